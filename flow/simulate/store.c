#include "flow/simulate/drain.h"

/* --- what is private ------------------------------------------------------------------------------------------------ */

bool lt_is_private(const lt_simulation *sim, const lt_state *st, lt_root root) {
    return lt_root_info_of(sim->values, root)->local && !lt_map_get(st->leaked, root.id);
}

void lt_leak(lt_simulation *sim, lt_state *st, lt_root root) {
    const lt_root_info *r = lt_root_info_of(sim->values, root);
    if (r->local)
        lt_map_put(lt_writer_of(sim, st), &st->leaked, root.id, (lt_entry){.value = 1, .birth = r->birth});
}

/* A cell that others can write is known since the last version of memory only. Pointers to the tracked object stay:
 * who stores one in memory that it does not own and calls on has to take it back itself. */
static bool is_valid(const lt_simulation *sim, const lt_state *st, lt_cell cell, const lt_entry *e) {
    return e->stamp == st->version.id || lt_is_private(sim, st, lt_cell_of(sim->values, cell)->root) ||
           lt_points_into(sim->values, (lt_value){e->value}, st->tracked);
}

const lt_entry *lt_find_entry(const lt_simulation *sim, const lt_state *st, lt_cell cell) {
    const lt_entry *e = lt_map_get(st->cells, lt_cell_key(sim->values, cell));
    return e && is_valid(sim, st, cell, e) ? e : NULL;
}

/* --- loads ---------------------------------------------------------------------------------------------------------- */

/* Whether strangers cannot have changed the cell: a constant field on its way, of an object that is not built here. */
static bool is_constant_part(const lt_simulation *sim, lt_cell cell) {
    const lt_root_info *root = lt_root_info_of(sim->values, lt_cell_of(sim->values, cell)->root);
    if (root->kind != LT_ROOT_POINTEE || root->fresh)
        return false;
    for (; lt_cell_of(sim->values, cell)->kind != LT_CELL_BASE; cell = lt_cell_of(sim->values, cell)->parent) {
        const lt_cell_info *c = lt_cell_of(sim->values, cell);
        if (c->kind == LT_CELL_FIELD && sim->function->unit->fields.items[c->step].flags & LT_FIELD_CONSTANT)
            return true;
    }
    return false;
}

/* What an untouched root holds; `constant`: of it, what was there from the beginning. */
static lt_value load_base(lt_simulation *sim, const lt_state *st, lt_cell base, bool constant) {
    const lt_root_info *root = lt_root_info_of(sim->values, lt_cell_of(sim->values, base)->root);
    if (root->kind == LT_ROOT_VARIABLE) {
        const lt_variable_info *v = lt_variable_of(sim->function, root->variable);
        if (v->flags & LT_VARIABLE_CONSTANT && lt_type_of(sim->function->unit, v->type)->kind == LT_TYPE_integer)
            return lt_number_constant(sim->values, v->value);
        if (v->flags & LT_VARIABLE_CONSTANT)
            return lt_number(sim->values, (lt_value_info){.kind = LT_VALUE_LOAD, .a = base.id});
    }
    bool is_private = constant || lt_is_private(sim, st, lt_cell_of(sim->values, base)->root);
    return lt_number(sim->values, (lt_value_info){
        .kind = LT_VALUE_LOAD, .a = base.id, .b = is_private ? 0 : st->version.id});
}

static lt_value part_of(lt_simulation *sim, lt_value whole, const lt_cell_info *c) {
    int64_t constant;
    if (lt_is_constant(sim->values, whole, &constant) && constant == 0)
        return whole; /* the parts of what was set to zero */
    return lt_number(sim->values, (lt_value_info){.kind = LT_VALUE_PART, .a = whole.id, .b = c->kind, .c = c->step});
}

/* A cell that another cell of the same array may be: which element it is was not known. */
static bool is_somewhere(const lt_values *vs, lt_cell cell) {
    for (; cell.id; cell = lt_cell_of(vs, cell)->parent)
        if (lt_cell_of(vs, cell)->weak || lt_cell_of(vs, cell)->kind == LT_CELL_AT)
            return true;
    return false;
}

