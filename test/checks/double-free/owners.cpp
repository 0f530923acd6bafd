// What has an owner is released once: by `delete`, or by the one owner it was given to.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <cstdlib>
#include <memory>
#include <utility>
#include <vector>

struct Node { int key = 0; Node *next = nullptr; virtual ~Node() = default; };
struct Leaf : Node { int value = 0; };
void keep(Node *node);
void consume(std::unique_ptr<Node> node);

// --- should be reported --------------------------------------------------------------------------------------------

void twice_bad(Node *node, bool log) {
    if (log)
        delete node;
    delete node; // expected-error-re {{'node'{{.*}}[lifetime-double-free]}}
}

void array_bad(int n) {
    int *values = new int[n]();
    delete[] values;
    if (n > 3)
        delete[] values; // expected-error-re {{'values'{{.*}}[lifetime-double-free]}}
}

void alias_bad(Node *node) {
    Node *other = node;
    delete node;
    delete other; // expected-error-re {{'other'{{.*}}[lifetime-double-free]}}
}

int two_owners_bad(int key) {
    Node *raw = new Node;
    std::unique_ptr<Node> a(raw); // expected-error-re {{'a'{{.*}}[lifetime-double-free]}}
    std::unique_ptr<Node> b(raw);
    return a->key + b->key + key;
}

int owned_and_deleted_bad() {
    Node *raw = new Node;
    std::unique_ptr<Node> owner(raw); // expected-error-re {{'owner'{{.*}}[lifetime-double-free]}}
    int key = raw->key;
    delete raw;
    return key;
}

void two_groups_bad(int key) {
    Node *raw = new Node;
    std::shared_ptr<Node> a(raw), b; // expected-error-re {{'a'{{.*}}[lifetime-double-free]}}
    if (key > 0)
        b = std::shared_ptr<Node>(raw);
}

void reset_twice_bad() {
    Node *raw = new Node;
    std::unique_ptr<Node> a, b; // expected-error {{[lifetime-double-free]}}
    a.reset(raw);
    b.reset(raw);
}

void through_get_bad() {
    auto owner = std::make_unique<Node>(); // expected-error-re {{'owner'{{.*}}[lifetime-double-free]}}
    Node *raw = owner.get();
    if (raw->key < 0)
        delete raw;
}

void after_reset_bad() {
    Node *raw = new Node;
    std::unique_ptr<Node> owner(raw);
    owner.reset();
    delete raw; // expected-error-re {{'raw'{{.*}}[lifetime-double-free]}}
}

void loop_bad(int n) {
    char *text = new char[64];
    for (int i = 0; i < n; i++) {
        if (i % 7 == 6)
            delete[] text;
        if (i % 7 == 6)
            break;
    }
    delete[] text; // expected-error-re {{'text'{{.*}}[lifetime-double-free]}}
}

void base_bad(bool now) {
    Leaf *leaf = new Leaf;
    Node *node = leaf;
    delete node;
    if (now)
        delete leaf; // expected-error-re {{'leaf'{{.*}}[lifetime-double-free]}}
}

void caught_bad(int key) {
    Node *node = new Node;
    try {
        if (key < 0) {
            delete node;
            throw key;
        }
    } catch (int) {
        delete node; // expected-error-re {{'node'{{.*}}[lifetime-double-free]}}
        return;
    }
    delete node;
}

void closure_bad() {
    auto end = [](Node *node) {
        delete node;
        delete node; // expected-error-re {{'node'{{.*}}[lifetime-double-free]}}
    };
    end(new Node);
}

void field_bad(Node *list) {
    delete list->next;
    delete list->next; // expected-error-re {{'list->next'{{.*}}[lifetime-double-free]}}
}

void scope_bad(bool now) {
    Node *raw = new Node;
    if (now) {
        std::unique_ptr<Node> owner(raw);
        owner->key = 1;
    }
    delete raw; // expected-error-re {{'raw'{{.*}}[lifetime-double-free]}}
}

struct Text_bad {
    explicit Text_bad(int n) : text(static_cast<char *>(std::calloc(1, n + 1))) {}
    ~Text_bad() { std::free(text); }
    char *text;
};

