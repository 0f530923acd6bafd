// A value that was moved into a parameter, container, member or variable must not be read until it has a value again.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <algorithm>
#include <array>
#include <cstdio>
#include <deque>
#include <fstream>
#include <functional>
#include <future>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

struct Texture { std::vector<unsigned char> pixels; int width = 0, height = 0; };
struct Order { std::string customer; std::vector<std::string> items; int total = 0; };
class Socket {
public:
    explicit Socket(int fd);
    Socket(Socket &&other) noexcept;
    Socket &operator=(Socket &&other) noexcept;
    ~Socket();
    long send(const std::string &text);
    int fd() const;
};

void upload(Texture texture);
void ship(Order order);
void serve(Socket socket);
void log(const std::string &line);
std::string join(std::vector<std::string> parts);
extern std::vector<Order> history;
extern std::map<std::string, Order> open_orders;

// --- should be reported --------------------------------------------------------------------------------------------

int by_value_bad(Texture texture) {
    upload(std::move(texture));
    return texture.width * texture.height + int(texture.pixels.size()); // expected-error-re {{'texture{{.*}}[lifetime-use-after-move]}}
}

void into_container_bad(Order order) {
    history.push_back(std::move(order));
    log(order.customer); // expected-error-re {{'order{{.*}}[lifetime-use-after-move]}}
}

void emplaced_bad(std::string customer, Order order) {
    open_orders.emplace(std::move(customer), std::move(order));
    log("opened for " + customer); // expected-error-re {{'customer'{{.*}}[lifetime-use-after-move]}}
}

void indexed_bad(std::string key, std::map<std::string, std::string> &table, std::string value) {
    table[key] = std::move(value);
    if (value.empty()) // expected-error-re {{'value'{{.*}}[lifetime-use-after-move]}}
        table.erase(key);
}

// A move constructor without a body here is believed not to move.
long FN_socket_bad() {
    Socket socket(3);
    serve(std::move(socket));
    return socket.send("bye");
}

std::string initialised_bad(std::string text) {
    std::string copy = std::move(text);
    return copy + text; // expected-error-re {{'text'{{.*}}[lifetime-use-after-move]}}
}

void assigned_bad(Order &into, Order from) {
    into = std::move(from);
    into.total += from.total + int(from.items.size()); // expected-error-re {{'from{{.*}}[lifetime-use-after-move]}}
}

void moved_twice_bad(Order order) {
    ship(std::move(order));
    history.push_back(std::move(order)); // expected-error-re {{'order'{{.*}}[lifetime-use-after-move]}}
}

void copied_bad(std::vector<std::string> parts) {
    log(join(std::move(parts)));
    std::vector<std::string> again = parts; // expected-error-re {{'parts'{{.*}}[lifetime-use-after-move]}}
    log(join(std::move(again)));
}

void indexed_element_bad(std::vector<std::string> parts) {
    log(join(std::move(parts)));
    log(parts[0]); // expected-error-re {{'parts'{{.*}}[lifetime-use-after-move]}}
}

void range_bad(std::list<Order> orders, std::vector<std::list<Order>> &batches) {
    batches.push_back(std::move(orders));
    for (const Order &order : orders) // expected-error {{is used after it was moved [lifetime-use-after-move]}}
        log(order.customer);
}

void algorithm_bad(std::vector<int> values, std::vector<std::vector<int>> &rows) {
    rows.push_back(std::move(values));
    std::sort(values.begin(), values.end()); // expected-error-re {{'values'{{.*}}[lifetime-use-after-move]}}
}

void function_bad(std::function<void()> done, std::deque<std::function<void()>> &queue) {
    queue.push_back(std::move(done));
    done(); // expected-error-re {{'done'{{.*}}[lifetime-use-after-move]}}
}

// The move constructor of a thread swaps, and is not seen as a move.
void FN_thread_bad(std::vector<std::thread> &pool) {
    std::thread worker(log, "working");
    pool.push_back(std::move(worker));
    worker.join();
}

// The move constructor of a future is not seen as a move.
int FN_future_bad(std::vector<std::future<int>> &pending) {
    std::future<int> result = std::async([] { return 1; });
    pending.push_back(std::move(result));
    return result.get();
}

