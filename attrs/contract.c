#include "attrs/contract.h"

#include <string.h>

const lt_attribute lt_attributes[LT_CONTRACT_KINDS] = {
#define LT_ATTRIBUTE(name, least, most, bare, macro, meaning) {#name, least, most, bare, macro, meaning},
#include "attrs/attrs.def"
#undef LT_ATTRIBUTE
};

lt_contract_kind lt_contract_kind_named(const char *name, size_t length) {
    int kind = 0;
    while (kind < LT_CONTRACT_KINDS && (strlen(lt_attributes[kind].name) != length ||
                                        memcmp(lt_attributes[kind].name, name, length) != 0))
        kind++;
    return (lt_contract_kind)kind;
}

static bool same_text(const char *a, const char *b) {
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_words(const lt_contract_words *a, const lt_contract_words *b) {
    if (a->count != b->count)
        return false;
    for (uint32_t i = 0; i < a->count; i++)
        if (!same_text(a->items[i].text, b->items[i].text))
            return false;
    return true;
}

static bool same_condition(const lt_contract_condition *a, const lt_contract_condition *b) {
    if (a->relation != b->relation)
        return false;
    if (a->relation == LT_CONTRACT_ALWAYS)
        return true;
    if (a->operand != b->operand)
        return false;
    return a->operand == LT_CONTRACT_INTEGER    ? a->value == b->value
           : a->operand == LT_CONTRACT_CONSTANT ? same_text(a->compared.text, b->compared.text)
                                                : true;
}

static bool same_node(const lt_bound_node *a, const lt_bound_node *b) {
    return a->kind == b->kind && a->left == b->left && a->right == b->right && a->value == b->value &&
           same_text(a->name, b->name) && same_text(a->path, b->path);
}

static bool same_bound(const lt_bound *a, const lt_bound *b) {
    if (a->count != b->count)
        return false;
    for (uint32_t i = 0; i < a->count; i++)
        if (!same_node(&a->items[i], &b->items[i]))
            return false;
    return true;
}

bool lt_contract_equal(const lt_contract *a, const lt_contract *b) {
    return a->kind == b->kind && same_words(&a->releases, &b->releases) &&
           same_words(&a->regions, &b->regions) && same_words(&a->outlived, &b->outlived) &&
           same_condition(&a->condition, &b->condition) && same_bound(&a->bound, &b->bound) &&
           same_text(a->by.text, b->by.text) && same_text(a->keys.text, b->keys.text);
}
