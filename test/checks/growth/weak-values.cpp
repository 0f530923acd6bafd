// Kind weak-values: entries that refer weakly to objects outlive these; something has to erase the expired ones.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

struct Peer { int id = 0; long seen = 0; };

// --- should be reported --------------------------------------------------------------------------------------------

static std::vector<std::weak_ptr<Peer>> watchers_1;
void watch_bad(const std::shared_ptr<Peer> &peer) {
    watchers_1.push_back(peer); // expected-warning {{'watchers_1' (static storage) for every value of 'peer' and stay there after what they refer to weakly has ended (weak-values)}}
}
void notify_1(long now) {
    for (auto &watcher : watchers_1)
        if (auto peer = watcher.lock())
            peer->seen = now;
}

static std::map<std::string, std::weak_ptr<Peer>> cache_1;
std::shared_ptr<Peer> find_bad(const std::string &name) {
    if (auto known = cache_1[name].lock()) // expected-warning {{'cache_1' (static storage) for every value of 'name'}}
        return known;
    auto made = std::make_shared<Peer>();
    cache_1[name] = made;
    return made;
}

static std::set<std::weak_ptr<Peer>, std::owner_less<std::weak_ptr<Peer>>> greeted_1;
bool greet_bad(const std::shared_ptr<Peer> &peer) {
    return greeted_1.insert(peer).second; // expected-warning {{'greeted_1'}}
}

thread_local std::list<std::weak_ptr<Peer>> local_1;
static std::list<std::weak_ptr<Peer>> &locals() { return local_1; }
void remember_ok(const std::shared_ptr<Peer> &peer) { locals().push_back(peer); } // through an accessor: not seen here

// --- should be fine ------------------------------------------------------------------------------------------------

static std::vector<std::weak_ptr<Peer>> watchers_2;
void watch_ok(const std::shared_ptr<Peer> &peer) {
    std::erase_if(watchers_2, [](const auto &watcher) { return watcher.expired(); });
    watchers_2.push_back(peer);
}

static std::map<std::string, std::weak_ptr<Peer>> cache_2;
std::shared_ptr<Peer> find_ok(const std::string &name) {
    auto entry = cache_2.find(name);
    if (entry != cache_2.end())
        if (auto known = entry->second.lock())
            return known;
    for (auto each = cache_2.begin(); each != cache_2.end();)
        each = each->second.expired() ? cache_2.erase(each) : std::next(each);
    auto made = std::make_shared<Peer>();
    cache_2.insert_or_assign(name, made);
    return made;
}

static std::list<std::weak_ptr<Peer>> watchers_3;
void watch_few_ok(const std::shared_ptr<Peer> &peer) {
    if (watchers_3.size() < 16)
        watchers_3.push_back(peer);
}

static std::map<std::string, std::weak_ptr<Peer>> cache_3;
void keep_ok(const std::string &name, const std::shared_ptr<Peer> &peer) {
    cache_3.insert_or_assign(name, peer);
}
void forget_ok(const std::string &name) { cache_3.erase(name); }

std::size_t alive_ok(const std::vector<std::shared_ptr<Peer>> &peers) {
    std::vector<std::weak_ptr<Peer>> local(peers.begin(), peers.end());
    return local.size();
}
