// Calls: results go straight to their place, a dropped result has none; builtins that are operators are no calls.
// RUN: %lt -std=gnu17 -fplugin-arg-lifetime-dump=mir %s | FileCheck %s
// REQUIRES: plugin
struct pair { char *key; int n; };
char *dup(const char *s);
int eat(char *s, ...);
struct pair make(char *s);
int (*hook)(int);

// CHECK-LABEL: function @results
// CHECK: call @dup(literal {{[0-9]+}} size {{[0-9]+}})
// CHECK: %s = call @dup(literal {{[0-9]+}} size {{[0-9]+}})
// CHECK: %p->key = call @dup(copy %s)
// CHECK: [[T:%[0-9]+]] = call @dup(copy %s)
// CHECK-NEXT: call @eat(copy [[T]], 1, copy %p.*)
// CHECK-NEXT: dead [[T]]
// CHECK: %return = call @eat(copy %s)
int results(struct pair *p) {
    dup("dropped");
    char *s = dup("kept");
    p->key = dup(s);
    (void)eat(dup(s), 1, *p);
    return eat(s);
}

// CHECK-LABEL: function @records
// CHECK: %p = call @make(copy %s)
// CHECK: [[T:%[0-9]+]] = call @make(copy %s)
// CHECK: %return = copy [[T]].n
int records(char *s) {
    struct pair p = make(s);
    return make(s).n;
}

// CHECK-LABEL: function @pointers
// CHECK: call via %f(1)
// CHECK: call via %hook(2)
// CHECK: %g = &@eat
// CHECK: call @eat(null)
void pointers(int (*f)(int)) {
    f(1);
    (*hook)(2);
    int (*g)(char *, ...) = eat;
    g(0);
}

// CHECK-LABEL: function @arms
// CHECK: %s = copy %a
// CHECK: %s = call @dup(literal {{[0-9]+}} size {{[0-9]+}})
// CHECK: %s = copy %a
// CHECK: %s = literal
void arms(char *a) {
    char *s = a ? a : dup("x");
    s = a ?: "y";
}

// CHECK-LABEL: function @builtins
// CHECK: %size.* = derive mul copy %a, copy %b
// CHECK: unreachable
int builtins(int a, int b, int *size) {
    if (__builtin_mul_overflow(a, b, size))
        return -1;
    if (a)
        __builtin_unreachable();
    return __builtin_popcount(b);
}

// CHECK-LABEL: function @atomics
// CHECK: %old = copy %p.*
// CHECK-NEXT: %p.* = copy %s
void atomics(char **p, char *s) {
    char *old = __atomic_exchange_n(p, s, __ATOMIC_SEQ_CST);
}

// CHECK-LABEL: function @assembly
// CHECK: %out = derive opaque copy %in
int assembly(int in) {
    int out;
    __asm__("nop" : "=r"(out) : "r"(in));
    return out;
}
