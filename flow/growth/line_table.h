/* The rows of lines.def as data: where each field lies in its struct, and in which form it is written. */
#ifndef LT_FLOW_GROWTH_LINE_TABLE_H
#define LT_FLOW_GROWTH_LINE_TABLE_H

#include "flow/growth/calls.h"
#include "flow/growth/containers.h"
#include "mir/words.h"

#include <stddef.h>

typedef enum lt_line_kind {
#define LT_LINE(name, type, keyword) LT_LINE_##name,
#include "flow/growth/lines.def"
    LT_LINE_count
} lt_line_kind;

typedef enum lt_line_form {
    LT_FORM_NAME,     /* lt_string */
    LT_FORM_TEXT,     /* lt_string */
    LT_FORM_NUMBER,   /* an integer of any size; a negative one as it is without a sign */
    LT_FORM_FLAG,     /* bool */
    LT_FORM_BIT,      /* `mask` of an uint32_t */
    LT_FORM_WORD,     /* an enumeration, by its words */
    LT_FORM_PLACE,    /* lt_location */
    LT_FORM_LINK,     /* lt_field; of linked facts an id in unit->strings */
    LT_FORM_FUNCTION, /* lt_callee */
    LT_FORM_ROOT,     /* uint32_t: index in lt_containers.roots */
    LT_FORM_COUNTER,  /* uint32_t: index in lt_containers.counters */
    LT_FORM_ANY_ROOT, /* uint32_t: index, or LT_ANY_ROOT */
    LT_FORM_LATCH,    /* uint32_t: a counter's index + 1, or 0 */
} lt_line_form;

typedef struct lt_line_field {
    lt_line_kind kind;
    const char *keyword;
    lt_line_form form;
    size_t offset, size;
    uint32_t mask;
    const lt_words *words;
} lt_line_field;

typedef struct lt_line_row {
    const char *keyword;
    size_t size; /* of the struct */
    uint32_t first_field, field_count; /* in lt_line_fields */
} lt_line_row;

extern const lt_line_field lt_line_fields[];

/* The row of a kind of line. */
lt_line_row lt_line_row_of(lt_line_kind kind);

/* The integer that a NUMBER, FLAG, BIT or WORD of `record` holds, and its setter; false when it does not fit. */
uint64_t lt_line_number(const lt_line_field *field, const void *record);
bool lt_set_line_number(const lt_line_field *field, void *record, uint64_t value);

/* The ids of the other forms. */
uint32_t lt_line_id(const lt_line_field *field, const void *record);
void lt_set_line_id(const lt_line_field *field, void *record, uint32_t id);

#endif
