/* Objects, cells and facts of the analysis of strong references. */
#include "flow/strong/graph.h"

enum { MOST_LOADS = 5, MOST_CELLS = 1 << 15, MOST_FACTS = 512 };

/* --- types ------------------------------------------------------------------------------------------------------- */

bool lt_strong_is_reference(const lt_strong_run *r, lt_type type) {
    const lt_type_info *t = lt_stype(r, type);
    return t->kind == LT_TYPE_pointer || t->kind == LT_TYPE_reference ||
           t->flags & (LT_IS_shared | LT_IS_unique | LT_IS_weak | LT_IS_view);
}

bool lt_strong_owns(const lt_strong_run *r, lt_type type) {
    return lt_stype(r, type)->flags & (LT_IS_shared | LT_IS_unique);
}

/* --- names ------------------------------------------------------------------------------------------------------- */

static uint32_t add_cell(lt_strong_run *r, lt_strong_cell cell) {
    r->gave_up |= r->cells.count >= MOST_CELLS;
    LT_PUSH(r->arena, &r->cells, cell);
    return r->cells.count - 1;
}

static uint32_t add_knot(lt_strong_run *r, lt_knot knot, lt_type type) {
    knot.base = add_cell(r, (lt_strong_cell){.knot = r->knots.count, .type = type});
    LT_PUSH(r->arena, &r->knots, knot);
    return r->knots.count - 1;
}

/* A call, so that the table is looked at when the object is in it. */
static uint32_t base_of(const lt_strong_run *r, uint32_t knot) { return r->knots.items[knot].base; }

uint32_t lt_strong_variable(lt_strong_run *r, lt_variable variable) {
    uint32_t *cell = &r->of_variable[variable.id];
    if (!*cell) {
        lt_knot knot = {.kind = LT_KNOT_VARIABLE, .key = variable.id};
        *cell = base_of(r, add_knot(r, knot, lt_variable_of(r->function, variable)->type));
    }
    return *cell;
}

uint32_t lt_strong_hidden(lt_strong_run *r) {
    return base_of(r, add_knot(r, (lt_knot){.kind = LT_KNOT_ARGUMENT, .key = UINT32_MAX}, (lt_type){0}));
}

uint32_t lt_strong_argument(lt_strong_run *r, uint32_t slot) {
    uint32_t *cell = &r->arguments[slot];
    if (!*cell)
        *cell = base_of(r, add_knot(r, (lt_knot){.kind = LT_KNOT_ARGUMENT, .key = slot}, (lt_type){0}));
    return *cell;
}

uint32_t lt_strong_part(lt_strong_run *r, uint32_t cell, lt_part_kind kind, uint32_t step, lt_type type) {
    if (!cell)
        return 0;
    for (uint32_t c = lt_scell(r, cell)->first_child; c; c = lt_scell(r, c)->sibling)
        if (lt_scell(r, c)->kind == kind && lt_scell(r, c)->step == step)
            return c;
    lt_strong_cell part = {.knot = lt_scell(r, cell)->knot, .parent = cell, .kind = kind, .step = step, .type = type,
                           .sibling = lt_scell(r, cell)->first_child};
    uint32_t made = add_cell(r, part);
    return r->cells.items[cell].first_child = made;
}

static uint32_t keyed_knot(lt_strong_run *r, lt_knot_kind kind, uint32_t key) {
    uint32_t *first = &r->of_statement[(key & ~LT_KEY_OLDER) >> LT_KEY_SALT_BITS];
    for (uint32_t k = *first; k; k = r->knots.items[k].next)
        if (r->knots.items[k].kind == kind && r->knots.items[k].key == key)
            return k;
    return *first = add_knot(r, (lt_knot){.kind = kind, .key = key, .next = *first}, (lt_type){0});
}

