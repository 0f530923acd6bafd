// Memory is released once on every path; whoever might release it again sees that it is gone.
// RUN: %lt %s -D_GNU_SOURCE -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node { struct node *next; char *text; int key; };
struct user { char *name, *home; struct user *next; int logins; };
struct buffer { char *data; size_t used, size; };
struct message { char *body; };

int measure([[borrowed]] const char *text);
[[owned("message_free")]] struct message *message_new(void);
void message_free([[owned("message_free")]] struct message *m);
int message_send([[borrowed]] const struct message *m);

// --- should be reported --------------------------------------------------------------------------------------------

void twice_bad(char *text) {
    free(text);
    free(text); // expected-error {{'text' is released twice [lifetime-double-free]}}
}

int error_path_bad(const char *text) {
    char *copy = strdup(text);
    if (!copy)
        return -1;
    int rc = measure(copy);
    if (rc < 0)
        free(copy);
    free(copy); // expected-error-re {{'copy' {{.*}}[lifetime-double-free]}}
    return rc;
}

int falls_into_cleanup_bad(const char *text) {
    int rc = -1;
    char *a = strdup(text), *b = NULL;
    if (!a)
        goto out;
    b = strdup(a);
    if (!b) {
        free(a);
        goto out;
    }
    rc = measure(b);
out:
    free(b);
    free(a); // expected-error-re {{'a' {{.*}}[lifetime-double-free]}}
    return rc;
}

void alias_bad(size_t n) {
    char *p = malloc(n), *q = p;
    free(p);
    free(q); // expected-error-re {{'q' {{.*}}[lifetime-double-free]}}
}

void in_loop_bad(const char **names, int n) {
    char *scratch = malloc(64);
    if (!scratch)
        return;
    do {
        free(scratch); // expected-error-re {{'scratch' {{.*}}[lifetime-double-free]}}
    } while (--n > 0 && names[n]);
}

int realloc_failed_bad(int *table, size_t n) {
    int *bigger = realloc(table, 2 * n * sizeof *bigger);
    free(table); // expected-error-re {{'table' {{.*}}[lifetime-double-free]}}
    if (!bigger)
        return -1;
    free(bigger);
    return 0;
}

void switch_bad(int kind, char *text) {
    switch (kind) {
    case 1:
        free(text);
    case 2: // falls through
        free(text); // expected-error-re {{'text' {{.*}}[lifetime-double-free]}}
        break;
    default:
        free(text);
    }
}

void record_bad(struct user *u) {
    free(u->name);
    free(u->name); // expected-error-re {{'u->name' {{.*}}[lifetime-double-free]}}
    free(u);
}

void same_string_bad(struct user *u, const char *name) {
    u->name = strdup(name);
    u->home = u->name;
    free(u->name);
    free(u->home); // expected-error-re {{'u->home' {{.*}}[lifetime-double-free]}}
}

struct user *constructor_bad(const char *name) {
    struct user *u = calloc(1, sizeof *u);
    if (!u)
        return NULL;
    u->name = strdup(name);
    if (!u->name)
        goto fail;
    u->home = strdup(name);
    if (!u->home) {
        free(u->name);
        goto fail;
    }
    return u;
fail:
    free(u->name); // expected-error-re {{'u->name' {{.*}}[lifetime-double-free]}}
    free(u);
    return NULL;
}

void flag_bad(const char *text, bool verbose) {
    char *copy = strdup(text);
    bool released = false;
    if (!copy)
        return;
    if (measure(copy) < 0) {
        free(copy);
        released = verbose;
    }
    if (!released)
        free(copy); // expected-error-re {{'copy' {{.*}}[lifetime-double-free]}}
}

static char *cached;

void cache_bad(bool again) {
    free(cached);
    if (again)
        free(cached); // expected-error-re {{'cached' {{.*}}[lifetime-double-free]}}
    cached = NULL;
}

int contract_bad(void) {
    struct message *m = message_new();
    if (!m)
        return -1;
    int rc = message_send(m);
    if (rc)
        message_free(m);
    message_free(m); // expected-error-re {{'m' {{.*}}[lifetime-double-free]}}
    return rc;
}

void taken_parameter_bad([[owned]] char *text, bool now) {
    if (now)
        free(text);
    free(text); // expected-error-re {{'text' {{.*}}[lifetime-double-free]}}
}

