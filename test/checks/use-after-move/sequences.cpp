// Moves in loops, bindings, conditions and unspecified order; what the standard leaves empty may be tested.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <any>
#include <future>
#include <deque>
#include <list>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

struct Job { std::string name; std::vector<std::string> args; int id = 0; };
struct Node { int key = 0; std::unique_ptr<Node> next; };
void send(std::string text);
void submit(Job job);
void own(std::unique_ptr<Node> node);
void look(const std::string &text);
void count(std::size_t n);
bool ready();
std::pair<std::string, int> next_pair();
Job make_job();

// --- should be reported --------------------------------------------------------------------------------------------

std::size_t binding_bad() {
    auto [name, args, id] = make_job();
    send(std::move(name));
    return name.size() + id; // expected-error {{[lifetime-use-after-move]}}
}

void do_while_bad(std::string text) {
    do {
        send(std::move(text)); // expected-error-re {{'text'{{.*}}[lifetime-use-after-move]}}
    } while (ready());
}

void appended_next_turn_bad(std::string line) {
    while (ready()) {
        line.append("x"); // expected-error-re {{'line'{{.*}}[lifetime-use-after-move]}}
        send(std::move(line));
    }
}

void fall_through_bad(Job job, int mode) {
    switch (mode) {
    case 0: submit(std::move(job)); [[fallthrough]];
    case 1: look(job.name); break; // expected-error-re {{'job{{.*}}[lifetime-use-after-move]}}
    default: break;
    }
}

void correlated_bad(Job job, bool urgent, bool verbose) {
    if (urgent)
        submit(std::move(job));
    if (verbose && urgent)
        look(job.name); // expected-error-re {{'job{{.*}}[lifetime-use-after-move]}}
}

void argument_order_bad(std::unique_ptr<Node> node, void (*insert)(int, std::unique_ptr<Node>)) {
    insert(node->key, std::move(node)); // expected-error-re {{'node'{{.*}}[lifetime-use-after-move]}}
}

std::size_t braces_bad(std::string text) {
    struct Entry { std::string text; std::size_t size; };
    Entry entry{std::move(text), text.size()}; // expected-error-re {{'text'{{.*}}[lifetime-use-after-move]}}
    return entry.size;
}

std::string comma_bad(std::string text) {
    return send(std::move(text)), text; // expected-error-re {{'text'{{.*}}[lifetime-use-after-move]}}
}

void init_statement_bad(std::string text) {
    if (std::string taken = std::move(text); !taken.empty())
        look(text); // expected-error-re {{'text'{{.*}}[lifetime-use-after-move]}}
}

void exchanged_from_bad(std::string text, std::string next) {
    std::string old = std::exchange(text, std::move(next));
    look(next); // expected-error-re {{'next'{{.*}}[lifetime-use-after-move]}}
    look(old);
}

void inserted_bad(std::set<std::string> &seen, std::string text) {
    if (seen.insert(std::move(text)).second)
        look(text); // expected-error-re {{'text'{{.*}}[lifetime-use-after-move]}}
}

void assigned_by_key_bad(std::map<int, std::string> &table, std::string text) {
    table.insert_or_assign(1, std::move(text));
    look(text); // expected-error-re {{'text'{{.*}}[lifetime-use-after-move]}}
}

void started_bad(std::string name) {
    std::thread worker(look, std::move(name));
    look(name); // expected-error-re {{'name'{{.*}}[lifetime-use-after-move]}}
    worker.join();
}

void captured_twice_bad(std::string name, std::vector<std::function<void()>> &tasks) {
    tasks.push_back([name = std::move(name)] { look(name); });
    tasks.push_back([name = std::move(name)] { look(name); }); // expected-error-re {{'name'{{.*}}[lifetime-use-after-move]}}
}

void promise_bad(std::promise<int> result, std::vector<std::promise<int>> &all) {
    all.push_back(std::move(result));
    result.set_value(3); // expected-error-re {{'result'{{.*}}[lifetime-use-after-move]}}
}

int shared_bad(std::shared_ptr<Node> node, std::vector<std::shared_ptr<Node>> &all) {
    all.emplace_back(std::move(node));
    return node->key; // expected-error-re {{'node'{{.*}}[lifetime-use-after-move]}}
}

