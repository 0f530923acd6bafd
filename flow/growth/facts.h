/* The facts of a unit as text: what the plugin writes to summary=FILE, and the linker puts together.
 *
 *   lifetime-facts 1
 *   function symbol="store" name="store" defined
 *   root key="cache" variable="cache" name="cache" at="src/cache.c:3:20" storage=static bounds=none
 *   site root="cache" at="src/cache.c:9:5" kind=insert function="store" key="id" key-is-parameter
 *   call caller="handle" callee="store" at="src/http.c:88:3" in-loop
 *   end 4
 *
 * One fact a line; lines.def says which and how. Lines stand in the order of lines.def and are sorted within each kind, so
 * that equal units give equal bytes. `"` and `\` are preceded by `\`, other bytes below 0x20 are \xNN; places are as the
 * compiler was given the file. The last line counts those between the first and itself. */
#ifndef LT_FLOW_GROWTH_FACTS_H
#define LT_FLOW_GROWTH_FACTS_H

#include "flow/growth/calls.h"
#include "flow/growth/containers.h"

#define LT_FACTS_WORD "lifetime-facts"
enum { LT_FACTS_VERSION = 1 };

/* "file:line:column", or "" for nowhere; valid until the next call. */
typedef const char *lt_name_place(void *context, lt_location location);

/* The text, `length` bytes and a final null byte, owned by the unit's arena. */
const char *lt_facts_write(const lt_containers *containers, const lt_calls *calls, lt_name_place *name_place,
                           void *context, size_t *length);

/* Puts the facts of many units together as those of one program. Places and links of linked facts are ids in
 * unit->strings: their texts are "file:line:column" and "record::name". */
typedef struct lt_linker lt_linker;

typedef struct lt_facts_error {
    uint32_t line, column; /* 1-based */
    const char *message;   /* owned by the linker's arena */
} lt_facts_error;

/* Owned by the arena. */
lt_linker *lt_linker_new(lt_arena *arena);

/* Adds one file; names of internal linkage mean something within it alone. False, with the first error, when it is not
 * well-formed: the linker is of no further use then. */
bool lt_linker_read(lt_linker *linker, const char *text, size_t length, lt_facts_error *error);

/* Whether a function called main was read. */
bool lt_linker_has_main(const lt_linker *linker);

/* Whether something that runs waits for events for ever: a function whose model says LT_SERVES is called. */
bool lt_linker_serves(const lt_linker *linker, lt_calls *calls);

/* The facts of the program, whatever the order of the files. `closed`: nothing outside the files can call its functions or
 * name its variables. To be called once; the linker and its arena must live on. */
lt_containers *lt_linker_finish(lt_linker *linker, bool closed, lt_calls **calls);

#endif
