/* Tier 1: which objects of a function can meet an event that some check wants?
 *
 * A forward may-analysis over dense bitsets: for every place the objects it can point to (the pairs come from a
 * flow-insensitive inclusion analysis, so that a bit is a pair and a copy is a shift of bits), for every object the
 * states it may be in. Joins are unions, so the fixpoint is reached in a few visits of each block in reverse
 * postorder. Most functions end here: no candidate, nothing to confirm.
 *
 * Sound towards the simulation: an event that the simulation could report is asked about here, too. */
#ifndef LT_FLOW_SCREEN_H
#define LT_FLOW_SCREEN_H

#include "flow/event.h"
#include "flow/objects.h"

typedef struct lt_candidates {
    const lt_object *objects; /* ascending; owned by the function's arena */
    uint32_t count;
    bool gave_up;             /* a bound on work was hit: the observer was told */
} lt_candidates;

lt_candidates lt_screen(const lt_function *function, const lt_objects *objects, lt_policy policy,
                        const lt_observer *observer);

#endif
