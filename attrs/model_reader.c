/* A recursive-descent reader without recursion: declarators are skimmed for the name, the number of `*` and
 * const. */
#include "attrs/model_reader.h"
#include "attrs/nearest.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_PARAMETERS = 32, MOST_CONTRACTS = 32, MOST_ALTERNATIVES = 8 };

enum { LT_ON_RESULT = 1, LT_ON_PARAMETER = 2, LT_ON_REST = 4 };

typedef struct word {
    const char *macro;
    unsigned char places, argument;
} word;

static const word words[] = {
#define LT_MODEL_WORD(name, macro, places, argument, meaning) {macro, places, argument},
#include "attrs/models.def"
};
static const char *const flags[] = {
#define LT_MODEL_FLAG(name, macro, meaning) macro,
#include "attrs/models.def"
};
enum { WORD_COUNT = sizeof words / sizeof *words, FLAG_COUNT = sizeof flags / sizeof *flags };

typedef enum token_kind { END, WORD, STRING, MARK } token_kind;

typedef struct token {
    token_kind kind;
    uint32_t line, column;
    const char *text; /* of a string: without its quotes */
    size_t length;
} token;

/* A contract before its names can be looked up, since parameters may be named before they are declared. */
typedef struct pending {
    lt_model_contract contract;
    token at; /* the string, or the word of a bare one */
} pending;

/* A model with its place; rows of one name stay in the order written. */
typedef struct row {
    lt_model model;
    uint32_t line, column;
} row;

typedef struct reader {
    lt_arena *arena;
    const char *at, *end, *line_start;
    uint32_t line;
    bool fresh_line; /* nothing but space stands before `at` in its line */
    token current, next;
    const char *page; /* of the last semicolon that was read */
    lt_model_error *error;
    LT_ARRAY(row) rows;
    /* the prototype being read */
    lt_model model;
    token name, condition; /* condition: the string of LT_IF */
    lt_model_parameter parameters[MOST_PARAMETERS];
    pending contracts[MOST_CONTRACTS];
    bool result_is_void;
} reader;

/* --- errors
 * -------------------------------------------------------------------------------------------------------- */

static bool fail_at(reader *r, uint32_t line, uint32_t column, const char *message) {
    if (!r->error->message)
        *r->error = (lt_model_error){line, column, message};
    return false;
}

static bool fail(reader *r, token at, const char *message) {
    return fail_at(r, at.line, at.column, message);
}

static const char *shown(const reader *r, token t) {
    size_t length = t.length < 40 ? t.length : 40;
    char *text = lt_arena_text(r->arena, t.text, length);
    for (char *c = text; *c; c++)
        if ((unsigned char)*c < ' ' || *c == 127)
            *c = '?';
    return text;
}

static bool expected(reader *r, const char *what) {
    if (r->current.kind == END)
        return fail(r, r->current, lt_arena_format(r->arena, "expected %s before the end", what));
    return fail(r, r->current,
                lt_arena_format(r->arena, "expected %s, found '%s'", what, shown(r, r->current)));
}

/* --- tokens
 * -------------------------------------------------------------------------------------------------------- */

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
}

static bool starts(const reader *r, const char *mark) {
    size_t length = strlen(mark);
    return (size_t)(r->end - r->at) >= length && memcmp(r->at, mark, length) == 0;
}

static void step(reader *r) {
    if (*r->at++ == '\n') {
        r->line++;
        r->line_start = r->at;
        r->fresh_line = true;
    }
}

static uint32_t column(const reader *r) {
    return (uint32_t)(r->at - r->line_start) + 1;
}

static void skip_line(reader *r) {
    while (r->at < r->end && *r->at != '\n') {
        if (*r->at == '\\' && r->at + 1 < r->end)
            step(r);
        step(r);
    }
}

/* Over a comment; its text without the marks and the space at its ends. Null: none is there, or it is not
 * closed. */
