// Contracts written with the LT_ macros are the same contracts; what a macro does with its argument is done by its user.
// RUN: %lt %s -isystem %S/Inputs -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stddef.h>
#include <stdlib.h>
#include <vendor_move.h>

#include "lifetime.h"

struct frame { int number; };
void encode(LT_OWNED struct frame *f);
int try_encode(LT_OWNED_BY("free when return == 0") struct frame *f);
void show(LT_LENT const struct frame *f);
#define ENCODE(f) encode((f))
#define NUMBER(f) ((f)->number)

// --- should be reported --------------------------------------------------------------------------------------------

void given_bad(void) {
    struct frame *f = calloc(1, sizeof *f);
    if (!f)
        return;
    encode(f);
    show(f); // expected-error-re {{'f'{{.*}}[lifetime-use-after-move]}}
}

int given_by_macro_bad(void) {
    struct frame *f = calloc(1, sizeof *f);
    if (!f)
        return 0;
    ENCODE(f);
    return NUMBER(f); // expected-error-re {{'f{{.*}}[lifetime-use-after-move]}}
}

int conditional_bad(void) {
    struct frame *f = calloc(1, sizeof *f);
    if (!f)
        return 0;
    if (try_encode(f) == 0)
        return f->number; // expected-error-re {{'f{{.*}}[lifetime-use-after-move]}}
    free(f);
    return 0;
}

int vendor_bad(int width) {
    struct vendor_image *image = vendor_image_new(width);
    if (!image)
        return 0;
    VENDOR_SHOW(image);
    return image->width; // expected-error-re {{'image{{.*}}[lifetime-use-after-move]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

int given_by_macro_ok(void) {
    struct frame *f = calloc(1, sizeof *f);
    if (!f)
        return 0;
    int number = NUMBER(f);
    ENCODE(f);
    return number;
}

int vendor_ok(int width) {
    struct vendor_image *image = vendor_image_new(width);
    if (!image)
        return 0;
    VENDOR_SHOW_ONCE(image);
    return image ? image->width : width;
}
