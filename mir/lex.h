/* The tokens of the text form. Internal to mir/. */
#ifndef LT_MIR_LEX_H
#define LT_MIR_LEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum lt_token_kind {
    LT_TOKEN_END,
    LT_TOKEN_NEWLINE,
    LT_TOKEN_WORD,     /* type, x~7 */
    LT_TOKEN_VARIABLE, /* %x, without the sigil */
    LT_TOKEN_CALLEE,   /* @f, without the sigil */
    LT_TOKEN_LOCATION, /* !12, without the sigil */
    LT_TOKEN_NUMBER,   /* 12, -4 */
    LT_TOKEN_TEXT,     /* "…", without the quotes, escapes not resolved */
    LT_TOKEN_MARK,     /* = == != < <= > >= -> . .. [ ] ( ) { } , : ; & ? * */
    LT_TOKEN_BAD,      /* `problem` says why */
} lt_token_kind;

typedef struct lt_token {
    lt_token_kind kind;
    const char *begin; /* not null-terminated */
    size_t length;
    uint32_t line, column; /* 1-based */
    const char *problem;
} lt_token;

typedef struct lt_lexer {
    const char *next, *end, *line_begin;
    uint32_t line;
} lt_lexer;

lt_lexer lt_lexer_open(const char *text, size_t length);

/* The next token; blanks and comments (`#` or `//` to the end of the line) are skipped. At the end, END for
 * ever. */
lt_token lt_lexer_next(lt_lexer *lexer);

/* The magnitude and sign of a NUMBER or LOCATION; false when it does not fit. */
bool lt_token_number(const lt_token *token, uint64_t *magnitude, bool *negative);

/* Resolves the escapes of a TEXT into `to`, which has room for token->length characters; returns how many. */
size_t lt_token_text(const lt_token *token, char *to);

#endif
