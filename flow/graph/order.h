/* Orders of a directed graph: reverse postorder, dominators, strongly connected components.
 *
 * A graph is an adjacency in two arrays, so that blocks of a function, and functions of a call graph, are the
 * same to what walks them. All is linear in nodes + edges (dominators: in practice), nothing recurses, and
 * every result is owned by the arena it is asked from. */
#ifndef LT_FLOW_GRAPH_ORDER_H
#define LT_FLOW_GRAPH_ORDER_H

#include "mir/mir.h"

/* Nodes are 0 … count - 1; the successors of `n` are targets[first[n]] … targets[first[n + 1] - 1]. Parallel
 * edges are kept. Owned by the arena. */
typedef struct lt_graph {
    uint32_t count;
    const uint32_t *first; /* count + 1 entries */
    const uint32_t *targets;
} lt_graph;

/* The control flow of a function: node ids are block ids, node 0 has no edge. The edges of a node are in the
 * order of its terminator's. */
lt_graph lt_graph_of_blocks(const lt_function *function, lt_arena *arena);

/* The graph with every edge turned around: targets are predecessors. */
lt_graph lt_graph_reversed(lt_graph graph, lt_arena *arena);

enum { LT_UNREACHED = UINT32_MAX };

/* The nodes reachable from `entry`, each before its successors except along retreating edges. */
typedef struct lt_order {
    const uint32_t *nodes; /* the entry first */
    uint32_t count;
    const uint32_t *positions; /* of each node of the graph in `nodes`; LT_UNREACHED */
} lt_order;

lt_order lt_reverse_postorder(lt_graph graph, uint32_t entry, lt_arena *arena);

/* The immediate dominator of each node; the entry's is itself, an unreached node's LT_UNREACHED. After K. D.
 * Cooper, T. J. Harvey, K. Kennedy, "A Simple, Fast Dominance Algorithm", Rice University TR-06-33870. */
const uint32_t *lt_dominators(lt_graph predecessors, lt_order order, lt_arena *arena);

/* Whether every path from the entry to `b` passes `a`; a node dominates itself. Both must be reachable. Walks
 * the dominator tree upwards. */
bool lt_dominates(const uint32_t *dominators, lt_order order, uint32_t a, uint32_t b);

/* Strongly connected components, numbered so that an edge never leads to a greater number: callees come
 * before their callers. After R. E. Tarjan, "Depth-first search and linear graph algorithms", SIAM J.
 * Computing 1(2), 1972. */
typedef struct lt_components {
    uint32_t count;
    const uint32_t *of;    /* the component of each node */
    const uint32_t *first; /* count + 1 entries: members of component c are members[first[c]] … */
    const uint32_t *members;
} lt_components;

lt_components lt_components_of(lt_graph graph, lt_arena *arena);

#endif
