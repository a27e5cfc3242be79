#include "meetings.h"

#include "counts.h"
#include "label.h"
#include "mem.h"
#include "msg_readers.h"
#include "readers.h"
#include "remarks.h"
#include "says.h"
#include "sheetfacts.h"
#include "vocabulary.h"

enum { HEAD_ROWS = 30, LEAST = 2 };

/* Where the number begins: at the first digit, or behind a blank or dash. */
static size_t
number_at(struct bk_str s)
{
	size_t n = 0;

	while (n < s.n && (s.p[n] < '0' || s.p[n] > '9'))
		n++;
	if (n < s.n)
		return n;
	while (n > 0 && !strchr(" -.\n", s.p[n - 1]))
		n--;
	return n;
}

int
bk_meetings_number(struct bk_str s)
{
	struct bk_str number;
	size_t n;
	uint64_t v;

	s = bk_str_trim(s);
	n = number_at(s);
	number = (struct bk_str){ s.p + n, s.n - n };
	if (n == 0 || n == s.n || !bk_vocabulary_has(&bk_vocabulary_series,
	    (struct bk_str){ s.p, n }))
		return 0;
	if (bk_str_uint(number, BK_MEETINGS_MAX, &v) < 0)
		return bk_label_roman(number);
	return (int)v;
}

static bool
is_bit(struct bk_str s)
{
	return bk_str_eq(s, BK_STR("0")) || bk_str_eq(s, BK_STR("1")) ||
	    bk_mark_tick(s) != BK_MARK_UNKNOWN;
}

/*
 * What the cells of the meetings are: marks, ones, anything else. An X beside
 * ticks is one of the absent where no other code is. Where hardly anybody would
 * have been there by 1 and 0, these may as well be the other way round.
 */
static bool
are_marks(const struct bk_sheet *s, struct bk_meetings *m)
{
	size_t marks = 0, ones = 0, others = 0, ticks = 0, absent = 0;
	size_t zeros = 0;

	for (size_t i = m->head + 1; i < s->n; i++)
		for (size_t k = 0; k < m->n; k++) {
			struct bk_str cell = bk_str_trim(bk_cell(
			    bk_table_row(s, i), m->column[k]));
			enum bk_mark mark;

			m->hints |= bk_mark_hint(cell);
			if (cell.n == 0)
				continue;
			if (bk_mark_code(cell, 0, &mark) == BK_MARK_READ) {
				ticks += mark == BK_MARK_PRESENT &&
				    bk_mark_read(cell, 0, &mark) !=
				    BK_MARK_READ;
				absent += mark == BK_MARK_UNEXCUSED;
			}
			ones += is_bit(cell);
			zeros += bk_str_eq(cell, BK_STR("0"));
			marks += !is_bit(cell) && bk_mark_may_be(cell);
			others += !is_bit(cell) && !bk_mark_may_be(cell) &&
			    !bk_str_ieq(cell, BK_STR("x"));
		}
	m->ones = ones > marks;
	m->crosses = ticks > 0 && absent == 0;
	m->ticks = ones + ticks > 0 && (ones + ticks) * 2 > marks;
	return marks + ones > 4 * others && (ones - zeros) * 2 >= zeros;
}

/* "Jumlah Hadir", "Hadir", "H". */
static void
find_check(const struct bk_row *row, size_t c, struct bk_meetings *m)
{
	if (m->check < 0 && (bk_str_ieq(row->cell[c], BK_STR("H")) ||
	    bk_vocabulary_means(&bk_vocabulary_totals, row->cell[c], -1) ==
	    BK_MARK_PRESENT))
		m->check = (int)c;
}

bool
bk_meetings_find(const struct bk_export *ex, const struct bk_sheet *s,
    struct bk_meetings *m)
{
	for (size_t i = 0; i + 1 < s->n && i < HEAD_ROWS; i++) {
		const struct bk_row *row = bk_table_row(s, i);

		*m = (struct bk_meetings){ .head = i, .check = -1 };
		bk_heading_row(row->cell, row->n, m->at);
		if (m->at[BK_COL_DATE] >= 0 || (m->at[BK_COL_NAME] < 0 &&
		    m->at[BK_COL_NIS] < 0 && m->at[BK_COL_NISN] < 0))
			continue;
		for (size_t c = 0; c < row->n && m->n < BK_MEETINGS_MAX; c++) {
			int number = bk_meetings_number(row->cell[c]);

			if (!number) {
				find_check(row, c, m);
				continue;
			}
			m->column[m->n] = c;
			m->number[m->n++] = number;
		}
		if (m->n >= LEAST && are_marks(s, m))
			return (!m->ones || bk_says_attendance(ex, s, i)) &&
			    (!m->ticks || !bk_says_absences(ex, s, i));
	}
	return false;
}

