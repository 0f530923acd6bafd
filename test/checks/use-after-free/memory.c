// Memory is not read, written, passed on, stored or returned after it was released, through whichever pointer.
// RUN: %lt %s -D_GNU_SOURCE -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node { struct node *next; char *text; int key; };
struct user { char *name; struct user *friend; int logins; };
struct buffer { char *data; size_t used, size; };
struct parser { char *token; const char *at; int depth; };
struct tree { struct tree *left, *right; int key; };

int measure([[borrowed]] const char *text);
void unknown(const void *p);
void report(const char *format, ...);
[[borrowed("u")]] const char *user_name(const struct user *u);

// --- should be reported --------------------------------------------------------------------------------------------

int read_bad(int *p) {
    free(p);
    return *p; // expected-error {{'p' is used after it was released [lifetime-use-after-free]}}
}

void written_bad(struct user *u) {
    free(u);
    u->logins = 0; // expected-error-re {{'u' is used{{.*}}[lifetime-use-after-free]}}
}

size_t library_bad(char *text) {
    free(text);
    return strlen(text); // expected-error-re {{'text' {{.*}}[lifetime-use-after-free]}}
}

void printed_bad(const char *text) {
    char *copy = strdup(text);
    if (!copy)
        return;
    free(copy);
    printf("%s\n", copy); // expected-error-re {{'copy' {{.*}}[lifetime-use-after-free]}}
}

void stranger_bad(struct user *u) {
    free(u);
    unknown(u); // expected-error-re {{'u' is passed on{{.*}}[lifetime-use-after-free]}}
}

char *returned_bad(char *text) {
    free(text);
    return text; // expected-error-re {{'text' is returned{{.*}}[lifetime-use-after-free]}}
}

void list_bad(struct node *list) {
    for (struct node *n = list; n; n = n->next) // expected-error-re {{'n' {{.*}}[lifetime-use-after-free]}}
        free(n);
}

void list_while_bad(struct node *list) {
    while (list) {
        free(list->text);
        free(list);
        list = list->next; // expected-error-re {{'list' {{.*}}[lifetime-use-after-free]}}
    }
}

void member_after_bad(struct user *u) {
    free(u);
    free(u->name); // expected-error-re {{'u' {{.*}}[lifetime-use-after-free]}}
}

int alias_bad(int n) {
    int *p = malloc((size_t)n * sizeof *p), *q = p;
    if (!p)
        return -1;
    q[0] = n;
    free(p);
    return q[0]; // expected-error-re {{'q' {{.*}}[lifetime-use-after-free]}}
}

char inner_pointer_bad(const char *text) {
    char *copy = strdup(text);
    if (!copy)
        return 0;
    char *last = strrchr(copy, '/');
    free(copy);
    return last ? *last : 0; // expected-error-re {{'last' {{.*}}[lifetime-use-after-free]}}
}

int old_pointer_after_realloc_bad(int *table, size_t n) {
    int *bigger = realloc(table, 2 * n * sizeof *bigger);
    if (!bigger)
        return -1;
    int first = table[0]; // expected-error-re {{'table' {{.*}}[lifetime-use-after-free]}}
    free(bigger);
    return first;
}

int error_path_bad(const char *path) {
    char *copy = strdup(path);
    if (!copy)
        return -1;
    int rc = measure(copy);
    if (rc < 0)
        free(copy);
    if (rc < -1)
        report("%s: %d", copy, rc); // expected-error-re {{'copy' {{.*}}[lifetime-use-after-free]}}
    if (rc >= 0)
        free(copy);
    return rc;
}

void message_bad(struct user *u) {
    free(u->name);
    report("forgot %s", u->name); // expected-error-re {{'u->name' {{.*}}[lifetime-use-after-free]}}
}

int switch_bad(int command, char *line) {
    switch (command) {
    case 'q':
        free(line);
    case 'p': // falls through
        puts(line); // expected-error-re {{'line' {{.*}}[lifetime-use-after-free]}}
        break;
    }
    return 0;
}

void loop_carried_bad(char *scratch, const char **names, int n) {
    for (int i = 0; i < n; i++) {
        snprintf(scratch, 64, "%s", names[i]); // expected-error-re {{'scratch' {{.*}}[lifetime-use-after-free]}}
        measure(scratch);
        free(scratch);
    }
}

int goto_bad(const char *text) {
    int rc = -1;
    char *copy = strdup(text);
    if (!copy)
        return -1;
    if (measure(copy) < 0)
        goto fail;
    rc = 0;
fail:
    free(copy);
    if (rc < 0)
        report("cannot measure %s", copy); // expected-error-re {{'copy' {{.*}}[lifetime-use-after-free]}}
    return rc;
}

static char *current;

const char *global_bad(void) {
    free(current);
    return current; // expected-error-re {{'current' {{.*}}[lifetime-use-after-free]}}
}

