/*
 * bk-ingest: exports of attendance in, one recap per student and term out; or
 * rosters in, students out.
 */

#include "cmd-progress.h"
#include "cmd.h"
#include "export.h"
#include "formats.h"
#include "holidays.h"
#include "ingest-keep.h"
#include "intake.h"
#include "mapfile.h"
#include "msg_ingest.h"
#include "near.h"
#include "rosters.h"
#include "when.h"
#include "whois.h"

static const struct bk_cmd_about about = {
	.name = "bk-ingest",
	.synopsis = "[-wn] [--commit] [--as FORMAT] [--map FILE] "
	    "[--term TERM]\n"
	    "          [--absent-others] [--leavers] [--prefer list] [--long]\n"
	    "          [--rejects FILE] [--date-order dmy|mdy] [FILE...]\n"
	    "--formats\n"
	    "--suggest-map FILE",
	.what = "Read exports of attendance, rosters and referrals; write "
	    "documents.",
};

struct work {
	struct bk_cmd	*cmd;
	struct bk_ingest *in;		/* NULL: nothing is read */
	struct bk_ingest_options opt;
	const char	*as, *order, *map_path, *suggest, *prefer;
	struct bk_ingest_keeping keeping;
	bool		 formats, json;
	struct bk_rosters rosters;
	struct bk_mapfile map;
};

/* --- the options of a run ----------------------------------------------- */

static const struct bk_roster *
roster_of(void *ctx, bk_term term)
{
	struct work *w = ctx;
	const struct bk_rosters_term *t = bk_rosters_get(&w->rosters, term);

	return t && t->list.n ? &t->list : NULL;
}

/* By the calendar of the school; without a repository, the national days. */
static bool
day_off(void *ctx, bk_date d)
{
	struct work *w = ctx;
	const struct bk_settings *s = &w->cmd->settings;
	const struct bk_holiday *v;
	bk_weekdays days;
	size_t n = 0;
	int year, month, day;

	if (bk_calendar_weekdays(bk_str(s->school.school_days), &days) == 0 &&
	    !(days & (1u << bk_date_weekday(d))))
		return true;
	if (w->cmd->repo.fd >= 0)
		return bk_calendar_off(&s->calendar, d, NULL,
		    s->policy.collective_is_workday) != NULL;
	bk_date_split(d, &year, &month, &day);
	v = bk_holidays(year, &n);
	for (size_t i = 0; v && i < n; i++)
		if (v[i].month == month && v[i].day == day)
			return true;
	return false;
}

static void
show_progress(void *ctx, size_t bytes, size_t of)
{
	struct work *w = ctx;

	bk_cmd_progress(w->cmd, bytes, of);
}

/* A zone outside Indonesia moves no timestamp. */
static int
zone_of(const struct bk_school *school)
{
	int minutes = bk_school_zone_minutes(school->timezone);

	return minutes == BK_INT_NONE ? BK_ZONE_NONE : minutes;
}

static void
no_format(struct bk_cmd *cmd, const char *name)
{
	struct bk_near_search near = { .typed = bk_str(name) };

	for (size_t i = 0; bk_formats[i]; i++)
		bk_near_offer(&near, bk_formats[i]->name);
	bk_diag(&cmd->diag, &bk_msg_unknown_format, NULL, 0, near.meant ?
	    "%.40s (did you mean %s?)" : "%.40s", name, near.meant);
}

static int
read_options(struct work *w)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_ingest_options *opt = &w->opt;

	opt->term = cmd->term;
	opt->jobs = cmd->jobs;
	opt->present_percent = cmd->settings.policy.present_minutes_percent;
	opt->late_after = cmd->settings.policy.late_minute;
	opt->school = &cmd->settings.school;
	opt->today = cmd->today;
	opt->zone = zone_of(opt->school);
	opt->day_off = day_off;
	opt->roster = cmd->repo.fd < 0 ? NULL : roster_of;
	opt->roster_failed = &w->rosters.failed;
	opt->ctx = w;
	opt->progress = show_progress;
	opt->date_order_given = w->order != NULL;
	if (w->map_path && !w->as)
		w->as = bk_mapread_format.name;
	if (w->as && !(opt->as = bk_formats_find(w->as))) {
		no_format(cmd, w->as);
		return -1;
	}
	if (w->prefer && strcmp(w->prefer, "list") != 0)
		return bk_cmd_usage(cmd, "--prefer '%s': list", w->prefer);
	w->keeping.prefer_list = w->prefer != NULL;
	if (w->order && bk_order_parse(bk_str(w->order),
	    &opt->date_order) < 0)
		return bk_cmd_usage(cmd, "--date-order '%s': dmy or mdy",
		    w->order);
	return 0;
}

/* The files that a run reads beside its exports: 0, or reported and -1. */
static int
read_beside(struct work *w)
{
	struct bk_cmd *cmd = w->cmd;

	if (w->map_path) {
		if (bk_mapfile_read(w->map_path, &cmd->arena, &w->map,
		    &cmd->diag) < 0)
			return -1;
		w->opt.map = &w->map;
	}
	w->opt.aliases = &cmd->settings.aliases;
	return 0;
}

