#include "flow/screen/screening.h"

/* A variable whose mentions span fewer blocks costs less by its last mention. */
enum { FAR_APART = 16 };

#include <string.h>

/* --- ends of blocks ------------------------------------------------------------------------------------- */

static void ask_terminator(lt_screening *s, const lt_word *facts, uint32_t block) {
    const lt_terminator *t = &s->function->blocks.items[block].terminator;
    lt_operand operands[] = {t->left, t->right};
    lt_event event = {
        .kind = LT_EVENT_use, .location = t->location, .argument = LT_SLOT_NONE, .null_test = true};
    uint32_t count = t->kind == LT_BRANCH ? 2 : t->kind == LT_SWITCH ? 1 : 0;
    for (uint32_t i = 0; i < count; i++) {
        lt_screen_ask_operand(s, facts, operands[i], UINT32_MAX, event);
        event.place = operands[i].place;
        lt_screen_ask_value(s, facts, event, lt_screen_evaluate_operand(s, operands[i], UINT32_MAX));
    }
}

static bool is_of_function(const lt_screening *s, lt_place place) {
    lt_storage storage = lt_root_of(s->function, place)->storage;
    return storage == LT_LOCAL || storage == LT_PARAMETER || storage == LT_TEMPORARY;
}

/* Whether the contract says that what the place holds at the return may be nobody's: a result that is lent, an
 * out-parameter that hands something out under a condition. */
static bool may_disown(const lt_screening *s, lt_place place) {
    const lt_callee_info *self = lt_callee_of(s->function->unit, s->function->self);
    const lt_variable_info *root = lt_root_of(s->function, place);
    if (root->storage == LT_RESULT)
        return s->function->result_claims.flags & (LT_CLAIM_BORROWED | LT_CLAIM_LIFETIME);
    for (uint32_t i = 0; root->storage == LT_PARAMETER && i < self->effect_count; i++)
        if (self->effects[i].kind == LT_EFFECT_fresh && self->effects[i].subject == root->index)
            return true;
    return false;
}

/* Whether what only the place holds at the return is not lost. */
bool lt_screen_outlives_body(const lt_screening *s, lt_place place) {
    if (!place.id || may_disown(s, place))
        return false;
    lt_storage storage = lt_root_of(s->function, place)->storage;
    if (lt_place_is_direct(s->pairs, place))
        return !is_of_function(s, place);
    if (storage == LT_LOCAL || storage == LT_TEMPORARY)
        return false;
    for (uint32_t i = 0; i < s->ended.count; i++) /* the memory itself may have been released by another name */
        if (lt_pairs_may_equal(s->pairs, s->ended.items[i], lt_place_base(s->pairs, place)))
            return false;
    return true;
}

static lt_variable holding_variable(const lt_screening *s, lt_place place) {
    bool is_direct = place.id && lt_place_is_direct(s->pairs, place);
    return is_direct ? lt_place_of(s->function, place)->variable : (lt_variable){0};
}

static void ask_return_of(lt_screening *s, lt_word word, lt_typestate state, lt_location at) {
    lt_event event = {.kind = LT_EVENT_leave, .state = state, .location = at, .argument = LT_SLOT_NONE};
    bool is_safe = false;
    lt_screen_ask(s, event);
    for (uint32_t i = 0; i < s->holder_count; i++) {
        const lt_holder *h = &s->holders[i];
        if (!(word & lt_holds_bit(i)))
            continue;
        is_safe |= !(word & lt_differs_bit(i)) && lt_screen_outlives_body(s, h->place);
        event.place = h->place;
        bool dies_too =
            event.place.id && lt_place_is_direct(s->pairs, event.place) && is_of_function(s, event.place);
        bool is_own =
            s->info->kind == LT_OBJECT_CALLER && event.place.id == s->info->place.id && !h->is_stale;
        if (dies_too || is_own)
            continue;
        bool dies = s->info->kind == LT_OBJECT_VARIABLE || s->info->kind == LT_OBJECT_CONTENT;
        event.holder = holding_variable(s, event.place);
        event.kind = dies ? LT_EVENT_die : LT_EVENT_keep;
        lt_screen_ask(s, event);
        event.kind = LT_EVENT_hand_out;
        if (event.place.id && lt_place_is_direct(s->pairs, event.place))
            lt_screen_ask(s, event);
    }
    event.kind = LT_EVENT_lose;
    event.loss = LT_LOST_AT_EXIT;
    for (uint32_t i = 0; i < s->holder_count && state == LT_STATE_owed && !is_safe; i++)
        if (word & lt_holds_bit(i)) {
            event.place = s->holders[i].place;
            lt_screen_ask(s, event);
        }
}

