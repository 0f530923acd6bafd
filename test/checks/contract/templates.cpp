// A contract of a template is reported once, whatever it is instantiated with; what depends on T is judged per T.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Xclang -verify
#include <cstddef>
#include <string>

// --- should be reported --------------------------------------------------------------------------------------------

template <class T>
struct Pool_bad {
    [[lifetime::owned("delete,free")]] T *get(); // expected-error {{expected '|' between release functions, found ',' [lifetime-contract]}}
    void put([[lifetime::owned("delete when result == 0")]] T *item); // expected-error {{only 'return' can be tested, not 'result' [lifetime-contract]}}
    [[bounds("cuont")]] T *items = nullptr; // expected-error {{no field or constant is named 'cuont'; did you mean 'count'? [lifetime-contract]}}
    std::size_t count = 0;
};
template struct Pool_bad<int>;
template struct Pool_bad<std::string>;
template struct Pool_bad<double *>;

template <class T>
[[lifetime::borrowed("itmes")]] T *first_bad(T *items, std::size_t n) { // expected-error {{no parameter of 'first_bad' is named 'itmes'; did you mean 'items'? [lifetime-contract]}}
    return n ? items : nullptr;
}
int *use_first_bad(int *items) { return first_bad(items, 2); }
long *use_first_too_bad(long *items) { return first_bad(items, 3); }

template <class T>
void never_instantiated_bad([[bounds("n n")]] const T *items, std::size_t n); // expected-error {{expected one of + - * / or the end of the contract, found 'n' [lifetime-contract]}}

// --- should be fine ------------------------------------------------------------------------------------------------

template <class T>
struct Pool_ok {
    [[lifetime::owned("delete")]] T *get();
    void put([[lifetime::owned("delete")]] T *item);
    [[lifetime::borrowed("this")]] T &at(std::size_t i);
    [[bounds("count")]] T *items = nullptr;
    std::size_t count = 0;
};
template struct Pool_ok<int>;
template struct Pool_ok<std::string>;

template <class T>
[[lifetime::borrowed("items")]] T *first_ok(T *items, std::size_t n) {
    return n ? items : nullptr;
}
int *use_first_ok(int *items) { return first_ok(items, 2); }

template <class T, std::size_t N>
[[bounds("N")]] T *sized_ok(T (&items)[N]);
