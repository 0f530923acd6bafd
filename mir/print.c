#include "mir/build.h"
#include "mir/text.h"
#include "mir/words.h"

#include <inttypes.h>
#include <string.h>

typedef struct printer {
    FILE *to;
    const lt_unit *unit;
    const lt_function *function;
    bool *plain;              /* by variable: its name alone is its label */
    LT_ARRAY(lt_place) steps; /* of the place being printed, innermost first */
} printer;

/* --- words, texts, labels ------------------------------------------------------------------------------- */

static void print_flags(const printer *p, const lt_words *words, uint32_t flags) {
    for (uint32_t bit = 0; bit < words->count; bit++)
        if (flags & 1u << bit)
            fprintf(p->to, " %s", words->texts[bit]);
}

static void print_text(const printer *p, lt_string string) {
    fputs(" \"", p->to);
    for (const char *c = lt_text(p->unit->strings, string); *c; c++) {
        if (*c == '"' || *c == '\\')
            fprintf(p->to, "\\%c", *c);
        else if ((unsigned char)*c < ' ' || *c == 0x7f)
            fprintf(p->to, "\\x%02x", (unsigned char)*c);
        else
            fputc(*c, p->to);
    }
    fputc('"', p->to);
}

static void print_named_text(const printer *p, const char *word, lt_string string) {
    if (!string.id)
        return;
    fprintf(p->to, " %s", word);
    print_text(p, string);
}

static void print_location(const printer *p, lt_location location) {
    if (location.raw)
        fprintf(p->to, " !%" PRIu32, location.raw);
}

static void end_line(const printer *p, lt_location location) {
    print_location(p, location);
    fputc('\n', p->to);
}

static bool is_label(const char *name) {
    const char *c = name;
    while (lt_is_word_character(*c))
        c++;
    return c > name && !*c && !(*name >= '0' && *name <= '9');
}

/* A label depends on the entry and its id alone, so that it survives a round trip: the name where it is a
 * word and its first bearer asks, with the id behind it for the others, the id where the name is no word. */
static void print_label(const printer *p, const char *sigil, lt_string name, bool first, uint32_t id) {
    const char *text = lt_text(p->unit->strings, name);
    if (!is_label(text))
        fprintf(p->to, "%s%" PRIu32, sigil, id);
    else if (first)
        fprintf(p->to, "%s%s", sigil, text);
    else
        fprintf(p->to, "%s%s~%" PRIu32, sigil, text, id);
}

/* What the reader takes a name to be when the text says nothing: the label where that is a word, else
 * nothing. */
static bool is_implied(const printer *p, lt_string name, lt_string labelled, bool first) {
    bool plain = first && is_label(lt_text(p->unit->strings, labelled));
    return plain ? name.id == labelled.id : name.id == 0;
}

static bool is_first_field(const printer *p, lt_field field) {
    return lt_unit_find_field(p->unit, p->unit->fields.items[field.id].name).id == field.id;
}

static bool is_first_callee(const printer *p, lt_callee callee) {
    return lt_unit_find_callee(p->unit, lt_callee_of(p->unit, callee)->symbol).id == callee.id;
}

static void print_field(const printer *p, const char *sigil, lt_field field) {
    print_label(p, sigil, p->unit->fields.items[field.id].name, is_first_field(p, field), field.id);
}

static void print_callee(const printer *p, lt_callee callee) {
    if (callee.id)
        print_label(p, "@", lt_callee_of(p->unit, callee)->symbol, is_first_callee(p, callee), callee.id);
    else
        fputs("unknown", p->to);
}

static void print_type(const printer *p, lt_type type) {
    if (type.id)
        fprintf(p->to, "T%" PRIu32, type.id);
    else
        fputs("opaque", p->to);
}

/* --- contracts ------------------------------------------------------------------------------------------ */

static void print_family(const printer *p, lt_family family) {
    print_named_text(p, "family", p->unit->families.items[family.id]);
}

static void print_condition(const printer *p, lt_condition when) {
    if (when.relation == LT_ALWAYS)
        return;
    fputs(" when", p->to);
    if (when.subject)
        fprintf(p->to, " argument %u", when.subject - 1u);
    fprintf(p->to, " %s %" PRId64, lt_relation_words.texts[when.relation], when.value);
}

