#include "base/intern.h"

#include "base/array.h"

#include <string.h>

struct lt_strings {
    lt_arena *arena;
    LT_ARRAY(const char *) texts; /* by id */
    LT_ARRAY(uint32_t) hashes;    /* by id */
    uint32_t *slots;              /* open addressing; 0 is free, the empty string needs no slot */
    uint32_t slot_count;          /* a power of two */
};

/* FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
static uint32_t hash_text(const char *text, size_t length) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    return hash;
}

lt_strings *lt_strings_new(lt_arena *arena) {
    lt_strings *strings = LT_NEW(arena, lt_strings);
    strings->arena = arena;
    strings->slot_count = 64;
    strings->slots = LT_NEW_ARRAY(arena, uint32_t, strings->slot_count);
    LT_PUSH(arena, &strings->texts, "");
    LT_PUSH(arena, &strings->hashes, 0);
    return strings;
}

/* The slot that holds the text, or the free slot where it belongs. */
static uint32_t find_slot(const lt_strings *strings, const char *text, size_t length, uint32_t hash) {
    uint32_t mask = strings->slot_count - 1, slot = hash & mask;
    while (strings->slots[slot]) {
        uint32_t id = strings->slots[slot];
        const char *known = strings->texts.items[id];
        if (strings->hashes.items[id] == hash && strncmp(known, text, length) == 0 && known[length] == '\0')
            break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

static void grow_slots(lt_strings *strings) {
    strings->slot_count *= 2;
    strings->slots = LT_NEW_ARRAY(strings->arena, uint32_t, strings->slot_count);
    uint32_t mask = strings->slot_count - 1;
    for (uint32_t id = 1; id < strings->texts.count; id++) {
        uint32_t slot = strings->hashes.items[id] & mask;
        while (strings->slots[slot])
            slot = (slot + 1) & mask;
        strings->slots[slot] = id;
    }
}

lt_string lt_intern_slice(lt_strings *strings, const char *text, size_t length) {
    if (length == 0)
        return (lt_string){0};
    uint32_t hash = hash_text(text, length), slot = find_slot(strings, text, length, hash);
    if (strings->slots[slot])
        return (lt_string){strings->slots[slot]};
    uint32_t id = strings->texts.count;
    LT_PUSH(strings->arena, &strings->texts, lt_arena_text(strings->arena, text, length));
    LT_PUSH(strings->arena, &strings->hashes, hash);
    strings->slots[slot] = id;
    if (strings->texts.count * 2 > strings->slot_count)
        grow_slots(strings);
    return (lt_string){id};
}

lt_string lt_intern(lt_strings *strings, const char *text) {
    return lt_intern_slice(strings, text, strlen(text));
}

lt_string lt_find_string(const lt_strings *strings, const char *text) {
    size_t length = strlen(text);
    if (length == 0)
        return (lt_string){0};
    return (lt_string){strings->slots[find_slot(strings, text, length, hash_text(text, length))]};
}

const char *lt_text(const lt_strings *strings, lt_string string) {
    return strings->texts.items[string.id];
}
