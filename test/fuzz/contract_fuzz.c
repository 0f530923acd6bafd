/* Any bytes as a contract: it is rejected with an error inside the text, or it prints as a contract that is
 * equal, and fits a declaration as well as it does so printed. */
#include "attrs/compare.h"

#include <stdlib.h>
#include <string.h>

static void must(bool good) {
    if (!good)
        abort();
}

static void check_error(const lt_contract_error *error, size_t length) {
    must(error->message && *error->message);
    must(error->column >= 1 && error->column <= length + 1);
    must(error->column - 1 + error->length <= length);
}

/* `char *f(char *a, size_t n)` and its first parameter. */
static bool fit(lt_arena *arena, const lt_contract *contract, lt_bearer bearer, lt_resolved *resolved) {
    static const lt_declared_type text = {.type_class = LT_DECLARED_POINTER, .element = LT_DECLARED_INTEGER};
    static const lt_lookup lookup = {0};
    const lt_declared_name parameters[] = {{"a", text},
                                           {"n", {.type_class = LT_DECLARED_INTEGER, .bits = 64}}};
    lt_declaration declaration = {.bearer = bearer,
                                  .name = "a",
                                  .type = text,
                                  .result = &text,
                                  .index = LT_NO_INDEX,
                                  .parameters = parameters,
                                  .parameter_count = 2};
    lt_contract_error error;
    bool good = lt_contract_resolve(arena, contract, &declaration, &lookup, resolved, &error);
    must(good || (error.message && *error.message));
    return good;
}

static void check_fit(lt_arena *arena, const lt_contract *contract, const lt_contract *again) {
    for (int bearer = LT_BEARER_FUNCTION; bearer <= LT_BEARER_PARAMETER; bearer++) {
        lt_resolved one, two;
        bool good = fit(arena, contract, (lt_bearer)bearer, &one);
        must(good == fit(arena, again, (lt_bearer)bearer, &two));
        must(!good || lt_resolved_equal(arena, &one, &two));
    }
}

static void check_contract(lt_arena *arena, const lt_contract *contract) {
    lt_contract again;
    lt_contract_error error;
    const char *printed = lt_contract_print(arena, contract);
    /* Canonical spacing can make a text of the greatest length longer than that. */
    if (strlen(printed) > LT_CONTRACT_MOST_TEXT)
        return;
    must(lt_contract_parse(arena, contract->kind, printed, strlen(printed), &again, &error));
    must(lt_contract_equal(contract, &again));
    must(strcmp(printed, lt_contract_print(arena, &again)) == 0);
    check_fit(arena, contract, &again);
}

/* The first byte chooses the contract. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0)
        return 0;
    lt_arena *arena = lt_arena_new();
    lt_contract contract;
    lt_contract_error error;
    lt_contract_kind kind = (lt_contract_kind)(data[0] % LT_CONTRACT_KINDS);
    if (lt_contract_parse(arena, kind, (const char *)data + 1, size - 1, &contract, &error))
        check_contract(arena, &contract);
    else
        check_error(&error, size - 1);
    lt_arena_delete(arena);
    return 0;
}
