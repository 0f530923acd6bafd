#include "flow/objects/pairs.h"

#include "flow/objects/elements.h"

#include "flow/graph/bitset.h"
#include "mir/build.h"

#include <assert.h>

enum { MOST_STEPS = 16, LITERAL_MARK = 62, MEMORY_MARK = 63 };

/* What is asked of a place again and again. */
typedef struct place_facts {
    lt_place base;       /* the pointer that the last dereference goes through */
    uint32_t last_field; /* after the last dereference; 0: none */
    bool is_direct, has_index, is_many, is_memory;
    bool
        is_contained; /* in its variable, or in what that holds inside itself: its own storage all the same */
    bool is_written;  /* it, or a variable it is a part of, is a target or passed by address */
} place_facts;

struct lt_pairs {
    const lt_function *function;
    const lt_objects *objects;
    place_facts *places;
    lt_place *base_places; /* by variable */
    lt_flow *flows;        /* of the statement last asked for */
    uint32_t flow_count;
    uint64_t *marks;                    /* by statement */
    uint32_t *first_mention, *mentions; /* statements grouped by variable, ascending; variable 0: literals */
    uint32_t *classes;                  /* by place: union-find; one class for each last field of memory */
};

/* --- places --------------------------------------------------------------------------------------------- */

static const lt_place_info *info_of(const lt_pairs *pairs, lt_place place) {
    return lt_place_of(pairs->function, place);
}

bool lt_place_is_direct(const lt_pairs *pairs, lt_place place) {
    return pairs->places[place.id].is_direct;
}
bool lt_place_is_contained(const lt_pairs *pairs, lt_place place) {
    return pairs->places[place.id].is_contained;
}
bool lt_place_is_many(const lt_pairs *pairs, lt_place place) {
    return pairs->places[place.id].is_many;
}
bool lt_place_is_memory(const lt_pairs *pairs, lt_place place) {
    return pairs->places[place.id].is_memory;
}
lt_place lt_place_base(const lt_pairs *pairs, lt_place place) {
    return pairs->places[place.id].base;
}

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
        *facts = (place_facts){.is_direct = true, .is_contained = true};
        pairs->base_places[info->variable.id] = (lt_place){id};
        return;
    }
    *facts = pairs->places[info->parent.id];
    if (info->projection == LT_DEREF) {
        bool holds = lt_place_type(pairs->function, info->parent)->flags & (LT_IS_optional | LT_IS_container);
        *facts = (place_facts){.base = info->parent,
                               .is_memory = true,
                               .has_index = facts->has_index,
                               .is_contained = facts->is_contained && holds};
    } else if (info->projection == LT_FIELD) {
        facts->last_field = info->step;
    } else {
        facts->has_index = true;
        facts->is_many |= info->step == LT_ANY_INDEX;
    }
}

/* A direct place is memory when its variable's address is stored somewhere. Parents come before their
 * children. */
static void finish_places(lt_pairs *pairs, lt_bitset stored) {
    for (uint32_t id = 1; id < pairs->function->places.count; id++) {
        place_facts *facts = &pairs->places[id];
        const lt_place_info *info = &pairs->function->places.items[id];
        if (!facts->is_direct)
            continue;
        facts->is_memory = lt_bitset_has(stored, info->variable.id);
        facts->is_written |= info->parent.id && pairs->places[info->parent.id].is_written;
    }
}

