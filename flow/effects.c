/* What a call does to a state: its arguments are met, memory changes, the result is made, objects change hands.
 *
 * Effects under a condition on the result split the state when they concern the tracked object: one state for each
 * outcome, with what the outcome says of the result. */
#include "flow/pairs.h"
#include "flow/state.h"

#include "mir/build.h"

typedef struct call {
    lt_simulation *sim;
    const lt_statement *s;
    const lt_callee_info *callee;
    const lt_operand *operands;
    uint32_t count;
    lt_value *values; /* of the operands */
    lt_value result;
    bool passed_over; /* this call does not make the tracked object, or take it for the first time */
} call;

/* Whether the tracked object comes into sight when this call takes or releases the argument. */
static bool is_sight(const call *c, const lt_state *st, const lt_effect *e) {
    const lt_object_info *info = c->sim->info;
    return info->kind == LT_OBJECT_ARGUMENT && info->statement == c->sim->statement && info->slot == e->subject &&
           lt_effect_is_sighted(c->callee, e) && st->typestate == LT_STATE_none && !c->passed_over;
}

/* --- effects of one callee ---------------------------------------------------------------------------------------------- */

/* Model, summary and purity say all that a callee writes; a contract says what becomes of the pointers alone. */
static bool writes_unknown_memory(const call *c) {
    lt_origin origin = c->callee->origin;
    if (origin == LT_FROM_SUMMARY)
        return c->callee->flags & LT_CALLEE_TOUCHES;
    return origin != LT_FROM_MODEL && !(c->callee->flags & LT_CALLEE_PURE);
}

/* Of what the argument points to any part may be written: a pointer to what is not const. */
static bool writes_all(const call *c, uint32_t argument) {
    bool writes = !c->s->callee.id;
    for (uint32_t i = 0; i < c->callee->effect_count; i++) {
        const lt_effect *e = &c->callee->effects[i];
        writes |= e->kind == LT_EFFECT_write && e->subject == argument && !e->field.id;
    }
    return writes;
}

static uint32_t effects_on(const call *c, uint32_t argument) {
    uint32_t kinds = 0;
    for (uint32_t i = 0; i < c->callee->effect_count; i++) {
        const lt_effect *e = &c->callee->effects[i];
        if (e->subject == argument)
            kinds |= 1u << (e->field.id && e->kind != LT_EFFECT_write ? LT_EFFECT_look : e->kind);
        if (e->object == argument && e->subject != argument)
            kinds |= 1u << LT_EFFECT_look;
    }
    return kinds;
}

/* What a condition speaks of. */
static lt_value subject_of(const call *c, lt_condition when) {
    return when.subject && when.subject <= c->count ? c->values[when.subject - 1] : c->result;
}

/* 1: the effect happens; 0: it does not; -1: not known. */
static int happens(const call *c, const lt_state *st, const lt_effect *e) {
    if (e->when.relation == LT_ALWAYS)
        return 1;
    return lt_decide(c->sim, st, subject_of(c, e->when), e->when.relation,
                     lt_number_constant(c->sim->values, e->when.value), false);
}

static bool is_number(const call *c, uint32_t argument) {
    const lt_operand *o = &c->operands[argument];
    if (o->kind == LT_INTEGER || o->kind == LT_NULL || o->kind == LT_UNKNOWN)
        return true;
    if (o->kind != LT_COPY && o->kind != LT_MOVE)
        return false;
    lt_type_kind kind = lt_place_type(c->sim->function, o->place)->kind;
    return kind == LT_TYPE_integer || kind == LT_TYPE_floating;
}

/* The value an effect speaks of: the argument, or what it points to. */
static lt_value value_at(const call *c, lt_state *st, uint32_t argument, uint32_t depth) {
    lt_value v = c->values[argument];
    if (depth && !is_number(c, argument))
        v = lt_load(c->sim, st, lt_cell_pointed(c->sim->values, v));
    return v;
}

/* What the argument points to, or the field of it that the effect names. */
static lt_cell cell_of(const call *c, const lt_effect *e) {
    lt_cell cell = lt_cell_pointed(c->sim->values, c->values[e->subject]);
    if (e->index) /* the first of several is the array's own cell */
        return lt_cell_step_from(c->sim->values, cell, LT_CELL_INDEX, e->index);
    return e->field.id ? lt_cell_step_from(c->sim->values, cell, LT_CELL_FIELD, e->field.id) : cell;
}

static lt_value subject_at(const call *c, lt_state *st, const lt_effect *e) {
    if ((!e->field.id && !e->index) || lt_value_of(c->sim->values, c->values[e->subject])->kind == LT_VALUE_CONSTANT)
        return value_at(c, st, e->subject, e->depth);
    return lt_load(c->sim, st, cell_of(c, e));
}

static lt_place place_of(const call *c, uint32_t argument) {
    lt_operand_kind kind = c->operands[argument].kind;
    bool placed = kind == LT_COPY || kind == LT_MOVE || kind == LT_ADDRESS;
    return placed ? c->operands[argument].place : (lt_place){0};
}

static lt_event event_at(const call *c, lt_event_kind kind, uint32_t argument) {
    return (lt_event){.kind = kind, .place = place_of(c, argument), .callee = c->s->callee, .argument = argument};
}

/* --- arguments are met -------------------------------------------------------------------------------------------------- */

enum {
    CHANGES_HANDS = 1u << LT_EFFECT_take | 1u << LT_EFFECT_release,
    GIVES_VALUE = 1u << LT_EFFECT_initialise | 1u << LT_EFFECT_replace | 1u << LT_EFFECT_write | 1u << LT_EFFECT_null,
};

/* A moved-from object whose address is passed: whoever may give it a value gives it one. */
static void meet_moved(const call *c, lt_state *st, uint32_t i, uint32_t kinds) {
    lt_cell cell = lt_cell_pointed(c->sim->values, c->values[i]);
    if (kinds & 1u << LT_EFFECT_move)
        return;
    if (kinds & GIVES_VALUE || (!kinds && !c->s->callee.id))
        lt_revive(c->sim, st, cell);
    else if (lt_is_moved(c->sim, st, cell))
        lt_happen(c->sim, st, event_at(c, LT_EVENT_use, i));
}

/* A handle is looked at where the callee says so. A model or summary that does not say so takes a plain number, as do the
 * further arguments of a variadic function (they are printed); of any other function's parameter it is believed that it is
 * the handle that is meant. */
static bool is_looked_at(const call *c, uint32_t argument, uint32_t kinds) {
    bool speaks = c->callee->origin == LT_FROM_MODEL || c->callee->origin == LT_FROM_SUMMARY ||
                  c->callee->flags & LT_CALLEE_PURE;
    return kinds & 1u << LT_EFFECT_look || !is_number(c, argument) ||
           (c->s->callee.id && !speaks && argument < c->callee->parameter_count);
}

static bool is_captured(lt_simulation *sim, const lt_state *st, lt_cell holder) {
    (void)st;
    return lt_cell_within(sim->values, holder, sim->record);
}

