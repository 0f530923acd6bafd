#include "attrs/compare.h"

#include "attrs/polynomial.h"

#include <string.h>

/* --- equality ---------------------------------------------------------------------------------------- */

static bool has_release(const lt_resolved *contract, const char *name) {
    for (uint32_t i = 0; i < contract->release_count; i++)
        if (strcmp(contract->releases[i], name) == 0)
            return true;
    return false;
}

static bool same_releases(const lt_resolved *a, const lt_resolved *b) {
    if (a->release_count != b->release_count)
        return false;
    for (uint32_t i = 0; i < a->release_count; i++)
        if (!has_release(b, a->releases[i]))
            return false;
    return true;
}

static bool same_region(const lt_contract_region *a, const lt_contract_region *b) {
    if (a->kind != b->kind)
        return false;
    return a->kind == LT_CONTRACT_REGION_PARAMETER ? a->index == b->index : strcmp(a->name, b->name) == 0;
}

static bool has_region(const lt_contract_regions *regions, const lt_contract_region *region) {
    for (uint32_t i = 0; i < regions->count; i++)
        if (same_region(&regions->items[i], region))
            return true;
    return false;
}

static bool has_regions(const lt_contract_regions *regions, const lt_contract_regions *subset) {
    for (uint32_t i = 0; i < subset->count; i++)
        if (!has_region(regions, &subset->items[i]))
            return false;
    return true;
}

static bool has_static(const lt_contract_regions *regions) {
    for (uint32_t i = 0; i < regions->count; i++)
        if (regions->items[i].kind == LT_CONTRACT_REGION_STATIC)
            return true;
    return false;
}

static bool same_regions(const lt_contract_regions *a, const lt_contract_regions *b) {
    return a->count == b->count && has_regions(a, b);
}

static bool same_condition(const lt_resolved *a, const lt_resolved *b) {
    lt_value_range left[2], right[2];
    uint32_t count = lt_condition_ranges(a->relation, a->value, left);
    if (count != lt_condition_ranges(b->relation, b->value, right))
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (left[i].low != right[i].low || left[i].high != right[i].high)
            return false;
    return true;
}

static bool conditions_overlap(const lt_resolved *a, const lt_resolved *b) {
    lt_value_range left[2], right[2];
    uint32_t left_count = lt_condition_ranges(a->relation, a->value, left);
    uint32_t right_count = lt_condition_ranges(b->relation, b->value, right);
    for (uint32_t i = 0; i < left_count; i++)
        for (uint32_t j = 0; j < right_count; j++)
            if (left[i].low <= right[j].high && right[j].low <= left[i].high)
                return true;
    return false;
}

static bool same_node(const lt_bound_node *a, const lt_bound_node *b) {
    if (a->kind != b->kind || a->left != b->left || a->right != b->right || a->value != b->value ||
        a->reference != b->reference || strcmp(a->path, b->path) != 0)
        return false;
    return a->reference == LT_BOUND_PARAMETER
               ? a->index == b->index
               : a->reference == LT_BOUND_CONSTANT || strcmp(a->name, b->name) == 0;
}

static bool same_tree(const lt_bound *a, const lt_bound *b) {
    if (a->count != b->count)
        return false;
    for (uint32_t i = 0; i < a->count; i++)
        if (!same_node(&a->items[i], &b->items[i]))
            return false;
    return true;
}

/* a - b when it is a number. */
static bool find_difference(lt_arena *arena, const lt_bound *a, const lt_bound *b, int64_t *difference) {
    lt_polynomial left, right, rest;
    return lt_polynomial_of(arena, a, &left) && lt_polynomial_of(arena, b, &right) &&
           lt_polynomial_subtract(arena, &left, &right, &rest) && lt_polynomial_constant(&rest, difference);
}

static bool same_bound(lt_arena *arena, const lt_bound *a, const lt_bound *b) {
    int64_t difference;
    if (same_tree(a, b))
        return true;
    return a->count && b->count && find_difference(arena, a, b, &difference) && difference == 0;
}

static bool same_word(const lt_contract_word *a, const lt_contract_word *b) {
    return a->text == b->text || (a->text && b->text && strcmp(a->text, b->text) == 0);
}

bool lt_resolved_equal(lt_arena *arena, const lt_resolved *a, const lt_resolved *b) {
    return a->source.kind == b->source.kind && same_releases(a, b) && same_condition(a, b) &&
           same_regions(&a->regions, &b->regions) && same_regions(&a->outlived, &b->outlived) &&
           same_bound(arena, &a->source.bound, &b->source.bound) && same_word(&a->source.by, &b->source.by) &&
           same_word(&a->source.keys, &b->source.keys);
}

