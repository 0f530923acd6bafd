#include "flow/growth/collecting.h"

#include "mir/build.h"
#include "mir/text.h"

/* The successor taken when `left` is at or above a limit: == counts as having reached it. */
static bool true_edge_is_over(lt_relation relation, bool limit_on_left) {
    switch (relation) {
    case LT_GT:
    case LT_GE:
        return !limit_on_left;
    case LT_LT:
    case LT_LE:
        return limit_on_left;
    case LT_EQ:
        return true;
    case LT_NE:
    case LT_ALWAYS:
        return false;
    }
    return false;
}

static bool is_zero(const lt_operand *operand) {
    return operand->kind == LT_NULL || (operand->kind == LT_INTEGER && operand->integer == 0);
}

static bool is_truth(const lt_collecting *a, const lt_operand *operand) {
    const lt_type_info *type = operand->kind == LT_COPY ? lt_place_type(a->function, operand->place) : NULL;
    return type && type->kind == LT_TYPE_integer && type->size == 1;
}

/* A pointer root, or a pointer to one, that is asked whether it is null: is there something in it at all? */
static lt_things root_asked(const lt_collecting *a, const lt_operand *operand) {
    if (operand->kind != LT_COPY)
        return 0;
    int slot = a->place_depth[operand->place.id] == 0 ? lt_slot_of(a, operand->place) : -1;
    uint32_t target = a->place_target[operand->place.id];
    lt_things asked = slot >= 0 ? lt_things_of((uint32_t)slot, LT_IS_SIZE) : 0;
    if (target > a->first_root && target <= a->first_root + a->root_count)
        asked |= lt_things_of(target - 1 - a->first_root, LT_IS_SIZE);
    return asked;
}

/* What `left relation right` says when it holds, `left` (or right, by limit_on_left) being a size. */
static int says_when_true(lt_relation relation, bool limit_on_left, const lt_operand *limit) {
    if (is_zero(limit) && (relation == LT_EQ || relation == LT_NE))
        return relation == LT_EQ ? LT_UNDER : LT_OVER;
    return true_edge_is_over(relation, limit_on_left) ? LT_OVER : LT_UNDER;
}

static const lt_size_test *test_in(const lt_collecting *a, const lt_operand *operand) {
    const lt_place_info *p = operand->kind == LT_COPY ? lt_place_of(a->function, operand->place) : NULL;
    return p && p->projection == LT_BASE && a->tests[p->variable.id].says ? &a->tests[p->variable.id] : NULL;
}

void lt_note_guard(lt_collecting *a, const lt_terminator *t) {
    if (t->kind != LT_BRANCH)
        return;
    a->location = t->location;
    const lt_operand *sides[2] = {&t->left, &t->right};
    const lt_edge *edges = lt_edges_of(a->function, (lt_block){a->block});
    for (int side = 0; side < 2; side++) {
        const lt_operand *limit = sides[!side];
        const lt_size_test *test = test_in(a, sides[side]);
        lt_size_guard guard = {.block = a->block, .relation = t->relation};
        guard.sizes = lt_things_in(a, sides[side]) & lt_all_things(LT_IS_SIZE);
        guard.counter = lt_counter_read_by(a, sides[side]);
        guard.inner = lt_measured_by(a, sides[side]);
        guard.limit = *limit;
        bool latches = guard.counter && side == 0 && (limit->kind == LT_INTEGER || limit->kind == LT_NULL);
        int says = says_when_true(t->relation, side == 1, limit);
        if (is_zero(limit) && (test || (guard.sizes && is_truth(a, sides[side])))) { /* by itself: empty() */
            says = test ? (int)test->says : LT_UNDER;
            if (t->relation == LT_EQ)
                says = says == LT_OVER ? LT_UNDER : LT_OVER;
            guard.counter = test ? test->counter : guard.counter;
        } else if (limit->kind == LT_NULL) {
            guard.sizes |= root_asked(a, sides[side]);
            guard.inner |= (root_asked(a, sides[side]) / LT_IS_SIZE) * LT_POINTS;
        }
        if (!guard.sizes && !guard.counter && !guard.inner)
            continue;
        guard.over = edges[says == LT_OVER ? 0 : 1].target.id;
        guard.relation = latches ? t->relation : LT_ALWAYS;
        LT_PUSH(a->function->arena, &a->guards, guard);
        for (uint32_t slot = 0; slot < a->root_count; slot++)
            if (lt_bits_of(guard.sizes, slot))
                lt_add_site(a, slot, LT_SITE_guard, 0);
    }
}

static lt_relation relation_of(lt_operator operation) {
    switch (operation) {
    case LT_OPERATOR_equal: return LT_EQ;
    case LT_OPERATOR_not_equal: return LT_NE;
    case LT_OPERATOR_less: return LT_LT;
    case LT_OPERATOR_less_equal: return LT_LE;
    case LT_OPERATOR_greater: return LT_GT;
    case LT_OPERATOR_greater_equal: return LT_GE;
    default: return LT_ALWAYS;
    }
}

