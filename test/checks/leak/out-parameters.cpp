// A helper that puts what it acquires where its caller says gives it to the caller: null, where the acquisition failed, is
// nothing to release.
// RUN: %lt %s -Xclang -verify -Xclang -verify-ignore-unexpected=note
// REQUIRES: plugin
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void copy_to(char *&to) { to = strdup("text"); }
static void copy_into(char **to) { *to = strdup("text"); }
static void open_to(FILE *&to) { to = fopen("file", "r"); }

void by_reference_bad() {
    char *text = nullptr;
    copy_to(text);
} // expected-warning-re {{'text' {{.*}}[lifetime-leak]}}

void by_pointer_bad() {
    char *text = nullptr;
    copy_into(&text);
    if (text)
        puts(text);
} // expected-warning-re {{'text' {{.*}}[lifetime-leak]}}

void stream_bad() {
    FILE *in;
    open_to(in);
    if (in)
        printf("%d", getc(in));
} // expected-warning-re {{'in' {{.*}}[lifetime-leak]}}

static void open_file(int &to) { to = open("file", O_RDONLY); }

void handle_bad() {
    int fd = -1;
    open_file(fd);
    fd = -1; // expected-warning-re {{'fd' {{.*}}[lifetime-leak]}}
}

void handle_ok() {
    int fd = -1;
    open_file(fd);
    if (fd != -1)
        close(fd);
}

void by_reference_ok() {
    char *text = nullptr;
    copy_to(text);
    free(text);
}

int stream_ok() {
    FILE *in;
    open_to(in);
    if (!in)
        return -1;
    return fclose(in);
}

// Where the acquisition fails the argument keeps what it has: what a caller owns afterwards is not known.
static void replace(char *&to) {
    char *copy = strdup("text");
    if (copy)
        to = copy;
}

void keeps_what_it_had_ok() {
    char *text = strdup("first"), *first = text;
    replace(text);
    if (text != first)
        free(text);
    free(first);
}