static void print_region(const printer *p, lt_region region) {
    fprintf(p->to, " region %s", lt_region_words.texts[region.kind]);
    if (region.kind == LT_REGION_ARGUMENT)
        fprintf(p->to, " %" PRIu32, region.index);
    else if (region.kind == LT_REGION_NAMED)
        print_text(p, region.name);
}

static bool says_nothing(const lt_claims *c) {
    return !c->flags && !c->family.id && c->when.relation == LT_ALWAYS && !c->region_count && !c->bounds &&
           !c->limit && !c->by.id && !c->location.raw && !c->text.id;
}

static void print_claims(const printer *p, const lt_claims *claims) {
    if (says_nothing(claims))
        return;
    fputs(" [", p->to);
    print_flags(p, &lt_claim_flag_words, claims->flags);
    print_family(p, claims->family);
    print_condition(p, claims->when);
    for (uint32_t i = 0; i < claims->region_count; i++)
        print_region(p, claims->regions[i]);
    if (claims->bounds)
        fprintf(p->to, " bounds %s", lt_bounds_words.texts[claims->bounds]);
    if (claims->limit)
        fprintf(p->to, " limit %" PRId64, claims->limit);
    print_named_text(p, "function", claims->by);
    print_named_text(p, "text", claims->text);
    print_location(p, claims->location);
    fputs(" ]", p->to);
}

static void print_slot(const printer *p, uint8_t slot, uint8_t depth) {
    fputc(' ', p->to);
    while (depth--)
        fputc('*', p->to);
    switch (slot) {
    case LT_SLOT_RESULT: fputs("result", p->to); break;
    case LT_SLOT_NONE: fputs("none", p->to); break;
    case LT_SLOT_REST: fputs("rest", p->to); break;
    default: fprintf(p->to, "%u", slot);
    }
}

static void print_effect(const printer *p, const lt_effect *effect) {
    fprintf(p->to, " %s", lt_effect_words.texts[effect->kind]);
    print_slot(p, effect->subject, effect->depth);
    if (effect->index)
        fprintf(p->to, "[%u]", effect->index);
    if (effect->field.id) {
        fputs(" field ", p->to);
        print_field(p, ".", effect->field);
    }
    if (lt_effect_object[effect->kind] && effect->object != LT_SLOT_NONE) {
        fputs(" with", p->to);
        print_slot(p, effect->object, effect->object_depth);
    }
    if (effect->object_field.id) {
        fputs(" of ", p->to);
        print_field(p, ".", effect->object_field);
    }
    if (effect->region.kind)
        print_region(p, effect->region);
    print_family(p, effect->family);
    print_condition(p, effect->when);
}

/* --- unit ----------------------------------------------------------------------------------------------- */

static void print_type_line(const printer *p, lt_type type) {
    const lt_type_info *info = lt_type_of(p->unit, type);
    fputs("type ", p->to);
    print_type(p, type);
    fprintf(p->to, " = %s", lt_type_kind_words.texts[info->kind]);
    print_flags(p, &lt_type_flag_words, info->flags);
    if (info->size)
        fprintf(p->to, " %" PRIu64, info->size);
    if (info->name.id)
        print_text(p, info->name);
    if (info->element.id) {
        fputs(" element ", p->to);
        print_type(p, info->element);
    }
    if (info->entry.id)
        print_named_text(p, "entry", info->entry);
    if (info->kept.id)
        print_named_text(p, "keeps", info->kept);
    print_family(p, info->family);
    fputc('\n', p->to);
}

static void print_field_line(const printer *p, lt_field field) {
    const lt_field_info *info = &p->unit->fields.items[field.id];
    fputs("field ", p->to);
    print_field(p, ".", field);
    if (!is_implied(p, info->name, info->name, is_first_field(p, field)))
        print_text(p, info->name);
    fputs(" : ", p->to);
    print_type(p, info->type);
    print_named_text(p, "of", info->record);
    print_claims(p, &info->claims);
    print_flags(p, &lt_field_flag_words, info->flags);
    end_line(p, info->location);
}

