#include "checks/growth/deciding.h"

/* To add to a registry of the process once, whenever that is, is what it is for. Names that are given vary. */
static bool is_single(const lt_deciding *d, const lt_site *site) {
    bool once = d->root->is_registry && (site->keyless || !site->key_is_parameter);
    return once && !site->in_loop && !lt_calls_is_looped(d->calls, site->function);
}

static bool is_unbounded(const lt_deciding *d, const lt_site *s) {
    return lt_site_grows(s) && !s->finite_key && !s->recycled && !s->told && !lt_happens_once(d, s) && !lt_has_few_callers(d, s) &&
           !lt_calls_is_dead(d->calls, s->function);
}

/* Sites are chained newest first; of those at the least depth the first one in the source is reported. */
static const lt_site *growing_site(const lt_deciding *d, bool *any) {
    const lt_site *found = NULL;
    for (const lt_site *s = lt_first_site(d); s; s = lt_next_site(d, s)) {
        if (!lt_site_grows(s))
            continue;
        *any = true;
        bool better = !found || s->depth < found->depth || (s->depth == found->depth && is_single(d, s) <= is_single(d, found));
        if (better && is_unbounded(d, s))
            found = s;
    }
    return found;
}

const lt_site *lt_evidence_of(const lt_deciding *d, lt_site_kind kind, uint8_t depth) {
    for (const lt_site *s = lt_first_site(d); s; s = lt_next_site(d, s))
        if (s->kind == kind && s->depth <= depth && (s->kind == LT_SITE_escape || lt_is_repeated(d, s)))
            return s;
    return NULL;
}

/* A chain whose elements are taken out by their link, in whatever chain they are. */
static const lt_site *unlinked(const lt_deciding *d) {
    for (const lt_site *s = lt_first_site(d); s; s = lt_next_site(d, s))
        if (lt_site_grows(s) && s->link.id && lt_is_unlinked(d->containers, s->link))
            return s;
    return NULL;
}

static bool inserts_in(const lt_deciding *d, lt_callee function) {
    for (const lt_site *s = lt_first_site(d); s; s = lt_next_site(d, s))
        if (lt_site_grows(s) && s->function.id == function.id)
            return true;
    return false;
}

/* A pointer root that is given another value where nothing is inserted: swapped out, handed over, reset. */
static const lt_site *replaced_elsewhere(const lt_deciding *d) {
    for (const lt_site *s = lt_first_site(d); s; s = lt_next_site(d, s))
        if (s->kind == LT_SITE_set && !inserts_in(d, s->function) && lt_is_repeated(d, s))
            return s;
    return NULL;
}

static bool is_trimmed(const lt_deciding *d, const lt_site *s) {
    return lt_evidence_of(d, LT_SITE_remove, s->depth) || lt_evidence_of(d, LT_SITE_replace, s->depth);
}

static bool all_guarded(const lt_deciding *d) {
    for (const lt_site *s = lt_first_site(d); s; s = lt_next_site(d, s))
        if (is_unbounded(d, s) && !s->guarded && !lt_is_guarded_by_callers(d, s) && !is_trimmed(d, s))
            return false;
    return true;
}

/* A counter beside the insertions: counted down or reset somewhere, or none at all. */
static void look_at_counters(const lt_deciding *d, bool *any, bool *lowered) {
    for (uint32_t t = d->root->first_tie; t; t = d->containers->ties.items[t - 1].next) {
        *any = true;
        *lowered |= d->containers->counters.items[d->containers->ties.items[t - 1].counter].lowered;
    }
}

static lt_verdict silent(lt_silence silence, const lt_site *evidence) {
    return (lt_verdict){.silence = silence, .site = evidence};
}

/* What takes entries away again, or limits them. */
static lt_verdict find_trimming(const lt_deciding *d, const lt_site *site) {
    const lt_site *evidence;
    if ((evidence = lt_evidence_of(d, LT_SITE_remove, site->depth)))
        return silent(LT_SILENT_removed, evidence);
    if ((evidence = unlinked(d)))
        return silent(LT_SILENT_unlinked, evidence);
    if ((evidence = lt_evidence_of(d, LT_SITE_replace, site->depth)) || (evidence = replaced_elsewhere(d)))
        return silent(LT_SILENT_replaced, evidence);
    bool counted = false, lowered = false;
    look_at_counters(d, &counted, &lowered);
    if (counted && lowered)
        return silent(LT_SILENT_counted_down, NULL);
    if (site->kind == LT_SITE_extend && !counted)
        return silent(LT_SILENT_reused, site);
    if (all_guarded(d))
        return silent(LT_SILENT_guarded, site);
    return silent(LT_SILENT_NOT, site);
}

