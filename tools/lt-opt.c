/* lt-opt: reads MIR text, verifies it, and runs passes over it one at a time. `lt-opt --help` is its manual.
 */
#include "mir/text.h"

#include "checks/check.h"
#include "flow/summary/summary.h"
#include "mir/build.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_CLEAN = 0, EXIT_FINDINGS = 1, EXIT_BAD_INPUT = 2 };

/* What a pass does to the unit before its functions, and to each of them; either may be null. Findings are
 * counted. */
typedef struct pass {
    const char *name, *summary;
    void (*run_unit)(const lt_unit *unit, FILE *to);
    uint32_t (*run_function)(const lt_function *function, FILE *to);
} pass;

static uint32_t print_function(const lt_function *function, FILE *to) {
    lt_print_function(function, to);
    return 0;
}

static uint32_t describe_places(const lt_function *function, FILE *to) {
    fprintf(to, "%s:\n",
            lt_text(function->unit->strings, lt_callee_of(function->unit, function->self)->name));
    for (uint32_t id = 1; id < function->places.count; id++)
        fprintf(to, "  place %" PRIu32 ": '%s'\n", id,
                lt_describe_place(function, (lt_place){id}, function->arena));
    return 0;
}

typedef struct printed {
    FILE *to;
    uint32_t count;
} printed;

static void print_finding(void *context, const lt_finding *finding) {
    static const char *const levels[] = {"off", "remark", "warning", "error"};
    printed *p = context;
    p->count++;
    fprintf(p->to, "%" PRIu32 ": %s: %s [lifetime-%s]\n", finding->location.raw, levels[finding->level], finding->message,
            lt_check_name(finding->check));
    for (uint32_t i = 0; i < finding->note_count; i++)
        fprintf(p->to, "  %" PRIu32 ": note: %s\n", finding->notes[i].location.raw, finding->notes[i].text);
}

static void print_bound(void *context, const lt_function *function, const char *bound) {
    printed *p = context;
    fprintf(p->to, "0: remark: '%s' is not analysed: too many %s\n",
            lt_text(function->unit->strings, lt_callee_of(function->unit, function->self)->name), bound);
}

static uint32_t check_function(const lt_function *function, FILE *to) {
    printed p = {.to = to};
    lt_settings settings = lt_default_settings();
    lt_sink sink = {.context = &p, .report = print_finding, .gave_up = print_bound};
    lt_check_function(function, &settings, &sink);
    return p.count;
}

/* A function is summarised once: those it calls have to come before it. */
static uint32_t summarise_function(const lt_function *function, FILE *to) {
    if (!lt_takes_summary(function->unit, function->self))
        return 0;
    lt_summary summary = lt_summarise(function, LT_POLICY_ESCAPE);
    if (!summary.known) {
        fprintf(to, "%s: not known\n", lt_text(function->unit->strings, lt_callee_of(function->unit, function->self)->name));
        return 0;
    }
    lt_put_summary(function->unit, function->self, &summary);
    fputs(lt_describe_summary(function), to);
    return 0;
}

/* Every pass, in the order of --help. */
static const pass passes[] = {
    {"verify", "check the invariants of MIR; always done, and all that is done by default", NULL, NULL},
    {"print", "print the unit and its functions in their canonical form", lt_print_unit, print_function},
    {"check", "run the checks and print findings as `location: level: message`", NULL, check_function},
    {"summaries", "print what each function does to its arguments, those before it known", NULL, summarise_function},
    {"places", "print each place of a function as a message would name it", NULL, describe_places},
};

enum { PASS_COUNT = sizeof passes / sizeof *passes };

typedef struct options {
    const char *file; /* null: standard input */
    const pass *pass;
} options;

static void print_help(FILE *to) {
    fputs("usage: lt-opt [option] [file]\n\n"
          "Reads the text form of MIR from the file (`-` or none: standard input), verifies it and runs one "
          "pass.\n\n"
          "  --pass=NAME  run this pass\n"
          "  --NAME       the same\n"
          "  --help       show this\n\n"
          "passes:\n",
          to);
    for (size_t i = 0; i < PASS_COUNT; i++)
        fprintf(to, "  %-12s %s\n", passes[i].name, passes[i].summary);
    fputs("\nexit status: 0 nothing found, 1 findings, 2 the input or the command line is bad\n"
          "The text form is described in mir/text.h.\n",
          to);
}

