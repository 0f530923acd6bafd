#include "flow/growth/line_table.h"
#include "flow/growth/facts.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

typedef LT_ARRAY(char) characters;

typedef struct writer {
    const lt_containers *containers;
    const lt_unit *unit;
    lt_name_place *name_place;
    void *context;
    characters line, file;
    LT_ARRAY(const char *) lines; /* of one kind */
    uint32_t line_count;          /* in the file */
} writer;

static void append(writer *w, characters *to, const char *text) {
    for (; *text; text++)
        LT_PUSH(w->unit->arena, to, *text);
}

static void put_text(writer *w, const char *text) {
    append(w, &w->line, text);
}

static void put_quoted(writer *w, const char *text) {
    put_text(w, "\"");
    for (const char *c = text; *c; c++) {
        if ((unsigned char)*c < 0x20) {
            put_text(w, lt_arena_format(w->unit->arena, "\\x%02x", (unsigned)*c));
            continue;
        }
        if (*c == '"' || *c == '\\')
            put_text(w, "\\");
        LT_PUSH(w->unit->arena, &w->line, *c);
    }
    put_text(w, "\"");
}

/* --- one line --------------------------------------------------------------------------------------------------------- */

static const char *name_link(const writer *w, lt_field link) {
    const lt_field_info *field = &w->unit->fields.items[link.id];
    return link.id ? lt_arena_format(w->unit->arena, "%s::%s", lt_text(w->unit->strings, field->record),
                                     lt_text(w->unit->strings, field->name))
                   : "";
}

/* The text of a field that is written in quotes, or null. */
static const char *quoted_value(const writer *w, const lt_line_field *field, const void *record) {
    uint32_t id = lt_line_id(field, record);
    switch (field->form) {
    case LT_FORM_NAME:
    case LT_FORM_TEXT:
        return lt_text(w->unit->strings, (lt_string){id});
    case LT_FORM_PLACE:
        return w->name_place(w->context, (lt_location){id});
    case LT_FORM_LINK:
        return name_link(w, (lt_field){id});
    case LT_FORM_FUNCTION:
        return lt_text(w->unit->strings, lt_callee_of(w->unit, (lt_callee){id})->symbol);
    case LT_FORM_ROOT:
        return lt_text(w->unit->strings, w->containers->roots.items[id].key);
    case LT_FORM_COUNTER:
        return lt_text(w->unit->strings, w->containers->counters.items[id].key);
    case LT_FORM_ANY_ROOT:
        return id == LT_ANY_ROOT ? "" : lt_text(w->unit->strings, w->containers->roots.items[id].key);
    case LT_FORM_LATCH:
        return id ? lt_text(w->unit->strings, w->containers->counters.items[id - 1].key) : "";
    case LT_FORM_NUMBER:
    case LT_FORM_FLAG:
    case LT_FORM_BIT:
    case LT_FORM_WORD:
        break;
    }
    return NULL;
}

static void put_field(writer *w, const lt_line_field *field, const void *record) {
    bool plain = field->form >= LT_FORM_NUMBER && field->form <= LT_FORM_WORD;
    const char *text = plain ? NULL : quoted_value(w, field, record);
    uint64_t number = plain ? lt_line_number(field, record) : 0;
    if (plain ? !number && field->form != LT_FORM_WORD : !*text)
        return;
    put_text(w, " ");
    put_text(w, field->keyword);
    if (field->form == LT_FORM_FLAG || field->form == LT_FORM_BIT)
        return;
    put_text(w, "=");
    if (field->form == LT_FORM_WORD)
        put_text(w, field->words->texts[number]);
    else if (plain)
        put_text(w, lt_arena_format(w->unit->arena, "%" PRIu64, number));
    else
        put_quoted(w, text);
}

static void add_line(writer *w, const lt_line_row *row, const void *record) {
    w->line.count = 0;
    put_text(w, row->keyword);
    for (uint32_t f = 0; f < row->field_count; f++)
        put_field(w, &lt_line_fields[row->first_field + f], record);
    LT_PUSH(w->unit->arena, &w->lines, lt_arena_text(w->unit->arena, w->line.items, w->line.count));
}

/* --- which facts ------------------------------------------------------------------------------------------------------ */

typedef struct range {
    const void *items;
    uint32_t count;
    const bool *wanted; /* null: all */
} range;

/* Functions that a line speaks of. */
static range functions_of(const lt_containers *c, const lt_calls *calls) {
    bool *wanted = LT_NEW_ARRAY(c->unit->arena, bool, c->unit->callees.count);
    for (uint32_t i = 0; i < c->sites.count; i++)
        wanted[c->sites.items[i].function.id] = true;
    const lt_call *all;
    for (uint32_t n = lt_calls_all(calls, &all); n-- > 0;)
        wanted[all[n].caller.id] = wanted[all[n].callee.id] = true;
    const lt_taken *taken;
    for (uint32_t n = lt_calls_taken(calls, &taken); n-- > 0;)
        wanted[taken[n].function.id] = true;
    for (uint32_t n = lt_calls_enclosed(calls, &taken); n-- > 0;)
        wanted[taken[n].function.id] = true;
    for (uint32_t i = 0; i < c->guarded_calls.count; i++)
        wanted[c->guarded_calls.items[i].callee.id] = true;
    for (uint32_t i = 0; i < c->predicates.count; i++)
        wanted[c->predicates.items[i].function.id] = true;
    wanted[0] = false;
    return (range){c->unit->callees.items, c->unit->callees.count, wanted};
}

/* What parameters lead to stays in the unit: its binds are resolved. */
static bool is_of_parameter(const lt_containers *c, uint32_t root) {
    return root != LT_ANY_ROOT && c->roots.items[root].storage == LT_PARAMETER;
}

