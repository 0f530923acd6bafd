// What is handed over together with a function that runs later must live until it is taken back.
// RUN: %lt %s -fplugin-arg-lifetime-leak=off -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#define _GNU_SOURCE
#include <aio.h>
#include <errno.h>
#include <ftw.h>
#include <pthread.h>
#include <search.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>

struct conn { int fd; char peer[64]; size_t seen; };
struct loop;
struct timer { long due; void (*fire)(void *arg); void *arg; struct timer *next; };
struct bus { struct { void (*handler)(void *self, int event); void *self; } listeners[8]; size_t count; };

struct loop *loop_default(void);
int loop_watch([[borrowed]] struct loop *loop, int fd, void (*ready)(void *), [[borrowed("loop")]] void *arg);
void loop_unwatch([[borrowed]] struct loop *loop, int fd);
void loop_defer([[borrowed]] struct loop *loop, void (*call)(void *), [[lifetime("static")]] void *arg);
[[owned("loop_free")]] struct loop *loop_new(void);
void loop_free([[owned("loop_free")]] struct loop *loop);
int loop_run([[borrowed]] struct loop *loop);
void each_line([[borrowed]] FILE *in, void (*line)(const char *text, void *arg), [[borrowed]] void *arg);
void add_listener(struct bus *bus, void (*handler)(void *, int), void *self);
void poll_events(void);

static void on_ready(void *arg) { ((struct conn *)arg)->seen++; }
static void on_event(void *self, int event) { ((struct conn *)self)->seen += (size_t)event; }
static void on_line(const char *text, void *arg) { *(size_t *)arg += strlen(text); }
static void at_end(int status, void *arg) { printf("%s: %d\n", (char *)arg, status); }

// --- should be reported --------------------------------------------------------------------------------------------

int watch_bad(struct loop *loop, int fd) {
    struct conn conn = {.fd = fd};
    return loop_watch(loop, fd, on_ready, &conn); // expected-error {{address of local 'conn' is kept by 'loop_watch' for a function that may run later [lifetime-capture]}}
}

int watch_default_bad(int fd) {
    struct conn conn = {.fd = fd};
    return loop_watch(loop_default(), fd, on_ready, &conn); // expected-error-re {{'conn'{{.*}}[lifetime-capture]}}
}

void defer_bad(int fd) {
    int copy = fd;
    loop_defer(loop_default(), on_ready, &copy); // expected-error-re {{'copy'{{.*}}[lifetime-capture]}}
}

void defer_parameter_bad(struct conn conn) {
    loop_defer(loop_default(), on_ready, &conn); // expected-error-re {{parameter 'conn'{{.*}}[lifetime-capture]}}
}

void defer_element_bad(int fd) {
    struct conn both[2] = {{.fd = fd}, {.fd = fd + 1}};
    loop_defer(loop_default(), on_ready, &both[1]); // expected-error-re {{'both'{{.*}}[lifetime-capture]}}
}

void defer_through_pointer_bad(int fd, void (*call)(void *)) {
    struct conn conn = {.fd = fd}, *p = &conn;
    if (call)
        loop_defer(loop_default(), call, p); // expected-error-re {{'conn'{{.*}}[lifetime-capture]}}
}

void each_turn_bad(struct loop *loop, const int *fds, size_t n) {
    for (size_t i = 0; i < n; i++) {
        struct conn conn = {.fd = fds[i]};
        loop_watch(loop, fds[i], on_ready, &conn); // expected-error-re {{'conn'{{.*}}[lifetime-capture]}}
    }
}

int at_exit_bad(const char *name) {
    char text[64];
    snprintf(text, sizeof text, "%s ends", name);
    return on_exit(at_end, text); // expected-error-re {{'text'{{.*}}[lifetime-capture]}}
}

void bus_bad(struct bus *bus) {
    struct conn conn = {.fd = -1};
    bus->listeners[0].handler = on_event;
    bus->listeners[0].self = &conn; // expected-error-re {{'conn'{{.*}}[lifetime-escape]}}
}

