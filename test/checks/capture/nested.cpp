// A closure that is made inside another one must not take along what that one captured by reference.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <functional>
#include <string>
#include <vector>

using Task = std::function<void()>;
void print(int n);
void each([[borrowed]] const std::vector<int> &all, [[borrowed]] const std::function<void(int)> &fn);
void drain();
static std::vector<Task> queue;
static Task hook;
void clear_queue() { queue.clear(); }

// --- should be reported --------------------------------------------------------------------------------------------

void of_caller_bad(const std::vector<int> &all, std::vector<Task> &later) {
    int seen = 0;
    each(all, [&](int) {
        seen++;
        later.push_back([&seen] { print(seen); }); // expected-error {{'seen' of the function around is captured by reference by a closure that is kept by 'std::vector::push_back' [lifetime-capture]}}
    });
}

int returns_after_bad(const std::vector<int> &all, std::vector<Task> &later) {
    int seen = 0;
    each(all, [&later, &seen](int) {
        later.emplace_back([&seen] { print(seen); }); // expected-error-re {{'seen'{{.*}}[lifetime-capture]}}
    });
    return 0;
}

void into_global_bad(const std::vector<int> &all) {
    int seen = 0;
    each(all, [&](int) {
        queue.push_back([&seen] { print(seen); }); // expected-error-re {{'seen'{{.*}}[lifetime-capture]}}
    });
}

// The body's own variables end with the body.
void own_bad(const std::vector<int> &all, std::vector<Task> &later) {
    each(all, [&later](int n) {
        later.push_back([&n] { print(n); }); // expected-error-re {{'n'{{.*}}[lifetime-capture]}}
    });
    drain();
}

// What follows in the function around may call and remove the closures.
void FN_not_last_bad(const std::vector<int> &all, std::vector<Task> &later) {
    int seen = 0;
    each(all, [&](int) { later.push_back([&seen] { print(seen); }); });
    print(seen);
}

// --- should be fine ------------------------------------------------------------------------------------------------

void copied_ok(const std::vector<int> &all, std::vector<Task> &later) {
    int seen = 0;
    each(all, [&](int) {
        seen++;
        later.push_back([seen] { print(seen); });
    });
}

void local_queue_ok(const std::vector<int> &all) {
    int seen = 0;
    std::vector<Task> tasks;
    each(all, [&](int) { tasks.push_back([&seen] { print(seen); }); });
}

void run_before_return_ok(const std::vector<int> &all, std::vector<Task> &later) {
    int seen = 0;
    each(all, [&](int) { later.push_back([&seen] { print(seen); }); });
    for (auto &task : later)
        task();
    later.clear();
}

void callers_variable_ok(const std::vector<int> &all, std::vector<Task> &later, int &seen) {
    each(all, [&](int) { later.push_back([&seen] { print(seen); }); });
}

void removed_in_body_ok(const std::vector<int> &all, std::vector<Task> &later) {
    int seen = 0;
    each(all, [&](int) {
        later.push_back([&seen] { print(seen); });
        later.back()();
        later.pop_back();
    });
}

void called_in_body_ok(const std::vector<int> &all) {
    int seen = 0;
    each(all, [&](int) {
        auto show = [&seen] { print(seen); };
        show();
    });
}

void hook_in_body_ok(const std::vector<int> &all) {
    int seen = 0;
    each(all, [&](int) {
        hook = [&seen] { print(seen); };
        drain();
        hook = nullptr;
    });
}

class Runner {
    std::vector<Task> tasks_;
public:
    void run();
    int count_ok(const std::vector<int> &all) {
        int seen = 0;
        each(all, [&](int) { tasks_.push_back([&seen] { seen++; }); });
        run();
        return seen;
    }
};
