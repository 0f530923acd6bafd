#include "checks/growth/deciding.h"

#include "checks/report.h"

#include <string.h>

typedef struct kind_words {
    const char *word, *message, *way_out;
} kind_words;

static const kind_words kinds[] = {
#define LT_GROWTH_KIND(name, word, mode, message, way_out) {word, message, way_out},
#include "checks/growth/kinds.def"
#undef LT_GROWTH_KIND
};

static const struct {
    const char *evidence, *text;
} silences[] = {
    {"", ""},
#define LT_SILENCE(name, evidence, text) {evidence, text},
#include "checks/growth/silences.def"
#undef LT_SILENCE
};

/* --- sentences ------------------------------------------------------------------------------------------------------ */

typedef struct slot {
    const char *name, *text;
} slot;

/* The pattern with each "{name}" replaced. */
static const char *fill(lt_arena *arena, const char *pattern, const slot *slots, size_t count) {
    const char *filled = "";
    while (*pattern) {
        size_t plain = strcspn(pattern, "{");
        filled = lt_arena_format(arena, "%s%.*s", filled, (int)plain, pattern);
        pattern += plain;
        for (size_t i = 0; *pattern && i < count; i++) {
            size_t length = strlen(slots[i].name);
            if (strncmp(pattern + 1, slots[i].name, length) == 0 && pattern[length + 1] == '}') {
                filled = lt_arena_format(arena, "%s%s", filled, slots[i].text);
                pattern += length + 2;
                break;
            }
        }
    }
    return filled;
}

static const char *plural(uint32_t count) {
    return count == 1 ? "" : "s";
}

static const char *container(const lt_deciding *d) {
    lt_arena *arena = d->containers->unit->arena;
    if (d->root->is_registry)
        return lt_words_of(d, d->root->name);
    return lt_arena_format(arena, "'%s' (%s storage)", lt_words_of(d, d->root->name), d->root->storage == LT_THREAD ? "thread" : "static");
}

static const char *message_of(const lt_deciding *d, lt_growth_kind kind, const lt_site *site, const char *function) {
    lt_arena *arena = d->containers->unit->arena;
    bool keyed = site && site->key.id && site->key_is_parameter && !site->keyless;
    const char *key = keyed ? lt_words_of(d, site->key) : "";
    const slot slots[] = {
        {"", container(d)},
        {"name", lt_words_of(d, d->root->name)},
        {"key", keyed ? lt_arena_format(arena, " for every value of '%s'", key) : ""},
        {"of", keyed ? lt_arena_format(arena, " of '%s'", key) : ""},
        {"function", function},
        {"record", lt_words_of(d, d->root->record)},
    };
    const char *text = fill(arena, kinds[kind].message, slots, sizeof slots / sizeof *slots);
    return kind == LT_GROWTH_insert ? text : lt_arena_format(arena, "%s (%s)", text, kinds[kind].word);
}

/* --- notes, in the order in which they are told ---------------------------------------------------------------------- */

__attribute__((format(printf, 4, 5))) static void add_note(const lt_deciding *d, lt_finding *finding, lt_location at,
                                                           const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    lt_put_note(d->containers->unit->arena, finding, at, format, arguments);
    va_end(arguments);
}

static void note_life(const lt_deciding *d, lt_finding *finding) {
    const lt_root *root = d->root;
    const char *name = lt_words_of(d, root->name);
    if (root->is_registry)
        add_note(d, finding, finding->location, "what is added to %s stays until the process ends", name);
    else if (root->storage == LT_THREAD)
        add_note(d, finding, root->location, "'%s' is declared here; it lives as long as its thread", name);
    else if (root->is_field)
        add_note(d, finding, root->location, "'%s' is declared here; the only '%s' lives until the process ends", name,
                 lt_words_of(d, root->record));
    else
        add_note(d, finding, root->location, "'%s' is declared here; it lives until the process ends (static %s)", name,
                 root->in_function ? "in a function" : "storage");
}

enum { MOST_CALLERS = 3 };

/* "by 'a', 'b' and 'c'": up to three different functions that call it, and ", …" when there are more. */
static const char *list_callers(const lt_deciding *d, lt_callee function, uint32_t count) {
    lt_arena *arena = d->containers->unit->arena;
    lt_callee named[MOST_CALLERS];
    uint32_t found = 0;
    bool more = false;
    for (uint32_t i = 0; i < count; i++) {
        lt_callee caller = lt_calls_of(d->calls, function, i)->caller;
        bool known = !caller.id;
        for (uint32_t k = 0; k < found; k++)
            known |= named[k].id == caller.id;
        more |= !known && found == MOST_CALLERS;
        if (!known && found < MOST_CALLERS)
            named[found++] = caller;
    }
    const char *list = "";
    for (uint32_t i = 0; i < found; i++)
        list = lt_arena_format(arena, "%s%s'%s'", list, i == 0 ? ": by " : i + 1 < found || more ? ", " : " and ",
                               lt_words_of(d, lt_callee_of(d->containers->unit, named[i])->name));
    return more ? lt_arena_format(arena, "%s, …", list) : list;
}

