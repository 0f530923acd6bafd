#include "flow/growth/collecting.h"

/* --- what an entry is made of ---------------------------------------------------------------------------------------- */

static const lt_type_info *closure_type(const lt_collecting *a, lt_type type) {
    const lt_type_info *info = lt_type_of(a->function->unit, type);
    return (info->flags & LT_IS_callable) && info->size ? info : NULL;
}

/* The closure that the operand is, or was made from. */
static lt_type closure_in(const lt_collecting *a, const lt_operand *operand) {
    if (!lt_is_of_place(operand))
        return (lt_type){0};
    const lt_place_info *p = lt_place_of(a->function, operand->place);
    if (closure_type(a, p->type))
        return p->type;
    return p->projection == LT_BASE ? a->made_of[p->variable.id].closure : (lt_type){0};
}

static bool is_part(const lt_collecting *a, const lt_operand *operand) {
    if (!lt_is_of_place(operand))
        return false;
    const lt_place_info *p = lt_place_of(a->function, operand->place);
    return p->projection == LT_BASE && a->made_of[p->variable.id].part;
}

/* [util.smartptr.shared.const]: an owner and a pointer make an owner of the whole that shows a part. */
static bool shares_part(const lt_collecting *a, const lt_statement *s) {
    const lt_operand *operands = lt_operands_of(a->function, s);
    if (s->kind != LT_STATEMENT_call || s->operand_count != 3 || operands[0].kind != LT_ADDRESS)
        return false;
    for (uint32_t k = 0; k < 2; k++) {
        if (!lt_is_of_place(&operands[k]))
            return false;
        const lt_type_info *type = lt_place_type(a->function, operands[k].place);
        if (type->kind == LT_TYPE_reference)
            type = lt_type_of(a->function->unit, type->element);
        if (!(type->flags & LT_IS_shared))
            return false;
    }
    return true;
}

/* Operand `k` is what the constructor makes. */
static bool is_made(const lt_statement *s, uint32_t k) {
    return k == 0 && !s->target.id && s->kind == LT_STATEMENT_call;
}

lt_things lt_measured_by(const lt_collecting *a, const lt_operand *operand) {
    const lt_place_info *p = operand->kind == LT_COPY ? lt_place_of(a->function, operand->place) : NULL;
    return p && p->projection == LT_BASE ? a->made_of[p->variable.id].measured : 0;
}

lt_variable lt_named_source(const lt_collecting *a, lt_place place) {
    lt_variable v = lt_place_of(a->function, place)->variable;
    bool temporary = lt_variable_of(a->function, v)->storage == LT_TEMPORARY;
    return temporary && a->made_of[v.id].from.id ? a->made_of[v.id].from : v;
}

static lt_place made_place(const lt_collecting *a, const lt_statement *s) {
    const lt_operand *operands = lt_operands_of(a->function, s);
    bool constructs = s->kind == LT_STATEMENT_call && s->operand_count > 1 && operands[0].kind == LT_ADDRESS;
    return constructs ? operands[0].place : s->target;
}

void lt_note_making(lt_collecting *a, const lt_statement *s) {
    lt_place target = made_place(a, s);
    const lt_place_info *p = target.id ? lt_place_of(a->function, target) : NULL;
    if (!p || p->projection != LT_BASE)
        return;
    lt_made_of made = {.part = shares_part(a, s)};
    uint32_t sources = 0;
    for (uint32_t k = 0; k < s->operand_count; k++) {
        const lt_operand *operand = &lt_operands_of(a->function, s)[k];
        if (!is_made(s, k) && lt_is_of_place(operand)) {
            made.from = lt_named_source(a, operand->place);
            made.measured |= s->kind == LT_STATEMENT_call ? 0 : lt_measured_by(a, operand);
            sources++;
        }
        lt_type closure = closure_in(a, operand);
        if (closure.id && !is_made(s, k))
            made.closure = closure;
        made.part |= s->kind == LT_STATEMENT_assign && is_part(a, operand);
    }
    made.from.id = sources == 1 ? made.from.id : 0;
    a->made_of[p->variable.id] = made;
}

