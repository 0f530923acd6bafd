#include "flow/screen/screening.h"

#include "flow/objects/elements.h"
#include "mir/build.h"

/* --- calls ---------------------------------------------------------------------------------------------- */

/* Memory is released: what only it held is lost with it. */
static void ask_lost_inside(lt_screening *s, const lt_word *facts, lt_place pointer,
                            const lt_statement *statement) {
    lt_word word = facts[LT_STATE_owed], gone = 0;
    if (!s->asking || !pointer.id || !word)
        return;
    for (uint32_t i = 0; i < s->holder_count; i++) {
        lt_place place = s->holders[i].place, base = lt_place_base(s->pairs, place);
        if (base.id &&
            (lt_place_extends(s->function, place, pointer) || lt_pairs_may_equal(s->pairs, pointer, base)))
            gone |= lt_holds_bit(i);
    }
    lt_screen_ask_lost(s, word, (word & ~gone) | gone << 32, pointer, LT_LOST_WITH_HOLDER,
                       statement->location);
}

static lt_event call_event(lt_event_kind kind, const lt_statement *statement, lt_operand operand,
                           uint32_t argument) {
    lt_event event = {.kind = kind, .location = statement->location, .callee = statement->callee};
    event.argument = argument;
    if (operand.kind == LT_COPY || operand.kind == LT_MOVE || operand.kind == LT_ADDRESS)
        event.place = operand.place;
    return event;
}

/* Kept by the callee: judged at once, for all that may hold it in the end. */
static void ask_kept(lt_screening *s, const lt_word *facts, const lt_statement *statement,
                     const lt_effect *effect, lt_held_value v, lt_event event) {
    lt_place holders[4] = {{0}, event.place};
    if (effect->object < statement->operand_count) {
        lt_operand object = lt_operands_of(s->function, statement)[effect->object];
        holders[2] = object.place;
        holders[3] = lt_referred_place(s->function, object);
    }
    for (int i = 0; i < 4; i++) {
        static const lt_event_kind kinds[] = {LT_EVENT_hand_out, LT_EVENT_die, LT_EVENT_keep};
        event.place = holders[i];
        for (int k = 0; (i == 0 || event.place.id) && k < 3; k++) {
            event.kind = kinds[k];
            lt_screen_ask_value(s, facts, event, v);
        }
    }
}

/* What was owed, or nobody's business, is known to a stranger now. What is dead stays dead. */
static void keep_states(lt_screening *s, lt_word *facts, lt_held_value v, bool weak) {
    lt_word owed[LT_STATE_count] = {0}, live[LT_STATE_count] = {0};
    owed[LT_STATE_owed] = facts[LT_STATE_owed];
    live[LT_STATE_live] = facts[LT_STATE_live];
    lt_screen_change_state(s, owed, v, LT_STATE_kept, weak);
    lt_screen_change_state(s, live, v, LT_STATE_kept, true);
    facts[LT_STATE_owed] = owed[LT_STATE_owed];
    facts[LT_STATE_kept] |= owed[LT_STATE_kept] | live[LT_STATE_kept];
}

static void invalidate(lt_screening *s, lt_word *facts, lt_place owner, lt_typestate to, bool weak) {
    if (s->info->kind != LT_OBJECT_CONTENT)
        return;
    lt_overlap overlap = lt_pairs_relate(s->pairs, s->info->place, owner);
    if (overlap == LT_OVERLAP_NONE)
        return;
    bool surely = overlap == LT_OVERLAP_EXACT && !weak;
    lt_screen_change_state(s, facts, (lt_held_value){.is_object = surely, .may_be_object = !surely},
                           to, !surely);
}

/* The owner gets another content, or none: what becomes of the old one depends on the owner. */
static void replace_content(lt_screening *s, lt_word *facts, lt_place owner) {
    static const lt_typestate ends[] = {LT_STATE_released, LT_STATE_dead, LT_STATE_invalidated};
    if (s->info->kind != LT_OBJECT_CONTENT || !owner.id ||
        (lt_pairs_relate(s->pairs, s->info->place, owner) == LT_OVERLAP_NONE &&
         !lt_place_extends(s->function, s->info->place, owner)))
        return;
    lt_word live = facts[LT_STATE_live];
    for (uint32_t i = 0; live && i < 3; i++)
        facts[ends[i]] |= live;
}

