/* The world in which visits are planned, checked, and changed in a trial. */
#ifndef BK_PLAN_WORLD_H
#define BK_PLAN_WORLD_H

#include "calendar.h"
#include "case.h"
#include "map.h"
#include "policy.h"
#include "school.h"
#include "student.h"

/* What a plan depends on. All of it outlives the plan. */
struct bk_plan_world {
	const struct bk_school	 *school;
	const struct bk_policy	 *policy;
	const struct bk_calendar *calendar;
	const struct bk_map	 *students;	/* nis (or nisn) -> student */
	bk_date			  today;
};

#endif
