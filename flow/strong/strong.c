/* Strong references of one function: paths, the rings that stand at its ends, and its summary. */
#include "flow/graph/schedule.h"
#include "flow/strong/graph.h"

#include <string.h>

enum { MOST_STATES = 8, MOST_RINGS = 8 };

typedef struct arrivals {
    LT_ARRAY(lt_strong_state) states;
    LT_ARRAY(bool) pending;
} arrivals;

typedef struct runner {
    lt_strong_run run;
    arrivals *at;      /* by block */
    bool *is_join;     /* by block */
    lt_order order;
    uint32_t first_pending; /* no block before it in the order is pending */
    uint64_t spent, budget;
    lt_strong_summary summary;
    bool summarise;
    uint32_t first_ring; /* of the function's, in unit->rings */
} runner;

lt_strong *lt_strong_new(lt_unit *unit) {
    lt_strong *strong = LT_NEW(unit->arena, lt_strong);
    strong->unit = unit;
    return strong;
}

enum { IS_KNOWN = 1, TELLS = 2 };

static bool has_flag(const lt_strong *strong, lt_callee function, uint8_t flag) {
    return function.id < strong->known.count && strong->known.items[function.id] & flag;
}

bool lt_strong_knows(const lt_strong *strong, lt_callee function) { return has_flag(strong, function, IS_KNOWN); }
bool lt_strong_tells(const lt_strong *strong, lt_callee function) { return has_flag(strong, function, TELLS); }

uint32_t lt_strong_rings(const lt_strong *strong, const lt_ring **rings) {
    *rings = strong->rings.items;
    return strong->rings.count;
}

lt_callee lt_strong_breaker(const lt_strong *strong, const lt_ring *ring, const lt_link *link) {
    for (uint32_t i = 0; i < strong->breaks.count; i++) {
        const lt_strong_break *one = &strong->breaks.items[i];
        bool same = link->field.id ? one->field.id == link->field.id : one->type.id && one->type.id == link->type.id;
        if (same && one->function.id != ring->function.id)
            return one->function;
    }
    return (lt_callee){0};
}

/* --- states ---------------------------------------------------------------------------------------------------------- */

static lt_strong_state copy_of(lt_strong_run *r, const lt_strong_state *st) {
    lt_strong_state copy = {.version = st->version};
    copy.facts.items = lt_arena_copy(r->arena, st->facts.items, st->facts.count * sizeof *st->facts.items);
    copy.facts.count = copy.facts.capacity = st->facts.count;
    return copy;
}

static bool holds(const lt_strong_state *st, const lt_strong_fact *fact) {
    for (uint32_t i = 0; i < st->facts.count; i++) {
        const lt_strong_fact *one = &st->facts.items[i];
        if (one->holder == fact->holder && one->target == fact->target && one->whole == fact->whole)
            return true;
    }
    return false;
}

static bool includes(const lt_strong_state *st, const lt_strong_state *part) {
    for (uint32_t i = 0; i < part->facts.count; i++)
        if (!holds(st, &part->facts.items[i]))
            return false;
    return true;
}

/* What both know; true when `st` knew more. */
static bool intersect(lt_strong_state *st, const lt_strong_state *other) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < st->facts.count; i++)
        if (holds(other, &st->facts.items[i]))
            st->facts.items[kept++] = st->facts.items[i];
    bool shrank = kept < st->facts.count;
    st->facts.count = kept;
    return shrank;
}

/* From here on memory has the join's version, so that states that know the same are the same. */
static void renew_version(lt_strong_run *r, lt_strong_state *st, uint32_t block) {
    r->statement = r->function->statements.count + block;
    r->salt = 0;
    if (st->version != lt_strong_key(r))
        st->version = lt_strong_renew(r, st);
}

