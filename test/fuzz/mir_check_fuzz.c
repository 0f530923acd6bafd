/* libFuzzer: whatever well-formed MIR says, both tiers, the summaries and all messages come to an end without a crash, and
 * a finding has a place in the function, a text and notes that have one. */
#include "checks/check.h"
#include "flow/summary/summary.h"
#include "mir/build.h"
#include "mir/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void report(void *context, const lt_finding *finding) {
    (void)context;
    if (!finding->message || !*finding->message || finding->level == LT_LEVEL_OFF || finding->note_count > LT_MOST_NOTES)
        abort();
    for (uint32_t i = 0; i < finding->note_count; i++)
        if (!finding->notes[i].location.raw || !*finding->notes[i].text || strchr(finding->notes[i].text, '\n'))
            abort();
}

static void check(const lt_function *function, lt_policy policy) {
    lt_settings settings = lt_default_settings();
    settings.unannotated = policy;
    lt_sink sink = {.report = report};
    lt_check_function(function, &settings, &sink);
}

static void summarise(const lt_function *function, lt_policy policy) {
    if (!lt_takes_summary(function->unit, function->self))
        return;
    lt_summary summary = lt_summarise(function, policy);
    if (!summary.known)
        return;
    lt_put_summary(function->unit, function->self, &summary);
    lt_describe_summary(function);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    lt_arena *unit_arena = lt_arena_new(), *arena = lt_arena_new();
    lt_unit *unit = lt_unit_new(unit_arena);
    lt_text_error error;
    lt_text_reader *reader = lt_text_open(unit, (const char *)data, size, &error);
    lt_policy policy = size % 2 ? LT_POLICY_ESCAPE : LT_POLICY_BORROW;
    lt_function *f;
    while (!error.message && (f = lt_text_next(reader, arena, &error))) { /* verified */
        check(f, policy);
        summarise(f, policy);
        lt_arena_reset(arena);
    }
    lt_arena_delete(arena);
    lt_arena_delete(unit_arena);
    return 0;
}
