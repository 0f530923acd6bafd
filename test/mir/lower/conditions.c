// A condition is a branch on a relation between operands; `!`, `&&`, `||`, comparisons with 0 and expectations vanish.
// RUN: %lt -fplugin-arg-lifetime-dump=mir %s | FileCheck %s
// REQUIRES: plugin
int f(void);
void g(int);
_Noreturn void die(void);

// CHECK-LABEL: function @null_tests
// CHECK: if copy %p != null goto
// CHECK: if copy %p != null goto
// CHECK: if copy %p == null goto
// CHECK: if copy %p != copy %q goto [[NO:bb[0-9]+]] else [[YES:bb[0-9]+]]
// CHECK: [[YES]]:
// CHECK-NEXT: call @g(4)
void null_tests(char *p, char *q) {
    if (p)
        g(1);
    if (!p)
        g(2);
    if (0 == p)
        g(3);
    if (!(p != q) == 1)
        g(4);
}

// CHECK-LABEL: function @constants_stand_right
// CHECK: if copy %n > 5 goto
// CHECK: if copy %n <= 97 goto
// CHECK: if copy %n == 3 goto
enum { LIMIT = 3 };
void constants_stand_right(int n) {
    if (5 < n)
        g(1);
    if ('a' >= n)
        g(2);
    if (n == LIMIT)
        g(3);
}

// CHECK-LABEL: function @short_circuit
// CHECK: if copy %a != 0 goto [[B:bb[0-9]+]] else [[NO:bb[0-9]+]]
// CHECK: [[YES:bb[0-9]+]]:
// CHECK-NEXT: call @g(1)
// CHECK: [[B]]:
// CHECK: if copy %b > 2 goto [[YES]] else [[C:bb[0-9]+]]
// CHECK: [[C]]:
// CHECK: if copy %c != 0 goto [[YES]] else [[NO]]
void short_circuit(int a, int b, int c) {
    if (a && (b > 2 || c))
        g(1);
}

// CHECK-LABEL: function @expectations
// CHECK: if copy %p != null goto [[Q:bb[0-9]+]] else [[BAD:bb[0-9]+]]
// CHECK: [[BAD]]:
// CHECK-NEXT: call @die()
// CHECK-NEXT: unreachable
// CHECK: [[Q]]:
// CHECK-NEXT: if copy %q != null goto {{bb[0-9]+}} else [[BAD]]
void expectations(char *p, char *q) {
    if (__builtin_expect(!!(!p || !q), 0))
        die();
}

// CHECK-LABEL: function @assignment_is_tested_by_its_place
// CHECK: %p = call @get()
// CHECK-NEXT: if copy %p == null goto
char *get(void);
int assignment_is_tested_by_its_place(void) {
    char *p;
    if ((p = get()) == 0)
        return -1;
    return *p;
}

// CHECK-LABEL: function @truth_is_one_or_zero
// CHECK: if copy %a != 0 goto [[RIGHT:bb[0-9]+]] else [[NO:bb[0-9]+]]
// CHECK: [[YES:bb[0-9]+]]:
// CHECK-NEXT: %ok = 1
// CHECK: [[NO]]:
// CHECK-NEXT: %ok = 0
// CHECK: [[RIGHT]]:
// CHECK-NEXT: if copy %b != 0 goto [[YES]] else [[NO]]
int truth_is_one_or_zero(int a, int b) {
    int ok = a && b;
    return ok;
}

// CHECK-LABEL: function @unsigned_order
// CHECK: [[T:%[0-9]+]] = derive cast copy %n
// CHECK-NEXT: if copy [[T]] < copy %size goto
// CHECK: if copy %n == copy %size goto
int unsigned_order(int n, unsigned long size) {
    if (n < size) // -1 is large here
        return 1;
    return n == size ? 2 : 3;
}

// CHECK-LABEL: function @decided
// CHECK-NOT: if
// CHECK: call @g(1)
// CHECK-NOT: if
// CHECK: return
void decided(void) {
    do
        g(1);
    while (0);
    if (sizeof(int) == 2)
        g(2);
}
