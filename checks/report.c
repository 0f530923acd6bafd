#include "checks/report.h"

#include "flow/objects/elements.h"
#include "mir/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *format_text(lt_arena *arena, const char *format, va_list args) {
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    char *text = lt_arena_alloc(arena, length < 0 ? 1 : (size_t)length + 1);
    if (length > 0)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

void lt_say(lt_draft *draft, const char *format, ...) {
    va_list args;
    va_start(args, format);
    draft->finding.message = format_text(draft->function->arena, format, args);
    va_end(args);
}

void lt_add_note(lt_draft *draft, lt_location at, const char *format, ...) {
    va_list args;
    va_start(args, format);
    if (at.raw)
        lt_put_note(draft->function->arena, &draft->finding, at, format, args);
    va_end(args);
}

void lt_put_note(lt_arena *arena, lt_finding *finding, lt_location at, const char *format, va_list args) {
    if (finding->note_count < LT_MOST_NOTES)
        finding->notes[finding->note_count++] = (lt_note){at, format_text(arena, format, args)};
}

static const char *quote(const lt_draft *draft, const char *text, const char *otherwise) {
    return *text ? lt_arena_format(draft->function->arena, "'%s'", text) : otherwise;
}

const char *lt_quote_place(const lt_draft *draft, lt_place place, const char *otherwise) {
    if (!place.id)
        return otherwise;
    return quote(draft, lt_describe_place(draft->function, place, draft->function->arena), otherwise);
}

const char *lt_quote_variable(const lt_draft *draft, lt_variable variable, const char *otherwise) {
    lt_string name = lt_variable_of(draft->function, variable)->name;
    return quote(draft, lt_text(draft->function->unit->strings, name), otherwise);
}

const char *lt_quote_callee(const lt_draft *draft, lt_callee callee, const char *otherwise) {
    lt_string name = lt_callee_of(draft->function->unit, callee)->name;
    return quote(draft, lt_text(draft->function->unit->strings, name), otherwise);
}

/* The variable whose address the call was given, to put there what it makes; or the argument that it takes. */
static const char *name_argument(const lt_draft *draft, const lt_object_info *info) {
    const lt_function *f = draft->function;
    bool made = info->kind == LT_OBJECT_FRESH || info->kind == LT_OBJECT_RESULT;
    if ((!made && info->kind != LT_OBJECT_ARGUMENT) || info->statement >= f->statements.count)
        return NULL;
    const lt_statement *s = &f->statements.items[info->statement];
    const lt_operand *operand = info->slot < s->operand_count ? lt_operands_of(f, s) + info->slot : NULL;
    bool named = operand && (operand->kind == LT_ADDRESS || (!made && operand->kind == LT_COPY));
    return named ? lt_quote_place(draft, operand->place, NULL) : NULL;
}

const char *lt_name_object(const lt_draft *draft, const lt_object_info *info) {
    lt_arena *arena = draft->function->arena;
    switch (info->kind) {
    case LT_OBJECT_VARIABLE: {
        lt_storage storage = lt_variable_of(draft->function, info->variable)->storage;
        const char *name = lt_quote_variable(draft, info->variable, NULL);
        if (!name)
            return "a temporary";
        return lt_arena_format(arena, "%s %s", storage == LT_PARAMETER ? "parameter" : "local", name);
    }
    case LT_OBJECT_CONTENT: {
        const char *name = lt_quote_place(draft, lt_follow_reference(draft->elements, info->place), NULL);
        return name ? lt_arena_format(arena, "what %s owns", name) : "what a temporary owns";
    }
    case LT_OBJECT_CALLER:
        return lt_quote_place(draft, info->place, "the caller's object");
    case LT_OBJECT_ELEMENT: {
        const char *name = lt_quote_place(draft, lt_follow_reference(draft->elements, info->place), NULL);
        return name ? lt_arena_format(arena, "the element of %s", name) : "the element";
    }
    case LT_OBJECT_HOLD:
        return lt_quote_place(draft, lt_follow_reference(draft->elements, info->place), "what was locked");
    case LT_OBJECT_STATIC:
        return lt_quote_variable(draft, info->variable, "a literal");
    case LT_OBJECT_FRESH:
    case LT_OBJECT_RESULT:
    case LT_OBJECT_ARGUMENT:
        break;
    }
    const char *argument = name_argument(draft, info);
    const char *what = info->kind == LT_OBJECT_ARGUMENT ? "the argument of %s" : "the result of %s";
    return argument ? argument : lt_arena_format(arena, what, lt_quote_callee(draft, info->origin, "a call"));
}

const char *lt_name_owned(const lt_draft *draft, const lt_event *event) {
    const char *name = event->kind == LT_EVENT_lose ? NULL : lt_quote_place(draft, event->place, NULL);
    if (event->kind == LT_EVENT_lose)
        name = lt_quote_place(draft, event->lost_with, name_argument(draft, event->info));
    for (const lt_step *step = event->path; !name && step; step = step->previous)
        if (step->kind != LT_STEP_BRANCH)
            name = lt_quote_place(draft, step->place, NULL);
    return name ? name : lt_name_object(draft, event->info);
}

