/* Inside the facts about containers: one function is being read.
 *
 * paths.c     which places and values have a path from a variable or parameter
 * roots.c     which places are rooted in long-lived storage, and at which depth
 * binds.c     what is passed to functions of the program, and what that does to it
 * values.c    what a local may point to, with regard to each root
 * store.c     insertions and removals of lists and tables written by hand
 * call.c      … of calls, by their effects
 * keys.c      whether a key is one of few, and which parameters it is made from
 * links.c     … of chains whose elements are taken out by their link, without a head
 * entries.c   what entries are made of; registries of the process
 * questions.c subscripts that only ask (ghost-entry)
 * loops.c     loops around sites
 * guards.c    tests of a size or a counter that stand before an insertion
 * rows.c      what of it is kept where blocks begin
 * containers.c the fixpoint over blocks, and what is kept of a function */
#ifndef LT_FLOW_GROWTH_COLLECTING_H
#define LT_FLOW_GROWTH_COLLECTING_H

#include "flow/growth/containers.h"
#include "flow/growth/subscripts.h"

#include <string.h>

/* What a local may point to, or be, with regard to one root: six bits a root, ten roots a pass. */
enum {
    LT_AT_CONTAINER = 1, /* points to the root, or to a link through which its chain goes on */
    LT_AT_ELEMENT = 2,
    LT_AT_INNER = 4,
    LT_CHAINED = 8,      /* points to a node whose link leads into the root's chain */
    LT_RESIZED = 16,     /* points to the root's table after a reallocation */
    LT_IS_SIZE = 32,     /* is the number of its elements */
    LT_BITS_PER_ROOT = 6,
    LT_ROOTS_PER_PASS = 10,
    LT_DEPTHS = 3,
};
enum { LT_POINTS = LT_AT_CONTAINER | LT_AT_ELEMENT | LT_AT_INNER };

typedef uint64_t lt_things;

/* Beside the roots: the value may be one of many. */
#define LT_VARYING (UINT64_C(1) << 63)
/* … and is no constant. */
#define LT_COMPUTED (UINT64_C(1) << 62)
/* … and may have been read from an element of a long-lived container. */
#define LT_LISTED (UINT64_C(1) << 61)
#define LT_VARIATION (LT_VARYING | LT_COMPUTED | LT_LISTED)

/* Among the parameters that a value is made from: something else as well. */
#define LT_FROM_ELSEWHERE (UINT32_C(1) << 31)
enum { LT_MOST_ARGUMENTS = 16 };

static inline lt_things lt_things_of(uint32_t slot, unsigned bits) {
    return (lt_things)bits << (slot * LT_BITS_PER_ROOT);
}
static inline unsigned lt_bits_of(lt_things t, uint32_t slot) {
    return (unsigned)(t >> (slot * LT_BITS_PER_ROOT)) & ((1u << LT_BITS_PER_ROOT) - 1);
}

/* The same bits of every root. */
static inline lt_things lt_all_things(unsigned mask) {
    lt_things t = 0;
    for (uint32_t slot = 0; slot < LT_ROOTS_PER_PASS; slot++)
        t |= lt_things_of(slot, mask);
    return t;
}

typedef struct lt_size_guard {
    uint32_t block, over;  /* over: the successor taken at or above the limit */
    lt_things sizes;       /* roots whose size is tested; or */
    uint32_t counter;      /* the counter, index + 1 */
    lt_things inner;       /* roots in whose elements stands a container whose size is tested; or */
    lt_operand limit;      /* what it is compared with */
    lt_relation relation;  /* counter: it relation limit, on the block's first edge */
} lt_size_guard;

/* What a truth value says of sizes: that a limit is reached (LT_OVER), or that it is not. */
typedef struct lt_size_test {
    enum { LT_NO_TEST, LT_OVER, LT_UNDER } says;
    uint32_t counter; /* of this counter, index + 1; 0: of what LT_IS_SIZE says */
} lt_size_test;

/* A call of a function of this unit. */
typedef struct lt_found_call {
    lt_callee callee;
    uint32_t block;
    lt_things guarded; /* LT_IS_SIZE: of these roots the size is tested before */
    lt_latch latch;
} lt_found_call;

/* A constant is stored in a counter. */
typedef struct lt_latching {
    uint32_t counter, block;
} lt_latching;

/* What the value of a local was made from. */
typedef struct lt_made_of {
    lt_type closure; /* a function wrapper: from this closure */
    bool part;       /* a shared owner: from another one, to show a part of what that owns */
    lt_variable from; /* a temporary: from this variable alone */
    lt_things measured; /* a number: the size of a container that stands in an element */
} lt_made_of;

typedef struct lt_found_site {
    lt_site site;
    lt_place key;  /* asks: where the key comes from */
    uint32_t block;
    uint32_t root; /* in lt_containers.roots */
    bool is_new;   /* replace: the container is initialised, maybe for the first time */
} lt_found_site;

