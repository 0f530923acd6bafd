// A container that is swapped out, moved from, filled where it is made, or filled with keys that are used again does not grow.
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

static std::map<std::string, int> *lazy_1;
void lazy_bad(const std::string &s) {
    if (!lazy_1)
        lazy_1 = new std::map<std::string, int>;
    (*lazy_1)[s]++; // expected-warning {{'lazy_1'}}
}
static std::vector<int> free_1;
static std::map<int, std::string> byid_1;
static int next_1;
int id_bad(std::string s) {
    int id = next_1++;
    byid_1[id] = std::move(s); // expected-warning {{'byid_1'}}
    return id;
}
int free_any() {
    if (free_1.empty())
        return 0;
    int id = free_1.back();
    free_1.pop_back();
    return id;
}
void free_id(int id) {
    free_1.push_back(id);
}
static std::vector<std::string> copied_1;
void copied_put(std::string s) {
    copied_1.push_back(std::move(s)); // expected-warning {{'copied_1'}}
}
std::vector<std::string> copied_bad() {
    auto all = copied_1;
    copied_1.reserve(all.size() * 2);
    return all;
}
static std::vector<std::string> self_1;
void self_put(std::string s) {
    self_1.push_back(std::move(s)); // expected-warning {{'self_1'}}
}
void self_bad() {
    std::vector<std::string> mine{"a"};
    std::vector<std::string> other;
    mine.swap(other);
}
// --- should be fine ------------------------------------------------------------------------------------------------

static std::vector<std::string> swapped_2;
void swap_put(std::string s) {
    swapped_2.push_back(std::move(s));
}
void swap_ok() {
    std::vector<std::string> mine;
    mine.swap(swapped_2);
    for (auto &s : mine)
        std::puts(s.c_str());
}
static std::vector<std::string> stdswap_2;
void stdswap_put(std::string s) {
    stdswap_2.push_back(std::move(s));
}
void stdswap_ok() {
    std::vector<std::string> mine;
    std::swap(mine, stdswap_2);
}
static std::vector<std::string> moved_2;
void moved_put(std::string s) {
    moved_2.push_back(std::move(s));
}
std::vector<std::string> moved_ok() {
    auto all = std::move(moved_2);
    return all;
}
static std::vector<std::string> *ptr_2;
void ptr_put(std::string s) {
    if (!ptr_2)
        ptr_2 = new std::vector<std::string>;
    ptr_2->push_back(std::move(s));
}
void ptr_ok() {
    auto *mine = ptr_2;
    ptr_2 = nullptr;
    delete mine;
}
static std::unique_ptr<std::vector<std::string>> uptr_2;
void uptr_put(std::string s) {
    if (!uptr_2)
        uptr_2 = std::make_unique<std::vector<std::string>>();
    uptr_2->push_back(std::move(s));
}
void uptr_ok() {
    uptr_2.reset();
}
// lazy table B9
static std::map<std::string, int> *lazy_2;
int lazy_ok(const std::string &s, const std::vector<std::string> &all) {
    if (!lazy_2) {
        lazy_2 = new std::map<std::string, int>;
        for (auto &w : all)
            (*lazy_2)[w] = 1;
    }
    return lazy_2->count(s);
}
static std::map<std::string, int> lazyval_2;
int lazyval_ok(const std::string &s, const std::vector<std::string> &all) {
    if (lazyval_2.empty())
        for (auto &w : all)
            lazyval_2[w] = 1;
    return lazyval_2.count(s);
}
static std::vector<int> free_2;
static std::map<int, std::string> byid_2;
static int next_2;
int id_ok(std::string s) {
    int id;
    if (free_2.empty()) {
        id = next_2++;
    } else {
        id = free_2.back();
        free_2.pop_back();
    }
    byid_2[id] = std::move(s);
    return id;
}
void id_release(int id) {
    free_2.push_back(id);
}
static std::vector<std::string> exchanged_2;
void exchanged_put(std::string s) {
    exchanged_2.push_back(std::move(s));
}
void exchanged_ok() {
    for (auto &s : std::exchange(exchanged_2, {}))
        std::puts(s.c_str());
}
static std::map<std::string, int> *old_2;
void old_put(const std::string &s) {
    if (!old_2)
        old_2 = new std::map<std::string, int>;
    (*old_2)[s]++;
}
void old_ok() {
    std::map<std::string, int> *mine = std::exchange(old_2, nullptr);
    delete mine;
}
