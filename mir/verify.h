/* The invariants of MIR. Builds with assertions verify every function that the bridge makes. */
#ifndef LT_MIR_VERIFY_H
#define LT_MIR_VERIFY_H

#include "mir/mir.h"

/* Null when the function is well formed, else one line that says what is wrong and where; owned by function->arena. */
const char *lt_verify(const lt_function *function);

#endif
