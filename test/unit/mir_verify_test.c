/* Each invariant of MIR, broken once: lt_verify says what and where. */
#include "mir/verify.h"

#include "check.h"
#include "mir/build.h"

typedef struct fixture {
    lt_arena *arena;
    lt_unit *unit;
    lt_type integer, record, pointer;
    lt_field fd;
    lt_callee self;
    lt_function *function;
    lt_variable c, n, g;
    lt_block first, second;
} fixture;

/* bb1: n = n + 1, n = f(c); branch on n. bb2: return. */
static void fill(fixture *f) {
    lt_function *function = f->function;
    lt_location at = {0};
    lt_place n = lt_place_variable(function, f->n), c = lt_place_variable(function, f->c);
    lt_place_field(function, lt_place_deref(function, c), f->fd);
    lt_operand operands[] = {lt_copy(n), lt_integer(1)}, argument = lt_copy(c);
    f->first = lt_add_block(function, at);
    f->second = lt_add_block(function, at);
    lt_start_block(function, f->first);
    lt_emit_live(function, at, n);
    lt_emit_derive(function, at, n, LT_OPERATOR_add, operands, 2);
    lt_emit_call(function, at, n, f->self, (lt_place){0}, &argument, 1);
    lt_end_branch(function, at, lt_copy(n), LT_EQ, lt_integer(0), f->first, f->second);
    lt_start_block(function, f->second);
    lt_emit_assign(function, at, n, lt_unknown());
    lt_end_return(function, at);
}

static fixture set_up(void) {
    fixture f = {.arena = lt_arena_new()};
    lt_unit *u = f.unit = lt_unit_new(f.arena);
    lt_effect effect = {.kind = LT_EFFECT_keep, .subject = 0, .object = LT_SLOT_RESULT};
    lt_string name = lt_intern(u->strings, "f");
    f.integer = lt_unit_add_type(u, (lt_type_info){.kind = LT_TYPE_integer});
    f.record = lt_unit_add_type(u, (lt_type_info){.kind = LT_TYPE_record});
    f.pointer = lt_unit_add_type(u, (lt_type_info){.kind = LT_TYPE_pointer, .element = f.record});
    f.fd = lt_unit_add_field(u, (lt_field_info){.name = lt_intern(u->strings, "fd"), .type = f.integer});
    f.self = lt_unit_add_callee(
        u, (lt_callee_info){.name = name, .parameter_count = 1, .effect_count = 1, .effects = &effect});
    f.function = lt_function_new(u, f.arena, f.self, (lt_location){0});
    f.c = lt_add_variable(f.function, (lt_variable_info){.storage = LT_PARAMETER, .type = f.pointer});
    f.n = lt_add_variable(f.function, (lt_variable_info){.storage = LT_LOCAL, .type = f.integer});
    f.g = lt_add_variable(f.function, (lt_variable_info){.storage = LT_STATIC, .type = f.integer});
    fill(&f);
    return f;
}

/* Breaks a good function by `breaking` and expects `message`; f is the fixture in both. */
#define BREAKS(breaking, message)                                                                                      \
    do {                                                                                                               \
        fixture f = set_up();                                                                                          \
        CHECK_STR(lt_verify(f.function), NULL);                                                                        \
        breaking;                                                                                                      \
        CHECK_STR(lt_verify(f.function), message);                                                                     \
        lt_arena_delete(f.arena);                                                                                      \
    } while (0)

#define STATEMENT(index) f.function->statements.items[index]
#define BLOCK(id) f.function->blocks.items[id]
#define PLACE(id) f.function->places.items[id]
#define VARIABLE(id) f.function->variables.items[id]
#define EFFECT ((lt_effect *)f.unit->callees.items[f.self.id].effects)[0]

