#include "flow/graph/map.h"

#include <string.h>

enum { LEAF = 64 };

struct lt_map_node {
    uint64_t key;    /* of an inner node: what its keys have in common, zeros from `bit` downwards */
    uint32_t bit;    /* which bit tells the two children apart; LEAF */
    uint32_t token;  /* whose writer may change it in place */
    union {
        struct {
            lt_map_node *child[2];
            uint32_t birth; /* the greatest below */
        };
        lt_entry entry;
    };
};

static bool is_leaf(const lt_map_node *n) { return n->bit == LEAF; }
static uint32_t birth_of(const lt_map_node *n) { return is_leaf(n) ? n->entry.birth : n->birth; }
static unsigned side_of(uint64_t key, uint32_t bit) { return key >> bit & 1; }

/* The bits of `key` above `bit`. */
static uint64_t above(uint64_t key, uint32_t bit) { return bit == 63 ? 0 : key >> (bit + 1) << (bit + 1); }

/* Whether the key belongs below the inner node. */
static bool fits(uint64_t key, const lt_map_node *n) { return above(key, n->bit) == n->key; }

static uint32_t highest_bit(uint64_t different) { return 63 - (uint32_t)__builtin_clzll(different); }

static lt_map_node *new_leaf(lt_writer w, uint64_t key, lt_entry entry) {
    lt_map_node *n = LT_NEW(w.arena, lt_map_node);
    n->key = key;
    n->bit = LEAF;
    n->token = w.token;
    n->entry = entry;
    return n;
}

static void set_children(lt_map_node *n, lt_map_node *zero, lt_map_node *one) {
    n->child[0] = zero;
    n->child[1] = one;
    n->birth = birth_of(zero) > birth_of(one) ? birth_of(zero) : birth_of(one);
}

/* Two trees whose keys differ first in one bit. */
static lt_map_node *join(lt_writer w, uint64_t a_key, lt_map_node *a, uint64_t b_key, lt_map_node *b) {
    lt_map_node *n = LT_NEW(w.arena, lt_map_node);
    n->bit = highest_bit(a_key ^ b_key);
    n->key = above(a_key, n->bit);
    n->token = w.token;
    bool a_is_one = side_of(a_key, n->bit);
    set_children(n, a_is_one ? b : a, a_is_one ? a : b);
    return n;
}

/* The node with these children: itself when they are its own, else changed in place or copied; a missing child leaves
 * the other one. */
static lt_map_node *with_children(lt_writer w, lt_map_node *n, lt_map_node *zero, lt_map_node *one) {
    if (zero == n->child[0] && one == n->child[1] && zero && one) {
        uint32_t birth = birth_of(zero) > birth_of(one) ? birth_of(zero) : birth_of(one);
        if (birth == n->birth)
            return n;
    }
    if (!zero || !one)
        return zero ? zero : one;
    if (!w.token || n->token != w.token) {
        lt_map_node *copy = LT_NEW(w.arena, lt_map_node);
        copy->key = n->key;
        copy->bit = n->bit;
        copy->token = w.token;
        n = copy;
    }
    set_children(n, zero, one);
    return n;
}

static bool same_entry(const lt_entry *a, const lt_entry *b) { return memcmp(a, b, sizeof *a) == 0; }

static lt_map_node *put_leaf(lt_writer w, lt_map_node *n, uint64_t key, lt_entry entry) {
    if (same_entry(&n->entry, &entry))
        return n;
    if (!w.token || n->token != w.token)
        return new_leaf(w, key, entry);
    n->entry = entry;
    return n;
}

static lt_map_node *put(lt_writer w, lt_map_node *n, uint64_t key, lt_entry entry) {
    if (!n)
        return new_leaf(w, key, entry);
    if (is_leaf(n))
        return n->key == key ? put_leaf(w, n, key, entry) : join(w, key, new_leaf(w, key, entry), n->key, n);
    if (!fits(key, n))
        return join(w, key, new_leaf(w, key, entry), n->key, n);
    if (side_of(key, n->bit))
        return with_children(w, n, n->child[0], put(w, n->child[1], key, entry));
    return with_children(w, n, put(w, n->child[0], key, entry), n->child[1]);
}

void lt_map_put(lt_writer writer, lt_map *map, uint64_t key, lt_entry entry) {
    map->root = put(writer, map->root, key, entry);
}

const lt_entry *lt_map_get(lt_map map, uint64_t key) {
    const lt_map_node *n = map.root;
    while (n && !is_leaf(n)) {
        if (!fits(key, n))
            return NULL;
        n = n->child[side_of(key, n->bit)];
    }
    return n && n->key == key ? &n->entry : NULL;
}

/* --- subtrees ----------------------------------------------------------------------------------------------------- */

static bool shares(uint64_t key, uint64_t prefix, unsigned bits) { return bits == 0 || (key ^ prefix) >> (64 - bits) == 0; }

/* Whether all keys below the node share the prefix, or none, or it is not decided yet. */
typedef enum relation { ALL, NONE, SOME } relation;

static relation relate(const lt_map_node *n, uint64_t prefix, unsigned bits) {
    if (is_leaf(n) || n->bit < 64 - bits)
        return shares(n->key, prefix, bits) ? ALL : NONE;
    return fits(prefix, n) ? SOME : NONE;
}

