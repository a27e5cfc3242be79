#include "elements.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

#define S	BK_SUM_SEP

/* What has no vocabulary; in the order of STATS. */
static const struct bk_element fixed[] = {
	{ "students", { "Siswa", "Students" }, "students", BK_M_STUDENTS,
	    false, false },
	{ "with_problem", { "Siswa yang ditangani", "Students with a problem" },
	    "with_problem", BK_M_PROBLEM, false, false },
	{ "mistaken", { "Kasus dibatalkan", "Cases that were a mistake" },
	    "mistaken", BK_M_MISTAKEN, false, false },
	{ "off_roll", { "Kasus di luar daftar", "Cases off the roll" },
	    "off_roll", BK_M_OFF_ROLL, false, false },
	{ "untouched", { "Belum ditangani", "Not looked at yet" },
	    "untouched", -1, false, false },
	{ "coverage_n", { "Siswa dengan rekap kehadiran",
	    "Students with a recap" }, "coverage", -1, false, false },
	{ "activity_n", { "Sesi yang diikuti", "Sessions attended" },
	    NULL, -1, false, false },
	{ "activity_of", { "Sesi yang dihitung", "Sessions that count" },
	    NULL, -1, false, false },
	{ "visits_met", { "Kunjungan bertemu", "Visits met" },
	    "visits" S "met", -1, false, false },
	{ "visits_in_time_n", { "Kunjungan tepat waktu", "Visits in time" },
	    "visits" S "in_time", -1, false, false },
	{ "visits_in_time_of", { "Kunjungan yang disetujui",
	    "Visits approved" }, "visits" S "approved", -1, false, false },
	{ "visits_in_length_n", { "Kunjungan dengan lama sesuai",
	    "Visits of the right length" }, "visits" S "in_length", -1, false,
	    false },
	{ "visits_in_length_of", { "Kunjungan yang dicatat lamanya",
	    "Visits with minutes" }, "visits" S "timed", -1, false, false },
	{ "visits_minutes_sum", { "Menit kunjungan", "Minutes of visits" },
	    "visits" S "minutes", -1, false, false },
	{ "complaints_in_time_n", { "Pengaduan dijawab tepat waktu",
	    "Complaints answered in time" }, "complaints" S "in_time", -1,
	    true, false },
	{ "complaints_in_time_of", { "Pengaduan yang harus dijawab",
	    "Complaints due" }, "complaints" S "due", -1, true, false },
};

/* A data element for each word: of what the code, the name, the sum begin. */
struct family {
	const struct bk_word	*words;
	const char		*code, *after;
	const char		*name[BK_NLANGS];
	const char		*field, *key;
	bool			 own;	/* schools have more of them */
	bool			 decimal;
};

static const struct bk_word hours_of_others[] = {
	{ "other", { "lainnya", "others" } }, { NULL, { NULL, NULL } }
};

static const struct family families[] = {
	{ bk_word_rungs, "rung_", "", { "Tahap tertinggi", "Highest step" },
	    "rungs", NULL, false, false },
	{ bk_word_statuses, "status_", "", { "Status kasus", "Case" },
	    "status", NULL, false, false },
	{ bk_word_rungs, "tries_", "", { "Upaya", "Tries" }, "tries", NULL,
	    false, false },
	{ bk_word_rungs, "reached_", "", { "Upaya berhasil", "Reached" },
	    "reached", NULL, false, false },
	{ bk_word_causes, "cause_", "", { "Penyebab", "Cause" }, "causes",
	    NULL, true, false },
	{ bk_word_rules, "rule_", "", { "Aturan", "Rule" }, "rules", NULL,
	    true, false },
	{ bk_word_rules, "rule_", "_confirmed_n", { "Aturan terbukti",
	    "Rule confirmed" }, "confirmed", "confirmed", false, false },
	{ bk_word_rules, "rule_", "_confirmed_of", { "Aturan dinilai",
	    "Rule judged" }, "confirmed", "judged", false, false },
	{ bk_word_roles, "hours_", "", { "Jam", "Hours" }, "hours", NULL,
	    false, true },
	{ hours_of_others, "hours_", "", { "Jam", "Hours" }, "hours", NULL,
	    false, true },
};

