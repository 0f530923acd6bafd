#include "flow/growth/binds.h"

#include "flow/growth/collecting.h"

/* --- in one function ------------------------------------------------------------------------------------------------- */

bool lt_may_bind(const lt_callee_info *callee) {
    return (callee->flags & LT_CALLEE_DEFINED) && !(callee->flags & LT_CALLEE_VARIADIC) && callee->origin != LT_FROM_MODEL &&
           callee->origin != LT_FROM_CONTRACT;
}

static void push_site(lt_collecting *a, uint32_t root, lt_site site) {
    site.function = a->function->self;
    site.location = a->location;
    LT_PUSH(a->function->arena, &a->found, (lt_found_site){.site = site, .block = a->block, .root = root});
}

void lt_add_holder_site(lt_collecting *a, const lt_operand *operand, lt_site_kind kind) {
    bool by_address = false;
    uint32_t root = a->reporting && !a->first_root ? lt_holder_in(a, operand, &by_address) : 0;
    if (root)
        push_site(a, root - 1, (lt_site){.kind = kind, .depth = by_address ? 0 : 1});
}

/* The arguments of the call, once for all its binds. */
static uint32_t note_arguments(lt_collecting *a, const lt_statement *s) {
    for (uint32_t i = a->found.count; i; i--) {
        const lt_site *last = &a->found.items[i - 1].site;
        if (a->found.items[i - 1].block != a->block || last->location.raw != a->location.raw)
            break;
        if (last->kind == LT_SITE_bind && last->callee.id == s->callee.id)
            return last->first_argument;
    }
    uint32_t first = a->unit->arguments.count;
    for (uint32_t k = 0; k < s->operand_count; k++) {
        const lt_operand *operand = &lt_operands_of(a->function, s)[k];
        lt_site key = {0}, element = {0};
        lt_note_key(a, &key, operand, lt_things_in(a, operand), false);
        lt_note_key(a, &element, operand, lt_things_in(a, operand), true);
        lt_argument one = {key.key, key.finite_key, element.finite_key, key.key_parameters};
        LT_PUSH(a->unit->unit->arena, &a->unit->arguments, one);
    }
    return first;
}

static void add_bind(lt_collecting *a, const lt_statement *s, uint32_t argument, uint32_t root, lt_bind_kind binds, uint8_t depth) {
    uint32_t first = note_arguments(a, s);
    push_site(a, root, (lt_site){.kind = LT_SITE_bind, .depth = depth, .callee = s->callee, .argument = (uint8_t)argument,
                                 .binds = binds, .first_argument = first, .argument_count = s->operand_count});
}

static bool points_to_node(const lt_function *f, const lt_operand *operand) {
    const lt_type_info *type = lt_place_type(f, operand->place);
    if (operand->kind == LT_COPY)
        type = lt_type_of(f->unit, type->element);
    return type->flags & LT_IS_linked;
}

void lt_add_binds(lt_collecting *a, const lt_statement *s, uint32_t argument, lt_things value) {
    const lt_operand *operand = &lt_operands_of(a->function, s)[argument];
    if (!a->reporting || (operand->kind != LT_COPY && operand->kind != LT_ADDRESS && operand->kind != LT_MOVE))
        return;
    bool by_address = false;
    uint32_t holder = lt_holder_in(a, operand, &by_address);
    if (holder && !a->first_root)
        add_bind(a, s, argument, holder - 1, by_address ? LT_BIND_ADDRESS : LT_BIND_VALUE, 0);
    bool is_node = points_to_node(a->function, operand);
    bool is_head = operand->kind == LT_COPY && a->place_root[operand->place.id] && a->place_depth[operand->place.id] == 0;
    for (uint32_t slot = 0; slot < a->root_count; slot++) {
        uint32_t root = a->roots.items[a->first_root + slot];
        unsigned bits = lt_bits_of(value, slot);
        if (holder && root == holder - 1)
            continue;
        if (bits & LT_AT_CONTAINER)
            add_bind(a, s, argument, root, LT_BIND_ADDRESS, 0);
        if ((bits & LT_AT_ELEMENT) && is_node)
            add_bind(a, s, argument, root, is_head ? LT_BIND_VALUE : LT_BIND_NODE, 0);
        else if (bits & LT_AT_ELEMENT)
            add_bind(a, s, argument, root, LT_BIND_ELEMENT, 1);
        if (bits & LT_AT_INNER)
            add_bind(a, s, argument, root, LT_BIND_ELEMENT, 2);
    }
}

