#include "flow/growth/subscripts.h"

enum { MOST_KEYS = 4 }; /* as many operands of a call may be keys */

typedef struct keys {
    lt_place of[MOST_KEYS];
} keys;

struct lt_subscripts {
    const lt_function *function;
    LT_ARRAY(lt_subscript) items; /* [0] is none */
    uint32_t *at;      /* by statement: the subscript that it is */
    keys *keys;        /* by statement: of a call, where its operands come from */
    uint32_t *origin;  /* by variable: the subscript whose entry it points to or into */
    lt_place *source;  /* by variable: where a temporary or reference has its value from; none: computed */
};

/* --- places and values ------------------------------------------------------------------------------------------------ */

static bool is_pointer(const lt_type_info *t) {
    return t->kind == LT_TYPE_pointer || t->kind == LT_TYPE_reference;
}

/* Whether the place lies behind a pointer that is itself stored in what the base points to. What a container owns belongs
 * to the entry; what a smart pointer owns does not. */
static bool is_beyond(const lt_function *f, lt_place place) {
    for (const lt_place_info *p = lt_place_of(f, place); p->projection != LT_BASE; p = lt_place_of(f, p->parent)) {
        if (p->projection != LT_DEREF || lt_place_of(f, p->parent)->projection == LT_BASE)
            continue;
        const lt_type_info *t = lt_place_type(f, p->parent);
        if (!(t->flags & (LT_IS_container | LT_IS_optional)))
            return true;
    }
    return false;
}

static bool is_base(const lt_function *f, lt_place place) { return lt_place_of(f, place)->projection == LT_BASE; }

static uint32_t *origin_of(lt_subscripts *s, lt_place place) {
    return &s->origin[lt_place_of(s->function, place)->variable.id];
}

static lt_subscript *subscript(lt_subscripts *s, uint32_t index) { return &s->items.items[index]; }

static void mark_read(lt_subscripts *s, uint32_t index) { subscript(s, index)->is_read = true; }

/* What is written in an inner entry is written in the outer one. */
static void mark_filled(lt_subscripts *s, uint32_t index) {
    for (; index && !subscript(s, index)->is_filled; index = subscript(s, index)->inner_of)
        subscript(s, index)->is_filled = true;
}

static bool has_place(const lt_operand *o) {
    return o->kind == LT_COPY || o->kind == LT_MOVE || o->kind == LT_ADDRESS;
}

/* The subscript whose entry the value of the operand points to or into. */
static uint32_t pointed_by(lt_subscripts *s, const lt_operand *o) {
    if (!has_place(o))
        return 0;
    bool base = is_base(s->function, o->place);
    if (o->kind == LT_ADDRESS ? base || is_beyond(s->function, o->place) : !base)
        return 0;
    return *origin_of(s, o->place);
}

/* What an operand does besides handing a pointer on: it reads what is behind one, or lets the pointer itself be changed. */
static void look(lt_subscripts *s, const lt_operand *o) {
    if (!has_place(o) || !*origin_of(s, o->place) || pointed_by(s, o))
        return;
    if (is_base(s->function, o->place))
        mark_filled(s, *origin_of(s, o->place));
    else
        mark_read(s, *origin_of(s, o->place));
}

/* --- keys -------------------------------------------------------------------------------------------------------------- */

static lt_place source_of(const lt_subscripts *s, const lt_operand *o) {
    const lt_function *f = s->function;
    if (!has_place(o) || !is_base(f, o->place))
        return has_place(o) ? o->place : (lt_place){0};
    const lt_variable_info *v = lt_root_of(f, o->place);
    bool follows = v->storage == LT_TEMPORARY || (v->storage == LT_LOCAL && lt_place_type(f, o->place)->kind == LT_TYPE_reference);
    return follows ? s->source[lt_place_of(f, o->place)->variable.id] : o->place;
}

/* A call that hands one of its operands through: std::move. */
static lt_place source_of_call(const lt_subscripts *s, const lt_statement *call) {
    const lt_callee_info *callee = lt_callee_of(s->function->unit, call->callee);
    for (uint32_t e = 0; e < callee->effect_count; e++) {
        const lt_effect *effect = &callee->effects[e];
        if (effect->kind == LT_EFFECT_alias && effect->subject == LT_SLOT_RESULT && !effect->object_depth &&
            effect->object < call->operand_count)
            return source_of(s, &lt_operands_of(s->function, call)[effect->object]);
    }
    return (lt_place){0};
}

