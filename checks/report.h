/* From an event to a finding: the message, and the path as notes.
 *
 * A check is a rule over events: which of them are defects, and what to say. */
#ifndef LT_CHECKS_REPORT_H
#define LT_CHECKS_REPORT_H

#include "base/array.h"
#include "checks/check.h"
#include "flow/objects/objects.h"

#include <stdarg.h>
#include "mir/build.h"

/* A finding that is being written; its texts are owned by the function's arena. */
typedef struct lt_draft {
    const lt_function *function;
    const lt_elements *elements; /* of the function */
    lt_finding finding;
} lt_draft;

typedef struct lt_rule {
    lt_check_id check;
    bool (*wants)(const lt_event *event);
    void (*describe)(lt_draft *draft, const lt_event *event); /* the message, the path, the way out */
} lt_rule;

extern const lt_rule lt_escape_rule, lt_capture_rule, lt_dangling_rule, lt_use_after_move_rule, lt_use_after_free_rule,
    lt_double_free_rule, lt_bad_free_rule, lt_leak_rule;

__attribute__((format(printf, 2, 3))) void lt_say(lt_draft *draft, const char *format, ...);

/* One more note, its text owned by the arena; beyond the last it is dropped. */
void lt_put_note(lt_arena *arena, lt_finding *finding, lt_location at, const char *format, va_list args);

/* A note without a location, or beyond the last, is dropped. */
__attribute__((format(printf, 3, 4))) void lt_add_note(lt_draft *draft, lt_location at, const char *format, ...);

/* The name of a place or variable in quotes; `otherwise` when it has none. */
const char *lt_quote_place(const lt_draft *draft, lt_place place, const char *otherwise);
const char *lt_quote_variable(const lt_draft *draft, lt_variable variable, const char *otherwise);
const char *lt_quote_callee(const lt_draft *draft, lt_callee callee, const char *otherwise);

/* "local 'buf'", "parameter 'a'", "what 'text' owns", "a temporary". */
const char *lt_name_object(const lt_draft *draft, const lt_object_info *info);

/* What the source calls the object where it is released, taken or lost: the place it was last stored in, or where it comes
 * from. */
const char *lt_name_owned(const lt_draft *draft, const lt_event *event);

/* The storage of the variable that holds what dies; LT_LOCAL when it is other memory. */
lt_storage lt_storage_of_holder(const lt_draft *draft, const lt_event *event);

/* "is returned", "is stored in 'cache'", "is kept by 'putenv'"; `otherwise` where the holder has no name. */
const char *lt_say_holder(const lt_draft *draft, const lt_event *event, const char *otherwise);

/* What is done to objects of the family at their end, in the present tense: "close" or "release". */
const char *lt_word_release(const lt_draft *draft, lt_family family);

/* Whether the object was deleted by the end of the smart pointer that owned it: to its users it was released. */
bool lt_is_deleted_content(const lt_event *event);

/* The family with which the object of the event was released last. */
lt_family lt_family_of_release(const lt_event *event);

/* Whether what the event speaks of is a number: a descriptor and its like. */
bool lt_is_handle(const lt_draft *draft, const lt_event *event);

/* The functions that release the family, as a sentence says it: "'a', 'b' or 'c'"; "" when none is known. */
const char *lt_name_release(const lt_draft *draft, lt_family family);

/* The object's declaration or making, then the steps in the order of time. */
void lt_tell_path(lt_draft *draft, const lt_event *event);

#endif
