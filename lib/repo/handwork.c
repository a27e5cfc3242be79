#include "handwork.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "git.h"
#include "mem.h"
#include "msg_repo.h"
#include "survey.h"

/* --- does bk-check pass it? --------------------------------------------- */

/* The first thing that was found in a file. */
struct fault {
	struct bk_arena	*arena;
	const char	*text;		/* NULL: nothing */
	size_t		 line;
};

static void
take(void *ctx, const struct bk_msg *msg, const char *file, size_t line,
    const char *text)
{
	struct fault *f = ctx;

	(void)file;
	if (f->text || msg->grade < BK_FINDING)
		return;
	f->text = bk_arena_strdup(f->arena, text);
	f->line = line;
}

/* As the hook judges what is committed: its form alone. */
static void
judge(const struct bk_repo *repo, const char *path, bk_date today,
    const struct bk_diag *as, struct fault *f)
{
	struct bk_diag dg = { .emit_parts = take, .ctx = f,
		.indonesian = as->indonesian };
	struct bk_survey s;

	if (bk_survey_begin(&s, repo, today, f->arena, &dg) == 0) {
		s.check.form_only = true;
		if (bk_survey_file(&s, bk_arena_printf(f->arena, "%s/%s",
		    repo->root, path)) < 0 && !f->text)
			f->text = "cannot be read";
	} else if (!f->text) {
		f->text = "the school's settings cannot be read";
	}
	bk_survey_end(&s);
}

/* --- the files ---------------------------------------------------------- */

struct handwork {
	const struct bk_repo	*repo;
	const struct bk_journal	*j;
	struct bk_journal	 found;	/* with uncommitted changes */
	struct bk_journal	 good;	/* of these, what is committed */
	bk_date			 today;
	const struct bk_diag	*dg;
	struct fault		*fault;	/* of each of j */
	bool			*left;
	struct bk_arena		 arena;
};

static size_t
place_of(const struct bk_journal *j, const char *path)
{
	size_t i = 0;

	while (i < j->n && strcmp(j->v[i].path, path) != 0)
		i++;
	return i;
}

static void
sort_out(struct handwork *h)
{
	for (size_t i = 0; i < h->found.n; i++) {
		const struct bk_journal_file *f = &h->found.v[i];
		size_t at = place_of(h->j, f->path);
		struct fault fault = { .arena = &h->arena };

		if (at == h->j->n)
			continue;
		if (f->in_place)
			fault.text = "what is staged is neither what HEAD "
			    "has nor what the file holds";
		else
			judge(h->repo, f->path, h->today,
			    h->dg, &fault);
		h->fault[at] = fault;
		h->left[at] = fault.text != NULL;
		if (!fault.text)
			bk_journal_add(&h->good, f->path, f->fresh, 0, 0);
	}
}

/* cases/T/1.yaml, confidential/T/1.yaml: of one student. */
static bool
is_akin(const char *a, const char *b)
{
	const char *x = strrchr(a, '/'), *y = strrchr(b, '/');

	return x && y && strcmp(x, y) == 0 && strchr(a, '/') != x &&
	    strchr(b, '/') != y;
}

/*
 * A case carried over is two files, and so is a conference: both or none. True
 * if one more is left.
 */
static bool
leave_akin(struct handwork *h)
{
	bool more = false;

	for (size_t i = 0; i < h->j->n; i++)
		for (size_t k = 0; k < h->j->n; k++) {
			if (!h->left[i] || h->left[k] ||
			    !is_akin(h->j->v[i].path, h->j->v[k].path))
				continue;
			h->left[k] = more = true;
			h->fault[k].text = "goes with a file that is left";
		}
	return more;
}

static int
commit_good(struct handwork *h, struct bk_diag *dg)
{
	if (h->good.n == 0)
		return 0;
	h->good.message = bk_xstrdup("edited by hand\n");
	return bk_git_commit(h->repo, &h->good, dg) == BK_GIT_DONE ? 0 : -1;
}

static int
name_left(const struct handwork *h, struct bk_diag *dg)
{
	const struct bk_msg *msg = &bk_msg_left_alone;
	int n = 0;

	for (size_t i = 0; i < h->j->n; i++)
		n += h->left[i];
	if ((size_t)n == h->j->n)
		msg = &bk_msg_uncommitted;	/* there is nothing to go on */
	for (size_t i = 0; i < h->j->n; i++)
		if (h->left[i])
			bk_diag(dg, msg, h->j->v[i].path, h->fault[i].line,
			    "%s", bk_diag_text(dg, h->fault[i].text));
	return n;
}

int
bk_handwork_settle(const struct bk_repo *repo, const struct bk_journal *j,
    bk_date today, bool *left, struct bk_diag *dg)
{
	struct handwork h = { .repo = repo, .j = j, .today = today,
		.dg = dg, .left = left, .arena = BK_ARENA_INIT };
	int r = bk_git_uncommitted(repo, j, &h.found, dg);

	h.fault = bk_arena_zalloc(&h.arena, (j->n + 1) * sizeof(*h.fault));
	if (r == 0) {
		sort_out(&h);
		while (leave_akin(&h))
			;
		r = commit_good(&h, dg);
	}
	if (r == 0)
		r = name_left(&h, dg);
	bk_journal_free(&h.found);
	bk_journal_free(&h.good);
	bk_arena_free(&h.arena);
	return r;
}

int
bk_handwork_refuse(const struct bk_repo *repo, const struct bk_journal *j,
    struct bk_diag *dg)
{
	struct bk_journal found = { NULL, 0, 0, NULL };
	int r = bk_git_uncommitted(repo, j, &found, dg);

	for (size_t i = 0; i < found.n; i++)
		bk_diag(dg, &bk_msg_uncommitted, found.v[i].path, 0, NULL);
	if (found.n)
		r = -1;
	bk_journal_free(&found);
	return r;
}
