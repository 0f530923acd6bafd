#include "flow/screen.h"

#include "flow/pairs.h"
#include "flow/solve.h"
#include "mir/build.h"

#include <string.h>

/* The facts at a point, about one object: a word for each typestate.
 *
 *   bit 0          there may be a path on which the object is in this state
 *   bit 1 + i      … and holder i points to it
 *   bit 32         … and what the call that made it returned is no longer in `status`
 *   bit 33 + i     … and holder i does not hold exactly the object's pointer
 *
 * All bits are "may" bits, so that the join is union; holder i holds the object for certain where the last is clear.
 * A word without bit 0 is zero. That holders are known for each state apart is what makes `if (failed) free(p); else
 * s->p = p;` clean without a look at paths. */
enum { STATES = LT_STATE_count, MEMO_SLOTS = 64, NO_TWIN = 0xff };
static const lt_word EXISTS = 1, STATUS_GONE = (lt_word)1 << 32;

static lt_word holds_bit(uint32_t i) { return (lt_word)1 << (1 + i); }
static lt_word differs_bit(uint32_t i) { return (lt_word)1 << (33 + i); }
static const lt_word ALL_HOLD = 0xfffffffe, ALL_DIFFER = (lt_word)0xfffffffe << 32;

/* What an operand may be, as far as the object is concerned. */
typedef struct value {
    lt_word exact; /* holds bit of the holder whose value it is */
    lt_word maybe; /* holds bits of holders it may come from */
    bool is_object, may_be_object;
    bool inside;
} value;

typedef struct screen {
    const lt_function *function;
    const lt_objects *objects;
    const lt_observer *observer;
    lt_policy policy;
    lt_pairs *pairs;
    lt_graph graph;
    lt_order order;
    lt_solver *solver;
    uint32_t *block_of;      /* by statement */
    uint32_t *last_position; /* by variable: of the last block in the order that mentions it or can get back to one */
    LT_ARRAY(lt_place) released; /* pointers that calls release or take */

    /* The object at hand. */
    lt_object object;
    const lt_object_info *info;
    lt_holders holders;
    uint8_t twins[LT_MOST_HOLDERS]; /* the stale twin of a holder */
    lt_place status;         /* where the result of the call that makes it went */
    lt_condition status_when; /* what that result is when the object was made; LT_ALWAYS: nothing known */
    lt_condition pointer_when; /* what its pointer is when it was made */

    bool asking, wanted;
    lt_event asked[MEMO_SLOTS];
    uint64_t steps, most_steps;
} screen;

/* --- asking --------------------------------------------------------------------------------------------------------- */

static bool same_question(const lt_event *a, const lt_event *b) {
    return a->function && a->kind == b->kind && a->object.id == b->object.id && a->state == b->state &&
           a->offset == b->offset && a->place.id == b->place.id && a->callee.id == b->callee.id &&
           a->argument == b->argument && a->family.id == b->family.id && a->loss == b->loss &&
           a->null_test == b->null_test && a->borrowed == b->borrowed;
}

static void ask(screen *s, lt_event event) {
    if (s->wanted)
        return;
    event.function = s->function;
    event.object = s->object;
    event.info = s->info;
    uint32_t hash = event.kind * 31 + event.state * 7 + event.place.id * 13 + event.argument * 3 + event.offset;
    lt_event *memo = &s->asked[hash % MEMO_SLOTS];
    if (same_question(memo, &event))
        return;
    *memo = event;
    s->wanted = s->observer->wants(s->observer->context, &event);
}

static bool may_be(lt_word word, value v) {
    return (word & EXISTS) && (v.is_object || v.may_be_object || (word & (v.exact | v.maybe)));
}

/* `differs` bit of the only holder in an exact value. */
static bool is_surely(lt_word word, value v) {
    return v.is_object || (v.exact && (word & v.exact) && !(word & v.exact << 32));
}

/* Asks once for each way in which the value may denote the object. */
static void ask_through(screen *s, lt_event event, value v, lt_word word) {
    bool base = (v.is_object || v.may_be_object) && !v.inside, inside = v.inside;
    bool owner = v.is_object || v.may_be_object, borrowed = s->info->claims.flags & LT_CLAIM_BORROWED;
    for (uint32_t i = 0; i < s->holders.count; i++)
        if (word & holds_bit(i) & (v.exact | v.maybe)) {
            base |= s->holders.items[i].may_be_base && !v.inside;
            inside |= s->holders.items[i].may_be_inside;
            owner |= s->holders.items[i].may_be_owner;
            borrowed |= s->holders.items[i].may_be_borrowed;
        }
    bool distinguishes = event.kind == LT_EVENT_release || event.kind == LT_EVENT_take;
    if (!distinguishes) {
        event.offset = base ? LT_OFFSET_BASE : LT_OFFSET_UNKNOWN;
        ask(s, event);
        return;
    }
    for (int b = 0; b < 2; b++) {
        event.borrowed = b;
        if (!(b ? borrowed : owner))
            continue;
        event.offset = LT_OFFSET_BASE;
        if (base)
            ask(s, event);
        event.offset = LT_OFFSET_INSIDE;
        if (inside)
            ask(s, event);
        event.offset = LT_OFFSET_UNKNOWN;
        if (inside)
            ask(s, event);
    }
}

/* Asks for every state in which the value may be the object. */
static void ask_value(screen *s, const lt_word *facts, lt_event event, value v) {
    for (uint32_t state = 0; s->asking && state < STATES; state++)
        if (may_be(facts[state], v)) {
            event.state = state;
            ask_through(s, event, v, facts[state]);
        }
}

static void ask_object(screen *s, const lt_word *facts, lt_event event) {
    ask_value(s, facts, event, (value){.may_be_object = true});
}

/* --- values --------------------------------------------------------------------------------------------------------- */

static value evaluate(const screen *s, const lt_flow *flow, uint32_t point) {
    value v = {.inside = flow->inside};
    lt_overlap source = lt_pairs_is_source(s->pairs, s->object, flow, point);
    bool is_made = flow->kind == LT_SOURCE_MADE; /* made anew: no instance that is there already */
    v.is_object = source == LT_OVERLAP_EXACT && !is_made;
    v.may_be_object = source == LT_OVERLAP_SAME;
    if (flow->kind != LT_SOURCE_VALUE && flow->kind != LT_SOURCE_INTO && flow->kind != LT_SOURCE_CONTENT)
        return v;
    for (uint32_t i = 0; i < s->holders.count; i++) {
        lt_overlap overlap = lt_holder_relate(s->pairs, &s->holders.items[i], flow->source);
        if (overlap == LT_OVERLAP_EXACT && flow->source.id && !lt_place_is_many(s->pairs, flow->source))
            v.exact |= holds_bit(i);
        else if (overlap != LT_OVERLAP_NONE)
            v.maybe |= holds_bit(i);
    }
    return v;
}

