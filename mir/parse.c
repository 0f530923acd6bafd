#include "mir/build.h"
#include "mir/lex.h"
#include "mir/text.h"
#include "mir/verify.h"
#include "mir/words.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_MESSAGE = 256, MOST_QUOTED = 60 };

/* Labels of one kind of entry: ids by the label's string in `names`; 0 is not defined. */
typedef struct labels {
    lt_arena *arena;
    lt_strings *names;
    LT_ARRAY(uint32_t) ids;
} labels;

typedef struct position {
    uint32_t line, column;
} position;

/* The element of `type`, named before its definition. */
typedef struct pending_element {
    lt_type type;
    lt_token label;
} pending_element;

struct lt_text_reader {
    lt_unit *unit;
    lt_arena *arena; /* of the unit */
    lt_lexer lexer;
    lt_token token; /* the next one, END after an error */
    lt_text_error error;
    labels types, fields, callees, variables;
    LT_ARRAY(pending_element) pending;
    LT_ARRAY(lt_effect) effects;
    LT_ARRAY(char) characters;

    lt_function *function; /* the one being read, and what belongs to it */
    uint32_t parameter_count;
    bool in_block; /* a block is open: it has a label and no terminator yet */
    LT_ARRAY(lt_operand) operands;
    LT_ARRAY(lt_edge) edges;
    LT_ARRAY(position) statement_positions;
    LT_ARRAY(position) block_positions; /* of the terminators; [0] is none */
    LT_ARRAY(position) variable_positions;
    position head;
};

typedef struct lt_text_reader reader;

/* --- errors and tokens ---------------------------------------------------------------------------------- */

static bool has_failed(const reader *r) { return r->error.message; }

static void fail_at(reader *r, uint32_t line, uint32_t column, const char *message) {
    if (!has_failed(r))
        r->error = (lt_text_error){.line = line, .column = column, .message = message};
    r->lexer.next = r->lexer.end;
    r->token = (lt_token){.kind = LT_TOKEN_END, .begin = r->lexer.end};
}

/* The first error stays. From here on every token is END, so that all loops end. */
__attribute__((format(printf, 2, 3))) static void fail(reader *r, const char *format, ...) {
    if (has_failed(r))
        return;
    char message[LONGEST_MESSAGE];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    fail_at(r, r->token.line, r->token.column, lt_arena_text(r->arena, message, strlen(message)));
}

static int quoted_length(const lt_token *token) {
    return (int)(token->length < MOST_QUOTED ? token->length : MOST_QUOTED);
}

static void fail_expected(reader *r, const char *what) {
    const lt_token *t = &r->token;
    switch (t->kind) {
    case LT_TOKEN_END: fail(r, "expected %s, but the text ends", what); return;
    case LT_TOKEN_NEWLINE: fail(r, "expected %s, but the line ends", what); return;
    case LT_TOKEN_TEXT: fail(r, "expected %s instead of a string", what); return;
    case LT_TOKEN_VARIABLE:
        fail(r, "expected %s instead of '%%%.*s'", what, quoted_length(t), t->begin);
        return;
    case LT_TOKEN_CALLEE: fail(r, "expected %s instead of '@%.*s'", what, quoted_length(t), t->begin); return;
    case LT_TOKEN_LOCATION:
        fail(r, "expected %s instead of '!%.*s'", what, quoted_length(t), t->begin);
        return;
    case LT_TOKEN_WORD:
    case LT_TOKEN_NUMBER:
    case LT_TOKEN_MARK:
    case LT_TOKEN_BAD: fail(r, "expected %s instead of '%.*s'", what, quoted_length(t), t->begin); return;
    }
}

static void advance(reader *r) {
    if (has_failed(r))
        return;
    r->token = lt_lexer_next(&r->lexer);
    if (r->token.kind == LT_TOKEN_BAD)
        fail(r, "%s", r->token.problem);
}

static bool is_token(const reader *r, lt_token_kind kind, const char *text) {
    size_t length = strlen(text);
    return r->token.kind == kind && r->token.length == length && memcmp(r->token.begin, text, length) == 0;
}

static bool accept(reader *r, lt_token_kind kind, const char *text) {
    if (!is_token(r, kind, text))
        return false;
    advance(r);
    return true;
}

static bool accept_word(reader *r, const char *word) { return accept(r, LT_TOKEN_WORD, word); }
static bool accept_mark(reader *r, const char *mark) { return accept(r, LT_TOKEN_MARK, mark); }

static void expect_mark(reader *r, const char *mark) {
    char what[8];
    snprintf(what, sizeof what, "'%s'", mark);
    if (!accept_mark(r, mark))
        fail_expected(r, what);
}

