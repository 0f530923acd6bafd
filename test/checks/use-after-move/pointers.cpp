// A moved-from unique_ptr or shared_ptr is null: it may be tested, not dereferenced; raw owned pointers follow the contract.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

struct Node { int key = 0; std::unique_ptr<Node> left, right; std::vector<std::unique_ptr<Node>> children; };
struct Scene {
    void add(std::unique_ptr<Node> node);
    void share(std::shared_ptr<Node> node);
    void put([[lifetime::owned("delete")]] Node *node);
    bool offer([[lifetime::owned("delete when return == true")]] Node *node);
};
[[lifetime::owned("delete")]] Node *make_raw(int key);
void look([[lifetime::borrowed]] const Node *node);
void print(int key);

// --- should be reported --------------------------------------------------------------------------------------------

void arrow_bad(Scene &scene) {
    auto node = std::make_unique<Node>();
    scene.add(std::move(node));
    node->key = 1; // expected-error-re {{'node'{{.*}}[lifetime-use-after-move]}}
}

int star_bad(Scene &scene, std::unique_ptr<Node> node) {
    scene.add(std::move(node));
    return (*node).key; // expected-error-re {{'node'{{.*}}[lifetime-use-after-move]}}
}

void shared_bad(Scene &scene, std::shared_ptr<Node> node) {
    scene.share(std::move(node));
    print(node->key); // expected-error-re {{'node'{{.*}}[lifetime-use-after-move]}}
}

void pushed_bad(std::vector<std::unique_ptr<Node>> &nodes, std::unique_ptr<Node> node) {
    nodes.push_back(std::move(node));
    print(node->key); // expected-error-re {{'node'{{.*}}[lifetime-use-after-move]}}
}

void keyed_bad(std::map<int, std::unique_ptr<Node>> &nodes, std::unique_ptr<Node> node) {
    nodes.emplace(1, std::move(node));
    nodes[2] = nullptr;
    print(node->key); // expected-error-re {{'node'{{.*}}[lifetime-use-after-move]}}
}

void two_bad(Scene &a, Scene &b, std::unique_ptr<Node> node) {
    a.add(std::move(node));
    b.add(std::move(node)); // expected-error-re {{'node'{{.*}}[lifetime-use-after-move]}}
}

void constructed_bad(std::unique_ptr<Node> node) {
    std::shared_ptr<Node> shared(std::move(node));
    print(shared->key + node->key); // expected-error-re {{'node'{{.*}}[lifetime-use-after-move]}}
}

void member_bad(Node &tree) {
    auto taken = std::move(tree.left);
    print(tree.left->key); // expected-error-re {{'tree.left'{{.*}}[lifetime-use-after-move]}}
}

void wrong_test_bad(Scene &scene, std::unique_ptr<Node> node, bool keep) {
    if (!keep)
        scene.add(std::move(node));
    if (!keep)
        print(node->key); // expected-error-re {{'node'{{.*}}[lifetime-use-after-move]}}
}

void raw_bad(Scene &scene) {
    Node *node = make_raw(1);
    scene.put(node);
    look(node); // expected-error-re {{'node'{{.*}}[lifetime-use-after-move]}}
}

void raw_deleted_bad(Scene &scene) {
    Node *node = new Node;
    scene.put(node);
    delete node; // expected-error-re {{'node'{{.*}}[lifetime-use-after-move]}}
}

void raw_conditional_bad(Scene &scene) {
    Node *node = new Node;
    if (scene.offer(node))
        print(node->key); // expected-error-re {{'node{{.*}}[lifetime-use-after-move]}}
    else
        delete node;
}

void adopted_twice_bad(Scene &scene) {
    Node *node = new Node;
    std::unique_ptr<Node> owner(node);
    scene.put(owner.release());
    print(node->key); // expected-error-re {{'node{{.*}}[lifetime-use-after-move]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

void tested_ok(Scene &scene, std::unique_ptr<Node> node, bool now) {
    if (now)
        scene.add(std::move(node));
    if (node)
        print(node->key);
}

void tested_after_push_back_ok(std::vector<std::unique_ptr<Node>> &nodes, std::unique_ptr<Node> node, bool now) {
    if (now)
        nodes.push_back(std::move(node));
    if (node)
        print(node->key);
}

bool compared_ok(Scene &scene, std::unique_ptr<Node> node) {
    scene.add(std::move(node));
    return node == nullptr && !node && node.get() == nullptr;
}

void correlated_ok(Scene &scene, std::unique_ptr<Node> node, bool keep) {
    if (!keep)
        scene.add(std::move(node));
    if (keep)
        print(node->key);
}

void raw_alias_ok(Scene &scene) {
    auto node = std::make_unique<Node>();
    Node *raw = node.get();
    scene.add(std::move(node)); // whoever owns it now
    raw->key = 1;
}

void reset_ok(Scene &scene, std::unique_ptr<Node> node) {
    scene.add(std::move(node));
    node = std::make_unique<Node>();
    node->key = 1;
    scene.add(std::move(node));
}

void list_ok(std::unique_ptr<Node> list) {
    while (list) {
        print(list->key);
        list = std::move(list->left);
    }
}

void rotate_ok(std::unique_ptr<Node> &root) {
    auto pivot = std::move(root->right);
    root->right = std::move(pivot->left);
    pivot->left = std::move(root);
    root = std::move(pivot);
    print(root->key);
}

void moved_reference_only_ok(std::unique_ptr<Node> &&node) {
    std::unique_ptr<Node> &same = node;
    print(same->key);
}

bool given_if_room_ok(std::unique_ptr<Node> node, std::unique_ptr<Node> &slot) {
    if (!slot) {
        slot = std::move(node);
        return true;
    }
    print(node->key);
    return false;
}

void shared_copy_ok(Scene &scene, std::shared_ptr<Node> node) {
    scene.share(node);
    print(node->key);
}

void raw_ok(Scene &scene) {
    Node *node = new Node;
    look(node);
    scene.put(node);
}

void raw_conditional_ok(Scene &scene) {
    Node *node = new Node;
    if (!scene.offer(node)) {
        look(node);
        delete node;
    }
}

void swapped_ok(std::unique_ptr<Node> a, std::unique_ptr<Node> b, Scene &scene) {
    scene.add(std::move(a));
    a.swap(b);
    if (a)
        print(a->key);
}

void ternary_ok(Scene &scene, std::unique_ptr<Node> node) {
    int key = node ? node->key : 0;
    scene.add(node ? std::move(node) : std::make_unique<Node>());
    print(key);
}