static lt_accessor result_of(lt_collecting *a, const lt_operand *operand, lt_things value) {
    lt_accessor found = {0};
    const lt_accessor *other = a->statement->kind == LT_STATEMENT_call ? lt_accessor_of(a->unit, a->statement->callee) : NULL;
    if (other)
        return *other;
    if (operand)
        found.root = lt_holder_in(a, operand, &found.by_address);
    for (uint32_t slot = 0; !found.root && slot < a->root_count; slot++)
        if (lt_bits_of(value, slot) & LT_AT_CONTAINER)
            found = (lt_accessor){.root = a->roots.items[a->first_root + slot] + 1, .by_address = true};
    return found;
}

bool lt_note_result(lt_collecting *a, const lt_operand *operand, lt_things value) {
    lt_callee self = a->function->self;
    if (a->parameters || !a->reporting)
        return false;
    lt_accessor found = result_of(a, operand, value);
    if (!found.root)
        return false;
    while (a->unit->accessors.count <= self.id)
        LT_PUSH(a->unit->unit->arena, &a->unit->accessors, (lt_accessor){0});
    lt_accessor *known = &a->unit->accessors.items[self.id];
    bool same = !known->known || (known->root == found.root && known->by_address == found.by_address);
    if (!same)
        push_site(a, known->root - 1, (lt_site){.kind = LT_SITE_escape});
    if (same)
        *known = (lt_accessor){found.root, found.by_address, true};
    return same && (lt_callee_of(a->unit->unit, self)->flags & LT_CALLEE_INTERNAL);
}

/* --- in the unit ----------------------------------------------------------------------------------------------------- */

void lt_chain_bind(lt_containers *containers, uint32_t site) {
    lt_site *s = &containers->sites.items[site - 1];
    lt_fact_names *names = lt_fact_names_of(containers, lt_parameter_key(containers->unit, s->callee, s->argument));
    s->next_bind = names->first_bind;
    names->first_bind = site;
}

void lt_note_parameters(lt_containers *containers, lt_callee function, lt_parameter_facts facts) {
    while (containers->parameter_facts.count <= function.id)
        LT_PUSH(containers->unit->arena, &containers->parameter_facts, LT_NOT_COLLECTED);
    containers->parameter_facts.items[function.id] = (uint8_t)facts;
}

static lt_parameter_facts facts_of(const lt_containers *containers, lt_callee function) {
    return function.id < containers->parameter_facts.count ? (lt_parameter_facts)containers->parameter_facts.items[function.id]
                                                           : LT_NOT_COLLECTED;
}

/* Something is known of the root already that keeps it silent, whatever its callees do. */
static bool is_answered(const lt_containers *containers, const lt_root *root) {
    for (uint32_t i = root->first_site; i; i = containers->sites.items[i - 1].next) {
        const lt_site *s = &containers->sites.items[i - 1];
        if (!s->depth && (s->kind == LT_SITE_escape || s->kind == LT_SITE_remove || s->kind == LT_SITE_replace))
            return true;
    }
    return false;
}

lt_callee lt_binds_next(lt_containers *containers, bool all) {
    for (; containers->next_root < containers->roots.count; containers->next_root++) {
        const lt_root *root = &containers->roots.items[containers->next_root];
        bool asked = root->storage == LT_PARAMETER || all || (root->visible && !is_answered(containers, root));
        for (uint32_t i = asked ? root->first_site : 0; i; i = containers->sites.items[i - 1].next) {
            const lt_site *s = &containers->sites.items[i - 1];
            if (s->kind == LT_SITE_bind && facts_of(containers, s->callee) == LT_NOT_COLLECTED)
                return s->callee;
        }
    }
    return (lt_callee){0};
}

