/* Facts about long-lived containers: what each function of a unit inserts into, removes from and tests of the
 * containers, lists and tables that live as long as the process or its threads.
 *
 * A root is an access path: a variable of static or thread storage, then fields and pointer steps through records that
 * are no nodes (`server.keys->table`); or a field of a class whose only object is such a variable. What a parameter
 * leads to is a root of its function alone: calls bind it to roots of the caller (binds.h). A thing is a root at a
 * depth: 0 the container (or a link through which its chain goes on), 1 its elements, 2 what those contain. Inside a
 * function a forward may-analysis says which things each local points to; insertions and removals are then read off the
 * effects of calls and, for lists and tables written by hand, off the stores that chain, unchain, extend and count. */
#ifndef LT_FLOW_GROWTH_CONTAINERS_H
#define LT_FLOW_GROWTH_CONTAINERS_H

#include "mir/mir.h"

typedef enum lt_site_kind {
#define LT_SITE(name, keyword) LT_SITE_##name,
#include "flow/growth/containers.def"
#undef LT_SITE
    LT_SITE_count
} lt_site_kind;

/* Something is done only while the counter (index + 1; 0: no latch) stands in that relation to the limit; where it is
 * done, the counter is set to a constant. */
typedef struct lt_latch {
    uint32_t counter;
    lt_relation relation;
    int64_t limit;
} lt_latch;
/* What a call passes of a root. */
typedef enum lt_bind_kind {
    LT_BIND_ADDRESS, /* its address */
    LT_BIND_VALUE,   /* its value: a pointer to a record, or the head of a chain */
    LT_BIND_NODE,    /* a pointer to some node of its chain */
    LT_BIND_ELEMENT, /* a pointer to an element at `depth` */
} lt_bind_kind;

typedef struct lt_site {
    lt_site_kind kind;
    uint8_t depth;
    bool in_loop;
    bool drains;     /* in_loop: the loop only empties something, and comes to its end */
    bool ends;       /* in the destructor of the class whose field the root is */
    bool finite_key; /* insert: the key or element is one of few: a constant, an enumerator, a small integer */
    bool guarded;    /* insert, extend: a test of the size, or of a counter counted up here, stands before it */
    uint32_t root;   /* in lt_containers.roots */
    lt_latch latch;  /* insert, extend */
    lt_callee function;
    lt_location location;
    lt_string key;   /* insert: the name of the variable the key comes from; may be empty */
    bool key_is_parameter;
    uint32_t key_parameters; /* insert: the key is made from these parameters of the function alone, a bit each; 0: or not */
    bool recycled;   /* insert: the key may come from a list of free keys */
    bool appends;    /* insert: into a sequence: the same element again is one more */
    bool asks;       /* insert, lookup: by a subscript whose entry is only looked at; the function does nothing else by its key */
    bool empties;    /* elements of a container are removed: a remove or replace; asks: inside the entry */
    lt_field link;   /* insert: the field of the element through which it is chained, or none */
    bool told;       /* insert: a finding of a check more special than growth tells it */
    bool suppressed; /* insert, extend: a comment says why a finding here is none; known to linked facts alone */
    bool fresh;      /* set: the value is an object that was made for it */
    lt_callee callee;        /* bind: something of the root is passed to this function */
    uint8_t argument;        /* bind: as this argument */
    lt_bind_kind binds;      /* bind: what of it */
    uint32_t first_argument; /* bind: what else is passed: in lt_containers.arguments, as many as the callee takes */
    uint32_t argument_count;
    uint32_t next_bind;      /* bind: the next one of the same callee and argument: index + 1 */
    bool keyless;      /* insert: each call adds an entry, whatever it is given */
    bool interned;     /* insert: into a table of the process that has a number or address for each name */
    bool has_callback; /* insert: the function is given something to be called later */
    bool is_number;    /* insert: the entry's value is the size of a container, or of a counter */
    bool is_part;      /* insert: the entry shares a big object and shows a part of it */
    bool clears;       /* replace: emptied, with the memory kept */
    bool sized;        /* replace, reserve: to a number of elements that varies */
    bool limited;      /* guarded: `limit` is the constant that the size is compared with */
    int64_t limit;
    lt_string limit_name; /* guarded: the field or variable that the size is compared with; or empty */
    lt_string held, kept; /* insert: what the closure that is added keeps alive, and the way there (lt_type_info) */
    uint32_t captured;    /* insert: the bytes that it captured; 0: no closure */
    uint32_t hints[2]; /* asks: the functions that are given the key, and those that are given nothing: index + 1 in
                          lt_containers.hints */
    uint32_t next;   /* the next site of the same root: index + 1 */
} lt_site;

/* What a call that binds passes beside the root. */
typedef struct lt_argument {
    lt_string name;    /* of the variable it comes from; may be empty */
    bool finite, registered; /* it is one of few: as a key, as an element of a sequence */
    uint32_t parameters;     /* it is made from these parameters of the caller alone: a bit each; 0: or not */
} lt_argument;

/* An integer of static storage, or one that a parameter leads to, that is counted up somewhere. */
typedef struct lt_counter {
    lt_string key;
    bool internal; /* of internal linkage: the key means something in one unit alone */
    bool stored, various; /* a constant is stored in it, and never anything else: `value`; or something else as well */
    int64_t value;
    lt_string variable; /* as of a root */
    uint32_t next_of_variable;
    bool of_parameter;
    bool lowered; /* it is also counted down, or set to something else, in a function that is not start-up code */
} lt_counter;

