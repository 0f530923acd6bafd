/* MIR: a function as the checks see it.
 *
 * Places, loans and moves as plain data, after rustc's MIR (RFC 1211) and its borrow checker (RFC 2094). C and C++
 * arrive in the same few statements; what a call does is stated by effects, so that a check never asks for a name.
 *
 * Everything is owned by an arena: the unit's tables (types, fields, callees, globals) by the unit's, a function's
 * places, statements and blocks by the function's, which is reset after each function. Ids index these tables; 0 is
 * "none" in all of them. */
#ifndef LT_MIR_MIR_H
#define LT_MIR_MIR_H

#include "base/array.h"
#include "base/intern.h"

#include <stdbool.h>
#include <stdint.h>

/* A position in the source. Only the bridge (or, for MIR text, its reader) knows what it means; 0 is nowhere. */
typedef struct lt_location {
    uint32_t raw;
} lt_location;

typedef struct lt_type { uint32_t id; } lt_type;         /* of a unit */
typedef struct lt_field { uint32_t id; } lt_field;       /* of a unit */
typedef struct lt_callee { uint32_t id; } lt_callee;     /* of a unit */
typedef struct lt_family { uint32_t id; } lt_family;     /* of a unit: a set of release functions */
typedef struct lt_variable { uint32_t id; } lt_variable; /* of a function */
typedef struct lt_place { uint32_t id; } lt_place;       /* of a function */
typedef struct lt_block { uint32_t id; } lt_block;       /* of a function; block 0 is never used */

/* --- types ------------------------------------------------------------------------------------------------------ */

typedef enum lt_type_kind {
#define LT_TYPE_KIND(name, keyword) LT_TYPE_##name,
#include "mir/types.def"
#undef LT_TYPE_KIND
} lt_type_kind;

enum lt_type_flag_index {
#define LT_TYPE_FLAG(name, keyword, meaning) LT_TYPE_FLAG_INDEX_##name,
#include "mir/types.def"
#undef LT_TYPE_FLAG
};
enum lt_type_flag {
#define LT_TYPE_FLAG(name, keyword, meaning) LT_IS_##name = 1u << LT_TYPE_FLAG_INDEX_##name,
#include "mir/types.def"
#undef LT_TYPE_FLAG
};

typedef struct lt_type_info {
    lt_type_kind kind;
    uint32_t flags;   /* LT_IS_… */
    lt_string name;   /* as a message shows it: "struct conn *" */
    lt_type element;  /* pointee, referent, array element; what an owner owns or a view looks at */
    uint64_t size;    /* integers: width in bits; arrays: number of elements, 0 when not constant; closures: bytes captured */
    lt_family family; /* of an owner: how it releases what it owns */
    lt_string entry;  /* of a container: what an entry keeps alive; of a closure: what its captures do; or empty */
    lt_string kept;   /* … and the way there and beyond, for messages: "shared_ptr<Profile> → std::string" */
} lt_type_info;

/* --- regions and claims ------------------------------------------------------------------------------------------ */

typedef enum lt_region_kind {
    LT_REGION_NONE,
    LT_REGION_CALL,      /* until the callee returns */
    LT_REGION_ARGUMENT,  /* as long as what argument `index` refers to */
    LT_REGION_RESULT,    /* as long as the result */
    LT_REGION_STATIC,    /* as long as the process */
    LT_REGION_NAMED,     /* a name of the user's own */
} lt_region_kind;

typedef struct lt_region {
    lt_region_kind kind;
    uint32_t index; /* LT_REGION_ARGUMENT; a method's `this` is argument 0 */
    lt_string name; /* LT_REGION_NAMED */
} lt_region;

/* What a contract says of a variable, parameter, field or result (attrs/ checked it). */
typedef enum lt_claim_flag {
    LT_CLAIM_OWNED = 1,    /* this place owns what it points to, to be released with `family` */
    LT_CLAIM_BORROWED = 2, /* it must not be released */
    LT_CLAIM_LIFETIME = 4, /* the place (or, of a parameter, its referent) lives for `region` */
    LT_CLAIM_SHOWN = 8,    /* no contract: the unit deletes, at `location`, what an entry of this container points to */
} lt_claim_flag;

