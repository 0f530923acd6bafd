/* What a function does to the owners it is given: containers, and fields that point to blocks that may move. */
#include "flow/objects/elements.h"
#include "flow/summary/summarising.h"

bool lt_summary_names_owner(const lt_summarising *s, lt_place place, uint8_t *slot, lt_field *field) {
    const lt_function *f = s->function;
    *field = (lt_field){0};
    if (!place.id)
        return false;
    place = lt_follow_reference(lt_objects_elements(s->objects), place);
    const lt_place_info *info = lt_place_of(f, place);
    if (info->projection == LT_FIELD) {
        field->id = info->step;
        info = lt_place_of(f, info->parent);
    }
    const lt_variable_info *root = lt_variable_of(f, info->variable);
    bool given = info->projection == LT_DEREF && lt_place_of(f, info->parent)->projection == LT_BASE &&
                 root->storage == LT_PARAMETER && root->index < LT_SLOT_REST;
    *slot = given ? (uint8_t)root->index : 0;
    return given;
}

static bool inserts(const lt_callee_info *callee, uint8_t subject) {
    for (uint32_t i = 0; i < callee->effect_count; i++)
        if (callee->effects[i].kind == LT_EFFECT_insert && callee->effects[i].subject == subject)
            return true;
    return false;
}

static void tell_change(lt_summarising *s, const lt_statement *call, const lt_effect *e) {
    const lt_callee_info *callee = lt_callee_of(s->function->unit, call->callee);
    lt_place owner = lt_owner_place(s->function, call, e->subject, e->field);
    lt_effect change = {.kind = e->kind, .object = LT_SLOT_NONE};
    if (!lt_summary_names_owner(s, owner, &change.subject, &change.field) ||
        (inserts(callee, e->subject) && lt_has_room(lt_objects_elements(s->objects), owner)))
        return;
    change.depth = change.field.id != 0;
    lt_summary_add(s, change);
}

/* A smart pointer lets go of what it owned. */
static void tell_drop(lt_summarising *s, lt_place owner) {
    lt_effect change = {.kind = LT_EFFECT_invalidate, .object = LT_SLOT_NONE};
    bool smart = lt_place_type(s->function, owner)->flags & LT_IS_unique;
    if (!smart || !lt_summary_names_owner(s, owner, &change.subject, &change.field) ||
        lt_variable_of(s->function, s->variables[change.subject])->flags & LT_VARIABLE_ENDING)
        return;
    change.depth = change.field.id != 0;
    lt_summary_add(s, change);
}

void lt_summary_tell_changes(lt_summarising *s) {
    const lt_function *f = s->function;
    for (uint32_t i = 0; i < f->statements.count; i++) {
        const lt_statement *call = &f->statements.items[i];
        const lt_callee_info *callee = lt_callee_of(f->unit, call->callee);
        if (call->kind == LT_STATEMENT_drop)
            tell_drop(s, call->target);
        for (uint32_t e = 0; call->kind == LT_STATEMENT_call && e < callee->effect_count; e++) {
            lt_effect_kind kind = callee->effects[e].kind;
            if (kind == LT_EFFECT_invalidate || kind == LT_EFFECT_invalidate_iterators)
                tell_change(s, call, &callee->effects[e]);
        }
    }
}

bool lt_summary_lends(const lt_summarising *s, uint8_t slot, lt_field field) {
    lt_type type = lt_variable_of(s->function, s->variables[slot])->type;
    type = field.id ? s->function->unit->fields.items[field.id].type : lt_type_of(s->function->unit, type)->element;
    if (lt_type_of(s->function->unit, type)->kind != LT_TYPE_pointer)
        return true;
    for (uint32_t i = 0; i < s->effects.count; i++) {
        const lt_effect *e = &s->effects.items[i];
        if (e->kind == LT_EFFECT_invalidate && e->subject == slot && e->field.id == field.id)
            return true;
    }
    return false;
}

/* What is known of the result where the block moved. */
static lt_condition condition_of(lt_fact result) {
    if (result.low == result.high)
        return (lt_condition){.relation = LT_EQ, .value = result.low};
    bool excludes_null = result.low > 0;
    for (uint32_t i = 0; i < result.excluded_count; i++)
        excludes_null |= result.excluded[i] == 0;
    if (excludes_null)
        return (lt_condition){.relation = LT_NE};
    return (lt_condition){.relation = result.low >= 0 && result.low > INT64_MIN ? LT_GE : LT_ALWAYS};
}

void lt_summary_tell_move(lt_summarising *s, uint32_t slot, lt_field field, const lt_exits *exits) {
    lt_fact result = {0};
    bool moves = false;
    for (uint32_t i = 0; i < exits->count; i++) {
        const lt_exit *e = &exits->items[i];
        if (e->state != LT_STATE_released || !e->is_replaced)
            continue;
        result = moves ? lt_join_facts(result, e->result, false) : e->result;
        moves = true;
    }
    if (moves)
        lt_summary_add(s, (lt_effect){.kind = LT_EFFECT_invalidate, .subject = (uint8_t)slot, .depth = 1, .field = field,
                                      .object = LT_SLOT_NONE, .when = condition_of(result)});
}
