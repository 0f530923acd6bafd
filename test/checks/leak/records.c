// What is put into a record, list, table, global or out-parameter is owed by it; what holds the record decides.
// RUN: %lt %s -D_GNU_SOURCE -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct user { char *name; char *home; int id; };
struct node { struct node *next; char *text; int key; };
struct tree { struct tree *left, *right; char *key; };
struct link { struct link *next, *previous; };
struct entry { int id; struct link link; char *value; };
struct table { struct node **buckets; size_t size; };
struct buffer { char *data; size_t used, size; };
struct matrix { double **rows; int n; };
struct context { void *private; void (*done)(void *); };

int measure([[borrowed]] const char *text);
void on_exit_call(void (*call)(void *), void *argument);
void unknown(void *p);

// --- should be reported --------------------------------------------------------------------------------------------

struct user *user_new_bad(const char *name, const char *home) {
    struct user *u = calloc(1, sizeof *u);
    if (!u)
        return NULL;
    u->name = strdup(name);
    if (!u->name)
        return NULL; // expected-warning-re {{'u' {{.*}}[lifetime-leak]}}
    u->home = strdup(home);
    return u;
}

struct user *user_field_bad(const char *name, const char *home) {
    struct user *u = calloc(1, sizeof *u);
    if (!u)
        return NULL;
    u->name = strdup(name);
    u->home = strdup(home);
    if (!u->name || !u->home) {
        free(u); // expected-warning 2{{[lifetime-leak]}}
        return NULL;
    }
    return u;
}

int local_record_bad(const char *name) {
    struct user u = {.name = strdup(name)};
    if (!u.name)
        return -1;
    return measure(u.name); // expected-warning-re {{'u.name' {{.*}}[lifetime-leak]}}
}

int push_twice_bad(struct node **list, const char *text) {
    struct node *n = malloc(sizeof *n);
    if (!n)
        return -1;
    n->text = strdup(text);
    if (!n->text)
        return -1; // expected-warning-re {{'n' {{.*}}[lifetime-leak]}}
    n->next = *list;
    *list = n;
    return 0;
}

int insert_duplicate_bad(struct node **list, int key) {
    struct node *n = calloc(1, sizeof *n);
    if (!n)
        return -1;
    n->key = key;
    for (struct node *at = *list; at; at = at->next)
        if (at->key == key)
            return 1; // expected-warning-re {{'n' {{.*}}[lifetime-leak]}}
    n->next = *list;
    *list = n;
    return 0;
}

int array_entry_bad(int n) {
    char **names = calloc((size_t)n, sizeof *names);
    if (!names)
        return -1;
    names[0] = strdup("first");
    int rc = names[0] ? 0 : -1;
    free(names); // expected-warning {{[lifetime-leak]}}
    return rc;
}

struct buffer *buffer_new_bad(size_t size) {
    struct buffer *b = malloc(sizeof *b);
    char *data = malloc(size);
    if (!b)
        return NULL; // expected-warning-re {{'data' {{.*}}[lifetime-leak]}}
    b->data = data;
    b->size = size;
    b->used = 0;
    return b;
}

int temporary_record_bad(const char *name) {
    struct user *copy = malloc(sizeof *copy);
    if (!copy)
        return -1;
    memset(copy, 0, sizeof *copy);
    copy->id = measure(name);
    return copy->id; // expected-warning-re {{'copy' {{.*}}[lifetime-leak]}}
}

static char *motd;

int set_motd_bad(const char *text, bool checked) {
    char *copy = strdup(text);
    if (!copy)
        return -1;
    if (checked && measure(copy) > 80)
        return -1; // expected-warning-re {{'copy' {{.*}}[lifetime-leak]}}
    free(motd);
    motd = copy;
    return 0;
}

struct field { [[owned]] char *value; };

void set_field_bad(struct field *f, const char *text) {
    f->value = strdup(text); // expected-warning-re {{'f->value' {{.*}}[lifetime-leak]}}
}

