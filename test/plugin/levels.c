// Levels come from settings, and from -Werror and -w, which Clang does not apply to a plugin's diagnostics.
// REQUIRES: plugin
// RUN: not %lt %s 2>&1 | FileCheck %s --check-prefix=ERROR
// RUN: not %lt %s -w 2>&1 | FileCheck %s --check-prefix=ERROR
// RUN: %lt %s -fplugin-arg-lifetime-contract=warning 2>&1 | FileCheck %s --check-prefix=WARNING
// RUN: not %lt %s -fplugin-arg-lifetime-contract=warning -Werror 2>&1 | FileCheck %s --check-prefix=ERROR
// RUN: %lt %s -fplugin-arg-lifetime-contract=warning -w 2>&1 | count 0
// RUN: %lt %s -fplugin-arg-lifetime-contract=remark -Werror 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: %lt %s -fplugin-arg-lifetime-contract=off 2>&1 | count 0
// RUN: %lt %s -fplugin-arg-lifetime-contracts=off 2>&1 | count 0
// An error writes no object file, a warning does.
// RUN: rm -f %t.o && not %clang %plugin -c %s -o %t.o && not test -e %t.o
// RUN: %clang %plugin -fplugin-arg-lifetime-contract=warning -c %s -o %t.o && test -e %t.o
// ERROR: levels.c:[[#LINE:]]:16: error: result of 'depth_bad' has type 'int'{{.*}} [lifetime-contract]
// ERROR: 1 error generated.
// WARNING: warning: result of 'depth_bad' {{.*}} [lifetime-contract]
// WARNING: 1 warning generated.
// REMARK: remark: result of 'depth_bad' {{.*}} [lifetime-contract]
__attribute__((owned)) int depth_bad(const char *path);
__attribute__((owned)) char *name_ok(const char *path);
