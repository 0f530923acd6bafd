// What a thread is given must live until the thread is joined.
// RUN: %lt %s -fplugin-arg-lifetime-leak=off -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <threads.h>
#include <unistd.h>

struct task { int fd; char name[32]; long result; atomic_bool ready; sem_t copied; pthread_mutex_t lock; pthread_cond_t done; };
struct pool { pthread_t workers[16]; size_t count; bool stop; };
struct options { bool background, verbose; };

void task_run(struct task *t);
int task_prepare(int fd);
void log_line(const char *format, ...);
int next_job(void);
void pool_wait(struct pool *pool);
void wait_for(pthread_t thread);
void note_progress(int percent);

static void *run(void *arg) {
    task_run(arg);
    return NULL;
}
static void *run_and_free(void *arg) {
    task_run(arg);
    free(arg);
    return NULL;
}
static int run11(void *arg) {
    task_run(arg);
    return 0;
}

// --- should be reported --------------------------------------------------------------------------------------------

int detached_bad(int fd) {
    struct task t = {.fd = fd};
    pthread_t thread;
    int rc = pthread_create(&thread, NULL, run, &t); // expected-error {{address of local 't' is kept by 'pthread_create' for a function that may run later [lifetime-capture]}}
    if (rc == 0)
        pthread_detach(thread);
    return rc;
}

void parameter_bad(int fd) {
    pthread_t thread;
    if (!pthread_create(&thread, NULL, run, &fd)) // expected-error-re {{parameter 'fd'{{.*}}[lifetime-capture]}}
        pthread_detach(thread);
}

int never_joined_bad(int fd) {
    struct task t = {.fd = fd};
    pthread_t thread;
    return pthread_create(&thread, NULL, run, &t); // expected-error-re {{'t'{{.*}}[lifetime-capture]}}
}

int early_return_bad(int fd) {
    struct task t = {.fd = fd};
    pthread_t thread;
    if (pthread_create(&thread, NULL, run, &t)) // expected-error-re {{'t'{{.*}}[lifetime-capture]}}
        return -1;
    if (task_prepare(fd) < 0)
        return -1;
    pthread_join(thread, NULL);
    return (int)t.result;
}

int goto_past_join_bad(int fd) {
    int rc = -1;
    struct task t = {.fd = fd};
    pthread_t thread;
    if (pthread_create(&thread, NULL, run, &t)) // expected-error-re {{'t'{{.*}}[lifetime-capture]}}
        goto out;
    if (task_prepare(fd) < 0)
        goto out;
    rc = 0;
    pthread_join(thread, NULL);
out:
    return rc;
}

int joined_when_asked_bad(int fd, bool wait) {
    struct task t = {.fd = fd};
    pthread_t thread;
    if (pthread_create(&thread, NULL, run, &t)) // expected-error-re {{'t'{{.*}}[lifetime-capture]}}
        return -1;
    if (wait)
        pthread_join(thread, NULL);
    return 0;
}

void each_turn_bad(int listener) {
    for (;;) {
        int fd = next_job();
        if (fd < 0)
            break;
        pthread_t thread;
        if (pthread_create(&thread, NULL, run, &fd) == 0) // expected-error-re {{'fd'{{.*}}[lifetime-capture]}}
            pthread_detach(thread);
    }
    close(listener);
}

size_t fan_out_bad(struct pool *pool, size_t count) {
    for (size_t i = 0; i < count && i < 16; i++) {
        struct task t = {.fd = (int)i};
        if (pthread_create(&pool->workers[i], NULL, run, &t) == 0) // expected-error-re {{'t'{{.*}}[lifetime-capture]}}
            pool->count++;
    }
    return pool->count;
}

int handle_outlives_bad(pthread_t *out) {
    char banner[64] = "hello";
    return pthread_create(out, NULL, run, banner); // expected-error-re {{'banner'{{.*}}[lifetime-capture]}}
}

static pthread_t background;
int background_bad(int fd) {
    struct task t = {.fd = fd};
    return pthread_create(&background, NULL, run, &t); // expected-error-re {{'t'{{.*}}[lifetime-capture]}}
}

int the_other_joined_bad(int fd) {
    struct task a = {.fd = fd}, b = {.fd = fd};
    pthread_t first, second;
    if (pthread_create(&first, NULL, run, &a))
        return -1;
    if (pthread_create(&second, NULL, run, &b)) { // expected-error-re {{'b'{{.*}}[lifetime-capture]}}
        pthread_join(first, NULL);
        return -1;
    }
    pthread_join(first, NULL);
    return 0;
}

