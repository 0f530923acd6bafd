/* Recursive descent over a contract string. Recursion is bounded by LT_CONTRACT_MOST_DEPTH, text by
 * LT_CONTRACT_MOST_TEXT. The first error wins: every function that meets one returns false at once. */
#include "attrs/contract.h"
#include "attrs/nearest.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

typedef enum token_kind {
    END,
    NAME, /* with its `a::b` qualifiers */
    INTEGER,
    SIGN, /* one or two bytes of punctuation */
} token_kind;

typedef struct token {
    token_kind kind;
    uint32_t start, length; /* bytes of the text; start counts from 0 */
} token;

typedef struct parser {
    lt_arena *arena;
    const char *text;
    uint32_t length;
    token current;
    uint32_t previous_end; /* of the token before `current` */
    uint32_t depth;
    lt_contract *contract;
    lt_contract_error *error;
} parser;

/* --- characters and tokens --------------------------------------------------------------------------- */

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Bytes above 127 are parts of UTF-8 names. */
static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' ||
           (unsigned char)c >= 128;
}

static char byte_at(const parser *p, uint32_t position) {
    return position < p->length ? p->text[position] : '\0';
}

static uint32_t end_of_word(const parser *p, uint32_t position) {
    while (is_letter(byte_at(p, position)) || is_digit(byte_at(p, position)))
        position++;
    return position;
}

static uint32_t end_of_name(const parser *p, uint32_t position) {
    position = end_of_word(p, position);
    while (byte_at(p, position) == ':' && byte_at(p, position + 1) == ':' &&
           is_letter(byte_at(p, position + 2)))
        position = end_of_word(p, position + 2);
    return position;
}

static uint32_t sign_length(const parser *p, uint32_t position) {
    static const char *const pairs[] = {"==", "!=", "<=", ">=", "=<", "=>", "->",
                                        "::", "||", "&&", "<<", ">>", "<>"};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (byte_at(p, position) == pairs[i][0] && byte_at(p, position + 1) == pairs[i][1])
            return 2;
    return 1;
}

static token token_at(const parser *p, uint32_t position) {
    while (position < p->length && is_space(p->text[position]))
        position++;
    if (position == p->length)
        return (token){END, position, 0};
    char c = p->text[position];
    if (is_letter(c))
        return (token){NAME, position, end_of_name(p, position) - position};
    if (is_digit(c))
        return (token){INTEGER, position, end_of_word(p, position) - position};
    return (token){SIGN, position, sign_length(p, position)};
}

static token peek(const parser *p) {
    return token_at(p, p->current.start + p->current.length);
}

static void advance(parser *p) {
    p->previous_end = p->current.start + p->current.length;
    p->current = peek(p);
}

static bool token_is(const parser *p, token t, const char *text) {
    return t.kind != END && t.length == strlen(text) && memcmp(p->text + t.start, text, t.length) == 0;
}

static bool at(const parser *p, const char *text) {
    return token_is(p, p->current, text);
}

static bool accept(parser *p, const char *text) {
    if (!at(p, text))
        return false;
    advance(p);
    return true;
}

static lt_contract_word word_of(const parser *p, token t) {
    return (lt_contract_word){lt_arena_text(p->arena, p->text + t.start, t.length), t.start + 1, t.length};
}

/* --- errors ------------------------------------------------------------------------------------------ */

static bool fail(parser *p, token where, const char *suggestion, const char *message) {
    *p->error = (lt_contract_error){where.start + 1, where.length, message, suggestion};
    return false;
}

/* The token as a message shows it: no more than a line's worth, and no byte that would garble a terminal. */
static const char *shown(const parser *p, token t) {
    enum { MOST = 40 };
    bool clipped = t.length > MOST;
    uint32_t length = clipped ? MOST : t.length;
    while (clipped && length && ((unsigned char)p->text[t.start + length] & 0xC0) == 0x80)
        length--;
    char *text = lt_arena_text(p->arena, p->text + t.start, length);
    for (char *c = text; c < text + length; c++)
        if ((unsigned char)*c < ' ' || *c == 127)
            *c = '?';
    return clipped ? lt_arena_format(p->arena, "%s...", text) : text;
}

