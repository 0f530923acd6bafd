/* use-after-move: a moved-from object is used before it has a value again; in C, an owned pointer that was given away.
 *
 * A test for null is no use, nor are destruction and assignment. */
#include "checks/report.h"

static bool has_effect(const lt_callee_info *callee, lt_effect_kind kind, uint32_t argument) {
    for (uint32_t i = 0; i < callee->effect_count; i++)
        if (callee->effects[i].kind == kind && callee->effects[i].subject == argument && !callee->effects[i].depth)
            return true;
    return false;
}

static lt_callee taker(const lt_event *event);

/* Who took the object lets the caller go on to look at it (ownership_holds): only giving it up again is wrong. */
static bool is_lent_back(const lt_event *event) {
    const lt_callee_info *callee = lt_callee_of(event->function->unit, taker(event));
    for (uint32_t i = 0; i < callee->parameter_count; i++)
        if (has_effect(callee, LT_EFFECT_take, i) && has_effect(callee, LT_EFFECT_look, i))
            return true;
    return false;
}

static bool wants(const lt_event *event) {
    bool use = event->kind == LT_EVENT_use && !event->null_test;
    if (event->state == LT_STATE_moved)
        return use || event->kind == LT_EVENT_move;
    if (event->state != LT_STATE_given)
        return false;
    if ((use || event->kind == LT_EVENT_hand_out) && is_lent_back(event))
        return false;
    return use || event->kind == LT_EVENT_hand_out || event->kind == LT_EVENT_take || event->kind == LT_EVENT_release;
}

/* Who took the object, or none. */
static lt_callee taker(const lt_event *event) {
    for (const lt_step *step = event->path; step; step = step->previous)
        if (step->kind == LT_STEP_GIVEN)
            return step->callee;
    return (lt_callee){0};
}

static const char *name_of(const lt_draft *draft, const lt_event *event) {
    const char *name = lt_quote_place(draft, event->place, NULL);
    if (!name && event->info->variable.id)
        name = lt_quote_variable(draft, event->info->variable, NULL);
    if (!name && event->info->place.id)
        name = lt_quote_place(draft, event->info->place, NULL);
    for (const lt_step *step = event->path; !name && step; step = step->previous)
        if (step->kind == LT_STEP_GIVEN || step->kind == LT_STEP_MOVED)
            name = lt_quote_place(draft, step->place, NULL);
    return name ? name : "an object";
}

static const char *say_what(const lt_event *event) {
    switch (event->kind) {
    case LT_EVENT_move: return "is moved again";
    case LT_EVENT_take: return "is given away again";
    case LT_EVENT_release: return "is released";
    case LT_EVENT_hand_out: return event->callee.id ? "is handed on" : "is returned";
    default: return "is used";
    }
}

static void describe_given(lt_draft *draft, const lt_event *event) {
    const char *callee = lt_quote_callee(draft, taker(event), NULL);
    lt_say(draft, "%s %s after it was given %s%s", name_of(draft, event), say_what(event), callee ? "to " : "away",
           callee ? callee : "");
    lt_tell_path(draft, event);
    lt_location contract = lt_callee_of(draft->function->unit, taker(event))->location;
    if (callee)
        lt_add_note(draft, contract, "%s takes ownership of its argument", callee);
    lt_add_note(draft, event->location, "use it before it is given away, or set the pointer to null there and test it");
}

static void describe_moved(lt_draft *draft, const lt_event *event) {
    lt_say(draft, "%s %s after it was moved", name_of(draft, event), say_what(event));
    lt_tell_path(draft, event);
    lt_add_note(draft, event->location, "use it before the move, or assign a new value first");
}

static void describe(lt_draft *draft, const lt_event *event) {
    if (event->state == LT_STATE_given)
        describe_given(draft, event);
    else
        describe_moved(draft, event);
}

const lt_rule lt_use_after_move_rule = {LT_CHECK_use_after_move, wants, describe};
