// Kind reset-incomplete: a class has a method that starts over, and one of the containers that grow is forgotten: a remark.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <map>
#include <set>
#include <string>
#include <vector>

// --- should be remarked --------------------------------------------------------------------------------------------

class Parser_1 {
    std::vector<std::string> lines;
    std::map<std::string, int> symbols;

public:
    void line(const std::string &text) {
        lines.push_back(text);
        symbols[text]++;
    }
    void reset_bad() { lines.clear(); } // expected-remark {{'Parser_1::reset_bad' empties other members of 'Parser_1', but not 'symbols' (reset-incomplete)}}
};

struct Scene_1 {
    std::vector<int> nodes;
    std::vector<int> lights;
    std::set<int> selected;
    void add(int node, int light) {
        nodes.push_back(node);
        lights.push_back(light);
        selected.insert(node);
    }
    void clear_bad() {
        nodes.clear(); // expected-remark {{but not 'selected'}}
        lights.clear();
    }
};

struct Stats_1 {
    std::vector<long> times;
    std::vector<std::string> names;
    void note(long time, const std::string &name) {
        times.push_back(time);
        names.push_back(name);
    }
    void ResetBad() { names.clear(); } // expected-remark {{but not 'times'}}
};

// --- should be fine ------------------------------------------------------------------------------------------------

struct Scene_2 {
    std::vector<int> nodes, lights;
    void add_ok(int node, int light) {
        nodes.push_back(node);
        lights.push_back(light);
    }
    void clear_ok() {
        nodes.clear();
        lights = {};
    }
};

struct Cache_2 {
    std::map<std::string, int> values;
    std::set<std::string> hot;
    void put_ok(const std::string &key, int value) {
        values[key] = value;
        hot.insert(key);
    }
    void cool_ok(const std::string &key) { hot.erase(key); }
    void clear_ok() { values.clear(); }
};

struct Log_2 {
    std::vector<std::string> lines, fixed;
    void line_ok(const std::string &text) { lines.push_back(text); }
    void flush_ok() { lines.clear(); }
    void reset_ok() { lines.clear(); }
};

struct Builder_2 {
    std::vector<int> done, open;
    void add_ok(int n) {
        done.push_back(n);
        if (open.size() < 8)
            open.push_back(n);
    }
    void restart_ok() { done.clear(); }
    void close_ok() { done.clear(); }
};
