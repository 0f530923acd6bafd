// Containers of other libraries than the standard's are known by name, those that bound themselves as well.
// RUN: %lt %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <cstddef>
#include <map>
#include <string>
#include <utility>

// Their names and signatures; their bodies are elsewhere.
namespace absl {
namespace container_internal {
template <class K, class V> class raw_hash_map {
public:
    struct iterator { std::pair<const K, V> *at; bool operator==(const iterator &) const; std::pair<const K, V> *operator->() const; };
    V &operator[](const K &key);
    template <class... A> std::pair<iterator, bool> try_emplace(const K &key, A &&...args);
    std::pair<iterator, bool> insert(std::pair<const K, V> value);
    iterator find(const K &key);
    iterator end();
    bool contains(const K &key) const;
    std::size_t erase(const K &key);
    void clear();
    std::size_t size() const;
};
} // namespace container_internal
inline namespace lts {
template <class K, class V> class flat_hash_map : public container_internal::raw_hash_map<K, V> {};
} // namespace lts
} // namespace absl
namespace boost {
template <class T> class circular_buffer {
public:
    explicit circular_buffer(std::size_t n);
    void push_back(const T &value);
    void pop_front();
    std::size_t size() const;
};
namespace container {
template <class T> class small_vector {
public:
    void push_back(const T &value);
    void clear();
    std::size_t size() const;
};
} // namespace container
} // namespace boost
namespace folly {
template <class K, class V> class ConcurrentHashMap {
public:
    bool insert(const K &key, V value);
    std::size_t erase(const K &key);
    std::size_t size() const;
};
template <class K, class V> class EvictingCacheMap {
public:
    explicit EvictingCacheMap(std::size_t most);
    void set(const K &key, V value);
    std::size_t erase(const K &key);
    std::size_t size() const;
};
template <class T> class LockedPtr {
public:
    LockedPtr(LockedPtr &&other) noexcept;
    ~LockedPtr();
    T *operator->() const;
    T &operator*() const;

private:
    T *data;
};
template <class T> class Synchronized {
public:
    LockedPtr<T> wlock();
    LockedPtr<const T> rlock() const;
    template <class F> auto withWLock(F &&f) { return f(*wlock()); }

private:
    T data;
};
} // namespace folly
namespace tbb::detail::d1 {
template <class T> class concurrent_queue {
public:
    void push(const T &value);
    bool try_pop(T &value);
    bool empty() const;
};
} // namespace tbb::detail::d1
namespace llvm {
template <class K> class DenseMapBase {
public:
    std::pair<int *, bool> insert(const K &key);
    bool erase(const K &key);
    unsigned size() const;
};
template <class K> class DenseMap : public DenseMapBase<K> {};
} // namespace llvm
template <class T> class QList {
public:
    void append(const T &value);
    QList &operator<<(const T &value);
    T takeFirst();
    bool isEmpty() const;
    int count() const;
};
template <class K, class V> class QHash {
public:
    void insert(const K &key, const V &value);
    int remove(const K &key);
    int size() const;
};

// --- should be reported --------------------------------------------------------------------------------------------

static absl::flat_hash_map<std::string, int> hits_1;
void hit_bad(const std::string &page) {
    ++hits_1[page]; // expected-warning {{entries are added to 'hits_1'}}
}

static absl::flat_hash_map<std::string, int> ids_1;
int id_bad(const std::string &name, int id) {
    return ids_1.try_emplace(name, id).first->second; // expected-warning {{'ids_1'}}
}

static boost::container::small_vector<int> seen_1;
void see_bad(int id) {
    seen_1.push_back(id); // expected-warning {{'seen_1'}}
}

static folly::ConcurrentHashMap<std::string, int> shared_1;
void share_bad(const std::string &name, int value) {
    shared_1.insert(name, value); // expected-warning {{'shared_1'}}
}

static tbb::detail::d1::concurrent_queue<std::string> work_1;
void submit_bad(const std::string &task) {
    work_1.push(task); // expected-warning {{'work_1'}}
}

static llvm::DenseMap<const void *> visited_1;
void visit_bad(const void *node) {
    visited_1.insert(node); // expected-warning {{'visited_1'}}
}

static QList<std::string> lines_1;
void log_bad(const std::string &line) {
    lines_1 << line; // expected-warning {{'lines_1'}}
}

static QHash<std::string, int> users_1;
void login_bad(const std::string &name) {
    users_1.insert(name, 1); // expected-warning {{'users_1'}}
}

static folly::Synchronized<std::map<std::string, int>> locked_1;
void lock_bad(const std::string &key, int value) {
    locked_1.wlock()->emplace(key, value); // expected-warning {{'locked_1'}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

static absl::flat_hash_map<std::string, int> hits_2;
void hit_ok(const std::string &page) { ++hits_2[page]; }
void forget(const std::string &page) { hits_2.erase(page); }

static absl::flat_hash_map<std::string, int> some_2;
void keep_some_ok(const std::string &page) {
    if (some_2.size() < 100)
        some_2.try_emplace(page, 1);
}

static boost::container::small_vector<int> seen_2;
void see_ok(int id) { seen_2.push_back(id); }
void start_over() { seen_2.clear(); }

static boost::circular_buffer<std::string> last_2(64);
void keep_last_ok(const std::string &line) { last_2.push_back(line); }

static folly::EvictingCacheMap<std::string, int> cache_2(64);
void cache_ok(const std::string &key, int value) { cache_2.set(key, value); }

static folly::ConcurrentHashMap<std::string, int> shared_2;
void share_ok(const std::string &name, int value) { shared_2.insert(name, value); }
void unshare(const std::string &name) { shared_2.erase(name); }

static tbb::detail::d1::concurrent_queue<std::string> work_2;
void submit_ok(const std::string &task) { work_2.push(task); }
bool next_task(std::string &task) { return work_2.try_pop(task); }

static llvm::DenseMap<const void *> visited_2;
void visit_ok(const void *node) { visited_2.insert(node); }
void leave(const void *node) { visited_2.erase(node); }

static folly::Synchronized<std::map<std::string, int>> locked_2;
void lock_ok(const std::string &key, int value) {
    auto held = locked_2.wlock();
    held->emplace(key, value);
}
void unlock(const std::string &key) { locked_2.wlock()->erase(key); }

static folly::Synchronized<std::map<std::string, int>> locked_3;
void with_ok(const std::string &key, int value) {
    locked_3.wlock()->emplace(key, value);
}
void without(const std::string &key) {
    locked_3.withWLock([&](auto &map) { map.erase(key); });
}

static QList<std::string> lines_2;
void log_ok(const std::string &line) { lines_2.append(line); }
std::string first_line() { return lines_2.takeFirst(); }

static QHash<std::string, int> users_2;
void login_ok(const std::string &name) { users_2.insert(name, 1); }
void logout(const std::string &name) { users_2.remove(name); }

// A class of that name somewhere else.
namespace mine {
template <class T> class QList {
public:
    int append(const T &value) const;
};
} // namespace mine
static mine::QList<int> other_2;
int other_ok(int value) { return other_2.append(value); }
