#include "flow/growth/containers.h"

#include "flow/growth/subscripts.h"
#include "mir/build.h"

#include <string.h>

/* --- the things of one function ----------------------------------------------------------------------------------- */

/* What a local may point to, or be, with regard to one root: six bits a root, ten roots a pass. */
enum {
    AT_CONTAINER = 1, /* points to the root, or to a link through which its chain goes on */
    AT_ELEMENT = 2,
    AT_INNER = 4,
    CHAINED = 8,  /* points to a node whose link leads into the root's chain */
    RESIZED = 16, /* points to the root's table after a reallocation */
    SIZE = 32,    /* is the number of its elements */
    BITS_PER_ROOT = 6,
    ROOTS_PER_PASS = 10,
};

/* Beside the roots: the value may be one of many. */
static const uint64_t VARYING = UINT64_C(1) << 63;

typedef uint64_t things;

static things of(uint32_t slot, unsigned bits) {
    return (things)bits << (slot * BITS_PER_ROOT);
}
static unsigned bits_of(things t, uint32_t slot) {
    return (unsigned)(t >> (slot * BITS_PER_ROOT)) & ((1u << BITS_PER_ROOT) - 1);
}
enum { POINTS = AT_CONTAINER | AT_ELEMENT | AT_INNER };

/* The same bits of every root. */
static things all(unsigned mask) {
    things t = 0;
    for (uint32_t slot = 0; slot < ROOTS_PER_PASS; slot++)
        t |= of(slot, mask);
    return t;
}

typedef struct guard {
    uint32_t block, over;  /* over: the successor taken at or above the limit */
    things sizes;          /* roots whose size is tested; or */
    uint32_t counter;      /* the counter, index + 1 */
} guard;

typedef struct found_site {
    lt_site site;
    lt_place key;  /* asks: where the key comes from */
    uint32_t block;
    uint32_t root; /* in lt_containers.roots */
} found_site;

typedef struct analysis {
    lt_containers *unit;
    const lt_function *function;
    uint32_t first_root, root_count; /* this pass: the function's roots [first_root, first_root + root_count) */
    uint32_t *place_root;            /* by place: index + 1 in `roots` when the place is rooted in static storage */
    uint8_t *place_depth;            /* by place, when rooted */
    uint32_t *place_counter;         /* by place: index + 1 in the unit's counters */
    uint32_t *counter_of;            /* by variable: a temporary that holds a counter's value: index + 1 */
    uint32_t *increment_of;          /* by variable: a temporary that holds a counter's value plus something */
    LT_ARRAY(uint32_t) roots;        /* the function's roots: indices in lt_containers.roots */
    LT_ARRAY(uint32_t) counted_up;   /* counters, with repetitions */
    LT_ARRAY(found_site) found;
    LT_ARRAY(guard) guards;
    things *locals;                  /* by variable, at the statement looked at */
    bool *in_loop;                   /* by block */
    bool reporting;                  /* after the fixpoint: sites are written down */
    uint32_t block;
    lt_location location;
    const lt_statement *statement;     /* the call looked at */
    const lt_subscripts *subscripts;   /* null: the function has none */
    uint32_t *settled;                 /* by place, as a key: a bit for each root and depth where some other call of the
                                          function finds, adds or removes an entry by it; [0]: by a key not known */
    uint32_t *hints;                   /* by place, as a key: index + 1 in the unit's hints */
} analysis;

lt_containers *lt_containers_new(lt_unit *unit) {
    lt_containers *containers = LT_NEW(unit->arena, lt_containers);
    containers->unit = unit;
    return containers;
}

/* --- roots -------------------------------------------------------------------------------------------------------- */

static bool is_static(const lt_variable_info *v) {
    return v->storage == LT_STATIC || v->storage == LT_THREAD;
}

static bool is_container(const lt_type_info *t) {
    return t->kind == LT_TYPE_record && (t->flags & LT_IS_container);
}

/* A pointer, or an array of pointers: the buckets are the container. */
static bool is_pointer_root(const lt_unit *unit, const lt_type_info *t) {
    while (t->kind == LT_TYPE_array)
        t = lt_type_of(unit, t->element);
    return t->kind == LT_TYPE_pointer;
}

