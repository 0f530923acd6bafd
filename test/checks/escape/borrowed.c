// What is lent for the call, or to one object, must not be stored where it stays longer.
// RUN: %lt %s -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node { struct node *next; const char *name; };
struct view { const char *text; size_t length; };
struct cache { const char *last_key; struct view views[8]; struct node *nodes; };
struct session { const char *user; struct cache *cache; const void *cookie; };

void audit([[borrowed]] const char *text);
void cache_hold(struct cache *c, [[borrowed("c")]] const char *key);
void keep_for_ever([[lifetime("static")]] const char *text);
size_t plain_length(const char *text);

// --- should be reported --------------------------------------------------------------------------------------------

static const char *recent_1;
void remember_bad([[borrowed]] const char *key) {
    recent_1 = key; // expected-error-re {{'key'{{.*}}[lifetime-escape]}}
}

static struct view selection_1;
void select_bad([[borrowed]] const char *text, size_t from, size_t to) {
    selection_1.text = text + from; // expected-error-re {{'text'{{.*}}[lifetime-escape]}}
    selection_1.length = to - from;
}

void into_field_bad(struct session *s, [[borrowed]] const char *user) {
    s->user = user; // expected-error-re {{'user'{{.*}}[lifetime-escape]}}
}

void into_array_bad(struct cache *c, size_t slot, [[borrowed]] const char *text) {
    c->views[slot % 8] = (struct view){text, strlen(text)}; // expected-error-re {{'text'{{.*}}[lifetime-escape]}}
}

void out_bad(const char **out, [[borrowed]] const char *text) {
    *out = strchr(text, '='); // expected-error-re {{'text'{{.*}}[lifetime-escape]}}
}

[[owned]] struct node *node_bad([[borrowed]] const char *name) {
    struct node *n = malloc(sizeof *n);
    if (!n)
        return NULL;
    n->next = NULL;
    n->name = name; // expected-error-re {{'name'{{.*}}[lifetime-escape]}}
    return n;
}

// Returning what is lent is not yet seen as keeping it.
const char *FN_returned_bad([[borrowed]] const char *text) {
    return text;
}

// Returning what is lent is not yet seen as keeping it.
const char *FN_inside_returned_bad([[borrowed]] const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : "";
}

void wrong_owner_bad(struct cache *near, struct cache *far, [[borrowed("near")]] const char *key) {
    near->last_key = key;
    far->last_key = key; // expected-error-re {{'key'{{.*}}[lifetime-escape]}}
}

void passed_on_bad(struct cache *c, [[borrowed]] const char *key) {
    cache_hold(c, key); // expected-error-re {{'key'{{.*}}[lifetime-escape]}}
}

void passed_on_for_ever_bad(struct cache *c, [[borrowed("c")]] const char *key) {
    keep_for_ever(key); // expected-error-re {{'key'{{.*}}[lifetime-escape]}}
    c->last_key = NULL;
}

void lent_field_bad(struct session *s, [[borrowed]] struct node *n) {
    s->cookie = n; // expected-error-re {{'n'{{.*}}[lifetime-escape]}}
}

static const char *first_seen_1;
void on_one_path_bad([[borrowed]] const char *key, bool first) {
    if (first)
        first_seen_1 = key; // expected-error-re {{'key'{{.*}}[lifetime-escape]}}
    audit(key);
}

void static_local_bad([[borrowed]] const char *key) {
    static const char *previous;
    if (previous && strcmp(previous, key) == 0)
        return;
    previous = key; // expected-error-re {{'key'{{.*}}[lifetime-escape]}}
}

static const char *saved_1;
static void save(const char *text) { saved_1 = text; }
void through_a_helper_bad([[borrowed]] const char *text) {
    save(text); // expected-error-re {{'text' is kept by 'save'{{.*}}[lifetime-escape]}}
}

void linked_bad(struct cache *c, [[borrowed]] struct node *n) {
    n->next = NULL;
    c->nodes = n; // expected-error-re {{'n'{{.*}}[lifetime-escape]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

static char recent_2[64];
void remember_ok([[borrowed]] const char *key) {
    snprintf(recent_2, sizeof recent_2, "%s", key);
}

void into_lender_ok(struct cache *c, [[borrowed("c")]] const char *key) {
    c->last_key = key;
    c->views[0] = (struct view){key, strlen(key)};
}

void for_ever_ok([[lifetime("static")]] const char *key) {
    static const char *previous;
    previous = key;
    keep_for_ever(previous);
}

void passed_on_ok(struct cache *c, [[borrowed("c")]] const char *key) {
    audit(key);
    cache_hold(c, key);
}

size_t measured_ok([[borrowed]] const char *text) {
    return plain_length(text) + strlen(text);
}

[[owned]] struct node *node_ok([[borrowed]] const char *name) {
    struct node *n = malloc(sizeof *n);
    if (!n)
        return NULL;
    n->next = NULL;
    n->name = strdup(name);
    return n;
}

[[borrowed("path")]] const char *inside_ok(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

void restored_ok(struct session *s, [[borrowed]] const char *user) {
    const char *before = s->user;
    s->user = user;
    audit(s->user);
    s->user = before;
}

void local_ok([[borrowed]] const char *text) {
    struct view v = {text, strlen(text)};
    struct view *p = &v;
    audit(p->text);
}

void pointee_written_ok([[borrowed]] struct session *s, const char *user) {
    s->user = user; // the lent object is changed, not kept
}

char first_character_ok([[borrowed]] const char *text) {
    static char last;
    last = *text;
    return last;
}

bool compared_ok([[borrowed]] const char *text) {
    return text == recent_2;
}

void either_ok(struct cache *a, struct cache *b, [[borrowed("a, b")]] const char *key) {
    (void)b;
    a->last_key = NULL;
    audit(key);
}

int *reads_through_ok([[borrowed]] int **table, size_t i) {
    return table[i]; // what the table points to is not lent
}

static const char *own_2 = "own";
void reassigned_ok([[borrowed]] const char *text) {
    audit(text);
    text = own_2;
    recent_2[0] = *text;
    own_2 = text;
}
