/* Who is responsible for the tracked object while it is owed. Where that is not known any more it is let go: silence about
 * an object that somebody else may release is cheaper than a false alarm. */
#include "flow/simulate/state.h"

void lt_let_go(lt_state *st) {
    if (st->typestate == LT_STATE_owed)
        st->typestate = LT_STATE_kept;
}

void lt_share(lt_state *st) {
    st->retained = true;
    lt_let_go(st);
}

static bool is_content_of(const lt_simulation *sim, const lt_state *st, lt_cell owner) {
    return sim->info->kind == LT_OBJECT_CONTENT && st->part.id == owner.id && st->typestate == LT_STATE_live;
}

/* What was made here is followed from there on; of what a stranger's deleter means nothing is known. */
void lt_give_up_content(lt_simulation *sim, lt_state *st, lt_cell owner) {
    if (!st->part.id || !is_content_of(sim, st, owner))
        return;
    lt_value owned = lt_load(sim, st, owner);
    bool made = lt_value_of(sim->values, owned)->flags & LT_VALUE_FRESH;
    if (!lt_points_into(sim->values, owned, st->tracked))
        return;
    bool known = sim->info->family.id && !made && !st->retained;
    st->part = (lt_cell){0};
    st->typestate = known ? LT_STATE_owed : LT_STATE_kept;
    lt_add_step(sim, st, (lt_step){.kind = LT_STEP_ACQUIRED});
}

static bool lies_in(lt_simulation *sim, const lt_state *st, lt_cell holder) {
    (void)st;
    return lt_cell_within(sim->values, holder, sim->record);
}

lt_cell lt_find_held_in(lt_simulation *sim, const lt_state *st, lt_cell record, uint32_t *from) {
    sim->record = record;
    return lt_find_holder(sim, st, lies_in, from);
}

bool lt_is_held_in(lt_simulation *sim, const lt_state *st, lt_cell record) {
    uint32_t from;
    return lt_find_held_in(sim, st, record, &from).id;
}

/* A container keeps what it is given inside itself, where it has no order; its elements are read by pointers to what it
 * owns. */
typedef struct element_search {
    lt_simulation *sim;
    LT_ARRAY(lt_cell) kept; /* inside containers, and holding the tracked object */
} element_search;

static void collect_kept(void *context, uint64_t key, const lt_entry *e) {
    (void)e;
    element_search *s = context;
    lt_cell cell = lt_cell_of_key(key);
    while (cell.id && lt_cell_of(s->sim->values, cell)->kind != LT_CELL_CONTENT)
        cell = lt_cell_of(s->sim->values, cell)->parent;
    if (cell.id)
        LT_PUSH(s->sim->arena, &s->kept, cell);
}

lt_cell lt_elements_around(lt_simulation *sim, lt_state *st, lt_cell cell) {
    lt_root content = lt_cell_of(sim->values, cell)->root;
    if (lt_root_info_of(sim->values, content)->kind != LT_ROOT_POINTEE)
        return (lt_cell){0};
    element_search s = {.sim = sim};
    lt_map_each(st->holders, 0, 0, collect_kept, &s);
    for (uint32_t i = 0; i < s.kept.count; i++) {
        lt_cell container = lt_cell_of(sim->values, s.kept.items[i])->parent;
        if (lt_points_into(sim->values, lt_load(sim, st, container), content))
            return s.kept.items[i];
    }
    return (lt_cell){0};
}

void lt_let_go_of_parts(lt_simulation *sim, lt_state *st, lt_cell record) {
    if (st->typestate == LT_STATE_owed && lt_is_held_in(sim, st, record))
        lt_let_go(st);
}

/* --- strangers -------------------------------------------------------------------------------------------------------- */

static bool is_pointed_to(lt_simulation *sim, const lt_state *st, lt_root root, const void *context) {
    (void)st;
    return lt_points_into(sim->values, *(const lt_value *)context, root);
}

void lt_hand_on(lt_simulation *sim, lt_state *st, lt_value value) {
    if (st->typestate == LT_STATE_owed && lt_is_reached_from(sim, st, st->tracked, is_pointed_to, &value))
        lt_let_go(st);
}

static bool is_exposed(lt_simulation *sim, const lt_state *st, lt_root root, const void *context) {
    (void)context;
    return root.id != st->tracked.id && !lt_is_private(sim, st, root) && lt_outlives_function(sim, st, root);
}

void lt_expose(lt_simulation *sim, lt_state *st) {
    if (st->typestate == LT_STATE_owed && lt_is_reached_from(sim, st, st->tracked, is_exposed, NULL))
        lt_let_go(st);
}

