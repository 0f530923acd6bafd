/* What a unit test needs: CHECK… prints file, line and what was found, and goes on; `main` ends with
 * `return check_result();`. Included by one file of a program. */
#ifndef LT_TEST_CHECK_H
#define LT_TEST_CHECK_H

#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static unsigned checks_failed;

static inline bool check_that(bool good, const char *file, int line, const char *text) {
    if (!good) {
        checks_failed++;
        fprintf(stderr, "%s:%d: failed: %s\n", file, line, text);
    }
    return good;
}

static inline bool check_integers(intmax_t found, intmax_t wanted, const char *file, int line,
                                  const char *text) {
    if (!check_that(found == wanted, file, line, text))
        fprintf(stderr, "    found %" PRIdMAX ", wanted %" PRIdMAX "\n", found, wanted);
    return found == wanted;
}

/* Null equals null alone. */
static inline bool check_texts(const char *found, const char *wanted, const char *file, int line,
                               const char *text) {
    bool good = found == wanted || (found && wanted && strcmp(found, wanted) == 0);
    if (!check_that(good, file, line, text))
        fprintf(stderr, "    found  \"%s\"\n    wanted \"%s\"\n", found ? found : "(null)",
                wanted ? wanted : "(null)");
    return good;
}

#define CHECK(condition) check_that((condition), __FILE__, __LINE__, #condition)
#define CHECK_EQ(found, wanted)                                                                              \
    check_integers((intmax_t)(found), (intmax_t)(wanted), __FILE__, __LINE__, #found " == " #wanted)
#define CHECK_STR(found, wanted) check_texts((found), (wanted), __FILE__, __LINE__, #found " is " #wanted)

static inline int check_result(void) {
    return checks_failed != 0;
}

#endif