static void print_callee_line(const printer *p, lt_callee callee) {
    const lt_callee_info *info = lt_callee_of(p->unit, callee);
    bool first = is_first_callee(p, callee);
    fputs("callee ", p->to);
    print_callee(p, callee);
    if (!is_implied(p, info->name, info->symbol, first))
        print_text(p, info->name);
    if (!is_implied(p, info->symbol, info->symbol, first))
        print_named_text(p, "symbol", info->symbol);
    if (info->parameter_count)
        fprintf(p->to, " params %" PRIu32, info->parameter_count);
    if (info->origin != LT_FROM_NOTHING)
        fprintf(p->to, " from %s", lt_origin_words.texts[info->origin]);
    if (info->enrols) {
        fprintf(p->to, " enrols %s %u", lt_enrolment_words.texts[info->enrols], info->enrolled);
        print_text(p, info->registry);
    }
    if (info->builds.id) {
        fputs(" builds ", p->to);
        print_callee(p, info->builds);
    }
    print_flags(p, &lt_callee_flag_words, info->flags);
    print_location(p, info->location);
    for (uint32_t i = 0; i < info->effect_count; i++) {
        fputs(i ? ";" : " :", p->to);
        print_effect(p, &info->effects[i]);
    }
    fputc('\n', p->to);
}

void lt_print_unit(const lt_unit *unit, FILE *to) {
    printer p = {.to = to, .unit = unit};
    for (uint32_t id = 1; id < unit->types.count; id++)
        print_type_line(&p, (lt_type){id});
    for (uint32_t id = 1; id < unit->fields.count; id++)
        print_field_line(&p, (lt_field){id});
    for (uint32_t id = 1; id < unit->callees.count; id++)
        print_callee_line(&p, (lt_callee){id});
}

/* --- variables and places ------------------------------------------------------------------------------- */

/* Marks the first variable of each name. */
static bool *find_plain(const lt_function *function) {
    uint32_t count = function->variables.count, slot_count = 8;
    while (slot_count < 2 * count)
        slot_count *= 2;
    bool *plain = LT_NEW_ARRAY(function->arena, bool, count);
    uint32_t *slots = LT_NEW_ARRAY(function->arena, uint32_t, slot_count);
    const lt_variable_info *variables = function->variables.items;
    for (uint32_t id = 1; id < count; id++) {
        uint32_t slot = variables[id].name.id * 2654435769u & (slot_count - 1);
        while (slots[slot] && variables[slots[slot]].name.id != variables[id].name.id)
            slot = (slot + 1) & (slot_count - 1);
        plain[id] = !slots[slot];
        if (!slots[slot])
            slots[slot] = id;
    }
    return plain;
}

static void print_variable(const printer *p, lt_variable variable) {
    print_label(p, "%", lt_variable_of(p->function, variable)->name, p->plain[variable.id], variable.id);
}

/* Parameters stand in the order of their index, unless they say otherwise; others have none. */
static bool is_index_implied(const lt_variable_info *info, uint32_t *parameters) {
    return info->index == (info->storage == LT_PARAMETER ? (*parameters)++ : 0);
}

static void print_variable_line(const printer *p, lt_variable variable, uint32_t *parameters) {
    const lt_variable_info *info = lt_variable_of(p->function, variable);
    fprintf(p->to, "  %s ", lt_storage_words.texts[info->storage]);
    print_variable(p, variable);
    if (!is_implied(p, info->name, info->name, p->plain[variable.id]))
        print_text(p, info->name);
    fputs(" : ", p->to);
    print_type(p, info->type);
    print_claims(p, &info->claims);
    print_flags(p, &lt_variable_flag_words, info->flags);
    print_named_text(p, "symbol", info->symbol);
    if (!is_index_implied(info, parameters))
        fprintf(p->to, " index %" PRIu32, info->index);
    if (info->value)
        fprintf(p->to, " value %" PRId64, info->value);
    end_line(p, info->location);
}

/* A dereference before a field is its arrow. */
static void print_step(const printer *p, const lt_place_info *step, const lt_place_info *next) {
    switch (step->projection) {
    case LT_BASE: print_variable(p, step->variable); break;
    case LT_FIELD: print_field(p, ".", (lt_field){step->step}); break;
    case LT_DEREF:
        if (next && next->projection == LT_FIELD)
            print_field(p, "->", (lt_field){next->step});
        else
            fputs(".*", p->to);
        break;
    case LT_INDEX:
        if (step->step == LT_ANY_INDEX)
            fputs("[?]", p->to);
        else
            fprintf(p->to, "[%" PRIu32 "]", step->step);
    }
}