/* --- losses ----------------------------------------------------------------------------------------------------------- */

/* A pointer that a test showed to be null owns nothing, nor does a negative handle; descriptors 0 to 2 are the standard
 * streams, which a process keeps (POSIX.1-2024, 2.5.1 and <unistd.h>). */
static bool is_nothing(lt_simulation *sim, const lt_state *st) {
    const lt_root_info *root = lt_root_info_of(sim->values, st->tracked);
    if (root->kind != LT_ROOT_POINTEE)
        return false;
    lt_fact fact = lt_fact_of(sim, st, root->value);
    return fact.high < 0 || (fact.low >= 0 && fact.high <= 2);
}

/* `main` runs once: what it loses outside a loop the system takes back soon. */
static bool ends_soon(const lt_simulation *sim) {
    return lt_callee_of(sim->function->unit, sim->function->self)->flags & LT_CALLEE_MAIN && !sim->in_cycle[sim->block];
}

static bool is_whole(lt_simulation *sim, const lt_state *st, lt_cell holder) {
    const lt_entry *e = lt_map_get(st->cells, lt_cell_key(sim->values, holder));
    return e && lt_offset_of(sim->values, (lt_value){e->value}) == LT_OFFSET_BASE;
}

/* What holds the object, or held it last, as the source has it. */
static lt_place name_holder(lt_simulation *sim, lt_state *st) {
    const lt_function *f = sim->function;
    uint32_t from = st->last_holder;
    if (st->holders.root && !lt_find_holder(sim, st, is_whole, &from).id)
        lt_find_holder(sim, st, NULL, &from);
    bool made = sim->info->kind == LT_OBJECT_FRESH && sim->info->statement == from && sim->info->slot != LT_SLOT_RESULT;
    if (from >= f->statements.count || f->statements.items[from].kind == LT_STATEMENT_dead || made)
        return (lt_place){0}; /* what an out-parameter received is named where it was stored */
    lt_place place = f->statements.items[from].target;
    return place.id && lt_root_of(f, place)->storage != LT_TEMPORARY ? place : (lt_place){0};
}

static void lose(lt_simulation *sim, lt_state *st, lt_event event) {
    event.kind = LT_EVENT_lose;
    event.lost_with = name_holder(sim, st);
    if (!is_nothing(sim, st) && !ends_soon(sim) && !lt_is_settled_elsewhere(sim, st))
        lt_happen(sim, st, event);
    lt_let_go(st); /* said once */
}

static bool is_plain(const lt_function *f, const lt_operand *operand) {
    if (operand->kind != LT_COPY && operand->kind != LT_MOVE)
        return operand->kind != LT_ADDRESS;
    const lt_type_info *type = lt_place_type(f, operand->place);
    return type->kind == LT_TYPE_integer || type->kind == LT_TYPE_floating;
}

/* Whether what a record or range holds goes into another one by the effect. */
static bool copies_elements(const lt_function *f, const lt_statement *s, const lt_effect *e) {
    bool keeps = e->kind == LT_EFFECT_keep || e->kind == LT_EFFECT_insert;
    uint8_t from = e->kind == LT_EFFECT_keep ? e->subject : e->object;
    if ((!keeps && e->kind != LT_EFFECT_alias) || from >= s->operand_count)
        return false;
    const lt_operand *operand = lt_operands_of(f, s) + from;
    if (operand->kind != LT_COPY && operand->kind != LT_MOVE && operand->kind != LT_ADDRESS)
        return false;
    const lt_type_info *type = lt_place_type(f, operand->place);
    if (operand->kind != LT_ADDRESS && (type->kind == LT_TYPE_pointer || type->kind == LT_TYPE_reference))
        type = lt_type_of(f->unit, type->element);
    return type->kind == LT_TYPE_record && type->flags & LT_IS_pointers && (keeps || !(type->flags & LT_IS_view)) &&
           !(e->kind == LT_EFFECT_alias && e->subject == LT_SLOT_RESULT);
}

static bool leaves_elements(const lt_function *f, const lt_statement *s) {
    const lt_callee_info *callee = lt_callee_of(f->unit, s->callee);
    bool known = s->callee.id && callee->origin == LT_FROM_MODEL;
    for (uint32_t i = 0; i < callee->effect_count; i++) {
        lt_effect_kind kind = callee->effects[i].kind;
        if (kind == LT_EFFECT_release || kind == LT_EFFECT_take || kind == LT_EFFECT_escape ||
            copies_elements(f, s, &callee->effects[i]))
            return false;
    }
    for (uint32_t i = 0; i < s->operand_count; i++) {
        const lt_operand *operand = lt_operands_of(f, s) + i;
        bool placed = operand->kind == LT_COPY || operand->kind == LT_MOVE || operand->kind == LT_ADDRESS;
        if ((!known && !is_plain(f, operand)) || (placed && lt_place_type(f, operand->place)->flags & LT_IS_callable))
            return false;
    }
    return true;
}

