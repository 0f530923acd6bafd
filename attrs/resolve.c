#include "attrs/resolve.h"

#include "attrs/nearest.h"
#include "attrs/polynomial.h"

#include <string.h>

typedef struct resolver {
    lt_arena *arena;
    const lt_contract *contract;
    const lt_declaration *declaration;
    const lt_lookup *lookup;
    lt_resolved *resolved;
    lt_contract_error *error;
} resolver;

static bool fail_at(resolver *r, uint32_t column, uint32_t length, const char *suggestion,
                    const char *message) {
    *r->error = (lt_contract_error){column, length, message, suggestion};
    return false;
}

static bool fail_word(resolver *r, const lt_contract_word *word, const char *suggestion,
                      const char *message) {
    return fail_at(r, word->column, word->length, suggestion, message);
}

static bool fail(resolver *r, const char *message) {
    return fail_at(r, 0, 0, NULL, message);
}

static bool is_named(const char *name) {
    return name && *name;
}

/* --- the bearer -------------------------------------------------------------------------------------- */

const char *lt_declaration_show(lt_arena *arena, const lt_declaration *declaration) {
    static const char *const bearers[] = {
        [LT_BEARER_FUNCTION] = "result of", [LT_BEARER_PARAMETER] = "parameter", [LT_BEARER_FIELD] = "field",
        [LT_BEARER_VARIABLE] = "variable",  [LT_BEARER_TYPEDEF] = "type",        [LT_BEARER_RECORD] = "type",
    };
    if (is_named(declaration->name))
        return lt_arena_format(arena, "%s '%s'", bearers[declaration->bearer], declaration->name);
    if (declaration->bearer == LT_BEARER_PARAMETER && declaration->index != LT_NO_INDEX)
        return lt_arena_format(arena, "parameter %u", (unsigned)declaration->index + 1);
    return lt_arena_format(arena, "unnamed %s",
                           declaration->bearer == LT_BEARER_FUNCTION ? "function's result"
                                                                     : bearers[declaration->bearer]);
}

/* "result of 'f' is a 'double'". */
static const char *show_type(resolver *r) {
    static const char *const classes[] = {
        [LT_DECLARED_UNKNOWN] = "of unknown type",
        [LT_DECLARED_VOID] = "void",
        [LT_DECLARED_BOOLEAN] = "a boolean",
        [LT_DECLARED_INTEGER] = "an integer",
        [LT_DECLARED_FLOATING] = "a floating-point number",
        [LT_DECLARED_POINTER] = "a pointer",
        [LT_DECLARED_REFERENCE] = "a reference",
        [LT_DECLARED_ARRAY] = "an array",
        [LT_DECLARED_RECORD] = "a struct",
        [LT_DECLARED_FUNCTION] = "a function",
    };
    const lt_declared_type *type = &r->declaration->type;
    const char *bearer = lt_declaration_show(r->arena, r->declaration);
    if (type->type_class == LT_DECLARED_VOID || !is_named(type->spelling))
        return lt_arena_format(r->arena, "%s is %s", bearer, classes[type->type_class]);
    return lt_arena_format(r->arena, "%s has type '%s'", bearer, type->spelling);
}

/* Families of the memory allocators, which release pointers and nothing else. */
static bool is_memory_release(const char *name) {
    return strcmp(name, "free") == 0 || strcmp(name, "delete") == 0 || strcmp(name, "delete[]") == 0;
}

static const lt_contract_word *find_memory_release(const lt_contract *contract) {
    for (uint32_t i = 0; i < contract->releases.count; i++)
        if (is_memory_release(contract->releases.items[i].text))
            return &contract->releases.items[i];
    return NULL;
}

/* Whether values of the type can be handed to `free`. */
static bool is_memory(const lt_declared_type *type) {
    switch (type->type_class) {
    case LT_DECLARED_UNKNOWN:
    case LT_DECLARED_REFERENCE:
        return true;
    case LT_DECLARED_POINTER:
        return type->element != LT_DECLARED_FUNCTION;
    case LT_DECLARED_ARRAY:
        return type->element == LT_DECLARED_UNKNOWN || type->element == LT_DECLARED_POINTER ||
               (type->element == LT_DECLARED_RECORD && type->holds_pointers);
    case LT_DECLARED_RECORD:
        return type->holds_pointers;
    default:
        return false;
    }
}

