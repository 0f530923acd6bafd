// A finding names where the pointer was taken, where its referent ended, where it is used, and the way out.
// RUN: %lt++ %s -std=c++20 -ferror-limit=0 -Wno-everything -Xclang -verify
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

std::string load(const char *);
void log(std::string_view);

int moved_bad(std::vector<int> &values) { // expected-note {{'values' is declared here}}
    int &first = values.front();          // expected-note {{'first' points into it from here on}}
    values.push_back(1);                  // expected-note {{invalidated by 'std::vector::push_back' here}}
    return first; // expected-error {{'first' is used after 'std::vector::push_back' invalidated what it points to in 'values' [lifetime-dangling]}}
    // expected-note@-1 {{take the pointer again after the change, or keep a copy of the value or an index}}
}

int loop_bad(std::vector<int> &values) { // expected-note {{'values' is declared here}}
    int sum = 0;
    for (int value : values) { // expected-error {{an iterator is used after 'std::vector::push_back' invalidated what it points to in 'values' [lifetime-dangling]}}
        // expected-note@-1 {{take the pointer again after the change, or keep a copy of the value or an index}}
        // expected-note@-2 {{taken when the condition is false}}
        values.push_back(value); // expected-note {{invalidated by 'std::vector::push_back' here}}
        sum += value;
    }
    return sum;
}

void temporary_bad() {
    std::string_view text = load("a"); // expected-note {{'text' points into it from here on}} expected-note {{the temporary dies here, at the end of its statement}}
    log(text); // expected-error {{'text' is passed on after the temporary it refers to died [lifetime-dangling]}}
    // expected-note@-1 {{let the object live as long as what points to it, or keep a copy of it}}
}

void scope_bad(bool wanted) {
    std::string_view text = "none";
    if (wanted) { // expected-note {{taken when the condition is true}}
        std::string name = load("a"); // expected-note {{'name' is declared here}}
        text = name;                  // expected-note {{'text' points into it from here on}}
    } // expected-note {{'name' goes out of scope here, with what it owns}}
    log(text); // expected-error {{'text' is passed on after 'name', which it points into, went out of scope [lifetime-dangling]}}
    // expected-note@-1 {{let the object live as long as what points to it, or keep a copy of it}}
}

int erased_bad(std::list<int> &values) {
    auto at = values.begin(); // expected-note {{'at' points into it from here on}}
    values.erase(at);         // expected-note {{invalidated by 'std::list::erase' here}}
    return *at; // expected-error {{'at' is used after 'std::list::erase' erased the element of 'values' it points to [lifetime-dangling]}}
    // expected-note@-1 {{take the pointer again after the change, or keep a copy of the value or an index}}
}

int stale_bad(std::unordered_map<int, int> &values) { // expected-note {{'values' is declared here}}
    auto at = values.find(1); // expected-note {{'at' points into it from here on}}
    values[2] = 3;            // expected-note {{invalidated by 'std::unordered_map::operator[]' here}}
    return at->second; // expected-error {{'at' is used after 'std::unordered_map::operator[]' invalidated the iterators of 'values' [lifetime-dangling]}}
    // expected-note@-1 {{take the pointer again after the change, or keep a copy of the value or an index}}
}
