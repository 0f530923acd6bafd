#include "flow/pairs.h"

#include "mir/build.h"

#include <assert.h>

enum { MOST_STEPS = 16, MOST_MEMORY_PLACES = 512 };

/* What is asked of a place again and again. */
typedef struct place_facts {
    lt_place base;       /* the pointer that the last dereference goes through */
    uint32_t last_field; /* after the last dereference; 0: none */
    bool is_direct, has_index, is_many, is_memory;
    bool is_written; /* it, or a variable it is a part of, is a target or passed by address */
} place_facts;

struct lt_pairs {
    const lt_function *function;
    const lt_objects *objects;
    place_facts *places;
    /* Points where a place itself occurs, and where a place that extends it does: both grouped by place. */
    uint32_t *first_exact, *exact, *first_below, *below;
    LT_ARRAY(uint32_t) literals;        /* points with a literal operand */
    LT_ARRAY(lt_place) memory_places;
    lt_place *base_places;              /* by variable */
    lt_flow *flows;                     /* of the statement last asked for */
    uint32_t flow_count;
    lt_bitset relevant;
    LT_ARRAY(uint32_t) points;
};

/* --- places --------------------------------------------------------------------------------------------------------- */

static const lt_place_info *info_of(const lt_pairs *pairs, lt_place place) {
    return lt_place_of(pairs->function, place);
}

bool lt_place_is_direct(const lt_pairs *pairs, lt_place place) { return pairs->places[place.id].is_direct; }
bool lt_place_is_many(const lt_pairs *pairs, lt_place place) { return pairs->places[place.id].is_many; }
bool lt_place_is_memory(const lt_pairs *pairs, lt_place place) { return pairs->places[place.id].is_memory; }
lt_place lt_place_base(const lt_pairs *pairs, lt_place place) { return pairs->places[place.id].base; }

bool lt_place_extends(const lt_function *function, lt_place place, lt_place above) {
    while (place.id > above.id)
        place = lt_place_of(function, place)->parent;
    return place.id == above.id;
}

static bool extends_plainly(const lt_function *function, lt_place place, lt_place above) {
    while (place.id > above.id && lt_place_of(function, place)->projection != LT_DEREF)
        place = lt_place_of(function, place)->parent;
    return place.id == above.id;
}

lt_place lt_place_rebase(const lt_function *function, lt_place place, lt_place above, lt_place to) {
    lt_place steps[MOST_STEPS], found = to;
    uint32_t count = 0;
    for (; place.id != above.id; place = lt_place_of(function, place)->parent)
        if (count == MOST_STEPS)
            return to;
        else
            steps[count++] = place;
    while (count-- && found.id) {
        const lt_place_info *step = lt_place_of(function, steps[count]);
        found = lt_find_place(function, found, step->projection, step->step);
    }
    return found.id ? found : to;
}

static void describe_place(lt_pairs *pairs, uint32_t id) {
    const lt_place_info *info = &pairs->function->places.items[id];
    place_facts *facts = &pairs->places[id];
    if (info->projection == LT_BASE) {
        *facts = (place_facts){.is_direct = true};
        pairs->base_places[info->variable.id] = (lt_place){id};
        return;
    }
    *facts = pairs->places[info->parent.id];
    if (info->projection == LT_DEREF) {
        *facts = (place_facts){.base = info->parent, .is_memory = true, .has_index = facts->has_index};
    } else if (info->projection == LT_FIELD) {
        facts->last_field = info->step;
    } else {
        facts->has_index = true;
        facts->is_many |= info->step == LT_ANY_INDEX;
    }
}

/* A direct place is memory when its variable's address is stored somewhere. Parents come before their children. */
static void finish_places(lt_pairs *pairs, lt_bitset stored) {
    for (uint32_t id = 1; id < pairs->function->places.count; id++) {
        place_facts *facts = &pairs->places[id];
        lt_place parent = pairs->function->places.items[id].parent;
        if (facts->is_direct) {
            facts->is_memory = lt_bitset_has(stored, pairs->function->places.items[id].variable.id);
            facts->is_written |= parent.id && pairs->places[parent.id].is_written;
        }
        if (facts->is_memory)
            LT_PUSH(pairs->function->arena, &pairs->memory_places, (lt_place){id});
    }
}

static bool is_aggregate(const lt_pairs *pairs, lt_place place) {
    lt_type_kind kind = lt_place_type(pairs->function, place)->kind;
    return kind == LT_TYPE_record || kind == LT_TYPE_array || kind == LT_TYPE_opaque || kind == LT_TYPE_nothing;
}

