// A later declaration may add a contract or repeat it, in other words too; it must not change one.
// RUN: %lt %s -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct table { size_t n; const char *title; };

// --- should be reported --------------------------------------------------------------------------------------------

[[owned]] char *title_bad(struct table *t);
[[borrowed("t")]] char *title_bad(struct table *t); // expected-error {{result of 'title_bad' is redeclared 'borrowed("t")', but was 'owned' before}}

[[owned("fclose")]] FILE *open_bad(const char *spec);
[[owned("pclose")]] FILE *open_bad(const char *spec); // expected-error {{result of 'open_bad' is redeclared 'owned("pclose")', but was 'owned("fclose")' before}}

void take_bad([[borrowed]] char *line);
void take_bad([[owned]] char *line); // expected-error {{parameter 'line' is redeclared 'owned', but was 'borrowed' before}}

void keep_bad(struct table *t, [[borrowed]] const char *title);
void keep_bad(struct table *t, [[borrowed("t")]] const char *title) { t->title = title; } // expected-error {{parameter 'title' is redeclared 'borrowed("t")', but was 'borrowed' before}}

void fill_bad([[bounds("n")]] int *values, size_t n);
void fill_bad([[bounds("n + 1")]] int *values, size_t n); // expected-error {{parameter 'values' is redeclared 'bounds("n + 1")', but was 'bounds("n")' before}}

void swapped_bad([[bounds("n")]] int *values, size_t n, size_t m);
void swapped_bad([[bounds("n")]] int *values, size_t m, size_t n); // expected-error {{parameter 'values' is redeclared 'bounds("n")', but was 'bounds("n")' before}}

int submit_bad([[owned("free when return == 0")]] char *job);
int submit_bad([[owned("free when return != 0")]] char *job); // expected-error {{parameter 'job' is redeclared}}

[[lifetime("req")]] const char *agent_bad(void);
[[lifetime("conn")]] const char *agent_bad(void); // expected-error {{result of 'agent_bad' is redeclared 'lifetime("conn")', but was 'lifetime("req")' before}}

[[borrowed]] extern char *motd_bad;
[[owned]] char *motd_bad; // expected-error {{variable 'motd_bad' is redeclared 'owned', but was 'borrowed' before}}

[[owned]] char *third_bad(void);
char *third_bad(void);
[[owned("cfree")]] char *third_bad(void); // expected-error {{result of 'third_bad' is redeclared 'owned("cfree")', but was 'owned' before}}

[[lifetime("conn: req")]] void relation_bad(struct table *t);
[[lifetime("req: conn")]] void relation_bad(struct table *t); // expected-error {{is redeclared 'lifetime("req: conn")', but was 'lifetime("conn: req")' before}}

// --- should be fine ------------------------------------------------------------------------------------------------

[[owned]] char *repeated_ok(void);
[[owned]] char *repeated_ok(void);

[[owned]] char *default_spelt_out_ok(void);
[[owned("free")]] char *default_spelt_out_ok(void);

[[owned]] char *definition_says_nothing_ok(const char *s);
char *definition_says_nothing_ok(const char *s) { return strdup(s); }

char *added_later_ok(const char *s);
[[owned]] char *added_later_ok(const char *s);

void renamed_ok([[bounds("n")]] const int *values, size_t n);
void renamed_ok([[bounds("count")]] const int *v, size_t count);

void unnamed_ok(const int *, size_t);
void unnamed_ok([[bounds("n")]] const int *values, size_t n);

[[borrowed("t")]] const char *renamed_region_ok(struct table *t);
[[borrowed("table")]] const char *renamed_region_ok(struct table *table) { return table->title; }

int same_condition_ok([[owned("free when return >= 0")]] char *job);
int same_condition_ok([[owned("free when return > -1")]] char *job);

void same_arithmetic_ok([[bounds("2 * (n + 1)")]] int *values, size_t n);
void same_arithmetic_ok([[bounds("n * 2 + 2")]] int *values, size_t n);

[[borrowed("a, b")]] const char *turned_ok(const char *a, const char *b);
[[borrowed("b, a")]] const char *turned_ok(const char *a, const char *b);

[[owned]] extern char *motd_ok;
char *motd_ok;