/* Whether values of the type can be a handle that some function of the user's releases. */
static bool is_handle(const lt_declared_type *type) {
    return type->type_class != LT_DECLARED_VOID && type->type_class != LT_DECLARED_BOOLEAN &&
           type->type_class != LT_DECLARED_FLOATING && type->type_class != LT_DECLARED_FUNCTION;
}

/* Memory may be owned; a handle (`int fd`) when the contract says what releases it. */
static bool check_owned_bearer(resolver *r) {
    const lt_declared_type *type = &r->declaration->type;
    if (is_memory(type))
        return true;
    if (!is_handle(type))
        return fail(r, lt_arena_format(r->arena, "%s, which cannot be owned", show_type(r)));
    const lt_contract_word *release = find_memory_release(r->contract);
    if (release)
        return fail_word(
            r, release, NULL,
            lt_arena_format(r->arena, "%s, which '%s' does not release", show_type(r), release->text));
    if (r->contract->releases.count)
        return true;
    const char *why = type->type_class == LT_DECLARED_INTEGER
                          ? "is owned only with the function that releases it"
                      : type->type_class == LT_DECLARED_POINTER ? "points to no memory that could be released"
                                                                : "holds no pointer that could be owned";
    return fail(r, lt_arena_format(r->arena, "%s, which %s", show_type(r), why));
}

static bool check_referring_bearer(resolver *r) {
    const lt_declaration *declaration = r->declaration;
    if (declaration->bearer == LT_BEARER_FUNCTION && r->contract->outlived.count)
        return true; /* a statement about regions, not about the result */
    if (is_handle(&declaration->type))
        return true;
    return fail(r, lt_arena_format(r->arena, "%s, which refers to nothing that '%s' could speak of",
                                   show_type(r), lt_attributes[r->contract->kind].name));
}

static bool check_bounds_bearer(resolver *r) {
    const lt_declared_type *type = &r->declaration->type;
    bool many;
    switch (type->type_class) {
    case LT_DECLARED_UNKNOWN:
    case LT_DECLARED_ARRAY:
    case LT_DECLARED_RECORD:
        many = true;
        break;
    case LT_DECLARED_POINTER:
        many = type->element != LT_DECLARED_FUNCTION;
        break;
    case LT_DECLARED_REFERENCE:
        many = type->element == LT_DECLARED_ARRAY || type->element == LT_DECLARED_RECORD ||
               type->element == LT_DECLARED_POINTER || type->element == LT_DECLARED_UNKNOWN;
        break;
    default:
        many = false;
    }
    return many || fail(r, lt_arena_format(r->arena, "%s, which has no elements to bound", show_type(r)));
}

/* --- conditions -------------------------------------------------------------------------------------- */

uint32_t lt_condition_ranges(lt_contract_relation relation, int64_t value, lt_value_range ranges[2]) {
    lt_value_range all = {INT64_MIN, INT64_MAX}, low = {INT64_MIN, value}, high = {value, INT64_MAX};
    lt_value_range below = {INT64_MIN, value - (value != INT64_MIN)},
                   above = {value + (value != INT64_MAX), INT64_MAX};
    switch (relation) {
    case LT_CONTRACT_ALWAYS:
        ranges[0] = all;
        return 1;
    case LT_CONTRACT_EQ:
        ranges[0] = (lt_value_range){value, value};
        return 1;
    case LT_CONTRACT_NE:
        ranges[0] = value == INT64_MIN ? above : below;
        ranges[1] = above;
        return value == INT64_MIN || value == INT64_MAX ? 1 : 2;
    case LT_CONTRACT_LT:
        ranges[0] = below;
        return value != INT64_MIN;
    case LT_CONTRACT_LE:
        ranges[0] = low;
        return 1;
    case LT_CONTRACT_GT:
        ranges[0] = above;
        return value != INT64_MAX;
    case LT_CONTRACT_GE:
        ranges[0] = high;
        return 1;
    }
    return 0;
}