static const pass *find_pass(const char *name) {
    for (size_t i = 0; i < PASS_COUNT; i++)
        if (strcmp(passes[i].name, name) == 0)
            return &passes[i];
    return NULL;
}

/* The exit status, or -1 to go on. */
static int read_options(int argc, char **argv, options *o) {
    *o = (options){.pass = &passes[0]};
    for (int i = 1; i < argc; i++) {
        const char *argument = argv[i];
        if (strcmp(argument, "--help") == 0) {
            print_help(stdout);
            return EXIT_CLEAN;
        }
        if (strcmp(argument, "-") == 0 || argument[0] != '-') {
            o->file = argument;
            continue;
        }
        bool is_long = strncmp(argument, "--", 2) == 0, is_pass = strncmp(argument, "--pass=", 7) == 0;
        o->pass = is_long ? find_pass(argument + (is_pass ? 7 : 2)) : NULL;
        if (!o->pass) {
            fprintf(stderr, "lt-opt: unknown option '%s'; see --help\n", argument);
            return EXIT_BAD_INPUT;
        }
    }
    if (o->file && strcmp(o->file, "-") == 0)
        o->file = NULL;
    return -1;
}

/* The whole stream; released with free. Null with errno when it cannot be read. */
static char *read_all(FILE *from, size_t *length) {
    size_t capacity = 0;
    char *text = NULL;
    *length = 0;
    do {
        capacity = capacity ? capacity * 2 : 64 * 1024;
        char *grown = realloc(text, capacity);
        if (!grown)
            break;
        text = grown;
        *length += fread(text + *length, 1, capacity - *length, from);
    } while (*length == capacity);
    if (!ferror(from) && *length < capacity)
        return text;
    free(text);
    return NULL;
}

static char *read_file(const char *name, size_t *length) {
    FILE *from = name ? fopen(name, "rb") : stdin;
    if (!from)
        return NULL;
    char *text = read_all(from, length);
    if (name)
        fclose(from);
    return text;
}

static int run_functions(const options *o, lt_unit *unit, lt_text_reader *reader, lt_text_error *error) {
    lt_arena *arena = lt_arena_new();
    uint32_t findings = 0;
    if (o->pass->run_unit && !error->message)
        o->pass->run_unit(unit, stdout);
    for (lt_function *function; !error->message && (function = lt_text_next(reader, arena, error));) {
        if (o->pass->run_function)
            findings += o->pass->run_function(function, stdout);
        lt_arena_reset(arena);
    }
    lt_arena_delete(arena);
    return findings ? EXIT_FINDINGS : EXIT_CLEAN;
}

static int run(const options *o, const char *text, size_t length) {
    lt_arena *arena = lt_arena_new();
    lt_unit *unit = lt_unit_new(arena);
    lt_text_error error = {0};
    lt_text_reader *reader = lt_text_open(unit, text, length, &error);
    int status = run_functions(o, unit, reader, &error);
    if (error.message) {
        fflush(stdout);
        fprintf(stderr, "%s:%" PRIu32 ":%" PRIu32 ": error: %s\n", o->file ? o->file : "<stdin>", error.line,
                error.column, error.message);
        status = EXIT_BAD_INPUT;
    }
    lt_arena_delete(arena);
    return status;
}

int main(int argc, char **argv) {
    options o;
    int status = read_options(argc, argv, &o);
    if (status >= 0)
        return status;
    size_t length;
    char *text = read_file(o.file, &length);
    if (!text) {
        fprintf(stderr, "lt-opt: cannot read '%s': %s\n", o.file ? o.file : "<stdin>", strerror(errno));
        return EXIT_BAD_INPUT;
    }
    status = run(&o, text, length);
    free(text);
    return status;
}
