/* What statements do to a state; calls are in effects.c. */
#include "flow/simulate/state.h"

#include "mir/build.h"

/* --- places and operands -------------------------------------------------------------------------------------------- */

void lt_meet_pointer(lt_simulation *sim, lt_state *st, lt_value pointer, lt_event event) {
    if (!lt_points_into(sim->values, pointer, st->tracked))
        return;
    lt_fact fact = lt_fact_of(sim, st, pointer);
    if (fact.low == 0 && fact.high == 0)
        return;
    event.offset = lt_offset_of(sim->values, pointer);
    lt_happen(sim, st, event);
}

bool lt_is_moved(const lt_simulation *sim, const lt_state *st, lt_cell cell) {
    return st->typestate == LT_STATE_moved && st->part.id && lt_cell_within(sim->values, cell, st->part);
}

static void meet_cell(lt_simulation *sim, lt_state *st, lt_cell cell, lt_place place) {
    if (lt_is_moved(sim, st, cell))
        lt_happen(sim, st, (lt_event){.kind = LT_EVENT_use, .place = place, .null_test = sim->null_test});
}

static bool is_another(lt_simulation *sim, const lt_state *st, lt_cell holder) {
    (void)st;
    return holder.id != sim->record.id;
}

/* What the pointer that a base class holds is in the whole. */
static const lt_value_info *without_bases(const lt_simulation *sim, lt_value owned) {
    const lt_value_info *v = lt_value_of(sim->values, owned);
    while (v->kind == LT_VALUE_PART && v->b == LT_CELL_FIELD &&
           sim->function->unit->fields.items[v->c].flags & LT_FIELD_BASE)
        v = lt_value_of(sim->values, (lt_value){v->a});
    return v;
}

/* Whether the value is what a weak pointer looked at when the function was entered. */
static bool is_from_weak(const lt_simulation *sim, const lt_value_info *v) {
    const lt_unit *unit = sim->function->unit;
    if (v->kind == LT_VALUE_PART && v->b == LT_CELL_FIELD)
        return lt_type_of(unit, unit->fields.items[v->c].type)->flags & LT_IS_weak;
    if (v->kind != LT_VALUE_LOAD)
        return false;
    const lt_root_info *root = lt_root_info_of(sim->values, lt_cell_of(sim->values, (lt_cell){v->a})->root);
    return root->kind == LT_ROOT_VARIABLE && lt_type_of(unit, lt_variable_of(sim->function, root->variable)->type)->flags & LT_IS_weak;
}

void lt_bind_content(lt_simulation *sim, lt_state *st, lt_cell owner, lt_place place, lt_value owned) {
    if (sim->info->kind != LT_OBJECT_CONTENT || st->holders.root || st->typestate == LT_STATE_dead ||
        st->typestate == LT_STATE_kept)
        return;
    if (lt_value_of(sim->values, owned)->kind == LT_VALUE_CONSTANT)
        return; /* an owner that is null owns nothing */
    const lt_place_info *p = lt_place_of(sim->function, sim->info->place);
    lt_cell known = {0};
    if (place.id && place.id == sim->info->place.id)
        known = owner;
    else if (p->projection == LT_BASE)
        known = lt_root_info_of(sim->values, lt_root_of_variable(sim->values, p->variable))->base;
    else if (!place.id &&
             lt_root_info_of(sim->values, lt_cell_of(sim->values, owner)->root)->kind == LT_ROOT_VARIABLE &&
             lt_root_info_of(sim->values, lt_cell_of(sim->values, owner)->root)->variable.id ==
                 p->variable.id)
        known = owner;
    if (known.id != owner.id)
        return;
    st->part = owner;
    st->typestate = LT_STATE_live;
    lt_track(sim, st, lt_pointee_root(sim->values, owned));
    /* What is shared ends here only if it was made here, or locked here, and nothing else holds it. */
    bool shared = lt_place_type(sim->function, sim->info->place)->flags & LT_IS_shared;
    uint32_t from;
    sim->record = owner;
    const lt_value_info *whole = without_bases(sim, owned);
    bool ends_here = whole->flags & LT_VALUE_FRESH || is_from_weak(sim, whole);
    if (shared && (!ends_here || lt_find_holder(sim, st, is_another, &from).id))
        st->retained = true;
}

/* Who gets past an access has no null pointer. */
static void know_followed(lt_simulation *sim, lt_state *st, lt_value pointer) {
    lt_value null = lt_number_constant(sim->values, 0);
    if (lt_decide(sim, st, pointer, LT_NE, null, false) < 0)
        lt_assume(sim, st, pointer, LT_NE, null, false);
}

/* What an optional holds lies in itself. Only where that is the object that is followed, it is told apart from the optional:
 * it ends before it. */
bool lt_owns_apart(const lt_simulation *sim, lt_place optional) {
    return sim->info->kind == LT_OBJECT_CONTENT && optional.id &&
           lt_place_of(sim->function, optional)->type.id == lt_place_of(sim->function, sim->info->place)->type.id;
}

