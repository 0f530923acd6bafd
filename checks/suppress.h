/* Suppression in the source, in the form of clang-tidy:
 *
 *   free_later(p); // NOLINT(lifetime-leak): the pool releases it
 *   // NOLINTNEXTLINE(lifetime-leak, until=2027-01): the pool is rewritten by then
 *   // NOLINTBEGIN(lifetime-escape, lifetime-leak): generated code
 *   // NOLINTEND(lifetime-escape, lifetime-leak)
 *
 * Names of others and `NOLINT` without parentheses are none of ours. `lifetime-*` names every check. Only comments are
 * looked at. A reason is required; without it, or past the end of the month of `until`, nothing is suppressed. */
#ifndef LT_CHECKS_SUPPRESS_H
#define LT_CHECKS_SUPPRESS_H

#include "base/array.h"
#include "checks/check.h"

typedef struct lt_month {
    int year, month; /* 1 … 12; year 0: none */
} lt_month;

typedef struct lt_suppression {
    uint32_t offset;          /* of the word NOLINT…, in bytes */
    uint32_t first, last;     /* lines it covers, 1-based */
    uint64_t checks;          /* a bit for each lt_check_id */
    bool used;
    bool ends;                /* a NOLINTEND, which covers nothing */
    bool by_name;             /* some check is named, not all of them by lifetime-* */
    lt_month until;
    const char *problem;      /* null, or why it suppresses nothing; owned by the arena */
    lt_check_id problem_of;   /* the check the problem is reported under */
} lt_suppression;

typedef struct lt_suppressions {
    LT_ARRAY(lt_suppression) items; /* in the order of the file */
} lt_suppressions;

/* Whether `text` can hold a suppression of ours at all: the cheap question asked first. */
bool lt_may_suppress(const char *text, size_t length);

/* All suppressions of a source file; owned by the arena. */
lt_suppressions *lt_read_suppressions(lt_arena *arena, const char *text, size_t length, lt_month today);

/* Whether a finding of `check` on `line` is suppressed; marks what suppresses it as used. */
bool lt_suppress(lt_suppressions *suppressions, uint32_t line, lt_check_id check);

/* What to say of a suppression at the end of its unit, or null: its problem, or that it met nothing. `active` has a
 * bit for each check that was looked for. Owned by the arena. */
const char *lt_suppression_complaint(const lt_suppression *suppression, uint64_t active, lt_arena *arena);

#endif
