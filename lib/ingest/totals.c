/*
 * Counts: a row a student, with the sessions, the days present, S, I and A,
 * or a percentage, under headings in any order. There are no dates in it but
 * what stands above: a month, or nothing, and then --term decides.
 *
 * A percentage with the number of sessions gives counts; alone it is the
 * participation. Days absent without a reason are unexcused. A row of totals
 * checks the sum of the rows above it.
 */
#include "counts.h"

#include <math.h>

#include "duration.h"
#include "fold.h"
#include "heading.h"
#include "mark.h"
#include "mem.h"
#include "msg_ingest.h"
#include "msg_readers.h"
#include "readers.h"
#include "sheetfacts.h"

enum { HEAD_ROWS = 30, COLUMNS = 128, GROUPS = 14, MEETINGS_MIN = 3 };

struct layout {
	size_t	 head, first;
	int	 at[BK_NCOLUMNS];
	int	 count[BK_NCOUNTS];	/* column, or -1 */
	bool	 fractions;		/* 0.97 is 97 % */
	bool	 meeting[COLUMNS];	/* marks of meetings without a date */
	unsigned hints;			/* mark.h: of these marks */
};

/* --- headings ----------------------------------------------------------- */

/* The words of a heading, the first that is found in it. */
static const struct {
	const char	*words;
	int		 count;
} known[] = {
	{ "attendance rate", BK_COUNT_PERCENT }, { "persen", BK_COUNT_PERCENT },
	{ "persentase", BK_COUNT_PERCENT }, { "percentage", BK_COUNT_PERCENT },
	{ "percent", BK_COUNT_PERCENT }, { "rate", BK_COUNT_PERCENT },
	{ "tidak hadir", BK_COUNT_ABSENT },
	{ "ketidakhadiran", BK_COUNT_ABSENT },
	{ "days absent", BK_COUNT_ABSENT }, { "absences", BK_COUNT_ABSENT },
	{ "absent", BK_COUNT_ABSENT },
	{ "tanpa keterangan", BK_MARK_UNEXCUSED },
	{ "unexcused", BK_MARK_UNEXCUSED }, { "alpa", BK_MARK_UNEXCUSED },
	{ "alpha", BK_MARK_UNEXCUSED }, { "alfa", BK_MARK_UNEXCUSED },
	{ "terlambat", BK_MARK_LATE }, { "late", BK_MARK_LATE },
	{ "sakit", BK_MARK_SICK }, { "sick", BK_MARK_SICK },
	{ "izin", BK_MARK_EXCUSED }, { "ijin", BK_MARK_EXCUSED },
	{ "excused", BK_MARK_EXCUSED },
	{ "jumlah hadir", BK_MARK_PRESENT }, { "hadir", BK_MARK_PRESENT },
	{ "present", BK_MARK_PRESENT }, { "attended", BK_MARK_PRESENT },
	{ "total days", BK_COUNT_SESSIONS },
	{ "total hari", BK_COUNT_SESSIONS },
	{ "jumlah hari", BK_COUNT_SESSIONS },
	{ "hari efektif", BK_COUNT_SESSIONS },
	{ "pertemuan", BK_COUNT_SESSIONS },
	{ "sesi", BK_COUNT_SESSIONS }, { "sessions", BK_COUNT_SESSIONS },
	{ "jam efektif", BK_COUNT_SESSIONS },
	{ "hari belajar", BK_COUNT_SESSIONS },
	{ "school days", BK_COUNT_SESSIONS }, { "days enrolled",
	    BK_COUNT_SESSIONS }, { "kehadiran", BK_MARK_PRESENT },
};

static int
count_of(struct bk_str s)
{
	char text[BK_FOLD_MAX];
	size_t n = bk_fold_heading(s, text);
	enum bk_mark mark;

	if (s.n && memchr(s.p, '%', s.n))
		return BK_COUNT_PERCENT;
	/* the letters of the usual totals; H among them */
	if (n == 1)
		return bk_mark_read(s, BK_HINT_INDONESIAN, &mark) ==
		    BK_MARK_READ ? (int)mark : -1;
	for (size_t i = 0; i < BK_NELEM(known); i++)
		if (bk_fold_has(text, known[i].words))
			return known[i].count;
	return -1;
}