/* A smart pointer in a record that was moved from is null; where it was found not to be, it has a value again. */
static bool is_found_set(lt_simulation *sim, lt_state *st, lt_cell cell, const lt_type_info *type) {
    return lt_is_smart(type) && lt_is_moved(sim, st, cell) && cell.id != st->part.id &&
           lt_decide(sim, st, lt_load(sim, st, cell), LT_NE, lt_number_constant(sim->values, 0), false) == 1;
}

/* Follows the pointer, view or owner in the cell. */
static lt_cell follow(lt_simulation *sim, lt_state *st, lt_cell cell, lt_place pointer, bool access) {
    uint32_t flags = lt_place_type(sim->function, pointer)->flags;
    bool null_test = sim->null_test;
    sim->null_test = false;
    if (!is_found_set(sim, st, cell, lt_place_type(sim->function, pointer)))
        meet_cell(sim, st, cell, pointer);
    if (flags & LT_IS_optional && !lt_owns_apart(sim, pointer)) {
        sim->null_test = null_test;
        return lt_cell_step_from(sim->values, cell, LT_CELL_FIELD, 0);
    }
    lt_value value = lt_load(sim, st, cell);
    if (flags & LT_IS_owner)
        lt_bind_content(sim, st, cell, pointer, value);
    if (access && st->typestate != LT_STATE_moved) /* of a moved object it is asked cell by cell */
        lt_meet_pointer(sim, st, value, (lt_event){.kind = LT_EVENT_use, .place = pointer});
    if (access && lt_place_type(sim->function, pointer)->kind == LT_TYPE_pointer)
        know_followed(sim, st, value);
    sim->null_test = null_test;
    return lt_cell_pointed(sim->values, value);
}

/* How many elements a row has, all dimensions told: element 1 of a row is not row 1, though element 0 of a cell is the cell
 * itself. Rows of unknown length are long. */
static uint64_t stride_of(const lt_unit *unit, const lt_type_info *type) {
    enum { LONG_ROW = 4096 };
    uint64_t stride = 1;
    for (uint32_t depth = 0; type->kind == LT_TYPE_array && depth < 8; depth++) {
        stride *= type->size && type->size < LONG_ROW ? type->size : LONG_ROW;
        type = lt_type_of(unit, type->element);
    }
    return stride;
}

static uint32_t step_of(const lt_function *f, lt_place element) {
    uint32_t step = lt_place_of(f, element)->step;
    uint64_t scaled = step * stride_of(f->unit, lt_place_type(f, element));
    return step == LT_ANY_INDEX || scaled >= LT_ANY_INDEX ? LT_ANY_INDEX : (uint32_t)scaled;
}

lt_cell lt_resolve(lt_simulation *sim, lt_state *st, lt_place place, bool read) {
    const lt_function *f = sim->function;
    uint32_t count = 0, depth = 0;
    for (lt_place p = place; p.id; p = lt_place_of(f, p)->parent)
        depth++;
    lt_place few[16], *path = depth <= 16 ? few : LT_NEW_ARRAY(sim->arena, lt_place, depth);
    uint32_t last_deref = UINT32_MAX; /* the innermost pointer is followed only when the place is accessed */
    for (lt_place p = place; p.id; p = lt_place_of(f, p)->parent) {
        if (lt_place_of(f, p)->projection == LT_DEREF && last_deref == UINT32_MAX)
            last_deref = p.id;
        path[count++] = p;
    }
    lt_cell cell = {0};
    while (count) {
        lt_place p = path[--count];
        const lt_place_info *info = lt_place_of(f, p);
        switch (info->projection) {
        case LT_BASE:
            cell = lt_root_info_of(sim->values, lt_root_of_variable(sim->values, info->variable))->base;
            break;
        case LT_FIELD:
            cell = lt_cell_step_from(sim->values, cell, LT_CELL_FIELD, info->step);
            break;
        case LT_INDEX:
            cell = lt_cell_step_from(sim->values, cell, LT_CELL_INDEX, step_of(f, p));
            break;
        case LT_DEREF:
            cell = follow(sim, st, cell, info->parent, read || p.id != last_deref);
            break;
        }
    }
    return cell;
}

static lt_value address_of(lt_simulation *sim, lt_cell cell) {
    const lt_cell_info *c = lt_cell_of(sim->values, cell);
    if (!c->weak)
        return lt_number_address(sim->values, cell);
    lt_value_info v = {.kind = LT_VALUE_RESULT,
                       .a = sim->statement,
                       .b = 1000 + sim->unknowns++,
                       .birth = lt_birth(sim),
                       .origin = c->root,
                       .offset = LT_OFFSET_UNKNOWN};
    return lt_number(sim->values, v);
}

/* Literals of the same text are the same value: what is computed from them is, and nobody asks whether their addresses
 * differ. Those without a number are told apart by where they are written. */
