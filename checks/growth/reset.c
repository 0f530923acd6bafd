/* growth, the kind reset-incomplete: a class is reset and one of its containers is forgotten. */
#include "checks/growth/deciding.h"

#include <ctype.h>
#include <string.h>

static const char *const reset_words[] = {"reset", "clear", "close", "init"};

bool lt_is_reset_name(const char *name) {
    for (size_t i = 0; i < sizeof reset_words / sizeof *reset_words; i++) {
        size_t length = strlen(reset_words[i]);
        bool begins = tolower((unsigned char)*name) == *reset_words[i] && strncmp(name + 1, reset_words[i] + 1, length - 1) == 0;
        if (begins && !islower((unsigned char)name[length]))
            return true;
    }
    return false;
}

static bool is_reset(const lt_deciding *d, lt_callee function) {
    const lt_callee_info *callee = lt_callee_of(d->containers->unit, function);
    const char *name = lt_words_of(d, callee->name), *tail = strrchr(name, ':');
    return (callee->flags & LT_CALLEE_METHOD) && lt_is_reset_name(tail ? tail + 1 : name);
}

/* The place where the sibling is emptied as a whole by a method that resets, or null. */
static const lt_site *reset_of(const lt_deciding *d, const lt_root *sibling) {
    for (uint32_t s = sibling->first_site; s; s = d->containers->sites.items[s - 1].next) {
        const lt_site *site = &d->containers->sites.items[s - 1];
        if (site->kind == LT_SITE_replace && site->clears && !site->depth && is_reset(d, site->function))
            return site;
    }
    return NULL;
}

static bool only_grows(const lt_deciding *d) {
    bool grows = false;
    for (const lt_site *s = lt_first_site(d); s; s = lt_next_site(d, s)) {
        if (lt_site_trims(s) || s->kind == LT_SITE_set || s->kind == LT_SITE_escape)
            return false;
        grows |= lt_site_grows(s) && !s->finite_key && !s->depth && !s->guarded;
    }
    return grows;
}

void lt_decide_reset(const lt_deciding *d) {
    if (!d->root->is_field || !d->root->is_whole || lt_level_of_kind(d, LT_GROWTH_reset_incomplete) == LT_LEVEL_OFF || !only_grows(d))
        return;
    for (uint32_t r = 0; r < d->containers->roots.count; r++) {
        const lt_root *sibling = &d->containers->roots.items[r];
        const lt_site *reset = sibling->is_field && lt_string_eq(sibling->record, d->root->record) ? reset_of(d, sibling) : NULL;
        if (reset) {
            lt_tell_reset(d, reset);
            return;
        }
    }
}