static void of_variables(void) {
    BREAKS(VARIABLE(2).type.id = 4, "variable 2 '': type 4 does not exist");
    BREAKS(VARIABLE(2).storage = 7, "variable 2 '': 7 is not a storage");
    BREAKS(VARIABLE(2).flags = 128, "variable 2 '': flag 0x80 is not a variable flag");
    BREAKS(VARIABLE(2).claims.region_count = 5, "variable 2 '': more than 4 regions in a claim");
    BREAKS(VARIABLE(2).claims.family.id = 9, "variable 2 '': family 9 does not exist");
    BREAKS(VARIABLE(2).claims.when.relation = 7, "variable 2 '': 7 is not a relation");
    BREAKS(VARIABLE(1).index = 1, "variable 1 '': parameter 1 of 1");
    BREAKS(VARIABLE(2).storage = LT_PARAMETER, "variable 2 '': a second parameter 0");
    BREAKS(VARIABLE(2).storage = VARIABLE(3).storage = LT_RESULT, "variable 3 '': a second result");
    BREAKS(f.unit->types.items[1].kind = 50, "variable 2 '': 50 is not a kind of type");
    BREAKS(f.unit->types.items[1].element.id = 50, "variable 2 '': type 50 does not exist");
}

/* Places: 1 n, 2 c, 3 *c, 4 c->fd. */
static void of_places(void) {
    BREAKS(PLACE(4).parent.id = 4, "place 4 in '': its parent is not smaller");
    BREAKS(PLACE(3).parent.id = 0, "place 3 in '': its parent is not smaller");
    BREAKS(PLACE(2).parent.id = 1, "place 2 in '': it is a variable, but has a parent");
    BREAKS(PLACE(2).variable.id = 0, "place 2 in '': it has no root");
    BREAKS(PLACE(2).variable.id = 9, "place 2 in '': variable 9 does not exist");
    BREAKS(PLACE(3).variable = f.n, "place 3 in '': its root is not its parent's root");
    BREAKS(PLACE(2).type = f.integer, "place 3 in '': dereference of int, which points to nothing");
    BREAKS(PLACE(3).type = f.integer, "place 4 in '': field 'fd' of int, which is no record");
    BREAKS(PLACE(4).step = 9, "place 4 in '': field 9 does not exist");
    BREAKS(PLACE(4).projection = 9, "place 4 in '': 9 is not a projection");
    BREAKS(PLACE(3).projection = LT_INDEX, "place 3 in '': index of ptr, which has no elements");
    BREAKS(PLACE(3).type = (lt_type){0}, NULL); /* opaque has fields */
    BREAKS(PLACE(2).type = (lt_type){0}, NULL); /* and is dereferenced */
}

static void of_statements(void) {
    BREAKS(STATEMENT(0).target.id = 0, "bb1, statement 1 (live): no target");
    BREAKS(STATEMENT(0).target.id = 4, "bb1, statement 1 (live): only a variable's storage begins and ends");
    BREAKS(STATEMENT(0).target = lt_place_variable(f.function, f.g),
           "bb1, statement 1 (live): the storage of '' outlives the function");
    BREAKS(STATEMENT(0).operand_count = 1,
           "bb1, statement 1 (live): 'live' with 1 operands instead of 0 to 0");
    BREAKS(STATEMENT(1).operand_count = 1,
           "bb1, statement 2 (derive): 'add' with 1 operands instead of 2 to 2");
    BREAKS(STATEMENT(1).operation = 99, "bb1, statement 2 (derive): 99 is not an operator");
    BREAKS(STATEMENT(1).first_operand = 9, "bb1, statement 2 (derive): operands 9 to 11 of 4");
    BREAKS(STATEMENT(1).target.id = 9, "bb1, statement 2 (derive): target 9 does not exist");
    BREAKS(STATEMENT(2).callee.id = 9, "bb1, statement 3 (call): callee 9 does not exist");
    BREAKS(STATEMENT(2).indirect.id = 9,
           "bb1, statement 3 (call): place of a called pointer 9 does not exist");
    BREAKS(STATEMENT(2).kind = 99, "bb1, statement 3 (?): 99 is not a statement");
    BREAKS(STATEMENT(2).kind = LT_STATEMENT_use, "bb1, statement 3 (use): 'use' has a target");
    BREAKS(STATEMENT(2).target.id = 0, NULL); /* a call needs none */
    BREAKS(STATEMENT(2).callee.id = 0, NULL);
    BREAKS(f.function->operands.items[0].place.id = 0, "bb1, statement 2 (derive): no place of an operand");
    BREAKS(f.function->operands.items[0].kind = 9, "bb1, statement 2 (derive): 9 is not a kind of operand");
    BREAKS(f.function->operands.items[0].kind = LT_FUNCTION,
           "bb1, statement 2 (derive): the address of no function");
}

