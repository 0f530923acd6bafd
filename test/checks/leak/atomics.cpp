// An atomic pointer takes over what is stored in it, and gives it back whole.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Wno-everything -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <atomic>

struct Node { int key; Node *next; };

// --- should be reported --------------------------------------------------------------------------------------------

void never_stored_bad(std::atomic<int> &count) {
    Node *node = new Node{1, nullptr};
    count.store(node->key);
} // expected-warning {{'node' is not released on this path [lifetime-leak]}}

// --- should be fine ------------------------------------------------------------------------------------------------

void store_ok(std::atomic<Node *> &head) {
    Node *node = new Node{1, nullptr};
    head.store(node, std::memory_order_release);
}
void assign_ok(std::atomic<Node *> &head) {
    Node *node = new Node{1, nullptr};
    head = node;
}
Node *exchange_ok(std::atomic<Node *> &head) {
    Node *node = new Node{1, nullptr};
    return head.exchange(node);
}
void push_ok(std::atomic<Node *> &head) {
    Node *node = new Node{1, head.load(std::memory_order_relaxed)};
    while (!head.compare_exchange_strong(node->next, node)) {
    }
}
void once_ok(std::atomic<Node *> &head) {
    Node *node = new Node{1, nullptr}, *expected = nullptr;
    if (!head.compare_exchange_strong(expected, node))
        delete node;
}
void local_ok() {
    std::atomic<Node *> slot(new Node{1, nullptr});
    delete slot.exchange(nullptr);
}
