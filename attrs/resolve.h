/* A contract meets its declaration: names become parameters, fields and numbers; what the declaration cannot
 * bear is an error.
 *
 * The declaration is described in plain C by whoever knows the language (the plugin, from Clang; models;
 * tests). */
#ifndef LT_ATTRS_RESOLVE_H
#define LT_ATTRS_RESOLVE_H

#include "attrs/contract.h"

/* --- the declaration --------------------------------------------------------------------------------- */

typedef enum lt_bearer {
    LT_BEARER_FUNCTION, /* the contract speaks of its result */
    LT_BEARER_PARAMETER,
    LT_BEARER_FIELD,
    LT_BEARER_VARIABLE,
    LT_BEARER_TYPEDEF,
    LT_BEARER_RECORD,
} lt_bearer;

typedef enum lt_declared_class {
    LT_DECLARED_UNKNOWN, /* dependent on a template parameter, or erroneous: every contract is accepted */
    LT_DECLARED_VOID,
    LT_DECLARED_BOOLEAN,
    LT_DECLARED_INTEGER, /* enumerations and characters too */
    LT_DECLARED_FLOATING,
    LT_DECLARED_POINTER, /* std::nullptr_t, member pointers and Objective-C pointers too */
    LT_DECLARED_REFERENCE,
    LT_DECLARED_ARRAY,
    LT_DECLARED_RECORD,
    LT_DECLARED_FUNCTION,
} lt_declared_class;

typedef struct lt_declared_type {
    lt_declared_class type_class;
    lt_declared_class element; /* of what a pointer points to, a reference refers to, an array consists of */
    bool is_signed;            /* integers */
    uint32_t bits;             /* integers; 0: unknown */
    bool holds_pointers;       /* a record, or the record an array consists of; an incomplete one may: true */
    const char *spelling;      /* as a message shows it, "struct job *"; null: messages do without */
} lt_declared_type;

typedef struct lt_declared_name {
    const char *name; /* "" or null when unnamed */
    lt_declared_type type;
} lt_declared_name;

#define LT_NO_INDEX UINT32_MAX

typedef struct lt_declaration {
    lt_bearer bearer;
    const char *name;               /* of the bearer; "" when unnamed */
    lt_declared_type type;          /* of the bearer; of a function: its result */
    const char *function;           /* name of the function of a parameter; else null */
    const lt_declared_type *result; /* of the function of a parameter; else null (also for constructors) */
    const lt_declared_name *parameters; /* of the function, also of the function of a parameter */
    uint32_t parameter_count;
    const lt_declared_name
        *fields; /* of a field: of its struct; of a method or its parameter: of the class */
    uint32_t field_count;
    uint32_t index; /* of a parameter or field among its fellows; else LT_NO_INDEX */
    bool is_cxx;
    bool has_this; /* a non-static member function, its parameter, a non-static field of a class */
    bool is_static_member;
} lt_declaration;

/* Questions only the compiler can answer. Any callback may be null; a text returned must live as long as the
 * arena. */
typedef struct lt_lookup {
    void *context;
    /* The value of the enumerator, macro or constant variable `name`. Null: every name is an unknown
     * constant. */
    bool (*constant)(void *context, const char *name, int64_t *value);
    /* Whether a function `name` is declared. Null: every one is ("by:" may name a later function). */
    bool (*function)(void *context, const char *name);
    /* The type of the variable with static storage `name`. Null: there is none. */
    bool (*variable)(void *context, const char *name, lt_declared_type *type);
    /* The type of `path` (".max", "->len") below the operand `node`, whose reference and index are set. Null:
     * every path is an integer. */
    bool (*member)(void *context, const lt_bound_node *node, lt_declared_type *type);
    /* sizeof(`type`) in bytes. Null: sizes stay unresolved. */
    bool (*size)(void *context, const char *type, int64_t *bytes);
    /* A known constant, function or variable spelled like `name`, or null. */
    const char *(*near_name)(void *context, const char *name);
} lt_lookup;

/* --- the result -------------------------------------------------------------------------------------- */

typedef enum lt_contract_region_kind {
    LT_CONTRACT_REGION_PARAMETER, /* what parameter `index` refers to */
    LT_CONTRACT_REGION_THIS,
    LT_CONTRACT_REGION_RETURN,
    LT_CONTRACT_REGION_STATIC,
    LT_CONTRACT_REGION_NAMED,
} lt_contract_region_kind;

typedef struct lt_contract_region {
    lt_contract_region_kind kind;
    uint32_t index;   /* LT_CONTRACT_REGION_PARAMETER; counts declared parameters, without `this` */
    const char *name; /* as written */
} lt_contract_region;

typedef LT_ARRAY(lt_contract_region) lt_contract_regions;

typedef struct lt_resolved {
    lt_contract source; /* what was written; its bound is resolved (lt_bound_node.reference) */
    const char *const
        *releases; /* owned: never empty, {"free"} when none was written; as written otherwise */
    uint32_t release_count;
    bool releases_implied; /* none was written */
    bool through;          /* owned, of a parameter: the callee does not take it but gives through it: *p */
    lt_contract_regions regions;   /* borrowed: inside any of these (none: this call); lifetime: the one */
    lt_contract_regions outlived;  /* lifetime: what the region outlives; then nothing is said of the bearer's
                                      value  when the bearer is a function */
    lt_contract_relation relation; /* LT_CONTRACT_ALWAYS: unconditional */
    int64_t value;                 /* what the result is compared with; null is 0 */
} lt_resolved;

/* False with `*error` set when the contract does not fit the declaration. What `*resolved` points to is owned
 * by the arena, and shares texts with `contract` and `declaration`. */
bool lt_contract_resolve(lt_arena *arena, const lt_contract *contract, const lt_declaration *declaration,
                         const lt_lookup *lookup, lt_resolved *resolved, lt_contract_error *error);

/* "parameter 'p'", "result of 'f'", "field 'x'": how messages call the bearer. */
const char *lt_declaration_show(lt_arena *arena, const lt_declaration *declaration);

/* The values of the result for which the contract holds: up to two closed ranges; the number of them. */
typedef struct lt_value_range {
    int64_t low, high;
} lt_value_range;
uint32_t lt_condition_ranges(lt_contract_relation relation, int64_t value, lt_value_range ranges[2]);

#endif