static void arrive(runner *r, uint32_t block, const lt_strong_state *from) {
    arrivals *at = &r->at[block];
    lt_strong_state st = copy_of(&r->run, from);
    if (r->is_join[block])
        renew_version(&r->run, &st, block);
    for (uint32_t i = 0; i < at->states.count; i++)
        if (at->states.items[i].facts.count == st.facts.count && includes(&at->states.items[i], &st))
            return;
    uint32_t position = r->order.positions[block];
    r->first_pending = position < r->first_pending ? position : r->first_pending;
    if (at->states.count == MOST_STATES) {
        at->pending.items[MOST_STATES - 1] |= intersect(&at->states.items[MOST_STATES - 1], &st);
        return;
    }
    LT_PUSH(r->run.arena, &at->states, st);
    LT_PUSH(r->run.arena, &at->pending, true);
}

/* --- what stands at a return ------------------------------------------------------------------------------------------- */

static const lt_knot *knot_of_fact(const runner *r, uint32_t cell) { return lt_knot_of(&r->run, cell); }

/* A reference from one object on the heap to another. */
static bool is_edge(const runner *r, const lt_strong_fact *fact) {
    return fact->strong && !fact->whole && fact->target &&
           knot_of_fact(r, fact->holder)->kind >= LT_KNOT_MADE && knot_of_fact(r, fact->target)->kind >= LT_KNOT_MADE;
}

static uint32_t knot_at(const runner *r, uint32_t cell) { return lt_scell(&r->run, cell)->knot; }

/* The shortest way back from the object that the fact leads to: indices of facts, in order; 0 when there is none. */
static uint32_t find_way(runner *r, const lt_strong_state *st, uint32_t first, uint32_t *way) {
    uint32_t n = st->facts.count, head = 0, tail = 0;
    uint32_t *queue = LT_NEW_ARRAY(r->run.arena, uint32_t, n), *before = LT_NEW_ARRAY(r->run.arena, uint32_t, n);
    bool *seen = LT_NEW_ARRAY(r->run.arena, bool, n);
    uint32_t home = knot_at(r, st->facts.items[first].holder);
    queue[tail++] = first;
    seen[first] = true;
    before[first] = first;
    while (head < tail) {
        uint32_t at = queue[head++], knot = knot_at(r, st->facts.items[at].target), length = 0;
        if (knot == home) {
            for (uint32_t i = at; length == 0 || way[length - 1] != first; i = before[i]) {
                if (length == LT_MOST_LINKS)
                    return 0;
                way[length++] = i;
            }
            return length;
        }
        for (uint32_t i = 0; i < n; i++)
            if (!seen[i] && is_edge(r, &st->facts.items[i]) && knot_at(r, st->facts.items[i].holder) == knot) {
                seen[i] = true;
                before[i] = at;
                queue[tail++] = i;
            }
    }
    return 0;
}

/* --- words ----------------------------------------------------------------------------------------------------------------- */

static const char *name_cell(const runner *r, uint32_t cell);

/* What the source calls an object; null when nothing names it, "" for the object of the method. */
static const char *name_knot(const runner *r, const lt_knot *knot) {
    if (knot->kind != LT_KNOT_LOADED)
        return knot->name ? name_cell(r, knot->name) : NULL;
    const lt_knot *by = lt_knot_of(&r->run, knot->origin);
    if (by->kind == LT_KNOT_VARIABLE && lt_variable_of(r->run.function, (lt_variable){by->key})->flags & LT_VARIABLE_THIS)
        return "";
    return name_cell(r, knot->origin);
}

static const char *name_cell(const runner *r, uint32_t cell) {
    const lt_strong_cell *c = lt_scell(&r->run, cell);
    const lt_unit *unit = r->run.function->unit;
    const lt_knot *knot = &r->run.knots.items[c->knot];
    if (!c->parent && knot->kind == LT_KNOT_VARIABLE) {
        lt_string name = lt_variable_of(r->run.function, (lt_variable){knot->key})->name;
        return name.id ? lt_text(unit->strings, name) : NULL;
    }
    if (!c->parent)
        return name_knot(r, knot);
    const char *whole = name_cell(r, c->parent);
    if (!whole || c->kind == LT_PART_SLOT)
        return NULL;
    if (c->kind == LT_PART_ELEMENT)
        return lt_arena_format(unit->arena, *whole ? "%s[]" : "%s", whole);
    const char *field = lt_text(unit->strings, unit->fields.items[c->step].name);
    bool direct = lt_scell(&r->run, c->parent)->parent || knot->kind == LT_KNOT_VARIABLE;
    return !*whole ? field : lt_arena_format(unit->arena, "%s%s%s", whole, direct ? "." : "->", field);
}

