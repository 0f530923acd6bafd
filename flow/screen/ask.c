#include "flow/screen/screening.h"

static bool same_question(const lt_event *a, const lt_event *b) {
    return a->function && a->kind == b->kind && a->object.id == b->object.id && a->state == b->state &&
           a->offset == b->offset && a->place.id == b->place.id && a->callee.id == b->callee.id &&
           a->argument == b->argument && a->family.id == b->family.id && a->loss == b->loss &&
           a->null_test == b->null_test && a->borrowed == b->borrowed && a->valueless == b->valueless && a->holder.id == b->holder.id;
}

void lt_screen_ask(lt_screening *s, lt_event event) {
    if (s->wanted)
        return;
    if (event.state == LT_STATE_none)
        event.state = LT_STATE_live; /* an instance of an earlier turn */
    event.function = s->function;
    event.object = s->object;
    event.info = s->info;
    uint32_t hash =
        event.kind * 31 + event.state * 7 + event.place.id * 13 + event.argument * 3 + event.offset;
    lt_event *memo = &s->asked[hash % LT_MEMO_SLOTS];
    if (same_question(memo, &event))
        return;
    *memo = event;
    s->wanted = s->observer->wants(s->observer->context, &event);
}

bool lt_screen_may_be(lt_word word, lt_held_value v) {
    return (word & LT_EXISTS) && (v.is_object || v.may_be_object || (word & (v.exact | v.maybe)));
}

/* `differs` bit of the only holder in an exact value. */
bool lt_screen_is_surely(lt_word word, lt_held_value v) {
    return v.is_object || (v.exact && (word & v.exact) && !(word & v.exact << 32));
}

/* Asks once for each way in which the value may denote the object. */
static void ask_through(lt_screening *s, lt_event event, lt_held_value v, lt_word word) {
    bool base = (v.is_object || v.may_be_object) && !v.inside, inside = v.inside;
    bool owner = v.is_object || v.may_be_object, borrowed = s->info->claims.flags & LT_CLAIM_BORROWED;
    borrowed |= s->info->kind == LT_OBJECT_CONTENT; /* its owner owns it */
    for (uint32_t i = 0; i < s->holder_count; i++)
        if (word & lt_holds_bit(i) & (v.exact | v.maybe)) {
            base |= s->holders[i].may_be_base && !v.inside;
            inside |= s->holders[i].may_be_inside;
            owner |= s->holders[i].may_be_owner;
            borrowed |= s->holders[i].may_be_borrowed;
        }
    bool distinguishes = event.kind == LT_EVENT_release || event.kind == LT_EVENT_take;
    if (!distinguishes) {
        event.offset = base ? LT_OFFSET_BASE : LT_OFFSET_UNKNOWN;
        lt_screen_ask(s, event);
        return;
    }
    for (int b = 0; b < 2; b++) {
        event.borrowed = b;
        if (!(b ? borrowed : owner))
            continue;
        event.offset = LT_OFFSET_BASE;
        if (base)
            lt_screen_ask(s, event);
        event.offset = LT_OFFSET_INSIDE;
        if (inside)
            lt_screen_ask(s, event);
        event.offset = LT_OFFSET_EITHER;
        if (inside)
            lt_screen_ask(s, event);
        event.offset = LT_OFFSET_UNKNOWN;
        if (inside)
            lt_screen_ask(s, event);
    }
}

/* Asks for every state in which the value may be the object. */
void lt_screen_ask_value(lt_screening *s, const lt_word *facts, lt_event event, lt_held_value v) {
    for (uint32_t state = 0; s->asking && state < LT_STATE_count; state++)
        if (lt_screen_may_be(facts[state], v)) {
            event.state = state;
            ask_through(s, event, v, facts[state]);
        }
}

void lt_screen_ask_object(lt_screening *s, const lt_word *facts, lt_event event) {
    lt_screen_ask_value(s, facts, event, (lt_held_value){.may_be_object = true});
}
