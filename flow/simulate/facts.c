/* Facts of values, and conditions over them: an interval and a few constants excluded for every value, truth
 * for comparisons. Conditions over equal values are equal values themselves, so that the same test answers
 * the same twice without further ado; what a test says of its operands is added here. */
#include "flow/simulate/state.h"

#include <string.h>

static const lt_fact unknown = {.low = INT64_MIN, .high = INT64_MAX};

enum { DEEPEST_REFINEMENT = 6 };

/* --- the table ------------------------------------------------------------------------------------------------------ */

static bool same_fact(const lt_fact *a, const lt_fact *b) {
    return a->low == b->low && a->high == b->high && a->excluded_count == b->excluded_count &&
           memcmp(a->excluded, b->excluded, sizeof a->excluded[0] * a->excluded_count) == 0;
}

static uint32_t hash_fact(const lt_fact *f) {
    uint64_t hash = (uint64_t)f->low * UINT64_C(0x9e3779b97f4a7c15) ^ (uint64_t)f->high;
    for (uint32_t i = 0; i < f->excluded_count; i++)
        hash = (hash ^ (uint64_t)f->excluded[i]) * UINT64_C(0xd6e8feb86659fd93);
    return (uint32_t)(hash ^ hash >> 32);
}

static uint32_t find_fact(const lt_simulation *sim, const lt_fact *fact) {
    uint32_t mask = sim->fact_slot_count - 1, slot = hash_fact(fact) & mask;
    while (sim->fact_slots[slot] && !same_fact(&sim->facts.items[sim->fact_slots[slot]], fact))
        slot = (slot + 1) & mask;
    return slot;
}

static void grow_facts(lt_simulation *sim) {
    sim->fact_slot_count = sim->fact_slot_count ? sim->fact_slot_count * 2 : 64;
    sim->fact_slots = LT_NEW_ARRAY(sim->arena, uint32_t, sim->fact_slot_count);
    for (uint32_t id = 1; id < sim->facts.count; id++)
        sim->fact_slots[find_fact(sim, &sim->facts.items[id])] = id;
}

uint32_t lt_intern_fact(lt_simulation *sim, lt_fact fact) {
    if (!sim->facts.count)
        LT_PUSH(sim->arena, &sim->facts, unknown);
    if (sim->facts.count * 2 >= sim->fact_slot_count)
        grow_facts(sim);
    uint32_t slot = find_fact(sim, &fact);
    if (!sim->fact_slots[slot]) {
        sim->fact_slots[slot] = sim->facts.count;
        LT_PUSH(sim->arena, &sim->facts, fact);
    }
    return sim->fact_slots[slot];
}

/* --- the lattice ---------------------------------------------------------------------------------------------------- */

static bool excludes(const lt_fact *f, int64_t constant) {
    if (constant < f->low || constant > f->high)
        return true;
    for (uint32_t i = 0; i < f->excluded_count; i++)
        if (f->excluded[i] == constant)
            return true;
    return false;
}

static void exclude(lt_fact *f, int64_t constant) {
    if (excludes(f, constant) || f->excluded_count == LT_MOST_EXCLUDED)
        return;
    uint32_t i = f->excluded_count++;
    for (; i && f->excluded[i - 1] > constant; i--)
        f->excluded[i] = f->excluded[i - 1];
    f->excluded[i] = constant;
}

/* Bounds that are excluded move inwards, and what lies outside them need not be excluded. */
static void tidy(lt_fact *f) {
    lt_fact old = *f;
    f->excluded_count = 0;
    for (uint32_t i = 0; i < old.excluded_count; i++)
        if (old.excluded[i] == f->low && f->low < INT64_MAX)
            f->low++;
    for (uint32_t i = old.excluded_count; i-- > 0;)
        if (old.excluded[i] == f->high && f->high > INT64_MIN)
            f->high--;
    for (uint32_t i = 0; i < old.excluded_count; i++)
        if (old.excluded[i] > f->low && old.excluded[i] < f->high)
            f->excluded[f->excluded_count++] = old.excluded[i];
    for (uint32_t i = f->excluded_count; i < LT_MOST_EXCLUDED; i++)
        f->excluded[i] = 0;
}

