// What an asynchronous call captured must live until its future is waited for.
// RUN: %lt++ %s -std=c++20 -pthread -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <functional>
#include <future>
#include <memory>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

int measure(const std::string &text);
int square(const int &n);

// --- should be reported --------------------------------------------------------------------------------------------

std::future<int> returned_bad(std::string text) {
    return std::async(std::launch::async, [&text] { return measure(text); }); // expected-error {{parameter 'text' is captured by reference by a closure that is returned [lifetime-capture]}}
}

std::future<int> named_bad(int n) {
    auto future = std::async([&n] { return n * n; });
    return future; // expected-error-re {{'n'{{.*}}[lifetime-capture]}}
}

std::future<int> by_ref_bad() {
    int local = 2;
    return std::async(std::launch::async, square, std::cref(local)); // expected-error-re {{'local'{{.*}}[lifetime-capture]}}
}

std::future<int> pointer_bad() {
    int local = 2;
    return std::async([](const int *p) { return *p; }, &local); // expected-error-re {{'local'{{.*}}[lifetime-capture]}}
}

static std::future<int> pending;
void stored_bad(const std::vector<int> &numbers) {
    int offset = 3;
    pending = std::async([&offset, numbers] { return std::accumulate(numbers.begin(), numbers.end(), offset); }); // expected-error-re {{'offset'{{.*}}[lifetime-capture]}}
}

struct Job {
    std::future<int> result;
    std::vector<std::future<int>> all;
    void start_bad(int n) {
        result = std::async([&n] { return n; }); // expected-error-re {{'n'{{.*}}[lifetime-capture]}}
    }
    void add_bad(int n) {
        all.push_back(std::async(std::launch::async, [&n] { return n; })); // expected-error-re {{'n'{{.*}}[lifetime-capture]}}
    }
    void start_ok(int n) {
        result = std::async([this, n] { return n + (int)all.size(); });
    }
};

std::packaged_task<int()> task_bad(int n) {
    std::packaged_task<int()> task([&n] { return n; });
    return task; // expected-error-re {{'n'{{.*}}[lifetime-capture]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

int waited_for_ok(std::string text) {
    auto future = std::async(std::launch::async, [&text] { return measure(text); });
    return future.get();
}

void temporary_ok(std::string text) {
    (void)std::async(std::launch::async, [&text] { return measure(text); }); // its destructor waits
}

void scoped_ok(std::string text) {
    auto future = std::async(std::launch::async, [&text] { return measure(text); });
    measure(text);
}

std::future<int> copied_ok(std::string text) {
    return std::async(std::launch::async, [text = std::move(text)] { return measure(text); });
}

std::future<int> by_value_ok(int n) {
    return std::async(std::launch::async, square, n);
}

int several_ok(const std::vector<std::string> &texts) {
    std::vector<std::future<int>> all;
    int offset = 1;
    for (const auto &text : texts)
        all.push_back(std::async([&text, &offset] { return measure(text) + offset; }));
    int sum = 0;
    for (auto &future : all)
        sum += future.get();
    return sum;
}

std::future<int> waited_then_returned_ok(int n) {
    auto future = std::async([&n] { return n; });
    int value = future.get();
    return std::async([value] { return value; });
}

int promise_ok(int n) {
    std::promise<int> promise;
    auto future = promise.get_future();
    auto task = [&promise, &n] { promise.set_value(n); };
    task();
    return future.get();
}

std::future<int> future_of_task_ok(int n) {
    std::packaged_task<int()> task([n] { return n; });
    auto future = task.get_future();
    task();
    return future;
}
