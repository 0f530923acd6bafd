/* generate-models OUTPUT MODEL.h…: the sorted table behind attrs/models.h, from annotated prototypes.
 *
 * A line is blank, a preprocessor directive, a comment, or one prototype followed by the comment that names its page.
 * Contracts are parsed here, so that a model that does not parse, names an unknown parameter or appears twice fails the
 * build, with file and line. */
#include "attrs/models.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PARAMETERS = 12, MOST_CONTRACTS = 16, MOST_TOKENS = 256, MOST_LINE = 1024 };

typedef enum token_kind { WORD, STRING, MARK, END } token_kind;

typedef struct token {
    token_kind kind;
    const char *text; /* without the quotes of a string */
} token;

typedef struct row {
    const char *name, *page, *file;
    int line;
    unsigned flags;
    unsigned parameter_count, contract_count;
    lt_model_parameter parameters[MOST_PARAMETERS];
    lt_model_contract contracts[MOST_CONTRACTS];
} row;

typedef struct reader {
    lt_arena *arena;
    const char *file;
    int line;
    token tokens[MOST_TOKENS];
    unsigned count, at;
    LT_ARRAY(row) rows;
} reader;

__attribute__((format(printf, 2, 3), noreturn)) static void fail(const reader *r, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "%s:%d: error: ", r->file, r->line);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    exit(1);
}

/* --- tokens ------------------------------------------------------------------------------------------------------ */

static const char *read_token(reader *r, const char *p, token *t) {
    const char *begin = p;
    if (*p == '"') {
        while (*++p && *p != '"')
            ;
        if (!*p)
            fail(r, "the string is not closed");
        *t = (token){STRING, lt_arena_text(r->arena, begin + 1, (size_t)(p - begin - 1))};
        return p + 1;
    }
    t->kind = isalnum((unsigned char)*p) || *p == '_' ? WORD : MARK;
    if (!strncmp(p, "...", 3))
        p += 3;
    else if (t->kind == WORD)
        while (isalnum((unsigned char)*p) || *p == '_')
            p++;
    else
        p++;
    t->text = lt_arena_text(r->arena, begin, (size_t)(p - begin));
    return p;
}

/* The prototype's tokens; what stands between the comment's marks is the page. */
static const char *tokenise(reader *r, const char *p) {
    const char *page = NULL;
    r->count = r->at = 0;
    while (*p) {
        if (isspace((unsigned char)*p)) {
            p++;
        } else if (!strncmp(p, "/*", 2)) {
            const char *end = strstr(p, "*/");
            if (!end)
                fail(r, "the comment is not closed");
            const char *last = end;
            for (p += 2; isspace((unsigned char)*p); p++)
                ;
            while (last > p && isspace((unsigned char)last[-1]))
                last--;
            page = lt_arena_text(r->arena, p, (size_t)(last - p));
            p = end + 2;
        } else {
            if (r->count + 1 == MOST_TOKENS)
                fail(r, "the prototype is too long");
            p = read_token(r, p, &r->tokens[r->count++]);
        }
    }
    r->tokens[r->count] = (token){END, ""};
    return page;
}

static const token *peek(const reader *r, unsigned ahead) {
    return &r->tokens[r->at + ahead < r->count ? r->at + ahead : r->count];
}

static bool next_is(const reader *r, const char *text) {
    return peek(r, 0)->kind != STRING && !strcmp(peek(r, 0)->text, text);
}

static void expect(reader *r, const char *text) {
    if (!next_is(r, text))
        fail(r, "expected '%s' before '%s'", text, peek(r, 0)->text);
    r->at++;
}

/* --- prototypes --------------------------------------------------------------------------------------------------- */

static void add_contract(reader *r, row *of, unsigned slot, unsigned kind, const char *text) {
    if (of->contract_count == MOST_CONTRACTS)
        fail(r, "too many contracts");
    of->contracts[of->contract_count++] = (lt_model_contract){(unsigned char)slot, (unsigned char)kind, text};
}

