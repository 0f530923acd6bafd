// Objects that own each other through shared pointers are never released: reported where the last reference is stored.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

// --- should be reported --------------------------------------------------------------------------------------------

struct Child_1;
struct Parent_1 { std::shared_ptr<Child_1> child; };
struct Child_1 { std::shared_ptr<Parent_1> parent; };
std::shared_ptr<Parent_1> family_bad() {
    auto p = std::make_shared<Parent_1>();
    p->child = std::make_shared<Child_1>();
    p->child->parent = p; // expected-warning {{objects own each other by 'Parent_1::child' and 'Child_1::parent'}}
    return p;
}
void adopt_bad(const std::shared_ptr<Parent_1> &p, const std::shared_ptr<Child_1> &c) {
    c->parent = p;
    p->child = c; // expected-warning {{objects own each other}}
}

struct Self_2 : std::enable_shared_from_this<Self_2> {
    std::shared_ptr<Self_2> self;
    void pin_bad() { self = shared_from_this(); } // expected-warning {{'Self_2::self' owns the object that it is a member of}}
};

struct Peer_3 { std::vector<std::shared_ptr<Peer_3>> peers; };
void connect_bad(const std::shared_ptr<Peer_3> &a, const std::shared_ptr<Peer_3> &b) {
    a->peers.push_back(b);
    b->peers.push_back(a); // expected-warning {{objects own each other}}
}

struct Node_4 {
    std::shared_ptr<Node_4> parent;
    std::vector<std::shared_ptr<Node_4>> children;
    static void adopt_bad(const std::shared_ptr<Node_4> &p, std::shared_ptr<Node_4> c) {
        c->parent = p;
        p->children.push_back(std::move(c)); // expected-warning {{'Node_4::parent'}}
    }
    static void adopt_all_bad(const std::shared_ptr<Node_4> &p) {
        for (auto &c : p->children)
            c->parent = p; // expected-warning {{'Node_4::parent'}}
    }
};

struct Link_5 { std::shared_ptr<Link_5> next, prev; };
void insert_after_bad(const std::shared_ptr<Link_5> &at) {
    auto n = std::make_shared<Link_5>();
    n->prev = at;
    n->next = at->next;
    if (n->next)
        n->next->prev = n;
    at->next = n; // expected-warning {{'Link_5::prev' and 'Link_5::next'}}
}

struct Link_6 { std::shared_ptr<Link_6> next, prev; int key = 0; };
std::shared_ptr<Link_6> build_bad(int count) {
    std::shared_ptr<Link_6> first, last;
    for (int i = 0; i < count; i++) {
        auto n = std::make_shared<Link_6>();
        n->key = i;
        if (last) {
            n->prev = last;
            last->next = n; // expected-warning {{'Link_6::prev' and 'Link_6::next'}}
        } else {
            first = n;
        }
        last = n;
    }
    return first;
}

struct Tree_7 {
    std::shared_ptr<Tree_7> parent, left, right;
};
void set_left_bad(const std::shared_ptr<Tree_7> &t, std::shared_ptr<Tree_7> l) {
    t->left = l;
    if (l)
        l->parent = t; // expected-warning {{'Tree_7::parent'}}
}

struct Graph_8 {
    std::map<std::string, std::shared_ptr<Graph_8>> edges;
    std::set<std::shared_ptr<Graph_8>> from;
};
void edge_bad(const std::shared_ptr<Graph_8> &a, const std::shared_ptr<Graph_8> &b) {
    a->edges["x"] = b;
    b->from.insert(a); // expected-warning {{objects own each other}}
}

struct B_9; struct C_9;
struct A_9 { std::shared_ptr<B_9> b; };
struct B_9 { std::shared_ptr<C_9> c; };
struct C_9 { std::shared_ptr<A_9> a; };
void three_bad(std::shared_ptr<A_9> a, std::shared_ptr<B_9> b, std::shared_ptr<C_9> c) {
    a->b = b;
    b->c = c;
    c->a = a; // expected-warning {{'A_9::b', 'B_9::c' and 'C_9::a'}}
}

struct Item_10 { std::shared_ptr<struct Box_10> box; void set(std::shared_ptr<Box_10> b) { box = std::move(b); } };
struct Box_10 : std::enable_shared_from_this<Box_10> {
    std::vector<std::shared_ptr<Item_10>> items;
    void add_bad(const std::shared_ptr<Item_10> &i) {
        items.push_back(i);
        i->set(shared_from_this()); // expected-warning {{'Item_10::box'}}
    }
};

struct Owner_11; 
struct Part_11 { explicit Part_11(std::shared_ptr<Owner_11> o) : owner(std::move(o)) {} std::shared_ptr<Owner_11> owner; };
struct Owner_11 : std::enable_shared_from_this<Owner_11> {
    std::shared_ptr<Part_11> part;
    void build_bad() { part = std::shared_ptr<Part_11>(new Part_11(shared_from_this())); } // expected-warning {{'Part_11::owner'}}
};

