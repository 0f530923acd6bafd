// Timers, watches, descriptors of the kernel, threads and libraries are released like memory and streams.
// RUN: %lt %s -Xclang -verify -Xclang -verify-ignore-unexpected=note
// REQUIRES: plugin
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

struct loop { int epoll, wakeup, clock; timer_t timer; pthread_t worker; pthread_t workers[8]; void *plugin; };

void *work(void *arg);
int use(int fd);

// --- should be reported --------------------------------------------------------------------------------------------

int timer_bad(const struct itimerspec *when) {
    timer_t t;
    if (timer_create(CLOCK_MONOTONIC, NULL, &t))
        return -1;
    if (timer_settime(t, 0, when, NULL))
        return -1; // expected-warning {{'t' is not released on this path [lifetime-leak]}}
    return timer_delete(t);
}

int clock_bad(const struct itimerspec *when) {
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0)
        return -1;
    if (timerfd_settime(fd, 0, when, NULL) < 0)
        return -1; // expected-warning {{'fd' is not closed}}
    close(fd);
    return 0;
}

int watch_bad(const char *path) {
    int fd = inotify_init1(IN_CLOEXEC);
    if (fd < 0)
        return -1;
    if (inotify_add_watch(fd, path, IN_MODIFY) < 0)
        return -1; // expected-warning {{'fd' is not closed}}
    char event[256];
    ssize_t n = read(fd, event, sizeof event);
    close(fd);
    return n > 0;
}

int wakeup_bad(void) {
    uint64_t n = 0;
    int fd = eventfd(0, EFD_CLOEXEC);
    if (fd < 0)
        return -1;
    if (read(fd, &n, sizeof n) != sizeof n)
        return -1; // expected-warning {{'fd' is not closed}}
    close(fd);
    return (int)n;
}

int signals_bad(const sigset_t *set) {
    struct signalfd_siginfo info;
    int fd = signalfd(-1, set, SFD_CLOEXEC);
    if (fd < 0)
        return -1;
    return read(fd, &info, sizeof info) == sizeof info; // expected-warning {{'fd' is not closed}}
}

int poll_bad(int listener) {
    struct epoll_event ev = {.events = EPOLLIN, .data.fd = listener};
    int ep = epoll_create1(EPOLL_CLOEXEC);
    if (ep < 0)
        return -1;
    if (epoll_ctl(ep, EPOLL_CTL_ADD, listener, &ev))
        return -1; // expected-warning {{'ep' is not closed}}
    int n = epoll_wait(ep, &ev, 1, -1);
    close(ep);
    return n;
}

int thread_bad(void) {
    pthread_t t;
    if (pthread_create(&t, NULL, work, NULL))
        return -1;
    return 0; // expected-warning {{'t' is not released}}
}

int thread_on_error_bad(const char *path) {
    pthread_t t;
    if (pthread_create(&t, NULL, work, NULL))
        return -1;
    if (access(path, R_OK))
        return -1; // expected-warning {{'t' is not released}}
    return pthread_join(t, NULL);
}

int library_bad(const char *path) {
    void *so = dlopen(path, RTLD_NOW);
    if (!so)
        return -1;
    void (*init)(void) = (void (*)(void))dlsym(so, "init");
    if (!init)
        return -1; // expected-warning {{'so' is not closed}}
    init();
    return dlclose(so);
}

int key_bad(const void *value) {
    pthread_key_t key;
    if (pthread_key_create(&key, NULL))
        return -1;
    if (pthread_setspecific(key, value))
        return -1; // expected-warning {{'key' is not released}}
    return pthread_key_delete(key);
}

// --- should be fine ------------------------------------------------------------------------------------------------

int timer_ok(const struct itimerspec *when) {
    timer_t t;
    if (timer_create(CLOCK_MONOTONIC, NULL, &t))
        return -1;
    int rc = timer_settime(t, 0, when, NULL);
    timer_delete(t);
    return rc;
}

int timer_stored_ok(struct loop *l) { return timer_create(CLOCK_MONOTONIC, NULL, &l->timer); }

int timer_given_ok(timer_t *out) {
    timer_t t;
    if (timer_create(CLOCK_MONOTONIC, NULL, &t))
        return -1;
    *out = t;
    return 0;
}

int loop_open_ok(struct loop *l) {
    l->epoll = epoll_create1(EPOLL_CLOEXEC);
    l->wakeup = eventfd(0, EFD_NONBLOCK);
    l->clock = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
    return l->epoll < 0 || l->wakeup < 0 || l->clock < 0 ? -1 : 0;
}

int watch_ok(const char *path) {
    int fd = inotify_init1(IN_CLOEXEC);
    if (fd < 0)
        return -1;
    int wd = inotify_add_watch(fd, path, IN_MODIFY);
    if (wd >= 0)
        inotify_rm_watch(fd, wd);
    close(fd); // and all watches with it
    return wd < 0 ? -1 : 0;
}

int thread_detached_ok(void) {
    pthread_t t;
    int rc = pthread_create(&t, NULL, work, NULL);
    if (rc == 0)
        pthread_detach(t);
    return rc;
}

int thread_with_attributes_ok(void) {
    pthread_attr_t attr;
    pthread_t t;
    pthread_attr_init(&attr);
    pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
    int rc = pthread_create(&t, &attr, work, NULL);
    pthread_attr_destroy(&attr);
    return rc;
}

int thread_stored_ok(struct loop *l) { return pthread_create(&l->worker, NULL, work, l); }

pthread_t thread_returned_ok(void) {
    pthread_t t;
    if (pthread_create(&t, NULL, work, NULL))
        abort();
    return t;
}

void threads_joined_ok(int n) {
    pthread_t t[16];
    for (int i = 0; i < n && i < 16; i++)
        pthread_create(&t[i], NULL, work, NULL);
    for (int i = 0; i < n && i < 16; i++)
        pthread_join(t[i], NULL);
}

int threads_counted_ok(struct loop *l, int n) {
    int started = 0;
    for (; started < n; started++)
        if (pthread_create(&l->workers[started], NULL, work, l))
            break;
    return started;
}

void threads_on_the_heap_ok(int n) {
    pthread_t *t = calloc((size_t)n, sizeof *t);
    if (!t)
        return;
    for (int i = 0; i < n; i++)
        pthread_create(&t[i], NULL, work, NULL);
    for (int i = 0; i < n; i++)
        pthread_join(t[i], NULL);
    free(t);
}

void *library_kept_ok(struct loop *l, const char *path) {
    l->plugin = dlopen(path, RTLD_LAZY);
    return l->plugin ? dlsym(l->plugin, "main") : NULL;
}
