#include "flow/screen/screening.h"

#include <string.h>

enum { MOST_TRACES = 48, MOST_TRACED = 4096 };

typedef struct trace {
    uint32_t block, end; /* statements of the block before `end` are to be looked at */
    lt_place place;
} trace;

typedef struct tracing {
    lt_screening *s;
    trace traces[MOST_TRACES]; /* all ever found: none is looked at twice */
    uint32_t count;
    uint32_t looked_at;
    bool is_constant; /* the same value on every turn */
} tracing;

static void add_birth(lt_screening *s, uint32_t statement) {
    uint32_t i = s->birth_count;
    while (i && s->births[i - 1] > statement)
        i--;
    if (i && s->births[i - 1] == statement)
        return;
    if (s->birth_count == LT_MOST_BIRTHS) {
        s->is_any = true;
        return;
    }
    memmove(s->births + i + 1, s->births + i, (s->birth_count++ - i) * sizeof *s->births);
    s->births[i] = statement;
}

static void add_trace(tracing *t, trace next) {
    for (uint32_t i = 0; i < t->count; i++)
        if (t->traces[i].block == next.block && t->traces[i].end == next.end &&
            t->traces[i].place.id == next.place.id)
            return;
    if (t->count == MOST_TRACES)
        t->s->is_any = true;
    else
        t->traces[t->count++] = next;
}

/* Looks back through one statement; true when it gives the place its value. */
static bool trace_statement(tracing *t, trace at, uint32_t index) {
    uint32_t count;
    lt_screening *s = t->s;
    bool defines = false, is_memory = lt_place_is_memory(s->pairs, at.place);
    const lt_flow *flows = lt_pairs_flows(s->pairs, index, &count);
    for (uint32_t i = 0; i < count; i++) {
        const lt_flow *flow = &flows[i];
        bool is_value = flow->kind == LT_SOURCE_VALUE && flow->source.id;
        if (is_memory && is_value && lt_pairs_relate(s->pairs, flow->source, at.place) != LT_OVERLAP_NONE)
            add_birth(s, index); /* the same memory is read: its reader is equal */
        lt_overlap overlap = lt_pairs_relate(s->pairs, flow->target, at.place);
        if (overlap == LT_OVERLAP_NONE)
            continue;
        bool is_copy = is_value && overlap == LT_OVERLAP_EXACT && !flow->inside &&
                       lt_place_is_direct(s->pairs, flow->source) &&
                       !lt_place_is_memory(s->pairs, flow->source);
        if (flow->kind == LT_SOURCE_ADDRESS || flow->kind == LT_SOURCE_LITERAL)
            s->is_any = t->is_constant = true;
        if (is_copy)
            add_trace(t, (trace){at.block, index, flow->source});
        else if (flow->kind != LT_SOURCE_NULL)
            add_birth(s, index);
        bool whole = overlap == LT_OVERLAP_EXACT || overlap == LT_OVERLAP_ABOVE;
        defines |= whole && !flow->weak && !lt_place_is_many(s->pairs, at.place);
    }
    return defines;
}

static void trace_back(tracing *t, trace at) {
    lt_screening *s = t->s;
    const lt_block_info *info = &s->function->blocks.items[at.block];
    uint64_t mark = lt_pairs_mark(s->pairs, at.place);
    for (uint32_t i = at.end; i-- > info->first_statement;) {
        s->is_any |= ++t->looked_at > MOST_TRACED;
        if (s->marks[i] & mark && (s->is_any || trace_statement(t, at, i)))
            return;
    }
    if (at.block == s->order.nodes[0]) {
        if (s->born_at_entry_count == LT_MOST_BIRTHS)
            s->is_any = true;
        else
            s->born_at_entry[s->born_at_entry_count++] = at.place;
    }
    for (uint32_t e = s->predecessors.first[at.block]; e < s->predecessors.first[at.block + 1]; e++) {
        const lt_block_info *before = &s->function->blocks.items[s->predecessors.targets[e]];
        add_trace(t, (trace){s->predecessors.targets[e], before->first_statement + before->statement_count,
                             at.place});
    }
}

/* Too far to trace: the argument comes into sight where it is taken, held by whatever may have been read from where it
 * is read, anywhere in the function. */
static void find_readers(lt_screening *s, lt_place place) {
    uint64_t mark = lt_pairs_mark(s->pairs, place);
    for (uint32_t i = 0; i < s->function->statements.count && !s->is_any; i++) {
        if (!(s->marks[i] & mark))
            continue;
        uint32_t count;
        const lt_flow *flows = lt_pairs_flows(s->pairs, i, &count);
        for (uint32_t f = 0; f < count; f++) {
            bool reads = flows[f].kind == LT_SOURCE_VALUE && flows[f].source.id && flows[f].target.id &&
                         lt_pairs_relate(s->pairs, flows[f].source, place) != LT_OVERLAP_NONE;
            if (reads && s->reader_count == LT_MOST_BIRTHS)
                s->is_any = true;
            else if (reads)
                s->readers[s->reader_count++] = flows[f].target;
        }
    }
}

/* The statements that the argument's pointer may come from: what was copied since is equal to it. A
 * demand-driven reaching definitions: it costs as many statements as lie between. */
void lt_screen_find_births(lt_screening *s) {
    tracing t = {.s = s};
    lt_place place;
    if (!lt_screen_find_argument(s, &place)) { /* an address or literal is the same value on every turn */
        lt_operand_kind kind =
            lt_operands_of(s->function, &s->function->statements.items[s->info->statement])[s->info->slot]
                .kind;
        s->is_any = kind == LT_ADDRESS || kind == LT_LITERAL || kind == LT_FUNCTION;
        return;
    }
    if (!s->predecessors.first)
        s->predecessors = lt_graph_reversed(s->graph, s->function->arena);
    add_trace(&t, (trace){s->block_of[s->info->statement], s->info->statement, place});
    for (uint32_t i = 0; i < t.count && !s->is_any; i++)
        trace_back(&t, t.traces[i]);
    if (s->is_any && !t.is_constant) {
        s->is_any = false;
        s->is_untraced = true;
        s->birth_count = s->born_at_entry_count = 0;
        find_readers(s, place);
    }
    if (!s->is_any)
        add_birth(s, s->info->statement);
    s->steps += t.looked_at / LT_SKIPS + t.count;
}