void rollback_bad(struct node **list, int key) {
    struct node *n = malloc(sizeof *n);
    if (!n)
        return;
    n->text = malloc(16);
    if (!n->text)
        free(n);
    n = n->text ? n : NULL; // expected-error-re {{'n' {{.*}}[lifetime-use-after-free]}}
    if (n) {
        n->key = key;
        n->next = *list;
        *list = n;
    }
}

void swapped_bad(char *a, char *b) {
    char *t = a;
    a = b;
    b = t;
    free(t);
    free(a);
    free(b); // expected-error-re {{'b' {{.*}}[lifetime-double-free]}}
}

void offset_back_bad(size_t n) {
    char *start = malloc(n + 8);
    if (!start)
        return;
    char *at = start + 8;
    memset(at, 0, n);
    free(start);
    free(at - 8); // expected-error {{[lifetime-double-free]}}
}

int do_while_bad(const char *text) {
    char *copy = NULL;
    int rc = -1;
    do {
        copy = strdup(text);
        if (!copy)
            break;
        rc = measure(copy);
        free(copy);
        if (rc < 0)
            break;
    } while (0);
    free(copy); // expected-error-re {{'copy' {{.*}}[lifetime-double-free]}}
    return rc;
}

void getline_bad(FILE *in) {
    char *line = NULL;
    size_t size = 0;
    while (getline(&line, &size, in) > 0) { // expected-error-re {{'line' {{.*}}[lifetime-double-free]}}
        measure(line);
        free(line);
    }
} // expected-warning-re {{'line' {{.*}}[lifetime-leak]}}

int asprintf_bad(int id) {
    char *text;
    if (asprintf(&text, "%d", id) < 0)
        return -1;
    if (measure(text) > 4) {
        free(text);
        id = 0;
    }
    free(text); // expected-error-re {{'text' {{.*}}[lifetime-double-free]}}
    return id;
}

// --- should be fine ------------------------------------------------------------------------------------------------

void set_to_null_ok(char *text) {
    free(text);
    text = NULL;
    free(text);
}

int cleanup_ok(const char *text) {
    int rc = -1;
    char *a = strdup(text), *b = NULL;
    if (!a)
        goto out;
    b = strdup(a);
    if (!b) {
        free(a);
        a = NULL;
        goto out;
    }
    rc = measure(b);
out:
    free(b);
    free(a);
    return rc;
}

int ladder_ok(const char *text) {
    int rc = -1;
    char *a = strdup(text);
    if (!a)
        return -1;
    char *b = strdup(a);
    if (!b)
        goto free_a;
    rc = measure(b);
    free(b);
free_a:
    free(a);
    return rc;
}

void either_ok(char *text, bool now) {
    if (now)
        free(text);
    if (!now) {
        measure(text);
        free(text);
    }
}

int either_code_ok(char *text) {
    int rc = measure(text);
    if (rc < 0)
        free(text);
    if (rc >= 0) {
        puts(text);
        free(text);
    }
    return rc;
}

void flag_ok(const char *text) {
    char *copy = strdup(text);
    bool released = false;
    if (!copy)
        return;
    if (measure(copy) < 0) {
        free(copy);
        released = true;
    }
    if (!released)
        free(copy);
}

void state_ok(const char *text) {
    enum { EMPTY, FULL, DONE } state = EMPTY;
    char *copy = NULL;
    if (measure(text) > 0) {
        copy = strdup(text);
        state = FULL;
    }
    if (state == FULL) {
        free(copy);
        state = DONE;
    }
    if (state == FULL)
        free(copy);
}

int realloc_ok(int *table, size_t n) {
    int *bigger = realloc(table, 2 * n * sizeof *bigger);
    if (!bigger) {
        free(table);
        return -1;
    }
    free(bigger);
    return 0;
}

void realloc_same_name_ok(size_t n) {
    char *p = malloc(n), *q;
    if (!p)
        return;
    q = realloc(p, 2 * n);
    if (q)
        p = q;
    free(p);
}

void array_ok(char **rows, int n) {
    for (int i = 0; i < n; i++)
        free(rows[i]);
    free(rows);
}

void array_two_ok(char *pair[2]) {
    free(pair[0]);
    free(pair[1]);
}

