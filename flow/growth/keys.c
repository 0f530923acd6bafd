/* Whether a key is one of few, and where it comes from.
 *
 * The lattice of GROWTH.md 3.6 in three facts. LT_VARYING: the value may be one of many; remainders, masks, narrow types
 * and tests against a constant take that away. LT_COMPUTED: it is no constant; nothing takes that away. And, flow
 * insensitive: the parameters it is made from, for whoever knows all callers. */
#include "flow/growth/collecting.h"

#include "mir/build.h"

enum {
    MOST_KEYS = 65536,        /* values that arithmetic leaves */
    MOST_TESTED = 1 << 20,    /* values that a test lets pass: somebody has thought of a limit */
};

static const lt_type_info *value_type(const lt_function *f, lt_place place) {
    const lt_type_info *type = lt_place_type(f, place);
    return type->kind == LT_TYPE_reference ? lt_type_of(f->unit, type->element) : type;
}

static bool is_base(const lt_function *f, lt_place place) { return lt_place_of(f, place)->projection == LT_BASE; }

/* Where the range of the place's value stands in `locals`: a variable's own, or that of a place that some branch tests;
 * 0: nowhere. */
static uint32_t range_of(const lt_collecting *a, lt_place place) {
    const lt_place_info *p = lt_place_of(a->function, place);
    if (a->place_range[place.id])
        return a->place_range[place.id];
    return p->projection == LT_BASE && !lt_is_static_variable(lt_variable_of(a->function, p->variable)) ? p->variable.id : 0;
}

lt_things lt_variation(const lt_collecting *a, lt_place place) {
    const lt_function *f = a->function;
    const lt_variable_info *v = lt_root_of(f, place);
    uint32_t at = range_of(a, place);
    lt_things t = LT_VARYING | LT_COMPUTED;
    if (at)
        t = a->locals[at] & LT_VARIATION;
    else if ((v->flags & LT_VARIABLE_CONSTANT) && is_base(f, place))
        t = 0;
    else if ((at = lt_local_around(f, place)))
        t = a->locals[at] & LT_VARIATION;
    return value_type(f, place)->flags & LT_IS_finite ? t & ~LT_VARYING : t;
}

static bool is_few(const lt_operand *operand, uint64_t most) {
    return operand->kind == LT_INTEGER && operand->integer >= 0 && (uint64_t)operand->integer <= most;
}

/* What an operator leaves of the variation of its operands. */
lt_things lt_derived_variation(const lt_collecting *a, const lt_statement *s, lt_things value) {
    const lt_operand *operands = lt_operands_of(a->function, s);
    bool few = false;
    if (!s->operand_count)
        return value;
    switch (s->operation) {
    case LT_OPERATOR_remainder:
        few = is_few(&operands[1], MOST_KEYS);
        break;
    case LT_OPERATOR_bit_and:
        few = is_few(&operands[0], MOST_KEYS - 1) || is_few(&operands[1], MOST_KEYS - 1);
        break;
    case LT_OPERATOR_shift_right: {
        const lt_type_info *type = s->target.id ? value_type(a->function, s->target) : NULL;
        few = type && operands[1].kind == LT_INTEGER && type->size <= 64 && operands[1].integer + 16 >= (int64_t)type->size;
        break;
    }
    case LT_OPERATOR_equal:
    case LT_OPERATOR_not_equal:
    case LT_OPERATOR_less:
    case LT_OPERATOR_less_equal:
    case LT_OPERATOR_greater:
    case LT_OPERATOR_greater_equal:
        few = true;
        break;
    default:
        break;
    }
    if (operands[0].kind == LT_COPY && operands[0].place.id == s->target.id)
        value |= LT_COMPUTED;
    return few ? value & ~LT_VARYING : value;
}

/* A function whose result is one of several arguments, one of them a constant: the other counts no further. */
lt_things lt_called_variation(const lt_collecting *a, const lt_statement *s, const lt_callee_info *callee, lt_things varying) {
    uint32_t chosen = 0, constant = 0;
    for (uint32_t e = 0; e < callee->effect_count; e++) {
        const lt_effect *effect = &callee->effects[e];
        if ((effect->kind != LT_EFFECT_inside && effect->kind != LT_EFFECT_alias) || effect->subject != LT_SLOT_RESULT ||
            effect->object >= s->operand_count)
            continue;
        chosen++;
        constant += !(lt_things_in(a, &lt_operands_of(a->function, s)[effect->object]) & LT_COMPUTED);
    }
    return chosen > 1 && constant ? varying & ~LT_VARYING : varying;
}

/* --- tests ----------------------------------------------------------------------------------------------------------- */

