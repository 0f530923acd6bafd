/* The states in which the simulation arrives at the returns, and conditions that tell them apart. */
#include "flow/summary/summarising.h"

#include "mir/build.h"

/* --- one exit ------------------------------------------------------------------------------------------------------- */

typedef struct follower {
    lt_summarising *s;
    lt_exits exits;
    bool lost_sight;
} follower;

/* Where it is that the holders are looked at. */
typedef struct looker {
    lt_summarising *s;
    lt_simulation *sim;
    lt_state *st;
    lt_exit *exit;
} looker;

/* The argument whose value at the entry points to the root; LT_SLOT_NONE when none does. */
static uint8_t argument_pointing_to(const lt_simulation *sim, lt_root root) {
    const lt_root_info *r = lt_root_info_of(sim->values, root);
    if (r->kind != LT_ROOT_POINTEE)
        return LT_SLOT_NONE;
    const lt_value_info *v = lt_value_of(sim->values, r->value);
    if (v->kind != LT_VALUE_LOAD)
        return LT_SLOT_NONE;
    const lt_cell_info *c = lt_cell_of(sim->values, (lt_cell){v->a});
    const lt_root_info *from = lt_root_info_of(sim->values, c->root);
    if (c->kind != LT_CELL_BASE || from->kind != LT_ROOT_VARIABLE)
        return LT_SLOT_NONE;
    const lt_variable_info *variable = lt_variable_of(sim->function, from->variable);
    return variable->storage == LT_PARAMETER && variable->index < LT_SLOT_REST ? (uint8_t)variable->index : LT_SLOT_NONE;
}

static void keep(lt_exit *exit, lt_keeper_kind kind, uint8_t slot, lt_field field, bool out) {
    bool same = exit->keeper == kind && exit->slot == slot;
    if (exit->keeper != LT_KEPT_NOWHERE && !(same && exit->out == out && exit->out_field.id == field.id)) {
        exit->out = false;
        exit->keeper = same ? kind : kind == LT_KEPT_STATIC || exit->keeper == LT_KEPT_STATIC ? LT_KEPT_STATIC : LT_KEPT_UNKNOWN;
        return;
    }
    exit->keeper = kind;
    exit->slot = slot;
    exit->out_field = field;
    exit->out = out;
}

/* Whether the result is the pointer to this new memory. */
static bool points_to(looker *l, lt_root root) {
    if (!l->s->result.id)
        return false;
    lt_value v = lt_load(l->sim, l->st,
                         lt_root_info_of(l->sim->values, lt_root_of_variable(l->sim->values, l->s->result))->base);
    return lt_points_into(l->sim->values, v, root) && lt_offset_of(l->sim->values, v) == LT_OFFSET_BASE;
}

/* A pointer in memory: whose? */
static void look_at_memory(looker *l, lt_cell holder, lt_root root) {
    lt_simulation *sim = l->sim;
    const lt_cell_info *cell = lt_cell_of(sim->values, holder);
    lt_root tracked = l->st->tracked;
    if (root.id == tracked.id || !lt_outlives_function(sim, l->st, root))
        return; /* in itself, or in what is lost with the function */
    uint8_t direct = argument_pointing_to(sim, root);
    bool fresh = lt_root_info_of(sim->values, root)->fresh;
    if (fresh && points_to(l, root))
        direct = LT_SLOT_RESULT;
    bool base = cell->kind == LT_CELL_BASE;
    bool field = cell->kind == LT_CELL_FIELD && lt_cell_of(sim->values, cell->parent)->kind == LT_CELL_BASE;
    if (direct != LT_SLOT_NONE) {
        keep(l->exit, LT_KEPT_ARGUMENT, direct, (lt_field){field ? cell->step : 0}, base || field);
        return;
    }
    lt_variable from = fresh ? (lt_variable){0} : lt_reached_from(sim, root);
    const lt_variable_info *v = lt_variable_of(sim->function, from);
    if (from.id && v->storage == LT_PARAMETER && v->index < LT_SLOT_REST)
        keep(l->exit, LT_KEPT_ARGUMENT, (uint8_t)v->index, (lt_field){0}, false);
    else if (from.id && (v->storage == LT_STATIC || v->storage == LT_THREAD))
        keep(l->exit, LT_KEPT_STATIC, 0, (lt_field){0}, false);
    else
        keep(l->exit, LT_KEPT_UNKNOWN, 0, (lt_field){0}, false);
}

