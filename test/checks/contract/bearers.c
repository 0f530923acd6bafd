// A contract on what cannot bear it is reported: there is nothing to release, to refer to or to count.
// RUN: %lt %s -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct point { int x, y; };
struct text { char *bytes; size_t length; };
typedef int (*compare)(const void *, const void *);

// --- should be reported --------------------------------------------------------------------------------------------

[[owned]] void nothing_bad(int n); // expected-error {{result of 'nothing_bad' is void, which cannot be owned}}

[[owned]] int descriptor_bad(const char *path); // expected-error {{result of 'descriptor_bad' has type 'int', which is owned only with the function that releases it}}

[[owned("free")]] int freed_number_bad(void); // expected-error {{result of 'freed_number_bad' has type 'int', which 'free' does not release}}

[[owned("free | close")]] int one_of_both_bad(void); // expected-error {{which 'free' does not release}}

[[owned("close")]] double share_bad(void); // expected-error {{result of 'share_bad' has type 'double', which cannot be owned}}

[[owned("close")]] bool opened_bad(void); // expected-error-re {{result of 'opened_bad' has type '{{bool|_Bool}}', which cannot be owned}}

[[owned]] compare comparison_bad(int kind); // expected-error {{which points to no memory that could be released}}

[[owned]] struct point origin_bad(void); // expected-error {{has type 'struct point', which holds no pointer that could be owned}}

void consume_bad([[owned]] long count); // expected-error {{parameter 'count' has type 'long', which is owned only with the function that releases it}}

void unnamed_bad([[owned]] int); // expected-error {{parameter 1 has type 'int'}}

void second_unnamed_bad(char *, [[owned]] unsigned); // expected-error {{parameter 2 has type 'unsigned int'}}

struct server_bad {
    [[owned]] int listener;   // expected-error {{field 'listener' has type 'int'}}
    [[owned]] float load;     // expected-error {{field 'load' has type 'float', which cannot be owned}}
    [[borrowed]] bool ready;  // expected-error {{field 'ready' has type}}
    [[bounds("4")]] int used; // expected-error {{field 'used' has type 'int', which has no elements to bound}}
};

[[owned]] static unsigned long ticks_bad; // expected-error {{variable 'ticks_bad' has type 'unsigned long'}}

typedef double seconds_bad [[owned]]; // expected-error {{type 'seconds_bad' has type 'double', which cannot be owned}}

[[borrowed]] void looks_at_nothing_bad(char *p); // expected-error {{result of 'looks_at_nothing_bad' is void, which refers to nothing that 'borrowed' could speak of}}

[[borrowed("p")]] double mean_bad(const double *p, size_t n); // expected-error {{result of 'mean_bad' has type 'double', which refers to nothing that 'borrowed' could speak of}}

[[lifetime("req")]] bool parsed_bad(const char *p); // expected-error {{which refers to nothing that 'lifetime' could speak of}}

void scale_bad([[lifetime("req")]] float factor); // expected-error {{parameter 'factor' has type 'float'}}

[[bounds("n")]] int sum_bad(const int *values, size_t n); // expected-error {{result of 'sum_bad' has type 'int', which has no elements to bound}}

[[bounds("n")]] void fill_bad(int *values, size_t n); // expected-error {{result of 'fill_bad' is void, which has no elements to bound}}

void count_bad(const int *values, [[bounds("16")]] size_t n); // expected-error {{parameter 'n' has type}}

void sort_bad([[bounds("2")]] compare by); // expected-error {{which has no elements to bound}}

enum [[owned]] color_bad { red, green }; // expected-error {{'owned' says nothing on an enumeration}}

enum shade_bad { light [[borrowed]], dark }; // expected-error {{'borrowed' says nothing on an enumerator}}

// --- should be fine ------------------------------------------------------------------------------------------------

[[owned]] char *text_ok(void);
[[owned]] struct text text_by_value_ok(void);
[[owned("close")]] int descriptor_ok(const char *path);
[[owned("fclose | pclose")]] FILE *stream_ok(const char *spec);
[[owned("handle_put")]] unsigned long handle_ok(void);
void consume_ok([[owned]] char *line, [[owned("close")]] int fd);
void unnamed_ok([[owned]] char *, [[bounds("16")]] const int *);
struct server_ok {
    [[owned("close")]] int listener;
    [[owned]] char *name;
    [[owned]] char *argv[8];
    [[borrowed]] struct text *motd;
    [[bounds("4")]] int ports[4];
    [[bounds("8")]] struct text recent;
};
typedef char *owned_text_ok [[owned]];
[[owned("close")]] static int epoll_ok;
[[borrowed("t")]] const char *view_ok(const struct text *t);
[[borrowed("fd")]] int derived_descriptor_ok(int fd);
[[lifetime("conn: req")]] void relation_ok(struct text *conn, struct text *req); // speaks of regions, not of the result
[[bounds("n")]] int *array_ok(size_t n);
void pairs_ok([[bounds("n")]] int (*pairs)[2], size_t n);
void decayed_ok([[bounds("n")]] const int values[], size_t n);
void opaque_ok([[bounds("n")]] const void *bytes, size_t n);

void use_ok(void) { (void)ticks_bad, (void)epoll_ok; }
