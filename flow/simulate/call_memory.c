/* What a call does to memory: what strangers may write, what is put where, what is kept. */
#include "flow/simulate/calling.h"
#include "flow/simulate/drain.h"
#include "flow/objects/elements.h"
#include "flow/objects/pairs.h"

/* Of what the argument points to any part may be written: a pointer to what is not const. */
static bool writes_all(const lt_call *c, uint32_t argument) {
    bool writes = !c->s->callee.id;
    for (uint32_t i = 0; i < c->callee->effect_count; i++) {
        const lt_effect *e = &c->callee->effects[i];
        writes |= e->kind == LT_EFFECT_write && e->subject == argument && !e->field.id;
    }
    return writes;
}

/* --- memory changes ------------------------------------------------------------------------------------------------------- */

/* The root may hold anything now. What stays of it is what a pointer to the tracked object was stored in, unless that
 * is this function's own and the callee could have overwritten it. */
static void forget_contents(const lt_call *c, lt_state *st, lt_root root, uint32_t slot) {
    lt_root_info r = *lt_root_info_of(c->sim->values, root);
    bool result = r.kind == LT_ROOT_POINTEE && lt_value_of(c->sim->values, r.value)->kind == LT_VALUE_RESULT;
    lt_forget_root(c->sim, st, root, !r.local && !result);
    if (!lt_is_private(c->sim, st, root) || (r.kind == LT_ROOT_VARIABLE && r.variable.id == 0))
        return;
    lt_value unknown = lt_number_result(c->sim->values, c->sim->statement, slot, lt_birth(c->sim));
    lt_store(c->sim, st, r.base, unknown, false);
}