bool lt_is_deleted_content(const lt_event *event) {
    const uint32_t smart = LT_IS_unique | LT_IS_shared;
    return event->state == LT_STATE_dead && event->info->kind == LT_OBJECT_CONTENT &&
           lt_place_type(event->function, event->info->place)->flags & smart && event->info->family.id;
}

lt_storage lt_storage_of_holder(const lt_draft *draft, const lt_event *event) {
    return event->holder.id ? lt_variable_of(draft->function, event->holder)->storage : LT_LOCAL;
}

const char *lt_say_holder(const lt_draft *draft, const lt_event *event, const char *otherwise) {
    lt_storage storage = lt_storage_of_holder(draft, event);
    if (storage == LT_RESULT)
        return "is returned";
    if (storage == LT_THROWN)
        return "is thrown";
    const char *place = lt_quote_place(draft, event->place, NULL);
    if (place)
        return lt_arena_format(draft->function->arena, "is stored in %s", place);
    const char *callee = lt_quote_callee(draft, event->callee, NULL);
    return callee ? lt_arena_format(draft->function->arena, "is kept by %s", callee) : otherwise;
}

lt_family lt_family_of_release(const lt_event *event) {
    for (const lt_step *step = event->path; step; step = step->previous)
        if (step->kind == LT_STEP_RELEASED)
            return step->family;
    return event->info->family;
}

bool lt_is_handle(const lt_draft *draft, const lt_event *event) {
    return event->place.id && lt_place_type(draft->function, event->place)->kind == LT_TYPE_integer;
}

/* The library's own word for it: a stream is closed. */
const char *lt_word_release(const lt_draft *draft, lt_family family) {
    const char *names = lt_text(draft->function->unit->strings, draft->function->unit->families.items[family.id]);
    return strstr(names, "close") ? "close" : "release";
}

const char *lt_name_release(const lt_draft *draft, lt_family family) {
    const char *at = lt_text(draft->function->unit->strings, draft->function->unit->families.items[family.id]);
    lt_arena *arena = draft->function->arena;
    const char *names = "";
    while (*at) {
        size_t length = strcspn(at, "|");
        const char *joint = !*names ? "" : at[length] ? ", " : " or ";
        names = lt_arena_format(arena, "%s%s'%.*s'", names, joint, (int)length, at);
        at += length + (at[length] == '|');
    }
    return names;
}

/* --- the path ------------------------------------------------------------------------------------------------------- */

static void tell_origin(lt_draft *draft, const lt_event *event) {
    const lt_object_info *info = event->info;
    const char *name = NULL;
    lt_location declared = info->location;
    if (info->kind == LT_OBJECT_VARIABLE) {
        name = lt_quote_variable(draft, info->variable, NULL);
    } else if (info->kind == LT_OBJECT_CONTENT || info->kind == LT_OBJECT_CALLER) {
        lt_place place = lt_follow_reference(draft->elements, info->place);
        bool is_object = lt_root_of(draft->function, place)->flags & LT_VARIABLE_THIS; /* nobody declared it */
        name = is_object ? NULL : lt_quote_place(draft, place, NULL);
        declared = place.id != info->place.id ? lt_root_of(draft->function, place)->location : declared;
    }
    if (info->claims.flags & LT_CLAIM_SHOWN) {
        lt_add_note(draft, info->claims.location, "%s owns its entries: here they are deleted", name ? name : "the container");
        return;
    }
    const char *contract = lt_text(draft->function->unit->strings, info->claims.text);
    if (*contract && info->claims.location.raw)
        lt_add_note(draft, info->claims.location, "the contract is %s", contract);
    else if (name && declared.raw != event->location.raw)
        lt_add_note(draft, declared, "%s is declared here", name);
}

/* A test for null reads the same however the source turns it: `if (!p)`, `p == NULL`, `p &&`. */
static const char *name_null_test(const lt_draft *draft, const lt_terminator *t) {
    bool tests = t->kind == LT_BRANCH && t->right.kind == LT_NULL && t->left.kind == LT_COPY &&
                 (t->relation == LT_EQ || t->relation == LT_NE);
    return tests ? lt_quote_place(draft, t->left.place, NULL) : NULL;
}

static void tell_branch(lt_draft *draft, const lt_step *step) {
    const char *tested = name_null_test(draft, step->branch);
    if (tested)
        lt_add_note(draft, step->location, "taken when %s is %snull", tested,
                    (step->branch->relation == LT_EQ) == step->taken ? "" : "not ");
    else if (step->branch->kind == LT_SWITCH)
        lt_add_note(draft, step->location,
                    step->taken ? "a case is taken here" : "the default case is taken here");
    else
        lt_add_note(draft, step->location, "taken when the condition is %s", step->taken ? "true" : "false");
}

