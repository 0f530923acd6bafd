/* Bounds as polynomials with integer coefficients over parameters, fields and variables: "n + 8" less "n"
 * is 8.
 *
 * Arithmetic is that of the integers: a bound that overflows is a bug of its own, not a matter of comparing.
 * Division is exact or opaque: 4 * n / 4 is n, n / 2 is an unknown of its own. */
#ifndef LT_ATTRS_POLYNOMIAL_H
#define LT_ATTRS_POLYNOMIAL_H

#include "attrs/contract.h"

enum { LT_POLYNOMIAL_MOST_FACTORS = 6, LT_POLYNOMIAL_MOST_TERMS = 32 };

typedef struct lt_term {
    int64_t coefficient; /* never 0 */
    uint32_t factor_count;
    const char *factors[LT_POLYNOMIAL_MOST_FACTORS]; /* sorted; a factor stands once for each power */
} lt_term;

/* Terms are sorted by factors, the constant first; none is the polynomial 0. */
typedef LT_ARRAY(lt_term) lt_polynomial;

/* False when the expression exceeds the limits above or 64 bits. Parameters are told apart by index,
 * everything else by name, so that declarations of one function that name a parameter differently compare.
 * Owned by the arena. */
bool lt_polynomial_of(lt_arena *arena, const lt_bound *bound, lt_polynomial *polynomial);

/* a - b; false as above. */
bool lt_polynomial_subtract(lt_arena *arena, const lt_polynomial *a, const lt_polynomial *b,
                            lt_polynomial *difference);

/* Whether the polynomial is a number. */
bool lt_polynomial_constant(const lt_polynomial *polynomial, int64_t *value);

#endif
