#include "attrs/models.h"

#include <stdlib.h>
#include <string.h>

/* models.inc: written by tools/generate-models.c. A build without it, as of a single file by hand, knows no models. */
#if defined(__has_include)
#if __has_include("models.inc")
#include "models.inc"
#define LT_HAS_MODELS 1
#endif
#endif
#ifndef LT_HAS_MODELS
static const lt_model models[] = {{"", "", 0, 0, 0, NULL, NULL}};
enum { model_count = 0 };
#endif

static int compare_name(const void *name, const void *model) {
    return strcmp(name, ((const lt_model *)model)->name);
}

const lt_model *lt_find_model(const char *name) {
    return bsearch(name, models, model_count, sizeof *models, compare_name);
}

const lt_model *lt_models(size_t *count) {
    *count = model_count;
    return models;
}
