/* Every spelling of a contract is understood where C lets it stand. */
/*
REQUIRES: plugin
RUN: %lt %s -std=gnu23 -ferror-limit=0 -Xclang -verify -DC23
RUN: %lt %s -std=c99 -pedantic-errors -ferror-limit=0 -Xclang -verify
RUN: %lt %s -std=c89 -pedantic-errors -ferror-limit=0 -Xclang -verify
*/

/* --- should be reported ------------------------------------------------------------------------------------------ */

__attribute__((owned)) double gnu_bad(void); /* expected-error {{result of 'gnu_bad' has type 'double'}} */
__attribute__((__owned__)) double reserved_bad(void); /* expected-error {{result of 'reserved_bad'}} */
double behind_bad(void) __attribute__((owned)); /* expected-error {{result of 'behind_bad'}} */
double __attribute__((owned)) between_bad(void); /* expected-error {{result of 'between_bad'}} */
void parameter_bad(double __attribute__((owned)) d); /* expected-error {{parameter 'd'}} */
void parameter_behind_bad(double d __attribute__((owned("free")))); /* expected-error {{parameter 'd'}} */
void unnamed_bad(double __attribute__((owned))); /* expected-error {{parameter 1}} */
struct field_bad {
    double d __attribute__((owned)); /* expected-error {{field 'd'}} */
    double __attribute__((owned)) e, f; /* expected-error {{field 'e'}} */
};
typedef double type_bad __attribute__((owned)); /* expected-error {{type 'type_bad'}} */
static double variable_bad __attribute__((owned)); /* expected-error {{variable 'variable_bad'}} */
void local_bad(void) {
    double d __attribute__((owned)) = variable_bad; /* expected-error {{variable 'd'}} */
    struct inner { double d __attribute__((owned)); }; /* expected-error {{field 'd'}} */
    typedef double local_type __attribute__((owned)); /* expected-error {{type 'local_type'}} */
    extern __attribute__((owned)) double declared_inside_bad(void); /* expected-error {{result of 'declared_inside_bad'}} */
    (void)d;
}

#ifdef C23
[[owned]] double standard_bad(void);            // expected-error {{result of 'standard_bad'}}
[[lifetime::owned]] double scoped_bad(void);    // expected-error {{result of 'scoped_bad'}}
[[__owned__]] double reserved_standard_bad(void); // expected-error {{result of 'reserved_standard_bad'}}
[[lifetime::__owned__]] double reserved_scoped_bad(void); // expected-error {{result of 'reserved_scoped_bad'}}
double behind_name_bad [[owned]] (void);        // expected-error {{result of 'behind_name_bad'}}
void standard_parameter_bad([[owned]] double d, double e [[owned]]); // expected-error {{parameter 'd'}} expected-error {{parameter 'e'}}
[[borrowed("a" ", b")]] const char *adjacent_ok(const char *a, const char *b);
[[borrowed("a" ", 9")]] const char *adjacent_bad(const char *a, const char *b); // expected-error {{found '9'}}
#if !__has_c_attribute(owned) || !__has_c_attribute(lifetime::owned) || !__has_c_attribute(__owned__)
#error "the contracts are invisible to __has_c_attribute"
#endif
#endif
#if !__has_attribute(owned) || !__has_attribute(__bounds__)
#error "the contracts are invisible to __has_attribute"
#endif

/* --- Clang's own errors ------------------------------------------------------------------------------------------ */

__attribute__((borrowed(ctx))) char *unquoted_bad(char *ctx); /* expected-error {{'borrowed' attribute requires a string}} */
__attribute__((lifetime)) char *nothing_bad(void); /* expected-error {{'lifetime' attribute takes one argument}} */
__attribute__((owned("free", "close"))) char *two_bad(void); /* expected-error {{'owned' attribute takes no more than 1 argument}} */
__attribute__((bounds(16))) char *number_bad(void); /* expected-error {{requires a string}} */
__attribute__((owned(L"free"))) char *wide_bad(void); /* expected-error {{requires a string}} */
