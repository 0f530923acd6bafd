/* leak: an owned object is neither released nor handed on when the last that holds it is gone.
 *
 * Judged where it is lost: overwritten, out of scope, left behind at the end of the function, discarded as a result, or
 * released with what holds it. */
#include "checks/report.h"

static bool wants(const lt_event *event) { return event->kind == LT_EVENT_lose && event->state == LT_STATE_owed; }

static const char *say_how(const lt_draft *draft, const lt_event *event, const char *name) {
    const char *place = lt_quote_place(draft, event->place, "what holds it");
    switch (event->loss) {
    case LT_LOST_OVERWRITTEN:
        if (event->place.id && lt_root_of(draft->function, event->place)->flags & LT_VARIABLE_ENDING)
            return "is not released before its owner ends";
        return "is overwritten before it is released";
    case LT_LOST_DISCARDED: return "is discarded and never released";
    case LT_LOST_WITH_HOLDER:
        return lt_arena_format(draft->function->arena, "is not released before %s is", place);
    case LT_LOST_WITH_ENTRY:
        return lt_root_of(draft->function, event->info->place)->flags & LT_VARIABLE_ENDING
                   ? "is not released before its container ends"
                   : "is not released before the entry is erased";
    case LT_LOST_OUT_OF_SCOPE:
    case LT_LOST_AT_EXIT: break;
    }
    (void)name;
    return "is not released on this path";
}

static void describe(lt_draft *draft, const lt_event *event) {
    const char *name = event->loss == LT_LOST_DISCARDED ? lt_name_object(draft, event->info) : lt_name_owned(draft, event);
    if (event->loss == LT_LOST_WITH_ENTRY)
        name = lt_arena_format(draft->function->arena, "what an entry of %s owns",
                               lt_quote_place(draft, event->info->place, "a container"));
    lt_say(draft, "%s %s", name, say_how(draft, event, name));
    lt_tell_path(draft, event);
    const char *release = lt_name_release(draft, event->info->family);
    lt_add_note(draft, event->location, "release it%s%s before it is lost here, or hand it on", *release ? " with " : "", release);
}

const lt_rule lt_leak_rule = {LT_CHECK_leak, wants, describe};
