#include "mir/build.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 64, FEW_NAMES = 16 };

typedef enum progress { NOT_STARTED, STARTED } progress;

struct lt_builder {
    uint32_t *slots;     /* place ids by hash of (parent, projection, step); open addressing, 0 is free */
    uint32_t slot_count; /* a power of two */
    lt_block filling;    /* where statements go; none before the first start and after each terminator */
    bool expanded;       /* what is emitted is of what a deed speaks for */
    LT_ARRAY(progress) blocks;
};

/* --- unit ----------------------------------------------------------------------------------------------- */

lt_unit *lt_unit_new(lt_arena *arena) {
    lt_unit *unit = LT_NEW(arena, lt_unit);
    unit->arena = arena;
    unit->strings = lt_strings_new(arena);
    LT_PUSH(arena, &unit->types, (lt_type_info){.kind = LT_TYPE_opaque});
    LT_PUSH(arena, &unit->fields, (lt_field_info){0});
    LT_PUSH(arena, &unit->callees, (lt_callee_info){0});
    LT_PUSH(arena, &unit->families, (lt_string){0});
    LT_PUSH(arena, &unit->named, (lt_named){0});
    return unit;
}

/* What the string names; to be filled in. */
static lt_named *entry_named(lt_unit *unit, lt_string name) {
    while (unit->named.count <= name.id)
        LT_PUSH(unit->arena, &unit->named, (lt_named){0});
    return &unit->named.items[name.id];
}

static lt_named named_by(const lt_unit *unit, lt_string name) {
    return name.id < unit->named.count ? unit->named.items[name.id] : (lt_named){0};
}

lt_type lt_unit_add_type(lt_unit *unit, lt_type_info info) {
    LT_PUSH(unit->arena, &unit->types, info);
    return (lt_type){unit->types.count - 1};
}

lt_field lt_unit_add_field(lt_unit *unit, lt_field_info info) {
    LT_PUSH(unit->arena, &unit->fields, info);
    lt_field field = {unit->fields.count - 1};
    lt_named *named = entry_named(unit, info.name);
    if (info.name.id && !named->field.id)
        named->field = field;
    return field;
}

lt_field lt_unit_find_field(const lt_unit *unit, lt_string name) {
    return named_by(unit, name).field;
}

lt_callee lt_unit_add_callee(lt_unit *unit, lt_callee_info info) {
    info.effects = lt_arena_copy(unit->arena, info.effects, sizeof *info.effects * info.effect_count);
    LT_PUSH(unit->arena, &unit->callees, info);
    lt_callee callee = {unit->callees.count - 1};
    lt_named *named = entry_named(unit, info.symbol);
    if (info.symbol.id && !named->callee.id)
        named->callee = callee;
    return callee;
}

lt_callee lt_unit_find_callee(const lt_unit *unit, lt_string symbol) {
    return named_by(unit, symbol).callee;
}

/* --- families ------------------------------------------------------------------------------------------- */

typedef struct name {
    const char *text;
    size_t length;
} name;

static int compare_names(const void *left, const void *right) {
    const name *a = left, *b = right;
    size_t shorter = a->length < b->length ? a->length : b->length;
    int order = memcmp(a->text, b->text, shorter);
    return order ? order : (a->length > b->length) - (a->length < b->length);
}

/* The next name of a list separated by '|', without the blanks around it; false at the end of the list. */
static bool next_name(const char **list, name *found) {
    if (!**list)
        return false;
    const char *begin = *list, *end = begin + strcspn(begin, "|");
    *list = *end ? end + 1 : end;
    while (begin < end && *begin == ' ')
        begin++;
    while (end > begin && end[-1] == ' ')
        end--;
    *found = (name){begin, (size_t)(end - begin)};
    return true;
}

static size_t count_names(const char *list) {
    size_t count = 0;
    for (name n; next_name(&list, &n);)
        count++;
    return count;
}

