/* Inside growth: one container is being decided.
 *
 * decide.c   the five facts, or what keeps it silent
 * evidence.c … what a site is worth as evidence
 * promises.c … where a contract bounds it
 * kinds.c    which kind of growth it is, and those kinds that are not an unbounded insertion
 * reset.c    … of which one asks what else its class empties
 * messages.c the words */
#ifndef LT_CHECKS_GROWTH_DECIDING_H
#define LT_CHECKS_GROWTH_DECIDING_H

#include "checks/growth.h"

typedef enum lt_growth_kind {
#define LT_GROWTH_KIND(name, word, mode, message, way_out) LT_GROWTH_##name,
#include "checks/growth/kinds.def"
#undef LT_GROWTH_KIND
    LT_GROWTH_count
} lt_growth_kind;

typedef enum lt_silence {
    LT_SILENT_NOT, /* report */
#define LT_SILENCE(name, evidence, text) LT_SILENT_##name,
#include "checks/growth/silences.def"
#undef LT_SILENCE
} lt_silence;

typedef struct lt_verdict {
    lt_silence silence;
    const lt_site *site; /* the insertion to report, or the evidence that keeps it silent; may be null */
    const char *broken;  /* a bounds("…") on it is not kept: why; else null */
    bool contract;       /* broken: the contract itself cannot be right */
} lt_verdict;

typedef struct lt_deciding {
    const lt_containers *containers;
    lt_calls *calls;
    const lt_settings *settings;
    const lt_sink *sink;
    const lt_root *root;
} lt_deciding;

static inline const lt_site *lt_first_site(const lt_deciding *d) {
    return d->root->first_site ? &d->containers->sites.items[d->root->first_site - 1] : NULL;
}
static inline const lt_site *lt_next_site(const lt_deciding *d, const lt_site *site) {
    return site->next ? &d->containers->sites.items[site->next - 1] : NULL;
}
static inline const char *lt_words_of(const lt_deciding *d, lt_string string) {
    return lt_text(d->containers->unit->strings, string);
}
static inline bool lt_site_grows(const lt_site *site) {
    return site->kind == LT_SITE_insert || site->kind == LT_SITE_extend;
}
static inline bool lt_site_trims(const lt_site *site) {
    return site->kind == LT_SITE_remove || site->kind == LT_SITE_replace;
}

/* --- decide.c */
lt_verdict lt_decide_growth(const lt_deciding *d);
/* Evidence of the kind that answers insertions at the depth, or null. Evidence at depth n answers those at n and deeper. */
const lt_site *lt_evidence_of(const lt_deciding *d, lt_site_kind kind, uint8_t depth);

/* --- evidence.c: what a site is worth, for all that is known of who calls its function. */
/* An insertion of start-up code, or behind `if (done) return; done = true;`. */
bool lt_happens_once(const lt_deciding *d, const lt_site *site);
/* All callers are known, and each of them names its key. */
bool lt_has_few_callers(const lt_deciding *d, const lt_site *site);
/* Each call of the function stands behind a test. */
bool lt_is_guarded_by_callers(const lt_deciding *d, const lt_site *site);
/* What happens once, when the program starts or ends, or never, bounds nothing that goes on in between. */
bool lt_is_repeated(const lt_deciding *d, const lt_site *site);

/* --- promises.c: bounds("…") on the container is kept, or broken. */
bool lt_is_promised(const lt_claims *claims);
lt_verdict lt_decide_promise(const lt_deciding *d);

/* --- kinds.c */
lt_growth_kind lt_kind_of(const lt_deciding *d, const lt_site *site);
/* Off, or as loud as the check and the mode of the kind allow. */
lt_level lt_level_of_kind(const lt_deciding *d, lt_growth_kind kind);
/* The kinds that a container may be of although no insertion is unbounded. */
void lt_decide_other_kinds(const lt_deciding *d, const lt_verdict *verdict);

/* --- reset.c */
void lt_decide_reset(const lt_deciding *d);

/* --- messages.c */
void lt_tell_growth(const lt_deciding *d, lt_growth_kind kind, const lt_site *site);
/* Another member of the class is emptied at `reset`. */
void lt_tell_reset(const lt_deciding *d, const lt_site *reset);
void lt_tell_promise(const lt_deciding *d, const lt_verdict *verdict);
void lt_tell_silence(const lt_deciding *d, const lt_verdict *verdict);

#endif