/* --- rings ----------------------------------------------------------------------------------------------------------------- */

static lt_location location_of(const runner *r, uint32_t statement) {
    const lt_function *f = r->run.function;
    return statement < f->statements.count ? f->statements.items[statement].location : f->location;
}

/* By when this function made it; what was there before is the oldest. */
static uint32_t age(const runner *r, uint32_t cell) {
    const lt_knot *knot = knot_of_fact(r, cell);
    return knot->kind == LT_KNOT_MADE ? 1 + (knot->key & ~LT_KEY_OLDER) : 0;
}

/* The member nearest to the object, and what lies between it and the reference. */
static lt_link describe_link(const runner *r, const lt_strong_fact *fact) {
    const lt_unit *unit = r->run.function->unit;
    lt_link link = {.found = fact->found, .location = location_of(r, fact->statement),
                    .backwards = age(r, fact->holder) > age(r, fact->target),
                    .from = name_knot(r, knot_of_fact(r, fact->holder)),
                    .to = name_knot(r, knot_of_fact(r, fact->target))};
    for (uint32_t c = fact->holder; c; c = lt_scell(&r->run, c)->parent) {
        const lt_strong_cell *cell = lt_scell(&r->run, c);
        const lt_type_info *type = lt_type_of(unit, cell->type);
        link.in_container |= cell->kind == LT_PART_ELEMENT || type->flags & LT_IS_container;
        if (type->flags & LT_IS_callable) {
            link.by_closure = true;
            link.capture = link.field;
            link.field = (lt_field){0};
        }
        if (cell->kind == LT_PART_FIELD && !link.field.id)
            link.field.id = cell->step;
        if (!cell->parent || type->flags & LT_IS_callable)
            link.type = cell->type;
    }
    return link;
}

static bool is_same_link(const lt_link *a, const lt_link *b) {
    return a->field.id == b->field.id && a->by_closure == b->by_closure && (a->field.id || a->type.id == b->type.id);
}

/* One finding for each set of members. */
static bool is_told(const runner *r, const lt_ring *ring) {
    for (uint32_t i = r->first_ring; i < r->run.unit->rings.count; i++) {
        const lt_ring *known = &r->run.unit->rings.items[i];
        uint32_t matched = 0;
        for (uint32_t a = 0; a < ring->link_count; a++)
            for (uint32_t b = 0; b < known->link_count; b++)
                if (is_same_link(&ring->links[a], &known->links[b])) {
                    matched++;
                    break;
                }
        if (matched == ring->link_count && known->link_count == ring->link_count)
            return true;
    }
    return false;
}

static void add_ring(runner *r, const lt_strong_state *st, const uint32_t *way, uint32_t length) {
    lt_ring ring = {.function = r->run.function->self, .link_count = length};
    uint32_t closed = 0;
    for (uint32_t i = 0; i < length; i++) { /* the way is told from its end */
        const lt_strong_fact *fact = &st->facts.items[way[length - 1 - i]];
        ring.links[i] = describe_link(r, fact);
        if (!fact->found && fact->statement >= closed) {
            closed = fact->statement;
            ring.location = ring.links[i].location;
        }
    }
    if (r->run.unit->rings.count - r->first_ring < MOST_RINGS && !is_told(r, &ring))
        LT_PUSH(r->run.unit->unit->arena, &r->run.unit->rings, ring);
}

static void find_rings(runner *r, const lt_strong_state *st) {
    uint32_t way[LT_MOST_LINKS];
    for (uint32_t i = 0; i < st->facts.count; i++) {
        if (st->facts.items[i].found || !is_edge(r, &st->facts.items[i]))
            continue;
        uint32_t length = find_way(r, st, i, way);
        if (length)
            add_ring(r, st, way, length);
    }
}

