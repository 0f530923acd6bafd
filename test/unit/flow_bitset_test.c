/* A bitset agrees with an array of booleans under any sequence of operations. */
#undef NDEBUG
#include "flow/graph/bitset.h"

#include <assert.h>
#include <string.h>

enum { SETS = 3, MOST_BITS = 200, ROUNDS = 300, OPERATIONS = 300 };

typedef struct model {
    bool has[SETS][MOST_BITS];
    uint32_t bits;
} model;

static uint32_t next_random(uint64_t *seed) {
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

static void same(const lt_bitset *sets, const model *m) {
    for (uint32_t s = 0; s < SETS; s++) {
        uint32_t count = 0, next = m->bits;
        for (uint32_t b = m->bits; b-- > 0;) {
            assert(lt_bitset_has(sets[s], b) == m->has[s][b]);
            count += m->has[s][b];
            next = m->has[s][b] ? b : next;
            assert(lt_bitset_next(sets[s], b) == next);
        }
        assert(lt_bitset_count(sets[s]) == count);
        assert(lt_bitset_is_empty(sets[s]) == !count);
        assert(lt_bitset_next(sets[s], m->bits) == m->bits);
    }
}

static void change_one(const lt_bitset *sets, model *m, uint64_t *seed) {
    uint32_t s = next_random(seed) % SETS, operation = next_random(seed) % 16;
    if (operation == 0) {
        lt_bitset_clear(sets[s]);
        memset(m->has[s], 0, sizeof m->has[s]);
    } else if (operation == 1) {
        lt_bitset_fill(sets[s]);
        memset(m->has[s], 1, sizeof m->has[s]);
    } else if (m->bits) {
        uint32_t b = next_random(seed) % m->bits;
        m->has[s][b] = operation % 2;
        (operation % 2 ? lt_bitset_add : lt_bitset_remove)(sets[s], b);
    }
}

static void combine(const lt_bitset *sets, model *m, uint64_t *seed) {
    uint32_t s = next_random(seed) % SETS, t = next_random(seed) % SETS, operation = next_random(seed) % 4;
    bool changed = false, meets = false, equal = true;
    for (uint32_t b = 0; b < m->bits; b++) {
        bool old = m->has[s][b], other = m->has[t][b];
        meets |= old && other;
        equal &= old == other;
        bool results[] = {old || other, old && other, old && !other, other};
        m->has[s][b] = results[operation];
        changed |= m->has[s][b] != old;
    }
    assert(lt_bitset_meets(sets[s], sets[t]) == meets);
    assert(lt_bitset_equal(sets[s], sets[t]) == equal);
    if (operation == 0)
        assert(lt_bitset_unite(sets[s], sets[t]) == changed);
    else if (operation == 1)
        assert(lt_bitset_intersect(sets[s], sets[t]) == changed);
    else if (operation == 2)
        assert(lt_bitset_subtract(sets[s], sets[t]) == changed);
    else if (s != t)
        lt_bitset_assign(sets[s], sets[t]);
}

int main(void) {
    uint64_t seed = 1;
    lt_arena *arena = lt_arena_new();
    for (uint32_t round = 0; round < ROUNDS; round++) {
        model m = {.bits = next_random(&seed) % MOST_BITS};
        lt_bitset sets[SETS];
        for (uint32_t s = 0; s < SETS; s++)
            sets[s] = lt_bitset_new(arena, m.bits);
        for (uint32_t i = 0; i < OPERATIONS; i++) {
            change_one(sets, &m, &seed);
            if (i % 8 == 0)
                combine(sets, &m, &seed);
            if (i % 16 == 0)
                same(sets, &m);
        }
        lt_bitset copy = lt_bitset_copy(arena, sets[0]);
        assert(lt_bitset_equal(copy, sets[0]));
        lt_arena_reset(arena);
    }
    lt_arena_delete(arena);
    return 0;
}
