/* One symbolic state of the simulation, and the run it belongs to. Internal to the simulation:
 *
 *   values.c    numbers           store.c     memory: cells and what they hold
 *   facts.c     conditions        transfer.c  statements; effects.c calls (calling.h)
 *   merge.c     joins and loops   ownership.c who is responsible for the object
 *   kept.c      what callees keep         drain.c     loops that release every element
 *   outside.c   what nobody here knows
 *   simulate.c  worklist, entry and exits
 *
 * A state is a value: it is copied by lt_fork, and changed in place by whoever holds it. */
#ifndef LT_FLOW_SIMULATE_STATE_H
#define LT_FLOW_SIMULATE_STATE_H

#include "flow/graph/map.h"
#include "flow/graph/order.h"
#include "flow/simulate/simulate.h"
#include "flow/simulate/values.h"

/* What is known of a value: within [low, high], and none of the constants. */
enum { LT_MOST_EXCLUDED = 3 };
typedef struct lt_fact {
    int64_t low, high;
    int64_t excluded[LT_MOST_EXCLUDED]; /* ascending */
    uint32_t excluded_count;
} lt_fact;

typedef struct lt_state {
    lt_map cells;   /* cell key → value, stamp: version of memory when stored, from: statement that stored it */
    lt_map facts;   /* value → index of an lt_fact */
    lt_map holders; /* keys of the cells whose value points into the tracked object */
    lt_map leaked;  /* roots of this function's storage that others know the address of */
    lt_value version; /* of memory that others can write */
    lt_value stores;  /* of all memory: what pure calls depend on */
    lt_typestate typestate;
    lt_root tracked;  /* none: the object is not there yet */
    lt_cell part;     /* which part of it is moved; of a content: its owner */
    bool is_outside;  /* at the entry of a block: what is owed is held by what outlives the function */
    bool with_scope;  /* it was released by what ends a scope */
    bool retained;    /* somebody holds a further reference: a release need not be the last */
    uint32_t holder_hash;
    uint32_t last_holder;  /* the statement that stored what was taken from the holders last */
    const lt_step *path;
    uint32_t token;
} lt_state;

/* The states that flow into a block. */
typedef struct lt_slots {
    LT_ARRAY(lt_state) states;
    LT_ARRAY(bool) pending; /* new or changed since it was last taken through the block */
} lt_slots;

/* A loop of which every turn releases an element of a container, and the one edge out of it. */
typedef struct lt_drain {
    bool is_found;
    uint32_t from, to;    /* blocks */
    lt_operand container; /* a reference to it */
    lt_place element;     /* what is released, by way of the iterator */
} lt_drain;

/* A path that returned with what was held (holds.c). */
typedef struct lt_held_end {
    lt_state st;
    lt_location location;
    uint32_t result; /* what a caller can tell of it */
} lt_held_end;

typedef struct lt_holds {
    bool *reach;       /* by block: the hold can be given up from there on; made when first asked for */
    uint32_t given_up; /* what the results of paths are that gave it up */
    LT_ARRAY(lt_held_end) ends;
} lt_holds;

typedef struct lt_simulation {
    const lt_function *function;
    const lt_objects *objects;
    lt_object object;
    const lt_object_info *info;
    lt_policy policy;
    const lt_observer *observer;
    lt_arena *arena; /* of this run */
    lt_values *values;
    LT_ARRAY(lt_fact) facts;  /* [0]: nothing known */
    uint32_t *fact_slots, fact_slot_count;
    lt_order order;
    const bool *in_cycle;     /* by block */
    const bool *is_head;      /* by block: a retreating edge leads there */
    LT_ARRAY(lt_type) relinked; /* of the pointers that are stored to through pointers which lie in memory themselves */
    bool elements_stay;       /* no pointer that lies in a container is released or handed on: lt_elements_stay */
    LT_ARRAY(lt_cell) flags;  /* local variables that carry a constant to a test: kept apart where paths meet */
    bool is_retained;         /* an argument: a further reference is taken somewhere by the same name */
    bool is_given_value;      /* its address goes where nothing promises when it gets a value */
    lt_drain drain;           /* of an argument: the loop that releases all elements of a container so (drain.h) */
    lt_holds holds;           /* of what a call holds */
    lt_cell choice;           /* of an argument: the local variable it is read from, which may have been left null */
    uint32_t last_token;
    uint64_t budget, spent;
    bool gave_up;
    bool lost_sight; /* a holder is believed no more, though nothing was seen to overwrite it: what a finding can do
                      * without, but not a summary */

    /* Where the transfer is. */
    uint32_t block, statement; /* the terminator of a block is statement statements.count + block */
    uint32_t unknowns;         /* values made up by this statement so far */
    lt_location location;
    bool null_test;            /* operands are only compared */
    bool is_final;             /* what a holder loses now is gone: storage ends, is overwritten or released */
    lt_cell record;            /* whose parts are asked about */
    LT_ARRAY(lt_state) split;  /* further states behind the statement at hand */

    lt_slots *slots;           /* by block */
} lt_simulation;

