// A pointer that was given to an owner must not be used, given or released again; only compared or overwritten.
// RUN: %lt %s -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct packet { struct packet *next; size_t length; unsigned char *payload; int tag; };
struct mesh { float *vertices; size_t count; int refs; };
struct mailbox { struct packet *first; size_t bytes; };
struct window { struct window *parent; char *title; int id; };

[[owned("packet_free")]] struct packet *packet_new(size_t length);
void packet_free([[owned("packet_free")]] struct packet *p);
void packet_dump([[borrowed]] const struct packet *p);
[[borrowed("p")]] unsigned char *packet_bytes(struct packet *p);
void post([[borrowed]] struct mailbox *m, [[owned("packet_free")]] struct packet *p);
void post_pair([[borrowed]] struct mailbox *m, [[owned("packet_free")]] struct packet *p, size_t bytes);
[[owned("packet_free")]] struct packet *compress([[owned("packet_free")]] struct packet *p);
void upload([[owned]] struct mesh *m, int unit);
void adopt([[borrowed]] struct window *parent, [[owned("free")]] struct window *child);
void set_title([[borrowed]] struct window *w, [[owned]] char *title);
void look(const void *p);

// --- should be reported --------------------------------------------------------------------------------------------

void dump_bad(struct mailbox *m) {
    struct packet *p = packet_new(64);
    if (!p)
        return;
    post(m, p);
    packet_dump(p); // expected-error-re {{'p'{{.*}}[lifetime-use-after-move]}}
}

size_t read_field_bad(struct mailbox *m, size_t n) {
    struct packet *p = packet_new(n);
    if (!p)
        return 0;
    p->tag = 1;
    post(m, p);
    m->bytes += p->length; // expected-error-re {{'p{{.*}}[lifetime-use-after-move]}}
    return m->bytes;
}

void write_field_bad(struct mailbox *m) {
    struct packet *p = packet_new(8);
    if (!p)
        return;
    post(m, p);
    p->next = NULL; // expected-error-re {{'p{{.*}}[lifetime-use-after-move]}}
}

void inner_pointer_bad(struct mailbox *m) {
    struct packet *p = packet_new(8);
    if (!p)
        return;
    unsigned char *bytes = packet_bytes(p);
    post(m, p);
    bytes[0] = 0xff; // expected-error {{[lifetime-use-after-move]}}
}

void given_twice_bad(struct mailbox *a, struct mailbox *b) {
    struct packet *p = packet_new(8);
    if (!p)
        return;
    post(a, p);
    post(b, p); // expected-error-re {{'p'{{.*}}[lifetime-use-after-move]}}
}

void given_and_released_bad(struct mailbox *m) {
    struct packet *p = packet_new(8);
    if (!p)
        return;
    post(m, p);
    packet_free(p); // expected-error-re {{'p'{{.*}}[lifetime-use-after-move]}}
}

[[owned("packet_free")]] struct packet *given_and_returned_bad(struct mailbox *m) {
    struct packet *p = packet_new(8);
    if (p)
        post(m, p);
    return p; // expected-error-re {{'p'{{.*}}[lifetime-use-after-move]}}
}

int consumed_bad(struct mailbox *m) {
    struct packet *p = packet_new(512);
    if (!p)
        return -1;
    struct packet *small = compress(p);
    if (!small)
        return -1;
    small->tag = p->tag; // expected-error-re {{'p{{.*}}[lifetime-use-after-move]}}
    post(m, small);
    return 0;
}

void alias_bad(struct mailbox *m) {
    struct packet *p = packet_new(8), *same = p;
    if (!p)
        return;
    post(m, same);
    look(p->payload); // expected-error {{[lifetime-use-after-move]}}
}

void alias_of_alias_bad(struct mailbox *m) {
    struct packet *p = packet_new(8);
    if (!p)
        return;
    struct packet *q = p, *r = q;
    post(m, p);
    p = NULL;
    q = NULL;
    packet_dump(r); // expected-error {{[lifetime-use-after-move]}}
}

int in_argument_list_bad(struct mailbox *m) {
    struct packet *p = packet_new(8);
    if (!p)
        return 0;
    post(m, p);
    return printf("%zu bytes\n", p->length); // expected-error-re {{'p{{.*}}[lifetime-use-after-move]}}
}

void malloced_bad(int unit) {
    struct mesh *m = calloc(1, sizeof *m);
    if (!m)
        return;
    upload(m, unit);
    m->refs++; // expected-error-re {{'m{{.*}}[lifetime-use-after-move]}}
}

void duplicated_bad(struct window *w, const char *text) {
    char *title = strdup(text);
    if (!title)
        return;
    set_title(w, title);
    title[0] = '*'; // expected-error-re {{'title{{.*}}[lifetime-use-after-move]}}
}

