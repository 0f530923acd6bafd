#include "flow/screen/screening.h"

#include "mir/build.h"

static void mention(lt_screening *s, lt_place place, uint32_t position, uint32_t index) {
    lt_variable variable = lt_place_of(s->function, place)->variable;
    s->last_position[variable.id] =
        position; /* positions and statements of one block come in ascending order */
    s->last_statement[variable.id] = index;
}

static void find_last_mentions(lt_screening *s) {
    const lt_function *f = s->function;
    s->last_position = LT_NEW_ARRAY(f->arena, uint32_t, f->variables.count);
    s->last_statement = LT_NEW_ARRAY(f->arena, uint32_t, f->variables.count);
    for (uint32_t position = 0; position < s->order.count; position++) {
        const lt_block_info *block = &f->blocks.items[s->order.nodes[position]];
        for (uint32_t i = block->first_statement; i < block->first_statement + block->statement_count; i++) {
            const lt_statement *statement = &f->statements.items[i];
            mention(s, statement->target, position, i);
            mention(s, statement->indirect, position, i);
            for (uint32_t o = 0; o < statement->operand_count; o++)
                mention(s, lt_operands_of(f, statement)[o].place, position, i);
        }
        mention(s, block->terminator.left.place, position, UINT32_MAX);
        mention(s, block->terminator.right.place, position, UINT32_MAX);
    }
}

static bool has_own_edge(const lt_screening *s, uint32_t position) {
    uint32_t node = s->order.nodes[position];
    for (uint32_t e = s->graph.first[node]; e < s->graph.first[node + 1]; e++)
        if (s->order.positions[s->graph.targets[e]] <= position)
            return true;
    return false;
}

/* A position behind which no edge leads back to where the variable is mentioned: from `b` back to `h` at or
 * before the last mention, all up to `b` may come before it again. */
static void extend_over_loops(lt_screening *s) {
    uint32_t count = s->order.count, *reach = LT_NEW_ARRAY(s->function->arena, uint32_t, count);
    bool *is_in_loop = LT_NEW_ARRAY(s->function->arena, bool, count);
    for (uint32_t b = 0; b < count; b++) {
        uint32_t node = s->order.nodes[b];
        for (uint32_t e = s->graph.first[node]; e < s->graph.first[node + 1]; e++) {
            uint32_t h = s->order.positions[s->graph.targets[e]];
            reach[h] = h <= b && b > reach[h] ? b : reach[h];
        }
    }
    for (uint32_t p = 1; p < count; p++)
        reach[p] = reach[p - 1] > reach[p] ? reach[p - 1] : reach[p];
    for (uint32_t p = count; p-- > 0;) {
        is_in_loop[p] = reach[p] >= p && (reach[p] > p || has_own_edge(s, p));
        reach[p] = reach[p] > p ? reach[reach[p]] : p;
    }
    for (uint32_t v = 0; v < s->function->variables.count; v++) {
        uint32_t last = reach[s->last_position[v]];
        if (last != s->last_position[v] || is_in_loop[last])
            s->last_statement[v] = UINT32_MAX;
        s->last_position[v] = last;
    }
}

static void find_blocks(lt_screening *s) {
    const lt_function *f = s->function;
    s->block_of = LT_NEW_ARRAY(f->arena, uint32_t, f->statements.count);
    for (uint32_t b = 1; b < f->blocks.count; b++)
        for (uint32_t i = 0; i < f->blocks.items[b].statement_count; i++)
            s->block_of[f->blocks.items[b].first_statement + i] = b;
}

static void add_released(lt_screening *s, lt_place place) {
    if (place.id)
        LT_PUSH(s->function->arena, &s->ended, place);
    for (; place.id; place = lt_place_base(s->pairs, place)) /* what lies in released memory is gone, too */
        LT_PUSH(s->function->arena, &s->released, place);
}

/* What a callee may do with an address besides looking at what is there and writing it. */
static bool handles(const lt_callee_info *callee, uint32_t slot) {
    const uint32_t harmless = 1u << LT_EFFECT_look | 1u << LT_EFFECT_write | 1u << LT_EFFECT_nonnull;
    for (uint32_t i = 0; i < callee->effect_count; i++) {
        const lt_effect *e = &callee->effects[i];
        bool is_subject = e->subject == slot || e->subject == LT_SLOT_REST;
        if ((is_subject && !e->depth && !(harmless >> e->kind & 1)) ||
            (e->object == slot && !e->object_depth))
            return true;
    }
    return false;
}

static void scan_operand(lt_screening *s, const lt_statement *statement, uint32_t slot) {
    lt_operand operand = lt_operands_of(s->function, statement)[slot];
    const lt_callee_info *callee = lt_callee_of(s->function->unit, statement->callee);
    bool is_call = statement->kind == LT_STATEMENT_call;
    bool names = operand.kind == LT_ADDRESS || operand.kind == LT_MOVE;
    if (names && (!is_call || operand.kind == LT_MOVE || handles(callee, slot)))
        lt_bitset_add(s->handled, lt_place_of(s->function, operand.place)->variable.id);
    for (uint32_t e = 0; is_call && e < callee->effect_count; e++) {
        const lt_effect *effect = &callee->effects[e];
        s->retains |= effect->kind == LT_EFFECT_retain;
        bool ends = effect->kind == LT_EFFECT_release || effect->kind == LT_EFFECT_take ||
                    effect->kind == LT_EFFECT_move || effect->kind == LT_EFFECT_invalidate;
        if (!ends || (effect->subject != slot && effect->subject != LT_SLOT_REST))
            continue;
        lt_place referred = lt_referred_place(s->function, operand);
        add_released(s, operand.place);
        add_released(s, referred);
        if (effect->field.id && referred.id)
            add_released(s, lt_find_place(s->function, referred, LT_FIELD, effect->field.id));
    }
    if (operand.kind == LT_MOVE)
        add_released(s, operand.place);
}

/* What is released, taken, moved or dropped anywhere, and the variables whose address goes somewhere. */
static void scan_statements(lt_screening *s) {
    const lt_function *f = s->function;
    s->handled = lt_bitset_new(f->arena, f->variables.count);
    for (uint32_t i = 0; i < f->statements.count; i++) {
        const lt_statement *statement = &f->statements.items[i];
        for (uint32_t o = 0; o < statement->operand_count && statement->kind != LT_STATEMENT_deed; o++)
            scan_operand(s, statement, o);
        if (statement->kind == LT_STATEMENT_drop) {
            add_released(s, statement->target);
            lt_bitset_add(s->handled, lt_place_of(f, statement->target)->variable.id);
        }
    }
}

/* Of places that may be equal one is enough. */
static uint32_t reduce(lt_screening *s, lt_place *places, uint32_t all) {
    uint32_t count = 0;
    lt_bitset seen = lt_bitset_new(s->function->arena, s->function->places.count);
    for (uint32_t i = 0; i < all; i++) {
        uint32_t class = lt_pairs_class(s->pairs, places[i]);
        if (!lt_bitset_has(seen, class))
            places[count++] = places[i];
        lt_bitset_add(seen, class);
    }
    return count;
}

void lt_screen_scan(lt_screening *s) {
    find_blocks(s);
    find_last_mentions(s);
    extend_over_loops(s);
    scan_statements(s);
    s->ended.count = reduce(s, s->ended.items, s->ended.count);
    s->released.count = reduce(s, s->released.items, s->released.count);
}
