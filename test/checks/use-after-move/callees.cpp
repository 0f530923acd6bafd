// A callee that takes `T &&` moves from its argument on the paths on which its body does; one that need not is looked into.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

struct Job { std::string name; std::vector<std::string> args; int id = 0; };
struct Node { int key = 0; };
void look(const std::string &text);
bool accept(std::string &&text);

static void keep(std::vector<std::string> &all, std::string &&text) { all.push_back(std::move(text)); }
static void pass_on(std::vector<std::string> &all, std::string &&text) { keep(all, std::move(text)); }
static bool is_long(std::string &&text) { return text.size() > 3; }
static bool keep_if_room(std::vector<std::string> &all, std::string &&text) {
    if (all.size() > 10)
        return false;
    all.push_back(std::move(text));
    return true;
}
static void trim(std::string &&text) {
    std::string old = std::move(text);
    text = old.substr(1);
}
static void swallow(std::unique_ptr<Node> &&node) { auto mine = std::move(node); }
static bool offer(std::unique_ptr<Node> &&node, std::unique_ptr<Node> &slot) {
    if (slot)
        return false;
    slot = std::move(node);
    return true;
}

class Registry {
public:
    void add(Job &&job) { jobs.emplace_back(std::move(job)); }
    void add_named(std::string name, Job &&job) {
        job.name = std::move(name);
        add(std::move(job));
    }

private:
    std::vector<Job> jobs;
};

struct Line {
    explicit Line(std::string &&given) : text(std::move(given)) {}
    std::string text;
};

// --- should be reported --------------------------------------------------------------------------------------------

std::size_t kept_bad(std::vector<std::string> &all, std::string text) {
    keep(all, std::move(text));
    return text.size(); // expected-error-re {{'text'{{.*}}[lifetime-use-after-move]}}
}

void passed_on_bad(std::vector<std::string> &all, std::string text) {
    pass_on(all, std::move(text));
    look(text); // expected-error-re {{'text'{{.*}}[lifetime-use-after-move]}}
}

void method_bad(Registry &registry, Job job) {
    registry.add(std::move(job));
    look(job.name); // expected-error-re {{'job{{.*}}[lifetime-use-after-move]}}
}

void methods_bad(Registry &registry, Job job) {
    registry.add_named("again", std::move(job));
    look(job.name); // expected-error-re {{'job{{.*}}[lifetime-use-after-move]}}
}

void constructor_bad(std::string text) {
    Line line(std::move(text));
    look(text); // expected-error-re {{'text'{{.*}}[lifetime-use-after-move]}}
}

std::size_t when_kept_bad(std::vector<std::string> &all, std::string text) {
    if (keep_if_room(all, std::move(text)))
        return text.size(); // expected-error-re {{'text'{{.*}}[lifetime-use-after-move]}}
    return 0;
}

std::size_t result_ignored_bad(std::vector<std::string> &all, std::string text) {
    keep_if_room(all, std::move(text));
    return text.size(); // expected-error-re {{'text'{{.*}}[lifetime-use-after-move]}}
}

int pointer_bad(std::unique_ptr<Node> node) {
    swallow(std::move(node));
    return node->key; // expected-error-re {{'node'{{.*}}[lifetime-use-after-move]}}
}

void in_a_loop_bad(std::vector<std::string> &all, std::string text) {
    for (int i = 0; i < 3; i++)
        keep(all, std::move(text)); // expected-error-re {{'text'{{.*}}[lifetime-use-after-move]}}
}

void closure_bad(std::vector<std::string> &all, std::string text) {
    auto store = [&] { all.push_back(std::move(text)); };
    store();
    look(text); // expected-error-re {{'text'{{.*}}[lifetime-use-after-move]}}
}

// A function without a body in sight is believed to look only.
bool FN_declared_bad(std::string text) { return accept(std::move(text)) && !text.empty(); }

// What becomes of a part of the argument is not told.
static void take_name(std::vector<std::string> &all, Job &&job) { all.push_back(std::move(job.name)); }
void FN_part_bad(std::vector<std::string> &all, Job job) {
    take_name(all, std::move(job));
    look(job.name);
}

// --- should be fine ------------------------------------------------------------------------------------------------

std::size_t looked_at_ok(std::string text) {
    is_long(std::move(text));
    return text.size();
}

std::size_t refused_ok(std::vector<std::string> &all, std::string text) {
    if (!keep_if_room(all, std::move(text)))
        return text.size();
    return 0;
}

void given_back_ok(std::string text) {
    trim(std::move(text));
    look(text);
}

int offered_ok(std::unique_ptr<Node> node, std::unique_ptr<Node> &slot) {
    if (!offer(std::move(node), slot))
        return node->key;
    return slot->key;
}

int offered_and_tested_ok(std::unique_ptr<Node> node, std::unique_ptr<Node> &slot) {
    offer(std::move(node), slot);
    return node ? node->key : 0;
}

void again_ok(std::vector<std::string> &all, std::string text) {
    keep(all, std::move(text));
    text = "again";
    keep(all, std::move(text));
}

void other_member_ok(std::vector<std::string> &all, Job job) {
    take_name(all, std::move(job));
    look(job.args[0]);
}

void closure_not_called_ok(std::vector<std::string> &all, std::string text) {
    auto store = [&] { all.push_back(std::move(text)); };
    look(text);
    store();
}

void closure_reset_ok(std::vector<std::string> &all, std::string text) {
    auto store = [&] {
        all.push_back(std::move(text));
        text.clear();
    };
    store();
    look(text);
}

void closure_with_pointer_ok(std::unique_ptr<Node> node, bool now) {
    auto drop = [&] { auto gone = std::move(node); };
    if (now)
        drop();
    if (node)
        node->key++;
}

static bool either(std::string &&text, std::string &out, bool now) {
    if (now)
        out = std::move(text);
    return now;
}

std::size_t asked_twice_ok(std::string text, std::string &out, bool now) {
    either(std::move(text), out, now);
    return now ? 0 : text.size();
}

struct Box {
    explicit Box(int key);
    Box(Box &&other) noexcept : node(std::move(other.node)) {}
    std::unique_ptr<Node> node;
};

int box_ok(Box box, bool now) {
    if (now)
        Box taken(std::move(box));
    return box.node ? box.node->key : 0;
}

int box_bad(Box box) {
    Box taken(std::move(box));
    return box.node->key; // expected-error-re {{'box.node'{{.*}}[lifetime-use-after-move]}}
}
