// Construction, members, bases, destruction; new and delete; exceptions.
// RUN: %lt++ -std=c++20 -fplugin-arg-lifetime-dump=mir %s | FileCheck %s
// REQUIRES: plugin
struct buffer {
    explicit buffer(int n);
    buffer(const buffer &);
    ~buffer();
    char *bytes;
};
struct base { int tag = 3; };
struct holder : base {
    explicit holder(int n);
    holder(holder &, int);
    ~holder();
    buffer first;
    const int *where = nullptr;
    int &count;
};
int total;

// CHECK-DAG: callee @[[NEW:[0-9]+]] "operator new"{{.*}} fresh result family "delete"; nonnull result
// CHECK-DAG: callee @[[DELETE:[0-9]+]] "operator delete"{{.*}} release 0 family "delete"
// CHECK-DAG: callee @[[MAKE:[0-9]+]] "buffer::buffer"{{.*}} params 2
// CHECK-DAG: callee @[[COPY:[0-9]+]] "buffer::buffer"{{.*}} params 2 from rule

// Members are initialised in the order of their declaration, through `this`.
// CHECK-LABEL: {{^}}function @
// CHECK: param %this
// CHECK: call @{{[0-9]+}}(&%this->first, copy %n)
// CHECK: %this->where = null
// CHECK: %this->count = &%total
holder::holder(int n) : first(n), count(total) {}

// CHECK-LABEL: {{^}}function @
// CHECK: call @{{[0-9]+}}(copy %this, copy %n)
// CHECK: %this->where = copy %other->count
holder::holder(holder &other, int n) : holder(n) { where = &other.count; }

// CHECK-LABEL: {{^}}function @
// CHECK: %total = 0
// CHECK: drop %this->first
// CHECK: return
holder::~holder() { total = 0; }

// CHECK-LABEL: {{^}}function @
// CHECK: live %b
// CHECK: call @{{[0-9]+}}(&%b, 4)
// CHECK: live %c
// CHECK: call @{{[0-9]+}}(&%c, &%b)
// CHECK: drop %c
// CHECK: drop %b
// CHECK: return
void scope() {
    buffer b(4);
    buffer c(b);
}

// CHECK-LABEL: {{^}}function @
// CHECK: [[P:%[0-9]+]] = call @[[NEW]](
// CHECK: call @{{[0-9]+}}(copy [[P]], 9)
// CHECK: %p = copy [[P]]
// CHECK: drop %p.*
// CHECK: call @[[DELETE]](copy %p
void heap() {
    buffer *p = new buffer(9);
    delete p;
}

// CHECK-LABEL: {{^}}function @
// CHECK: %throw = copy %why
// CHECK-NEXT: return
[[noreturn]] void raise(const char *why) { throw why; }

// A base is its object's place.
// CHECK-LABEL: {{^}}function @
// CHECK: %return = copy %h->tag
int through(holder *h) {
    base *b = h;
    return static_cast<base &>(*h).tag;
}
