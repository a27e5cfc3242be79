#include "progress.h"

#include <stdlib.h>
#include <string.h>

#include "ladder.h"
#include "letterhead.h"
#include "mem.h"
#include "phrase.h"
#include "ready.h"

/* --- recaps ------------------------------------------------------------- */

/* A class of the term, and the subjects that its recaps are of. */
struct class {
	const char	*name, *grade;
	struct bk_map	 in;
	bool		 any;		/* also of no subject */
};

struct classes {
	struct class	*v;
	size_t		 n, cap;
};

static void
take_recap(struct class *to, const struct bk_attendance *a)
{
	to->any = true;
	for (size_t i = 0; i < a->subjects.n; i++)
		if (a->subjects.v[i].subject)
			bk_map_intern(&to->in,
			    bk_str(a->subjects.v[i].subject));
}

/* The students come by class. */
static void
take_classes(struct classes *c, const struct bk_office *o,
    const struct bk_census *census, bk_term term)
{
	bk_date day = bk_census_head_count(census, term);
	const struct bk_student **s;
	size_t n;

	s = bk_census_class(census, term, NULL, o->arena, &n);
	for (size_t i = 0; i < n; i++) {
		const char *name = bk_student_class(s[i], day);
		const struct bk_attendance *a = bk_census_find_attendance(
		    census, term, bk_student_key(s[i]));
		const char *grade;

		if (!name)
			continue;
		if (c->n == 0 || strcmp(c->v[c->n - 1].name, name) != 0) {
			grade = bk_school_grade(o->school, name);
			BK_GROW(c->v, c->n, c->cap);
			c->v[c->n++] = (struct class){ name,
				grade ? grade : "", BK_MAP_INIT, false };
		}
		if (a)
			take_recap(&c->v[c->n - 1], a);
	}
}

static bool
is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/*
 * A class's name without what tells it from its parallel classes: a number, or
 * a letter by itself. X-IPS-1: X-IPS; X.E2: X.E; 8A: 8; XI IPA: as it is.
 */
static struct bk_str
stem_of(const char *name)
{
	struct bk_str s = bk_str(name);

	while (s.n && s.p[s.n - 1] >= '0' && s.p[s.n - 1] <= '9')
		s.n--;
	if (s.n == strlen(name) && s.n > 1 && is_letter(s.p[s.n - 1]) &&
	    !is_letter(s.p[s.n - 2]))
		s.n--;
	while (s.n && strchr("- ._/", s.p[s.n - 1]))
		s.n--;
	return s.n ? s : bk_str(name);
}

/* Are the same subjects taught in both? */
static bool
is_parallel(const struct class *a, const struct class *b)
{
	return strcmp(a->grade, b->grade) == 0 &&
	    bk_str_ieq(stem_of(a->name), stem_of(b->name));
}

/* What parallel classes have and this one has not, in order. */
static const char *
missing_of(const struct classes *c, const struct class *of,
    const struct bk_office *o)
{
	struct bk_map all = BK_MAP_INIT;
	const char **v, *text = NULL;
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		for (size_t k = 0; k < c->v[i].in.n; k++)
			if (is_parallel(&c->v[i], of) &&
			    bk_map_find(&of->in, c->v[i].in.e[k].key) ==
			    SIZE_MAX)
				bk_map_intern(&all, c->v[i].in.e[k].key);
	v = bk_arena_alloc(o->arena, (all.n + 1) * sizeof(*v));
	for (; n < all.n; n++)
		v[n] = bk_arena_strndup(o->arena, all.e[n].key.p,
		    all.e[n].key.n);
	bk_str_sort(v, n);
	for (size_t i = 0; i < n; i++)
		text = text ? bk_arena_printf(o->arena, "%s, %s", text,
		    v[i]) : v[i];
	bk_map_free(&all);
	return text;
}

static void
put_missing(struct bk_grid *g, const struct bk_office *o,
    const struct classes *c, const struct class *of)
{
	static const struct bk_phrase all = { { "semua mata pelajaran",
	    "all subjects" } };
	const struct bk_staff *p = bk_school_homeroom(o->school, of->name);
	const char *what = missing_of(c, of, o), **cell;

	if (!what && of->any)
		return;
	cell = bk_grid_row(g);
	cell[0] = bk_office_number(o, g->nrows);
	cell[1] = of->name;
	cell[2] = bk_letterhead_name(p, o->arena);
	cell[3] = bk_office_number(o, of->in.n);
	cell[4] = of->any ? what : all.text[o->lang];
}

