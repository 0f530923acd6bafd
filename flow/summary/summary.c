#include "flow/summary/summarising.h"

#include "mir/build.h"

#include <string.h>

/* --- effects ------------------------------------------------------------------------------------------------------- */

static lt_effect effect_on(lt_effect_kind kind, uint32_t slot, uint32_t depth, lt_field field) {
    return (lt_effect){
        .kind = kind, .subject = (uint8_t)slot, .depth = (uint8_t)depth, .object = LT_SLOT_NONE, .field = field};
}

static bool same_condition(lt_condition a, lt_condition b) {
    return a.relation == b.relation && a.value == b.value && a.subject == b.subject;
}

static bool same_effect(const lt_effect *a, const lt_effect *b) {
    return a->kind == b->kind && a->subject == b->subject && a->depth == b->depth && a->object == b->object &&
           a->object_depth == b->object_depth && a->field.id == b->field.id && a->object_field.id == b->object_field.id &&
           a->index == b->index && a->family.id == b->family.id &&
           a->region.kind == b->region.kind && a->region.index == b->region.index && same_condition(a->when, b->when);
}

void lt_summary_add(lt_summarising *s, lt_effect effect) {
    for (uint32_t i = 0; i < s->effects.count; i++)
        if (same_effect(&s->effects.items[i], &effect))
            return;
    LT_PUSH(s->arena, &s->effects, effect);
}

/* --- an object of the caller ------------------------------------------------------------------------------------------ */

typedef struct subject {
    uint32_t slot, depth;
    uint8_t index;
    lt_field field;
} subject;

static lt_effect effect_of(lt_effect_kind kind, const subject *of) {
    lt_effect effect = effect_on(kind, of->slot, of->depth, of->field);
    effect.index = of->index;
    return effect;
}

static bool is_gone(const lt_exit *exit) {
    return exit->state == LT_STATE_released || exit->state == LT_STATE_given;
}

static bool is_kept(const lt_exit *exit, const subject *of) {
    bool itself = exit->keeper == LT_KEPT_ARGUMENT && exit->slot == of->slot;
    return exit->keeper != LT_KEPT_NOWHERE && !itself;
}

/* What the exits that are not null have in common. */
typedef struct fate {
    bool gone, released, kept, uniform;
    const lt_exit *keeper; /* of the first that is kept */
    bool cleared;
    lt_side sides[LT_MOST_EXITS];
} fate;

static fate fate_of(const lt_exits *exits, const subject *of) {
    fate f = {.released = true, .uniform = true, .cleared = true};
    for (uint32_t i = 0; i < exits->count; i++) {
        const lt_exit *e = &exits->items[i];
        bool gone = is_gone(e), kept = !gone && is_kept(e, of);
        f.sides[i] = gone || kept ? LT_SIDE_IN : e->is_null ? LT_SIDE_NEITHER : LT_SIDE_OUT;
        f.gone |= gone;
        f.released &= !kept && (!gone || e->state == LT_STATE_released);
        f.cleared &= !gone || e->is_cleared;
        if (!kept)
            continue;
        f.kept = true;
        f.uniform &= e->keeper != LT_KEPT_UNKNOWN && e->slot != LT_SLOT_RESULT &&
                     (!f.keeper || (f.keeper->keeper == e->keeper && f.keeper->slot == e->slot));
        f.keeper = f.keeper ? f.keeper : e;
    }
    return f;
}

static void escape(lt_summarising *s, const subject *of) {
    lt_summary_add(s, effect_of(LT_EFFECT_escape, of));
}

/* The field of another argument in which it is found at the end: an owner that is built around the pointer. */
static void add_field(lt_summarising *s, const subject *of, const lt_exits *exits) {
    const lt_exit *first = &exits->items[0];
    for (uint32_t i = 0; i < exits->count; i++) {
        const lt_exit *e = &exits->items[i];
        if (!e->out || e->keeper != LT_KEPT_ARGUMENT || e->slot != first->slot || e->out_field.id != first->out_field.id)
            return;
    }
    if (of->depth || !first->out_field.id)
        return;
    lt_effect alias = effect_on(LT_EFFECT_alias, first->slot, 1, first->out_field);
    alias.object = (uint8_t)of->slot;
    lt_summary_add(s, alias);
}

