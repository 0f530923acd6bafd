// Erasing an element ends what points to it, and nothing else, in containers whose elements stay where they are.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Wno-dangling -Wno-everything -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <forward_list>
#include <list>
#include <map>
#include <queue>
#include <set>
#include <stack>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

struct Item {
    std::string name;
    int weight = 0;
    std::vector<int> parts;
};
void log(std::string_view);

int list_push_ok(std::list<int> &l) {
    auto it = l.begin();
    l.push_back(1);
    l.push_front(2);
    return *it;
}

int list_erase_bad(std::list<int> &l) {
    auto it = l.begin();
    l.erase(it);
    return *it; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int list_erase_ok(std::list<int> &l) {
    auto it = l.begin();
    auto next = std::next(it);
    l.erase(it);
    return *next;
}

int list_erase2_ok(std::list<int> &l) {
    auto it = l.begin();
    it = l.erase(it);
    return *it;
}

void list_post_ok(std::list<int> &l) {
    for (auto it = l.begin(); it != l.end();) if (*it) l.erase(it++);
    else ++it;
}

int list_clear_bad(std::list<int> &l) {
    int &a = l.front();
    l.clear();
    return a; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int list_front_bad(std::list<Item> &l) {
    Item &a = l.front();
    l.pop_front();
    return a.weight; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int list_splice_ok(std::list<int> &l, std::list<int> &m) {
    auto it = l.begin();
    m.splice(m.end(), l, it);
    return *it;
}

int list_remove_ok(std::list<int> &l) {
    auto it = l.begin();
    l.remove(3);
    return *it;
}

int list_copy_it_bad(std::list<int> &l) {
    auto it = l.begin();
    auto keep = it;
    l.erase(it);
    return *keep; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int list_break_ok(std::list<int> &l) {
    for (auto it = l.begin(); it != l.end(); ++it) if (*it == 3) {
        l.erase(it);
        break;
    }
    return 0;
}

int list_return_ok(std::list<int> &l) {
    for (auto it = l.begin(); it != l.end(); ++it) if (*it == 3) {
        l.erase(it);
        return 1;
    }
    return 0;
}

int list_prev_ok(std::list<int> &l) {
    auto it = l.begin();
    ++it;
    auto p = std::prev(it);
    l.erase(it);
    return *p;
}

int fwd_erase_after_ok(std::forward_list<int> &l) {
    auto it = l.begin();
    l.erase_after(it);
    return *it;
}

int map_insert_ok(std::map<int, int> &m) {
    int &a = m[1];
    m[2] = 3;
    m.insert({4, 5});
    return a;
}

int map_erase_bad(std::map<int, Item> &m) {
    auto it = m.find(1);
    m.erase(it);
    return it->second.weight; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int map_erase_ref_bad(std::map<int, Item> &m) {
    auto it = m.find(1);
    Item &i = it->second;
    m.erase(it);
    return i.weight; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int map_erase_key_ok(std::map<int, Item> &m, int k) {
    auto it = m.find(1);
    m.erase(k);
    return it->second.weight;
}

void map_erase_loop_ok(std::map<int, int> &m) {
    for (auto it = m.begin(); it != m.end();) if (it->second) it = m.erase(it);
    else ++it;
}

void map_erase_loop2_ok(std::map<int, int> &m) {
    for (auto it = m.begin(); it != m.end();) {
        auto cur = it++;
        if (cur->second) m.erase(cur);
    }
}

void map_range_bad(std::map<int, int> &m) {
    for (auto &p : m) if (p.second) m.erase(p.first); // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void map_range_break_ok(std::map<int, int> &m) {
    for (auto &p : m) if (p.second) {
        m.erase(p.first);
        break;
    }
}

void map_other_ok(std::map<int, int> &m, std::map<int, int> &o) {
    for (auto &p : m) if (p.second) o.erase(p.first);
}

void map_keys_ok(std::map<int, int> &m) {
    std::vector<int> dead;
    for (auto &p : m) if (p.second) dead.push_back(p.first);
    for (int k : dead) m.erase(k);
}

int map_clear_bad(std::map<int, Item> &m) {
    Item &i = m[1];
    m.clear();
    return i.weight; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int map_assign_bad(std::map<int, Item> &m) {
    Item &i = m[1];
    m = {};
    return i.weight; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int map_extract_ok(std::map<int, Item> &m) {
    auto it = m.find(1);
    auto node = m.extract(it);
    return node.mapped().weight;
}

int set_erase_bad(std::set<int> &s) {
    auto it = s.find(1);
    if (it == s.end()) return 0;
    s.erase(it);
    return *it; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void set_drain_ok(std::set<int> &s) {
    while (!s.empty()) {
        auto it = s.begin();
        int v = *it;
        s.erase(it);
        log(std::to_string(v));
    }
}

void set_drain_bad(std::set<int> &s) {
    while (!s.empty()) {
        auto it = s.begin();
        s.erase(it);
        log(std::to_string(*it)); // expected-error-re {{{{.*}}[lifetime-dangling]}}
    }
}

int multimap_ok(std::multimap<int, int> &m) {
    auto r = m.equal_range(3);
    int n = 0;
    for (auto it = r.first; it != r.second; ++it) n += it->second;
    return n;
}

int hash_ref_ok(std::unordered_map<int, int> &m) {
    int &a = m[1];
    m[2] = 3;
    return a;
}

int hash_it_bad(std::unordered_map<int, int> &m) {
    auto it = m.find(1);
    m[2] = 3;
    return it->second; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int hash_it_emplace_bad(std::unordered_map<int, int> &m) {
    auto it = m.begin();
    m.emplace(1, 2);
    return it->second; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int hash_reserve_ok(std::unordered_map<int, int> &m) {
    m.reserve(100);
    auto it = m.find(1);
    m[2] = 3;
    return it->second;
}

int hash_erase_bad(std::unordered_map<int, Item> &m) {
    auto it = m.find(1);
    Item &i = it->second;
    m.erase(it);
    return i.weight; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int hash_clear_bad(std::unordered_map<int, Item> &m) {
    Item &i = m[1];
    m.clear();
    return i.weight; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

void hash_loop_ok(std::unordered_map<int, int> &m) {
    for (auto it = m.begin(); it != m.end();) it = it->second ? m.erase(it) : std::next(it);
}

int hash_find_insert_ok(std::unordered_map<int, int> &m, int k) {
    auto it = m.find(k);
    if (it == m.end()) it = m.emplace(k, 0).first;
    return it->second;
}

int hset_ok(std::unordered_set<int> &s) {
    auto [it, fresh] = s.insert(3);
    return *it + fresh;
}

int stack_bad(std::stack<Item> &s) {
    Item &i = s.top();
    s.pop();
    return i.weight; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int stack_ok(std::stack<Item> &s) {
    Item i = s.top();
    s.pop();
    return i.weight;
}

int queue_bad(std::queue<Item> &q) {
    const Item &i = q.front();
    q.pop();
    return i.weight; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int queue_push_ok(std::queue<Item> &q) {
    Item &i = q.front();
    q.push({});
    return i.weight;
}

int queue_back_ok(std::queue<Item> &q) {
    Item &i = q.back();
    q.pop();
    return i.weight;
}

int pq_bad(std::priority_queue<int> &q) {
    const int &i = q.top();
    q.push(3);
    return i; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}

int pq_pop_bad(std::priority_queue<int> &q) {
    const int &i = q.top();
    q.pop();
    return i; // expected-error-re {{{{.*}}[lifetime-dangling]}}
}
