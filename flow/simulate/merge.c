/* Where paths meet: which states become one, what cells with two values become, and what a turn of a loop makes old.
 *
 * States are kept apart by the typestate of the tracked object, by where it is held, and, while there are few, by the
 * constants of flags. A value born inside a loop is another one on the next turn under the same number: a state that
 * goes round has such values renamed after the cells that carry them, before it meets the state it came from. */
#include "flow/simulate/state.h"

enum { MOST_SLOTS = 16, MOST_BY_FLAGS = 4, HARD_LIMIT = 40 };

/* --- which state ---------------------------------------------------------------------------------------------------- */

static bool same_property(const lt_state *a, const lt_state *b) {
    return a->typestate == b->typestate && a->part.id == b->part.id && a->retained == b->retained &&
           !a->tracked.id == !b->tracked.id;
}

static bool is_null_value(const lt_simulation *sim, const lt_entry *e) {
    int64_t constant;
    return lt_is_constant(sim->values, (lt_value){e->value}, &constant) && constant == 0;
}

/* Whether a flag has two different constants, or the pointer that is released is null in one of the two alone. */
static bool differ_in_flags(lt_simulation *sim, const lt_state *a, const lt_state *b) {
    if (a->cells.root == b->cells.root)
        return false;
    for (uint32_t i = 0; i < sim->flags.count; i++) {
        uint64_t key = lt_cell_key(sim->values, sim->flags.items[i]);
        const lt_entry *e = lt_map_get(a->cells, key), *f = lt_map_get(b->cells, key);
        if (!e || !f || e->value == f->value)
            continue;
        if (lt_value_of(sim->values, (lt_value){e->value})->kind == LT_VALUE_CONSTANT &&
            lt_value_of(sim->values, (lt_value){f->value})->kind == LT_VALUE_CONSTANT)
            return true;
    }
    const lt_entry *e = lt_map_get(a->cells, lt_cell_key(sim->values, sim->choice));
    const lt_entry *f = lt_map_get(b->cells, lt_cell_key(sim->values, sim->choice));
    return sim->choice.id && (!e != !f || (e && f && is_null_value(sim, e) != is_null_value(sim, f)));
}

/* The slot the state belongs in; slots->count: a new one. */
static uint32_t choose_slot(lt_simulation *sim, const lt_slots *slots, uint32_t block, const lt_state *st) {
    uint32_t held_alike = 0, alike = UINT32_MAX, same = UINT32_MAX;
    for (uint32_t i = 0; i < slots->states.count; i++) {
        const lt_state *s = &slots->states.items[i];
        if (!same_property(s, st))
            continue;
        if (alike == UINT32_MAX)
            alike = i;
        if (s->holder_hash != st->holder_hash || s->is_outside != st->is_outside)
            continue;
        if (sim->is_head[block] || !differ_in_flags(sim, s, st))
            return i;
        if (same == UINT32_MAX)
            same = i;
        held_alike++;
    }
    if (same != UINT32_MAX && (held_alike >= MOST_BY_FLAGS || slots->states.count >= MOST_SLOTS))
        return same;
    if (alike != UINT32_MAX && slots->states.count >= MOST_SLOTS)
        return alike;
    return slots->states.count;
}

/* --- the next turn ---------------------------------------------------------------------------------------------------- */

typedef struct born {
    uint64_t key;
    lt_entry entry;
} born;

typedef struct turn {
    lt_simulation *sim;
    lt_state *st;
    uint32_t block, slot, birth; /* what is born from here on is old */
    lt_map names;                /* old value → new one */
} turn;

typedef struct collector {
    lt_arena *arena;
    LT_ARRAY(born) found;
} collector;

static void collect(void *context, uint64_t key, const lt_entry *e) {
    collector *c = context;
    LT_PUSH(c->arena, &c->found, (born){key, *e});
}

static collector born_in(const turn *t, lt_map map) {
    collector c = {.arena = t->sim->arena};
    lt_map_each_born(map, t->birth, collect, &c);
    return c;
}

static bool is_old(const turn *t, lt_value v) { return lt_value_of(t->sim->values, v)->birth >= t->birth; }

