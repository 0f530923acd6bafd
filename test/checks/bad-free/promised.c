// A result that the contract promises to be owned was allocated, or taken from its owner.
// RUN: %lt %s -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stdlib.h>
#include <string.h>

#define OWNED __attribute__((owned))

static char unknown[] = "unknown";

// --- should be reported --------------------------------------------------------------------------------------------

OWNED char *literal_bad(int code) {
    if (code == 0)
        return strdup("fine");
    return "unknown"; // expected-error {{a literal is returned, but the caller cannot own it [lifetime-bad-free]}}
}

OWNED char *static_storage_bad(int code) {
    if (code == 0)
        return strdup("fine");
    return unknown; // expected-error {{'unknown' is returned, but the caller cannot own it [lifetime-bad-free]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

OWNED char *copies_ok(int code) { return strdup(code == 0 ? "fine" : "unknown"); }

OWNED char *failure_ok(int code) { return code == 0 ? strdup("fine") : NULL; }

OWNED char *handed_through_ok(OWNED char *name) { return name; }

const char *nobody_owns_ok(int code) { return code == 0 ? "fine" : unknown; }
