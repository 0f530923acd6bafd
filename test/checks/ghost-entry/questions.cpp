// A subscript of a long-lived map whose entry is only looked at is reported: it adds an entry for every key asked for.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <istream>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

struct Account {
    std::string owner;
    int cents = 0;
    bool open = false;
    bool is_rich() const { return cents > 1000000; }
    void deposit(int amount) { cents += amount; }
    friend bool operator==(const Account &a, const Account &b) { return a.owner == b.owner; }
};
struct Session {
    int fd = -1;
    void touch();
    bool alive() const;
};
enum class Level { debug, info, error };

void print(const Account &account);
void log_line(std::string text);
bool parse(const std::string &text, int &value);
void fill(Account &account);
void keep(Account *account);
long now();

static std::unordered_map<int, Account> accounts;
void open_account(int id, Account account) { accounts.insert_or_assign(id, std::move(account)); }
void close_account(int id) { accounts.erase(id); }

static std::map<std::string, int> counts;
void count(const std::string &word) { ++counts[word]; }
void forget(const std::string &word) { counts.erase(word); }

static std::map<std::string, std::string> settings;
void set(const std::string &name, std::string value) { settings[name] = std::move(value); }
void unset(const std::string &name) { settings.erase(name); }

static std::map<int, std::vector<int>> readings;
void record(int sensor, int value) { readings[sensor].push_back(value); }
void drop_sensor(int sensor) { readings.erase(sensor); }

static std::unordered_map<int, std::shared_ptr<Session>> sessions;
void join(int fd, std::shared_ptr<Session> session) { sessions.emplace(fd, std::move(session)); }
void leave(int fd) { sessions.erase(fd); }

static std::map<int, std::map<std::string, double>> prices;
void set_price(int shop, const std::string &item, double price) { prices[shop][item] = price; }
void close_shop(int shop) { prices.erase(shop); }

static std::map<long, std::function<void(int)>> callbacks;
void on(long id, std::function<void(int)> callback) { callbacks[id] = std::move(callback); }
void off(long id) { callbacks.erase(id); }

static thread_local std::map<std::string, int> depth_of;
void enter(const std::string &name) { depth_of[name]++; }
void exit(const std::string &name) { depth_of.erase(name); }

// --- should be reported --------------------------------------------------------------------------------------------

int balance_bad(int id) {
    return accounts[id].cents; // expected-warning {{asking 'accounts' for 'id' with [] adds an entry when there is none}}
}

bool is_open_bad(int id) {
    if (accounts[id].open) // expected-warning {{'accounts'}}
        return true;
    return false;
}

bool is_rich_bad(int id) {
    return accounts[id].is_rich(); // expected-warning {{'accounts'}}
}

void show_bad(int id) {
    print(accounts[id]); // expected-warning {{'accounts'}}
}

Account copy_bad(int id) {
    return accounts[id]; // expected-warning {{'accounts'}}
}

const std::string &owner_bad(int id) {
    return accounts[id].owner; // expected-warning {{'accounts'}}
}

bool same_owner_bad(int id, const Account &other) {
    return accounts[id] == other; // expected-warning {{'accounts'}}
}

int through_a_reference_bad(int id) {
    const Account &account = accounts[id]; // expected-warning {{'accounts'}}
    return account.open ? account.cents : 0;
}

int through_a_plain_reference_bad(int id) {
    auto &account = accounts[id]; // expected-warning {{'accounts'}}
    if (account.owner.empty())
        return 0;
    return account.cents;
}

int through_a_pointer_bad(int id) {
    const Account *account = &accounts[id]; // expected-warning {{'accounts'}}
    return account->cents;
}

int bound_bad(int id) {
    auto &[owner, cents, open] = accounts[id]; // expected-warning {{'accounts'}}
    return open ? cents : int(owner.size());
}

bool is_common_bad(const std::string &word) {
    return counts[word] > 10; // expected-warning {{asking 'counts' for 'word'}}
}

