/* What the user chose: `-fplugin-arg-lifetime-key=value` and the lines `key = value` of a `.lifetime` file.
 *
 * One table (settings.def, and checks.def for the levels) serves both; an argument wins over the file, whichever is
 * read first. */
#ifndef LT_CHECKS_SETTINGS_H
#define LT_CHECKS_SETTINGS_H

#include "base/arena.h"
#include "attrs/models.h"
#include "checks/check.h"

enum { LT_IN_FILE = 1, LT_IN_ARGUMENT = 2 };

#define LT_LEVEL_WORDS "off|remark|warning|error"
#define LT_SETTINGS_FILE ".lifetime"

typedef enum lt_setting_id {
#define LT_SETTING(name, key, places, values, meaning) LT_SETTING_##name,
#include "checks/settings.def"
#undef LT_SETTING
    LT_SETTING_count
} lt_setting_id;

typedef enum lt_dump { LT_DUMP_NOTHING, LT_DUMP_MIR, LT_DUMP_MISSING, LT_DUMP_SUMMARIES } lt_dump;

typedef struct lt_configuration {
    lt_settings settings;
    lt_dump dump;
    bool contracts_off;
    bool all_bodies;     /* the prefilter of the bridge is off: to test that it loses nothing */
    const char *config;  /* a file named by argument; null: look for LT_SETTINGS_FILE */
    const char *models;  /* a file of models; in a settings file relative to its folder; null: none */
    const lt_models *project_models; /* what is in it, for whoever reads it */
    const char *summary; /* null: none is written */
    uint64_t by_argument; /* the settings that an argument has fixed: checks first, then lt_setting_id */
} lt_configuration;

lt_configuration lt_default_configuration(void);

typedef struct lt_setting_error {
    uint32_t line, column; /* 1-based; 0 for an argument */
    const char *message;   /* owned by the arena given; without a final full stop */
} lt_setting_error;

/* Applies one argument, "key=value" or "key". False, with an error, when it means nothing. Texts are copied. */
bool lt_configure_argument(lt_configuration *configuration, const char *argument, lt_arena *arena,
                           lt_setting_error *error);

/* Applies the `length` bytes of a settings file; stops at the first error. */
bool lt_configure_file(lt_configuration *configuration, const char *text, size_t length, lt_arena *arena,
                       lt_setting_error *error);

/* The id of a check in words that may be mistyped, for messages: " (did you mean 'leak'?)" or "". */
const char *lt_suggest_check(const char *word, lt_arena *arena);

/* Whether `name` is a check of the design that has no row in checks.def yet: accepted everywhere, without effect. */
bool lt_check_is_planned(const char *name);

#endif
