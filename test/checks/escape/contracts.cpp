// What a C++ callee keeps or hands back by contract (ours or Clang's) is followed; what it is lent it must not keep.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Wno-dangling -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct Node { int key = 0; std::string label; };

class Document {
public:
    Document();
    explicit Document(std::string text);
    ~Document();
    [[lifetime::borrowed("this")]] const Node *root() const;
    [[lifetime::borrowed("this")]] Node &at(std::size_t i);
    const std::string &title() const [[clang::lifetimebound]];
    void observe([[lifetime::borrowed("this")]] const Node *node);
    void visit([[lifetime::borrowed]] const Node *node) const;
    void label(std::string_view text [[clang::lifetime_capture_by(this)]]);
    static void publish([[lifetime("static")]] const Node *node);
};

class [[gsl::Owner(char)]] Blob {
public:
    explicit Blob(std::size_t n);
    Blob(const Blob &);
    ~Blob();
    char *data() const;
};
class [[gsl::Pointer(char)]] Slice {
public:
    Slice();
    Slice(const Blob &blob);
    std::size_t length() const;
};

class Link {
public:
    explicit Link([[lifetime::borrowed("this")]] const Node &to);
    int key() const;
};

[[lifetime::borrowed("a, b")]] const Node &older(const Node &a, const Node &b);
std::string_view trim(std::string_view text [[clang::lifetimebound]]);
const std::string &either(const std::string &a [[clang::lifetimebound]], const std::string &b);
void look([[lifetime::borrowed]] const Node *node);
void unknown(const Node *node);

// --- should be reported --------------------------------------------------------------------------------------------

const Node *root_bad(const std::string &text) {
    Document document(text);
    return document.root(); // expected-error-re {{'document'{{.*}}[lifetime-escape]}}
}

Node &element_bad(std::size_t i) {
    Document document;
    Node &node = document.at(i);
    node.key++;
    return node; // expected-error-re {{'document'{{.*}}[lifetime-escape]}}
}

std::string_view title_bad() {
    Document document;
    return document.title(); // expected-error-re {{{{.*}}[lifetime-escape]}}
}

std::string_view trimmed_bad(std::string text) {
    return trim(text); // expected-error-re {{'text'{{.*}}[lifetime-escape]}}
}

const Node &older_bad(const Node &node) {
    Node other{1, "other"};
    return older(node, other); // expected-error-re {{'other'{{.*}}[lifetime-escape]}}
}

const std::string &either_bad(const std::string &b) {
    std::string a = "a";
    return either(a, b); // expected-error-re {{'a'{{.*}}[lifetime-escape]}}
}

void observe_bad(Document &document, int key) {
    Node node{key, "observed"};
    document.observe(&node); // expected-error-re {{'node'{{.*}}[lifetime-escape]}}
}

void label_bad(Document *document, int n) {
    std::string text = "label " + std::to_string(n);
    document->label(text); // expected-error-re {{'text'{{.*}}[lifetime-escape]}}
}

void publish_bad(int key) {
    Node node{key, "published"};
    Document::publish(&node); // expected-error-re {{'node'{{.*}}[lifetime-escape]}}
}

Slice slice_bad(std::size_t n) {
    Blob blob(n);
    return Slice(blob); // expected-error-re {{'blob'{{.*}}[lifetime-escape]}}
}

Link link_bad(int key) {
    Node node{key, "linked"};
    return Link(node); // expected-error-re {{'node'{{.*}}[lifetime-escape]}}
}

// What make_unique hands to a constructor is not seen as kept by it.
std::unique_ptr<Link> FN_made_link_bad(int key) {
    Node node{key, "linked"};
    auto link = std::make_unique<Link>(node);
    return link;
}

class Watcher_bad {
public:
    void see([[lifetime::borrowed]] const Node *node) { last = node; } // expected-error-re {{'node'{{.*}}[lifetime-escape]}}
    // Of a container that is lent, the elements are not seen as lent.
    void FN_see_all_bad([[lifetime::borrowed]] const std::vector<Node> &nodes) {
        for (const Node &node : nodes)
            last = &node;
    }
    int key() const { return last ? last->key : 0; }

private:
    const Node *last = nullptr;
};

class Route_bad {
public:
    explicit Route_bad([[lifetime::borrowed]] const std::string &path) : path(path) {} // expected-error-re {{'path'{{.*}}[lifetime-escape]}}
    std::size_t length() const { return path.size(); }

private:
    const std::string &path;
};

const Node *noescape_kept;
// Clang's noescape is held against the body, too.
void noescape_bad(const Node *node __attribute__((noescape))) {
    noescape_kept = node; // expected-error-re {{'noescape_kept'{{.*}}[lifetime-escape]}}
}

void lambda_parameter_bad(const std::vector<Node> &nodes) {
    static const Node *seen;
    auto keep = []([[lifetime::borrowed]] const Node *node) { seen = node; }; // expected-error-re {{'node'{{.*}}[lifetime-escape]}}
    for (const Node &node : nodes)
        keep(&node);
}

// --- should be fine ------------------------------------------------------------------------------------------------

const Node *root_ok(const Document &document) {
    return document.root();
}

int root_key_ok(const std::string &text) {
    Document document(text);
    const Node *root = document.root();
    return root ? root->key : 0;
}

std::string title_ok() {
    Document document;
    return document.title();
}

std::string_view trimmed_ok(std::string_view text) {
    return trim(text);
}

const std::string &second_is_free_ok(const std::string &a) {
    std::string b = "b";
    return either(a, b); // only the first is bound
}

void observe_ok(int key) {
    Node node{key, "observed"};
    Document document;
    document.observe(&node); // the document dies first
}

void visit_ok(const Document &document, int key) {
    Node node{key, "visited"};
    document.visit(&node);
}

void label_ok(Document &document) {
    document.label("literal");
}

void publish_ok() {
    static const Node node{1, "published"};
    Document::publish(&node);
}

std::size_t slice_ok(std::size_t n) {
    Blob blob(n);
    Slice slice(blob);
    return slice.length();
}

Blob blob_ok(std::size_t n) {
    Blob blob(n);
    return blob;
}

int link_ok(int key) {
    Node node{key, "linked"};
    Link link(node);
    return link.key();
}

class Watcher_ok {
public:
    void see([[lifetime::borrowed("this")]] const Node *node) { last = node; }
    void forget([[lifetime::borrowed]] const Node *node) {
        if (last == node)
            last = nullptr;
    }
    int key() const { return last ? last->key : 0; }

private:
    const Node *last = nullptr;
};

class Route_ok {
public:
    explicit Route_ok([[lifetime::borrowed("this")]] const std::string &path) : path(path) {}
    std::size_t length() const { return path.size(); }

private:
    const std::string &path;
};

class Copy_ok {
public:
    void see([[lifetime::borrowed]] const Node *node) { last = *node; }

private:
    Node last;
};

void unknown_ok(int key) {
    Node node{key, "unknown"};
    unknown(&node);
    look(&node);
}
