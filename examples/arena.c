/* Nothing is wrong here: a region, what lives in it, and what is copied out of it. */
#include <lifetime.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

struct arena {
    size_t used;
    char bytes[4096];
};

struct label {
    LT_OWNED char *text; /* freed by label_clear */
};

/* Lives in `a`; null when the arena is full. */
LT_BORROWED("a") char *arena_copy(LT_LENT struct arena *a, LT_LENT const char *text) {
    size_t length = strlen(text) + 1;
    if (length > sizeof a->bytes - a->used)
        return NULL;
    char *to = a->bytes + a->used;
    a->used += length;
    return memcpy(to, text, length);
}

/* Joined in the arena, so that the result lives as long as that does. */
LT_BORROWED("a") char *arena_join(LT_LENT struct arena *a, LT_LENT const char *left, LT_LENT const char *right) {
    char *joined = arena_copy(a, left);
    if (joined == NULL || arena_copy(a, right) == NULL)
        return NULL;
    char *seam = joined + strlen(left);
    memmove(seam, seam + 1, strlen(right) + 1);
    return joined;
}

/* What outlives the arena is copied out of it. */
int label_set(LT_LENT struct label *l, LT_LENT const char *left, LT_LENT const char *right) {
    struct arena scratch = {0};
    const char *joined = arena_join(&scratch, left, right);
    char *kept = joined ? strdup(joined) : NULL;
    if (kept == NULL)
        return -1;
    free(l->text);
    l->text = kept;
    return 0;
}

void label_clear(LT_LENT struct label *l) {
    free(l->text);
    l->text = NULL;
}
