// Members, constructors and bindings: what was moved out of a part is gone from that part, in the order of initialisation.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Wno-reorder -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <memory>
#include <mutex>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

struct Address { std::string street, city; };
struct Person { std::string name; Address address; std::vector<std::string> phones; int age = 0; };
void store(std::string text);
void store_all(std::vector<std::string> texts);
void look(const std::string &text);
void greet(const Person &person);
std::pair<std::string, int> read_pair();
std::tuple<Person, std::string> load();

// --- should be reported --------------------------------------------------------------------------------------------

class Logger_bad {
public:
    explicit Logger_bad(std::string path) : path(std::move(path)) {
        look(path); // expected-error-re {{'path'{{.*}}[lifetime-use-after-move]}}
        look(this->path);
    }
    Logger_bad(std::string given, int) : path(std::move(given)) {
        look(given); // expected-error-re {{'given'{{.*}}[lifetime-use-after-move]}}
    }

private:
    std::string path;
};

class Twice_bad {
public:
    explicit Twice_bad(std::string text) : first(std::move(text)), second(std::move(text)) {} // expected-error-re {{'text'{{.*}}[lifetime-use-after-move]}}

private:
    std::string first, second;
};

class Order_bad {
public:
    // Written the other way round, but members are initialised as they are declared.
    explicit Order_bad(std::vector<std::string> given) : count(given.size()), items(std::move(given)) {} // expected-error-re {{'given'{{.*}}[lifetime-use-after-move]}}
    std::size_t size() const { return count; }

private:
    std::vector<std::string> items;
    std::size_t count;
};

struct Base_bad {
    explicit Base_bad(std::string name) : name(std::move(name)) {}
    std::string name;
};
class Derived_bad : public Base_bad {
public:
    explicit Derived_bad(std::string given) : Base_bad(std::move(given)), length(given.size()) {} // expected-error-re {{'given'{{.*}}[lifetime-use-after-move]}}

private:
    std::size_t length;
};

class Delegating_bad {
public:
    explicit Delegating_bad(std::string text) : Delegating_bad(std::move(text), 0) { look(text); } // expected-error-re {{'text'{{.*}}[lifetime-use-after-move]}}
    Delegating_bad(std::string text, int) : text(std::move(text)) {}

private:
    std::string text;
};

void member_bad(Person person) {
    store(std::move(person.name));
    look(person.name); // expected-error-re {{'person.name'{{.*}}[lifetime-use-after-move]}}
}

void nested_member_bad(Person person) {
    store(std::move(person.address.city));
    look(person.address.city); // expected-error-re {{'person.address.city'{{.*}}[lifetime-use-after-move]}}
}

void part_of_moved_whole_bad(Person person) {
    Address home = std::move(person.address);
    look(home.street + person.address.street); // expected-error-re {{'person.address{{.*}}[lifetime-use-after-move]}}
}

// A copy of the whole is not a use of the member that was moved out.
void FN_whole_with_moved_part_bad(Person person) {
    store_all(std::move(person.phones));
    Person copy = person;
    greet(copy);
}

void structured_binding_bad() {
    auto [text, count] = read_pair();
    store(std::move(text));
    if (count)
        look(text); // expected-error {{[lifetime-use-after-move]}}
}

class Widget_bad {
public:
    std::string take_title() {
        std::string taken = std::move(title);
        changes += title.size(); // expected-error-re {{'{{.*}}title'{{.*}}[lifetime-use-after-move]}}
        return taken;
    }
    void retitle(std::string text) {
        title = std::move(text);
        look(text); // expected-error-re {{'text'{{.*}}[lifetime-use-after-move]}}
    }

private:
    std::string title;
    std::size_t changes = 0;
};

class Movable_bad {
public:
    Movable_bad(Movable_bad &&other) noexcept : values(std::move(other.values)), sum(other.values.size()) {} // expected-error-re {{'other{{.*}}[lifetime-use-after-move]}}

private:
    std::vector<int> values;
    std::size_t sum;
};

// --- should be fine ------------------------------------------------------------------------------------------------

class Logger_ok {
public:
    explicit Logger_ok(std::string given) : path(std::move(given)) { look(path); }

private:
    std::string path;
};

class Order_ok {
public:
    explicit Order_ok(std::vector<std::string> given) : items(std::move(given)), count(given_before(items)) {}
    static std::size_t given_before(const std::vector<std::string> &items) { return items.size(); }
    Order_ok(std::size_t n, std::vector<std::string> given) : items(std::move(given)), count(n) {}

private:
    std::vector<std::string> items;
    std::size_t count;
};

class CountFirst_ok {
public:
    // Written the wrong way round, initialised in the right one.
    explicit CountFirst_ok(std::vector<std::string> given) : items(std::move(given)), count(given.size()) {}

private:
    std::size_t count;
    std::vector<std::string> items;
};

class Movable_ok {
public:
    Movable_ok(Movable_ok &&other) noexcept : values(std::move(other.values)), sum(std::exchange(other.sum, 0)) {}
    Movable_ok &operator=(Movable_ok &&other) noexcept {
        values = std::move(other.values);
        sum = other.sum;
        other.sum = 0;
        return *this;
    }

private:
    std::vector<int> values;
    std::size_t sum = 0;
};

// The base takes its part of the object alone.
class Whole_ok : public Movable_ok {
public:
    Whole_ok(Whole_ok &&other) noexcept : Movable_ok(std::move(other)), name(std::move(other.name)) {}
    Whole_ok &operator=(Whole_ok &&other) noexcept {
        Movable_ok::operator=(std::move(other));
        name = std::move(other.name);
        return *this;
    }

private:
    std::string name;
};

void member_ok(Person person) {
    store(std::move(person.name));
    look(person.address.city);
    person.name = "again";
    greet(person);
}

void members_one_by_one_ok(Person person) {
    store(std::move(person.name));
    store(std::move(person.address.street));
    store(std::move(person.address.city));
    store_all(std::move(person.phones));
    look(std::to_string(person.age));
}

void structured_binding_ok() {
    auto [text, count] = read_pair();
    store(std::move(text));
    look(std::to_string(count));
}

void tuple_ok() {
    auto [person, note] = load();
    greet(person);
    store(std::move(note));
    store(std::move(person.name));
}

class Queue_ok {
public:
    std::vector<std::string> drain() {
        std::lock_guard guard(lock);
        std::vector<std::string> taken = std::move(items);
        items.clear();
        return taken;
    }
    void push(std::string text) {
        std::lock_guard guard(lock);
        items.push_back(std::move(text));
    }
    std::size_t size() const { return items.size(); }

private:
    std::mutex lock;
    std::vector<std::string> items;
};

class Swap_ok {
public:
    void take(Swap_ok &&other) {
        if (this != &other)
            text = std::move(other.text);
        look(text);
    }

private:
    std::string text;
};
