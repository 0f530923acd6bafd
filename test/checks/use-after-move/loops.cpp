// A move inside a loop is a use after move on the second turn, unless the loop ends or the value is renewed.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

struct Job { std::string name; int priority = 0; };
struct Worker { void run(Job job); bool offer(Job &&job); };
std::optional<Job> next_job();
bool more();
void look(const Job &job);
void store(std::string text);

// --- should be reported --------------------------------------------------------------------------------------------

void every_worker_bad(std::vector<Worker> &workers, Job job) {
    for (Worker &worker : workers)
        worker.run(std::move(job)); // expected-error-re {{'job'{{.*}}[lifetime-use-after-move]}}
}

void while_bad(Worker &worker, Job job) {
    while (more())
        worker.run(std::move(job)); // expected-error-re {{'job'{{.*}}[lifetime-use-after-move]}}
}

void read_at_the_top_bad(Worker &worker, Job job) {
    for (int i = 0; i < 3; i++) {
        look(job); // expected-error-re {{'job'{{.*}}[lifetime-use-after-move]}}
        if (i == 1)
            worker.run(std::move(job));
    }
}

void condition_bad(Worker &worker, Job job) {
    while (job.priority > 0 && !job.name.empty()) // expected-error-re {{'job{{.*}}[lifetime-use-after-move]}}
        worker.run(std::move(job));
}

void continue_bad(std::vector<Worker> &workers, Job job) {
    for (Worker &worker : workers) {
        if (more()) {
            worker.run(std::move(job)); // expected-error-re {{'job'{{.*}}[lifetime-use-after-move]}}
            continue;
        }
        break;
    }
}

void after_the_loop_bad(std::vector<Worker> &workers, Job job) {
    for (Worker &worker : workers)
        if (more()) {
            worker.run(std::move(job));
            break;
        }
    look(job); // expected-error-re {{'job'{{.*}}[lifetime-use-after-move]}}
}

void line_bad(const std::vector<std::string> &words) {
    std::string line;
    for (const std::string &word : words) {
        line += word; // expected-error-re {{'line'{{.*}}[lifetime-use-after-move]}}
        if (line.size() > 72)
            store(std::move(line));
    }
}

void goto_bad(Worker &worker, Job job) {
again:
    worker.run(std::move(job)); // expected-error-re {{'job'{{.*}}[lifetime-use-after-move]}}
    if (more())
        goto again;
}

// An element of a container is forgotten at the next call that may write it.
void FN_nested_bad(std::vector<Worker> &workers, std::vector<std::string> names) {
    for (std::string &name : names)
        for (Worker &worker : workers)
            worker.run({std::move(name), 0});
}

void switch_bad(Worker &worker, Job job, int kind) {
    switch (kind) {
    case 0:
        worker.run(std::move(job));
        [[fallthrough]];
    case 1:
        look(job); // expected-error-re {{'job'{{.*}}[lifetime-use-after-move]}}
        break;
    }
}

// --- should be fine ------------------------------------------------------------------------------------------------

void declared_inside_ok(Worker &worker) {
    for (int i = 0; i < 3; i++) {
        Job job{"job", i};
        worker.run(std::move(job));
    }
}

void first_that_may_ok(std::vector<Worker> &workers, Job job) {
    for (Worker &worker : workers)
        if (more()) {
            worker.run(std::move(job));
            break;
        }
}

void returns_ok(std::vector<Worker> &workers, Job job) {
    for (Worker &worker : workers)
        if (more())
            return worker.run(std::move(job));
    look(job);
}

void copies_but_last_ok(std::vector<Worker> &workers, Job job) {
    for (std::size_t i = 0; i + 1 < workers.size(); i++)
        workers[i].run(job);
    if (!workers.empty())
        workers.back().run(std::move(job));
}

void renewed_ok(Worker &worker) {
    Job job;
    while (more()) {
        job.name = "next";
        job.priority++;
        worker.run(job);
        job = Job{};
    }
}

void renewed_at_the_top_ok(Worker &worker) {
    std::optional<Job> job;
    while ((job = next_job()))
        worker.run(std::move(*job));
}

void elements_ok(Worker &worker, std::vector<Job> jobs) {
    for (Job &job : jobs)
        worker.run(std::move(job));
    jobs.clear();
}

void by_index_ok(Worker &worker, std::vector<Job> &jobs) {
    for (std::size_t i = 0; i < jobs.size(); i++)
        worker.run(std::move(jobs[i]));
    jobs.clear();
}

void rotate_ok(std::vector<Job> &jobs) {
    Job first = std::move(jobs.front());
    for (std::size_t i = 1; i < jobs.size(); i++)
        jobs[i - 1] = std::move(jobs[i]);
    jobs.back() = std::move(first);
}

void chain_ok(std::unique_ptr<std::string> text) {
    for (int i = 0; i < 3; i++) {
        auto next = std::make_unique<std::string>(*text + "!");
        text = std::move(next);
    }
    store(*text);
}

void flag_ok(std::vector<Worker> &workers, Job job) {
    bool given = false;
    for (Worker &worker : workers) {
        if (given)
            break;
        if (more()) {
            worker.run(std::move(job));
            given = true;
        }
    }
    if (!given)
        look(job);
}

void switch_ok(Worker &worker, Job job, int kind) {
    switch (kind) {
    case 0:
        worker.run(std::move(job));
        break;
    case 1:
        look(job);
        break;
    default:
        store(std::move(job.name));
    }
}
