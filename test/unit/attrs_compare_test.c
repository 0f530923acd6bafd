/* Contracts side by side: contradictions, redeclarations, overriders; and the arithmetic of bounds they rest
 * on. */
#include "attrs/compare.h"
#include "attrs/polynomial.h"

#include "test/unit/check.h"

static lt_arena *arena;

/* --- `int f(char *p, size_t n, size_t m)` and `char *f(…)`, methods ---------------------------------- */

#define TEXT_TYPE                                                                                            \
    { .type_class = LT_DECLARED_POINTER, .element = LT_DECLARED_INTEGER }
#define SIZE_TYPE                                                                                            \
    { .type_class = LT_DECLARED_INTEGER, .bits = 64 }

static const lt_declared_type text_type = TEXT_TYPE;
static const lt_declared_type int_type = {.type_class = LT_DECLARED_INTEGER, .is_signed = true, .bits = 32};
static const lt_declared_name names[] = {{"p", TEXT_TYPE}, {"n", SIZE_TYPE}, {"m", SIZE_TYPE}};
static const lt_declared_name other_names[] = {{"p", TEXT_TYPE}, {"count", SIZE_TYPE}, {"n", SIZE_TYPE}};

static lt_declaration result_of(const lt_declared_name *parameters) {
    return (lt_declaration){.bearer = LT_BEARER_FUNCTION,
                            .name = "f",
                            .type = text_type,
                            .parameters = parameters,
                            .parameter_count = 3,
                            .index = LT_NO_INDEX,
                            .is_cxx = true,
                            .has_this = true};
}

static lt_declaration parameter_of(const lt_declared_name *parameters) {
    lt_declaration declaration = result_of(parameters);
    declaration.bearer = LT_BEARER_PARAMETER;
    declaration.name = "p";
    declaration.function = "f";
    declaration.result = &int_type;
    declaration.index = 0;
    return declaration;
}

/* One contract written as in the source: `owned`, `bounds(n + 1)`. Several are separated by semicolons. */
static lt_contracts contracts_of(const char *text, lt_declaration declaration) {
    static const lt_lookup nothing = {0};
    lt_contracts contracts = {0};
    for (const char *end; *text; text = *end ? end + 1 : end) {
        end = strchr(text, ';') ? strchr(text, ';') : text + strlen(text);
        size_t name = strcspn(text, "(;");
        const char *argument = text[name] == '(' ? text + name + 1 : NULL;
        lt_contract contract;
        lt_resolved resolved;
        lt_contract_error error;
        lt_contract_kind kind = lt_contract_kind_named(text, name);
        bool good = kind != LT_CONTRACT_KINDS &&
                    lt_contract_parse(arena, kind, argument, argument ? (size_t)(end - argument - 1) : 0,
                                      &contract, &error) &&
                    lt_contract_resolve(arena, &contract, &declaration, &nothing, &resolved, &error);
        if (CHECK(good))
            LT_PUSH(arena, &contracts, resolved);
        else
            fprintf(stderr, "    in \"%s\": %s\n", text, error.message);
    }
    return contracts;
}

typedef struct sample {
    bool is_parameter;
    const char *before, *after; /* for one declaration: `before` alone */
    const char *message;        /* null: they agree */
} sample;

enum { RESULT, PARAMETER };

/* --- one declaration --------------------------------------------------------------------------------- */

static const sample declarations[] = {
    {RESULT, "", "", NULL},
    {RESULT, "owned", "", NULL},
    {RESULT, "owned;owned", "", NULL},
    {RESULT, "owned;owned(free)", "", NULL},
    {RESULT, "owned(a|b);owned(b|a)", "", NULL},
    {RESULT, "owned;bounds(n)", "", NULL},
    {RESULT, "owned(stmt_done);lifetime(db)", "", NULL},
    {RESULT, "borrowed(p);lifetime(req)", "", NULL},
    {RESULT, "lifetime(a: b);lifetime(b: c);lifetime(d)", "", NULL},
    {RESULT, "bounds(n + 1);bounds(1 + n)", "", NULL},
    {RESULT, "bounds(4096);bounds(by: evict);bounds(keys: tenants)", "", NULL},
    {PARAMETER, "owned(free when return == 0);owned(keep when return > 0)", "", NULL},
    {PARAMETER, "owned(free when return == 0);borrowed(this when return != 0)", "", NULL},
    {RESULT, "owned;borrowed(p)", "", "result of 'f' cannot be both 'owned' and 'borrowed(\"p\")'"},
    {RESULT, "bounds(n);borrowed(p);owned", "", "result of 'f' cannot be both 'borrowed(\"p\")' and 'owned'"},
    {RESULT, "owned(fclose);owned(pclose)", "",
     "result of 'f' cannot be both 'owned(\"fclose\")' and 'owned(\"pclose\")'"},
    {PARAMETER, "owned(free when return <= 0);owned(keep when return >= 0)", "",
     "parameter 'p' cannot be both 'owned(\"free when return <= 0\")' and 'owned(\"keep when return >= "
     "0\")'"},
    {RESULT, "owned;lifetime(static)", "", "result of 'f' cannot be both 'owned' and 'lifetime(\"static\")'"},
    {RESULT, "lifetime(a);lifetime(b)", "",
     "result of 'f' cannot be both 'lifetime(\"a\")' and 'lifetime(\"b\")'"},
    {RESULT, "lifetime(a: b);lifetime(b: a)", "",
     "result of 'f' cannot be both 'lifetime(\"a: b\")' and 'lifetime(\"b: a\")'"},
    {RESULT, "bounds(n);bounds(n + 1)", "",
     "result of 'f' cannot be both 'bounds(\"n\")' and 'bounds(\"n + 1\")'"},
    {RESULT, "borrowed(p);borrowed(this)", "",
     "result of 'f' cannot be both 'borrowed(\"p\")' and 'borrowed(\"this\")'"},
};

