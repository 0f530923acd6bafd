// A container is bounded by a test of its own size, or of what counts its elements, that stands before each insertion.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <algorithm>
#include <cassert>
#include <cstdio>
#include <deque>
#include <list>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>
constexpr std::size_t MAX = 1000;

// --- should be reported --------------------------------------------------------------------------------------------

static std::vector<std::string> logged_1;
void logged_bad(std::string s) {
    if (logged_1.size() > MAX)
        std::puts("many");
    logged_1.push_back(std::move(s)); // expected-warning {{'logged_1'}}
}
static std::vector<std::string> others_2, wrong_1;
void wrong_bad(std::string s) {
    if (others_2.size() >= MAX)
        return;
    wrong_1.push_back(std::move(s)); // expected-warning {{'wrong_1'}}
}
void other_clear() {
    others_2.clear();
}
static std::map<std::string, std::map<std::string, int>> deep_1;
void deep_bad(const std::string &a, const std::string &b) {
    auto &in = deep_1[a]; // expected-warning {{'deep_1'}}
    if (in.size() >= MAX)
        return;
    in[b] = 1;
}
static std::vector<std::string> empty_1;
void empty_bad(std::string s) {
    if (empty_1.empty())
        std::puts("first");
    empty_1.push_back(std::move(s)); // expected-warning {{'empty_1'}}
}
static std::vector<std::string> minimum_1;
void minimum_bad(std::string s) {
    if (minimum_1.size() < 3)
        std::puts("few");
    minimum_1.push_back(std::move(s)); // expected-warning {{'minimum_1'}}
}
static std::vector<std::string> two_1;
void two_bad(std::string s, bool force) {
    if (!force && two_1.size() >= MAX)
        return;
    two_1.push_back(std::move(s)); // expected-warning {{'two_1'}}
}
static std::vector<std::string> late_1;
void late_bad(std::string s) {
    late_1.push_back(std::move(s)); // expected-warning {{'late_1'}}
    if (late_1.size() > MAX)
        std::puts("many");
}
static std::vector<std::string> callers_1;
static void callers_add(std::string s) {
    callers_1.push_back(std::move(s)); // expected-warning {{'callers_1'}}
}
void callers_one(std::string s) {
    if (callers_1.size() < MAX)
        callers_add(std::move(s));
}
void callers_bad(std::string s) {
    callers_add(std::move(s));
}
static std::vector<std::string> nonempty_1;
void nonempty_bad(std::string s) {
    if (nonempty_1.empty())
        return;
    nonempty_1.push_back(std::move(s)); // expected-warning {{'nonempty_1'}}
}
static std::vector<std::string> ge_1;
void ge_bad(std::string s) {
    if (ge_1.size() > MAX)
        ge_1.push_back(std::move(s)); // expected-warning {{'ge_1'}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

static std::vector<std::string> local_2;
void local_ok(std::string s) {
    std::size_t n = local_2.size();
    if (n >= MAX)
        return;
    local_2.push_back(std::move(s));
}
static std::vector<std::string> flag_2;
void flag_ok(std::string s) {
    bool full = flag_2.size() >= MAX;
    if (full)
        return;
    flag_2.push_back(std::move(s));
}
static std::vector<std::string> notfull_2;
void notfull_ok(std::string s) {
    const bool room = notfull_2.size() < MAX;
    if (room)
        notfull_2.push_back(std::move(s));
}
static std::vector<std::string> thrown_2;
void thrown_ok(std::string s) {
    if (thrown_2.size() >= MAX)
        throw std::length_error("full");
    thrown_2.push_back(std::move(s));
}
static std::vector<std::string> caller_2;
static void caller_add(std::string s) {
    caller_2.push_back(std::move(s));
}
void caller_ok(std::string s) {
    if (caller_2.size() < MAX)
        caller_add(std::move(s));
}
static std::vector<std::string> fn_2;
static bool fn_full() {
    return fn_2.size() >= MAX;
}
void fn_ok(std::string s) {
    if (fn_full())
        return;
    fn_2.push_back(std::move(s));
}
static std::deque<std::string> after_2;
void after_ok(std::string s) {
    after_2.push_back(std::move(s));
    if (after_2.size() > MAX)
        after_2.pop_front();
}
static std::deque<std::string> while_2;
void while_ok(std::string s) {
    while (while_2.size() >= MAX)
        while_2.pop_front();
    while_2.push_back(std::move(s));
}
static std::vector<std::string> and_2;
void and_ok(std::string s, bool wanted) {
    if (wanted && and_2.size() < MAX)
        and_2.push_back(std::move(s));
}
static std::vector<std::string> loop_2;
void loop_ok(const std::vector<std::string> &v) {
    for (const auto &s : v) {
        if (loop_2.size() == MAX)
            break;
        loop_2.push_back(s);
    }
}
static std::vector<std::string> tern_2;
void tern_ok(std::string s) {
    tern_2.size() < MAX ? tern_2.push_back(std::move(s)) : (void)0;
}
static std::vector<std::string> emptyok_2;
void emptyok_ok(std::string s) {
    if (!emptyok_2.empty())
        return;
    emptyok_2.push_back(std::move(s));
}
static std::vector<std::string> far_2;
void far_ok(std::string s) {
    if (far_2.size() >= 10000000)
        return;
    far_2.push_back(std::move(s));
}
static std::map<std::string, int> param_2;
void param_ok(std::string s, std::size_t limit) {
    if (param_2.size() >= limit)
        return;
    param_2[s]++;
}
static std::map<std::string, int> cntguard_2;
static int cnt_2;
void cnt_ok(std::string s) {
    if (cnt_2 >= 100)
        return;
    if (cntguard_2.emplace(s, 1).second)
        ++cnt_2;
}
static std::map<std::string, int> plus_2;
void plus_ok(std::string s) {
    if (plus_2.size() + 1 > MAX)
        return;
    plus_2[s]++;
}
static std::unordered_map<int, std::list<int>::iterator> lru_map_2;
static std::list<int> lru_2;
void lru_ok(int k) {
    auto it = lru_map_2.find(k);
    if (it != lru_map_2.end()) {
        lru_2.splice(lru_2.begin(), lru_2, it->second);
        return;
    }
    if (lru_2.size() == MAX) {
        lru_map_2.erase(lru_2.back());
        lru_2.pop_back();
    }
    lru_2.push_front(k);
    lru_map_2[k] = lru_2.begin();
}
static std::vector<std::string> null_2;
static std::vector<std::string> *null_at_2;
void null_ok(std::string s) {
    if (null_at_2)
        return;
    null_at_2 = &null_2;
    null_2.push_back(std::move(s));
}
static bool fn_room() {
    return null_2.size() < 10;
}
void fn_room_ok(std::string s) {
    if (fn_room())
        null_2.push_back(std::move(s));
}
// The test of an assertion is one like any other, though release builds have none.
static std::vector<std::string> asserted_2;
void FN_asserted(std::string s) {
    assert(asserted_2.size() < MAX);
    asserted_2.push_back(std::move(s));
}
