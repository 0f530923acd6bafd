/* Persistent maps do what plain arrays do, and a copy stays as it was whatever happens to the other one. */
#include "flow/graph/map.h"

#include "check.h"

enum { KEYS = 64, ROUNDS = 3000, MAPS = 4 };

typedef struct model {
    bool has[KEYS];
    lt_entry entries[KEYS];
} model;

static uint64_t seed = 88172645463325252u;

static uint32_t below(uint32_t limit) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)(seed >> 33) % limit;
}

/* Keys that share prefixes, as cells of one root do. */
static uint64_t key_of(uint32_t i) {
    return (uint64_t)(i / 8) << 32 | (i % 8 * UINT32_C(0x12345679) & 0x7fffffff);
}

static uint32_t index_of(uint64_t key) {
    uint32_t i = 0;
    while (key_of(i) != key)
        i++;
    return i;
}

typedef struct walk {
    model seen;
    uint64_t last;
    uint32_t count, least;
} walk;

static void visit(void *context, uint64_t key, const lt_entry *e) {
    walk *w = context;
    CHECK(!w->count || key > w->last);
    CHECK(e->birth >= w->least);
    w->last = key;
    w->count++;
    w->seen.has[index_of(key)] = true;
    w->seen.entries[index_of(key)] = *e;
}

static void check_same(lt_map map, const model *m) {
    walk w = {0};
    lt_map_each(map, 0, 0, visit, &w);
    for (uint32_t i = 0; i < KEYS; i++) {
        const lt_entry *e = lt_map_get(map, key_of(i));
        CHECK_EQ(e != NULL, m->has[i]);
        CHECK_EQ(w.seen.has[i], m->has[i]);
        if (e && m->has[i])
            CHECK(memcmp(e, &m->entries[i], sizeof *e) == 0);
    }
}

static void check_born(lt_map map, const model *m, uint32_t birth) {
    walk w = {.least = birth};
    uint32_t wanted = 0;
    lt_map_each_born(map, birth, visit, &w);
    for (uint32_t i = 0; i < KEYS; i++)
        wanted += m->has[i] && m->entries[i].birth >= birth;
    CHECK_EQ(w.count, wanted);
}

static void check_prefix(lt_map map, const model *m, uint32_t group) {
    walk w = {0};
    uint32_t wanted = 0;
    lt_map_each(map, (uint64_t)group << 32, 32, visit, &w);
    for (uint32_t i = 0; i < KEYS; i++)
        wanted += m->has[i] && i / 8 == group;
    CHECK_EQ(w.count, wanted);
}

/* The greater value of two; a key of one map alone stays when its value is odd. */
static bool decide(void *context, uint64_t key, const lt_entry *a, const lt_entry *b, lt_entry *result) {
    (void)context;
    (void)key;
    *result = !b || (a && a->value >= b->value) ? *a : *b;
    return (a && b) || result->value % 2;
}

/* What both maps have by sharing is not asked about, and equal entries are what they are by any rule. */
static model merged(const model *a, const model *b) {
    model m = {0};
    for (uint32_t i = 0; i < KEYS; i++) {
        if (!a->has[i] && !b->has[i])
            continue;
        m.has[i] = decide(NULL, 0, a->has[i] ? &a->entries[i] : NULL, b->has[i] ? &b->entries[i] : NULL,
                          &m.entries[i]);
    }
    return m;
}

static void test_random(void) {
    lt_arena *arena = lt_arena_new();
    lt_map maps[MAPS] = {0};
    static model models[MAPS];
    lt_writer writers[MAPS];
    uint32_t tokens = 0;
    for (uint32_t i = 0; i < MAPS; i++)
        writers[i] = (lt_writer){arena, ++tokens};
    for (uint32_t round = 0; round < ROUNDS; round++) {
        uint32_t m = below(MAPS), from = below(MAPS), i = below(KEYS);
        lt_entry e = {.value = below(9), .stamp = below(2), .birth = below(50)};
        switch (below(8)) {
        case 0:
            maps[m] = maps[from];
            models[m] = models[from];
            writers[m].token = ++tokens;
            writers[from].token = ++tokens;
            break;
        case 1:
            lt_map_remove(writers[m], &maps[m], key_of(i));
            models[m].has[i] = false;
            break;
        case 2:
            lt_map_remove_all(writers[m], &maps[m], key_of(i), 32);
            for (uint32_t k = 0; k < KEYS; k++)
                models[m].has[k] &= k / 8 != i / 8;
            break;
        case 3: {
            model result = merged(&models[m], &models[from]);
            maps[m] = lt_map_merge(writers[m], maps[m], maps[from], decide, NULL);
            models[m] = result;
            writers[m].token = ++tokens;
            writers[from].token = ++tokens;
            break;
        }
        default:
            lt_map_put(writers[m], &maps[m], key_of(i), e);
            models[m].has[i] = true;
            models[m].entries[i] = e;
        }
        for (uint32_t k = 0; k < MAPS; k++)
            check_same(maps[k], &models[k]);
        check_born(maps[m], &models[m], below(60));
        check_prefix(maps[m], &models[m], below(KEYS / 8));
    }
    lt_arena_delete(arena);
}

static void test_unchanged_merge_is_the_same_map(void) {
    lt_arena *arena = lt_arena_new();
    lt_writer w = {arena, 1};
    lt_map a = {0};
    for (uint32_t i = 0; i < KEYS; i++)
        lt_map_put(w, &a, key_of(i), (lt_entry){.value = 9});
    lt_map b = a;
    w.token = 2;
    lt_map_put(w, &b, key_of(5), (lt_entry){.value = 3});
    CHECK(lt_map_merge(w, a, b, decide, NULL).root == a.root);
    CHECK(lt_map_merge(w, b, a, decide, NULL).root != b.root);
    lt_arena_delete(arena);
}

int main(void) {
    test_random();
    test_unchanged_merge_is_the_same_map();
    return check_result();
}