/* A unique owner is set to null: whoever has a pointer to its content owes it. */
static void give_up_content(lt_screening *s, lt_word *facts, lt_place owner) {
    if (s->info->kind == LT_OBJECT_CONTENT && lt_place_type(s->function, owner)->flags & LT_IS_unique &&
        lt_pairs_relate(s->pairs, s->info->place, owner) != LT_OVERLAP_NONE)
        facts[LT_STATE_owed] |= facts[LT_STATE_live];
}

/* The variable has a defined value again. */
static void initialise(lt_screening *s, lt_word *facts, lt_place place, bool weak) {
    if (s->info->kind != LT_OBJECT_VARIABLE || !facts[LT_STATE_moved])
        return;
    lt_overlap overlap = lt_pairs_relate(s->pairs, place, lt_pairs_whole(s->pairs, s->info->variable));
    if (overlap == LT_OVERLAP_NONE)
        return;
    facts[LT_STATE_live] |= facts[LT_STATE_moved];
    if (overlap == LT_OVERLAP_EXACT && !weak)
        facts[LT_STATE_moved] = 0;
}

static void move_object(lt_screening *s, lt_word *facts, lt_held_value v, bool weak, lt_event event) {
    event.kind = LT_EVENT_move;
    lt_screen_ask_value(s, facts, event, v);
    lt_screen_change_state(s, facts, v, LT_STATE_moved, weak || v.inside);
}

/* A stranger may keep what the argument points to, or this field of it holds, and what can be reached from there. */
static void escape_content(lt_screening *s, lt_word *facts, lt_operand operand, const lt_effect *e, uint32_t index) {
    lt_place whole = lt_referred_place(s->function, operand), field = whole;
    if (whole.id && e->field.id)
        field = lt_find_place(s->function, whole, LT_FIELD, e->field.id);
    bool weak = e->when.relation != LT_ALWAYS;
    keep_states(s, facts, lt_screen_evaluate_effect(s, e, operand, index), weak);
    for (uint32_t i = 0; i < s->holder_count; i++) {
        const lt_holder *h = &s->holders[i];
        if (h->place.id && !(field.id && lt_place_extends(s->function, h->place, field)))
            continue;
        keep_states(s, facts, (lt_held_value){.exact = lt_holds_bit(i)}, weak || h->is_stale || !h->place.id);
    }
}

/* A stranger may keep the argument and what can be reached from it. */
static void escape_argument(lt_screening *s, lt_word *facts, lt_operand operand, uint32_t index, bool weak) {
    keep_states(s, facts, lt_screen_evaluate_operand(s, operand, index), weak);
    for (uint32_t i = 0; i < s->holder_count && operand.place.id; i++) {
        const lt_holder *h = &s->holders[i];
        if (!h->place.id || lt_place_extends(s->function, h->place, operand.place))
            keep_states(s, facts, (lt_held_value){.exact = lt_holds_bit(i)},
                        weak || h->is_stale || !h->place.id);
    }
}

/* The contract gives the object away under a condition on the result, which may turn out not to hold. */
static void ask_broken_promise(lt_screening *s, const lt_word *facts, lt_event event, lt_held_value v) {
    if (s->info->kind != LT_OBJECT_CALLER || s->info->claims.when.relation == LT_ALWAYS)
        return;
    event.kind = LT_EVENT_release;
    event.place = s->info->place;
    event.argument = LT_SLOT_NONE;
    event.state = LT_STATE_live;
    event.borrowed = true;
    for (uint32_t state = 0; s->asking && state < LT_STATE_count; state++)
        if (lt_screen_may_be(facts[state], v))
            lt_screen_ask(s, event);
}

/* What the entries of a container own is lost with them. */
static void ask_lost_entries(lt_screening *s, const lt_word *facts, lt_place container, lt_location at) {
    lt_event event = {.kind = LT_EVENT_lose, .state = LT_STATE_owed, .location = at, .place = container};
    event.loss = LT_LOST_WITH_ENTRY;
    event.argument = LT_SLOT_NONE;
    if (s->asking && s->info->kind == LT_OBJECT_CALLER && facts[LT_STATE_owed] &&
        lt_pairs_relate(s->pairs, s->info->place, container) != LT_OVERLAP_NONE)
        lt_screen_ask(s, event);
}

/* Released at the end of a scope while what outlives the function may point to it. */
static void ask_stay(lt_screening *s, const lt_word *facts, lt_event event) {
    event.kind = LT_EVENT_stay;
    event.state = LT_STATE_released;
    event.argument = LT_SLOT_NONE;
    for (uint32_t i = 0; i < s->holder_count && s->asking; i++) {
        bool held = false;
        for (uint32_t state = 0; state < LT_STATE_count; state++)
            held |= (facts[state] & lt_holds_bit(i)) != 0;
        event.place = s->holders[i].place;
        if (held && lt_screen_outlives_body(s, event.place))
            lt_screen_ask(s, event);
    }
}

