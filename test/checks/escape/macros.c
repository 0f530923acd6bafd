// Contracts written with the LT_ macros are the same contracts; a body in a system header is not judged, a macro's is.
// RUN: %lt %s -isystem %S/Inputs -ferror-limit=0 -Wno-dangling -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <vendor_escape.h>

#include "lifetime.h"

struct table { LT_LENT const char *title; const char *rows[4]; };
#define LENT_TO(p) LT_BORROWED(#p)
#define SAVE(slot, value) do { (slot) = (value); } while (0)

LT_BORROWED("text") const char *word_of(const char *text);
void intern(LT_LIFETIME("static") const char *name);

// --- should be reported --------------------------------------------------------------------------------------------

static const char *last_1;
void lent_bad(LT_LENT const char *text) {
    last_1 = text; // expected-error-re {{'text'{{.*}}[lifetime-escape]}}
}

void lent_to_another_bad(struct table *t, struct table *other, LENT_TO(t) const char *text) {
    t->rows[0] = text;
    other->rows[0] = text; // expected-error-re {{'text'{{.*}}[lifetime-escape]}}
}

const char *word_bad(const char *text) {
    char copy[32];
    snprintf(copy, sizeof copy, "%s", text);
    return word_of(copy); // expected-error-re {{'copy'{{.*}}[lifetime-escape]}}
}

void intern_bad(int id) {
    char name[16];
    snprintf(name, sizeof name, "%d", id);
    intern(name); // expected-error-re {{'name'{{.*}}[lifetime-escape]}}
}

void saved_by_macro_bad(struct table *t) {
    char row[16] = "row";
    SAVE(t->rows[1], row); // expected-error-re {{'row'{{.*}}[lifetime-escape]}}
}

const char *returned_by_system_macro_bad(void) {
    char text[16] = "text";
    VENDOR_RETURN(text); // expected-error-re {{'text'{{.*}}[lifetime-escape]}}
}

void kept_by_system_macro_bad(struct vendor_bus *bus) {
    int device = 7;
    VENDOR_KEEP(bus, device); // expected-error-re {{'device'{{.*}}[lifetime-escape]}}
}

void attached_bad(struct vendor_bus *bus) {
    int device = 7;
    vendor_attach(bus, &device); // expected-error-re {{'device'{{.*}}[lifetime-escape]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

static char last_2[32];
void lent_ok(LT_LENT const char *text) {
    strncpy(last_2, text, sizeof last_2 - 1);
}

void lent_to_it_ok(struct table *t, LENT_TO(t) const char *text) {
    t->rows[0] = text;
}

const char *word_ok(const char *text) {
    return word_of(text);
}

void saved_by_macro_ok(struct table *t) {
    SAVE(t->rows[1], "row");
}

void attached_ok(void) {
    int device = 7;
    struct vendor_bus bus = {0};
    vendor_attach(&bus, &device);
}

size_t system_body_ok(void) {
    return strlen("vendor");
}
