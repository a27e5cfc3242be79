#include "handover.h"

#include <stdlib.h>
#include <string.h>

#include "announced.h"
#include "ladder.h"
#include "letterhead.h"
#include "mem.h"
#include "phrase.h"
#include "reason.h"
#include "worklist.h"

enum head {
	H_NO, H_CLASS, H_NIS, H_STUDENT, H_STORY, H_DAY, H_TIME, H_VISITOR,
	H_SINCE, H_PURPOSE, H_LAST, H_DAYS, H_REMARK
};

static const struct bk_phrase heads[] = {
	[H_NO] = { { "No", "No" } },
	[H_CLASS] = { { "Kelas", "Class" } },
	[H_NIS] = { { "NIS", "NIS" } },
	[H_STUDENT] = { { "Siswa", "Student" } },
	[H_STORY] = { { "Riwayat Singkat", "The Story" } },
	[H_DAY] = { { "Tanggal", "Day" } },
	[H_TIME] = { { "Waktu", "Time" } },
	[H_VISITOR] = { { "Petugas", "Visitor" } },
	[H_SINCE] = { { "Diajukan", "Asked On" } },
	[H_PURPOSE] = { { "Tujuan", "Purpose" } },
	[H_LAST] = { { "Tindakan Terakhir", "Last Action" } },
	[H_DAYS] = { { "Hari", "Days" } },
	[H_REMARK] = { { "Keterangan", "Remark" } },
};

static void
columns(struct bk_grid *g, const struct bk_office *o, const enum head *h,
    size_t n)
{
	bk_grid_init(g, o->arena);
	for (size_t i = 0; i < n; i++)
		bk_grid_column(g, NULL, heads[h[i]].text[o->lang],
		    h[i] == H_NO || h[i] == H_DAYS);
}

#define COLUMNS(g, o, h) columns(g, o, h, BK_NELEM(h))

static const char *
day_text(const struct bk_office *o, bk_date day)
{
	return day == BK_DATE_NONE ? "" : bk_office_day(o, day);
}

/* --- open cases, in order ----------------------------------------------- */

static int
case_cmp(const void *a, const void *b)
{
	const struct bk_case *x = *(const struct bk_case *const *)a;
	const struct bk_case *y = *(const struct bk_case *const *)b;
	int c = bk_str_order(x->student.class, y->student.class);

	return c ? c : strcmp(x->id, y->id);
}

static const struct bk_case **
open_cases(const struct bk_handover *h, size_t *n)
{
	const struct bk_case **v = bk_arena_alloc(h->office->arena,
	    (h->n + 1) * sizeof(*v));

	*n = 0;
	for (size_t i = 0; i < h->n; i++)
		if (h->cases[i]->status == BK_OPEN)
			v[(*n)++] = h->cases[i];
	if (*n)
		qsort(v, *n, sizeof(*v), case_cmp);
	return v;
}

/* --- the story ---------------------------------------------------------- */

/* The last action of a person of that step (-1: any but a note) by today. */
static const struct bk_action *
last_of(const struct bk_handover *h, const struct bk_case *c, int step)
{
	for (size_t i = c->actions.n; i-- > 0;) {
		const struct bk_action *a = &c->actions.v[i];

		if (a->step < 0 || a->date > h->today ||
		    a->step == BK_STEP_ADVANCE || (step >= 0 ?
		    a->step != step : a->step == BK_STEP_NOTE))
			continue;
		return a;
	}
	return NULL;
}

static const char *
opened_line(const struct bk_handover *h, const struct bk_case *c)
{
	static const struct bk_phrase opened = { { "Dibuka", "Opened" } };
	const struct bk_office *o = h->office;
	const char *why = bk_reason_list(c, o->lang, o->arena);

	return bk_arena_printf(o->arena, "%s %s%s%s", opened.text[o->lang],
	    day_text(o, c->opened), *why ? ": " : "", why);
}

