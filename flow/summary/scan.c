/* What the function may do to whom, whatever the path: one pass over its statements. */
#include "flow/summary/summarising.h"

#include "mir/build.h"

uint32_t lt_summary_class(lt_summarising *s, lt_place place) { return s->classes[lt_pairs_class(s->pairs, place)]; }

static void mark(lt_summarising *s, lt_place place, uint32_t bits) {
    s->classes[lt_pairs_class(s->pairs, place)] |= (uint16_t)bits;
}

/* --- places ------------------------------------------------------------------------------------------------------- */

static bool is_static(lt_storage storage) { return storage == LT_STATIC || storage == LT_THREAD; }

/* Whether others than this function can put something there. */
static bool is_outside(const lt_summarising *s, lt_place place) {
    return !lt_place_is_direct(s->pairs, place) || is_static(lt_root_of(s->function, place)->storage);
}

static void mark_places(lt_summarising *s) {
    const lt_function *f = s->function;
    for (uint32_t id = 1; id < f->places.count; id++) {
        lt_place place = {id};
        lt_storage storage = lt_root_of(f, place)->storage;
        bool direct = lt_place_is_direct(s->pairs, place);
        if (direct && (storage == LT_RESULT || storage == LT_THROWN))
            mark(s, place, LT_CLASS_RESULT);
        if (is_outside(s, place))
            mark(s, place, LT_CLASS_OUTSIDE);
        s->throws |= storage == LT_THROWN;
        if (f->places.items[id].projection != LT_BASE)
            continue;
        lt_variable variable = f->places.items[id].variable;
        const lt_variable_info *v = lt_variable_of(f, variable);
        if (storage == LT_PARAMETER && v->index < s->parameter_count) {
            s->parameters[v->index] = place;
            s->variables[v->index] = variable;
        }
        if (storage == LT_RESULT)
            s->result = variable;
    }
}

/* Of a pointer that lies in memory it is not known whose it is. `field` 0: all of it. */
static void write_through(lt_summarising *s, lt_place pointer, uint32_t field) {
    s->touches |= is_outside(s, pointer);
    mark(s, pointer, LT_CLASS_WRITTEN);
    lt_written written = {lt_pairs_class(s->pairs, pointer), field};
    for (uint32_t i = 0; i < s->written.count; i++)
        if (s->written.items[i].class == written.class && s->written.items[i].field == field)
            return;
    LT_PUSH(s->arena, &s->written, written);
}

/* The field that a place behind a pointer lies in; 0: in none. */
static uint32_t field_of(const lt_function *f, lt_place place) {
    uint32_t field = 0;
    for (; lt_place_of(f, place)->projection != LT_DEREF; place = lt_place_of(f, place)->parent)
        field = lt_place_of(f, place)->projection == LT_FIELD ? lt_place_of(f, place)->step : 0;
    return field;
}

/* Something is stored at the place. */
static void write_place(lt_summarising *s, lt_place place) {
    if (!place.id)
        return;
    if (lt_place_is_direct(s->pairs, place))
        s->touches |= is_static(lt_root_of(s->function, place)->storage);
    else
        write_through(s, lt_place_base(s->pairs, place), field_of(s->function, place));
}

/* --- calls -------------------------------------------------------------------------------------------------------- */

/* The pointer that an operand is, or is moved from; none for the address of a variable. */
static lt_place pointer_of(const lt_summarising *s, lt_operand operand) {
    if (operand.kind == LT_COPY || operand.kind == LT_MOVE)
        return operand.place;
    if (operand.kind == LT_ADDRESS && !lt_place_is_direct(s->pairs, operand.place))
        return lt_place_base(s->pairs, operand.place);
    return (lt_place){0};
}

static void mark_operand(lt_summarising *s, lt_operand operand, uint32_t bits) {
    lt_place pointer = pointer_of(s, operand);
    if (pointer.id)
        mark(s, pointer, bits);
    if (operand.kind == LT_ADDRESS)
        mark(s, operand.place, bits);
}

static void write_operand(lt_summarising *s, lt_operand operand, lt_field field) {
    if (operand.kind == LT_ADDRESS)
        write_place(s, operand.place);
    else if (operand.place.id)
        write_through(s, operand.place, field.id);
}