/* --- redeclarations; the later one names its parameters differently ---------------------------------- */

static const sample redeclarations[] = {
    {RESULT, "owned", "", NULL},
    {RESULT, "", "owned", NULL},
    {RESULT, "owned(fclose)", "owned(fclose)", NULL},
    {RESULT, "owned", "bounds(n)", NULL},
    {RESULT, "borrowed(p, this)", "borrowed(this, p)", NULL},
    {PARAMETER, "bounds(n + m)", "bounds(n + count)", NULL},
    {PARAMETER, "bounds((n + 1) * 2)", "bounds(2 * count + 2)", NULL},
    {PARAMETER, "owned(free when return >= 0)", "owned(free when return > -1)", NULL},
    {RESULT, "lifetime(a: b)", "lifetime(c: d)", NULL},
    {RESULT, "owned(fclose)", "owned(pclose)",
     "result of 'f' is redeclared 'owned(\"pclose\")', but was 'owned(\"fclose\")' before"},
    {RESULT, "owned", "borrowed(static)",
     "result of 'f' is redeclared 'borrowed(\"static\")', but was 'owned' before"},
    {PARAMETER, "borrowed", "owned", "parameter 'p' is redeclared 'owned', but was 'borrowed' before"},
    {PARAMETER, "bounds(n)", "bounds(n)",
     "parameter 'p' is redeclared 'bounds(\"n\")', but was 'bounds(\"n\")' before"},
    {PARAMETER, "bounds(n)", "bounds(count + 1)",
     "parameter 'p' is redeclared 'bounds(\"count + 1\")', but was 'bounds(\"n\")' before"},
    {PARAMETER, "owned(free when return == 0)", "owned(free when return == 1)",
     "parameter 'p' is redeclared 'owned(\"free when return == 1\")', but was 'owned(\"free when return == "
     "0\")' "
     "before"},
    {RESULT, "owned", "lifetime(static)",
     "result of 'f' is redeclared 'lifetime(\"static\")', but was 'owned' before"},
    {RESULT, "lifetime(a: b)", "lifetime(b: a)",
     "result of 'f' is redeclared 'lifetime(\"b: a\")', but was 'lifetime(\"a: b\")' before"},
};

/* --- overriders -------------------------------------------------------------------------------------- */

