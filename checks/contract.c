#include "checks/contract.h"

#include <string.h>

static lt_finding make(const lt_settings *settings, lt_location location, const char *message) {
    return (lt_finding){
        .check = LT_CHECK_contract,
        .level = settings->levels[LT_CHECK_contract],
        .location = location,
        .message = message,
    };
}

/* The literal with the error's words replaced by the suggestion; null where that would not be plain text. */
static const char *corrected(lt_arena *arena, const char *text, const lt_contract_error *error) {
    size_t length = strlen(text), begin = error->column - 1;
    if (strpbrk(text, "\"\\\n") || begin + error->length > length)
        return NULL;
    return lt_arena_format(arena, "\"%.*s%s%s\"", (int)begin, text, error->suggestion, text + begin + error->length);
}

lt_finding lt_malformed_contract(const lt_settings *settings, lt_arena *arena, const lt_contract_site *site,
                                 const lt_contract_error *error) {
    bool has_column = error->column && site->text;
    lt_finding finding = make(settings, has_column ? site->at_fault : site->name, error->message);
    if (has_column && error->suggestion && site->plain) {
        const char *literal = corrected(arena, site->text, error);
        if (literal)
            finding.fixes[finding.fix_count++] = (lt_fix){.begin = site->string, .end = site->string, .text = literal};
    }
    return finding;
}

lt_finding lt_misplaced_contract(const lt_settings *settings, lt_arena *arena, const lt_contract_site *site,
                                 const char *bearer) {
    return make(settings, site->name,
                lt_arena_format(arena, "'%s' says nothing on %s: it belongs on a function, parameter, field, variable or "
                                       "typedef", lt_attributes[site->kind].name, bearer));
}

lt_finding lt_contract_disagreement(const lt_settings *settings, lt_arena *arena, const lt_disagreement *disagreement,
                                    const char *where) {
    const lt_contract *before = &disagreement->before->source, *after = &disagreement->after->source;
    lt_finding finding = make(settings, (lt_location){after->place}, disagreement->message);
    finding.notes[finding.note_count++] = (lt_note){
        .location = {before->place},
        .text = lt_arena_format(arena, "%s says '%s'", where, lt_contract_show(arena, before)),
    };
    return finding;
}
