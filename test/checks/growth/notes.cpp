// The notes stand in one order: why it is long-lived, where the key comes from and who calls, what an entry keeps alive, what
// the unit does to it, the way out.
// RUN: %lt++ %s -std=c++20 2>&1 | grep -E 'warning:|note:' | FileCheck %s
#include <map>
#include <memory>
#include <string>

struct Profile { int id = 0; std::string text; };

// CHECK: notes.cpp:[[#@LINE+8]]:{{.*}} warning: entries are added to 'profiles' (static storage) for every value of 'id' and nothing removes or limits them [lifetime-growth]
// CHECK-NEXT: notes.cpp:[[#@LINE+6]]:{{.*}} note: 'profiles' is declared here; it lives until the process ends (static storage)
// CHECK-NEXT: notes.cpp:[[#@LINE+6]]:{{.*}} note: the key comes from parameter 'id' of 'store', which is called from 4 places here: by 'one', 'two', 'three', …
// CHECK-NEXT: notes.cpp:[[#@LINE+5]]:{{.*}} note: each entry keeps 'Profile' (owns heap memory) alive: profiles → shared_ptr<Profile> → std::string
// CHECK-NEXT: notes.cpp:[[#@LINE+3]]:{{.*}} note: in this unit: 1 insertion, 1 look-up, 0 removals, 0 size checks
// CHECK-NEXT: notes.cpp:[[#@LINE+2]]:{{.*}} note: test its size before the insertion, or remove old entries, or state why it is bounded (bounds("4096"), bounds("by: …"), bounds("keys: …"), lifetime("static"))
// CHECK-NOT: note:
static std::map<int, std::shared_ptr<Profile>> profiles;
static void store(int id) { profiles[id] = std::make_shared<Profile>(); }
void one(int id) { store(id); }
void two(int id) { store(id); }
void three(int id) { store(id); }
void four(int id) { store(id); }