/* "expected `what`", at the current token. */
static bool expected(parser *p, const char *what, const char *suggestion) {
    if (p->current.kind == END)
        return fail(p, (token){END, p->current.start, 0}, suggestion,
                    lt_arena_format(p->arena, "expected %s", what));
    return fail(p, p->current, suggestion,
                lt_arena_format(p->arena, "expected %s, found '%s'", what, shown(p, p->current)));
}

/* The one of `candidates` (null-terminated) that the current token is a misspelling of, or null. */
static const char *misspelt(const parser *p, const char *const *candidates) {
    if (p->current.kind != NAME)
        return NULL;
    lt_nearest nearest = {.sought = word_of(p, p->current).text};
    for (; *candidates; candidates++)
        lt_nearest_offer(&nearest, *candidates);
    return nearest.found;
}

static bool is_reserved(const parser *p, token t) {
    return token_is(p, t, "when") || token_is(p, t, "null");
}

/* --- names ------------------------------------------------------------------------------------------- */

static bool add_word(parser *p, lt_contract_words *words, lt_contract_word word, const char *what) {
    token where = {NAME, word.column - 1, word.length};
    for (uint32_t i = 0; i < words->count; i++)
        if (strcmp(words->items[i].text, word.text) == 0)
            return fail(p, where, NULL,
                        lt_arena_format(p->arena, "%s '%s' is named twice", what, shown(p, where)));
    if (words->count == LT_CONTRACT_MOST_NAMES)
        return fail(p, where, NULL, lt_arena_format(p->arena, "more than %d names", LT_CONTRACT_MOST_NAMES));
    LT_PUSH(p->arena, words, word);
    return true;
}

/* After a comma, bar or colon names the separator; otherwise a name is missing where a contract has to begin.
 */
static const char *missing(parser *p, const char *what, const char *separator) {
    return separator ? lt_arena_format(p->arena, "%s after '%s'", what, separator) : what;
}

static bool parse_release_name(parser *p, lt_contract_word *word, const char *what) {
    if (p->current.kind != NAME || is_reserved(p, p->current) || at(p, "return"))
        return expected(p, what, NULL);
    *word = word_of(p, p->current);
    advance(p);
    if (strcmp(word->text, "delete") != 0 || !at(p, "["))
        return true;
    advance(p);
    if (!at(p, "]"))
        return expected(p, "']' after 'delete['", p->current.kind == END ? "]" : NULL);
    word->text = "delete[]";
    word->length = p->current.start + 1 - (word->column - 1);
    advance(p);
    return true;
}

static bool parse_releases(parser *p) {
    const char *separator = NULL;
    do {
        lt_contract_word word;
        if (!parse_release_name(p, &word, missing(p, "the name of a release function", separator)))
            return false;
        if (!add_word(p, &p->contract->releases, word, "release function"))
            return false;
        separator = "|";
    } while (accept(p, "|"));
    return true;
}

static bool parse_region(parser *p, lt_contract_words *regions, const char *separator) {
    if (p->current.kind != NAME || is_reserved(p, p->current))
        return expected(p, missing(p, "a region", separator), NULL);
    if (!add_word(p, regions, word_of(p, p->current), "region"))
        return false;
    advance(p);
    return true;
}

static bool parse_regions(parser *p, lt_contract_words *regions, const char *separator) {
    do {
        if (!parse_region(p, regions, separator))
            return false;
        separator = ",";
    } while (accept(p, ","));
    return true;
}

/* --- integers ---------------------------------------------------------------------------------------- */

static int digit_value(char c) {
    return is_digit(c)            ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : 16;
}

