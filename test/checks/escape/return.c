// A function must not return an address that dies with its call: of a local, a parameter, a literal of the block, alloca.
// RUN: %lt %s -ferror-limit=0 -Wno-dangling -Xclang -verify -Xclang -verify-ignore-unexpected=note
#define _GNU_SOURCE
#include <alloca.h>
#include <arpa/inet.h>
#include <libgen.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct vec3 { float x, y, z; };
struct span { const char *at; size_t length; };
struct rect { struct vec3 low, high; };
struct entity { struct vec3 position; float matrix[16]; const char *name; };
struct header { struct span name, value; };

// --- should be reported --------------------------------------------------------------------------------------------

const char *level_name_bad(int level) {
    char name[24];
    snprintf(name, sizeof name, "levels/%02d.map", level);
    return name; // expected-error-re {{'name'{{.*}}[lifetime-escape]}}
}

const float *view_matrix_bad(const struct entity *camera) {
    struct entity inverse = *camera;
    inverse.matrix[12] = -inverse.matrix[12];
    return inverse.matrix; // expected-error-re {{'inverse'{{.*}}[lifetime-escape]}}
}

struct vec3 *midpoint_bad(const struct rect *box) {
    struct vec3 middle = {(box->low.x + box->high.x) / 2, (box->low.y + box->high.y) / 2, 0};
    struct vec3 *result = &middle;
    return result; // expected-error-re {{'middle'{{.*}}[lifetime-escape]}}
}

int *parameter_bad(int limit) {
    return &limit; // expected-error-re {{'limit'{{.*}}[lifetime-escape]}}
}

struct vec3 *copy_of_argument_bad(struct rect box) {
    return &box.high; // expected-error-re {{'box'{{.*}}[lifetime-escape]}}
}

char *array_element_bad(size_t index) {
    char digits[] = "0123456789abcdef";
    return &digits[index & 15]; // expected-error-re {{'digits'{{.*}}[lifetime-escape]}}
}

const char *skip_spaces_bad(const char *line) {
    char copy[80];
    snprintf(copy, sizeof copy, "%s", line);
    const char *p = copy;
    while (*p == ' ')
        p++;
    return p; // expected-error-re {{'copy'{{.*}}[lifetime-escape]}}
}

const char *value_of_bad(const char *pair) {
    char copy[128];
    strncpy(copy, pair, sizeof copy - 1);
    copy[sizeof copy - 1] = '\0';
    char *equals = strchr(copy, '=');
    if (!equals)
        return NULL;
    return equals + 1; // expected-error-re {{'copy'{{.*}}[lifetime-escape]}}
}

const char *host_bad(const char *url) {
    char copy[256];
    snprintf(copy, sizeof copy, "%s", url);
    char *host = strstr(copy, "://");
    return host ? host + 3 : copy; // expected-error-re {{'copy'{{.*}}[lifetime-escape]}}
}

const char *first_field_bad(const char *line) {
    char copy[256], *rest = NULL;
    snprintf(copy, sizeof copy, "%s", line);
    return strtok_r(copy, ":", &rest); // expected-error-re {{'copy'{{.*}}[lifetime-escape]}}
}

// basename is a macro of libgen.h, and its real name, __xpg_basename, has no model.
const char *FN_last_part_bad(const char *path) {
    char copy[256];
    snprintf(copy, sizeof copy, "%s", path);
    return basename(copy);
}

const char *peer_address_bad(const struct sockaddr_in *peer) {
    char text[INET_ADDRSTRLEN];
    return inet_ntop(AF_INET, &peer->sin_addr, text, sizeof text); // expected-error-re {{'text'{{.*}}[lifetime-escape]}}
}

struct tm *midnight_bad(time_t now) {
    struct tm parts;
    struct tm *local = localtime_r(&now, &parts);
    if (local)
        local->tm_hour = local->tm_min = local->tm_sec = 0;
    return local; // expected-error-re {{'parts'{{.*}}[lifetime-escape]}}
}

char *filled_bad(char fill) {
    char line[64];
    return memset(line, fill, sizeof line); // expected-error-re {{'line'{{.*}}[lifetime-escape]}}
}

const int *default_ports_bad(void) {
    return (const int[]){80, 443, 8080}; // expected-error {{[lifetime-escape]}}
}

const struct vec3 *up_bad(void) {
    const struct vec3 *up = &(struct vec3){.y = 1};
    return up; // expected-error {{[lifetime-escape]}}
}

char *quoted_bad(const char *text) {
    size_t n = strlen(text);
    char *quoted = alloca(n + 3);
    quoted[0] = '"';
    memcpy(quoted + 1, text, n);
    quoted[n + 1] = '"';
    quoted[n + 2] = '\0';
    return quoted; // expected-error-re {{'alloca'{{.*}}[lifetime-escape]}}
}

char *duplicate_on_stack_bad(const char *text) {
    char *copy = strdupa(text);
    return copy; // expected-error-re {{'alloca'{{.*}}[lifetime-escape]}}
}

double *row_bad(size_t columns) {
    double row[columns];
    for (size_t i = 0; i < columns; i++)
        row[i] = 0;
    return row; // expected-error-re {{'row'{{.*}}[lifetime-escape]}}
}