/* Whether a value that passes is at or below what it is compared with. */
static bool is_below(lt_relation relation, bool holds) {
    switch (relation) {
    case LT_LT:
    case LT_LE:
    case LT_EQ:
        return holds;
    case LT_GT:
    case LT_GE:
    case LT_NE:
        return !holds;
    case LT_ALWAYS:
        break;
    }
    return false;
}

static bool is_small(const lt_collecting *a, const lt_operand *limit) {
    if (limit->kind == LT_INTEGER)
        return limit->integer <= MOST_TESTED;
    return (limit->kind == LT_COPY || limit->kind == LT_LITERAL) && !(lt_things_in(a, limit) & LT_VARYING);
}

static lt_narrowing narrow_value(const lt_collecting *a, const lt_operand *value, const lt_operand *limit, bool below) {
    lt_narrowing n = {0};
    if (value->kind != LT_COPY || !below)
        return n;
    uint32_t at = range_of(a, value->place);
    if (at && is_small(a, limit)) {
        n.ranges[0] = at;
        n.ranges[1] = at < a->function->variables.count ? a->copied_from[at] : 0;
    } else if (at && at < a->function->variables.count && a->stepped[at]) {
        n.widened = at; /* a counter of turns, and nobody knows how many */
    }
    const lt_place_info *p = lt_place_of(a->function, value->place);
    if (n.ranges[0] && p->projection == LT_DEREF && is_base(a->function, p->parent))
        n.ranges[1] = p->variable.id; /* a reference stands for what it refers to */
    return n;
}

lt_narrowing lt_narrow(const lt_collecting *a, const lt_terminator *t, uint32_t edge) {
    const lt_edge *to = a->function->edges.items + t->first_edge + edge;
    if (t->kind == LT_SWITCH) {
        lt_operand high = {.kind = LT_INTEGER, .integer = to->high};
        return narrow_value(a, &t->left, &high, !to->is_default);
    }
    if (t->kind != LT_BRANCH)
        return (lt_narrowing){0};
    bool holds = edge == 0;
    lt_narrowing n = narrow_value(a, &t->left, &t->right, is_below(t->relation, holds));
    return n.ranges[0] || n.widened ? n : narrow_value(a, &t->right, &t->left, is_below(lt_relation_mirrored(t->relation), holds));
}

/* --- preparation ------------------------------------------------------------------------------------------------------ */

static uint32_t add_range(lt_collecting *a, const lt_operand *operand) {
    if (operand->kind != LT_COPY || a->place_range[operand->place.id] || range_of(a, operand->place) ||
        lt_place_type(a->function, operand->place)->kind != LT_TYPE_integer)
        return 0;
    a->place_range[operand->place.id] = a->local_count;
    return a->local_count++;
}

static void find_steps(lt_collecting *a) {
    const lt_function *f = a->function;
    for (uint32_t i = 0; i < f->statements.count; i++) {
        const lt_statement *s = &f->statements.items[i];
        const lt_operand *operand = lt_operands_of(f, s);
        if (s->kind == LT_STATEMENT_derive && s->operand_count && is_base(f, s->target) && operand->kind == LT_COPY &&
            operand->place.id == s->target.id)
            a->stepped[lt_place_of(f, s->target)->variable.id] = true;
    }
}

void lt_prepare_keys(lt_collecting *a) {
    const lt_function *f = a->function;
    a->place_range = LT_NEW_ARRAY(f->arena, uint32_t, f->places.count);
    a->copied_from = LT_NEW_ARRAY(f->arena, uint32_t, f->variables.count);
    a->origins = LT_NEW_ARRAY(f->arena, uint32_t, f->variables.count);
    a->stepped = LT_NEW_ARRAY(f->arena, bool, f->variables.count);
    a->local_count = f->variables.count;
    for (uint32_t b = 1; b < f->blocks.count; b++) {
        const lt_terminator *t = &f->blocks.items[b].terminator;
        if (t->kind == LT_BRANCH || t->kind == LT_SWITCH)
            add_range(a, &t->left);
        if (t->kind == LT_BRANCH)
            add_range(a, &t->right);
    }
    find_steps(a);
}

lt_things lt_range_at_entry(const lt_collecting *a, uint32_t local) {
    const lt_function *f = a->function;
    bool given = local >= f->variables.count || f->variables.items[local].storage == LT_PARAMETER;
    return given ? LT_VARYING | LT_COMPUTED : 0;
}

/* --- origins ----------------------------------------------------------------------------------------------------------- */

