/* Contracts of the functions of libraries, found by name.
 *
 * The table is made at build time by tools/generate-models.c from attrs/models/…, which are C prototypes with the macros
 * of lifetime.h, one for each line, with the page they were taken from:
 *
 *   LT_OWNED_BY("fclose") FILE *fopen(const char *path, const char *mode);    fopen(3)
 *
 * What holds in these files beyond lifetime.h: a pointer parameter without a contract is lent for the call, and what it
 * points to is written unless it is const. LT_SAME("dest") on a function: it returns that parameter itself. LT_PURE,
 * LT_NORETURN. `owned` on a parameter that points to a pointer: it is given through it. A function that is named by the
 * contract of its own parameter, as fclose is, releases it; any other one takes it. */
#ifndef LT_ATTRS_MODELS_H
#define LT_ATTRS_MODELS_H

#include "attrs/contract.h"

enum { LT_MODEL_RESULT = 255 };

/* Besides the kinds of attrs.def. */
enum { LT_MODEL_SAME = LT_CONTRACT_KINDS };

enum lt_model_flag { LT_MODEL_PURE = 1, LT_MODEL_NORETURN = 2, LT_MODEL_VARIADIC = 4 };

typedef struct lt_model_contract {
    unsigned char slot; /* a parameter, or LT_MODEL_RESULT */
    unsigned char kind; /* lt_contract_kind or LT_MODEL_SAME */
    const char *text;   /* null: a bare one. It parses, and its names are parameters or regions. */
} lt_model_contract;

typedef struct lt_model_parameter {
    const char *name;
    unsigned char pointers; /* 2: a pointer to a pointer */
    bool constant;          /* what it points to is const */
} lt_model_parameter;

typedef struct lt_model {
    const char *name, *page;
    unsigned flags;
    unsigned char parameter_count, contract_count;
    const lt_model_parameter *parameters;
    const lt_model_contract *contracts;
} lt_model;

/* The model of the function with this name (of C, or with C linkage), or null. Static; logarithmic. */
const lt_model *lt_find_model(const char *name);

/* All of them, ascending by name. */
const lt_model *lt_models(size_t *count);

#endif
