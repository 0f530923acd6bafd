// What the table and the rules of the C++ library say of calls.
// RUN: %lt++ -std=c++20 -fplugin-arg-lifetime-dump=mir %s | FileCheck %s
// REQUIRES: plugin
#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

// CHECK-DAG: "std::string::c_str"{{.*}} content result with 0
// CHECK-DAG: "std::string::operator basic_string_view"{{.*}} content result with 0
// CHECK-DAG: "std::string_view::substr"{{.*}} inside result with *0
// CHECK-DAG: "std::map::operator[]"{{.*}} insert 0 with *1; lookup 0{{.*}} content result with 0
// CHECK-DAG: "std::map::erase"{{.*}} remove 0
// CHECK-DAG: "std::map::size"{{.*}} size 0
// CHECK-DAG: "std::map::clear"{{.*}} replace 0; invalidate 0; initialise 0
// CHECK-DAG: "std::find"{{.*}} inside result with 0; inside result with 1
// CHECK-DAG: "std::vector::push_back"{{.*}} insert 0 with *1; invalidate 0; keep *1 with 0
// CHECK-DAG: "std::max"{{.*}} alias result with 0; alias result with 1
// CHECK-DAG: "std::tuple::tuple"{{.*}} keep 1 with 0
// CHECK-DAG: "std::make_unique"{{.*}} fresh result family "delete"; nonnull result

const char *buffer(std::string &s) { return s.c_str(); }
std::string_view view(std::string &s) { return std::string_view(s).substr(1); }
unsigned long keyed(std::map<int, int> &m) {
    m[3] = 4;
    m.erase(3);
    unsigned long n = m.size();
    m.clear();
    return n;
}
bool found(std::vector<int> &v) { return std::find(v.begin(), v.end(), 7) != v.end(); }
void kept(std::vector<int *> &v, int *p) { v.push_back(p); }
const int &larger(const int &a, const int &b) { return std::max(a, b); }
std::tuple<const std::string &, int> both(const std::string &s) { return std::tuple<const std::string &, int>(s, 1); }

// A smart pointer is a place whose value is the pointer.
// CHECK-LABEL: {{^}}function @
// CHECK: %u = call
// CHECK: %u.* = 5
// CHECK: %raw = copy %u
// CHECK: if copy %u != null
// CHECK: drop %u
// CHECK-NEXT: %u = null
// CHECK: [[P:%[0-9]+]] = copy %u
// CHECK-NEXT: %u = null
// CHECK: %raw = copy [[P]]
int *smart() {
    auto u = std::make_unique<int>(1);
    *u = 5;
    int *raw = u.get();
    if (u)
        u.reset();
    raw = u.release();
    return raw;
}
