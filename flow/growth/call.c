#include "flow/growth/collecting.h"

static void insert(lt_collecting *a, const lt_statement *s, const lt_effect *effect, lt_things container) {
    const lt_operand *key = effect->object < s->operand_count ? &lt_operands_of(a->function, s)[effect->object] : NULL;
    for (uint32_t slot = 0; slot < a->root_count; slot++)
        for (uint8_t depth = 0; depth < 3; depth++)
            if (lt_bits_of(container, slot) & (1u << depth)) {
                lt_site *site = lt_add_site(a, slot, LT_SITE_insert, depth);
                if (!site)
                    continue;
                lt_note_key(a, site, key, key ? lt_things_in(a, key) : LT_VARYING, lt_appends(a, s, effect));
                lt_field link = site->link = lt_link_of_insertion(a, s, effect);
                lt_note_entry(a, site, slot, s);
                lt_note_question(a, &a->found.items[a->found.count - 1]);
                if (lt_can_be_unlinked_elsewhere(a, s, effect, link))
                    lt_add_site(a, slot, LT_SITE_escape, 0);
            }
    lt_settle(a, container);
}

/* The text of a string is no container that anybody erases from its owner when it is empty. */
static bool holds_elements(const lt_collecting *a, const lt_operand *container) {
    if (container->kind != LT_COPY && container->kind != LT_ADDRESS)
        return false;
    const lt_type_info *type = lt_place_type(a->function, container->place);
    if (container->kind == LT_COPY)
        type = lt_type_of(a->function->unit, type->element);
    return lt_is_container_type(type) && !(type->flags & LT_IS_small);
}

static void add_lookups(lt_collecting *a, lt_things container) {
    uint32_t first = a->found.count;
    lt_add_sites(a, container, LT_SITE_lookup);
    for (uint32_t i = first; i < a->found.count; i++)
        a->found.items[i].site.asks = lt_only_asks(lt_subscript_here(a));
}

/* `resize(n)`, `reserve(n)`: n is not the same in every run. */
static bool is_sized(const lt_collecting *a, const lt_statement *s) {
    const lt_operand *count = s->operand_count > 1 ? &lt_operands_of(a->function, s)[1] : NULL;
    return count && count->kind == LT_COPY && (lt_things_in(a, count) & LT_VARYING) &&
           lt_place_type(a->function, count->place)->kind == LT_TYPE_integer;
}

static void add_reservations(lt_collecting *a, const lt_statement *s, lt_things container) {
    uint32_t first = a->found.count;
    lt_add_sites(a, container, LT_SITE_reserve);
    for (uint32_t i = first; i < a->found.count; i++)
        a->found.items[i].site.sized = is_sized(a, s);
}

/* shrink_to_fit: the content moves, and nothing else happens. */
static bool only_moves_content(const lt_callee_info *callee, const lt_statement *s) {
    for (uint32_t e = 0; e < callee->effect_count; e++)
        if (callee->effects[e].kind != LT_EFFECT_invalidate && callee->effects[e].kind != LT_EFFECT_look)
            return false;
    return s->operand_count == 1;
}

/* Sites where elements go away; `clear` has no operand but the container. */
static void add_removals(lt_collecting *a, const lt_statement *s, const lt_effect *effect, lt_things container) {
    bool replaces = effect->kind != LT_EFFECT_remove;
    uint32_t first = a->found.count;
    lt_add_sites(a, container, replaces ? LT_SITE_replace : LT_SITE_remove);
    bool empties = holds_elements(a, &lt_operands_of(a->function, s)[effect->subject]) &&
                   (!replaces || (effect->kind == LT_EFFECT_replace && s->operand_count == 1));
    for (uint32_t i = first; i < a->found.count; i++) {
        a->found.items[i].site.empties = empties;
        a->found.items[i].site.clears = effect->kind == LT_EFFECT_replace && s->operand_count == 1;
        a->found.items[i].site.sized = is_sized(a, s);
    }
    if (!replaces)
        lt_settle(a, container);
}

/* Heads are initialised before they are used, and again to forget what is in them. */
static void initialise(lt_collecting *a, lt_things container) {
    uint32_t first = a->found.count;
    if (a->statement->kind == LT_STATEMENT_deed)
        lt_add_sites(a, container, LT_SITE_replace);
    else /* std::exchange(g, nullptr) */
        lt_add_sites(a, container & lt_all_things(LT_AT_CONTAINER), LT_SITE_set);
    for (uint32_t i = first; i < a->found.count; i++)
        a->found.items[i].is_new = true;
}

