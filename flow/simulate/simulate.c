/* The run of one tracked object: entry, worklist, edges, exits, and what the observer hears. */
#include "flow/simulate/simulate.h"

#include "flow/simulate/drain.h"
#include "flow/graph/schedule.h"
#include "flow/simulate/state.h"
#include "mir/build.h"

enum { MOST_STEPS = 12, MOST_FLAGS = 16 };

/* --- states and the observer ---------------------------------------------------------------------------------------- */

lt_state lt_fork(lt_simulation *sim, lt_state *st) {
    lt_state copy = *st;
    st->token = ++sim->last_token;
    copy.token = ++sim->last_token;
    return copy;
}

lt_value lt_unknown_value(lt_simulation *sim) {
    return lt_number_result(sim->values, sim->statement, 1000 + sim->unknowns++, lt_birth(sim));
}

void lt_give_up(lt_simulation *sim, const char *bound) {
    if (!sim->gave_up && sim->observer->gave_up)
        sim->observer->gave_up(sim->observer->context, sim->function, bound);
    sim->gave_up = true;
}

void lt_add_step(lt_simulation *sim, lt_state *st, lt_step step) {
    step.previous = st->path;
    if (!step.location.raw)
        step.location = sim->location;
    st->path = lt_arena_copy(sim->arena, &step, sizeof step);
}

/* The part of a path that tells its story: every step but branches, and of branches the last one before each step. */
static const lt_step *relevant_path(const lt_simulation *sim, const lt_step *path) {
    const lt_step *kept[MOST_STEPS];
    uint32_t count = 0;
    bool after_step = true;
    for (; path && count < MOST_STEPS; path = path->previous) {
        bool branch = path->kind == LT_STEP_BRANCH;
        if (!branch || after_step)
            kept[count++] = path;
        after_step = !branch;
    }
    const lt_step *result = NULL;
    while (count) {
        lt_step *step = lt_arena_copy(sim->function->arena, kept[--count], sizeof *step);
        step->previous = result;
        result = step;
    }
    return result;
}

void lt_happen(lt_simulation *sim, lt_state *st, lt_event event) {
    event.function = sim->function;
    event.object = sim->object;
    event.info = sim->info;
    event.state = st->typestate;
    if (!event.location.raw)
        event.location = sim->location;
    if (event.kind != LT_EVENT_use && event.kind != LT_EVENT_hand_out && event.kind != LT_EVENT_release &&
        event.kind != LT_EVENT_take)
        event.argument = LT_SLOT_NONE;
    if (!sim->observer->wants(sim->observer->context, &event) || !sim->observer->found)
        return;
    event.path = relevant_path(sim, st->path);
    sim->observer->found(sim->observer->context, &event);
    if (st->typestate == LT_STATE_released || st->typestate == LT_STATE_given)
        st->typestate = LT_STATE_kept; /* what follows on this path follows from it */
}

/* --- the end of objects --------------------------------------------------------------------------------------------- */

/* A pointer that is null on this path points to nothing, wherever it came from. */
static bool is_null(lt_simulation *sim, const lt_state *st, lt_cell holder) {
    const lt_entry *e = lt_map_get(st->cells, lt_cell_key(sim->values, holder));
    lt_fact fact = e ? lt_fact_of(sim, st, (lt_value){e->value}) : (lt_fact){.high = 1};
    return fact.low == 0 && fact.high == 0;
}

static bool is_elsewhere(lt_simulation *sim, const lt_state *st, lt_cell holder) {
    if (is_null(sim, st, holder))
        return false;
    lt_root root = lt_cell_of(sim->values, holder)->root;
    return root.id != st->tracked.id && lt_outlives_function(sim, st, root) && !lt_may_have_ended(sim, holder);
}

/* What a statement put a pointer into, as the source has it. */
static lt_place place_stored_by(const lt_simulation *sim, uint32_t statement, lt_root root) {
    const lt_statement *s = &sim->function->statements.items[statement];
    const lt_root_info *r = lt_root_info_of(sim->values, root);
    bool is_target = r->kind == LT_ROOT_VARIABLE && r->variable.id == lt_place_of(sim->function, s->target)->variable.id;
    return s->kind == LT_STATEMENT_call && !is_target ? (lt_place){0} : s->target;
}

