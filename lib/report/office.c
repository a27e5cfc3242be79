#include "office.h"

#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "fieldtext.h"
#include "letterhead.h"
#include "phrase.h"
#include "ready.h"
#include "term.h"

enum head {
	H_NO, H_TERM, H_CLASS, H_WHO, H_RUNG, H_STATUS, H_DUE, H_LAST,
	H_DATE, H_WHAT, H_OUTCOME, H_BY, H_RECEIVED, H_RECEIVER,
	H_TYPE, H_VIA, H_TEXT,
	H_ANSWER, H_ANSWERED, H_IN_TIME
};

static const struct bk_phrase heads[] = {
	[H_NO] = { { "No", "No" } },
	[H_TERM] = { { "Semester", "Term" } },
	[H_CLASS] = { { "Kelas", "Class" } },
	[H_WHO] = { { "Siswa", "Student" } },
	[H_RUNG] = { { "Penanganan", "Handling" } },
	[H_STATUS] = { { "Status", "Status" } },
	[H_DUE] = { { "Batas Waktu", "Due" } },
	[H_LAST] = { { "Terakhir", "Last" } },
	[H_DATE] = { { "Tanggal", "Day" } },
	[H_WHAT] = { { "Kegiatan", "Activity" } },
	[H_OUTCOME] = { { "Hasil", "Outcome" } },
	[H_BY] = { { "Pelaksana", "By" } },
	[H_RECEIVED] = { { "Diterima", "Received" } },
	[H_RECEIVER] = { { "Penerima", "Received by" } },
	[H_TYPE] = { { "Jenis", "Type" } },
	[H_VIA] = { { "Melalui", "Via" } },
	[H_TEXT] = { { "Isi", "Text" } },
	[H_ANSWER] = { { "Jawaban", "Answer" } },
	[H_ANSWERED] = { { "Dijawab", "Answered" } },
	[H_IN_TIME] = { { "Dalam 3 × 24 jam", "Within 3 × 24 h" } },
};

static void
columns(struct bk_grid *g, const struct bk_office *o, const enum head *h,
    size_t n)
{
	bk_grid_init(g, o->arena);
	for (size_t i = 0; i < n; i++)
		bk_grid_column(g, NULL, heads[h[i]].text[o->lang],
		    h[i] == H_NO);
}

#define COLUMNS(g, o, h) columns(g, o, h, sizeof(h) / sizeof((h)[0]))

static const char *
numbered(const struct bk_grid *g)
{
	return bk_arena_printf(g->arena, "%zu", g->nrows);
}

void
bk_office_columns(const struct bk_office *o, struct bk_grid *g,
    const struct bk_phrase *heading, size_t n, const char *right)
{
	size_t known = strlen(right);

	bk_grid_init(g, o->arena);
	for (size_t i = 0; i < n; i++)
		bk_grid_column(g, NULL, heading[i].text[o->lang],
		    i < known && right[i] == 'r');
}

const char *
bk_office_day(const struct bk_office *o, bk_date day)
{
	struct bk_buf b = BK_BUF_INIT;
	char text[BK_DATE_SIZE];
	const char *s;

	if (day == BK_DATE_NONE)
		return NULL;
	if (o->machine)
		return bk_arena_strdup(o->arena, bk_date_format(day, text));
	bk_phrase_date(&b, day, o->lang);
	s = bk_arena_strdup(o->arena, b.p);
	bk_buf_free(&b);
	return s;
}

const char *
bk_office_number(const struct bk_office *o, int64_t n)
{
	if (!o->machine && !o->sheet)
		return bk_phrase_count(o->arena, n, o->lang);
	return bk_arena_printf(o->arena, "%lld", (long long)n);
}

const char *
bk_office_decimal(const struct bk_office *o, double v, int decimals)
{
	struct bk_buf plain = BK_BUF_INIT, b = BK_BUF_INIT;
	const char *s;

	bk_buf_putnum(&plain, v, decimals);
	if (o->machine)
		bk_buf_puts(&b, plain.p);
	else
		bk_phrase_number(&b, plain.p, o->lang);
	s = bk_arena_strdup(o->arena, b.p);
	bk_buf_free(&plain);
	bk_buf_free(&b);
	return s;
}

/* "Ganjil 2020/2021"; in CSV "2020-2021-1". */
static const char *
term_text(const struct bk_office *o, bk_term term)
{
	struct bk_buf b = BK_BUF_INIT;
	char text[BK_TERM_SIZE];
	const char *s;

	if (o->machine)
		return bk_arena_strdup(o->arena, bk_term_format(term, text));
	bk_phrase_term_short(&b, term, o->lang);
	s = bk_arena_strdup(o->arena, b.p);
	bk_buf_free(&b);
	return s;
}