static bool is_suffix(const char *text, uint32_t length) {
    static const char *const suffixes[] = {"", "u", "l", "ul", "lu", "ll", "ull", "llu", "z", "uz", "zu"};
    char lower[4] = {0};
    if (length >= sizeof lower)
        return false;
    for (uint32_t i = 0; i < length; i++)
        lower[i] = (char)(text[i] | ('a' - 'A'));
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (strcmp(lower, suffixes[i]) == 0)
            return true;
    return false;
}

/* The integer constant at the current token, as C reads it (C17 6.4.4.1). */
static bool parse_integer(parser *p, int64_t *value) {
    const char *text = p->text + p->current.start;
    uint32_t length = p->current.length, i = 0;
    int base = 10;
    if (length > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X'))
        base = 16, i = 2;
    else if (length > 1 && text[0] == '0')
        base = 8, i = 1;
    *value = 0;
    uint32_t first = i;
    for (; i < length && digit_value(text[i]) < base; i++)
        if (__builtin_mul_overflow(*value, base, value) ||
            __builtin_add_overflow(*value, digit_value(text[i]), value))
            return fail(p, p->current, NULL, "integer does not fit 64 bits");
    if ((base == 16 && i == first) || !is_suffix(text + i, length - i))
        return fail(p, p->current, NULL,
                    lt_arena_format(p->arena, "'%s' is not an integer", shown(p, p->current)));
    advance(p);
    return true;
}

/* --- conditions -------------------------------------------------------------------------------------- */

static const struct {
    const char *sign;
    lt_contract_relation relation;
} relations[] = {
    {"==", LT_CONTRACT_EQ}, {"!=", LT_CONTRACT_NE}, {"<", LT_CONTRACT_LT},
    {"<=", LT_CONTRACT_LE}, {">", LT_CONTRACT_GT},  {">=", LT_CONTRACT_GE},
};

static const char *meant_relation(const parser *p) {
    static const char *const slips[][2] = {
        {"=", "=="}, {"=<", "<="}, {"=>", ">="}, {"<>", "!="}, {"!", "!="}};
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++)
        if (at(p, slips[i][0]))
            return slips[i][1];
    return NULL;
}

static bool parse_relation(parser *p, lt_contract_condition *condition) {
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++) {
        if (!at(p, relations[i].sign))
            continue;
        condition->relation = relations[i].relation;
        condition->sign = word_of(p, p->current);
        advance(p);
        return true;
    }
    return expected(p, "a comparison (==, !=, <, <=, >, >=) after 'return'", meant_relation(p));
}

static bool parse_compared(parser *p, lt_contract_condition *condition) {
    token first = p->current;
    bool negative = accept(p, "-");
    if (p->current.kind == INTEGER) {
        condition->operand = LT_CONTRACT_INTEGER;
        if (!parse_integer(p, &condition->value))
            return false;
        condition->value = negative ? -condition->value : condition->value;
        first.length = p->previous_end - first.start;
        condition->compared = word_of(p, first);
        return true;
    }
    if (negative)
        return expected(p, "an integer after '-'", NULL);
    if (first.kind != NAME || at(p, "when") || at(p, "return"))
        return expected(
            p, lt_arena_format(p->arena, "an integer, 'null' or a constant after '%s'", condition->sign.text),
            NULL);
    if (at(p, "NULL") || at(p, "nullptr"))
        return expected(p, "'null'", "null");
    condition->operand = at(p, "null") ? LT_CONTRACT_NULL : LT_CONTRACT_CONSTANT;
    condition->compared = word_of(p, first);
    advance(p);
    return true;
}

static bool parse_when(parser *p) {
    lt_contract_condition *condition = &p->contract->condition;
    if (!accept(p, "when"))
        return true;
    if (p->current.kind == NAME && !at(p, "return"))
        return fail(p, p->current, "return",
                    lt_arena_format(p->arena, "only 'return' can be tested, not '%s'", shown(p, p->current)));
    condition->column = p->current.start + 1;
    if (!accept(p, "return"))
        return expected(p, "'return' after 'when'", NULL);
    return parse_relation(p, condition) && parse_compared(p, condition);
}

