// Only what was made is released, with the partner of what made it: `delete` for `new`, `delete[]` for `new[]`, and an owner
// stays the owner.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Wno-mismatched-new-delete -Wno-free-nonheap-object -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <vector>

struct Node { int key = 0; Node *next = nullptr; };
struct Store {
    [[lifetime::borrowed("this")]] Node *find(int key);
    void put([[lifetime::owned("delete")]] Node *node);
};
template <class T> struct Queue { // a list of what its users own
    T *items[8];
    int count = 0;
    void push_back(T *item) { items[count++] = item; }
    T *front() { return items[0]; }
    void pop_front() { count--; }
    int size() const { return count; }
};

// --- should be reported --------------------------------------------------------------------------------------------

void array_bad(int n) {
    int *values = new int[n];
    delete values; // expected-error-re {{'values'{{.*}}'delete[]'{{.*}}[lifetime-bad-free]}}
}

void scalar_bad() {
    Node *node = new Node;
    delete[] node; // expected-error-re {{'node'{{.*}}[lifetime-bad-free]}}
}

void freed_bad() {
    Node *node = new Node;
    std::free(node); // expected-error-re {{'node'{{.*}}[lifetime-bad-free]}}
}

void deleted_text_bad(const char *text) {
    char *copy = ::strdup(text);
    delete[] copy; // expected-error-re {{'copy'{{.*}}[lifetime-bad-free]}}
}

void deleted_memory_bad(std::size_t n) {
    char *room = static_cast<char *>(std::malloc(n));
    delete room; // expected-error-re {{'room'{{.*}}[lifetime-bad-free]}}
}

void owned_array_bad(int n) {
    std::unique_ptr<int> values(new int[n]); // expected-error-re {{'values'{{.*}}[lifetime-bad-free]}}
    *values = 1;
}

void owned_memory_bad(std::size_t n) {
    std::unique_ptr<char> room(static_cast<char *>(std::malloc(n))); // expected-error-re {{'room'{{.*}}[lifetime-bad-free]}}
    if (room)
        *room = 0;
}

void local_bad(int key) {
    Node local{key};
    Node *node = &local;
    if (key > 0)
        node = new Node{key};
    delete node; // expected-error-re {{'local'{{.*}}[lifetime-bad-free]}}
}

void owned_local_bad(int key) {
    Node local{key};
    std::unique_ptr<Node> owner(&local); // expected-error-re {{'local'{{.*}}[lifetime-bad-free]}}
}

void managed_bad(std::unique_ptr<Node> &owner) {
    delete owner.get(); // expected-error-re {{'owner'{{.*}}[lifetime-bad-free]}}
}

void managed_later_bad(std::unique_ptr<Node> owner) {
    Node *raw = owner.get();
    delete raw; // expected-error-re {{'raw'{{.*}}[lifetime-bad-free]}}
}

void shared_bad(const std::shared_ptr<Node> &owner) {
    Node *raw = owner.get();
    delete raw; // expected-error-re {{'raw'{{.*}}[lifetime-bad-free]}}
}

void given_bad(Store &store, std::unique_ptr<Node> &owner) {
    store.put(owner.get()); // expected-error-re {{'owner'{{.*}}[lifetime-bad-free]}}
}

void text_bad(const std::string &text) {
    std::string copy = text + "!";
    std::free(copy.data()); // expected-error {{[lifetime-bad-free]}}
}

void elements_bad(int n) {
    std::vector<int> values(n);
    int *first = values.data();
    delete[] first; // expected-error-re {{'first'{{.*}}[lifetime-bad-free]}}
}

void placed_bad(int key) {
    alignas(Node) unsigned char room[sizeof(Node)];
    Node *node = new (room) Node{key};
    delete node; // expected-error-re {{'room'{{.*}}[lifetime-bad-free]}}
}

void moved_bad(int n) {
    int *values = new int[n];
    values++;
    delete[] values; // expected-error-re {{'values'{{.*}}[lifetime-bad-free]}}
}

void borrowed_bad(Store &store) {
    if (Node *node = store.find(1))
        delete node; // expected-error-re {{'node'{{.*}}[lifetime-bad-free]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

void partners_ok(int n) {
    int *values = new int[n];
    Node *node = new Node;
    char *room = static_cast<char *>(std::malloc(8));
    delete[] values;
    delete node;
    std::free(room);
}

void owners_ok(int n) {
    std::unique_ptr<int[]> values(new int[n]);
    std::unique_ptr<Node> node(new Node);
    std::shared_ptr<int[]> shared(new int[n]);
    if (n > 0)
        values[0] = 1;
}

void deleter_ok(std::size_t n) {
    std::unique_ptr<char, void (*)(void *)> text(static_cast<char *>(std::malloc(n)), std::free);
    std::shared_ptr<char> shared(static_cast<char *>(std::malloc(n)), std::free);
}

void no_deleter_ok(int key) {
    Node local{key};
    std::unique_ptr<Node, void (*)(Node *)> owner(&local, [](Node *) {});
    std::shared_ptr<Node> shared(std::shared_ptr<Node>(), &local);
}

void released_ok(std::unique_ptr<Node> &owner) {
    delete owner.release();
}

void released_later_ok(std::unique_ptr<Node> owner) {
    Node *raw = owner.get();
    owner.release();
    delete raw;
}

void destroyed_ok(int key) {
    alignas(Node) unsigned char room[sizeof(Node)];
    Node *node = new (room) Node{key};
    node->~Node();
}

void back_ok(int n) {
    int *values = new int[n + 2];
    values++;
    delete[] (values - 1);
}

void queued_ok(Queue<Node> &queue) {
    while (queue.size() > 0) {
        Node *node = queue.front();
        queue.pop_front();
        delete node;
    }
}

void elements_ok(std::vector<Node *> &nodes) {
    delete nodes.front();
    delete nodes[1];
    delete *nodes.begin();
    for (auto &node : nodes)
        delete node;
}

void first_ok() {
    struct Outer { Node inner; int rest; };
    Outer *outer = new Outer;
    delete reinterpret_cast<Outer *>(&outer->inner);
}

void compared_ok(bool now) {
    Node local;
    Node *node = &local;
    if (now)
        node = new Node;
    if (node != &local)
        delete node;
}

void raw_memory_ok(std::size_t n) {
    void *room = ::operator new(n);
    ::operator delete(room);
}

struct Pool {
    static void *operator new(std::size_t size);
    static void operator delete(void *at);
    int x;
};

void pool_ok() {
    Pool *pool = new Pool;
    delete pool;
}

// One is inside, several are not: what it is the caller knows.
class Children {
public:
    ~Children() {
        Node **all = nodes();
        if (count_ > 1)
            delete[] all;
        count_ = 0;
    }

private:
    Node **nodes() { return count_ <= 1 ? &one_ : many_; }
    int count_ = 0;
    Node *one_ = nullptr, **many_ = nullptr;
};

void children_ok(Children *children) { delete children; }

void null_ok(std::unique_ptr<Node> &owner) {
    Node *raw = owner ? nullptr : new Node;
    delete raw;
}
