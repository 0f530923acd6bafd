// Kind type-registry: every new name gets a number, for ever; a remark, since the names are often few. Strings that are
// interned by a library belong to it.
// RUN: %lt++ %s -std=c++20 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

extern "C" {
typedef unsigned GQuark;
typedef char gchar;
GQuark g_quark_from_string(const gchar *string);
const gchar *g_intern_string(const gchar *string);
}

// --- should be remarked --------------------------------------------------------------------------------------------

static std::unordered_map<std::string, int> ids_1;
int id_of_bad(const std::string &name) {
    return ids_1.try_emplace(name, int(ids_1.size())).first->second; // expected-remark {{every new value of 'name' gets a place of its own in 'ids_1' (static storage) and keeps it for ever (type-registry)}}
}

static std::map<std::string, unsigned> numbers_1;
static unsigned next_number_1;
unsigned number_bad(const std::string &name) {
    auto known = numbers_1.find(name);
    if (known != numbers_1.end())
        return known->second;
    numbers_1[name] = next_number_1; // expected-remark {{'numbers_1'}}
    return next_number_1++;
}

GQuark header_bad(const char *name) {
    return g_quark_from_string(name); // expected-remark {{every new value of 'name' gets a place of its own in the table of interned strings}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

static std::unordered_map<std::string, int> ids_2;
int id_of_ok(const std::string &name) { return ids_2.try_emplace(name, int(ids_2.size())).first->second; }
void reset_ok() { ids_2.clear(); }

[[lifetime("static")]] static std::map<std::string, int> ids_3;
int type_id_ok(const std::string &name) { return ids_3.try_emplace(name, int(ids_3.size())).first->second; }

GQuark type_ok() { return g_quark_from_string("content-type"); }

static std::map<std::string, int> ids_4;
int few_ok(const std::string &name) {
    if (ids_4.size() >= 256)
        return -1;
    return ids_4.try_emplace(name, int(ids_4.size())).first->second;
}

int local_ok(const std::vector<std::string> &names) {
    std::map<std::string, int> ids;
    for (const auto &name : names)
        ids.try_emplace(name, int(ids.size()));
    return int(ids.size());
}
