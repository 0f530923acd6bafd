// Hash tables, lists and arrays of macros (uthash, utlist, khash, kvec, stb_ds) are known by the macro's name where it is used:
// its body names neither what is added nor where.
// RUN: %lt %s -std=gnu23 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

// The parts of these headers that matter, in their own shape.
typedef struct UT_hash_table { struct UT_hash_handle **buckets; unsigned num_buckets, num_items; } UT_hash_table;
typedef struct UT_hash_handle { UT_hash_table *tbl; void *prev, *next; struct UT_hash_handle *hh_next; const void *key; unsigned keylen; } UT_hash_handle;
#define HASH_MAKE_TABLE(hh, head)                                                                          \
    do {                                                                                                   \
        (head)->hh.tbl = (UT_hash_table *)malloc(sizeof(UT_hash_table));                                   \
        if (!(head)->hh.tbl)                                                                               \
            exit(-1);                                                                                      \
        memset((head)->hh.tbl, 0, sizeof(UT_hash_table));                                                  \
    } while (0)
#define HASH_ADD_KEYPTR(hh, head, keyptr, keylen_in, add)                                                  \
    do {                                                                                                   \
        (add)->hh.key = (const void *)(keyptr);                                                            \
        (add)->hh.keylen = (unsigned)(keylen_in);                                                          \
        if (!(head)) {                                                                                     \
            (add)->hh.next = (add)->hh.prev = NULL;                                                        \
            (head) = (add);                                                                                \
            HASH_MAKE_TABLE(hh, head);                                                                     \
        } else {                                                                                           \
            (add)->hh.next = (head)->hh.next;                                                              \
            (head)->hh.next = (add);                                                                       \
        }                                                                                                  \
        (head)->hh.tbl->num_items++;                                                                       \
    } while (0)
#define HASH_ADD(hh, head, fieldname, keylen_in, add) HASH_ADD_KEYPTR(hh, head, &((add)->fieldname), keylen_in, add)
#define HASH_ADD_INT(head, intfield, add) HASH_ADD(hh, head, intfield, sizeof(int), add)
#define HASH_ADD_STR(head, strfield, add) HASH_ADD_KEYPTR(hh, head, &(add)->strfield[0], strlen((add)->strfield), add)
#define HASH_DELETE(hh, head, delptr)                                                                      \
    do {                                                                                                   \
        if ((delptr)->hh.next == NULL)                                                                     \
            (head) = NULL;                                                                                 \
        else                                                                                               \
            (head)->hh.tbl->num_items--;                                                                   \
    } while (0)
#define HASH_DEL(head, delptr) HASH_DELETE(hh, head, delptr)
#define HASH_CLEAR(hh, head)                                                                               \
    do {                                                                                                   \
        if ((head) != NULL) {                                                                              \
            free((head)->hh.tbl);                                                                          \
            (head) = NULL;                                                                                 \
        }                                                                                                  \
    } while (0)
#define HASH_CNT(hh, head) ((head != NULL) ? ((head)->hh.tbl->num_items) : 0U)
#define HASH_COUNT(head) HASH_CNT(hh, head)

#define LL_PREPEND(head, add)                                                                              \
    do {                                                                                                   \
        (add)->next = (head);                                                                              \
        (head) = (add);                                                                                    \
    } while (0)
#define LL_DELETE(head, del)                                                                               \
    do {                                                                                                   \
        __typeof__(head) _tmp;                                                                             \
        if ((head) == (del)) {                                                                             \
            (head) = (head)->next;                                                                         \
        } else {                                                                                           \
            _tmp = (head);                                                                                 \
            while (_tmp->next && (_tmp->next != (del)))                                                    \
                _tmp = _tmp->next;                                                                         \
            if (_tmp->next)                                                                                \
                _tmp->next = (del)->next;                                                                  \
        }                                                                                                  \
    } while (0)

typedef struct kh_str_s { unsigned n_buckets, size; const char **keys; } kh_str_t;
unsigned kh_put_str(kh_str_t *h, const char *key, int *ret);
void kh_del_str(kh_str_t *h, unsigned at);
kh_str_t *kh_init_str(void);
#define khash_t(name) kh_##name##_t
#define kh_put(name, h, k, r) kh_put_##name(h, k, r)
#define kh_del(name, h, k) kh_del_##name(h, k)
#define kh_size(h) ((h)->size)