/* A closure that is called uses what it captured by value. */
static void meet_captures(const call *c, lt_state *st) {
    if (!c->count || !(c->callee->flags & LT_CALLEE_METHOD) || st->typestate != LT_STATE_released ||
        !(lt_referent_flags(c->sim->function, &c->operands[0]) & LT_IS_callable))
        return;
    uint32_t from;
    c->sim->record = lt_cell_pointed(c->sim->values, c->values[0]);
    if (lt_find_holder(c->sim, st, is_captured, &from).id)
        lt_happen(c->sim, st, event_at(c, LT_EVENT_use, 0));
}

static void meet_arguments(const call *c, lt_state *st) {
    meet_captures(c, st);
    for (uint32_t i = 0; i < c->count; i++) {
        if (!lt_points_into(c->sim->values, c->values[i], st->tracked))
            continue;
        uint32_t kinds = effects_on(c, i);
        if (st->typestate == LT_STATE_moved)
            meet_moved(c, st, i, kinds);
        else if (kinds & 1u << LT_EFFECT_keep)
            lt_meet_pointer(c->sim, st, c->values[i], event_at(c, LT_EVENT_hand_out, i));
        else if (!(kinds & CHANGES_HANDS) && is_looked_at(c, i, kinds))
            lt_meet_pointer(c->sim, st, c->values[i], event_at(c, LT_EVENT_use, i));
    }
}

/* --- who is responsible ------------------------------------------------------------------------------------------------- */

/* Who made the object says how it is released: in such company a function that says nothing does not take it. */
static bool is_lent_in_silence(const call *c) {
    const lt_object_info *info = c->sim->info;
    return info->kind == LT_OBJECT_FRESH && info->family.id && !lt_family_is_memory(c->sim->function->unit, info->family) &&
           lt_callee_of(c->sim->function->unit, info->origin)->origin == LT_FROM_CONTRACT;
}

/* A method is called on what a smart pointer owns: it does not take it from its owner. */
static bool is_lent_by_owner(const call *c, uint32_t argument) {
    const lt_operand *o = &c->operands[argument];
    return argument == 0 && c->callee->flags & LT_CALLEE_METHOD && o->kind == LT_COPY &&
           lt_is_smart(lt_place_type(c->sim->function, o->place));
}

/* What an owner owns is known to a stranger, who may be told to take it when the owner gives it up. */
static void share_content(const call *c, lt_state *st) {
    for (uint32_t i = 0; i < c->count; i++)
        if (lt_points_into(c->sim->values, c->values[i], st->tracked) && !is_lent_by_owner(c, i) &&
            !(effects_on(c, i) & 1u << LT_EFFECT_look))
            st->retained = true;
}

/* Whether a function is handed over, too: it may be the one that releases what is kept. */
static bool gets_function(const call *c) {
    const lt_function *f = c->sim->function;
    for (uint32_t i = 0; i < c->count; i++) {
        const lt_operand *o = &c->operands[i];
        const lt_type_info *type = o->kind == LT_COPY ? lt_place_type(f, o->place) : NULL;
        if (o->kind == LT_FUNCTION || (type && lt_type_of(f->unit, type->element)->kind == LT_TYPE_function))
            return true;
    }
    return false;
}

/* A parameter `const T *` of a declared function: who may not write the object does not release it. A method may keep it
 * for an object that does: C++ deletes what is const. */
static bool is_shown(const call *c, uint32_t argument, uint32_t kinds) {
    return c->s->callee.id && !(c->callee->flags & LT_CALLEE_METHOD) && argument < c->callee->parameter_count &&
           !(kinds & 1u << LT_EFFECT_write) && !is_number(c, argument) && !gets_function(c);
}

static bool is_record(const call *c, uint32_t argument) {
    const lt_operand *o = &c->operands[argument];
    return (o->kind == LT_COPY || o->kind == LT_MOVE) && lt_place_type(c->sim->function, o->place)->kind == LT_TYPE_record;
}

typedef struct part_search {
    const call *c;
    lt_cell whole;
    bool found;
} part_search;

static void find_part(void *context, uint64_t key, const lt_entry *e) {
    (void)e;
    part_search *s = context;
    s->found |= lt_cell_within(s->c->sim->values, lt_cell_of_key(key), s->whole);
}

/* A record passed by value takes along the pointers in it. */
static void hand_on_parts(const call *c, lt_state *st, uint32_t argument) {
    part_search s = {.c = c, .whole = lt_resolve(c->sim, st, c->operands[argument].place, false)};
    lt_map_each(st->holders, 0, 0, find_part, &s);
    if (s.found)
        lt_let_go(st);
}

/* What a callee may do with an argument of which it says nothing. */
static void hand_on_arguments(const call *c, lt_state *st) {
    bool speaks = c->callee->origin == LT_FROM_MODEL || c->callee->origin == LT_FROM_SUMMARY;
    if (!speaks && c->sim->info->kind == LT_OBJECT_CONTENT && st->typestate == LT_STATE_live)
        share_content(c, st);
    if (c->callee->origin == LT_FROM_SUMMARY && c->callee->flags & LT_CALLEE_TOUCHES)
        lt_expose(c->sim, st);
    if (st->typestate != LT_STATE_owed || speaks || c->callee->flags & LT_CALLEE_PURE)
        return;
    bool trusted = c->sim->policy == LT_POLICY_BORROW || is_lent_in_silence(c);
    const uint32_t silent = 1u << LT_EFFECT_write | 1u << LT_EFFECT_nonnull;
    for (uint32_t i = 0; i < c->count; i++) {
        if (is_record(c, i) && !is_lent_by_owner(c, i))
            hand_on_parts(c, st, i);
        uint32_t kinds = effects_on(c, i);
        bool spoken = kinds & ~silent || is_shown(c, i, kinds) || is_lent_by_owner(c, i);
        if (!spoken && !(trusted && lt_points_into(c->sim->values, c->values[i], st->tracked)))
            lt_hand_on(c->sim, st, c->values[i]);
        else if (kinds & 1u << LT_EFFECT_write && !lt_points_into(c->sim->values, c->values[i], st->tracked))
            lt_hand_on(c->sim, st, c->values[i]); /* what a record holds may be released and replaced */
    }
    if (!trusted)
        lt_expose(c->sim, st);
}

/* --- memory changes ------------------------------------------------------------------------------------------------------- */

/* The root may hold anything now. What stays of it is what a pointer to the tracked object was stored in, unless that
 * is this function's own and the callee could have overwritten it. */
static void forget_contents(const call *c, lt_state *st, lt_root root, uint32_t slot) {
    lt_root_info r = *lt_root_info_of(c->sim->values, root);
    bool result = r.kind == LT_ROOT_POINTEE && lt_value_of(c->sim->values, r.value)->kind == LT_VALUE_RESULT;
    lt_forget_root(c->sim, st, root, !r.local && !result);
    if (!lt_is_private(c->sim, st, root) || (r.kind == LT_ROOT_VARIABLE && r.variable.id == 0))
        return;
    lt_value unknown = lt_number_result(c->sim->values, c->sim->statement, slot, lt_birth(c->sim));
    lt_store(c->sim, st, r.base, unknown, false);
}

