#include "flow/screen/screening.h"

#include "mir/build.h"

#include <string.h>

/* --- holders -------------------------------------------------------------------------------------------- */

static lt_overlap relate_holder(const lt_screening *s, const lt_holder *h, lt_place place) {
    lt_overlap overlap = lt_pairs_relate(s->pairs, h->place, place);
    return h->is_stale && overlap != LT_OVERLAP_NONE ? LT_OVERLAP_SAME : overlap;
}

/* The index of the holder, entered if it is new; 0 when there are too many, which is_any tells. */
static uint32_t enter_holder(lt_screening *s, lt_place place, bool is_stale) {
    for (uint32_t i = 0; i < s->holder_count; i++)
        if (s->holders[i].place.id == place.id && s->holders[i].is_stale == is_stale)
            return i;
    if (s->holder_count == LT_MOST_HOLDERS) {
        s->is_any = true;
        return 0;
    }
    uint32_t i = s->holder_count++;
    s->holders[i] = (lt_holder){.place = place, .is_stale = is_stale, .twin = LT_NO_TWIN};
    s->holders[i].may_be_borrowed = lt_place_is_lent(s->pairs, place);
    if (!is_stale && lt_place_may_move(s->pairs, place)) {
        uint32_t twin = enter_holder(s, place, true);
        s->holders[i].twin = (uint8_t)twin;
        s->holders[twin].copied |= lt_holds_bit(i);
    }
    return i;
}

/* What holders may hold, passed on along the flows that were met until nothing changes. */
bool lt_screen_settle_holders(lt_screening *s) {
    bool any = false;
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t i = 0; i < s->holder_count; i++) {
            lt_holder *to = &s->holders[i], old = *to;
            for (uint32_t j = 0; j < s->holder_count; j++) {
                const lt_holder *from = &s->holders[j];
                bool plain = to->copied & lt_holds_bit(j), inside = to->moved_inside & lt_holds_bit(j);
                bool lent = to->lent & lt_holds_bit(j);
                if (!plain && !inside && !lent)
                    continue;
                to->may_be_base |= from->may_be_base && plain;
                to->may_be_inside |= from->may_be_inside || inside;
                to->may_be_owner |= from->may_be_owner && !lent;
                to->may_be_borrowed |= from->may_be_borrowed || lent;
            }
            changed |= old.may_be_base != to->may_be_base || old.may_be_inside != to->may_be_inside ||
                       old.may_be_owner != to->may_be_owner || old.may_be_borrowed != to->may_be_borrowed;
        }
        any |= changed;
    }
    return any;
}

/* --- values --------------------------------------------------------------------------------------------- */

static lt_held_value evaluate(const lt_screening *s, const lt_flow *flow, uint32_t point) {
    lt_held_value v = {.inside = flow->inside};
    lt_overlap source = lt_pairs_is_source(s->pairs, s->object, flow, point);
    bool is_made = flow->kind == LT_SOURCE_MADE; /* made anew: no instance that is there already */
    v.is_object = source == LT_OVERLAP_EXACT && !is_made;
    v.may_be_object = source == LT_OVERLAP_SAME;
    if (flow->kind != LT_SOURCE_VALUE && flow->kind != LT_SOURCE_INTO && flow->kind != LT_SOURCE_CONTENT)
        return v;
    for (uint32_t i = 0; i < s->holder_count; i++) {
        lt_overlap overlap = relate_holder(s, &s->holders[i], flow->source);
        if (overlap == LT_OVERLAP_EXACT && flow->source.id && !lt_place_is_many(s->pairs, flow->source))
            v.exact |= lt_holds_bit(i);
        else if (overlap != LT_OVERLAP_NONE)
            v.maybe |= lt_holds_bit(i);
        if (overlap == LT_OVERLAP_BELOW && flow->kind == LT_SOURCE_VALUE && flow->target.id)
            v.parts |= lt_holds_bit(i);
    }
    return v;
}

lt_held_value lt_screen_evaluate_operand(const lt_screening *s, lt_operand operand, uint32_t point) {
    lt_flow flow = lt_pairs_source(s->pairs, operand);
    return evaluate(s, &flow, point);
}

