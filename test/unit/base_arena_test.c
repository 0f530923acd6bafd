/* Memory of an arena is zeroed, aligned, disjoint, and gone after a reset. */
#include "base/arena.h"

#include "base/array.h"
#include "check.h"

#include <stddef.h>

static bool is_zero(const unsigned char *bytes, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (bytes[i])
            return false;
    return true;
}

/* Blocks of all sizes keep their own pattern. */
static void blocks_are_zeroed_aligned_and_disjoint(void) {
    enum { COUNT = 2000 };
    lt_arena *arena = lt_arena_new();
    unsigned char *blocks[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        blocks[i] = lt_arena_alloc(arena, i);
        CHECK_EQ((uintptr_t)blocks[i] % _Alignof(max_align_t), 0);
        CHECK(is_zero(blocks[i], i));
        memset(blocks[i], (int)i, i);
    }
    for (size_t i = 0; i < COUNT; i++)
        for (size_t at = 0; at < i; at++)
            if (blocks[i][at] != (unsigned char)i) {
                CHECK(!"a block was overwritten");
                break;
            }
    lt_arena_delete(arena);
}

static void empty_allocations_are_unique(void) {
    lt_arena *arena = lt_arena_new();
    CHECK(lt_arena_alloc(arena, 0) != lt_arena_alloc(arena, 0));
    CHECK(lt_arena_copy(arena, NULL, 0) != NULL);
    CHECK_STR(lt_arena_text(arena, NULL, 0), "");
    lt_arena_delete(arena);
    lt_arena_delete(NULL);
}

static void reset_forgets_and_keeps_zeroing(void) {
    lt_arena *arena = lt_arena_new();
    for (int round = 0; round < 10; round++) {
        size_t size = (size_t)100000 * (size_t)(round + 1);
        unsigned char *memory = lt_arena_alloc(arena, size);
        CHECK(is_zero(memory, size));
        CHECK(lt_arena_used(arena) >= size);
        memset(memory, 0xff, size);
        lt_arena_reset(arena);
        CHECK_EQ(lt_arena_used(arena), 0);
    }
    lt_arena_delete(arena);
}

static void large_allocations_have_their_own_block(void) {
    lt_arena *arena = lt_arena_new();
    char *small = lt_arena_text(arena, "small", 5);
    unsigned char *large = lt_arena_alloc(arena, 10 * 1000 * 1000);
    large[0] = large[10 * 1000 * 1000 - 1] = 1;
    CHECK_STR(small, "small");
    lt_arena_delete(arena);
}

static void copies_and_formats(void) {
    lt_arena *arena = lt_arena_new();
    int numbers[] = {1, 2, 3};
    int *copy = lt_arena_copy(arena, numbers, sizeof numbers);
    numbers[2] = 0;
    CHECK_EQ(copy[2], 3);
    CHECK_STR(lt_arena_text(arena, "abcdef", 3), "abc");
    CHECK_STR(lt_arena_format(arena, "%s-%d", "x", 42), "x-42");
    CHECK_STR(lt_arena_format(arena, "%s", ""), "");
    CHECK_EQ(strlen(lt_arena_format(arena, "%100000d", 1)), 100000);
    lt_arena_delete(arena);
}

static void arrays_grow(void) {
    enum { COUNT = 100000 };
    lt_arena *arena = lt_arena_new();
    LT_ARRAY(uint32_t) array = {0};
    for (uint32_t i = 0; i < COUNT; i++)
        LT_PUSH(arena, &array, i * 7);
    CHECK_EQ(array.count, COUNT);
    CHECK(array.capacity >= COUNT);
    uint32_t wrong = 0;
    for (uint32_t i = 0; i < COUNT; i++)
        wrong += array.items[i] != i * 7;
    CHECK_EQ(wrong, 0);
    struct pair { int a, b; };
    LT_ARRAY(struct pair) pairs = {0};
    LT_PUSH(arena, &pairs, (struct pair){1, 2});
    CHECK_EQ(pairs.items[0].b, 2);
    lt_arena_delete(arena);
}

int main(void) {
    blocks_are_zeroed_aligned_and_disjoint();
    empty_allocations_are_unique();
    reset_forgets_and_keeps_zeroing();
    large_allocations_have_their_own_block();
    copies_and_formats();
    arrays_grow();
    return check_result();
}