/* Whether some value of the integer or boolean type satisfies the condition. */
static bool is_satisfiable(const lt_resolved *resolved, const lt_declared_type *type) {
    lt_value_range ranges[2], values = {INT64_MIN, INT64_MAX};
    uint32_t bits = type->type_class == LT_DECLARED_BOOLEAN ? 1 : type->bits;
    bool is_signed = type->is_signed && type->type_class != LT_DECLARED_BOOLEAN;
    if (bits == 0)
        return true;
    if (!is_signed)
        values.low = 0;
    if (bits - is_signed < 63) {
        values.high = ((int64_t)1 << (bits - is_signed)) - 1;
        values.low = is_signed ? -values.high - 1 : 0;
    }
    uint32_t count = lt_condition_ranges(resolved->relation, resolved->value, ranges);
    for (uint32_t i = 0; i < count; i++)
        if (ranges[i].low <= values.high && ranges[i].high >= values.low)
            return true;
    return false;
}

static const char *near_name(const resolver *r, const char *name) {
    return r->lookup->near_name ? r->lookup->near_name(r->lookup->context, name) : NULL;
}

/* An error's suggestion is also said, for those who read messages without fix-its. */
static const char *or_maybe(resolver *r, const char *message, const char *suggestion) {
    return suggestion ? lt_arena_format(r->arena, "%s; did you mean '%s'?", message, suggestion) : message;
}

static bool find_constant(const resolver *r, const char *name, int64_t *value) {
    if (strcmp(name, "true") == 0 || strcmp(name, "false") == 0) {
        *value = name[0] == 't';
        return true;
    }
    return r->lookup->constant && r->lookup->constant(r->lookup->context, name, value);
}

static bool resolve_compared(resolver *r) {
    const lt_contract_condition *condition = &r->contract->condition;
    r->resolved->relation = condition->relation;
    r->resolved->value = condition->value;
    if (condition->operand != LT_CONTRACT_CONSTANT ||
        find_constant(r, condition->compared.text, &r->resolved->value))
        return true;
    const char *name = condition->compared.text, *suggestion = near_name(r, name);
    return fail_word(r, &condition->compared, suggestion,
                     or_maybe(r, lt_arena_format(r->arena, "no constant is named '%s'", name), suggestion));
}

static const lt_declared_type *tested_result(const lt_declaration *declaration) {
    return declaration->bearer == LT_BEARER_FUNCTION    ? &declaration->type
           : declaration->bearer == LT_BEARER_PARAMETER ? declaration->result
                                                        : NULL;
}

static const char *function_name(const lt_declaration *declaration) {
    const char *name = declaration->bearer == LT_BEARER_FUNCTION ? declaration->name : declaration->function;
    return is_named(name) ? name : "the function";
}

static bool check_pointer_condition(resolver *r) {
    const lt_contract_condition *condition = &r->contract->condition;
    if (condition->relation != LT_CONTRACT_EQ && condition->relation != LT_CONTRACT_NE)
        return fail_word(r, &condition->sign, NULL, "a pointer can be compared with == and != only");
    if (condition->operand == LT_CONTRACT_INTEGER)
        return fail_word(r, &condition->compared, condition->value == 0 ? "null" : NULL,
                         lt_arena_format(r->arena, "'%s' returns a pointer: compare it with 'null'",
                                         function_name(r->declaration)));
    return true;
}

static bool check_number_condition(resolver *r, const lt_declared_type *result) {
    const lt_contract_condition *condition = &r->contract->condition;
    if (condition->operand == LT_CONTRACT_NULL)
        return fail_word(r, &condition->compared, "0",
                         lt_arena_format(r->arena, "'%s' returns no pointer that could be null",
                                         function_name(r->declaration)));
    if (is_satisfiable(r->resolved, result))
        return true;
    return fail_word(r, &condition->compared, NULL,
                     lt_arena_format(r->arena, "'%s' never returns a value %s %s",
                                     function_name(r->declaration), condition->sign.text,
                                     condition->compared.text));
}