static uint32_t find_root(lt_containers *unit, lt_root root) {
    for (uint32_t r = 0; r < unit->roots.count; r++)
        if (lt_string_eq(unit->roots.items[r].key, root.key)) {
            /* A method may have been seen before the declaration with the contract. */
            if (!unit->roots.items[r].claims.flags && root.claims.flags)
                unit->roots.items[r].claims = root.claims;
            return r;
        }
    LT_PUSH(unit->unit->arena, &unit->roots, root);
    return unit->roots.count - 1;
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

static lt_string element_name(const lt_unit *unit, const lt_type_info *type) {
    const lt_type_info *element = lt_type_of(unit, type->element);
    return element->kind == LT_TYPE_record ? element->name : (lt_string){0};
}

/* The place names a static variable through fields (and elements of arrays) only: its key, or the empty string. */
static lt_string static_key(const lt_function *f, lt_place place, lt_string *name) {
    const lt_place_info *p = lt_place_of(f, place);
    const lt_variable_info *v = lt_variable_of(f, p->variable);
    if (p->projection == LT_BASE) {
        *name = v->name;
        return is_static(v) ? v->symbol : (lt_string){0};
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

static lt_root describe_root(analysis *a, const lt_place_info *p, lt_string key, lt_string name) {
    const lt_unit *unit = a->function->unit;
    const lt_variable_info *v = lt_variable_of(a->function, p->variable);
    const lt_type_info *type = lt_type_of(unit, p->type);
    lt_root root = {.key = key, .name = name, .type = p->type, .claims = v->claims, .location = v->location,
                    .storage = v->storage, .in_function = v->flags & LT_VARIABLE_IN_FUNCTION,
                    .visible = v->flags & (LT_VARIABLE_INTERNAL | LT_VARIABLE_IN_FUNCTION),
                    .element = element_name(unit, type),
                    .double_linked = type->kind == LT_TYPE_pointer && is_double_linked(unit, type->element)};
    if (p->projection == LT_FIELD) {
        const lt_field_info *field = &unit->fields.items[p->step];
        if (field->claims.flags || field->claims.bounds)
            root.claims = field->claims;
    }
    return root;
}

static uint32_t enter_field_root(analysis *a, const lt_place_info *p) {
    const lt_field_info *field = &a->function->unit->fields.items[p->step];
    lt_string key = join(a->function->unit, field->record, "::", field->name);
    lt_root root = describe_root(a, p, key, field->name);
    root.is_field = true;
    root.record = field->record;
    root.location = field->location;
    root.storage = LT_STATIC;
    root.visible = field->flags & LT_FIELD_CLOSED;
    return find_root(a->unit, root);
}

/* The index + 1 of the root that the place itself is, else 0. */
static uint32_t enter_root(analysis *a, lt_place place) {
    const lt_function *f = a->function;
    const lt_place_info *p = lt_place_of(f, place);
    const lt_type_info *type = lt_type_of(f->unit, p->type);
    if (!is_container(type) && !is_pointer_root(f->unit, type))
        return 0;
    if (is_container(type) && is_this_field(f, p))
        return enter_field_root(a, p) + 1;
    lt_string name = {0}, key = static_key(f, place, &name);
    if (!key.id)
        return 0;
    if (p->projection == LT_FIELD && (f->unit->fields.items[p->step].flags & LT_FIELD_CLOSED) && is_container(type))
        return enter_field_root(a, p) + 1;
    lt_root root = describe_root(a, p, key, name);
    return find_root(a->unit, root) + 1;
}

static uint32_t enter_counter(analysis *a, lt_place place) {
    const lt_type_info *type = lt_place_type(a->function, place);
    lt_string name, key;
    if (type->kind != LT_TYPE_integer || !(key = static_key(a->function, place, &name)).id)
        return 0;
    for (uint32_t c = 0; c < a->unit->counters.count; c++)
        if (lt_string_eq(a->unit->counters.items[c].key, key))
            return c + 1;
    LT_PUSH(a->unit->unit->arena, &a->unit->counters, (lt_counter){.key = key});
    return a->unit->counters.count;
}

static uint32_t local_root(analysis *a, uint32_t root) {
    for (uint32_t r = 0; r < a->roots.count; r++)
        if (a->roots.items[r] == root)
            return r + 1;
    LT_PUSH(a->function->arena, &a->roots, root);
    return a->roots.count;
}

/* Roots and depths of all places; parents come before their children. Whether there is any counter. */
static bool number_places(analysis *a) {
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
            a->place_root[i] = local_root(a, root - 1);
        else
            counters |= (a->place_counter[i] = enter_counter(a, (lt_place){i})) != 0;
    }
    return counters;
}

/* --- what places denote and values point to ------------------------------------------------------------------------ */

/* The slot of a rooted place in this pass, or -1. */
static int slot_of(const analysis *a, lt_place place) {
    uint32_t root = a->place_root[place.id];
    return root && root - 1 >= a->first_root && root - 1 < a->first_root + a->root_count
               ? (int)(root - 1 - a->first_root)
               : -1;
}

/* One level down; what is inside an inner container counts as inside it. */
static things deeper(things t) {
    things inner = t & all(AT_INNER);
    return inner | ((t & all(AT_CONTAINER)) << 1) | ((t & all(AT_ELEMENT)) << 1);
}

/* A pointer field of a node that leads to another node of its kind. */
static bool is_link(const lt_function *f, lt_place place) {
    const lt_place_info *p = lt_place_of(f, place);
    if (p->projection != LT_FIELD)
        return false;
    const lt_type_info *type = lt_type_of(f->unit, p->type);
    return type->kind == LT_TYPE_pointer &&
           lt_string_eq(lt_type_of(f->unit, type->element)->name, f->unit->fields.items[p->step].record);
}

/* The things that the place is (or is a part of): rooted in static storage, or reached through a local. */
static things denoted(const analysis *a, lt_place place) {
    const lt_function *f = a->function;
    if (a->place_root[place.id]) {
        int slot = slot_of(a, place);
        if (slot < 0)
            return 0;
        uint8_t depth = a->place_depth[place.id];
        return of((uint32_t)slot, depth && is_link(f, place) ? AT_CONTAINER : 1u << depth);
    }
    const lt_place_info *p = lt_place_of(f, place);
    if (p->projection == LT_BASE)
        return 0;
    if (p->projection == LT_DEREF) {
        if (lt_place_of(f, p->parent)->projection == LT_BASE)
            return a->locals[p->variable.id] & all(POINTS);
        return deeper(denoted(a, p->parent));
    }
    things t = denoted(a, p->parent);
    if (is_link(f, place)) {
        things nodes = t & all(AT_ELEMENT);
        t = (t & ~nodes) | nodes >> 1;
    }
    return t;
}

/* What the value read from the place points to. */
static things loaded(const analysis *a, lt_place place) {
    const lt_function *f = a->function;
    const lt_place_info *p = lt_place_of(f, place);
    if (p->projection == LT_BASE && !a->place_root[place.id]) {
        const lt_variable_info *v = lt_variable_of(f, p->variable);
        things t = a->locals[p->variable.id];
        return v->storage == LT_PARAMETER || is_static(v) ? t | VARYING : t;
    }
    const lt_type_info *type = lt_type_of(f->unit, p->type);
    bool points = type->kind == LT_TYPE_pointer || type->kind == LT_TYPE_reference || (type->flags & LT_IS_view);
    return VARYING | (points ? deeper(denoted(a, place)) : 0);
}

static things value_of(const analysis *a, const lt_operand *operand) {
    switch (operand->kind) {
    case LT_COPY:
    case LT_MOVE:
        return loaded(a, operand->place);
    case LT_ADDRESS: {
        const lt_place_info *p = lt_place_of(a->function, operand->place);
        things t = denoted(a, operand->place);
        /* The address of a local stands for what the local holds: an argument passed by reference. */
        if (!t && p->projection == LT_BASE && !is_static(lt_variable_of(a->function, p->variable)))
            t = a->locals[p->variable.id] & ~all(POINTS | CHAINED | RESIZED);
        if (lt_variable_of(a->function, p->variable)->storage == LT_PARAMETER)
            t |= VARYING;
        return t;
    }
    case LT_UNKNOWN:
        return VARYING;
    case LT_NULL:
    case LT_INTEGER:
    case LT_LITERAL:
    case LT_FUNCTION:
        return 0;
    }
    return VARYING;
}

/* --- sites --------------------------------------------------------------------------------------------------------- */

static lt_site *add_site(analysis *a, uint32_t slot, lt_site_kind kind, uint8_t depth) {
    if (!a->reporting)
        return NULL;
    found_site found = {.block = a->block, .root = a->roots.items[a->first_root + slot]};
    found.site = (lt_site){.kind = kind, .depth = depth, .in_loop = a->in_loop[a->block],
                           .function = a->function->self, .location = a->location};
    LT_PUSH(a->function->arena, &a->found, found);
    return &a->found.items[a->found.count - 1].site;
}

/* One site for each root that `t` points to, at the depth it points to. */
static void add_sites(analysis *a, things t, lt_site_kind kind) {
    for (uint32_t slot = 0; slot < a->root_count; slot++)
        for (uint8_t depth = 0; depth < 3; depth++)
            if (bits_of(t, slot) & (1u << depth))
                add_site(a, slot, kind, depth);
}

static const lt_root *root_in(const analysis *a, uint32_t slot) {
    return &a->unit->roots.items[a->roots.items[a->first_root + slot]];
}

static bool is_pointer_slot(const analysis *a, uint32_t slot) {
    return is_pointer_root(a->function->unit, lt_type_of(a->function->unit, root_in(a, slot)->type));
}

/* A store into a pointer root or a link of its chain. */
static void store_link(analysis *a, uint32_t slot, bool whole, bool link, const lt_operand *operand, things value) {
    unsigned v = bits_of(value, slot);
    bool from_link = operand && operand->kind == LT_COPY && is_link(a->function, operand->place);
    if (operand && operand->kind == LT_NULL) {
        if (whole)
            add_site(a, slot, LT_SITE_replace, 0);
    } else if (v & CHAINED) {
        add_site(a, slot, LT_SITE_insert, 0);
    } else if (v & RESIZED) {
        add_site(a, slot, LT_SITE_extend, 0);
    } else if ((v & AT_ELEMENT) || from_link) {
        add_site(a, slot, LT_SITE_remove, 0); /* the chain goes on behind a node, wherever that was found */
    } else if (link) {
        add_site(a, slot, LT_SITE_insert, 0); /* appended behind an element */
    } else {
        add_site(a, slot, LT_SITE_set, 0);
    }
}

/* `(*n).next = <an element of the root>`, where n itself is no element: n is now chained to the root. */
static void chain_node(analysis *a, lt_place target, things value) {
    const lt_function *f = a->function;
    if (!is_link(f, target))
        return;
    const lt_place_info *node = lt_place_of(f, lt_place_of(f, target)->parent);
    bool whole = node->projection == LT_BASE; /* a node by value, to be copied into place */
    if (!whole && (node->projection != LT_DEREF || lt_place_of(f, node->parent)->projection != LT_BASE))
        return;
    things *n = &a->locals[node->variable.id];
    for (uint32_t slot = 0; slot < a->root_count; slot++)
        if ((bits_of(value, slot) & AT_ELEMENT) && !(bits_of(*n, slot) & POINTS))
            *n |= of(slot, CHAINED);
}

/* `*n = node`, where the node's link leads into the root's chain. */
static void copy_node(analysis *a, lt_place target, things value) {
    const lt_place_info *t = lt_place_of(a->function, target);
    if (t->projection == LT_DEREF && lt_place_of(a->function, t->parent)->projection == LT_BASE &&
        lt_place_type(a->function, target)->kind == LT_TYPE_record)
        a->locals[t->variable.id] |= value & all(CHAINED);
}

static bool outlives(const lt_function *f, lt_place place) {
    const lt_variable_info *v = lt_root_of(f, place);
    if (v->storage == LT_RESULT || v->storage == LT_THROWN || is_static(v))
        return true;
    return lt_place_of(f, place)->projection != LT_BASE && v->storage != LT_TEMPORARY && v->storage != LT_LOCAL;
}

/* Pointers to a container, or to elements that can unlink themselves, that get out of sight. */
static void let_out(analysis *a, things t) {
    for (uint32_t slot = 0; slot < a->root_count; slot++) {
        unsigned b = bits_of(t, slot);
        if ((b & AT_CONTAINER) || ((b & AT_ELEMENT) && root_in(a, slot)->double_linked))
            add_site(a, slot, LT_SITE_escape, 0);
    }
}

static void count(analysis *a, uint32_t counter, const lt_operand *operand) {
    if (!a->reporting || a->first_root)
        return; /* counters are the same in every pass */
    uint32_t from = 0;
    if (operand && operand->kind == LT_COPY && lt_place_of(a->function, operand->place)->projection == LT_BASE)
        from = a->increment_of[lt_place_of(a->function, operand->place)->variable.id];
    if (from == counter)
        LT_PUSH(a->function->arena, &a->counted_up, counter - 1);
    else
        a->unit->counters.items[counter - 1].lowered = true;
}

static void remember_arithmetic(analysis *a, lt_place target, uint32_t copy, uint32_t increment) {
    const lt_place_info *t = lt_place_of(a->function, target);
    if (t->projection == LT_BASE) {
        a->counter_of[t->variable.id] = copy;
        a->increment_of[t->variable.id] = increment;
    }
}

static uint32_t counter_read_by(const analysis *a, const lt_operand *operand) {
    if (operand->kind != LT_COPY)
        return 0;
    const lt_place_info *p = lt_place_of(a->function, operand->place);
    return p->projection == LT_BASE && !a->place_counter[operand->place.id] ? a->counter_of[p->variable.id]
                                                                           : a->place_counter[operand->place.id];
}

/* The local that the place is, or is a part of; 0 when it lies behind a pointer or in static storage. */
static uint32_t local_around(const lt_function *f, lt_place place) {
    const lt_place_info *p = lt_place_of(f, place);
    while (p->projection == LT_FIELD || p->projection == LT_INDEX)
        p = lt_place_of(f, p->parent);
    return p->projection == LT_BASE && !is_static(lt_variable_of(f, p->variable)) ? p->variable.id : 0;
}

static void store(analysis *a, lt_place target, const lt_operand *operand, things value) {
    const lt_function *f = a->function;
    const lt_place_info *t = lt_place_of(f, target);
    if (t->projection == LT_BASE && !is_static(lt_variable_of(f, t->variable)))
        a->locals[t->variable.id] = value; /* a strong update */
    else
        a->locals[local_around(f, target)] |= value & VARYING; /* variable 0 is nobody's */
    if (a->place_counter[target.id])
        count(a, a->place_counter[target.id], operand);
    things slots = denoted(a, target);
    for (uint32_t slot = 0; slot < a->root_count; slot++)
        if (bits_of(slots, slot) & AT_CONTAINER) {
            bool whole = a->place_root[target.id] && a->place_depth[target.id] == 0;
            if (is_pointer_slot(a, slot))
                store_link(a, slot, whole, !whole && is_link(f, target), operand, value);
            else
                add_site(a, slot, LT_SITE_replace, 0); /* assignment of a whole container */
        }
    chain_node(a, target, value);
    copy_node(a, target, value);
    if (outlives(f, target))
        let_out(a, value & ~slots);
}

/* --- subscripts that only ask ---------------------------------------------------------------------------------------- */

static const lt_subscript *subscript(const analysis *a) {
    return a->subscripts ? lt_subscript_at(a->subscripts, a->statement) : NULL;
}

/* Places tell keys apart when they hold numbers or strings; pairs and positions may stand for any key. */
static lt_place key_place(const analysis *a, uint32_t operand) {
    lt_place key = lt_key_of(a->subscripts, a->statement, operand);
    const lt_type_info *type = key.id ? lt_place_type(a->function, key) : NULL;
    if (type && type->kind == LT_TYPE_reference)
        type = lt_type_of(a->function->unit, type->element);
    return type && type->kind == LT_TYPE_record && !(type->flags & LT_IS_small) ? (lt_place){0} : key;
}

enum { DEPTHS = 3 };

static uint32_t settled_bit(uint32_t slot, uint8_t depth) {
    return 1u << (slot * DEPTHS + depth);
}

/* Something else than a question is done to the containers by the key of this call: who asks next knows the answer. */
static void settle(analysis *a, things containers) {
    if (!a->reporting || !a->subscripts || lt_only_asks(subscript(a)))
        return;
    lt_place key = a->statement->operand_count > 1 ? key_place(a, 1) : (lt_place){0};
    for (uint32_t slot = 0; slot < a->root_count; slot++)
        for (uint8_t depth = 0; depth < DEPTHS; depth++)
            if (bits_of(containers, slot) & (1u << depth))
                a->settled[key.id] |= settled_bit(slot, depth);
}

/* Who asks by an element of a long-lived container, or of itself, asks for what was registered with it. */
static bool is_registered_key(const analysis *a) {
    lt_place key = lt_key_of(a->subscripts, a->statement, 1);
    lt_place source = key.id ? lt_source_of(a->subscripts, key) : key;
    things element = value_of(a, &lt_operands_of(a->function, a->statement)[1]) | (source.id ? denoted(a, source) : 0);
    lt_place named = source.id ? source : key;
    return (element & all(POINTS)) || (named.id && (lt_root_of(a->function, named)->flags & LT_VARIABLE_THIS));
}

static void note_question(analysis *a, found_site *found) {
    const lt_subscript *s = subscript(a);
    if (!lt_only_asks(s) || a->statement->operand_count < 2 || is_registered_key(a))
        return;
    found->key = key_place(a, 1);
    found->site.asks = true;
    found->site.empties = s->is_emptied;
}

static void add_hint(analysis *a, lt_callee callee, uint32_t key) {
    LT_PUSH(a->unit->unit->arena, &a->unit->hints, (lt_hint){callee, a->hints[key]});
    a->hints[key] = a->unit->hints.count;
}

/* The functions that are given the value of a place may add an entry by it; those that are given nothing, `load()` or a
 * closure, by all keys that matter. What models describe does not. */
static void note_hints(analysis *a, const lt_statement *s, const lt_callee_info *callee) {
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

/* What else the function does to the containers is known when all of it has been seen. */
static void drop_answered_questions(analysis *a, uint32_t first_found) {
    uint32_t any = 0;
    for (uint32_t place = 0; a->subscripts && place < a->function->places.count; place++)
        any |= a->settled[place];
    for (uint32_t i = first_found; i < a->found.count; i++) {
        found_site *found = &a->found.items[i];
        if (!found->site.asks)
            continue;
        uint32_t bit = settled_bit(local_root(a, found->root) - 1 - a->first_root, found->site.depth);
        uint32_t settled = found->key.id ? a->settled[0] | a->settled[found->key.id] : any;
        found->site.asks = !(settled & bit);
        found->site.hints[0] = found->key.id ? a->hints[found->key.id] : 0;
        found->site.hints[1] = a->hints[0];
    }
    if (a->subscripts)
        memset(a->settled, 0, a->function->places.count * sizeof *a->settled);
}

/* --- calls --------------------------------------------------------------------------------------------------------- */

static bool is_finite(const analysis *a, const lt_operand *operand, things value) {
    if (!value)
        return true;
    if (operand->kind != LT_COPY && operand->kind != LT_MOVE && operand->kind != LT_ADDRESS)
        return true;
    const lt_type_info *type = lt_place_type(a->function, operand->place);
    if (type->kind == LT_TYPE_reference)
        type = lt_type_of(a->function->unit, type->element);
    return type->flags & LT_IS_finite;
}

static void note_key(const analysis *a, lt_site *site, const lt_operand *operand, things value) {
    if (!site || !operand)
        return;
    site->finite_key = is_finite(a, operand, value);
    if (operand->kind == LT_COPY || operand->kind == LT_MOVE || operand->kind == LT_ADDRESS) {
        const lt_variable_info *v = lt_root_of(a->function, operand->place);
        site->key = v->name;
        site->key_is_parameter = v->storage == LT_PARAMETER && !(v->flags & LT_VARIABLE_THIS);
    }
}

static void insert(analysis *a, const lt_statement *s, const lt_effect *effect, things container) {
    const lt_operand *arguments = lt_operands_of(a->function, s);
    const lt_operand *key = effect->object < s->operand_count ? &arguments[effect->object] : NULL;
    things value = key ? value_of(a, key) : VARYING;
    for (uint32_t slot = 0; slot < a->root_count; slot++)
        for (uint8_t depth = 0; depth < 3; depth++)
            if (bits_of(container, slot) & (1u << depth)) {
                note_key(a, add_site(a, slot, LT_SITE_insert, depth), key, value);
                if (a->reporting)
                    note_question(a, &a->found.items[a->found.count - 1]);
            }
    settle(a, container);
}

/* The text of a string is no container that anybody erases from its owner when it is empty. */
static bool holds_elements(const analysis *a, const lt_operand *container) {
    if (container->kind != LT_COPY && container->kind != LT_ADDRESS)
        return false;
    const lt_type_info *type = lt_place_type(a->function, container->place);
    if (container->kind == LT_COPY)
        type = lt_type_of(a->function->unit, type->element);
    return is_container(type) && !(type->flags & LT_IS_small);
}

static void add_lookups(analysis *a, things container) {
    uint32_t first = a->found.count;
    add_sites(a, container, LT_SITE_lookup);
    for (uint32_t i = first; i < a->found.count; i++)
        a->found.items[i].site.asks = lt_only_asks(subscript(a));
}

/* Sites where elements go away; `clear` has no operand but the container. */
static void add_removals(analysis *a, const lt_statement *s, const lt_effect *effect, things container) {
    bool replaces = effect->kind != LT_EFFECT_remove;
    uint32_t first = a->found.count;
    add_sites(a, container, replaces ? LT_SITE_replace : LT_SITE_remove);
    bool empties = holds_elements(a, &lt_operands_of(a->function, s)[effect->subject]) &&
                   (!replaces || (effect->kind == LT_EFFECT_replace && s->operand_count == 1));
    for (uint32_t i = first; i < a->found.count; i++)
        a->found.items[i].site.empties = empties;
    if (!replaces)
        settle(a, container);
}

static bool makes_fresh(const lt_callee_info *callee) {
    for (uint32_t e = 0; e < callee->effect_count; e++)
        if (callee->effects[e].kind == LT_EFFECT_fresh && callee->effects[e].subject == LT_SLOT_RESULT)
            return true;
    return false;
}

/* What one effect does to the things that its subject points to; returns what the result points to through it. */
static things apply(analysis *a, const lt_statement *s, const lt_callee_info *callee, const lt_effect *effect,
                    const things *values) {
    if (effect->subject == LT_SLOT_RESULT) {
        things object = effect->object < s->operand_count ? values[effect->object] : 0;
        if (effect->kind == LT_EFFECT_content)
            return deeper(object & all(POINTS));
        if (effect->kind == LT_EFFECT_inside || effect->kind == LT_EFFECT_alias)
            return object & all(POINTS | CHAINED);
        return 0;
    }
    things subject = effect->subject < s->operand_count ? values[effect->subject] & all(POINTS) : 0;
    switch (effect->kind) {
    case LT_EFFECT_insert:
        insert(a, s, effect, subject);
        break;
    case LT_EFFECT_remove:
    case LT_EFFECT_replace:
    case LT_EFFECT_move:
        if (subject)
            add_removals(a, s, effect, subject);
        break;
    case LT_EFFECT_lookup:
        add_lookups(a, subject);
        settle(a, subject);
        break;
    case LT_EFFECT_size:
        add_sites(a, subject, LT_SITE_lookup);
        return (subject & all(AT_CONTAINER)) * SIZE;
    case LT_EFFECT_release:
    case LT_EFFECT_take:
        if (makes_fresh(callee))
            return (subject & all(AT_ELEMENT)) * (RESIZED / AT_ELEMENT);
        add_sites(a, subject & all(AT_ELEMENT), LT_SITE_remove);
        break;
    case LT_EFFECT_keep:
        let_out(a, subject);
        break;
    default:
        break;
    }
    return 0;
}

/* An argument is known when some effect says what becomes of a container behind it; that it is written to does not. */
static bool is_known_argument(const lt_callee_info *callee, uint32_t k) {
    bool known = false, written = false, verb = false;
    for (uint32_t e = 0; e < callee->effect_count; e++) {
        const lt_effect *effect = &callee->effects[e];
        bool subject = effect->subject == k || (effect->subject == LT_SLOT_REST && k >= callee->parameter_count);
        known |= subject || effect->object == k;
        written |= subject && effect->kind == LT_EFFECT_write;
        verb |= subject && (effect->kind == LT_EFFECT_insert || effect->kind == LT_EFFECT_remove ||
                            effect->kind == LT_EFFECT_replace || effect->kind == LT_EFFECT_initialise ||
                            effect->kind == LT_EFFECT_lookup || effect->kind == LT_EFFECT_size);
    }
    return verb || (known && !written);
}

static void let_out_unknown_arguments(analysis *a, const lt_callee_info *callee, const lt_statement *s,
                                      const things *values) {
    for (uint32_t k = 0; k < s->operand_count; k++)
        if (callee->origin == LT_FROM_SUMMARY || !is_known_argument(callee, k))
            let_out(a, values[k]);
}

static void call(analysis *a, const lt_statement *s) {
    const lt_function *f = a->function;
    const lt_callee_info *callee = lt_callee_of(f->unit, s->callee);
    const lt_operand *arguments = lt_operands_of(f, s);
    things values[16] = {0}, result = 0, varying = 0;
    uint32_t count = s->operand_count < 16 ? s->operand_count : 16;
    lt_statement capped = *s;
    capped.operand_count = count;
    a->statement = s;
    for (uint32_t k = 0; k < count; k++) {
        values[k] = value_of(a, &arguments[k]);
        varying |= values[k] & VARYING;
    }
    for (uint32_t e = 0; e < callee->effect_count; e++)
        result |= apply(a, &capped, callee, &callee->effects[e], values);
    let_out_unknown_arguments(a, callee, &capped, values);
    note_hints(a, s, callee);
    /* A constructor fills its object; what is made from constants alone is one of few. */
    if (count && arguments[0].kind == LT_ADDRESS)
        a->locals[local_around(f, arguments[0].place)] |= varying;
    if (s->target.id)
        store(a, s->target, NULL, result | (count ? varying : VARYING));
}

/* --- one function -------------------------------------------------------------------------------------------------- */

static bool is_addition(const lt_statement *s) {
    return s->operation == LT_OPERATOR_add || s->operation == LT_OPERATOR_offset;
}

static void step(analysis *a, const lt_statement *s) {
    const lt_operand *operands = lt_operands_of(a->function, s);
    a->location = s->location;
    switch (s->kind) {
    case LT_STATEMENT_assign:
        store(a, s->target, operands, value_of(a, operands));
        remember_arithmetic(a, s->target, counter_read_by(a, operands), 0);
        break;
    case LT_STATEMENT_derive: {
        things value = 0;
        for (uint32_t k = 0; k < s->operand_count; k++)
            value |= value_of(a, &operands[k]);
        uint32_t counter = s->operand_count && is_addition(s) ? counter_read_by(a, operands) : 0;
        if (a->place_counter[s->target.id] && counter == a->place_counter[s->target.id]) {
            if (a->reporting && !a->first_root)
                LT_PUSH(a->function->arena, &a->counted_up, counter - 1);
        } else {
            store(a, s->target, NULL, value);
        }
        bool cast = s->operation == LT_OPERATOR_cast && s->operand_count;
        remember_arithmetic(a, s->target, cast ? counter_read_by(a, operands) : 0, counter);
        break;
    }
    case LT_STATEMENT_call:
        call(a, s);
        break;
    case LT_STATEMENT_live:
        if (lt_place_of(a->function, s->target)->projection == LT_BASE)
            a->locals[lt_place_of(a->function, s->target)->variable.id] = 0;
        break;
    case LT_STATEMENT_dead:
    case LT_STATEMENT_use:
    case LT_STATEMENT_drop:
        break;
    }
}

/* The successor taken when `left` is at or above a limit: == counts as having reached it. */
static bool true_edge_is_over(lt_relation relation, bool limit_on_left) {
    switch (relation) {
    case LT_GT:
    case LT_GE:
        return !limit_on_left;
    case LT_LT:
    case LT_LE:
        return limit_on_left;
    case LT_EQ:
        return true;
    case LT_NE:
    case LT_ALWAYS:
        return false;
    }
    return false;
}

static void note_guard(analysis *a, const lt_terminator *t) {
    if (t->kind != LT_BRANCH)
        return;
    a->location = t->location;
    const lt_operand *sides[2] = {&t->left, &t->right};
    for (int side = 0; side < 2; side++) {
        things sizes = value_of(a, sides[side]) & all(SIZE);
        uint32_t counter = counter_read_by(a, sides[side]);
        if (!sizes && !counter)
            continue;
        const lt_edge *edges = lt_edges_of(a->function, (lt_block){a->block});
        uint32_t over = edges[true_edge_is_over(t->relation, side == 1) ? 0 : 1].target.id;
        LT_PUSH(a->function->arena, &a->guards, (guard){a->block, over, sizes, counter});
        for (uint32_t slot = 0; slot < a->root_count; slot++)
            if (bits_of(sizes, slot))
                add_site(a, slot, LT_SITE_guard, 0);
    }
}

static void run_block(analysis *a, uint32_t block) {
    const lt_block_info *b = &a->function->blocks.items[block];
    a->block = block;
    for (uint32_t s = 0; s < b->statement_count; s++)
        step(a, &a->function->statements.items[b->first_statement + s]);
    if (a->reporting)
        note_guard(a, &b->terminator);
}

/* Union at joins, first-in first-out over blocks, to the fixpoint: a local's bits only grow at a block's entry. */
static things *solve(analysis *a) {
    const lt_function *f = a->function;
    uint32_t blocks = f->blocks.count, variables = f->variables.count, head = 0, tail = 0;
    things *entry = LT_NEW_ARRAY(f->arena, things, (size_t)blocks * variables);
    uint32_t *queue = LT_NEW_ARRAY(f->arena, uint32_t, blocks + 1);
    bool *queued = LT_NEW_ARRAY(f->arena, bool, blocks), *visited = LT_NEW_ARRAY(f->arena, bool, blocks);
    queue[tail++] = 1;
    queued[1] = visited[1] = true;
    while (head != tail) {
        uint32_t block = queue[head++];
        head %= blocks + 1;
        queued[block] = false;
        memcpy(a->locals, entry + (size_t)block * variables, variables * sizeof(things));
        run_block(a, block);
        const lt_terminator *t = &f->blocks.items[block].terminator;
        for (uint32_t e = 0; e < t->edge_count; e++) {
            uint32_t target = lt_edges_of(f, (lt_block){block})[e].target.id;
            bool changed = !visited[target];
            things *into = entry + (size_t)target * variables;
            for (uint32_t v = 0; v < variables; v++) {
                changed |= (a->locals[v] & ~into[v]) != 0;
                into[v] |= a->locals[v];
            }
            visited[target] = true;
            if (changed && !queued[target]) {
                queue[tail++] = target;
                tail %= blocks + 1;
                queued[target] = true;
            }
        }
    }
    return entry;
}

/* Marks what is reachable from `from` without entering `around`. */
static void reach(const lt_function *f, uint32_t from, uint32_t around, bool *reached, uint32_t *stack) {
    uint32_t depth = 0;
    memset(reached, 0, f->blocks.count * sizeof *reached);
    if (from == around)
        return;
    reached[from] = true;
    stack[depth++] = from;
    while (depth) {
        uint32_t block = stack[--depth];
        for (uint32_t e = 0; e < f->blocks.items[block].terminator.edge_count; e++) {
            uint32_t target = lt_edges_of(f, (lt_block){block})[e].target.id;
            if (target != around && !reached[target]) {
                reached[target] = true;
                stack[depth++] = target;
            }
        }
    }
}

static bool is_counted_up(const analysis *a, uint32_t counter) {
    for (uint32_t c = 0; c < a->counted_up.count; c++)
        if (a->counted_up.items[c] + 1 == counter)
            return true;
    return false;
}

/* A guard bounds a site when every path to the site passes the guard (dominance), and the guard's successor at the
 * limit does not lead there without passing the guard again. */
static void apply_guards(analysis *a, uint32_t first_found) {
    const lt_function *f = a->function;
    bool *from_entry = LT_NEW_ARRAY(f->arena, bool, f->blocks.count);
    bool *from_over = LT_NEW_ARRAY(f->arena, bool, f->blocks.count);
    uint32_t *stack = LT_NEW_ARRAY(f->arena, uint32_t, f->blocks.count);
    for (uint32_t g = 0; g < a->guards.count; g++) {
        const guard *one = &a->guards.items[g];
        if (one->counter && !is_counted_up(a, one->counter))
            continue;
        reach(f, 1, one->block, from_entry, stack);
        reach(f, one->over, one->block, from_over, stack);
        for (uint32_t i = first_found; i < a->found.count; i++) {
            found_site *site = &a->found.items[i];
            if (site->site.kind != LT_SITE_insert && site->site.kind != LT_SITE_extend)
                continue;
            uint32_t slot = local_root(a, site->root) - 1 - a->first_root;
            bool about = site->block != one->block && (one->counter || bits_of(one->sizes, slot));
            if (about && !from_entry[site->block] && !from_over[site->block])
                site->site.guarded = true;
        }
    }
}

static void run_pass(analysis *a) {
    const lt_function *f = a->function;
    uint32_t first_found = a->found.count;
    a->guards.count = 0;
    a->reporting = false;
    things *entry = solve(a);
    a->reporting = true;
    for (uint32_t block = 1; block < f->blocks.count; block++) {
        memcpy(a->locals, entry + (size_t)block * f->variables.count, f->variables.count * sizeof(things));
        run_block(a, block);
    }
    if (a->guards.count)
        apply_guards(a, first_found);
    drop_answered_questions(a, first_found);
}

/* A block is in a loop when it reaches itself. One walk for each block that can: only where an insertion stands. */
static void find_loops(analysis *a) {
    const lt_function *f = a->function;
    uint32_t *stack = LT_NEW_ARRAY(f->arena, uint32_t, f->blocks.count);
    bool *reached = LT_NEW_ARRAY(f->arena, bool, f->blocks.count);
    for (uint32_t i = 0; i < a->found.count; i++) {
        found_site *site = &a->found.items[i];
        if (site->site.kind != LT_SITE_insert && site->site.kind != LT_SITE_extend)
            continue;
        const lt_block_info *b = &f->blocks.items[site->block];
        for (uint32_t e = 0; e < b->terminator.edge_count && !site->site.in_loop; e++) {
            reach(f, lt_edges_of(f, (lt_block){site->block})[e].target.id, 0, reached, stack);
            site->site.in_loop = reached[site->block];
        }
    }
}

static void tie_counters(analysis *a, lt_root *root) {
    for (uint32_t c = 0; c < a->counted_up.count; c++) {
        LT_PUSH(a->unit->unit->arena, &a->unit->ties, (lt_tie){a->counted_up.items[c], root->first_tie});
        root->first_tie = a->unit->ties.count;
    }
}

static void keep_sites(analysis *a) {
    for (uint32_t i = 0; i < a->found.count; i++) {
        lt_root *root = &a->unit->roots.items[a->found.items[i].root];
        lt_site site = a->found.items[i].site;
        site.next = root->first_site;
        LT_PUSH(a->unit->unit->arena, &a->unit->sites, site);
        root->first_site = a->unit->sites.count;
        if (site.kind == LT_SITE_insert || site.kind == LT_SITE_extend)
            tie_counters(a, root);
    }
}

static void note_instance(lt_containers *unit, lt_string record, bool long_lived, lt_location location) {
    for (uint32_t i = 0; i <= unit->instances.count; i++) {
        if (i == unit->instances.count)
            LT_PUSH(unit->unit->arena, &unit->instances, (lt_instances){.record = record});
        lt_instances *one = &unit->instances.items[i];
        if (!lt_string_eq(one->record, record))
            continue;
        if (long_lived) {
            one->long_lived++;
            one->location = location;
        } else {
            one->others++;
        }
        return;
    }
}

static void note_instances(lt_containers *unit, const lt_function *f) {
    for (uint32_t v = 1; v < f->variables.count; v++) {
        const lt_variable_info *info = &f->variables.items[v];
        const lt_type_info *type = lt_type_of(f->unit, info->type);
        if (type->kind == LT_TYPE_record && !is_container(type) && type->name.id)
            note_instance(unit, type->name, is_static(info), info->location);
    }
}

const lt_instances *lt_instances_of(const lt_containers *containers, lt_string record) {
    for (uint32_t i = 0; i < containers->instances.count; i++)
        if (lt_string_eq(containers->instances.items[i].record, record))
            return &containers->instances.items[i];
    return NULL;
}

bool lt_is_long_lived(const lt_containers *containers, const lt_root *root) {
    const lt_instances *instances = root->is_field ? lt_instances_of(containers, root->record) : NULL;
    return !root->is_field || (instances && instances->long_lived && !instances->others);
}

void lt_containers_add(lt_containers *containers, const lt_function *function) {
    note_instances(containers, function);
    lt_arena *arena = function->arena;
    analysis a = {.unit = containers, .function = function};
    a.place_root = LT_NEW_ARRAY(arena, uint32_t, function->places.count);
    a.place_depth = LT_NEW_ARRAY(arena, uint8_t, function->places.count);
    a.place_counter = LT_NEW_ARRAY(arena, uint32_t, function->places.count);
    bool counters = number_places(&a);
    if (a.roots.count == 0 && !counters)
        return;
    a.counter_of = LT_NEW_ARRAY(arena, uint32_t, function->variables.count);
    a.increment_of = LT_NEW_ARRAY(arena, uint32_t, function->variables.count);
    a.locals = LT_NEW_ARRAY(arena, things, function->variables.count);
    a.in_loop = LT_NEW_ARRAY(arena, bool, function->blocks.count);
    a.subscripts = lt_subscripts_of(function);
    if (a.subscripts) {
        a.settled = LT_NEW_ARRAY(arena, uint32_t, function->places.count);
        a.hints = LT_NEW_ARRAY(arena, uint32_t, function->places.count);
    }
    do {
        uint32_t left = a.roots.count - a.first_root;
        a.root_count = left < ROOTS_PER_PASS ? left : ROOTS_PER_PASS;
        run_pass(&a);
        a.first_root += a.root_count;
    } while (a.first_root < a.roots.count);
    find_loops(&a);
    keep_sites(&a);
}
