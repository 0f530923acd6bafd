/* Locks, pins and counts: what a call holds until another one gives it up.
 *
 * Nothing is lost when such a call is not undone here: a function may return with a lock that its caller gives up. What is
 * wrong is to do both with nothing by which the caller could tell. So the ends of all paths are compared: one that returns
 * with the hold, although another has given it up, is a defect unless its result tells them apart. */
#include "flow/objects/holds.h"
#include "flow/simulate/calling.h"
#include "mir/build.h"

/* --- calls -------------------------------------------------------------------------------------------------------------- */

bool lt_call_takes_hold(const lt_call *c, const lt_effect *e) {
    const lt_object_info *info = c->sim->info;
    return e->kind == LT_EFFECT_hold && info->kind == LT_OBJECT_HOLD && info->statement == c->sim->statement &&
           info->slot == e->subject && !c->passed_over;
}

/* Whether the two are parts of one object, or variables, and nothing that could be the same. */
static bool are_apart(const lt_values *vs, lt_cell a, lt_cell b) {
    lt_root x = lt_cell_of(vs, a)->root, y = lt_cell_of(vs, b)->root;
    bool variables = lt_root_info_of(vs, x)->kind == LT_ROOT_VARIABLE && lt_root_info_of(vs, y)->kind == LT_ROOT_VARIABLE;
    if (x.id != y.id)
        return variables;
    return lt_cell_of(vs, a)->kind == LT_CELL_FIELD && lt_cell_of(vs, b)->kind == LT_CELL_FIELD &&
           !lt_cell_within(vs, a, b) && !lt_cell_within(vs, b, a);
}

static void take(const lt_call *c, lt_state *st, lt_cell cell) {
    st->typestate = LT_STATE_owed;
    st->part = cell;
    lt_add_step(c->sim, st, (lt_step){.kind = LT_STEP_ACQUIRED, .callee = c->s->callee});
}

/* The same words for it mean the same thing, whatever became of the pointers in them; other words may. */
static void give_up(const lt_call *c, lt_state *st, const lt_effect *e, lt_cell cell) {
    if (lt_call_place(c, e->subject).id == c->sim->info->place.id)
        st->typestate = LT_STATE_released;
    else if (!st->part.id || !are_apart(c->sim->values, cell, st->part))
        lt_let_go(st);
}

void lt_call_hold(const lt_call *c, lt_state *st, const lt_effect *e) {
    lt_simulation *sim = c->sim;
    if (sim->info->kind != LT_OBJECT_HOLD || e->subject >= c->count ||
        !lt_family_accepts(sim->function->unit, sim->info->family, e->family) ||
        lt_value_of(sim->values, c->values[e->subject])->kind == LT_VALUE_CONSTANT)
        return;
    lt_cell cell = lt_cell_pointed(sim->values, c->values[e->subject]);
    if (lt_gives_up_hold(sim->function->unit, c->callee, e)) {
        if (st->typestate == LT_STATE_owed)
            give_up(c, st, e, cell);
    } else if (lt_call_takes_hold(c, e) && st->typestate == LT_STATE_none) {
        take(c, st, cell);
    } else if (st->typestate == LT_STATE_released && lt_call_place(c, e->subject).id == sim->info->place.id) {
        st->typestate = LT_STATE_kept; /* the next one is followed from there */
    }
}

static bool is_pointed_to(lt_simulation *sim, const lt_state *st, lt_root root, const void *context) {
    (void)st;
    return lt_points_into(sim->values, *(const lt_value *)context, root);
}