/* "WA/Telepon 2 kali (1 berhasil), Panggilan 1 kali" */
static const char *
tries_line(const struct bk_handover *h, const struct bk_case *c)
{
	static const struct bk_phrase times = { { "kali", "times" } };
	static const struct bk_phrase good = { { "berhasil", "successful" } };
	const struct bk_office *o = h->office;
	const char *s = NULL;

	for (int rung = 0; rung < BK_NRUNGS; rung++) {
		int n = 0, reached = 0;

		for (size_t i = 0; i < c->actions.n; i++) {
			struct bk_ladder_step st = bk_ladder_step(
			    c->actions.v[i].step, c->actions.v[i].outcome);

			n += st.try != BK_TRY_NONE && (int)st.rung == rung;
			reached += st.try == BK_TRY_SUCCESS &&
			    (int)st.rung == rung;
		}
		if (n)
			s = bk_arena_printf(o->arena, "%s%s%s %d %s (%d %s)",
			    s ? s : "", s ? ", " : "",
			    bk_word_rungs[rung].text[o->lang], n,
			    times.text[o->lang], reached, good.text[o->lang]);
	}
	return s;
}

static const char *
action_text(const struct bk_office *o, const struct bk_action *a)
{
	const char *who = bk_letterhead_name(bk_school_staff(o->school,
	    a->by), o->arena);

	return bk_arena_printf(o->arena, "%s, %s%s%s%s%s%s",
	    day_text(o, a->date), bk_word_steps[a->step].text[o->lang],
	    a->outcome < 0 ? "" : ": ", a->outcome < 0 ? "" :
	    bk_word_outcomes[a->outcome].text[o->lang], who ? " (" : "",
	    who ? who : "", who ? ")" : "");
}

static const char *
visit_line(const struct bk_handover *h, const struct bk_case *c)
{
	const struct bk_action *a = last_of(h, c, BK_STEP_VISIT);
	const char *said = a ? bk_node_text(a->node, "conclusion") : NULL;

	if (!a)
		return NULL;
	return bk_arena_printf(h->office->arena, "%s%s%s",
	    action_text(h->office, a), said ? "; " : "", said ? said : "");
}

static const char *
last_line(const struct bk_handover *h, const struct bk_case *c)
{
	static const struct bk_phrase last = { { "Terakhir", "Last" } };
	const struct bk_action *a = last_of(h, c, -1);
	const char *next = a ? bk_node_text(a->node, "follow_up") : NULL;

	if (!a || a->step == BK_STEP_VISIT)
		return NULL;
	return bk_arena_printf(h->office->arena, "%s: %s%s%s",
	    last.text[h->office->lang], action_text(h->office, a),
	    next ? "; " : "", next ? next : "");
}

/* What the worklist of the day says is to be done next; "". */
static const char *
next_text(const struct bk_handover *h, const struct bk_case *c)
{
	static const struct bk_phrase next = { { "; berikutnya: ",
	    "; next: " } };
	const struct bk_office *o = h->office;
	struct bk_worklist w;

	bk_worklist_init(&w, o->school, o->policy, h->today, o->lang,
	    o->arena);
	bk_worklist_add(&w, c, NULL);
	return w.n && *w.item[0].next ? bk_arena_printf(o->arena, "%s%s",
	    next.text[o->lang], w.item[0].next) : "";
}

static const char *
now_line(const struct bk_handover *h, const struct bk_case *c)
{
	static const struct bk_phrase now = { { "Sekarang", "Now" } };
	static const struct bk_phrase due = { { ", batas waktu ", ", due " } };
	static const struct bk_phrase waits = { { " (usulan, belum "
	    "dikonfirmasi)", " (a suggestion, not confirmed)" } };
	const struct bk_office *o = h->office;

	return bk_arena_printf(o->arena, "%s: %s%s%s%s%s", now.text[o->lang],
	    bk_word_rungs[c->rung].text[o->lang],
	    c->due == BK_DATE_NONE ? "" : due.text[o->lang],
	    day_text(o, c->due),
	    bk_case_suggested(c) ? waits.text[o->lang] : "",
	    next_text(h, c));
}

