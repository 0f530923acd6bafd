#include "flow/growth/linker.h"
#include "flow/growth/place.h"
#include "mir/build.h"

#include <stdlib.h>
#include <string.h>

lt_linker *lt_linker_new(lt_arena *arena) {
    lt_linker *linker = LT_NEW(arena, lt_linker);
    linker->unit = lt_unit_new(arena);
    linker->containers = lt_containers_new(linker->unit);
    linker->containers->linked = true;
    for (int kind = 0; kind < LT_LINE_count; kind++)
        linker->facts[kind] = lt_line_row_of((lt_line_kind)kind);
    return linker;
}

static const char *text(const lt_linker *linker, uint32_t string) {
    return lt_text(linker->unit->strings, (lt_string){string});
}

/* --- names ------------------------------------------------------------------------------------------------------------ */

static lt_scoped_name *name_of(lt_linker *linker, lt_line_kind kind, lt_string name) {
    while (linker->names[kind].count <= name.id)
        LT_PUSH(linker->unit->arena, &linker->names[kind], (lt_scoped_name){0});
    return &linker->names[kind].items[name.id];
}

uint32_t lt_linker_find(const lt_linker *linker, lt_line_kind kind, lt_string name) {
    if (name.id >= linker->names[kind].count)
        return UINT32_MAX;
    const lt_scoped_name *known = &linker->names[kind].items[name.id];
    return known->in_file && known->file == linker->file ? known->in_file - 1 : known->in_program - 1;
}

/* The same name, unlike those of all other files. */
static lt_string scope(lt_linker *linker, lt_string name) {
    return lt_intern(linker->unit->strings, lt_arena_format(linker->unit->arena, "%u#%s", linker->file, text(linker, name.id)));
}

/* Whether the line says that its name is the file's own. */
static bool is_internal(const lt_line_row *row, const void *record) {
    for (uint32_t f = 0; f < row->field_count; f++) {
        const lt_line_field *field = &lt_line_fields[row->first_field + f];
        if (strcmp(field->keyword, "internal") == 0)
            return lt_line_number(field, record);
    }
    return false;
}

/* --- what several units say of one thing ------------------------------------------------------------------------------ */

static void unite_field(lt_linker *linker, const lt_line_field *field, void *into, const void *from) {
    bool is_number = field->form == LT_FORM_NUMBER || field->form == LT_FORM_WORD || field->form == LT_FORM_FLAG ||
                     field->form == LT_FORM_BIT;
    if (is_number) {
        uint64_t left = lt_line_number(field, into), right = lt_line_number(field, from);
        lt_set_line_number(field, into, left > right ? left : right);
    } else if (field->form == LT_FORM_TEXT || field->form == LT_FORM_PLACE) {
        uint32_t left = lt_line_id(field, into), right = lt_line_id(field, from);
        bool is_better = right && (!left || (field->form == LT_FORM_PLACE
                                                 ? lt_compare_places(text(linker, right), text(linker, left))
                                                 : strcmp(text(linker, right), text(linker, left))) < 0);
        lt_set_line_id(field, into, is_better ? right : left);
    }
}

static void unite(lt_linker *linker, lt_line_kind kind, void *into, const void *from) {
    const lt_line_row *row = &linker->facts[kind];
    for (uint32_t f = 0; f < row->field_count; f++)
        unite_field(linker, &lt_line_fields[row->first_field + f], into, from);
}

/* Units that store different constants in a counter store no constant. */
static void unite_constants(lt_counter *into, const lt_counter *from) {
    into->various |= into->stored && from->stored && into->value != from->value;
    if (!into->stored)
        into->value = from->value;
}