typedef struct doubt {
    const lt_values *vs;
    bool anywhere, found;
} doubt;

static void find_doubt(void *context, uint64_t key, const lt_entry *e) {
    (void)e;
    doubt *d = context;
    d->found |= d->anywhere || is_somewhere(d->vs, lt_cell_of_key(key));
}

/* What is loaded may be the owed object, under a name that was not made out: from then on it may be released by it. */
static void doubt_load(lt_simulation *sim, lt_state *st, lt_cell cell) {
    if (st->typestate != LT_STATE_owed || !st->holders.root)
        return;
    doubt d = {.vs = sim->values, .anywhere = is_somewhere(sim->values, cell)};
    lt_map_each(st->holders, (uint64_t)lt_cell_of(sim->values, cell)->root.id << 32, 32, find_doubt, &d);
    if (d.found)
        lt_let_go(st);
}

lt_value lt_load(lt_simulation *sim, lt_state *st, lt_cell cell) {
    lt_values *vs = sim->values;
    const lt_entry *drained = lt_find_drained(sim, st, cell);
    if (drained)
        return (lt_value){drained->value};
    if (lt_cell_of(vs, cell)->weak) {
        doubt_load(sim, st, cell);
        return lt_unknown_value(sim);
    }
    lt_cell path[64];
    uint32_t count = 0;
    const lt_entry *e = NULL;
    lt_cell at = cell;
    while (!(e = lt_find_entry(sim, st, at)) && lt_cell_of(vs, at)->kind != LT_CELL_BASE && count < 64) {
        path[count++] = at;
        at = lt_cell_of(vs, at)->parent;
    }
    if (!e || count)
        doubt_load(sim, st, cell);
    lt_value value = e ? (lt_value){e->value} : load_base(sim, st, at, is_constant_part(sim, cell));
    while (count)
        value = part_of(sim, value, lt_cell_of(vs, path[--count]));
    return value;
}

/* --- stores --------------------------------------------------------------------------------------------------------- */

/* Where a holder is, as far as that is the same on every turn of a loop: what a pointer points to has no name. */
static uint32_t hash_cell(const lt_values *vs, lt_cell cell) {
    const lt_root_info *root = lt_root_info_of(vs, lt_cell_of(vs, cell)->root);
    uint32_t hash = root->kind * 0x9e3779b9u + root->variable.id;
    for (; lt_cell_of(vs, cell)->kind != LT_CELL_BASE; cell = lt_cell_of(vs, cell)->parent) {
        const lt_cell_info *c = lt_cell_of(vs, cell);
        hash = (hash ^ c->kind ^ (c->kind == LT_CELL_AT ? 0 : c->step)) * 2654435761u;
        hash ^= hash >> 15;
    }
    return hash * 2654435761u;
}

void lt_set_holder(lt_simulation *sim, lt_state *st, lt_cell cell, bool holds) {
    uint64_t key = lt_cell_key(sim->values, cell);
    if ((lt_map_get(st->holders, key) != NULL) == holds)
        return;
    if (!holds && !sim->is_final)
        lt_let_go(st);
    const lt_entry *e = holds ? NULL : lt_map_get(st->cells, key);
    if (e)
        st->last_holder = e->from;
    /* A sum, so that the order of stores does not matter and equal places of two roots count twice. */
    st->holder_hash += holds ? hash_cell(sim->values, cell) : -hash_cell(sim->values, cell);
    if (holds)
        lt_map_put(lt_writer_of(sim, st), &st->holders, key,
                   (lt_entry){.value = 1, .birth = lt_cell_of(sim->values, cell)->birth});
    else
        lt_map_remove(lt_writer_of(sim, st), &st->holders, key);
}

static uint32_t later(uint32_t a, uint32_t b) { return a > b ? a : b; }