static lt_event held_event(lt_simulation *sim, lt_event_kind kind, lt_cell holder, uint32_t from) {
    lt_event event = {.kind = kind};
    if (from >= sim->function->statements.count)
        return event;
    const lt_statement *s = &sim->function->statements.items[from];
    event.location = s->location;
    event.place = place_stored_by(sim, from, lt_cell_of(sim->values, holder)->root);
    if (s->kind == LT_STATEMENT_call)
        event.callee = s->callee;
    return event;
}

/* What dies with the last brace of `main` lives as long as the process, to all that is left to look at it. */
static bool ends_program(const lt_simulation *sim, lt_location at) {
    const lt_function *f = sim->function;
    return lt_callee_of(f->unit, f->self)->flags & LT_CALLEE_MAIN && at.raw == f->end.raw;
}

/* An owner that lives on may be given a new value, and so may who else points to its old content. */
static bool is_content_of_stranger(const lt_simulation *sim, const lt_state *st) {
    return sim->info->kind == LT_OBJECT_CONTENT && st->part.id &&
           lt_root_info_of(sim->values, lt_cell_of(sim->values, st->part)->root)->kind != LT_ROOT_VARIABLE;
}

void lt_end_object(lt_simulation *sim, lt_state *st, lt_location at) {
    if (st->typestate == LT_STATE_dead || !st->tracked.id)
        return;
    uint32_t from = 0;
    lt_cell holder = lt_find_holder(sim, st, is_elsewhere, &from);
    lt_add_step(sim, st, (lt_step){.kind = LT_STEP_DIED, .location = at});
    if (holder.id && !ends_program(sim, at) && !is_content_of_stranger(sim, st)) {
        lt_root_info root = *lt_root_info_of(sim->values, lt_cell_of(sim->values, holder)->root);
        lt_event event = held_event(sim, LT_EVENT_die, holder, from);
        event.capture = lt_capture_of(sim, holder, from);
        event.holder = root.kind == LT_ROOT_VARIABLE ? root.variable : (lt_variable){0};
        lt_happen(sim, st, event);
    }
    st->typestate = LT_STATE_dead;
}

void lt_meet_outlived(lt_simulation *sim, lt_state *st, lt_cell closure) {
    uint32_t from = 0;
    lt_cell holder = lt_find_held_in(sim, st, closure, &from);
    if (!holder.id)
        return;
    lt_event event = held_event(sim, LT_EVENT_die, holder, from);
    event.capture = lt_capture_of(sim, holder, from);
    if (event.capture == LT_CAPTURE_NONE)
        return;
    lt_add_step(sim, st, (lt_step){.kind = LT_STEP_CALLED});
    lt_happen(sim, st, event);
    st->typestate = LT_STATE_kept;
}

void lt_end_owner(lt_simulation *sim, lt_state *st, lt_cell owner, lt_location at) {
    if (sim->info->kind != LT_OBJECT_CONTENT || !st->part.id || !lt_cell_within(sim->values, st->part, owner))
        return;
    if (lt_cell_of(sim->values, st->part)->weak || lt_place_type(sim->function, sim->info->place)->kind == LT_TYPE_pointer)
        return; /* one of many owners: which of them ends is not known; a pointer that is no owner */
    bool shared = st->retained && lt_place_type(sim->function, sim->info->place)->flags & LT_IS_shared;
    if (shared)
        st->typestate = LT_STATE_kept;
    else if (lt_points_into(sim->values, lt_load(sim, st, st->part), st->tracked))
        lt_end_object(sim, st, at);
    st->part = (lt_cell){0};
}

lt_variable lt_reached_from(const lt_simulation *sim, lt_root root) {
    for (uint32_t depth = 0; depth < 32; depth++) {
        const lt_root_info *r = lt_root_info_of(sim->values, root);
        if (r->kind == LT_ROOT_VARIABLE)
            return r->variable;
        if (r->kind != LT_ROOT_POINTEE)
            break;
        const lt_value_info *v = lt_value_of(sim->values, r->value);
        while (v->kind == LT_VALUE_PART)
            v = lt_value_of(sim->values, (lt_value){v->a});
        if (v->kind != LT_VALUE_LOAD)
            break;
        root = lt_cell_of(sim->values, (lt_cell){v->a})->root;
    }
    return (lt_variable){0};
}

