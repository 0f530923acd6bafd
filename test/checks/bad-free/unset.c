// What no path has given a value is not released: there is nothing it could be the address of.
// RUN: %lt %s -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct job { int id; };
int job_make(__attribute__((owned("free when return == 0"))) struct job **out, int id);
void fill(char **out);

// --- should be reported --------------------------------------------------------------------------------------------

void set_on_one_path_bad(bool wanted) {
    char *text;
    if (wanted)
        text = malloc(8);
    free(text); // expected-error {{'text' is released, but it has no value yet [lifetime-bad-free]}}
}

int failed_maker_bad(int id) {
    struct job *job;
    if (job_make(&job, id) != 0) {
        free(job); // expected-error {{'job' is released, but it has no value yet [lifetime-bad-free]}}
        return -1;
    }
    free(job);
    return 0;
}

int early_exit_bad(const char *name) {
    char *copy;
    int result = -1;
    if (!name)
        goto out;
    copy = strdup(name);
    result = copy ? 0 : -1;
out:
    free(copy); // expected-error {{'copy' is released, but it has no value yet [lifetime-bad-free]}}
    return result;
}

// --- should be fine ------------------------------------------------------------------------------------------------

void set_and_released_together_ok(bool wanted) {
    char *text;
    if (wanted)
        text = malloc(8);
    if (wanted)
        free(text);
}

int made_ok(int id) {
    struct job *job;
    if (job_make(&job, id) != 0)
        return -1;
    free(job);
    return 0;
}

void filled_by_a_stranger_ok(void) {
    char *text;
    fill(&text);
    free(text);
}

int early_exit_ok(const char *name) {
    char *copy = NULL;
    int result = -1;
    if (!name)
        goto out;
    copy = strdup(name);
    result = copy ? 0 : -1;
out:
    free(copy);
    return result;
}

void set_in_a_switch_ok(int kind) {
    char *text;
    switch (kind) {
    case 0: text = malloc(1); break;
    case 1: text = malloc(2); break;
    default: return;
    }
    free(text);
}
