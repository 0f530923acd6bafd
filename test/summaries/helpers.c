// What a function with a body does to its parameters and gives as its result is found from the body.
// REQUIRES: plugin
// RUN: %lt %s -fplugin-arg-lifetime-dump=summaries | FileCheck %s --match-full-lines
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct node {
    struct node *next, *child;
    char *name;
    int key;
};

// The output is sorted by name.

// CHECK: attach:
// CHECK-NEXT:   parent: borrowed
// CHECK-NEXT:   parent->child: written
// CHECK-NEXT:   child: borrowed("parent")
// CHECK-NEXT:   parent->child: same as child
// CHECK-NEXT:   child->key: written
void attach(struct node *parent, struct node *child) { parent->child = child; child->key = 1; }

// CHECK: clear:
// CHECK-NEXT:   *p: owned("free")
// CHECK-NEXT:   *p: null afterwards
// CHECK-NEXT:   p: borrowed
// CHECK-NEXT:   p: written
void clear(char **p) {
    free(*p);
    *p = NULL;
}

// CHECK: close_both:
// CHECK-NEXT:   a: owned("close")
// CHECK-NEXT:   b: owned("close")
void close_both(int a, int b) {
    if (a >= 0)
        close(a);
    close(b);
}

// CHECK: copy:
// CHECK-NEXT:   text: borrowed
// CHECK-NEXT:   return: owned("free")
char *copy(const char *text) { return strdup(text); }

// CHECK: die:
// CHECK-NEXT:   noreturn
void die(const char *why) {
    fputs(why, stderr);
    exit(1);
}

// CHECK: drop:
// CHECK-NEXT:   p: owned("free")
void drop(char *p) {
    if (p)
        free(p);
}

// CHECK: drop_if:
// CHECK-NEXT:   p: owned("free") when last != 0
void drop_if(char *p, bool last) {
    if (last)
        free(p);
}

// Not on every path, and no condition tells the paths apart.
// CHECK: drop_sometimes:
// CHECK-NEXT:   p: may be kept or released
void drop_sometimes(char *p) {
    if (*p == '#')
        free(p);
}

static void odd_free(struct node *n);

// CHECK: even_free:
// CHECK-NEXT:   n->next: owned("free")
// CHECK-NEXT:   n->next: may be kept or released
// CHECK-NEXT:   n: owned("free")
void even_free(struct node *n) {
    if (!n)
        return;
    odd_free(n->next);
    free(n);
}

// CHECK: find_blank:
// CHECK-NEXT:   s: borrowed
// CHECK-NEXT:   return: borrowed("s")
char *find_blank(char *s) {
    while (*s && *s != ' ')
        s++;
    return s;
}

static const char *kept;
// CHECK: keep:
// CHECK-NEXT:   s: borrowed("static")
// CHECK-NEXT:   writes other memory
void keep(const char *s) { kept = s; }

// CHECK: longer:
// CHECK-NEXT:   a: borrowed
// CHECK-NEXT:   b: borrowed
// CHECK-NEXT:   return: same as a
// CHECK-NEXT:   return: same as b
const char *longer(const char *a, const char *b) { return strlen(a) >= strlen(b) ? a : b; }

// CHECK: make:
// CHECK-NEXT:   out: borrowed
// CHECK-NEXT:   out: written
// CHECK-NEXT:   *out: owned("free") by the caller when return == 0
// CHECK-NEXT:   return: always when return >= -1
// CHECK-NEXT:   return: always when return <= 0
int make(char **out, size_t n) {
    char *p = malloc(n);
    if (!p)
        return -1;
    *out = p;
    return 0;
}

// A caller hears of what is gone with the node, too.
// CHECK: node_drop:
// CHECK-NEXT:   n->name: owned("free")
// CHECK-NEXT:   n: owned("free")
void node_drop(struct node *n) {
    if (!n)
        return;
    free(n->name);
    free(n);
}

// What is in a new object is the caller's, too.
// CHECK: node_new:
// CHECK-NEXT:   name: borrowed
// CHECK-NEXT:   return->name: owned("free") by the caller when return != 0
// CHECK-NEXT:   return: owned("free")
struct node *node_new(const char *name) {
    struct node *n = calloc(1, sizeof *n);
    if (!n)
        return NULL;
    n->name = strdup(name);
    if (!n->name) {
        free(n);
        return NULL;
    }
    return n;
}

// CHECK: odd_free:
// CHECK-NEXT:   n->next: owned("free")
// CHECK-NEXT:   n->next: may be kept or released
// CHECK-NEXT:   n: owned("free")
static void odd_free(struct node *n) {
    if (n) {
        even_free(n->next);
        free(n);
    }
}

// CHECK: open_it:
// CHECK-NEXT:   path: borrowed
// CHECK-NEXT:   return: owned("close") when return >= 0
int open_it(const char *path) { return open(path, O_RDONLY); }

// CHECK: open_or_die:
// CHECK-NEXT:   path: borrowed
// CHECK-NEXT:   return: owned("fclose")
// CHECK-NEXT:   return: not null
FILE *open_or_die(const char *path) {
    FILE *f = fopen(path, "r");
    if (!f)
        die(path);
    return f;
}

// The object is gone on the paths that return 0: freed on some, stored on others.
// CHECK: post:
// CHECK:        text: taken when return == 0
// CHECK-NEXT:   return: always when return >= -1
// CHECK-NEXT:   return: always when return <= 0
struct box { char *slots[8]; size_t count; };
int post(struct box *box, char *text) {
    if (box->count == 8)
        return -1;
    if (!*text) {
        free(text);
        return 0;
    }
    box->slots[box->count++] = text;
    return 0;
}

// CHECK: same:
// CHECK-NEXT:   p: borrowed
// CHECK-NEXT:   return: same as p
char *same(char *p) { return p; }

// A stranger gets it.
void stranger(void *what);
// CHECK: strange:
// CHECK-NEXT:   p: may be kept or released
// CHECK-NEXT:   p: written
// CHECK-NEXT:   return: same as p
// CHECK-NEXT:   writes other memory
char *strange(char *p) {
    stranger(p);
    return p;
}

// CHECK: text_of:
// CHECK-NEXT:   return: borrowed("static")
// CHECK-NEXT:   return: not null
// CHECK-NEXT:   writes other memory
const char *text_of(int n) {
    static char text[16];
    snprintf(text, sizeof text, "%d", n);
    return text;
}

// CHECK: tree_free:
// CHECK-NEXT:   n->child: owned("free")
// CHECK-NEXT:   n->child: may be kept or released
// CHECK-NEXT:   n->next: owned("free")
// CHECK-NEXT:   n->next: may be kept or released
// CHECK-NEXT:   n->name: owned("free")
// CHECK-NEXT:   n: owned("free")
void tree_free(struct node *n) {
    if (!n)
        return;
    tree_free(n->child);
    tree_free(n->next);
    node_drop(n);
}

// CHECK: walk_free:
// CHECK-NEXT:   head->next: may be kept or released
// CHECK-NEXT:   head->next: owned("free")
// CHECK-NEXT:   *head: may be kept or released
// CHECK-NEXT:   head: owned("free")
void walk_free(struct node *head) {
    while (head) {
        struct node *next = head->next;
        free(head);
        head = next;
    }
}

