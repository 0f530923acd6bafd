/* Places of linked facts: the text "file:line:column" is all that is known of them. */
#ifndef LT_FLOW_GROWTH_PLACE_H
#define LT_FLOW_GROWTH_PLACE_H

#include <stdbool.h>

/* Whether the text has that form. */
bool lt_is_place(const char *place);

/* Order of files by name, then of lines and columns by number; "" comes first. */
int lt_compare_places(const char *a, const char *b);

#endif
