// A deleted object is not used, handed on or returned: not by another name, not by a reference, not after its owner's end.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Wno-unused-value -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <cstdlib>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

struct Node {
    int key = 0;
    Node *next = nullptr, *prev = nullptr;
    std::string label;
    int id() const;
    void touch();
    virtual ~Node();
    virtual int run() = 0;
};
struct Leaf : Node { int run() override; };
struct Plain { int key = 0; Plain *next = nullptr; };
struct Tree { std::unique_ptr<Tree> left, right; int key = 0; };
void look(const Node *node);
void keep(Plain *node);
void print(int key);
void print(const std::string &text);
void consume(std::unique_ptr<Plain> node);

// --- should be reported --------------------------------------------------------------------------------------------

int method_bad(Node *node) {
    delete node;
    return node->id(); // expected-error-re {{'node'{{.*}}[lifetime-use-after-free]}}
}

int virtual_bad(Node *node) {
    delete node;
    return node->run(); // expected-error-re {{'node'{{.*}}[lifetime-use-after-free]}}
}

int field_bad(Plain *node) {
    delete node;
    return node->key; // expected-error-re {{'node'{{.*}}[lifetime-use-after-free]}}
}

int array_bad(int n) {
    int *values = new int[n]();
    delete[] values;
    return values[n - 1]; // expected-error-re {{'values'{{.*}}[lifetime-use-after-free]}}
}

Plain *returned_bad(Plain *node) {
    delete node;
    return node; // expected-error-re {{'node'{{.*}}[lifetime-use-after-free]}}
}

void passed_bad(Plain *node) {
    delete node;
    keep(node); // expected-error-re {{'node'{{.*}}[lifetime-use-after-free]}}
}

void reference_bad() {
    Leaf *leaf = new Leaf;
    const std::string &label = leaf->label;
    delete leaf;
    print(label); // expected-error-re {{'label'{{.*}}[lifetime-use-after-free]}}
}

void bound_bad(Plain *node) {
    Plain &same = *node;
    delete node;
    print(same.key); // expected-error-re {{'same'{{.*}}[lifetime-use-after-free]}}
}

void list_bad(Plain *list) {
    for (Plain *node = list; node; node = node->next) // expected-error-re {{'node'{{.*}}[lifetime-use-after-free]}}
        delete node;
}

int reset_bad(std::unique_ptr<Plain> node) {
    Plain *raw = node.get();
    node.reset();
    return raw->key; // expected-error-re {{'raw'{{.*}}[lifetime-use-after-free]}}
}

int assigned_bad() {
    auto node = std::make_unique<Plain>();
    Plain *raw = node.get();
    node = nullptr;
    return raw->key; // expected-error-re {{'raw'{{.*}}[lifetime-use-after-free]}}
}

int scope_bad() {
    Plain *raw = nullptr;
    {
        auto node = std::make_unique<Plain>();
        raw = node.get();
    }
    return raw->key; // expected-error-re {{'raw'{{.*}}[lifetime-use-after-free]}}
}

int given_bad() {
    Plain *raw = new Plain;
    {
        std::unique_ptr<Plain> node(raw);
    }
    return raw->key; // expected-error-re {{'raw'{{.*}}[lifetime-use-after-free]}}
}

int temporary_bad() {
    Plain *raw = std::make_unique<Plain>().get(); // expected-warning {{destroyed}}
    return raw->key; // expected-error-re {{'raw'{{.*}}[lifetime-use-after-free]}}
}

int shared_bad() {
    auto node = std::make_shared<Plain>();
    Plain *raw = node.get();
    node.reset();
    return raw->key; // expected-error-re {{'raw'{{.*}}[lifetime-use-after-free]}}
}

class Owner_bad {
public:
    void replace(Node *fresh) {
        delete node_;
        if (fresh->id() > node_->id()) // expected-error-re {{'node_'{{.*}}[lifetime-use-after-free]}}
            print(1);
        node_ = fresh;
    }

private:
    Node *node_ = nullptr;
};

class Counted_bad {
public:
    void unref() {
        if (--count_ == 0)
            delete this;
        last_ = count_; // expected-error-re {{'this'{{.*}}[lifetime-use-after-free]}}
    }

private:
    int count_ = 1, last_ = 0;
};

Plain *chosen_bad(Plain *a, Plain *b) {
    Plain *big = a->key < b->key ? b : a;
    delete b;
    return big; // expected-error-re {{'big'{{.*}}[lifetime-use-after-free]}}
}

void erased_bad(std::map<int, Plain *> &nodes, int key) {
    auto it = nodes.find(key);
    if (it == nodes.end())
        return;
    Plain *node = it->second;
    nodes.erase(it);
    delete node;
    print(node->key); // expected-error-re {{'node'{{.*}}[lifetime-use-after-free]}}
}