/* An access path; or a value: what a path names, or its address. */
typedef struct lt_path {
    lt_string key;        /* of lt_root; 0: it has none */
    uint32_t from;        /* it begins with a root that an accessor returned: index + 1; or */
    lt_variable variable; /* with a variable or parameter of the function */
    uint8_t fields;
    bool address;
} lt_path;

typedef struct lt_path_table lt_path_table;

/* By block: the indices of `locals` that are alive where it begins: locals[first[block]] … locals[first[block + 1] - 1]. */
typedef struct lt_rows {
    uint32_t *first;
    uint32_t *locals;
} lt_rows;

typedef struct lt_collecting {
    lt_containers *unit;
    const lt_function *function;
    bool parameters;                 /* about what parameters lead to; else about static storage */
    lt_path_table *paths;
    uint32_t first_root, root_count; /* this pass: the function's roots [first_root, first_root + root_count) */
    uint32_t *place_root;            /* by place: index + 1 in `roots` when the place is rooted in static storage */
    uint8_t *place_depth;            /* by place, when rooted */
    uint32_t *place_target;          /* by place: the container that its value points to: index + 1 in `roots` */
    uint32_t *seed_root;             /* by variable: of a parameter, what it points to at entry: index + 1 in `roots`, */
    uint8_t *seed_bits;              /* and how */
    uint32_t *place_counter;         /* by place: index + 1 in the unit's counters */
    uint32_t *counter_of;            /* by variable: a temporary that holds a counter's value: index + 1 */
    uint32_t *increment_of;          /* by variable: a temporary that holds a counter's value plus something */
    LT_ARRAY(uint32_t) roots;        /* the function's roots: indices in lt_containers.roots */
    LT_ARRAY(uint32_t) counted_up;   /* counters, with repetitions */
    LT_ARRAY(lt_found_site) found;
    LT_ARRAY(lt_size_guard) guards;
    LT_ARRAY(lt_found_call) calls;
    LT_ARRAY(lt_latching) latchings;
    lt_size_test *tests;             /* by variable: what its value says */
    lt_things *locals;                 /* by variable, at the statement looked at; then by tested place: only how it varies */
    uint32_t local_count;
    lt_rows rows;
    uint32_t *place_range;             /* by place: where the range of a tested place stands in `locals`, or 0 */
    uint32_t *copied_from;             /* by variable: the local that it has its value from, or 0 */
    uint32_t *origins;                 /* by variable: the parameters its value is made from; [0] is nobody's */
    bool *stepped;                     /* by variable: it is computed from itself: a counter */
    bool *errands;                     /* by block: it calls something that has nothing to do with the roots of this pass */
    lt_made_of *made_of;               /* by variable */
    bool reporting;                    /* after the fixpoint: sites are written down */
    uint32_t block;
    lt_location location;
    const lt_statement *statement;     /* the call looked at */
    const lt_subscripts *subscripts;   /* null: the function has none */
    uint32_t *settled;                 /* by place, as a key: a bit for each root and depth where some other call of the
                                          function finds, adds or removes an entry by it; [0]: by a key not known */
    uint32_t *hints;                   /* by place, as a key: index + 1 in the unit's hints */
} lt_collecting;

static inline bool lt_is_of_place(const lt_operand *operand) {
    return operand->kind == LT_COPY || operand->kind == LT_MOVE || operand->kind == LT_ADDRESS;
}

/* --- paths.c */
lt_path_table *lt_paths_of(const lt_function *f);
lt_path lt_path_of(lt_collecting *a, lt_place place);
lt_path lt_value_path(lt_collecting *a, const lt_operand *operand);
/* The name of what `steps` from something of this name lead to, as a message shows it: "server.keys->table". */
lt_string lt_spell_path(lt_unit *unit, lt_string name, const char *steps);
/* Whether the steps are few enough for a path. */
bool lt_is_short_path(const char *steps);
/* The variable of roots that a parameter leads to. */
lt_string lt_parameter_key(lt_unit *unit, lt_callee function, uint8_t index);
/* The root (index + 1) that the operand's value is, or is the address of, when it is a record or leads to one. */
uint32_t lt_holder_in(lt_collecting *a, const lt_operand *operand, bool *by_address);
/* A record whose parts may be roots: no node, which is an element. */
bool lt_is_holder(const lt_type_info *type);
/* Whether the local always has one value that has a path. */
bool lt_is_alias(lt_collecting *a, lt_place target);
/* Whether the operand is an object that a call made, through locals that are assigned once. */
bool lt_is_fresh(const lt_collecting *a, const lt_operand *operand);
/* Null when the function does not always return the same root. */
const lt_accessor *lt_accessor_of(const lt_containers *unit, lt_callee callee);

