/* What functions do to what they are given: the roots that parameters lead to are bound to roots of the callers.
 *
 * A function's facts about its parameters are collected once (lt_containers_add_parameters) and resolved once: to a
 * fixpoint over the graph of binds, in which recursion starts at nothing. A root that a parameter leads to has the key
 * "function#index" and steps; a call that passes `server.keys` as that argument puts the steps behind "server.keys". */
#ifndef LT_FLOW_GROWTH_BINDS_H
#define LT_FLOW_GROWTH_BINDS_H

#include "flow/growth/containers.h"

/* The next function whose facts about parameters are asked for, since something long-lived that may still have to be
 * reported is passed to it; none when there is no more. It must be noted, or collected, before the next question. With
 * `all`, also for what other units can touch. */
lt_callee lt_binds_next(lt_containers *containers, bool all);

/* Facts about the parameters are collected, or there is no body to collect them from. */
void lt_note_parameters(lt_containers *containers, lt_callee function, lt_parameter_facts facts);

/* Adds to each root what the calls that bind it do to it. Linear in binds times what one function does to one parameter. */
void lt_binds_resolve(lt_containers *containers);

/* Enters the bind (index + 1 of its site) among those of its callee. */
void lt_chain_bind(lt_containers *containers, uint32_t site);

#endif
