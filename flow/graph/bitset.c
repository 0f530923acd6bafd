#include "flow/graph/bitset.h"

#include <string.h>

lt_bitset lt_bitset_new(lt_arena *arena, uint32_t bits) {
    return (lt_bitset){.words = LT_NEW_ARRAY(arena, lt_word, lt_word_count(bits)), .bits = bits};
}

lt_bitset lt_bitset_copy(lt_arena *arena, lt_bitset from) {
    lt_word *words = lt_arena_copy(arena, from.words, lt_word_count(from.bits) * sizeof(lt_word));
    return (lt_bitset){.words = words, .bits = from.bits};
}

void lt_bitset_clear(lt_bitset set) {
    memset(set.words, 0, lt_word_count(set.bits) * sizeof(lt_word));
}

void lt_bitset_fill(lt_bitset set) {
    uint32_t words = lt_word_count(set.bits), used = set.bits % LT_WORD_BITS;
    memset(set.words, 0xff, words * sizeof(lt_word));
    if (used)
        set.words[words - 1] = ((lt_word)1 << used) - 1;
}

void lt_bitset_assign(lt_bitset to, lt_bitset from) {
    memcpy(to.words, from.words, lt_word_count(to.bits) * sizeof(lt_word));
}

bool lt_bitset_unite(lt_bitset to, lt_bitset from) {
    lt_word changed = 0;
    for (uint32_t i = 0, n = lt_word_count(to.bits); i < n; i++) {
        changed |= from.words[i] & ~to.words[i];
        to.words[i] |= from.words[i];
    }
    return changed != 0;
}

bool lt_bitset_intersect(lt_bitset to, lt_bitset from) {
    lt_word changed = 0;
    for (uint32_t i = 0, n = lt_word_count(to.bits); i < n; i++) {
        changed |= to.words[i] & ~from.words[i];
        to.words[i] &= from.words[i];
    }
    return changed != 0;
}

bool lt_bitset_subtract(lt_bitset to, lt_bitset from) {
    lt_word changed = 0;
    for (uint32_t i = 0, n = lt_word_count(to.bits); i < n; i++) {
        changed |= to.words[i] & from.words[i];
        to.words[i] &= ~from.words[i];
    }
    return changed != 0;
}

bool lt_bitset_equal(lt_bitset a, lt_bitset b) {
    return memcmp(a.words, b.words, lt_word_count(a.bits) * sizeof(lt_word)) == 0;
}

bool lt_bitset_meets(lt_bitset a, lt_bitset b) {
    for (uint32_t i = 0, n = lt_word_count(a.bits); i < n; i++)
        if (a.words[i] & b.words[i])
            return true;
    return false;
}

bool lt_bitset_is_empty(lt_bitset set) {
    for (uint32_t i = 0, n = lt_word_count(set.bits); i < n; i++)
        if (set.words[i])
            return false;
    return true;
}

uint32_t lt_bitset_count(lt_bitset set) {
    uint32_t count = 0;
    for (uint32_t i = 0, n = lt_word_count(set.bits); i < n; i++)
        count += (uint32_t)__builtin_popcountll(set.words[i]);
    return count;
}

uint32_t lt_bitset_next(lt_bitset set, uint32_t from) {
    if (from >= set.bits)
        return set.bits;
    uint32_t i = from / LT_WORD_BITS;
    lt_word word = set.words[i] >> from % LT_WORD_BITS << from % LT_WORD_BITS;
    for (uint32_t n = lt_word_count(set.bits); !word;)
        if (++i == n)
            return set.bits;
        else
            word = set.words[i];
    return i * LT_WORD_BITS + (uint32_t)__builtin_ctzll(word);
}
