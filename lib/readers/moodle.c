/*
 * Moodle, mod_attendance: course and group above; a heading whose sessions
 * are dates with times and a group; then one column per acronym, sessions
 * taken, points and percentage. Text is tabs without any quotes; labels,
 * acronyms and decimals are in the site's language.
 *
 * A cell is `P (2/2)`, `?` (not taken), empty (a session of another group),
 * `-X` (a status hidden since: not known), or a note on the enrolment, then
 * `<-` in the sessions that follow: none of these is an absence.
 */
#include "clock.h"
#include "cursor.h"
#include "dates.h"
#include "moodlemark.h"
#include "msg_readers.h"
#include "readers.h"
#include "table.h"
#include "vocabulary.h"

enum { HEAD_ROWS = 12, COLUMNS_MAX = 512 };

/* How a column is read: as its heading asks for it, or as a session. */
enum { USE_SESSION = BK_NQUESTIONS };

struct layout {
	size_t		 head;
	size_t		 n;			/* columns */
	unsigned char	 use[COLUMNS_MAX];	/* enum bk_question */
	size_t		 sessions;
	struct bk_moodle_words words;		/* that are counted */
};

/* --- the heading -------------------------------------------------------- */

/*
 * A session's heading: date and time of day, then whom it is for. Between
 * them may be a word of the language for o'clock, or for before noon.
 */
static bool
is_session(struct bk_str s, struct bk_when *w)
{
	struct bk_cursor after;
	size_t used;

	/* a day as a program prints it, with midnight, is of no lesson */
	if (bk_when_prefix(s, w, &used) != BK_WHEN_OK ||
	    w->second == BK_SECOND_NONE || (w->second == 0 && used == s.n))
		return false;
	after = bk_cursor((struct bk_str){ s.p + used, s.n - used });
	return used == s.n || (unsigned char)s.p[used] >= 0x80 ||
	    (!bk_cursor_letter(&after) && !bk_is_digit(s.p[used]));
}

static enum bk_question
use_of(struct bk_str s)
{
	return (enum bk_question)bk_vocabulary_means(
	    &bk_vocabulary_moodle_heads, s, BK_ASKS_NOTHING);
}

/* Columns of people whose headings are in a language not known here. */
static void
guess_names(struct layout *l, size_t first_session)
{
	bool named = false;

	for (size_t c = 0; c < first_session; c++)
		named = named || l->use[c] == BK_ASKS_FIRST ||
		    l->use[c] == BK_ASKS_LAST || l->use[c] == BK_ASKS_NAME;
	if (named)
		return;
	if (first_session > 1) {
		l->use[0] = BK_ASKS_LAST;
		l->use[1] = BK_ASKS_FIRST;
	} else {
		l->use[0] = BK_ASKS_NAME;
	}
}

/* The heading of a column of counts: P, TK ... */
static bool
is_acronym(struct bk_str s)
{
	if (s.n == 0 || s.n > 4)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return false;
	return true;
}

static bool
layout_at(const struct bk_sheet *s, size_t head, struct layout *l)
{
	const struct bk_row *row = &s->row[head];
	size_t first = 0;

	memset(l, 0, sizeof(*l));
	l->head = head;
	l->n = row->n < COLUMNS_MAX ? row->n : COLUMNS_MAX;
	for (size_t c = 0; c < l->n; c++) {
		struct bk_when w;

		if (is_session(row->cell[c], &w)) {
			first = l->sessions++ ? first : c;
			l->use[c] = USE_SESSION;
		} else if (l->sessions == 0) {
			l->use[c] = (unsigned char)use_of(row->cell[c]);
		} else if (is_acronym(row->cell[c]) &&
		    l->words.n < BK_MOODLE_ACRONYMS) {
			l->words.acronym[l->words.n++] = row->cell[c];
		}
	}
	if (l->sessions == 0 || first == 0)
		return false;
	guess_names(l, first);
	return true;
}

static bool
is_mark(struct bk_str s)
{
	double share;

	return s.n == 0 || bk_str_eq(s, BK_STR("?")) || s.p[0] == '-' ||
	    bk_str_eq(s, BK_STR("\xe2\x86\x90")) ||
	    bk_moodlemark_acronym(s, &share) <= 12;
}