static uint32_t steps_of(const lt_pairs *pairs, lt_place place, lt_place *steps) {
    uint32_t count = 0;
    for (; info_of(pairs, place)->projection != LT_BASE; place = info_of(pairs, place)->parent)
        if (count == MOST_STEPS)
            return UINT32_MAX;
        else
            steps[count++] = place;
    return count;
}

static bool same_step(const lt_place_info *a, const lt_place_info *b) {
    if (a->projection != b->projection)
        return false;
    return a->projection == LT_DEREF || a->step == b->step ||
           (a->projection == LT_INDEX && (a->step == LT_ANY_INDEX || b->step == LT_ANY_INDEX));
}

/* Two places of one variable, at least one with an index: elements may be the same one. */
static lt_overlap relate_indexed(const lt_pairs *pairs, lt_place a, lt_place b) {
    lt_place left[MOST_STEPS], right[MOST_STEPS];
    uint32_t m = steps_of(pairs, a, left), n = steps_of(pairs, b, right);
    if (m == UINT32_MAX || n == UINT32_MAX)
        return LT_OVERLAP_SAME;
    while (m && n) {
        if (!same_step(info_of(pairs, left[m - 1]), info_of(pairs, right[n - 1])))
            return LT_OVERLAP_NONE;
        m--, n--;
    }
    for (uint32_t i = 0; i < m + n; i++)
        if (info_of(pairs, m ? left[i] : right[i])->projection == LT_DEREF)
            return LT_OVERLAP_NONE;
    return m ? LT_OVERLAP_BELOW : n ? LT_OVERLAP_ABOVE : LT_OVERLAP_SAME;
}

static lt_overlap relate_memory(const lt_pairs *pairs, lt_place a, lt_place b) {
    const place_facts *left = &pairs->places[a.id], *right = &pairs->places[b.id];
    if (!left->is_memory || !right->is_memory || (left->is_direct && right->is_direct))
        return LT_OVERLAP_NONE;
    bool may = left->last_field == right->last_field || !left->last_field || !right->last_field ||
               is_aggregate(pairs, a) || is_aggregate(pairs, b);
    return may ? LT_OVERLAP_SAME : LT_OVERLAP_NONE;
}

lt_overlap lt_pairs_relate(const lt_pairs *pairs, lt_place a, lt_place b) {
    if (a.id == b.id)
        return LT_OVERLAP_EXACT;
    if (!a.id || !b.id)
        return pairs->places[a.id + b.id].is_memory ? LT_OVERLAP_SAME : LT_OVERLAP_NONE;
    if (info_of(pairs, a)->variable.id == info_of(pairs, b)->variable.id) {
        lt_overlap overlap = LT_OVERLAP_NONE;
        if (extends_plainly(pairs->function, b, a))
            overlap = LT_OVERLAP_ABOVE;
        else if (extends_plainly(pairs->function, a, b))
            overlap = LT_OVERLAP_BELOW;
        else if (pairs->places[a.id].has_index || pairs->places[b.id].has_index)
            overlap = relate_indexed(pairs, a, b);
        if (overlap != LT_OVERLAP_NONE)
            return overlap;
    }
    return relate_memory(pairs, a, b);
}

/* --- flows ---------------------------------------------------------------------------------------------------------- */

lt_place lt_pairs_referred(const lt_pairs *pairs, lt_operand operand) {
    if (operand.kind == LT_ADDRESS)
        return operand.place;
    if (operand.kind == LT_COPY || operand.kind == LT_MOVE)
        return lt_find_place(pairs->function, operand.place, LT_DEREF, 0);
    return (lt_place){0};
}

lt_flow lt_pairs_source(const lt_pairs *pairs, lt_operand operand) {
    switch (operand.kind) {
    case LT_COPY:
    case LT_MOVE: return (lt_flow){.kind = LT_SOURCE_VALUE, .source = operand.place};
    case LT_ADDRESS:
        if (pairs->places[operand.place.id].is_direct)
            return (lt_flow){.kind = LT_SOURCE_ADDRESS, .source = operand.place,
                             .inside = info_of(pairs, operand.place)->projection != LT_BASE};
        return (lt_flow){.kind = LT_SOURCE_INTO, .source = pairs->places[operand.place.id].base,
                         .inside = info_of(pairs, operand.place)->projection != LT_DEREF};
    case LT_LITERAL: return (lt_flow){.kind = LT_SOURCE_LITERAL};
    case LT_NULL: return (lt_flow){.kind = LT_SOURCE_NULL};
    case LT_INTEGER: return (lt_flow){.kind = operand.integer ? LT_SOURCE_NOTHING : LT_SOURCE_NULL};
    case LT_FUNCTION:
    case LT_UNKNOWN: break;
    }
    return (lt_flow){.kind = LT_SOURCE_NOTHING};
}

