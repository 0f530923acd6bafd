/* Inside the linker: read_facts.c parses lines, link_facts.c puts together what they say. */
#ifndef LT_FLOW_GROWTH_LINKER_H
#define LT_FLOW_GROWTH_LINKER_H

#include "flow/growth/line_table.h"
#include "flow/growth/facts.h"

/* What a string names in lines of one kind: index + 1 in the program, and in the file with this number. */
typedef struct lt_scoped_name {
    uint32_t in_program;
    uint32_t file, in_file;
} lt_scoped_name;

struct lt_linker {
    lt_unit *unit;
    lt_containers *containers;
    LT_ARRAY(lt_call) calls;
    LT_ARRAY(lt_taken) taken, enclosed;
    LT_ARRAY(lt_scoped_name) names[LT_LINE_count]; /* by string id; of kinds that have a name */
    lt_line_row facts[LT_LINE_count];
    uint32_t file; /* the number of the one being read, from 1 */
};

/* The index of the function, root or counter that the file being read calls so, or of a variable; UINT32_MAX: none. */
uint32_t lt_linker_find(const lt_linker *linker, lt_line_kind kind, lt_string name);

/* Takes the fact of one line: the struct of its kind, whose references are valid. */
void lt_linker_take(lt_linker *linker, lt_line_kind kind, const void *record);

#endif
