#include "flow/graph/order.h"

#include <assert.h>

lt_graph lt_graph_of_blocks(const lt_function *function, lt_arena *arena) {
    uint32_t count = function->blocks.count, edges = 0;
    for (uint32_t b = 1; b < count; b++)
        edges += function->blocks.items[b].terminator.edge_count;
    uint32_t *first = LT_NEW_ARRAY(arena, uint32_t, count + 1),
             *targets = LT_NEW_ARRAY(arena, uint32_t, edges);
    uint32_t next = 0;
    for (uint32_t b = 1; b < count; b++) {
        first[b] = next;
        const lt_edge *out = lt_edges_of(function, (lt_block){b});
        for (uint32_t i = 0; i < function->blocks.items[b].terminator.edge_count; i++)
            targets[next++] = out[i].target.id;
    }
    first[count] = next;
    return (lt_graph){.count = count, .first = first, .targets = targets};
}

lt_graph lt_graph_reversed(lt_graph graph, lt_arena *arena) {
    uint32_t edges = graph.first[graph.count];
    uint32_t *first = LT_NEW_ARRAY(arena, uint32_t, graph.count + 2),
             *targets = LT_NEW_ARRAY(arena, uint32_t, edges);
    /* Counting sort by target: first[t + 2] counts, then first[t + 1] is where the next predecessor of t
     * goes, and in the end where those of t + 1 begin. */
    for (uint32_t e = 0; e < edges; e++)
        first[graph.targets[e] + 2]++;
    for (uint32_t n = 2; n <= graph.count; n++)
        first[n] += first[n - 1];
    for (uint32_t n = 0; n < graph.count; n++)
        for (uint32_t e = graph.first[n]; e < graph.first[n + 1]; e++)
            targets[first[graph.targets[e] + 1]++] = n;
    return (lt_graph){.count = graph.count, .first = first, .targets = targets};
}

/* A node on the path of a depth-first walk and the edge to follow next. */
typedef struct visit {
    uint32_t node, edge;
} visit;

lt_order lt_reverse_postorder(lt_graph graph, uint32_t entry, lt_arena *arena) {
    assert(entry < graph.count);
    uint32_t *positions = LT_NEW_ARRAY(arena, uint32_t, graph.count);
    uint32_t *nodes = LT_NEW_ARRAY(arena, uint32_t, graph.count);
    visit *path = LT_NEW_ARRAY(arena, visit, graph.count);
    for (uint32_t n = 0; n < graph.count; n++)
        positions[n] = LT_UNREACHED;
    uint32_t depth = 0, free = graph.count; /* nodes are finished from the back of the array to its front */
    path[depth++] = (visit){entry, graph.first[entry]};
    positions[entry] = 0;
    while (depth) {
        visit *top = &path[depth - 1];
        if (top->edge == graph.first[top->node + 1]) {
            nodes[--free] = top->node;
            depth--;
            continue;
        }
        uint32_t target = graph.targets[top->edge++];
        if (positions[target] == LT_UNREACHED) {
            positions[target] = 0;
            path[depth++] = (visit){target, graph.first[target]};
        }
    }
    for (uint32_t i = free; i < graph.count; i++)
        positions[nodes[i]] = i - free;
    return (lt_order){.nodes = nodes + free, .count = graph.count - free, .positions = positions};
}

/* The nearest common ancestor of two positions in the dominator tree built so far. */
static uint32_t intersect(const uint32_t *dominators, uint32_t a, uint32_t b) {
    while (a != b)
        if (a > b)
            a = dominators[a];
        else
            b = dominators[b];
    return a;
}

