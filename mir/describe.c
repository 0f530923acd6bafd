#include "mir/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_STEP = 16 }; /* of a step without a name: "[4294967295]", "(*" and ")" */

/* The text grows at its end by fields and indices, at its begin by stars. */
typedef struct text {
    char *begin, *end;
    bool starred; /* begins with a star that binds weaker than what is appended */
    bool arrow; /* dereferenced, but not written yet: the next step decides between "*p", "p->f" and "p[i]" */
    bool is_this; /* nothing but `this` so far */
} text;

static void append(text *t, const char *more) {
    size_t length = strlen(more);
    memcpy(t->end, more, length + 1);
    t->end += length;
}

static void append_index(text *t, uint32_t index) {
    if (index == LT_ANY_INDEX)
        append(t, "[…]");
    else
        t->end += sprintf(t->end, "[%" PRIu32 "]", index);
}

static void write_star(text *t) {
    if (t->arrow)
        *--t->begin = '*';
    t->starred |= t->arrow;
    t->arrow = false;
}

static void parenthesise(text *t) {
    if (!t->starred)
        return;
    *--t->begin = '(';
    append(t, ")");
    t->starred = false;
}

/* What stands for its content in the source: a reference, a container, a string, a closure. */
static bool is_transparent(const lt_type_info *type) {
    uint32_t pointer_like = LT_IS_unique | LT_IS_shared | LT_IS_weak | LT_IS_optional | LT_IS_view;
    if (type->kind == LT_TYPE_record)
        return type->flags & LT_IS_container || !(type->flags & pointer_like);
    return type->kind == LT_TYPE_reference;
}

/* The fields of an anonymous member or a base are named as if they were the parent's. */
static void describe_field(text *t, const lt_unit *unit, const lt_field_info *field) {
    const char *name = lt_text(unit->strings, field->name);
    if (!*name || field->flags & LT_FIELD_BASE)
        return;
    if (t->is_this && t->arrow) {
        t->end = t->begin;
    } else {
        parenthesise(t);
        append(t, t->arrow ? "->" : ".");
    }
    append(t, name);
    t->arrow = t->is_this = false;
}

static void describe_step(text *t, const lt_function *function, const lt_place_info *step) {
    const lt_unit *unit = function->unit;
    switch (step->projection) {
    case LT_BASE: {
        const lt_variable_info *root = lt_variable_of(function, step->variable);
        append(t, lt_text(unit->strings, root->name));
        t->is_this = root->flags & LT_VARIABLE_THIS;
        break;
    }
    case LT_FIELD: describe_field(t, unit, &unit->fields.items[step->step]); break;
    case LT_DEREF:
        if (is_transparent(lt_place_type(function, step->parent)))
            break;
        write_star(t);
        t->arrow = true;
        break;
    case LT_INDEX:
        parenthesise(t);
        append_index(t, step->step);
        t->arrow = t->is_this = false;
        break;
    }
}

/* An upper bound of the characters that the step adds on either side. */
static size_t length_of(const lt_function *function, const lt_place_info *step) {
    lt_string name = {0};
    if (step->projection == LT_BASE)
        name = lt_variable_of(function, step->variable)->name;
    else if (step->projection == LT_FIELD)
        name = function->unit->fields.items[step->step].name;
    return strlen(lt_text(function->unit->strings, name)) + LONGEST_STEP;
}

const char *lt_describe_place(const lt_function *function, lt_place place, lt_arena *arena) {
    const lt_variable_info *root = lt_root_of(function, place);
    if (!place.id || root->storage == LT_TEMPORARY || !root->name.id)
        return "";
    size_t length = 1, depth = 0;
    for (lt_place p = place; p.id; p = lt_place_of(function, p)->parent, depth++)
        length += length_of(function, lt_place_of(function, p));
    const lt_place_info **steps = LT_NEW_ARRAY(arena, const lt_place_info *, depth);
    size_t at = depth;
    for (lt_place p = place; p.id; p = lt_place_of(function, p)->parent)
        steps[--at] = lt_place_of(function, p);
    char *buffer = lt_arena_alloc(arena, 2 * length);
    text t = {.begin = buffer + length, .end = buffer + length};
    for (; at < depth; at++)
        describe_step(&t, function, steps[at]);
    write_star(&t);
    return t.begin;
}
