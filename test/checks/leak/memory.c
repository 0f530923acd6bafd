// Memory that is owned is released or handed on before the last pointer to it is gone, on every path.
// RUN: %lt %s -D_GNU_SOURCE -ferror-limit=0 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <ctype.h>
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int check(const char *text);
int measure([[borrowed]] const char *text);
void fatal(const char *why) __attribute__((noreturn));

// --- should be reported --------------------------------------------------------------------------------------------

int early_return_bad(const char *name) {
    char *copy = strdup(name);
    if (!copy)
        return -ENOMEM;
    if (measure(copy) < 0)
        return -EINVAL; // expected-warning-re {{'copy' {{.*}}[lifetime-leak]}}
    free(copy);
    return 0;
}

int second_allocation_bad(size_t n, int **keys, int **values) {
    int *k = calloc(n, sizeof *k);
    int *v = calloc(n, sizeof *v);
    if (!k || !v)
        return -1; // expected-warning 2{{[lifetime-leak]}}
    *keys = k;
    *values = v;
    return 0;
}

size_t length_only_bad(const char *text) {
    char *copy = strdup(text);
    if (!copy)
        return 0;
    return strlen(copy); // expected-warning {{'copy' is not released on this path [lifetime-leak]}}
}

void overwritten_bad(const char *a, const char *b) {
    char *s = strdup(a);
    s = strdup(b); // expected-warning-re {{'s' {{.*}}overwritten{{.*}}[lifetime-leak]}}
    free(s);
}

void discarded_bad(const char *text) {
    strdup(text); // expected-warning-re {{the result of 'strdup' {{.*}}[lifetime-leak]}}
}

size_t nested_call_bad(const char *text) {
    return strlen(strdup(text)); // expected-warning {{[lifetime-leak]}}
}

int realloc_into_itself_bad(size_t n) {
    int *table = malloc(n * sizeof *table);
    if (!table)
        return -1;
    table = realloc(table, 2 * n * sizeof *table); // expected-warning-re {{'table' {{.*}}[lifetime-leak]}}
    if (!table)
        return -1;
    free(table);
    return 0;
}

void set_to_null_bad(const char *text) {
    char *copy = strdup(text);
    measure(copy);
    copy = NULL; // expected-warning-re {{'copy' {{.*}}[lifetime-leak]}}
}

int in_loop_bad(const char **names, int n) {
    int bad = 0;
    for (int i = 0; i < n; i++) {
        char *lower = strdup(names[i]);
        if (!lower)
            continue;
        for (char *c = lower; *c; c++)
            *c = (char)tolower((unsigned char)*c);
        if (measure(lower)) {
            bad++;
            continue; // expected-warning-re {{'lower' {{.*}}[lifetime-leak]}}
        }
        free(lower);
    }
    return bad;
}

char *concatenated_bad(const char *a, const char *b) {
    size_t n = strlen(a) + strlen(b) + 1;
    char *left = strdup(a), *all = malloc(n);
    if (!left)
        goto out;
    if (!all)
        return NULL; // expected-warning-re {{'left' {{.*}}[lifetime-leak]}}
    snprintf(all, n, "%s%s", left, b);
    free(left);
out:
    return all;
}

int switch_bad(int kind, const char *text) {
    char *copy = strdup(text);
    if (!copy)
        return -1;
    switch (kind) {
    case 0:
        free(copy);
        return 0;
    case 1:
        free(copy);
        return 1;
    default:
        break;
    }
    return measure(copy); // expected-warning-re {{'copy' {{.*}}[lifetime-leak]}}
}

bool short_circuit_bad(const char *a, const char *b) {
    char *x = strdup(a);
    char *y = NULL;
    bool same = x && (y = strdup(b)) && strcmp(x, y) == 0;
    free(x);
    return same; // expected-warning-re {{'y' {{.*}}[lifetime-leak]}}
}

int wrong_flag_bad(const char *text, bool keep) {
    char *copy = NULL;
    if (keep)
        copy = strdup(text);
    int n = measure(copy ? copy : text);
    if (!keep)
        free(copy);
    return n; // expected-warning-re {{'copy' {{.*}}[lifetime-leak]}}
}

