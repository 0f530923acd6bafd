#include "mir/verify.h"

#include "mir/words.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { MOST_PARAMETERS = 65535, LONGEST_MESSAGE = 512 };

/* Operand counts, from the tables. */
static const struct {
    bool target;
    uint32_t operands;
} statement_rules[] = {
#define LT_STATEMENT(name, keyword, target, operands, meaning) {target, operands},
#include "mir/statements.def"
#undef LT_STATEMENT
};
static const struct {
    uint32_t least, most;
} operator_rules[] = {
#define LT_OPERATOR(name, keyword, least, most) {least, most},
#include "mir/operators.def"
#undef LT_OPERATOR
};

typedef struct verifier {
    const lt_unit *unit;
    const lt_function *function; /* null: only entries of the unit are verified */
    lt_arena *arena;             /* of the message */
    lt_fault fault;
    uint8_t *seen_callees;       /* a bit for each: verified once */
} verifier;

__attribute__((format(printf, 2, 3))) static void fail(verifier *v, const char *format, ...) {
    if (v->fault.message)
        return;
    char message[LONGEST_MESSAGE];
    va_list args;
    va_start(args, format);
    int length = vsnprintf(message, sizeof message, format, args);
    va_end(args);
    if (length >= LONGEST_MESSAGE)
        length = LONGEST_MESSAGE - 1;
    v->fault.message = lt_arena_text(v->arena, message, length > 0 ? (size_t)length : 0);
}

static bool is_sound(const verifier *v) { return !v->fault.message; }

static void check_id(verifier *v, const char *what, uint32_t id, uint32_t count) {
    if (id >= count)
        fail(v, "%s %" PRIu32 " does not exist", what, id);
}

static void check_value(verifier *v, const lt_words *words, uint32_t value) {
    if (value >= words->count)
        fail(v, "%" PRIu32 " is not %s", value, words->what);
}

static void check_flags(verifier *v, const lt_words *words, uint32_t flags) {
    uint32_t unknown = flags & ~lt_known_flags(words);
    if (unknown)
        fail(v, "flag %#" PRIx32 " is not %s", unknown, words->what);
}

/* --- entries of the unit -------------------------------------------------------------------------------- */

static void check_type_id(verifier *v, lt_type type) { check_id(v, "type", type.id, v->unit->types.count); }

static void check_family(verifier *v, lt_family family) {
    check_id(v, "family", family.id, v->unit->families.count);
}

static void check_region(verifier *v, lt_region region) { check_value(v, &lt_region_words, region.kind); }

static void check_claims(verifier *v, const lt_claims *claims) {
    check_flags(v, &lt_claim_flag_words, claims->flags);
    check_family(v, claims->family);
    check_value(v, &lt_relation_words, claims->when.relation);
    check_value(v, &lt_bounds_words, claims->bounds);
    if (claims->region_count > LT_MOST_REGIONS)
        fail(v, "more than %d regions in a claim", LT_MOST_REGIONS);
    for (uint32_t i = 0; is_sound(v) && i < claims->region_count; i++)
        check_region(v, claims->regions[i]);
}

static void check_type(verifier *v, const lt_type_info *info) {
    check_value(v, &lt_type_kind_words, info->kind);
    check_flags(v, &lt_type_flag_words, info->flags);
    check_type_id(v, info->element);
    check_family(v, info->family);
}

static void check_field(verifier *v, const lt_field_info *info) {
    check_flags(v, &lt_field_flag_words, info->flags);
    check_type_id(v, info->type);
    check_claims(v, &info->claims);
}

static void check_slot(verifier *v, const lt_callee_info *callee, uint8_t slot) {
    if (slot == LT_SLOT_NONE)
        fail(v, "an effect has no subject");
    else if (slot == LT_SLOT_REST && !(callee->flags & LT_CALLEE_VARIADIC))
        fail(v, "an effect speaks of further arguments, but the callee is not variadic");
    else if (slot < LT_SLOT_REST && slot >= callee->parameter_count)
        fail(v, "an effect speaks of argument %u of %" PRIu32, slot, callee->parameter_count);
}

