/* bk-stats: count the cases of a school's terms; statistics add up. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd.h"
#include "export.h"
#include "figures.h"
#include "gather.h"
#include "json.h"
#include "msg_cmd.h"
#include "schoollist.h"
#include "stats-exchange.h"
#include "term.h"
#include "tidy.h"
#include "veil.h"

static const struct bk_cmd_about about = {
	.name = "bk-stats",
	.synopsis = "[-C DIR] [--as-of DATE] [--by KEY,...] [--terms TERM,...] "
	    "[-f FORMAT] "
	    "[FILE ...]",
	.what = "Count students, cases and how they were handled: of the "
	    "repository, or of\ndocuments. Statistics of several schools or "
	    "terms add up.",
	.nobody = true,
};

struct stats {
	struct bk_cmd		*cmd;
	struct bk_axes		 axes;
	struct bk_stats		 st;
	bk_term			*terms;
	size_t			 nterms;
	int			 min_cell;	/* --min-cell; 0: none */
	const char		*as_of;		/* --as-of */
	const char		*schools;	/* --schools: a list of them */
	struct bk_schoollist	 list;
};

/* --- forms of the output ------------------------------------------------ */

static int
print_yaml(struct stats *s)
{
	bk_stats_write(&s->cmd->out, &s->st);
	return 0;
}

static int
print_json(struct stats *s)
{
	bk_json_put(&s->cmd->out, bk_stats_node(&s->st, &s->cmd->arena));
	bk_buf_putc(&s->cmd->out, '\n');
	return 0;
}

/* The figures, small groups hidden where that was asked for. */
static int
make_figures(struct stats *s, struct bk_figures *f)
{
	bk_figures_make(f, &s->st, &s->axes, &s->cmd->arena);
	if (s->min_cell && bk_veil_figures(f, &s->st, s->min_cell) < 0)
		return bk_cmd_usage(s->cmd, "--min-cell: more than %d "
		    "rows in a term",
		    BK_VEIL_MAX_ROWS);
	return 0;
}

static int
print_csv(struct stats *s)
{
	struct bk_figures f;

	if (make_figures(s, &f) < 0)
		return -1;
	bk_tidy_csv(&s->cmd->out, &f, ',');
	bk_figures_free(&f);
	return 0;
}

static int
print_tsv(struct stats *s)
{
	struct bk_figures f;

	if (make_figures(s, &f) < 0)
		return -1;
	bk_tidy_csv(&s->cmd->out, &f, '\t');
	bk_figures_free(&f);
	return 0;
}

/* The language of paper: --lang, the repository's, else the document's. */
static enum bk_lang
lang_of(const struct stats *s)
{
	const char *lang = bk_node_text(bk_stats_only_school(&s->st),
	    "language");

	if (s->cmd->lang_text || s->cmd->repo.fd >= 0 || !lang)
		return s->cmd->lang;
	return strcmp(lang, "en") == 0 ? BK_LANG_EN : BK_LANG_ID;
}

static int
print_table(struct stats *s)
{
	struct bk_figures f;

	if (make_figures(s, &f) < 0)
		return -1;
	bk_tidy_text(&s->cmd->out, &f, &s->st, &s->cmd->arena, lang_of(s));
	bk_figures_free(&f);
	return 0;
}

static int
print_md(struct stats *s)
{
	struct bk_figures f;

	if (make_figures(s, &f) < 0)
		return -1;
	bk_tidy_md(&s->cmd->out, &f, &s->st, &s->cmd->arena, lang_of(s));
	bk_figures_free(&f);
	return 0;
}

static int
print_excel(struct stats *s)
{
	struct bk_figures f;

	if (make_figures(s, &f) < 0)
		return -1;
	bk_tidy_csv(&s->cmd->out, &f, ';');
	bk_figures_free(&f);
	return 0;
}

static int
print_xlsx(struct stats *s)
{
	struct bk_cmd *cmd = s->cmd;
	struct bk_figures f;

	int r;

	if (make_figures(s, &f) < 0)
		return -1;
	r = bk_tidy_xlsx(&cmd->out, &f, &cmd->arena, &cmd->diag);
	bk_figures_free(&f);
	return r;
}

static int
print_adx(struct stats *s)
{
	struct bk_figures f;
	int r;

	if (make_figures(s, &f) < 0)
		return -1;
	r = bk_stats_exchange_adx(s->cmd, &s->st, &f);
	bk_figures_free(&f);
	return r;
}

static int
print_dhis2(struct stats *s)
{
	struct bk_figures f;
	int r;

	bk_figures_make(&f, &s->st, &s->axes, &s->cmd->arena);
	r = bk_stats_exchange_dhis2(s->cmd, &s->st, &f);
	bk_figures_free(&f);
	return r;
}