/* An assignment that takes a pointer, or a record with pointers, out of the function's own variables, or a container along. */
static bool stays_inside(const lt_function *f, const lt_statement *s) {
    const lt_operand *from = lt_operands_of(f, s);
    if (from->kind != LT_COPY && from->kind != LT_MOVE)
        return true;
    const lt_type_info *type = lt_place_type(f, from->place);
    bool pointers = type->kind == LT_TYPE_pointer || (type->kind == LT_TYPE_record && type->flags & LT_IS_pointers);
    bool record = type->kind == LT_TYPE_record && !(type->flags & LT_IS_view);
    lt_storage storage = lt_root_of(f, s->target)->storage;
    bool own = storage == LT_LOCAL || storage == LT_TEMPORARY || storage == LT_PARAMETER;
    for (lt_place p = s->target; p.id; p = lt_place_of(f, p)->parent)
        own &= lt_place_of(f, p)->projection != LT_DEREF;
    return !pointers || (own && !record);
}

bool lt_elements_stay(const lt_function *function) {
    for (uint32_t i = 0; i < function->statements.count; i++) {
        const lt_statement *s = &function->statements.items[i];
        if ((s->kind == LT_STATEMENT_call && !leaves_elements(function, s)) ||
            (s->kind == LT_STATEMENT_assign && !stays_inside(function, s)))
            return false;
    }
    return true;
}

void lt_lose_entries(lt_simulation *sim, lt_state *st, lt_cell cell, lt_event event) {
    bool entries = sim->info->kind == LT_OBJECT_CALLER && lt_place_type(sim->function, sim->info->place)->flags & LT_IS_container;
    if (!entries || st->typestate != LT_STATE_owed || !lt_map_get(st->holders, lt_cell_key(sim->values, cell)))
        return;
    event.loss = LT_LOST_WITH_ENTRY;
    lose(sim, st, event);
}

/* What was being built is abandoned: its destructor does not run. */
static bool ends_unbuilt(const lt_simulation *sim, const lt_statement *s) {
    return s->kind == LT_STATEMENT_assign && lt_operands_of(sim->function, s)->kind == LT_UNKNOWN &&
           lt_root_of(sim->function, s->target)->flags & LT_VARIABLE_BUILT;
}

static lt_loss loss_by(const lt_simulation *sim, const lt_statement *s) {
    const lt_object_info *info = sim->info;
    if (ends_unbuilt(sim, s))
        return LT_LOST_AT_EXIT;
    bool made = (info->kind == LT_OBJECT_FRESH || info->kind == LT_OBJECT_ARGUMENT) && info->statement == sim->statement;
    if (s->kind == LT_STATEMENT_dead)
        return LT_LOST_OUT_OF_SCOPE;
    if (s->kind == LT_STATEMENT_call && made && !s->target.id)
        return LT_LOST_DISCARDED;
    const lt_callee_info *callee = lt_callee_of(sim->function->unit, s->callee);
    for (uint32_t i = 0; s->kind == LT_STATEMENT_call && i < callee->effect_count; i++)
        if (callee->effects[i].kind == LT_EFFECT_release)
            return LT_LOST_WITH_HOLDER;
    return LT_LOST_OVERWRITTEN;
}

void lt_check_lost(lt_simulation *sim, lt_state *st, const lt_statement *s) {
    if (st->typestate != LT_STATE_owed || !st->tracked.id || st->holders.root)
        return;
    lt_loss loss = s ? loss_by(sim, s) : LT_LOST_DISCARDED;
    lt_place place = s ? s->target : (lt_place){0};
    if (loss == LT_LOST_WITH_HOLDER && s->operand_count)
        place = lt_operands_of(sim->function, s)->place;
    lose(sim, st, (lt_event){.loss = loss, .place = place});
}

lt_value lt_result_value(lt_simulation *sim, lt_state *st) {
    for (uint32_t v = 1; v < sim->function->variables.count; v++)
        if (sim->function->variables.items[v].storage == LT_RESULT)
            return lt_load(sim, st, lt_root_info_of(sim->values, lt_root_of_variable(sim->values, (lt_variable){v}))->base);
    return (lt_value){0};
}

