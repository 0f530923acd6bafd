#include "flow/objects/holds.h"

#include "mir/build.h"

bool lt_gives_up_hold(const lt_unit *unit, const lt_callee_info *callee, const lt_effect *effect) {
    return lt_family_names(unit, effect->family, callee->name);
}

static bool may_give_up(const lt_unit *unit, const lt_callee_info *callee, const lt_effect *e) {
    return e->kind == LT_EFFECT_release || (e->kind == LT_EFFECT_hold && lt_gives_up_hold(unit, callee, e));
}

/* The name by which the effect's argument is called; none when it has none. */
static lt_place named_by(const lt_function *f, const lt_statement *s, const lt_effect *e) {
    if (e->subject >= s->operand_count || e->depth)
        return (lt_place){0};
    const lt_operand *operand = lt_operands_of(f, s) + e->subject;
    bool named = operand->kind == LT_COPY || operand->kind == LT_ADDRESS;
    return named && lt_root_of(f, operand->place)->storage != LT_TEMPORARY ? operand->place : (lt_place){0};
}

bool lt_hold_is_given_up(const lt_function *function, const lt_statement *s, const lt_object_info *hold) {
    const lt_callee_info *callee = lt_callee_of(function->unit, s->callee);
    for (uint32_t i = 0; s->kind == LT_STATEMENT_call && i < callee->effect_count; i++)
        if (may_give_up(function->unit, callee, &callee->effects[i]) &&
            lt_family_accepts(function->unit, hold->family, callee->effects[i].family) &&
            named_by(function, s, &callee->effects[i]).id == hold->place.id)
            return true;
    return false;
}

/* What is known of each place that names something held. */
typedef struct named {
    lt_family given_up; /* by a function of this family */
    bool was_held;      /* it is given up before it is taken: the caller took it, and gets it back */
    bool is_handed_on;  /* the pointer goes elsewhere, and the count with it */
} named;

static bool is_own(const lt_function *f, lt_place place) {
    lt_storage storage = lt_root_of(f, place)->storage;
    return lt_place_of(f, place)->projection == LT_BASE && (storage == LT_LOCAL || storage == LT_TEMPORARY);
}

static void note_call(const lt_function *f, const lt_statement *s, named *names, bool *is_taken) {
    const lt_callee_info *callee = lt_callee_of(f->unit, s->callee);
    for (uint32_t i = 0; i < callee->effect_count; i++) {
        const lt_effect *e = &callee->effects[i];
        lt_place place = named_by(f, s, e);
        if (may_give_up(f->unit, callee, e)) {
            names[place.id].was_held |= !is_taken[place.id];
            names[place.id].given_up = e->family;
        } else if (e->kind == LT_EFFECT_hold) {
            is_taken[place.id] = true;
        } else if (e->kind == LT_EFFECT_take || e->kind == LT_EFFECT_keep || e->kind == LT_EFFECT_escape ||
                   e->kind == LT_EFFECT_insert) {
            names[place.id].is_handed_on = true;
        }
    }
}

static named *find_names(const lt_function *f) {
    named *names = LT_NEW_ARRAY(f->arena, named, f->places.count);
    bool *is_taken = LT_NEW_ARRAY(f->arena, bool, f->places.count);
    for (uint32_t i = 0; i < f->statements.count; i++) {
        const lt_statement *s = &f->statements.items[i];
        const lt_operand *from = s->operand_count ? lt_operands_of(f, s) : NULL;
        if (s->kind == LT_STATEMENT_call)
            note_call(f, s, names, is_taken);
        else if (s->kind == LT_STATEMENT_assign && from && from->kind == LT_COPY && !is_own(f, s->target))
            names[from->place.id].is_handed_on = true;
    }
    return names;
}

static bool holds_any(const lt_function *f) {
    for (uint32_t i = 0; i < f->statements.count; i++) {
        const lt_callee_info *callee = lt_callee_of(f->unit, f->statements.items[i].callee);
        for (uint32_t e = 0; f->statements.items[i].kind == LT_STATEMENT_call && e < callee->effect_count; e++)
            if (callee->effects[e].kind == LT_EFFECT_hold)
                return true;
    }
    return false;
}

static bool gives_up_any(const lt_unit *unit, const lt_callee_info *callee) {
    for (uint32_t i = 0; i < callee->effect_count; i++)
        if (callee->effects[i].kind == LT_EFFECT_hold && lt_gives_up_hold(unit, callee, &callee->effects[i]))
            return true;
    return callee->flags & LT_CALLEE_GIVES_UP;
}

/* `pthread_cleanup_push(unlock, &m)`: who gives it up is not to be seen here. */
static bool is_left_to_others(const lt_function *f) {
    for (uint32_t i = 0; i < f->operands.count; i++)
        if (f->operands.items[i].kind == LT_FUNCTION && gives_up_any(f->unit, lt_callee_of(f->unit, f->operands.items[i].callee)))
            return true;
    return false;
}

void lt_find_holds(const lt_function *function, void (*found)(void *context, lt_object_info hold), void *context) {
    if (!holds_any(function) || is_left_to_others(function))
        return;
    const named *names = find_names(function);
    for (uint32_t i = 0; i < function->statements.count; i++) {
        const lt_statement *s = &function->statements.items[i];
        const lt_callee_info *callee = lt_callee_of(function->unit, s->callee);
        for (uint32_t n = 0; s->kind == LT_STATEMENT_call && n < callee->effect_count; n++) {
            const lt_effect *e = &callee->effects[n];
            const named *name = &names[named_by(function, s, e).id];
            if (e->kind != LT_EFFECT_hold || lt_gives_up_hold(function->unit, callee, e) || name == names ||
                name->was_held || name->is_handed_on || !lt_family_accepts(function->unit, e->family, name->given_up))
                continue;
            found(context, (lt_object_info){.kind = LT_OBJECT_HOLD, .place = named_by(function, s, e), .statement = i,
                                            .slot = e->subject, .family = e->family, .origin = s->callee, .location = s->location});
        }
    }
}
