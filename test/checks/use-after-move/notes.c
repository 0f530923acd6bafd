// The notes of a use after move are its path: where it was made, which way was taken, to whom it was given, why.
// RUN: %lt %s -Xclang -verify
#include <stddef.h>

struct message { size_t length; };
[[owned("message_free")]] struct message *message_new(size_t length);
void message_free([[owned("message_free")]] struct message *m);
void send([[owned("message_free")]] struct message *m); // expected-note {{'send' takes ownership of its argument}}

// --- should be reported --------------------------------------------------------------------------------------------

size_t sent_bad(size_t length) {
    struct message *m = message_new(length); // expected-note {{made by 'message_new' here}} expected-note 0-1 {{its address is stored in 'm' here}}
    if (!m)
        return 0;
    send(m); // expected-note {{given to 'send' here}}
    return m->length; // expected-error {{after it was given to 'send' [lifetime-use-after-move]}} expected-note {{use it before it is given away}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

size_t sent_ok(size_t length) {
    struct message *m = message_new(length);
    if (!m)
        return 0;
    size_t n = m->length;
    send(m);
    return n;
}
