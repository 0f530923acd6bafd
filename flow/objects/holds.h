/* Which locks, pins and counts of a function are its own to give up: those that it takes and gives up under one name. */
#ifndef LT_FLOW_OBJECTS_HOLDS_H
#define LT_FLOW_OBJECTS_HOLDS_H

#include "flow/objects/event.h"

/* Calls `found` for each call that takes one, as an LT_OBJECT_HOLD. Linear in statements and effects. */
void lt_find_holds(const lt_function *function, void (*found)(void *context, lt_object_info hold), void *context);

#endif