static lt_value literal(lt_simulation *sim, const lt_operand *operand) {
    const lt_operand *all = sim->function->operands.items;
    bool listed = operand >= all && operand < all + sim->function->operands.count;
    uint32_t place = listed ? (uint32_t)(operand - all) : sim->function->operands.count + sim->block;
    return lt_number(sim->values, (lt_value_info){.kind = LT_VALUE_LITERAL,
                                                  .a = operand->literal ? operand->literal : place,
                                                  .b = operand->literal != 0,
                                                  .origin = lt_root_of_literals(sim->values),
                                                  .offset = LT_OFFSET_UNKNOWN});
}

/* What is read out of a container of pointers may be the one whose referent ended. */
static void meet_element(lt_simulation *sim, lt_state *st, lt_cell cell, lt_place place) {
    bool ended = st->typestate == LT_STATE_dead || st->typestate == LT_STATE_invalidated;
    if (ended && st->holders.root && lt_elements_around(sim, st, cell).id)
        lt_happen(sim, st, (lt_event){.kind = LT_EVENT_use, .place = place, .null_test = sim->null_test});
}

lt_value lt_evaluate(lt_simulation *sim, lt_state *st, const lt_operand *operand) {
    switch (operand->kind) {
    case LT_COPY:
    case LT_MOVE: {
        lt_cell cell = lt_resolve(sim, st, operand->place, true);
        if (operand->kind == LT_COPY) {
            meet_cell(sim, st, cell, operand->place);
            meet_element(sim, st, cell, operand->place);
        }
        lt_value value = lt_load(sim, st, cell);
        bool out = lt_is_smart(lt_place_type(sim->function, operand->place)) ||
                   (sim->info->kind == LT_OBJECT_CONTENT && operand->place.id == sim->info->place.id);
        if (operand->kind == LT_COPY && !sim->null_test && out)
            lt_bind_content(sim, st, cell, operand->place, value); /* the pointer is taken out of its owner */
        return value;
    }
    case LT_ADDRESS:
        return address_of(sim, lt_resolve(sim, st, operand->place, false));
    case LT_NULL:
        return lt_number_constant(sim->values, 0);
    case LT_INTEGER:
        return lt_number_constant(sim->values, operand->integer);
    case LT_LITERAL:
        return literal(sim, operand);
    case LT_FUNCTION:
        return lt_number(sim->values, (lt_value_info){.kind = LT_VALUE_FUNCTION, .a = operand->callee.id});
    case LT_UNKNOWN:
        break;
    }
    return lt_unknown_value(sim);
}

uint32_t lt_referent_flags(const lt_function *f, const lt_operand *operand) {
    if (operand->kind != LT_ADDRESS && operand->kind != LT_COPY && operand->kind != LT_MOVE)
        return 0;
    const lt_type_info *type = lt_place_type(f, operand->place);
    if (operand->kind != LT_ADDRESS && (type->kind == LT_TYPE_pointer || type->kind == LT_TYPE_reference))
        type = lt_type_of(f->unit, type->element);
    return type->flags;
}

/* --- assignment ----------------------------------------------------------------------------------------------------- */

static bool is_scalar(const lt_type_info *type) {
    return type->kind == LT_TYPE_integer || type->kind == LT_TYPE_floating || type->kind == LT_TYPE_pointer ||
           type->kind == LT_TYPE_reference || type->kind == LT_TYPE_function;
}

void lt_revive(lt_simulation *sim, lt_state *st, lt_cell cell) {
    bool again = st->typestate == LT_STATE_moved && st->part.id &&
                 (lt_cell_within(sim->values, st->part, cell) || lt_cell_within(sim->values, cell, st->part));
    if (!again)
        return;
    st->typestate = LT_STATE_live;
    st->part = (lt_cell){0};
}

/* Whether the cell lies in memory that pointers of others lead to, too. */
static bool is_shared(const lt_simulation *sim, const lt_state *st, lt_cell cell) {
    lt_root root = lt_cell_of(sim->values, cell)->root;
    return lt_root_info_of(sim->values, root)->kind == LT_ROOT_POINTEE && !lt_is_private(sim, st, root);
}

/* Whether two cells can be the same field of the same object, reached by two pointers. */
static bool may_be_same(const lt_simulation *sim, const lt_state *st, lt_cell a, lt_place target,
                        uint64_t holder) {
    const lt_entry *e = lt_map_get(st->cells, holder);
    lt_cell b = lt_cell_of_key(holder);
    if (a.id == b.id || !e || e->from >= sim->function->statements.count || !is_shared(sim, st, b))
        return false;
    lt_place stored = sim->function->statements.items[e->from].target;
    const lt_cell_info *c = lt_cell_of(sim->values, a), *d = lt_cell_of(sim->values, b);
    /* Through a plain pointer any object of its type can be meant: a link on the way through a list. */
    bool plain = c->kind == LT_CELL_BASE || c->kind == LT_CELL_AT || c->kind == LT_CELL_CONTENT;
    return (plain || (c->kind == d->kind && c->step == d->step)) && stored.id &&
           lt_place_of(sim->function, stored)->type.id == lt_place_of(sim->function, target)->type.id;
}

