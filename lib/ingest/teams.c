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

/* --- sections ----------------------------------------------------------- */

/* "2. Participants": a title alone in its row. Its number, or 0. */
static int
section(const struct bk_row *row)
{
	struct bk_str s = bk_cell(row, 0);

	if (row->n != 1 || s.n < 4 || s.p[0] < '1' || s.p[0] > '9' ||
	    s.p[1] != '.' || s.p[2] != ' ')
		return 0;
	return s.p[0] - '0';
}

/*
 * The people and what stands above them: in the second section, where there
 * are sections; `from` is then the first row of the first.
 */
static bool
find_report(const struct bk_sheet *s, size_t *from, struct bk_attendees *a)
{
	size_t end = s->n, second = 0;

	*from = 0;
	for (size_t i = 0; i < s->n; i++) {
		int n = section(&s->row[i]);

		if (n == 1)
			*from = i;
		else if (n == 2)
			second = i;
		else if (n == 3 && second) {
			end = i;
			break;
		}
	}
	if (second)
		return bk_attendees_find(s, second + 1, end, a);
	/* the older one: times, duration, address in this order */
	for (size_t i = 0; bk_attendees_find(s, i, s->n, a);
	    i = a->head + 1)
		if (!a->original && a->second < 0 && a->leave >= 0 &&
		    a->stay > a->leave && !a->minutes && !a->clocks &&
		    a->name == 0)
			return true;
	return false;
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

static int
read_report(struct bk_ingest *in, struct bk_export *x,
    const struct bk_sheet *s, size_t from, const struct bk_attendees *a)
{
	struct bk_call call = BK_CALL_INIT;
	struct bk_arena arena = BK_ARENA_INIT;
	enum bk_order order;

	if (bk_attendees_order(in, x, s, from, s->n, &order) < 0)
		return -1;
	bk_attendees_preamble(s, from, a->head, order, bk_ingest_zone(in),
	    &call);
	call.subject = title(s, from, a->head);
	call.line = s->row[a->head].line;
	bk_attendees_read(s, a, order, call.date, bk_ingest_zone(in), &arena,
	    &call);
	bk_call_report(in, &call);
	bk_call_free(&call);
	bk_arena_free(&arena);
	return 0;
}

/* --- joins and leaves --------------------------------------------------- */

enum { ACTIONS_MAX = 6 };

/* The words of the second column, and which of them begin a presence. */
struct actions {
	char	 word[ACTIONS_MAX][BK_FOLD_MAX];
	bool	 joins[ACTIONS_MAX];
	size_t	 n;
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
		w->second = bk_clock_parse(row->cell[3]);
	else if (row->n == 4)
		return false;
	return w->second >= 0;
}

static bool
is_event(const struct bk_row *row)
{
	enum bk_mark mark;
	struct bk_when w;

	return event_time(row, &w) && row->cell[0].n && row->cell[1].n &&
	    bk_mark_read(row->cell[1], 0, &mark) == BK_MARK_NO_WORD;
}

/* The headings once more: where two meetings' lists were put together. */
static bool
is_heading_again(const struct bk_sheet *s, size_t i)
{
	const struct bk_row *row = &s->row[i];

	if (i == 0 || row->n != s->row[0].n || is_event(&s->row[0]))
		return false;
	for (size_t c = 0; c < row->n; c++)
		if (!bk_str_eq(row->cell[c], s->row[0].cell[c]))
			return false;
	return true;
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
 * Learn the words from events by name and time. What comes first with
 * somebody is coming; a word that hardly ever does is that of leaving. False
 * when there are too many words.
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

/* Is it such a list? Its words. */
static bool
learn(const struct bk_sheet *s, struct actions *a)
{
	struct event *e = bk_xcalloc(s->n + 1, sizeof(*e));
	size_t n = 0, others = 0;
	bool known;

	for (size_t i = 0; i < s->n; i++)
		others += !is_event(&s->row[i]) && !is_heading_again(s, i);
	/* either order will do to see what comes first on a day */
	for (int o = 0; o < 2 && n == 0; o++)
		n = events_of(s, 0, s->n, (enum bk_order)o, 0, e);
	known = learn_words(e, n, a);
	free(e);
	return known && others <= 1 + n / 20 && (a->n > 1 || n > 2 ||
	    others == 1);
}

/* Pair joins and leaves of one name into connections; the last may be open. */
static void
pair(const struct event *e, size_t n, struct bk_arena *arena,
    struct bk_call *call)
{
	struct bk_link *open = NULL;

	for (size_t i = 0; i < n; i++) {
		if (open && open->from / 86400 != e[i].at / 86400)
			open = NULL;	/* another day, another meeting */
		if (!e[i].joins && open) {
			open->to = e[i].at;
			open = NULL;
		} else if (e[i].joins && !open) {
			open = bk_call_link(call);
			open->name = e[i].row->cell[0];
			open->from = e[i].at;
			open->line = e[i].row->line;
			open->record = bk_row_text(e[i].row, arena);
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
    enum bk_order order, int zone, struct bk_arena *arena,
    struct bk_call *call)
{
	struct event *e = bk_xcalloc(end - from + 1, sizeof(*e));
	size_t n = events_of(s, from, end, order, zone, e);

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
read_events(struct bk_ingest *in, struct bk_export *x,
    const struct bk_sheet *s, struct actions *a)
{
	struct bk_arena arena = BK_ARENA_INIT;
	enum bk_order order;

	if (bk_attendees_order(in, x, s, 0, s->n, &order) < 0)
		return -1;
	for (size_t from = 0, end; from < s->n; from = end) {
		struct bk_call call = BK_CALL_INIT;

		for (end = from + 1; end < s->n && !is_heading_again(s, end);
		    end++)
			;
		gather(s, from, end, a, order, bk_ingest_zone(in), &arena,
		    &call);
		call.line = s->row[from].line;
		bk_call_report(in, &call);
		bk_call_free(&call);
	}
	bk_arena_free(&arena);
	return 0;
}

/* --- the format --------------------------------------------------------- */

static int
detect(const struct bk_export *x, struct bk_buf *why)
{
	const struct bk_sheet *s = &x->table->sheet[0];
	struct bk_attendees a;
	struct actions actions;
	size_t from;

	if (find_report(s, &from, &a)) {
		bk_buf_printf(why, "people with first join, last leave and "
		    "duration under line %zu", s->row[a.head].line);
		return 88;
	}
	if (learn(s, &actions)) {
		bk_buf_printf(why, "lines of name, %s and time",
		    actions.n > 1 ? "joining or leaving" : "joining");
		return 80;
	}
	return 0;
}

static int
read(struct bk_ingest *in, struct bk_export *x)
{
	const struct bk_table *t = bk_export_table(x, bk_ingest_diag(in));
	struct bk_attendees a;
	struct actions actions;
	size_t from;

	if (!t)
		return -1;
	if (find_report(&t->sheet[0], &from, &a))
		return read_report(in, x, &t->sheet[0], from, &a);
	if (learn(&t->sheet[0], &actions))
		return read_events(in, x, &t->sheet[0], &actions);
	return bk_readers_no_heading(in, x);
}

const struct bk_format bk_format_teams = {
	.name = "teams",
	.about = "Microsoft Teams attendance report or live list",
	.gives = BK_GIVES_ATTENDANCE,
	.detect = detect,
	.read = read,
};