static lt_value merged_number(const turn *t, uint32_t cell, lt_value_info like) {
    return lt_number(t->sim->values, (lt_value_info){
        .kind = LT_VALUE_MERGE, .a = t->block, .b = t->slot, .c = cell, .operation = like.operation,
        .flags = like.flags & (LT_VALUE_MAYBE | LT_VALUE_FRESH), .offset = like.offset, .origin = like.origin,
        .birth = t->birth});
}

static lt_value known_name(const turn *t, lt_value v) {
    const lt_entry *e = lt_map_get(t->names, v.id);
    return e ? (lt_value){e->value} : (lt_value){0};
}

static void set_name(turn *t, lt_value old, lt_value name) {
    lt_map_put(lt_writer_of(t->sim, t->st), &t->names, old.id, (lt_entry){.value = name.id});
}

/* The new name of an old value that the cell holds (or whose object it points into: `inner`). */
static lt_value rename_value(turn *t, lt_value v, uint32_t cell, bool inner) {
    if (!is_old(t, v))
        return v;
    lt_value name = known_name(t, v);
    if (name.id)
        return name;
    lt_values *vs = t->sim->values;
    lt_value_info like = *lt_value_of(vs, v);
    like.operation = inner;
    lt_root origin = like.origin;
    if (origin.id && lt_root_info_of(vs, origin)->birth >= t->birth && !inner) {
        lt_value u = rename_value(t, lt_root_info_of(vs, origin)->value, cell, true);
        like.origin = lt_pointee_root(vs, u);
    }
    name = merged_number(t, cell, like);
    set_name(t, v, name);
    return name;
}

static lt_value rename_version(turn *t, lt_value version, uint32_t which) {
    return is_old(t, version) ? merged_number(t, which, (lt_value_info){0}) : version;
}

/* The cell's place on the next turn; none when nothing speaks of its object any more. */
static lt_cell rename_cell(turn *t, lt_cell cell) {
    lt_values *vs = t->sim->values;
    lt_cell_info c = *lt_cell_of(vs, cell);
    lt_root_info root = *lt_root_info_of(vs, c.root);
    if (c.birth < t->birth)
        return cell;
    for (lt_cell at = cell; at.id; at = lt_cell_of(vs, at)->parent)
        if (lt_cell_of(vs, at)->kind == LT_CELL_AT && is_old(t, (lt_value){lt_cell_of(vs, at)->step}))
            cell = lt_cell_step_from(vs, lt_root_info_of(vs, c.root)->base, LT_CELL_CONTENT, 0);
    if (root.birth < t->birth)
        return cell;
    lt_value name = known_name(t, root.value);
    return name.id ? lt_cell_rebase(vs, cell, lt_pointee_root(vs, name)) : (lt_cell){0};
}

static void rename_tracked(turn *t) {
    lt_values *vs = t->sim->values;
    lt_root_info root = *lt_root_info_of(vs, t->st->tracked);
    if (!t->st->tracked.id || root.birth < t->birth)
        return;
    lt_value_info like = {.flags = root.fresh ? LT_VALUE_FRESH : 0};
    lt_value name = merged_number(t, LT_MERGE_TRACKED, like);
    set_name(t, root.value, name);
    t->st->tracked = lt_pointee_root(vs, name);
    if (t->st->part.id && lt_cell_of(vs, t->st->part)->root.id != t->st->tracked.id &&
        t->sim->info->kind != LT_OBJECT_CONTENT)
        t->st->part = lt_cell_rebase(vs, t->st->part, t->st->tracked);
}

/* What no longer holds goes while the old names still say so. */
static collector take_out_cells(turn *t) {
    collector c = born_in(t, t->st->cells);
    uint32_t count = 0;
    for (uint32_t i = 0; i < c.found.count; i++) {
        born b = c.found.items[i];
        bool holds = lt_find_entry(t->sim, t->st, lt_cell_of_key(b.key));
        lt_forget_cell(t->sim, t->st, lt_cell_of_key(b.key));
        if (holds)
            c.found.items[count++] = b;
    }
    c.found.count = count;
    return c;
}

