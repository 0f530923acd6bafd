/* Strong references: which objects of a unit keep each other alive.
 *
 * Per function a forward analysis over sets of symbolic states, each a set of facts "this cell holds a strong (weak)
 * reference to that cell". Objects are named by where they come from: made by a call, what a cell held when it was first
 * looked at. So two names may be one object, but one name never stands for two objects at a time, and a circle of strong
 * facts is a circle of references. States are told apart up to a bound, beyond which only what they agree in is kept;
 * where a statement makes its object again, the one before gets a name of its own, and the one before that none.
 *
 * What a function stores through its parameters, and what it returns, is its summary: the effects that calls of it have.
 * A circle that stands at a return is a ring of links. Whether it is a defect is the unit's to say: some other function may
 * break it (lt_strong_breaker). */
#ifndef LT_FLOW_STRONG_STRONG_H
#define LT_FLOW_STRONG_STRONG_H

#include "mir/mir.h"

typedef struct lt_strong lt_strong;

/* One reference of a ring: what `from` is called owns what `to` is called. Texts are owned by the unit's arena. */
typedef struct lt_link {
    lt_field field;    /* the member of the object through which it owns; none: the object is itself what holds */
    lt_type type;      /* of what holds */
    lt_field capture;  /* of a closure: by which it owns; none: of a bound call, or `by_closure` is false */
    bool by_closure, in_container;
    bool found;        /* it was there before the function: `location` is where it was read */
    bool backwards;    /* its object is younger than what it owns */
    const char *from, *to; /* null when they have no name; empty for the object of the method */
    lt_location location;
} lt_link;

enum { LT_MOST_LINKS = 6 };

typedef struct lt_ring {
    lt_callee function;
    lt_location location; /* of the store that closed it */
    uint32_t link_count;
    lt_link links[LT_MOST_LINKS]; /* each owns the object of the next, the last that of the first */
} lt_ring;

/* No facts yet; owned by the unit's arena. */
lt_strong *lt_strong_new(lt_unit *unit);

/* Adds what `function` does, callees before callers. `summarise`: calls of it run this body and no other. False: a bound
 * on work was hit. At most linear in statements times facts that hold at once, both bounded. */
bool lt_strong_add(lt_strong *strong, const lt_function *function, bool summarise);

/* Whether the function was added. */
bool lt_strong_knows(const lt_strong *strong, lt_callee function);

/* Whether calls of the function store or return references: its callers are worth adding. */
bool lt_strong_tells(const lt_strong *strong, lt_callee function);

uint32_t lt_strong_rings(const lt_strong *strong, const lt_ring **rings);

/* A function that was added, other than the ring's own, that clears what the link is made by: sets the member null, moves
 * from it, takes from the container; none when there is none. The destructor of the object itself does not count: it never
 * runs. */
lt_callee lt_strong_breaker(const lt_strong *strong, const lt_ring *ring, const lt_link *link);

#endif