static void ask_return(lt_screening *s, const lt_word *facts, lt_location at) {
    for (uint32_t state = 0; state < LT_STATE_count; state++)
        if (facts[state])
            ask_return_of(s, facts[state], state, at);
}

/* --- the fixpoint --------------------------------------------------------------------------------------- */

/* Whether nothing reads the variable from here on. */
static bool is_over(const lt_screening *s, lt_variable variable, uint32_t position, uint32_t index) {
    uint32_t last = s->last_position[variable.id], block = s->order.nodes[position];
    if (index == s->function->blocks.items[block].first_statement &&
        lt_is_dead(&s->liveness, variable, block))
        return true;
    return position > last || (position == last && index > s->last_statement[variable.id]);
}

/* What is never mentioned again needs no bits; what is owed is followed to its end. */
static void drop_dead_holders(const lt_screening *s, lt_word *facts, uint32_t position, uint32_t index) {
    for (uint32_t i = 0; i < s->holder_count; i++) {
        lt_place place = s->holders[i].place;
        if (!place.id || lt_place_is_memory(s->pairs, place) || !is_of_function(s, place) ||
            !is_over(s, lt_place_of(s->function, place)->variable, position, index))
            continue;
        for (uint32_t state = 0; state < LT_STATE_count; state++)
            if (facts[state] && state != LT_STATE_owed)
                facts[state] = (facts[state] & ~lt_holds_bit(i)) | lt_differs_bit(i);
    }
}

static bool is_anywhere(const lt_word *facts) {
    lt_word all = 0;
    for (uint32_t state = 0; state < LT_STATE_count; state++)
        all |= facts[state];
    return all != 0;
}

/* The marks of the statements that can matter to these facts; 0 when none is left. */
static uint64_t marks_of(const lt_screening *s, const lt_word *facts) {
    lt_word all = 0;
    for (uint32_t state = 0; state < LT_STATE_count; state++)
        all |= facts[state];
    if (!all)
        return 0;
    uint64_t marks = s->mark;
    for (uint32_t i = 0; i < s->holder_count; i++)
        if (all & lt_holds_bit(i))
            marks |= lt_pairs_mark(s->pairs, s->holders[i].place);
    return marks;
}

/* The first origin that is not before `index`; UINT32_MAX when there is none. */
static uint32_t next_origin(const lt_screening *s, uint32_t index) {
    uint32_t low = 0, high = s->origin_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (s->origins[middle] < index)
            low = middle + 1;
        else
            high = middle;
    }
    return low < s->origin_count ? s->origins[low] : UINT32_MAX;
}

/* A pointer to the object leaves the function by an exception. */
static bool is_thrown(const lt_screening *s, const lt_word *facts) {
    lt_word all = 0;
    for (uint32_t state = 0; state < LT_STATE_count; state++)
        all |= facts[state];
    for (uint32_t i = 0; i < s->holder_count; i++)
        if (all & lt_holds_bit(i) && s->holders[i].place.id &&
            lt_root_of(s->function, s->holders[i].place)->storage == LT_THROWN)
            return true;
    return false;
}

