// A temporary dies at the end of its statement, and what points into it dangles from there on.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Wno-dangling -Wno-everything -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include "Inputs/items.h"

#include <algorithm>
#include <functional>
#include <map>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>


void tmp_title_bad() {
    const std::string &t = fetch(1).title();
    log(t); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void tmp_view_bad() {
    std::string_view v = fetch(1).view();
    log(v); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void tmp_copy_ok() {
    const std::string &t = fetch(1).copy();
    log(t);
}

void tmp_full_ok() {
    log(fetch(1).title());
    use(load("x").c_str());
}

void tmp_field_ok() {
    const std::string &n = fetch(1).name;
    log(n);
}

void tmp_cstr_bad() {
    const char *p = (load("a") + "b").c_str();
    use(p); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void tmp_ptr_bad() {
    Item *p = make(1).get();
    usep(p); // expected-error-re {{{{.*}}[lifetime-use-after-free]}}
}

void tmp_deref_bad() {
    Item &p = *make(1);
    p.weight++; // expected-error-re {{{{.*}}[lifetime-use-after-free]}}
}

void tmp_arrow_bad() {
    std::string_view s = make(1)->name;
    log(s); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void tmp_ptr_ok() {
    auto q = make(1);
    Item *p = q.get();
    usep(p);
}

void tmp_vec_bad() {
    auto it = numbers().begin();
    log(std::to_string(*it)); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void tmp_vec2_bad() {
    int &x = numbers().front();
    x++; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void tmp_vec3_ok() {
    int x = numbers().front();
    x++;
    auto v = numbers();
    int &y = v.front();
    y++;
}

void tmp_ref_ok() {
    auto it = cached().begin();
    log(std::to_string(*it));
}

void tmp_range_bad() {
    for (char c : fetch(1).title()) log({&c, 1}); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void tmp_range_ok() {
    for (int x : numbers()) log(std::to_string(x));
    for (char c : load("x")) log({&c, 1});
}

void tmp_opt_bad() {
    const Item &i = maybe(1).value();
    usep(&i); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void tmp_opt_ok() {
    auto o = maybe(1);
    if (o) usep(&*o);
    Item i = *maybe(2);
    usep(&i);
}

void tmp_span_bad() {
    std::span<const int> s = numbers();
    log(std::to_string(s[0])); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void tmp_assign_bad() {
    std::string_view v;
    v = load("a");
    log(v); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void tmp_cond_bad(bool b, const std::string &s) {
    std::string_view v = b ? s : load("y");
    log(v); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void tmp_cond_ok(bool b, const std::string &s, const std::string &t) {
    const std::string &v = b ? s : t;
    log(v);
}

void tmp_substr_bad(const std::string &s) {
    std::string_view v = s.substr(1);
    log(v); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void tmp_substr_ok(const std::string &s) {
    std::string_view v = std::string_view(s).substr(1);
    log(v);
}

void tmp_max_bad(int a) {
    const int &m = std::max(a, 3);
    log(std::to_string(m)); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void tmp_max_ok(int a) {
    int m = std::max(a, 3);
    const int &k = std::max(a, m);
    log(std::to_string(k));
}

void tmp_min_str_bad(const std::string &a) {
    const std::string &m = std::min(a, load("b"));
    log(m); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void tmp_stream_bad(std::ostringstream &o) {
    const char *p = o.str().c_str();
    use(p); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void tmp_stream_ok(std::ostringstream &o) {
    std::string s = o.str();
    use(s.c_str());
}

// A member of a temporary that is bound to a reference keeps the whole temporary alive.
void tmp_pair_ok() {
    auto &&p = std::make_pair(load("a"), 1).first;
    log(p);
}

void tmp_init_list_bad() {
    std::initializer_list<int> l;
    l = {1, 2, 3};
    log(std::to_string(*l.begin())); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void tmp_refwrap_bad() {
    auto r = std::cref(static_cast<const std::string &>(load("a")));
    log(r.get()); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

// Who else shares the object is not known.
void FN_tmp_sp_bad() {
    auto &i = *share(1);
    i.weight++;
}

void tmp_sp_ok() {
    auto p = share(1);
    auto &i = *p;
    i.weight++;
    share(2)->weight++;
}

void tmp_ternary_bad(bool b) {
    const char *p = b ? load("x").c_str() : "lit";
    use(p); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void tmp_addr_ok(const Item &i) {
    const std::string *p = &i.title();
    log(*p);
}

void tmp_map_bad(std::map<std::string, int> m) {
    auto &k = std::map<std::string, int>(m).begin()->first;
    log(k); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}
