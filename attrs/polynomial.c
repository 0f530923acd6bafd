#include "attrs/polynomial.h"

#include <string.h>

static int compare_factors(const lt_term *a, const lt_term *b) {
    uint32_t shared = a->factor_count < b->factor_count ? a->factor_count : b->factor_count;
    for (uint32_t i = 0; i < shared; i++) {
        int order = strcmp(a->factors[i], b->factors[i]);
        if (order)
            return order;
    }
    return (a->factor_count > b->factor_count) - (a->factor_count < b->factor_count);
}

/* Adds `term` where its factors belong. */
static bool add_term(lt_arena *arena, lt_polynomial *sum, const lt_term *term) {
    uint32_t at = 0;
    while (at < sum->count && compare_factors(&sum->items[at], term) < 0)
        at++;
    if (at < sum->count && compare_factors(&sum->items[at], term) == 0) {
        lt_term *same = &sum->items[at];
        if (__builtin_add_overflow(same->coefficient, term->coefficient, &same->coefficient))
            return false;
        if (same->coefficient == 0)
            memmove(same, same + 1, (--sum->count - at) * sizeof *same);
        return true;
    }
    if (term->coefficient == 0)
        return true;
    if (sum->count == LT_POLYNOMIAL_MOST_TERMS)
        return false;
    LT_PUSH(arena, sum, *term);
    memmove(&sum->items[at + 1], &sum->items[at], (sum->count - 1 - at) * sizeof *term);
    sum->items[at] = *term;
    return true;
}

/* sum += factor * addend. */
static bool add_scaled(lt_arena *arena, lt_polynomial *sum, const lt_polynomial *addend, int64_t factor) {
    for (uint32_t i = 0; i < addend->count; i++) {
        lt_term term = addend->items[i];
        if (__builtin_mul_overflow(term.coefficient, factor, &term.coefficient) ||
            !add_term(arena, sum, &term))
            return false;
    }
    return true;
}

static bool multiply_terms(const lt_term *a, const lt_term *b, lt_term *product) {
    if (a->factor_count + b->factor_count > LT_POLYNOMIAL_MOST_FACTORS ||
        __builtin_mul_overflow(a->coefficient, b->coefficient, &product->coefficient))
        return false;
    product->factor_count = a->factor_count + b->factor_count;
    for (uint32_t i = 0, j = 0; i + j < product->factor_count;) {
        bool from_a =
            j == b->factor_count || (i < a->factor_count && strcmp(a->factors[i], b->factors[j]) <= 0);
        product->factors[i + j] = from_a ? a->factors[i] : b->factors[j];
        *(from_a ? &i : &j) += 1;
    }
    return true;
}

static bool multiply(lt_arena *arena, const lt_polynomial *a, const lt_polynomial *b,
                     lt_polynomial *product) {
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t j = 0; j < b->count; j++) {
            lt_term term = {0};
            if (!multiply_terms(&a->items[i], &b->items[j], &term) || !add_term(arena, product, &term))
                return false;
        }
    return true;
}

static bool add_unknown(lt_arena *arena, lt_polynomial *sum, const char *name) {
    return add_term(arena, sum, &(lt_term){.coefficient = 1, .factor_count = 1, .factors = {name}});
}

static bool add_number(lt_arena *arena, lt_polynomial *sum, int64_t value) {
    return add_term(arena, sum, &(lt_term){.coefficient = value});
}

/* A name for what is not a polynomial, the same for equal operands. */
static const char *name_quotient(lt_arena *arena, const lt_polynomial *a, const lt_polynomial *b) {
    const lt_polynomial *sides[] = {a, b};
    const char *names[] = {"", ""};
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < sides[side]->count; i++) {
            const lt_term *term = &sides[side]->items[i];
            names[side] = lt_arena_format(arena, "%s%+lld", names[side], (long long)term->coefficient);
            for (uint32_t j = 0; j < term->factor_count; j++)
                names[side] = lt_arena_format(arena, "%s*%s", names[side], term->factors[j]);
        }
    enum { LONGEST = 512 }; /* quotients of quotients would grow without limit */
    if (strlen(names[0]) + strlen(names[1]) > LONGEST)
        return NULL;
    return lt_arena_format(arena, "(%s)/(%s)", names[0], names[1]);
}