static void release(lt_summarising *s, lt_operand operand, const lt_effect *e) {
    lt_place referred = lt_referred_place(s->function, operand), pointer = pointer_of(s, operand);
    if (!e->depth) {
        if (pointer.id)
            mark(s, pointer, LT_CLASS_RELEASED);
        return;
    }
    if (e->field.id && referred.id)
        referred = lt_find_place(s->function, referred, LT_FIELD, e->field.id);
    if (referred.id)
        mark(s, referred, LT_CLASS_RELEASED);
    else if (pointer.id)
        mark(s, pointer, LT_CLASS_DEEP);
}

/* What a parameter refers to is moved from; parts of it are not told. */
static void move(lt_summarising *s, lt_operand operand) {
    if (!operand.place.id)
        return;
    bool behind = operand.kind != LT_COPY && lt_place_of(s->function, operand.place)->projection == LT_DEREF;
    if (behind || operand.kind == LT_COPY)
        mark(s, behind ? lt_place_of(s->function, operand.place)->parent : operand.place, LT_CLASS_MOVED);
}

static bool effect_touches(lt_effect_kind kind) {
    return kind == LT_EFFECT_write || kind == LT_EFFECT_fresh || kind == LT_EFFECT_null || kind == LT_EFFECT_initialise ||
           kind == LT_EFFECT_replace || kind == LT_EFFECT_insert || kind == LT_EFFECT_remove ||
           kind == LT_EFFECT_invalidate || kind == LT_EFFECT_move;
}

/* One effect on one operand; whether it says what becomes of the pointer. */
static bool run_effect(lt_summarising *s, lt_operand operand, const lt_effect *e) {
    if (e->kind == LT_EFFECT_release || e->kind == LT_EFFECT_take)
        release(s, operand, e);
    if (e->kind == LT_EFFECT_escape)
        mark_operand(s, operand, e->depth ? LT_CLASS_DEEP : LT_CLASS_ESCAPED);
    if (e->kind == LT_EFFECT_retain)
        mark_operand(s, operand, LT_CLASS_ESCAPED);
    if (e->kind == LT_EFFECT_keep && e->object == LT_SLOT_NONE)
        mark_operand(s, operand, LT_CLASS_STORED | (e->depth ? LT_CLASS_ESCAPED : 0));
    if (e->kind == LT_EFFECT_move && !e->depth)
        move(s, operand);
    if (effect_touches(e->kind) || (e->kind == LT_EFFECT_keep && e->object_depth))
        write_operand(s, operand, e->field);
    return e->kind != LT_EFFECT_write;
}

static void run_call(lt_summarising *s, const lt_statement *call) {
    const lt_callee_info *callee = lt_callee_of(s->function->unit, call->callee);
    if (callee->flags & LT_CALLEE_NORETURN)
        return; /* what it does nobody sees */
    s->touches |= lt_writes_unknown_memory(callee) || !call->callee.id;
    s->relinks |= callee->flags & LT_CALLEE_RELINKS;
    bool exact = callee->origin == LT_FROM_MODEL || callee->origin == LT_FROM_SUMMARY;
    for (uint32_t i = 0; i < call->operand_count; i++) {
        lt_operand operand = lt_operands_of(s->function, call)[i];
        bool spoken = exact;
        for (uint32_t e = 0; e < callee->effect_count; e++) {
            const lt_effect *effect = &callee->effects[e];
            bool rest = effect->subject == LT_SLOT_REST && i >= callee->parameter_count;
            if (effect->subject == i || rest)
                spoken |= run_effect(s, operand, effect);
            if (effect->object == i && effect->kind != LT_EFFECT_keep)
                spoken = true;
            if (effect->object == i && effect->kind == LT_EFFECT_keep)
                write_operand(s, operand, (lt_field){0});
            if (effect->object == i && effect->kind == LT_EFFECT_alias && effect->field.id)
                mark_operand(s, operand, LT_CLASS_STORED); /* in a field of another argument */
        }
        if (!spoken && s->policy == LT_POLICY_ESCAPE)
            mark_operand(s, operand, LT_CLASS_ESCAPED);
        if (!call->callee.id)
            write_operand(s, operand, (lt_field){0});
    }
}

