#include "scanhead.h"

#include "cursor.h"
#include "logfind.h"
#include "mark.h"
#include "mem.h"
#include "says.h"
#include "shape.h"

enum {
	HEAD_ROWS = 30,		/* headings are among the first */
	SAMPLE = 200,		/* rows that tell what a column holds */
	WIDTH_MAX = 64,
	FLAGS_MIN = 1,		/* of attlog.dat, behind the moment */
	DAWN = 4 * 60 * 60	/* nobody comes to school before */
};

/* --- attlog.dat --------------------------------------------------------- */

static bool
is_flag(struct bk_str s)
{
	return s.n > 0 && s.n <= 2 && bk_shape_number(s);
}

/* A number, a moment, and flags. */
static bool
is_attlog_row(const struct bk_row *row)
{
	struct bk_when w;

	if (row->n < 2 + FLAGS_MIN || !bk_shape_number(row->cell[0]) ||
	    bk_when_parse(row->cell[1], false, &w) != BK_WHEN_OK ||
	    w.second == BK_SECOND_NONE || row->cell[0].n > 12)
		return false;
	for (size_t c = 2; c < row->n && c < 4; c++)
		if (!is_flag(row->cell[c]))
			return false;
	return true;
}

static bool
find_attlog(const struct bk_sheet *s, struct bk_scanhead *h)
{
	size_t fits = 0, n = 0;

	for (; n < s->n && n < SAMPLE; n++)
		fits += is_attlog_row(&s->row[n]);
	if (n == 0 || fits * 10 < n * 9 || !is_attlog_row(&s->row[0]))
		return false;
	h->first = 0;
	h->at[BK_COL_NIS] = 0;
	h->in[h->nins++] = 1;
	h->state = 3;
	h->dated = true;
	return true;
}

/* --- headings ----------------------------------------------------------- */

/* "26 07 2022", which only such lists write. */
static bool
is_spaced_day(struct bk_str s)
{
	size_t blanks = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != ' ' && (s.p[i] < '0' || s.p[i] > '9'))
			return false;
		blanks += s.p[i] == ' ';
	}
	return blanks == 2 && s.n >= 8;
}

bool
bk_scanhead_is_midnight(struct bk_str s)
{
	return bk_when_clock(s) == 0;
}

static struct bk_shape
shape_of(const struct bk_sheet *s, size_t head, size_t c, size_t *early)
{
	struct bk_shape shape = { 0 };
	int means = bk_vocabulary_means(&bk_vocabulary_scan_heads,
	    bk_cell(&s->row[head], c), BK_SCAN_NONE);
	bool times = means == BK_SCAN_CLOCK || means == BK_SCAN_OUT;

	*early = 0;
	for (size_t i = head + 1; i < s->n && i < head + SAMPLE; i++) {
		struct bk_str cell = bk_cell(&s->row[i], c);
		int second = bk_when_clock(cell);

		/* the headings once more, of another day's table; nothing */
		if (bk_str_ieq(cell, bk_cell(&s->row[head], c)) ||
		    (times && (bk_shape_is_void(cell) ||
		    bk_scanhead_is_midnight(cell))))
			continue;
		if (times)
			bk_shape_add_clock(&shape, cell);
		else
			bk_shape_add(&shape, cell);
		shape.day += is_spaced_day(cell);
		*early += second >= 0 && second < DAWN;
	}
	return shape;
}

/* A column of times at which somebody was scanned; *moments: with days. */
static bool
holds_scans(const struct bk_sheet *s, size_t head, size_t c, bool *moments)
{
	size_t early;
	struct bk_shape shape = shape_of(s, head, c, &early);

	*moments = shape.moment > 0;
	if (early * 2 > shape.clock)	/* these are lengths */
		return false;
	return bk_shape_mostly(shape.moment + shape.clock + shape.unknown,
	    shape.filled);
}

/* The same, but too much else stands among them to read it. */
static bool
holds_few_scans(const struct bk_sheet *s, size_t head, size_t c)
{
	size_t early;
	struct bk_shape shape = shape_of(s, head, c, &early);

	return shape.moment + shape.clock > 0 && early * 2 <= shape.clock;
}

