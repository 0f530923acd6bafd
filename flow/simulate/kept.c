/* What callees keep until something ends it: the argument of a thread until it is joined, that of a registered callback
 * until it is taken back.
 *
 * Each call that keeps has a cell of its own (values.h, LT_ROOT_KEPT), named by its statement; what ends it is stated by
 * the family of its `keep` effect. Who may have ended it out of sight is believed to have. */
#include "flow/simulate/calling.h"

#include "mir/build.h"

/* --- who keeps ------------------------------------------------------------------------------------------------------- */

/* The statement whose callee keeps what is in the cell; UINT32_MAX when that is none. */
static uint32_t keeper_statement(const lt_simulation *sim, lt_cell cell) {
    const lt_values *vs = sim->values;
    if (lt_root_info_of(vs, lt_cell_of(vs, cell)->root)->kind != LT_ROOT_KEPT)
        return UINT32_MAX;
    while (lt_cell_of(vs, cell)->kind != LT_CELL_BASE &&
           lt_cell_of(vs, lt_cell_of(vs, cell)->parent)->kind != LT_CELL_BASE)
        cell = lt_cell_of(vs, cell)->parent;
    const lt_cell_info *c = lt_cell_of(vs, cell);
    return c->kind == LT_CELL_CONTENT && c->step < sim->function->statements.count ? c->step : UINT32_MAX;
}

static const lt_callee_info *callee_at(const lt_simulation *sim, uint32_t statement) {
    return lt_callee_of(sim->function->unit, sim->function->statements.items[statement].callee);
}

/* The functions that end what the statement keeps; none: nothing does. */
static lt_family ended_by(const lt_simulation *sim, uint32_t statement) {
    const lt_callee_info *callee = callee_at(sim, statement);
    for (uint32_t i = 0; i < callee->effect_count; i++)
        if (callee->effects[i].kind == LT_EFFECT_keep && callee->effects[i].family.id)
            return callee->effects[i].family;
    return (lt_family){0};
}

bool lt_is_kept_until(const lt_simulation *sim, lt_cell holder) {
    uint32_t statement = keeper_statement(sim, holder);
    return statement != UINT32_MAX && ended_by(sim, statement).id;
}

/* Whether the call that keeps gives a handle, without which nobody can end it: a thread. */
static bool gives_handle(const lt_simulation *sim, uint32_t statement) {
    const lt_callee_info *callee = callee_at(sim, statement);
    lt_family end = ended_by(sim, statement);
    for (uint32_t i = 0; i < callee->effect_count; i++)
        if (callee->effects[i].kind == LT_EFFECT_fresh &&
            lt_family_covers(sim->function->unit, callee->effects[i].family, end))
            return true;
    return false;
}

/* --- who ends it ----------------------------------------------------------------------------------------------------- */

static bool is_handle_of(const lt_simulation *sim, lt_value v, uint32_t statement) {
    const lt_value_info *info = lt_value_of(sim->values, v);
    return info->kind == LT_VALUE_RESULT && info->a == statement && info->flags & LT_VALUE_FRESH;
}

static bool is_other_handle(const lt_simulation *sim, lt_value v, uint32_t statement) {
    const lt_value_info *info = lt_value_of(sim->values, v);
    return info->kind == LT_VALUE_RESULT && info->a != statement && info->flags & LT_VALUE_FRESH;
}

/* Whether the callee ends what is kept, as far as the handle that it is given can be the one. */
static bool ends(const lt_call *c, uint32_t statement, lt_family end) {
    const lt_unit *unit = c->sim->function->unit;
    bool named = c->callee->name.id && lt_family_names(unit, end, c->callee->name);
    for (uint32_t i = 0; i < c->callee->effect_count && !named; i++) {
        const lt_effect *e = &c->callee->effects[i];
        named = (e->kind == LT_EFFECT_release || e->kind == LT_EFFECT_take) && e->subject < c->count &&
                lt_family_accepts(unit, e->family, end);
    }
    bool other = false;
    for (uint32_t i = 0; i < c->count && named; i++) {
        if (is_handle_of(c->sim, c->values[i], statement))
            return true;
        other |= is_other_handle(c->sim, c->values[i], statement);
    }
    return named && !(other && gives_handle(c->sim, statement));
}

typedef struct handle_search {
    const lt_simulation *sim;
    const lt_state *st;
    uint32_t statement;
    lt_root within; /* or none */
    bool is_within, is_private, is_public;
} handle_search;

static void find_handle(void *context, uint64_t key, const lt_entry *e) {
    handle_search *s = context;
    lt_root root = lt_cell_of(s->sim->values, lt_cell_of_key(key))->root;
    if (!is_handle_of(s->sim, (lt_value){e->value}, s->statement))
        return;
    s->is_within |= root.id == s->within.id;
    s->is_private |= lt_is_private(s->sim, s->st, root);
    s->is_public |= !lt_is_private(s->sim, s->st, root);
}

