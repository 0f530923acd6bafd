// Kind pointer-key: an entry that is found by the address of an object has to go when the object does, also where the
// container is meant to live for ever.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

struct Widget { int id = 0; };
struct Layout { int width = 0, height = 0; };
extern Widget root_widget, status_widget;

// --- should be reported --------------------------------------------------------------------------------------------

static std::unordered_map<const Widget *, Layout> layouts_1;
void place_bad(const Widget *widget, Layout layout) {
    layouts_1[widget] = layout; // expected-warning {{entries are added to 'layouts_1' (static storage) for every address of 'widget' and stay there after the object has ended (pointer-key)}}
}

static std::set<const Widget *> dirty_1;
void mark_bad(Widget &widget) {
    dirty_1.insert(&widget); // expected-warning {{'dirty_1' (static storage) for every address of 'widget'}}
}

[[lifetime("static")]] static std::map<Widget *, std::string> titles_1;
void name_bad(Widget *widget, const std::string &title) {
    titles_1.insert_or_assign(widget, title); // expected-warning {{'titles_1'}}
}

static std::unordered_set<void *> freed_1;
bool first_time_bad(void *p) {
    return freed_1.insert(p).second; // expected-warning {{'freed_1'}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

static std::unordered_map<const Widget *, Layout> layouts_2;
void place_ok(const Widget *widget, Layout layout) { layouts_2[widget] = layout; }
void closed_ok(const Widget *widget) { layouts_2.erase(widget); }

static std::set<const Widget *> dirty_2;
void mark_ok(Widget &widget) { dirty_2.insert(&widget); }
void draw_ok() { dirty_2.clear(); }

static std::map<Widget *, std::string> titles_2;
void name_globals_ok() {
    titles_2.emplace(&root_widget, "root");
    titles_2.emplace(&status_widget, "status");
}

struct Tracked {
    Tracked();
    ~Tracked();
};
static std::unordered_set<const Tracked *> tracked_2;
Tracked::Tracked() { tracked_2.insert(this); }
Tracked::~Tracked() { tracked_2.erase(this); }

static std::map<std::string, const Widget *> by_name_2;
[[lifetime("static")]] static std::map<std::string, const Widget *> by_name_3;
void index_ok(const std::string &name, const Widget *widget) {
    if (by_name_2.size() < 100)
        by_name_2.emplace(name, widget);
    by_name_3.emplace(name, widget);
}