int difference_bad(const std::string &a, const std::string &b) {
    return counts[a] // expected-warning {{asking 'counts' for 'a'}}
           - counts[b]; // expected-warning {{asking 'counts' for 'b'}}
}

int sum_bad(const std::vector<std::string> &words) {
    int sum = 0;
    for (const auto &word : words)
        sum += counts[word]; // expected-warning {{'counts'}}
    return sum;
}

void describe_bad(const std::string &word) {
    std::printf("%s: %d\n", word.c_str(), counts[word]); // expected-warning {{'counts'}}
}

void format_bad(char *text, const std::string &word) {
    std::sprintf(text, "%d", counts[word]); // expected-warning {{'counts'}}
}

const char *choose_bad(const std::string &word) {
    switch (counts[word]) { // expected-warning {{'counts'}}
    case 0: return "never";
    case 1: return "once";
    default: return "often";
    }
}

std::string setting_bad(const std::string &name) {
    return settings[name]; // expected-warning {{'settings'}}
}

bool is_set_bad(const std::string &name) {
    return !settings[name].empty(); // expected-warning {{'settings'}}
}

bool is_on_bad(const char *name) {
    return settings[name] == "on"; // expected-warning {{'settings'}}
}

bool is_long_bad(const std::string &prefix) {
    return settings[prefix + ".length"].size() > 10; // expected-warning {{'settings'}}
}

int number_bad(const std::string &name) {
    int value = 0;
    return parse(settings[name], value) ? value : -1; // expected-warning {{'settings'}}
}

std::string_view view_bad(const std::string &name) {
    std::string_view text = settings[name]; // expected-warning {{'settings'}}
    return text.substr(0, 1) == "/" ? "path" : "name";
}

void log_bad(const std::string &name) {
    log_line(settings[name]); // expected-warning {{'settings'}}
}

std::size_t how_many_bad(int sensor) {
    return readings[sensor].size(); // expected-warning {{'readings'}}
}

int total_bad(int sensor) {
    int total = 0;
    for (int value : readings[sensor]) // expected-warning {{'readings'}}
        total += value;
    return total;
}

int added_up_bad(int sensor) {
    const auto &values = readings[sensor]; // expected-warning {{'readings'}}
    return std::accumulate(values.begin(), values.end(), 0);
}

bool has_bad(int sensor, int value) {
    auto &values = readings[sensor]; // expected-warning {{'readings'}}
    return std::find(values.begin(), values.end(), value) != values.end();
}

int nth_bad(int sensor, unsigned n) {
    return n < 10 ? readings[sensor][n] : 0; // expected-warning {{'readings'}}
}

void clear_bad(int sensor) {
    readings[sensor].clear(); // expected-warning {{erasing from what 'readings' has for 'sensor' with [] adds an entry when there is none}}
}

bool is_known_bad(int fd) {
    return sessions[fd] != nullptr; // expected-warning {{'sessions'}}
}

bool is_alive_bad(int fd) {
    return sessions[fd] && sessions[fd]->alive(); // expected-warning {{'sessions'}}
}

std::shared_ptr<Session> session_bad(int fd) {
    auto session = sessions[fd]; // expected-warning {{'sessions'}}
    return session;
}

void touch_bad(int fd) {
    if (auto session = sessions[fd]) // expected-warning {{'sessions'}}
        session->touch();
}

static std::map<std::string, double> rates;
void set_rate(const std::string &name, double rate) { rates[name] = rate; }
void drop_rate(const std::string &name) { rates.erase(name); }
double times_bad(const std::string &name, double amount) {
    return amount * rates[name]; // expected-warning {{'rates'}}
}

double price_bad(int shop, const std::string &item) {
    return prices[shop][item]; // expected-warning {{asking 'prices' for 'shop'}}
}

bool sells_bad(int shop, const std::string &item) {
    return prices[shop].count(item) != 0; // expected-warning {{'prices'}}
}

double found_price_bad(int shop, const std::string &item) {
    auto it = prices[shop].find(item); // expected-warning {{'prices'}}
    return it == prices[shop].end() ? 0 : it->second;
}