static uint32_t loaded_knot(lt_strong_run *r, uint32_t origin, uint32_t version) {
    uint32_t first = lt_scell(r, origin)->first_load;
    for (uint32_t k = first; k; k = r->knots.items[k].next)
        if (r->knots.items[k].key == version)
            return k;
    lt_knot knot = {.kind = LT_KNOT_LOADED, .key = version, .origin = origin,
                    .depth = lt_knot_of(r, origin)->depth + 1, .next = first};
    uint32_t made = add_knot(r, knot, lt_stype(r, lt_scell(r, origin)->type)->element);
    return r->cells.items[origin].first_load = made;
}

bool lt_strong_within(const lt_strong_run *r, uint32_t cell, uint32_t whole) {
    while (cell && cell != whole)
        cell = lt_scell(r, cell)->parent;
    return cell;
}

/* The cell in `to` that `cell` is in `from`. */
static uint32_t rebase(lt_strong_run *r, uint32_t cell, uint32_t from, uint32_t to) {
    if (cell == from)
        return to;
    lt_strong_cell c = *lt_scell(r, cell);
    return lt_strong_part(r, rebase(r, c.parent, from, to), c.kind, c.step, c.type);
}

/* --- growing older ----------------------------------------------------------------------------------------------- */

static bool mentions(const lt_strong_run *r, uint32_t cell, uint32_t key) {
    while (cell) {
        const lt_knot *knot = lt_knot_of(r, cell);
        for (uint32_t c = cell; c; c = lt_scell(r, c)->parent)
            if (lt_scell(r, c)->kind == LT_PART_ELEMENT && lt_scell(r, c)->step == key)
                return true;
        if (knot->kind >= LT_KNOT_MADE && knot->key == key)
            return true;
        cell = knot->kind == LT_KNOT_LOADED ? knot->origin : 0;
    }
    return false;
}

static uint32_t older(lt_strong_run *r, uint32_t cell, uint32_t key);

static uint32_t older_knot(lt_strong_run *r, uint32_t id, uint32_t key) {
    lt_knot knot = r->knots.items[id];
    uint32_t turned = knot.key == key ? key | LT_KEY_OLDER : knot.key;
    if (knot.kind == LT_KNOT_LOADED)
        return loaded_knot(r, older(r, knot.origin, key), turned);
    uint32_t made = knot.kind >= LT_KNOT_MADE ? keyed_knot(r, knot.kind, turned) : id;
    r->knots.items[made].name = knot.name;
    return made;
}

/* The cell under its name for the turn before. */
static uint32_t older(lt_strong_run *r, uint32_t cell, uint32_t key) {
    if (!mentions(r, cell, key))
        return cell;
    lt_strong_cell c = *lt_scell(r, cell);
    if (!c.parent) {
        uint32_t base = base_of(r, older_knot(r, c.knot, key));
        r->cells.items[base].type = c.type;
        return base;
    }
    uint32_t step = c.kind == LT_PART_ELEMENT && c.step == key ? key | LT_KEY_OLDER : c.step;
    return lt_strong_part(r, older(r, c.parent, key), c.kind, step, c.type);
}

static void grow_older(lt_strong_run *r, lt_strong_state *st, uint32_t key) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < st->facts.count; i++) {
        lt_strong_fact fact = st->facts.items[i];
        if (mentions(r, fact.holder, key | LT_KEY_OLDER) || mentions(r, fact.target, key | LT_KEY_OLDER))
            continue;
        fact.holder = older(r, fact.holder, key);
        fact.target = older(r, fact.target, key);
        st->facts.items[kept++] = fact;
    }
    st->facts.count = kept;
}

uint32_t lt_strong_renew(lt_strong_run *r, lt_strong_state *st) {
    uint32_t key = lt_strong_key(r);
    r->salt++;
    grow_older(r, st, key);
    return key;
}

uint32_t lt_strong_make(lt_strong_run *r, lt_strong_state *st, lt_knot_kind kind) {
    uint32_t key = lt_strong_renew(r, st);
    return base_of(r, keyed_knot(r, kind, key));
}

uint32_t lt_strong_element(lt_strong_run *r, lt_strong_state *st, uint32_t container) {
    uint32_t key = lt_strong_renew(r, st);
    return lt_strong_part(r, container, LT_PART_ELEMENT, key, lt_stype(r, lt_scell(r, container)->type)->element);
}

