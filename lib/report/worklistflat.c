/* The worklist for programs: one row each (worklistgroup.h). */
#include "worklistgroup.h"
#include "yamlout.h"

static const char *const work_ids[BK_NWORKS] = { "call", "summon", "visit",
	"confer", "evaluate" };
static const char *const due_ids[BK_NDUES] = { "answer",
	"promise" };

enum {
	COUNSELLOR, WORK, CASE, NIS, CLASS, NAME, GUARDIAN, PHONE, DUE,
	OVERDUE, TRIES, LIMIT, SUGGESTION, NEXT, REASON,
	NFACTS,			/* what YAML has; then to be filled in */
	DAY = NFACTS, STEP, OUTCOME, BY, NOTE, PROMISE, NCOLUMNS
};

static const char *const keys[NCOLUMNS] = {
	[COUNSELLOR] = "counsellor", [WORK] = "work", [CASE] = "case",
	[NIS] = "nis", [CLASS] = "class", [NAME] = "name",
	[GUARDIAN] = "guardian", [PHONE] = "phone", [DUE] = "due",
	[OVERDUE] = "overdue", [TRIES] = "tries", [LIMIT] = "limit",
	[SUGGESTION] = "suggestion", [NEXT] = "next", [REASON] = "reason",
	[DAY] = "date", [STEP] = "step", [OUTCOME] = "outcome", [BY] = "by",
	[NOTE] = "note", [PROMISE] = "promise",
};

static void
put_item(struct bk_grid *g, const struct bk_worklist *w,
    const struct bk_work_item *it)
{
	const struct bk_guardian *guard = it->student ?
	    bk_student_guardian(it->student) : NULL;
	const char **c = bk_grid_row(g);
	char day[BK_DATE_SIZE];

	c[COUNSELLOR] = it->counsellor;
	c[WORK] = work_ids[it->work];
	c[CASE] = it->c->id;
	c[NIS] = it->c->student.nis;
	c[CLASS] = it->class;
	c[NAME] = it->name;
	c[GUARDIAN] = guard ? guard->name : NULL;
	c[PHONE] = guard ? guard->phone : NULL;
	c[DUE] = it->due == BK_DATE_NONE ? NULL :
	    bk_arena_strdup(w->arena, bk_date_format(it->due, day));
	c[OVERDUE] = bk_arena_printf(w->arena, "%d", it->overdue);
	c[TRIES] = bk_arena_printf(w->arena, "%d", it->tries);
	c[LIMIT] = bk_arena_printf(w->arena, "%d", it->limit);
	c[SUGGESTION] = it->suggestion ? "true" : "false";
	c[NEXT] = it->next;
	c[REASON] = it->reason;
	c[DAY] = bk_arena_strdup(w->arena, bk_date_format(w->today, day));
	c[STEP] = it->step < 0 ? NULL : bk_word_steps[it->step].id;
	c[BY] = it->counsellor;
}

static const char *
promise_text(const struct bk_worklist *w, const struct bk_work_due *d)
{
	return bk_arena_printf(w->arena, "%s%s%s%s%s (%s)", d->what,
	    *d->who ? ": " : "", d->who, *d->about ? ": " : "", d->about,
	    d->id);
}

/*
 * A due item that belongs to no case has no student, and its number takes the
 * place of the case's; a promise has those of its case.
 */
static void
put_due(struct bk_grid *g, const struct bk_worklist *w,
    const struct bk_work_due *d)
{
	const char **c = bk_grid_row(g);
	char day[BK_DATE_SIZE];

	c[WORK] = due_ids[d->kind];
	c[CASE] = d->c && !d->routine ? d->c->id : d->id;
	c[NIS] = d->c ? d->c->student.nis : NULL;
	c[CLASS] = d->class;
	c[NAME] = d->name;
	c[COUNSELLOR] = d->counsellor;
	c[DUE] = bk_arena_strdup(w->arena,
	    bk_date_format(bk_complaint_day(d->due), day));
	c[OVERDUE] = bk_arena_printf(w->arena, "%d", d->overdue);
	c[NEXT] = d->next;
	c[REASON] = d->c ? promise_text(w, d) : d->what;
	if (!d->number)
		return;
	c[DAY] = bk_arena_strdup(w->arena, bk_date_format(w->today, day));
	c[STEP] = bk_word_steps[BK_STEP_PROMISE].id;
	c[BY] = d->counsellor;
	c[PROMISE] = d->number;
}

static void
put_rows(struct bk_grid *g, const struct bk_worklist *w)
{
	bk_grid_init(g, w->arena);
	for (int i = 0; i < NCOLUMNS; i++)
		bk_grid_column(g, NULL, keys[i], false);
	for (size_t i = 0; i < w->n; i++)
		put_item(g, w, &w->item[i]);
	for (size_t i = 0; i < w->ndues; i++)
		put_due(g, w, &w->dues[i]);
}

void
bk_worklist_csv(struct bk_buf *b, const struct bk_worklist *w, char delimiter)
{
	struct bk_grid g;

	put_rows(&g, w);
	bk_grid_csv(b, &g, delimiter);
}

/* Numbers, days, ids and words of ours are plain, as in every document. */
static bool
is_plain(int column)
{
	return column <= CASE || (column >= DUE && column <= SUGGESTION);
}

void
bk_worklist_yaml(struct bk_buf *b, const struct bk_worklist *w)
{
	struct bk_node *map = bk_node_new(w->arena, BK_NODE_MAP,
	    BK_STYLE_BLOCK);
	struct bk_node *list = bk_node_new(w->arena, BK_NODE_LIST,
	    BK_STYLE_BLOCK);
	char day[BK_DATE_SIZE];
	struct bk_grid g;

	put_rows(&g, w);
	for (const struct bk_grid_row *r = g.row; r; r = r->next) {
		struct bk_node *item = bk_node_add(list, bk_node_new(w->arena,
		    BK_NODE_MAP, BK_STYLE_BLOCK));

		for (int i = 0; i < NFACTS; i++)
			if (r->cell[i] && *r->cell[i])
				bk_node_put(w->arena, item, keys[i],
				    is_plain(i) ?
				    bk_node_plain(w->arena, r->cell[i]) :
				    bk_node_quoted(w->arena, r->cell[i]));
	}
	bk_node_put(w->arena, map, "today", bk_node_plain(w->arena,
	    bk_date_format(w->today, day)));
	bk_node_put(w->arena, map, "worklist", list);
	bk_buf_puts(b, "---\n");
	bk_yamlout_block(b, map, 0, "\n");
	bk_buf_putc(b, '\n');
}
