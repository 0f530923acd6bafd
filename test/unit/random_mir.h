/* Random units and functions that are well formed: every kind of type, place, statement and terminator, names
 * that are words, shared, strange or missing. The same seed gives the same unit. */
#ifndef LT_TEST_RANDOM_MIR_H
#define LT_TEST_RANDOM_MIR_H

#include "mir/build.h"

#include <stdio.h>

typedef struct random_mir {
    uint64_t state; /* xorshift64*, S. Vigna, ACM TOMS 42(4), 2016 */
    lt_unit *unit;
} random_mir;

static inline uint32_t random_below(random_mir *r, uint32_t limit) {
    r->state ^= r->state >> 12;
    r->state ^= r->state << 25;
    r->state ^= r->state >> 27;
    return (uint32_t)((r->state * UINT64_C(2685821657736338717) >> 33) % limit);
}

static inline bool random_chance(random_mir *r, uint32_t percent) { return random_below(r, 100) < percent; }

static inline int64_t random_integer(random_mir *r) {
    static const int64_t edges[] = {0, 1, -1, 2, 255, INT64_MAX, INT64_MIN, INT32_MAX, INT32_MIN};
    if (random_chance(r, 50))
        return edges[random_below(r, sizeof edges / sizeof *edges)];
    return (int64_t)random_below(r, 1000) - 500;
}

static inline lt_location random_location(random_mir *r) {
    return (lt_location){random_chance(r, 50) ? 0 : random_chance(r, 5) ? UINT32_MAX : random_below(r, 1000)};
}

static inline lt_string random_name(random_mir *r) {
    static const char *const names[] = {"",        "x",           "next",          "opaque",
                                        "unknown", "bb1",         "result",        "copy",
                                        "a$b",     "operator()",  "std::string",   "7",
                                        "x~7",     "this",        "\"\\\x01\x7f",  "gr\xc3\xbc\xc3\x9f",
                                        "bb",      "line\nbreak", "// no comment", "#",
                                        "\t",      "T1",          "default",       "function"};
    return lt_intern(r->unit->strings, names[random_below(r, sizeof names / sizeof *names)]);
}

/* Unique in the unit, as symbols are, but for one in ten. */
static inline lt_string random_symbol(random_mir *r) {
    char symbol[32];
    if (random_chance(r, 10))
        return random_name(r);
    snprintf(symbol, sizeof symbol, random_chance(r, 30) ? "file.c:f%u" : "f%u", r->unit->callees.count);
    return lt_intern(r->unit->strings, symbol);
}

static inline lt_family random_family(random_mir *r) {
    static const char *const families[] = {"", "free", "pclose|fclose", "fclose", "operator delete", "a|b|c"};
    return lt_unit_family(r->unit, families[random_below(r, sizeof families / sizeof *families)]);
}

static inline lt_condition random_condition(random_mir *r) {
    lt_condition when = {.relation = random_chance(r, 70) ? LT_ALWAYS : (lt_relation)random_below(r, 7)};
    if (when.relation != LT_ALWAYS)
        when.value = random_integer(r);
    return when;
}

static inline lt_region random_region(random_mir *r) {
    lt_region region = {.kind = (lt_region_kind)random_below(r, 6)};
    if (region.kind == LT_REGION_ARGUMENT)
        region.index = random_below(r, 4);
    if (region.kind == LT_REGION_NAMED)
        region.name = random_name(r);
    return region;
}

static inline lt_claims random_claims(random_mir *r) {
    lt_claims claims = {0};
    if (random_chance(r, 60))
        return claims;
    claims.flags = random_below(r, 8);
    claims.family = random_family(r);
    claims.when = random_condition(r);
    claims.region_count = random_below(r, LT_MOST_REGIONS + 1);
    for (uint32_t i = 0; i < claims.region_count; i++)
        claims.regions[i] = random_region(r);
    claims.bounds = (lt_bounds_kind)random_below(r, 5);
    claims.limit = random_integer(r);
    claims.by = random_name(r);
    claims.location = random_location(r);
    claims.text = random_name(r);
    return claims;
}