static void expect_word(reader *r, const char *word) {
    char what[32];
    snprintf(what, sizeof what, "'%s'", word);
    if (!accept_word(r, word))
        fail_expected(r, what);
}

static void expect_line_end(reader *r) {
    if (r->token.kind == LT_TOKEN_NEWLINE)
        advance(r);
    else if (r->token.kind != LT_TOKEN_END)
        fail_expected(r, "the end of the line");
}

static void skip_empty_lines(reader *r) {
    while (r->token.kind == LT_TOKEN_NEWLINE)
        advance(r);
}

/* The value of the next word or mark; words->count, and nothing consumed, when it is none of them. */
static uint32_t accept_value(reader *r, const lt_words *words) {
    if (r->token.kind != LT_TOKEN_WORD && r->token.kind != LT_TOKEN_MARK)
        return words->count;
    uint32_t value = lt_find_word(words, r->token.begin, r->token.length);
    if (value < words->count)
        advance(r);
    return value;
}

static uint32_t expect_value(reader *r, const lt_words *words) {
    uint32_t value = accept_value(r, words);
    if (value < words->count)
        return value;
    fail_expected(r, words->what);
    return 0;
}

static bool accept_flag(reader *r, const lt_words *words, uint32_t *flags) {
    uint32_t bit = accept_value(r, words);
    if (bit == words->count)
        return false;
    *flags |= 1u << bit;
    return true;
}

/* --- numbers, texts, labels ----------------------------------------------------------------------------- */

static uint64_t expect_unsigned(reader *r, uint64_t most) {
    uint64_t magnitude = 0;
    bool negative = false;
    if (r->token.kind != LT_TOKEN_NUMBER)
        fail_expected(r, "a number");
    else if (!lt_token_number(&r->token, &magnitude, &negative) || magnitude > most ||
             (negative && magnitude))
        fail(r, "number out of range");
    advance(r);
    return has_failed(r) ? 0 : magnitude;
}

static int64_t expect_integer(reader *r) {
    uint64_t magnitude = 0;
    bool negative = false;
    if (r->token.kind != LT_TOKEN_NUMBER)
        fail_expected(r, "a number");
    else if (!lt_token_number(&r->token, &magnitude, &negative) || magnitude > (uint64_t)INT64_MAX + negative)
        fail(r, "number out of range");
    advance(r);
    if (has_failed(r))
        return 0;
    return negative ? -(int64_t)(magnitude / 2) - (int64_t)(magnitude - magnitude / 2) : (int64_t)magnitude;
}

static lt_location accept_location(reader *r) {
    uint64_t magnitude;
    bool negative;
    if (r->token.kind != LT_TOKEN_LOCATION)
        return (lt_location){0};
    if (!lt_token_number(&r->token, &magnitude, &negative) || magnitude > UINT32_MAX) {
        fail(r, "location out of range");
        return (lt_location){0};
    }
    advance(r);
    return (lt_location){(uint32_t)magnitude};
}

static void end_line(reader *r, lt_location *location) {
    *location = accept_location(r);
    expect_line_end(r);
}

static lt_string expect_text(reader *r) {
    if (r->token.kind != LT_TOKEN_TEXT) {
        fail_expected(r, "a string");
        return (lt_string){0};
    }
    while (r->characters.capacity < r->token.length)
        r->characters.items =
            lt_array_grow(r->arena, r->characters.items, sizeof(char), &r->characters.capacity);
    size_t length = r->token.length ? lt_token_text(&r->token, r->characters.items) : 0;
    lt_string text = lt_intern_slice(r->unit->strings, r->characters.items, length);
    advance(r);
    return text;
}

static lt_family expect_family(reader *r) {
    return lt_unit_family(r->unit, lt_text(r->unit->strings, expect_text(r)));
}

static labels new_labels(lt_arena *arena) {
    return (labels){.arena = arena, .names = lt_strings_new(arena)};
}

/* Where the id of the label is kept; valid until the next call. */
static uint32_t *find_label(labels *l, const lt_token *label) {
    lt_string name = lt_intern_slice(l->names, label->begin, label->length);
    while (l->ids.count <= name.id)
        LT_PUSH(l->arena, &l->ids, 0);
    return &l->ids.items[name.id];
}

/* The token as a label that is not defined yet; its name is what the label implies: itself, or nothing. */
static lt_token expect_new_label(reader *r, labels *l, const char *what, lt_string *name) {
    lt_token label = r->token;
    if (*find_label(l, &label)) {
        fail(r, "%s '%.*s' is defined twice", what, quoted_length(&label), label.begin);
        return label;
    }
    bool implies = label.length && !memchr(label.begin, '~', label.length) &&
                   !(label.begin[0] >= '0' && label.begin[0] <= '9');
    *name = implies ? lt_intern_slice(r->unit->strings, label.begin, label.length) : (lt_string){0};
    advance(r);
    return label;
}

