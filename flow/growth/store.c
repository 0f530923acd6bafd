#include "flow/growth/collecting.h"

/* In the destructor of the class whose field the root is: it goes down with its container. */
static bool ends_owner(const lt_collecting *a, uint32_t slot) {
    const lt_function *f = a->function;
    const lt_root *root = &a->unit->roots.items[a->roots.items[a->first_root + slot]];
    if (!root->is_field || f->variables.count < 2 || !(f->variables.items[1].flags & LT_VARIABLE_ENDING))
        return false;
    const lt_type_info *type = lt_type_of(f->unit, f->variables.items[1].type);
    return lt_string_eq(lt_type_of(f->unit, type->element)->name, root->record);
}

lt_site *lt_add_site(lt_collecting *a, uint32_t slot, lt_site_kind kind, uint8_t depth) {
    if (!a->reporting)
        return NULL;
    lt_found_site found = {.block = a->block, .root = a->roots.items[a->first_root + slot]};
    found.site = (lt_site){.kind = kind, .depth = depth, .function = a->function->self, .location = a->location};
    found.site.ends = ends_owner(a, slot);
    LT_PUSH(a->function->arena, &a->found, found);
    return &a->found.items[a->found.count - 1].site;
}

void lt_add_sites(lt_collecting *a, lt_things t, lt_site_kind kind) {
    for (uint32_t slot = 0; slot < a->root_count; slot++)
        for (uint8_t depth = 0; depth < 3; depth++)
            if (lt_bits_of(t, slot) & (1u << depth))
                lt_add_site(a, slot, kind, depth);
}

static const lt_root *root_in(const lt_collecting *a, uint32_t slot) {
    return &a->unit->roots.items[a->roots.items[a->first_root + slot]];
}

/* Of the value that the statement stores. */
static bool stores_fresh(const lt_collecting *a) {
    const lt_statement *s = a->statement;
    if (s->kind == LT_STATEMENT_call)
        return lt_makes_fresh(lt_callee_of(a->function->unit, s->callee));
    return s->operand_count == 1 && lt_is_fresh(a, lt_operands_of(a->function, s));
}

/* Whether a store into the place changes a chain or table: the root is a pointer, or the place a pointer in a head. */
static bool is_pointer_slot(const lt_collecting *a, uint32_t slot, lt_place target) {
    const lt_unit *unit = a->function->unit;
    const lt_type_info *type = lt_type_of(unit, root_in(a, slot)->type);
    return lt_is_pointer_root(unit, type) ||
           (lt_is_head_root(unit, type) && lt_place_type(a->function, target)->kind == LT_TYPE_pointer);
}

/* A store into a pointer root or a link of its chain. */
static void store_link(lt_collecting *a, uint32_t slot, bool whole, bool link, const lt_operand *operand, lt_things value) {
    unsigned v = lt_bits_of(value, slot);
    bool from_link = operand && operand->kind == LT_COPY && lt_is_link(a->function, operand->place);
    if (operand && operand->kind == LT_NULL) {
        if (whole)
            lt_add_site(a, slot, LT_SITE_replace, 0);
    } else if (v & LT_CHAINED) {
        lt_add_site(a, slot, LT_SITE_insert, 0);
    } else if (v & LT_RESIZED) {
        lt_add_site(a, slot, LT_SITE_extend, 0);
    } else if ((v & LT_AT_ELEMENT) || from_link) {
        lt_add_site(a, slot, LT_SITE_remove, 0); /* the chain goes on behind a node, wherever that was found */
    } else if (link) {
        lt_add_site(a, slot, LT_SITE_insert, 0); /* appended behind an element */
    } else {
        lt_site *site = lt_add_site(a, slot, LT_SITE_set, 0);
        if (site)
            site->fresh = stores_fresh(a);
    }
}

