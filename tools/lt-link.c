/* lt-link: decides, for a whole program, what one unit cannot: `lt-link --help` is its manual. */
#include "checks/growth.h"
#include "flow/growth/facts.h"
#include "flow/growth/place.h"

#include <dirent.h>
#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { EXIT_CLEAN = 0, EXIT_FINDINGS = 1, EXIT_BAD_INPUT = 2 };

/* What a file of facts is called, where a folder is named. */
static const char suffix[] = ".facts";

typedef enum world { BY_MAIN, CLOSED, OPEN } world;

typedef struct program {
    lt_arena *arena;
    lt_linker *linker;
    const lt_unit *unit;
    LT_ARRAY(lt_finding) findings;
    uint32_t files;
    world world;
    lt_process process;
    lt_level level;
    bool explain, all;
} program;

static void print_help(FILE *to) {
    fputs("usage: lt-link [option]... FILE|FOLDER|@LIST...\n\n"
          "Reads the facts that units of one program left with -fplugin-arg-lifetime-summary=FILE, and reports the\n"
          "containers that grow for ever in the program as a whole. What a unit told by itself is not told again.\n"
          "A folder stands for the files below it that end in '.facts', @LIST for the lines of the file LIST.\n\n"
          "  --closed            nothing else calls the program's functions or names its variables: an executable\n"
          "                      (the default, where there is a function 'main')\n"
          "  --open              strangers may: a library (the default, where there is none)\n"
          "  --process=daemon    the program runs on and on: findings are warnings\n"
          "  --process=batch     it does its work and ends: findings are remarks\n"
          "  --process=auto      it runs on if it waits for events or starts threads (the default)\n"
          "  --level=LEVEL       'remark', 'warning' (the default) or 'error' for findings in a daemon\n"
          "  --all               also tell what units told\n"
          "  --explain           say of each container that receives entries why it is not reported\n"
          "  --help              show this\n\n"
          "examples:\n"
          "  clang -fplugin=liblifetime.so -fplugin-arg-lifetime-summary=build/a.facts -c a.c\n"
          "  lt-link build\n"
          "  lt-link --open --process=daemon build/lib @more.txt\n\n"
          "exit status: 0 no warning, 1 warnings, 2 the input or the command line is bad\n",
          to);
}