static inline lt_writer lt_writer_of(const lt_simulation *sim, const lt_state *st) {
    return (lt_writer){.arena = sim->arena, .token = st->token};
}

/* A copy that can be changed without changing `st`. */
lt_state lt_fork(lt_simulation *sim, lt_state *st);

/* Whether what is followed must not be looked at any more. */
static inline bool lt_has_ended(const lt_state *st) {
    return st->typestate == LT_STATE_dead || st->typestate == LT_STATE_invalidated || st->typestate == LT_STATE_released;
}

/* A value of which nothing is known, named by the statement at hand. */
lt_value lt_unknown_value(lt_simulation *sim);
static inline uint32_t lt_birth(const lt_simulation *sim) { return sim->order.positions[sim->block] + 1; }

/* An owner of one object, which ends with it: std::unique_ptr and std::shared_ptr. */
static inline bool lt_is_smart(const lt_type_info *type) { return type->flags & (LT_IS_unique | LT_IS_shared); }

/* A bound is hit: what is found so far stands, and the observer hears of it once. */
void lt_give_up(lt_simulation *sim, const char *bound);

void lt_add_step(lt_simulation *sim, lt_state *st, lt_step step);

/* Tells the observer if it wants to know; `event` needs kind, place, … of its own, the rest is filled in. */
void lt_happen(lt_simulation *sim, lt_state *st, lt_event event);

/* --- store.c ------------------------------------------------------------------------------------------------------ */

lt_value lt_load(lt_simulation *sim, lt_state *st, lt_cell cell);

/* `whole`: the cell is not a scalar, and what its parts held is gone. */
void lt_store(lt_simulation *sim, lt_state *st, lt_cell cell, lt_value value, bool whole);

/* A callee writes into the cell: its parts are gone, but not what callees keep there. */
void lt_overwrite(lt_simulation *sim, lt_state *st, lt_cell cell, lt_value value);

/* The entry of the cell itself, if what it says still holds; else null. */
const lt_entry *lt_find_entry(const lt_simulation *sim, const lt_state *st, lt_cell cell);

/* The bare table: an entry stored by statement `from`, no entry, whether the cell holds the tracked object. */
void lt_put_cell(lt_simulation *sim, lt_state *st, lt_cell cell, lt_value value, uint32_t from);
void lt_forget_cell(lt_simulation *sim, lt_state *st, lt_cell cell);
void lt_forget_whole(lt_simulation *sim, lt_state *st, lt_cell cell); /* with its parts */
void lt_set_holder(lt_simulation *sim, lt_state *st, lt_cell cell, bool holds);

/* The part of `to` that `part` is of `from`. */
lt_cell lt_same_part(lt_values *vs, lt_cell part, lt_cell from, lt_cell to);

/* Copies what is known of the parts of a record or array. */
void lt_copy_parts(lt_simulation *sim, lt_state *st, lt_cell to, lt_cell from);

/* Forgets all cells of the root; those that hold a pointer to the tracked object stay if `keep_holders`. */
void lt_forget_root(lt_simulation *sim, lt_state *st, lt_root root, bool keep_holders);

/* From now on every unknown call can write the root's cells. */
void lt_leak(lt_simulation *sim, lt_state *st, lt_root root);
bool lt_is_private(const lt_simulation *sim, const lt_state *st, lt_root root);

/* Makes `root` the tracked object (none: nothing is), and finds its holders. */
void lt_track(lt_simulation *sim, lt_state *st, lt_root root);

/* Before the simulation: which types of pointers the function relinks (`*node->back = node->next`, `node->next->back = node->back`). */
void lt_find_relinked(lt_simulation *sim);

/* The tracked object was loaded from a field that such a store may have changed, or from an object that was: the field is
 * not known to hold it still. */
void lt_forget_origin(lt_simulation *sim, lt_state *st);

