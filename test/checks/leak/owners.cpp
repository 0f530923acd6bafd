// What `new` made is deleted, handed on or given to an owner on every path, exceptions included.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <cstdlib>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

struct Node { int key = 0; Node *next = nullptr; std::string label; };
struct Widget {
    explicit Widget(int id);
    Widget(Widget &parent, int id);
    virtual ~Widget();
    int id() const;
    void show();
    int id_;
};
struct Counted {
    void release() const;
    mutable int count = 1;
};
struct Scene {
    void add(std::unique_ptr<Node> node);
    void watch(const Node *node);
    void put([[lifetime::owned("delete")]] Node *node);
};
void keep(Node *node);
void look([[lifetime::borrowed]] const Node *node);
void consume(std::unique_ptr<Node> node);
void share(std::shared_ptr<Node> node);
[[lifetime::owned("delete")]] Node *make_raw(int key);
std::unique_ptr<Node> make_owned(int key);

// --- should be reported --------------------------------------------------------------------------------------------

int early_bad(int key) {
    Node *node = new Node{key};
    if (key < 0)
        return -1; // expected-warning-re {{'node'{{.*}}[lifetime-leak]}}
    int result = node->key;
    delete node;
    return result;
}

void thrown_bad(int key) {
    Node *node = new Node{key};
    if (key < 0)
        throw std::invalid_argument("negative"); // expected-warning-re {{'node'{{.*}}[lifetime-leak]}}
    delete node;
}

void rethrown_bad(int key) {
    char *text = new char[16];
    try {
        text[0] = char(key);
        if (key < 0)
            throw key;
    } catch (int) {
        throw; // expected-warning-re {{'text'{{.*}}[lifetime-leak]}}
    }
    delete[] text;
}

int array_bad(int n) {
    int *values = new int[n]();
    int sum = 0;
    for (int i = 0; i < n; i++)
        sum += values[i];
    return sum; // expected-warning-re {{'values'{{.*}}[lifetime-leak]}}
}

void released_bad(std::unique_ptr<Node> node) {
    node.release();
} // expected-warning@-1 {{[lifetime-leak]}}

void released_later_bad(std::unique_ptr<Node> &slot, bool now) {
    Node *raw = slot.release();
    if (now)
        delete raw;
} // expected-warning-re {{'raw'{{.*}}[lifetime-leak]}}

void made_and_released_bad(int key) {
    auto node = std::make_unique<Node>(Node{key});
    Node *raw = node.release();
    raw->key++;
} // expected-warning {{[lifetime-leak]}}

int overwritten_bad(int a, int b) {
    Node *node = new Node{a};
    if (b > a)
        node = new Node{b}; // expected-warning-re {{overwritten{{.*}}[lifetime-leak]}}
    int key = node->key;
    delete node;
    return key;
}

int discarded_bad(int key) {
    return (new Node{key})->key; // expected-warning {{[lifetime-leak]}}
}

void nothrow_bad(int key) {
    Node *node = new (std::nothrow) Node{key};
    if (!node)
        return;
    node->key++;
} // expected-warning-re {{'node'{{.*}}[lifetime-leak]}}

int const_method_bad(int id) {
    Widget *widget = new Widget(id);
    return widget->id(); // expected-warning-re {{'widget'{{.*}}[lifetime-leak]}}
}

void contract_bad(int key) {
    Node *node = make_raw(key);
    if (node)
        look(node);
} // expected-warning-re {{'node'{{.*}}[lifetime-leak]}}

void taken_bad([[lifetime::owned("delete")]] Node *node, bool verbose) {
    if (!verbose)
        return; // expected-warning-re {{'node'{{.*}}[lifetime-leak]}}
    delete node;
}

void loop_bad(const std::vector<int> &keys) {
    for (int key : keys) {
        Node *node = new Node{key};
        if (key < 0)
            continue; // expected-warning-re {{'node'{{.*}}[lifetime-leak]}}
        delete node;
    }
}

void closure_bad(const std::vector<int> &keys) {
    auto count = [&keys](int key) {
        Node *node = new Node{key};
        if (keys.empty())
            return 0; // expected-warning-re {{'node'{{.*}}[lifetime-leak]}}
        delete node;
        return 1;
    };
    count(1);
}

void virtual_call_bad(std::unique_ptr<Widget> widget) {
    widget->show();
    widget.release();
} // expected-warning@-1 {{[lifetime-leak]}}

// --- should be fine ------------------------------------------------------------------------------------------------

void caught_ok(int key) {
    char *text = new char[16];
    try {
        if (key < 0)
            throw std::out_of_range("negative");
    } catch (const std::logic_error &) {
        delete[] text;
        throw;
    }
    delete[] text;
}

int owned_ok(int key) {
    auto node = std::make_unique<Node>();
    node->key = key;
    if (key < 0)
        throw std::invalid_argument("negative");
    return node->key;
}

