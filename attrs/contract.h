/* A contract as written: the one string of `owned`, `borrowed`, `lifetime`, `bounds`, parsed and printed.
 *
 *   owned     ::= [ release { "|" release } ] [ "when" condition ]
 *   borrowed  ::= [ region { "," region } ] [ "when" condition ]
 *   lifetime  ::= region [ ":" region { "," region } ]
 *   bounds    ::= expression | "by:" function | "keys:" text
 *   condition ::= "return" ( "==" | "!=" | "<" | "<=" | ">" | ">=" ) ( integer | "null" | CONSTANT )
 *
 * A release or function is a name, a qualified name (`a::b`) or `delete[]`. An expression has integers
 * (decimal, hexadecimal, octal, with C's suffixes), sizeof(type), names with member paths (`cfg.max`,
 * `t->n`), + - * / and parentheses.
 *
 * Nothing here knows the declaration that bears the contract: attrs/resolve.h does. All results are owned by
 * the arena given; time and memory are linear in the text, which is limited (LT_CONTRACT_MOST_…), so no input
 * exhausts the stack. */
#ifndef LT_ATTRS_CONTRACT_H
#define LT_ATTRS_CONTRACT_H

#include "base/array.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    LT_CONTRACT_MOST_TEXT = 4096, /* bytes */
    LT_CONTRACT_MOST_NAMES = 64,  /* releases, or regions, of one contract */
    LT_CONTRACT_MOST_DEPTH = 128, /* of parentheses, and of an expression's tree */
};

typedef enum lt_contract_kind {
#define LT_ATTRIBUTE(name, least, most, bare, macro, meaning) LT_CONTRACT_##name,
#include "attrs/attrs.def"
#undef LT_ATTRIBUTE
    LT_CONTRACT_KINDS
} lt_contract_kind;

typedef struct lt_attribute {
    const char *name;
    unsigned least_arguments, most_arguments;
    const char *bare_macro, *macro; /* of lifetime.h; "" when there is none */
    const char *meaning;
} lt_attribute;

/* By lt_contract_kind; static. */
extern const lt_attribute lt_attributes[LT_CONTRACT_KINDS];

/* The kind whose name is `name` (unscoped, without underscores), or LT_CONTRACT_KINDS. */
lt_contract_kind lt_contract_kind_named(const char *name, size_t length);

/* What is wrong with a contract. Columns are bytes of the string inside its quotes, the first being 1; column
 * 0 stands for the contract as a whole. */
typedef struct lt_contract_error {
    uint32_t column;
    uint32_t length;        /* of the text at fault; 0: something is missing at `column` */
    const char *message;    /* lower case, without a full stop; owned by the arena or static */
    const char *suggestion; /* what to write instead of these `length` bytes; null when nothing is near */
} lt_contract_error;

typedef struct lt_contract_word {
    const char *text;
    uint32_t column, length; /* as in lt_contract_error: where it was written */
} lt_contract_word;

typedef LT_ARRAY(lt_contract_word) lt_contract_words;

/* In the order of MIR's lt_relation. */
typedef enum lt_contract_relation {
    LT_CONTRACT_ALWAYS, /* no condition */
    LT_CONTRACT_EQ,
    LT_CONTRACT_NE,
    LT_CONTRACT_LT,
    LT_CONTRACT_LE,
    LT_CONTRACT_GT,
    LT_CONTRACT_GE,
} lt_contract_relation;

typedef enum lt_contract_operand {
    LT_CONTRACT_INTEGER,
    LT_CONTRACT_NULL,
    LT_CONTRACT_CONSTANT, /* an enumerator or macro, named */
} lt_contract_operand;

/* `when return relation operand`. */
typedef struct lt_contract_condition {
    lt_contract_relation relation;
    lt_contract_operand operand;
    int64_t value;             /* LT_CONTRACT_INTEGER */
    lt_contract_word sign;     /* the relation as written */
    lt_contract_word compared; /* the operand as written; LT_CONTRACT_CONSTANT: its name */
    uint32_t column;           /* of `return` */
} lt_contract_condition;

typedef enum lt_bound_kind {
    LT_BOUND_INTEGER,
    LT_BOUND_NAME,
    LT_BOUND_SIZEOF,
    LT_BOUND_NEGATE,
    LT_BOUND_ADD,
    LT_BOUND_SUBTRACT,
    LT_BOUND_MULTIPLY,
    LT_BOUND_DIVIDE,
} lt_bound_kind;

typedef enum lt_bound_reference {
    LT_BOUND_UNRESOLVED, /* as parsed */
    LT_BOUND_PARAMETER,  /* parameter `index` of the function */
    LT_BOUND_FIELD,      /* field `index` of the struct that holds the bearer, or of `this` */
    LT_BOUND_CONSTANT,   /* `value` */
    LT_BOUND_VARIABLE,   /* a variable with static storage, by `name` */
} lt_bound_reference;

typedef struct lt_bound_node {
    lt_bound_kind kind;
    uint32_t column, length;      /* as in lt_contract_error */
    uint32_t left, right;         /* operands: indices of earlier nodes; NEGATE has `left` alone */
    uint32_t height;              /* 1 for a leaf */
    int64_t value;                /* INTEGER; of NAME and SIZEOF after resolution to LT_BOUND_CONSTANT */
    const char *name;             /* NAME: the first name; SIZEOF: the type, spaces collapsed */
    const char *path;             /* NAME: the members after it, ".max" or "->n"; else "" */
    lt_bound_reference reference; /* NAME, SIZEOF: set by lt_contract_resolve */
    uint32_t index;               /* LT_BOUND_PARAMETER, LT_BOUND_FIELD */
} lt_bound_node;

/* An expression: operands stand before their operators, the last node is the root. Empty when there is none.
 */
typedef LT_ARRAY(lt_bound_node) lt_bound;

typedef struct lt_contract {
    lt_contract_kind kind;
    lt_contract_words releases;      /* owned; empty: the default */
    lt_contract_words regions;       /* borrowed: inside any of these; lifetime: the one */
    lt_contract_words outlived;      /* lifetime: what regions.items[0] outlives */
    lt_contract_condition condition; /* owned, borrowed */
    lt_bound bound;                  /* bounds: the expression … */
    lt_contract_word by;             /* … or the function that bounds it … */
    lt_contract_word keys;           /* … or what its keys are; text is null when not given */
    uint32_t place;                  /* in the source, for whoever had it parsed, who sets it; not compared */
} lt_contract;

/* Parses `length` bytes at `text`; null `text` is an attribute without argument. False when malformed: then
 * `*error` is set and `*contract` is not to be used. */
bool lt_contract_parse(lt_arena *arena, lt_contract_kind kind, const char *text, size_t length,
                       lt_contract *contract, lt_contract_error *error);

/* The string inside the quotes, in canonical spacing; parses to an equal contract. "" for a bare one. */
const char *lt_contract_print(lt_arena *arena, const lt_contract *contract);

/* The contract as messages show it: `owned("fclose")`, `borrowed`. */
const char *lt_contract_show(lt_arena *arena, const lt_contract *contract);

/* One node of an expression with all below it, as lt_contract_print writes it. */
const char *lt_bound_print(lt_arena *arena, const lt_bound_node *nodes, uint32_t root);

/* The same words, relations and expressions; where they were written does not matter. */
bool lt_contract_equal(const lt_contract *a, const lt_contract *b);

#endif