/* Count a cell; false where it holds no mark that is known. */
static bool
count_cell(const struct bk_meetings *m, struct bk_str cell,
    uint32_t count[BK_NMARKS])
{
	enum bk_mark mark = BK_MARK_UNKNOWN;
	enum bk_mark_kind kind;

	if ((m->ones && bk_str_eq(cell, BK_STR("0"))) ||
	    (m->crosses && bk_str_ieq(cell, BK_STR("x")))) {
		count[BK_MARK_UNEXCUSED]++;
		return true;
	}
	/* a number among letters is none */
	kind = m->ones || !bk_str_eq(cell, BK_STR("1")) ?
	    bk_mark_code(cell, m->hints, &mark) :
	    bk_mark_read(cell, m->hints, &mark);
	if (kind == BK_MARK_READ)
		count[mark] += mark != BK_MARK_UNKNOWN;
	return kind == BK_MARK_READ || kind == BK_MARK_EMPTY;
}

static struct bk_str
cell_of(const struct bk_row *row, const struct bk_meetings *m, enum bk_column c)
{
	return m->at[c] < 0 ? BK_STR("") : bk_str_trim(bk_cell(row,
	    (size_t)m->at[c]));
}

/* Is it as many as the row says, with those late or without? */
static bool
agrees(const struct bk_row *row, const struct bk_meetings *m,
    const uint32_t count[BK_NMARKS], double *said)
{
	*said = m->check < 0 ? -1 : bk_counts_number(bk_cell(row,
	    (size_t)m->check));
	return *said < 0 || *said == count[BK_MARK_PRESENT] ||
	    *said == count[BK_MARK_PRESENT] + count[BK_MARK_LATE];
}

static void
read_row(struct bk_ingest *in, const struct bk_row *row,
    const struct bk_meetings *m, const struct bk_sheet_facts *facts)
{
	struct bk_str class = cell_of(row, m, BK_COL_CLASS);
	struct bk_totals t = { .from = BK_DATE_NONE, .to = BK_DATE_NONE,
		.participation = -1, .line = row->line,
		.subject = bk_str(facts->subject) };
	struct bk_buf record = BK_BUF_INIT;
	double said;

	t.who = (struct bk_who){ .nis = cell_of(row, m, BK_COL_NIS),
		.nisn = cell_of(row, m, BK_COL_NISN),
		.name = cell_of(row, m, BK_COL_NAME),
		.surname = cell_of(row, m, BK_COL_SURNAME),
		.email = cell_of(row, m, BK_COL_EMAIL),
		.class = class };
	if (class.n == 0)
		t.who.class = bk_str(facts->class);
	if (t.who.nis.n + t.who.nisn.n + t.who.name.n == 0 ||
	    (t.who.nis.n + t.who.nisn.n == 0 && bk_mark_is_sum(t.who.name)))
		return;
	bk_readers_record(in, row, &record);
	t.record = bk_buf_str(&record);
	for (size_t k = 0; k < m->n; k++) {
		struct bk_str cell = bk_str_trim(bk_cell(row, m->column[k]));

		if (count_cell(m, cell, t.count))
			continue;
		cell = bk_str_clip(cell, BK_READERS_CODE);
		bk_ingest_reject(in, row->line, &bk_msg_unknown_code,
		    t.record, "%.*s, meeting %d", (int)cell.n, cell.p,
		    m->number[k]);
	}
	if (agrees(row, m, t.count, &said))
		bk_ingest_totals(in, &t);
	else
		bk_ingest_reject(in, row->line, &bk_msg_counts_differ,
		    t.record, "%g ≠ %u", said,
		    (unsigned)t.count[BK_MARK_PRESENT]);
	bk_buf_free(&record);
}

void
bk_meetings_read(struct bk_ingest *in, const struct bk_export *ex,
    const struct bk_sheet *s, const struct bk_meetings *found)
{
	struct bk_sheet_facts facts = { .month = 0 };
	struct bk_meetings m = *found;

	bk_sheetfacts_read(s, 0, m.head, &facts);
	bk_sheetfacts_name(s->name, &facts);
	bk_sheetfacts_file(ex->name, &facts);
	if (s->held)	/* they were found in its first rows */
		are_marks(s, &m);
	for (size_t i = m.head + 1; i < s->n; i++)
		read_row(in, bk_table_row(s, i), &m, &facts);
	bk_remarks_say(in, s, m.head, m.head + 1, s->n);
}
