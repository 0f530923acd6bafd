// Only the pointer to the beginning of a block releases it. One that was moved back may be that pointer.
// RUN: %lt -Wno-free-nonheap-object %s -Xclang -verify -Xclang -verify-ignore-unexpected=note
// REQUIRES: plugin
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
struct link { struct link *next; };
struct node { struct link chain; int key; struct link children; };

void later_field_bad(void) {
    struct node *n = calloc(1, sizeof *n);
    if (!n)
        return;
    free(&n->children); // expected-error-re {{'n->children'{{.*}}[lifetime-bad-free]}}
}

void first_field_ok(void) {
    struct node *n = calloc(1, sizeof *n);
    if (n)
        free(&n->chain.next);
}

int moved_on_some_paths_bad(const char *text) {
    char *p = strdup(text);
    if (!p)
        return -1;
    while (*p == ' ')
        p++;
    int first = *p;
    free(p); // expected-error-re {{'p'{{.*}}[lifetime-bad-free]}}
    return first;
}

int moved_back_ok(const char *text) {
    char *p = strdup(text);
    int n = 0;
    if (!p)
        return -1;
    for (; *p == ' '; p++)
        n++;
    free(p - n);
    return n;
}

void around_ok(void) {
    struct node *n = calloc(1, sizeof *n);
    if (!n)
        return;
    struct link *children = &n->children;
    free((struct node *)((char *)children - offsetof(struct node, children)));
}

// What lies behind the first byte may be read into an element that is not known: the first byte may have changed, too.
void moved_over_what_was_read_bad(FILE *in) {
    char *p = malloc(100);
    if (!p)
        return;
    p[0] = '\0';
    size_t length = strlen(p);
    if (!fgets(p + length, 100, in))
        p[length] = '\0';
    for (; *p != '\0'; p++)
        if (*p == 'x')
            break;
    free(p); // expected-error-re {{'p'{{.*}}[lifetime-bad-free]}}
}

// Nothing was written but at the beginning: the loop ends where it starts.
void not_moved_ok(void) {
    char *p = malloc(100);
    if (!p)
        return;
    p[0] = '\0';
    for (; *p != '\0'; p++)
        if (*p == 'x')
            break;
    free(p);
}