static void put_back_cells(turn *t, const collector *c) {
    for (uint32_t i = 0; i < c->found.count; i++) {
        born *b = &c->found.items[i];
        b->entry.value = rename_value(t, (lt_value){b->entry.value}, (uint32_t)b->key, false).id;
    }
    for (uint32_t i = 0; i < c->found.count; i++) {
        born *b = &c->found.items[i];
        lt_cell cell = rename_cell(t, lt_cell_of_key(b->key));
        bool holds = lt_points_into(t->sim->values, (lt_value){b->entry.value}, t->st->tracked);
        t->sim->lost_sight |= !cell.id && holds;
        /* Several cells of one turn become one that stands for many: what it holds already stays in it. */
        if (cell.id && !holds && lt_cell_of(t->sim->values, cell)->weak &&
            lt_map_get(t->st->holders, lt_cell_key(t->sim->values, cell)))
            continue;
        if (cell.id)
            lt_put_cell(t->sim, t->st, cell, (lt_value){b->entry.value}, b->entry.from);
        else if (holds)
            lt_let_go(t->st); /* held by what nothing speaks of any more */
    }
}

typedef struct names {
    turn *t;
    LT_ARRAY(born) facts; /* by new name */
} names;

static void find_fact(void *context, uint64_t old, const lt_entry *name) {
    names *n = context;
    lt_fact fact = lt_fact_of(n->t->sim, n->t->st, (lt_value){(uint32_t)old});
    uint32_t index = lt_intern_fact(n->t->sim, fact);
    if (index)
        LT_PUSH(n->t->sim->arena, &n->facts, (born){name->value, {.value = index}});
}

/* What is known of old values, stated or derived, goes over to their new names; the rest is gone. */
static void rename_facts(turn *t) {
    names n = {.t = t};
    lt_map_each(t->names, 0, 0, find_fact, &n);
    collector c = born_in(t, t->st->facts);
    for (uint32_t i = 0; i < c.found.count; i++)
        lt_map_remove(lt_writer_of(t->sim, t->st), &t->st->facts, c.found.items[i].key);
    for (uint32_t i = 0; i < n.facts.count; i++)
        lt_put_fact(t->sim, t->st, (lt_value){(uint32_t)n.facts.items[i].key}, t->sim->facts.items[n.facts.items[i].entry.value]);
}

static void rename_leaked(turn *t) {
    collector c = born_in(t, t->st->leaked);
    for (uint32_t i = 0; i < c.found.count; i++) {
        lt_root root = {(uint32_t)c.found.items[i].key};
        lt_map_remove(lt_writer_of(t->sim, t->st), &t->st->leaked, root.id);
        lt_value name = known_name(t, lt_root_info_of(t->sim->values, root)->value);
        if (name.id)
            lt_leak(t->sim, t->st, lt_pointee_root(t->sim->values, name));
    }
}

static void go_round(lt_simulation *sim, lt_state *st, uint32_t block, uint32_t slot) {
    turn t = {.sim = sim, .st = st, .block = block, .slot = slot, .birth = sim->order.positions[block] + 1};
    sim->is_final = true; /* what is taken out here is put back */
    collector cells = take_out_cells(&t);
    st->version = rename_version(&t, st->version, LT_MERGE_VERSION);
    st->stores = rename_version(&t, st->stores, LT_MERGE_STORES);
    rename_tracked(&t);
    put_back_cells(&t, &cells);
    rename_leaked(&t);
    rename_facts(&t);
    sim->is_final = false;
}

/* --- two states become one ------------------------------------------------------------------------------------------ */

typedef struct merger {
    lt_simulation *sim;
    lt_state *a, *b;  /* the state of the block, the one that arrives */
    lt_state result;
    turn at;          /* where merges get their numbers */
    bool widen;
    LT_ARRAY(born) facts; /* of the merges made */
    LT_ARRAY(born) holders; /* cells visited, and whether they hold the tracked object */
} merger;

/* What the value points into; none when nothing does, or it is not known. */
static lt_root root_of(const lt_values *vs, lt_value v) {
    const lt_value_info *info = lt_value_of(vs, v);
    return info->origin.id ? info->origin : info->own;
}

static bool is_null(const lt_values *vs, lt_value v) {
    int64_t constant;
    return lt_is_constant(vs, v, &constant) && constant == 0;
}