/* A stranger may give up what it can reach: what it is given, and what every unit can name. */
void lt_call_hand_on_hold(const lt_call *c, lt_state *st) {
    lt_simulation *sim = c->sim;
    if (st->typestate != LT_STATE_owed || !st->part.id || c->callee->origin == LT_FROM_MODEL || c->callee->origin == LT_FROM_RULE)
        return;
    lt_root root = lt_cell_of(sim->values, st->part)->root;
    lt_variable variable = lt_root_info_of(sim->values, root)->variable;
    bool open = variable.id && lt_variable_of(sim->function, variable)->storage == LT_STATIC &&
                !(lt_variable_of(sim->function, variable)->flags & LT_VARIABLE_INTERNAL);
    bool seen = c->callee->flags & LT_CALLEE_DEFINED;
    bool reached = seen || open;
    for (uint32_t i = 0; i < c->count && !reached; i++)
        reached = lt_is_reached_from(sim, st, root, is_pointed_to, &c->values[i]);
    if (reached && (!seen || c->callee->flags & LT_CALLEE_GIVES_UP))
        lt_let_go(st);
}

/* --- branches ----------------------------------------------------------------------------------------------------------- */

static bool is_given_up_by(const lt_simulation *sim, const lt_statement *s) {
    return lt_hold_is_given_up(sim->function, s, sim->info);
}

/* Blocks from which the hold can still be given up. */
static bool *find_reach(const lt_simulation *sim) {
    const lt_function *f = sim->function;
    lt_graph back = lt_graph_reversed(lt_graph_of_blocks(f, sim->arena), sim->arena);
    bool *reach = LT_NEW_ARRAY(sim->arena, bool, f->blocks.count);
    uint32_t *work = LT_NEW_ARRAY(sim->arena, uint32_t, f->blocks.count), count = 0;
    for (uint32_t b = 1; b < f->blocks.count; b++)
        for (uint32_t i = 0; i < f->blocks.items[b].statement_count && !reach[b]; i++)
            if (is_given_up_by(sim, &f->statements.items[f->blocks.items[b].first_statement + i]))
                reach[work[count++] = b] = true;
    while (count) {
        uint32_t b = work[--count];
        for (uint32_t i = back.first[b]; i < back.first[b + 1]; i++)
            if (!reach[back.targets[i]])
                reach[work[count++] = back.targets[i]] = true;
    }
    return reach;
}

/* Whether the statement does something that others can see, other than to give it up. */
static bool works(const lt_simulation *sim, const lt_statement *s) {
    bool stores = s->target.id && s->kind != LT_STATEMENT_live && s->kind != LT_STATEMENT_dead;
    return s->kind == LT_STATEMENT_call ? !is_given_up_by(sim, s)
                                        : stores && lt_place_of(sim->function, s->target)->projection != LT_BASE;
}

/* Whether all that is done between the block and the join is to give it up. */
static bool only_gives_up(const lt_simulation *sim, uint32_t block, uint32_t join) {
    enum { MOST_BLOCKS = 8 };
    const lt_function *f = sim->function;
    uint32_t seen[MOST_BLOCKS] = {block}, count = 1;
    for (uint32_t next = 0; next < count; next++) {
        const lt_block_info *b = &f->blocks.items[seen[next]];
        if (!b->terminator.edge_count)
            return false;
        for (uint32_t i = 0; i < b->statement_count; i++)
            if (works(sim, &f->statements.items[b->first_statement + i]))
                return false;
        for (uint32_t i = 0; i < b->terminator.edge_count; i++) {
            uint32_t target = f->edges.items[b->terminator.first_edge + i].target.id, at = 0;
            while (at < count && seen[at] != target)
                at++;
            if (target == join || at < count)
                continue;
            if (count == MOST_BLOCKS)
                return false;
            seen[count++] = target;
        }
    }
    return true;
}

/* Whether the hold was taken under a test of the same variable. */
static bool was_tested(const lt_state *st, lt_place place) {
    bool before = false;
    for (const lt_step *step = st->path; step && place.id; step = step->previous) {
        before |= step->kind == LT_STEP_ACQUIRED;
        if (before && step->kind == LT_STEP_BRANCH && step->branch->left.place.id == place.id)
            return true;
    }
    return false;
}

/* Past this edge nothing gives it up any more. `if (locked) unlock();` is no way to forget it: whoever writes that knows
 * when it is held. */