/* Statements that mention neither the object nor a holder are passed over by their marks. */
static void transfer(void *context, uint32_t block, lt_word *facts) {
    lt_screening *s = context;
    if (s->wanted) {
        memset(facts, 0,
               LT_STATE_count * sizeof *facts); /* the answer is known: let the solver come to an end */
        return;
    }
    const lt_block_info *info = &s->function->blocks.items[block];
    uint32_t position = s->order.positions[block], end = info->first_statement + info->statement_count,
             skipped = 0;
    s->steps++;
    drop_dead_holders(s, facts, position, info->first_statement);
    lt_screen_drop_unheld(s, facts, position, info->location);
    uint64_t marks = marks_of(s, facts);
    uint32_t origin = next_origin(s, info->first_statement);
    for (uint32_t i = marks ? info->first_statement : origin; i < end;) {
        uint32_t from = i, stop = origin < end ? origin : end;
        stop = stop - i > LT_SKIPS ? i + LT_SKIPS : stop;
        while (i < stop && !(marks & s->marks[i]))
            i++;
        skipped += i - from;
        if (i == end)
            break;
        if (i == origin || marks & s->marks[i]) {
            lt_screen_run_statement(s, facts, i, position);
        } else { /* nothing for a while: is what is followed mentioned again at all? */
            drop_dead_holders(s, facts, position, i);
            lt_screen_drop_unheld(s, facts, position, info->location);
        }
        if (i == origin)
            origin = next_origin(s, i + 1);
        marks = marks_of(s, facts);
        i = marks ? i + 1 : origin;
    }
    s->steps += skipped / LT_SKIPS;
    if (!s->asking || !is_anywhere(facts))
        return;
    ask_terminator(s, facts, block);
    if (info->terminator.kind == LT_RETURN ||
        (info->terminator.kind == LT_UNREACHABLE && is_thrown(s, facts)))
        ask_return(s, facts, info->terminator.location);
}

/* --- one object ----------------------------------------------------------------------------------------- */

static void describe_origins(lt_screening *s) {
    const lt_object_info *info = s->info;
    s->origins = &info->statement;
    s->origin_count = 1;
    s->mark = 0;
    switch (info->kind) {
    case LT_OBJECT_VARIABLE:
    case LT_OBJECT_STATIC:
        s->origins = lt_pairs_mentions(s->pairs, info->variable, &s->origin_count);
        break;
    case LT_OBJECT_CONTENT: {
        lt_variable variable = lt_place_of(s->function, info->place)->variable;
        s->origins = lt_pairs_mentions(s->pairs, variable, &s->origin_count);
        s->mark = lt_pairs_mark(s->pairs, info->place);
        break;
    }
    case LT_OBJECT_FRESH:
    case LT_OBJECT_RESULT:
        if (info->slot == LT_SLOT_RESULT) {
            s->pointer_when = info->claims.when;
            break;
        }
        s->status = s->function->statements.items[info->statement].target;
        s->status_when = info->claims.when;
        s->mark = s->status.id ? lt_pairs_mark(s->pairs, s->status) : 0;
        break;
    case LT_OBJECT_CALLER:
        s->origin_count = 0;
        break;
    case LT_OBJECT_ELEMENT: /* which pointers lead to it, the simulation alone tells apart */
        s->origin_count = 0;
        s->is_any = true;
        break;
    case LT_OBJECT_HOLD:
        s->origin_count = 0;
        break;
    case LT_OBJECT_ARGUMENT:
        lt_screen_find_births(s);
        s->origins = s->births;
        s->origin_count = s->birth_count;
        break;
    }
}

static void describe_object(lt_screening *s, lt_object object) {
    s->object = object;
    s->info = lt_object_of(s->objects, object);
    s->asking = s->wanted = s->is_any = false;
    s->holder_count = s->birth_count = s->born_at_entry_count = s->reader_count = 0;
    s->is_untraced = false;
    s->status = (lt_place){0};
    s->status_when = s->pointer_when = (lt_condition){0};
    describe_origins(s);
}

/* The facts at the entry of an object that was there before. */
static void enter_caller(lt_screening *s, lt_word *facts) {
    lt_word word = lt_screen_hold_place(s, lt_screen_unheld(), s->info->place);
    bool is_owed = lt_is_owed_at_entry(s->function, s->info);
    facts[is_owed ? LT_STATE_owed : LT_STATE_live] = word;
    facts[LT_STATE_null] = word;
    if (is_owed && s->info->claims.when.relation != LT_ALWAYS)
        facts[LT_STATE_live] = word;
}