static bool is_empty(const lt_fact *f) {
    return f->low > f->high;
}

static lt_fact meet(lt_fact a, lt_fact b) {
    lt_fact f = a;
    f.low = a.low > b.low ? a.low : b.low;
    f.high = a.high < b.high ? a.high : b.high;
    for (uint32_t i = 0; i < b.excluded_count; i++)
        exclude(&f, b.excluded[i]);
    tidy(&f);
    return f;
}

lt_fact lt_join_facts(lt_fact a, lt_fact b, bool widen) {
    lt_fact f = {.low = a.low < b.low ? a.low : b.low, .high = a.high > b.high ? a.high : b.high};
    if (widen && f.low < a.low)
        f.low = f.low >= 0 ? 0 : INT64_MIN;
    if (widen && f.high > a.high)
        f.high = INT64_MAX;
    /* What one side excludes by its bounds and the other by name is excluded by both; so is null between
     * them. */
    for (uint32_t i = 0; i < a.excluded_count; i++)
        if (excludes(&b, a.excluded[i]))
            exclude(&f, a.excluded[i]);
    for (uint32_t i = 0; i < b.excluded_count; i++)
        if (excludes(&a, b.excluded[i]))
            exclude(&f, b.excluded[i]);
    if (excludes(&a, 0) && excludes(&b, 0))
        exclude(&f, 0);
    tidy(&f);
    return f;
}

/* --- what follows from a value's definition ------------------------------------------------------------------------- */

static lt_fact exactly(int64_t constant) {
    return (lt_fact){.low = constant, .high = constant};
}

static lt_fact not_null(void) {
    lt_fact f = unknown;
    exclude(&f, 0);
    return f;
}

static bool is_comparison(const lt_value_info *v) {
    return v->kind == LT_VALUE_DERIVED &&
           (v->operation == LT_OPERATOR_equal || v->operation == LT_OPERATOR_less);
}

static lt_fact stored_fact(const lt_simulation *sim, const lt_state *st, lt_value v) {
    const lt_entry *e = lt_map_get(st->facts, v.id);
    return e ? sim->facts.items[e->value] : unknown;
}

static lt_fact shifted(lt_fact f, int64_t by) {
    lt_fact result = unknown;
    if (f.low != INT64_MIN && __builtin_add_overflow(f.low, by, &result.low))
        result.low = INT64_MIN;
    if (f.high != INT64_MAX && __builtin_add_overflow(f.high, by, &result.high))
        result.high = INT64_MAX;
    return result;
}

static lt_fact derived_fact(lt_simulation *sim, const lt_state *st, const lt_value_info *v) {
    if (is_comparison(v))
        return (lt_fact){.low = 0, .high = 1};
    int64_t constant;
    bool right = lt_is_constant(sim->values, (lt_value){v->b}, &constant);
    switch ((lt_operator)v->operation) {
    case LT_OPERATOR_offset:
        return lt_fact_of(sim, st, (lt_value){v->a});
    case LT_OPERATOR_add:
        return right ? shifted(stored_fact(sim, st, (lt_value){v->a}), constant) : unknown;
    case LT_OPERATOR_bit_and:
        if (right && constant >= 0)
            return (lt_fact){.low = 0, .high = constant};
        return unknown;
    case LT_OPERATOR_bit_or: /* has that bit at least */
        return right && constant ? not_null() : unknown;
    case LT_OPERATOR_remainder:
        if (right && constant > 0 && stored_fact(sim, st, (lt_value){v->a}).low >= 0)
            return (lt_fact){.low = 0, .high = constant - 1};
        return unknown;
    default:
        return unknown;
    }
}