/* Two rows of headings: the lower where it says something, else the upper. */
static struct bk_str
heading(const struct bk_sheet *s, size_t upper, size_t lower, size_t c)
{
	struct bk_str low = lower == upper ? BK_STR("") :
	    bk_cell(&s->row[lower], c);

	return low.n ? low : bk_cell(&s->row[upper], c);
}

/* How many columns these headings tell; 0 when they head no counts. */
static int
layout_at(const struct bk_sheet *s, size_t upper, size_t lower,
    struct layout *l)
{
	size_t n = s->row[lower].n > s->row[upper].n ? s->row[lower].n :
	    s->row[upper].n;
	int counts = 0, people = 0;

	for (int c = 0; c < BK_NCOLUMNS; c++)
		l->at[c] = -1;
	for (int k = 0; k < BK_NCOUNTS; k++)
		l->count[k] = -1;
	l->head = upper;
	l->first = lower + 1;
	for (size_t c = 0; c < n && c < COLUMNS; c++) {
		struct bk_str text = heading(s, upper, lower, c);
		enum bk_column is = bk_heading(text);
		int k = is == BK_COL_NONE || is == BK_COL_STATUS ?
		    count_of(text) : -1;

		if (k >= 0 && l->count[k] < 0) {
			l->count[k] = (int)c;
			counts++;
		} else if (k < 0 && is != BK_COL_NONE && l->at[is] < 0) {
			l->at[is] = (int)c;
			people++;
		}
	}
	if (l->at[BK_COL_NAME] < 0 && l->at[BK_COL_NIS] < 0 &&
	    l->at[BK_COL_NISN] < 0)
		return 0;
	if (l->at[BK_COL_DATE] >= 0 || counts == 0 || (counts == 1 &&
	    l->count[BK_COUNT_PERCENT] < 0 && l->count[BK_MARK_PRESENT] < 0))
		return 0;
	return counts + people;
}

double
bk_counts_number(struct bk_str s)
{
	double v;

	while (s.n && (s.p[s.n - 1] == '%' || s.p[s.n - 1] == ' '))
		s.n--;
	if (s.n == 0 || s.p[0] < '0' || s.p[0] > '9' ||
	    bk_duration_parse(s, 1, &v) != 0 || memchr(s.p, ':', s.n))
		return -1;
	return v;
}

/* Do most cells of the counted columns hold numbers? */
static bool
holds_counts(const struct bk_sheet *s, const struct layout *l)
{
	size_t numbers = 0, others = 0;

	for (size_t i = l->first; i < s->n && i < l->first + 100; i++)
		for (int k = 0; k < BK_NCOUNTS; k++) {
			struct bk_str cell = l->count[k] < 0 ? BK_STR("") :
			    bk_cell(&s->row[i], (size_t)l->count[k]);

			if (cell.n && bk_counts_number(cell) >= 0)
				numbers++;
			else if (cell.n)
				others++;
		}
	return numbers > others;
}

/* Is no percentage over 1, and one of them between 0 and 1? */
static bool
are_fractions(const struct bk_sheet *s, const struct layout *l)
{
	bool part = false;

	if (l->count[BK_COUNT_PERCENT] < 0)
		return false;
	for (size_t i = l->first; i < s->n; i++) {
		struct bk_str cell = bk_cell(&s->row[i],
		    (size_t)l->count[BK_COUNT_PERCENT]);
		double v = bk_counts_number(cell);

		if (v > 1 || (cell.n && cell.p[cell.n - 1] == '%'))
			return false;
		part = part || (v > 0 && v < 1);
	}
	return part;
}

/* "Kehadiran" may be 19 or 95 %: told by the signs in its cells. */
static void
tell_percent(const struct bk_sheet *s, struct layout *l)
{
	size_t signs = 0, filled = 0;
	int c = l->count[BK_MARK_PRESENT];

	if (c < 0 || l->count[BK_COUNT_PERCENT] >= 0)
		return;
	for (size_t i = l->first; i < s->n; i++) {
		struct bk_str cell = bk_cell(&s->row[i], (size_t)c);

		filled += cell.n > 0;
		signs += cell.n > 1 && cell.p[cell.n - 1] == '%';
	}
	if (signs * 2 <= filled)
		return;
	l->count[BK_COUNT_PERCENT] = c;
	l->count[BK_MARK_PRESENT] = -1;
}

