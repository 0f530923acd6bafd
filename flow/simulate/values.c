#include "flow/simulate/values.h"

#include <string.h>

enum { FIRST_SLOTS = 256, DEEPEST_CELL = 24 };

static lt_cell add_cell(lt_values *vs, lt_cell_info info) {
    LT_PUSH(vs->arena, &vs->cells, info);
    return (lt_cell){vs->cells.count - 1};
}

static lt_root add_root(lt_values *vs, lt_root_info info) {
    lt_root root = {vs->roots.count};
    info.base = add_cell(vs, (lt_cell_info){.root = root, .kind = LT_CELL_BASE, .birth = info.birth});
    LT_PUSH(vs->arena, &vs->roots, info);
    return root;
}

lt_values *lt_values_new(lt_arena *arena, const lt_function *function) {
    lt_values *vs = LT_NEW(arena, lt_values);
    vs->arena = arena;
    vs->function = function;
    vs->value_slot_count = vs->cell_slot_count = FIRST_SLOTS;
    vs->value_slots = LT_NEW_ARRAY(arena, uint32_t, FIRST_SLOTS);
    vs->cell_slots = LT_NEW_ARRAY(arena, uint32_t, FIRST_SLOTS);
    vs->of_variable = LT_NEW_ARRAY(arena, lt_root, function->variables.count);
    LT_PUSH(arena, &vs->infos, (lt_value_info){0});
    LT_PUSH(arena, &vs->cells, (lt_cell_info){0});
    LT_PUSH(arena, &vs->roots, (lt_root_info){0});
    vs->of_variable[0] = add_root(vs, (lt_root_info){.kind = LT_ROOT_KEPT});
    return vs;
}

static uint32_t mix(uint64_t hash, uint64_t part) {
    hash = (hash ^ part) * UINT64_C(0x9e3779b97f4a7c15);
    return (uint32_t)(hash ^ hash >> 32);
}

/* --- values ------------------------------------------------------------------------------------------------------- */

static uint32_t hash_value(const lt_value_info *v) {
    uint32_t hash = mix(v->kind | v->operation << 8 | (uint32_t)v->flags << 16 | (uint32_t)v->offset << 24, v->a);
    hash = mix((uint64_t)hash << 32 | v->b, v->c);
    return mix((uint64_t)hash << 32 | v->origin.id, (uint64_t)v->constant);
}

static bool same_value(const lt_value_info *a, const lt_value_info *b) {
    return a->kind == b->kind && a->operation == b->operation && a->flags == b->flags && a->offset == b->offset &&
           a->a == b->a && a->b == b->b && a->c == b->c && a->origin.id == b->origin.id && a->constant == b->constant;
}

static uint32_t find_value(const lt_values *vs, const lt_value_info *info) {
    uint32_t mask = vs->value_slot_count - 1, slot = hash_value(info) & mask;
    while (vs->value_slots[slot] && !same_value(&vs->infos.items[vs->value_slots[slot]], info))
        slot = (slot + 1) & mask;
    return slot;
}

static void grow_values(lt_values *vs) {
    vs->value_slot_count *= 2;
    vs->value_slots = LT_NEW_ARRAY(vs->arena, uint32_t, vs->value_slot_count);
    for (uint32_t id = 1; id < vs->infos.count; id++)
        vs->value_slots[find_value(vs, &vs->infos.items[id])] = id;
}

static uint32_t later(uint32_t a, uint32_t b) { return a > b ? a : b; }

static uint32_t birth_of_value(const lt_values *vs, uint32_t id) { return vs->infos.items[id].birth; }

/* What takes part in the name of the value; the birth given counts, too. */
static uint32_t birth_of_parts(const lt_values *vs, const lt_value_info *v) {
    uint32_t birth = later(v->birth, lt_root_info_of(vs, v->origin)->birth);
    switch ((lt_value_kind)v->kind) {
    case LT_VALUE_ADDRESS: return later(birth, lt_cell_of(vs, (lt_cell){v->a})->birth);
    case LT_VALUE_LOAD:
        return later(later(birth, lt_cell_of(vs, (lt_cell){v->a})->birth), birth_of_value(vs, v->b));
    case LT_VALUE_PART:
        birth = v->b == LT_CELL_AT ? later(birth, birth_of_value(vs, v->c)) : birth;
        return later(birth, birth_of_value(vs, v->a));
    case LT_VALUE_DERIVED:
    case LT_VALUE_PAIR: return later(birth, later(birth_of_value(vs, v->a), birth_of_value(vs, v->b)));
    case LT_VALUE_PURE: return later(birth, later(birth_of_value(vs, v->b), birth_of_value(vs, v->c)));
    default: return birth;
    }
}