static void new_version(const call *c, lt_state *st) {
    st->version = st->stores = lt_number(c->sim->values, (lt_value_info){
        .kind = LT_VALUE_VERSION, .a = c->sim->statement, .birth = lt_birth(c->sim)});
}

static bool is_callers_memory(lt_simulation *sim, const lt_state *st, lt_cell holder) {
    (void)st;
    lt_root_info r = *lt_root_info_of(sim->values, lt_cell_of(sim->values, holder)->root);
    return r.kind == LT_ROOT_POINTEE && !r.local;
}

/* A stranger that can reach the callers' memory may have reset what was stored there: such a holder is believed no
 * more. Variables of static storage are not forgotten: who resets them is seen where it is done. */
static void forget_reachable_holders(const call *c, lt_state *st) {
    uint32_t from;
    for (lt_cell holder; (holder = lt_find_holder(c->sim, st, is_callers_memory, &from)).id;) {
        lt_forget_cell(c->sim, st, holder);
        c->sim->lost_sight = true;
    }
}

static void write_unknown_memory(const call *c, lt_state *st) {
    if (!writes_unknown_memory(c))
        return;
    bool reaches = false;
    for (uint32_t i = 0; i < c->count; i++) {
        uint32_t kinds = effects_on(c, i);
        lt_value_kind kind = lt_value_of(c->sim->values, c->values[i])->kind;
        if (!writes_all(c, i) || is_number(c, i) || kind == LT_VALUE_CONSTANT || kind == LT_VALUE_LITERAL ||
            kind == LT_VALUE_FUNCTION)
            continue;
        lt_root root = lt_pointee_root(c->sim->values, c->values[i]);
        reaches |= !lt_root_info_of(c->sim->values, root)->local || root.id == st->tracked.id;
        forget_contents(c, st, root, i);
        if (!(kinds & 1u << LT_EFFECT_look))
            lt_leak(c->sim, st, root);
    }
    if (reaches)
        forget_reachable_holders(c, st);
    new_version(c, st);
}

/* `whole`: what parts of the cell held is gone, too. */
static void put_part(const call *c, lt_state *st, lt_cell cell, lt_value value, lt_place place, bool whole) {
    bool weak = lt_cell_of(c->sim->values, cell)->weak;
    if (lt_cell_of(c->sim->values, cell)->kind == LT_CELL_CONTENT && !c->sim->elements_stay &&
        lt_points_into(c->sim->values, value, st->tracked))
        lt_let_go(st); /* by what name it is released is not followed */
    if (weak && lt_map_get(st->holders, lt_cell_key(c->sim->values, cell)) &&
        !lt_points_into(c->sim->values, value, st->tracked))
        return; /* one more besides what is held already */
    c->sim->is_final = true;
    lt_store(c->sim, st, cell, value, whole && !weak);
    c->sim->is_final = false;
    if (lt_points_into(c->sim->values, value, st->tracked))
        lt_add_step(c->sim, st, (lt_step){.kind = LT_STEP_STORED, .place = place, .callee = c->s->callee});
}

static void put(const call *c, lt_state *st, lt_cell cell, lt_value value, lt_place place) {
    put_part(c, st, cell, value, place, true);
}

static lt_value made_value(const call *c, uint32_t slot, bool fresh) {
    return lt_number(c->sim->values, (lt_value_info){
        .kind = LT_VALUE_RESULT, .a = c->sim->statement, .b = slot, .flags = fresh ? LT_VALUE_FRESH : 0,
        .birth = lt_birth(c->sim)});
}

/* Where callees keep what outlives the call: in the object an argument refers to, or for good. */
static lt_cell keeper_of(const call *c, const lt_effect *e) {
    lt_values *vs = c->sim->values;
    uint32_t argument = e->object != LT_SLOT_NONE ? e->object : LT_SLOT_NONE;
    if (argument == LT_SLOT_NONE && e->region.kind == LT_REGION_ARGUMENT)
        argument = e->region.index;
    if (argument < c->count) {
        if (lt_value_of(vs, c->values[argument])->kind == LT_VALUE_CONSTANT)
            return (lt_cell){0};
        lt_cell cell = lt_cell_pointed(vs, c->values[argument]);
        return e->object_depth ? cell : lt_cell_step_from(vs, cell, LT_CELL_CONTENT, 0);
    }
    if (argument != LT_SLOT_NONE || e->region.kind == LT_REGION_CALL || e->region.kind == LT_REGION_RESULT)
        return (lt_cell){0};
    return lt_cell_step_from(vs, lt_root_info_of(vs, lt_root_kept(vs))->base, LT_CELL_CONTENT, c->sim->statement);
}

/* Characters, numbers, and containers of such: what they are made from is copied. */
static bool is_made_of_copies(const lt_unit *unit, const lt_type_info *type) {
    for (int depth = 0; depth < 4; depth++) {
        if (type->kind == LT_TYPE_integer || type->kind == LT_TYPE_floating)
            return true;
        if (type->kind != LT_TYPE_record || !(type->flags & LT_IS_container) || (type->flags & LT_IS_view))
            return false;
        type = lt_type_of(unit, type->element);
    }
    return false;
}

/* Whether the container keeps a pointer that it is given, or what it looks at. */
static bool keeps_pointers(const call *c, uint32_t container) {
    const lt_function *f = c->sim->function;
    lt_place place = place_of(c, container);
    if (!place.id)
        return true;
    const lt_type_info *type = lt_place_type(f, place);
    if (type->kind == LT_TYPE_pointer || type->kind == LT_TYPE_reference)
        type = lt_type_of(f->unit, type->element);
    return !is_made_of_copies(f->unit, type);
}

static void keep(const call *c, lt_state *st, const lt_effect *e) {
    if (e->subject >= c->count || (e->object < c->count && !keeps_pointers(c, e->object)))
        return;
    lt_value v = subject_at(c, st, e);
    lt_cell keeper = keeper_of(c, e);
    uint32_t flags = lt_referent_flags(c->sim->function, &c->operands[e->subject]);
    bool copied = e->depth && flags & LT_IS_container && !(flags & LT_IS_view); /* its elements go, not what it owns */
    if (keeper.id && !copied && lt_value_of(c->sim->values, v)->kind != LT_VALUE_CONSTANT)
        put(c, st, keeper, v, (lt_place){0});
    if (keeper.id && e->depth && !is_number(c, e->subject))
        lt_copy_parts(c->sim, st, keeper, lt_cell_pointed(c->sim->values, c->values[e->subject]));
    if (c->callee->origin == LT_FROM_SUMMARY) /* no contract says whether it is only lent */
        lt_hand_on(c->sim, st, v);
}

