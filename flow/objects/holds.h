/* Which locks, pins and counts of a function are its own to give up: those that it takes and gives up under one name. */
#ifndef LT_FLOW_OBJECTS_HOLDS_H
#define LT_FLOW_OBJECTS_HOLDS_H

#include "flow/objects/event.h"

/* Calls `found` for each call that takes one, as an LT_OBJECT_HOLD. Linear in statements and effects. */
void lt_find_holds(const lt_function *function, void (*found)(void *context, lt_object_info hold), void *context);

/* Whether the effect, of kind `hold`, gives up what another call holds. */
bool lt_gives_up_hold(const lt_unit *unit, const lt_callee_info *callee, const lt_effect *effect);

/* Whether the statement gives up what the LT_OBJECT_HOLD is, under the same name. */
bool lt_hold_is_given_up(const lt_function *function, const lt_statement *s, const lt_object_info *hold);

#endif