typedef struct resolution {
    lt_containers *containers;
    LT_ARRAY(uint32_t) pending; /* binds: site index + 1 */
    uint8_t *queued;            /* by site, as many as there were at the beginning */
    uint32_t site_count;
} resolution;

static const char *text(const resolution *r, lt_string string) {
    return lt_text(r->containers->unit->strings, string);
}

static void push_binds(resolution *r, lt_string variable) {
    uint32_t bind = lt_fact_names_of(r->containers, variable)->first_bind;
    for (; bind; bind = r->containers->sites.items[bind - 1].next_bind)
        if (!r->queued[bind - 1]) {
            r->queued[bind - 1] = true;
            LT_PUSH(r->containers->unit->arena, &r->pending, bind);
        }
}

/* What the callee's `key` is for the caller who passes `of`; none when the bind does not lead there. */
static lt_string substitute(const resolution *r, const lt_site *bind, const lt_root *of, lt_string key, lt_string variable) {
    const char *steps = text(r, key) + strlen(text(r, variable));
    lt_unit *unit = r->containers->unit;
    if (bind->binds == LT_BIND_ELEMENT || (bind->binds == LT_BIND_NODE && *steps) || (bind->binds == LT_BIND_ADDRESS && *steps != '*'))
        return (lt_string){0};
    steps += bind->binds == LT_BIND_ADDRESS;
    if (!*steps)
        return of->key;
    if (!of->variable.id)
        return (lt_string){0};
    const char *whole = lt_arena_format(unit->arena, "%s%s", text(r, of->key), steps);
    return lt_is_short_path(whole + strlen(text(r, of->variable))) ? lt_intern(unit->strings, whole) : (lt_string){0};
}

/* The caller's root (index + 1) that the callee's is, or is an element of. */
static uint32_t root_for(const resolution *r, const lt_site *bind, uint32_t of, uint32_t callee_root) {
    lt_containers *c = r->containers;
    lt_root there = c->roots.items[callee_root], here = c->roots.items[of];
    if (bind->binds == LT_BIND_ELEMENT)
        return of + 1;
    lt_string key = substitute(r, bind, &here, there.key, there.variable);
    if (!key.id || lt_string_eq(key, here.key))
        return key.id ? of + 1 : 0;
    const char *steps = text(r, key) + strlen(text(r, here.key));
    lt_root made = there;
    made.key = key;
    made.variable = here.variable;
    made.name = lt_spell_path(c->unit, here.name, steps);
    made.storage = here.storage;
    made.in_function = here.in_function;
    made.visible = here.visible;
    made.location = here.location;
    made.first_site = made.first_tie = 0;
    return lt_enter_root(c, made) + 1;
}

static bool is_same(const lt_site *a, const lt_site *b) {
    return a->kind == b->kind && a->depth == b->depth && a->location.raw == b->location.raw && a->function.id == b->function.id &&
           a->finite_key == b->finite_key && a->guarded == b->guarded && a->fresh == b->fresh && a->key.id == b->key.id &&
           a->key_parameters == b->key_parameters;
}

static bool add_site(resolution *r, uint32_t root, lt_site site) {
    lt_containers *c = r->containers;
    for (uint32_t i = c->roots.items[root].first_site; i; i = c->sites.items[i - 1].next)
        if (is_same(&c->sites.items[i - 1], &site))
            return false;
    site.root = root;
    site.next = c->roots.items[root].first_site;
    LT_PUSH(c->unit->arena, &c->sites, site);
    c->roots.items[root].first_site = c->sites.count;
    return true;
}

