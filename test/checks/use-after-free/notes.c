// The notes of a use after a release are its path: made, branches, released, and the way out in words that fit the object.
// RUN: %lt %s -Xclang -verify
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

int measure([[borrowed]] const char *text);

// --- should be reported --------------------------------------------------------------------------------------------

int judged_bad(char *text) { // expected-note 0-1 {{'text' is declared here}}
    int rc = measure(text);
    if (rc < 0) // expected-note {{taken when the condition is true}}
        free(text); // expected-note {{released by 'free' here}}
    if (rc < -1) // expected-note {{taken when the condition is true}}
        measure(text); // expected-error {{'text' is passed on after it was released [lifetime-use-after-free]}} expected-note {{use it before it is released, or set the pointer to null there and test it}}
    return rc;
}

long sought_bad(const char *path) {
    int fd = open(path, O_RDONLY); // expected-note {{opened by 'open' here}}
    if (fd < 0)
        return -1;
    close(fd); // expected-note {{closed by 'close' here}}
    return lseek(fd, 0, SEEK_END); // expected-error {{'fd' is passed on after it was closed [lifetime-use-after-free]}} expected-note {{use it before it is closed, or set the variable to -1 there and test it}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

long sought_ok(const char *path) {
    int fd = open(path, O_RDONLY);
    if (fd < 0)
        return -1;
    long end = lseek(fd, 0, SEEK_END);
    close(fd);
    return end;
}
