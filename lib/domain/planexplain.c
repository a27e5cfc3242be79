#include "planpart.h"

bool
bk_planner_explain(const struct bk_plan *plan, const char *id,
    struct bk_buf *out)
{
	(void)plan;
	(void)id;
	(void)out;
	return false;
}