lt_fact lt_fact_of(lt_simulation *sim, const lt_state *st, lt_value v) {
    for (uint32_t depth = 0; depth < 32; depth++) {
        const lt_value_info *info = lt_value_of(sim->values, v);
        switch ((lt_value_kind)info->kind) {
        case LT_VALUE_CONSTANT:
            return exactly(info->constant);
        case LT_VALUE_LITERAL:
        case LT_VALUE_FUNCTION:
        case LT_VALUE_ADDRESS:
            return not_null();
        case LT_VALUE_DERIVED:
            if (info->operation == LT_OPERATOR_offset && !lt_map_get(st->facts, v.id)) {
                v = (lt_value){info->a}; /* a pointer into something is null only when that is */
                continue;
            }
            if (info->operation == LT_OPERATOR_offset)
                return stored_fact(sim, st, v);
            return meet(stored_fact(sim, st, v), derived_fact(sim, st, info));
        default:
            return stored_fact(sim, st, v);
        }
    }
    return unknown;
}

void lt_put_fact(lt_simulation *sim, lt_state *st, lt_value v, lt_fact fact) {
    lt_entry e = {.value = lt_intern_fact(sim, fact), .birth = lt_value_of(sim->values, v)->birth};
    lt_map_put(lt_writer_of(sim, st), &st->facts, v.id, e);
}

/* --- deciding ------------------------------------------------------------------------------------------------------- */

/* Whether the value was made by others: read from memory, or returned by a callee that does not say what it
 * is. */
static bool is_foreign(const lt_simulation *sim, const lt_value_info *v) {
    while (v->kind == LT_VALUE_PART)
        v = lt_value_of(sim->values, (lt_value){v->a});
    return !v->origin.id &&
           (v->kind == LT_VALUE_LOAD || (v->kind == LT_VALUE_RESULT && v->b == LT_SLOT_RESULT));
}

/* Whether an address of a variable is different from the value: others do not have it before it leaks, and
 * not what was there at the entry at any time. */
static bool is_apart_from(const lt_simulation *sim, const lt_state *st, lt_root root,
                          const lt_value_info *v) {
    const lt_root_info *r = lt_root_info_of(sim->values, root);
    if (r->kind != LT_ROOT_VARIABLE)
        return false;
    if (v->flags & LT_VALUE_FRESH || v->kind == LT_VALUE_LITERAL)
        return true;
    return is_foreign(sim, v) && r->local && (v->birth == 0 || lt_is_private(sim, st, root));
}

static bool is_known_not_null(lt_simulation *sim, const lt_state *st, lt_value v) {
    lt_fact fact = lt_fact_of(sim, st, v);
    return excludes(&fact, 0);
}

/* Whether the value, made by a call, is another than one that was there at the entry. What is made is never what is there,
 * but for null. */
static bool is_newer(lt_simulation *sim, const lt_state *st, lt_value fresh, lt_value old) {
    const lt_value_info *v = lt_value_of(sim->values, fresh), *w = lt_value_of(sim->values, old);
    return v->flags & LT_VALUE_FRESH && w->birth == 0 && is_foreign(sim, w) &&
           (is_known_not_null(sim, st, fresh) || is_known_not_null(sim, st, old));
}

/* Whether the value is the pointer to an object that is owed here and known to nobody else, and the other comes from
 * memory: what is stored there by this function would be known to be it. */
static bool is_nobody_elses(const lt_simulation *sim, const lt_state *st, lt_value v, const lt_value_info *other) {
    return st->typestate == LT_STATE_owed && sim->info->kind == LT_OBJECT_FRESH &&
           lt_root_info_of(sim->values, st->tracked)->value.id == v.id && !other->origin.id && other->kind == LT_VALUE_LOAD;
}