static lt_offset join_offsets(const lt_values *vs, lt_value va, lt_value vb) {
    const lt_value_info *ia = lt_value_of(vs, va), *ib = lt_value_of(vs, vb);
    lt_offset a = ia->origin.id ? ia->offset : LT_OFFSET_BASE, b = ib->origin.id ? ib->offset : LT_OFFSET_BASE;
    if (a == b)
        return a;
    return a == LT_OFFSET_UNKNOWN || b == LT_OFFSET_UNKNOWN ? LT_OFFSET_UNKNOWN : LT_OFFSET_EITHER;
}

/* The number of what is `va` on one way in and `vb` on the other. */
static lt_value merge_values(merger *m, lt_cell cell, lt_value va, lt_value vb) {
    if (va.id == vb.id)
        return va;
    lt_values *vs = m->sim->values;
    bool a_tracked = lt_points_into(vs, va, m->a->tracked), b_tracked = lt_points_into(vs, vb, m->b->tracked);
    lt_value_info like = {.offset = join_offsets(vs, va, vb)};
    if (a_tracked && b_tracked) {
        lt_root_info root = *lt_root_info_of(vs, m->result.tracked);
        bool same = lt_root_info_of(vs, m->a->tracked)->value.id == va.id &&
                    lt_root_info_of(vs, m->b->tracked)->value.id == vb.id;
        if (same && root.kind == LT_ROOT_POINTEE)
            return root.value;
        like.origin = m->result.tracked;
    } else if (a_tracked || b_tracked ||
               (lt_value_of(vs, va)->flags | lt_value_of(vs, vb)->flags) & LT_VALUE_MAYBE) {
        like.flags = LT_VALUE_MAYBE;
    } else {
        lt_root ra = root_of(vs, va), rb = root_of(vs, vb);
        if (ra.id == rb.id || is_null(vs, vb))
            like.origin = ra;
        else if (is_null(vs, va))
            like.origin = rb;
        /* A root that is born here would be the last turn's. */
        if (lt_root_info_of(vs, like.origin)->birth >= m->at.birth)
            like.origin = (lt_root){0};
    }
    if (!like.origin.id)
        like.offset = 0;
    lt_value v = merged_number(&m->at, cell.id, like);
    lt_fact fact = lt_join_facts(lt_fact_of(m->sim, m->a, va), lt_fact_of(m->sim, m->b, vb), m->widen);
    uint32_t index = lt_intern_fact(m->sim, fact);
    LT_PUSH(m->sim->arena, &m->facts, (born){v.id, {.value = index}});
    return v;
}

static bool is_uninitialised(const merger *m, lt_cell cell) {
    const lt_root_info *root = lt_root_info_of(m->sim->values, lt_cell_of(m->sim->values, cell)->root);
    return lt_cell_of(m->sim->values, cell)->kind == LT_CELL_BASE && root->kind == LT_ROOT_VARIABLE && root->local &&
           lt_variable_of(m->sim->function, root->variable)->storage != LT_PARAMETER;
}

/* An array that was filled on one side only is not one that nothing was stored in: its elements are released where the same
 * condition holds again. */
static bool is_array(const merger *m, lt_cell cell) {
    const lt_root_info *root = lt_root_info_of(m->sim->values, lt_cell_of(m->sim->values, cell)->root);
    return root->kind == LT_ROOT_VARIABLE &&
           lt_type_of(m->sim->function->unit, lt_variable_of(m->sim->function, root->variable)->type)->kind == LT_TYPE_array;
}