/* --- the work ----------------------------------------------------------- */

static bool
next_referrals(void *ctx, struct bk_buf *out)
{
	struct work *w = ctx;

	return bk_ingest_referrals(w->in, out);
}

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
	bk_ingest_attendance(in, 0, BK_INT_NONE, &cmd->out);
	if (bk_ingest_gave(in) & BK_GIVES_REFERRAL)
		cmd->later.next = next_referrals;
}

static int
read_files(struct bk_cmd *cmd, struct bk_ingest *in, char **files, int n)
{
	for (int i = 0; i < n || i == 0; i++) {
		int r;

		bk_diag_keep_going(&cmd->diag, cmd->keep_going);
		bk_cmd_progress_begin(cmd);
		r = bk_ingest_file(in, n ? files[i] : "-");
		bk_diag_keep_going(&cmd->diag, 0);
		if (bk_ingest_spoilt(in)) {
			bk_diag(&cmd->diag, &bk_msg_half_taken, n ? files[i] :
			    "stdin", 0, NULL);
			return -1;
		}
		if (r < 0 && !cmd->keep_going)
			return -1;
	}
	return 0;
}

static void
free_run(void *ctx)
{
	struct work *w = ctx;

	bk_ingest_free(w->in);
	bk_rosters_free(&w->rosters);
}

static void
ingest(struct work *w, char **files, int n)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_ingest *in = bk_ingest_new(&w->opt, &cmd->diag);
	unsigned gave;

	w->in = in;
	if (!in)
		return;
	if (read_files(cmd, in, files, n) < 0 || w->rosters.failed)
		return;
	gave = bk_ingest_gave(in);
	if (gave & BK_GIVES_STUDENT && gave & ~(unsigned)BK_GIVES_STUDENT) {
		bk_diag(&cmd->diag, &bk_msg_mixed_kinds, NULL, 0, NULL);
		return;
	}
	/* Find out that rejects cannot be written before anything is kept. */
	if (bk_ingest_finish(in) < 0)
		return;
	if (cmd->write || cmd->dry_run) {
		if (bk_ingest_keep(cmd, in, &w->keeping) < 0)
			return;
	} else {
		print(cmd, in, w->opt.as_long);
	}
	if (!cmd->quiet)
		bk_ingest_report(in, w->json ? BK_REPORT_JSON : cmd->verbose ?
		    BK_REPORT_FULL : BK_REPORT_BRIEF, &cmd->summary);
}

/* A first map for an export, to be edited by hand. */
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
		if (bk_formats[i]->about)
			bk_buf_printf(out, "%-12s%s\n", bk_formats[i]->name,
			    bk_formats[i]->about);
}

static void
work(struct work *w, char **files, int n)
{
	w->rosters.from = &w->cmd->docs;
	w->cmd->later.free = free_run;
	w->cmd->later.ctx = w;
	if (read_options(w) < 0)
		return;
	if (w->formats)
		list_formats(&w->cmd->out);
	else if (w->suggest)
		suggest_map(w->cmd, w->suggest);
	else if (read_beside(w) == 0)
		ingest(w, files, n);
}

int
main(int argc, char **argv)
{
	struct bk_cmd cmd;
	struct work w = { .cmd = &cmd, .opt = { .formats = bk_formats } };
	const struct bk_opt opts[] = {
		BK_OPT_TEXT(0, "as", "FORMAT", &w.as,
		    "read as that format (see --formats)"),
		BK_OPT_TEXT(0, "map", "FILE", &w.map_path,
		    "read as that file describes"),
		BK_OPT_TEXT(0, "suggest-map", "FILE", &w.suggest,
		    "print a first map for that export"),
		BK_OPT_FLAG(0, "leavers", &w.keeping.leavers,
		    "let many students leave the roster"),
		BK_OPT_TEXT(0, "prefer", "list", &w.prefer,
		    "also of what people mend by hand, take the list's"),
		BK_OPT_FLAG(0, "long", &w.opt.as_long,
		    "print normalised rows as CSV"),
		BK_OPT_TEXT(0, "rejects", "FILE", &w.opt.rejects,
		    "write rows that cannot be used there (CSV)"),
		BK_OPT_TEXT(0, "date-order", "dmy|mdy", &w.order,
		    "what 3/8/2020 means"),
		BK_OPT_FLAG(0, "absent-others", &w.opt.absent_others,
		    "a list of scans is of whole classes"),
		BK_OPT_FLAG(0, "formats", &w.formats, "list the formats"),
		BK_OPT_FLAG(0, "json", &w.json, "the report as JSON"),
		BK_OPT_END
	};
	int n;

	(void)argc;
	if (bk_cmd_begin(&cmd, &about, opts, argv, &n) == 0)
		work(&w, argv + 1, n);
	if (w.opt.rejects)
		bk_cmd_wrote(&cmd, w.opt.rejects);
	return bk_cmd_end(&cmd);
}