struct tree *leaf_bad(const char *key) {
    struct tree *t = calloc(1, sizeof *t);
    if (t && !(t->key = strdup(key)))
        t = NULL; // expected-warning-re {{'t' {{.*}}[lifetime-leak]}}
    return t;
}

int rows_bad(struct matrix *m, int n) {
    double **rows = malloc((size_t)n * sizeof *rows);
    if (!rows)
        return -1;
    double *all = calloc((size_t)n * (size_t)n, sizeof *all);
    if (!all)
        return -1; // expected-warning-re {{'rows' {{.*}}[lifetime-leak]}}
    rows[0] = all;
    for (int i = 1; i < n; i++)
        rows[i] = all + i * n;
    m->rows = rows;
    m->n = n;
    return 0;
}

// --- should be fine ------------------------------------------------------------------------------------------------

struct user *user_new_ok(const char *name, const char *home) {
    struct user *u = calloc(1, sizeof *u);
    if (!u)
        return NULL;
    u->name = strdup(name);
    u->home = strdup(home);
    if (!u->name || !u->home) {
        free(u->name);
        free(u->home);
        free(u);
        return NULL;
    }
    return u;
}

void user_free_ok(struct user *u) {
    if (!u)
        return;
    free(u->name);
    free(u->home);
    free(u);
}

struct user *user_unwound_ok(const char *name, const char *home) {
    struct user *u = malloc(sizeof *u);
    if (!u)
        return NULL;
    *u = (struct user){0};
    if (!(u->name = strdup(name)))
        goto fail;
    if (!(u->home = strdup(home)))
        goto fail;
    return u;
fail:
    user_free_ok(u);
    return NULL;
}

int push_ok(struct node **list, const char *text) {
    struct node *n = malloc(sizeof *n);
    if (!n)
        return -1;
    n->text = strdup(text);
    if (!n->text) {
        free(n);
        return -1;
    }
    n->next = *list;
    *list = n;
    return 0;
}

int append_ok(struct node **list, int key) {
    struct node **end = list;
    while (*end)
        end = &(*end)->next;
    struct node *n = calloc(1, sizeof *n);
    if (!n)
        return -1;
    n->key = key;
    *end = n;
    return 0;
}

int append_tail_ok(struct node **first, struct node **last, int key) {
    struct node *n = calloc(1, sizeof *n);
    if (!n)
        return -1;
    n->key = key;
    if (*last)
        (*last)->next = n;
    else
        *first = n;
    *last = n;
    return 0;
}

int insert_sorted_ok(struct node **list, int key) {
    struct node *n = malloc(sizeof *n), **at = list;
    if (!n)
        return -1;
    n->key = key;
    n->text = NULL;
    while (*at && (*at)->key < key)
        at = &(*at)->next;
    n->next = *at;
    *at = n;
    return 0;
}

void clear_ok(struct node **list) {
    while (*list) {
        struct node *n = *list;
        *list = n->next;
        free(n->text);
        free(n);
    }
}

struct node *reversed_ok(const struct node *list) {
    struct node *result = NULL;
    for (; list; list = list->next) {
        struct node *n = malloc(sizeof *n);
        if (!n) {
            clear_ok(&result);
            return NULL;
        }
        n->key = list->key;
        n->text = NULL;
        n->next = result;
        result = n;
    }
    return result;
}

struct node *copied_ok(const struct node *list) {
    struct node *first = NULL, *last = NULL;
    for (; list; list = list->next) {
        struct node *n = calloc(1, sizeof *n);
        if (!n)
            break;
        n->key = list->key;
        if (!first)
            first = n;
        else
            last->next = n;
        last = n;
    }
    return first;
}

struct tree *tree_insert_ok(struct tree *t, const char *key) {
    if (!t) {
        t = calloc(1, sizeof *t);
        if (t)
            t->key = strdup(key);
        return t;
    }
    int order = strcmp(key, t->key);
    if (order < 0)
        t->left = tree_insert_ok(t->left, key);
    else if (order > 0)
        t->right = tree_insert_ok(t->right, key);
    return t;
}

