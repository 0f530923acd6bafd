#include "checks/growth.h"

#include "checks/report.h"

#include <string.h>

/* What keeps a container silent. */
typedef struct verdict {
    const char *reason;          /* null: report */
    const lt_site *site;         /* the insertion to report */
    bool promise;                /* a bounds("…") on it is not kept */
} verdict;

typedef struct counts {
    uint32_t of[LT_SITE_count];
} counts;

typedef struct decision {
    const lt_containers *containers;
    lt_calls *calls;
    const lt_settings *settings;
    const lt_sink *sink;
    const lt_root *root;
    counts counts;
} decision;

static const lt_site *first_site(const decision *d) {
    return d->root->first_site ? &d->containers->sites.items[d->root->first_site - 1] : NULL;
}

static const lt_site *next_site(const decision *d, const lt_site *site) {
    return site->next ? &d->containers->sites.items[site->next - 1] : NULL;
}

static const char *text(const decision *d, lt_string string) {
    return lt_text(d->containers->unit->strings, string);
}

static bool grows(const lt_site *site) {
    return site->kind == LT_SITE_insert || site->kind == LT_SITE_extend;
}

/* Sites are chained newest first; the first one in the source is reported. */
static const lt_site *growing_site(const decision *d, bool *any) {
    const lt_site *found = NULL;
    for (const lt_site *s = first_site(d); s; s = next_site(d, s)) {
        if (!grows(s))
            continue;
        *any = true;
        bool repeatable = !lt_calls_only_at_start(d->calls, s->function) && !lt_calls_is_dead(d->calls, s->function);
        if (!s->finite_key && !s->told && repeatable)
            found = s;
    }
    return found;
}

/* Evidence at depth n answers insertions at depth n and deeper: GROWTH.md, 3.2. */
static bool has(const decision *d, lt_site_kind kind, uint8_t depth) {
    for (const lt_site *s = first_site(d); s; s = next_site(d, s))
        if (s->kind == kind && s->depth <= depth)
            return true;
    return false;
}

/* A chain whose elements are taken out by their link, in whatever chain they are. */
static bool is_unlinked(const decision *d) {
    for (const lt_site *s = first_site(d); s; s = next_site(d, s))
        if (grows(s) && s->link.id && lt_is_unlinked(d->containers, s->link))
            return true;
    return false;
}

static bool inserts_in(const decision *d, lt_callee function) {
    for (const lt_site *s = first_site(d); s; s = next_site(d, s))
        if (grows(s) && s->function.id == function.id)
            return true;
    return false;
}

/* A pointer root that is given another value where nothing is inserted: swapped out, handed over, reset. */
static bool is_replaced_elsewhere(const decision *d) {
    for (const lt_site *s = first_site(d); s; s = next_site(d, s))
        if (s->kind == LT_SITE_set && !inserts_in(d, s->function) && !lt_calls_only_at_start(d->calls, s->function))
            return true;
    return false;
}

static bool all_guarded(const decision *d) {
    for (const lt_site *s = first_site(d); s; s = next_site(d, s))
        if (grows(s) && !s->guarded)
            return false;
    return true;
}

/* A counter beside the insertions: counted down or reset somewhere, or none at all. */
static void look_at_counters(const decision *d, bool *any, bool *lowered) {
    for (uint32_t t = d->root->first_tie; t; t = d->containers->ties.items[t - 1].next) {
        *any = true;
        *lowered |= d->containers->counters.items[d->containers->ties.items[t - 1].counter].lowered;
    }
}

static verdict decide_promise(const decision *d) {
    const lt_claims *claims = &d->root->claims;
    if (claims->bounds == LT_BOUNDS_KEYS)
        return (verdict){.reason = "its keys are vouched for by a contract"};
    for (const lt_site *s = first_site(d); s; s = next_site(d, s))
        if (claims->bounds == LT_BOUNDS_BY && (s->kind == LT_SITE_remove || s->kind == LT_SITE_replace) &&
            strcmp(lt_text(d->containers->unit->strings,
                           lt_callee_of(d->containers->unit, s->function)->name),
                   text(d, claims->by)) == 0)
            return (verdict){.reason = "the function named by its contract removes entries"};
    if (claims->bounds == LT_BOUNDS_BY)
        return (verdict){.promise = true, .site = first_site(d)};
    for (const lt_site *s = first_site(d); s; s = next_site(d, s)) {
        bool removed = false;
        for (const lt_site *r = first_site(d); r; r = next_site(d, r))
            removed |= (r->kind == LT_SITE_remove || r->kind == LT_SITE_replace) && r->function.id == s->function.id;
        if (grows(s) && !s->guarded && !removed)
            return (verdict){.promise = true, .site = s};
    }
    return (verdict){.reason = "its bound is tested before each insertion"};
}