static bool outlives(const lt_function *f, lt_place place) {
    const lt_variable_info *v = lt_root_of(f, place);
    if (v->storage == LT_RESULT || v->storage == LT_THROWN || lt_is_static_variable(v))
        return true;
    return lt_place_of(f, place)->projection != LT_BASE && v->storage != LT_TEMPORARY && v->storage != LT_LOCAL;
}

uint32_t lt_local_around(const lt_function *f, lt_place place) {
    const lt_place_info *p = lt_place_of(f, place);
    while (p->projection == LT_FIELD || p->projection == LT_INDEX)
        p = lt_place_of(f, p->parent);
    return p->projection == LT_BASE && !lt_is_static_variable(lt_variable_of(f, p->variable)) ? p->variable.id : 0;
}

/* A record whose parts may be roots, or an owner of one, gets another value. */
static void store_holder(lt_collecting *a, lt_place target, const lt_operand *operand) {
    const lt_type_info *type = lt_place_type(a->function, target);
    if (!lt_is_holder(type))
        return;
    bool sets = (type->flags & LT_IS_owner) && type->element.id && !(operand && operand->kind == LT_NULL);
    lt_add_holder_site(a, &(lt_operand){.kind = LT_ADDRESS, .place = target}, sets ? LT_SITE_set : LT_SITE_replace);
    if (a->reporting && sets && a->found.count && a->found.items[a->found.count - 1].site.kind == LT_SITE_set)
        a->found.items[a->found.count - 1].site.fresh = stores_fresh(a);
}

/* A closure or another record of one's own keeps the address: what becomes of it is not seen. */
static bool is_part_of_local(const lt_function *f, lt_place place) {
    return lt_place_of(f, place)->projection != LT_BASE && lt_local_around(f, place);
}

/* The stored value leaves what is followed here: containers, and records whose parts may be roots. */
static void store_away(lt_collecting *a, lt_place target, const lt_operand *operand, lt_things value, lt_things slots) {
    const lt_function *f = a->function;
    bool is_result = lt_root_of(f, target)->storage == LT_RESULT;
    if (is_result && lt_note_result(a, operand, value))
        return;
    if (outlives(f, target) || is_part_of_local(f, target))
        lt_let_out(a, value & ~slots);
    if (operand && !lt_is_alias(a, target))
        lt_add_holder_site(a, operand, LT_SITE_escape);
}

/* `(*n).next = <an element of the root>`, where n itself is no element: n is now chained to the root. */
static void chain_node(lt_collecting *a, lt_place target, lt_things value) {
    const lt_function *f = a->function;
    if (!lt_is_link(f, target))
        return;
    const lt_place_info *node = lt_place_of(f, lt_place_of(f, target)->parent);
    bool whole = node->projection == LT_BASE; /* a node by value, to be copied into place */
    if (!whole && (node->projection != LT_DEREF || lt_place_of(f, node->parent)->projection != LT_BASE))
        return;
    lt_things *n = &a->locals[node->variable.id];
    for (uint32_t slot = 0; slot < a->root_count; slot++)
        if ((lt_bits_of(value, slot) & LT_AT_ELEMENT) && !(lt_bits_of(*n, slot) & LT_POINTS))
            *n |= lt_things_of(slot, LT_CHAINED);
}

/* `*n = node`, where the node's link leads into the root's chain. */
static void copy_node(lt_collecting *a, lt_place target, lt_things value) {
    const lt_place_info *t = lt_place_of(a->function, target);
    if (t->projection == LT_DEREF && lt_place_of(a->function, t->parent)->projection == LT_BASE &&
        lt_place_type(a->function, target)->kind == LT_TYPE_record)
        a->locals[t->variable.id] |= value & lt_all_things(LT_CHAINED);
}

void lt_let_out(lt_collecting *a, lt_things t) {
    for (uint32_t slot = 0; slot < a->root_count; slot++) {
        unsigned b = lt_bits_of(t, slot);
        if ((b & LT_AT_CONTAINER) || ((b & LT_AT_ELEMENT) && root_in(a, slot)->double_linked))
            lt_add_site(a, slot, LT_SITE_escape, 0);
    }
}

