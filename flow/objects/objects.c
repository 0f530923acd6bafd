#include "flow/objects/objects.h"

#include "flow/objects/elements.h"
#include "flow/objects/holds.h"
#include "mir/build.h"

#include <assert.h>

struct lt_objects {
    lt_arena *arena;
    const lt_function *function;
    const lt_elements *elements;
    LT_ARRAY(lt_object_info) infos; /* [0] is none */
    lt_object *of_variable;         /* by variable */
    lt_object *at_entry;            /* by place */
    lt_object *of_content;          /* by place */
    bool *is_handle;                /* by place: a number that a call releases or takes */
    bool gives_numbers;             /* there is one */
    uint32_t *first_of_statement;   /* statements + 1: the objects that a call makes or takes are consecutive */
};

static lt_object add(lt_objects *objects, lt_object_info info) {
    LT_PUSH(objects->arena, &objects->infos, info);
    return (lt_object){objects->infos.count - 1};
}

static bool changes_hands(const lt_effect *e) { return e->kind == LT_EFFECT_take || e->kind == LT_EFFECT_release; }

/* --- variables ---------------------------------------------------------------------------------------------------- */

static bool is_static(lt_storage storage) { return storage == LT_STATIC || storage == LT_THREAD; }

static void add_variable(lt_objects *objects, lt_variable variable) {
    const lt_variable_info *v = lt_variable_of(objects->function, variable);
    if (objects->of_variable[variable.id].id || v->storage == LT_RESULT || v->storage == LT_THROWN)
        return;
    objects->of_variable[variable.id] = add(objects, (lt_object_info){
        .kind = is_static(v->storage) ? LT_OBJECT_STATIC : LT_OBJECT_VARIABLE,
        .variable = variable,
        .claims = v->claims,
        .location = v->location,
    });
}

/* Whether the place lies in its variable's own storage: no pointer is followed. */
static bool is_inside_variable(const lt_function *f, lt_place place) {
    for (; place.id; place = lt_place_of(f, place)->parent)
        if (lt_place_of(f, place)->projection == LT_DEREF)
            return false;
    return true;
}

static void add_operands(lt_objects *objects) {
    const lt_function *f = objects->function;
    for (uint32_t i = 0; i < f->operands.count; i++) {
        lt_operand operand = f->operands.items[i];
        if ((operand.kind == LT_ADDRESS || operand.kind == LT_MOVE) && is_inside_variable(f, operand.place))
            add_variable(objects, lt_place_of(f, operand.place)->variable);
    }
}

static bool gives_up_any(const lt_callee_info *callee) {
    for (uint32_t i = 0; i < callee->effect_count; i++)
        if (changes_hands(&callee->effects[i]))
            return true;
    return false;
}

/* One object for all literals, where something could release one. */
static void add_literals(lt_objects *objects) {
    const lt_function *f = objects->function;
    bool literal = false, released = f->result_claims.flags & LT_CLAIM_OWNED;
    for (uint32_t i = 0; i < f->operands.count; i++)
        literal |= f->operands.items[i].kind == LT_LITERAL;
    for (uint32_t i = 0; i < f->statements.count && literal && !released; i++)
        released = f->statements.items[i].kind == LT_STATEMENT_call &&
                   gives_up_any(lt_callee_of(f->unit, f->statements.items[i].callee));
    if (released)
        add(objects, (lt_object_info){.kind = LT_OBJECT_STATIC, .location = f->location});
}

static void add_dropped(lt_objects *objects) {
    const lt_function *f = objects->function;
    for (uint32_t i = 0; i < f->statements.count; i++) {
        const lt_statement *s = &f->statements.items[i];
        if (s->kind == LT_STATEMENT_drop && is_inside_variable(f, s->target))
            add_variable(objects, lt_place_of(f, s->target)->variable);
    }
}

/* --- what pointers pointed to at entry, and what owners own ----------------------------------------------------------- */

static bool is_pointer(const lt_type_info *type) {
    return type->kind == LT_TYPE_pointer || type->kind == LT_TYPE_reference || type->flags & LT_IS_view;
}

