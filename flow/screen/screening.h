/* The screen's work on one object. Internal to the screen:
 *
 *   screen.c         one function, one object, the fixpoint
 *   screen_scan.c    what is known of the function before: last mentions, what is released anywhere
 *   screen_trace.c   where an argument that is released or taken comes from
 *   screen_step.c    statements and calls
 *   screen_hold.c    values, states, writes: what statements do to the facts
 *   screen_branch.c  conditions that contradict a state
 *   screen_ask.c     questions to the observer
 *
 * Each object is followed by itself, from where it comes into sight, past the statements that mention it or
 * what holds it, to where nothing holds it any more. A correct function lets go of its objects, so that the
 * work is linear in its size; the pairs of all objects in one bitset for each block would not be. */
#ifndef LT_FLOW_SCREEN_SCREENING_H
#define LT_FLOW_SCREEN_SCREENING_H

#include "flow/graph/liveness.h"
#include "flow/objects/pairs.h"
#include "flow/screen/screen.h"
#include "flow/graph/solve.h"

/* The facts at a point, about one object: a word for each typestate.
 *
 *   bit 0          there may be a path on which the object is in this state
 *   bit 1 + i      … and holder i points to it
 *   bit 32         … and what the call that made it returned is no longer in `status`
 *   bit 33 + i     … and holder i does not hold exactly the object's pointer
 *
 * All bits are "may" bits, so that the join is union; holder i holds the object for certain where the last is
 * clear. A word without bit 0 is zero. That holders are known for each state apart is what makes `if (failed)
 * free(p); else s->p = p;` clean without a look at paths. */
enum {
    LT_MOST_HOLDERS = 31,
    LT_MOST_BIRTHS = 24,
    LT_MEMO_SLOTS = 16,
    LT_NO_TWIN = 0xff,
    LT_SKIPS = 64, /* statements passed over before it is asked again whether anything is left to follow */
};
#define LT_EXISTS ((lt_word)1)
#define LT_STATUS_GONE ((lt_word)1 << 32)
#define LT_ALL_HOLD ((lt_word)0xfffffffe)
#define LT_ALL_DIFFER ((lt_word)0xfffffffe << 32)

static inline lt_word lt_holds_bit(uint32_t i) {
    return (lt_word)1 << (1 + i);
}
static inline lt_word lt_differs_bit(uint32_t i) {
    return (lt_word)1 << (33 + i);
}

/* What an operand may be, as far as the object is concerned. */
typedef struct lt_held_value {
    lt_word exact; /* holds bit of the holder whose value it is */
    lt_word maybe; /* holds bits of holders it may come from */
    lt_word parts; /* those of `maybe` that are parts of it: they go to parts of the target */
    bool is_object, may_be_object;
    bool inside;
} lt_held_value;

typedef struct lt_holder {
    lt_place place; /* none: memory that no place names */
    bool is_stale;  /* what `place` named before a pointer on its way was overwritten */
    uint8_t twin;   /* its stale holder, or LT_NO_TWIN */
    /* Of the pointer it may hold: it is what it was when the object was made; it was moved inside the object;
     * it belongs to the owner; it was lent. */
    bool may_be_base, may_be_inside, may_be_owner, may_be_borrowed;
    lt_word copied, moved_inside, lent; /* holds bits of the holders it may have it from, and how */
} lt_holder;

typedef struct lt_screening {
    const lt_function *function;
    const lt_objects *objects;
    const lt_observer *observer;
    lt_policy policy;
    lt_pairs *pairs;
    lt_graph graph, predecessors; /* the latter made when first needed */
    lt_order order;
    lt_solver *solver;
    const uint64_t *marks;    /* by statement: lt_pairs_marks */
    uint32_t *block_of;       /* by statement */
    uint32_t *last_position;  /* by variable: of the last block in the order that mentions it or can get back
                                 to one */
    uint32_t *last_statement; /* by variable: in that block, when it is not in a loop; else UINT32_MAX */
    lt_liveness liveness;     /* of variables that are mentioned far apart */
    lt_bitset handled; /* variables that something may hold a pointer to, or that are moved or dropped */
    bool retains;      /* some call takes a further reference: a release may not be the last */
    LT_ARRAY(lt_place) ended;    /* pointers that calls release or take, and owners that are dropped */
    LT_ARRAY(lt_place) released; /* the same, and the pointers on the way to them */

    /* The object at hand. */
    lt_object object;
    const lt_object_info *info;
    lt_holder holders[LT_MOST_HOLDERS];
    uint32_t holder_count;
    bool is_any;             /* more holders than are told apart, or an origin that was not found */
    const uint32_t *origins; /* statements, ascending, at which the object may enter the facts */
    uint32_t origin_count;
    uint32_t births[LT_MOST_BIRTHS]; /* an argument: where its pointer may have come from; origins */
    uint32_t birth_count;
    lt_place born_at_entry[LT_MOST_BIRTHS]; /* … and the places that may hold it from the entry on */
    uint32_t born_at_entry_count;
    lt_place readers[LT_MOST_BIRTHS]; /* an argument that was not traced to the end: what may have been read from where it is */
    uint32_t reader_count;
    bool is_untraced;
    uint64_t mark;             /* of the object's own storage */
    lt_place status;           /* where the result of the call that makes it went */
    lt_condition status_when;  /* what that result is when the object was made; LT_ALWAYS: nothing known */
    lt_condition pointer_when; /* what its pointer is when it was made */

    bool asking, wanted;
    lt_event asked[LT_MEMO_SLOTS];
    uint64_t steps, most_steps;
} lt_screening;

