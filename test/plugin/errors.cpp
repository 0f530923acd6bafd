// In a unit with errors contracts are still judged, and bodies that hold an error are left alone.
// REQUIRES: plugin
// RUN: %lt++ %s -ferror-limit=0 -Xclang -verify

[[lifetime::owned]] double wrong_bad(); // expected-error {{result of 'wrong_bad' has type 'double'}}

struct Incomplete; // expected-note 2 {{forward declaration}}
const char *broken_ok(int n) {
    Incomplete value; // expected-error {{variable has incomplete type}}
    char text[8];
    undeclared(text, n); // expected-error {{use of undeclared identifier 'undeclared'}}
    return static_cast<const char *>(missing(text)); // expected-error {{use of undeclared identifier 'missing'}}
}

template <class T> struct Pattern {
    [[bounds("nobody")]] T *find([[lifetime::borrowed]] T *from); // expected-error {{'nobody'}}
    T *member = unknown; // expected-error {{use of undeclared identifier 'unknown'}}
};
Incomplete member_of_incomplete; // expected-error {{variable has incomplete type}}