static handle_search find_handles(const lt_call *c, const lt_state *st, uint32_t statement, lt_root within) {
    handle_search search = {.sim = c->sim, .st = st, .statement = statement, .within = within};
    lt_map_each(st->cells, 0, 0, find_handle, &search);
    return search;
}

/* Whether local variables alone hold the handle: one that is in an element of an array, or nowhere, may be anywhere. */
static bool is_hidden(const lt_call *c, const lt_state *st, uint32_t statement) {
    handle_search search = find_handles(c, st, statement, (lt_root){0});
    return search.is_private && !search.is_public;
}

/* Whether a stranger may end it: it gets the handle, or finds it, or can wait for what is kept itself. */
static bool may_end(const lt_call *c, const lt_state *st, uint32_t statement) {
    if (c->callee->flags & LT_CALLEE_WAITS)
        return true;
    if (!lt_writes_unknown_memory(c->callee) || c->sim->statement == statement)
        return false;
    if (!gives_handle(c->sim, statement) || !is_hidden(c, st, statement))
        return true;
    for (uint32_t i = 0; i < c->count; i++) {
        lt_value_kind kind = lt_value_of(c->sim->values, c->values[i])->kind;
        if (is_handle_of(c->sim, c->values[i], statement) || lt_points_into(c->sim->values, c->values[i], st->tracked))
            return true;
        if (kind == LT_VALUE_CONSTANT || kind == LT_VALUE_FUNCTION || kind == LT_VALUE_LITERAL ||
            lt_call_is_number(c, i))
            continue;
        if (find_handles(c, st, statement, lt_pointee_root(c->sim->values, c->values[i])).is_within)
            return true;
    }
    return false;
}

/* --- what a call ends ------------------------------------------------------------------------------------------------ */

/* What a thread or callback has, when somebody waits for others to get somewhere: it may be through with it. */
static bool is_waited_for(const lt_call *c, const lt_state *st, lt_cell holder) {
    const lt_root_info *root = lt_root_info_of(c->sim->values, lt_cell_of(c->sim->values, holder)->root);
    bool variable = root->kind == LT_ROOT_VARIABLE && root->variable.id;
    lt_storage storage = variable ? lt_variable_of(c->sim->function, root->variable)->storage : LT_STATIC;
    return c->callee->flags & LT_CALLEE_WAITS && storage != LT_RESULT && storage != LT_THROWN &&
           lt_outlives_function(c->sim, st, lt_cell_of(c->sim->values, holder)->root);
}

/* A queue of closures, of static storage: who runs code that nobody knows may have run and emptied it. */
static bool is_drained(const lt_call *c, lt_cell holder) {
    const lt_values *vs = c->sim->values;
    const lt_root_info *root = lt_root_info_of(vs, lt_cell_of(vs, holder)->root);
    bool element = false, captured = false;
    for (; lt_cell_of(vs, holder)->kind != LT_CELL_BASE; holder = lt_cell_of(vs, holder)->parent) {
        const lt_cell_info *cell = lt_cell_of(vs, holder);
        element |= cell->kind == LT_CELL_CONTENT;
        captured |= cell->kind == LT_CELL_FIELD &&
                    c->sim->function->unit->fields.items[cell->step].flags & LT_FIELD_CAPTURE;
    }
    return root->kind == LT_ROOT_VARIABLE && element && captured && lt_writes_unknown_memory(c->callee);
}

static bool is_ended(const lt_call *c, const lt_state *st, lt_cell holder) {
    if (is_waited_for(c, st, holder) || is_drained(c, holder))
        return true;
    uint32_t statement = keeper_statement(c->sim, holder);
    if (statement == UINT32_MAX)
        return false;
    lt_family end = ended_by(c->sim, statement);
    return end.id && (ends(c, statement, end) || may_end(c, st, statement));
}

typedef struct ending {
    const lt_call *c;
    const lt_state *st;
    LT_ARRAY(lt_cell) cells;
} ending;

static void collect_ended(void *context, uint64_t key, const lt_entry *e) {
    (void)e;
    ending *x = context;
    if (is_ended(x->c, x->st, lt_cell_of_key(key)))
        LT_PUSH(x->c->sim->arena, &x->cells, lt_cell_of_key(key));
}

void lt_call_end_kept(const lt_call *c, lt_state *st) {
    if (!st->holders.root)
        return;
    ending x = {.c = c, .st = st};
    lt_map_each(st->holders, 0, 0, collect_ended, &x);
    for (uint32_t i = 0; i < x.cells.count; i++)
        lt_forget_cell(c->sim, st, x.cells.items[i]);
    c->sim->lost_sight |= x.cells.count > 0;
}

