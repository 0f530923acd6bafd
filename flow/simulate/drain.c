/* `for (auto *p : v) delete p;` and its like. That all of a container is walked is read off the function: an iterator that
 * starts at the container's first element, or an index that starts at 0 and is compared with the container's size, a
 * release that no turn leaves out, and no other way out of the loop than its test. */
#include "flow/simulate/drain.h"

#include "mir/build.h"

/* --- the loop -------------------------------------------------------------------------------------------------------- */

typedef struct loop {
    const lt_function *f;
    lt_graph graph;
    const uint32_t *component; /* of each block */
    uint32_t self;             /* the loop's */
    uint32_t block;            /* of the release */
} loop;

static bool contains(const loop *l, uint32_t block) { return l->component[block] == l->self; }

static uint32_t block_of(const lt_function *f, uint32_t statement) {
    for (uint32_t id = 1; id < f->blocks.count; id++)
        if (statement - f->blocks.items[id].first_statement < f->blocks.items[id].statement_count)
            return id;
    return 0;
}

/* The one edge out of the loop, from before the release; every turn makes the release. */
static bool find_exit(const loop *l, lt_simulation *sim) {
    const uint32_t *dominators = lt_dominators(lt_graph_reversed(l->graph, sim->arena), sim->order, sim->arena);
    uint32_t exits = 0;
    for (uint32_t b = 1; b < l->graph.count; b++) {
        for (uint32_t i = l->graph.first[b]; contains(l, b) && i < l->graph.first[b + 1]; i++) {
            uint32_t target = l->graph.targets[i];
            bool behind = lt_dominates(dominators, sim->order, l->block, b);
            if (contains(l, target) ? sim->order.positions[target] <= sim->order.positions[b] && !behind : behind)
                return false;
            if (contains(l, target))
                continue;
            exits++;
            sim->drain.from = b;
            sim->drain.to = target;
        }
    }
    return exits == 1;
}

/* --- the elements ------------------------------------------------------------------------------------------------------ */

static const lt_statement *last_write(const lt_function *f, uint32_t block, uint32_t before, lt_place place) {
    for (uint32_t i = before; i-- > f->blocks.items[block].first_statement;)
        if (f->statements.items[i].target.id == place.id && f->statements.items[i].kind != LT_STATEMENT_live)
            return &f->statements.items[i];
    return NULL;
}

static const lt_statement *statement_at(const loop *l, uint32_t block, uint32_t i) {
    return &l->f->statements.items[l->f->blocks.items[block].first_statement + i];
}

/* The only statement outside the loop (or in it) that gives the variable its value. */
static const lt_statement *only_write(const loop *l, lt_place variable, bool inside) {
    const lt_statement *found = NULL;
    for (uint32_t b = 1; b < l->f->blocks.count; b++)
        for (uint32_t i = 0; i < l->f->blocks.items[b].statement_count; i++) {
            const lt_statement *s = statement_at(l, b, i);
            bool writes = s->target.id == variable.id && s->kind != LT_STATEMENT_live && s->kind != LT_STATEMENT_dead;
            if (!writes || contains(l, b) != inside)
                continue;
            if (found)
                return NULL;
            found = s;
        }
    return found;
}

static bool has_effect(const lt_function *f, const lt_statement *s, lt_effect_kind kind, uint32_t subject) {
    const lt_callee_info *callee = lt_callee_of(f->unit, s->callee);
    for (uint32_t i = 0; s->kind == LT_STATEMENT_call && i < callee->effect_count; i++)
        if (callee->effects[i].kind == kind && callee->effects[i].subject == subject)
            return true;
    return false;
}

static bool gives_content(const lt_function *f, const lt_statement *s) {
    return s && has_effect(f, s, LT_EFFECT_content, LT_SLOT_RESULT) && has_effect(f, s, LT_EFFECT_lookup, 0);
}

static bool asks_of(const lt_function *f, const lt_statement *s, lt_effect_kind kind, lt_place container) {
    uint32_t subject = kind == LT_EFFECT_content ? LT_SLOT_RESULT : 0;
    return s && has_effect(f, s, kind, subject) && s->operand_count == 1 && lt_operands_of(f, s)->place.id == container.id;
}

