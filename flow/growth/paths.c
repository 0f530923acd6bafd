#include "flow/growth/collecting.h"

/* More fields than these and what the path leads to is unknown. */
enum { MOST_FIELDS = 4 };

static const lt_path no_path = {.key = {0}};

typedef enum value_state { UNKNOWN, ASKED, KNOWN } value_state;

struct lt_path_table {
    lt_path *places;       /* by place, if `known` */
    bool *known;
    lt_path *values;       /* by variable, if its state says so */
    uint8_t *states;
    uint32_t *assigned_at; /* by variable: the newest assignment: statement + 1 */
    uint32_t *before;      /* by statement: the assignment of the same variable before it */
    bool *exposed;         /* by variable: its address is taken, others may assign it */
};

bool lt_is_short_path(const char *steps) {
    unsigned fields = 0;
    for (; *steps; steps++)
        fields += *steps == '.';
    return fields <= MOST_FIELDS;
}

lt_string lt_spell_path(lt_unit *unit, lt_string name, const char *steps) {
    const char *begin = lt_text(unit->strings, name);
    char *text = lt_arena_format(unit->arena, "%s%s%s", begin, steps, steps), *to = text + strlen(begin);
    for (; *steps; steps++)
        if (*steps == '*') {
            bool leads_on = steps[1] == '.' && to != text;
            if (leads_on)
                memcpy(to, "->", 2);
            to += leads_on ? 2 : 0;
            steps += steps[1] == '.';
        } else if (*steps != '.' || to != text) {
            *to++ = *steps;
        }
    *to = 0;
    return lt_intern(unit->strings, text);
}

static void note_assignments(lt_path_table *table, const lt_function *f) {
    for (uint32_t s = 0; s < f->statements.count; s++) {
        const lt_statement *one = &f->statements.items[s];
        bool assigns = one->kind == LT_STATEMENT_assign || one->kind == LT_STATEMENT_derive || one->kind == LT_STATEMENT_call;
        if (assigns && one->target.id && lt_place_of(f, one->target)->projection == LT_BASE) {
            uint32_t v = lt_place_of(f, one->target)->variable.id;
            table->before[s] = table->assigned_at[v];
            table->assigned_at[v] = s + 1;
        }
        for (uint32_t k = 0; k < one->operand_count; k++) {
            const lt_operand *operand = &lt_operands_of(f, one)[k];
            if (operand->kind == LT_ADDRESS && lt_place_of(f, operand->place)->projection == LT_BASE)
                table->exposed[lt_place_of(f, operand->place)->variable.id] = true;
        }
    }
}

lt_path_table *lt_paths_of(const lt_function *f) {
    lt_path_table *table = LT_NEW(f->arena, lt_path_table);
    table->places = LT_NEW_ARRAY(f->arena, lt_path, f->places.count);
    table->known = LT_NEW_ARRAY(f->arena, bool, f->places.count);
    table->values = LT_NEW_ARRAY(f->arena, lt_path, f->variables.count);
    table->states = LT_NEW_ARRAY(f->arena, uint8_t, f->variables.count);
    table->assigned_at = LT_NEW_ARRAY(f->arena, uint32_t, f->variables.count);
    table->before = LT_NEW_ARRAY(f->arena, uint32_t, f->statements.count + 1);
    table->exposed = LT_NEW_ARRAY(f->arena, bool, f->variables.count);
    note_assignments(table, f);
    return table;
}

const lt_accessor *lt_accessor_of(const lt_containers *unit, lt_callee callee) {
    const lt_accessor *one = callee.id < unit->accessors.count ? &unit->accessors.items[callee.id] : NULL;
    return one && one->root ? one : NULL;
}

static lt_path value_of_statement(lt_collecting *a, const lt_statement *s) {
    const lt_operand *operands = lt_operands_of(a->function, s);
    if (s->kind == LT_STATEMENT_call) {
        const lt_accessor *accessor = a->parameters ? NULL : lt_accessor_of(a->unit, s->callee);
        if (!accessor)
            return no_path;
        return (lt_path){.key = a->unit->roots.items[accessor->root - 1].key, .from = accessor->root,
                         .address = accessor->by_address};
    }
    bool same = s->kind == LT_STATEMENT_assign || (s->operation == LT_OPERATOR_cast && s->operand_count == 1);
    return same ? lt_value_path(a, operands) : no_path;
}