static const sample overriders[] = {
    {RESULT, "owned", "", NULL},
    {RESULT, "", "owned", NULL},
    {RESULT, "owned", "owned(free)", NULL},
    {PARAMETER, "", "owned", NULL},
    {PARAMETER, "borrowed", "borrowed", NULL},
    {PARAMETER, "borrowed(this)", "borrowed", NULL},
    {PARAMETER, "borrowed(this, n)", "borrowed(this)", NULL},
    {PARAMETER, "borrowed(static)", "borrowed(this)", NULL},
    {PARAMETER, "lifetime(static)", "lifetime(req)", NULL},
    {PARAMETER, "lifetime(req)", "borrowed", NULL},
    {PARAMETER, "bounds(n)", "bounds(n - 1)", NULL},
    {PARAMETER, "bounds(n)", "bounds(n)", NULL},
    {PARAMETER, "bounds(n)", "bounds(m)", NULL},
    {PARAMETER, "bounds(n)", "bounds(n / 2)", NULL},
    {PARAMETER, "bounds(by: a)", "bounds(by: b)", NULL},
    {RESULT, "bounds(n)", "bounds(n + 8)", NULL},
    {RESULT, "borrowed(this)", "borrowed(static)", NULL},
    {RESULT, "borrowed(this)", "lifetime(static)", NULL},
    {RESULT, "borrowed(this, p)", "borrowed(this)", NULL},
    {RESULT, "borrowed", "borrowed(p)", NULL},
    {PARAMETER, "borrowed", "owned",
     "overrider weakens parameter 'p' from 'borrowed' to 'owned': callers of the overridden function still "
     "use it"},
    {PARAMETER, "owned", "borrowed",
     "overrider weakens parameter 'p' from 'owned' to 'borrowed': callers of the overridden function give it "
     "away"},
    {RESULT, "owned", "borrowed(this)",
     "overrider weakens result of 'f' from 'owned' to 'borrowed(\"this\")': callers of the overridden "
     "function "
     "release it"},
    {RESULT, "borrowed(this)", "owned",
     "overrider weakens result of 'f' from 'borrowed(\"this\")' to 'owned': callers of the overridden "
     "function do not "
     "release it"},
    {RESULT, "owned", "owned(delete)",
     "overrider weakens result of 'f' from 'owned' to 'owned(\"delete\")': it is released differently"},
    {PARAMETER, "owned(free when return == 0)", "owned",
     "overrider weakens parameter 'p' from 'owned(\"free when return == 0\")' to 'owned': the condition is "
     "another"},
    {PARAMETER, "bounds(n)", "bounds(n + 8)",
     "overrider weakens parameter 'p' from 'bounds(\"n\")' to 'bounds(\"n + 8\")': callers of the overridden "
     "function "
     "pass fewer elements"},
    {RESULT, "bounds(n)", "bounds(n - 1)",
     "overrider weakens result of 'f' from 'bounds(\"n\")' to 'bounds(\"n - 1\")': callers of the overridden "
     "function "
     "count on more elements"},
    {RESULT, "borrowed(static)", "borrowed(this)",
     "overrider weakens result of 'f' from 'borrowed(\"static\")' to 'borrowed(\"this\")': callers of the "
     "overridden "
     "function count on another life"},
    {RESULT, "lifetime(static)", "borrowed(this)",
     "overrider weakens result of 'f' from 'lifetime(\"static\")' to 'borrowed(\"this\")': callers of the "
     "overridden "
     "function count on another life"},
    {RESULT, "borrowed(this)", "borrowed(this, p)",
     "overrider weakens result of 'f' from 'borrowed(\"this\")' to 'borrowed(\"this, p\")': callers of the "
     "overridden "
     "function count on another life"},
    {PARAMETER, "borrowed", "borrowed(this)",
     "overrider weakens parameter 'p' from 'borrowed' to 'borrowed(\"this\")': callers of the overridden "
     "function need "
     "not keep it alive for so long"},
    {PARAMETER, "borrowed", "lifetime(static)",
     "overrider weakens parameter 'p' from 'borrowed' to 'lifetime(\"static\")': callers of the overridden "
     "function "
     "need not keep it alive for so long"},
};

typedef bool compare(lt_arena *, const lt_declaration *, const lt_contracts *, const lt_contracts *,
                     lt_disagreement *);

static bool compare_one(lt_arena *memory, const lt_declaration *declaration, const lt_contracts *contracts,
                        const lt_contracts *unused, lt_disagreement *disagreement) {
    (void)unused;
    return lt_contracts_agree(memory, declaration, contracts, disagreement);
}

static void test_samples(compare *ask, const sample *samples, size_t count,
                         const lt_declared_name *after_names) {
    for (size_t i = 0; i < count; i++) {
        const sample *s = &samples[i];
        lt_declaration first = s->is_parameter ? parameter_of(names) : result_of(names);
        lt_declaration second = s->is_parameter ? parameter_of(after_names) : result_of(after_names);
        lt_contracts before = contracts_of(s->before, first), after = contracts_of(s->after, second);
        lt_disagreement disagreement = {0};
        bool good = CHECK_EQ(ask(arena, &second, &before, &after, &disagreement), s->message == NULL);
        if (!good || !CHECK_STR(disagreement.message, s->message))
            fprintf(stderr, "    \"%s\" and \"%s\"\n", s->before, s->after);
        if (s->message)
            CHECK(disagreement.before && disagreement.after && disagreement.before != disagreement.after);
    }
}

static void test_merge(void) {
    lt_contracts before = contracts_of("owned;bounds(n);lifetime(a: b)", result_of(names));
    lt_contracts after = contracts_of("owned;lifetime(a: b)", result_of(names));
    lt_contracts merged = lt_contracts_merge(arena, &before, &after);
    CHECK_EQ(merged.count, 3);
    CHECK_EQ(merged.items[2].source.kind, LT_CONTRACT_bounds);
    lt_contracts none = {0};
    CHECK_EQ(lt_contracts_merge(arena, &before, &none).count, 3);
    CHECK_EQ(lt_contracts_merge(arena, &none, &none).count, 0);
}