/* --- summaries ------------------------------------------------------------------------------------------------------------- */

static bool start_path(const runner *r, const lt_knot *knot, lt_strong_path *path) {
    const lt_variable_info *v = lt_variable_of(r->run.function, (lt_variable){knot->key});
    if (knot->kind != LT_KNOT_VARIABLE || (v->storage != LT_PARAMETER && v->storage != LT_RESULT))
        return false;
    path->slot = v->storage == LT_RESULT ? LT_SLOT_RESULT : (uint8_t)v->index;
    return v->storage == LT_RESULT || v->index < LT_SLOT_REST;
}

/* The way from a parameter to the cell; false: none, or too long. */
static bool find_path(const runner *r, uint32_t cell, lt_strong_path *path) {
    lt_strong_path back = {0};
    while (cell) {
        const lt_strong_cell *c = lt_scell(&r->run, cell);
        const lt_knot *knot = &r->run.knots.items[c->knot];
        bool loads = !c->parent && knot->kind == LT_KNOT_LOADED;
        if ((c->parent || loads) && back.count == LT_MOST_PATH)
            return false;
        if (!c->parent && !loads && !start_path(r, knot, &back))
            return false;
        if (c->parent || loads) {
            back.kinds[back.count] = loads ? LT_PATH_LOAD : (uint8_t)c->kind;
            back.steps[back.count++] = c->step;
        }
        cell = c->parent ? c->parent : loads ? knot->origin : 0;
    }
    *path = (lt_strong_path){.slot = back.slot, .count = back.count};
    for (uint32_t i = 0; i < back.count; i++) {
        path->kinds[i] = back.kinds[back.count - 1 - i];
        path->steps[i] = back.steps[back.count - 1 - i];
    }
    return true;
}

static bool is_same_path(const lt_strong_path *a, const lt_strong_path *b) {
    return a->slot == b->slot && a->count == b->count && memcmp(a->kinds, b->kinds, a->count) == 0 &&
           memcmp(a->steps, b->steps, a->count * sizeof *a->steps) == 0;
}

static void add_store(runner *r, const lt_strong_store *store) {
    for (uint32_t i = 0; i < r->summary.stores.count; i++)
        if (is_same_path(&r->summary.stores.items[i].holder, &store->holder) &&
            is_same_path(&r->summary.stores.items[i].target, &store->target))
            return;
    if (r->summary.stores.count < LT_MOST_STORES)
        LT_PUSH(r->run.unit->unit->arena, &r->summary.stores, *store);
}

/* What is stored through parameters, and what is returned. */
static void summarise(runner *r, const lt_strong_state *st) {
    for (uint32_t i = 0; i < st->facts.count; i++) {
        const lt_strong_fact *fact = &st->facts.items[i];
        lt_strong_store store = {.strong = fact->strong, .whole = fact->whole, .type = lt_scell(&r->run, fact->holder)->type};
        if (fact->found || !fact->target || (!fact->strong && !fact->whole) || !find_path(r, fact->holder, &store.holder) ||
            !find_path(r, fact->target, &store.target))
            continue;
        bool is_result = store.holder.slot == LT_SLOT_RESULT;
        bool through = store.holder.count && memchr(store.holder.kinds, LT_PATH_LOAD, store.holder.count);
        if (is_result || through)
            add_store(r, &store);
    }
}

/* --- paths ------------------------------------------------------------------------------------------------------------------- */

static bool compares_with_zero(const lt_terminator *t) {
    return (t->relation == LT_EQ || t->relation == LT_NE) && t->left.kind == LT_COPY &&
           (t->right.kind == LT_NULL || (t->right.kind == LT_INTEGER && t->right.integer == 0));
}

static bool is_test_of_flag(const runner *r, const lt_terminator *t) {
    const lt_place_info *place = lt_place_of(r->run.function, t->left.place);
    return compares_with_zero(t) && place->projection == LT_BASE && r->run.is_flag[place->variable.id];
}