void stream_bad(std::vector<std::ofstream> &files) {
    std::ofstream out("log.txt");
    files.push_back(std::move(out));
    out << "opened\n"; // expected-error-re {{'out'{{.*}}[lifetime-use-after-move]}}
}

std::string optional_bad(std::optional<Order> order) {
    if (!order)
        return "none";
    ship(std::move(*order));
    return order->customer; // expected-error-re {{'order{{.*}}[lifetime-use-after-move]}}
}

void static_cast_bad(std::string text) {
    std::string other(static_cast<std::string &&>(text));
    log(text + other); // expected-error-re {{'text'{{.*}}[lifetime-use-after-move]}}
}

void through_reference_bad(Order order) {
    Order &same = order;
    ship(std::move(same));
    log(order.customer); // expected-error-re {{'order{{.*}}[lifetime-use-after-move]}}
}

void pair_bad(std::string first, std::string second, std::vector<std::pair<std::string, std::string>> &out) {
    out.emplace_back(std::move(first), std::move(second));
    log(first); // expected-error-re {{'first'{{.*}}[lifetime-use-after-move]}}
    log(second); // expected-error-re {{'second'{{.*}}[lifetime-use-after-move]}}
}

void conditional_operator_bad(Order a, Order b, bool which) {
    ship(which ? std::move(a) : std::move(b));
    log(a.customer); // expected-error-re {{'a{{.*}}[lifetime-use-after-move]}}
}

std::size_t braces_bad(std::string name, std::vector<std::string> items) {
    Order order{std::move(name), std::move(items), 0};
    ship(order);
    return items.size(); // expected-error-re {{'items'{{.*}}[lifetime-use-after-move]}}
}

// The way from a call to its handler is not taken with what the call had moved.
int FN_catch_bad(Order order) {
    try {
        ship(std::move(order));
    } catch (const std::exception &) {
        log(order.customer);
        return -1;
    }
    return 0;
}

// --- should be fine ------------------------------------------------------------------------------------------------

int by_value_ok(Texture texture) {
    int area = texture.width * texture.height;
    upload(std::move(texture));
    return area;
}

void copied_ok(Order order) {
    ship(order);
    log(order.customer);
    history.push_back(std::move(order));
}

void into_container_ok(Order order) {
    history.push_back(std::move(order));
    log(history.back().customer);
}

void either_ok(Order order, bool now) {
    if (now)
        ship(std::move(order));
    else
        history.push_back(std::move(order));
}

void early_return_ok(Order order, bool now) {
    if (now)
        return ship(std::move(order));
    log(order.customer);
}

std::string returned_ok(std::string text, bool upper) {
    if (upper)
        return std::move(text);
    return text + "!";
}

std::string same_statement_ok(std::string text) {
    auto n = text.size();
    return std::move(text) + std::to_string(n);
}

void other_member_ok(Order order) {
    history.push_back({std::move(order.customer), {}, 0});
    log(std::to_string(order.total)); // the total was not moved
    for (const std::string &item : order.items)
        log(item);
}

void const_is_copied_ok(const Order &order) {
    ship(std::move(order)); // a const object is copied
    log(order.customer);
}

int trivial_ok(int value) {
    int other = std::move(value); // moving a number copies it
    return other + value;
}

int trivial_struct_ok() {
    struct Point { int x, y; } point{1, 2};
    Point other = std::move(point);
    return other.x + point.y;
}

void only_cast_ok(std::string text) {
    std::string &&reference = std::move(text); // a cast moves nothing
    log(reference);
    log(text);
}

void destroyed_ok(Order order) {
    {
        Order inner = std::move(order);
        log(inner.customer);
    }
}

void address_ok(Order order, std::map<const Order *, int> &counts) {
    ship(std::move(order));
    counts.erase(&order); // its address is not its value
}

std::size_t size_of_ok(Order order) {
    ship(std::move(order));
    return sizeof(order);
}

void try_emplace_ok(std::string key, Order order) {
    if (!open_orders.try_emplace(key, std::move(order)).second) // not moved when the key is there
        log("kept " + order.customer);
}

void socket_ok() {
    Socket socket(3);
    int number = socket.fd();
    serve(std::move(socket));
    log(std::to_string(number));
}

void separate_iterations_ok(std::vector<Order> orders) {
    for (Order &order : orders)
        ship(std::move(order));
    orders.clear();
}
