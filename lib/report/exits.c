#include "exits.h"

#include <stdlib.h>
#include <string.h>

#include "ladder.h"
#include "mem.h"
#include "phrase.h"

/* --- who left ----------------------------------------------------------- */

static int
leaver_cmp(const void *a, const void *b)
{
	const struct bk_exits_leaver *x = a, *y = b;

	if (x->student->enrolled.to != y->student->enrolled.to)
		return x->student->enrolled.to < y->student->enrolled.to ?
		    -1 : 1;
	return bk_str_order(bk_student_key(x->student), bk_student_key(
	    y->student));
}

/* The last day on which somebody was reached; how often it was tried. */
static bk_date
contact_of(const struct bk_case *c, int *tries)
{
	bk_date last = BK_DATE_NONE;

	*tries = 0;
	for (size_t i = 0; c && i < c->actions.n; i++) {
		const struct bk_action *a = &c->actions.v[i];
		struct bk_ladder_step st = bk_ladder_step(a->step,
		    a->outcome);

		*tries += st.try != BK_TRY_NONE;
		if (st.try == BK_TRY_SUCCESS && a->date > last)
			last = a->date;
	}
	return last;
}

static const char *
missing_text(const struct bk_office *o, const char *const known[4])
{
	static const struct bk_phrase what[] = { { { "alasan", "reason" } },
		{ { "kontak terakhir", "last contact" } },
		{ { "upaya", "tries" } }, { { "bukti", "proof" } } };
	static const struct bk_phrase lacks = { { "belum ada: ",
	    "missing: " } };
	static const struct bk_phrase whole = { { "lengkap", "complete" } };
	const char *s = NULL;

	for (size_t i = 0; i < BK_NELEM(what); i++)
		if (!known[i])
			s = bk_arena_printf(o->arena, "%s%s%s", s ? s :
			    lacks.text[o->lang], s ? ", " : "",
			    what[i].text[o->lang]);
	return s ? s : whole.text[o->lang];
}

static void
put_leaver(struct bk_grid *g, const struct bk_office *o,
    const struct bk_exits_leaver *l)
{
	const struct bk_student *s = l->student;
	const char *reason = bk_student_exit_reason(s,
	    o->policy->exit_reasons, o->lang);
	int tries;
	bk_date contact = contact_of(l->c, &tries);
	const char **c = bk_grid_row(g);

	if (s->exit.last_contact != BK_DATE_NONE)
		contact = s->exit.last_contact;
	if (s->exit.tries != BK_INT_NONE)
		tries = s->exit.tries;
	c[0] = bk_arena_printf(o->arena, "%zu", g->nrows);
	c[1] = s->nis;
	c[2] = s->nisn;
	c[3] = s->name;
	c[4] = s->class;
	c[5] = bk_office_day(o, s->enrolled.to);
	c[6] = reason;
	c[7] = bk_office_day(o, contact);
	c[8] = tries || l->c || s->exit.tries != BK_INT_NONE ?
	    bk_arena_printf(o->arena, "%d", tries) : NULL;
	c[9] = s->exit.proof;
	c[10] = missing_text(o, (const char *const[4]){ c[6], c[7], c[8],
	    c[9] });
}

void
bk_exits_leavers(struct bk_grid *g, const struct bk_office *o,
    struct bk_exits_leaver *v, size_t n)
{
	static const struct bk_phrase heads[] = {
		{ { "No", "No" } }, { { "NIS", "NIS" } },
		{ { "NISN", "NISN" } }, { { "Nama", "Name" } },
		{ { "Kelas", "Class" } }, { { "Keluar", "Left" } },
		{ { "Alasan", "Reason" } },
		{ { "Kontak Terakhir", "Last Contact" } },
		{ { "Upaya", "Tries" } }, { { "Bukti", "Proof" } },
		{ { "Kelengkapan", "Completeness" } },
	};

	bk_office_columns(o, g, heads, BK_NELEM(heads), "r");
	if (n)
		qsort(v, n, sizeof(*v), leaver_cmp);
	for (size_t i = 0; i < n; i++)
		if (!bk_student_graduated(v[i].student))
			put_leaver(g, o, &v[i]);
}

/* --- who grows silent --------------------------------------------------- */

static int
silent_cmp(const void *a, const void *b)
{
	const struct bk_exits_silent *x = a, *y = b;
	int c;

	if (x->falling.slope < y->falling.slope ||
	    x->falling.slope > y->falling.slope)
		return x->falling.slope < y->falling.slope ? -1 : 1;
	c = bk_str_order(x->class, y->class);
	return c ? c : bk_str_order(bk_student_key(x->student), bk_student_key(
	    y->student));
}

/* "100,0 → 80,0 → – → 60,0" */
static const char *
weeks_text(const struct bk_office *o, const struct bk_falling *f)
{
	const char *s = "";

	for (int i = 0; i < f->n; i++)
		s = bk_arena_printf(o->arena, "%s%s%s", s, i ? " → " : "",
		    isnan(f->share[i]) ? "–" : bk_office_decimal(o,
		    f->share[i], 1));
	return s;
}

void
bk_exits_silents(struct bk_grid *g, const struct bk_office *o,
    struct bk_exits_silent *v, size_t n)
{
	static const struct bk_phrase heads[] = {
		{ { "No", "No" } }, { { "Kelas", "Class" } },
		{ { "NIS", "NIS" } }, { { "Nama", "Name" } },
		{ { "Kehadiran per Minggu (%)", "Attendance a Week (%)" } },
		{ { "Perubahan per Minggu", "Change a Week" } },
		{ { "Sampai", "Until" } },
	};

	bk_office_columns(o, g, heads, BK_NELEM(heads), "r");
	if (n)
		qsort(v, n, sizeof(*v), silent_cmp);
	for (size_t i = 0; i < n; i++) {
		const char **c = bk_grid_row(g);

		c[0] = bk_arena_printf(o->arena, "%zu", i + 1);
		c[1] = v[i].class;
		c[2] = bk_student_key(v[i].student);
		c[3] = v[i].student->name;
		c[4] = weeks_text(o, &v[i].falling);
		c[5] = bk_office_decimal(o, v[i].falling.slope, 1);
		c[6] = bk_office_day(o, v[i].falling.to);
	}
}