static void add_keep(lt_summarising *s, const subject *of, const lt_exit *exit, lt_condition when) {
    lt_effect keep = effect_of(LT_EFFECT_keep, of);
    keep.when = when;
    if (exit->keeper == LT_KEPT_STATIC) {
        keep.region.kind = LT_REGION_STATIC;
    } else {
        keep.object = exit->slot;
        keep.object_depth = exit->out && !exit->out_field.id;
    }
    lt_summary_add(s, keep);
}

/* Release, transfer or storing of what is followed; true when it is gone on every path on which it is there. */
static bool tell_fate(lt_summarising *s, const subject *of, const lt_exits *exits, bool escapes) {
    fate f = fate_of(exits, of);
    lt_condition when;
    bool always = lt_summary_separate(s, exits, f.sides, &when);
    if (!f.gone && !f.kept) {
        if (escapes)
            escape(s, of);
        return false;
    }
    if (!always || (f.kept && !f.gone && !f.uniform) || (escapes && (!f.gone || when.relation != LT_ALWAYS))) {
        escape(s, of);
        return false;
    }
    if (!f.gone) {
        add_keep(s, of, f.keeper, when);
        add_field(s, of, exits);
        return false;
    }
    bool released = f.released && !exits->families_differ;
    lt_effect gone = effect_of(released ? LT_EFFECT_release : LT_EFFECT_take, of);
    gone.family = released ? exits->family : (lt_family){0};
    gone.when = when;
    lt_summary_add(s, gone);
    if (f.cleared && of->depth) {
        gone.kind = LT_EFFECT_null;
        gone.family = (lt_family){0};
        lt_summary_add(s, gone);
    }
    return when.relation == LT_ALWAYS;
}

/* --- what a parameter leads to ------------------------------------------------------------------------------------------ */

/* The subject that a place below a parameter is; false when effects have no words for it: it then says what holds it. */
static bool name_place(const lt_function *f, lt_place place, subject *of) {
    const lt_place_info *p = lt_place_of(f, place);
    bool element = p->projection == LT_INDEX && p->step <= UINT8_MAX;
    lt_place pointer = p->projection == LT_FIELD || element ? p->parent : place;
    bool named = lt_place_of(f, pointer)->projection == LT_DEREF &&
                 lt_place_of(f, lt_place_of(f, pointer)->parent)->projection == LT_BASE;
    lt_place last = {0};
    for (lt_place at = place; lt_place_of(f, at)->projection != LT_BASE; at = lt_place_of(f, at)->parent) {
        if (lt_place_of(f, at)->projection == LT_DEREF &&
            lt_place_of(f, lt_place_of(f, at)->parent)->projection == LT_BASE)
            break;
        last = at;
    }
    of->depth = 1;
    of->field = (lt_field){0};
    if (last.id && lt_place_of(f, last)->projection == LT_FIELD)
        of->field.id = lt_place_of(f, last)->step;
    of->index = element && named ? (uint8_t)p->step : 0;
    return named;
}

static bool is_pointer(const lt_type_info *type) {
    return type->kind == LT_TYPE_pointer || type->kind == LT_TYPE_reference || type->flags & LT_IS_view;
}

/* The condition under which what a reference refers to is left moved-from. True: in any case. */
static bool tell_moved(lt_summarising *s, lt_place reference, const subject *of) {
    lt_object object = lt_object_at_entry(s->objects, reference);
    bool refers = lt_place_type(s->function, reference)->kind == LT_TYPE_reference;
    if (!object.id || !refers || !(lt_summary_class(s, reference) & LT_CLASS_MOVED))
        return false;
    lt_exits exits = lt_summary_follow(s, object);
    lt_side sides[LT_MOST_EXITS];
    for (uint32_t i = 0; i < exits.count; i++)
        sides[i] = exits.items[i].is_moved ? LT_SIDE_IN : LT_SIDE_OUT;
    lt_effect moved = effect_of(LT_EFFECT_move, of);
    if (exits.gave_up || !lt_summary_separate(s, &exits, sides, &moved.when))
        return false;
    bool conditional = moved.when.relation != LT_ALWAYS;
    if (conditional && lt_summary_hangs_on_argument(s, &exits, sides))
        return false; /* a caller may ask the argument or the result: one condition does not say both */
    lt_summary_add(s, moved);
    return moved.when.relation == LT_ALWAYS;
}

