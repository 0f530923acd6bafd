/* Value numbering for the simulation of one function: equal numbers are equal values on one path.
 *
 * Values, the memory they point into and its cells are hash-consed together, because each is named by the others:
 *
 *   root   one piece of storage: a variable, what a value pointed to when it came into sight, or a hidden place where
 *          callees keep what they were given
 *   cell   a root, or a field or element of a cell
 *   value  a constant, an address of a cell, what a cell held when it was first looked at, the result of a call, an
 *          expression over values, or what several values become where paths meet
 *
 * After J. Cocke, J. T. Schwartz, "Programming Languages and Their Compilers", 1970; what paths merge into is a value
 * named by block, state and cell, as in M. Karr, "Affine relationships among variables of a program", Acta Informatica
 * 1976, and SSA form's phi. A value is born where it is defined; a number that is born inside a loop means another value
 * on the next turn, so states that go round are renamed (flow/simulate/merge.c). */
#ifndef LT_FLOW_SIMULATE_VALUES_H
#define LT_FLOW_SIMULATE_VALUES_H

#include "flow/objects/event.h"

typedef struct lt_value { uint32_t id; } lt_value; /* 0: none */
typedef struct lt_cell { uint32_t id; } lt_cell;   /* 0: none */
typedef struct lt_root { uint32_t id; } lt_root;   /* 0: none */

typedef enum lt_root_kind { LT_ROOT_VARIABLE, LT_ROOT_POINTEE, LT_ROOT_KEPT, LT_ROOT_LITERALS } lt_root_kind;

typedef struct lt_root_info {
    lt_root_kind kind;
    lt_variable variable; /* LT_ROOT_VARIABLE */
    lt_value value;       /* LT_ROOT_POINTEE: which pointed to it */
    bool local;           /* its cells are this function's alone until its address leaks */
    bool fresh;           /* LT_ROOT_POINTEE: made by a call of this function */
    uint32_t birth;
    lt_cell base;
} lt_root_info;

typedef enum lt_cell_step {
    LT_CELL_BASE,
    LT_CELL_FIELD,
    LT_CELL_INDEX,   /* step: a constant or LT_ANY_INDEX */
    LT_CELL_AT,      /* step: the value of a pointer to somewhere inside */
    LT_CELL_CONTENT, /* what a container or optional holds inside itself */
} lt_cell_step;

typedef struct lt_cell_info {
    lt_root root;
    lt_cell parent;
    lt_cell_step kind;
    uint32_t step;
    uint32_t birth, depth;
    bool weak;                     /* stands for many: a store adds, a load gives no value */
    lt_cell first_child, sibling;
} lt_cell_info;

typedef enum lt_value_kind {
    LT_VALUE_NONE,
    LT_VALUE_CONSTANT, /* constant; null is 0 */
    LT_VALUE_LITERAL,  /* a: which, b: by its text (1) or where it is written (0) */
    LT_VALUE_FUNCTION, /* a: callee */
    LT_VALUE_ADDRESS,  /* a: cell */
    LT_VALUE_LOAD,     /* a: base cell, b: version of memory: what it holds from before */
    LT_VALUE_PART,     /* a: value of a whole, b: lt_cell_step, c: step */
    LT_VALUE_RESULT,   /* a: statement, b: what of it */
    LT_VALUE_DERIVED,  /* a, b: operands; operation */
    LT_VALUE_PURE,     /* a: callee, b: arguments as a chain of pairs, c: version of memory */
    LT_VALUE_PAIR,     /* a, b: for chains */
    LT_VALUE_MERGE,    /* a: block, b: state, c: cell or LT_MERGE_… */
    LT_VALUE_VERSION,  /* a: statement: memory after it */
} lt_value_kind;

enum { LT_MERGE_TRACKED = UINT32_MAX, LT_MERGE_VERSION = UINT32_MAX - 1, LT_MERGE_STORES = UINT32_MAX - 2 };