void
bk_handover_cases(struct bk_grid *g, const struct bk_handover *h)
{
	static const enum head shown[] = { H_NO, H_CLASS, H_NIS, H_STUDENT,
		H_STORY };
	const struct bk_office *o = h->office;
	size_t n;
	const struct bk_case **v = open_cases(h, &n);

	COLUMNS(g, o, shown);
	for (size_t i = 0; i < n; i++) {
		const char *line[BK_HANDOVER_LINES] = {
			opened_line(h, v[i]), tries_line(h, v[i]),
			visit_line(h, v[i]), last_line(h, v[i]),
			now_line(h, v[i]) };
		bool first = true;

		for (int k = 0; k < BK_HANDOVER_LINES; k++) {
			const char **c = line[k] ? bk_grid_row(g) : NULL;

			if (!c)
				continue;
			c[4] = line[k];
			if (!first && !o->machine)
				continue;
			first = false;
			c[0] = bk_arena_printf(o->arena, "%zu", i + 1);
			c[1] = v[i]->student.class;
			c[2] = v[i]->student.nis;
			c[3] = bk_office_name(o, v[i]);
		}
	}
}

/* --- what is under way -------------------------------------------------- */

/* A visit that is to come, or that should have been. */
struct coming {
	const struct bk_case	*of;
	struct bk_planned	 p;
	bool			 wish;		/* nobody planned it yet */
};

static int
coming_cmp(const void *a, const void *b)
{
	const struct coming *x = a, *y = b;

	if (x->p.date != y->p.date)
		return x->p.date < y->p.date ? -1 : 1;
	if (x->p.start != y->p.start)
		return x->p.start < y->p.start ? -1 : 1;
	return bk_str_order(x->of->student.nis, y->of->student.nis);
}

/* Is it known that this very plan was called off? */
static bool
is_called_off(const struct bk_case *c)
{
	const struct bk_action *last = bk_plan_last_visit(c);

	return last && last->node && bk_node_text(last->node, "called_off") &&
	    !bk_plan_unanswered(c);
}

/*
 * Of one case; `wish`: also a day that the guardian asked for. A plan of which
 * something was recorded since is none any more; of one for a day to come that
 * a person wrote nobody can tell, and it stays.
 */
static size_t
take_coming(struct coming *v, size_t n, const struct bk_handover *h,
    const struct bk_case *c, bool wish)
{
	struct coming one = { c, c->planned, false };

	if (!bk_plan_unanswered(c) && wish && bk_plan_wish(c, &one.p)) {
		one.wish = true;
		one.p.end = BK_INT_NONE;	/* nobody said how long */
	} else if (!bk_plan_unanswered(c) && (c->planned.date < h->today ||
	    bk_node_text(c->planned.node, "tries") || is_called_off(c))) {
		return n;
	}
	v[n] = one;
	return n + 1;
}

/* "lewat 3 hari, belum dicatat" */
static const char *
coming_text(const struct bk_handover *h, const struct coming *v)
{
	static const struct bk_phrase past = { { "lewat", "past by" } };
	static const struct bk_phrase open = { { "hari, belum dicatat",
	    "days, not recorded" } };
	static const struct bk_phrase wish = { { "permintaan orang tua/wali, "
	    "belum dijadwalkan", "the guardian's wish, not planned yet" } };
	const struct bk_office *o = h->office;

	if (v->wish)
		return wish.text[o->lang];
	return v->p.date < h->today ? bk_arena_printf(o->arena, "%s %d %s",
	    past.text[o->lang], (int)(h->today - v->p.date),
	    open.text[o->lang]) : NULL;
}

static void
put_coming(struct bk_grid *g, const struct bk_handover *h,
    const struct coming *v)
{
	const struct bk_office *o = h->office;
	const struct bk_planned *p = &v->p;
	struct bk_buf b = BK_BUF_INIT;
	const char **c = bk_grid_row(g);

	if (p->start != BK_INT_NONE)
		bk_phrase_times(&b, p->start, p->end == BK_INT_NONE ? -1 :
		    p->end, bk_school_zone_abbreviation(o->school->timezone),
		    o->lang);
	c[0] = bk_arena_printf(o->arena, "%zu", g->nrows);
	c[1] = day_text(o, p->date);
	c[2] = bk_arena_strdup(o->arena, b.p);
	c[3] = v->of->student.class;
	c[4] = bk_office_name(o, v->of);
	c[5] = bk_letterhead_name(bk_school_staff(o->school, p->visitor),
	    o->arena);
	c[6] = coming_text(h, v);
	bk_buf_free(&b);
}

