// Kind atexit-in-loop: what is added to a registry of the process stays there until it ends; once is what it is for, again
// and again is not. Names that vary count like keys.
// RUN: %lt %s -Xclang -verify -Xclang -verify-ignore-unexpected=note -fplugin-arg-lifetime-leak=off
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct request { struct request *next; const char *plugin; };
void handle(struct request *request);
static void flush(void) {}
static void drop(int status, void *what) {
    (void)status;
    free(what);
}

// --- should be reported --------------------------------------------------------------------------------------------

void serve_bad(struct request *all) {
    for (struct request *r = all; r; r = r->next) {
        atexit(flush); // expected-warning {{entries are added to the process's exit handlers and nothing takes them out (atexit-in-loop)}}
        handle(r);
    }
}

static void one_request(struct request *r) {
    on_exit(drop, r); // expected-warning {{the process's exit handlers}}
    handle(r);
}
void serve_each_bad(struct request *all) {
    while (all) {
        one_request(all);
        all = all->next;
    }
}

void keys_bad(pthread_key_t *keys, int n) {
    while (n-- > 0)
        pthread_key_create(&keys[n], free); // expected-warning {{the process's thread-specific keys}}
}

void export_bad(const char **names, int n) {
    for (int i = 0; i < n; i++)
        setenv(names[i], "1", 1); // expected-warning {{entries are added to the environment for every value of 'names' and nothing takes them out}}
}

static void *load(const char *path) {
    return dlopen(path, RTLD_NOW); // expected-warning {{the libraries that the process has loaded for every value of 'path'}}
}
void plugins_bad(const struct request *all) {
    for (const struct request *r = all; r; r = r->next)
        load(r->plugin);
}

// All names may come through here, and be few: a remark of the kind type-registry.
void define_bad(const char *assignment) {
    putenv(strdup(assignment)); // expected-remark {{every new value of 'assignment' gets a place of its own in the environment and keeps it for ever (type-registry)}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

void quick_exit_ok(void) { at_quick_exit(flush); }

int main(int argc, char **argv) {
    (void)argv;
    for (int i = 0; i < argc; i++)
        at_quick_exit(flush); // at start-up
    handle(NULL);
    return 0;
}

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_key_t key;
static void make_key(void) { at_quick_exit(flush); }
void start_ok(void) {
    pthread_once(&once, make_key);
    pthread_getspecific(key);
}

void zone_ok(const char *zone) { setenv("TZ", zone, 1); }

// A counter that is only counted up, and asked for nought, lets it happen once.
void counted_once_ok(struct request *all) {
    static int installed;
    for (; all; all = all->next) {
        if (!installed) {
            atexit(flush);
            installed++;
        }
        handle(all);
    }
}
