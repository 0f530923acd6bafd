#include "flow/growth/calls.h"

typedef struct node {
    uint32_t first_in, in_count;   /* its callers: in `incoming` */
    uint32_t first_out, out_count; /* its callees: in `outgoing` */
    bool address_taken, enclosed, at_start, runs;
    uint8_t few; /* parameters that have few values, a bit each */
} node;

struct lt_calls {
    lt_unit *unit;
    LT_ARRAY(lt_call) calls;
    LT_ARRAY(lt_taken) taken, enclosed;
    LT_ARRAY(node) nodes;         /* by callee id */
    uint32_t *incoming, *outgoing; /* call indices, grouped by callee and by caller */
    bool closed, indexed, decided, counted;
};

lt_calls *lt_calls_new(lt_unit *unit) {
    lt_calls *calls = LT_NEW(unit->arena, lt_calls);
    calls->unit = unit;
    return calls;
}

static node *node_of(lt_calls *calls, lt_callee callee) {
    if (calls->nodes.count <= callee.id) /* for all functions at once: what was decided of the others has to be decided anew */
        calls->indexed = calls->decided = false;
    while (calls->nodes.count <= callee.id || calls->nodes.count < calls->unit->callees.count)
        LT_PUSH(calls->unit->arena, &calls->nodes, (node){0});
    return &calls->nodes.items[callee.id];
}

void lt_calls_add(lt_calls *calls, lt_call call) {
    node_of(calls, call.caller)->out_count++;
    node_of(calls, call.callee)->in_count++;
    LT_PUSH(calls->unit->arena, &calls->calls, call);
    calls->indexed = calls->decided = calls->counted = false;
}

void lt_calls_take_address(lt_calls *calls, lt_callee callee) {
    if (node_of(calls, callee)->address_taken)
        return;
    calls->nodes.items[callee.id].address_taken = true;
    LT_PUSH(calls->unit->arena, &calls->taken, (lt_taken){callee});
    calls->decided = calls->counted = false;
}

void lt_calls_enclose(lt_calls *calls, lt_callee callee) {
    if (node_of(calls, callee)->enclosed)
        return;
    calls->nodes.items[callee.id].enclosed = true;
    LT_PUSH(calls->unit->arena, &calls->enclosed, (lt_taken){callee});
    calls->decided = calls->counted = false;
}

void lt_calls_close(lt_calls *calls) {
    calls->closed = true;
    calls->decided = calls->counted = false;
}

uint32_t lt_calls_all(const lt_calls *calls, const lt_call **all) {
    *all = calls->calls.items;
    return calls->calls.count;
}

uint32_t lt_calls_enclosed(const lt_calls *calls, const lt_taken **enclosed) {
    *enclosed = calls->enclosed.items;
    return calls->enclosed.count;
}

uint32_t lt_calls_taken(const lt_calls *calls, const lt_taken **taken) {
    *taken = calls->taken.items;
    return calls->taken.count;
}

/* Groups the calls by both ends: a counting sort. */
static void index_calls(lt_calls *calls) {
    if (calls->indexed)
        return;
    calls->indexed = true;
    uint32_t n = calls->calls.count, in = 0, out = 0;
    calls->incoming = LT_NEW_ARRAY(calls->unit->arena, uint32_t, n);
    calls->outgoing = LT_NEW_ARRAY(calls->unit->arena, uint32_t, n);
    for (uint32_t id = 0; id < calls->nodes.count; id++) {
        node *one = &calls->nodes.items[id];
        one->first_in = in;
        one->first_out = out;
        in += one->in_count;
        out += one->out_count;
        one->in_count = one->out_count = 0;
    }
    for (uint32_t c = 0; c < n; c++) {
        node *callee = &calls->nodes.items[calls->calls.items[c].callee.id];
        node *caller = &calls->nodes.items[calls->calls.items[c].caller.id];
        calls->incoming[callee->first_in + callee->in_count++] = c;
        calls->outgoing[caller->first_out + caller->out_count++] = c;
    }
}

static bool starts_up(const lt_calls *calls, uint32_t id) {
    return id == 0 || (lt_callee_of(calls->unit, (lt_callee){id})->flags & (LT_CALLEE_STARTUP | LT_CALLEE_MAIN));
}

/* As far as the function itself tells: a stranger cannot call it. */
static bool has_known_callers(const lt_calls *calls, uint32_t id) {
    const node *n = &calls->nodes.items[id];
    return n->in_count && !n->address_taken &&
           (calls->closed || n->enclosed || (lt_callee_of(calls->unit, (lt_callee){id})->flags & LT_CALLEE_INTERNAL));
}

