#include "flow/growth/collecting.h"

int lt_slot_of(const lt_collecting *a, lt_place place) {
    uint32_t root = a->place_root[place.id];
    return root && root - 1 >= a->first_root && root - 1 < a->first_root + a->root_count
               ? (int)(root - 1 - a->first_root)
               : -1;
}

int lt_slot_of_root(const lt_collecting *a, uint32_t root) {
    for (uint32_t slot = 0; slot < a->root_count; slot++)
        if (a->roots.items[a->first_root + slot] == root)
            return (int)slot;
    return -1;
}

lt_things lt_deeper(lt_things t) {
    lt_things inner = t & lt_all_things(LT_AT_INNER);
    return inner | ((t & lt_all_things(LT_AT_CONTAINER)) << 1) | ((t & lt_all_things(LT_AT_ELEMENT)) << 1);
}

bool lt_is_link(const lt_function *f, lt_place place) {
    const lt_place_info *p = lt_place_of(f, place);
    if (p->projection != LT_FIELD)
        return false;
    const lt_type_info *type = lt_type_of(f->unit, p->type);
    return type->kind == LT_TYPE_pointer &&
           lt_string_eq(lt_type_of(f->unit, type->element)->name, f->unit->fields.items[p->step].record);
}

lt_things lt_denoted(const lt_collecting *a, lt_place place) {
    const lt_function *f = a->function;
    if (a->place_root[place.id]) {
        int slot = lt_slot_of(a, place);
        if (slot < 0)
            return 0;
        uint8_t depth = a->place_depth[place.id];
        return lt_things_of((uint32_t)slot, depth && lt_is_link(f, place) ? LT_AT_CONTAINER : 1u << depth);
    }
    const lt_place_info *p = lt_place_of(f, place);
    if (p->projection == LT_BASE)
        return 0;
    if (p->projection == LT_DEREF) {
        if (lt_place_of(f, p->parent)->projection == LT_BASE)
            return a->locals[p->variable.id] & lt_all_things(LT_POINTS);
        return lt_deeper(lt_denoted(a, p->parent));
    }
    lt_things t = lt_denoted(a, p->parent);
    if (lt_is_link(f, place)) {
        lt_things nodes = t & lt_all_things(LT_AT_ELEMENT);
        t = (t & ~nodes) | nodes >> 1;
    }
    return t;
}

/* What the value read from the place points to. */
static lt_things loaded(const lt_collecting *a, lt_place place) {
    const lt_function *f = a->function;
    const lt_place_info *p = lt_place_of(f, place);
    if (a->place_target[place.id]) {
        int slot = lt_slot_of_root(a, a->roots.items[a->place_target[place.id] - 1]);
        return LT_VARYING | (slot < 0 ? 0 : lt_things_of((uint32_t)slot, LT_AT_CONTAINER));
    }
    if (p->projection == LT_BASE && !a->place_root[place.id]) {
        return (a->locals[p->variable.id] & ~LT_VARIATION) | lt_variation(a, place);
    }
    const lt_type_info *type = lt_type_of(f->unit, p->type);
    if (lt_is_bucket_array(f->unit, type))
        return LT_VARYING | lt_denoted(a, place);
    bool points = type->kind == LT_TYPE_pointer || type->kind == LT_TYPE_reference || (type->flags & LT_IS_view);
    lt_things denoted = lt_denoted(a, place);
    bool listed = denoted & lt_all_things(LT_AT_ELEMENT | LT_AT_INNER);
    return lt_variation(a, place) | (listed ? LT_LISTED : 0) | (points ? lt_deeper(denoted) : 0);
}

lt_things lt_things_in(const lt_collecting *a, const lt_operand *operand) {
    switch (operand->kind) {
    case LT_COPY:
    case LT_MOVE:
        return loaded(a, operand->place);
    case LT_ADDRESS: {
        const lt_place_info *p = lt_place_of(a->function, operand->place);
        lt_things t = lt_denoted(a, operand->place);
        /* The address of a local stands for what the local holds: an argument passed by reference. */
        if (!t && p->projection == LT_BASE && !lt_is_static_variable(lt_variable_of(a->function, p->variable)))
            t = a->locals[p->variable.id] & lt_all_things(LT_IS_SIZE);
        /* … and an object of static storage is itself meant. */
        return lt_is_static_variable(lt_variable_of(a->function, p->variable)) ? t : t | lt_variation(a, operand->place);
    }
    case LT_UNKNOWN:
        return LT_VARYING | LT_COMPUTED;
    case LT_NULL:
    case LT_INTEGER:
    case LT_LITERAL:
    case LT_FUNCTION:
        return 0;
    }
    return LT_VARYING | LT_COMPUTED;
}