void thrown_bad(Plain *node) {
    try {
        if (node->key < 0) {
            delete node;
            throw 1;
        }
    } catch (int) {
        print(node->key); // expected-error-re {{'node'{{.*}}[lifetime-use-after-free]}}
    }
}

void elements_bad(std::vector<Plain *> &nodes) {
    for (Plain *node : nodes)
        delete node;
    for (Plain *node : nodes)
        print(node->key); // expected-error {{[lifetime-use-after-free]}}
}

void closure_bad(Plain *node) {
    auto show = [node] { print(node->key); };
    delete node;
    show(); // expected-error-re {{'show'{{.*}}[lifetime-use-after-free]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

int read_before_ok(Plain *node) {
    int key = node->key;
    delete node;
    return key;
}

void list_ok(Plain *list) {
    while (Plain *node = list) {
        list = node->next;
        delete node;
    }
}

void unique_list_ok(std::unique_ptr<Tree> tree) {
    while (tree) {
        print(tree->key);
        tree = std::move(tree->left);
    }
}

void rotated_ok(std::unique_ptr<Tree> &root) {
    auto pivot = std::move(root->right);
    root->right = std::move(pivot->left);
    pivot->left = std::move(root);
    root = std::move(pivot);
    print(root->key);
}

int released_ok(std::unique_ptr<Plain> node) {
    Plain *raw = node.release();
    int key = raw->key;
    delete raw;
    return key;
}

int moved_ok(std::unique_ptr<Plain> node) {
    Plain *raw = node.get();
    auto other = std::move(node);
    return raw->key;
}

void consumed_ok(std::unique_ptr<Plain> node) {
    Plain *raw = node.get();
    consume(std::move(node));
    raw->key = 1; // whoever owns it now
}

void kept_ok(std::vector<std::unique_ptr<Plain>> &nodes) {
    auto node = std::make_unique<Plain>();
    Plain *raw = node.get();
    nodes.push_back(std::move(node));
    raw->key = 1;
}

int shared_ok() {
    auto node = std::make_shared<Plain>();
    auto other = node;
    Plain *raw = node.get();
    node.reset();
    return raw->key;
}

void renewed_ok(std::unique_ptr<Plain> &slot) {
    Plain *raw = slot.get();
    slot.reset(new Plain);
    raw = slot.get();
    print(raw->key);
}

void compared_ok(std::unique_ptr<Plain> &slot, const Plain *other) {
    Plain *raw = slot.get();
    slot.reset();
    if (raw == other)
        print(1);
}

void overwritten_ok(Plain *&node) {
    delete node;
    node = new Plain;
    node->key = 1;
}

void loop_ok(int n) {
    for (int i = 0; i < n; i++) {
        auto node = std::make_unique<Plain>();
        Plain *raw = node.get();
        raw->key = i;
    }
}

void correlated_ok(Plain *node, bool drop) {
    if (drop)
        delete node;
    if (!drop)
        node->key = 1;
}

void null_ok(Plain *node, bool stay) {
    Plain *doomed = stay ? nullptr : node;
    delete doomed;
    if (stay)
        node->key++;
}

class Owner_ok {
public:
    ~Owner_ok() { delete node_; }
    void clear();
    void replace(Node *fresh) {
        delete node_;
        node_ = fresh;
        node_->touch();
    }
    void reset() {
        delete node_;
        clear();
        node_->touch(); // `clear` may have made another
    }
    void unref() {
        if (--count_ == 0)
            delete this;
    }

private:
    Node *node_ = nullptr;
    int count_ = 1;
};

void container_ok(std::vector<std::unique_ptr<Plain>> &nodes) {
    Plain *last = nodes.back().get();
    nodes.pop_back();
    nodes.push_back(std::make_unique<Plain>());
    last = nodes.back().get();
    print(last->key);
}

void closure_ok(Plain *node) {
    auto show = [node] { print(node->key); };
    show();
    delete node;
}

struct Cache {
    std::unique_ptr<Plain> slot;
    Plain *current = nullptr;
    void refill() {
        slot = std::make_unique<Plain>();
        current = slot.get();
    }
    int next() {
        current = slot.get();
        slot.reset();
        refill();
        return current->key;
    }
};

// What a constructor that is defined elsewhere does with a pointer is not known: it may copy what it points to.
struct identity {
    identity(const unsigned char *bytes, unsigned long count);
    ~identity();
    unsigned char *copy;
};
std::shared_ptr<const identity> made_from_bytes_ok(unsigned long count) {
    auto *bytes = new unsigned char[count];
    auto made = std::make_shared<identity>(bytes, count);
    delete[] bytes;
    return made;
}
struct pair_of_pointers {
    const char *first, *second;
    pair_of_pointers(const char *a, const char *b) : first(a), second(b) {}
};
std::unique_ptr<pair_of_pointers> made_around_released_bad(const char *text) {
    char *copy = strdup(text);
    auto made = std::make_unique<pair_of_pointers>(copy, text);
    free(copy);
    return made; // expected-error {{'made' is returned after it was released}}
}
