// An address given to a callee that keeps it longer than its referent lives is reported, by contract, model or body.
// RUN: %lt %s -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#define _GNU_SOURCE
#include <pthread.h>
#include <search.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>

struct timer { struct timer *next; long due; void (*fire)(struct timer *); };
struct wheel { struct timer *slots[64]; };
struct reader { const char *at, *end; };
struct bus { void *devices[8]; };
struct list { struct list *next; };

void wheel_add(struct wheel *w, [[borrowed("w")]] struct timer *t);
void wheel_run([[borrowed]] struct wheel *w);
void wheel_fini([[borrowed]] struct wheel *w);
void intern([[lifetime("static")]] const char *name);
void bus_attach([[borrowed]] struct bus *b, [[lifetime("static")]] void *device);
void reader_init([[borrowed]] struct reader *r, [[borrowed("r")]] const char *text, size_t n);
int reader_next([[borrowed]] struct reader *r);
void hash([[borrowed]] const void *bytes, size_t n);
[[borrowed("text")]] const char *skip(const char *text);
[[borrowed("a, b")]] const char *longer(const char *a, const char *b);
[[borrowed("r")]] const char *rest(struct reader *r);
void unknown(void *p);

// --- should be reported --------------------------------------------------------------------------------------------

void buffered_log_bad(FILE *log, const char *text) {
    char buffer[4096];
    setvbuf(log, buffer, _IOFBF, sizeof buffer); // expected-error-re {{'buffer'{{.*}}[lifetime-escape]}}
    fputs(text, log);
}

void unbuffered_name_bad(FILE *log) {
    char buffer[BUFSIZ];
    setbuf(log, buffer); // expected-error-re {{'buffer'{{.*}}[lifetime-escape]}}
}

void set_home_bad(const char *home) {
    char variable[256];
    snprintf(variable, sizeof variable, "HOME=%s", home);
    putenv(variable); // expected-error-re {{'variable'{{.*}}[lifetime-escape]}}
}

void set_many_bad(void) {
    char variables[2][32] = {"LANG=C", "TERM=dumb"};
    for (int i = 0; i < 2; i++)
        putenv(variables[i]); // expected-error-re {{'variables'{{.*}}[lifetime-escape]}}
}

static pthread_key_t key_1;
void bind_bad(int id) {
    int slot = id;
    pthread_setspecific(key_1, &slot); // expected-error-re {{'slot'{{.*}}[lifetime-escape]}}
}

static void *work(void *arg) { return arg; }
int spawn_bad(int job) {
    pthread_t thread;
    int mine = job;
    int rc = pthread_create(&thread, NULL, work, &mine); // expected-error-re {{'mine'{{.*}}[lifetime-capture]}}
    return rc ? rc : pthread_detach(thread);
}

void open_log_bad(int unit) {
    char name[32];
    snprintf(name, sizeof name, "unit-%d", unit);
    openlog(name, LOG_PID, LOG_DAEMON); // expected-error-re {{'name'{{.*}}[lifetime-escape]}}
}

void alternate_stack_bad(void) {
    stack_t stack = {0};
    stack.ss_size = SIGSTKSZ;
    char memory[16384];
    stack.ss_sp = memory;
    sigaltstack(&stack, NULL); // expected-error-re {{'memory'{{.*}}[lifetime-escape]}}
}

FILE *text_stream_bad(const char *text) {
    char copy[256];
    snprintf(copy, sizeof copy, "%s", text);
    return fmemopen(copy, strlen(copy), "r"); // expected-error-re {{'copy'{{.*}}[lifetime-escape]}}
}

static void *tree_1;
static int compare(const void *a, const void *b) { return strcmp(a, b); }
// The removal of one key is believed to remove any.
void FN_remember_bad(const char *word) {
    char copy[32];
    snprintf(copy, sizeof copy, "%s", word);
    tsearch(copy, &tree_1, compare);
    tdelete("", &tree_1, compare);
}

void schedule_bad(struct wheel *w, long due) {
    struct timer t = {.due = due};
    wheel_add(w, &t); // expected-error-re {{'t'{{.*}}[lifetime-escape]}}
}

void schedule_many_bad(struct wheel *w, int n) {
    struct timer timers[4] = {0};
    for (int i = 0; i < n && i < 4; i++) {
        timers[i].due = i;
        wheel_add(w, &timers[i]); // expected-error-re {{'timers'{{.*}}[lifetime-escape]}}
    }
}

void intern_bad(int id) {
    char name[16];
    snprintf(name, sizeof name, "sym%d", id);
    intern(name); // expected-error-re {{'name'{{.*}}[lifetime-escape]}}
}

void probe_bad(struct bus *b) {
    struct { int irq, port; } device = {5, 0x220};
    bus_attach(b, &device); // expected-error-re {{'device'{{.*}}[lifetime-escape]}}
}

void feed_bad(struct reader *r, const char *text) {
    char copy[128];
    int n = snprintf(copy, sizeof copy, "%s\n", text);
    reader_init(r, copy, (size_t)n); // expected-error-re {{'copy'{{.*}}[lifetime-escape]}}
}

// A function that can reach the reader, and of which nothing is known, may let go of the text.
void FN_feed_and_read_bad(struct reader *r, const char *text) {
    char copy[128];
    int n = snprintf(copy, sizeof copy, "%s\n", text);
    reader_init(r, copy, (size_t)n);
    reader_next(r);
}