static bool
holds_days(const struct bk_sheet *s, size_t head, size_t c)
{
	size_t early;
	struct bk_shape shape = shape_of(s, head, c, &early);

	return bk_shape_mostly(shape.day + shape.moment, shape.filled);
}

/* Take column `c`, whose heading has that meaning, for what it holds. */
static void
take_column(const struct bk_sheet *s, size_t head, size_t c, int means,
    struct bk_scanhead *h)
{
	bool moments;

	if (means == BK_SCAN_DAY && h->day < 0 && holds_days(s, head, c)) {
		h->day = (int)c;
		h->dated = true;
		if (holds_scans(s, head, c, &moments) && moments &&
		    h->nins < BK_SCANHEAD_TIMES)
			h->in[h->nins++] = (int)c;
	} else if ((means == BK_SCAN_CLOCK || means == BK_SCAN_OUT) &&
	    holds_scans(s, head, c, &moments)) {
		h->dated |= moments;
		if (means == BK_SCAN_CLOCK && h->nins < BK_SCANHEAD_TIMES)
			h->in[h->nins++] = (int)c;
		if (means == BK_SCAN_OUT && h->nouts < BK_SCANHEAD_TIMES)
			h->out[h->nouts++] = (int)c;
	} else if ((means == BK_SCAN_CLOCK || means == BK_SCAN_OUT) &&
	    h->unread < 0 && holds_few_scans(s, head, c)) {
		h->unread = (int)c;
	} else if (means == BK_SCAN_CLASS && h->at[BK_COL_CLASS] < 0) {
		h->at[BK_COL_CLASS] = (int)c;
	}
}

/* Does every row have that one time, where other columns tell rows apart? */
static bool
holds_one_time(const struct bk_sheet *s, size_t head, size_t c)
{
	struct bk_str first = bk_cell(&s->row[head], c);
	size_t n = 0;

	for (size_t i = head + 1; i < s->n && i < head + SAMPLE; i++) {
		struct bk_str cell = bk_str_trim(bk_cell(&s->row[i], c));

		if (bk_table_filled(&s->row[i]) < 2)
			continue;	/* a line between, or below */
		if (bk_shape_is_void(cell) || (n++ > 0 && !bk_str_eq(cell,
		    first)))
			return false;
		first = cell;
	}
	return n > 0;
}

/*
 * "Jam Masuk" with 07:00 in every row is when the day begins, where "Scan
 * Masuk" beside it is when somebody came.
 */
static void
drop_timetable(const struct bk_sheet *s, size_t head, int v[], size_t *n)
{
	size_t kept = 0, scans = 0;

	for (size_t i = 0; i < *n; i++)
		scans += bk_vocabulary_has(&bk_vocabulary_scan_words,
		    s->row[head].cell[v[i]]);
	for (size_t i = 0; i < *n && scans; i++)
		if (bk_vocabulary_has(&bk_vocabulary_scan_words,
		    s->row[head].cell[v[i]]) || !holds_one_time(s, head,
		    (size_t)v[i]))
			v[kept++] = v[i];
	*n = scans ? kept : *n;
}

/* The number of a machine stands for the NIS where no column has that. */
static void
find_number(const struct bk_sheet *s, size_t head, struct bk_scanhead *h)
{
	const struct bk_row *row = &s->row[head];
	static const char *const better[] = { "pin", "no pin", "ac no",
		"acno", "npm" };
	int best = -1;

	h->own = h->at[BK_COL_NIS] < 0;
	if (!h->own) {
		h->own = bk_heading_own(row->cell[h->at[BK_COL_NIS]]);
		return;
	}
	for (size_t c = 0; c < row->n && c < WIDTH_MAX; c++) {
		char text[BK_FOLD_MAX];

		if (bk_vocabulary_means(&bk_vocabulary_scan_heads,
		    row->cell[c], BK_SCAN_NONE) != BK_SCAN_WHO)
			continue;
		bk_fold_heading(row->cell[c], text);
		for (size_t i = 0; i < BK_NELEM(better); i++)
			if (strcmp(text, better[i]) == 0) {
				h->at[BK_COL_NIS] = (int)c;
				return;
			}
		/* "No" counts the rows where a name stands beside it */
		if (best < 0 && (h->at[BK_COL_NAME] < 0 ||
		    (strcmp(text, "no") != 0 && strcmp(text, "id") != 0)))
			best = (int)c;
	}
	h->at[BK_COL_NIS] = best;
}