static void add_flow(lt_pairs *pairs, lt_flow flow) {
    pairs->flows[pairs->flow_count++] = flow;
}

/* Comparisons and scaling give numbers that nobody turns back into the pointer. */
static bool passes_pointers(lt_operator operation, uint32_t operand) {
    switch (operation) {
    case LT_OPERATOR_opaque:
    case LT_OPERATOR_select:
    case LT_OPERATOR_cast:
    case LT_OPERATOR_add:
    case LT_OPERATOR_bit_and:
    case LT_OPERATOR_bit_or:
    case LT_OPERATOR_bit_xor: return true;
    case LT_OPERATOR_offset:
    case LT_OPERATOR_subtract: return operand == 0;
    default: return false;
    }
}

static void derive_flows(lt_pairs *pairs, const lt_statement *s) {
    for (uint32_t i = 0; i < s->operand_count; i++) {
        lt_operand operand = lt_operands_of(pairs->function, s)[i];
        if (!passes_pointers(s->operation, i))
            continue;
        lt_flow flow = lt_pairs_source(pairs, operand);
        flow.target = s->target;
        flow.inside |= s->operation != LT_OPERATOR_select && s->operation != LT_OPERATOR_cast;
        add_flow(pairs, flow);
    }
    if (!pairs->flow_count)
        add_flow(pairs, (lt_flow){.target = s->target, .kind = LT_SOURCE_NOTHING});
}

/* The value that an effect names as its second argument. */
static lt_flow object_source(const lt_pairs *pairs, const lt_statement *s, const lt_effect *effect) {
    if (effect->object >= s->operand_count)
        return (lt_flow){.kind = LT_SOURCE_NOTHING};
    lt_operand operand = lt_operands_of(pairs->function, s)[effect->object];
    if (!effect->object_depth)
        return lt_pairs_source(pairs, operand);
    return (lt_flow){.kind = LT_SOURCE_VALUE, .source = lt_pairs_referred(pairs, operand)};
}

static void keep_flow(lt_pairs *pairs, const lt_statement *s, const lt_effect *effect, lt_flow what, lt_place subject) {
    lt_place holder = {0};
    if (effect->object == LT_SLOT_RESULT)
        holder = s->target;
    else if (effect->object < s->operand_count)
        holder = lt_pairs_referred(pairs, lt_operands_of(pairs->function, s)[effect->object]);
    else
        return; /* in a region: no place of this function reads it back */
    if (effect->kind == LT_EFFECT_insert) { /* the container is the subject, the element the object */
        holder = subject;
        what = object_source(pairs, s, effect);
    }
    what.target = holder;
    what.weak = true;
    add_flow(pairs, what);
}