static value evaluate_operand(const screen *s, lt_operand operand, uint32_t point) {
    lt_flow flow = lt_pairs_source(s->pairs, operand);
    return evaluate(s, &flow, point);
}

static value evaluate_place(const screen *s, lt_place place, uint32_t point) {
    return evaluate(s, &(lt_flow){.kind = LT_SOURCE_VALUE, .source = place}, point);
}

/* The value of an operand, or of what it points to. */
static value evaluate_at(const screen *s, lt_operand operand, uint8_t depth, uint32_t point) {
    return depth ? evaluate_place(s, lt_pairs_referred(s->pairs, operand), point) : evaluate_operand(s, operand, point);
}

/* --- states --------------------------------------------------------------------------------------------------------- */

/* Where the value is the object, its state becomes `to`; with `weak`, it may. A null pointer stays what it is. */
static void change_state(screen *s, lt_word *facts, value v, lt_typestate to, bool weak) {
    lt_word changed = 0;
    (void)s;
    for (uint32_t state = 0; state < STATES; state++) {
        lt_word word = facts[state];
        if (state == LT_STATE_null || !may_be(word, v))
            continue;
        bool splits = v.exact && !v.is_object && !v.may_be_object && !(word & v.maybe);
        changed |= splits ? (word | v.exact) & ~(v.exact << 32) : word;
        if (weak || state == to)
            continue;
        if (is_surely(word, v))
            facts[state] = 0;
        else if (splits) /* what stays are the paths on which this pointer was another */
            facts[state] &= ~v.exact;
    }
    facts[to] |= changed;
}

static bool is_held_for_certain(lt_word word) {
    return (word & ALL_HOLD) & ~(word >> 32);
}

static bool is_held(lt_word word) { return word & ALL_HOLD; }

/* Whether something may still happen to an object that no pointer is known to. */
static bool lasts_unheld(const screen *s, uint32_t state, uint32_t position) {
    if (state != LT_STATE_moved)
        return false;
    if (s->info->kind == LT_OBJECT_VARIABLE)
        return position <= s->last_position[s->info->variable.id];
    return s->info->kind == LT_OBJECT_CONTENT;
}

static void drop_unheld(screen *s, lt_word *facts, uint32_t position, lt_location at) {
    for (uint32_t state = 0; state < STATES; state++)
        if (facts[state] && !is_held(facts[state]) && !lasts_unheld(s, state, position)) {
            if (s->asking)
                ask(s, (lt_event){.kind = LT_EVENT_leave, .state = state, .location = at, .argument = LT_SLOT_NONE});
            facts[state] = 0;
        }
}

/* --- writes --------------------------------------------------------------------------------------------------------- */

/* What a write to a place does to the holders. */
typedef struct write {
    lt_word set;    /* the holder that is written */
    lt_word kill;   /* overwritten: hold nothing, or what `set` gets */
    lt_word weaken; /* may be overwritten */
    lt_word moved;  /* name other memory from now on */
    bool strong, status;
} write;

static bool moves_with(const screen *s, lt_place holder, lt_place target) {
    for (lt_place base = lt_place_base(s->pairs, holder); base.id; base = lt_place_base(s->pairs, base))
        if (lt_pairs_relate(s->pairs, base, target) != LT_OVERLAP_NONE)
            return true;
    return false;
}

static write plan_write(const screen *s, lt_place target, bool weak) {
    write w = {.strong = !weak && target.id && !lt_place_is_many(s->pairs, target)};
    w.status = s->status.id && lt_pairs_relate(s->pairs, s->status, target) != LT_OVERLAP_NONE;
    for (uint32_t i = 0; i < s->holders.count; i++) {
        const lt_holder *holder = &s->holders.items[i];
        lt_overlap overlap = lt_holder_relate(s->pairs, holder, target);
        bool within = overlap == LT_OVERLAP_BELOW || overlap == LT_OVERLAP_EXACT;
        if (overlap == LT_OVERLAP_EXACT)
            w.set |= holds_bit(i);
        if (within && w.strong)
            w.kill |= holds_bit(i);
        else if (overlap != LT_OVERLAP_NONE)
            w.weaken |= holds_bit(i);
        if (!holder->is_stale && target.id && moves_with(s, holder->place, target))
            w.moved |= holds_bit(i);
    }
    return w;
}

static lt_word move_holders(const screen *s, lt_word word, lt_word moved) {
    for (uint32_t i = 0; i < s->holders.count; i++)
        if (moved & word & holds_bit(i)) {
            word |= differs_bit(i);
            if (s->twins[i] != NO_TWIN)
                word |= holds_bit(s->twins[i]) | differs_bit(s->twins[i]);
        }
    return word | moved << 32;
}

/* Parts of an aggregate that hold the object go with it. */
static lt_word copy_parts(const screen *s, const lt_flow *flow, lt_word old, lt_word word) {
    for (uint32_t i = 0; i < s->holders.count; i++) {
        const lt_holder *from = &s->holders.items[i];
        if (!(old & holds_bit(i)) || lt_holder_relate(s->pairs, from, flow->source) != LT_OVERLAP_BELOW)
            continue;
        lt_place target = lt_place_rebase(s->function, from->place, flow->source, flow->target);
        for (uint32_t j = 0; j < s->holders.count; j++)
            if (s->holders.items[j].place.id == target.id && !s->holders.items[j].is_stale) {
                word = (word | holds_bit(j)) & ~differs_bit(j);
                word |= old & differs_bit(i) ? differs_bit(j) : 0;
            }
    }
    return word;
}

static lt_word write_value(const screen *s, const lt_flow *flow, const write *w, value v, lt_word old, lt_word word) {
    bool may = may_be(old, v), surely = is_surely(old, v);
    word = move_holders(s, word, w->moved);
    word = (word & ~w->kill) | w->kill << 32 | w->weaken << 32;
    if (w->status)
        word |= STATUS_GONE;
    if (may)
        word |= w->set | w->weaken;
    if (may && surely && w->strong)
        word &= ~(w->set << 32);
    if (flow->kind == LT_SOURCE_VALUE)
        word = copy_parts(s, flow, old, word);
    return word;
}

static void ask_lost(screen *s, lt_word old, lt_word word, lt_place place, lt_loss loss, lt_location at) {
    lt_word touched = (old & ALL_HOLD) & (~word | (word >> 32 & ~(old >> 32)));
    if (!s->asking || !touched || is_held_for_certain(word))
        return;
    lt_event event = {.kind = LT_EVENT_lose, .state = LT_STATE_owed, .location = at, .place = place, .loss = loss};
    event.argument = LT_SLOT_NONE;
    ask(s, event);
    for (uint32_t i = 0; i < s->holders.count; i++)
        if (touched & holds_bit(i)) {
            event.place = s->holders.items[i].place;
            ask(s, event);
        }
}