/* Whether two pointers are different because their storage is. */
static bool are_apart(lt_simulation *sim, const lt_state *st, lt_value a, lt_value b) {
    const lt_value_info *v = lt_value_of(sim->values, a), *w = lt_value_of(sim->values, b);
    if (v->kind == LT_VALUE_ADDRESS && w->kind == LT_VALUE_ADDRESS)
        return v->origin.id != w->origin.id &&
               lt_root_info_of(sim->values, v->origin)->kind == LT_ROOT_VARIABLE &&
               lt_root_info_of(sim->values, w->origin)->kind == LT_ROOT_VARIABLE;
    if (v->kind == LT_VALUE_ADDRESS)
        return is_apart_from(sim, st, v->origin, w);
    if (w->kind == LT_VALUE_ADDRESS)
        return is_apart_from(sim, st, w->origin, v);
    if (is_nobody_elses(sim, st, a, w) || is_nobody_elses(sim, st, b, v))
        return true;
    if (v->flags & w->flags & LT_VALUE_FRESH) /* two that are there at once, unless both failed */
        return v->kind != LT_VALUE_MERGE && w->kind != LT_VALUE_MERGE &&
               (is_known_not_null(sim, st, a) || is_known_not_null(sim, st, b));
    if (is_newer(sim, st, a, b) || is_newer(sim, st, b, a))
        return true;
    return (v->kind == LT_VALUE_LITERAL && w->flags & LT_VALUE_FRESH) ||
           (w->kind == LT_VALUE_LITERAL && v->flags & LT_VALUE_FRESH);
}

static int truth(const lt_fact *f) {
    if (f->low == f->high)
        return f->low != 0;
    return excludes(f, 0) ? 1 : -1;
}

static int decide_equal(lt_simulation *sim, const lt_state *st, lt_value a, lt_value b) {
    lt_fact f = lt_fact_of(sim, st, a), g = lt_fact_of(sim, st, b);
    if (a.id == b.id || (f.low == f.high && g.low == g.high && f.low == g.low))
        return 1;
    if (f.high < g.low || g.high < f.low || (f.low == f.high && excludes(&g, f.low)) ||
        (g.low == g.high && excludes(&f, g.low)))
        return 0;
    return are_apart(sim, st, a, b) ? 0 : -1;
}

/* Unsigned values beyond 2^63 look negative here: nothing follows from bounds that may be. */
static int decide_less(lt_simulation *sim, const lt_state *st, lt_value a, lt_value b, bool is_unsigned) {
    lt_fact f = lt_fact_of(sim, st, a), g = lt_fact_of(sim, st, b);
    if (a.id == b.id)
        return 0;
    if (is_unsigned && g.low == 0 && g.high == 0)
        return 0;
    if (is_unsigned && (f.low < 0 || g.low < 0))
        return -1;
    if (f.high < g.low)
        return 1;
    return f.low >= g.high ? 0 : -1;
}

static int decide_comparison(lt_simulation *sim, const lt_state *st, lt_value comparison) {
    lt_value_info v = *lt_value_of(sim->values, comparison);
    lt_fact f = stored_fact(sim, st, comparison);
    if (f.low == f.high)
        return f.low != 0;
    if (v.operation == LT_OPERATOR_equal)
        return decide_equal(sim, st, (lt_value){v.a}, (lt_value){v.b});
    return decide_less(sim, st, (lt_value){v.a}, (lt_value){v.b}, v.flags & LT_VALUE_UNSIGNED);
}

/* A condition tested against zero is the condition itself or its opposite. */
static bool is_test(lt_simulation *sim, lt_value a, lt_relation relation, lt_value b, bool *negated) {
    int64_t constant;
    *negated = relation == LT_EQ;
    return is_comparison(lt_value_of(sim->values, a)) && (relation == LT_EQ || relation == LT_NE) &&
           lt_is_constant(sim->values, b, &constant) && constant == 0;
}

int lt_decide(lt_simulation *sim, const lt_state *st, lt_value a, lt_relation relation, lt_value b,
              bool is_unsigned) {
    if (relation == LT_ALWAYS)
        return -1;
    bool negated;
    lt_value comparison = a;
    if (!is_test(sim, a, relation, b, &negated))
        comparison = lt_number_comparison(sim->values, a, relation, b, is_unsigned, &negated);
    int result = decide_comparison(sim, st, comparison);
    return result < 0 ? result : result ^ negated;
}

/* --- assuming ------------------------------------------------------------------------------------------------------- */

static bool assume_truth(lt_simulation *sim, lt_state *st, lt_value comparison, bool holds, uint32_t depth);