static bool decide_cell(void *context, uint64_t key, const lt_entry *a, const lt_entry *b, lt_entry *result) {
    merger *m = context;
    lt_simulation *sim = m->sim;
    lt_cell cell = lt_cell_of_key(key);
    const lt_cell_info *c = lt_cell_of(sim->values, cell);
    a = a ? lt_find_entry(sim, m->a, cell) : NULL;
    b = b ? lt_find_entry(sim, m->b, cell) : NULL;
    bool is_private = lt_is_private(sim, &m->result, c->root);
    bool stays = (a || b) && (a || !is_uninitialised(m, cell)) && (b || !is_uninitialised(m, cell)) &&
                 ((a && b) || (is_private && !c->weak));
    lt_value v = {0};
    if (c->weak && (a || b)) { /* stands for many: what one of them holds is held */
        bool held_a = a && lt_points_into(sim->values, (lt_value){a->value}, m->a->tracked);
        bool held_b = b && lt_points_into(sim->values, (lt_value){b->value}, m->b->tracked);
        stays = held_a || held_b;
        v = (lt_value){held_a ? a->value : held_b ? b->value : 0};
        if (held_a && held_b)
            v = merge_values(m, cell, (lt_value){a->value}, (lt_value){b->value});
    } else if (stays) {
        lt_value va = a ? (lt_value){a->value} : lt_load(sim, m->a, cell);
        lt_value vb = b ? (lt_value){b->value} : lt_load(sim, m->b, cell);
        v = merge_values(m, cell, va, vb);
    } else if ((a || b) && is_uninitialised(m, cell) && is_array(m, cell)) {
        stays = true;
        v = merged_number(&m->at, cell.id, (lt_value_info){0});
    }
    LT_PUSH(sim->arena, &m->holders, (born){key, {.value = stays ? v.id : 0}});
    if (!stays)
        return false;
    lt_entry like = a ? *a : *b;
    if (a && a->value == v.id && (is_private || a->stamp == m->result.version.id)) {
        *result = *a;
        return true;
    }
    lt_state empty = {.version = m->result.version, .token = 0};
    lt_put_cell(sim, &empty, cell, v, like.from);
    *result = *lt_map_get(empty.cells, key);
    return true;
}

/* What this block merges itself has the facts of what goes in: they are put afterwards, so that a map in which nothing
 * changes stays the same map. */
static bool is_own(const merger *m, lt_value v) {
    const lt_value_info *info = lt_value_of(m->sim->values, v);
    return info->kind == LT_VALUE_MERGE && info->a == m->at.block && info->b == m->at.slot;
}

static bool decide_fact(void *context, uint64_t key, const lt_entry *a, const lt_entry *b, lt_entry *result) {
    merger *m = context;
    if (is_own(m, (lt_value){(uint32_t)key})) {
        *result = a ? *a : *b;
        return a != NULL;
    }
    if (!a || !b)
        return false;
    lt_fact fact = lt_join_facts(m->sim->facts.items[a->value], m->sim->facts.items[b->value], m->widen);
    *result = *a;
    result->value = lt_intern_fact(m->sim, fact);
    return result->value != 0;
}

static bool decide_leaked(void *context, uint64_t key, const lt_entry *a, const lt_entry *b, lt_entry *result) {
    (void)context;
    (void)key;
    *result = a ? *a : *b;
    return true;
}

static lt_value merge_versions(const merger *m, lt_value a, lt_value b, uint32_t which) {
    return a.id == b.id ? a : merged_number(&m->at, which, (lt_value_info){0});
}

static lt_root merge_tracked(const merger *m) {
    lt_values *vs = m->sim->values;
    if (m->a->tracked.id == m->b->tracked.id)
        return m->a->tracked;
    bool fresh = lt_root_info_of(vs, m->a->tracked)->fresh && lt_root_info_of(vs, m->b->tracked)->fresh;
    lt_value name = merged_number(&m->at, LT_MERGE_TRACKED, (lt_value_info){.flags = fresh ? LT_VALUE_FRESH : 0});
    return lt_pointee_root(vs, name);
}

static void settle_holders(merger *m) {
    lt_simulation *sim = m->sim;
    if (m->result.tracked.id != m->a->tracked.id) {
        lt_track(sim, &m->result, m->result.tracked);
        if (m->result.holder_hash != m->a->holder_hash)
            lt_let_go(&m->result);
        return;
    }
    for (uint32_t i = 0; i < m->holders.count; i++) {
        lt_value v = {m->holders.items[i].entry.value};
        bool holds = v.id && lt_points_into(sim->values, v, m->result.tracked);
        lt_set_holder(sim, &m->result, lt_cell_of_key(m->holders.items[i].key), holds);
    }
}

static bool is_unchanged(const lt_state *a, const lt_state *b) {
    return a->cells.root == b->cells.root && a->facts.root == b->facts.root && a->leaked.root == b->leaked.root &&
           a->holders.root == b->holders.root && a->version.id == b->version.id && a->stores.id == b->stores.id &&
           a->tracked.id == b->tracked.id;
}