static void tell_place(lt_summarising *s, uint32_t slot, lt_place place) {
    uint32_t class = lt_summary_class(s, place);
    bool derefs = !lt_place_is_direct(s->pairs, place);
    bool handle = lt_place_type(s->function, place)->kind == LT_TYPE_integer && lt_object_at_entry(s->objects, place).id;
    subject captured = {.slot = slot};
    if (class & LT_CLASS_MOVED && name_place(s->function, place, &captured) && captured.field.id)
        tell_moved(s, place, &captured);
    if (!derefs || (!is_pointer(lt_place_type(s->function, place)) && !handle) ||
        !(class & (LT_CLASS_ESCAPED | LT_CLASS_RELEASED | LT_CLASS_DEEP)))
        return;
    subject of = {.slot = slot};
    bool named = name_place(s->function, place, &of);
    lt_object object = named ? lt_object_at_entry(s->objects, place) : (lt_object){0};
    if (!object.id || !(class & LT_CLASS_RELEASED)) {
        escape(s, &of);
        return;
    }
    if (class & LT_CLASS_LOADED)
        escape(s, &of); /* along a list: before the first of it is released */
    uint32_t before = s->effects.count;
    lt_exits exits = lt_summary_follow(s, object);
    s->gave_up |= exits.gave_up;
    tell_fate(s, &of, &exits, class & LT_CLASS_ESCAPED);
    if (of.field.id && !of.index)
        lt_summary_tell_move(s, slot, of.field, &exits);
    if (class & LT_CLASS_DEEP || s->effects.count == before)
        escape(s, &of); /* what lies further is released, if this is not */
}

static void tell_places(lt_summarising *s, uint32_t slot) {
    const lt_function *f = s->function;
    for (uint32_t id = 1; id < f->places.count; id++)
        if (f->places.items[id].variable.id == s->variables[slot].id && f->places.items[id].projection != LT_BASE)
            tell_place(s, slot, (lt_place){id});
}

/* --- a parameter ---------------------------------------------------------------------------------------------------------- */

/* The only call that releases what may be the parameter, given the parameter itself; null when there is no such call. */
static const lt_callee_info *only_release(lt_summarising *s, uint32_t slot, uint8_t *as) {
    const lt_function *f = s->function;
    const lt_callee_info *found = NULL;
    if (lt_place_is_memory(s->pairs, s->parameters[slot]))
        return NULL;
    for (uint32_t i = 0; i < f->statements.count; i++) {
        const lt_statement *st = &f->statements.items[i];
        const lt_callee_info *callee = lt_callee_of(f->unit, st->callee);
        if (st->target.id == s->parameters[slot].id)
            return NULL;
        for (uint32_t e = 0; st->kind == LT_STATEMENT_call && e < callee->effect_count; e++) {
            const lt_effect *effect = &callee->effects[e];
            if ((effect->kind != LT_EFFECT_release && effect->kind != LT_EFFECT_take) || effect->depth ||
                effect->subject >= st->operand_count)
                continue;
            lt_operand operand = lt_operands_of(f, st)[effect->subject];
            if (!operand.place.id || !lt_pairs_may_equal(s->pairs, operand.place, s->parameters[slot]))
                continue;
            if (found || operand.kind != LT_COPY || operand.place.id != s->parameters[slot].id)
                return NULL;
            found = callee;
            *as = effect->subject;
        }
    }
    return found;
}

/* Whether all that may release what the parameter was is given the parameter's own variable: what that holds there is seen
 * on every path, and what is not seen to be released is not. */
