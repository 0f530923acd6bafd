// Initialiser lists write field by field; what is not named is zero.
// RUN: %lt -fplugin-arg-lifetime-dump=mir %s | FileCheck %s
// REQUIRES: plugin
struct pair { char *key; int n; };
struct table { struct pair rows[2]; struct table *next; union { int i; char *s; } u; };
char *dup(const char *s);

// CHECK-LABEL: function @designated
// CHECK: live %t
// CHECK-NEXT: %t.rows[?].key = null
// CHECK-NEXT: %t.rows[?].n = 0
// CHECK-NEXT: %t.rows[1].key = call @dup(copy %s)
// CHECK-NEXT: %t.rows[1].n = 0
// CHECK-NEXT: %t.next = null
void designated(const char *s) {
    struct table t = {.rows[1].key = dup(s)};
}

// CHECK-LABEL: function @zero
// CHECK: %p.key = null
// CHECK-NEXT: %p.n = 0
// CHECK: %a[?] = null
void zero(void) {
    struct pair p = {0};
    char *a[8] = {0};
}

// CHECK-LABEL: function @copies
// CHECK: %a = copy %b.*
// CHECK-NEXT: %b.* = copy %a
void copies(struct pair *b) {
    struct pair a = *b;
    *b = a;
}

// The pieces are all read before the first is written.
// CHECK-LABEL: function @swapped
// CHECK: [[T:%[0-9]+]].key = copy %p->key
// CHECK: %p.* = copy [[T]]
void swapped(struct pair *p) {
    *p = (struct pair){p->key, p->n + 1};
}

// CHECK-LABEL: function @text
// CHECK: %t = literal
// CHECK: %p = literal
void text(void) {
    char t[8] = "abc";
    const char *p = "abc";
}
