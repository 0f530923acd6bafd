#include "checks/growth/deciding.h"

static bool relates(int64_t value, lt_relation relation, int64_t limit) {
    switch (relation) {
    case LT_EQ: return value == limit;
    case LT_NE: return value != limit;
    case LT_LT: return value < limit;
    case LT_LE: return value <= limit;
    case LT_GT: return value > limit;
    case LT_GE: return value >= limit;
    case LT_ALWAYS: break;
    }
    return true;
}

static bool is_latched(const lt_deciding *d, const lt_latch *latch) {
    if (!latch->counter)
        return false;
    const lt_counter *counter = &d->containers->counters.items[latch->counter - 1];
    if (counter->various && !counter->stored && !counter->lowered) /* `if (!done) …, done++;` */
        return latch->relation == LT_EQ && latch->limit == 0;
    return !counter->various && !relates(counter->value, latch->relation, latch->limit);
}

bool lt_happens_once(const lt_deciding *d, const lt_site *site) {
    return lt_calls_only_at_start(d->calls, site->function) || is_latched(d, &site->latch);
}

bool lt_has_few_callers(const lt_deciding *d, const lt_site *site) {
    return lt_calls_pass_few(d->calls, site->function, site->key_parameters) &&
           (!site->appends || (!site->in_loop && lt_calls_outside_loops(d->calls, site->function)));
}

static bool is_known(void *context, lt_callee caller) {
    (void)context, (void)caller;
    return true;
}

bool lt_is_guarded_by_callers(const lt_deciding *d, const lt_site *site) {
    uint32_t guarded = 0, root = (uint32_t)(d->root - d->containers->roots.items);
    for (uint32_t i = 0; i < d->containers->guarded_calls.count; i++) {
        const lt_guarded_call *one = &d->containers->guarded_calls.items[i];
        guarded += one->callee.id == site->function.id && (one->root == root || one->root == LT_ANY_ROOT) &&
                   (!one->latch.counter || is_latched(d, &one->latch));
    }
    return guarded && guarded >= lt_calls_count(d->calls, site->function) &&
           lt_calls_all_callers(d->calls, site->function, is_known, NULL);
}

bool lt_is_repeated(const lt_deciding *d, const lt_site *site) {
    bool called = lt_callee_of(d->containers->unit, site->function)->flags & LT_CALLEE_METHOD ||
                  lt_calls_is_called(d->calls, site->function);
    return called && !site->ends && ((site->in_loop && !site->drains) || !lt_calls_only_at_start(d->calls, site->function));
}