int c11_bad(int fd) {
    struct task t = {.fd = fd};
    thrd_t thread;
    if (thrd_create(&thread, run11, &t) != thrd_success) // expected-error-re {{'t'{{.*}}[lifetime-capture]}}
        return -1;
    thrd_detach(thread);
    return 0;
}

int part_of_array_bad(int n) {
    struct task tasks[4] = {0};
    pthread_t thread;
    for (int i = 0; i < n && i < 4; i++)
        if (pthread_create(&thread, NULL, run, &tasks[i]) == 0) // expected-error-re {{'tasks'{{.*}}[lifetime-capture]}}
            pthread_detach(thread);
    return n;
}

// A thread that is started where a joined one was.
int reused_handle_bad(int fd) {
    struct task a = {.fd = fd}, b = {.fd = fd};
    pthread_t thread;
    if (pthread_create(&thread, NULL, run, &a))
        return -1;
    pthread_join(thread, NULL);
    if (pthread_create(&thread, NULL, run, &b)) // expected-error-re {{'b'{{.*}}[lifetime-capture]}}
        return -1;
    return pthread_detach(thread);
}

static int start(pthread_t *thread, void *arg) { return pthread_create(thread, NULL, run, arg); }
// Of a thread that a helper starts it is not known who joins it.
int FN_helper_starts_bad(int fd) {
    struct task t = {.fd = fd};
    pthread_t thread;
    if (start(&thread, &t))
        return -1;
    return pthread_detach(thread);
}

// --- should be fine ------------------------------------------------------------------------------------------------

int joined_ok(int fd) {
    struct task t = {.fd = fd};
    pthread_t thread;
    int rc = pthread_create(&thread, NULL, run, &t);
    if (rc != 0) {
        errno = rc;
        return -1;
    }
    pthread_join(thread, NULL);
    return (int)t.result;
}

int joined_on_all_paths_ok(int fd) {
    struct task t = {.fd = fd};
    pthread_t thread;
    int rc = 0;
    if (pthread_create(&thread, NULL, run, &t))
        return -1;
    if (task_prepare(fd) < 0) {
        rc = -1;
        goto join;
    }
    rc = 1;
join:
    pthread_join(thread, NULL);
    return rc;
}

int static_ok(int fd) {
    static struct task t;
    pthread_t thread;
    t.fd = fd;
    if (pthread_create(&thread, NULL, run, &t))
        return -1;
    return pthread_detach(thread);
}

int heap_ok(int fd) {
    struct task *t = calloc(1, sizeof *t);
    pthread_t thread;
    if (!t)
        return -1;
    t->fd = fd;
    if (pthread_create(&thread, NULL, run_and_free, t)) {
        free(t);
        return -1;
    }
    return pthread_detach(thread);
}

int heap_joined_ok(int fd) {
    struct task *t = calloc(1, sizeof *t);
    pthread_t thread;
    if (!t)
        return -1;
    t->fd = fd;
    if (pthread_create(&thread, NULL, run_and_free, t)) {
        free(t);
        return -1;
    }
    return pthread_join(thread, NULL);
}

int heap_freed_after_join_ok(int fd) {
    struct task *t = calloc(1, sizeof *t);
    pthread_t thread;
    if (!t)
        return -1;
    t->fd = fd;
    int rc = pthread_create(&thread, NULL, run, t);
    if (rc == 0)
        pthread_join(thread, NULL);
    free(t);
    return rc;
}

int array_joined_ok(int n) {
    pthread_t threads[8];
    struct task tasks[8] = {0};
    int started = 0;
    for (int i = 0; i < n && i < 8; i++) {
        tasks[i].fd = i;
        if (pthread_create(&threads[i], NULL, run, &tasks[i]) != 0)
            break;
        started++;
    }
    while (started > 0)
        pthread_join(threads[--started], NULL);
    return 0;
}

int heap_of_threads_ok(size_t n) {
    struct task shared = {.fd = -1};
    pthread_t *threads = calloc(n, sizeof *threads);
    if (!threads)
        return -1;
    for (size_t i = 0; i < n; i++)
        if (pthread_create(&threads[i], NULL, run, &shared))
            abort();
    for (size_t i = 0; i < n; i++)
        pthread_join(threads[i], NULL);
    free(threads);
    return (int)shared.result;
}

