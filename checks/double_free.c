/* double-free: a released object is released again. */
#include "checks/report.h"

/* What lies at an unknown place in a block may be another part of it, as of a mapping. */
static bool wants(const lt_event *event) {
    return event->kind == LT_EVENT_release && event->state == LT_STATE_released && event->offset != LT_OFFSET_UNKNOWN;
}

static void describe(lt_draft *draft, const lt_event *event) {
    const char *callee = lt_quote_callee(draft, event->callee, NULL);
    const char *word = lt_word_release(draft, event->family);
    bool handle = lt_is_handle(draft, event);
    lt_say(draft, "%s is %sd twice", lt_name_owned(draft, event), word);
    lt_tell_path(draft, event);
    lt_add_note(draft, event->location, "%sd again%s%s here; %s it once, or set %s where that is done, and test it", word,
                callee ? " by " : "", callee ? callee : "", word, handle ? "the variable to -1" : "the pointer to null");
}

const lt_rule lt_double_free_rule = {LT_CHECK_double_free, wants, describe};
