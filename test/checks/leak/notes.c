// The notes of a leak are its path: where it was made or opened, the branches that matter, who refused it, what releases it.
// RUN: %lt %s -Xclang -verify
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct message { int id; };
[[owned("message_free")]] struct message *message_new(int id);
void message_free([[owned("message_free")]] struct message *m);
int queue_try([[owned("message_free when return == 0")]] struct message *m);
[[owned("text_free | text_give_back")]] char *text_new(void);

// --- should be reported --------------------------------------------------------------------------------------------

int early_bad(const char *path) {
    FILE *in = fopen(path, "r"); // expected-note {{opened by 'fopen' here}}
    if (!in)
        return -1;
    if (getc(in) == EOF) // expected-note {{taken when the condition is true}}
        return -1; // expected-warning {{'in' is not closed on this path [lifetime-leak]}} expected-note {{close it with 'fclose' before it is lost here, or hand it on}}
    return fclose(in);
}

int refused_bad(int id) {
    struct message *m = message_new(id); // expected-note {{made by 'message_new' here}}
    if (!m)
        return -1;
    return queue_try(m); // expected-warning {{'m' is not released on this path [lifetime-leak]}} expected-note {{neither taken nor released by 'queue_try' on this path}} expected-note {{release it with 'message_free' before it is lost here, or hand it on}}
}

int owned_bad([[owned("message_free when return == 0")]] struct message *m) { // expected-note {{the contract is owned("message_free when return == 0")}}
    if (m->id < 0) // expected-note {{taken when the condition is true}}
        return 0; // expected-warning {{'m' is not released on this path [lifetime-leak]}} expected-note {{release it with 'message_free'}}
    return -1;
}

struct user { char *name; };
void user_drop_bad(const char *name) {
    struct user *u = malloc(sizeof *u);
    if (!u) // expected-note {{taken when 'u' is not null}}
        return;
    u->name = strdup(name); // expected-note {{made by 'strdup' here}}
    free(u); // expected-warning {{'u->name' is not released before 'u' is [lifetime-leak]}} expected-note {{release it with 'free' before it is lost here}}
}

void two_ways_bad(void) {
    text_new(); // expected-warning {{the result of 'text_new' is discarded and never released [lifetime-leak]}} expected-note {{made by 'text_new' here}} expected-note {{release it with 'text_free' or 'text_give_back'}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

int early_ok(const char *path) {
    FILE *in = fopen(path, "r");
    if (!in)
        return -1;
    int c = getc(in);
    fclose(in);
    return c;
}
