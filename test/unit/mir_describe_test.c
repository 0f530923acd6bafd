/* A place is named as its source would name it. */
#include "mir/text.h"

#include "check.h"
#include "mir/build.h"

typedef struct fixture {
    lt_arena *arena;
    lt_unit *unit;
    lt_function *function;
    lt_field next, anonymous, base;
} fixture;

static lt_type add_type(fixture *f, lt_type_kind kind, uint32_t flags, lt_type element) {
    return lt_unit_add_type(f->unit, (lt_type_info){.kind = kind, .flags = flags, .element = element});
}

static lt_place add(fixture *f, const char *name, lt_storage storage, uint32_t flags, lt_type type) {
    lt_variable_info info = {.name = lt_intern(f->unit->strings, name), .storage = storage, .type = type};
    info.flags = flags;
    return lt_place_variable(f->function, lt_add_variable(f->function, info));
}

static fixture set_up(void) {
    fixture f = {.arena = lt_arena_new()};
    f.unit = lt_unit_new(f.arena);
    lt_type node = add_type(&f, LT_TYPE_record, 0, (lt_type){0}),
            pointer = add_type(&f, LT_TYPE_pointer, 0, node);
    f.next = lt_unit_add_field(f.unit,
                               (lt_field_info){.name = lt_intern(f.unit->strings, "next"), .type = pointer});
    f.anonymous = lt_unit_add_field(f.unit, (lt_field_info){.type = node});
    lt_string base = lt_intern(f.unit->strings, "base");
    f.base = lt_unit_add_field(f.unit, (lt_field_info){.name = base, .type = node, .flags = LT_FIELD_BASE});
    f.function = lt_function_new(f.unit, f.arena, (lt_callee){0}, (lt_location){0});
    return f;
}

static void names(const fixture *f, lt_place place, const char *text) {
    CHECK_STR(lt_describe_place(f->function, place, f->arena), text);
}

static lt_place field(fixture *f, lt_place parent) { return lt_place_field(f->function, parent, f->next); }
static lt_place deref(fixture *f, lt_place parent) { return lt_place_deref(f->function, parent); }
static lt_place element(fixture *f, lt_place parent, uint32_t i) {
    return lt_place_index(f->function, parent, i);
}

static void pointers(void) {
    fixture f = set_up();
    lt_place p = add(&f, "p", LT_PARAMETER, 0, (lt_type){2});
    lt_place pp = add(&f, "pp", LT_LOCAL, 0, add_type(&f, LT_TYPE_pointer, 0, (lt_type){2}));
    names(&f, p, "p");
    names(&f, deref(&f, p), "*p");
    names(&f, field(&f, deref(&f, p)), "p->next");
    names(&f, field(&f, deref(&f, field(&f, deref(&f, p)))), "p->next->next");
    names(&f, deref(&f, field(&f, deref(&f, p))), "*p->next");
    names(&f, element(&f, deref(&f, p), 3), "p[3]");
    names(&f, field(&f, element(&f, deref(&f, p), LT_ANY_INDEX)), "p[…].next");
    names(&f, deref(&f, pp), "*pp");
    names(&f, deref(&f, deref(&f, pp)), "**pp");
    names(&f, field(&f, deref(&f, deref(&f, pp))), "(*pp)->next");
    names(&f, element(&f, deref(&f, deref(&f, pp)), 1), "(*pp)[1]");
    names(&f, deref(&f, element(&f, deref(&f, pp), 1)), "*pp[1]");
    names(&f, (lt_place){0}, "");
    lt_arena_delete(f.arena);
}

