/* escape: an address leaves the lifetime of what it points to.
 *
 * Judged when the referent dies: storage at the end of its scope, what an owner owns with its owner, and what is borrowed
 * when the function returns. A pointer that was overwritten or reset before that is no defect. */
#include "checks/report.h"

static bool wants(const lt_event *event) {
    if (event->kind == LT_EVENT_die && event->capture > LT_CAPTURE_NONE)
        return false; /* checks/capture.c tells it */
    if (event->kind == LT_EVENT_die)
        return event->info->kind == LT_OBJECT_VARIABLE || event->info->kind == LT_OBJECT_CONTENT;
    return event->kind == LT_EVENT_keep && event->info->claims.flags & (LT_CLAIM_BORROWED | LT_CLAIM_LIFETIME);
}

static void offer_way_out(lt_draft *draft, const lt_event *event) {
    const lt_object_info *info = event->info;
    lt_storage storage = lt_storage_of_holder(draft, event);
    if (info->kind == LT_OBJECT_CONTENT) {
        lt_add_note(draft, event->location, "%s instead, or let the owner live as long as the pointer",
                    storage == LT_RESULT ? "return the owner" : "store a copy");
        return;
    }
    const char *name = lt_quote_variable(draft, info->variable, "it");
    if (lt_variable_of(draft->function, info->variable)->storage == LT_PARAMETER)
        lt_add_note(draft, event->location, "take %s by reference or pointer, or copy it", name);
    else if (storage == LT_RESULT || storage == LT_THROWN)
        lt_add_note(draft, event->location, "make %s static, allocate it, or let the caller pass the storage", name);
    else
        lt_add_note(draft, event->location, "make %s static, allocate it, or reset the pointer before %s goes out of scope",
                    name, name);
}

static void describe_death(lt_draft *draft, const lt_event *event) {
    bool content = event->info->kind == LT_OBJECT_CONTENT;
    lt_say(draft, "%s %s %s", content ? "pointer into" : "address of", lt_name_object(draft, event->info),
           lt_say_holder(draft, event, "is stored in what outlives it"));
    lt_tell_path(draft, event);
    offer_way_out(draft, event);
}

/* The contract as evidence: borrowed under "ctx", living for "req". */
static const char *say_borrowed(const lt_draft *draft, const lt_event *event) {
    const lt_claims *claims = &event->info->claims;
    lt_arena *arena = draft->function->arena;
    const lt_strings *strings = draft->function->unit->strings;
    const char *name = lt_quote_place(draft, event->info->place, "");
    const char *space = *name ? " " : "";
    if (!claims->region_count)
        return lt_arena_format(arena, "borrowed pointer%s%s", space, name);
    lt_region region = claims->regions[0];
    const char *text = lt_text(strings, region.name);
    for (uint32_t v = 1; region.kind == LT_REGION_ARGUMENT && v < draft->function->variables.count; v++) {
        const lt_variable_info *info = &draft->function->variables.items[v];
        if (info->storage == LT_PARAMETER && info->index == region.index)
            text = lt_text(strings, info->name);
    }
    const char *how = claims->flags & LT_CLAIM_LIFETIME ? "that lives for" : "borrowed under";
    return lt_arena_format(arena, "pointer%s%s %s \"%s\"", space, name, how, *text ? text : "the call");
}

static void describe_keep(lt_draft *draft, const lt_event *event) {
    lt_say(draft, "%s %s", say_borrowed(draft, event), lt_say_holder(draft, event, "is stored in what outlives it"));
    lt_tell_path(draft, event);
    lt_add_note(draft, event->location, "store a copy, or state in the contract that it lives as long as where it is stored");
}

static void describe(lt_draft *draft, const lt_event *event) {
    if (event->kind == LT_EVENT_die)
        describe_death(draft, event);
    else
        describe_keep(draft, event);
}

const lt_rule lt_escape_rule = {LT_CHECK_escape, wants, describe};
