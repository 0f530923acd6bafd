/* Which calls erase an element that something in the function may still point to: the order-free part. */
#ifndef LT_FLOW_ELEMENTS_H
#define LT_FLOW_ELEMENTS_H

#include "mir/mir.h"

/* The place that an argument refers to, or this field of it; none when no place names it. */
lt_place lt_owner_place(const lt_function *function, const lt_statement *call, uint32_t argument, lt_field field);

/* Whether the container got room somewhere in this function: that it is enough was seen to by who wrote it. */
bool lt_has_room(const lt_function *function, lt_place container);

/* What the place is when references are followed: `*r` of a local reference is what r was bound to. */
lt_place lt_follow_reference(const lt_function *function, lt_place place);

/* Whether effect `e` (LT_EFFECT_erase) of the call ends an element that is known here: the one that an iterator stands on,
 * the one at an end that was asked for, or the one that holds the very key. */
bool lt_erases_known_element(const lt_function *function, const lt_statement *call, const lt_effect *e);

/* The container of the erased element. */
lt_place lt_container_of_erased(const lt_function *function, const lt_statement *call, const lt_effect *e);

#endif
