// An escape in a template is reported once, whatever it is instantiated with, and only where T makes it one.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Wno-dangling -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// --- should be reported --------------------------------------------------------------------------------------------

template <class T>
const T *last_of_bad(std::vector<T> values) {
    return values.empty() ? nullptr : &values.back(); // expected-error-re {{'values'{{.*}}[lifetime-escape]}}
}
const int *use_int(std::vector<int> v) { return last_of_bad(std::move(v)); }
const std::string *use_string(std::vector<std::string> v) { return last_of_bad(std::move(v)); }

template <class T>
class Slot_bad {
public:
    void set([[lifetime::borrowed]] T *value) { slot = value; } // expected-error-re {{'value'{{.*}}[lifetime-escape]}}
    T *get() const { return slot; }

private:
    T *slot = nullptr;
};
template class Slot_bad<int>;
template class Slot_bad<std::string>;
template class Slot_bad<const char>;

template <class View, class Owner>
View view_bad(Owner owner) {
    return View(owner); // expected-error-re {{'owner'{{.*}}[lifetime-escape]}}
}
std::string_view use_view(const std::string &text) { return view_bad<std::string_view>(text); }
std::string use_copy(const std::string &text) { return view_bad<std::string>(text); } // a copy: only the view is wrong

auto generic_bad = [](auto value) -> const auto & { return value; }; // expected-error-re {{'value'{{.*}}[lifetime-escape]}}
int use_generic() { return generic_bad(1) + int(generic_bad(2L)); }

// --- should be fine ------------------------------------------------------------------------------------------------

template <class T>
const T *last_of_ok(const std::vector<T> &values) {
    return values.empty() ? nullptr : &values.back();
}
const int *use_int_ok(const std::vector<int> &v) { return last_of_ok(v); }
const std::string *use_string_ok(const std::vector<std::string> &v) { return last_of_ok(v); }

template <class T>
class Slot_ok {
public:
    void set([[lifetime::borrowed("this")]] T *value) { slot = value; }
    T *get() const { return slot; }

private:
    T *slot = nullptr;
};
template class Slot_ok<int>;

template <class T>
const T &larger_ok(const T &a, const T &b) {
    return a < b ? b : a;
}
int use_larger_ok(int a, int b) { return larger_ok(a, b); }

template <class T>
T never_instantiated_ok(T value) {
    return value;
}