typedef struct lt_root {
    lt_string key;       /* `variable` and its steps, '.' and a field or '*': unique in the program, or in
                            the unit if internal */
    lt_string variable;  /* the symbol of the variable, or "function#index" of the parameter, that it is or is reached
                            from; empty: is_field */
    uint32_t next_of_variable; /* the next root of the same variable: index + 1 */
    lt_string name;      /* as a message shows it */
    lt_type type;
    lt_claims claims;
    lt_location location;
    lt_storage storage;  /* LT_PARAMETER: what a parameter leads to; it is decided where calls bind it */
    bool in_function;    /* a function's own static */
    bool internal;       /* of internal linkage */
    bool visible;        /* every function that can name it is in this unit (linked: in the program) */
    bool is_field;       /* of a class: long-lived only if the class has one long-lived object, `record` */
    bool double_linked;  /* an element reaches its predecessor: whoever has it can unlink it */
    lt_string record;    /* is_field: the class */
    uint32_t traits;     /* LT_IS_… of its type; of a list or table also that its elements are dated or handlers */
    lt_string element;   /* what an entry keeps alive, as a message shows it; may be empty */
    lt_string kept;      /* the way there and beyond; may be empty */
    bool is_registry;    /* of the process, by a model: exit handlers, interned strings; it has no declaration */
    bool is_whole;       /* is_field: every function that can name the field is in this unit */
    uint32_t first_site; /* index + 1, newest first */
    uint32_t first_tie;  /* counters counted up beside an insertion: index + 1 in lt_containers.ties */
    bool told;           /* a finding tells what becomes of its entries: of a check more special than growth, or of its unit */
} lt_root;

typedef struct lt_tie {
    uint32_t root;    /* index */
    uint32_t counter; /* index */
    uint32_t next;    /* index + 1 */
} lt_tie;

/* A function that is given the key of a subscript, and may have made the entry. */
typedef struct lt_hint {
    lt_callee callee;
    uint32_t next; /* index + 1 */
} lt_hint;

/* A call of `callee` before which the size of the root is tested, or a counter that is counted up beside the call or has a
 * latch (root: LT_ANY_ROOT). */
enum { LT_ANY_ROOT = UINT32_MAX };
typedef struct lt_guarded_call {
    lt_callee callee;
    uint32_t root; /* index */
    lt_latch latch;
} lt_guarded_call;

/* A function that returns whether the root is full, or whether it is not. */
typedef struct lt_predicate {
    lt_callee function;
    uint32_t root; /* index */
    bool says_over;
} lt_predicate;

/* A record type of which variables exist: one static object makes its fields roots, any other object unmakes them. */
typedef struct lt_instances {
    lt_string record;
    lt_location location; /* of the static object */
    uint32_t long_lived, others;
} lt_instances;

/* A variable of external linkage that the unit defines. */
typedef struct lt_defined {
    lt_string symbol;
    lt_location location;
} lt_defined;

/* What a function returns: the address of a root, or its value, whenever it returns one. */
typedef struct lt_accessor {
    uint32_t root;    /* index + 1; 0: nothing, or not always the same */
    bool by_address;
    bool known;       /* it returns something */
} lt_accessor;

/* What a string is the key of: index + 1 each. As the name of a variable: its first root, counter and bind. */
typedef struct lt_fact_names {
    uint32_t root, counter, instances;
    uint32_t first_root, first_counter, first_bind;
} lt_fact_names;

/* What is known of the parameters of a function, by callee id. */
typedef enum lt_parameter_facts { LT_NOT_COLLECTED, LT_COLLECTED, LT_NOT_VISIBLE } lt_parameter_facts;

typedef struct lt_containers {
    lt_unit *unit;
    LT_ARRAY(lt_fact_names) names;     /* by string id: derived from the rest */
    LT_ARRAY(lt_argument) arguments;   /* of binds */
    LT_ARRAY(lt_accessor) accessors;   /* by callee id, of this unit */
    LT_ARRAY(uint8_t) parameter_facts; /* lt_parameter_facts by callee id, of this unit */
    LT_ARRAY(lt_root) roots;
    LT_ARRAY(lt_site) sites;
    LT_ARRAY(lt_counter) counters;
    LT_ARRAY(lt_tie) ties;
    LT_ARRAY(lt_guarded_call) guarded_calls;
    LT_ARRAY(lt_predicate) predicates;
    LT_ARRAY(lt_hint) hints;
    LT_ARRAY(lt_field) unlinked; /* links through which elements leave containers that are not named; 0: any */
    LT_ARRAY(lt_instances) instances;
    LT_ARRAY(lt_defined) defined;
    bool linked;                      /* facts of a whole program, by flow/growth/facts.h */
    uint32_t next_root; /* all that is asked of functions by the binds of those before has been answered */
} lt_containers;

/* No facts yet; owned by the unit's arena. */
lt_containers *lt_containers_new(lt_unit *unit);

/* Adds what `function` does to static storage. Linear in its statements for each ten roots that it names. */
void lt_containers_add(lt_containers *containers, const lt_function *function);

/* Adds what `function` does to what its parameters lead to. */
void lt_containers_add_parameters(lt_containers *containers, const lt_function *function);

void lt_containers_define(lt_containers *containers, lt_defined variable);

/* Whether the container lives as long as the process or a thread: a field does when its class has only such objects. */
bool lt_is_long_lived(const lt_containers *containers, const lt_root *root);

/* Whether all that the root is a part of, or is reached through, is made once and stays where it is. */
bool lt_holders_stay(const lt_containers *containers, const lt_root *root);

lt_fact_names *lt_fact_names_of(lt_containers *containers, lt_string string);

/* Whether elements are taken out of some chain by that link: of which is not said, so of any that uses it (GROWTH.md,
 * 3.7, B4). */
bool lt_is_unlinked(const lt_containers *containers, lt_field link);

/* The record's entry, or null. */
const lt_instances *lt_instances_of(const lt_containers *containers, lt_string record);

#endif
