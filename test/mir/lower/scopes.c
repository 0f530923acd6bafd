// Statement expressions, compound literals, cleanup functions, alloca: what lives how long.
// RUN: %lt -std=gnu17 -fplugin-arg-lifetime-dump=mir %s | FileCheck %s
// REQUIRES: plugin
struct point { int x, y; };
void freep(void *p);
char *dup(const char *s);

// CHECK-LABEL: function @value_leaves_first
// CHECK: live %t
// CHECK: %p = &%t
// CHECK-NEXT: dead %t
int value_leaves_first(int a) {
    int *p = ({ int t = a; &t; });
    return *p;
}

// CHECK-LABEL: function @literal_lives_in_its_block
// CHECK: live [[L:%[0-9]+]]
// CHECK-NEXT: [[L]].x = 1
// CHECK-NEXT: [[L]].y = 2
// CHECK-NEXT: %p = &[[L]]
// CHECK-NEXT: dead [[L]]
// CHECK: %return = copy %p->x
int literal_lives_in_its_block(int a) {
    const struct point *p = 0;
    if (a) {
        p = &(struct point){1, 2};
    }
    return p->x;
}

// The result is stored before the function runs, and the function runs on every way out.
// CHECK-LABEL: function @cleanup
// CHECK: if copy %c != null goto
// CHECK: %return = null
// CHECK-NEXT: call @freep(&%c)
// CHECK-NEXT: return
// CHECK: %return = copy %t
// CHECK-NEXT: dead %t
// CHECK-NEXT: call @freep(&%c)
// CHECK-NEXT: return
char *cleanup(const char *s) {
    __attribute__((cleanup(freep))) char *c = dup(s);
    if (!c)
        return 0;
    return ({ char *t = c; c = 0; t; });
}

// CHECK-LABEL: function @cleanup_of_a_block
// CHECK: call @freep(&%c)
// CHECK-NEXT: dead %c
// CHECK-NEXT: goto
void cleanup_of_a_block(const char *s) {
    while (*s) {
        __attribute__((cleanup(freep))) char *c = dup(s);
    }
}

// CHECK-LABEL: function @stack
// CHECK: live %alloca
// CHECK-NEXT: %p = &%alloca
char *stack(unsigned long n) {
    char *p = __builtin_alloca(n);
    return p;
}

// CHECK-LABEL: function @returned_literal
// CHECK: %return.x = copy %x
// CHECK-NEXT: %return.y = 3
// CHECK-NEXT: return
struct point returned_literal(int x) {
    return (struct point){x, 3};
}