/* The names of the list in order and once each, joined by '|'. */
static lt_string canonical_names(lt_unit *unit, const char *alternatives) {
    size_t length = strlen(alternatives), most = count_names(alternatives), count = 0, used = 0;
    name few[FEW_NAMES], *names = most > FEW_NAMES ? LT_NEW_ARRAY(unit->arena, name, most) : few;
    for (name n; next_name(&alternatives, &n);)
        if (n.length)
            names[count++] = n;
    qsort(names, count, sizeof *names, compare_names);
    char small[256], *joined = length < sizeof small ? small : lt_arena_alloc(unit->arena, length + 1);
    for (size_t i = 0; i < count; i++) {
        if (i && compare_names(&names[i - 1], &names[i]) == 0)
            continue;
        if (used)
            joined[used++] = '|';
        memcpy(joined + used, names[i].text, names[i].length);
        used += names[i].length;
    }
    return lt_intern_slice(unit->strings, joined, used);
}

lt_family lt_unit_family(lt_unit *unit, const char *alternatives) {
    lt_string names = canonical_names(unit, alternatives);
    lt_family *family = &entry_named(unit, names)->family;
    if (names.id && !family->id) {
        LT_PUSH(unit->arena, &unit->families, names);
        family->id = unit->families.count - 1;
    }
    return *family;
}

bool lt_family_accepts(const lt_unit *unit, lt_family acquired, lt_family released) {
    if (acquired.id == released.id)
        return acquired.id != 0;
    const char *left = lt_text(unit->strings, unit->families.items[acquired.id]);
    const char *right = lt_text(unit->strings, unit->families.items[released.id]);
    name a, b;
    bool more = next_name(&left, &a) && next_name(&right, &b);
    while (more) {
        int order = compare_names(&a, &b);
        if (order == 0)
            return true;
        more = order < 0 ? next_name(&left, &a) : next_name(&right, &b);
    }
    return false;
}

bool lt_family_covers(const lt_unit *unit, lt_family family, lt_family part) {
    const char *left = lt_text(unit->strings, unit->families.items[family.id]);
    const char *right = lt_text(unit->strings, unit->families.items[part.id]);
    for (name of, n; next_name(&right, &of);) {
        bool found = false;
        for (const char *rest = left; !found && next_name(&rest, &n);)
            found = compare_names(&n, &of) == 0;
        if (!found)
            return false;
    }
    return true;
}

static bool has_name(const lt_unit *unit, lt_family family, const char *text) {
    const char *names = lt_text(unit->strings, unit->families.items[family.id]);
    for (name n; next_name(&names, &n);)
        if (n.length == strlen(text) && memcmp(n.text, text, n.length) == 0)
            return true;
    return false;
}

bool lt_family_names(const lt_unit *unit, lt_family family, lt_string function) {
    return has_name(unit, family, lt_text(unit->strings, function));
}

bool lt_family_is_memory(const lt_unit *unit, lt_family family) {
    return has_name(unit, family, "free") || has_name(unit, family, "delete") || has_name(unit, family, "delete[]");
}

/* --- function ------------------------------------------------------------------------------------------- */

lt_function *lt_function_new(lt_unit *unit, lt_arena *arena, lt_callee self, lt_location location) {
    lt_function *function = LT_NEW(arena, lt_function);
    function->unit = unit;
    function->arena = arena;
    function->self = self;
    function->location = location;
    LT_PUSH(arena, &function->variables, (lt_variable_info){0});
    LT_PUSH(arena, &function->places, (lt_place_info){0});
    LT_PUSH(arena, &function->blocks, (lt_block_info){.terminator.kind = LT_UNREACHABLE});
    /* Never null: a statement without operands may point at their end. */
    function->statements.items =
        lt_array_grow(arena, NULL, sizeof(lt_statement), &function->statements.capacity);
    function->operands.items = lt_array_grow(arena, NULL, sizeof(lt_operand), &function->operands.capacity);
    function->edges.items = lt_array_grow(arena, NULL, sizeof(lt_edge), &function->edges.capacity);
    struct lt_builder *builder = function->builder = LT_NEW(arena, struct lt_builder);
    builder->slot_count = FIRST_SLOTS;
    builder->slots = LT_NEW_ARRAY(arena, uint32_t, FIRST_SLOTS);
    LT_PUSH(arena, &builder->blocks, STARTED);
    return function;
}

lt_variable lt_add_variable(lt_function *function, lt_variable_info info) {
    LT_PUSH(function->arena, &function->variables, info);
    return (lt_variable){function->variables.count - 1};
}

/* --- places --------------------------------------------------------------------------------------------- */

