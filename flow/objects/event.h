/* The vocabulary of the two tiers: objects, their typestates, and what happens to them.
 *
 * The tiers and the checks meet here. A check says which events it is interested in (an object of this kind, in this
 * state, meets this event); the screen asks with states an object *may* be in and so finds candidates, the simulation
 * asks with the state it has on one feasible path and so finds findings. One predicate serves both. */
#ifndef LT_FLOW_OBJECTS_EVENT_H
#define LT_FLOW_OBJECTS_EVENT_H

#include "mir/mir.h"

typedef struct lt_object {
    uint32_t id;
} lt_object;

typedef enum lt_object_kind {
    LT_OBJECT_VARIABLE, /* storage of a local, parameter or temporary */
    LT_OBJECT_STATIC,   /* storage of a global, or a literal */
    LT_OBJECT_FRESH,    /* made by a call, owed to nobody but this function: `statement` */
    LT_OBJECT_CALLER,   /* what the value of `place` (rooted in a parameter or global) pointed to at entry */
    LT_OBJECT_CONTENT,  /* what the owner `place` owns: it dies, moves and is invalidated with its owner */
    LT_OBJECT_RESULT,   /* what a call's result or an out-parameter points to, not owed here: `statement` */
    LT_OBJECT_ARGUMENT, /* whatever argument `slot` denotes when call `statement` takes or releases it: alive until
                         * then, and the only way to name an object that came from memory (a list's next node) */
    LT_OBJECT_ELEMENT,  /* the element of the container `place` that call `statement` erases, by effect `slot` */
    LT_OBJECT_HOLD,     /* no memory: that call `statement` locked (pinned, counted) what argument `slot`, `place`, is */
} lt_object_kind;

typedef enum lt_typestate {
#define LT_TYPESTATE(name, keyword, meaning) LT_STATE_##name,
#include "flow/objects/typestates.def"
#undef LT_TYPESTATE
    LT_STATE_count
} lt_typestate;

typedef struct lt_object_info {
    lt_object_kind kind;
    lt_variable variable;  /* LT_OBJECT_VARIABLE, LT_OBJECT_STATIC */
    lt_place place;        /* LT_OBJECT_CALLER: the pointer, or the container whose entries own; LT_OBJECT_CONTENT: the owner;
                              LT_OBJECT_ELEMENT: the container */
    uint32_t statement;    /* LT_OBJECT_FRESH, …_RESULT, …_ARGUMENT, …_ELEMENT: index in function->statements */
    uint32_t slot;         /* of that call: LT_SLOT_RESULT, the argument, or lt_effect_slot of a field */
    lt_family family;      /* how it must be released, when it is or was owed */
    lt_claims claims;      /* the contract that speaks of it: of its parameter, field or callee's result */
    lt_callee origin;      /* LT_OBJECT_FRESH, LT_OBJECT_RESULT, LT_OBJECT_ARGUMENT: the callee */
    lt_location location;  /* where it comes from, for notes */
} lt_object_info;

typedef enum lt_event_kind {
#define LT_EVENT(name, keyword, meaning) LT_EVENT_##name,
#include "flow/objects/events.def"
#undef LT_EVENT
    LT_EVENT_count
} lt_event_kind;

/* Where in the object a pointer points. */
typedef enum lt_offset {
    LT_OFFSET_BASE,    /* at its first byte */
    LT_OFFSET_INSIDE,  /* behind it */
    LT_OFFSET_EITHER,  /* at the first byte on some paths and behind it on others, never before it */
    LT_OFFSET_UNKNOWN, /* anywhere; also before a part that it was derived from, as container_of does */
} lt_offset;

/* How an owed object was lost. */
typedef enum lt_loss {
    LT_LOST_AT_EXIT,
    LT_LOST_OVERWRITTEN,
    LT_LOST_DISCARDED,
    LT_LOST_WITH_HOLDER,
    LT_LOST_OUT_OF_SCOPE,
    LT_LOST_WITH_ENTRY, /* the entry of a container that owns what its entries point to */
} lt_loss;

/* How what holds the pointer came by it. */
typedef enum lt_capture {
    LT_CAPTURE_UNKNOWN,  /* the screen does not ask */
    LT_CAPTURE_NONE,
    LT_CAPTURE_CLOSURE,  /* by a closure or what wraps one: a function object, a thread, a future */
    LT_CAPTURE_CALLBACK, /* given to a callee together with a function, which gets it later */
} lt_capture;

typedef enum lt_step_kind {
    LT_STEP_ACQUIRED, /* the object was made or borrowed here */
    LT_STEP_BRANCH,   /* a branch was taken: `taken` */
    LT_STEP_STORED,   /* a pointer to it was put into `place` */
    LT_STEP_RELEASED,
    LT_STEP_GIVEN,
    LT_STEP_REFUSED, /* `callee` releases or takes it on some results, and not on this path's */
    LT_STEP_MOVED,
    LT_STEP_DIED,
    LT_STEP_CALLED, /* a closure that captured it is called, or found */
    LT_STEP_INVALIDATED,
} lt_step_kind;

/* One step of a path, newest first. Owned by the function's arena. */
typedef struct lt_step {
    const struct lt_step *previous;
    lt_step_kind kind;
    lt_location location;
    lt_place place;             /* LT_STEP_STORED, LT_STEP_MOVED */
    lt_callee callee;           /* who released, took or made it */
    lt_family family;           /* LT_STEP_RELEASED, LT_STEP_GIVEN: how */
    bool taken;                 /* LT_STEP_BRANCH */
    const lt_terminator *branch; /* LT_STEP_BRANCH */
} lt_step;

typedef struct lt_event {
    lt_event_kind kind;
    const lt_function *function;
    lt_object object;
    const lt_object_info *info;
    lt_typestate state;    /* before the event */
    lt_offset offset;      /* of the pointer through which it happens */
    lt_location location;
    lt_place place;        /* the pointer, moved object, or holder (die, keep, hand_out) through which it happens; may be none */
    lt_variable holder;    /* die: the variable that holds the pointer (result, thrown, global); none: other memory */
    lt_capture capture;    /* die */
    lt_callee callee;      /* of a call that causes it */
    uint32_t argument;     /* of that call: which, or LT_SLOT_NONE */
    lt_family family;      /* release, take: with which family */
    lt_loss loss;          /* lose */
    lt_place lost_with;    /* lose: what held it last, where that has a name */
    bool null_test;        /* use: the address is only compared with null or another address: no memory is touched */
    bool valueless;        /* release, take: the variable that is given has no value yet */
    bool borrowed;         /* release, take: the pointer came from a borrow of the object, not from its owner */
    const lt_step *path;   /* newest first; null in the screen */
    struct lt_simulation *simulation; /* leave, for flow/summary/summary.c: the run and the state at its end; null in the screen */
    struct lt_state *final;
} lt_event;

/* What the tiers call. `wants`: would this event be a defect? `found` (simulation only): it is one, on this path.
 * The event and what it points to are valid during the call; `path` as long as the function's arena. */
typedef struct lt_observer {
    void *context;
    bool (*wants)(void *context, const lt_event *event);
    void (*found)(void *context, const lt_event *event);
    void (*gave_up)(void *context, const lt_function *function, const char *bound);
    bool tells_null; /* paths on which the caller's object is null are kept apart from those on which it is there */
} lt_observer;

/* What a pointer given to a function without contract, model, summary or body means. */
typedef enum lt_policy { LT_POLICY_ESCAPE, LT_POLICY_BORROW } lt_policy;

#endif
