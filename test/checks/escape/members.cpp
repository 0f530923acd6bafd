// An address must not be stored in a member, container, global or out-parameter that outlives what it points to.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Wno-dangling -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <array>
#include <cstdio>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

struct Widget { Widget *parent = nullptr; std::vector<Widget *> children; std::string_view title; };
struct Entry { const std::string *key = nullptr; int hits = 0; };
struct Sprite { int x = 0, y = 0; };
struct Packet { std::span<const unsigned char> payload; std::string_view origin; };

std::string read_all(const std::string &path);
void paint(const Widget &w);
extern std::vector<const Sprite *> drawn;
extern std::string_view current_title;

// --- should be reported --------------------------------------------------------------------------------------------

void draw_bad(int x) {
    Sprite sprite{x, 0};
    drawn.push_back(&sprite); // expected-error-re {{'sprite'{{.*}}[lifetime-escape]}}
}

void title_bad(const std::string &path) {
    std::string title = read_all(path);
    current_title = title; // expected-error-re {{'title'{{.*}}[lifetime-escape]}}
}

void attach_bad(Widget &parent) {
    Widget child;
    child.parent = &parent;
    parent.children.emplace_back(&child); // expected-error-re {{'child'{{.*}}[lifetime-escape]}}
    paint(parent);
}

void rename_bad(Widget *w, int n) {
    std::string title = "Untitled " + std::to_string(n);
    w->title = title; // expected-error-re {{'title'{{.*}}[lifetime-escape]}}
}

bool parse_bad(const std::string &path, Packet &out) {
    std::string bytes = read_all(path);
    if (bytes.size() < 4)
        return false;
    out.payload = {reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size()}; // expected-error-re {{'bytes'{{.*}}[lifetime-escape]}}
    return true;
}

void index_bad(std::map<std::string_view, int> &index, const std::string &path) {
    std::string text = read_all(path);
    index[text] = 1; // expected-error-re {{'text'{{.*}}[lifetime-escape]}}
}

void insert_bad(std::unordered_map<int, std::string_view> &names, int id) {
    std::string name = "#" + std::to_string(id);
    names.insert({id, name}); // expected-error-re {{'name'{{.*}}[lifetime-escape]}}
}

void optional_bad(std::optional<std::string_view> &out, std::string text) {
    out = text; // expected-error-re {{'text'{{.*}}[lifetime-escape]}}
}

void array_bad(std::array<const Sprite *, 4> &slots, std::size_t i) {
    Sprite s;
    slots[i % 4] = &s; // expected-error-re {{'s'{{.*}}[lifetime-escape]}}
}

class Lexer_bad {
public:
    explicit Lexer_bad(std::string source) : rest(source) {} // expected-error-re {{'source'{{.*}}[lifetime-escape]}}
    bool done() const { return rest.empty(); }

private:
    std::string_view rest;
};

class Cursor_bad {
public:
    explicit Cursor_bad(std::vector<int> values) : at(values.begin()), end(values.end()) {} // expected-error-re 1-2 {{'values'{{.*}}[lifetime-escape]}}
    bool more() const { return at != end; }

private:
    std::vector<int>::iterator at, end;
};

class View_bad {
public:
    explicit View_bad(int width) : width(&width) {} // expected-error-re {{'width'{{.*}}[lifetime-escape]}}
    int get() const { return *width; }

private:
    const int *width;
};

class Reference_bad {
public:
    explicit Reference_bad(Sprite sprite) : sprite(sprite) {} // expected-error-re {{'sprite'{{.*}}[lifetime-escape]}}
    int x() const { return sprite.x; }

private:
    const Sprite &sprite;
};

class Cache_bad {
public:
    void touch(int id) {
        std::string key = std::to_string(id);
        last.key = &key; // expected-error-re {{'key'{{.*}}[lifetime-escape]}}
        last.hits++;
    }
    void forget() { last = {}; }

private:
    Entry last;
};

class Console_bad {
public:
    void log(const char *format, int value) {
        char line[64];
        std::snprintf(line, sizeof line, format, value);
        lines.push_back(line); // expected-error-re {{'line'{{.*}}[lifetime-escape]}}
        if (lines.size() > 10)
            lines.pop_front();
    }

private:
    std::list<const char *> lines;
};

class Owner_bad {
public:
    void start(int x) {
        auto sprite = std::make_unique<Sprite>();
        sprite->x = x;
        active = sprite.get(); // expected-error-re {{'sprite'{{.*}}[lifetime-escape]}}
    }
    void stop() {
        auto sprite = std::make_unique<Sprite>();
        active = sprite.get(); // expected-error-re {{'sprite'{{.*}}[lifetime-escape]}}
    }

private:
    Sprite *active = nullptr;
};

