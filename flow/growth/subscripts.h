/* Subscripts of keyed containers: what a function does with the entry that each of them may have made.
 *
 * A subscript is a call whose effects insert into its container, search it and hand out its content: `operator[]` of a
 * map. Its result, and what is derived from it, is followed through references, members and nested subscripts in program
 * order; the copies a local gets in several places count together. What cannot be followed counts as filled in. */
#ifndef LT_FLOW_GROWTH_SUBSCRIPTS_H
#define LT_FLOW_GROWTH_SUBSCRIPTS_H

#include "mir/mir.h"

typedef struct lt_subscript {
    bool is_read;    /* the entry, or a part of it, is looked at */
    bool is_filled;  /* it is, or may be, written to */
    bool is_emptied; /* elements are removed from the container that the entry holds */
    uint32_t inner_of; /* its container stands in the entry of that subscript, or a copy of it; 0: it does not */
} lt_subscript;

typedef struct lt_subscripts lt_subscripts;

/* Null when the function has none. Linear in statements; owned by the function's arena. */
const lt_subscripts *lt_subscripts_of(const lt_function *function);

/* The subscript that the statement is, or null. */
const lt_subscript *lt_subscript_at(const lt_subscripts *subscripts, const lt_statement *statement);

/* The place that operand `index` of the call has its value from, as far as it can be told from other keys; none where the
 * value is computed. */
lt_place lt_key_of(const lt_subscripts *subscripts, const lt_statement *call, uint32_t index);

/* The place that a local has its value from, by the last assignment; none: computed. Any other place is its own. */
lt_place lt_source_of(const lt_subscripts *subscripts, lt_place local);

/* Nobody but the entry's reader: it was made for nothing if it was not there. */
static inline bool lt_only_asks(const lt_subscript *s) {
    return s && !s->is_filled && !s->inner_of && (s->is_read || s->is_emptied);
}

#endif
