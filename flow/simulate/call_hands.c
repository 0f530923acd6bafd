/* What a call does to who is responsible for an object: looked at, handed on, taken, released, made. */
#include "flow/simulate/calling.h"
#include "mir/build.h"

/* --- who is responsible ------------------------------------------------------------------------------------------------- */

/* Who made the object says how it is released: in such company a function that says nothing does not take it. */
static bool is_lent_in_silence(const lt_call *c) {
    const lt_object_info *info = c->sim->info;
    return info->kind == LT_OBJECT_FRESH && info->family.id && !lt_family_is_memory(c->sim->function->unit, info->family) &&
           lt_callee_of(c->sim->function->unit, info->origin)->origin == LT_FROM_CONTRACT;
}

/* A method is called on what a smart pointer owns: it does not take it from its owner. */
static bool is_lent_by_owner(const lt_call *c, uint32_t argument) {
    const lt_operand *o = &c->operands[argument];
    return argument == 0 && c->callee->flags & LT_CALLEE_METHOD && o->kind == LT_COPY &&
           lt_is_smart(lt_place_type(c->sim->function, o->place));
}

/* What an owner owns is known to a stranger, who may be told to take it when the owner gives it up. */
static void share_content(const lt_call *c, lt_state *st) {
    for (uint32_t i = 0; i < c->count; i++)
        if (lt_points_into(c->sim->values, c->values[i], st->tracked) && !is_lent_by_owner(c, i) &&
            !(lt_call_effects_on(c, i) & 1u << LT_EFFECT_look))
            st->retained = true;
}