/* Of a handle a copy is as good as the handle: a container of numbers may hold one, and whoever gets it may close it. */
static void keep_number(const call *c, lt_state *st, const lt_effect *e) {
    lt_place place = place_of(c, e->object);
    if (place.id && lt_place_type(c->sim->function, place)->kind == LT_TYPE_integer)
        lt_hand_on(c->sim, st, value_at(c, st, e->object, c->operands[e->object].kind == LT_ADDRESS));
}

/* An element, or what a record by reference holds, is put into the container. */
static void insert(const call *c, lt_state *st, const lt_effect *e) {
    if (e->subject >= c->count || e->object >= c->count)
        return;
    if (!keeps_pointers(c, e->subject)) {
        keep_number(c, st, e);
        return;
    }
    lt_values *vs = c->sim->values;
    lt_cell to = lt_cell_step_from(vs, lt_cell_pointed(vs, c->values[e->subject]), LT_CELL_CONTENT, 0);
    put(c, st, to, value_at(c, st, e->object, e->object_depth), (lt_place){0});
    if (e->object_depth && !is_number(c, e->object))
        lt_copy_parts(c->sim, st, to, lt_cell_pointed(vs, c->values[e->object]));
}

/* A moved-from owner owns nothing (unique_ptr, by its specification) or something else than before. */
static void leave_moved(const call *c, lt_state *st, lt_cell cell, uint32_t argument) {
    uint32_t flags = lt_referent_flags(c->sim->function, &c->operands[argument]);
    if (flags & LT_IS_unique)
        lt_store(c->sim, st, cell, lt_number_constant(c->sim->values, 0), true);
    else if (flags & LT_IS_owner)
        lt_store(c->sim, st, cell, made_value(c, argument, false), true);
}

/* The entry is taken out of the container alive, as by `extract`. */
static bool hands_out_entries(const call *c) {
    const lt_type_info *type = lt_place_type(c->sim->function, c->s->target);
    return c->s->target.id && type->kind == LT_TYPE_record && !(type->flags & LT_IS_view);
}

/* The container loses all its entries: it is not swapped with another, nor made longer. */
static bool is_emptied(const call *c, uint32_t argument) {
    const uint32_t all = 1u << LT_EFFECT_initialise | 1u << LT_EFFECT_replace | 1u << LT_EFFECT_invalidate;
    return (effects_on(c, argument) & all) == all;
}

static void change_argument(const call *c, lt_state *st, const lt_effect *e) {
    if (e->subject >= c->count || lt_value_of(c->sim->values, c->values[e->subject])->kind == LT_VALUE_CONSTANT)
        return;
    lt_values *vs = c->sim->values;
    lt_cell cell = cell_of(c, e);
    switch (e->kind) {
    case LT_EFFECT_write:
        if (writes_unknown_memory(c) && !e->field.id)
            break; /* it may, but it need not: see there */
        if (e->depth && !e->field.id)
            cell = lt_cell_pointed(vs, lt_load(c->sim, st, cell));
        lt_overwrite(c->sim, st, cell, made_value(c, lt_effect_slot(e), false));
        break;
    case LT_EFFECT_remove:
        if (!hands_out_entries(c))
            lt_lose_entries(c->sim, st, cell, event_at(c, LT_EVENT_lose, e->subject));
        /* which element goes is not known: none is believed to be there still */
        lt_forget_cell(c->sim, st, lt_cell_step_from(vs, cell, LT_CELL_CONTENT, 0));
        break;
    case LT_EFFECT_initialise:
    case LT_EFFECT_replace:
        if (is_emptied(c, e->subject))
            lt_lose_entries(c->sim, st, cell, event_at(c, LT_EVENT_lose, e->subject));
        lt_revive(c->sim, st, cell);
        lt_store(c->sim, st, cell, made_value(c, e->subject, false), true);
        break;
    case LT_EFFECT_null:
        lt_revive(c->sim, st, cell);
        lt_store(c->sim, st, cell, lt_number_constant(vs, 0), true);
        break;
    case LT_EFFECT_move:
        lt_move_content(c->sim, st, cell, (lt_cell){0});
        lt_move_cell(c->sim, st, cell, place_of(c, e->subject), c->s->callee);
        leave_moved(c, st, cell, e->subject);
        break;
    default: break;
    }
}

/* What the source holds is held by the target, too: pointers in a record that is copied as bytes. How much is copied is
 * not known: a reference too many is believed in rather than one too few, and what the target held is not called lost. */
static void copy_memory(const call *c, lt_state *st, const lt_effect *e) {
    lt_values *vs = c->sim->values;
    if (e->subject >= c->count || e->object >= c->count ||
        lt_value_of(vs, c->values[e->subject])->kind == LT_VALUE_CONSTANT)
        return;
    lt_cell to = lt_cell_pointed(vs, c->values[e->subject]);
    const lt_function *f = c->sim->function;
    if (lt_value_of(vs, c->values[e->object])->kind == LT_VALUE_CONSTANT ||
        lt_points_to_numbers(f, c->operands[e->subject]) || lt_points_to_numbers(f, c->operands[e->object])) {
        lt_overwrite(c->sim, st, to, made_value(c, e->subject, false));
        return;
    }
    lt_cell from = lt_cell_pointed(vs, c->values[e->object]);
    if (lt_cell_within(vs, to, from) || lt_cell_within(vs, from, to))
        return; /* elements that are shifted: all stay where they can be found */
    lt_value v = lt_load(c->sim, st, from);
    lt_store(c->sim, st, to, v, !lt_cell_of(vs, to)->weak);
    if (lt_points_into(vs, v, st->tracked))
        lt_add_step(c->sim, st, (lt_step){.kind = LT_STEP_STORED, .callee = c->s->callee});
    lt_copy_parts(c->sim, st, to, from);
}

/* --- objects change hands ------------------------------------------------------------------------------------------------- */

static bool is_given_up(lt_typestate state) { return state == LT_STATE_given || state == LT_STATE_released; }

/* Whether the pointer was handed out by who keeps the object: an interior pointer, what a borrow gave, or what a smart
 * pointer of strangers still owns. What a rule says of a class is no proof: its elements may be its callers' to release. */
static bool is_borrowed(const lt_simulation *sim, const lt_state *st, lt_value v) {
    const lt_value_info *info = lt_value_of(sim->values, v);
    if (info->kind == LT_VALUE_RESULT && info->origin.id) {
        const lt_statement *s = info->a < sim->function->statements.count ? &sim->function->statements.items[info->a] : NULL;
        lt_origin origin = s && s->kind == LT_STATEMENT_call ? lt_callee_of(sim->function->unit, s->callee)->origin : LT_FROM_MODEL;
        return origin != LT_FROM_RULE && origin != LT_FROM_SUMMARY; /* who finds an entry may take it out, too */
    }
    return sim->info->kind == LT_OBJECT_CONTENT && st->part.id && !(info->flags & LT_VALUE_FRESH) &&
           lt_is_smart(lt_place_type(sim->function, sim->info->place));
}