static lt_size_test compared(const lt_collecting *a, const lt_statement *s) {
    const lt_operand *operands = lt_operands_of(a->function, s);
    lt_relation relation = s->kind == LT_STATEMENT_derive ? relation_of(s->operation) : LT_ALWAYS;
    for (int side = 0; relation != LT_ALWAYS && side < 2; side++) {
        uint32_t counter = lt_counter_read_by(a, &operands[side]);
        if (!counter && !(lt_things_in(a, &operands[side]) & lt_all_things(LT_IS_SIZE)))
            continue;
        int says = says_when_true(relation, side == 1, &operands[!side]);
        return (lt_size_test){says == LT_OVER ? LT_OVER : LT_UNDER, counter};
    }
    return (lt_size_test){0};
}

/* A function whose only result is such a test of one root. */
static void keep_predicate(lt_collecting *a, lt_size_test test, lt_things sizes) {
    for (uint32_t slot = 0; a->reporting && !test.counter && slot < a->root_count; slot++)
        if (lt_bits_of(sizes, slot) & LT_IS_SIZE)
            LT_PUSH(a->unit->unit->arena, &a->unit->predicates,
                    (lt_predicate){a->function->self, a->roots.items[a->first_root + slot], test.says == LT_OVER});
}

static const lt_predicate *predicate_of(const lt_collecting *a, lt_callee function) {
    const lt_predicate *found = NULL;
    for (uint32_t i = 0; i < a->unit->predicates.count; i++)
        if (a->unit->predicates.items[i].function.id == function.id) {
            if (found)
                return NULL; /* it returns more than one test */
            found = &a->unit->predicates.items[i];
        }
    return found;
}

lt_things lt_returned_test(const lt_collecting *a, const lt_statement *s) {
    const lt_predicate *predicate = s->callee.id ? predicate_of(a, s->callee) : NULL;
    for (uint32_t slot = 0; predicate && slot < a->root_count; slot++)
        if (a->roots.items[a->first_root + slot] == predicate->root)
            return lt_things_of(slot, LT_IS_SIZE);
    return 0;
}

void lt_note_test(lt_collecting *a, const lt_statement *s) {
    const lt_function *f = a->function;
    if (!s->target.id || lt_place_of(f, s->target)->projection != LT_BASE)
        return;
    const lt_operand *operands = lt_operands_of(f, s);
    lt_size_test test = compared(a, s);
    if (s->kind == LT_STATEMENT_assign || (s->kind == LT_STATEMENT_derive && s->operation == LT_OPERATOR_cast)) {
        const lt_size_test *copied = test_in(a, operands);
        test = copied ? *copied : test;
    } else if (s->kind == LT_STATEMENT_call && lt_returned_test(a, s)) {
        test.says = predicate_of(a, s->callee)->says_over ? LT_OVER : LT_UNDER;
    }
    a->tests[lt_place_of(f, s->target)->variable.id] = test;
    if (test.says && lt_root_of(f, s->target)->storage == LT_RESULT) {
        lt_things sizes = 0;
        for (uint32_t k = 0; k < s->operand_count; k++)
            sizes |= lt_things_in(a, &operands[k]);
        keep_predicate(a, test, sizes);
    }
}

/* Marks what is reachable from `from` without entering `around`. */
static void reach(const lt_function *f, uint32_t from, uint32_t around, bool *reached, uint32_t *stack) {
    uint32_t depth = 0;
    memset(reached, 0, f->blocks.count * sizeof *reached);
    if (from == around)
        return;
    reached[from] = true;
    stack[depth++] = from;
    while (depth) {
        uint32_t block = stack[--depth];
        for (uint32_t e = 0; e < f->blocks.items[block].terminator.edge_count; e++) {
            uint32_t target = lt_edges_of(f, (lt_block){block})[e].target.id;
            if (target != around && !reached[target]) {
                reached[target] = true;
                stack[depth++] = target;
            }
        }
    }
}

static bool is_counted_up(const lt_collecting *a, uint32_t counter) {
    for (uint32_t c = 0; c < a->counted_up.count; c++)
        if (a->counted_up.items[c] + 1 == counter)
            return true;
    return false;
}

/* The counter is counted up here, or is a part of what is passed to a function that may count it up. */
static bool counts(const lt_collecting *a, uint32_t counter, const lt_found_site *site) {
    lt_string variable = a->unit->counters.items[counter - 1].variable;
    return is_counted_up(a, counter) ||
           (site->site.kind == LT_SITE_bind && lt_string_eq(variable, a->unit->roots.items[site->root].variable));
}

static bool constant_of(const lt_function *f, const lt_operand *operand, int64_t *value) {
    if (operand->kind == LT_INTEGER) {
        *value = operand->integer;
        return true;
    }
    if (operand->kind != LT_COPY || lt_place_of(f, operand->place)->projection != LT_BASE)
        return false;
    const lt_variable_info *v = lt_root_of(f, operand->place);
    *value = v->value;
    return v->flags & LT_VARIABLE_CONSTANT;
}

