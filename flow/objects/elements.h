/* Containers and their elements, without regard to order: what references are bound to, which containers got room, and
 * which calls erase an element that something may still point to. */
#ifndef LT_FLOW_OBJECTS_ELEMENTS_H
#define LT_FLOW_OBJECTS_ELEMENTS_H

#include "mir/mir.h"

/* What is known of the function as a whole; owned by its arena. */
typedef struct lt_elements lt_elements;

/* Linear in statements and effects. */
const lt_elements *lt_elements_of(const lt_function *function);

/* What the place is when references are followed: `*r` of a local reference is what r was bound to. */
lt_place lt_follow_reference(const lt_elements *elements, lt_place place);

/* The place that a pointer operand refers to; none when no place names it. */
lt_place lt_referred_place(const lt_function *function, lt_operand operand);

/* The place that an argument refers to, or this field of it; none when no place names it. */
lt_place lt_owner_place(const lt_function *function, const lt_statement *call, uint32_t argument, lt_field field);

/* Whether the container got room somewhere in the function: that it is enough was seen to by who wrote it. */
bool lt_has_room(const lt_elements *elements, lt_place container);

/* Whether effect `e` (LT_EFFECT_erase) of the call ends an element that is known here: the one that an iterator stands on,
 * the one at an end that was asked for, or the one that holds the very key. */
bool lt_erases_known_element(const lt_elements *elements, const lt_statement *call, const lt_effect *e);

/* The container of the erased element. */
lt_place lt_container_of_erased(const lt_function *function, const lt_statement *call, const lt_effect *e);

#endif
