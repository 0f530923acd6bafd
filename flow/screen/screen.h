/* Tier 1: which objects of a function can meet an event that some check wants?
 *
 * A forward may-analysis over bitsets, one object at a time: for every state it may be in, the places that may hold
 * it, and those that hold it for certain. Joins are unions, so the fixpoint is reached in a few visits of each block
 * in reverse postorder; an object is followed from where it comes into sight to where nothing holds it any more, past
 * the statements that mention neither (flow/screen/screening.h). Most functions end here: no candidate, nothing to confirm.
 *
 * Sound towards the simulation: an event that the simulation could report is asked about here, too. One exception: an
 * argument that is released or taken and that came from calls of this function alone is left to the objects that those
 * calls made, which meet the same events. */
#ifndef LT_FLOW_SCREEN_SCREEN_H
#define LT_FLOW_SCREEN_SCREEN_H

#include "flow/objects/event.h"
#include "flow/objects/objects.h"

typedef struct lt_candidates {
    const lt_object *objects; /* ascending; owned by the function's arena */
    uint32_t count;
    bool gave_up;             /* a bound on work was hit: the observer was told */
} lt_candidates;

lt_candidates lt_screen(const lt_function *function, const lt_objects *objects, lt_policy policy,
                        const lt_observer *observer);

#endif