/* --- the list ------------------------------------------------------------- */

static void
add(struct bk_elements *es, struct bk_element e)
{
	BK_GROW(es->v, es->n, es->cap);
	es->v[es->n++] = e;
}

static int
measure_of(const char *path)
{
	for (int m = 0; m < BK_NMEASURES; m++)
		if (strcmp(bk_figures_measures[m].path, path) == 0)
			return m;
	return -1;
}

static const char *
code_of(struct bk_arena *a, const struct family *f, const char *word)
{
	char *code = bk_arena_printf(a, "%s%s%s", f->code, word, f->after);

	for (char *p = strchr(code, '.'); p; p = strchr(p, '.'))
		*p = '_';
	return code;
}

static void
add_word(struct bk_elements *es, const struct family *f,
    const struct bk_word *w)
{
	struct bk_arena *a = es->arena;
	struct bk_element e = { .code = code_of(a, f, w->id),
		.decimal = f->decimal };

	e.path = bk_arena_printf(a, "%s" S "%s%s%s", f->field, w->id,
	    f->key ? S : "", f->key ? f->key : "");
	e.measure = measure_of(e.path);
	for (int l = 0; l < BK_NLANGS; l++)
		e.name[l] = bk_arena_printf(a, "%s: %s", f->name[l],
		    w->text[l]);
	add(es, e);
}

/* The causes and rules that are a school's own, by bytes. */
static void
add_own(struct bk_elements *es, const struct family *f,
    const struct bk_stats *st)
{
	size_t len = strlen(f->field), n = 0;
	const char **v = bk_arena_alloc(es->arena,
	    (st->paths.n + 1) * sizeof(*v));

	for (size_t i = 0; i < st->paths.n; i++) {
		const char *p = st->paths.e[i].key.p;

		if (strncmp(p, f->field, len) == 0 && p[len] == *S &&
		    bk_word_find(f->words, bk_str(p + len + 1)) < 0)
			v[n++] = p + len + 1;
	}
	bk_str_sort(v, n);
	for (size_t i = 0; i < n; i++)
		add_word(es, f, &(struct bk_word){ v[i], { v[i], v[i] } });
}

void
bk_elements_make(struct bk_elements *es, const struct bk_stats *st,
    struct bk_arena *a)
{
	*es = (struct bk_elements){ .arena = a };
	for (size_t i = 0; i < BK_NELEM(fixed); i++)
		add(es, fixed[i]);
	for (size_t i = 0; i < BK_NELEM(families); i++) {
		const struct family *f = &families[i];

		for (const struct bk_word *w = f->words; w->id; w++)
			if (w != &bk_word_statuses[BK_CANCELLED])
				add_word(es, f, w);
		if (f->own)
			add_own(es, f, st);
	}
}

void
bk_elements_free(struct bk_elements *es)
{
	free(es->v);
	es->v = NULL;
	es->n = es->cap = 0;
}

/* --- values --------------------------------------------------------------- */

/* Of the sessions of all subjects those attended, or those that count. */
static int64_t
sessions(const struct bk_figure_row *row, bool attended)
{
	static const char field[] = "sessions" S;
	int64_t sum = 0;

	for (size_t i = 0; i < row->sums->n; i++) {
		const struct bk_map_entry *e = &row->sums->e[i];
		const char *kind = strrchr(e->key.p, *S);

		if (!bk_str_starts(e->key, field) || kind < e->key.p +
		    sizeof(field) - 1)
			continue;
		kind++;
		if (strcmp(kind, "present") == 0 || strcmp(kind, "late") == 0)
			sum += attended ? e->number : 0;
		else if (strcmp(kind, "sessions") == 0)
			sum += attended ? 0 : e->number;
		else if (strcmp(kind, "sick") == 0 ||
		    strcmp(kind, "excused") == 0)
			sum -= attended ? 0 : e->number;
	}
	return sum;
}

/* Thousandths, in the shortest form. */
static const char *
number(struct bk_arena *a, int64_t v)
{
	char *s = bk_arena_printf(a, "%lld.%03d", (long long)(v / BK_SUM_ONE),
	    (int)(v % BK_SUM_ONE));
	size_t n = strlen(s);

	while (s[n - 1] == '0')
		s[--n] = '\0';
	if (s[n - 1] == '.')
		s[n - 1] = '\0';
	return s;
}

