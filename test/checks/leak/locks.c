// A lock that one path gives up and another one returns with is a leak, unless the result tells them apart.
// RUN: %lt %s -Xclang -verify -Xclang -verify-ignore-unexpected=note
// REQUIRES: plugin
#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct item { int key, refs; struct item *next; };
struct table { pthread_mutex_t lock; pthread_mutex_t other; pthread_cond_t filled; struct item *items; int count, closed; };

extern pthread_mutex_t shared;
static pthread_mutex_t own = PTHREAD_MUTEX_INITIALIZER;
static pthread_rwlock_t rw = PTHREAD_RWLOCK_INITIALIZER;
static int threads, total;

void log_text(const char *text);
int read_some(struct table *t);
void visit(int key);

static int count_items(const struct table *t) {
    int n = 0;
    for (const struct item *i = t->items; i; i = i->next)
        n++;
    return n;
}

static void release_table(struct table *t) { pthread_mutex_unlock(&t->lock); }

// --- should be reported --------------------------------------------------------------------------------------------

int early_return_bad(struct table *t, int key) {
    pthread_mutex_lock(&t->lock);
    if (t->closed)
        return -1; // expected-warning {{'t->lock' is still held on this path [lifetime-leak]}}
    t->count += key;
    pthread_mutex_unlock(&t->lock);
    return 0;
}

void nothing_returned_bad(struct table *t) {
    pthread_mutex_lock(&t->lock);
    if (t->closed)
        return; // expected-warning {{[lifetime-leak]}}
    visit(t->count);
    pthread_mutex_unlock(&t->lock);
}

struct item *allocation_fails_bad(struct table *t, int key) {
    pthread_mutex_lock(&t->lock);
    struct item *i = malloc(sizeof *i);
    if (!i)
        return NULL; // expected-warning {{[lifetime-leak]}}
    i->key = key;
    i->next = t->items;
    t->items = i;
    pthread_mutex_unlock(&t->lock);
    return i;
}

int jump_over_bad(struct table *t, const char *text) {
    int rc = -1;
    pthread_mutex_lock(&t->lock);
    if (!text)
        goto out;
    t->count += (int)strlen(text);
    rc = 0;
    pthread_mutex_unlock(&t->lock);
out:
    return rc; // expected-warning {{[lifetime-leak]}}
}

int errno_style_bad(struct table *t) {
    pthread_mutex_lock(&own);
    if (total > 100)
        return ENOMEM; // expected-warning {{'own' is still held on this path}}
    total += t->count;
    pthread_mutex_unlock(&own);
    return 0;
}

int passes_on_bad(struct table *t) {
    pthread_mutex_lock(&own);
    int rc = read_some(t);
    if (rc)
        return rc; // expected-warning {{[lifetime-leak]}}
    total++;
    pthread_mutex_unlock(&own);
    return 0;
}

bool full_bad(struct table *t) {
    pthread_mutex_lock(&t->lock);
    if (t->count > 100)
        return false; // expected-warning {{[lifetime-leak]}}
    t->count++;
    pthread_mutex_unlock(&t->lock);
    return true;
}

int in_loop_bad(struct table *t, int n) {
    for (int i = 0; i < n; i++) {
        pthread_mutex_lock(&t->lock);
        if (t->closed)
            return -1; // expected-warning {{[lifetime-leak]}}
        t->count += i;
        pthread_mutex_unlock(&t->lock);
    }
    return 0;
}

int second_forgotten_bad(struct table *t) {
    pthread_mutex_lock(&t->lock);
    pthread_mutex_lock(&t->other);
    if (t->closed) {
        pthread_mutex_unlock(&t->lock);
        return -1; // expected-warning {{'t->other' is still held}}
    }
    t->count++;
    pthread_mutex_unlock(&t->other);
    pthread_mutex_unlock(&t->lock);
    return 0;
}

int last_forgotten_bad(struct table *t) {
    if (pthread_mutex_lock(&t->lock))
        return -1;
    if (!t->closed) {
        t->count = 0;
        pthread_mutex_unlock(&t->lock);
        return 0;
    }
    log_text("closed");
    return -1; // expected-warning {{[lifetime-leak]}}
}

int readers_bad(int key) {
    pthread_rwlock_rdlock(&rw);
    if (key < 0)
        return -EINVAL; // expected-warning {{'rw' is still held}}
    int found = total == key;
    pthread_rwlock_unlock(&rw);
    return found;
}

int tried_bad(struct table *t) {
    if (pthread_mutex_trylock(&t->lock) != 0)
        return -EBUSY;
    if (!t->items)
        return -ENOENT; // expected-warning {{[lifetime-leak]}}
    t->count--;
    pthread_mutex_unlock(&t->lock);
    return 0;
}

int helper_looks_bad(struct table *t) {
    pthread_mutex_lock(&t->lock);
    if (count_items(t) > 10)
        return -1; // expected-warning {{[lifetime-leak]}}
    t->count++;
    pthread_mutex_unlock(&t->lock);
    return 0;
}

int stream_bad(FILE *out, const char *text) {
    flockfile(out);
    if (fputs(text, out) < 0)
        return -1; // expected-warning {{'out' is still held}}
    putc_unlocked('\n', out);
    funlockfile(out);
    return 0;
}

int switched_bad(struct table *t, int what) {
    pthread_mutex_lock(&t->lock);
    switch (what) {
    case 0: t->count = 0; break;
    case 1: t->count = 1; break;
    default: return -1; // expected-warning {{[lifetime-leak]}}
    }
    pthread_mutex_unlock(&t->lock);
    return 0;
}

