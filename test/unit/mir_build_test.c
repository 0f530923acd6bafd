/* The builder interns places and families, derives types, and keeps each block's statements together. */
#include "mir/build.h"

#include "check.h"
#include "mir/verify.h"

typedef struct fixture {
    lt_arena *arena;
    lt_unit *unit;
    lt_type integer, conn, pointer, array, vector;
    lt_field peer, fd;
    lt_callee self;
    lt_function *function;
    lt_variable c, n;
} fixture;

static lt_type add_type(lt_unit *unit, lt_type_kind kind, uint32_t flags, lt_type element) {
    return lt_unit_add_type(unit, (lt_type_info){.kind = kind, .flags = flags, .element = element});
}

static fixture set_up(void) {
    fixture f = {.arena = lt_arena_new()};
    lt_unit *u = f.unit = lt_unit_new(f.arena);
    f.integer = add_type(u, LT_TYPE_integer, LT_IS_is_signed, (lt_type){0});
    f.conn = add_type(u, LT_TYPE_record, 0, (lt_type){0});
    f.pointer = add_type(u, LT_TYPE_pointer, 0, f.conn);
    f.array = add_type(u, LT_TYPE_array, 0, f.integer);
    f.vector = add_type(u, LT_TYPE_record, LT_IS_owner | LT_IS_container, f.integer);
    f.peer = lt_unit_add_field(u, (lt_field_info){.name = lt_intern(u->strings, "peer"), .type = f.pointer});
    f.fd = lt_unit_add_field(u, (lt_field_info){.name = lt_intern(u->strings, "fd"), .type = f.integer});
    lt_string name = lt_intern(u->strings, "f");
    f.self = lt_unit_add_callee(u, (lt_callee_info){.name = name, .symbol = name, .parameter_count = 2});
    f.function = lt_function_new(u, f.arena, f.self, (lt_location){3});
    f.c = lt_add_variable(f.function, (lt_variable_info){.storage = LT_PARAMETER, .type = f.pointer});
    f.n = lt_add_variable(f.function, (lt_variable_info){.storage = LT_LOCAL, .type = f.integer});
    return f;
}

static void tables_begin_with_none(void) {
    fixture f = set_up();
    CHECK_EQ(f.unit->types.items[0].kind, LT_TYPE_opaque);
    CHECK_EQ(f.integer.id, 1);
    CHECK_EQ(f.self.id, 1);
    CHECK_EQ(f.c.id, 1);
    CHECK_EQ(f.function->places.count, 1);
    CHECK_EQ(lt_add_block(f.function, (lt_location){0}).id, 1);
    CHECK_STR(lt_verify_unit(f.unit), NULL);
    CHECK_STR(lt_verify(f.function), NULL);
    lt_arena_delete(f.arena);
}

static void entries_are_found_by_their_first_name(void) {
    fixture f = set_up();
    lt_string symbol = lt_intern(f.unit->strings, "f"), other = lt_intern(f.unit->strings, "g");
    lt_unit_add_callee(f.unit, (lt_callee_info){.symbol = symbol});
    CHECK_EQ(lt_unit_find_callee(f.unit, symbol).id, f.self.id);
    CHECK_EQ(lt_unit_find_callee(f.unit, other).id, 0);
    CHECK_EQ(lt_unit_find_callee(f.unit, (lt_string){0}).id, 0);
    CHECK_EQ(lt_unit_find_field(f.unit, lt_intern(f.unit->strings, "fd")).id, f.fd.id);
    lt_arena_delete(f.arena);
}

static void effects_are_copied(void) {
    fixture f = set_up();
    lt_effect effect = {.kind = LT_EFFECT_take, .object = LT_SLOT_NONE};
    lt_callee callee = lt_unit_add_callee(f.unit, (lt_callee_info){.effect_count = 1, .effects = &effect});
    effect.kind = LT_EFFECT_look;
    CHECK_EQ(lt_callee_of(f.unit, callee)->effects[0].kind, LT_EFFECT_take);
    lt_arena_delete(f.arena);
}