static void look_at_holder(looker *l, lt_cell holder) {
    lt_simulation *sim = l->sim;
    lt_root root = lt_cell_of(sim->values, holder)->root;
    const lt_root_info *r = lt_root_info_of(sim->values, root);
    if (r->kind == LT_ROOT_KEPT) {
        keep(l->exit, lt_is_kept_until(sim, holder) ? LT_KEPT_UNKNOWN : LT_KEPT_STATIC, 0, (lt_field){0}, false);
        return;
    }
    if (r->kind == LT_ROOT_POINTEE) {
        look_at_memory(l, holder, root);
        return;
    }
    lt_storage storage = lt_variable_of(sim->function, r->variable)->storage;
    if (storage == LT_RESULT) {
        bool whole = lt_cell_of(sim->values, holder)->kind == LT_CELL_BASE;
        const lt_entry *e = lt_map_get(l->st->cells, lt_cell_key(sim->values, holder));
        bool base = e && lt_offset_of(sim->values, (lt_value){e->value}) == LT_OFFSET_BASE;
        bool surely = e && !(lt_value_of(sim->values, (lt_value){e->value})->flags & LT_VALUE_MAYBE);
        l->exit->is_result |= whole && base && surely;
        l->exit->in_result |= !(whole && base && surely);
    } else if (storage == LT_STATIC || storage == LT_THREAD) {
        keep(l->exit, LT_KEPT_STATIC, 0, (lt_field){0}, false);
    } else if (storage == LT_THROWN || lt_map_get(l->st->leaked, root.id)) {
        keep(l->exit, LT_KEPT_UNKNOWN, 0, (lt_field){0}, false);
    }
}

typedef struct cells {
    lt_arena *arena;
    LT_ARRAY(uint64_t) keys;
} cells;

static void collect(void *context, uint64_t key, const lt_entry *e) {
    (void)e;
    cells *c = context;
    LT_PUSH(c->arena, &c->keys, key);
}

static lt_value result_of(const lt_summarising *s, lt_simulation *sim, lt_state *st) {
    return lt_load(sim, st, lt_root_info_of(sim->values, lt_root_of_variable(sim->values, s->result))->base);
}

/* What the argument was at the entry. */
static lt_value argument_value(const lt_summarising *s, lt_simulation *sim, uint32_t k) {
    lt_cell base = lt_root_info_of(sim->values, lt_root_of_variable(sim->values, s->variables[k]))->base;
    return lt_number(sim->values, (lt_value_info){.kind = LT_VALUE_LOAD, .a = base.id});
}

static bool is_fresh_number(const lt_summarising *s, const lt_simulation *sim, lt_value v) {
    const lt_value_info *info = lt_value_of(sim->values, v);
    if (info->kind != LT_VALUE_RESULT || info->origin.id || info->b > LT_SLOT_RESULT ||
        info->a >= s->function->statements.count)
        return false;
    lt_object made = lt_object_made_by(s->objects, info->a, (uint8_t)info->b);
    return made.id && made.id != sim->object.id && lt_object_of(s->objects, made)->kind == LT_OBJECT_FRESH;
}

static bool is_number(const lt_summarising *s, lt_type type) {
    return lt_type_of(s->function->unit, type)->kind == LT_TYPE_integer;
}

/* The arguments through which this path hands out null, or no handle. */
static uint32_t null_arguments(const lt_summarising *s, lt_simulation *sim, lt_state *st) {
    uint32_t nulls = 0;
    for (uint32_t k = 0; k < s->parameter_count && k < 32; k++) {
        lt_variable v = s->variables[k];
        const lt_type_info *type = v.id ? lt_type_of(s->function->unit, lt_variable_of(s->function, v)->type) : NULL;
        if (!type || (type->kind != LT_TYPE_pointer && type->kind != LT_TYPE_reference))
            continue;
        lt_type_kind of = lt_type_of(s->function->unit, type->element)->kind;
        if (of != LT_TYPE_pointer && of != LT_TYPE_integer)
            continue;
        lt_fact now = lt_fact_of(sim, st, lt_load(sim, st, lt_cell_pointed(sim->values, argument_value(s, sim, k))));
        nulls |= (uint32_t)(of == LT_TYPE_pointer ? now.low == 0 && now.high == 0 : now.high < 0) << k;
    }
    return nulls;
}

