// Only what was allocated, and is owned here, is released or given away: from its beginning, with its partner.
// RUN: %lt %s -D_GNU_SOURCE -ferror-limit=0 -Wno-free-nonheap-object -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node { struct node *next; char *text; int key; };
struct link { struct link *next; };
struct entry { int id; struct link link; };
struct user { char *name; char inline_name[16]; struct { int x, y; } at; };
struct message { char *body; int kind; };
struct arena { char *at; };

int measure([[borrowed]] const char *text);
[[owned("message_free")]] struct message *message_new(void);
void message_free([[owned("message_free")]] struct message *m);
void send([[owned("message_free")]] struct message *m);
[[borrowed("a")]] char *arena_string(struct arena *a, size_t n);
[[borrowed("u")]] const char *user_name(const struct user *u);
[[lifetime("static")]] char *default_name(void);
void keep([[owned]] char *text);

// --- should be reported --------------------------------------------------------------------------------------------

void local_bad(void) {
    char buffer[32] = "";
    free(buffer); // expected-error {{local 'buffer' is released, but it was not allocated [lifetime-bad-free]}}
}

void local_pointer_bad(bool large) {
    char small[16], *p = small;
    if (large && !(p = malloc(64)))
        return;
    p[0] = 0;
    free(p); // expected-error-re {{'small' {{.*}}[lifetime-bad-free]}}
}

static char table[64];

void static_bad(void) {
    char *p = table;
    free(p); // expected-error-re {{'table' {{.*}}[lifetime-bad-free]}}
}

void literal_bad(bool named, const char *name) {
    char *text = named ? strdup(name) : "anonymous";
    free(text); // expected-error-re {{literal{{.*}}[lifetime-bad-free]}}
}

void literal_default_bad(const char *name) {
    char *text = "none";
    if (name)
        text = strdup(name);
    measure(text ? text : "");
    free(text); // expected-error-re {{literal{{.*}}[lifetime-bad-free]}}
}

void moved_in_loop_bad(const char *text) {
    char *copy = strdup(text);
    if (!copy)
        return;
    while (*copy == ' ')
        copy++;
    measure(copy);
    free(copy); // expected-error-re {{'copy' {{.*}}[lifetime-bad-free]}}
}

void incremented_bad(size_t n) {
    char *p = malloc(n + 1);
    if (!p)
        return;
    *p++ = 0;
    free(p); // expected-error {{a pointer into the middle of 'p' is released [lifetime-bad-free]}}
}

void element_bad(int n) {
    int *values = calloc((size_t)n, sizeof *values);
    if (!values)
        return;
    free(&values[1]); // expected-error {{a pointer into the middle of 'values' is released [lifetime-bad-free]}}
}

void borrowed_parameter_bad([[borrowed]] char *text) {
    measure(text);
    free(text); // expected-error {{'text' is released, but it is only borrowed [lifetime-bad-free]}}
}

void borrowed_result_bad(struct arena *a) {
    char *text = arena_string(a, 8);
    if (text)
        free(text); // expected-error-re {{'text' {{.*}}[lifetime-bad-free]}}
}

void borrowed_given_bad([[borrowed]] struct message *m) {
    send(m); // expected-error-re {{'m' is given away{{.*}}[lifetime-bad-free]}}
}

void static_result_bad(void) {
    char *name = default_name();
    free(name); // expected-error-re {{'name' {{.*}}[lifetime-bad-free]}}
}

void environment_bad(void) {
    char *home = getenv("HOME");
    if (home)
        free(home); // expected-error-re {{'home' {{.*}}[lifetime-bad-free]}}
}

void wrong_family_bad(void) {
    struct message *m = message_new();
    free(m); // expected-error {{'m' must be released with 'message_free', not with 'free' [lifetime-bad-free]}}
}

void wrong_parameter_family_bad([[owned("message_free")]] struct message *m) {
    free(m); // expected-error-re {{'m' {{.*}}[lifetime-bad-free]}}
}

void wrong_way_round_bad(void) {
    struct message *m = calloc(1, sizeof *m);
    message_free(m); // expected-error-re {{'m' {{.*}}[lifetime-bad-free]}}
}

void member_array_bad(void) {
    struct user u = {0};
    free(u.inline_name); // expected-error-re {{'u' {{.*}}[lifetime-bad-free]}}
}

void address_of_local_given_bad(void) {
    struct message m = {0};
    send(&m); // expected-error {{local 'm' is given away, but it was not allocated [lifetime-bad-free]}}
}

void parameter_bad(struct node n) {
    struct node *p = &n;
    free(p); // expected-error-re {{'n' {{.*}}[lifetime-bad-free]}}
}

void resized_local_bad(size_t n) {
    char buffer[16], *p = buffer;
    char *bigger = realloc(p, n); // expected-error-re {{'buffer' {{.*}}[lifetime-bad-free]}}
    free(bigger);
}

void literal_kept_bad(void) {
    keep("forever"); // expected-error-re {{literal {{.*}}given away{{.*}}[lifetime-bad-free]}}
}

void found_bad(const char *path) {
    char *copy = strdup(path);
    if (!copy)
        return;
    char *base = strrchr(copy, '/');
    if (base)
        free(base + 1); // expected-error {{[lifetime-bad-free]}}
    else
        free(copy);
}