/* What a local is, when all its assignments give it the same. */
static lt_path value_of_local(lt_collecting *a, uint32_t v) {
    lt_path_table *table = a->paths;
    if (table->states[v] == KNOWN)
        return table->values[v];
    bool again = table->states[v] == ASKED;
    bool is_local = lt_variable_of(a->function, (lt_variable){v})->storage == LT_LOCAL ||
                    lt_variable_of(a->function, (lt_variable){v})->storage == LT_TEMPORARY;
    table->states[v] = ASKED;
    lt_path value = no_path;
    for (uint32_t s = is_local && !again && !table->exposed[v] ? table->assigned_at[v] : 0; s; s = table->before[s - 1]) {
        lt_path one = value_of_statement(a, &a->function->statements.items[s - 1]);
        bool first = s == table->assigned_at[v];
        value = first || (lt_string_eq(value.key, one.key) && value.address == one.address) ? one : no_path;
        if (!value.key.id)
            break;
    }
    table->states[v] = KNOWN;
    return table->values[v] = value;
}

lt_path lt_value_path(lt_collecting *a, const lt_operand *operand) {
    const lt_function *f = a->function;
    if (operand->kind != LT_COPY && operand->kind != LT_ADDRESS)
        return no_path;
    const lt_place_info *p = lt_place_of(f, operand->place);
    if (operand->kind == LT_COPY) {
        const lt_type_info *type = lt_type_of(f->unit, p->type);
        bool points = type->kind == LT_TYPE_pointer || type->kind == LT_TYPE_reference || (type->flags & LT_IS_owner);
        lt_path path = points ? lt_path_of(a, operand->place) : no_path;
        return path.key.id || p->projection != LT_BASE ? path : value_of_local(a, p->variable.id);
    }
    if (p->projection == LT_DEREF) /* &*p is p */
        return lt_value_path(a, &(lt_operand){.kind = LT_COPY, .place = p->parent});
    lt_path path = lt_path_of(a, operand->place);
    path.address = true;
    return path;
}

static lt_path path_of_variable(const lt_collecting *a, lt_variable variable) {
    const lt_variable_info *v = lt_variable_of(a->function, variable);
    lt_unit *unit = a->function->unit;
    if (!a->parameters)
        return (lt_path){.key = lt_is_static_variable(v) ? v->symbol : (lt_string){0}, .variable = variable};
    if (v->storage != LT_PARAMETER)
        return no_path;
    return (lt_path){.key = lt_parameter_key(unit, a->function->self, (uint8_t)v->index), .variable = variable};
}

static lt_path add_step(lt_collecting *a, lt_path path, const char *step, lt_string field) {
    lt_unit *unit = a->function->unit;
    const char *text = lt_arena_format(unit->arena, "%s%s%s", lt_text(unit->strings, path.key), step,
                                       field.id ? lt_text(unit->strings, field) : "");
    path.key = lt_intern(unit->strings, text);
    path.fields += field.id != 0;
    return path.fields > MOST_FIELDS ? no_path : path;
}

/* Nodes are elements, and so is what an array behind a pointer holds. */
static bool leads_on(const lt_collecting *a, lt_place pointer, lt_type pointee) {
    const lt_function *f = a->function;
    const lt_type_info *to = lt_type_of(f->unit, pointee), *from = lt_place_type(f, pointer);
    bool outer = lt_place_of(f, pointer)->projection == LT_BASE || from->kind == LT_TYPE_reference;
    return to->kind == LT_TYPE_record ? !(to->flags & LT_IS_linked)
                                      : outer && (to->kind == LT_TYPE_pointer || to->kind == LT_TYPE_integer);
}

static lt_path path_behind(lt_collecting *a, lt_place place) {
    const lt_place_info *p = lt_place_of(a->function, place);
    lt_path value = lt_value_path(a, &(lt_operand){.kind = LT_COPY, .place = p->parent});
    if (!value.key.id || value.address)
        return (lt_path){.key = value.key, .from = value.from, .variable = value.variable, .fields = value.fields};
    const lt_variable_info *v = lt_root_of(a->function, p->parent);
    bool is_pointer_variable = lt_place_of(a->function, p->parent)->projection == LT_BASE && lt_is_static_variable(v);
    bool changes = v->storage == LT_PARAMETER && a->paths->assigned_at[p->variable.id];
    if (!leads_on(a, p->parent, p->type) || changes || (is_pointer_variable && lt_type_of(a->function->unit, p->type)->kind != LT_TYPE_record))
        return no_path;
    return add_step(a, value, "*", (lt_string){0});
}

lt_path lt_path_of(lt_collecting *a, lt_place place) {
    if (a->paths->known[place.id])
        return a->paths->places[place.id];
    const lt_function *f = a->function;
    const lt_place_info *p = lt_place_of(f, place);
    lt_path path = no_path;
    if (p->projection == LT_BASE)
        path = path_of_variable(a, p->variable);
    else if (p->projection == LT_DEREF)
        path = path_behind(a, place);
    else
        path = lt_path_of(a, p->parent);
    if (path.key.id && p->projection == LT_INDEX && lt_place_of(f, p->parent)->projection == LT_DEREF)
        path = no_path;
    if (path.key.id && p->projection == LT_FIELD)
        path = lt_is_container_type(lt_place_type(f, p->parent)) ? no_path
                                                                  : add_step(a, path, ".", f->unit->fields.items[p->step].name);
    a->paths->known[place.id] = true;
    return a->paths->places[place.id] = path;
}

