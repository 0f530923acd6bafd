// What `new` made and no owner holds yet is lost when an exception, an early return or a clear() comes in between.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <cstdio>
#include <fcntl.h>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

struct Node { int key = 0; Node *next = nullptr; std::string label; };
struct Closer { void operator()(std::FILE *file) const { if (file) std::fclose(file); } };
bool valid(int key);
void both(std::unique_ptr<Node> a, std::unique_ptr<Node> b);

// --- should be reported --------------------------------------------------------------------------------------------

int before_owner_bad(int key) {
    Node *node = new Node{key};
    if (!valid(key))
        throw std::runtime_error("key"); // expected-warning-re {{'node'{{.*}}[lifetime-leak]}}
    std::unique_ptr<Node> owner(node);
    return owner->key;
}

class Buffer_bad {
public:
    explicit Buffer_bad(int n) : bytes(new char[n]) {
        if (n > 100)
            throw std::length_error("buffer"); // expected-warning {{'bytes' is not released on this path [lifetime-leak]}}
    }
    Buffer_bad(const Buffer_bad &) = delete;
    ~Buffer_bad() { delete[] bytes; }

private:
    char *bytes;
};

int swallowed_bad(int key) {
    Node *node = new Node{key};
    try {
        if (key < 0)
            throw std::runtime_error("key");
        delete node;
    } catch (const std::exception &) {
        return -1; // expected-warning-re {{'node'{{.*}}[lifetime-leak]}}
    }
    return 0;
}

int descriptor_bad(const char *path) {
    int fd = ::open(path, O_RDONLY);
    if (fd < 0)
        return -1;
    char c;
    if (::read(fd, &c, 1) != 1)
        throw std::runtime_error("read"); // expected-warning-re {{'fd'{{.*}}[lifetime-leak]}}
    ::close(fd);
    return c;
}

void raw_memory_bad(bool now) {
    void *raw = ::operator new(64);
    if (now)
        return; // expected-warning-re {{'raw'{{.*}}[lifetime-leak]}}
    ::operator delete(raw);
}

struct Pair { Node *node; std::string name; };
int aggregate_bad(int key) {
    Pair pair{new Node{key}, "name"};
    if (key < 0)
        return -1; // expected-warning {{[lifetime-leak]}}
    delete pair.node;
    return 0;
}

void holder_bad(int key) {
    Node *root = new Node{key};
    root->next = new Node{key + 1};
    delete root; // expected-warning {{[lifetime-leak]}}
}

void cleared_bad(int key) {
    std::vector<Node *> nodes;
    nodes.push_back(new Node{key});
    nodes.clear(); // expected-warning {{[lifetime-leak]}}
}

// Where some path deletes what the container holds, an entry is not followed.
void FN_deleted_later_bad(int n) {
    std::vector<Node *> nodes;
    for (int i = 0; i < n; i++)
        nodes.push_back(new Node{i});
    if (n > 3)
        return;
    for (Node *node : nodes)
        delete node;
}

// A class without contract may set the pointer once, and leave it null before.
class FN_Slot_bad {
public:
    FN_Slot_bad() = default;
    FN_Slot_bad(const FN_Slot_bad &) = delete;
    ~FN_Slot_bad() { delete node; }
    void fill(int key) { node = new Node{key}; }

private:
    Node *node = nullptr;
};

// --- should be fine ------------------------------------------------------------------------------------------------

int owner_first_ok(int key) {
    std::unique_ptr<Node> owner(new Node{key});
    if (!valid(key))
        throw std::runtime_error("key");
    return owner->key;
}

class Buffer_ok {
public:
    explicit Buffer_ok(int n) {
        if (n > 100)
            throw std::length_error("buffer");
        bytes = new char[n];
    }
    ~Buffer_ok() { delete[] bytes; }

private:
    char *bytes = nullptr;
};

class Member_ok {
public:
    explicit Member_ok(int n) : bytes(new char[n]) {
        if (n > 100)
            throw std::length_error("buffer");
    }

private:
    std::unique_ptr<char[]> bytes;
};

class Caught_ok {
public:
    explicit Caught_ok(int n) : bytes(new char[n]) {
        try {
            if (n > 100)
                throw std::length_error("buffer");
        } catch (...) {
            delete[] bytes;
            bytes = nullptr;
            throw;
        }
    }
    ~Caught_ok() { delete[] bytes; }

private:
    char *bytes;
};

class Delegating_ok {
public:
    Delegating_ok() : bytes(new char[16]) {}
    explicit Delegating_ok(int n) : Delegating_ok() {
        if (n > 100)
            throw std::length_error("buffer"); // the object is there: its destructor runs
    }
    ~Delegating_ok() { delete[] bytes; }

private:
    char *bytes;
};

struct Both { std::unique_ptr<Node> node; int *borrowed; };
Both both_returned_ok() {
    Both both{std::make_unique<Node>(), nullptr};
    both.node->key = 1;
    return both;
}

void two_arguments_ok() { both(std::unique_ptr<Node>(new Node), std::unique_ptr<Node>(new Node)); }

int aggregate_ok(int key) {
    struct Owner { std::unique_ptr<Node> node; int *borrowed; } owner{std::make_unique<Node>(), nullptr};
    if (key < 0)
        return -1;
    return owner.node->key;
}

Pair returned_ok(int key) {
    Pair pair{new Node{key}, "name"};
    return pair;
}

void moved_along_ok(std::vector<Pair> &all, int key) {
    Pair pair{new Node{key}, "name"};
    all.push_back(std::move(pair));
}

int file_ok(const char *path) {
    std::unique_ptr<std::FILE, Closer> file(std::fopen(path, "r"));
    if (!file)
        return -1;
    char c;
    if (std::fread(&c, 1, 1, file.get()) != 1)
        throw std::runtime_error("read");
    return c;
}

void cleared_ok(int key) {
    std::vector<Node *> nodes;
    nodes.push_back(new Node{key});
    for (Node *node : nodes)
        delete node;
    nodes.clear();
}

void list_ok(int key) {
    Node *list = new Node{key};
    list->next = new Node{key + 1};
    while (list) {
        Node *next = list->next;
        delete list;
        list = next;
    }
}
