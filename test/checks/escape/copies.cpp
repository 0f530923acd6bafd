// A container copies what it is given: of a braced list, a key or an optional nothing but the elements' pointers stays there.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Wno-everything -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <atomic>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

struct Token { int id; };
struct Operand {
    Operand(int type, std::initializer_list<unsigned> words);
    std::vector<unsigned> words;
};
struct Slice { const char *data; std::size_t size; };
struct Range { Range(int id, std::optional<Slice> begin); std::optional<Slice> begin; };
bool known(const char *name);

// --- should be reported --------------------------------------------------------------------------------------------

void list_of_locals_bad(std::vector<const Token *> &out) {
    Token token{1};
    out = {&token}; // expected-error-re {{address of local 'token'{{.*}}[lifetime-escape]}}
}
void atomic_store_bad(std::atomic<const Token *> &current) {
    Token token{1};
    current.store(&token); // expected-error {{address of local 'token' is kept by 'std::atomic::store' [lifetime-escape]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

std::vector<const Token *> returned_list_ok(const Token *a, const Token *b) {
    if (a == b)
        return {a};
    return {a, b};
}
struct Sources {
    std::vector<const Token *> tokens;
    std::unordered_map<std::string, const Token *> by_name;
    void assign_ok(const Token *a) { tokens = {a}; }
    void insert_ok(const Token *a) { by_name.insert({{"first", a}, {"second", a}}); }
    void insert_range_ok(const Token *a) { tokens.insert(tokens.end(), {a, a}); }
};
void emplaced_list_ok(std::vector<Operand> &operands, unsigned id) {
    operands.emplace_back(1, std::initializer_list<unsigned>{id});
}
void emplaced_optional_ok(std::vector<Range> &ranges, const Slice &begin, bool bounded) {
    ranges.emplace_back(1, bounded ? std::optional<Slice>(begin) : std::optional<Slice>());
}
void key_ok(std::map<std::string, int> &sizes, int count) {
    for (int i = 0; i < count; i++) {
        std::string name = "file " + std::to_string(i);
        if (known(name.c_str()))
            sizes[name] = i;
    }
}
void atomic_null_ok(std::atomic<const Token *> &current) {
    Token token{1};
    current.store(&token);
    current.store(nullptr);
}

/* [pairs.spec]: of a reference_wrapper a pair has the reference. */
void wrapped_ok(std::vector<std::pair<int, std::reference_wrapper<const Token>>> &out, const Token *const *at) {
    out.emplace_back(std::make_pair(1, std::cref(**at)));
}
