#include "flow/growth/linker.h"
#include "flow/growth/place.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_WORD = 32 };

typedef struct reader {
    lt_linker *linker;
    const char *at, *end, *line_start;
    uint32_t line, lines; /* lines: facts so far */
    LT_ARRAY(char) unescaped;
    lt_facts_error *error;
} reader;

__attribute__((format(printf, 3, 4))) static bool fail(reader *r, const char *at, const char *format, ...) {
    char text[160];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    *r->error = (lt_facts_error){r->line, (uint32_t)(at - r->line_start) + 1,
                                 lt_arena_format(r->linker->unit->arena, "%s", text)};
    return false;
}

/* --- words ------------------------------------------------------------------------------------------------------------ */

static bool is_word_character(char c) {
    return (c >= 'a' && c <= 'z') || c == '-' || c == '_';
}

/* The word that begins here, cut to what fits: longer ones are nowhere known. */
static const char *read_word(reader *r, char word[LONGEST_WORD]) {
    size_t length = 0;
    while (r->at < r->end && is_word_character(*r->at)) {
        if (length < LONGEST_WORD - 1)
            word[length++] = *r->at;
        r->at++;
    }
    word[length] = '\0';
    return word;
}

static bool read_character(reader *r, char expected) {
    if (r->at == r->end || *r->at != expected)
        return false;
    r->at++;
    return true;
}

static bool read_number(reader *r, uint64_t *number) {
    const char *start = r->at;
    uint64_t value = 0;
    for (; r->at < r->end && *r->at >= '0' && *r->at <= '9'; r->at++) {
        uint64_t digit = (uint64_t)(*r->at - '0');
        if (value > (UINT64_MAX - digit) / 10)
            return fail(r, start, "the number is too large");
        value = value * 10 + digit;
    }
    *number = value;
    return r->at > start || fail(r, start, "expected a number");
}