/* --- arithmetic -------------------------------------------------------------------------------------- */

static const struct {
    const char *left, *right;
    bool is_number;
    int64_t difference;
} differences[] = {
    {"n", "n", true, 0},
    {"n + 8", "n", true, 8},
    {"n", "m", false, 0},
    {"n * m", "m * n", true, 0},
    {"(n + 1) * (m - 1)", "n * m - n + m", true, -1},
    {"4 * n / 4", "n", true, 0},
    {"(4 * n + 8) / 4", "n", true, 2},
    {"n / 2", "n / 2", true, 0},
    {"n / 2 + 1", "n / 2", true, 1},
    {"n / 2", "n", false, 0},
    {"n / 2", "0", false, 0},
    {"(2 * n + 1) / 2", "n", false, 0},
    {"7 / 2", "3", true, 0},
    {"-(-n)", "n", true, 0},
    {"sizeof(long) * n", "n * sizeof(long)", true, 0},
    {"n - n", "0", true, 0},
    {"9223372036854775807 * n", "n", false, 0},
    {"9223372036854775807 + 1", "0", false, 0},
    {"n*n*n*n*n*n*n", "0", false, 0},
    {"(n+m)*(n-m)", "n*n - m*m", true, 0},
    {"n / m", "n / (m * 1)", true, 0},
};

static void test_differences(void) {
    for (size_t i = 0; i < sizeof differences / sizeof *differences; i++) {
        char left[80], right[80];
        snprintf(left, sizeof left, "bounds(%s)", differences[i].left);
        snprintf(right, sizeof right, "bounds(%s)", differences[i].right);
        lt_contracts a = contracts_of(left, parameter_of(names)),
                     b = contracts_of(right, parameter_of(names));
        lt_polynomial one, two, rest;
        int64_t value = 0;
        bool is_number = a.count && b.count && lt_polynomial_of(arena, &a.items[0].source.bound, &one) &&
                         lt_polynomial_of(arena, &b.items[0].source.bound, &two) &&
                         lt_polynomial_subtract(arena, &one, &two, &rest) &&
                         lt_polynomial_constant(&rest, &value);
        if (!CHECK_EQ(is_number, differences[i].is_number) ||
            (is_number && !CHECK_EQ(value, differences[i].difference)))
            fprintf(stderr, "    %s - %s\n", left, right);
    }
}

/* (a+b)(c+d)… has 2^k terms, and 128 nested quotients have long names: both must end quickly. */
static void test_explosion(void) {
    char text[2048] = "1";
    for (int i = 0; i < 40; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "*(a%d.x+b%d.y)", i, i);
    lt_contract contract;
    lt_contract_error error;
    lt_polynomial polynomial;
    CHECK(lt_contract_parse(arena, LT_CONTRACT_bounds, text, strlen(text), &contract, &error));
    CHECK(!lt_polynomial_of(arena, &contract.bound, &polynomial));
    strcpy(text, "n");
    for (int i = 0; i < 100; i++)
        strcat(text, "/m");
    CHECK(lt_contract_parse(arena, LT_CONTRACT_bounds, text, strlen(text), &contract, &error));
    lt_polynomial_of(arena, &contract.bound, &polynomial);
}

static void test_ranges(void) {
    static const int64_t values[] = {INT64_MIN, -1, 0, 1, INT64_MAX};
    for (int relation = LT_CONTRACT_ALWAYS; relation <= LT_CONTRACT_GE; relation++)
        for (int i = 0; i < 5; i++) {
            lt_value_range ranges[2];
            uint32_t count = lt_condition_ranges((lt_contract_relation)relation, values[i], ranges);
            for (int j = 0; j < 5; j++) {
                int64_t left = values[j], right = values[i];
                const bool holds[] = {true, left == right, left != right,
                                      left<right, left <= right, left> right, left >= right};
                bool found = false;
                for (uint32_t k = 0; k < count; k++)
                    found |= ranges[k].low <= left && left <= ranges[k].high;
                CHECK_EQ(found, holds[relation]);
            }
        }
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

int main(void) {
    arena = lt_arena_new();
    test_samples(compare_one, declarations, COUNT(declarations), names);
    test_samples(lt_redeclaration_agrees, redeclarations, COUNT(redeclarations), other_names);
    test_samples(lt_overrider_agrees, overriders, COUNT(overriders), names);
    test_merge();
    test_differences();
    test_explosion();
    test_ranges();
    lt_arena_delete(arena);
    return check_result();
}