enum lt_value_flag {
    LT_VALUE_UNSIGNED = 1, /* a comparison of unsigned integers */
    LT_VALUE_MAYBE = 2,    /* a merge of pointers into different objects, some of them the tracked one */
    LT_VALUE_FRESH = 4,    /* a result that is equal to no value known before */
};

typedef struct lt_value_info {
    uint8_t kind, operation, flags;
    uint8_t offset;    /* lt_offset within `origin` */
    uint32_t a, b, c;
    lt_root origin;    /* what it points into; none: what it points to is known by this value alone */
    int64_t constant;
    uint32_t birth;    /* the position of the last block, plus one, that takes part in its name; 0: the entry */
    lt_root own;       /* made at need */
} lt_value_info;

typedef struct lt_values {
    lt_arena *arena;
    const lt_function *function;
    LT_ARRAY(lt_value_info) infos;
    LT_ARRAY(lt_cell_info) cells;
    LT_ARRAY(lt_root_info) roots;
    lt_root *of_variable, literals;
    uint32_t *value_slots, *cell_slots;
    uint32_t value_slot_count, cell_slot_count;
} lt_values;

/* Empty tables, owned by the arena. */
lt_values *lt_values_new(lt_arena *arena, const lt_function *function);

static inline const lt_value_info *lt_value_of(const lt_values *vs, lt_value v) { return &vs->infos.items[v.id]; }
static inline const lt_cell_info *lt_cell_of(const lt_values *vs, lt_cell c) { return &vs->cells.items[c.id]; }
static inline const lt_root_info *lt_root_info_of(const lt_values *vs, lt_root r) { return &vs->roots.items[r.id]; }

/* The number of a value; birth, and origin where it follows from the operands, are filled in. `own` is ignored. */
lt_value lt_number(lt_values *vs, lt_value_info info);

lt_value lt_number_constant(lt_values *vs, int64_t constant);
lt_value lt_number_address(lt_values *vs, lt_cell cell);
lt_value lt_number_result(lt_values *vs, uint32_t statement, uint32_t what, uint32_t birth);

/* `relation` between two values as a canonical comparison (equal or less); *negated when it is the opposite. */
lt_value lt_number_comparison(lt_values *vs, lt_value a, lt_relation relation, lt_value b, bool is_unsigned,
                              bool *negated);

/* A pointer moved by `count` elements. */
lt_value lt_number_offset(lt_values *vs, lt_value pointer, lt_value count);

bool lt_is_constant(const lt_values *vs, lt_value v, int64_t *constant);

lt_root lt_root_of_variable(lt_values *vs, lt_variable variable);
lt_root lt_root_kept(const lt_values *vs); /* where callees keep pointers for the rest of the process */
lt_root lt_root_of_literals(lt_values *vs);        /* the storage of all string literals */
lt_root lt_pointee_root(lt_values *vs, lt_value pointer);

/* Whether the pointer is known to point into the root; never makes a root. */
bool lt_points_into(const lt_values *vs, lt_value pointer, lt_root root);
lt_offset lt_offset_of(const lt_values *vs, lt_value pointer);

/* The cell a pointer points to, and a step from a cell; index 0 of an array is the array's own cell. */
lt_cell lt_cell_pointed(lt_values *vs, lt_value pointer);
lt_cell lt_cell_step_from(lt_values *vs, lt_cell parent, lt_cell_step kind, uint32_t step);

/* The same path from another root. */
lt_cell lt_cell_rebase(lt_values *vs, lt_cell cell, lt_root root);

/* Whether `cell` is `whole` or a part of it. */
bool lt_cell_within(const lt_values *vs, lt_cell cell, lt_cell whole);

/* The key of a cell in a map: cells of one root are neighbours. */
static inline uint64_t lt_cell_key(const lt_values *vs, lt_cell c) {
    return (uint64_t)lt_cell_of(vs, c)->root.id << 32 | c.id;
}
static inline lt_cell lt_cell_of_key(uint64_t key) { return (lt_cell){(uint32_t)key}; }

#endif