/* What lies in the storage that the argument points to is followed. */
static void ask_followed(lt_screening *s, const lt_word *facts, const lt_statement *statement, uint32_t slot) {
    lt_operand operand = lt_operands_of(s->function, statement)[slot];
    lt_place record = lt_referred_place(s->function, operand);
    for (uint32_t i = 0; s->asking && i < s->holder_count; i++)
        if (!record.id || (s->holders[i].place.id && lt_place_extends(s->function, s->holders[i].place, record)))
            lt_screen_ask_value(s, facts, call_event(LT_EVENT_use, statement, operand, slot),
                                (lt_held_value){.maybe = lt_holds_bit(i)});
}

static void run_effect(lt_screening *s, lt_word *facts, uint32_t index, const lt_effect *effect,
                       uint32_t slot) {
    const lt_statement *statement = &s->function->statements.items[index];
    lt_operand operand = lt_operands_of(s->function, statement)[slot];
    lt_place referred = lt_referred_place(s->function, operand);
    lt_held_value v = lt_screen_evaluate_effect(s, effect, operand, index);
    bool weak = effect->when.relation != LT_ALWAYS;
    lt_event event = call_event(LT_EVENT_use, statement, operand, slot);
    event.family = effect->family;
    switch (effect->kind) {
    case LT_EFFECT_release:
    case LT_EFFECT_take:
        event.kind = effect->kind == LT_EFFECT_release ? LT_EVENT_release : LT_EVENT_take;
        lt_screen_ask_value(s, facts, event, v);
        if (lt_ends_with_scope(s->function, s->block_of[index], index, &operand))
            ask_stay(s, facts, event);
        ask_broken_promise(s, facts, event, v);
        if (effect->kind == LT_EFFECT_release)
            lt_screen_change_state(s, facts, v, LT_STATE_released, weak || s->retains);
        else
            lt_screen_change_state(s, facts, v, LT_STATE_given, weak);
        ask_lost_inside(s, facts, effect->depth ? referred : event.place, statement);
        replace_content(s, facts, referred);
        return;
    case LT_EFFECT_keep:
        ask_kept(s, facts, statement, effect, v, event);
        keep_states(s, facts, v, weak || effect->object != LT_SLOT_NONE);
        return;
    case LT_EFFECT_escape:
        if (effect->depth)
            escape_content(s, facts, operand, effect, index);
        else
            escape_argument(s, facts, operand, index, weak);
        return;
    case LT_EFFECT_move:
        move_object(s, facts, v, weak, event);
        return;
    case LT_EFFECT_remove:
        ask_lost_entries(s, facts, referred, statement->location);
        return;
    case LT_EFFECT_initialise:
        ask_lost_entries(s, facts, referred, statement->location);
        initialise(s, facts, referred, weak);
        replace_content(s, facts, referred);
        return;
    case LT_EFFECT_invalidate:
        invalidate(s, facts, lt_owner_place(s->function, statement, slot, effect->field), LT_STATE_invalidated,
                   weak || effect->depth);
        return;
    case LT_EFFECT_invalidate_iterators:
        invalidate(s, facts, lt_owner_place(s->function, statement, slot, effect->field), LT_STATE_stale, weak);
        return;
    case LT_EFFECT_look:
        if (effect->depth)
            ask_followed(s, facts, statement, slot);
        return;
    case LT_EFFECT_replace:
        ask_lost_entries(s, facts, referred, statement->location);
        replace_content(s, facts, referred);
        return;
    case LT_EFFECT_null:
        replace_content(s, facts, referred);
        return;
    default:
        return;
    }
}

/* Who runs code that nobody knows exposes what lies in memory that others can reach. */
static void expose(lt_screening *s, lt_word *facts, const lt_callee_info *callee) {
    if (!lt_writes_unknown_memory(callee) || s->policy != LT_POLICY_ESCAPE || !facts[LT_STATE_owed])
        return;
    for (uint32_t i = 0; i < s->holder_count; i++) {
        const lt_holder *h = &s->holders[i];
        if (h->place.id && lt_screen_outlives_body(s, h->place))
            keep_states(s, facts, (lt_held_value){.exact = lt_holds_bit(i)}, h->is_stale);
    }
}

