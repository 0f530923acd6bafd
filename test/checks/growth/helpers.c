// What a helper does to the list or table that it is given is done to the caller's: it fills, trims, resets or lets it out.
// RUN: %lt %s -std=gnu17 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

struct node { struct node *next; int key; };
struct dict { struct node **table; size_t used; };
struct vec { int *items; size_t n, cap; };

static struct node *make(int key) {
    struct node *n = calloc(1, sizeof *n);
    if (n)
        n->key = key;
    return n;
}
static void push(struct node **head, struct node *n) {
    n->next = *head;
    *head = n;
}
static struct node *pop(struct node **head) {
    struct node *n = *head;
    if (n)
        *head = n->next;
    return n;
}
static void clear(struct node **head) {
    while (*head)
        free(pop(head));
}
static int dict_add(struct dict *d, int key) {
    struct node *n = make(key);
    if (!n)
        return -1;
    push(&d->table[key & 7], n);
    d->used++;
    return 0;
}
static int dict_has(const struct dict *d, int key) {
    for (struct node *n = d->table[key & 7]; n; n = n->next)
        if (n->key == key)
            return 1;
    return 0;
}
static void dict_drop(struct dict *d, int key) {
    for (struct node **p = &d->table[key & 7]; *p; p = &(*p)->next)
        if ((*p)->key == key) {
            struct node *gone = *p;
            *p = gone->next;
            free(gone);
            d->used--;
            return;
        }
}
static int vec_add(struct vec *v, int item) {
    if (v->n == v->cap) {
        size_t cap = v->cap ? v->cap * 2 : 8;
        int *grown = realloc(v->items, cap * sizeof *grown);
        if (!grown)
            return -1;
        v->items = grown;
        v->cap = cap;
    }
    v->items[v->n++] = item;
    return 0;
}
static void vec_reset(struct vec *v) { v->n = 0; }
void stranger(struct dict *d);
void look_on(const struct dict *d);

// --- should be reported --------------------------------------------------------------------------------------------

static struct node *seen_1;
void see_bad(struct node *n) {
    push(&seen_1, n); // expected-warning {{'seen_1'}}
}

static struct node *buckets_2[16];
void bucket_bad(int key, struct node *n) {
    push(&buckets_2[key & 15], n); // expected-warning {{'buckets_2'}}
}

static struct dict keys_3;
int key_bad(int key) {
    return dict_has(&keys_3, key) ? 0 : dict_add(&keys_3, key); // expected-warning {{'keys_3.table'}}
}

static struct vec items_4;
int item_bad(int item) {
    return vec_add(&items_4, item); // expected-warning {{'items_4.items'}}
}

static void dict_add_all(struct dict *d, const int *keys, size_t n) {
    for (size_t i = 0; i < n; i++)
        dict_add(d, keys[i]);
}
static struct dict keys_5;
void keys_bad(const int *keys, size_t n) {
    dict_add_all(&keys_5, keys, n); // expected-warning {{'keys_5.table'}}
}

static void push_deep(struct node **head, struct node *n, int depth) {
    if (depth)
        push_deep(head, n, depth - 1);
    else
        push(head, n);
}
static struct node *deep_6;
void deep_bad(struct node *n, int depth) {
    push_deep(&deep_6, n, depth); // expected-warning {{'deep_6'}}
}

static struct dict keys_7;
int shown_bad(int key) {
    look_on(&keys_7);
    return dict_add(&keys_7, key); // expected-warning {{'keys_7.table'}}
}

static struct node *tail_8;
static void append(struct node *list, struct node *n) {
    while (list->next)
        list = list->next;
    list->next = n;
}
void append_bad(struct node *n) {
    append(tail_8, n); // expected-warning {{'tail_8'}}
}

