/* capture: a closure, callback or thread outlives what it captured.
 *
 * The event is that of `escape`: storage ends while something that outlives it still points there. It is told here when
 * what points there runs later: a closure, a wrapper of one, a thread, or what was handed over together with a function. */
#include "checks/report.h"

/* The object of a method, which a detached thread has; a variable of the function around a closure, which another has. */
static bool is_left_behind(const lt_event *event) {
    return event->kind == LT_EVENT_keep && event->info->kind == LT_OBJECT_CALLER && event->capture != LT_CAPTURE_NONE &&
           !event->info->claims.flags && lt_is_mortal(event->function, event->info->place);
}

static bool wants(const lt_event *event) {
    if (is_left_behind(event))
        return true;
    bool dies = event->info->kind == LT_OBJECT_VARIABLE || event->info->kind == LT_OBJECT_CONTENT;
    return event->kind == LT_EVENT_die && dies && event->capture != LT_CAPTURE_NONE;
}

/* The field of a closure in which the object was captured; none when it was bound, or given to a thread, as an argument. */
static lt_place capturing_field(const lt_draft *draft, const lt_event *event) {
    for (const lt_step *step = event->path; step; step = step->previous)
        if (step->kind == LT_STEP_STORED && lt_is_capture(draft->function, step->place))
            return step->place;
    return (lt_place){0};
}

static void describe_closure(lt_draft *draft, const lt_event *event) {
    const char *object = lt_name_object(draft, event->info);
    lt_place field = capturing_field(draft, event);
    bool content = event->info->kind == LT_OBJECT_CONTENT;
    bool by_reference = !content && field.id && lt_place_type(draft->function, field)->kind == LT_TYPE_reference;
    lt_say(draft, "%s%s is captured %sby a closure that %s", content ? "pointer into " : by_reference ? "" : "address of ",
           object, by_reference ? "by reference " : "", lt_say_holder(draft, event, "outlives it"));
    lt_tell_path(draft, event);
    if (by_reference)
        lt_add_note(draft, event->location, "capture %s by copy, or let it live as long as the closure",
                    lt_quote_variable(draft, event->info->variable, "it"));
    else
        lt_add_note(draft, event->location, "capture a copy or a shared owner, or let the object live as long as the closure");
}

static void describe_callback(lt_draft *draft, const lt_event *event) {
    lt_say(draft, "%s %s is kept by %s for a function that may run later",
           event->info->kind == LT_OBJECT_CONTENT ? "pointer into" : "address of", lt_name_object(draft, event->info),
           lt_quote_callee(draft, event->callee, "what outlives it"));
    lt_tell_path(draft, event);
    lt_add_note(draft, event->location, "wait for it or take it back before the end of the scope, or hand over memory that lives "
                                        "as long");
}

static void describe_nested(lt_draft *draft, const lt_event *event) {
    const lt_field_info *field =
        &draft->function->unit->fields.items[lt_place_of(draft->function, event->info->place)->step];
    const char *name = lt_text(draft->function->unit->strings, field->name);
    lt_say(draft, "'%s' of the function around is captured by reference by a closure that %s", name,
           lt_say_holder(draft, event, "outlives it"));
    lt_tell_path(draft, event);
    lt_add_note(draft, event->location, "capture '%s' by copy, or let it live as long as the closure", name);
}

static void describe_left_behind(lt_draft *draft, const lt_event *event) {
    lt_say(draft, "'this' is captured by a thread that is let go by %s, and the destructor does not wait for it",
           lt_quote_callee(draft, event->callee, "the call"));
    lt_tell_path(draft, event);
    lt_add_note(draft, event->location, "join the thread in the destructor, or capture a shared owner of the object");
}

static void describe(lt_draft *draft, const lt_event *event) {
    if (event->kind == LT_EVENT_keep) {
        bool self = lt_place_of(draft->function, event->info->place)->projection == LT_BASE;
        (self ? describe_left_behind : describe_nested)(draft, event);
        return;
    }
    if (event->capture == LT_CAPTURE_CALLBACK)
        describe_callback(draft, event);
    else
        describe_closure(draft, event);
}

const lt_rule lt_capture_rule = {LT_CHECK_capture, wants, describe};
