// What a container of pointers holds, and what a class owns by a field, is released before they end.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <vector>

struct Node { int key = 0; Node *next = nullptr; };

// --- should be reported --------------------------------------------------------------------------------------------

void ended_bad(int n) {
    std::vector<Node *> nodes;
    nodes.push_back(new Node{n});
} // expected-warning {{[lifetime-leak]}}

int summed_bad(int n) {
    std::vector<Node *> nodes;
    int sum = 0;
    for (int i = 0; i < n; i++)
        nodes.push_back(new Node{i});
    for (Node *node : nodes)
        sum += node->key;
    return sum; // expected-warning {{[lifetime-leak]}}
}

int keyed_bad(int n) {
    std::map<int, Node *> nodes;
    for (int i = 0; i < n; i++)
        nodes.emplace(i, new Node{i});
    return int(nodes.size()); // expected-warning {{[lifetime-leak]}}
}

class Index_bad {
public:
    ~Index_bad() {
        for (auto &[key, node] : nodes_)
            delete node;
    }
    void erase_bad(int key) {
        nodes_.erase(key); // expected-warning-re {{'nodes_'{{.*}}erased{{.*}}[lifetime-leak]}}
    }
    void found_bad(int key) {
        auto it = nodes_.find(key);
        if (it != nodes_.end())
            nodes_.erase(it); // expected-warning-re {{'nodes_'{{.*}}[lifetime-leak]}}
    }
    void clear_bad() {
        nodes_.clear(); // expected-warning-re {{'nodes_'{{.*}}[lifetime-leak]}}
    }

private:
    [[lifetime::owned("delete")]] std::map<int, Node *> nodes_;
};

class Stack_bad {
public:
    ~Stack_bad() {} // expected-warning-re {{'nodes_'{{.*}}[lifetime-leak]}}
    void pop() {
        nodes_.pop_back(); // expected-warning-re {{'nodes_'{{.*}}[lifetime-leak]}}
    }

private:
    [[lifetime::owned("delete")]] std::vector<Node *> nodes_;
};

class Slot_bad {
public:
    Slot_bad() : node_(new Node) {}
    ~Slot_bad() {} // expected-warning-re {{'node_'{{.*}}owner ends{{.*}}[lifetime-leak]}}
    void fill(int key) {
        node_ = new Node{key}; // expected-warning-re {{'node_'{{.*}}overwritten{{.*}}[lifetime-leak]}}
    }

private:
    [[lifetime::owned("delete")]] Node *node_;
};

// --- should be fine ------------------------------------------------------------------------------------------------

class Index_ok {
public:
    ~Index_ok() { clear(); }
    void clear() {
        for (auto &[key, node] : nodes_)
            delete node;
        nodes_.clear();
    }
    void erase(int key) {
        auto it = nodes_.find(key);
        if (it == nodes_.end())
            return;
        delete it->second;
        nodes_.erase(it);
    }
    void erase_first(int key) {
        Node *node = nodes_[key];
        nodes_.erase(key);
        delete node;
    }
    void add(int key) { nodes_.emplace(key, new Node{key}); }
    void swap(std::map<int, Node *> &other) { nodes_.swap(other); }
    std::map<int, Node *> take() {
        auto all = std::move(nodes_);
        nodes_.clear();
        return all;
    }

private:
    [[lifetime::owned("delete")]] std::map<int, Node *> nodes_;
};

class Slot_ok {
public:
    Slot_ok() : node_(nullptr) { node_ = new Node; }
    ~Slot_ok() { delete node_; }
    void fill(int key) {
        delete node_;
        node_ = new Node{key};
    }

private:
    [[lifetime::owned("delete")]] Node *node_;
};

void range_ok(int n) {
    std::vector<Node *> nodes;
    for (int i = 0; i < n; i++)
        nodes.push_back(new Node{i});
    for (Node *x : nodes)
        delete x;
}

void indexed_ok(int n) {
    std::vector<Node *> nodes;
    for (int i = 0; i < n; i++)
        nodes.push_back(new Node{i});
    for (size_t i = 0; i < nodes.size(); i++)
        delete nodes[i];
}

void for_each_ok(int n) {
    std::vector<Node *> nodes;
    for (int i = 0; i < n; i++) {
        Node *fresh = new Node{i};
        nodes.push_back(fresh);
    }
    std::for_each(nodes.begin(), nodes.end(), [](Node *x) { delete x; });
}

void keyed_ok(int n) {
    std::map<int, Node *> nodes;
    for (int i = 0; i < n; i++)
        nodes[i] = new Node{i};
    for (auto &[key, x] : nodes)
        delete x;
}

void popped_ok(int n) {
    std::vector<Node *> nodes;
    for (int i = 0; i < n; i++)
        nodes.push_back(new Node{i});
    while (!nodes.empty()) {
        Node *last = nodes.back();
        nodes.pop_back();
        delete last;
    }
}

std::vector<Node *> returned_ok(int n) {
    std::vector<Node *> nodes;
    for (int i = 0; i < n; i++)
        nodes.push_back(new Node{i});
    return nodes;
}

void sink(std::vector<Node *> nodes);

void sinkr(std::vector<Node *> &nodes);

void given_ok(int n) {
    std::vector<Node *> nodes;
    nodes.push_back(new Node{n});
    sink(nodes);
    std::vector<Node *> more;
    more.push_back(new Node{n});
    sinkr(more);
    std::vector<Node *> moved;
    moved.push_back(new Node{n});
    sink(std::move(moved));
}

struct Holder { std::vector<Node *> all; void add(int n) { all.push_back(new Node{n}); all.insert(all.begin(), new Node{n}); } };

struct Free { ~Free() { for (auto x : v) delete x; } std::vector<Node *> v; };

void copied_ok(int n) {
    Free f;
    f.v.push_back(new Node{n});
    std::vector<Node *> nodes;
    nodes.push_back(new Node{n});
    f.v = nodes;
    f.v.insert(f.v.end(), nodes.begin(), nodes.end());
    f.v.swap(nodes);
}

void array_ok(int n) {
    Node *nodes[4];
    for (int i = 0; i < 4; i++)
        nodes[i] = new Node{i};
    for (int i = 0; i < 4; i++)
        delete nodes[i];
}

void pair_ok(std::pair<Node *, int> &out) {
    std::pair<Node *, int> p(new Node, 1);
    out = p;
    auto q = std::make_pair(new Node, 2);
    out = q;
}

struct Opt { Node *n; int k; };
Opt record_ok() { return {new Node, 1}; }

void records_ok(std::vector<Opt> &v) { v.push_back({new Node, 1}); Opt o{new Node, 2}; v.push_back(o); v.emplace_back(Opt{new Node, 2}); }
