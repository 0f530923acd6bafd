// A function that returns a container of static storage names it: who fills or trims its result does so to the container.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <map>
#include <memory>
#include <string>
#include <vector>

using Map = std::map<std::string, int>;

// --- should be reported --------------------------------------------------------------------------------------------

static Map &map_1() {
    static Map map;
    return map;
}
void direct_bad(const std::string &key) {
    map_1()[key] = 1; // expected-warning {{'map'}}
}

static Map &map_2() {
    static Map *leaky = new Map;
    return *leaky;
}
void leaky_bad(const std::string &key) {
    auto &map = map_2();
    map.emplace(key, 1); // expected-warning {{'leaky'}}
}

static Map hidden_3;
static Map *map_3() { return &hidden_3; }
void pointer_bad(const std::string &key) {
    map_3()->emplace(key, 1); // expected-warning {{'hidden_3'}}
}

static Map &inner_4() {
    static Map nested;
    return nested;
}
static Map &map_4() { return inner_4(); }
void nested_bad(const std::string &key) {
    map_4().emplace(key, 1); // expected-warning {{'nested'}}
}

struct Registry {
    Map entries;
    std::vector<std::string> names;
    void add(const std::string &key) { entries.emplace(key, 1); }
};
static Registry &registry_5() {
    static Registry one;
    return one;
}
void member_bad(const std::string &key) {
    registry_5().add(key);            // expected-warning {{'one.entries'}}
    registry_5().names.push_back(key); // expected-warning {{'one.names'}}
}

static Map &map_6() {
    static auto owned = std::make_unique<Map>();
    return *owned;
}
void owned_bad(const std::string &key) {
    map_6().emplace(key, 1); // expected-warning {{'owned'}}
}

static void remember(Map &map, const std::string &key) { map.emplace(key, 1); }
static Map &map_7() {
    static Map passed;
    return passed;
}
void passed_bad(const std::string &key) {
    remember(map_7(), key); // expected-warning {{'passed'}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

static Map &map_11() {
    static Map map;
    return map;
}
void add_ok(const std::string &key) { map_11()[key] = 1; }
void drop_ok(const std::string &key) { map_11().erase(key); }

Map &map_12() { // other units can call it
    static Map map;
    return map;
}
void public_ok(const std::string &key) { map_12()[key] = 1; }

static Map a_13, b_13;
static Map &map_13(bool which) { return which ? a_13 : b_13; }
void either_ok(const std::string &key) { a_13.emplace(key, 1); }
void either_drop_ok(bool which, const std::string &key) { map_13(which).erase(key); }

static Registry &registry_14() {
    static Registry one;
    return one;
}
void member_ok(const std::string &key) { registry_14().add(key); }
void member_drop_ok(const std::string &key) {
    Registry &registry = registry_14();
    registry.entries.erase(key);
}

static Map *map_15() {
    static Map map;
    return &map;
}
void pointer_ok(const std::string &key) { map_15()->emplace(key, 1); }
void pointer_drop_ok(const std::string &key) {
    if (Map *map = map_15())
        map->erase(key);
}

static Map hidden_16;
static Map &local_16() {
    Map &alias = hidden_16;
    return alias;
}
void alias_ok(const std::string &key) { hidden_16.emplace(key, 1); }
void alias_clear_ok() { local_16().clear(); }

static Map hidden_17;
static Map::iterator find_17(const std::string &key) { return hidden_17.find(key); }
void iterator_ok(const std::string &key) { hidden_17.emplace(key, 1); }
void iterator_drop_ok(const std::string &key) {
    auto found = find_17(key);
    if (found != hidden_17.end())
        hidden_17.erase(found);
}