static bool resolve_condition(resolver *r) {
    const lt_contract_condition *condition = &r->contract->condition;
    if (condition->relation == LT_CONTRACT_ALWAYS)
        return true;
    const lt_declared_type *result = tested_result(r->declaration);
    bool in_function = r->declaration->bearer <= LT_BEARER_PARAMETER;
    if (!in_function)
        return fail_at(r, condition->column, 6, NULL,
                       lt_arena_format(r->arena, "%s belongs to no function: there is no result to test",
                                       lt_declaration_show(r->arena, r->declaration)));
    if (!result || result->type_class == LT_DECLARED_VOID)
        return fail_at(
            r, condition->column, 6, NULL,
            lt_arena_format(r->arena, "'%s' has no result to test", function_name(r->declaration)));
    if (condition->operand == LT_CONTRACT_NULL && condition->relation > LT_CONTRACT_NE)
        return fail_word(r, &condition->sign, NULL, "'null' can be compared with == and != only");
    if (!resolve_compared(r))
        return false;
    switch (result->type_class) {
    case LT_DECLARED_UNKNOWN:
        return true;
    case LT_DECLARED_POINTER:
        return check_pointer_condition(r);
    case LT_DECLARED_BOOLEAN:
    case LT_DECLARED_INTEGER:
        return check_number_condition(r, result);
    default:
        return fail_at(r, condition->column, 6, NULL,
                       lt_arena_format(r->arena,
                                       "the result of '%s' is no number or pointer that could be tested",
                                       function_name(r->declaration)));
    }
}

/* --- regions ----------------------------------------------------------------------------------------- */

static uint32_t find_declared(const lt_declared_name *names, uint32_t count, const char *name) {
    for (uint32_t i = 0; i < count; i++)
        if (names[i].name && strcmp(names[i].name, name) == 0)
            return i;
    return LT_NO_INDEX;
}

static bool is_own_parameter(const lt_declaration *declaration, uint32_t index) {
    return declaration->bearer == LT_BEARER_PARAMETER && declaration->index == index;
}

static bool refers(const lt_declared_type *type) {
    return type->type_class == LT_DECLARED_UNKNOWN || type->type_class == LT_DECLARED_POINTER ||
           type->type_class == LT_DECLARED_REFERENCE || type->type_class == LT_DECLARED_RECORD;
}

/* The one parameter that can stand for the `this` that is not there, or null. */
static const char *only_referrer(const lt_declaration *declaration) {
    const char *found = NULL;
    for (uint32_t i = 0; i < declaration->parameter_count; i++) {
        if (is_own_parameter(declaration, i) || !refers(&declaration->parameters[i].type) ||
            !is_named(declaration->parameters[i].name))
            continue;
        if (found)
            return NULL;
        found = declaration->parameters[i].name;
    }
    return found;
}

static bool resolve_this(resolver *r, const lt_contract_word *word) {
    const lt_declaration *declaration = r->declaration;
    if (declaration->has_this)
        return true;
    const char *suggestion = declaration->is_static_member ? "static" : only_referrer(declaration);
    if (!declaration->is_cxx)
        return fail_word(r, word, suggestion, or_maybe(r, "there is no 'this' in C", suggestion));
    const char *why = declaration->is_static_member ? "is static" : "is no member function";
    const char *name =
        declaration->bearer <= LT_BEARER_PARAMETER ? function_name(declaration) : declaration->name;
    if (declaration->bearer > LT_BEARER_PARAMETER && !declaration->is_static_member)
        why = "is no member";
    return fail_word(r, word, suggestion, lt_arena_format(r->arena, "'%s' %s and has no 'this'", name, why));
}

static bool resolve_return(resolver *r, const lt_contract_word *word) {
    const lt_declaration *declaration = r->declaration;
    if (declaration->bearer > LT_BEARER_PARAMETER)
        return fail_word(r, word, NULL,
                         lt_arena_format(r->arena,
                                         "%s belongs to no function: there is no result to live for",
                                         lt_declaration_show(r->arena, declaration)));
    bool is_own = declaration->bearer == LT_BEARER_FUNCTION && r->contract->outlived.count == 0;
    if (is_own)
        return fail_word(r, word, NULL,
                         lt_arena_format(r->arena, "the result of '%s' cannot live as long as itself",
                                         function_name(declaration)));
    const lt_declared_type *result = tested_result(declaration);
    if (!result || !refers(result))
        return fail_word(
            r, word, NULL,
            lt_arena_format(r->arena, "the result of '%s' refers to nothing", function_name(declaration)));
    return true;
}

static bool resolve_parameter_region(resolver *r, const lt_contract_word *word, uint32_t index) {
    const lt_declaration *declaration = r->declaration;
    if (is_own_parameter(declaration, index) && r->contract->kind == LT_CONTRACT_borrowed)
        return fail_word(r, word, NULL,
                         lt_arena_format(r->arena, "'%s' cannot be borrowed from itself", word->text));
    if (is_handle(&declaration->parameters[index].type))
        return true;
    return fail_word(
        r, word, NULL,
        lt_arena_format(r->arena, "parameter '%s' refers to nothing that could be a region", word->text));
}