/* What tells a step apart from the other steps of its parent; a base has its variable. */
static uint32_t step_key(const lt_place_info *info) {
    return info->projection == LT_BASE ? info->variable.id : info->step;
}

/* Multiplicative mixing after D. E. Knuth, The Art of Computer Programming, volume 3, section 6.4. */
static uint32_t hash_place(const lt_place_info *info) {
    uint64_t key = ((uint64_t)info->parent.id << 2 | info->projection) * UINT64_C(0x9e3779b97f4a7c15);
    key = (key ^ key >> 32 ^ step_key(info)) * UINT64_C(0xd6e8feb86659fd93);
    return (uint32_t)(key >> 32);
}

static bool same_place(const lt_place_info *a, const lt_place_info *b) {
    return a->projection == b->projection && a->parent.id == b->parent.id && step_key(a) == step_key(b);
}

/* The slot that holds the place, or the free slot where it belongs. */
static uint32_t find_slot(const lt_function *function, const lt_place_info *info) {
    const struct lt_builder *builder = function->builder;
    uint32_t mask = builder->slot_count - 1, slot = hash_place(info) & mask;
    while (builder->slots[slot] && !same_place(&function->places.items[builder->slots[slot]], info))
        slot = (slot + 1) & mask;
    return slot;
}

static void grow_slots(lt_function *function) {
    struct lt_builder *builder = function->builder;
    builder->slot_count *= 2;
    builder->slots = LT_NEW_ARRAY(function->arena, uint32_t, builder->slot_count);
    for (uint32_t id = 1; id < function->places.count; id++)
        builder->slots[find_slot(function, &function->places.items[id])] = id;
}

/* `(*p)[i]` of a pointer to single elements is another element of the same sequence: there the type stays. */
static lt_type element_type(const lt_function *function, const lt_place_info *sequence) {
    const lt_type_info *type = lt_type_of(function->unit, sequence->type);
    bool has_elements = type->kind == LT_TYPE_array || type->flags & LT_IS_container;
    return sequence->projection == LT_DEREF && !has_elements ? sequence->type : type->element;
}

static lt_type derive_type(const lt_function *function, const lt_place_info *info) {
    const lt_place_info *parent = lt_place_of(function, info->parent);
    switch (info->projection) {
    case LT_BASE: return lt_variable_of(function, info->variable)->type;
    case LT_FIELD: return function->unit->fields.items[info->step].type;
    case LT_DEREF: return lt_type_of(function->unit, parent->type)->element;
    case LT_INDEX: return element_type(function, parent);
    }
    return (lt_type){0};
}

lt_type lt_derived_type(const lt_function *function, lt_place place) {
    return derive_type(function, lt_place_of(function, place));
}

static lt_place intern_place(lt_function *function, lt_place_info info) {
    struct lt_builder *builder = function->builder;
    uint32_t slot = find_slot(function, &info);
    if (builder->slots[slot])
        return (lt_place){builder->slots[slot]};
    uint32_t id = function->places.count;
    info.type = derive_type(function, &info);
    LT_PUSH(function->arena, &function->places, info);
    builder->slots[slot] = id;
    if (function->places.count * 2 > builder->slot_count)
        grow_slots(function);
    return (lt_place){id};
}

static lt_place step_to(lt_function *function, lt_place parent, lt_projection projection, uint32_t step) {
    assert(parent.id && parent.id < function->places.count);
    lt_place_info info = {.projection = projection, .parent = parent, .step = step};
    info.variable = lt_place_of(function, parent)->variable;
    return intern_place(function, info);
}

lt_place lt_place_variable(lt_function *function, lt_variable variable) {
    assert(variable.id && variable.id < function->variables.count);
    return intern_place(function, (lt_place_info){.projection = LT_BASE, .variable = variable});
}

lt_place lt_place_field(lt_function *function, lt_place parent, lt_field field) {
    assert(field.id && field.id < function->unit->fields.count);
    return step_to(function, parent, LT_FIELD, field.id);
}

lt_place lt_place_deref(lt_function *function, lt_place parent) {
    return step_to(function, parent, LT_DEREF, 0);
}

lt_place lt_place_index(lt_function *function, lt_place parent, uint32_t index) {
    return step_to(function, parent, LT_INDEX, index);
}

