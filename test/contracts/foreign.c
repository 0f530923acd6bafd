// Contracts in the words of GCC and Clang, as effects of the call.
// RUN: %lt -std=gnu17 -w -fplugin-arg-lifetime-dump=mir %s | FileCheck %s
// REQUIRES: plugin
#include <stddef.h>
struct db;
struct stmt;

// A release that is named gets its effect, on the argument that is named, whether it was declared before or after.
// CHECK-DAG: callee @db_close params 1 from contract releases {{.*}}: release 0 family "db_close"
// CHECK-DAG: callee @db_open params 1 from contract {{.*}}: fresh result family "db_close"
// CHECK-DAG: callee @stmt_done params 2 from contract releases {{.*}}: release 1 family "stmt_done"; write 0
// CHECK-DAG: callee @stmt_prepare params 1 from contract {{.*}}: fresh result family "stmt_done"
void db_close(struct db *db);
struct db *db_open(const char *path) __attribute__((malloc, malloc(db_close, 1)));
void stmt_done(void *owner, struct stmt *s);
struct stmt *stmt_prepare(const struct db *db) __attribute__((malloc(stmt_done, 2)));

// Alternatives; what a model speaks of keeps its model.
// CHECK-DAG: callee @either from contract {{.*}}: fresh result family "db_close|free"
// CHECK-DAG: callee @free params 1 from model releases
struct db *either(void) __attribute__((malloc(db_close, 1), malloc(__builtin_free, 1)));
void free(void *p);

// CHECK-DAG: callee @xmalloc params 1 from contract {{.*}}: fresh result family "free"; nonnull result
// CHECK-DAG: callee @xfree params 1 from contract releases {{.*}}: release 0 family "free"
// CHECK-DAG: callee @hold params 2 from contract {{.*}}: take 1 family "free"; look 1
// CHECK-DAG: callee @slab_get from contract {{.*}}: fresh result family "slab"
void *xmalloc(size_t n) __attribute__((ownership_returns(malloc, 1), returns_nonnull, alloc_size(1)));
void xfree(void *p) __attribute__((ownership_takes(malloc, 1)));
void hold(int slot, char *name) __attribute__((ownership_holds(malloc, 2)));
void *slab_get(void) __attribute__((ownership_returns(slab)));

// Which result means that a handle was given out is a convention: status 0, true, or a pointer.
// CHECK-DAG: callee @port_status params 1 from contract {{.*}}: fresh *0 family "port" when == 0
// CHECK-DAG: callee @port_truth params 1 from contract {{.*}}: fresh *0 family "port" when != 0
// CHECK-DAG: callee @port_always params 1 from contract {{.*}}: fresh *0 family "port"
// CHECK-DAG: callee @port_use params 1 from contract {{.*}}: look 0
// CHECK-DAG: callee @port_close params 1 from contract releases {{.*}}: release 0 family "port"
int port_status(unsigned *out __attribute__((acquire_handle("port"))));
_Bool port_truth(unsigned *out __attribute__((acquire_handle("port"))));
void port_always(unsigned *out __attribute__((acquire_handle("port"))));
int port_use(unsigned h __attribute__((use_handle("port"))));
void port_close(unsigned h __attribute__((release_handle("port"))));

// On any declaration of the function.
// CHECK-DAG: callee @later params 1 from contract {{.*}}: look 0
// CHECK-DAG: callee @bound params 1 from contract {{.*}}: inside result with 0
void later(int *p);
void later(int *p __attribute__((noescape)));
const char *bound(const char *p __attribute__((lifetimebound)));

// CHECK-DAG: callee @says_nothing params 1 {{[!:]}}
void says_nothing(const void *p) __attribute__((nonnull(1)));

void all(void *p, unsigned h, const struct db *db) {
    db_close(db_open("x"));
    stmt_done(p, stmt_prepare(db));
    free(either());
    xfree(xmalloc(1));
    hold(0, p);
    slab_get();
    port_status(&h), port_truth(&h), port_always(&h), port_use(h), port_close(h);
    later(p);
    bound(p);
    says_nothing(p);
}