static bool has_effect(const lt_callee_info *callee, lt_effect_kind kind, uint32_t slot) {
    for (uint32_t i = 0; i < callee->effect_count; i++)
        if (callee->effects[i].kind == kind && callee->effects[i].subject == slot)
            return true;
    return false;
}

/* A closure that is called uses what it captured by value; a method, what its object was given to keep. */
static void ask_captured(lt_screening *s, const lt_word *facts, const lt_statement *statement) {
    if (!s->asking || !statement->operand_count)
        return;
    lt_operand closure = *lt_operands_of(s->function, statement);
    bool keeps = lt_callee_of(s->function->unit, statement->callee)->flags & LT_CALLEE_METHOD;
    if (closure.kind == LT_ADDRESS && (keeps || lt_place_type(s->function, closure.place)->flags & LT_IS_callable))
        ask_followed(s, facts, statement, 0);
}

static void run_call(lt_screening *s, lt_word *facts, uint32_t index) {
    const lt_statement *statement = &s->function->statements.items[index];
    const lt_callee_info *callee = lt_callee_of(s->function->unit, statement->callee);
    ask_captured(s, facts, statement);
    for (uint32_t slot = 0; s->asking && slot < statement->operand_count; slot++) {
        lt_operand operand = lt_operands_of(s->function, statement)[slot];
        if (!has_effect(callee, LT_EFFECT_initialise, slot))
            lt_screen_ask_value(s, facts, call_event(LT_EVENT_use, statement, operand, slot),
                                lt_screen_evaluate_operand(s, operand, index));
    }
    for (uint32_t i = 0; i < callee->effect_count; i++) {
        const lt_effect *effect = &callee->effects[i];
        if (effect->subject < statement->operand_count)
            run_effect(s, facts, index, effect, effect->subject);
        for (uint32_t slot = callee->parameter_count; slot < statement->operand_count; slot++)
            if (effect->subject == LT_SLOT_REST)
                run_effect(s, facts, index, effect, slot);
    }
    expose(s, facts, callee);
    if (!statement->callee.id && s->policy == LT_POLICY_ESCAPE) /* others may look at a constant argument only */
        for (uint32_t slot = 0; slot < statement->operand_count; slot++)
            escape_argument(s, facts, lt_operands_of(s->function, statement)[slot], index, false);
}

/* --- statements ----------------------------------------------------------------------------------------- */

typedef enum access { READ, WRITE, ADDRESS } access;

/* The dereferences on the way to a place, and what is done to the variable it lies in. */
static void ask_access(lt_screening *s, const lt_word *facts, lt_place place, access how, uint32_t point,
                       lt_event event) {
    if (!s->asking || !place.id)
        return;
    bool is_direct = lt_place_is_direct(s->pairs, place), is_test = event.null_test;
    event.null_test = false;
    for (lt_place base = lt_place_base(s->pairs, place); base.id; base = lt_place_base(s->pairs, base)) {
        event.place = base;
        lt_screen_ask_value(s, facts, event, lt_screen_evaluate_place(s, base, point));
    }
    const lt_place_info *info = lt_place_of(s->function, place);
    bool is_storage = s->info->kind == LT_OBJECT_VARIABLE || s->info->kind == LT_OBJECT_STATIC;
    bool touches = !is_direct || how == READ || (how == WRITE && info->projection != LT_BASE);
    event.place = place;
    event.null_test = is_test && is_direct;
    if (is_storage && s->info->variable.id == info->variable.id && touches)
        lt_screen_ask_object(s, facts, event);
}

void lt_screen_ask_operand(lt_screening *s, const lt_word *facts, lt_operand operand, uint32_t point,
                           lt_event event) {
    if (operand.kind == LT_COPY || operand.kind == LT_MOVE)
        ask_access(s, facts, operand.place, READ, point, event);
    else if (operand.kind == LT_ADDRESS)
        ask_access(s, facts, operand.place, ADDRESS, point, event);
}

static bool is_comparison(lt_operator operation) {
    return operation >= LT_OPERATOR_equal && operation <= LT_OPERATOR_greater_equal;
}

