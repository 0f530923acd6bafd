/* The invariants of MIR. Builds with assertions verify every function that the bridge makes. */
#ifndef LT_MIR_VERIFY_H
#define LT_MIR_VERIFY_H

#include "mir/mir.h"

/* Null when the function, and all it names in its unit, is well formed, else one line that says what is wrong
 * and where; owned by function->arena. Linear. */
const char *lt_verify(const lt_function *function);

/* Null when all entries of the unit's tables are well formed, else what is wrong; owned by unit->arena. */
const char *lt_verify_unit(const lt_unit *unit);

enum { LT_AT_TERMINATOR = UINT32_MAX };

/* The first thing that is wrong with a function, for those who know where its parts come from. */
typedef struct lt_fault {
    const char *message;  /* null: nothing; owned by function->arena */
    lt_variable variable; /* the variable at fault, or none */
    lt_block block;       /* the block at fault, or none */
    uint32_t statement;   /* with a block: the index in function->statements, or LT_AT_TERMINATOR */
} lt_fault;

lt_fault lt_find_fault(const lt_function *function);

/* Null when the callee is well formed, else what is wrong; owned by `arena`. */
const char *lt_verify_callee(const lt_unit *unit, lt_callee callee, lt_arena *arena);

#endif
