#include "flow/growth/line_table.h"

#include <string.h>

static const char *const sites[] = {
#define LT_SITE(name, keyword) #name,
#include "flow/growth/containers.def"
#undef LT_SITE
};
static const lt_words site_words = {"a kind of site", sites, LT_SITE_count};

/* The struct behind each kind of line. */
#define LT_LINE(name, type, keyword) typedef type line_##name;
#include "flow/growth/lines.def"

#define WHERE(name, member) offsetof(line_##name, member), sizeof(((line_##name *)0)->member)

const lt_line_field lt_line_fields[] = {
#define LT_LINE_FIELD(name, member, keyword, form) {LT_LINE_##name, keyword, LT_FORM_##form, WHERE(name, member), 0, NULL},
#define LT_LINE_WORD(name, member, keyword, words) {LT_LINE_##name, keyword, LT_FORM_WORD, WHERE(name, member), 0, &words},
#define LT_LINE_BIT(name, member, mask, keyword) {LT_LINE_##name, keyword, LT_FORM_BIT, WHERE(name, member), mask, NULL},
#include "flow/growth/lines.def"
};

enum { FIELD_COUNT = sizeof lt_line_fields / sizeof *lt_line_fields };

static const struct {
    const char *keyword;
    size_t size;
} rows[] = {
#define LT_LINE(name, type, keyword) {keyword, sizeof(type)},
#include "flow/growth/lines.def"
};

lt_line_row lt_line_row_of(lt_line_kind kind) {
    lt_line_row row = {.keyword = rows[kind].keyword, .size = rows[kind].size};
    while (row.first_field < FIELD_COUNT && lt_line_fields[row.first_field].kind != kind)
        row.first_field++;
    while (row.first_field + row.field_count < FIELD_COUNT &&
           lt_line_fields[row.first_field + row.field_count].kind == kind)
        row.field_count++;
    return row;
}

/* Integers lie in memory as the host has them; flags are one byte. */
uint64_t lt_line_number(const lt_line_field *field, const void *record) {
    const char *at = (const char *)record + field->offset;
    uint64_t wide = 0;
    uint32_t word = 0;
    uint8_t byte = 0;
    switch (field->size) {
    case sizeof wide:
        memcpy(&wide, at, sizeof wide);
        return wide;
    case sizeof word:
        memcpy(&word, at, sizeof word);
        return field->form == LT_FORM_BIT ? (word & field->mask) != 0 : word;
    default:
        memcpy(&byte, at, sizeof byte);
        return byte;
    }
}

bool lt_set_line_number(const lt_line_field *field, void *record, uint64_t value) {
    char *at = (char *)record + field->offset;
    if (field->form == LT_FORM_BIT) {
        uint32_t word;
        memcpy(&word, at, sizeof word);
        word = value ? word | field->mask : word & ~field->mask;
        memcpy(at, &word, sizeof word);
        return true;
    }
    uint32_t word = (uint32_t)value;
    uint8_t byte = (uint8_t)value;
    switch (field->size) {
    case sizeof value:
        memcpy(at, &value, sizeof value);
        return true;
    case sizeof word:
        memcpy(at, &word, sizeof word);
        return word == value;
    default:
        memcpy(at, &byte, sizeof byte);
        return byte == value;
    }
}

uint32_t lt_line_id(const lt_line_field *field, const void *record) {
    uint32_t id;
    memcpy(&id, (const char *)record + field->offset, sizeof id);
    return id;
}

void lt_set_line_id(const lt_line_field *field, void *record, uint32_t id) {
    memcpy((char *)record + field->offset, &id, sizeof id);
}