static void of_blocks(void) {
    BREAKS(f.function->blocks.count = 1, "there is no entry block");
    BREAKS(BLOCK(1).statement_count = 4, "statement 3 stands in two blocks");
    BREAKS(BLOCK(1).statement_count = 2, "1 statements stand in no block");
    BREAKS(BLOCK(2).first_statement = 4, "statements 4 to 5 of 4");
    BREAKS(BLOCK(1).terminator.kind = 9, "bb1, terminator: 9 is not a terminator");
    BREAKS(BLOCK(1).terminator.kind = LT_GOTO, "bb1, terminator: 'goto' with 2 edges");
    BREAKS(BLOCK(1).terminator.kind = LT_RETURN, "bb1, terminator: 'return' with 2 edges");
    BREAKS(BLOCK(1).terminator.kind = LT_SWITCH,
           "bb1, terminator: the last edge of a switch is not its default");
    BREAKS(BLOCK(1).terminator.first_edge = 1, "bb1, terminator: edges 1 to 3 of 2");
    BREAKS(BLOCK(1).terminator.relation = 9, "bb1, terminator: 9 is not a relation");
    BREAKS(BLOCK(1).terminator.left.place.id = 9, "bb1, terminator: place of an operand 9 does not exist");
    BREAKS(f.function->edges.items[0].target.id = 0, "bb1, terminator: block bb0 does not exist");
    BREAKS(f.function->edges.items[1].target.id = 3, "bb1, terminator: block bb3 does not exist");
}

static void of_callees(void) {
    BREAKS(EFFECT.subject = 1, "callee 'f': an effect speaks of argument 1 of 1");
    BREAKS(EFFECT.subject = LT_SLOT_NONE, "callee 'f': an effect has no subject");
    BREAKS(EFFECT.subject = LT_SLOT_REST,
           "callee 'f': an effect speaks of further arguments, but the callee is not variadic");
    BREAKS((EFFECT.subject = LT_SLOT_REST, f.unit->callees.items[f.self.id].flags = LT_CALLEE_VARIADIC),
           NULL);
    BREAKS(EFFECT.object = LT_SLOT_NONE, "callee 'f': effect 'keep' names no second argument and no region");
    BREAKS((EFFECT.object = LT_SLOT_NONE, EFFECT.region.kind = LT_REGION_STATIC), NULL);
    BREAKS(EFFECT.object = 7, "callee 'f': an effect speaks of argument 7 of 1");
    BREAKS((EFFECT.object = 7, EFFECT.kind = LT_EFFECT_look), NULL); /* looks at no second argument */
    BREAKS(EFFECT.kind = LT_EFFECT_none, "callee 'f': an effect has no kind");
    BREAKS(EFFECT.kind = 99, "callee 'f': 99 is not an effect");
    BREAKS(EFFECT.depth = 2, "callee 'f': an effect is deeper than 1");
    BREAKS(EFFECT.family.id = 3, "callee 'f': family 3 does not exist");
    BREAKS(EFFECT.region.kind = 9, "callee 'f': 9 is not a region");
    BREAKS(f.unit->callees.items[f.self.id].parameter_count = 70000,
           "callee 'f': more than 65535 parameters");
    BREAKS(f.function->self.id = 9, "callee 9 does not exist");
}

static void of_units(void) {
    fixture f = set_up();
    CHECK_STR(lt_verify_unit(f.unit), NULL);
    f.unit->types.items[2].family.id = 9;
    CHECK_STR(lt_verify_unit(f.unit), "type 2: family 9 does not exist");
    f.unit->types.items[2].family.id = 0;
    f.unit->fields.items[1].type.id = 9;
    CHECK_STR(lt_verify_unit(f.unit), "field 1: type 9 does not exist");
    f.unit->fields.items[1].type.id = 0;
    EFFECT.subject = 3;
    CHECK_STR(lt_verify_unit(f.unit), "callee 'f': an effect speaks of argument 3 of 1");
    CHECK_STR(lt_verify_callee(f.unit, (lt_callee){7}, f.arena), "callee 7 does not exist");
    lt_arena_delete(f.arena);
}

int main(void) {
    of_variables();
    of_places();
    of_statements();
    of_blocks();
    of_callees();
    of_units();
    return check_result();
}