static void seed(lt_screening *s, const lt_problem *problem) {
    lt_word facts[LT_STATE_count] = {0};
    if (s->info->kind == LT_OBJECT_CALLER)
        enter_caller(s, facts);
    for (uint32_t i = 0; i < s->born_at_entry_count; i++)
        facts[LT_STATE_live] |= lt_screen_hold_place(s, lt_screen_unheld(), s->born_at_entry[i]);
    if (s->born_at_entry_count > 1)
        facts[LT_STATE_live] |= LT_ALL_DIFFER;
    if (s->info->kind == LT_OBJECT_CALLER || s->born_at_entry_count)
        lt_solver_seed(s->solver, problem, s->order.nodes[0], facts);
    for (uint32_t i = 0; i < s->origin_count; i++) {
        uint32_t block = s->block_of[s->origins[i]];
        if (s->order.positions[block] != LT_UNREACHED)
            lt_solver_seed(s->solver, problem, block, NULL);
    }
}

/* --- what is seen at a glance --------------------------------------------------------------------------- */

/* An object without a contract that is only looked at: every event it can meet, without its place. */
static bool asks_nothing(lt_screening *s) {
    static const lt_event_kind kinds[] = {LT_EVENT_use, LT_EVENT_hand_out, LT_EVENT_keep, LT_EVENT_leave};
    lt_event event = {.state = LT_STATE_live, .location = s->function->location, .argument = LT_SLOT_NONE};
    event.place = s->info->place;
    for (uint32_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        event.kind = kinds[i];
        if (event.kind == LT_EVENT_keep && s->info->kind == LT_OBJECT_VARIABLE)
            continue;
        lt_screen_ask(s, event);
    }
    bool nothing = !s->wanted;
    s->wanted = false;
    return nothing;
}

/* Whether all that the call gives to places is its result, an object of its own. */
static bool makes_all(const lt_screening *s, uint32_t index) {
    uint32_t count;
    const lt_flow *flows = lt_pairs_flows(s->pairs, index, &count);
    for (uint32_t i = 0; i < count; i++)
        if (flows[i].kind != LT_SOURCE_MADE || !lt_object_made_by(s->objects, index, flows[i].slot).id)
            return false;
    return count > 0;
}

/* The argument comes from calls that make objects, and from nowhere else: those are followed from there on,
 * and meet whatever this one would meet. */
static bool is_followed_anyway(const lt_screening *s) {
    if (s->info->kind != LT_OBJECT_ARGUMENT || s->is_untraced || s->born_at_entry_count || !s->birth_count)
        return false;
    lt_place place;
    if (!lt_screen_find_argument(s, &place) || lt_place_is_memory(s->pairs, place))
        return false;
    for (uint32_t i = 0; i < s->birth_count; i++) {
        lt_object made = lt_object_made_by(s->objects, s->births[i], LT_SLOT_RESULT);
        if (s->births[i] != s->info->statement && (!made.id || !makes_all(s, s->births[i])))
            return false;
    }
    return true;
}

/* Whether the object's pointers go nowhere that matters. */
static bool is_harmless(lt_screening *s) {
    if (s->info->kind == LT_OBJECT_VARIABLE)
        return !lt_bitset_has(s->handled, s->info->variable.id) && asks_nothing(s);
    uint32_t contract = LT_CLAIM_BORROWED | LT_CLAIM_LIFETIME | LT_CLAIM_OWNED;
    if (s->info->kind != LT_OBJECT_CALLER || s->info->claims.flags & contract)
        return false;
    for (uint32_t i = 0; i < s->released.count; i++)
        if (lt_pairs_may_equal(s->pairs, s->released.items[i], s->info->place))
            return false;
    return asks_nothing(s);
}

/* One more pass over what the fixpoint reached: how a holder got its pointer may be known only since. */
static void ask_again(lt_screening *s) {
    const uint32_t *nodes;
    uint32_t count = lt_solver_reached(s->solver, &nodes);
    for (uint32_t i = 0; i < count && !s->wanted; i++) {
        lt_word facts[LT_STATE_count];
        memcpy(facts, lt_solver_before(s->solver, nodes[i]), sizeof facts);
        transfer(s, nodes[i], facts);
    }
}

