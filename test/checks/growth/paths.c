// A container is found by its path: fields and pointers from a variable, whoever else points to the same record.
// RUN: %lt %s -std=gnu17 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stddef.h>
#include <stdlib.h>

struct node { struct node *next; int key; };
struct dict { struct node **table; struct node *first; size_t used; };
struct server { struct dict *keys; struct dict in; struct node *clients; int *log; size_t log_n; };

// --- should be reported --------------------------------------------------------------------------------------------

static struct dict *dict_1;
int open_1(void) {
    dict_1 = calloc(1, sizeof *dict_1);
    return dict_1 ? 0 : -1;
}
void add_bad(struct node *n) {
    n->next = dict_1->table[n->key & 7];
    dict_1->table[n->key & 7] = n; // expected-warning {{'dict_1->table'}}
}

static struct server server_2;
void client_bad(struct node *n) {
    n->next = server_2.clients;
    server_2.clients = n; // expected-warning {{'server_2.clients'}}
}

static struct server server_3;
int open_3(void) {
    server_3.keys = malloc(sizeof *server_3.keys);
    return server_3.keys ? 0 : -1;
}
void key_bad(struct node *n) {
    n->next = server_3.keys->first;
    server_3.keys->first = n; // expected-warning {{'server_3.keys->first'}}
}

static struct server *server_4;
void open_4(void) { server_4 = calloc(1, sizeof *server_4); }
void inner_bad(struct node *n) {
    struct server *s = server_4;
    n->next = s->in.first;
    s->in.first = n; // expected-warning {{'server_4->in.first'}}
}

static struct server *server_5;
void open_5(void) {
    struct server *made = calloc(1, sizeof *made);
    if (made)
        server_5 = made;
}
int log_bad(int what) {
    int *grown = realloc(server_5->log, (server_5->log_n + 1) * sizeof *grown);
    if (!grown)
        return -1;
    server_5->log = grown; // expected-warning {{'server_5->log'}}
    server_5->log[server_5->log_n++] = what;
    return 0;
}

static struct dict table_6;
void slot_bad(struct node *n) {
    struct node **slot = &table_6.table[n->key & 7];
    n->next = *slot;
    *slot = n; // expected-warning {{'table_6.table'}}
}

void static_bad(struct node *n) {
    static struct server *s;
    if (!s)
        s = calloc(1, sizeof *s);
    if (!s)
        return;
    n->next = s->clients;
    s->clients = n; // expected-warning {{'s->clients'}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

static struct dict *dict_11;
void open_11(void) { dict_11 = calloc(1, sizeof *dict_11); }
void add_ok(struct node *n) {
    n->next = dict_11->first;
    dict_11->first = n;
}
struct node *take_ok(void) {
    struct dict *d = dict_11;
    struct node *n = d->first;
    if (n)
        d->first = n->next;
    return n;
}

static struct dict *dict_12; // one of many: whichever is current
void use_12(struct dict *d) { dict_12 = d; }
void current_ok(struct node *n) {
    n->next = dict_12->first;
    dict_12->first = n;
}

static struct dict *dict_13; // made anew for each run
void begin_13(void) { dict_13 = calloc(1, sizeof *dict_13); }
void run_ok(struct node *n) {
    n->next = dict_13->first;
    dict_13->first = n;
}
void end_13(void) {
    free(dict_13);
    dict_13 = NULL;
}

static struct server server_14;
void open_14(void) { server_14.keys = calloc(1, sizeof *server_14.keys); }
void entry_ok(struct node *n) {
    n->next = server_14.keys->first;
    server_14.keys->first = n;
}
void swap_ok(void) {
    struct dict *old = server_14.keys;
    server_14.keys = calloc(1, sizeof *server_14.keys);
    free(old);
}

static struct server server_15;
void whole_ok(struct node *n) {
    n->next = server_15.clients;
    server_15.clients = n;
}
void reset_ok(void) { server_15 = (struct server){0}; }

struct session { struct session *next; struct node *messages; };
static struct session *sessions_16; // elements of a list are many
void message_ok(struct node *n) {
    n->next = sessions_16->messages;
    sessions_16->messages = n;
}
void session_ok(struct session *s) {
    s->next = sessions_16;
    sessions_16 = s;
}
void session_end_ok(void) {
    struct session *s = sessions_16;
    if (s) {
        sessions_16 = s->next;
        free(s);
    }
}

static struct server *server_17;
extern struct server *shared_17;
void open_17(void) {
    server_17 = calloc(1, sizeof *server_17);
    shared_17 = server_17; // others have it, too
}
void shared_ok(struct node *n) {
    n->next = server_17->clients;
    server_17->clients = n;
}

struct worker { struct node *jobs; };
static struct worker *workers_18; // an array: each has its own
static size_t workers_n_18;
int more_18(void) {
    struct worker *grown = realloc(workers_18, (workers_n_18 + 1) * sizeof *grown);
    if (!grown)
        return -1;
    workers_18 = grown;
    workers_18[workers_n_18++].jobs = NULL;
    return 0;
}
void fewer_18(void) { workers_n_18 = 0; }
void job_ok(size_t i, struct node *n) {
    n->next = workers_18[i].jobs;
    workers_18[i].jobs = n;
}

static struct server server_19;
int *logged_ok(int what) {
    int *grown = realloc(server_19.log, (server_19.log_n + 1) * sizeof *grown);
    if (!grown)
        return NULL;
    server_19.log = grown;
    server_19.log[server_19.log_n++] = what;
    return server_19.log;
}
void log_flush_ok(void) {
    struct server *s = &server_19;
    s->log_n = 0;
}

struct server public_20; // other units may trim it
void public_ok(struct node *n) {
    n->next = public_20.clients;
    public_20.clients = n;
}

static struct server *of(int which);
void other_ok(int which, struct node *n) {
    struct server *s = of(which);
    n->next = s->clients;
    s->clients = n;
}
static struct server servers_21[4];
static struct server *of(int which) { return &servers_21[which & 3]; }
void other_take_ok(int which) {
    struct server *s = of(which);
    s->clients = s->clients ? s->clients->next : NULL;
}

static struct node *spare_22, *busy_22; // a free list goes round
struct node *get_ok(void) {
    struct node *n = spare_22;
    if (!n)
        return calloc(1, sizeof *n);
    spare_22 = n->next;
    n->next = busy_22;
    busy_22 = n;
    return n;
}
void put_ok(void) {
    struct node *n = busy_22;
    if (n) {
        busy_22 = n->next;
        n->next = spare_22;
        spare_22 = n;
    }
}
