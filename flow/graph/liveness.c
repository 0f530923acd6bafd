#include "flow/graph/liveness.h"

#include "flow/graph/solve.h"

/* So many are followed that a set for each block takes a megabyte at most, or a word. */
enum { MOST_BITS = 8 << 20 };

typedef struct analysis {
    const lt_function *function;
    uint32_t *bits;
    uint32_t bit_count, words;
    lt_word *used, *killed; /* by block: read before it is written; written */
} analysis;

typedef struct span {
    uint32_t first, last; /* positions, plus one; 0: none */
} span;

static void widen(analysis *a, span *spans, lt_place place, uint32_t position) {
    span *s = &spans[lt_place_of(a->function, place)->variable.id];
    s->first = s->first ? s->first : position + 1;
    s->last = position + 1;
}

static void find_far_apart(analysis *a, lt_order order, uint32_t far_apart) {
    const lt_function *f = a->function;
    span *spans = LT_NEW_ARRAY(f->arena, span, f->variables.count);
    for (uint32_t p = 0; p < order.count; p++) {
        const lt_block_info *block = &f->blocks.items[order.nodes[p]];
        for (uint32_t i = block->first_statement; i < block->first_statement + block->statement_count; i++) {
            const lt_statement *s = &f->statements.items[i];
            widen(a, spans, s->target, p);
            widen(a, spans, s->indirect, p);
            for (uint32_t o = 0; o < s->operand_count; o++)
                widen(a, spans, lt_operands_of(f, s)[o].place, p);
        }
        widen(a, spans, block->terminator.left.place, p);
        widen(a, spans, block->terminator.right.place, p);
    }
    uint32_t most = MOST_BITS / order.count > LT_WORD_BITS ? MOST_BITS / order.count : LT_WORD_BITS;
    for (uint32_t v = 1; v < f->variables.count && a->bit_count < most; v++)
        if (spans[v].last - spans[v].first >= far_apart)
            a->bits[v] = ++a->bit_count;
}

static void note(analysis *a, lt_word *set, lt_place place) {
    uint32_t bit = a->bits[lt_place_of(a->function, place)->variable.id];
    if (place.id && bit)
        set[(bit - 1) / LT_WORD_BITS] |= (lt_word)1 << (bit - 1) % LT_WORD_BITS;
}

static void forget(analysis *a, lt_word *set, lt_place place) {
    uint32_t bit = a->bits[lt_place_of(a->function, place)->variable.id];
    if (bit)
        set[(bit - 1) / LT_WORD_BITS] &= ~((lt_word)1 << (bit - 1) % LT_WORD_BITS);
}

/* Writes of a part neither read nor kill; writes through a pointer read it. */
static void see_target(analysis *a, lt_word *used, lt_word *killed, const lt_statement *s) {
    const lt_place_info *info = lt_place_of(a->function, s->target);
    if (!s->target.id)
        return;
    bool whole = info->projection == LT_BASE && s->kind != LT_STATEMENT_drop;
    if (whole) {
        forget(a, used, s->target);
        note(a, killed, s->target);
    } else {
        note(a, used, s->target);
    }
}

static void see_block(analysis *a, uint32_t block) {
    const lt_function *f = a->function;
    const lt_block_info *info = &f->blocks.items[block];
    lt_word *used = a->used + (size_t)block * a->words, *killed = a->killed + (size_t)block * a->words;
    note(a, used, info->terminator.left.place);
    note(a, used, info->terminator.right.place);
    for (uint32_t i = info->first_statement + info->statement_count; i-- > info->first_statement;) {
        const lt_statement *s = &f->statements.items[i];
        see_target(a, used, killed, s);
        note(a, used, s->indirect);
        for (uint32_t o = 0; o < s->operand_count; o++)
            note(a, used, lt_operands_of(f, s)[o].place);
    }
}

static void transfer(void *context, uint32_t node, lt_word *facts) {
    const analysis *a = context;
    const lt_word *used = a->used + (size_t)node * a->words, *killed = a->killed + (size_t)node * a->words;
    for (uint32_t i = 0; i < a->words; i++)
        facts[i] = (facts[i] & ~killed[i]) | used[i];
}

lt_liveness lt_find_liveness(const lt_function *function, lt_graph graph, lt_order order, uint32_t far_apart) {
    lt_arena *arena = function->arena;
    analysis a = {.function = function, .bits = LT_NEW_ARRAY(arena, uint32_t, function->variables.count)};
    if (order.count > far_apart)
        find_far_apart(&a, order, far_apart);
    if (!a.bit_count)
        return (lt_liveness){.bits = a.bits};
    a.words = lt_word_count(a.bit_count);
    a.used = LT_NEW_ARRAY(arena, lt_word, (size_t)graph.count * a.words);
    a.killed = LT_NEW_ARRAY(arena, lt_word, (size_t)graph.count * a.words);
    for (uint32_t i = 0; i < order.count; i++)
        see_block(&a, order.nodes[i]);
    lt_problem problem = {.join = LT_UNION, .words = a.words, .context = &a, .transfer = transfer};
    lt_solver *solver = lt_solver_new(arena, lt_graph_reversed(graph, arena), order, LT_BACKWARD, a.words);
    lt_word *nothing = LT_NEW_ARRAY(arena, lt_word, a.words);
    lt_solver_seed_all(solver, &problem, nothing);
    lt_solver_run(solver, &problem);
    for (uint32_t i = 0; i < order.count; i++) {
        uint32_t node = order.nodes[i];
        lt_word *live = a.used + (size_t)node * a.words;
        const lt_word *after = lt_solver_before(solver, node), *killed = a.killed + (size_t)node * a.words;
        for (uint32_t w = 0; w < a.words; w++)
            live[w] |= after[w] & ~killed[w];
    }
    return (lt_liveness){.bits = a.bits, .live = a.used, .words = a.words};
}