typedef struct alias_search {
    lt_simulation *sim;
    const lt_state *st;
    lt_cell cell;
    lt_place target;
    LT_ARRAY(lt_cell) found;
} alias_search;

static void find_alias(void *context, uint64_t key, const lt_entry *e) {
    (void)e;
    alias_search *s = context;
    if (may_be_same(s->sim, s->st, s->cell, s->target, key))
        LT_PUSH(s->sim->arena, &s->found, lt_cell_of_key(key));
}

/* What holds the tracked object may have been overwritten through another pointer, as when a list is
 * relinked: such a holder is believed no more. */
static void forget_aliases(lt_simulation *sim, lt_state *st, lt_cell cell, lt_place target) {
    if (!st->holders.root || !is_shared(sim, st, cell))
        return;
    alias_search s = {.sim = sim, .st = st, .cell = cell, .target = target};
    lt_map_each(st->holders, 0, 0, find_alias, &s);
    sim->lost_sight |= s.found.count > 0;
    for (uint32_t i = 0; i < s.found.count; i++)
        lt_forget_cell(sim, st, s.found.items[i]);
}

void lt_assign_value(lt_simulation *sim, lt_state *st, lt_place target, lt_value value) {
    if (!target.id)
        return;
    lt_cell cell = lt_resolve(sim, st, target, true);
    lt_revive(sim, st, cell);
    bool adds = lt_cell_of(sim->values, cell)->weak && lt_map_get(st->holders, lt_cell_key(sim->values, cell)) &&
                !lt_points_into(sim->values, value, st->tracked);
    sim->is_final = true;
    if (!adds) /* one of many: what another of them holds is held still */
        lt_store(sim, st, cell, value, !is_scalar(lt_place_type(sim->function, target)));
    sim->is_final = false;
    if (!lt_points_into(sim->values, value, st->tracked))
        forget_aliases(sim, st, cell, target);
    else if (lt_root_of(sim->function, target)->storage != LT_TEMPORARY || lt_is_capture(sim->function, target))
        lt_add_step(sim, st, (lt_step){.kind = LT_STEP_STORED, .place = target});
}

void lt_move_cell(lt_simulation *sim, lt_state *st, lt_cell cell, lt_place place, lt_callee callee) {
    bool storage = sim->info->kind == LT_OBJECT_VARIABLE || sim->info->kind == LT_OBJECT_CALLER;
    if (!storage || !st->tracked.id || lt_cell_of(sim->values, cell)->root.id != st->tracked.id ||
        lt_cell_of(sim->values, cell)->weak)
        return;
    if (st->typestate == LT_STATE_moved && !lt_is_moved(sim, st, cell))
        return; /* another part: the first one is followed */
    lt_happen(sim, st, (lt_event){.kind = LT_EVENT_move, .place = place, .callee = callee});
    if (st->typestate != LT_STATE_moved) {
        st->typestate = LT_STATE_moved;
        st->part = cell;
    }
    lt_add_step(sim, st, (lt_step){.kind = LT_STEP_MOVED, .place = place, .callee = callee});
}

/* A short string lies in its owner: a move takes a copy along. */
static bool is_inside_owner(const lt_type_info *type) {
    return type->flags & LT_IS_small && type->flags & LT_IS_container;
}

void lt_move_content(lt_simulation *sim, lt_state *st, lt_cell from, lt_cell to) {
    if (sim->info->kind != LT_OBJECT_CONTENT || !st->part.id || !lt_cell_within(sim->values, st->part, from))
        return;
    if (is_inside_owner(lt_place_type(sim->function, sim->info->place)) && st->typestate == LT_STATE_live) {
        lt_add_step(sim, st, (lt_step){.kind = LT_STEP_INVALIDATED});
        st->typestate = LT_STATE_invalidated;
        lt_store(sim, st, st->part, lt_unknown_value(sim), true); /* the new owner has a copy, and no pointer to this one */
        st->part = (lt_cell){0};
        return;
    }
    if (to.id) {
        st->part = lt_same_part(sim->values, st->part, from, to);
        return;
    }
    st->part = (lt_cell){0};
    st->typestate = LT_STATE_kept;
    lt_track(sim, st, (lt_root){0});
}

/* The optional holds nothing from here on. */
static void empty(lt_simulation *sim, lt_state *st, lt_cell optional) {
    if (!st->part.id || st->part.id != optional.id || st->typestate != LT_STATE_live)
        return;
    lt_add_step(sim, st, (lt_step){.kind = LT_STEP_INVALIDATED});
    st->typestate = LT_STATE_invalidated;
    st->part = (lt_cell){0};
}