/* Does a heading tell in a known language where the names are? */
static bool
tells_names(const struct bk_sheet *s, size_t head)
{
	for (size_t c = 0; c < s->row[head].n; c++) {
		enum bk_question use = use_of(s->row[head].cell[c]);

		if (use == BK_ASKS_FIRST || use == BK_ASKS_LAST ||
		    use == BK_ASKS_NAME)
			return true;
	}
	return false;
}

/*
 * The first heading with sessions, when marks stand under them, and points
 * somewhere, or columns of counts behind them.
 */
static bool
find(const struct bk_sheet *s, struct layout *l)
{
	for (size_t i = 0; i < s->n && i < HEAD_ROWS; i++) {
		size_t marks = 0, others = 0, points = 0;

		if (!layout_at(s, i, l))
			continue;
		for (size_t k = i + 1; k < s->n; k++)
			for (size_t c = 0; c < l->n; c++) {
				struct bk_str cell = bk_cell(&s->row[k], c);
				double share;

				if (l->use[c] != USE_SESSION)
					continue;
				*(is_mark(cell) ? &marks : &others) += 1;
				if (cell.n)
					bk_moodlemark_acronym(cell, &share);
				points += cell.n && share >= 0;
			}
		/* a course without students has its headings all the same */
		if (marks == 0 && (i + 1 < s->n || !tells_names(s, i)))
			continue;
		if (marks >= others && (points > 0 || l->words.n > 1))
			return true;
	}
	return false;
}

static int
detect(const struct bk_export *x, struct bk_buf *why)
{
	for (size_t i = 0; i < x->table->n; i++) {
		struct layout l;

		if (!find(&x->table->sheet[i], &l))
			continue;
		bk_readers_why(x, why, "%zu sessions by date and time in the "
		    "headings of line %zu", l.sessions,
		    x->table->sheet[i].row[l.head].line);
		return l.sessions > 1 || l.head > 0 ? 86 : 75;
	}
	return 0;
}

/* --- rows --------------------------------------------------------------- */

struct reading {
	struct bk_ingest *in;
	const struct layout *l;
	const struct bk_row *head;
	struct bk_str	 subject;
	enum bk_order	 order;
	int		 zone;
	struct bk_arena	 arena;
	bool		 said;		/* that points decide */
};

/* The row by tabs alone: in this file a quote is a quote. */
static struct bk_row
unquoted(const struct bk_row *row, char delimiter, struct bk_arena *a)
{
	struct bk_row r = *row;
	struct bk_str s = row->record;
	size_t n = 1;

	if (delimiter != '\t' || !memchr(s.p, '"', s.n))
		return r;
	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\t';
	r.cell = bk_arena_alloc(a, n * sizeof(*r.cell));
	r.fault = NULL;
	r.n = 0;
	for (;;) {
		const char *tab = memchr(s.p, '\t', s.n);
		size_t len = tab ? (size_t)(tab - s.p) : s.n;

		r.cell[r.n++] = bk_str_trim((struct bk_str){ s.p, len });
		if (!tab)
			break;
		s.p += len + 1;
		s.n -= len + 1;
	}
	while (r.n && r.cell[r.n - 1].n == 0)
		r.n--;
	return r;
}

/* Moodle wants both names; a person with one gets a dot for the other. */
static struct bk_str
name_part(struct bk_str s)
{
	return s.n == 1 && (s.p[0] == '.' || s.p[0] == '-') ? BK_STR("") : s;
}

static struct bk_who
who_of(struct reading *r, const struct bk_row *row)
{
	struct bk_str first = BK_STR(""), last = BK_STR("");
	struct bk_who who = { .nis = BK_STR("") };

	for (size_t c = 0; c < r->l->n; c++) {
		struct bk_str s = bk_cell(row, c);

		switch (r->l->use[c]) {
		case BK_ASKS_FIRST: first = name_part(s); break;
		case BK_ASKS_LAST: last = name_part(s); break;
		case BK_ASKS_NAME: who.name = s; break;
		case BK_ASKS_NIS: who.nis = s; break;
		case BK_ASKS_EMAIL: who.email = s; break;
		case BK_ASKS_CLASS: who.class = s; break;
		default: break;
		}
	}
	if (who.name.n == 0)
		who.name = bk_str_trim(bk_str(bk_arena_printf(&r->arena,
		    "%.*s %.*s", (int)first.n, first.p, (int)last.n,
		    last.p)));
	return who;
}