void lt_leave_reach(lt_simulation *sim, lt_state *st, lt_block target) {
    const lt_block_info *b = &sim->function->blocks.items[sim->block];
    if (sim->info->kind != LT_OBJECT_HOLD || st->typestate != LT_STATE_owed)
        return;
    if (!sim->holds.reach)
        sim->holds.reach = find_reach(sim);
    if (!sim->holds.reach[sim->block] || sim->holds.reach[target.id])
        return;
    bool guarded = was_tested(st, b->terminator.left.place);
    for (uint32_t i = 0; i < b->terminator.edge_count && !guarded; i++) {
        uint32_t other = sim->function->edges.items[b->terminator.first_edge + i].target.id;
        guarded = other != target.id && only_gives_up(sim, other, target.id);
    }
    if (guarded)
        lt_let_go(st);
}

/* --- ends --------------------------------------------------------------------------------------------------------------- */

/* What a caller can tell of the result, one bit each. */
enum { NOTHING = 1, ZERO = 2, ONE = 4, NEGATIVE = 8, OTHER = 16, NOT_ZERO = 32, UNKNOWN = 64 };

static uint32_t class_of_result(lt_simulation *sim, lt_state *st) {
    lt_value result = lt_result_value(sim, st);
    if (!result.id || sim->function->blocks.items[sim->block].terminator.kind == LT_UNREACHABLE) /* thrown */
        return NOTHING;
    lt_fact fact = lt_fact_of(sim, st, result);
    if (lt_value_of(sim->values, result)->kind == LT_VALUE_ADDRESS)
        return NOT_ZERO;
    if (fact.low == fact.high)
        return !fact.low ? ZERO : fact.low == 1 ? ONE : fact.low < 0 ? NEGATIVE : OTHER;
    if (fact.high < 0)
        return NEGATIVE;
    for (uint32_t i = 0; i < fact.excluded_count; i++)
        if (!fact.excluded[i])
            return NOT_ZERO;
    return fact.low > 0 ? NOT_ZERO : UNKNOWN;
}

static const lt_type_info *result_type(const lt_function *f) {
    for (uint32_t v = 1; v < f->variables.count; v++)
        if (f->variables.items[v].storage == LT_RESULT)
            return lt_type_of(f->unit, f->variables.items[v].type);
    return NULL;
}

/* Whether a caller that gets a result of class `held` cannot know that it has something to give up, when those of the classes
 * `others` mean that it has not. Failure leaves nothing behind: null, false, a number that is not 0. */
static bool is_untold(const lt_function *f, uint32_t held, uint32_t others) {
    const lt_type_info *type = result_type(f);
    if (held == NOTHING || held & others)
        return true;
    if (!type || type->kind != LT_TYPE_integer || !(type->flags & LT_IS_is_signed))
        return held == ZERO;
    if (held == NEGATIVE || held == OTHER || held == NOT_ZERO)
        return true;
    return held == UNKNOWN ? others & ZERO : others & UNKNOWN;
}

void lt_end_hold(lt_simulation *sim, lt_state *st) {
    if (sim->info->kind != LT_OBJECT_HOLD)
        return;
    lt_held_end end = {.st = *st, .location = sim->location, .result = class_of_result(sim, st)};
    if (st->typestate == LT_STATE_released)
        sim->holds.given_up |= end.result;
    else if (st->typestate == LT_STATE_owed)
        LT_PUSH(sim->arena, &sim->holds.ends, end);
}

void lt_compare_ends(lt_simulation *sim) {
    for (uint32_t i = 0; i < sim->holds.ends.count && sim->holds.given_up && !sim->gave_up; i++) {
        lt_held_end *end = &sim->holds.ends.items[i];
        if (is_untold(sim->function, end->result, sim->holds.given_up))
            lt_happen(sim, &end->st, (lt_event){.kind = LT_EVENT_lose, .loss = LT_LOST_AT_EXIT, .location = end->location});
    }
}