/* --- contradiction ----------------------------------------------------------------------------------- */

/* `lifetime("a: b")`, a statement about regions, of which there may be any number. */
static bool is_relation(const lt_resolved *contract) {
    return contract->outlived.count != 0;
}

/* What a bearer has one of: who releases it, how long it lives, how large it is, by whom and by which keys
 * bounded. */
typedef enum slot { RELATION, OWNERSHIP, LIFE, SIZE, BOUNDED_BY, KEYS } slot;

static slot slot_of(const lt_resolved *contract) {
    switch (contract->source.kind) {
    case LT_CONTRACT_owned:
    case LT_CONTRACT_borrowed:
        return OWNERSHIP;
    case LT_CONTRACT_lifetime:
        return is_relation(contract) ? RELATION : LIFE;
    default:
        return contract->source.by.text ? BOUNDED_BY : contract->source.keys.text ? KEYS : SIZE;
    }
}

static bool relations_collide(const lt_resolved *a, const lt_resolved *b) {
    return has_region(&a->outlived, &b->regions.items[0]) && has_region(&b->outlived, &a->regions.items[0]);
}

/* What is released lives no longer than that: never for ever. */
static bool owns_static(const lt_resolved *a, const lt_resolved *b) {
    return a->source.kind == LT_CONTRACT_owned && slot_of(b) == LIFE && has_static(&b->regions);
}

static bool contradict(lt_arena *arena, const lt_resolved *a, const lt_resolved *b) {
    if (slot_of(a) != slot_of(b))
        return owns_static(a, b) || owns_static(b, a);
    if (slot_of(a) == RELATION)
        return relations_collide(a, b);
    return conditions_overlap(a, b) && !lt_resolved_equal(arena, a, b);
}

bool lt_contracts_agree(lt_arena *arena, const lt_declaration *declaration, const lt_contracts *contracts,
                        lt_disagreement *disagreement) {
    for (uint32_t i = 1; i < contracts->count; i++)
        for (uint32_t j = 0; j < i; j++) {
            const lt_resolved *before = &contracts->items[j], *after = &contracts->items[i];
            if (!contradict(arena, before, after))
                continue;
            const char *message = lt_arena_format(
                arena, "%s cannot be both '%s' and '%s'", lt_declaration_show(arena, declaration),
                lt_contract_show(arena, &before->source), lt_contract_show(arena, &after->source));
            *disagreement = (lt_disagreement){before, after, message};
            return false;
        }
    return true;
}

/* --- redeclarations ---------------------------------------------------------------------------------- */

static const lt_resolved *find_equal(lt_arena *arena, const lt_contracts *contracts,
                                     const lt_resolved *wanted) {
    for (uint32_t i = 0; i < contracts->count; i++)
        if (lt_resolved_equal(arena, &contracts->items[i], wanted))
            return &contracts->items[i];
    return NULL;
}

static const lt_resolved *find_slot(const lt_contracts *contracts, slot wanted) {
    for (uint32_t i = 0; i < contracts->count; i++)
        if (slot_of(&contracts->items[i]) == wanted)
            return &contracts->items[i];
    return NULL;
}

/* The earlier contract that `after` is at odds with, or null. */
static const lt_resolved *find_odds(lt_arena *arena, const lt_contracts *before, const lt_resolved *after) {
    if (find_equal(arena, before, after))
        return NULL;
    if (slot_of(after) != RELATION && find_slot(before, slot_of(after)))
        return find_slot(before, slot_of(after));
    for (uint32_t i = 0; i < before->count; i++)
        if (contradict(arena, &before->items[i], after))
            return &before->items[i];
    return NULL;
}

bool lt_redeclaration_agrees(lt_arena *arena, const lt_declaration *declaration, const lt_contracts *before,
                             const lt_contracts *after, lt_disagreement *disagreement) {
    for (uint32_t i = 0; i < after->count; i++) {
        const lt_resolved *odds = find_odds(arena, before, &after->items[i]);
        if (!odds)
            continue;
        const char *message = lt_arena_format(
            arena, "%s is redeclared '%s', but was '%s' before", lt_declaration_show(arena, declaration),
            lt_contract_show(arena, &after->items[i].source), lt_contract_show(arena, &odds->source));
        *disagreement = (lt_disagreement){odds, &after->items[i], message};
        return false;
    }
    return true;
}

