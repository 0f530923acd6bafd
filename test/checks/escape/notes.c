// The notes of an escape are its path: where the referent is declared, which way was taken, where it was stored.
// RUN: %lt %s -Wno-dangling -Xclang -verify
#include <stddef.h>
#include <stdio.h>

struct request { const char *path; };

// --- should be reported --------------------------------------------------------------------------------------------

const char *returned_bad(int port) {
    char text[8]; // expected-note {{'text' is declared here}}
    snprintf(text, sizeof text, "%d", port);
    return text; // expected-error {{address of local 'text' is returned [lifetime-escape]}} \
                 // expected-note {{make 'text' static, allocate it, or let the caller pass the storage}}
} // expected-note {{local 'text' goes out of scope here}}

int find_bad(struct request *request, int kind) {
    char path[16] = "/"; // expected-note {{'path' is declared here}}
    if (kind == 0)       // expected-note {{taken when the condition is false}}
        return -1;
    request->path = path; // expected-error {{address of local 'path' is stored in 'request->path' [lifetime-escape]}} \
                          // expected-note {{make 'path' static, allocate it, or reset the pointer before 'path' goes out of scope}}
    return 0;
} // expected-note {{local 'path' goes out of scope here}}

const char *parameter_bad(char first) { // expected-note {{'first' is declared here}}
    const char *p = &first;
    return p; // expected-error {{address of parameter 'first' is returned [lifetime-escape]}} \
              // expected-note {{take 'first' by reference or pointer, or copy it}}
} // expected-note {{parameter 'first' goes out of scope here}}

static const char *last_path;
void lent_bad([[borrowed]] const char *path) { // expected-note {{the contract is borrowed}}
    last_path = path; // expected-error {{borrowed pointer 'path' is stored in 'last_path' [lifetime-escape]}} expected-note {{store a copy}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

const char *returned_ok(int port, char *text, size_t size) {
    snprintf(text, size, "%d", port);
    return text;
}