void lt_put_cell(lt_simulation *sim, lt_state *st, lt_cell cell, lt_value value, uint32_t from) {
    const lt_values *vs = sim->values;
    uint32_t birth = later(lt_cell_of(vs, cell)->birth, lt_value_of(vs, value)->birth);
    const lt_root_info *root = lt_root_info_of(vs, lt_cell_of(vs, cell)->root);
    sim->lost_sight |= lt_value_of(vs, value)->flags & LT_VALUE_MAYBE && !(root->kind == LT_ROOT_VARIABLE && root->local);
    lt_entry e = {.value = value.id, .stamp = st->version.id, .from = from,
                  .birth = later(birth, lt_value_of(vs, st->version)->birth)};
    lt_set_holder(sim, st, cell, lt_points_into(vs, value, st->tracked));
    lt_map_put(lt_writer_of(sim, st), &st->cells, lt_cell_key(vs, cell), e);
}

void lt_forget_cell(lt_simulation *sim, lt_state *st, lt_cell cell) {
    uint64_t key = lt_cell_key(sim->values, cell);
    if (!lt_map_get(st->cells, key))
        return;
    lt_set_holder(sim, st, cell, false);
    lt_map_remove(lt_writer_of(sim, st), &st->cells, key);
}

/* The cell after `c` in a walk over what lies below `top`, parents first; none at the end. */
static lt_cell next_below(const lt_values *vs, lt_cell top, lt_cell c) {
    if (lt_cell_of(vs, c)->first_child.id)
        return lt_cell_of(vs, c)->first_child;
    while (c.id != top.id && !lt_cell_of(vs, c)->sibling.id)
        c = lt_cell_of(vs, c)->parent;
    return c.id == top.id ? (lt_cell){0} : lt_cell_of(vs, c)->sibling;
}

static bool is_kept(const lt_values *vs, lt_cell cell) {
    while (cell.id && lt_cell_of(vs, cell)->kind != LT_CELL_CONTENT)
        cell = lt_cell_of(vs, cell)->parent;
    return cell.id;
}

static void forget_parts(lt_simulation *sim, lt_state *st, lt_cell whole, bool kept_too) {
    lt_cell c = next_below(sim->values, whole, whole);
    for (; c.id; c = next_below(sim->values, whole, c))
        if (kept_too || !is_kept(sim->values, c))
            lt_forget_cell(sim, st, c);
}

void lt_forget_whole(lt_simulation *sim, lt_state *st, lt_cell cell) {
    forget_parts(sim, st, cell, true);
    lt_forget_cell(sim, st, cell);
}

static void touch_memory(lt_simulation *sim, lt_state *st, lt_cell cell) {
    if (!lt_is_private(sim, st, lt_cell_of(sim->values, cell)->root))
        st->stores = lt_number(sim->values, (lt_value_info){
            .kind = LT_VALUE_VERSION, .a = sim->statement, .birth = lt_birth(sim)});
}

/* The array in which an element that is not known lies; none where the cell is no such element. */
static lt_cell array_around(lt_values *vs, lt_cell cell) {
    const lt_cell_info *c = lt_cell_of(vs, cell);
    if (c->kind == LT_CELL_INDEX && c->step == LT_ANY_INDEX)
        return c->parent;
    if (c->kind != LT_CELL_AT)
        return (lt_cell){0};
    lt_value v = {c->step};
    while (lt_value_of(vs, v)->kind == LT_VALUE_DERIVED && lt_value_of(vs, v)->operation == LT_OPERATOR_offset)
        v = (lt_value){lt_value_of(vs, v)->a};
    lt_cell first = lt_cell_pointed(vs, v);
    if (lt_cell_of(vs, first)->kind == LT_CELL_AT)
        return lt_root_info_of(vs, lt_cell_of(vs, first)->root)->base;
    return lt_cell_of(vs, first)->kind == LT_CELL_INDEX ? lt_cell_of(vs, first)->parent : first;
}

