// A smart pointer or optional that lets go of what it held, and a class that changes its members, end what points there.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Wno-dangling -Wno-everything -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include "Inputs/items.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>


int up_reset_bad(std::unique_ptr<Item> &u) {
    Item *p = u.get();
    u.reset();
    return p->weight; // expected-error-re {{{{.*}}[lifetime-use-after-free]}}
}

int up_reset_ok(std::unique_ptr<Item> &u) {
    u.reset(new Item);
    Item *p = u.get();
    return p->weight;
}

// A stranger is called before the old object is let go: it may have taken it away.
int FN_up_assign_bad(std::unique_ptr<Item> &u) {
    Item &p = *u;
    u = make(2);
    return p.weight;
}

int up_null_bad(std::unique_ptr<Item> &u) {
    Item &p = *u;
    u = nullptr;
    return p.weight; // expected-error-re {{{{.*}}[lifetime-use-after-free]}}
}

int up_move_ok(std::unique_ptr<Item> &u) {
    Item *p = u.get();
    auto w = std::move(u);
    return p->weight;
}

int up_release_ok(std::unique_ptr<Item> &u) {
    Item *p = u.release();
    int n = p->weight;
    delete p;
    return n;
}

int up_swap_ok(std::unique_ptr<Item> &u, std::unique_ptr<Item> &w) {
    Item *p = u.get();
    u.swap(w);
    return p->weight;
}

// A stranger is called before the old object is let go: it may have taken it away.
int FN_up_field_bad(Holder &h) {
    Item *p = h.slot.get();
    h.slot = make(1);
    return p->weight;
}

int up_vec_ok(std::vector<std::unique_ptr<Item>> &v) {
    Item *p = v[0].get();
    v.push_back(make(1));
    return p->weight;
}

int up_push_ok(std::vector<std::unique_ptr<Item>> &v) {
    auto u = make(1);
    Item *p = u.get();
    v.push_back(std::move(u));
    return p->weight;
}

int sp_reset_ok(std::shared_ptr<Item> &s, std::shared_ptr<Item> keep) {
    Item *p = keep.get();
    s.reset();
    return p->weight;
}

int sp_local_bad() {
    Item *p;
    {
        auto s = std::make_shared<Item>();
        p = s.get();
    }
    return p->weight; // expected-error-re {{{{.*}}[lifetime-use-after-free]}}
}

int sp_local_ok(std::vector<std::shared_ptr<Item>> &v) {
    Item *p;
    {
        auto s = std::make_shared<Item>();
        p = s.get();
        v.push_back(s);
    }
    return p->weight;
}

int weak_bad(std::weak_ptr<Item> w) {
    Item &i = *w.lock();
    return i.weight; // expected-error-re {{{{.*}}[lifetime-use-after-free]}}
}

int weak_ok(std::weak_ptr<Item> w) {
    if (auto s = w.lock()) return s->weight;
    return 0;
}

int inner_bad(std::unique_ptr<Item> &u) {
    const std::string &n = u->name;
    u.reset();
    return hash(n); // expected-error-re {{{{.*}}[lifetime-use-after-free]}}
}

int inner2_bad(std::unique_ptr<Item> &u) {
    int &n = u->parts[0];
    u.reset();
    return n; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int opt_reset_bad(std::optional<Item> &o) {
    Item &i = *o;
    o.reset();
    return i.weight; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int opt_null_bad(std::optional<Item> &o) {
    Item &i = *o;
    o = std::nullopt;
    return i.weight; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int opt_emplace_bad(std::optional<Item> &o) {
    Item &i = *o;
    o.emplace();
    return i.weight; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int opt_assign_ok(std::optional<Item> &o) {
    Item &i = *o;
    o = Item{};
    return i.weight;
}

int opt_value_bad(std::optional<Item> &o) {
    const std::string &n = o.value().name;
    o.reset();
    return hash(n); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int var_bad(std::variant<int, std::string> &v) {
    std::string &s = std::get<std::string>(v);
    v.emplace<int>(3);
    return hash(s); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int holder_bad(Holder &h) {
    Item *p = h.first();
    h.add({});
    return p->weight; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int holder_ok(Holder &h) {
    h.add({});
    Item *p = h.first();
    return p->weight + h.total();
}

int holder_raw_bad(Holder &h) {
    Item *p = h.raw();
    h.reset();
    return p->weight; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void holder_c_bad(Holder &h) {
    const char *p = h.text();
    h.rename("x");
    use(p); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void holder_two_ok(Holder &a, Holder &b) {
    const char *p = a.text();
    b.rename("x");
    use(p);
}

void holder_members_ok(Holder &a) {
    const char *p = a.text();
    a.add({});
    use(p);
}

void holder_local_bad() {
    const char *p;
    {
        Holder h;
        h.rename("x");
        p = h.text();
    }
    use(p); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}