static void print_place(printer *p, lt_place place) {
    p->steps.count = 0;
    for (; place.id; place = lt_place_of(p->function, place)->parent)
        LT_PUSH(p->function->arena, &p->steps, place);
    for (uint32_t at = p->steps.count; at-- > 0;) {
        const lt_place_info *step = lt_place_of(p->function, p->steps.items[at]);
        const lt_place_info *next = at ? lt_place_of(p->function, p->steps.items[at - 1]) : NULL;
        print_step(p, step, next);
        if (step->projection == LT_DEREF && next && next->projection == LT_FIELD)
            at--;
    }
}

/* Only places whose type is not the derived one need a line; parents come first, as the reader needs them. */
static void print_place_line(printer *p, lt_place place) {
    lt_type type = lt_place_of(p->function, place)->type;
    if (type.id == lt_derived_type(p->function, place).id)
        return;
    fputs("  place ", p->to);
    print_place(p, place);
    fputs(" : ", p->to);
    print_type(p, type);
    fputc('\n', p->to);
}

/* --- statements ----------------------------------------------------------------------------------------- */

static void print_literal(const printer *p, const lt_operand *operand) {
    fputs("literal", p->to);
    if (operand->literal)
        fprintf(p->to, " %" PRIu32, operand->literal);
    if (operand->integer)
        fprintf(p->to, " size %" PRId64, operand->integer);
}

static void print_operand(printer *p, const lt_operand *operand) {
    switch (operand->kind) {
    case LT_COPY: fputs("copy ", p->to); break;
    case LT_MOVE: fputs("move ", p->to); break;
    case LT_ADDRESS: fputs("&", p->to); break;
    case LT_NULL: fputs("null", p->to); return;
    case LT_INTEGER: fprintf(p->to, "%" PRId64, operand->integer); return;
    case LT_LITERAL: print_literal(p, operand); return;
    case LT_FUNCTION:
        fputc('&', p->to);
        print_callee(p, operand->callee);
        return;
    case LT_UNKNOWN: fputs("unknown", p->to); return;
    }
    print_place(p, operand->place);
}

static void print_operands(printer *p, const lt_statement *statement) {
    const lt_operand *operands = lt_operands_of(p->function, statement);
    for (uint32_t i = 0; i < statement->operand_count; i++) {
        if (i)
            fputs(", ", p->to);
        print_operand(p, &operands[i]);
    }
}

static void print_call(printer *p, const lt_statement *statement) {
    if (statement->callee.id || !statement->indirect.id)
        print_callee(p, statement->callee);
    if (statement->callee.id && statement->indirect.id)
        fputc(' ', p->to);
    if (statement->indirect.id) {
        fputs("via ", p->to);
        print_place(p, statement->indirect);
    }
    fputc('(', p->to);
    print_operands(p, statement);
    fputc(')', p->to);
}

static void print_statement(printer *p, const lt_statement *statement) {
    const char *word = lt_statement_words.texts[statement->kind];
    fputs(statement->expanded ? "  expanded " : "  ", p->to);
    switch (statement->kind) {
    case LT_STATEMENT_live:
    case LT_STATEMENT_dead:
    case LT_STATEMENT_drop:
        fprintf(p->to, "%s ", word);
        print_place(p, statement->target);
        break;
    case LT_STATEMENT_use:
        fprintf(p->to, "%s ", word);
        print_operands(p, statement);
        break;
    case LT_STATEMENT_assign:
        print_place(p, statement->target);
        fprintf(p->to, " %s ", word);
        print_operands(p, statement);
        break;
    case LT_STATEMENT_derive:
        print_place(p, statement->target);
        fprintf(p->to, " = %s %s", word, lt_operator_words.texts[statement->operation]);
        fputs(statement->operand_count ? " " : "", p->to);
        print_operands(p, statement);
        break;
    case LT_STATEMENT_deed:
        fprintf(p->to, "%s ", word);
        print_call(p, statement);
        break;
    case LT_STATEMENT_call:
        if (statement->target.id) {
            print_place(p, statement->target);
            fputs(" = ", p->to);
        }
        fprintf(p->to, "%s ", word);
        print_call(p, statement);
        break;
    }
    end_line(p, statement->location);
}