/* The headings, in one row or two, that tell most. */
static bool
find(const struct bk_sheet *s, struct layout *best)
{
	int most = 0;

	for (size_t i = 0; i + 1 < s->n && i < HEAD_ROWS; i++)
		for (size_t rows = 1; rows < 3 && i + rows < s->n; rows++) {
			struct layout l;
			/* of two that tell as much the one in a single row */
			int told = 2 * layout_at(s, i, i + rows - 1, &l) +
			    (rows == 1);

			if (told > 2 && told > most && holds_counts(s, &l)) {
				most = told;
				*best = l;
			}
		}
	if (most > 0)
		best->fractions = are_fractions(s, best);
	return most > 0;
}

static struct bk_str
column(const struct bk_sheet *s, size_t i, const struct layout *l,
    enum bk_column c)
{
	return l->at[c] < 0 ? BK_STR("") : bk_sheet_shown(s, i,
	    (size_t)l->at[c]);
}

static bool
is_sum(const struct bk_sheet *s, size_t i, const struct layout *l)
{
	static const char *const words[] = { "jumlah", "total", "jml", "sum",
		"rata", "average", "mean", "grand" };
	struct bk_str cell[] = { bk_cell(&s->row[i], 0),
		column(s, i, l, BK_COL_NAME) };

	for (size_t k = 0; k < BK_NELEM(cell); k++) {
		char text[BK_FOLD_MAX];

		bk_fold(cell[k], text);
		for (size_t w = 0; w < BK_NELEM(words); w++)
			if (bk_fold_begins(text, words[w]))
				return true;
	}
	return false;
}

/* --- marks under numbers ------------------------------------------------ */

/* Is that column one of marks, under no heading of another kind? */
static bool
holds_marks(const struct bk_sheet *s, const struct layout *l, size_t c)
{
	size_t marks = 0, others = 0;
	enum bk_mark mark;
	uint64_t n;

	for (int k = 0; k < BK_NCOLUMNS; k++)
		if (l->at[k] == (int)c)
			return false;
	for (int k = 0; k < BK_NCOUNTS; k++)
		if (l->count[k] == (int)c)
			return false;
	for (size_t i = l->first; i < s->n; i++) {
		struct bk_str cell = bk_cell(&s->row[i], c);

		if (cell.n == 0 || is_sum(s, i, l))
			continue;
		if (bk_str_uint(cell, UINT64_MAX / 2, &n) < 0 &&
		    bk_mark_read(cell, BK_HINT_INDONESIAN, &mark) !=
		    BK_MARK_NO_WORD)
			marks++;
		else
			others++;
	}
	return marks > 4 * others;
}

/*
 * P1, P2, P3 ...: marks a meeting, without a date, beside a count of those
 * present that alone would hide who was sick, and how many there were.
 */
static void
find_meetings(const struct bk_sheet *s, struct layout *l)
{
	size_t n = 0;

	memset(l->meeting, 0, sizeof(l->meeting));
	l->hints = 0;
	for (int k = BK_MARK_PRESENT; k < BK_NCOUNTS; k++)
		if (k != BK_MARK_PRESENT && k != BK_COUNT_PERCENT &&
		    l->count[k] >= 0)
			return;
	for (size_t c = 0; c < COLUMNS; c++) {
		l->meeting[c] = holds_marks(s, l, c);
		n += l->meeting[c];
		for (size_t i = l->first; l->meeting[c] && i < s->n; i++)
			l->hints |= bk_mark_hint(bk_cell(&s->row[i], c));
	}
	if (n < MEETINGS_MIN)
		memset(l->meeting, 0, sizeof(l->meeting));
}

