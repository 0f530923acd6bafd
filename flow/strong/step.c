/* Statements of the analysis of strong references. */
#include "flow/strong/graph.h"

uint32_t lt_strong_place(lt_strong_run *r, lt_strong_state *st, lt_place place) {
    const lt_place_info *p = lt_place_of(r->function, place);
    if (p->projection == LT_BASE)
        return lt_strong_variable(r, p->variable);
    uint32_t parent = lt_strong_place(r, st, p->parent);
    if (!parent)
        return 0;
    if (p->projection == LT_DEREF) {
        uint32_t cell = lt_strong_load(r, st, parent);
        if (cell && !lt_scell(r, cell)->type.id)
            r->cells.items[cell].type = p->type;
        return cell;
    }
    if (p->projection == LT_INDEX)
        return p->step == LT_ANY_INDEX ? lt_strong_element(r, st, parent)
                                       : lt_strong_part(r, parent, LT_PART_ELEMENT, LT_KEY_OLDER - 1 - p->step, p->type);
    if (r->function->unit->fields.items[p->step].flags & LT_FIELD_BASE)
        return parent; /* the same object */
    return lt_strong_part(r, parent, LT_PART_FIELD, p->step, p->type);
}

void lt_strong_after_move(lt_strong_run *r, lt_strong_state *st, uint32_t cell) {
    if (!cell)
        return;
    lt_strong_note_break(r, cell);
    if (lt_strong_is_reference(r, lt_scell(r, cell)->type))
        lt_strong_set(r, st, cell, 0);
    else
        lt_strong_end(r, st, cell);
}

void lt_strong_assign(lt_strong_run *r, lt_strong_state *st, uint32_t cell, const lt_operand *operand) {
    if (!cell)
        return;
    switch (operand->kind) {
    case LT_COPY:
    case LT_MOVE: {
        uint32_t from = lt_strong_place(r, st, operand->place);
        lt_strong_copy(r, st, cell, from);
        if (operand->kind == LT_MOVE)
            lt_strong_after_move(r, st, from);
        return;
    }
    case LT_ADDRESS:
        lt_strong_set(r, st, cell, lt_strong_place(r, st, operand->place));
        return;
    case LT_NULL:
        lt_strong_note_break(r, cell);
        lt_strong_set(r, st, cell, 0);
        return;
    default:
        lt_strong_forget(r, st, cell);
    }
}

/* Numbers and their like hold nothing. */
static bool matters(const lt_strong_run *r, lt_place place) {
    const lt_type_info *type = lt_place_type(r->function, place);
    return type->flags & (LT_IS_pointers | LT_IS_callable | LT_IS_owner) || type->kind == LT_TYPE_pointer ||
           type->kind == LT_TYPE_reference || type->kind == LT_TYPE_opaque;
}

static void derive(lt_strong_run *r, lt_strong_state *st, const lt_statement *s) {
    uint32_t cell = lt_strong_place(r, st, s->target);
    const lt_operand *operands = lt_operands_of(r->function, s);
    if (s->operation == LT_OPERATOR_cast || (s->operation == LT_OPERATOR_select && s->operand_count == 1))
        lt_strong_assign(r, st, cell, operands);
    else
        lt_strong_forget(r, st, cell);
}

void lt_strong_transfer(lt_strong_run *r, lt_strong_state *st, const lt_statement *s) {
    r->salt = 0;
    if (r->is_flag[lt_place_of(r->function, s->target)->variable.id])
        lt_strong_end(r, st, lt_strong_place(r, st, s->target));
    if (s->kind == LT_STATEMENT_call) {
        lt_strong_call(r, st, s);
        return;
    }
    if (s->kind == LT_STATEMENT_use || s->kind == LT_STATEMENT_deed || !matters(r, s->target))
        return;
    if (s->kind == LT_STATEMENT_derive)
        derive(r, st, s);
    else if (s->kind == LT_STATEMENT_assign)
        lt_strong_assign(r, st, lt_strong_place(r, st, s->target), lt_operands_of(r->function, s));
    else
        lt_strong_end(r, st, lt_strong_place(r, st, s->target));
}
