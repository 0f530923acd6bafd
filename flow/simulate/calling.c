/* What calls are read by: their effects, and the values and cells those speak of. */
#include "flow/simulate/calling.h"

bool lt_call_sees(const lt_call *c, const lt_state *st, const lt_effect *e) {
    const lt_object_info *info = c->sim->info;
    return info->kind == LT_OBJECT_ARGUMENT && info->statement == c->sim->statement && info->slot == e->subject &&
           lt_effect_is_sighted(c->callee, e) && st->typestate == LT_STATE_none && !c->passed_over;
}

uint32_t lt_call_effects_on(const lt_call *c, uint32_t argument) {
    uint32_t kinds = 0;
    for (uint32_t i = 0; i < c->callee->effect_count; i++) {
        const lt_effect *e = &c->callee->effects[i];
        if (e->subject == argument)
            kinds |= 1u << (e->field.id && e->kind != LT_EFFECT_write ? LT_EFFECT_look : e->kind);
        if (e->object == argument && e->subject != argument)
            kinds |= 1u << LT_EFFECT_look;
    }
    return kinds;
}

bool lt_call_is_number(const lt_call *c, uint32_t argument) {
    const lt_operand *o = &c->operands[argument];
    if (o->kind == LT_INTEGER || o->kind == LT_NULL || o->kind == LT_UNKNOWN)
        return true;
    if (o->kind != LT_COPY && o->kind != LT_MOVE)
        return false;
    lt_type_kind kind = lt_place_type(c->sim->function, o->place)->kind;
    return kind == LT_TYPE_integer || kind == LT_TYPE_floating;
}

lt_value lt_call_value_at(const lt_call *c, lt_state *st, uint32_t argument, uint32_t depth) {
    lt_value v = c->values[argument];
    if (depth && !lt_call_is_number(c, argument))
        v = lt_load(c->sim, st, lt_cell_pointed(c->sim->values, v));
    return v;
}

lt_cell lt_call_cell(const lt_call *c, const lt_effect *e) {
    lt_cell cell = lt_cell_pointed(c->sim->values, c->values[e->subject]);
    if (e->index) /* the first of several is the array's own cell */
        return lt_cell_step_from(c->sim->values, cell, LT_CELL_INDEX, e->index);
    return e->field.id ? lt_cell_step_from(c->sim->values, cell, LT_CELL_FIELD, e->field.id) : cell;
}

lt_value lt_call_subject(const lt_call *c, lt_state *st, const lt_effect *e) {
    if ((!e->field.id && !e->index) || lt_value_of(c->sim->values, c->values[e->subject])->kind == LT_VALUE_CONSTANT)
        return lt_call_value_at(c, st, e->subject, e->depth);
    return lt_load(c->sim, st, lt_call_cell(c, e));
}

lt_place lt_call_place(const lt_call *c, uint32_t argument) {
    lt_operand_kind kind = c->operands[argument].kind;
    bool placed = kind == LT_COPY || kind == LT_MOVE || kind == LT_ADDRESS;
    return placed ? c->operands[argument].place : (lt_place){0};
}

lt_event lt_call_event(const lt_call *c, lt_event_kind kind, uint32_t argument) {
    return (lt_event){.kind = kind, .place = lt_call_place(c, argument), .callee = c->s->callee, .argument = argument};
}