static void families_ignore_order_and_accept_by_shared_name(void) {
    fixture f = set_up();
    lt_unit *u = f.unit;
    lt_family close = lt_unit_family(u, "fclose|pclose");
    CHECK_EQ(lt_unit_family(u, " pclose | fclose |").id, close.id);
    CHECK_EQ(lt_unit_family(u, "pclose|fclose|pclose").id, close.id);
    CHECK_STR(lt_text(u->strings, u->families.items[close.id]), "fclose|pclose");
    CHECK_EQ(lt_unit_family(u, "").id, 0);
    CHECK_EQ(lt_unit_family(u, " || ").id, 0);
    lt_family none = {0}, first = lt_unit_family(u, "fclose"), last = lt_unit_family(u, "pclose");
    CHECK(lt_family_accepts(u, close, first));
    CHECK(lt_family_accepts(u, last, close));
    CHECK(lt_family_accepts(u, close, close));
    CHECK(!lt_family_accepts(u, first, last));
    CHECK(!lt_family_accepts(u, none, none));
    CHECK(!lt_family_accepts(u, close, none));
    CHECK(!lt_family_accepts(u, none, close));
    CHECK(!lt_family_accepts(u, lt_unit_family(u, "free"), lt_unit_family(u, "freeaddrinfo")));
    CHECK(!lt_family_accepts(u, lt_unit_family(u, "a|c|e|g"), lt_unit_family(u, "b|d|f")));
    CHECK(lt_family_accepts(u, lt_unit_family(u, "a|c|e|g"), lt_unit_family(u, "b|d|g")));
    lt_arena_delete(f.arena);
}

static void many_alternatives_are_one_family(void) {
    fixture f = set_up();
    CHECK_EQ(lt_unit_family(f.unit, "r|q|p|o|n|m|l|k|j|i|h|g|f|e|d|c|b|a").id,
             lt_unit_family(f.unit, "a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r").id);
    lt_arena_delete(f.arena);
}

static void places_are_interned(void) {
    fixture f = set_up();
    lt_place c = lt_place_variable(f.function, f.c), target = lt_place_deref(f.function, c);
    lt_place peer = lt_place_field(f.function, target, f.peer);
    uint32_t count = f.function->places.count;
    CHECK_EQ(lt_place_variable(f.function, f.c).id, c.id);
    CHECK_EQ(lt_place_field(f.function, lt_place_deref(f.function, c), f.peer).id, peer.id);
    CHECK_EQ(f.function->places.count, count);
    CHECK(lt_place_field(f.function, target, f.fd).id != peer.id);
    CHECK(lt_place_index(f.function, target, f.peer.id).id != peer.id);
    CHECK(lt_place_index(f.function, target, LT_ANY_INDEX).id != lt_place_index(f.function, target, 0).id);
    CHECK_EQ(lt_place_of(f.function, peer)->variable.id, f.c.id);
    CHECK_EQ(lt_root_of(f.function, peer)->storage, LT_PARAMETER);
    lt_arena_delete(f.arena);
}

static void places_are_found_without_being_made(void) {
    fixture f = set_up();
    lt_place none = {0}, c = lt_place_variable(f.function, f.c), target = lt_place_deref(f.function, c);
    uint32_t count = f.function->places.count;
    CHECK_EQ(lt_find_place(f.function, none, LT_BASE, f.c.id).id, c.id);
    CHECK_EQ(lt_find_place(f.function, none, LT_BASE, f.n.id).id, 0);
    CHECK_EQ(lt_find_place(f.function, c, LT_DEREF, 0).id, target.id);
    CHECK_EQ(lt_find_place(f.function, target, LT_FIELD, f.fd.id).id, 0);
    CHECK_EQ(f.function->places.count, count);
    lt_arena_delete(f.arena);
}

/* 20000 elements: the index grows, ids stay, parents are smaller. */
static void many_places_stay_apart(void) {
    enum { COUNT = 20000 };
    fixture f = set_up();
    lt_place target = lt_place_deref(f.function, lt_place_variable(f.function, f.c));
    uint32_t wrong = 0;
    for (uint32_t i = 0; i < COUNT; i++)
        wrong += lt_place_index(f.function, target, i).id != target.id + 1 + i;
    for (uint32_t i = 0; i < COUNT; i++)
        wrong += lt_place_index(f.function, target, i).id != target.id + 1 + i;
    CHECK_EQ(wrong, 0);
    lt_add_block(f.function, (lt_location){0});
    CHECK_STR(lt_verify(f.function), NULL);
    lt_arena_delete(f.arena);
}

static lt_type type_of(const fixture *f, lt_place place) { return lt_place_of(f->function, place)->type; }

