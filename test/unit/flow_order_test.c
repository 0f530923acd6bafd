/* Orders of random graphs: each property is checked by its definition, with reachability computed naively. */
#undef NDEBUG
#include "flow/graph/order.h"

#include <assert.h>

enum { MOST_NODES = 24, ROUNDS = 3000, CHAIN = 200000 };

static uint32_t next_random(uint64_t *seed) {
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

static lt_graph random_graph(lt_arena *arena, uint64_t *seed) {
    uint32_t count = 1 + next_random(seed) % MOST_NODES, most = 1 + next_random(seed) % 4, edges = 0;
    uint32_t *first = LT_NEW_ARRAY(arena, uint32_t, count + 1),
             *targets = LT_NEW_ARRAY(arena, uint32_t, count * most);
    for (uint32_t n = 0; n < count; n++) {
        first[n] = edges;
        for (uint32_t i = next_random(seed) % (most + 1); i > 0; i--)
            targets[edges++] = next_random(seed) % count;
    }
    first[count] = edges;
    return (lt_graph){.count = count, .first = first, .targets = targets};
}

/* What can be reached from `from` without stepping on `without`. */
static void reach(lt_graph g, uint32_t from, uint32_t without, bool *reached) {
    for (uint32_t n = 0; n < g.count; n++)
        reached[n] = false;
    reached[from] = from != without;
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t n = 0; n < g.count; n++)
            for (uint32_t e = g.first[n]; reached[n] && e < g.first[n + 1]; e++)
                if (!reached[g.targets[e]] && g.targets[e] != without)
                    changed = reached[g.targets[e]] = true;
    }
}

static void order_holds(lt_graph g, lt_order order) {
    bool reached[MOST_NODES], from_target[MOST_NODES];
    reach(g, 0, UINT32_MAX, reached);
    uint32_t count = 0;
    for (uint32_t n = 0; n < g.count; n++) {
        assert(reached[n] == (order.positions[n] != LT_UNREACHED));
        if (!reached[n])
            continue;
        count++;
        assert(order.nodes[order.positions[n]] == n);
        for (uint32_t e = g.first[n]; e < g.first[n + 1]; e++) {
            reach(g, g.targets[e], UINT32_MAX, from_target);
            assert(order.positions[n] < order.positions[g.targets[e]] ||
                   from_target[n]); /* or it closes a cycle */
        }
    }
    assert(order.nodes[0] == 0 && order.count == count);
}

static void reversal_holds(lt_graph g, lt_graph reversed) {
    assert(reversed.first[0] == 0 && reversed.first[g.count] == g.first[g.count]);
    uint32_t balance[MOST_NODES][MOST_NODES] = {{0}};
    for (uint32_t n = 0; n < g.count; n++) {
        for (uint32_t e = g.first[n]; e < g.first[n + 1]; e++)
            balance[n][g.targets[e]]++;
        for (uint32_t e = reversed.first[n]; e < reversed.first[n + 1]; e++)
            balance[reversed.targets[e]][n]--;
    }
    for (uint32_t a = 0; a < g.count; a++)
        for (uint32_t b = 0; b < g.count; b++)
            assert(!balance[a][b]);
}

static void dominators_hold(lt_graph g, lt_order order, const uint32_t *dominators) {
    bool reached[MOST_NODES];
    assert(dominators[0] == 0);
    for (uint32_t i = 0; i < order.count; i++) {
        uint32_t a = order.nodes[i];
        reach(g, 0, a, reached);
        for (uint32_t b = 0; b < g.count; b++)
            if (order.positions[b] == LT_UNREACHED)
                assert(dominators[b] == LT_UNREACHED);
            else
                assert(lt_dominates(dominators, order, a, b) == (a == b || !reached[b]));
    }
}

static void components_hold(lt_graph g, lt_components components) {
    bool from_a[MOST_NODES], from_b[MOST_NODES];
    for (uint32_t a = 0; a < g.count; a++) {
        reach(g, a, UINT32_MAX, from_a);
        for (uint32_t b = 0; b < g.count; b++) {
            reach(g, b, UINT32_MAX, from_b);
            assert((components.of[a] == components.of[b]) == (from_a[b] && from_b[a]));
            assert(!from_a[b] || components.of[b] <= components.of[a]);
        }
    }
    assert(components.first[components.count] == g.count);
    for (uint32_t c = 0; c < components.count; c++)
        for (uint32_t i = components.first[c]; i < components.first[c + 1]; i++)
            assert(components.of[components.members[i]] == c);
}

/* A long chain must not need a deep stack. */
static void chain_works(lt_arena *arena) {
    uint32_t *first = LT_NEW_ARRAY(arena, uint32_t, CHAIN + 1),
             *targets = LT_NEW_ARRAY(arena, uint32_t, CHAIN);
    for (uint32_t n = 0; n < CHAIN; n++) {
        first[n] = n;
        targets[n] = n + 1 < CHAIN ? n + 1 : 0;
    }
    first[CHAIN] = CHAIN;
    lt_graph g = {.count = CHAIN, .first = first, .targets = targets};
    lt_order order = lt_reverse_postorder(g, 0, arena);
    assert(order.count == CHAIN && order.positions[CHAIN - 1] == CHAIN - 1);
    assert(lt_components_of(g, arena).count == 1);
    assert(lt_dominators(lt_graph_reversed(g, arena), order, arena)[CHAIN - 1] == CHAIN - 2);
}

int main(void) {
    uint64_t seed = 7;
    lt_arena *arena = lt_arena_new();
    for (uint32_t round = 0; round < ROUNDS; round++) {
        lt_graph g = random_graph(arena, &seed), reversed = lt_graph_reversed(g, arena);
        lt_order order = lt_reverse_postorder(g, 0, arena);
        reversal_holds(g, reversed);
        order_holds(g, order);
        dominators_hold(g, order, lt_dominators(reversed, order, arena));
        components_hold(g, lt_components_of(g, arena));
        lt_arena_reset(arena);
    }
    chain_works(arena);
    lt_arena_delete(arena);
    return 0;
}
