/* The text form of MIR: printed by `-fplugin-arg-lifetime-dump=mir`, read by lt-opt. Printing and parsing round-trip. */
#ifndef LT_MIR_TEXT_H
#define LT_MIR_TEXT_H

#include "mir/mir.h"

#include <stdio.h>

/* Writes the unit's tables as far as they are used by the functions printed after it. */
void lt_print_unit(const lt_unit *unit, FILE *to);
void lt_print_function(const lt_function *function, FILE *to);

/* A place as a message shows it: "c->peer", "g_cache[…]"; owned by `arena`. Temporaries give an empty text. */
const char *lt_describe_place(const lt_function *function, lt_place place, lt_arena *arena);

typedef struct lt_text_error {
    uint32_t line, column; /* 1-based */
    const char *message;   /* null: no error; owned by the unit's arena */
} lt_text_error;

typedef struct lt_text_reader lt_text_reader;

/* Reads the unit's part of `text` (`length` bytes, not necessarily null-terminated, kept by the caller until the
 * reader is no longer used); functions follow one at a time. Owned by the unit's arena. */
lt_text_reader *lt_text_open(lt_unit *unit, const char *text, size_t length, lt_text_error *error);

/* The next function, allocated in `arena` and verified; null at the end or on an error. */
lt_function *lt_text_next(lt_text_reader *reader, lt_arena *arena, lt_text_error *error);

#endif