/* All values are taken before the first target is written. */
static void run_flows(screen *s, lt_word *facts, uint32_t index) {
    uint32_t count;
    const lt_statement *statement = &s->function->statements.items[index];
    const lt_flow *flows = lt_pairs_flows(s->pairs, index, &count);
    lt_word old[STATES];
    memcpy(old, facts, sizeof old);
    for (uint32_t i = 0; i < count; i++) {
        const lt_flow *flow = &flows[i];
        bool again = i && flows[i - 1].target.id == flow->target.id; /* one of several values: adds */
        write w = plan_write(s, flow->target, flow->weak || again);
        value v = evaluate(s, flow, index);
        if (again) /* which of them it is stays open */
            w.weaken |= w.set;
        for (uint32_t state = 0; state < STATES; state++)
            if (facts[state])
                facts[state] = write_value(s, flow, &w, v, old[state], facts[state]);
    }
    lt_loss loss = statement->kind == LT_STATEMENT_dead ? LT_LOST_OUT_OF_SCOPE : LT_LOST_OVERWRITTEN;
    if (facts[LT_STATE_owed])
        ask_lost(s, old[LT_STATE_owed], facts[LT_STATE_owed], statement->target, loss, statement->location);
}

/* --- births --------------------------------------------------------------------------------------------------------- */

static lt_word unheld(const screen *s) {
    lt_word word = EXISTS;
    for (uint32_t i = 0; i < s->holders.count; i++)
        word |= differs_bit(i);
    return word;
}

/* A storage object is there whether or not pointers to it are: it enters the facts where it is first spoken of. */
static void enter_storage(const screen *s, lt_word *facts) {
    bool is_storage = s->info->kind == LT_OBJECT_VARIABLE || s->info->kind == LT_OBJECT_STATIC ||
                      s->info->kind == LT_OBJECT_CONTENT;
    if (is_storage && !facts[LT_STATE_live])
        facts[LT_STATE_live] = unheld(s);
}

/* A call made the object: a new instance, beside those of earlier turns that are still held. */
static void enter_made(screen *s, lt_word *facts, uint32_t index) {
    uint32_t count;
    const lt_statement *statement = &s->function->statements.items[index];
    const lt_flow *flows = lt_pairs_flows(s->pairs, index, &count);
    lt_word word = unheld(s);
    for (uint32_t i = 0; i < count; i++) {
        if (lt_pairs_is_source(s->pairs, s->object, &flows[i], index) == LT_OVERLAP_NONE)
            continue;
        write w = plan_write(s, flows[i].target, flows[i].weak);
        word |= w.set | (w.set ? 0 : w.weaken);
        if (w.strong || !flows[i].weak)
            word &= ~(w.set << 32);
        if (flows[i].target.id && lt_place_is_many(s->pairs, flows[i].target))
            word |= w.set << 32;
    }
    bool fresh = s->info->kind == LT_OBJECT_FRESH;
    facts[fresh ? LT_STATE_owed : LT_STATE_live] |= word;
    facts[LT_STATE_null] |= word;
    if (fresh && s->asking && !is_held(word))
        ask(s, (lt_event){.kind = LT_EVENT_lose, .state = LT_STATE_owed, .location = statement->location,
                          .loss = LT_LOST_DISCARDED, .callee = statement->callee, .argument = LT_SLOT_NONE});
}

/* An argument is taken: everything that may be equal to it holds the object, and is not known to do so. */
static void enter_argument(screen *s, lt_word *facts, uint32_t index) {
    const lt_statement *statement = &s->function->statements.items[index];
    lt_operand argument = lt_operands_of(s->function, statement)[s->info->slot];
    value v = evaluate_operand(s, argument, index);
    lt_word word = unheld(s);
    for (uint32_t i = 0; i < s->holders.count; i++)
        word |= holds_bit(i);
    word &= ~(v.exact << 32);
    facts[LT_STATE_live] |= word;
}

/* --- calls ---------------------------------------------------------------------------------------------------------- */

static bool is_pointee_of(const screen *s, lt_place pointer, lt_place base) {
    lt_type a = lt_place_type(s->function, pointer)->element, b = lt_place_type(s->function, base)->element;
    bool known = lt_type_of(s->function->unit, a)->kind == LT_TYPE_record &&
                 lt_type_of(s->function->unit, b)->kind == LT_TYPE_record;
    return !known || a.id == b.id;
}

/* Memory is released: what only it held is lost with it. */
static void ask_lost_inside(screen *s, const lt_word *facts, lt_place pointer, const lt_statement *statement) {
    lt_word word = facts[LT_STATE_owed], gone = 0;
    if (!s->asking || !pointer.id || !word)
        return;
    for (uint32_t i = 0; i < s->holders.count; i++) {
        lt_place place = s->holders.items[i].place, base = lt_place_base(s->pairs, place);
        if (base.id && (lt_place_extends(s->function, place, pointer) || is_pointee_of(s, pointer, base)))
            gone |= holds_bit(i);
    }
    ask_lost(s, word, (word & ~gone) | gone << 32, pointer, LT_LOST_WITH_HOLDER, statement->location);
}

static lt_event call_event(lt_event_kind kind, const lt_statement *statement, lt_operand operand, uint32_t argument) {
    lt_event event = {.kind = kind, .location = statement->location, .callee = statement->callee};
    event.argument = argument;
    if (operand.kind == LT_COPY || operand.kind == LT_MOVE || operand.kind == LT_ADDRESS)
        event.place = operand.place;
    return event;
}

/* Kept by the callee: judged at once, for all that may hold it in the end. */
static void ask_kept(screen *s, const lt_word *facts, const lt_statement *statement, const lt_effect *effect, value v,
                     lt_event event) {
    lt_place holders[4] = {{0}, event.place};
    if (effect->object < statement->operand_count) {
        lt_operand object = lt_operands_of(s->function, statement)[effect->object];
        holders[2] = object.place;
        holders[3] = lt_pairs_referred(s->pairs, object);
    }
    for (int i = 0; i < 4; i++) {
        static const lt_event_kind kinds[] = {LT_EVENT_hand_out, LT_EVENT_die, LT_EVENT_keep};
        event.place = holders[i];
        for (int k = 0; (i == 0 || event.place.id) && k < 3; k++) {
            event.kind = kinds[k];
            ask_value(s, facts, event, v);
        }
    }
}

