/* What a call ends of an owner before its result is made: content, iterators, one element. */
#include "flow/simulate/calling.h"
#include "flow/objects/elements.h"

lt_value lt_call_end_element(const lt_call *c, lt_value owned, uint8_t end) {
    return lt_number(c->sim->values, (lt_value_info){.kind = LT_VALUE_PART, .a = owned.id, .b = LT_CELL_CONTENT, .c = end});
}

/* Whether the owner has what it had: this function gave it nothing else. A stranger who did has ended it, too. */
static bool is_still_there(lt_simulation *sim, lt_state *st) {
    const lt_entry *e = lt_find_entry(sim, st, st->part);
    bool smart = lt_is_smart(lt_place_type(sim->function, sim->info->place)); /* who empties it may keep the object */
    return (!e && !smart) || lt_points_into(sim->values, lt_load(sim, st, st->part), st->tracked);
}

/* Whether what is inserted has a key that lies in the container: it is there already. */
static bool is_present(const lt_call *c, const lt_state *st, uint32_t container) {
    for (uint32_t i = 0; i < c->callee->effect_count; i++) {
        const lt_effect *e = &c->callee->effects[i];
        if (e->kind == LT_EFFECT_insert && e->subject == container && e->object < c->count &&
            lt_points_into(c->sim->values, c->values[e->object], st->tracked))
            return true;
    }
    return false;
}

/* Whether the effect, of any kind that ends content, is one on the owner of what is followed. */
static bool concerns_owner(const lt_call *c, lt_state *st, const lt_effect *e) {
    lt_simulation *sim = c->sim;
    bool ends = e->kind == LT_EFFECT_invalidate || e->kind == LT_EFFECT_invalidate_iterators;
    if (!ends || sim->info->kind != LT_OBJECT_CONTENT || st->typestate != LT_STATE_live || !st->part.id ||
        e->subject >= c->count || lt_value_of(sim->values, c->values[e->subject])->kind == LT_VALUE_CONSTANT ||
        !lt_cell_within(sim->values, st->part, lt_call_cell(c, e)) || lt_cell_of(sim->values, st->part)->weak)
        return false;
    bool inserts = lt_call_effects_on(c, e->subject) & 1u << LT_EFFECT_insert;
    bool keyed = lt_place_type(sim->function, sim->info->place)->flags & LT_IS_keyed;
    return is_still_there(sim, st) && !(keyed && is_present(c, st, e->subject)) &&
           !(inserts && lt_has_room(lt_objects_elements(sim->objects), lt_owner_place(sim->function, c->s, e->subject, e->field)));
}

const lt_effect *lt_call_may_end_content(const lt_call *c, lt_state *st) {
    for (uint32_t i = 0; i < c->callee->effect_count && c->callee->origin == LT_FROM_SUMMARY; i++)
        if (concerns_owner(c, st, &c->callee->effects[i]))
            return &c->callee->effects[i];
    return NULL;
}

static void end_content(const lt_call *c, lt_state *st, const lt_effect *e) {
    lt_simulation *sim = c->sim;
    if (!concerns_owner(c, st, e)) {
        if (sim->info->kind == LT_OBJECT_CONTENT && e->field.id) /* what is borrowed after that, is from what is there then */
            lt_store(sim, st, lt_call_cell(c, e), lt_call_made_value(c, lt_effect_slot(e), false), true);
        return;
    }
    bool stale = e->kind == LT_EFFECT_invalidate_iterators;
    lt_add_step(sim, st, (lt_step){.kind = LT_STEP_INVALIDATED, .callee = c->s->callee});
    st->typestate = stale ? LT_STATE_stale : LT_STATE_invalidated;
    lt_store(sim, st, st->part, lt_call_made_value(c, lt_effect_slot(e), false), true);
    st->part = (lt_cell){0};
}

/* The element comes into sight when it goes. */
static void end_element(const lt_call *c, lt_state *st, const lt_effect *e) {
    lt_simulation *sim = c->sim;
    bool is_it = sim->info->kind == LT_OBJECT_ELEMENT && sim->info->statement == sim->statement && !c->passed_over &&
                 sim->info->slot == e->subject && st->typestate == LT_STATE_none;
    if (!is_it)
        return;
    lt_value v = c->values[e->subject];
    if (e->index)
        v = lt_call_end_element(c, lt_load(sim, st, lt_cell_pointed(sim->values, v)), e->index);
    if (lt_value_of(sim->values, v)->kind == LT_VALUE_CONSTANT)
        return;
    lt_track(sim, st, lt_pointee_root(sim->values, v));
    st->typestate = LT_STATE_invalidated;
    const lt_value_info *info = lt_value_of(sim->values, v);
    const lt_statement *lookup = info->kind == LT_VALUE_RESULT && info->a < sim->function->statements.count
                                     ? &sim->function->statements.items[info->a] : NULL;
    if (lookup)
        lt_add_step(sim, st, (lt_step){.kind = LT_STEP_STORED, .place = lookup->target, .location = lookup->location});
    lt_add_step(sim, st, (lt_step){.kind = LT_STEP_INVALIDATED, .callee = c->s->callee});
}

/* Where elements are followed, each change of the container gives it other ends. */
static void change_ends(const lt_call *c, lt_state *st, const lt_effect *e) {
    bool changes = e->kind == LT_EFFECT_insert || e->kind == LT_EFFECT_remove || e->kind == LT_EFFECT_replace;
    if (c->sim->info->kind == LT_OBJECT_ELEMENT && changes && e->subject < c->count)
        lt_store(c->sim, st, lt_call_cell(c, e), lt_call_made_value(c, e->subject, false), true);
}

void lt_call_end_content(const lt_call *c, lt_state *st) {
    for (uint32_t i = 0; i < c->callee->effect_count; i++) {
        const lt_effect *e = &c->callee->effects[i];
        if (e->subject >= c->count || lt_value_of(c->sim->values, c->values[e->subject])->kind == LT_VALUE_CONSTANT)
            continue;
        if (e->kind == LT_EFFECT_invalidate || e->kind == LT_EFFECT_invalidate_iterators)
            end_content(c, st, e);
        else if (e->kind == LT_EFFECT_erase)
            end_element(c, st, e);
    }
    for (uint32_t i = 0; i < c->callee->effect_count; i++)
        change_ends(c, st, &c->callee->effects[i]);
}