static lt_exit describe(lt_summarising *s, lt_simulation *sim, lt_state *st) {
    lt_exit exit = {.state = st->typestate};
    const lt_object_info *info = sim->info;
    lt_fact unknown = {.low = INT64_MIN, .high = INT64_MAX};
    exit.is_null = st->typestate == LT_STATE_null || st->typestate == LT_STATE_none;
    exit.is_moved = st->typestate == LT_STATE_moved && st->part.id == lt_root_info_of(sim->values, st->tracked)->base.id;
    if (info->kind == LT_OBJECT_CALLER && st->tracked.id) {
        lt_place place = info->place;
        lt_fact was = lt_fact_of(sim, st, lt_root_info_of(sim->values, st->tracked)->value);
        exit.is_null |= is_number(s, lt_place_of(sim->function, place)->type) && was.high < 0; /* no handle */
        if (lt_place_of(sim->function, place)->projection != LT_BASE && st->typestate != LT_STATE_live) {
            lt_value value = lt_load(sim, st, lt_resolve(sim, st, place, false));
            lt_fact now = lt_fact_of(sim, st, value);
            exit.is_cleared = now.low == 0 && now.high == 0;
            exit.is_replaced = lt_value_of(sim->values, value)->flags & LT_VALUE_FRESH;
        }
    }
    exit.result = s->result.id ? lt_fact_of(sim, st, result_of(s, sim, st)) : unknown;
    exit.is_other_fresh = s->result.id && is_fresh_number(s, sim, result_of(s, sim, st));
    exit.nulls = st->typestate == LT_STATE_null ? null_arguments(s, sim, st) : 0;
    exit.arguments = LT_NEW_ARRAY(s->arena, lt_fact, s->parameter_count + 1);
    for (uint32_t k = 0; k < s->parameter_count; k++) {
        lt_variable v = s->variables[k];
        bool number = v.id && is_number(s, lt_variable_of(s->function, v)->type);
        exit.arguments[k] = number ? lt_fact_of(sim, st, argument_value(s, sim, k)) : unknown;
    }
    cells holders = {.arena = sim->arena};
    lt_map_each(st->holders, 0, 0, collect, &holders);
    looker l = {s, sim, st, &exit};
    for (uint32_t i = 0; i < holders.keys.count; i++)
        look_at_holder(&l, lt_cell_of_key(holders.keys.items[i]));
    return exit;
}

/* --- the run ---------------------------------------------------------------------------------------------------------- */

static void note_family(lt_exits *exits, const lt_event *event) {
    if (exits->family.id && exits->family.id != event->family.id)
        exits->families_differ = true;
    exits->family = event->family;
}

static bool hear(void *context, const lt_event *event) {
    follower *f = context;
    if (event->kind == LT_EVENT_release)
        note_family(&f->exits, event);
    if (event->kind != LT_EVENT_leave || !event->final)
        return false;
    if (f->exits.count == LT_MOST_EXITS) {
        f->exits.gave_up = true;
        return false;
    }
    lt_summarising *s = f->s;
    f->lost_sight |= event->simulation->lost_sight;
    lt_exit exit = describe(s, event->simulation, event->final);
    s->returned = s->has_returned ? lt_join_facts(s->returned, exit.result, false) : exit.result;
    s->has_returned = true;
    f->exits.items[f->exits.count++] = exit;
    return false;
}

static void give_up(void *context, const lt_function *function, const char *bound) {
    (void)function;
    (void)bound;
    ((follower *)context)->exits.gave_up = true;
}

/* What large functions do to many things is not worth following each through all of them. */
static uint64_t most_followed(uint64_t size) {
    enum { LEAST = 4, WORK = 16384 };
    uint64_t most = WORK / (size + 1);
    return most > LT_MOST_FOLLOWED ? LT_MOST_FOLLOWED : most < LEAST ? LEAST : most;
}