int joined_by_another_ok(int fd) {
    struct task t = {.fd = fd};
    pthread_t thread;
    if (pthread_create(&thread, NULL, run, &t))
        return -1;
    wait_for(thread);
    return 0;
}

void pool_ok(struct pool *pool) {
    struct task t = {.fd = -1};
    for (size_t i = 0; i < 16; i++)
        if (pthread_create(&pool->workers[i], NULL, run, &t) == 0)
            pool->count++;
    pool_wait(pool);
}

void local_pool_ok(void) {
    struct pool pool = {0};
    struct task t = {.fd = -1};
    for (size_t i = 0; i < 16; i++)
        if (pthread_create(&pool.workers[i], NULL, run, &t) == 0)
            pool.count++;
    pool_wait(&pool);
}

// The thread says when it has taken a copy of what it was given.
int handshake_ok(int fd) {
    struct task t = {.fd = fd};
    pthread_t thread;
    sem_init(&t.copied, 0, 0);
    if (pthread_create(&thread, NULL, run, &t)) {
        sem_destroy(&t.copied);
        return -1;
    }
    sem_wait(&t.copied);
    sem_destroy(&t.copied);
    return pthread_detach(thread);
}

int condition_ok(int fd) {
    struct task t = {.fd = fd};
    pthread_t thread;
    pthread_mutex_init(&t.lock, NULL);
    pthread_cond_init(&t.done, NULL);
    if (pthread_create(&thread, NULL, run, &t))
        return -1;
    pthread_detach(thread);
    pthread_mutex_lock(&t.lock);
    while (!t.ready)
        pthread_cond_wait(&t.done, &t.lock);
    pthread_mutex_unlock(&t.lock);
    return 0;
}

int polled_ok(int fd) {
    struct task t = {.fd = fd};
    pthread_t thread;
    if (pthread_create(&thread, NULL, run, &t))
        return -1;
    pthread_detach(thread);
    while (!atomic_load(&t.ready))
        sched_yield();
    return 0;
}

int tried_ok(int fd, const struct timespec *until) {
    struct task t = {.fd = fd};
    pthread_t thread;
    if (pthread_create(&thread, NULL, run, &t))
        return -1;
    while (pthread_timedjoin_np(thread, NULL, until) == ETIMEDOUT)
        note_progress(0);
    return 0;
}

int when_threaded_ok(int fd, bool threaded) {
    struct task t = {.fd = fd};
    pthread_t thread;
    bool started = false;
    if (threaded)
        started = pthread_create(&thread, NULL, run, &t) == 0;
    note_progress(50);
    if (started)
        pthread_join(thread, NULL);
    else
        task_run(&t);
    return 0;
}

// The option is the same the second time: nobody says that it changes.
int when_optional_ok(int fd, const struct options *options) {
    struct task t = {.fd = fd};
    pthread_t thread;
    if (options->background && pthread_create(&thread, NULL, run, &t))
        return -1;
    note_progress(50);
    if (options->background)
        pthread_join(thread, NULL);
    return 0;
}

int value_in_pointer_ok(int fd) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, run, (void *)(intptr_t)fd))
        return -1;
    return pthread_detach(thread);
}

int with_attributes_ok(int fd, const pthread_attr_t *attributes) {
    struct task t = {.fd = fd};
    pthread_t thread;
    if (pthread_create(&thread, attributes, run, &t))
        return -1;
    return pthread_join(thread, NULL);
}

static int launch(pthread_t *thread, struct task *t) { return pthread_create(thread, NULL, run, t); }
static void finish(pthread_t thread) { pthread_join(thread, NULL); }
int helpers_ok(int fd) {
    struct task t = {.fd = fd};
    pthread_t thread;
    if (launch(&thread, &t))
        return -1;
    finish(thread);
    return 0;
}

int exit_ok(int fd) {
    struct task t = {.fd = fd};
    pthread_t thread;
    if (pthread_create(&thread, NULL, run, &t))
        return -1;
    for (;;)
        pause();
}

int main(void) {
    struct task t = {.fd = 0};
    pthread_t thread;
    if (pthread_create(&thread, NULL, run, &t))
        return 1;
    pthread_detach(thread);
    return next_job();
}
