/*
 * bk-ingest: exports of attendance in, one recap a student and term out; or
 * rosters in, students out.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd.h"
#include "export.h"
#include "formats.h"
#include "intake.h"
#include "mapfile.h"
#include "mem.h"
#include "msg_ingest.h"
#include "rosterdoc.h"
#include "term.h"
#include "whois.h"

static const struct bk_cmd_about about = {
	.name = "bk-ingest",
	.synopsis = "[-wn] [--commit] [--as FORMAT] [--map FILE] "
	    "[--term TERM]\n"
	    "          [--long] [--rejects FILE] [--date-order dmy|mdy] "
	    "[FILE...]\n"
	    "--formats\n"
	    "--suggest-map FILE",
	.what = "Read exports of attendance, rosters and referrals; write "
	    "documents.",
};

/* The rosters of the repository, each read when it is first asked for. */
struct rosters {
	struct bk_cmd	*cmd;
	struct term_roster {
		bk_term		 term;
		struct bk_student *v;
		size_t		 n, cap;
		struct bk_roster roster;
		struct term_roster *next;
	} *first;
	bool		 failed;
	size_t		 shown;		/* bytes, of the progress */
};

enum { PROGRESS_STEP = 16 << 20 };

static int
take_student(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct term_roster *t = ctx;
	struct bk_student s;

	if (bk_bind_read(r, bk_student_binds, doc, &s) < 0)
		return -1;
	BK_GROW(t->v, t->n, t->cap);
	t->v[t->n++] = s;
	return 0;
}

static const struct bk_roster *
roster_of(void *ctx, bk_term term)
{
	static const struct bk_doc_handler handlers[] = {
		BK_DOC("student", take_student), BK_DOC_END
	};
	struct rosters *all = ctx;
	struct term_roster *t;

	for (t = all->first; t && t->term != term; t = t->next)
		;
	if (!t) {
		t = bk_arena_zalloc(&all->cmd->arena, sizeof(*t));
		t->term = term;
		t->next = all->first;
		all->first = t;
		if (bk_cmd_roster(all->cmd, term, handlers, t) < 0)
			all->failed = true;
		t->roster = (struct bk_roster){ t->v, t->n };
	}
	return t->n ? &t->roster : NULL;
}

/* aliases.yaml: who is who, decided once. 0, or said and -1. */
static int
read_aliases(struct bk_cmd *cmd, struct bk_aliases *out)
{
	struct bk_reader r = { .file = "aliases.yaml", .arena = &cmd->arena,
		.dg = &cmd->diag };
	struct bk_buf text = BK_BUF_INIT;
	struct bk_node *root;
	int result = -1;

	*out = (struct bk_aliases){ NULL, 0 };
	if (bk_repo_read(&cmd->repo, r.file, &text, &cmd->diag) < 0)
		return -1;
	r.file = bk_repo_show(&cmd->repo, r.arena, r.file);
	if (bk_yamlin_parse_one(text.p, text.n, r.file, r.arena, &root,
	    r.dg) == 0)
		result = bk_aliases_read(&r, root, out);
	bk_buf_free(&text);
	return result;
}

static void
free_rosters(struct rosters *all)
{
	for (struct term_roster *t = all->first; t; t = t->next)
		free(t->v);
}

/* --- keeping: -w -------------------------------------------------------- */

/* attendance/TERM/SHA12.yaml of each term there is. */
static int
keep_attendance(struct bk_cmd *cmd, struct bk_ingest *in, struct bk_txn *txn)
{
	char sum[13];
	size_t docs = 0;
	bk_term term = 0;

	bk_ingest_run_sum(in, sum);
	while ((term = bk_ingest_next_term(in, term)) != 0) {
		char *path = bk_path_attendance(&cmd->arena, term, sum);
		struct bk_buf old = BK_BUF_INIT, text = BK_BUF_INIT;
		struct bk_str before;
		int r = bk_txn_read(txn, path, &old, &cmd->diag);

		before = bk_buf_str(&old);
		docs += bk_ingest_attendance(in, term, &text);
		if (r >= 0)
			r = bk_txn_put(txn, path, r ? NULL : &before,
			    bk_buf_str(&text), &cmd->diag);
		bk_buf_free(&old);
		bk_buf_free(&text);
		if (r < 0)
			return -1;
	}
	bk_buf_printf(&cmd->summary, "bk-ingest: attendance of %zu %s\n",
	    docs, docs == 1 ? "student" : "students");
	return 0;
}

