/* libFuzzer: whatever a file of facts says, alone and joined to itself, the linker ends with an error that has a place or with
 * findings that have a text. */
#include "checks/growth.h"
#include "flow/growth/facts.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void report(void *context, const lt_finding *finding) {
    (void)context;
    if (!finding->message || !*finding->message || finding->note_count > LT_MOST_NOTES)
        abort();
}

static bool is_read(lt_linker *linker, const uint8_t *data, size_t size) {
    lt_facts_error error = {0};
    bool good = lt_linker_read(linker, (const char *)data, size, &error);
    if (!good && (!error.line || !error.column || !error.message || !*error.message))
        abort();
    return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    lt_arena *arena = lt_arena_new();
    lt_linker *linker = lt_linker_new(arena);
    if (is_read(linker, data, size) && is_read(linker, data, size)) {
        lt_calls *calls;
        lt_containers *containers = lt_linker_finish(linker, lt_linker_has_main(linker), &calls);
        lt_settings settings = lt_default_settings();
        settings.explain = lt_linker_serves(linker, calls);
        lt_sink sink = {.report = report};
        lt_growth_decide(containers, calls, &settings, &sink);
    }
    lt_arena_delete(arena);
    return 0;
}
