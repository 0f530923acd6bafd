/* ghost-entry: entries that nobody put in, and entries that nothing is left in.
 *
 * A subscript of a long-lived map that only asks adds an entry for every key that is not there. A container inside an entry
 * that is emptied leaves the entry behind, where no entry is ever erased. */
#ifndef LT_CHECKS_GHOST_ENTRY_H
#define LT_CHECKS_GHOST_ENTRY_H

#include "checks/check.h"
#include "flow/growth/calls.h"
#include "flow/growth/containers.h"

/* Reports to the sink, and marks what it tells so that `growth` does not tell it again. Texts are owned by the unit's arena. */
void lt_ghost_entry_decide(lt_containers *containers, lt_calls *calls, const lt_settings *settings, const lt_sink *sink);

#endif
