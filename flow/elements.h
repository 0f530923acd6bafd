/* Which calls erase an element that something in the function may still point to: the order-free part. */
#ifndef LT_FLOW_ELEMENTS_H
#define LT_FLOW_ELEMENTS_H

#include "mir/mir.h"

/* What the place is when references are followed: `*r` of a local reference is what r was bound to. */
lt_place lt_follow_reference(const lt_function *function, lt_place place);

/* Whether effect `e` (LT_EFFECT_erase) of the call ends an element that is known here: the one that an iterator stands on,
 * the one at an end that was asked for, or the one that holds the very key. */
bool lt_erases_known_element(const lt_function *function, const lt_statement *call, const lt_effect *e);

/* The container of the erased element. */
lt_place lt_container_of_erased(const lt_function *function, const lt_statement *call, const lt_effect *e);

#endif
