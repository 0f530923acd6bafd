// Kind thread-local: what a thread keeps for itself lives as long as it does, and pools run for ever.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <map>
#include <set>
#include <string>
#include <vector>

// --- should be reported --------------------------------------------------------------------------------------------

static thread_local std::vector<std::vector<char>> arenas_1;
char *allocate_bad(std::size_t size) {
    return arenas_1.emplace_back(size).data(); // expected-warning {{entries are added to 'arenas_1' (thread storage) for every value of 'size' as long as the thread runs, and nothing removes or limits them (thread-local)}}
}

static thread_local std::map<long, double> memo_1;
double square_bad(long n) {
    return memo_1.try_emplace(n, double(n) * double(n)).first->second; // expected-warning {{'memo_1'}}
}

bool first_time_bad(int id) {
    thread_local std::set<int> seen;
    return seen.insert(id).second; // expected-warning {{'seen' (thread storage)}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

static thread_local std::vector<std::vector<char>> arenas_2;
char *allocate_ok(std::size_t size) { return arenas_2.emplace_back(size).data(); }
void release_ok() { arenas_2.clear(); }

static thread_local std::map<long, double> memo_2;
double square_ok(long n) {
    if (memo_2.size() > 1000)
        memo_2.clear();
    return memo_2.try_emplace(n, double(n) * double(n)).first->second;
}

static thread_local std::vector<std::string> stack_2;
void enter_ok(const std::string &name) { stack_2.push_back(name); }
void leave_ok() { stack_2.pop_back(); }

bool first_level_ok(bool loud) {
    thread_local std::set<bool> seen;
    return seen.insert(loud).second;
}
