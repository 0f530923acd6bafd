/* growth: long-lived containers that are inserted into from a repeatable path and never trimmed.
 *
 * Five facts or silence: the container is long-lived, an insertion is repeatable and its key is not one of few,
 * nothing removes at that depth, nothing bounds it, and everything that could touch it is visible in the unit.
 * A unit's facts are collected function by function (flow/growth/containers.h) and decided at its end. */
#ifndef LT_CHECKS_GROWTH_H
#define LT_CHECKS_GROWTH_H

#include "checks/check.h"
#include "flow/growth/calls.h"
#include "flow/growth/containers.h"

/* Decides every container of the unit, or of the linked program, that no finding tells of yet, and reports to the sink. With
 * settings->explain a remark for each silent container names the fact that kept it so. Texts are owned by the unit's arena. */
void lt_growth_decide(lt_containers *containers, lt_calls *calls, const lt_settings *settings, const lt_sink *sink);

/* An insertion that lets the container grow for ever, or null. Broken promises do not count. */
const lt_site *lt_growth_site(const lt_containers *containers, lt_calls *calls, const lt_root *root);

/* "clear", "reset_all", "ClearAll": whether a method of this name starts its object over, by its first word. */
bool lt_is_reset_name(const char *name);

#endif