/* A name of one's own is a region; but one that is all but a parameter's is a slip of the pen. */
static bool resolve_named(resolver *r, const lt_contract_word *word) {
    enum { SHORTEST = 4 };
    const lt_declaration *declaration = r->declaration;
    if (r->contract->kind != LT_CONTRACT_borrowed || strlen(word->text) < SHORTEST)
        return true;
    for (uint32_t i = 0; i < declaration->parameter_count; i++) {
        const char *name = declaration->parameters[i].name;
        if (is_own_parameter(declaration, i) || !is_named(name) || strlen(name) < SHORTEST ||
            lt_name_distance(word->text, name) != 1)
            continue;
        const char *message = lt_arena_format(r->arena, "no parameter of '%s' is named '%s'",
                                              function_name(declaration), word->text);
        return fail_word(r, word, name, or_maybe(r, message, name));
    }
    return true;
}

static bool resolve_region(resolver *r, const lt_contract_word *word, lt_contract_regions *regions) {
    static const struct {
        const char *name;
        lt_contract_region_kind kind;
    } words[] = {{"this", LT_CONTRACT_REGION_THIS},
                 {"return", LT_CONTRACT_REGION_RETURN},
                 {"static", LT_CONTRACT_REGION_STATIC}};
    lt_contract_region region = {LT_CONTRACT_REGION_NAMED, LT_NO_INDEX, word->text};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(word->text, words[i].name) == 0)
            region.kind = words[i].kind;
    bool good = true;
    if (region.kind == LT_CONTRACT_REGION_THIS) {
        good = resolve_this(r, word);
    } else if (region.kind == LT_CONTRACT_REGION_RETURN) {
        good = resolve_return(r, word);
    } else if (region.kind == LT_CONTRACT_REGION_NAMED) {
        region.index = find_declared(r->declaration->parameters, r->declaration->parameter_count, word->text);
        if (region.index != LT_NO_INDEX)
            region.kind = LT_CONTRACT_REGION_PARAMETER;
        good = region.index == LT_NO_INDEX ? resolve_named(r, word)
                                           : resolve_parameter_region(r, word, region.index);
    }
    if (good)
        LT_PUSH(r->arena, regions, region);
    return good;
}

static bool resolve_regions(resolver *r, const lt_contract_words *words, lt_contract_regions *regions) {
    for (uint32_t i = 0; i < words->count; i++)
        if (!resolve_region(r, &words->items[i], regions))
            return false;
    return true;
}

static bool check_relation(resolver *r) {
    const lt_contract_words *outlived = &r->contract->outlived;
    for (uint32_t i = 0; i < outlived->count; i++) {
        const lt_contract_word *word = &outlived->items[i], *outer = &r->contract->regions.items[0];
        if (strcmp(word->text, outer->text) == 0)
            return fail_word(r, word, NULL,
                             lt_arena_format(r->arena, "region '%s' cannot outlive itself", word->text));
        if (strcmp(word->text, "static") == 0)
            return fail_word(r, word, NULL,
                             lt_arena_format(r->arena,
                                             "region '%s' cannot outlive 'static', which ends "
                                             "with the process",
                                             outer->text));
    }
    return true;
}

/* --- bounds ------------------------------------------------------------------------------------------ */

static bool is_number(const lt_declared_type *type) {
    bool through = type->type_class == LT_DECLARED_REFERENCE;
    lt_declared_class number = through ? type->element : type->type_class;
    return number == LT_DECLARED_INTEGER || number == LT_DECLARED_BOOLEAN || number == LT_DECLARED_UNKNOWN;
}

static bool fail_operand(resolver *r, const lt_bound_node *node, const char *suggestion,
                         const char *message) {
    return fail_at(r, node->column, node->length, suggestion, or_maybe(r, message, suggestion));
}

