// A container whose entries the unit makes and deletes owns them: an entry that goes without its object is a leak.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
// REQUIRES: plugin
#include <list>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

struct Session { int id = 0; std::string peer; };

// --- should be reported --------------------------------------------------------------------------------------------

static std::map<int, Session *> sessions;

void open_session(int id) { sessions[id] = new Session{id}; }

void close_ok(int id) {
    auto it = sessions.find(id);
    if (it == sessions.end())
        return;
    delete it->second;
    sessions.erase(it);
}

void forget_bad(int id) {
    sessions.erase(id); // expected-warning {{what an entry of 'sessions' owns is not released before the entry is erased [lifetime-leak]}}
}

void forget_found_bad(int id) {
    auto it = sessions.find(id);
    if (it != sessions.end())
        sessions.erase(it); // expected-warning {{'sessions'}}
}

void forget_all_bad() {
    sessions.clear(); // expected-warning {{'sessions'}}
}

int count_ok(int id) { return sessions.count(id) ? sessions[id]->id : 0; }

class Pool {
public:
    ~Pool() {
        for (Session *s : all_)
            delete s;
    }
    void add(int id) { all_.push_back(new Session{id}); }
    void reset_bad() {
        all_.clear(); // expected-warning {{'all_'}}
    }
    void drop_last_bad() {
        if (!all_.empty())
            all_.pop_back(); // expected-warning {{'all_'}}
    }
    void drop_first_bad() {
        all_.erase(all_.begin()); // expected-warning {{'all_'}}
    }
    size_t size_ok() const { return all_.size(); }

private:
    std::vector<Session *> all_;
};

namespace {
std::unordered_map<std::string, Session *> by_peer;
}

void learn(const std::string &peer) {
    auto *s = new Session;
    s->peer = peer;
    by_peer.emplace(peer, s);
}
void expire_ok(int limit) {
    for (auto it = by_peer.begin(); it != by_peer.end();) {
        if (it->second->id < limit) {
            delete it->second;
            it = by_peer.erase(it);
        } else {
            ++it;
        }
    }
}
void expire_bad(const std::string &peer) {
    by_peer.erase(peer); // expected-warning {{'by_peer'}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

static std::map<int, Session *> lent; // nobody here deletes what is in it
void lend(int id, Session *s) { lent[id] = s; }
void give_back_ok(int id) { lent.erase(id); }

static std::vector<Session *> watched; // beside an owner
void watch(int id) {
    auto it = sessions.find(id);
    if (it != sessions.end())
        watched.push_back(it->second);
}
void unwatch_ok() { watched.clear(); }

static std::map<int, Session *> taken;
void put(int id) { taken[id] = new Session{id}; }
Session *take_ok(int id) {
    Session *s = taken[id];
    taken.erase(id);
    return s;
}
void end_ok(int id) {
    delete taken[id];
    taken.erase(id);
}
void end_later_ok(int id) {
    Session *s = taken[id];
    taken.erase(id);
    delete s;
}
void end_by_owner_ok(int id) {
    std::unique_ptr<Session> s(taken[id]);
    taken.erase(id);
}
void move_ok(std::map<int, Session *> &to) {
    to.swap(taken);
    taken.clear();
}

class Stack { // whoever asked for the top may have to delete it
public:
    ~Stack() {
        for (Session *s : all_)
            delete s;
    }
    void push(int id) { all_.push_back(new Session{id}); }
    Session *top() { return all_.back(); }
    void pop_ok() { all_.pop_back(); }

private:
    std::vector<Session *> all_;
};

class Registry; // its entries leave by themselves
struct Entry {
    explicit Entry(int id) : id(id) {}
    ~Entry();
    int id;
};
static std::map<int, Entry *> entries;
void leave_ok(int id) { entries.erase(id); }
Entry::~Entry() { leave_ok(id); }
void enter(int id) { entries[id] = new Entry(id); }
void end_entry_ok(int id) {
    auto it = entries.find(id);
    if (it != entries.end())
        delete it->second;
}

std::map<int, Session *> visible; // other units name it, too
void show(int id) { visible[id] = new Session{id}; }
void hide_all() {
    for (auto &[id, s] : visible)
        delete s;
}
void hide_ok(int id) { visible.erase(id); }

static std::list<Session *> queue; // handed on as a whole
void consume(std::list<Session *> &sessions);
void enqueue(int id) { queue.push_back(new Session{id}); }
void flush() {
    for (Session *s : queue)
        delete s;
    queue.clear();
}
void flush_elsewhere_ok() {
    consume(queue);
    queue.clear();
}

static std::vector<Session *> mixed; // some were made elsewhere, and are only looked at here
void mix(Session *s) { mixed.push_back(s); }
void mix_made(int id) { mixed.push_back(new Session{id}); }
void unmix_ok() {
    delete mixed.back();
    mixed.pop_back();
}
void forget_mixed_ok() { mixed.clear(); }

class Cache {
public:
    ~Cache() { clear_ok(); }
    void clear_ok() {
        for (auto &entry : map_)
            delete entry.second;
        map_.clear();
    }
    void put(int id) { map_.insert({id, new Session{id}}); }
    void remove_ok(Session *s) { map_.erase(s->id); } // who has it may delete it
    void each_ok() {
        for (auto it = map_.begin(); it != map_.end(); it = map_.erase(it))
            delete it->second;
    }

private:
    std::map<int, Session *> map_;
};
