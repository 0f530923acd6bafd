// A long-lived map whose inner containers are emptied while no entry is ever erased is reported where it is emptied.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <algorithm>
#include <deque>
#include <iterator>
#include <list>
#include <map>
#include <queue>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

struct Room {
    std::string topic;
    std::set<int> members;
};

// --- should be reported --------------------------------------------------------------------------------------------

static std::map<std::string, std::set<int>> topics_1;
void subscribe_1(const std::string &topic, int client) { topics_1[topic].insert(client); }
void unsubscribe_bad(const std::string &topic, int client) {
    auto it = topics_1.find(topic);
    if (it != topics_1.end())
        it->second.erase(client); // expected-warning {{what an entry of 'topics_1' holds is removed, but the entry itself never is}}
}

static std::unordered_map<int, std::deque<int>> queues_1;
void push_1(int key, int job) { queues_1[key].push_back(job); }
int pop_bad(int key) {
    if (!queues_1.contains(key) || queues_1.at(key).empty())
        return 0;
    int job = queues_1.at(key).front();
    queues_1.at(key).pop_front(); // expected-warning {{'queues_1'}}
    return job;
}

static std::map<int, std::queue<std::string>> jobs_1;
void submit_1(int worker, std::string job) { jobs_1[worker].push(std::move(job)); }
void take_bad(int worker, std::string &job) {
    auto it = jobs_1.find(worker);
    if (it == jobs_1.end() || it->second.empty())
        return;
    job = std::move(it->second.front());
    it->second.pop(); // expected-warning {{'jobs_1'}}
}

static std::map<std::string, std::vector<int>> watchers_1;
void watch_1(std::string path, int id) { watchers_1[std::move(path)].push_back(id); }
void unwatch_everywhere_bad(int id) {
    for (auto &[path, ids] : watchers_1)
        std::erase(ids, id); // expected-warning {{'watchers_1'}}
}

static std::map<std::string, std::vector<int>> listeners_1;
void listen_1(const std::string &event, int id) { listeners_1[event].push_back(id); }
void unlisten_bad(const std::string &event, int id) {
    auto it = listeners_1.find(event);
    if (it == listeners_1.end())
        return;
    auto &ids = it->second;
    ids.erase(std::remove(ids.begin(), ids.end(), id), ids.end()); // expected-warning {{'listeners_1'}}
}

static std::map<std::string, Room> rooms_1;
void join_1(const std::string &name, int user) { rooms_1[name].members.insert(user); }
void part_bad(const std::string &name, int user) {
    auto it = rooms_1.find(name);
    if (it != rooms_1.end())
        it->second.members.erase(user); // expected-warning {{'rooms_1'}}
}

static std::map<int, std::map<int, int>> graph_1;
void connect_1(int from, int to, int weight) { graph_1[from][to] = weight; }
void disconnect_bad(int from, int to) {
    if (auto it = graph_1.find(from); it != graph_1.end())
        it->second.erase(to); // expected-warning {{'graph_1'}}
}

static std::unordered_map<std::string, std::unordered_set<int>> tags_1;
void tag_1(const std::string &tag, int id) { tags_1.try_emplace(tag).first->second.insert(id); }
void clear_bad(const std::string &tag) {
    auto it = tags_1.find(tag);
    if (it != tags_1.end())
        it->second.clear(); // expected-warning {{'tags_1'}}
}

static std::map<std::string, std::set<int>> owners_1;
void hold_1(const std::string &file, int owner) { owners_1[file].insert(owner); }
void release_bad(const std::string &file, int owner) {
    owners_1[file].erase(owner); // expected-warning {{erasing from what 'owners_1' has for 'file' with [] adds an entry when there is none}}
}

static std::map<std::string, std::list<int>> lines_1;
void line_1(const std::string &file, int line) { lines_1[file].push_back(line); }
void last_line_bad(const std::string &file) {
    auto &lines = lines_1[file]; // expected-warning {{'lines_1'}}
    if (!lines.empty())
        lines.pop_back();
}

