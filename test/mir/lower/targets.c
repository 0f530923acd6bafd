// A call through a pointer that can only point to one function is a call of that function.
// RUN: %lt -std=gnu17 -w -fplugin-arg-lifetime-dump=mir %s | FileCheck %s
// REQUIRES: plugin
void drop(void *p);
void other(void *p);
struct ops { int version; void (*destroy)(void *); };
struct table { struct ops ops; };
static void destroy(void *p) { drop(p); }

static const struct ops constant_ops = {1, destroy};
static struct ops changed_ops = {1, destroy};
static const struct table nested = {.ops = {.destroy = drop}};
static void (*const constant)(void *) = drop;
static void (*never_written)(void *) = drop;
static void (*set_once)(void *);
static void (*set_twice)(void *) = drop;
static void (*by_address)(void *) = drop;
static void (*other_type)(void *, int) = (void (*)(void *, int))drop;
void (*visible)(void *) = drop;
static void (*volatile unstable)(void *) = drop;
void hand(void (**p)(void *));

void writes(void) {
    set_once = drop;
    set_once = &drop;
    set_twice = other;
    hand(&by_address);
}

// CHECK-LABEL: function @direct
// CHECK: call @drop(copy %p)
// CHECK-NEXT: call @drop(copy %p)
// CHECK-NEXT: call @drop(copy %p)
// CHECK-NEXT: call @drop(copy %p)
// CHECK-NEXT: call @[[DESTROY:[0-9a-z~]+]](copy %p)
// CHECK-NEXT: call @drop(copy %p)
// CHECK: %local = &@drop
// CHECK-NEXT: call @drop(copy %p)
// CHECK-NEXT: return
void direct(void *p) {
    constant(p);
    (*constant)(p);
    never_written(p);
    set_once(p);
    constant_ops.destroy(p);
    nested.ops.destroy(p);
    void (*const local)(void *) = drop;
    local(p);
}

// CHECK-LABEL: function @indirect
// CHECK: call via %set_twice(copy %p)
// CHECK-NEXT: call via %by_address(copy %p)
// CHECK-NEXT: call via %visible(copy %p)
// CHECK-NEXT: call via %unstable(copy %p)
// CHECK-NEXT: call via %changed_ops.destroy(copy %p)
// CHECK-NEXT: call via %other_type(copy %p, 1)
// CHECK-NEXT: call via %given->destroy(copy %p)
void indirect(void *p, const struct ops *given) {
    set_twice(p);
    by_address(p);
    visible(p);
    unstable(p);
    changed_ops.destroy(p);
    other_type(p, 1);
    given->destroy(p);
}