/* The contract of a callee that keeps a pointer in a region of its own. */
static bool is_kept_rightly(const lt_simulation *sim, uint32_t from) {
    const lt_statement *s = &sim->function->statements.items[from];
    const lt_callee_info *callee = lt_callee_of(sim->function->unit, s->callee);
    for (uint32_t i = 0; s->kind == LT_STATEMENT_call && i < callee->effect_count; i++)
        if (callee->effects[i].kind == LT_EFFECT_keep &&
            lt_outlives_region(sim->function, sim->info, callee->effects[i].region))
            return true;
    return false;
}

static bool is_forbidden(lt_simulation *sim, const lt_state *st, lt_cell holder) {
    if (!is_elsewhere(sim, st, holder))
        return false;
    lt_root root = lt_cell_of(sim->values, holder)->root;
    const lt_entry *e = lt_map_get(st->cells, lt_cell_key(sim->values, holder));
    if (!e || e->from >= sim->function->statements.count)
        return false;
    if (lt_root_info_of(sim->values, root)->kind == LT_ROOT_KEPT)
        return !is_kept_rightly(sim, e->from);
    return !lt_outlives_holder(sim->function, sim->info, place_stored_by(sim, e->from, root), lt_reached_from(sim, root));
}

/* At the end of its region a borrowed object is held by what stays. */
static void end_region(lt_simulation *sim, lt_state *st) {
    bool borrowed = sim->info->kind == LT_OBJECT_CALLER || sim->info->kind == LT_OBJECT_RESULT;
    if (!borrowed || !st->tracked.id || !(sim->info->claims.flags & (LT_CLAIM_BORROWED | LT_CLAIM_LIFETIME)))
        return;
    uint32_t from = 0;
    lt_cell holder = lt_find_holder(sim, st, is_forbidden, &from);
    if (holder.id)
        lt_happen(sim, st, held_event(sim, LT_EVENT_keep, holder, from));
}

static bool is_left_to_thread(lt_simulation *sim, const lt_state *st, lt_cell holder) {
    (void)st;
    return lt_is_left_to_thread(sim, holder);
}

static bool is_outside_frame(lt_simulation *sim, const lt_state *st, lt_cell holder) {
    const lt_entry *e = lt_map_get(st->cells, lt_cell_key(sim->values, holder));
    return e && e->from < sim->function->statements.count && lt_is_outside_frame(sim, holder) &&
           lt_capture_of(sim, holder, e->from) == LT_CAPTURE_CLOSURE;
}

/* A detached thread has the object of the method, whose destructor waits for nobody; or, in a closure's body, another
 * closure has a variable of the function around, and outlives that. */
static void find_left_behind(lt_simulation *sim, lt_state *st) {
    if (sim->info->kind != LT_OBJECT_CALLER || !st->tracked.id || !lt_is_mortal(sim->function, sim->info->place))
        return;
    uint32_t from = 0;
    bool self = lt_place_of(sim->function, sim->info->place)->projection == LT_BASE;
    lt_cell holder = lt_find_holder(sim, st, self ? is_left_to_thread : is_outside_frame, &from);
    if (!holder.id)
        return;
    lt_event event = held_event(sim, LT_EVENT_keep, holder, from);
    event.capture = lt_capture_of(sim, holder, from);
    lt_happen(sim, st, event);
}

static bool is_result(lt_simulation *sim, const lt_state *st, lt_cell holder) {
    if (is_null(sim, st, holder))
        return false;
    const lt_root_info *root = lt_root_info_of(sim->values, lt_cell_of(sim->values, holder)->root);
    if (root->kind != LT_ROOT_VARIABLE)
        return false;
    lt_storage storage = lt_variable_of(sim->function, root->variable)->storage;
    return storage == LT_RESULT || storage == LT_THROWN;
}

static void hand_out_result(lt_simulation *sim, lt_state *st) {
    uint32_t from = 0;
    lt_cell holder = st->tracked.id ? lt_find_holder(sim, st, is_result, &from) : (lt_cell){0};
    if (!holder.id)
        return;
    lt_event event = held_event(sim, LT_EVENT_hand_out, holder, from);
    const lt_statement *s = &sim->function->statements.items[from];
    if (from < sim->function->statements.count && s->operand_count && s->kind == LT_STATEMENT_assign)
        event.place = lt_operands_of(sim->function, s)->place;
    lt_happen(sim, st, event);
}

