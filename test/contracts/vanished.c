// Contracts in macros that expand to nothing are found in the source of the declaration that they stand in.
// RUN: %lt -std=gnu17 -w -fplugin-arg-lifetime-dump=mir %s | FileCheck %s
// RUN: %clangxx %plugin -x c++ -fsyntax-only -w -fplugin-arg-lifetime-dump=mir %s | FileCheck %s
// REQUIRES: plugin
#define __attr_dealloc(release, argument)
#define __attr_dealloc_free __attr_dealloc(__builtin_free, 1)
#define THROW
#ifdef __cplusplus
extern "C" {
#endif
struct lib;
void lib_close(int how, struct lib *l);
struct lib *lib_open(const char *name) THROW __attr_dealloc(lib_close, 2);
struct lib *lib_plain(const char *name);
char *lib_name(const struct lib *l)
    __attr_dealloc_free;
struct lib *before(void); __attr_dealloc(lib_close, 2)
struct lib *after(void);
struct lib *strange(void) __attr_dealloc(lib_close, 0);
void nothing(struct lib *l) __attr_dealloc(lib_close, 2);
char *strdup(const char *s) __attr_dealloc(lib_close, 2);

// CHECK-DAG: callee @lib_open params 1 from contract {{.*}}: fresh result family "lib_close"
// CHECK-DAG: callee @lib_close params 2 from contract releases {{.*}}: release 1 family "lib_close"
// CHECK-DAG: callee @lib_plain params 1 !
// CHECK-DAG: callee @lib_name params 1 from contract {{.*}}: fresh result family "free"
// CHECK-DAG: callee @before !
// CHECK-DAG: callee @after !
// CHECK-DAG: callee @strange !
// CHECK-DAG: callee @nothing params 1 !
// CHECK-DAG: callee @strdup params 1 from model {{.*}}family "free"
void all(struct lib *l) {
    lib_close(1, lib_open("a"));
    lib_plain("b");
    lib_name(l);
    before(), after(), strange(), nothing(l), strdup("c");
}
#ifdef __cplusplus
}
#endif
