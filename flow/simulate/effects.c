/* What a call does to a state: its arguments are met, memory changes, the result is made, objects change hands.
 *
 * Effects under a condition on the result split the state when they concern the tracked object: one state for each
 * outcome, with what the outcome says of the result. */
#include "flow/simulate/calling.h"

#include "flow/objects/elements.h"
#include "mir/build.h"

/* --- the result ----------------------------------------------------------------------------------------------------------- */

static bool names_value(const lt_effect *e, uint32_t count) {
    return e->object < count &&
           (e->kind == LT_EFFECT_alias || e->kind == LT_EFFECT_inside || e->kind == LT_EFFECT_content);
}

/* What a rule says of a class of the user's is no proof of where in a block it points. */
static lt_value inside(const lt_call *c, lt_value of) {
    if (lt_value_of(c->sim->values, of)->kind == LT_VALUE_CONSTANT)
        return lt_call_made_value(c, LT_SLOT_RESULT, false);
    return lt_number(c->sim->values, (lt_value_info){
        .kind = LT_VALUE_RESULT, .a = c->sim->statement, .b = LT_SLOT_RESULT, .birth = lt_birth(c->sim),
        .origin = lt_pointee_root(c->sim->values, of),
        .offset = c->callee->origin == LT_FROM_RULE ? LT_OFFSET_UNKNOWN : LT_OFFSET_EITHER});
}

/* A pointer into what the owner owns, or what the pointer points to; an optional owns what lies inside itself. */
static lt_value inside_content(const lt_call *c, lt_state *st, const lt_effect *e) {
    lt_value whole = c->values[e->object];
    const lt_function *f = c->sim->function;
    lt_place place = lt_owner_place(f, c->s, e->object, e->object_field);
    uint32_t flags = e->object_field.id ? lt_type_of(f->unit, f->unit->fields.items[e->object_field.id].type)->flags
                                        : lt_referent_flags(f, &c->operands[e->object]);
    bool inside_itself = flags & LT_IS_optional && !lt_owns_apart(c->sim, place);
    if (inside_itself || lt_value_of(c->sim->values, whole)->kind == LT_VALUE_CONSTANT)
        return inside(c, whole);
    lt_cell cell = lt_cell_pointed(c->sim->values, whole);
    if (e->object_field.id)
        cell = lt_cell_step_from(c->sim->values, cell, LT_CELL_FIELD, e->object_field.id);
    lt_value owned = lt_load(c->sim, st, cell);
    if (lt_value_of(c->sim->values, owned)->kind == LT_VALUE_CONSTANT)
        return lt_call_made_value(c, LT_SLOT_RESULT, false);
    if (c->sim->info->kind == LT_OBJECT_ELEMENT)
        return e->index ? lt_call_end_element(c, owned, e->index) : lt_call_made_value(c, LT_SLOT_RESULT, false);
    lt_bind_content(c->sim, st, cell, place, owned);
    return inside(c, owned);
}

/* Who steps through a container gets to another element. */
static bool is_another_element(const lt_call *c, const lt_effect *e) {
    return c->sim->info->kind == LT_OBJECT_ELEMENT && e->kind == LT_EFFECT_inside &&
           lt_referent_flags(c->sim->function, &c->operands[e->object]) & LT_IS_view;
}

static lt_value candidate(const lt_call *c, lt_state *st, const lt_effect *e) {
    if (e->kind == LT_EFFECT_content)
        return inside_content(c, st, e);
    if (is_another_element(c, e))
        return lt_call_made_value(c, e->subject, false);
    lt_value v = lt_call_value_at(c, st, e->object, e->object_depth);
    return e->kind == LT_EFFECT_alias ? v : inside(c, v);
}

static lt_value plain_result(const lt_call *c, const lt_state *st) {
    lt_values *vs = c->sim->values;
    bool fresh = false;
    for (uint32_t i = 0; i < c->callee->effect_count; i++)
        fresh |= c->callee->effects[i].kind == LT_EFFECT_fresh &&
                 lt_effect_slot(&c->callee->effects[i]) == LT_SLOT_RESULT;
    if (!(c->callee->flags & LT_CALLEE_PURE) || fresh || !c->s->callee.id)
        return lt_call_made_value(c, LT_SLOT_RESULT, fresh);
    lt_value chain = {0};
    for (uint32_t i = 0; i < c->count; i++)
        chain = lt_number(vs, (lt_value_info){.kind = LT_VALUE_PAIR, .a = chain.id, .b = c->values[i].id});
    return lt_number(vs, (lt_value_info){
        .kind = LT_VALUE_PURE, .a = c->s->callee.id, .b = chain.id, .c = st->stores.id});
}