// --- should be fine ------------------------------------------------------------------------------------------------

void small_or_large_ok(size_t n) {
    char small[16], *p = n > sizeof small ? malloc(n) : small;
    if (!p)
        return;
    p[0] = 0;
    if (p != small)
        free(p);
}

void small_or_large_size_ok(size_t n) {
    char small[16], *p = small;
    if (n > sizeof small && !(p = malloc(n)))
        return;
    p[0] = 0;
    if (n > sizeof small)
        free(p);
}

void small_or_large_flag_ok(size_t n) {
    char small[16], *p = small;
    bool heap = false;
    if (n > sizeof small) {
        p = malloc(n);
        heap = true;
    }
    if (p)
        p[0] = 0;
    if (heap)
        free(p);
}

void literal_or_copy_ok(const char *name) {
    char *text = "none";
    if (name && !(text = strdup(name)))
        return;
    measure(text);
    if (name)
        free(text);
}

void default_compared_ok(const char *name) {
    static char none[] = "none";
    char *text = name ? strdup(name) : none;
    if (text != none)
        free(text);
}

void back_at_start_ok(const char *text) {
    char *copy = strdup(text), *at = copy;
    if (!copy)
        return;
    while (*at)
        at++;
    while (at > copy)
        at--;
    free(copy);
}

void stepped_back_ok(size_t n) {
    char *p = malloc(n + 1);
    if (!p)
        return;
    *p++ = 'x';
    *p = 0;
    p--;
    free(p);
}

void first_element_ok(int n) {
    int *values = malloc((size_t)n * sizeof *values);
    free(&values[0]);
}

void header_ok(void *payload) {
    size_t *header = (size_t *)payload - 1;
    free(header);
}

void *with_header_ok(size_t n) {
    size_t *header = malloc(sizeof *header + n);
    if (!header)
        return NULL;
    *header = n;
    return header + 1;
}

void container_of_ok(struct link *l) {
    struct entry *e = (struct entry *)((char *)l - offsetof(struct entry, link));
    free(e);
}

void first_member_ok(struct node *n) {
    struct node **first = &n->next;
    free(first);
}

void const_ok(const char *text) { free((void *)text); }

void const_field_ok(const struct user *u) { free(u->name); }

void family_ok(void) {
    struct message *m = message_new();
    if (m)
        message_free(m);
}

void unknown_origin_ok(struct message *m) { message_free(m); }

void unknown_origin_free_ok(struct message *m) {
    free(m->body);
    free(m);
}

void given_ok(const char *text) {
    char *copy = strdup(text);
    if (copy)
        keep(copy);
}

void borrowed_copied_ok([[borrowed]] const char *text) {
    char *copy = strdup(text);
    if (copy)
        keep(copy);
}

void borrowed_container_ok([[borrowed]] struct user *u) {
    free(u->name); // the record is borrowed, what it owns is not said
    u->name = NULL;
}

void environment_copied_ok(void) {
    const char *home = getenv("HOME");
    char *copy = strdup(home ? home : "/");
    free(copy);
}

static struct node *list;

void pop_ok(void) {
    struct node *n = list;
    if (n) {
        list = n->next;
        free(n->text);
        free(n);
    }
}

static char *current = NULL;

void static_pointer_ok(const char *text) {
    free(current);
    current = strdup(text);
}

void pool_ok(struct node *n, struct node *first, size_t count) {
    if (n < first || n >= first + count)
        free(n);
}

void local_pointers_ok(int n) {
    char *names[8] = {0};
    for (int i = 0; i < n && i < 8; i++)
        names[i] = malloc(8);
    for (int i = 0; i < 8; i++)
        free(names[i]);
}

void local_record_ok(const char *name) {
    struct user u = {.name = strdup(name)};
    free(u.name);
}

void by_reference_ok(char **text) {
    free(*text);
    *text = NULL;
}

void address_passed_ok(void) {
    char *text = strdup("x");
    by_reference_ok(&text);
}

void realloc_null_ok(size_t n) {
    char *p = NULL;
    char *q = realloc(p, n);
    free(q);
}

char *joined_ok(const char *a, const char *b) {
    char *result = NULL;
    if (asprintf(&result, "%s%s", a, b) < 0)
        return NULL;
    return result;
}

void strsep_ok(const char *text) {
    char *copy = strdup(text), *rest = copy, *part;
    while ((part = strsep(&rest, ",")))
        measure(part);
    free(copy);
}

void array_of_messages_ok(int n) {
    struct message *all[4];
    int made = 0;
    while (made < 4 && made < n && (all[made] = message_new()))
        made++;
    while (made > 0)
        message_free(all[--made]);
}

void ternary_family_ok(bool big) {
    char *text = big ? malloc(1000) : calloc(1, 10);
    free(text);
}

void cast_ok(void) {
    unsigned char *bytes = malloc(8);
    free((char *)bytes);
}

void compound_literal_ok(void) {
    struct node *n = malloc(sizeof *n);
    if (!n)
        return;
    *n = (struct node){.text = strdup("x")};
    free(n->text);
    free(n);
}
