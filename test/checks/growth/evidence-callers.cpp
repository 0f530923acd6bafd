// A key is one of few when it is a parameter that every caller, and all callers are known, gives such a value.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <map>
#include <string>
#include <vector>
enum class Kind { one, two };
std::string next_word();

// --- should be reported --------------------------------------------------------------------------------------------

static std::map<std::string, int> any_1;
static void any_count(const std::string &key) {
    any_1[key]++; // expected-warning {{'any_1'}}
}
void any_bad(const std::string &s) {
    any_count("fixed");
    any_count(s);
}
static std::map<int, int> visible_1;
void visible_bad(int key) {
    visible_1[key]++; // expected-warning {{'visible_1'}}
}
void visible_caller() {
    visible_bad(1);
}
static std::map<int, int> taken_1;
static void taken_count(int key) {
    taken_1[key]++; // expected-warning {{'taken_1'}}
}
void (*taken_bad)(int) = taken_count;
void taken_caller() {
    taken_count(1);
}
static std::map<int, int> chain_1;
static void chain_count(int key) {
    chain_1[key]++; // expected-warning {{'chain_1'}}
}
static void chain_middle(int key) {
    chain_count(key);
}
void chain_bad(int key) {
    chain_middle(key);
    chain_middle(3);
}
static std::map<int, int> mixed_1;
static int epoch;
static void mixed_count(int key) {
    mixed_1[key + epoch]++; // expected-warning {{'mixed_1'}}
}
void mixed_bad() {
    mixed_count(1);
    epoch += 3;
}
static std::vector<std::string> looped_1;
static void looped_add(const char *s) {
    looped_1.push_back(s); // expected-warning {{'looped_1'}}
}
void looped_bad(int n) {
    while (n--)
        looped_add("x");
}
static std::map<std::string, int> second_1;
static void second_count(const char *unit, const std::string &name) {
    second_1[name] += unit[0]; // expected-warning {{'second_1'}}
}
void second_bad(const std::string &s) {
    second_count("ms", s);
}

// --- should be fine ------------------------------------------------------------------------------------------------

static std::map<std::string, int> named_2;
static void named_count(const std::string &key) {
    named_2[key]++;
}
void named_ok() {
    named_count("hits");
    named_count("misses");
}
static std::map<std::string, int> stats_2;
static void stats_add(const char *key, int by) {
    stats_2[key] += by;
}
void stats_ok(int by) {
    stats_add("in", by);
    stats_add("out", -by);
}
static std::map<int, int> codes_2;
static void code_count(int key) {
    codes_2[key]++;
}
static void code_middle(int key) {
    code_count(key);
}
void code_ok(bool b) {
    code_middle(1);
    code_middle(b ? 2 : 3);
    for (int i = 0; i < 9; i++)
        code_count(7);
}
static std::map<std::string, int> joined_2;
static void joined_count(const std::string &a, const char *b) {
    joined_2[a + "." + b]++;
}
void joined_ok() {
    joined_count("x", "y");
    joined_count("x", "z");
}
static std::vector<void (*)()> hooks_2;
static void hook_add(void (*hook)()) {
    hooks_2.push_back(hook);
}
void hook_a();
void hook_b();
void hooks_ok() {
    hook_add(hook_a);
    hook_add(&hook_b);
}
static std::map<int, int> kinds_2;
static void kind_count(int k) {
    kinds_2[k]++;
}
void kind_ok(Kind k) {
    kind_count(static_cast<int>(k));
}
static std::map<std::string, int> method_2;
class Counter_2 {
  public:
    void hit() {
        count("hit");
    }
    void miss() {
        count("miss");
    }

  private:
    void count(const char *what) {
        method_2[what]++;
    }
};
void method_ok(Counter_2 &c) {
    c.hit();
    c.miss();
}
static std::map<std::string, int> recursive_2;
static void recursive_count(const char *key, int n) {
    recursive_2[key]++;
    if (n)
        recursive_count(key, n - 1);
}
void recursive_ok(int n) {
    recursive_count("deep", n);
}