struct Registry { static inline Widget *focused = nullptr; };
void focus_bad() {
    Widget popup;
    Registry::focused = &popup; // expected-error-re {{'popup'{{.*}}[lifetime-escape]}}
    paint(popup);
}

int counter_bad(int seed) {
    static int *previous = nullptr;
    int count = previous ? *previous : seed;
    previous = &count; // expected-error-re {{'count'{{.*}}[lifetime-escape]}}
    return count;
}

thread_local const Sprite *hovered;
void hover_bad(Sprite sprite) {
    hovered = &sprite; // expected-error-re {{'sprite'{{.*}}[lifetime-escape]}}
}

void pointer_to_pointer_bad(const std::string **out) {
    std::string text = "local";
    *out = &text; // expected-error-re {{'text'{{.*}}[lifetime-escape]}}
}

// What a pair is assigned from braces is not seen in its members.
void FN_tuple_bad(std::pair<std::string_view, int> &out) {
    std::string text = read_all("pair");
    out = {text, 1};
}

void on_exception_bad(Widget &w) {
    std::string title = "busy";
    w.title = title; // expected-error-re {{'title'{{.*}}[lifetime-escape]}}
    read_all("may throw"); // then the reset is not reached
    if (title.empty())
        return;
    w.title = {};
}

// --- should be fine ------------------------------------------------------------------------------------------------

void draw_ok(const Sprite &sprite) {
    drawn.push_back(&sprite);
}

void attach_ok(Widget &parent) {
    Widget child;
    child.parent = &parent; // the child dies first
    paint(child);
}

void attach_and_detach_ok(Widget &parent) {
    Widget child;
    parent.children.push_back(&child);
    paint(parent);
    parent.children.pop_back();
}

void rename_ok(Widget *w, int n) {
    std::string title = "Untitled " + std::to_string(n);
    std::string_view before = w->title;
    w->title = title;
    paint(*w);
    w->title = before;
}

void local_index_ok(const std::string &path) {
    std::string text = read_all(path);
    std::map<std::string_view, int> index;
    index[text] = 1;
    std::printf("%zu\n", index.size());
}

void owning_index_ok(std::map<std::string, int> &index, const std::string &path) {
    std::string text = read_all(path);
    index[text] = 1;
}

void by_value_ok(std::vector<Sprite> &out, int x) {
    Sprite sprite{x, 0};
    out.push_back(sprite);
}

bool parse_ok(const std::string &bytes, Packet &out) {
    if (bytes.size() < 4)
        return false;
    out.payload = {reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size()};
    return true;
}

class Lexer_ok {
public:
    explicit Lexer_ok(std::string given) : source(std::move(given)), rest(source) {}
    Lexer_ok(const Lexer_ok &) = delete;
    Lexer_ok &operator=(const Lexer_ok &) = delete;
    bool done() const { return rest.empty(); }

private:
    std::string source;
    std::string_view rest;
};

class Borrowing_ok {
public:
    explicit Borrowing_ok(const std::string &text) : rest(text) {}
    explicit Borrowing_ok(const char *text) : rest(text) {}
    bool done() const { return rest.empty(); }

private:
    std::string_view rest;
};

class Tree_ok {
public:
    void add(int x) {
        sprites.push_back(std::make_unique<Sprite>(Sprite{x, 0}));
        active = sprites.back().get();
    }
    void drop() {
        active = nullptr;
        sprites.clear();
    }

private:
    std::vector<std::unique_ptr<Sprite>> sprites;
    Sprite *active = nullptr;
};

class Handed_over_ok {
public:
    void start() {
        auto sprite = std::make_unique<Sprite>();
        active = sprite.get();
        owned = std::move(sprite);
    }

private:
    std::unique_ptr<Sprite> owned;
    Sprite *active = nullptr;
};

class Scope_ok {
public:
    explicit Scope_ok(int level) : outer(innermost), level(level) { innermost = this; }
    ~Scope_ok() { innermost = outer; }
    static int depth() { return innermost ? innermost->level : 0; }

private:
    static inline Scope_ok *innermost = nullptr;
    Scope_ok *outer;
    int level;
};
int nested_ok() {
    Scope_ok scope(1);
    return Scope_ok::depth();
}

void static_ok(Widget &w) {
    static const std::string title = "About";
    w.title = title;
}

void reset_ok(std::optional<std::string_view> &out, std::string text) {
    out = text;
    std::printf("%zu\n", out->size());
    out.reset();
}

void cleared_ok(std::vector<const Sprite *> &out) {
    Sprite s;
    out.push_back(&s);
    std::printf("%zu\n", out.size());
    out.clear();
}

int looked_up_ok(const std::map<std::string, int, std::less<>> &table, int id) {
    std::string key = std::to_string(id);
    auto it = table.find(std::string_view(key));
    return it == table.end() ? 0 : it->second;
}
