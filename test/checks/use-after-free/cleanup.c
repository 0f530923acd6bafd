// What a cleanup releases at the end of a scope must not stay behind in what outlives the function.
// RUN: %lt %s -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stdlib.h>
#include <string.h>

#define AUTO_FREE __attribute__((cleanup(free_behind)))
#define TAKE(p) ({ __typeof__(p) taken = (p); (p) = NULL; taken; })

static inline void free_behind(void *p) { free(*(void **)p); }

struct unit { char *name; };
static char *latest;

// --- should be reported --------------------------------------------------------------------------------------------

int field_bad(struct unit *u, const char *name) {
    AUTO_FREE char *copy = strdup(name);
    if (!copy)
        return -1;
    u->name = copy; // expected-error {{'u->name' still points to what was released at the end of the scope [lifetime-use-after-free]}}
    return 0;
}

void inner_scope_bad(struct unit *u, const char *name) {
    {
        AUTO_FREE char *copy = strdup(name);
        u->name = copy; // expected-error {{'u->name' still points to what was released at the end of the scope [lifetime-use-after-free]}}
    }
}

void static_bad(const char *name) {
    AUTO_FREE char *copy = strdup(name);
    latest = copy; // expected-error {{'latest' still points to what was released at the end of the scope [lifetime-use-after-free]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

int taken_ok(struct unit *u, const char *name) {
    AUTO_FREE char *copy = strdup(name);
    if (!copy)
        return -1;
    u->name = TAKE(copy);
    return 0;
}

int reset_ok(struct unit *u, const char *name, int (*use)(const struct unit *)) {
    AUTO_FREE char *copy = strdup(name);
    u->name = copy;
    int result = use(u);
    u->name = NULL;
    return result;
}

int copied_ok(struct unit *u, const char *name) {
    AUTO_FREE char *copy = strdup(name);
    u->name = copy ? strdup(copy) : NULL;
    return u->name ? 0 : -1;
}