static const char *skip_comment(reader *r, size_t *length) {
    bool line = starts(r, "//");
    if (!line && !starts(r, "/*"))
        return NULL;
    uint32_t begin_line = r->line, begin_column = column(r);
    step(r);
    step(r);
    const char *begin = r->at, *end;
    while (r->at < r->end && !(line ? *r->at == '\n' : starts(r, "*/")))
        step(r);
    end = r->at;
    if (!line && r->at == r->end) {
        fail_at(r, begin_line, begin_column, "the comment is not closed");
        return NULL;
    }
    if (!line) {
        step(r);
        step(r);
    }
    while (begin < end && is_space(*begin))
        begin++;
    while (end > begin && is_space(end[-1]))
        end--;
    *length = (size_t)(end - begin);
    return begin;
}

static void skip_space(reader *r) {
    size_t length;
    while (r->at < r->end) {
        if (is_space(*r->at))
            step(r);
        else if (*r->at == '#' && r->fresh_line)
            skip_line(r);
        else if (!skip_comment(r, &length))
            return;
    }
}

/* The comment in what is left of the line. */
static void read_page(reader *r) {
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\t'))
        step(r);
    size_t length = 0;
    const char *page = skip_comment(r, &length);
    r->page = page ? lt_arena_text(r->arena, page, length) : "";
}

static token read_token(reader *r) {
    skip_space(r);
    r->fresh_line = false;
    token t = {END, r->line, column(r), r->at, 0};
    if (r->at == r->end || r->error->message)
        return t;
    t.kind = MARK;
    if (*r->at == '"') {
        t.text++;
        for (step(r); r->at < r->end && *r->at != '"' && *r->at != '\n' && *r->at != '\\'; step(r))
            t.length++;
        t.kind = STRING;
        if (r->at < r->end && *r->at == '"')
            step(r);
        else
            fail(r, t,
                 r->at < r->end && *r->at == '\\' ? "a contract has no backslash"
                                                  : "the string is not closed");
        return t;
    }
    if (is_word(*r->at)) {
        t.kind = WORD;
        while (r->at < r->end && is_word(*r->at))
            step(r);
    } else if (starts(r, "...")) {
        r->at += 3;
    } else {
        step(r);
    }
    t.length = (size_t)(r->at - t.text);
    if (*t.text == ';')
        read_page(r);
    return t;
}

static void advance(reader *r) {
    r->current = r->next;
    r->next = read_token(r);
}

static bool token_is(token t, const char *text) {
    return (t.kind == WORD || t.kind == MARK) && t.length == strlen(text) &&
           memcmp(t.text, text, t.length) == 0;
}

static bool at(const reader *r, const char *text) {
    return token_is(r->current, text);
}

static bool expect(reader *r, const char *text) {
    if (!at(r, text))
        return expected(r, lt_arena_format(r->arena, "'%s'", text));
    advance(r);
    return true;
}

/* --- words
 * ---------------------------------------------------------------------------------------------------------
 */

static bool is_macro(token t) {
    return t.kind == WORD && t.length > 3 && memcmp(t.text, "LT_", 3) == 0;
}

static bool unknown_word(reader *r) {
    lt_nearest nearest = {.sought = shown(r, r->current)};
    lt_nearest_offer(&nearest, "LT_IF");
    for (unsigned i = 0; i < WORD_COUNT; i++)
        lt_nearest_offer(&nearest, words[i].macro);
    for (unsigned i = 0; i < FLAG_COUNT; i++)
        lt_nearest_offer(&nearest, flags[i]);
    for (unsigned i = 0; i < LT_CONTRACT_KINDS; i++) {
        lt_nearest_offer(&nearest, lt_attributes[i].macro);
        lt_nearest_offer(&nearest, lt_attributes[i].bare_macro);
    }
    const char *hint = nearest.found ? lt_arena_format(r->arena, " (did you mean '%s'?)", nearest.found) : "";
    return fail(r, r->current, lt_arena_format(r->arena, "'%s' is no contract%s", nearest.sought, hint));
}

/* `( "text" )`; the string is left in `*text`. */
static bool read_argument(reader *r, token *text) {
    advance(r);
    if (!expect(r, "("))
        return false;
    if (r->current.kind != STRING)
        return expected(r, "a string");
    *text = r->current;
    advance(r);
    return expect(r, ")");
}

