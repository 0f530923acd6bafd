/* Region allocation: everything that lives as long as one function or one unit is freed at once.
 *
 * After D. R. Hanson, "Fast allocation and deallocation of memory based on object lifetimes", Software: Practice and
 * Experience 20(1), 1990. An arena is used by one thread at a time.
 *
 * Running out of memory ends the process with one line on stderr, as it does in the compiler that hosts the plugin:
 * no caller has to check a result for null. */
#ifndef LT_BASE_ARENA_H
#define LT_BASE_ARENA_H

#include <stddef.h>

typedef struct lt_arena lt_arena;

/* A new, empty arena; the caller releases it with lt_arena_delete. */
lt_arena *lt_arena_new(void);

/* Frees the arena and all that was allocated from it. Null is allowed. */
void lt_arena_delete(lt_arena *arena);

/* Forgets all allocations but keeps one block, so that the next function starts with warm memory. */
void lt_arena_reset(lt_arena *arena);

/* `size` zeroed bytes, aligned for any object. Owned by the arena; size 0 gives a valid, unique pointer. */
void *lt_arena_alloc(lt_arena *arena, size_t size);

/* Copies of `size` bytes, and of `length` characters with a final null byte. Owned by the arena. */
void *lt_arena_copy(lt_arena *arena, const void *from, size_t size);
char *lt_arena_text(lt_arena *arena, const char *from, size_t length);

/* printf into the arena. The result is owned by the arena. */
__attribute__((format(printf, 2, 3))) char *lt_arena_format(lt_arena *arena, const char *format, ...);

/* Bytes handed out since the last reset: what the cost limits of bench/ are held against. */
size_t lt_arena_used(const lt_arena *arena);

#define LT_NEW(arena, type) ((type *)lt_arena_alloc((arena), sizeof(type)))
#define LT_NEW_ARRAY(arena, type, count) ((type *)lt_arena_alloc((arena), sizeof(type) * (size_t)(count)))

#endif
