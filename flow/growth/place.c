#include "flow/growth/place.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* `:digits` that ends before `end`: where it begins, and the number; null when there is none. */
static const char *last_number(const char *begin, const char *end, uint32_t *number) {
    const char *digit = end;
    while (digit > begin && digit[-1] >= '0' && digit[-1] <= '9')
        digit--;
    if (digit == end || digit == begin || digit[-1] != ':' || end - digit > 9)
        return NULL;
    *number = (uint32_t)strtoul(digit, NULL, 10);
    return digit - 1;
}

/* Where the file's name ends; null when it is no place. */
static const char *split(const char *place, uint32_t *line, uint32_t *column) {
    const char *end = last_number(place, place + strlen(place), column);
    end = end ? last_number(place, end, line) : NULL;
    return end == place ? NULL : end;
}

bool lt_is_place(const char *place) {
    uint32_t line, column;
    return split(place, &line, &column) != NULL;
}

int lt_compare_places(const char *a, const char *b) {
    uint32_t numbers[2][2] = {{0}};
    const char *a_end = split(a, &numbers[0][0], &numbers[0][1]), *b_end = split(b, &numbers[1][0], &numbers[1][1]);
    if (!a_end || !b_end)
        return strcmp(a, b);
    size_t a_length = (size_t)(a_end - a), b_length = (size_t)(b_end - b);
    int order = strncmp(a, b, a_length < b_length ? a_length : b_length);
    if (order || a_length != b_length)
        return order ? order : a_length < b_length ? -1 : 1;
    for (int i = 0; i < 2; i++)
        if (numbers[0][i] != numbers[1][i])
            return numbers[0][i] < numbers[1][i] ? -1 : 1;
    return 0;
}
