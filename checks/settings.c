#include "checks/settings.h"

#include "attrs/nearest.h"

#include <assert.h>
#include <string.h>

typedef struct key {
    const char *name;
    int places;
    const char *values;
} key;

/* Checks come first, so that a check's key is its lt_check_id. */
static const key keys[] = {
#define LT_CHECK(name, id, level, summary) {id, LT_IN_FILE | LT_IN_ARGUMENT, LT_LEVEL_WORDS},
#include "checks/checks.def"
#undef LT_CHECK
#define LT_SETTING(name, key, places, values, meaning) {key, places, values},
#include "checks/settings.def"
#undef LT_SETTING
};

enum { KEY_COUNT = sizeof keys / sizeof keys[0], SETTINGS_FROM = LT_CHECK_count };

static_assert(KEY_COUNT <= 64, "lt_configuration.by_argument has a bit for each key");

/* The checks that DESIGN names and whose row in checks.def comes with a later issue: their configuration and
 * suppressions may already stand in a project's files. */
static const char *const planned[] = {"dangling", "use-after-free", "double-free", "bad-free",        "leak",
                                      "bounds",   "ghost-entry",    "cycle",       "missing-contract"};

enum { PLANNED_COUNT = sizeof planned / sizeof planned[0] };

lt_configuration lt_default_configuration(void) {
    return (lt_configuration){.settings = lt_default_settings()};
}

bool lt_check_is_planned(const char *name) {
    for (size_t i = 0; i < PLANNED_COUNT; i++)
        if (strcmp(planned[i], name) == 0)
            return lt_check_find(name) == LT_CHECK_count;
    return false;
}

static const char *suggestion(lt_arena *arena, const char *name) {
    return name ? lt_arena_format(arena, " (did you mean '%s'?)", name) : "";
}

const char *lt_suggest_check(const char *word, lt_arena *arena) {
    lt_nearest nearest = {.sought = word};
    for (int i = 0; i < LT_CHECK_count; i++)
        lt_nearest_offer(&nearest, lt_check_name((lt_check_id)i));
    for (size_t i = 0; i < PLANNED_COUNT; i++)
        lt_nearest_offer(&nearest, planned[i]);
    return suggestion(arena, nearest.found);
}

/* --- one key and its value ---------------------------------------------------------------------------------------- */

/* The position of `word` in "off|remark|warning", or -1. */
static int word_index(const char *words, const char *word) {
    size_t length = strlen(word);
    for (int i = 0;; i++) {
        size_t next = strcspn(words, "|");
        if (next == length && memcmp(words, word, length) == 0)
            return i;
        if (!words[next])
            return -1;
        words += next + 1;
    }
}

/* "off|remark|warning" as a message lists it: "'off', 'remark' or 'warning'". */
static const char *list_words(lt_arena *arena, const char *words) {
    const char *list = "";
    for (const char *separator = ""; *words;) {
        size_t next = strcspn(words, "|");
        list = lt_arena_format(arena, "%s%s'%.*s'", list, separator, (int)next, words);
        words += next + (words[next] == '|');
        separator = strchr(words, '|') ? ", " : " or ";
    }
    return list;
}

static const char *suggest_word(lt_arena *arena, const char *words, const char *word) {
    lt_nearest nearest = {.sought = word};
    while (*words) {
        size_t next = strcspn(words, "|");
        lt_nearest_offer(&nearest, lt_arena_text(arena, words, next));
        words += next + (words[next] == '|');
    }
    return suggestion(arena, nearest.found);
}

static void store(lt_configuration *to, size_t index, int word, const char *text) {
    if (index < SETTINGS_FROM) {
        to->settings.levels[index] = (lt_level)word;
        return;
    }
    switch ((lt_setting_id)(index - SETTINGS_FROM)) {
    case LT_SETTING_process: to->settings.process = (lt_process)word; break;
    case LT_SETTING_strict: to->settings.strict = word == 1; break;
    case LT_SETTING_unannotated: to->settings.unannotated = (lt_policy)word; break;
    case LT_SETTING_contracts: to->contracts_off = word == 1; break;
    case LT_SETTING_models: to->models = text; break;
    case LT_SETTING_config: to->config = text; break;
    case LT_SETTING_explain: to->settings.explain = true; break;
    case LT_SETTING_dump: to->dump = (lt_dump)(word + 1); break;
    case LT_SETTING_summary: to->summary = text; break;
    case LT_SETTING_tiers: to->settings.tiers = (lt_tiers)word; break;
    case LT_SETTING_bodies: to->all_bodies = word == 1; break;
    case LT_SETTING_count: break;
    }
}