/* Memory is released from its beginning; of a mapping a part may be, and what remains is not known. */
static bool is_part(const lt_simulation *sim, const lt_event *event, lt_value v) {
    return lt_offset_of(sim->values, v) == LT_OFFSET_UNKNOWN && !event->borrowed && event->kind == LT_EVENT_release &&
           !lt_family_is_memory(sim->function->unit, event->family);
}

/* A summary says that the pointer is inside an object, or another one altogether: the caller may know which of them it has,
 * and releases the one that is not inside. */
static bool is_one_of_several(const lt_simulation *sim, lt_value v) {
    const lt_value_info *info = lt_value_of(sim->values, v);
    if (info->kind != LT_VALUE_RESULT || !info->origin.id || info->a >= sim->function->statements.count)
        return false;
    const lt_statement *s = &sim->function->statements.items[info->a];
    const lt_callee_info *callee = lt_callee_of(sim->function->unit, s->callee);
    uint32_t count = 0;
    for (uint32_t i = 0; s->kind == LT_STATEMENT_call && i < callee->effect_count; i++)
        count += callee->effects[i].subject == LT_SLOT_RESULT &&
                 (callee->effects[i].kind == LT_EFFECT_alias || callee->effects[i].kind == LT_EFFECT_inside);
    return count > 1 && callee->origin == LT_FROM_SUMMARY;
}

void lt_change_hands(lt_simulation *sim, lt_state *st, lt_value value, lt_event event) {
    if (!lt_points_into(sim->values, value, st->tracked))
        return;
    if (is_one_of_several(sim, value)) {
        lt_let_go(st);
        return;
    }
    bool release = event.kind == LT_EVENT_release;
    event.borrowed = is_borrowed(sim, st, value);
    bool is_gone = is_given_up(st->typestate);
    lt_meet_pointer(sim, st, value, event);
    bool storage = sim->info->kind == LT_OBJECT_VARIABLE || sim->info->kind == LT_OBJECT_STATIC;
    if (st->retained) {
        lt_let_go(st);
    } else if (is_part(sim, &event, value)) {
        st->typestate = LT_STATE_kept;
    } else if (!storage && !is_gone) {
        st->typestate = release ? LT_STATE_released : LT_STATE_given;
        lt_add_step(sim, st, (lt_step){.kind = release ? LT_STEP_RELEASED : LT_STEP_GIVEN, .place = event.place,
                                       .callee = event.callee, .family = event.family});
    }
}

/* Whether the callee may write the cell, a field, by way of another of its arguments. */
static bool is_written_by(const call *c, lt_cell cell, uint32_t argument) {
    const lt_cell_info *field = lt_cell_of(c->sim->values, cell);
    for (uint32_t i = 0; i < c->callee->effect_count; i++) {
        const lt_effect *e = &c->callee->effects[i];
        bool other = e->kind == LT_EFFECT_write && e->subject < c->count && e->subject != argument;
        if (other && lt_points_into(c->sim->values, c->values[e->subject], field->root) &&
            (!e->field.id || e->field.id == field->step))
            return true;
    }
    return false;
}

/* A field of what a parameter points to keeps the pointer until it is written here, or by a stranger who may write there. */
static void remember_dangling(const call *c, lt_state *st, const lt_effect *e, lt_value v) {
    lt_place place = place_of(c, e->subject);
    const lt_function *f = c->sim->function;
    if (e->depth || c->operands[e->subject].kind != LT_COPY || !lt_points_into(c->sim->values, v, st->tracked))
        return;
    const lt_place_info *p = lt_place_of(f, place), *parent = lt_place_of(f, p->parent);
    if (p->projection != LT_FIELD || parent->projection != LT_DEREF ||
        lt_place_of(f, parent->parent)->projection != LT_BASE || lt_root_of(f, place)->storage != LT_PARAMETER)
        return;
    lt_cell cell = lt_resolve(c->sim, st, place, false);
    if (!lt_find_entry(c->sim, st, cell) && !is_written_by(c, cell, e->subject))
        lt_put_cell(c->sim, st, cell, v, c->sim->statement);
}

/* Whether the release leaves alone what the object holds: `free` does. What a function of the unit that is summarised
 * releases of its argument is told field by field; what it releases of those fields in turn is not. */
static bool is_shallow(const call *c, const lt_effect *e) {
    bool told = c->callee->origin != LT_FROM_SUMMARY || (!e->depth && !e->field.id);
    return told && lt_family_is_memory(c->sim->function->unit, e->family);
}

/* What a local variable holds that nothing was stored in. */
static bool is_valueless(const lt_simulation *sim, const lt_state *st, lt_value v) {
    const lt_value_info *info = lt_value_of(sim->values, v);
    if (info->kind != LT_VALUE_LOAD || info->b || lt_cell_of(sim->values, (lt_cell){info->a})->kind != LT_CELL_BASE)
        return false;
    lt_root root = lt_cell_of(sim->values, (lt_cell){info->a})->root;
    const lt_root_info *r = lt_root_info_of(sim->values, root);
    return r->kind == LT_ROOT_VARIABLE && lt_variable_of(sim->function, r->variable)->storage == LT_LOCAL &&
           lt_is_private(sim, st, root);
}

static void change_hands(const call *c, lt_state *st, const lt_effect *e) {
    lt_simulation *sim = c->sim;
    bool valueless = false;
    if (e->subject >= c->count)
        return;
    bool release = e->kind == LT_EFFECT_release;
    lt_value v = subject_at(c, st, e);
    sim->lost_sight |= lt_value_of(sim->values, v)->flags & LT_VALUE_MAYBE;
    lt_fact fact = lt_fact_of(sim, st, v);
    if (fact.low == 0 && fact.high == 0 && !is_number(c, e->subject))
        return;
    bool sees = is_sight(c, st, e) && lt_value_of(sim->values, v)->kind != LT_VALUE_CONSTANT;
    if (sees) {
        valueless = is_valueless(sim, st, v);
        sees = !valueless || !sim->is_given_value;
    }
    if (sees) {
        lt_track(sim, st, lt_pointee_root(sim->values, v));
        st->typestate = LT_STATE_live;
    }
    lt_event event = event_at(c, release ? LT_EVENT_release : LT_EVENT_take, e->subject);
    event.family = e->family;
    event.valueless = valueless;
    lt_change_hands(sim, st, v, event);
    remember_dangling(c, st, e, v);
    if (release && !is_number(c, e->subject) && lt_value_of(sim->values, v)->kind != LT_VALUE_CONSTANT) {
        sim->is_final = is_shallow(c, e);
        lt_forget_root(sim, st, lt_pointee_root(sim->values, v), false); /* the released holds nothing */
        sim->is_final = false;
    } else if (!release) {
        lt_hand_on(sim, st, v); /* with all that can be reached from it */
    }
}

static void retain(const call *c, lt_state *st, const lt_effect *e) {
    if (e->subject >= c->count || !lt_points_into(c->sim->values, subject_at(c, st, e), st->tracked))
        return;
    st->retained = true;
    lt_let_go(st);
}

