// A contract whose string does not follow the grammar is reported with what was expected and what was found.
// RUN: %lt %s -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stddef.h>
#include <stdio.h>

struct conn;
struct pool;

// --- should be reported --------------------------------------------------------------------------------------------

[[owned("free |")]] char *trailing_bar_bad(void); // expected-error {{expected the name of a release function after '|' [lifetime-contract]}}

[[owned("| free")]] char *leading_bar_bad(void); // expected-error {{expected the name of a release function, found '|' [lifetime-contract]}}

[[owned("fclose, pclose")]] FILE *comma_bad(const char *spec); // expected-error {{expected '|' between release functions, found ',' [lifetime-contract]}}

[[owned("fclose || pclose")]] FILE *double_bar_bad(const char *spec); // expected-error {{expected '|' between release functions, found '||'}}

[[owned("free free")]] char *two_names_bad(void); // expected-error {{expected '|' or 'when', found 'free'}}

[[owned("free(p)")]] char *called_bad(void); // expected-error {{expected '|' or 'when', found '('}}

[[owned("free | free")]] char *twice_bad(void); // expected-error {{release function 'free' is named twice}}

[[owned("delete[")]] char *open_bracket_bad(void); // expected-error {{expected ']' after 'delete['}}

[[owned("16")]] char *number_bad(void); // expected-error {{expected the name of a release function, found '16'}}

[[owned("when")]] int nothing_after_when_bad(char *p); // expected-error {{expected 'return' after 'when'}}

int result_renamed_bad([[owned("free when result == 0")]] char *p); // expected-error {{only 'return' can be tested, not 'result'}}

int relation_missing_bad([[owned("free when return")]] char *p); // expected-error {{expected a comparison (==, !=, <, <=, >, >=) after 'return'}}

int one_equals_bad([[owned("free when return = 0")]] char *p); // expected-error {{expected a comparison (==, !=, <, <=, >, >=) after 'return', found '='}}

int turned_relation_bad([[owned("free when return => 0")]] char *p); // expected-error {{found '=>'}}

int operand_missing_bad([[owned("free when return == ")]] char *p); // expected-error {{expected an integer, 'null' or a constant after '=='}}

int minus_bad([[owned("free when return == -")]] char *p); // expected-error {{expected an integer after '-'}}

int two_conditions_bad([[owned("free when return == 0 or return == 2")]] char *p); // expected-error {{expected the end of the contract, found 'or'}}

char *big_null_bad([[owned("free when return != NULL")]] char *p); // expected-error {{expected 'null', found 'NULL'}}

int misspelt_when_bad([[owned("free wen return == 0")]] char *p); // expected-error {{expected '|' or 'when', found 'wen'}}

[[borrowed("a b")]] const char *two_regions_bad(const char *a, const char *b); // expected-error {{expected ',' or 'when', found 'b'}}

[[borrowed("a | b")]] const char *bar_between_regions_bad(const char *a, const char *b); // expected-error {{expected ',' between regions, found '|'}}

[[borrowed("a; b")]] const char *semicolon_bad(const char *a, const char *b); // expected-error {{expected ',' between regions, found ';'}}

[[borrowed("a,")]] const char *trailing_comma_bad(const char *a); // expected-error {{expected a region after ','}}

[[borrowed("a, a")]] const char *region_twice_bad(const char *a); // expected-error {{region 'a' is named twice}}

[[borrowed("*a")]] const char *star_bad(const char **a); // expected-error {{expected a region, found '*'}}

[[lifetime("")]] const char *no_region_bad(void); // expected-error {{expected a region}}

[[lifetime("req conn")]] const char *no_colon_bad(void); // expected-error {{expected ':' or the end of the contract, found 'conn'}}

[[lifetime("conn:")]] void nothing_outlived_bad(struct conn *c); // expected-error {{expected a region after ':'}}

[[lifetime("conn > req")]] void comparison_bad(struct conn *c); // expected-error {{expected ':' or the end of the contract, found '>'}}