static bool is_aggregate(const lt_pairs *pairs, lt_place place) {
    lt_type_kind kind = lt_place_type(pairs->function, place)->kind;
    return kind == LT_TYPE_record || kind == LT_TYPE_array || kind == LT_TYPE_opaque ||
           kind == LT_TYPE_nothing;
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

static bool is_number(lt_type_kind kind) { return kind == LT_TYPE_integer || kind == LT_TYPE_floating; }

static bool is_address(lt_type_kind kind) { return kind == LT_TYPE_pointer || kind == LT_TYPE_reference; }

/* An object that holds a pointer is not accessed as a number (C17 6.5p7; the bytes of one, by characters, are nobody's
 * concern here). */
static bool are_of_kinds_apart(const lt_pairs *pairs, lt_place a, lt_place b) {
    if (!a.id || !b.id)
        return false;
    lt_type_kind left = lt_place_type(pairs->function, a)->kind, right = lt_place_type(pairs->function, b)->kind;
    return (is_number(left) && is_address(right)) || (is_address(left) && is_number(right));
}

static lt_overlap relate_memory(const lt_pairs *pairs, lt_place a, lt_place b) {
    const place_facts *left = &pairs->places[a.id], *right = &pairs->places[b.id];
    if (!left->is_memory || !right->is_memory || (left->is_direct && right->is_direct) || are_of_kinds_apart(pairs, a, b))
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

/* --- flows ---------------------------------------------------------------------------------------------- */

lt_flow lt_pairs_source(const lt_pairs *pairs, lt_operand operand) {
    switch (operand.kind) {
    case LT_COPY:
    case LT_MOVE:
        return (lt_flow){.kind = LT_SOURCE_VALUE, .source = operand.place};
    case LT_ADDRESS:
        if (pairs->places[operand.place.id].is_direct)
            return (lt_flow){.kind = LT_SOURCE_ADDRESS,
                             .source = operand.place,
                             .inside = info_of(pairs, operand.place)->projection != LT_BASE};
        return (lt_flow){.kind = LT_SOURCE_INTO,
                         .source = pairs->places[operand.place.id].base,
                         .inside = info_of(pairs, operand.place)->projection != LT_DEREF};
    case LT_LITERAL:
        return (lt_flow){.kind = LT_SOURCE_LITERAL};
    case LT_NULL:
        return (lt_flow){.kind = LT_SOURCE_NULL};
    case LT_INTEGER:
        return (lt_flow){.kind = operand.integer ? LT_SOURCE_NOTHING : LT_SOURCE_NULL};
    case LT_FUNCTION:
    case LT_UNKNOWN:
        break;
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
    case LT_OPERATOR_bit_xor:
        return true;
    case LT_OPERATOR_offset:
    case LT_OPERATOR_subtract:
        return operand == 0;
    default:
        return false;
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

bool lt_points_to_numbers(const lt_function *function, lt_operand operand) {
    if (operand.kind == LT_LITERAL)
        return true;
    if (operand.kind != LT_COPY && operand.kind != LT_ADDRESS)
        return false;
    const lt_type_info *type = lt_place_type(function, operand.place);
    if (operand.kind == LT_COPY && type->kind == LT_TYPE_pointer)
        type = lt_type_of(function->unit, type->element);
    while (type->kind == LT_TYPE_array)
        type = lt_type_of(function->unit, type->element);
    return is_number(type->kind);
}

/* The value that an effect names as its second argument. */
static lt_flow object_source(const lt_pairs *pairs, const lt_statement *s, const lt_effect *effect) {
    if (effect->object >= s->operand_count)
        return (lt_flow){.kind = LT_SOURCE_NOTHING};
    lt_operand operand = lt_operands_of(pairs->function, s)[effect->object];
    if (!effect->object_depth)
        return lt_pairs_source(pairs, operand);
    return (lt_flow){.kind = LT_SOURCE_VALUE, .source = lt_referred_place(pairs->function, operand)};
}

static void keep_flow(lt_pairs *pairs, const lt_statement *s, const lt_effect *effect, lt_flow what,
                      lt_place subject) {
    lt_place holder = {0};
    if (effect->object == LT_SLOT_RESULT)
        holder = s->target;
    else if (effect->object < s->operand_count)
        holder = lt_referred_place(pairs->function, lt_operands_of(pairs->function, s)[effect->object]);
    else
        return;                             /* in a region: no place of this function reads it back */
    if (effect->kind == LT_EFFECT_insert) { /* the container is the subject, the element the object */
        holder = subject;
        what = object_source(pairs, s, effect);
    }
    what.target = holder;
    what.weak = true;
    add_flow(pairs, what);
}

/* The element of what an argument points to; where no place names it, the whole, which then keeps what it had. */
static lt_place element_of(const lt_pairs *pairs, lt_place whole, uint8_t index, bool *weak) {
    bool is_array = whole.id && lt_place_type(pairs->function, whole)->kind == LT_TYPE_array;
    if (!whole.id || (!index && !is_array))
        return whole;
    lt_place element = lt_find_place(pairs->function, whole, LT_INDEX, index);
    *weak |= !element.id;
    return element.id ? element : whole;
}

/* One effect on one subject: an operand, or (null) the result. */
static void effect_flow(lt_pairs *pairs, const lt_statement *s, const lt_effect *effect, uint8_t slot) {
    const lt_operand *argument = slot < s->operand_count ? lt_operands_of(pairs->function, s) + slot : NULL;
    lt_place subject = argument ? lt_referred_place(pairs->function, *argument) : s->target;
    lt_flow flow = {.target = subject, .weak = effect->when.relation != LT_ALWAYS};
    if (!argument && !s->target.id)
        return; /* the result is dropped */
    if (!argument && effect->field.id)
        subject = lt_find_place(pairs->function, s->target, LT_DEREF, 0);
    if (effect->field.id)
        flow.target = subject = !subject.id ? subject : lt_find_place(pairs->function, subject, LT_FIELD, effect->field.id);
    else if (!argument && effect->depth)
        flow.target = lt_find_place(pairs->function, s->target, LT_DEREF, 0);
    if (argument && effect->depth)
        flow.target = element_of(pairs, subject, effect->index, &flow.weak);
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
        flow.source = lt_owner_place(pairs->function, s, effect->object, effect->object_field);
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
        flow.slot = effect->field.id || effect->index ? lt_effect_slot(effect) : slot;
        flow.borrowed = effect->kind == LT_EFFECT_region || effect->kind == LT_EFFECT_static_storage;
        flow.weak |= effect->kind == LT_EFFECT_write;
        add_flow(pairs, flow);
        return;
    case LT_EFFECT_copy:
        if ((argument && lt_points_to_numbers(pairs->function, *argument)) ||
            (effect->object < s->operand_count &&
             lt_points_to_numbers(pairs->function, lt_operands_of(pairs->function, s)[effect->object])))
            return;
        flow = object_source(pairs, s, effect);
        flow.target = subject;
        flow.weak = true; /* how much is copied is not known */
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
    default:
        return;
    }
}

static void call_flows(lt_pairs *pairs, const lt_statement *s) {
    const lt_callee_info *callee = lt_callee_of(pairs->function->unit, s->callee);
    for (uint32_t i = 0; i < callee->effect_count; i++) {
        const lt_effect *effect = &callee->effects[i];
        if (effect->subject == LT_SLOT_RESULT || effect->subject < s->operand_count)
            effect_flow(pairs, s, effect, effect->subject);
        else if (effect->subject == LT_SLOT_REST)
            for (uint32_t slot = callee->parameter_count; slot < s->operand_count && slot < LT_SLOT_REST;
                 slot++)
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

/* --- the index ------------------------------------------------------------------------------------------ */

uint64_t lt_pairs_mark(const lt_pairs *pairs, lt_place place) {
    if (!place.id)
        return (uint64_t)1 << MEMORY_MARK;
    uint64_t mark = (uint64_t)1 << info_of(pairs, place)->variable.id % LITERAL_MARK;
    return pairs->places[place.id].is_memory ? mark | (uint64_t)1 << MEMORY_MARK : mark;
}

uint64_t lt_pairs_literal_mark(void) {
    return (uint64_t)1 << LITERAL_MARK;
}
const uint64_t *lt_pairs_marks(const lt_pairs *pairs) {
    return pairs->marks;
}

/* A call may reach memory that no place names through any pointer it is given. */
static uint64_t marks_of(const lt_pairs *pairs, const lt_statement *s) {
    uint64_t marks = s->target.id ? lt_pairs_mark(pairs, s->target) : 0;
    if (s->indirect.id)
        marks |= lt_pairs_mark(pairs, s->indirect);
    for (uint32_t i = 0; i < s->operand_count; i++) {
        lt_operand operand = lt_operands_of(pairs->function, s)[i];
        if (operand.kind == LT_LITERAL)
            marks |= lt_pairs_literal_mark();
        if (!operand.place.id)
            continue;
        marks |= lt_pairs_mark(pairs, operand.place);
        if (s->kind == LT_STATEMENT_call && operand.kind != LT_ADDRESS)
            marks |= (uint64_t)1 << MEMORY_MARK;
    }
    return marks;
}

/* Calls `add` for each variable that occurs in the statement, and variable 0 for literals. */
typedef void (*add_mention)(lt_pairs *pairs, uint32_t statement, uint32_t variable);

static void each_mention(lt_pairs *pairs, add_mention add) {
    const lt_function *f = pairs->function;
    for (uint32_t i = 0; i < f->statements.count; i++) {
        const lt_statement *s = &f->statements.items[i];
        if (s->target.id)
            add(pairs, i, info_of(pairs, s->target)->variable.id);
        if (s->indirect.id)
            add(pairs, i, info_of(pairs, s->indirect)->variable.id);
        for (uint32_t o = 0; o < s->operand_count; o++) {
            lt_operand operand = lt_operands_of(f, s)[o];
            if (operand.place.id || operand.kind == LT_LITERAL)
                add(pairs, i, operand.place.id ? info_of(pairs, operand.place)->variable.id : 0);
        }
    }
}

/* first_mention[v + 2] counts; after the sums [v + 1] is where the next of v goes, and in the end where v +
 * 1's begin. */
static void count_mention(lt_pairs *pairs, uint32_t statement, uint32_t variable) {
    (void)statement;
    pairs->first_mention[variable + 2]++;
}

static void enter_mention(lt_pairs *pairs, uint32_t statement, uint32_t variable) {
    pairs->mentions[pairs->first_mention[variable + 1]++] = statement;
}

static void index_mentions(lt_pairs *pairs) {
    const lt_function *f = pairs->function;
    pairs->first_mention = LT_NEW_ARRAY(f->arena, uint32_t, f->variables.count + 2);
    each_mention(pairs, count_mention);
    for (uint32_t v = 2; v <= f->variables.count + 1; v++)
        pairs->first_mention[v] += pairs->first_mention[v - 1];
    pairs->mentions = LT_NEW_ARRAY(f->arena, uint32_t, pairs->first_mention[f->variables.count + 1]);
    each_mention(pairs, enter_mention);
    pairs->marks = LT_NEW_ARRAY(f->arena, uint64_t, f->statements.count);
    for (uint32_t i = 0; i < f->statements.count; i++)
        pairs->marks[i] = marks_of(pairs, &f->statements.items[i]);
}

const uint32_t *lt_pairs_mentions(const lt_pairs *pairs, lt_variable variable, uint32_t *count) {
    uint32_t first = pairs->first_mention[variable.id];
    *count = pairs->first_mention[variable.id + 1] - first;
    return pairs->mentions + first;
}

/* Whether a call lets the address given as `slot` be found again in another place of this function. */
static bool stores_argument(const lt_callee_info *callee, uint32_t slot) {
    for (uint32_t i = 0; i < callee->effect_count; i++) {
        const lt_effect *e = &callee->effects[i];
        bool gives = e->kind == LT_EFFECT_alias || e->kind == LT_EFFECT_inside;
        bool keeps = e->kind == LT_EFFECT_keep || gives;
        if ((gives && e->object == slot && !e->object_depth) || (keeps && e->subject == slot && !e->depth) ||
            (e->kind == LT_EFFECT_keep && e->subject == LT_SLOT_REST))
            return true;
    }
    return false;
}

/* The variables whose address is stored; marks the places that are written. */
static lt_bitset scan_operands(lt_pairs *pairs) {
    const lt_function *f = pairs->function;
    lt_bitset stored = lt_bitset_new(f->arena, f->variables.count);
    for (uint32_t i = 0; i < f->statements.count; i++) {
        const lt_statement *s = &f->statements.items[i];
        pairs->places[s->target.id].is_written = true;
        for (uint32_t o = 0; o < s->operand_count && s->kind != LT_STATEMENT_deed; o++) {
            lt_operand operand = lt_operands_of(f, s)[o];
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

/* --- classes of places that may be equal ---------------------------------------------------------------- */

static uint32_t find_class(lt_pairs *pairs, uint32_t place) {
    while (pairs->classes[place] != place)
        place = pairs->classes[place] = pairs->classes[pairs->classes[place]];
    return place;
}

static void unite(lt_pairs *pairs, lt_place a, lt_place b) {
    uint32_t left = find_class(pairs, a.id), right = find_class(pairs, b.id);
    if (left < right) /* unnamed memory, place 0, is the root of its class */
        pairs->classes[right] = left;
    else
        pairs->classes[left] = right;
}

uint32_t lt_pairs_class(lt_pairs *pairs, lt_place place) {
    return find_class(pairs, place.id);
}

bool lt_pairs_may_equal(lt_pairs *pairs, lt_place a, lt_place b) {
    return find_class(pairs, a.id) == find_class(pairs, b.id);
}

/* Memory of the same last field is one class; aggregates and what has no field may be any memory. */
static void unite_memory(lt_pairs *pairs) {
    const lt_function *f = pairs->function;
    uint32_t slots = 16;
    while (slots < f->places.count * 2)
        slots *= 2;
    lt_place *of_field = LT_NEW_ARRAY(f->arena, lt_place, slots);
    for (uint32_t id = 1; id < f->places.count; id++) {
        lt_place place = {id};
        if (!pairs->places[id].is_memory)
            continue;
        if (!pairs->places[id].last_field || is_aggregate(pairs, place)) {
            unite(pairs, place, (lt_place){0});
            continue;
        }
        uint32_t slot = pairs->places[id].last_field * 0x9e3779b1u & (slots - 1);
        while (of_field[slot].id &&
               pairs->places[of_field[slot].id].last_field != pairs->places[id].last_field)
            slot = (slot + 1) & (slots - 1);
        if (of_field[slot].id)
            unite(pairs, place, of_field[slot]);
        of_field[slot] = place;
    }
}

/* After B. Steensgaard, "Points-to analysis in almost linear time", POPL 1996, without its second level:
 * memory is told apart by field. Aggregates go into one class with what is read out of them. */
static void unite_places(lt_pairs *pairs) {
    const lt_function *f = pairs->function;
    pairs->classes = LT_NEW_ARRAY(f->arena, uint32_t, f->places.count);
    for (uint32_t id = 0; id < f->places.count; id++)
        pairs->classes[id] = id;
    for (uint32_t id = 1; id < f->places.count; id++) {
        lt_place parent = info_of(pairs, (lt_place){id})->parent;
        if (parent.id && pairs->places[id].is_direct)
            unite(pairs, (lt_place){id}, parent);
    }
    unite_memory(pairs);
    for (uint32_t i = 0; i < f->statements.count; i++) {
        uint32_t count;
        const lt_flow *flows = lt_pairs_flows(pairs, i, &count);
        for (uint32_t k = 0; k < count; k++)
            if (flows[k].kind == LT_SOURCE_VALUE || flows[k].kind == LT_SOURCE_INTO ||
                flows[k].kind == LT_SOURCE_CONTENT)
                unite(pairs, flows[k].target, flows[k].source);
    }
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
    index_mentions(pairs);
    unite_places(pairs);
    return pairs;
}

lt_place lt_pairs_whole(const lt_pairs *pairs, lt_variable variable) {
    return pairs->base_places[variable.id];
}

lt_overlap lt_pairs_is_source(const lt_pairs *pairs, lt_object object, const lt_flow *flow,
                              uint32_t statement) {
    const lt_object_info *info = lt_object_of(pairs->objects, object);
    bool is = false;
    switch (info->kind) {
    case LT_OBJECT_VARIABLE:
    case LT_OBJECT_STATIC: {
        if (!info->variable.id)
            return flow->kind == LT_SOURCE_LITERAL ? LT_OVERLAP_EXACT : LT_OVERLAP_NONE;
        bool names = flow->kind == LT_SOURCE_ADDRESS || flow->kind == LT_SOURCE_INTO ||
                     flow->kind == LT_SOURCE_CONTENT;
        if (!names || info_of(pairs, flow->source)->variable.id != info->variable.id)
            break;
        if (flow->kind == LT_SOURCE_ADDRESS)
            return LT_OVERLAP_EXACT;
        uint32_t flags = flow->source.id ? lt_place_type(pairs->function, flow->source)->flags : 0;
        bool within =
            pairs->places[flow->source.id].is_contained && flags & (LT_IS_optional | LT_IS_container);
        return within ? LT_OVERLAP_SAME : LT_OVERLAP_NONE;
    }
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
    case LT_OBJECT_ARGUMENT:
    case LT_OBJECT_ELEMENT:
    case LT_OBJECT_HOLD:
        break;
    }
    return is ? LT_OVERLAP_EXACT : LT_OVERLAP_NONE;
}

bool lt_place_is_lent(const lt_pairs *pairs, lt_place place) {
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

/* Whether the place may come to name other memory: a pointer on its way may be overwritten. */
bool lt_place_may_move(const lt_pairs *pairs, lt_place place) {
    for (lt_place base = pairs->places[place.id].base; base.id; base = pairs->places[base.id].base)
        if (pairs->places[base.id].is_written || pairs->places[base.id].is_memory)
            return true;
    return false;
}