static uint32_t expect_label(reader *r, labels *l, const char *what) {
    uint32_t id = *find_label(l, &r->token);
    if (!id)
        fail(r, "unknown %s '%.*s'", what, quoted_length(&r->token), r->token.begin);
    advance(r);
    return id;
}

static lt_type expect_type(reader *r) {
    if (accept_word(r, "opaque"))
        return (lt_type){0};
    if (r->token.kind == LT_TOKEN_WORD)
        return (lt_type){expect_label(r, &r->types, "type")};
    fail_expected(r, "a type");
    return (lt_type){0};
}

static lt_field expect_field(reader *r) {
    if (r->token.kind == LT_TOKEN_WORD || r->token.kind == LT_TOKEN_NUMBER)
        return (lt_field){expect_label(r, &r->fields, "field")};
    fail_expected(r, "a field");
    return (lt_field){0};
}

static lt_callee expect_callee(reader *r) {
    if (accept_word(r, "unknown"))
        return (lt_callee){0};
    if (r->token.kind == LT_TOKEN_CALLEE)
        return (lt_callee){expect_label(r, &r->callees, "callee")};
    fail_expected(r, "a callee");
    return (lt_callee){0};
}

/* --- contracts ------------------------------------------------------------------------------------------ */

static lt_condition expect_condition(reader *r) {
    lt_condition when = {0};
    if (accept_word(r, "argument"))
        when.subject = (uint8_t)(expect_unsigned(r, LT_SLOT_REST - 1) + 1);
    when.relation = (lt_relation)expect_value(r, &lt_relation_words);
    when.value = accept_word(r, "null") ? 0 : expect_integer(r);
    return when;
}

static lt_region expect_region(reader *r) {
    lt_region region = {.kind = (lt_region_kind)expect_value(r, &lt_region_words)};
    if (region.kind == LT_REGION_ARGUMENT)
        region.index = (uint32_t)expect_unsigned(r, UINT32_MAX);
    else if (region.kind == LT_REGION_NAMED)
        region.name = expect_text(r);
    return region;
}

static void parse_claim(reader *r, lt_claims *claims) {
    if (accept_flag(r, &lt_claim_flag_words, &claims->flags))
        return;
    if (accept_word(r, "family")) {
        claims->family = expect_family(r);
    } else if (accept_word(r, "when")) {
        claims->when = expect_condition(r);
    } else if (is_token(r, LT_TOKEN_WORD, "region") && claims->region_count == LT_MOST_REGIONS) {
        fail(r, "more than %d regions", LT_MOST_REGIONS);
    } else if (accept_word(r, "region")) {
        claims->regions[claims->region_count++] = expect_region(r);
    } else if (accept_word(r, "bounds")) {
        claims->bounds = (lt_bounds_kind)expect_value(r, &lt_bounds_words);
    } else if (accept_word(r, "limit")) {
        claims->limit = expect_integer(r);
    } else if (accept_word(r, "function")) {
        claims->by = expect_text(r);
    } else if (accept_word(r, "text")) {
        claims->text = expect_text(r);
    } else if (r->token.kind == LT_TOKEN_LOCATION) {
        claims->location = accept_location(r);
    } else {
        fail_expected(r, "a claim or ']'");
    }
}

static bool accept_claims(reader *r, lt_claims *claims) {
    if (!accept_mark(r, "["))
        return false;
    while (!has_failed(r) && !accept_mark(r, "]"))
        parse_claim(r, claims);
    return true;
}

static uint8_t expect_slot(reader *r, uint8_t *depth) {
    for (*depth = 0; accept_mark(r, "*");)
        if (++*depth > 1)
            fail(r, "an effect is deeper than 1");
    if (accept_word(r, "result"))
        return LT_SLOT_RESULT;
    if (accept_word(r, "none"))
        return LT_SLOT_NONE;
    if (accept_word(r, "rest"))
        return LT_SLOT_REST;
    return (uint8_t)expect_unsigned(r, LT_SLOT_REST - 1);
}