lt_value lt_number(lt_values *vs, lt_value_info info) {
    uint32_t slot = find_value(vs, &info);
    if (vs->value_slots[slot])
        return (lt_value){vs->value_slots[slot]};
    info.birth = birth_of_parts(vs, &info);
    info.own = (lt_root){0};
    uint32_t id = vs->infos.count;
    LT_PUSH(vs->arena, &vs->infos, info);
    vs->value_slots[slot] = id;
    if (vs->infos.count * 2 > vs->value_slot_count)
        grow_values(vs);
    return (lt_value){id};
}

lt_value lt_number_constant(lt_values *vs, int64_t constant) {
    return lt_number(vs, (lt_value_info){.kind = LT_VALUE_CONSTANT, .constant = constant});
}

static lt_offset offset_of_step(const lt_values *vs, const lt_cell_info *c) {
    switch (c->kind) {
    case LT_CELL_BASE: return LT_OFFSET_BASE;
    case LT_CELL_FIELD:
        return vs->function->unit->fields.items[c->step].flags & LT_FIELD_FIRST ? LT_OFFSET_BASE : LT_OFFSET_INSIDE;
    case LT_CELL_INDEX: return c->step == LT_ANY_INDEX ? LT_OFFSET_UNKNOWN : LT_OFFSET_INSIDE;
    case LT_CELL_AT: return lt_value_of(vs, (lt_value){c->step})->offset;
    case LT_CELL_CONTENT: break;
    }
    return LT_OFFSET_UNKNOWN;
}

/* Where in its root the cell begins: the steps down to it, of which one that is not known makes all unknown. */
static lt_offset offset_of_cell(const lt_values *vs, lt_cell cell) {
    lt_offset offset = LT_OFFSET_BASE;
    for (; cell.id && offset != LT_OFFSET_UNKNOWN; cell = lt_cell_of(vs, cell)->parent) {
        lt_offset step = offset_of_step(vs, lt_cell_of(vs, cell));
        if (step == LT_OFFSET_UNKNOWN || offset == LT_OFFSET_BASE)
            offset = step;
        else if (step == LT_OFFSET_INSIDE)
            offset = LT_OFFSET_INSIDE;
    }
    return offset;
}

lt_value lt_number_address(lt_values *vs, lt_cell cell) {
    const lt_cell_info *c = lt_cell_of(vs, cell);
    const lt_root_info *root = lt_root_info_of(vs, c->root);
    if (c->kind == LT_CELL_BASE && root->kind == LT_ROOT_POINTEE)
        return root->value;
    if (c->kind == LT_CELL_AT)
        return (lt_value){c->step};
    lt_offset offset = offset_of_cell(vs, cell);
    return lt_number(vs, (lt_value_info){.kind = LT_VALUE_ADDRESS, .a = cell.id, .origin = c->root, .offset = offset});
}

lt_value lt_number_result(lt_values *vs, uint32_t statement, uint32_t what, uint32_t birth) {
    return lt_number(vs, (lt_value_info){.kind = LT_VALUE_RESULT, .a = statement, .b = what, .birth = birth});
}

bool lt_is_constant(const lt_values *vs, lt_value v, int64_t *constant) {
    if (lt_value_of(vs, v)->kind != LT_VALUE_CONSTANT)
        return false;
    *constant = lt_value_of(vs, v)->constant;
    return true;
}

/* Two ways to ask for one bit: `(v & bit) == bit` is `(v & bit) != 0`, and `(~v & bit) == 0` too. The test against zero of
 * `v & bit`, or nothing changed. */