const uint32_t *lt_dominators(lt_graph predecessors, lt_order order, lt_arena *arena) {
    /* Positions first, nodes at the end: a dominator has a smaller position than what it dominates. */
    uint32_t *by_position = LT_NEW_ARRAY(arena, uint32_t, order.count);
    for (uint32_t i = 1; i < order.count; i++)
        by_position[i] = LT_UNREACHED;
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t i = 1; i < order.count; i++) {
            uint32_t node = order.nodes[i], nearest = LT_UNREACHED;
            for (uint32_t e = predecessors.first[node]; e < predecessors.first[node + 1]; e++) {
                uint32_t p = order.positions[predecessors.targets[e]];
                if (p == LT_UNREACHED || by_position[p] == LT_UNREACHED)
                    continue;
                nearest = nearest == LT_UNREACHED ? p : intersect(by_position, nearest, p);
            }
            if (by_position[i] != nearest) {
                by_position[i] = nearest;
                changed = true;
            }
        }
    }
    uint32_t *dominators = LT_NEW_ARRAY(arena, uint32_t, predecessors.count);
    for (uint32_t n = 0; n < predecessors.count; n++)
        dominators[n] = LT_UNREACHED;
    for (uint32_t i = 0; i < order.count; i++)
        dominators[order.nodes[i]] = order.nodes[by_position[i]];
    return dominators;
}

bool lt_dominates(const uint32_t *dominators, lt_order order, uint32_t a, uint32_t b) {
    while (order.positions[b] > order.positions[a])
        b = dominators[b];
    return a == b;
}

typedef struct tarjan {
    lt_graph graph;
    uint32_t *low;   /* least index reachable, as far as known; 0: not visited */
    uint32_t *of;    /* LT_UNREACHED as long as the node is on the stack or not visited */
    uint32_t *stack; /* visited nodes whose component is not known */
    uint32_t *members;
    uint32_t *first;
    visit *path;
    uint32_t stack_count, member_count, component_count, next_index;
} tarjan;

static void finish_component(tarjan *t, uint32_t root) {
    uint32_t node;
    do {
        node = t->stack[--t->stack_count];
        t->of[node] = t->component_count;
        t->members[t->member_count++] = node;
    } while (node != root);
    t->first[++t->component_count] = t->member_count;
}

static void visit_from(tarjan *t, uint32_t start, uint32_t *index) {
    uint32_t depth = 0;
    t->path[depth++] = (visit){start, t->graph.first[start]};
    while (depth) {
        visit *top = &t->path[depth - 1];
        uint32_t node = top->node;
        if (!t->low[node]) {
            t->low[node] = index[node] = t->next_index++;
            t->stack[t->stack_count++] = node;
        }
        if (top->edge < t->graph.first[node + 1]) {
            uint32_t target = t->graph.targets[top->edge++];
            if (!t->low[target])
                t->path[depth++] = (visit){target, t->graph.first[target]};
            else if (t->of[target] == LT_UNREACHED && index[target] < t->low[node])
                t->low[node] = index[target];
            continue;
        }
        if (t->low[node] == index[node])
            finish_component(t, node);
        if (--depth && t->low[node] < t->low[t->path[depth - 1].node])
            t->low[t->path[depth - 1].node] = t->low[node];
    }
}

lt_components lt_components_of(lt_graph graph, lt_arena *arena) {
    tarjan t = {
        .graph = graph,
        .low = LT_NEW_ARRAY(arena, uint32_t, graph.count),
        .of = LT_NEW_ARRAY(arena, uint32_t, graph.count),
        .stack = LT_NEW_ARRAY(arena, uint32_t, graph.count),
        .members = LT_NEW_ARRAY(arena, uint32_t, graph.count),
        .first = LT_NEW_ARRAY(arena, uint32_t, graph.count + 1),
        .path = LT_NEW_ARRAY(arena, visit, graph.count),
        .next_index = 1,
    };
    uint32_t *index = LT_NEW_ARRAY(arena, uint32_t, graph.count);
    for (uint32_t n = 0; n < graph.count; n++)
        t.of[n] = LT_UNREACHED;
    for (uint32_t n = 0; n < graph.count; n++)
        if (!t.low[n])
            visit_from(&t, n, index);
    return (lt_components){.count = t.component_count, .of = t.of, .first = t.first, .members = t.members};
}
