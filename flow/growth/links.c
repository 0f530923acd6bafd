#include "flow/growth/collecting.h"

/* `&node->link`: the field that the address ends in. */
static lt_field last_field(const lt_function *f, const lt_operand *operand) {
    if (operand->kind != LT_ADDRESS)
        return (lt_field){0};
    const lt_place_info *p = lt_place_of(f, operand->place);
    return (lt_field){p->projection == LT_FIELD ? p->step : 0};
}

lt_field lt_link_of_insertion(const lt_collecting *a, const lt_statement *s, const lt_effect *effect) {
    if (effect->object_field.id || effect->object >= s->operand_count || s->kind != LT_STATEMENT_deed)
        return effect->object_field;
    return last_field(a->function, &lt_operands_of(a->function, s)[effect->object]);
}

static void note_unlink(lt_containers *unit, const lt_function *f, const lt_statement *s, const lt_effect *effect) {
    lt_field link = effect->field;
    if (!link.id && effect->subject < s->operand_count)
        link = last_field(f, &lt_operands_of(f, s)[effect->subject]);
    if (!lt_is_unlinked(unit, link))
        LT_PUSH(unit->unit->arena, &unit->unlinked, link);
}

void lt_note_unlinks(lt_containers *unit, const lt_function *f) {
    for (uint32_t i = 0; i < f->statements.count; i++) {
        const lt_statement *s = &f->statements.items[i];
        const lt_callee_info *callee = lt_callee_of(f->unit, s->callee);
        for (uint32_t e = 0; s->kind == LT_STATEMENT_deed && e < callee->effect_count; e++)
            if (callee->effects[e].kind == LT_EFFECT_unlink)
                note_unlink(unit, f, s, &callee->effects[e]);
    }
}

bool lt_is_unlinked(const lt_containers *containers, lt_field link) {
    for (uint32_t i = 0; i < containers->unlinked.count; i++)
        if (containers->unlinked.items[i].id == link.id || !containers->unlinked.items[i].id)
            return true;
    return false;
}

bool lt_can_be_unlinked_elsewhere(const lt_collecting *a, const lt_statement *s, const lt_effect *insertion, lt_field link) {
    const lt_callee_info *callee = lt_callee_of(a->function->unit, s->callee);
    bool is_loose = false;
    for (uint32_t e = 0; e < callee->effect_count; e++)
        is_loose |= callee->effects[e].kind == LT_EFFECT_escape && callee->effects[e].subject == insertion->object;
    return s->kind == LT_STATEMENT_deed && is_loose && !(a->function->unit->fields.items[link.id].flags & LT_FIELD_HERE);
}

/* Places in the container that are read or handed on, other than by the deeds of its own macros. */
static bool looks_at(const lt_collecting *a, const lt_statement *s, uint32_t local_root) {
    bool counts = !s->expanded && s->kind != LT_STATEMENT_deed;
    for (uint32_t k = 0; counts && k < s->operand_count; k++) {
        const lt_operand *o = &lt_operands_of(a->function, s)[k];
        if (o->place.id && a->place_root[o->place.id] == local_root)
            return true;
    }
    return false;
}

bool lt_is_looked_at(const lt_collecting *a, uint32_t local_root) {
    for (uint32_t i = 0; i < a->function->statements.count; i++)
        if (looks_at(a, &a->function->statements.items[i], local_root))
            return true;
    return false;
}
