// Kind capacity-kept: clear() keeps the memory, and what some input asked for once stays for ever: a remark.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <cstddef>
#include <string>
#include <vector>

// --- should be remarked --------------------------------------------------------------------------------------------

static std::vector<unsigned char> frame_1;
void receive_bad(std::size_t size) {
    frame_1.clear(); // expected-remark {{'frame_1' (static storage) is emptied here, but keeps the memory of the greatest size that it ever had (capacity-kept)}}
    frame_1.resize(size);
}

static std::vector<int> rows_1;
void load_bad(unsigned n) { rows_1.reserve(n); }
void unload_bad() { rows_1.clear(); } // expected-remark {{'rows_1'}}

thread_local std::string text_1;
static std::string scratch_1;
const std::string &build_bad(std::size_t size, char fill) {
    scratch_1.clear(); // expected-remark {{'scratch_1'}}
    scratch_1.resize(size, fill);
    return scratch_1;
}

// --- should be fine ------------------------------------------------------------------------------------------------

static std::vector<unsigned char> frame_2;
void receive_ok(std::size_t size) {
    frame_2.clear();
    frame_2.resize(size);
    if (frame_2.capacity() > 65536)
        frame_2.shrink_to_fit();
}

static std::vector<int> rows_2;
void load_ok(unsigned n) { rows_2.reserve(n); }
void unload_ok() { std::vector<int>().swap(rows_2); }

static std::vector<int> fixed_2;
void fixed_ok() {
    fixed_2.clear();
    fixed_2.resize(64);
}

void local_ok(std::size_t size) {
    std::vector<int> local;
    local.resize(size);
    local.clear();
}

struct Parser {
    std::vector<int> stack;
    void parse_ok(std::size_t depth) {
        stack.clear();
        stack.reserve(depth);
    }
};
