/* What a call does with what its arguments lead to before anything changes: each that ended and is looked at is a use. */
#include "flow/simulate/calling.h"

enum {
    CHANGES_HANDS = 1u << LT_EFFECT_take | 1u << LT_EFFECT_release,
    GIVES_VALUE = 1u << LT_EFFECT_initialise | 1u << LT_EFFECT_replace | 1u << LT_EFFECT_write | 1u << LT_EFFECT_null,
};

/* A moved-from object whose address is passed: whoever may give it a value gives it one. Who releases its storage does not
 * ask for its value. */
static void meet_moved(const lt_call *c, lt_state *st, uint32_t i, uint32_t kinds) {
    lt_cell cell = lt_cell_pointed(c->sim->values, c->values[i]);
    if (kinds & (1u << LT_EFFECT_move | 1u << LT_EFFECT_release))
        return;
    if (kinds & GIVES_VALUE || (!kinds && !c->s->callee.id))
        lt_revive(c->sim, st, cell);
    else if (lt_is_moved(c->sim, st, cell))
        lt_happen(c->sim, st, lt_call_event(c, LT_EVENT_use, i));
}

/* A handle is looked at where the callee says so. A model or summary that does not say so takes a plain number, as do the
 * further arguments of a variadic function (they are printed); of any other function's parameter it is believed that it is
 * the handle that is meant. */
static bool is_looked_at(const lt_call *c, uint32_t argument, uint32_t kinds) {
    bool speaks = c->callee->origin == LT_FROM_MODEL || c->callee->origin == LT_FROM_SUMMARY ||
                  c->callee->flags & LT_CALLEE_PURE;
    return kinds & 1u << LT_EFFECT_look || !lt_call_is_number(c, argument) ||
           (c->s->callee.id && !speaks && argument < c->callee->parameter_count);
}

/* Whether the call calls the closure or waits for it: neither asks only whether it is there, nor gives it a new value. */
static bool runs_closure(const lt_call *c, uint32_t argument, uint32_t kinds) {
    if (argument == 0 && c->callee->flags & LT_CALLEE_METHOD && c->callee->flags & LT_CALLEE_WAITS)
        return true;
    const uint32_t changes = GIVES_VALUE | CHANGES_HANDS | 1u << LT_EFFECT_move | 1u << LT_EFFECT_insert |
                             1u << LT_EFFECT_remove | 1u << LT_EFFECT_keep | 1u << LT_EFFECT_size;
    return !(kinds & changes) && c->callee->origin != LT_FROM_MODEL && c->s->callee.id;
}

/* A closure that is called uses what it captured. */
static void meet_captures(const lt_call *c, lt_state *st) {
    if (!c->count || !(c->callee->flags & LT_CALLEE_METHOD) || !lt_has_ended(st) || !runs_closure(c, 0, lt_call_effects_on(c, 0)) ||
        !(lt_referent_flags(c->sim->function, &c->operands[0]) & LT_IS_callable))
        return;
    if (lt_is_held_in(c->sim, st, lt_cell_pointed(c->sim->values, c->values[0])))
        lt_happen(c->sim, st, lt_call_event(c, LT_EVENT_use, 0));
}

/* Where the closures are that the argument refers to: in a variable, or among the elements of a container; none where
 * that is not known. */
static lt_cell cell_of_closures(const lt_call *c, lt_state *st, uint32_t argument) {
    lt_value v = c->values[argument];
    if (lt_value_of(c->sim->values, v)->kind == LT_VALUE_CONSTANT)
        return (lt_cell){0};
    lt_cell cell = lt_cell_pointed(c->sim->values, v);
    lt_cell elements = lt_elements_around(c->sim, st, cell);
    return elements.id || lt_value_of(c->sim->values, v)->kind != LT_VALUE_ADDRESS ? elements : cell;
}

/* A closure that outlives what it captured. */
static void meet_outlived(const lt_call *c, lt_state *st) {
    for (uint32_t i = 0; i < c->count && st->typestate == LT_STATE_dead && st->holders.root; i++) {
        uint32_t flags = lt_referent_flags(c->sim->function, &c->operands[i]);
        if (!(flags & (LT_IS_callable | LT_IS_container)) || !runs_closure(c, i, lt_call_effects_on(c, i)))
            continue;
        lt_cell closures = cell_of_closures(c, st, i);
        if (closures.id)
            lt_meet_outlived(c->sim, st, closures);
    }
}

/* What an argument points to is followed: a view by its methods, the buffers that a callee is given a list of. */
static void meet_followed(const lt_call *c, lt_state *st) {
    for (uint32_t i = 0; i < c->callee->effect_count; i++) {
        const lt_effect *e = &c->callee->effects[i];
        if (e->kind != LT_EFFECT_look || !e->depth || e->field.id || e->subject >= c->count || lt_call_is_number(c, e->subject))
            continue;
        lt_cell cell = lt_cell_pointed(c->sim->values, c->values[e->subject]);
        if (lt_is_held_in(c->sim, st, cell) || (lt_has_ended(st) && lt_elements_around(c->sim, st, cell).id))
            lt_happen(c->sim, st, lt_call_event(c, LT_EVENT_use, e->subject));
    }
}

/* A pointer that the object's class, by contract, was given to keep. */
static bool is_kept_by_contract(lt_simulation *sim, const lt_state *st, lt_cell holder) {
    const lt_entry *e = lt_map_get(st->cells, lt_cell_key(sim->values, holder));
    if (!e || e->from >= sim->function->statements.count || !lt_cell_within(sim->values, holder, sim->record))
        return false;
    const lt_statement *s = &sim->function->statements.items[e->from];
    const lt_callee_info *callee = lt_callee_of(sim->function->unit, s->callee);
    bool keeps = false;
    for (uint32_t i = 0; s->kind == LT_STATEMENT_call && i < callee->effect_count; i++)
        keeps |= callee->effects[i].kind == LT_EFFECT_keep;
    return keeps && callee->origin == LT_FROM_CONTRACT;
}

/* A method of an object that keeps a pointer for later: later is now. */
static void meet_kept(const lt_call *c, lt_state *st) {
    if (!lt_has_ended(st) || !c->count || !(c->callee->flags & LT_CALLEE_METHOD) ||
        lt_call_effects_on(c, 0) & (1u << LT_EFFECT_initialise | 1u << LT_EFFECT_replace))
        return;
    uint32_t from;
    c->sim->record = lt_cell_pointed(c->sim->values, c->values[0]);
    if (lt_find_holder(c->sim, st, is_kept_by_contract, &from).id)
        lt_happen(c->sim, st, lt_call_event(c, LT_EVENT_use, 0));
}

void lt_call_meet_arguments(const lt_call *c, lt_state *st) {
    meet_outlived(c, st);
    meet_captures(c, st);
    meet_followed(c, st);
    meet_kept(c, st);
    for (uint32_t i = 0; i < c->count; i++) {
        if (!lt_points_into(c->sim->values, c->values[i], st->tracked))
            continue;
        uint32_t kinds = lt_call_effects_on(c, i);
        if (st->typestate == LT_STATE_moved)
            meet_moved(c, st, i, kinds);
        else if (kinds & 1u << LT_EFFECT_keep)
            lt_meet_pointer(c->sim, st, c->values[i], lt_call_event(c, LT_EVENT_hand_out, i));
        else if (!(kinds & CHANGES_HANDS) && is_looked_at(c, i, kinds))
            lt_meet_pointer(c->sim, st, c->values[i], lt_call_event(c, LT_EVENT_use, i));
    }
}