static void types_are_derived(void) {
    fixture f = set_up();
    lt_variable_info info = {.storage = LT_LOCAL};
    info.type = f.array;
    lt_place array = lt_place_variable(f.function, lt_add_variable(f.function, info));
    info.type = f.vector;
    lt_place vector = lt_place_variable(f.function, lt_add_variable(f.function, info));
    info.type = add_type(f.unit, LT_TYPE_pointer, 0, f.array);
    lt_place matrix = lt_place_variable(f.function, lt_add_variable(f.function, info));
    lt_place c = lt_place_variable(f.function, f.c), target = lt_place_deref(f.function, c);
    CHECK_EQ(type_of(&f, c).id, f.pointer.id);
    CHECK_EQ(type_of(&f, target).id, f.conn.id);
    CHECK_EQ(type_of(&f, lt_place_field(f.function, target, f.peer)).id, f.pointer.id);
    CHECK_EQ(type_of(&f, lt_place_index(f.function, array, 3)).id, f.integer.id);
    CHECK_EQ(type_of(&f, lt_place_index(f.function, vector, 3)).id, f.integer.id);
    CHECK_EQ(type_of(&f, lt_place_deref(f.function, vector)).id, f.integer.id);
    /* c[3] is (*c)[3] and a struct conn; (*matrix)[3] is an int. */
    CHECK_EQ(type_of(&f, lt_place_index(f.function, target, 3)).id, f.conn.id);
    CHECK_EQ(type_of(&f, lt_place_index(f.function, lt_place_deref(f.function, matrix), 3)).id, f.integer.id);
    lt_arena_delete(f.arena);
}

static void statements_of_a_block_are_contiguous(void) {
    fixture f = set_up();
    lt_function *function = f.function;
    lt_location at = {9};
    lt_block first = lt_add_block(function, at), second = lt_add_block(function, at),
             third = lt_add_block(function, at);
    lt_place n = lt_place_variable(function, f.n), c = lt_place_variable(function, f.c);
    lt_start_block(function, second);
    lt_emit_assign(function, at, n, lt_integer(1));
    lt_emit_use(function, at, lt_copy(c));
    lt_end_branch(function, at, lt_copy(c), LT_EQ, lt_null_operand(), first, third);
    lt_start_block(function, first);
    lt_operand operands[] = {lt_copy(n), lt_integer(2)};
    lt_emit_derive(function, at, n, LT_OPERATOR_add, operands, 2);
    lt_end_goto(function, at, second);
    lt_start_block(function, third); /* left without a terminator: unreachable */
    lt_emit_call(function, at, n, f.self, (lt_place){0}, operands, 2);
    CHECK_STR(lt_verify(function), NULL);
    CHECK_EQ(function->blocks.items[first.id].first_statement, 2);
    CHECK_EQ(function->blocks.items[first.id].statement_count, 1);
    CHECK_EQ(function->blocks.items[second.id].statement_count, 2);
    CHECK_EQ(function->blocks.items[third.id].terminator.kind, LT_UNREACHABLE);
    CHECK_EQ(lt_edges_of(function, second)[1].target.id, third.id);
    CHECK_EQ(lt_operands_of(function, &function->statements.items[2])[1].integer, 2);
    lt_arena_delete(f.arena);
}

static void relations_negate(void) {
    static const int64_t values[] = {INT64_MIN, -1, 0, 1, INT64_MAX};
    for (lt_relation relation = LT_EQ; relation <= LT_GE; relation++) {
        CHECK_EQ(lt_relation_not(lt_relation_not(relation)), relation);
        for (int i = 0; i < 25; i++) {
            int64_t left = values[i / 5], right = values[i % 5];
            CHECK(lt_relation_holds(left, relation, right) !=
                  lt_relation_holds(left, lt_relation_not(relation), right));
        }
    }
    CHECK_EQ(lt_relation_not(LT_ALWAYS), LT_ALWAYS);
    CHECK(lt_relation_holds(1, LT_ALWAYS, 2));
    CHECK(lt_relation_holds(1, LT_LT, 2) && !lt_relation_holds(2, LT_LT, 2) &&
          lt_relation_holds(2, LT_LE, 2));
}

int main(void) {
    tables_begin_with_none();
    entries_are_found_by_their_first_name();
    effects_are_copied();
    families_ignore_order_and_accept_by_shared_name();
    many_alternatives_are_one_family();
    places_are_interned();
    places_are_found_without_being_made();
    many_places_stay_apart();
    types_are_derived();
    statements_of_a_block_are_contiguous();
    relations_negate();
    return check_result();
}