struct Owner_16;
struct Part_16 {
    Part_16(std::shared_ptr<Owner_16> o, std::string n) : owner(std::move(o)), name(std::move(n)) {}
    std::shared_ptr<Owner_16> owner;
    std::string name;
};
struct Owner_16 : std::enable_shared_from_this<Owner_16> {
    std::vector<std::shared_ptr<Part_16>> parts;
    void build_bad() { parts.push_back(std::make_shared<Part_16>(shared_from_this(), "part")); } // expected-warning {{'Part_16::owner'}}
};
struct Task_17 {
    explicit Task_17(std::function<void()> f) : run(std::move(f)) {}
    std::function<void()> run;
};
struct Worker_17 : std::enable_shared_from_this<Worker_17> {
    std::unique_ptr<Task_17> task;
    int runs = 0;
    void plan_bad() {
        task = std::make_unique<Task_17>([self = shared_from_this()] { self->runs++; }); // expected-warning {{'Task_17::run'}}
    }
};
struct View_18 { explicit View_18(const std::shared_ptr<struct Window_18> &w) : kept(w) {} std::shared_ptr<Window_18> kept; };
struct Window_18 { std::shared_ptr<View_18> view; };
void open_bad(const std::shared_ptr<Window_18> &w) {
    w->view = std::make_shared<View_18>(w); // expected-warning {{'View_18::kept'}}
}

struct Ring_12 { std::shared_ptr<Ring_12> next; };
std::shared_ptr<Ring_12> sentinel_bad() {
    auto head = std::make_shared<Ring_12>();
    head->next = head; // expected-warning {{'Ring_12::next' owns the object that it is a member of}}
    return head;
}

struct Doc_13; 
struct Page_13 { std::shared_ptr<const Doc_13> doc; };
struct Doc_13 { std::vector<std::shared_ptr<const Page_13>> pages; };
void page_bad(const std::shared_ptr<Doc_13> &d) {
    auto p = std::make_shared<Page_13>();
    p->doc = d;
    d->pages.push_back(p); // expected-warning {{objects own each other}}
}

struct State_14 { std::shared_ptr<struct Machine_14> machine; };
struct Machine_14 { std::unique_ptr<State_14> state; };
void enter_bad(const std::shared_ptr<Machine_14> &m) {
    m->state = std::make_unique<State_14>();
    m->state->machine = m; // expected-warning {{'State_14::machine'}}
}

struct Res_15 { std::optional<std::shared_ptr<Res_15>> buddy; std::unordered_map<int, std::shared_ptr<Res_15>> by_id; };
void index_bad(const std::shared_ptr<Res_15> &r) {
    r->by_id.emplace(1, r); // expected-warning {{'Res_15::by_id'}}
}

