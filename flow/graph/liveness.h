/* Which variables may be read before they are overwritten, at the beginning of each block.
 *
 * Only of those that are mentioned as far apart as the caller asks. A backward
 * union problem over dense bitsets. Of functions with very many such variables only the first are followed.
 */
#ifndef LT_FLOW_GRAPH_LIVENESS_H
#define LT_FLOW_GRAPH_LIVENESS_H

#include "flow/graph/bitset.h"
#include "flow/graph/order.h"

typedef struct lt_liveness {
    const uint32_t *bits; /* by variable: its bit + 1; 0: not followed */
    const lt_word *live;  /* by block, `words` each */
    uint32_t words;
} lt_liveness;

/* Of variables whose mentions span `far_apart` blocks or more. Owned by the function's arena. */
lt_liveness lt_find_liveness(const lt_function *function, lt_graph graph, lt_order order, uint32_t far_apart);

/* Whether the variable is known not to be read from the beginning of the block on. Never of one whose address
 * is taken: that is a use. */
static inline bool lt_is_dead(const lt_liveness *liveness, lt_variable variable, uint32_t block) {
    uint32_t bit = liveness->bits[variable.id];
    const lt_word *live = liveness->live + (size_t)block * liveness->words;
    return bit && !(live[(bit - 1) / LT_WORD_BITS] >> (bit - 1) % LT_WORD_BITS & 1);
}

#endif
