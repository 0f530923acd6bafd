/* Which sites stand in loops, and which of these loops only empty what they walk.
 *
 * A loop is a strongly connected component of the blocks. One that inserts nothing, and whose calls all concern the
 * containers or release something, drains: it comes to its end and is one removal. Any other may serve for ever. */
#include "flow/growth/collecting.h"

#include "flow/graph/order.h"

static bool releases(const lt_callee_info *callee) {
    for (uint32_t e = 0; e < callee->effect_count; e++)
        if (callee->effects[e].kind == LT_EFFECT_release || callee->effects[e].kind == LT_EFFECT_take)
            return true;
    return false;
}

void lt_note_errand(lt_collecting *a, const lt_callee_info *callee, lt_things things) {
    if (a->reporting && !(things & lt_all_things((1u << LT_BITS_PER_ROOT) - 1)) && !(callee->flags & LT_CALLEE_PURE) &&
        !releases(callee))
        a->errands[a->block] = true;
}

static bool is_cycle(const lt_graph *graph, const lt_components *components, uint32_t block) {
    uint32_t c = components->of[block];
    bool cycle = components->first[c + 1] - components->first[c] > 1;
    for (uint32_t e = graph->first[block]; e < graph->first[block + 1]; e++)
        cycle |= graph->targets[e] == block;
    return cycle;
}

void lt_find_loops(lt_collecting *a, uint32_t first_found) {
    const lt_function *f = a->function;
    if (first_found == a->found.count)
        return;
    lt_graph graph = lt_graph_of_blocks(f, f->arena);
    lt_components components = lt_components_of(graph, f->arena);
    bool *serves = LT_NEW_ARRAY(f->arena, bool, components.count);
    for (uint32_t block = 1; block < f->blocks.count; block++)
        serves[components.of[block]] |= a->errands[block];
    for (uint32_t i = first_found; i < a->found.count; i++)
        if (lt_may_grow(&a->found.items[i].site))
            serves[components.of[a->found.items[i].block]] = true;
    for (uint32_t i = first_found; i < a->found.count; i++) {
        lt_found_site *site = &a->found.items[i];
        site->site.in_loop = is_cycle(&graph, &components, site->block);
        site->site.drains = site->site.in_loop && !serves[components.of[site->block]];
    }
    memset(a->errands, 0, f->blocks.count * sizeof *a->errands);
}
