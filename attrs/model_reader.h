/* Reads models: annotated C prototypes, as attrs/models.h describes them.
 *
 * A file consists of prototypes, comments and preprocessor directives, which are passed over. The comment
 * behind a prototype's semicolon, in the same line, is its page. Types are not looked up: a word is a type or
 * a name by its place. The same reader serves tools/generate-models.c and, at run time, a project's own
 * models. */
#ifndef LT_ATTRS_MODEL_READER_H
#define LT_ATTRS_MODEL_READER_H

#include "attrs/models.h"

typedef struct lt_model_error {
    uint32_t line, column; /* of the text, in bytes, from 1 */
    const char *message;   /* lower case, without a full stop; owned by the arena or static */
} lt_model_error;

/* The models in the `length` bytes at `text`, sorted; null with `*error` set at the first mistake. All of it
 * is owned by the arena and does not refer to `text`. Linear in the text, but for the sorting. */
lt_models *lt_models_read(lt_arena *arena, const char *text, size_t length, lt_model_error *error);

#endif
