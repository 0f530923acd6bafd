// A moved-from object may be used again once it has a value: assignment, clear, assign, reset, emplace, swap, exchange.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

struct Batch {
    std::vector<int> values;
    std::string name;
    [[clang::reinitializes]] void restart();
    void add(int value);
    void clear();
};

void flush(Batch batch);
void send(std::string text);
void keep(std::vector<int> values);
bool refill(std::string &text);
void look(const std::string &text);

// --- should be reported --------------------------------------------------------------------------------------------

void appended_bad(std::string text) {
    send(std::move(text));
    text += "more"; // expected-error-re {{'text'{{.*}}[lifetime-use-after-move]}}
    send(text);
}

void reserved_bad(std::vector<int> values) {
    keep(std::move(values));
    values.reserve(16); // expected-error-re {{'values'{{.*}}[lifetime-use-after-move]}}
    values.push_back(1);
}

void cleared_on_one_path_bad(std::string text, bool again) {
    send(std::move(text));
    if (again)
        text.clear();
    look(text); // expected-error-re {{'text'{{.*}}[lifetime-use-after-move]}}
}

// A call of a member function is not a use of an object whose members alone were moved.
void FN_cleared_too_late_bad(Batch batch) {
    flush(std::move(batch));
    batch.add(1);
    batch.restart();
}

void other_assigned_bad(std::string a, std::string b) {
    send(std::move(a));
    b = "b";
    look(a + b); // expected-error-re {{'a'{{.*}}[lifetime-use-after-move]}}
}

// After a swap both count as having a value, though one has the empty one of the other.
void FN_swapped_bad(std::string a, std::string b) {
    send(std::move(a));
    std::swap(a, b);
    look(a);
    look(b);
}

void self_assigned_bad(std::string text) {
    send(std::move(text));
    text = text + "x"; // expected-error-re {{'text'{{.*}}[lifetime-use-after-move]}}
    look(text);
}

void shadowed_bad(std::string text) {
    send(std::move(text));
    {
        std::string text = "inner";
        look(text);
    }
    look(text); // expected-error-re {{'text'{{.*}}[lifetime-use-after-move]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

void assigned_ok(std::string text) {
    send(std::move(text));
    text = "again";
    look(text);
}

void assigned_temporary_ok(Batch batch) {
    flush(std::move(batch));
    batch = Batch{};
    batch.add(1);
}

void braces_ok(std::vector<int> values) {
    keep(std::move(values));
    values = {};
    values.push_back(1);
}

void clear_ok(std::vector<int> values) {
    keep(std::move(values));
    values.clear();
    values.push_back(1);
}

void assign_ok(std::vector<int> values, std::string text) {
    keep(std::move(values));
    send(std::move(text));
    values.assign(3, 0);
    text.assign("abc", 2);
    look(text + std::to_string(values.size()));
}

void reset_ok(std::unique_ptr<Batch> batch) {
    auto other = std::move(batch);
    batch.reset(new Batch);
    batch->add(1);
    other->add(2);
}

void optional_ok(std::optional<std::string> text) {
    send(*std::move(text));
    text.reset();
    if (text)
        look(*text);
    text.emplace("again");
    look(*text);
}

void variant_ok(std::variant<std::string, int> either) {
    auto other = std::move(either);
    either.emplace<int>(1);
    if (std::holds_alternative<int>(either) && other.index() == 0)
        look("number");
}

void swap_ok(std::string text) {
    std::string fresh = "fresh";
    send(std::move(text));
    text.swap(fresh);
    look(text);
}

void std_swap_ok(std::vector<int> values, std::vector<int> spare) {
    keep(std::move(values));
    std::swap(values, spare);
    values.push_back(1);
}

void exchange_ok(std::string text) {
    send(std::exchange(text, "next"));
    look(text);
}

void exchange_empty_ok(std::vector<int> values) {
    keep(std::exchange(values, {}));
    values.push_back(1);
}

void reinitializes_ok(Batch batch) {
    flush(std::move(batch));
    batch.restart();
    batch.add(1);
}

void by_name_clear_ok(Batch batch) {
    flush(std::move(batch));
    batch.clear();
    batch.add(1);
}

void out_parameter_ok(std::string text) {
    send(std::move(text));
    if (refill(text))
        look(text);
}

void getline_ok(std::istringstream in, std::string line) {
    send(std::move(line));
    while (std::getline(in, line))
        look(line);
}

void loop_ok(const std::vector<std::string> &words) {
    std::string line;
    for (const std::string &word : words) {
        line += word;
        if (line.size() > 72) {
            send(std::move(line));
            line = std::string();
        }
    }
    send(std::move(line));
}

void members_ok(Batch batch) {
    keep(std::move(batch.values));
    send(std::move(batch.name));
    batch.values.clear();
    batch.name = "again";
    flush(std::move(batch));
}

void self_swap_idiom_ok(std::string text) {
    std::string taken;
    taken.swap(text); // text is empty, and known to be
    look(text);
    send(std::move(taken));
}

void through_itself_ok(std::string text) {
    text = std::move(text) + "!"; // moved from, and given a value by the same statement
    look(text);
}

Batch round_trip(Batch batch);
void round_trip_ok(Batch batch) {
    batch = round_trip(std::move(batch));
    batch.add(1);
}

void both_paths_ok(std::string text, bool again) {
    send(std::move(text));
    if (again)
        text = "again";
    else
        text.clear();
    look(text);
}
