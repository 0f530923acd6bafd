#include "flow/objects/elements.h"

#include "mir/build.h"

/* References, and the pointers that lowering makes of them, are followed this many times to what they were bound to. */
enum { MOST_BINDINGS = 8 };

struct lt_elements {
    const lt_function *function;
    uint32_t *binding; /* by variable: one more than the only statement that writes it as a whole; 0: none */
    bool *is_bound_often; /* by variable: there are several */
    bool *has_room;    /* by place */
    uint8_t *ends;     /* by place: bits of the ends (LT_END_…) that were asked for */
};

lt_place lt_referred_place(const lt_function *function, lt_operand operand) {
    if (operand.kind == LT_ADDRESS)
        return operand.place;
    if (operand.kind == LT_COPY || operand.kind == LT_MOVE)
        return lt_find_place(function, operand.place, LT_DEREF, 0);
    return (lt_place){0};
}

lt_place lt_owner_place(const lt_function *function, const lt_statement *call, uint32_t argument, lt_field field) {
    lt_place place = {0};
    if (argument < call->operand_count)
        place = lt_referred_place(function, lt_operands_of(function, call)[argument]);
    return place.id && field.id ? lt_find_place(function, place, LT_FIELD, field.id) : place;
}

/* --- one look at the function ------------------------------------------------------------------------------------------- */

static void note_write(lt_elements *elements, uint32_t statement) {
    const lt_function *f = elements->function;
    const lt_statement *s = &f->statements.items[statement];
    bool writes = s->kind == LT_STATEMENT_assign || s->kind == LT_STATEMENT_derive || s->kind == LT_STATEMENT_call;
    const lt_place_info *target = lt_place_of(f, s->target);
    if (!writes || !s->target.id || target->projection != LT_BASE)
        return;
    elements->is_bound_often[target->variable.id] |= elements->binding[target->variable.id] != 0;
    elements->binding[target->variable.id] = statement + 1;
}

static void note_call(lt_elements *elements, const lt_statement *s) {
    const lt_function *f = elements->function;
    const lt_callee_info *callee = lt_callee_of(f->unit, s->callee);
    for (uint32_t i = 0; s->kind == LT_STATEMENT_call && i < callee->effect_count; i++) {
        const lt_effect *e = &callee->effects[i];
        if (e->kind == LT_EFFECT_reserve)
            elements->has_room[lt_owner_place(f, s, e->subject, e->field).id] = true;
        else if (e->kind == LT_EFFECT_content && e->index)
            elements->ends[lt_owner_place(f, s, e->object, e->object_field).id] |= (uint8_t)(1u << e->index);
    }
}

const lt_elements *lt_elements_of(const lt_function *function) {
    lt_elements *elements = LT_NEW(function->arena, lt_elements);
    elements->function = function;
    elements->binding = LT_NEW_ARRAY(function->arena, uint32_t, function->variables.count);
    elements->is_bound_often = LT_NEW_ARRAY(function->arena, bool, function->variables.count);
    elements->has_room = LT_NEW_ARRAY(function->arena, bool, function->places.count);
    elements->ends = LT_NEW_ARRAY(function->arena, uint8_t, function->places.count);
    for (uint32_t i = 0; i < function->statements.count; i++) {
        note_write(elements, i);
        note_call(elements, &function->statements.items[i]);
    }
    return elements;
}

bool lt_has_room(const lt_elements *elements, lt_place container) {
    return container.id && elements->has_room[container.id];
}

/* --- bindings ----------------------------------------------------------------------------------------------------------- */

/* The only statement that writes the variable as a whole; NULL when there are others, or none. */
static const lt_statement *binding_of(const lt_elements *elements, lt_variable variable) {
    uint32_t statement = elements->binding[variable.id];
    bool only = statement && !elements->is_bound_often[variable.id];
    return only ? &elements->function->statements.items[statement - 1] : NULL;
}

static bool is_own(const lt_function *f, lt_variable variable) {
    lt_storage storage = lt_variable_of(f, variable)->storage;
    return storage == LT_LOCAL || storage == LT_TEMPORARY;
}