/* --- facts ------------------------------------------------------------------------------------------------------- */

static void add_fact(lt_strong_run *r, lt_strong_state *st, lt_strong_fact fact) {
    r->gave_up |= st->facts.count >= MOST_FACTS;
    fact.statement = r->statement;
    if (!r->gave_up)
        LT_PUSH(r->arena, &st->facts, fact);
}

static void remove_within(lt_strong_run *r, lt_strong_state *st, uint32_t cell, bool elements_only) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < st->facts.count; i++) {
        uint32_t holder = st->facts.items[i].holder;
        bool gone = lt_strong_within(r, holder, cell) && (!elements_only || holder != cell);
        if (!gone)
            st->facts.items[kept++] = st->facts.items[i];
    }
    st->facts.count = kept;
}

static bool is_local(const lt_strong_run *r, uint32_t cell) {
    const lt_knot *knot = lt_knot_of(r, cell);
    if (knot->kind != LT_KNOT_VARIABLE)
        return knot->kind == LT_KNOT_ARGUMENT;
    lt_storage storage = lt_variable_of(r->function, (lt_variable){knot->key})->storage;
    return storage != LT_STATIC && storage != LT_THREAD;
}

uint32_t lt_strong_load(lt_strong_run *r, lt_strong_state *st, uint32_t cell) {
    if (!cell)
        return 0;
    for (uint32_t i = 0; i < st->facts.count; i++)
        if (st->facts.items[i].holder == cell && !st->facts.items[i].whole)
            return st->facts.items[i].target;
    uint32_t target;
    if (lt_knot_of(r, cell)->depth >= MOST_LOADS) {
        target = lt_strong_make(r, st, LT_KNOT_UNKNOWN);
        r->cells.items[target].type = lt_stype(r, lt_scell(r, cell)->type)->element;
    } else {
        target = base_of(r, loaded_knot(r, cell, is_local(r, cell) ? 0 : st->version));
    }
    add_fact(r, st, (lt_strong_fact){.holder = cell, .target = target, .found = true,
                                     .strong = lt_strong_owns(r, lt_scell(r, cell)->type)});
    return target;
}

void lt_strong_end(lt_strong_run *r, lt_strong_state *st, uint32_t cell) {
    if (cell)
        remove_within(r, st, cell, false);
}

void lt_strong_forget(lt_strong_run *r, lt_strong_state *st, uint32_t cell) {
    lt_strong_end(r, st, cell);
    if (cell && lt_strong_is_reference(r, lt_scell(r, cell)->type))
        lt_strong_set(r, st, cell, lt_strong_make(r, st, LT_KNOT_UNKNOWN));
    else if (cell && !is_local(r, cell))
        st->version = lt_strong_renew(r, st);
}

void lt_strong_forget_elements(lt_strong_run *r, lt_strong_state *st, uint32_t container) {
    if (container)
        remove_within(r, st, container, true);
}

void lt_strong_set(lt_strong_run *r, lt_strong_state *st, uint32_t cell, uint32_t target) {
    if (!cell)
        return;
    lt_strong_end(r, st, cell);
    add_fact(r, st, (lt_strong_fact){.holder = cell, .target = target,
                                     .strong = lt_strong_owns(r, lt_scell(r, cell)->type)});
}

/* What a cell and its parts hold, under the parts of another. */
static void copy_parts(lt_strong_run *r, lt_strong_state *st, uint32_t to, uint32_t from) {
    uint32_t count = st->facts.count;
    for (uint32_t i = 0; i < count && !r->gave_up; i++) {
        lt_strong_fact fact = st->facts.items[i];
        if (!lt_strong_within(r, fact.holder, from))
            continue;
        fact.holder = rebase(r, fact.holder, from, to);
        fact.found = false;
        add_fact(r, st, fact);
    }
}

