// A key that can only be one of few bounds a table by itself: arithmetic, types, tests and constants tell; a sequence they do not bound.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <algorithm>
#include <atomic>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <thread>
#include <typeindex>
#include <typeinfo>
#include <unordered_map>
#include <vector>

enum class Kind : int { one, two, three };
enum Plain { A, B, C };
extern int table_g;
void other();

// --- should be reported --------------------------------------------------------------------------------------------

static std::map<unsigned, int> by_hash_1;
void hash_bad(unsigned h) {
    by_hash_1[h % 1000003] = 1; // expected-warning {{'by_hash_1'}}
}
static std::map<unsigned long, int> by_mask_1;
void mask_bad(unsigned long a) {
    by_mask_1[a & ~4095ul] = 1; // expected-warning {{'by_mask_1'}}
}
static std::map<int, int> half_1;
void half_bad(int a) {
    if (a < 0)
        return;
    half_1[a] = 1; // expected-warning {{'half_1'}}
}
static std::map<int, int> logged_1;
void logged_bad(int a) {
    if (a >= 64)
        other();
    logged_1[a] = 1; // expected-warning {{'logged_1'}}
}
static std::map<int, int> wrong_1;
void wrong_bad(int a, int b) {
    if (b < 0 || b >= 64)
        return;
    wrong_1[a] = 1; // expected-warning {{'wrong_1'}}
}
static std::map<int, int> limit_1;
void limit_bad(int a, int limit) {
    if (a < 0 || a >= limit)
        return;
    limit_1[a] = 1; // expected-warning {{'limit_1'}}
}
static std::map<int, int> changed_1;
void changed_bad(int a, int b) {
    if (a < 0 || a >= 64)
        return;
    a += b;
    changed_1[a] = 1; // expected-warning {{'changed_1'}}
}
static std::map<unsigned, int> quotient_1;
void quotient_bad(unsigned a) {
    quotient_1[a / 16] = 1; // expected-warning {{'quotient_1'}}
}
static std::vector<int> bits_1;
void bits_bad(unsigned a) {
    bits_1.push_back(a & 7); // expected-warning {{'bits_1'}}
}
static std::map<std::pair<bool, long>, int> pair_1;
void pair_bad(bool a, long b) {
    pair_1[{a, b}] = 1; // expected-warning {{'pair_1'}}
}
static std::map<const char *, int> names_1;
void name_bad(const char *name) {
    names_1[name] = 1; // expected-warning {{'names_1'}}
}
static std::set<unsigned> sum_1;
void sum_bad(unsigned a, unsigned b) {
    sum_1.insert((a & 7) + b); // expected-warning {{'sum_1'}}
}
static std::map<int, int> counted_1;
void counted_bad(int n) {
    for (int i = 0; i < n; i++)
        counted_1[i] = 1; // expected-warning {{'counted_1'}}
}
static std::vector<int> loop_1;
void loop_bad() {
    for (int i = 0; i < 8; i++)
        loop_1.push_back(i); // expected-warning {{'loop_1'}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

static std::map<unsigned, int> mod_2;
void mod_ok(unsigned h) {
    mod_2[h % 64] = 1;
}
static std::map<unsigned, int> and_2;
void and_ok(unsigned h) {
    unsigned i = h & 0xff;
    and_2[i] = 1;
}
static std::map<unsigned, int> shift_2;
void shift_ok(std::uint32_t h) {
    shift_2[h >> 24] = 1;
}
static std::map<int, int> clamp_2;
void clamp_ok(int h) {
    clamp_2[std::clamp(h, 0, 99)] = 1;
}
static std::map<unsigned, int> min_2;
void min_ok(unsigned h) {
    min_2[std::min(h, 99u)] = 1;
}
static std::map<unsigned, int> cond_2;
void cond_ok(unsigned h) {
    cond_2[h < 99 ? h : 99] = 1;
}
static std::map<unsigned, int> early_2;
void early_ok(unsigned h) {
    if (h >= 256)
        return;
    early_2[h] = 1;
}
static std::map<int, int> range_2;
void range_ok(int h) {
    if (h < 0 || h >= 256)
        return;
    range_2[h] = 1;
}
static std::map<int, int> inside_2;
void inside_ok(int h) {
    if (h >= 0 && h < 256)
        inside_2[h] = 1;
}
static std::map<int, int> switch_2;
void switch_ok(int h) {
    switch (h) {
    case 1:
    case 2:
    case 7:
        switch_2[h] = 1;
        break;
    default:
        break;
    }
}
static std::map<int, int> loop_2;
void loop_ok() {
    for (int i = 0; i < 8; i++)
        loop_2[i] = 1;
}
static std::map<std::type_index, int> types_2;
template <class T> void type_of() {
    types_2[std::type_index(typeid(T))] = 1;
}
void type_ok() {
    type_of<int>();
    type_of<long>();
}
static std::map<std::thread::id, int> threads_2;
void thread_ok() {
    threads_2[std::this_thread::get_id()]++;
}
static std::map<const char *, int> func_2;
void func_ok() {
    func_2[__func__]++;
}
static std::map<const void *, int> address_2;
void address_ok() {
    address_2[&table_g]++;
}
static std::map<std::string, int> literal_2;
void literal_ok(bool a) {
    literal_2[a ? "yes" : "no"]++;
}
static std::map<std::string, int> named_2;
static const char *name_of(Kind k) {
    switch (k) {
    case Kind::one:
        return "one";
    case Kind::two:
        return "two";
    default:
        return "three";
    }
}
void named_ok(Kind k) {
    named_2[name_of(k)]++;
}
static std::map<std::pair<Kind, bool>, int> pair_2;
void pair_ok(Kind k, bool b) {
    pair_2[{k, b}]++;
}
static std::map<int, int> cast_2;
void cast_ok(Kind k) {
    cast_2[static_cast<int>(k)]++;
}
static std::map<int, int> eq_2;
void eq_ok(int k) {
    if (k == 4 || k == 9)
        eq_2[k]++;
}
static std::map<int, int> derived_2;
void derived_ok(unsigned k) {
    derived_2[2 * (k % 8) + 1]++;
}
static std::map<int, int> both_2;
void both_ok(bool a, unsigned k) {
    both_2[a ? k % 8 : 9]++;
}
static std::map<const std::type_info *, int> info_2;
template <class T> void info_of() {
    info_2[&typeid(T)]++;
}
void info_ok() {
    info_of<int>();
}
static std::unordered_map<int, int> sized_2;
void sized_ok(const std::string &s) {
    std::size_t n = s.size();
    if (n > 3)
        return;
    sized_2[(int)n]++;
}
struct Request {
    int id;
};
static std::map<int, int> member_2;
void member_ok(const Request *r) {
    if (r->id < 0 || r->id >= 100)
        return;
    member_2[r->id]++;
}
static std::map<int, int> referred_2;
void referred_ok(const int &id) {
    if (id < 100)
        referred_2[id]++;
}
static std::map<int, int> turns_2;
void turns_ok(unsigned long n) {
    int bucket = 0;
    while (n >>= 1)
        bucket++;
    turns_2[bucket]++;
}
static std::map<int, int> parts_2;
void parts_ok(unsigned a) {
    int bucket = 0;
    while (a >>= 1)
        bucket++;
    (void)bucket;
    parts_2[bucket & 31]++;
}

// A larger of two counts as one of two, as a smaller does.
static std::map<int, int> lower_2;
void FN_lower(int a) {
    lower_2[std::max(a, 0)] = 1;
}