bool
bk_progress_missing(struct bk_grid *g, const struct bk_office *o,
    const struct bk_census *census, bk_term term)
{
	static const struct bk_phrase heads[] = {
		{ { "No", "No" } }, { { "Kelas", "Class" } },
		{ { "Wali Kelas", "Homeroom teacher" } },
		{ { "Mapel Masuk", "Subjects in" } },
		{ { "Belum Masuk", "Not in yet" } },
	};
	struct classes c = { .n = 0 };
	bool known;

	take_classes(&c, o, census, term);
	bk_office_columns(o, g, heads, BK_NELEM(heads), "rllr");
	for (size_t i = 0; i < c.n; i++)
		put_missing(g, o, &c, &c.v[i]);
	for (size_t i = 0; i < c.n; i++)
		bk_map_free(&c.v[i].in);
	known = c.n > 0;
	free(c.v);
	return known;
}

bk_date
bk_progress_told(const struct bk_census *census, bk_term term,
    struct bk_arena *a)
{
	const struct bk_student **s;
	bk_date last = BK_DATE_NONE;
	size_t n;

	s = bk_census_class(census, term, NULL, a, &n);
	for (size_t i = 0; i < n; i++) {
		const struct bk_attendance *x = bk_census_find_attendance(
		    census, term, bk_student_key(s[i]));

		if (x && x->to != BK_DATE_NONE && (last == BK_DATE_NONE ||
		    x->to > last))
			last = x->to;
	}
	return last;
}

/* --- approvals ---------------------------------------------------------- */

/* What was recorded until a day, of the last request. */
struct request {
	bk_date		 asked;		/* BK_DATE_NONE: not yet */
	const char	*by;
	bool		 answered;
};

static struct request
request_of(const struct bk_case *c, bk_date today)
{
	struct request r = { BK_DATE_NONE, NULL, false };

	for (size_t i = 0; i < c->actions.n; i++) {
		const struct bk_action *a = &c->actions.v[i];

		if (a->date > today)
			continue;
		if (a->step == BK_STEP_VISIT_REQUEST)
			r = (struct request){ a->date, a->by, false };
		if (a->step == BK_STEP_APPROVAL)
			r.answered = true;
	}
	return r;
}

static bool
waits(const struct bk_office *o, const struct bk_case *c,
    const struct request *r, bk_date today)
{
	return c->status == BK_OPEN && c->rung == BK_VISIT &&
	    c->opened <= today && !r->answered &&
	    bk_ladder_success(c) == BK_DATE_NONE &&
	    (r->asked != BK_DATE_NONE ||
	    bk_policy_asks_for(o->policy, "approval"));
}

void
bk_progress_approvals(struct bk_grid *g, const struct bk_office *o,
    const struct bk_case *const *v, size_t n, bk_date today)
{
	static const struct bk_phrase heads[] = {
		{ { "No", "No" } }, { { "Kelas", "Class" } },
		{ { "Siswa", "Student" } }, { { "Diajukan", "Asked for" } },
		{ { "Oleh", "By" } }, { { "Rencana", "Planned for" } },
	};
	static const struct bk_phrase not_yet = { { "belum diajukan",
	    "not asked for yet" } };

	bk_office_columns(o, g, heads, BK_NELEM(heads), "r");
	for (size_t i = 0; i < n; i++) {
		struct request r = request_of(v[i], today);
		const char *name = v[i]->student.name, **c;

		if (!waits(o, v[i], &r, today))
			continue;
		c = bk_grid_row(g);
		c[0] = bk_office_number(o, g->nrows);
		c[1] = v[i]->student.class;
		c[2] = o->names || !name ? name : bk_letterhead_initials(
		    name, o->arena);
		c[3] = r.asked == BK_DATE_NONE ? not_yet.text[o->lang] :
		    bk_office_day(o, r.asked);
		c[4] = bk_letterhead_name(bk_school_staff(o->school, r.by),
		    o->arena);
		c[5] = bk_office_day(o, bk_ready_planned(v[i],
		    o->policy)->date);
	}
}