/*
 * Is there a column of whole sentences, without a word that says a machine
 * writes it? Then the times are those of events.
 */
static bool
tells_more(const struct bk_sheet *s, size_t head)
{
	const struct bk_row *row = &s->row[head];

	for (size_t c = 0; c < row->n && c < WIDTH_MAX; c++) {
		size_t filled = 0, texts = 0;

		if (bk_heading(row->cell[c]) != BK_COL_NONE ||
		    bk_vocabulary_has(&bk_vocabulary_scan_heads,
		    row->cell[c]) || bk_vocabulary_has(
		    &bk_vocabulary_scan_rest, row->cell[c]))
			continue;
		for (size_t i = head + 1; i < s->n && i < head + SAMPLE; i++) {
			struct bk_str cell = bk_cell(&s->row[i], c);
			struct bk_when w;

			filled += cell.n > 0;
			texts += cell.n && memchr(cell.p, ' ', cell.n) &&
			    bk_when_parse(cell, false, &w) == BK_WHEN_NO_DATE;
		}
		if (texts * 2 > filled)
			return true;
	}
	return false;
}

/* A list of scans may have these of our columns. */
static bool
is_of_scans(enum bk_column is)
{
	switch (is) {
	case BK_COL_NIS:
	case BK_COL_NISN:
	case BK_COL_EMAIL:
	case BK_COL_NAME:
	case BK_COL_SURNAME:
	case BK_COL_CLASS:
	case BK_COL_SECTION:
	case BK_COL_DATE:
	case BK_COL_PERIOD:
	case BK_COL_SUBJECT:
	case BK_COL_STATUS:
	case BK_COL_SEX:
	case BK_COL_STAFF:
		return true;
	default:
		return false;
	}
}

/* Two letters or more, of which none is a digit: no flag and no code. */
static bool
is_word(struct bk_str s)
{
	size_t letters = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c >= '0' && c <= '9')
			return false;
		letters += (c | 32) >= 'a' && (c | 32) <= 'z';
	}
	return letters > 2 && !bk_str_ieq(s, BK_STR("true")) &&
	    !bk_str_ieq(s, BK_STR("false"));
}

/* Is a word in a column of states one that a machine writes, or a mark? */
static bool
is_state(struct bk_str s)
{
	enum bk_mark mark;

	return bk_vocabulary_has(&bk_vocabulary_scan_states, s) ||
	    (bk_mark_read(s, 0, &mark) == BK_MARK_READ &&
	    (mark == BK_MARK_PRESENT || mark == BK_MARK_LATE));
}

/*
 * Does column `c` hold what no machine writes down: words, sums, a parent or a
 * telephone? Then somebody did something at these times, and what it was
 * nothing says.
 */
static bool
is_of_events(const struct bk_sheet *s, size_t head, size_t c)
{
	struct bk_str text = bk_cell(&s->row[head], c);
	enum bk_column is = bk_heading(text);
	size_t filled = 0, words = 0, states = 0;

	if (bk_vocabulary_has(&bk_vocabulary_scan_heads, text) ||
	    bk_vocabulary_has(&bk_vocabulary_list_numbers, text) ||
	    (is != BK_COL_STATUS && (is_of_scans(is) ||
	    bk_vocabulary_has(&bk_vocabulary_scan_rest, text))))
		return false;
	for (size_t i = head + 1; i < s->n && i < head + SAMPLE; i++) {
		struct bk_str cell = bk_str_trim(bk_cell(&s->row[i], c));

		filled += cell.n > 0 && !bk_str_ieq(cell, text);
		words += is_word(cell) && !bk_str_ieq(cell, text) &&
		    bk_when_weekday(cell) < 0;
		states += is_word(cell) && is_state(cell);
	}
	if (is == BK_COL_STATUS)
		return words > states;
	return filled && (is != BK_COL_NONE || words * 2 > filled ||
	    bk_vocabulary_has(&bk_vocabulary_sums_of, text));
}

static bool
tells_events(const struct bk_sheet *s, size_t head)
{
	for (size_t c = 0; c < s->row[head].n && c < WIDTH_MAX; c++)
		if (is_of_events(s, head, c))
			return true;
	return false;
}