static bool is_released_by_name(lt_summarising *s, uint32_t slot) {
    const lt_function *f = s->function;
    lt_place parameter = s->parameters[slot];
    if (lt_place_is_memory(s->pairs, parameter))
        return false;
    for (uint32_t i = 0; i < f->statements.count; i++) {
        const lt_statement *st = &f->statements.items[i];
        const lt_callee_info *callee = lt_callee_of(f->unit, st->callee);
        if (st->kind == LT_STATEMENT_drop && lt_pairs_may_equal(s->pairs, st->target, parameter))
            return false;
        for (uint32_t e = 0; st->kind == LT_STATEMENT_call && e < callee->effect_count; e++) {
            const lt_effect *effect = &callee->effects[e];
            if ((effect->kind != LT_EFFECT_release && effect->kind != LT_EFFECT_take) || effect->subject >= st->operand_count)
                continue;
            lt_operand operand = lt_operands_of(f, st)[effect->subject];
            bool itself = operand.kind == LT_COPY && operand.place.id == parameter.id;
            if (operand.place.id && !itself &&
                (effect->depth || lt_pairs_may_equal(s->pairs, operand.place, parameter)))
                return false;
        }
    }
    return true;
}

/* What the one call that releases the parameter on every path does to what the parameter leads to, too. */
static bool compose(lt_summarising *s, uint32_t slot) {
    uint8_t as = 0;
    const lt_callee_info *callee = only_release(s, slot, &as);
    for (uint32_t i = 0; callee && i < callee->effect_count; i++) {
        lt_effect e = callee->effects[i];
        if (e.subject != as || e.depth != 1 || e.when.relation != LT_ALWAYS || e.object != LT_SLOT_NONE)
            continue;
        e.subject = (uint8_t)slot;
        lt_summary_add(s, e);
    }
    return callee != NULL;
}

/* Effects on what lies behind come before those on the parameter: afterwards nothing leads there. */
static void put_last(lt_summarising *s, uint32_t first, uint32_t count) {
    uint32_t size = s->effects.count - first;
    lt_effect *moved = lt_arena_copy(s->arena, s->effects.items + first, sizeof *moved * size);
    for (uint32_t i = 0; i < size; i++)
        s->effects.items[first + i] = moved[(i + count) % size];
}

/* Few fields are named one by one: what the others hold stays known. */
static void tell_writes(lt_summarising *s, uint32_t slot) {
    enum { MOST_FIELDS = 8 };
    uint32_t class = lt_pairs_class(s->pairs, s->parameters[slot]), fields[MOST_FIELDS], count = 0;
    bool all = false;
    for (uint32_t i = 0; i < s->written.count && !all; i++) {
        if (s->written.items[i].class != class)
            continue;
        all = !s->written.items[i].field || count == MOST_FIELDS;
        if (!all)
            fields[count++] = s->written.items[i].field;
    }
    if (all)
        lt_summary_add(s, effect_on(LT_EFFECT_write, slot, 0, (lt_field){0}));
    for (uint32_t i = 0; !all && i < count; i++)
        lt_summary_add(s, effect_on(LT_EFFECT_write, slot, 1, (lt_field){fields[i]}));
}

static void tell_pointer(lt_summarising *s, uint32_t slot, const lt_sources *sources) {
    lt_place place = s->parameters[slot];
    subject of = {.slot = slot};
    uint32_t class = lt_summary_class(s, place), first = s->effects.count;
    lt_object object = lt_object_at_entry(s->objects, place);
    bool walks = class & LT_CLASS_RELEASED && class & LT_CLASS_LOADED; /* along a list */
    bool always = false, deep = class & LT_CLASS_DEEP || walks;
    bool stored = class & LT_CLASS_STORED && !(class & LT_CLASS_ESCAPED); /* a stranger may keep it anyway */
    if (object.id && (class & LT_CLASS_RELEASED || stored)) {
        lt_exits exits = lt_summary_follow(s, object);
        s->gave_up |= exits.gave_up;
        always = tell_fate(s, &of, &exits, class & LT_CLASS_ESCAPED);
    } else if (class & (LT_CLASS_ESCAPED | LT_CLASS_RELEASED)) {
        escape(s, &of);
    }
    bool replaced = slot < 32 && sources->replaced >> slot & 1 && !(class & LT_CLASS_STORED);
    if (class & LT_CLASS_RESULT && !always && !replaced && !lt_summary_tells_return(sources, slot))
        escape(s, &of); /* the result carries it, in words that effects do not have */
    uint32_t own = s->effects.count - first;
    if (!own) /* released, but not that anything was seen: on some way that was merged with others */
        lt_summary_add(s, effect_on(class & LT_CLASS_RELEASED && !is_released_by_name(s, slot) ? LT_EFFECT_escape : LT_EFFECT_look, slot, 0,
                         (lt_field){0}));
    own = s->effects.count - first;
    tell_places(s, slot);
    if (deep && (walks || !always || !compose(s, slot)))
        escape(s, &(subject){.slot = slot, .depth = 1});
    put_last(s, first, own);
    bool moved = tell_moved(s, place, &(subject){.slot = slot});
    if (class & LT_CLASS_WRITTEN && !always && !moved)
        tell_writes(s, slot);
}

