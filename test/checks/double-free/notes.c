// The notes of a second release name the first one, the path between, and the way out in words that fit the object.
// RUN: %lt %s -Xclang -verify
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int measure([[borrowed]] const char *text);

// --- should be reported --------------------------------------------------------------------------------------------

int copied_bad(const char *text) {
    char *copy = strdup(text); // expected-note {{made by 'strdup' here}}
    if (!copy)
        return -1;
    int rc = measure(copy);
    if (rc < 0) // expected-note {{taken when the condition is true}}
        free(copy); // expected-note {{released by 'free' here}}
    free(copy); // expected-error {{'copy' is released twice [lifetime-double-free]}} expected-note {{released again by 'free' here; release it once, or set the pointer to null where that is done, and test it}}
    return rc;
}

void descriptor_bad(int fd) { // expected-note 0-1 {{'fd' is declared here}}
    close(fd); // expected-note {{closed by 'close' here}}
    close(fd); // expected-error {{'fd' is closed twice [lifetime-double-free]}} expected-note {{closed again by 'close' here; close it once, or set the variable to -1 where that is done, and test it}}
}

void directory_bad(DIR *dir) { // expected-note 0-1 {{'dir' is declared here}}
    closedir(dir); // expected-note {{closed by 'closedir' here}}
    closedir(dir); // expected-error {{'dir' is closed twice [lifetime-double-free]}} expected-note {{closed again by 'closedir' here}}
}

void either_of_two_bad(char *text, int now) { // expected-note 0-1 {{'text' is declared here}}
    switch (now) { // expected-note {{a case is taken here}}
    case 0:
        free(text); // expected-note {{released by 'free' here}}
        break;
    case 1:
        measure(text);
        break;
    }
    if (now != 1)
        free(text); // expected-error {{'text' is released twice [lifetime-double-free]}} expected-note {{released again}}
}

// A goto into the cleanup, twice over: the first of two defects is told, each at its own place.
int cleanup_bad(char *a, char *b) { // expected-note 0-2 {{is declared here}}
    int rc = measure(a);
    if (rc < 0) { // expected-note 0-2 {{taken when the condition is true}}
        free(a); // expected-note {{released by 'free' here}}
        free(b); // expected-note {{released by 'free' here}}
        goto out;
    }
    rc = measure(b);
out:
    free(b); // expected-error {{'b' is released twice [lifetime-double-free]}} expected-note {{released again}}
    free(a); // expected-error {{'a' is released twice [lifetime-double-free]}} expected-note {{released again}}
    return rc;
}

// --- should be fine ------------------------------------------------------------------------------------------------

void once_ok(DIR *dir) { closedir(dir); }