static bool add_contract(reader *r, unsigned slot, unsigned kind, bool has_argument) {
    token where = r->current;
    const char *text = NULL;
    if (has_argument) {
        if (!read_argument(r, &where))
            return false;
        text = lt_arena_text(r->arena, where.text, where.length);
    } else {
        advance(r);
    }
    if (r->model.contract_count == MOST_CONTRACTS)
        return fail(r, where, "too many contracts");
    r->contracts[r->model.contract_count++] =
        (pending){{(unsigned char)slot, (unsigned char)kind, text}, where};
    return true;
}

/* The one word at the current token, which is a macro. */
static bool read_macro(reader *r, unsigned slot) {
    unsigned place = slot == LT_MODEL_RESULT ? LT_ON_RESULT
                     : slot == LT_MODEL_REST ? LT_ON_REST
                                             : LT_ON_PARAMETER;
    for (unsigned i = 0; i < FLAG_COUNT; i++)
        if (at(r, flags[i])) {
            if (place != LT_ON_RESULT)
                return fail(r, r->current, "this word speaks of a function, not of a parameter");
            r->model.flags |= 1u << i;
            advance(r);
            return true;
        }
    if (at(r, "LT_IF")) {
        if (place != LT_ON_RESULT)
            return fail(r, r->current, "this word speaks of a function, not of a parameter");
        return read_argument(r, &r->condition);
    }
    for (unsigned kind = 0; kind < LT_CONTRACT_KINDS; kind++)
        if (at(r, lt_attributes[kind].bare_macro) || at(r, lt_attributes[kind].macro))
            return add_contract(r, slot, kind, at(r, lt_attributes[kind].macro));
    for (unsigned i = 0; i < WORD_COUNT; i++)
        if (at(r, words[i].macro)) {
            if (!(words[i].places & place))
                return fail(r, r->current,
                            lt_arena_format(r->arena, "'%s' cannot stand here", words[i].macro));
            return add_contract(r, slot, LT_CONTRACT_KINDS + i, words[i].argument != LT_CONTRACT_KINDS);
        }
    return unknown_word(r);
}

static bool read_macros(reader *r, unsigned slot) {
    while (is_macro(r->current))
        if (!read_macro(r, slot))
            return false;
    return true;
}

/* --- declarators
 * --------------------------------------------------------------------------------------------------- */

static bool is_one_of(token t, const char *const *list) {
    while (*list && !token_is(t, *list))
        list++;
    return *list != NULL;
}

static bool is_qualifier(token t) {
    static const char *const list[] = {"volatile", "restrict", "struct",   "union",
                                       "enum",     "extern",   "register", NULL};
    return is_one_of(t, list);
}

static bool is_type_word(token t) {
    static const char *const list[] = {"void",     "char",   "short", "int",   "long", "signed",
                                       "unsigned", "double", "float", "_Bool", "bool", NULL};
    return is_one_of(t, list);
}

static unsigned char array_length(token t) {
    unsigned length = 0;
    for (size_t i = 0; i < t.length && length < 256; i++)
        length = t.text[i] >= '0' && t.text[i] <= '9' ? length * 10 + (unsigned)(t.text[i] - '0') : 256;
    return t.kind == WORD && length < 256 ? (unsigned char)length : 0;
}

/* What a parameter's declarator says, up to the comma or parenthesis: "const char **argv", "char buf[16]",
 * "int (*compare)(const void *, const void *)". */
