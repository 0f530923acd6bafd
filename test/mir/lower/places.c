// What an lvalue denotes: derefs, fields, elements; casts between pointers vanish.
// RUN: %lt -fplugin-arg-lifetime-dump=mir %s | FileCheck %s
// REQUIRES: plugin
struct inner { int id; char *text; };
struct node {
    struct node *next;
    struct inner in[3];
    union { char *s; void *p; struct { int n; char *owned; } r; } u;
    unsigned flag : 1;
};

// CHECK-LABEL: function @fields
// CHECK: %n->next->in[2].text = copy %s
// CHECK-NEXT: %n->flag = 1
// CHECK-NEXT: %n->next->next = null
void fields(struct node *n, char *s) {
    n->next->in[2].text = s;
    n->flag = 1;
    (*(*n).next).next = 0;
}

// CHECK-LABEL: function @union_fields_overlap
// CHECK: %n->u.[[ONE:[a-z]+]] = copy %s
// CHECK-NEXT: %return = copy %n->u.[[ONE]]
void *union_fields_overlap(struct node *n, char *s) {
    n->u.s = s;
    return n->u.p;
}

// CHECK-LABEL: function @first_element
// CHECK: %p.* = 1
// CHECK-NEXT: %p.* = 2
// CHECK-NEXT: %p.*[3] = 3
// CHECK-NEXT: %p.*[3] = 4
void first_element(int *p) {
    *p = 1;
    p[0] = 2;
    p[3] = 3;
    *(p + 3) = 4;
}

// The index of an access is put down before it.
// CHECK-LABEL: function @variable_index
// CHECK: [[T:%[0-9]+]] = derive offset &%a, copy %i
// CHECK-NEXT: dead [[T]]
// CHECK-NEXT: %a[?] = 0
// CHECK-NEXT: [[T]] = derive offset copy %p, copy %i
// CHECK-NEXT: dead [[T]]
// CHECK-NEXT: %return = copy %p.*[?]
int variable_index(int *p, int i) {
    int a[4];
    a[i] = 0;
    return p[i];
}

// CHECK-LABEL: function @negative_index
// CHECK: derive offset copy %p, -1
// CHECK: %return = copy %p.*[?]
int negative_index(int *p) {
    return p[-1];
}

// CHECK-LABEL: function @address_of_element
// CHECK: %q = derive offset copy %p, copy %i
// CHECK: %r = &%a[2]
// CHECK: %s = &%a
// CHECK: %t = copy %p
void address_of_element(int *p, int i) {
    int a[4], *q = &p[i], *r = &a[2], *s = a, *t = &*p;
}

// CHECK-LABEL: function @rows
// CHECK: [[ROW:%[0-9]+]] = derive offset copy %m, copy %i
// CHECK-NEXT: [[T:%[0-9]+]] = derive offset copy [[ROW]], copy %j
// CHECK-NEXT: dead [[T]]
// CHECK-NEXT: %return = copy [[ROW]].*[?]
int rows(int m[3][4], int i, int j) {
    return m[i][j];
}

// CHECK-LABEL: function @casts
// CHECK: param %p
// CHECK: %s = copy %p.*
// CHECK: %t = copy %s
// CHECK: if copy %t == -1 goto
// CHECK: [[W:%[0-9]+]] = derive cast copy %t
// CHECK-NEXT: call @g(copy [[W]])
void g(unsigned long);
void casts(void *p) {
    char *s = *(char **)p;
    long *t = (long *)(void *)s;
    if (t == (void *)-1)
        return;
    g((unsigned long)t);
}

// CHECK-LABEL: function @old_value
// CHECK: [[OLD:%[0-9]+]] = copy %p
// CHECK-NEXT: %p = derive offset copy %p, 1
// CHECK-NEXT: [[OLD]].* = 1
// CHECK: %p = derive offset copy %p, -1
// CHECK-NEXT: %p.* = 2
void old_value(char *p) {
    *p++ = 1;
    *--p = 2;
}

// CHECK-LABEL: function @through_a_foreign_type
// CHECK: [[P:%[0-9]+]] = copy %n
// CHECK-NEXT: [[P]].* = copy %free_list
static void *free_list;
void through_a_foreign_type(struct node *n) {
    *(void **)n = free_list;
}
