/* double-free: a released object is released again. */
#include "checks/report.h"

/* What lies at an unknown place in a block may be another part of it, as of a mapping. */
static bool wants(const lt_event *event) {
    return event->kind == LT_EVENT_release && event->state == LT_STATE_released && event->offset != LT_OFFSET_UNKNOWN;
}

static void describe(lt_draft *draft, const lt_event *event) {
    const char *callee = lt_quote_callee(draft, event->callee, NULL);
    lt_say(draft, "%s is released twice", lt_name_owned(draft, event));
    lt_tell_path(draft, event);
    lt_add_note(draft, event->location, "released again%s%s here; set the pointer to null where it is released, or release it once",
                callee ? " by " : "", callee ? callee : "");
}

const lt_rule lt_double_free_rule = {LT_CHECK_double_free, wants, describe};
