#include "flow/growth/collecting.h"

bool lt_is_static_variable(const lt_variable_info *v) {
    return v->storage == LT_STATIC || v->storage == LT_THREAD;
}

bool lt_is_container_type(const lt_type_info *t) {
    return t->kind == LT_TYPE_record && (t->flags & (LT_IS_container | LT_IS_head));
}

bool lt_is_pointer_root(const lt_unit *unit, const lt_type_info *t) {
    while (t->kind == LT_TYPE_array)
        t = lt_type_of(unit, t->element);
    return t->kind == LT_TYPE_pointer;
}

bool lt_is_head_root(const lt_unit *unit, const lt_type_info *t) {
    while (t->kind == LT_TYPE_array)
        t = lt_type_of(unit, t->element);
    return t->flags & LT_IS_head;
}

uint32_t lt_enter_root(lt_containers *unit, lt_root root) {
    uint32_t *known = &lt_fact_names_of(unit, root.key)->root;
    if (!*known) {
        LT_PUSH(unit->unit->arena, &unit->roots, root);
        *known = unit->roots.count;
    }
    /* A method may have been seen before the declaration with the contract. */
    lt_root *found = &unit->roots.items[*known - 1];
    if (!found->claims.flags && root.claims.flags)
        found->claims = root.claims;
    return *known - 1;
}

static lt_string join(lt_unit *unit, lt_string left, const char *between, lt_string right) {
    char *text = lt_arena_format(unit->arena, "%s%s%s", lt_text(unit->strings, left), between,
                                 lt_text(unit->strings, right));
    return lt_intern(unit->strings, text);
}

/* Whether the record has two links to its own kind is learnt from the fields that the unit has. */
static bool is_double_linked(const lt_unit *unit, lt_type node) {
    const lt_type_info *type = lt_type_of(unit, node);
    unsigned links = 0;
    if (type->kind != LT_TYPE_record)
        return false;
    for (uint32_t f = 1; f < unit->fields.count; f++) {
        const lt_field_info *field = &unit->fields.items[f];
        const lt_type_info *t = lt_type_of(unit, field->type);
        if (lt_string_eq(field->record, type->name) && t->kind == LT_TYPE_pointer &&
            lt_string_eq(lt_type_of(unit, t->element)->name, type->name))
            links++;
    }
    return links > 1;
}

/* What the type says of the entries: of a list or table its element does. */
static void describe_entries(const lt_unit *unit, const lt_type_info *type, lt_root *root) {
    root->traits = type->flags;
    root->element = type->entry;
    root->kept = type->kept;
    if (lt_is_container_type(type))
        return;
    while (type->kind == LT_TYPE_array || type->kind == LT_TYPE_pointer)
        type = lt_type_of(unit, type->element);
    root->traits |= type->flags & (LT_IS_dated | LT_IS_handler);
    root->element = type->kind == LT_TYPE_record ? type->name : (lt_string){0};
}

/* The place names a static variable through fields (and elements of arrays) only: its key, or the empty string. */
static lt_string static_key(const lt_function *f, lt_place place, lt_string *name) {
    const lt_place_info *p = lt_place_of(f, place);
    const lt_variable_info *v = lt_variable_of(f, p->variable);
    if (p->projection == LT_BASE) {
        *name = v->name;
        return lt_is_static_variable(v) ? v->symbol : (lt_string){0};
    }
    if (p->projection == LT_DEREF)
        return (lt_string){0};
    lt_string key = static_key(f, p->parent, name);
    if (!key.id || p->projection == LT_INDEX)
        return key;
    lt_string field = f->unit->fields.items[p->step].name;
    *name = join(f->unit, *name, ".", field);
    return join(f->unit, key, ".", field);
}

static bool is_this_field(const lt_function *f, const lt_place_info *p) {
    if (p->projection != LT_FIELD)
        return false;
    const lt_place_info *object = lt_place_of(f, p->parent);
    return object->projection == LT_DEREF && lt_place_of(f, object->parent)->projection == LT_BASE &&
           (lt_root_of(f, p->parent)->flags & LT_VARIABLE_THIS);
}

static lt_root describe_root(lt_collecting *a, const lt_place_info *p, lt_string key, lt_string name) {
    const lt_unit *unit = a->function->unit;
    const lt_variable_info *v = lt_variable_of(a->function, p->variable);
    const lt_type_info *type = lt_type_of(unit, p->type);
    lt_root root = {.key = key, .variable = v->symbol, .name = name, .type = p->type, .claims = v->claims, .location = v->location,
                    .storage = v->storage, .in_function = v->flags & LT_VARIABLE_IN_FUNCTION,
                    .internal = v->flags & LT_VARIABLE_INTERNAL,
                    .visible = v->flags & (LT_VARIABLE_INTERNAL | LT_VARIABLE_IN_FUNCTION),
                    .double_linked = type->kind == LT_TYPE_pointer && is_double_linked(unit, type->element)};
    describe_entries(unit, type, &root);
    if (p->projection == LT_FIELD) {
        const lt_field_info *field = &unit->fields.items[p->step];
        if (field->claims.flags || field->claims.bounds)
            root.claims = field->claims;
    }
    return root;
}

