#include "worklist.h"

#include <string.h>

#include "phrase.h"

/* How much work a counsellor has of each kind, and how much is overdue. */
struct load {
	const char	*counsellor;
	size_t		 n[BK_NWORKS], overdue;
};

static struct load *
load_of(struct load *v, size_t *n, const char *counsellor)
{
	for (size_t i = 0; i < *n; i++)
		if (strcmp(v[i].counsellor, counsellor) == 0)
			return &v[i];
	v[*n] = (struct load){ .counsellor = counsellor };
	return &v[(*n)++];
}

/*
 * Who that is, without a name: of several in the same office the first, the
 * second, as they stand in the school's list.
 */
static const char *
unnamed(const struct bk_worklist *w, const char *id)
{
	const struct bk_staff *p = bk_school_staff(w->school, id);
	int role = p ? p->role : -1, all = 0, which = 0;

	if (role < 0)
		return "–";
	for (size_t i = 0; i < w->school->staff.n; i++) {
		all += w->school->staff.v[i].role == role;
		if (&w->school->staff.v[i] == p)
			which = all;
	}
	if (all == 1)
		return bk_word_roles[role].text[w->lang];
	return bk_arena_printf(w->arena, "%s %d",
	    bk_word_roles[role].text[w->lang], which);
}

void
bk_worklist_loads(struct bk_grid *g, const struct bk_worklist *w)
{
	static const struct bk_phrase who = { { "Guru BK", "Counsellor" } };
	static const struct bk_phrase late = { { "Lewat batas",
	    "Past time" } };
	struct bk_arena *a = w->arena;
	struct load *v = bk_arena_zalloc(a, (w->n + 1) * sizeof(*v));
	size_t n = 0;

	for (size_t i = 0; i < w->n; i++) {
		struct load *l = load_of(v, &n, w->item[i].counsellor);

		l->n[w->item[i].work]++;
		l->overdue += w->item[i].overdue > 0;
	}
	bk_grid_init(g, a);
	bk_grid_column(g, NULL, who.text[w->lang], false);
	for (int k = 0; k < BK_NWORKS; k++)
		bk_grid_column(g, NULL, bk_worklist_head((enum bk_work)k,
		    w->lang), true);
	bk_grid_column(g, NULL, late.text[w->lang], true);
	for (size_t i = 0; i < n; i++) {
		const char **c = bk_grid_row(g);

		c[0] = unnamed(w, v[i].counsellor);
		for (int k = 0; k < BK_NWORKS; k++)
			c[1 + k] = bk_arena_printf(a, "%zu", v[i].n[k]);
		c[1 + BK_NWORKS] = bk_arena_printf(a, "%zu", v[i].overdue);
	}
}
