// A capture by move moves when the closure is made; a move inside a closure happens when it is called.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Request { std::string path; std::vector<char> body; };
void post(std::function<void()> task);
void handle(Request request);
void look(const Request &request);
void look(const std::string &text);
void call(const std::function<void()> &now);

// --- should be reported --------------------------------------------------------------------------------------------

void captured_bad(Request request) {
    post([request = std::move(request)] { look(request); });
    look(request); // expected-error-re {{'request'{{.*}}[lifetime-use-after-move]}}
}

void renamed_bad(std::string text) {
    auto task = [taken = std::move(text)] { look(taken); };
    look(text); // expected-error-re {{'text'{{.*}}[lifetime-use-after-move]}}
    task();
}

void part_bad(Request request) {
    auto task = [path = std::move(request.path)] { look(path); };
    task();
    look(request.path); // expected-error-re {{'request.path'{{.*}}[lifetime-use-after-move]}}
}

void thread_bad(Request request) {
    std::thread worker([request = std::move(request)]() mutable { handle(std::move(request)); });
    look(request.path); // expected-error-re {{'request{{.*}}[lifetime-use-after-move]}}
    worker.join();
}

void inside_bad(Request request) {
    auto task = [request = std::move(request)]() mutable {
        handle(std::move(request));
        look(request); // expected-error-re {{'request'{{.*}}[lifetime-use-after-move]}}
    };
    task();
}

void loop_bad(Request request) {
    for (int i = 0; i < 2; i++)
        post([request = std::move(request)] { look(request); }); // expected-error-re {{'request'{{.*}}[lifetime-use-after-move]}}
}

void closure_bad(std::vector<std::function<void()>> &tasks) {
    auto task = std::function<void()>([] {});
    tasks.push_back(std::move(task));
    task(); // expected-error-re {{'task'{{.*}}[lifetime-use-after-move]}}
}

void called_at_once_bad(Request request) {
    [&] { handle(std::move(request)); }();
    look(request); // expected-error-re {{'request'{{.*}}[lifetime-use-after-move]}}
}

void bound_bad(Request request) {
    auto task = std::bind(handle, std::move(request));
    task();
    look(request); // expected-error-re {{'request'{{.*}}[lifetime-use-after-move]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

void captured_ok(Request request) {
    look(request);
    post([request = std::move(request)] { look(request); });
}

void copied_ok(Request request) {
    post([request] { look(request); });
    look(request);
}

void other_part_ok(Request request) {
    auto task = [path = std::move(request.path)] { look(path); };
    task();
    if (request.body.empty())
        look("empty");
}

void never_called_ok(Request request) {
    auto task = [&] { handle(std::move(request)); };
    look(request); // the closure has not run
    task();
}

void parameter_of_the_closure_ok(const std::vector<Request> &requests) {
    auto task = [](Request request) { handle(std::move(request)); };
    for (const Request &request : requests)
        task(request);
}

void fresh_each_turn_ok() {
    for (int i = 0; i < 2; i++) {
        Request request;
        post([request = std::move(request)] { look(request); });
    }
}

void closure_ok(std::vector<std::function<void()>> &tasks) {
    auto task = std::function<void()>([] {});
    task();
    tasks.push_back(std::move(task));
}

void shadowing_ok(Request request) {
    auto task = [request = std::move(request)]() mutable {
        look(request);
        handle(std::move(request));
    };
    task();
}

void assigned_again_ok(Request request) {
    auto task = [request = std::move(request)] { look(request); };
    request = Request{};
    look(request);
    task();
}