static bool names_field_of_object(const lt_effect *effect) {
    return (effect->kind == LT_EFFECT_content || effect->kind == LT_EFFECT_insert) && effect->object != LT_SLOT_NONE;
}

static void check_effect(verifier *v, const lt_callee_info *callee, const lt_effect *effect) {
    check_value(v, &lt_effect_words, effect->kind);
    if (effect->kind == LT_EFFECT_none)
        fail(v, "an effect has no kind");
    check_slot(v, callee, effect->subject);
    check_region(v, effect->region);
    check_family(v, effect->family);
    check_value(v, &lt_relation_words, effect->when.relation);
    if (effect->when.subject)
        check_slot(v, callee, effect->when.subject - 1);
    if (effect->field.id >= v->unit->fields.count)
        fail(v, "an effect names no field of the unit");
    if (effect->object_field.id >= v->unit->fields.count ||
        (effect->object_field.id && !names_field_of_object(effect)))
        fail(v, "an effect names no field of its second argument");
    if (effect->field.id && effect->depth != 1)
        fail(v, "an effect names a field of what is not pointed to");
    if (!is_sound(v))
        return;
    uint8_t objects = lt_effect_object[effect->kind];
    if (objects && effect->object != LT_SLOT_NONE)
        check_slot(v, callee, effect->object);
    if (objects == 1 && effect->object == LT_SLOT_NONE && effect->region.kind == LT_REGION_NONE)
        fail(v, "effect '%s' names no second argument and no region", lt_effect_words.texts[effect->kind]);
    if (effect->depth > 1 || (objects && effect->object != LT_SLOT_NONE && effect->object_depth > 1))
        fail(v, "an effect is deeper than 1");
    bool at_end = effect->kind == LT_EFFECT_content || effect->kind == LT_EFFECT_erase;
    if (at_end && effect->index > LT_END_BACK)
        fail(v, "an effect speaks of an end that no container has");
    if (effect->index && !effect->depth && !at_end)
        fail(v, "an effect speaks of an element of nothing that is pointed to");
}

static void check_callee(verifier *v, lt_callee callee) {
    const lt_callee_info *info = lt_callee_of(v->unit, callee);
    check_flags(v, &lt_callee_flag_words, info->flags);
    check_value(v, &lt_origin_words, info->origin);
    check_value(v, &lt_enrolment_words, info->enrols);
    if (info->enrols && info->enrols != LT_ENROLS_OUT && info->enrolled >= info->parameter_count)
        fail(v, "a parameter is enrolled that does not exist");
    check_id(v, "callee", info->builds.id, v->unit->callees.count);
    if (info->parameter_count > MOST_PARAMETERS)
        fail(v, "more than %d parameters", MOST_PARAMETERS);
    for (uint32_t i = 0; is_sound(v) && i < info->effect_count; i++)
        check_effect(v, info, &info->effects[i]);
    if (!is_sound(v))
        v->fault.message = lt_arena_format(v->arena, "callee '%s': %s", lt_text(v->unit->strings, info->name),
                                           v->fault.message);
}

const char *lt_verify_callee(const lt_unit *unit, lt_callee callee, lt_arena *arena) {
    verifier v = {.unit = unit, .arena = arena};
    check_id(&v, "callee", callee.id, unit->callees.count);
    if (is_sound(&v))
        check_callee(&v, callee);
    return v.fault.message;
}

static void name_entry(verifier *v, const char *what, uint32_t id) {
    if (!is_sound(v))
        v->fault.message = lt_arena_format(v->arena, "%s %" PRIu32 ": %s", what, id, v->fault.message);
}

