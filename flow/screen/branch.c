#include "flow/screen/screening.h"

#include "mir/build.h"

typedef struct range {
    int64_t low, high;
    bool is_outside; /* all but this range */
} range;

static range range_of(lt_condition c) {
    switch (c.relation) {
    case LT_EQ:
        return (range){c.value, c.value, false};
    case LT_NE:
        return (range){c.value, c.value, true};
    case LT_LT:
        return c.value == INT64_MIN ? (range){1, 0, false} : (range){INT64_MIN, c.value - 1, false};
    case LT_LE:
        return (range){INT64_MIN, c.value, false};
    case LT_GT:
        return c.value == INT64_MAX ? (range){1, 0, false} : (range){c.value + 1, INT64_MAX, false};
    case LT_GE:
        return (range){c.value, INT64_MAX, false};
    case LT_ALWAYS:
        break;
    }
    return (range){INT64_MIN, INT64_MAX, false};
}

/* Whether some value meets both conditions. */
static bool are_compatible(lt_condition left, lt_condition right) {
    range a = range_of(left), b = range_of(right);
    if (a.is_outside && b.is_outside)
        return true;
    if (a.is_outside || b.is_outside) {
        range point = a.is_outside ? a : b, other = a.is_outside ? b : a;
        return other.low <= other.high && !(other.low == point.low && other.high == point.high);
    }
    return (a.low > b.low ? a.low : b.low) <= (a.high < b.high ? a.high : b.high);
}

static lt_condition not_so(lt_condition c) {
    return (lt_condition){.relation = lt_relation_not(c.relation), .value = c.value};
}

static lt_relation mirrored(lt_relation relation) {
    switch (relation) {
    case LT_LT:
        return LT_GT;
    case LT_LE:
        return LT_GE;
    case LT_GT:
        return LT_LT;
    case LT_GE:
        return LT_LE;
    default:
        return relation;
    }
}

static bool constant_of(lt_operand operand, int64_t *constant) {
    *constant = operand.kind == LT_INTEGER ? operand.integer : 0;
    return operand.kind == LT_INTEGER || operand.kind == LT_NULL;
}

/* The branch as a condition on one place. */
static bool condition_of(const lt_terminator *t, lt_place *place, lt_condition *condition) {
    *condition = (lt_condition){.relation = t->relation};
    if (t->kind != LT_BRANCH || t->relation == LT_ALWAYS)
        return false;
    *place = t->left.place;
    if (t->left.kind == LT_COPY && constant_of(t->right, &condition->value))
        return true;
    *place = t->right.place;
    condition->relation = mirrored(t->relation);
    return t->right.kind == LT_COPY && constant_of(t->left, &condition->value);
}

static bool is_handle(const lt_screening *s, lt_place place) {
    const lt_type_info *type = lt_place_type(s->function, place);
    return type->kind == LT_TYPE_pointer || type->kind == LT_TYPE_reference;
}

/* Nothing of a state flows along an edge that contradicts it. */
static void narrow_state(const lt_screening *s, lt_word *word, bool is_null, lt_place place,
                         lt_condition edge) {
    lt_condition pointer = s->pointer_when, status = s->status_when;
    bool made_elsewhere =
        s->status_when.relation != LT_ALWAYS; /* an out-parameter: when it fails, it may be anything */
    if (pointer.relation == LT_ALWAYS && is_handle(s, place))
        pointer = (lt_condition){.relation = LT_NE};
    if (is_null) {
        pointer = made_elsewhere ? (lt_condition){.relation = LT_ALWAYS} : not_so(pointer);
        status = not_so(status);
    }
    if (place.id == s->status.id && !(*word & LT_STATUS_GONE) && !are_compatible(edge, status)) {
        *word = 0;
        return;
    }
    if (are_compatible(edge, pointer))
        return;
    lt_held_value v = lt_screen_evaluate_place(s, place, UINT32_MAX);
    for (uint32_t i = 0; i < s->holder_count; i++)
        if (v.exact & lt_holds_bit(i) && s->holders[i].may_be_inside)
            return; /* what was looked for in the object and not found */
    if (lt_screen_is_surely(*word, v))
        *word = 0;
    else if (!(*word & v.maybe))
        *word &= ~v.exact;
}

bool lt_screen_narrow(void *context, uint32_t block, uint32_t edge, lt_word *facts) {
    lt_screening *s = context;
    lt_place place;
    lt_condition condition;
    if (!condition_of(&s->function->blocks.items[block].terminator, &place, &condition))
        return true;
    if (edge)
        condition = not_so(condition);
    for (uint32_t state = 0; state < LT_STATE_count; state++)
        if (facts[state])
            narrow_state(s, &facts[state], state == LT_STATE_null, place, condition);
    return true;
}
