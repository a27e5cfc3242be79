#include "classrecap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "letterhead.h"
#include "map.h"
#include "mem.h"
#include "phrase.h"
#include "word.h"

enum { NCOUNTS = 6 };		/* sessions and the five statuses */

static const struct bk_phrase activity_head = { { "Keaktifan (%)",
    "Activity (%)" } };

static void
head(struct bk_grid *g, const struct bk_office *o, const char *indonesian,
    const char *english)
{
	bk_grid_column(g, NULL, o->lang == BK_LANG_ID ? indonesian : english,
	    false);
}

static void
count_columns(struct bk_grid *g, const struct bk_office *o)
{
	static const struct bk_phrase sessions = { { "Sesi", "Sessions" } };
	static const int last[] = { BK_PRESENT, BK_LATE, BK_SICK, BK_EXCUSED,
		BK_UNEXCUSED };

	bk_grid_column(g, NULL, sessions.text[o->lang], true);
	for (size_t i = 0; i < BK_NELEM(last); i++)
		bk_grid_column(g, NULL,
		    bk_word_presences[last[i]].text[o->lang], true);
	bk_grid_column(g, NULL, activity_head.text[o->lang], true);
}

static const char *
activity_text(const struct bk_office *o, const struct bk_attendance *a)
{
	double activity = bk_attendance_activity(a);
	struct bk_buf b = BK_BUF_INIT;
	const char *s;

	if (isnan(activity))
		return NULL;
	bk_buf_putnum(&b, activity, 1);
	for (size_t i = 0; i < b.n; i++)
		if (b.p[i] == '.')
			b.p[i] = o->machine ? '.' :
			    bk_phrase_point(o->lang);
	s = bk_arena_strdup(o->arena, b.p);
	bk_buf_free(&b);
	return s;
}

/* The counts and the activity into the cells from c on. */
static void
put_counts(const char **c, const struct bk_office *o,
    const struct bk_attendance *a)
{
	const struct bk_counts *t = &a->totals;
	const int v[NCOUNTS] = { t->sessions, t->present, t->late, t->sick,
		t->excused, t->unexcused };

	for (size_t i = 0; i < NCOUNTS; i++)
		c[i] = bk_arena_printf(o->arena, "%d", v[i]);
	c[NCOUNTS] = activity_text(o, a);
}

/* --- all ---------------------------------------------------------------- */

static void
put_student(struct bk_grid *g, const struct bk_office *o,
    const struct bk_classrecap_student *s)
{
	const char **c = bk_grid_row(g);

	c[0] = bk_arena_printf(o->arena, "%zu", g->nrows);
	c[1] = s->class;
	c[2] = bk_student_key(s->student);
	c[3] = s->student->name;
	if (s->a)
		put_counts(c + 4, o, s->a);
	if (s->a && s->a->assignments.due != BK_INT_NONE)
		c[11] = bk_arena_printf(o->arena, "%d/%d",
		    s->a->assignments.submitted == BK_INT_NONE ? 0 :
		    s->a->assignments.submitted, s->a->assignments.due);
	if (!s->c || s->c->status == BK_CANCELLED)
		return;
	c[12] = bk_word_rungs[s->c->rung].text[o->lang];
	c[13] = bk_word_statuses[s->c->status].text[o->lang];
}

/* By name and title; an id that nobody has stands as it is. */
static const char *
mentor_text(const struct bk_office *o, const struct bk_student *s)
{
	const char *name = bk_letterhead_name(bk_school_staff(o->school,
	    s->mentor), o->arena);

	return name ? name : s->mentor;
}

void
bk_classrecap_table(struct bk_grid *g, const struct bk_office *o,
    const struct bk_classrecap_student *v, size_t n, bool mentor)
{
	bk_grid_init(g, o->arena);
	bk_grid_column(g, NULL, "No", true);
	head(g, o, "Kelas", "Class");
	head(g, o, "NIS", "NIS");
	head(g, o, "Nama", "Name");
	count_columns(g, o);
	bk_grid_column(g, NULL, o->lang == BK_LANG_ID ? "Tugas" :
	    "Assignments", true);
	head(g, o, "Penanganan", "Handling");
	head(g, o, "Status", "Status");
	if (mentor)
		bk_grid_column(g, NULL, bk_word_roles[BK_MENTOR].text[o->lang],
		    false);
	for (size_t i = 0; i < n; i++) {
		put_student(g, o, &v[i]);
		if (mentor)
			g->last->cell[14] = mentor_text(o, v[i].student);
	}
}

/* --- by mentor ---------------------------------------------------------- */

