// A name in a contract that nothing bears is reported, with the name that was probably meant.
// RUN: %lt %s -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stddef.h>
#include <stdint.h>

enum status { STATUS_DONE, STATUS_BUSY, STATUS_GONE };
#define QUEUE_FULL (-2)
#define MAX_PEERS 64u
enum { HEADER_WORDS = 4 };
static size_t pool_size;

struct config { size_t workers; const char *name; };
struct packet { uint16_t length; };

// --- should be reported --------------------------------------------------------------------------------------------

long sum_bad([[bounds("cuont")]] const int *values, size_t count); // expected-error {{no parameter or constant is named 'cuont'; did you mean 'count'?}}

void blit_bad([[bounds("width * heigth")]] const uint32_t *pixels, size_t width, size_t height); // expected-error {{no parameter or constant is named 'heigth'; did you mean 'height'?}}

void peers_bad([[bounds("MAX_PERS")]] const int *fds); // expected-error {{no parameter or constant is named 'MAX_PERS'}}

void words_bad([[bounds("HEADER_WORD")]] const uint32_t *words); // expected-error {{no parameter or constant is named 'HEADER_WORD'; did you mean 'HEADER_WORDS'?}}

void nothing_near_bad([[bounds("elephant")]] const int *values, size_t count); // expected-error-re {{no parameter or constant is named 'elephant'{{ \[}}lifetime-contract]}}

struct samples_bad {
    [[bounds("used")]] double *at; // expected-error {{no field or constant is named 'used'; did you mean 'uses'?}}
    size_t uses, room;
};

struct grid_bad {
    size_t rows, cols;
    [[bounds("rows * columns")]] float *cell; // expected-error {{no field or constant is named 'columns'}}
};

[[bounds("pool_sise")]] static char *pool_bad; // expected-error {{no variable or constant is named 'pool_sise'; did you mean 'pool_size'?}}

void workers_bad([[bounds("c->worker")]] int *ids, const struct config *c); // expected-error {{there is no 'c->worker'}}

void not_a_struct_bad([[bounds("n.count")]] int *ids, size_t n); // expected-error {{there is no 'n.count'}}

void text_member_bad([[bounds("c->name")]] int *ids, const struct config *c); // expected-error {{'c->name' is not an integer}}

void pointer_bad([[bounds("end")]] const char *begin, const char *end); // expected-error {{'end' is not an integer}}

void itself_bad([[bounds("p + 1")]] const char *p); // expected-error {{'p' cannot bound itself}}

void typed_bad([[bounds("bytes / sizeof(struct paket)")]] const struct packet *p, size_t bytes); // expected-error {{no type is named 'struct paket'}}

enum status offer_bad([[owned("free when return == STATUS_DON")]] char *p); // expected-error {{no constant is named 'STATUS_DON'; did you mean 'STATUS_DONE'?}}

int enqueue_bad([[owned("free when return != QUEUE_FUL")]] char *p); // expected-error {{no constant is named 'QUEUE_FUL'}}

int parameter_is_no_constant_bad([[owned("free when return == n")]] char *p, int n); // expected-error {{no constant is named 'n'}}

struct table { int n; };
[[borrowed("tabel")]] const char *row_bad(struct table *table, int key); // expected-error {{no parameter of 'row_bad' is named 'tabel'; did you mean 'table'?}}

void watch_bad(struct table *table, [[borrowed("tables")]] const int *row); // expected-error {{no parameter of 'watch_bad' is named 'tables'; did you mean 'table'?}}

[[borrowed("this")]] const char *this_in_c_bad(struct table *t); // expected-error {{there is no 'this' in C; did you mean 't'?}}

[[borrowed("key")]] const char *of_a_boolean_bad(struct table *t, _Bool key); // expected-error {{parameter 'key' refers to nothing that could be a region}}

[[borrowed("share")]] const char *of_a_number_bad(double share); // expected-error {{parameter 'share' refers to nothing that could be a region}}

void into_itself_bad([[borrowed("p")]] const char *p); // expected-error {{'p' cannot be borrowed from itself}}

[[borrowed("return")]] const char *as_long_as_itself_bad(void); // expected-error {{the result of 'as_long_as_itself_bad' cannot live as long as itself}}

int into_a_number_bad([[borrowed("return")]] const char *p); // expected-error {{the result of 'into_a_number_bad' refers to nothing}}

[[borrowed("return")]] static const char *no_function_bad; // expected-error {{variable 'no_function_bad' belongs to no function: there is no result to live for}}

void evict_one(void);
[[bounds("by: evict_on")]] static struct { int n; } cache_bad; // expected-error {{no function is named 'evict_on'; did you mean 'evict_one'?}}

[[bounds("by: pool_size")]] static struct { int n; } by_variable_bad; // expected-error {{no function is named 'pool_size'}}

// --- should be fine ------------------------------------------------------------------------------------------------

long sum_ok([[bounds("count")]] const int *values, size_t count);
void later_ok(size_t count, [[bounds("count")]] const int *values);
void peers_ok([[bounds("MAX_PEERS")]] const int *fds);
void words_ok([[bounds("HEADER_WORDS * 2")]] const uint32_t *words);
void workers_ok([[bounds("c->workers")]] int *ids, const struct config *c);
void by_value_ok([[bounds("c.workers")]] int *ids, struct config c);
void typed_ok([[bounds("bytes / sizeof(struct packet)")]] const struct packet *p, size_t bytes);
struct samples_ok {
    [[bounds("uses")]] double *at;
    size_t uses, room;
};
struct anonymous_ok {
    struct { size_t rows, cols; };
    union { size_t step; int tag; };
    [[bounds("rows * cols + step")]] float *cell;
};
[[bounds("pool_size")]] static char *pool_ok;
enum status offer_ok([[owned("free when return == STATUS_DONE")]] char *p);
int enqueue_ok([[owned("free when return != QUEUE_FULL")]] char *p);
_Bool accepted_ok([[owned("free when return == true")]] char *p);
[[borrowed("table")]] const char *row_ok(struct table *table, int key);
[[borrowed("session")]] const char *own_region_ok(struct table *table); // a region of one's own
[[lifetime("tabel")]] const char *lifetime_is_ones_own_ok(struct table *table);
[[borrowed("t")]] const char *short_names_ok(struct table *s);  // too short to be a slip
struct stream *over_ok([[borrowed("return")]] char *buffer, size_t n);
void descriptor_as_region_ok(int fd, [[borrowed("fd")]] const char *name);
[[bounds("by: evict_one")]] static struct { int n; } cache_ok;
[[bounds("by: evict_later")]] static struct { int n; } forward_ok;
void evict_later(void);

void use_ok(void) {
    (void)pool_bad, (void)no_function_bad, (void)cache_bad, (void)by_variable_bad, (void)pool_ok, (void)cache_ok;
    (void)forward_ok;
}