void
bk_handover_planned(struct bk_grid *g, const struct bk_handover *h)
{
	static const enum head shown[] = { H_NO, H_DAY, H_TIME, H_CLASS,
		H_STUDENT, H_VISITOR, H_REMARK };
	size_t n, m = 0;
	const struct bk_case **v = open_cases(h, &n);
	struct coming *all = bk_arena_alloc(h->office->arena,
	    (n + h->nroutines + h->nothers + 1) * sizeof(*all));

	COLUMNS(g, h->office, shown);
	for (size_t i = 0; i < n; i++)
		m = take_coming(all, m, h, v[i], true);
	for (size_t i = 0; i < h->nroutines; i++)
		m = take_coming(all, m, h, h->routines[i], true);
	for (size_t i = 0; i < h->nothers; i++)
		m = take_coming(all, m, h, h->others[i], false);
	if (m)
		qsort(all, m, sizeof(*all), coming_cmp);
	for (size_t i = 0; i < m; i++)
		put_coming(g, h, &all[i]);
}

/* The last request for a visit that the principal has not answered. */
static const struct bk_action *
unanswered(const struct bk_case *c)
{
	for (size_t i = c->actions.n; i-- > 0;) {
		const struct bk_action *a = &c->actions.v[i];

		if (a->step == BK_STEP_APPROVAL || a->step == BK_STEP_VISIT)
			return NULL;
		if (a->step == BK_STEP_VISIT_REQUEST)
			return a;
	}
	return NULL;
}

void
bk_handover_waiting(struct bk_grid *g, const struct bk_handover *h)
{
	static const enum head shown[] = { H_NO, H_CLASS, H_STUDENT, H_SINCE,
		H_PURPOSE };
	const struct bk_office *o = h->office;
	size_t n;
	const struct bk_case **v = open_cases(h, &n);

	COLUMNS(g, o, shown);
	for (size_t i = 0; i < n; i++) {
		const struct bk_action *a = unanswered(v[i]);
		const char *purpose = a ? bk_node_text(a->node, "purpose") :
		    NULL;
		const char **c = a ? bk_grid_row(g) : NULL;

		if (!c)
			continue;
		c[0] = bk_arena_printf(o->arena, "%zu", g->nrows);
		c[1] = v[i]->student.class;
		c[2] = bk_office_name(o, v[i]);
		c[3] = day_text(o, a->date);
		c[4] = purpose ? bk_word_text(bk_word_purposes, purpose,
		    o->lang) : NULL;
	}
}

/* --- silence ------------------------------------------------------------ */

/* The last day on which a person did something; else that of opening. */
static bk_date
last_day(const struct bk_handover *h, const struct bk_case *c)
{
	bk_date day = c->opened;

	for (size_t i = 0; i < c->reasons.n; i++)
		if (bk_case_by_person(c->reasons.v[i].by) &&
		    c->reasons.v[i].date > day)
			day = c->reasons.v[i].date;
	for (size_t i = 0; i < c->actions.n; i++)
		if (bk_case_by_person(c->actions.v[i].by) &&
		    c->actions.v[i].date > day &&
		    c->actions.v[i].date <= h->today)
			day = c->actions.v[i].date;
	return day;
}

void
bk_handover_silent(struct bk_grid *g, const struct bk_handover *h)
{
	static const enum head shown[] = { H_NO, H_CLASS, H_STUDENT, H_LAST,
		H_DAYS };
	const struct bk_office *o = h->office;
	size_t n;
	const struct bk_case **v = open_cases(h, &n);

	COLUMNS(g, o, shown);
	for (size_t i = 0; i < n; i++) {
		const struct bk_action *a = last_of(h, v[i], -1);
		bk_date day = last_day(h, v[i]);
		const char **c;

		if (day == BK_DATE_NONE || h->today - day <
		    o->policy->silent_days)
			continue;
		c = bk_grid_row(g);
		c[0] = bk_arena_printf(o->arena, "%zu", g->nrows);
		c[1] = v[i]->student.class;
		c[2] = bk_office_name(o, v[i]);
		c[3] = a ? action_text(o, a) : opened_line(h, v[i]);
		c[4] = bk_arena_printf(o->arena, "%d", (int)(h->today - day));
	}
}
