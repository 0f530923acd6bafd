// Where bodies are skipped (clangd's preamble and index) nothing is checked, and nothing breaks.
// REQUIRES: plugin
// RUN: %clang -cc1 -load %plugin_path -skip-function-bodies -fsyntax-only %s 2>&1 | count 0
// RUN: not %clang -cc1 -load %plugin_path -fsyntax-only %s 2>&1 | FileCheck %s
// CHECK: 1 error generated.
__attribute__((owned)) double wrong(void);
int body(void) { return 0; }