int epoll_bad(int epoll, int fd) {
    struct conn conn = {.fd = fd};
    struct epoll_event event = {.events = EPOLLIN};
    event.data.ptr = &conn;
    return epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event); // expected-error-re {{'conn'{{.*}}[lifetime-escape]}}
}

int epoll_changed_bad(int epoll, int fd) {
    struct conn conn = {.fd = fd};
    struct epoll_event event = {.events = EPOLLOUT, .data = {.ptr = &conn}};
    if (epoll_ctl(epoll, EPOLL_CTL_MOD, fd, &event) < 0) // expected-error-re {{'conn'{{.*}}[lifetime-escape]}}
        return -errno;
    return 0;
}

static void on_alarm(union sigval value) { ((struct conn *)value.sival_ptr)->seen++; }
int timer_bad(int fd) {
    static timer_t timer;
    struct conn conn = {.fd = fd};
    struct sigevent how = {.sigev_notify = SIGEV_THREAD, .sigev_value = {.sival_ptr = &conn}};
    how.sigev_notify_function = on_alarm;
    return timer_create(CLOCK_MONOTONIC, &how, &timer); // expected-error-re {{'conn'{{.*}}[lifetime-escape]}}
}

int write_later_bad(int fd, const void *bytes, size_t n) {
    struct aiocb request = {.aio_fildes = fd, .aio_nbytes = n};
    request.aio_buf = (void *)bytes;
    return aio_write(&request); // expected-error-re {{'request'{{.*}}[lifetime-escape]}}
}

int signal_stack_bad(void) {
    char memory[32768];
    stack_t stack = {.ss_sp = memory, .ss_size = sizeof memory};
    if (sigaltstack(&stack, NULL) < 0) // expected-error-re {{'memory'{{.*}}[lifetime-escape]}}
        return -1;
    return 0;
}

static pthread_key_t key;
void specific_bad(int id) {
    struct conn conn = {.fd = id};
    pthread_setspecific(key, &conn); // expected-error-re {{'conn'{{.*}}[lifetime-escape]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

int watch_callers_ok(struct loop *loop, struct conn *conn) {
    return loop_watch(loop, conn->fd, on_ready, conn);
}

int watch_static_ok(struct loop *loop, int fd) {
    static struct conn conn;
    conn.fd = fd;
    return loop_watch(loop, fd, on_ready, &conn);
}

int own_loop_ok(int fd) {
    struct conn conn = {.fd = fd};
    struct loop *loop = loop_new();
    if (!loop)
        return -1;
    loop_watch(loop, fd, on_ready, &conn);
    int rc = loop_run(loop);
    loop_free(loop);
    return rc;
}

size_t during_the_call_ok(FILE *in) {
    size_t total = 0;
    each_line(in, on_line, &total);
    return total;
}

void unknown_ok(struct bus *bus) {
    struct conn conn = {.fd = -1};
    add_listener(bus, on_event, &conn); // what it does is not known
}

static int by_first(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }
static int by_distance(const void *a, const void *b, void *from) {
    return abs(*(const int *)a - *(int *)from) - abs(*(const int *)b - *(int *)from);
}
int nearest_ok(int *numbers, size_t n, int from) {
    int origin = from;
    qsort_r(numbers, n, sizeof *numbers, by_distance, &origin);
    int wanted = origin;
    int *found = bsearch(&wanted, numbers, n, sizeof *numbers, by_first);
    return found ? *found : -1;
}

static int count_file(const char *path, const struct stat *status, int kind, struct FTW *where) {
    (void)path, (void)status, (void)where;
    return kind == FTW_F ? 0 : 1;
}
int walked_ok(const char *root) {
    char path[256];
    snprintf(path, sizeof path, "%s/src", root);
    return nftw(path, count_file, 16, FTW_PHYS);
}

int epoll_taken_back_ok(int epoll, int fd) {
    struct conn conn = {.fd = fd};
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &conn}, got;
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) < 0)
        return -1;
    int n = epoll_wait(epoll, &got, 1, 1000);
    epoll_ctl(epoll, EPOLL_CTL_DEL, fd, NULL);
    return n;
}

