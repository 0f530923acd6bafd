/* The words of the text forms, by value: one table for the printer and the parser. */
#ifndef LT_MIR_WORDS_H
#define LT_MIR_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Of an enumeration: indexed by value. Of flags: indexed by bit. */
typedef struct lt_words {
    const char *what; /* as an error names one of them: "a type flag" */
    const char *const *texts;
    uint32_t count;
} lt_words;

extern const lt_words lt_type_kind_words, lt_type_flag_words, lt_field_flag_words;
extern const lt_words lt_claim_flag_words, lt_bounds_words, lt_region_words, lt_relation_words;
extern const lt_words lt_effect_words, lt_origin_words, lt_callee_flag_words, lt_enrolment_words;
extern const lt_words lt_storage_words, lt_variable_flag_words;
extern const lt_words lt_statement_words, lt_operator_words, lt_terminator_words;

/* The value of a word, or words->count. */
uint32_t lt_find_word(const lt_words *words, const char *text, size_t length);

/* By effect kind, of effects.def: 0 it names no second argument or region, 1 it does, 2 it may. */
extern const uint8_t lt_effect_object[];

/* What a label consists of, besides '~' before the id of a namesake: [A-Za-z0-9_$]. */
bool lt_is_word_character(char c);

/* The bits that have a word. */
uint32_t lt_known_flags(const lt_words *words);

#endif