static bool is_left(lt_simulation *sim, const lt_state *st, lt_cell holder) {
    const lt_entry *e = lt_map_get(st->cells, lt_cell_key(sim->values, holder));
    return e && e->from < sim->function->statements.count && is_elsewhere(sim, st, holder) && !is_result(sim, st, holder);
}

/* The end of a scope released what this function stored elsewhere. */
static void find_stay(lt_simulation *sim, lt_state *st) {
    uint32_t from = 0;
    lt_cell holder = lt_find_holder(sim, st, is_left, &from);
    if (holder.id)
        lt_happen(sim, st, held_event(sim, LT_EVENT_stay, holder, from));
}

static void leave(lt_simulation *sim, lt_state *st) {
    lt_location end = sim->function->end.raw ? sim->function->end : sim->location;
    hand_out_result(sim, st);
    if (sim->info->kind == LT_OBJECT_VARIABLE)
        lt_end_object(sim, st, end);
    if (sim->info->kind == LT_OBJECT_CONTENT && st->part.id &&
        !is_elsewhere(sim, st, st->part))
        lt_end_owner(sim, st, st->part, end);
    end_region(sim, st);
    find_left_behind(sim, st);
    if (st->typestate == LT_STATE_released && st->with_scope)
        find_stay(sim, st);
    lt_end_hold(sim, st);
    lt_check_lost_at_exit(sim, st, sim->location);
    lt_happen(sim, st, (lt_event){.kind = LT_EVENT_leave, .simulation = sim, .final = st});
}

static bool is_thrown(lt_simulation *sim, const lt_state *st, lt_cell holder) {
    return is_result(sim, st, holder) &&
           lt_variable_of(sim->function, lt_root_info_of(sim->values, lt_cell_of(sim->values, holder)->root)->variable)
                   ->storage == LT_THROWN;
}

/* --- edges ---------------------------------------------------------------------------------------------------------- */

typedef struct runner {
    lt_simulation sim;
    uint32_t *heap; /* positions in the order of blocks that have pending states */
    uint32_t heap_count;
    bool *in_heap;
    lt_block *home; /* by variable: the one block it is used in; UINT32_MAX: several */
} runner;

static void push_block(runner *r, uint32_t block) {
    uint32_t position = r->sim.order.positions[block];
    if (r->in_heap[block])
        return;
    r->in_heap[block] = true;
    uint32_t i = r->heap_count++;
    for (; i && r->heap[(i - 1) / 2] > position; i = (i - 1) / 2)
        r->heap[i] = r->heap[(i - 1) / 2];
    r->heap[i] = position;
}

static uint32_t pop_block(runner *r) {
    uint32_t first = r->heap[0], last = r->heap[--r->heap_count], i = 0;
    for (uint32_t child; (child = 2 * i + 1) < r->heap_count; i = child) {
        if (child + 1 < r->heap_count && r->heap[child + 1] < r->heap[child])
            child++;
        if (r->heap[child] >= last)
            break;
        r->heap[i] = r->heap[child];
    }
    r->heap[i] = last;
    uint32_t block = r->sim.order.nodes[first];
    r->in_heap[block] = false;
    return block;
}

/* Whether the caller's object, or the memory its pointer was read from, is not there on this path. */
static bool is_absent(lt_simulation *sim, const lt_state *st) {
    const lt_object_info *info = sim->info;
    if (info->kind != LT_OBJECT_CALLER || st->typestate != LT_STATE_live || !st->tracked.id)
        return false;
    lt_fact own = lt_fact_of(sim, st, lt_root_info_of(sim->values, st->tracked)->value);
    bool handle = lt_place_type(sim->function, info->place)->kind == LT_TYPE_integer;
    if (handle ? own.high < 0 : own.low == 0 && own.high == 0)
        return true;
    lt_root root = lt_root_of_variable(sim->values, lt_place_of(sim->function, info->place)->variable);
    lt_value pointer = {0};
    if (lt_place_of(sim->function, info->place)->projection != LT_BASE)
        pointer = lt_number(sim->values, (lt_value_info){
            .kind = LT_VALUE_LOAD, .a = lt_root_info_of(sim->values, root)->base.id});
    lt_fact from = lt_fact_of(sim, st, pointer);
    return pointer.id && from.low == 0 && from.high == 0;
}