/* A key that is made from the callee's parameters is made from what the call passes. */
static void pass_key(const resolution *r, const lt_site *bind, const lt_site *done, lt_site *site) {
    bool few = true, known = true;
    uint32_t from = 0;
    for (uint32_t k = 0; k < 32 && done->key_parameters >> k; k++) {
        if (!(done->key_parameters >> k & 1))
            continue;
        if (k >= bind->argument_count)
            return;
        const lt_argument *passed = &r->containers->arguments.items[bind->first_argument + k];
        bool one_of_few = done->appends ? passed->registered : passed->finite;
        if (!one_of_few && few)
            site->key = passed->name;
        few &= one_of_few;
        known &= one_of_few || passed->parameters;
        from |= one_of_few ? 0 : passed->parameters;
    }
    if (!done->key_parameters)
        return;
    site->finite_key |= few;
    site->key_parameters = known ? from : 0;
    site->key_is_parameter = site->key_parameters != 0;
}

/* What the callee does, as the caller's doing: at the call, with what the call passes as the key. */
static lt_site as_done_by(const resolution *r, const lt_site *bind, const lt_site *done) {
    lt_site site = *done;
    site.asks = site.empties = site.told = false;
    site.hints[0] = site.hints[1] = 0;
    site.depth = (uint8_t)(done->depth + bind->depth);
    site.function = bind->function;
    site.location = bind->location;
    site.in_loop |= bind->in_loop;
    site.guarded |= bind->guarded;
    if (bind->limited && (!done->limited || bind->limit < done->limit)) {
        site.limit = bind->limit;
        site.limited = true;
    }
    if (!done->guarded)
        site.limit_name = bind->limit_name;
    site.depth = site.depth > 2 ? 2 : site.depth;
    pass_key(r, bind, done, &site);
    return site;
}

/* An element that is passed on may be put into another chain. What a function does to a table in a record that is an element
 * is not counted: who has the record itself may empty it. */
static bool concerns_caller(const resolution *r, const lt_site *bind, uint32_t from, const lt_site *done) {
    const lt_root *there = &r->containers->roots.items[from];
    if (bind->binds == LT_BIND_ELEMENT && strchr(text(r, there->key) + strlen(text(r, there->variable)), '.'))
        return done->kind == LT_SITE_remove || done->kind == LT_SITE_replace;
    if (bind->binds == LT_BIND_NODE)
        return done->kind != LT_SITE_insert && done->kind != LT_SITE_set;
    if (bind->binds == LT_BIND_ELEMENT)
        return done->kind == LT_SITE_insert || done->kind == LT_SITE_remove || done->kind == LT_SITE_replace || done->kind == LT_SITE_lookup;
    return done->kind != LT_SITE_bind;
}

static bool tie(resolution *r, uint32_t root, uint32_t counter) {
    lt_containers *c = r->containers;
    for (uint32_t t = c->roots.items[root].first_tie; t; t = c->ties.items[t - 1].next)
        if (c->ties.items[t - 1].counter == counter)
            return false;
    LT_PUSH(c->unit->arena, &c->ties, (lt_tie){root, counter, c->roots.items[root].first_tie});
    c->roots.items[root].first_tie = c->ties.count;
    return true;
}

/* The caller's counter (index + 1) that the callee's is. */
static uint32_t counter_for(const resolution *r, const lt_site *bind, uint32_t of, uint32_t callee_counter) {
    lt_counter there = r->containers->counters.items[callee_counter];
    lt_root here = r->containers->roots.items[of];
    if (!lt_string_eq(there.variable, lt_parameter_key(r->containers->unit, bind->callee, bind->argument)))
        return there.of_parameter ? 0 : callee_counter + 1;
    lt_string key = substitute(r, bind, &here, there.key, there.variable);
    if (!key.id)
        return 0;
    return lt_find_counter(r->containers, (lt_counter){.key = key, .variable = here.variable, .internal = here.internal,
                                                      .of_parameter = here.storage == LT_PARAMETER}) + 1;
}