/* On the edge where it is null the place holds nothing; what was made here is not null. */
static bool assume_null(runner *r, lt_strong_state *st, const lt_terminator *t, bool taken) {
    if (!compares_with_zero(t) || (t->relation == LT_EQ) != taken ||
        !lt_strong_is_reference(&r->run, lt_place_of(r->run.function, t->left.place)->type))
        return true;
    uint32_t cell = lt_strong_place(&r->run, st, t->left.place);
    uint32_t target = lt_strong_load(&r->run, st, cell);
    if (target && lt_knot_of(&r->run, target)->kind == LT_KNOT_MADE)
        return false;
    lt_strong_set(&r->run, st, cell, 0);
    return true;
}

/* A flag that was tested before goes the same way again. */
static bool assume_flag(runner *r, lt_strong_state *st, const lt_terminator *t, bool taken) {
    if (!is_test_of_flag(r, t))
        return true;
    uint32_t cell = lt_strong_place(&r->run, st, t->left.place), truth = r->run.truth[(t->relation == LT_NE) == taken];
    for (uint32_t i = 0; i < st->facts.count; i++)
        if (st->facts.items[i].holder == cell)
            return st->facts.items[i].target == truth;
    lt_strong_set(&r->run, st, cell, truth);
    return true;
}

static void leave_block(runner *r, uint32_t block, lt_strong_state *st) {
    const lt_terminator *t = &r->run.function->blocks.items[block].terminator;
    if (t->kind == LT_RETURN) {
        find_rings(r, st);
        if (r->summarise)
            summarise(r, st);
    }
    for (uint32_t e = 0; e < t->edge_count; e++) {
        lt_strong_state next = copy_of(&r->run, st);
        r->run.statement = r->run.function->statements.count + block;
        r->run.salt = 1 + e; /* 0 is for the version of memory at the join */
        if (t->kind != LT_BRANCH || (assume_null(r, &next, t, e == 0) && assume_flag(r, &next, t, e == 0)))
            arrive(r, lt_edges_of(r->run.function, (lt_block){block})[e].target.id, &next);
    }
}

static void run_block(runner *r, uint32_t block, lt_strong_state st) {
    const lt_block_info *b = &r->run.function->blocks.items[block];
    for (uint32_t i = 0; i < b->statement_count && !r->run.gave_up; i++) {
        r->run.statement = b->first_statement + i;
        r->run.gave_up |= ++r->spent > r->budget;
        lt_strong_transfer(&r->run, &st, &r->run.function->statements.items[r->run.statement]);
    }
    r->run.gave_up |= ++r->spent > r->budget;
    if (!r->run.gave_up)
        leave_block(r, block, &st);
}

/* The first pending block in the order; UINT32_MAX: none. */
static uint32_t next_block(runner *r, uint32_t *state) {
    for (; r->first_pending < r->order.count; r->first_pending++) {
        const arrivals *at = &r->at[r->order.nodes[r->first_pending]];
        for (*state = 0; *state < at->states.count; ++*state)
            if (at->pending.items[*state])
                return r->order.nodes[r->first_pending];
    }
    return UINT32_MAX;
}

/* Numbers that are tested more than once and whose address is not taken. */
static void find_flags(runner *r) {
    const lt_function *f = r->run.function;
    uint32_t *tests = LT_NEW_ARRAY(r->run.arena, uint32_t, f->variables.count);
    for (uint32_t b = 1; b < f->blocks.count; b++) {
        const lt_terminator *t = &f->blocks.items[b].terminator;
        if (t->kind == LT_BRANCH && compares_with_zero(t) && lt_place_of(f, t->left.place)->projection == LT_BASE)
            tests[lt_place_of(f, t->left.place)->variable.id]++;
    }
    for (uint32_t o = 0; o < f->operands.count; o++)
        if (f->operands.items[o].kind == LT_ADDRESS)
            tests[lt_place_of(f, f->operands.items[o].place)->variable.id] = 0;
    for (uint32_t v = 1; v < f->variables.count; v++) {
        const lt_variable_info *info = &f->variables.items[v];
        bool local = info->storage == LT_LOCAL || info->storage == LT_PARAMETER;
        r->run.is_flag[v] = local && tests[v] > 1 && lt_stype(&r->run, info->type)->kind == LT_TYPE_integer;
    }
}