/* The object an argument refers to becomes a pointer or view, as by a constructor. */
static void set_argument(const lt_call *c, lt_state *st, const lt_effect *e) {
    if (!names_value(e, c->count) || e->subject >= c->count ||
        lt_value_of(c->sim->values, c->values[e->subject])->kind == LT_VALUE_CONSTANT)
        return;
    lt_cell cell = e->field.id ? lt_call_cell(c, e) : lt_cell_pointed(c->sim->values, c->values[e->subject]);
    lt_call_put(c, st, cell, candidate(c, st, e), (lt_place){0});
    bool closure = lt_referent_flags(c->sim->function, &c->operands[e->subject]) & LT_IS_callable;
    if (closure && e->kind == LT_EFFECT_alias && e->object_depth &&
        lt_value_of(c->sim->values, c->values[e->object])->kind != LT_VALUE_CONSTANT)
        lt_copy_parts(c->sim, st, cell, lt_cell_pointed(c->sim->values, c->values[e->object]));
}

/* What the call returns; an alias of the result itself stands for something else than all that is named. Where it is one
 * of several values and only some point to the tracked object, `*other` is another of them; `*when`: the condition under
 * which it is the first. */
static lt_value result_of(const lt_call *c, lt_state *st, lt_value *other, lt_condition *when) {
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
        *other = lt_call_made_value(c, LT_SLOT_RESULT, false);
    return tracked.id ? tracked : first.id ? first : plain_result(c, st);
}

