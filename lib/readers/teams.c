/*
 * Microsoft Teams: the report with sections (numbered titles, in any
 * language), where only the section of participants counts, for the next one
 * repeats everybody; the older report without; and the live list of joins and
 * leaves, with or without headings.
 */
#include <stdlib.h>

#include "attendees.h"
#include "dates.h"
#include "fold.h"
#include "map.h"
#include "mark.h"
#include "mem.h"
#include "readers.h"
#include "shape.h"
#include "vocabulary.h"

/* --- sections ----------------------------------------------------------- */

/* "2. Participants": a title alone in its row. Its number, or 0. */
static int
section(const struct bk_row *row)
{
	struct bk_str s = bk_cell(row, 0);

	if (row->n != 1 || s.n < 4 || s.p[0] < '1' || s.p[0] > '9' ||
	    s.p[1] != '.' || (s.p[2] != ' ' && (unsigned char)s.p[2] < 0x80))
		return 0;
	return s.p[0] - '0';
}

/* A report: the rows from..end-1, and the people in them. */
struct report {
	size_t	 from, end;
	struct bk_attendees a;
	bool	 older;		/* no (more) sections */
};

/*
 * The next one with sections, its people in the second: up to the next first
 * section, where several meetings are put together.
 */
static bool
next_sections(const struct bk_sheet *s, struct report *r)
{
	size_t second = 0, third = 0, i;
	int n = 0;

	r->from = r->end;
	for (i = r->from; i < s->n && (n != 1 || !second); i++) {
		n = section(&s->row[i]);
		if (n == 1 && !second)
			r->from = i;
		else if (n == 2 && !second)
			second = i;
		else if (n > 2 && second && !third)
			third = i;
	}
	r->end = n == 1 && second ? i - 1 : i;
	if (!second)
		return false;
	/* an organisation may leave the times out: who is listed was there */
	return bk_attendees_find(s, second + 1, third ? third : r->end,
	    &r->a) || bk_attendees_names(s, second + 1, third ? third :
	    r->end, &r->a);
}

/* The next of the older ones: times, duration, address in this order. */
static bool
next_older(const struct bk_sheet *s, struct report *r)
{
	struct bk_attendees *a = &r->a;

	r->from = r->end;
	for (size_t i = r->from; bk_attendees_find(s, i, s->n, a);
	    i = a->head + 1) {
		r->end = a->end;
		if (bk_attendees_own(s, a) && !a->original &&
		    a->second < 0 && a->leave >= 0 &&
		    a->stay > a->leave && !a->minutes && !a->clocks &&
		    a->name == 0)
			return true;
	}
	return false;
}

/* The next report behind r->end, which is 0 to begin with. */
static bool
next_report(const struct bk_sheet *s, struct report *r)
{
	struct report was = *r;

	if (!r->older && next_sections(s, r))
		return true;
	*r = was;
	r->older = true;
	return next_older(s, r);
}

/* The title: the first value above the table that is only words. */
static struct bk_str
title(const struct bk_sheet *s, size_t from, size_t end)
{
	for (size_t i = from; i < end; i++) {
		struct bk_shape shape = { 0 };

		if (s->row[i].n != 2)
			continue;
		bk_shape_add(&shape, s->row[i].cell[1]);
		if (shape.moment + shape.stay + shape.number == 0)
			return s->row[i].cell[1];
	}
	return BK_STR("");
}

static void
read_report(struct bk_ingest *in, const struct bk_sheet *s,
    const struct report *r, enum bk_order order)
{
	struct bk_call call = BK_CALL_INIT;
	struct bk_arena arena = BK_ARENA_INIT;
	int zone = bk_ingest_zone(in);

	bk_attendees_preamble(s, r->from, r->a.head, order, zone, &call);
	call.subject = title(s, r->from, r->a.head);
	call.line = s->row[r->a.head].line;
	bk_attendees_read(s, &r->a, order, zone, &arena, &call);
	for (size_t i = 0; i < call.n; i++)
		call.link[i].absent = false;
	bk_call_report(in, &call);
	bk_call_free(&call);
	bk_arena_free(&arena);
}

static int
read_reports(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s, struct report r)
{
	enum bk_order order;

	if (bk_attendees_order_by_time(in, x, s, r.from, s->n,
	    &order) < 0)
		return -1;
	do
		read_report(in, s, &r, order);
	while (next_report(s, &r));
	return 1;
}

/* --- joins and leaves --------------------------------------------------- */

enum {
	ACTIONS_MAX = 6,
	NIGHT = 12 * 60 * 60	/* a meeting is shorter */
};

/* The words of the second column, and which of them begin a presence. */
struct actions {
	char	 word[ACTIONS_MAX][BK_FOLD_MAX];
	bool	 joins[ACTIONS_MAX];
	size_t	 n;
	enum bk_order order;		/* of the times beside them */
	int	 zone;
};