/* Whether the value of the place is known to be that of the caller, as long as nothing was written: rooted in what the
 * caller can see, and no element of an unknown index on the way. */
static bool comes_from_caller(const lt_function *f, lt_place place) {
    lt_storage storage = lt_root_of(f, place)->storage;
    if (storage != LT_PARAMETER && !is_static(storage))
        return false;
    for (; place.id; place = lt_place_of(f, place)->parent)
        if (lt_place_of(f, place)->projection == LT_INDEX && lt_place_of(f, place)->step == LT_ANY_INDEX)
            return false;
    return true;
}

static lt_claims claims_of_place(const lt_function *f, lt_place place) {
    const lt_place_info *info = lt_place_of(f, place);
    if (info->projection == LT_BASE)
        return lt_variable_of(f, info->variable)->claims;
    if (info->projection == LT_FIELD)
        return f->unit->fields.items[info->step].claims;
    return (lt_claims){0};
}

static bool is_parameter(const lt_function *f, lt_place place) {
    return lt_place_of(f, place)->projection == LT_BASE && lt_root_of(f, place)->storage == LT_PARAMETER;
}

/* Numbers that some call releases or takes are handles; where there is one, parameters may be others. */
static void find_handles(lt_objects *objects) {
    const lt_function *f = objects->function;
    objects->is_handle = LT_NEW_ARRAY(f->arena, bool, f->places.count);
    for (uint32_t i = 0; i < f->statements.count; i++) {
        const lt_statement *s = &f->statements.items[i];
        const lt_callee_info *callee = lt_callee_of(f->unit, s->callee);
        for (uint32_t e = 0; s->kind == LT_STATEMENT_call && e < callee->effect_count; e++) {
            const lt_effect *effect = &callee->effects[e];
            if (!changes_hands(effect) || effect->depth || effect->subject >= s->operand_count)
                continue;
            lt_place place = lt_operands_of(f, s)[effect->subject].place;
            bool number = place.id && lt_place_type(f, place)->kind == LT_TYPE_integer;
            objects->is_handle[place.id] |= number;
            objects->gives_numbers |= number;
        }
    }
}

static void add_at_entry(lt_objects *objects, lt_place place) {
    const lt_function *f = objects->function;
    lt_claims claims = claims_of_place(f, place);
    bool number = lt_place_type(f, place)->kind == LT_TYPE_integer;
    bool handle = number && (claims.flags & LT_CLAIM_OWNED || objects->is_handle[place.id] ||
                              (objects->gives_numbers && is_parameter(f, place)));
    if ((!is_pointer(lt_place_type(f, place)) && !handle) || !comes_from_caller(f, place))
        return;
    const lt_place_info *info = lt_place_of(f, place);
    lt_location at = info->projection == LT_FIELD ? f->unit->fields.items[info->step].location
                                                  : lt_root_of(f, place)->location;
    objects->at_entry[place.id] = add(objects, (lt_object_info){
        .kind = LT_OBJECT_CALLER, .place = place, .family = claims.family, .claims = claims, .location = at});
}

static bool is_owner(const lt_function *f, lt_place place) { return lt_place_type(f, place)->flags & LT_IS_owner; }

static void add_content(lt_objects *objects, lt_place owner) {
    if (objects->of_content[owner.id].id)
        return;
    const lt_function *f = objects->function;
    const lt_type_info *type = lt_place_type(f, owner);
    bool through = !(type->flags & LT_IS_owner) && is_pointer(type);
    objects->of_content[owner.id] = add(objects, (lt_object_info){
        .kind = LT_OBJECT_CONTENT,
        .place = owner,
        .family = through ? lt_type_of(f->unit, type->element)->family : type->family,
        .claims = claims_of_place(f, owner),
        .location = lt_root_of(f, owner)->location,
    });
}

static void add_places(lt_objects *objects) {
    const lt_function *f = objects->function;
    for (uint32_t id = 1; id < f->places.count; id++) {
        const lt_place_info *info = &f->places.items[id];
        add_at_entry(objects, (lt_place){id});
        if (info->projection == LT_DEREF && is_owner(f, info->parent))
            add_content(objects, info->parent);
    }
}