lt_exits lt_summary_follow(lt_summarising *s, lt_object object) {
    follower f = {.s = s};
    lt_observer observer = {.context = &f, .wants = hear, .gave_up = give_up, .tells_null = true};
    uint64_t size = (uint64_t)s->function->statements.count + s->function->blocks.count;
    if (++s->followed > most_followed(size)) {
        f.exits.gave_up = true;
        return f.exits;
    }
    lt_simulate(s->function, s->objects, object, s->policy, 24 * size + 4096, &observer);
    for (uint32_t i = 0; f.lost_sight && i < f.exits.count; i++)
        if (f.exits.items[i].keeper == LT_KEPT_NOWHERE && !f.exits.items[i].is_null)
            f.exits.items[i].keeper = LT_KEPT_UNKNOWN;
    return f.exits;
}

/* --- conditions ------------------------------------------------------------------------------------------------------- */

static bool excludes(const lt_fact *f, int64_t value) {
    bool out = value < f->low || value > f->high;
    for (uint32_t i = 0; i < f->excluded_count; i++)
        out |= f->excluded[i] == value;
    return out;
}

static bool implies(const lt_fact *f, lt_relation relation, int64_t value) {
    switch (relation) {
    case LT_ALWAYS: return true;
    case LT_EQ: return f->low == value && f->high == value;
    case LT_NE: return excludes(f, value);
    case LT_LT: return f->high < value;
    case LT_LE: return f->high <= value;
    case LT_GT: return f->low > value;
    case LT_GE: return f->low >= value;
    }
    return false;
}

static const lt_fact *fact_of(const lt_exit *exit, uint32_t subject) {
    return subject ? &exit->arguments[subject - 1] : &exit->result;
}

static bool separates(const lt_exits *exits, const lt_side *sides, lt_condition when) {
    for (uint32_t i = 0; i < exits->count; i++) {
        lt_relation relation = sides[i] == LT_SIDE_IN ? when.relation : lt_relation_not(when.relation);
        if (sides[i] != LT_SIDE_NEITHER && !implies(fact_of(&exits->items[i], when.subject), relation, when.value))
            return false;
    }
    return true;
}

/* Equality with a constant that one exit of this side has. */
static bool try_constants(const lt_exits *exits, const lt_side *sides, lt_condition *when) {
    for (uint32_t i = 0; i < exits->count; i++) {
        const lt_fact *f = fact_of(&exits->items[i], when->subject);
        if (sides[i] == LT_SIDE_NEITHER || f->low != f->high)
            continue;
        when->relation = sides[i] == LT_SIDE_IN ? LT_EQ : LT_NE;
        when->value = f->low;
        if (separates(exits, sides, *when))
            return true;
    }
    return false;
}

static bool try_subject(const lt_exits *exits, const lt_side *sides, lt_condition *when) {
    static const lt_relation relations[] = {LT_EQ, LT_NE, LT_GE, LT_LT, LT_GT, LT_LE};
    when->value = 0;
    for (uint32_t i = 0; i < sizeof relations / sizeof *relations; i++) {
        when->relation = relations[i];
        if (separates(exits, sides, *when))
            return true;
    }
    return try_constants(exits, sides, when);
}

static bool separate_from(const lt_summarising *s, const lt_exits *exits, const lt_side *sides, uint32_t subject,
                          lt_condition *when) {
    for (uint32_t k = subject; k <= s->parameter_count && k < LT_SLOT_REST; k++) {
        when->subject = (uint8_t)k;
        bool known = k ? s->variables[k - 1].id != 0 : s->result.id != 0;
        if (known && try_subject(exits, sides, when))
            return true;
    }
    return false;
}

bool lt_summary_hangs_on_argument(const lt_summarising *s, const lt_exits *exits, const lt_side *sides) {
    lt_condition when = {0};
    return separate_from(s, exits, sides, 1, &when);
}

bool lt_summary_separate(const lt_summarising *s, const lt_exits *exits, const lt_side *sides, lt_condition *when) {
    bool in = false, out = false;
    for (uint32_t i = 0; i < exits->count; i++) {
        in |= sides[i] == LT_SIDE_IN;
        out |= sides[i] == LT_SIDE_OUT;
    }
    *when = (lt_condition){0};
    if (!in || !out)
        return in;
    return separate_from(s, exits, sides, 0, when);
}