/* --- expressions ------------------------------------------------------------------------------------- */

static bool parse_sum(parser *p, uint32_t *root);

static uint32_t height_of(const parser *p, uint32_t node) {
    return p->contract->bound.items[node].height;
}

/* Appends a node whose operands, if it has any, are `node.left` and `node.right`. */
static bool add_node(parser *p, lt_bound_node node, bool is_leaf, uint32_t *index) {
    node.height = 1;
    if (!is_leaf) {
        uint32_t left = height_of(p, node.left), right = height_of(p, node.right);
        node.height = 1 + (left > right ? left : right);
    }
    if (node.height > LT_CONTRACT_MOST_DEPTH)
        return fail(p, (token){NAME, node.column - 1, node.length}, NULL, "expression is nested too deeply");
    if (!node.name)
        node.name = "";
    if (!node.path)
        node.path = "";
    *index = p->contract->bound.count;
    LT_PUSH(p->arena, &p->contract->bound, node);
    return true;
}

static bool is_type_byte(char c) {
    return is_letter(c) || is_digit(c) || is_space(c) || (c && strchr("*&:<>,[]", c));
}

/* The text of a type with runs of spaces as one and none at its ends. */
static const char *collapse(const parser *p, uint32_t start, uint32_t end) {
    char *text = lt_arena_text(p->arena, p->text + start, end - start), *to = text;
    for (const char *from = text; *from; from++) {
        if (!is_space(*from))
            *to++ = *from;
        else if (to > text && to[-1] != ' ')
            *to++ = ' ';
    }
    if (to > text && to[-1] == ' ')
        to--;
    *to = '\0';
    return text;
}

static bool parse_sizeof(parser *p, uint32_t *root) {
    uint32_t start = p->current.start;
    advance(p);
    if (!at(p, "("))
        return expected(p, "'(' after 'sizeof'", NULL);
    uint32_t from = p->current.start + 1, to = from;
    while (is_type_byte(byte_at(p, to)))
        to++;
    if (byte_at(p, to) != ')') {
        p->current = token_at(p, to);
        return expected(p, "')' after the type of 'sizeof'", NULL);
    }
    const char *type = collapse(p, from, to);
    p->current = (token){SIGN, to, 1};
    if (!*type)
        return expected(p, "a type after 'sizeof('", NULL);
    advance(p);
    lt_bound_node node = {
        .kind = LT_BOUND_SIZEOF, .column = start + 1, .length = to + 1 - start, .name = type};
    return add_node(p, node, true, root);
}

static bool parse_operand_name(parser *p, uint32_t *root) {
    token first = p->current;
    const char *name = word_of(p, first).text, *path = "";
    advance(p);
    if (at(p, "("))
        return fail(p, first, NULL,
                    lt_arena_format(p->arena, "a call of '%s' cannot be part of a bound", shown(p, first)));
    LT_ARRAY(char) members = {0};
    while (at(p, ".") || at(p, "->")) {
        token sign = p->current;
        advance(p);
        if (p->current.kind != NAME)
            return expected(p, missing(p, "a member", token_is(p, sign, ".") ? "." : "->"), NULL);
        for (uint32_t i = 0; i < sign.length; i++)
            LT_PUSH(p->arena, &members, p->text[sign.start + i]);
        for (uint32_t i = 0; i < p->current.length; i++)
            LT_PUSH(p->arena, &members, p->text[p->current.start + i]);
        advance(p);
    }
    if (members.count)
        path = lt_arena_text(p->arena, members.items, members.count);
    lt_bound_node node = {.kind = LT_BOUND_NAME,
                          .column = first.start + 1,
                          .length = p->previous_end - first.start,
                          .name = name,
                          .path = path};
    return add_node(p, node, true, root);
}