static lt_effect expect_effect(reader *r) {
    lt_effect effect = {.kind = (lt_effect_kind)expect_value(r, &lt_effect_words), .object = LT_SLOT_NONE};
    effect.subject = expect_slot(r, &effect.depth);
    if (accept_mark(r, "[")) {
        effect.index = (uint8_t)expect_unsigned(r, UINT8_MAX);
        expect_mark(r, "]");
    }
    for (;;) {
        if (accept_word(r, "region")) {
            effect.region = expect_region(r);
        } else if (accept_word(r, "field")) {
            expect_mark(r, ".");
            effect.field = expect_field(r);
        } else if (accept_word(r, "of")) {
            expect_mark(r, ".");
            effect.object_field = expect_field(r);
        } else if (accept_word(r, "family")) {
            effect.family = expect_family(r);
        } else if (accept_word(r, "when")) {
            effect.when = expect_condition(r);
        } else if (!is_token(r, LT_TOKEN_WORD, "with")) {
            return effect;
        } else if (!lt_effect_object[effect.kind]) {
            fail(r, "effect '%s' names no second argument", lt_effect_words.texts[effect.kind]);
        } else {
            advance(r);
            effect.object = expect_slot(r, &effect.object_depth);
        }
    }
}

/* --- unit ----------------------------------------------------------------------------------------------- */

static void parse_element(reader *r, lt_type_info *info) {
    bool is_forward = r->token.kind == LT_TOKEN_WORD && !is_token(r, LT_TOKEN_WORD, "opaque") &&
                      !*find_label(&r->types, &r->token);
    if (!is_forward) {
        info->element = expect_type(r);
        return;
    }
    pending_element element = {.type = {r->unit->types.count}, .label = r->token};
    LT_PUSH(r->arena, &r->pending, element);
    advance(r);
}

static void parse_type(reader *r) {
    lt_string implied = {0};
    if (r->token.kind != LT_TOKEN_WORD || is_token(r, LT_TOKEN_WORD, "opaque"))
        fail_expected(r, "a label");
    lt_token label = expect_new_label(r, &r->types, "type", &implied);
    expect_mark(r, "=");
    lt_type_info info = {.kind = (lt_type_kind)expect_value(r, &lt_type_kind_words)};
    while (!has_failed(r) && r->token.kind != LT_TOKEN_NEWLINE && r->token.kind != LT_TOKEN_END) {
        if (r->token.kind == LT_TOKEN_NUMBER)
            info.size = expect_unsigned(r, UINT64_MAX);
        else if (r->token.kind == LT_TOKEN_TEXT)
            info.name = expect_text(r);
        else if (accept_word(r, "element"))
            parse_element(r, &info);
        else if (accept_word(r, "entry"))
            info.entry = expect_text(r);
        else if (accept_word(r, "keeps"))
            info.kept = expect_text(r);
        else if (accept_word(r, "family"))
            info.family = expect_family(r);
        else if (!accept_flag(r, &lt_type_flag_words, &info.flags))
            fail_expected(r, "a type flag, a size, a name, 'element', 'entry', 'keeps' or 'family'");
    }
    if (has_failed(r))
        return;
    expect_line_end(r);
    *find_label(&r->types, &label) = lt_unit_add_type(r->unit, info).id;
}

static void parse_field(reader *r) {
    lt_field_info info = {0};
    expect_mark(r, ".");
    if (r->token.kind != LT_TOKEN_WORD && r->token.kind != LT_TOKEN_NUMBER)
        fail_expected(r, "a label");
    lt_token label = expect_new_label(r, &r->fields, "field", &info.name);
    if (r->token.kind == LT_TOKEN_TEXT)
        info.name = expect_text(r);
    expect_mark(r, ":");
    info.type = expect_type(r);
    while (!has_failed(r)) {
        if (accept_word(r, "of"))
            info.record = expect_text(r);
        else if (!accept_claims(r, &info.claims) && !accept_flag(r, &lt_field_flag_words, &info.flags))
            break;
    }
    end_line(r, &info.location);
    if (!has_failed(r))
        *find_label(&r->fields, &label) = lt_unit_add_field(r->unit, info).id;
}

static void parse_enrolment(reader *r, lt_callee_info *info) {
    info->enrols = (lt_enrolment)expect_value(r, &lt_enrolment_words);
    info->enrolled = (uint8_t)expect_unsigned(r, UINT8_MAX);
    info->registry = expect_text(r);
}

static void parse_callee_attributes(reader *r, lt_callee_info *info) {
    while (!has_failed(r)) {
        if (accept_word(r, "symbol"))
            info->symbol = expect_text(r);
        else if (accept_word(r, "params"))
            info->parameter_count = (uint32_t)expect_unsigned(r, UINT32_MAX);
        else if (accept_word(r, "from"))
            info->origin = (lt_origin)expect_value(r, &lt_origin_words);
        else if (accept_word(r, "enrols"))
            parse_enrolment(r, info);
        else if (accept_word(r, "builds"))
            info->builds = expect_callee(r);
        else if (r->token.kind == LT_TOKEN_LOCATION)
            info->location = accept_location(r);
        else if (!accept_flag(r, &lt_callee_flag_words, &info->flags))
            break;
    }
}

