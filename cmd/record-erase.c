/*
 * bk-record NIS erase: a student is taken out of every file; what the student
 * counted stays, without a name; and what git still holds is said.
 */
#include <string.h>

#include "erase.h"
#include "gather.h"
#include "git.h"
#include "holding.h"
#include "mem.h"
#include "msg_cmd.h"
#include "record.h"
#include "remainder.h"

/* --- what was counted --------------------------------------------------- */

/* Count the repository, without one student or (NULL) with everybody. */
static int
count(struct bk_cmd *cmd, const struct bk_map *without, struct bk_stats *st)
{
	struct bk_gather g;
	int r;

	bk_gather_init(&g, cmd);
	g.attendance = true;
	g.passing = true;
	g.without = without;
	r = bk_gather_repo(&g);
	if (r == 0 && bk_comparison_count(&g.census, st, 1u << BK_BY_SEX |
	    1u << BK_BY_COUNSELLOR) < 0)
		r = bk_cmd_usage(cmd, "the sums grow too large");
	bk_gather_free(&g);
	return r;
}

/* What is no error was said when everybody was counted. */
static void
pass_error(void *ctx, const struct bk_msg *msg, const char *text)
{
	const struct bk_diag *dg = ctx;

	if (msg->grade >= BK_ERROR && dg->emit)
		dg->emit(dg->ctx, msg, text);
}

static int
count_others(struct bk_cmd *cmd, const struct bk_map *without,
    struct bk_stats *st)
{
	struct bk_diag dg = cmd->diag;
	int r;

	cmd->diag = (struct bk_diag){ .emit = pass_error, .ctx = &dg,
		.indonesian = dg.indonesian };
	r = count(cmd, without, st);
	if (cmd->diag.worst >= BK_ERROR)
		dg.worst = cmd->diag.worst;
	cmd->diag = dg;
	return r;
}

/* What one term holds: true where it is anything. */
static bool
has_sums(const struct bk_stats *st, bk_term term)
{
	for (size_t i = 0; i < st->sums.n; i++)
		if (st->sums.e[i].value && bk_stats_group_of(st,
		    &st->sums.e[i])->term == term)
			return true;
	return false;
}

/* The documents that stand there already join what is added. */
static int
take_there(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	return bk_remainder_take(ctx, r, doc);
}

static const struct bk_doc_handler there[] = {
	{ "stats", take_there, true, bk_stats_form }, BK_DOC_END
};

/* Names of the files that stay beside one that goes. */
static int
add_siblings(struct bk_record *w, const char *path, struct bk_buf *left)
{
	struct bk_cmd *cmd = w->cmd;
	const char *dir = bk_arena_strndup(&cmd->arena, path,
	    (size_t)(strrchr(path, '/') - path));
	struct bk_repo_list list;

	if (bk_repo_list(&cmd->repo, dir, &cmd->arena, &list, &cmd->diag) < 0)
		return -1;
	for (size_t i = 0; i < list.n; i++) {
		size_t at = bk_map_find(&w->txn.index, bk_str(list.path[i]));

		if (at == SIZE_MAX || !w->txn.v[at].gone)
			bk_buf_printf(left, "%s\n", list.path[i]);
	}
	return 0;
}

/*
 * The mark of what is left, and of nothing that goes: the rosters that lose
 * somebody; where none does, the files beside those that go. NULL: reported.
 */
static const char *
mark_of(struct bk_record *w)
{
	const struct bk_txn *txn = &w->txn;
	struct bk_buf left = BK_BUF_INIT;
	const char *mark = NULL;
	int r = 0;

	for (size_t i = 0; i < txn->n; i++)
		if (!txn->v[i].gone && strncmp(txn->v[i].path, "roster/",
		    strlen("roster/")) == 0)
			bk_buf_putstr(&left, txn->v[i].bytes);
	for (size_t i = 0; left.n == 0 && i < txn->n && r == 0; i++)
		if (txn->v[i].gone && strchr(txn->v[i].path, '/'))
			r = add_siblings(w, txn->v[i].path, &left);
	if (r == 0)
		mark = bk_remainder_name(&w->cmd->arena, bk_buf_str(&left));
	bk_buf_free(&left);
	return mark;
}