/* Everything reachable from start-up is taken for granted first ... */
static void reach_from_start(lt_calls *calls, uint32_t *stack) {
    uint32_t depth = 0;
    for (uint32_t id = 0; id < calls->nodes.count; id++) {
        calls->nodes.items[id].at_start = starts_up(calls, id);
        if (calls->nodes.items[id].at_start)
            stack[depth++] = id;
    }
    while (depth) {
        const node *n = &calls->nodes.items[stack[--depth]];
        for (uint32_t c = 0; c < n->out_count; c++) {
            uint32_t callee = calls->calls.items[calls->outgoing[n->first_out + c]].callee.id;
            if (!calls->nodes.items[callee].at_start && has_known_callers(calls, callee)) {
                calls->nodes.items[callee].at_start = true;
                stack[depth++] = callee;
            }
        }
    }
}

static bool callers_are_at_start(const lt_calls *calls, const node *n) {
    for (uint32_t c = 0; c < n->in_count; c++) {
        const lt_call *one = &calls->calls.items[calls->incoming[n->first_in + c]];
        bool is_main = lt_callee_of(calls->unit, one->caller)->flags & LT_CALLEE_MAIN;
        if ((one->in_loop && (is_main || !one->in_walk)) || !calls->nodes.items[one->caller.id].at_start)
            return false;
    }
    return true;
}

/* ... and taken back from whatever has a caller of another kind, which takes it back from its callees. Each function
 * is taken back once, so the work is linear in calls. */
static void take_back(lt_calls *calls, uint32_t *stack) {
    uint32_t depth = 0;
    for (uint32_t id = 0; id < calls->nodes.count; id++) {
        node *n = &calls->nodes.items[id];
        if (n->at_start && !starts_up(calls, id) && !callers_are_at_start(calls, n)) {
            n->at_start = false;
            stack[depth++] = id;
        }
    }
    while (depth) {
        const node *n = &calls->nodes.items[stack[--depth]];
        for (uint32_t c = 0; c < n->out_count; c++) {
            uint32_t callee = calls->calls.items[calls->outgoing[n->first_out + c]].callee.id;
            if (calls->nodes.items[callee].at_start && !starts_up(calls, callee)) {
                calls->nodes.items[callee].at_start = false;
                stack[depth++] = callee;
            }
        }
    }
}

/* What runs at all, as far as calls tell. */
static void reach_what_runs(lt_calls *calls, uint32_t *stack) {
    uint32_t depth = 0;
    for (uint32_t id = 0; id < calls->nodes.count; id++) {
        node *n = &calls->nodes.items[id];
        n->runs = n->address_taken || starts_up(calls, id);
        if (n->runs)
            stack[depth++] = id;
    }
    while (depth) {
        const node *n = &calls->nodes.items[stack[--depth]];
        for (uint32_t c = 0; c < n->out_count; c++) {
            uint32_t callee = calls->calls.items[calls->outgoing[n->first_out + c]].callee.id;
            if (!calls->nodes.items[callee].runs) {
                calls->nodes.items[callee].runs = true;
                stack[depth++] = callee;
            }
        }
    }
}

static const node *decided_node(lt_calls *calls, lt_callee callee) {
    node_of(calls, callee);
    node_of(calls, (lt_callee){0});
    if (!calls->decided) {
        index_calls(calls);
        uint32_t *stack = LT_NEW_ARRAY(calls->unit->arena, uint32_t, calls->nodes.count);
        reach_from_start(calls, stack);
        take_back(calls, stack);
        reach_what_runs(calls, stack);
        calls->decided = true;
    }
    return &calls->nodes.items[callee.id];
}

bool lt_calls_only_at_start(lt_calls *calls, lt_callee callee) {
    return decided_node(calls, callee)->at_start;
}

bool lt_calls_is_dead(lt_calls *calls, lt_callee callee) {
    return calls->closed && !decided_node(calls, callee)->runs;
}

bool lt_calls_all_callers(lt_calls *calls, lt_callee callee, bool (*holds)(void *context, lt_callee caller), void *context) {
    node_of(calls, callee);
    index_calls(calls);
    const node *n = &calls->nodes.items[callee.id];
    bool all = has_known_callers(calls, callee.id);
    for (uint32_t c = 0; c < n->in_count && all; c++)
        all = holds(context, calls->calls.items[calls->incoming[n->first_in + c]].caller);
    return all;
}

uint32_t lt_calls_count(lt_calls *calls, lt_callee callee) {
    return node_of(calls, callee)->in_count;
}

static uint8_t passed_few(const lt_calls *calls, const lt_call *call) {
    uint8_t few = 0;
    for (uint32_t k = 0; k < LT_MOST_PASSED; k++) {
        uint8_t passed = call->passed[k];
        bool is_few = passed >= LT_PASSED_PARAMETER
                          ? calls->nodes.items[call->caller.id].few >> (passed - LT_PASSED_PARAMETER) & 1
                          : passed == LT_PASSED_FEW;
        few |= (uint8_t)((unsigned)is_few << k);
    }
    return few;
}