/* What an owner owns goes to the other owner; what it was left with is null or not known. */
static lt_value take_out(lt_simulation *sim, lt_state *st, lt_cell from, lt_place place, lt_cell to) {
    const lt_type_info *type = lt_place_type(sim->function, place);
    bool copies = sim->info->kind == LT_OBJECT_CONTENT && is_inside_owner(type);
    lt_value value = copies ? lt_unknown_value(sim) : lt_load(sim, st, from);
    lt_move_content(sim, st, from, to);
    lt_move_cell(sim, st, from, place, (lt_callee){0});
    if (type->flags & (LT_IS_owner | LT_IS_unique)) {
        bool null = lt_is_smart(type);
        lt_store(sim, st, from, null ? lt_number_constant(sim->values, 0) : lt_unknown_value(sim), false);
    }
    return value;
}

static void assign(lt_simulation *sim, lt_state *st, const lt_statement *s, const lt_operand *operand) {
    const lt_type_info *type = lt_place_type(sim->function, s->target);
    bool placed = operand->kind == LT_COPY || operand->kind == LT_MOVE;
    if (!placed || is_scalar(type)) {
        if (operand->kind == LT_NULL && type->flags & LT_IS_unique)
            lt_give_up_content(sim, st, lt_resolve(sim, st, s->target, true));
        if (operand->kind == LT_NULL && type->flags & LT_IS_optional && lt_owns_apart(sim, s->target))
            empty(sim, st, lt_resolve(sim, st, s->target, true));
        lt_assign_value(sim, st, s->target, lt_evaluate(sim, st, operand));
        return;
    }
    lt_cell from = lt_resolve(sim, st, operand->place, true);
    uint32_t flags = lt_place_type(sim->function, operand->place)->flags;
    lt_value value;
    if (operand->kind == LT_COPY) {
        meet_cell(sim, st, from, operand->place);
        meet_element(sim, st, from, operand->place);
        bool anew = flags & LT_IS_owner && !(flags & LT_IS_shared);
        value = anew ? lt_unknown_value(sim) : lt_load(sim, st, from);
        if (flags & LT_IS_shared && lt_points_into(sim->values, value, st->tracked))
            lt_share(st);
    } else {
        value = take_out(sim, st, from, operand->place, lt_resolve(sim, st, s->target, true));
    }
    lt_assign_value(sim, st, s->target, value);
    lt_copy_parts(sim, st, lt_resolve(sim, st, s->target, true), from);
}

/* --- derivation ----------------------------------------------------------------------------------------------------- */

static lt_relation relation_of(lt_operator operation) {
    switch (operation) {
    case LT_OPERATOR_equal:
        return LT_EQ;
    case LT_OPERATOR_not_equal:
        return LT_NE;
    case LT_OPERATOR_less:
        return LT_LT;
    case LT_OPERATOR_less_equal:
        return LT_LE;
    case LT_OPERATOR_greater:
        return LT_GT;
    case LT_OPERATOR_greater_equal:
        return LT_GE;
    default:
        return LT_ALWAYS;
    }
}

static bool is_unsigned(const lt_function *f, const lt_operand *operand) {
    if (operand->kind != LT_COPY && operand->kind != LT_MOVE)
        return false;
    const lt_type_info *type = lt_place_type(f, operand->place);
    return type->kind == LT_TYPE_pointer ||
           (type->kind == LT_TYPE_integer && !(type->flags & LT_IS_is_signed));
}

static lt_value compare(lt_simulation *sim, const lt_operand *operands, lt_value a, lt_relation relation,
                        lt_value b) {
    bool negated,
        without_sign = is_unsigned(sim->function, operands) || is_unsigned(sim->function, operands + 1);
    lt_value result = lt_number_comparison(sim->values, a, relation, b, without_sign, &negated);
    if (negated)
        result = lt_number_comparison(sim->values, result, LT_EQ, lt_number_constant(sim->values, 0), false,
                                      &negated);
    return result;
}

static bool fold(lt_operator operation, int64_t a, int64_t b, int64_t *result) {
    uint64_t x = (uint64_t)a, y = (uint64_t)b;
    switch (operation) {
    case LT_OPERATOR_add:
        *result = (int64_t)(x + y);
        return true;
    case LT_OPERATOR_subtract:
        *result = (int64_t)(x - y);
        return true;
    case LT_OPERATOR_multiply:
        *result = (int64_t)(x * y);
        return true;
    case LT_OPERATOR_divide:
        if (b == 0 || b == -1)
            return false;
        *result = a / b;
        return true;
    case LT_OPERATOR_remainder:
        if (b == 0 || b == -1)
            return false;
        *result = a % b;
        return true;
    case LT_OPERATOR_bit_and:
        *result = a & b;
        return true;
    case LT_OPERATOR_bit_or:
        *result = a | b;
        return true;
    case LT_OPERATOR_bit_xor:
        *result = a ^ b;
        return true;
    case LT_OPERATOR_shift_left:
        if (b < 0 || b > 62)
            return false;
        *result = (int64_t)(x << b);
        return true;
    case LT_OPERATOR_shift_right:
        if (b < 0 || b > 62 || a < 0)
            return false;
        *result = a >> b;
        return true;
    default:
        return false;
    }
}