static int
mentor_cmp(const void *a, const void *b)
{
	const struct bk_classrecap_student *x = a, *y = b;
	const char *p = x->student->mentor, *q = y->student->mentor;
	int c;

	if (!p != !q)
		return !p - !q;
	c = bk_str_order(p, q);
	if (c == 0)
		c = bk_str_order(x->class, y->class);
	return c ? c : bk_str_order(bk_student_key(x->student),
	    bk_student_key(y->student));
}

void
bk_classrecap_sort(struct bk_classrecap_student *v, size_t n)
{
	if (n)
		qsort(v, n, sizeof(*v), mentor_cmp);
}

struct bk_grid *
bk_classrecap_mentors(const struct bk_office *o,
    const struct bk_classrecap_student *v, size_t n)
{
	struct bk_grid *first = NULL, **end = &first;

	for (size_t i = 0, k; i < n; i = k) {
		const char *who = mentor_text(o, v[i].student);

		for (k = i + 1; k < n && bk_str_order(v[k].student->mentor,
		    v[i].student->mentor) == 0;)
			k++;
		*end = bk_arena_alloc(o->arena, sizeof(**end));
		bk_classrecap_table(*end, o, &v[i], k - i, false);
		(*end)->title = bk_arena_printf(o->arena, "%s: %s",
		    bk_word_roles[BK_MENTOR].text[o->lang], who ? who : "–");
		end = &(*end)->next;
	}
	return first;
}

/* --- one subject -------------------------------------------------------- */

/*
 * What a student's recap tells of one subject, which may be several pieces: an
 * export a month. False where it tells nothing.
 */
static bool
narrow(const struct bk_office *o, const struct bk_attendance *a,
    const char *name, struct bk_attendance *out)
{
	struct bk_subject *v;
	size_t n = 0;

	if (!a)
		return false;
	*out = *a;
	out->totals = (struct bk_counts){ 0 };
	v = bk_arena_alloc(o->arena, (a->subjects.n + 1) * sizeof(*v));
	for (size_t i = 0; i < a->subjects.n; i++) {
		if (!a->subjects.v[i].subject ||
		    strcmp(a->subjects.v[i].subject, name) != 0)
			continue;
		v[n] = a->subjects.v[i];
		bk_attendance_add(&out->totals, &v[n++].counts);
	}
	out->subjects.v = v;
	out->subjects.n = n;
	return n > 0;
}

static void
put_row(struct bk_grid *g, const struct bk_office *o,
    const struct bk_classrecap_student *s, const struct bk_attendance *a)
{
	const char **c = bk_grid_row(g);

	c[0] = bk_arena_printf(o->arena, "%zu", g->nrows);
	c[1] = s->class;
	c[2] = bk_student_key(s->student);
	c[3] = s->student->name;
	put_counts(c + 4, o, a);
}

static struct bk_grid *
table_of(const struct bk_office *o, const struct bk_classrecap_student *v,
    size_t n, const char *name)
{
	struct bk_grid *g = bk_arena_alloc(o->arena, sizeof(*g));

	bk_grid_init(g, o->arena);
	g->title = name;
	bk_grid_column(g, NULL, "No", true);
	head(g, o, "Kelas", "Class");
	head(g, o, "NIS", "NIS");
	head(g, o, "Nama", "Name");
	count_columns(g, o);
	for (size_t i = 0; i < n; i++) {
		struct bk_attendance one;

		if (narrow(o, v[i].a, name, &one))
			put_row(g, o, &v[i], &one);
	}
	return g;
}

/* The subjects that the recaps name, in order. */
static const char **
names_of(const struct bk_office *o, const struct bk_classrecap_student *v,
    size_t n, size_t *count)
{
	struct bk_map all = BK_MAP_INIT;
	const char **name;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; v[i].a && k < v[i].a->subjects.n; k++)
			if (v[i].a->subjects.v[k].subject)
				bk_map_intern(&all, bk_str(
				    v[i].a->subjects.v[k].subject));
	name = bk_arena_alloc(o->arena, (all.n + 1) * sizeof(*name));
	*count = all.n;
	for (size_t i = 0; i < all.n; i++)
		name[i] = bk_arena_strndup(o->arena, all.e[i].key.p,
		    all.e[i].key.n);
	bk_map_free(&all);
	bk_str_sort(name, *count);
	return name;
}

struct bk_grid *
bk_classrecap_subjects(const struct bk_office *o,
    const struct bk_classrecap_student *v, size_t n)
{
	struct bk_grid *first = NULL, **end = &first;
	size_t count;
	const char **name = names_of(o, v, n, &count);

	for (size_t i = 0; i < count; i++) {
		*end = table_of(o, v, n, name[i]);
		end = &(*end)->next;
	}
	return first;
}
