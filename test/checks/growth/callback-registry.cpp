// Kind callback-registry: callbacks that are handed in and never unregistered; often meant, so only the strict mode speaks
// of it. A closure that is made on the spot is an entry like any other, and the notes name what it keeps alive.
// RUN: %lt++ %s -std=c++20 -Xclang -verify=all,lax -Xclang -verify-ignore-unexpected=note
// RUN: %lt++ %s -std=c++20 -Xclang -verify=all,strict -Xclang -verify-ignore-unexpected=note -fplugin-arg-lifetime-strict=on
// RUN: %lt++ %s -std=c++20 2>&1 | FileCheck %s
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

struct Session { std::string user; };
struct Hook { int priority = 0; std::function<void()> call; };

// --- should be reported --------------------------------------------------------------------------------------------

static std::vector<std::function<void()>> hooks_1;
void on_shutdown_bad(std::function<void()> hook) {
    hooks_1.push_back(std::move(hook)); // strict-warning {{callbacks are registered in 'hooks_1' (static storage) and nothing unregisters them (callback-registry)}}
}

static std::vector<Hook> hooks_2;
void on_change_bad(int priority, std::function<void()> call) {
    hooks_2.push_back({priority, std::move(call)}); // strict-warning {{'hooks_2'}}
}

static std::vector<void (*)(int)> signals_1;
void on_signal_bad(void (*handler)(int)) {
    signals_1.push_back(handler); // strict-warning {{'signals_1'}}
}

// CHECK: warning: entries are added to 'pending_1'
// CHECK: note: each callback keeps 'Session' alive (24 bytes captured): pending_1 → shared_ptr<Session> → std::string
static std::vector<std::function<void()>> pending_1;
void later_bad(const std::shared_ptr<Session> &session, int code) {
    pending_1.push_back([session, code] { session->user += char(code); }); // all-warning {{'pending_1'}}
}

// CHECK: note: each callback keeps 'Session' alive (16 bytes captured): replies_1 → shared_ptr<Session> → std::string
static std::map<int, std::function<void()>> replies_1;
void expect_bad(int id, std::shared_ptr<Session> session) {
    replies_1[id] = [session] { session->user.clear(); }; // all-warning {{'replies_1'}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

static std::map<int, std::function<void()>> hooks_3;
int subscribe_ok(std::function<void()> hook) {
    static int next;
    hooks_3.emplace(next, std::move(hook));
    return next++;
}
void unsubscribe_ok(int id) { hooks_3.erase(id); }

static std::vector<std::function<void()>> pending_2;
void post_ok(std::function<void()> task) { pending_2.push_back(std::move(task)); }
void run_ok() {
    auto tasks = std::exchange(pending_2, {});
    for (auto &task : tasks)
        task();
}

static std::vector<void (*)(int)> signals_2;
void few_ok(void (*handler)(int)) {
    if (signals_2.size() < 8)
        signals_2.push_back(handler);
}

[[lifetime("static")]] static std::vector<std::function<void()>> hooks_4;
void for_ever_ok(std::function<void()> hook) { hooks_4.push_back(std::move(hook)); }