/* lifetime("static") says that it is meant to live on; objects whose addresses are its keys are not. */
static bool is_stated(const lt_deciding *d) {
    const lt_claims *claims = &d->root->claims;
    bool for_ever = claims->region_count && claims->regions[0].kind == LT_REGION_STATIC;
    return (claims->flags & LT_CLAIM_LIFETIME) && !(for_ever && (d->root->traits & LT_IS_pointer_keys));
}

lt_verdict lt_decide_growth(const lt_deciding *d) {
    const lt_root *root = d->root;
    if (lt_is_promised(&root->claims))
        return lt_decide_promise(d);
    if (is_stated(d))
        return silent(LT_SILENT_stated, NULL);
    if (root->traits & LT_IS_bounded)
        return silent(LT_SILENT_bounded_type, NULL);
    bool any = false;
    const lt_site *site = growing_site(d, &any);
    if (!any)
        return silent(LT_SILENT_nothing, NULL);
    if (!lt_is_long_lived(d->containers, root))
        return silent(LT_SILENT_short_lived, NULL);
    if (!site)
        return silent(LT_SILENT_few, NULL);
    if (is_single(d, site))
        return silent(LT_SILENT_not_repeated, site);
    lt_verdict trimmed = find_trimming(d, site);
    if (trimmed.silence)
        return trimmed;
    if (!lt_holders_stay(d->containers, root))
        return silent(LT_SILENT_held, NULL);
    const lt_site *escape = lt_evidence_of(d, LT_SITE_escape, 0);
    if (escape)
        return silent(LT_SILENT_escapes, escape);
    if (!root->visible)
        return silent(LT_SILENT_open, NULL);
    return trimmed;
}

const lt_site *lt_growth_site(const lt_containers *containers, lt_calls *calls, const lt_root *root) {
    lt_deciding d = {.containers = containers, .calls = calls, .root = root};
    lt_verdict verdict = lt_decide_growth(&d);
    return verdict.silence || verdict.broken ? NULL : verdict.site;
}

static bool receives(const lt_deciding *d) {
    for (const lt_site *s = lt_first_site(d); s; s = lt_next_site(d, s))
        if (lt_site_grows(s))
            return true;
    return false;
}

/* Each addition to a registry of the process is a defect of its own. */
static void tell_registry(const lt_deciding *d) {
    for (const lt_site *s = lt_first_site(d); s; s = lt_next_site(d, s))
        if (is_unbounded(d, s) && !is_single(d, s) && !s->suppressed)
            lt_tell_growth(d, lt_kind_of(d, s), s);
}

static void tell(const lt_deciding *d, lt_growth_kind kind, const lt_site *site) {
    if (d->root->is_registry)
        tell_registry(d);
    else if (!site->suppressed)
        lt_tell_growth(d, kind, site);
}

/* Whether a finding tells what becomes of its entries now. Promises and kinds that are no unbounded insertion are the unit's. */
static bool report(const lt_deciding *d, lt_verdict verdict) {
    if (verdict.broken) {
        if (!d->containers->linked || !d->root->told)
            lt_tell_promise(d, &verdict);
        return true;
    }
    if (!verdict.silence && d->root->told)
        verdict.silence = LT_SILENT_told;
    if (!verdict.silence) {
        lt_growth_kind kind = lt_kind_of(d, verdict.site);
        if (lt_level_of_kind(d, kind) != LT_LEVEL_OFF) {
            tell(d, kind, verdict.site);
            return true;
        }
        verdict.silence = LT_SILENT_lax;
    }
    if (d->settings->explain && receives(d))
        lt_tell_silence(d, &verdict);
    if (!d->containers->linked)
        lt_decide_other_kinds(d, &verdict);
    return false;
}

void lt_growth_decide(lt_containers *containers, lt_calls *calls, const lt_settings *settings, const lt_sink *sink) {
    for (uint32_t r = 0; r < containers->roots.count; r++) {
        lt_root *root = &containers->roots.items[r];
        lt_deciding d = {containers, calls, settings, sink, root};
        if (root->storage != LT_PARAMETER) /* that is decided where calls bind it */
            root->told |= report(&d, lt_decide_growth(&d));
    }
}
