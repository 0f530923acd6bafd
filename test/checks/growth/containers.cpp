// A standard container of static or thread storage that is only ever added to is reported at the insertion.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <algorithm>
#include <cstdio>
#include <deque>
#include <list>
#include <map>
#include <memory>
#include <queue>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

enum class Color { red, green, blue };
struct Order { int id = 0; std::string text; };
struct Listener { int id = 0; };

// --- should be reported --------------------------------------------------------------------------------------------

static std::map<int, Order> orders_1;
void place_bad(int id, Order order) {
    orders_1[id] = std::move(order); // expected-warning {{entries are added to 'orders_1' (static storage) for every value of 'id'}}
}

static std::unordered_map<std::string, int> counts_1;
void count_bad(const std::string &word) {
    ++counts_1[word]; // expected-warning {{'counts_1'}}
}

static std::vector<Order> history_1;
void remember_bad(const Order &order) {
    history_1.push_back(order); // expected-warning {{'history_1'}}
}

static std::set<long> seen_1;
bool first_time_bad(long id) {
    return seen_1.insert(id).second; // expected-warning {{'seen_1'}}
}

static std::deque<Order> queue_1;
void enqueue_bad(Order order) {
    queue_1.emplace_back(std::move(order)); // expected-warning {{'queue_1'}}
}

static std::list<std::shared_ptr<Listener>> listeners_1;
void listen_bad(std::shared_ptr<Listener> listener) {
    listeners_1.push_front(std::move(listener)); // expected-warning {{'listeners_1'}}
}

static std::queue<int> jobs_1;
void submit_bad(int job) {
    jobs_1.push(job); // expected-warning {{'jobs_1'}}
}

static thread_local std::vector<int> trail_1;
void step_bad(int where) {
    trail_1.push_back(where); // expected-warning {{'trail_1' (thread storage)}}
}

const std::string &name_of_bad(int id) {
    static std::map<int, std::string> names;
    auto found = names.find(id);
    if (found == names.end())
        found = names.emplace(id, std::to_string(id)).first; // expected-warning {{'names'}}
    return found->second;
}

class Registry_1 {
public:
    static Registry_1 &get() {
        static Registry_1 one;
        return one;
    }
    void add(const std::string &name) { names.insert(name); } // expected-warning {{'names'}}

private:
    Registry_1() = default;
    std::unordered_set<std::string> names;
};

static std::string journal_1;
void write_bad(const std::string &text) {
    journal_1.append(text); // expected-warning {{'journal_1'}}
}

static std::multimap<long, Order> due_1;
void schedule_bad(long when, Order order) {
    due_1.insert({when, std::move(order)}); // expected-warning {{'due_1'}}
}

static std::unordered_map<int, std::vector<int>> groups_1;
void group_bad(int group, int member) {
    groups_1[group].push_back(member); // expected-warning {{'groups_1'}}
}

static std::vector<int> all_1;
void add_all_bad(const std::vector<int> &more) {
    all_1.insert(all_1.end(), more.begin(), more.end()); // expected-warning {{'all_1'}}
}

static std::map<int, Order> late_1;
void late_bad(int id) {
    late_1.try_emplace(id); // expected-warning {{'late_1'}}
    if (late_1.size() > 100)
        std::puts("too many"); // said, not prevented
}

struct Window_1 {
    [[bounds("8")]] std::vector<int> values;
    void add(int value) { values.push_back(value); } // expected-warning {{'values' is promised to stay within}}
};

// --- should be fine ------------------------------------------------------------------------------------------------

static std::map<int, Order> orders_2;
void place_ok(int id, Order order) { orders_2[id] = std::move(order); }
void cancel_ok(int id) { orders_2.erase(id); }

static std::vector<Order> batch_2;
void batch_ok(const Order &order) { batch_2.push_back(order); }
std::vector<Order> flush_ok() { return std::exchange(batch_2, {}); }

static std::vector<Order> swapped_2;
void swapped_ok(const Order &order) { swapped_2.push_back(order); }
void drain_ok() {
    std::vector<Order> mine;
    mine.swap(swapped_2);
}

static std::deque<int> window_2;
void window_ok(int value) {
    window_2.push_back(value);
    if (window_2.size() > 60)
        window_2.pop_front();
}

static std::map<int, Order> limited_2;
bool limited_ok(int id) {
    if (limited_2.size() >= 1000)
        return false;
    limited_2.try_emplace(id);
    return true;
}

static std::map<Color, int> by_color_2;
void color_ok(Color color) { by_color_2[color]++; }

static std::map<std::string, int> options_2;
void options_ok(bool on) {
    options_2["verbose"] = on;
    options_2["color"] = !on;
}

std::map<int, Order> visible_2; // external linkage: other units may erase
void visible_ok(int id) { visible_2[id]; }

static std::map<int, Order> given_2;
void maintain(std::map<int, Order> &orders);
void given_ok(int id) {
    given_2.emplace(id, Order{});
    maintain(given_2);
}

[[lifetime("static")]] static std::set<std::string> interned_2;
void intern_ok(const std::string &text) { interned_2.insert(text); }

[[bounds("keys: countries")]] static std::map<std::string, int> countries_2;
void country_ok(const std::string &code) { countries_2[code]++; }

static std::vector<std::string> words_2 = [] {
    std::vector<std::string> v;
    v.push_back("alpha");
    return v;
}();

class Registry_2 {
public:
    static Registry_2 &get() {
        static Registry_2 one;
        return one;
    }
    void add(const std::string &name) { names.insert(name); }
    void remove(const std::string &name) { names.erase(name); }

private:
    Registry_2() = default;
    std::unordered_set<std::string> names;
};

class Request_2 { // many of them: not long-lived
public:
    void header(const std::string &name) { names.push_back(name); }

private:
    std::vector<std::string> names;
};
void serve_ok() {
    Request_2 request;
    request.header("Host");
}

static std::string line_2;
void line_ok(char c) {
    if (c == '\n')
        line_2.clear();
    else
        line_2 += c;
}

static std::list<std::weak_ptr<Listener>> weak_2;
void weak_ok(const std::shared_ptr<Listener> &listener) {
    weak_2.remove_if([](const auto &w) { return w.expired(); });
    weak_2.push_back(listener);
}

static std::priority_queue<int> heap_2;
void heap_push_ok(int v) { heap_2.push(v); }
int heap_pop_ok() {
    int top = heap_2.top();
    heap_2.pop();
    return top;
}

struct Window_2 {
    [[bounds("8")]] std::vector<int> values;
    void add(int value) {
        if (values.size() < 8)
            values.push_back(value);
    }
};

static std::map<int, int> pages_2;
void page_ok(int n) { pages_2[n] = n; }
void evict_ok() {
    for (auto it = pages_2.begin(); it != pages_2.end();)
        it = it->second ? pages_2.erase(it) : std::next(it);
}

std::size_t distinct_ok(const std::vector<int> &values) {
    std::unordered_set<int> seen(values.begin(), values.end());
    seen.insert(0);
    return seen.size();
}