int nested_bad(struct user *u) {
    struct user *f = u->friend;
    free(f);
    return u->friend->logins; // expected-error-re {{'u->friend' {{.*}}[lifetime-use-after-free]}}
}

void tree_bad(struct tree *t) {
    if (!t)
        return;
    tree_bad(t->left);
    free(t);
    tree_bad(t->right); // expected-error-re {{'t' {{.*}}[lifetime-use-after-free]}}
}

int borrowed_bad(struct user *u) {
    const char *name = user_name(u);
    free(u);
    return measure(name); // expected-error-re {{'name' {{.*}}[lifetime-use-after-free]}}
}

void copied_bad(char *to, char *from, size_t n) {
    free(from);
    memcpy(to, from, n); // expected-error-re {{'from' {{.*}}[lifetime-use-after-free]}}
}

int token_bad(struct parser *p) {
    char *token = p->token;
    free(p->token);
    p->token = NULL;
    return token[0]; // expected-error-re {{'token' {{.*}}[lifetime-use-after-free]}}
}

int stored_bad(struct user *u, char *name) {
    free(name);
    u->name = name;
    return measure(u->name); // expected-error-re {{'u->name' {{.*}}[lifetime-use-after-free]}}
}

bool retry_bad(char *buffer, int tries) {
    bool done = false;
    while (!done && tries-- > 0) {
        done = measure(buffer) == 0; // expected-error-re {{'buffer' {{.*}}[lifetime-use-after-free]}}
        if (!done)
            free(buffer);
    }
    return done;
}

int ternary_bad(bool early, char *text) {
    early ? free(text) : (void)0;
    int n = measure(text); // expected-error-re {{'text' {{.*}}[lifetime-use-after-free]}}
    if (!early)
        free(text);
    return n;
}

int address_of_field_bad(struct buffer *b) {
    size_t *used = &b->used;
    free(b);
    return (int)*used; // expected-error-re {{'used' {{.*}}[lifetime-use-after-free]}}
}