static void parse_callee(reader *r) {
    lt_callee_info info = {0};
    position begin = {r->token.line, r->token.column};
    if (r->token.kind != LT_TOKEN_CALLEE)
        fail_expected(r, "a callee");
    lt_token label = expect_new_label(r, &r->callees, "callee", &info.symbol);
    info.name = info.symbol;
    if (r->token.kind == LT_TOKEN_TEXT)
        info.name = expect_text(r);
    parse_callee_attributes(r, &info);
    r->effects.count = 0;
    if (accept_mark(r, ":")) {
        do
            LT_PUSH(r->arena, &r->effects, expect_effect(r));
        while (accept_mark(r, ";"));
    }
    expect_line_end(r);
    if (has_failed(r))
        return;
    info.effects = r->effects.items;
    info.effect_count = r->effects.count;
    lt_callee callee = lt_unit_add_callee(r->unit, info);
    *find_label(&r->callees, &label) = callee.id;
    const char *message = lt_verify_callee(r->unit, callee, r->arena);
    if (message)
        fail_at(r, begin.line, begin.column, message);
}

static void resolve_elements(reader *r) {
    for (uint32_t i = 0; i < r->pending.count && !has_failed(r); i++) {
        const pending_element *element = &r->pending.items[i];
        uint32_t id = *find_label(&r->types, &element->label);
        r->unit->types.items[element->type.id].element = (lt_type){id};
        if (!id) {
            r->token = element->label;
            fail(r, "unknown type '%.*s'", quoted_length(&element->label), element->label.begin);
        }
    }
}

static void parse_unit(reader *r) {
    for (skip_empty_lines(r); r->token.kind != LT_TOKEN_END; skip_empty_lines(r)) {
        if (accept_word(r, "type"))
            parse_type(r);
        else if (accept_word(r, "field"))
            parse_field(r);
        else if (accept_word(r, "callee"))
            parse_callee(r);
        else if (is_token(r, LT_TOKEN_WORD, "function"))
            break;
        else
            fail_expected(r, "'type', 'field', 'callee' or 'function'");
    }
    resolve_elements(r);
}

lt_text_reader *lt_text_open(lt_unit *unit, const char *text, size_t length, lt_text_error *error) {
    reader *r = LT_NEW(unit->arena, reader);
    r->unit = unit;
    r->arena = unit->arena;
    r->lexer = lt_lexer_open(text, length);
    r->types = new_labels(r->arena);
    r->fields = new_labels(r->arena);
    r->callees = new_labels(r->arena);
    advance(r);
    parse_unit(r);
    *error = r->error;
    return r;
}

/* --- places and operands -------------------------------------------------------------------------------- */

static lt_place parse_index(reader *r, lt_place place) {
    uint32_t index = LT_ANY_INDEX;
    if (!accept_mark(r, "?"))
        index = (uint32_t)expect_unsigned(r, LT_ANY_INDEX - 1);
    expect_mark(r, "]");
    return has_failed(r) ? place : lt_place_index(r->function, place, index);
}

static lt_place parse_field_step(reader *r, lt_place place) {
    lt_field field = expect_field(r);
    return has_failed(r) ? place : lt_place_field(r->function, place, field);
}

static lt_place expect_place(reader *r) {
    if (r->token.kind != LT_TOKEN_VARIABLE) {
        fail_expected(r, "a place");
        return (lt_place){0};
    }
    lt_variable variable = {expect_label(r, &r->variables, "variable")};
    if (has_failed(r))
        return (lt_place){0};
    lt_place place = lt_place_variable(r->function, variable);
    for (;;) {
        if (accept_mark(r, "[")) {
            place = parse_index(r, place);
        } else if (accept_mark(r, "->")) {
            place = parse_field_step(r, lt_place_deref(r->function, place));
        } else if (!accept_mark(r, ".")) {
            return place;
        } else if (accept_mark(r, "*")) {
            place = lt_place_deref(r->function, place);
        } else {
            place = parse_field_step(r, place);
        }
    }
}

/* What stands behind the word: its number, and its size. */
static lt_operand expect_literal(reader *r) {
    lt_operand literal = lt_literal();
    if (r->token.kind == LT_TOKEN_NUMBER)
        literal.literal = (uint32_t)expect_unsigned(r, UINT32_MAX);
    if (accept_word(r, "size"))
        literal.integer = (int64_t)expect_unsigned(r, INT64_MAX);
    return literal;
}

static lt_operand expect_operand(reader *r) {
    if (accept_word(r, "copy"))
        return lt_copy(expect_place(r));
    if (accept_word(r, "move"))
        return lt_move(expect_place(r));
    if (accept_mark(r, "&"))
        return r->token.kind == LT_TOKEN_CALLEE ? lt_function_address(expect_callee(r))
                                                : lt_address(expect_place(r));
    if (accept_word(r, "null"))
        return lt_null_operand();
    if (accept_word(r, "literal"))
        return expect_literal(r);
    if (accept_word(r, "unknown"))
        return lt_unknown();
    if (r->token.kind == LT_TOKEN_NUMBER)
        return lt_integer(expect_integer(r));
    fail_expected(r, "an operand");
    return lt_unknown();
}