/* The size of what a pointer root points to counts as the root's: a table that was made elsewhere. */
static lt_things sizes_of(const lt_collecting *a, lt_things container) {
    const lt_unit *unit = a->function->unit;
    lt_things sizes = (container & lt_all_things(LT_AT_CONTAINER)) * LT_IS_SIZE;
    for (uint32_t slot = 0; slot < a->root_count; slot++) {
        const lt_root *root = &a->unit->roots.items[a->roots.items[a->first_root + slot]];
        if ((lt_bits_of(container, slot) & LT_AT_ELEMENT) && lt_is_pointer_root(unit, lt_type_of(unit, root->type)))
            sizes |= lt_things_of(slot, LT_IS_SIZE);
    }
    return sizes;
}

bool lt_makes_fresh(const lt_callee_info *callee) {
    for (uint32_t e = 0; e < callee->effect_count; e++)
        if (callee->effects[e].kind == LT_EFFECT_fresh && callee->effects[e].subject == LT_SLOT_RESULT)
            return true;
    return false;
}

/* What one effect does to the things that its subject points to; returns what the result points to through it. */
static lt_things apply(lt_collecting *a, const lt_statement *s, const lt_callee_info *callee, const lt_effect *effect,
                    const lt_things *values) {
    if (effect->subject == LT_SLOT_RESULT) {
        lt_things object = effect->object < s->operand_count ? values[effect->object] : 0;
        if (effect->kind == LT_EFFECT_content)
            return lt_deeper(object & lt_all_things(LT_POINTS));
        if (effect->kind == LT_EFFECT_inside || effect->kind == LT_EFFECT_alias)
            return object & lt_all_things(LT_POINTS | LT_CHAINED);
        return 0;
    }
    lt_things subject = effect->subject < s->operand_count ? values[effect->subject] & lt_all_things(LT_POINTS) : 0;
    switch (effect->kind) {
    case LT_EFFECT_reserve:
        add_reservations(a, s, subject);
        break;
    case LT_EFFECT_invalidate:
        if (only_moves_content(callee, s))
            lt_add_sites(a, subject, LT_SITE_shrink);
        break;
    case LT_EFFECT_insert:
        insert(a, s, effect, subject);
        break;
    case LT_EFFECT_remove:
    case LT_EFFECT_replace:
    case LT_EFFECT_move:
        if (subject)
            add_removals(a, s, effect, subject);
        break;
    case LT_EFFECT_lookup:
        add_lookups(a, subject);
        lt_settle(a, subject);
        break;
    case LT_EFFECT_size:
        lt_add_sites(a, subject, LT_SITE_lookup);
        if (s->target.id)
            a->made_of[lt_place_of(a->function, s->target)->variable.id].measured = subject & lt_all_things(LT_AT_ELEMENT | LT_AT_INNER);
        return sizes_of(a, subject);
    case LT_EFFECT_release:
    case LT_EFFECT_take:
        if (lt_makes_fresh(callee))
            return (subject & lt_all_things(LT_AT_ELEMENT)) * (LT_RESIZED / LT_AT_ELEMENT);
        lt_add_sites(a, subject & lt_all_things(LT_AT_ELEMENT), LT_SITE_remove);
        break;
    case LT_EFFECT_keep:
        lt_let_out(a, subject);
        break;
    case LT_EFFECT_initialise:
        initialise(a, subject);
        break;
    default:
        break;
    }
    return 0;
}

/* An argument is known when some effect says what becomes of a container behind it; that it is written to does not. */
static bool is_known_argument(const lt_callee_info *callee, uint32_t k) {
    bool known = false, written = false, verb = false;
    for (uint32_t e = 0; e < callee->effect_count; e++) {
        const lt_effect *effect = &callee->effects[e];
        bool subject = effect->subject == k || (effect->subject == LT_SLOT_REST && k >= callee->parameter_count);
        known |= subject || effect->object == k;
        written |= subject && effect->kind == LT_EFFECT_write;
        verb |= subject && (effect->kind == LT_EFFECT_insert || effect->kind == LT_EFFECT_remove ||
                            effect->kind == LT_EFFECT_replace || effect->kind == LT_EFFECT_initialise ||
                            effect->kind == LT_EFFECT_lookup || effect->kind == LT_EFFECT_size);
    }
    return verb || (known && !written);
}