int epoll_taken_back_with_event_ok(int epoll, int fd) {
    struct conn conn = {.fd = fd};
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &conn};
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) < 0)
        return -1;
    return epoll_ctl(epoll, EPOLL_CTL_DEL, fd, &event);
}

int epoll_closed_ok(int fd) {
    struct conn conn = {.fd = fd};
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = &conn};
    int epoll = epoll_create1(EPOLL_CLOEXEC);
    if (epoll < 0)
        return -1;
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) < 0) {
        close(epoll);
        return -1;
    }
    int n = epoll_wait(epoll, &event, 1, -1);
    close(epoll);
    return n;
}

int epoll_of_numbers_ok(int epoll, int fd) {
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    return epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}

int timer_deleted_ok(int fd) {
    timer_t timer;
    struct conn conn = {.fd = fd};
    struct sigevent how = {.sigev_notify = SIGEV_THREAD, .sigev_value = {.sival_ptr = &conn}};
    how.sigev_notify_function = on_alarm;
    if (timer_create(CLOCK_MONOTONIC, &how, &timer) < 0)
        return -1;
    sleep(1);
    timer_delete(timer);
    return (int)conn.seen;
}

ssize_t write_and_wait_ok(int fd, void *bytes, size_t n) {
    struct aiocb request = {.aio_fildes = fd, .aio_nbytes = n, .aio_buf = bytes};
    const struct aiocb *all[] = {&request};
    if (aio_write(&request) < 0)
        return -1;
    while (aio_error(&request) == EINPROGRESS)
        aio_suspend(all, 1, NULL);
    return aio_return(&request);
}

int signal_stack_for_a_while_ok(void (*dangerous)(void)) {
    char memory[32768];
    stack_t stack = {.ss_sp = memory, .ss_size = sizeof memory}, before;
    if (sigaltstack(&stack, &before) < 0)
        return -1;
    dangerous();
    return sigaltstack(&before, NULL);
}

static pthread_key_t current;
void specific_for_a_while_ok(int id) {
    struct conn conn = {.fd = id};
    pthread_setspecific(current, &conn);
    poll_events();
    pthread_setspecific(current, NULL);
}

void log_for_a_while_ok(const char *name) {
    char ident[32];
    snprintf(ident, sizeof ident, "%s", name);
    openlog(ident, LOG_PID, LOG_DAEMON);
    syslog(LOG_INFO, "hello");
    closelog();
}

static volatile sig_atomic_t stop;
static void on_signal(int number) { stop = number; }
int handler_ok(void) {
    struct sigaction action = {.sa_handler = on_signal}, before;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, &before);
    poll_events();
    return sigaction(SIGINT, &before, NULL);
}

static struct { void (*call)(void *); void *arg; } hook;
void hook_for_a_while_ok(int fd) {
    struct conn conn = {.fd = fd};
    hook.call = on_ready;
    hook.arg = &conn;
    poll_events();
    hook.call = NULL;
    hook.arg = NULL;
}

static void unlock(void *lock) { pthread_mutex_unlock(lock); }
void cleanup_pushed_ok(void) {
    pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&lock);
    pthread_cleanup_push(unlock, &lock);
    poll_events();
    pthread_cleanup_pop(1);
}

struct visitor { void (*visit)(struct visitor *v, int n); size_t count; };
static void count(struct visitor *v, int n) { v->count += (size_t)n; }
void accept_visitor(struct visitor *v);
size_t visitor_ok(void) {
    struct visitor v = {.visit = count};
    accept_visitor(&v);
    return v.count;
}

void timer_in_callers_list_ok(struct timer **list, struct timer *timer, struct conn *conn) {
    timer->fire = on_ready;
    timer->arg = conn;
    timer->next = *list;
    *list = timer;
}