const char *lt_verify_unit(const lt_unit *unit) {
    verifier v = {.unit = unit, .arena = unit->arena};
    for (uint32_t id = 0; is_sound(&v) && id < unit->types.count; id++) {
        check_type(&v, &unit->types.items[id]);
        name_entry(&v, "type", id);
    }
    for (uint32_t id = 0; is_sound(&v) && id < unit->fields.count; id++) {
        check_field(&v, &unit->fields.items[id]);
        name_entry(&v, "field", id);
    }
    for (uint32_t id = 0; is_sound(&v) && id < unit->callees.count; id++)
        check_callee(&v, (lt_callee){id});
    return v.fault.message;
}

/* --- variables ------------------------------------------------------------------------------------------ */

/* A callee that the function names: in the table, and well formed. */
static void check_named_callee(verifier *v, lt_callee callee) {
    check_id(v, "callee", callee.id, v->unit->callees.count);
    if (!is_sound(v) || v->seen_callees[callee.id / 8] & 1u << callee.id % 8)
        return;
    v->seen_callees[callee.id / 8] |= (uint8_t)(1u << callee.id % 8);
    check_callee(v, callee);
}

static void check_variable(verifier *v, const lt_variable_info *info) {
    check_value(v, &lt_storage_words, info->storage);
    check_flags(v, &lt_variable_flag_words, info->flags);
    check_type_id(v, info->type);
    check_claims(v, &info->claims);
    if (is_sound(v))
        check_type(v, lt_type_of(v->unit, info->type));
}

/* Each parameter has its own index; of an unknown function nothing says how many there are. */
static void check_parameter(verifier *v, const lt_variable_info *info, uint8_t *taken) {
    const lt_callee_info *self = lt_callee_of(v->unit, v->function->self);
    uint32_t index = info->index, most = v->function->self.id ? self->parameter_count : MOST_PARAMETERS;
    if (index >= most)
        fail(v, "parameter %" PRIu32 " of %" PRIu32, index, most);
    else if (taken[index / 8] & 1u << index % 8)
        fail(v, "a second parameter %" PRIu32, index);
    else
        taken[index / 8] |= (uint8_t)(1u << index % 8);
}

static void check_variables(verifier *v) {
    uint8_t taken[MOST_PARAMETERS / 8 + 1] = {0};
    bool result = false;
    for (uint32_t id = 1; is_sound(v) && id < v->function->variables.count; id++) {
        const lt_variable_info *info = &v->function->variables.items[id];
        v->fault.variable = (lt_variable){id};
        check_variable(v, info);
        if (is_sound(v) && info->storage == LT_PARAMETER)
            check_parameter(v, info, taken);
        if (info->storage == LT_RESULT && result)
            fail(v, "a second result");
        result |= info->storage == LT_RESULT;
    }
    if (is_sound(v))
        v->fault.variable = (lt_variable){0};
}

/* --- places --------------------------------------------------------------------------------------------- */

static bool can_deref(const lt_type_info *type) {
    uint32_t holders =
        LT_IS_owner | LT_IS_view | LT_IS_weak | LT_IS_optional | LT_IS_container | LT_IS_callable;
    switch (type->kind) {
    case LT_TYPE_opaque:
    case LT_TYPE_pointer:
    case LT_TYPE_reference: return true;
    case LT_TYPE_record: return type->flags & holders;
    default: return false;
    }
}

/* `p[i]` of a pointer is an index of the dereference: `(*p)[i]` in MIR. */
static bool can_index(const lt_place_info *place, const lt_type_info *type) {
    uint32_t holders = LT_IS_owner | LT_IS_view | LT_IS_container;
    return place->projection == LT_DEREF || type->kind == LT_TYPE_opaque || type->kind == LT_TYPE_array ||
           (type->kind == LT_TYPE_record && type->flags & holders);
}