static const char *unknown_key(lt_arena *arena, int place, const char *name) {
    const char *what = place == LT_IN_FILE ? "setting '" : "argument '-fplugin-arg-lifetime-";
    lt_nearest nearest = {.sought = name};
    for (size_t i = 0; i < KEY_COUNT; i++) {
        if (strcmp(keys[i].name, name) == 0)
            return lt_arena_format(arena, "'%s' is an argument of the plugin, not a setting of a file", name);
        if (keys[i].places & place)
            lt_nearest_offer(&nearest, keys[i].name);
    }
    for (size_t i = 0; i < PLANNED_COUNT; i++)
        lt_nearest_offer(&nearest, planned[i]);
    return lt_arena_format(arena, "unknown %s%s'%s", what, name, suggestion(arena, nearest.found));
}

/* Null, or what is wrong; `*at_value` when it is the value. `value` is null when there is none. */
static const char *apply(lt_configuration *to, int place, const char *name, const char *value, lt_arena *arena,
                         bool *at_value) {
    *at_value = false;
    size_t index = 0;
    while (index < KEY_COUNT && !(strcmp(keys[index].name, name) == 0 && (keys[index].places & place)))
        index++;
    bool known = index < KEY_COUNT;
    if (!known && !lt_check_is_planned(name))
        return unknown_key(arena, place, name);
    const char *values = known ? keys[index].values : LT_LEVEL_WORDS;
    if (*values && (!value || !*value))
        return strcmp(values, "FILE") == 0
                   ? lt_arena_format(arena, "'%s' needs the name of a file", name)
                   : lt_arena_format(arena, "'%s' needs a value: %s", name, list_words(arena, values));
    *at_value = true;
    if (!*values && value)
        return lt_arena_format(arena, "'%s' takes no value", name);
    int word = 0;
    if (*values && strcmp(values, "FILE") != 0) {
        word = word_index(values, value);
        if (word < 0)
            return lt_arena_format(arena, "'%s' is no value of '%s', which is %s%s", value, name,
                                   list_words(arena, values), suggest_word(arena, values, value));
    }
    if (!known)
        return NULL;
    if (place == LT_IN_ARGUMENT)
        to->by_argument |= UINT64_C(1) << index;
    else if (to->by_argument >> index & 1)
        return NULL;
    store(to, index, word, value);
    return NULL;
}

bool lt_configure_argument(lt_configuration *configuration, const char *argument, lt_arena *arena,
                           lt_setting_error *error) {
    size_t length = strcspn(argument, "=");
    const char *name = lt_arena_text(arena, argument, length);
    const char *value = argument[length] ? lt_arena_format(arena, "%s", argument + length + 1) : NULL;
    bool at_value;
    *error = (lt_setting_error){.message = apply(configuration, LT_IN_ARGUMENT, name, value, arena, &at_value)};
    return !error->message;
}

/* --- the file ------------------------------------------------------------------------------------------------------ */

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/* The part of [begin, end) without spaces at its ends and without a comment. */
static void trim(const char **begin, const char **end) {
    const char *hash = memchr(*begin, '#', (size_t)(*end - *begin));
    if (hash)
        *end = hash;
    while (*begin < *end && is_space(**begin))
        ++*begin;
    while (*begin < *end && is_space((*end)[-1]))
        --*end;
}

static const char *apply_line(lt_configuration *to, const char *begin, const char *end, lt_arena *arena,
                              const char **place) {
    *place = begin;
    const char *equals = memchr(begin, '=', (size_t)(end - begin));
    const char *name_end = equals ? equals : end;
    trim(&begin, &name_end);
    if (!equals)
        return lt_arena_format(arena, "expected 'key = value', found '%.*s'", (int)(name_end - begin), begin);
    if (begin == name_end)
        return "a key is missing before '='";
    const char *value = equals + 1;
    trim(&value, &end);
    bool at_value;
    const char *name = lt_arena_text(arena, begin, (size_t)(name_end - begin));
    const char *text = value < end ? lt_arena_text(arena, value, (size_t)(end - value)) : NULL;
    const char *wrong = apply(to, LT_IN_FILE, name, text, arena, &at_value);
    if (wrong && at_value)
        *place = value;
    return wrong;
}

bool lt_configure_file(lt_configuration *configuration, const char *text, size_t length, lt_arena *arena,
                       lt_setting_error *error) {
    *error = (lt_setting_error){0};
    const char *end = text + length;
    const char *nul = memchr(text, 0, length);
    uint32_t number = 0;
    for (const char *line = text; line < end;) {
        number++;
        const char *newline = memchr(line, '\n', (size_t)(end - line));
        const char *line_end = newline ? newline : end;
        const char *begin = line, *trimmed = line_end, *place = line;
        const char *wrong = NULL;
        if (nul && nul < line_end) {
            wrong = "a null byte: this is no text file";
            place = nul;
        } else {
            trim(&begin, &trimmed);
            if (begin < trimmed)
                wrong = apply_line(configuration, begin, trimmed, arena, &place);
        }
        if (wrong) {
            *error = (lt_setting_error){number, (uint32_t)(place - line) + 1, wrong};
            return false;
        }
        line = newline ? newline + 1 : end;
    }
    return true;
}
