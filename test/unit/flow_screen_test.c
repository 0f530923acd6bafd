/* The screen: what test/mir/screen says, and it passes over hardly anything that the simulation finds in random
 * functions. */
#include "flow/screen/screen.h"

#include "check.h"
#include "flow/simulate/simulate.h"
#include "mir/text.h"
#include "random_mir.h"

#include <stdlib.h>

typedef struct outcome {
    bool found, gave_up;
    lt_event event;
} outcome;

static bool is_gone(lt_typestate state) {
    return state == LT_STATE_released || state == LT_STATE_given || state == LT_STATE_moved ||
           state == LT_STATE_dead || state == LT_STATE_invalidated;
}

/* About what all checks want together. */
static bool wants(void *context, const lt_event *event) {
    (void)context;
    lt_object_kind kind = event->info->kind;
    bool is_storage = kind == LT_OBJECT_VARIABLE || kind == LT_OBJECT_STATIC;
    switch (event->kind) {
    case LT_EVENT_use:
        return is_gone(event->state) && !event->null_test;
    case LT_EVENT_hand_out:
        return is_gone(event->state);
    case LT_EVENT_release:
    case LT_EVENT_take:
        return is_gone(event->state) || event->offset == LT_OFFSET_INSIDE || is_storage;
    case LT_EVENT_move:
        return event->state == LT_STATE_moved;
    case LT_EVENT_die:
        return kind == LT_OBJECT_VARIABLE || kind == LT_OBJECT_CONTENT;
    case LT_EVENT_keep:
        return event->info->claims.flags & (LT_CLAIM_BORROWED | LT_CLAIM_LIFETIME);
    case LT_EVENT_lose:
        return event->state == LT_STATE_owed;
    default:
        return false;
    }
}

static void found(void *context, const lt_event *event) {
    outcome *o = context;
    if (!o->found)
        o->event = *event;
    o->found = true;
}

static void gave_up(void *context, const lt_function *function, const char *bound) {
    (void)function;
    (void)bound;
    ((outcome *)context)->gave_up = true;
}

/* --- the cases ------------------------------------------------------------------------------------------ */

static char *read_all(const char *path, size_t *length) {
    FILE *file = fopen(path, "r");
    if (!file)
        return NULL;
    size_t capacity = 1 << 20;
    char *text = malloc(capacity);
    *length = fread(text, 1, capacity, file);
    fclose(file);
    return text;
}

static void function_is_as_named(const lt_function *f) {
    const char *name = lt_text(f->unit->strings, lt_callee_of(f->unit, f->self)->name);
    const char *suffix = strrchr(name, '_');
    outcome o = {0};
    lt_observer observer = {.context = &o, .wants = wants, .found = found, .gave_up = gave_up};
    lt_candidates candidates = lt_screen(f, lt_objects_of(f), LT_POLICY_ESCAPE, &observer);
    bool clean = suffix && strcmp(suffix, "_ok") == 0;
    if (!CHECK(!o.gave_up && clean == !candidates.count))
        fprintf(stderr, "    in '%s': %u candidates\n", name, candidates.count);
}

static void cases_hold(const char *path) {
    size_t length;
    char *text = read_all(path, &length);
    if (!CHECK(text))
        return;
    lt_arena *unit_arena = lt_arena_new(), *arena = lt_arena_new();
    lt_unit *unit = lt_unit_new(unit_arena);
    lt_text_error error = {0};
    lt_text_reader *reader = lt_text_open(unit, text, length, &error);
    uint32_t count = 0;
    for (lt_function *f; (f = lt_text_next(reader, arena, &error)); lt_arena_reset(arena), count++)
        function_is_as_named(f);
    CHECK_STR(error.message, NULL);
    CHECK(count > 0);
    free(text);
    lt_arena_delete(arena);
    lt_arena_delete(unit_arena);
}

/* --- against the simulation ----------------------------------------------------------------------------- */

typedef struct tally {
    uint32_t objects, missed;
} tally;

static bool is_candidate(const lt_candidates *candidates, lt_object object) {
    for (uint32_t i = 0; i < candidates->count; i++)
        if (candidates->objects[i].id == object.id)
            return true;
    return false;
}

static void compare(const lt_function *f, lt_policy policy, tally *t) {
    const lt_objects *objects = lt_objects_of(f);
    outcome screened = {0};
    lt_observer observer = {.context = &screened, .wants = wants, .found = found, .gave_up = gave_up};
    lt_candidates candidates = lt_screen(f, objects, policy, &observer);
    for (uint32_t id = 1; id < lt_object_count(objects) && !screened.gave_up; id++) {
        outcome simulated = {0};
        t->objects++;
        if (is_candidate(&candidates, (lt_object){id}))
            continue;
        observer.context = &simulated;
        lt_simulate(f, objects, (lt_object){id}, policy, 20000, &observer);
        observer.context = &screened;
        bool out_of_scope =
            simulated.event.kind == LT_EVENT_use && simulated.event.state == LT_STATE_dead &&
            simulated.event.info->kind == LT_OBJECT_VARIABLE; /* named after its scope: no lowering does */
        t->missed += simulated.found && !out_of_scope;
    }
}

/* Not yet zero. What was looked at came from MIR that no lowering makes (a parameter brought to life again, a
 * variable read after its scope, types taken for what they are not, callees that put what they make into
 * globals that they are handed), but not all of it was. A rule that is wrong shows in far more. */
static void little_is_passed_over(void) {
    tally t = {0};
    for (uint64_t seed = 1; seed <= 1000; seed++) {
        lt_arena *unit_arena = lt_arena_new(), *arena = lt_arena_new();
        random_mir r = random_unit(unit_arena, seed, 1 + seed % 20);
        for (int i = 0; i < 3; i++, lt_arena_reset(arena))
            compare(random_function(&r, arena, 1 + seed % 6, 1 + seed % 7),
                    seed % 2 ? LT_POLICY_ESCAPE : LT_POLICY_BORROW, &t);
        lt_arena_delete(arena);
        lt_arena_delete(unit_arena);
    }
    if (!CHECK(t.objects > 3000 && t.missed * 800 <= t.objects))
        fprintf(stderr, "    %u of %u objects are passed over\n", t.missed, t.objects);
}

int main(void) {
    cases_hold("../mir/screen/objects.mir");
    little_is_passed_over();
    return check_result();
}