static void check_field_step(verifier *v, const lt_place_info *info, const lt_type_info *from) {
    if (info->step == 0 || info->step >= v->unit->fields.count) {
        fail(v, "field %" PRIu32 " does not exist", info->step);
        return;
    }
    check_field(v, &v->unit->fields.items[info->step]);
    if (from->kind != LT_TYPE_record && from->kind != LT_TYPE_opaque)
        fail(v, "field '%s' of %s, which is no record",
             lt_text(v->unit->strings, v->unit->fields.items[info->step].name),
             lt_type_kind_words.texts[from->kind]);
}

static void check_step(verifier *v, const lt_place_info *info) {
    const lt_place_info *parent = lt_place_of(v->function, info->parent);
    const lt_type_info *from = lt_type_of(v->unit, parent->type);
    const char *kind = lt_type_kind_words.texts[from->kind];
    if (parent->variable.id != info->variable.id)
        fail(v, "its root is not its parent's root");
    if (info->projection == LT_FIELD)
        check_field_step(v, info, from);
    else if (info->projection == LT_DEREF && !can_deref(from))
        fail(v, "dereference of %s, which points to nothing", kind);
    else if (info->projection == LT_INDEX && !can_index(parent, from))
        fail(v, "index of %s, which has no elements", kind);
}

static void check_place(verifier *v, uint32_t id) {
    const lt_place_info *info = &v->function->places.items[id];
    if (info->variable.id == 0)
        fail(v, "it has no root");
    check_id(v, "variable", info->variable.id, v->function->variables.count);
    check_type_id(v, info->type);
    if (info->projection > LT_INDEX)
        fail(v, "%d is not a projection", info->projection);
    if (is_sound(v))
        check_type(v, lt_type_of(v->unit, info->type));
    if (info->projection == LT_BASE && info->parent.id)
        fail(v, "it is a variable, but has a parent");
    if (info->projection != LT_BASE && (info->parent.id == 0 || info->parent.id >= id))
        fail(v, "its parent is not smaller");
    if (is_sound(v) && info->projection != LT_BASE)
        check_step(v, info);
}

static void check_places(verifier *v) {
    for (uint32_t id = 1; is_sound(v) && id < v->function->places.count; id++) {
        check_place(v, id);
        if (is_sound(v))
            continue;
        lt_variable root = v->function->places.items[id].variable;
        bool known = root.id < v->function->variables.count;
        const char *name = known ? lt_text(v->unit->strings, lt_variable_of(v->function, root)->name) : "";
        v->fault.message =
            lt_arena_format(v->arena, "place %" PRIu32 " in '%s': %s", id, name, v->fault.message);
    }
}

/* --- statements and terminators ------------------------------------------------------------------------- */

static void check_place_id(verifier *v, const char *what, lt_place place) {
    if (place.id == 0)
        fail(v, "no %s", what);
    check_id(v, what, place.id, v->function->places.count);
}

static void check_operand(verifier *v, const lt_operand *operand) {
    switch (operand->kind) {
    case LT_COPY:
    case LT_MOVE:
    case LT_ADDRESS: check_place_id(v, "place of an operand", operand->place); return;
    case LT_FUNCTION:
        if (operand->callee.id == 0)
            fail(v, "the address of no function");
        check_named_callee(v, operand->callee);
        return;
    case LT_NULL:
    case LT_INTEGER:
    case LT_LITERAL:
    case LT_UNKNOWN: return;
    }
    fail(v, "%d is not a kind of operand", (int)operand->kind);
}

static void check_range(verifier *v, const char *what, uint32_t first, uint32_t count, uint32_t all) {
    if (first > all || count > all - first)
        fail(v, "%s %" PRIu32 " to %" PRIu64 " of %" PRIu32, what, first, (uint64_t)first + count, all);
}