/* One effect on one subject: an operand, or (null) the result. */
static void effect_flow(lt_pairs *pairs, const lt_statement *s, const lt_effect *effect, uint8_t slot) {
    const lt_operand *argument = slot < s->operand_count ? lt_operands_of(pairs->function, s) + slot : NULL;
    lt_place subject = argument ? lt_pairs_referred(pairs, *argument) : s->target;
    lt_flow flow = {.target = subject, .weak = effect->when.relation != LT_ALWAYS};
    if (!argument && !s->target.id)
        return; /* the result is dropped */
    if (!argument && effect->depth)
        flow.target = lt_find_place(pairs->function, s->target, LT_DEREF, 0);
    switch (effect->kind) {
    case LT_EFFECT_alias:
    case LT_EFFECT_inside: {
        lt_flow source = object_source(pairs, s, effect);
        source.target = flow.target;
        source.weak = flow.weak;
        if (effect->kind == LT_EFFECT_inside)
            source.inside = source.borrowed = true;
        add_flow(pairs, source);
        return;
    }
    case LT_EFFECT_content: {
        flow.kind = LT_SOURCE_CONTENT;
        if (effect->object < s->operand_count)
            flow.source = lt_pairs_referred(pairs, lt_operands_of(pairs->function, s)[effect->object]);
        flow.inside = flow.borrowed = true;
        add_flow(pairs, flow);
        return;
    }
    case LT_EFFECT_fresh:
    case LT_EFFECT_static_storage:
    case LT_EFFECT_region:
    case LT_EFFECT_write:
    case LT_EFFECT_none:
        flow.kind = LT_SOURCE_MADE;
        flow.slot = slot;
        flow.borrowed = effect->kind == LT_EFFECT_region || effect->kind == LT_EFFECT_static_storage;
        flow.weak |= effect->kind == LT_EFFECT_write;
        add_flow(pairs, flow);
        return;
    case LT_EFFECT_null:
        flow.kind = LT_SOURCE_NULL;
        add_flow(pairs, flow);
        return;
    case LT_EFFECT_keep:
    case LT_EFFECT_insert: {
        lt_flow what = argument ? lt_pairs_source(pairs, *argument) : (lt_flow){.kind = LT_SOURCE_NOTHING};
        if (effect->depth)
            what = (lt_flow){.kind = LT_SOURCE_VALUE, .source = subject};
        keep_flow(pairs, s, effect, what, subject);
        return;
    }
    default: return;
    }
}

static void call_flows(lt_pairs *pairs, const lt_statement *s) {
    const lt_callee_info *callee = lt_callee_of(pairs->function->unit, s->callee);
    for (uint32_t i = 0; i < callee->effect_count; i++) {
        const lt_effect *effect = &callee->effects[i];
        if (effect->subject == LT_SLOT_RESULT || effect->subject < s->operand_count)
            effect_flow(pairs, s, effect, effect->subject);
        else if (effect->subject == LT_SLOT_REST)
            for (uint32_t slot = callee->parameter_count; slot < s->operand_count && slot < LT_SLOT_REST; slot++)
                effect_flow(pairs, s, effect, (uint8_t)slot);
    }
    if (!s->target.id)
        return;
    for (uint32_t i = 0; i < pairs->flow_count; i++)
        if (pairs->flows[i].target.id == s->target.id && !pairs->flows[i].weak)
            return;
    add_flow(pairs, (lt_flow){.target = s->target, .kind = LT_SOURCE_MADE, .slot = LT_SLOT_RESULT});
}

const lt_flow *lt_pairs_flows(lt_pairs *pairs, uint32_t index, uint32_t *count) {
    const lt_statement *s = &pairs->function->statements.items[index];
    pairs->flow_count = 0;
    if (s->kind == LT_STATEMENT_assign) {
        lt_flow flow = lt_pairs_source(pairs, *lt_operands_of(pairs->function, s));
        flow.target = s->target;
        add_flow(pairs, flow);
    } else if (s->kind == LT_STATEMENT_derive) {
        derive_flows(pairs, s);
    } else if (s->kind == LT_STATEMENT_call) {
        call_flows(pairs, s);
    } else if (s->kind == LT_STATEMENT_live || s->kind == LT_STATEMENT_dead) {
        add_flow(pairs, (lt_flow){.target = s->target, .kind = LT_SOURCE_NOTHING});
    }
    *count = pairs->flow_count;
    return pairs->flows;
}

static uint32_t most_flows(const lt_function *function) {
    uint32_t most = 1;
    for (uint32_t i = 0; i < function->statements.count; i++) {
        const lt_statement *s = &function->statements.items[i];
        const lt_callee_info *callee = lt_callee_of(function->unit, s->callee);
        uint32_t count = s->operand_count + 1 + (s->kind == LT_STATEMENT_call ? callee->effect_count : 0);
        for (uint32_t e = 0; s->kind == LT_STATEMENT_call && e < callee->effect_count; e++)
            count += callee->effects[e].subject == LT_SLOT_REST ? s->operand_count : 0;
        most = count > most ? count : most;
    }
    return most;
}

/* --- the index ------------------------------------------------------------------------------------------------------ */

/* Calls `add` for each place that occurs in an operand. */
typedef void (*mention)(lt_pairs *pairs, uint32_t point, lt_place place);

static void mention_operand(lt_pairs *pairs, uint32_t point, lt_operand operand, mention add) {
    if (operand.kind == LT_COPY || operand.kind == LT_MOVE || operand.kind == LT_ADDRESS)
        add(pairs, point, operand.place);
}