/* The statement that gave `place` its value when the block's statement `before` reads it: there, or once before the loop. */
static const lt_statement *origin_of(const loop *l, uint32_t block, uint32_t before, lt_place place) {
    const lt_statement *s = last_write(l->f, block, before, place);
    return s ? s : only_write(l, place, true) ? NULL : only_write(l, place, false);
}

/* What a call in the loop does to the iterator: nothing, a step, a comparison with the end, or something else. */
typedef enum move { MOVE_NONE, MOVE_STEP, MOVE_TEST, MOVE_OTHER } move;
static move move_by(const loop *l, uint32_t block, const lt_statement *s, lt_place iterator, lt_place container) {
    const lt_operand *operands = lt_operands_of(l->f, s);
    uint32_t at = 0;
    while (at < s->operand_count && !(operands[at].kind == LT_ADDRESS && operands[at].place.id == iterator.id))
        at++;
    if (at == s->operand_count || s->kind != LT_STATEMENT_call)
        return MOVE_NONE;
    bool postfix = s->operand_count == 2 && operands[1].kind == LT_INTEGER && !operands[1].integer;
    if (!at && has_effect(l->f, s, LT_EFFECT_inside, 0))
        return s->operand_count == 1 || postfix ? MOVE_STEP : MOVE_OTHER;
    if (s->operand_count != 2 || operands[!at].kind != LT_ADDRESS)
        return MOVE_OTHER;
    const lt_statement *end = origin_of(l, block, (uint32_t)(s - l->f->statements.items), operands[!at].place);
    bool is_end = asks_of(l->f, end, LT_EFFECT_content, container) && !has_effect(l->f, end, LT_EFFECT_lookup, 0);
    return is_end ? MOVE_TEST : MOVE_OTHER;
}

static bool walks_to_end(const loop *l, lt_place iterator, lt_place container) {
    uint32_t count[MOVE_OTHER + 1] = {0};
    for (uint32_t b = 1; b < l->f->blocks.count; b++)
        for (uint32_t i = 0; contains(l, b) && i < l->f->blocks.items[b].statement_count; i++)
            count[move_by(l, b, statement_at(l, b, i), iterator, container)]++;
    return count[MOVE_STEP] == 1 && count[MOVE_TEST] == 1 && !count[MOVE_OTHER];
}

/* `it = v.begin()`, up to `v.end()`. */
static const lt_statement *begin_of(const loop *l, lt_place iterator) {
    const lt_statement *s = only_write(l, iterator, false);
    bool whole = gives_content(l->f, s) && s->operand_count == 1 && !only_write(l, iterator, true);
    return whole && walks_to_end(l, iterator, lt_operands_of(l->f, s)->place) ? s : NULL;
}

/* `i < v.size()` and nothing else ends the loop. */
static bool counts_to_size(const loop *l, lt_place index, lt_place container) {
    for (uint32_t b = 1; b < l->f->blocks.count; b++) {
        const lt_block_info *block = &l->f->blocks.items[b];
        const lt_terminator *t = &block->terminator;
        bool compares = contains(l, b) && t->kind == LT_BRANCH && t->left.kind == LT_COPY && t->left.place.id == index.id &&
                        t->right.kind == LT_COPY && (t->relation == LT_LT || t->relation == LT_NE);
        uint32_t end = block->first_statement + block->statement_count;
        if (compares && asks_of(l->f, origin_of(l, b, end, t->right.place), LT_EFFECT_size, container))
            return true;
    }
    return false;
}

/* `v[i]`, where `i` goes from 0 to the size in steps of 1. */
static bool indexes_all(const loop *l, const lt_statement *s) {
    if (!gives_content(l->f, s) || s->operand_count != 2)
        return false;
    const lt_operand *operands = lt_operands_of(l->f, s);
    const lt_statement *starts = only_write(l, operands[1].place, false), *steps = only_write(l, operands[1].place, true);
    if (operands[1].kind != LT_COPY || !starts || !steps || steps->kind != LT_STATEMENT_derive)
        return false;
    const lt_operand *from = lt_operands_of(l->f, starts), *by = lt_operands_of(l->f, steps);
    return starts->kind == LT_STATEMENT_assign && from->kind == LT_INTEGER && !from->integer &&
           steps->operation == LT_OPERATOR_add && by[0].place.id == operands[1].place.id && by[1].kind == LT_INTEGER &&
           by[1].integer == 1 && counts_to_size(l, operands[1].place, operands[0].place);
}

