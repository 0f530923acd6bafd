/* Contracts as text. */
#include "attrs/contract.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

typedef struct printer {
    lt_arena *arena;
    LT_ARRAY(char) text;
} printer;

static void put(printer *p, const char *text) {
    for (; *text; text++)
        LT_PUSH(p->arena, &p->text, *text);
}

static const char *finish(printer *p) {
    LT_PUSH(p->arena, &p->text, '\0');
    return p->text.items;
}

static void put_words(printer *p, const lt_contract_words *words, const char *separator) {
    for (uint32_t i = 0; i < words->count; i++) {
        if (i)
            put(p, separator);
        put(p, words->items[i].text);
    }
}

static void put_integer(printer *p, int64_t value) {
    char digits[24];
    snprintf(digits, sizeof digits, "%" PRId64, value);
    put(p, digits);
}

static void put_condition(printer *p, const lt_contract_condition *condition) {
    static const char *const signs[] = {"", " == ", " != ", " < ", " <= ", " > ", " >= "};
    if (condition->relation == LT_CONTRACT_ALWAYS)
        return;
    put(p, p->text.count ? " when return" : "when return");
    put(p, signs[condition->relation]);
    if (condition->operand == LT_CONTRACT_INTEGER)
        put_integer(p, condition->value);
    else
        put(p, condition->operand == LT_CONTRACT_NULL ? "null" : condition->compared.text);
}

static const struct {
    const char *sign;
    int precedence;
} operators[] = {
    [LT_BOUND_INTEGER] = {"", 4},   [LT_BOUND_NAME] = {"", 4},        [LT_BOUND_SIZEOF] = {"", 4},
    [LT_BOUND_NEGATE] = {"-", 3},   [LT_BOUND_ADD] = {" + ", 1},      [LT_BOUND_SUBTRACT] = {" - ", 1},
    [LT_BOUND_DIVIDE] = {" / ", 2}, [LT_BOUND_MULTIPLY] = {" * ", 2},
};

/* `least` is the precedence below which parentheses are needed. Depth is at most LT_CONTRACT_MOST_DEPTH. */
static void put_node(printer *p, const lt_bound_node *nodes, uint32_t index, int least) {
    const lt_bound_node *node = &nodes[index];
    int precedence = operators[node->kind].precedence;
    if (precedence < least)
        put(p, "(");
    if (node->kind == LT_BOUND_INTEGER) {
        put_integer(p, node->value);
    } else if (node->kind == LT_BOUND_NAME) {
        put(p, node->name);
        put(p, node->path);
    } else if (node->kind == LT_BOUND_SIZEOF) {
        put(p, "sizeof(");
        put(p, node->name);
        put(p, ")");
    } else if (node->kind == LT_BOUND_NEGATE) {
        put(p, "-");
        put_node(p, nodes, node->left, precedence);
    } else {
        put_node(p, nodes, node->left, precedence);
        put(p, operators[node->kind].sign);
        put_node(p, nodes, node->right, precedence + 1);
    }
    if (precedence < least)
        put(p, ")");
}

const char *lt_bound_print(lt_arena *arena, const lt_bound_node *nodes, uint32_t root) {
    printer p = {.arena = arena};
    put_node(&p, nodes, root, 0);
    return finish(&p);
}

const char *lt_contract_print(lt_arena *arena, const lt_contract *contract) {
    printer p = {.arena = arena};
    put_words(&p, &contract->releases, "|");
    put_words(&p, &contract->regions, ", ");
    if (contract->outlived.count) {
        put(&p, ": ");
        put_words(&p, &contract->outlived, ", ");
    }
    put_condition(&p, &contract->condition);
    if (contract->bound.count)
        put_node(&p, contract->bound.items, contract->bound.count - 1, 0);
    if (contract->by.text) {
        put(&p, "by: ");
        put(&p, contract->by.text);
    }
    if (contract->keys.text) {
        put(&p, "keys: ");
        put(&p, contract->keys.text);
    }
    return finish(&p);
}

const char *lt_contract_show(lt_arena *arena, const lt_contract *contract) {
    const char *text = lt_contract_print(arena, contract), *name = lt_attributes[contract->kind].name;
    return *text ? lt_arena_format(arena, "%s(\"%s\")", name, text) : name;
}
