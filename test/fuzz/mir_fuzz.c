/* libFuzzer: any text is read without a crash, and what is read prints to a text that reads and prints the
 * same. */
#include "mir/text.h"

#include "mir/build.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Prints function by function as they are read, so that one function's arena is all that is alive, and
 * describes every place. Null when the text is not MIR; released with free. */
static char *reprint(const char *text, size_t length, size_t *printed) {
    lt_arena *unit_arena = lt_arena_new(), *arena = lt_arena_new();
    lt_unit *unit = lt_unit_new(unit_arena);
    lt_text_error error;
    lt_text_reader *reader = lt_text_open(unit, text, length, &error);
    char *again;
    FILE *to = open_memstream(&again, printed);
    if (!error.message)
        lt_print_unit(unit, to);
    for (lt_function *f; !error.message && (f = lt_text_next(reader, arena, &error)); lt_arena_reset(arena)) {
        lt_print_function(f, to);
        for (uint32_t id = 0; id < f->places.count && id < 100; id++)
            lt_describe_place(f, (lt_place){id}, arena);
    }
    fclose(to);
    if (error.message && (!error.line || !error.column || strchr(error.message, '\n')))
        abort();
    if (error.message) {
        free(again);
        again = NULL;
    }
    lt_arena_delete(arena);
    lt_arena_delete(unit_arena);
    return again;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    size_t first_length = 0, second_length = 0;
    char *first = reprint((const char *)data, size, &first_length);
    if (!first)
        return 0;
    char *second = reprint(first, first_length, &second_length);
    if (!second || first_length != second_length || memcmp(first, second, first_length) != 0)
        abort();
    free(first);
    free(second);
    return 0;
}