static bool parse_parenthesis(parser *p, uint32_t *root) {
    advance(p);
    if (!parse_sum(p, root))
        return false;
    if (!at(p, ")"))
        return expected(p, "')'", NULL);
    advance(p);
    return true;
}

static bool parse_primary(parser *p, uint32_t *root, const char *after) {
    token first = p->current;
    if (at(p, "("))
        return parse_parenthesis(p, root);
    if (first.kind == INTEGER) {
        lt_bound_node node = {.kind = LT_BOUND_INTEGER, .column = first.start + 1, .length = first.length};
        return parse_integer(p, &node.value) && add_node(p, node, true, root);
    }
    if (at(p, "sizeof"))
        return parse_sizeof(p, root);
    if (at(p, "return") || is_reserved(p, first))
        return fail(p, first, NULL,
                    lt_arena_format(p->arena, "'%s' cannot be part of a bound", shown(p, first)));
    if (first.kind != NAME)
        return expected(p, missing(p, after ? "an operand" : "an expression", after), NULL);
    return parse_operand_name(p, root);
}

/* Every recursion of the grammar passes here. */
static bool parse_unary(parser *p, uint32_t *root, const char *after) {
    if (p->depth == LT_CONTRACT_MOST_DEPTH)
        return fail(p, p->current, NULL, "expression is nested too deeply");
    p->depth++;
    token first = p->current;
    bool good;
    if (accept(p, "-")) {
        uint32_t operand;
        good = parse_unary(p, &operand, "-");
        lt_bound_node node = {.kind = LT_BOUND_NEGATE,
                              .column = first.start + 1,
                              .left = operand,
                              .right = operand,
                              .length = p->previous_end - first.start};
        good = good && add_node(p, node, false, root);
    } else {
        good = parse_primary(p, root, after);
    }
    p->depth--;
    return good;
}

typedef bool parse_operand(parser *p, uint32_t *root, const char *after);

/* operand { sign operand }, to the left; `signs` are two operators of one precedence. */
static bool parse_chain(parser *p, uint32_t *root, const char *after, parse_operand *operand,
                        const char *const signs[2], const lt_bound_kind kinds[2]) {
    uint32_t start = p->current.start;
    if (!operand(p, root, after))
        return false;
    for (;;) {
        int which = at(p, signs[0]) ? 0 : at(p, signs[1]) ? 1 : 2;
        if (which == 2)
            return true;
        lt_bound_node node = {.kind = kinds[which], .column = start + 1, .left = *root};
        advance(p);
        if (!operand(p, &node.right, signs[which]))
            return false;
        node.length = p->previous_end - start;
        if (!add_node(p, node, false, root))
            return false;
    }
}

static bool parse_product(parser *p, uint32_t *root, const char *after) {
    static const char *const signs[] = {"*", "/"};
    static const lt_bound_kind kinds[] = {LT_BOUND_MULTIPLY, LT_BOUND_DIVIDE};
    return parse_chain(p, root, after, parse_unary, signs, kinds);
}

static bool parse_sum(parser *p, uint32_t *root) {
    static const char *const signs[] = {"+", "-"};
    static const lt_bound_kind kinds[] = {LT_BOUND_ADD, LT_BOUND_SUBTRACT};
    return parse_chain(p, root, p->depth ? "(" : NULL, parse_product, signs, kinds);
}

/* --- the four contracts ------------------------------------------------------------------------------ */

static bool parse_owned(parser *p) {
    if (p->current.kind != END && !at(p, "when") && !parse_releases(p))
        return false;
    return parse_when(p);
}

static bool parse_borrowed(parser *p) {
    if (p->current.kind != END && !at(p, "when") && !parse_regions(p, &p->contract->regions, NULL))
        return false;
    return parse_when(p);
}

static bool parse_lifetime(parser *p) {
    if (!parse_region(p, &p->contract->regions, NULL))
        return false;
    return !accept(p, ":") || parse_regions(p, &p->contract->outlived, ":");
}

