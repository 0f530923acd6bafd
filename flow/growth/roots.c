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

lt_fact_names *lt_fact_names_of(lt_containers *containers, lt_string string) {
    while (containers->names.count <= string.id)
        LT_PUSH(containers->unit->arena, &containers->names, (lt_fact_names){0});
    return &containers->names.items[string.id];
}

uint32_t lt_enter_root(lt_containers *unit, lt_root root) {
    uint32_t known = lt_fact_names_of(unit, root.key)->root;
    if (!known) {
        uint32_t *first = &lt_fact_names_of(unit, root.variable)->first_root;
        root.next_of_variable = *first;
        LT_PUSH(unit->unit->arena, &unit->roots, root);
        *first = known = unit->roots.count;
        lt_fact_names_of(unit, root.key)->root = known;
    }
    /* A method may have been seen before the declaration with the contract. */
    lt_root *found = &unit->roots.items[known - 1];
    if (!found->claims.flags && root.claims.flags)
        found->claims = root.claims;
    return known - 1;
}

uint32_t lt_find_counter(lt_containers *unit, lt_counter counter) {
    uint32_t known = lt_fact_names_of(unit, counter.key)->counter;
    if (!known) {
        uint32_t *first = &lt_fact_names_of(unit, counter.variable)->first_counter;
        counter.next_of_variable = *first;
        LT_PUSH(unit->unit->arena, &unit->counters, counter);
        *first = known = unit->counters.count;
        lt_fact_names_of(unit, counter.key)->counter = known;
    }
    return known - 1;
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

static bool is_this_field(const lt_function *f, const lt_place_info *p) {
    if (p->projection != LT_FIELD)
        return false;
    const lt_place_info *object = lt_place_of(f, p->parent);
    return object->projection == LT_DEREF && lt_place_of(f, object->parent)->projection == LT_BASE &&
           (lt_root_of(f, p->parent)->flags & LT_VARIABLE_THIS);
}

/* What is known of a path from the variable that it begins with, or from the root that an accessor returned. */
static lt_root describe_path(lt_collecting *a, lt_path path) {
    lt_unit *unit = a->function->unit;
    lt_root root;
    if (path.from) {
        root = a->unit->roots.items[path.from - 1];
    } else {
        const lt_variable_info *v = lt_variable_of(a->function, path.variable);
        bool in_function = v->flags & LT_VARIABLE_IN_FUNCTION;
        root = (lt_root){.variable = v->symbol, .name = v->flags & LT_VARIABLE_THIS ? (lt_string){0} : v->name,
                         .claims = v->claims, .location = v->location, .storage = v->storage, .in_function = in_function,
                         .internal = v->flags & LT_VARIABLE_INTERNAL,
                         .visible = in_function || (v->flags & LT_VARIABLE_INTERNAL)};
        if (v->storage == LT_PARAMETER)
            root.variable = lt_parameter_key(unit, a->function->self, (uint8_t)v->index);
        root.key = root.variable;
    }
    const char *steps = lt_text(unit->strings, path.key) + strlen(lt_text(unit->strings, root.key));
    root.name = lt_spell_path(unit, root.name, steps);
    root.key = path.key;
    root.first_site = root.first_tie = 0;
    return root;
}

static void describe_type(const lt_unit *unit, lt_root *root, lt_type of) {
    const lt_type_info *type = lt_type_of(unit, of);
    root->type = of;
    describe_entries(unit, type, root);
    root->double_linked = type->kind == LT_TYPE_pointer && is_double_linked(unit, type->element);
}

static lt_root describe_root(lt_collecting *a, lt_place place, lt_path path) {
    const lt_unit *unit = a->function->unit;
    const lt_place_info *p = lt_place_of(a->function, place);
    lt_root root = describe_path(a, path);
    describe_type(unit, &root, p->type);
    if (p->projection == LT_FIELD) {
        const lt_field_info *field = &unit->fields.items[p->step];
        if (field->claims.flags || field->claims.bounds)
            root.claims = field->claims;
    }
    return root;
}

uint32_t lt_root_of_path(lt_collecting *a, lt_path path, lt_type type) {
    lt_root root = describe_path(a, path);
    describe_type(a->function->unit, &root, type);
    return lt_enter_root(a->unit, root);
}

/* Of a class that has one object, or that promises something: the field itself is the root. */
static bool is_root_of_class(const lt_collecting *a, const lt_place_info *p) {
    const lt_field_info *field = &a->function->unit->fields.items[p->step];
    return p->projection == LT_FIELD && ((field->flags & LT_FIELD_CLOSED) || field->claims.flags || field->claims.bounds);
}

static uint32_t enter_field_root(lt_collecting *a, const lt_place_info *p) {
    lt_unit *unit = a->function->unit;
    const lt_field_info *field = &unit->fields.items[p->step];
    lt_root root = {.key = join(unit, field->record, "::", field->name), .name = field->name, .claims = field->claims,
                    .location = field->location, .storage = LT_STATIC, .is_field = true, .record = field->record,
                    .visible = field->flags & LT_FIELD_CLOSED, .is_whole = field->flags & LT_FIELD_HERE};
    describe_type(unit, &root, p->type);
    return lt_enter_root(a->unit, root);
}

/* The index + 1 of the root that the place itself is, else 0. */
static uint32_t enter_root(lt_collecting *a, lt_place place) {
    const lt_function *f = a->function;
    const lt_place_info *p = lt_place_of(f, place);
    const lt_type_info *type = lt_type_of(f->unit, p->type);
    bool is_container = lt_is_container_type(type);
    if (!is_container && !lt_is_pointer_root(f->unit, type) && !lt_is_head_root(f->unit, type))
        return 0;
    if (is_container && is_this_field(f, p) && (!a->parameters || is_root_of_class(a, p)))
        return a->parameters ? 0 : enter_field_root(a, p) + 1;
    lt_path path = p->projection == LT_BASE && !lt_is_static_variable(lt_root_of(f, place)) ? (lt_path){.key = {0}} : lt_path_of(a, place);
    if (!path.key.id)
        return 0;
    if (is_container && p->projection == LT_FIELD && (f->unit->fields.items[p->step].flags & LT_FIELD_CLOSED))
        return a->parameters ? 0 : enter_field_root(a, p) + 1;
    return lt_enter_root(a->unit, describe_root(a, place, path)) + 1;
}

static uint32_t enter_counter(lt_collecting *a, lt_place place) {
    if (lt_place_type(a->function, place)->kind != LT_TYPE_integer)
        return 0;
    const lt_place_info *p = lt_place_of(a->function, place);
    bool is_local = p->projection == LT_BASE && !lt_is_static_variable(lt_root_of(a->function, place));
    lt_path path = is_local ? (lt_path){.key = {0}} : lt_path_of(a, place);
    if (!path.key.id)
        return 0;
    lt_root root = describe_path(a, path);
    return lt_find_counter(a->unit, (lt_counter){.key = path.key, .variable = root.variable, .internal = root.internal,
                                                 .of_parameter = a->parameters}) + 1;
}

uint32_t lt_local_root(lt_collecting *a, uint32_t root) {
    for (uint32_t r = 0; r < a->roots.count; r++)
        if (a->roots.items[r] == root)
            return r + 1;
    LT_PUSH(a->function->arena, &a->roots, root);
    return a->roots.count;
}

/* An array of chains behind a pointer: its buckets are the container, too. */
bool lt_is_bucket_array(const lt_unit *unit, const lt_type_info *type) {
    const lt_type_info *slot = type->kind == LT_TYPE_pointer ? lt_type_of(unit, type->element) : type;
    return slot != type && slot->kind == LT_TYPE_pointer && (lt_type_of(unit, slot->element)->flags & LT_IS_linked);
}

static void inherit_root(lt_collecting *a, uint32_t place) {
    const lt_place_info *p = &a->function->places.items[place];
    uint32_t parent = p->parent.id;
    a->place_root[place] = a->place_root[parent];
    a->place_depth[place] = a->place_depth[parent];
    bool steps = p->projection == LT_DEREF && !lt_is_bucket_array(a->function->unit, lt_place_type(a->function, p->parent));
    if (steps && a->place_depth[place] < 2)
        a->place_depth[place]++;
}

/* The root (index + 1 in `roots`) of the container that a pointer or owner of this type leads to, or of the list whose
 * head a parameter points to; 0: it leads to none. */
static uint32_t enter_target(lt_collecting *a, lt_path path, const lt_type_info *type) {
    lt_unit *unit = a->function->unit;
    bool leads = type->kind == LT_TYPE_pointer || type->kind == LT_TYPE_reference || (type->flags & LT_IS_owner);
    const lt_type_info *target = lt_type_of(unit, type->element);
    bool is_head = target->kind == LT_TYPE_pointer && a->parameters && !path.fields;
    if (!leads || !path.key.id || lt_is_container_type(type) || (!lt_is_container_type(target) && !lt_is_head_root(unit, target) && !is_head))
        return 0;
    path.key = lt_intern(unit->strings, lt_arena_format(unit->arena, "%s*", lt_text(unit->strings, path.key)));
    return lt_local_root(a, lt_root_of_path(a, path, type->element));
}

/* What the accessors that are called here return is met in locals. */
static void enter_accessors(lt_collecting *a) {
    for (uint32_t s = 0; s < a->function->statements.count && !a->parameters; s++) {
        const lt_statement *one = &a->function->statements.items[s];
        const lt_accessor *accessor = one->kind == LT_STATEMENT_call ? lt_accessor_of(a->unit, one->callee) : NULL;
        if (accessor && accessor->by_address)
            lt_local_root(a, accessor->root - 1);
    }
}

/* What a parameter points to: a container, the head of a list, or a node of a chain that is a root of its own. */
static void enter_parameters(lt_collecting *a) {
    const lt_function *f = a->function;
    for (uint32_t v = 1; v < f->variables.count && a->parameters; v++) {
        const lt_variable_info *info = &f->variables.items[v];
        const lt_type_info *type = lt_type_of(f->unit, info->type);
        if (info->storage != LT_PARAMETER || (type->kind != LT_TYPE_pointer && type->kind != LT_TYPE_reference))
            continue;
        lt_string key = lt_parameter_key(f->unit, f->self, (uint8_t)info->index);
        lt_path path = {.key = key, .variable = {v}};
        a->seed_bits[v] = LT_AT_CONTAINER;
        a->seed_root[v] = enter_target(a, path, type);
        if (lt_type_of(f->unit, type->element)->flags & LT_IS_linked) {
            a->seed_root[v] = lt_local_root(a, lt_root_of_path(a, path, info->type));
            a->seed_bits[v] = LT_AT_ELEMENT;
        }
    }
}

void lt_number_places(lt_collecting *a) {
    const lt_function *f = a->function;
    for (uint32_t i = 1; i < f->places.count; i++) {
        const lt_place_info *p = &f->places.items[i];
        uint32_t root = enter_root(a, (lt_place){i});
        if (root)
            a->place_root[i] = lt_local_root(a, root - 1);
        else if (p->parent.id && a->place_root[p->parent.id])
            inherit_root(a, i);
        bool is_local = p->projection == LT_BASE && !lt_is_static_variable(lt_root_of(f, (lt_place){i}));
        const lt_type_info *type = lt_type_of(f->unit, p->type);
        if (!is_local && (type->flags & LT_IS_pointers))
            a->place_target[i] = enter_target(a, lt_path_of(a, (lt_place){i}), type);
        if (!root)
            a->place_counter[i] = enter_counter(a, (lt_place){i});
    }
    enter_accessors(a);
    enter_parameters(a);
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