static void go(runner *r, lt_state *st, lt_block target) {
    if (r->sim.observer->tells_null && is_absent(&r->sim, st))
        st->typestate = LT_STATE_null;
    lt_leave_drain(&r->sim, st, target);
    lt_leave_reach(&r->sim, st, target);
    if (lt_arrive(&r->sim, target.id, st))
        push_block(r, target.id);
}

static bool is_unsigned(const lt_function *f, const lt_operand *operand) {
    if (operand->kind != LT_COPY && operand->kind != LT_MOVE)
        return false;
    const lt_type_info *type = lt_place_type(f, operand->place);
    return type->kind == LT_TYPE_pointer || (type->kind == LT_TYPE_integer && !(type->flags & LT_IS_is_signed));
}

static lt_value test(lt_simulation *sim, lt_state *st, const lt_operand *operand) {
    sim->null_test = true;
    lt_value v = lt_evaluate(sim, st, operand);
    lt_meet_pointer(sim, st, v, (lt_event){.kind = LT_EVENT_use, .place = operand->place, .null_test = true});
    sim->null_test = false;
    return v;
}

/* Who orders handles, other than against failure, knows more about them than that they are open: what lies below some
 * number was there before, or is overwritten later. */
static void meet_order(lt_simulation *sim, lt_state *st, lt_value handle, const lt_operand *operand, lt_value bound) {
    int64_t constant;
    bool number = operand->place.id && lt_place_type(sim->function, operand->place)->kind == LT_TYPE_integer;
    if (number && lt_points_into(sim->values, handle, st->tracked) && !lt_is_constant(sim->values, bound, &constant))
        lt_let_go(st);
}

static void branch(runner *r, lt_state *st, const lt_terminator *t, const lt_edge *edges) {
    lt_simulation *sim = &r->sim;
    lt_value left = test(sim, st, &t->left), right = test(sim, st, &t->right);
    if (t->relation != LT_EQ && t->relation != LT_NE) {
        meet_order(sim, st, left, &t->left, right);
        meet_order(sim, st, right, &t->right, left);
    }
    bool without_sign = is_unsigned(sim->function, &t->left) || is_unsigned(sim->function, &t->right);
    int known = lt_decide(sim, st, left, t->relation, right, without_sign);
    if (known >= 0) {
        go(r, st, edges[known ? 0 : 1].target);
        return;
    }
    lt_state other = lt_fork(sim, st);
    lt_add_step(sim, st, (lt_step){.kind = LT_STEP_BRANCH, .branch = t, .taken = true});
    lt_add_step(sim, &other, (lt_step){.kind = LT_STEP_BRANCH, .branch = t, .taken = false});
    if (lt_assume(sim, st, left, t->relation, right, without_sign))
        go(r, st, edges[0].target);
    if (lt_assume(sim, &other, left, lt_relation_not(t->relation), right, without_sign))
        go(r, &other, edges[1].target);
}

static bool assume_case(lt_simulation *sim, lt_state *st, lt_value v, const lt_edge *edge) {
    if (edge->low == edge->high)
        return lt_assume(sim, st, v, LT_EQ, lt_number_constant(sim->values, edge->low), false);
    return lt_assume(sim, st, v, LT_GE, lt_number_constant(sim->values, edge->low), false) &&
           lt_assume(sim, st, v, LT_LE, lt_number_constant(sim->values, edge->high), false);
}

static bool assume_no_case(lt_simulation *sim, lt_state *st, lt_value v, const lt_edge *edges, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        if (!edges[i].is_default && edges[i].low == edges[i].high &&
            !lt_assume(sim, st, v, LT_NE, lt_number_constant(sim->values, edges[i].low), false))
            return false;
    return true;
}

static void choose(runner *r, lt_state *st, const lt_terminator *t, const lt_edge *edges) {
    lt_simulation *sim = &r->sim;
    lt_value v = lt_evaluate(sim, st, &t->left);
    for (uint32_t i = 0; i < t->edge_count; i++) {
        lt_state next = lt_fork(sim, st);
        lt_add_step(sim, &next, (lt_step){.kind = LT_STEP_BRANCH, .branch = t, .taken = !edges[i].is_default});
        bool feasible = edges[i].is_default ? assume_no_case(sim, &next, v, edges, t->edge_count)
                                            : assume_case(sim, &next, v, &edges[i]);
        if (feasible)
            go(r, &next, edges[i].target);
    }
}

