/* Interned strings: equal texts have equal ids, so that names, families and symbols are compared as integers. */
#ifndef LT_BASE_INTERN_H
#define LT_BASE_INTERN_H

#include "base/arena.h"

#include <stdint.h>

/* A string of one lt_strings table. Id 0 is the empty string in every table. */
typedef struct lt_string {
    uint32_t id;
} lt_string;

typedef struct lt_strings lt_strings;

/* An empty table; it and its texts are owned by the arena. */
lt_strings *lt_strings_new(lt_arena *arena);

/* The id of `text`, entered if it is new. The text is copied. */
lt_string lt_intern(lt_strings *strings, const char *text);
lt_string lt_intern_slice(lt_strings *strings, const char *text, size_t length);

/* The id of `text` if it was ever entered, else the empty string's. */
lt_string lt_find_string(const lt_strings *strings, const char *text);

/* The text of an id of this table: null-terminated, owned by the table, valid as long as it. */
const char *lt_text(const lt_strings *strings, lt_string string);

static inline int lt_string_eq(lt_string a, lt_string b) { return a.id == b.id; }

#endif
