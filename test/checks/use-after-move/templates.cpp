// A forwarded value may have been moved; a defect in a template is reported once, whatever it is instantiated with.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <memory>
#include <string>
#include <utility>
#include <vector>

void look(const std::string &text);

// --- should be reported --------------------------------------------------------------------------------------------

template <class Container, class T>
std::size_t append_bad(Container &container, T &&value) {
    container.push_back(std::forward<T>(value));
    return value.size(); // expected-error-re {{'value'{{.*}}[lifetime-use-after-move]}}
}
std::size_t append_string(std::vector<std::string> &v) { return append_bad(v, std::string("a")); }
std::size_t append_vector(std::vector<std::vector<int>> &v) { return append_bad(v, std::vector<int>{1}); }

template <class T>
class Stack_bad {
public:
    void push(T value) {
        values.push_back(std::move(value));
        last = value; // expected-error-re {{'value'{{.*}}[lifetime-use-after-move]}}
    }

private:
    std::vector<T> values;
    T last{};
};
template class Stack_bad<std::string>;
template class Stack_bad<std::vector<int>>;
template class Stack_bad<int>; // a number is copied: not this one

template <class... Args>
std::unique_ptr<std::string> make_bad(Args &&...args) {
    auto made = std::make_unique<std::string>(std::forward<Args>(args)...);
    (look(args), ...); // expected-error {{[lifetime-use-after-move]}}
    return made;
}
auto make_from_string() { return make_bad(std::string("text")); }

auto generic_bad = [](auto value, auto &sink) {
    sink.push_back(std::move(value));
    return value.size(); // expected-error-re {{'value'{{.*}}[lifetime-use-after-move]}}
};
std::size_t use_generic(std::vector<std::string> &v) { return generic_bad(std::string("a"), v); }

template <class T>
void twice_bad(T value, std::vector<T> &a, std::vector<T> &b) {
    a.push_back(std::move(value));
    b.push_back(std::move(value)); // expected-error-re {{'value'{{.*}}[lifetime-use-after-move]}}
}
template void twice_bad(std::string, std::vector<std::string> &, std::vector<std::string> &);
template void twice_bad(std::unique_ptr<int>, std::vector<std::unique_ptr<int>> &, std::vector<std::unique_ptr<int>> &);

// --- should be fine ------------------------------------------------------------------------------------------------

template <class Container, class T>
std::size_t append_ok(Container &container, T &&value) {
    std::size_t n = value.size();
    container.push_back(std::forward<T>(value));
    return n;
}
std::size_t append_string_ok(std::vector<std::string> &v) { return append_ok(v, std::string("a")); }

template <class Container, class T>
std::size_t forward_lvalue_ok(Container &container, T &&value) {
    container.push_back(std::forward<T>(value));
    return value.size(); // of an lvalue, which is copied
}
std::size_t append_lvalue_ok(std::vector<std::string> &v, const std::string &text) { return forward_lvalue_ok(v, text); }

template <class T>
class Stack_ok {
public:
    void push(T value) {
        values.push_back(std::move(value));
        value = T();
        last = value;
    }

private:
    std::vector<T> values;
    T last{};
};
template class Stack_ok<std::string>;

template <class A, class B>
void different_ok(A &&a, B &&b, std::vector<std::string> &out) {
    out.push_back(std::forward<A>(a));
    look(b);
    out.push_back(std::forward<B>(b));
}
void use_different_ok(std::vector<std::string> &out) { different_ok(std::string("a"), std::string("b"), out); }

template <class T>
void swap_ok(T &a, T &b) {
    T c = std::move(a);
    a = std::move(b);
    b = std::move(c);
}
void use_swap_ok(std::string &a, std::string &b) {
    swap_ok(a, b);
    look(a + b);
}
