/* Equal texts have equal ids, different ones different ids, and the empty text is 0. */
#include "base/intern.h"

#include "check.h"

static void equal_texts_have_equal_ids(void) {
    lt_arena *arena = lt_arena_new();
    lt_strings *strings = lt_strings_new(arena);
    char text[] = "free";
    lt_string first = lt_intern(strings, text);
    CHECK(lt_string_eq(first, lt_intern_slice(strings, "freedom", 4)));
    CHECK(!lt_string_eq(first, lt_intern(strings, "fre")));
    CHECK(!lt_string_eq(first, lt_intern(strings, "freed")));
    text[0] = 't'; /* the text was copied */
    CHECK_STR(lt_text(strings, first), "free");
    CHECK(!lt_string_eq(first, lt_intern(strings, text)));
    lt_arena_delete(arena);
}

static void empty_text_is_zero(void) {
    lt_arena *arena = lt_arena_new();
    lt_strings *strings = lt_strings_new(arena);
    CHECK_EQ(lt_intern(strings, "").id, 0);
    CHECK_EQ(lt_intern_slice(strings, NULL, 0).id, 0);
    CHECK_EQ(lt_find_string(strings, "").id, 0);
    CHECK_STR(lt_text(strings, (lt_string){0}), "");
    lt_arena_delete(arena);
}

static void find_enters_nothing(void) {
    lt_arena *arena = lt_arena_new();
    lt_strings *strings = lt_strings_new(arena);
    CHECK_EQ(lt_find_string(strings, "close").id, 0);
    lt_string close = lt_intern(strings, "close");
    CHECK_EQ(lt_find_string(strings, "close").id, close.id);
    CHECK_EQ(close.id, 1);
    lt_arena_delete(arena);
}

/* Through many growths of the table ids stay dense, and texts stay where they are. */
static void many_texts_stay(void) {
    enum { COUNT = 50000 };
    lt_arena *arena = lt_arena_new();
    lt_strings *strings = lt_strings_new(arena);
    const char *first = lt_text(strings, lt_intern(strings, "s0"));
    char text[32];
    uint32_t wrong = 0;
    for (uint32_t i = 0; i < COUNT; i++) {
        snprintf(text, sizeof text, "s%" PRIu32, i);
        wrong += lt_intern(strings, text).id != i + 1;
    }
    for (uint32_t i = 0; i < COUNT; i++) {
        snprintf(text, sizeof text, "s%" PRIu32, i);
        wrong += lt_intern(strings, text).id != i + 1 || lt_find_string(strings, text).id != i + 1;
        wrong += strcmp(lt_text(strings, (lt_string){i + 1}), text) != 0;
    }
    CHECK_EQ(wrong, 0);
    CHECK(lt_text(strings, (lt_string){1}) == first);
    lt_arena_delete(arena);
}

int main(void) {
    equal_texts_have_equal_ids();
    empty_text_is_zero();
    find_enters_nothing();
    many_texts_stay();
    return check_result();
}