static void note_key(const lt_deciding *d, lt_finding *finding, const lt_site *site) {
    if (!site->key.id || !*lt_words_of(d, site->key) || site->keyless)
        return;
    uint32_t callers = lt_calls_count(d->calls, site->function);
    const char *what = site->key_is_parameter ? "parameter" : "variable";
    const char *role = d->root->is_registry || ((d->root->traits & LT_IS_keyed) && !site->depth) ? "key" : "value";
    const char *function = lt_words_of(d, lt_callee_of(d->containers->unit, site->function)->name);
    if (callers)
        add_note(d, finding, site->location, "the %s comes from %s '%s' of '%s', which is called from %u place%s%s%s", role, what,
                 lt_words_of(d, site->key), function, callers, plural(callers), d->containers->linked ? "" : " here", list_callers(d, site->function, callers));
    else
        add_note(d, finding, site->location, "the %s comes from %s '%s' of '%s'", role, what, lt_words_of(d, site->key), function);
}

/* Where it is called from, up to three places. */
static void note_callers(const lt_deciding *d, lt_finding *finding, const lt_site *site) {
    uint32_t callers = lt_calls_count(d->calls, site->function);
    for (uint32_t i = 0; i < callers && i < MOST_CALLERS; i++) {
        const lt_call *call = lt_calls_of(d->calls, site->function, i);
        const char *by = lt_words_of(d, lt_callee_of(d->containers->unit, call->caller)->name);
        if (call->location.raw && *by)
            add_note(d, finding, call->location, "'%s' is called here, by '%s'",
                     lt_words_of(d, lt_callee_of(d->containers->unit, site->function)->name), by);
    }
}

static void note_captures(const lt_deciding *d, lt_finding *finding, const lt_site *site) {
    const char *held = lt_words_of(d, site->held);
    if (*held)
        add_note(d, finding, site->location, "each callback keeps '%s' alive (%u bytes captured): %s → %s", held, site->captured,
                 lt_words_of(d, d->root->name), lt_words_of(d, site->kept));
    else
        add_note(d, finding, site->location, "each callback captures %u byte%s", site->captured, plural(site->captured));
}

static void note_entry(const lt_deciding *d, lt_finding *finding, const lt_site *site) {
    const char *element = lt_words_of(d, d->root->element), *kept = lt_words_of(d, d->root->kept);
    if (site->captured)
        note_captures(d, finding, site);
    else if (*element && *kept && strcmp(element, kept) != 0)
        add_note(d, finding, site->location, "each entry keeps '%s' (owns heap memory) alive: %s → %s", element,
                 lt_words_of(d, d->root->name), kept);
    else if (*element && !(d->root->traits & LT_IS_text))
        add_note(d, finding, site->location, "each entry keeps a '%s' alive", element);
}

/* A header's line is one site, however many functions it became. */
static bool is_repeated(const lt_deciding *d, const lt_site *site) {
    const lt_site *other = lt_next_site(d, site);
    return other && other->location.raw == site->location.raw && other->kind == site->kind && other->depth == site->depth;
}

static void note_counts(const lt_deciding *d, lt_finding *finding) {
    uint32_t n[LT_SITE_count] = {0};
    for (const lt_site *s = lt_first_site(d); s; s = lt_next_site(d, s))
        n[s->kind] += !is_repeated(d, s);
    uint32_t in = n[LT_SITE_insert] + n[LT_SITE_extend], out = n[LT_SITE_remove] + n[LT_SITE_replace];
    lt_location at = d->root->is_registry ? finding->location : d->root->location;
    add_note(d, finding, at, "in %s: %u insertion%s, %u look-up%s, %u removal%s, %u size check%s",
             d->containers->linked ? "the whole program" : "this unit", in, plural(in), n[LT_SITE_lookup],
             plural(n[LT_SITE_lookup]), out, plural(out), n[LT_SITE_guard], plural(n[LT_SITE_guard]));
}

/* Why the first removal does not count. */
static void note_removal(const lt_deciding *d, lt_finding *finding) {
    const lt_site *found = NULL;
    for (const lt_site *s = lt_first_site(d); s; s = lt_next_site(d, s))
        if (lt_site_trims(s) && !lt_is_repeated(d, s))
            found = s;
    if (!found)
        return;
    const char *name = lt_words_of(d, lt_callee_of(d->containers->unit, found->function)->name);
    add_note(d, finding, found->location, "what removes entries in '%s' %s", name,
             lt_calls_is_called(d->calls, found->function) ? "runs only once, when the program starts or ends"
                                                           : "is never called");
}