/* 1 the condition on this function's own result holds, 0 it does not, -1 not known. */
static int decide_result(lt_simulation *sim, lt_state *st, lt_condition when) {
    lt_value result = lt_result_value(sim, st);
    if (when.relation == LT_ALWAYS || !result.id)
        return when.relation == LT_ALWAYS ? 1 : -1;
    return lt_decide(sim, st, result, when.relation, lt_number_constant(sim->values, when.value), false);
}

/* The parameter whose value at the entry points to the root's first byte; none when there is none. */
static const lt_variable_info *parameter_to(const lt_simulation *sim, lt_root root) {
    const lt_root_info *r = lt_root_info_of(sim->values, root);
    const lt_value_info *v = lt_value_of(sim->values, r->value);
    if (r->kind != LT_ROOT_POINTEE || v->kind != LT_VALUE_LOAD)
        return NULL;
    const lt_cell_info *cell = lt_cell_of(sim->values, (lt_cell){v->a});
    const lt_root_info *holder = lt_root_info_of(sim->values, cell->root);
    bool whole = cell->kind == LT_CELL_BASE && holder->kind == LT_ROOT_VARIABLE;
    const lt_variable_info *info = whole ? lt_variable_of(sim->function, holder->variable) : NULL;
    return info && info->storage == LT_PARAMETER ? info : NULL;
}

/* An out-parameter that hands something out under a condition on the result hands out nothing when that does not hold. */
static bool is_withheld(lt_simulation *sim, const lt_state *st, lt_cell holder) {
    const lt_cell_info *cell = lt_cell_of(sim->values, holder);
    const lt_variable_info *out = cell->kind == LT_CELL_BASE ? parameter_to(sim, cell->root) : NULL;
    const lt_callee_info *self = lt_callee_of(sim->function->unit, sim->function->self);
    lt_state copy = *st;
    for (uint32_t i = 0; out && self->origin == LT_FROM_CONTRACT && i < self->effect_count; i++) {
        const lt_effect *e = &self->effects[i];
        if (e->kind == LT_EFFECT_fresh && e->subject == out->index && e->depth == 1)
            return decide_result(sim, &copy, e->when) == 0;
    }
    return false;
}

/* A result that promises a borrow is no owner. */
static bool owns(lt_simulation *sim, const lt_state *st, lt_cell holder) {
    const lt_root_info *root = lt_root_info_of(sim->values, lt_cell_of(sim->values, holder)->root);
    uint32_t claims = sim->function->result_claims.flags;
    bool lends = claims & (LT_CLAIM_BORROWED | LT_CLAIM_LIFETIME) && !(claims & LT_CLAIM_OWNED);
    if (lends && root->kind == LT_ROOT_VARIABLE && lt_variable_of(sim->function, root->variable)->storage == LT_RESULT)
        return false;
    return lt_cell_of(sim->values, holder)->root.id != st->tracked.id && !is_withheld(sim, st, holder) &&
           lt_outlives_function(sim, st, lt_cell_of(sim->values, holder)->root);
}

bool lt_is_held_outside(lt_simulation *sim, lt_state *st) {
    uint32_t from;
    return lt_find_holder(sim, st, owns, &from).id;
}

/* A parameter that is taken under a condition on the result is owed where the condition is known to hold. */
static bool is_owed_by_result(lt_simulation *sim, lt_state *st) {
    return sim->info->kind != LT_OBJECT_CALLER || decide_result(sim, st, sim->info->claims.when) == 1;
}

/* Where it is known not to hold the caller owns it still, and must find it alive. */
static void check_kept_promise(lt_simulation *sim, lt_state *st, lt_location at) {
    bool gone = st->typestate == LT_STATE_released || st->typestate == LT_STATE_given;
    lt_condition when = sim->info->claims.when;
    bool promised = sim->info->kind == LT_OBJECT_CALLER && sim->info->claims.flags & LT_CLAIM_OWNED;
    if (!gone || !promised || when.relation == LT_ALWAYS || decide_result(sim, st, when) != 0)
        return;
    lt_state before = *st;
    before.typestate = LT_STATE_live; /* as the caller sees it */
    lt_event event = {.kind = LT_EVENT_release, .place = sim->info->place, .location = at, .borrowed = true};
    event.argument = LT_SLOT_NONE;
    lt_happen(sim, &before, event);
}

void lt_check_lost_at_exit(lt_simulation *sim, lt_state *st, lt_location at) {
    check_kept_promise(sim, st, at);
    if (st->typestate != LT_STATE_owed || !st->tracked.id || lt_is_held_outside(sim, st) || !is_owed_by_result(sim, st))
        return;
    lose(sim, st, (lt_event){.loss = LT_LOST_AT_EXIT, .location = at});
}
