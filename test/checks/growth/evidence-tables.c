// Lists and tables of C: counters that belong to them bound them, clean-up at the end does not.
// RUN: %lt %s -std=gnu17 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <assert.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
struct node {
    struct node *next;
    int key;
};
struct row {
    int key;
};
// --- should be reported --------------------------------------------------------------------------------------------

static struct node *teardown_1;
void teardown_bad(int k) {
    struct node *n = malloc(sizeof *n);
    if (!n)
        return;
    n->key = k;
    n->next = teardown_1;
    teardown_1 = n; // expected-warning {{'teardown_1'}}
}
static void teardown_all(void) {
    while (teardown_1) {
        struct node *n = teardown_1;
        teardown_1 = n->next;
        free(n);
    }
}
static struct node *end_1;
void end_bad(int k) {
    struct node *n = malloc(sizeof *n);
    if (!n)
        return;
    n->key = k;
    n->next = end_1;
    end_1 = n; // expected-warning {{'end_1'}}
}
static void end_all(void) {
    while (end_1) {
        struct node *n = end_1;
        end_1 = n->next;
        free(n);
    }
}
static void serve(void) {
    for (;;) {
        int k;
        if (scanf("%d", &k) != 1)
            return;
        end_bad(k);
    }
}
static struct node *dead_1;
void dead_bad(int k) {
    struct node *n = malloc(sizeof *n);
    if (!n)
        return;
    n->key = k;
    n->next = dead_1;
    dead_1 = n; // expected-warning {{'dead_1'}}
}
static inline void dead_sweep(void) {
    while (dead_1) {
        struct node *n = dead_1;
        dead_1 = n->next;
        free(n);
    }
}
static struct row *grow_1;
static size_t grow_n_1, grow_cap_1;
#define ALLOC_GROW(x, nr, alloc)                                                                                       \
    do {                                                                                                               \
        if ((nr) > alloc) {                                                                                            \
            alloc = (nr)*2;                                                                                            \
            (x) = realloc((x), alloc * sizeof *(x));                                                                   \
        }                                                                                                              \
    } while (0)
void grow_bad(int k) {
    ALLOC_GROW(grow_1, grow_n_1 + 1, grow_cap_1); // expected-warning {{'grow_1'}}
    grow_1[grow_n_1++].key = k;
}
static struct {
    struct row *rows;
    size_t n, cap;
} beside_1;
void beside_bad(int k) {
    if (beside_1.n == beside_1.cap) {
        beside_1.cap = beside_1.cap * 2 + 8;
        beside_1.rows = realloc(beside_1.rows, beside_1.cap * sizeof *beside_1.rows); // expected-warning {{'beside_1.rows'}}
    }
    beside_1.rows[beside_1.n++].key = k;
}
static struct row *logged_1;
static size_t logged_n_1;
void logged_bad(int k) {
    if (logged_n_1 > 100)
        puts("many");
    logged_1 = realloc(logged_1, (logged_n_1 + 1) * sizeof *logged_1); // expected-warning {{'logged_1'}}
    logged_1[logged_n_1++].key = k;
}
static struct node *guardless_1;
static int hits;
void guardless_bad(int k) {
    if (hits > 100)
        return;
    struct node *n = malloc(sizeof *n);
    if (!n)
        return;
    n->key = k;
    n->next = guardless_1;
    guardless_1 = n; // expected-warning {{'guardless_1'}}
}
// --- should be fine ------------------------------------------------------------------------------------------------

