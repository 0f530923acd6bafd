/* Summaries in the words of contracts. */
#include "flow/summary/summary.h"

#include <inttypes.h>

static const char *name_argument(const lt_function *f, uint32_t slot) {
    for (uint32_t v = 1; v < f->variables.count; v++) {
        const lt_variable_info *info = &f->variables.items[v];
        if (info->storage != LT_PARAMETER || info->index != slot)
            continue;
        if (info->flags & LT_VARIABLE_THIS)
            return "this";
        if (info->name.id)
            return lt_text(f->unit->strings, info->name);
    }
    return lt_arena_format(f->arena, "#%" PRIu32, slot);
}

static const char *name_slot(const lt_function *f, uint32_t slot, uint32_t depth, lt_field field) {
    const char *name = slot == LT_SLOT_RESULT ? "return" : slot == LT_SLOT_REST ? "..." : name_argument(f, slot);
    if (field.id)
        return lt_arena_format(f->arena, "%s->%s", name, lt_text(f->unit->strings, f->unit->fields.items[field.id].name));
    return depth ? lt_arena_format(f->arena, "*%s", name) : name;
}

static const char *say_condition(const lt_function *f, lt_condition when) {
    static const char *const relations[] = {"", "==", "!=", "<", "<=", ">", ">="};
    if (when.relation == LT_ALWAYS)
        return "";
    const char *name = name_slot(f, when.subject ? when.subject - 1u : LT_SLOT_RESULT, 0, (lt_field){0});
    return lt_arena_format(f->arena, " when %s %s %" PRId64, name, relations[when.relation], when.value);
}

static const char *say_object(const lt_function *f, const lt_effect *e) {
    if (e->object != LT_SLOT_NONE)
        return name_slot(f, e->object, e->object_depth, e->object_field);
    return e->region.kind == LT_REGION_STATIC ? "static" : "call";
}

static const char *say_effect(const lt_function *f, const lt_effect *e) {
    const char *family = lt_text(f->unit->strings, f->unit->families.items[e->family.id]);
    switch (e->kind) {
    case LT_EFFECT_look: return "borrowed";
    case LT_EFFECT_take: return "taken";
    case LT_EFFECT_release: return lt_arena_format(f->arena, "owned(\"%s\")", family);
    case LT_EFFECT_fresh: return lt_arena_format(f->arena, "owned(\"%s\")%s", family, e->depth ? " by the caller" : "");
    case LT_EFFECT_keep: return lt_arena_format(f->arena, "borrowed(\"%s\")", say_object(f, e));
    case LT_EFFECT_escape: return "may be kept or released";
    case LT_EFFECT_inside: return lt_arena_format(f->arena, "borrowed(\"%s\")", say_object(f, e));
    case LT_EFFECT_alias:
        return e->object == LT_SLOT_RESULT ? "or another" : lt_arena_format(f->arena, "same as %s", say_object(f, e));
    case LT_EFFECT_static_storage: return "borrowed(\"static\")";
    case LT_EFFECT_nonnull: return "not null";
    case LT_EFFECT_null: return "null afterwards";
    case LT_EFFECT_write: return "written";
    case LT_EFFECT_move: return "moved from";
    case LT_EFFECT_value: return "always";
    case LT_EFFECT_content: return lt_arena_format(f->arena, "borrowed(\"%s\")", say_object(f, e));
    case LT_EFFECT_invalidate: return "may move or end what it holds";
    case LT_EFFECT_invalidate_iterators: return "may invalidate iterators";
    default: return "?";
    }
}

static bool is_number(const lt_function *f, uint32_t slot) {
    for (uint32_t v = 1; v < f->variables.count; v++)
        if (f->variables.items[v].storage == LT_PARAMETER && f->variables.items[v].index == slot)
            return lt_type_of(f->unit, f->variables.items[v].type)->kind == LT_TYPE_integer;
    return false;
}

const char *lt_describe_summary(const lt_function *function) {
    const lt_callee_info *self = lt_callee_of(function->unit, function->self);
    const char *text = lt_arena_format(function->arena, "%s:\n", lt_text(function->unit->strings, self->name));
    if (self->flags & LT_CALLEE_NORETURN)
        return lt_arena_format(function->arena, "%s  noreturn\n", text);
    for (uint32_t i = 0; i < self->effect_count; i++) {
        const lt_effect *e = &self->effects[i];
        if (e->kind == LT_EFFECT_escape && is_number(function, e->subject))
            continue; /* every number may be a handle, but hardly any is */
        const char *slot = name_slot(function, e->subject, e->depth, e->field);
        text = lt_arena_format(function->arena, "%s  %s: %s%s\n", text, slot, say_effect(function, e),
                               say_condition(function, e->when));
    }
    if (self->flags & LT_CALLEE_TOUCHES)
        text = lt_arena_format(function->arena, "%s  writes other memory\n", text);
    return text;
}