/* Temporaries of one block are not looked at after it. */
static void forget_temporaries(runner *r, lt_state *st, const lt_block_info *b) {
    lt_simulation *sim = &r->sim;
    sim->is_final = true;
    for (uint32_t i = 0; i < b->statement_count; i++) {
        lt_place target = sim->function->statements.items[b->first_statement + i].target;
        lt_variable v = lt_place_of(sim->function, target)->variable;
        if (target.id && r->home[v.id].id == sim->block && lt_variable_of(sim->function, v)->storage == LT_TEMPORARY &&
            !lt_object_of_variable(sim->objects, v).id)
            lt_forget_root(sim, st, lt_root_of_variable(sim->values, v), false);
    }
    sim->is_final = false;
    lt_check_lost(sim, st, NULL);
}

static void end_block(runner *r, lt_state *st, const lt_block_info *b) {
    lt_simulation *sim = &r->sim;
    const lt_terminator *t = &b->terminator;
    const lt_edge *edges = sim->function->edges.items + t->first_edge;
    sim->statement = sim->function->statements.count + sim->block;
    sim->location = t->location;
    sim->unknowns = 0;
    uint32_t from;
    if (t->kind == LT_RETURN)
        leave(sim, st);
    if (t->kind == LT_UNREACHABLE && lt_find_holder(sim, st, is_thrown, &from).id)
        leave(sim, st);
    if (t->kind == LT_RETURN || t->kind == LT_UNREACHABLE)
        return;
    if (t->kind == LT_GOTO)
        forget_temporaries(r, st, b);
    if (t->kind == LT_GOTO)
        go(r, st, edges[0].target);
    else if (t->kind == LT_BRANCH)
        branch(r, st, t, edges);
    else
        choose(r, st, t, edges);
}

/* --- the run -------------------------------------------------------------------------------------------------------- */

typedef struct point {
    lt_state st;
    uint32_t next; /* statement of the block */
} point;

/* Nothing can happen any more to what a call made: the acquisition failed, or nobody here holds what is no longer ours.
 * (What was there before, memory may hold that nobody looked at yet.) A summary asks for all ends. */
static bool is_over(const lt_simulation *sim, const lt_state *st) {
    if (sim->info->kind != LT_OBJECT_FRESH || sim->observer->tells_null)
        return false;
    bool settled = st->typestate == LT_STATE_released || st->typestate == LT_STATE_given || st->typestate == LT_STATE_kept;
    return st->typestate == LT_STATE_null || (settled && !st->holders.root);
}

/* Takes one state through the block; where it splits, the parts go on one after the other. */
static void run_block(runner *r, const lt_state *entry) {
    lt_simulation *sim = &r->sim;
    const lt_block_info *b = &sim->function->blocks.items[sim->block];
    struct { point *items; uint32_t count, capacity; } points = {0};
    lt_state first = *entry;
    first.token = ++sim->last_token;
    LT_PUSH(sim->arena, &points, (point){first, 0});
    while (points.count && !sim->gave_up) {
        point p = points.items[--points.count];
        bool goes_on = true;
        for (; goes_on && p.next < b->statement_count && !sim->gave_up; p.next++) {
            if (++sim->spent > sim->budget)
                lt_give_up(sim, "state transfers");
            sim->statement = b->first_statement + p.next;
            sim->split.count = 0;
            const lt_statement *s = &sim->function->statements.items[sim->statement];
            goes_on = lt_transfer(sim, &p.st, s);
            if (goes_on)
                lt_check_lost(sim, &p.st, s);
            goes_on = goes_on && !is_over(sim, &p.st);
            for (uint32_t i = 0; i < sim->split.count; i++) {
                lt_check_lost(sim, &sim->split.items[i], s);
                LT_PUSH(sim->arena, &points, (point){sim->split.items[i], p.next + 1});
            }
        }
        sim->spent++;
        if (goes_on && !sim->gave_up)
            end_block(r, &p.st, b);
    }
}

static void run(runner *r) {
    lt_simulation *sim = &r->sim;
    while (r->heap_count && !sim->gave_up) {
        sim->block = pop_block(r);
        lt_slots *slots = &sim->slots[sim->block];
        for (uint32_t i = 0; i < slots->states.count && !sim->gave_up; i++) {
            if (!slots->pending.items[i])
                continue;
            slots->pending.items[i] = false;
            lt_state entry = slots->states.items[i];
            run_block(r, &entry);
        }
    }
}

