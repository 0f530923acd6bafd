// Whether a ring is broken is the unit's to say: where functions outside it can name a member, it is a remark.
// REQUIRES: plugin
// RUN: rm -rf %t && mkdir %t && split-file %s %t
// RUN: %clangxx %plugin -std=c++20 -fsyntax-only -fplugin-arg-lifetime-explain %t/use.cpp 2>&1 | FileCheck %s

//--- shared.h
#include <functional>
#include <memory>
struct Open { std::function<void()> cb; int n = 0; };
class Closed : public std::enable_shared_from_this<Closed> {
public:
    void start() { cb_ = [self = shared_from_this()] { self->n_++; }; }
    // CHECK: shared.h:{{[0-9:]+}}: warning: the callable in 'Closed::cb_' owns the object that stores it: neither is ever released [lifetime-cycle]
    // CHECK: note: '*this' stores a callable in 'Closed::cb_' that owns '*this'
    // CHECK: note: capture a std::weak_ptr in place of 'self' and lock it in the closure, or clear 'Closed::cb_' when it is done
private:
    std::function<void()> cb_;
    int n_ = 0;
};
class Elsewhere : public std::enable_shared_from_this<Elsewhere> {
public:
    void start() { cb_ = [self = shared_from_this()] { self->n_++; }; }
    // CHECK: shared.h:{{[0-9:]+}}: remark: the callable in 'Elsewhere::cb_'
    void stop();
private:
    std::function<void()> cb_;
    int n_ = 0;
};

//--- use.cpp
#include "shared.h"
void open(const std::shared_ptr<Open> &o) {
    o->cb = [o] { o->n++; };
    // CHECK: use.cpp:{{[0-9:]+}}: remark: the callable in 'Open::cb' owns the object that stores it
}
struct Here { std::function<void()> cb; int n = 0; };
void here(const std::shared_ptr<Here> &h) {
    h->cb = [h] { h->n++; };
    // CHECK: use.cpp:{{[0-9:]+}}: remark: a ring of 1 strong reference is not reported: 'stop' clears 'Here::cb'
}
void stop(Here &h) { h.cb = nullptr; }
struct Pair { std::shared_ptr<Pair> other; };
void pair(const std::shared_ptr<Pair> &a, const std::shared_ptr<Pair> &b) {
    a->other = b;
    b->other = a;
    // CHECK: use.cpp:{{[0-9:]+}}: warning: objects own each other by 'Pair::other' and 'Pair::other': none of them is ever released
    // CHECK: use.cpp:{{[0-9:]+}}: note: 'a' owns 'b' by 'Pair::other'
    // CHECK: use.cpp:{{[0-9:]+}}: note: 'b' owns 'a' by 'Pair::other'
    // CHECK: note: make 'Pair::other' a std::weak_ptr, or clear it when the objects part
}