/* What was owed, or nobody's business, is known to a stranger now. What is dead stays dead. */
static void keep_states(screen *s, lt_word *facts, value v, bool weak) {
    lt_word owed[STATES] = {0}, live[STATES] = {0};
    owed[LT_STATE_owed] = facts[LT_STATE_owed];
    live[LT_STATE_live] = facts[LT_STATE_live];
    change_state(s, owed, v, LT_STATE_kept, weak);
    change_state(s, live, v, LT_STATE_kept, true);
    facts[LT_STATE_owed] = owed[LT_STATE_owed];
    facts[LT_STATE_kept] |= owed[LT_STATE_kept] | live[LT_STATE_kept];
}

static void invalidate(screen *s, lt_word *facts, lt_place owner, bool weak) {
    if (s->info->kind != LT_OBJECT_CONTENT)
        return;
    lt_overlap overlap = lt_pairs_relate(s->pairs, s->info->place, owner);
    if (overlap == LT_OVERLAP_NONE)
        return;
    bool surely = overlap == LT_OVERLAP_EXACT && !weak;
    change_state(s, facts, (value){.is_object = surely, .may_be_object = !surely}, LT_STATE_invalidated, !surely);
}

/* The owner gets another content, or none: what becomes of the old one depends on the owner. */
static void replace_content(screen *s, lt_word *facts, lt_place owner) {
    static const lt_typestate ends[] = {LT_STATE_released, LT_STATE_dead, LT_STATE_invalidated};
    if (s->info->kind != LT_OBJECT_CONTENT || lt_pairs_relate(s->pairs, s->info->place, owner) == LT_OVERLAP_NONE)
        return;
    lt_word live = facts[LT_STATE_live];
    for (uint32_t i = 0; live && i < 3; i++)
        facts[ends[i]] |= live;
}

/* The variable has a defined value again. */
static void initialise(screen *s, lt_word *facts, lt_place place, bool weak) {
    if (s->info->kind != LT_OBJECT_VARIABLE || !facts[LT_STATE_moved])
        return;
    lt_overlap overlap = lt_pairs_relate(s->pairs, place, lt_pairs_whole(s->pairs, s->info->variable));
    if (overlap == LT_OVERLAP_NONE)
        return;
    facts[LT_STATE_live] |= facts[LT_STATE_moved];
    if (overlap == LT_OVERLAP_EXACT && !weak)
        facts[LT_STATE_moved] = 0;
}

static void move_object(screen *s, lt_word *facts, value v, bool weak, lt_event event) {
    event.kind = LT_EVENT_move;
    ask_value(s, facts, event, v);
    change_state(s, facts, v, LT_STATE_moved, weak || v.inside);
}

static void run_effect(screen *s, lt_word *facts, uint32_t index, const lt_effect *effect, uint32_t slot) {
    const lt_statement *statement = &s->function->statements.items[index];
    lt_operand operand = lt_operands_of(s->function, statement)[slot];
    lt_place referred = lt_pairs_referred(s->pairs, operand);
    value v = evaluate_at(s, operand, effect->depth, index);
    bool weak = effect->when.relation != LT_ALWAYS;
    lt_event event = call_event(LT_EVENT_use, statement, operand, slot);
    event.family = effect->family;
    switch (effect->kind) {
    case LT_EFFECT_release:
    case LT_EFFECT_take:
        event.kind = effect->kind == LT_EFFECT_release ? LT_EVENT_release : LT_EVENT_take;
        ask_value(s, facts, event, v);
        change_state(s, facts, v, effect->kind == LT_EFFECT_release ? LT_STATE_released : LT_STATE_given, weak);
        ask_lost_inside(s, facts, effect->depth ? referred : event.place, statement);
        replace_content(s, facts, referred);
        return;
    case LT_EFFECT_keep:
        ask_kept(s, facts, statement, effect, v, event);
        keep_states(s, facts, v, weak || effect->object != LT_SLOT_NONE);
        return;
    case LT_EFFECT_move:
        move_object(s, facts, v, weak, event);
        return;
    case LT_EFFECT_initialise:
        initialise(s, facts, referred, weak);
        replace_content(s, facts, referred);
        return;
    case LT_EFFECT_invalidate:
        invalidate(s, facts, referred, weak);
        return;
    case LT_EFFECT_replace:
    case LT_EFFECT_null:
        replace_content(s, facts, referred);
        return;
    default: return;
    }
}

static bool has_effect(const lt_callee_info *callee, lt_effect_kind kind, uint32_t slot) {
    for (uint32_t i = 0; i < callee->effect_count; i++)
        if (callee->effects[i].kind == kind && callee->effects[i].subject == slot)
            return true;
    return false;
}

/* A stranger may keep its arguments and what can be reached from them. */
static void escape_arguments(screen *s, lt_word *facts, uint32_t index) {
    const lt_statement *statement = &s->function->statements.items[index];
    for (uint32_t slot = 0; slot < statement->operand_count; slot++) {
        lt_operand operand = lt_operands_of(s->function, statement)[slot];
        keep_states(s, facts, evaluate_operand(s, operand, index), false);
        for (uint32_t i = 0; i < s->holders.count && operand.place.id; i++) {
            const lt_holder *holder = &s->holders.items[i];
            if (!holder->place.id || lt_place_extends(s->function, holder->place, operand.place))
                keep_states(s, facts, (value){.exact = holds_bit(i)}, holder->is_stale || !holder->place.id);
        }
    }
}

static void run_call(screen *s, lt_word *facts, uint32_t index) {
    const lt_statement *statement = &s->function->statements.items[index];
    const lt_callee_info *callee = lt_callee_of(s->function->unit, statement->callee);
    for (uint32_t slot = 0; s->asking && slot < statement->operand_count; slot++) {
        lt_operand operand = lt_operands_of(s->function, statement)[slot];
        if (!has_effect(callee, LT_EFFECT_initialise, slot))
            ask_value(s, facts, call_event(LT_EVENT_use, statement, operand, slot),
                      evaluate_operand(s, operand, index));
    }
    for (uint32_t i = 0; i < callee->effect_count; i++) {
        const lt_effect *effect = &callee->effects[i];
        if (effect->subject < statement->operand_count)
            run_effect(s, facts, index, effect, effect->subject);
        for (uint32_t slot = callee->parameter_count; slot < statement->operand_count; slot++)
            if (effect->subject == LT_SLOT_REST)
                run_effect(s, facts, index, effect, slot);
    }
    bool is_unknown = !statement->callee.id || (callee->origin == LT_FROM_NOTHING && !callee->effect_count);
    if (is_unknown && s->policy == LT_POLICY_ESCAPE)
        escape_arguments(s, facts, index);
}

/* --- statements ----------------------------------------------------------------------------------------------------- */

typedef enum access { READ, WRITE, ADDRESS } access;