static size_t
action_of(struct actions *a, struct bk_str s)
{
	char word[BK_FOLD_MAX];
	size_t i;

	bk_fold(s, word);
	for (i = 0; i < a->n; i++)
		if (strcmp(a->word[i], word) == 0)
			return i;
	if (i == ACTIONS_MAX)
		return i;
	memcpy(a->word[i], word, sizeof(word));
	a->joins[i] = false;
	a->n++;
	return i;
}

/* When an event was: one cell, or two where nobody quoted its comma. */
static bool
event_time(const struct bk_row *row, struct bk_when *w)
{
	if (row->n < 3 || row->n > 4 || bk_when_parse(row->cell[2], false,
	    w) != BK_WHEN_OK)
		return false;
	if (row->n == 4 && w->second == BK_SECOND_NONE)
		w->second = bk_when_clock(row->cell[3]);
	else if (row->n == 4)
		return false;
	return w->second >= 0;
}

/* A number is nobody's name: that may be a list of who came to school. */
static bool
is_event(const struct bk_row *row)
{
	enum bk_mark mark;
	struct bk_when w;

	return event_time(row, &w) && row->cell[0].n && row->cell[1].n &&
	    !bk_shape_number(row->cell[0]) &&
	    bk_mark_read(row->cell[1], 0, &mark) == BK_MARK_NO_WORD;
}

/* The first event, behind a title and headings if need be; s->n: none. */
static size_t
first_event(const struct bk_sheet *s)
{
	size_t i = 0;

	while (i < s->n && !is_event(&s->row[i]))
		i++;
	return i;
}

/* The headings once more: where two meetings' lists were put together. */
static bool
is_heading_again(const struct bk_sheet *s, size_t first, size_t i)
{
	return first > 0 && i > first && bk_attendees_same(&s->row[i],
	    &s->row[first - 1]);
}

struct event {
	const struct bk_row *row;
	int64_t		 at;
	bool		 joins;
};

/* By name, then by time, then as in the file. */
static int
by_name_and_time(const void *a, const void *b)
{
	const struct event *x = a, *y = b;
	int r = bk_str_cmp(x->row->cell[0], y->row->cell[0]);

	if (r == 0)
		r = (x->at > y->at) - (x->at < y->at);
	return r ? r : (x->row > y->row) - (x->row < y->row);
}

/* The events of the rows from..end-1, by name and time: how many. */
static size_t
events_of(const struct bk_sheet *s, size_t from, size_t end,
    enum bk_order order, int zone, struct event *e)
{
	size_t n = 0;

	for (size_t i = from; i < end; i++) {
		struct bk_when w;

		if (!is_event(&s->row[i]))
			continue;
		event_time(&s->row[i], &w);
		bk_when_to_zone(&w, zone);
		if (w.date[order] != BK_DATE_NONE)
			e[n++] = (struct event){ &s->row[i],
			    bk_call_clock(w.date[order], w.second), false };
	}
	qsort(e, n, sizeof(*e), by_name_and_time);
	return n;
}

static bool
same_name(const struct event *a, const struct event *b)
{
	return bk_str_eq(a->row->cell[0], b->row->cell[0]);
}

/*
 * Learn the words from events by name and time. The first event of a person is
 * a join; a word that is hardly ever first means leaving. False when there are
 * too many words.
 */
static bool
learn_words(const struct event *e, size_t n, struct actions *a)
{
	size_t firsts[ACTIONS_MAX] = { 0 }, people[ACTIONS_MAX] = { 0 };

	a->n = 0;
	for (size_t i = 0; i < n;) {
		bool seen[ACTIONS_MAX] = { false };
		size_t from = i;

		for (; i < n && same_name(&e[from], &e[i]); i++) {
			size_t k = action_of(a, e[i].row->cell[1]);

			if (k == ACTIONS_MAX)
				return false;
			firsts[k] += i == from;
			people[k] += !seen[k];
			seen[k] = true;
		}
	}
	for (size_t k = 0; k < a->n; k++)
		a->joins[k] = firsts[k] * 20 > people[k];
	return a->n > 0;
}

/* Is a word of coming among them, so that it is no list of loans? */
static bool
knows_joining(const struct actions *a)
{
	for (size_t k = 0; k < a->n; k++)
		if (bk_vocabulary_means(&bk_vocabulary_meeting_heads,
		    bk_str(a->word[k]), BK_MEETING_NONE) == BK_MEETING_JOIN)
			return true;
	return false;
}