lt_held_value lt_screen_evaluate_place(const lt_screening *s, lt_place place, uint32_t point) {
    return evaluate(s, &(lt_flow){.kind = LT_SOURCE_VALUE, .source = place}, point);
}

/* The value of an operand, or of what it points to. */
lt_held_value lt_screen_evaluate_at(const lt_screening *s, lt_operand operand, uint8_t depth,
                                    uint32_t point) {
    return depth ? lt_screen_evaluate_place(s, lt_referred_place(s->function, operand), point)
                 : lt_screen_evaluate_operand(s, operand, point);
}

/* The value that an effect speaks of: of a field of what no place names, whatever is held in such a field. */
lt_held_value lt_screen_evaluate_effect(const lt_screening *s, const lt_effect *effect, lt_operand operand,
                                        uint32_t point) {
    if (!effect->field.id)
        return lt_screen_evaluate_at(s, operand, effect->depth, point);
    lt_place whole = lt_referred_place(s->function, operand);
    lt_place field = whole.id ? lt_find_place(s->function, whole, LT_FIELD, effect->field.id) : (lt_place){0};
    if (field.id)
        return lt_screen_evaluate_place(s, field, point);
    lt_held_value v = {0};
    for (uint32_t i = 0; i < s->holder_count; i++)
        if (!s->holders[i].place.id || lt_place_is_memory(s->pairs, s->holders[i].place))
            v.maybe |= lt_holds_bit(i);
    return v;
}

/* --- states --------------------------------------------------------------------------------------------- */

/* Where the value is the object, its state becomes `to`; with `weak`, it may. A null pointer stays what it
 * is. */
void lt_screen_change_state(lt_screening *s, lt_word *facts, lt_held_value v, lt_typestate to, bool weak) {
    lt_word changed = 0;
    (void)s;
    for (uint32_t state = 0; state < LT_STATE_count; state++) {
        lt_word word = facts[state];
        if (state == LT_STATE_null || !lt_screen_may_be(word, v))
            continue;
        bool splits = v.exact && !v.is_object && !v.may_be_object && !(word & v.maybe);
        changed |= splits ? (word | v.exact) & ~(v.exact << 32) : word;
        if (weak || state == to)
            continue;
        if (lt_screen_is_surely(word, v))
            facts[state] = 0;
        else if (splits) /* what stays are the paths on which this pointer was another */
            facts[state] &= ~v.exact;
    }
    facts[to] |= changed;
}

static bool is_held_for_certain(lt_word word) {
    return (word & LT_ALL_HOLD) & ~(word >> 32);
}

bool lt_screen_is_held(lt_word word) {
    return word & LT_ALL_HOLD;
}

/* Whether something may still happen to an object that no pointer is known to. */
static bool lasts_unheld(const lt_screening *s, uint32_t state, uint32_t position) {
    if (state != LT_STATE_moved &&
        state != LT_STATE_dead) /* what has a name can be spoken of in these states */
        return false;
    if (s->info->kind == LT_OBJECT_VARIABLE)
        return position <= s->last_position[s->info->variable.id];
    return s->info->kind == LT_OBJECT_CONTENT &&
           position <= s->last_position[lt_place_of(s->function, s->info->place)->variable.id];
}

void lt_screen_drop_unheld(lt_screening *s, lt_word *facts, uint32_t position, lt_location at) {
    for (uint32_t state = 0; state < LT_STATE_count; state++)
        if (facts[state] && !lt_screen_is_held(facts[state]) && !lasts_unheld(s, state, position)) {
            if (s->asking)
                lt_screen_ask(
                    s, (lt_event){
                           .kind = LT_EVENT_leave, .state = state, .location = at, .argument = LT_SLOT_NONE});
            facts[state] = 0;
        }
}

/* --- writes --------------------------------------------------------------------------------------------- */

static bool moves_with(const lt_screening *s, lt_place place, lt_place target) {
    for (lt_place base = lt_place_base(s->pairs, place); base.id; base = lt_place_base(s->pairs, base))
        if (lt_pairs_relate(s->pairs, base, target) != LT_OVERLAP_NONE)
            return true;
    return false;
}

