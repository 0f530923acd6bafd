// A call through a local pointer that can only point to one function is a call of that function.
// RUN: %lt %s -Xclang -verify -Xclang -verify-ignore-unexpected=note
// REQUIRES: plugin
#include <stdlib.h>
#include <string.h>

static void look(char *text) { text[0] = 'x'; }
static void finish(char *text) { free(text); }

void looked_at_bad(void) {
    void (*step)(char *) = look;
    char *text = strdup("text");
    if (text)
        step(text);
} // expected-warning-re {{'text' {{.*}}[lifetime-leak]}}

void finished_twice_bad(void) {
    void (*step)(char *);
    char *text = strdup("text");
    step = finish;
    step(text);
    free(text); // expected-error-re {{'text' {{.*}}[lifetime-double-free]}}
}

void finished_ok(void) {
    void (*step)(char *) = &finish;
    char *text = strdup("text");
    step(text);
}

void one_of_two_ok(int last) {
    void (*step)(char *) = look;
    char *text = strdup("text");
    if (last)
        step = finish;
    step(text);
}

void change(void (**step)(char *));

void changed_by_others_ok(void) {
    void (*step)(char *) = look;
    char *text = strdup("text");
    change(&step);
    step(text);
}

void of_the_caller_ok(void (*step)(char *)) {
    char *text = strdup("text");
    step(text);
}
