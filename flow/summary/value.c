/* Where the result comes from: back from the returned variable through assignments of this function's own variables. */
#include "flow/summary/summarising.h"

enum { MOST_PLACES = 24 };

typedef struct tracer {
    lt_summarising *s;
    lt_sources found;
    lt_place places[MOST_PLACES];
    bool inside[MOST_PLACES];
    uint32_t count;
    uint32_t *intact; /* by statement: the parameters that may still have the value they were called with; null: all */
} tracer;

/* --- parameters that are assigned to ------------------------------------------------------------------------------- */

static uint32_t parameter_bit(const lt_function *f, lt_place place) {
    const lt_place_info *p = lt_place_of(f, place);
    const lt_variable_info *v = lt_variable_of(f, p->variable);
    return place.id && p->projection == LT_BASE && v->storage == LT_PARAMETER && v->index < 32 ? 1u << v->index : 0;
}

/* Notes for each statement of the block what is intact before it; returns what is behind it. */
static uint32_t pass_block(const lt_function *f, const lt_block_info *b, uint32_t intact, uint32_t *at) {
    for (uint32_t i = b->first_statement; i < b->first_statement + b->statement_count; i++) {
        const lt_statement *s = &f->statements.items[i];
        at[i] = intact;
        if (s->kind == LT_STATEMENT_assign || s->kind == LT_STATEMENT_derive || s->kind == LT_STATEMENT_call)
            intact &= ~parameter_bit(f, s->target);
    }
    return intact;
}

/* Forward, union at joins, to the fixpoint: each block is visited at most once for each of 32 parameters. */
static uint32_t *find_intact(const lt_summarising *s) {
    const lt_function *f = s->function;
    uint32_t assigned = 0, depth = 1;
    for (uint32_t i = 0; i < f->statements.count; i++)
        assigned |= parameter_bit(f, f->statements.items[i].target);
    if (!assigned)
        return NULL;
    uint32_t *at = LT_NEW_ARRAY(s->arena, uint32_t, f->statements.count);
    uint32_t *entry = LT_NEW_ARRAY(s->arena, uint32_t, f->blocks.count);
    uint32_t *stack = LT_NEW_ARRAY(s->arena, uint32_t, f->blocks.count);
    bool *waiting = LT_NEW_ARRAY(s->arena, bool, f->blocks.count);
    entry[1] = assigned;
    stack[0] = 1;
    while (depth) {
        uint32_t block = stack[--depth];
        waiting[block] = false;
        uint32_t intact = pass_block(f, &f->blocks.items[block], entry[block], at);
        for (uint32_t e = 0; e < f->blocks.items[block].terminator.edge_count; e++) {
            uint32_t target = lt_edges_of(f, (lt_block){block})[e].target.id;
            if (!(intact & ~entry[target]))
                continue;
            entry[target] |= intact;
            if (!waiting[target])
                stack[depth++] = target;
            waiting[target] = true;
        }
    }
    for (uint32_t i = 0; i < f->statements.count; i++)
        at[i] |= ~assigned;
    return at;
}

/* --- back from the result ------------------------------------------------------------------------------------------- */

/* The place takes part, if it does not yet: with `inside`, where pointers are moved on the way. */
static void trace(tracer *t, lt_place place, bool inside) {
    for (uint32_t i = 0; i < t->count; i++)
        if (t->places[i].id == place.id && t->inside[i] == inside)
            return;
    if (t->count == MOST_PLACES) {
        t->found.other = true;
        return;
    }
    t->places[t->count] = place;
    t->inside[t->count++] = inside;
}

/* Into what an owner owns that the function is given, or what a field of such points to. */
static bool add_content(tracer *t, lt_place owner) {
    uint8_t slot;
    lt_field field;
    if (!lt_summary_names_owner(t->s, owner, &slot, &field))
        return false;
    for (uint32_t i = 0; i < t->found.content_count; i++)
        if (t->found.contents[i].slot == slot && t->found.contents[i].field.id == field.id)
            return true;
    if (t->found.content_count == LT_MOST_CONTENTS)
        return false;
    t->found.contents[t->found.content_count].slot = slot;
    t->found.contents[t->found.content_count++].field = field;
    return true;
}