/* Numbers that are as wide as a handle may be one: whoever stores or returns it may have it closed later. */
static void tell_number(lt_summarising *s, uint32_t slot, const lt_type_info *type) {
    lt_object object = lt_object_at_entry(s->objects, s->parameters[slot]);
    uint32_t class = lt_summary_class(s, s->parameters[slot]);
    if (!object.id || !(class & LT_CLASS_RELEASED)) {
        bool leaves = class & (LT_CLASS_ESCAPED | LT_CLASS_RELEASED | LT_CLASS_STORED | LT_CLASS_RESULT);
        if (leaves && type->size == 32 && type->flags & LT_IS_is_signed)
            escape(s, &(subject){.slot = slot});
        return;
    }
    lt_exits exits = lt_summary_follow(s, object);
    s->gave_up |= exits.gave_up;
    uint32_t before = s->effects.count;
    tell_fate(s, &(subject){.slot = slot}, &exits, false);
    if ((s->effects.count == before && !is_released_by_name(s, slot)) ||
        class & (LT_CLASS_ESCAPED | LT_CLASS_STORED | LT_CLASS_RESULT))
        escape(s, &(subject){.slot = slot});
}

/* What a record or other value leads to has no words: it is given to a stranger when anything becomes of it. */
static void tell_value(lt_summarising *s, uint32_t slot) {
    uint32_t class = lt_summary_class(s, s->parameters[slot]);
    if (class & (LT_CLASS_ESCAPED | LT_CLASS_RELEASED | LT_CLASS_DEEP | LT_CLASS_OUTSIDE |
                 LT_CLASS_RESULT))
        escape(s, &(subject){.slot = slot});
    else
        lt_summary_add(s, effect_on(LT_EFFECT_look, slot, 0, (lt_field){0}));
    s->touches |= class & LT_CLASS_WRITTEN;
}

static void tell_parameter(lt_summarising *s, uint32_t slot, const lt_sources *sources) {
    if (!s->parameters[slot].id) {
        lt_summary_add(s, effect_on(LT_EFFECT_look, slot, 0, (lt_field){0}));
        return;
    }
    const lt_type_info *type = lt_place_type(s->function, s->parameters[slot]);
    if (type->kind == LT_TYPE_integer)
        tell_number(s, slot, type);
    else if (is_pointer(type))
        tell_pointer(s, slot, sources);
    else if (type->kind != LT_TYPE_floating)
        tell_value(s, slot);
}

/* --- the result and what else is made --------------------------------------------------------------------------------------- */

static lt_place target_of(const lt_summarising *s, const lt_object_info *info) {
    const lt_statement *call = &s->function->statements.items[info->statement];
    if (info->slot == LT_SLOT_RESULT)
        return call->target;
    return info->slot < call->operand_count ? lt_referred_place(s->function, lt_operands_of(s->function, call)[info->slot])
                                            : (lt_place){0};
}

/* Fresh objects of one kind that end in the same place: all must say the same. */
typedef struct made {
    bool any, wrong;
    lt_family family;
    lt_condition when;
} made;

static void agree(made *m, const lt_object_info *info, lt_condition when) {
    m->wrong |= m->any && (m->family.id != info->family.id || !same_condition(m->when, when));
    m->any = true;
    m->family = info->family;
    m->when = when;
}

static bool is_number_result(const lt_summarising *s) {
    return s->result.id && lt_type_of(s->function->unit, lt_variable_of(s->function, s->result)->type)->kind == LT_TYPE_integer;
}