static void know_result(const lt_call *c, lt_state *st, const lt_effect *e) {
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

/* What a condition speaks of. */
static lt_value subject_of(const lt_call *c, lt_condition when) {
    return when.subject && when.subject <= c->count ? c->values[when.subject - 1] : c->result;
}

/* 1: the effect happens; 0: it does not; -1: not known. */
static int happens(const lt_call *c, const lt_state *st, const lt_effect *e) {
    if (e->when.relation == LT_ALWAYS)
        return 1;
    return lt_decide(c->sim, st, subject_of(c, e->when), e->when.relation,
                     lt_number_constant(c->sim->values, e->when.value), false);
}

/* --- the whole call --------------------------------------------------------------------------------------------------------- */

static void apply(const lt_call *c, lt_state *st, const lt_effect *e) {
    switch (e->kind) {
    case LT_EFFECT_take: lt_call_change_hands(c, st, e); break;
    case LT_EFFECT_release:
        lt_call_change_hands(c, st, e);
        lt_call_hold(c, st, e);
        break;
    case LT_EFFECT_hold: lt_call_hold(c, st, e); break;
    case LT_EFFECT_invalidate:
    case LT_EFFECT_invalidate_iterators:
    case LT_EFFECT_erase: break; /* happened before the result was made */
    case LT_EFFECT_fresh:
    case LT_EFFECT_region:
    case LT_EFFECT_static_storage: lt_call_make(c, st, e); break;
    case LT_EFFECT_keep: lt_call_keep(c, st, e); break;
    case LT_EFFECT_insert: lt_call_insert(c, st, e); break;
    case LT_EFFECT_retain: lt_call_retain(c, st, e); break;
    case LT_EFFECT_escape: lt_call_escape(c, st, e); break;
    case LT_EFFECT_value:
    case LT_EFFECT_nonnull: know_result(c, st, e); break;
    case LT_EFFECT_null:
        know_result(c, st, e);
        lt_call_change_argument(c, st, e);
        break;
    case LT_EFFECT_alias:
    case LT_EFFECT_inside:
    case LT_EFFECT_content: set_argument(c, st, e); break;
    case LT_EFFECT_copy: lt_call_copy_memory(c, st, e); break;
    default: lt_call_change_argument(c, st, e);
    }
}

/* What is made comes with the condition that it is there, whether the callee says so or not: a pointer is not null, a
 * handle not negative. */
static lt_condition condition_of(const lt_call *c, const lt_effect *e) {
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
static bool concerns_tracked(const lt_call *c, lt_state *st, const lt_effect *e) {
    if (lt_call_makes_tracked(c, e) || lt_call_takes_hold(c, e))
        return st->typestate == LT_STATE_none;
    if (e->subject >= c->count)
        return false;
    if (e->kind == LT_EFFECT_fresh && st->typestate == LT_STATE_none && c->sim->choice.id && !c->sim->is_given_value)
        return lt_call_cell(c, e).id == c->sim->choice.id; /* what is released later got a value, or none */
    bool subject = e->kind == LT_EFFECT_take || e->kind == LT_EFFECT_release || e->kind == LT_EFFECT_keep ||
                   e->kind == LT_EFFECT_move || e->kind == LT_EFFECT_null || e->kind == LT_EFFECT_escape;
    if (e->kind == LT_EFFECT_keep && e->depth && lt_value_of(c->sim->values, c->values[e->subject])->kind != LT_VALUE_CONSTANT &&
        lt_is_held_in(c->sim, st, lt_call_cell(c, e)))
        return true;
    return subject &&
           (lt_call_sees(c, st, e) || lt_points_into(c->sim->values, lt_call_subject(c, st, e), st->tracked));
}

/* The order within a call: what is given away was there before, what is written is gone, what is kept is there after, and
 * what it was moved from is left. What a stranger may have is no longer owed when what led to it is released. */
enum { PHASES = 5 };
static uint32_t phase_of(const lt_call *c, const lt_effect *e) {
    bool again = e->subject < c->count && lt_call_effects_on(c, e->subject) & 1u << LT_EFFECT_initialise;
    switch (e->kind) {
    case LT_EFFECT_escape: return 0;
    case LT_EFFECT_take:
    case LT_EFFECT_release: return 1;
    case LT_EFFECT_move: return again ? 1 : 4; /* what gets a value in its place, has it afterwards */
    case LT_EFFECT_write:
    case LT_EFFECT_initialise:
    case LT_EFFECT_replace:
    case LT_EFFECT_null: return 2;
    default: return 3;
    }
}

/* A shared owner that is made from another, or from a weak pointer. */
static void share_result(const lt_call *c, lt_state *st) {
    bool shared = c->s->target.id && lt_place_type(c->sim->function, c->s->target)->flags & LT_IS_shared;
    for (uint32_t i = 0; shared && i < c->callee->effect_count; i++)
        if (c->callee->effects[i].kind == LT_EFFECT_alias && c->callee->effects[i].subject == LT_SLOT_RESULT &&
            lt_points_into(c->sim->values, c->result, st->tracked))
            lt_share(st);
}

/* A release that fails, as of a mapping, is no reason to try again: the object is not lost by that. */
static bool is_failed_release(const lt_call *c, const lt_effect *e) {
    const lt_unit *unit = c->sim->function->unit;
    bool renews = false;
    for (uint32_t i = 0; i < c->callee->effect_count; i++)
        renews |= c->callee->effects[i].kind == LT_EFFECT_fresh;
    return e->kind == LT_EFFECT_release && !renews && lt_family_names(unit, e->family, c->callee->name);
}

static void finish_effect(const lt_call *c, lt_state *st, const lt_effect *e) {
    int known = e->kind == LT_EFFECT_value ? 1 : happens(c, st, e);
    bool hands = e->kind == LT_EFFECT_take || e->kind == LT_EFFECT_release;
    if (known == 0 && hands && st->typestate == LT_STATE_owed && concerns_tracked(c, st, e))
        lt_add_step(c->sim, st, (lt_step){.kind = LT_STEP_REFUSED, .callee = c->s->callee});
    if (known == 1 || (known < 0 && !concerns_tracked(c, st, e)))
        apply(c, st, e);
    else if (is_failed_release(c, e) && e->subject < c->count)
        lt_hand_on(c->sim, st, lt_call_subject(c, st, e));
    else if ((lt_call_makes_tracked(c, e) || lt_call_takes_hold(c, e)) && st->typestate == LT_STATE_none)
        st->typestate = LT_STATE_null;
}

static void finish(const lt_call *c, lt_state *st) {
    lt_call_end_kept(c, st);
    lt_call_hand_on_arguments(c, st);
    lt_call_write_unknown_memory(c, st);
    for (uint32_t phase = 0; phase < PHASES; phase++)
        for (uint32_t i = 0; i < c->callee->effect_count; i++) {
            lt_effect e = c->callee->effects[i];
            if (phase_of(c, &e) != phase)
                continue;
            e.when = condition_of(c, &e);
            finish_effect(c, st, &e);
        }
    share_result(c, st);
    lt_assign_value(c->sim, st, c->s->target, c->result);
}

/* The results that a call keeps what it was given in: a record that holds pointers. */
static void keep_in_result(const lt_call *c, lt_state *st) {
    for (uint32_t i = 0; i < c->callee->effect_count && c->s->target.id; i++) {
        const lt_effect *e = &c->callee->effects[i];
        bool kept = e->kind == LT_EFFECT_keep && e->subject < c->count &&
                    (e->object == LT_SLOT_RESULT || e->region.kind == LT_REGION_RESULT);
        if (!kept)
            continue;
        lt_cell cell = lt_resolve(c->sim, st, c->s->target, false);
        lt_cell content = lt_cell_step_from(c->sim->values, cell, LT_CELL_CONTENT, 0);
        lt_call_put(c, st, content, lt_call_value_at(c, st, e->subject, e->depth), (lt_place){0});
        if (e->depth && lt_referent_flags(c->sim->function, &c->operands[e->subject]) & LT_IS_callable)
            lt_copy_parts(c->sim, st, content, lt_cell_pointed(c->sim->values, c->values[e->subject]));
    }
}

/* A record that a call makes out of a closure, by reference: a future, a range of views. It has what that captured. */
static void carry_captures(const lt_call *c, lt_state *st) {
    const lt_function *f = c->sim->function;
    if (!c->s->target.id || lt_place_type(f, c->s->target)->kind != LT_TYPE_record)
        return;
    for (uint32_t i = 0; i < c->callee->effect_count; i++) {
        const lt_effect *e = &c->callee->effects[i];
        if (e->kind != LT_EFFECT_inside || e->subject != LT_SLOT_RESULT || e->object >= c->count || !e->object_depth ||
            lt_value_of(c->sim->values, c->values[e->object])->kind == LT_VALUE_CONSTANT ||
            lt_referent_flags(f, &c->operands[e->object]) & LT_IS_container)
            continue;
        lt_copy_parts(c->sim, st, lt_resolve(c->sim, st, c->s->target, false),
                      lt_cell_pointed(c->sim->values, c->values[e->object]));
    }
}

static void finish_all(const lt_call *c, lt_state *st) {
    finish(c, st);
    keep_in_result(c, st);
    carry_captures(c, st);
    lt_call_put_records(c, st);
}

/* One state for each outcome of the first condition that matters and is not decided. */
static bool split_on_result(const lt_call *c, lt_state *st) {
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
static void move_operand(const lt_call *c, lt_state *st, const lt_operand *operand) {
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
static void know_range(const lt_call *c, lt_state *st) {
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

/* What the call does when its arguments are met. `under`: what must hold of the result, or NULL. False: no path goes on. */
static bool carry_out(lt_call *c, lt_state *st, const lt_condition *under) {
    lt_value other;
    lt_condition when;
    c->result = result_of(c, st, &other, &when);
    if (under && under->relation != LT_ALWAYS &&
        !lt_assume(c->sim, st, c->result, under->relation, lt_number_constant(c->sim->values, under->value), false))
        return false;
    lt_value compared = lt_number_constant(c->sim->values, when.value);
    if (other.id) {
        lt_call second = *c;
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

/* The call itself, arguments evaluated; what the call returns is there after what it ended. False: no path goes on. */
static bool run(lt_call *c, lt_state *st) {
    const lt_effect *may = lt_call_may_end_content(c, st);
    if (may) {
        lt_call spared = *c;
        lt_state apart = lt_fork(c->sim, st);
        if (carry_out(&spared, &apart, NULL))
            LT_PUSH(c->sim->arena, &c->sim->split, apart);
    }
    lt_call_end_content(c, st);
    return carry_out(c, st, may ? &may->when : NULL);
}

/* In a loop the object that is followed is that of any turn, not of the first alone. */
static void pass_over(const lt_call *c, lt_state *st) {
    const lt_simulation *sim = c->sim;
    lt_object_kind kind = sim->info->kind;
    bool made = kind == LT_OBJECT_FRESH || kind == LT_OBJECT_RESULT || kind == LT_OBJECT_ARGUMENT ||
                kind == LT_OBJECT_ELEMENT || kind == LT_OBJECT_HOLD;
    if (!made || sim->info->statement != sim->statement || st->typestate != LT_STATE_none || !sim->in_cycle[sim->block])
        return;
    lt_call over = *c;
    over.passed_over = true;
    lt_state state = lt_fork(c->sim, st);
    if (run(&over, &state))
        LT_PUSH(c->sim->arena, &c->sim->split, state);
}

bool lt_transfer_call(lt_simulation *sim, lt_state *st, const lt_statement *s) {
    lt_call c = {.sim = sim, .s = s, .callee = lt_callee_of(sim->function->unit, s->callee),
              .operands = lt_operands_of(sim->function, s), .count = s->operand_count};
    lt_value few[8];
    c.values = c.count <= 8 ? few : LT_NEW_ARRAY(sim->arena, lt_value, c.count);
    if (s->indirect.id)
        lt_evaluate(sim, st, &(lt_operand){.kind = LT_COPY, .place = s->indirect});
    for (uint32_t i = 0; i < c.count; i++)
        c.values[i] = lt_evaluate(sim, st, &c.operands[i]);
    lt_call_meet_arguments(&c, st);
    lt_call_take_records(&c, st);
    for (uint32_t i = 0; i < c.count; i++)
        if (c.operands[i].kind == LT_MOVE)
            move_operand(&c, st, &c.operands[i]);
    pass_over(&c, st);
    return run(&c, st);
}
