/* cycle: objects that keep each other alive.
 *
 * A ring of strong references that stands when a function returns is never released, whoever drops the last reference from
 * outside. It is no defect where some other function of the unit clears one of its members: the ring is then meant to be
 * broken. The destructor of an object of the ring does not count, for it never runs. */
#include "checks/cycle.h"

#include "checks/report.h"

typedef struct draft {
    const lt_unit *unit;
    lt_finding finding;
} draft;

static const char *field_name(const draft *d, lt_field field) {
    return lt_text(d->unit->strings, d->unit->fields.items[field.id].name);
}

__attribute__((format(printf, 3, 4))) static void add_note(draft *d, lt_location at, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    lt_put_note(d->unit->arena, &d->finding, at, format, arguments);
    va_end(arguments);
}

/* "'Parent::child'", or the type of what holds where no member does. */
static const char *quote_holder(const draft *d, const lt_link *link) {
    if (!link->field.id)
        return lt_arena_format(d->unit->arena, "'%s'", lt_text(d->unit->strings, lt_type_of(d->unit, link->type)->name));
    const lt_field_info *field = &d->unit->fields.items[link->field.id];
    return lt_arena_format(d->unit->arena, "'%s::%s'", lt_text(d->unit->strings, field->record),
                           lt_text(d->unit->strings, field->name));
}

static const char *quote(const draft *d, const char *name) {
    if (!name)
        return "the object";
    return *name ? lt_arena_format(d->unit->arena, "'%s'", name) : "'*this'";
}

/* --- the weak side --------------------------------------------------------------------------------------------------------- */

/* Which link is best made weak: a capture, which can be locked where it is used; then a way back: what a younger object has
 * of an older one, or a single reference against a container of them. */
static unsigned weakness(const lt_link *link) {
    return link->by_closure * 8u + link->backwards * 4u + !link->in_container * 2u + !link->found;
}

static const lt_link *weak_side(const lt_ring *ring) {
    const lt_link *best = &ring->links[0];
    for (uint32_t i = 1; i < ring->link_count; i++)
        if (weakness(&ring->links[i]) >= weakness(best))
            best = &ring->links[i];
    return best;
}

static void offer_way_out(draft *d, const lt_ring *ring) {
    const lt_link *link = weak_side(ring);
    if (!link->by_closure)
        add_note(d, link->location, "make %s %s, or clear it when the objects part", quote_holder(d, link),
                 link->in_container ? "hold std::weak_ptr" : "a std::weak_ptr");
    else if (link->capture.id)
        add_note(d, link->location, "capture a std::weak_ptr in place of '%s' and lock it in the closure, or clear %s when it is done",
                 field_name(d, link->capture), quote_holder(d, link));
    else
        add_note(d, link->location, "bind a closure that captures a std::weak_ptr, or clear %s when it is done",
                 quote_holder(d, link));
}

/* --- the message ----------------------------------------------------------------------------------------------------------- */

static void note_link(draft *d, const lt_link *link) {
    const char *from = quote(d, link->from), *to = quote(d, link->to), *holder = quote_holder(d, link);
    if (link->by_closure)
        add_note(d, link->location, "%s stores a callable in %s that owns %s", from, holder, to);
    else
        add_note(d, link->location, "%s owns %s %s %s", from, to, link->in_container ? "in" : "by", holder);
}

static const char *describe_self(const draft *d, const lt_link *link) {
    const char *format = link->by_closure     ? "the callable in %s owns the object that stores it: neither is ever released"
                         : link->in_container ? "%s holds the object that it is a member of, which is never released"
                                              : "%s owns the object that it is a member of, which is never released";
    if (!link->field.id)
        return lt_arena_format(d->unit->arena, "a %s owns a reference to itself: it is never released", quote_holder(d, link));
    return lt_arena_format(d->unit->arena, format, quote_holder(d, link));
}

static const char *describe(const draft *d, const lt_ring *ring) {
    const char *text = quote_holder(d, &ring->links[0]);
    if (ring->link_count == 1)
        return describe_self(d, &ring->links[0]);
    for (uint32_t i = 1; i < ring->link_count; i++)
        text = lt_arena_format(d->unit->arena, "%s%s%s", text, i + 1 == ring->link_count ? " and " : ", ",
                               quote_holder(d, &ring->links[i]));
    return lt_arena_format(d->unit->arena, "objects own each other by %s: none of them is ever released", text);
}

/* --- the decision ------------------------------------------------------------------------------------------------------------ */

/* The link that some function breaks; null when none does. */
static const lt_link *broken_link(const lt_strong *strong, const lt_ring *ring, lt_callee *by) {
    for (uint32_t i = 0; i < ring->link_count; i++)
        if ((*by = lt_strong_breaker(strong, ring, &ring->links[i])).id)
            return &ring->links[i];
    return NULL;
}

static void explain(const lt_unit *unit, const lt_ring *ring, const lt_link *link, lt_callee by, const lt_sink *sink) {
    draft d = {.unit = unit, .finding = {.check = LT_CHECK_cycle, .level = LT_LEVEL_REMARK, .location = ring->location}};
    d.finding.message = lt_arena_format(unit->arena, "a ring of %u strong reference%s is not reported: '%s' clears %s",
                                        ring->link_count, ring->link_count == 1 ? "" : "s",
                                        lt_text(unit->strings, lt_callee_of(unit, by)->name), quote_holder(&d, link));
    sink->report(sink->context, &d.finding);
}

/* Functions of other units can name a member, and may clear it. */
static bool is_open(const lt_unit *unit, const lt_ring *ring) {
    for (uint32_t i = 0; i < ring->link_count; i++)
        if (ring->links[i].field.id && !(unit->fields.items[ring->links[i].field.id].flags & LT_FIELD_HERE))
            return true;
    return false;
}

static void report(const lt_unit *unit, const lt_ring *ring, lt_level level, const lt_sink *sink) {
    draft d = {.unit = unit, .finding = {.check = LT_CHECK_cycle, .level = level, .location = ring->location}};
    d.finding.message = describe(&d, ring);
    for (uint32_t i = 0; i < ring->link_count; i++)
        note_link(&d, &ring->links[i]);
    offer_way_out(&d, ring);
    sink->report(sink->context, &d.finding);
}

void lt_cycle_decide(const lt_unit *unit, const lt_strong *strong, const lt_settings *settings, const lt_sink *sink) {
    const lt_ring *rings;
    uint32_t count = lt_strong_rings(strong, &rings);
    lt_level level = settings->levels[LT_CHECK_cycle];
    for (uint32_t i = 0; i < count && level != LT_LEVEL_OFF; i++) {
        lt_callee by;
        const lt_link *broken = broken_link(strong, &rings[i], &by);
        if (!broken)
            report(unit, &rings[i], is_open(unit, &rings[i]) ? LT_LEVEL_REMARK : level, sink);
        else if (settings->explain)
            explain(unit, &rings[i], broken, by, sink);
    }
}