double inner_bad(int shop, const std::string &item) {
    auto it = prices.find(shop);
    return it == prices.end() ? 0 : it->second[item]; // expected-warning {{asking 'prices' for 'item'}}
}

void call_bad(long id, int value) {
    if (callbacks[id]) // expected-warning {{'callbacks'}}
        callbacks[id](value);
}

void fire_once_bad(long id, int value) {
    auto callback = std::move(callbacks[id]); // expected-warning {{'callbacks'}}
    if (callback)
        callback(value);
}

int depth_bad(const std::string &name) {
    return depth_of[name]; // expected-warning {{'depth_of'}}
}

int nested_key_bad(int id) {
    return counts[accounts[id].owner]; // expected-warning {{'accounts'}}
}

int other_key_bad(int from, int to) {
    if (!accounts.contains(from))
        return 0;
    return accounts[to].cents; // expected-warning {{asking 'accounts' for 'to'}}
}

std::map<int, std::string> names_shared; // any unit may add and remove: the question adds all the same
const char *name_bad(int id) {
    return names_shared[id].empty() ? "?" : "named"; // expected-warning {{'names_shared'}}
}

struct Directory {
    static std::map<int, Account> by_number;
    static bool knows_bad(int number) {
        return by_number[number].open; // expected-warning {{'by_number'}}
    }
};
std::map<int, Account> Directory::by_number;

class Plugins {
public:
    static Plugins &get() {
        static Plugins one;
        return one;
    }
    void add(const std::string &name, int handle) { handles_[name] = handle; }
    void remove(const std::string &name) { handles_.erase(name); }
    bool is_loaded_bad(const std::string &name) {
        return handles_[name] != 0; // expected-warning {{'handles_'}}
    }

private:
    Plugins() = default;
    std::unordered_map<std::string, int> handles_;
};

static std::map<int, int> *ports = new std::map<int, int>;
void open_port(int port, int fd) { (*ports)[port] = fd; }
void close_port(int port) { ports->erase(port); }
int port_bad(int port) {
    return (*ports)[port]; // expected-warning {{'ports'}}
}

bool only_asked_bad(const std::string &id) {
    static std::unordered_map<std::string, bool> seen;
    if (seen[id]) // expected-warning {{'seen'}}
        return true;
    return id.empty();
}

