// Kind observer: listeners that are added and never removed; often they live as long as the list, so only the strict mode
// speaks of it.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -fplugin-arg-lifetime-strict=on -Xclang -verify-ignore-unexpected=note
// RUN: %lt++ %s -std=c++20 -Xclang -verify=lax
// lax-no-diagnostics
#include <algorithm>
#include <list>
#include <vector>

struct Listener {
    virtual ~Listener() = default;
    virtual void changed(int what) = 0;
};

// --- should be reported --------------------------------------------------------------------------------------------

static std::vector<Listener *> listeners_1;
void add_bad(Listener *listener) {
    listeners_1.push_back(listener); // expected-warning {{observers are added to 'listeners_1' (static storage) and nothing removes them (observer)}}
}

static std::list<Listener *> listeners_2;
void attach_bad(Listener &listener) {
    listeners_2.emplace_back(&listener); // expected-warning {{'listeners_2'}}
}

class Subject_1 {
    static inline std::vector<Listener *> all;

public:
    static void add_bad(Listener *listener) { all.push_back(listener); } // expected-warning {{'all'}}
    static void notify(int what) {
        for (Listener *one : all)
            one->changed(what);
    }
};

// --- should be fine ------------------------------------------------------------------------------------------------

static std::vector<Listener *> listeners_3;
void add_ok(Listener *listener) { listeners_3.push_back(listener); }
void remove_ok(Listener *listener) { std::erase(listeners_3, listener); }

static std::list<Listener *> listeners_4;
void attach_ok(Listener *listener) { listeners_4.push_back(listener); }
void detach_ok(Listener *listener) { listeners_4.remove(listener); }

static std::vector<Listener *> listeners_5;
void add_few_ok(Listener *listener) {
    if (listeners_5.size() < 4)
        listeners_5.push_back(listener);
}

static std::vector<Listener *> listeners_6;
void add_until_ok(Listener *listener) { listeners_6.push_back(listener); }
void stop_ok() { listeners_6.clear(); }
