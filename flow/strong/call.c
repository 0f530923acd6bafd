/* Calls in the analysis of strong references: effects, and what bodies of the unit were seen to store. */
#include "flow/strong/graph.h"

typedef struct call {
    lt_strong_run *r;
    lt_strong_state *st;
    const lt_statement *s;
    const lt_callee_info *callee;
    const lt_operand *operands;
    bool answered; /* something is known of the result */
} call;

static bool is_placed(const lt_operand *o) { return o->kind == LT_COPY || o->kind == LT_MOVE || o->kind == LT_ADDRESS; }

static bool has_argument(const call *c, uint32_t slot) {
    return slot == LT_SLOT_RESULT ? c->s->target.id != 0 : slot < c->s->operand_count && slot < LT_SLOT_REST;
}

/* The cell of the argument's own value, or of what it refers to; 0: none. */
static uint32_t cell_at(const call *c, uint32_t slot, uint32_t depth) {
    if (!has_argument(c, slot))
        return 0;
    uint32_t cell = lt_strong_argument(c->r, slot);
    return depth ? lt_strong_load(c->r, c->st, cell) : cell;
}

static void bind_arguments(const call *c) {
    const lt_function *f = c->r->function;
    for (uint32_t i = 0; i < c->s->operand_count && i < LT_SLOT_REST; i++) {
        const lt_operand *o = &c->operands[i];
        uint32_t cell = lt_strong_argument(c->r, i);
        lt_type type = is_placed(o) ? lt_place_of(f, o->place)->type : (lt_type){0};
        c->r->cells.items[cell].type = o->kind == LT_ADDRESS ? (lt_type){0} : type;
        lt_strong_end(c->r, c->st, cell);
        if (is_placed(o))
            lt_strong_assign(c->r, c->st, cell, o);
        else if (o->kind == LT_NULL)
            lt_strong_set(c->r, c->st, cell, 0);
    }
    if (c->s->target.id) {
        uint32_t result = lt_strong_argument(c->r, LT_SLOT_RESULT);
        lt_strong_end(c->r, c->st, result);
        c->r->cells.items[result].type = lt_place_of(f, c->s->target)->type;
    }
}

static void unbind_arguments(const call *c) {
    for (uint32_t i = 0; i <= LT_SLOT_RESULT; i++)
        if (c->r->arguments[i] && has_argument(c, i))
            lt_strong_end(c->r, c->st, c->r->arguments[i]);
}

/* --- effects ------------------------------------------------------------------------------------------------------- */

static void make(const call *c, const lt_effect *e) {
    uint32_t cell = cell_at(c, e->subject, e->depth);
    if (!cell)
        return;
    uint32_t object = lt_strong_make(c->r, c->st, LT_KNOT_MADE);
    c->r->cells.items[object].type = lt_stype(c->r, lt_scell(c->r, cell)->type)->element;
    lt_strong_set(c->r, c->st, cell, object);
}

static void clear(const call *c, const lt_effect *e) {
    uint32_t cell = cell_at(c, e->subject, e->depth);
    if (!cell)
        return;
    lt_strong_note_break(c->r, cell);
    lt_strong_set(c->r, c->st, cell, 0);
}

/* An iterator that is stepped goes to another element of the same container. */
static void step_on(const call *c, uint32_t iterator) {
    uint32_t at = lt_strong_load(c->r, c->st, iterator);
    if (at && lt_scell(c->r, at)->kind == LT_PART_ELEMENT)
        lt_strong_set(c->r, c->st, iterator, lt_strong_element(c->r, c->st, lt_scell(c->r, at)->parent));
    else
        lt_strong_forget(c->r, c->st, iterator);
}

/* What a bound call or a pair collects lies in it, part by part. */
static void take_over(const call *c, const lt_effect *e) {
    uint32_t to = cell_at(c, e->subject, e->depth), from = cell_at(c, e->object, e->object_depth);
    if (e->subject == e->object && e->depth && e->object_depth) {
        if (to && lt_strong_is_reference(c->r, lt_scell(c->r, to)->type))
            step_on(c, to);
        return;
    }
    if (!to || !from)
        return;
    if (lt_strong_is_reference(c->r, lt_scell(c->r, to)->type))
        lt_strong_copy(c->r, c->st, to, from);
    else if (e->subject == LT_SLOT_RESULT && e->kind == LT_EFFECT_inside)
        lt_strong_copy(c->r, c->st, lt_strong_part(c->r, to, LT_PART_SLOT, e->object + 1u, lt_scell(c->r, from)->type), from);
    else
        lt_strong_copy(c->r, c->st, to, from);
}