/* Values that calls make and that are not fresh come from elsewhere, as what is read from memory does. */
static void run_flows(lt_summarising *s, uint32_t index) {
    uint32_t count;
    const lt_flow *flows = lt_pairs_flows(s->pairs, index, &count);
    for (uint32_t i = 0; i < count; i++) {
        bool made = flows[i].kind == LT_SOURCE_MADE || flows[i].kind == LT_SOURCE_CONTENT;
        lt_object object = made ? lt_object_made_by(s->objects, index, flows[i].slot) : (lt_object){0};
        if (made && (!object.id || lt_object_of(s->objects, object)->kind != LT_OBJECT_FRESH))
            mark(s, flows[i].target, LT_CLASS_OUTSIDE | LT_CLASS_LOADED);
        bool reads = flows[i].kind == LT_SOURCE_VALUE || flows[i].kind == LT_SOURCE_INTO;
        if (reads && is_outside(s, flows[i].source))
            mark(s, flows[i].target, LT_CLASS_LOADED);
        if (flows[i].target.id ? is_outside(s, flows[i].target) : reads)
            mark(s, reads ? flows[i].source : flows[i].target, LT_CLASS_STORED);
    }
}

/* The end of a container of what has no destructor is seen by nobody else. */
static bool ends_quietly(const lt_summarising *s, const lt_statement *drop) {
    const lt_type_info *type = lt_place_type(s->function, drop->target);
    return type->flags & LT_IS_container && !(lt_type_of(s->function->unit, type->element)->flags & LT_IS_destructor);
}

static void run_statements(lt_summarising *s) {
    const lt_function *f = s->function;
    for (uint32_t i = 0; i < f->statements.count; i++) {
        const lt_statement *statement = &f->statements.items[i];
        bool stores = statement->kind == LT_STATEMENT_assign || statement->kind == LT_STATEMENT_derive ||
                      statement->kind == LT_STATEMENT_call ||
                      (statement->kind == LT_STATEMENT_drop && !ends_quietly(s, statement));
        if (stores)
            write_place(s, statement->target);
        if (statement->kind == LT_STATEMENT_drop)
            mark(s, statement->target, LT_CLASS_RELEASED);
        for (uint32_t o = 0; o < statement->operand_count; o++)
            if (lt_operands_of(f, statement)[o].kind == LT_MOVE)
                move(s, lt_operands_of(f, statement)[o]);
        if (statement->kind == LT_STATEMENT_call)
            run_call(s, statement);
        run_flows(s, i);
    }
}

/* --- what follows ------------------------------------------------------------------------------------------------- */

/* What a stranger gets leads to more. */
static void spread(lt_summarising *s) {
    enum { MOST_ROUNDS = 8 };
    bool again = true;
    for (uint32_t round = 0; again && round < MOST_ROUNDS; round++) {
        again = false;
        for (uint32_t id = 1; id < s->function->places.count; id++) {
            lt_place place = {id}, base = lt_place_base(s->pairs, place);
            if (!base.id || !(lt_summary_class(s, base) & LT_CLASS_ESCAPED) ||
                lt_summary_class(s, place) & LT_CLASS_ESCAPED)
                continue;
            mark(s, place, LT_CLASS_ESCAPED);
            again = true;
        }
    }
}

/* Whether memory is written that is reached from an argument over more than one pointer, or not from one at all. */
static bool writes_further(lt_summarising *s) {
    for (uint32_t id = 0; id < s->function->places.count; id++)
        if (s->classes[id] & LT_CLASS_WRITTEN && s->classes[id] & LT_CLASS_LOADED)
            return true;
    return false;
}

/* Whether a pointer is stored there: into a neighbour of a list's node, say, which is how others lead to what is unlinked. */
static bool relinks(lt_summarising *s) {
    const lt_unit *unit = s->function->unit;
    for (uint32_t i = 0; i < s->written.count; i++) {
        const lt_written *w = &s->written.items[i];
        if (s->classes[w->class] & LT_CLASS_LOADED && w->field &&
            lt_type_of(unit, unit->fields.items[w->field].type)->kind == LT_TYPE_pointer)
            return true;
    }
    return false;
}

static void find_returns(lt_summarising *s) {
    const lt_function *f = s->function;
    lt_order order = lt_reverse_postorder(lt_graph_of_blocks(f, s->arena), 1, s->arena);
    for (uint32_t i = 0; i < order.count; i++)
        s->returns |= f->blocks.items[order.nodes[i]].terminator.kind == LT_RETURN;
}

void lt_summary_scan(lt_summarising *s) {
    s->classes = LT_NEW_ARRAY(s->arena, uint16_t, s->function->places.count + 1);
    mark_places(s);
    run_statements(s);
    spread(s);
    s->touches |= writes_further(s);
    s->relinks |= relinks(s);
    find_returns(s);
}