struct span line_bad(FILE *in) {
    char line[512];
    struct span read = {0};
    if (fgets(line, sizeof line, in)) {
        read.at = line;
        read.length = strlen(line);
    }
    return read; // expected-error-re {{'line'{{.*}}[lifetime-escape]}}
}

struct header parse_header_bad(const char *text) {
    char copy[256];
    snprintf(copy, sizeof copy, "%s", text);
    struct header parsed = {0};
    char *colon = strchr(copy, ':');
    if (colon) {
        parsed.name = (struct span){copy, (size_t)(colon - copy)};
        parsed.value = (struct span){colon + 1, strlen(colon + 1)};
    }
    return parsed; // expected-error-re {{'copy'{{.*}}[lifetime-escape]}}
}

void *untyped_bad(void) {
    uint32_t cookie = 0xfeedface;
    void *opaque = &cookie;
    return opaque; // expected-error-re {{'cookie'{{.*}}[lifetime-escape]}}
}

// An address that was turned into an integer, of its own size even, is not followed yet.
uintptr_t FN_as_number_bad(void) {
    int anchor = 0;
    return (uintptr_t)&anchor;
}

char **environment_bad(char *home, char *path) {
    char *variables[] = {home, path, NULL};
    return variables; // expected-error-re {{'variables'{{.*}}[lifetime-escape]}}
}

// An address that was turned into an integer, of its own size even, is not followed yet.
char *FN_aligned_bad(void) {
    char raw[128];
    return (char *)(((uintptr_t)raw + 15) & ~(uintptr_t)15);
}

int *inner_block_bad(bool big) {
    int *chosen = NULL;
    if (big) {
        int large = 4096;
        chosen = &large;
        return chosen; // expected-error-re {{'large'{{.*}}[lifetime-escape]}}
    }
    return chosen;
}

static char *bracketed(char *buffer, const char *text) {
    sprintf(buffer, "[%s]", text);
    return buffer;
}
const char *through_a_helper_bad(const char *text) {
    char buffer[64];
    return bracketed(buffer, text); // expected-error-re {{'buffer' is returned{{.*}}[lifetime-escape]}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

const char *level_name_ok(int level, char *name, size_t size) {
    snprintf(name, size, "levels/%02d.map", level);
    return name;
}

const float *view_matrix_ok(const struct entity *camera) {
    return camera->matrix;
}

struct vec3 midpoint_ok(const struct rect *box) {
    struct vec3 middle = {(box->low.x + box->high.x) / 2, (box->low.y + box->high.y) / 2, 0};
    struct vec3 *result = &middle;
    return *result;
}

const struct vec3 *corner_ok(const struct rect *box, bool high) {
    return high ? &box->high : &box->low;
}

const char *hex_ok(size_t index) {
    static const char digits[] = "0123456789abcdef";
    return &digits[index & 15];
}

const char *literal_ok(bool on) {
    return on ? "enabled" : "disabled";
}

const char *skip_spaces_ok(const char *line) {
    const char *p = line;
    while (*p == ' ')
        p++;
    return p;
}

const char *value_of_ok(const char *pair) {
    const char *equals = strchr(pair, '=');
    return equals ? equals + 1 : NULL;
}

const char *peer_address_ok(const struct sockaddr_in *peer, char *text, socklen_t size) {
    return inet_ntop(AF_INET, &peer->sin_addr, text, size);
}

long local_used_ok(const char *line) {
    char copy[80], *end = NULL;
    snprintf(copy, sizeof copy, "%s", line);
    long value = strtol(copy, &end, 10);
    return *end ? -1 : value;
}

ptrdiff_t offset_ok(const char *line) {
    char copy[80];
    snprintf(copy, sizeof copy, "%s", line);
    char *comma = strchr(copy, ',');
    return comma ? comma - copy : -1; // a distance, no address
}

char character_ok(size_t index) {
    char digits[] = "0123456789abcdef";
    const char *digit = &digits[index & 15];
    return *digit;
}

const char *looked_up_ok(const char *name) {
    char key[64];
    snprintf(key, sizeof key, "APP_%s", name);
    return getenv(key);
}

char *copied_ok(const char *text) {
    char copy[64];
    snprintf(copy, sizeof copy, "<%s>", text);
    return strdup(copy);
}

static const struct vec3 up_constant = {.y = 1};
const struct vec3 *up_ok(void) {
    const struct vec3 *up = &up_constant;
    return up;
}

struct span whole_ok(const char *text) {
    struct span whole = {text, strlen(text)};
    struct span *p = &whole;
    p->length++;
    return whole;
}

struct header by_value_ok(struct header given) {
    struct header *p = &given;
    p->name.length = 0;
    return *p;
}

bool same_place_ok(const void *outside) {
    int here = 0;
    return outside == (const void *)&here; // only compared
}

const char *either_ok(const char *given) {
    char scratch[16] = "none";
    const char *text = scratch;
    if (given)
        text = given;
    printf("%s\n", text);
    return given;
}

static const char *first_of(const char *text, const char *other) {
    return *text ? text : other;
}
const char *helper_with_arguments_ok(const char *text) {
    return first_of(text, "empty");
}

static int total_of(const int *values, size_t n) {
    int total = 0;
    while (n--)
        total += values[n];
    return total;
}
int helper_looks_ok(void) {
    return total_of((const int[]){1, 2, 3}, 3);
}