static void new_version(const lt_call *c, lt_state *st) {
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
static void forget_reachable_holders(const lt_call *c, lt_state *st) {
    uint32_t from;
    for (lt_cell holder; (holder = lt_find_holder(c->sim, st, is_callers_memory, &from)).id;) {
        lt_forget_cell(c->sim, st, holder);
        c->sim->lost_sight = true;
    }
}

void lt_call_write_unknown_memory(const lt_call *c, lt_state *st) {
    if (!lt_writes_unknown_memory(c->callee))
        return;
    bool reaches = c->callee->flags & LT_CALLEE_RELINKS;
    for (uint32_t i = 0; i < c->count; i++) {
        uint32_t kinds = lt_call_effects_on(c, i);
        lt_value_kind kind = lt_value_of(c->sim->values, c->values[i])->kind;
        if (!writes_all(c, i) || lt_call_is_number(c, i) || kind == LT_VALUE_CONSTANT || kind == LT_VALUE_LITERAL ||
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
void lt_call_put_part(const lt_call *c, lt_state *st, lt_cell cell, lt_value value, lt_place place, bool whole) {
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

void lt_call_put(const lt_call *c, lt_state *st, lt_cell cell, lt_value value, lt_place place) {
    lt_call_put_part(c, st, cell, value, place, true);
}

lt_value lt_call_made_value(const lt_call *c, uint32_t slot, bool fresh) {
    return lt_number(c->sim->values, (lt_value_info){
        .kind = LT_VALUE_RESULT, .a = c->sim->statement, .b = slot, .flags = fresh ? LT_VALUE_FRESH : 0,
        .birth = lt_birth(c->sim)});
}

/* Where callees keep what outlives the call: in the object an argument refers to, or for good. */
static lt_cell keeper_of(const lt_call *c, const lt_effect *e) {
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
static bool keeps_pointers(const lt_call *c, uint32_t container) {
    const lt_function *f = c->sim->function;
    lt_place place = lt_call_place(c, container);
    if (!place.id)
        return true;
    const lt_type_info *type = lt_place_type(f, place);
    if (type->kind == LT_TYPE_pointer || type->kind == LT_TYPE_reference)
        type = lt_type_of(f->unit, type->element);
    return !is_made_of_copies(f->unit, type);
}

/* A summary names the field in which the argument is kept. */
static bool is_told_by_field(const lt_call *c, const lt_effect *keep) {
    for (uint32_t i = 0; i < c->callee->effect_count; i++) {
        const lt_effect *e = &c->callee->effects[i];
        if (e->kind == LT_EFFECT_alias && e->field.id && e->subject == keep->object && e->object == keep->subject)
            return true;
    }
    return false;
}

/* A record by value that is kept. */
static bool is_record_kept(const lt_call *c, const lt_effect *e) {
    if (e->kind != LT_EFFECT_keep || e->depth || e->field.id || e->subject >= c->count)
        return false;
    const lt_operand *o = &c->operands[e->subject];
    return (o->kind == LT_COPY || o->kind == LT_MOVE) && lt_place_type(c->sim->function, o->place)->kind == LT_TYPE_record;
}

/* Where it is while the call is under way: it may be moved from before it is put where it is kept. */
static lt_cell cell_under_way(const lt_call *c, uint32_t argument) {
    lt_values *vs = c->sim->values;
    return lt_cell_step_from(vs, lt_root_info_of(vs, lt_root_kept(vs))->base, LT_CELL_INDEX, argument + 1);
}

void lt_call_take_records(const lt_call *c, lt_state *st) {
    for (uint32_t i = 0; i < c->callee->effect_count; i++)
        if (is_record_kept(c, &c->callee->effects[i])) {
            uint32_t argument = c->callee->effects[i].subject;
            lt_copy_parts(c->sim, st, cell_under_way(c, argument),
                          lt_resolve(c->sim, st, c->operands[argument].place, false));
        }
}

void lt_call_put_records(const lt_call *c, lt_state *st) {
    c->sim->is_final = true;
    for (uint32_t i = 0; i < c->callee->effect_count; i++)
        if (is_record_kept(c, &c->callee->effects[i]))
            lt_forget_whole(c->sim, st, cell_under_way(c, c->callee->effects[i].subject));
    c->sim->is_final = false;
}

/* A copy of a shared owner is an owner, too. */
static void share_copy(const lt_call *c, lt_state *st, uint32_t argument, uint32_t depth) {
    if (lt_referent_flags(c->sim->function, &c->operands[argument]) & LT_IS_shared &&
        lt_points_into(c->sim->values, lt_call_value_at(c, st, argument, depth), st->tracked))
        lt_share(st);
}

/* Of a container or optional that is copied the elements go, not what it owns. */
static bool is_copied(const lt_call *c, uint32_t argument, uint32_t depth) {
    uint32_t flags = lt_referent_flags(c->sim->function, &c->operands[argument]);
    return depth && flags & (LT_IS_container | LT_IS_optional) && !(flags & LT_IS_view);
}

void lt_call_keep(const lt_call *c, lt_state *st, const lt_effect *e) {
    if (e->subject >= c->count || (e->object < c->count && !keeps_pointers(c, e->object)))
        return;
    share_copy(c, st, e->subject, e->depth);
    lt_value v = lt_call_subject(c, st, e);
    lt_cell keeper = keeper_of(c, e);
    bool is_pointer = lt_value_of(c->sim->values, v)->kind != LT_VALUE_CONSTANT;
    if (keeper.id && is_pointer && !is_copied(c, e->subject, e->depth) && !is_told_by_field(c, e))
        lt_call_put(c, st, keeper, v, (lt_place){0});
    if (keeper.id && e->depth && !lt_call_is_number(c, e->subject))
        lt_copy_parts(c->sim, st, keeper, lt_cell_pointed(c->sim->values, c->values[e->subject]));
    if (keeper.id && is_record_kept(c, e))
        lt_copy_parts(c->sim, st, keeper, cell_under_way(c, e->subject));
    if (c->callee->origin == LT_FROM_SUMMARY) /* no contract says whether it is only lent */
        lt_hand_on(c->sim, st, v);
}

/* Of a handle a copy is as good as the handle: a container of numbers may hold one, and whoever gets it may close it. */
static void keep_number(const lt_call *c, lt_state *st, const lt_effect *e) {
    lt_place place = lt_call_place(c, e->object);
    if (place.id && lt_place_type(c->sim->function, place)->kind == LT_TYPE_integer)
        lt_hand_on(c->sim, st, lt_call_value_at(c, st, e->object, c->operands[e->object].kind == LT_ADDRESS));
}

/* What is in the container is no longer what was released there. */
static void change_elements(const lt_call *c, lt_state *st, lt_cell container) {
    if (!c->sim->drain.is_found)
        return;
    lt_value content = lt_load(c->sim, st, container);
    if (lt_value_of(c->sim->values, content)->kind != LT_VALUE_CONSTANT)
        lt_forget_drained(c->sim, st, lt_pointee_root(c->sim->values, content));
}

/* An element, or what a record by reference holds, is put into the container. */
void lt_call_insert(const lt_call *c, lt_state *st, const lt_effect *e) {
    if (e->subject >= c->count || e->object >= c->count)
        return;
    if (!keeps_pointers(c, e->subject)) {
        keep_number(c, st, e);
        return;
    }
    lt_values *vs = c->sim->values;
    change_elements(c, st, lt_cell_pointed(vs, c->values[e->subject]));
    share_copy(c, st, e->object, e->object_depth);
    lt_cell to = lt_cell_step_from(vs, lt_cell_pointed(vs, c->values[e->subject]), LT_CELL_CONTENT, 0);
    if (!is_copied(c, e->object, e->object_depth))
        lt_call_put(c, st, to, lt_call_value_at(c, st, e->object, e->object_depth), (lt_place){0});
    if (e->object_depth && !lt_call_is_number(c, e->object))
        lt_copy_parts(c->sim, st, to, lt_cell_pointed(vs, c->values[e->object]));
}

/* A moved-from owner owns nothing (smart pointers, by their specification) or something else than before. */
static void leave_moved(const lt_call *c, lt_state *st, lt_cell cell, const lt_effect *e) {
    const lt_unit *unit = c->sim->function->unit;
    uint32_t flags = lt_referent_flags(c->sim->function, &c->operands[e->subject]);
    if (e->field.id) /* a reference that a closure captured */
        flags = lt_type_of(unit, lt_type_of(unit, unit->fields.items[e->field.id].type)->element)->flags;
    if (flags & (LT_IS_unique | LT_IS_shared))
        lt_store(c->sim, st, cell, lt_number_constant(c->sim->values, 0), true);
    else if (flags & LT_IS_owner && !(flags & LT_IS_callable)) /* a moved closure has its references still */
        lt_store(c->sim, st, cell, lt_call_made_value(c, e->subject, false), true);
}

/* The entry is taken out of the container alive, as by `extract`. */
static bool hands_out_entries(const lt_call *c) {
    const lt_type_info *type = lt_place_type(c->sim->function, c->s->target);
    return c->s->target.id && type->kind == LT_TYPE_record && !(type->flags & LT_IS_view);
}

/* The container loses all its entries: it is not swapped with another, nor made longer. */
static bool is_emptied(const lt_call *c, uint32_t argument) {
    const uint32_t all = 1u << LT_EFFECT_initialise | 1u << LT_EFFECT_replace | 1u << LT_EFFECT_invalidate;
    return (lt_call_effects_on(c, argument) & all) == all;
}

void lt_call_change_argument(const lt_call *c, lt_state *st, const lt_effect *e) {
    if (e->subject >= c->count || lt_value_of(c->sim->values, c->values[e->subject])->kind == LT_VALUE_CONSTANT)
        return;
    lt_values *vs = c->sim->values;
    lt_cell cell = lt_call_cell(c, e);
    switch (e->kind) {
    case LT_EFFECT_write:
        if (lt_writes_unknown_memory(c->callee) && !e->field.id)
            break; /* it may, but it need not: see there */
        if (e->field.id && c->sim->info->kind == LT_OBJECT_CONTENT && cell.id == st->part.id &&
            lt_place_type(c->sim->function, c->sim->info->place)->flags & LT_IS_container)
            break; /* a summary says it when that moves what is there */
        if (e->depth && !e->field.id)
            cell = lt_cell_pointed(vs, lt_load(c->sim, st, cell));
        lt_overwrite(c->sim, st, cell, lt_call_made_value(c, lt_effect_slot(e), false));
        break;
    case LT_EFFECT_remove:
        if (!hands_out_entries(c))
            lt_lose_entries(c->sim, st, cell, lt_call_event(c, LT_EVENT_lose, e->subject));
        change_elements(c, st, cell);
        /* which element goes is not known: none is believed to be there still */
        lt_forget_whole(c->sim, st, lt_cell_step_from(vs, cell, LT_CELL_CONTENT, 0));
        break;
    case LT_EFFECT_initialise:
    case LT_EFFECT_replace:
        if (is_emptied(c, e->subject))
            lt_lose_entries(c->sim, st, cell, lt_call_event(c, LT_EVENT_lose, e->subject));
        lt_revive(c->sim, st, cell);
        c->sim->is_final = is_emptied(c, e->subject);
        lt_store(c->sim, st, cell, lt_call_made_value(c, e->subject, false), true);
        c->sim->is_final = false;
        break;
    case LT_EFFECT_null:
        lt_revive(c->sim, st, cell);
        lt_store(c->sim, st, cell, lt_number_constant(vs, 0), true);
        break;
    case LT_EFFECT_move:
        cell = lt_cell_pointed(vs, lt_call_subject(c, st, e));
        lt_move_content(c->sim, st, cell, (lt_cell){0});
        lt_move_cell(c->sim, st, cell, e->field.id ? (lt_place){0} : lt_call_place(c, e->subject), c->s->callee);
        leave_moved(c, st, cell, e);
        break;
    default: break;
    }
}

/* What the source holds is held by the target, too: pointers in a record that is copied as bytes. How much is copied is
 * not known: a reference too many is believed in rather than one too few, and what the target held is not called lost. */
void lt_call_copy_memory(const lt_call *c, lt_state *st, const lt_effect *e) {
    lt_values *vs = c->sim->values;
    if (e->subject >= c->count || e->object >= c->count ||
        lt_value_of(vs, c->values[e->subject])->kind == LT_VALUE_CONSTANT)
        return;
    lt_cell to = lt_cell_pointed(vs, c->values[e->subject]);
    const lt_function *f = c->sim->function;
    if (lt_value_of(vs, c->values[e->object])->kind == LT_VALUE_CONSTANT ||
        lt_points_to_numbers(f, c->operands[e->subject]) || lt_points_to_numbers(f, c->operands[e->object])) {
        lt_overwrite(c->sim, st, to, lt_call_made_value(c, e->subject, false));
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
