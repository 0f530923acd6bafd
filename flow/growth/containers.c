#include "flow/growth/binds.h"
#include "flow/growth/collecting.h"

lt_containers *lt_containers_new(lt_unit *unit) {
    lt_containers *containers = LT_NEW(unit->arena, lt_containers);
    containers->unit = unit;
    return containers;
}

static bool is_addition(const lt_statement *s) {
    return s->operation == LT_OPERATOR_add || s->operation == LT_OPERATOR_offset;
}

/* A deed has said what the statement does to containers; where the pointers in its locals lead is seen here. */
static void step_expanded(lt_collecting *a, const lt_statement *s) {
    const lt_place_info *target = lt_place_of(a->function, s->target);
    if (!s->target.id || target->projection != LT_BASE || lt_is_static_variable(lt_root_of(a->function, s->target)))
        return;
    bool copies = s->kind == LT_STATEMENT_assign;
    a->locals[target->variable.id] = copies ? lt_things_in(a, lt_operands_of(a->function, s)) : LT_VARYING | LT_COMPUTED;
    lt_remember_arithmetic(a, s->target, 0, 0);
}

static void step(lt_collecting *a, const lt_statement *s) {
    const lt_operand *operands = lt_operands_of(a->function, s);
    a->location = s->location;
    a->statement = s;
    lt_note_origins(a, s);
    lt_remember_copy(a, s);
    lt_note_test(a, s);
    if (s->expanded) {
        step_expanded(a, s);
        return;
    }
    lt_note_making(a, s);
    switch (s->kind) {
    case LT_STATEMENT_assign:
        lt_store_things(a, s->target, operands, lt_things_in(a, operands));
        lt_remember_arithmetic(a, s->target, lt_counter_read_by(a, operands), 0);
        break;
    case LT_STATEMENT_derive: {
        lt_things value = 0;
        for (uint32_t k = 0; k < s->operand_count; k++)
            value |= lt_things_in(a, &operands[k]);
        value = lt_derived_variation(a, s, value);
        uint32_t counter = s->operand_count && is_addition(s) ? lt_counter_read_by(a, operands) : 0;
        if (a->place_counter[s->target.id] && counter == a->place_counter[s->target.id]) {
            lt_count_up(a, counter);
        } else {
            lt_store_things(a, s->target, NULL, value);
        }
        bool cast = s->operation == LT_OPERATOR_cast && s->operand_count;
        lt_remember_arithmetic(a, s->target, cast ? lt_counter_read_by(a, operands) : 0, counter);
        break;
    }
    case LT_STATEMENT_call:
    case LT_STATEMENT_deed:
        lt_collect_call(a, s);
        break;
    case LT_STATEMENT_live:
        if (lt_place_of(a->function, s->target)->projection == LT_BASE)
            a->locals[lt_place_of(a->function, s->target)->variable.id] = 0;
        break;
    case LT_STATEMENT_dead:
    case LT_STATEMENT_use:
    case LT_STATEMENT_drop:
        break;
    }
}

static void run_block(lt_collecting *a, uint32_t block) {
    const lt_block_info *b = &a->function->blocks.items[block];
    a->block = block;
    for (uint32_t s = 0; s < b->statement_count; s++)
        step(a, &a->function->statements.items[b->first_statement + s]);
    if (a->reporting)
        lt_note_guard(a, &b->terminator);
}

/* What leaves the block by the edge, added to what enters the next one; whether that is more than before. */
static bool join(const lt_collecting *a, const lt_terminator *t, uint32_t edge, lt_things *entry) {
    lt_narrowing n = lt_narrow(a, t, edge);
    uint32_t told[3] = {n.ranges[0], n.ranges[1], n.widened};
    lt_things *locals = a->locals, kept[3];
    for (int i = 0; i < 3; i++) {
        kept[i] = locals[told[i]];
        if (told[i])
            locals[told[i]] = i < 2 ? kept[i] & ~LT_VARYING : kept[i] | LT_VARYING;
    }
    bool more = lt_join_row(a, entry, lt_edges_of(a->function, (lt_block){a->block})[edge].target.id);
    for (int i = 3; i-- > 0;)
        locals[told[i]] = kept[i];
    return more;
}

/* Union at joins, first-in first-out over blocks, to the fixpoint: a local's bits only grow at a block's entry. */
static lt_things *solve(lt_collecting *a) {
    const lt_function *f = a->function;
    uint32_t blocks = f->blocks.count, head = 0, tail = 0;
    lt_things *entry = LT_NEW_ARRAY(f->arena, lt_things, a->rows.first[blocks]);
    uint32_t *queue = LT_NEW_ARRAY(f->arena, uint32_t, blocks + 1);
    bool *queued = LT_NEW_ARRAY(f->arena, bool, blocks), *visited = LT_NEW_ARRAY(f->arena, bool, blocks);
    for (uint32_t i = a->rows.first[1]; i < a->rows.first[2]; i++) {
        uint32_t v = a->rows.locals[i], root = v < f->variables.count ? a->seed_root[v] : 0;
        entry[i] = lt_range_at_entry(a, v);
        if (root > a->first_root && root <= a->first_root + a->root_count)
            entry[i] |= lt_things_of(root - 1 - a->first_root, a->seed_bits[v]);
    }
    queue[tail++] = 1;
    queued[1] = visited[1] = true;
    while (head != tail) {
        uint32_t block = queue[head++];
        head %= blocks + 1;
        queued[block] = false;
        lt_load_row(a, entry, block);
        run_block(a, block);
        const lt_terminator *t = &f->blocks.items[block].terminator;
        for (uint32_t e = 0; e < t->edge_count; e++) {
            uint32_t target = lt_edges_of(f, (lt_block){block})[e].target.id;
            bool changed = join(a, t, e, entry) || !visited[target];
            visited[target] = true;
            if (changed && !queued[target]) {
                queue[tail++] = target;
                tail %= blocks + 1;
                queued[target] = true;
            }
        }
    }
    return entry;
}