class Subscriptions {
public:
    static Subscriptions &get() {
        static Subscriptions one;
        return one;
    }
    void add(int user, int feed) { feeds_[user].insert(feed); }
    void drop_bad(int user, int feed) {
        auto it = feeds_.find(user);
        if (it != feeds_.end())
            it->second.erase(feed); // expected-warning {{'feeds_'}}
    }

private:
    Subscriptions() = default;
    std::map<int, std::set<int>> feeds_;
};

// --- should be fine ------------------------------------------------------------------------------------------------

static std::map<std::string, std::set<int>> topics_2;
void subscribe_2(const std::string &topic, int client) { topics_2[topic].insert(client); }
void unsubscribe_ok(const std::string &topic, int client) {
    auto it = topics_2.find(topic);
    if (it == topics_2.end())
        return;
    it->second.erase(client);
    if (it->second.empty())
        topics_2.erase(it);
}

static std::map<std::string, std::set<int>> owners_2;
void hold_2(const std::string &file, int owner) { owners_2[file].insert(owner); }
void release_ok(const std::string &file, int owner) {
    owners_2[file].erase(owner);
    if (owners_2[file].empty())
        owners_2.erase(file);
}

static std::map<std::string, std::vector<int>> watchers_2;
void watch_2(const std::string &path, int id) { watchers_2[path].push_back(id); }
void unwatch_ok(int id) {
    for (auto it = watchers_2.begin(); it != watchers_2.end();) {
        std::erase(it->second, id);
        it = it->second.empty() ? watchers_2.erase(it) : std::next(it);
    }
}

static std::map<std::string, std::set<int>> tags_2;
void tag_2(const std::string &tag, int id) { tags_2[tag].insert(id); }
void untag_ok(const std::string &tag, int id) {
    if (auto it = tags_2.find(tag); it != tags_2.end())
        it->second.erase(id);
}
void sweep() {
    std::erase_if(tags_2, [](const auto &entry) { return entry.second.empty(); });
}

static std::unordered_map<int, std::deque<int>> queues_2;
void push_2(int key, int job) { queues_2[key].push_back(job); }
void pop_ok(int key) {
    auto it = queues_2.find(key);
    if (it != queues_2.end() && !it->second.empty())
        it->second.pop_front();
}
void hang_up(int key) { queues_2.erase(key); } // the entry goes with its connection

static std::map<int, std::vector<int>> batches_2;
void add_2(int key, int value) { batches_2[key].push_back(value); }
void flush_ok() {
    for (auto &[key, values] : batches_2)
        values.clear();
    batches_2.clear();
}

enum class Color { red, green };
static std::map<Color, std::vector<int>> by_color;
void paint(Color color, int id) { by_color[color].push_back(id); }
void wipe_ok(Color color) { // as many entries as there are colors
    if (auto it = by_color.find(color); it != by_color.end())
        it->second.clear();
}

static std::map<std::string, std::vector<int>> columns;
void prepare(const std::string &) {
    columns["left"];
    columns["right"];
}
void empty_ok(const std::string &name) {
    if (auto it = columns.find(name); it != columns.end())
        it->second.clear();
}

static std::map<int, std::string> lines_2;
void type(int line, char c) {
    if (lines_2.size() < 100)
        lines_2[line] += c;
}
void backspace_ok(int line) {
    if (auto it = lines_2.find(line); it != lines_2.end() && !it->second.empty())
        it->second.pop_back();
}

int drain_local_ok(const std::vector<std::pair<int, int>> &pairs) {
    std::map<int, std::vector<int>> local;
    for (auto [key, value] : pairs)
        local[key].push_back(value);
    for (auto &[key, values] : local)
        values.pop_back();
    return int(local.size());
}

[[bounds("keys: the shards of the configuration")]] static std::map<int, std::deque<int>> shards;
void enqueue(int shard, int job) { shards[shard].push_back(job); }
void dequeue_ok(int shard) {
    if (auto it = shards.find(shard); it != shards.end())
        it->second.pop_front();
}

std::map<int, std::set<int>> shared_by_units; // another unit may erase the entries
void share(int key, int value) { shared_by_units[key].insert(value); }
void unshare_ok(int key, int value) {
    auto it = shared_by_units.find(key);
    if (it != shared_by_units.end())
        it->second.erase(value);
}
