// Loops, switches and jumps; what is declared in a block dies when control leaves it, by whatever way.
// RUN: %lt -fplugin-arg-lifetime-dump=mir %s | FileCheck %s
// REQUIRES: plugin
int f(void);
void g(int);
_Noreturn void die(void);

// CHECK-LABEL: function @loop
// CHECK: live %i
// CHECK: [[HEAD:bb[0-9]+]]:
// CHECK-NEXT: if copy %i < 3 goto [[BODY:bb[0-9]+]] else [[DONE:bb[0-9]+]]
// CHECK: [[NEXT:bb[0-9]+]]:
// CHECK-NEXT: %i = derive add copy %i, 1
// CHECK-NEXT: goto [[HEAD]]
// CHECK: [[BODY]]:
// CHECK-NEXT: live %z
// continue
// CHECK: dead %z
// CHECK-NEXT: goto [[NEXT]]
// break
// CHECK: dead %z
// CHECK-NEXT: goto [[OUT:bb[0-9]+]]
// the end of the body
// CHECK: dead %z
// CHECK-NEXT: goto [[NEXT]]
// CHECK: [[OUT]]:
// CHECK-NEXT: dead %i
// CHECK-NEXT: return
void loop(void) {
    for (int i = 0; i < 3; i++) {
        int z = i;
        if (z == 1)
            continue;
        if (z == 2)
            break;
        g(z);
    }
}

// CHECK-LABEL: function @cases
// CHECK: switch copy %k {1: [[ONE:bb[0-9]+]], 2: [[TWO:bb[0-9]+]], 5..9: [[RANGE:bb[0-9]+]], default: [[REST:bb[0-9]+]]}
// CHECK: [[RANGE]]:
// CHECK: call @g(5)
// CHECK: [[TWO]]:
// CHECK-NEXT: call @g(2)
// CHECK: [[ONE]]:
// CHECK-NEXT: goto [[TWO]]
void cases(int k) {
    switch (k) {
    case 1:
    case 2: g(2); break;
    case 5 ... 9: g(5);
    }
}

// Each enumerator has its case: there is no other way.
// CHECK-LABEL: function @covered
// CHECK: default: [[NOWHERE:bb[0-9]+]]}
// CHECK: [[NOWHERE]]:
// CHECK-NEXT: unreachable
enum colour { RED, GREEN };
int covered(enum colour c) {
    switch (c) {
    case RED: return 1;
    case GREEN: return 2;
    }
    die();
}

// CHECK-LABEL: function @forward_goto
// CHECK: if copy %p != null goto {{bb[0-9]+}} else [[FAIL:bb[0-9]+]]
// CHECK: [[FAIL]]:
// CHECK-NEXT: goto [[LEAVE:bb[0-9]+]]
// CHECK: call @g(copy %inner)
// CHECK-NEXT: dead %inner
// CHECK-NEXT: goto [[OUT:bb[0-9]+]]
// CHECK: [[LEAVE]]:
// CHECK-NEXT: dead %inner
// CHECK-NEXT: goto [[OUT]]
void forward_goto(char *p) {
    {
        int inner = 1;
        if (!p)
            goto out;
        g(inner);
    }
out:
    return;
}

// CHECK-LABEL: function @backward_goto
// CHECK: goto [[AGAIN:bb[0-9]+]]
// CHECK: [[AGAIN]]:
// CHECK-NEXT: live %n
// CHECK: dead %n
// CHECK-NEXT: goto [[AGAIN]]
void backward_goto(void) {
again: {
    int n = f();
    if (n)
        goto again;
}
}

// CHECK-LABEL: function @computed
// CHECK: if ? goto [[A:bb[0-9]+]] else [[NEXT:bb[0-9]+]]
// CHECK: [[NEXT]]:
// CHECK-NEXT: goto [[B:bb[0-9]+]]
int computed(int n) {
    static void *const table[] = {&&a, &&b};
    goto *table[n];
a:
    return 1;
b:
    return 2;
}

// CHECK-LABEL: function @noreturn_ends
// CHECK: call @die()
// CHECK-NEXT: unreachable
// CHECK-NOT: @g(7)
// CHECK: }
void noreturn_ends(void) {
    die();
    g(7);
}

// CHECK-LABEL: function @into_a_loop
// CHECK: call @g(8)
// CHECK: if copy %n > 7 goto
void into_a_loop(int n) {
    switch (n & 7) {
        do {
    case 1: g(7);
    case 0: g(8);
        } while (n > 7);
    }
}
