#include "attrs/nearest.h"

#include <string.h>

enum { LONGEST = 64 };

static uint32_t least(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

uint32_t lt_name_distance(const char *a, const char *b) {
    size_t a_length = strlen(a), b_length = strlen(b);
    if (a_length > LONGEST || b_length > LONGEST)
        return strcmp(a, b) == 0 ? 0 : UINT32_MAX;
    uint32_t rows[3][LONGEST + 1];
    for (uint32_t j = 0; j <= b_length; j++)
        rows[0][j] = j;
    for (uint32_t i = 1; i <= a_length; i++) {
        uint32_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *second = rows[(i + 1) % 3];
        row[0] = i;
        for (uint32_t j = 1; j <= b_length; j++) {
            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], second[j - 2] + 1);
        }
    }
    return rows[a_length % 3][b_length];
}

void lt_nearest_offer(lt_nearest *nearest, const char *candidate) {
    if (!candidate || !*candidate)
        return;
    uint32_t distance = lt_name_distance(nearest->sought, candidate);
    if (distance > (strlen(nearest->sought) + 2) / 3 || distance >= strlen(candidate))
        return;
    if (!nearest->found || distance < nearest->distance) {
        nearest->found = candidate;
        nearest->distance = distance;
    }
}
