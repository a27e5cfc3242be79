/*
 * "Daftar hadir X-1, Senin 7 September 2026: 1. Adi (H) 2. Ani - sakit": a list
 * as a class president types it. A line, or a part of one, is somebody's from a
 * number on; behind the name stands a word or code in brackets, behind a dash
 * or colon, or a tick.
 *
 * Who stands in it is told, and nobody else: nothing says that it is of the
 * whole class. Nobody is told by a name alone, unless no name has a mark and
 * the title says that these were there.
 */
#include "chat.h"

#include <stdlib.h>
#include <string.h>

#include "dates.h"
#include "logabove.h"
#include "mark.h"
#include "mem.h"
#include "msg_readers.h"
#include "readers.h"
#include "says.h"
#include "vocabulary.h"
#include "when.h"

enum {
	TITLES = 12,		/* rows before the first name, at most */
	ITEMS = 400,		/* more no chat has */
	NUMBER_MAX = 3		/* digits */
};

struct item {
	const struct bk_row *row;
	struct bk_str	 name, mark;	/* as written; mark may be empty */
};

struct chat {
	struct item	 v[ITEMS];
	size_t		 n, marked;
	size_t		 first;		/* the row of the first one */
	bool		 there;		/* the title says who was there */
	struct bk_str	 cell[TITLES];
	struct bk_row	 title[TITLES];
	struct bk_sheet	 above;		/* these as a sheet */
	struct bk_log_above day;
};

/* --- items -------------------------------------------------------------- */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The length of "12. " or "12) " at the beginning; 0: there is none. */
static size_t
number_at(struct bk_str s)
{
	size_t n = 0;

	while (n < s.n && n <= NUMBER_MAX && is_digit(s.p[n]))
		n++;
	if (n == 0 || n > NUMBER_MAX || n + 1 >= s.n || (s.p[n] != '.' &&
	    s.p[n] != ')') || is_digit(s.p[n + 1]))
		return 0;
	return n + 1;
}

/* Where the next item begins behind `from`; s.n where none does. */
static size_t
next_item(struct bk_str s, size_t from)
{
	for (size_t i = from; i < s.n; i++)
		if ((i == 0 || s.p[i - 1] == ' ') && number_at((struct bk_str){
		    s.p + i, s.n - i }))
			return i;
	return s.n;
}

/* Without blanks, and the stars that make a text bold. */
static struct bk_str
bare(struct bk_str s)
{
	s = bk_str_trim(s);
	while (s.n && strchr("*_~,;", s.p[s.n - 1]))
		s = bk_str_trim((struct bk_str){ s.p, s.n - 1 });
	while (s.n && strchr("*_~", *s.p))
		s = bk_str_trim((struct bk_str){ s.p + 1, s.n - 1 });
	return s;
}

static bool
is_mark(struct bk_str s)
{
	enum bk_mark mark;

	return s.n && (bk_mark_tick(s) != BK_MARK_UNKNOWN ||
	    bk_mark_read(s, BK_HINT_INDONESIAN, &mark) == BK_MARK_READ ||
	    bk_mark_reasoned(s, &mark));
}

static void
cut(struct item *it, struct bk_str s, size_t at, size_t skip)
{
	it->name = bare((struct bk_str){ s.p, at });
	it->mark = bare((struct bk_str){ s.p + at + skip, s.n - at - skip });
}

/* Part "Ani (S)", "Ani - sakit", "Ani: S", "Ani sakit", "Ani" and a tick. */
static void
read_item(struct item *it, struct bk_str s)
{
	s = bare(s);
	*it = (struct item){ .row = it->row, .name = s, .mark = BK_STR("") };
	for (size_t i = s.n; i-- > 1;) {
		if (!strchr("(-:= ", s.p[i]) && (unsigned char)s.p[i] < 0x80)
			continue;
		cut(it, s, i, (unsigned char)s.p[i] < 0x80);
		if (s.p[i] == '(' && it->mark.n &&
		    it->mark.p[it->mark.n - 1] == ')')
			it->mark = bare((struct bk_str){ it->mark.p,
			    it->mark.n - 1 });
		while (it->name.n && strchr("-:=", it->name.p[it->name.n - 1]))
			it->name = bare((struct bk_str){ it->name.p,
			    it->name.n - 1 });
		/* a letter behind a blank alone is the name's */
		if (is_mark(it->mark) && (s.p[i] != ' ' || it->mark.n > 2 ||
		    s.p[i - 1] == '-' || s.p[i - 1] == ':' ||
		    s.p[i - 1] == '='))
			return;
	}
	it->name = s;
	it->mark = BK_STR("");
}

