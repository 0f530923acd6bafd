// The fix-it of a subscript that only asks is a call of `at`, which compiles and leaves nothing to report.
// RUN: cp %s %t.cpp
// RUN: %lt++ %t.cpp -std=c++20 -Xclang -fixit 2>&1 | FileCheck %s --check-prefix=FIRST
// RUN: %lt++ %t.cpp -std=c++20 -Werror
// RUN: FileCheck %s --input-file=%t.cpp
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>

struct Account {
    std::string owner;
    int cents = 0;
};

// FIRST-COUNT-9: [lifetime-ghost-entry]
// FIRST-NOT: [lifetime-

static std::map<std::string, int> counts;
void set(const std::string &word, int n) { counts[word] = n; }
void drop(const std::string &word) { counts.erase(word); }

// CHECK: int count_bad({{.*}} { return counts.at(word); }
int count_bad(const std::string &word) { return counts[word]; }

// CHECK: int prefixed_bad({{.*}} { return counts.at("x" + word) + 1; }
int prefixed_bad(const std::string &word) { return counts["x" + word] + 1; }

// CHECK: int spaced_bad({{.*}} { return counts .at( word ); }
int spaced_bad(const std::string &word) { return counts [ word ]; }

static std::map<std::pair<int, int>, Account> grid;
void put(int x, int y, Account account) { grid.insert_or_assign({x, y}, std::move(account)); }
void take(int x, int y) { grid.erase({x, y}); }

// CHECK: int cell_bad({{.*}} { return grid.at({x, y}).cents; }
int cell_bad(int x, int y) { return grid[{x, y}].cents; }

static std::map<int, std::map<int, int>> graph;
void connect(int a, int b) { graph[a][b] = 1; }
void disconnect(int a) { graph.erase(a); }

// CHECK: bool connected_bad({{.*}} { return graph.at(a).count(b) != 0; }
bool connected_bad(int a, int b) { return graph[a].count(b) != 0; }

static std::map<int, std::set<int>> *owners = new std::map<int, std::set<int>>;
void hold(int file, int owner) { (*owners)[file].insert(owner); }
void let_go(int file) { owners->erase(file); }

// CHECK: void release_bad({{.*}} { (*owners).at(file).erase(owner); }
void release_bad(int file, int owner) { (*owners)[file].erase(owner); }

struct State {
    std::map<int, std::unique_ptr<Account>> accounts;
};
static State state;
void open(int id) { state.accounts[id] = std::make_unique<Account>(); }
void shut(int id) { state.accounts.erase(id); }

// CHECK: bool known_bad({{.*}} { return state.accounts.at(id) != nullptr; }
bool known_bad(int id) { return state.accounts[id] != nullptr; }

// CHECK: bool same_bad({{.*}} { return state.accounts.at(a) == state.accounts.at(b); }
bool same_bad(int a, int b) { return state.accounts[a] == state.accounts[b]; }

#define COUNT(word) counts[word]
int in_a_macro(const std::string &word) { return counts.contains(word) ? COUNT(word) : 0; }