/* --- roots.c */
/* The index of the counter with this key, which is added if there is none. */
uint32_t lt_find_counter(lt_containers *unit, lt_counter counter);
uint32_t lt_root_of_path(lt_collecting *a, lt_path path, lt_type type);
bool lt_is_bucket_array(const lt_unit *unit, const lt_type_info *t);
bool lt_is_static_variable(const lt_variable_info *v);
bool lt_is_container_type(const lt_type_info *t);
/* A pointer, or an array of pointers: the buckets are the container. */
bool lt_is_pointer_root(const lt_unit *unit, const lt_type_info *t);
/* The head of a chain, or an array of heads. */
bool lt_is_head_root(const lt_unit *unit, const lt_type_info *t);
/* The index of the root with this key, which is added if there is none. */
uint32_t lt_enter_root(lt_containers *unit, lt_root root);
/* The index + 1 of the root (of lt_containers.roots) in the function's own roots. */
uint32_t lt_local_root(lt_collecting *a, uint32_t root);
/* Roots, depths and counters of all places; parents come before their children. */
void lt_number_places(lt_collecting *a);
/* Records of which the function has variables. */
void lt_note_instances(lt_containers *unit, const lt_function *f);

/* --- values.c */
/* The slot of one of the function's roots in this pass, or -1. */
int lt_slot_of_root(const lt_collecting *a, uint32_t root);
/* An insertion, or a call that may make one. */
static inline bool lt_may_grow(const lt_site *site) {
    return site->kind == LT_SITE_insert || site->kind == LT_SITE_extend || site->kind == LT_SITE_bind;
}
/* The slot of a rooted place in this pass, or -1. */
int lt_slot_of(const lt_collecting *a, lt_place place);
/* One level down; what is inside an inner container counts as inside it. */
lt_things lt_deeper(lt_things t);
/* A pointer field of a node that leads to another node of its kind. */
bool lt_is_link(const lt_function *f, lt_place place);
/* The things that the place is (or is a part of): rooted in static storage, or reached through a local. */
lt_things lt_denoted(const lt_collecting *a, lt_place place);
/* What the operand's value points to. */
lt_things lt_things_in(const lt_collecting *a, const lt_operand *operand);

/* --- store.c */
/* Null unless sites are written down. */
lt_site *lt_add_site(lt_collecting *a, uint32_t slot, lt_site_kind kind, uint8_t depth);
/* One site for each root that `t` points to, at the depth it points to. */
void lt_add_sites(lt_collecting *a, lt_things t, lt_site_kind kind);
/* Pointers to a container, or to elements that can unlink themselves, that get out of sight. */
void lt_let_out(lt_collecting *a, lt_things t);
/* The local that the place is, or is a part of; 0 when it lies behind a pointer or in static storage. */
uint32_t lt_local_around(const lt_function *f, lt_place place);
void lt_count_up(lt_collecting *a, uint32_t counter);
/* The index + 1 of the counter whose value the operand is, or 0. */
uint32_t lt_counter_read_by(const lt_collecting *a, const lt_operand *operand);
/* The target now holds a copy of a counter, or a counter plus something (index + 1; 0: neither). */
void lt_remember_arithmetic(lt_collecting *a, lt_place target, uint32_t copy, uint32_t increment);
/* `target = operand`, whose value is `value`; operand may be null: not the value of one place. */
void lt_store_things(lt_collecting *a, lt_place target, const lt_operand *operand, lt_things value);

/* --- links.c */
/* The field of the element through which a deed chains it, or none. */
lt_field lt_link_of_insertion(const lt_collecting *a, const lt_statement *s, const lt_effect *effect);
/* LIST_REMOVE(element, link), list_del(&element->link): which containers lose an element is not said, and the function
 * need not know any. */
void lt_note_unlinks(lt_containers *unit, const lt_function *f);
/* Whether some other unit may take the element out by that link, without the container's name. */
bool lt_can_be_unlinked_elsewhere(const lt_collecting *a, const lt_statement *s, const lt_effect *insertion, lt_field link);
/* Whether the function does something with what is in the root (an index + 1 of the function's own): then making it a
 * new one empties it, and is no first initialisation. */
bool lt_is_looked_at(const lt_collecting *a, uint32_t local_root);

/* --- questions.c */
const lt_subscript *lt_subscript_here(const lt_collecting *a);
/* Something else than a question is done to the containers by the key of this call: who asks next knows the answer. */
void lt_settle(lt_collecting *a, lt_things containers);
void lt_note_question(lt_collecting *a, lt_found_site *found);
/* The functions that are given the value of a place may add an entry by it; those that are given nothing, `load()` or a
 * closure, by all keys that matter. What models describe does not. */
