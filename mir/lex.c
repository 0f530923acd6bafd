#include "mir/lex.h"

#include "mir/words.h"

#include <string.h>

lt_lexer lt_lexer_open(const char *text, size_t length) {
    const char *end = length ? text + length : text;
    return (lt_lexer){.next = text, .end = end, .line_begin = text, .line = 1};
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static int hex_value(char c) {
    if (is_digit(c))
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The character `ahead` of the next one; null beyond the end. */
static char peek(const lt_lexer *lexer, ptrdiff_t ahead) {
    return lexer->end - lexer->next > ahead ? lexer->next[ahead] : '\0';
}

static void skip_blanks(lt_lexer *lexer) {
    while (peek(lexer, 0) == ' ' || peek(lexer, 0) == '\t' || peek(lexer, 0) == '\r')
        lexer->next++;
    if (peek(lexer, 0) == '#' || (peek(lexer, 0) == '/' && peek(lexer, 1) == '/'))
        while (lexer->next < lexer->end && *lexer->next != '\n')
            lexer->next++;
}

static void lex_word(lt_lexer *lexer, lt_token *token, lt_token_kind kind) {
    token->kind = kind;
    token->begin = lexer->next;
    while (lt_is_word_character(peek(lexer, 0)) || peek(lexer, 0) == '~')
        lexer->next++;
    token->length = (size_t)(lexer->next - token->begin);
}

static void lex_sigil(lt_lexer *lexer, lt_token *token, lt_token_kind kind) {
    char sigil = *lexer->next++;
    lex_word(lexer, token, kind);
    if (token->length == 0) {
        token->kind = LT_TOKEN_BAD;
        token->problem = sigil == '%' ? "expected a label after '%'" : "expected a label after '@'";
    }
}

static void lex_number(lt_lexer *lexer, lt_token *token, lt_token_kind kind) {
    token->kind = kind;
    token->begin = lexer->next++;
    while (is_digit(peek(lexer, 0)))
        lexer->next++;
    token->length = (size_t)(lexer->next - token->begin);
    if (lt_is_word_character(peek(lexer, 0))) {
        token->kind = LT_TOKEN_BAD;
        token->problem = "a number ends in a letter";
    }
}

/* Zero when no escape begins here, else its length. A null byte has none: texts end in one. */
static size_t escape_length(const char *from, const char *end) {
    if (end - from >= 2 && (from[1] == '"' || from[1] == '\\'))
        return 2;
    bool hex = end - from >= 4 && from[1] == 'x' && hex_value(from[2]) >= 0 && hex_value(from[3]) >= 0;
    return hex && (from[2] != '0' || from[3] != '0') ? 4 : 0;
}

static void lex_text(lt_lexer *lexer, lt_token *token) {
    token->kind = LT_TOKEN_TEXT;
    token->begin = ++lexer->next;
    while (lexer->next < lexer->end && *lexer->next != '"' && *lexer->next != '\n') {
        size_t step = *lexer->next == '\\' ? escape_length(lexer->next, lexer->end) : *lexer->next != '\0';
        if (step == 0) {
            token->problem = *lexer->next ? "unknown escape in a string" : "null byte in a string";
            step = 1;
        }
        lexer->next += step;
    }
    token->length = (size_t)(lexer->next - token->begin);
    if (peek(lexer, 0) == '"')
        lexer->next++;
    else
        token->problem = "unterminated string";
    if (token->problem)
        token->kind = LT_TOKEN_BAD;
}

static void lex_mark(lt_lexer *lexer, lt_token *token) {
    static const char two[][3] = {"==", "!=", "<=", ">=", "->", ".."};
    token->kind = LT_TOKEN_MARK;
    token->begin = lexer->next;
    token->length = 1;
    for (size_t i = 0; i < sizeof two / sizeof *two; i++)
        if (two[i][0] == peek(lexer, 0) && two[i][1] == peek(lexer, 1))
            token->length = 2;
    if (token->length == 1 && (!*lexer->next || !strchr("=<>.[](){},:;&?*", *lexer->next))) {
        token->kind = LT_TOKEN_BAD;
        token->problem = "stray character";
    }
    lexer->next += token->length;
}

static void lex_newline(lt_lexer *lexer, lt_token *token) {
    token->kind = LT_TOKEN_NEWLINE;
    lexer->line_begin = ++lexer->next;
    lexer->line++;
}

lt_token lt_lexer_next(lt_lexer *lexer) {
    skip_blanks(lexer);
    lt_token token = {.kind = LT_TOKEN_END, .begin = lexer->next, .line = lexer->line};
    token.column = (uint32_t)(lexer->next - lexer->line_begin) + 1;
    if (lexer->next == lexer->end)
        return token;
    char c = *lexer->next;
    if (c == '\n') {
        lex_newline(lexer, &token);
    } else if (c == '"') {
        lex_text(lexer, &token);
    } else if (c == '%') {
        lex_sigil(lexer, &token, LT_TOKEN_VARIABLE);
    } else if (c == '@') {
        lex_sigil(lexer, &token, LT_TOKEN_CALLEE);
    } else if (c == '!' && is_digit(peek(lexer, 1))) {
        lexer->next++;
        lex_number(lexer, &token, LT_TOKEN_LOCATION);
    } else if (is_digit(c) || (c == '-' && is_digit(peek(lexer, 1)))) {
        lex_number(lexer, &token, LT_TOKEN_NUMBER);
    } else if (lt_is_word_character(c)) {
        lex_word(lexer, &token, LT_TOKEN_WORD);
    } else {
        lex_mark(lexer, &token);
    }
    return token;
}

bool lt_token_number(const lt_token *token, uint64_t *magnitude, bool *negative) {
    const char *c = token->begin, *end = c + token->length;
    *negative = *c == '-';
    *magnitude = 0;
    for (c += *negative; c < end; c++) {
        uint64_t digit = (uint64_t)(*c - '0');
        if (*magnitude > (UINT64_MAX - digit) / 10)
            return false;
        *magnitude = *magnitude * 10 + digit;
    }
    return true;
}

size_t lt_token_text(const lt_token *token, char *to) {
    char *out = to;
    for (const char *c = token->begin, *end = c + token->length; c < end;) {
        size_t length = *c == '\\' ? escape_length(c, end) : 1;
        if (length == 4)
            *out++ = (char)(hex_value(c[2]) * 16 + hex_value(c[3]));
        else
            *out++ = c[length - 1];
        c += length;
    }
    return (size_t)(out - to);
}