static void note_way_out(const lt_deciding *d, lt_growth_kind kind, lt_finding *finding) {
    if (d->root->is_registry || kind > LT_GROWTH_insert)
        add_note(d, finding, finding->location, "%s", kinds[kind].way_out);
    else
        add_note(d, finding, d->root->location, "%s, or state why it is bounded (bounds(\"4096\"), bounds(\"by: …\"), "
                                                "bounds(\"keys: …\"), lifetime(\"static\"))", kinds[kind].way_out);
}

/* --- findings ------------------------------------------------------------------------------------------------------- */

void lt_tell_growth(const lt_deciding *d, lt_growth_kind kind, const lt_site *site) {
    lt_finding finding = {.check = LT_CHECK_growth, .level = lt_level_of_kind(d, kind), .location = site->location};
    finding.message = message_of(d, kind, site, "");
    note_life(d, &finding);
    if (kind <= LT_GROWTH_insert)
        note_key(d, &finding, site);
    if (d->containers->linked)
        note_callers(d, &finding, site);
    if (lt_site_grows(site))
        note_entry(d, &finding, site);
    note_counts(d, &finding);
    note_removal(d, &finding);
    note_way_out(d, kind, &finding);
    d->sink->report(d->sink->context, &finding);
}

void lt_tell_reset(const lt_deciding *d, const lt_site *reset) {
    lt_growth_kind kind = LT_GROWTH_reset_incomplete;
    lt_finding finding = {.check = LT_CHECK_growth, .level = lt_level_of_kind(d, kind), .location = reset->location};
    finding.message = message_of(d, kind, NULL, lt_words_of(d, lt_callee_of(d->containers->unit, reset->function)->name));
    add_note(d, &finding, d->root->location, "'%s' is declared here", lt_words_of(d, d->root->name));
    for (const lt_site *s = lt_first_site(d); s; s = lt_next_site(d, s))
        if (lt_site_grows(s) && !lt_next_site(d, s))
            add_note(d, &finding, s->location, "entries are added to it here");
    note_counts(d, &finding);
    add_note(d, &finding, reset->location, "%s", kinds[kind].way_out);
    d->sink->report(d->sink->context, &finding);
}

void lt_tell_promise(const lt_deciding *d, const lt_verdict *verdict) {
    lt_arena *arena = d->containers->unit->arena;
    const lt_claims *claims = &d->root->claims;
    const char *name = lt_words_of(d, d->root->name);
    lt_check_id check = verdict->contract ? LT_CHECK_contract : LT_CHECK_growth;
    lt_finding finding = {.check = check, .level = d->settings->levels[check]};
    if (verdict->contract) {
        finding.location = claims->location.raw ? claims->location : d->root->location;
        finding.message = lt_arena_format(arena, "'%s' is said to be bounded by '%s', %s", name, lt_words_of(d, claims->by), verdict->broken);
    } else {
        finding.location = verdict->site->location;
        finding.message = lt_arena_format(arena, "'%s' is promised to stay within %s, but %s", name, lt_words_of(d, claims->text), verdict->broken);
    }
    add_note(d, &finding, d->root->location, "'%s' is declared here with that contract", name);
    note_counts(d, &finding);
    add_note(d, &finding, finding.location, "%s",
             verdict->contract ? "name a function of this unit that removes entries, and call it while the program runs"
                               : "test its size against that bound before the insertion, or remove an entry first");
    d->sink->report(d->sink->context, &finding);
}

void lt_tell_silence(const lt_deciding *d, const lt_verdict *verdict) {
    const lt_site *at_site = verdict->site || !d->root->is_registry ? verdict->site : lt_first_site(d);
    lt_location at = at_site ? at_site->location : d->root->location;
    lt_finding finding = {.check = LT_CHECK_growth, .level = LT_LEVEL_REMARK, .location = at};
    const char *text = lt_words_of(d, d->root->claims.text);
    bool by_contract = *text && strcmp(silences[verdict->silence].evidence, "B12") == 0;
    lt_arena *arena = d->containers->unit->arena;
    const char *name = lt_words_of(d, d->root->name);
    const char *what = d->root->is_registry ? lt_arena_format(arena, "what is added to %s", name) : lt_arena_format(arena, "'%s'", name);
    finding.message = lt_arena_format(arena, "%s is not reported: %s (%s%s%s)", what, silences[verdict->silence].text,
                                      silences[verdict->silence].evidence, by_contract ? ": " : "", by_contract ? text : "");
    d->sink->report(d->sink->context, &finding);
}
