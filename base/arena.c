#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 64 * 1024, ALIGNMENT = _Alignof(max_align_t) };

typedef struct block {
    struct block *previous;
    size_t capacity; /* bytes behind this header */
    size_t used;
    max_align_t bytes[];
} block;

struct lt_arena {
    block *last;
    size_t used;
};

static void *must(void *memory) {
    if (!memory) {
        fputs("lifetime: out of memory\n", stderr);
        abort();
    }
    return memory;
}

static block *new_block(block *previous, size_t capacity) {
    if (capacity > SIZE_MAX - sizeof(block))
        must(NULL);
    block *b = must(malloc(sizeof(block) + capacity));
    *b = (block){.previous = previous, .capacity = capacity};
    return b;
}

lt_arena *lt_arena_new(void) {
    lt_arena *arena = must(calloc(1, sizeof *arena));
    arena->last = new_block(NULL, FIRST_BLOCK);
    return arena;
}

static void delete_blocks(block *b) {
    while (b) {
        block *previous = b->previous;
        free(b);
        b = previous;
    }
}

void lt_arena_delete(lt_arena *arena) {
    if (!arena)
        return;
    delete_blocks(arena->last);
    free(arena);
}

void lt_arena_reset(lt_arena *arena) {
    /* The last block is the largest: keeping it makes the arena converge on one block per function. */
    delete_blocks(arena->last->previous);
    arena->last->previous = NULL;
    arena->last->used = 0;
    arena->used = 0;
}

void *lt_arena_alloc(lt_arena *arena, size_t size) {
    if (size > SIZE_MAX - ALIGNMENT)
        must(NULL);
    size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (size == 0)
        size = ALIGNMENT;
    block *b = arena->last;
    if (size > b->capacity - b->used) {
        size_t capacity = b->capacity * 2;
        b = arena->last = new_block(b, capacity > size ? capacity : size);
    }
    void *memory = (char *)b->bytes + b->used;
    b->used += size;
    arena->used += size;
    return memset(memory, 0, size);
}

void *lt_arena_copy(lt_arena *arena, const void *from, size_t size) {
    void *to = lt_arena_alloc(arena, size);
    if (size)
        memcpy(to, from, size);
    return to;
}

char *lt_arena_text(lt_arena *arena, const char *from, size_t length) {
    char *to = lt_arena_alloc(arena, length + 1);
    if (length)
        memcpy(to, from, length);
    return to;
}

char *lt_arena_format(lt_arena *arena, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *to = lt_arena_alloc(arena, length < 0 ? 1 : (size_t)length + 1);
    if (length > 0)
        vsnprintf(to, (size_t)length + 1, format, again);
    va_end(again);
    return to;
}

size_t lt_arena_used(const lt_arena *arena) {
    return arena->used;
}