/* Is it such a list? Its words. */
static bool
learn(const struct bk_sheet *s, struct actions *a)
{
	enum { ABOVE_MAX = 4 };
	size_t n = 0, others = 0, first = first_event(s);
	struct event *e;
	bool known;

	if (first > ABOVE_MAX || first == s->n)
		return false;
	for (size_t i = first; i < s->n; i++)
		others += !is_event(&s->row[i]) &&
		    !is_heading_again(s, first, i);
	e = bk_xcalloc(s->n + 1, sizeof(*e));
	/* either order will do to see what comes first on a day */
	for (int o = 0; o < 2 && n == 0; o++)
		n = events_of(s, 0, s->n, (enum bk_order)o, 0, e);
	known = learn_words(e, n, a) && knows_joining(a);
	free(e);
	return known && others <= n / 20 && (a->n > 1 || n > 2 || first);
}

/* Pair joins and leaves of one name into connections; the last may be open. */
static void
pair(const struct event *e, size_t n, struct bk_arena *arena,
    struct bk_call *call)
{
	struct bk_link *open = NULL;

	for (size_t i = 0; i < n; i++) {
		/* another day, another meeting, but for a leave after midnight
		 */
		if (open && open->from / 86400 != e[i].at / 86400 &&
		    (e[i].joins || e[i].at - open->from > NIGHT))
			open = NULL;
		if (!e[i].joins && open) {
			open->to = e[i].at;
			open = NULL;
		} else if (e[i].joins && !open) {
			open = bk_call_link(call);
			open->name = e[i].row->cell[0];
			open->from = e[i].at;
			open->line = e[i].row->line;
			open->record = bk_table_row_text(e[i].row, arena);
		}
	}
}

static int
by_line(const void *a, const void *b)
{
	const struct bk_link *x = a, *y = b;

	return (x->line > y->line) - (x->line < y->line);
}

/* The connections that the rows from..end-1 tell of. */
static void
gather(const struct bk_sheet *s, size_t from, size_t end, struct actions *a,
    struct bk_arena *arena, struct bk_call *call)
{
	struct event *e = bk_xcalloc(end - from + 1, sizeof(*e));
	size_t n = events_of(s, from, end, a->order, a->zone, e);

	for (size_t i = 0; i < n; i++) {
		size_t k = action_of(a, e[i].row->cell[1]);

		e[i].joins = k < ACTIONS_MAX && a->joins[k];
	}
	for (size_t i = 0, k; i < n; i += k) {
		for (k = 1; i + k < n && same_name(&e[i + k], &e[i]); k++)
			;
		pair(e + i, k, arena, call);
	}
	if (call->n)
		qsort(call->link, call->n, sizeof(*call->link), by_line);
	free(e);
}

static int
read_events(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_sheet *s, struct actions *a)
{
	struct bk_arena arena = BK_ARENA_INIT;
	size_t first = first_event(s);

	if (bk_attendees_order_by_time(in, x, s, 0, s->n, &a->order) < 0)
		return -1;
	a->zone = bk_ingest_zone(in);
	for (size_t from = first, end; from < s->n; from = end) {
		struct bk_call call = BK_CALL_INIT;

		for (end = from + 1; end < s->n && !is_heading_again(s, first,
		    end); end++)
			;
		gather(s, from, end, a, &arena, &call);
		call.line = s->row[from].line;
		bk_call_report(in, &call);
		bk_call_free(&call);
	}
	bk_arena_free(&arena);
	return 1;
}

/* --- the format --------------------------------------------------------- */

static int
detect(const struct bk_export *x, struct bk_buf *why)
{
	for (size_t i = 0; i < x->table->n; i++) {
		const struct bk_sheet *s = &x->table->sheet[i];
		struct report r = { .end = 0 };
		struct actions actions;

		if (next_report(s, &r)) {
			bk_readers_why(x, why, "people with first join, last "
			    "leave and duration under line %zu",
			    s->row[r.a.head].line);
			return 88;
		}
		if (learn(s, &actions)) {
			bk_readers_why(x, why, actions.n > 1 ?
			    "lines of name, joining or leaving and time" :
			    "lines of name, joining and time");
			return 80;
		}
	}
	return 0;
}

static int
take_sheet(struct bk_ingest *in, struct bk_export *x,
    const struct bk_sheet *s)
{
	struct report r = { .end = 0 };
	struct actions actions;

	if (next_report(s, &r))
		return read_reports(in, x, s, r);
	return learn(s, &actions) ? read_events(in, x, s, &actions) : 0;
}

static int
read(struct bk_ingest *in, struct bk_export *x)
{
	return bk_readers_sheets(in, x, take_sheet,
	    "name, and how long or when somebody was there");
}

const struct bk_format bk_teams_format = {
	.name = "teams",
	.about = "Microsoft Teams attendance report or live list",
	.gives = BK_GIVES_ATTENDANCE,
	.detect = detect,
	.read = read,
	.whole = bk_readers_whole,
};
