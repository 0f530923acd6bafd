// What lives for a region may be stored in what lives for the same or a shorter one, as the contracts say.
// RUN: %lt %s -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct conn { [[lifetime("conn")]] const char *peer; [[lifetime("conn")]] const char *protocol; int fd; };
struct req {
    [[lifetime("req")]] const char *path;
    [[lifetime("conn")]] const char *peer;
    [[lifetime("static")]] const char *method;
};
struct arena { char *top; };

[[lifetime("req")]] const char *header_of([[lifetime("req")]] struct req *r, const char *name);
void look([[borrowed]] const char *text);

// --- should be reported --------------------------------------------------------------------------------------------

static const char *agent_1;
void to_static_bad([[lifetime("req")]] const char *agent) {
    agent_1 = agent; // expected-error-re {{'agent'{{.*}}[lifetime-escape]}}
}

[[lifetime("conn: req")]] void longer_from_shorter_bad([[lifetime("conn")]] struct conn *c, [[lifetime("req")]] const char *path) {
    c->peer = path; // expected-error-re {{'path'{{.*}}[lifetime-escape]}}
}

void unrelated_bad([[lifetime("left")]] struct conn *a, [[lifetime("right")]] const char *text) {
    a->protocol = text; // expected-error-re {{'text'{{.*}}[lifetime-escape]}}
}

void static_field_bad([[lifetime("req")]] struct req *r, [[lifetime("req")]] const char *method) {
    r->method = method; // expected-error-re {{'method'{{.*}}[lifetime-escape]}}
}

static struct { const char *path; unsigned hits; } hottest_1;
void nested_static_bad([[lifetime("req")]] const char *path, unsigned hits) {
    if (hits > hottest_1.hits)
        hottest_1.path = path; // expected-error-re {{'path'{{.*}}[lifetime-escape]}}
}

void static_local_bad([[lifetime("conn")]] const char *peer) {
    static const char *last;
    if (!last)
        last = peer; // expected-error-re {{'peer'{{.*}}[lifetime-escape]}}
}

[[lifetime("conn: req")]] void array_slot_bad([[lifetime("conn")]] const char **slots, [[lifetime("req")]] const char *text, size_t i) {
    slots[i] = text; // expected-error-re {{'text'{{.*}}[lifetime-escape]}}
}

void inside_bad([[lifetime("req")]] const char *query) {
    agent_1 = strchr(query, '&'); // expected-error-re {{'query'{{.*}}[lifetime-escape]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

void same_region_ok([[lifetime("req")]] struct req *r, [[lifetime("req")]] const char *path) {
    r->path = path;
}

[[lifetime("conn: req")]] void shorter_from_longer_ok([[lifetime("conn")]] struct conn *c, [[lifetime("req")]] struct req *r) {
    r->peer = c->peer;
}

[[lifetime("conn: req")]] void longer_into_shorter_ok([[lifetime("conn")]] const char *peer, [[lifetime("req")]] struct req *r) {
    r->path = peer;
}

[[lifetime("app: conn")]] [[lifetime("conn: req")]] void transitive_ok([[lifetime("app")]] const char *banner, [[lifetime("req")]] struct req *r) {
    r->path = banner;
}

void static_into_anything_ok([[lifetime("req")]] struct req *r, [[lifetime("static")]] const char *method) {
    r->method = method;
    r->path = method;
}

void literal_ok([[lifetime("req")]] struct req *r) {
    r->method = "GET";
    r->path = "/";
}

static char copy_2[64];
void copied_ok([[lifetime("req")]] const char *agent) {
    strncpy(copy_2, agent, sizeof copy_2 - 1);
}

[[lifetime("req")]] const char *handed_back_ok([[lifetime("req")]] const char *path) {
    return *path == '/' ? path + 1 : path;
}

void looked_at_ok([[lifetime("req")]] const char *path) {
    const char *p = path;
    look(p);
}

static const char *current_2;
void reset_ok([[lifetime("req")]] const char *path) {
    current_2 = path;
    look(current_2);
    current_2 = NULL;
}