static void each_mention(lt_pairs *pairs, mention add) {
    const lt_function *f = pairs->function;
    for (uint32_t i = 0; i < f->statements.count; i++) {
        const lt_statement *s = &f->statements.items[i];
        if (s->target.id)
            add(pairs, i, s->target);
        if (s->indirect.id)
            add(pairs, i, s->indirect);
        for (uint32_t o = 0; o < s->operand_count; o++)
            mention_operand(pairs, i, lt_operands_of(f, s)[o], add);
    }
    for (uint32_t b = 1; b < f->blocks.count; b++) {
        const lt_terminator *t = &f->blocks.items[b].terminator;
        if (t->kind != LT_BRANCH && t->kind != LT_SWITCH)
            continue;
        mention_operand(pairs, f->statements.count + b, t->left, add);
        if (t->kind == LT_BRANCH)
            mention_operand(pairs, f->statements.count + b, t->right, add);
    }
}

/* first_…[p + 2] counts; after the sums first_…[p + 1] is where the next point of p goes, in the end where p + 1's
 * begin. */
static void count_mention(lt_pairs *pairs, uint32_t point, lt_place place) {
    (void)point;
    pairs->first_exact[place.id + 2]++;
    for (place = info_of(pairs, place)->parent; place.id; place = info_of(pairs, place)->parent)
        pairs->first_below[place.id + 2]++;
}

static void enter_mention(lt_pairs *pairs, uint32_t point, lt_place place) {
    pairs->exact[pairs->first_exact[place.id + 1]++] = point;
    for (place = info_of(pairs, place)->parent; place.id; place = info_of(pairs, place)->parent)
        pairs->below[pairs->first_below[place.id + 1]++] = point;
}

static void index_mentions(lt_pairs *pairs) {
    lt_arena *arena = pairs->function->arena;
    uint32_t count = pairs->function->places.count;
    pairs->first_exact = LT_NEW_ARRAY(arena, uint32_t, count + 2);
    pairs->first_below = LT_NEW_ARRAY(arena, uint32_t, count + 2);
    each_mention(pairs, count_mention);
    for (uint32_t p = 2; p <= count + 1; p++) {
        pairs->first_exact[p] += pairs->first_exact[p - 1];
        pairs->first_below[p] += pairs->first_below[p - 1];
    }
    pairs->exact = LT_NEW_ARRAY(arena, uint32_t, pairs->first_exact[count + 1]);
    pairs->below = LT_NEW_ARRAY(arena, uint32_t, pairs->first_below[count + 1]);
    each_mention(pairs, enter_mention);
}

/* Whether a call lets the address given as `slot` be found again in another place of this function. */
static bool stores_argument(const lt_callee_info *callee, uint32_t slot) {
    for (uint32_t i = 0; i < callee->effect_count; i++) {
        const lt_effect *e = &callee->effects[i];
        bool gives = e->kind == LT_EFFECT_alias || e->kind == LT_EFFECT_inside;
        bool keeps = e->kind == LT_EFFECT_keep || e->kind == LT_EFFECT_alias || e->kind == LT_EFFECT_inside;
        if ((gives && e->object == slot && !e->object_depth) || (keeps && e->subject == slot && !e->depth))
            return true;
        if (e->kind == LT_EFFECT_keep && e->subject == LT_SLOT_REST)
            return true;
    }
    return false;
}

/* The variables whose address is stored, the statements with literals, the places that are written. */
static lt_bitset scan_operands(lt_pairs *pairs) {
    const lt_function *f = pairs->function;
    lt_bitset stored = lt_bitset_new(f->arena, f->variables.count);
    for (uint32_t i = 0; i < f->statements.count; i++) {
        const lt_statement *s = &f->statements.items[i];
        if (s->target.id)
            pairs->places[s->target.id].is_written = true;
        for (uint32_t o = 0; o < s->operand_count; o++) {
            lt_operand operand = lt_operands_of(f, s)[o];
            if (operand.kind == LT_LITERAL)
                LT_PUSH(f->arena, &pairs->literals, i);
            if (operand.kind != LT_ADDRESS || !pairs->places[operand.place.id].is_direct)
                continue;
            pairs->places[operand.place.id].is_written = true;
            bool is_call = s->kind == LT_STATEMENT_call;
            if (!is_call || stores_argument(lt_callee_of(f->unit, s->callee), o))
                lt_bitset_add(stored, info_of(pairs, operand.place)->variable.id);
        }
    }
    return stored;
}

