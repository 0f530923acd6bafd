/* use-after-free: an object is used, handed on or returned after it was released.
 *
 * A comparison touches no memory and is no use. */
#include "checks/report.h"

static bool wants(const lt_event *event) {
    if (lt_is_deleted_content(event))
        return event->kind == LT_EVENT_use && !event->null_test;
    if (event->state != LT_STATE_released)
        return false;
    return (event->kind == LT_EVENT_use && !event->null_test) || event->kind == LT_EVENT_hand_out ||
           event->kind == LT_EVENT_take || event->kind == LT_EVENT_stay;
}

static const char *say_what(const lt_event *event) {
    switch (event->kind) {
    case LT_EVENT_take: return "is given away";
    case LT_EVENT_hand_out: return event->callee.id ? "is handed on" : "is returned";
    default: return event->callee.id ? "is passed on" : "is used";
    }
}

static void describe_stay(lt_draft *draft, const lt_event *event, const char *word) {
    lt_say(draft, "%s still points to what was %sd at the end of the scope", lt_quote_place(draft, event->place, "the caller's memory"),
           word);
    lt_tell_path(draft, event);
    lt_add_note(draft, event->location, "take the pointer out of the variable when it is stored here, so that the cleanup finds null");
}

static void describe(lt_draft *draft, const lt_event *event) {
    const char *word = lt_word_release(draft, lt_family_of_release(event));
    if (event->kind == LT_EVENT_stay) {
        describe_stay(draft, event, word);
        return;
    }
    lt_say(draft, "%s %s after it was %sd", lt_name_owned(draft, event), say_what(event), word);
    lt_tell_path(draft, event);
    lt_add_note(draft, event->location, "use it before it is %sd, or set the %s there and test it", word,
                lt_is_handle(draft, event) ? "variable to -1" : "pointer to null");
}

const lt_rule lt_use_after_free_rule = {LT_CHECK_use_after_free, wants, describe};