int asprintf_bad(const char *user, int id) {
    char *line;
    if (asprintf(&line, "%s:%d", user, id) < 0)
        return -1;
    return measure(line); // expected-warning-re {{'line' {{.*}}[lifetime-leak]}}
}

int getline_bad(FILE *in) {
    char *line = NULL;
    size_t size = 0;
    if (getline(&line, &size, in) < 0) {
        free(line);
        return -1;
    }
    return line[0] == '#'; // expected-warning-re {{'line' {{.*}}[lifetime-leak]}}
}

int canonical_bad(const char *path) {
    char *full = realpath(path, NULL);
    if (!full)
        return -errno;
    return strcmp(full, path) == 0; // expected-warning-re {{'full' {{.*}}[lifetime-leak]}}
}

int aligned_bad(size_t n) {
    void *block;
    if (posix_memalign(&block, 64, n))
        return -1;
    memset(block, 0, n);
    return 0; // expected-warning-re {{'block' {{.*}}[lifetime-leak]}}
}

void half_unwound_bad(char **out_a, char **out_b) {
    char *a = malloc(16);
    if (!a)
        goto fail;
    char *b = malloc(16);
    if (!b)
        goto fail;
    *out_a = a;
    *out_b = b;
    return;
fail:
    *out_a = *out_b = NULL;
} // expected-warning-re {{'a' {{.*}}[lifetime-leak]}}

int growing_buffer_bad(FILE *in) {
    size_t size = 64, used = 0;
    char *buffer = malloc(size);
    if (!buffer)
        return -1;
    int c;
    while ((c = getc(in)) != EOF) {
        if (used + 1 == size) {
            char *bigger = realloc(buffer, size *= 2);
            if (!bigger)
                return -1; // expected-warning-re {{'buffer' {{.*}}[lifetime-leak]}}
            buffer = bigger;
        }
        buffer[used++] = (char)c;
    }
    free(buffer);
    return (int)used;
}

int status_only_bad(void) {
    int *counter = calloc(1, sizeof *counter);
    if (counter == NULL)
        return -1;
    *counter += 2;
    int value = *counter;
    return value; // expected-warning-re {{'counter' {{.*}}[lifetime-leak]}}
}

void advanced_bad(const char *text) {
    char *at = strdup(text);
    if (!at)
        return;
    while (*at == ' ')
        at++;
    measure(at);
} // expected-warning-re {{'at' {{.*}}[lifetime-leak]}}

int chosen_bad(const char *text, bool upper) {
    char *copy = upper ? strdup(text) : strndup(text, 8);
    if (copy == NULL)
        return -1;
    int n = measure(copy);
    return n; // expected-warning {{'copy' is not released on this path [lifetime-leak]}}
}

void unreleased_after_loop_bad(int turns) {
    char *last = NULL;
    for (int i = 0; i < turns; i++) {
        free(last);
        last = malloc(32);
        if (!last)
            break;
        snprintf(last, 32, "%d", i);
    }
} // expected-warning-re {{'last' {{.*}}[lifetime-leak]}}

// --- should be fine ------------------------------------------------------------------------------------------------

int cleanup_at_one_place_ok(const char *name) {
    int rc = -1;
    char *copy = strdup(name), *path = NULL;
    if (!copy)
        goto out;
    path = malloc(strlen(name) + 6);
    if (!path)
        goto out;
    sprintf(path, "/tmp/%s", copy);
    rc = measure(path);
out:
    free(path);
    free(copy);
    return rc;
}

int unwinding_ladder_ok(size_t n, int **a_out, int **b_out, int **c_out) {
    int *a = malloc(n * sizeof *a);
    if (!a)
        goto no_a;
    int *b = malloc(n * sizeof *b);
    if (!b)
        goto no_b;
    int *c = malloc(n * sizeof *c);
    if (!c)
        goto no_c;
    *a_out = a;
    *b_out = b;
    *c_out = c;
    return 0;
no_c:
    free(b);
no_b:
    free(a);
no_a:
    return -ENOMEM;
}