int waits_bad(struct table *t) {
    pthread_mutex_lock(&t->lock);
    while (!t->count) {
        if (t->closed)
            return -1; // expected-warning {{[lifetime-leak]}}
        pthread_cond_wait(&t->filled, &t->lock);
    }
    t->count--;
    pthread_mutex_unlock(&t->lock);
    return 0;
}

// --- should be fine ------------------------------------------------------------------------------------------------

int both_ok(struct table *t) {
    pthread_mutex_lock(&t->lock);
    if (t->closed) {
        pthread_mutex_unlock(&t->lock);
        return -1;
    }
    t->count++;
    pthread_mutex_unlock(&t->lock);
    return 0;
}

void begin_ok(struct table *t) { pthread_mutex_lock(&t->lock); }
void end_ok(struct table *t) { pthread_mutex_unlock(&t->lock); }

struct item *find_locked_ok(struct table *t, int key) {
    pthread_mutex_lock(&t->lock);
    for (struct item *i = t->items; i; i = i->next)
        if (i->key == key)
            return i; // the caller gives it up
    pthread_mutex_unlock(&t->lock);
    return NULL;
}

bool try_begin_ok(struct table *t) {
    pthread_mutex_lock(&t->lock);
    if (t->closed) {
        pthread_mutex_unlock(&t->lock);
        return false;
    }
    return true;
}

int begin_or_fail_ok(struct table *t) {
    pthread_mutex_lock(&t->lock);
    if (t->closed) {
        pthread_mutex_unlock(&t->lock);
        return -1;
    }
    return 0;
}

int one_or_none_ok(struct table *t) {
    pthread_mutex_lock(&t->lock);
    if (t->count)
        return 1;
    pthread_mutex_unlock(&t->lock);
    return 0;
}

void only_with_threads_ok(struct table *t) {
    if (threads)
        pthread_mutex_lock(&own);
    visit(t->count);
    if (threads)
        pthread_mutex_unlock(&own);
}

void flag_ok(struct table *t, bool locked) {
    if (!locked)
        pthread_mutex_lock(&t->lock);
    t->count++;
    visit(t->count);
    if (!locked)
        pthread_mutex_unlock(&t->lock);
}

void guarded_by_field_ok(struct table *t) {
    bool held = false;
    if (t->count > 3) {
        pthread_mutex_lock(&own);
        held = true;
    }
    visit(t->count);
    if (held)
        pthread_mutex_unlock(&own);
}

void relocks_ok(struct table *t) {
    pthread_mutex_unlock(&t->lock);
    log_text("waiting");
    pthread_mutex_lock(&t->lock);
}

int relocks_in_loop_ok(struct table *t) {
    while (!t->closed) {
        pthread_mutex_unlock(&t->lock);
        if (read_some(t) < 0) {
            pthread_mutex_lock(&t->lock);
            return -1;
        }
        pthread_mutex_lock(&t->lock);
    }
    return 0;
}

int by_helper_ok(struct table *t) {
    pthread_mutex_lock(&t->lock);
    if (t->closed) {
        release_table(t);
        return -1;
    }
    t->count++;
    pthread_mutex_unlock(&t->lock);
    return 0;
}

void unlock_and_log(struct table *t);
int by_stranger_ok(struct table *t) {
    pthread_mutex_lock(&t->lock);
    if (t->closed) {
        unlock_and_log(t);
        return -1;
    }
    t->count++;
    pthread_mutex_unlock(&t->lock);
    return 0;
}

void fail(void);
int shared_by_stranger_ok(struct table *t) {
    pthread_mutex_lock(&shared);
    if (t->closed) {
        fail(); // who knows 'shared' may give it up
        return -1;
    }
    pthread_mutex_unlock(&shared);
    return 0;
}

int by_another_name_ok(struct table *t) {
    pthread_mutex_t *m = &t->lock;
    pthread_mutex_lock(&t->lock);
    if (t->closed) {
        pthread_mutex_unlock(m);
        return -1;
    }
    pthread_mutex_unlock(&t->lock);
    return 0;
}

int ends_ok(struct table *t) {
    pthread_mutex_lock(&t->lock);
    if (t->closed)
        abort();
    pthread_mutex_unlock(&t->lock);
    return 0;
}

static void give_back(void *lock) { pthread_mutex_unlock(lock); }
int cleaned_up_ok(struct table *t) {
    int rc = -1;
    pthread_mutex_lock(&t->lock);
    pthread_cleanup_push(give_back, &t->lock);
    rc = read_some(t);
    pthread_cleanup_pop(1);
    return rc;
}

int goto_ok(struct table *t) {
    int rc = -1;
    pthread_mutex_lock(&t->lock);
    if (t->closed)
        goto out;
    rc = t->count;
out:
    pthread_mutex_unlock(&t->lock);
    return rc;
}

void all_of_them_ok(struct table *tables, int n) {
    for (int i = 0; i < n; i++)
        pthread_mutex_lock(&tables[i].lock);
    visit(n);
    for (int i = 0; i < n; i++)
        pthread_mutex_unlock(&tables[i].lock);
}

void hand_over_hand_ok(struct table *a, struct table *b) {
    pthread_mutex_lock(&a->lock);
    pthread_mutex_lock(&b->lock);
    pthread_mutex_unlock(&a->lock);
    b->count++;
    pthread_mutex_unlock(&b->lock);
}

int failed_lock_ok(struct table *t) {
    int rc = pthread_mutex_lock(&t->lock);
    if (rc)
        return rc;
    t->count++;
    return pthread_mutex_unlock(&t->lock);
}
