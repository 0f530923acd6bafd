// A bound that is promised is kept by a test against it, or by a removal in the same function, at each insertion; a function
// that is said to keep it must remove entries and run while the program does.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <cstddef>
#include <deque>
#include <map>
#include <string>
#include <vector>

constexpr std::size_t most = 4096;
enum { few = 16 };
struct Config { std::size_t entries = 100, others = 100; };
static Config config;

// --- should be reported --------------------------------------------------------------------------------------------

[[bounds("4096")]] static std::vector<int> untested_1;
void untested_bad(int n) {
    untested_1.push_back(n); // expected-warning {{'untested_1' is promised to stay within bounds("4096"), but no test of its size stands before this insertion}}
}

[[bounds("4096")]] static std::vector<int> beyond_1;
void beyond_bad(int n) {
    if (beyond_1.size() < 10000)
        beyond_1.push_back(n); // expected-warning {{'beyond_1' is promised to stay within bounds("4096"), but the test before this insertion compares its size with something else}}
}

[[bounds("config.entries")]] static std::map<int, int> other_1;
void other_bad(int n) {
    if (other_1.size() >= config.others)
        return;
    other_1[n]++; // expected-warning {{compares its size with something else}}
}

[[bounds("4096")]] static std::map<std::string, int> twice_1;
void first_ok(const std::string &name) {
    if (twice_1.size() < 4096)
        twice_1[name] = 1;
}
void second_bad(const std::string &name) {
    twice_1.emplace(name, 2); // expected-warning {{'twice_1'}}
}

using Recent [[bounds("few")]] = std::deque<int>;
static Recent recent_1;
void recent_bad(int n) {
    recent_1.push_back(n); // expected-warning {{'recent_1'}}
}

struct Table {
    [[bounds("64")]] std::vector<int> rows;
    void add_bad(int n) { rows.push_back(n); } // expected-warning {{'rows'}}
};

[[bounds("by: sweep_1")]] static std::map<int, int> swept_1; // expected-error {{'swept_1' is said to be bounded by 'sweep_1', which is never called}}
static void sweep_1() { swept_1.clear(); }
void swept_bad(int n) { swept_1[n]++; }

[[bounds("by: inner_1")]] static std::map<int, std::vector<int>> inner_2; // expected-error {{'inner_2' is said to be bounded by 'inner_1', which removes nothing from it}}
void inner_1(int n) { inner_2[n].clear(); } // expected-warning {{erasing from what 'inner_2' has for 'n'}}
void inner_bad(int n) { inner_2[n].push_back(n); }

__attribute__((constructor)) static void early_1();
[[bounds("by: early_1")]] static std::map<int, int> started_1; // expected-error {{'started_1' is said to be bounded by 'early_1', which runs at start-up only}}
static void early_1() { started_1.clear(); }
void started_bad(int n) { started_1[n]++; }

// --- should be fine ------------------------------------------------------------------------------------------------

[[bounds("4096")]] static std::vector<int> tested_2;
void tested_ok(int n) {
    if (tested_2.size() >= most)
        return;
    tested_2.push_back(n);
}

[[bounds("4096")]] static std::deque<int> trimmed_2;
void trimmed_ok(int n) {
    trimmed_2.push_back(n);
    if (trimmed_2.size() > 4096)
        trimmed_2.pop_front();
}

[[bounds("4096")]] static std::vector<int> less_2;
void less_ok(int n) {
    if (less_2.size() < 100)
        less_2.push_back(n);
}

[[bounds("config.entries")]] static std::map<int, int> configured_2;
void configured_ok(int n) {
    if (configured_2.size() < config.entries)
        configured_2[n]++;
}

static Recent recent_2;
void recent_ok(int n) {
    if (recent_2.size() == few)
        recent_2.pop_front();
    recent_2.push_back(n);
}

[[bounds("by: sweep_2")]] static std::map<int, int> swept_2;
static void drop_2() { swept_2.erase(swept_2.begin()); }
void sweep_2() {
    while (swept_2.size() > 10)
        drop_2();
}
void swept_ok(int n) { swept_2[n]++; }

class Cache {
    [[bounds("by: trim")]] std::map<int, int> values;

public:
    void put_ok(int n) { values[n]++; }
    void trim() { values.erase(values.begin()); }
};

[[bounds("keys: the tenants of the licence")]] static std::map<std::string, int> cents_2;
void bill_ok(const std::string &tenant) { cents_2[tenant]++; }