/* Where the pointer that is used got the value that ended later. */
static bool is_borrow(const lt_event *event, const lt_step *step) {
    const lt_function *f = event->function;
    bool same = step->place.id && event->place.id &&
                lt_place_of(f, step->place)->variable.id == lt_place_of(f, event->place)->variable.id;
    for (const lt_step *before = step->previous; same && before; before = before->previous)
        if (before->kind == LT_STEP_STORED && before->place.id == step->place.id)
            return false; /* the first time is told */
    return same && step->location.raw != event->location.raw;
}

/* Of what was stored on the way, the place that makes the defect is news. */
static bool is_told(const lt_event *event, const lt_step *step) {
    if (step->kind != LT_STEP_STORED)
        return true;
    if (event->state == LT_STATE_dead || event->state == LT_STATE_invalidated || event->state == LT_STATE_stale)
        return is_borrow(event, step);
    if (event->kind != LT_EVENT_die && event->kind != LT_EVENT_keep)
        return false;
    if (lt_is_capture(event->function, step->place))
        return step->location.raw != event->location.raw;
    return step->place.id && step->place.id == event->place.id && step->location.raw != event->location.raw;
}

static void tell_death(lt_draft *draft, const lt_event *event, const lt_step *step) {
    const lt_object_info *info = event->info;
    const char *owner = lt_name_object(draft, info);
    if (info->kind == LT_OBJECT_CONTENT)
        owner = lt_quote_place(draft, lt_follow_reference(draft->elements, info->place), NULL);
    else if (info->kind == LT_OBJECT_VARIABLE && !lt_quote_variable(draft, info->variable, NULL))
        owner = NULL;
    if (info->kind == LT_OBJECT_CONTENT && lt_place_type(draft->function, info->place)->flags & (LT_IS_unique | LT_IS_shared))
        lt_add_note(draft, step->location, "what %s owns is deleted here", owner ? owner : "the temporary");
    else if (!owner)
        lt_add_note(draft, step->location, "the temporary dies here, at the end of its statement");
    else
        lt_add_note(draft, step->location, "%s goes out of scope here%s", owner,
                    info->kind == LT_OBJECT_CONTENT ? ", with what it owns" : "");
}

static void tell_store(lt_draft *draft, const lt_event *event, const lt_step *step) {
    bool content = event->info->kind == LT_OBJECT_CONTENT || event->info->kind == LT_OBJECT_ELEMENT;
    if (lt_is_capture(draft->function, step->place))
        lt_add_note(draft, step->location, "captured here");
    else if (content)
        lt_add_note(draft, step->location, "%s points into it from here on",
                    lt_quote_place(draft, step->place, "a pointer"));
    else
        lt_add_note(draft, step->location, "its address is stored in %s here", lt_quote_place(draft, step->place, "a pointer"));
}

static void tell_step(lt_draft *draft, const lt_event *event, const lt_step *step) {
    const char *callee = lt_quote_callee(draft, step->callee, NULL);
    const char *place = lt_quote_place(draft, step->place, "it");
    const char *word = lt_word_release(draft, step->family.id ? step->family : event->info->family);
    bool closes = *word == 'c';
    switch (step->kind) {
    case LT_STEP_ACQUIRED:
        lt_add_note(draft, step->location, "%s%s%s here", closes ? "opened" : event->info->kind == LT_OBJECT_HOLD ? "taken" : "made",
                    callee ? " by " : "", callee ? callee : "");
        break;
    case LT_STEP_BRANCH:
        tell_branch(draft, step);
        break;
    case LT_STEP_STORED:
        tell_store(draft, event, step);
        break;
    case LT_STEP_RELEASED:
        lt_add_note(draft, step->location, "%sd%s%s here", word, callee ? " by " : "", callee ? callee : "");
        break;
    case LT_STEP_GIVEN:
        lt_add_note(draft, step->location, callee ? "given to %s here" : "given away here", callee);
        break;
    case LT_STEP_REFUSED:
        lt_add_note(draft, step->location, "neither taken nor %sd by %s on this path", word, callee ? callee : "the callee");
        break;
    case LT_STEP_MOVED:
        lt_add_note(draft, step->location, "%s is moved here", place);
        break;
    case LT_STEP_DIED:
        tell_death(draft, event, step);
        break;
    case LT_STEP_CALLED:
        lt_add_note(draft, step->location, "the closure is used here");
        break;
    case LT_STEP_INVALIDATED:
        lt_add_note(draft, step->location, callee ? "invalidated by %s here" : "invalidated here", callee);
        break;
    }
}

void lt_tell_path(lt_draft *draft, const lt_event *event) {
    const lt_step *steps[LT_MOST_NOTES];
    uint32_t count = 0;
    for (const lt_step *step = event->path; step && count < LT_MOST_NOTES; step = step->previous)
        if (is_told(event, step))
            steps[count++] = step;
    tell_origin(draft, event);
    while (count)
        tell_step(draft, event, steps[--count]);
}
