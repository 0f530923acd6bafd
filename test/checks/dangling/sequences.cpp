// Growing, shrinking or replacing a sequence ends what points into it; taking the pointer again is the cure.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Wno-dangling -Wno-everything -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <algorithm>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct Item {
    std::string name;
    int weight = 0;
    std::vector<int> parts;
};
void log(std::string_view);

int emplace_back_bad(std::vector<Item> &v) {
    Item &a = v[0];
    v.emplace_back();
    return a.weight; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int insert_bad(std::vector<Item> &v) {
    Item *a = &v[0];
    v.insert(v.begin(), Item{});
    return a->weight; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int at_bad(std::vector<Item> &v) {
    Item &a = v.at(0);
    v.push_back({});
    return a.weight; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int data_bad(std::vector<int> &v) {
    int *p = v.data();
    v.resize(100);
    return *p; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int end_bad(std::vector<int> &v) {
    auto e = v.end();
    v.push_back(1);
    --e; // expected-error-re {{{{.*}}[lifetime-dangling]}}
    return *e;
}

int clear_bad(std::vector<int> &v) {
    int &a = v.front();
    v.clear();
    return a; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int assign_bad(std::vector<int> &v, const std::vector<int> &w) {
    int &a = v.front();
    v = w;
    return a; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int assign_list_bad(std::vector<int> &v) {
    int &a = v.front();
    v = {1, 2};
    return a; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int shrink_bad(std::vector<int> &v) {
    int &a = v.front();
    v.shrink_to_fit();
    return a; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int reserve_bad(std::vector<int> &v) {
    int &a = v.front();
    v.reserve(100);
    return a; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int erase_bad(std::vector<int> &v) {
    auto it = v.begin();
    v.erase(it);
    return *it; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void erase_loop_bad(std::vector<int> &v) {
    for (auto it = v.begin(); it != v.end(); ++it) if (*it == 0) v.erase(it); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int member_bad() {
    struct S { std::vector<int> v;
}
s;
s.v.push_back(1);
int &a = s.v[0];
s.v.push_back(2);
return a; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int nested_bad(std::vector<std::vector<int>> &vv) {
    std::vector<int> &row = vv[0];
    vv.push_back({});
    return (int)row.size(); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

// Which of its elements a container was asked for is not compared.
int FN_nested2_bad(std::vector<std::vector<int>> &vv) {
    int &cell = vv[0][0];
    vv[0].push_back(1);
    return cell;
}

int loop_ref_bad(std::vector<Item> &v) {
    int n = 0;
    for (Item &i : v) {
        if (i.weight) v.push_back(i);
        n += i.weight; // expected-error-re {{{{.*}}[lifetime-dangling]}}
    }
    return n;
}

int self_arg_ok(std::vector<int> &v) {
    v.push_back(v.front());
    return v.back();
}

int branch_bad(std::vector<int> &v, bool b) {
    int &a = v.front();
    if (b) v.push_back(1);
    return a; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int branch_ok(std::vector<int> &v, bool b) {
    int &a = v.front();
    if (b) {
        v.push_back(1);
        return 0;
    }
    return a;
}

int reassign_ok(std::vector<int> &v) {
    auto it = v.begin();
    v.push_back(1);
    it = v.begin();
    return *it;
}

int reserve_ok(std::vector<int> &v) {
    v.reserve(v.size() + 2);
    int &a = v.front();
    v.push_back(1);
    v.push_back(2);
    return a;
}

int index_ok(std::vector<int> &v) {
    size_t i = 0;
    v.push_back(1);
    return v[i];
}

int value_ok(std::vector<int> &v) {
    int a = v.front();
    v.push_back(a);
    return a;
}

void erase_ok(std::vector<int> &v) {
    for (auto it = v.begin(); it != v.end();) it = *it == 0 ? v.erase(it) : it + 1;
}

void erase2_ok(std::vector<int> &v) {
    v.erase(std::remove(v.begin(), v.end(), 0), v.end());
    for (int x : v) log(std::to_string(x));
}

void find_erase_ok(std::vector<int> &v) {
    auto it = std::find(v.begin(), v.end(), 3);
    if (it != v.end()) v.erase(it);
}

int find_insert_bad(std::vector<int> &v) {
    auto it = std::find(v.begin(), v.end(), 3);
    v.insert(v.begin(), 4);
    return *it; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int insert_ret_ok(std::vector<int> &v) {
    auto it = v.begin();
    it = v.insert(it, 3);
    return *it;
}

int swap_ok(std::vector<int> &a, std::vector<int> &b) {
    int &x = a[0];
    std::swap(a, b);
    return x;
}

int move_ok(std::vector<int> &a) {
    int &x = a[0];
    std::vector<int> b = std::move(a);
    return x;
}

int move_into_member_ok(std::vector<int> a) {
    struct S { std::vector<int> v;
}
s;
int *p = a.data();
s.v = std::move(a);
return *p;
}

int ret_after_ok(std::vector<int> &v) {
    int &a = v.emplace_back(1);
    a++;
    v.push_back(2);
    return v[0];
}

int emplace_ret_bad(std::vector<int> &v) {
    int &a = v.emplace_back(1);
    v.emplace_back(2);
    return a; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int pop_back_ok(std::vector<int> &v) {
    int &a = v.front();
    v.pop_back();
    return a;
}

int pop_back_bad(std::vector<int> &v) {
    int &a = v.back();
    v.pop_back();
    return a; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int size_ok(std::vector<int> &v) {
    auto it = v.begin();
    v.push_back(1);
    return v.begin() == it;
}

int while_ok(std::vector<Item> &todo) {
    int n = 0;
    while (!todo.empty()) {
        Item i = std::move(todo.back());
        todo.pop_back();
        n += i.weight;
        for (int p : i.parts) todo.push_back(Item{"", p, {}});
    }
    return n;
}

int while_bad(std::vector<Item> &todo) {
    int n = 0;
    while (!todo.empty()) {
        Item &i = todo.back();
        todo.pop_back();
        n += i.weight; // expected-error-re {{{{.*}}[lifetime-dangling]}}
    }
    return n;
}

// The parts move along with their item.
int inner_loop_ok(std::vector<Item> &todo) {
    int n = 0;
    for (size_t k = 0; k < todo.size(); k++) {
        Item &i = todo[k];
        for (int p : i.parts) todo.push_back(Item{"", p, {}});
        n++;
    }
    return n;
}

size_t str_data_bad(std::string &s) {
    const char *p = s.data();
    s.append("x");
    return *p; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

size_t str_view_bad(std::string &s) {
    std::string_view v = s;
    s += 'x';
    return v.find('a'); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

size_t str_view_ok(std::string &s) {
    std::string_view v = s;
    s += 'x';
    v = s;
    return v.find('a');
}

size_t str_size_ok(std::string &s) {
    std::string_view v = s;
    s.clear();
    return v.size();
}

char str_ref_bad(std::string &s) {
    char &c = s[0];
    s.insert(0, "a");
    return c; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

char str_at_ok(std::string &s) {
    char c = s[0];
    s.insert(0, "a");
    return c;
}

const char *str_move_bad(std::string s) {
    const char *p = s.c_str();
    std::string t = std::move(s);
    log(p); // expected-error-re {{{{.*}}[lifetime-dangling]}}
    return nullptr;
}

void str_assign_bad(std::string &s, const std::string &t) {
    const char *p = s.c_str();
    s = t;
    log(p); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void str_reserve_ok(std::string &s) {
    s.reserve(100);
    const char *p = s.c_str();
    s += "abc";
    log(p);
}

void str_getline_bad(std::string &s) {
    std::string_view v = s;
    s.resize(3);
    log(v); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void str_const_ok(const std::string &s) {
    std::string_view v = s;
    auto n = s.find('x');
    log(v.substr(n));
}

void str_swap_ok(std::string &s, std::string &t) {
    s.swap(t);
    log(s);
}

int deque_push_ok(std::deque<int> &d) {
    int &a = d.front();
    d.push_back(1);
    d.push_front(2);
    return a;
}

int deque_it_bad(std::deque<int> &d) {
    auto it = d.begin();
    d.push_front(1);
    return *it; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int deque_insert_bad(std::deque<int> &d) {
    int &a = d[3];
    d.insert(d.begin() + 1, 4);
    return a; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int deque_pop_bad(std::deque<int> &d) {
    int &a = d.front();
    d.pop_front();
    return a; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int deque_pop_ok(std::deque<int> &d) {
    int a = d.front();
    d.pop_front();
    return a;
}

int deque_pop2_ok(std::deque<int> &d) {
    int &a = d.back();
    d.pop_front();
    return a;
}

int deque_erase_bad(std::deque<int> &d) {
    int &a = d[3];
    d.erase(d.begin());
    return a; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int deque_clear_bad(std::deque<int> &d) {
    int &a = d[3];
    d.clear();
    return a; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}
