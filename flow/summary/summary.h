/* Summaries: what a function with a body does to its parameters and gives as its result, as the effects of a callee.
 *
 * Two steps. A scan over classes of places that may be equal (flow/objects/pairs.h, linear) says which parameters are written,
 * go out of sight, or may be released or stored; only those are then followed to each return, one object at a time, by
 * the simulation. What happens on all returning paths is an effect; what happens on exactly those paths whose result or
 * one of whose integer arguments satisfies a simple condition is an effect under that condition; all else is `escape`.
 * So a summary never claims what does not hold, and states every effect on memory that a caller can see: what is
 * written, and LT_CALLEE_TOUCHES where that is more than what arguments point to.
 *
 * Callees are believed as their effects stand: functions are summarised callees first, and the functions of a cycle
 * again and again until nothing changes. Whatever satisfies its own equations holds for every run that returns, by
 * induction on the depth of calls. After W. Bush, J. Pincus, D. Sielaff, "A static analyzer for finding dynamic
 * programming errors", Software: Practice and Experience 30(7), 2000. */
#ifndef LT_FLOW_SUMMARY_SUMMARY_H
#define LT_FLOW_SUMMARY_SUMMARY_H

#include "flow/objects/event.h"

typedef struct lt_summary {
    bool known;            /* false: a bound was hit, nothing may be said */
    uint32_t flags;        /* LT_CALLEE_NORETURN, LT_CALLEE_TOUCHES, LT_CALLEE_RELINKS */
    uint32_t effect_count;
    const lt_effect *effects; /* owned by the function's arena */
} lt_summary;

/* The summary of a function whose callees have theirs. */
lt_summary lt_summarise(const lt_function *function, lt_policy policy);

/* Whether the callee may get one: nothing that is believed before a summary speaks of it. */
bool lt_takes_summary(const lt_unit *unit, lt_callee callee);

/* Makes it the effects of the callee, in the unit's arena; not known: takes back what a summary said. True when that
 * is a change. */
bool lt_put_summary(lt_unit *unit, lt_callee callee, const lt_summary *summary);

/* Whether a caller should be looked at again for it: it says more than that arguments are looked at or written. */
bool lt_summary_matters(const lt_callee_info *callee);

/* The callee's effects in the words of contracts, a line for each slot and the function's name before them; owned by
 * the function's arena. */
const char *lt_describe_summary(const lt_function *function);

#endif
