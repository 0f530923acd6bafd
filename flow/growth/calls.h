/* Who calls whom in one unit, and which functions run only at start-up.
 *
 * Filled by the bridge from the syntax tree, also for functions that are never lowered. */
#ifndef LT_FLOW_GROWTH_CALLS_H
#define LT_FLOW_GROWTH_CALLS_H

#include "mir/mir.h"

typedef struct lt_calls lt_calls;

/* An empty graph; owned by the unit's arena. */
lt_calls *lt_calls_new(lt_unit *unit);

/* `caller` (none: a static initialiser) calls `callee`, in a loop or not. */
void lt_calls_add(lt_calls *calls, lt_callee caller, lt_callee callee, bool in_loop);

/* The address of `callee` is taken: it may be called from anywhere. */
void lt_calls_take_address(lt_calls *calls, lt_callee callee);

/* Whether the function runs a bounded number of times: it starts up the program (LT_CALLEE_STARTUP, or `main` outside
 * its loops), or it is internal, its address is not taken, it is reached from there, and all its callers start up and call
 * it outside loops. A function without callers is repeatable. Linear in calls, computed at the first question. */
bool lt_calls_only_at_start(lt_calls *calls, lt_callee callee);

/* Whether all callers of the function are known, there is one, and `holds` of each of them. */
bool lt_calls_all_callers(lt_calls *calls, lt_callee callee, bool (*holds)(void *context, lt_callee caller), void *context);

/* The number of places in the unit that call it. */
uint32_t lt_calls_count(lt_calls *calls, lt_callee callee);

/* The function around the `index`th of them (none: a static initialiser). */
lt_callee lt_calls_caller(lt_calls *calls, lt_callee callee, uint32_t index);

/* Whether somebody may call it: a caller, or a stranger who knows its address or name. */
bool lt_calls_is_called(lt_calls *calls, lt_callee callee);

/* Whether its address is taken, or that of a function which calls it: a thread or callback may run it. Linear in calls. */
bool lt_calls_is_handed_out(lt_calls *calls, lt_callee callee);

/* Whether a call of `from` may run `to`, by calls that are in sight. Linear in calls. */
bool lt_calls_reaches(lt_calls *calls, lt_callee from, lt_callee to);

/* Whether the function is called in a loop, or somebody who calls it is. Linear in calls. */
bool lt_calls_is_looped(lt_calls *calls, lt_callee callee);

#endif