static void ask_for_bit(lt_values *vs, lt_value *a, lt_value *b, bool *negated) {
    int64_t bit, with;
    lt_value_info v = *lt_value_of(vs, *a);
    if (v.kind != LT_VALUE_DERIVED || v.operation != LT_OPERATOR_bit_and || !lt_is_constant(vs, (lt_value){v.b}, &bit) ||
        bit <= 0 || bit & (bit - 1) || !lt_is_constant(vs, *b, &with))
        return;
    if (with == bit) {
        *b = lt_number_constant(vs, 0);
        *negated = !*negated;
    } else if (with != 0) {
        return;
    }
    lt_value_info inner = *lt_value_of(vs, (lt_value){v.a});
    if (inner.kind == LT_VALUE_DERIVED && inner.operation == LT_OPERATOR_complement) {
        v.a = inner.a;
        *a = lt_number(vs, v);
        *negated = !*negated;
    }
}

lt_value lt_number_comparison(lt_values *vs, lt_value a, lt_relation relation, lt_value b, bool is_unsigned,
                              bool *negated) {
    bool equality = relation == LT_EQ || relation == LT_NE;
    *negated = relation == LT_NE || relation == LT_GE || relation == LT_LE;
    if (equality) {
        ask_for_bit(vs, &a, &b, negated);
        ask_for_bit(vs, &b, &a, negated);
    }
    bool swap = equality ? a.id > b.id : relation == LT_GT || relation == LT_LE;
    return lt_number(vs, (lt_value_info){
        .kind = LT_VALUE_DERIVED,
        .operation = equality ? LT_OPERATOR_equal : LT_OPERATOR_less,
        .flags = !equality && is_unsigned ? LT_VALUE_UNSIGNED : 0,
        .a = swap ? b.id : a.id,
        .b = swap ? a.id : b.id,
    });
}

lt_value lt_number_offset(lt_values *vs, lt_value pointer, lt_value count) {
    int64_t n = 0;
    if (lt_is_constant(vs, count, &n)) {
        lt_cell cell = lt_cell_pointed(vs, pointer);
        const lt_cell_info *c = lt_cell_of(vs, cell);
        int64_t from = c->kind == LT_CELL_INDEX ? (int64_t)c->step : 0;
        if (n == 0)
            return pointer;
        if (!c->weak && from + n >= 0 && from + n < LT_ANY_INDEX)
            return lt_number_address(vs, lt_cell_step_from(vs, c->kind == LT_CELL_INDEX ? c->parent : cell,
                                                           LT_CELL_INDEX, (uint32_t)(from + n)));
    }
    lt_root root = lt_pointee_root(vs, pointer);
    /* Backwards, and by a count that is not known, it may be back at the first byte, or before the part it points to. */
    lt_offset offset = n > 0 && lt_offset_of(vs, pointer) != LT_OFFSET_UNKNOWN ? LT_OFFSET_INSIDE : LT_OFFSET_UNKNOWN;
    return lt_number(vs, (lt_value_info){.kind = LT_VALUE_DERIVED, .operation = LT_OPERATOR_offset, .a = pointer.id,
                                         .b = count.id, .origin = root, .offset = offset});
}

/* --- roots -------------------------------------------------------------------------------------------------------- */

lt_root lt_root_of_variable(lt_values *vs, lt_variable variable) {
    lt_root *root = &vs->of_variable[variable.id];
    if (!root->id) {
        lt_storage storage = lt_variable_of(vs->function, variable)->storage;
        bool local = storage != LT_STATIC && storage != LT_THREAD;
        *root = add_root(vs, (lt_root_info){.kind = LT_ROOT_VARIABLE, .variable = variable, .local = local});
    }
    return *root;
}

lt_root lt_root_of_literals(lt_values *vs) {
    if (!vs->literals.id)
        vs->literals = add_root(vs, (lt_root_info){.kind = LT_ROOT_LITERALS});
    return vs->literals;
}

lt_root lt_root_kept(const lt_values *vs) { return vs->of_variable[0]; }

lt_root lt_pointee_root(lt_values *vs, lt_value pointer) {
    lt_value_info *v = &vs->infos.items[pointer.id];
    if (v->origin.id)
        return v->origin;
    if (!v->own.id) {
        bool fresh = v->flags & LT_VALUE_FRESH;
        lt_root own = add_root(vs, (lt_root_info){
            .kind = LT_ROOT_POINTEE, .value = pointer, .local = fresh, .fresh = fresh, .birth = v->birth});
        vs->infos.items[pointer.id].own = own;
    }
    return vs->infos.items[pointer.id].own;
}