static bool skim_declarator(reader *r, lt_model_parameter *p) {
    unsigned depth = 0, type_words = 0;
    bool callback = false, constant = false;
    for (; r->current.kind != END && !at(r, ";"); advance(r)) {
        token t = r->current;
        if (!depth && (at(r, ",") || at(r, ")")))
            return true;
        depth += at(r, "(");
        depth -= at(r, ")");
        if (is_macro(t))
            return fail(r, t, "a contract stands at the beginning of its parameter");
        if (at(r, "(") && token_is(r->next, "*")) {
            callback = true;
            p->pointers = p->elements = 0;
            advance(r);
            if (r->next.kind == WORD)
                p->name = lt_arena_text(r->arena, r->next.text, r->next.length);
        } else if (callback) {
            continue;
        } else if (at(r, "*") || at(r, "[")) {
            p->constant = constant;
            p->pointers++;
            p->elements = at(r, "[") ? array_length(r->next) : 0;
            constant = false;
        } else if (at(r, "const")) {
            constant = true;
        } else if (t.kind == WORD && !is_qualifier(t) && !token_is(r->next, "]")) {
            if (type_words++ && !is_type_word(t))
                p->name = lt_arena_text(r->arena, t.text, t.length);
        }
    }
    return expected(r, "',' or ')'");
}

static bool read_parameter(reader *r) {
    unsigned slot = r->model.parameter_count;
    if (slot == MOST_PARAMETERS)
        return fail(r, r->current, "too many parameters");
    r->parameters[slot] = (lt_model_parameter){.name = ""};
    if (is_macro(r->current) && !read_macros(r, slot))
        return false;
    if (at(r, "...")) { /* the words were meant for these */
        for (unsigned i = 0; i < r->model.contract_count; i++) {
            lt_model_contract *c = &r->contracts[i].contract;
            if (c->slot == slot && c->kind != LT_MODEL_escape)
                return fail(r, r->contracts[i].at, "'...' can only bear LT_ESCAPE");
            if (c->slot == slot)
                c->slot = LT_MODEL_REST;
        }
        r->model.flags |= LT_MODEL_IS_variadic;
        advance(r);
        return at(r, ")") || expected(r, "')' after '...'");
    }
    token first = r->current;
    if (at(r, ",") || at(r, ")"))
        return expected(r, "a parameter");
    if (!skim_declarator(r, &r->parameters[slot]))
        return false;
    for (unsigned i = 0; i < slot; i++)
        if (*r->parameters[slot].name && strcmp(r->parameters[i].name, r->parameters[slot].name) == 0)
            return fail(
                r, first,
                lt_arena_format(r->arena, "there is a parameter '%s' already", r->parameters[i].name));
    r->model.parameter_count++;
    return true;
}

static bool read_parameters(reader *r) {
    if (!expect(r, "("))
        return false;
    if (at(r, "void") && token_is(r->next, ")"))
        advance(r);
    while (!at(r, ")")) {
        if (!read_parameter(r))
            return false;
        if (at(r, ",")) {
            advance(r);
            if (at(r, ")"))
                return expected(r, "a parameter");
        } else if (!at(r, ")")) {
            return expected(r, "',' or ')'");
        }
    }
    advance(r);
    return true;
}

/* The type and name before the parameters. */
static bool read_result(reader *r) {
    unsigned type_words = 0;
    r->result_is_void = false;
    while (r->current.kind == WORD || at(r, "*")) {
        if (is_macro(r->current)) {
            if (!read_macro(r, LT_MODEL_RESULT))
                return false;
            continue;
        }
        if (r->current.kind == WORD && token_is(r->next, "(")) {
            if (!type_words)
                return fail(r, r->current, "the prototype has no type");
            r->name = r->current;
            advance(r);
            return true;
        }
        type_words += r->current.kind == WORD && !is_qualifier(r->current);
        r->result_is_void = at(r, "void") && !token_is(r->next, "*");
        advance(r);
    }
    return expected(r, "a prototype");
}

/* --- what must hold
 * ------------------------------------------------------------------------------------------------- */