/* A constant as an object of the type holds it. */
static int64_t wrap(const lt_type_info *type, int64_t constant) {
    if (type->kind != LT_TYPE_integer || type->size == 0 || type->size >= 64)
        return constant;
    uint64_t mask = (UINT64_C(1) << type->size) - 1, bits = (uint64_t)constant & mask;
    if (type->flags & LT_IS_is_signed && bits >> (type->size - 1))
        bits |= ~mask;
    return (int64_t)bits;
}

static lt_value number_operation(lt_simulation *sim, lt_operator operation, lt_value a, lt_value b) {
    int64_t constant;
    bool commutes = operation == LT_OPERATOR_add || operation == LT_OPERATOR_multiply ||
                    operation == LT_OPERATOR_bit_and || operation == LT_OPERATOR_bit_or ||
                    operation == LT_OPERATOR_bit_xor;
    if (operation == LT_OPERATOR_subtract && lt_is_constant(sim->values, b, &constant) &&
        constant != INT64_MIN) {
        operation = LT_OPERATOR_add;
        b = lt_number_constant(sim->values, -constant);
    } else if (commutes && (lt_is_constant(sim->values, a, &constant) ||
                            (a.id > b.id && !lt_is_constant(sim->values, b, &constant)))) {
        lt_value swap = a;
        a = b;
        b = swap;
    }
    return lt_number(
        sim->values,
        (lt_value_info){.kind = LT_VALUE_DERIVED, .operation = (uint8_t)operation, .a = a.id, .b = b.id});
}

static lt_value calculate(lt_simulation *sim, const lt_statement *s, lt_value a, lt_value b) {
    int64_t x, y, result;
    const lt_type_info *type = lt_place_type(sim->function, s->target);
    if (lt_is_constant(sim->values, a, &x) && lt_is_constant(sim->values, b, &y) &&
        fold(s->operation, x, y, &result))
        return lt_number_constant(sim->values, wrap(type, result));
    return number_operation(sim, s->operation, a, b);
}

static lt_value negate(lt_simulation *sim, const lt_statement *s, lt_value a) {
    int64_t x;
    const lt_type_info *type = lt_place_type(sim->function, s->target);
    bool complement = s->operation == LT_OPERATOR_complement;
    if (lt_is_constant(sim->values, a, &x) && x != INT64_MIN)
        return lt_number_constant(sim->values, wrap(type, complement ? ~x : -x));
    return lt_number(
        sim->values,
        (lt_value_info){.kind = LT_VALUE_DERIVED, .operation = (uint8_t)s->operation, .a = a.id});
}

/* Whether every value of the operand is the same number in the target's type. */
static bool keeps_value(lt_simulation *sim, const lt_state *st, const lt_type_info *to,
                        const lt_type_info *from, lt_value v) {
    if (to->kind != LT_TYPE_integer || (from && from->kind != LT_TYPE_integer))
        return true;
    bool to_signed = to->flags & LT_IS_is_signed, from_signed = from && from->flags & LT_IS_is_signed;
    if (from && (to_signed == from_signed ? to->size >= from->size : to_signed && to->size > from->size))
        return true;
    lt_fact fact = lt_fact_of(sim, st, v);
    uint64_t bits = to->size && to->size < 64 ? to->size - to_signed : 63;
    return fact.low >= 0 && (bits >= 63 || (uint64_t)fact.high >> bits == 0);
}

static lt_value cast(lt_simulation *sim, const lt_state *st, const lt_statement *s, const lt_operand *o,
                     lt_value v) {
    bool placed = o->kind == LT_COPY || o->kind == LT_MOVE;
    const lt_type_info *to = lt_place_type(sim->function, s->target);
    int64_t constant;
    if (lt_is_constant(sim->values, v, &constant))
        return lt_number_constant(sim->values, wrap(to, constant));
    if (keeps_value(sim, st, to, placed ? lt_place_type(sim->function, o->place) : NULL, v))
        return v;
    return lt_number(sim->values,
                     (lt_value_info){.kind = LT_VALUE_DERIVED,
                                     .operation = LT_OPERATOR_cast,
                                     .a = v.id,
                                     .constant = lt_place_of(sim->function, s->target)->type.id});
}

/* A value that is one of the operands (`exact`), or points into what one of them points into. Where only some
 * of them point to the tracked object, a second state goes on with the others. */
static lt_value one_of(lt_simulation *sim, lt_state *st, const lt_statement *s, const lt_value *values,
                       bool exact) {
    uint32_t tracked = UINT32_MAX, other = UINT32_MAX;
    const lt_operand *operands = lt_operands_of(sim->function, s);
    for (uint32_t i = 0; i < s->operand_count; i++) {
        bool placed = operands[i].kind == LT_COPY || operands[i].kind == LT_MOVE;
        bool number = operands[i].kind == LT_INTEGER ||
                      (placed && lt_place_type(sim->function, operands[i].place)->kind == LT_TYPE_integer);
        if (lt_points_into(sim->values, values[i], st->tracked))
            tracked = i;
        else if (exact || !number)
            other = i;
    }
    lt_value unknown = exact && s->operand_count == 1 ? values[0] : lt_unknown_value(sim);
    if (tracked == UINT32_MAX)
        return unknown;
    if (other != UINT32_MAX) {
        lt_state second = lt_fork(sim, st);
        lt_assign_value(sim, &second, s->target, s->operand_count == 2 && exact ? values[other] : unknown);
        LT_PUSH(sim->arena, &sim->split, second);
    }
    if (exact)
        return values[tracked];
    lt_root root = lt_pointee_root(sim->values, values[tracked]);
    return lt_number(sim->values, (lt_value_info){.kind = LT_VALUE_RESULT,
                                                  .a = sim->statement,
                                                  .b = 999,
                                                  .origin = root,
                                                  .offset = LT_OFFSET_UNKNOWN,
                                                  .birth = lt_birth(sim)});
}

