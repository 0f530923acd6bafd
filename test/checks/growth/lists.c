// A list that a repeatable function pushes to, and that nothing in the unit ever shortens, is reported at the push.
// RUN: %lt %s -std=gnu23 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct session { struct session *next; unsigned id; char user[32]; long seen; };
struct event { struct event *next, *prev; int kind; };
struct watcher { struct watcher *next; void (*notify)(int); };
struct buffer { struct buffer *link; size_t length; char bytes[256]; };
unsigned hash(const char *text);

// --- should be reported --------------------------------------------------------------------------------------------

static struct session *sessions_1;
int login_bad(unsigned id, const char *user) {
    struct session *s = malloc(sizeof *s);
    if (!s)
        return -1;
    s->id = id;
    snprintf(s->user, sizeof s->user, "%s", user);
    s->next = sessions_1;
    sessions_1 = s; // expected-warning {{entries are added to 'sessions_1'}}
    return 0;
}

static struct session *buckets_1[64];
void bucket_bad(const char *user) {
    struct session *s = calloc(1, sizeof *s);
    if (!s)
        return;
    unsigned b = hash(user) % 64;
    s->next = buckets_1[b];
    buckets_1[b] = s; // expected-warning {{'buckets_1'}}
}

static struct buffer *sent_1;
void send_bad(struct buffer *b) {
    b->link = sent_1;
    sent_1 = b; // expected-warning {{'sent_1'}}
}

static struct { struct buffer *first; size_t bytes; } backlog_1;
void enqueue_bad(struct buffer *b) {
    b->link = backlog_1.first;
    backlog_1.first = b; // expected-warning {{'backlog_1.first'}}
    backlog_1.bytes += b->length;
}

static struct watcher *watchers_1;
int watch_bad(void (*notify)(int)) {
    struct watcher *w = malloc(sizeof *w);
    if (!w)
        return -1;
    *w = (struct watcher){watchers_1, notify};
    watchers_1 = w; // expected-warning {{'watchers_1'}}
    return 0;
}
void fire_bad(int n) {
    for (struct watcher *w = watchers_1; w; w = w->next)
        w->notify(n);
}

static struct session *recent_1;
void append_bad(struct session *s) {
    s->next = NULL;
    if (!recent_1) {
        recent_1 = s;
        return;
    }
    struct session *last = recent_1;
    while (last->next)
        last = last->next;
    last->next = s; // expected-warning {{'recent_1'}}
}

static _Thread_local struct buffer *scratch_1;
char *scratch_bad(size_t n) {
    struct buffer *b = malloc(sizeof *b + n);
    if (!b)
        return NULL;
    b->link = scratch_1;
    scratch_1 = b; // expected-warning {{'scratch_1' (thread storage)}}
    return b->bytes;
}

static struct session *by_slot_1[16];
void through_slot_bad(unsigned id) {
    struct session **slot = &by_slot_1[id & 15];
    struct session *s = malloc(sizeof *s);
    if (!s)
        return;
    s->id = id;
    s->next = *slot;
    *slot = s; // expected-warning {{'by_slot_1'}}
}

void in_function_bad(const char *text) {
    static struct buffer *seen;
    for (struct buffer *b = seen; b; b = b->link)
        if (strcmp(b->bytes, text) == 0)
            return;
    struct buffer *b = malloc(sizeof *b);
    if (!b)
        return;
    snprintf(b->bytes, sizeof b->bytes, "%s", text);
    b->link = seen;
    seen = b; // expected-warning {{'seen'}}
}

static struct session *loop_1;
void loop_bad(const unsigned *ids, size_t n) {
    for (size_t i = 0; i < n; i++) {
        struct session *s = malloc(sizeof *s);
        if (!s)
            return;
        s->id = ids[i];
        s->next = loop_1;
        loop_1 = s; // expected-warning {{'loop_1'}}
    }
}

static struct session *tested_1;
static unsigned tested_count_1;
void tested_elsewhere_bad(struct session *s) {
    tested_count_1++;
    s->next = tested_1;
    tested_1 = s; // expected-warning {{'tested_1'}}
}
bool too_many_bad(void) {
    return tested_count_1 > 100; // asked, but not before the insertion
}

// --- should be fine ------------------------------------------------------------------------------------------------

static struct session *sessions_2;
void login_ok(struct session *s) {
    s->next = sessions_2;
    sessions_2 = s;
}
void logout_ok(unsigned id) {
    for (struct session **p = &sessions_2; *p; p = &(*p)->next)
        if ((*p)->id == id) {
            struct session *s = *p;
            *p = s->next;
            free(s);
            return;
        }
}

static struct buffer *sent_2;
void send_ok(struct buffer *b) {
    b->link = sent_2;
    sent_2 = b;
}
void acknowledge_all_ok(void) {
    struct buffer *b = sent_2;
    sent_2 = NULL;
    while (b) {
        struct buffer *next = b->link;
        free(b);
        b = next;
    }
}

static struct session *limited_2;
static unsigned limited_count_2;
int limited_ok(struct session *s) {
    if (limited_count_2 >= 256)
        return -1;
    s->next = limited_2;
    limited_2 = s;
    limited_count_2++;
    return 0;
}

static struct watcher *builtin_2;
static void add_builtin(struct watcher *w) {
    w->next = builtin_2;
    builtin_2 = w;
}
static struct watcher first_2, second_2;
__attribute__((constructor)) static void start_ok(void) {
    add_builtin(&first_2);
    add_builtin(&second_2);
}

static struct event *events_2; // doubly linked: whoever has an event can unlink it
void handle(struct event *e);
void post_ok(struct event *e) {
    e->prev = NULL;
    e->next = events_2;
    if (events_2)
        events_2->prev = e;
    events_2 = e;
}
void run_ok(void) {
    for (struct event *e = events_2; e; e = e->next)
        handle(e);
}

struct session *shared_2; // another unit may trim it
void shared_ok(struct session *s) {
    s->next = shared_2;
    shared_2 = s;
}

static struct session *lent_2;
void trim(struct session **head);
void lent_ok(struct session *s) {
    s->next = lent_2;
    lent_2 = s;
    trim(&lent_2);
}

static struct buffer *free_buffers_2;
struct buffer *buffer_get_ok(void) {
    struct buffer *b = free_buffers_2;
    if (b)
        free_buffers_2 = b->link;
    else
        b = malloc(sizeof *b);
    return b;
}
void buffer_put_ok(struct buffer *b) {
    b->link = free_buffers_2;
    free_buffers_2 = b;
}

static struct session *current_2;
void set_current_ok(struct session *s) {
    current_2 = s; // one pointer, no list
}

[[lifetime("static")]] static struct watcher *hooks_2;
void hook_ok(struct watcher *w) {
    w->next = hooks_2;
    hooks_2 = w;
}

int sum_ok(const int *values, size_t n) {
    struct buffer *local = NULL;
    int sum = 0;
    for (size_t i = 0; i < n; i++) {
        struct buffer *b = malloc(sizeof *b);
        if (!b)
            break;
        b->link = local;
        local = b;
        sum += values[i];
    }
    while (local) {
        struct buffer *next = local->link;
        free(local);
        local = next;
    }
    return sum;
}

static struct session *table_2[32];
void table_add_ok(struct session *s) {
    s->next = table_2[s->id % 32];
    table_2[s->id % 32] = s;
}
void table_clear_ok(void) {
    for (size_t i = 0; i < 32; i++) {
        while (table_2[i]) {
            struct session *s = table_2[i];
            table_2[i] = s->next;
            free(s);
        }
    }
}