/* Count a row's marks; false where it has none. */
static bool
count_marks(const struct bk_row *row, const struct layout *l,
    double given[BK_NCOUNTS])
{
	double counted[BK_NMARKS] = { 0 };
	bool any = false;

	for (size_t c = 0; c < row->n && c < COLUMNS; c++) {
		enum bk_mark mark;

		if (l->meeting[c] && bk_mark_read(row->cell[c], l->hints,
		    &mark) == BK_MARK_READ) {
			counted[mark]++;
			any = true;
		}
	}
	for (int m = BK_MARK_PRESENT; any && m < BK_NMARKS; m++)
		given[m] = counted[m];
	return any;
}

/* --- counts of several months ------------------------------------------- */

/* Columns of counts side by side, under one upper heading. */
struct group {
	struct bk_str	 label;
	int		 count[BK_NCOUNTS];
};

static bool
is_total_group(struct bk_str label)
{
	static const char *const words[] = { "jumlah", "total", "rekap",
		"semester", "jml" };
	char text[BK_FOLD_MAX];

	bk_fold(label, text);
	for (size_t i = 0; i < BK_NELEM(words); i++)
		if (bk_fold_has(text, words[i]))
			return true;
	return false;
}

/*
 * A count that is there again begins a month's group, or that of all: how
 * many groups there are. Where one is of all, only that one.
 */
static size_t
find_groups(const struct bk_sheet *s, const struct layout *l,
    struct group group[GROUPS])
{
	size_t lower = l->first - 1, n = 0, width = s->row[lower].n;

	if (s->row[l->head].n > width)
		width = s->row[l->head].n;
	for (size_t c = 0; c < width && c < COLUMNS; c++) {
		struct bk_str text = heading(s, l->head, lower, c);
		enum bk_column is = bk_heading(text);
		int k = is == BK_COL_NONE || is == BK_COL_STATUS ?
		    count_of(text) : -1;

		if (k < 0)
			continue;
		if (n == 0 || group[n - 1].count[k] >= 0) {
			if (n == GROUPS)
				break;
			for (int i = 0; i < BK_NCOUNTS; i++)
				group[n].count[i] = -1;
			group[n++].label = bk_sheet_shown(s, l->head, c);
		}
		group[n - 1].count[k] = (int)c;
	}
	for (size_t g = 0; n > 1 && g < n; g++)
		if (is_total_group(group[g].label)) {
			group[0] = group[g];
			return 1;
		}
	return n;
}

static int
detect(const struct bk_export *x, struct bk_buf *why)
{
	for (size_t i = 0; i < x->table->n; i++) {
		struct layout l;

		if (!find(&x->table->sheet[i], &l))
			continue;
		bk_buf_printf(why, "counts a student under line %zu",
		    x->table->sheet[i].row[l.head].line);
		return 70;
	}
	return 0;
}

/* --- rows --------------------------------------------------------------- */

static double
count(const struct bk_row *row, const struct layout *l, int k)
{
	double v = l->count[k] < 0 ? -1 : bk_counts_number(bk_cell(row,
	    (size_t)l->count[k]));

	return v > 0 && k == BK_COUNT_PERCENT && l->fractions ? v * 100 : v;
}

/* What stands for a count that nobody may know, or nobody has told. */
static bool
is_withheld(struct bk_str s)
{
	double v;

	return (s.n && s.p[0] == '*') || bk_str_ieq(s, BK_STR("ns")) ||
	    (s.n > 1 && s.p[0] == '-' && s.p[1] >= '0' && s.p[1] <= '9') ||
	    (s.n > 1 && bk_duration_parse(s, 1, &v) == 1);
}

/* The first count of a row that is withheld, or nothing. */
static struct bk_str
withheld(const struct bk_row *row, const struct layout *l)
{
	for (int k = BK_MARK_PRESENT; k < BK_NCOUNTS; k++) {
		struct bk_str s = l->count[k] < 0 ? BK_STR("") :
		    bk_cell(row, (size_t)l->count[k]);

		if (is_withheld(s))
			return s;
	}
	return BK_STR("");
}

static bool
whole(double v)
{
	return v >= 0 && v <= 10000 && v == floor(v);
}

static double
least_zero(double v)
{
	return v > 0 ? v : 0;
}

