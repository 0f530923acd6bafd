// Less than all tiers is for measurements: nothing is found, nothing is complained about; contracts are checked all the same.
// RUN: %lt %s 2>&1 | FileCheck %s
// RUN: %lt %s -fplugin-arg-lifetime-tiers=all 2>&1 | FileCheck %s
// RUN: %lt %s -fplugin-arg-lifetime-tiers=screen 2>&1 | count 0
// RUN: %lt %s -fplugin-arg-lifetime-tiers=look 2>&1 | count 0
// RUN: not %lt %s -fplugin-arg-lifetime-tiers=some 2>&1 | FileCheck %s --check-prefix=WRONG
// RUN: not %lt %s -DWRONG_CONTRACT -fplugin-arg-lifetime-tiers=look 2>&1 | FileCheck %s --check-prefix=CONTRACT
// CHECK: 'text' is not released on this path [lifetime-leak]
// WRONG: error: {{.*}}'tiers'
// CONTRACT: [lifetime-contract]
#include <stdlib.h>

#ifdef WRONG_CONTRACT
__attribute__((owned("free when"))) char *make(void);
#endif

int lost(int n) {
    char *text = malloc(8);
    if (!text)
        return -1;
    return n + text[0];
}