/* What a write to a place does to the holders. */
typedef struct lt_write {
    lt_word set;    /* the holder that is written */
    lt_word kill;   /* overwritten: hold nothing, or what `set` gets */
    lt_word weaken; /* may be overwritten */
    lt_word moved;  /* name other memory from now on */
    bool strong, status;
} lt_write;

/* --- screen_ask.c --------------------------------------------------------------------------------------- */

/* Asks the observer, unless it was asked the same lately or the answer is known to be yes. */
void lt_screen_ask(lt_screening *s, lt_event event);

/* Asks for each state in which the value may be the object, and each way in which it may have become it. */
void lt_screen_ask_value(lt_screening *s, const lt_word *facts, lt_event event, lt_held_value v);
void lt_screen_ask_object(lt_screening *s, const lt_word *facts, lt_event event);

/* Whether in this state the value may be the object; whether it is. */
bool lt_screen_may_be(lt_word word, lt_held_value v);
bool lt_screen_is_surely(lt_word word, lt_held_value v);

/* --- screen_hold.c -------------------------------------------------------------------------------------- */

lt_held_value lt_screen_evaluate_operand(const lt_screening *s, lt_operand operand, uint32_t point);
lt_held_value lt_screen_evaluate_place(const lt_screening *s, lt_place place, uint32_t point);

/* The operand (depth 0), or what it points to. */
lt_held_value lt_screen_evaluate_at(const lt_screening *s, lt_operand operand, uint8_t depth, uint32_t point);

lt_held_value lt_screen_evaluate_effect(const lt_screening *s, const lt_effect *effect, lt_operand operand,
                                        uint32_t point);

/* Where the value is the object, its state becomes `to`; with `weak`, it may. A null pointer stays what it
 * is. */
void lt_screen_change_state(lt_screening *s, lt_word *facts, lt_held_value v, lt_typestate to, bool weak);

/* A word that no holder holds; whether one does. */
lt_word lt_screen_unheld(void);
bool lt_screen_is_held(lt_word word);

/* The word, with the place holding the object for certain, unless it is one of many. */
lt_word lt_screen_hold_place(lt_screening *s, lt_word word, lt_place place);

/* A new instance of an argument: the place holds it, and the readers may. */
lt_word lt_screen_hold_instance(lt_screening *s, lt_place place);

/* Clears the states in which nothing can happen any more. */
void lt_screen_drop_unheld(lt_screening *s, lt_word *facts, uint32_t position, lt_location at);

/* The object comes into sight: storage, what a call makes, the newest instance of an argument, or what it was
 * once. */
void lt_screen_enter_storage(const lt_screening *s, lt_word *facts);
void lt_screen_enter_made(lt_screening *s, lt_word *facts, uint32_t index);
void lt_screen_enter_instance(lt_word *facts, lt_word word);
void lt_screen_enter_born(lt_screening *s, lt_word *facts, uint32_t index);

/* The place that the argument is read from, by the depth of the effect that takes it: none for memory without
 * a name. False for a value that is in no place. */
bool lt_screen_find_argument(const lt_screening *s, lt_place *place);

/* What a statement moves where; asks about what is lost with what is overwritten. */
void lt_screen_run_flows(lt_screening *s, lt_word *facts, uint32_t index);
lt_write lt_screen_plan_write(const lt_screening *s, lt_place target, bool weak);
lt_word lt_screen_write_value(const lt_screening *s, const lt_flow *flow, const lt_write *w, lt_held_value v,
                              lt_word old, lt_word word);
void lt_screen_ask_lost(lt_screening *s, lt_word old, lt_word word, lt_place place, lt_loss loss,
                        lt_location at);

/* Passes on what holders may hold; true when that is news. */
bool lt_screen_settle_holders(lt_screening *s);

/* --- the others ----------------------------------------------------------------------------------------- */

void lt_screen_run_statement(lt_screening *s, lt_word *facts, uint32_t index, uint32_t position);
void lt_screen_ask_operand(lt_screening *s, const lt_word *facts, lt_operand operand, uint32_t point,
                           lt_event event);

/* Whether what only the place holds when the function returns is not lost. */
bool lt_screen_outlives_body(const lt_screening *s, lt_place place);

/* For lt_problem.narrow. */
bool lt_screen_narrow(void *context, uint32_t block, uint32_t edge, lt_word *facts);

/* Fills `births` and `born_at_entry` of an argument, or sets is_any. */
void lt_screen_find_births(lt_screening *s);

/* Fills what is known of the function as a whole. */
void lt_screen_scan(lt_screening *s);

#endif