/* One macro of a contract, if there is one. */
static bool read_macro(reader *r, row *of, unsigned slot) {
    const char *name = peek(r, 0)->text;
    if (peek(r, 0)->kind != WORD || strncmp(name, "LT_", 3))
        return false;
    r->at++;
    if (!strcmp(name, "LT_PURE")) {
        of->flags |= LT_MODEL_PURE;
        return true;
    }
    if (!strcmp(name, "LT_NORETURN")) {
        of->flags |= LT_MODEL_NORETURN;
        return true;
    }
    for (unsigned kind = 0; kind < LT_CONTRACT_KINDS; kind++)
        if (!strcmp(name, lt_attributes[kind].bare_macro)) {
            add_contract(r, of, slot, kind, NULL);
            return true;
        }
    unsigned kind = LT_MODEL_SAME;
    if (strcmp(name, "LT_SAME"))
        for (kind = 0; kind < LT_CONTRACT_KINDS && strcmp(name, lt_attributes[kind].macro); kind++)
            ;
    if (kind == LT_CONTRACT_KINDS && strcmp(name, "LT_SAME"))
        fail(r, "'%s' is no contract", name);
    expect(r, "(");
    if (peek(r, 0)->kind != STRING)
        fail(r, "'%s' needs a string", name);
    add_contract(r, of, slot, kind, r->tokens[r->at++].text);
    expect(r, ")");
    return true;
}

/* "const char **argv", "int (*compare)(const void *, const void *)", "char buf[]"; up to the comma or parenthesis. */
static void read_parameter(reader *r, row *of) {
    unsigned slot = of->parameter_count, depth = 0;
    lt_model_parameter parameter = {"", 0, false};
    while (read_macro(r, of, slot))
        ;
    bool callback = false, constant = false;
    for (; peek(r, 0)->kind != END; r->at++) {
        const char *text = peek(r, 0)->text;
        if (!depth && (!strcmp(text, ",") || !strcmp(text, ")")))
            break;
        depth += !strcmp(text, "(");
        depth -= !strcmp(text, ")");
        if (!strcmp(text, "(") && !strcmp(peek(r, 1)->text, "*")) {
            parameter.name = peek(r, 2)->text;
            parameter.pointers = 0;
            callback = true;
        }
        if (callback)
            continue;
        if (!strcmp(text, "*") || !strcmp(text, "[")) {
            parameter.constant = constant;
            parameter.pointers++;
            constant = false;
        } else if (!strcmp(text, "const")) {
            constant = true;
        } else if (peek(r, 0)->kind == WORD && !depth) {
            parameter.name = text;
        }
    }
    if (of->parameter_count == MOST_PARAMETERS)
        fail(r, "too many parameters");
    of->parameters[of->parameter_count++] = parameter;
}

static void read_parameters(reader *r, row *of) {
    expect(r, "(");
    if (next_is(r, "void") && !strcmp(peek(r, 1)->text, ")"))
        r->at++;
    while (!next_is(r, ")")) {
        if (next_is(r, "...")) {
            of->flags |= LT_MODEL_VARIADIC;
            r->at++;
        } else {
            read_parameter(r, of);
        }
        if (next_is(r, ","))
            r->at++;
        else if (!next_is(r, ")"))
            fail(r, "expected ',' or ')' before '%s'", peek(r, 0)->text);
    }
    expect(r, ")");
    expect(r, ";");
}

static int parameter_named(const row *of, const char *name) {
    for (unsigned i = 0; i < of->parameter_count; i++)
        if (!strcmp(of->parameters[i].name, name))
            return (int)i;
    return -1;
}

static bool is_region(const row *of, const char *name) {
    return !strcmp(name, "static") || !strcmp(name, "return") || parameter_named(of, name) >= 0;
}

static void check_contract(reader *r, const row *of, const lt_model_contract *contract) {
    if (contract->kind == LT_MODEL_SAME) {
        if (parameter_named(of, contract->text) < 0)
            fail(r, "'%s' is no parameter of '%s'", contract->text, of->name);
        return;
    }
    lt_contract parsed;
    lt_contract_error error;
    size_t length = contract->text ? strlen(contract->text) : 0;
    if (!lt_contract_parse(r->arena, (lt_contract_kind)contract->kind, contract->text, length, &parsed, &error))
        fail(r, "in a contract of '%s': %s", of->name, error.message);
    for (unsigned i = 0; i < parsed.regions.count; i++)
        if (!is_region(of, parsed.regions.items[i].text))
            fail(r, "'%s' is no parameter of '%s'", parsed.regions.items[i].text, of->name);
}

