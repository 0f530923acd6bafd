#include "base/array.h"

#include <string.h>

void *lt_array_grow(lt_arena *arena, const void *items, size_t element_size, uint32_t *capacity) {
    uint32_t old = *capacity;
    *capacity = old ? old * 2 : 8;
    void *grown = lt_arena_alloc(arena, element_size * *capacity);
    if (old)
        memcpy(grown, items, element_size * old);
    return grown;
}