/* --- calls -------------------------------------------------------------------------------------------------------- */

static void add_made(lt_objects *objects, uint32_t statement, const lt_statement *s, const lt_effect *e) {
    bool fresh = e->kind == LT_EFFECT_fresh;
    lt_claims claims = {.flags = fresh ? LT_CLAIM_OWNED : LT_CLAIM_LIFETIME, .family = e->family, .when = e->when};
    if (claims.when.subject)
        claims.when = (lt_condition){0}; /* the screen looks at results alone */
    claims.location = lt_callee_of(objects->function->unit, s->callee)->location;
    if (!fresh) {
        claims.region_count = 1;
        claims.regions[0] = e->kind == LT_EFFECT_region ? e->region : (lt_region){.kind = LT_REGION_STATIC};
    }
    add(objects, (lt_object_info){
        .kind = fresh ? LT_OBJECT_FRESH : LT_OBJECT_RESULT,
        .statement = statement,
        .slot = lt_effect_slot(e),
        .family = e->family,
        .claims = claims,
        .origin = s->callee,
        .location = s->location,
    });
}

static void add_taken(lt_objects *objects, uint32_t statement, const lt_statement *s, const lt_effect *e) {
    if (e->subject >= s->operand_count)
        return;
    add(objects, (lt_object_info){
        .kind = LT_OBJECT_ARGUMENT,
        .statement = statement,
        .slot = e->subject,
        .family = e->family,
        .origin = s->callee,
        .location = s->location,
    });
}

bool lt_effect_is_sighted(const lt_callee_info *callee, const lt_effect *effect) {
    if (!changes_hands(effect) || effect->field.id)
        return false;
    for (uint32_t i = 0; effect->depth && i < callee->effect_count; i++) {
        const lt_effect *e = &callee->effects[i];
        if (changes_hands(e) && e->subject == effect->subject && !e->depth)
            return false;
    }
    return true;
}

static void add_borrowed_content(lt_objects *objects, const lt_statement *s, const lt_effect *e) {
    lt_place owner = lt_owner_place(objects->function, s, e->object, e->object_field);
    if (owner.id)
        add_content(objects, owner);
}

/* A block that a field points to, and that the callee may move. */
static void add_moved_content(lt_objects *objects, const lt_statement *s, const lt_effect *e) {
    lt_place pointer = lt_owner_place(objects->function, s, e->subject, e->field);
    if (pointer.id && is_pointer(lt_place_type(objects->function, pointer)))
        add_content(objects, pointer);
}

static bool has_object(const lt_objects *objects, uint32_t first, uint32_t slot, bool taken) {
    for (uint32_t id = first; id < objects->infos.count; id++)
        if (objects->infos.items[id].slot == slot && (objects->infos.items[id].kind == LT_OBJECT_ARGUMENT) == taken)
            return true;
    return false;
}

/* A call's objects are consecutive: contents, which belong to places, come in a pass of their own. */
static void add_call(lt_objects *objects, uint32_t statement, const lt_statement *s) {
    const lt_callee_info *callee = lt_callee_of(objects->function->unit, s->callee);
    uint32_t first = objects->infos.count;
    for (uint32_t i = 0; i < callee->effect_count; i++) {
        const lt_effect *e = &callee->effects[i];
        bool makes = e->kind == LT_EFFECT_fresh || e->kind == LT_EFFECT_region || e->kind == LT_EFFECT_static_storage;
        bool takes = lt_effect_is_sighted(callee, e);
        if (makes && !has_object(objects, first, lt_effect_slot(e), false))
            add_made(objects, statement, s, e);
        if (takes && !has_object(objects, first, e->subject, true))
            add_taken(objects, statement, s, e);
    }
}

static void add_calls(lt_objects *objects) {
    const lt_function *f = objects->function;
    for (uint32_t i = 0; i < f->statements.count; i++) {
        const lt_statement *s = &f->statements.items[i];
        objects->first_of_statement[i] = objects->infos.count;
        if (s->kind == LT_STATEMENT_call)
            add_call(objects, i, s);
    }
    objects->first_of_statement[f->statements.count] = objects->infos.count;
}

