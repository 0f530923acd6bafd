/* Who calls whom in one unit or in a program, which functions run only once, and which of their parameters have few values.
 *
 * Filled by the bridge from the syntax tree, also for functions that are never lowered, or by the linker. */
#ifndef LT_FLOW_GROWTH_CALLS_H
#define LT_FLOW_GROWTH_CALLS_H

#include "mir/mir.h"

typedef struct lt_calls lt_calls;

/* What a call passes, for each of the callee's first parameters: a value that is not known, one of few (a constant, an
 * enumerator, the address of a variable), or the value of the caller's parameter `passed - LT_PASSED_PARAMETER`. */
enum { LT_PASSED_ANY, LT_PASSED_FEW, LT_PASSED_PARAMETER, LT_MOST_PASSED = 8 };

/* One place where `caller` (none: a static initialiser, or what runs its argument once, like pthread_once and atexit)
 * calls `callee`. Plain data. */
typedef struct lt_call {
    lt_callee caller, callee;
    lt_location location; /* may be nowhere */
    bool in_loop;
    bool in_walk; /* in_loop: but each loop around it has an end and a step: `for (one of all)` */
    uint8_t passed[LT_MOST_PASSED];
} lt_call;

/* A function whose address is taken, or that is enclosed. */
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
uint32_t lt_calls_enclosed(const lt_calls *calls, const lt_taken **enclosed);

/* Nobody outside the unit can call `callee`, whatever its linkage: its class is not declared anywhere else. */
void lt_calls_enclose(lt_calls *calls, lt_callee callee);

/* Whether the function runs a bounded number of times: it starts up the program (LT_CALLEE_STARTUP, or `main` outside
 * its loops), or all its callers are known (it is internal or enclosed, or the graph is closed), its address is not taken, it
 * is reached from there, and all its callers start up and call it outside loops, or (`main` excepted) in a walk over what there is at the start. A function without callers is
 * repeatable. Linear in calls, computed at the first question. */
bool lt_calls_only_at_start(lt_calls *calls, lt_callee callee);

/* Whether the function is called from nowhere that runs: the graph is closed, and no chain of calls leads to it from main,
 * start-up code, or a function whose address is taken. */
bool lt_calls_is_dead(lt_calls *calls, lt_callee callee);

/* Whether all callers of the function are known, there is one, and `holds` of each of them. */
bool lt_calls_all_callers(lt_calls *calls, lt_callee callee, bool (*holds)(void *context, lt_callee caller), void *context);

/* Whether these parameters of the function, a bit each, have few values: all its callers are known, and each passes one of
 * few or its own parameter of that kind. The greatest such set; linear in calls. */
bool lt_calls_pass_few(lt_calls *calls, lt_callee callee, uint32_t parameters);

/* Whether the function is called a fixed number of times for each run of those who call it: never in a loop, nor by itself. */
bool lt_calls_outside_loops(lt_calls *calls, lt_callee callee);

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
