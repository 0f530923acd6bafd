// A callable that an object stores and that owns the object keeps both alive: reported where the store closes the circle.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

void post(std::function<void()> task);
void run_later(int milliseconds, std::function<void()> task);
bool connect_to(const char *address);

// --- should be reported --------------------------------------------------------------------------------------------

struct Timer_1 { std::function<void()> on_tick; int ticks = 0; };
std::shared_ptr<Timer_1> make_timer_bad() {
    auto t = std::make_shared<Timer_1>();
    t->on_tick = [t] { t->ticks++; }; // expected-warning {{the callable in 'Timer_1::on_tick' owns the object that stores it}}
    return t;
}

struct Session_2 : std::enable_shared_from_this<Session_2> {
    std::function<void(int)> on_data;
    int bytes = 0;
    void start_bad() {
        auto self = shared_from_this();
        on_data = [this, self](int n) { bytes += n; }; // expected-warning {{'Session_2::on_data'}}
    }
};

struct Session_3 : std::enable_shared_from_this<Session_3> {
    std::function<void()> done;
    void finish() {}
    void start_bad() {
        done = std::bind(&Session_3::finish, shared_from_this()); // expected-warning {{'Session_3::done'}}
    }
};

struct Base_4 : std::enable_shared_from_this<Base_4> { virtual ~Base_4() = default; };
struct Derived_4 : Base_4 {
    std::function<void()> again;
    void loop() {}
    void start_bad() {
        auto self = std::static_pointer_cast<Derived_4>(shared_from_this());
        again = [self] { self->loop(); }; // expected-warning {{'Derived_4::again'}}
    }
};

struct Model_5 {
    std::vector<std::function<void()>> listeners;
    void listen(std::function<void()> f) { listeners.push_back(std::move(f)); }
    int value = 0;
};
void mirror_bad(std::shared_ptr<Model_5> m) {
    m->listen([m] { m->value++; }); // expected-warning {{the callable in 'Model_5::listeners' owns the object that stores it}}
}

struct Widget_6 {
    std::function<void()> handler;
    void on_click(std::function<void()> f) { set(std::move(f)); }
    void set(std::function<void()> f) { handler = std::move(f); }
    int clicks = 0;
};
void wire_through_two_setters_bad(const std::shared_ptr<Widget_6> &w) {
    w->on_click([w] { ++w->clicks; }); // expected-warning {{'Widget_6::handler'}}
}

struct Socket_7 { std::function<void()> on_close; };
struct Server_7 : std::enable_shared_from_this<Server_7> {
    std::shared_ptr<Socket_7> socket;
    int closed = 0;
    void accept_bad() {
        socket = std::make_shared<Socket_7>();
        socket->on_close = [self = shared_from_this()] { self->closed++; }; // expected-warning {{objects own each other by 'Server_7::socket' and 'Socket_7::on_close'}}
    }
    void again_bad() {
        socket->on_close = [self = shared_from_this()] { self->closed--; }; // expected-warning {{'Server_7::socket'}}
    }
};

struct Impl_8 { std::function<void()> wake; };
struct Facade_8 : std::enable_shared_from_this<Facade_8> {
    std::unique_ptr<Impl_8> impl = std::make_unique<Impl_8>();
    int woken = 0;
    void arm_bad() {
        impl->wake = [self = shared_from_this()] { self->woken++; }; // expected-warning {{'Impl_8::wake'}}
    }
};

struct Alarm { std::function<void()> ring; };
struct Clock_9 : std::enable_shared_from_this<Clock_9> {
    Alarm alarm;
    int rung = 0;
    void arm_bad() {
        alarm.ring = [self = shared_from_this()] { self->rung++; }; // expected-warning {{the callable in 'Alarm::ring' owns the object that stores it}}
    }
};

struct Router_10 {
    std::map<std::string, std::function<void()>> routes;
    int hits = 0;
};
void route_bad(const std::shared_ptr<Router_10> &r) {
    r->routes["/"] = [r] { r->hits++; }; // expected-warning {{the callable in 'Router_10::routes' owns the object that stores it}}
}
void route_emplace_bad(const std::shared_ptr<Router_10> &r) {
    r->routes.emplace("/", [r] { r->hits++; }); // expected-warning {{'Router_10::routes'}}
}

void recursive_bad() {
    auto walk = std::make_shared<std::function<void(int)>>();
    *walk = [walk](int n) { if (n) (*walk)(n - 1); }; // expected-warning {{owns a reference to itself}}
    (*walk)(3);
}