/* What the element was is not known after a store to one of which it is not known whether it is this one. What is followed
 * stays: one holder too many is believed in rather than one too few. */
static void blur_element(lt_simulation *sim, lt_state *st, lt_cell cell, lt_value value) {
    const lt_entry *e = lt_map_get(st->cells, lt_cell_key(sim->values, cell));
    if (e && e->value != value.id && !lt_points_into(sim->values, (lt_value){e->value}, st->tracked))
        lt_put_cell(sim, st, cell, lt_unknown_value(sim), sim->statement);
}

static void blur_elements(lt_simulation *sim, lt_state *st, lt_cell stored, lt_value value) {
    enum { MOST_ELEMENTS = 64 };
    lt_cell array = array_around(sim->values, stored);
    if (!array.id)
        return;
    blur_element(sim, st, array, value);
    lt_cell c = lt_cell_of(sim->values, array)->first_child;
    for (uint32_t i = 0; c.id && i < MOST_ELEMENTS; i++, c = lt_cell_of(sim->values, c)->sibling)
        if (c.id != stored.id && lt_cell_of(sim->values, c)->kind == LT_CELL_INDEX && !lt_cell_of(sim->values, c)->weak)
            blur_element(sim, st, c, value);
}

void lt_overwrite(lt_simulation *sim, lt_state *st, lt_cell cell, lt_value value) {
    uint32_t held = st->holder_hash;
    forget_parts(sim, st, cell, false);
    blur_elements(sim, st, cell, value);
    sim->lost_sight |= st->holder_hash != held;
    lt_put_cell(sim, st, cell, value, sim->statement);
    touch_memory(sim, st, cell);
}

void lt_store(lt_simulation *sim, lt_state *st, lt_cell cell, lt_value value, bool whole) {
    lt_forget_drained(sim, st, lt_cell_of(sim->values, cell)->root);
    if (whole)
        forget_parts(sim, st, cell, true);
    blur_elements(sim, st, cell, value);
    lt_put_cell(sim, st, cell, value, sim->statement);
    touch_memory(sim, st, cell);
}

lt_cell lt_same_part(lt_values *vs, lt_cell part, lt_cell from, lt_cell to) {
    lt_cell path[64];
    uint32_t count = 0;
    for (; part.id != from.id && count < 64; part = lt_cell_of(vs, part)->parent)
        path[count++] = part;
    while (count) {
        lt_cell_info step = *lt_cell_of(vs, path[--count]);
        to = lt_cell_step_from(vs, to, step.kind, step.step);
    }
    return to;
}

void lt_copy_parts(lt_simulation *sim, lt_state *st, lt_cell to, lt_cell from) {
    lt_values *vs = sim->values;
    if (lt_cell_within(vs, to, from) || lt_cell_within(vs, from, to))
        return;
    for (lt_cell c = next_below(vs, from, from); c.id; c = next_below(vs, from, c)) {
        const lt_entry *e = lt_find_entry(sim, st, c);
        if (e)
            lt_put_cell(sim, st, lt_same_part(vs, c, from, to), (lt_value){e->value}, sim->statement);
    }
}

/* --- roots ---------------------------------------------------------------------------------------------------------- */

typedef struct collector {
    lt_arena *arena;
    LT_ARRAY(uint64_t) keys;
} collector;

static void collect(void *context, uint64_t key, const lt_entry *e) {
    (void)e;
    collector *c = context;
    LT_PUSH(c->arena, &c->keys, key);
}

