#include "flow/graph/schedule.h"

/* Of a switch with more cases any order will do: what it would gain is not worth what sorting costs. */
enum { MOST_SORTED = 64 };

/* --- loops ---------------------------------------------------------------------------------------------------------- */

/* Each node's innermost loop, named by its head; 0 is no loop. A head belongs to the loop around its own. */
typedef struct nest {
    lt_graph graph, reversed;
    lt_order order; /* any reverse postorder */
    uint32_t *around;
    uint32_t *depth; /* of the loop a node is in; a head counts its own */
    uint32_t *whole; /* union-find: a loop found is one node, its head */
    bool *is_loop;   /* by head */
    uint32_t *stack;
} nest;

static uint32_t find_whole(nest *n, uint32_t node) {
    while (n->whole[node] != node)
        node = n->whole[node] = n->whole[n->whole[node]];
    return node;
}

static bool is_reached(const nest *n, uint32_t node) {
    return n->order.positions[node] != LT_UNREACHED;
}

static uint32_t add_predecessors(nest *n, uint32_t head, uint32_t node, bool retreating, uint32_t count) {
    for (uint32_t e = n->reversed.first[node]; e < n->reversed.first[node + 1]; e++) {
        uint32_t from = n->reversed.targets[e];
        if (!is_reached(n, from) || (retreating && n->order.positions[from] < n->order.positions[head]))
            continue;
        n->is_loop[head] |= retreating;
        from = find_whole(n, from);
        /* Entries into the middle of a loop lead out of it backwards: what stands before the head is not its
         * own. */
        if (from == head || n->around[from] || n->order.positions[from] < n->order.positions[head])
            continue;
        n->around[from] = head;
        n->stack[count++] = from;
    }
    return count;
}

/* Inner heads first, because they stand later. */
static void find_loops(nest *n) {
    for (uint32_t i = n->order.count; i-- > 0;) {
        uint32_t head = n->order.nodes[i], count = add_predecessors(n, head, head, true, 0);
        while (count) {
            uint32_t node = n->stack[--count];
            n->whole[node] = head;
            count = add_predecessors(n, head, node, false, count);
        }
    }
    for (uint32_t i = 0; i < n->order.count; i++) {
        uint32_t node = n->order.nodes[i], head = n->around[node];
        n->depth[node] = (head ? n->depth[head] : 0) + n->is_loop[node];
    }
}

/* How many loops both nodes are in. */
static uint32_t common_depth(const nest *n, uint32_t a, uint32_t b) {
    uint32_t in_a = n->is_loop[a] ? a : n->around[a], in_b = n->is_loop[b] ? b : n->around[b];
    while (in_a != in_b)
        if (n->depth[in_a] >= n->depth[in_b])
            in_a = n->around[in_a];
        else
            in_b = n->around[in_b];
    return in_a ? n->depth[in_a] : 0;
}

/* --- the order ------------------------------------------------------------------------------------------------------ */

/* The same graph, edges that leave the most loops first. */
static lt_graph sort_edges(const nest *n, lt_arena *arena) {
    lt_graph graph = n->graph;
    uint32_t *targets = lt_arena_copy(arena, graph.targets, sizeof *targets * graph.first[graph.count]);
    uint32_t *depths = LT_NEW_ARRAY(arena, uint32_t, graph.first[graph.count]);
    for (uint32_t i = 0; i < n->order.count; i++) {
        uint32_t node = n->order.nodes[i], first = graph.first[node], end = graph.first[node + 1];
        if (end - first > MOST_SORTED)
            continue;
        for (uint32_t e = first; e < end; e++) {
            uint32_t target = targets[e], depth = common_depth(n, node, target), to = e;
            for (; to > first && depths[to - 1] > depth; to--) {
                targets[to] = targets[to - 1];
                depths[to] = depths[to - 1];
            }
            targets[to] = target;
            depths[to] = depth;
        }
    }
    graph.targets = targets;
    return graph;
}

static void find_heads(lt_schedule *schedule, lt_graph graph, lt_arena *arena) {
    bool *is_head = LT_NEW_ARRAY(arena, bool, graph.count),
         *in_cycle = LT_NEW_ARRAY(arena, bool, graph.count);
    lt_components parts = lt_components_of(graph, arena);
    const uint32_t *positions = schedule->order.positions;
    for (uint32_t node = 0; node < graph.count; node++) {
        uint32_t part = parts.of[node];
        in_cycle[node] = parts.first[part + 1] - parts.first[part] > 1;
        for (uint32_t e = graph.first[node]; e < graph.first[node + 1]; e++) {
            in_cycle[node] |= graph.targets[e] == node;
            if (positions[node] != LT_UNREACHED && positions[graph.targets[e]] <= positions[node])
                is_head[graph.targets[e]] = true;
        }
    }
    schedule->is_head = is_head;
    schedule->in_cycle = in_cycle;
}

lt_schedule lt_schedule_of(lt_graph graph, uint32_t entry, lt_arena *arena) {
    nest n = {.graph = graph, .reversed = lt_graph_reversed(graph, arena)};
    n.order = lt_reverse_postorder(graph, entry, arena);
    n.around = LT_NEW_ARRAY(arena, uint32_t, graph.count);
    n.depth = LT_NEW_ARRAY(arena, uint32_t, graph.count);
    n.whole = LT_NEW_ARRAY(arena, uint32_t, graph.count);
    n.is_loop = LT_NEW_ARRAY(arena, bool, graph.count);
    n.stack = LT_NEW_ARRAY(arena, uint32_t, graph.count);
    for (uint32_t node = 0; node < graph.count; node++)
        n.whole[node] = node;
    find_loops(&n);
    lt_schedule schedule = {.order = lt_reverse_postorder(sort_edges(&n, arena), entry, arena)};
    find_heads(&schedule, graph, arena);
    return schedule;
}