/* A stranger may keep the value, and what can be reached from it. */
static void escape(const call *c, lt_state *st, const lt_effect *e) {
    for (uint32_t i = e->subject == LT_SLOT_REST ? c->callee->parameter_count : e->subject;
         i < c->count && (i == e->subject || e->subject == LT_SLOT_REST); i++)
        lt_hand_on(c->sim, st, e->field.id && i == e->subject ? subject_at(c, st, e) : value_at(c, st, i, e->depth));
}

/* Whether the effect makes the tracked object, here and now. */
static bool makes_tracked(const call *c, const lt_effect *e) {
    const lt_object_info *info = c->sim->info;
    bool kind = e->kind == LT_EFFECT_fresh ? info->kind == LT_OBJECT_FRESH
                                           : info->kind == LT_OBJECT_RESULT &&
                                                 (e->kind == LT_EFFECT_region || e->kind == LT_EFFECT_static_storage);
    return kind && info->statement == c->sim->statement && info->slot == lt_effect_slot(e) && !c->passed_over;
}

static void make_object(const call *c, lt_state *st, const lt_effect *e, lt_value v) {
    if (!makes_tracked(c, e) || st->typestate != LT_STATE_none)
        return;
    lt_track(c->sim, st, lt_pointee_root(c->sim->values, v));
    st->typestate = e->kind == LT_EFFECT_fresh ? LT_STATE_owed : LT_STATE_live;
    lt_add_step(c->sim, st, (lt_step){.kind = LT_STEP_ACQUIRED, .callee = c->s->callee});
}

static bool gives_several(const call *c, uint32_t argument) {
    bool several = false;
    for (uint32_t i = 0; i < c->callee->effect_count; i++)
        several |= c->callee->effects[i].subject == argument && c->callee->effects[i].index;
    return several;
}

/* Its name, where the argument is an address with one. */
static lt_place made_place(const call *c, const lt_effect *e) {
    const lt_operand *o = &c->operands[e->subject];
    if (o->kind != LT_ADDRESS)
        return (lt_place){0};
    bool is_array = lt_place_type(c->sim->function, o->place)->kind == LT_TYPE_array;
    lt_place element = is_array ? lt_find_place(c->sim->function, o->place, LT_INDEX, e->index) : (lt_place){0};
    return element.id ? element : o->place;
}

static void make(const call *c, lt_state *st, const lt_effect *e) {
    if (e->subject == LT_SLOT_RESULT && !e->field.id) {
        make_object(c, st, e, c->result);
        return;
    }
    if (e->subject == LT_SLOT_RESULT) { /* a new object with another one in it */
        lt_cell whole = lt_cell_pointed(c->sim->values, c->result);
        lt_value part = made_value(c, lt_effect_slot(e), e->kind == LT_EFFECT_fresh);
        make_object(c, st, e, part);
        put(c, st, lt_cell_step_from(c->sim->values, whole, LT_CELL_FIELD, e->field.id), part, (lt_place){0});
        return;
    }
    if (e->subject >= c->count || lt_value_of(c->sim->values, c->values[e->subject])->kind == LT_VALUE_CONSTANT)
        return;
    lt_value v = made_value(c, lt_effect_slot(e), e->kind == LT_EFFECT_fresh);
    make_object(c, st, e, v);
    put_part(c, st, cell_of(c, e), v, made_place(c, e), !gives_several(c, e->subject));
}

/* --- the result ----------------------------------------------------------------------------------------------------------- */

static bool names_value(const lt_effect *e, uint32_t count) {
    return e->object < count &&
           (e->kind == LT_EFFECT_alias || e->kind == LT_EFFECT_inside || e->kind == LT_EFFECT_content);
}

/* What a rule says of a class of the user's is no proof of where in a block it points. */
static lt_value inside(const call *c, lt_value of) {
    if (lt_value_of(c->sim->values, of)->kind == LT_VALUE_CONSTANT)
        return made_value(c, LT_SLOT_RESULT, false);
    return lt_number(c->sim->values, (lt_value_info){
        .kind = LT_VALUE_RESULT, .a = c->sim->statement, .b = LT_SLOT_RESULT, .birth = lt_birth(c->sim),
        .origin = lt_pointee_root(c->sim->values, of),
        .offset = c->callee->origin == LT_FROM_RULE ? LT_OFFSET_UNKNOWN : LT_OFFSET_EITHER});
}

/* A pointer into what the owner owns; an optional owns what lies inside itself. */
static lt_value inside_content(const call *c, lt_state *st, const lt_effect *e) {
    lt_value owner = c->values[e->object];
    uint32_t flags = lt_referent_flags(c->sim->function, &c->operands[e->object]);
    if (flags & LT_IS_optional || lt_value_of(c->sim->values, owner)->kind == LT_VALUE_CONSTANT)
        return inside(c, owner);
    lt_cell cell = lt_cell_pointed(c->sim->values, owner);
    lt_value owned = lt_load(c->sim, st, cell);
    if (lt_value_of(c->sim->values, owned)->kind == LT_VALUE_CONSTANT)
        return made_value(c, LT_SLOT_RESULT, false);
    lt_bind_content(c->sim, st, cell, (lt_place){0}, owned);
    return inside(c, owned);
}

static lt_value candidate(const call *c, lt_state *st, const lt_effect *e) {
    if (e->kind == LT_EFFECT_content)
        return inside_content(c, st, e);
    lt_value v = value_at(c, st, e->object, e->object_depth);
    return e->kind == LT_EFFECT_alias ? v : inside(c, v);
}

static lt_value plain_result(const call *c, const lt_state *st) {
    lt_values *vs = c->sim->values;
    bool fresh = false;
    for (uint32_t i = 0; i < c->callee->effect_count; i++)
        fresh |= c->callee->effects[i].kind == LT_EFFECT_fresh &&
                 lt_effect_slot(&c->callee->effects[i]) == LT_SLOT_RESULT;
    if (!(c->callee->flags & LT_CALLEE_PURE) || fresh || !c->s->callee.id)
        return made_value(c, LT_SLOT_RESULT, fresh);
    lt_value chain = {0};
    for (uint32_t i = 0; i < c->count; i++)
        chain = lt_number(vs, (lt_value_info){.kind = LT_VALUE_PAIR, .a = chain.id, .b = c->values[i].id});
    return lt_number(vs, (lt_value_info){
        .kind = LT_VALUE_PURE, .a = c->s->callee.id, .b = chain.id, .c = st->stores.id});
}

/* The object an argument refers to becomes a pointer or view, as by a constructor. */
static void set_argument(const call *c, lt_state *st, const lt_effect *e) {
    if (!names_value(e, c->count) || e->subject >= c->count ||
        lt_value_of(c->sim->values, c->values[e->subject])->kind == LT_VALUE_CONSTANT)
        return;
    put(c, st, lt_cell_pointed(c->sim->values, c->values[e->subject]), candidate(c, st, e), (lt_place){0});
}

/* What the call returns; an alias of the result itself stands for something else than all that is named. Where it is one
 * of several values and only some point to the tracked object, `*other` is another of them; `*when`: the condition under
 * which it is the first. */