void nested_arrays_ok(char ***tables, int n, int m) {
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < m; j++)
            free(tables[i][j]);
        free(tables[i]);
    }
    free(tables);
}

void user_ok(struct user *u) {
    free(u->name);
    free(u->home);
    free(u);
}

void users_ok(struct user *u) {
    while (u) {
        struct user *next = u->next;
        user_ok(u);
        u = next;
    }
}

void replaced_ok(struct user *u, const char *name) {
    char *copy = strdup(name);
    if (!copy)
        return;
    free(u->name);
    u->name = copy;
    measure(u->name);
}

void buffer_reset_ok(struct buffer *b) {
    free(b->data);
    memset(b, 0, sizeof *b);
    free(b->data);
}

void buffer_assigned_ok(struct buffer *b) {
    free(b->data);
    *b = (struct buffer){0};
    free(b->data);
}

void cache_ok(void) {
    free(cached);
    cached = NULL;
    free(cached);
}

void cache_replaced_ok(const char *text) {
    if (cached)
        free(cached);
    cached = strdup(text);
}

int retry_ok(int tries) {
    char *block = NULL;
    while (tries-- > 0) {
        free(block);
        block = malloc(64);
        if (block && measure(block) == 0)
            break;
    }
    free(block);
    return tries;
}

void each_turn_ok(const char **names, int n) {
    char *copy;
    for (int i = 0; i < n; i++) {
        copy = strdup(names[i]);
        measure(copy);
        free(copy);
    }
}

void last_kept_ok(const char **names, int n) {
    char *last = NULL;
    for (int i = 0; i < n; i++) {
        char *copy = strdup(names[i]);
        if (!copy)
            continue;
        if (last)
            free(last);
        last = copy;
    }
    free(last);
}

void list_ok(struct node *n) {
    struct node *next;
    for (; n; n = next) {
        next = n->next;
        free(n->text);
        free(n);
    }
}

void list_keep_first_ok(struct node *list) {
    struct node *n = list->next;
    while (n) {
        struct node *next = n->next;
        free(n);
        n = next;
    }
    free(list);
}

void two_lists_ok(struct node *a, struct node *b) {
    for (struct node *n; (n = a); free(n))
        a = n->next;
    for (struct node *n; (n = b); free(n))
        b = n->next;
}

void parallel_ok(char **keys, char **values, size_t n) {
    while (n) {
        n--;
        free(keys[n]);
        free(values[n]);
    }
    free(keys);
    free(values);
}

void different_ok(char *a, char *b) {
    if (a == b) {
        free(a);
        return;
    }
    free(a);
    free(b);
}

void shared_name_ok(struct user *u) {
    if (u->home != u->name)
        free(u->home);
    free(u->name);
    u->name = u->home = NULL;
}

void default_name_ok(const char *name) {
    char *copy = name ? strdup(name) : NULL;
    measure(copy ? copy : "anonymous");
    free(copy);
}

void counted_ok(struct user *u) {
    if (--u->logins == 0) {
        free(u->name);
        free(u);
    }
}

void getline_ok(FILE *in) {
    char *line = NULL;
    size_t size = 0;
    while (getline(&line, &size, in) > 0) {
        measure(line);
        free(line);
        line = NULL;
        size = 0;
    }
    free(line);
}

void macro_ok(struct user *u) {
#define CLEAR(p) do { free(p); (p) = NULL; } while (0)
    CLEAR(u->name);
    CLEAR(u->name);
    CLEAR(u->home);
}

int contract_ok(void) {
    struct message *m = message_new();
    if (!m)
        return -1;
    int rc = message_send(m);
    if (rc) {
        message_free(m);
        return rc;
    }
    message_free(m);
    return 0;
}

void exits_ok(char *text, bool fatal) {
    if (fatal) {
        free(text);
        exit(1);
    }
    free(text);
}

struct stack { char *items[8]; int depth; };

void pop_ok(struct stack *s) {
    while (s->depth > 0)
        free(s->items[--s->depth]);
}

void drop_top_ok(struct stack *s) {
    if (s->depth > 0)
        free(s->items[--s->depth]);
    if (s->depth > 0)
        free(s->items[--s->depth]);
}

void merged_ok(struct buffer *to, struct buffer *from) {
    if (!to->data) {
        *to = *from;
        from->data = NULL;
    }
    free(from->data);
    from->data = NULL;
}
