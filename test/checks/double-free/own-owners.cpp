// A class whose destructor releases a pointer owns it: so do its bases' and members' destructors; a shallow copy shares it.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <cstdio>
#include <fcntl.h>
#include <memory>
#include <string>
#include <unistd.h>
#include <utility>

struct Node { int key = 0; std::string label; };

struct Owner {
    explicit Owner(Node *given) : node(given) {}
    ~Owner() { delete node; }
    Owner(const Owner &) = delete;
    Owner &operator=(const Owner &) = delete;
    Node *node;
};
struct Inheriting : Owner { using Owner::Owner; };
struct Derived : Owner { explicit Derived(Node *given) : Owner(given) {} };
struct Handle {
    explicit Handle(int fd) : fd(fd) {}
    ~Handle() {
        if (fd >= 0)
            ::close(fd);
    }
    Handle(Handle &&other) noexcept : fd(std::exchange(other.fd, -1)) {}
    int fd;
};
struct Channel { Handle in; Handle out; };

struct Shallow {
    Shallow() : node(new Node) {}
    Shallow(const Shallow &other) : node(other.node) {}
    ~Shallow() { delete node; }
    Node *node;
};
struct Forgetful {
    explicit Forgetful(int n) : values(new int[n]) {}
    Forgetful(Forgetful &&other) noexcept : values(other.values) {}
    ~Forgetful() { delete[] values; }
    int *values;
};
struct Careful {
    explicit Careful(int n) : values(new int[n]) {}
    Careful(Careful &&other) noexcept : values(other.values) { other.values = nullptr; }
    Careful &operator=(Careful other) noexcept {
        swap(*this, other);
        return *this;
    }
    friend void swap(Careful &a, Careful &b) noexcept { std::swap(a.values, b.values); }
    ~Careful() { delete[] values; }
    int *values;
};
struct Deep {
    Deep() : node(new Node) {}
    Deep(const Deep &other) : node(new Node(*other.node)) {}
    Deep &operator=(const Deep &other) {
        if (this != &other) {
            Node *fresh = new Node(*other.node);
            delete node;
            node = fresh;
        }
        return *this;
    }
    ~Deep() { delete node; }
    Node *node;
};
struct Counted {
    void ref() { ++count; }
    void unref() {
        if (--count == 0)
            delete this;
    }

private:
    ~Counted() = default;
    int count = 1;
};
struct Ref {
    explicit Ref(Counted *given) : object(given) {}
    Ref(const Ref &other) : object(other.object) {
        if (object)
            object->ref();
    }
    ~Ref() {
        if (object)
            object->unref();
    }
    Counted *object;
};
struct Closer { void operator()(std::FILE *file) const { std::fclose(file); } };
using File = std::unique_ptr<std::FILE, Closer>;

// --- should be reported --------------------------------------------------------------------------------------------

void deleted_bad(int key) {
    Node *node = new Node{key, ""};
    Owner owner(node); // expected-error {{released twice [lifetime-double-free]}}
    delete node;
}

void two_bad(int key) {
    Node *node = new Node{key, ""};
    Owner one(node); // expected-error {{released twice [lifetime-double-free]}}
    Owner other(node);
}

void inheriting_bad(int key) {
    Node *node = new Node{key, ""};
    Inheriting owner(node); // expected-error {{released twice [lifetime-double-free]}}
    delete node;
}

void derived_bad(int key) {
    Node *node = new Node{key, ""};
    Derived owner(node); // expected-error {{released twice [lifetime-double-free]}}
    delete node;
}

int handle_bad(const char *path) {
    Handle handle(::open(path, O_RDONLY)); // expected-error {{closed twice [lifetime-double-free]}}
    if (handle.fd < 0)
        return -1;
    ::close(handle.fd);
    return 0;
}

int copied_bad() {
    Shallow one; // expected-error {{released twice [lifetime-double-free]}}
    Shallow other(one);
    return other.node->key;
}

int moved_bad() {
    Forgetful one(3); // expected-error {{released twice [lifetime-double-free]}}
    Forgetful other(std::move(one));
    return other.values[0];
}

class Stopped_bad {
public:
    ~Stopped_bad() {
        stop();
        delete node; // expected-error {{'node' is released twice [lifetime-double-free]}}
    }
    void stop() { delete node; }

private:
    Node *node = nullptr;
};

void reset_to_anothers_bad(int key) {
    auto one = std::make_unique<Node>(); // expected-error {{released twice [lifetime-double-free]}}
    std::unique_ptr<Node> other;
    other.reset(one.get());
    one->key = key;
}

void unique_of_shared_bad(int key) {
    auto shared = std::make_shared<Node>(); // expected-error {{released twice [lifetime-double-free]}}
    std::unique_ptr<Node> unique(shared.get());
    unique->key = key;
}

int closed_bad(const char *path) {
    File file(std::fopen(path, "r")); // expected-error {{'file' is closed twice [lifetime-double-free]}}
    if (!file)
        return -1;
    std::fclose(file.get());
    return 0;
}

// A pointer two members deep has no word in the summary of the constructor that stores it.
struct Outer { explicit Outer(Node *given) : owner(given) {} Owner owner; };
void FN_member_bad(int key) {
    Node *node = new Node{key, ""};
    Outer outer(node);
    delete node;
}

// --- should be fine ------------------------------------------------------------------------------------------------

int owner_ok(int key) {
    Owner owner(new Node{key, ""});
    if (key < 0)
        throw key;
    return owner.node->key;
}

void given_back_ok(int key) {
    Owner owner(new Node{key, ""});
    delete owner.node;
    owner.node = nullptr;
}

void released_ok(int key) {
    Node *node = new Node{key, ""};
    Owner owner(node);
    owner.node = nullptr;
    delete node;
}

void exchanged_ok(Owner &other) {
    Owner owner(new Node);
    std::swap(owner.node, other.node);
}

int moved_ok() {
    Careful one(3);
    Careful other(std::move(one));
    one = Careful(4);
    return other.values[0] + one.values[0];
}

int copied_ok() {
    Deep one;
    Deep other(one);
    one = other;
    return other.node->key;
}

int handle_ok(const char *path) {
    Handle handle(::open(path, O_RDONLY));
    Handle other(std::move(handle));
    return other.fd >= 0;
}

int closed_early_ok(const char *path) {
    Handle handle(::open(path, O_RDONLY));
    if (handle.fd < 0)
        return -1;
    ::close(handle.fd);
    handle.fd = -1;
    return 0;
}

int channel_ok(const char *path) {
    Channel channel{Handle(::open(path, O_RDONLY)), Handle(::open(path, O_WRONLY))};
    return channel.in.fd >= 0 && channel.out.fd >= 0;
}

void counted_ok() {
    Ref one(new Counted);
    Ref other(one);
    other.object->ref();
    other.object->unref();
}

int file_ok(const char *path) {
    File file(std::fopen(path, "r"));
    return file ? std::fclose(file.release()) : -1;
}

void guard_ok(int key) {
    Node *node = new Node{key, ""};
    struct Guard {
        Node *&node;
        ~Guard() { delete node; }
    } guard{node};
    node->key++;
}

class Flagged {
public:
    Flagged(Node *node, bool owns) : node(node), owns(owns) {}
    ~Flagged() {
        if (owns)
            delete node;
    }

private:
    Node *node;
    bool owns;
};
void flagged_ok(Node &local) {
    Flagged borrowed(&local, false);
    Flagged owned(new Node, true);
}

void reset_ok(int key) {
    std::unique_ptr<Node> owner(new Node{key, ""});
    std::unique_ptr<Node> other;
    other.reset(owner.release());
}
