// Moves: `move` where the source is left moved-from, and nothing for a `std::move` that nobody consumes.
// RUN: %lt++ -std=c++20 -fplugin-arg-lifetime-dump=mir %s | FileCheck %s
// REQUIRES: plugin
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

struct message { std::string to; int retries; };
void send(std::unique_ptr<message> m);
void store(std::string key, unsigned long length);
void look(std::string &&text);

// CHECK: callee @[[PUSH:[0-9]+]] "std::vector::push_back"{{.*}} insert 0 with *1{{.*}} move 1

// An argument for a parameter of class type is built before the call, in the order of the arguments.
// CHECK-LABEL: {{^}}function @
// CHECK: param %key
// CHECK: [[T:%[0-9]+]] = move %key
// CHECK: [[N:%[0-9]+]] = call @{{[0-9]+}}(&%key)
// CHECK: call @{{[0-9]+}}(move [[T]], copy [[N]])
// CHECK: drop [[T]]
// CHECK: dead [[T]]
void unsequenced(std::string key) { store(std::move(key), key.size()); }

// CHECK-LABEL: {{^}}function @
// CHECK: param %m
// CHECK: [[T:%[0-9]+]] = move %m
// CHECK: call @{{[0-9]+}}(move [[T]])
// CHECK: %return = copy %m->retries
int deliver(std::unique_ptr<message> m) {
    send(std::move(m));
    return m->retries;
}

// The callee says whether it moves.
// CHECK-LABEL: {{^}}function @
// CHECK: param %out
// CHECK: call @[[PUSH]](copy %out, &%name)
void push(std::vector<std::string> &out, std::string name) { out.push_back(std::move(name)); }

// CHECK-LABEL: {{^}}function @
// CHECK: param %text
// CHECK-NOT: move
// CHECK: call @{{[0-9]+}}(&%text)
// CHECK: return
void offer(std::string text) { look(std::move(text)); }

// CHECK-LABEL: {{^}}function @
// CHECK: param %slot
// CHECK: drop %slot.*
// CHECK-NEXT: %slot.* = move %m
void assign(std::unique_ptr<message> &slot, std::unique_ptr<message> m) { slot = std::move(m); }

// What an optional holds is in itself.
// CHECK-LABEL: {{^}}function @
// CHECK: param %given
// CHECK: if copy %given != null
// CHECK: call @[[PUSH]](copy %log, &%given.*)
void content(std::optional<std::string> given, std::vector<std::string> &log) {
    if (given)
        log.push_back(*std::move(given));
}

// A return moves the variable, and a parameter is destroyed when the function is left.
// CHECK-LABEL: {{^}}function @
// CHECK: param %given
// CHECK: %return = move %made
// CHECK: drop %given
std::vector<int> build(std::string given) {
    std::vector<int> made;
    made.push_back(int(given.size()));
    return made;
}
