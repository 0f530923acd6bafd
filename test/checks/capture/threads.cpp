// What a thread of C++ captured must live until it is joined.
// RUN: %lt++ %s -std=c++20 -pthread -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <future>
#include <latch>
#include <memory>
#include <mutex>
#include <queue>
#include <semaphore>
#include <string>
#include <thread>
#include <utility>
#include <vector>

void print(const std::string &text);
void work(int n);
void count_to(std::atomic<int> &n, int limit);
void tick();

// --- should be reported --------------------------------------------------------------------------------------------

void detached_bad(const std::string &path) {
    std::string copy = path;
    std::thread t([&copy] { print(copy); });
    t.detach(); // expected-error {{local 'copy' is captured by reference by a closure that is kept by 'std::thread::detach' [lifetime-capture]}}
}

void temporary_bad(int n) {
    std::thread([&] { work(n); }).detach(); // expected-error-re {{parameter 'n' is captured by reference{{.*}}[lifetime-capture]}}
}

void by_ref_bad(int limit) {
    std::atomic<int> n{0};
    std::thread(count_to, std::ref(n), limit).detach(); // expected-error-re {{'n'{{.*}}[lifetime-capture]}}
}

void pointer_argument_bad() {
    int local = 1;
    std::thread t([](int *p) { work(*p); }, &local);
    t.detach(); // expected-error-re {{'local'{{.*}}[lifetime-capture]}}
}

struct Meter {
    int value = 0;
    void run() { value++; }
};
void method_bad() {
    Meter meter;
    std::thread t(&Meter::run, &meter);
    t.detach(); // expected-error-re {{'meter'{{.*}}[lifetime-capture]}}
}

std::thread returned_bad(int n) {
    std::thread t([&n] { work(n); });
    return t; // expected-error-re {{'n'{{.*}}[lifetime-capture]}}
}

std::thread returned_at_once_bad() {
    std::string text = "local";
    return std::thread([&text] { print(text); }); // expected-error-re {{'text'{{.*}}[lifetime-capture]}}
}

static std::thread background;
void global_bad() {
    int n = 1;
    background = std::thread([&n] { work(n); }); // expected-error-re {{'n'{{.*}}[lifetime-capture]}}
}

static std::vector<std::thread> workers;
void global_pool_bad(int count) {
    for (int i = 0; i < count; i++)
        workers.emplace_back([&i] { work(i); }); // expected-error-re {{'i'{{.*}}[lifetime-capture]}} expected-warning {{'workers'}}
}

void caller_pool_bad(std::vector<std::thread> &pool, int n) {
    pool.push_back(std::thread([&n] { work(n); })); // expected-error-re {{'n'{{.*}}[lifetime-capture]}}
}

struct Server {
    std::thread worker;
    std::vector<std::jthread> workers;
    std::atomic<bool> stop{false};
    void start_bad(int port) {
        worker = std::thread([this, &port] { // expected-error-re {{'port'{{.*}}[lifetime-capture]}}
            while (!stop)
                work(port);
        });
    }
    void start_more_bad(int port) {
        workers.emplace_back([&port] { work(port); }); // expected-error-re {{'port'{{.*}}[lifetime-capture]}}
    }
    void start_ok(int port) {
        worker = std::thread([this, port] {
            while (!stop)
                work(port);
        });
    }
    void start_method_ok() {
        worker = std::thread(&Server::loop, this);
    }
    void loop();
    ~Server() {
        stop = true;
        if (worker.joinable())
            worker.join();
    }
};