/* bounds("…") as far as MIR's checks ask: of a container how many entries, of a pointer how many elements. */
typedef enum lt_bounds_kind {
    LT_BOUNDS_NONE,
    LT_BOUNDS_CONSTANT, /* at most (valid for) `limit` */
    LT_BOUNDS_PLACE,    /* an expression that is not a constant */
    LT_BOUNDS_BY,       /* the function named `by` keeps it small */
    LT_BOUNDS_KEYS,     /* the user vouches for a finite set of keys */
} lt_bounds_kind;

typedef enum lt_relation { LT_ALWAYS, LT_EQ, LT_NE, LT_LT, LT_LE, LT_GT, LT_GE } lt_relation;

/* A condition on the result of a call, or (summaries only) on what an argument was; null is integer 0. */
typedef struct lt_condition {
    lt_relation relation; /* LT_ALWAYS: no condition */
    int64_t value;
    uint8_t subject;      /* 0: the result; k + 1: argument k */
} lt_condition;

enum { LT_MOST_REGIONS = 4 };

typedef struct lt_claims {
    uint32_t flags;                    /* LT_CLAIM_… */
    lt_family family;                  /* LT_CLAIM_OWNED; none: the allocator's partner, `free` */
    lt_condition when;                 /* LT_CLAIM_OWNED of a parameter: taken (or handed out) under this condition */
    uint32_t region_count;             /* LT_CLAIM_BORROWED, LT_CLAIM_LIFETIME: inside any of these; 0: this call */
    lt_region regions[LT_MOST_REGIONS];
    lt_bounds_kind bounds;
    int64_t limit;                     /* LT_BOUNDS_CONSTANT */
    lt_string by;                      /* LT_BOUNDS_BY: the function's name */
    lt_location location;              /* of the contract, for notes */
    lt_string text;                    /* as written, for notes: borrowed("ctx") */
} lt_claims;

enum lt_field_flag {
    LT_FIELD_CLOSED = 1, /* of a class with one object; every function that can name the field is defined in this unit */
    LT_FIELD_BASE = 2,   /* a base-class subobject: the source does not name it, nor does a message */
    LT_FIELD_FIRST = 4,  /* begins where its record begins: its address is the record's */
    LT_FIELD_CONSTANT = 8, /* keeps the value it was made with as long as the record lives */
    LT_FIELD_HERE = 16, /* every function that can name the field, of whichever object, is defined in this unit */
    LT_FIELD_CAPTURE = 32, /* of a closure: what it captured */
    LT_FIELD_FRAME = 64, /* … by reference: a variable that ends with the call during which the closure is called last */
};

typedef struct lt_field_info {
    lt_string name;
    lt_string record; /* "struct conn" */
    uint32_t flags;   /* LT_FIELD_… */
    lt_type type;
    lt_claims claims;
    lt_location location;
} lt_field_info;

/* --- callees ----------------------------------------------------------------------------------------------------- */

typedef enum lt_effect_kind {
    LT_EFFECT_none,
#define LT_EFFECT(name, keyword, object, meaning) LT_EFFECT_##name,
#include "mir/effects.def"
#undef LT_EFFECT
    LT_EFFECT_count
} lt_effect_kind;

enum { LT_SLOT_RESULT = 255, LT_SLOT_NONE = 254, LT_SLOT_REST = 253 /* every argument from `...` on */ };

enum { LT_END_FRONT = 1, LT_END_BACK = 2 };

typedef struct lt_effect {
    lt_effect_kind kind;
    uint8_t subject; /* argument index (a method's `this` is 0) or LT_SLOT_… */
    uint8_t depth;   /* 0: the value; 1: what it points to, as for an out-parameter */
    uint8_t object;  /* the second argument, LT_SLOT_RESULT, or LT_SLOT_NONE */
    uint8_t object_depth; /* 1: what the second argument points to */
    uint8_t index;        /* depth 1: which element, where the argument points to the first of several; content and
                             erase: at which end of a container, LT_END_… */
    lt_field field;       /* at depth 1: this field of what it points to, and no other; none: all of it */
    lt_field object_field; /* of content: of what the second argument points to this field, and no other; of insert: the
                              link through which the element is chained */
    lt_family family;     /* keep: until one of these functions is called; none: for as long as the region lasts */
    lt_region region;
    lt_condition when;
} lt_effect;

