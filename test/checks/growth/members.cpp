// Members live as long as their object: a static member, or a member of the only object of a class, is long-lived.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

struct Texture { std::string path; std::vector<unsigned char> pixels; };
struct Call { int line = 0; std::string name; };
using Key = std::pair<int, int>;

// --- should be reported --------------------------------------------------------------------------------------------

class Textures_1 {
    static inline std::map<std::string, Texture> loaded;

public:
    static const Texture &load_bad(const std::string &path) {
        auto [entry, fresh] = loaded.try_emplace(path); // expected-warning {{'loaded'}}
        if (fresh)
            entry->second.path = path;
        return entry->second;
    }
};

class Profiler_1 {
public:
    static Profiler_1 &get() {
        static Profiler_1 one;
        return one;
    }
    void enter_bad(int line, std::string name) { calls.push_back({line, std::move(name)}); } // expected-warning {{'calls'}}
    std::size_t depth() const { return calls.size(); }

private:
    Profiler_1() = default;
    std::vector<Call> calls;
};

static struct {
    std::set<int> seen;
    std::deque<Call> log;
} state_1;
void visit_bad(int page) {
    state_1.seen.insert(page); // expected-warning {{'state_1.seen'}}
}
void record_bad(const Call &call) {
    state_1.log.emplace_back(call); // expected-warning {{'state_1.log'}}
}

static std::map<Key, std::shared_ptr<Texture>> tiles_1;
std::shared_ptr<Texture> tile_bad(int x, int y) {
    auto &tile = tiles_1[{x, y}]; // expected-warning {{'tiles_1'}}
    if (!tile)
        tile = std::make_shared<Texture>();
    return tile;
}

int next_id_bad(const std::string &name) {
    static std::unordered_map<std::string, int> ids;
    auto found = ids.find(name);
    if (found != ids.end())
        return found->second;
    const int id = static_cast<int>(ids.size());
    ids.emplace(name, id); // expected-remark {{'ids'}}
    return id;
}

namespace audit {
std::vector<std::string> &trail();
static std::vector<std::string> denied;
} // namespace audit
void deny_bad(const std::string &user) {
    audit::denied.push_back(user); // expected-warning {{'denied'}}
}

static std::vector<std::pair<long, double>> points_1;
void plot_bad(long when, double value) {
    if (value > 0)
        points_1.emplace_back(when, value); // expected-warning {{'points_1'}}
}

static std::map<std::string, std::set<std::string>> tags_1;
void tag_bad(const std::string &file, const std::string &tag) {
    tags_1[file].insert(tag); // expected-warning {{'tags_1'}}
}

struct Ring_1 {
    [[bounds("32")]] std::deque<int> last;
    void put_bad(int value) {
        last.push_back(value); // expected-warning {{'last' is promised to stay within bounds("32")}}
    }
};

// --- should be fine ------------------------------------------------------------------------------------------------

class Textures_2 {
    static inline std::map<std::string, Texture> loaded;

public:
    static Texture &load_ok(const std::string &path) { return loaded[path]; }
    static void unload_ok(const std::string &path) { loaded.erase(path); }
};

class Profiler_2 {
public:
    static Profiler_2 &get() {
        static Profiler_2 one;
        return one;
    }
    void enter_ok(int line) { calls.push_back({line, ""}); }
    void leave_ok() { calls.pop_back(); }

private:
    Profiler_2() = default;
    std::vector<Call> calls;
};

class Parser_2 { // one for each file
public:
    void token_ok(std::string text) { tokens.push_back(std::move(text)); }

private:
    std::vector<std::string> tokens;
};

static std::map<Key, std::shared_ptr<Texture>> tiles_2;
void tile_ok(int x, int y) {
    if (tiles_2.size() > 256)
        tiles_2.clear();
    tiles_2[{x, y}] = std::make_shared<Texture>();
}
