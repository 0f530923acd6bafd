// A list or tree of sys/queue.h and sys/tree.h is inserted into and emptied by its macros, also by those that name the link
// field of the element and no head.
// RUN: %lt %s -std=gnu23 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/queue.h>

struct client {
    LIST_ENTRY(client) link;
    LIST_ENTRY(client) by_age;
    TAILQ_ENTRY(client) order;
    SLIST_ENTRY(client) free_link;
    STAILQ_ENTRY(client) pending;
    unsigned id;
};
void look_at(struct client *client);

static struct client *make(unsigned id) {
    struct client *c = calloc(1, sizeof *c);
    if (c)
        c->id = id;
    return c;
}

// --- should be reported --------------------------------------------------------------------------------------------

static TAILQ_HEAD(, client) waiting_1 = TAILQ_HEAD_INITIALIZER(waiting_1);
int wait_bad(unsigned id) {
    struct client *c = make(id);
    if (!c)
        return -1;
    TAILQ_INSERT_TAIL(&waiting_1, c, order); // expected-warning {{entries are added to 'waiting_1'}}
    return 0;
}
struct client *find_waiting(unsigned id) {
    struct client *c;
    TAILQ_FOREACH(c, &waiting_1, order)
        if (c->id == id)
            return c;
    return NULL;
}

// Made empty when the program starts, and never again.
static LIST_HEAD(, client) seen_1;
void seen_init(void) { LIST_INIT(&seen_1); }
void see_bad(struct client *c) {
    LIST_INSERT_HEAD(&seen_1, c, by_age); // expected-warning {{'seen_1'}}
}

static struct { STAILQ_HEAD(, client) queue; size_t bytes; } backlog_1;
void enqueue_bad(struct client *c) {
    STAILQ_INSERT_TAIL(&backlog_1.queue, c, pending); // expected-warning {{'backlog_1.queue'}}
    backlog_1.bytes += sizeof *c;
}

static SLIST_HEAD(, client) buckets_1[64];
void bucket_bad(unsigned id) {
    struct client *c = make(id);
    if (c)
        SLIST_INSERT_HEAD(&buckets_1[id % 64], c, free_link); // expected-warning {{'buckets_1'}}
}

// The element comes out of another list.
static TAILQ_HEAD(queue, client) incoming_1 = TAILQ_HEAD_INITIALIZER(incoming_1), done_1 = TAILQ_HEAD_INITIALIZER(done_1);
void arrive_ok(struct client *c) { TAILQ_INSERT_TAIL(&incoming_1, c, order); }
void finish_bad(void) {
    struct client *c = TAILQ_FIRST(&incoming_1);
    if (!c)
        return;
    TAILQ_REMOVE(&incoming_1, c, order);
    TAILQ_INSERT_HEAD(&done_1, c, order); // expected-warning {{'done_1'}}
}

// A macro of one's own around it.
#define REMEMBER(list, c) do { look_at(c); TAILQ_INSERT_TAIL(list, c, order); } while (0)
static TAILQ_HEAD(, client) remembered_1 = TAILQ_HEAD_INITIALIZER(remembered_1);
void remember_bad(struct client *c) {
    REMEMBER(&remembered_1, c); // expected-warning {{'remembered_1'}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

static TAILQ_HEAD(, client) waiting_2 = TAILQ_HEAD_INITIALIZER(waiting_2);
void wait_ok(struct client *c) { TAILQ_INSERT_TAIL(&waiting_2, c, order); }
void leave(unsigned id) {
    struct client *c, *next;
    for (c = TAILQ_FIRST(&waiting_2); c; c = next) {
        next = TAILQ_NEXT(c, order);
        if (c->id == id) {
            TAILQ_REMOVE(&waiting_2, c, order);
            free(c);
        }
    }
}

// The removal names the link, not the list.
static LIST_HEAD(, client) clients_2 = LIST_HEAD_INITIALIZER(clients_2);
void connect_ok(struct client *c) { LIST_INSERT_HEAD(&clients_2, c, link); }
void disconnect(struct client *c) {
    LIST_REMOVE(c, link);
    free(c);
}

static STAILQ_HEAD(, client) queue_2 = STAILQ_HEAD_INITIALIZER(queue_2);
void push_ok(struct client *c) { STAILQ_INSERT_TAIL(&queue_2, c, pending); }
struct client *pop(void) {
    struct client *c = STAILQ_FIRST(&queue_2);
    if (c)
        STAILQ_REMOVE_HEAD(&queue_2, pending);
    return c;
}

// All are released, then the list begins anew.
static SLIST_HEAD(, client) notes_2 = SLIST_HEAD_INITIALIZER(notes_2);
void note_ok(struct client *c) { SLIST_INSERT_HEAD(&notes_2, c, free_link); }
void forget_notes(void) {
    struct client *c = SLIST_FIRST(&notes_2);
    while (c) {
        struct client *next = SLIST_NEXT(c, free_link);
        free(c);
        c = next;
    }
    SLIST_INIT(&notes_2);
}

// Counted, and the count is tested.
static TAILQ_HEAD(, client) recent_2 = TAILQ_HEAD_INITIALIZER(recent_2);
static unsigned recent_count;
bool keep_recent_ok(struct client *c) {
    if (recent_count >= 100)
        return false;
    TAILQ_INSERT_TAIL(&recent_2, c, order);
    recent_count++;
    return true;
}

static TAILQ_HEAD(tails, client) new_2 = TAILQ_HEAD_INITIALIZER(new_2);
void add_new_ok(struct client *c) { TAILQ_INSERT_TAIL(&new_2, c, order); }
void drain(struct tails *into) { TAILQ_CONCAT(into, &new_2, order); }

// Somebody else is given the list.
static TAILQ_HEAD(shared, client) shared_2 = TAILQ_HEAD_INITIALIZER(shared_2);
void lend(void *);
void share_ok(struct client *c) {
    TAILQ_INSERT_TAIL(&shared_2, c, order);
    lend(&shared_2);
}

// A list of the caller's.
void local_ok(struct client *c) {
    TAILQ_HEAD(, client) mine = TAILQ_HEAD_INITIALIZER(mine);
    TAILQ_INSERT_TAIL(&mine, c, order);
    look_at(TAILQ_FIRST(&mine));
}

// Start-up fills it.
static TAILQ_HEAD(, client) fixed_2 = TAILQ_HEAD_INITIALIZER(fixed_2);
static void fill(struct client *c) { TAILQ_INSERT_TAIL(&fixed_2, c, order); }
int main(void) {
    fill(make(1));
    fill(make(2));
}
