/* Who calls whom in one unit or in a program, and which functions run only at start-up.
 *
 * Filled by the bridge from the syntax tree, also for functions that are never lowered, or by the linker. */
#ifndef LT_FLOW_GROWTH_CALLS_H
#define LT_FLOW_GROWTH_CALLS_H

#include "mir/mir.h"

typedef struct lt_calls lt_calls;

/* One place where `caller` (none: a static initialiser) calls `callee`. */
typedef struct lt_call {
    lt_callee caller, callee;
    lt_location location; /* may be nowhere */
    bool in_loop;
} lt_call;

/* A function whose address is taken. */
typedef struct lt_taken {
    lt_callee function;
} lt_taken;

/* An empty graph; owned by the unit's arena. */
lt_calls *lt_calls_new(lt_unit *unit);

void lt_calls_add(lt_calls *calls, lt_call call);

/* The address of `callee` is taken: it may be called from anywhere. */
void lt_calls_take_address(lt_calls *calls, lt_callee callee);

/* The calls are those of a whole program: a function of external linkage has no other callers, either. */
void lt_calls_close(lt_calls *calls);

/* All that was added, in that order; valid until more is. */
uint32_t lt_calls_all(const lt_calls *calls, const lt_call **all);
uint32_t lt_calls_taken(const lt_calls *calls, const lt_taken **taken);

/* Whether the function runs a bounded number of times: it starts up the program (LT_CALLEE_STARTUP, or `main` outside
 * its loops), or all its callers are known (it is internal, or the graph is closed), its address is not taken, it is reached from there, and all its callers start up and call
 * it outside loops. A function without callers is repeatable. Linear in calls, computed at the first question. */
bool lt_calls_only_at_start(lt_calls *calls, lt_callee callee);

/* Whether the function is called from nowhere that runs: the graph is closed, and no chain of calls leads to it from main,
 * start-up code, or a function whose address is taken. */
bool lt_calls_is_dead(lt_calls *calls, lt_callee callee);

/* Whether all callers of the function are known, there is one, and `holds` of each of them. */
bool lt_calls_all_callers(lt_calls *calls, lt_callee callee, bool (*holds)(void *context, lt_callee caller), void *context);

/* The number of places that call it. */
uint32_t lt_calls_count(lt_calls *calls, lt_callee callee);

/* The `index`th of them, in the order in which they were added. */
const lt_call *lt_calls_of(lt_calls *calls, lt_callee callee, uint32_t index);

/* Whether somebody may call it: a caller, or a stranger who knows its address or name. */
bool lt_calls_is_called(lt_calls *calls, lt_callee callee);

/* Whether its address is taken, or that of a function which calls it: a thread or callback may run it. Linear in calls. */
bool lt_calls_is_handed_out(lt_calls *calls, lt_callee callee);

/* Whether a call of `from` may run `to`, by calls that are in sight. Linear in calls. */
bool lt_calls_reaches(lt_calls *calls, lt_callee from, lt_callee to);

/* Whether the function is called in a loop, or somebody who calls it is. Linear in calls. */
bool lt_calls_is_looped(lt_calls *calls, lt_callee callee);

#endif