static lt_value result_of(const call *c, lt_state *st, lt_value *other, lt_condition *when) {
    lt_value tracked = {0}, first = {0};
    *when = (lt_condition){0};
    for (uint32_t i = 0; i < c->callee->effect_count; i++) {
        const lt_effect *e = &c->callee->effects[i];
        bool else_other = e->kind == LT_EFFECT_alias && e->object == LT_SLOT_RESULT;
        if (e->subject != LT_SLOT_RESULT || (!else_other && !names_value(e, c->count)))
            continue;
        lt_value v = else_other ? plain_result(c, st) : candidate(c, st, e);
        bool is_tracked = lt_points_into(c->sim->values, v, st->tracked);
        if (is_tracked)
            tracked = v;
        else if (!first.id && e->when.relation == LT_ALWAYS)
            first = v;
        if (is_tracked)
            *when = e->when;
    }
    *other = tracked.id ? first : (lt_value){0};
    if (when->relation != LT_ALWAYS && !first.id)
        *other = made_value(c, LT_SLOT_RESULT, false);
    return tracked.id ? tracked : first.id ? first : plain_result(c, st);
}

static void know_result(const call *c, lt_state *st, const lt_effect *e) {
    if (e->subject != LT_SLOT_RESULT)
        return;
    lt_relation relation = e->kind == LT_EFFECT_null ? LT_EQ : LT_NE;
    int64_t than = 0;
    if (e->kind == LT_EFFECT_value) {
        relation = e->when.relation;
        than = e->when.value;
    }
    lt_state before = *st;
    if (!lt_assume(c->sim, st, c->result, relation, lt_number_constant(c->sim->values, than), false))
        *st = before;
}

/* --- the whole call --------------------------------------------------------------------------------------------------------- */

static void apply(const call *c, lt_state *st, const lt_effect *e) {
    switch (e->kind) {
    case LT_EFFECT_take:
    case LT_EFFECT_release: change_hands(c, st, e); break;
    case LT_EFFECT_fresh:
    case LT_EFFECT_region:
    case LT_EFFECT_static_storage: make(c, st, e); break;
    case LT_EFFECT_keep: keep(c, st, e); break;
    case LT_EFFECT_insert: insert(c, st, e); break;
    case LT_EFFECT_retain: retain(c, st, e); break;
    case LT_EFFECT_escape: escape(c, st, e); break;
    case LT_EFFECT_value:
    case LT_EFFECT_nonnull: know_result(c, st, e); break;
    case LT_EFFECT_null:
        know_result(c, st, e);
        change_argument(c, st, e);
        break;
    case LT_EFFECT_alias:
    case LT_EFFECT_inside:
    case LT_EFFECT_content: set_argument(c, st, e); break;
    case LT_EFFECT_copy: copy_memory(c, st, e); break;
    default: change_argument(c, st, e);
    }
}

/* What is made comes with the condition that it is there, whether the callee says so or not: a pointer is not null, a
 * handle not negative. */
static lt_condition condition_of(const call *c, const lt_effect *e) {
    bool open = e->when.relation == LT_ALWAYS && e->kind == LT_EFFECT_fresh && e->subject == LT_SLOT_RESULT;
    for (uint32_t i = 0; open && i < c->callee->effect_count; i++)
        open = c->callee->effects[i].kind != LT_EFFECT_nonnull || c->callee->effects[i].subject != LT_SLOT_RESULT;
    if (!open || !c->s->target.id)
        return e->when;
    const lt_type_info *type = lt_place_type(c->sim->function, c->s->target);
    if (type->kind == LT_TYPE_pointer)
        return (lt_condition){.relation = LT_NE};
    bool handle = type->kind == LT_TYPE_integer && type->flags & LT_IS_is_signed;
    return handle ? (lt_condition){.relation = LT_GE} : e->when;
}

/* Whether it matters to the tracked object if the effect happens. */
static bool concerns_tracked(const call *c, lt_state *st, const lt_effect *e) {
    if (makes_tracked(c, e))
        return st->typestate == LT_STATE_none;
    if (e->subject >= c->count)
        return false;
    if (e->kind == LT_EFFECT_fresh && st->typestate == LT_STATE_none && c->sim->choice.id && !c->sim->is_given_value)
        return cell_of(c, e).id == c->sim->choice.id; /* what is released later got a value, or none */
    bool subject = e->kind == LT_EFFECT_take || e->kind == LT_EFFECT_release || e->kind == LT_EFFECT_keep ||
                   e->kind == LT_EFFECT_move || e->kind == LT_EFFECT_null || e->kind == LT_EFFECT_escape;
    return subject &&
           (is_sight(c, st, e) || lt_points_into(c->sim->values, subject_at(c, st, e), st->tracked));
}

/* The order within a call: what is given away was there before, what is written is gone, what is kept is there after. What
 * a stranger may have is no longer owed when what led to it is released. */
enum { PHASES = 4 };
static uint32_t phase_of(lt_effect_kind kind) {
    switch (kind) {
    case LT_EFFECT_escape: return 0;
    case LT_EFFECT_take:
    case LT_EFFECT_release:
    case LT_EFFECT_move: return 1;
    case LT_EFFECT_write:
    case LT_EFFECT_initialise:
    case LT_EFFECT_replace:
    case LT_EFFECT_null: return 2;
    default: return 3;
    }
}

/* A shared owner that is made from another, or from a weak pointer. */
static void share_result(const call *c, lt_state *st) {
    bool shared = c->s->target.id && lt_place_type(c->sim->function, c->s->target)->flags & LT_IS_shared;
    for (uint32_t i = 0; shared && i < c->callee->effect_count; i++)
        if (c->callee->effects[i].kind == LT_EFFECT_alias && c->callee->effects[i].subject == LT_SLOT_RESULT &&
            lt_points_into(c->sim->values, c->result, st->tracked))
            lt_share(st);
}

/* A release that fails, as of a mapping, is no reason to try again: the object is not lost by that. */
static bool is_failed_release(const call *c, const lt_effect *e) {
    const lt_unit *unit = c->sim->function->unit;
    bool renews = false;
    for (uint32_t i = 0; i < c->callee->effect_count; i++)
        renews |= c->callee->effects[i].kind == LT_EFFECT_fresh;
    return e->kind == LT_EFFECT_release && !renews && lt_family_names(unit, e->family, c->callee->name);
}

static void finish_effect(const call *c, lt_state *st, const lt_effect *e) {
    int known = e->kind == LT_EFFECT_value ? 1 : happens(c, st, e);
    bool hands = e->kind == LT_EFFECT_take || e->kind == LT_EFFECT_release;
    if (known == 0 && hands && st->typestate == LT_STATE_owed && concerns_tracked(c, st, e))
        lt_add_step(c->sim, st, (lt_step){.kind = LT_STEP_REFUSED, .callee = c->s->callee});
    if (known == 1 || (known < 0 && !concerns_tracked(c, st, e)))
        apply(c, st, e);
    else if (is_failed_release(c, e) && e->subject < c->count)
        lt_hand_on(c->sim, st, subject_at(c, st, e));
    else if (makes_tracked(c, e) && st->typestate == LT_STATE_none)
        st->typestate = LT_STATE_null;
}

