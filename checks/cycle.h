/* cycle: the rings of strong references of one unit, judged when all its functions have been looked at. */
#ifndef LT_CHECKS_CYCLE_H
#define LT_CHECKS_CYCLE_H

#include "checks/check.h"
#include "flow/strong/strong.h"

/* Reports to the sink each ring that no other function of the unit breaks; as a remark where functions outside the unit can
 * name a member of it. Every body of the unit must have been added. */
void lt_cycle_decide(const lt_unit *unit, const lt_strong *strong, const lt_settings *settings, const lt_sink *sink);

#endif