/* The mark of a cell; false where it is none for this student. */
static bool
read_mark(struct reading *r, struct bk_str s, enum bk_mark *mark, size_t line)
{
	struct bk_str word = BK_STR("");
	enum bk_moodle_kind kind = bk_moodlemark_of(&r->l->words, s, mark,
	    &word);
	struct bk_str shown = bk_str_clip(word, BK_READERS_CODE);

	if (kind == BK_MOODLE_POINTS && !r->said)
		bk_ingest_note(r->in, line, &bk_msg_points_decide, "%.*s",
		    (int)shown.n, shown.p);
	r->said = r->said || kind == BK_MOODLE_POINTS;
	return kind != BK_MOODLE_NONE;
}

static void
read_row(struct reading *r, const struct bk_row *row)
{
	struct bk_session s = { .who = who_of(r, row), .subject = r->subject,
		.minutes = BK_MINUTES_UNKNOWN, .line = row->line,
		.record = row->record };

	for (size_t c = 0; c < r->l->n; c++) {
		char period[BK_CLOCK_SIZE];
		struct bk_when w;

		if (r->l->use[c] != USE_SESSION ||
		    !read_mark(r, bk_cell(row, c), &s.mark, row->line))
			continue;
		is_session(r->head->cell[c], &w);
		bk_when_to_zone(&w, r->zone);
		s.date = w.date[r->order];
		s.period = bk_str(bk_clock_format(w.second / 60, period));
		bk_ingest_session(r->in, &s);
	}
}

/* The course: the first value above the heading. */
static struct bk_str
course(const struct bk_sheet *s, size_t head)
{
	for (size_t i = 0; i < head; i++)
		if (s->row[i].n >= 2)
			return s->row[i].cell[1];
	return BK_STR("");
}

static int
read_sheet(struct bk_ingest *in, struct bk_export *x,
    const struct bk_sheet *sheet)
{
	struct layout l;
	struct reading r = { .in = in, .l = &l, .zone = bk_ingest_zone(in),
		.arena = BK_ARENA_INIT };
	struct bk_order_clues clues = { .n = 0 };
	struct bk_order_hints hints;

	if (!find(sheet, &l))
		return 0;
	r.head = &sheet->row[l.head];
	r.subject = course(sheet, l.head);
	bk_ingest_order_hints(in, x, &hints);
	for (size_t c = 0; c < l.n; c++) {
		struct bk_when w;

		if (l.use[c] == USE_SESSION && is_session(r.head->cell[c], &w))
			bk_order_clue(&clues, &w, &hints);
	}
	if (bk_dates_decide(in, x, &clues, &hints, &r.order) < 0)
		return -1;
	for (size_t i = l.head + 1; i < sheet->n; i++) {
		struct bk_row row = unquoted(&sheet->row[i],
		    x->table->delimiter, &r.arena);
		struct bk_buf record = BK_BUF_INIT;

		bk_table_record(&sheet->row[i], &record);
		row.record = bk_buf_str(&record);
		/* a tab or a line end in a remark has torn the row */
		if (row.fault || row.n > l.n ||
		    (x->table->delimiter && row.n < l.n))
			bk_ingest_reject(in, row.line, &bk_msg_misfit,
			    row.record, "%zu cells, %zu headings", row.n,
			    l.n);
		else
			read_row(&r, &row);
		bk_buf_free(&record);
	}
	bk_arena_free(&r.arena);
	return 1;
}

static int
read(struct bk_ingest *in, struct bk_export *x)
{
	return bk_readers_sheets(in, x, read_sheet,
	    "name, and sessions with day and time");
}

const struct bk_format bk_moodle_format = {
	.name = "moodle",
	.about = "Moodle's attendance module, text or workbook",
	.gives = BK_GIVES_ATTENDANCE,
	.detect = detect,
	.read = read,
	.whole = bk_readers_whole,
};