void parent_bad(struct window *parent, int id) {
    struct window *child = calloc(1, sizeof *child);
    if (!child)
        return;
    adopt(parent, child);
    child->id = id; // expected-error-re {{'child{{.*}}[lifetime-use-after-move]}}
}

void own_parameter_bad(struct mailbox *m, [[owned("packet_free")]] struct packet *p) {
    post(m, p);
    packet_dump(p); // expected-error-re {{'p'{{.*}}[lifetime-use-after-move]}}
}

static void forward(struct mailbox *m, struct packet *p) {
    post(m, p);
}
void through_a_helper_bad(struct mailbox *m) {
    struct packet *p = packet_new(8);
    if (!p)
        return;
    forward(m, p);
    packet_dump(p); // expected-error-re {{'p' is used after it was given to 'forward'{{.*}}[lifetime-use-after-move]}}
}

void dereferenced_bad(struct mailbox *m, struct packet *copy) {
    struct packet *p = packet_new(8);
    if (!p)
        return;
    post(m, p);
    *copy = *p; // expected-error-re {{'p'{{.*}}[lifetime-use-after-move]}}
}

void element_bad(struct mailbox *m) {
    struct packet *pair[2] = {packet_new(1), NULL};
    if (!pair[0])
        return;
    post(m, pair[0]);
    packet_dump(pair[0]); // expected-error-re {{'pair{{.*}}[lifetime-use-after-move]}}
}

struct job { struct packet *input; int id; };
void member_bad(struct mailbox *m) {
    struct job job = {packet_new(8), 1};
    if (!job.input)
        return;
    post(m, job.input);
    packet_dump(job.input); // expected-error-re {{'job.input'{{.*}}[lifetime-use-after-move]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

void dump_ok(struct mailbox *m) {
    struct packet *p = packet_new(64);
    if (!p)
        return;
    packet_dump(p);
    post(m, p);
}

size_t read_before_ok(struct mailbox *m, size_t n) {
    struct packet *p = packet_new(n);
    if (!p)
        return 0;
    size_t length = p->length;
    post(m, p);
    return length;
}

void read_in_the_call_ok(struct mailbox *m) {
    struct packet *p = packet_new(8);
    if (!p)
        return;
    post_pair(m, p, p->length); // read before the callee runs
}

bool compared_ok(struct mailbox *m) {
    struct packet *p = packet_new(8);
    if (!p)
        return false;
    post(m, p);
    return m->first == p;
}

bool tested_ok(struct mailbox *m) {
    struct packet *p = packet_new(8);
    if (p)
        post(m, p);
    return p != NULL;
}

void overwritten_ok(struct mailbox *m) {
    struct packet *p = packet_new(8);
    if (!p)
        return;
    post(m, p);
    p = packet_new(16);
    if (!p)
        return;
    packet_dump(p);
    post(m, p);
}

void cleared_ok(struct mailbox *m) {
    struct packet *p = packet_new(8);
    if (!p)
        return;
    post(m, p);
    p = NULL;
    if (p)
        packet_dump(p);
}

int consumed_ok(struct mailbox *m) {
    struct packet *p = packet_new(512);
    if (!p)
        return -1;
    int tag = p->tag;
    p = compress(p);
    if (!p)
        return -1;
    p->tag = tag;
    post(m, p);
    return 0;
}

void own_parameter_ok(struct mailbox *m, [[owned("packet_free")]] struct packet *p) {
    packet_dump(p);
    post(m, p);
}

void other_element_ok(struct mailbox *m) {
    struct packet *a = packet_new(1), *b = packet_new(2);
    if (a)
        post(m, a);
    if (b) {
        packet_dump(b);
        packet_free(b);
    }
}

void borrowed_again_ok(struct mailbox *m) {
    struct packet *p = packet_new(8);
    if (!p)
        return;
    post(m, p);
    const struct packet *head = m->first; // what the owner shows may be looked at
    if (head)
        packet_dump(head);
}

static void inspect(const struct packet *p) {
    packet_dump(p);
}
void helper_looks_ok(struct mailbox *m) {
    struct packet *p = packet_new(8);
    if (!p)
        return;
    inspect(p);
    post(m, p);
}

void member_ok(struct mailbox *m) {
    struct job job = {packet_new(8), 1};
    if (!job.input)
        return;
    post(m, job.input);
    job.input = NULL;
    look(&job);
}

void printed_address_ok(struct mailbox *m) {
    struct packet *p = packet_new(8);
    if (!p)
        return;
    size_t length = p->length;
    post(m, p);
    p = NULL;
    printf("posted %zu\n", length);
}