/* The dereferences on the way to a place, and what is done to the variable it lies in. */
static void ask_access(screen *s, const lt_word *facts, lt_place place, access how, uint32_t point, lt_event event) {
    if (!s->asking || !place.id)
        return;
    bool is_direct = lt_place_is_direct(s->pairs, place), is_test = event.null_test;
    event.null_test = false;
    for (lt_place base = lt_place_base(s->pairs, place); base.id; base = lt_place_base(s->pairs, base)) {
        event.place = base;
        ask_value(s, facts, event, evaluate_place(s, base, point));
    }
    const lt_place_info *info = lt_place_of(s->function, place);
    bool is_storage = s->info->kind == LT_OBJECT_VARIABLE || s->info->kind == LT_OBJECT_STATIC;
    bool touches = !is_direct || how == READ || (how == WRITE && info->projection != LT_BASE);
    event.place = place;
    event.null_test = is_test && is_direct;
    if (is_storage && s->info->variable.id == info->variable.id && touches)
        ask_object(s, facts, event);
}

static void ask_operand(screen *s, const lt_word *facts, lt_operand operand, uint32_t point, lt_event event) {
    if (operand.kind == LT_COPY || operand.kind == LT_MOVE)
        ask_access(s, facts, operand.place, READ, point, event);
    else if (operand.kind == LT_ADDRESS)
        ask_access(s, facts, operand.place, ADDRESS, point, event);
}

static bool is_comparison(lt_operator operation) {
    return operation >= LT_OPERATOR_equal && operation <= LT_OPERATOR_greater_equal;
}

static void ask_statement(screen *s, const lt_word *facts, uint32_t index) {
    const lt_statement *statement = &s->function->statements.items[index];
    lt_event event = {.kind = LT_EVENT_use, .location = statement->location, .argument = LT_SLOT_NONE};
    event.callee = statement->callee;
    bool is_test = statement->kind == LT_STATEMENT_derive && is_comparison(statement->operation);
    for (uint32_t i = 0; i < statement->operand_count; i++) {
        lt_operand operand = lt_operands_of(s->function, statement)[i];
        event.null_test = is_test;
        ask_operand(s, facts, operand, index, event);
        if (is_test || statement->kind == LT_STATEMENT_use) {
            event.place = operand.place;
            ask_value(s, facts, event, evaluate_operand(s, operand, index));
        }
    }
    event.null_test = false;
    ask_access(s, facts, statement->target, WRITE, index, event);
    if (statement->indirect.id) {
        ask_access(s, facts, statement->indirect, READ, index, event);
        event.place = statement->indirect;
        ask_value(s, facts, event, evaluate_place(s, statement->indirect, index));
    }
}

static bool is_in(const screen *s, lt_place place, lt_variable variable) {
    return place.id && lt_place_is_direct(s->pairs, place) &&
           lt_place_of(s->function, place)->variable.id == variable.id;
}

/* The storage of `variable` ends. */
static void end_storage(screen *s, lt_word *facts, lt_variable variable, lt_location at) {
    bool is_it = s->info->kind == LT_OBJECT_VARIABLE ? s->info->variable.id == variable.id
                                                     : s->info->kind == LT_OBJECT_CONTENT &&
                                                           is_in(s, s->info->place, variable);
    if (!is_it)
        return;
    lt_event event = {.kind = LT_EVENT_die, .location = at, .argument = LT_SLOT_NONE};
    for (uint32_t i = 0; s->asking && i < s->holders.count; i++) {
        event.place = s->holders.items[i].place;
        if (!is_in(s, event.place, variable))
            ask_value(s, facts, event, (value){.maybe = holds_bit(i)});
    }
    change_state(s, facts, (value){.is_object = true}, LT_STATE_dead, false);
}

static void run_drop(screen *s, lt_word *facts, uint32_t index) {
    const lt_statement *statement = &s->function->statements.items[index];
    lt_event event = {.kind = LT_EVENT_release, .location = statement->location, .place = statement->target};
    event.argument = LT_SLOT_NONE;
    event.family = lt_place_type(s->function, statement->target)->family;
    value v = evaluate_place(s, statement->target, index);
    if (s->info->kind != LT_OBJECT_CONTENT) {
        ask_value(s, facts, event, v);
        change_state(s, facts, v, LT_STATE_released, false);
    }
    ask_lost_inside(s, facts, statement->target, statement);
    replace_content(s, facts, statement->target);
}

/* The object is spoken of by name: from here on its state matters. */
static bool speaks_of_storage(const screen *s, uint32_t index) {
    const lt_statement *statement = &s->function->statements.items[index];
    if (s->info->kind == LT_OBJECT_CONTENT)
        return true;
    if (s->info->kind != LT_OBJECT_VARIABLE && s->info->kind != LT_OBJECT_STATIC)
        return false;
    for (uint32_t i = 0; i < statement->operand_count; i++) {
        lt_operand operand = lt_operands_of(s->function, statement)[i];
        bool names = operand.kind == LT_ADDRESS || operand.kind == LT_MOVE;
        if (operand.kind == LT_LITERAL ? !s->info->variable.id
                                       : names && s->info->variable.id && is_in(s, operand.place, s->info->variable))
            return true;
    }
    return false;
}

/* The value of a moved operand leaves its place. */
static void run_moves(screen *s, lt_word *facts, uint32_t index) {
    const lt_statement *statement = &s->function->statements.items[index];
    for (uint32_t o = 0; o < statement->operand_count; o++) {
        lt_operand operand = lt_operands_of(s->function, statement)[o];
        if (operand.kind != LT_MOVE || operand.place.id == statement->target.id)
            continue;
        write w = plan_write(s, operand.place, false);
        lt_word old = facts[LT_STATE_owed];
        for (uint32_t state = 0; state < STATES; state++)
            if (facts[state])
                facts[state] = write_value(s, &(lt_flow){0}, &w, (value){0}, facts[state], facts[state]);
        if (old)
            ask_lost(s, old, facts[LT_STATE_owed], operand.place, LT_LOST_OVERWRITTEN, statement->location);
    }
}

static void move_operands(screen *s, lt_word *facts, uint32_t index) {
    const lt_statement *statement = &s->function->statements.items[index];
    for (uint32_t slot = 0; slot < statement->operand_count; slot++) {
        lt_operand operand = lt_operands_of(s->function, statement)[slot];
        if (operand.kind != LT_MOVE)
            continue;
        lt_operand address = operand; /* what is moved is the object at the place, not what the place points to */
        address.kind = LT_ADDRESS;
        bool is_call = statement->kind == LT_STATEMENT_call;
        move_object(s, facts, evaluate_operand(s, address, index), false,
                    call_event(LT_EVENT_move, statement, operand, is_call ? slot : LT_SLOT_NONE));
    }
}

static void ask_handed_out(screen *s, const lt_word *facts, const lt_statement *statement, uint32_t index) {
    if (!s->asking || !statement->target.id || !lt_place_is_direct(s->pairs, statement->target))
        return;
    lt_storage storage = lt_root_of(s->function, statement->target)->storage;
    lt_event event = {.kind = LT_EVENT_hand_out, .location = statement->location, .place = statement->target};
    event.argument = LT_SLOT_NONE;
    if (storage == LT_RESULT || storage == LT_THROWN)
        ask_value(s, facts, event, evaluate_place(s, statement->target, index));
}

