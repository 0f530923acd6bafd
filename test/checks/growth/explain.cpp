// With explain, each container that receives insertions and is not reported is told with the fact that keeps it silent, at
// the place of that fact where there is one.
// RUN: %lt++ %s -std=c++20 -fplugin-arg-lifetime-explain 2>&1 | FileCheck %s
#include <cstdlib>
#include <functional>
#include <map>
#include <string>
#include <vector>

static std::map<std::string, int> removed;
void removed_ok(const std::string &name) { removed[name]++; }
void remove(const std::string &name) { removed.erase(name); }
// CHECK: explain.cpp:[[#@LINE-1]]:{{.*}} remark: 'removed' is not reported: entries are removed (B1)

static std::vector<int> cleared;
void cleared_ok(int n) { cleared.push_back(n); }
void clear() { cleared.clear(); }
// CHECK: explain.cpp:[[#@LINE-1]]:{{.*}} remark: 'cleared' is not reported: it is emptied or replaced (B2, B8)

static std::vector<int> guarded;
void guarded_ok(int n) {
    if (guarded.size() < 10)
        guarded.push_back(n);
    // CHECK: explain.cpp:[[#@LINE-1]]:{{.*}} remark: 'guarded' is not reported: its size is tested before insertions (B6)
}

// CHECK: explain.cpp:[[#@LINE+1]]:{{.*}} remark: 'outcomes' is not reported: insertions happen once, or never, or with few keys (B7, B10)
static std::map<bool, int> outcomes;
void count_ok(bool good) { outcomes[good]++; }

// CHECK: explain.cpp:[[#@LINE+1]]:{{.*}} remark: 'open' is not reported: other units can touch it (visibility)
std::vector<int> open;
void open_ok(int n) { open.push_back(n); }

// CHECK: explain.cpp:[[#@LINE+1]]:{{.*}} remark: 'vouched' is not reported: its keys are vouched for by a contract that is trusted (B12: bounds("keys: tenants"))
[[bounds("keys: tenants")]] static std::map<std::string, int> vouched;
void vouched_ok(const std::string &name) { vouched[name]++; }

// CHECK: explain.cpp:[[#@LINE+1]]:{{.*}} remark: 'types' is not reported: its contract says how long it lives (B12: lifetime("static"))
[[lifetime("static")]] static std::map<std::string, int> types;
void types_ok(const std::string &name) { types[name]++; }

// CHECK: remark: 'hooks' is not reported: only the strict mode reports what it holds (strict)
static std::vector<std::function<void()>> hooks;
void hooks_ok(std::function<void()> hook) { hooks.push_back(hook); }

static void flush() {}
void exit_ok() { std::atexit(flush); }
// CHECK: explain.cpp:[[#@LINE-1]]:{{.*}} remark: what is added to the process's exit handlers is not reported: nothing shows that this runs more than once (B10)
