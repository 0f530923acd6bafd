// What a contract is at odds with is shown in a note, with the words it uses.
// RUN: %lt %s -Xclang -verify
#include <stddef.h>

struct table { size_t n; const char *title; };

// --- should be reported --------------------------------------------------------------------------------------------

[[owned]] char *title_bad(struct table *t); // expected-note {{the earlier declaration says 'owned'}}
[[borrowed("t")]] char *title_bad(struct table *t); // expected-error {{result of 'title_bad' is redeclared 'borrowed("t")', but was 'owned' before [lifetime-contract]}}

void take_bad(size_t n, [[owned("free|cfree")]] char *line); // expected-note {{the earlier declaration says 'owned("free|cfree")'}}
void take_bad(size_t n, [[borrowed]] char *line); // expected-error {{parameter 'line' is redeclared 'borrowed', but was 'owned("free|cfree")' before [lifetime-contract]}}

[[borrowed("t")]] // expected-note {{the same declaration says 'borrowed("t")'}}
[[owned]] // expected-error {{result of 'row_bad' cannot be both 'borrowed("t")' and 'owned' [lifetime-contract]}}
const char *row_bad(struct table *t);

struct holder_bad {
    [[bounds("room")]] // expected-note {{the same declaration says 'bounds("room")'}}
    [[bounds("room+1")]] // expected-error {{field 'values' cannot be both 'bounds("room")' and 'bounds("room + 1")' [lifetime-contract]}}
    int *values;
    size_t room;
};

// One declaration, one disagreement: the first is enough to find the others.
[[owned]] // expected-note {{the same declaration says 'owned'}}
[[borrowed]] // expected-error {{cannot be both 'owned' and 'borrowed' [lifetime-contract]}}
[[borrowed("t")]] char *three_bad(struct table *t);

// --- should be fine ------------------------------------------------------------------------------------------------

[[owned]] char *title_ok(struct table *t);
[[owned]] char *title_ok(struct table *t);
[[borrowed("t")]] const char *row_ok(struct table *t);
struct holder_ok {
    [[bounds("room")]] int *values;
    size_t room;
};