const char *skipped_bad(const char *text) {
    char copy[128];
    snprintf(copy, sizeof copy, "%s", text);
    return skip(copy); // expected-error-re {{'copy'{{.*}}[lifetime-escape]}}
}

const char *longer_bad(const char *given) {
    char fallback[] = "anonymous";
    return longer(given, fallback); // expected-error-re {{'fallback'{{.*}}[lifetime-escape]}}
}

const char *rest_bad(const char *text, size_t n) {
    struct reader r;
    reader_init(&r, text, n);
    return rest(&r); // expected-error-re {{'r'{{.*}}[lifetime-escape]}}
}

static struct list *free_list_1;
static void recycle(struct list *node) {
    node->next = free_list_1;
    free_list_1 = node;
}
struct list *reuse_1(void) {
    struct list *node = free_list_1;
    if (node)
        free_list_1 = node->next;
    return node;
}
void recycle_bad(void) {
    struct list node = {0};
    recycle(&node); // expected-error-re {{'node' is kept by 'recycle'{{.*}}[lifetime-escape]}}
}

static void store_in(struct reader *r, const char *text) { r->at = text; }
void helper_stores_bad(struct reader *r) {
    char text[] = "in the helper";
    store_in(r, text); // expected-error-re {{'text' is kept by 'store_in'{{.*}}[lifetime-escape]}}
}

static void store_twice(struct reader *r, const char *text) { store_in(r, text); }
void helper_of_helper_bad(struct reader *r) {
    char text[] = "two calls down";
    store_twice(r, text); // expected-error-re {{'text' is kept by 'store_twice'{{.*}}[lifetime-escape]}}
}

static void give(const char **out, const char *text) { *out = text; }
void helper_out_parameter_bad(const char **out) {
    char text[] = "given";
    give(out, text); // expected-error-re {{'text' is kept by 'give'{{.*}}[lifetime-escape]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

int buffered_file_ok(const char *path, const char *text) {
    char buffer[4096];
    FILE *log = fopen(path, "a");
    if (!log)
        return -1;
    setvbuf(log, buffer, _IOFBF, sizeof buffer);
    fputs(text, log);
    return fclose(log);
}

void no_buffer_ok(FILE *log) {
    setvbuf(log, NULL, _IONBF, 0);
}

void static_buffer_ok(FILE *log) {
    static char buffer[4096];
    setvbuf(log, buffer, _IOLBF, sizeof buffer);
}

void set_home_ok(const char *home) {
    char value[256];
    snprintf(value, sizeof value, "%s", home);
    setenv("HOME", value, 1); // copies
}

void literal_environment_ok(void) {
    static char lang[] = "LANG=C";
    putenv(lang);
}

static pthread_key_t key_2;
int bind_ok(int id) {
    static _Thread_local int slot;
    slot = id;
    return pthread_setspecific(key_2, &slot);
}

int joined_ok(int job) {
    pthread_t thread;
    int mine = job;
    if (pthread_create(&thread, NULL, work, &mine))
        return -1;
    return pthread_join(thread, NULL);
}

void open_log_ok(void) {
    openlog("server", LOG_PID, LOG_DAEMON);
}

long from_memory_ok(const char *text) {
    char copy[64];
    long value = 0;
    snprintf(copy, sizeof copy, "%s", text);
    FILE *in = fmemopen(copy, sizeof copy, "r");
    if (!in)
        return 0;
    if (fscanf(in, "%ld", &value) != 1)
        value = -1;
    fclose(in);
    return value;
}

void schedule_ok(struct wheel *w, struct timer *t, long due) {
    t->due = due;
    wheel_add(w, t);
}

void local_wheel_ok(void) {
    struct timer t = {.due = 5};
    struct wheel w = {0};
    wheel_add(&w, &t);
    wheel_run(&w);
    wheel_fini(&w);
}

void intern_ok(void) {
    intern("root");
}

static struct { int irq, port; } sound_card = {5, 0x220};
void probe_ok(struct bus *b) {
    bus_attach(b, &sound_card);
}

int parse_ok(const char *text) {
    char copy[128];
    struct reader r;
    int n = snprintf(copy, sizeof copy, "%s\n", text);
    reader_init(&r, copy, (size_t)n);
    return reader_next(&r);
}

void looks_ok(int id) {
    char name[16];
    int n = snprintf(name, sizeof name, "%d", id);
    hash(name, (size_t)n);
}

void unknown_callee_ok(int id) {
    int local = id;
    unknown(&local); // what it does is unknown
}

const char *skipped_ok(const char *text) {
    return skip(text);
}

const char *longer_ok(const char *given) {
    return longer(given, "anonymous");
}

int compared_ok(const char *given) {
    char fallback[] = "anonymous";
    return longer(given, fallback) == given;
}

const char *rest_of_callers_ok(struct reader *r) {
    return rest(r);
}

static void fill(char *out, size_t n) { memset(out, '-', n); }
int helper_fills_ok(void) {
    char line[32];
    fill(line, sizeof line);
    return line[0];
}

static void swap_in(struct reader *r, const char *text) {
    const char *before = r->at;
    r->at = text;
    reader_next(r);
    r->at = before;
}
void helper_restores_ok(struct reader *r) {
    char text[] = "for a while";
    swap_in(r, text);
}

int sorted_ok(const char *const *words, size_t n) {
    const char *copy[16];
    if (n > 16)
        return -1;
    memcpy(copy, words, n * sizeof *copy);
    qsort(copy, n, sizeof *copy, compare);
    return copy[0] == words[0];
}