/* All parameters of functions whose callers are known are taken to have few values, and each call takes back what it does
 * not keep to. A function is looked at again when it lost a parameter: at most as often as it has some. */
static void count_values(lt_calls *calls) {
    if (calls->counted)
        return;
    calls->counted = true;
    index_calls(calls);
    uint32_t n = calls->nodes.count, head = 0, tail = 0;
    uint32_t *queue = LT_NEW_ARRAY(calls->unit->arena, uint32_t, n + 1);
    bool *queued = LT_NEW_ARRAY(calls->unit->arena, bool, n);
    for (uint32_t id = 0; id < n; id++) {
        calls->nodes.items[id].few = has_known_callers(calls, id) ? UINT8_MAX : 0;
        queue[tail++] = id;
        queued[id] = true;
    }
    while (head != tail) {
        const node *caller = &calls->nodes.items[queue[head]];
        queued[queue[head++]] = false;
        head %= n + 1;
        for (uint32_t c = 0; c < caller->out_count; c++) {
            const lt_call *one = &calls->calls.items[calls->outgoing[caller->first_out + c]];
            node *callee = &calls->nodes.items[one->callee.id];
            uint8_t before = callee->few;
            callee->few &= passed_few(calls, one);
            if (callee->few != before && !queued[one->callee.id]) {
                queued[one->callee.id] = true;
                queue[tail++] = one->callee.id;
                tail %= n + 1;
            }
        }
    }
}

bool lt_calls_pass_few(lt_calls *calls, lt_callee callee, uint32_t parameters) {
    node_of(calls, callee);
    count_values(calls);
    return parameters && !(parameters & ~(uint32_t)calls->nodes.items[callee.id].few);
}

bool lt_calls_outside_loops(lt_calls *calls, lt_callee callee) {
    node_of(calls, callee);
    index_calls(calls);
    const node *n = &calls->nodes.items[callee.id];
    for (uint32_t c = 0; c < n->in_count; c++) {
        const lt_call *one = &calls->calls.items[calls->incoming[n->first_in + c]];
        if (one->in_loop || one->caller.id == callee.id)
            return false;
    }
    return true;
}

const lt_call *lt_calls_of(lt_calls *calls, lt_callee callee, uint32_t index) {
    index_calls(calls);
    return &calls->calls.items[calls->incoming[node_of(calls, callee)->first_in + index]];
}

bool lt_calls_is_called(lt_calls *calls, lt_callee callee) {
    const node *n = node_of(calls, callee);
    uint32_t flags = lt_callee_of(calls->unit, callee)->flags;
    return n->in_count || n->address_taken || !(flags & LT_CALLEE_INTERNAL) || (flags & (LT_CALLEE_STARTUP | LT_CALLEE_MAIN));
}

/* What a walk along calls looks for. */
typedef enum goal { TO_CALLEE, FROM_LOOP, FROM_TAKEN } goal;

/* Walks from `from` along calls, down to `to`, or up to a call in a loop or a function whose address is taken. */
static bool walk(lt_calls *calls, uint32_t from, uint32_t to, goal goal) {
    node_of(calls, (lt_callee){from});
    index_calls(calls);
    uint32_t *stack = LT_NEW_ARRAY(calls->unit->arena, uint32_t, calls->nodes.count), depth = 0;
    bool *met = LT_NEW_ARRAY(calls->unit->arena, bool, calls->nodes.count), up = goal != TO_CALLEE;
    met[from] = true;
    stack[depth++] = from;
    while (depth) {
        const node *n = &calls->nodes.items[stack[--depth]];
        if (goal == FROM_TAKEN && n->address_taken)
            return true;
        const uint32_t *edges = up ? calls->incoming + n->first_in : calls->outgoing + n->first_out;
        for (uint32_t c = 0; c < (up ? n->in_count : n->out_count); c++) {
            const lt_call *one = &calls->calls.items[edges[c]];
            uint32_t next = up ? one->caller.id : one->callee.id;
            if ((goal == TO_CALLEE && next == to) || (goal == FROM_LOOP && one->in_loop))
                return true;
            if (!met[next]) {
                met[next] = true;
                stack[depth++] = next;
            }
        }
    }
    return false;
}

bool lt_calls_reaches(lt_calls *calls, lt_callee from, lt_callee to) {
    return from.id == to.id || walk(calls, from.id, to.id, TO_CALLEE);
}

bool lt_calls_is_looped(lt_calls *calls, lt_callee callee) {
    return walk(calls, callee.id, 0, FROM_LOOP);
}

bool lt_calls_is_handed_out(lt_calls *calls, lt_callee callee) {
    return walk(calls, callee.id, 0, FROM_TAKEN);
}