/* The items of a row; false where it has none. */
static bool
read_items(struct chat *c, const struct bk_row *row)
{
	struct bk_str s = bk_str_trim(row->record);
	size_t at = next_item(s, 0), end;

	if (at == s.n)
		return false;
	for (; at < s.n && c->n < ITEMS; at = end) {
		struct item *it = &c->v[c->n];

		at += number_at((struct bk_str){ s.p + at, s.n - at });
		end = next_item(s, at);
		it->row = row;
		read_item(it, (struct bk_str){ s.p + at, end - at });
		c->marked += it->mark.n > 0;
		c->n += it->name.n > 0;
	}
	return true;
}

/* --- the list ----------------------------------------------------------- */

/*
 * The title: the lines before the first name, and what stands in front of it
 * in its own line, as rows of one cell. Commas part no cells in a chat.
 */
static void
read_title(const struct bk_sheet *s, struct chat *c)
{
	for (size_t i = 0; i <= c->first; i++) {
		struct bk_str text = s->row[i].record;

		if (i == c->first)
			text.n = next_item(text, 0);
		c->cell[i] = bare(text);
		c->title[i] = (struct bk_row){ .line = s->row[i].line, .n = 1,
			.cell = &c->cell[i], .record = c->cell[i] };
	}
	c->above = (struct bk_sheet){ .row = c->title, .n = c->first + 1 };
	bk_log_look_above(&c->above, c->above.n, &c->day);
	c->day.dated = c->day.dated && bk_when_is_day(&c->day.day);
	for (size_t i = 0; i < c->above.n && !c->day.dated; i++)
		c->day.dated = bk_when_parse(c->cell[i], false, &c->day.day) ==
		    BK_WHEN_OK;
}

/*
 * Does a line of the title speak of attendance, and none of something else;
 * and does one call it a list of who was there?
 */
static bool
says_attendance(const struct bk_export *x, struct chat *c)
{
	bool said = bk_says_name(x, &c->above, &bk_vocabulary_attendance);

	for (size_t i = 0; i < c->above.n; i++) {
		said |= bk_vocabulary_has(&bk_vocabulary_attendance,
		    c->cell[i]);
		c->there |= bk_vocabulary_has(&bk_vocabulary_present_lists,
		    c->cell[i]);
		if (bk_vocabulary_has(&bk_vocabulary_kinds, c->cell[i]))
			return false;
	}
	return said;
}

/* Most rows behind the title are items, and the title says attendance. */
static bool
find_chat(const struct bk_export *x, const struct bk_sheet *s, struct chat *c)
{
	size_t rows = 0, others = 0;

	c->first = s->n;
	for (size_t i = 0; i < s->n && (c->n || i < TITLES); i++) {
		if (s->row[i].record.n == 0 || s->row[i].fault)
			return false;
		if (!read_items(c, &s->row[i])) {
			others += c->n > 0;
			continue;
		}
		if (c->first == s->n)
			c->first = i;
		rows++;
	}
	if (c->n < 2 || others > rows)
		return false;
	read_title(s, c);
	return says_attendance(x, c);
}

static int
detect(const struct bk_export *x, struct bk_buf *why)
{
	struct chat *c = bk_xcalloc(1, sizeof(*c));
	bool found = x->whole && x->delimiter && x->table->n == 1 &&
	    find_chat(x, &x->table->sheet[0], c);

	if (found)
		bk_buf_printf(why, "%zu numbered names, as in a chat", c->n);
	free(c);
	return found ? 20 : 0;
}

