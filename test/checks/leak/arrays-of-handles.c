// Handles that a call gives into the elements of an array are owned one by one.
// RUN: %lt %s -Xclang -verify -Xclang -verify-ignore-unexpected=note
// REQUIRES: plugin
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

ssize_t one_end_bad(const char *text) {
    int ends[2];
    if (pipe(ends) < 0)
        return -1;
    ssize_t n = write(ends[1], text, strlen(text));
    close(ends[1]);
    return n; // expected-warning-re {{'ends{{.*}}[lifetime-leak]}}
}

ssize_t other_end_bad(const char *text) {
    int ends[2];
    if (pipe(ends) < 0)
        return -1;
    ssize_t n = write(ends[1], text, strlen(text));
    close(ends[0]);
    return n; // expected-warning-re {{'ends{{.*}}[lifetime-leak]}}
}

ssize_t both_ends_ok(const char *text) {
    int ends[2];
    if (pipe(ends) < 0)
        return -1;
    ssize_t n = write(ends[1], text, strlen(text));
    close(ends[0]);
    close(ends[1]);
    return n;
}

int handed_out_ok(int *ends) { return socketpair(AF_UNIX, SOCK_STREAM, 0, ends); }

int one_kept_ok(int *kept) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends))
        return -1;
    *kept = ends[0];
    close(ends[1]);
    return 0;
}

void twice_bad(void) {
    int ends[2];
    if (pipe(ends) < 0)
        return;
    close(ends[0]);
    close(ends[0]); // expected-error-re {{'ends[0]'{{.*}}[lifetime-double-free]}}
    close(ends[1]);
}

/* What an array of pairs holds after several turns of a loop. */
void pairs_ok(int *at, int n) {
    for (int i = 0; i < n; i++, at += 2)
        if (pipe(at) < 0)
            return;
}

static int all[8][2];
void rows_ok(int n) {
    for (int i = 0; i < n; i++)
        if (pipe(all[i]) < 0)
            return;
}

struct two { char *first, *second; };
void fields_ok(struct two *at, int n) {
    for (int i = 0; i < n; i++, at++) {
        at->first = strdup("a");
        at->second = strdup("b");
    }
}
