/* leak: an owned object is neither released nor handed on when the last that holds it is gone.
 *
 * Judged where it is lost: overwritten, out of scope, left behind at the end of the function, discarded as a result, or
 * released with what holds it. */
#include "checks/report.h"
#include "flow/objects/holds.h"

static bool wants(const lt_event *event) { return event->kind == LT_EVENT_lose && event->state == LT_STATE_owed; }

static const char *say_how(const lt_draft *draft, const lt_event *event, const char *word) {
    lt_arena *arena = draft->function->arena;
    switch (event->loss) {
    case LT_LOST_OVERWRITTEN:
        if (event->place.id && lt_root_of(draft->function, event->place)->flags & LT_VARIABLE_ENDING)
            return lt_arena_format(arena, "is not %sd before its owner ends", word);
        return lt_arena_format(arena, "is overwritten before it is %sd", word);
    case LT_LOST_DISCARDED: return lt_arena_format(arena, "is discarded and never %sd", word);
    case LT_LOST_WITH_HOLDER:
        return lt_arena_format(arena, "is not %sd before %s is", word, lt_quote_place(draft, event->place, "what holds it"));
    case LT_LOST_WITH_ENTRY:
        if (lt_root_of(draft->function, event->info->place)->flags & LT_VARIABLE_ENDING)
            return lt_arena_format(arena, "is not %sd before its container ends", word);
        return lt_arena_format(arena, "is not %sd before the entry is erased", word);
    case LT_LOST_OUT_OF_SCOPE:
    case LT_LOST_AT_EXIT: break;
    }
    return lt_arena_format(arena, "is not %sd on this path", word);
}

/* Another path of the function gives it up: the evidence that it should be. */
static void describe_hold(lt_draft *draft, const lt_event *event) {
    const lt_function *f = draft->function;
    lt_say(draft, "%s is still held on this path", lt_name_object(draft, event->info));
    lt_tell_path(draft, event);
    uint32_t i = 0;
    while (i < f->statements.count && !lt_hold_is_given_up(f, &f->statements.items[i], event->info))
        i++;
    if (i < f->statements.count)
        lt_add_note(draft, f->statements.items[i].location, "another path gives it up here");
    lt_add_note(draft, event->location, "give it up with %s before the function returns here", lt_name_release(draft, event->info->family));
}

static void describe(lt_draft *draft, const lt_event *event) {
    if (event->info->kind == LT_OBJECT_HOLD) {
        describe_hold(draft, event);
        return;
    }
    const char *word = lt_word_release(draft, event->info->family);
    const char *name = event->loss == LT_LOST_DISCARDED ? lt_name_object(draft, event->info) : lt_name_owned(draft, event);
    if (event->loss == LT_LOST_WITH_ENTRY)
        name = lt_arena_format(draft->function->arena, "what an entry of %s owns",
                               lt_quote_place(draft, event->info->place, "a container"));
    lt_say(draft, "%s %s", name, say_how(draft, event, word));
    lt_tell_path(draft, event);
    const char *release = lt_name_release(draft, event->info->family);
    lt_add_note(draft, event->location, "%s it%s%s before it is lost here, or hand it on", word, *release ? " with " : "", release);
}

const lt_rule lt_leak_rule = {LT_CHECK_leak, wants, describe};
