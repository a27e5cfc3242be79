#include "weights.h"

#include "msg_domain.h"

enum { WEIGHT_MAX = 1000000 };	/* times a day's minutes is still an int */

static const struct bk_bind weight_binds[] = {
	BK_BIND("visit", INT, struct bk_plan_weights, visit),
	BK_BIND("urgent", INT, struct bk_plan_weights, urgent),
	BK_BIND("move", INT, struct bk_plan_weights, move),
	BK_BIND("guardian", INT, struct bk_plan_weights, guardian),
	BK_BIND("companion", INT, struct bk_plan_weights, companion),
	BK_BIND("visitor", INT, struct bk_plan_weights, visitor),
	BK_BIND("trip", INT, struct bk_plan_weights, trip),
	BK_BIND("area", INT, struct bk_plan_weights, area),
	BK_BIND("travel", INT, struct bk_plan_weights, travel),
	BK_BIND("away", INT, struct bk_plan_weights, away),
	BK_BIND("load", INT, struct bk_plan_weights, load),
	BK_BIND("day", INT, struct bk_plan_weights, day),
	BK_BIND_END
};

int
bk_plan_weights_read(const struct bk_reader *r, struct bk_node *n,
    struct bk_plan_weights *out)
{
	struct bk_plan_weights w = {
		.visit = 1000000000, .urgent = 10000000, .move = 100000,
		.guardian = 30000, .companion = 5000, .trip = 10000,
		.visitor = 2000, .area = 1500, .travel = 10,
		.away = 5, .load = 1, .day = 1,
	};

	if (n && bk_bind_load(r, weight_binds, n, &w) < 0)
		return -1;
	if (n && r->check)	/* nothing else weighs anything */
		bk_bind_check_item(r, weight_binds, n, &bk_msg_near_key);
	if (w.travel > WEIGHT_MAX || w.area > WEIGHT_MAX ||
	    w.away > WEIGHT_MAX) {
		bk_diag(r->dg, &bk_msg_bad_value, r->file, n->line,
		    "weights: travel, away and area of at most %d expected",
		    WEIGHT_MAX);
		return -1;
	}
	*out = w;
	return 0;
}