static range roots_of(const lt_containers *c) {
    bool *wanted = LT_NEW_ARRAY(c->unit->arena, bool, c->roots.count);
    for (uint32_t i = 0; i < c->roots.count; i++)
        wanted[i] = !is_of_parameter(c, i);
    return (range){c->roots.items, c->roots.count, wanted};
}

static bool is_counter_of_parameter(const lt_containers *c, uint32_t latch) {
    return latch && c->counters.items[latch - 1].of_parameter;
}

static range counters_of(const lt_containers *c) {
    bool *wanted = LT_NEW_ARRAY(c->unit->arena, bool, c->counters.count);
    for (uint32_t i = 0; i < c->counters.count; i++)
        wanted[i] = !c->counters.items[i].of_parameter;
    return (range){c->counters.items, c->counters.count, wanted};
}

static range ties_of(const lt_containers *c) {
    bool *wanted = LT_NEW_ARRAY(c->unit->arena, bool, c->ties.count);
    for (uint32_t i = 0; i < c->ties.count; i++)
        wanted[i] = !is_of_parameter(c, c->ties.items[i].root) && !c->counters.items[c->ties.items[i].counter].of_parameter;
    return (range){c->ties.items, c->ties.count, wanted};
}

static range sites_of(const lt_containers *c) {
    bool *wanted = LT_NEW_ARRAY(c->unit->arena, bool, c->sites.count);
    for (uint32_t i = 0; i < c->sites.count; i++) {
        const lt_site *s = &c->sites.items[i];
        wanted[i] = s->kind != LT_SITE_bind && !is_of_parameter(c, s->root) && !is_counter_of_parameter(c, s->latch.counter);
    }
    return (range){c->sites.items, c->sites.count, wanted};
}

static range guarded_calls_of(const lt_containers *c) {
    bool *wanted = LT_NEW_ARRAY(c->unit->arena, bool, c->guarded_calls.count);
    for (uint32_t i = 0; i < c->guarded_calls.count; i++)
        wanted[i] = !is_of_parameter(c, c->guarded_calls.items[i].root) &&
                    !is_counter_of_parameter(c, c->guarded_calls.items[i].latch.counter);
    return (range){c->guarded_calls.items, c->guarded_calls.count, wanted};
}

static range predicates_of(const lt_containers *c) {
    bool *wanted = LT_NEW_ARRAY(c->unit->arena, bool, c->predicates.count);
    for (uint32_t i = 0; i < c->predicates.count; i++)
        wanted[i] = !is_of_parameter(c, c->predicates.items[i].root);
    return (range){c->predicates.items, c->predicates.count, wanted};
}

static range facts_of(const lt_containers *c, const lt_calls *calls, lt_line_kind kind) {
    const lt_call *all;
    const lt_taken *taken;
    switch (kind) {
    case LT_LINE_function:
        return functions_of(c, calls);
    case LT_LINE_variable:
        return (range){c->defined.items, c->defined.count, NULL};
    case LT_LINE_instances:
        return (range){c->instances.items, c->instances.count, NULL};
    case LT_LINE_counter:
        return counters_of(c);
    case LT_LINE_root:
        return roots_of(c);
    case LT_LINE_tie:
        return ties_of(c);
    case LT_LINE_site:
        return sites_of(c);
    case LT_LINE_guarded_call:
        return guarded_calls_of(c);
    case LT_LINE_predicate:
        return predicates_of(c);
    case LT_LINE_unlink:
        return (range){c->unlinked.items, c->unlinked.count, NULL};
    case LT_LINE_call: {
        uint32_t count = lt_calls_all(calls, &all);
        return (range){all, count, NULL};
    }
    case LT_LINE_taken: {
        uint32_t count = lt_calls_taken(calls, &taken);
        return (range){taken, count, NULL};
    }
    case LT_LINE_enclosed: {
        uint32_t count = lt_calls_enclosed(calls, &taken);
        return (range){taken, count, NULL};
    }
    case LT_LINE_count:
        break;
    }
    return (range){0};
}

static int compare_lines(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The lines of one kind, sorted; what is said twice is one fact. */
static void finish_lines(writer *w) {
    if (w->lines.count)
        qsort(w->lines.items, w->lines.count, sizeof *w->lines.items, compare_lines);
    for (uint32_t i = 0; i < w->lines.count; i++)
        if (!i || strcmp(w->lines.items[i - 1], w->lines.items[i]) != 0) {
            append(w, &w->file, w->lines.items[i]);
            append(w, &w->file, "\n");
            w->line_count++;
        }
    w->lines.count = 0;
}

const char *lt_facts_write(const lt_containers *containers, const lt_calls *calls, lt_name_place *name_place,
                           void *context, size_t *length) {
    writer w = {.containers = containers, .unit = containers->unit, .name_place = name_place, .context = context};
    append(&w, &w.file, lt_arena_format(w.unit->arena, LT_FACTS_WORD " %d\n", LT_FACTS_VERSION));
    for (int kind = 0; kind < LT_LINE_count; kind++) {
        lt_line_row row = lt_line_row_of((lt_line_kind)kind);
        range facts = facts_of(containers, calls, (lt_line_kind)kind);
        for (uint32_t i = 0; i < facts.count; i++)
            if (!facts.wanted || facts.wanted[i])
                add_line(&w, &row, (const char *)facts.items + i * row.size);
        finish_lines(&w);
    }
    append(&w, &w.file, lt_arena_format(w.unit->arena, "end %" PRIu32 "\n", w.line_count));
    *length = w.file.count;
    LT_PUSH(w.unit->arena, &w.file, '\0');
    return w.file.items;
}