static bool bind_ties(resolution *r, const lt_site *bind, uint32_t of, uint32_t from, uint32_t to) {
    bool changed = false;
    for (uint32_t t = r->containers->roots.items[from].first_tie; t; t = r->containers->ties.items[t - 1].next) {
        uint32_t counter = counter_for(r, bind, of, r->containers->ties.items[t - 1].counter);
        if (counter)
            changed |= tie(r, to, counter - 1);
    }
    return changed;
}

static bool bind_counters(resolution *r, const lt_site *bind, uint32_t of, lt_string parameter) {
    bool changed = false;
    for (uint32_t c = lt_fact_names_of(r->containers, parameter)->first_counter; c;
         c = r->containers->counters.items[c - 1].next_of_variable) {
        uint32_t to = counter_for(r, bind, of, c - 1);
        if (!to || !r->containers->counters.items[c - 1].lowered || r->containers->counters.items[to - 1].lowered)
            continue;
        changed = r->containers->counters.items[to - 1].lowered = true;
    }
    return changed;
}

static bool bind_root(resolution *r, const lt_site *bind, uint32_t of, uint32_t from) {
    lt_containers *c = r->containers;
    uint32_t to = root_for(r, bind, of, from);
    bool changed = false;
    if (!to || to - 1 == from)
        return false;
    for (uint32_t i = c->roots.items[from].first_site; i; i = c->sites.items[i - 1].next) {
        lt_site done = c->sites.items[i - 1];
        if (done.kind != LT_SITE_bind && concerns_caller(r, bind, from, &done))
            changed |= add_site(r, to - 1, as_done_by(r, bind, &done));
    }
    return bind_ties(r, bind, of, from, to - 1) || changed;
}

/* Nobody knows what the callee does: a container, a record, or a node that can unlink itself is out of sight. */
static bool let_out(resolution *r, const lt_site *bind, uint32_t of) {
    bool matters = bind->binds == LT_BIND_ADDRESS || bind->binds == LT_BIND_VALUE || r->containers->roots.items[of].double_linked;
    if (bind->binds == LT_BIND_ELEMENT || !matters)
        return false;
    bool whole = bind->binds == LT_BIND_ADDRESS || r->containers->roots.items[of].double_linked;
    return add_site(r, of, (lt_site){.kind = LT_SITE_escape, .depth = whole ? 0 : 1, .function = bind->function, .location = bind->location});
}

/* Whether the root of the bind has got something new. */
static bool apply_bind(resolution *r, uint32_t index, uint32_t of) {
    lt_site bind = r->containers->sites.items[index];
    if (facts_of(r->containers, bind.callee) != LT_COLLECTED)
        return let_out(r, &bind, of);
    lt_string parameter = lt_parameter_key(r->containers->unit, bind.callee, bind.argument);
    bool changed = bind_counters(r, &bind, of, parameter);
    for (uint32_t q = lt_fact_names_of(r->containers, parameter)->first_root; q; q = r->containers->roots.items[q - 1].next_of_variable)
        changed |= bind_root(r, &bind, of, q - 1);
    return changed;
}

void lt_binds_resolve(lt_containers *containers) {
    resolution r = {.containers = containers, .site_count = containers->sites.count};
    r.queued = LT_NEW_ARRAY(containers->unit->arena, uint8_t, r.site_count + 1);
    uint32_t *root_of = LT_NEW_ARRAY(containers->unit->arena, uint32_t, r.site_count + 1);
    for (uint32_t root = 0; root < containers->roots.count; root++)
        for (uint32_t i = containers->roots.items[root].first_site; i; i = containers->sites.items[i - 1].next) {
            root_of[i - 1] = root;
            if (containers->sites.items[i - 1].kind == LT_SITE_bind) {
                r.queued[i - 1] = true;
                LT_PUSH(containers->unit->arena, &r.pending, i);
            }
        }
    for (uint32_t next = 0; next < r.pending.count; next++) {
        uint32_t bind = r.pending.items[next] - 1;
        r.queued[bind] = false;
        if (apply_bind(&r, bind, root_of[bind]))
            push_binds(&r, containers->roots.items[root_of[bind]].variable);
    }
}