static void remember_source(lt_subscripts *s, lt_place target, lt_place source) {
    if (is_base(s->function, target))
        s->source[lt_place_of(s->function, target)->variable.id] = source;
}

/* --- stores ------------------------------------------------------------------------------------------------------------ */

/* The pointer `from` an entry is stored in `target`: followed in a local pointer, read by the caller who may only read. */
static void hand_on(lt_subscripts *s, lt_place target, uint32_t from) {
    const lt_function *f = s->function;
    const lt_variable_info *v = lt_root_of(f, target);
    const lt_type_info *type = lt_place_type(f, target);
    uint32_t *origin = origin_of(s, target);
    if (!from)
        return;
    if (!is_base(f, target) || !is_pointer(type))
        mark_filled(s, from);
    else if (v->storage == LT_RESULT && (type->flags & LT_IS_constant))
        mark_read(s, from);
    else if (v->storage != LT_LOCAL && v->storage != LT_TEMPORARY)
        mark_filled(s, from);
    else if (*origin && *origin != from && v->storage == LT_LOCAL) { /* one of two: neither is told */
        mark_filled(s, from);
        mark_filled(s, *origin);
    } else
        *origin = from;
}

static void store(lt_subscripts *s, lt_place target) {
    uint32_t *origin = origin_of(s, target);
    if (is_base(s->function, target)) {
        if (lt_root_of(s->function, target)->storage == LT_TEMPORARY)
            *origin = 0;
    } else if (*origin) {
        if (is_beyond(s->function, target))
            mark_read(s, *origin);
        else
            mark_filled(s, *origin);
    }
}

static void assign(lt_subscripts *s, const lt_statement *statement) {
    const lt_operand *from = lt_operands_of(s->function, statement);
    uint32_t pointed = pointed_by(s, from);
    lt_place source = source_of(s, from);
    look(s, from);
    store(s, statement->target);
    hand_on(s, statement->target, pointed);
    remember_source(s, statement->target, source);
}

/* Pointers that are compared are read, one that is moved or chosen is handed on. */
static void derive(lt_subscripts *s, const lt_statement *statement) {
    const lt_operand *operands = lt_operands_of(s->function, statement);
    bool pointer = is_pointer(lt_place_type(s->function, statement->target));
    lt_place source = statement->operation == LT_OPERATOR_cast && statement->operand_count ? source_of(s, operands) : (lt_place){0};
    uint32_t first = 0;
    for (uint32_t i = 0; i < statement->operand_count; i++) {
        uint32_t pointed = pointed_by(s, &operands[i]);
        look(s, &operands[i]);
        if (pointed && !pointer)
            mark_read(s, pointed);
        else if (pointed && first && pointed != first)
            mark_filled(s, pointed), mark_filled(s, first);
        first = first ? first : pointed;
    }
    store(s, statement->target);
    if (pointer)
        hand_on(s, statement->target, first);
    remember_source(s, statement->target, source);
}

/* --- calls -------------------------------------------------------------------------------------------------------------- */

static bool is_subscript(const lt_callee_info *callee) {
    bool inserts = false, searches = false, hands_out = false;
    for (uint32_t e = 0; e < callee->effect_count; e++) {
        const lt_effect *effect = &callee->effects[e];
        inserts |= effect->kind == LT_EFFECT_insert && effect->subject == 0;
        searches |= effect->kind == LT_EFFECT_lookup && effect->subject == 0;
        hands_out |= effect->kind == LT_EFFECT_content && effect->subject == LT_SLOT_RESULT && effect->object == 0;
    }
    return inserts && searches && hands_out;
}

/* Effects on the value behind an argument that leave it as it is. */
static const uint32_t harmless = 1u << LT_EFFECT_look | 1u << LT_EFFECT_lookup | 1u << LT_EFFECT_size | 1u << LT_EFFECT_move |
                                 1u << LT_EFFECT_nonnull | 1u << LT_EFFECT_value | 1u << LT_EFFECT_invalidate |
                                 1u << LT_EFFECT_invalidate_iterators | 1u << LT_EFFECT_erase;