/* Operands separated by commas, at least one. */
static void parse_operands(reader *r) {
    do
        LT_PUSH(r->function->arena, &r->operands, expect_operand(r));
    while (accept_mark(r, ","));
}

/* --- statements ----------------------------------------------------------------------------------------- */

static bool is_line_end(const reader *r) {
    return r->token.kind == LT_TOKEN_NEWLINE || r->token.kind == LT_TOKEN_END ||
           r->token.kind == LT_TOKEN_LOCATION;
}

static void parse_derive(reader *r, lt_place target) {
    lt_operator operation = (lt_operator)expect_value(r, &lt_operator_words);
    lt_location at;
    if (!is_line_end(r))
        parse_operands(r);
    end_line(r, &at);
    if (!has_failed(r))
        lt_emit_derive(r->function, at, target, operation, r->operands.items, r->operands.count);
}

static void parse_arguments(reader *r) {
    expect_mark(r, "(");
    if (accept_mark(r, ")"))
        return;
    parse_operands(r);
    expect_mark(r, ")");
}

static void parse_deed(reader *r) {
    lt_location at;
    lt_callee callee = expect_callee(r);
    parse_arguments(r);
    end_line(r, &at);
    if (!has_failed(r))
        lt_emit_deed(r->function, at, callee, r->operands.items, r->operands.count);
}

static void parse_call(reader *r, lt_place target) {
    lt_callee callee = {0};
    lt_place indirect = {0};
    lt_location at;
    if (!is_token(r, LT_TOKEN_WORD, "via"))
        callee = expect_callee(r);
    if (accept_word(r, "via"))
        indirect = expect_place(r);
    parse_arguments(r);
    end_line(r, &at);
    if (!has_failed(r))
        lt_emit_call(r->function, at, target, callee, indirect, r->operands.items, r->operands.count);
}

static void parse_assign(reader *r, lt_place target) {
    lt_location at;
    lt_operand value = expect_operand(r);
    end_line(r, &at);
    if (!has_failed(r))
        lt_emit_assign(r->function, at, target, value);
}

static void parse_target(reader *r) {
    lt_place target = expect_place(r);
    expect_mark(r, "=");
    if (accept_word(r, lt_statement_words.texts[LT_STATEMENT_derive]))
        parse_derive(r, target);
    else if (accept_word(r, lt_statement_words.texts[LT_STATEMENT_call]))
        parse_call(r, target);
    else
        parse_assign(r, target);
}

static void parse_place_statement(reader *r, void (*emit)(lt_function *, lt_location, lt_place)) {
    lt_location at;
    lt_place place = expect_place(r);
    end_line(r, &at);
    if (!has_failed(r))
        emit(r->function, at, place);
}

static void parse_use(reader *r) {
    lt_location at;
    lt_operand value = expect_operand(r);
    end_line(r, &at);
    if (!has_failed(r))
        lt_emit_use(r->function, at, value);
}

/* What stands behind the word of a statement. */
static void parse_statement(reader *r, lt_statement_kind kind) {
    switch (kind) {
    case LT_STATEMENT_live: parse_place_statement(r, lt_emit_live); return;
    case LT_STATEMENT_dead: parse_place_statement(r, lt_emit_dead); return;
    case LT_STATEMENT_drop: parse_place_statement(r, lt_emit_drop); return;
    case LT_STATEMENT_use: parse_use(r); return;
    case LT_STATEMENT_call: parse_call(r, (lt_place){0}); return;
    case LT_STATEMENT_deed: parse_deed(r); return;
    case LT_STATEMENT_assign:
    case LT_STATEMENT_derive: fail_expected(r, "a place"); return;
    }
}

/* --- terminators ---------------------------------------------------------------------------------------- */

/* The number of a word bb12; 0 when it is no such word, which is no block either. */
static uint32_t block_number(const lt_token *token) {
    if (token->kind != LT_TOKEN_WORD || token->length < 3 || memcmp(token->begin, "bb", 2) != 0)
        return 0;
    uint64_t number = 0;
    for (size_t i = 2; i < token->length && number <= UINT32_MAX; i++) {
        if (token->begin[i] < '0' || token->begin[i] > '9')
            return 0;
        number = number * 10 + (uint64_t)(token->begin[i] - '0');
    }
    return number <= UINT32_MAX && token->begin[2] != '0' ? (uint32_t)number : 0;
}