/*
 * Somebody came and went, as to a gym, a library or a car park: neither a
 * number nor a class, and no word that says a school's machine wrote it.
 */
static bool
is_of_visits(const struct bk_row *row, const struct bk_scanhead *h)
{
	struct bk_str cell;

	return h->at[BK_COL_NIS] < 0 && h->at[BK_COL_NISN] < 0 &&
	    h->at[BK_COL_CLASS] < 0 &&
	    bk_says_heading(row, &bk_vocabulary_visit_times, &cell);
}

static bool
find_headed(const struct bk_sheet *s, size_t head, enum bk_scanhead_trust trust,
    struct bk_scanhead *h)
{
	const struct bk_row *row = &s->row[head];

	bk_heading_row(row->cell, row->n, h->at);
	if (row->n < 2 || row->fault || bk_says_call(row) ||
	    (trust < BK_SCANHEAD_ASKED && tells_more(s, head)) ||
	    (trust < BK_SCANHEAD_SAID && tells_events(s, head)))
		return false;
	for (size_t c = 0; c < row->n && c < WIDTH_MAX; c++)
		take_column(s, head, c, bk_vocabulary_means(
		    &bk_vocabulary_scan_heads, row->cell[c], BK_SCAN_NONE),
		    h);
	drop_timetable(s, head, h->in, &h->nins);
	drop_timetable(s, head, h->out, &h->nouts);
	find_number(s, head, h);
	h->state = h->at[BK_COL_STATUS];
	h->first = head + 1;
	h->line = row->line;
	h->weekdays = bk_log_find_weekdays(s, head);
	if (trust < BK_SCANHEAD_SAID && is_of_visits(row, h))
		return false;
	if (!h->dated)
		bk_log_look_above(s, head, &h->above);
	return h->nins + h->nouts > 0 && (h->at[BK_COL_NIS] >= 0 ||
	    h->at[BK_COL_NISN] >= 0 || h->at[BK_COL_NAME] >= 0 ||
	    h->at[BK_COL_EMAIL] >= 0);
}

static void
start(struct bk_scanhead *h)
{
	*h = (struct bk_scanhead){ .day = -1, .weekdays = -1, .state = -1,
		.unread = -1 };
	for (int c = 0; c < BK_NCOLUMNS; c++)
		h->at[c] = -1;
}

bool
bk_scanhead_find(const struct bk_sheet *s, enum bk_scanhead_trust trust,
    struct bk_scanhead *h)
{
	int at[BK_NCOLUMNS];

	start(h);
	if (find_attlog(s, h))
		return true;
	if (bk_log_find(s, at) >= 0)
		return false;
	for (size_t i = 0; i < s->n && i < HEAD_ROWS; i++) {
		start(h);
		if (find_headed(s, i, trust, h))
			return i + 1 < s->n;
	}
	return false;
}

bool
bk_scanhead_failed(struct bk_scanhead *h, const struct bk_row *row)
{
	for (size_t c = 0; h->line && c < row->n && c < BK_SCANHEAD_WIDTH;
	    c++) {
		struct bk_str cell = row->cell[c];
		uint64_t hash;

		if (cell.n < 4 || bk_is_digit(cell.p[0]) ||
		    (int)c == h->at[BK_COL_NAME])
			continue;
		hash = bk_str_hash(cell.p, cell.n);
		if (hash == h->sound[c])
			continue;
		if (bk_vocabulary_has(&bk_vocabulary_scan_failures, cell))
			return true;
		h->sound[c] = hash;
	}
	return false;
}

/* "26 07 2022" as other dates are written. */
static struct bk_str
dashed(struct bk_str s, struct bk_arena *a)
{
	char *p = bk_arena_strndup(a, s.p, s.n);

	for (size_t i = 0; i < s.n; i++)
		if (p[i] == ' ')
			p[i] = '-';
	return (struct bk_str){ p, s.n };
}

enum bk_when_result
bk_scanhead_day(struct bk_str s, struct bk_arena *a, struct bk_when *w)
{
	enum bk_when_result result = bk_when_parse(s, false, w);

	return result == BK_WHEN_NO_DATE && s.n ? bk_when_parse(dashed(s, a),
	    false, w) : result;
}