static const struct {
	const char	*name;
	int		(*print)(struct stats *);
	bool		 binary;
	bool		 sums;		/* which cannot be hidden and add up */
	bool		 exchange;	/* by school, whatever --by says */
} formats[] = {
	{ "yaml", print_yaml, false, true, false },
	{ "json", print_json, false, true, false },
	{ "csv", print_csv, false, false, false },
	{ "tsv", print_tsv, false, false, false },
	{ "excel", print_excel, false, false, false },
	{ "xlsx", print_xlsx, true, false, false },
	{ "table", print_table, false, false, false },
	{ "md", print_md, false, false, false },
	{ "adx", print_adx, false, false, true },
	{ "dhis2", print_dhis2, false, false, true },
};

/* --- counting ----------------------------------------------------------- */

/* What was counted here joins what came as `stats` documents. */
static int
count(struct stats *s, struct bk_gather *g)
{
	struct bk_stats counted;
	int r;

	bk_stats_init(&counted);
	r = bk_comparison_count(&g->census, &counted, s->st.by);
	if (r < 0)
		bk_cmd_usage(s->cmd, "the sums grow too large");
	else
		r = bk_gather_erased(g, &counted);
	if (r == 0 && bk_stats_merge(&s->st, &counted) < 0)
		r = bk_cmd_usage(s->cmd, "the sums grow too large");
	bk_stats_free(&counted);
	return r;
}

static size_t
count_open(const struct bk_census *c, const struct bk_census_term *t)
{
	size_t n = 0;

	for (size_t i = 0; i < t->cases.n; i++)
		n += bk_census_status_at(c, t, i) == BK_OPEN;
	return n;
}

static size_t
count_uncovered(const struct bk_census *c, const struct bk_census_term *t)
{
	size_t n = 0;

	for (size_t i = 0; i < t->students.n; i++) {
		const struct bk_student *s = t->students.e[i].value;

		n += bk_census_enrolled(c, t->term, s) &&
		    !bk_map_get(&t->attendance, t->students.e[i].key);
	}
	return n;
}

/* Does nobody say how many students the term had, though some have cases? */
static bool
is_bare(const struct stats *s, const struct bk_census *c,
    const struct bk_census_term *t)
{
	for (size_t i = 0; i < c->school->classes.n; i++)
		if (c->school->classes.v[i].students != BK_INT_NONE)
			return false;
	return s->cmd->repo.fd >= 0 && t->students.n == 0 &&
	    t->cases.n + t->attendance.n > 0;
}

/*
 * FIELD 3.14: the figures of a term mean less than they seem if it is over but
 * has open cases, or if more than one student in ten has no recap. A school
 * that keeps no recaps at all knows that.
 */
static void
say_unfinished(struct stats *s, const struct bk_census *c)
{
	struct bk_diag *dg = &s->cmd->diag;
	size_t recaps = 0, n;
	bk_term *terms = bk_census_terms(c, &s->cmd->arena, &n);

	for (size_t i = 0; i < c->terms.n; i++)
		recaps += ((const struct bk_census_term *)
		    c->terms.e[i].value)->attendance.n;
	for (size_t i = 0; i < n; i++) {
		char term[BK_TERM_SIZE];
		const struct bk_census_term *t = bk_map_get(&c->terms,
		    bk_str(bk_term_format(terms[i], term)));
		size_t open = count_open(c, t), bare = count_uncovered(c, t);

		if (!bk_census_keeps(c, t->term))
			continue;
		if (is_bare(s, c, t))
			bk_cmd_say_bare(s->cmd, t->term);
		if (c->today <= bk_school_term_last(c->school, t->term))
			continue;
		if (open)
			bk_diag(dg, &bk_msg_term_open, NULL, 0, "%s: %zu",
			    term, open);
		if (recaps && 10 * bare > t->students.n)
			bk_diag(dg, &bk_msg_term_uncovered, NULL, 0,
			    "%s: %zu of %zu", term, bare, t->students.n);
	}
}

/*
 * Without operands: the repository, if -C or $BK_DIR names it or stdin is a
 * terminal; else stdin, and the repository only if nothing came.
 */
static bool
means_repo(const struct bk_cmd *cmd)
{
	const char *env = getenv("BK_DIR");

	return cmd->repo.fd >= 0 && (cmd->dir || (env && *env) ||
	    isatty(STDIN_FILENO));
}

static int
gather(struct stats *s, char **files, int n)
{
	struct bk_gather g;
	bk_date day;
	int r;

	if (s->as_of && bk_date_parse(bk_str(s->as_of), &day) < 0)
		return bk_cmd_usage(s->cmd, "--as-of '%s': not a day "
		    "(2020-12-31)", s->as_of);
	bk_gather_init(&g, s->cmd);
	if (s->as_of)
		g.census.today = g.census.as_of = day;
	g.passing = true;
	g.keep = s->terms;
	g.nkeep = s->nterms;
	bk_gather_figures(&g);
	g.stats = &s->st;
	if (n == 0 && means_repo(s->cmd))
		r = bk_gather_repo(&g);
	else
		r = bk_gather_docs(&g, files, n);
	if (r == 0 && n == 0 && !bk_gather_any(&g) && s->cmd->repo.fd >= 0)
		r = bk_gather_repo(&g);
	if (r == 0)
		say_unfinished(s, &g.census);
	if (r == 0 && (g.census.terms.n || g.nstats == 0))
		r = count(s, &g);
	bk_gather_free(&g);
	return r;
}