static void read_prototype(reader *r, const char *line) {
    row of = {0};
    of.page = tokenise(r, line);
    if (!r->count)
        return;
    if (!of.page)
        fail(r, "the prototype does not name its page");
    while (read_macro(r, &of, LT_MODEL_RESULT) ||
           (strcmp(peek(r, 1)->text, "(") && peek(r, 0)->kind != END && ++r->at))
        ;
    of.name = peek(r, 0)->text;
    of.file = r->file;
    of.line = r->line;
    r->at++;
    read_parameters(r, &of);
    for (unsigned i = 0; i < of.contract_count; i++)
        check_contract(r, &of, &of.contracts[i]);
    LT_PUSH(r->arena, &r->rows, of);
}

static void read_file(reader *r, const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) {
        perror(path);
        exit(1);
    }
    char line[MOST_LINE];
    bool comment = false;
    r->file = path;
    for (r->line = 1; fgets(line, sizeof line, file); r->line++) {
        const char *text = line + strspn(line, " \t\n");
        bool starts = !strncmp(text, "/*", 2);
        if (!*text || *text == '#' || comment || starts) {
            comment = (comment || starts) && !strstr(line, "*/");
            continue;
        }
        read_prototype(r, text);
    }
    fclose(file);
}

/* --- output ------------------------------------------------------------------------------------------------------- */

static int compare_rows(const void *a, const void *b) { return strcmp(((const row *)a)->name, ((const row *)b)->name); }

static void write_row_parts(FILE *to, const row *of, unsigned index) {
    if (of->parameter_count) {
        fprintf(to, "static const lt_model_parameter parameters_%u[] = {", index);
        for (unsigned i = 0; i < of->parameter_count; i++)
            fprintf(to, "{\"%s\", %u, %d},", of->parameters[i].name, of->parameters[i].pointers,
                    of->parameters[i].constant);
        fputs("};\n", to);
    }
    if (of->contract_count) {
        fprintf(to, "static const lt_model_contract contracts_%u[] = {", index);
        for (unsigned i = 0; i < of->contract_count; i++) {
            const lt_model_contract *c = &of->contracts[i];
            fprintf(to, c->text ? "{%u, %u, \"%s\"}," : "{%u, %u, 0},", c->slot, c->kind, c->text);
        }
        fputs("};\n", to);
    }
}

static void write_table(FILE *to, const row *rows, unsigned count) {
    fputs("/* Written by tools/generate-models.c. */\n", to);
    for (unsigned i = 0; i < count; i++)
        write_row_parts(to, &rows[i], i);
    fputs("static const lt_model models[] = {\n", to);
    for (unsigned i = 0; i < count; i++) {
        fprintf(to, "{\"%s\", \"%s\", %u, %u, %u, ", rows[i].name, rows[i].page, rows[i].flags,
                rows[i].parameter_count, rows[i].contract_count);
        fprintf(to, rows[i].parameter_count ? "parameters_%u, " : "0, ", i);
        fprintf(to, rows[i].contract_count ? "contracts_%u},\n" : "0},\n", i);
    }
    fprintf(to, "};\nenum { model_count = %u };\n", count);
}

int main(int count, char **arguments) {
    if (count < 3) {
        fputs("usage: generate-models OUTPUT MODEL.h...\n", stderr);
        return 2;
    }
    reader r = {0};
    r.arena = lt_arena_new();
    for (int i = 2; i < count; i++)
        read_file(&r, arguments[i]);
    qsort(r.rows.items, r.rows.count, sizeof *r.rows.items, compare_rows);
    for (unsigned i = 1; i < r.rows.count; i++)
        if (!strcmp(r.rows.items[i - 1].name, r.rows.items[i].name)) {
            r.file = r.rows.items[i].file;
            r.line = r.rows.items[i].line;
            fail(&r, "'%s' has a model already, in %s:%d", r.rows.items[i].name, r.rows.items[i - 1].file,
                 r.rows.items[i - 1].line);
        }
    FILE *to = fopen(arguments[1], "w");
    if (!to) {
        perror(arguments[1]);
        return 1;
    }
    write_table(to, r.rows.items, r.rows.count);
    bool written = !ferror(to);
    written &= fclose(to) == 0;
    lt_arena_delete(r.arena);
    return written ? 0 : 1;
}