/* The pointer through which an element, or a field of it, is reached; none when the place is no such thing. */
static lt_place pointer_to_element(const lt_function *f, lt_place place) {
    while (lt_place_of(f, place)->projection == LT_FIELD)
        place = lt_place_of(f, place)->parent;
    const lt_place_info *p = lt_place_of(f, place);
    bool direct = p->projection == LT_DEREF && lt_place_of(f, p->parent)->projection == LT_BASE;
    return direct ? p->parent : (lt_place){0};
}

static bool is_field(const lt_function *f, lt_place place) { return lt_place_of(f, place)->projection == LT_FIELD; }

/* One copy further back: the iterator from which a reference to an element was made. None: no such thing. */
static lt_place copied_from(const lt_function *f, const lt_statement *s, lt_place *element) {
    const lt_operand *from = s && s->kind == LT_STATEMENT_assign ? lt_operands_of(f, s) : NULL;
    if (!from || (from->kind != LT_COPY && from->kind != LT_ADDRESS))
        return (lt_place){0};
    if (from->kind == LT_COPY)
        return from->place;
    if (is_field(f, from->place) && is_field(f, *element))
        return (lt_place){0};
    *element = is_field(f, from->place) ? from->place : *element;
    return pointer_to_element(f, from->place);
}

/* The call that finds the elements which the release at `statement` is given one by one; *element: what of each. */
static const lt_statement *source_of(const loop *l, uint32_t statement, lt_place given, lt_place *element) {
    enum { MOST_COPIES = 4 };
    if (lt_place_of(l->f, given)->projection == LT_BASE) {
        const lt_statement *s = last_write(l->f, l->block, statement, given);
        if (!s || s->kind != LT_STATEMENT_assign || lt_operands_of(l->f, s)->kind != LT_COPY)
            return NULL;
        given = lt_operands_of(l->f, s)->place;
    }
    *element = given;
    lt_place pointer = pointer_to_element(l->f, given);
    for (uint32_t copies = 0; pointer.id && copies < MOST_COPIES; copies++) {
        const lt_statement *begin = begin_of(l, pointer), *s = last_write(l->f, l->block, statement, pointer);
        if (begin || (s && indexes_all(l, s)))
            return begin ? begin : s;
        pointer = copied_from(l->f, s, element);
    }
    return NULL;
}

/* Whether the loop may put something else into the container, or take something out. */
static bool changes_container(const lt_function *f, const lt_statement *s) {
    const lt_callee_info *callee = lt_callee_of(f->unit, s->callee);
    for (uint32_t i = 0; s->kind == LT_STATEMENT_call && i < callee->effect_count; i++) {
        lt_effect_kind kind = callee->effects[i].kind;
        if (kind == LT_EFFECT_insert || kind == LT_EFFECT_remove || kind == LT_EFFECT_replace ||
            kind == LT_EFFECT_erase || kind == LT_EFFECT_invalidate)
            return true;
    }
    return s->kind == LT_STATEMENT_call && (lt_writes_unknown_memory(callee) || !s->callee.id);
}

/* A pointer of the elements' type is stored behind another one. */
static bool may_store_element(const lt_function *f, const lt_statement *s, lt_type type) {
    bool stores = s->target.id && (s->kind == LT_STATEMENT_assign || s->kind == LT_STATEMENT_derive);
    if (!stores || lt_place_of(f, s->target)->type.id != type.id)
        return false;
    for (lt_place p = s->target; p.id; p = lt_place_of(f, p)->parent)
        if (lt_place_of(f, p)->projection == LT_DEREF)
            return true;
    return false;
}

/* Whether another loop turns when this one did is not known: what is stored in elements is asked of the whole function. */
static bool leaves_alone(const loop *l, lt_type type) {
    for (uint32_t b = 1; b < l->f->blocks.count; b++)
        for (uint32_t i = 0; i < l->f->blocks.items[b].statement_count; i++) {
            const lt_statement *s = statement_at(l, b, i);
            if (may_store_element(l->f, s, type) || (contains(l, b) && changes_container(l->f, s)))
                return false;
        }
    return true;
}