void lt_count_up(lt_collecting *a, uint32_t counter) {
    if (!a->reporting || a->first_root)
        return; /* counters are the same in every pass */
    LT_PUSH(a->function->arena, &a->counted_up, counter - 1);
    LT_PUSH(a->function->arena, &a->latchings, (lt_latching){counter, a->block});
    a->unit->counters.items[counter - 1].various = true;
}

/* A constant may end the matter for good: `done = true`. */
static void latch(lt_collecting *a, uint32_t counter, const lt_operand *operand) {
    lt_counter *c = &a->unit->counters.items[counter - 1];
    bool constant = operand && operand->kind == LT_INTEGER;
    c->various |= !constant || (c->stored && c->value != operand->integer);
    if (!constant)
        return;
    c->stored = true;
    c->value = operand->integer;
    LT_PUSH(a->function->arena, &a->latchings, (lt_latching){counter, a->block});
}

static void count(lt_collecting *a, uint32_t counter, const lt_operand *operand) {
    if (!a->reporting)
        return;
    uint32_t from = 0;
    if (operand && operand->kind == LT_COPY && lt_place_of(a->function, operand->place)->projection == LT_BASE)
        from = a->increment_of[lt_place_of(a->function, operand->place)->variable.id];
    if (from == counter) {
        lt_count_up(a, counter);
    } else {
        a->unit->counters.items[counter - 1].lowered = true;
        latch(a, counter, operand);
    }
}

void lt_remember_arithmetic(lt_collecting *a, lt_place target, uint32_t copy, uint32_t increment) {
    const lt_place_info *t = lt_place_of(a->function, target);
    if (t->projection == LT_BASE) {
        a->counter_of[t->variable.id] = copy;
        a->increment_of[t->variable.id] = increment;
    }
}

uint32_t lt_counter_read_by(const lt_collecting *a, const lt_operand *operand) {
    if (operand->kind != LT_COPY)
        return 0;
    const lt_place_info *p = lt_place_of(a->function, operand->place);
    return p->projection == LT_BASE && !a->place_counter[operand->place.id] ? a->counter_of[p->variable.id]
                                                                           : a->place_counter[operand->place.id];
}

void lt_store_things(lt_collecting *a, lt_place target, const lt_operand *operand, lt_things value) {
    const lt_function *f = a->function;
    const lt_place_info *t = lt_place_of(f, target);
    if (t->projection == LT_BASE && !lt_is_static_variable(lt_variable_of(f, t->variable)))
        a->locals[t->variable.id] = value; /* a strong update */
    else
        a->locals[lt_local_around(f, target)] |= value & LT_VARIATION; /* variable 0 is nobody's */
    a->locals[a->place_range[target.id]] = value & LT_VARIATION;
    if (a->place_counter[target.id])
        count(a, a->place_counter[target.id], operand);
    lt_things slots = lt_denoted(a, target);
    if (operand && operand->kind == LT_MOVE)
        lt_add_sites(a, lt_denoted(a, operand->place) & lt_all_things(LT_AT_CONTAINER), LT_SITE_replace);
    lt_note_stored_entry(a, slots, operand, value);
    for (uint32_t slot = 0; slot < a->root_count; slot++)
        if (lt_bits_of(slots, slot) & LT_AT_CONTAINER) {
            bool whole = a->place_root[target.id] && a->place_depth[target.id] == 0;
            if (is_pointer_slot(a, slot, target))
                store_link(a, slot, whole, !whole && lt_is_link(f, target), operand, value);
            else
                lt_add_site(a, slot, LT_SITE_replace, 0); /* assignment of a whole container */
        }
    chain_node(a, target, value);
    copy_node(a, target, value);
    store_holder(a, target, operand);
    if (operand && operand->kind == LT_MOVE) /* and its source is empty now */
        lt_add_holder_site(a, &(lt_operand){.kind = LT_ADDRESS, .place = operand->place}, LT_SITE_replace);
    store_away(a, target, operand, value, slots);
}
