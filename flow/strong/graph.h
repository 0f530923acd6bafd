/* The names and states of one run over a function. Internal to the analysis of strong references:
 *
 *   strong_graph.c  objects, cells, facts      strong_call.c  calls
 *   strong_step.c   statements                 strong.c       blocks, rings, summaries */
#ifndef LT_FLOW_STRONG_GRAPH_H
#define LT_FLOW_STRONG_GRAPH_H

#include "base/array.h"
#include "flow/strong/strong.h"

/* --- names -------------------------------------------------------------------------------------------------------- */

typedef enum lt_knot_kind {
    LT_KNOT_VARIABLE, /* `key`: the variable */
    LT_KNOT_ARGUMENT, /* of the call at hand; `key`: which, LT_SLOT_RESULT its result */
    LT_KNOT_MADE,     /* by a call or allocation, under `key` */
    LT_KNOT_UNKNOWN,  /* of which nothing is known but the `key` of where it came into sight */
    LT_KNOT_LOADED,   /* what `origin` referred to when it was first looked at in memory of version `key` */
} lt_knot_kind;

/* An object. */
typedef struct lt_knot {
    lt_knot_kind kind;
    uint32_t key, origin; /* origin: a cell */
    uint32_t depth;       /* loads between it and something else */
    uint32_t base;        /* its cell */
    uint32_t name;        /* the cell of a name that it was first stored in; 0: none */
    uint32_t next;        /* of the same origin or statement */
} lt_knot;

typedef enum lt_part_kind { LT_PART_WHOLE, LT_PART_FIELD, LT_PART_ELEMENT, LT_PART_SLOT } lt_part_kind;

/* A part of an object. An element is named by the key of where it was put or found; a part of a bound call by its
 * position. */
typedef struct lt_strong_cell {
    uint32_t knot, parent;
    lt_part_kind kind;
    uint32_t step;
    lt_type type;
    uint32_t first_child, sibling, first_load;
} lt_strong_cell;

/* Keys are statements from 1 on (blocks behind the last statement), told apart within one by a salt; 0 is the entry. What a statement made
 * on its turn before is older. */
enum { LT_KEY_SALT_BITS = 4 };
static const uint32_t LT_KEY_OLDER = UINT32_C(1) << 31;

/* --- facts -------------------------------------------------------------------------------------------------------- */

typedef struct lt_strong_fact {
    uint32_t holder, target; /* cells; target 0: null */
    uint32_t statement;      /* that stored or read it */
    bool strong, found;      /* found: it was there before */
    bool whole;              /* the holder is a copy of all that the target, a parameter, holds */
} lt_strong_fact;

typedef struct lt_strong_state {
    LT_ARRAY(lt_strong_fact) facts;
    uint32_t version; /* the key of where strangers may have written memory last */
} lt_strong_state;

/* --- summaries and breaks ------------------------------------------------------------------------------------------- */

enum { LT_MOST_STORES = 16, LT_MOST_PATH = 8, LT_PATH_LOAD = 16 /* beside lt_part_kind */ };

/* From an argument's (or the result's) own value through loads and parts. */
typedef struct lt_strong_path {
    uint8_t slot, count;
    uint8_t kinds[LT_MOST_PATH];
    uint32_t steps[LT_MOST_PATH];
} lt_strong_path;

typedef struct lt_strong_store {
    lt_strong_path holder, target;
    bool strong, whole;
    lt_type type; /* of the holder */
} lt_strong_store;

typedef struct lt_strong_summary {
    lt_callee function;
    uint64_t references; /* the parameters that are: a bit each */
    LT_ARRAY(lt_strong_store) stores;
} lt_strong_summary;

typedef struct lt_strong_break {
    lt_callee function;
    lt_field field;
    lt_type type; /* without a field */
} lt_strong_break;

struct lt_strong {
    lt_unit *unit;
    LT_ARRAY(uint8_t) known; /* by callee: 1 added, 2 and has a summary */
    LT_ARRAY(lt_strong_summary) summaries;
    LT_ARRAY(lt_strong_break) breaks;
    LT_ARRAY(lt_ring) rings;
};

/* --- one run -------------------------------------------------------------------------------------------------------- */

