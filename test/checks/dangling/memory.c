// A pointer to a local must not be used when its block has ended, nor one into a block that a helper may have moved.
// RUN: %lt %s -std=gnu17 -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

struct buffer {
    char *data;
    size_t len, cap;
};
struct entry {
    int key, count;
};
struct table {
    struct entry *rows;
    size_t n, cap;
};
void show(const char *text);

// --- blocks

int last_of_bad(const int *v, int n, int want) {
    const int *hit = NULL;
    for (int i = 0; i < n; i++)
        if (v[i] == want)
            hit = &i;
    return hit ? *hit : -1; // expected-error {{'hit' is used after 'i' went out of scope [lifetime-dangling]}}
}

int before_bad(FILE *in) {
    const char *previous = NULL;
    int same = 0;
    for (;;) {
        char line[80];
        if (!fgets(line, sizeof line, in))
            return same;
        if (previous && !strcmp(previous, line)) // expected-error-re {{'previous' is passed on after {{.*}}[lifetime-dangling]}}
            same++;
        previous = line;
    }
}

int before_ok(FILE *in) {
    const char *previous = NULL;
    char lines[2][80];
    for (int turn = 0;; turn ^= 1) {
        if (!fgets(lines[turn], sizeof lines[turn], in))
            return previous != NULL;
        previous = lines[turn];
    }
}

void reset_ok(int n) {
    const char *at = NULL;
    for (int i = 0; i < n; i++) {
        char text[16];
        snprintf(text, sizeof text, "%d", i);
        at = text;
        show(at);
        at = NULL;
    }
    if (at)
        show(at);
}

int statement_bad(int a) {
    int *p = ({ int t = a + 1; &t; });
    return *p; // expected-error-re {{'p' is used after {{.*}}[lifetime-dangling]}}
}

int literal_bad(bool big) {
    const struct entry *e = &(const struct entry){1, 1};
    if (big) {
        e = &(const struct entry){2, 2};
    }
    return e->count; // expected-error-re {{'e' is used after {{.*}}[lifetime-dangling]}}
}

ssize_t gather_bad(int fd, bool chunked) {
    struct iovec parts[2] = {{0}};
    if (chunked) {
        char head[16] = "head";
        parts[0].iov_base = head;
        parts[0].iov_len = 4;
    }
    return writev(fd, parts, 2); // expected-error-re {{'parts' is passed on after {{.*}}[lifetime-dangling]}}
}

ssize_t gather_ok(int fd, bool chunked) {
    struct iovec parts[2] = {{0}};
    char head[16] = "head";
    if (chunked) {
        parts[0].iov_base = head;
        parts[0].iov_len = 4;
    }
    return writev(fd, parts, 2);
}

// The copy that is returned is null on every path on which the local is gone.
static const char *skip(const char *text, char c) {
    return *text == c ? text + 1 : NULL;
}
const char *null_ok(const char *text) {
    const char *end = skip(text, '+');
    if (!end) {
        char copy[8];
        snprintf(copy, sizeof copy, "%s", text);
        end = skip(copy, '-');
        if (end)
            end = text + (end - copy);
    }
    return end;
}

// --- blocks that grow

static bool reserve(struct buffer *b, size_t more) {
    if (b->cap - b->len >= more)
        return true;
    char *data = realloc(b->data, b->cap + more);
    if (!data)
        return false;
    b->data = data;
    b->cap += more;
    return true;
}

static struct entry *add(struct table *t, int key) {
    if (t->n == t->cap) {
        struct entry *rows = realloc(t->rows, (t->cap + 8) * sizeof *rows);
        if (!rows)
            return NULL;
        t->rows = rows;
        t->cap += 8;
    }
    t->rows[t->n] = (struct entry){key, 0};
    return &t->rows[t->n++];
}

int put_bad(struct buffer *b, size_t n) {
    char *start = b->data + b->len;
    if (!reserve(b, n))
        return -1;
    *start = 'x'; // expected-error-re {{'start' is used after 'reserve' invalidated what it points to in 'b->data'{{.*}}[lifetime-dangling]}}
    return 0;
}

int put_ok(struct buffer *b, size_t n) {
    if (!reserve(b, n))
        return -1;
    char *start = b->data + b->len;
    *start = 'x';
    return 0;
}

// Where nothing moved, the old pointer is good.
int failed_ok(struct buffer *b, size_t n) {
    char *start = b->data + b->len;
    if (!reserve(b, n)) {
        *start = '\0';
        return -1;
    }
    return 0;
}

int pair_bad(struct table *t) {
    struct entry *a = add(t, 1), *b = add(t, 2);
    if (!a || !b)
        return -1;
    a->count++; // expected-error-re {{'a' is used after 'add' invalidated what it points to in 't->rows'{{.*}}[lifetime-dangling]}}
    return b->count;
}

int pair_ok(struct table *t) {
    struct entry *a = add(t, 1);
    if (!a)
        return -1;
    a->count++;
    struct entry *b = add(t, 2);
    return b ? b->count : -1;
}

int two_tables_ok(struct table *t, struct table *u) {
    struct entry *a = add(t, 1), *b = add(u, 2);
    if (!a || !b)
        return -1;
    return a->count + b->count;
}