[[lifetime("app: conn: req")]] void chain_bad(struct conn *c); // expected-error {{expected ',' or the end of the contract, found ':'}}

[[lifetime("req when return == 0")]] int condition_on_lifetime_bad(const char *p); // expected-error {{expected ':' or the end of the contract, found 'when'}}

void no_expression_bad([[bounds("")]] const int *v, size_t n); // expected-error {{expected an expression}}

void open_parenthesis_bad([[bounds("(n + 1")]] const int *v, size_t n); // expected-error {{expected ')'}}

void close_parenthesis_bad([[bounds("n + 1)")]] const int *v, size_t n); // expected-error {{expected one of + - * / or the end of the contract, found ')'}}

void no_operand_bad([[bounds("n *")]] const int *v, size_t n); // expected-error {{expected an operand after '*'}}

void modulo_bad([[bounds("n % 4")]] const int *v, size_t n); // expected-error {{found '%'}}

void shift_bad([[bounds("1 << n")]] const int *v, size_t n); // expected-error {{found '<<'}}

void call_bad([[bounds("count(n)")]] const int *v, size_t n); // expected-error {{a call of 'count' cannot be part of a bound}}

void literal_bad([[bounds("12q")]] const int *v); // expected-error {{'12q' is not an integer}}

void octal_bad([[bounds("09")]] const int *v); // expected-error {{'09' is not an integer}}

void huge_bad([[bounds("99999999999999999999")]] const int *v); // expected-error {{integer does not fit 64 bits}}

void sizeof_bare_bad([[bounds("n / sizeof int")]] const int *v, size_t n); // expected-error {{expected '(' after 'sizeof'}}

void sizeof_empty_bad([[bounds("n / sizeof()")]] const int *v, size_t n); // expected-error {{expected a type after 'sizeof('}}

void member_missing_bad([[bounds("p->")]] const int *v, struct pool *p); // expected-error {{expected a member after '->'}}

void return_in_bound_bad([[bounds("return")]] const int *v); // expected-error {{'return' cannot be part of a bound}}

[[bounds("key: tenants")]] static struct { int n; } table_bad; // expected-error {{expected 'by:', 'keys:' or an expression, found 'key'}}

[[bounds("keys:")]] static struct { int n; } nameless_keys_bad; // expected-error {{expected a description of the keys after 'keys:'}}

[[bounds("by:")]] static struct { int n; } nameless_by_bad; // expected-error {{expected a function after 'by:'}}

// --- should be fine ------------------------------------------------------------------------------------------------

[[owned]] char *bare_ok(void);
[[owned()]] char *empty_argument_list_ok(void);
[[owned("")]] char *empty_string_ok(void); // the bare contract
[[owned("free")]] char *default_named_ok(void);
[[owned("  fclose  |  pclose  ")]] FILE *spaces_ok(const char *spec);
[[owned("free" "|" "cfree")]] char *adjacent_strings_ok(void);
int condition_ok([[owned("free when return == 0")]] char *p);
int negative_ok([[owned("free when return != -1")]] char *p);
int hexadecimal_ok([[owned("free when return >= 0x10")]] char *p);
char *null_ok([[owned("free when return != null")]] char *p);
int default_release_ok([[owned("when return == 0")]] char *p);
[[borrowed("a, b")]] const char *either_ok(const char *a, const char *b);
[[borrowed("a when return != null")]] const char *inside_on_success_ok(const char *a);
[[lifetime("app: conn, req")]] void relations_ok(struct conn *c);
void expression_ok([[bounds("(rows + 1) * cols / 2 - 1")]] const int *v, size_t rows, size_t cols);
void suffixes_ok([[bounds("0x40u * 2ul")]] const int *v);
void sizeof_ok([[bounds("bytes / sizeof(unsigned long)")]] const unsigned long *v, size_t bytes);
[[bounds("keys: the tenants of the licence file, 12 at most")]] static struct { int n; } described_ok;

void use_ok(void) { (void)table_bad; (void)nameless_keys_bad; (void)nameless_by_bad; (void)described_ok; }