typedef struct lt_strong_run {
    lt_strong *unit;
    const lt_function *function;
    lt_arena *arena;
    LT_ARRAY(lt_knot) knots;          /* [0]: none */
    LT_ARRAY(lt_strong_cell) cells;   /* [0]: none */
    uint32_t *of_variable;            /* cells; 0: not made yet */
    bool *is_flag;                    /* by variable: a number that is tested more than once, by its name alone */
    uint32_t truth[2];                /* cells that a flag "refers to" on paths where it is known to be zero, or not */
    uint32_t *of_statement;           /* knots made or found there, blocks behind statements */
    uint32_t arguments[LT_SLOT_RESULT + 1]; /* cells; 0: not made yet */
    uint32_t statement, salt;         /* salt: tells elements of one statement apart */
    bool gave_up;
} lt_strong_run;

static inline const lt_strong_cell *lt_scell(const lt_strong_run *r, uint32_t cell) { return &r->cells.items[cell]; }
static inline lt_knot *lt_knot_of(const lt_strong_run *r, uint32_t cell) {
    return &r->knots.items[r->cells.items[cell].knot];
}
static inline const lt_type_info *lt_stype(const lt_strong_run *r, lt_type type) {
    return lt_type_of(r->function->unit, type);
}

static inline uint32_t lt_strong_key(const lt_strong_run *r) {
    return (r->statement + 1) << LT_KEY_SALT_BITS | (r->salt & ((1u << LT_KEY_SALT_BITS) - 1));
}

/* A value that refers to one thing: pointers, references, views, owners of one object. */
bool lt_strong_is_reference(const lt_strong_run *r, lt_type type);
bool lt_strong_owns(const lt_strong_run *r, lt_type type);
static inline bool lt_strong_is_bag(const lt_strong_run *r, lt_type type) {
    return lt_stype(r, type)->flags & (LT_IS_callable | LT_IS_container | LT_IS_optional);
}

/* Cells, made at need. A hidden one is no part of memory. */
uint32_t lt_strong_hidden(lt_strong_run *r);
uint32_t lt_strong_variable(lt_strong_run *r, lt_variable variable);
uint32_t lt_strong_argument(lt_strong_run *r, uint32_t slot);
uint32_t lt_strong_part(lt_strong_run *r, uint32_t cell, lt_part_kind kind, uint32_t step, lt_type type);

/* An element of the container that the statement at hand puts or finds there. */
uint32_t lt_strong_element(lt_strong_run *r, lt_strong_state *st, uint32_t container);

/* A key of the statement at hand; what had it before grows older, and what was older has no name any more. */
uint32_t lt_strong_renew(lt_strong_run *r, lt_strong_state *st);

/* The cell of the object that the statement at hand makes or finds. */
uint32_t lt_strong_make(lt_strong_run *r, lt_strong_state *st, lt_knot_kind kind);

/* What the cell refers to; 0: nothing. */
uint32_t lt_strong_load(lt_strong_run *r, lt_strong_state *st, uint32_t cell);

bool lt_strong_within(const lt_strong_run *r, uint32_t cell, uint32_t whole);

/* Nothing that the cell and its parts hold is believed any more: it ends, or (unknown) has some other value. */
void lt_strong_end(lt_strong_run *r, lt_strong_state *st, uint32_t cell);
void lt_strong_forget(lt_strong_run *r, lt_strong_state *st, uint32_t cell);
void lt_strong_forget_elements(lt_strong_run *r, lt_strong_state *st, uint32_t container);

/* The cell refers to `target`; 0: is null. */
void lt_strong_set(lt_strong_run *r, lt_strong_state *st, uint32_t cell, uint32_t target);

/* The cell gets the value of another, as its own type has it: a weak reference to what a strong one refers to. */
void lt_strong_copy(lt_strong_run *r, lt_strong_state *st, uint32_t to, uint32_t from);

/* Memory may have been written by a stranger: what was found there is looked at anew. */
void lt_strong_expose(lt_strong_run *r, lt_strong_state *st);

/* The member (or whole object) in `cell` is cleared: a way out of the rings that it is part of. */
void lt_strong_note_break(lt_strong_run *r, uint32_t cell);

/* --- strong_step.c, strong_call.c ----------------------------------------------------------------------------------- */

uint32_t lt_strong_place(lt_strong_run *r, lt_strong_state *st, lt_place place);

/* Gives the cell the operand's value. */
void lt_strong_assign(lt_strong_run *r, lt_strong_state *st, uint32_t cell, const lt_operand *operand);
void lt_strong_after_move(lt_strong_run *r, lt_strong_state *st, uint32_t cell);
void lt_strong_transfer(lt_strong_run *r, lt_strong_state *st, const lt_statement *s);
void lt_strong_call(lt_strong_run *r, lt_strong_state *st, const lt_statement *s);

#endif
