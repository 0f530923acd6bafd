/* "did you mean": the nearest of several names.
 *
 * Distance is that of optimal string alignment: insertions, deletions, substitutions and swaps of neighbours
 * (F. J. Damerau, "A technique for computer detection and correction of spelling errors", CACM 7(3), 1964).
 */
#ifndef LT_ATTRS_NEAREST_H
#define LT_ATTRS_NEAREST_H

#include "base/array.h"

/* Names longer than 64 bytes are near to nothing but themselves. */
uint32_t lt_name_distance(const char *a, const char *b);

/* A running search; zero-initialise with the name sought. */
typedef struct lt_nearest {
    const char *sought;
    const char *found; /* null: nothing near enough yet */
    uint32_t distance; /* of `found` */
} lt_nearest;

/* Takes `candidate` when it is nearer than what was found; a third of the name's letters may differ. Null is
 * no candidate. */
void lt_nearest_offer(lt_nearest *nearest, const char *candidate);

#endif