int getline_bad(FILE *in) {
    char *line = NULL, *start;
    size_t size = 0;
    if (getline(&line, &size, in) < 0) {
        free(line);
        return -1;
    }
    start = line + strspn(line, " \t");
    free(line);
    return *start == '#'; // expected-error-re {{'start' {{.*}}[lifetime-use-after-free]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

int read_before_ok(int *p) {
    int value = *p;
    free(p);
    return value;
}

void list_next_ok(struct node *list) {
    for (struct node *n = list, *next; n; n = next) {
        next = n->next;
        free(n);
    }
}

void list_pop_ok(struct node **list) {
    while (*list) {
        struct node *n = *list;
        *list = n->next;
        free(n->text);
        free(n);
    }
}

void list_recursive_ok(struct node *n) {
    if (!n)
        return;
    list_recursive_ok(n->next);
    free(n->text);
    free(n);
}

void delete_matching_ok(struct node **list, int key) {
    for (struct node **at = list; *at;) {
        struct node *n = *at;
        if (n->key == key) {
            *at = n->next;
            free(n);
        } else {
            at = &n->next;
        }
    }
}

void delete_first_ok(struct node **list, int key) {
    struct node *previous = NULL;
    for (struct node *n = *list; n; previous = n, n = n->next) {
        if (n->key != key)
            continue;
        if (previous)
            previous->next = n->next;
        else
            *list = n->next;
        free(n);
        return;
    }
}

void delete_all_but_ok(struct node *list, const struct node *keep) {
    struct node *n = list;
    while (n) {
        struct node *next = n->next;
        if (n != keep)
            free(n);
        n = next;
    }
}

void tree_ok(struct tree *t) {
    if (t) {
        struct tree *right = t->right;
        tree_ok(t->left);
        free(t);
        tree_ok(right);
    }
}

void reset_ok(struct user *u) {
    free(u->name);
    u->name = NULL;
    u->logins = 0;
    if (u->name)
        puts(u->name);
}

void replaced_ok(struct user *u, const char *name) {
    free(u->name);
    u->name = strdup(name);
    if (u->name)
        puts(u->name);
}

int null_after_free_ok(char *text, bool drop) {
    if (drop) {
        free(text);
        text = NULL;
    }
    int n = text ? measure(text) : 0;
    free(text);
    return n;
}

int flag_ok(const char *text) {
    bool owned = false;
    char *copy = NULL;
    if (measure(text) > 3) {
        copy = strdup(text);
        if (!copy)
            return -1;
        owned = true;
    }
    if (owned)
        copy[0] = '/';
    int n = measure(owned ? copy : text);
    if (owned)
        free(copy);
    return n;
}

int error_code_ok(const char *path) {
    char *copy = strdup(path);
    if (!copy)
        return -1;
    int rc = measure(copy);
    if (rc < 0)
        free(copy);
    if (rc >= 0) {
        report("%s: %d", copy, rc);
        free(copy);
    }
    return rc;
}

int *grown_ok(int *table, size_t *n) {
    int *bigger = realloc(table, 2 * *n * sizeof *bigger);
    if (!bigger) {
        report("%d stays", table[0]);
        return table;
    }
    *n *= 2;
    bigger[0]++;
    return bigger;
}

int offset_after_realloc_ok(struct buffer *b, char *at) {
    ptrdiff_t offset = at - b->data;
    char *data = realloc(b->data, 2 * b->size);
    if (!data)
        return -1;
    b->data = data;
    b->size *= 2;
    at = b->data + offset;
    return *at;
}

bool moved_by_realloc_ok(char **data, size_t size) {
    char *old = *data, *now = realloc(old, size);
    if (!now)
        return false;
    bool moved = now != old; // the address, not the memory
    *data = now;
    return moved;
}

void loop_ok(const char **names, int n) {
    for (int i = 0; i < n; i++) {
        char *copy = strdup(names[i]);
        if (!copy)
            continue;
        measure(copy);
        free(copy);
    }
}

void rows_ok(char **rows, int n) {
    for (int i = 0; i < n; i++) {
        puts(rows[i]);
        free(rows[i]);
    }
    free(rows);
}

void rows_backwards_ok(char **rows, size_t n) {
    while (n-- > 0) {
        puts(rows[n]);
        free(rows[n]);
    }
    free(rows);
}

void rows_until_null_ok(char **rows) {
    for (char **row = rows; *row; row++)
        free(*row);
    free(rows);
}

void compacted_ok(char **rows, int *n) {
    int kept = 0;
    for (int i = 0; i < *n; i++) {
        if (rows[i][0] == '#')
            free(rows[i]);
        else
            rows[kept++] = rows[i];
    }
    *n = kept;
}

void removed_from_array_ok(struct user **users, int *n, int i) {
    free(users[i]);
    memmove(&users[i], &users[i + 1], (size_t)(*n - i - 1) * sizeof *users);
    (*n)--;
}

void removed_swap_ok(struct user **users, int *n, int i) {
    free(users[i]);
    users[i] = users[--*n];
    if (i < *n)
        users[i]->logins++;
}

int saved_member_ok(struct user *u) {
    struct user *friend = u->friend;
    char *name = u->name;
    free(u);
    if (friend)
        friend->logins--;
    int n = measure(name);
    free(name);
    return n;
}

int errno_ok(char *text) {
    int error = errno;
    free(text);
    errno = error;
    return -1;
}

void exits_ok(char *text) {
    if (measure(text) < 0) {
        free(text);
        exit(1);
    }
    puts(text);
    free(text);
}

int switch_ok(int command, char *line) {
    switch (command) {
    case 'q':
        free(line);
        return 1;
    case 'p':
        puts(line);
        break;
    default:
        line[0] = '\0';
    }
    free(line);
    return 0;
}

int one_of_two_ok(const char *text, bool heap) {
    char local[32];
    char *copy = heap ? malloc(32) : local;
    if (!copy)
        return -1;
    snprintf(copy, 32, "%s", text);
    int n = measure(copy);
    if (heap)
        free(copy);
    else
        n += local[0];
    return n;
}

void ring_ok(struct node *ring) {
    struct node *n = ring->next;
    while (n != ring) {
        struct node *next = n->next;
        free(n);
        n = next;
    }
    free(ring);
}

char *swapped_ok(char *old, const char *text) {
    char *fresh = strdup(text);
    if (!fresh)
        return old;
    free(old);
    return fresh;
}

void two_pointers_ok(struct node *a, struct node *b) {
    free(a);
    b->key = 1;
    free(b);
}

void conditional_alias_ok(struct user *u, struct user *v) {
    if (u != v) {
        free(u);
        v->logins++;
    }
}

void pooled_ok(struct node **pool, struct node *n) {
    free(n->text);
    n->text = NULL;
    n->next = *pool;
    *pool = n;
}

int address_printed_ok(void *p) {
    char text[32];
    int n = snprintf(text, sizeof text, "%p", p);
    free(p);
    return n;
}

int comma_ok(struct node *n) {
    int key;
    return key = n->key, free(n), key;
}

void unlinked_both_ways_ok(struct user *a, struct user *b) {
    a->friend = NULL;
    free(b);
    if (a->friend)
        a->friend->logins++;
}

struct list { struct node *first, *last; int length; };

void shifted_ok(struct list *l) {
    struct node *n = l->first;
    if (!n)
        return;
    l->first = n->next;
    if (!l->first)
        l->last = NULL;
    l->length--;
    free(n);
    if (l->last)
        l->last->key++;
}

void emptied_ok(struct list *l) {
    struct node *n;
    while ((n = l->first)) {
        l->first = n->next;
        free(n);
    }
    l->last = NULL;
    l->length = 0;
}