static bool parse_by(parser *p) {
    p->current = peek(p); /* over the colon */
    advance(p);
    return parse_release_name(p, &p->contract->by, "a function after 'by:'");
}

static bool parse_keys(parser *p) {
    p->current = peek(p);
    uint32_t start = p->current.start + 1, end = p->length;
    while (start < end && is_space(p->text[start]))
        start++;
    while (end > start && is_space(p->text[end - 1]))
        end--;
    p->current = (token){END, end, 0};
    if (start == end)
        return expected(p, "a description of the keys after 'keys:'", NULL);
    for (uint32_t i = start; i < end; i++)
        if ((unsigned char)p->text[i] < ' ' && !is_space(p->text[i]))
            return fail(p, (token){SIGN, i, 1}, NULL, "a description of keys is printable text");
    p->contract->keys = word_of(p, (token){NAME, start, end - start});
    return true;
}

static bool parse_bounds(parser *p) {
    static const char *const forms[] = {"by", "keys", NULL};
    uint32_t root;
    if (p->current.kind != NAME || !token_is(p, peek(p), ":"))
        return parse_sum(p, &root);
    if (at(p, "by"))
        return parse_by(p);
    if (at(p, "keys"))
        return parse_keys(p);
    return expected(p, "'by:', 'keys:' or an expression", misspelt(p, forms));
}

/* What may follow where a contract should have ended: the hint that helps most. */
static bool parse_end(parser *p) {
    static const char *const names[] = {"when", NULL};
    static const char *const wanted[LT_CONTRACT_KINDS] = {
        [LT_CONTRACT_owned] = "'|' or 'when'",
        [LT_CONTRACT_borrowed] = "',' or 'when'",
        [LT_CONTRACT_lifetime] = "':' or the end of the contract",
        [LT_CONTRACT_bounds] = "one of + - * / or the end of the contract",
    };
    const lt_contract *contract = p->contract;
    if (p->current.kind == END)
        return true;
    if (contract->condition.relation != LT_CONTRACT_ALWAYS || contract->by.text)
        return expected(p, "the end of the contract", NULL);
    if (contract->kind == LT_CONTRACT_owned && (at(p, ",") || at(p, "||")))
        return expected(p, "'|' between release functions", "|");
    if (contract->kind == LT_CONTRACT_borrowed && (at(p, "|") || at(p, ";")))
        return expected(p, "',' between regions", ",");
    bool may_test = contract->kind == LT_CONTRACT_owned || contract->kind == LT_CONTRACT_borrowed;
    const char *what = contract->outlived.count ? "',' or the end of the contract" : wanted[contract->kind];
    return expected(p, what, may_test ? misspelt(p, names) : NULL);
}

typedef bool parse_contract(parser *p);

static parse_contract *const parsers[LT_CONTRACT_KINDS] = {
    [LT_CONTRACT_owned] = parse_owned,
    [LT_CONTRACT_borrowed] = parse_borrowed,
    [LT_CONTRACT_lifetime] = parse_lifetime,
    [LT_CONTRACT_bounds] = parse_bounds,
};

bool lt_contract_parse(lt_arena *arena, lt_contract_kind kind, const char *text, size_t length,
                       lt_contract *contract, lt_contract_error *error) {
    *contract = (lt_contract){.kind = kind};
    *error = (lt_contract_error){0};
    parser p = {.arena = arena, .text = text ? text : "", .contract = contract, .error = error};
    if (length > LT_CONTRACT_MOST_TEXT)
        return fail(&p, (token){END, LT_CONTRACT_MOST_TEXT, 0}, NULL,
                    lt_arena_format(arena, "a contract is at most %d bytes long", LT_CONTRACT_MOST_TEXT));
    p.length = text ? (uint32_t)length : 0;
    p.current = token_at(&p, 0);
    return parsers[kind](&p) && parse_end(&p);
}