/* The pointer is taken out of a smart pointer: it goes into a place of its own, or to a callee. */
static void add_taken_out(lt_objects *objects, const lt_statement *s) {
    const lt_function *f = objects->function;
    lt_type_kind to = s->target.id ? lt_place_type(f, s->target)->kind : LT_TYPE_opaque;
    bool takes = s->kind == LT_STATEMENT_call ||
                 (s->kind == LT_STATEMENT_assign && (to == LT_TYPE_pointer || to == LT_TYPE_reference));
    for (uint32_t i = 0; takes && i < s->operand_count; i++) {
        const lt_operand *operand = lt_operands_of(f, s) + i;
        if (operand->kind == LT_COPY && lt_place_type(f, operand->place)->flags & (LT_IS_unique | LT_IS_shared))
            add_content(objects, operand->place);
    }
}

static void add_contents(lt_objects *objects) {
    const lt_function *f = objects->function;
    for (uint32_t i = 0; i < f->statements.count; i++) {
        const lt_statement *s = &f->statements.items[i];
        add_taken_out(objects, s);
        const lt_callee_info *callee = lt_callee_of(f->unit, s->callee);
        for (uint32_t e = 0; s->kind == LT_STATEMENT_call && e < callee->effect_count; e++)
            if (callee->effects[e].kind == LT_EFFECT_content)
                add_borrowed_content(objects, s, &callee->effects[e]);
            else if (callee->effects[e].kind == LT_EFFECT_invalidate && callee->effects[e].field.id)
                add_moved_content(objects, s, &callee->effects[e]);
    }
}

/* --- elements that are erased ----------------------------------------------------------------------------------------- */

static void add_elements(lt_objects *objects) {
    const lt_function *f = objects->function;
    for (uint32_t i = 0; i < f->statements.count; i++) {
        const lt_statement *s = &f->statements.items[i];
        const lt_callee_info *callee = lt_callee_of(f->unit, s->callee);
        for (uint32_t e = 0; s->kind == LT_STATEMENT_call && e < callee->effect_count; e++) {
            const lt_effect *effect = &callee->effects[e];
            if (effect->kind == LT_EFFECT_erase && lt_erases_known_element(objects->elements, s, effect))
                add(objects, (lt_object_info){.kind = LT_OBJECT_ELEMENT, .place = lt_container_of_erased(f, s, effect),
                                              .statement = i, .slot = effect->subject, .origin = s->callee,
                                              .location = s->location});
        }
    }
}

/* --- entries of containers that own what they point to ----------------------------------------------------------------- */

/* Whether the place is reached through a pointer other than `this`. */
static bool is_behind(const lt_function *f, lt_place place) {
    for (; place.id; place = lt_place_of(f, place)->parent) {
        const lt_place_info *info = lt_place_of(f, place);
        if (info->projection == LT_DEREF && !(lt_variable_of(f, info->variable)->flags & LT_VARIABLE_THIS &&
                                              lt_place_of(f, info->parent)->projection == LT_BASE))
            return true;
    }
    return false;
}

/* Whether the operand may read an element, hand on the container, or do either later: then who releases what the entries
 * own is not seen by a look at the container alone. */
static bool may_read_entries(const lt_function *f, const lt_operand *operand, lt_place container) {
    if (operand->kind != LT_COPY && operand->kind != LT_MOVE)
        return false;
    const lt_type_info *type = lt_place_type(f, operand->place);
    bool pointers = type->kind == LT_TYPE_pointer || (type->kind == LT_TYPE_record && type->flags & LT_IS_pointers);
    return operand->place.id == container.id || type->flags & LT_IS_callable ||
           (pointers && !(type->flags & LT_IS_view) && is_behind(f, operand->place));
}

static bool reads_entries(const lt_function *f, lt_place container) {
    for (uint32_t i = 0; i < f->operands.count; i++)
        if (may_read_entries(f, &f->operands.items[i], container))
            return true;
    return false;
}