bool lt_points_into(const lt_values *vs, lt_value pointer, lt_root root) {
    const lt_value_info *v = lt_value_of(vs, pointer);
    return root.id && !(v->flags & LT_VALUE_MAYBE) && (v->origin.id == root.id || v->own.id == root.id);
}

lt_offset lt_offset_of(const lt_values *vs, lt_value pointer) { return lt_value_of(vs, pointer)->offset; }

/* --- cells -------------------------------------------------------------------------------------------------------- */

static uint32_t find_cell(const lt_values *vs, lt_cell parent, lt_cell_step kind, uint32_t step) {
    uint32_t mask = vs->cell_slot_count - 1;
    uint32_t slot = mix((uint64_t)parent.id << 8 | kind, step) & mask;
    for (; vs->cell_slots[slot]; slot = (slot + 1) & mask) {
        const lt_cell_info *c = &vs->cells.items[vs->cell_slots[slot]];
        if (c->parent.id == parent.id && c->kind == kind && c->step == step)
            break;
    }
    return slot;
}

static void grow_cells(lt_values *vs) {
    vs->cell_slot_count *= 2;
    vs->cell_slots = LT_NEW_ARRAY(vs->arena, uint32_t, vs->cell_slot_count);
    for (uint32_t id = 1; id < vs->cells.count; id++) {
        const lt_cell_info *c = &vs->cells.items[id];
        if (c->kind != LT_CELL_BASE)
            vs->cell_slots[find_cell(vs, c->parent, c->kind, c->step)] = id;
    }
}

lt_cell lt_cell_step_from(lt_values *vs, lt_cell parent, lt_cell_step kind, uint32_t step) {
    const lt_cell_info *p = lt_cell_of(vs, parent);
    /* A path that follows ever more steps through one object is cut: its end stands for all behind it. */
    if ((kind == LT_CELL_INDEX && step == 0) || p->depth == DEEPEST_CELL)
        return parent;
    uint32_t slot = find_cell(vs, parent, kind, step);
    if (vs->cell_slots[slot])
        return (lt_cell){vs->cell_slots[slot]};
    lt_cell_info info = {.root = p->root, .parent = parent, .kind = kind, .step = step, .depth = p->depth + 1};
    info.birth = kind == LT_CELL_AT ? later(p->birth, birth_of_value(vs, step)) : p->birth;
    info.weak = p->weak || (kind == LT_CELL_INDEX && step == LT_ANY_INDEX) || kind == LT_CELL_CONTENT ||
                info.depth == DEEPEST_CELL;
    info.sibling = p->first_child;
    lt_cell cell = add_cell(vs, info);
    vs->cells.items[parent.id].first_child = cell;
    vs->cell_slots[slot] = cell.id;
    if (vs->cells.count * 2 > vs->cell_slot_count)
        grow_cells(vs);
    return cell;
}

lt_cell lt_cell_pointed(lt_values *vs, lt_value pointer) {
    const lt_value_info *v = lt_value_of(vs, pointer);
    if (v->kind == LT_VALUE_ADDRESS)
        return (lt_cell){v->a};
    lt_cell base = lt_root_info_of(vs, lt_pointee_root(vs, pointer))->base;
    v = lt_value_of(vs, pointer);
    if (!v->origin.id || v->offset == LT_OFFSET_BASE)
        return base;
    return lt_cell_step_from(vs, base, LT_CELL_AT, pointer.id);
}

lt_cell lt_cell_rebase(lt_values *vs, lt_cell cell, lt_root root) {
    lt_cell path[DEEPEST_CELL + 1];
    uint32_t count = 0;
    for (; lt_cell_of(vs, cell)->kind != LT_CELL_BASE; cell = lt_cell_of(vs, cell)->parent)
        path[count++] = cell;
    lt_cell result = lt_root_info_of(vs, root)->base;
    while (count) {
        lt_cell_info step = *lt_cell_of(vs, path[--count]);
        result = lt_cell_step_from(vs, result, step.kind, step.step);
    }
    return result;
}

bool lt_cell_within(const lt_values *vs, lt_cell cell, lt_cell whole) {
    for (; cell.id; cell = lt_cell_of(vs, cell)->parent)
        if (cell.id == whole.id)
            return true;
    return false;
}