/* If small groups are hidden, these are the counts that are still given. */
static bool
is_told(const struct bk_element *e)
{
	static const char causes[] = "causes" S, rules[] = "rules" S;

	if (e->measure >= 0)
		return e->measure != BK_M_MISTAKEN &&
		    e->measure != BK_M_OFF_ROLL;
	return e->path && (bk_str_starts(bk_str(e->path), causes) ||
	    bk_str_starts(bk_str(e->path), rules));
}

const char *
bk_elements_value(const struct bk_figures *f, const struct bk_figure_row *row,
    const struct bk_element *e, struct bk_arena *a)
{
	if (f->min_cell && (!is_told(e) || bk_figures_hidden(row, e->path)))
		return NULL;
	if (!e->path)
		return number(a, sessions(row,
		    strcmp(e->code, "activity_n") == 0));
	return number(a, bk_figures_sum(row, e->path));
}

/* --- percentages ---------------------------------------------------------- */

static const struct bk_indicator percentages[] = {
	{ "with_problem_percent", { "Persentase yang ditangani",
	    "Percentage with a problem" }, "with_problem", "students" },
	{ "rung_phone_percent", { "Persentase WA/telepon",
	    "Percentage WA/phone" }, "rung_phone", "students" },
	{ "rung_summons_percent", { "Persentase panggilan",
	    "Percentage summoned" }, "rung_summons", "students" },
	{ "rung_visit_percent", { "Persentase home visit",
	    "Percentage visited" }, "rung_visit", "students" },
	{ "visits_in_time_percent", { "Persentase kunjungan tepat waktu",
	    "Percentage of visits in time" }, "visits_in_time_n",
	    "visits_in_time_of" },
	{ "visits_in_length_percent", { "Persentase kunjungan sesuai lama",
	    "Percentage of visits of the right length" },
	    "visits_in_length_n", "visits_in_length_of" },
	{ "complaints_in_time_percent", { "Persentase pengaduan tepat waktu",
	    "Percentage of complaints in time" }, "complaints_in_time_n",
	    "complaints_in_time_of" },
	{ "activity", { "Keaktifan", "Activity" }, "activity_n",
	    "activity_of" },
	{ "coverage", { "Cakupan rekap", "Coverage by recaps" },
	    "coverage_n", "students" },
};

bool
bk_elements_indicator(size_t i, struct bk_arena *a, struct bk_indicator *out)
{
	const struct bk_word *w;

	if (i < BK_NELEM(percentages)) {
		*out = percentages[i];
		return true;
	}
	w = &bk_word_rules[i - BK_NELEM(percentages)];
	if (!w->id)
		return false;
	*out = (struct bk_indicator){
		bk_arena_printf(a, "rule_%s_confirmed", w->id),
		{ bk_arena_printf(a, "Persentase terbukti: %s",
		    w->text[BK_LANG_ID]),
		    bk_arena_printf(a, "Percentage confirmed: %s",
		    w->text[BK_LANG_EN]) },
		bk_arena_printf(a, "rule_%s_confirmed_n", w->id),
		bk_arena_printf(a, "rule_%s_confirmed_of", w->id),
	};
	return true;
}

/* --- categories ----------------------------------------------------------- */

const char *
bk_elements_category(enum bk_axis axis)
{
	if (axis == BK_AXIS_BY + BK_BY_SCHOOL)
		return NULL;
	return axis == BK_AXIS_GRADE ? "grade" : axis == BK_AXIS_CLASS ?
	    "class" : bk_stats_bys[axis - BK_AXIS_BY].id;
}

const char *
bk_elements_option(const char *key)
{
	return *key ? key : BK_ELEMENTS_UNKNOWN;
}

const char *
bk_elements_set(const struct bk_axes *axes, struct bk_arena *a)
{
	const char *code = "bk";

	for (size_t i = 0; i < axes->n; i++)
		if (bk_elements_category(axes->v[i]))
			code = bk_arena_printf(a, "%s_%s", code,
			    bk_elements_category(axes->v[i]));
	return code;
}