static const uint32_t emptying = 1u << LT_EFFECT_remove | 1u << LT_EFFECT_replace | 1u << LT_EFFECT_initialise;

/* What the call does to what argument `k` points to, as kinds of effect. Behind a pointer that is stored there it may do
 * what it likes, unless it stores such a pointer. */
static uint32_t kinds_on(const lt_callee_info *callee, uint32_t k) {
    uint32_t kinds = 0;
    for (uint32_t e = 0; e < callee->effect_count; e++) {
        const lt_effect *effect = &callee->effects[e];
        bool subject = effect->subject == k || (effect->subject == LT_SLOT_REST && k >= callee->parameter_count);
        if (!subject)
            continue;
        bool writes = effect->kind != LT_EFFECT_look && effect->kind != LT_EFFECT_keep && effect->kind != LT_EFFECT_escape &&
                      effect->kind != LT_EFFECT_lookup;
        if (!effect->depth)
            kinds |= 1u << effect->kind;
        else if (writes)
            kinds |= 1u << LT_EFFECT_write;
    }
    return kinds;
}

/* Among the arguments of `...` no type says that a pointer is only read through. */
static bool is_variadic(const lt_callee_info *callee, uint32_t k) {
    return k >= callee->parameter_count && (callee->flags & LT_CALLEE_VARIADIC);
}

static bool leads_into(const lt_effect *effect) {
    return effect->kind == LT_EFFECT_content || effect->kind == LT_EFFECT_inside || effect->kind == LT_EFFECT_alias;
}

/* Whether the call makes something that reaches into what argument `k` points to, and may write there: an insert iterator,
 * a span. What a container itself hands out steps through the elements that it has. */
static bool is_reached_from(const lt_function *f, const lt_statement *call, const lt_callee_info *callee, uint32_t k) {
    for (uint32_t e = 0; e < callee->effect_count; e++) {
        const lt_effect *effect = &callee->effects[e];
        if (!leads_into(effect) || effect->object != k || effect->object_depth)
            continue;
        if (effect->subject != LT_SLOT_RESULT)
            return true;
        if (!(callee->flags & LT_CALLEE_METHOD) && call->target.id && !is_pointer(lt_place_type(f, call->target)))
            return true;
    }
    return false;
}

/* `clear` and `erase` take elements away; what has another operand and replaces, as assignment and swap, puts some there. */
static void pass(lt_subscripts *s, const lt_statement *call, const lt_callee_info *callee, uint32_t k, uint32_t entry) {
    uint32_t kinds = kinds_on(callee, k);
    bool removes = kinds & (1u << LT_EFFECT_remove);
    bool clears = kinds & (1u << LT_EFFECT_replace) && call->operand_count == 1;
    if (!call->callee.id || is_variadic(callee, k) || is_reached_from(s->function, call, callee, k) ||
        kinds & ~(harmless | emptying))
        mark_filled(s, entry);
    else if (removes || clears)
        subscript(s, entry)->is_emptied = true;
    else if (kinds & emptying)
        mark_filled(s, entry);
    else
        mark_read(s, entry);
}

/* What the result points to by an effect: a part of the entry. An iterator into the container that a new entry holds leads
 * nowhere. */
static uint32_t pointed_by_result(lt_subscripts *s, const lt_statement *call, const lt_callee_info *callee) {
    uint32_t found = 0;
    for (uint32_t e = 0; e < callee->effect_count; e++) {
        const lt_effect *effect = &callee->effects[e];
        if (!leads_into(effect) || effect->subject != LT_SLOT_RESULT || effect->object_depth || effect->object >= call->operand_count)
            continue;
        const lt_operand *object = &lt_operands_of(s->function, call)[effect->object];
        const lt_type_info *type = has_place(object) ? lt_place_type(s->function, object->place) : NULL;
        if (type && object->kind != LT_ADDRESS && is_pointer(type))
            type = lt_type_of(s->function->unit, type->element);
        bool beyond = effect->kind == LT_EFFECT_content && type && !(type->flags & (LT_IS_container | LT_IS_optional));
        if (!found && !beyond)
            found = pointed_by(s, object);
    }
    return found;
}