/* Of several tests the one with the least constant counts. */
static void note_limit(const lt_collecting *a, const lt_size_guard *guard, lt_site *site) {
    const lt_function *f = a->function;
    int64_t value;
    site->guarded = true;
    if (constant_of(f, &guard->limit, &value)) {
        site->limit = site->limited && site->limit < value ? site->limit : value;
        site->limited = true;
    } else if (guard->limit.kind == LT_COPY && lt_root_of(f, guard->limit.place)->storage != LT_TEMPORARY) {
        site->limit_name = lt_intern(f->unit->strings, lt_describe_place(f, guard->limit.place, f->arena));
    }
}

/* The blocks that a guard keeps: every path to them passes it, and not by that edge. */
typedef struct kept {
    const lt_function *function;
    bool *from_entry, *from_edge;
    uint32_t *stack;
} kept;

static void keep(kept *k, uint32_t guard, uint32_t edge) {
    reach(k->function, 1, guard, k->from_entry, k->stack);
    reach(k->function, edge, guard, k->from_edge, k->stack);
}

static bool is_kept(const kept *k, uint32_t block) { return !k->from_entry[block] && !k->from_edge[block]; }

/* `if (done) return; done = true;`: behind that test the counter gets a constant. Whether it always is the same one, and
 * ends the matter, is known when the whole unit has been seen. */
static void apply_latch(lt_collecting *a, const lt_size_guard *one, const kept *k, lt_relation relation, uint32_t first_found) {
    const lt_latch latch = {one->counter, relation, one->limit.kind == LT_INTEGER ? one->limit.integer : 0};
    bool latched = false;
    for (uint32_t l = 0; l < a->latchings.count; l++)
        latched |= a->latchings.items[l].counter == one->counter && a->latchings.items[l].block != one->block &&
                   is_kept(k, a->latchings.items[l].block);
    for (uint32_t i = first_found; latched && i < a->found.count; i++) {
        lt_found_site *site = &a->found.items[i];
        if (!lt_may_grow(&site->site) || site->block == one->block || !is_kept(k, site->block))
            continue;
        site->site.latch = latch;
    }
    for (uint32_t c = 0; latched && c < a->calls.count; c++)
        if (a->calls.items[c].block != one->block && is_kept(k, a->calls.items[c].block))
            a->calls.items[c].latch = latch;
}

/* The guard tests the size of the container at this depth. */
static bool measures(const lt_size_guard *guard, uint32_t slot, uint8_t depth) {
    return depth ? lt_bits_of(guard->inner, slot) & (1u << depth) : lt_bits_of(guard->sizes, slot);
}

static void apply_limit(lt_collecting *a, const lt_size_guard *one, const kept *k, uint32_t first_found) {
    for (uint32_t i = first_found; i < a->found.count; i++) {
        lt_found_site *site = &a->found.items[i];
        if (!lt_may_grow(&site->site))
            continue;
        int slot = lt_slot_of_root(a, site->root);
        bool about = one->counter ? counts(a, one->counter, site) : slot >= 0 && measures(one, (uint32_t)slot, site->site.depth);
        if (about && site->block != one->block && is_kept(k, site->block))
            note_limit(a, one, &site->site);
    }
    for (uint32_t c = 0; c < a->calls.count && (!one->counter || is_counted_up(a, one->counter)); c++) {
        lt_found_call *call = &a->calls.items[c];
        if (call->block != one->block && is_kept(k, call->block))
            call->guarded |= one->counter ? lt_all_things(LT_IS_SIZE) : one->sizes;
    }
}

static void keep_guarded_calls(lt_collecting *a) {
    for (uint32_t c = 0; c < a->calls.count; c++) {
        const lt_found_call *call = &a->calls.items[c];
        bool by_counter = call->guarded == lt_all_things(LT_IS_SIZE);
        if (by_counter || call->latch.counter) {
            LT_PUSH(a->unit->unit->arena, &a->unit->guarded_calls,
                    (lt_guarded_call){call->callee, LT_ANY_ROOT, by_counter ? (lt_latch){0} : call->latch});
            continue;
        }
        for (uint32_t slot = 0; slot < a->root_count; slot++)
            if (lt_bits_of(call->guarded, slot))
                LT_PUSH(a->unit->unit->arena, &a->unit->guarded_calls,
                        (lt_guarded_call){call->callee, a->roots.items[a->first_root + slot], {0}});
    }
}

void lt_apply_guards(lt_collecting *a, uint32_t first_found) {
    const lt_function *f = a->function;
    kept k = {f, LT_NEW_ARRAY(f->arena, bool, f->blocks.count), LT_NEW_ARRAY(f->arena, bool, f->blocks.count),
              LT_NEW_ARRAY(f->arena, uint32_t, f->blocks.count)};
    for (uint32_t g = 0; g < a->guards.count; g++) {
        const lt_size_guard *one = &a->guards.items[g];
        const lt_edge *edges = lt_edges_of(f, (lt_block){one->block});
        for (uint32_t e = 0; one->relation != LT_ALWAYS && a->latchings.count && e < 2; e++) {
            keep(&k, one->block, edges[e].target.id);
            apply_latch(a, one, &k, e == 0 ? lt_relation_not(one->relation) : one->relation, first_found);
        }
        keep(&k, one->block, one->over);
        apply_limit(a, one, &k, first_found);
    }
    keep_guarded_calls(a);
}