static bool divide(lt_arena *arena, const lt_polynomial *a, const lt_polynomial *b, lt_polynomial *quotient) {
    int64_t divisor, dividend;
    bool exact = lt_polynomial_constant(b, &divisor) && divisor > 0;
    if (exact && lt_polynomial_constant(a, &dividend))
        return add_number(arena, quotient, dividend / divisor);
    for (uint32_t i = 0; exact && i < a->count; i++)
        exact = a->items[i].coefficient % divisor == 0;
    if (!exact) {
        const char *name = name_quotient(arena, a, b);
        return name && add_unknown(arena, quotient, name);
    }
    for (uint32_t i = 0; i < a->count; i++) {
        lt_term term = a->items[i];
        term.coefficient /= divisor;
        if (!add_term(arena, quotient, &term))
            return false;
    }
    return true;
}

static bool add_name(lt_arena *arena, lt_polynomial *sum, const lt_bound_node *node) {
    if (node->reference == LT_BOUND_CONSTANT)
        return add_number(arena, sum, node->value);
    if (node->kind == LT_BOUND_SIZEOF)
        return add_unknown(arena, sum, lt_arena_format(arena, "sizeof(%s)", node->name));
    if (node->reference == LT_BOUND_PARAMETER)
        return add_unknown(arena, sum, lt_arena_format(arena, "#%u%s", (unsigned)node->index, node->path));
    return add_unknown(arena, sum, lt_arena_format(arena, "%s%s", node->name, node->path));
}

static bool add_node(lt_arena *arena, lt_polynomial *all, const lt_bound_node *node, lt_polynomial *sum) {
    const lt_polynomial *left = &all[node->left], *right = &all[node->right];
    switch (node->kind) {
    case LT_BOUND_INTEGER:
        return add_number(arena, sum, node->value);
    case LT_BOUND_NAME:
    case LT_BOUND_SIZEOF:
        return add_name(arena, sum, node);
    case LT_BOUND_NEGATE:
        return add_scaled(arena, sum, left, -1);
    case LT_BOUND_ADD:
        return add_scaled(arena, sum, left, 1) && add_scaled(arena, sum, right, 1);
    case LT_BOUND_SUBTRACT:
        return add_scaled(arena, sum, left, 1) && add_scaled(arena, sum, right, -1);
    case LT_BOUND_MULTIPLY:
        return multiply(arena, left, right, sum);
    case LT_BOUND_DIVIDE:
        return divide(arena, left, right, sum);
    }
    return false;
}

bool lt_polynomial_of(lt_arena *arena, const lt_bound *bound, lt_polynomial *polynomial) {
    lt_polynomial *all = LT_NEW_ARRAY(arena, lt_polynomial, bound->count);
    *polynomial = (lt_polynomial){0};
    for (uint32_t i = 0; i < bound->count; i++)
        if (!add_node(arena, all, &bound->items[i], &all[i]))
            return false;
    if (bound->count)
        *polynomial = all[bound->count - 1];
    return bound->count != 0;
}

bool lt_polynomial_subtract(lt_arena *arena, const lt_polynomial *a, const lt_polynomial *b,
                            lt_polynomial *difference) {
    *difference = (lt_polynomial){0};
    return add_scaled(arena, difference, a, 1) && add_scaled(arena, difference, b, -1);
}

bool lt_polynomial_constant(const lt_polynomial *polynomial, int64_t *value) {
    *value = polynomial->count ? polynomial->items[0].coefficient : 0;
    return polynomial->count == 0 || (polynomial->count == 1 && polynomial->items[0].factor_count == 0);
}