static void note_value(const lt_collecting *a, lt_site *site, uint32_t slot, const lt_operand *operand, lt_things value) {
    const lt_type_info *closure = closure_type(a, closure_in(a, operand));
    if (closure) {
        site->held = closure->entry;
        site->kept = closure->kept;
        site->captured = (uint32_t)closure->size;
    }
    site->is_part |= is_part(a, operand);
    site->is_number |= (lt_bits_of(value, slot) & LT_IS_SIZE) || lt_counter_read_by(a, operand);
}

/* Whether the function is given something to be called later. */
static bool has_callback(const lt_function *f) {
    for (uint32_t v = 1; v < f->variables.count; v++) {
        const lt_variable_info *info = &f->variables.items[v];
        const lt_type_info *type = lt_type_of(f->unit, info->type);
        if (type->kind == LT_TYPE_reference)
            type = lt_type_of(f->unit, type->element);
        bool function = type->kind == LT_TYPE_pointer && lt_type_of(f->unit, type->element)->kind == LT_TYPE_function;
        if (info->storage == LT_PARAMETER && !(info->flags & LT_VARIABLE_THIS) && (function || (type->flags & LT_IS_callable)))
            return true;
    }
    return false;
}

void lt_note_entry(lt_collecting *a, lt_site *site, uint32_t slot, const lt_statement *s) {
    if (!site)
        return;
    site->has_callback = has_callback(a->function);
    for (uint32_t k = 1; k < s->operand_count; k++) {
        const lt_operand *operand = &lt_operands_of(a->function, s)[k];
        note_value(a, site, slot, operand, lt_things_in(a, operand));
    }
}

void lt_note_stored_entry(lt_collecting *a, lt_things elements, const lt_operand *operand, lt_things value) {
    if (!a->reporting || !operand)
        return;
    for (uint32_t i = a->found.count; i-- > 0;) {
        lt_found_site *found = &a->found.items[i];
        if (found->site.kind != LT_SITE_insert)
            continue;
        uint32_t slot = lt_local_root(a, found->root) - 1 - a->first_root;
        if (slot < a->root_count && (lt_bits_of(elements, slot) & LT_AT_ELEMENT)) {
            note_value(a, &found->site, slot, operand, value);
            return;
        }
    }
}

/* --- registries of the process --------------------------------------------------------------------------------------- */

static uint32_t registry_of(lt_collecting *a, const lt_callee_info *callee) {
    lt_unit *unit = a->function->unit;
    lt_root root = {.name = callee->registry, .storage = LT_STATIC, .visible = true, .is_registry = true};
    root.key = lt_intern(unit->strings, lt_arena_format(a->function->arena, "process:%s", lt_text(unit->strings, callee->registry)));
    return lt_local_root(a, lt_enter_root(a->unit, root));
}

void lt_enter_registries(lt_collecting *a) {
    const lt_function *f = a->function;
    for (uint32_t i = 0; i < f->statements.count; i++) {
        const lt_statement *s = &f->statements.items[i];
        if (s->kind == LT_STATEMENT_call && lt_callee_of(f->unit, s->callee)->enrols)
            registry_of(a, lt_callee_of(f->unit, s->callee));
    }
}

void lt_enrol(lt_collecting *a, const lt_statement *s, const lt_callee_info *callee) {
    bool out = callee->enrols == LT_ENROLS_OUT;
    if (!callee->enrols || !a->reporting || (!out && callee->enrolled >= s->operand_count))
        return;
    uint32_t slot = registry_of(a, callee) - 1 - a->first_root;
    if (slot >= a->root_count)
        return; /* of another pass */
    lt_site *site = lt_add_site(a, slot, out ? LT_SITE_remove : LT_SITE_insert, 0);
    if (out)
        return;
    const lt_operand *key = &lt_operands_of(a->function, s)[callee->enrolled];
    site->keyless = callee->enrols == LT_ENROLS_EACH;
    site->interned = callee->enrols == LT_ENROLS_INTERNS;
    if (site->keyless)
        return;
    lt_note_key(a, site, key, lt_things_in(a, key), false);
    site->finite_key |= key->kind == LT_ADDRESS; /* a text that is put together here, of which the name may be one */
}
