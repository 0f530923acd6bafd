// What a helper of the unit does not do to its argument is left to the caller: a handle that it only looks at, a parameter that
// it overwrites. A helper that returns a constant decides the branch.
// RUN: %lt %s -D_GNU_SOURCE -Xclang -verify -Xclang -verify-ignore-unexpected=note
// REQUIRES: plugin
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int always(void) { return 1; }
static int never(int level) {
    if (level)
        printf("%d", level);
    return 0;
}

static void only_prints(int fd) { printf("%d", fd); }

static void reopens(int fd) {
    fd = open("second", O_RDONLY);
    if (fd >= 0)
        close(fd);
}

static void reopens_stream(FILE *in) {
    in = fopen("second", "r");
    if (in)
        fclose(in);
}

static void maybe_another(FILE *in, int other) {
    FILE *second = in;
    if (other)
        second = fopen("second", "r");
    if (second)
        fclose(second);
}

static void closes(int fd) {
    if (fd >= 0)
        close(fd);
}

void printed_bad(void) {
    int fd = open("first", O_RDONLY);
    only_prints(fd);
} // expected-warning-re {{'fd' {{.*}}[lifetime-leak]}}

void overwritten_there_bad(void) {
    int fd = open("first", O_RDONLY);
    reopens(fd);
} // expected-warning-re {{'fd' {{.*}}[lifetime-leak]}}

void stream_overwritten_there_bad(void) {
    FILE *in = fopen("first", "r");
    reopens_stream(in);
} // expected-warning-re {{'in' {{.*}}[lifetime-leak]}}

void under_another_name_bad(int other) {
    FILE *in = fopen("first", "r");
    maybe_another(in, other);
} // expected-warning-re {{'in' {{.*}}[lifetime-leak]}}

void under_another_name_ok(void) {
    FILE *in = fopen("first", "r");
    maybe_another(in, 0);
}

void closed_there_ok(void) {
    int fd = open("first", O_RDONLY);
    closes(fd);
}

void always_closed_ok(void) {
    int fd = open("first", O_RDONLY);
    if (fd < 0)
        return;
    if (always())
        close(fd);
}

void never_lost_ok(void) {
    int fd = open("first", O_RDONLY);
    if (fd < 0)
        return;
    if (never(1))
        return;
    close(fd);
}

void never_closed_bad(void) {
    int fd = open("first", O_RDONLY);
    if (fd < 0)
        return;
    if (never(fd))
        close(fd);
    if (!always())
        close(fd);
} // expected-warning-re {{'fd' {{.*}}[lifetime-leak]}}
