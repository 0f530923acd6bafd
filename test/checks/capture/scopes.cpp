// A closure in a variable of an outer scope must not be called after what it captured is gone.
// RUN: %lt++ %s -std=c++20 -pthread -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <functional>
#include <future>
#include <map>
#include <string>
#include <thread>
#include <vector>

using Task = std::function<void()>;
void print(int n);
void print(const std::string &text);
void run_all(const std::vector<Task> &tasks);
void run_and_clear(std::vector<Task> &tasks);

// --- should be reported --------------------------------------------------------------------------------------------

void batch_bad(const std::vector<std::string> &names) {
    std::vector<Task> tasks;
    for (const auto &name : names) {
        std::string label = name + "!";
        tasks.push_back([&label] { print(label); }); // expected-error {{local 'label' is captured by reference by a closure that is kept by 'std::vector::push_back' [lifetime-capture]}}
    }
    for (auto &task : tasks)
        task();
}

void counted_bad(int n) {
    std::vector<Task> tasks;
    for (int i = 0; i < n; i++)
        tasks.emplace_back([&i] { print(i); }); // expected-error-re {{'i'{{.*}}[lifetime-capture]}}
    tasks.front()();
}

void handed_over_bad(int n) {
    std::vector<Task> tasks;
    for (int i = 0; i < n; i++) {
        int square = i * i;
        tasks.push_back([&] { print(square); }); // expected-error-re {{'square'{{.*}}[lifetime-capture]}}
    }
    run_all(tasks);
}

void block_bad(bool loud) {
    Task task = [] {};
    if (loud) {
        std::string text = "loud";
        task = [&text] { print(text); }; // expected-error-re {{'text'{{.*}}[lifetime-capture]}}
    }
    task();
}

void joined_too_late_bad(int n) {
    std::vector<std::thread> pool;
    for (int i = 0; i < n; i++) {
        int square = i * i;
        pool.emplace_back([&square] { print(square); }); // expected-error-re {{'square'{{.*}}[lifetime-capture]}}
    }
    for (auto &t : pool)
        t.join();
}

void thread_of_block_bad(bool more) {
    std::thread t;
    if (more) {
        int n = 1;
        t = std::thread([&n] { print(n); }); // expected-error-re {{'n'{{.*}}[lifetime-capture]}}
    }
    if (more)
        t.join();
}

int future_of_block_bad(bool more) {
    std::future<int> result;
    if (more) {
        std::string text = "more";
        result = std::async(std::launch::async, [&text] { return (int)text.size(); }); // expected-error-re {{'text'{{.*}}[lifetime-capture]}}
    }
    return more ? result.get() : 0;
}

// --- should be fine ------------------------------------------------------------------------------------------------

void copied_ok(int n) {
    std::vector<Task> tasks;
    for (int i = 0; i < n; i++)
        tasks.push_back([i] { print(i); });
    for (auto &task : tasks)
        task();
}

void run_each_turn_ok(int n) {
    std::vector<Task> tasks;
    for (int i = 0; i < n; i++) {
        int square = i * i;
        tasks.push_back([&square] { print(square); });
        tasks.back()();
        tasks.pop_back();
    }
    run_all(tasks);
}

void cleared_ok(int n) {
    std::vector<Task> tasks;
    for (int i = 0; i < n; i++) {
        int square = i * i;
        tasks.push_back([&square] { print(square); });
        run_and_clear(tasks);
    }
    run_all(tasks);
}

void cleared_before_ok(int n) {
    std::vector<Task> tasks;
    for (int i = 0; i < n; i++) {
        int square = i * i;
        tasks.clear();
        tasks.push_back([&square] { print(square); });
        run_all(tasks);
    }
}

void counted_only_ok(int n) {
    std::vector<Task> tasks;
    for (int i = 0; i < n; i++) {
        int square = i * i;
        tasks.push_back([&square] { print(square); });
    }
    print((int)tasks.size()); // none is called
    tasks.clear();
}

void set_again_ok(bool loud) {
    Task task;
    {
        std::string text = "loud";
        task = [&text] { print(text); };
        task();
    }
    task = [] { print(0); };
    if (loud)
        task();
}

void reset_ok() {
    Task task;
    {
        int n = 1;
        task = [&n] { print(n); };
        task();
    }
    if (task)
        task = nullptr;
}

void joined_each_turn_ok(int n) {
    for (int i = 0; i < n; i++) {
        int square = i * i;
        std::vector<std::thread> pool;
        for (int k = 0; k < 4; k++)
            pool.emplace_back([&square] { print(square); });
        for (auto &t : pool)
            t.join();
    }
}

void joined_in_block_ok(bool more) {
    std::thread t;
    if (more) {
        int n = 1;
        t = std::thread([&n] { print(n); });
        t.join();
    }
    if (t.joinable())
        t.join();
}

int outer_captured_ok(const std::vector<std::string> &names) {
    int total = 0;
    std::vector<Task> tasks;
    for (const auto &name : names)
        tasks.push_back([&total, &name] { total += (int)name.size(); });
    for (auto &task : tasks)
        task();
    return total;
}