static bool check_regions(reader *r, const pending *p, const lt_contract *parsed) {
    for (uint32_t i = 0; i < parsed->regions.count; i++) {
        const lt_contract_word *region = &parsed->regions.items[i];
        bool free_word = p->contract.kind != LT_MODEL_same && p->contract.kind != LT_MODEL_copies &&
                         p->contract.kind != LT_MODEL_inserts && p->contract.kind != LT_MODEL_counts &&
                         (!strcmp(region->text, "static") ||
                          (!strcmp(region->text, "return") && p->contract.slot != LT_MODEL_RESULT));
        if (!free_word && lt_model_parameter_named(&r->model, region->text) < 0)
            return fail_at(
                r, p->at.line, p->at.column + region->column,
                lt_arena_format(r->arena, "'%s' is no parameter of '%s'", region->text, r->model.name));
    }
    if (p->contract.slot == LT_MODEL_RESULT && !parsed->regions.count)
        return fail(r, p->at, "a borrowed result names what it lives in");
    if (p->contract.kind == LT_MODEL_same && parsed->regions.count != 1)
        return fail(r, p->at, "the result is one parameter");
    if (p->contract.kind == LT_MODEL_inserts && parsed->regions.count != 1)
        return fail(r, p->at, "the key or element is one parameter");
    if (p->contract.kind == LT_MODEL_counts && parsed->regions.count != 1)
        return fail(r, p->at, "what is counted is one parameter");
    if (p->contract.kind == LT_MODEL_copies && parsed->regions.count != 1)
        return fail(r, p->at, "what is copied is one parameter");
    if (parsed->outlived.count)
        return fail(r, p->at, "a model cannot order regions");
    return true;
}

static bool check_pointers(reader *r, const pending *p) {
    unsigned kind = p->contract.kind, slot = p->contract.slot;
    bool through = kind == LT_MODEL_gives || kind == LT_MODEL_renews || kind == LT_MODEL_clears;
    unsigned least = kind == LT_MODEL_gives ? 1 : 2;
    if (slot == LT_MODEL_RESULT && r->result_is_void)
        return fail(r, p->at, lt_arena_format(r->arena, "'%s' returns nothing", r->model.name));
    if (through && slot < r->model.parameter_count && r->parameters[slot].pointers < least)
        return fail(r, p->at,
                    least == 1 ? "this word needs a pointer" : "this word needs a pointer to a pointer");
    return true;
}

static bool check_contract(reader *r, const pending *p) {
    lt_contract parsed;
    lt_contract_error error;
    unsigned kind = p->contract.kind;
    if (kind >= LT_CONTRACT_KINDS && words[kind - LT_CONTRACT_KINDS].argument == LT_MODEL_TEXT)
        return true; /* any words will do */
    if (!lt_model_contract_parse(r->arena, &p->contract, &parsed, &error))
        return fail_at(r, p->at.line, p->at.column + error.column, error.message);
    if (parsed.condition.operand == LT_CONTRACT_CONSTANT)
        return fail_at(r, p->at.line, p->at.column + parsed.condition.compared.column,
                       "a model compares with a number or null: no header is read that could define a name");
    if (parsed.condition.relation != LT_CONTRACT_ALWAYS && r->result_is_void)
        return fail(r, p->at, lt_arena_format(r->arena, "'%s' returns nothing to compare", r->model.name));
    if ((parsed.kind == LT_CONTRACT_borrowed || parsed.kind == LT_CONTRACT_lifetime) &&
        !check_regions(r, p, &parsed))
        return false;
    if (p->contract.slot >= LT_MODEL_REST && p->contract.slot != LT_MODEL_RESULT)
        return true;
    return check_pointers(r, p);
}

/* "name == 0", "name != null": parsed as the condition on a result named `name`. */
static bool check_condition(reader *r) {
    token t = r->condition;
    r->model.if_slot = LT_MODEL_RESULT;
    if (!t.text)
        return true;
    size_t length = 0;
    while (length < t.length && is_word(t.text[length]))
        length++;
    int slot = lt_model_parameter_named(&r->model, lt_arena_text(r->arena, t.text, length));
    if (slot < 0)
        return fail(r, t,
                    lt_arena_format(r->arena, "'%s' is no parameter of '%s'",
                                    lt_arena_text(r->arena, t.text, length), r->model.name));
    const char *text =
        lt_arena_format(r->arena, "when return%.*s", (int)(t.length - length), t.text + length);
    lt_contract parsed;
    lt_contract_error error;
    if (!lt_contract_parse(r->arena, LT_CONTRACT_owned, text, strlen(text), &parsed, &error))
        return fail(r, t, error.message);
    bool equality =
        parsed.condition.relation == LT_CONTRACT_EQ || parsed.condition.relation == LT_CONTRACT_NE;
    if (!equality || parsed.condition.operand == LT_CONTRACT_CONSTANT)
        return fail(r, t, "a model is chosen by '==' or '!=' and a number or null");
    r->model.if_slot = (unsigned char)slot;
    r->model.if_relation = (unsigned char)parsed.condition.relation;
    r->model.if_value = parsed.condition.value;
    return true;
}

