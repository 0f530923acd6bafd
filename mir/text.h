/* The text form of MIR: printed by `-fplugin-arg-lifetime-dump=mir`, read by lt-opt. Printing and parsing round-trip.
 *
 * One entry, statement or terminator a line; `#` and `//` begin a comment. First the unit, then its functions:
 *
 *   type T1 = int signed 32 "int"
 *   type T2 = record "struct conn"
 *   type T3 = ptr "struct conn *" element T2
 *   field .peer : T3 of "struct conn" [ borrowed ] !4
 *   callee @malloc params 1 from model : fresh result family "free"
 *   callee @close_conn "close" params 2 from contract !7 : take 0 when == 0; keep 1 with 0; look *1
 *
 *   function @close_conn !7 end !20 {
 *     returns [ borrowed region argument 0 ]
 *     outlives "conn" "req"
 *     param %c : T3 [ owned family "free" text "owned(\"free\")" !7 ]
 *     local %next : T3 !8
 *   bb1: !8
 *     live %next !8
 *     %next = copy %c->peer
 *     if copy %next == null goto bb2 else bb3 !9
 *   …
 *   }
 *
 *   label       a word, or a number, or word~number for a namesake. It implies the name (of a callee: the symbol, too),
 *               which stands behind it in quotes where it is another. T1, .peer, @malloc, %c and bb1 are of their own
 *               kind each; `opaque` is the type and `unknown` the callee without entry.
 *   type        LABEL = KIND FLAG… [bits or elements] ["name"] [element TYPE] [family "a|b"]
 *   field       .LABEL ["name"] : TYPE [of "record"] [CLAIMS] FLAG… [!location]
 *   callee      @LABEL ["name"] [symbol "s"] [params N] [from ORIGIN] FLAG… [!location] [: EFFECT; …]
 *   effect      KIND SLOT[[N]] [field .LABEL] [with SLOT [of .LABEL]] [region REGION] [family "f"] [when [argument N] RELATION N]; a
 *               SLOT is an argument's index, `result` or `rest`, with a `*` before it for what it points to, and [N] for a
 *               later element of that
 *   claims      [ owned borrowed lifetime family "f" when RELATION N region REGION… bounds KIND limit N function "f"
 *               text "as written" !location ]
 *   region      call, argument N, result, static, named "r"
 *   variable    STORAGE %LABEL ["name"] : TYPE [CLAIMS] FLAG… [symbol "s"] [index N] [value N] [!location]
 *   retyping    place PLACE : TYPE, where the type is not the one that follows from the place's parent
 *   place       %LABEL, then any of  .field  ->field  .*  [4]  [?] ; `.*` dereferences, `->f` is `.*.f`
 *   operand     copy PLACE, move PLACE, &PLACE, &@f, null, -4, unknown,
 *               literal [N] [size BYTES], N being the same for the same text
 *   statement   live P; dead P; P = OPERAND; P = derive OPERATOR OPERAND, …; use OPERAND; drop P;
 *               [P =] call @f(OPERAND, …), call via PLACE(…), call @f via PLACE(…), call unknown(…)
 *   terminator  goto bb2; if OPERAND RELATION OPERAND goto bb2 else bb3; if ? goto bb2 else bb3 (nothing known);
 *               switch OPERAND {1: bb2, 4..7: bb3, default: bb4}; return; unreachable
 *
 * Blocks are numbered 1, 2, … in their order; parameters have the index of their order unless `index` says otherwise.
 * The words are those of mir/words.c, made from the .def files. */
#ifndef LT_MIR_TEXT_H
#define LT_MIR_TEXT_H

#include "mir/mir.h"

#include <stdio.h>

/* Writes the tables of a well-formed unit; its functions come after it. */
void lt_print_unit(const lt_unit *unit, FILE *to);

/* Writes a well-formed function; needs memory of its arena. */
void lt_print_function(const lt_function *function, FILE *to);

/* A place as a message shows it: "c->peer", "*out", "g_cache[…]", a member of `this` as "rest_"; owned by `arena`. What
 * a reference refers to, a container holds and a closure captured is shown as the variable itself. Empty for temporaries
 * and what has no name. Fields without a name (anonymous members, bases) are not shown. */
const char *lt_describe_place(const lt_function *function, lt_place place, lt_arena *arena);

typedef struct lt_text_error {
    uint32_t line, column; /* 1-based */
    const char *message;   /* null: no error; owned by the unit's arena */
} lt_text_error;

typedef struct lt_text_reader lt_text_reader;

/* Reads the unit's part of `text` (`length` bytes, not necessarily null-terminated, kept by the caller until the
 * reader is no longer used); functions follow one at a time. Owned by the unit's arena. */
lt_text_reader *lt_text_open(lt_unit *unit, const char *text, size_t length, lt_text_error *error);

/* The next function, allocated in `arena` and verified; null at the end or on an error. */
lt_function *lt_text_next(lt_text_reader *reader, lt_arena *arena, lt_text_error *error);

#endif