static inline void random_types(random_mir *r, uint32_t count) {
    for (uint32_t i = 1; i <= count; i++) {
        lt_type_info info = {.kind = (lt_type_kind)random_below(r, LT_TYPE_function + 1),
                             .name = random_name(r)};
        info.flags = random_chance(r, 50) ? 0 : random_below(r, 2 * LT_IS_pointers);
        info.element = (lt_type){random_below(r, count + 1)};
        info.size = random_chance(r, 10) ? UINT64_MAX : random_below(r, 64);
        info.family = random_family(r);
        lt_unit_add_type(r->unit, info);
    }
}

static inline lt_type random_type(random_mir *r) { return (lt_type){random_below(r, r->unit->types.count)}; }

static inline uint8_t random_slot(random_mir *r, const lt_callee_info *info) {
    if (info->flags & LT_CALLEE_VARIADIC && random_chance(r, 30))
        return LT_SLOT_REST;
    if (info->parameter_count == 0 || random_chance(r, 30))
        return LT_SLOT_RESULT;
    return (uint8_t)random_below(r, info->parameter_count < 250 ? info->parameter_count : 250);
}

static inline lt_effect random_effect(random_mir *r, const lt_callee_info *info) {
    lt_effect effect = {.kind = (lt_effect_kind)(1 + random_below(r, LT_EFFECT_count - 1))};
    effect.subject = random_slot(r, info);
    effect.depth = (uint8_t)random_below(r, 2);
    effect.object = random_slot(r, info);
    effect.object_depth = (uint8_t)random_below(r, 2);
    effect.family = random_family(r);
    effect.region = random_region(r);
    effect.when = random_condition(r);
    return effect;
}

static inline void random_callee(random_mir *r) {
    lt_effect effects[5];
    lt_callee_info info = {.name = random_name(r), .symbol = random_symbol(r), .effects = effects};
    info.parameter_count = random_below(r, 5);
    info.flags = random_chance(r, 50) ? 0 : random_below(r, 256);
    info.origin = (lt_origin)random_below(r, 5);
    info.location = random_location(r);
    info.effect_count = random_below(r, 5);
    for (uint32_t i = 0; i < info.effect_count; i++)
        effects[i] = random_effect(r, &info);
    lt_unit_add_callee(r->unit, info);
}

/* A unit in `arena`, which owns it; `size` entries in each table. */
static inline random_mir random_unit(lt_arena *arena, uint64_t seed, uint32_t size) {
    random_mir r = {.state = seed * 2 + 1, .unit = lt_unit_new(arena)};
    for (int i = 0; i < 16; i++)
        random_below(&r, 2);
    random_types(&r, size);
    for (uint32_t i = 0; i < size; i++) {
        lt_field_info info = {.name = random_name(&r), .record = random_name(&r), .type = random_type(&r)};
        info.flags = random_below(&r, 4);
        info.claims = random_claims(&r);
        info.location = random_location(&r);
        lt_unit_add_field(r.unit, info);
    }
    for (uint32_t i = 0; i < size; i++)
        random_callee(&r);
    return r;
}

static inline void random_variables(random_mir *r, lt_function *f, uint32_t count) {
    uint32_t parameters = lt_callee_of(r->unit, f->self)->parameter_count;
    bool shuffled = random_chance(r, 30), has_result = false;
    for (uint32_t i = 0; i < count || i < parameters; i++) {
        lt_variable_info info = {.name = random_name(r), .symbol = random_name(r), .type = random_type(r)};
        info.storage = i < parameters ? LT_PARAMETER : (lt_storage)random_below(r, LT_THREAD + 1);
        if (i >= parameters && info.storage == LT_PARAMETER)
            info.storage = LT_LOCAL;
        if (info.storage == LT_RESULT && has_result)
            info.storage = LT_TEMPORARY;
        has_result |= info.storage == LT_RESULT;
        info.index = i >= parameters ? 0 : shuffled ? parameters - 1 - i : i;
        info.flags = random_chance(r, 70) ? 0 : random_below(r, 16);
        info.claims = random_claims(r);
        info.value = random_chance(r, 70) ? 0 : random_integer(r);
        info.location = random_location(r);
        lt_add_variable(f, info);
    }
}

