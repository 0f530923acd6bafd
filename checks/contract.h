/* contract: malformed, contradictory, weakened contracts, and contracts on what cannot bear them.
 *
 * What is wrong is decided in attrs/; here it is put into words. No path is involved: the bridge asks for every
 * declaration with a contract, whether its body is analysed or not. */
#ifndef LT_CHECKS_CONTRACT_H
#define LT_CHECKS_CONTRACT_H

#include "attrs/compare.h"
#include "checks/check.h"

/* Where a contract stands. */
typedef struct lt_contract_site {
    lt_contract_kind kind;
    const char *text;     /* of the argument, null when there is none */
    lt_location name;     /* of the attribute */
    lt_location string;   /* of the argument's literal */
    lt_location at_fault; /* of the column that an error names, where it can be computed; else as `string` */
    bool plain;           /* the literal is spelled "text", outside macros: it can be replaced */
} lt_contract_site;

/* Each returns a finding of the level set; texts are owned by the arena. */
lt_finding lt_malformed_contract(const lt_settings *settings, lt_arena *arena, const lt_contract_site *site,
                                 const lt_contract_error *error);
lt_finding lt_misplaced_contract(const lt_settings *settings, lt_arena *arena, const lt_contract_site *site,
                                 const char *bearer);

/* Of two declarations: `where` says what the earlier contract stands on, "the earlier declaration". Both places are
 * read from the contracts' `place`. */
lt_finding lt_contract_disagreement(const lt_settings *settings, lt_arena *arena, const lt_disagreement *disagreement,
                                    const char *where);

#endif