/* "5 Oktober 2020, pukul 09.10 WIB"; in CSV "2020-10-05 09:10". */
static const char *
time_text(const struct bk_office *o, const char *day, int minute)
{
	struct bk_buf b = BK_BUF_INIT;
	char time[BK_CLOCK_SIZE];
	const char *s;

	if (o->machine)
		return bk_arena_printf(o->arena, "%s %s", day,
		    bk_clock_format(minute, time));
	bk_buf_printf(&b, "%s, ", day);
	bk_phrase_time(&b, minute,
	    bk_school_zone_abbreviation(o->school->timezone), o->lang);
	s = bk_arena_strdup(o->arena, b.p);
	bk_buf_free(&b);
	return s;
}

const char *
bk_office_name(const struct bk_office *o, const struct bk_case *c)
{
	const char *name = c->student.name ? c->student.name : "";

	return o->names ? name : bk_letterhead_initials(name, o->arena);
}

static int
case_cmp(const void *a, const void *b)
{
	const struct bk_case *x = *(const struct bk_case *const *)a;
	const struct bk_case *y = *(const struct bk_case *const *)b;
	const char *p = x->student.class ? x->student.class : "";
	const char *q = y->student.class ? y->student.class : "";
	const char *g = bk_school_grade_of(p), *h = bk_school_grade_of(q);
	int c;

	if (x->term != y->term)
		return x->term < y->term ? -1 : 1;
	c = bk_school_grade_cmp(g ? g : "", h ? h : "");
	if (c == 0)
		c = strcmp(p, q);
	return c ? c : strcmp(x->student.nis, y->student.nis);
}

/* Staff by name; a code that nobody has any more is left blank. */
static const char *
person_text(const struct bk_office *o, const char *id)
{
	const struct bk_staff *p = bk_school_staff(o->school, id);

	if (p && p->name)
		return o->machine ? p->name : bk_letterhead_name(p, o->arena);
	return id && strchr(id, ' ') ? id : NULL;
}

/* --- progress ----------------------------------------------------------- */

/* The last thing that was done, and its result. */
static const char *
last_text(const struct bk_office *o, const struct bk_case *c)
{
	for (size_t i = c->actions.n; i-- > 0;) {
		const struct bk_action *a = &c->actions.v[i];

		if (a->date > o->today || a->step < 0 ||
		    a->step == BK_STEP_NOTE ||
		    a->step == BK_STEP_ADVANCE ||
		    a->step == BK_STEP_ADVOCACY ||
		    a->step == BK_STEP_CONFERENCE)
			continue;
		return bk_arena_printf(o->arena, "%s: %s%s%s",
		    bk_office_day(o, a->date),
		    bk_word_steps[a->step].text[o->lang],
		    a->outcome < 0 ? "" : ", ", a->outcome < 0 ? "" :
		    bk_word_outcomes[a->outcome].text[o->lang]);
	}
	return NULL;
}

void
bk_office_cases(struct bk_grid *g, const struct bk_office *o,
    const struct bk_case **v, size_t n)
{
	static const enum head h[] = { H_NO, H_TERM, H_CLASS, H_WHO, H_RUNG,
		H_STATUS, H_DUE, H_LAST };

	if (n)
		qsort(v, n, sizeof(*v), case_cmp);
	COLUMNS(g, o, h);
	for (size_t i = 0; i < n; i++) {
		const char **c = bk_grid_row(g);

		c[0] = numbered(g);
		c[1] = term_text(o, v[i]->term);
		c[2] = v[i]->student.class;
		c[3] = bk_office_name(o, v[i]);
		c[4] = bk_word_rungs[v[i]->rung].text[o->lang];
		c[5] = bk_word_statuses[v[i]->status].text[o->lang];
		c[6] = v[i]->status == BK_OPEN ? bk_office_day(o, v[i]->due) :
		    NULL;
		c[7] = last_text(o, v[i]);
	}
}

/* --- journal ------------------------------------------------------------ */

/* Something done, or planned (action NULL). */
struct event {
	bk_date			 date;
	int			 start;
	const struct bk_case	*c;
	const struct bk_action	*a;
	size_t			 order;
};