/* Into erased/TERM.yaml. */
static int
put_term(struct bk_record *w, const struct bk_stats *left, bk_term term,
    const char *mark)
{
	struct bk_cmd *cmd = w->cmd;
	const char *npsn = cmd->settings.school.npsn;
	const char *path = bk_path_erased(&cmd->arena, term);
	struct bk_buf old = BK_BUF_INIT, new = BK_BUF_INIT;
	struct bk_remainder all;
	int r = bk_txn_read(&w->txn, path, &old, &cmd->diag), fresh = r == 1;

	bk_remainder_init(&all);
	all.sum.remainder = true;
	all.sum.keep = &term;
	all.sum.nkeep = 1;
	if (r == 0)
		r = bk_docfiles_text(&cmd->docs, bk_buf_str(&old),
		    bk_repo_show(&cmd->repo, &cmd->arena, path), there, &all);
	if (r >= 0)
		r = bk_stats_merge(&all.sum, left);
	if (npsn)
		bk_stats_school(&all.sum, npsn, NULL);
	bk_remainder_mark(&all, mark);
	if (r == 0) {
		const struct bk_str was = bk_buf_str(&old);

		bk_remainder_write(&new, &all);
		r = bk_txn_put(&w->txn, path, fresh ? NULL : &was,
		    bk_buf_str(&new), &cmd->diag);
	}
	bk_remainder_free(&all);
	bk_buf_free(&old);
	bk_buf_free(&new);
	return r;
}

/* What is counted with the student, less what is counted without. */
static int
put_remainder(struct bk_record *w, const struct bk_holding *h)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_stats left, others;
	struct bk_stats_term *terms;
	const char *mark = mark_of(w);
	size_t n, below;
	int r;

	bk_stats_init(&left);
	bk_stats_init(&others);
	r = mark ? count(cmd, NULL, &left) : -1;
	if (r == 0)
		r = count_others(cmd, &h->numbers, &others);
	below = r == 0 ? bk_stats_subtract(&left, &others) : 0;
	if (r == 0 && below)
		bk_diag(&cmd->diag, &bk_msg_erased_below, NULL, 0, "%zu",
		    below);
	bk_map_free(&left.schools);
	left.schools = (struct bk_map)BK_MAP_INIT;
	terms = bk_stats_terms(&left, &cmd->arena, &n);
	for (size_t i = 0; r == 0 && i < n; i++)
		if (has_sums(&left, terms[i].term))
			r = put_term(w, &left, terms[i].term, mark);
	bk_stats_free(&left);
	bk_stats_free(&others);
	return r;
}

/* --- what is said ------------------------------------------------------- */

/* "(^|[^0-9A-Za-z])(10234|0051234567)($|[^0-9A-Za-z])" */
static const char *
any_number(const struct bk_holding *h, struct bk_arena *a)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *text;

	bk_buf_puts(&b, "(^|[^0-9A-Za-z])(");
	for (size_t i = 0; i < h->numbers.n; i++) {
		const struct bk_str s = h->numbers.e[i].key;

		if (i)
			bk_buf_putc(&b, '|');
		for (size_t k = 0; k < s.n; k++) {
			if (strchr("\\^$.|?*+()[]{}", s.p[k]))
				bk_buf_putc(&b, '\\');
			bk_buf_putc(&b, s.p[k]);
		}
	}
	bk_buf_puts(&b, ")($|[^0-9A-Za-z])");
	text = bk_arena_strndup(a, b.p, b.n);
	bk_buf_free(&b);
	return text;
}

/* The days of the commits that changed what is said of them: "Y-M-D\n". */
static int
find_commits(struct bk_cmd *cmd, const struct bk_holding *h,
    struct bk_buf *days)
{
	const char *const args[] = { "log", "--all", "--reflog",
		"--format=%cs", "--pickaxe-regex", "-S",
		any_number(h, &cmd->arena), NULL };
	struct bk_buf err = BK_BUF_INIT;
	int r = bk_git_run(&cmd->repo, args, days, &err, &cmd->diag);

