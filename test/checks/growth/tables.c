// A table that is reallocated while its counter only counts up grows for ever; one that is used again does not.
// RUN: %lt %s -std=gnu17 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#define _GNU_SOURCE
#include <search.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

struct row { int key; char *text; };

// --- should be reported --------------------------------------------------------------------------------------------

static struct row *entries_1;
static size_t entries_n_1;
int entry_add_bad(int key) {
    struct row *grown = realloc(entries_1, (entries_n_1 + 1) * sizeof *grown);
    if (!grown)
        return -1;
    entries_1 = grown; // expected-warning {{'entries_1'}}
    entries_1[entries_n_1].key = key;
    entries_n_1++;
    return 0;
}

static char **lines_1;
static size_t lines_n_1, lines_cap_1;
int line_add_bad(const char *line) {
    if (lines_n_1 == lines_cap_1) {
        lines_cap_1 = lines_cap_1 ? lines_cap_1 * 2 : 16;
        char **grown = realloc(lines_1, lines_cap_1 * sizeof *grown);
        if (!grown)
            return -1;
        lines_1 = grown; // expected-warning {{'lines_1'}}
    }
    lines_1[lines_n_1++] = strdup(line);
    return 0;
}

static unsigned char *log_1;
static size_t log_length_1;
int log_bytes_bad(const void *bytes, size_t n) {
    unsigned char *grown = realloc(log_1, log_length_1 + n);
    if (!grown)
        return -1;
    memcpy(grown + log_length_1, bytes, n);
    log_1 = grown; // expected-warning {{'log_1'}}
    log_length_1 += n;
    return 0;
}

static struct { struct row *rows; size_t count; } report_1;
int row_bad(struct row e) {
    struct row *grown = realloc(report_1.rows, (report_1.count + 1) * sizeof *grown);
    if (!grown)
        return -1;
    report_1.rows = grown; // expected-warning {{'report_1.rows'}}
    report_1.rows[report_1.count++] = e;
    return 0;
}

// --- should be fine ------------------------------------------------------------------------------------------------

static char *scratch_2;
static size_t scratch_size_2;
char *scratch_ok(size_t need) {
    if (need > scratch_size_2) {
        char *grown = realloc(scratch_2, need);
        if (!grown)
            return NULL;
        scratch_2 = grown;
        scratch_size_2 = need;
    }
    return scratch_2;
}

static struct row *entries_2;
static size_t entries_n_2;
int entry_add_ok(int key) {
    struct row *grown = realloc(entries_2, (entries_n_2 + 1) * sizeof *grown);
    if (!grown)
        return -1;
    entries_2 = grown;
    entries_2[entries_n_2++].key = key;
    return 0;
}
void entries_flush_ok(void) {
    entries_n_2 = 0;
}

static int *stack_2;
static size_t depth_2;
int push_ok(int value) {
    int *grown = realloc(stack_2, (depth_2 + 1) * sizeof *grown);
    if (!grown)
        return -1;
    stack_2 = grown;
    stack_2[depth_2++] = value;
    return 0;
}
int pop_ok(void) {
    return depth_2 ? stack_2[--depth_2] : -1;
}

static char **few_2;
static size_t few_n_2;
int few_ok(const char *text) {
    if (few_n_2 >= 64)
        return -1;
    char **grown = realloc(few_2, (few_n_2 + 1) * sizeof *grown);
    if (!grown)
        return -1;
    few_2 = grown;
    few_2[few_n_2++] = strdup(text);
    return 0;
}

static const char *ring_2[32];
static size_t ring_at_2;
void ring_ok(const char *text) {
    ring_2[ring_at_2++ % 32] = text; // a fixed array
}

static unsigned long hits_2[256];
void hit_ok(unsigned char c) {
    hits_2[c]++;
}

static struct row *loaded_2;
static size_t loaded_n_2;
static int load(size_t n) {
    for (size_t i = 0; i < n; i++) {
        struct row *grown = realloc(loaded_2, (loaded_n_2 + 1) * sizeof *grown);
        if (!grown)
            return -1;
        loaded_2 = grown;
        loaded_n_2++;
    }
    return 0;
}
int main(int argc, char **argv) {
    (void)argv;
    return load((size_t)argc); // once, before anything else
}

static void *symbols_2;
static int compare_2(const void *a, const void *b) { return strcmp(a, b); }
void symbol_ok(const char *name) {
    tsearch(name, &symbols_2, compare_2);
}
void symbol_gone_ok(const char *name) {
    tdelete(name, &symbols_2, compare_2);
}

static unsigned long total_2;
void add_ok(unsigned n) {
    total_2 += n; // a number is no container
}
