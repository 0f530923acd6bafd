#include "flow/graph/solve.h"

#include <assert.h>
#include <string.h>

struct lt_solver {
    lt_arena *arena;
    lt_graph graph;
    lt_order order;
    lt_direction direction;
    uint32_t words;
    lt_word *facts;    /* by node, `words` each; undefined unless reached */
    bool *is_reached;  /* by node */
    uint32_t *reached; /* the nodes that are */
    uint32_t reached_count;
    lt_bitset pending;                     /* by rank */
    uint32_t pending_count, first_pending; /* no pending rank is less than first_pending */
    lt_word *out, *along; /* facts that leave the node being visited, and along one of its edges */
    uint64_t transfers;
};

lt_solver *lt_solver_new(lt_arena *arena, lt_graph graph, lt_order order, lt_direction direction,
                         uint32_t words) {
    lt_solver *s = LT_NEW(arena, lt_solver);
    *s = (lt_solver){
        .arena = arena,
        .graph = graph,
        .order = order,
        .direction = direction,
        .words = words,
        .facts = LT_NEW_ARRAY(arena, lt_word, (size_t)graph.count * words),
        .is_reached = LT_NEW_ARRAY(arena, bool, graph.count),
        .reached = LT_NEW_ARRAY(arena, uint32_t, graph.count),
        .pending = lt_bitset_new(arena, order.count),
        .out = LT_NEW_ARRAY(arena, lt_word, words),
        .along = LT_NEW_ARRAY(arena, lt_word, words),
    };
    return s;
}

void lt_solver_reset(lt_solver *solver) {
    for (uint32_t i = 0; i < solver->reached_count; i++)
        solver->is_reached[solver->reached[i]] = false;
    solver->reached_count = 0;
    if (solver->pending_count)
        lt_bitset_clear(solver->pending);
    solver->pending_count = 0;
    solver->transfers = 0;
}

/* A rank is a position in the order of visits; forward it is the position in reverse postorder, backward its
 * mirror. */
static uint32_t rank_at(const lt_solver *s, uint32_t position) {
    return s->direction == LT_FORWARD ? position : s->order.count - 1 - position;
}

static lt_word *facts_of(const lt_solver *s, uint32_t node) {
    return s->facts + (size_t)node * s->words;
}

static void make_pending(lt_solver *s, uint32_t node) {
    uint32_t rank = rank_at(s, s->order.positions[node]);
    if (lt_bitset_has(s->pending, rank))
        return;
    lt_bitset_add(s->pending, rank);
    if (!s->pending_count++ || rank < s->first_pending)
        s->first_pending = rank;
}

static uint32_t take_first_pending(lt_solver *s) {
    uint32_t rank = lt_bitset_next(s->pending, s->first_pending);
    lt_bitset_remove(s->pending, rank);
    s->pending_count--;
    s->first_pending = rank;
    return s->order.nodes[rank_at(s, rank)];
}

/* The first facts that reach a node are its facts, in either join: what was not reached is the identity. */
static bool join_into(lt_solver *s, const lt_problem *problem, uint32_t node, const lt_word *facts) {
    lt_word *old = facts_of(s, node), changed = 0;
    if (!s->is_reached[node]) {
        s->is_reached[node] = true;
        s->reached[s->reached_count++] = node;
        memcpy(old, facts, problem->words * sizeof *facts);
        return true;
    }
    for (uint32_t i = 0; i < problem->words; i++) {
        lt_word joined = problem->join == LT_UNION ? old[i] | facts[i] : old[i] & facts[i];
        changed |= joined ^ old[i];
        old[i] = joined;
    }
    return changed != 0;
}

static bool is_empty(const lt_word *facts, uint32_t words) {
    lt_word any = 0;
    for (uint32_t i = 0; i < words; i++)
        any |= facts[i];
    return !any;
}

void lt_solver_seed(lt_solver *solver, const lt_problem *problem, uint32_t node, const lt_word *facts) {
    assert(problem->words <= solver->words && solver->order.positions[node] != LT_UNREACHED);
    if (!facts) {
        memset(solver->along, problem->join == LT_UNION ? 0 : 0xff, problem->words * sizeof *solver->along);
        facts = solver->along;
    }
    join_into(solver, problem, node, facts);
    make_pending(solver, node);
}

void lt_solver_seed_all(lt_solver *solver, const lt_problem *problem, const lt_word *boundary) {
    for (uint32_t i = 0; i < solver->order.count; i++)
        lt_solver_seed(solver, problem, solver->order.nodes[i], NULL);
    if (solver->direction == LT_FORWARD) {
        lt_solver_seed(solver, problem, solver->order.nodes[0], boundary);
        return;
    }
    /* Backward, a node without successors is one that no edge of the reversed graph leads to. */
    lt_bitset has_successor = lt_bitset_new(solver->arena, solver->graph.count);
    for (uint32_t e = 0; e < solver->graph.first[solver->graph.count]; e++)
        lt_bitset_add(has_successor, solver->graph.targets[e]);
    for (uint32_t i = 0; i < solver->order.count; i++)
        if (!lt_bitset_has(has_successor, solver->order.nodes[i]))
            lt_solver_seed(solver, problem, solver->order.nodes[i], boundary);
}

static void visit(lt_solver *s, const lt_problem *problem, uint32_t node) {
    memcpy(s->out, facts_of(s, node), problem->words * sizeof *s->out);
    problem->transfer(problem->context, node, s->out);
    s->transfers++;
    for (uint32_t e = s->graph.first[node]; e < s->graph.first[node + 1]; e++) {
        uint32_t target = s->graph.targets[e];
        const lt_word *facts = s->out;
        if (s->order.positions[target] == LT_UNREACHED)
            continue; /* backward: a predecessor that is not reachable itself */
        if (problem->narrow) {
            memcpy(s->along, s->out, problem->words * sizeof *s->along);
            if (!problem->narrow(problem->context, node, e - s->graph.first[node], s->along))
                continue;
            facts = s->along;
        }
        if (problem->strict && is_empty(facts, problem->words))
            continue;
        if (join_into(s, problem, target, facts))
            make_pending(s, target);
    }
}

bool lt_solver_run(lt_solver *solver, const lt_problem *problem) {
    assert(!problem->strict || problem->join == LT_UNION);
    while (solver->pending_count) {
        if (problem->budget && solver->transfers == problem->budget)
            return false;
        visit(solver, problem, take_first_pending(solver));
    }
    return true;
}

const lt_word *lt_solver_before(const lt_solver *solver, uint32_t node) {
    return solver->is_reached[node] ? facts_of(solver, node) : NULL;
}

uint64_t lt_solver_transfers(const lt_solver *solver) {
    return solver->transfers;
}

uint32_t lt_solver_reached(const lt_solver *solver, const uint32_t **nodes) {
    *nodes = solver->reached;
    return solver->reached_count;
}
