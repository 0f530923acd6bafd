#include "checks/ghost_entry.h"

#include "checks/growth.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

typedef struct decision {
    lt_containers *containers;
    lt_calls *calls;
    const lt_settings *settings;
    const lt_sink *sink;
    lt_root *root;
} decision;

static lt_site *site_at(const decision *d, uint32_t index) {
    return index ? &d->containers->sites.items[index - 1] : NULL;
}

static const char *text(const decision *d, lt_string string) {
    return lt_text(d->containers->unit->strings, string);
}

/* --- questions ------------------------------------------------------------------------------------------------------- */

/* The function finds, adds or removes entries of the container: it knows what it asks for, or makes it known. */
static bool knows_entries(void *context, lt_callee function) {
    const decision *d = context;
    for (const lt_site *s = site_at(d, d->root->first_site); s; s = site_at(d, s->next)) {
        bool finds = s->kind == LT_SITE_insert || s->kind == LT_SITE_lookup || s->kind == LT_SITE_remove;
        if (finds && !s->asks && s->function.id == function.id)
            return true;
    }
    return false;
}

/* A function that is given the key as well, or needs none, may have added the entry. */
static bool is_hinted(decision *d, uint32_t hint) {
    for (; hint; hint = d->containers->hints.items[hint - 1].next) {
        lt_callee callee = d->containers->hints.items[hint - 1].callee;
        bool here = lt_callee_of(d->containers->unit, callee)->flags & LT_CALLEE_DEFINED;
        if (here ? knows_entries(d, callee) : !d->root->visible)
            return true;
    }
    return false;
}

static bool is_answered_elsewhere(decision *d, const lt_site *site) {
    return is_hinted(d, site->hints[0]) || is_hinted(d, site->hints[1]) ||
           lt_calls_all_callers(d->calls, site->function, knows_entries, d);
}

static bool is_ghost(decision *d, const lt_site *site) {
    return site->kind == LT_SITE_insert && site->asks && !site->finite_key && !lt_calls_only_at_start(d->calls, site->function) &&
           !is_answered_elsewhere(d, site);
}

/* --- words ----------------------------------------------------------------------------------------------------------- */

__attribute__((format(printf, 4, 5))) static void add_note(const decision *d, lt_finding *finding, lt_location at,
                                                           const char *format, ...) {
    char line[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    const char *kept = lt_arena_text(d->containers->unit->arena, line, strlen(line));
    finding->notes[finding->note_count++] = (lt_note){at, kept};
}

static lt_finding new_finding(const decision *d, const lt_site *site) {
    return (lt_finding){.check = LT_CHECK_ghost_entry, .level = d->settings->levels[LT_CHECK_ghost_entry], .location = site->location};
}

static void note_container(const decision *d, lt_finding *finding) {
    add_note(d, finding, d->root->location, "'%s' is declared here; it lives as long as %s", text(d, d->root->name),
             d->root->storage == LT_THREAD ? "its thread" : "the process");
}

static const char *name_key(const decision *d, const lt_site *site) {
    return site->key.id && *text(d, site->key) ? lt_arena_format(d->containers->unit->arena, "'%s'", text(d, site->key)) : "a key";
}

static void report_question(const decision *d, const lt_site *site) {
    lt_finding finding = new_finding(d, site);
    finding.message = lt_arena_format(d->containers->unit->arena,
                                      site->empties ? "erasing from what '%s' has for %s with [] adds an entry when there is none"
                                                    : "asking '%s' for %s with [] adds an entry when there is none",
                                      text(d, d->root->name), name_key(d, site));
    note_container(d, &finding);
    finding.fixes[finding.fix_count++] = (lt_fix){.begin = site->location, .end = site->location, .subscript = true, .text = "at"};
    if (site->empties)
        add_note(d, &finding, site->location, "use find(), and erase the entry when nothing is left in it");
    else
        add_note(d, &finding, site->location, "use find(), contains() or at(), which add nothing");
    d->sink->report(d->sink->context, &finding);
}

static void report_emptied(const decision *d, const lt_site *insertion, const lt_site *removal) {
    lt_finding finding = new_finding(d, removal);
    const char *name = text(d, d->root->name);
    finding.message = lt_arena_format(d->containers->unit->arena,
                                      "what an entry of '%s' holds is removed, but the entry itself never is", name);
    note_container(d, &finding);
    add_note(d, &finding, insertion->location, "an entry is added here for every value of %s", name_key(d, insertion));
    add_note(d, &finding, removal->location, "erase the entry from '%s' when nothing is left in it, or state why there are few "
                                             "(bounds(\"4096\"), bounds(\"keys: …\"), lifetime(\"static\"))", name);
    d->sink->report(d->sink->context, &finding);
}

/* --- the decision ---------------------------------------------------------------------------------------------------- */

/* One finding for each function and key: sites are chained newest first, the oldest one is told. */
static bool is_repeated(decision *d, const lt_site *site) {
    for (const lt_site *s = site_at(d, site->next); s && s->function.id == site->function.id; s = site_at(d, s->next))
        if (s->key.id == site->key.id && is_ghost(d, s))
            return true;
    return false;
}

static bool tell_questions(decision *d) {
    bool emptied = false;
    for (lt_site *s = site_at(d, d->root->first_site); s; s = site_at(d, s->next))
        if (is_ghost(d, s)) {
            s->told = true;
            emptied |= s->empties;
            if (!is_repeated(d, s))
                report_question(d, s);
        }
    return emptied;
}

/* The first place where something is removed from inside the entries that the insertion adds. */
static const lt_site *first_emptying(const decision *d, const lt_site *insertion) {
    const lt_site *found = NULL;
    for (const lt_site *s = site_at(d, d->root->first_site); s; s = site_at(d, s->next))
        if (s->empties && (s->kind == LT_SITE_remove || s->kind == LT_SITE_replace) && s->depth > insertion->depth)
            found = s;
    return found;
}

static void decide(decision *d) {
    const lt_root *root = d->root;
    if (root->claims.bounds == LT_BOUNDS_KEYS || !lt_is_long_lived(d->containers, root))
        return;
    bool emptied = tell_questions(d);
    const lt_type_info *type = lt_type_of(d->containers->unit, root->type);
    const lt_site *insertion = type->flags & LT_IS_keyed ? lt_growth_site(d->containers, d->calls, root) : NULL;
    const lt_site *removal = insertion ? first_emptying(d, insertion) : NULL;
    d->root->told = removal != NULL;
    if (removal && !emptied)
        report_emptied(d, insertion, removal);
}

void lt_ghost_entry_decide(lt_containers *containers, lt_calls *calls, const lt_settings *settings, const lt_sink *sink) {
    for (uint32_t r = 0; r < containers->roots.count && settings->levels[LT_CHECK_ghost_entry] != LT_LEVEL_OFF; r++) {
        decision d = {containers, calls, settings, sink, &containers->roots.items[r]};
        decide(&d);
    }
}
