/* Worklist solver for monotone problems over bitset lattices, forward and backward, union and intersection.
 *
 * After G. A. Kildall, "A unified approach to global program optimization", POPL 1973. The node that comes
 * first in the order is taken first, so that an inner loop is stable before what follows it is visited.
 *
 * A solver is made once for a graph and used for many problems: what one run costs depends on the nodes it
 * reaches, not on the size of the graph. Of each node only the facts that flow into it are kept. */
#ifndef LT_FLOW_GRAPH_SOLVE_H
#define LT_FLOW_GRAPH_SOLVE_H

#include "flow/graph/bitset.h"
#include "flow/graph/order.h"

typedef enum lt_direction { LT_FORWARD, LT_BACKWARD } lt_direction;
typedef enum lt_join { LT_UNION, LT_INTERSECTION } lt_join;

typedef struct lt_problem {
    lt_join join;
    uint32_t words; /* of the facts at one point; at most what the solver was made for */

    /* Transfer of an empty set is empty, and nobody asks where it holds: only for unions. Nodes that nothing
     * but empty sets would reach are left alone. */
    bool strict;

    void *context;
    /* Turns the facts that flow into the node into those that flow out of it, in place. Monotone. */
    void (*transfer)(void *context, uint32_t node, lt_word *facts);
    /* Null, or: narrows the facts that flow along edge number `edge` of the node; false: nothing flows there.
     */
    bool (*narrow)(void *context, uint32_t node, uint32_t edge, lt_word *facts);

    uint64_t budget; /* transfers at most; 0: as many as it takes */
} lt_problem;

typedef struct lt_solver lt_solver;

/* `graph` is in the direction of flow: backward, the reversed graph. `order` is of the forward graph in
 * either case; nodes outside it are never visited. Owned by the arena, which must live as long. */
lt_solver *lt_solver_new(lt_arena *arena, lt_graph graph, lt_order order, lt_direction direction,
                         uint32_t words);

/* Forgets the solution and the seeds of the last run; linear in the nodes it reached. */
void lt_solver_reset(lt_solver *solver);

/* Joins facts into a node (null: the identity of the join) and makes it pending. The node must be in the
 * order. */
void lt_solver_seed(lt_solver *solver, const lt_problem *problem, uint32_t node, const lt_word *facts);

/* Seeds every node with the identity, and with `boundary` those where the flow begins: the entry, or the
 * nodes without successor. For problems that are not strict. */
void lt_solver_seed_all(lt_solver *solver, const lt_problem *problem, const lt_word *boundary);

/* Runs to the fixpoint. False: the budget was spent before, and the solution is worth nothing. */
bool lt_solver_run(lt_solver *solver, const lt_problem *problem);

/* The facts that flow into a node; null when nothing flowed there. Owned by the solver, valid until the next
 * reset. */
const lt_word *lt_solver_before(const lt_solver *solver, uint32_t node);

uint64_t lt_solver_transfers(const lt_solver *solver); /* of the last run */

/* The nodes that something flowed into, in no order. */
uint32_t lt_solver_reached(const lt_solver *solver, const uint32_t **nodes);

#endif