lt_pairs *lt_pairs_of(const lt_function *function, const lt_objects *objects) {
    lt_arena *arena = function->arena;
    lt_pairs *pairs = LT_NEW(arena, lt_pairs);
    pairs->function = function;
    pairs->objects = objects;
    pairs->places = LT_NEW_ARRAY(arena, place_facts, function->places.count);
    pairs->places[0].is_memory = true;
    pairs->base_places = LT_NEW_ARRAY(arena, lt_place, function->variables.count);
    for (uint32_t id = 1; id < function->places.count; id++)
        describe_place(pairs, id);
    finish_places(pairs, scan_operands(pairs));
    pairs->flows = LT_NEW_ARRAY(arena, lt_flow, most_flows(function));
    pairs->relevant = lt_bitset_new(arena, function->statements.count + function->blocks.count);
    index_mentions(pairs);
    return pairs;
}

/* --- holders -------------------------------------------------------------------------------------------------------- */

typedef struct search {
    lt_pairs *pairs;
    lt_object object;
    const lt_object_info *info;
    lt_holders *holders;
    bool again[LT_MOST_HOLDERS]; /* this holder is new, or more is known of it */
} search;

const uint32_t *lt_pairs_points(const lt_pairs *pairs, uint32_t *count) {
    *count = pairs->points.count;
    return pairs->points.items;
}

lt_bitset lt_pairs_relevant(const lt_pairs *pairs) { return pairs->relevant; }

void lt_pairs_reset(lt_pairs *pairs) {
    for (uint32_t i = 0; i < pairs->points.count; i++)
        lt_bitset_remove(pairs->relevant, pairs->points.items[i]);
    pairs->points.count = 0;
}

static bool is_lent(const lt_pairs *pairs, lt_place place) {
    if (!place.id)
        return false;
    const lt_place_info *info = info_of(pairs, place);
    const lt_claims *claims = NULL;
    if (info->projection == LT_BASE)
        claims = &lt_variable_of(pairs->function, info->variable)->claims;
    else if (info->projection == LT_FIELD)
        claims = &pairs->function->unit->fields.items[info->step].claims;
    return claims && (claims->flags & LT_CLAIM_BORROWED);
}

lt_overlap lt_holder_relate(const lt_pairs *pairs, const lt_holder *holder, lt_place place) {
    lt_overlap overlap = lt_pairs_relate(pairs, holder->place, place);
    return holder->is_stale && overlap != LT_OVERLAP_NONE ? LT_OVERLAP_SAME : overlap;
}

lt_place lt_pairs_whole(const lt_pairs *pairs, lt_variable variable) { return pairs->base_places[variable.id]; }

/* Whether the place may come to name other memory: a pointer on its way may be overwritten. */
static bool may_move(const lt_pairs *pairs, lt_place place) {
    for (lt_place base = pairs->places[place.id].base; base.id; base = pairs->places[base.id].base)
        if (pairs->places[base.id].is_written || pairs->places[base.id].is_memory)
            return true;
    return false;
}

static void add_holder(search *s, lt_holder holder) {
    if (!holder.is_stale && may_move(s->pairs, holder.place)) {
        lt_holder stale = holder;
        stale.is_stale = true;
        add_holder(s, stale);
    }
    holder.may_be_borrowed |= is_lent(s->pairs, holder.place);
    uint32_t i = 0;
    while (i < s->holders->count && (s->holders->items[i].place.id != holder.place.id ||
                                     s->holders->items[i].is_stale != holder.is_stale))
        i++;
    if (i == LT_MOST_HOLDERS) {
        s->holders->is_any = true;
        return;
    }
    lt_holder *old = &s->holders->items[i], joined = *old;
    if (i == s->holders->count) {
        s->holders->count++;
        joined = holder;
        *old = (lt_holder){0}; /* a holder that is nothing: no new one is the same */
    }
    joined.may_be_base |= holder.may_be_base;
    joined.may_be_inside |= holder.may_be_inside;
    joined.may_be_owner |= holder.may_be_owner;
    joined.may_be_borrowed |= holder.may_be_borrowed;
    bool same = old->place.id == joined.place.id && old->is_stale == joined.is_stale &&
                old->may_be_base == joined.may_be_base && old->may_be_inside == joined.may_be_inside &&
                old->may_be_owner == joined.may_be_owner && old->may_be_borrowed == joined.may_be_borrowed;
    s->again[i] |= !same;
    *old = joined;
}