static void ask_statement(lt_screening *s, const lt_word *facts, uint32_t index) {
    const lt_statement *statement = &s->function->statements.items[index];
    lt_event event = {.kind = LT_EVENT_use, .location = statement->location, .argument = LT_SLOT_NONE};
    event.callee = statement->callee;
    bool is_test = statement->kind == LT_STATEMENT_derive && is_comparison(statement->operation);
    for (uint32_t i = 0; i < statement->operand_count; i++) {
        lt_operand operand = lt_operands_of(s->function, statement)[i];
        event.null_test = is_test;
        lt_screen_ask_operand(s, facts, operand, index, event);
        if (is_test || statement->kind == LT_STATEMENT_use) {
            event.place = operand.place;
            lt_screen_ask_value(s, facts, event, lt_screen_evaluate_operand(s, operand, index));
        }
    }
    event.null_test = false;
    ask_access(s, facts, statement->target, WRITE, index, event);
    if (statement->indirect.id) {
        ask_access(s, facts, statement->indirect, READ, index, event);
        event.place = statement->indirect;
        lt_screen_ask_value(s, facts, event, lt_screen_evaluate_place(s, statement->indirect, index));
    }
}

static bool is_in(const lt_screening *s, lt_place place, lt_variable variable) {
    return place.id && lt_place_is_contained(s->pairs, place) &&
           lt_place_of(s->function, place)->variable.id == variable.id;
}

/* The storage of `variable` ends. */
static void end_storage(lt_screening *s, lt_word *facts, lt_variable variable, lt_location at) {
    bool is_it = s->info->kind == LT_OBJECT_VARIABLE
                     ? s->info->variable.id == variable.id
                     : s->info->kind == LT_OBJECT_CONTENT && is_in(s, s->info->place, variable);
    if (!is_it)
        return;
    lt_event event = {.kind = LT_EVENT_die, .location = at, .argument = LT_SLOT_NONE};
    for (uint32_t i = 0; s->asking && i < s->holder_count; i++) {
        event.place = s->holders[i].place;
        if (!is_in(s, event.place, variable))
            lt_screen_ask_value(s, facts, event, (lt_held_value){.maybe = lt_holds_bit(i)});
    }
    lt_screen_change_state(s, facts, (lt_held_value){.is_object = true}, LT_STATE_dead, false);
}

static void run_drop(lt_screening *s, lt_word *facts, uint32_t index) {
    const lt_statement *statement = &s->function->statements.items[index];
    lt_event event = {.kind = LT_EVENT_release, .location = statement->location, .place = statement->target};
    event.argument = LT_SLOT_NONE;
    event.family = lt_place_type(s->function, statement->target)->family;
    lt_held_value v = lt_screen_evaluate_place(s, statement->target, index);
    ask_lost_entries(s, facts, statement->target, statement->location);
    if (s->info->kind != LT_OBJECT_CONTENT) {
        lt_screen_ask_value(s, facts, event, v);
        lt_screen_change_state(s, facts, v, LT_STATE_released, false);
    }
    ask_lost_inside(s, facts, statement->target, statement);
    replace_content(s, facts, statement->target);
}

/* The object is spoken of by name: from here on its state matters. */
static bool speaks_of_storage(const lt_screening *s, uint32_t index) {
    const lt_statement *statement = &s->function->statements.items[index];
    if (s->info->kind == LT_OBJECT_CONTENT)
        return true;
    if (s->info->kind != LT_OBJECT_VARIABLE && s->info->kind != LT_OBJECT_STATIC)
        return false;
    for (uint32_t i = 0; i < statement->operand_count; i++) {
        lt_operand operand = lt_operands_of(s->function, statement)[i];
        bool names = operand.kind == LT_ADDRESS || operand.kind == LT_MOVE;
        if (operand.kind == LT_LITERAL
                ? !s->info->variable.id
                : names && s->info->variable.id && is_in(s, operand.place, s->info->variable))
            return true;
    }
    return false;
}

/* The value of a moved operand leaves its place. */
static void run_moves(lt_screening *s, lt_word *facts, uint32_t index) {
    const lt_statement *statement = &s->function->statements.items[index];
    for (uint32_t o = 0; o < statement->operand_count; o++) {
        lt_operand operand = lt_operands_of(s->function, statement)[o];
        if (operand.kind != LT_MOVE || operand.place.id == statement->target.id)
            continue;
        const lt_type_info *type = lt_place_type(s->function, operand.place);
        bool is_plain =
            type->kind == LT_TYPE_pointer || type->kind == LT_TYPE_reference || type->kind == LT_TYPE_integer;
        if (is_plain || type->flags & LT_IS_view)
            continue; /* moving a pointer copies it */
        lt_write w = lt_screen_plan_write(s, operand.place, !(type->flags & LT_IS_unique));
        lt_word old = facts[LT_STATE_owed];
        for (uint32_t state = 0; state < LT_STATE_count; state++)
            if (facts[state])
                facts[state] = lt_screen_write_value(s, &(lt_flow){0}, &w, (lt_held_value){0}, facts[state],
                                                     facts[state]);
        if (old)
            lt_screen_ask_lost(s, old, facts[LT_STATE_owed], operand.place, LT_LOST_OVERWRITTEN,
                               statement->location);
    }
}