__attribute__((format(printf, 1, 2))) static bool complain(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("lt-link: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    return false;
}

/* --- input ------------------------------------------------------------------------------------------------------------ */

/* The whole file, to be freed; null after a complaint. */
static char *read_whole(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    size_t capacity = 0;
    *length = 0;
    while (file && !feof(file) && !ferror(file)) {
        if (*length == capacity) {
            capacity = capacity ? capacity * 2 : 1 << 16;
            char *grown = realloc(text, capacity);
            if (!grown)
                break;
            text = grown;
        }
        *length += fread(text + *length, 1, capacity - *length, file);
    }
    bool failed = !file || !feof(file);
    if (failed)
        complain("cannot read '%s': %s", path, strerror(errno));
    if (file)
        fclose(file);
    if (failed) {
        free(text);
        text = NULL;
    }
    return text;
}

static bool read_facts(program *p, const char *path) {
    size_t length;
    char *text = read_whole(path, &length);
    lt_facts_error error = {0};
    if (!text)
        return false;
    bool good = lt_linker_read(p->linker, text, length, &error);
    if (!good)
        fprintf(stderr, "%s:%u:%u: error: %s\n", path, error.line, error.column, error.message);
    free(text);
    p->files++;
    return good;
}

static bool read_input(program *p, const char *path, bool is_named);

static int compare_names(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* In the order of names, so that the first error is always the same one. */
static bool read_folder(program *p, const char *path) {
    LT_ARRAY(const char *) names = {0};
    DIR *folder = opendir(path);
    if (!folder)
        return complain("cannot read '%s': %s", path, strerror(errno));
    for (const struct dirent *entry; (entry = readdir(folder));)
        if (entry->d_name[0] != '.')
            LT_PUSH(p->arena, &names, lt_arena_format(p->arena, "%s/%s", path, entry->d_name));
    closedir(folder);
    if (names.count)
        qsort(names.items, names.count, sizeof *names.items, compare_names);
    bool good = true;
    for (uint32_t i = 0; i < names.count && good; i++)
        good = read_input(p, names.items[i], false);
    return good;
}

static bool is_called_facts(const char *path) {
    size_t length = strlen(path);
    return length > sizeof suffix - 1 && strcmp(path + length - (sizeof suffix - 1), suffix) == 0;
}

/* A file or folder; what stands in a folder and is not named as facts are is passed over. */
static bool read_input(program *p, const char *path, bool is_named) {
    struct stat about;
    if (stat(path, &about) != 0)
        return !is_named || complain("cannot read '%s': %s", path, strerror(errno));
    if (!S_ISDIR(about.st_mode))
        return !(is_named || is_called_facts(path)) || read_facts(p, path);
    uint32_t before = p->files;
    if (!read_folder(p, path))
        return false;
    return !is_named || p->files > before || complain("no file below '%s' ends in '%s'", path, suffix);
}

static bool read_list(program *p, const char *path) {
    size_t length;
    char *text = read_whole(path, &length);
    bool good = text;
    for (size_t start = 0, end; good && start < length; start = end + 1) {
        for (end = start; end < length && text[end] != '\n';)
            end++;
        if (end > start)
            good = read_input(p, lt_arena_text(p->arena, text + start, end - start), true);
    }
    free(text);
    return good;
}

/* --- output ----------------------------------------------------------------------------------------------------------- */

static void keep_finding(void *context, const lt_finding *finding) {
    program *p = context;
    LT_PUSH(p->arena, &p->findings, *finding);
}

typedef struct line {
    const char *place;
    const lt_finding *finding;
} line;

static int compare_lines(const void *left, const void *right) {
    const line *a = left, *b = right;
    int order = lt_compare_places(a->place, b->place);
    return order ? order : strcmp(a->finding->message, b->finding->message);
}

static void print_message(const char *place, const char *level, const char *text, const char *tail) {
    printf("%s%s%s: %s%s\n", place, *place ? ": " : "", level, text, tail);
}

static void print_finding(const program *p, const line *one) {
    static const char *const levels[] = {"off", "remark", "warning", "error"};
    const lt_finding *finding = one->finding;
    print_message(one->place, levels[finding->level], finding->message,
                  lt_arena_format(p->arena, " [lifetime-%s]", lt_check_name(finding->check)));
    for (uint32_t i = 0; i < finding->note_count; i++)
        print_message(lt_text(p->unit->strings, (lt_string){finding->notes[i].location.raw}), "note",
                      finding->notes[i].text, "");
}

/* In the order of the source, each once; whether there is a warning. */
static bool print_findings(const program *p) {
    bool warned = false;
    line *lines = LT_NEW_ARRAY(p->arena, line, p->findings.count);
    for (uint32_t i = 0; i < p->findings.count; i++) {
        const lt_finding *finding = &p->findings.items[i];
        lines[i] = (line){lt_text(p->unit->strings, (lt_string){finding->location.raw}), finding};
    }
    qsort(lines, p->findings.count, sizeof *lines, compare_lines);
    for (uint32_t i = 0; i < p->findings.count; i++) {
        if (i && compare_lines(&lines[i - 1], &lines[i]) == 0)
            continue;
        warned |= lines[i].finding->level > LT_LEVEL_REMARK;
        print_finding(p, &lines[i]);
    }
    return warned;
}

static bool decide(program *p) {
    bool closed = p->world == CLOSED || (p->world == BY_MAIN && lt_linker_has_main(p->linker));
    lt_calls *calls;
    lt_containers *containers = lt_linker_finish(p->linker, closed, &calls);
    lt_settings settings = lt_default_settings();
    settings.process = p->process;
    if (settings.process == LT_PROCESS_AUTO)
        settings.process = lt_linker_serves(p->linker, calls) ? LT_PROCESS_DAEMON : LT_PROCESS_BATCH;
    settings.levels[LT_CHECK_growth] = settings.process == LT_PROCESS_BATCH ? LT_LEVEL_REMARK : p->level;
    settings.explain = p->explain;
    for (uint32_t r = 0; r < containers->roots.count && p->all; r++)
        containers->roots.items[r].told = false;
    p->unit = containers->unit;
    lt_sink sink = {.context = p, .report = keep_finding};
    lt_growth_decide(containers, calls, &settings, &sink);
    return print_findings(p);
}

/* --- command line ----------------------------------------------------------------------------------------------------- */

/* The index of the word, or -1 after a complaint. */
static int choose(const char *option, const char *word, const char *const *words, int count) {
    for (int i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    complain("'%s' is no value of '--%s' (see --help)", word, option);
    return -1;
}

/* False after a complaint. */
static bool take_option(program *p, int option) {
    static const char *const processes[] = {"auto", "daemon", "batch"}, *const levels[] = {"remark", "warning", "error"};
    int word;
    switch (option) {
    case 'c': p->world = CLOSED; return true;
    case 'o': p->world = OPEN; return true;
    case 'a': p->all = true; return true;
    case 'e': p->explain = true; return true;
    case 'p':
        word = choose("process", optarg, processes, 3);
        p->process = (lt_process)word;
        return word >= 0;
    case 'l':
        word = choose("level", optarg, levels, 3);
        p->level = (lt_level)(LT_LEVEL_REMARK + word);
        return word >= 0;
    default:
        return false;
    }
}

static bool read_inputs(program *p, char **arguments) {
    if (!*arguments)
        return complain("no input (see --help)");
    for (; *arguments; arguments++)
        if (**arguments == '@' ? !read_list(p, *arguments + 1) : !read_input(p, *arguments, true))
            return false;
    return true;
}

int main(int argc, char **argv) {
    static const struct option options[] = {
        {"closed", no_argument, NULL, 'c'},        {"open", no_argument, NULL, 'o'},
        {"process", required_argument, NULL, 'p'}, {"level", required_argument, NULL, 'l'},
        {"all", no_argument, NULL, 'a'},           {"explain", no_argument, NULL, 'e'},
        {"help", no_argument, NULL, 'h'},          {NULL, 0, NULL, 0},
    };
    program p = {.arena = lt_arena_new(), .level = LT_LEVEL_WARNING};
    p.linker = lt_linker_new(p.arena);
    bool good = true;
    for (int option; good && (option = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        if (option == 'h') {
            print_help(stdout);
            lt_arena_delete(p.arena);
            return EXIT_CLEAN;
        }
        good = take_option(&p, option);
    }
    good = good && read_inputs(&p, argv + optind);
    int status = !good ? EXIT_BAD_INPUT : decide(&p) ? EXIT_FINDINGS : EXIT_CLEAN;
    lt_arena_delete(p.arena);
    return status;
}