/* One fresh object that may be returned. */
static void return_fresh(lt_summarising *s, made *m, const lt_object_info *info, const lt_exits *exits) {
    lt_side sides[LT_MOST_EXITS];
    for (uint32_t i = 0; i < exits->count; i++) {
        const lt_exit *e = &exits->items[i];
        bool good = e->is_result && e->state == LT_STATE_owed && e->keeper == LT_KEPT_NOWHERE;
        m->wrong |= !good && (e->is_result || e->in_result) && e->state != LT_STATE_null;
        sides[i] = good ? LT_SIDE_IN : e->is_other_fresh ? LT_SIDE_NEITHER : LT_SIDE_OUT;
    }
    lt_condition when = {0};
    if (is_number_result(s))
        m->wrong |= !lt_summary_separate(s, exits, sides, &when);
    agree(m, info, when);
}

/* One fresh object that may be handed out through a parameter. */
static void hand_out_fresh(lt_summarising *s, const lt_object_info *info, const lt_exits *exits) {
    lt_side sides[LT_MOST_EXITS];
    const lt_exit *first = NULL;
    for (uint32_t i = 0; i < exits->count; i++) {
        const lt_exit *e = &exits->items[i];
        bool out = e->state == LT_STATE_owed && e->keeper == LT_KEPT_ARGUMENT && e->out && !e->is_result &&
                   (!first || (first->slot == e->slot && first->out_field.id == e->out_field.id));
        first = out && !first ? e : first;
        sides[i] = out ? LT_SIDE_IN : LT_SIDE_OUT;
    }
    bool whole = first && first->slot < 32 && !first->out_field.id;
    for (uint32_t i = 0; whole && i < exits->count; i++) /* null, as of an acquisition that failed: there is nothing to own */
        if (exits->items[i].nulls >> first->slot & 1)
            sides[i] = LT_SIDE_NEITHER;
    lt_effect fresh = {0};
    if (!first || !lt_summary_separate(s, exits, sides, &fresh.when))
        return;
    lt_condition when = fresh.when;
    fresh = effect_on(LT_EFFECT_fresh, first->slot, 1, first->out_field);
    fresh.family = info->family;
    fresh.when = when;
    for (uint32_t i = 0; i < s->effects.count; i++)
        if (s->effects.items[i].kind == LT_EFFECT_fresh && lt_effect_slot(&s->effects.items[i]) == lt_effect_slot(&fresh))
            return; /* a caller has one object for each place */
    lt_summary_add(s, fresh);
}

static bool is_returned(const lt_sources *sources, lt_object object) {
    for (uint32_t i = 0; i < sources->fresh_count; i++)
        if (sources->fresh[i].id == object.id)
            return true;
    return false;
}

/* What a result that is not fresh holds is not told. */
static void forget_fields(lt_summarising *s) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < s->effects.count; i++)
        if (!(s->effects.items[i].subject == LT_SLOT_RESULT && s->effects.items[i].field.id))
            s->effects.items[count++] = s->effects.items[i];
    s->effects.count = count;
}

static void tell_fresh(lt_summarising *s, const lt_sources *sources) {
    made result = {.wrong = sources->alias || sources->inside || sources->is_static ||
                            (sources->other && !is_number_result(s))};
    for (uint32_t id = 1; id < lt_object_count(s->objects); id++) {
        const lt_object_info *info = lt_object_of(s->objects, (lt_object){id});
        if (info->kind != LT_OBJECT_FRESH)
            continue;
        uint32_t class = lt_summary_class(s, target_of(s, info));
        bool returned = is_returned(sources, (lt_object){id}) && !result.wrong;
        if (!returned && !(class & LT_CLASS_STORED))
            continue;
        if (class & LT_CLASS_ESCAPED) {
            result.wrong |= returned;
            continue;
        }
        lt_exits exits = lt_summary_follow(s, (lt_object){id});
        s->gave_up |= exits.gave_up;
        if (returned)
            return_fresh(s, &result, info, &exits);
        hand_out_fresh(s, info, &exits);
    }
    if (!result.any || result.wrong) {
        forget_fields(s);
        return;
    }
    lt_effect fresh = effect_on(LT_EFFECT_fresh, LT_SLOT_RESULT, 0, (lt_field){0});
    fresh.family = result.family;
    fresh.when = result.when;
    lt_summary_add(s, fresh);
}

