// What a system header says is used and not criticised; a macro from one is judged where it is used.
// REQUIRES: plugin
// RUN: rm -rf %t && mkdir -p %t/system %t/own && cp %S/Inputs/broken.h %t/system/ && cp %S/Inputs/own.h %t/own/
// RUN: not %lt %s -isystem %t/system -I%t/own 2>&1 | FileCheck %s --implicit-check-not=error:
// CHECK: own.h:2:16: error: result of 'own_wrong' has type 'double', which cannot be owned [lifetime-contract]
// CHECK: headers.c:[[#USE:]]:1: error: result of 'macro_bad' has type 'double', which cannot be owned [lifetime-contract]
// CHECK: 2 errors generated.
#include <broken.h>
#include "own.h"
SYSTEM_OWNED double macro_bad(void);
