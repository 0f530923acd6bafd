// What happens once, at the start or at the end, neither lets a container grow nor keeps it from growing.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <pthread.h>
#include <set>
#include <string>
#include <vector>
std::string next_word();

// --- should be reported --------------------------------------------------------------------------------------------

static std::vector<std::string> late_1;
static void late_bad_fill() {
    late_1.push_back(next_word()); // expected-warning {{'late_1'}}
}
void late_bad() {
    late_bad_fill();
}

static std::vector<std::string> table_1;
static void cb_bad(const char *s) {
    table_1.push_back(s); // expected-warning {{'table_1'}}
}
struct op {
    const char *name;
    void (*run)(const char *);
};
static op ops[] = {{"a", cb_bad}};
void dispatch(const char *s) {
    for (auto &o : ops)
        o.run(s);
}

static std::vector<std::string> reload_1;
static void reload_bad() {
    reload_1.push_back(next_word()); // expected-warning {{'reload_1'}}
}
static void on_hup(int) {
    reload_bad();
}

static std::vector<std::string> flag_1;
static bool verbose;
void flag_bad(const std::string &s) {
    if (verbose)
        return;
    flag_1.push_back(s); // expected-warning {{'flag_1'}}
}

static std::vector<std::string> unset_1;
void unset_bad(const std::string &s) {
    static bool done;
    if (done)
        return;
    unset_1.push_back(s); // expected-warning {{'unset_1'}}
    done = s.empty();
}

static std::vector<std::string> again_1;
static bool again_done;
void again_bad(const std::string &s) {
    if (again_done)
        return;
    again_1.push_back(s); // expected-warning {{'again_1'}}
    again_done = true;
}
void again_reset() {
    again_done = false;
}

class Objects_1 {
  public:
    explicit Objects_1(const std::string &s) {
        names_1.push_back(s); // expected-warning {{'names_1'}}
    }

  private:
    static inline std::vector<std::string> names_1;
};
void objects_bad(const std::string &s) {
    Objects_1 one(s);
}

class Cache {
  public:
    static Cache &get() {
        static Cache c;
        return c;
    }
    ~Cache() {
        entries_1.clear();
    }
    void put(const std::string &s) {
        entries_1[s] = 1; // expected-warning {{'entries_1'}}
    }

  private:
    Cache() = default;
    std::map<std::string, int> entries_1;
};
void cache_bad(const std::string &s) {
    Cache::get().put(s);
}
static std::map<std::string, int> atexit_1;
static void atexit_clean() {
    atexit_1.clear();
}
void atexit_bad(const std::string &s) {
    atexit_1[s]++; // expected-warning {{'atexit_1'}}
}
static std::map<std::string, int> main_1;
void main_bad(const std::string &s) {
    main_1[s]++; // expected-warning {{'main_1'}}
}
static std::map<std::string, int> sweeper_1;
static void sweeper() {
    sweeper_1.clear();
}
void sweeper_bad(const std::string &s) {
    sweeper_1[s]++; // expected-warning {{'sweeper_1'}}
}
static std::vector<std::string> end_1;
void end_bad(std::string s) {
    end_1.push_back(std::move(s)); // expected-warning {{'end_1'}}
}
static void end_all() {
    while (!end_1.empty())
        end_1.pop_back();
}
static std::map<std::string, std::set<int>> topics_1;
void subscribe(const std::string &topic, int client) {
    topics_1[topic].insert(client);
}
void unsubscribe_bad(const std::string &topic, int client) {
    if (auto it = topics_1.find(topic); it != topics_1.end())
        it->second.erase(client); // expected-warning {{'topics_1'}}
}
static void sweep() {
    topics_1.clear();
}
// --- should be fine ------------------------------------------------------------------------------------------------

static std::once_flag once_2;
static std::vector<std::string> once_words_2;
void once_ok() {
    std::call_once(once_2, [] { once_words_2.push_back(next_word()); });
}

static std::once_flag once_3;
static std::vector<std::string> once_words_3;
static void fill_3() {
    once_words_3.push_back(next_word());
}
void once_named_ok() {
    std::call_once(once_3, fill_3);
}

static pthread_once_t once_4 = PTHREAD_ONCE_INIT;
static std::vector<std::string> once_words_4;
static void fill_4() {
    once_words_4.push_back(next_word());
}
void pthread_ok() {
    pthread_once(&once_4, fill_4);
}

static std::vector<std::string> done_2;
void done_ok() {
    static bool done;
    if (done)
        return;
    done = true;
    done_2.push_back(next_word());
}
static std::vector<std::string> first_2;
void first_ok() {
    static bool first = true;
    if (first) {
        first = false;
        first_2.push_back(next_word());
    }
}
static std::vector<std::string> last_2;
void last_ok() {
    static int ready = 0;
    if (!ready) {
        for (int i = 0; i < 4; i++)
            last_2.push_back(next_word());
        ready = 1;
    }
}
static bool loaded_2;
static std::vector<std::string> deep_2;
static void deep_fill() {
    deep_2.push_back(next_word());
}
void deep_ok() {
    if (!loaded_2) {
        loaded_2 = true;
        deep_fill();
    }
}

static std::vector<std::string> lazy_2;
void lazy_ok() {
    static const bool filled = [] {
        lazy_2.push_back(next_word());
        return true;
    }();
    (void)filled;
}

class Registry_2 {
  public:
    Registry_2() {
        names_.push_back(next_word());
    }
    static Registry_2 &get() {
        static Registry_2 one;
        return one;
    }
    bool any() const {
        return !names_.empty();
    }

  private:
    std::vector<std::string> names_;
};
bool registry_ok() {
    return Registry_2::get().any();
}

static std::vector<std::string> register_2;
struct Register_2 {
    explicit Register_2(const char *s) {
        register_2.push_back(s);
    }
};
static Register_2 r1("a"), r2("b");
static std::vector<int> plugin_2;
static int plug(int i) {
    plugin_2.push_back(i);
    return i;
}
static int plugged = plug(3);

static std::vector<std::string> arguments_2;
class Optimiser;
static std::set<Optimiser *> all_2;
class Optimiser {
  public:
    Optimiser() {
        all_2.insert(this);
    }
    ~Optimiser() {
        all_2.erase(this);
    }
};
static std::map<std::string, int> mainloop_2;
void mainloop_ok(const std::string &s) {
    mainloop_2[s]++;
}
static std::vector<std::string> walked_2;
static void walked_add(const char *s) {
    walked_2.push_back(s);
}
__attribute__((constructor)) static void walked_ok() {
    for (const char *s : {"a", "b"})
        walked_add(s);
}
int main(int argc, char **argv) {
    std::signal(SIGHUP, on_hup);
    std::atexit(atexit_clean);
    for (int i = 0; i < argc; i++)
        arguments_2.push_back(argv[i]);
    while (std::getchar() != EOF)
        mainloop_2.clear();
    main_1.clear();
    end_all();
}
