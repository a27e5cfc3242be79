/* bk-schedule: `planned` of a case or a routine visit. */
#include <string.h>

#include "announced.h"
#include "clock.h"
#include "schedule.h"

static int
sequence_of(const struct bk_case *c)
{
	const char *text = bk_node_text(c->planned.node, "sequence");
	uint64_t n;

	return text && bk_str_uint(bk_str(text), 1000000, &n) == 0 ? (int)n :
	    0;
}

static bool
same_texts(const struct bk_texts *a, const struct bk_texts *b)
{
	for (size_t i = 0; i < a->n && a->n == b->n; i++)
		if (strcmp(a->v[i], b->v[i]) != 0)
			return false;
	return a->n == b->n;
}

/* The guardian stands in a plan where it is not the one who is addressed. */
static bool
same_door(const struct bk_planned *p, const struct bk_visit *v)
{
	const char *was = bk_node_text(p->node, "guardian");
	const char *now = v->other_guardian ? v->guardian : NULL;

	return strcmp(was ? was : "", now ? now : "") == 0;
}

static bool
same_time(const struct bk_planned *p, const struct bk_visit *v)
{
	return p->date == v->date && p->start == v->start &&
	    p->end == v->end;
}

int
bk_schedule_sequence(const struct bk_case *c, const struct bk_visit *v)
{
	return sequence_of(c) + (v && c->planned.date != BK_DATE_NONE &&
	    !same_time(&c->planned, v));
}

struct bk_node *
bk_schedule_planned_node(struct bk_arena *a, const struct bk_visit *v,
    const struct bk_case *c)
{
	struct bk_node *n = bk_node_new(a, BK_NODE_MAP, BK_STYLE_FLOW);
	char day[BK_DATE_SIZE], hour[BK_CLOCK_SIZE];
	int sequence = c ? bk_schedule_sequence(c, v) : 0;

	bk_node_put(a, n, "date", bk_node_plain(a, bk_date_format(v->date,
	    day)));
	bk_node_put(a, n, "start", bk_node_quoted(a, bk_clock_format(v->start,
	    hour)));
	bk_node_put(a, n, "end", bk_node_quoted(a, bk_clock_format(v->end,
	    hour)));
	bk_node_put(a, n, "visitor", bk_node_plain(a, v->visitor));
	if (v->with.n) {
		struct bk_node *with = bk_node_new(a, BK_NODE_LIST,
		    BK_STYLE_FLOW);

		for (size_t i = 0; i < v->with.n; i++)
			bk_node_add(with, bk_node_plain(a, v->with.v[i]));
		bk_node_put(a, n, "with", with);
	}
	if (v->guardian && v->other_guardian)
		bk_node_put(a, n, "guardian", bk_node_quoted(a, v->guardian));
	if (sequence)
		bk_node_put(a, n, "sequence", bk_node_plain(a,
		    bk_arena_printf(a, "%d", sequence)));
	if (c && bk_plan_tries(c))
		bk_node_put(a, n, "tries", bk_node_plain(a,
		    bk_arena_printf(a, "%d", bk_plan_tries(c))));
	return n;
}

bool
bk_schedule_is_planned(const struct bk_schedule *w, const struct bk_case *c,
    const struct bk_visit *v)
{
	const struct bk_planned *p = &c->planned;

	return p->date >= w->cmd->today && bk_plan_unanswered(c) &&
	    same_time(p, v) && p->visitor &&
	    strcmp(p->visitor, v->visitor) == 0 &&
	    same_texts(&p->with, &v->with) && same_door(p, v);
}

const struct bk_visit *
bk_schedule_visit(const struct bk_plan *p, const char *id, bool routine)
{
	for (size_t i = 0; i < p->n; i++) {
		const char *of = routine ? p->v[i].routine : p->v[i].case_id;

		if (of && strcmp(of, id) == 0)
			return &p->v[i];
	}
	return NULL;
}
