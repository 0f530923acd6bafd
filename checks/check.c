/* Both tiers over one function: the screen says which objects can meet a defect, the simulation whether they do. */
#include "checks/check.h"

#include "checks/report.h"
#include "flow/screen/screen.h"
#include "flow/simulate/simulate.h"

#include <string.h>

/* --- the table of checks ------------------------------------------------------------------------------------------------ */

static const struct {
    const char *id;
    lt_level level;
    const char *summary;
} table[] = {
#define LT_CHECK(name, id, level, summary) {id, level, summary},
#include "checks/checks.def"
#undef LT_CHECK
};

/* The checks that are rules over events; the others look at whole units. */
static const lt_rule *const rules[] = {
    &lt_escape_rule,         &lt_capture_rule,     &lt_dangling_rule, &lt_use_after_move_rule,
    &lt_use_after_free_rule, &lt_double_free_rule, &lt_bad_free_rule, &lt_leak_rule,
    &lt_double_free_rule, &lt_bad_free_rule, &lt_leak_rule,
};

enum { RULE_COUNT = sizeof rules / sizeof *rules };

lt_settings lt_default_settings(void) {
    lt_settings settings = {.unannotated = LT_POLICY_ESCAPE};
    for (uint32_t i = 0; i < LT_CHECK_count; i++)
        settings.levels[i] = table[i].level;
    return settings;
}

const char *lt_check_name(lt_check_id check) { return table[check].id; }

const char *lt_check_summary(lt_check_id check) { return table[check].summary; }

lt_check_id lt_check_find(const char *name) {
    uint32_t i = 0;
    while (i < LT_CHECK_count && strcmp(table[i].id, name) != 0)
        i++;
    return (lt_check_id)i;
}

/* --- findings of one function ------------------------------------------------------------------------------------------- */

typedef struct found {
    lt_finding finding;
    lt_object object;
    lt_location gone; /* where the object was released or given away; none: it was not */
    lt_location made; /* where the object comes from */
    uint32_t order; /* of discovery */
} found;

typedef struct checker {
    const lt_function *function;
    const lt_objects *objects;
    const lt_settings *settings;
    const lt_sink *sink;
    LT_ARRAY(found) findings;
    bool gave_up;
} checker;

static bool is_wanted(const checker *c, const lt_rule *rule, const lt_event *event) {
    return c->settings->levels[rule->check] != LT_LEVEL_OFF && rule->wants(event);
}

static bool wants(void *context, const lt_event *event) {
    for (uint32_t i = 0; i < RULE_COUNT; i++)
        if (is_wanted(context, rules[i], event))
            return true;
    return false;
}

static lt_location place_of_loss(const lt_event *event) {
    for (const lt_step *step = event->path; step; step = step->previous)
        if (step->kind == LT_STEP_RELEASED || step->kind == LT_STEP_GIVEN)
            return step->location;
    return (lt_location){0};
}

/* What is said of one release that should not be: it is one defect, whatever else can be said of it. */
static bool is_misuse(lt_check_id check) {
    return check == LT_CHECK_double_free || check == LT_CHECK_bad_free || check == LT_CHECK_use_after_move;
}

/* One defect, one finding: the first one of a check for each object, for each release and for each location. Where several
 * objects are lost at once, each name counts. */
static bool is_known(const checker *c, const lt_finding *finding, const lt_event *event) {
    lt_location gone = place_of_loss(event);
    for (uint32_t i = 0; i < c->findings.count; i++) {
        const found *f = &c->findings.items[i];
        bool here = f->finding.location.raw == finding->location.raw && finding->location.raw &&
                    (event->kind != LT_EVENT_lose || strcmp(f->finding.message, finding->message) == 0);
        bool again = gone.raw && f->gone.raw == gone.raw;
        if (here && event->kind == LT_EVENT_release && is_misuse(f->finding.check) && is_misuse(finding->check))
            return true;
        if (f->finding.check == finding->check && (f->object.id == event->object.id || here || again))
            return true;
    }
    return false;
}

static void add_finding(void *context, const lt_event *event) {
    checker *c = context;
    for (uint32_t i = 0; i < RULE_COUNT; i++) {
        if (!is_wanted(c, rules[i], event))
            continue;
        lt_draft draft = {.function = c->function, .elements = lt_objects_elements(c->objects)};
        draft.finding.check = rules[i]->check;
        draft.finding.level = c->settings->levels[rules[i]->check];
        draft.finding.location = event->location;
        rules[i]->describe(&draft, event);
        if (!is_known(c, &draft.finding, event))
            LT_PUSH(c->function->arena, &c->findings,
                    (found){draft.finding, event->object, place_of_loss(event), event->info->location, c->findings.count});
    }
}

static void give_up(void *context, const lt_function *function, const char *bound) {
    checker *c = context;
    if (!c->gave_up && c->sink->gave_up)
        c->sink->gave_up(c->sink->context, function, bound);
    c->gave_up = true;
}

static bool is_before(const found *a, const found *b) {
    if (a->finding.location.raw != b->finding.location.raw)
        return a->finding.location.raw < b->finding.location.raw;
    return a->order < b->order;
}

/* What an owner's end leaves dangling and what is handed out dead or released are one defect: `escape` or `capture` tells
 * it. */
static bool is_told_by_escape(const checker *c, const found *f) {
    bool may_be = f->finding.check == LT_CHECK_use_after_free || f->finding.check == LT_CHECK_dangling;
    for (uint32_t i = 0; may_be && i < c->findings.count; i++) {
        const lt_finding *other = &c->findings.items[i].finding;
        if ((other->check == LT_CHECK_escape || other->check == LT_CHECK_capture) &&
            other->location.raw == f->finding.location.raw)
            return true;
    }
    return false;
}

/* Nobody waits for the thread: what it outlives tells more than its handle. */
static bool is_told_by_capture(const checker *c, const found *f) {
    for (uint32_t i = 0; f->finding.check == LT_CHECK_leak && i < c->findings.count; i++)
        if (c->findings.items[i].finding.check == LT_CHECK_capture && f->made.raw &&
            c->findings.items[i].finding.location.raw == f->made.raw)
            return true;
    return false;
}

/* In source order; there are few. */
static void report_all(checker *c) {
    for (uint32_t i = 1; i < c->findings.count; i++) {
        found f = c->findings.items[i];
        uint32_t j = i;
        for (; j && is_before(&f, &c->findings.items[j - 1]); j--)
            c->findings.items[j] = c->findings.items[j - 1];
        c->findings.items[j] = f;
    }
    for (uint32_t i = 0; i < c->findings.count; i++)
        if (!is_told_by_escape(c, &c->findings.items[i]) && !is_told_by_capture(c, &c->findings.items[i]))
            c->sink->report(c->sink->context, &c->findings.items[i].finding);
}

void lt_check_function(const lt_function *function, const lt_settings *settings, const lt_sink *sink) {
    checker c = {.function = function, .settings = settings, .sink = sink};
    lt_observer observer = {.context = &c, .wants = wants, .found = add_finding, .gave_up = give_up};
    const lt_objects *objects = lt_objects_of(function);
    c.objects = objects;
    lt_candidates candidates = lt_screen(function, objects, settings->unannotated, &observer);
    for (uint32_t i = 0; i < candidates.count && settings->tiers == LT_TIERS_ALL; i++)
        lt_simulate(function, objects, candidates.objects[i], settings->unannotated, 0, &observer);
    report_all(&c);
}