/* Where the effects of a callee come from, in the order of belief of DESIGN section 2. */
typedef enum lt_origin { LT_FROM_NOTHING, LT_FROM_RULE, LT_FROM_SUMMARY, LT_FROM_MODEL, LT_FROM_CONTRACT } lt_origin;

/* What a call does to a registry of the process: exit handlers, interned strings, the environment. */
typedef enum lt_enrolment {
    LT_ENROLS_NOTHING,
    LT_ENROLS_EACH,    /* it adds an entry, whatever it is given */
    LT_ENROLS_NAME,    /* it adds one for each value of the argument */
    LT_ENROLS_INTERNS, /* … and the result stands for the value ever after */
    LT_ENROLS_OUT,     /* it takes an entry away */
} lt_enrolment;

enum lt_callee_flag {
    LT_CALLEE_NORETURN = 1,
    LT_CALLEE_PURE = 2,     /* same arguments and memory, same result; writes nothing the caller sees */
    LT_CALLEE_DEFINED = 4,  /* has a body in this unit */
    LT_CALLEE_VARIADIC = 8,
    LT_CALLEE_RELEASES = 16, /* is itself a release function of some family */
    LT_CALLEE_INTERNAL = 32, /* internal linkage: every caller is in this unit, unless its address is taken */
    LT_CALLEE_STARTUP = 64,  /* runs once, before main or after it: constructor and destructor attribute */
    LT_CALLEE_MAIN = 128,
    LT_CALLEE_TOUCHES = 256, /* of a summary: may write memory that its effects do not name */
    LT_CALLEE_METHOD = 512,  /* argument 0 is `this` */
    LT_CALLEE_WAITS = 1024,  /* blocks until another thread, or a callback, says that it has got somewhere */
    LT_CALLEE_SERVES = 2048, /* waits for events, one after the other, or runs whoever does: who calls it runs on and on */
    LT_CALLEE_RELINKS = 4096, /* of a summary: writes pointers in objects that the arguments' own pointers lead to */
    LT_CALLEE_ONCE = 16384,  /* calls the function it is given, and that once at most: no stranger does */
    LT_CALLEE_GIVES_UP = 8192, /* may, by itself or by what it calls, give up what somebody holds */
};

typedef struct lt_callee_info {
    lt_string name;   /* as a message shows it */
    lt_string symbol; /* unique in the program: the key of summaries */
    uint32_t parameter_count;
    uint32_t flags;
    lt_origin origin;
    lt_location location; /* of the declaration or contract, for notes */
    lt_enrolment enrols;
    uint8_t enrolled;     /* the argument that goes into the registry; enrols, and not out */
    lt_string registry;   /* as a message names it: "the process's exit handlers" */
    lt_callee builds;     /* the constructor that makes what the result owns, from the values of the arguments; or none */
    uint32_t effect_count;
    const lt_effect *effects; /* owned by the unit's arena */
} lt_callee_info;

/* --- variables and places ---------------------------------------------------------------------------------------- */

typedef enum lt_storage {
    LT_LOCAL,
    LT_PARAMETER,
    LT_TEMPORARY,
    LT_RESULT,  /* where the returned value is put; outlives the body */
    LT_THROWN,  /* where a thrown value is put; outlives the body */
    LT_STATIC,  /* static storage: file-scope and function-scope variables, static members */
    LT_THREAD,  /* thread storage */
} lt_storage;

enum lt_variable_flag {
    LT_VARIABLE_CONSTANT = 1,   /* never written in the unit after its initialiser, and not visible outside */
    LT_VARIABLE_INTERNAL = 2,   /* static: every function that can name it is defined in this unit */
    LT_VARIABLE_IN_FUNCTION = 4, /* static: declared in a function */
    LT_VARIABLE_THIS = 8,
    LT_VARIABLE_BUILT = 16,  /* `this` of a constructor: what it refers to has no value yet */
    LT_VARIABLE_ENDING = 32, /* `this` of a destructor: what it refers to has no value afterwards */
    LT_VARIABLE_MORTAL = 64, /* `this` of a class whose destructor is in sight and waits for nobody */
};