/* --- reading ------------------------------------------------------------ */

/* The day: 0; or said, -1. */
static int
read_day(struct bk_ingest *in, const struct bk_export *x, const struct chat *c,
    bk_date *day)
{
	struct bk_order_clues clues = { .n = 0 };
	struct bk_order_hints hints;
	enum bk_order order;
	bk_date to;

	if (!c->day.dated) {
		bk_whenname_span(x->name, day, &to);
		if (*day != BK_DATE_NONE && *day == to)
			return 0;
		bk_diag(bk_ingest_diag(in), &bk_msg_list_undated, x->name, 0,
		    NULL);
		return -1;
	}
	bk_ingest_order_hints(in, x, &hints);
	bk_order_clue(&clues, &c->day.day, &hints);
	if (bk_dates_decide(in, x, &clues, &hints, &order) < 0)
		return -1;
	*day = c->day.day.date[order];
	return 0;
}

static enum bk_mark_kind
mark_of(const struct chat *c, const struct item *it, enum bk_mark *mark)
{
	enum bk_mark_kind kind;

	*mark = BK_MARK_PRESENT;
	if (it->mark.n == 0)
		return c->there && c->marked == 0 ? BK_MARK_READ :
		    BK_MARK_EMPTY;
	*mark = bk_mark_tick(it->mark);
	if (*mark != BK_MARK_UNKNOWN)
		return BK_MARK_READ;
	kind = bk_mark_read(it->mark, BK_HINT_INDONESIAN, mark);
	return kind != BK_MARK_READ && bk_mark_reasoned(it->mark, mark) ?
	    BK_MARK_READ : kind;
}

/* Is nobody there by it? Then it tells nothing of sessions (log.c). */
static bool
only_absences(const struct chat *c)
{
	enum bk_mark mark;

	for (size_t i = 0; i < c->n; i++)
		if (mark_of(c, &c->v[i], &mark) == BK_MARK_READ &&
		    (mark == BK_MARK_PRESENT || mark == BK_MARK_LATE))
			return false;
	return true;
}

static void
tell(struct bk_ingest *in, const struct chat *c, bk_date day)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct item *it = &c->v[i];
		struct bk_session s = { .who = { .name = it->name,
			.class = bk_str(c->day.facts.class) }, .date = day,
			.subject = bk_str(c->day.facts.subject),
			.minutes = BK_MINUTES_UNKNOWN,
			.line = it->row->line, .record = it->row->record };
		enum bk_mark_kind kind = mark_of(c, it, &s.mark);

		if (kind == BK_MARK_READ)
			bk_ingest_session(in, &s);
		else
			bk_ingest_reject(in, s.line, kind == BK_MARK_EMPTY ?
			    &bk_msg_no_status : &bk_msg_unknown_status,
			    s.record, NULL);
	}
}

static int
read(struct bk_ingest *in, struct bk_export *x)
{
	const struct bk_table *t = bk_export_table(x, bk_ingest_diag(in));
	struct chat *c = bk_xcalloc(1, sizeof(*c));
	int result = -1;
	bk_date day;

	if (!t) {
		free(c);
		return -1;
	}
	if (!find_chat(x, &t->sheet[0], c))
		bk_readers_no_heading(in, x,
		    "a title of attendance with a day, and numbered names");
	else if (only_absences(c) && !bk_ingest_forced(in))
		bk_diag(bk_ingest_diag(in), &bk_msg_absences_only, x->name, 0,
		    NULL);
	else if (read_day(in, x, c, &day) == 0) {
		tell(in, c, day);
		result = 0;
	}
	free(c);
	return result;
}

const struct bk_format bk_chat_format = {
	.name = "chat",
	.about = "a list typed in a chat: a title with the day, then names",
	.gives = BK_GIVES_ATTENDANCE,
	.detect = detect,
	.read = read,
	.whole = bk_readers_whole,
};