static void check_operand_count(verifier *v, const lt_statement *s) {
    uint32_t least = statement_rules[s->kind].operands, most = least;
    if (s->kind == LT_STATEMENT_call || s->kind == LT_STATEMENT_deed) {
        most = UINT32_MAX;
    } else if (s->kind == LT_STATEMENT_derive) {
        check_value(v, &lt_operator_words, s->operation);
        if (!is_sound(v))
            return;
        least = operator_rules[s->operation].least;
        most = operator_rules[s->operation].most;
    }
    const char *word = s->kind == LT_STATEMENT_derive ? lt_operator_words.texts[s->operation]
                                                      : lt_statement_words.texts[s->kind];
    if (s->operand_count < least || s->operand_count > most)
        fail(v, "'%s' with %" PRIu32 " operands instead of %" PRIu32 " to %" PRIu32, word, s->operand_count,
             least, most);
}

/* Storage begins and ends as a whole, and that of statics with the process. */
static void check_storage(verifier *v, lt_place target) {
    const lt_place_info *place = lt_place_of(v->function, target);
    lt_storage storage = lt_root_of(v->function, target)->storage;
    if (place->projection != LT_BASE)
        fail(v, "only a variable's storage begins and ends");
    else if (storage == LT_STATIC || storage == LT_THREAD)
        fail(v, "the storage of '%s' outlives the function",
             lt_text(v->unit->strings, lt_root_of(v->function, target)->name));
}

static void check_target(verifier *v, const lt_statement *s) {
    bool is_call = s->kind == LT_STATEMENT_call;
    if (statement_rules[s->kind].target)
        check_place_id(v, "target", s->target);
    else if (s->target.id && !is_call)
        fail(v, "'%s' has a target", lt_statement_words.texts[s->kind]);
    else
        check_id(v, "target", s->target.id, v->function->places.count);
    if (is_sound(v) && (s->kind == LT_STATEMENT_live || s->kind == LT_STATEMENT_dead))
        check_storage(v, s->target);
}

static void check_statement(verifier *v, const lt_statement *s) {
    check_value(v, &lt_statement_words, s->kind);
    if (!is_sound(v))
        return;
    check_range(v, "operands", s->first_operand, s->operand_count, v->function->operands.count);
    check_operand_count(v, s);
    check_target(v, s);
    if (s->kind == LT_STATEMENT_call || s->kind == LT_STATEMENT_deed) {
        check_named_callee(v, s->callee);
        check_id(v, "place of a called pointer", s->indirect.id, v->function->places.count);
    }
    for (uint32_t i = 0; is_sound(v) && i < s->operand_count; i++)
        check_operand(v, &lt_operands_of(v->function, s)[i]);
}

static void check_edge_count(verifier *v, const lt_terminator *t, uint32_t least, uint32_t most) {
    if (t->edge_count < least || t->edge_count > most)
        fail(v, "'%s' with %" PRIu32 " edges", lt_terminator_words.texts[t->kind], t->edge_count);
}

static void check_cases(verifier *v, const lt_edge *edges, uint32_t count) {
    for (uint32_t i = 0; is_sound(v) && i < count; i++) {
        bool is_last = i + 1 == count;
        if (edges[i].is_default != is_last)
            fail(v, is_last ? "the last edge of a switch is not its default"
                            : "the default is not the last edge");
        else if (!is_last && edges[i].low > edges[i].high)
            fail(v, "case %" PRId64 "..%" PRId64 " is empty", edges[i].low, edges[i].high);
    }
}

static void check_edges(verifier *v, const lt_edge *edges, uint32_t count) {
    for (uint32_t i = 0; is_sound(v) && i < count; i++)
        if (edges[i].target.id == 0 || edges[i].target.id >= v->function->blocks.count)
            fail(v, "block bb%" PRIu32 " does not exist", edges[i].target.id);
}