/* Those absent without a reason, of all those absent: false when too few. */
static bool
split_absent(double v[BK_NCOUNTS])
{
	double reasons = least_zero(v[BK_MARK_SICK]) +
	    least_zero(v[BK_MARK_EXCUSED]);

	if (v[BK_MARK_UNEXCUSED] >= 0 || v[BK_COUNT_ABSENT] < 0)
		return true;
	v[BK_MARK_UNEXCUSED] = v[BK_COUNT_ABSENT] - reasons;
	return whole(v[BK_COUNT_ABSENT]) && v[BK_MARK_UNEXCUSED] >= 0;
}

/* Those present, where the row does not say. */
static void
infer_present(double v[BK_NCOUNTS], double missed, double *participation)
{
	double sessions = v[BK_COUNT_SESSIONS];
	double percent = v[BK_COUNT_PERCENT];

	if (v[BK_MARK_PRESENT] >= 0)
		return;
	if (sessions >= 0 && percent >= 0) {
		v[BK_MARK_PRESENT] = floor(sessions * percent / 100 + 0.5) -
		    least_zero(v[BK_MARK_LATE]);
	} else if (sessions >= 0) {
		v[BK_MARK_PRESENT] = sessions - missed;
	} else if (percent >= 0 && missed == 0) {
		*participation = percent;
		v[BK_MARK_PRESENT] = 0;
	}
}

const struct bk_msg *
bk_counts_resolve(const double given[BK_NCOUNTS], uint32_t out[BK_NMARKS],
    double *participation)
{
	double v[BK_NCOUNTS], sessions = given[BK_COUNT_SESSIONS], missed = 0;

	*participation = -1;
	memcpy(v, given, sizeof(v));
	for (int k = BK_MARK_PRESENT; k < BK_COUNT_ABSENT; k++)
		if (v[k] >= 0 && !whole(v[k]))
			return &bk_msg_bad_count;
	if (v[BK_COUNT_PERCENT] > 100 || !split_absent(v))
		return &bk_msg_bad_count;
	for (int m = BK_MARK_LATE; m < BK_NMARKS; m++)
		missed += least_zero(v[m]);
	infer_present(v, missed, participation);
	if (v[BK_MARK_PRESENT] < 0)
		return sessions >= 0 ? &bk_msg_bad_count : &bk_msg_no_sessions;
	if (sessions >= 0) {
		double rest = sessions - missed - v[BK_MARK_PRESENT];
		double late = least_zero(v[BK_MARK_LATE]);

		/* who was late may be among those present */
		if (rest < 0 && rest == -late && v[BK_MARK_PRESENT] >= late) {
			v[BK_MARK_PRESENT] -= late;
			rest = 0;
		}

		/* sessions that no column explains were just missed */
		if (v[BK_MARK_UNEXCUSED] < 0)
			v[BK_MARK_UNEXCUSED] = rest;
		else if (rest != 0)
			return &bk_msg_bad_count;
		if (rest < 0)
			return &bk_msg_bad_count;
	}
	for (int m = BK_MARK_PRESENT; m < BK_NMARKS; m++)
		out[m] = (uint32_t)least_zero(v[m]);
	return NULL;
}

struct reading {
	struct bk_ingest *in;
	const struct bk_sheet *sheet;
	const struct layout *l;
	struct bk_sheet_facts facts;
	bk_date		 from, to;
	double		 sum[BK_NCOUNTS];
};