static struct node *both_2;
void both_ok(int k) {
    struct node *n = malloc(sizeof *n);
    if (!n)
        return;
    n->key = k;
    n->next = both_2;
    both_2 = n;
}
static void both_all(void) {
    while (both_2) {
        struct node *n = both_2;
        both_2 = n->next;
        free(n);
    }
}
void both_reset(void) {
    both_all();
}
static struct row *grow_2;
static size_t grow_n_2, grow_cap_2;
void grow_ok(int k) {
    ALLOC_GROW(grow_2, grow_n_2 + 1, grow_cap_2);
    grow_2[grow_n_2++].key = k;
}
void grow_reset(void) {
    grow_n_2 = 0;
}
static struct {
    struct row *rows;
    size_t n, cap;
} beside_2;
void beside_ok(int k) {
    if (beside_2.n == beside_2.cap) {
        beside_2.cap = beside_2.cap * 2 + 8;
        beside_2.rows = realloc(beside_2.rows, beside_2.cap * sizeof *beside_2.rows);
    }
    beside_2.rows[beside_2.n++].key = k;
}
void beside_pop(void) {
    beside_2.n--;
}
static struct row *scratch_2;
static size_t scratch_cap_2;
void scratch_ok(const struct row *in, size_t m) {
    size_t n = 0;
    for (size_t i = 0; i < m; i++) {
        if (n == scratch_cap_2) {
            scratch_cap_2 = scratch_cap_2 * 2 + 8;
            struct row *more = realloc(scratch_2, scratch_cap_2 * sizeof *more);
            if (!more)
                return;
            scratch_2 = more;
        }
        scratch_2[n++] = in[i];
    }
}
static struct row *early_2;
static size_t early_n_2;
void early_ok(int k) {
    if (early_n_2 >= 100)
        return;
    early_2 = realloc(early_2, (early_n_2 + 1) * sizeof *early_2);
    early_2[early_n_2++].key = k;
}
static struct node *swap_2;
void swap_put(int k) {
    struct node *n = malloc(sizeof *n);
    if (!n)
        return;
    n->key = k;
    n->next = swap_2;
    swap_2 = n;
}
void swap_ok(void) {
    struct node *mine = swap_2;
    swap_2 = NULL;
    while (mine) {
        struct node *n = mine;
        mine = n->next;
        free(n);
    }
}
static char *ring_2[32];
static unsigned at_2;
void ring_ok(const char *s) {
    free(ring_2[at_2]);
    ring_2[at_2] = strdup(s);
    at_2 = (at_2 + 1) & 31;
}
static struct node *counted_2;
static int counted_n_2;
void counted_ok(int k) {
    if (counted_n_2 >= 64)
        return;
    struct node *n = malloc(sizeof *n);
    if (!n)
        return;
    n->key = k;
    n->next = counted_2;
    counted_2 = n;
    counted_n_2++;
}
static struct node *size_local_2;
static int size_local_n_2;
void size_local_ok(int k) {
    int n = size_local_n_2;
    if (n >= 64)
        return;
    struct node *e = malloc(sizeof *e);
    if (!e)
        return;
    e->key = k;
    e->next = size_local_2;
    size_local_2 = e;
    size_local_n_2 = n + 1;
}
static struct node *byflag_2;
void once_ok(void) {
    static int done;
    if (done)
        return;
    done = 1;
    for (int k = 0; k < 100; k++) {
        struct node *n = malloc(sizeof *n);
        if (!n)
            return;
        n->key = k;
        n->next = byflag_2;
        byflag_2 = n;
    }
}
static struct node *callers_2;
static void callers_add(int k) {
    struct node *n = malloc(sizeof *n);
    if (!n)
        return;
    n->key = k;
    n->next = callers_2;
    callers_2 = n;
}
static int callers_n_2;
void callers_ok(int k) {
    if (callers_n_2 < 10) {
        callers_add(k);
        callers_n_2++;
    }
}
static struct node *table_2[16];
void table_ok(int k) {
    if (k < 0 || k >= 16)
        return;
    if (!table_2[k])
        table_2[k] = malloc(sizeof **table_2);
}
// The test of an assertion is one like any other, though release builds have none.
static struct row *assert_2;
static size_t assert_n_2;
void FN_assert(int k) {
    assert(assert_n_2 < 100);
    assert_2 = realloc(assert_2, (assert_n_2 + 1) * sizeof *assert_2);
    assert_2[assert_n_2++].key = k;
}
// A record that is cleared as a whole loses its table and its count.
static struct {
    struct row *rows;
    size_t n, cap;
} zeroed_1;
void zeroed_ok(int k) {
    if (zeroed_1.n == zeroed_1.cap) {
        zeroed_1.cap = zeroed_1.cap * 2 + 8;
        zeroed_1.rows = realloc(zeroed_1.rows, zeroed_1.cap * sizeof *zeroed_1.rows);
    }
    zeroed_1.rows[zeroed_1.n++].key = k;
}
void zeroed_reset(void) {
    free(zeroed_1.rows);
    memset(&zeroed_1, 0, sizeof zeroed_1);
}
int main(void) {
    atexit(teardown_all);
    serve();
    end_all();
}