void tree_free_ok(struct tree *t) {
    if (t) {
        tree_free_ok(t->left);
        tree_free_ok(t->right);
        free(t->key);
        free(t);
    }
}

int entry_add_ok(struct link *head, int id) {
    struct entry *e = malloc(sizeof *e);
    if (!e)
        return -1;
    e->id = id;
    e->value = NULL;
    e->link.next = head->next;
    e->link.previous = head;
    head->next->previous = &e->link;
    head->next = &e->link;
    return 0;
}

void entries_free_ok(struct link *head) {
    struct link *at = head->next;
    while (at != head) {
        struct entry *e = (struct entry *)((char *)at - offsetof(struct entry, link));
        at = at->next;
        free(e->value);
        free(e);
    }
    head->next = head->previous = head;
}

int table_put_ok(struct table *t, int key, const char *text) {
    struct node **bucket = &t->buckets[(size_t)key % t->size];
    for (struct node *n = *bucket; n; n = n->next)
        if (n->key == key) {
            char *copy = strdup(text);
            if (!copy)
                return -1;
            free(n->text);
            n->text = copy;
            return 0;
        }
    struct node *n = malloc(sizeof *n);
    if (!n)
        return -1;
    *n = (struct node){.next = *bucket, .text = strdup(text), .key = key};
    *bucket = n;
    return n->text ? 0 : -1;
}

bool table_resize_ok(struct table *t, size_t size) {
    struct node **buckets = calloc(size, sizeof *buckets);
    if (!buckets)
        return false;
    for (size_t i = 0; i < t->size; i++)
        for (struct node *n = t->buckets[i], *next; n; n = next) {
            next = n->next;
            n->next = buckets[(size_t)n->key % size];
            buckets[(size_t)n->key % size] = n;
        }
    free(t->buckets);
    t->buckets = buckets;
    t->size = size;
    return true;
}

bool buffer_reserve_ok(struct buffer *b, size_t more) {
    if (b->used + more <= b->size)
        return true;
    size_t size = b->size ? b->size : 32;
    while (size < b->used + more)
        size *= 2;
    char *data = realloc(b->data, size);
    if (!data)
        return false;
    b->data = data;
    b->size = size;
    return true;
}

char **split_ok(const char *text, char separator, size_t *count) {
    char **parts = NULL;
    size_t n = 0;
    while (*text) {
        size_t length = strcspn(text, (char[]){separator, 0});
        char **more = realloc(parts, (n + 2) * sizeof *more);
        if (!more)
            goto fail;
        parts = more;
        parts[n] = strndup(text, length);
        if (!parts[n])
            goto fail;
        parts[++n] = NULL;
        text += length + (text[length] != 0);
    }
    *count = n;
    return parts;
fail:
    while (n)
        free(parts[--n]);
    free(parts);
    return NULL;
}

void strings_free_ok(char **strings) {
    for (char **s = strings; s && *s; s++)
        free(*s);
    free(strings);
}

int matrix_init_ok(struct matrix *m, int n) {
    m->n = n;
    m->rows = calloc((size_t)n, sizeof *m->rows);
    if (!m->rows)
        return -1;
    for (int i = 0; i < n; i++) {
        m->rows[i] = calloc((size_t)n, sizeof **m->rows);
        if (!m->rows[i]) {
            while (i-- > 0)
                free(m->rows[i]);
            free(m->rows);
            m->rows = NULL;
            return -1;
        }
    }
    return 0;
}

double **local_rows_ok(int n) {
    double **rows = calloc((size_t)n, sizeof *rows);
    if (!rows)
        return NULL;
    for (int i = 0; i < n; i++)
        if (!(rows[i] = calloc((size_t)n, sizeof *rows[i]))) {
            for (int j = 0; j < i; j++)
                free(rows[j]);
            free(rows);
            return NULL;
        }
    return rows;
}

static char *cached;
static struct node *free_nodes;

const char *cached_ok(const char *text) {
    if (!cached)
        cached = strdup(text);
    return cached;
}

