#include "flow/screen.h"

#include "flow/pairs.h"
#include "flow/solve.h"

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

/* Kept by the callee: judged at once for all that may hold it in the end. */
static void ask_kept(screen *s, const lt_word *facts, const lt_effect *effect, value v, lt_event event) {
    const lt_statement *none = NULL;
    (void)none;
    lt_place argument = event.place, holders[3] = {{0}};
    if (effect->object < LT_SLOT_REST) {
        const lt_operand *object = s->function->operands.items + event.argument;
        (void)object;
    }
    holders[1] = argument;
    for (int i = 0; i < 3; i++) {
        event.place = holders[i];
        for (int kind = 0; kind < 3; kind++) {
            event.kind = kind == 0 ? LT_EVENT_hand_out : kind == 1 ? LT_EVENT_die : LT_EVENT_keep;
            ask_value(s, facts, event, v);
        }
    }
}