/* The argument may come from where its variable begins: it may have no value. */
static void ask_valueless(lt_screening *s) {
    const lt_statement *call = &s->function->statements.items[s->info->statement];
    lt_event event = {.kind = LT_EVENT_release, .state = LT_STATE_live, .location = call->location, .valueless = true};
    event.callee = call->callee;
    event.argument = s->info->slot;
    event.family = s->info->family;
    for (uint32_t i = 0; i < s->birth_count && s->info->kind == LT_OBJECT_ARGUMENT; i++)
        if (s->function->statements.items[s->births[i]].kind == LT_STATEMENT_live)
            lt_screen_ask(s, event);
}

/* Which paths end with a hold, the simulation alone tells. */
static void ask_held(lt_screening *s) {
    if (s->info->kind == LT_OBJECT_HOLD)
        lt_screen_ask(s, (lt_event){.kind = LT_EVENT_lose, .state = LT_STATE_owed, .loss = LT_LOST_AT_EXIT});
}

/* Whether the object is a candidate. */
static bool screen_object(lt_screening *s, lt_object object) {
    describe_object(s, object);
    if (s->is_any)
        return true;
    ask_held(s);
    ask_valueless(s);
    if (s->wanted)
        return true;
    if (is_harmless(s) || is_followed_anyway(s))
        return false;
    lt_problem problem = {
        .join = LT_UNION, .words = LT_STATE_count, .strict = true, .context = s, .transfer = transfer};
    problem.narrow = lt_screen_narrow;
    problem.budget = s->most_steps; /* each transfer is a step: beyond, all steps are spent */
    lt_solver_reset(s->solver);
    s->asking = true; /* facts only grow: what is asked on the way holds in the end */
    seed(s, &problem);
    if (!lt_solver_run(s->solver, &problem)) {
        s->steps += s->most_steps;
        return false;
    }
    if (s->is_any)
        return true;
    if (lt_screen_settle_holders(s))
        ask_again(s);
    return s->wanted;
}

/* --- one function --------------------------------------------------------------------------------------- */

static lt_screening *open_screening(const lt_function *function, const lt_objects *objects, lt_policy policy,
                                    const lt_observer *observer) {
    lt_arena *arena = function->arena;
    lt_screening *s = LT_NEW(arena, lt_screening);
    s->function = function;
    s->objects = objects;
    s->policy = policy;
    s->observer = observer;
    s->graph = lt_graph_of_blocks(function, arena);
    s->order = lt_reverse_postorder(s->graph, 1, arena);
    s->solver = lt_solver_new(arena, s->graph, s->order, LT_FORWARD, LT_STATE_count);
    s->pairs = lt_pairs_of(function, objects);
    s->marks = lt_pairs_marks(s->pairs);
    s->liveness = lt_find_liveness(function, s->graph, s->order, FAR_APART);
    s->most_steps = 4096 + 256 * ((uint64_t)function->statements.count + function->blocks.count);
    lt_screen_scan(s);
    return s;
}

lt_candidates lt_screen(const lt_function *function, const lt_objects *objects, lt_policy policy,
                        const lt_observer *observer) {
    LT_ARRAY(lt_object) found = {0};
    uint32_t count = lt_object_count(objects);
    if (count <= 1 || function->blocks.count <= 1)
        return (lt_candidates){0};
    lt_screening *s = open_screening(function, objects, policy, observer);
    for (uint32_t id = 1; id < count; id++) {
        if (screen_object(s, (lt_object){id}))
            LT_PUSH(function->arena, &found, (lt_object){id});
        if (s->steps <= s->most_steps)
            continue;
        observer->gave_up(observer->context, function, "steps of the screen");
        return (lt_candidates){.objects = found.items, .count = found.count, .gave_up = true};
    }
    return (lt_candidates){.objects = found.items, .count = found.count};
}