/* Narrows what is known of the value, and of what it is made of. */
static bool refine(lt_simulation *sim, lt_state *st, lt_value v, lt_fact with, uint32_t depth) {
    lt_fact old = lt_fact_of(sim, st, v), now = meet(old, with);
    if (is_empty(&now))
        return false;
    lt_value_info info = *lt_value_of(sim->values, v);
    if (same_fact(&old, &now) || info.kind == LT_VALUE_CONSTANT)
        return true;
    if (is_comparison(&info) && truth(&now) >= 0)
        return depth == 0 || assume_truth(sim, st, v, truth(&now), depth - 1);
    lt_put_fact(sim, st, v, now);
    if (info.kind != LT_VALUE_DERIVED || depth == 0)
        return true; /* only of a derived value are a and b values */
    int64_t constant;
    bool right = lt_is_constant(sim->values, (lt_value){info.b}, &constant);
    if (info.operation == LT_OPERATOR_offset && truth(&now) == 1)
        return refine(sim, st, (lt_value){info.a}, not_null(), depth - 1);
    if (info.operation == LT_OPERATOR_add && right && constant != INT64_MIN)
        return refine(sim, st, (lt_value){info.a}, shifted(now, -constant), depth - 1);
    return true;
}

static bool assume_equal(lt_simulation *sim, lt_state *st, lt_value a, lt_value b, bool holds,
                         uint32_t depth) {
    lt_fact f = lt_fact_of(sim, st, a), g = lt_fact_of(sim, st, b);
    if (holds)
        return refine(sim, st, a, g, depth) && refine(sim, st, b, f, depth);
    lt_fact other = unknown;
    if (g.low == g.high) {
        exclude(&other, g.low);
        return refine(sim, st, a, other, depth);
    }
    if (f.low == f.high) {
        exclude(&other, f.low);
        return refine(sim, st, b, other, depth);
    }
    return true;
}

static bool assume_less(lt_simulation *sim, lt_state *st, lt_value a, lt_value b, bool is_unsigned,
                        bool holds, uint32_t depth) {
    lt_fact f = lt_fact_of(sim, st, a), g = lt_fact_of(sim, st, b);
    if (is_unsigned && g.low < 0)
        return true;
    if (is_unsigned && f.low < 0 && !holds)
        return true;
    lt_fact left = unknown, right = unknown;
    if (holds) { /* a < b */
        left.high = g.high == INT64_MAX ? INT64_MAX : g.high - 1;
        left.low = is_unsigned ? 0 : INT64_MIN;
        int64_t low = is_unsigned && f.low < 0 ? 0 : f.low;
        right.low = low == INT64_MIN ? INT64_MIN : low + 1;
    } else { /* a >= b */
        left.low = g.low;
        right.high = f.high;
    }
    return refine(sim, st, a, left, depth) && refine(sim, st, b, right, depth);
}

static bool assume_truth(lt_simulation *sim, lt_state *st, lt_value comparison, bool holds, uint32_t depth) {
    int known = decide_comparison(sim, st, comparison);
    if (known >= 0)
        return known == holds;
    lt_put_fact(sim, st, comparison, exactly(holds));
    lt_value_info v = *lt_value_of(sim->values, comparison);
    lt_value a = {v.a}, b = {v.b};
    if (v.operation == LT_OPERATOR_equal)
        return assume_equal(sim, st, a, b, holds, depth);
    if (!assume_less(sim, st, a, b, v.flags & LT_VALUE_UNSIGNED, holds, depth))
        return false;
    if (holds) { /* less is not equal */
        bool negated;
        lt_put_fact(sim, st, lt_number_comparison(sim->values, a, LT_EQ, b, false, &negated), exactly(0));
    }
    return true;
}

bool lt_assume(lt_simulation *sim, lt_state *st, lt_value a, lt_relation relation, lt_value b,
               bool is_unsigned) {
    if (relation == LT_ALWAYS)
        return true;
    bool negated;
    lt_value comparison = a;
    if (!is_test(sim, a, relation, b, &negated))
        comparison = lt_number_comparison(sim->values, a, relation, b, is_unsigned, &negated);
    return assume_truth(sim, st, comparison, !negated, DEEPEST_REFINEMENT);
}
