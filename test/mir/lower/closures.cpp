// Closures: a record with a field for each capture; the body reads the fields of `*this`.
// RUN: %lt++ -std=c++20 -fplugin-arg-lifetime-dump=mir %s | FileCheck %s
// REQUIRES: plugin
#include <functional>
#include <string>
#include <thread>

// CHECK-DAG: callee @[[THREAD:[0-9]+]] "std::thread::thread"{{.*}} keep *1 with 0
// CHECK-DAG: callee @{{[0-9]+}} "std::thread::detach"{{.*}} keep *0 region static
// CHECK-DAG: callee @{{[0-9]+}} "std::thread::join"{{.*}} null *0

// CHECK-LABEL: {{^}}function @
// CHECK: param %start
// CHECK: [[L:%[0-9]+]].n = &%n
// CHECK: %return = {{copy|move}} [[L]]
std::function<int()> by_reference(int start) {
    int n = start;
    return [&n] { return n++; };
}

// CHECK: param %name
// CHECK: %task.name{{.*}} = move %name
// CHECK: %return = move %task
std::function<int()> by_move(std::string name) {
    auto task = [name = std::move(name)] { return int(name.size()); };
    return task;
}

// CHECK: param %path
// CHECK: [[L:%[0-9]+]].copy{{.*}} = &%copy
// CHECK: call @[[THREAD]](&%t, &[[L]])
void thread(const std::string &path, bool wait) {
    std::string copy = path;
    std::thread t([&copy] { copy.clear(); });
    if (wait)
        t.join();
    else
        t.detach();
}

struct meter {
    int value = 0;
    // CHECK: [[L:%[0-9]+]].this{{.*}} = copy %this
    std::function<void()> bumper() { return [this] { value++; }; }
};
std::function<void()> use(meter &m) { return m.bumper(); }