static bool unknown_name(resolver *r, const lt_bound_node *node) {
    const lt_declaration *declaration = r->declaration;
    lt_nearest nearest = {.sought = node->name};
    for (uint32_t i = 0; i < declaration->parameter_count; i++)
        if (is_number(&declaration->parameters[i].type))
            lt_nearest_offer(&nearest, declaration->parameters[i].name);
    for (uint32_t i = 0; i < declaration->field_count; i++)
        if (is_number(&declaration->fields[i].type))
            lt_nearest_offer(&nearest, declaration->fields[i].name);
    lt_nearest_offer(&nearest, near_name(r, node->name));
    const char *what =
        declaration->bearer == LT_BEARER_FIELD ? "field or constant"
        : declaration->bearer == LT_BEARER_FUNCTION || declaration->bearer == LT_BEARER_PARAMETER
            ? (declaration->has_this ? "parameter, field or constant" : "parameter or constant")
            : "variable or constant";
    lt_bound_node name = *node;
    name.length = (uint32_t)strlen(node->name);
    return fail_operand(r, &name, nearest.found,
                        lt_arena_format(r->arena, "no %s is named '%s'", what, node->name));
}

static bool find_operand(const resolver *r, lt_bound_node *node, lt_declared_type *type) {
    const lt_declaration *declaration = r->declaration;
    const lt_lookup *lookup = r->lookup;
    *type = (lt_declared_type){.type_class = LT_DECLARED_INTEGER};
    node->index = find_declared(declaration->parameters, declaration->parameter_count, node->name);
    if (node->index != LT_NO_INDEX) {
        node->reference = LT_BOUND_PARAMETER;
        *type = declaration->parameters[node->index].type;
        return true;
    }
    node->index = find_declared(declaration->fields, declaration->field_count, node->name);
    if (node->index != LT_NO_INDEX) {
        node->reference = LT_BOUND_FIELD;
        *type = declaration->fields[node->index].type;
        return true;
    }
    node->reference = LT_BOUND_CONSTANT;
    if (!*node->path && find_constant(r, node->name, &node->value))
        return true;
    node->reference = LT_BOUND_VARIABLE;
    return lookup->variable && lookup->variable(lookup->context, node->name, type);
}

static bool resolve_operand(resolver *r, lt_bound_node *node) {
    lt_declared_type type;
    if (!find_operand(r, node, &type))
        return unknown_name(r, node);
    const char *shown = *node->path ? lt_arena_format(r->arena, "%s%s", node->name, node->path) : node->name;
    if (*node->path) {
        type = (lt_declared_type){.type_class = LT_DECLARED_INTEGER};
        if (r->lookup->member && !r->lookup->member(r->lookup->context, node, &type))
            return fail_operand(r, node, NULL, lt_arena_format(r->arena, "there is no '%s'", shown));
    }
    bool is_bearer = !*node->path && r->declaration->index == node->index &&
                     node->reference == (r->declaration->bearer == LT_BEARER_PARAMETER ? LT_BOUND_PARAMETER
                                         : r->declaration->bearer == LT_BEARER_FIELD   ? LT_BOUND_FIELD
                                                                                       : LT_BOUND_UNRESOLVED);
    if (is_bearer)
        return fail_operand(r, node, NULL, lt_arena_format(r->arena, "'%s' cannot bound itself", shown));
    if (!is_number(&type))
        return fail_operand(r, node, NULL, lt_arena_format(r->arena, "'%s' is not an integer", shown));
    return true;
}

static bool resolve_size(resolver *r, lt_bound_node *node) {
    if (!r->lookup->size)
        return true;
    node->reference = LT_BOUND_CONSTANT;
    return r->lookup->size(r->lookup->context, node->name, &node->value) ||
           fail_operand(r, node, NULL, lt_arena_format(r->arena, "no type is named '%s'", node->name));
}

static bool check_number_of_elements(resolver *r, const lt_bound *bound) {
    lt_polynomial polynomial;
    int64_t value;
    if (!lt_polynomial_of(r->arena, bound, &polynomial) || !lt_polynomial_constant(&polynomial, &value) ||
        value >= 0)
        return true;
    const lt_bound_node *root = &bound->items[bound->count - 1];
    return fail_operand(r, root, NULL,
                        lt_arena_format(r->arena, "a bound of %lld elements is negative", (long long)value));
}

static bool check_divisor(resolver *r, const lt_bound *bound, const lt_bound_node *division) {
    const lt_bound_node *divisor = &bound->items[division->right];
    bool is_zero =
        (divisor->kind == LT_BOUND_INTEGER || divisor->reference == LT_BOUND_CONSTANT) && divisor->value == 0;
    return !is_zero || fail_operand(r, divisor, NULL, "division by zero");
}

