/* generate-models OUTPUT MODEL.h…: the sorted table behind attrs/models.h, from annotated prototypes.
 *
 * Everything that attrs/model_reader.h checks fails the build, with file, line and column; so do a prototype
 * without its page, a function in two files, and a family that no function of the table releases. */
#include "attrs/model_reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct entry {
    lt_model model;
    const char *file;
    uint32_t order;
} entry;

typedef struct table {
    lt_arena *arena;
    LT_ARRAY(entry) entries;
} table;

/* --- input
 * -------------------------------------------------------------------------------------------------------- */

/* The bytes of a file, or null; the caller frees them. */
static char *read_bytes(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    char *text = NULL;
    long size = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
    if (size >= 0 && fseek(file, 0, SEEK_SET) == 0)
        text = malloc((size_t)size + 1);
    if (text)
        *length = fread(text, 1, (size_t)size, file);
    if (text && *length != (size_t)size) {
        free(text);
        text = NULL;
    }
    fclose(file);
    return text;
}

static bool read_file(table *to, const char *path) {
    size_t length = 0;
    char *text = read_bytes(path, &length);
    if (!text) {
        perror(path);
        return false;
    }
    lt_model_error error;
    const lt_models *models = lt_models_read(to->arena, text, length, &error);
    free(text);
    if (!models) {
        fprintf(stderr, "%s:%u:%u: error: %s\n", path, (unsigned)error.line, (unsigned)error.column,
                error.message);
        return false;
    }
    for (uint32_t i = 0; i < models->count; i++)
        LT_PUSH(to->arena, &to->entries, (entry){models->items[i], path, i});
    return true;
}

/* --- what must hold for the whole table
 * ---------------------------------------------------------------------------- */

static int compare_entries(const void *a, const void *b) {
    const entry *x = a, *y = b;
    int order = strcmp(x->model.name, y->model.name);
    order = order ? order : strcmp(x->file, y->file);
    return order ? order : x->order < y->order ? -1 : x->order > y->order;
}

static bool complain(const entry *e, const char *what, const char *name) {
    fprintf(stderr, "%s: error: '%s' %s%s\n", e->file, e->model.name, what, name);
    return false;
}

static int compare_name(const void *name, const void *e) {
    return strcmp(name, ((const entry *)e)->model.name);
}

static const entry *find_entry(const table *t, const char *name) {
    return bsearch(name, t->entries.items, t->entries.count, sizeof *t->entries.items, compare_name);
}

/* Whether the table has a function of this name that releases something under its own name. */
static bool releases_itself(const table *t, const char *name) {
    const entry *e = find_entry(t, name);
    for (unsigned i = 0; e && i < e->model.contract_count; i++) {
        lt_contract parsed;
        lt_contract_error error;
        const lt_model_contract *c = &e->model.contracts[i];
        if (c->slot < e->model.parameter_count && lt_model_contract_parse(t->arena, c, &parsed, &error) &&
            parsed.kind == LT_CONTRACT_owned && lt_model_is_release(&e->model, &parsed))
            return true;
    }
    return false;
}

static bool check_families(const table *t, const entry *e) {
    for (unsigned i = 0; i < e->model.contract_count; i++) {
        lt_contract parsed;
        lt_contract_error error;
        if (!lt_model_contract_parse(t->arena, &e->model.contracts[i], &parsed, &error))
            return complain(e, "has a contract that does not parse: ", error.message);
        unsigned kind = e->model.contracts[i].kind;
        bool ends = kind == LT_MODEL_until || kind == LT_MODEL_keeps;
        for (uint32_t k = 0; k < parsed.releases.count; k++)
            if (ends && !find_entry(t, parsed.releases.items[k].text))
                return complain(e, "names a function without a model: ", parsed.releases.items[k].text);
            else if (!ends && !releases_itself(t, parsed.releases.items[k].text))
                return complain(e, "names a release function without a model of its own release: ",
                                parsed.releases.items[k].text);
    }
    return true;
}

static bool check_table(const table *t) {
    bool good = true;
    for (uint32_t i = 0; i < t->entries.count; i++) {
        const entry *e = &t->entries.items[i];
        if (!*e->model.page)
            good = complain(e, "does not name its page", "");
        if (i && strcmp(e[-1].model.name, e->model.name) == 0 && strcmp(e[-1].file, e->file) != 0)
            good = complain(e, "has a model already, in ", e[-1].file);
        good &= check_families(t, e);
    }
    return good;
}

/* --- output
 * ------------------------------------------------------------------------------------------------------- */

/* Pages are free text; what else is written consists of names and of contracts, which have no quotes. */
static void write_text(FILE *to, const char *text) {
    fputc('"', to);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            fputc('\\', to);
        fputc(*text, to);
    }
    fputc('"', to);
}

static void write_parts(FILE *to, const lt_model *m, unsigned index) {
    if (m->parameter_count) {
        fprintf(to, "static const lt_model_parameter parameters_%u[] = {", index);
        for (unsigned i = 0; i < m->parameter_count; i++)
            fprintf(to, "{\"%s\", %u, %u, %d},", m->parameters[i].name, m->parameters[i].pointers,
                    m->parameters[i].elements, m->parameters[i].constant);
        fputs("};\n", to);
    }
    if (m->contract_count) {
        fprintf(to, "static const lt_model_contract contracts_%u[] = {", index);
        for (unsigned i = 0; i < m->contract_count; i++) {
            const lt_model_contract *c = &m->contracts[i];
            fprintf(to, c->text ? "{%u, %u, \"%s\"}," : "{%u, %u, 0},", c->slot, c->kind, c->text);
        }
        fputs("};\n", to);
    }
}

static void write_table(FILE *to, const table *t) {
    fputs("/* Written by tools/generate-models.c. */\n", to);
    for (unsigned i = 0; i < t->entries.count; i++)
        write_parts(to, &t->entries.items[i].model, i);
    fputs("static const lt_model models[] = {\n", to);
    for (unsigned i = 0; i < t->entries.count; i++) {
        const lt_model *m = &t->entries.items[i].model;
        fprintf(to, "{\"%s\", ", m->name);
        write_text(to, m->page);
        fprintf(to, ", %u, %u, %u, %u, %u, %u, %lld, ", m->flags, m->parameter_count, m->contract_count,
                m->alternatives, m->if_slot, m->if_relation, (long long)m->if_value);
        fprintf(to, m->parameter_count ? "parameters_%u, " : "0, ", i);
        fprintf(to, m->contract_count ? "contracts_%u},\n" : "0},\n", i);
    }
    fprintf(to, "};\nenum { model_count = %u };\n", (unsigned)t->entries.count);
}

static bool write_file(const char *path, const table *t) {
    FILE *to = fopen(path, "w");
    if (!to) {
        perror(path);
        return false;
    }
    write_table(to, t);
    bool written = !ferror(to);
    written &= fclose(to) == 0;
    if (!written)
        fprintf(stderr, "%s: error: cannot be written\n", path);
    return written;
}

int main(int count, char **arguments) {
    if (count < 3) {
        fputs("usage: generate-models OUTPUT MODEL.h...\n", stderr);
        return 2;
    }
    table t = {.arena = lt_arena_new()};
    bool good = true;
    for (int i = 2; i < count; i++)
        good &= read_file(&t, arguments[i]);
    if (good && t.entries.count) {
        qsort(t.entries.items, t.entries.count, sizeof *t.entries.items, compare_entries);
        good = check_table(&t);
    }
    good = good && write_file(arguments[1], &t);
    lt_arena_delete(t.arena);
    return good ? 0 : 1;
}