/* The first holder of the tracked object for which `wants` (null: any) is true, or none; *from is the statement that
 * stored it. */
typedef bool lt_holder_test(lt_simulation *sim, const lt_state *st, lt_cell holder);
lt_cell lt_find_holder(lt_simulation *sim, const lt_state *st, lt_holder_test *wants, uint32_t *from);

/* Whether the root's storage lives on when the function returns and others can reach it. */
bool lt_outlives_function(lt_simulation *sim, const lt_state *st, lt_root root);

/* Whether `test` is true of a root from which, over what the state knows, a pointer leads to `to`. */
typedef bool lt_root_test(lt_simulation *sim, const lt_state *st, lt_root root, const void *context);
bool lt_is_reached_from(lt_simulation *sim, const lt_state *st, lt_root to, lt_root_test *test, const void *context);
/* The parameter or global through which the root was reached; none when it was not.  (simulate.c) */
lt_variable lt_reached_from(const lt_simulation *sim, lt_root root);

/* --- facts.c ------------------------------------------------------------------------------------------------------ */

lt_fact lt_fact_of(lt_simulation *sim, const lt_state *st, lt_value v);
uint32_t lt_intern_fact(lt_simulation *sim, lt_fact fact);

/* Weakest fact that both imply; `widen`: bounds that moved are given up. */
lt_fact lt_join_facts(lt_fact a, lt_fact b, bool widen);

/* 1 it holds, 0 it does not, -1 not known. */
int lt_decide(lt_simulation *sim, const lt_state *st, lt_value a, lt_relation relation, lt_value b, bool is_unsigned);

/* Adds what follows from the condition; false: it contradicts what is known. */
bool lt_assume(lt_simulation *sim, lt_state *st, lt_value a, lt_relation relation, lt_value b, bool is_unsigned);

/* A copy of what is known of one value as known of another. */
void lt_put_fact(lt_simulation *sim, lt_state *st, lt_value v, lt_fact fact);

/* --- transfer.c, effects.c ------------------------------------------------------------------------------------------ */

lt_cell lt_resolve(lt_simulation *sim, lt_state *st, lt_place place, bool read);
lt_value lt_evaluate(lt_simulation *sim, lt_state *st, const lt_operand *operand);

/* Applies the statement; further states are pushed to sim->split. False: no path goes on from here. */
bool lt_transfer(lt_simulation *sim, lt_state *st, const lt_statement *s);
bool lt_transfer_call(lt_simulation *sim, lt_state *st, const lt_statement *s);

/* Puts a value into a place: the store, and a step of the path when it is a pointer to the tracked object. */
void lt_assign_value(lt_simulation *sim, lt_state *st, lt_place target, lt_value value);

/* Reports the event when the pointer is one to the tracked object. */
void lt_meet_pointer(lt_simulation *sim, lt_state *st, lt_value pointer, lt_event event);

/* Whether the cell is, or is part of, what was moved from. */
bool lt_is_moved(const lt_simulation *sim, const lt_state *st, lt_cell cell);

/* The cell is moved from; it, or what it is part of, gets a value again. */
void lt_move_cell(lt_simulation *sim, lt_state *st, lt_cell cell, lt_place place, lt_callee callee);
void lt_revive(lt_simulation *sim, lt_state *st, lt_cell cell);

/* The type flags of what the operand denotes or points to. */
uint32_t lt_referent_flags(const lt_function *f, const lt_operand *operand);

/* Whether what the optional holds is followed as an object of its own. */
bool lt_owns_apart(const lt_simulation *sim, lt_place optional);

/* Pointers into what the owner owns are about to be made: from here on that is the tracked content. `place`: by which the
 * owner was named; may be none. */
void lt_bind_content(lt_simulation *sim, lt_state *st, lt_cell owner, lt_place place, lt_value owned);

/* What the owner owns, and its parts own, goes to another owner; `to` none: out of sight. */
void lt_move_content(lt_simulation *sim, lt_state *st, lt_cell from, lt_cell to);

/* The owner's storage or content ends: what it owns dies, and pointers to it that live on are found. */
void lt_end_owner(lt_simulation *sim, lt_state *st, lt_cell owner, lt_location at);
void lt_end_object(lt_simulation *sim, lt_state *st, lt_location at);

/* A release or transfer of what the value points to, when that is the tracked object. */
void lt_change_hands(lt_simulation *sim, lt_state *st, lt_value value, lt_event event);

