// A contract written through a macro is reported where the macro is used; what a system header holds is not reported.
// RUN: %lt %s -isystem %S/Inputs -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stddef.h>
#include <vendor.h>

#include "lifetime.h"

struct table { size_t n; const char *title; };
#define TAKES LT_OWNED
#define RELEASED_BY(f) LT_OWNED_BY(#f " when return == 0")

// --- should be reported --------------------------------------------------------------------------------------------

LT_OWNED int number_bad(void); // expected-error {{result of 'number_bad' has type 'int', which is owned only with the function that releases it}}

LT_OWNED_BY("free,cfree") char *separator_bad(void); // expected-error {{expected '|' between release functions, found ','}}

LT_BORROWED("tabel") const char *title_bad(struct table *table); // expected-error {{no parameter of 'title_bad' is named 'tabel'; did you mean 'table'?}}

long sum_bad(LT_BOUNDS("cuont") const int *values, size_t count); // expected-error {{no parameter or constant is named 'cuont'; did you mean 'count'?}}

LT_LIFETIME("req: req") void relation_bad(struct table *t); // expected-error {{region 'req' cannot outlive itself}}

LT_OWNED LT_LENT char *both_bad(void); // expected-error {{result of 'both_bad' cannot be both 'owned' and 'borrowed'}}

void take_bad(LT_LENT char *line);
void take_bad(LT_OWNED char *line); // expected-error {{parameter 'line' is redeclared 'owned', but was 'borrowed' before}}

struct server_bad {
    TAKES int listener; // expected-error {{field 'listener' has type 'int'}}
};

void consumed_bad(RELEASED_BY(free) char *line); // expected-error {{'consumed_bad' has no result to test}}

VENDOR_BROKEN int vendor_handle_bad(void); // expected-error {{expected the name of a release function after '|'}}

__attribute__((__owned__)) double reserved_spelling_bad(void); // expected-error {{result of 'reserved_spelling_bad' has type 'double'}}

// --- should be fine ------------------------------------------------------------------------------------------------

LT_OWNED char *text_ok(void);
LT_OWNED_BY("free | cfree") char *separator_ok(void);
LT_BORROWED("table") const char *title_ok(struct table *table);
long sum_ok(LT_BOUNDS("count") const int *values, size_t count);
LT_LIFETIME("conn: req") void relation_ok(struct table *t);
LT_OWNED LT_BOUNDS("n") char *both_ok(size_t n);
struct server_ok {
    LT_OWNED_BY("close") int listener;
    TAKES char *name;
};
int consumed_ok(RELEASED_BY(free) char *line);
VENDOR_HANDLE int vendor_handle_ok(void);
__attribute__((__owned__)) char *reserved_spelling_ok(void);
