// Equal string literals have equal numbers, whatever they are written in; others have others.
// RUN: %lt -std=gnu17 -fplugin-arg-lifetime-dump=mir %s | FileCheck %s
// REQUIRES: plugin
#define READ "read"
void put(const void *text);

// CHECK-LABEL: function @texts
// CHECK: call @put(literal [[A:[0-9]+]] size 5)
// CHECK-NEXT: call @put(literal [[A]] size 5)
// CHECK-NEXT: call @put(literal [[B:[0-9]+]] size 6)
// CHECK-NEXT: call @put(literal [[A]] size 5)
// CHECK-NEXT: call @put(literal [[B]] size 6)
void texts(void) {
    put("read");
    put(READ);
    put("write");
    put("re" "ad");
    put("write");
}