/* Passes on what is known of a pointer that flows. */
static void flow_into(search *s, const lt_flow *flow, lt_place target, lt_holder from) {
    from.place = target;
    from.is_stale = false;
    if (flow->inside) {
        from.may_be_inside = true;
        from.may_be_base |= flow->kind != LT_SOURCE_VALUE; /* an unknown offset may be none */
    }
    if (flow->borrowed) {
        from.may_be_borrowed = true;
        from.may_be_owner = false;
    }
    add_holder(s, from);
}

static lt_holder new_holder(const search *s) {
    bool lent = s->info->claims.flags & LT_CLAIM_BORROWED;
    return (lt_holder){.may_be_base = true, .may_be_owner = !lent, .may_be_borrowed = lent};
}

lt_overlap lt_pairs_is_source(const lt_pairs *pairs, lt_object object, const lt_flow *flow, uint32_t statement) {
    const lt_object_info *info = lt_object_of(pairs->objects, object);
    bool is = false;
    switch (info->kind) {
    case LT_OBJECT_VARIABLE:
    case LT_OBJECT_STATIC:
        is = flow->kind == LT_SOURCE_LITERAL && !info->variable.id;
        is |= flow->kind == LT_SOURCE_ADDRESS && info_of(pairs, flow->source)->variable.id == info->variable.id;
        break;
    case LT_OBJECT_FRESH:
    case LT_OBJECT_RESULT:
        is = flow->kind == LT_SOURCE_MADE && statement == info->statement && flow->slot == info->slot;
        break;
    case LT_OBJECT_CONTENT: {
        bool names = flow->kind == LT_SOURCE_CONTENT || flow->kind == LT_SOURCE_INTO;
        bool passes = flow->kind == LT_SOURCE_VALUE || flow->kind == LT_SOURCE_ADDRESS;
        if (!names && !passes)
            break;
        lt_overlap overlap = lt_pairs_relate(pairs, info->place, flow->source);
        return overlap == LT_OVERLAP_EXACT && names ? LT_OVERLAP_EXACT
               : overlap == LT_OVERLAP_NONE         ? LT_OVERLAP_NONE
                                                    : LT_OVERLAP_SAME;
    }
    case LT_OBJECT_CALLER:
    case LT_OBJECT_ARGUMENT: break;
    }
    return is ? LT_OVERLAP_EXACT : LT_OVERLAP_NONE;
}

/* Where the pointer in `holder` goes, or, for an argument, also where it may have come from: its object has no other name
 * than the places that are equal to it. */
static void follow_holder(search *s, const lt_flow *flow, const lt_holder *holder) {
    const lt_function *f = s->pairs->function;
    lt_overlap overlap = lt_holder_relate(s->pairs, holder, flow->source);
    if (overlap != LT_OVERLAP_NONE) {
        lt_place target = flow->target;
        if (overlap == LT_OVERLAP_BELOW && flow->kind == LT_SOURCE_VALUE && target.id)
            target = lt_place_rebase(f, holder->place, flow->source, target);
        flow_into(s, flow, target, *holder);
    }
    if (s->info->kind == LT_OBJECT_ARGUMENT &&
        lt_holder_relate(s->pairs, holder, flow->target) != LT_OVERLAP_NONE) {
        lt_holder origin = {.place = flow->source, .may_be_base = true, .may_be_owner = true};
        origin.may_be_inside = flow->inside;
        add_holder(s, origin);
    }
}

/* Adds the targets of the statement's flows whose sources may hold the object. */
static void follow(search *s, uint32_t point) {
    if (point >= s->pairs->function->statements.count)
        return;
    uint32_t count;
    const lt_flow *flows = lt_pairs_flows(s->pairs, point, &count);
    for (uint32_t i = 0; i < count; i++) {
        const lt_flow *flow = &flows[i];
        if (lt_pairs_is_source(s->pairs, s->object, flow, point) != LT_OVERLAP_NONE)
            flow_into(s, flow, flow->target, new_holder(s));
        if (flow->kind != LT_SOURCE_VALUE && flow->kind != LT_SOURCE_INTO && flow->kind != LT_SOURCE_CONTENT)
            continue;
        for (uint32_t h = 0; h < s->holders->count; h++)
            follow_holder(s, flow, &s->holders->items[h]);
    }
}

