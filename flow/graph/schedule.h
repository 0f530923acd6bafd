/* The order in which blocks are simulated: reverse postorder in which every loop is contiguous.
 *
 * Plain reverse postorder may put what follows a loop before its body; then all of it is visited again whenever the loop
 * changes its mind, and values that are born in the body look younger than what comes after. Here edges that leave loops
 * are walked first, the outermost first, so that the body comes right behind its head. After F. Bourdoncle, "Efficient
 * chaotic iteration strategies with widenings", FMPA 1993, for loops found as by P. Havlak, "Nesting of reducible and
 * irreducible loops", TOPLAS 19(4), 1997. */
#ifndef LT_FLOW_GRAPH_SCHEDULE_H
#define LT_FLOW_GRAPH_SCHEDULE_H

#include "flow/graph/order.h"

typedef struct lt_schedule {
    lt_order order;
    const bool *is_head;  /* by node: a retreating edge leads there */
    const bool *in_cycle; /* by node */
} lt_schedule;

/* Near linear; owned by the arena. */
lt_schedule lt_schedule_of(lt_graph graph, uint32_t entry, lt_arena *arena);

#endif
