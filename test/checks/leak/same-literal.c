// A pure call with equal literals gives the same result: what it decides twice is decided the same way.
// RUN: %lt %s -Xclang -verify -Xclang -verify-ignore-unexpected=note
// REQUIRES: plugin
#include <stdio.h>
#include <string.h>

int same_mode_ok(const char *mode, const char *path) {
    FILE *in = NULL;
    if (strcmp(mode, "read") == 0) {
        in = fopen(path, "r");
        if (!in)
            return -1;
    }
    int c = 0;
    if (strcmp(mode, "read") == 0) {
        c = fgetc(in);
        fclose(in);
    }
    return c;
}

int other_mode_bad(const char *mode, const char *path) {
    FILE *in = NULL;
    if (strcmp(mode, "read") == 0) {
        in = fopen(path, "r");
        if (!in)
            return -1;
    }
    int c = 0;
    if (strcmp(mode, "append") == 0) {
        c = fgetc(in);
        fclose(in);
    }
    return c; // expected-warning-re {{'in'{{.*}}[lifetime-leak]}}
}