static inline lt_place random_base(random_mir *r, lt_function *f) {
    return lt_place_variable(f, (lt_variable){1 + random_below(r, f->variables.count - 1)});
}

/* A step that lt_verify allows, or the place itself. */
static inline lt_place random_step(random_mir *r, lt_function *f, lt_place place) {
    const lt_type_info *type = lt_place_type(f, place);
    bool opaque = type->kind == LT_TYPE_opaque, record = type->kind == LT_TYPE_record;
    uint32_t holders = LT_IS_owner | LT_IS_view | LT_IS_container;
    uint32_t index = random_chance(r, 30) ? LT_ANY_INDEX : random_below(r, 9);
    if ((opaque || record) && random_chance(r, 40))
        return lt_place_field(f, place, (lt_field){1 + random_below(r, r->unit->fields.count - 1)});
    if (opaque || type->kind == LT_TYPE_pointer || type->kind == LT_TYPE_reference ||
        (record && type->flags & holders && random_chance(r, 50)))
        return lt_place_deref(f, place);
    if (type->kind == LT_TYPE_array || (record && type->flags & holders) ||
        lt_place_of(f, place)->projection == LT_DEREF)
        return lt_place_index(f, place, index);
    return place;
}

static inline lt_place random_place(random_mir *r, lt_function *f) {
    lt_place place = random_base(r, f);
    for (uint32_t steps = random_below(r, 5); steps > 0; steps--) {
        uint32_t count = f->places.count;
        place = random_step(r, f, place);
        if (place.id == count && random_chance(r, 10)) /* new: nothing is derived from its type yet */
            f->places.items[place.id].type = random_type(r);
    }
    return place;
}

static inline lt_callee random_known_callee(random_mir *r) {
    return (lt_callee){1 + random_below(r, r->unit->callees.count - 1)};
}

static inline lt_operand random_operand(random_mir *r, lt_function *f) {
    switch (random_below(r, 10)) {
    case 0: return lt_null_operand();
    case 1: return lt_integer(random_integer(r));
    case 2: return lt_literal();
    case 3: return lt_function_address(random_known_callee(r));
    case 4: return lt_unknown();
    case 5: return lt_move(random_place(r, f));
    case 6: return lt_address(random_place(r, f));
    default: return lt_copy(random_place(r, f));
    }
}

static inline void random_storage(random_mir *r, lt_function *f, lt_location at) {
    lt_place place = random_base(r, f);
    lt_storage storage = lt_root_of(f, place)->storage;
    if (storage == LT_STATIC || storage == LT_THREAD)
        return;
    if (random_chance(r, 50))
        lt_emit_live(f, at, place);
    else
        lt_emit_dead(f, at, place);
}

static inline void random_derive(random_mir *r, lt_function *f, lt_location at) {
    static const struct { uint32_t least, most; } rules[] = {
#define LT_OPERATOR(name, keyword, least, most) {least, most},
#include "mir/operators.def"
#undef LT_OPERATOR
    };
    uint32_t operation = random_below(r, sizeof rules / sizeof *rules), count = rules[operation].least;
    if (rules[operation].most > count)
        count += random_below(r, 3) % (rules[operation].most - count + 1);
    lt_operand operands[8];
    for (uint32_t i = 0; i < count; i++)
        operands[i] = random_operand(r, f);
    lt_emit_derive(f, at, random_place(r, f), (lt_operator)operation, operands, count);
}

