// Contracts say who releases: an owned result, an owned parameter, an owned field, a transfer that depends on the result.
// RUN: %lt %s -D_GNU_SOURCE -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

struct message { struct message *next; char *body; int kind; };
struct session { int id; };
struct pool;

[[owned("message_free")]] struct message *message_new(int kind);
void message_free([[owned("message_free")]] struct message *m);
int message_size([[borrowed]] const struct message *m);
[[owned("message_free")]] struct message *message_reply([[borrowed]] const struct message *m);
void queue_send([[owned("message_free")]] struct message *m);
int queue_try([[owned("message_free when return == 0")]] struct message *m);
int queue_receive([[owned("message_free when return == 1")]] struct message **out);
[[owned("session_close when return >= 0")]] int session_open(const char *name);
void session_close([[owned("session_close")]] int session);
int session_send(int session, [[borrowed]] const struct message *m);
[[borrowed("p")]] struct message *pool_message(struct pool *p);
[[lifetime("static")]] const char *kind_name(int kind);
void unknown(struct message *m);

// --- should be reported --------------------------------------------------------------------------------------------

int size_bad(int kind) {
    struct message *m = message_new(kind);
    if (!m)
        return -1;
    return message_size(m); // expected-warning-re {{'m' {{.*}}[lifetime-leak]}}
}

int refused_bad(int kind) {
    struct message *m = message_new(kind);
    if (!m)
        return -1;
    return queue_try(m); // expected-warning-re {{'m' {{.*}}[lifetime-leak]}}
}

int wrong_way_round_bad(int kind) {
    struct message *m = message_new(kind);
    if (!m)
        return -1;
    int rc = queue_try(m);
    if (rc == 0)
        return 0;
    return rc; // expected-warning-re {{'m' {{.*}}[lifetime-leak]}}
}

int received_bad(void) {
    struct message *m;
    if (queue_receive(&m) != 1)
        return 0;
    return message_size(m); // expected-warning-re {{'m' {{.*}}[lifetime-leak]}}
}

void drain_bad(void) {
    struct message *m;
    while (queue_receive(&m) == 1) { // expected-warning {{'m' is overwritten before it is released [lifetime-leak]}}
        if (m->kind == 0)
            continue;
        message_free(m);
    }
}

int session_bad(const char *name, struct message *m) {
    int s = session_open(name);
    if (s < 0)
        return -1;
    if (session_send(s, m) < 0)
        return -1; // expected-warning-re {{'s' {{.*}}[lifetime-leak]}}
    session_close(s);
    return 0;
}

void parameter_bad([[owned("message_free")]] struct message *m, bool wanted) {
    if (!wanted)
        return; // expected-warning-re {{'m' {{.*}}[lifetime-leak]}}
    queue_send(m);
}

int parameter_when_bad([[owned("message_free when return == 0")]] struct message *m) {
    if (m->kind < 0)
        return -1;
    return 0; // expected-warning-re {{'m' {{.*}}[lifetime-leak]}}
}

void chain_bad(int kind) {
    struct message *first = message_new(kind);
    if (!first)
        return;
    struct message *reply = message_reply(first);
    message_free(first);
    if (reply && reply->kind == kind)
        return; // expected-warning-re {{'reply' {{.*}}[lifetime-leak]}}
    message_free(reply);
}

void replaced_bad(int kind) {
    struct message *m = message_new(kind);
    if (!m)
        return;
    m = message_reply(m); // expected-warning-re {{'m' {{.*}}[lifetime-leak]}}
    message_free(m);
}

[[borrowed("p")]] struct message *fallback_bad(struct pool *p, int kind) {
    struct message *m = pool_message(p);
    return m ? m : message_new(kind); // expected-warning {{[lifetime-leak]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

int refused_ok(int kind) {
    struct message *m = message_new(kind);
    if (!m)
        return -1;
    if (queue_try(m) == 0)
        return 0;
    message_free(m);
    return -1;
}

int refused_later_ok(int kind) {
    struct message *m = message_new(kind);
    if (!m)
        return -1;
    int rc = queue_try(m);
    if (rc)
        message_free(m);
    return rc;
}

int retried_ok(int kind, int turns) {
    struct message *m = message_new(kind);
    if (!m)
        return -1;
    while (turns-- > 0)
        if (!queue_try(m))
            return 0;
    message_free(m);
    return -1;
}

void drain_ok(void) {
    struct message *m;
    while (queue_receive(&m) == 1)
        message_free(m);
}

int received_ok(void) {
    struct message *m = NULL;
    int rc = queue_receive(&m);
    if (rc != 1)
        return rc;
    int size = message_size(m);
    message_free(m);
    return size;
}

int session_ok(const char *name, struct message *m) {
    int s = session_open(name), rc;
    if (s < 0)
        return s;
    rc = session_send(s, m);
    session_close(s);
    return rc;
}

void parameter_ok([[owned("message_free")]] struct message *m, bool wanted) {
    if (wanted)
        queue_send(m);
    else
        message_free(m);
}

void parameter_null_ok([[owned("message_free")]] struct message *m) {
    if (m)
        queue_send(m);
}

int parameter_when_ok([[owned("message_free when return == 0")]] struct message *m) {
    if (m->kind < 0)
        return -1;
    queue_send(m);
    return 0;
}

int parameter_when_forwarded_ok([[owned("message_free when return == 0")]] struct message *m) {
    if (m->kind == 1)
        return queue_try(m);
    if (m->kind == 2) {
        message_free(m);
        return 0;
    }
    return -1;
}

[[owned("message_free")]] struct message *made_ok(int kind) {
    struct message *m = message_new(kind);
    if (m)
        m->body = NULL;
    return m;
}

int made_out_ok([[owned("message_free when return == 1")]] struct message **out, int kind) {
    struct message *m = message_new(kind);
    if (!m)
        return 0;
    *out = m;
    return 1;
}

static struct message *pending;

void parameter_stored_ok([[owned("message_free")]] struct message *m) {
    message_free(pending);
    pending = m;
}

void parameter_unknown_ok([[owned("message_free")]] struct message *m) { unknown(m); }

int borrowed_ok(struct pool *p) {
    struct message *m = pool_message(p);
    return m ? message_size(m) : 0;
}

size_t named_ok(int kind) {
    const char *name = kind_name(kind);
    return strlen(name);
}

void chain_ok(int kind) {
    struct message *first = message_new(kind);
    if (!first)
        return;
    struct message *reply = message_reply(first);
    message_free(first);
    message_free(reply);
}

void chain_replaced_ok(int kind, int turns) {
    struct message *m = message_new(kind);
    while (m && turns-- > 0) {
        struct message *reply = message_reply(m);
        message_free(m);
        m = reply;
    }
    message_free(m);
}

struct outbox { [[owned("message_free")]] struct message *last; };

void outbox_set_ok(struct outbox *o, [[owned("message_free")]] struct message *m) {
    message_free(o->last);
    o->last = m;
}

[[owned("message_free")]] struct message *outbox_take_ok(struct outbox *o) {
    struct message *m = o->last;
    o->last = NULL;
    return m;
}

void outbox_swap_ok(struct outbox *a, struct outbox *b) {
    struct message *m = a->last;
    a->last = b->last;
    b->last = m;
}

void outbox_clear_ok(struct outbox *o) {
    if (o->last) {
        message_free(o->last);
        o->last = NULL;
    }
}
