// Temporaries live to the end of the full expression, or as long as the reference that extends them.
// RUN: %lt++ -std=c++20 -fplugin-arg-lifetime-dump=mir %s | FileCheck %s
// REQUIRES: plugin
#include <string>
#include <string_view>

std::string load();
struct point { int x, y; };
point origin();
const int &pick(const int &a, const int &b);

// CHECK-LABEL: {{^}}function @
// CHECK: live %view
// CHECK: live [[T:%[0-9]+]]
// CHECK: [[T]] = call @{{[0-9]+}}()
// CHECK: %view = call @{{[0-9]+}}(&[[T]])
// CHECK: drop [[T]]
// CHECK-NEXT: dead [[T]]
// CHECK: %return = call
unsigned long dangles() {
    std::string_view view = load();
    return view.size();
}

// CHECK-LABEL: {{^}}function @
// CHECK: %text = &[[T:%[0-9]+]]
// CHECK-NOT: dead [[T]]
// CHECK: %return = call @{{[0-9]+}}(copy %text)
// CHECK: drop [[T]]
// CHECK-NEXT: return
unsigned long extended() {
    const std::string &text = load();
    return text.size();
}

// CHECK-LABEL: {{^}}function @
// CHECK: live [[A:%[0-9]+]]
// CHECK: [[A]] = derive sub copy %value, 1
// CHECK: live [[B:%[0-9]+]]
// CHECK: [[B]] = 0
// CHECK: call @{{[0-9]+}}(&[[A]], &[[B]])
// CHECK: dead [[B]]
// CHECK: dead [[A]]
// CHECK: %return = derive add copy %low.*, 1
int trivial(int value) {
    const int &low = pick(value - 1, 0);
    return low + 1;
}