static inline void random_call(random_mir *r, lt_function *f, lt_location at) {
    lt_operand arguments[4];
    uint32_t count = random_below(r, 5);
    for (uint32_t i = 0; i < count; i++)
        arguments[i] = random_operand(r, f);
    lt_place target = random_chance(r, 50) ? random_place(r, f) : (lt_place){0};
    lt_callee callee = random_chance(r, 80) ? random_known_callee(r) : (lt_callee){0};
    lt_place indirect = random_chance(r, 20) ? random_place(r, f) : (lt_place){0};
    lt_emit_call(f, at, target, callee, indirect, arguments, count);
}

static inline void random_deed(random_mir *r, lt_function *f, lt_location at) {
    lt_operand arguments[2] = {random_operand(r, f), random_operand(r, f)};
    lt_emit_deed(f, at, random_known_callee(r), arguments, random_below(r, 3));
}

static inline void random_statement(random_mir *r, lt_function *f) {
    lt_location at = random_location(r);
    lt_emit_expanded(f, random_chance(r, 10));
    switch (random_below(r, 8)) {
    case 0: random_storage(r, f, at); return;
    case 1: lt_emit_use(f, at, random_operand(r, f)); return;
    case 2: lt_emit_drop(f, at, random_place(r, f)); return;
    case 3: random_call(r, f, at); return;
    case 4: random_derive(r, f, at); return;
    case 5: random_deed(r, f, at); return;
    default: lt_emit_assign(f, at, random_place(r, f), random_operand(r, f)); return;
    }
}

static inline lt_block random_block(random_mir *r, const lt_function *f) {
    return (lt_block){1 + random_below(r, f->blocks.count - 1)};
}

static inline void random_switch(random_mir *r, lt_function *f, lt_location at) {
    lt_edge edges[5];
    uint32_t cases = random_below(r, 4);
    for (uint32_t i = 0; i < cases; i++) {
        int64_t low = random_integer(r), high = random_integer(r);
        edges[i] = (lt_edge){
            .target = random_block(r, f), .low = low < high ? low : high, .high = low < high ? high : low};
    }
    edges[cases] = (lt_edge){.target = random_block(r, f), .is_default = true};
    lt_end_switch(f, at, random_operand(r, f), edges, cases + 1);
}

static inline void random_terminator(random_mir *r, lt_function *f) {
    lt_location at = random_location(r);
    switch (random_below(r, 8)) {
    case 0: lt_end_return(f, at); return;
    case 1: lt_end_unreachable(f, at); return;
    case 2: random_switch(r, f, at); return;
    case 3:
    case 4: lt_end_goto(f, at, random_block(r, f)); return;
    case 5:
        lt_end_branch(f, at, lt_unknown(), LT_ALWAYS, lt_unknown(), random_block(r, f), random_block(r, f));
        return;
    default:
        lt_end_branch(f, at, random_operand(r, f), (lt_relation)random_below(r, 7), random_operand(r, f),
                      random_block(r, f), random_block(r, f));
        return;
    }
}

/* A function with `blocks` blocks of up to `most` statements, in `arena`. Blocks are filled from the last to
 * the first. */
static inline lt_function *random_function(random_mir *r, lt_arena *arena, uint32_t blocks, uint32_t most) {
    lt_function *f = lt_function_new(r->unit, arena, random_known_callee(r), random_location(r));
    f->end = random_location(r);
    f->result_claims = random_claims(r);
    for (uint32_t i = random_below(r, 3); i > 0; i--)
        LT_PUSH(arena, &f->outlives, (lt_outlives){random_name(r), random_name(r)});
    random_variables(r, f, 1 + random_below(r, 12));
    for (uint32_t i = 0; i < blocks; i++)
        lt_add_block(f, random_location(r));
    for (uint32_t id = blocks; id > 0; id--) {
        lt_start_block(f, (lt_block){id});
        for (uint32_t i = random_below(r, most + 1); i > 0; i--)
            random_statement(r, f);
        if (random_chance(r, 95))
            random_terminator(r, f);
    }
    return f;
}

#endif