lt_write lt_screen_plan_write(const lt_screening *s, lt_place target, bool weak) {
    lt_write w = {.strong = !weak && target.id && !lt_place_is_many(s->pairs, target)};
    w.status = s->status.id && lt_pairs_relate(s->pairs, s->status, target) != LT_OVERLAP_NONE;
    for (uint32_t i = 0; i < s->holder_count; i++) {
        const lt_holder *h = &s->holders[i];
        lt_overlap overlap = relate_holder(s, h, target);
        bool within = overlap == LT_OVERLAP_BELOW || overlap == LT_OVERLAP_EXACT;
        if (overlap == LT_OVERLAP_EXACT)
            w.set |= lt_holds_bit(i);
        if (within && w.strong)
            w.kill |= lt_holds_bit(i);
        else if (overlap != LT_OVERLAP_NONE)
            w.weaken |= lt_holds_bit(i);
        if (!h->is_stale && target.id && moves_with(s, h->place, target))
            w.moved |= lt_holds_bit(i);
    }
    return w;
}

/* The pointer on the way to these holders is overwritten: they name other memory, which may hold the object
 * as well, and their stale twins what they named. */
static lt_word move_holders(const lt_screening *s, lt_word word, lt_word moved) {
    if (!(moved & word))
        return word | moved << 32;
    for (uint32_t i = 0; i < s->holder_count; i++)
        if (moved & word & lt_holds_bit(i) && s->holders[i].twin != LT_NO_TWIN)
            word |= lt_holds_bit(s->holders[i].twin);
    return word | moved << 32;
}

/* Parts of an aggregate that hold the object go with it. */
static lt_word copy_parts(const lt_screening *s, const lt_flow *flow, lt_word old, lt_word word) {
    for (uint32_t i = 0; i < s->holder_count; i++) {
        const lt_holder *from = &s->holders[i];
        if (!(old & lt_holds_bit(i)) || relate_holder(s, from, flow->source) != LT_OVERLAP_BELOW)
            continue;
        lt_place target = lt_place_rebase(s->function, from->place, flow->source, flow->target);
        for (uint32_t j = 0; j < s->holder_count; j++)
            if (s->holders[j].place.id == target.id && !s->holders[j].is_stale) {
                word = (word | lt_holds_bit(j)) & ~lt_differs_bit(j);
                word |= old & lt_differs_bit(i) ? lt_differs_bit(j) : 0;
            }
    }
    return word;
}

lt_word lt_screen_write_value(const lt_screening *s, const lt_flow *flow, const lt_write *w, lt_held_value v,
                              lt_word old, lt_word word) {
    lt_held_value whole = v;
    whole.maybe &= ~v.parts;
    bool may = lt_screen_may_be(old, whole), surely = lt_screen_is_surely(old, v);
    word = move_holders(s, word, w->moved);
    word = (word & ~w->kill) | w->kill << 32 | w->weaken << 32;
    if (w->status)
        word |= LT_STATUS_GONE;
    if (may)
        word |= w->set | w->weaken;
    if (may && surely && w->strong)
        word &= ~(w->set << 32);
    if (flow->kind == LT_SOURCE_VALUE)
        word = copy_parts(s, flow, old, word);
    return word;
}

void lt_screen_ask_lost(lt_screening *s, lt_word old, lt_word word, lt_place place, lt_loss loss,
                        lt_location at) {
    lt_word touched = (old & LT_ALL_HOLD) & (~word | (word >> 32 & ~(old >> 32)));
    if (!s->asking || !touched || is_held_for_certain(word))
        return;
    lt_event event = {
        .kind = LT_EVENT_lose, .state = LT_STATE_owed, .location = at, .place = place, .loss = loss};
    event.argument = LT_SLOT_NONE;
    lt_screen_ask(s, event);
    for (uint32_t i = 0; i < s->holder_count; i++)
        if (touched & lt_holds_bit(i)) {
            event.place = s->holders[i].place;
            lt_screen_ask(s, event);
        }
}

/* The pointer comes straight from the object. */
static void hold_origin(lt_screening *s, uint32_t index, bool inside, bool borrowed) {
    bool lent = borrowed || s->info->claims.flags & LT_CLAIM_BORROWED;
    s->holders[index].may_be_base |= !inside;
    s->holders[index].may_be_inside |= inside;
    s->holders[index].may_be_owner |= !lent;
    s->holders[index].may_be_borrowed |= lent;
}