static void run_statement(screen *s, lt_word *facts, uint32_t index, uint32_t position) {
    const lt_statement *statement = &s->function->statements.items[index];
    bool makes = (s->info->kind == LT_OBJECT_FRESH || s->info->kind == LT_OBJECT_RESULT) && index == s->info->statement;
    s->steps++;
    if (speaks_of_storage(s, index))
        enter_storage(s, facts);
    if (s->info->kind == LT_OBJECT_ARGUMENT && index == s->info->statement)
        enter_argument(s, facts, index);
    if (s->asking)
        ask_statement(s, facts, index);
    if (statement->kind == LT_STATEMENT_call)
        run_call(s, facts, index);
    else if (statement->kind == LT_STATEMENT_drop)
        run_drop(s, facts, index);
    else if (statement->kind == LT_STATEMENT_dead)
        end_storage(s, facts, lt_place_of(s->function, statement->target)->variable, statement->location);
    move_operands(s, facts, index);
    bool writes = statement->target.id && statement->kind != LT_STATEMENT_drop && statement->kind != LT_STATEMENT_dead;
    if (writes) {
        initialise(s, facts, statement->target, false);
        replace_content(s, facts, statement->target);
    }
    run_flows(s, facts, index);
    run_moves(s, facts, index);
    if (makes)
        enter_made(s, facts, index);
    ask_handed_out(s, facts, statement, index);
    drop_unheld(s, facts, position, statement->location);
}

/* --- ends of blocks ------------------------------------------------------------------------------------------------- */

static void ask_terminator(screen *s, const lt_word *facts, uint32_t block) {
    const lt_terminator *t = &s->function->blocks.items[block].terminator;
    lt_operand operands[] = {t->left, t->right};
    lt_event event = {.kind = LT_EVENT_use, .location = t->location, .argument = LT_SLOT_NONE, .null_test = true};
    uint32_t count = t->kind == LT_BRANCH ? 2 : t->kind == LT_SWITCH ? 1 : 0;
    for (uint32_t i = 0; i < count; i++) {
        ask_operand(s, facts, operands[i], UINT32_MAX, event);
        event.place = operands[i].place;
        ask_value(s, facts, event, evaluate_operand(s, operands[i], UINT32_MAX));
    }
}

static bool is_of_function(const screen *s, lt_place place) {
    lt_storage storage = lt_root_of(s->function, place)->storage;
    return storage == LT_LOCAL || storage == LT_PARAMETER || storage == LT_TEMPORARY;
}

/* Whether what only the place holds at the return is not lost. */
static bool outlives_body(const screen *s, lt_place place) {
    if (!place.id)
        return false;
    lt_storage storage = lt_root_of(s->function, place)->storage;
    if (lt_place_is_direct(s->pairs, place))
        return !is_of_function(s, place);
    if (storage == LT_LOCAL || storage == LT_TEMPORARY)
        return false;
    for (uint32_t i = 0; i < s->released.count; i++) /* the memory itself may have been released by another name */
        if (is_pointee_of(s, s->released.items[i], lt_place_base(s->pairs, place)))
            return false;
    return true;
}

static void ask_return_of(screen *s, lt_word word, lt_typestate state, lt_location at) {
    lt_event event = {.kind = LT_EVENT_leave, .state = state, .location = at, .argument = LT_SLOT_NONE};
    bool is_safe = false;
    ask(s, event);
    for (uint32_t i = 0; i < s->holders.count; i++) {
        const lt_holder *holder = &s->holders.items[i];
        if (!(word & holds_bit(i)))
            continue;
        is_safe |= !(word & differs_bit(i)) && outlives_body(s, holder->place);
        event.place = holder->place;
        bool dies_too = event.place.id && lt_place_is_direct(s->pairs, event.place) && is_of_function(s, event.place);
        bool is_own = s->info->kind == LT_OBJECT_CALLER && event.place.id == s->info->place.id && !holder->is_stale;
        if (dies_too || is_own)
            continue;
        event.kind = s->info->kind == LT_OBJECT_VARIABLE ? LT_EVENT_die : LT_EVENT_keep;
        ask(s, event);
        event.kind = LT_EVENT_hand_out;
        if (event.place.id && lt_place_is_direct(s->pairs, event.place))
            ask(s, event);
    }
    event.kind = LT_EVENT_lose;
    event.loss = LT_LOST_AT_EXIT;
    for (uint32_t i = 0; i < s->holders.count && state == LT_STATE_owed && !is_safe; i++)
        if (word & holds_bit(i)) {
            event.place = s->holders.items[i].place;
            ask(s, event);
        }
}

static void ask_return(screen *s, const lt_word *facts, lt_location at) {
    for (uint32_t state = 0; state < STATES; state++)
        if (facts[state])
            ask_return_of(s, facts[state], state, at);
}

/* --- the fixpoint --------------------------------------------------------------------------------------------------- */

/* What is never mentioned again needs no bits; what is owed is followed to its end. */
static void drop_dead_holders(const screen *s, lt_word *facts, uint32_t position) {
    for (uint32_t i = 0; i < s->holders.count; i++) {
        lt_place place = s->holders.items[i].place;
        if (!place.id || lt_place_is_memory(s->pairs, place) || !is_of_function(s, place) ||
            position <= s->last_position[lt_place_of(s->function, place)->variable.id])
            continue;
        for (uint32_t state = 0; state < STATES; state++)
            if (facts[state] && state != LT_STATE_owed)
                facts[state] = (facts[state] & ~holds_bit(i)) | differs_bit(i);
    }
}

static void transfer(void *context, uint32_t block, lt_word *facts) {
    screen *s = context;
    const lt_block_info *info = &s->function->blocks.items[block];
    lt_bitset relevant = lt_pairs_relevant(s->pairs);
    uint32_t position = s->order.positions[block], end = info->first_statement + info->statement_count;
    s->steps++;
    drop_dead_holders(s, facts, position);
    drop_unheld(s, facts, position, info->location);
    for (uint32_t i = lt_bitset_next(relevant, info->first_statement); i < end; i = lt_bitset_next(relevant, i + 1))
        run_statement(s, facts, i, position);
}

typedef struct range {
    int64_t low, high;
    bool is_outside; /* all but this range */
} range;