lt_place lt_find_place(const lt_function *function, lt_place parent, lt_projection projection,
                       uint32_t step) {
    lt_place_info info = {.projection = projection, .parent = parent, .step = step, .variable = {step}};
    return (lt_place){function->builder->slots[find_slot(function, &info)]};
}

/* --- operands ------------------------------------------------------------------------------------------- */

lt_operand lt_copy(lt_place place) { return (lt_operand){.kind = LT_COPY, .place = place}; }
lt_operand lt_move(lt_place place) { return (lt_operand){.kind = LT_MOVE, .place = place}; }
lt_operand lt_address(lt_place place) { return (lt_operand){.kind = LT_ADDRESS, .place = place}; }
lt_operand lt_integer(int64_t value) { return (lt_operand){.kind = LT_INTEGER, .integer = value}; }
lt_operand lt_null_operand(void) { return (lt_operand){.kind = LT_NULL}; }
lt_operand lt_literal(void) { return (lt_operand){.kind = LT_LITERAL}; }
lt_operand lt_function_address(lt_callee callee) {
    return (lt_operand){.kind = LT_FUNCTION, .callee = callee};
}
lt_operand lt_unknown(void) { return (lt_operand){.kind = LT_UNKNOWN}; }

static uint32_t add_operands(lt_function *function, const lt_operand *operands, uint32_t count) {
    uint32_t first = function->operands.count;
    for (uint32_t i = 0; i < count; i++)
        LT_PUSH(function->arena, &function->operands, operands[i]);
    return first;
}

/* --- blocks and statements ------------------------------------------------------------------------------ */

lt_block lt_add_block(lt_function *function, lt_location location) {
    lt_block_info info = {.location = location, .terminator = {.kind = LT_UNREACHABLE, .location = location}};
    LT_PUSH(function->arena, &function->blocks, info);
    LT_PUSH(function->arena, &function->builder->blocks, NOT_STARTED);
    return (lt_block){function->blocks.count - 1};
}

void lt_start_block(lt_function *function, lt_block block) {
    struct lt_builder *builder = function->builder;
    assert(block.id < builder->blocks.count && builder->blocks.items[block.id] == NOT_STARTED);
    builder->blocks.items[block.id] = STARTED;
    builder->filling = block;
    function->blocks.items[block.id].first_statement = function->statements.count;
}

/* Without assertions, what comes after a terminator is dropped: it is unreachable. */
static void emit(lt_function *function, lt_statement statement, const lt_operand *operands, uint32_t count) {
    lt_block filling = function->builder->filling;
    assert(filling.id && "a block is started and not ended");
    if (!filling.id)
        return;
    statement.first_operand = add_operands(function, operands, count);
    statement.operand_count = count;
    statement.expanded = function->builder->expanded;
    LT_PUSH(function->arena, &function->statements, statement);
    function->blocks.items[filling.id].statement_count++;
}

bool lt_emit_expanded(lt_function *function, bool expanded) {
    bool before = function->builder->expanded;
    function->builder->expanded = expanded;
    return before;
}

void lt_emit_live(lt_function *function, lt_location at, lt_place place) {
    emit(function, (lt_statement){.kind = LT_STATEMENT_live, .location = at, .target = place}, NULL, 0);
}

void lt_emit_dead(lt_function *function, lt_location at, lt_place place) {
    emit(function, (lt_statement){.kind = LT_STATEMENT_dead, .location = at, .target = place}, NULL, 0);
}

void lt_emit_assign(lt_function *function, lt_location at, lt_place target, lt_operand value) {
    emit(function, (lt_statement){.kind = LT_STATEMENT_assign, .location = at, .target = target}, &value, 1);
}

void lt_emit_derive(lt_function *function, lt_location at, lt_place target, lt_operator operation,
                    const lt_operand *operands, uint32_t count) {
    lt_statement s = {.kind = LT_STATEMENT_derive, .location = at, .target = target, .operation = operation};
    emit(function, s, operands, count);
}

void lt_emit_use(lt_function *function, lt_location at, lt_operand value) {
    emit(function, (lt_statement){.kind = LT_STATEMENT_use, .location = at}, &value, 1);
}

void lt_emit_drop(lt_function *function, lt_location at, lt_place place) {
    emit(function, (lt_statement){.kind = LT_STATEMENT_drop, .location = at, .target = place}, NULL, 0);
}

