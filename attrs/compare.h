/* Contracts side by side: on one declaration, on two declarations of one entity, on a virtual function and
 * its overrider. Each question is asked for one bearer at a time: the result, or one parameter.
 *
 * What is unknown is no disagreement: bounds that cannot be compared pass between a function and its
 * overrider. */
#ifndef LT_ATTRS_COMPARE_H
#define LT_ATTRS_COMPARE_H

#include "attrs/resolve.h"

typedef LT_ARRAY(lt_resolved) lt_contracts;

typedef struct lt_disagreement {
    const lt_resolved *before; /* for the note: the earlier contract, or the overridden function's */
    const lt_resolved *after;  /* the one to report; both point into the sets that were compared */
    const char *message;       /* owned by the arena */
} lt_disagreement;

/* Whether the contracts of one declaration contradict each other. Two conditional ones do not when their
 * conditions exclude each other. False with `*disagreement` set. */
bool lt_contracts_agree(lt_arena *arena, const lt_declaration *declaration, const lt_contracts *contracts,
                        lt_disagreement *disagreement);

/* Whether the contracts `after` of a redeclaration say what `before` said. A redeclaration may be silent, and
 * may add what was not spoken of. */
bool lt_redeclaration_agrees(lt_arena *arena, const lt_declaration *declaration, const lt_contracts *before,
                             const lt_contracts *after, lt_disagreement *disagreement);

/* Whether an overrider keeps what the overridden function promises: it may demand less of a parameter and
 * promise more of the result (B. Liskov and J. Wing, "A behavioral notion of subtyping", TOPLAS 16(6), 1994).
 * `declaration` is the overrider's. What it is silent about, it inherits. */
bool lt_overrider_agrees(lt_arena *arena, const lt_declaration *declaration, const lt_contracts *base,
                         const lt_contracts *overrider, lt_disagreement *disagreement);

/* What holds after a redeclaration or for an overrider: `after`, and of `before` what `after` does not speak
 * of. Items are copies owned by the arena. */
lt_contracts lt_contracts_merge(lt_arena *arena, const lt_contracts *before, const lt_contracts *after);

/* Whether both say the same: releases and regions as sets, conditions as sets of values, bounds as
 * polynomials, parameters by their position. */
bool lt_resolved_equal(lt_arena *arena, const lt_resolved *a, const lt_resolved *b);

#endif