/* Whether the operand is a pointer, or one that was cast to an integer. Handles are of type `int`. */
static bool is_address(const lt_simulation *sim, const lt_operand *operand) {
    if (operand->kind != LT_COPY && operand->kind != LT_MOVE)
        return false;
    const lt_type_info *type = lt_place_type(sim->function, operand->place);
    bool wide = !(type->flags & LT_IS_is_signed) || type->size >= 64;
    return type->kind == LT_TYPE_pointer || (type->kind == LT_TYPE_integer && wide);
}

static lt_value offset_pointer(lt_simulation *sim, const lt_statement *s, const lt_value *values) {
    lt_value count = s->operand_count > 1 ? values[1] : lt_unknown_value(sim);
    const lt_unit *unit = sim->function->unit;
    const lt_type_info *target = lt_place_type(sim->function, s->target);
    int64_t n;
    if (target->kind == LT_TYPE_pointer && lt_type_of(unit, target->element)->kind == LT_TYPE_array &&
        lt_is_constant(sim->values, count, &n) && n > INT32_MIN && n < INT32_MAX)
        count = lt_number_constant(sim->values, n * (int64_t)stride_of(unit, lt_type_of(unit, target->element)));
    return lt_number_offset(sim->values, values[0], count);
}

static void derive(lt_simulation *sim, lt_state *st, const lt_statement *s) {
    const lt_operand *operands = lt_operands_of(sim->function, s);
    lt_value few[8],
        *values = s->operand_count <= 8 ? few : LT_NEW_ARRAY(sim->arena, lt_value, s->operand_count);
    lt_relation relation = relation_of(s->operation);
    sim->null_test = relation != LT_ALWAYS;
    for (uint32_t i = 0; i < s->operand_count; i++) {
        values[i] = lt_evaluate(sim, st, &operands[i]);
        if (relation != LT_ALWAYS)
            lt_meet_pointer(sim, st, values[i],
                            (lt_event){.kind = LT_EVENT_use, .place = operands[i].place, .null_test = true});
    }
    sim->null_test = false;
    lt_value result;
    switch (s->operation) {
    case LT_OPERATOR_opaque:
        result = one_of(sim, st, s, values, false);
        break;
    case LT_OPERATOR_select:
        result = one_of(sim, st, s, values, true);
        break;
    case LT_OPERATOR_offset:
        result = offset_pointer(sim, s, values);
        break;
    case LT_OPERATOR_cast:
        result = cast(sim, st, s, operands, values[0]);
        break;
    case LT_OPERATOR_complement:
    case LT_OPERATOR_negate:
        result = negate(sim, s, values[0]);
        break;
    default:
        result = relation != LT_ALWAYS ? compare(sim, operands, values[0], relation, values[1])
                                       : calculate(sim, s, values[0], values[1]);
        for (uint32_t i = 0; relation == LT_ALWAYS && i < s->operand_count; i++)
            if (is_address(sim, &operands[i]))
                lt_hand_on(sim, st, values[i]); /* hidden in a number: a tagged or compressed pointer */
    }
    lt_assign_value(sim, st, s->target, result);
}

/* --- the life of storage -------------------------------------------------------------------------------------------- */

static lt_cell base_of(lt_simulation *sim, lt_variable variable) {
    return lt_root_info_of(sim->values, lt_root_of_variable(sim->values, variable))->base;
}

/* What a loop's variable was the turn before goes on in a state of its own, as long as something points to it. */
static void keep_dead(lt_simulation *sim, lt_state *st) {
    if (st->typestate != LT_STATE_dead || !st->holders.root)
        return;
    lt_state other = lt_fork(sim, st);
    lt_value old = lt_unknown_value(sim);
    lt_root root = lt_pointee_root(sim->values, old);
    LT_ARRAY(lt_cell) held = {0};
    uint32_t from;
    for (lt_cell holder; (holder = lt_find_holder(sim, &other, NULL, &from)).id;) {
        LT_PUSH(sim->arena, &held, holder);
        lt_store(sim, &other, holder, lt_unknown_value(sim), false);
    }
    lt_track(sim, &other, root);
    for (uint32_t i = 0; i < held.count; i++)
        lt_store(sim, &other, held.items[i], old, false);
    LT_PUSH(sim->arena, &sim->split, other);
}