/* The container that the statement takes entries from, or ends; none if it does not. */
static lt_place emptied(const lt_function *f, const lt_statement *s) {
    if (s->kind == LT_STATEMENT_drop)
        return s->target;
    const lt_callee_info *callee = lt_callee_of(f->unit, s->callee);
    for (uint32_t i = 0; s->kind == LT_STATEMENT_call && i < callee->effect_count; i++) {
        const lt_effect *e = &callee->effects[i];
        bool empties = e->kind == LT_EFFECT_remove || e->kind == LT_EFFECT_replace;
        if (empties && e->subject < s->operand_count && lt_operands_of(f, s)[e->subject].kind == LT_ADDRESS)
            return lt_operands_of(f, s)[e->subject].place;
    }
    return (lt_place){0};
}

/* A pointer to an object may be one to what an entry owns: who has it may release it, or is in the middle of that. */
static bool has_objects(const lt_function *f) {
    for (uint32_t v = 1; v < f->variables.count; v++) {
        const lt_variable_info *variable = &f->variables.items[v];
        const lt_type_info *type = lt_type_of(f->unit, variable->type);
        bool own = variable->storage == LT_PARAMETER || variable->storage == LT_LOCAL;
        if (own && type->kind == LT_TYPE_pointer && !(variable->flags & LT_VARIABLE_THIS) &&
            lt_type_of(f->unit, type->element)->kind == LT_TYPE_record)
            return true;
    }
    return false;
}

/* Whether what no contract says, but the unit shows, is to be believed where entries go: not at the end of the container. */
static bool is_believed(const lt_function *f, const lt_statement *s, const lt_claims *claims) {
    return !(claims->flags & LT_CLAIM_SHOWN) || (s->kind != LT_STATEMENT_drop && !has_objects(f));
}

static void add_entries(lt_objects *objects) {
    const lt_function *f = objects->function;
    for (uint32_t i = 0; i < f->statements.count; i++) {
        lt_place container = emptied(f, &f->statements.items[i]);
        if (!container.id || objects->at_entry[container.id].id)
            continue;
        lt_claims claims = claims_of_place(f, container);
        bool owns = claims.flags & LT_CLAIM_OWNED && lt_place_type(f, container)->flags & LT_IS_container;
        if (!owns || !comes_from_caller(f, container) || reads_entries(f, container) ||
            !is_believed(f, &f->statements.items[i], &claims))
            continue;
        objects->at_entry[container.id] = add(objects, (lt_object_info){
            .kind = LT_OBJECT_CALLER, .place = container, .family = claims.family, .claims = claims,
            .location = lt_root_of(f, container)->location});
    }
}

static void add_hold(void *context, lt_object_info hold) { add(context, hold); }

/* --- the table ---------------------------------------------------------------------------------------------------- */

const lt_objects *lt_objects_of(const lt_function *function) {
    lt_objects *objects = LT_NEW(function->arena, lt_objects);
    objects->arena = function->arena;
    objects->function = function;
    objects->elements = lt_elements_of(function);
    objects->of_variable = LT_NEW_ARRAY(function->arena, lt_object, function->variables.count);
    objects->at_entry = LT_NEW_ARRAY(function->arena, lt_object, function->places.count);
    objects->of_content = LT_NEW_ARRAY(function->arena, lt_object, function->places.count);
    objects->first_of_statement = LT_NEW_ARRAY(function->arena, uint32_t, function->statements.count + 1);
    find_handles(objects);
    add(objects, (lt_object_info){0});
    add_operands(objects);
    add_literals(objects);
    add_dropped(objects);
    add_calls(objects);
    add_contents(objects);
    add_places(objects);
    add_entries(objects);
    add_elements(objects);
    lt_find_holds(function, add_hold, objects);
    return objects;
}

const lt_elements *lt_objects_elements(const lt_objects *objects) { return objects->elements; }

uint32_t lt_object_count(const lt_objects *objects) { return objects->infos.count; }

const lt_object_info *lt_object_of(const lt_objects *objects, lt_object object) {
    assert(object.id < objects->infos.count);
    return &objects->infos.items[object.id];
}

