#include "checks/growth/deciding.h"

#include <string.h>

enum { ON, REMARK, STRICT };

static const uint8_t modes[] = {
#define LT_GROWTH_KIND(name, word, mode, message, way_out) mode,
#include "checks/growth/kinds.def"
#undef LT_GROWTH_KIND
};

lt_level lt_level_of_kind(const lt_deciding *d, lt_growth_kind kind) {
    lt_level level = d->settings->levels[LT_CHECK_growth];
    if (modes[kind] == STRICT && !d->settings->strict)
        return LT_LEVEL_OFF;
    bool quiet = modes[kind] == REMARK || d->settings->process == LT_PROCESS_BATCH;
    return quiet && level > LT_LEVEL_REMARK ? LT_LEVEL_REMARK : level;
}

/* --- an unbounded insertion ------------------------------------------------------------------------------------------ */

static bool has(const lt_deciding *d, uint32_t traits) {
    return (d->root->traits & traits) == traits;
}

/* What was handed in to be called. What is made on the spot is an entry like any other. */
static bool is_registration(const lt_deciding *d, const lt_site *site) {
    return has(d, LT_IS_handler) && site->has_callback && !site->captured;
}

static bool is_dated(const lt_deciding *d) {
    return has(d, LT_IS_dated) && (!has(d, LT_IS_container) || lt_evidence_of(d, LT_SITE_lookup, UINT8_MAX));
}

/* A function that is only given the name may be the way in which all names come, few as they are. */
static lt_growth_kind kind_of_registry(const lt_deciding *d, const lt_site *site) {
    bool repeated = site->in_loop || lt_calls_is_looped(d->calls, site->function);
    return site->interned || !repeated ? LT_GROWTH_type_registry : LT_GROWTH_atexit_in_loop;
}

lt_growth_kind lt_kind_of(const lt_deciding *d, const lt_site *site) {
    if (d->root->is_registry)
        return kind_of_registry(d, site);
    if (has(d, LT_IS_ids) && site->is_number)
        return LT_GROWTH_type_registry;
    if (is_registration(d, site))
        return LT_GROWTH_callback_registry;
    if (has(d, LT_IS_observers) && !has(d, LT_IS_keyed) && site->key_is_parameter)
        return LT_GROWTH_observer;
    if (has(d, LT_IS_weak_entries))
        return LT_GROWTH_weak_values;
    if (has(d, LT_IS_pointer_keys) && !site->depth)
        return LT_GROWTH_pointer_key;
    if (site->depth && has(d, LT_IS_container))
        return LT_GROWTH_inner_append;
    if (is_dated(d))
        return LT_GROWTH_ttl_freshness_only;
    if (has(d, LT_IS_text))
        return LT_GROWTH_string_append;
    return d->root->storage == LT_THREAD ? LT_GROWTH_thread_local_storage : LT_GROWTH_insert;
}

/* --- the other kinds ------------------------------------------------------------------------------------------------- */

static void tell(const lt_deciding *d, lt_growth_kind kind, const lt_site *site) {
    if (site && lt_level_of_kind(d, kind) != LT_LEVEL_OFF)
        lt_tell_growth(d, kind, site);
}

static bool is_start(const lt_deciding *d, const lt_site *site) {
    return lt_calls_only_at_start(d->calls, site->function);
}

/* One function fills it and another one, which goes on and on, empties it: the faster one decides. */
static const lt_site *unbounded_queue(const lt_deciding *d) {
    const lt_site *producer = NULL;
    bool drained = false;
    for (const lt_site *s = lt_first_site(d); s; s = lt_next_site(d, s)) {
        if (s->kind == LT_SITE_replace || (lt_site_grows(s) && (s->guarded || s->depth)))
            return NULL;
        if (lt_site_grows(s) && !s->finite_key && !is_start(d, s))
            producer = s;
        drained |= s->kind == LT_SITE_remove && !s->depth && s->in_loop && lt_calls_is_handed_out(d->calls, s->function);
    }
    for (const lt_site *s = lt_first_site(d); s && producer; s = lt_next_site(d, s))
        if (s->kind == LT_SITE_remove && s->function.id == producer->function.id)
            return NULL;
    return drained && !has(d, LT_IS_keyed) && has(d, LT_IS_container) ? producer : NULL;
}

static const lt_site *bulk_keep(const lt_deciding *d) {
    const lt_site *found = NULL;
    for (const lt_site *s = lt_first_site(d); s; s = lt_next_site(d, s))
        if (s->kind == LT_SITE_insert && s->is_part)
            found = s;
    return found;
}

/* Emptied with the memory kept, after it was made as large as some input asked for. */
static const lt_site *kept_capacity(const lt_deciding *d) {
    const lt_site *cleared = NULL;
    bool sized = false;
    for (const lt_site *s = lt_first_site(d); s; s = lt_next_site(d, s)) {
        if (s->kind == LT_SITE_shrink || (s->kind == LT_SITE_replace && !s->clears && !s->sized))
            return NULL;
        sized |= s->sized && !s->depth && !is_start(d, s);
        if (s->kind == LT_SITE_replace && s->clears && !s->depth)
            cleared = s;
    }
    bool contiguous = has(d, LT_IS_container) && !(d->root->traits & (LT_IS_stable | LT_IS_keyed));
    return sized && contiguous ? cleared : NULL;
}

void lt_decide_other_kinds(const lt_deciding *d, const lt_verdict *verdict) {
    if (verdict->silence == LT_SILENT_told)
        return;
    lt_decide_reset(d);
    if (!lt_is_long_lived(d->containers, d->root) || d->root->is_registry)
        return;
    if (verdict->silence == LT_SILENT_removed && d->root->visible)
        tell(d, LT_GROWTH_unbounded_queue, unbounded_queue(d));
    tell(d, LT_GROWTH_bulk_keep_shared, bulk_keep(d));
    if (d->root->visible)
        tell(d, LT_GROWTH_capacity_kept, kept_capacity(d));
}