static lt_map_node *remove_all(lt_writer w, lt_map_node *n, uint64_t prefix, unsigned bits) {
    if (!n)
        return NULL;
    relation r = relate(n, prefix, bits);
    if (r != SOME)
        return r == ALL ? NULL : n;
    if (side_of(prefix, n->bit))
        return with_children(w, n, n->child[0], remove_all(w, n->child[1], prefix, bits));
    return with_children(w, n, remove_all(w, n->child[0], prefix, bits), n->child[1]);
}

void lt_map_remove_all(lt_writer writer, lt_map *map, uint64_t prefix, unsigned bits) {
    map->root = remove_all(writer, map->root, prefix, bits);
}

void lt_map_remove(lt_writer writer, lt_map *map, uint64_t key) { lt_map_remove_all(writer, map, key, 64); }

static void each(const lt_map_node *n, lt_map_visit *visit, void *context) {
    if (is_leaf(n)) {
        visit(context, n->key, &n->entry);
        return;
    }
    each(n->child[0], visit, context);
    each(n->child[1], visit, context);
}

void lt_map_each(lt_map map, uint64_t prefix, unsigned bits, lt_map_visit *visit, void *context) {
    const lt_map_node *n = map.root;
    while (n) {
        relation r = bits ? relate(n, prefix, bits) : ALL;
        if (r == ALL)
            each(n, visit, context);
        if (r != SOME)
            return;
        n = n->child[side_of(prefix, n->bit)];
    }
}

static void each_born(const lt_map_node *n, uint32_t birth, lt_map_visit *visit, void *context) {
    if (birth_of(n) < birth)
        return;
    if (is_leaf(n)) {
        visit(context, n->key, &n->entry);
        return;
    }
    each_born(n->child[0], birth, visit, context);
    each_born(n->child[1], birth, visit, context);
}

void lt_map_each_born(lt_map map, uint32_t birth, lt_map_visit *visit, void *context) {
    if (map.root)
        each_born(map.root, birth, visit, context);
}

/* --- merging ------------------------------------------------------------------------------------------------------ */

typedef struct merger {
    lt_writer writer;
    lt_map_decide *decide;
    void *context;
} merger;

static lt_map_node *decide(const merger *m, lt_map_node *a, lt_map_node *b) {
    uint64_t key = a ? a->key : b->key;
    lt_entry result = a ? a->entry : b->entry;
    if (!m->decide(m->context, key, a ? &a->entry : NULL, b ? &b->entry : NULL, &result))
        return NULL;
    if (a && same_entry(&a->entry, &result))
        return a;
    return new_leaf(m->writer, key, result);
}

/* A tree that only one of the maps has. */
static lt_map_node *merge_lonely(const merger *m, lt_map_node *n, bool is_a) {
    if (!n)
        return NULL;
    if (is_leaf(n))
        return decide(m, is_a ? n : NULL, is_a ? NULL : n);
    return with_children(m->writer, n, merge_lonely(m, n->child[0], is_a), merge_lonely(m, n->child[1], is_a));
}

static lt_map_node *join_or_one(lt_writer w, uint64_t a_key, lt_map_node *a, uint64_t b_key, lt_map_node *b) {
    if (!a || !b)
        return a ? a : b;
    return join(w, a_key, a, b_key, b);
}

static lt_map_node *merge(const merger *m, lt_map_node *a, lt_map_node *b);

/* `low` belongs below the inner node `high` on one side; the other side has no partner. */
static lt_map_node *merge_below(const merger *m, lt_map_node *high, lt_map_node *low, bool high_is_a) {
    unsigned side = side_of(low->key, high->bit);
    lt_map_node *child[2];
    child[!side] = merge_lonely(m, high->child[!side], high_is_a);
    lt_map_node *partner = high->child[side];
    child[side] = high_is_a ? merge(m, partner, low) : merge(m, low, partner);
    return with_children(m->writer, high, child[0], child[1]);
}

static lt_map_node *merge(const merger *m, lt_map_node *a, lt_map_node *b) {
    if (a == b)
        return a;
    if (!a || !b)
        return merge_lonely(m, a ? a : b, a != NULL);
    if (is_leaf(a) && is_leaf(b) && a->key == b->key)
        return same_entry(&a->entry, &b->entry) ? a : decide(m, a, b);
    if (!is_leaf(a) && !is_leaf(b) && a->bit == b->bit && a->key == b->key) {
        lt_map_node *zero = merge(m, a->child[0], b->child[0]);
        return with_children(m->writer, a, zero, merge(m, a->child[1], b->child[1]));
    }
    if (!is_leaf(a) && (is_leaf(b) || a->bit > b->bit) && fits(b->key, a))
        return merge_below(m, a, b, true);
    if (!is_leaf(b) && (is_leaf(a) || b->bit > a->bit) && fits(a->key, b))
        return merge_below(m, b, a, false);
    uint64_t a_key = a->key, b_key = b->key;
    lt_map_node *left = merge_lonely(m, a, true);
    return join_or_one(m->writer, a_key, left, b_key, merge_lonely(m, b, false));
}

lt_map lt_map_merge(lt_writer writer, lt_map a, lt_map b, lt_map_decide *decide, void *context) {
    merger m = {.writer = writer, .decide = decide, .context = context};
    m.writer.token = 0; /* both maps stay as they are */
    return (lt_map){merge(&m, a.root, b.root)};
}
