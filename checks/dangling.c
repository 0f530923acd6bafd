/* dangling: a pointer, reference, view or iterator is used after what it refers to died: its scope ended, its owner
 * reallocated, erased, replaced or destroyed it.
 *
 * Comparing or overwriting such a pointer is no use, nor is letting it go out of scope. */
#include "checks/report.h"

/* A rehash, or a deque that grows at its ends, leaves the elements where they are. */
static bool is_iterator(const lt_event *event) {
    const lt_place_info *place = lt_place_of(event->function, event->place);
    const lt_unit *unit = event->function->unit;
    const lt_type_info *type = lt_type_of(unit, place->type);
    if (type->kind == LT_TYPE_reference || type->kind == LT_TYPE_pointer)
        return false;
    return event->place.id && type->flags & LT_IS_view;
}

static bool wants(const lt_event *event) {
    bool ended = event->state == LT_STATE_dead || event->state == LT_STATE_invalidated ||
                 (event->state == LT_STATE_stale && is_iterator(event));
    if (!ended || lt_is_deleted_content(event))
        return false;
    return (event->kind == LT_EVENT_use && !event->null_test) || event->kind == LT_EVENT_hand_out;
}

static const char *say_what(const lt_event *event) {
    if (event->kind == LT_EVENT_hand_out)
        return event->callee.id ? "is handed on" : "is returned";
    bool by_method = lt_callee_of(event->function->unit, event->callee)->flags & LT_CALLEE_METHOD && !event->argument;
    return event->callee.id && !by_method ? "is passed on" : "is used";
}

/* The last step that ended the object. */
static const lt_step *end_of(const lt_event *event) {
    const lt_step *step = event->path;
    while (step && step->kind != LT_STEP_DIED && step->kind != LT_STEP_INVALIDATED)
        step = step->previous;
    return step;
}

/* The variable, or the owner whose content it is; NULL for temporaries. */
static const char *name_referent(const lt_draft *draft, const lt_object_info *info) {
    if (info->kind == LT_OBJECT_VARIABLE)
        return lt_quote_variable(draft, info->variable, NULL);
    return lt_quote_place(draft, lt_follow_reference(draft->elements, info->place), NULL);
}

static const char *say_death(const lt_draft *draft, const lt_event *event) {
    const char *name = name_referent(draft, event->info);
    if (!name)
        return "the temporary it refers to died";
    const char *into = event->info->kind == LT_OBJECT_VARIABLE ? "" : ", which it points into,";
    return lt_arena_format(draft->function->arena, "%s%s went out of scope", name, into);
}

static const char *say_end(const lt_draft *draft, const lt_event *event) {
    if (event->state == LT_STATE_dead)
        return say_death(draft, event);
    const lt_step *step = end_of(event);
    const char *callee = step ? lt_quote_callee(draft, step->callee, NULL) : NULL;
    const char *owner = name_referent(draft, event->info);
    owner = owner ? owner : "a temporary";
    if (!callee)
        return lt_arena_format(draft->function->arena, "%s, which it points into, was moved from or emptied", owner);
    if (event->info->kind == LT_OBJECT_ELEMENT)
        return lt_arena_format(draft->function->arena, "%s erased the element of %s it points to", callee, owner);
    const char *what = event->state == LT_STATE_stale ? "the iterators of" : "what it points to in";
    return lt_arena_format(draft->function->arena, "%s invalidated %s %s", callee, what, owner);
}

static void offer_way_out(lt_draft *draft, const lt_event *event) {
    if (event->state == LT_STATE_dead)
        lt_add_note(draft, event->location, "let the object live as long as what points to it, or keep a copy of it");
    else
        lt_add_note(draft, event->location, "take the pointer again after the change, or keep a copy of the value or an index");
}

static void describe(lt_draft *draft, const lt_event *event) {
    bool view = event->place.id && lt_place_type(draft->function, event->place)->flags & LT_IS_view;
    const char *pointer = lt_quote_place(draft, event->place, view ? "an iterator" : "a pointer");
    lt_say(draft, "%s %s after %s", pointer, say_what(event), say_end(draft, event));
    lt_tell_path(draft, event);
    offer_way_out(draft, event);
}

const lt_rule lt_dangling_rule = {LT_CHECK_dangling, wants, describe};
