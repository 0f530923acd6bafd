// The notes of a bad release say where the object comes from, by which contract it is lent, and who releases it.
// RUN: %lt %s -Xclang -verify
#include <stdio.h>
#include <stdlib.h>

// --- should be reported --------------------------------------------------------------------------------------------

void lent_bad([[borrowed("table")]] char *text, void *table) { // expected-note {{the contract is borrowed("table")}}
    free(text); // expected-error {{'text' is released, but it is only borrowed [lifetime-bad-free]}} expected-note {{leave that to its owner, or release a copy}}
}

void piped_bad(const char *command) {
    FILE *p = popen(command, "r"); // expected-note {{opened by 'popen' here}}
    if (p)
        fclose(p); // expected-error {{'p' must be closed with 'pclose', not with 'fclose' [lifetime-bad-free]}} expected-note {{close it with 'pclose'}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

void piped_ok(const char *command) {
    FILE *p = popen(command, "r");
    if (p)
        pclose(p);
}
