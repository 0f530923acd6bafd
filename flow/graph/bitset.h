/* Dense sets of small integers, sixty-four to a word.
 *
 * A set has a fixed universe 0 … bits - 1; operations on two sets require equal universes. Bits of the last
 * word beyond the universe are zero, so that sets are compared, counted and joined word by word. */
#ifndef LT_FLOW_GRAPH_BITSET_H
#define LT_FLOW_GRAPH_BITSET_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

typedef uint64_t lt_word;

enum { LT_WORD_BITS = 64 };

typedef struct lt_bitset {
    lt_word *words; /* owned by the arena the set was made in */
    uint32_t bits;
} lt_bitset;

static inline uint32_t lt_word_count(uint32_t bits) {
    return bits / LT_WORD_BITS + (bits % LT_WORD_BITS != 0);
}

/* An empty set of this universe. */
lt_bitset lt_bitset_new(lt_arena *arena, uint32_t bits);
lt_bitset lt_bitset_copy(lt_arena *arena, lt_bitset from);

static inline bool lt_bitset_has(lt_bitset set, uint32_t bit) {
    return set.words[bit / LT_WORD_BITS] >> bit % LT_WORD_BITS & 1;
}
static inline void lt_bitset_add(lt_bitset set, uint32_t bit) {
    set.words[bit / LT_WORD_BITS] |= (lt_word)1 << bit % LT_WORD_BITS;
}
static inline void lt_bitset_remove(lt_bitset set, uint32_t bit) {
    set.words[bit / LT_WORD_BITS] &= ~((lt_word)1 << bit % LT_WORD_BITS);
}

void lt_bitset_clear(lt_bitset set);
void lt_bitset_fill(lt_bitset set);
void lt_bitset_assign(lt_bitset to, lt_bitset from);

/* `to` becomes the union, intersection or difference of both; true when that changed it. */
bool lt_bitset_unite(lt_bitset to, lt_bitset from);
bool lt_bitset_intersect(lt_bitset to, lt_bitset from);
bool lt_bitset_subtract(lt_bitset to, lt_bitset from);

bool lt_bitset_equal(lt_bitset a, lt_bitset b);
bool lt_bitset_meets(lt_bitset a, lt_bitset b); /* they share an element */
bool lt_bitset_is_empty(lt_bitset set);
uint32_t lt_bitset_count(lt_bitset set);

/* The least element that is not less than `from`; set.bits when there is none. */
uint32_t lt_bitset_next(lt_bitset set, uint32_t from);

#endif
