// Pairs that a project's own model declares: what is taken from a pool, pinned, or counted, and given up on some paths alone.
// RUN: rm -rf %t && mkdir %t && cp %s %t/pairs.c && cp %S/Inputs/pairs.h %t/pairs.h
// RUN: echo 'models = pairs.h' > %t/.lifetime
// RUN: %lt %t/pairs.c -Xclang -verify -Xclang -verify-ignore-unexpected=note
// REQUIRES: plugin
#include <stddef.h>

struct pool;
struct conn { int fd; };
struct obj { int state; struct obj *next; };
struct page { int dirty; };

struct conn *pool_get(struct pool *pool);
void pool_put(struct pool *pool, struct conn *conn);
void obj_get(struct obj *o);
void obj_put(struct obj *o);
void page_pin(struct page *page);
void page_unpin(struct page *page);

int talk(const struct conn *c);
extern struct obj *head;

// --- should be reported --------------------------------------------------------------------------------------------

int pool_bad(struct pool *p) {
    struct conn *c = pool_get(p);
    if (!c)
        return -1;
    if (talk(c))
        return -1; // expected-warning {{'c' is not released on this path [lifetime-leak]}}
    pool_put(p, c);
    return 0;
}

int counted_bad(struct obj *o) {
    obj_get(o);
    if (o->state < 0)
        return -1; // expected-warning {{'o' is still held on this path [lifetime-leak]}}
    o->state++;
    obj_put(o);
    return 0;
}

int pinned_bad(struct page *p) {
    page_pin(p);
    if (p->dirty)
        return -1; // expected-warning {{'p' is still held on this path [lifetime-leak]}}
    p->dirty = 1;
    page_unpin(p);
    return 0;
}

// --- should be fine ------------------------------------------------------------------------------------------------

int pool_ok(struct pool *p) {
    struct conn *c = pool_get(p);
    if (!c)
        return -1;
    int rc = talk(c);
    pool_put(p, c);
    return rc;
}

void kept_ok(struct obj *o) {
    obj_get(o);
    if (o->state) {
        o->next = head;
        head = o;
        return;
    }
    obj_put(o);
}

struct obj *returned_ok(struct obj *o) {
    obj_get(o);
    if (o->state)
        return o;
    obj_put(o);
    return NULL;
}

int still_there_ok(struct obj *o) {
    obj_get(o);
    o->state = 1;
    obj_put(o); // the caller's reference is left
    return o->state;
}

int FN_one_or_none_bad(struct page *p) { // 1 may be the success that the caller asks for
    page_pin(p);
    if (p->dirty)
        return 1;
    p->dirty = 1;
    page_unpin(p);
    return 0;
}
