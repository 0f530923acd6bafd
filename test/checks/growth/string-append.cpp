// Kind string-append: a string that lives as long as the process is appended to and never cleared.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>

// --- should be reported --------------------------------------------------------------------------------------------

static std::string trace_1;
void trace_bad(std::string_view step) {
    trace_1 += step; // expected-warning {{'trace_1' (static storage) is appended to for every value of 'step' and nothing clears or limits it (string-append)}}
    trace_1 += '\n';
}

static std::string bytes_1;
void feed_bad(const char *data, std::size_t size) {
    bytes_1.append(data, size); // expected-warning {{'bytes_1'}}
}

const char *join_bad(const std::string &word) {
    static std::string all;
    all.insert(all.end(), word.begin(), word.end()); // expected-warning {{'all'}}
    return all.c_str();
}

// --- should be fine ------------------------------------------------------------------------------------------------

static std::string trace_2;
void trace_ok(std::string_view step) {
    if (trace_2.size() > 4096)
        trace_2.clear();
    trace_2 += step;
}

static std::string out_2;
void print_ok(std::string_view text) { out_2 += text; }
void flush_ok() {
    std::fputs(out_2.c_str(), stdout);
    out_2.clear();
}

static std::string report_2;
void line_ok(std::string_view text) { report_2.append(text); }
std::string take_ok() { return std::exchange(report_2, {}); }

static std::string buffer_2;
const std::string &format_ok(std::string_view name) {
    buffer_2 = "hello ";
    buffer_2 += name;
    return buffer_2;
}

std::string local_ok(std::string_view name) {
    std::string text = "hello ";
    text += name;
    return text;
}
