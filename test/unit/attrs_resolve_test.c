/* Contracts against declarations: the forms of spec and DESIGN section 2, and what each bearer refuses. */
#include "attrs/resolve.h"

#include "test/unit/check.h"

/* --- declarations, as the plugin would describe them ------------------------------------------------- */

static const lt_declared_type void_type = {.type_class = LT_DECLARED_VOID, .spelling = "void"};
static const lt_declared_type int_type = {
    .type_class = LT_DECLARED_INTEGER, .is_signed = true, .bits = 32, .spelling = "int"};
static const lt_declared_type size_type = {
    .type_class = LT_DECLARED_INTEGER, .bits = 64, .spelling = "size_t"};
static const lt_declared_type byte_type = {
    .type_class = LT_DECLARED_INTEGER, .bits = 8, .spelling = "unsigned char"};
static const lt_declared_type bool_type = {.type_class = LT_DECLARED_BOOLEAN, .bits = 8, .spelling = "bool"};
static const lt_declared_type double_type = {.type_class = LT_DECLARED_FLOATING, .spelling = "double"};
static const lt_declared_type text_type = {
    .type_class = LT_DECLARED_POINTER, .element = LT_DECLARED_INTEGER, .spelling = "char *"};
static const lt_declared_type record_pointer = {
    .type_class = LT_DECLARED_POINTER, .element = LT_DECLARED_RECORD, .spelling = "struct job *"};
static const lt_declared_type pointer_pointer = {
    .type_class = LT_DECLARED_POINTER, .element = LT_DECLARED_POINTER, .spelling = "struct job **"};
static const lt_declared_type callback_type = {
    .type_class = LT_DECLARED_POINTER, .element = LT_DECLARED_FUNCTION, .spelling = "void (*)(void)"};
static const lt_declared_type plain_record = {.type_class = LT_DECLARED_RECORD, .spelling = "struct entry"};
static const lt_declared_type rich_record = {
    .type_class = LT_DECLARED_RECORD, .holds_pointers = true, .spelling = "struct table"};
static const lt_declared_type bytes_type = {
    .type_class = LT_DECLARED_ARRAY, .element = LT_DECLARED_INTEGER, .spelling = "char[8]"};
static const lt_declared_type record_reference = {
    .type_class = LT_DECLARED_REFERENCE, .element = LT_DECLARED_RECORD, .spelling = "const Node &"};
static const lt_declared_type int_reference = {
    .type_class = LT_DECLARED_REFERENCE, .element = LT_DECLARED_INTEGER, .spelling = "int &"};
static const lt_declared_type dependent_type = {.type_class = LT_DECLARED_UNKNOWN, .spelling = "T"};

static lt_declared_name parameters[8], fields[8];

static lt_declaration function(const lt_declared_type *result) {
    return (lt_declaration){.bearer = LT_BEARER_FUNCTION, .name = "f", .type = *result, .index = LT_NO_INDEX};
}

/* `result f(type p, …)`: the bearer is `p`. */
static lt_declaration parameter(const lt_declared_type *result, const lt_declared_type *type) {
    parameters[0] = (lt_declared_name){"p", *type};
    return (lt_declaration){.bearer = LT_BEARER_PARAMETER,
                            .name = "p",
                            .type = *type,
                            .function = "f",
                            .result = result,
                            .parameters = parameters,
                            .parameter_count = 1,
                            .index = 0};
}

static lt_declaration with(lt_declaration declaration, const char *name, const lt_declared_type *type) {
    parameters[declaration.parameter_count++] = (lt_declared_name){name, *type};
    declaration.parameters = parameters;
    return declaration;
}

/* `struct { type x; … }`. */
static lt_declaration field(const lt_declared_type *type) {
    fields[0] = (lt_declared_name){"x", *type};
    return (lt_declaration){.bearer = LT_BEARER_FIELD,
                            .name = "x",
                            .type = *type,
                            .fields = fields,
                            .field_count = 1,
                            .index = 0};
}

static lt_declaration with_field(lt_declaration declaration, const char *name, const lt_declared_type *type) {
    fields[declaration.field_count++] = (lt_declared_name){name, *type};
    declaration.fields = fields;
    return declaration;
}

static lt_declaration method(lt_declaration declaration) {
    declaration.is_cxx = declaration.has_this = true;
    return declaration;
}