static uint32_t add_subscript(lt_subscripts *s, const lt_statement *call, uint32_t outer) {
    LT_PUSH(s->function->arena, &s->items, (lt_subscript){.inner_of = outer});
    return s->at[call - s->function->statements.items] = s->items.count - 1;
}

static void call(lt_subscripts *s, const lt_statement *statement) {
    const lt_callee_info *callee = lt_callee_of(s->function->unit, statement->callee);
    const lt_operand *operands = lt_operands_of(s->function, statement);
    uint32_t result = pointed_by_result(s, statement, callee);
    bool is_new = is_subscript(callee);
    for (uint32_t k = 0; k < statement->operand_count; k++) {
        uint32_t entry = pointed_by(s, &operands[k]);
        look(s, &operands[k]);
        if (k < MOST_KEYS)
            s->keys[statement - s->function->statements.items].of[k] = source_of(s, &operands[k]);
        if (entry && is_new && k == 0)
            mark_read(s, entry);
        else if (entry)
            pass(s, statement, callee, k, entry);
    }
    if (is_new)
        result = add_subscript(s, statement, result);
    if (!statement->target.id)
        return;
    lt_place source = source_of_call(s, statement);
    store(s, statement->target);
    if (result && is_pointer(lt_place_type(s->function, statement->target)))
        hand_on(s, statement->target, result);
    remember_source(s, statement->target, source);
}

/* --- one function ------------------------------------------------------------------------------------------------------- */

static void step(lt_subscripts *s, const lt_statement *statement) {
    switch (statement->kind) {
    case LT_STATEMENT_assign:
        assign(s, statement);
        break;
    case LT_STATEMENT_derive:
        derive(s, statement);
        break;
    case LT_STATEMENT_call:
        call(s, statement);
        break;
    case LT_STATEMENT_use:
        look(s, lt_operands_of(s->function, statement));
        break;
    case LT_STATEMENT_deed:
    case LT_STATEMENT_live:
    case LT_STATEMENT_dead:
    case LT_STATEMENT_drop:
        break;
    }
}

static void decide_on(lt_subscripts *s, const lt_operand *o) {
    look(s, o);
    uint32_t entry = pointed_by(s, o);
    if (entry)
        mark_read(s, entry);
}

static bool has_subscript(const lt_function *f) {
    for (uint32_t i = 0; i < f->statements.count; i++)
        if (f->statements.items[i].kind == LT_STATEMENT_call && is_subscript(lt_callee_of(f->unit, f->statements.items[i].callee)))
            return true;
    return false;
}

const lt_subscripts *lt_subscripts_of(const lt_function *function) {
    lt_arena *arena = function->arena;
    if (!has_subscript(function))
        return NULL;
    lt_subscripts *s = LT_NEW(arena, lt_subscripts);
    s->function = function;
    s->at = LT_NEW_ARRAY(arena, uint32_t, function->statements.count);
    s->keys = LT_NEW_ARRAY(arena, keys, function->statements.count);
    s->origin = LT_NEW_ARRAY(arena, uint32_t, function->variables.count);
    s->source = LT_NEW_ARRAY(arena, lt_place, function->variables.count);
    LT_PUSH(arena, &s->items, (lt_subscript){0});
    for (uint32_t b = 1; b < function->blocks.count; b++) {
        const lt_block_info *block = &function->blocks.items[b];
        for (uint32_t i = 0; i < block->statement_count; i++)
            step(s, &function->statements.items[block->first_statement + i]);
        if (block->terminator.kind == LT_BRANCH || block->terminator.kind == LT_SWITCH) {
            decide_on(s, &block->terminator.left);
            decide_on(s, &block->terminator.right);
        }
    }
    return s;
}

const lt_subscript *lt_subscript_at(const lt_subscripts *s, const lt_statement *statement) {
    uint32_t index = s->at[statement - s->function->statements.items];
    return index ? &s->items.items[index] : NULL;
}

lt_place lt_source_of(const lt_subscripts *s, lt_place local) {
    return is_base(s->function, local) ? s->source[lt_place_of(s->function, local)->variable.id] : local;
}

lt_place lt_key_of(const lt_subscripts *s, const lt_statement *call, uint32_t index) {
    return index < MOST_KEYS ? s->keys[call - s->function->statements.items].of[index] : (lt_place){0};
}