struct Request_12 { std::function<void(int)> on_done; int status = 0; };
bool begin(Request_12 &request);
bool error_path_bad(const std::shared_ptr<Request_12> &r) {
    r->on_done = [r](int status) { r->status = status; }; // expected-warning {{'Request_12::on_done'}}
    if (!begin(*r))
        return false; // and stays as it is
    r->on_done = nullptr;
    return true;
}

struct Page_13 { std::function<void()> refresh; };
struct View_13 { std::shared_ptr<Page_13> page; int drawn = 0; };
void attach_bad(const std::shared_ptr<View_13> &v, std::shared_ptr<Page_13> p) {
    p->refresh = [v] { v->drawn++; };
    v->page = std::move(p); // expected-warning {{objects own each other by}}
}

struct Stream_14 {
    std::function<void()> on_end;
    int ended = 0;
    ~Stream_14() { on_end = nullptr; } // never runs
};
void pipe_bad(std::shared_ptr<Stream_14> s) {
    s->on_end = [s] { s->ended++; }; // expected-warning {{'Stream_14::on_end'}}
}

struct Hook_15 { std::optional<std::function<void()>> action; int runs = 0; };
void hook_bad(const std::shared_ptr<Hook_15> &h) {
    h->action = [h] { h->runs++; }; // expected-warning {{'Hook_15::action'}}
}

struct Pool_16 : std::enable_shared_from_this<Pool_16> {
    std::vector<std::function<void()>> idle;
    std::shared_ptr<Pool_16> self() { return shared_from_this(); }
    void add_bad() {
        auto keep = self();
        idle.emplace_back([keep] { keep->idle.reserve(1); }); // expected-warning {{'Pool_16::idle'}}
    }
};

template <class Event> struct Signal {
    std::vector<std::function<void(Event)>> slots;
    void connect(std::function<void(Event)> f) { slots.push_back(std::move(f)); }
};
struct Button_17 : std::enable_shared_from_this<Button_17> {
    Signal<int> clicked;
    int count = 0;
    void init_bad() {
        clicked.connect([self = shared_from_this()](int n) { self->count += n; }); // expected-warning {{'Signal<int>::slots' owns the object}}
    }
};

