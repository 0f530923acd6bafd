// What is known not to be seen, and why.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <functional>
#include <memory>
#include <utility>
#include <vector>

// Each function stores one half, and nothing says that they are called with the same two objects.
struct Half { std::shared_ptr<Half> up; std::vector<std::shared_ptr<Half>> down; };
void FN_set_up(const std::shared_ptr<Half> &h, const std::shared_ptr<Half> &up) { h->up = up; }
void FN_add_down(const std::shared_ptr<Half> &h, const std::shared_ptr<Half> &down) { h->down.push_back(down); }

// Another body may run in place of a virtual one.
struct Sink { virtual ~Sink() = default; virtual void listen(std::function<void()> f) { slots.push_back(std::move(f)); } std::vector<std::function<void()>> slots; };
void FN_virtual(const std::shared_ptr<Sink> &s) { s->listen([s] { s->slots.reserve(1); }); }

// What is computed is not told apart: both stores look possible on one path.
struct Flag { std::shared_ptr<Flag> other; };
void FP_correlated(const std::shared_ptr<Flag> &a, const std::shared_ptr<Flag> &b, int order) {
    if (order < 3)
        a->other = b;
    if (order >= 3)
        b->other = a; // expected-warning {{objects own each other by 'Flag::other' and 'Flag::other'}}
}

// `erase` of one element silences the container, whichever element it is.
struct Erased { std::vector<std::function<void()>> slots; };
void FN_erased(const std::shared_ptr<Erased> &e) { e->slots.push_back([e] { e->slots.reserve(1); }); }
void drop_last(Erased &e) { e.slots.pop_back(); }
