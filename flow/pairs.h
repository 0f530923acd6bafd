/* Which places can hold a pointer to an object: inclusion, asked for one object at a time.
 *
 * After L. O. Andersen, "Program analysis and specialization for the C programming language", 1994, turned around: not
 * "what can this place point to" for every place, but "which places can hold this object" from the statements where its
 * address first appears, along the flows out of what holds it already. What one object costs depends on the statements
 * that its holders appear in, not on the size of the function.
 *
 * Places are told apart as far as they are interned: two of one variable by their steps, memory behind pointers by the
 * last field. That is coarser than points-to sets behind pointers, and never finer than the simulation's cells. */
#ifndef LT_FLOW_PAIRS_H
#define LT_FLOW_PAIRS_H

#include "flow/bitset.h"
#include "flow/objects.h"

/* --- what a statement moves where ---------------------------------------------------------------------------------- */

typedef enum lt_source_kind {
    LT_SOURCE_NOTHING, /* a value that points to nothing that is told apart */
    LT_SOURCE_NULL,
    LT_SOURCE_VALUE,   /* the value of `source` */
    LT_SOURCE_ADDRESS, /* the address of `source`, which is in its variable: no dereference on the way */
    LT_SOURCE_INTO,    /* a pointer to or into what the value of `source` points to */
    LT_SOURCE_CONTENT, /* a pointer to or into what the owner `source` owns */
    LT_SOURCE_LITERAL,
    LT_SOURCE_MADE,    /* what the call makes for `slot` */
} lt_source_kind;

typedef struct lt_flow {
    lt_place target;     /* none: memory that no place names */
    lt_source_kind kind;
    lt_place source;
    uint8_t slot;        /* LT_SOURCE_MADE */
    bool weak;           /* the target may keep what it had, or gets it somewhere inside */
    bool inside;         /* the pointer may be moved inside the object */
    bool borrowed;       /* the call lends it */
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

/* The flows of statement `index`, valid until the next call. The target of a call or assignment always occurs. */
const lt_flow *lt_pairs_flows(lt_pairs *pairs, uint32_t index, uint32_t *count);

/* Whether the flow is where `object` comes from: EXACT, SAME when it may be, or NONE. */
lt_overlap lt_pairs_is_source(const lt_pairs *pairs, lt_object object, const lt_flow *flow, uint32_t statement);

/* What an operand's value is. */
lt_flow lt_pairs_source(const lt_pairs *pairs, lt_operand operand);

/* The place that a pointer operand refers to; none when no place names it. */
lt_place lt_pairs_referred(const lt_pairs *pairs, lt_operand operand);

lt_overlap lt_pairs_relate(const lt_pairs *pairs, lt_place a, lt_place b);

bool lt_place_is_direct(const lt_pairs *pairs, lt_place place); /* no dereference: a part of its variable */
bool lt_place_is_many(const lt_pairs *pairs, lt_place place);   /* any element of something: never overwritten */
bool lt_place_is_memory(const lt_pairs *pairs, lt_place place); /* may be reached by other names */

/* The pointer that the last dereference of a place goes through; none for a direct place. */
lt_place lt_place_base(const lt_pairs *pairs, lt_place place);

/* Whether `place` is `above` or extends it, dereferences included. */
bool lt_place_extends(const lt_function *function, lt_place place, lt_place above);

/* `to` extended by the steps from `above` to `place`; `to` when that is not interned. */
lt_place lt_place_rebase(const lt_function *function, lt_place place, lt_place above, lt_place to);

/* --- holders of an object ------------------------------------------------------------------------------------------- */

enum { LT_MOST_HOLDERS = 31 };

typedef struct lt_holder {
    lt_place place;   /* none: memory that no place names */
    bool is_stale;    /* what `place` named before a pointer on its way was overwritten */
    bool may_be_base; /* the pointer may be what it was when the object was made */
    bool may_be_inside;
    bool may_be_owner;  /* not borrowed */
    bool may_be_borrowed;
} lt_holder;

typedef struct lt_holders {
    lt_holder items[LT_MOST_HOLDERS];
    uint32_t count;
    bool is_any; /* more than can be told apart: nothing is known */
} lt_holders;

/* How what a holder means overlaps with `place`. */
lt_overlap lt_holder_relate(const lt_pairs *pairs, const lt_holder *holder, lt_place place);

/* Everything that may hold `object`, and in `relevant` (universe: statements, then blocks for their terminators) the
 * points where its holders or the object itself occur. `relevant` is empty before; `points` lists what was added. */
void lt_pairs_holders(lt_pairs *pairs, lt_object object, lt_holders *holders);

/* Points of the last object: statement indices, and statements.count + block id for terminators; in no order. */
const uint32_t *lt_pairs_points(const lt_pairs *pairs, uint32_t *count);
lt_bitset lt_pairs_relevant(const lt_pairs *pairs);

/* Forgets the points of the last object. */
void lt_pairs_reset(lt_pairs *pairs);

/* The place of the whole variable; none if it does not occur. */
lt_place lt_pairs_whole(const lt_pairs *pairs, lt_variable variable);

#endif