static void records_and_arrays(void) {
    fixture f = set_up();
    lt_place s = add(&f, "s", LT_LOCAL, 0, (lt_type){1});
    lt_place v = add(&f, "v", LT_STATIC, 0, add_type(&f, LT_TYPE_array, 0, (lt_type){1}));
    lt_place p = add(&f, "p", LT_LOCAL, 0, (lt_type){2});
    names(&f, field(&f, s), "s.next");
    names(&f, field(&f, deref(&f, field(&f, s))), "s.next->next");
    names(&f, element(&f, v, 3), "v[3]");
    names(&f, element(&f, v, LT_ANY_INDEX), "v[…]");
    names(&f, field(&f, element(&f, v, UINT32_MAX - 1)), "v[4294967294].next");
    names(&f, lt_place_field(f.function, s, f.anonymous), "s");
    names(&f, field(&f, lt_place_field(f.function, s, f.anonymous)), "s.next");
    names(&f, field(&f, lt_place_field(f.function, deref(&f, p), f.anonymous)), "p->next");
    names(&f, field(&f, lt_place_field(f.function, deref(&f, p), f.base)), "p->next");
    lt_arena_delete(f.arena);
}

static void members_of_this(void) {
    fixture f = set_up();
    lt_place this = add(&f, "this", LT_PARAMETER, LT_VARIABLE_THIS, (lt_type){2});
    names(&f, this, "this");
    names(&f, deref(&f, this), "*this");
    names(&f, field(&f, deref(&f, this)), "next");
    names(&f, field(&f, deref(&f, field(&f, deref(&f, this)))), "next->next");
    names(&f, field(&f, lt_place_field(f.function, deref(&f, this), f.anonymous)), "next");
    lt_arena_delete(f.arena);
}

static void references_and_owners(void) {
    fixture f = set_up();
    lt_type record = {1}, pointer = {2};
    lt_place r = add(&f, "r", LT_PARAMETER, 0, add_type(&f, LT_TYPE_reference, 0, record));
    lt_place rp = add(&f, "rp", LT_PARAMETER, 0, add_type(&f, LT_TYPE_reference, 0, pointer));
    lt_place u = add(&f, "u", LT_LOCAL, 0, add_type(&f, LT_TYPE_record, LT_IS_owner | LT_IS_unique, record));
    lt_place v =
        add(&f, "v", LT_LOCAL, 0, add_type(&f, LT_TYPE_record, LT_IS_owner | LT_IS_container, record));
    lt_place s = add(&f, "s", LT_LOCAL, 0, add_type(&f, LT_TYPE_record, LT_IS_owner | LT_IS_small, record));
    lt_place o = add(&f, "o", LT_LOCAL, 0, add_type(&f, LT_TYPE_record, LT_IS_optional, record));
    lt_place it = add(&f, "it", LT_LOCAL, 0, add_type(&f, LT_TYPE_record, LT_IS_view, record));
    lt_place fn = add(&f, "fn", LT_LOCAL, 0, add_type(&f, LT_TYPE_record, LT_IS_callable, record));
    names(&f, deref(&f, r), "r");
    names(&f, field(&f, deref(&f, r)), "r.next");
    names(&f, deref(&f, deref(&f, rp)), "*rp");
    names(&f, field(&f, deref(&f, deref(&f, rp))), "rp->next");
    names(&f, deref(&f, u), "*u");
    names(&f, field(&f, deref(&f, u)), "u->next");
    names(&f, deref(&f, v), "v");
    names(&f, element(&f, deref(&f, v), 2), "v[2]");
    names(&f, element(&f, v, 2), "v[2]");
    names(&f, field(&f, element(&f, deref(&f, v), LT_ANY_INDEX)), "v[…].next");
    names(&f, deref(&f, s), "s");
    names(&f, field(&f, deref(&f, o)), "o->next");
    names(&f, deref(&f, it), "*it");
    names(&f, deref(&f, fn), "fn");
    lt_arena_delete(f.arena);
}

static void temporaries_have_no_name(void) {
    fixture f = set_up();
    lt_place t = add(&f, "t", LT_TEMPORARY, 0, (lt_type){2}),
             result = add(&f, "", LT_RESULT, 0, (lt_type){2});
    names(&f, t, "");
    names(&f, field(&f, deref(&f, t)), "");
    names(&f, result, "");
    lt_arena_delete(f.arena);
}

int main(void) {
    pointers();
    records_and_arrays();
    members_of_this();
    references_and_owners();
    temporaries_have_no_name();
    return check_result();
}
