// Kind inner-append: the keys are few or come and go, but what an entry holds only grows.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <deque>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

enum class Level { debug, info, error };

// --- should be reported --------------------------------------------------------------------------------------------

static std::map<Level, std::vector<std::string>> lines_1;
void log_bad(Level level, const std::string &line) {
    lines_1[level].push_back(line); // expected-warning {{elements are added to what 'lines_1' (static storage) has for a key, and nothing removes or limits them (inner-append)}}
}

static std::map<bool, std::deque<long>> times_1;
void time_bad(bool good, long time) {
    auto &series = times_1[good];
    series.push_back(time); // expected-warning {{'times_1'}}
}

static std::unordered_map<std::string, std::vector<int>> sizes_1;
void both_bad(int size) {
    sizes_1["request"].emplace_back(size); // expected-warning {{'sizes_1'}}
    sizes_1["reply"].emplace_back(size);
}

// The outer size says nothing of the inner one.
static std::unordered_map<std::string, std::vector<int>> outer_1;
void outer_bad(int size) {
    if (outer_1.size() < 100)
        outer_1["all"].push_back(size); // expected-warning {{'outer_1'}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

static std::map<Level, std::deque<std::string>> lines_2;
void log_ok(Level level, const std::string &line) {
    auto &last = lines_2[level];
    last.push_back(line);
    if (last.size() > 100)
        last.pop_front();
}

static std::map<Level, std::vector<long>> first_2;
void first_ok(Level level, long time) {
    auto &times = first_2[level];
    if (times.size() < 100)
        times.push_back(time);
}

static std::map<bool, std::vector<long>> early_2;
void early_ok(bool good, long time) {
    if (early_2[good].size() >= 100)
        return;
    early_2[good].push_back(time);
}

static std::map<bool, std::vector<long>> times_2;
void time_ok(bool good, long time) { times_2[good].push_back(time); }
void flush_ok() { times_2.clear(); }

static std::map<Level, std::vector<int>> counts_2;
void count_ok(Level level, int n) { counts_2[level].push_back(n); }
std::vector<int> take_ok(Level level) { return std::exchange(counts_2[level], {}); }

static std::map<Level, std::vector<std::string>> names_2;
void name_ok() { names_2[Level::debug].push_back("debug"); }

static std::map<Level, std::vector<int>> drained_2;
void fill_ok(Level level, int n) { drained_2[level].push_back(n); }
void drain_ok(Level level) { drained_2[level].clear(); }
