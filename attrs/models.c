#include "attrs/models.h"

#include <string.h>

/* models.inc: written by tools/generate-models.c. A build without it, as of the generator itself, knows no
 * models. */
#if defined(__has_include)
#if __has_include("models.inc")
#include "models.inc"
#define LT_HAS_MODELS 1
#endif
#endif
#ifndef LT_HAS_MODELS
static const lt_model models[] = {{.name = "", .page = ""}};
enum { model_count = 0 };
#endif

lt_models lt_library_models(void) {
    return (lt_models){models, model_count};
}

const lt_model *lt_models_find(lt_models in, const char *name) {
    uint32_t low = 0, high = in.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (strcmp(in.items[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < in.count && strcmp(in.items[low].name, name) == 0 ? &in.items[low] : NULL;
}

const lt_model *lt_find_model(const char *name) {
    return lt_models_find(lt_library_models(), name);
}

static const unsigned char grammars[] = {
#define LT_MODEL_WORD(name, macro, places, argument, meaning)                                                \
    [LT_MODEL_##name - LT_CONTRACT_KINDS] = (argument),
#include "attrs/models.def"
};

bool lt_model_contract_parse(lt_arena *arena, const lt_model_contract *contract, lt_contract *parsed,
                             lt_contract_error *error) {
    unsigned kind = contract->kind;
    if (kind >= LT_CONTRACT_KINDS)
        kind = grammars[kind - LT_CONTRACT_KINDS];
    size_t length = contract->text && kind != LT_MODEL_TEXT ? strlen(contract->text) : 0;
    if (kind >= LT_CONTRACT_KINDS) /* a bare contract that says nothing */
        kind = LT_CONTRACT_borrowed;
    return lt_contract_parse(arena, (lt_contract_kind)kind, contract->text, length, parsed, error);
}

bool lt_model_is_release(const lt_model *model, const lt_contract *parsed) {
    for (uint32_t i = 0; i < parsed->releases.count; i++)
        if (strcmp(parsed->releases.items[i].text, model->name) == 0)
            return true;
    return !parsed->releases.count && strcmp(model->name, "free") == 0;
}

/* As attrs/resolve.c has it for contracts in code: `char **names` without a condition is an array given away.
 */
bool lt_model_is_through(const lt_model *model, const lt_model_contract *contract,
                         const lt_contract *parsed) {
    if (contract->kind == LT_CONTRACT_owned)
        return contract->slot < model->parameter_count && model->parameters[contract->slot].pointers > 1 &&
               parsed->condition.relation != LT_CONTRACT_ALWAYS && !lt_model_is_release(model, parsed);
    return contract->kind == LT_MODEL_gives || contract->kind == LT_MODEL_renews ||
           contract->kind == LT_MODEL_clears;
}

int lt_model_parameter_named(const lt_model *model, const char *name) {
    for (unsigned i = 0; i < model->parameter_count; i++)
        if (*name && strcmp(model->parameters[i].name, name) == 0)
            return (int)i;
    return -1;
}
