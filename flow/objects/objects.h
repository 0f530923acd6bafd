/* The objects of a function: everything a pointer in it can be said to point to, numbered before either tier runs.
 *
 * One object for each variable whose address is taken or that can be moved from, dropped or viewed; for each call
 * statement and result (or out-parameter) that is fresh, static or of a region; for each pointer place rooted in a
 * parameter or a global (what it pointed to at entry); for each owner place whose content is borrowed; for each
 * argument that a call takes or releases; for each element that a call erases; for each lock that is taken and given up. A result inside, or alias of, an argument is no object of its own. */
#ifndef LT_FLOW_OBJECTS_OBJECTS_H
#define LT_FLOW_OBJECTS_OBJECTS_H

#include "flow/objects/elements.h"
#include "flow/objects/event.h"

typedef struct lt_objects lt_objects;

/* Owned by the function's arena. Linear in places + statements. */
const lt_objects *lt_objects_of(const lt_function *function);

/* Of the same function. */
const lt_elements *lt_objects_elements(const lt_objects *objects);

uint32_t lt_object_count(const lt_objects *objects); /* ids 1 … count - 1; 0 is none */
const lt_object_info *lt_object_of(const lt_objects *objects, lt_object object);

/* The object of its kind, or none. */
lt_object lt_object_of_variable(const lt_objects *objects, lt_variable variable);
lt_object lt_object_at_entry(const lt_objects *objects, lt_place pointer);
lt_object lt_object_of_content(const lt_objects *objects, lt_place owner);

/* The slot of what an effect makes: a result or an argument, and of what those point to each field and each further
 * element has its own. */
static inline uint32_t lt_effect_slot(const lt_effect *effect) {
    if (effect->index)
        return UINT32_C(1) << 29 | (uint32_t)effect->index << 8 | effect->subject;
    return effect->field.id ? UINT32_C(1) << 30 | effect->field.id << 8 | effect->subject : effect->subject;
}

/* What statement `index` makes for its result (slot LT_SLOT_RESULT) or out-parameter `slot`; none if it makes none. */
lt_object lt_object_made_by(const lt_objects *objects, uint32_t statement, uint32_t slot);

/* What statement `index` takes or releases as argument `slot` (LT_OBJECT_ARGUMENT), or none. */
lt_object lt_object_taken_by(const lt_objects *objects, uint32_t statement, uint32_t slot);

/* Whether the object that comes into sight at a call for an argument is the one this effect releases or takes: of the
 * argument itself, else of what it points to. What lies in a field has no such object. */
bool lt_effect_is_sighted(const lt_callee_info *callee, const lt_effect *effect);

/* Whether this function owes the release of an LT_OBJECT_CALLER from its entry on. */
bool lt_is_owed_at_entry(const lt_function *function, const lt_object_info *object);

/* Whether the statement of the block is what happens at the end of the variable whose address the operand is: a cleanup. It stands where
 * the scope ends, and nothing else of the source does. */
bool lt_ends_with_scope(const lt_function *function, uint32_t block, uint32_t statement, const lt_operand *operand);

/* Whether a pointer kept in `holder` when the function returns may point to `object` by contract: a holder in region r
 * may keep what lives for r or for anything that outlives r (contracts lifetime("outer: inner") of the function). An
 * object without a contract may be kept anywhere, and a result without a contract may be anything. `owner` is the
 * parameter or global through which the holder is reached when its place starts at a local; else it may be none. */
bool lt_outlives_holder(const lt_function *function, const lt_object_info *object, lt_place holder, lt_variable owner);

/* The same for a pointer that a callee keeps in a region. */
bool lt_outlives_region(const lt_function *function, const lt_object_info *object, lt_region region);

#endif