static void check_terminator(verifier *v, const lt_terminator *t) {
    check_value(v, &lt_terminator_words, t->kind);
    check_range(v, "edges", t->first_edge, t->edge_count, v->function->edges.count);
    if (!is_sound(v))
        return;
    const lt_edge *edges = v->function->edges.items + t->first_edge;
    check_edges(v, edges, t->edge_count);
    switch (t->kind) {
    case LT_GOTO: check_edge_count(v, t, 1, 1); return;
    case LT_BRANCH:
        check_edge_count(v, t, 2, 2);
        check_value(v, &lt_relation_words, t->relation);
        check_operand(v, &t->left);
        check_operand(v, &t->right);
        return;
    case LT_SWITCH:
        check_edge_count(v, t, 1, UINT32_MAX);
        check_operand(v, &t->left);
        check_cases(v, edges, t->edge_count);
        return;
    case LT_RETURN:
    case LT_UNREACHABLE: check_edge_count(v, t, 0, 0); return;
    }
}

/* --- function ------------------------------------------------------------------------------------------- */

/* Each statement belongs to one block. */
static void check_contiguity(verifier *v) {
    const lt_function *f = v->function;
    uint8_t *taken = LT_NEW_ARRAY(v->arena, uint8_t, f->statements.count);
    uint32_t covered = 0;
    for (uint32_t id = 1; is_sound(v) && id < f->blocks.count; id++) {
        const lt_block_info *block = &f->blocks.items[id];
        check_range(v, "statements", block->first_statement, block->statement_count, f->statements.count);
        for (uint32_t i = 0; is_sound(v) && i < block->statement_count; i++, covered++) {
            if (taken[block->first_statement + i])
                fail(v, "statement %" PRIu32 " stands in two blocks", block->first_statement + i);
            else
                taken[block->first_statement + i] = 1;
        }
    }
    if (covered < f->statements.count)
        fail(v, "%" PRIu32 " statements stand in no block", f->statements.count - covered);
}

static void check_block(verifier *v, lt_block block) {
    const lt_block_info *info = &v->function->blocks.items[block.id];
    v->fault.block = block;
    for (uint32_t i = 0; i < info->statement_count; i++) {
        v->fault.statement = info->first_statement + i;
        check_statement(v, &v->function->statements.items[v->fault.statement]);
        if (!is_sound(v))
            return;
    }
    v->fault.statement = LT_AT_TERMINATOR;
    check_terminator(v, &info->terminator);
}

static void check_function(verifier *v) {
    check_named_callee(v, v->function->self);
    check_claims(v, &v->function->result_claims);
    if (v->function->blocks.count < 2)
        fail(v, "there is no entry block");
    if (is_sound(v))
        check_variables(v);
    if (is_sound(v))
        check_places(v);
    if (is_sound(v))
        check_contiguity(v);
    for (uint32_t id = 1; is_sound(v) && id < v->function->blocks.count; id++)
        check_block(v, (lt_block){id});
}

lt_fault lt_find_fault(const lt_function *function) {
    verifier v = {.unit = function->unit, .function = function, .arena = function->arena};
    v.seen_callees = LT_NEW_ARRAY(v.arena, uint8_t, function->unit->callees.count / 8 + 1);
    check_function(&v);
    return is_sound(&v) ? (lt_fault){0} : v.fault;
}

const char *lt_verify(const lt_function *function) {
    lt_fault fault = lt_find_fault(function);
    lt_arena *arena = function->arena;
    if (!fault.message || (!fault.block.id && !fault.variable.id))
        return fault.message;
    if (!fault.block.id)
        return lt_arena_format(
            arena, "variable %" PRIu32 " '%s': %s", fault.variable.id,
            lt_text(function->unit->strings, lt_variable_of(function, fault.variable)->name), fault.message);
    if (fault.statement == LT_AT_TERMINATOR)
        return lt_arena_format(arena, "bb%" PRIu32 ", terminator: %s", fault.block.id, fault.message);
    const lt_statement *s = &function->statements.items[fault.statement];
    const lt_block_info *block = &function->blocks.items[fault.block.id];
    const char *word = s->kind < lt_statement_words.count ? lt_statement_words.texts[s->kind] : "?";
    return lt_arena_format(arena, "bb%" PRIu32 ", statement %" PRIu32 " (%s): %s", fault.block.id,
                           fault.statement - block->first_statement + 1, word, fault.message);
}