/* Merges into the state of the block; whether that changed. */
static bool merge_states(lt_simulation *sim, lt_state *into, lt_state *st, uint32_t block, uint32_t slot) {
    merger m = {.sim = sim, .a = into, .b = st, .result = *into, .widen = sim->is_head[block]};
    m.at = (turn){.sim = sim, .block = block, .slot = slot, .birth = sim->order.positions[block] + 1};
    m.result.token = ++sim->last_token;
    sim->lost_sight |= into->holder_hash != st->holder_hash;
    lt_writer w = lt_writer_of(sim, &m.result);
    m.result.version = merge_versions(&m, into->version, st->version, LT_MERGE_VERSION);
    m.result.stores = merge_versions(&m, into->stores, st->stores, LT_MERGE_STORES);
    m.result.tracked = merge_tracked(&m);
    if (into->part.id != st->part.id)
        m.result.part = (lt_cell){0};
    m.result.with_scope &= st->with_scope;
    if (into->is_outside != st->is_outside)
        lt_let_go(&m.result);
    m.result.leaked = lt_map_merge(w, into->leaked, st->leaked, decide_leaked, &m);
    m.result.cells = lt_map_merge(w, into->cells, st->cells, decide_cell, &m);
    m.result.facts = lt_map_merge(w, into->facts, st->facts, decide_fact, &m);
    for (uint32_t i = 0; i < m.facts.count; i++) {
        lt_value v = {(uint32_t)m.facts.items[i].key};
        if (m.facts.items[i].entry.value)
            lt_put_fact(sim, &m.result, v, sim->facts.items[m.facts.items[i].entry.value]);
        else
            lt_map_remove(w, &m.result.facts, v.id);
    }
    settle_holders(&m);
    m.result.token = 0;
    bool changed = !is_unchanged(into, &m.result);
    if (changed)
        *into = m.result;
    return changed;
}

static bool follows_owner(const lt_simulation *sim, const lt_state *st) {
    return sim->info->kind == LT_OBJECT_CONTENT && st->part.id && st->typestate == LT_STATE_live;
}

static void leave_owner(lt_simulation *sim, lt_state *st) {
    st->part = (lt_cell){0};
    st->typestate = LT_STATE_none;
    lt_track(sim, st, (lt_root){0});
}

/* The slot of a state that goes round a loop. An owner that was reached by what this turn of the loop looked at is another
 * one on the next turn; along a list that was there before, the owners of the first few nodes are told apart. */
static uint32_t choose_slot_of_round(lt_simulation *sim, const lt_slots *slots, uint32_t block, lt_state *st) {
    if (follows_owner(sim, st) && lt_cell_of(sim->values, st->part)->birth > sim->order.positions[block])
        leave_owner(sim, st);
    uint32_t slot = choose_slot(sim, slots, block, st);
    if (slot < MOST_SLOTS || slot < slots->states.count || !follows_owner(sim, st))
        return slot;
    leave_owner(sim, st);
    return choose_slot(sim, slots, block, st);
}

bool lt_arrive(lt_simulation *sim, uint32_t block, lt_state *st) {
    lt_slots *slots = &sim->slots[block];
    bool round = sim->order.positions[block] <= sim->order.positions[sim->block];
    st->is_outside = st->typestate == LT_STATE_owed && lt_is_held_outside(sim, st);
    uint32_t slot = round ? choose_slot_of_round(sim, slots, block, st) : choose_slot(sim, slots, block, st);
    if (slot >= HARD_LIMIT) {
        lt_give_up(sim, "states at a point");
        return false;
    }
    if (round)
        go_round(sim, st, block, slot);
    if (slot == slots->states.count) {
        LT_PUSH(sim->arena, &slots->states, *st);
        LT_PUSH(sim->arena, &slots->pending, true);
        slots->states.items[slot].token = 0;
        st->token = ++sim->last_token;
        return true;
    }
    bool changed = merge_states(sim, &slots->states.items[slot], st, block, slot);
    slots->pending.items[slot] |= changed;
    return changed;
}