void node_give_back_ok(struct node *n) {
    n->next = free_nodes;
    free_nodes = n;
}

struct node *node_get_ok(void) {
    struct node *n = free_nodes;
    if (n)
        free_nodes = n->next;
    else
        n = malloc(sizeof *n);
    return n;
}

static void forget_cached(void) {
    free(cached);
    cached = NULL;
}

int remember_until_exit_ok(const char *text) {
    cached = strdup(text);
    return cached ? atexit(forget_cached) : -1;
}

const char *static_buffer_ok(size_t n) {
    static char *buffer;
    static size_t size;
    if (size < n) {
        char *bigger = realloc(buffer, n);
        if (!bigger)
            return NULL;
        buffer = bigger;
        size = n;
    }
    return buffer;
}

int context_ok(struct context *c, size_t n) {
    void *private = malloc(n);
    if (!private)
        return -1;
    c->private = private;
    c->done = free;
    return 0;
}

int callback_ok(size_t n) {
    void *private = malloc(n);
    if (!private)
        return -1;
    on_exit_call(free, private);
    return 0;
}

int stranger_ok(const char *text) {
    char *copy = strdup(text);
    if (!copy)
        return -1;
    unknown(copy);
    return 0;
}

int stranger_gets_record_ok(const char *text) {
    struct user u = {.name = strdup(text)};
    unknown(&u);
    return u.id;
}

struct user by_value_ok(const char *name) {
    struct user u = {.name = strdup(name), .id = 7};
    return u;
}

void by_out_record_ok(struct user *out, const char *name) {
    struct user u = {0};
    u.name = strdup(name);
    *out = u;
}

int slot_ok(struct node *slots[16], int i) {
    struct node *n = calloc(1, sizeof *n);
    if (!n)
        return -1;
    slots[i & 15] = n;
    return 0;
}

static void *work(void *argument) {
    free(argument);
    return NULL;
}

int thread_ok(int id) {
    pthread_t thread;
    int *argument = malloc(sizeof *argument);
    if (!argument)
        return -1;
    *argument = id;
    if (pthread_create(&thread, NULL, work, argument) != 0) {
        free(argument);
        return -1;
    }
    return pthread_detach(thread);
}

struct field *field_new_ok(const char *text) {
    struct field *f = malloc(sizeof *f);
    if (!f)
        return NULL;
    f->value = strdup(text);
    return f;
}

void field_replace_ok(struct field *f, const char *text) {
    free(f->value);
    f->value = strdup(text);
}

struct flexible { size_t n; char text[]; };

struct flexible *flexible_ok(const char *text) {
    size_t n = strlen(text);
    struct flexible *f = malloc(sizeof *f + n + 1);
    if (f) {
        f->n = n;
        memcpy(f->text, text, n + 1);
    }
    return f;
}

char *inner_pointer_ok(const char *text) {
    struct flexible *f = flexible_ok(text);
    return f ? f->text : NULL; // whoever has this gets back to the block
}

bool delete_key_ok(struct node **list, int key) {
    for (struct node **at = list; *at; at = &(*at)->next)
        if ((*at)->key == key) {
            struct node *gone = *at;
            *at = gone->next;
            free(gone->text);
            free(gone);
            return true;
        }
    return false;
}

int worklist_ok(struct tree *root) {
    int n = 0;
    struct work { struct work *next; struct tree *t; } *list = malloc(sizeof *list);
    if (!list)
        return -1;
    *list = (struct work){NULL, root};
    while (list) {
        struct work *w = list;
        list = w->next;
        struct tree *children[] = {w->t->left, w->t->right};
        free(w);
        n++;
        for (int i = 0; i < 2; i++) {
            if (!children[i])
                continue;
            struct work *more = malloc(sizeof *more);
            if (!more)
                continue;
            *more = (struct work){list, children[i]};
            list = more;
        }
    }
    return n;
}

void *compressed_ok(size_t n) {
    uintptr_t bits = (uintptr_t)malloc(n);
    return (void *)(bits | 1);
}