struct Copied_18 { std::function<void()> on_tick; int ticks = 0; };
void through_a_copy_bad(Copied_18 t, const std::shared_ptr<Copied_18> &other) {
    t.on_tick = [other] { other->ticks++; };
    other->on_tick = [t] { (void)t.ticks; }; // expected-warning {{'Copied_18::on_tick'}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

struct Timer_20 { std::function<void()> on_tick; int ticks = 0; };
void weak_capture_ok(const std::shared_ptr<Timer_20> &t) {
    t->on_tick = [weak = std::weak_ptr<Timer_20>(t)] { if (auto t = weak.lock()) t->ticks++; };
}
void raw_capture_ok(const std::shared_ptr<Timer_20> &t) {
    t->on_tick = [raw = t.get()] { raw->ticks++; };
}
void reference_capture_ok(const std::shared_ptr<Timer_20> &t) {
    t->on_tick = [&ticks = t->ticks] { ticks++; };
}
void other_object_ok(const std::shared_ptr<Timer_20> &t, const std::shared_ptr<Timer_20> &other) {
    t->on_tick = [other] { other->ticks++; };
}
void copied_value_ok(const std::shared_ptr<Timer_20> &t) {
    t->on_tick = [n = t->ticks] { post([n] { (void)n; }); };
}
void by_value_ok(Timer_20 t, const std::shared_ptr<Timer_20> &other) {
    t.on_tick = [other] { other->ticks++; };
    t.on_tick();
}

struct Task_21 : std::enable_shared_from_this<Task_21> {
    int runs = 0;
    std::function<void()> hook;
    void post_ok() { post([self = shared_from_this()] { self->runs++; }); }
    void later_ok() { run_later(5, std::bind(&Task_21::step, shared_from_this())); }
    void this_ok() { hook = [this] { runs++; }; }
    void bind_this_ok() { hook = std::bind(&Task_21::step, this); }
    void weak_ok() { hook = [weak = weak_from_this()] { if (auto self = weak.lock()) self->runs++; }; }
    void step() { runs++; }
    void call_ok() {
        auto self = shared_from_this();
        std::function<void()> local = [self] { self->runs++; };
        local();
    }
};

struct Request_22 { std::function<void(int)> on_done; int status = 0; };
void wait(Request_22 &request);
void broken_again_ok(const std::shared_ptr<Request_22> &r) {
    r->on_done = [r](int status) { r->status = status; };
    wait(*r);
    r->on_done = nullptr;
}
void overwritten_ok(const std::shared_ptr<Request_22> &r) {
    r->on_done = [r](int status) { r->status = status; };
    wait(*r);
    r->on_done = [](int) {};
}
void moved_away_ok(const std::shared_ptr<Request_22> &r) {
    r->on_done = [r](int status) { r->status = status; };
    auto done = std::move(r->on_done);
    done(0);
}

struct OneShot_23 { std::function<void()> then; int result = 0; };
void one_shot_ok(const std::shared_ptr<OneShot_23> &o) {
    o->then = [o] {
        o->result++;
        o->then = nullptr;
    };
}

struct Session_24 : std::enable_shared_from_this<Session_24> {
    std::function<void()> on_close;
    int open = 0;
    void start_ok() { on_close = [self = shared_from_this()] { self->open--; }; }
    void stop() { on_close = {}; }
};

struct Session_25 : std::enable_shared_from_this<Session_25> {
    void start_ok() { handlers_.push_back([self = shared_from_this()] { self->n_++; }); }
    void close() { handlers_.clear(); }
private:
    std::vector<std::function<void()>> handlers_;
    int n_ = 0;
};

struct Session_26 : std::enable_shared_from_this<Session_26> {
    std::function<void()> next;
    int n = 0;
    void start_ok() { next = [self = shared_from_this()] { self->n++; }; }
    void fire() {
        auto call = std::exchange(next, nullptr);
        if (call)
            call();
    }
};

struct Session_27 : std::enable_shared_from_this<Session_27> {
    std::function<void()> next;
    int n = 0;
    void start_ok() { next = [self = shared_from_this()] { self->n++; }; }
    void fire() {
        std::function<void()> call;
        call.swap(next);
        call();
    }
};

struct Session_28 : std::enable_shared_from_this<Session_28> {
    std::map<int, std::function<void()>> pending;
    int n = 0;
    void ask_ok(int id) { pending[id] = [self = shared_from_this()] { self->n++; }; }
    void answer(int id) {
        auto it = pending.find(id);
        if (it == pending.end())
            return;
        it->second();
        pending.erase(it);
    }
};

struct Setter_29 {
    std::function<void()> cb;
    int n = 0;
    void set(std::function<void()> f) { cb = std::move(f); }
};
void set_ok(const std::shared_ptr<Setter_29> &s) { s->set([s] { s->n++; }); }
void unset(const std::shared_ptr<Setter_29> &s) { s->set(nullptr); }

struct Owner_30 { std::vector<std::shared_ptr<struct Item_30>> items; ~Owner_30(); };
struct Item_30 { std::function<void()> cb; int n = 0; };
Owner_30::~Owner_30() {
    for (auto &item : items)
        item->cb = nullptr; // the owner is no part of the circle
}
void own_ok(const std::shared_ptr<Item_30> &i) { i->cb = [i] { i->n++; }; }

struct Socket_31 { std::function<void()> on_close; };
struct Server_31 : std::enable_shared_from_this<Server_31> {
    Socket_31 *socket = nullptr; // somebody else's
    int closed = 0;
    void accept_ok() { socket->on_close = [self = shared_from_this()] { self->closed++; }; }
};

struct Chain_32 { std::function<void()> cb; std::shared_ptr<Chain_32> next; int n = 0; };
void chain_ok(const std::shared_ptr<Chain_32> &c) {
    c->cb = [next = c->next] { if (next) next->n++; };
}
void branches_ok(const std::shared_ptr<Chain_32> &a, const std::shared_ptr<Chain_32> &b, bool first) {
    if (first)
        a->next = b;
    else
        b->next = a;
}

void consume(std::shared_ptr<Timer_20> t, std::function<void()> f);
void handed_on_ok(const std::shared_ptr<Timer_20> &t) { consume(t, [t] { t->ticks++; }); }

struct Future_34 { std::function<void(int)> continuation; };
std::shared_ptr<Future_34> then_ok(const std::shared_ptr<Future_34> &f, std::function<void(int)> g) {
    auto result = std::make_shared<Future_34>();
    f->continuation = [result, g](int n) { g(n); if (result->continuation) result->continuation(n); };
    return result;
}
