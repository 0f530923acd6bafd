/* The worklist solver finds what round-robin iteration over all nodes finds, on random control flow with
 * random gen, kill and copy of facts, in both directions and with both joins. */
#undef NDEBUG
#include "flow/graph/solve.h"

#include <assert.h>
#include <string.h>

enum { MOST_NODES = 40, MOST_WORDS = 3, ROUNDS = 4000 };

typedef struct flow {
    uint32_t words;
    lt_graph graph;
    lt_word gen[MOST_NODES][MOST_WORDS], kill[MOST_NODES][MOST_WORDS];
    uint8_t from[MOST_NODES], to[MOST_NODES]; /* bit `to` takes the value of bit `from`: no gen and kill */
    bool strict,
        is_blocked[MOST_NODES][4]; /* narrow: nothing flows along this edge, or the first word is dropped */
    bool narrows;
} flow;

static uint64_t next_random(uint64_t *seed) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    return *seed ^= *seed << 17;
}

static void transfer(void *context, uint32_t node, lt_word *facts) {
    const flow *f = context;
    bool copied = facts[0] >> f->from[node] & 1;
    facts[0] = (facts[0] & ~((lt_word)1 << f->to[node])) | (lt_word)copied << f->to[node];
    for (uint32_t i = 0; i < f->words; i++)
        facts[i] = (facts[i] & ~f->kill[node][i]) | (f->strict ? 0 : f->gen[node][i]);
}

static bool narrow(void *context, uint32_t node, uint32_t edge, lt_word *facts) {
    const flow *f = context;
    facts[0] &= f->gen[node][0] | (lt_word)0xffff << 16;
    return !f->is_blocked[node][edge];
}

/* A function with blocks 1 … count and random edges, as the MIR has them. */
static lt_function *random_function(lt_arena *arena, uint64_t *seed) {
    lt_function *f = LT_NEW(arena, lt_function);
    uint32_t count = 2 + (uint32_t)(next_random(seed) % (MOST_NODES - 2));
    LT_PUSH(arena, &f->blocks, (lt_block_info){0});
    for (uint32_t b = 1; b < count; b++) {
        lt_block_info block = {
            .terminator = {.first_edge = f->edges.count, .edge_count = next_random(seed) % 4}};
        for (uint32_t i = 0; i < block.terminator.edge_count; i++) {
            uint32_t near = b + 1 + next_random(seed) % 3, any = 1 + next_random(seed) % (count - 1);
            uint32_t target = next_random(seed) % 4 ? near : any;
            LT_PUSH(arena, &f->edges, (lt_edge){.target = {target < count ? target : count - 1}});
        }
        LT_PUSH(arena, &f->blocks, block);
    }
    return f;
}

static void make_random(flow *f, uint64_t *seed) {
    f->words = 1 + next_random(seed) % MOST_WORDS;
    f->narrows = next_random(seed) % 2;
    for (uint32_t n = 0; n < MOST_NODES; n++) {
        for (uint32_t i = 0; i < f->words; i++) {
            f->gen[n][i] = next_random(seed) & next_random(seed) & next_random(seed);
            f->kill[n][i] = next_random(seed) & next_random(seed);
        }
        f->from[n] = next_random(seed) % 64;
        f->to[n] = next_random(seed) % 64;
        for (uint32_t e = 0; e < 4; e++)
            f->is_blocked[n][e] = next_random(seed) % 8 == 0;
    }
}

typedef struct reference {
    lt_word in[MOST_NODES][MOST_WORDS];
} reference;

static bool add(reference *r, const lt_problem *p, uint32_t node, const lt_word *facts) {
    bool changed = false;
    for (uint32_t i = 0; i < p->words; i++) {
        lt_word old = r->in[node][i];
        r->in[node][i] = p->join == LT_UNION ? old | facts[i] : old & facts[i];
        changed |= r->in[node][i] != old;
    }
    return changed;
}

static void round_robin(reference *r, const lt_problem *p, lt_graph graph, lt_order order) {
    const flow *f = p->context;
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t n = 0; n < graph.count; n++)
            for (uint32_t e = graph.first[n]; order.positions[n] != LT_UNREACHED && e < graph.first[n + 1];
                 e++) {
                lt_word facts[MOST_WORDS];
                memcpy(facts, r->in[n], sizeof facts);
                transfer(p->context, n, facts);
                if (f->narrows && !narrow(p->context, n, e - graph.first[n], facts))
                    continue;
                if (order.positions[graph.targets[e]] != LT_UNREACHED)
                    changed |= add(r, p, graph.targets[e], facts);
            }
    }
}

