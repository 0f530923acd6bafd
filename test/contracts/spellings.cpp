// Every spelling of a contract is understood where C++ lets it stand.
// REQUIRES: plugin
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Xclang -verify
// RUN: %lt++ %s -std=c++11 -ferror-limit=0 -Xclang -verify

// --- should be reported --------------------------------------------------------------------------------------------

[[owned]] double unscoped_bad();             // expected-error {{result of 'unscoped_bad'}}
[[lifetime::owned]] double scoped_bad();     // expected-error {{result of 'scoped_bad'}}
[[lifetime::__owned__]] double reserved_bad(); // expected-error {{result of 'reserved_bad'}}
__attribute__((owned)) double gnu_bad();     // expected-error {{result of 'gnu_bad'}}
#if __cplusplus >= 201703L
[[using lifetime: owned]] double using_bad(); // expected-error {{result of 'using_bad'}}
#endif
using alias_bad [[lifetime::owned]] = double; // expected-error {{type 'alias_bad'}}

namespace outer {
namespace {
class Holder_bad {
public:
    [[lifetime::owned]] explicit operator double() const; // expected-error {{result of 'operator double' has type 'double'}}
    Holder_bad([[lifetime::owned]] double d);             // expected-error {{parameter 'd'}}
    template <class T> void put([[lifetime::owned]] double d, T t); // expected-error {{parameter 'd'}}
    friend void swap_bad([[lifetime::owned]] double d, Holder_bad &); // expected-error {{parameter 'd'}}
    [[lifetime::borrowed("this")]] static const char *name(); // expected-error {{'name' is static and has no 'this'}}
    struct Inner {
        [[lifetime::owned]] double field; // expected-error {{field 'field'}}
    };

private:
    [[lifetime::owned]] static double shared; // expected-error {{variable 'shared'}}
};
} // namespace
} // namespace outer

extern "C" {
[[lifetime::owned]] double in_c_linkage_bad(); // expected-error {{result of 'in_c_linkage_bad'}}
}

auto lambda_bad = []([[lifetime::owned]] double d) { return d; }; // expected-error {{parameter 'd'}}

int body_bad() {
    auto inner = []([[lifetime::owned]] double d) { return int(d); }; // expected-error {{parameter 'd'}}
    struct Local {
        int method([[lifetime::owned]] double d) { return int(d); } // expected-error {{parameter 'd'}}
    };
    return inner(1) + Local().method(2);
}

// --- should be fine ------------------------------------------------------------------------------------------------

struct Node;
[[lifetime::owned("delete")]] Node *make_ok();
class Store_ok {
public:
    [[lifetime::borrowed("this")]] Node *find(int key) const;
    void put([[lifetime::owned("delete")]] Node *node);
};
#if !__has_cpp_attribute(owned) || !__has_cpp_attribute(lifetime::borrowed)
#error "the contracts are invisible to __has_cpp_attribute"
#endif