static verdict decide(const decision *d) {
    const lt_root *root = d->root;
    const lt_claims *claims = &root->claims;
    if (claims->bounds == LT_BOUNDS_CONSTANT || claims->bounds == LT_BOUNDS_PLACE ||
        claims->bounds == LT_BOUNDS_BY || claims->bounds == LT_BOUNDS_KEYS)
        return decide_promise(d);
    if (claims->flags & LT_CLAIM_LIFETIME)
        return (verdict){.reason = "its contract says how long it lives"};
    if (root->bounded)
        return (verdict){.reason = "its type bounds it"};
    bool any = false;
    const lt_site *site = growing_site(d, &any);
    if (!any)
        return (verdict){.reason = "nothing is inserted"};
    if (!lt_is_long_lived(d->containers, d->root))
        return (verdict){.reason = "it does not live as long as the process"};
    if (!site)
        return (verdict){.reason = "insertions happen at start-up only, or never, or with few keys"};
    if (has(d, LT_SITE_remove, site->depth) || is_unlinked(d))
        return (verdict){.reason = "entries are removed"};
    if (has(d, LT_SITE_replace, site->depth) || is_replaced_elsewhere(d))
        return (verdict){.reason = "it is emptied or replaced"};
    bool counted = false, lowered = false;
    look_at_counters(d, &counted, &lowered);
    if (counted && lowered)
        return (verdict){.reason = "its counter is counted down or reset"};
    if (site->kind == LT_SITE_extend && !counted)
        return (verdict){.reason = "nothing counts its elements: a buffer that is used again"};
    if (all_guarded(d))
        return (verdict){.reason = "its size is tested before insertions"};
    if (has(d, LT_SITE_escape, UINT8_MAX))
        return (verdict){.reason = "its address leaves what is visible here"};
    if (!root->visible)
        return (verdict){.reason = "other units can touch it"};
    return (verdict){.site = site};
}

/* --- words ---------------------------------------------------------------------------------------------------------- */

__attribute__((format(printf, 4, 5))) static void add_note(const decision *d, lt_finding *finding, lt_location at,
                                                           const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    lt_put_note(d->containers->unit->arena, finding, at, format, arguments);
    va_end(arguments);
}

static const char *lifetime_of(const lt_root *root) {
    if (root->storage == LT_THREAD)
        return "it lives as long as its thread";
    return root->in_function ? "it lives until the process ends (static in a function)"
                             : "it lives until the process ends (static storage)";
}

static void note_key(const decision *d, lt_finding *finding, const lt_site *site) {
    if (!site->key.id)
        return;
    const lt_callee_info *function = lt_callee_of(d->containers->unit, site->function);
    uint32_t callers = lt_calls_count(d->calls, site->function);
    const char *what = site->key_is_parameter ? "parameter" : "variable";
    if (callers)
        add_note(d, finding, site->location, "the key comes from %s '%s' of '%s', which is called from %u place%s%s",
                 what, text(d, site->key), text(d, function->name), callers, callers == 1 ? "" : "s",
                 d->containers->linked ? "" : " here");
    else
        add_note(d, finding, site->location, "the key comes from %s '%s' of '%s'", what, text(d, site->key),
                 text(d, function->name));
}

static void note_counts(const decision *d, lt_finding *finding) {
    const uint32_t *n = d->counts.of;
    uint32_t in = n[LT_SITE_insert] + n[LT_SITE_extend], out = n[LT_SITE_remove] + n[LT_SITE_replace];
    add_note(d, finding, d->root->location, "in %s: %u insertion%s, %u look-up%s, %u removal%s, %u size check%s",
             d->containers->linked ? "the whole program" : "this unit", in, in == 1 ? "" : "s", n[LT_SITE_lookup], n[LT_SITE_lookup] == 1 ? "" : "s", out, out == 1 ? "" : "s",
             n[LT_SITE_guard], n[LT_SITE_guard] == 1 ? "" : "s");
}

/* Up to three places that call the function of the insertion. */
static void note_callers(const decision *d, lt_finding *finding, const lt_site *site) {
    enum { MOST = 3 };
    uint32_t callers = lt_calls_count(d->calls, site->function);
    for (uint32_t i = 0; i < callers && i < MOST; i++) {
        const lt_call *call = lt_calls_of(d->calls, site->function, i);
        const char *by = text(d, lt_callee_of(d->containers->unit, call->caller)->name);
        if (call->location.raw && *by)
            add_note(d, finding, call->location, "'%s' is called here, by '%s'",
                     text(d, lt_callee_of(d->containers->unit, site->function)->name), by);
    }
}

