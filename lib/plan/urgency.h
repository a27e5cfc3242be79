/*
 * What it costs to leave a call out: by how urgent it is among all of them.
 */
#ifndef BK_PLAN_URGENCY_H
#define BK_PLAN_URGENCY_H

#include "facts.h"

/*
 * Set the price of every call from its due day, the flags of need and the day
 * of the approval; the least urgent beyond 2,000 are not planned, and say so.
 */
void	bk_plan_urgency(struct bk_planning *);

#endif