int both_tested_ok(size_t n) {
    int *k = calloc(n, sizeof *k);
    int *v = calloc(n, sizeof *v);
    if (!k || !v) {
        free(k);
        free(v);
        return -1;
    }
    int rc = k[0] + v[0];
    free(v);
    free(k);
    return rc;
}

int *realloc_idiom_ok(int *table, size_t *capacity) {
    size_t wanted = *capacity ? 2 * *capacity : 16;
    int *bigger = realloc(table, wanted * sizeof *bigger);
    if (!bigger)
        return NULL;
    *capacity = wanted;
    return bigger;
}

int growing_buffer_ok(FILE *in, char **out) {
    size_t size = 64, used = 0;
    char *buffer = malloc(size);
    if (!buffer)
        return -1;
    int c;
    while ((c = getc(in)) != EOF && c != '\n') {
        if (used + 1 == size) {
            char *bigger = realloc(buffer, size *= 2);
            if (!bigger) {
                free(buffer);
                return -1;
            }
            buffer = bigger;
        }
        buffer[used++] = (char)c;
    }
    buffer[used] = '\0';
    *out = buffer;
    return 0;
}

int flag_ok(const char *text, bool keep) {
    char *copy = NULL;
    if (keep)
        copy = strdup(text);
    int n = measure(copy ? copy : text);
    if (keep)
        free(copy);
    return n;
}

int stack_or_heap_ok(size_t n, const char *text) {
    char small[64], *buffer = small;
    if (n > sizeof small) {
        buffer = malloc(n);
        if (!buffer)
            return -1;
    }
    snprintf(buffer, n, "%s", text);
    int rc = measure(buffer);
    if (buffer != small)
        free(buffer);
    return rc;
}

int stack_or_heap_pointer_ok(size_t n, const char *text) {
    char small[64], *heap = NULL;
    char *buffer = n <= sizeof small ? small : (heap = malloc(n));
    if (!buffer)
        return -1;
    snprintf(buffer, n, "%s", text);
    int rc = measure(buffer);
    free(heap);
    return rc;
}

char *returned_ok(const char *text) {
    char *copy = strdup(text);
    if (copy)
        copy[0] = (char)toupper((unsigned char)copy[0]);
    return copy;
}

char *returned_ternary_ok(const char *text, bool want) { return want ? strdup(text) : NULL; }

int out_parameter_ok(const char *text, char **out) {
    *out = strdup(text);
    return *out ? 0 : -1;
}

int out_parameter_only_on_success_ok(const char *text, char **out) {
    char *copy = strdup(text);
    if (!copy)
        return -1;
    if (measure(copy) < 0) {
        free(copy);
        return -1;
    }
    *out = copy;
    return 0;
}

void reads_lines_ok(FILE *in) {
    char *line = NULL;
    size_t size = 0;
    while (getline(&line, &size, in) > 0)
        if (line[0] != '#')
            measure(line);
    free(line);
}

int asprintf_ok(const char *user, int id) {
    char *line;
    if (asprintf(&line, "%s:%d", user, id) < 0)
        return -1;
    int rc = measure(line);
    free(line);
    return rc;
}

int asprintf_equal_ok(const char *user) {
    char *line = NULL;
    int n = asprintf(&line, "<%s>", user);
    if (n == -1)
        return -1;
    puts(line);
    free(line);
    return n;
}

int aligned_ok(size_t n) {
    void *block = NULL;
    int error = posix_memalign(&block, 64, n);
    if (error != 0) {
        errno = error;
        return -1;
    }
    memset(block, 0, n);
    free(block);
    return 0;
}

void aborts_ok(const char *text) {
    char *copy = strdup(text);
    if (!copy)
        fatal("out of memory");
    if (measure(copy) < 0)
        fatal(copy);
    if (measure(copy) == 1)
        exit(EXIT_FAILURE);
    if (measure(copy) == 2)
        abort();
    free(copy);
}