static void tell_alias(lt_summarising *s, const lt_sources *sources) {
    if (sources->fresh_count)
        return; /* now this, now that: what a caller owns is not known */
    bool another = sources->other || sources->is_static || sources->null;
    for (uint32_t k = 0; k < s->parameter_count && k < 32; k++) {
        bool inside = sources->inside >> k & 1, alias = sources->alias >> k & 1;
        if (!inside && !alias)
            continue;
        lt_effect e = effect_on(inside ? LT_EFFECT_inside : LT_EFFECT_alias, LT_SLOT_RESULT, 0, (lt_field){0});
        e.object = (uint8_t)k;
        lt_summary_add(s, e);
    }
    for (uint32_t i = 0; i < sources->content_count; i++) {
        if (!lt_summary_lends(s, sources->contents[i].slot, sources->contents[i].field)) {
            another = true;
            continue;
        }
        lt_effect e = effect_on(LT_EFFECT_content, LT_SLOT_RESULT, 0, (lt_field){0});
        e.object = sources->contents[i].slot;
        e.object_field = sources->contents[i].field;
        lt_summary_add(s, e);
    }
    if (!another)
        return;
    lt_effect e = effect_on(LT_EFFECT_alias, LT_SLOT_RESULT, 0, (lt_field){0});
    e.object = LT_SLOT_RESULT;
    lt_summary_add(s, e);
}

static bool is_never(const lt_summarising *s, int64_t value) {
    const lt_fact *f = &s->returned;
    bool out = value < f->low || value > f->high;
    for (uint32_t i = 0; i < f->excluded_count; i++)
        out |= f->excluded[i] == value;
    return s->has_returned && out;
}

static void tell_pointer_result(lt_summarising *s, const lt_sources *sources) {
    bool alone = !sources->other && !sources->fresh_count && !sources->alias && !sources->inside && !sources->content_count;
    if (sources->alias || sources->inside || sources->content_count)
        tell_alias(s, sources);
    if (sources->is_static && alone) {
        lt_effect e = effect_on(LT_EFFECT_static_storage, LT_SLOT_RESULT, 0, (lt_field){0});
        if (sources->null)
            e.when.relation = LT_NE;
        lt_summary_add(s, e);
    }
    if (is_never(s, 0) || (sources->is_static && alone && !sources->null))
        lt_summary_add(s, effect_on(LT_EFFECT_nonnull, LT_SLOT_RESULT, 0, (lt_field){0}));
}

/* Whether every return gives the same constant. */
static bool is_constant_result(const lt_summarising *s, int64_t *constant) {
    const lt_function *f = s->function;
    bool found = false;
    for (uint32_t i = 0; i < f->statements.count; i++) {
        const lt_statement *st = &f->statements.items[i];
        if (!st->target.id || lt_place_of(f, st->target)->variable.id != s->result.id || st->kind == LT_STATEMENT_live ||
            st->kind == LT_STATEMENT_dead)
            continue;
        const lt_operand *value = st->kind == LT_STATEMENT_assign ? lt_operands_of(f, st) : NULL;
        if (!value || value->kind != LT_INTEGER || (found && value->integer != *constant))
            return false;
        *constant = value->integer;
        found = true;
    }
    return found;
}

/* What a number is in any case makes the conditions on it exact. */
static void tell_range(lt_summarising *s) {
    int64_t constant = 0;
    if (is_constant_result(s, &constant)) {
        lt_effect e = effect_on(LT_EFFECT_value, LT_SLOT_RESULT, 0, (lt_field){0});
        e.when = (lt_condition){.relation = LT_EQ, .value = constant};
        lt_summary_add(s, e);
        return;
    }
    bool asked = false;
    for (uint32_t i = 0; i < s->effects.count; i++)
        asked |= s->effects.items[i].when.relation != LT_ALWAYS && !s->effects.items[i].when.subject;
    if (!asked || !s->has_returned)
        return;
    lt_effect e = effect_on(LT_EFFECT_value, LT_SLOT_RESULT, 0, (lt_field){0});
    if (s->returned.low > INT32_MIN) {
        e.when = (lt_condition){.relation = LT_GE, .value = s->returned.low};
        lt_summary_add(s, e);
    }
    if (s->returned.high < INT32_MAX) {
        e.when = (lt_condition){.relation = LT_LE, .value = s->returned.high};
        lt_summary_add(s, e);
    }
}

