/* The work on one summary. Internal to it:
 *
 *   summary.c        what is asked, in which order; effects from exits
 *   summary_scan.c   which parameters can matter, by classes of places
 *   summary_exit.c   the simulation's states at the returns, about one object
 *   summary_value.c  where the result comes from
 *   summary_owner.c  owners that change */
#ifndef LT_FLOW_SUMMARY_SUMMARISING_H
#define LT_FLOW_SUMMARY_SUMMARISING_H

#include "flow/objects/pairs.h"
#include "flow/simulate/simulate.h"
#include "flow/simulate/state.h"
#include "flow/summary/summary.h"

/* What is known of all places that may be equal. */
enum {
    LT_CLASS_ESCAPED = 1,  /* a stranger gets it */
    LT_CLASS_RELEASED = 2, /* a callee releases or takes it */
    LT_CLASS_DEEP = 4,     /* … what is reached from it */
    LT_CLASS_WRITTEN = 8,  /* written through */
    LT_CLASS_OUTSIDE = 16, /* may come from, or go to, memory behind pointers, a static variable, or the result of a
                            * call that is not fresh */
    LT_CLASS_RESULT = 32,  /* may be returned */
    LT_CLASS_LOADED = 64,  /* may come from such memory */
    LT_CLASS_STORED = 128, /* may go there */
    LT_CLASS_MOVED = 256,  /* what it refers to may be moved from */
};

enum { LT_MOST_EXITS = 48, LT_MOST_FOLLOWED = 32 };

/* Where a pointer to the object is held at a return. */
typedef enum lt_keeper_kind {
    LT_KEPT_NOWHERE,
    LT_KEPT_STATIC,
    LT_KEPT_ARGUMENT, /* in what argument `slot`, or the result, leads to */
    LT_KEPT_UNKNOWN,
} lt_keeper_kind;

/* One state at a return. */
typedef struct lt_exit {
    lt_typestate state;
    bool is_null;        /* there is no object on this path */
    bool is_result;      /* the result is its pointer */
    bool in_result;      /* … or holds or points into it */
    bool is_other_fresh; /* the result was made by another call */
    uint32_t nulls;      /* of a failed acquisition: bits of the arguments that point to null, or a negative number, now */
    bool is_moved;       /* all of it is moved from */
    bool is_cleared;     /* the place the object was read from is null now */
    bool is_replaced;    /* … holds what a call of this function made */
    lt_keeper_kind keeper;
    uint8_t slot;        /* LT_KEPT_ARGUMENT */
    bool out;            /* … it is exactly what that argument points to, or the field of it */
    lt_field out_field;
    lt_fact result;
    lt_fact *arguments;  /* by index, as they were at the entry */
} lt_exit;

typedef struct lt_exits {
    lt_exit items[LT_MOST_EXITS];
    uint32_t count;
    lt_family family;    /* with which it is released */
    bool families_differ, gave_up;
} lt_exits;

/* A write through a pointer of the class: to all that it points to, or to one field of it. */
typedef struct lt_written {
    uint32_t class, field;
} lt_written;

typedef struct lt_summarising {
    const lt_function *function;
    const lt_objects *objects;
    lt_pairs *pairs;
    lt_policy policy;
    lt_arena *arena;
    uint16_t *classes;          /* by place of the least of each class */
    lt_place *parameters;       /* by index: the whole parameter; none when it does not occur */
    lt_variable *variables;     /* by index */
    uint32_t parameter_count;
    lt_variable result;
    LT_ARRAY(lt_written) written;
    bool touches, relinks, returns, throws;
    uint32_t followed;
    bool gave_up;
    lt_fact returned;           /* joined over all exits seen */
    bool has_returned;
    LT_ARRAY(lt_effect) effects;
} lt_summarising;

/* --- summary.c --- */

/* The effect, unless it is said already. */
void lt_summary_add(lt_summarising *s, lt_effect effect);

/* --- summary_owner.c --- */

/* Whether the place is what a parameter points to, or a field of that. */
bool lt_summary_names_owner(const lt_summarising *s, lt_place place, uint8_t *slot, lt_field *field);

/* Whose content may move or end. */
void lt_summary_tell_changes(lt_summarising *s);

/* Whether the caller gets a pointer into what it has to watch: into an owner, or a block that the function may move. */
bool lt_summary_lends(const lt_summarising *s, uint8_t slot, lt_field field);

/* The object a field led to is released on some paths, and the field leads to another one: a block that grows. */
void lt_summary_tell_move(lt_summarising *s, uint32_t slot, lt_field field, const lt_exits *exits);

/* --- summary_scan.c --- */

/* Fills classes and flags. */
void lt_summary_scan(lt_summarising *s);
uint32_t lt_summary_class(lt_summarising *s, lt_place place);

/* --- summary_exit.c --- */

/* Follows the object to all returns. */
lt_exits lt_summary_follow(lt_summarising *s, lt_object object);

/* A condition that holds on all exits with `in` and on none of the others (those with neither mark are left out). */
typedef enum lt_side { LT_SIDE_NEITHER, LT_SIDE_IN, LT_SIDE_OUT } lt_side;
bool lt_summary_separate(const lt_summarising *s, const lt_exits *exits, const lt_side *sides, lt_condition *when);

/* Whether an argument tells the sides apart, too. */
bool lt_summary_hangs_on_argument(const lt_summarising *s, const lt_exits *exits, const lt_side *sides);

/* --- summary_value.c --- */

enum { LT_MOST_SOURCES = 24, LT_MOST_CONTENTS = 4 };

/* What the result may be, whatever the path. */
typedef struct lt_sources {
    bool null, other, is_static;
    lt_object fresh[LT_MOST_SOURCES];
    uint32_t fresh_count;
    uint32_t alias, inside; /* bits by index of parameters */
    uint32_t replaced;      /* … that have another value than they were called with wherever the result may come from them */
    struct { uint8_t slot; lt_field field; } contents[LT_MOST_CONTENTS]; /* into what these own, or hold a pointer to */
    uint32_t content_count;
} lt_sources;

lt_sources lt_summary_sources(lt_summarising *s);

/* Whether the summary says of the parameter that it is returned. */
static inline bool lt_summary_tells_return(const lt_sources *sources, uint32_t slot) {
    return slot < 32 && !sources->fresh_count && (sources->alias | sources->inside) >> slot & 1;
}

#endif