void lt_note_hints(lt_collecting *a, const lt_statement *s, const lt_callee_info *callee);
/* What else the function does to the containers is known when all of it has been seen. */
void lt_drop_answered_questions(lt_collecting *a, uint32_t first_found);

/* --- keys.c */
/* What a test tells on an edge: the values at these indices of `locals` (0: none) are few, this one is one of many. */
typedef struct lt_narrowing {
    uint32_t ranges[2], widened;
} lt_narrowing;

void lt_prepare_keys(lt_collecting *a);
/* How the value varies with which a function begins. */
lt_things lt_range_at_entry(const lt_collecting *a, uint32_t local);
/* LT_VARYING and LT_COMPUTED of the value that the place holds. */
lt_things lt_variation(const lt_collecting *a, lt_place place);
lt_things lt_derived_variation(const lt_collecting *a, const lt_statement *s, lt_things value);
lt_things lt_called_variation(const lt_collecting *a, const lt_statement *s, const lt_callee_info *callee, lt_things varying);
/* Keys that are taken from a list of free ones, which loses them, are used again. */
void lt_find_recycled_keys(lt_collecting *a);
lt_narrowing lt_narrow(const lt_collecting *a, const lt_terminator *t, uint32_t edge);
void lt_note_origins(lt_collecting *a, const lt_statement *s);
void lt_remember_copy(lt_collecting *a, const lt_statement *s);
/* Whether the effect adds to a sequence, which gets one element more whichever it is. */
bool lt_appends(const lt_collecting *a, const lt_statement *s, const lt_effect *effect);
/* Where the key of an insertion comes from, and whether it is one of few; `site` and `key` may be null. */
void lt_note_key(const lt_collecting *a, lt_site *site, const lt_operand *key, lt_things value, bool appends);
/* --- rows.c */
lt_rows lt_make_rows(const lt_collecting *a);
/* `entry`: values in the order of rows.locals. */
void lt_load_row(const lt_collecting *a, const lt_things *entry, uint32_t block);
/* What the locals are now may be at the beginning of `block`, too; whether that is more than before. */
bool lt_join_row(const lt_collecting *a, lt_things *entry, uint32_t block);

/* --- binds.c */
/* The argument leads to roots, and the callee is a function whose body may be seen. */
bool lt_may_bind(const lt_callee_info *callee);
void lt_add_binds(lt_collecting *a, const lt_statement *s, uint32_t argument, lt_things value);
/* The record that the operand leads to, if it has a path, gets a site: it escapes, is replaced. */
void lt_add_holder_site(lt_collecting *a, const lt_operand *operand, lt_site_kind kind);
/* The function returns the operand. Whether all its callers can see what it is. */
bool lt_note_result(lt_collecting *a, const lt_operand *operand, lt_things value);

/* --- entries.c */
/* What the operand is the size of: containers that stand in elements. */
lt_things lt_measured_by(const lt_collecting *a, const lt_operand *operand);
/* The variable that the place is a part of; of a temporary the one that it was made from. */
lt_variable lt_named_source(const lt_collecting *a, lt_place place);
/* Remembers which closure, or part of something shared, the statement puts into a local. */
void lt_note_making(lt_collecting *a, const lt_statement *s);
/* What the call inserts; `site` may be null. */
void lt_note_entry(lt_collecting *a, lt_site *site, uint32_t slot, const lt_statement *s);
/* `m[k] = value`: the entry that the last subscript made, where the target is an element. */
void lt_note_stored_entry(lt_collecting *a, lt_things elements, const lt_operand *operand, lt_things value);
/* The registries of the process that the function's calls add to become roots of the function. */
void lt_enter_registries(lt_collecting *a);
/* What the call does to a registry of the process. */
void lt_enrol(lt_collecting *a, const lt_statement *s, const lt_callee_info *callee);

/* --- call.c */
/* Its result is a new object. */
bool lt_makes_fresh(const lt_callee_info *callee);
void lt_collect_call(lt_collecting *a, const lt_statement *s);

/* --- guards.c */
void lt_note_guard(lt_collecting *a, const lt_terminator *t);
/* What the target of a statement says of sizes now. */
void lt_note_test(lt_collecting *a, const lt_statement *s);
/* What a call of a function that tests a size returns: the roots it speaks of. */
lt_things lt_returned_test(const lt_collecting *a, const lt_statement *s);
/* A guard bounds a site when every path to the site passes the guard (dominance), and the guard's successor at the
 * limit does not lead there without passing the guard again. */
void lt_apply_guards(lt_collecting *a, uint32_t first_found);

/* --- loops.c */
/* A call that is given these things. */
void lt_note_errand(lt_collecting *a, const lt_callee_info *callee, lt_things things);
/* Linear in blocks and sites. */
void lt_find_loops(lt_collecting *a, uint32_t first_found);

#endif