/* Names for the rows of schools; and who has sent nothing. */
static int
name_schools(struct stats *s)
{
	struct bk_cmd *cmd = s->cmd;
	const struct bk_table *table;
	struct bk_export file;
	int r = -1;

	if (!s->schools)
		return 0;
	if (bk_export_open(&file, s->schools, &cmd->diag) < 0)
		return -1;
	table = bk_export_table(&file, &cmd->diag);
	if (table)
		r = bk_schoollist_read(&s->list, table, file.name,
		    &cmd->arena, &cmd->diag);
	if (r == 0) {
		bk_schoollist_compare(&s->list, &s->st, file.name,
		    &cmd->diag);
		s->axes.names = &s->list.names;
	}
	bk_export_close(&file);
	return r;
}

/*
 * A province's classes need no groups of their own where no row is of them;
 * but what hides small groups looks at all. A class is put in order by grade.
 */
static void
fold(struct stats *s)
{
	s->st.fold_class = !bk_figures_has_axis(&s->axes, BK_AXIS_CLASS);
	s->st.fold_grade = s->st.fold_class &&
	    !bk_figures_has_axis(&s->axes, BK_AXIS_GRADE);
}

static int
run(struct stats *s, const char *by, const char *terms, char **files, int n)
{
	const char *format = s->cmd->format ? s->cmd->format : "yaml";
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (strcmp(formats[i].name, format) == 0)
			break;
	if (i == sizeof(formats) / sizeof(formats[0]))
		return bk_cmd_usage(s->cmd, "-f '%s': one of yaml, json, csv, "
		    "tsv, excel, xlsx, table, md, adx, dhis2", format);
	if (formats[i].binary && !s->cmd->output && isatty(STDOUT_FILENO))
		return bk_cmd_usage(s->cmd, "a workbook is not for a "
		    "terminal: give -o FILE");
	if (s->min_cell && formats[i].sums)
		return bk_cmd_usage(s->cmd, "--min-cell hides figures, not "
		    "sums: one of csv, tsv, excel, xlsx, table, md, adx");
	if (s->min_cell && (s->min_cell < BK_VEIL_MIN ||
	    s->min_cell > BK_VEIL_MAX))
		return bk_cmd_usage(s->cmd, "--min-cell: %d to %d (5 is "
		    "usual)", BK_VEIL_MIN, BK_VEIL_MAX);
	if (s->cmd->write || s->cmd->dry_run)
		return bk_cmd_usage(s->cmd, "statistics are not kept in the "
		    "repository: give -o FILE");
	if (bk_figures_axes_parse(by ? by : "grade", &s->axes) < 0)
		return bk_cmd_usage(s->cmd, "--by '%s': a list of grade, "
		    "class, sex, counsellor, school", by);
	if (terms && bk_gather_terms(s->cmd, terms, &s->terms,
	    &s->nterms) < 0)
		return -1;
	if (!terms && s->cmd->term) {
		s->terms = &s->cmd->term;
		s->nterms = 1;
	}
	if (formats[i].exchange)
		s->axes = bk_stats_exchange_axes(&s->axes);
	s->st.only = by || formats[i].exchange;
	s->st.by = s->st.only ? bk_figures_axes_by(&s->axes) : 0;
	s->st.keep = s->terms;
	s->st.nkeep = s->nterms;
	if (!formats[i].sums && !s->min_cell)
		fold(s);
	if (gather(s, files, n) < 0 || name_schools(s) < 0)
		return -1;
	return formats[i].print(s);
}

int
main(int argc, char **argv)
{
	const char *by = NULL, *terms = NULL;
	struct bk_cmd cmd;
	struct stats s = { .cmd = &cmd };
	struct bk_opt opts[] = {
		BK_OPT_TEXT(0, "by", "KEY,...", &by,
		    "rows: grade (default), class, sex, counsellor, school"),
		BK_OPT_TEXT(0, "terms", "TERM,...", &terms,
		    "these terms (default: all there are)"),
		BK_OPT_TEXT(0, "as-of", "DATE", &s.as_of,
		    "count things as they stood at the end of that day"),
		BK_OPT_TEXT(0, "schools", "FILE", &s.schools,
		    "their names: a list with the headings npsn,name"),
		BK_OPT_NUMBER(0, "min-cell", "K", &s.min_cell,
		    "hide counts below K, and what would reveal them"),
		BK_OPT_END
	};
	int n;

	(void)argc;
	bk_stats_init(&s.st);
	if (bk_cmd_begin(&cmd, &about, opts, argv, &n) == 0)
		run(&s, by, terms, argv + 1, n);
	bk_stats_free(&s.st);
	bk_schoollist_free(&s.list);
	return bk_cmd_end(&cmd);
}