void lt_find_drain(lt_simulation *sim) {
    const lt_function *f = sim->function;
    const lt_object_info *info = sim->info;
    if (info->kind != LT_OBJECT_ARGUMENT)
        return;
    loop l = {.f = f, .block = block_of(f, info->statement)};
    const lt_operand *given = lt_operands_of(f, &f->statements.items[info->statement]) + info->slot;
    if (!l.block || !sim->in_cycle[l.block] || given->kind != LT_COPY)
        return;
    l.graph = lt_graph_of_blocks(f, sim->arena);
    l.component = lt_components_of(l.graph, sim->arena).of;
    l.self = l.component[l.block];
    const lt_statement *source = source_of(&l, info->statement, given->place, &sim->drain.element);
    sim->drain.is_found = source && leaves_alone(&l, lt_place_of(f, given->place)->type) && find_exit(&l, sim);
    if (source)
        sim->drain.container = *lt_operands_of(f, source);
}

/* --- the state --------------------------------------------------------------------------------------------------------- */

enum { ALL_ELEMENTS = 1 }; /* step of the cell that stands for them */

/* The cell that stands for `cell` of each element; none when it is in none. */
static lt_cell cell_of_all(const lt_simulation *sim, lt_cell cell) {
    lt_values *vs = sim->values;
    uint32_t fields[4], count = 0;
    for (; lt_cell_of(vs, cell)->kind == LT_CELL_FIELD && count < 4; cell = lt_cell_of(vs, cell)->parent)
        fields[count++] = lt_cell_of(vs, cell)->step;
    const lt_cell_info *c = lt_cell_of(vs, cell);
    if (c->kind != LT_CELL_AT && c->kind != LT_CELL_INDEX)
        return (lt_cell){0};
    lt_cell all = lt_cell_step_from(vs, lt_root_info_of(vs, c->root)->base, LT_CELL_CONTENT, ALL_ELEMENTS);
    while (count)
        all = lt_cell_step_from(vs, all, LT_CELL_FIELD, fields[--count]);
    return all;
}

/* … for what the loop released of each. */
static lt_cell cell_of_released(const lt_simulation *sim, lt_root content) {
    lt_cell all = lt_cell_step_from(sim->values, lt_root_info_of(sim->values, content)->base, LT_CELL_CONTENT, ALL_ELEMENTS);
    uint32_t fields[4], count = 0;
    for (lt_place p = sim->drain.element; lt_place_of(sim->function, p)->projection == LT_FIELD && count < 4;
         p = lt_place_of(sim->function, p)->parent)
        fields[count++] = lt_place_of(sim->function, p)->step;
    while (count)
        all = lt_cell_step_from(sim->values, all, LT_CELL_FIELD, fields[--count]);
    return all;
}

void lt_leave_drain(lt_simulation *sim, lt_state *st, lt_block target) {
    const lt_drain *d = &sim->drain;
    if (!d->is_found || sim->block != d->from || target.id != d->to || st->typestate != LT_STATE_released)
        return;
    lt_value container = lt_evaluate(sim, st, &d->container);
    if (lt_value_of(sim->values, container)->kind == LT_VALUE_CONSTANT)
        return;
    lt_value owned = lt_load(sim, st, lt_cell_pointed(sim->values, container));
    if (lt_value_of(sim->values, owned)->kind != LT_VALUE_CONSTANT)
        lt_put_cell(sim, st, cell_of_released(sim, lt_pointee_root(sim->values, owned)),
                    lt_root_info_of(sim->values, st->tracked)->value, sim->info->statement);
}

const lt_entry *lt_find_drained(const lt_simulation *sim, const lt_state *st, lt_cell cell) {
    if (!sim->drain.is_found || st->typestate != LT_STATE_released || lt_find_entry(sim, st, cell))
        return NULL;
    lt_cell all = cell_of_all(sim, cell);
    return all.id ? lt_find_entry(sim, st, all) : NULL;
}

void lt_forget_drained(lt_simulation *sim, lt_state *st, lt_root content) {
    if (sim->drain.is_found)
        lt_forget_cell(sim, st, cell_of_released(sim, content));
}
