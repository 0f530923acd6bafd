// A contract on a C++ declaration that cannot bear it, or that names a 'this' that is not there, is reported.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct Node { int key = 0; };
struct Point { int x, y; };

// --- should be reported --------------------------------------------------------------------------------------------

[[lifetime::owned("delete")]] int depth_bad(const Node &node); // expected-error {{result of 'depth_bad' has type 'int', which 'delete' does not release}}

[[lifetime::owned]] bool empty_bad(const Node &node); // expected-error {{result of 'empty_bad' has type 'bool', which cannot be owned}}

[[lifetime::owned("delete")]] Point corner_bad(); // expected-error {{result of 'corner_bad' has type 'Point', which 'delete' does not release}}

[[lifetime::borrowed("this")]] const Node *root_bad(); // expected-error {{'root_bad' is no member function and has no 'this'}}

void watch_bad([[lifetime::borrowed("this")]] const Node *node); // expected-error {{'watch_bad' is no member function and has no 'this'}}

class Widget_bad {
public:
    [[lifetime::borrowed("this")]] static Widget_bad *instance(); // expected-error {{'instance' is static and has no 'this'}}
    static void attach([[lifetime::borrowed("this")]] Widget_bad *child); // expected-error {{'attach' is static and has no 'this'}}
    friend const char *name_of(const Widget_bad &widget);
    [[lifetime::owned]] std::size_t count() const; // expected-error {{result of 'count' has type}}
    [[lifetime::borrowed("parnet")]] const Node *find(const Node &parent) const; // expected-error {{no parameter of 'find' is named 'parnet'; did you mean 'parent'?}}
    void resize([[bounds("widht * height")]] const int *pixels, int width); // expected-error {{no parameter, field or constant is named 'widht'; did you mean 'width'?}}
    explicit Widget_bad([[lifetime::owned("when return == 0")]] Node *node); // expected-error {{has no result to test}}
    [[lifetime::borrowed("this")]] void paint() const; // expected-error {{result of 'paint' is void, which refers to nothing that 'borrowed' could speak of}}
    bool operator==([[lifetime::owned]] int other) const; // expected-error {{parameter 'other' has type 'int'}}

private:
    int height = 0;
    [[lifetime::owned("delete")]] int depth = 0; // expected-error {{field 'depth' has type 'int', which 'delete' does not release}}
    [[bounds("hight")]] int *cells = nullptr; // expected-error {{no field or constant is named 'hight'; did you mean 'height'?}}
};

[[lifetime::borrowed("this")]] static const Node *current_bad; // expected-error {{'current_bad' is no member and has no 'this'}}

using Text_bad [[lifetime::owned]] = double; // expected-error {{type 'Text_bad' has type 'double', which cannot be owned}}

namespace [[lifetime::owned]] shapes_bad { // expected-error {{'owned' says nothing on a namespace}}
}

enum class [[lifetime::borrowed]] Color_bad { red, green }; // expected-error {{'borrowed' says nothing on an enumeration}}

void local_bad() {
    [[lifetime::owned]] int count = 0; // expected-error {{variable 'count' has type 'int', which is owned only with the function that releases it}}
    (void)count;
}

auto lambda_bad = []([[lifetime::owned("delete")]] int n) { return n; }; // expected-error {{parameter 'n' has type 'int', which 'delete' does not release}}

int lambda_in_a_body_bad(int k) {
    auto twice = []([[lifetime::owned("delete")]] int n) { return 2 * n; }; // expected-error {{parameter 'n' has type 'int', which 'delete' does not release}}
    return twice(k);
}

void unnamed_bad([[lifetime::owned]] double); // expected-error {{parameter 1 has type 'double', which cannot be owned}}

[[bounds("by: trim_it")]] static std::vector<int> history_bad; // expected-error {{no function is named 'trim_it'}}

// --- should be fine ------------------------------------------------------------------------------------------------

[[lifetime::owned("delete")]] Node *clone_ok(const Node &node);
[[lifetime::owned("delete[]")]] int *cells_ok(std::size_t n);
[[lifetime::owned("close")]] int open_ok(const char *path);
[[lifetime::borrowed("node")]] const int &key_ok(const Node &node);
[[lifetime::borrowed("text")]] std::string_view trim_ok(std::string_view text);

class Widget_ok {
public:
    explicit Widget_ok([[lifetime::borrowed("this")]] const Node &node);
    [[lifetime::borrowed("static")]] static Widget_ok *instance();
    [[lifetime::borrowed("this")]] Node *root();
    [[lifetime::borrowed("this, fallback")]] const Node &find(int key, const Node &fallback) const;
    [[lifetime::borrowed("this")]] Node &operator[](std::size_t i);
    [[lifetime::borrowed("this")]] operator const Node *() const;
    void put([[lifetime::owned("delete")]] Node *node);
    bool offer([[lifetime::owned("delete when return == true")]] Node *node);
    void resize([[bounds("width * height")]] const int *pixels, int width);
    void visit([[lifetime::borrowed]] const std::function<void(const Node &)> &each) const;
    [[lifetime::borrowed("this")]] auto begin() const -> const Node *;

private:
    int height = 0;
    [[lifetime::owned("delete")]] Node *top = nullptr;
    [[bounds("height")]] int *cells = nullptr;
    [[lifetime::borrowed("this")]] Node *focus = nullptr;
};

using Text_ok [[lifetime::owned]] = char *;
[[bounds("keys: countries")]] static std::unordered_map<std::string, int> countries_ok;
void trim_it_now();
[[bounds("by: trim_it_now")]] static std::vector<int> history_ok;
auto lambda_ok = []([[lifetime::borrowed]] const Node *node) { return node->key; };

namespace pool {
void give_back(Node *node);
[[lifetime::owned("pool::give_back")]] Node *get_ok();
[[lifetime::owned("give_back")]] Node *get_unqualified_ok();
} // namespace pool

template <class T>
struct Slot {
    [[lifetime::owned("delete")]] T *value_ok;
    void set_ok([[lifetime::owned("delete")]] T *value);
    [[lifetime::borrowed("this")]] T &get_ok() const;
};
template struct Slot<Node>;

void use_ok() { (void)current_bad, (void)history_bad, (void)history_ok, (void)countries_ok; }