static int hex_digit(char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* What follows a backslash; 0: nothing that may stand there. */
static char read_escape(reader *r) {
    char c = r->at < r->end ? *r->at++ : '\0';
    if (c != 'x')
        return c == '"' || c == '\\' ? c : '\0';
    int high = r->at < r->end ? hex_digit(*r->at++) : -1, low = r->at < r->end ? hex_digit(*r->at++) : -1;
    return high < 0 || low < 0 ? '\0' : (char)(high * 16 + low);
}

static bool read_text(reader *r, lt_string *text) {
    const char *start = r->at;
    if (!read_character(r, '"'))
        return fail(r, start, "expected a text in quotes");
    r->unescaped.count = 0;
    while (r->at < r->end && *r->at != '"') {
        char c = *r->at++;
        if ((unsigned char)c < 0x20)
            return fail(r, start, "the text does not end in its line");
        if (c == '\\' && !(c = read_escape(r)))
            return fail(r, r->at - 1, "no such escape sequence");
        LT_PUSH(r->linker->unit->arena, &r->unescaped, c);
    }
    *text = lt_intern_slice(r->linker->unit->strings, r->unescaped.items, r->unescaped.count);
    return read_character(r, '"') || fail(r, start, "the text does not end");
}

/* --- one line --------------------------------------------------------------------------------------------------------- */

/* `offset`: what is kept is the index plus that. */
static bool read_reference(reader *r, const lt_line_field *field, lt_line_kind kind, uint32_t offset, void *record) {
    const char *start = r->at;
    lt_string name;
    if (!read_text(r, &name))
        return false;
    uint32_t index = lt_linker_find(r->linker, kind, name);
    if (index == UINT32_MAX)
        return fail(r, start, "no line before says what this %s is", r->linker->facts[kind].keyword);
    lt_set_line_id(field, record, index + offset);
    return true;
}

static bool read_string(reader *r, const lt_line_field *field, void *record) {
    const char *start = r->at;
    lt_string text;
    if (!read_text(r, &text))
        return false;
    lt_set_line_id(field, record, text.id);
    return field->form != LT_FORM_PLACE || lt_is_place(lt_text(r->linker->unit->strings, text)) ||
           fail(r, start, "expected a place, \"file:line:column\"");
}

static bool read_integer(reader *r, const lt_line_field *field, void *record) {
    const char *start = r->at;
    char word[LONGEST_WORD];
    uint64_t number;
    if (field->form == LT_FORM_WORD) {
        number = lt_find_word(field->words, read_word(r, word), strlen(word));
        if (number == field->words->count)
            return fail(r, start, "'%s' is not %s", word, field->words->what);
    } else if (!read_number(r, &number)) {
        return false;
    }
    return lt_set_line_number(field, record, number) || fail(r, start, "the number is too large");
}

static bool read_value(reader *r, const lt_line_field *field, void *record) {
    switch (field->form) {
    case LT_FORM_NAME:
    case LT_FORM_TEXT:
    case LT_FORM_PLACE:
    case LT_FORM_LINK:
        return read_string(r, field, record);
    case LT_FORM_NUMBER:
    case LT_FORM_WORD:
        return read_integer(r, field, record);
    case LT_FORM_FUNCTION:
        return read_reference(r, field, LT_LINE_function, 0, record);
    case LT_FORM_ROOT:
    case LT_FORM_ANY_ROOT:
        return read_reference(r, field, LT_LINE_root, 0, record);
    case LT_FORM_COUNTER:
        return read_reference(r, field, LT_LINE_counter, 0, record);
    case LT_FORM_LATCH:
        return read_reference(r, field, LT_LINE_counter, 1, record);
    case LT_FORM_FLAG:
    case LT_FORM_BIT:
        break;
    }
    return false;
}

static bool is_required(const lt_line_field *field) {
    return field->form == LT_FORM_NAME || field->form == LT_FORM_ROOT || field->form == LT_FORM_COUNTER;
}

/* The next of the kind's fields with this keyword, from `*next` on; null when there is none, or a required one is missing. */
static const lt_line_field *next_field(const lt_line_row *row, uint32_t *next, const char *keyword) {
    for (; *next < row->field_count; ++*next) {
        const lt_line_field *field = &lt_line_fields[row->first_field + *next];
        if (strcmp(field->keyword, keyword) == 0) {
            ++*next;
            return field;
        }
        if (is_required(field))
            return NULL;
    }
    return NULL;
}

/* The fields of one line, in the order of lines.def. */
static bool read_fields(reader *r, const lt_line_row *row, void *record) {
    uint32_t next = 0;
    char word[LONGEST_WORD];
    while (read_character(r, ' ')) {
        const char *start = r->at;
        const lt_line_field *field = next_field(row, &next, read_word(r, word));
        if (!field)
            return fail(r, start, "'%s' is no field of '%s' that may stand here", word, row->keyword);
        if (field->form == LT_FORM_FLAG || field->form == LT_FORM_BIT)
            lt_set_line_number(field, record, 1);
        else if (!read_character(r, '='))
            return fail(r, r->at, "expected '=' and a value of '%s'", word);
        else if (!read_value(r, field, record))
            return false;
    }
    const lt_line_field *missing = NULL;
    for (; next < row->field_count && !missing; next++)
        if (is_required(&lt_line_fields[row->first_field + next]))
            missing = &lt_line_fields[row->first_field + next];
    return !missing || fail(r, r->at, "'%s' is missing", missing->keyword);
}

static bool end_line(reader *r) {
    if (!read_character(r, '\n'))
        return fail(r, r->at, r->at == r->end ? "the file is cut off" : "expected the end of the line");
    r->line++;
    r->line_start = r->at;
    return true;
}

/* As large as the largest kind of fact, and as aligned. */
typedef union any_line {
    uint64_t alignment;
#define LT_LINE(name, type, keyword) type name;
#include "flow/growth/lines.def"
} any_line;

static bool read_line(reader *r, bool *ended) {
    const char *start = r->at;
    char word[LONGEST_WORD];
    uint64_t count;
    read_word(r, word);
    if (strcmp(word, "end") == 0) {
        *ended = true;
        if (!read_character(r, ' ') || !read_number(r, &count) || count != r->lines)
            return fail(r, start, "the file has %" PRIu32 " lines of facts, and 'end' says otherwise", r->lines);
        return end_line(r);
    }
    for (int kind = 0; kind < LT_LINE_count; kind++) {
        const lt_line_row *row = &r->linker->facts[kind];
        if (strcmp(word, row->keyword) != 0)
            continue;
        any_line record;
        memset(&record, 0, sizeof record);
        for (uint32_t f = 0; f < row->field_count; f++)
            if (lt_line_fields[row->first_field + f].form == LT_FORM_ANY_ROOT)
                lt_set_line_id(&lt_line_fields[row->first_field + f], &record, LT_ANY_ROOT);
        if (!read_fields(r, row, &record) || !end_line(r))
            return false;
        r->lines++;
        lt_linker_take(r->linker, (lt_line_kind)kind, &record);
        return true;
    }
    return fail(r, start, r->at == r->end ? "the file is cut off" : "'%s' is no kind of fact", word);
}

static bool read_version(reader *r) {
    char word[LONGEST_WORD];
    uint64_t version;
    if (strcmp(read_word(r, word), LT_FACTS_WORD) != 0 || !read_character(r, ' '))
        return fail(r, r->line_start, "no file of facts: it does not begin with '" LT_FACTS_WORD "'");
    if (!read_number(r, &version))
        return false;
    if (version != LT_FACTS_VERSION)
        return fail(r, r->line_start, "version %" PRIu64 " of the facts, where %d is known: compile the unit again", version,
                    LT_FACTS_VERSION);
    return end_line(r);
}

bool lt_linker_read(lt_linker *linker, const char *text, size_t length, lt_facts_error *error) {
    reader r = {.linker = linker, .at = text, .end = text + length, .line_start = text, .line = 1, .error = error};
    bool ended = false;
    linker->file++;
    if (!read_version(&r))
        return false;
    while (!ended)
        if (!read_line(&r, &ended))
            return false;
    return r.at == r.end || fail(&r, r.at, "something follows the end");
}
