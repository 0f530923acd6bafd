// Lookups, loops and caches as programs have them: what points into a container is used while the container stays as it is.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Wno-everything -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <algorithm>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <ranges>
#include <set>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

struct Item {
    std::string name;
    int weight = 0;
    std::vector<int> parts;
};
struct Token {
    std::string_view text;
    int line;
};
struct Parser {
    std::string source;
    std::vector<Token> tokens;
    void add(std::string_view text) { tokens.push_back({text, 1}); }
};
class Cache {
public:
    Item &get(const std::string &key) { return items[key]; }
    const std::string &last() const { return order.back(); }
    void touch(const std::string &key) { order.push_back(key); }
    void drop() { items.clear(); }
    Item *find(const std::string &key) {
        auto at = items.find(key);
        return at == items.end() ? nullptr : &at->second;
    }

private:
    std::map<std::string, Item> items;
    std::vector<std::string> order;
};
class Wrapper {
public:
    explicit Wrapper(std::string_view text) : text(text) {}
    std::string_view get() const { return text; }

private:
    std::string_view text;
};
template <class T>
T &last(std::vector<T> &values) {
    return values.back();
}
std::string load(std::string_view);
void log(std::string_view);
Item fetch(int);
std::vector<Item> all();

void rbegin_bad(std::vector<int> &v) {
    auto it = v.rbegin();
    v.push_back(1);
    log(std::to_string(*it)); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void cbegin_bad(std::vector<int> &v) {
    auto it = v.cbegin();
    v.push_back(1);
    log(std::to_string(*it)); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void striter_bad(std::string &s) {
    auto it = s.begin();
    s += "x";
    *it = 'y'; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void erase_first_bad(std::map<int, Item> &m) {
    for (auto it = m.begin(); it != m.end(); ++it) if (it->second.weight) m.erase(it->first); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void erase_ref_bad(std::map<std::string, Item> &m) {
    auto it = m.begin();
    const std::string &k = it->first;
    m.erase(it);
    log(k); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void struct_view_bad() {
    Token t;
    {
        std::string s = load("a");
        t = {s, 1};
    }
    log(t.text); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void struct_view_ok(const std::string &s) {
    Token t{s, 1};
    log(t.text);
}

void struct_tmp_bad() {
    Token t{load("a"), 1};
    log(t.text); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

// A constructor without a contract: what it keeps of a view that it is given by value is not told.
void FN_wrapper_tmp_bad() {
    Wrapper w(load("a"));
    log(w.get());
}

void wrapper_ok(const std::string &s) {
    Wrapper w(s);
    log(w.get());
}

void subspan_bad(std::vector<int> &v) {
    std::span<int> s = std::span<int>(v).subspan(1);
    v.clear();
    v.push_back(1);
    log(std::to_string(s[0])); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void bindings_bad(std::vector<std::pair<int, Item>> &v) {
    auto &[k, i] = v.front();
    v.emplace_back();
    i.weight += k; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void bindings_ok(std::vector<std::pair<int, Item>> &v) {
    auto [k, i] = v.front();
    v.emplace_back();
    i.weight += k;
}

// Which components of a tuple are references is not followed.
void FN_tuple_bad() {
    auto t = std::forward_as_tuple(load("a"), 1);
    log(std::get<0>(t));
}

// A pair of references.
void FN_minmax_bad(int a, int b) {
    auto p = std::minmax(a + 1, b + 1);
    log(std::to_string(p.first));
}

void minmax_ok(int a, int b) {
    auto p = std::minmax(a, b);
    log(std::to_string(p.first));
}

void generic_bad(std::vector<Item> &v) {
    Item &i = last(v);
    v.push_back({});
    i.weight++; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void cache_bad(Cache &c) {
    Item &i = c.get("a");
    c.drop();
    i.weight++; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void cache_ok(Cache &c) {
    Item &i = c.get("a");
    c.get("b").weight++;
    i.weight++;
}

void cache_last_bad(Cache &c) {
    const std::string &l = c.last();
    c.touch("x");
    log(l); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void cache_find_bad(Cache &c) {
    Item *i = c.find("a");
    if (!i) return;
    c.drop();
    i->weight++; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void cache_find_ok(Cache &c) {
    Item *i = c.find("a");
    if (!i) return;
    c.touch("b");
    i->weight++;
}

void lambda_ref_bad(std::vector<Item> &v) {
    Item &i = v[0];
    auto f = [&i] { return i.weight;
}
;
v.clear();
log(std::to_string(f())); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void lambda_ref_ok(std::vector<Item> &v) {
    v.clear();
    v.push_back({});
    Item &i = v[0];
    auto f = [&i] { return i.weight;
}
;
log(std::to_string(f()));
}

void find_if_bad(std::vector<Item> &v) {
    auto it = std::find_if(v.begin(), v.end(), [](const Item &i) { return i.weight > 3; });
    if (it == v.end()) return;
    v.push_back({});
    it->weight = 0; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void find_if_ok(std::vector<Item> &v) {
    auto it = std::find_if(v.begin(), v.end(), [](const Item &i) { return i.weight > 3; });
    if (it == v.end()) {
        v.push_back({});
        it = v.end() - 1;
    }
    it->weight = 0;
}

void transform_bad(std::vector<Item> &v) {
    std::vector<const std::string *> names;
    for (auto &i : v) names.push_back(&i.name);
    v.clear();
    for (auto *n : names) log(*n); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void transform_ok(std::vector<Item> &v) {
    std::vector<const std::string *> names;
    for (auto &i : v) names.push_back(&i.name);
    for (auto *n : names) log(*n);
    v.clear();
}

void ranges_bad() {
    auto r = all() | std::views::all;
    for (auto &i : r) log(i.name); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void ptr_loop_bad(std::vector<Item> &v) {
    Item *best = nullptr;
    for (int k = 0; k < 10; k++) {
        v.push_back(fetch(k));
        if (!best || v.back().weight > best->weight) best = &v.back(); // expected-error-re {{{{.*}}[lifetime-dangling]}}
    }
}

void ptr_loop_ok(std::vector<Item> &v) {
    Item *best = nullptr;
    for (auto &i : v) if (!best || i.weight > best->weight) best = &i;
    if (best) log(best->name);
}

void index_loop_ok(std::vector<Item> &v) {
    size_t best = 0;
    for (int k = 0; k < 10; k++) {
        v.push_back(fetch(k));
        if (v.back().weight > v[best].weight) best = v.size() - 1;
    }
}

void list_ptr_ok(std::list<Item> &v) {
    Item *best = nullptr;
    for (int k = 0; k < 10; k++) {
        v.push_back(fetch(k));
        if (!best || v.back().weight > best->weight) best = &v.back();
    }
}

void unique_vec_ok(std::vector<std::unique_ptr<Item>> &v) {
    Item *best = nullptr;
    for (int k = 0; k < 10; k++) {
        v.push_back(std::make_unique<Item>());
        if (!best) best = v.back().get();
    }
    best->weight++;
}

void string_loop_bad(const std::vector<std::string> &in) {
    const char *longest = "";
    for (std::string s : in) if (s.size() > 3) longest = s.c_str();
    log(longest); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void string_loop_ok(const std::vector<std::string> &in) {
    const char *longest = "";
    for (const std::string &s : in) if (s.size() > 3) longest = s.c_str();
    log(longest);
}

void getline_bad(std::istream &in) {
    std::string line;
    std::vector<std::string_view> words;
    while (std::getline(in, line)) words.push_back(line);
    for (auto w : words) log(w); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void getline_ok(std::istream &in) {
    std::string line;
    std::vector<std::string> words;
    while (std::getline(in, line)) words.push_back(line);
    for (auto &w : words) log(w);
}

// A reference in an optional.
void FN_optional_ref_bad() {
    std::optional<std::reference_wrapper<Item>> o;
    {
        Item i;
        o = i;
    }
    o->get().weight++;
}

void value_or_bad(const std::optional<std::string> &o) {
    std::string_view v = o.value_or("none");
    log(v); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void ternary_ok(const std::string *p) {
    std::string_view v = p ? std::string_view(*p) : "none";
    log(v);
}

void at_key_ok(std::map<std::string, std::string> &m) {
    const std::string &v = m.at("a");
    m.emplace("b", "c");
    log(v);
}

// A swap gives both containers another content, of which nothing is known.
void FN_swap_bad(std::vector<int> &v) {
    int &a = v[0];
    std::vector<int>().swap(v);
    a++;
}

void assign_range_bad(std::vector<int> &v, const std::vector<int> &w) {
    int &a = v[0];
    v.assign(w.begin(), w.end());
    a++; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void move_assign_bad(std::vector<int> &v, std::vector<int> w) {
    int &a = v[0];
    v = std::move(w);
    a++; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void member_move_ok(Parser p) {
    std::string_view t = p.source;
    log(t);
    Parser q = std::move(p);
    log(q.source);
}

// A view that lies in an element of a container.
void FN_parser_bad() {
    Parser p;
    {
        std::string s = load("a");
        p.add(s);
    }
    log(p.tokens[0].text);
}

void early_ok(std::vector<Item> &v, bool b) {
    Item &i = v[0];
    if (b) {
        v.clear();
        return;
    }
    i.weight++;
}

void throw_ok(std::vector<Item> &v, bool b) {
    Item &i = v[0];
    if (b) {
        v.clear();
        throw 1;
    }
    i.weight++;
}

void erase_then_break_ok(std::vector<int> &v) {
    for (auto it = v.begin(); it != v.end(); ++it) if (*it == 3) {
        v.erase(it);
        break;
    }
}

void erase_dec_ok(std::vector<int> &v) {
    for (size_t i = 0; i < v.size(); i++) if (v[i] == 3) {
        v.erase(v.begin() + i);
        i--;
    }
}

// The key is a copy: which element it came from is not known.
void FN_remove_loop_bad(std::set<int> &s) {
    for (int x : s) if (x > 3) s.erase(x);
}

void string_erase_ok(std::string &s) {
    auto p = s.find('x');
    if (p != std::string::npos) s.erase(p);
    log(s);
}

void shared_copy_ok(std::map<int, std::shared_ptr<Item>> &m) {
    auto i = m[1];
    m.clear();
    i->weight++;
}

void shared_ref_bad(std::map<int, std::shared_ptr<Item>> &m) {
    auto &i = m[1];
    m.clear();
    i->weight++; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void ref_to_unique_bad(std::vector<std::unique_ptr<Item>> &v) {
    auto &u = v[0];
    v.push_back(nullptr);
    u->weight++; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void raw_of_unique_ok(std::vector<std::unique_ptr<Item>> &v) {
    auto *u = v[0].get();
    v.push_back(nullptr);
    u->weight++;
}
