// Kind atexit-in-loop: what the unit takes out again does not grow.
// RUN: %lt %s -Xclang -verify -fplugin-arg-lifetime-leak=off -fplugin-arg-lifetime-escape=off
// expected-no-diagnostics
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

void run(void (*hook)(void));

void keys_ok(int n) {
    for (int i = 0; i < n; i++) {
        pthread_key_t key;
        if (pthread_key_create(&key, free) == 0)
            pthread_key_delete(key);
    }
}

void with_variable_ok(const char *name, const char *value) {
    setenv(name, value, 1);
    run(NULL);
    unsetenv(name);
}

int call_plugin_ok(const char *path) {
    void *library = dlopen(path, RTLD_NOW);
    if (!library)
        return -1;
    void (*hook)(void) = (void (*)(void))dlsym(library, "run");
    run(hook);
    return dlclose(library);
}

int run_child_ok(const char *port) {
    char text[80];
    snprintf(text, sizeof text, "PORT=%s", port);
    putenv(text);
    return system("child");
}

static void flush(void) {}
void once_ok(void) {
    static int done;
    if (done)
        return;
    done = 1;
    atexit(flush);
}
