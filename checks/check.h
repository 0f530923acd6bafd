/* What a check is: an id, a level, a page of documentation, a predicate over events, and words for a finding. */
#ifndef LT_CHECKS_CHECK_H
#define LT_CHECKS_CHECK_H

#include "flow/objects/event.h"

typedef enum lt_level { LT_LEVEL_OFF, LT_LEVEL_REMARK, LT_LEVEL_WARNING, LT_LEVEL_ERROR } lt_level;

typedef enum lt_check_id {
#define LT_CHECK(name, id, level, summary) LT_CHECK_##name,
#include "checks/checks.def"
#undef LT_CHECK
    LT_CHECK_count
} lt_check_id;

typedef struct lt_note {
    lt_location location;
    const char *text;
} lt_note;

/* Replace the source between `begin` and `end` (both inclusive token starts; equal and `insert` set: insert before).
 * `subscript`: `begin` is that of a subscript, whose brackets become a call of the member `text`. */
typedef struct lt_fix {
    lt_location begin, end;
    bool insert, subscript;
    const char *text;
} lt_fix;

enum { LT_MOST_NOTES = 16, LT_MOST_FIXES = 4 };

typedef struct lt_finding {
    lt_check_id check;
    lt_level level;
    lt_location location;
    const char *message; /* without the check's name, which the printer adds */
    lt_note notes[LT_MOST_NOTES];
    uint32_t note_count;
    lt_fix fixes[LT_MOST_FIXES];
    uint32_t fix_count;
} lt_finding;

/* Takes findings as they are made, in source order within a function. The finding is valid during the call. */
typedef struct lt_sink {
    void *context;
    void (*report)(void *context, const lt_finding *finding);
    /* A bound on work was hit: the function is not analysed. May be null. `bound` names it. */
    void (*gave_up)(void *context, const lt_function *function, const char *bound);
} lt_sink;

/* Whether the program runs on and on: what decides whether a growing container is a defect. */
typedef enum lt_process { LT_PROCESS_AUTO, LT_PROCESS_DAEMON, LT_PROCESS_BATCH } lt_process;

/* How far the analysis of bodies goes; less than all is for measurements. */
typedef enum lt_tiers { LT_TIERS_ALL, LT_TIERS_LOOK, LT_TIERS_SCREEN } lt_tiers;

typedef struct lt_settings {
    lt_level levels[LT_CHECK_count];
    lt_policy unannotated;
    lt_process process;
    lt_tiers tiers;
    bool explain;
    bool strict; /* kinds of findings that are off by default, too */
} lt_settings;

/* Everything at its default level. */
lt_settings lt_default_settings(void);

/* "use-after-free" and its like; LT_CHECK_count when there is no such check. */
const char *lt_check_name(lt_check_id check);
const char *lt_check_summary(lt_check_id check);
lt_check_id lt_check_find(const char *name);

/* Runs both tiers over one function and reports to the sink. */
void lt_check_function(const lt_function *function, const lt_settings *settings, const lt_sink *sink);

#endif