char copied_bad() {
    Text_bad a(8); // expected-error-re {{'a.text'{{.*}}[lifetime-double-free]}}
    Text_bad b = a;
    return b.text[0];
}

void assigned_bad() {
    Text_bad a(8), b(9); // expected-error-re {{'a.text'{{.*}}[lifetime-double-free]}}
    b = a;
}

// The callee's copy ends out of sight.
void FN_passed_bad(void (*use)(Text_bad)) {
    Text_bad a(8);
    use(a);
}

void elements_bad(std::vector<Node *> &nodes) {
    for (Node *node : nodes)
        delete node;
    if (!nodes.empty())
        delete nodes.front(); // expected-error {{released twice [lifetime-double-free]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

Text_bad elided_ok() {
    Text_bad text(8);
    return text;
}

void made_ok() {
    Text_bad a = elided_ok(), b = Text_bad(3);
    Text_bad &c = a;
    c.text[0] = 0;
}

struct Text_ok {
    explicit Text_ok(int n) : text(new char[n]) {}
    Text_ok(const Text_ok &other);
    Text_ok(Text_ok &&other) : text(std::exchange(other.text, nullptr)) {}
    Text_ok &operator=(const Text_ok &other);
    ~Text_ok() { delete[] text; }
    char *text;
};

void deep_ok() {
    Text_ok a(3), b = a, c(std::move(b));
    a = c;
}

void either_ok(Node *node, bool now) {
    if (now)
        delete node;
    else
        consume(std::unique_ptr<Node>(node));
}

void shared_ok() {
    std::shared_ptr<Node> a(new Node);
    std::shared_ptr<Node> b(a), c;
    c = b;
    a.reset();
}

void shared_from_weak_ok(const std::shared_ptr<Node> &node) {
    std::weak_ptr<Node> weak = node;
    auto a = weak.lock();
    auto b = weak.lock();
}

void released_ok() {
    auto owner = std::make_unique<Node>();
    delete owner.release();
}

void moved_ok() {
    auto a = std::make_unique<Node>();
    auto b = std::move(a);
    std::unique_ptr<Node> c(b.release());
}

void exchanged_ok(int n) {
    char *text = new char[64];
    if (n > 3)
        delete[] std::exchange(text, nullptr);
    delete[] text;
}

void list_ok(Node *list) {
    while (Node *node = list) {
        list = node->next;
        delete node;
    }
}

void list_by_exchange_ok(Node *list) {
    while (list)
        delete std::exchange(list, list->next);
}

void vector_ok(std::vector<Node *> &nodes) {
    for (Node *node : nodes)
        delete node;
    nodes.clear();
}

void popped_ok(std::vector<Node *> &nodes) {
    while (!nodes.empty()) {
        delete nodes.back();
        nodes.pop_back();
    }
}

void reset_ok(std::unique_ptr<Node> &slot) {
    slot.reset(new Node);
    slot.reset(new Node);
    slot.reset();
}

void null_ok(Node *&node) {
    delete node;
    node = nullptr;
    delete node;
}

void renewed_ok(Node *&node) {
    delete node;
    node = new Node;
    delete node;
    node = nullptr;
}

void swapped_ok() {
    auto a = std::make_unique<Node>(), b = std::make_unique<Node>();
    std::swap(a, b);
    a.reset();
    b = nullptr;
}

void rotated_ok(std::unique_ptr<Node> &root, std::unique_ptr<Node> &other) {
    auto taken = std::move(root);
    root = std::move(other);
    other = std::move(taken);
}

void deleter_ok() {
    Node *raw = new Node;
    std::shared_ptr<Node> look(raw, [](Node *) {});
    delete raw;
}

void conditional_ok(bool now) {
    Node local;
    Node *node = now ? new Node : &local;
    if (node != &local)
        delete node;
}

struct Holder {
    Node *node = nullptr;
    ~Holder() { delete node; }
    void set(Node *fresh) {
        delete node;
        node = fresh;
    }
    void clear();
    void twice_ok() {
        delete node;
        clear();
        delete node;
    }
};
