// A cleanup function runs once on every way out of the scope, after the returned value is there, the last variable first.
// RUN: %lt -std=gnu17 -fplugin-arg-lifetime-dump=mir %s | FileCheck %s
// REQUIRES: plugin
#define NULL ((void *)0)
#define auto_release __attribute__((cleanup(release)))
#define TAKE(p) ({ __typeof__(p) *at_ = &(p); __typeof__(p) taken_ = *at_; *at_ = NULL; taken_; })
void release(void *p);
char *make(void);
int look(const char *p);

// CHECK-LABEL: function @in_order
// CHECK: %return = call @look(copy %a)
// CHECK-NEXT: call @release(&%b)
// CHECK-NEXT: call @release(&%a)
// CHECK-NEXT: return
int in_order(void) {
    auto_release char *a = make();
    auto_release char *b = make();
    return look(a);
}

// CHECK-LABEL: function @falls_through
// CHECK: %inner = call @make()
// CHECK-NEXT: call @release(&%inner)
// CHECK-NEXT: dead %inner
// CHECK: call @look(null)
// CHECK-NEXT: call @release(&%outer)
// CHECK-NEXT: return
void falls_through(void) {
    auto_release char *outer = make();
    { auto_release char *inner = make(); }
    look(NULL);
}

// `break`, `continue` and the end of the turn leave the turn's variable, `return` both, `goto` those between.
// CHECK-LABEL: function @jumps
// CHECK: if copy %n == 1 goto [[BREAK:bb[0-9]+]]
// CHECK: [[BREAK]]:
// CHECK-NEXT: call @release(&%b)
// CHECK-NEXT: dead %b
// CHECK-NEXT: goto
// CHECK: if copy %n == 2 goto [[CONTINUE:bb[0-9]+]]
// CHECK: [[CONTINUE]]:
// CHECK-NEXT: call @release(&%b)
// CHECK-NEXT: dead %b
// CHECK-NEXT: goto
// CHECK: if copy %n == 3 goto [[GOTO:bb[0-9]+]]
// CHECK: if copy %n == 4 goto [[RETURN:bb[0-9]+]]
// CHECK: [[RETURN]]:
// CHECK-NEXT: %return = 4
// CHECK-NEXT: call @release(&%b)
// CHECK-NEXT: call @release(&%a)
// CHECK-NEXT: return
int jumps(int n) {
    auto_release char *a = make();
    while (look(a)) {
        auto_release char *b = make();
        if (n == 1)
            break;
        if (n == 2)
            continue;
        if (n == 3)
            goto out;
        if (n == 4)
            return 4;
    }
out:
    return 0;
}

// A backward jump leaves the variable that is declared anew behind the label.
// CHECK-LABEL: function @backwards
// CHECK: call @release(&%a)
// CHECK-NEXT: dead %a
// CHECK-NEXT: goto
// CHECK: call @release(&%a)
int backwards(int n) {
again:;
    {
        auto_release char *a = make();
        if (look(a) < n)
            goto again;
    }
    return 0;
}

// What is taken out is the value before: the cleanup finds null.
// CHECK-LABEL: function @taken
// CHECK: %at_ = &%p
// CHECK: %taken_ = copy %at_.*
// CHECK-NEXT: %at_.* = null
// CHECK-NEXT: %return = copy %taken_
// CHECK: call @release(&%p)
// CHECK-NEXT: return
char *taken(void) {
    auto_release char *p = make();
    return TAKE(p);
}

// CHECK-LABEL: function @in_switch
// CHECK: call @release(&%a)
// CHECK-NEXT: dead %a
// CHECK-NEXT: goto
void in_switch(int n) {
    switch (n) {
    case 1: {
        auto_release char *a = make();
        break;
    }
    default:
        look(NULL);
    }
}
