// What a record holds is held by its copy, too, whether it is assigned or copied as memory.
// RUN: %lt %s -Xclang -verify -Xclang -verify-ignore-unexpected=note
// REQUIRES: plugin
#include <stdlib.h>
#include <string.h>
struct item { char *name; int key; };
struct table { struct item *items; size_t count; };

int appended_ok(struct table *t, const char *name) {
    struct item made = {strdup(name), 1};
    if (!made.name)
        return -1;
    memcpy(&t->items[t->count++], &made, sizeof made);
    return 0;
}

int given_through_ok(struct item *out, const char *name) {
    struct item made = {strdup(name), 1};
    memcpy(out, &made, sizeof made);
    return out->name ? 0 : -1;
}

int pointer_as_bytes_ok(char **out, const char *name) {
    char *copy = strdup(name);
    memmove(out, &copy, sizeof copy);
    return 0;
}

int copied_to_a_local_bad(const char *name) {
    struct item made = {strdup(name), 1}, copy;
    memcpy(&copy, &made, sizeof made);
    return copy.key; // expected-warning-re {{'made.name'{{.*}}[lifetime-leak]}}
}

int released_through_the_copy_ok(const char *name) {
    struct item made = {strdup(name), 1}, copy;
    memcpy(&copy, &made, sizeof made);
    free(copy.name);
    return copy.key;
}