	bk_buf_free(&err);
	return r == 0 ? 0 : -1;
}

/* The newest of the days stands first. */
static void
say_commits(struct bk_cmd *cmd, const struct bk_erase *e, size_t n,
    const struct bk_buf *days)
{
	const char *const args[] = { "rev-parse", "--show-prefix", NULL };
	struct bk_buf prefix = BK_BUF_INIT, err = BK_BUF_INIT;
	struct bk_buf *out = &cmd->out;

	bk_git_run(&cmd->repo, args, &prefix, &err, &cmd->diag);
	bk_buf_truncate(&prefix, strcspn(prefix.p, "\n"));
	bk_buf_printf(out, "The history of git holds it still: %zu commits "
	    "from %.10s to %.10s\nbrought it in or changed it. So does every "
	    "clone, backup and stash.\n", n, days->p + days->n - 11, days->p);
	bk_buf_puts(out, "To take it out of the history, when everybody's "
	    "work is pushed, in a fresh\nclone (see bk-record(1), "
	    "Erasing):\n\n");
	bk_erase_recipe(e, prefix.p, out);
	bk_buf_free(&prefix);
	bk_buf_free(&err);
}

static void
say_history(struct bk_record *w, const struct bk_erase *e)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_buf days = BK_BUF_INIT, *out = &cmd->out;
	int inside = bk_git_is_inside(&cmd->repo, &cmd->diag);
	size_t n = 0;
	bool known;

	if (inside == 0) {
		bk_buf_puts(out, "There is no git history here. Copies and "
		    "backups hold it still.\n");
		return;
	}
	known = inside > 0 && find_commits(cmd, e->held, &days) == 0;
	for (size_t i = 0; i < days.n; i++)
		n += days.p[i] == '\n';
	if (!known)
		bk_buf_puts(out, "What the history of git holds could not be "
		    "found out: look with git log -S.\n");
	else if (n == 0)
		bk_buf_puts(out, "No commit here names the student's "
		    "numbers.\n");
	else
		say_commits(cmd, e, n, &days);
	bk_buf_free(&days);
}

static void
say(struct bk_record *w, const struct bk_erase *e)
{
	struct bk_buf *out = &w->cmd->out;

	bk_buf_printf(out, "erased; files removed: %zu, documents in files "
	    "that stay: %zu, files changed: %zu\nwhat was counted of the "
	    "student stands without a name in erased/\n", e->removed,
	    e->documents, e->changed);
	if (e->left)
		bk_buf_printf(out, "left to be changed by hand, as was said: "
		    "%zu\n", e->left);
	if (!w->cmd->commit)
		bk_buf_puts(out, "This is not committed yet.\n");
	say_history(w, e);
}

/* --- all of it ---------------------------------------------------------- */

static int
erase(struct bk_record *w, const char *number)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_holding h = { .docs = &cmd->docs, .number = number };
	struct bk_erase e = { .held = &h, .txn = &w->txn,
		.word = cmd->lang == BK_LANG_EN ? "(erased)" : "(dihapus)" };
	int r = bk_holding_read(&h);

	if (r == 0)
		r = bk_erase_put(&e);
	if (r == 0)
		r = put_remainder(w, &h);
	if (r == 0)
		r = bk_cmd_commit(cmd, &w->txn, bk_arena_printf(&cmd->arena,
		    "bk-record: a student erased, by %s\n", w->by));
	if (r == 0 && !cmd->dry_run)
		say(w, &e);
	cmd->recorded = r == 0 && !cmd->dry_run;
	bk_holding_free(&h);
	return r;
}

void
bk_record_erase(struct bk_record *w, const char *number)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_txn_opts opts = bk_cmd_txn_opts(cmd);
	const struct bk_school *s = &cmd->settings.school;

	if (s->staff.n && !bk_school_staff(s, w->by)) {
		bk_cmd_usage(cmd, "--by '%.40s': nobody of that id in "
		    "school.yaml", w->by);
		return;
	}
	opts.whole = true;
	if (bk_txn_begin(&w->txn, &cmd->repo, &opts, &cmd->diag) < 0)
		return;
	erase(w, number);
	bk_txn_end(&w->txn);
}
