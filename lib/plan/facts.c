#include "facts.h"

#include <string.h>

bool
bk_plan_same_area(const struct bk_plan_call *a, const struct bk_plan_call *b)
{
	const struct bk_student *x = a->member[0].student;
	const struct bk_student *y = b->member[0].student;

	return a == b || (x && y && x->home.village && y->home.village &&
	    strcmp(x->home.village, y->home.village) == 0);
}

bool
bk_plan_company(const struct bk_planning *p, const struct bk_plan_person *who,
    const struct bk_plan_door *d)
{
	switch (p->in.world->policy->visit.companion) {
	case BK_ALWAYS:
		return true;
	case BK_NEVER:
		return false;
	default:
		return who->staff->sex == BK_FEMALE && !d->female;
	}
}

struct bk_slots
bk_plan_meeting(const struct bk_planning *p, const struct bk_plan_call *c,
    size_t door, int visitor, int day)
{
	struct bk_slots s = bk_slots_and(&c->open[day],
	    &c->door[door].day[day]);

	return bk_slots_and(&s, &p->person[visitor].day[day]);
}