/* The parameters that the operand's value is made from: a bit each; the highest one: something else as well. */
static uint32_t origins_of(const lt_collecting *a, const lt_operand *operand) {
    if (operand->kind == LT_UNKNOWN)
        return LT_FROM_ELSEWHERE;
    if (operand->kind != LT_COPY && operand->kind != LT_MOVE && operand->kind != LT_ADDRESS)
        return 0;
    const lt_function *f = a->function;
    const lt_variable_info *v = lt_root_of(f, operand->place);
    if (lt_is_static_variable(v))
        return LT_FROM_ELSEWHERE;
    const lt_place_info *p = lt_place_of(f, operand->place);
    for (lt_place at = operand->place; p->projection != LT_BASE; p = lt_place_of(f, at)) {
        if (p->projection == LT_DEREF && lt_place_type(f, p->parent)->kind != LT_TYPE_reference)
            return LT_FROM_ELSEWHERE;
        at = p->parent;
    }
    if (v->storage == LT_PARAMETER)
        return v->index < LT_MOST_ARGUMENTS && !(v->flags & LT_VARIABLE_THIS) ? 1u << v->index : LT_FROM_ELSEWHERE;
    return a->origins[p->variable.id];
}

void lt_note_origins(lt_collecting *a, const lt_statement *s) {
    const lt_operand *operands = lt_operands_of(a->function, s);
    uint32_t from = s->kind == LT_STATEMENT_call && !s->operand_count ? LT_FROM_ELSEWHERE : 0;
    uint32_t built = s->kind == LT_STATEMENT_call && s->operand_count && operands[0].kind == LT_ADDRESS
                         ? lt_local_around(a->function, operands[0].place) : 0;
    for (uint32_t k = 0; k < s->operand_count; k++)
        from |= origins_of(a, &operands[k]);
    if (s->target.id)
        a->origins[lt_local_around(a->function, s->target)] |= from;
    a->origins[built] |= from; /* a constructor fills its object */
}

void lt_remember_copy(lt_collecting *a, const lt_statement *s) {
    const lt_function *f = a->function;
    if (!s->target.id || !is_base(f, s->target))
        return;
    const lt_operand *operand = lt_operands_of(f, s);
    bool copies = s->kind == LT_STATEMENT_assign || (s->kind == LT_STATEMENT_derive && s->operation == LT_OPERATOR_cast);
    a->copied_from[lt_place_of(f, s->target)->variable.id] =
        copies && operand->kind == LT_COPY && is_base(f, operand->place) ? lt_local_around(f, operand->place) : 0;
}

/* --- the key of a site -------------------------------------------------------------------------------------------------- */

bool lt_appends(const lt_collecting *a, const lt_statement *s, const lt_effect *effect) {
    const lt_operand *container = &lt_operands_of(a->function, s)[effect->subject];
    if (s->operand_count != 2 || (container->kind != LT_COPY && container->kind != LT_ADDRESS))
        return false;
    const lt_type_info *type = lt_place_type(a->function, container->place);
    if (type->kind == LT_TYPE_pointer || type->kind == LT_TYPE_reference)
        type = lt_type_of(a->function->unit, type->element);
    return lt_is_container_type(type) && !(type->flags & LT_IS_keyed);
}

void lt_note_key(const lt_collecting *a, lt_site *site, const lt_operand *key, lt_things value, bool appends) {
    if (!site || !key)
        return;
    if (lt_is_of_place(key) && lt_place_type(a->function, key->place)->kind == LT_TYPE_integer)
        value |= lt_variation(a, key->place); /* a reference to a number is passed for its value */
    lt_things many = appends ? LT_COMPUTED : LT_VARYING; /* a sequence has few only of what is registered by name */
    site->finite_key = !(value & (many | lt_all_things((1u << LT_BITS_PER_ROOT) - 1)));
    site->appends = appends;
    site->recycled = value & LT_LISTED;
    if (!lt_is_of_place(key))
        return;
    const lt_variable_info *v = lt_variable_of(a->function, lt_named_source(a, key->place));
    uint32_t from = origins_of(a, key);
    site->key = v->name;
    site->key_is_parameter = v->storage == LT_PARAMETER && !(v->flags & LT_VARIABLE_THIS);
    site->key_parameters = from & LT_FROM_ELSEWHERE ? 0 : from;
}

void lt_find_recycled_keys(lt_collecting *a) {
    uint32_t one = UINT32_MAX, another = UINT32_MAX; /* roots that lose elements here */
    for (uint32_t i = 0; i < a->found.count; i++)
        if (a->found.items[i].site.kind == LT_SITE_remove)
            *(one == UINT32_MAX || one == a->found.items[i].root ? &one : &another) = a->found.items[i].root;
    for (uint32_t i = 0; i < a->found.count; i++) {
        lt_found_site *site = &a->found.items[i];
        site->site.recycled &= one != UINT32_MAX && (one != site->root || another != UINT32_MAX);
    }
}