[[lifetime("static")]] static std::map<std::string, int> interned;
int id_of_bad(const std::string &name) {
    return interned[name]; // expected-warning {{'interned'}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

void add_one_ok(const std::string &word) { ++counts[word]; }
void add_ok(const std::string &word, int n) { counts[word] += n; }
int next_ok(const std::string &word) { return counts[word]++; }
void assign_ok(const std::string &name, const std::string &value) { settings[name] = value; }
void append_ok(const std::string &name, char c) { settings[name] += c; }
void push_ok(int sensor, int value) { readings[sensor].push_back(value); }
void member_ok(int id, int cents) { accounts[id].cents = cents; }
void method_ok(int id, int cents) { accounts[id].deposit(cents); }
void nested_ok(int shop, const std::string &item, double price) { prices[shop][item] = price; }
void nested_sum_ok(int shop, const std::string &item, double price) { prices[shop][item] += price; }
void argument_ok(int id) { fill(accounts[id]); }
void address_ok(int id) { keep(&accounts[id]); }
void make_ok(int id) { accounts[id]; }
void make_loudly_ok(int id) { (void)accounts[id]; }
void swap_ok(int sensor, std::vector<int> &values) { readings[sensor].swap(values); }
void std_swap_ok(int id, Account &account) { std::swap(accounts[id], account); }
void reset_ok(int fd) { sessions[fd] = nullptr; }
void make_session_ok(int fd) { sessions[fd] = std::make_shared<Session>(); }
void reset_pointer_ok(int fd) { sessions[fd].reset(new Session); }
void sort_ok(int sensor) { readings[sensor].resize(10); }
void parse_ok(const std::string &name, const std::string &text) { parse(text, counts[name]); }
void scan_ok(const std::string &name, const char *text) { std::sscanf(text, "%d", &counts[name]); }

static std::map<int, std::mutex> locks;
void lock_ok(int id) { std::lock_guard<std::mutex> guard(locks[id]); } // a mutex for each key is made here
void lock_by_hand_ok(int id) { locks[id].lock(); }
void unlock_by_hand_ok(int id) { locks[id].unlock(); }
void drop_lock(int id) { locks.erase(id); }

void insert_iterator_ok(int sensor, const std::vector<int> &values) {
    std::copy(values.begin(), values.end(), std::back_inserter(readings[sensor]));
}
void named_insert_iterator_ok(int sensor) {
    std::back_insert_iterator<std::vector<int>> end(readings[sensor]);
    *end = 3;
}
void reserve_ok(int sensor) { readings[sensor].reserve(10); }
void reference_wrapper_ok(int id) {
    auto account = std::ref(accounts[id]);
    account.get().cents = 4;
}
void callback_ok(int id, void (*change)(Account &)) { change(accounts[id]); }
void function_ok(int id, const std::function<void(Account &)> &change) { change(accounts[id]); }
int exchange_ok(const std::string &word) { return std::exchange(counts[word], 1); }
void read_ok(std::istream &from, const std::string &word) { from >> counts[word]; }
void read_line_ok(std::istream &from, const std::string &name) { std::getline(from, settings[name]); }
void tie_ok(int id) { std::tie(accounts[id].owner, accounts[id].cents) = std::make_tuple("nobody", 0); }
void either_ok(bool first, const std::string &a, const std::string &b) { (first ? counts[a] : counts[b]) = 3; }

Account &account_ok(int id) { return accounts[id]; } // the caller may write
Account *account_pointer_ok(int id) { return &accounts[id]; }

void reference_ok(int id, int cents) {
    Account &account = accounts[id];
    if (account.owner.empty())
        account.owner = "nobody";
    account.cents += cents;
}

int memo_ok(const std::string &word) {
    int &slot = counts[word];
    if (slot == 0)
        slot = int(word.size());
    return slot;
}

int memo_twice_ok(const std::string &word) {
    if (counts[word] != 0)
        return counts[word];
    return counts[word] = int(word.size());
}

bool first_time_ok(const std::string &word) {
    if (counts[word])
        return false;
    counts[word] = 1;
    return true;
}

int counted_first_ok(int id) {
    if (accounts.count(id) == 0)
        return 0;
    return accounts[id].cents;
}

int contains_first_ok(int id) { return accounts.contains(id) ? accounts[id].cents : 0; }

int found_first_ok(int id) {
    if (auto it = accounts.find(id); it == accounts.end())
        return 0;
    return accounts[id].cents;
}

int made_first_ok(int id) {
    accounts.try_emplace(id);
    return accounts[id].cents;
}

int inserted_first_ok(int id) {
    std::pair<int, Account> pair(id, Account{});
    accounts.insert(pair);
    return accounts[id].cents;
}

void takes_out_ok(long id, int value) {
    auto callback = std::move(callbacks[id]);
    callbacks.erase(id);
    callback(value);
}

void empties_and_erases_ok(int sensor, int value) {
    auto &values = readings[sensor];
    std::erase(values, value);
    if (values.empty())
        readings.erase(sensor);
}

long own_keys_ok() {
    long sum = 0;
    for (const auto &entry : counts)
        sum += counts[entry.first];
    return sum;
}

static std::vector<std::string> known_words;
long listed_keys_ok() {
    long sum = 0;
    for (const auto &word : known_words)
        sum += counts[word];
    return sum;
}

static std::map<int, std::vector<int>> accounts_of;
long keys_from_another_map_ok(int customer) {
    auto it = accounts_of.find(customer);
    if (it == accounts_of.end())
        return 0;
    long sum = 0;
    for (int id : it->second)
        sum += accounts[id].cents;
    return sum;
}

class Node {
public:
    Node() {
        weights[this] = 1;
        ids.emplace(id_, 1);
    }
    ~Node() {
        weights.erase(this);
        ids.erase(id_);
    }
    int weight_ok() const { return weights[this]; }
    int twice_ok() const { return ids[id_] * 2; }

private:
    int id_ = 0;
    static std::map<const Node *, int> weights;
    static std::map<int, int> ids;
};
std::map<const Node *, int> Node::weights;
std::map<int, int> Node::ids;

int highest_ok() {
    return counts.empty() ? 0 : counts[counts.begin()->first];
}

static bool is_account(int id) { return accounts.contains(id); }
int asked_by_a_helper_ok(int id) {
    if (!is_account(id))
        return 0;
    return accounts[id].cents;
}

static void load_all() {
    if (accounts.empty())
        accounts.emplace(1, Account{});
}
int loaded_first_ok(int id) {
    load_all();
    return accounts[id].cents;
}

int asked_by_a_closure_ok(int id) {
    auto known = [&] { return accounts.contains(id); };
    return known() ? accounts[id].cents : 0;
}

static void ensure(int id) {
    if (!accounts.contains(id))
        accounts.emplace(id, Account{});
}
int made_by_a_helper_ok(int id) {
    ensure(id);
    return accounts[id].cents;
}

static int cents_of_known(int id) { return accounts[id].cents; }
int caller_knows_ok(int id) { return accounts.contains(id) ? cents_of_known(id) : 0; }

void load_name(int id);
extern std::map<int, std::string> loaded_names;
std::string another_unit_may_add_ok(int id) {
    load_name(id);
    return loaded_names[id];
}

static std::map<Level, std::string> labels;
void set_label(Level level, std::string label) { labels[level] = std::move(label); }
const std::string &label_ok(Level level) { return labels[level]; }

static std::map<bool, int> answers;
void answer(bool yes) { answers[yes]++; }
int answers_ok(bool yes) { return answers[yes]; }

static std::array<std::map<char, int>, 3> letters;
void letter(char c) { letters[0][c]++; }
int letters_ok(char c) { return letters[0][c]; }

bool constant_key_ok() { return settings["verbose"] == "yes"; }
int constant_number_ok() { return accounts[0].cents; }

int local_ok(const std::vector<std::string> &words, const std::string &word) {
    std::map<std::string, int> local;
    for (const auto &one : words)
        local[one]++;
    return local[word];
}

int parameter_ok(std::map<int, int> &map, int key) { return map[key]; }

class Cache {
public:
    int get_ok(int key) { return values_[key]; }
    void put(int key, int value) { values_[key] = value; }

private:
    std::map<int, int> values_; // dies with its object
};
int use_cache_ok(int key) {
    Cache cache;
    cache.put(1, 2);
    return cache.get_ok(key);
}

static std::vector<int> table(100);
int vector_ok(unsigned i) { return table[i]; }

static std::string alphabet = "abc";
char text_ok(unsigned i) { return alphabet[i]; }

static const std::map<std::string, int> ranks = {{"ace", 14}, {"king", 13}};
int at_ok(const std::string &name) { return ranks.at(name); }
int find_ok(const std::string &name) {
    auto it = counts.find(name);
    return it == counts.end() ? 0 : it->second;
}

[[bounds("keys: the tenants of the licence file")]] static std::map<std::string, int> tenants;
void bill(const std::string &tenant, int cents) { tenants[tenant] += cents; }
int billed_ok(const std::string &tenant) { return tenants[tenant]; }

void captured_ok(int id) {
    auto &account = accounts[id];
    auto add = [&account](int cents) { account.cents += cents; };
    add(5);
}

void chosen_ok(int a, int b, bool first) {
    Account &account = first ? accounts[a] : accounts[b];
    account.cents++;
}

void each_ok(int id) {
    for (auto &c : accounts[id].owner)
        c = ' ';
    accounts[id].open = true;
}

std::string &operator_ok(const std::string &name) { return settings[name].append("x"); }

int start_ok(const std::string &name);
static int at_start(const std::string &name) { return counts[name]; }
int main(int argc, char **argv) { return argc > 1 ? at_start(argv[1]) : 0; }