typedef struct lt_variable_info {
    lt_string name;   /* empty for temporaries */
    lt_string symbol; /* static storage: unique in the program */
    lt_storage storage;
    uint32_t flags;
    uint32_t index; /* LT_PARAMETER: argument position, `this` is 0 */
    lt_type type;
    lt_claims claims;
    int64_t value; /* LT_VARIABLE_CONSTANT integers */
    lt_location location;
} lt_variable_info;

typedef enum lt_projection { LT_BASE, LT_FIELD, LT_DEREF, LT_INDEX } lt_projection;

enum { LT_ANY_INDEX = UINT32_MAX };

/* A variable, or one step from another place. Interned: equal places have equal ids, and a place's id is greater than
 * its parent's. `*p` of a pointer is what it points to; `*o` of an owner is what it owns. */
typedef struct lt_place_info {
    lt_projection projection;
    lt_place parent;      /* none for LT_BASE */
    lt_variable variable; /* the root, for every place */
    uint32_t step;        /* LT_FIELD: lt_field id; LT_INDEX: the constant index or LT_ANY_INDEX */
    lt_type type;         /* lt_derived_type, unless the bridge knows better (after a cast) */
} lt_place_info;

/* --- statements --------------------------------------------------------------------------------------------------- */

typedef enum lt_operand_kind {
    LT_COPY,     /* the value of a place, read */
    LT_MOVE,     /* the value of a place, which is left moved-from */
    LT_ADDRESS,  /* the address of a place, or a reference or view bound to it */
    LT_NULL,
    LT_INTEGER,
    LT_LITERAL,  /* the address of a string literal or other constant of static storage: `literal`, `integer` */
    LT_FUNCTION, /* the address of a function */
    LT_UNKNOWN,  /* a value of which nothing is known (floating, uninitialised) */
} lt_operand_kind;

typedef struct lt_operand {
    lt_operand_kind kind;
    lt_place place;    /* LT_COPY, LT_MOVE, LT_ADDRESS */
    lt_callee callee;  /* LT_FUNCTION */
    uint32_t literal;  /* LT_LITERAL: equal texts of a unit have equal numbers; 0: it has none */
    int64_t integer;   /* LT_INTEGER; LT_LITERAL: its size in bytes, 0 when not known */
} lt_operand;

typedef enum lt_statement_kind {
#define LT_STATEMENT(name, keyword, target, operands, meaning) LT_STATEMENT_##name,
#include "mir/statements.def"
#undef LT_STATEMENT
} lt_statement_kind;

typedef enum lt_operator {
#define LT_OPERATOR(name, keyword, least, most) LT_OPERATOR_##name,
#include "mir/operators.def"
#undef LT_OPERATOR
} lt_operator;

typedef struct lt_statement {
    lt_statement_kind kind;
    lt_operator operation; /* derive */
    lt_location location;
    bool expanded;          /* of a macro or inline function for which a deed before it speaks */
    lt_place target;        /* none where the kind has none, or a call's result is dropped */
    lt_callee callee;       /* call of a known function; deed */
    lt_place indirect;      /* call through a pointer or closure: where it is read from */
    uint32_t first_operand; /* in lt_function.operands */
    uint32_t operand_count;
} lt_statement;

/* --- blocks ------------------------------------------------------------------------------------------------------- */

typedef enum lt_terminator_kind {
    LT_GOTO,        /* one successor; also the end of a block that falls through */
    LT_BRANCH,      /* two successors: condition true, condition false */
    LT_SWITCH,      /* on `left`; each edge has its range of cases, the last is the default */
    LT_RETURN,      /* no successor: the variables still alive die, the result is handed out */
    LT_UNREACHABLE, /* no successor: control does not get here, or a callee does not return */
} lt_terminator_kind;