static int
event_cmp(const void *a, const void *b)
{
	const struct event *x = a, *y = b;

	if (x->date != y->date)
		return x->date < y->date ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

static bool
is_public(const struct bk_action *a)
{
	return a->step >= 0 && a->step != BK_STEP_NOTE &&
	    a->step != BK_STEP_ADVANCE && a->step != BK_STEP_CONFIRM &&
	    a->step != BK_STEP_PROMISE;
}

static size_t
events_of(struct event *e, size_t n, const struct bk_case *c,
    const struct bk_office *o)
{
	size_t first = n;

	for (size_t i = 0; i < c->actions.n; i++)
		if (is_public(&c->actions.v[i]) &&
		    c->actions.v[i].date <= o->today) {
			e[n] = (struct event){ c->actions.v[i].date,
				BK_INT_NONE, c, &c->actions.v[i], n };
			n++;
		}
	/* What is planned for a day on which a visit was made is done. */
	for (size_t i = first; i < n; i++)
		if (e[i].a->step == BK_STEP_VISIT &&
		    e[i].date >= c->planned.date)
			return n;
	if (bk_ready_planned(c, o->policy)->date == BK_DATE_NONE ||
	    c->status != BK_OPEN)
		return n;
	e[n] = (struct event){ c->planned.date, c->planned.start, c, NULL, n };
	return n + 1;
}

static void
put_event(struct bk_grid *g, const struct bk_office *o,
    const struct event *e)
{
	static const struct bk_phrase planned = { { "direncanakan",
	    "planned" } };
	const char *by = e->a ? e->a->by : e->c->planned.visitor;
	const char **c = bk_grid_row(g);

	c[0] = numbered(g);
	c[1] = bk_office_day(o, e->date);
	if (e->start != BK_INT_NONE)
		c[1] = time_text(o, c[1], e->start);
	c[2] = bk_word_steps[e->a ? e->a->step : BK_STEP_VISIT].text[o->lang];
	c[3] = e->c->student.class;
	c[4] = bk_office_name(o, e->c);
	c[5] = !e->a ? planned.text[o->lang] : e->a->outcome < 0 ? NULL :
	    bk_word_outcomes[e->a->outcome].text[o->lang];
	c[6] = person_text(o, by);
}

void
bk_office_journal(struct bk_grid *g, const struct bk_office *o,
    const struct bk_case *const *v, size_t n)
{
	static const enum head h[] = { H_NO, H_DATE, H_WHAT, H_CLASS, H_WHO,
		H_OUTCOME, H_BY };
	struct event *e;
	size_t max = 0, k = 0;

	for (size_t i = 0; i < n; i++)
		max += v[i]->actions.n + 1;
	e = bk_arena_alloc(o->arena, (max + 1) * sizeof(*e));
	for (size_t i = 0; i < n; i++)
		k = events_of(e, k, v[i], o);
	qsort(e, k, sizeof(*e), event_cmp);
	COLUMNS(g, o, h);
	for (size_t i = 0; i < k; i++)
		put_event(g, o, &e[i]);
}

/* --- complaints --------------------------------------------------------- */

static int
complaint_cmp(const void *a, const void *b)
{
	const struct bk_complaint *x = *(const struct bk_complaint *const *)a;
	const struct bk_complaint *y = *(const struct bk_complaint *const *)b;

	if (x->received != y->received)
		return x->received < y->received ? -1 : 1;
	return strcmp(x->id, y->id);
}

static const char *
stamp_text(const struct bk_office *o, int64_t stamp)
{
	if (stamp == BK_STAMP_NONE)
		return NULL;
	return time_text(o, bk_office_day(o, bk_complaint_day(stamp)),
	    (int)(stamp % 1440));
}

void
bk_office_complaints(struct bk_grid *g, const struct bk_office *o,
    const struct bk_complaint **v, size_t n)
{
	static const enum head h[] = { H_NO, H_RECEIVED, H_TYPE, H_VIA,
		H_TEXT, H_RECEIVER, H_ANSWERED, H_ANSWER, H_IN_TIME };
	static const struct bk_phrase yes = { { "ya", "yes" } };
	static const struct bk_phrase no = { { "tidak", "no" } };
	static const struct bk_phrase open = { { "belum dijawab",
	    "not answered" } };

	if (n)
		qsort(v, n, sizeof(*v), complaint_cmp);
	COLUMNS(g, o, h);
	for (size_t i = 0; i < n; i++) {
		const struct bk_complaint *x = v[i];
		int64_t due = bk_complaint_due(x,
		    o->policy->complaint_hours);
		const char **c = bk_grid_row(g);

		c[0] = numbered(g);
		c[1] = stamp_text(o, x->received);
		c[2] = bk_word_complaint_types[x->type].text[o->lang];
		c[3] = x->via ? bk_word_text(bk_fieldtext_vias, x->via,
		    o->lang) : NULL;
		c[4] = x->text;
		c[5] = person_text(o, x->received_by);
		c[6] = stamp_text(o, x->answered);
		c[7] = x->answer;
		c[8] = x->answered == BK_STAMP_NONE ? open.text[o->lang] :
		    x->answered <= due ? yes.text[o->lang] :
		    no.text[o->lang];
	}
}