static lt_declaration bearer(lt_bearer kind, const lt_declared_type *type) {
    return (lt_declaration){.bearer = kind, .name = "v", .type = *type, .index = LT_NO_INDEX};
}

/* --- what only a compiler knows ---------------------------------------------------------------------- */

static bool find_constant(void *context, const char *name, int64_t *value) {
    (void)context;
    *value = strcmp(name, "BUSY") == 0 ? 1 : 256;
    return strcmp(name, "BUSY") == 0 || strcmp(name, "MOST") == 0;
}

static bool find_function(void *context, const char *name) {
    (void)context;
    return strcmp(name, "evict") == 0;
}

static bool find_variable(void *context, const char *name, lt_declared_type *type) {
    (void)context;
    *type = strcmp(name, "cfg") == 0 ? plain_record : int_type;
    return strcmp(name, "cfg") == 0 || strcmp(name, "used") == 0;
}

static bool find_member(void *context, const lt_bound_node *node, lt_declared_type *type) {
    (void)context;
    *type = strcmp(node->path, ".name") == 0 ? text_type : int_type;
    return strcmp(node->path, ".gone") != 0;
}

static bool find_size(void *context, const char *type, int64_t *bytes) {
    (void)context;
    *bytes = 4;
    return strcmp(type, "int") == 0;
}

static const char *find_near(void *context, const char *name) {
    (void)context;
    return strcmp(name, "BUSI") == 0 ? "BUSY" : NULL;
}

static const lt_lookup compiler = {NULL,        find_constant, find_function, find_variable,
                                   find_member, find_size,     find_near};

/* --- the two questions ------------------------------------------------------------------------------- */

static lt_arena *arena;

static bool resolve(lt_contract_kind kind, const char *text, lt_declaration declaration,
                    lt_resolved *resolved, lt_contract_error *error) {
    lt_contract contract;
    if (!lt_contract_parse(arena, kind, text, text ? strlen(text) : 0, &contract, error)) {
        fprintf(stderr, "\"%s\" does not parse: %s\n", text, error->message);
        CHECK(!"parsed");
        return false;
    }
    return lt_contract_resolve(arena, &contract, &declaration, &compiler, resolved, error);
}

static bool check_good(lt_contract_kind kind, const char *text, lt_declaration declaration,
                       lt_resolved *resolved, int line) {
    lt_contract_error error;
    bool good = resolve(kind, text, declaration, resolved, &error);
    if (!good)
        fprintf(stderr, "line %d: rejected at %u: %s\n", line, error.column, error.message);
    return CHECK(good);
}

static void check_bad(lt_contract_kind kind, const char *text, lt_declaration declaration, uint32_t column,
                      uint32_t length, const char *message, const char *suggestion, int line) {
    lt_resolved resolved;
    lt_contract_error error = {0};
    bool good =
        CHECK(!resolve(kind, text, declaration, &resolved, &error)) && CHECK_STR(error.message, message);
    good = good && CHECK_EQ(error.column, column) && CHECK_EQ(error.length, length);
    if (!good || !CHECK_STR(error.suggestion, suggestion))
        fprintf(stderr, "    at line %d\n", line);
}