static void add_point(search *s, uint32_t point) {
    if (!lt_bitset_has(s->pairs->relevant, point)) {
        lt_bitset_add(s->pairs->relevant, point);
        LT_PUSH(s->pairs->function->arena, &s->pairs->points, point);
    }
    follow(s, point);
}

static void follow_exact(search *s, lt_place place) {
    const lt_pairs *p = s->pairs;
    for (uint32_t i = p->first_exact[place.id]; i < p->first_exact[place.id + 1] && !s->holders->is_any; i++)
        add_point(s, p->exact[i]);
}

static void follow_below(search *s, lt_place place) {
    const lt_pairs *p = s->pairs;
    for (uint32_t i = p->first_below[place.id]; i < p->first_below[place.id + 1] && !s->holders->is_any; i++)
        add_point(s, p->below[i]);
}

/* Every point where what `place` holds may be read, overwritten, or looked through. */
static void follow_place(search *s, lt_place place) {
    lt_pairs *p = s->pairs;
    if (place.id) {
        follow_exact(s, place);
        follow_below(s, place);
        for (lt_place step = place; info_of(p, step)->parent.id; step = info_of(p, step)->parent) {
            follow_exact(s, info_of(p, step)->parent);
            if (info_of(p, step)->projection == LT_INDEX)
                follow_below(s, info_of(p, step)->parent);
        }
    }
    if (!p->places[place.id].is_memory)
        return;
    if (p->memory_places.count > MOST_MEMORY_PLACES)
        s->holders->is_any = true;
    for (uint32_t i = 0; i < p->memory_places.count && !s->holders->is_any; i++) {
        lt_place other = p->memory_places.items[i];
        if (other.id != place.id && lt_pairs_relate(p, place, other) != LT_OVERLAP_NONE) {
            follow_exact(s, other);
            follow_below(s, other);
        }
    }
}

static bool takes_at(const lt_function *f, const lt_statement *call, uint32_t slot, int depth) {
    const lt_callee_info *callee = lt_callee_of(f->unit, call->callee);
    for (uint32_t i = 0; i < callee->effect_count; i++) {
        const lt_effect *e = &callee->effects[i];
        if ((e->kind == LT_EFFECT_take || e->kind == LT_EFFECT_release) && e->subject == slot && e->depth == depth)
            return true;
    }
    return false;
}

static void follow_object(search *s) {
    lt_pairs *p = s->pairs;
    switch (s->info->kind) {
    case LT_OBJECT_VARIABLE:
    case LT_OBJECT_STATIC:
        if (s->info->variable.id && p->base_places[s->info->variable.id].id) {
            follow_exact(s, p->base_places[s->info->variable.id]);
            follow_below(s, p->base_places[s->info->variable.id]);
        }
        for (uint32_t i = 0; !s->info->variable.id && i < p->literals.count && !s->holders->is_any; i++)
            add_point(s, p->literals.items[i]);
        return;
    case LT_OBJECT_FRESH:
    case LT_OBJECT_RESULT: add_point(s, s->info->statement); return;
    case LT_OBJECT_CONTENT: follow_place(s, s->info->place); return;
    case LT_OBJECT_ARGUMENT: {
        add_point(s, s->info->statement);
        const lt_statement *call = &p->function->statements.items[s->info->statement];
        lt_operand argument = lt_operands_of(p->function, call)[s->info->slot];
        lt_place places[] = {argument.place, lt_pairs_referred(p, argument)};
        for (int depth = argument.kind == LT_ADDRESS; depth < 2; depth++)
            if (places[depth].id && takes_at(p->function, call, s->info->slot, depth))
                add_holder(s, (lt_holder){.place = places[depth], .may_be_base = true, .may_be_owner = true});
        return;
    }
    case LT_OBJECT_CALLER: {
        lt_holder holder = new_holder(s);
        holder.place = s->info->place;
        add_holder(s, holder);
        return;
    }
    }
}

void lt_pairs_holders(lt_pairs *pairs, lt_object object, lt_holders *holders) {
    holders->count = 0;
    holders->is_any = false;
    search s = {.pairs = pairs, .object = object, .info = lt_object_of(pairs->objects, object), .holders = holders};
    follow_object(&s);
    for (bool changed = true; changed && !holders->is_any;) {
        changed = false;
        for (uint32_t i = 0; i < holders->count && !holders->is_any; i++)
            if (s.again[i]) {
                s.again[i] = false;
                changed = true;
                follow_place(&s, holders->items[i].place);
            }
    }
}