static int
keep_roster(struct bk_cmd *cmd, struct bk_ingest *in, struct bk_txn *txn)
{
	bk_term term = bk_cmd_term(cmd);
	char *path = bk_path_roster(&cmd->arena, term);
	char *shown = bk_repo_show(&cmd->repo, &cmd->arena, path);
	struct bk_roster list = bk_ingest_students(in);
	struct bk_buf old = BK_BUF_INIT, text = BK_BUF_INIT;
	struct bk_rosterdoc_counts n = { 0 };
	struct bk_str before;
	int r = bk_txn_read(txn, path, &old, &cmd->diag);

	before = bk_buf_str(&old);
	if (r >= 0 && bk_rosterdoc_merge(&(struct bk_rosterdoc){ shown, before,
	    list.v, list.n, term, cmd->today }, &text, &n, &cmd->diag) < 0)
		r = -1;
	if (r >= 0)
		r = bk_txn_put(txn, path, r ? NULL : &before,
		    bk_buf_str(&text), &cmd->diag);
	bk_buf_free(&old);
	bk_buf_free(&text);
	if (r < 0)
		return -1;
	bk_buf_printf(&cmd->summary, "bk-ingest: roster: %zu new, %zu "
	    "changed, %zu as before, %zu left\n", n.added, n.changed, n.same,
	    n.left);
	return 0;
}

static int
keep(struct bk_cmd *cmd, struct bk_ingest *in)
{
	struct bk_txn_opts opts = bk_cmd_txn_opts(cmd);
	unsigned gave = bk_ingest_gave(in);
	struct bk_txn txn;
	int r = 0;

	if (gave & BK_GIVES_REFERRAL) {
		bk_diag(&cmd->diag, &bk_msg_not_kept, NULL, 0, NULL);
		return -1;
	}
	if (bk_txn_begin(&txn, &cmd->repo, &opts, &cmd->diag) < 0)
		return -1;
	if (gave & BK_GIVES_ATTENDANCE)
		r = keep_attendance(cmd, in, &txn);
	if (r == 0 && gave & BK_GIVES_STUDENT)
		r = keep_roster(cmd, in, &txn);
	if (r == 0)
		r = bk_txn_commit(&txn, gave & BK_GIVES_STUDENT ?
		    "bk-ingest: roster" : "bk-ingest: attendance",
		    &cmd->out, &cmd->diag);
	bk_txn_end(&txn);
	return r;
}

/* --- the work ----------------------------------------------------------- */

static void
print(struct bk_cmd *cmd, struct bk_ingest *in, bool as_long)
{
	struct bk_roster list = bk_ingest_students(in);

	if (as_long) {
		bk_ingest_long(in, &cmd->out);
		return;
	}
	for (size_t i = 0; i < list.n; i++)
		bk_student_write(&cmd->out, &list.v[i]);
	bk_ingest_attendance(in, 0, &cmd->out);
	bk_ingest_referrals(in, &cmd->out);
}

static int
read_files(struct bk_cmd *cmd, struct bk_ingest *in, char **files, int n)
{
	for (int i = 0; i < n || i == 0; i++) {
		int r;

		bk_diag_keep_going(&cmd->diag, cmd->keep_going);
		r = bk_ingest_file(in, n ? files[i] : "-");
		bk_diag_keep_going(&cmd->diag, 0);
		if (r < 0 && !cmd->keep_going)
			return -1;
	}
	return 0;
}

/*
 * How far it is, on a terminal. The cursor goes back to the line's start, so
 * that the next message stands in its place.
 */
static void
show_progress(void *ctx, size_t bytes)
{
	struct rosters *all = ctx;

	if (bytes - all->shown < PROGRESS_STEP && bytes > all->shown)
		return;
	all->shown = bytes;
	fprintf(stderr, "bk-ingest: %zu MB\r", bytes / 1000000);
}

static void
ingest(struct bk_cmd *cmd, const struct bk_ingest_options *opt, bool json,
    char **files, int n)
{
	struct bk_ingest *in = bk_ingest_new(opt, &cmd->diag);
	struct rosters *rosters = opt->ctx;
	unsigned gave;

	if (!in)
		return;
	if (read_files(cmd, in, files, n) < 0 || rosters->failed)
		goto done;
	gave = bk_ingest_gave(in);
	if (gave & BK_GIVES_STUDENT && gave & ~(unsigned)BK_GIVES_STUDENT) {
		bk_diag(&cmd->diag, &bk_msg_mixed_kinds, NULL, 0, NULL);
		goto done;
	}
	if (cmd->write || cmd->dry_run) {
		if (keep(cmd, in) < 0)
			goto done;
	} else {
		print(cmd, in, opt->as_long);
	}
	if (bk_ingest_finish(in) == 0 && !cmd->quiet)
		bk_ingest_report(in, json ? BK_REPORT_JSON : cmd->verbose ?
		    BK_REPORT_FULL : BK_REPORT_BRIEF, &cmd->summary);
done:
	bk_ingest_free(in);
}

