// What the methods of a class do to its members is done to the members of the object that they are called on.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

class Store {
public:
    void put(const std::string &key, int value) { values[key] = value; }
    void drop(const std::string &key) { values.erase(key); }
    void log(std::string line) { lines.push_back(std::move(line)); }
    void flush() { lines.clear(); }
    bool has(const std::string &key) const { return values.count(key) != 0; }
    std::map<std::string, int> &all() { return values; }

private:
    std::map<std::string, int> values;
    std::vector<std::string> lines;
};
void stranger(Store &store);
using Map = std::unordered_map<std::string, int>;

// --- should be reported --------------------------------------------------------------------------------------------

static Store store_1;
void put_bad(const std::string &key) {
    store_1.put(key, 1); // expected-warning {{'store_1.values'}}
}

static Store store_2;
void put_2_bad(const std::string &key) {
    store_2.put(key, 1); // expected-warning {{'store_2.values'}}
}
void log_2_ok(const std::string &line) { store_2.log(line); }
void flush_2_ok() { store_2.flush(); }

static std::unique_ptr<Store> store_3 = std::make_unique<Store>();
void put_3_bad(const std::string &key) {
    store_3->put(key, 1); // expected-warning {{'store_3->values'}}
}

static std::unique_ptr<Map> map_4;
void map_4_bad(const std::string &key) {
    if (!map_4)
        map_4 = std::make_unique<Map>();
    map_4->emplace(key, 1); // expected-warning {{'map_4'}}
}

static Map *map_5 = new Map;
void map_5_bad(const std::string &key) {
    (*map_5)[key] = 1; // expected-warning {{'map_5'}}
}

static std::optional<Map> map_6;
void open_6() { map_6.emplace(); }
static Store store_7;
void twice_7(Store &store, const std::string &key) {
    store.put(key, 1);
    store.put(key + "2", 2);
}
void twice_bad(const std::string &key) {
    twice_7(store_7, key); // expected-warning {{'store_7.values'}}
}

struct Server {
    Store store;
    std::unique_ptr<Store> other = std::make_unique<Store>();
};
static Server server_8;
void server_bad(const std::string &key) {
    server_8.store.put(key, 1);  // expected-warning {{'server_8.store.values'}}
    server_8.other->put(key, 1); // expected-warning {{'server_8.other->values'}}
}

static void remember(Map &map, const std::string &key) { map.emplace(key, 1); }
static Map map_9;
void remember_bad(const std::string &key) {
    remember(map_9, key); // expected-warning {{'map_9'}}
}

static Map map_10;
void reference_bad(const std::string &key) {
    auto &map = map_10;
    remember(map, key); // expected-warning {{'map_10'}}
}

void local_bad(const std::string &line) {
    static Store store;
    store.log(line); // expected-warning {{'store.lines'}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

static Store store_11;
void put_ok(const std::string &key) { store_11.put(key, 1); }
void drop_ok(const std::string &key) { store_11.drop(key); }

static Store store_12;
void alias_ok(const std::string &key) { store_12.put(key, 1); }
void alias_drop_ok(const std::string &key) {
    Store &store = store_12;
    store.drop(key);
}

static std::unique_ptr<Store> store_13;
void owner_ok(const std::string &key) {
    if (!store_13)
        store_13 = std::make_unique<Store>();
    store_13->put(key, 1);
}
void owner_reset_ok() { store_13.reset(); }

static std::unique_ptr<Store> store_14 = std::make_unique<Store>();
void renew_ok(const std::string &key) { store_14->put(key, 1); }
void renew_all_ok() { store_14 = std::make_unique<Store>(); }
void renew_all_2_ok() { store_14 = std::make_unique<Store>(); }

static Store store_15;
void whole_ok(const std::string &key) { store_15.put(key, 1); }
void whole_reset_ok() { store_15 = Store(); }

static Store store_16;
void lent_ok(const std::string &key) { store_16.put(key, 1); }
void lend_ok() { stranger(store_16); }

static Store store_17;
void inside_ok(const std::string &key) { store_17.put(key, 1); }
void inside_drop_ok(const std::string &key) { store_17.all().erase(key); }

static Map map_18;
void closure_ok(const std::string &key) { map_18.emplace(key, 1); }
void closure_drop_ok(const std::string &key) {
    auto &map = map_18;
    auto drop = [&map, &key] { map.erase(key); };
    drop();
}

static Store store_19;
void closure_19_ok(const std::string &key) { store_19.put(key, 1); }
void closure_drop_19_ok(const std::string &key) {
    auto &store = store_19;
    [&] { store.drop(key); }();
}

class Parser { // one for each file
public:
    void parse(const std::string &line) { lines.log(line); }

private:
    Store lines;
};
int parse_ok(const std::vector<std::string> &all) {
    Parser parser;
    for (const std::string &line : all)
        parser.parse(line);
    return 0;
}

struct Base {
    virtual ~Base() = default;
    virtual void put(const std::string &key) = 0;
};
struct Derived : Base {
    void put(const std::string &key) override { map.emplace(key, 1); }
    Map map;
};
static Derived derived_20;
void virtual_ok(const std::string &key) { derived_20.put(key); }
Base &base_20() { return derived_20; }

static Map map_21;
void swapped_ok(const std::string &key) { remember(map_21, key); }
static void swap_out(Map &map) {
    Map old;
    old.swap(map);
}
void swap_ok() { swap_out(map_21); }

static Map map_22;
static void trim(Map &map) {
    while (map.size() > 100)
        map.erase(map.begin());
}
void trimmed_ok(const std::string &key) {
    remember(map_22, key);
    trim(map_22);
}

static Map map_23;
static void remember_few(Map &map, const std::string &key) {
    if (map.size() < 100)
        map.emplace(key, 1);
}
void few_ok(const std::string &key) { remember_few(map_23, key); }

static Map map_24;
void fixed_ok() {
    remember(map_24, "one");
    remember(map_24, "two");
}

struct Session { std::vector<std::string> lines; };
static std::map<int, Session> sessions_25;
static void add_line(Session &session, const std::string &line) { session.lines.push_back(line); }
void line_ok(int id, const std::string &line) { add_line(sessions_25[id], line); }
void session_end_ok(int id) { sessions_25.erase(id); }
