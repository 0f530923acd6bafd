// A map that is reached through an accessor, a pointer or an owner of static storage is asked like one that is named.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <map>
#include <memory>
#include <string>

// --- should be reported --------------------------------------------------------------------------------------------

std::map<std::string, int> &table_1() {
    static std::map<std::string, int> one;
    return one;
}
void put(const std::string &name, int value) { table_1()[name] = value; }
int accessor_bad(const std::string &name) {
    return table_1()[name]; // expected-warning {{asking 'one'}}
}

static std::unique_ptr<std::map<int, int>> ports_2 = std::make_unique<std::map<int, int>>();
void open_port(int port, int fd) { (*ports_2)[port] = fd; }
void close_port(int port) { ports_2->erase(port); }
int owner_bad(int port) {
    return (*ports_2)[port]; // expected-warning {{asking 'ports_2'}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

int accessor_ok(const std::string &name) {
    auto &table = table_1();
    auto found = table.find(name);
    return found == table.end() ? 0 : found->second;
}
int owner_ok(int port) { return ports_2->count(port) ? (*ports_2)[port] : -1; }