static void move_operands(lt_screening *s, lt_word *facts, uint32_t index) {
    const lt_statement *statement = &s->function->statements.items[index];
    bool moves = false;
    for (uint32_t slot = 0; slot < statement->operand_count; slot++) {
        lt_operand operand = lt_operands_of(s->function, statement)[slot];
        if (operand.kind != LT_MOVE)
            continue;
        moves = true;
        lt_operand address =
            operand; /* what is moved is the object at the place, not what the place points to */
        address.kind = LT_ADDRESS;
        bool is_call = statement->kind == LT_STATEMENT_call;
        lt_held_value v = lt_screen_evaluate_operand(s, address, index);
        v.may_be_object |= s->info->kind == LT_OBJECT_VARIABLE && is_in(s, operand.place, s->info->variable);
        move_object(s, facts, v, false,
                    call_event(LT_EVENT_move, statement, operand, is_call ? slot : LT_SLOT_NONE));
    }
    if (moves && s->asking) /* the other operands, and the target, may be looked at after the move */
        ask_statement(s, facts, index);
}

static void ask_handed_out(lt_screening *s, const lt_word *facts, const lt_statement *statement,
                           uint32_t index) {
    if (!s->asking || !statement->target.id || !lt_place_is_direct(s->pairs, statement->target))
        return;
    lt_storage storage = lt_root_of(s->function, statement->target)->storage;
    lt_event event = {.kind = LT_EVENT_hand_out, .location = statement->location, .place = statement->target};
    event.argument = LT_SLOT_NONE;
    if (storage == LT_RESULT || storage == LT_THROWN)
        lt_screen_ask_value(s, facts, event, lt_screen_evaluate_place(s, statement->target, index));
}

void lt_screen_run_statement(lt_screening *s, lt_word *facts, uint32_t index, uint32_t position) {
    const lt_statement *statement = &s->function->statements.items[index];
    bool makes = (s->info->kind == LT_OBJECT_FRESH || s->info->kind == LT_OBJECT_RESULT) &&
                 index == s->info->statement;
    s->steps++;
    if (speaks_of_storage(s, index))
        lt_screen_enter_storage(s, facts);
    if (s->info->kind == LT_OBJECT_ARGUMENT && index == s->info->statement) {
        lt_place place;
        if (lt_screen_find_argument(s, &place) &&
            (s->is_untraced || lt_place_is_memory(s->pairs, place) || lt_place_is_many(s->pairs, place)))
            lt_screen_enter_instance(facts, lt_screen_hold_instance(s, place));
    }
    if (s->asking)
        ask_statement(s, facts, index);
    if (statement->kind == LT_STATEMENT_call)
        run_call(s, facts, index);
    else if (statement->kind == LT_STATEMENT_drop)
        run_drop(s, facts, index);
    else if (statement->kind == LT_STATEMENT_dead)
        end_storage(s, facts, lt_place_of(s->function, statement->target)->variable, statement->location);
    move_operands(s, facts, index);
    if (statement->kind == LT_STATEMENT_live && !lt_screen_is_held(facts[LT_STATE_dead]))
        facts[LT_STATE_dead] = 0;
    bool writes =
        statement->target.id && statement->kind != LT_STATEMENT_drop && statement->kind != LT_STATEMENT_dead;
    if (statement->kind == LT_STATEMENT_assign && lt_operands_of(s->function, statement)->kind == LT_NULL)
        give_up_content(s, facts, statement->target);
    if (writes) {
        initialise(s, facts, statement->target, false);
        replace_content(s, facts, statement->target);
    }
    lt_screen_run_flows(s, facts, index);
    run_moves(s, facts, index);
    if (makes)
        lt_screen_enter_made(s, facts, index);
    for (uint32_t i = 0; i < s->birth_count; i++)
        if (s->births[i] == index && index != s->info->statement)
            lt_screen_enter_born(s, facts, index);
    ask_handed_out(s, facts, statement, index);
    lt_screen_drop_unheld(s, facts, position, statement->location);
}
