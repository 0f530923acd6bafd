/* Conditions on the outside world: variables that other units set, predicates without arguments that they define. Nothing
 * in the unit says when they hold, so that neither side of a branch on them is known to be possible together with the rest
 * of a path. Where one side of such a branch settles what becomes of an object and both go on together, the other side is
 * taken to be one on which there is nothing to settle. */
#include "flow/simulate/state.h"

#include <stddef.h>

typedef struct region {
    lt_simulation *sim;
    lt_graph graph, predecessors;
    const uint32_t *dominators;
} region;

static region region_of(lt_simulation *sim) {
    region r = {.sim = sim, .graph = lt_graph_of_blocks(sim->function, sim->arena)};
    r.predecessors = lt_graph_reversed(r.graph, sim->arena);
    r.dominators = lt_dominators(r.predecessors, sim->order, sim->arena);
    return r;
}

/* Whether the block can be reached over the edge to `target` alone. */
static bool is_behind(const region *r, uint32_t target, uint32_t block) {
    bool single = r->predecessors.first[target + 1] - r->predecessors.first[target] == 1;
    return single && r->sim->order.positions[block] != LT_UNREACHED &&
           lt_dominates(r->dominators, r->sim->order, target, block);
}

/* --- what is outside ---------------------------------------------------------------------------------------------------- */

static bool is_of_others(const lt_function *f, lt_place place) {
    const lt_variable_info *root = lt_root_of(f, place);
    return root->storage == LT_STATIC && !(root->flags & (LT_VARIABLE_INTERNAL | LT_VARIABLE_CONSTANT));
}

/* The statement of the block that gives the temporary its value, if it is a call of an undefined function without
 * arguments. */
static bool is_answer(const lt_function *f, const lt_block_info *b, lt_place place) {
    for (uint32_t i = b->statement_count; i-- > 0;) {
        const lt_statement *s = &f->statements.items[b->first_statement + i];
        if (s->target.id == place.id)
            return s->kind == LT_STATEMENT_call && s->callee.id && !s->operand_count &&
                   !(lt_callee_of(f->unit, s->callee)->flags & LT_CALLEE_DEFINED);
    }
    return false;
}

static bool is_outside(const lt_function *f, const lt_block_info *b, const lt_operand *o) {
    return o->kind == LT_COPY && (is_of_others(f, o->place) || is_answer(f, b, o->place));
}

static bool is_constant(const lt_operand *o) { return o->kind == LT_INTEGER || o->kind == LT_NULL; }

static bool asks_outside(const lt_function *f, const lt_block_info *b) {
    const lt_terminator *t = &b->terminator;
    return t->kind == LT_BRANCH && ((is_outside(f, b, &t->left) && (is_constant(&t->right) || is_outside(f, b, &t->right))) ||
                                    (is_constant(&t->left) && is_outside(f, b, &t->right)));
}

/* --- what settles ------------------------------------------------------------------------------------------------------- */

static bool was_stored_in(const lt_step *path, const lt_function *f, lt_variable variable) {
    for (; path; path = path->previous)
        if (path->kind == LT_STEP_STORED && path->place.id && lt_place_of(f, path->place)->variable.id == variable.id)
            return true;
    return false;
}

static bool settles(const lt_simulation *sim, const lt_state *st, const lt_statement *s) {
    const lt_callee_info *callee = lt_callee_of(sim->function->unit, s->callee);
    for (uint32_t i = 0; s->kind == LT_STATEMENT_call && i < callee->effect_count; i++) {
        const lt_effect *e = &callee->effects[i];
        bool settling = e->kind == LT_EFFECT_release || e->kind == LT_EFFECT_take || e->kind == LT_EFFECT_escape;
        if (!settling || e->subject >= s->operand_count)
            continue;
        lt_place place = lt_operands_of(sim->function, s)[e->subject].place;
        if (place.id && was_stored_in(st->path, sim->function, lt_place_of(sim->function, place)->variable))
            return true;
    }
    return false;
}

static bool settles_behind(const region *r, const lt_state *st, uint32_t target) {
    const lt_function *f = r->sim->function;
    for (uint32_t id = 1; id < f->blocks.count; id++) {
        const lt_block_info *b = &f->blocks.items[id];
        for (uint32_t i = 0; i < b->statement_count; i++)
            if (settles(r->sim, st, &f->statements.items[b->first_statement + i]) && is_behind(r, target, id))
                return true;
    }
    return false;
}

bool lt_is_settled_elsewhere(lt_simulation *sim, const lt_state *st) {
    const lt_function *f = sim->function;
    region r = {0};
    for (const lt_step *step = st->path; step && step->kind != LT_STEP_ACQUIRED; step = step->previous) {
        if (step->kind != LT_STEP_BRANCH)
            continue;
        const lt_block_info *b = (const lt_block_info *)((const char *)step->branch - offsetof(lt_block_info, terminator));
        if (!asks_outside(f, b))
            continue;
        if (!r.sim)
            r = region_of(sim);
        const lt_edge *edges = f->edges.items + step->branch->first_edge;
        uint32_t taken = edges[step->taken ? 0 : 1].target.id, other = edges[step->taken ? 1 : 0].target.id;
        if (!is_behind(&r, taken, sim->block) && settles_behind(&r, st, other))
            return true;
    }
    return false;
}