lt_object lt_object_of_variable(const lt_objects *objects, lt_variable variable) {
    return objects->of_variable[variable.id];
}

lt_object lt_object_at_entry(const lt_objects *objects, lt_place pointer) { return objects->at_entry[pointer.id]; }

lt_object lt_object_of_content(const lt_objects *objects, lt_place owner) { return objects->of_content[owner.id]; }

static lt_object find_at(const lt_objects *objects, uint32_t statement, uint32_t slot, bool taken) {
    for (uint32_t id = objects->first_of_statement[statement]; id < objects->first_of_statement[statement + 1]; id++)
        if (objects->infos.items[id].slot == slot && (objects->infos.items[id].kind == LT_OBJECT_ARGUMENT) == taken)
            return (lt_object){id};
    return (lt_object){0};
}

lt_object lt_object_made_by(const lt_objects *objects, uint32_t statement, uint32_t slot) {
    return find_at(objects, statement, slot, false);
}

lt_object lt_object_taken_by(const lt_objects *objects, uint32_t statement, uint32_t slot) {
    return find_at(objects, statement, slot, true);
}

/* What a parameter takes, and what a field owns; the fields of what is being built own nothing yet. */
bool lt_is_owed_at_entry(const lt_function *function, const lt_object_info *object) {
    const lt_place_info *place = lt_place_of(function, object->place);
    const lt_variable_info *root = lt_variable_of(function, place->variable);
    if (!(object->claims.flags & LT_CLAIM_OWNED))
        return false;
    return place->projection == LT_BASE || (place->projection == LT_FIELD && !(root->flags & LT_VARIABLE_BUILT));
}

bool lt_ends_with_scope(const lt_function *function, uint32_t block, uint32_t statement, const lt_operand *operand) {
    if (operand->kind != LT_ADDRESS || lt_root_of(function, operand->place)->storage != LT_LOCAL)
        return false;
    const lt_block_info *b = &function->blocks.items[block];
    lt_location at = function->statements.items[statement].location;
    for (uint32_t i = statement + 1; i < b->first_statement + b->statement_count; i++) {
        const lt_statement *next = &function->statements.items[i];
        if (next->kind == LT_STATEMENT_dead &&
            lt_place_of(function, next->target)->variable.id == lt_place_of(function, operand->place)->variable.id)
            return true;
        if (next->location.raw != at.raw)
            return false;
    }
    /* What lives as long as the body has no end of its own. */
    return b->terminator.kind == LT_RETURN && b->terminator.location.raw == at.raw;
}

/* --- regions ------------------------------------------------------------------------------------------------------ */

static bool same_region(lt_region a, lt_region b) {
    return a.kind == b.kind && a.index == b.index && lt_string_eq(a.name, b.name);
}

/* The name by which a relation can speak of the region. */
static lt_string name_of_region(const lt_function *f, lt_region region) {
    if (region.kind == LT_REGION_NAMED)
        return region.name;
    for (uint32_t v = 1; region.kind == LT_REGION_ARGUMENT && v < f->variables.count; v++)
        if (f->variables.items[v].storage == LT_PARAMETER && f->variables.items[v].index == region.index)
            return f->variables.items[v].name;
    return (lt_string){0};
}

/* Whether a chain of the function's relations leads from `outer` down to `inner`. */
static bool is_stated(const lt_function *f, lt_string outer, lt_string inner) {
    bool *reached = LT_NEW_ARRAY(f->arena, bool, f->outlives.count);
    for (bool again = true; again;) {
        again = false;
        for (uint32_t i = 0; i < f->outlives.count; i++) {
            bool starts = lt_string_eq(f->outlives.items[i].outer, outer);
            for (uint32_t j = 0; !starts && j < f->outlives.count; j++)
                starts = reached[j] && lt_string_eq(f->outlives.items[j].inner, f->outlives.items[i].outer);
            if (reached[i] || !starts)
                continue;
            reached[i] = again = true;
            if (lt_string_eq(f->outlives.items[i].inner, inner))
                return true;
        }
    }
    return false;
}