void lt_emit_call(lt_function *function, lt_location at, lt_place target, lt_callee callee, lt_place indirect,
                  const lt_operand *arguments, uint32_t count) {
    lt_statement s = {.kind = LT_STATEMENT_call, .location = at, .target = target, .callee = callee};
    s.indirect = indirect;
    emit(function, s, arguments, count);
}

void lt_emit_deed(lt_function *function, lt_location at, lt_callee callee, const lt_operand *arguments, uint32_t count) {
    emit(function, (lt_statement){.kind = LT_STATEMENT_deed, .location = at, .callee = callee}, arguments, count);
}

/* --- terminators ---------------------------------------------------------------------------------------- */

static void end(lt_function *function, lt_terminator terminator, const lt_edge *edges, uint32_t count) {
    lt_block filling = function->builder->filling;
    assert(filling.id && "a block is started and not ended");
    if (!filling.id)
        return;
    terminator.first_edge = function->edges.count;
    terminator.edge_count = count;
    for (uint32_t i = 0; i < count; i++)
        LT_PUSH(function->arena, &function->edges, edges[i]);
    function->blocks.items[filling.id].terminator = terminator;
    function->builder->filling = (lt_block){0};
}

void lt_end_goto(lt_function *function, lt_location at, lt_block target) {
    end(function, (lt_terminator){.kind = LT_GOTO, .location = at}, &(lt_edge){.target = target}, 1);
}

void lt_end_branch(lt_function *function, lt_location at, lt_operand left, lt_relation relation,
                   lt_operand right, lt_block if_true, lt_block if_false) {
    lt_edge edges[] = {{.target = if_true}, {.target = if_false}};
    lt_terminator t = {.kind = LT_BRANCH, .location = at, .relation = relation, .left = left, .right = right};
    end(function, t, edges, 2);
}

void lt_end_switch(lt_function *function, lt_location at, lt_operand value, const lt_edge *edges,
                   uint32_t count) {
    end(function, (lt_terminator){.kind = LT_SWITCH, .location = at, .left = value}, edges, count);
}

void lt_end_return(lt_function *function, lt_location at) {
    end(function, (lt_terminator){.kind = LT_RETURN, .location = at}, NULL, 0);
}

void lt_end_unreachable(lt_function *function, lt_location at) {
    end(function, (lt_terminator){.kind = LT_UNREACHABLE, .location = at}, NULL, 0);
}

/* --- relations ------------------------------------------------------------------------------------------ */

lt_relation lt_relation_mirrored(lt_relation relation) {
    switch (relation) {
    case LT_LT: return LT_GT;
    case LT_LE: return LT_GE;
    case LT_GT: return LT_LT;
    case LT_GE: return LT_LE;
    case LT_EQ:
    case LT_NE:
    case LT_ALWAYS: break;
    }
    return relation;
}

lt_relation lt_relation_not(lt_relation relation) {
    switch (relation) {
    case LT_ALWAYS: return LT_ALWAYS;
    case LT_EQ: return LT_NE;
    case LT_NE: return LT_EQ;
    case LT_LT: return LT_GE;
    case LT_LE: return LT_GT;
    case LT_GT: return LT_LE;
    case LT_GE: return LT_LT;
    }
    return LT_ALWAYS;
}

bool lt_relation_holds(int64_t left, lt_relation relation, int64_t right) {
    switch (relation) {
    case LT_ALWAYS: return true;
    case LT_EQ: return left == right;
    case LT_NE: return left != right;
    case LT_LT: return left < right;
    case LT_LE: return left <= right;
    case LT_GT: return left > right;
    case LT_GE: return left >= right;
    }
    return true;
}

bool lt_is_capture(const lt_function *function, lt_place place) {
    const lt_place_info *p = lt_place_of(function, place);
    return p->projection == LT_FIELD && function->unit->fields.items[p->step].flags & LT_FIELD_CAPTURE;
}

bool lt_is_mortal(const lt_function *function, lt_place place) {
    const lt_place_info *p = lt_place_of(function, place);
    if (p->projection == LT_BASE)
        return lt_variable_of(function, p->variable)->flags & LT_VARIABLE_MORTAL;
    return p->projection == LT_FIELD && function->unit->fields.items[p->step].flags & LT_FIELD_FRAME &&
           lt_variable_of(function, p->variable)->flags & LT_VARIABLE_THIS;
}
