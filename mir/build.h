/* Building MIR: what the bridge and the text reader call.
 *
 * A unit is opened once; a function is opened, given variables and blocks, filled block by block, and closed. Blocks
 * may be opened in any order but are filled one at a time: statements go to the block last started. */
#ifndef LT_MIR_BUILD_H
#define LT_MIR_BUILD_H

#include "mir/mir.h"

/* A unit with its "none" entries. Owned by the arena. */
lt_unit *lt_unit_new(lt_arena *arena);

/* Enters an entry into a table of the unit and returns its id. Texts must be interned in unit->strings; a callee's
 * effects are copied. */
lt_type lt_unit_add_type(lt_unit *unit, lt_type_info info);
lt_field lt_unit_add_field(lt_unit *unit, lt_field_info info);
lt_callee lt_unit_add_callee(lt_unit *unit, lt_callee_info info);

/* The first callee with this symbol, the first field with this name; none if there is none. Constant time. */
lt_callee lt_unit_find_callee(const lt_unit *unit, lt_string symbol);
lt_field lt_unit_find_field(const lt_unit *unit, lt_string name);

/* The family of these release functions, "fclose|pclose": the order of the alternatives does not matter. */
lt_family lt_unit_family(lt_unit *unit, const char *alternatives);

/* Whether an object of family `acquired` may be released by family `released`: they share a name. None matches none. */
bool lt_family_accepts(const lt_unit *unit, lt_family acquired, lt_family released);

/* Whether the function of this name is one of the family's. */
bool lt_family_names(const lt_unit *unit, lt_family family, lt_string function);

/* Whether the place is what a closure captured. */
bool lt_is_capture(const lt_function *function, lt_place place);

/* Whether what the place refers to ends before long, and the function can know: the object of a method whose destructor waits
 * for nobody, in a closure's body a variable of the function around. */
bool lt_is_mortal(const lt_function *function, lt_place place);

/* Whether every function of `part` is one of the family's. */
bool lt_family_covers(const lt_unit *unit, lt_family family, lt_family part);

/* Whether a release of the family gives back memory and nothing that lies in it: `free`, `delete`, `delete[]`. */
bool lt_family_is_memory(const lt_unit *unit, lt_family family);

/* An empty function; everything in it is owned by `arena`, which may be reset when the function is no longer needed. */
lt_function *lt_function_new(lt_unit *unit, lt_arena *arena, lt_callee self, lt_location location);

lt_variable lt_add_variable(lt_function *function, lt_variable_info info);

/* The interned place. lt_place_deref of an owner is what it owns. Types are derived: a field's from the field, a
 * dereference's and an element's from `element` of the parent's type. An index does not dereference: `p[i]` of a
 * pointer is lt_place_index of lt_place_deref(p), and of what is no array or container its type is the parent's. */
lt_place lt_place_variable(lt_function *function, lt_variable variable);
lt_place lt_place_field(lt_function *function, lt_place parent, lt_field field);
lt_place lt_place_deref(lt_function *function, lt_place parent);
lt_place lt_place_index(lt_function *function, lt_place parent, uint32_t index);

/* The type that a new place of these steps gets from its parent's; lt_place_info.type may be set to another one. */
lt_type lt_derived_type(const lt_function *function, lt_place place);

/* The place if it was ever interned, else none: for analyses, which see a function that is not built any more. `step`
 * is the variable's id for LT_BASE (whose parent is none), the field's for LT_FIELD, 0 for LT_DEREF, or the index. */
lt_place lt_find_place(const lt_function *function, lt_place parent, lt_projection projection, uint32_t step);

lt_operand lt_copy(lt_place place);
lt_operand lt_move(lt_place place);
lt_operand lt_address(lt_place place);
lt_operand lt_integer(int64_t value);
lt_operand lt_null_operand(void);
lt_operand lt_literal(void);
lt_operand lt_function_address(lt_callee callee);
lt_operand lt_unknown(void);

/* A new, empty block that ends in LT_UNREACHABLE until it is given a terminator. */
lt_block lt_add_block(lt_function *function, lt_location location);

/* From here on statements go to `block`, which must not have been started before. */
void lt_start_block(lt_function *function, lt_block block);

/* Whether the statements that follow are of a macro or inline function for which a deed before it speaks. Returns what
 * held before. */
bool lt_emit_expanded(lt_function *function, bool expanded);

void lt_emit_live(lt_function *function, lt_location at, lt_place place);
void lt_emit_dead(lt_function *function, lt_location at, lt_place place);
void lt_emit_assign(lt_function *function, lt_location at, lt_place target, lt_operand value);
void lt_emit_derive(lt_function *function, lt_location at, lt_place target, lt_operator operation,
                    const lt_operand *operands, uint32_t count);
void lt_emit_use(lt_function *function, lt_location at, lt_operand value);
void lt_emit_drop(lt_function *function, lt_location at, lt_place place);

/* `target` may be none. Give `callee` or `indirect`; neither: an unknown function. */
void lt_emit_call(lt_function *function, lt_location at, lt_place target, lt_callee callee, lt_place indirect,
                  const lt_operand *arguments, uint32_t count);

/* What the expanded statements that follow do to a container. */
void lt_emit_deed(lt_function *function, lt_location at, lt_callee callee, const lt_operand *arguments, uint32_t count);

/* Terminators of the block last started; it takes no statement afterwards. */
void lt_end_goto(lt_function *function, lt_location at, lt_block target);
void lt_end_branch(lt_function *function, lt_location at, lt_operand left, lt_relation relation, lt_operand right,
                   lt_block if_true, lt_block if_false);
void lt_end_switch(lt_function *function, lt_location at, lt_operand value, const lt_edge *edges, uint32_t count);
void lt_end_return(lt_function *function, lt_location at);
void lt_end_unreachable(lt_function *function, lt_location at);

/* The relation that holds when `relation` does not. LT_ALWAYS (nothing known) stays itself. */
lt_relation lt_relation_not(lt_relation relation);

/* The relation that holds when the sides change places. */
lt_relation lt_relation_mirrored(lt_relation relation);
bool lt_relation_holds(int64_t left, lt_relation relation, int64_t right);

#endif