static void trace_value(tracer *t, uint32_t statement, lt_place place, bool inside) {
    lt_summarising *s = t->s;
    uint8_t slot;
    lt_field field;
    if (lt_summary_names_owner(s, place, &slot, &field) && field.id && add_content(t, place))
        return;
    const lt_variable_info *v = lt_root_of(s->function, place);
    bool own = v->storage == LT_LOCAL || v->storage == LT_TEMPORARY || v->storage == LT_PARAMETER || v->storage == LT_RESULT;
    if (!place.id || !own || !lt_place_is_direct(s->pairs, place) || lt_place_is_memory(s->pairs, place) ||
        lt_place_of(s->function, place)->projection != LT_BASE) {
        t->found.other = true;
        return;
    }
    if (v->storage == LT_PARAMETER && v->index < 32) {
        bool replaced = t->intact && !(t->intact[statement] >> v->index & 1);
        *(replaced ? &t->found.replaced : inside ? &t->found.inside : &t->found.alias) |= 1u << v->index;
    }
    trace(t, place, inside);
}

static void add_made(tracer *t, uint32_t statement, const lt_flow *flow, bool inside) {
    lt_object object = lt_object_made_by(t->s->objects, statement, flow->slot);
    const lt_object_info *info = lt_object_of(t->s->objects, object);
    bool is_static = object.id && info->kind == LT_OBJECT_RESULT && info->claims.regions[0].kind == LT_REGION_STATIC;
    t->found.is_static |= is_static;
    if (is_static)
        return;
    if (!object.id || info->kind != LT_OBJECT_FRESH || inside || t->found.fresh_count == LT_MOST_SOURCES) {
        t->found.other = true;
        return;
    }
    for (uint32_t i = 0; i < t->found.fresh_count; i++)
        if (t->found.fresh[i].id == object.id)
            return;
    t->found.fresh[t->found.fresh_count++] = object;
}

static void add_source(tracer *t, uint32_t statement, const lt_flow *flow, bool inside) {
    inside |= flow->inside;
    switch (flow->kind) {
    case LT_SOURCE_NULL: t->found.null = true; return;
    case LT_SOURCE_VALUE: trace_value(t, statement, flow->source, inside); return;
    case LT_SOURCE_INTO: trace_value(t, statement, flow->source, inside || flow->inside); return;
    case LT_SOURCE_LITERAL: t->found.is_static = true; return;
    case LT_SOURCE_ADDRESS: {
        lt_storage storage = lt_root_of(t->s->function, flow->source)->storage;
        *(storage == LT_STATIC ? &t->found.is_static : &t->found.other) = true;
        return;
    }
    case LT_SOURCE_MADE: add_made(t, statement, flow, inside); return;
    case LT_SOURCE_CONTENT: t->found.other |= !add_content(t, flow->source); return;
    case LT_SOURCE_NOTHING: t->found.other = true; return;
    }
}

static void trace_variable(tracer *t, lt_place place, bool inside) {
    lt_summarising *s = t->s;
    uint32_t count;
    const uint32_t *mentions = lt_pairs_mentions(s->pairs, lt_place_of(s->function, place)->variable, &count);
    for (uint32_t i = 0; i < count; i++) {
        const lt_statement *statement = &s->function->statements.items[mentions[i]];
        if (statement->kind == LT_STATEMENT_live || statement->kind == LT_STATEMENT_dead ||
            (i && mentions[i] == mentions[i - 1]))
            continue;
        uint32_t flow_count;
        const lt_flow *flows = lt_pairs_flows(s->pairs, mentions[i], &flow_count);
        for (uint32_t k = 0; k < flow_count; k++)
            if (flows[k].target.id == place.id && (!flows[k].weak || flows[k].kind != LT_SOURCE_MADE))
                add_source(t, mentions[i], &flows[k], inside);
    }
}

lt_sources lt_summary_sources(lt_summarising *s) {
    tracer t = {.s = s};
    lt_place result = s->result.id ? lt_pairs_whole(s->pairs, s->result) : (lt_place){0};
    if (!result.id)
        return (lt_sources){.other = true};
    t.intact = find_intact(s);
    trace(&t, result, false);
    for (uint32_t i = 0; i < t.count; i++)
        trace_variable(&t, t.places[i], t.inside[i]);
    return t.found;
}