lt_place lt_follow_reference(const lt_elements *elements, lt_place place) {
    const lt_function *f = elements->function;
    for (int i = 0; i < MOST_BINDINGS; i++) {
        const lt_place_info *info = lt_place_of(f, place);
        if (info->projection != LT_DEREF || lt_place_of(f, info->parent)->projection != LT_BASE || !is_own(f, info->variable))
            return place;
        const lt_statement *s = binding_of(elements, info->variable);
        const lt_operand *bound = s && s->kind == LT_STATEMENT_assign ? lt_operands_of(f, s) : NULL;
        if (bound && bound->kind == LT_ADDRESS)
            place = bound->place;
        else if (bound && bound->kind == LT_COPY && lt_find_place(f, bound->place, LT_DEREF, 0).id)
            place = lt_find_place(f, bound->place, LT_DEREF, 0);
        else
            return place;
    }
    return place;
}

/* The container that a call gave a pointer or iterator into; none when it gave none. */
static lt_place looked_up_in(const lt_elements *elements, const lt_statement *call) {
    const lt_function *f = elements->function;
    const lt_callee_info *callee = lt_callee_of(f->unit, call->callee);
    for (uint32_t i = 0; call->kind == LT_STATEMENT_call && i < callee->effect_count; i++) {
        const lt_effect *e = &callee->effects[i];
        if (e->kind != LT_EFFECT_content || e->subject != LT_SLOT_RESULT || e->object >= call->operand_count)
            continue;
        lt_place owner = lt_owner_place(f, call, e->object, e->object_field);
        return owner.id ? lt_follow_reference(elements, owner) : owner;
    }
    return (lt_place){0};
}

/* Where the pointer that a call returns comes from, when it is one of its arguments or inside it. */
static lt_place passed_through(const lt_function *f, const lt_statement *call) {
    const lt_callee_info *callee = lt_callee_of(f->unit, call->callee);
    for (uint32_t i = 0; i < callee->effect_count; i++) {
        const lt_effect *e = &callee->effects[i];
        bool passes = e->kind == LT_EFFECT_inside || e->kind == LT_EFFECT_alias;
        if (passes && e->subject == LT_SLOT_RESULT && e->object < call->operand_count)
            return lt_operands_of(f, call)[e->object].place;
    }
    return (lt_place){0};
}

/* The container into whose element the pointer points, as far as its bindings tell. */
static lt_place container_behind(const lt_elements *elements, const lt_operand *key) {
    const lt_function *f = elements->function;
    lt_place place = key->place;
    if (key->kind == LT_COPY) {
        lt_place pointee = lt_find_place(f, place, LT_DEREF, 0);
        place = pointee.id ? lt_follow_reference(elements, pointee) : place;
    }
    for (int i = 0; i < MOST_BINDINGS && place.id; i++) {
        while (lt_place_of(f, place)->projection != LT_BASE) /* a field of what a pointer points to */
            place = lt_place_of(f, place)->parent;
        const lt_statement *s = is_own(f, lt_place_of(f, place)->variable) ? binding_of(elements, lt_place_of(f, place)->variable) : NULL;
        if (!s)
            return (lt_place){0};
        lt_place found = looked_up_in(elements, s);
        if (found.id)
            return found;
        if (s->kind == LT_STATEMENT_call) {
            place = passed_through(f, s);
            continue;
        }
        const lt_operand *from = lt_operands_of(f, s);
        bool placed = s->operand_count && (from->kind == LT_ADDRESS || from->kind == LT_COPY || from->kind == LT_MOVE);
        place = placed ? from->place : (lt_place){0};
    }
    return (lt_place){0};
}

lt_place lt_container_of_erased(const lt_function *function, const lt_statement *call, const lt_effect *e) {
    return lt_owner_place(function, call, e->index ? e->subject : e->object, (lt_field){0});
}

/* A variable of the function's own as the key: a copy of the one in the container. */
static bool is_own_key(const lt_function *f, const lt_operand *key) {
    const lt_place_info *place = lt_place_of(f, key->place);
    while (place->projection != LT_BASE && place->projection != LT_DEREF)
        place = lt_place_of(f, place->parent);
    return key->kind == LT_ADDRESS && place->projection == LT_BASE;
}

bool lt_erases_known_element(const lt_elements *elements, const lt_statement *call, const lt_effect *e) {
    const lt_function *f = elements->function;
    lt_place container = lt_container_of_erased(f, call, e);
    if (e->subject >= call->operand_count || !container.id)
        return false;
    if (e->index)
        return elements->ends[container.id] >> e->index & 1;
    const lt_operand *operand = lt_operands_of(f, call) + e->subject;
    if (!operand->place.id || is_own_key(f, operand))
        return false;
    if (lt_place_type(f, operand->place)->flags & LT_IS_view && operand->kind != LT_ADDRESS)
        return true;
    lt_place behind = container_behind(elements, operand);
    return behind.id && behind.id == lt_follow_reference(elements, container).id;
}