void detached_when_asked_bad(bool wait) {
    int n = 1;
    std::thread t([&n] { work(n); });
    if (wait)
        t.join();
    else
        t.detach(); // expected-error-re {{'n'{{.*}}[lifetime-capture]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

void joined_ok(const std::string &path) {
    std::string copy = path;
    std::thread t([&copy] { print(copy); });
    t.join();
}

void copied_ok(std::string text) {
    std::thread([text = std::move(text)] { print(text); }).detach();
}

void by_value_ok(int n) {
    std::thread t(work, n);
    t.detach();
}

int jthread_ok(int limit) {
    std::atomic<int> n{0};
    {
        std::jthread worker(count_to, std::ref(n), limit);
    }
    return n;
}

void jthreads_ok(int count) {
    std::atomic<int> done{0};
    std::vector<std::jthread> pool;
    for (int i = 0; i < count; i++)
        pool.emplace_back([&done, i] { work(i), done++; });
}

void pool_ok(int count) {
    std::atomic<int> next{0};
    std::vector<std::thread> pool;
    for (int i = 0; i < count; i++)
        pool.emplace_back([&] {
            for (int n; (n = next++) < 100;)
                work(n);
        });
    for (auto &t : pool)
        t.join();
}

void pool_reserved_ok(std::size_t count) {
    std::vector<std::string> results(count);
    std::vector<std::thread> pool;
    pool.reserve(count);
    for (std::size_t i = 0; i < count; i++)
        pool.push_back(std::thread([&results, i] { results[i] = std::to_string(i); }));
    for (std::size_t i = 0; i < pool.size(); i++)
        pool[i].join();
}

void two_ok() {
    int a = 1, b = 2;
    std::thread first([&a] { work(a); }), second([&b] { work(b); });
    first.join();
    second.join();
}

void moved_ok() {
    int n = 1;
    std::thread t([&n] { work(n); });
    std::thread u = std::move(t);
    u.join();
}

void joined_if_joinable_ok() {
    int n = 1;
    std::thread t;
    if (n > 0)
        t = std::thread([&n] { work(n); });
    tick();
    if (t.joinable())
        t.join();
}

void waits_for_condition_ok() {
    std::mutex m;
    std::condition_variable ready;
    bool done = false;
    std::thread([&] {
        std::lock_guard lock(m);
        done = true;
        ready.notify_one();
    }).detach();
    std::unique_lock lock(m);
    ready.wait(lock, [&done] { return done; });
}

void latch_ok() {
    std::latch done(1);
    std::thread([&done] { tick(), done.count_down(); }).detach();
    done.wait();
}

void semaphore_ok() {
    std::binary_semaphore done(0);
    std::thread t([&done] { tick(), done.release(); });
    t.detach();
    done.acquire();
}

int promise_ok() {
    std::promise<int> promise;
    std::future<int> future = promise.get_future();
    std::thread([&promise] { promise.set_value(1); }).detach();
    return future.get();
}

void shared_ok() {
    auto meter = std::make_shared<Meter>();
    std::thread([meter] { meter->run(); }).detach();
}

void guarded_ok() {
    int n = 1;
    std::thread t([&n] { work(n); });
    struct Joiner {
        std::thread &t;
        ~Joiner() { t.join(); }
    } joiner{t};
    tick();
}

class Pool {
public:
    explicit Pool(int count) {
        for (int i = 0; i < count; i++)
            threads_.emplace_back([this] { loop(); });
    }
    ~Pool() {
        {
            std::lock_guard lock(mutex_);
            stop_ = true;
        }
        wake_.notify_all();
        for (auto &t : threads_)
            t.join();
    }
    template <typename F>
    auto submit(F f) -> std::future<decltype(f())> {
        auto task = std::make_shared<std::packaged_task<decltype(f())()>>(std::move(f));
        auto result = task->get_future();
        std::lock_guard lock(mutex_);
        tasks_.push([task] { (*task)(); });
        wake_.notify_one();
        return result;
    }
private:
    void loop() {
        for (;;) {
            std::function<void()> task;
            {
                std::unique_lock lock(mutex_);
                wake_.wait(lock, [this] { return stop_ || !tasks_.empty(); });
                if (stop_ && tasks_.empty())
                    return;
                task = std::move(tasks_.front());
                tasks_.pop();
            }
            task();
        }
    }
    std::vector<std::thread> threads_;
    std::queue<std::function<void()>> tasks_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stop_ = false;
};

int pool_used_ok(int n) {
    Pool pool(4);
    auto result = pool.submit([&n] { return n * 2; });
    return result.get();
}