/* What a model, a contract or a word says is done to an argument is done to the record that it leads to. */
static void change_holder(lt_collecting *a, const lt_callee_info *callee, const lt_operand *argument, uint32_t k) {
    for (uint32_t e = 0; e < callee->effect_count; e++) {
        const lt_effect *effect = &callee->effects[e];
        if (effect->subject != k)
            continue;
        bool changes = effect->kind == LT_EFFECT_write || effect->kind == LT_EFFECT_replace || effect->kind == LT_EFFECT_move ||
                       effect->kind == LT_EFFECT_initialise || effect->kind == LT_EFFECT_release || effect->kind == LT_EFFECT_take;
        if (changes)
            lt_add_holder_site(a, argument, LT_SITE_replace);
        else if (effect->kind == LT_EFFECT_keep || effect->kind == LT_EFFECT_escape)
            lt_add_holder_site(a, argument, LT_SITE_escape);
    }
}

/* The callee's prototype says that it does not change what the argument points to. */
static bool only_reads(const lt_callee_info *callee, uint32_t k) {
    bool written = callee->origin == LT_FROM_SUMMARY || !callee->name.id || k >= callee->parameter_count;
    for (uint32_t e = 0; e < callee->effect_count && !written; e++)
        written = callee->effects[e].subject == k && callee->effects[e].kind != LT_EFFECT_look;
    return !written;
}

/* What is not known to do something is looked into, when the callee has a body; else its arguments are out of sight. */
static void pass_arguments(lt_collecting *a, const lt_callee_info *callee, const lt_statement *s, const lt_things *values) {
    const lt_operand *arguments = lt_operands_of(a->function, s);
    for (uint32_t k = 0; k < s->operand_count; k++) {
        if (callee->origin != LT_FROM_SUMMARY && is_known_argument(callee, k)) {
            change_holder(a, callee, &arguments[k], k);
        } else if (lt_may_bind(callee) && k < callee->parameter_count) {
            lt_add_binds(a, s, k, values[k]);
        } else {
            lt_let_out(a, values[k]);
            if (!only_reads(callee, k))
                lt_add_holder_site(a, &arguments[k], LT_SITE_escape);
        }
    }
}

/* What an accessor returns the address of. */
static lt_things returned(const lt_collecting *a, const lt_statement *s) {
    const lt_accessor *accessor = a->parameters ? NULL : lt_accessor_of(a->unit, s->callee);
    for (uint32_t slot = 0; accessor && accessor->by_address && slot < a->root_count; slot++)
        if (a->roots.items[a->first_root + slot] == accessor->root - 1)
            return lt_things_of(slot, LT_AT_CONTAINER);
    return 0;
}

void lt_collect_call(lt_collecting *a, const lt_statement *s) {
    const lt_function *f = a->function;
    const lt_callee_info *callee = lt_callee_of(f->unit, s->callee);
    const lt_operand *arguments = lt_operands_of(f, s);
    lt_things values[LT_MOST_ARGUMENTS] = {0}, result = 0, varying = 0, all = 0;
    uint32_t count = s->operand_count < LT_MOST_ARGUMENTS ? s->operand_count : LT_MOST_ARGUMENTS;
    lt_statement capped = *s;
    capped.operand_count = count;
    for (uint32_t k = 0; k < count; k++) {
        values[k] = lt_things_in(a, &arguments[k]);
        all |= values[k];
    }
    varying = all & LT_VARIATION;
    for (uint32_t e = 0; e < callee->effect_count; e++)
        result |= apply(a, &capped, callee, &callee->effects[e], values);
    if (!a->parameters)
        lt_enrol(a, &capped, callee);
    pass_arguments(a, callee, &capped, values);
    lt_note_errand(a, callee, all | result);
    if (a->reporting && (callee->flags & LT_CALLEE_DEFINED))
        LT_PUSH(f->arena, &a->calls, (lt_found_call){.callee = s->callee, .block = a->block});
    result |= returned(a, s) | lt_returned_test(a, s);
    lt_note_hints(a, s, callee);
    if (lt_makes_fresh(callee))
        varying |= LT_VARYING | LT_COMPUTED; /* a new object each time */
    /* A constructor fills its object; what is made from constants alone is one of few. */
    if (count && arguments[0].kind == LT_ADDRESS)
        a->locals[lt_local_around(f, arguments[0].place)] |= varying;
    if (s->target.id)
        lt_store_things(a, s->target, NULL, result | (count ? lt_called_variation(a, &capped, callee, varying)
                                                             : LT_VARYING | LT_COMPUTED));
}
