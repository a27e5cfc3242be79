/*
 * bk-record NIS restrict, unrestrict: on the rosters of the present term and
 * later ones, else on the newest that has the student.
 */
#include "msg_domain.h"
#include "record.h"
#include "student.h"
#include "yamledit.h"

/* What is asked for, and how far it is. */
struct restriction {
	struct bk_record	*w;
	const char		*number;
	bool			 on;
	bk_date			 from;
	const char		*id;	/* of the student: "10234" */
	bool			 there;	/* so it was already */
};

static bool
is_meant(const struct restriction *r, const struct bk_student *s)
{
	const char *number;

	for (size_t i = 0; (number = bk_student_number(s, i)); i++)
		if (strcmp(number, r->number) == 0)
			return true;
	return false;
}

/* Has the roster of that term the student? 1 or 0; -1, reported. */
static int
has_student(struct restriction *r, bk_term term)
{
	const struct bk_rosters_term *t = bk_rosters_get(&r->w->rosters, term);

	for (size_t i = 0; t && i < t->list.n; i++)
		if (is_meant(r, &t->list.v[i])) {
			r->id = bk_student_key(&t->list.v[i]);
			r->there = t->list.v[i].restricted.node != NULL;
			return 1;
		}
	return t ? 0 : -1;
}

static struct bk_node *
node_of(const struct restriction *r)
{
	struct bk_arena *a = &r->w->cmd->arena;
	struct bk_node *m = bk_node_new(a, BK_NODE_MAP, BK_STYLE_FLOW);
	char day[BK_DATE_SIZE];

	bk_node_put(a, m, "from", bk_node_plain(a, bk_date_format(r->from,
	    day)));
	bk_node_put(a, m, "why", bk_node_quoted(a, r->w->note));
	return m;
}

/* One document of a roster, as it shall be: 0, or reported and -1. */
static int
put_student(struct restriction *r, const struct bk_yaml_piece *piece,
    const char *file, struct bk_buf *out)
{
	struct bk_cmd *cmd = r->w->cmd;
	struct bk_reader reader = { .file = file, .arena = &cmd->arena,
		.dg = &cmd->diag };
	struct bk_node *root = bk_yamlin_parse(piece, file, &cmd->arena,
	    &cmd->diag);
	struct bk_student s;
	struct bk_edit e;

	if (!root || bk_bind_read(&reader, bk_student_binds, root, &s) < 0)
		return -1;
	if (!is_meant(r, &s)) {
		bk_buf_add(out, piece->p, piece->n);
		return 0;
	}
	bk_yamledit_begin(&e, piece, root, file, &cmd->arena, &cmd->diag);
	if (r->on)
		bk_yamledit_set(&e, root, "restricted", node_of(r),
		    bk_bind_order(bk_student_binds, &cmd->arena));
	else
		bk_yamledit_remove(&e, root, "restricted");
	return bk_yamledit_finish(&e, out);
}

static int
put_roster(struct restriction *r, bk_term term)
{
	struct bk_cmd *cmd = r->w->cmd;
	const char *path = bk_path_roster(&cmd->arena, term);
	const char *file = bk_repo_show(&cmd->repo, &cmd->arena, path);
	struct bk_buf old = BK_BUF_INIT, new = BK_BUF_INIT;
	struct bk_yaml_stream s = { .line = 1 };
	struct bk_yaml_piece piece;
	struct bk_str was;
	size_t at = 0;
	int result = bk_txn_read(&r->w->txn, path, &old, &cmd->diag);

	was = bk_buf_str(&old);
	s.p = was.p;
	s.n = was.n;
	while (result == 0 && bk_yamlin_next(&s, &piece)) {
		bk_buf_add(&new, was.p + at, piece.offset - at);
		at = piece.offset + piece.n;
		result = put_student(r, &piece, file, &new);
	}
	bk_buf_add(&new, was.p + at, was.n - at);
	if (result == 0)
		result = bk_txn_put(&r->w->txn, path, &was, bk_buf_str(&new),
		    &cmd->diag);
	bk_buf_free(&old);
	bk_buf_free(&new);
	return result;
}

/* All rosters that it belongs to: how many, or reported and -1. */
static int
put_rosters(struct restriction *r)
{
	bk_term *terms, now = bk_cmd_term(r->w->cmd);
	size_t n;
	int put = 0;

	if (bk_rosters_terms(&r->w->rosters, &terms, &n) < 0)
		return -1;
	while (n-- > 0 && (terms[n] >= now || put == 0)) {
		int has = has_student(r, terms[n]);

		if (has < 0 || (has && put_roster(r, terms[n]) < 0))
			return -1;
		put += has;
	}
	if (put == 0)
		bk_diag(&r->w->cmd->diag, &bk_msg_not_enrolled, NULL, 0,
		    "%.40s", r->number);
	return put ? put : -1;
}

static void
say(const struct restriction *r)
{
	struct bk_cmd *cmd = r->w->cmd;
	char day[BK_DATE_SIZE];

	if (cmd->dry_run || cmd->quiet)
		return;
	if (!r->on)
		bk_buf_printf(&cmd->out, "%s: no longer restricted\n", r->id);
	else
		bk_buf_printf(&cmd->out, "%s: restricted from %s; not "
		    "planned, and on no list or paper but the\n"
		    "counsellor's worklist\n", r->id,
		    bk_date_format(r->from, day));
}

static int
restrict_in(struct restriction *r)
{
	struct bk_cmd *cmd = r->w->cmd;

	if (put_rosters(r) < 0)
		return -1;
	if (!r->on && !r->there) {
		bk_diag(&cmd->diag, &bk_msg_not_allowed, NULL, 0,
		    "%.40s is not restricted", r->number);
		return -1;
	}
	r->w->recorded++;
	return bk_record_finish(r->w);
}

void
bk_record_restrict(struct bk_record *w, const char *number, bool on)
{
	struct bk_cmd *cmd = w->cmd;
	const struct bk_entry_place at = { .arena = &cmd->arena,
		.dg = &cmd->diag };
	struct restriction r = { .w = w, .number = number, .on = on,
		.from = cmd->today };
	struct bk_txn_opts opts = bk_cmd_txn_opts(cmd);
	struct bk_entry e;

	bk_entry_clear(&e);
	e.action.by = w->by;
	e.action.date = cmd->today;
	if (w->date && bk_entry_date(&e, w->date, &at) < 0)
		return;
	r.from = e.action.date;
	bk_record_remark(w, &e, &at);
	if (bk_txn_begin(&w->txn, &cmd->repo, &opts, &cmd->diag) < 0)
		return;
	if (restrict_in(&r) == 0)
		say(&r);
	bk_txn_end(&w->txn);
}