void loop_with_break_ok(FILE *in) {
    for (;;) {
        char *word = malloc(32);
        if (!word)
            break;
        if (fscanf(in, "%31s", word) != 1) {
            free(word);
            break;
        }
        measure(word);
        free(word);
    }
}

void reused_in_loop_ok(int turns) {
    char *last = NULL;
    for (int i = 0; i < turns; i++) {
        free(last);
        last = malloc(32);
        if (!last)
            break;
        snprintf(last, 32, "%d", i);
    }
    free(last);
}

int error_code_ok(const char *text) {
    int rc = 0;
    char *copy = strdup(text);
    if (!copy)
        rc = -ENOMEM;
    if (!rc) {
        rc = measure(copy);
        free(copy);
    }
    return rc;
}

int do_while_false_ok(const char *text) {
    char *a = NULL, *b = NULL;
    int rc = -1;
    do {
        if (!(a = strdup(text)))
            break;
        if (!(b = strdup(a)))
            break;
        rc = measure(b);
    } while (0);
    free(b);
    free(a);
    return rc;
}

char *trimmed_ok(const char *text) {
    char *copy = strdup(text);
    if (!copy)
        return NULL;
    char *end = copy + strlen(copy);
    while (end > copy && isspace((unsigned char)end[-1]))
        *--end = '\0';
    char *smaller = realloc(copy, (size_t)(end - copy) + 1);
    return smaller ? smaller : copy;
}

void beginning_kept_ok(const char *text) {
    char *start = strdup(text), *at = start;
    if (!start)
        return;
    while (*at == ' ')
        at++;
    measure(at);
    free(start);
}

int tokens_ok(const char *text) {
    int n = 0;
    char *copy = strdup(text);
    if (!copy)
        return -1;
    char *save = NULL;
    for (char *t = strtok_r(copy, ",", &save); t; t = strtok_r(NULL, ",", &save))
        n += measure(t);
    free(copy);
    return n;
}

void swapped_ok(int n) {
    double *now = calloc((size_t)n, sizeof *now), *next = calloc((size_t)n, sizeof *next);
    if (now && next) {
        for (int turn = 0; turn < 10; turn++) {
            for (int i = 1; i + 1 < n; i++)
                next[i] = (now[i - 1] + now[i + 1]) / 2;
            double *swap = now;
            now = next;
            next = swap;
        }
    }
    free(now);
    free(next);
}

int zero_length_ok(size_t n) {
    void *p = malloc(n);
    if (p == NULL && n != 0)
        return -1;
    if (p != NULL)
        free(p);
    return 0;
}

int sort_copy_ok(const int *values, size_t n, int (*compare)(const void *, const void *)) {
    int *copy = malloc(n * sizeof *copy);
    if (copy == NULL)
        return -1;
    memcpy(copy, values, n * sizeof *copy);
    qsort(copy, n, sizeof *copy, compare);
    int median = copy[n / 2];
    free(copy);
    return median;
}

int last_of_many_ok(char **names, int n) {
    char *best = NULL;
    int score = 0;
    for (int i = 0; i < n; i++) {
        char *candidate = strdup(names[i]);
        if (!candidate)
            break;
        int s = measure(candidate);
        if (s > score) {
            free(best);
            best = candidate;
            score = s;
        } else {
            free(candidate);
        }
    }
    free(best);
    return score;
}

uint8_t *tagged_ok(size_t n) {
    uint8_t *block = malloc(n + 16);
    if (!block)
        return NULL;
    block[0] = 1;
    return block + 16;
}

// That the loop ends after the turn on which i == n - 1 takes a relation between two values, which is not kept.
char *FP_last_turn_ok(const char **names, int n) {
    char *last = NULL;
    for (int i = 0; i < n; i++)
        if (i == n - 1)
            last = strdup(names[i]); // expected-warning-re {{'last' is overwritten{{.*}}[lifetime-leak]}}
    return last;
}

int main(int argc, char **argv) {
    char *name = strdup(argv[argc - 1]); // the process ends here
    return name ? measure(name) : 1;
}
