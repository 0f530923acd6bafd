// A field that begins where its record begins is marked: its address is the record's.
// RUN: %lt++ -std=c++20 -fplugin-arg-lifetime-dump=mir %s | FileCheck %s
// REQUIRES: plugin
struct link { link *next; };
struct node { link chain; int key; };
union either { int number; node *pointer; };
struct packed { int low : 3, high : 5; node *n; };
struct base { int id; };
struct other { int size; };
struct derived : base, other { int more; };

// CHECK-DAG: field .next : {{.*}} first
// CHECK-DAG: field .chain : {{.*}} first
// CHECK-DAG: field .key : {{T[0-9]+}} of "node" here !
// CHECK-DAG: field .pointer {{.*}} first
// CHECK-DAG: field .n : {{T[0-9]+}} of "packed" here !
// CHECK-DAG: field .low : {{T[0-9]+}} of "packed" here !
// CHECK-DAG: field .base : {{.*}} base first
// CHECK-DAG: field .other : {{T[0-9]+}} of "derived" base !
// CHECK-DAG: field .id : {{.*}} first
// CHECK-DAG: field .size : {{.*}} first
void put(base &&b, other &&o);
int all(node *n, either *e, packed *p, derived d) {
    put(static_cast<derived &&>(d), static_cast<derived &&>(d));
    n->chain.next = nullptr;
    return n->key + e->pointer->key + p->n->key + p->low + d.id + d.size + d.more;
}
