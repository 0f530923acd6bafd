/* Contracts of the functions of libraries, found by name.
 *
 * The table is made at build time by tools/generate-models.c from attrs/models/…; a project's own is read at
 * run time (attrs/model_reader.h). Both are C prototypes with the macros of lifetime.h and the words of
 * attrs/models.def, each followed by the page it was taken from:
 *
 *   LT_OWNED_BY("fclose") FILE *fopen(const char *path, const char *mode);    fopen(3)
 *
 * What holds in these files beyond lifetime.h:
 *
 * - A pointer parameter without a contract is lent for the call, and what it points to is written unless it
 * is const. A number is looked at as a handle only where it is LT_LENT: `printf("%d", fd)` is no use of the
 * descriptor.
 * - `owned` on a parameter: a function that the contract names, as fclose, releases it; any other one takes
 * it: of a pointer nothing is known any more, a number may be looked at and must not be released. With a
 * condition and on a pointer to a pointer it is given through it, as LT_GIVES says without these two. What LT_GIVES speaks of is the value behind the pointer: a descriptor, or the content of an
 * initialised object. `int pipefd[2]`: each element.
 * - LT_IF("parameter == 0") before a prototype: it holds for calls whose argument is that constant.
 * Prototypes of one name stand together, the first that fits holds, and the last one has no condition. */
#ifndef LT_ATTRS_MODELS_H
#define LT_ATTRS_MODELS_H

#include "attrs/contract.h"

/* Places of a contract besides the parameters. */
enum { LT_MODEL_RESULT = 255, LT_MODEL_REST = 254 /* the arguments from `...` on */ };

/* In attrs/models.def: the argument of a word is a text for messages. */
enum { LT_MODEL_TEXT = LT_CONTRACT_KINDS + 1 };

/* Kinds of a contract, after those of attrs.def. */
enum lt_model_kind {
    LT_MODEL_FIRST_KIND = LT_CONTRACT_KINDS - 1,
#define LT_MODEL_WORD(name, macro, places, argument, meaning) LT_MODEL_##name,
#include "attrs/models.def"
    LT_MODEL_KINDS
};

enum lt_model_flag_index {
#define LT_MODEL_FLAG(name, macro, meaning) LT_MODEL_INDEX_##name,
#include "attrs/models.def"
    LT_MODEL_INDEX_variadic
};
enum lt_model_flag {
#define LT_MODEL_FLAG(name, macro, meaning) LT_MODEL_IS_##name = 1u << LT_MODEL_INDEX_##name,
#include "attrs/models.def"
    LT_MODEL_IS_variadic = 1u << LT_MODEL_INDEX_variadic
};

typedef struct lt_model_contract {
    unsigned char slot; /* a parameter, LT_MODEL_RESULT or LT_MODEL_REST */
    unsigned char kind; /* lt_contract_kind or lt_model_kind */
    const char
        *text; /* null: a bare one. It parses (lt_model_contract_parse), and its names are parameters. */
} lt_model_contract;

typedef struct lt_model_parameter {
    const char *name;       /* "" when unnamed */
    unsigned char pointers; /* 2: a pointer to a pointer; an array is a pointer */
    unsigned char elements; /* of an array with a length; else 0 */
    bool constant;          /* what it points to is const */
} lt_model_parameter;

typedef struct lt_model {
    const char *name, *page;
    unsigned flags; /* lt_model_flag */
    unsigned char parameter_count, contract_count;
    unsigned char alternatives; /* models of this name that follow this one in the table */
    unsigned char if_slot;      /* LT_IF: the parameter; LT_MODEL_RESULT: holds for every call */
    unsigned char if_relation;  /* LT_CONTRACT_EQ or LT_CONTRACT_NE */
    int64_t if_value;           /* null is 0 */
    const lt_model_parameter *parameters;
    const lt_model_contract *contracts;
} lt_model;

/* Ascending by name; the alternatives of one name in the order in which they are tried. */
typedef struct lt_models {
    const lt_model *items;
    uint32_t count;
} lt_models;

/* The models of liblifetime itself. Static. */
lt_models lt_library_models(void);

/* The first model of the function with this name (of C, or with C linkage), or null. Logarithmic. */
const lt_model *lt_models_find(lt_models models, const char *name);

/* The same among lt_library_models. */
const lt_model *lt_find_model(const char *name);

/* The string of a contract, whatever its kind; a retain or escape gives a bare `borrowed`. */
bool lt_model_contract_parse(lt_arena *arena, const lt_model_contract *contract, lt_contract *parsed,
                             lt_contract_error *error);

/* Whether the contract `parsed`, of a parameter, is of the function's own release: it names the function. */
bool lt_model_is_release(const lt_model *model, const lt_contract *parsed);

/* Whether it speaks of the value behind the pointer `contract->slot`, not of the pointer. */
bool lt_model_is_through(const lt_model *model, const lt_model_contract *contract, const lt_contract *parsed);

/* The index of the parameter, or -1. */
int lt_model_parameter_named(const lt_model *model, const char *name);

#endif