static bool resolve_bound(resolver *r) {
    const lt_bound *written = &r->contract->bound;
    lt_bound *bound = &r->resolved->source.bound;
    bound->items = lt_arena_copy(r->arena, written->items, written->count * sizeof *written->items);
    bound->count = bound->capacity = written->count;
    for (uint32_t i = 0; i < bound->count; i++) {
        lt_bound_node *node = &bound->items[i];
        bool good = node->kind == LT_BOUND_NAME     ? resolve_operand(r, node)
                    : node->kind == LT_BOUND_SIZEOF ? resolve_size(r, node)
                    : node->kind == LT_BOUND_DIVIDE ? check_divisor(r, bound, node)
                                                    : true;
        if (!good)
            return false;
    }
    return bound->count == 0 || check_number_of_elements(r, bound);
}

static bool resolve_by(resolver *r) {
    const lt_contract_word *by = &r->contract->by;
    if (!by->text || !r->lookup->function || r->lookup->function(r->lookup->context, by->text))
        return true;
    const char *suggestion = near_name(r, by->text);
    return fail_word(
        r, by, suggestion,
        or_maybe(r, lt_arena_format(r->arena, "no function is named '%s'", by->text), suggestion));
}

/* --- the four contracts ------------------------------------------------------------------------------ */

/* Whether the contract speaks of what the callee stores at `*p`. Only a conditional one can: without a
 * condition `char **names` is an array given away. An integer behind the pointer is a handle when something
 * other than an allocator releases it. */
static bool gives_through(const lt_contract *contract, const lt_declaration *declaration) {
    const lt_declared_type *type = &declaration->type;
    if (declaration->bearer != LT_BEARER_PARAMETER || contract->condition.relation == LT_CONTRACT_ALWAYS)
        return false;
    if (type->type_class != LT_DECLARED_POINTER && type->type_class != LT_DECLARED_REFERENCE)
        return false;
    return type->element == LT_DECLARED_POINTER ||
           (type->element == LT_DECLARED_INTEGER && contract->releases.count &&
            !find_memory_release(contract));
}

static void resolve_releases(resolver *r) {
    const lt_contract_words *written = &r->contract->releases;
    uint32_t count = written->count ? written->count : 1;
    const char **releases = LT_NEW_ARRAY(r->arena, const char *, count);
    releases[0] = "free";
    for (uint32_t i = 0; i < written->count; i++)
        releases[i] = written->items[i].text;
    r->resolved->releases = releases;
    r->resolved->release_count = count;
    r->resolved->releases_implied = written->count == 0;
}

static bool resolve_owned(resolver *r) {
    resolve_releases(r);
    r->resolved->through = gives_through(r->contract, r->declaration);
    return check_owned_bearer(r) && resolve_condition(r);
}

static bool resolve_borrowed(resolver *r) {
    return check_referring_bearer(r) && resolve_regions(r, &r->contract->regions, &r->resolved->regions) &&
           resolve_condition(r);
}

static bool resolve_lifetime(resolver *r) {
    return check_referring_bearer(r) && check_relation(r) &&
           resolve_regions(r, &r->contract->regions, &r->resolved->regions) &&
           resolve_regions(r, &r->contract->outlived, &r->resolved->outlived);
}

static bool resolve_bounds(resolver *r) {
    return check_bounds_bearer(r) && resolve_bound(r) && resolve_by(r);
}

typedef bool resolve_contract(resolver *r);

static resolve_contract *const resolvers[LT_CONTRACT_KINDS] = {
    [LT_CONTRACT_owned] = resolve_owned,
    [LT_CONTRACT_borrowed] = resolve_borrowed,
    [LT_CONTRACT_lifetime] = resolve_lifetime,
    [LT_CONTRACT_bounds] = resolve_bounds,
};

bool lt_contract_resolve(lt_arena *arena, const lt_contract *contract, const lt_declaration *declaration,
                         const lt_lookup *lookup, lt_resolved *resolved, lt_contract_error *error) {
    *resolved = (lt_resolved){.source = *contract};
    *error = (lt_contract_error){0};
    resolver r = {arena, contract, declaration, lookup, resolved, error};
    return resolvers[contract->kind](&r);
}