/* The part of an entry (of a map's pair, the value) that the reference says it refers to. */
static void point_at_element(const call *c, uint32_t to, uint32_t container) {
    uint32_t element = lt_strong_element(c->r, c->st, container);
    const lt_type_info *reference = lt_stype(c->r, lt_scell(c->r, to)->type);
    if (reference->element.id && reference->kind != LT_TYPE_record)
        c->r->cells.items[element].type = reference->element;
    lt_strong_set(c->r, c->st, to, element);
}

/* What an owner owns, or an element of a container. */
static void look_into(const call *c, const lt_effect *e) {
    uint32_t to = cell_at(c, e->subject, e->depth);
    uint32_t owner = lt_strong_load(c->r, c->st, cell_at(c, e->object, e->object_depth));
    if (!to || !owner || !lt_strong_is_reference(c->r, lt_scell(c->r, to)->type))
        return;
    lt_type type = lt_scell(c->r, owner)->type;
    if (lt_strong_is_reference(c->r, type))
        lt_strong_set(c->r, c->st, to, lt_strong_load(c->r, c->st, owner));
    else if (lt_stype(c->r, type)->flags & LT_IS_optional)
        lt_strong_set(c->r, c->st, to, lt_strong_part(c->r, owner, LT_PART_SLOT, 0, lt_stype(c->r, type)->element));
    else
        point_at_element(c, to, owner);
}

/* Whether the object is a copy of the value: what else its constructor makes of it is not known. */
static bool becomes(const call *c, uint32_t object, uint32_t value) {
    return lt_scell(c->r, object)->type.id == lt_scell(c->r, value)->type.id && lt_scell(c->r, value)->type.id;
}

/* An entry of several parts has the value as one of them. */
static void insert(const call *c, uint32_t container, uint32_t value, uint32_t slot) {
    uint32_t element = lt_strong_element(c->r, c->st, container);
    lt_type type = lt_scell(c->r, element)->type;
    if (!lt_strong_is_reference(c->r, type) && !lt_strong_is_bag(c->r, type) && !becomes(c, element, value))
        element = lt_strong_part(c->r, element, LT_PART_SLOT, slot, lt_scell(c->r, value)->type);
    lt_strong_copy(c->r, c->st, element, value);
}

static void keep(const call *c, const lt_effect *e) {
    if (e->object == LT_SLOT_NONE)
        return;
    uint32_t in = lt_strong_load(c->r, c->st, cell_at(c, e->object, 0));
    uint32_t from = cell_at(c, e->subject, e->depth);
    if (!in || !from)
        return;
    uint32_t flags = lt_stype(c->r, lt_scell(c->r, in)->type)->flags;
    if (flags & LT_IS_container)
        insert(c, in, from, e->subject);
    else if (flags & LT_IS_callable)
        lt_strong_copy(c->r, c->st, in, from);
    else if (flags & LT_IS_optional)
        lt_strong_copy(c->r, c->st, lt_strong_part(c->r, in, LT_PART_SLOT, 0, lt_scell(c->r, from)->type), from);
    else if (becomes(c, in, from))
        lt_strong_copy(c->r, c->st, in, from);
}

static void lose_elements(const call *c, const lt_effect *e) {
    uint32_t container = lt_strong_load(c->r, c->st, cell_at(c, e->subject, 0));
    if (!container)
        return;
    lt_strong_note_break(c->r, container);
    lt_strong_forget_elements(c->r, c->st, container);
}

/* Only what is pointed to itself: what a method may write of its object is told by its body. */
static void overwrite(const call *c, const lt_effect *e) {
    uint32_t cell = lt_strong_load(c->r, c->st, cell_at(c, e->subject, 0));
    if (!cell || (!lt_strong_is_reference(c->r, lt_scell(c->r, cell)->type) && !lt_strong_is_bag(c->r, lt_scell(c->r, cell)->type)))
        return;
    lt_strong_note_break(c->r, cell);
    lt_strong_forget(c->r, c->st, cell);
}

static void apply(call *c, const lt_effect *e) {
    c->answered |= e->subject == LT_SLOT_RESULT && !e->depth && e->kind != LT_EFFECT_nonnull && e->kind != LT_EFFECT_value;
    switch (e->kind) {
    case LT_EFFECT_fresh: make(c, e); break;
    case LT_EFFECT_null: clear(c, e); break;
    case LT_EFFECT_alias:
    case LT_EFFECT_share:
    case LT_EFFECT_inside: take_over(c, e); break;
    case LT_EFFECT_content: look_into(c, e); break;
    case LT_EFFECT_keep: keep(c, e); break;
    case LT_EFFECT_remove:
    case LT_EFFECT_replace: lose_elements(c, e); break;
    case LT_EFFECT_write: overwrite(c, e); break;
    default: break;
    }
}

