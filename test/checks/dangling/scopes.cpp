// What a scope ends must not be looked at behind it.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Wno-dangling -Wno-everything -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include "Inputs/items.h"

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>


void scope_bad(bool b) {
    std::string_view v;
    if (b) {
        std::string s = load("a");
        v = s;
    }
    log(v); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void scope_ok(bool b) {
    std::string_view v;
    std::string s;
    if (b) {
        s = load("a");
        v = s;
    }
    log(v);
}

void scope_ptr_bad() {
    Item *p;
    {
        Item i;
        p = &i;
    }
    p->weight++; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void scope_loop_bad() {
    const char *last = nullptr;
    for (int i = 0; i < 3; i++) {
        std::string s = std::to_string(i);
        if (last) use(last); // expected-error-re {{{{.*}}[lifetime-dangling]}}
        last = s.c_str();
    }
}

void scope_loop_ok() {
    std::string last;
    for (int i = 0; i < 3; i++) {
        std::string s = std::to_string(i);
        use(last.c_str());
        last = s;
    }
}

void scope_up_bad() {
    Item *p;
    {
        auto u = make(1);
        p = u.get();
    }
    usep(p); // expected-error-re {{{{.*}}[lifetime-use-after-free]}}
}

void scope_up_ok() {
    Item *p;
    std::unique_ptr<Item> keep;
    {
        auto u = make(1);
        p = u.get();
        keep = std::move(u);
    }
    usep(p);
}

void scope_vec_bad() {
    int *p = nullptr;
    {
        std::vector<int> v{1};
        p = &v[0];
    }
    log(std::to_string(*p)); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void scope_vec_moved_ok() {
    int *p = nullptr;
    std::vector<int> w;
    {
        std::vector<int> v{1};
        p = &v[0];
        w = std::move(v);
    }
    log(std::to_string(*p));
}

void scope_set_ok() {
    std::string_view v;
    {
        std::string s = load("a");
        v = s;
        log(v);
    }
    v = "x";
    log(v);
}

void scope_optional_bad() {
    Item *p;
    {
        std::optional<Item> o = fetch(1);
        p = &*o;
    }
    usep(p); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void scope_array_bad() {
    int *p;
    {
        std::array<int, 3> a{};
        p = a.data();
    }
    log(std::to_string(*p)); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void scope_lambda_bad() {
    std::function<int()> f;
    {
        int n = 3;
        f = [&n] { return n; // expected-error-re {{{{.*}}[lifetime-capture]}}
    }
    ;
}
log(std::to_string(f()));
}

void scope_lambda_ok() {
    std::function<int()> f;
    {
        int n = 3;
        f = [n] { return n;
    }
    ;
}
log(std::to_string(f()));
}

void scope_struct_bad() {
    struct V { const char *p;
}
v{};
{
    std::string s = load("a");
    v.p = s.c_str();
}
use(v.p); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void scope_if_init_ok() {
    if (std::string s = load("a"); !s.empty()) {
        std::string_view v = s;
        log(v);
    }
}

void scope_switch_bad(int n) {
    std::string_view v = "x";
    switch (n) {
        case 1: { std::string s = load("a");
        v = s;
        break;
    }
    default: break;
}
log(v); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void scope_vecviews_bad() {
    std::vector<std::string_view> all;
    for (int i = 0; i < 3; i++) {
        std::string s = std::to_string(i);
        all.push_back(s);
    }
    for (auto v : all) log(v); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void scope_vecviews_ok(const std::vector<std::string> &in) {
    std::vector<std::string_view> all;
    for (const auto &s : in) all.push_back(s);
    for (auto v : all) log(v);
}

// A closure that is tested, swapped or overwritten does not run.
void closure_tested_ok() {
    std::function<int()> f;
    {
        int n = 3;
        f = [&n] { return n; };
    }
    if (f)
        log("set");
}

void closure_swapped_ok() {
    std::function<int()> f, g;
    {
        int n = 3;
        f = [&n] { return n; };
    }
    f.swap(g);
    g = nullptr;
}

void closure_reset_ok(std::vector<int> &v) {
    int &n = v[0];
    std::function<int()> f = [&n] { return n; };
    v.clear();
    f = nullptr;
}

void closure_called_bad(std::vector<int> &v) {
    int &n = v[0];
    std::function<int()> f = [&n] { return n; };
    v.clear();
    log(std::to_string(f())); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

// Who takes elements out, or puts others in, does not read those that are there.
void views_erased_ok() {
    std::vector<std::string_view> all;
    {
        std::string s = load("a");
        all.push_back(s);
    }
    all.erase(all.begin(), all.end());
}

void views_inserted_ok(std::string_view more) {
    std::vector<std::string_view> all;
    {
        std::string s = load("a");
        all.push_back(s);
    }
    all.insert(all.begin(), more);
}

void views_front_bad() {
    std::vector<std::string_view> all;
    {
        std::string s = load("a");
        all.push_back(s);
    }
    log(all.front()); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void tasks_erased_ok() {
    std::vector<std::function<int()>> all;
    {
        int n = 3;
        all.push_back([&n] { return n; });
    }
    all.erase(all.begin());
}