static lt_block expect_block(reader *r) {
    lt_block block = {block_number(&r->token)};
    if (!block.id)
        fail_expected(r, "a block");
    advance(r);
    return block;
}

static void parse_goto(reader *r) {
    lt_location at;
    lt_block target = expect_block(r);
    end_line(r, &at);
    if (!has_failed(r))
        lt_end_goto(r->function, at, target);
}

static void parse_branch(reader *r) {
    lt_operand left = lt_unknown(), right = lt_unknown();
    lt_relation relation = LT_ALWAYS;
    lt_location at;
    if (!accept_mark(r, "?")) {
        left = expect_operand(r);
        relation = (lt_relation)expect_value(r, &lt_relation_words);
        right = expect_operand(r);
    }
    expect_word(r, "goto");
    lt_block if_true = expect_block(r);
    expect_word(r, "else");
    lt_block if_false = expect_block(r);
    end_line(r, &at);
    if (!has_failed(r))
        lt_end_branch(r->function, at, left, relation, right, if_true, if_false);
}

static lt_edge expect_case(reader *r) {
    lt_edge edge = {.is_default = accept_word(r, "default")};
    if (!edge.is_default)
        edge.low = edge.high = expect_integer(r);
    if (!edge.is_default && accept_mark(r, ".."))
        edge.high = expect_integer(r);
    expect_mark(r, ":");
    edge.target = expect_block(r);
    return edge;
}

static void parse_switch(reader *r) {
    lt_location at;
    lt_operand value = expect_operand(r);
    expect_mark(r, "{");
    r->edges.count = 0;
    do
        LT_PUSH(r->function->arena, &r->edges, expect_case(r));
    while (accept_mark(r, ","));
    expect_mark(r, "}");
    end_line(r, &at);
    if (!has_failed(r))
        lt_end_switch(r->function, at, value, r->edges.items, r->edges.count);
}

static void parse_terminator(reader *r, lt_terminator_kind kind) {
    lt_location at;
    switch (kind) {
    case LT_GOTO: parse_goto(r); return;
    case LT_BRANCH: parse_branch(r); return;
    case LT_SWITCH: parse_switch(r); return;
    case LT_RETURN:
        end_line(r, &at);
        if (!has_failed(r))
            lt_end_return(r->function, at);
        return;
    case LT_UNREACHABLE:
        end_line(r, &at);
        if (!has_failed(r))
            lt_end_unreachable(r->function, at);
        return;
    }
}

/* --- lines of a function -------------------------------------------------------------------------------- */

static void parse_variable(reader *r, lt_storage storage) {
    lt_variable_info info = {.storage = storage};
    LT_PUSH(r->function->arena, &r->variable_positions, (position){r->token.line, r->token.column});
    if (r->token.kind != LT_TOKEN_VARIABLE)
        fail_expected(r, "a variable");
    lt_token label = expect_new_label(r, &r->variables, "variable", &info.name);
    if (r->token.kind == LT_TOKEN_TEXT)
        info.name = expect_text(r);
    expect_mark(r, ":");
    info.type = expect_type(r);
    info.index = storage == LT_PARAMETER ? r->parameter_count++ : 0;
    while (!has_failed(r)) {
        if (accept_word(r, "symbol"))
            info.symbol = expect_text(r);
        else if (accept_word(r, "index"))
            info.index = (uint32_t)expect_unsigned(r, UINT32_MAX);
        else if (accept_word(r, "value"))
            info.value = expect_integer(r);
        else if (!accept_claims(r, &info.claims) && !accept_flag(r, &lt_variable_flag_words, &info.flags))
            break;
    }
    end_line(r, &info.location);
    if (!has_failed(r))
        *find_label(&r->variables, &label) = lt_add_variable(r->function, info).id;
}

static void parse_outlives(reader *r) {
    lt_outlives relation = {.outer = expect_text(r)};
    relation.inner = expect_text(r);
    expect_line_end(r);
    LT_PUSH(r->function->arena, &r->function->outlives, relation);
}

static void parse_returns(reader *r) {
    if (!accept_claims(r, &r->function->result_claims))
        fail_expected(r, "'['");
    expect_line_end(r);
}

/* A type that is not the derived one; what is derived from it comes later. */
static void parse_place(reader *r) {
    lt_place place = expect_place(r);
    expect_mark(r, ":");
    lt_type type = expect_type(r);
    expect_line_end(r);
    if (!has_failed(r))
        r->function->places.items[place.id].type = type;
}

/* Before a label and at the end of the function. */
static void close_block(reader *r) {
    if (r->in_block)
        fail_expected(r, "a terminator at the end of the block");
}