/* Whether a function is handed over, too: it may be the one that releases what is kept. */
static bool gets_function(const lt_call *c) {
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
static bool is_shown(const lt_call *c, uint32_t argument, uint32_t kinds) {
    return c->s->callee.id && !(c->callee->flags & LT_CALLEE_METHOD) && argument < c->callee->parameter_count &&
           !(kinds & 1u << LT_EFFECT_write) && !lt_call_is_number(c, argument) && !gets_function(c);
}

static bool is_record(const lt_call *c, uint32_t argument) {
    const lt_operand *o = &c->operands[argument];
    return (o->kind == LT_COPY || o->kind == LT_MOVE) && lt_place_type(c->sim->function, o->place)->kind == LT_TYPE_record;
}

/* What a callee may do with an argument of which it says nothing. */
void lt_call_hand_on_arguments(const lt_call *c, lt_state *st) {
    if (c->sim->info->kind == LT_OBJECT_HOLD) {
        lt_call_hand_on_hold(c, st);
        return;
    }
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
            lt_let_go_of_parts(c->sim, st, lt_resolve(c->sim, st, c->operands[i].place, false)); /* they go along */
        uint32_t kinds = lt_call_effects_on(c, i);
        bool spoken = kinds & ~silent || is_shown(c, i, kinds) || is_lent_by_owner(c, i);
        if (!spoken && !(trusted && lt_points_into(c->sim->values, c->values[i], st->tracked)))
            lt_hand_on(c->sim, st, c->values[i]);
        else if (kinds & 1u << LT_EFFECT_write && !lt_points_into(c->sim->values, c->values[i], st->tracked))
            lt_hand_on(c->sim, st, c->values[i]); /* what a record holds may be released and replaced */
    }
    if (!trusted)
        lt_expose(c->sim, st);
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
static bool is_written_by(const lt_call *c, lt_cell cell, uint32_t argument) {
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

/* A field of what a parameter points to keeps the pointer until it is written here, or by a stranger who may write there:
 * who releases a node of a list takes it out first. */
static void remember_dangling(const lt_call *c, lt_state *st, const lt_effect *e, lt_value v) {
    lt_place place = lt_call_place(c, e->subject);
    const lt_function *f = c->sim->function;
    if (e->depth || c->operands[e->subject].kind != LT_COPY || c->callee->flags & LT_CALLEE_RELINKS ||
        !lt_points_into(c->sim->values, v, st->tracked))
        return;
    const lt_place_info *p = lt_place_of(f, place), *parent = lt_place_of(f, p->parent);
    if (p->projection != LT_FIELD || parent->projection != LT_DEREF ||
        lt_place_of(f, parent->parent)->projection != LT_BASE || lt_root_of(f, place)->storage != LT_PARAMETER)
        return;
    lt_cell cell = lt_resolve(c->sim, st, place, false);
    if (!lt_find_entry(c->sim, st, cell) && !is_written_by(c, cell, e->subject))
        lt_put_cell(c->sim, st, cell, v, c->sim->statement);
}

static bool goes_deeper(const lt_call *c, uint8_t subject) {
    for (uint32_t i = 0; i < c->callee->effect_count; i++)
        if (c->callee->effects[i].kind == LT_EFFECT_escape && c->callee->effects[i].subject == subject)
            return true;
    return false;
}

/* Whether the release leaves alone what the object holds: `free` does. What a function of the unit that is summarised
 * releases of its argument is told field by field, and of what its argument points to, that it goes further; what it
 * releases of fields in turn is not told. */
static bool is_shallow(const lt_call *c, const lt_effect *e) {
    bool told = c->callee->origin != LT_FROM_SUMMARY || (!e->field.id && (!e->depth || !goes_deeper(c, e->subject)));
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

void lt_call_change_hands(const lt_call *c, lt_state *st, const lt_effect *e) {
    lt_simulation *sim = c->sim;
    bool valueless = false;
    if (e->subject >= c->count)
        return;
    bool release = e->kind == LT_EFFECT_release;
    lt_value v = lt_call_subject(c, st, e);
    sim->lost_sight |= lt_value_of(sim->values, v)->flags & LT_VALUE_MAYBE;
    lt_fact fact = lt_fact_of(sim, st, v);
    if (fact.low == 0 && fact.high == 0 && !lt_call_is_number(c, e->subject))
        return;
    bool sees = lt_call_sees(c, st, e) && lt_value_of(sim->values, v)->kind != LT_VALUE_CONSTANT;
    if (sees) {
        valueless = is_valueless(sim, st, v);
        sees = !valueless || !sim->is_given_value;
    }
    if (sees) {
        lt_track(sim, st, lt_pointee_root(sim->values, v));
        st->typestate = LT_STATE_live;
        st->retained = sim->is_retained;
    }
    lt_event event = lt_call_event(c, release ? LT_EVENT_release : LT_EVENT_take, e->subject);
    event.family = e->family;
    event.valueless = valueless;
    bool was_there = !is_given_up(st->typestate);
    lt_change_hands(sim, st, v, event);
    if (was_there && is_given_up(st->typestate))
        lt_forget_origin(sim, st);
    if (was_there && release && st->typestate == LT_STATE_released)
        st->with_scope = lt_ends_with_scope(sim->function, sim->block, sim->statement, &c->operands[e->subject]);
    remember_dangling(c, st, e, v);
    if (release && !lt_call_is_number(c, e->subject) && lt_value_of(sim->values, v)->kind != LT_VALUE_CONSTANT) {
        sim->is_final = is_shallow(c, e);
        lt_forget_root(sim, st, lt_pointee_root(sim->values, v), false); /* the released holds nothing */
        sim->is_final = false;
    } else if (!release) {
        lt_hand_on(sim, st, v); /* with all that can be reached from it */
    }
}

void lt_call_retain(const lt_call *c, lt_state *st, const lt_effect *e) {
    if (e->subject >= c->count || !lt_points_into(c->sim->values, lt_call_subject(c, st, e), st->tracked))
        return;
    lt_share(st);
}

/* A stranger may keep the value, and what can be reached from it. */
void lt_call_escape(const lt_call *c, lt_state *st, const lt_effect *e) {
    for (uint32_t i = e->subject == LT_SLOT_REST ? c->callee->parameter_count : e->subject;
         i < c->count && (i == e->subject || e->subject == LT_SLOT_REST); i++)
        lt_hand_on(c->sim, st, e->field.id && i == e->subject ? lt_call_subject(c, st, e) : lt_call_value_at(c, st, i, e->depth));
}

bool lt_call_makes_tracked(const lt_call *c, const lt_effect *e) {
    const lt_object_info *info = c->sim->info;
    bool kind = e->kind == LT_EFFECT_fresh ? info->kind == LT_OBJECT_FRESH
                                           : info->kind == LT_OBJECT_RESULT &&
                                                 (e->kind == LT_EFFECT_region || e->kind == LT_EFFECT_static_storage);
    return kind && info->statement == c->sim->statement && info->slot == lt_effect_slot(e) && !c->passed_over;
}

static void make_object(const lt_call *c, lt_state *st, const lt_effect *e, lt_value v) {
    if (!lt_call_makes_tracked(c, e) || st->typestate != LT_STATE_none)
        return;
    lt_track(c->sim, st, lt_pointee_root(c->sim->values, v));
    st->typestate = e->kind == LT_EFFECT_fresh ? LT_STATE_owed : LT_STATE_live;
    lt_add_step(c->sim, st, (lt_step){.kind = LT_STEP_ACQUIRED, .callee = c->s->callee});
}

static bool gives_several(const lt_call *c, uint32_t argument) {
    bool several = false;
    for (uint32_t i = 0; i < c->callee->effect_count; i++)
        several |= c->callee->effects[i].subject == argument && c->callee->effects[i].index;
    return several;
}

/* Its name, where the argument is an address with one. */
static lt_place made_place(const lt_call *c, const lt_effect *e) {
    const lt_operand *o = &c->operands[e->subject];
    if (o->kind != LT_ADDRESS)
        return (lt_place){0};
    bool is_array = lt_place_type(c->sim->function, o->place)->kind == LT_TYPE_array;
    lt_place element = is_array ? lt_find_place(c->sim->function, o->place, LT_INDEX, e->index) : (lt_place){0};
    return element.id ? element : o->place;
}

void lt_call_make(const lt_call *c, lt_state *st, const lt_effect *e) {
    if (e->subject == LT_SLOT_RESULT && !e->field.id) {
        make_object(c, st, e, c->result);
        return;
    }
    if (e->subject == LT_SLOT_RESULT) { /* a new object with another one in it */
        lt_cell whole = lt_cell_pointed(c->sim->values, c->result);
        lt_value part = lt_call_made_value(c, lt_effect_slot(e), e->kind == LT_EFFECT_fresh);
        make_object(c, st, e, part);
        lt_call_put(c, st, lt_cell_step_from(c->sim->values, whole, LT_CELL_FIELD, e->field.id), part, (lt_place){0});
        return;
    }
    if (e->subject >= c->count || lt_value_of(c->sim->values, c->values[e->subject])->kind == LT_VALUE_CONSTANT)
        return;
    lt_value v = lt_call_made_value(c, lt_effect_slot(e), e->kind == LT_EFFECT_fresh);
    make_object(c, st, e, v);
    lt_call_put_part(c, st, lt_call_cell(c, e), v, made_place(c, e), !gives_several(c, e->subject));
}