lt_string lt_parameter_key(lt_unit *unit, lt_callee function, uint8_t index) {
    const lt_callee_info *info = lt_callee_of(unit, function);
    lt_string symbol = info->symbol.id ? info->symbol : info->name;
    return lt_intern(unit->strings, lt_arena_format(unit->arena, "%s#%u", lt_text(unit->strings, symbol), index));
}

/* --- holders --------------------------------------------------------------------------------------------------------- */

/* The value is, or is the address of, a record whose parts may be roots. */
static bool holds_roots(const lt_collecting *a, const lt_operand *operand) {
    const lt_function *f = a->function;
    const lt_type_info *type = lt_place_type(f, operand->place);
    if (operand->kind == LT_COPY)
        type = lt_type_of(f->unit, type->element);
    return lt_is_holder(type);
}

bool lt_is_holder(const lt_type_info *type) {
    return type->kind == LT_TYPE_record && (type->flags & (LT_IS_pointers | LT_IS_owner)) &&
           !(type->flags & (LT_IS_linked | LT_IS_container | LT_IS_head));
}

uint32_t lt_holder_in(lt_collecting *a, const lt_operand *operand, bool *by_address) {
    lt_path value = lt_value_path(a, operand);
    if (!value.key.id || !holds_roots(a, operand))
        return 0;
    *by_address = value.address;
    return lt_root_of_path(a, value, lt_place_of(a->function, operand->place)->type) + 1;
}

/* The local always has this value: whoever uses it is seen. */
bool lt_is_alias(lt_collecting *a, lt_place target) {
    const lt_place_info *t = lt_place_of(a->function, target);
    return t->projection == LT_BASE && value_of_local(a, t->variable.id).key.id;
}

/* Whether the operand is an object that was made for it, through locals that are assigned once. */
bool lt_is_fresh(const lt_collecting *a, const lt_operand *operand) {
    const lt_function *f = a->function;
    if ((operand->kind != LT_COPY && operand->kind != LT_MOVE) || lt_place_of(f, operand->place)->projection != LT_BASE)
        return false;
    uint32_t s = a->paths->assigned_at[lt_place_of(f, operand->place)->variable.id];
    for (unsigned fuel = 4; s && fuel && !a->paths->before[s - 1]; fuel--) {
        const lt_statement *one = &f->statements.items[s - 1];
        if (one->kind == LT_STATEMENT_call)
            return lt_makes_fresh(lt_callee_of(f->unit, one->callee));
        const lt_operand *from = one->operand_count == 1 ? lt_operands_of(f, one) : NULL;
        if (!from || from->kind != LT_COPY || lt_place_of(f, from->place)->projection != LT_BASE)
            return false;
        s = a->paths->assigned_at[lt_place_of(f, from->place)->variable.id];
    }
    return false;
}

static const lt_root *prefix_root(const lt_containers *containers, const lt_root *root, size_t length) {
    lt_unit *unit = containers->unit;
    const char *text = lt_arena_format(unit->arena, "%.*s", (int)length, lt_text(unit->strings, root->key));
    lt_string key = lt_intern(unit->strings, text);
    uint32_t known = key.id < containers->names.count ? containers->names.items[key.id].root : 0;
    return known ? &containers->roots.items[known - 1] : NULL;
}

/* What is made once, and never given away as a whole. */
static bool stays(const lt_containers *containers, const lt_root *holder) {
    unsigned sets = 0;
    for (uint32_t i = holder->first_site; i; i = containers->sites.items[i - 1].next) {
        const lt_site *s = &containers->sites.items[i - 1];
        if (s->kind == LT_SITE_set && (!s->fresh || sets++))
            return false;
        if (s->kind != LT_SITE_set && s->kind != LT_SITE_bind && s->kind != LT_SITE_lookup && s->kind != LT_SITE_guard)
            return false;
    }
    return true;
}

bool lt_holders_stay(const lt_containers *containers, const lt_root *root) {
    if (!root->variable.id)
        return true;
    const char *key = lt_text(containers->unit->strings, root->key);
    size_t length = strlen(lt_text(containers->unit->strings, root->variable));
    for (; key[length]; length++) {
        const lt_root *holder = key[length] == '.' || key[length] == '*' ? prefix_root(containers, root, length) : NULL;
        if (holder && !stays(containers, holder))
            return false;
    }
    return true;
}