static bool returns_pointer(const lt_summarising *s) {
    return s->result.id && is_pointer(lt_type_of(s->function->unit, lt_variable_of(s->function, s->result)->type));
}

static lt_sources sources_of(lt_summarising *s) {
    lt_sources sources = {.other = true};
    if (returns_pointer(s) || is_number_result(s))
        sources = lt_summary_sources(s);
    if (!returns_pointer(s))
        sources.alias = sources.inside = sources.content_count = 0;
    return sources;
}

static void tell_result(lt_summarising *s, const lt_sources *sources) {
    tell_fresh(s, sources);
    if (returns_pointer(s))
        tell_pointer_result(s, sources);
    else if (is_number_result(s))
        tell_range(s);
}

/* --- one function ----------------------------------------------------------------------------------------------------------- */

static lt_summary summarise(lt_summarising *s) {
    const lt_callee_info *self = lt_callee_of(s->function->unit, s->function->self);
    lt_summary_scan(s);
    uint32_t flags = (s->touches ? LT_CALLEE_TOUCHES : 0) | (s->relinks ? LT_CALLEE_RELINKS : 0);
    if (!s->returns && !s->throws)
        return (lt_summary){.known = true, .flags = flags | LT_CALLEE_NORETURN};
    lt_sources sources = sources_of(s);
    for (uint32_t k = 0; k < s->parameter_count; k++)
        tell_parameter(s, k, &sources);
    lt_summary_tell_changes(s);
    if (self->flags & LT_CALLEE_VARIADIC)
        escape(s, &(subject){.slot = LT_SLOT_REST});
    tell_result(s, &sources);
    return (lt_summary){.known = !s->gave_up, .flags = flags, .effect_count = s->effects.count, .effects = s->effects.items};
}

lt_summary lt_summarise(const lt_function *function, lt_policy policy) {
    const lt_callee_info *self = lt_callee_of(function->unit, function->self);
    if (function->blocks.count < 2 || self->parameter_count >= LT_SLOT_REST)
        return (lt_summary){0};
    lt_summarising s = {.function = function, .policy = policy, .arena = function->arena};
    s.objects = lt_objects_of(function);
    s.pairs = lt_pairs_of(function, s.objects);
    s.parameter_count = self->parameter_count;
    s.parameters = LT_NEW_ARRAY(s.arena, lt_place, s.parameter_count + 1);
    s.variables = LT_NEW_ARRAY(s.arena, lt_variable, s.parameter_count + 1);
    return summarise(&s);
}

/* --- the unit --------------------------------------------------------------------------------------------------------------- */

bool lt_takes_summary(const lt_unit *unit, lt_callee callee) {
    const lt_callee_info *info = lt_callee_of(unit, callee);
    return info->origin == LT_FROM_NOTHING || info->origin == LT_FROM_SUMMARY;
}

bool lt_put_summary(lt_unit *unit, lt_callee callee, const lt_summary *summary) {
    lt_callee_info *info = &unit->callees.items[callee.id];
    uint32_t flags = (info->flags & ~(uint32_t)(LT_CALLEE_TOUCHES | LT_CALLEE_RELINKS)) | summary->flags;
    bool same = info->origin == LT_FROM_SUMMARY && info->flags == flags && info->effect_count == summary->effect_count;
    for (uint32_t i = 0; same && i < summary->effect_count; i++)
        same = same_effect(&info->effects[i], &summary->effects[i]);
    if (same)
        return false;
    info->origin = LT_FROM_SUMMARY;
    info->flags = flags;
    info->effect_count = summary->effect_count;
    info->effects = lt_arena_copy(unit->arena, summary->effects, sizeof *summary->effects * summary->effect_count);
    return true;
}

bool lt_summary_matters(const lt_callee_info *callee) {
    if (callee->origin != LT_FROM_SUMMARY)
        return false;
    for (uint32_t i = 0; i < callee->effect_count; i++) {
        lt_effect_kind kind = callee->effects[i].kind;
        if (kind != LT_EFFECT_look && kind != LT_EFFECT_write && kind != LT_EFFECT_escape && kind != LT_EFFECT_value &&
            kind != LT_EFFECT_nonnull)
            return true;
    }
    return callee->flags & LT_CALLEE_NORETURN;
}
