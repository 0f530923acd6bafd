// Two contracts on one declaration that cannot both hold are reported.
// RUN: %lt %s -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stddef.h>
#include <stdio.h>

struct table;
struct job;

// --- should be reported --------------------------------------------------------------------------------------------

[[owned]] [[borrowed("t")]] char *row_bad(struct table *t); // expected-error {{result of 'row_bad' cannot be both 'owned' and 'borrowed("t")'}}

[[borrowed, owned]] char *listed_bad(struct table *t); // expected-error {{result of 'listed_bad' cannot be both 'borrowed' and 'owned'}}

void take_bad([[owned]] [[borrowed]] char *line); // expected-error {{parameter 'line' cannot be both 'owned' and 'borrowed'}}

[[owned("fclose")]] [[owned("pclose")]] FILE *open_bad(const char *spec); // expected-error {{result of 'open_bad' cannot be both 'owned("fclose")' and 'owned("pclose")'}}

[[owned]] [[lifetime("static")]] char *version_bad(void); // expected-error {{result of 'version_bad' cannot be both 'owned' and 'lifetime("static")'}}

[[borrowed("t")]] [[borrowed("u")]] const char *either_bad(struct table *t, struct table *u); // expected-error {{cannot be both 'borrowed("t")' and 'borrowed("u")'}}

[[lifetime("req")]] [[lifetime("conn")]] const char *where_bad(void); // expected-error {{cannot be both 'lifetime("req")' and 'lifetime("conn")'}}

[[lifetime("conn: req")]] [[lifetime("req: conn")]] void circle_bad(void); // expected-error {{cannot be both 'lifetime("conn: req")' and 'lifetime("req: conn")'}}

[[lifetime("req: req")]] void self_bad(void); // expected-error {{region 'req' cannot outlive itself}}

[[lifetime("req: static")]] void beyond_static_bad(void); // expected-error {{region 'req' cannot outlive 'static', which ends with the process}}

void fill_bad([[bounds("n")]] [[bounds("n + 1")]] int *values, size_t n); // expected-error {{parameter 'values' cannot be both 'bounds("n")' and 'bounds("n + 1")'}}

void negative_bad([[bounds("-4")]] int *values); // expected-error {{a bound of -4 elements is negative}}

void cancelled_bad([[bounds("n - (n + 1)")]] int *values, size_t n); // expected-error {{a bound of -1 elements is negative}}

void nothing_bad([[bounds("n / 0")]] int *values, size_t n); // expected-error {{division by zero}}

int overlap_bad([[owned("free when return >= 0")]] [[owned("job_park when return <= 0")]] struct job *j); // expected-error {{parameter 'j' cannot be both 'owned("free when return >= 0")' and 'owned("job_park when return <= 0")'}}

int always_and_sometimes_bad([[owned("free")]] [[owned("job_park when return == 1")]] struct job *j); // expected-error {{parameter 'j' cannot be both}}

struct holder_bad {
    [[owned]] [[borrowed]] char *text; // expected-error {{field 'text' cannot be both 'owned' and 'borrowed'}}
    [[bounds("2")]] [[bounds("3")]] int *values; // expected-error {{field 'values' cannot be both 'bounds("2")' and 'bounds("3")'}}
};

[[owned]] [[borrowed]] static char *global_bad; // expected-error {{variable 'global_bad' cannot be both 'owned' and 'borrowed'}}

typedef char *text_bad [[owned]] [[borrowed]]; // expected-error {{type 'text_bad' cannot be both 'owned' and 'borrowed'}}

// --- should be fine ------------------------------------------------------------------------------------------------

[[owned]] [[owned("free")]] char *said_twice_ok(void);
[[owned("fclose | pclose")]] [[owned("pclose|fclose")]] FILE *turned_ok(const char *spec);
[[owned]] [[bounds("n")]] int *array_ok(size_t n);
[[borrowed("t")]] [[bounds("n")]] const int *rows_ok(struct table *t, size_t n);
[[borrowed("t")]] [[lifetime("req")]] const char *both_ok(struct table *t);
[[owned("stmt_done")]] [[lifetime("db")]] struct job *within_ok(void);
[[lifetime("app: conn")]] [[lifetime("conn: req")]] void chain_ok(void);
void same_sum_ok([[bounds("n + m")]] [[bounds("m + n")]] int *values, size_t n, size_t m);
void zero_ok([[bounds("0")]] int *values);
int exclusive_ok([[owned("free when return == 0")]] [[owned("job_park when return > 0")]] struct job *j);
[[bounds("4096")]] [[bounds("keys: tenants")]] static struct { int n; } table_ok;

void use_ok(void) { (void)global_bad, (void)table_ok; }