/* How far ahead of UTC; a zone outside Indonesia moves no timestamp. */
static int
zone_minutes(const char *timezone)
{
	static const char *const names[] = { "WIB", "WITA", "WIT" };
	const char *name = bk_school_zone_abbreviation(timezone);

	for (size_t i = 0; i < BK_NELEM(names); i++)
		if (strcmp(name, names[i]) == 0)
			return (7 + (int)i) * 60;
	return BK_ZONE_NONE;
}

/* A first map for an export, to be changed by hand. */
static void
suggest_map(struct bk_cmd *cmd, const char *path)
{
	struct bk_export ex;

	if (bk_export_open(&ex, path, &cmd->diag) < 0)
		return;
	bk_mapsuggest(&ex, &cmd->out);
	bk_export_close(&ex);
}

static void
list_formats(struct bk_buf *out)
{
	for (size_t i = 0; bk_formats[i]; i++)
		bk_buf_printf(out, "%-12s%s\n", bk_formats[i]->name,
		    bk_formats[i]->about);
}

int
main(int argc, char **argv)
{
	const char *as = NULL, *order = NULL, *map_path = NULL;
	const char *suggest = NULL;
	struct bk_ingest_options opt = { .formats = bk_formats };
	bool formats = false, json = false;
	struct bk_cmd cmd;
	struct rosters rosters = { .cmd = &cmd };
	struct bk_aliases aliases;
	struct bk_mapfile map;
	const struct bk_opt opts[] = {
		BK_OPT_TEXT(0, "as", "FORMAT", &as,
		    "read as that format (see --formats)"),
		BK_OPT_TEXT(0, "map", "FILE", &map_path,
		    "read as that file describes"),
		BK_OPT_TEXT(0, "suggest-map", "FILE", &suggest,
		    "print a first map for that export"),
		BK_OPT_FLAG(0, "long", &opt.as_long,
		    "print normalised rows as CSV"),
		BK_OPT_TEXT(0, "rejects", "FILE", &opt.rejects,
		    "write rows that cannot be used there (CSV)"),
		BK_OPT_TEXT(0, "date-order", "dmy|mdy", &order,
		    "what 3/8/2020 means"),
		BK_OPT_FLAG(0, "formats", &formats, "list the formats"),
		BK_OPT_FLAG(0, "json", &json, "the report as JSON"),
		BK_OPT_END
	};
	int n;

	(void)argc;
	if (bk_cmd_begin(&cmd, &about, opts, argv, &n) < 0)
		return bk_cmd_end(&cmd);
	opt.term = cmd.term;
	opt.jobs = cmd.jobs;
	opt.present_percent = cmd.settings.policy.present_minutes_percent;
	opt.school = &cmd.settings.school;
	opt.today = cmd.today;
	opt.zone = zone_minutes(cmd.settings.school.timezone);
	opt.roster = cmd.repo.fd < 0 ? NULL : roster_of;
	opt.ctx = &rosters;
	if (!cmd.quiet && isatty(STDERR_FILENO))
		opt.progress = show_progress;
	opt.aliases = cmd.repo.fd < 0 ? NULL : &aliases;
	opt.date_order_given = order != NULL;
	opt.map = map_path ? &map : NULL;
	if (map_path && !as)
		as = bk_mapread_format.name;
	if (as && !(opt.as = bk_formats_find(as)))
		bk_diag(&cmd.diag, &bk_msg_unknown_format, NULL, 0, "%s", as);
	else if (order && bk_order_parse(bk_str(order), &opt.date_order) < 0)
		bk_cmd_usage(&cmd, "--date-order '%s': dmy or mdy", order);
	else if (formats)
		list_formats(&cmd.out);
	else if (suggest)
		suggest_map(&cmd, suggest);
	else if (map_path && bk_mapfile_read(map_path, &cmd.arena, &map,
	    &cmd.diag) < 0)
		opt.map = NULL;
	else if (cmd.repo.fd >= 0 && read_aliases(&cmd, &aliases) < 0)
		opt.aliases = NULL;
	else
		ingest(&cmd, &opt, json, argv + 1, n);
	free_rosters(&rosters);
	return bk_cmd_end(&cmd);
}
