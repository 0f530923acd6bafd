// What a pointer given to a function of which nothing is known means is the user's choice.
// RUN: %lt %s -Xclang -verify=escape -Xclang -verify-ignore-unexpected=note
// RUN: %lt %s -fplugin-arg-lifetime-unannotated=borrow -Xclang -verify=borrow -Xclang -verify-ignore-unexpected=note
// escape-no-diagnostics
#include <stdlib.h>

void stranger(char *text);

void given_to_a_stranger(void) {
    char *text = malloc(8);
    if (!text)
        return;
    stranger(text);
} // borrow-warning {{'text' is not released on this path [lifetime-leak]}}

void stranger_and_release(void) {
    char *text = malloc(8);
    if (!text)
        return;
    stranger(text);
    free(text);
}