/* New storage: old pointers to this variable point to what it was the turn before. */
static void begin_storage(lt_simulation *sim, lt_state *st, lt_place place) {
    lt_variable variable = lt_place_of(sim->function, place)->variable;
    lt_root root = lt_root_of_variable(sim->values, variable);
    lt_forget_root(sim, st, root, false);
    if (sim->info->kind != LT_OBJECT_VARIABLE || sim->info->variable.id != variable.id)
        return;
    if (st->tracked.id != root.id && st->typestate == LT_STATE_dead)
        return; /* an earlier turn's is followed */
    keep_dead(sim, st);
    st->typestate = LT_STATE_live;
    st->part = (lt_cell){0};
    uint32_t from;
    for (lt_cell holder; (holder = lt_find_holder(sim, st, NULL, &from)).id;)
        lt_store(sim, st, holder, lt_unknown_value(sim), false);
}

static void end_storage(lt_simulation *sim, lt_state *st, const lt_statement *s) {
    lt_variable variable = lt_place_of(sim->function, s->target)->variable;
    lt_end_owner(sim, st, base_of(sim, variable), s->location);
    if (sim->info->kind == LT_OBJECT_VARIABLE && sim->info->variable.id == variable.id &&
        st->tracked.id == lt_root_of_variable(sim->values, variable).id)
        lt_end_object(sim, st, s->location);
    sim->is_final = true;
    lt_forget_root(sim, st, lt_root_of_variable(sim->values, variable), false);
    sim->is_final = false;
}

/* What is deleted takes with it what its members own. */
static void end_owners_inside(lt_simulation *sim, lt_state *st, lt_value deleted, lt_location at) {
    bool follows = sim->info->kind == LT_OBJECT_CONTENT && st->typestate == LT_STATE_live && st->part.id;
    if (follows && lt_points_into(sim->values, deleted, lt_cell_of(sim->values, st->part)->root))
        lt_end_owner(sim, st, st->part, at);
}

/* A smart pointer releases what it owns; how, its type says, unless its deleter is a stranger's. Other records release
 * what their destructors release. */
static void drop(lt_simulation *sim, lt_state *st, const lt_statement *s) {
    const lt_type_info *type = lt_place_type(sim->function, s->target);
    lt_cell cell = lt_resolve(sim, st, s->target, false);
    bool ends_later = lt_place_of(sim->function, s->target)->projection == LT_BASE && !lt_is_smart(type) &&
                      lt_root_of(sim->function, s->target)->storage != LT_PARAMETER;
    if (!ends_later) /* else its storage ends where the scope does, and what it owns with it */
        lt_end_owner(sim, st, cell, s->location);
    lt_lose_entries(sim, st, cell, (lt_event){.place = s->target});
    if (!lt_is_smart(type)) {
        if (lt_type_of(sim->function->unit, type->element)->flags & LT_IS_destructor || !(type->flags & LT_IS_container))
            lt_let_go_of_parts(sim, st, cell);
        return;
    }
    lt_value owned = lt_load(sim, st, cell);
    if (type->flags & LT_IS_unique)
        end_owners_inside(sim, st, owned, s->location);
    bool given_up = sim->info->kind == LT_OBJECT_CONTENT && st->typestate == LT_STATE_owed;
    lt_fact fact = lt_fact_of(sim, st, owned);
    if ((sim->info->kind == LT_OBJECT_CONTENT && !given_up) || (fact.low == 0 && fact.high == 0))
        return;
    /* What was released behind the back of its owner is told where that is done. */
    bool told = sim->info->kind == LT_OBJECT_ARGUMENT && lt_object_of_content(sim->objects, s->target).id;
    if (!type->family.id || told)
        lt_hand_on(sim, st, owned);
    else
        lt_change_hands(sim, st, owned, (lt_event){.kind = LT_EVENT_release, .place = s->target, .family = type->family,
                                                   .argument = LT_SLOT_NONE});
    lt_forget_root(sim, st, lt_pointee_root(sim->values, owned), false);
}

bool lt_transfer(lt_simulation *sim, lt_state *st, const lt_statement *s) {
    sim->location = s->location;
    sim->unknowns = 0;
    const lt_operand *operands = lt_operands_of(sim->function, s);
    switch (s->kind) {
    case LT_STATEMENT_live:
        begin_storage(sim, st, s->target);
        return true;
    case LT_STATEMENT_dead:
        end_storage(sim, st, s);
        return true;
    case LT_STATEMENT_assign:
        assign(sim, st, s, operands);
        return true;
    case LT_STATEMENT_derive:
        derive(sim, st, s);
        return true;
    case LT_STATEMENT_use:
        lt_evaluate(sim, st, operands);
        return true;
    case LT_STATEMENT_drop:
        drop(sim, st, s);
        return true;
    case LT_STATEMENT_deed:
        return true;
    case LT_STATEMENT_call:
        return lt_transfer_call(sim, st, s);
    }
    return true;
}