void lt_forget_root(lt_simulation *sim, lt_state *st, lt_root root, bool keep_holders) {
    uint64_t prefix = (uint64_t)root.id << 32;
    collector holders = {.arena = sim->arena};
    lt_map_each(st->holders, prefix, 32, collect, &holders);
    if (keep_holders && holders.keys.count) {
        collector all = {.arena = sim->arena};
        lt_map_each(st->cells, prefix, 32, collect, &all);
        for (uint32_t i = 0; i < all.keys.count; i++)
            if (!lt_map_get(st->holders, all.keys.items[i]))
                lt_map_remove(lt_writer_of(sim, st), &st->cells, all.keys.items[i]);
        return;
    }
    sim->lost_sight |= holders.keys.count && !lt_is_private(sim, st, root);
    for (uint32_t i = 0; i < holders.keys.count; i++)
        lt_set_holder(sim, st, lt_cell_of_key(holders.keys.items[i]), false);
    lt_map_remove_all(lt_writer_of(sim, st), &st->cells, prefix, 32);
}

/* --- the tracked object --------------------------------------------------------------------------------------------- */

typedef struct search {
    lt_simulation *sim;
    lt_root root;
    LT_ARRAY(uint64_t) keys;
} search;

static void find_pointers(void *context, uint64_t key, const lt_entry *e) {
    search *s = context;
    if (lt_points_into(s->sim->values, (lt_value){e->value}, s->root))
        LT_PUSH(s->sim->arena, &s->keys, key);
}

void lt_track(lt_simulation *sim, lt_state *st, lt_root root) {
    st->tracked = root;
    st->holders = (lt_map){0};
    st->holder_hash = 0;
    if (!root.id)
        return;
    search s = {.sim = sim, .root = root};
    lt_map_each(st->cells, 0, 0, find_pointers, &s);
    for (uint32_t i = 0; i < s.keys.count; i++) {
        lt_cell cell = lt_cell_of_key(s.keys.items[i]);
        if (lt_find_entry(sim, st, cell))
            lt_set_holder(sim, st, cell, true);
    }
}

/* --- where it came from ---------------------------------------------------------------------------------------------- */

void lt_find_relinked(lt_simulation *sim) {
    const lt_function *f = sim->function;
    for (uint32_t i = 0; i < f->statements.count; i++) {
        const lt_statement *s = &f->statements.items[i];
        if (s->kind != LT_STATEMENT_assign || lt_place_type(f, s->target)->kind != LT_TYPE_pointer)
            continue;
        lt_place object = s->target; /* `*node->back`, or of a field of what such a pointer points to */
        while (lt_place_of(f, object)->projection == LT_FIELD)
            object = lt_place_of(f, object)->parent;
        if (lt_place_of(f, object)->projection != LT_DEREF ||
            lt_place_of(f, lt_place_of(f, object)->parent)->projection == LT_BASE)
            continue;
        LT_PUSH(sim->arena, &sim->relinked, lt_place_of(f, s->target)->type);
    }
}

static bool is_relinked(const lt_simulation *sim, lt_type type) {
    for (uint32_t i = 0; i < sim->relinked.count; i++)
        if (sim->relinked.items[i].id == type.id)
            return true;
    return false;
}

/* The field that held `value` from before; none: it is no such value. */
static lt_cell field_loaded_from(lt_values *vs, lt_value value) {
    enum { MOST_STEPS = 16 };
    lt_value parts[MOST_STEPS];
    uint32_t count = 0;
    while (lt_value_of(vs, value)->kind == LT_VALUE_DERIVED && lt_value_of(vs, value)->operation == LT_OPERATOR_offset)
        value = (lt_value){lt_value_of(vs, value)->a}; /* the object around a link */
    for (; lt_value_of(vs, value)->kind == LT_VALUE_PART && count < MOST_STEPS; value = (lt_value){lt_value_of(vs, value)->a})
        parts[count++] = value;
    if (lt_value_of(vs, value)->kind != LT_VALUE_LOAD || count == 0 || lt_value_of(vs, parts[0])->b != LT_CELL_FIELD)
        return (lt_cell){0};
    lt_cell cell = {lt_value_of(vs, value)->a};
    while (count) {
        lt_value_info part = *lt_value_of(vs, parts[--count]);
        cell = lt_cell_step_from(vs, cell, (lt_cell_step)part.b, part.c);
    }
    return cell;
}

