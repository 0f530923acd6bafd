// Behind a loop that deletes every element of a container, what is read out of it is deleted.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <algorithm>
#include <deque>
#include <list>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

struct Node { int key = 0; std::string label; virtual ~Node(); };
void unknown();

// --- should be reported --------------------------------------------------------------------------------------------

void range_bad(std::vector<Node *> &nodes) {
    for (Node *node : nodes)
        delete node;
    for (Node *node : nodes)
        node->key++; // expected-error-re {{'node' is used after it was released{{.*}}[lifetime-use-after-free]}}
}

int iterator_bad(std::list<Node *> nodes) {
    for (auto it = nodes.begin(); it != nodes.end(); ++it)
        delete *it;
    return nodes.front()->key; // expected-error {{[lifetime-use-after-free]}}
}

int index_bad(std::vector<Node *> nodes) {
    for (std::size_t i = 0; i < nodes.size(); i++)
        delete nodes[i];
    int sum = 0;
    for (std::size_t i = 0; i < nodes.size(); i++)
        sum += nodes[i]->key; // expected-error {{[lifetime-use-after-free]}}
    return sum;
}

int counted_bad(std::deque<Node *> nodes) {
    for (std::size_t i = 0, n = nodes.size(); i < n; i++)
        delete nodes[i];
    return nodes.back()->key; // expected-error {{[lifetime-use-after-free]}}
}

void mapped_bad(std::unordered_map<int, Node *> &nodes) {
    for (auto &entry : nodes)
        delete entry.second;
    for (auto &entry : nodes)
        entry.second->key++; // expected-error {{[lifetime-use-after-free]}}
}

int first_of_pair_bad(std::vector<std::pair<Node *, int>> &nodes) {
    for (auto &entry : nodes)
        delete entry.first;
    return nodes[0].first->key; // expected-error {{[lifetime-use-after-free]}}
}

class Group_bad {
public:
    int close() {
        for (Node *node : nodes)
            delete node;
        int sum = 0;
        for (Node *node : nodes)
            sum += node->key; // expected-error {{[lifetime-use-after-free]}}
        nodes.clear();
        return sum;
    }

private:
    std::vector<Node *> nodes;
};

// A structured binding of a pair is what std::get returns: which element of which pair is not followed.
void FN_bindings_bad(std::map<int, Node *> &nodes) {
    for (auto &[key, node] : nodes)
        delete node;
    for (auto &[key, node] : nodes)
        node->key++;
}

// --- should be fine ------------------------------------------------------------------------------------------------

void cleared_ok(std::vector<Node *> &nodes) {
    for (Node *node : nodes)
        delete node;
    nodes.clear();
    nodes.push_back(new Node);
    nodes[0]->key = 1;
}

void erased_ok(std::vector<Node *> &nodes) {
    for (Node *node : nodes)
        delete node;
    nodes.erase(nodes.begin(), nodes.end());
    nodes.push_back(new Node);
    for (Node *node : nodes)
        node->key++;
}

void resized_ok(std::vector<Node *> &nodes) {
    for (Node *node : nodes)
        delete node;
    nodes.resize(0);
    nodes.push_back(new Node);
    for (Node *node : nodes)
        node->key++;
}

void assigned_ok(std::vector<Node *> &nodes, std::vector<Node *> others) {
    for (Node *node : nodes)
        delete node;
    nodes = std::move(others);
    for (Node *node : nodes)
        node->key++;
}

void swapped_ok(std::vector<Node *> &nodes, std::vector<Node *> &others) {
    for (Node *node : nodes)
        delete node;
    std::swap(nodes, others);
    for (Node *node : nodes)
        node->key++;
}

void nulled_ok(std::vector<Node *> &nodes) {
    for (auto &node : nodes) {
        delete node;
        node = nullptr;
    }
    for (Node *node : nodes)
        if (node)
            node->key++;
}

void refilled_ok(std::vector<Node *> &nodes) {
    for (Node *node : nodes)
        delete node;
    for (auto &node : nodes)
        node = new Node;
    for (Node *node : nodes)
        node->key++;
}