static struct dict keys_9;
int aliased_bad(int key) {
    struct dict *d = &keys_9;
    return dict_add(d, key); // expected-warning {{'keys_9.table'}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

static struct node *seen_11;
void see_ok(struct node *n) { push(&seen_11, n); }
struct node *unsee_ok(void) { return pop(&seen_11); }

static struct node *seen_12;
void fill_ok(struct node *n) { push(&seen_12, n); }
void flush_ok(void) { clear(&seen_12); }

static struct node *buckets_13[16];
void bucket_ok(int key, struct node *n) { push(&buckets_13[key & 15], n); }
void unbucket_ok(int key) { free(pop(&buckets_13[key & 15])); }

static struct dict keys_14;
int key_ok(int key) { return dict_add(&keys_14, key); }
void unkey_ok(int key) { dict_drop(&keys_14, key); }

static struct dict keys_15;
int key_by_hand_ok(int key) { return dict_add(&keys_15, key); }
void unkey_by_hand_ok(void) {
    for (int i = 0; i < 8; i++)
        keys_15.table[i] = NULL;
}

static struct vec items_16;
int item_ok(int item) { return vec_add(&items_16, item); }
void reset_ok(void) { vec_reset(&items_16); }

static struct vec items_17;
int few_ok(int item) {
    if (items_17.n >= 100)
        return -1;
    return vec_add(&items_17, item);
}

static struct dict keys_18;
int strange_ok(int key) {
    stranger(&keys_18); // may trim it
    return dict_add(&keys_18, key);
}

static struct dict keys_19;
struct dict *lent_19;
int lent_ok(int key) {
    lent_19 = &keys_19; // others may trim it
    return dict_add(&keys_19, key);
}

static struct dict keys_20;
static struct dict *choose(int which) { return which ? &keys_20 : NULL; }
int chosen_ok(int key) { return dict_add(&keys_20, key); }
void unchosen_ok(int which, int key) {
    struct dict *d = choose(which);
    if (d)
        dict_drop(d, key);
}

static struct dict keys_21;
int pointed_ok(int key) { return dict_add(&keys_21, key); }
void pointed_drop_ok(int which, struct dict *other, int key) {
    struct dict *d = which ? &keys_21 : other;
    dict_drop(d, key);
}

static void drop_both(struct dict *a, struct dict *b, int key) {
    dict_drop(a, key);
    dict_drop(b, key);
}
static struct dict keys_22, keys_23;
int both_ok(int key) { return dict_add(&keys_22, key) + dict_add(&keys_23, key); }
void drop_both_ok(int key) { drop_both(&keys_22, &keys_23, key); }

int local_ok(const int *all, size_t n) {
    struct vec v = {0};
    for (size_t i = 0; i < n; i++)
        vec_add(&v, all[i]);
    int last = v.n ? v.items[v.n - 1] : 0;
    free(v.items);
    return last;
}

static void remove_node(struct node **head, struct node *gone) {
    for (struct node **p = head; *p; p = &(*p)->next)
        if (*p == gone) {
            *p = gone->next;
            return;
        }
}
static struct node *known_25;
void know_ok(struct node *n) { push(&known_25, n); }
void forget_ok(int key) {
    for (struct node *n = known_25; n; n = n->next)
        if (n->key == key) {
            remove_node(&known_25, n);
            free(n);
            return;
        }
}

// A queue in a record that is an element: who was given the record, a thread of its own, may empty it.
struct job { struct job *next; int id; };
struct worker { struct job *jobs; };
static struct worker workers[8];
void start_worker(void *(*body)(void *), void *of);
static void *work(void *of) {
    struct worker *me = of;
    while (me->jobs) {
        struct job *done = me->jobs;
        me->jobs = done->next;
        free(done);
    }
    return NULL;
}
static void give(struct worker *to, struct job *job) {
    job->next = to->jobs;
    to->jobs = job;
}
void start_workers(void) {
    for (int i = 0; i < 8; i++)
        start_worker(work, &workers[i]);
}
void give_ok(int which, struct job *job) {
    give(&workers[which & 7], job);
}