/* The index of a new record. */
static uint32_t push(lt_linker *linker, lt_line_kind kind, const void *record) {
    lt_arena *arena = linker->unit->arena;
    lt_containers *c = linker->containers;
    switch (kind) {
#define PUSH(name, array, type)                                                                                        \
    case LT_LINE_##name:                                                                                               \
        LT_PUSH(arena, &(array), *(const type *)record);                                                               \
        return (array).count - 1;
        PUSH(function, linker->unit->callees, lt_callee_info)
        PUSH(variable, c->defined, lt_defined)
        PUSH(instances, c->instances, lt_instances)
        PUSH(counter, c->counters, lt_counter)
        PUSH(root, c->roots, lt_root)
        PUSH(tie, c->ties, lt_tie)
        PUSH(site, c->sites, lt_site)
        PUSH(guarded_call, c->guarded_calls, lt_guarded_call)
        PUSH(predicate, c->predicates, lt_predicate)
        PUSH(enclosed, linker->enclosed, lt_taken)
        PUSH(unlink, c->unlinked, lt_field)
        PUSH(call, linker->calls, lt_call)
        PUSH(taken, linker->taken, lt_taken)
#undef PUSH
    case LT_LINE_count:
        break;
    }
    return 0;
}

static void *record_at(lt_linker *linker, lt_line_kind kind, uint32_t index) {
    lt_containers *c = linker->containers;
    switch (kind) {
    case LT_LINE_function:
        return &linker->unit->callees.items[index];
    case LT_LINE_variable:
        return &c->defined.items[index];
    case LT_LINE_instances:
        return &c->instances.items[index];
    case LT_LINE_counter:
        return &c->counters.items[index];
    default:
        return &c->roots.items[index];
    }
}

/* Roots are found by their keys, of which the one of what holds them is the beginning (lt_holders_stay). */
static void name_root(lt_linker *linker, uint32_t index, bool internal) {
    lt_root *root = &linker->containers->roots.items[index - 1];
    if (internal) {
        root->key = scope(linker, root->key);
        root->variable = scope(linker, root->variable);
    }
    lt_fact_names_of(linker->containers, root->key)->root = index;
}

void lt_linker_take(lt_linker *linker, lt_line_kind kind, const void *record) {
    const lt_line_row *row = &linker->facts[kind];
    const lt_line_field *first = &lt_line_fields[row->first_field];
    if (first->form != LT_FORM_NAME) {
        push(linker, kind, record);
        return;
    }
    lt_string name = {lt_line_id(first, record)};
    bool internal = is_internal(row, record);
    lt_scoped_name *known = name_of(linker, kind, name);
    uint32_t index = !internal ? known->in_program : known->file == linker->file ? known->in_file : 0;
    if (index) {
        void *one = record_at(linker, kind, index - 1);
        if (kind == LT_LINE_counter)
            unite_constants(one, record);
        unite(linker, kind, one, record);
        return;
    }
    index = push(linker, kind, record) + 1;
    if (kind == LT_LINE_root)
        name_root(linker, index, internal);
    if (internal)
        *known = (lt_scoped_name){known->in_program, linker->file, index};
    else
        known->in_program = index;
    if (kind == LT_LINE_instances)
        lt_fact_names_of(linker->containers, name)->instances = index;
}

/* --- the program ------------------------------------------------------------------------------------------------------ */

/* qsort has no context: what is sorted carries what it is compared by. */
typedef struct sorted {
    const char *place, *name, *other; /* other: of a second function, or "" */
    uint32_t group, rank, index;      /* group before, rank after the place */
} sorted;

static int compare_sorted(const void *left, const void *right) {
    const sorted *a = left, *b = right;
    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    int order = lt_compare_places(a->place, b->place);
    if (!order && a->rank != b->rank)
        order = a->rank < b->rank ? -1 : 1;
    if (!order)
        order = strcmp(a->name, b->name);
    if (!order)
        order = strcmp(a->other, b->other);
    return order ? order : a->index < b->index ? -1 : a->index > b->index;
}

static const char *symbol_of(const lt_linker *linker, lt_callee function) {
    return text(linker, lt_callee_of(linker->unit, function)->symbol.id);
}

static bool is_same_site(const lt_site *a, const lt_site *b) {
    return a->root == b->root && a->location.raw == b->location.raw && a->kind == b->kind && a->depth == b->depth &&
           a->function.id == b->function.id;
}

