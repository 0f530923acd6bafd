#include "flow/growth/collecting.h"

const lt_subscript *lt_subscript_here(const lt_collecting *a) {
    return a->subscripts ? lt_subscript_at(a->subscripts, a->statement) : NULL;
}

/* Places tell keys apart when they hold numbers or strings; pairs and positions may stand for any key. */
static lt_place key_place(const lt_collecting *a, uint32_t operand) {
    lt_place key = lt_key_of(a->subscripts, a->statement, operand);
    const lt_type_info *type = key.id ? lt_place_type(a->function, key) : NULL;
    if (type && type->kind == LT_TYPE_reference)
        type = lt_type_of(a->function->unit, type->element);
    return type && type->kind == LT_TYPE_record && !(type->flags & LT_IS_small) ? (lt_place){0} : key;
}

static uint32_t settled_bit(uint32_t slot, uint8_t depth) {
    return 1u << (slot * LT_DEPTHS + depth);
}

void lt_settle(lt_collecting *a, lt_things containers) {
    if (!a->reporting || !a->subscripts || lt_only_asks(lt_subscript_here(a)))
        return;
    lt_place key = a->statement->operand_count > 1 ? key_place(a, 1) : (lt_place){0};
    for (uint32_t slot = 0; slot < a->root_count; slot++)
        for (uint8_t depth = 0; depth < LT_DEPTHS; depth++)
            if (lt_bits_of(containers, slot) & (1u << depth))
                a->settled[key.id] |= settled_bit(slot, depth);
}

/* Who asks by an element of a long-lived container, or of itself, asks for what was registered with it. */
static bool is_registered_key(const lt_collecting *a) {
    lt_place key = lt_key_of(a->subscripts, a->statement, 1);
    lt_place source = key.id ? lt_source_of(a->subscripts, key) : key;
    lt_things element = lt_things_in(a, &lt_operands_of(a->function, a->statement)[1]) | (source.id ? lt_denoted(a, source) : 0);
    lt_place named = source.id ? source : key;
    return (element & lt_all_things(LT_POINTS)) || (named.id && (lt_root_of(a->function, named)->flags & LT_VARIABLE_THIS));
}

void lt_note_question(lt_collecting *a, lt_found_site *found) {
    const lt_subscript *s = lt_subscript_here(a);
    if (!lt_only_asks(s) || a->statement->operand_count < 2 || is_registered_key(a))
        return;
    found->key = key_place(a, 1);
    found->site.asks = true;
    found->site.empties = s->is_emptied;
}

static void add_hint(lt_collecting *a, lt_callee callee, uint32_t key) {
    LT_PUSH(a->unit->unit->arena, &a->unit->hints, (lt_hint){callee, a->hints[key]});
    a->hints[key] = a->unit->hints.count;
}

void lt_note_hints(lt_collecting *a, const lt_statement *s, const lt_callee_info *callee) {
    if (!a->reporting || !a->subscripts || a->first_root || callee->origin == LT_FROM_MODEL)
        return;
    bool is_given = false;
    for (uint32_t k = callee->flags & LT_CALLEE_METHOD ? 1 : 0; k < s->operand_count; k++) {
        lt_place key = lt_key_of(a->subscripts, s, k);
        is_given = true;
        if (key.id)
            add_hint(a, s->callee, key.id);
    }
    if (!is_given)
        add_hint(a, s->callee, 0);
}

void lt_drop_answered_questions(lt_collecting *a, uint32_t first_found) {
    uint32_t any = 0;
    for (uint32_t place = 0; a->subscripts && place < a->function->places.count; place++)
        any |= a->settled[place];
    for (uint32_t i = first_found; i < a->found.count; i++) {
        lt_found_site *found = &a->found.items[i];
        if (!found->site.asks)
            continue;
        uint32_t bit = settled_bit((uint32_t)lt_slot_of_root(a, found->root), found->site.depth);
        uint32_t settled = found->key.id ? a->settled[0] | a->settled[found->key.id] : any;
        found->site.asks = !(settled & bit);
        found->site.hints[0] = found->key.id ? a->hints[found->key.id] : 0;
        found->site.hints[1] = a->hints[0];
    }
    if (a->subscripts)
        memset(a->settled, 0, a->function->places.count * sizeof *a->settled);
}
