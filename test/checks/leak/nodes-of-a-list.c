// What a node holds is not lost while the list that is being built leads to it.
// RUN: %lt %s -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stdlib.h>
#include <string.h>

struct node {
    struct node *next;
    char *text;
};
void free_all(struct node **list);

int copy_list_ok(struct node **to, const struct node *from) {
    struct node *n, *last = NULL;
    *to = NULL;
    for (; from; from = from->next) {
        n = calloc(1, sizeof *n);
        if (!n) {
            free_all(to);
            return 1;
        }
        if (last)
            last->next = n;
        else
            *to = n;
        last = n;
        n->text = strdup(from->text);
        if (!n->text) {
            free_all(to);
            return 1;
        }
    }
    return 0;
}

int copy_one_bad(const struct node *from) {
    struct node *n = calloc(1, sizeof *n);
    if (!n)
        return 1;
    n->text = strdup(from->text);
    if (!n->text || !*n->text) {
        free(n); // expected-warning{{'n->text' is not released}}
        return 1;
    }
    free(n->text);
    free(n);
    return 0;
}