/* Sites in the order of the source, headers' once for each function, the last in front of the chain of its root. */
static void chain_sites(lt_linker *linker) {
    lt_containers *c = linker->containers;
    lt_arena *arena = linker->unit->arena;
    sorted *order = LT_NEW_ARRAY(arena, sorted, c->sites.count);
    for (uint32_t i = 0; i < c->sites.count; i++) {
        const lt_site *s = &c->sites.items[i];
        order[i] = (sorted){.place = text(linker, s->location.raw), .name = symbol_of(linker, s->function), .other = "",
                            .group = s->root, .rank = (uint32_t)s->kind << 8 | s->depth, .index = i};
    }
    qsort(order, c->sites.count, sizeof *order, compare_sorted);
    lt_site *sites = LT_NEW_ARRAY(arena, lt_site, c->sites.count);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < c->sites.count; i++) {
        const lt_site *s = &c->sites.items[order[i].index];
        if (kept && is_same_site(&sites[kept - 1], s)) {
            unite(linker, LT_LINE_site, &sites[kept - 1], s);
            continue;
        }
        sites[kept] = *s;
        sites[kept].next = c->roots.items[s->root].first_site;
        c->roots.items[s->root].first_site = ++kept;
    }
    c->sites.items = sites;
    c->sites.count = kept;
}

static void chain_ties(lt_linker *linker) {
    lt_containers *c = linker->containers;
    for (uint32_t i = 0; i < c->ties.count; i++) {
        lt_tie *tie = &c->ties.items[i];
        tie->next = c->roots.items[tie->root].first_tie;
        c->roots.items[tie->root].first_tie = i + 1;
    }
}

/* Calls in the order of the source; those of a header once for each function that makes them. */
static lt_calls *join_calls(lt_linker *linker, bool closed) {
    lt_calls *calls = lt_calls_new(linker->unit);
    sorted *order = LT_NEW_ARRAY(linker->unit->arena, sorted, linker->calls.count);
    for (uint32_t i = 0; i < linker->calls.count; i++) {
        const lt_call *one = &linker->calls.items[i];
        order[i] = (sorted){.place = text(linker, one->location.raw), .name = symbol_of(linker, one->callee),
                            .other = symbol_of(linker, one->caller), .index = i};
    }
    qsort(order, linker->calls.count, sizeof *order, compare_sorted);
    const lt_call *last = NULL;
    for (uint32_t i = 0; i < linker->calls.count; i++) {
        const lt_call *one = &linker->calls.items[order[i].index];
        bool is_repeated = last && one->location.raw && last->location.raw == one->location.raw &&
                           last->caller.id == one->caller.id && last->callee.id == one->callee.id &&
                           last->in_loop == one->in_loop;
        if (!is_repeated)
            lt_calls_add(calls, *one);
        last = one;
    }
    for (uint32_t i = 0; i < linker->taken.count; i++)
        lt_calls_take_address(calls, linker->taken.items[i].function);
    for (uint32_t i = 0; i < linker->enclosed.count; i++)
        lt_calls_enclose(calls, linker->enclosed.items[i].function);
    if (closed)
        lt_calls_close(calls);
    return calls;
}

/* Roots are declared where their variables are defined. A variable that no file defines belongs to a library, which may do
 * anything with it. */
static void place_roots(lt_linker *linker, bool closed) {
    lt_containers *c = linker->containers;
    for (uint32_t r = 0; r < c->roots.count; r++) {
        lt_root *root = &c->roots.items[r];
        uint32_t variable = root->is_field || root->internal ? UINT32_MAX : lt_linker_find(linker, LT_LINE_variable, root->variable);
        if (variable == UINT32_MAX)
            continue;
        root->location = c->defined.items[variable].location;
        root->visible |= closed;
    }
}

bool lt_linker_has_main(const lt_linker *linker) {
    for (uint32_t f = 1; f < linker->unit->callees.count; f++)
        if (linker->unit->callees.items[f].flags & LT_CALLEE_MAIN)
            return true;
    return false;
}

bool lt_linker_serves(const lt_linker *linker, lt_calls *calls) {
    const lt_call *all;
    for (uint32_t n = lt_calls_all(calls, &all); n-- > 0;)
        if ((lt_callee_of(linker->unit, all[n].callee)->flags & LT_CALLEE_SERVES) && !lt_calls_is_dead(calls, all[n].caller))
            return true;
    return false;
}

lt_containers *lt_linker_finish(lt_linker *linker, bool closed, lt_calls **calls) {
    chain_sites(linker);
    chain_ties(linker);
    *calls = join_calls(linker, closed);
    place_roots(linker, closed);
    return linker->containers;
}