/* --- summaries ------------------------------------------------------------------------------------------------------- */

/* The value of the parameter in the call. Where the callee builds by a constructor, that one's object is what the result owns,
 * and its parameters get the values of what this one's refer to. */
static uint32_t parameter(const call *c, const lt_strong_summary *summary, uint32_t slot) {
    if (summary->function.id == c->s->callee.id)
        return cell_at(c, slot, 0);
    if (slot == 0 || slot == LT_SLOT_RESULT)
        return cell_at(c, slot == 0 ? LT_SLOT_RESULT : LT_SLOT_NONE, 0);
    return cell_at(c, slot - 1, slot >= 64 || !(summary->references >> slot & 1));
}

static uint32_t follow(const call *c, const lt_strong_summary *summary, const lt_strong_path *path) {
    uint32_t cell = parameter(c, summary, path->slot);
    for (uint32_t i = 0; i < path->count && cell; i++)
        switch (path->kinds[i]) {
        case LT_PATH_LOAD: cell = lt_strong_load(c->r, c->st, cell); break;
        case LT_PART_ELEMENT: cell = lt_strong_element(c->r, c->st, cell); break;
        case LT_PART_FIELD: {
            lt_type type = c->r->function->unit->fields.items[path->steps[i]].type;
            cell = lt_strong_part(c->r, cell, LT_PART_FIELD, path->steps[i], type);
            break;
        }
        default: cell = lt_strong_part(c->r, cell, path->kinds[i], path->steps[i], (lt_type){0});
        }
    return cell;
}

static void apply_store(call *c, const lt_strong_store *store, uint32_t holder, uint32_t target) {
    if (!holder)
        return;
    if (!lt_scell(c->r, holder)->type.id)
        c->r->cells.items[holder].type = store->type;
    c->answered |= store->holder.slot == LT_SLOT_RESULT;
    if (store->whole)
        lt_strong_copy(c->r, c->st, holder, target);
    else
        lt_strong_set(c->r, c->st, holder, target);
    if (!target)
        lt_strong_note_break(c->r, holder);
}

/* All paths begin in memory as it is before the call. */
static void apply_summary(call *c, const lt_strong_summary *summary) {
    uint32_t holders[LT_MOST_STORES], targets[LT_MOST_STORES];
    for (uint32_t i = 0; i < summary->stores.count; i++) {
        holders[i] = follow(c, summary, &summary->stores.items[i].holder);
        targets[i] = follow(c, summary, &summary->stores.items[i].target);
    }
    for (uint32_t i = 0; i < summary->stores.count; i++)
        apply_store(c, &summary->stores.items[i], holders[i], targets[i]);
}

static const lt_strong_summary *summary_of(const call *c, lt_callee callee) {
    const lt_strong *unit = c->r->unit;
    if (!lt_strong_tells(unit, callee))
        return NULL;
    const lt_strong_summary *one = unit->summaries.items;
    while (one->function.id != callee.id)
        one++;
    return one;
}

/* --- a call ------------------------------------------------------------------------------------------------------------ */

void lt_strong_call(lt_strong_run *r, lt_strong_state *st, const lt_statement *s) {
    call c = {.r = r, .st = st, .s = s, .callee = lt_callee_of(r->function->unit, s->callee),
              .operands = lt_operands_of(r->function, s)};
    bind_arguments(&c);
    const lt_strong_summary *summary = s->indirect.id ? NULL : summary_of(&c, s->callee);
    const lt_strong_summary *built = s->indirect.id || summary ? NULL : summary_of(&c, c.callee->builds);
    if (summary) {
        apply_summary(&c, summary);
    } else {
        if (s->indirect.id || (!(c.callee->flags & LT_CALLEE_DEFINED) && lt_writes_unknown_memory(c.callee)))
            lt_strong_expose(r, st);
        for (uint32_t i = 0; i < c.callee->effect_count; i++)
            apply(&c, &c.callee->effects[i]);
        if (built)
            apply_summary(&c, built);
        for (uint32_t i = 0; i < c.callee->effect_count; i++)
            if (c.callee->effects[i].kind == LT_EFFECT_move)
                lt_strong_after_move(r, st, lt_strong_load(r, st, cell_at(&c, c.callee->effects[i].subject, 0)));
    }
    if (s->target.id) {
        uint32_t target = lt_strong_place(r, st, s->target);
        if (c.answered)
            lt_strong_copy(r, st, target, lt_strong_argument(r, LT_SLOT_RESULT));
        else
            lt_strong_forget(r, st, target);
    }
    unbind_arguments(&c);
}