/* --- what is known of the function ---------------------------------------------------------------------------------- */

static void use_in(runner *r, lt_place place, uint32_t block) {
    lt_block *home = &r->home[lt_place_of(r->sim.function, place)->variable.id];
    if (place.id)
        home->id = home->id && home->id != block ? UINT32_MAX : block;
}

static void find_homes(runner *r) {
    const lt_function *f = r->sim.function;
    for (uint32_t id = 1; id < f->blocks.count; id++) {
        const lt_block_info *b = &f->blocks.items[id];
        for (uint32_t i = 0; i < b->statement_count; i++) {
            const lt_statement *s = &f->statements.items[b->first_statement + i];
            use_in(r, s->target, id);
            use_in(r, s->indirect, id);
            for (uint32_t o = 0; o < s->operand_count; o++)
                use_in(r, lt_operands_of(f, s)[o].place, id);
        }
        use_in(r, b->terminator.left.place, id);
        use_in(r, b->terminator.right.place, id);
    }
}

/* Flags: local numbers that are set to constants, never computed with, and used in more than one block. */
static void find_flags(runner *r) {
    lt_simulation *sim = &r->sim;
    const lt_function *f = sim->function;
    enum { SET = 1, COMPUTED = 2 };
    uint8_t *seen = LT_NEW_ARRAY(sim->arena, uint8_t, f->variables.count);
    for (uint32_t i = 0; i < f->statements.count; i++) {
        const lt_statement *s = &f->statements.items[i];
        if (!s->target.id || lt_place_of(f, s->target)->projection != LT_BASE)
            continue;
        bool constant = s->kind == LT_STATEMENT_assign && lt_operands_of(f, s)->kind == LT_INTEGER;
        bool computed = s->kind == LT_STATEMENT_derive && s->operation >= LT_OPERATOR_add &&
                        s->operation < LT_OPERATOR_equal;
        seen[lt_place_of(f, s->target)->variable.id] |= constant ? SET : computed ? COMPUTED : 0;
    }
    for (uint32_t v = 1; v < f->variables.count && sim->flags.count < MOST_FLAGS; v++) {
        lt_storage storage = f->variables.items[v].storage;
        bool local = storage == LT_LOCAL || storage == LT_PARAMETER || storage == LT_TEMPORARY;
        if (seen[v] == SET && local && r->home[v].id == UINT32_MAX)
            LT_PUSH(sim->arena, &sim->flags,
                    lt_root_info_of(sim->values, lt_root_of_variable(sim->values, (lt_variable){v}))->base);
    }
}

/* Whether the variable's address goes where nothing promises when a value is put there. */
static bool is_given_to_stranger(const lt_function *f, const lt_statement *s, lt_place variable) {
    bool promised = s->kind == LT_STATEMENT_call && lt_callee_of(f->unit, s->callee)->origin == LT_FROM_CONTRACT;
    for (uint32_t i = 0; i < s->operand_count && !promised; i++) {
        const lt_operand *o = lt_operands_of(f, s) + i;
        if (o->kind == LT_ADDRESS && lt_place_of(f, o->place)->variable.id == lt_place_of(f, variable)->variable.id)
            return true;
    }
    return false;
}

/* What is released on some paths alone is often chosen before: `victim = NULL; if (…) victim = p; … free(victim)`. */
static void find_choice(lt_simulation *sim) {
    const lt_function *f = sim->function;
    if (sim->info->kind != LT_OBJECT_ARGUMENT)
        return;
    const lt_statement *s = &f->statements.items[sim->info->statement];
    lt_place place = lt_operands_of(f, s)[sim->info->slot].place;
    if (!place.id || lt_place_of(f, place)->projection != LT_BASE || lt_root_of(f, place)->storage != LT_LOCAL)
        return;
    sim->choice = lt_root_info_of(sim->values, lt_root_of_variable(sim->values, lt_place_of(f, place)->variable))->base;
    for (uint32_t i = 0; i < f->statements.count && !sim->is_given_value; i++)
        sim->is_given_value = is_given_to_stranger(f, &f->statements.items[i], place);
}