void unknown_ok(std::vector<Node *> &nodes) {
    for (Node *node : nodes)
        delete node;
    unknown(); // may clear them
    for (Node *node : nodes)
        node->key++;
}

void but_first_ok(std::vector<Node *> &nodes) {
    for (std::size_t i = 1; i < nodes.size(); i++)
        delete nodes[i];
    nodes[0]->key = 1;
}

void but_last_ok(std::vector<Node *> &nodes) {
    for (std::size_t i = 0; i + 1 < nodes.size(); i++)
        delete nodes[i];
    nodes.back()->key = 1;
}

void up_to_ok(std::vector<Node *> &nodes, std::size_t kept) {
    for (std::size_t i = 0; i < kept; i++)
        delete nodes[i];
    nodes[kept]->key = 1;
}

void until_found_ok(std::vector<Node *> &nodes, Node *wanted) {
    auto stop = std::find(nodes.begin(), nodes.end(), wanted);
    for (auto it = nodes.begin(); it != stop; ++it)
        delete *it;
    nodes.back()->key = 1;
}

void until_last_ok(std::vector<Node *> &nodes) {
    for (auto it = nodes.begin(); it != nodes.end() - 1; ++it)
        delete *it;
    nodes.back()->key = 1;
}

void from_second_ok(std::vector<Node *> &nodes) {
    for (auto it = nodes.begin() + 1; it != nodes.end(); ++it)
        delete *it;
    nodes.front()->key = 1;
}

void every_other_ok(std::vector<Node *> &nodes) {
    for (auto it = nodes.begin(); it != nodes.end(); it += 2)
        delete *it;
    nodes[1]->key = 1;
}

void stepped_inside_ok(std::vector<Node *> &nodes) {
    for (auto it = nodes.begin(); it != nodes.end(); ++it) {
        delete *it;
        ++it;
    }
    nodes[1]->key = 1;
}

void skipped_ok(std::vector<Node *> &nodes, Node *kept) {
    for (Node *node : nodes) {
        if (node == kept)
            continue;
        delete node;
    }
    for (Node *node : nodes)
        if (node == kept)
            node->key++;
}

void broken_off_ok(std::vector<Node *> &nodes) {
    for (Node *node : nodes) {
        if (node->key == 3)
            break;
        delete node;
    }
    nodes.back()->key = 1;
}

void erased_one_by_one_ok(std::vector<Node *> &nodes) {
    for (auto it = nodes.begin(); it != nodes.end();) {
        if ((*it)->key < 0) {
            delete *it;
            it = nodes.erase(it);
        } else {
            ++it;
        }
    }
    for (Node *node : nodes)
        node->key++;
}

void popped_ok(std::vector<Node *> &nodes, std::size_t kept) {
    while (nodes.size() > kept) {
        delete nodes.back();
        nodes.pop_back();
    }
    nodes.back()->key = 1;
}

void rows_ok(std::vector<std::vector<Node *>> &rows) {
    for (auto &row : rows) {
        for (Node *node : row)
            delete node;
        row.clear();
    }
    for (auto &row : rows)
        for (Node *node : row)
            node->key++;
}

void two_ok(std::vector<Node *> &nodes, std::vector<Node *> &others) {
    for (Node *node : nodes)
        delete node;
    for (Node *node : others)
        node->key++;
    nodes.clear();
}

void size_ok(std::vector<Node *> &nodes) {
    for (Node *node : nodes)
        delete node;
    if (nodes.size() > 3 && !nodes.empty())
        unknown();
    nodes.shrink_to_fit();
}

int keys_ok(std::map<int, Node *> &nodes) {
    for (auto &entry : nodes)
        delete entry.second;
    int sum = 0;
    for (auto &entry : nodes)
        sum += entry.first;
    nodes.clear();
    return sum;
}

void other_half_ok(std::vector<std::pair<Node *, Node *>> &nodes) {
    for (auto &entry : nodes)
        delete entry.first;
    for (auto &entry : nodes)
        entry.second->key++;
}
