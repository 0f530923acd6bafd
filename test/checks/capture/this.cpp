// A detached thread that captured `this` outlives an object whose destructor does not wait for it.
// RUN: %lt++ %s -std=c++20 -pthread -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

void work();
void stop_everything();

// --- should be reported --------------------------------------------------------------------------------------------

class Poller {
public:
    void start_bad() {
        std::thread([this] { // expected-error {{'this' is captured by a thread that is let go by 'std::thread::detach', and the destructor does not wait for it [lifetime-capture]}}
            while (!stop_)
                work();
        }).detach();
    }
    void start_named_bad() {
        std::thread t([this] { run(); });
        t.detach(); // expected-error-re {{'this'{{.*}}[lifetime-capture]}}
    }
    void start_method_bad() {
        std::thread t(&Poller::run, this);
        t.detach(); // expected-error-re {{'this'{{.*}}[lifetime-capture]}}
    }
    void run();
    ~Poller() { stop_.store(true); }
private:
    std::atomic<bool> stop_{false};
};

// --- should be fine ------------------------------------------------------------------------------------------------

class Joined {
public:
    void start_ok() {
        worker_ = std::thread([this] {
            while (!stop_)
                work();
        });
    }
    void start_more_ok() {
        workers_.emplace_back([this] { work(), stop_ = true; });
    }
    ~Joined() {
        stop_ = true;
        if (worker_.joinable())
            worker_.join();
        for (auto &worker : workers_)
            worker.join();
    }
private:
    std::atomic<bool> stop_{false};
    std::thread worker_;
    std::vector<std::thread> workers_;
};

// The destructor waits until the thread says that it has come to its end.
class Waits {
public:
    void start_ok() {
        std::thread([this] {
            work();
            std::lock_guard lock(mutex_);
            done_ = true;
            changed_.notify_all();
        }).detach();
    }
    ~Waits() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return done_; });
    }
private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool done_ = false;
};

class Shared : public std::enable_shared_from_this<Shared> {
public:
    void start_ok() {
        std::thread([self = shared_from_this()] { self->run(); }).detach();
    }
    void start_with_both_ok() {
        std::thread([this, self = shared_from_this()] { run(); }).detach();
    }
    void run();
    ~Shared() { stop_ = true; }
private:
    std::atomic<bool> stop_{false};
};

// Without a destructor nothing says that the object ends before the program does.
class Application {
public:
    void start_ok() {
        std::thread([this] { run(); }).detach();
    }
    void run();
};

class Stops {
public:
    void start_ok() {
        std::thread([this] { run(); }).detach();
    }
    void run();
    ~Stops() { stop_everything(); } // it may wait
};

class Callbacks {
public:
    void bind_ok() {
        on_change_ = [this] { changes_++; };
    }
    std::function<void()> counter_ok() {
        return [this] { changes_++; };
    }
    ~Callbacks() { changes_ = 0; }
private:
    std::function<void()> on_change_;
    int changes_ = 0;
};