/* --- terminators ---------------------------------------------------------------------------------------- */

/* Of a condition of which nothing is known, `?` is the short form of `unknown ? unknown`. */
static void print_branch(printer *p, const lt_terminator *t) {
    bool nothing_known =
        t->relation == LT_ALWAYS && t->left.kind == LT_UNKNOWN && t->right.kind == LT_UNKNOWN;
    if (!nothing_known) {
        fputc(' ', p->to);
        print_operand(p, &t->left);
    }
    fprintf(p->to, " %s", lt_relation_words.texts[t->relation]);
    if (!nothing_known) {
        fputc(' ', p->to);
        print_operand(p, &t->right);
    }
    const lt_edge *edges = p->function->edges.items + t->first_edge;
    fprintf(p->to, " goto bb%" PRIu32 " else bb%" PRIu32, edges[0].target.id, edges[1].target.id);
}

static void print_switch(printer *p, const lt_terminator *t) {
    fputc(' ', p->to);
    print_operand(p, &t->left);
    for (uint32_t i = 0; i < t->edge_count; i++) {
        const lt_edge *edge = &p->function->edges.items[t->first_edge + i];
        fputs(i ? ", " : " {", p->to);
        if (edge->is_default)
            fputs("default", p->to);
        else
            fprintf(p->to, "%" PRId64, edge->low);
        if (!edge->is_default && edge->high != edge->low)
            fprintf(p->to, "..%" PRId64, edge->high);
        fprintf(p->to, ": bb%" PRIu32, edge->target.id);
    }
    fputc('}', p->to);
}

static void print_terminator(printer *p, const lt_terminator *t) {
    fprintf(p->to, "  %s", lt_terminator_words.texts[t->kind]);
    switch (t->kind) {
    case LT_GOTO: fprintf(p->to, " bb%" PRIu32, p->function->edges.items[t->first_edge].target.id); break;
    case LT_BRANCH: print_branch(p, t); break;
    case LT_SWITCH: print_switch(p, t); break;
    case LT_RETURN:
    case LT_UNREACHABLE: break;
    }
    end_line(p, t->location);
}

/* --- function ------------------------------------------------------------------------------------------- */

static void print_header(const printer *p) {
    const lt_function *function = p->function;
    fputs("\nfunction ", p->to);
    print_callee(p, function->self);
    print_location(p, function->location);
    if (function->end.raw)
        fputs(" end", p->to);
    print_location(p, function->end);
    fputs(" {\n", p->to);
    if (!says_nothing(&function->result_claims)) {
        fputs("  returns", p->to);
        print_claims(p, &function->result_claims);
        fputc('\n', p->to);
    }
    for (uint32_t i = 0; i < function->outlives.count; i++) {
        fputs("  outlives", p->to);
        print_text(p, function->outlives.items[i].outer);
        print_text(p, function->outlives.items[i].inner);
        fputc('\n', p->to);
    }
}

static void print_block(printer *p, lt_block block) {
    const lt_block_info *info = &p->function->blocks.items[block.id];
    fprintf(p->to, "bb%" PRIu32 ":", block.id);
    end_line(p, info->location);
    for (uint32_t i = 0; i < info->statement_count; i++)
        print_statement(p, &p->function->statements.items[info->first_statement + i]);
    print_terminator(p, &info->terminator);
}

void lt_print_function(const lt_function *function, FILE *to) {
    printer p = {.to = to, .unit = function->unit, .function = function, .plain = find_plain(function)};
    uint32_t parameters = 0;
    print_header(&p);
    for (uint32_t id = 1; id < function->variables.count; id++)
        print_variable_line(&p, (lt_variable){id}, &parameters);
    for (uint32_t id = 1; id < function->places.count; id++)
        print_place_line(&p, (lt_place){id});
    for (uint32_t id = 1; id < function->blocks.count; id++)
        print_block(&p, (lt_block){id});
    fputs("}\n", to);
}