static void find_joins(runner *r) {
    const lt_function *f = r->run.function;
    uint32_t *in = LT_NEW_ARRAY(r->run.arena, uint32_t, f->blocks.count);
    for (uint32_t b = 1; b < f->blocks.count; b++)
        for (uint32_t e = 0; e < f->blocks.items[b].terminator.edge_count; e++)
            r->is_join[lt_edges_of(f, (lt_block){b})[e].target.id] |= ++in[lt_edges_of(f, (lt_block){b})[e].target.id] > 1;
}

/* A parameter that is no reference holds what it was given, whatever that is. */
static void enter(runner *r) {
    const lt_function *f = r->run.function;
    lt_strong_state st = {0};
    for (uint32_t v = 1; v < f->variables.count; v++) {
        const lt_variable_info *info = &f->variables.items[v];
        if (info->storage == LT_PARAMETER && info->index < 64 && lt_stype(&r->run, info->type)->kind == LT_TYPE_reference)
            r->summary.references |= UINT64_C(1) << info->index;
        if (info->storage != LT_PARAMETER || lt_strong_is_reference(&r->run, info->type) ||
            lt_stype(&r->run, info->type)->kind != LT_TYPE_record)
            continue;
        uint32_t cell = lt_strong_variable(&r->run, (lt_variable){v});
        LT_PUSH(r->run.arena, &st.facts, (lt_strong_fact){.holder = cell, .target = cell, .strong = true, .whole = true});
    }
    LT_PUSH(r->run.arena, &r->at[1].states, st);
    LT_PUSH(r->run.arena, &r->at[1].pending, true);
}

static void remember(lt_strong *strong, const runner *r) {
    lt_callee self = r->run.function->self;
    while (strong->known.count <= self.id)
        LT_PUSH(strong->unit->arena, &strong->known, 0);
    strong->known.items[self.id] |= IS_KNOWN;
    if (!r->summary.stores.count || r->run.gave_up || has_flag(strong, self, TELLS))
        return;
    strong->known.items[self.id] |= TELLS;
    LT_PUSH(strong->unit->arena, &strong->summaries, r->summary);
}

bool lt_strong_add(lt_strong *strong, const lt_function *function, bool summarise) {
    if (function->blocks.count < 2)
        return true;
    lt_arena *arena = lt_arena_new();
    uint32_t size = function->statements.count + function->blocks.count;
    runner r = {.run = {.unit = strong, .function = function, .arena = arena},
                .summarise = summarise, .summary = {.function = function->self},
                .first_ring = strong->rings.count, .budget = UINT64_C(16) * size + 4096};
    LT_PUSH(arena, &r.run.knots, (lt_knot){0});
    LT_PUSH(arena, &r.run.cells, (lt_strong_cell){0});
    r.run.of_variable = LT_NEW_ARRAY(arena, uint32_t, function->variables.count);
    r.run.of_statement = LT_NEW_ARRAY(arena, uint32_t, size + 2);
    r.at = LT_NEW_ARRAY(arena, arrivals, function->blocks.count);
    r.is_join = LT_NEW_ARRAY(arena, bool, function->blocks.count);
    r.order = lt_schedule_of(lt_graph_of_blocks(function, arena), 1, arena).order;
    r.run.is_flag = LT_NEW_ARRAY(arena, bool, function->variables.count);
    r.run.truth[0] = lt_strong_hidden(&r.run);
    r.run.truth[1] = lt_strong_hidden(&r.run);
    find_joins(&r);
    find_flags(&r);
    enter(&r);
    uint32_t state, block;
    while (!r.run.gave_up && (block = next_block(&r, &state)) != UINT32_MAX) {
        r.at[block].pending.items[state] = false;
        run_block(&r, block, copy_of(&r.run, &r.at[block].states.items[state]));
    }
    if (r.run.gave_up)
        strong->rings.count = r.first_ring;
    remember(strong, &r);
    lt_arena_delete(arena);
    return !r.run.gave_up;
}
