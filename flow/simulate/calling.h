/* One call in one state of the simulation. Internal to the simulation:
 *
 *   effects.c        the call as a whole: outcomes, result
 *   calling.c        what effects speak of
 *   call_meet.c      arguments are met
 *   call_memory.c    what is written, put and kept
 *   call_owner.c     what ends of owners
 *   call_hands.c     what is handed on, taken, released and made
 *   kept.c           what ends what was kept
 *   holds.c          what is locked, and given up again */
#ifndef LT_FLOW_SIMULATE_CALLING_H
#define LT_FLOW_SIMULATE_CALLING_H

#include "flow/simulate/state.h"

typedef struct lt_call {
    lt_simulation *sim;
    const lt_statement *s;
    const lt_callee_info *callee;
    const lt_operand *operands;
    uint32_t count;
    lt_value *values; /* of the operands */
    lt_value result;  /* known once the arguments are met */
    bool passed_over; /* this call does not make the tracked object, or take it for the first time */
} lt_call;

/* --- calling.c --------------------------------------------------------------------------------------------------- */

/* Whether the tracked object comes into sight when the effect takes or releases its argument. */
bool lt_call_sees(const lt_call *c, const lt_state *st, const lt_effect *e);

/* The kinds of effects on the argument, one bit for each. */
uint32_t lt_call_effects_on(const lt_call *c, uint32_t argument);
bool lt_call_is_number(const lt_call *c, uint32_t argument);

/* The argument, or what it points to. */
lt_value lt_call_value_at(const lt_call *c, lt_state *st, uint32_t argument, uint32_t depth);

/* What the argument points to, or the field or element of it that the effect names. */
lt_cell lt_call_cell(const lt_call *c, const lt_effect *e);

/* The value the effect speaks of. */
lt_value lt_call_subject(const lt_call *c, lt_state *st, const lt_effect *e);
lt_place lt_call_place(const lt_call *c, uint32_t argument);
lt_event lt_call_event(const lt_call *c, lt_event_kind kind, uint32_t argument);

/* --- call_meet.c ------------------------------------------------------------------------------------------------- */

void lt_call_meet_arguments(const lt_call *c, lt_state *st);

/* --- call_memory.c ----------------------------------------------------------------------------------------------- */

void lt_call_write_unknown_memory(const lt_call *c, lt_state *st);
/* A value is put into a cell by the callee; `place` is its name in the source, or none. Whole: the cell's parts are gone. */
void lt_call_put_part(const lt_call *c, lt_state *st, lt_cell cell, lt_value value, lt_place place, bool whole);
void lt_call_put(const lt_call *c, lt_state *st, lt_cell cell, lt_value value, lt_place place);

/* The value that this call makes for a slot (lt_effect_slot). */
lt_value lt_call_made_value(const lt_call *c, uint32_t slot, bool fresh);

/* Forgets what is kept until a call like this one, or may be. (kept.c) */
void lt_call_end_kept(const lt_call *c, lt_state *st);

void lt_call_keep(const lt_call *c, lt_state *st, const lt_effect *e);

/* What records by value hold that are kept: taken before they are moved from, and let go when all is put in its place. */
void lt_call_take_records(const lt_call *c, lt_state *st);
void lt_call_put_records(const lt_call *c, lt_state *st);
void lt_call_insert(const lt_call *c, lt_state *st, const lt_effect *e);
void lt_call_change_argument(const lt_call *c, lt_state *st, const lt_effect *e);
void lt_call_copy_memory(const lt_call *c, lt_state *st, const lt_effect *e);

/* --- call_owner.c ------------------------------------------------------------------------------------------------ */

/* The effect by which the callee, as its summary says, may end the content that is followed, and need not; NULL: none. */
const lt_effect *lt_call_may_end_content(const lt_call *c, lt_state *st);

/* What ends of a container before the result is made: its content, what steps through it, one element. */
void lt_call_end_content(const lt_call *c, lt_state *st);

/* A pointer to the element at this end (LT_END_…) of what is owned: the same as long as that does not change. */
lt_value lt_call_end_element(const lt_call *c, lt_value owned, uint8_t end);

/* --- call_hands.c ------------------------------------------------------------------------------------------------ */

void lt_call_hand_on_arguments(const lt_call *c, lt_state *st);
void lt_call_change_hands(const lt_call *c, lt_state *st, const lt_effect *e);
void lt_call_retain(const lt_call *c, lt_state *st, const lt_effect *e);
void lt_call_escape(const lt_call *c, lt_state *st, const lt_effect *e);

/* Whether the effect makes the tracked object, here and now; makes it. */
bool lt_call_makes_tracked(const lt_call *c, const lt_effect *e);
void lt_call_make(const lt_call *c, lt_state *st, const lt_effect *e);

/* --- holds.c ----------------------------------------------------------------------------------------------------- */

/* Whether the effect is the one by which the tracked hold is taken; takes it, or gives it up. */
bool lt_call_takes_hold(const lt_call *c, const lt_effect *e);
void lt_call_hold(const lt_call *c, lt_state *st, const lt_effect *e);

/* What a callee may do with it of which nothing is said. */
void lt_call_hand_on_hold(const lt_call *c, lt_state *st);

#endif