lt_contracts lt_contracts_merge(lt_arena *arena, const lt_contracts *before, const lt_contracts *after) {
    lt_contracts merged = {0};
    for (uint32_t i = 0; i < after->count; i++)
        LT_PUSH(arena, &merged, after->items[i]);
    for (uint32_t i = 0; i < before->count; i++) {
        slot spoken_of = slot_of(&before->items[i]);
        bool is_kept = spoken_of == RELATION ? !find_equal(arena, after, &before->items[i])
                                             : !find_slot(after, spoken_of);
        if (is_kept)
            LT_PUSH(arena, &merged, before->items[i]);
    }
    return merged;
}

/* --- overriders -------------------------------------------------------------------------------------- */

typedef struct override {
    lt_arena *arena;
    const lt_declaration *declaration;
    const lt_resolved *base, *overrider;
    bool is_parameter;
} override;

/* Each weakening is null, or the reason why the overrider breaks what callers of the base count on. */
typedef const char *weakening(const override *o);

static const char *weaken_ownership(const override *o) {
    bool was_owned = o->base->source.kind == LT_CONTRACT_owned,
         is_owned = o->overrider->source.kind == LT_CONTRACT_owned;
    if (was_owned != is_owned)
        return o->is_parameter ? (is_owned ? "callers of the overridden function still use it"
                                           : "callers of the overridden function give it away")
                               : (is_owned ? "callers of the overridden function do not release it"
                                           : "callers of the overridden function release it");
    if (is_owned && !same_releases(o->base, o->overrider))
        return "it is released differently";
    return same_condition(o->base, o->overrider) ? NULL : "the condition is another";
}

/* A parameter must not be kept for longer, a result must not live for shorter. */
static const char *weaken_life(const override *o) {
    const lt_contract_regions *was = &o->base->regions, *is = &o->overrider->regions;
    if (o->is_parameter) {
        if (has_static(was) || has_regions(was, is))
            return NULL;
        return "callers of the overridden function need not keep it alive for so long";
    }
    bool only_static = is->count == 1 && has_static(is);
    if (was->count == 0 || only_static || (is->count && has_regions(was, is)))
        return NULL;
    return "callers of the overridden function count on another life";
}

static const char *weaken_size(const override *o) {
    int64_t more;
    if (!find_difference(o->arena, &o->overrider->source.bound, &o->base->source.bound, &more) || more == 0)
        return NULL;
    if (o->is_parameter)
        return more > 0 ? "callers of the overridden function pass fewer elements" : NULL;
    return more < 0 ? "callers of the overridden function count on more elements" : NULL;
}

/* Ownership or, when both lend or borrow, life. */
static const char *weaken_ownership_or_life(const override *o) {
    const char *reason = weaken_ownership(o);
    return reason || o->base->source.kind == LT_CONTRACT_owned ? reason : weaken_life(o);
}

static bool report(const override *o, const char *reason, lt_disagreement *disagreement) {
    const char *message = lt_arena_format(o->arena, "overrider weakens %s from '%s' to '%s': %s",
                                          lt_declaration_show(o->arena, o->declaration),
                                          lt_contract_show(o->arena, &o->base->source),
                                          lt_contract_show(o->arena, &o->overrider->source), reason);
    *disagreement = (lt_disagreement){o->base, o->overrider, message};
    return false;
}

/* The base's contract that speaks of the same thing: `lifetime` is measured against `borrowed` when that is
 * all there is, and the other way round. */
static const lt_resolved *find_counterpart(const lt_contracts *base, const lt_resolved *contract) {
    slot wanted = slot_of(contract);
    const lt_resolved *found = find_slot(base, wanted);
    if (!found && contract->source.kind == LT_CONTRACT_borrowed)
        return find_slot(base, LIFE);
    if (!found && wanted == LIFE) {
        found = find_slot(base, OWNERSHIP);
        return found && found->source.kind == LT_CONTRACT_borrowed ? found : NULL;
    }
    return found;
}

bool lt_overrider_agrees(lt_arena *arena, const lt_declaration *declaration, const lt_contracts *base,
                         const lt_contracts *overrider, lt_disagreement *disagreement) {
    static weakening *const weakenings[] = {
        [OWNERSHIP] = weaken_ownership_or_life, [LIFE] = weaken_life, [SIZE] = weaken_size, [KEYS] = NULL};
    for (uint32_t i = 0; i < overrider->count; i++) {
        const lt_resolved *after = &overrider->items[i], *before = find_counterpart(base, after);
        if (!before || !weakenings[slot_of(after)] || find_equal(arena, base, after))
            continue;
        override o = {arena, declaration, before, after, declaration->bearer == LT_BEARER_PARAMETER};
        bool is_life = slot_of(before) != slot_of(after);
        const char *reason = is_life ? weaken_life(&o) : weakenings[slot_of(after)](&o);
        if (reason)
            return report(&o, reason, disagreement);
    }
    return true;
}
