// A directory of names: what is looked at must live as long as what looks at it, and what is moved from is gone.
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

class directory {
public:
    void add(std::string name) { names_.push_back(std::move(name)); }
    std::size_t size() const { return names_.size(); }

private:
    std::vector<std::string> names_;
};

void enrol(directory &people, const char *first, const char *last) {
    std::string name = std::string(first) + " " + last;
    people.add(std::move(name));
    std::printf("%s is number %zu\n", name.c_str(), people.size()); // defect: the name was moved into the directory
}

void enrol_politely(directory &people, const char *first, const char *last) {
    std::string name = std::string(first) + " " + last;
    std::printf("%s will be number %zu\n", name.c_str(), people.size() + 1); // right: read, then moved
    people.add(std::move(name));
}