/* Where a flow's value may be the object, its target is a holder from now on. */
static void enter_targets(lt_screening *s, const lt_flow *flow, lt_held_value v, const lt_word *facts) {
    lt_word all = 0;
    for (uint32_t state = 0; state < LT_STATE_count; state++)
        all |= facts[state];
    if (!lt_screen_may_be(all, v))
        return;
    lt_word from = all & (v.exact | v.maybe) & LT_ALL_HOLD;
    bool copies = from & ~v.parts || v.is_object || v.may_be_object;
    for (uint32_t i = 0, count = s->holder_count; i < count && flow->target.id; i++)
        if (from & v.parts & lt_holds_bit(i)) {
            lt_place part = lt_place_rebase(s->function, s->holders[i].place, flow->source, flow->target);
            s->holders[enter_holder(s, part, false)].copied |= lt_holds_bit(i);
        }
    if (!copies)
        return;
    uint32_t target = enter_holder(s, flow->target, false);
    lt_holder *to = &s->holders[target], old = *to;
    from &= ~v.parts;
    to->copied |= !flow->inside || flow->borrowed ? from : 0;
    to->moved_inside |= flow->inside ? from : 0;
    to->lent |= flow->borrowed ? from : 0;
    if (flow->borrowed)
        to->copied &= ~from;
    if (v.is_object || v.may_be_object)
        hold_origin(s, target, flow->inside, flow->borrowed);
    if (old.copied != to->copied || old.moved_inside != to->moved_inside || old.lent != to->lent)
        lt_screen_settle_holders(s);
}

/* All values are taken before the first target is written. */
void lt_screen_run_flows(lt_screening *s, lt_word *facts, uint32_t index) {
    uint32_t count;
    const lt_statement *statement = &s->function->statements.items[index];
    const lt_flow *flows = lt_pairs_flows(s->pairs, index, &count);
    lt_word old[LT_STATE_count];
    memcpy(old, facts, sizeof old);
    lt_word said = old[LT_STATE_owed]; /* after the writes that are certain: a stranger that may write loses nothing */
    for (uint32_t i = 0; i < count; i++) {
        const lt_flow *flow = &flows[i];
        bool again = i && flows[i - 1].target.id == flow->target.id; /* one of several values: adds */
        lt_held_value v = evaluate(s, flow, index);
        enter_targets(s, flow, v, old);
        lt_write w = lt_screen_plan_write(s, flow->target, flow->weak || again);
        if (statement->kind == LT_STATEMENT_live || statement->kind == LT_STATEMENT_dead)
            w.weaken = 0; /* storage that begins or ends is no other memory */
        for (uint32_t state = 0; state < LT_STATE_count; state++)
            if (facts[state])
                facts[state] = lt_screen_write_value(s, flow, &w, v, old[state], facts[state]);
        if (said && flow->target.id && (!flow->weak || facts[LT_STATE_owed] & w.set))
            said = lt_screen_write_value(s, flow, &w, v, old[LT_STATE_owed], said);
    }
    lt_loss loss = statement->kind == LT_STATEMENT_dead ? LT_LOST_OUT_OF_SCOPE : LT_LOST_OVERWRITTEN;
    if (facts[LT_STATE_owed])
        lt_screen_ask_lost(s, old[LT_STATE_owed], said, statement->target, loss, statement->location);
}

/* --- births --------------------------------------------------------------------------------------------- */

lt_word lt_screen_unheld(void) {
    return LT_EXISTS | LT_ALL_DIFFER;
}

/* A storage object is there whether or not pointers to it are: it enters the facts where it is first spoken
 * of. */
void lt_screen_enter_storage(const lt_screening *s, lt_word *facts) {
    bool is_storage = s->info->kind == LT_OBJECT_VARIABLE || s->info->kind == LT_OBJECT_STATIC ||
                      s->info->kind == LT_OBJECT_CONTENT;
    if (is_storage && !facts[LT_STATE_live])
        facts[LT_STATE_live] = lt_screen_unheld();
}