static void finish(const call *c, lt_state *st) {
    hand_on_arguments(c, st);
    write_unknown_memory(c, st);
    for (uint32_t phase = 0; phase < PHASES; phase++)
        for (uint32_t i = 0; i < c->callee->effect_count; i++) {
            lt_effect e = c->callee->effects[i];
            if (phase_of(e.kind) != phase)
                continue;
            e.when = condition_of(c, &e);
            finish_effect(c, st, &e);
        }
    share_result(c, st);
    lt_assign_value(c->sim, st, c->s->target, c->result);
}

/* The results that a call keeps what it was given in: a record that holds pointers. */
static void keep_in_result(const call *c, lt_state *st) {
    for (uint32_t i = 0; i < c->callee->effect_count && c->s->target.id; i++) {
        const lt_effect *e = &c->callee->effects[i];
        bool kept = e->kind == LT_EFFECT_keep && e->subject < c->count &&
                    (e->object == LT_SLOT_RESULT || e->region.kind == LT_REGION_RESULT);
        if (!kept)
            continue;
        lt_cell cell = lt_resolve(c->sim, st, c->s->target, false);
        put(c, st, lt_cell_step_from(c->sim->values, cell, LT_CELL_CONTENT, 0),
            value_at(c, st, e->subject, e->depth), (lt_place){0});
    }
}

static void finish_all(const call *c, lt_state *st) {
    finish(c, st);
    keep_in_result(c, st);
}

/* One state for each outcome of the first condition that matters and is not decided. */
static bool split_on_result(const call *c, lt_state *st) {
    lt_simulation *sim = c->sim;
    for (uint32_t i = 0; i < c->callee->effect_count; i++) {
        lt_effect e = c->callee->effects[i];
        e.when = condition_of(c, &e);
        if (!concerns_tracked(c, st, &e) || happens(c, st, &e) >= 0)
            continue;
        lt_value value = lt_number_constant(sim->values, e.when.value), subject = subject_of(c, e.when);
        lt_state other = lt_fork(sim, st);
        if (lt_assume(sim, &other, subject, lt_relation_not(e.when.relation), value, false)) {
            finish_all(c, &other);
            LT_PUSH(sim->arena, &sim->split, other);
        }
        return lt_assume(sim, st, subject, e.when.relation, value, false);
    }
    return true;
}

/* An owner that is an argument by value ends in the callee, or lives on there. */
static void move_operand(const call *c, lt_state *st, const lt_operand *operand) {
    lt_simulation *sim = c->sim;
    lt_cell cell = lt_resolve(sim, st, operand->place, false);
    lt_move_cell(sim, st, cell, operand->place, c->s->callee);
    if (!(lt_place_type(sim->function, operand->place)->flags & LT_IS_destructor))
        return;
    lt_hand_on(sim, st, lt_load(sim, st, cell));
    lt_let_go_of_parts(sim, st, cell);
    lt_move_content(sim, st, cell, (lt_cell){0});
    bool null = lt_is_smart(lt_place_type(sim->function, operand->place));
    lt_store(sim, st, cell, null ? lt_number_constant(sim->values, 0) : lt_unknown_value(sim), true);
}

/* A result of an unsigned type, `bool` above all, is within its bounds; what the result is in any case narrows what its
 * conditions leave open. */
static void know_range(const call *c, lt_state *st) {
    for (uint32_t i = 0; i < c->callee->effect_count; i++)
        if (c->callee->effects[i].kind == LT_EFFECT_value)
            know_result(c, st, &c->callee->effects[i]);
    if (!c->s->target.id || lt_value_of(c->sim->values, c->result)->kind != LT_VALUE_RESULT)
        return;
    const lt_type_info *type = lt_place_type(c->sim->function, c->s->target);
    if (type->kind == LT_TYPE_integer && !(type->flags & LT_IS_is_signed) && type->size && type->size < 63) {
        lt_value zero = lt_number_constant(c->sim->values, 0);
        lt_value most = lt_number_constant(c->sim->values, (INT64_C(1) << type->size) - 1);
        lt_assume(c->sim, st, c->result, LT_GE, zero, false);
        lt_assume(c->sim, st, c->result, LT_LE, most, false);
    }
}

/* The call itself, arguments evaluated. False: no path goes on. */
static bool run(call *c, lt_state *st) {
    lt_value other;
    lt_condition when;
    c->result = result_of(c, st, &other, &when);
    lt_value compared = lt_number_constant(c->sim->values, when.value);
    if (other.id) {
        call second = *c;
        second.result = other;
        lt_state apart = lt_fork(c->sim, st);
        if (when.relation == LT_ALWAYS ||
            lt_assume(c->sim, &apart, other, lt_relation_not(when.relation), compared, false)) {
            finish_all(&second, &apart);
            LT_PUSH(c->sim->arena, &c->sim->split, apart);
        }
    }
    if (when.relation != LT_ALWAYS && !lt_assume(c->sim, st, c->result, when.relation, compared, false))
        return false;
    know_range(c, st);
    if (!split_on_result(c, st))
        return false;
    finish_all(c, st);
    return true;
}

/* In a loop the object that is followed is that of any turn, not of the first alone. */
static void pass_over(const call *c, lt_state *st) {
    const lt_simulation *sim = c->sim;
    lt_object_kind kind = sim->info->kind;
    bool made = kind == LT_OBJECT_FRESH || kind == LT_OBJECT_RESULT || kind == LT_OBJECT_ARGUMENT;
    if (!made || sim->info->statement != sim->statement || st->typestate != LT_STATE_none || !sim->in_cycle[sim->block])
        return;
    call over = *c;
    over.passed_over = true;
    lt_state state = lt_fork(c->sim, st);
    if (run(&over, &state))
        LT_PUSH(c->sim->arena, &c->sim->split, state);
}

bool lt_transfer_call(lt_simulation *sim, lt_state *st, const lt_statement *s) {
    call c = {.sim = sim, .s = s, .callee = lt_callee_of(sim->function->unit, s->callee),
              .operands = lt_operands_of(sim->function, s), .count = s->operand_count};
    lt_value few[8];
    c.values = c.count <= 8 ? few : LT_NEW_ARRAY(sim->arena, lt_value, c.count);
    if (s->indirect.id)
        lt_evaluate(sim, st, &(lt_operand){.kind = LT_COPY, .place = s->indirect});
    for (uint32_t i = 0; i < c.count; i++)
        c.values[i] = lt_evaluate(sim, st, &c.operands[i]);
    meet_arguments(&c, st);
    for (uint32_t i = 0; i < c.count; i++)
        if (c.operands[i].kind == LT_MOVE)
            move_operand(&c, st, &c.operands[i]);
    pass_over(&c, st);
    return run(&c, st);
}
