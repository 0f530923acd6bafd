// A field that a store through a pointer to a pointer may have changed, or a parameter that was given another value, is not the released object.
// RUN: %lt %s -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stdlib.h>

struct node {
    struct {
        struct node *next, **previous;
    } link;
    char *text;
};
struct head {
    struct node *first, **last;
};
struct owner {
    struct head *nodes;
};

// A tail queue as <sys/queue.h> links it: the element before it is known by the address of its link.
static void unlink_first_ok(struct head *h) {
    struct node *n;
    while ((n = h->first)) {
        if (n->link.next)
            n->link.next->link.previous = n->link.previous;
        else
            h->last = n->link.previous;
        *n->link.previous = n->link.next;
        free(n->text);
        free(n);
    }
}
void owner_end_ok(struct owner *o) {
    struct node *n;
    while ((n = o->nodes->first)) {
        if (n->link.next)
            n->link.next->link.previous = n->link.previous;
        else
            o->nodes->last = n->link.previous;
        *n->link.previous = n->link.next;
        free(n->text);
        free(n);
    }
    unlink_first_ok(o->nodes);
}

// Nothing relinks: the first one is the released one.
void never_unlinked_bad(struct head *h) {
    free(h->first);
    free(h->first->text); // expected-error{{'h->first' is used after it was released}}
}

struct tree {
    struct tree *left, *right, *parent;
};
struct tree *tree_first(struct tree *);

static struct tree *tree_next(struct tree *t) {
    if (t->right) {
        t = t->right;
        while (t->left)
            t = t->left;
    } else if (t->parent && t == t->parent->left) {
        t = t->parent;
    } else {
        while (t->parent && t == t->parent->right)
            t = t->parent;
        t = t->parent;
    }
    return t;
}
void tree_end_ok(struct tree *root) {
    struct tree *t, *next;
    for (t = tree_first(root); t && (next = tree_next(t), 1); t = next)
        free(t);
}

static struct tree *with_left(struct tree *t) {
    while (t && !t->left)
        t = t->parent;
    return t;
}
void same_again_bad(struct tree *t) {
    struct tree *found = with_left(t);
    free(t);
    if (found)
        free(found->left); // expected-error{{'found' is used after it was released}}
}