#define kvec_t(type) struct { size_t n, m; type *a; }
#define kv_push(type, v, x)                                                                                \
    do {                                                                                                   \
        if ((v).n == (v).m) {                                                                              \
            (v).m = (v).m ? (v).m << 1 : 2;                                                                \
            (v).a = (type *)realloc((v).a, sizeof(type) * (v).m);                                          \
        }                                                                                                  \
        (v).a[(v).n++] = (x);                                                                              \
    } while (0)
#define kv_pop(v) ((v).a[--(v).n])

void *stbds_grow(void *a, size_t size);
#define stbds_header(t) ((size_t *)(t) - 2)
#define stbds_arrput(a, v) ((a) = (__typeof__(a))stbds_grow((a), sizeof *(a)), (a)[stbds_header(a)[0]++] = (v))
#define stbds_arrpop(a) (stbds_header(a)[0]--, (a)[stbds_header(a)[0]])
#define stbds_arrlen(a) ((a) ? (ptrdiff_t)stbds_header(a)[0] : 0)
#define arrput stbds_arrput
#define arrpop stbds_arrpop
#define arrlen stbds_arrlen

struct user { int id; char name[16]; struct user *next; UT_hash_handle hh; };
struct user *make(int id);

// --- should be reported --------------------------------------------------------------------------------------------

static struct user *users_1;
void add_user_bad(int id) {
    struct user *u = calloc(1, sizeof *u);
    if (!u)
        return;
    u->id = id;
    HASH_ADD_INT(users_1, id, u); // expected-warning {{entries are added to 'users_1'}}
}

static struct { struct user *by_name; } names_1;
void name_user_bad(struct user *u) {
    HASH_ADD_STR(names_1.by_name, name, u); // expected-warning {{'names_1.by_name'}}
}

static struct user *list_1;
void list_user_bad(struct user *u) {
    LL_PREPEND(list_1, u); // expected-warning {{'list_1'}}
}

static khash_t(str) *words_1;
void intern_bad(const char *word) {
    int absent;
    if (!words_1)
        words_1 = kh_init_str();
    unsigned k = kh_put(str, words_1, word, &absent); // expected-warning {{'words_1'}}
    if (absent)
        words_1->keys[k] = strdup(word);
}

static kvec_t(int) ids_1;
void record_bad(int id) {
    kv_push(int, ids_1, id); // expected-warning {{'ids_1'}}
}

static int *samples_1;
void sample_bad(int value) {
    arrput(samples_1, value); // expected-warning {{'samples_1'}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

static struct user *users_2;
void add_user_ok(struct user *u) { HASH_ADD_INT(users_2, id, u); }
void drop_user(struct user *u) {
    HASH_DEL(users_2, u);
    free(u);
}

static struct user *cached_2;
void cache_ok(struct user *u) { HASH_ADD_INT(cached_2, id, u); }
void flush(void) { HASH_CLEAR(hh, cached_2); }

static struct user *some_2;
void add_some_ok(struct user *u) {
    if (HASH_COUNT(some_2) >= 100)
        return;
    HASH_ADD_INT(some_2, id, u);
}

static struct user *list_2;
void list_user_ok(struct user *u) { LL_PREPEND(list_2, u); }
void unlist_user(struct user *u) { LL_DELETE(list_2, u); }

static khash_t(str) *words_2;
void put_ok(const char *word) {
    int absent;
    kh_put(str, words_2, word, &absent);
}
void del(unsigned at) { kh_del(str, words_2, at); }

static khash_t(str) *words_3;
int put_some_ok(const char *word) {
    int absent;
    if (kh_size(words_3) > 1000)
        return -1;
    kh_put(str, words_3, word, &absent);
    return absent;
}

static kvec_t(int) ids_2;
void push_ok(int id) { kv_push(int, ids_2, id); }
int pop(void) { return kv_pop(ids_2); }

static int *samples_2, *samples_3;
void sample_ok(int value) { arrput(samples_2, value); }
int last_sample(void) { return arrpop(samples_2); }
void few_samples_ok(int value) {
    if (arrlen(samples_3) < 16)
        arrput(samples_3, value);
}

// A table of the caller's.
int count_ok(struct user **all, int n) {
    struct user *mine = NULL;
    for (int i = 0; i < n; i++)
        HASH_ADD_INT(mine, id, all[i]);
    int count = (int)HASH_COUNT(mine);
    HASH_CLEAR(hh, mine);
    return count;
}

// A macro of that name that has nothing to do with a container.
#undef HASH_ADD
#define HASH_ADD(a, b) ((a) * 31 + (b))
unsigned mix_ok(unsigned a, unsigned b) { return HASH_ADD(a, b); }
