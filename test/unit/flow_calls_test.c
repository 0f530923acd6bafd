/* Which functions of a unit run only at start-up. */
#include "flow/growth/calls.h"

#include "mir/build.h"
#include "test/unit/check.h"

static lt_callee add(lt_unit *unit, const char *name, uint32_t flags) {
    return lt_unit_add_callee(unit, (lt_callee_info){.name = lt_intern(unit->strings, name), .flags = flags});
}

static void start_up_is_inherited(lt_unit *unit) {
    lt_calls *calls = lt_calls_new(unit);
    lt_callee main = add(unit, "main", LT_CALLEE_MAIN), loop = add(unit, "loop", LT_CALLEE_INTERNAL);
    lt_callee once = add(unit, "once", LT_CALLEE_INTERNAL), helper = add(unit, "helper", LT_CALLEE_INTERNAL);
    lt_calls_add(calls, (lt_call){.caller = main, .callee = once});
    lt_calls_add(calls, (lt_call){.caller = once, .callee = helper});
    lt_calls_add(calls, (lt_call){.caller = main, .callee = loop, .in_loop = true});
    CHECK(lt_calls_only_at_start(calls, main));
    CHECK(lt_calls_only_at_start(calls, helper));
    CHECK(!lt_calls_only_at_start(calls, loop));
    lt_calls_add(calls, (lt_call){.caller = loop, .callee = helper}); /* one repeatable caller is enough */
    CHECK(!lt_calls_only_at_start(calls, helper));
    CHECK(lt_calls_only_at_start(calls, once));
    CHECK_EQ(lt_calls_count(calls, helper), 2);
    lt_callee walker = add(unit, "walker", LT_CALLEE_INTERNAL), one = add(unit, "one", LT_CALLEE_INTERNAL);
    lt_calls_add(calls, (lt_call){.caller = main, .callee = walker});
    lt_calls_add(calls, (lt_call){.caller = walker, .callee = one, .in_loop = true, .in_walk = true});
    CHECK(lt_calls_only_at_start(calls, one));
    lt_calls_add(calls, (lt_call){.caller = main, .callee = one, .in_loop = true, .in_walk = true}); /* main's loops may serve */
    CHECK(!lt_calls_only_at_start(calls, one));
}

static void strangers_and_islands_are_repeatable(lt_unit *unit) {
    lt_calls *calls = lt_calls_new(unit);
    lt_callee start = add(unit, "start", LT_CALLEE_STARTUP), visible = add(unit, "visible", 0);
    lt_callee callback = add(unit, "callback", LT_CALLEE_INTERNAL);
    lt_callee left = add(unit, "left", LT_CALLEE_INTERNAL), right = add(unit, "right", LT_CALLEE_INTERNAL);
    lt_calls_add(calls, (lt_call){.caller = start, .callee = visible});
    lt_calls_add(calls, (lt_call){.caller = start, .callee = callback});
    lt_calls_take_address(calls, callback);
    lt_calls_add(calls, (lt_call){.caller = left, .callee = right});
    lt_calls_add(calls, (lt_call){.caller = right, .callee = left});
    CHECK(!lt_calls_only_at_start(calls, visible));
    CHECK(!lt_calls_only_at_start(calls, callback));
    CHECK(!lt_calls_only_at_start(calls, left));
}

static void a_closed_program_knows_all_callers(lt_unit *unit) {
    lt_calls *calls = lt_calls_new(unit);
    lt_callee main = add(unit, "main", LT_CALLEE_MAIN), setup = add(unit, "setup", 0), serve = add(unit, "serve", 0);
    lt_callee forgotten = add(unit, "forgotten", 0), helper = add(unit, "helper", 0), callback = add(unit, "callback", 0);
    lt_calls_add(calls, (lt_call){.caller = main, .callee = setup});
    lt_calls_add(calls, (lt_call){.caller = main, .callee = serve, .in_loop = true});
    lt_calls_add(calls, (lt_call){.caller = forgotten, .callee = helper});
    lt_calls_take_address(calls, callback);
    CHECK(!lt_calls_only_at_start(calls, setup));
    CHECK(!lt_calls_is_dead(calls, forgotten));
    lt_calls_close(calls);
    CHECK(lt_calls_only_at_start(calls, setup));
    CHECK(!lt_calls_only_at_start(calls, serve));
    CHECK(lt_calls_is_dead(calls, forgotten));
    CHECK(lt_calls_is_dead(calls, helper));
    CHECK(!lt_calls_is_dead(calls, callback));
    CHECK(!lt_calls_is_dead(calls, serve));
    CHECK(lt_calls_is_dead(calls, add(unit, "never met", 0)));
}

static void few_values_are_handed_on(lt_unit *unit) {
    lt_calls *calls = lt_calls_new(unit);
    lt_callee visible = add(unit, "api", 0), store = add(unit, "store", LT_CALLEE_INTERNAL);
    lt_callee forward = add(unit, "forward", LT_CALLEE_INTERNAL), again = add(unit, "again", LT_CALLEE_INTERNAL);
    lt_calls_add(calls, (lt_call){.caller = visible, .callee = forward, .passed = {LT_PASSED_FEW, LT_PASSED_ANY}});
    lt_calls_add(calls, (lt_call){.caller = forward, .callee = store, .passed = {LT_PASSED_PARAMETER, LT_PASSED_PARAMETER + 1}});
    lt_calls_add(calls, (lt_call){.caller = store, .callee = store, .passed = {LT_PASSED_PARAMETER, LT_PASSED_FEW}});
    lt_calls_add(calls, (lt_call){.caller = visible, .callee = again, .in_loop = true, .passed = {LT_PASSED_PARAMETER}});
    CHECK(lt_calls_pass_few(calls, store, 1));
    CHECK(!lt_calls_pass_few(calls, store, 2));
    CHECK(!lt_calls_pass_few(calls, store, 0));
    CHECK(!lt_calls_pass_few(calls, again, 1)); /* anybody calls "api" */
    CHECK(!lt_calls_pass_few(calls, visible, 1));
    CHECK(lt_calls_outside_loops(calls, forward));
    CHECK(!lt_calls_outside_loops(calls, store));
    CHECK(!lt_calls_outside_loops(calls, again));
}

static void what_nobody_calls_is_dead(lt_unit *unit) {
    lt_calls *calls = lt_calls_new(unit);
    lt_callee alone = add(unit, "alone", LT_CALLEE_INTERNAL), taken = add(unit, "taken", LT_CALLEE_INTERNAL);
    lt_calls_take_address(calls, taken);
    CHECK(!lt_calls_is_called(calls, alone));
    CHECK(lt_calls_is_called(calls, taken));
    CHECK(lt_calls_is_called(calls, add(unit, "other", 0)));
}

int main(void) {
    lt_arena *arena = lt_arena_new();
    lt_unit *unit = lt_unit_new(arena);
    start_up_is_inherited(unit);
    a_closed_program_knows_all_callers(unit);
    strangers_and_islands_are_repeatable(unit);
    few_values_are_handed_on(unit);
    what_nobody_calls_is_dead(unit);
    lt_arena_delete(arena);
    return check_result();
}
