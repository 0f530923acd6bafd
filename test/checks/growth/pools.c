// Containers whose memory is a pool's grow for ever where a variable holds them for ever: APR, nginx, OpenSSL's stacks.
// RUN: %lt %s -std=gnu23 -Xclang -verify -Xclang -verify-ignore-unexpected=note
#include <stddef.h>

typedef struct apr_array_header_t apr_array_header_t;
typedef struct apr_hash_t apr_hash_t;
typedef ptrdiff_t apr_ssize_t;
void *apr_array_push(apr_array_header_t *arr);
void *apr_array_pop(apr_array_header_t *arr);
void apr_hash_set(apr_hash_t *ht, const void *key, apr_ssize_t klen, const void *val);
unsigned apr_hash_count(apr_hash_t *ht);

typedef struct { void *elts; size_t nelts; } ngx_array_t;
typedef struct ngx_rbtree_node_s { struct ngx_rbtree_node_s *left, *right, *parent; size_t key; } ngx_rbtree_node_t;
typedef struct ngx_rbtree_s { ngx_rbtree_node_t *root, *sentinel; } ngx_rbtree_t;
void *ngx_array_push(ngx_array_t *a);
void ngx_rbtree_insert(ngx_rbtree_t *tree, ngx_rbtree_node_t *node);
void ngx_rbtree_delete(ngx_rbtree_t *tree, ngx_rbtree_node_t *node);

typedef struct stack_st OPENSSL_STACK;
int OPENSSL_sk_push(OPENSSL_STACK *st, const void *data);
void *OPENSSL_sk_pop(OPENSSL_STACK *st);

// --- should be reported --------------------------------------------------------------------------------------------

static apr_array_header_t *hosts_1;
void host_bad(const char *name) {
    *(const char **)apr_array_push(hosts_1) = name; // expected-warning {{entries are added to 'hosts_1'}}
}

static apr_hash_t *users_1;
void user_bad(const char *name, void *user) {
    apr_hash_set(users_1, name, -1, user); // expected-warning {{'users_1'}}
}

static ngx_array_t names_1;
void name_bad(const char *name) {
    const char **slot = ngx_array_push(&names_1); // expected-warning {{'names_1'}}
    if (slot)
        *slot = name;
}

static ngx_rbtree_t timers_1;
void timer_bad(ngx_rbtree_node_t *node) {
    ngx_rbtree_insert(&timers_1, node); // expected-warning {{'timers_1'}}
}

static OPENSSL_STACK *certificates_1;
int certificate_bad(void *certificate) {
    return OPENSSL_sk_push(certificates_1, certificate); // expected-warning {{'certificates_1'}}
}

// --- should be fine ------------------------------------------------------------------------------------------------

static apr_array_header_t *hosts_2;
void host_ok(const char *name) { *(const char **)apr_array_push(hosts_2) = name; }
void *last_host(void) { return apr_array_pop(hosts_2); }

// Null for a value removes the entry.
static apr_hash_t *users_2;
void user_ok(const char *name, void *user) { apr_hash_set(users_2, name, -1, user); }
void forget_user(const char *name) { apr_hash_set(users_2, name, -1, NULL); }

static apr_hash_t *users_3;
void some_users_ok(const char *name, void *user) {
    if (apr_hash_count(users_3) < 100)
        apr_hash_set(users_3, name, -1, user);
}

static ngx_rbtree_t timers_2;
void timer_ok(ngx_rbtree_node_t *node) { ngx_rbtree_insert(&timers_2, node); }
void stop(ngx_rbtree_node_t *node) { ngx_rbtree_delete(&timers_2, node); }

static OPENSSL_STACK *certificates_2;
int certificate_ok(void *certificate) { return OPENSSL_sk_push(certificates_2, certificate); }
void *take(void) { return OPENSSL_sk_pop(certificates_2); }

// The request's own array ends with its pool.
void request_ok(ngx_array_t *headers, const char *name) {
    const char **slot = ngx_array_push(headers);
    if (slot)
        *slot = name;
}