static uint32_t enter_field_root(lt_collecting *a, const lt_place_info *p) {
    const lt_field_info *field = &a->function->unit->fields.items[p->step];
    lt_string key = join(a->function->unit, field->record, "::", field->name);
    lt_root root = describe_root(a, p, key, field->name);
    root.is_field = true;
    root.internal = false;
    root.variable = (lt_string){0};
    root.record = field->record;
    root.location = field->location;
    root.storage = LT_STATIC;
    root.visible = field->flags & LT_FIELD_CLOSED;
    root.is_whole = field->flags & LT_FIELD_HERE;
    return lt_enter_root(a->unit, root);
}

/* The index + 1 of the root that the place itself is, else 0. */
static uint32_t enter_root(lt_collecting *a, lt_place place) {
    const lt_function *f = a->function;
    const lt_place_info *p = lt_place_of(f, place);
    const lt_type_info *type = lt_type_of(f->unit, p->type);
    if (!lt_is_container_type(type) && !lt_is_pointer_root(f->unit, type) && !lt_is_head_root(f->unit, type))
        return 0;
    if (lt_is_container_type(type) && is_this_field(f, p))
        return enter_field_root(a, p) + 1;
    lt_string name = {0}, key = static_key(f, place, &name);
    if (!key.id)
        return 0;
    if (p->projection == LT_FIELD && (f->unit->fields.items[p->step].flags & LT_FIELD_CLOSED) && lt_is_container_type(type))
        return enter_field_root(a, p) + 1;
    lt_root root = describe_root(a, p, key, name);
    return lt_enter_root(a->unit, root) + 1;
}

static uint32_t enter_counter(lt_collecting *a, lt_place place) {
    const lt_type_info *type = lt_place_type(a->function, place);
    lt_string name, key;
    if (type->kind != LT_TYPE_integer || !(key = static_key(a->function, place, &name)).id)
        return 0;
    uint32_t *known = &lt_fact_names_of(a->unit, key)->counter;
    if (!*known) {
        bool internal = lt_root_of(a->function, place)->flags & LT_VARIABLE_INTERNAL;
        LT_PUSH(a->unit->unit->arena, &a->unit->counters, (lt_counter){.key = key, .internal = internal});
        *known = a->unit->counters.count;
    }
    return *known;
}

uint32_t lt_local_root(lt_collecting *a, uint32_t root) {
    for (uint32_t r = 0; r < a->roots.count; r++)
        if (a->roots.items[r] == root)
            return r + 1;
    LT_PUSH(a->function->arena, &a->roots, root);
    return a->roots.count;
}

bool lt_number_places(lt_collecting *a) {
    const lt_function *f = a->function;
    bool counters = false;
    for (uint32_t i = 1; i < f->places.count; i++) {
        const lt_place_info *p = &f->places.items[i];
        uint32_t parent = p->parent.id;
        if (parent && a->place_root[parent]) {
            a->place_root[i] = a->place_root[parent];
            a->place_depth[i] = a->place_depth[parent];
            if (p->projection == LT_DEREF && a->place_depth[i] < 2)
                a->place_depth[i]++;
            continue;
        }
        uint32_t root = enter_root(a, (lt_place){i});
        if (root)
            a->place_root[i] = lt_local_root(a, root - 1);
        else
            counters |= (a->place_counter[i] = enter_counter(a, (lt_place){i})) != 0;
    }
    return counters;
}

static void note_instance(lt_containers *unit, lt_string record, bool long_lived, lt_location location) {
    uint32_t *known = &lt_fact_names_of(unit, record)->instances;
    if (!*known) {
        LT_PUSH(unit->unit->arena, &unit->instances, (lt_instances){.record = record});
        *known = unit->instances.count;
    }
    lt_instances *one = &unit->instances.items[*known - 1];
    if (long_lived) {
        one->long_lived++;
        one->location = location;
    } else {
        one->others++;
    }
}

void lt_note_instances(lt_containers *unit, const lt_function *f) {
    for (uint32_t v = 1; v < f->variables.count; v++) {
        const lt_variable_info *info = &f->variables.items[v];
        const lt_type_info *type = lt_type_of(f->unit, info->type);
        if (type->kind == LT_TYPE_record && !lt_is_container_type(type) && type->name.id)
            note_instance(unit, type->name, lt_is_static_variable(info), info->location);
    }
}