void lt_forget_origin(lt_simulation *sim, lt_state *st) {
    enum { MOST_STEPS = 16 };
    lt_root root = st->tracked;
    for (int step = 0; sim->relinked.count && root.id && step < MOST_STEPS; step++) {
        lt_cell cell = field_loaded_from(sim->values, lt_root_info_of(sim->values, root)->value);
        if (!cell.id)
            return;
        root = lt_cell_of(sim->values, cell)->root;
        if (!lt_is_private(sim, st, root) && !lt_find_entry(sim, st, cell) &&
            is_relinked(sim, sim->function->unit->fields.items[lt_cell_of(sim->values, cell)->step].type))
            lt_put_cell(sim, st, cell, lt_unknown_value(sim), sim->statement);
    }
}

lt_cell lt_find_holder(lt_simulation *sim, const lt_state *st, lt_holder_test *wants, uint32_t *from) {
    collector holders = {.arena = sim->arena};
    lt_map_each(st->holders, 0, 0, collect, &holders);
    for (uint32_t i = 0; i < holders.keys.count; i++) {
        lt_cell cell = lt_cell_of_key(holders.keys.items[i]);
        if (wants && !wants(sim, st, cell))
            continue;
        const lt_entry *e = lt_map_get(st->cells, holders.keys.items[i]);
        *from = e ? e->from : 0;
        return cell;
    }
    return (lt_cell){0};
}

/* --- who outlives the function -------------------------------------------------------------------------------------- */

typedef struct reach {
    lt_simulation *sim;
    lt_root root;
    LT_ARRAY(lt_root) holders; /* roots that hold a pointer to `root` */
} reach;

static void find_roots(void *context, uint64_t key, const lt_entry *e) {
    reach *r = context;
    lt_cell cell = lt_cell_of_key(key);
    if (lt_points_into(r->sim->values, (lt_value){e->value}, r->root))
        LT_PUSH(r->sim->arena, &r->holders, lt_cell_of(r->sim->values, cell)->root);
}

bool lt_is_reached_from(lt_simulation *sim, const lt_state *st, lt_root to, lt_root_test *test, const void *context) {
    enum { MOST_STEPS = 32 };
    lt_root seen[MOST_STEPS + 1] = {to};
    uint32_t count = 1;
    for (uint32_t next = 0; next < count; next++) {
        if (test(sim, st, seen[next], context))
            return true;
        if (lt_root_info_of(sim->values, seen[next])->kind != LT_ROOT_POINTEE)
            continue;
        reach r = {.sim = sim, .root = seen[next]};
        lt_map_each(st->cells, 0, 0, find_roots, &r);
        for (uint32_t i = 0; i < r.holders.count && count <= MOST_STEPS; i++) {
            bool known = false;
            for (uint32_t j = 0; j < count; j++)
                known |= seen[j].id == r.holders.items[i].id;
            if (!known)
                seen[count++] = r.holders.items[i];
        }
    }
    return false;
}

static bool outlives_by_itself(lt_simulation *sim, const lt_state *st, lt_root root, const void *context) {
    (void)context;
    const lt_root_info *r = lt_root_info_of(sim->values, root);
    if (r->kind == LT_ROOT_KEPT)
        return true;
    if (r->kind == LT_ROOT_POINTEE) /* one of several nodes, as of a list that is being built: which of them hangs where is not known */
        return !r->fresh || lt_map_get(st->leaked, root.id) || lt_value_of(sim->values, r->value)->kind == LT_VALUE_MERGE;
    lt_storage storage = lt_variable_of(sim->function, r->variable)->storage;
    return storage == LT_STATIC || storage == LT_THREAD || storage == LT_RESULT || storage == LT_THROWN;
}

/* Memory made here outlives the function when what outlives it points there. */
bool lt_outlives_function(lt_simulation *sim, const lt_state *st, lt_root root) {
    return lt_is_reached_from(sim, st, root, outlives_by_itself, NULL);
}