/* --- paths that pass its end by ---------------------------------------------------------------------------------------- */

static bool reaches(lt_simulation *sim, lt_graph graph, uint32_t from, uint32_t to) {
    bool *seen = LT_NEW_ARRAY(sim->arena, bool, graph.count);
    uint32_t *stack = LT_NEW_ARRAY(sim->arena, uint32_t, graph.count + 1), count = 0;
    stack[count++] = from;
    seen[from] = true;
    while (count) {
        uint32_t block = stack[--count];
        if (block == to)
            return true;
        for (uint32_t i = graph.first[block]; i < graph.first[block + 1]; i++)
            if (!seen[graph.targets[i]]) {
                seen[graph.targets[i]] = true;
                stack[count++] = graph.targets[i];
            }
    }
    return false;
}

/* What two branches decide alike as long as nobody writes it: a local variable or a constant. */
static bool is_plain(const lt_function *f, const lt_operand *o) {
    if (o->kind != LT_COPY && o->kind != LT_MOVE)
        return true;
    lt_storage storage = lt_root_of(f, o->place)->storage;
    return lt_place_of(f, o->place)->projection == LT_BASE && (storage == LT_LOCAL || storage == LT_PARAMETER);
}

/* Whether the block runs under a condition on memory, without which `end` may be reached, too. */
static bool is_guarded(lt_simulation *sim, lt_graph graph, uint32_t block, uint32_t end) {
    const lt_function *f = sim->function;
    const uint32_t *dominators = lt_dominators(lt_graph_reversed(graph, sim->arena), sim->order, sim->arena);
    while (dominators[block] != block) {
        uint32_t above = dominators[block];
        const lt_terminator *t = &f->blocks.items[above].terminator;
        bool plain = is_plain(f, &t->left) && is_plain(f, &t->right);
        for (uint32_t i = graph.first[above]; i < graph.first[above + 1] && t->kind != LT_GOTO && !plain; i++)
            if (!reaches(sim, graph, graph.targets[i], block) && reaches(sim, graph, graph.targets[i], end))
                return true;
        block = above;
    }
    return false;
}

static bool is_end(const lt_simulation *sim, const lt_statement *s, lt_family end) {
    const lt_unit *unit = sim->function->unit;
    const lt_callee_info *callee = lt_callee_of(unit, s->callee);
    if (s->kind != LT_STATEMENT_call || !s->callee.id)
        return false;
    bool is = callee->name.id && lt_family_names(unit, end, callee->name);
    for (uint32_t i = 0; i < callee->effect_count && !is; i++)
        is = (callee->effects[i].kind == LT_EFFECT_release || callee->effects[i].kind == LT_EFFECT_take) &&
             lt_family_accepts(unit, callee->effects[i].family, end);
    return is;
}

static uint32_t block_of(const lt_function *f, uint32_t statement) {
    for (uint32_t id = 1; id < f->blocks.count; id++) {
        const lt_block_info *b = &f->blocks.items[id];
        if (statement >= b->first_statement && statement < b->first_statement + b->statement_count)
            return id;
    }
    return 0;
}

/* A loop that joins all threads is believed to meet each one; what is started under a condition and joined under a
 * condition is believed to be joined when it was started. */
bool lt_may_have_ended(lt_simulation *sim, lt_cell holder) {
    const lt_function *f = sim->function;
    uint32_t statement = keeper_statement(sim, holder);
    lt_family end = statement == UINT32_MAX ? (lt_family){0} : ended_by(sim, statement);
    if (!end.id)
        return false;
    lt_graph graph = lt_graph_of_blocks(f, sim->arena);
    for (uint32_t id = 1; id < f->blocks.count; id++) {
        const lt_block_info *b = &f->blocks.items[id];
        for (uint32_t i = 0; i < b->statement_count; i++)
            if (is_end(sim, &f->statements.items[b->first_statement + i], end) &&
                sim->order.positions[id] != LT_UNREACHED && reaches(sim, graph, id, sim->block) &&
                (sim->in_cycle[id] ? !reaches(sim, graph, id, block_of(f, statement))
                                   : is_guarded(sim, graph, block_of(f, statement), id)))
                return true;
    }
    return false;
}

/* --- detached threads ---------------------------------------------------------------------------------------------------- */

/* Whether a closure holds an owner, too: a shared pointer to the object itself, as a rule. */
static bool captures_owner(const lt_function *f) {
    for (uint32_t id = 1; id < f->places.count; id++)
        if (lt_is_capture(f, (lt_place){id}) &&
            lt_place_type(f, (lt_place){id})->flags & (LT_IS_owner | LT_IS_shared | LT_IS_weak | LT_IS_callable))
            return true;
    return false;
}

