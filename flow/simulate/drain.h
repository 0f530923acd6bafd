/* Loops that release every element of a container: behind one, whatever is read out of the container is released. */
#ifndef LT_FLOW_SIMULATE_DRAIN_H
#define LT_FLOW_SIMULATE_DRAIN_H

#include "flow/simulate/state.h"

/* Fills sim->drain where the tracked object is the argument of a release that every turn of such a loop makes. */
void lt_find_drain(lt_simulation *sim);

/* The state leaves block sim->block for `target`. */
void lt_leave_drain(lt_simulation *sim, lt_state *st, lt_block target);

/* The entry that stands for all elements of the container in which the cell lies; null when they are not all released. */
const lt_entry *lt_find_drained(const lt_simulation *sim, const lt_state *st, lt_cell cell);

/* Some element of what the value points to is another one now. */
void lt_forget_drained(lt_simulation *sim, lt_state *st, lt_root content);

#endif
