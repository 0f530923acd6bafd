#include "flow/growth/collecting.h"

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

void lt_note_guard(lt_collecting *a, const lt_terminator *t) {
    if (t->kind != LT_BRANCH)
        return;
    a->location = t->location;
    const lt_operand *sides[2] = {&t->left, &t->right};
    for (int side = 0; side < 2; side++) {
        lt_things sizes = lt_things_in(a, sides[side]) & lt_all_things(LT_IS_SIZE);
        uint32_t counter = lt_counter_read_by(a, sides[side]);
        lt_things inner = lt_measured_by(a, sides[side]);
        if (!sizes && !counter && !inner)
            continue;
        const lt_edge *edges = lt_edges_of(a->function, (lt_block){a->block});
        uint32_t over = edges[true_edge_is_over(t->relation, side == 1) ? 0 : 1].target.id;
        LT_PUSH(a->function->arena, &a->guards, (lt_size_guard){a->block, over, sizes, counter, inner, *sides[!side]});
        for (uint32_t slot = 0; slot < a->root_count; slot++)
            if (lt_bits_of(sizes, slot))
                lt_add_site(a, slot, LT_SITE_guard, 0);
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

void lt_apply_guards(lt_collecting *a, uint32_t first_found) {
    const lt_function *f = a->function;
    bool *from_entry = LT_NEW_ARRAY(f->arena, bool, f->blocks.count);
    bool *from_over = LT_NEW_ARRAY(f->arena, bool, f->blocks.count);
    uint32_t *stack = LT_NEW_ARRAY(f->arena, uint32_t, f->blocks.count);
    for (uint32_t g = 0; g < a->guards.count; g++) {
        const lt_size_guard *one = &a->guards.items[g];
        if (one->counter && !is_counted_up(a, one->counter))
            continue;
        reach(f, 1, one->block, from_entry, stack);
        reach(f, one->over, one->block, from_over, stack);
        for (uint32_t i = first_found; i < a->found.count; i++) {
            lt_found_site *site = &a->found.items[i];
            if (site->site.kind != LT_SITE_insert && site->site.kind != LT_SITE_extend)
                continue;
            uint32_t slot = lt_local_root(a, site->root) - 1 - a->first_root;
            bool deep = site->site.depth && (lt_bits_of(one->inner, slot) & (1u << site->site.depth));
            bool about = one->counter || (lt_bits_of(one->sizes, slot) && !site->site.depth) || deep;
            if (about && site->block != one->block && !from_entry[site->block] && !from_over[site->block])
                note_limit(a, one, &site->site);
        }
    }
}

void lt_find_loops(lt_collecting *a) {
    const lt_function *f = a->function;
    uint32_t *stack = LT_NEW_ARRAY(f->arena, uint32_t, f->blocks.count);
    bool *reached = LT_NEW_ARRAY(f->arena, bool, f->blocks.count);
    for (uint32_t i = 0; i < a->found.count; i++) {
        lt_found_site *site = &a->found.items[i];
        if (site->site.kind != LT_SITE_insert && site->site.kind != LT_SITE_extend && site->site.kind != LT_SITE_remove)
            continue;
        const lt_block_info *b = &f->blocks.items[site->block];
        for (uint32_t e = 0; e < b->terminator.edge_count && !site->site.in_loop; e++) {
            reach(f, lt_edges_of(f, (lt_block){site->block})[e].target.id, 0, reached, stack);
            site->site.in_loop = reached[site->block];
        }
    }
}
