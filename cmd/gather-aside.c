/* Who is on no list: whose data is restricted, and who was erased. */
#include <string.h>

#include "gather.h"
#include "msg_cmd.h"

/* --- whose data is restricted ------------------------------------------- */

int
bk_gather_restricted(struct bk_gather *g, const char *number)
{
	if (!g->restricted_read && g->cmd->repo.fd >= 0 &&
	    bk_restricted_read(&g->restricted, &g->rosters,
	    g->cmd->today) < 0)
		return -1;
	g->restricted_read = true;
	return bk_restricted_is(&g->restricted, number);
}

bool
bk_gather_hides(struct bk_gather *g, const char *number)
{
	return g->hide && bk_restricted_is(&g->restricted, number);
}

int
bk_gather_hide(struct bk_gather *g)
{
	size_t n = 0;

	if (!g->hide)
		return 0;
	if (bk_gather_restricted(g, NULL) < 0)
		return -1;
	for (size_t i = 0; i < g->ncases; i++)
		if (!bk_gather_hides(g, g->cases[i]->student.nis))
			g->cases[n++] = g->cases[i];
	g->ncases = n;
	if (g->restricted.n)
		bk_diag(&g->cmd->diag, &bk_msg_restricted, NULL, 0, "%zu",
		    g->restricted.n);
	return 0;
}

int
bk_gather_refuses(struct bk_gather *g, const struct bk_case *c)
{
	int r = bk_gather_restricted(g, c->student.nis);

	if (r > 0)
		bk_diag(&g->cmd->diag, &bk_msg_restricted_letter, NULL, 0,
		    "%.60s", c->id);
	return r;
}

/* --- what erased students counted --------------------------------------- */

struct erased {
	struct bk_gather	*g;
	struct bk_stats		*into;
};

/* Who had a problem in a term that is not asked for is not compared either. */
static void
drop_pairs(const struct bk_stats *into, struct bk_stats *st)
{
	static const char pairs[] = "pairs" BK_SUM_SEP;

	for (size_t i = 0; i < st->sums.n; i++) {
		const char *path = bk_stats_path_of(st, &st->sums.e[i]);
		bk_term before;

		if (strncmp(path, pairs, sizeof(pairs) - 1) == 0 &&
		    bk_term_parse((struct bk_str){ path + sizeof(pairs) - 1,
		    strcspn(path + sizeof(pairs) - 1, BK_SUM_SEP) },
		    &before) == 0 && !bk_stats_keeps(into, before))
			st->sums.e[i].value = 0;
	}
}

static int
take_erased(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	const struct erased *e = ctx;
	struct bk_stats st;
	int result;

	if (bk_stats_read(r, doc, &st) < 0)
		return -1;
	drop_pairs(e->into, &st);
	result = bk_stats_merge(e->into, &st);
	bk_stats_free(&st);
	return result < 0 ? bk_cmd_usage(e->g->cmd, "the sums grow too "
	    "large") : 0;
}

int
bk_gather_erased(struct bk_gather *g, struct bk_stats *into)
{
	static const struct bk_doc_handler erased_handlers[] = {
		{ "stats", take_erased, true, bk_stats_form }, BK_DOC_END
	};
	struct erased e = { g, into };
	bool only = into->only;
	struct bk_repo_list list;
	size_t unknown;
	int r;

	if (!g->from_repo)
		return 0;
	if (bk_repo_list(&g->cmd->repo, "erased", &g->cmd->arena, &list,
	    &g->cmd->diag) < 0)
		return -1;
	if (list.n && g->census.as_of != BK_DATE_NONE) {
		bk_diag(&g->cmd->diag, &bk_msg_erased_as_of, NULL, 0, NULL);
		return 0;
	}
	into->only = true;
	into->keep = g->keep;
	into->nkeep = g->nkeep;
	r = bk_docfiles_read(&g->cmd->docs, &list, erased_handlers, &e);
	into->only = only;
	unknown = bk_stats_complete(into);
	if (unknown)
		bk_diag(&g->cmd->diag, &bk_msg_erased_effect, NULL, 0, "%zu",
		    unknown);
	return r;
}
