#include "checks/growth/deciding.h"

#include <string.h>

bool lt_is_promised(const lt_claims *claims) {
    return claims->bounds == LT_BOUNDS_CONSTANT || claims->bounds == LT_BOUNDS_PLACE || claims->bounds == LT_BOUNDS_BY ||
           claims->bounds == LT_BOUNDS_KEYS;
}

/* --- by: a function ------------------------------------------------------------------------------------------------- */

/* "evict" names 'evict' and the method 'Cache::evict'. */
static bool is_named(const lt_deciding *d, const lt_callee_info *callee) {
    const char *sought = lt_words_of(d, d->root->claims.by), *name = lt_words_of(d, callee->name);
    size_t length = strlen(name), tail = strlen(sought);
    if (length < tail || strcmp(name + length - tail, sought) != 0)
        return false;
    return length == tail || (length > tail + 2 && memcmp(name + length - tail - 2, "::", 2) == 0);
}

static const lt_site *trimmed_by(const lt_deciding *d, lt_callee function, uint8_t depth) {
    for (const lt_site *s = lt_first_site(d); s; s = lt_next_site(d, s))
        if (lt_site_trims(s) && s->depth <= depth && lt_calls_reaches(d->calls, function, s->function))
            return s;
    return NULL;
}

static uint8_t least_depth(const lt_deciding *d) {
    uint8_t least = UINT8_MAX;
    for (const lt_site *s = lt_first_site(d); s; s = lt_next_site(d, s))
        if (lt_site_grows(s) && s->depth < least)
            least = s->depth;
    return least;
}

static lt_verdict decide_by(const lt_deciding *d) {
    const lt_unit *unit = d->containers->unit;
    const char *broken = "of which this unit knows nothing";
    uint8_t depth = least_depth(d);
    for (uint32_t id = 1; id < unit->callees.count; id++) {
        const lt_callee_info *callee = &unit->callees.items[id];
        if (!(callee->flags & LT_CALLEE_DEFINED) || !is_named(d, callee))
            continue;
        const lt_site *removal = trimmed_by(d, (lt_callee){id}, depth);
        if (!removal)
            broken = "which removes nothing from it";
        else if (!lt_calls_is_called(d->calls, (lt_callee){id}))
            broken = "which is never called";
        else if (lt_calls_only_at_start(d->calls, (lt_callee){id}))
            broken = "which runs at start-up only";
        else
            return (lt_verdict){.silence = LT_SILENT_trimmed, .site = removal};
    }
    return (lt_verdict){.broken = broken, .contract = true};
}

/* --- a number or an expression --------------------------------------------------------------------------------------- */

/* The promise as it stands between the quotation marks of the contract. */
static bool is_promised_name(const lt_deciding *d, lt_string name) {
    const char *text = lt_words_of(d, d->root->claims.text), *begin = strchr(text, '"');
    const char *end = begin ? strrchr(begin, '"') : NULL, *sought = lt_words_of(d, name);
    return begin && end > begin && strlen(sought) == (size_t)(end - begin - 1) && memcmp(begin + 1, sought, strlen(sought)) == 0;
}

/* A test against a number beyond the promise, or against another name than the promised one, keeps nothing. What cannot be
 * compared is believed. */
static bool is_kept_at(const lt_deciding *d, const lt_site *site) {
    const lt_claims *claims = &d->root->claims;
    if (!site->guarded)
        return false;
    if (claims->bounds == LT_BOUNDS_CONSTANT)
        return !site->limited || site->limit <= claims->limit;
    return !site->limited && (!site->limit_name.id || !*lt_words_of(d, site->limit_name) || is_promised_name(d, site->limit_name));
}

static bool is_trimmed_beside(const lt_deciding *d, const lt_site *site) {
    for (const lt_site *s = lt_first_site(d); s; s = lt_next_site(d, s))
        if (lt_site_trims(s) && s->depth <= site->depth && s->function.id == site->function.id)
            return true;
    return false;
}

static lt_verdict decide_limit(const lt_deciding *d) {
    const lt_site *broken = NULL, *kept = NULL;
    for (const lt_site *s = lt_first_site(d); s; s = lt_next_site(d, s)) {
        if (!lt_site_grows(s) || s->depth)
            continue; /* the promise speaks of the container, not of what its entries hold */
        bool holds = is_kept_at(d, s) || is_trimmed_beside(d, s);
        *(holds ? &kept : &broken) = s;
    }
    if (broken)
        return (lt_verdict){.site = broken, .broken = broken->guarded ? "the test before this insertion compares its size with something else"
                                                                      : "no test of its size stands before this insertion"};
    return (lt_verdict){.silence = kept ? LT_SILENT_kept : LT_SILENT_nothing, .site = kept};
}

lt_verdict lt_decide_promise(const lt_deciding *d) {
    switch (d->root->claims.bounds) {
    case LT_BOUNDS_KEYS:
        return (lt_verdict){.silence = LT_SILENT_vouched};
    case LT_BOUNDS_BY:
        return decide_by(d);
    default:
        return decide_limit(d);
    }
}