/* --- ownership.c -------------------------------------------------------------------------------------------------- */

/* Whether what outlives the function holds the tracked object, and may. */
bool lt_is_held_outside(lt_simulation *sim, lt_state *st);

/* Nobody knows any more who is responsible for the tracked object: it is not lost when its holders are. */
void lt_let_go(lt_state *st);

/* A further owner shares the object: the end of one of them need not be its end. */
void lt_share(lt_state *st);

/* The owner stops owning what it owns, without an end to it: from now on that is owed by whoever has a pointer to it. */
void lt_give_up_content(lt_simulation *sim, lt_state *st, lt_cell owner);

/* Whether the record, or a part of it, holds the tracked object. */
bool lt_is_held_in(lt_simulation *sim, const lt_state *st, lt_cell record);

/* What the container holds inside itself, when the cell is among its elements and one of those holds the tracked object;
 * else none. */
lt_cell lt_elements_around(lt_simulation *sim, lt_state *st, lt_cell cell);

/* The first such holder, or none; *from is the statement that stored it. */
lt_cell lt_find_held_in(lt_simulation *sim, const lt_state *st, lt_cell record, uint32_t *from);

/* The destructor of a record runs: what its parts hold may be released there. */
void lt_let_go_of_parts(lt_simulation *sim, lt_state *st, lt_cell record);

/* A stranger gets the value, and with it all that can be reached from it. */
void lt_hand_on(lt_simulation *sim, lt_state *st, lt_value value);

/* A stranger runs: what lies in memory that others can reach may have been released there. */
void lt_expose(lt_simulation *sim, lt_state *st);

/* Whether nothing in the function can release, hand on or copy away a pointer that is read out of a container. Whether a
 * loop over the container turns at all is not known, so that this is asked of the function, not of a path. */
bool lt_elements_stay(const lt_function *function);

/* Entries leave the container in `cell`: what they own is lost, when that is what is followed. */
void lt_lose_entries(lt_simulation *sim, lt_state *st, lt_cell cell, lt_event event);

/* An object that is owed and that nothing holds any more is lost: the observer hears of it. */
void lt_check_lost(lt_simulation *sim, lt_state *st, const lt_statement *s);

/* At the end of the function: what is owed and stays behind with it is lost. */
void lt_check_lost_at_exit(lt_simulation *sim, lt_state *st, lt_location at);

/* The value that the function returns; none when it has none. */
lt_value lt_result_value(lt_simulation *sim, lt_state *st);

/* --- holds.c -------------------------------------------------------------------------------------------------------- */

/* The state leaves block sim->block for `target`. */
void lt_leave_reach(lt_simulation *sim, lt_state *st, lt_block target);

/* A path ends; all paths have. */
void lt_end_hold(lt_simulation *sim, lt_state *st);
void lt_compare_ends(lt_simulation *sim);

/* --- kept.c --------------------------------------------------------------------------------------------------------- */

/* Whether the holder is what a callee keeps until some other function is called: a thread's argument. */
bool lt_is_kept_until(const lt_simulation *sim, lt_cell holder);

/* What a closure, or a container of such, in the cell captured is dead, and it is called or looked through.  (simulate.c) */
void lt_meet_outlived(lt_simulation *sim, lt_state *st, lt_cell closure);

/* Whether a thread that nobody can join any more has what is in the cell, with nothing that keeps it alive. */
bool lt_is_left_to_thread(const lt_simulation *sim, lt_cell holder);

/* Whether what the cell holds outlives the function around the closure whose body this is. */
bool lt_is_outside_frame(const lt_simulation *sim, lt_cell holder);

/* How the holder, into which statement `from` put it, has what it holds. */
lt_capture lt_capture_of(const lt_simulation *sim, lt_cell holder, uint32_t from);

/* Whether what ends it stands on the way to here, and was passed by on a path that may not be one. */
bool lt_may_have_ended(lt_simulation *sim, lt_cell holder);

/* --- outside.c ------------------------------------------------------------------------------------------------------ */

/* Whether the path to here took a branch on what other units decide, whose other side releases or hands on the object and
 * then goes on with this one. */
bool lt_is_settled_elsewhere(lt_simulation *sim, const lt_state *st);

/* --- merge.c ------------------------------------------------------------------------------------------------------ */

/* Takes a state along an edge into a block; true when a state of the block is new or has changed. */
bool lt_arrive(lt_simulation *sim, uint32_t block, lt_state *st);

#endif