typedef struct lt_edge {
    lt_block target;
    bool is_default;   /* LT_SWITCH */
    int64_t low, high; /* LT_SWITCH: the cases, inclusive */
} lt_edge;

typedef struct lt_terminator {
    lt_terminator_kind kind;
    lt_location location;
    lt_relation relation;     /* LT_BRANCH; LT_ALWAYS: nothing is known of the condition */
    lt_operand left, right;   /* LT_BRANCH: left relation right; LT_SWITCH: left */
    uint32_t first_edge, edge_count; /* in lt_function.edges */
} lt_terminator;

typedef struct lt_block_info {
    uint32_t first_statement, statement_count; /* in lt_function.statements: a block's statements are contiguous */
    lt_terminator terminator;
    lt_location location;
} lt_block_info;

/* `outer` outlives `inner`: the contract lifetime("outer: inner"). */
typedef struct lt_outlives {
    lt_string outer, inner;
} lt_outlives;

/* --- unit and function -------------------------------------------------------------------------------------------- */

/* What a string names: the family of these names, the first field of this name, the first callee of this symbol. */
typedef struct lt_named {
    lt_family family;
    lt_field field;
    lt_callee callee;
} lt_named;

typedef struct lt_unit {
    lt_arena *arena;
    lt_strings *strings;
    LT_ARRAY(lt_type_info) types;     /* [0] is opaque */
    LT_ARRAY(lt_field_info) fields;   /* [0] is none */
    LT_ARRAY(lt_callee_info) callees; /* [0] is an unknown function */
    LT_ARRAY(lt_string) families;     /* [0] is none; sorted names joined by '|': "fclose|pclose" */
    LT_ARRAY(lt_named) named;         /* by string id; as far as any string names something */
} lt_unit;

typedef struct lt_function {
    lt_unit *unit;
    lt_arena *arena;
    lt_callee self; /* its own contract and name */
    lt_location location, end;
    lt_claims result_claims;
    LT_ARRAY(lt_outlives) outlives;
    LT_ARRAY(lt_variable_info) variables; /* [0] is none */
    LT_ARRAY(lt_place_info) places;       /* [0] is none */
    LT_ARRAY(lt_statement) statements;
    LT_ARRAY(lt_operand) operands;
    LT_ARRAY(lt_edge) edges;
    LT_ARRAY(lt_block_info) blocks;       /* [0] is none; [1] is the entry */
    struct lt_builder *builder;           /* of mir/build.c: finds a place by its steps; the block being filled */
} lt_function;

static inline const lt_type_info *lt_type_of(const lt_unit *u, lt_type t) { return &u->types.items[t.id]; }
static inline const lt_place_info *lt_place_of(const lt_function *f, lt_place p) { return &f->places.items[p.id]; }
static inline const lt_variable_info *lt_variable_of(const lt_function *f, lt_variable v) {
    return &f->variables.items[v.id];
}
static inline const lt_variable_info *lt_root_of(const lt_function *f, lt_place p) {
    return lt_variable_of(f, lt_place_of(f, p)->variable);
}
static inline const lt_type_info *lt_place_type(const lt_function *f, lt_place p) {
    return lt_type_of(f->unit, lt_place_of(f, p)->type);
}
static inline const lt_callee_info *lt_callee_of(const lt_unit *u, lt_callee c) { return &u->callees.items[c.id]; }

/* Whether a call may write memory that the effects do not name. Model, summary and purity say all that a callee writes; a
 * contract says what becomes of the pointers alone. */
static inline bool lt_writes_unknown_memory(const lt_callee_info *callee) {
    if (callee->origin == LT_FROM_SUMMARY)
        return callee->flags & LT_CALLEE_TOUCHES;
    return callee->origin != LT_FROM_MODEL && !(callee->flags & LT_CALLEE_PURE);
}
static inline const lt_operand *lt_operands_of(const lt_function *f, const lt_statement *s) {
    return f->operands.items + s->first_operand;
}
static inline const lt_edge *lt_edges_of(const lt_function *f, lt_block b) {
    return f->edges.items + f->blocks.items[b.id].terminator.first_edge;
}

#endif