/* What is released came into sight with its release: whether a further reference to it was taken before, is asked of the
 * function. */
static bool is_retained(const lt_simulation *sim) {
    const lt_function *f = sim->function;
    if (sim->info->kind != LT_OBJECT_ARGUMENT)
        return false;
    lt_place place = lt_operands_of(f, &f->statements.items[sim->info->statement])[sim->info->slot].place;
    for (uint32_t i = 0; place.id && i < f->statements.count; i++) {
        const lt_statement *s = &f->statements.items[i];
        const lt_callee_info *callee = lt_callee_of(f->unit, s->callee);
        for (uint32_t e = 0; s->kind == LT_STATEMENT_call && e < callee->effect_count; e++)
            if (callee->effects[e].kind == LT_EFFECT_retain && callee->effects[e].subject < s->operand_count &&
                lt_operands_of(f, s)[callee->effects[e].subject].place.id == place.id)
                return true;
    }
    return false;
}

/* The tracked object as it is at the entry; objects of calls and contents come into sight later. */
static lt_state entry_state(lt_simulation *sim) {
    lt_state st = {.token = ++sim->last_token};
    lt_object_kind kind = sim->info->kind;
    if (kind == LT_OBJECT_VARIABLE || (kind == LT_OBJECT_STATIC && sim->info->variable.id)) {
        st.typestate = LT_STATE_live;
        lt_track(sim, &st, lt_root_of_variable(sim->values, sim->info->variable));
    } else if (kind == LT_OBJECT_STATIC) {
        st.typestate = LT_STATE_live;
        lt_track(sim, &st, lt_root_of_literals(sim->values));
    } else if (kind == LT_OBJECT_CALLER) {
        lt_cell holder = lt_resolve(sim, &st, sim->info->place, false);
        lt_value pointer = lt_load(sim, &st, holder);
        bool owed = lt_is_owed_at_entry(sim->function, sim->info);
        st.typestate = owed ? LT_STATE_owed : LT_STATE_live;
        lt_track(sim, &st, lt_pointee_root(sim->values, pointer));
        if (owed)
            lt_put_cell(sim, &st, holder, pointer, UINT32_MAX);
    }
    return st;
}

static void prepare(runner *r) {
    lt_simulation *sim = &r->sim;
    const lt_function *f = sim->function;
    lt_schedule schedule = lt_schedule_of(lt_graph_of_blocks(f, sim->arena), 1, sim->arena);
    sim->order = schedule.order;
    sim->is_head = schedule.is_head;
    sim->in_cycle = schedule.in_cycle;
    sim->values = lt_values_new(sim->arena, f);
    lt_intern_fact(sim, (lt_fact){.low = INT64_MIN, .high = INT64_MAX});
    sim->slots = LT_NEW_ARRAY(sim->arena, lt_slots, f->blocks.count);
    r->heap = LT_NEW_ARRAY(sim->arena, uint32_t, f->blocks.count);
    r->in_heap = LT_NEW_ARRAY(sim->arena, bool, f->blocks.count);
    r->home = LT_NEW_ARRAY(sim->arena, lt_block, f->variables.count);
    sim->elements_stay = lt_elements_stay(f);
    lt_find_relinked(sim);
    find_homes(r);
    find_flags(r);
    find_choice(sim);
    sim->is_retained = is_retained(sim);
    lt_find_drain(sim);
}

void lt_simulate(const lt_function *function, const lt_objects *objects, lt_object tracked, lt_policy policy,
                 uint64_t budget, const lt_observer *observer) {
    if (function->blocks.count < 2)
        return;
    lt_arena *arena = lt_arena_new();
    runner r = {.sim = {.function = function, .objects = objects, .object = tracked, .policy = policy,
                        .info = lt_object_of(objects, tracked), .observer = observer, .arena = arena}};
    uint64_t size = (uint64_t)function->statements.count + function->blocks.count;
    r.sim.budget = budget ? budget : 64 * size + 4096;
    prepare(&r);
    r.sim.block = 1;
    lt_state entry = entry_state(&r.sim);
    LT_PUSH(arena, &r.sim.slots[1].states, entry);
    LT_PUSH(arena, &r.sim.slots[1].pending, true);
    push_block(&r, 1);
    run(&r);
    lt_compare_ends(&r.sim);
    lt_arena_delete(arena);
}