#define GOOD(kind, text, declaration)                                                                        \
    check_good(LT_CONTRACT_##kind, text, declaration, &(lt_resolved){0}, __LINE__)
#define GIVES(kind, text, declaration, resolved)                                                             \
    check_good(LT_CONTRACT_##kind, text, declaration, resolved, __LINE__)
#define BAD(kind, text, declaration, column, length, message, suggestion)                                    \
    check_bad(LT_CONTRACT_##kind, text, declaration, column, length, message, suggestion, __LINE__)

/* --- owned ------------------------------------------------------------------------------------------- */

static void test_owned(void) {
    lt_resolved resolved;
    if (GIVES(owned, NULL, function(&text_type), &resolved)) {
        CHECK_EQ(resolved.release_count, 1);
        CHECK_STR(resolved.releases[0], "free");
        CHECK(resolved.releases_implied && !resolved.through);
    }
    if (GIVES(owned, "fclose|pclose", function(&record_pointer), &resolved)) {
        CHECK_EQ(resolved.release_count, 2);
        CHECK_STR(resolved.releases[1], "pclose");
        CHECK(!resolved.releases_implied);
    }
    GOOD(owned, "close", function(&int_type));
    GOOD(owned, "close", parameter(&void_type, &int_type));
    GOOD(owned, "entry_close", parameter(&void_type, &plain_record));
    GOOD(owned, "entry_close", bearer(LT_BEARER_RECORD, &plain_record));
    GOOD(owned, "trampoline_free", function(&callback_type));
    GOOD(owned, NULL, parameter(&void_type, &rich_record));
    GOOD(owned, NULL, bearer(LT_BEARER_TYPEDEF, &text_type));
    GOOD(owned, NULL, bearer(LT_BEARER_VARIABLE, &text_type));
    GOOD(owned, NULL, field(&text_type));
    GOOD(owned, "delete", function(&dependent_type));
    BAD(owned, NULL, function(&void_type), 0, 0, "result of 'f' is void, which cannot be owned", NULL);
    BAD(owned, NULL, function(&double_type), 0, 0, "result of 'f' has type 'double', which cannot be owned",
        NULL);
    BAD(owned, "close", function(&bool_type), 0, 0, "result of 'f' has type 'bool', which cannot be owned",
        NULL);
    BAD(owned, "delete", function(&int_type), 1, 6,
        "result of 'f' has type 'int', which 'delete' does not release", NULL);
    BAD(owned, "close|free", function(&int_type), 7, 4,
        "result of 'f' has type 'int', which 'free' does not release", NULL);
    BAD(owned, NULL, function(&int_type), 0, 0,
        "result of 'f' has type 'int', which is owned only with the function that releases it", NULL);
    BAD(owned, NULL, parameter(&void_type, &plain_record), 0, 0,
        "parameter 'p' has type 'struct entry', which holds no pointer that could be owned", NULL);
    BAD(owned, NULL, field(&bytes_type), 0, 0,
        "field 'x' has type 'char[8]', which holds no pointer that could be owned", NULL);
    BAD(owned, NULL, function(&callback_type), 0, 0,
        "result of 'f' has type 'void (*)(void)', which points to no memory that could be released", NULL);
}

static void test_through(void) {
    lt_resolved resolved;
    static const lt_declared_type int_pointer = {.type_class = LT_DECLARED_POINTER,
                                                 .element = LT_DECLARED_INTEGER};
    if (GIVES(owned, "free when return == 0", parameter(&int_type, &pointer_pointer), &resolved))
        CHECK(resolved.through);
    if (GIVES(owned, "free when return == 0", parameter(&int_type, &record_pointer), &resolved))
        CHECK(!resolved.through);
    if (GIVES(owned, "free", parameter(&int_type, &pointer_pointer), &resolved))
        CHECK(!resolved.through);
    if (GIVES(owned, "close when return == 0", parameter(&int_type, &int_pointer), &resolved))
        CHECK(resolved.through);
    if (GIVES(owned, "free when return == 0", parameter(&int_type, &int_pointer), &resolved))
        CHECK(!resolved.through);
}

/* --- conditions -------------------------------------------------------------------------------------- */

static void test_conditions(void) {
    lt_resolved resolved;
    if (GIVES(owned, "free when return != BUSY", parameter(&int_type, &text_type), &resolved)) {
        CHECK_EQ(resolved.relation, LT_CONTRACT_NE);
        CHECK_EQ(resolved.value, 1);
    }
    if (GIVES(owned, "free when return != null", parameter(&record_pointer, &text_type), &resolved)) {
        CHECK_EQ(resolved.relation, LT_CONTRACT_NE);
        CHECK_EQ(resolved.value, 0);
    }
    GOOD(owned, "free when return >= 0", parameter(&int_type, &text_type));
    GOOD(owned, "free when return == true", parameter(&bool_type, &text_type));
    GOOD(owned, "free when return != MOST", parameter(&record_pointer, &text_type));
    GOOD(owned, "free when return != null", function(&text_type));
    GOOD(owned, "free when return == 0", parameter(&dependent_type, &text_type));
    GOOD(borrowed, "p when return == 255", with(function(&byte_type), "p", &text_type));
    BAD(owned, "free when return == 0", parameter(&void_type, &text_type), 11, 6, "'f' has no result to test",
        NULL);
    BAD(owned, "free when return == 0", parameter(NULL, &text_type), 11, 6, "'f' has no result to test",
        NULL);
    BAD(owned, "free when return == 0", parameter(&double_type, &text_type), 11, 6,
        "the result of 'f' is no number or pointer that could be tested", NULL);
    BAD(owned, "free when return == 0", field(&text_type), 11, 6,
        "field 'x' belongs to no function: there is no result to test", NULL);
    BAD(owned, "free when return != null", parameter(&int_type, &text_type), 21, 4,
        "'f' returns no pointer that could be null", "0");
    BAD(owned, "free when return == 0", parameter(&record_pointer, &text_type), 21, 1,
        "'f' returns a pointer: compare it with 'null'", "null");
    BAD(owned, "free when return > null", parameter(&record_pointer, &text_type), 18, 1,
        "'null' can be compared with == and != only", NULL);
    BAD(owned, "free when return > BUSY", parameter(&record_pointer, &text_type), 18, 1,
        "a pointer can be compared with == and != only", NULL);
    BAD(owned, "free when return == BUSI", parameter(&int_type, &text_type), 21, 4,
        "no constant is named 'BUSI'; did you mean 'BUSY'?", "BUSY");
    BAD(owned, "free when return == NONE", parameter(&int_type, &text_type), 21, 4,
        "no constant is named 'NONE'", NULL);
    BAD(owned, "free when return < 0", parameter(&size_type, &text_type), 20, 1,
        "'f' never returns a value < 0", NULL);
    BAD(owned, "free when return == MOST", parameter(&byte_type, &text_type), 21, 4,
        "'f' never returns a value == MOST", NULL);
    BAD(owned, "free when return == 2", parameter(&bool_type, &text_type), 21, 1,
        "'f' never returns a value == 2", NULL);
}

/* --- regions ----------------------------------------------------------------------------------------- */

static void test_borrowed(void) {
    lt_resolved resolved;
    lt_declaration two = with(with(function(&text_type), "a", &text_type), "b", &text_type);
    if (GIVES(borrowed, "a, b, static, mine", two, &resolved)) {
        CHECK_EQ(resolved.regions.count, 4);
        CHECK_EQ(resolved.regions.items[1].kind, LT_CONTRACT_REGION_PARAMETER);
        CHECK_EQ(resolved.regions.items[1].index, 1);
        CHECK_EQ(resolved.regions.items[2].kind, LT_CONTRACT_REGION_STATIC);
        CHECK_EQ(resolved.regions.items[3].kind, LT_CONTRACT_REGION_NAMED);
        CHECK_STR(resolved.regions.items[3].name, "mine");
    }
    if (GIVES(borrowed, "this", method(function(&text_type)), &resolved))
        CHECK_EQ(resolved.regions.items[0].kind, LT_CONTRACT_REGION_THIS);
    if (GIVES(borrowed, "return", parameter(&record_pointer, &text_type), &resolved))
        CHECK_EQ(resolved.regions.items[0].kind, LT_CONTRACT_REGION_RETURN);
    GOOD(borrowed, NULL, parameter(&void_type, &text_type));
    GOOD(borrowed, NULL, parameter(&void_type, &int_type));
    GOOD(borrowed, NULL, parameter(&void_type, &record_reference));
    GOOD(borrowed, "this", method(parameter(&void_type, &text_type)));
    GOOD(borrowed, NULL, field(&text_type));
    GOOD(borrowed, "static", function(&text_type));
    GOOD(borrowed, "m", with(function(&text_type), "n", &text_type));
    GOOD(borrowed, "connection", with(function(&text_type), "conn", &text_type));
    lt_declaration many = parameter(&void_type, &text_type);
    many.name = parameters[0].name = "conns";
    GOOD(borrowed, "conn", many);
    BAD(borrowed, "tabel", with(function(&text_type), "table", &record_pointer), 1, 5,
        "no parameter of 'f' is named 'tabel'; did you mean 'table'?", "table");
    BAD(borrowed, NULL, function(&void_type), 0, 0,
        "result of 'f' is void, which refers to nothing that 'borrowed' could speak of", NULL);
    BAD(borrowed, NULL, parameter(&void_type, &double_type), 0, 0,
        "parameter 'p' has type 'double', which refers to nothing that 'borrowed' could speak of", NULL);
    BAD(borrowed, "p", parameter(&void_type, &text_type), 1, 1, "'p' cannot be borrowed from itself", NULL);
    BAD(borrowed, "d", with(function(&text_type), "d", &double_type), 1, 1,
        "parameter 'd' refers to nothing that could be a region", NULL);
}

static void test_this_and_return(void) {
    BAD(borrowed, "this", with(function(&text_type), "t", &record_pointer), 1, 4,
        "there is no 'this' in C; did you mean 't'?", "t");
    BAD(borrowed, "this", with(with(function(&text_type), "a", &text_type), "b", &text_type), 1, 4,
        "there is no 'this' in C", NULL);
    lt_declaration declaration = function(&text_type);
    declaration.is_cxx = true;
    BAD(borrowed, "this", declaration, 1, 4, "'f' is no member function and has no 'this'", NULL);
    declaration.is_static_member = true;
    BAD(borrowed, "this", declaration, 1, 4, "'f' is static and has no 'this'", "static");
    BAD(borrowed, "return", function(&text_type), 1, 6, "the result of 'f' cannot live as long as itself",
        NULL);
    BAD(borrowed, "return", parameter(&int_type, &text_type), 1, 6, "the result of 'f' refers to nothing",
        NULL);
    BAD(lifetime, "return", field(&text_type), 1, 6,
        "field 'x' belongs to no function: there is no result to live for", NULL);
}

static void test_lifetime(void) {
    lt_resolved resolved;
    lt_declaration pair = with(with(function(&void_type), "c", &record_pointer), "r", &record_pointer);
    if (GIVES(lifetime, "conn: req, r", pair, &resolved)) {
        CHECK_EQ(resolved.regions.count, 1);
        CHECK_EQ(resolved.outlived.count, 2);
        CHECK_EQ(resolved.outlived.items[1].kind, LT_CONTRACT_REGION_PARAMETER);
        CHECK_EQ(resolved.outlived.items[1].index, 1);
    }
    GOOD(lifetime, "req", parameter(&void_type, &record_pointer));
    GOOD(lifetime, "static", parameter(&void_type, &record_reference));
    GOOD(lifetime, "conn", field(&text_type));
    GOOD(lifetime, "static", bearer(LT_BEARER_VARIABLE, &rich_record));
    GOOD(lifetime, "static: req", function(&void_type));
    BAD(lifetime, "req", function(&void_type), 0, 0,
        "result of 'f' is void, which refers to nothing that 'lifetime' could speak of", NULL);
    BAD(lifetime, "a: b, a", pair, 7, 1, "region 'a' cannot outlive itself", NULL);
    BAD(lifetime, "a: static", pair, 4, 6, "region 'a' cannot outlive 'static', which ends with the process",
        NULL);
}

/* --- bounds ------------------------------------------------------------------------------------------ */

static void test_bounds(void) {
    lt_resolved resolved;
    lt_declaration sum = with(parameter(&void_type, &text_type), "n", &size_type);
    if (GIVES(bounds, "n + MOST * sizeof(int)", sum, &resolved)) {
        const lt_bound *bound = &resolved.source.bound;
        CHECK_EQ(bound->items[0].reference, LT_BOUND_PARAMETER);
        CHECK_EQ(bound->items[0].index, 1);
        CHECK_EQ(bound->items[1].reference, LT_BOUND_CONSTANT);
        CHECK_EQ(bound->items[1].value, 256);
        CHECK_EQ(bound->items[2].value, 4);
    }
    lt_declaration ring =
        with_field(with_field(field(&text_type), "head", &size_type), "capacity", &size_type);
    if (GIVES(bounds, "capacity", ring, &resolved)) {
        CHECK_EQ(resolved.source.bound.items[0].reference, LT_BOUND_FIELD);
        CHECK_EQ(resolved.source.bound.items[0].index, 2);
    }
    if (GIVES(bounds, "used", bearer(LT_BEARER_VARIABLE, &text_type), &resolved))
        CHECK_EQ(resolved.source.bound.items[0].reference, LT_BOUND_VARIABLE);
    GOOD(bounds, "cfg.max", bearer(LT_BEARER_VARIABLE, &rich_record));
    GOOD(bounds, "p->len", with(function(&text_type), "p", &record_pointer));
    GOOD(bounds, "n", with(parameter(&void_type, &text_type), "n", &int_reference));
    GOOD(bounds, "n - 1", sum);
    GOOD(bounds, "0", sum);
    GOOD(bounds, "16", bearer(LT_BEARER_TYPEDEF, &text_type));
    GOOD(bounds, "by: evict", bearer(LT_BEARER_VARIABLE, &record_pointer));
    GOOD(bounds, "keys: tenants", bearer(LT_BEARER_VARIABLE, &rich_record));
    GOOD(bounds, "16", parameter(&void_type, &record_reference));
    GOOD(bounds, "n", with(parameter(&void_type, &dependent_type), "n", &dependent_type));
}

static void test_bad_bounds(void) {
    lt_declaration sum = with(with(parameter(&void_type, &text_type), "n", &size_type), "length", &size_type);
    BAD(bounds, "m", sum, 1, 1, "no parameter or constant is named 'm'", NULL);
    BAD(bounds, "n + lenght", sum, 5, 6, "no parameter or constant is named 'lenght'; did you mean 'length'?",
        "length");
    BAD(bounds, "2 * t->n", sum, 5, 1, "no parameter or constant is named 't'", NULL);
    BAD(bounds, "p", sum, 1, 1, "'p' cannot bound itself", NULL);
    BAD(bounds, "q", with(sum, "q", &text_type), 1, 1, "'q' is not an integer", NULL);
    BAD(bounds, "cfg", sum, 1, 3, "'cfg' is not an integer", NULL);
    BAD(bounds, "cfg.name", sum, 1, 8, "'cfg.name' is not an integer", NULL);
    BAD(bounds, "cfg.gone", sum, 1, 8, "there is no 'cfg.gone'", NULL);
    BAD(bounds, "sizeof(nope)", sum, 1, 12, "no type is named 'nope'", NULL);
    BAD(bounds, "n / 0", sum, 5, 1, "division by zero", NULL);
    BAD(bounds, "n - n - 3", sum, 1, 9, "a bound of -3 elements is negative", NULL);
    BAD(bounds, "by: evic", sum, 5, 4, "no function is named 'evic'", NULL);
    lt_declaration ring = with_field(field(&text_type), "capacity", &size_type);
    BAD(bounds, "capacty", ring, 1, 7, "no field or constant is named 'capacty'; did you mean 'capacity'?",
        "capacity");
    BAD(bounds, "n", parameter(&void_type, &int_type), 0, 0,
        "parameter 'p' has type 'int', which has no elements to bound", NULL);
    BAD(bounds, "4", function(&void_type), 0, 0, "result of 'f' is void, which has no elements to bound",
        NULL);
    BAD(bounds, "4", parameter(&void_type, &int_reference), 0, 0,
        "parameter 'p' has type 'int &', which has no elements to bound", NULL);
    BAD(bounds, "4", parameter(&void_type, &callback_type), 0, 0,
        "parameter 'p' has type 'void (*)(void)', which has no elements to bound", NULL);
}

static void test_silent_lookup(void) {
    static const lt_lookup nothing = {0};
    lt_declaration sum = with(parameter(&void_type, &text_type), "n", &size_type);
    lt_contract contract;
    lt_contract_error error;
    lt_resolved resolved;
    static const char *const good[] = {"n * sizeof(long)", "by: later", "n.x"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        CHECK(lt_contract_parse(arena, LT_CONTRACT_bounds, good[i], strlen(good[i]), &contract, &error));
        CHECK(lt_contract_resolve(arena, &contract, &sum, &nothing, &resolved, &error));
    }
    CHECK(lt_contract_parse(arena, LT_CONTRACT_bounds, "MOST", 4, &contract, &error));
    CHECK(!lt_contract_resolve(arena, &contract, &sum, &nothing, &resolved, &error));
}

static void test_names(void) {
    lt_declaration declaration = parameter(&void_type, &text_type);
    declaration.name = "";
    CHECK_STR(lt_declaration_show(arena, &declaration), "parameter 1");
    declaration.index = LT_NO_INDEX;
    CHECK_STR(lt_declaration_show(arena, &declaration), "unnamed parameter");
    declaration.bearer = LT_BEARER_FUNCTION;
    CHECK_STR(lt_declaration_show(arena, &declaration), "unnamed function's result");
}

int main(void) {
    arena = lt_arena_new();
    test_owned();
    test_through();
    test_conditions();
    test_borrowed();
    test_this_and_return();
    test_lifetime();
    test_bounds();
    test_bad_bounds();
    test_silent_lookup();
    test_names();
    lt_arena_delete(arena);
    return check_result();
}
