/* Tier 2: property simulation of one object, after M. Das, S. Lerner, M. Seigle, "ESP: path-sensitive program
 * verification in polynomial time", PLDI 2002.
 *
 * The state at a program point is a set of symbolic states, one for each typestate of the tracked object (and of how
 * it is held); states that agree in it are merged, so their number is bounded by the property, not by the paths. A
 * symbolic state maps memory cells to values; values are numbered (equal expressions over equal values have equal
 * numbers), so that the same pure condition on unmodified state gives the same answer, and carry facts: null or not,
 * an interval, a constant they differ from. An edge whose condition contradicts the facts is not taken. Loops run to
 * a fixpoint: a merge gives a cell whose values differ a number of its own (block, cell), on which facts only widen. */
#ifndef LT_FLOW_SIMULATE_SIMULATE_H
#define LT_FLOW_SIMULATE_SIMULATE_H

#include "flow/objects/event.h"
#include "flow/objects/objects.h"

/* Follows `tracked` through all paths from the entry and tells the observer of every event it wants. At most
 * `budget` state transfers (0: the default); beyond, gave_up is called once with the name of the bound. */
void lt_simulate(const lt_function *function, const lt_objects *objects, lt_object tracked, lt_policy policy,
                 uint64_t budget, const lt_observer *observer);

#endif