static void agrees(const lt_solver *solver, const lt_problem *p, const reference *r, lt_order order) {
    lt_word nothing[MOST_WORDS] = {0};
    for (uint32_t i = 0; i < order.count; i++) {
        const lt_word *before = lt_solver_before(solver, order.nodes[i]);
        assert(before || p->strict);
        assert(!memcmp(before ? before : nothing, r->in[order.nodes[i]], p->words * sizeof(lt_word)));
    }
}

static void dense_agrees(lt_arena *arena, flow *f, lt_graph forward, lt_order order, lt_direction direction,
                         lt_join join, uint64_t *seed) {
    lt_graph graph = direction == LT_FORWARD ? forward : lt_graph_reversed(forward, arena);
    lt_problem p = {.join = join, .words = f->words, .context = f, .transfer = transfer};
    lt_word boundary[MOST_WORDS] = {next_random(seed), next_random(seed), next_random(seed)};
    f->narrows = f->narrows && direction == LT_FORWARD;
    p.narrow = f->narrows ? narrow : NULL;
    reference *r = LT_NEW(arena, reference);
    memset(r, join == LT_UNION ? 0 : 0xff, sizeof *r);
    for (uint32_t i = 0; i < order.count; i++) {
        uint32_t n = order.nodes[i];
        if (direction == LT_FORWARD ? n == 1 : forward.first[n] == forward.first[n + 1])
            add(r, &p, n, boundary);
    }
    round_robin(r, &p, graph, order);
    lt_solver *solver = lt_solver_new(arena, graph, order, direction, MOST_WORDS);
    for (int again = 0; again < 2; again++) {
        lt_solver_reset(solver);
        lt_solver_seed_all(solver, &p, boundary);
        assert(lt_solver_run(solver, &p));
        agrees(solver, &p, r, order);
    }
    uint64_t needed = lt_solver_transfers(solver);
    lt_solver_reset(solver);
    lt_solver_seed_all(solver, &p, boundary);
    p.budget = needed - 1;
    assert(!p.budget || !lt_solver_run(solver, &p));
}

/* Strict problems: seeded at a few nodes, silent elsewhere; the same solver again and again. */
static void sparse_agrees(lt_arena *arena, flow *f, lt_graph graph, lt_order order, uint64_t *seed) {
    lt_problem p = {.join = LT_UNION, .words = f->words, .strict = true, .context = f, .transfer = transfer};
    p.narrow = f->narrows ? narrow : NULL;
    f->strict = true;
    lt_solver *solver = lt_solver_new(arena, graph, order, LT_FORWARD, MOST_WORDS);
    for (int again = 0; again < 3; again++) {
        reference *r = LT_NEW(arena, reference);
        lt_solver_reset(solver);
        for (int i = 0; i < 2; i++) {
            lt_word facts[MOST_WORDS] = {next_random(seed), next_random(seed), next_random(seed)};
            uint32_t node = order.nodes[next_random(seed) % order.count];
            lt_solver_seed(solver, &p, node, facts);
            add(r, &p, node, facts);
        }
        round_robin(r, &p, graph, order);
        assert(lt_solver_run(solver, &p));
        agrees(solver, &p, r, order);
    }
    f->strict = false;
}

int main(void) {
    uint64_t seed = 42;
    lt_arena *arena = lt_arena_new();
    for (uint32_t round = 0; round < ROUNDS; round++) {
        flow *f = LT_NEW(arena, flow);
        lt_graph graph = lt_graph_of_blocks(random_function(arena, &seed), arena);
        lt_order order = lt_reverse_postorder(graph, 1, arena);
        make_random(f, &seed);
        sparse_agrees(arena, f, graph, order, &seed);
        dense_agrees(arena, f, graph, order, LT_FORWARD, round % 2 ? LT_UNION : LT_INTERSECTION, &seed);
        dense_agrees(arena, f, graph, order, LT_BACKWARD, round % 4 < 2 ? LT_UNION : LT_INTERSECTION, &seed);
        lt_arena_reset(arena);
    }
    lt_arena_delete(arena);
    return 0;
}
