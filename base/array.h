/* Growable arrays in an arena: `LT_ARRAY(lt_statement) statements;`, zero-initialised, then LT_PUSH.
 *
 * Doubling leaves the old storage to the arena, so an array costs at most twice its final size. Pointers into an array
 * are invalidated by LT_PUSH; keep indices. */
#ifndef LT_BASE_ARRAY_H
#define LT_BASE_ARRAY_H

#include "base/arena.h"

#include <stdint.h>

#define LT_ARRAY(type)                                                                                                 \
    struct {                                                                                                           \
        type *items;                                                                                                   \
        uint32_t count, capacity;                                                                                      \
    }

/* Appends one element; the argument may contain commas (compound literals). */
#define LT_PUSH(arena, array, ...)                                                                                     \
    do {                                                                                                               \
        if ((array)->count == (array)->capacity)                                                                       \
            (array)->items = lt_array_grow((arena), (array)->items, sizeof *(array)->items, &(array)->capacity);       \
        (array)->items[(array)->count++] = (__VA_ARGS__);                                                              \
    } while (0)

/* Storage for twice `*capacity` elements (at least 8) that begins with the old ones. Owned by the arena. */
void *lt_array_grow(lt_arena *arena, const void *items, size_t element_size, uint32_t *capacity);

#endif
