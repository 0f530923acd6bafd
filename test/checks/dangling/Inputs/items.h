// What the tests of scopes, temporaries and owners speak of.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct Item {
    std::string name;
    int weight = 0;
    std::vector<int> parts;
    const std::string &title() const { return name; }
    std::string copy() const { return name; }
    std::string_view view() const { return name; }
};
class Holder {
public:
    Item *first() { return items.data(); }
    void add(Item item) { items.push_back(std::move(item)); }
    Item *raw() const { return slot.get(); }
    void reset() { slot.reset(); }
    const char *text() const { return name.c_str(); }
    void rename(std::string to) { name = std::move(to); }
    int total() const;
    std::unique_ptr<Item> slot;

private:
    std::vector<Item> items;
    std::string name;
};
Item fetch(int);
std::unique_ptr<Item> make(int);
std::shared_ptr<Item> share(int);
std::string load(std::string_view);
std::vector<int> numbers();
const std::vector<int> &cached();
std::optional<Item> maybe(int);
void log(std::string_view);
void use(const char *);
void usep(const Item *);
int hash(const std::string &);
