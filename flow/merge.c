/* Where paths meet: which states become one, what cells with two values become, and what a turn of a loop makes old.
 *
 * States are kept apart by the typestate of the tracked object, by where it is held, and, while there are few, by the
 * constants of flags. A value born inside a loop is another one on the next turn under the same number: a state that
 * goes round has such values renamed after the cells that carry them, before it meets the state it came from. */
#include "flow/slots.h"

enum { MOST_SLOTS = 16, MOST_BY_FLAGS = 4, HARD_LIMIT = 40 };

/* --- which state ---------------------------------------------------------------------------------------------------- */

static bool same_property(const lt_state *a, const lt_state *b) {
    return a->typestate == b->typestate && a->part.id == b->part.id && !a->tracked.id == !b->tracked.id;
}

/* Whether a flag has two different constants. */
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
    return false;
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
        if (s->holder_hash != st->holder_hash)
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
    LT_ARRAY(born) found;
} turn;

static void collect(void *context, uint64_t key, const lt_entry *e) {
    turn *t = context;
    LT_PUSH(t->sim->arena, &t->found, (born){key, *e});
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

static void rename_cells(turn *t, uint32_t count) {
    lt_simulation *sim = t->sim;
    for (uint32_t i = 0; i < count; i++) {
        born *b = &t->found.items[i];
        b->entry.value = rename_value(t, (lt_value){b->entry.value}, (uint32_t)b->key, false).id;
    }
    for (uint32_t i = 0; i < count; i++) {
        born *b = &t->found.items[i];
        lt_cell cell = rename_cell(t, lt_cell_of_key(b->key));
        if (cell.id)
            lt_put_cell(sim, t->st, cell, (lt_value){b->entry.value}, b->entry.from);
    }
}

/* Facts of old values go over to their new names; the rest are gone. */
static void rename_facts(turn *t) {
    t->found.count = 0;
    lt_map_each_born(t->st->facts, t->birth, collect, t);
    for (uint32_t i = 0; i < t->found.count; i++)
        lt_map_remove(lt_writer_of(t->sim, t->st), &t->st->facts, t->found.items[i].key);
    for (uint32_t i = 0; i < t->found.count; i++) {
        lt_value name = known_name(t, (lt_value){(uint32_t)t->found.items[i].key});
        if (name.id)
            lt_put_fact(t->sim, t->st, name, t->sim->facts.items[t->found.items[i].entry.value]);
    }
}

static void rename_leaked(turn *t) {
    t->found.count = 0;
    lt_map_each_born(t->st->leaked, t->birth, collect, t);
    for (uint32_t i = 0; i < t->found.count; i++) {
        lt_root root = {(uint32_t)t->found.items[i].key};
        lt_map_remove(lt_writer_of(t->sim, t->st), &t->st->leaked, root.id);
        lt_value name = known_name(t, lt_root_info_of(t->sim->values, root)->value);
        if (name.id)
            lt_leak(t->sim, t->st, lt_pointee_root(t->sim->values, name));
    }
}

static void go_round(lt_simulation *sim, lt_state *st, uint32_t block, uint32_t slot) {
    turn t = {.sim = sim, .st = st, .block = block, .slot = slot, .birth = sim->order.positions[block] + 1};
    lt_map_each_born(st->cells, t.birth, collect, &t);
    uint32_t count = 0;
    for (uint32_t i = 0; i < t.found.count; i++) { /* what no longer holds goes while the old names still say so */
        born b = t.found.items[i];
        if (lt_find_entry(sim, st, lt_cell_of_key(b.key)))
            t.found.items[count++] = b;
    }
    for (uint32_t i = 0; i < t.found.count; i++)
        lt_forget_cell(sim, st, lt_cell_of_key(t.found.items[i].key));
    st->version = rename_version(&t, st->version, LT_MERGE_VERSION);
    st->stores = rename_version(&t, st->stores, LT_MERGE_STORES);
    rename_tracked(&t);
    rename_leaked(&t);
    t.found.count = 0;
    lt_map_each_born(st->cells, t.birth, collect, &t);
    (void)count;
    rename_cells(&t, count);
    rename_facts(&t);
}
