/* bad-free: what is not owned is released or given away: storage of a variable, a literal, what was lent, a pointer into
 * the middle of a block; or the release is not the one that the acquisition asks for. */
#include "checks/report.h"
#include "mir/build.h"

static bool is_storage(const lt_event *event) {
    return event->info->kind == LT_OBJECT_VARIABLE || event->info->kind == LT_OBJECT_STATIC;
}

static bool is_lent(const lt_event *event) {
    uint32_t claims = event->info->claims.flags;
    return event->borrowed || (claims & (LT_CLAIM_BORROWED | LT_CLAIM_LIFETIME) && !(claims & LT_CLAIM_OWNED));
}

static bool is_inside(const lt_event *event) {
    bool inside = event->offset == LT_OFFSET_INSIDE || event->offset == LT_OFFSET_EITHER;
    return inside && event->info->kind != LT_OBJECT_CALLER;
}

static bool is_mismatched(const lt_event *event) {
    return event->kind == LT_EVENT_release && event->info->family.id && event->family.id &&
           event->info->kind != LT_OBJECT_ARGUMENT &&
           !lt_family_accepts(event->function->unit, event->info->family, event->family);
}

static bool is_over(lt_typestate state) {
    return state == LT_STATE_released || state == LT_STATE_given || state == LT_STATE_moved || state == LT_STATE_null;
}

/* Returned where the contract says that the caller owns it. (What is borrowed and returned escapes.) */
static bool is_promised(const lt_event *event) {
    const lt_claims *result = &event->function->result_claims;
    return event->kind == LT_EVENT_hand_out && !event->callee.id && result->flags & LT_CLAIM_OWNED &&
           result->when.relation == LT_ALWAYS && event->info->kind == LT_OBJECT_STATIC;
}

static bool wants(const lt_event *event) {
    if (is_over(event->state))
        return false;
    if (event->kind != LT_EVENT_release && event->kind != LT_EVENT_take)
        return is_promised(event);
    return event->valueless || is_storage(event) || is_lent(event) || is_inside(event) || is_mismatched(event);
}

static void describe_mismatch(lt_draft *draft, const lt_event *event) {
    const char *wanted = lt_name_release(draft, event->info->family);
    const char *callee = lt_quote_callee(draft, event->callee, NULL);
    const char *word = lt_word_release(draft, event->info->family);
    lt_say(draft, "%s must be %sd with %s, not with %s", lt_name_owned(draft, event), word, wanted,
           callee ? callee : lt_name_release(draft, event->family));
    lt_tell_path(draft, event);
    lt_add_note(draft, event->location, "%s it with %s", word, wanted);
}

static void describe(lt_draft *draft, const lt_event *event) {
    const char *word = lt_word_release(draft, event->family);
    const char *verb = event->kind == LT_EVENT_release ? lt_arena_format(draft->function->arena, "%sd", word) : "given away";
    if (event->kind == LT_EVENT_hand_out) {
        lt_say(draft, "%s is returned, but the caller cannot own it", lt_name_object(draft, event->info));
        lt_tell_path(draft, event);
        lt_add_note(draft, draft->function->result_claims.location, "the result is promised to be owned");
        lt_add_note(draft, event->location, "return a copy");
    } else if (event->valueless) {
        lt_say(draft, "%s is %s, but it has no value yet", lt_name_owned(draft, event), verb);
        lt_tell_path(draft, event);
        lt_add_note(draft, event->location, "set it to null where it is declared, or release it only where it was set");
    } else if (is_storage(event)) {
        lt_say(draft, "%s is %s, but it was not allocated", lt_name_object(draft, event->info), verb);
        lt_tell_path(draft, event);
        lt_add_note(draft, event->location, "only what an allocation returned can be %s", verb);
    } else if (is_lent(event)) {
        lt_say(draft, "%s is %s, but it is only borrowed", lt_name_owned(draft, event), verb);
        lt_tell_path(draft, event);
        lt_add_note(draft, event->location, "leave that to its owner, or %s a copy", event->kind == LT_EVENT_release ? word : "give");
    } else if (is_inside(event)) {
        lt_say(draft, "a pointer into the middle of %s is %s", lt_name_owned(draft, event), verb);
        lt_tell_path(draft, event);
        lt_add_note(draft, event->location, "keep the pointer to its beginning for that");
    } else {
        describe_mismatch(draft, event);
    }
}

const lt_rule lt_bad_free_rule = {LT_CHECK_bad_free, wants, describe};