bool lt_is_left_to_thread(const lt_simulation *sim, lt_cell holder) {
    uint32_t statement = keeper_statement(sim, holder);
    if (statement == UINT32_MAX || ended_by(sim, statement).id)
        return false;
    const lt_function *f = sim->function;
    const lt_statement *s = &f->statements.items[statement];
    return callee_at(sim, statement)->origin == LT_FROM_MODEL && s->operand_count &&
           lt_referent_flags(f, lt_operands_of(f, s)) & LT_IS_callable && !captures_owner(f);
}

/* --- a closure's body ------------------------------------------------------------------------------------------------ */

/* What the closure captured, by way of which the value was reached; none: it was not. */
static lt_field captured_first(const lt_simulation *sim, lt_value v) {
    lt_field field = {0};
    for (const lt_value_info *info = lt_value_of(sim->values, v); info->kind == LT_VALUE_PART;
         info = lt_value_of(sim->values, (lt_value){info->a}))
        if (info->b == LT_CELL_FIELD && sim->function->unit->fields.items[info->c].flags & LT_FIELD_CAPTURE)
            field.id = info->c;
    return field;
}

bool lt_is_outside_frame(const lt_simulation *sim, lt_cell holder) {
    const lt_root_info *root = lt_root_info_of(sim->values, lt_cell_of(sim->values, holder)->root);
    if (root->kind == LT_ROOT_KEPT)
        return !lt_is_kept_until(sim, holder);
    if (root->kind == LT_ROOT_VARIABLE) {
        lt_storage storage = lt_variable_of(sim->function, root->variable)->storage;
        return storage == LT_STATIC || storage == LT_THREAD;
    }
    lt_field field = root->kind == LT_ROOT_POINTEE ? captured_first(sim, root->value) : (lt_field){0};
    return field.id && !(sim->function->unit->fields.items[field.id].flags & LT_FIELD_FRAME);
}

/* --- closures and callbacks ---------------------------------------------------------------------------------------------- */

/* A closure, a wrapper of one, a container of such, or a pointer to it. */
static bool is_callable(const lt_unit *unit, const lt_type_info *type) {
    for (uint32_t depth = 0; depth < 4; depth++) {
        if (type->flags & LT_IS_callable)
            return true;
        bool leads = type->kind == LT_TYPE_pointer || type->kind == LT_TYPE_reference || type->kind == LT_TYPE_array ||
                     type->flags & LT_IS_container;
        if (!leads)
            return false;
        type = lt_type_of(unit, type->element);
    }
    return false;
}

static bool is_in_callable(const lt_function *f, lt_place place) {
    for (; place.id; place = lt_place_of(f, place)->parent)
        if (is_callable(f->unit, lt_place_type(f, place)))
            return true;
    return false;
}

static bool is_function(const lt_function *f, const lt_operand *o) {
    if (o->kind == LT_FUNCTION)
        return true;
    const lt_type_info *type = o->kind == LT_COPY ? lt_place_type(f, o->place) : NULL;
    return type && lt_type_of(f->unit, type->element)->kind == LT_TYPE_function;
}

lt_capture lt_capture_of(const lt_simulation *sim, lt_cell holder, uint32_t from) {
    const lt_function *f = sim->function;
    const lt_root_info *root = lt_root_info_of(sim->values, lt_cell_of(sim->values, holder)->root);
    for (lt_cell c = holder; lt_cell_of(sim->values, c)->kind != LT_CELL_BASE; c = lt_cell_of(sim->values, c)->parent) {
        const lt_cell_info *cell = lt_cell_of(sim->values, c);
        if (cell->kind == LT_CELL_FIELD && f->unit->fields.items[cell->step].flags & LT_FIELD_CAPTURE)
            return LT_CAPTURE_CLOSURE;
    }
    if (root->kind == LT_ROOT_VARIABLE && is_callable(f->unit, lt_type_of(f->unit, lt_variable_of(f, root->variable)->type)))
        return LT_CAPTURE_CLOSURE;
    if (from >= f->statements.count)
        return LT_CAPTURE_NONE;
    const lt_statement *s = &f->statements.items[from];
    bool callable = is_in_callable(f, s->target), function = false;
    for (uint32_t i = 0; i < s->operand_count && s->kind == LT_STATEMENT_call; i++) {
        callable |= is_in_callable(f, lt_operands_of(f, s)[i].place);
        function |= is_function(f, lt_operands_of(f, s) + i);
    }
    return callable ? LT_CAPTURE_CLOSURE : function ? LT_CAPTURE_CALLBACK : LT_CAPTURE_NONE;
}