/* The first name under which an object is known. */
static void name_object(lt_strong_run *r, uint32_t target, uint32_t holder) {
    lt_knot *object = target ? lt_knot_of(r, target) : NULL;
    const lt_knot *by = lt_knot_of(r, holder);
    bool named = by->kind == LT_KNOT_LOADED ||
                 (by->kind == LT_KNOT_VARIABLE && lt_variable_of(r->function, (lt_variable){by->key})->name.id);
    if (object && object->kind == LT_KNOT_MADE && !object->name && named && !lt_strong_within(r, holder, target))
        object->name = holder;
}

static bool is_null(const lt_strong_state *st, uint32_t cell) {
    for (uint32_t i = 0; i < st->facts.count; i++)
        if (st->facts.items[i].holder == cell)
            return !st->facts.items[i].target;
    return false;
}

void lt_strong_copy(lt_strong_run *r, lt_strong_state *st, uint32_t to, uint32_t from) {
    if (!to || to == from)
        return;
    if (lt_stype(r, lt_scell(r, to)->type)->flags & LT_IS_running) {
        lt_strong_end(r, st, to); /* for a while only */
    } else if (from && is_null(st, from)) {
        lt_strong_note_break(r, to);
        lt_strong_set(r, st, to, 0);
    } else if (!from) {
        lt_strong_forget(r, st, to);
    } else if (lt_strong_is_reference(r, lt_scell(r, to)->type)) {
        uint32_t target = lt_strong_load(r, st, from);
        lt_strong_set(r, st, to, target);
        name_object(r, target, to);
    } else if (lt_strong_is_reference(r, lt_scell(r, from)->type)) {
        /* A bag takes an owner in: what it is is decided by what comes in. */
        uint32_t part = lt_strong_part(r, to, LT_PART_SLOT, 0, lt_scell(r, from)->type);
        uint32_t target = lt_strong_load(r, st, from);
        lt_strong_end(r, st, to);
        lt_strong_set(r, st, part, target);
    } else {
        lt_strong_end(r, st, to);
        copy_parts(r, st, to, from);
    }
}

/* The key changes with the statement, so that what is found next is not taken for what was there before. */
void lt_strong_expose(lt_strong_run *r, lt_strong_state *st) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < st->facts.count; i++)
        if (!st->facts.items[i].found || is_local(r, st->facts.items[i].holder))
            st->facts.items[kept++] = st->facts.items[i];
    st->facts.count = kept;
    st->version = lt_strong_renew(r, st);
}

/* --- breaks ------------------------------------------------------------------------------------------------------ */

/* Memory that only this function has seen is not cleared but set up; and what a destructor clears of its own object was no
 * part of a ring. */
static bool is_own(const lt_strong_run *r, uint32_t cell) {
    const lt_knot *knot = lt_knot_of(r, cell);
    if (knot->kind != LT_KNOT_LOADED)
        return is_local(r, cell) || knot->kind == LT_KNOT_MADE;
    const lt_knot *by = lt_knot_of(r, knot->origin);
    return by->kind == LT_KNOT_VARIABLE &&
           lt_variable_of(r->function, (lt_variable){by->key})->flags & (LT_VARIABLE_BUILT | LT_VARIABLE_ENDING);
}

void lt_strong_note_break(lt_strong_run *r, uint32_t cell) {
    if (!cell || is_own(r, cell))
        return;
    while (lt_scell(r, cell)->parent && lt_scell(r, cell)->kind != LT_PART_FIELD)
        cell = lt_scell(r, cell)->parent;
    const lt_strong_cell *c = lt_scell(r, cell);
    if (!lt_strong_owns(r, c->type) && !lt_strong_is_bag(r, c->type))
        return;
    lt_strong_break one = {.function = r->function->self};
    if (c->kind == LT_PART_FIELD)
        one.field.id = c->step;
    else
        one.type = c->type;
    for (uint32_t i = 0; i < r->unit->breaks.count; i++) {
        const lt_strong_break *known = &r->unit->breaks.items[i];
        if (known->function.id == one.function.id && known->field.id == one.field.id && known->type.id == one.type.id)
            return;
    }
    LT_PUSH(r->unit->unit->arena, &r->unit->breaks, one);
}
