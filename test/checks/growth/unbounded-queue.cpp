// Kind unbounded-queue: a thread empties the queue that others fill, and nothing makes these wait; only the strict mode
// speaks of it.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -fplugin-arg-lifetime-strict=on -Xclang -verify-ignore-unexpected=note
// RUN: %lt++ %s -std=c++20 -Xclang -verify=lax
// lax-no-diagnostics
#include <deque>
#include <list>
#include <mutex>
#include <queue>
#include <string>
#include <thread>

struct Job { std::string text; };
void run(const Job &job);
static std::mutex mutex;

// --- should be reported --------------------------------------------------------------------------------------------

static std::deque<Job> jobs_1;
static void work_1() {
    for (;;) {
        std::lock_guard lock(mutex);
        if (!jobs_1.empty()) {
            run(jobs_1.front());
            jobs_1.pop_front();
        }
    }
}
void post_bad(const Job &job) {
    std::lock_guard lock(mutex);
    jobs_1.push_back(job); // expected-warning {{'jobs_1' (static storage) is filled here and emptied by another thread, and nothing limits it (unbounded-queue)}}
}
void start_1() { std::thread(work_1).detach(); }

static std::queue<Job> jobs_2;
static bool take_2(Job &job) {
    if (jobs_2.empty())
        return false;
    job = jobs_2.front();
    jobs_2.pop();
    return true;
}
void post_queue_bad(const Job &job) { jobs_2.push(job); } // not seen: the loop is around the call

static std::list<std::string> lines_1;
static void *write_1(void *) {
    while (!lines_1.empty())
        lines_1.pop_front();
    return nullptr;
}
void *(*writer_1)(void *) = write_1;
void log_bad(const std::string &line) { lines_1.push_back(line); } // expected-warning {{'lines_1'}}

void work_2() {
    Job job;
    while (take_2(job))
        run(job);
}

// --- should be fine ------------------------------------------------------------------------------------------------

static std::deque<Job> jobs_3;
static void work_3() {
    while (!jobs_3.empty()) {
        run(jobs_3.front());
        jobs_3.pop_front();
    }
}
bool post_ok(const Job &job) {
    if (jobs_3.size() >= 1000)
        return false;
    jobs_3.push_back(job);
    return true;
}
void start_3() { std::thread(work_3).detach(); }

static std::deque<Job> jobs_4;
void both_ok(const Job &job) {
    jobs_4.push_back(job);
    while (jobs_4.size() > 10)
        jobs_4.pop_front();
}
void (*handler_4)(const Job &) = both_ok;

static std::deque<Job> jobs_5;
void post_here_ok(const Job &job) { jobs_5.push_back(job); }
void run_here_ok() {
    while (!jobs_5.empty())
        jobs_5.pop_front();
}

static std::deque<Job> jobs_6;
static void work_6() {
    for (;;) {
        std::deque<Job> batch;
        batch.swap(jobs_6);
        for (const Job &job : batch)
            run(job);
    }
}
void post_batch_ok(const Job &job) { jobs_6.push_back(job); }
void start_6() { std::thread(work_6).detach(); }
