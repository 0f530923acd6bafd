#include "mir/words.h"

#include "mir/mir.h"

#include <string.h>

static const char *const type_kinds[] = {
#define LT_TYPE_KIND(name, keyword) keyword,
#include "mir/types.def"
#undef LT_TYPE_KIND
};
static const char *const type_flags[] = {
#define LT_TYPE_FLAG(name, keyword, meaning) keyword,
#include "mir/types.def"
#undef LT_TYPE_FLAG
};
static const char *const effects[] = {
    "none",
#define LT_EFFECT(name, keyword, object, meaning) keyword,
#include "mir/effects.def"
#undef LT_EFFECT
};
static const char *const statements[] = {
#define LT_STATEMENT(name, keyword, target, operands, meaning) keyword,
#include "mir/statements.def"
#undef LT_STATEMENT
};
static const char *const operators[] = {
#define LT_OPERATOR(name, keyword, least, most) keyword,
#include "mir/operators.def"
#undef LT_OPERATOR
};

/* Enumerations of mir.h that have no .def file, in their order; flags from the lowest bit. */
static const char *const field_flags[] = {"closed", "base", "first", "constant", "here", "capture", "frame"};
static const char *const claim_flags[] = {"owned", "borrowed", "lifetime"};
static const char *const bounds[] = {"none", "constant", "place", "by", "keys"};
static const char *const regions[] = {"none", "call", "argument", "result", "static", "named"};
static const char *const relations[] = {"?", "==", "!=", "<", "<=", ">", ">="};
static const char *const enrolments[] = {"nothing", "each", "name", "interns", "out"};
static const char *const origins[] = {"nothing", "rule", "summary", "model", "contract"};
static const char *const callee_flags[] = {"noreturn", "pure",     "defined", "variadic",
                                           "releases", "internal", "startup", "main", "touches", "method", "waits", "serves"};
static const char *const storages[] = {"local", "param", "temp", "result", "thrown", "static", "thread"};
static const char *const variable_flags[] = {"constant", "internal", "in_function", "this", "built", "ending", "mortal"};
static const char *const terminators[] = {"goto", "if", "switch", "return", "unreachable"};

#define WORDS(what, texts) {what, texts, sizeof(texts) / sizeof *(texts)}
const lt_words lt_type_kind_words = WORDS("a kind of type", type_kinds);
const lt_words lt_type_flag_words = WORDS("a type flag", type_flags);
const lt_words lt_field_flag_words = WORDS("a field flag", field_flags);
const lt_words lt_claim_flag_words = WORDS("a claim", claim_flags);
const lt_words lt_bounds_words = WORDS("a kind of bounds", bounds);
const lt_words lt_region_words = WORDS("a region", regions);
const lt_words lt_relation_words = WORDS("a relation", relations);
const lt_words lt_effect_words = WORDS("an effect", effects);
const lt_words lt_enrolment_words = WORDS("an enrolment", enrolments);
const lt_words lt_origin_words = WORDS("an origin", origins);
const lt_words lt_callee_flag_words = WORDS("a callee flag", callee_flags);
const lt_words lt_storage_words = WORDS("a storage", storages);
const lt_words lt_variable_flag_words = WORDS("a variable flag", variable_flags);
const lt_words lt_statement_words = WORDS("a statement", statements);
const lt_words lt_operator_words = WORDS("an operator", operators);
const lt_words lt_terminator_words = WORDS("a terminator", terminators);

_Static_assert(LT_EFFECT_count <= 32, "sets of effects are words of one bit for each");
_Static_assert(sizeof effects / sizeof *effects == LT_EFFECT_count, "effects");
_Static_assert(LT_FIELD_FRAME == 1 << 6, "field flags");
_Static_assert(LT_CLAIM_LIFETIME == 1 << 2, "claims");
_Static_assert(LT_BOUNDS_KEYS == 4, "bounds");
_Static_assert(LT_REGION_NAMED == 5, "regions");
_Static_assert(LT_GE == 6, "relations");
_Static_assert(LT_FROM_CONTRACT == 4, "origins");
_Static_assert(LT_ENROLS_OUT == 4, "enrolments");
_Static_assert(LT_CALLEE_SERVES == 1 << 11, "callee flags");
_Static_assert(LT_THREAD == 6, "storages");
_Static_assert(LT_VARIABLE_MORTAL == 1 << 6, "variable flags");
_Static_assert(LT_UNREACHABLE == 4, "terminators");

const uint8_t lt_effect_object[] = {
    0,
#define LT_EFFECT(name, keyword, object, meaning) object,
#include "mir/effects.def"
#undef LT_EFFECT
};

bool lt_is_word_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
}

uint32_t lt_find_word(const lt_words *words, const char *text, size_t length) {
    uint32_t value = 0;
    while (value < words->count &&
           (strlen(words->texts[value]) != length || memcmp(words->texts[value], text, length) != 0))
        value++;
    return value;
}

uint32_t lt_known_flags(const lt_words *words) {
    return words->count < 32 ? (1u << words->count) - 1 : UINT32_MAX;
}