static range range_of(lt_condition c) {
    switch (c.relation) {
    case LT_EQ: return (range){c.value, c.value, false};
    case LT_NE: return (range){c.value, c.value, true};
    case LT_LT: return c.value == INT64_MIN ? (range){1, 0, false} : (range){INT64_MIN, c.value - 1, false};
    case LT_LE: return (range){INT64_MIN, c.value, false};
    case LT_GT: return c.value == INT64_MAX ? (range){1, 0, false} : (range){c.value + 1, INT64_MAX, false};
    case LT_GE: return (range){c.value, INT64_MAX, false};
    case LT_ALWAYS: break;
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

static lt_condition not_so(lt_condition c) { return (lt_condition){lt_relation_not(c.relation), c.value}; }

static lt_relation mirrored(lt_relation relation) {
    switch (relation) {
    case LT_LT: return LT_GT;
    case LT_LE: return LT_GE;
    case LT_GT: return LT_LT;
    case LT_GE: return LT_LE;
    default: return relation;
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

static bool is_handle(const screen *s, lt_place place) {
    const lt_type_info *type = lt_place_type(s->function, place);
    return type->kind == LT_TYPE_pointer || type->kind == LT_TYPE_reference;
}

/* Nothing of a state flows along an edge that contradicts it. */
static void narrow_state(const screen *s, lt_word *word, bool is_null, lt_place place, lt_condition edge) {
    lt_condition pointer = s->pointer_when, status = s->status_when;
    bool made_elsewhere = s->status_when.relation != LT_ALWAYS; /* an out-parameter: when it fails, it may be anything */
    if (pointer.relation == LT_ALWAYS && is_handle(s, place))
        pointer = (lt_condition){LT_NE, 0};
    if (is_null) {
        pointer = made_elsewhere ? (lt_condition){LT_ALWAYS, 0} : not_so(pointer);
        status = not_so(status);
    }
    if (place.id == s->status.id && !(*word & STATUS_GONE) && !are_compatible(edge, status)) {
        *word = 0;
        return;
    }
    if (are_compatible(edge, pointer))
        return;
    value v = evaluate_place(s, place, UINT32_MAX);
    if (is_surely(*word, v))
        *word = 0;
    else if (!(*word & v.maybe))
        *word &= ~v.exact;
}

static bool narrow(void *context, uint32_t block, uint32_t edge, lt_word *facts) {
    screen *s = context;
    lt_place place;
    lt_condition condition;
    if (!condition_of(&s->function->blocks.items[block].terminator, &place, &condition))
        return true;
    if (edge)
        condition = not_so(condition);
    for (uint32_t state = 0; state < STATES; state++)
        if (facts[state])
            narrow_state(s, &facts[state], state == LT_STATE_null, place, condition);
    return true;
}

/* --- one object ----------------------------------------------------------------------------------------------------- */

static void describe_object(screen *s, lt_object object) {
    s->object = object;
    s->info = lt_object_of(s->objects, object);
    s->asking = s->wanted = false;
    s->status = (lt_place){0};
    s->status_when = s->pointer_when = (lt_condition){0};
    memset(s->asked, 0, sizeof s->asked);
    lt_pairs_reset(s->pairs);
    lt_pairs_holders(s->pairs, object, &s->holders);
    if (s->info->kind == LT_OBJECT_FRESH || s->info->kind == LT_OBJECT_RESULT) {
        if (s->info->slot == LT_SLOT_RESULT) {
            s->pointer_when = s->info->claims.when;
        } else {
            s->status = s->function->statements.items[s->info->statement].target;
            s->status_when = s->info->claims.when;
        }
    }
    for (uint32_t i = 0; i < s->holders.count; i++) {
        s->twins[i] = NO_TWIN;
        for (uint32_t j = 0; j < s->holders.count && !s->holders.items[i].is_stale; j++)
            if (s->holders.items[j].is_stale && s->holders.items[j].place.id == s->holders.items[i].place.id)
                s->twins[i] = (uint8_t)j;
    }
}

/* The facts of a caller's object at the entry. */
static void enter_caller(const screen *s, lt_word *facts) {
    lt_word word = unheld(s);
    for (uint32_t i = 0; i < s->holders.count; i++)
        if (s->holders.items[i].place.id == s->info->place.id && !s->holders.items[i].is_stale)
            word = (word | holds_bit(i)) & ~differs_bit(i);
    facts[s->info->claims.flags & LT_CLAIM_OWNED ? LT_STATE_owed : LT_STATE_live] = word;
    facts[LT_STATE_null] = word;
    if (s->info->claims.flags & LT_CLAIM_OWNED && s->info->claims.when.relation != LT_ALWAYS)
        facts[LT_STATE_live] = word;
}

/* The least that can be said without order: every state the object starts in, held by everything, at every point. Most
 * objects are only looked at, and done with here. True when it must be looked at more closely. */
static bool is_worth_a_look(screen *s) {
    uint32_t count;
    const uint32_t *points = lt_pairs_points(s->pairs, &count);
    lt_word start[STATES] = {0}, facts[STATES];
    lt_word top = EXISTS | ALL_HOLD | ALL_DIFFER;
    for (uint32_t i = s->holders.count; i < LT_MOST_HOLDERS; i++)
        top &= ~(holds_bit(i) | differs_bit(i));
    bool is_owed = s->info->claims.flags & LT_CLAIM_OWNED && s->info->kind == LT_OBJECT_CALLER;
    bool may_be_null = s->info->kind == LT_OBJECT_CALLER || s->info->kind == LT_OBJECT_RESULT;
    start[LT_STATE_live] = start[LT_STATE_kept] = top;
    start[LT_STATE_owed] = is_owed ? top : 0;
    start[LT_STATE_null] = may_be_null ? top : 0;
    s->asking = true;
    bool changes = false;
    for (uint32_t i = 0; i < count && !s->wanted && !changes; i++) {
        memcpy(facts, start, sizeof facts);
        if (points[i] >= s->function->statements.count) {
            ask_terminator(s, facts, points[i] - s->function->statements.count);
            continue;
        }
        run_statement(s, facts, points[i], 0);
        for (uint32_t state = 0; state < STATES; state++)
            changes |= facts[state] && !start[state];
    }
    ask_return(s, start, s->function->end);
    bool worth = s->wanted || changes;
    s->asking = s->wanted = false;
    memset(s->asked, 0, sizeof s->asked);
    return worth;
}

static void seed(screen *s, const lt_problem *problem) {
    uint32_t count;
    const uint32_t *points = lt_pairs_points(s->pairs, &count);
    if (s->info->kind == LT_OBJECT_CALLER) {
        lt_word facts[STATES] = {0};
        enter_caller(s, facts);
        lt_solver_seed(s->solver, problem, s->order.nodes[0], facts);
        return;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (points[i] >= s->function->statements.count)
            continue;
        bool is_storage = s->info->kind == LT_OBJECT_VARIABLE || s->info->kind == LT_OBJECT_STATIC ||
                          s->info->kind == LT_OBJECT_CONTENT;
        uint32_t block = s->block_of[points[i]];
        if (s->order.positions[block] != LT_UNREACHED &&
            (is_storage ? speaks_of_storage(s, points[i]) : points[i] == s->info->statement))
            lt_solver_seed(s->solver, problem, block, NULL);
    }
}

/* One pass over what the fixpoint reached asks the questions. */
static void ask_all(screen *s) {
    const uint32_t *nodes;
    uint32_t count = lt_solver_reached(s->solver, &nodes);
    s->asking = true;
    for (uint32_t i = 0; i < count && !s->wanted; i++) {
        lt_word facts[STATES];
        const lt_terminator *t = &s->function->blocks.items[nodes[i]].terminator;
        memcpy(facts, lt_solver_before(s->solver, nodes[i]), sizeof facts);
        transfer(s, nodes[i], facts);
        ask_terminator(s, facts, nodes[i]);
        if (t->kind == LT_RETURN)
            ask_return(s, facts, t->location);
    }
    s->asking = false;
}

/* Whether the object is a candidate. */
static bool screen_object(screen *s, lt_object object) {
    describe_object(s, object);
    if (s->holders.is_any)
        return true;
    bool starts_plain = s->info->kind != LT_OBJECT_FRESH && s->info->kind != LT_OBJECT_ARGUMENT;
    if (starts_plain && !is_worth_a_look(s))
        return false;
    lt_problem problem = {.join = LT_UNION, .words = STATES, .strict = true, .context = s, .transfer = transfer};
    problem.narrow = narrow;
    lt_solver_reset(s->solver);
    seed(s, &problem);
    problem.budget = s->most_steps; /* at least one step a transfer: beyond, all steps are spent */
    if (!lt_solver_run(s->solver, &problem)) {
        s->steps += s->most_steps;
        return false;
    }
    ask_all(s);
    return s->wanted;
}

/* --- one function --------------------------------------------------------------------------------------------------- */

static void mention(screen *s, lt_place place, uint32_t position) {
    if (place.id) {
        uint32_t *last = &s->last_position[lt_place_of(s->function, place)->variable.id];
        *last = position > *last ? position : *last;
    }
}

static void find_last_mentions(screen *s) {
    const lt_function *f = s->function;
    s->last_position = LT_NEW_ARRAY(f->arena, uint32_t, f->variables.count);
    for (uint32_t position = 0; position < s->order.count; position++) {
        const lt_block_info *block = &f->blocks.items[s->order.nodes[position]];
        for (uint32_t i = 0; i < block->statement_count; i++) {
            const lt_statement *statement = &f->statements.items[block->first_statement + i];
            mention(s, statement->target, position);
            mention(s, statement->indirect, position);
            for (uint32_t o = 0; o < statement->operand_count; o++)
                mention(s, lt_operands_of(f, statement)[o].place, position);
        }
        mention(s, block->terminator.left.place, position);
        mention(s, block->terminator.right.place, position);
    }
}

/* A position behind which no edge leads back to where the variable is mentioned: from `b` back to `h` at or before the
 * last mention, all up to `b` may come before it again. */
static void extend_over_loops(screen *s) {
    uint32_t count = s->order.count, *reach = LT_NEW_ARRAY(s->function->arena, uint32_t, count);
    for (uint32_t b = 0; b < count; b++) {
        uint32_t node = s->order.nodes[b];
        for (uint32_t e = s->graph.first[node]; e < s->graph.first[node + 1]; e++) {
            uint32_t h = s->order.positions[s->graph.targets[e]];
            reach[h] = h <= b && b > reach[h] ? b : reach[h];
        }
    }
    for (uint32_t p = 1; p < count; p++)
        reach[p] = reach[p - 1] > reach[p] ? reach[p - 1] : reach[p];
    for (uint32_t p = count; p-- > 0;)
        reach[p] = reach[p] > p ? reach[reach[p]] : p;
    for (uint32_t v = 0; v < s->function->variables.count; v++)
        s->last_position[v] = reach[s->last_position[v]];
}

static void find_blocks(screen *s) {
    const lt_function *f = s->function;
    s->block_of = LT_NEW_ARRAY(f->arena, uint32_t, f->statements.count);
    for (uint32_t b = 1; b < f->blocks.count; b++)
        for (uint32_t i = 0; i < f->blocks.items[b].statement_count; i++)
            s->block_of[f->blocks.items[b].first_statement + i] = b;
}

static void find_released(screen *s) {
    const lt_function *f = s->function;
    for (uint32_t i = 0; i < f->statements.count; i++) {
        const lt_statement *statement = &f->statements.items[i];
        const lt_callee_info *callee = lt_callee_of(f->unit, statement->callee);
        for (uint32_t e = 0; statement->kind == LT_STATEMENT_call && e < callee->effect_count; e++) {
            const lt_effect *effect = &callee->effects[e];
            bool ends = effect->kind == LT_EFFECT_release || effect->kind == LT_EFFECT_take;
            if (!ends || effect->subject >= statement->operand_count)
                continue;
            lt_operand operand = lt_operands_of(f, statement)[effect->subject];
            lt_place place = effect->depth ? lt_pairs_referred(s->pairs, operand) : operand.place;
            if (place.id)
                LT_PUSH(f->arena, &s->released, place);
        }
    }
}

static screen open_screen(const lt_function *function, const lt_objects *objects, lt_policy policy,
                          const lt_observer *observer) {
    screen s = {.function = function, .objects = objects, .policy = policy, .observer = observer};
    s.graph = lt_graph_of_blocks(function, function->arena);
    s.order = lt_reverse_postorder(s.graph, 1, function->arena);
    s.solver = lt_solver_new(function->arena, s.graph, s.order, LT_FORWARD, STATES);
    s.pairs = lt_pairs_of(function, objects);
    s.most_steps = 4096 + 256 * ((uint64_t)function->statements.count + function->blocks.count);
    find_blocks(&s);
    find_last_mentions(&s);
    extend_over_loops(&s);
    find_released(&s);
    return s;
}

lt_candidates lt_screen(const lt_function *function, const lt_objects *objects, lt_policy policy,
                        const lt_observer *observer) {
    LT_ARRAY(lt_object) found = {0};
    uint32_t count = lt_object_count(objects);
    if (count <= 1 || function->blocks.count <= 1)
        return (lt_candidates){0};
    screen s = open_screen(function, objects, policy, observer);
    for (uint32_t id = 1; id < count; id++) {
        if (s.steps > s.most_steps) {
            observer->gave_up(observer->context, function, "steps of the screen");
            return (lt_candidates){.objects = found.items, .count = found.count, .gave_up = true};
        }
        if (screen_object(&s, (lt_object){id}))
            LT_PUSH(function->arena, &found, (lt_object){id});
    }
    return (lt_candidates){.objects = found.items, .count = found.count};
}