static void run_pass(lt_collecting *a) {
    const lt_function *f = a->function;
    uint32_t first_found = a->found.count;
    a->guards.count = a->calls.count = a->latchings.count = 0;
    a->reporting = false;
    lt_things *entry = solve(a);
    a->reporting = true;
    for (uint32_t block = 1; block < f->blocks.count; block++) {
        lt_load_row(a, entry, block);
        run_block(a, block);
    }
    if (a->guards.count)
        lt_apply_guards(a, first_found);
    lt_drop_answered_questions(a, first_found);
    lt_find_loops(a, first_found);
}

static void tie_counters(lt_collecting *a, lt_root *root) {
    for (uint32_t c = 0; c < a->counted_up.count; c++) {
        LT_PUSH(a->unit->unit->arena, &a->unit->ties,
                (lt_tie){(uint32_t)(root - a->unit->roots.items), a->counted_up.items[c], root->first_tie});
        root->first_tie = a->unit->ties.count;
    }
}

static void keep_sites(lt_collecting *a) {
    for (uint32_t i = 0; i < a->found.count; i++) {
        lt_root *root = &a->unit->roots.items[a->found.items[i].root];
        lt_site site = a->found.items[i].site;
        if (a->found.items[i].is_new && !lt_is_looked_at(a, lt_local_root(a, a->found.items[i].root)))
            continue;
        if (site.link.id && !root->element.id)
            root->element = a->unit->unit->fields.items[site.link.id].record;
        site.root = a->found.items[i].root;
        site.next = root->first_site;
        LT_PUSH(a->unit->unit->arena, &a->unit->sites, site);
        root->first_site = a->unit->sites.count;
        if (site.kind == LT_SITE_insert || site.kind == LT_SITE_extend || site.kind == LT_SITE_bind)
            tie_counters(a, root);
        if (site.kind == LT_SITE_bind)
            lt_chain_bind(a->unit, a->unit->sites.count);
    }
}

void lt_containers_define(lt_containers *containers, lt_defined variable) {
    LT_PUSH(containers->unit->arena, &containers->defined, variable);
}

const lt_instances *lt_instances_of(const lt_containers *containers, lt_string record) {
    uint32_t index = record.id < containers->names.count ? containers->names.items[record.id].instances : 0;
    return index ? &containers->instances.items[index - 1] : NULL;
}

bool lt_is_long_lived(const lt_containers *containers, const lt_root *root) {
    const lt_instances *instances = root->is_field ? lt_instances_of(containers, root->record) : NULL;
    if (root->storage == LT_PARAMETER)
        return false;
    return !root->is_field || (instances && instances->long_lived && !instances->others);
}

static void collect(lt_containers *containers, const lt_function *function, bool parameters) {
    lt_arena *arena = function->arena;
    lt_collecting a = {.unit = containers, .function = function, .parameters = parameters, .paths = lt_paths_of(function)};
    a.place_root = LT_NEW_ARRAY(arena, uint32_t, function->places.count);
    a.place_depth = LT_NEW_ARRAY(arena, uint8_t, function->places.count);
    a.place_target = LT_NEW_ARRAY(arena, uint32_t, function->places.count);
    a.place_counter = LT_NEW_ARRAY(arena, uint32_t, function->places.count);
    a.seed_root = LT_NEW_ARRAY(arena, uint32_t, function->variables.count);
    a.seed_bits = LT_NEW_ARRAY(arena, uint8_t, function->variables.count);
    a.counter_of = LT_NEW_ARRAY(arena, uint32_t, function->variables.count);
    a.increment_of = LT_NEW_ARRAY(arena, uint32_t, function->variables.count);
    lt_prepare_keys(&a);
    a.locals = LT_NEW_ARRAY(arena, lt_things, a.local_count);
    a.rows = lt_make_rows(&a);
    a.made_of = LT_NEW_ARRAY(arena, lt_made_of, function->variables.count);
    a.tests = LT_NEW_ARRAY(arena, lt_size_test, function->variables.count);
    a.errands = LT_NEW_ARRAY(arena, bool, function->blocks.count);
    lt_number_places(&a);
    if (!parameters)
        lt_enter_registries(&a);
    a.subscripts = parameters ? NULL : lt_subscripts_of(function);
    if (a.subscripts) {
        a.settled = LT_NEW_ARRAY(arena, uint32_t, function->places.count);
        a.hints = LT_NEW_ARRAY(arena, uint32_t, function->places.count);
    }
    do {
        uint32_t left = a.roots.count - a.first_root;
        a.root_count = left < LT_ROOTS_PER_PASS ? left : LT_ROOTS_PER_PASS;
        run_pass(&a);
        a.first_root += a.root_count;
    } while (a.first_root < a.roots.count);
    lt_find_recycled_keys(&a);
    keep_sites(&a);
}

void lt_containers_add(lt_containers *containers, const lt_function *function) {
    lt_note_instances(containers, function);
    lt_note_unlinks(containers, function);
    collect(containers, function, false);
}

void lt_containers_add_parameters(lt_containers *containers, const lt_function *function) {
    lt_note_parameters(containers, function->self, LT_COLLECTED);
    collect(containers, function, true);
}
