/* Whatever is well formed survives printing and parsing byte by byte; whatever is not gives one error with a
 * position. */
#include "mir/text.h"

#include "check.h"
#include "mir/verify.h"
#include "random_mir.h"

#include <stdlib.h>

/* The text of a unit and its functions; released with free. */
static char *print_all(const lt_unit *unit, lt_function *const *functions, uint32_t count, size_t *length) {
    char *text;
    FILE *to = open_memstream(&text, length);
    lt_print_unit(unit, to);
    for (uint32_t i = 0; i < count; i++)
        lt_print_function(functions[i], to);
    fclose(to);
    return text;
}

enum { MOST_FUNCTIONS = 64 };

/* Parses the text and prints it again; null, with the error, when it does not parse. Released with free. */
static char *reprint(const char *text, size_t length, size_t *printed, lt_text_error *error) {
    lt_arena *arena = lt_arena_new();
    lt_unit *unit = lt_unit_new(arena);
    lt_text_reader *reader = lt_text_open(unit, text, length, error);
    lt_function *functions[MOST_FUNCTIONS];
    uint32_t count = 0;
    while (count < MOST_FUNCTIONS && (functions[count] = lt_text_next(reader, arena, error)))
        count++;
    char *again = error->message ? NULL : print_all(unit, functions, count, printed);
    if (error->message) /* the message is gone with the arena */
        error->message = strdup(error->message);
    lt_arena_delete(arena);
    return again;
}

static void round_trips(uint64_t seed, uint32_t size, uint32_t blocks, uint32_t statements) {
    lt_arena *arena = lt_arena_new();
    random_mir r = random_unit(arena, seed, size);
    lt_function *functions[3];
    CHECK_STR(lt_verify_unit(r.unit), NULL);
    for (int i = 0; i < 3; i++) {
        functions[i] = random_function(&r, arena, blocks, statements);
        CHECK_STR(lt_verify(functions[i]), NULL);
    }
    size_t length, again_length = 0;
    char *text = print_all(r.unit, functions, 3, &length);
    lt_text_error error;
    char *again = reprint(text, length, &again_length, &error);
    if (error.message)
        fprintf(stderr, "seed %" PRIu64 ": %u:%u: %s\n", seed, error.line, error.column, error.message);
    if (CHECK(again) && !CHECK(again_length == length && memcmp(again, text, length) == 0))
        fprintf(stderr, "seed %" PRIu64 " does not survive\n", seed);
    free(again);
    free(text);
    free((char *)error.message);
    lt_arena_delete(arena);
}

static const char conn_unit[] = "type int = int signed 32 \"int\"\n"
                                "type conn = record \"struct conn\"\n"
                                "type conn_ptr = ptr element conn\n"
                                "field .fd : int\n"
                                "callee @f params 2\n"
                                "function @f {\n"
                                "  param %c : conn_ptr\n"
                                "  local %n : int\n";

/* The body in the function above, inside bb1, gives this error. */
static void rejects_body(const char *body, uint32_t line, uint32_t column, const char *message) {
    char text[2048];
    int length = snprintf(text, sizeof text, "%s%s", conn_unit, body);
    lt_text_error error;
    size_t printed;
    free(reprint(text, (size_t)length, &printed, &error));
    CHECK_STR(error.message, message);
    CHECK_EQ(error.line, line);
    CHECK_EQ(error.column, column);
    free((char *)error.message);
}