static void parse_block(reader *r) {
    close_block(r);
    uint32_t next = r->function->blocks.count;
    if (block_number(&r->token) != next)
        fail(r, "blocks are numbered in their order: expected 'bb%" PRIu32 "'", next);
    advance(r);
    expect_mark(r, ":");
    lt_location at;
    end_line(r, &at);
    if (has_failed(r))
        return;
    lt_start_block(r->function, lt_add_block(r->function, at));
    LT_PUSH(r->function->arena, &r->block_positions, (position){0});
    r->in_block = true;
}

/* A line within a block. */
static void parse_block_line(reader *r) {
    position begin = {r->token.line, r->token.column};
    r->operands.count = 0;
    uint32_t statement = lt_statement_words.count, terminator = lt_terminator_words.count;
    lt_emit_expanded(r->function, accept_word(r, "expanded"));
    if (!r->in_block)
        fail(r, "a statement or terminator outside a block");
    else if (r->token.kind == LT_TOKEN_VARIABLE)
        parse_target(r);
    else if ((statement = accept_value(r, &lt_statement_words)) < lt_statement_words.count)
        parse_statement(r, (lt_statement_kind)statement);
    else if ((terminator = accept_value(r, &lt_terminator_words)) < lt_terminator_words.count)
        parse_terminator(r, (lt_terminator_kind)terminator);
    else
        fail_expected(r, "a statement or terminator");
    if (has_failed(r))
        return;
    if (terminator == lt_terminator_words.count) {
        LT_PUSH(r->function->arena, &r->statement_positions, begin);
        return;
    }
    r->block_positions.items[r->function->blocks.count - 1] = begin;
    r->in_block = false;
}

static void parse_function_line(reader *r) {
    uint32_t storage;
    if (r->token.kind == LT_TOKEN_WORD && r->token.length > 2 && memcmp(r->token.begin, "bb", 2) == 0)
        parse_block(r);
    else if ((storage = accept_value(r, &lt_storage_words)) < lt_storage_words.count)
        parse_variable(r, (lt_storage)storage);
    else if (accept_word(r, "place"))
        parse_place(r);
    else if (accept_word(r, "returns"))
        parse_returns(r);
    else if (accept_word(r, "outlives"))
        parse_outlives(r);
    else
        parse_block_line(r);
}

/* --- functions ------------------------------------------------------------------------------------------ */

static void parse_head(reader *r, lt_arena *arena) {
    expect_word(r, "function");
    lt_callee self = expect_callee(r);
    lt_location at = accept_location(r);
    r->function = lt_function_new(r->unit, arena, self, at);
    if (accept_word(r, "end"))
        r->function->end = accept_location(r);
    expect_mark(r, "{");
    expect_line_end(r);
}

/* What belongs to the function before this one is gone with its arena. */
static void forget_function(reader *r, lt_arena *arena) {
    r->variables = new_labels(arena);
    r->parameter_count = 0;
    r->in_block = false;
    memset(&r->operands, 0, sizeof r->operands);
    memset(&r->edges, 0, sizeof r->edges);
    memset(&r->statement_positions, 0, sizeof r->statement_positions);
    memset(&r->block_positions, 0, sizeof r->block_positions);
    memset(&r->variable_positions, 0, sizeof r->variable_positions);
    LT_PUSH(arena, &r->block_positions, (position){0});
    LT_PUSH(arena, &r->variable_positions, (position){0});
    r->head = (position){r->token.line, r->token.column};
}

static void verify(reader *r) {
    lt_fault fault = lt_find_fault(r->function);
    if (!fault.message)
        return;
    position at = r->head;
    if (fault.variable.id)
        at = r->variable_positions.items[fault.variable.id];
    else if (fault.block.id && fault.statement == LT_AT_TERMINATOR)
        at = r->block_positions.items[fault.block.id];
    else if (fault.block.id)
        at = r->statement_positions.items[fault.statement];
    fail_at(r, at.line, at.column, lt_arena_text(r->arena, fault.message, strlen(fault.message)));
}

lt_function *lt_text_next(lt_text_reader *r, lt_arena *arena, lt_text_error *error) {
    skip_empty_lines(r);
    if (r->token.kind == LT_TOKEN_END) {
        *error = r->error;
        return NULL;
    }
    forget_function(r, arena);
    parse_head(r, arena);
    for (skip_empty_lines(r); !has_failed(r) && !is_token(r, LT_TOKEN_MARK, "}"); skip_empty_lines(r)) {
        if (r->token.kind == LT_TOKEN_END)
            fail_expected(r, "'}' at the end of the function");
        parse_function_line(r);
    }
    close_block(r);
    expect_mark(r, "}");
    expect_line_end(r);
    if (!has_failed(r))
        verify(r);
    *error = r->error;
    return has_failed(r) ? NULL : r->function;
}
