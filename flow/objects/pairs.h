/* Which pointers flow where in a function: the order-free part of the screen, linear in its size.
 *
 * Places are told apart as far as they are interned: two of one variable by their steps, memory behind
 * pointers by the last field. That is coarser than points-to sets behind pointers, and never finer than the
 * simulation's cells. */
#ifndef LT_FLOW_OBJECTS_PAIRS_H
#define LT_FLOW_OBJECTS_PAIRS_H

#include "flow/objects/objects.h"

/* --- what a statement moves where ----------------------------------------------------------------------- */

typedef enum lt_source_kind {
    LT_SOURCE_NOTHING, /* a value that points to nothing that is told apart */
    LT_SOURCE_NULL,
    LT_SOURCE_VALUE,   /* the value of `source` */
    LT_SOURCE_ADDRESS, /* the address of `source`, which is in its variable: no dereference on the way */
    LT_SOURCE_INTO,    /* a pointer to or into what the value of `source` points to */
    LT_SOURCE_CONTENT, /* a pointer to or into what the owner `source` owns */
    LT_SOURCE_LITERAL,
    LT_SOURCE_MADE, /* what the call makes for `slot` */
} lt_source_kind;

typedef struct lt_flow {
    lt_place target; /* none: memory that no place names */
    lt_source_kind kind;
    lt_place source;
    uint32_t slot; /* LT_SOURCE_MADE */
    bool weak;     /* the target may keep what it had, or gets it somewhere inside */
    bool inside;   /* the pointer may be moved inside the object */
    bool borrowed; /* the call lends it */
} lt_flow;

typedef enum lt_overlap {
    LT_OVERLAP_NONE,
    LT_OVERLAP_EXACT, /* the same place */
    LT_OVERLAP_SAME,  /* may be the same memory, or have some in common */
    LT_OVERLAP_ABOVE, /* the first contains the second */
    LT_OVERLAP_BELOW, /* the second contains the first */
} lt_overlap;

typedef struct lt_pairs lt_pairs;

/* Indexes the function: linear in statements, operands and steps of places. Owned by the function's arena. */
lt_pairs *lt_pairs_of(const lt_function *function, const lt_objects *objects);

/* The flows of statement `index`, valid until the next call. The target of a call or assignment always
 * occurs. */
const lt_flow *lt_pairs_flows(lt_pairs *pairs, uint32_t index, uint32_t *count);

/* Whether the flow is where `object` comes from: EXACT, SAME when it may be, or NONE. */
lt_overlap lt_pairs_is_source(const lt_pairs *pairs, lt_object object, const lt_flow *flow,
                              uint32_t statement);

/* What an operand's value is. */
lt_flow lt_pairs_source(const lt_pairs *pairs, lt_operand operand);

lt_overlap lt_pairs_relate(const lt_pairs *pairs, lt_place a, lt_place b);

bool lt_place_is_direct(const lt_pairs *pairs, lt_place place); /* no dereference: a part of its variable */
bool lt_place_is_contained(const lt_pairs *pairs, lt_place place); /* … or of what it holds inside itself */
bool lt_place_is_many(const lt_pairs *pairs,
                      lt_place place); /* any element of something: never overwritten */
bool lt_place_is_memory(const lt_pairs *pairs, lt_place place); /* may be reached by other names */

/* The pointer that the last dereference of a place goes through; none for a direct place. */
lt_place lt_place_base(const lt_pairs *pairs, lt_place place);

/* Whether `place` is `above` or extends it, dereferences included. */
bool lt_place_extends(const lt_function *function, lt_place place, lt_place above);

/* `to` extended by the steps from `above` to `place`; `to` when that is not interned. */
lt_place lt_place_rebase(const lt_function *function, lt_place place, lt_place above, lt_place to);

bool lt_place_is_lent(const lt_pairs *pairs, lt_place place);  /* its contract says: borrowed */
bool lt_place_may_move(const lt_pairs *pairs, lt_place place); /* a pointer on its way may be overwritten */

/* --- which statements concern what ---------------------------------------------------------------------- */

/* One bit for each variable (more than 62 share bits), one for literals, one for memory. A place can only
 * matter to a statement whose marks meet its own. lt_pairs_marks is by statement. */
const uint64_t *lt_pairs_marks(const lt_pairs *pairs);
uint64_t lt_pairs_mark(const lt_pairs *pairs, lt_place place);
uint64_t lt_pairs_literal_mark(void);

/* The statements that mention a variable, ascending, with repetitions; variable 0: those with literals. */
const uint32_t *lt_pairs_mentions(const lt_pairs *pairs, lt_variable variable, uint32_t *count);

/* Whether the two may hold equal pointers at any two points of the function. Place none: memory that is not
 * named. */
bool lt_pairs_may_equal(lt_pairs *pairs, lt_place a, lt_place b);

/* The least place of those that may be equal to it. */
uint32_t lt_pairs_class(lt_pairs *pairs, lt_place place);

/* The place of the whole variable; none if it does not occur. */
lt_place lt_pairs_whole(const lt_pairs *pairs, lt_variable variable);

/* Whether the operand points to numbers, characters above all: nothing that is copied from there is a pointer. */
bool lt_points_to_numbers(const lt_function *function, lt_operand operand);

#endif
