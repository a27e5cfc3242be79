/* bk-record CASE promise: which of its promises was kept or broken. */
#include <string.h>

#include "msg_domain.h"
#include "promise.h"
#include "record.h"

static int
refuse(const struct bk_entry_place *at, const char *why)
{
	bk_diag(at->dg, &bk_msg_bad_entry, at->file, at->line, "%s",
	    bk_diag_text(at->dg, why));
	return -1;
}

/* The promises of a case; closed ones where they are asked for. */
static int
promises_of(struct bk_record *w, const struct bk_case *c, bool closed,
    struct bk_promises *all, const struct bk_entry_place *at)
{
	struct bk_case half;
	int r;

	*all = (struct bk_promises){ .arena = at->arena };
	if (w->routine) {
		bk_promise_of_routine(all, c);
		return 0;
	}
	if (!closed) {
		bk_promise_of_case(all, c, &w->cmd->settings.policy);
		return 0;
	}
	r = bk_register_closed(&w->cmd->repo, c, &half, at->arena, at->dg);
	if (r > 0)
		return refuse(at, "the decisions are locked: git-crypt "
		    "unlock KEY opens them");
	if (r == 0)
		bk_promise_of_closed(all, c, &half);
	return r;
}

static const char *
numbers(const struct bk_promises *all, struct bk_arena *a)
{
	const char *s = NULL;

	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].id)
			s = bk_arena_printf(a, "%s%s%s", s ? s : "", s ?
			    ", " : "", all->v[i].id);
	return s;
}

static int
missing(const struct bk_promises *all, const char *number,
    const struct bk_entry_place *at)
{
	const char *list = numbers(all, at->arena);

	if (!number)
		number = bk_diag_text(at->dg, "without a number");
	return refuse(at, bk_arena_printf(at->arena, bk_diag_text(at->dg,
	    list ? "promise %.20s (there are: %s)" :
	    "promise %.20s (there is none%s)"), number, list ? list : ""));
}

/* Nothing comes of a promise before it is made. */
static int
too_early(const struct bk_promise *p, const struct bk_entry_place *at)
{
	char day[BK_DATE_SIZE];

	return refuse(at, bk_arena_printf(at->arena, bk_diag_text(at->dg,
	    "promise %.20s: made on %s, after that day"), p->id,
	    bk_date_format(p->made, day)));
}

int
bk_record_promise(struct bk_record *w, const struct bk_case *c,
    struct bk_entry *e, const struct bk_entry_place *at)
{
	const char *number;
	const struct bk_promise *p;
	struct bk_promises all;

	if (e->action.step != BK_STEP_PROMISE)
		return 0;
	number = bk_node_text(e->action.node, "promise");
	e->closed = !w->routine && number && *number == 'd';
	if (promises_of(w, c, e->closed, &all, at) < 0)
		return -1;
	p = number ? bk_promise_find(&all, number) : NULL;
	if (!p)
		return missing(&all, number, at);
	if (e->action.date != BK_DATE_NONE && e->action.date < p->made)
		return too_early(p, at);
	bk_node_put(at->arena, e->action.node, "promise", bk_promise_mark(p,
	    at->arena));
	return 0;
}