/* The holders that the targets of flow `f` become, held for certain where it overwrites them. */
static lt_word hold_target(lt_screening *s, lt_word word, const lt_flow *f) {
    uint32_t i = enter_holder(s, f->target, false);
    bool surely = f->target.id && !f->weak && !lt_place_is_many(s->pairs, f->target);
    hold_origin(s, i, false, f->borrowed);
    word |= lt_holds_bit(i);
    return surely ? word & ~lt_differs_bit(i) : word;
}

/* A call made the object: a new instance, beside those of earlier turns that are still held. */
void lt_screen_enter_made(lt_screening *s, lt_word *facts, uint32_t index) {
    uint32_t count;
    const lt_statement *statement = &s->function->statements.items[index];
    const lt_flow *flows = lt_pairs_flows(s->pairs, index, &count);
    lt_word word = lt_screen_unheld();
    for (uint32_t i = 0; i < count; i++)
        if (lt_pairs_is_source(s->pairs, s->object, &flows[i], index) != LT_OVERLAP_NONE)
            word = hold_target(s, word, &flows[i]);
    bool fresh = s->info->kind == LT_OBJECT_FRESH;
    facts[fresh ? LT_STATE_owed : LT_STATE_live] |= word;
    facts[LT_STATE_null] |= word;
    if (fresh && s->asking && !lt_screen_is_held(word))
        lt_screen_ask(s, (lt_event){.kind = LT_EVENT_lose,
                                    .state = LT_STATE_owed,
                                    .location = statement->location,
                                    .loss = LT_LOST_DISCARDED,
                                    .callee = statement->callee,
                                    .argument = LT_SLOT_NONE});
}

/* What a place holds is the object, for certain unless it is one of many. */
lt_word lt_screen_hold_place(lt_screening *s, lt_word word, lt_place place) {
    uint32_t i = enter_holder(s, place, false);
    hold_origin(s, i, false, false);
    word |= lt_holds_bit(i);
    return lt_place_is_many(s->pairs, place) ? word : word & ~lt_differs_bit(i);
}

lt_word lt_screen_hold_instance(lt_screening *s, lt_place place) {
    lt_word word = lt_screen_unheld();
    for (uint32_t i = 0; i < s->reader_count; i++)
        word = lt_screen_hold_place(s, word, s->readers[i]);
    return lt_screen_hold_place(s, word | LT_ALL_DIFFER, place);
}

/* The newest instance is `live`, those before it `none`: an argument is not given twice because what comes
 * next in a list is born at the same statement as what was given. */
void lt_screen_enter_instance(lt_word *facts, lt_word word) {
    facts[LT_STATE_none] |= facts[LT_STATE_live];
    facts[LT_STATE_live] = word;
}

/* The pointer that is an argument later may come from here. */
void lt_screen_enter_born(lt_screening *s, lt_word *facts, uint32_t index) {
    uint32_t count, births = 0;
    const lt_flow *flows = lt_pairs_flows(s->pairs, index, &count);
    lt_word word = lt_screen_unheld();
    for (uint32_t i = 0; i < count; i++) {
        if (flows[i].kind == LT_SOURCE_NULL)
            continue;
        births++;
        word = hold_target(s, word, &flows[i]);
        if (flows[i].kind == LT_SOURCE_VALUE && flows[i].source.id)
            word = lt_screen_hold_place(s, word, flows[i].source);
    }
    if (births > 1)
        word |= LT_ALL_DIFFER;
    if (births)
        lt_screen_enter_instance(facts, word);
}

/* The place that the argument is read from, by the depth of the effect that takes it: none for memory without
 * a name. False for a value that is in no place. */
bool lt_screen_find_argument(const lt_screening *s, lt_place *place) {
    const lt_statement *call = &s->function->statements.items[s->info->statement];
    const lt_callee_info *callee = lt_callee_of(s->function->unit, call->callee);
    lt_operand operand = lt_operands_of(s->function, call)[s->info->slot];
    bool is_read = operand.kind == LT_COPY || operand.kind == LT_MOVE;
    for (uint32_t i = 0; i < callee->effect_count; i++) {
        const lt_effect *e = &callee->effects[i];
        if (lt_effect_is_sighted(callee, e) && e->subject == s->info->slot && e->depth) {
            *place = lt_referred_place(s->function, operand);
            return is_read || operand.kind == LT_ADDRESS;
        }
    }
    *place = operand.place;
    return is_read;
}