/* --- prototypes
 * ------------------------------------------------------------------------------------------------------ */

static bool read_prototype(reader *r) {
    r->model = (lt_model){0};
    r->condition = (token){0};
    token first = r->current;
    if (!read_result(r) || !read_parameters(r))
        return false;
    if (!at(r, ";"))
        return expected(r, "';'");
    r->model.page = r->page;
    r->model.name = lt_arena_text(r->arena, r->name.text, r->name.length);
    r->model.parameters =
        lt_arena_copy(r->arena, r->parameters, sizeof *r->parameters * r->model.parameter_count);
    lt_model_contract *contracts = LT_NEW_ARRAY(r->arena, lt_model_contract, r->model.contract_count);
    for (unsigned i = 0; i < r->model.contract_count; i++)
        contracts[i] = r->contracts[i].contract;
    r->model.contracts = contracts;
    for (unsigned i = 0; i < r->model.contract_count; i++)
        if (!check_contract(r, &r->contracts[i]))
            return false;
    if (!check_condition(r))
        return false;
    LT_PUSH(r->arena, &r->rows, (row){r->model, first.line, first.column});
    return true;
}

/* --- the table
 * ------------------------------------------------------------------------------------------------------- */

static int compare_rows(const void *a, const void *b) {
    const row *x = a, *y = b;
    int order = strcmp(x->model.name, y->model.name);
    return order                ? order
           : x->line != y->line ? (x->line < y->line ? -1 : 1)
                                : (x->column < y->column ? -1 : 1);
}

/* All alternatives but the last have a condition, the last has none. */
static bool check_alternatives(reader *r, row *first, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        const row *one = &first[i];
        bool conditional = one->model.if_slot != LT_MODEL_RESULT;
        if (conditional && i + 1 == count)
            return fail_at(r, one->line, one->column,
                           lt_arena_format(r->arena, "the last model of '%s' must hold without a condition",
                                           one->model.name));
        if (!conditional && i + 1 < count)
            return fail_at(r, first[i + 1].line, first[i + 1].column,
                           lt_arena_format(r->arena, "'%s' has a model already, in line %u", one->model.name,
                                           (unsigned)one->line));
        if (count > MOST_ALTERNATIVES)
            return fail_at(r, one->line, one->column, "too many models of one function");
        first[i].model.alternatives = (unsigned char)(count - 1 - i);
    }
    return true;
}

static lt_models *finish(reader *r) {
    uint32_t count = r->rows.count;
    row *rows = r->rows.items;
    if (count)
        qsort(rows, count, sizeof *rows, compare_rows);
    for (uint32_t i = 0, next; i < count; i = next) {
        for (next = i + 1; next < count && strcmp(rows[i].model.name, rows[next].model.name) == 0; next++)
            ;
        if (!check_alternatives(r, rows + i, next - i))
            return NULL;
    }
    lt_model *items = LT_NEW_ARRAY(r->arena, lt_model, count);
    for (uint32_t i = 0; i < count; i++)
        items[i] = rows[i].model;
    lt_models *models = LT_NEW(r->arena, lt_models);
    *models = (lt_models){items, count};
    return models;
}

lt_models *lt_models_read(lt_arena *arena, const char *text, size_t length, lt_model_error *error) {
    *error = (lt_model_error){0};
    reader r = {.arena = arena,
                .at = text,
                .end = text + length,
                .line_start = text,
                .line = 1,
                .fresh_line = true,
                .error = error};
    r.next = read_token(&r);
    advance(&r);
    while (r.current.kind != END || r.next.kind != END) {
        if (error->message || !read_prototype(&r))
            return NULL;
        advance(&r);
    }
    return error->message ? NULL : finish(&r);
}