static const char *describe_growth(const decision *d, const lt_site *site) {
    lt_arena *arena = d->containers->unit->arena;
    const char *name = text(d, d->root->name);
    const char *where = d->root->storage == LT_THREAD ? "thread storage" : "static storage";
    if (site->key.id && site->key_is_parameter)
        return lt_arena_format(arena, "entries are added to '%s' (%s) for every value of '%s' and nothing removes or limits them",
                               name, where, text(d, site->key));
    return lt_arena_format(arena, "entries are added to '%s' (%s) and nothing removes or limits them", name, where);
}

static void report_growth(const decision *d, const lt_site *site) {
    lt_finding finding = {.check = LT_CHECK_growth, .level = d->settings->levels[LT_CHECK_growth],
                          .location = site->location, .message = describe_growth(d, site)};
    add_note(d, &finding, d->root->location, "'%s' is declared here; %s", text(d, d->root->name), lifetime_of(d->root));
    note_key(d, &finding, site);
    if (d->containers->linked)
        note_callers(d, &finding, site);
    if (d->root->element.id)
        add_note(d, &finding, site->location, "each entry keeps a '%s' alive", text(d, d->root->element));
    note_counts(d, &finding);
    add_note(d, &finding, d->root->location,
             "bound it (bounds(\"4096\") with a test of its size), remove entries, or state why it is bounded "
             "(bounds(\"by: …\"), bounds(\"keys: …\"), lifetime(\"static\"))");
    d->sink->report(d->sink->context, &finding);
}

static void report_promise(const decision *d, const lt_site *site) {
    lt_arena *arena = d->containers->unit->arena;
    const lt_claims *claims = &d->root->claims;
    const char *name = text(d, d->root->name);
    lt_finding finding = {.check = LT_CHECK_growth, .level = d->settings->levels[LT_CHECK_growth]};
    finding.location = site ? site->location : d->root->location;
    if (claims->bounds == LT_BOUNDS_BY) {
        finding.check = LT_CHECK_contract;
        finding.level = d->settings->levels[LT_CHECK_contract];
        finding.location = claims->location.raw ? claims->location : d->root->location;
        finding.message = lt_arena_format(arena, "'%s' is said to be bounded by '%s', which removes nothing from it",
                                          name, text(d, claims->by));
    } else {
        finding.message = lt_arena_format(arena, "'%s' is promised to stay within %s, but no test of its "
                                                 "size stands before this insertion", name, text(d, claims->text));
    }
    add_note(d, &finding, d->root->location, "'%s' is declared here with that contract", name);
    add_note(d, &finding, finding.location,
             claims->bounds == LT_BOUNDS_BY ? "name a function of this unit that removes entries"
                                            : "test its size before the insertion, or remove an entry first");
    d->sink->report(d->sink->context, &finding);
}

static void explain(const decision *d, const char *reason) {
    lt_finding finding = {.check = LT_CHECK_growth, .level = LT_LEVEL_REMARK, .location = d->root->location};
    finding.message = lt_arena_format(d->containers->unit->arena, "'%s' is not reported: %s", text(d, d->root->name),
                                      reason);
    d->sink->report(d->sink->context, &finding);
}

const lt_site *lt_growth_site(const lt_containers *containers, lt_calls *calls, const lt_root *root) {
    decision d = {.containers = containers, .calls = calls, .root = root};
    verdict v = decide(&d);
    return v.reason || v.promise ? NULL : v.site;
}

/* A header's line is one site, however many functions it became. */
static bool is_repeated(const decision *d, const lt_site *site) {
    const lt_site *other = next_site(d, site);
    return other && other->location.raw == site->location.raw && other->kind == site->kind && other->depth == site->depth;
}

static void count_sites(decision *d) {
    for (const lt_site *s = first_site(d); s; s = next_site(d, s))
        d->counts.of[s->kind] += !is_repeated(d, s);
}

static void tell(const decision *d, verdict v, lt_root *root) {
    root->told = true;
    if (v.site && v.site->suppressed)
        return;
    if (v.promise)
        report_promise(d, v.site);
    else
        report_growth(d, v.site);
}

void lt_growth_decide(lt_containers *containers, lt_calls *calls, const lt_settings *settings, const lt_sink *sink) {
    for (uint32_t r = 0; r < containers->roots.count; r++) {
        lt_root *root = &containers->roots.items[r];
        decision d = {containers, calls, settings, sink, root, {{0}}};
        count_sites(&d);
        verdict v = decide(&d);
        if (!v.reason && (!root->told || (v.promise && !containers->linked)))
            tell(&d, v, root);
        else if (v.reason && settings->explain && (d.counts.of[LT_SITE_insert] || d.counts.of[LT_SITE_extend]))
            explain(&d, v.reason);
    }
}