void handed_to_owner_ok(int key) {
    Node *raw = new Node{key};
    std::unique_ptr<Node> node(raw);
    if (key < 0)
        return;
    consume(std::move(node));
}

void by_value_ok() {
    consume(std::make_unique<Node>());
    consume(std::unique_ptr<Node>(new Node));
    share(std::make_shared<Node>());
}

std::unique_ptr<Node> returned_ok(int key) {
    std::unique_ptr<Node> node(new Node{key});
    if (key < 0)
        return nullptr;
    return node;
}

std::shared_ptr<Node> shared_ok(int key) {
    auto node = std::make_shared<Node>();
    std::shared_ptr<Node> other = node;
    node.reset();
    other->key = key;
    return other;
}

std::shared_ptr<Node> converted_ok(int key) {
    auto node = std::make_unique<Node>();
    node->key = key;
    return node;
}

void contained_ok(std::vector<std::unique_ptr<Node>> &nodes, std::map<int, std::unique_ptr<Node>> &index) {
    nodes.push_back(std::make_unique<Node>());
    nodes.emplace_back(new Node);
    index[1] = std::make_unique<Node>();
    index.emplace(2, std::make_unique<Node>());
}

void local_container_ok() {
    std::vector<std::unique_ptr<Node>> nodes;
    std::list<std::shared_ptr<Node>> shared;
    auto node = std::make_unique<Node>();
    nodes.push_back(std::move(node));
    auto other = std::make_shared<Node>();
    shared.push_back(other);
}

void given_back_ok(Scene &scene, std::unique_ptr<Node> node) {
    scene.watch(node.get());
    scene.put(node.release());
}

void added_then_released_ok(std::unique_ptr<Node> node) {
    keep(node.get()); // who is given the pointer may take it over
    node.release();
}

void returned_by_release_ok(std::unique_ptr<Node> &a, std::unique_ptr<Node> &b) {
    Node *raw = a.release();
    if (raw && raw->key > 10)
        b.reset(raw);
    else
        a.reset(raw);
}

Node *released_result_ok(std::unique_ptr<Node> node) { return node.release(); }

void widget_ok(Widget &parent, int id) {
    Widget *child = new Widget(parent, id); // a child of its parent, which deletes it
    child->id_ = id;
}

void shown_ok(int id) {
    Widget *widget = new Widget(id);
    widget->show(); // may keep, or delete, itself
}

void counted_ok() {
    Counted *counted = new Counted;
    counted->release();
}

void scoped_deleter_ok(std::size_t n) {
    std::unique_ptr<char, void (*)(void *)> text(static_cast<char *>(std::malloc(n)), std::free);
    if (text)
        *text = 'x';
}

void shared_deleter_ok(std::size_t n) {
    std::shared_ptr<char> text(static_cast<char *>(std::malloc(n)), std::free);
    if (text)
        *text = 'x';
}

void captured_ok(std::vector<std::function<int()>> &tasks) {
    auto node = std::make_shared<Node>();
    tasks.push_back([node] { return node->key; });
}

void captured_by_move_ok() {
    auto node = std::make_unique<Node>();
    auto task = [owned = std::move(node)] { return owned->key; };
    task();
}

void optional_ok(bool now) {
    std::optional<std::unique_ptr<Node>> node;
    if (now)
        node = std::make_unique<Node>();
}

struct Pair { std::unique_ptr<Node> first, second; };

void members_ok(Pair &pair) {
    pair.first = std::make_unique<Node>();
    pair.second.reset(new Node);
    pair.first.reset();
}

Pair record_ok() {
    Pair pair;
    pair.first.reset(new Node);
    return pair;
}

void swapped_ok() {
    auto a = std::make_unique<Node>(), b = std::make_unique<Node>();
    std::swap(a, b);
    a.swap(b);
    auto c = std::exchange(a, nullptr);
}

void assigned_ok(std::unique_ptr<Node> &list) {
    auto fresh = std::make_unique<Node>();
    fresh->next = nullptr;
    list = std::move(fresh);
}

void conditional_ok(bool now) {
    std::unique_ptr<Node> node;
    if (now)
        node.reset(new Node);
    Node *raw = now ? node.release() : nullptr;
    delete raw;
}

void linked_ok(Node *list) {
    Node *node = new Node;
    node->next = list->next;
    list->next = node;
}

int never_null_ok(int key) {
    Node *node = new Node{key};
    if (!node)
        return -1;
    delete node;
    return 0;
}

Node &instance_ok() {
    static Node *instance = new Node;
    return *instance;
}

void weak_ok(const std::weak_ptr<Node> &weak) {
    if (auto node = weak.lock())
        node->key++;
}

std::unique_ptr<Widget> base_ok(int id) {
    struct Derived : Widget { using Widget::Widget; };
    auto derived = std::make_unique<Derived>(id);
    derived->show();
    return derived;
}

void made_elsewhere_ok() {
    auto node = make_owned(1);
    node->key++;
    Node *raw = make_owned(2).release();
    delete raw;
}