static bool region_covers(const lt_function *f, lt_region object, lt_region holder) {
    if (object.kind == LT_REGION_STATIC || same_region(object, holder))
        return true;
    lt_string outer = name_of_region(f, object), inner = name_of_region(f, holder);
    if (!outer.id || !inner.id)
        return false;
    return lt_string_eq(outer, inner) || is_stated(f, outer, inner);
}

/* The regions a place lives in. A field's own contract is nearest; else what it is part of counts; a parameter's
 * referent lives for its own region besides the one its contract names. */
typedef struct homes {
    lt_region regions[LT_MOST_REGIONS + 1];
    uint32_t count;
    bool anything; /* a result nobody made a promise about */
} homes;

static homes homes_of_claims(const lt_claims *claims) {
    homes h = {0};
    while (h.count < claims->region_count && h.count < LT_MOST_REGIONS) {
        h.regions[h.count] = claims->regions[h.count];
        h.count++;
    }
    return h;
}

static homes homes_of_variable(const lt_function *f, lt_variable root, bool followed) {
    const lt_variable_info *v = lt_variable_of(f, root);
    if (v->storage == LT_RESULT) {
        homes h = homes_of_claims(&f->result_claims);
        h.anything = !(f->result_claims.flags & (LT_CLAIM_BORROWED | LT_CLAIM_LIFETIME | LT_CLAIM_OWNED));
        return h;
    }
    homes h = homes_of_claims(&v->claims);
    if (v->storage == LT_PARAMETER && followed)
        h.regions[h.count++] = (lt_region){.kind = LT_REGION_ARGUMENT, .index = v->index};
    else if (!h.count)
        h.regions[h.count++] = (lt_region){.kind = LT_REGION_STATIC};
    return h;
}

static homes homes_of_place(const lt_function *f, lt_place place, lt_variable owner) {
    bool followed = false;
    for (;; place = lt_place_of(f, place)->parent) {
        const lt_place_info *info = lt_place_of(f, place);
        if (info->projection == LT_BASE)
            return homes_of_variable(f, followed && owner.id ? owner : info->variable, followed);
        if (info->projection == LT_FIELD) {
            const lt_claims *claims = &f->unit->fields.items[info->step].claims;
            if (claims->flags & LT_CLAIM_LIFETIME && claims->region_count)
                return homes_of_claims(claims);
        }
        followed |= info->projection == LT_DEREF;
    }
}

/* The argument whose referent the object is: that lives for the argument's own region, whatever it is borrowed under. */
static const lt_variable_info *parameter_of(const lt_function *f, const lt_object_info *object) {
    if (object->kind != LT_OBJECT_CALLER || lt_place_of(f, object->place)->projection != LT_BASE)
        return NULL;
    const lt_variable_info *v = lt_root_of(f, object->place);
    return v->storage == LT_PARAMETER ? v : NULL;
}

static bool outlives_any(const lt_function *f, const lt_object_info *object, const homes *h) {
    const lt_variable_info *parameter = parameter_of(f, object);
    for (uint32_t j = 0; j < h->count; j++) {
        if (parameter && h->regions[j].kind == LT_REGION_ARGUMENT && h->regions[j].index == parameter->index)
            return true;
        for (uint32_t i = 0; i < object->claims.region_count; i++)
            if (region_covers(f, object->claims.regions[i], h->regions[j]))
                return true;
    }
    return false;
}

bool lt_outlives_holder(const lt_function *function, const lt_object_info *object, lt_place holder, lt_variable owner) {
    if (!(object->claims.flags & (LT_CLAIM_BORROWED | LT_CLAIM_LIFETIME)))
        return true;
    homes h = {.regions = {{.kind = LT_REGION_STATIC}}, .count = 1};
    if (holder.id)
        h = homes_of_place(function, holder, owner);
    else if (owner.id)
        h = homes_of_variable(function, owner, true);
    return h.anything || outlives_any(function, object, &h);
}

bool lt_outlives_region(const lt_function *function, const lt_object_info *object, lt_region region) {
    return outlives_any(function, object, &(homes){.regions = {region}, .count = 1});
}