static void rejects_malformed_bodies(void) {
    rejects_body("bb1:\n  return\n}\n", 0, 0, NULL);
    rejects_body("bb1:\n  return\n", 11, 1, "expected '}' at the end of the function, but the text ends");
    rejects_body("bb1:\n  use copy %x\n", 10, 12, "unknown variable 'x'");
    rejects_body("bb1:\n  use copy %c->x\n", 10, 16, "unknown field 'x'");
    rejects_body("bb1:\n  jump bb1\n", 10, 3, "expected a statement or terminator instead of 'jump'");
    rejects_body("bb1:\n  return\n  return\n", 11, 3, "a statement or terminator outside a block");
    rejects_body("bb1:\n  goto bb2\n}\n", 10, 3, "block bb2 does not exist");
    rejects_body("bb2:\n", 9, 1, "blocks are numbered in their order: expected 'bb1'");
    rejects_body("bb1:\nbb2:\n", 10, 1, "expected a terminator at the end of the block instead of 'bb2'");
    rejects_body("bb1:\n  %n = copy %n.fd\n  return\n}\n", 6, 1,
                 "place 2 in 'n': field 'fd' of int, which is no record");
    rejects_body("bb1:\n  %n = copy %n.*\n  return\n}\n", 6, 1,
                 "place 2 in 'n': dereference of int, which points to nothing");
    rejects_body("bb1:\n  %n = derive add 1\n  return\n}\n", 10, 3,
                 "'add' with 1 operands instead of 2 to 2");
    rejects_body("  param %d : int\n  param %e : int\nbb1:\n  return\n}\n", 10, 9, "parameter 2 of 2");
    rejects_body("bb1:\n  switch copy %n {1: bb1}\n}\n", 10, 3,
                 "the last edge of a switch is not its default");
    rejects_body("bb1:\n  switch copy %n {2..1: bb1, default: bb1}\n}\n", 10, 3, "case 2..1 is empty");
    rejects_body("bb1:\n  dead %c->fd\n  return\n}\n", 10, 3, "only a variable's storage begins and ends");
    rejects_body("  local %c : int\n", 9, 9, "variable 'c' is defined twice");
    rejects_body("bb1:\n  %n = 9223372036854775808\n", 10, 8, "number out of range");
    rejects_body("bb1:\n  %n = 12x\n", 10, 8, "a number ends in a letter");
    rejects_body("bb1:\n  return !4294967296\n", 10, 10, "location out of range");
    rejects_body("", 9, 1, "expected '}' at the end of the function, but the text ends");
    rejects_body("}\n", 6, 1, "there is no entry block");
}

/* Every beginning of a good text is an error or ends between two entries; nothing crashes. */
static void survives_truncation(void) {
    lt_arena *arena = lt_arena_new();
    random_mir r = random_unit(arena, 7, 6);
    lt_function *function = random_function(&r, arena, 4, 6);
    size_t length, printed;
    char *text = print_all(r.unit, &function, 1, &length);
    for (size_t i = 0; i < length; i++) {
        char *part = malloc(i ? i : 1); /* exactly: the sanitizer sees each byte too far */
        memcpy(part, text, i);
        lt_text_error error;
        free(reprint(part, i, &printed, &error));
        CHECK(!error.message || (error.line && error.column));
        free((char *)error.message);
        free(part);
    }
    free(text);
    lt_arena_delete(arena);
}

/* Single bytes replaced: an error or a function, never a crash; what parses round-trips. */
static void survives_mutation(uint64_t seed) {
    static const char bytes[] = "%@!.*[](){}:;,=\"\\~?&-0\n x";
    lt_arena *arena = lt_arena_new();
    random_mir r = random_unit(arena, seed, 4);
    lt_function *function = random_function(&r, arena, 3, 4);
    size_t length, first_length = 0, second_length = 0;
    char *text = print_all(r.unit, &function, 1, &length);
    for (int i = 0; i < 300; i++) {
        size_t at = random_below(&r, (uint32_t)length);
        char kept = text[at];
        text[at] = bytes[random_below(&r, sizeof bytes)];
        lt_text_error error;
        char *first = reprint(text, length, &first_length, &error), *second = NULL;
        free((char *)error.message);
        if (first) {
            second = reprint(first, first_length, &second_length, &error);
            CHECK_STR(error.message, NULL);
            CHECK(second && first_length == second_length && memcmp(first, second, first_length) == 0);
        }
        free(first);
        free(second);
        text[at] = kept;
    }
    free(text);
    lt_arena_delete(arena);
}

/* A place of 100000 steps and as many nested brackets need neither recursion nor quadratic time. */
static void survives_depth(void) {
    enum { STEPS = 100000 };
    size_t head = sizeof conn_unit - 1, capacity = head + 4 * STEPS + 100, length = head, printed;
    char *text = malloc(capacity);
    memcpy(text, conn_unit, head);
    length += (size_t)sprintf(text + length, "  local %%o : opaque\nbb1:\n  use copy %%o");
    for (int i = 0; i < STEPS; i++)
        length += (size_t)sprintf(text + length, i % 2 ? ".*" : "[?]");
    length += (size_t)sprintf(text + length, "\n  return\n}\n");
    lt_text_error error;
    char *again = reprint(text, length, &printed, &error);
    CHECK_STR(error.message, NULL);
    CHECK(again);
    free(again);
    free(text);
}

int main(void) {
    for (uint64_t seed = 0; seed < 300; seed++)
        round_trips(seed, 1 + seed % 12, 1 + seed % 9, seed % 20);
    round_trips(1000, 500, 200, 20);
    rejects_malformed_bodies();
    survives_truncation();
    for (uint64_t seed = 0; seed < 20; seed++)
        survives_mutation(seed);
    survives_depth();
    return check_result();
}