void link(const std::shared_ptr<Peer_3> &a, const std::shared_ptr<Peer_3> &b) { a->peers.push_back(b); }
void both_bad(const std::shared_ptr<Peer_3> &a, const std::shared_ptr<Peer_3> &b) {
    link(a, b);
    link(b, a); // expected-warning {{objects own each other}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

struct Child_20;
struct Parent_20 { std::shared_ptr<Child_20> child; };
struct Child_20 { std::weak_ptr<Parent_20> parent; };
void family_ok(const std::shared_ptr<Parent_20> &p) {
    p->child = std::make_shared<Child_20>();
    p->child->parent = p;
}

struct Child_21;
struct Parent_21 { std::shared_ptr<Child_21> child; };
struct Child_21 { Parent_21 *parent = nullptr; };
void raw_parent_ok(const std::shared_ptr<Parent_21> &p) {
    p->child = std::make_shared<Child_21>();
    p->child->parent = p.get();
}

struct Peer_22 { std::vector<std::weak_ptr<Peer_22>> peers; };
void connect_ok(const std::shared_ptr<Peer_22> &a, const std::shared_ptr<Peer_22> &b) {
    a->peers.push_back(b);
    b->peers.emplace_back(a);
}

struct List_23 { int key = 0; std::shared_ptr<List_23> next; };
std::shared_ptr<List_23> push_ok(std::shared_ptr<List_23> head, int key) {
    auto n = std::make_shared<List_23>();
    n->key = key;
    n->next = head;
    return n;
}
std::shared_ptr<List_23> build_ok(int count) {
    std::shared_ptr<List_23> head;
    for (int i = 0; i < count; i++) {
        auto n = std::make_shared<List_23>();
        n->next = head;
        head = n;
    }
    return head;
}
std::shared_ptr<List_23> append_ok(int count) {
    auto head = std::make_shared<List_23>(), last = head;
    for (int i = 0; i < count; i++) {
        last->next = std::make_shared<List_23>();
        last = last->next;
    }
    return head;
}
std::shared_ptr<List_23> reverse_ok(std::shared_ptr<List_23> head) {
    std::shared_ptr<List_23> before;
    while (head) {
        auto next = head->next;
        head->next = before;
        before = head;
        head = next;
    }
    return before;
}
std::shared_ptr<List_23> reverse_by_moves_ok(std::shared_ptr<List_23> head) {
    std::shared_ptr<List_23> before;
    while (head) {
        auto next = std::move(head->next);
        head->next = std::move(before);
        before = std::move(head);
        head = std::move(next);
    }
    return before;
}
void chain_elements_ok(std::vector<std::shared_ptr<List_23>> &all) {
    for (std::size_t i = 0; i + 1 < all.size(); i++)
        all[i]->next = all[i + 1];
}
void chain_range_ok(const std::vector<std::shared_ptr<List_23>> &all) {
    std::shared_ptr<List_23> last;
    for (const auto &one : all) {
        one->next = last;
        last = one;
    }
}

struct Tree_24 { std::shared_ptr<Tree_24> left, right; int height = 0; };
std::shared_ptr<Tree_24> rotate_ok(std::shared_ptr<Tree_24> n) {
    auto r = n->right;
    n->right = r->left;
    r->left = n;
    return r;
}
std::shared_ptr<Tree_24> insert_ok(std::shared_ptr<Tree_24> t, int key) {
    if (!t)
        return std::make_shared<Tree_24>();
    if (key < t->height)
        t->left = insert_ok(t->left, key);
    else
        t->right = insert_ok(t->right, key);
    return t;
}

struct Expr_25 { std::shared_ptr<const Expr_25> a, b; };
std::shared_ptr<const Expr_25> add_ok(std::shared_ptr<const Expr_25> a, std::shared_ptr<const Expr_25> b) {
    return std::make_shared<const Expr_25>(Expr_25{std::move(a), std::move(b)});
}
std::shared_ptr<const Expr_25> twice_ok(std::shared_ptr<const Expr_25> a) {
    auto e = std::make_shared<Expr_25>();
    e->a = e->b = a;
    return e;
}

struct Engine_26 {};
struct Car_26 { std::shared_ptr<Engine_26> engine; };
void share_ok(Car_26 &a, Car_26 &b) { a.engine = b.engine = std::make_shared<Engine_26>(); }

struct Node_27 {
    std::shared_ptr<Node_27> parent;
    std::vector<std::shared_ptr<Node_27>> children;
};
void attach_ok(const std::shared_ptr<Node_27> &p, const std::shared_ptr<Node_27> &c) {
    c->parent = p;
    p->children.push_back(c);
}
void detach(const std::shared_ptr<Node_27> &c) { c->parent.reset(); }

struct Node_28 {
    std::shared_ptr<Node_28> next, prev;
};
struct List_28 {
    std::shared_ptr<Node_28> head;
    void push_ok() {
        auto n = std::make_shared<Node_28>();
        n->next = head;
        if (head)
            head->prev = n;
        head = n;
    }
    ~List_28() {
        while (head) {
            auto next = head->next;
            head->next = nullptr;
            head->prev = nullptr;
            head = next;
        }
    }
};

struct Guard_29 : std::enable_shared_from_this<Guard_29> {
    std::shared_ptr<Guard_29> self;
    void start_ok() { self = shared_from_this(); }
    void finished() { self.reset(); }
};

struct Pair_30 { std::shared_ptr<Pair_30> other; };
void swap_ok(const std::shared_ptr<Pair_30> &a, const std::shared_ptr<Pair_30> &b) { std::swap(a->other, b->other); }
void copy_ok(const std::shared_ptr<Pair_30> &a, const std::shared_ptr<Pair_30> &b) { a->other = b->other; }

struct Ring_31 { std::shared_ptr<Ring_31> next; };
void close_for_a_while_ok(const std::shared_ptr<Ring_31> &first, const std::shared_ptr<Ring_31> &last) {
    first->next = last;
    last->next = first;
    last->next.reset();
}
void test_first_ok(const std::shared_ptr<Ring_31> &a, const std::shared_ptr<Ring_31> &b) {
    if (!a->next)
        b->next = a;
}

void one_way_ok(const std::shared_ptr<Ring_31> &a, const std::shared_ptr<Ring_31> &b, bool forward) {
    if (forward)
        a->next = b;
    if (!forward)
        b->next = a;
}

struct Job_32 { std::shared_ptr<struct Queue_32> queue; };
struct Queue_32 { std::deque<Job_32 *> jobs; std::list<std::weak_ptr<Job_32>> watched; };
void enqueue_ok(const std::shared_ptr<Queue_32> &q, const std::shared_ptr<Job_32> &j) {
    j->queue = q;
    q->jobs.push_back(j.get());
    q->watched.push_back(j);
}

struct View_33 { std::weak_ptr<struct Screen_33> screen; explicit View_33(std::shared_ptr<Screen_33> s) : screen(s) {} };
struct Screen_33 : std::enable_shared_from_this<Screen_33> {
    std::shared_ptr<View_33> view;
    void build_ok() { view = std::make_shared<View_33>(shared_from_this()); }
    void build_new_ok() { view.reset(new View_33(shared_from_this())); }
};

struct Cache_34 { std::map<int, std::shared_ptr<Cache_34>> next; std::shared_ptr<Cache_34> up; };
void move_child_ok(const std::shared_ptr<Cache_34> &from, const std::shared_ptr<Cache_34> &to) {
    auto it = from->next.find(1);
    if (it == from->next.end())
        return;
    auto child = it->second;
    from->next.erase(it);
    child->up = to;
}