std::size_t own_parameter_bad(std::string &&text) {
    std::string mine = std::move(text);
    return text.size(); // expected-error-re {{'text'{{.*}}[lifetime-use-after-move]}}
}

template <class T>
struct Channel_bad {
    std::deque<T> items;
    std::size_t push(T item) {
        items.push_back(std::move(item));
        return item.size(); // expected-error-re 1 {{'item'{{.*}}[lifetime-use-after-move]}}
    }
};
template struct Channel_bad<std::string>;
template struct Channel_bad<std::vector<int>>;

// What a reference into a container refers to has no object of its own.
void FN_element_bad(std::vector<Job> jobs) {
    Job last;
    for (Job &job : jobs) {
        last = std::move(job);
        look(job.name);
    }
}

// … nor has an element of a container, or of a tuple.
void FN_indexed_bad(std::vector<std::string> names, std::tuple<std::string, int> pair) {
    send(std::move(names[0]));
    look(names[0]);
    send(std::get<0>(std::move(pair)));
    look(std::get<0>(pair));
}

// --- should be fine ------------------------------------------------------------------------------------------------

std::size_t binding_ok() {
    auto [name, args, id] = make_job();
    send(std::move(name));
    return args.size() + id;
}

void binding_of_table_ok(std::map<std::string, std::string> table) {
    for (auto &[key, value] : table) {
        look(value);
        send(std::move(value));
    }
}

void last_turn_ok(std::string text, const std::vector<int> &ids) {
    for (int id : ids)
        if (id > 3) {
            send(std::move(text));
            break;
        }
}

void flag_ok(Job job, int mode) {
    bool moved = false;
    if (mode == 1) {
        submit(std::move(job));
        moved = true;
    }
    if (!moved)
        look(job.name);
}

void key_and_value_ok(std::map<std::string, std::string> &table, std::string text) {
    table.emplace(std::move(text), text + "!"); // a cast: emplace is called when its arguments are there
}

void tried_ok(std::map<int, std::unique_ptr<Node>> &table, std::unique_ptr<Node> node) {
    auto [at, inserted] = table.try_emplace(1, std::move(node));
    if (!inserted)
        count(node->key);
}

int tested_ok(std::shared_ptr<Node> node, std::vector<std::shared_ptr<Node>> &all) {
    all.emplace_back(std::move(node));
    return node ? node->key : 0;
}

int compared_ok(std::shared_ptr<Node> node, std::shared_ptr<Node> &slot, bool now) {
    if (now)
        slot = std::move(node);
    return node != nullptr ? node->key : slot->key;
}

void tied_ok(std::string text) {
    int n;
    send(std::move(text));
    std::tie(text, n) = next_pair();
    look(text);
}

void filled_ok(std::string text, void (*fill)(std::string *)) {
    send(std::move(text));
    fill(&text);
    look(text);
}

void back_ok(std::vector<std::string> names) {
    std::string last = std::move(names.back());
    names.pop_back();
    look(names.back() + last);
}

void hole_ok(std::vector<std::string> &names, std::size_t i) {
    names[i] = std::move(names.back());
    names.pop_back();
    if (!names.empty())
        look(names.back());
}

std::unique_ptr<Node> reversed_ok(std::unique_ptr<Node> list) {
    std::unique_ptr<Node> out;
    while (list) {
        auto next = std::move(list->next);
        list->next = std::move(out);
        out = std::move(list);
        list = std::move(next);
    }
    return out;
}

void again_ok(std::string text) {
again:
    text = "x";
    send(std::move(text));
    if (ready())
        goto again;
}

/* Deleting what was moved from is its destruction. */
void deleted_ok(std::string &to, std::string *from) {
    to.assign(std::move(*from));
    delete from;
}
/* [list.ops]: the list that is spliced is empty afterwards, not moved from. */
bool spliced_ok(std::list<int *> &queue, int *number, bool wait) {
    std::list<int *> node = {number};
    if (wait)
        queue.splice(queue.end(), std::move(node));
    return node.empty();
}