static void
read_row(struct reading *r, size_t i)
{
	const struct bk_row *row = &r->sheet->row[i];
	const struct layout *l = r->l;
	struct bk_str class = column(r->sheet, i, l, BK_COL_CLASS);
	struct bk_str subject = column(r->sheet, i, l, BK_COL_SUBJECT);
	struct bk_totals t = { .subject = subject.n ? subject :
		bk_str(r->facts.subject), .from = r->from, .to = r->to,
		.line = row->line };
	struct bk_str hidden = withheld(row, l);
	struct bk_buf record = BK_BUF_INIT;
	const struct bk_msg *bad = NULL;
	double given[BK_NCOUNTS] = { [BK_MARK_UNKNOWN] = -1 };
	uint64_t number;
	bool any = false;

	t.who = (struct bk_who){ .nis = column(r->sheet, i, l, BK_COL_NIS),
		.nisn = column(r->sheet, i, l, BK_COL_NISN),
		.email = column(r->sheet, i, l, BK_COL_EMAIL),
		.name = column(r->sheet, i, l, BK_COL_NAME),
		.class = class.n ? class : bk_str(r->facts.class) };
	for (int k = BK_MARK_PRESENT; k < BK_NCOUNTS; k++) {
		given[k] = count(row, l, k);
		any = any || given[k] >= 0;
		r->sum[k] += least_zero(given[k]);
	}
	any = count_marks(row, l, given) || any;
	if (l->count[BK_COUNT_SESSIONS] < 0 && r->facts.sessions)
		given[BK_COUNT_SESSIONS] = r->facts.sessions;
	/* a signature, a legend: nobody, or nothing counted */
	if (t.who.name.n + t.who.nis.n + t.who.nisn.n == 0 || (!any &&
	    !hidden.n && bk_str_uint(bk_cell(row, 0), 9999, &number) < 0))
		return;
	bk_row_record(row, &record);
	t.record = bk_buf_str(&record);
	if (!hidden.n)
		bad = bk_counts_resolve(given, t.count, &t.participation);
	if (hidden.n)
		bk_ingest_reject(r->in, row->line, &bk_msg_bad_count,
		    t.record, "%.*s", (int)(hidden.n < 16 ? hidden.n : 16),
		    hidden.p);
	else if (bad)
		bk_ingest_reject(r->in, row->line, bad, t.record, NULL);
	else
		bk_ingest_totals(r->in, &t);
	bk_buf_free(&record);
}

/* The sums, as far as the row gives them; averages are of no interest. */
static void
check_sum(struct reading *r, size_t i)
{
	const struct bk_row *row = &r->sheet->row[i];

	for (int k = BK_MARK_PRESENT; k < BK_NCOUNTS; k++) {
		double v = k == BK_COUNT_PERCENT ? -1 : count(row, r->l, k);

		if (!whole(v) || v == r->sum[k])
			continue;
		bk_ingest_note(r->in, row->line, &bk_msg_total_row_differs,
		    "%.0f, not %.0f", v, r->sum[k]);
		return;
	}
}

/* The month that stands above the table, where one does. */
static void
read_period(struct reading *r)
{
	const struct bk_sheet_facts *f = &r->facts;
	int year = f->year;

	r->from = r->to = BK_DATE_NONE;
	if (f->month && !year && f->school_year)
		year = f->school_year + (f->month < 7);
	if (!f->month || !year)
		return;
	r->from = bk_date_make(year, f->month, 1);
	r->to = bk_date_make(year + f->month / 12, f->month % 12 + 1, 1) - 1;
}

/* The counts of a group, of the month that it is called by. */
static void
read_group(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s, const struct layout *l, struct bk_str label)
{
	struct reading r = { .in = in, .sheet = s, .l = l };
	int month, year;

	bk_sheet_facts_read(s, 0, l->head, &r.facts);
	bk_sheet_facts_name(s->name, &r.facts);
	bk_sheet_facts_file(x->name, &r.facts);
	bk_sheet_facts_month(label, &month, &year);
	if (month)
		r.facts.month = month;
	if (month && (year || r.facts.school_year))
		r.facts.year = year;
	read_period(&r);
	for (size_t k = l->first; k < s->n; k++)
		if (is_sum(s, k, l))
			check_sum(&r, k);
		else
			read_row(&r, k);
}

static int
take_sheet(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s)
{
	struct group group[GROUPS];
	struct layout l;

	if (!find(s, &l))
		return 0;
	for (size_t g = 0, n = find_groups(s, &l, group); g < n; g++) {
		memcpy(l.count, group[g].count, sizeof(l.count));
		tell_percent(s, &l);
		l.fractions = are_fractions(s, &l);
		find_meetings(s, &l);
		read_group(in, x, s, &l, n > 1 ? group[g].label : BK_STR(""));
	}
	return 1;
}

static int
read(struct bk_ingest *in, struct bk_export *x)
{
	return bk_readers_sheets(in, x, take_sheet);
}

const struct bk_format bk_format_totals = {
	.name = "totals",
	.about = "counts or percentages, a row a student",
	.gives = BK_GIVES_ATTENDANCE,
	.detect = detect,
	.read = read,
};
