/* The report of the services: workload and programme (semester.h). */
#include "semester.h"

#include <string.h>

#include "letterhead.h"
#include "mem.h"
#include "phrase.h"

/* --- workload ----------------------------------------------------------- */

static double
hours_of(const struct bk_semester *m, const char *id)
{
	struct bk_service_types types;
	double sum = 0;

	bk_service_types_of(&types, m->office->policy, m->office->arena);
	for (size_t i = 0; i < m->nservices; i++)
		if (m->services[i]->by && m->services[i]->date <= m->today &&
		    strcmp(m->services[i]->by, id) == 0)
			sum += bk_service_hours(m->services[i], &types);
	for (size_t i = 0; i < m->ncases; i++)
		for (size_t k = 0; k < m->cases[i]->actions.n; k++) {
			const struct bk_action *a =
			    &m->cases[i]->actions.v[k];

			if (a->by && strcmp(a->by, id) == 0 && a->date <=
			    m->today && a->outcome != BK_VISIT_CANCELLED)
				sum += bk_policy_lesson_hours(
				    m->office->policy, a->step);
		}
	return sum;
}

/* The weeks of the terms that have begun, to today. */
static int
weeks_of(const struct bk_semester *m, const bk_term *terms, size_t n)
{
	int weeks = 0;

	for (size_t i = 0; i < n; i++) {
		bk_date first = bk_school_term_first(m->office->school,
		    terms[i]);
		bk_date last = bk_school_term_last(m->office->school,
		    terms[i]);

		if (last > m->today)
			last = m->today;
		if (last >= first)
			weeks += (int)(last - first + 7) / 7;
	}
	return weeks;
}

struct load {
	size_t	classes, students;
};

/* The classes of a term that somebody counsels, and who is in them. */
static struct load
load_of(const struct bk_semester *m, bk_term term, const char *id)
{
	struct load load = { 0, 0 };
	const struct bk_student **v;
	bk_date day = bk_census_head_count(m->census, term);
	const char *before = NULL;
	size_t n;

	v = bk_census_class(m->census, term, NULL, m->office->arena, &n);
	for (size_t i = 0; i < n; i++) {
		const char *class = bk_student_class(v[i], day);
		const struct bk_staff *p = bk_school_counsellor(
		    m->office->school, class);

		if (!p || !class || strcmp(p->id, id) != 0)
			continue;
		load.students++;
		load.classes += !before || strcmp(before, class) != 0;
		before = class;
	}
	return load;
}

/* Who counsels more than the ratio [Permendikbud 111/2014, 10] is noted. */
static void
put_load(struct bk_grid *g, const struct bk_semester *m,
    const struct bk_staff *p, const bk_term *terms, size_t nterms)
{
	static const struct bk_phrase over = { { "melebihi", "over" } };
	const struct bk_office *o = m->office;
	const struct bk_workload_policy *w = &o->policy->workload;
	struct load load = load_of(m, terms[nterms - 1], p->id);
	double hours = hours_of(m, p->id);
	int weeks = weeks_of(m, terms, nterms);
	const char **c = bk_grid_row(g);

	c[0] = bk_office_number(o, (int64_t)g->nrows);
	c[1] = bk_letterhead_name(p, o->arena);
	c[2] = bk_office_decimal(o, hours, 2);
	c[3] = weeks ? bk_office_decimal(o, hours / weeks,
	    2) : NULL;
	c[4] = bk_office_number(o, w->lesson_hours);
	if (bk_census_has_roster(m->census, terms[nterms - 1])) {
		c[5] = bk_office_number(o, (int64_t)load.students);
		c[7] = bk_office_number(o, (int64_t)load.classes);
	}
	c[6] = bk_arena_printf(o->arena, "1 : %d", w->students);
	if (c[5] && (int64_t)load.students > w->students)
		c[9] = bk_arena_printf(o->arena, "%s %s", over.text[o->lang],
		    c[6]);
	c[8] = bk_office_number(o, w->classes);
}

void
bk_semester_workload(struct bk_grid *g, const struct bk_semester *m)
{
	static const struct bk_phrase heads[] = {
		{ { "No", "No" } }, { { "Guru BK", "Counsellor" } },
		{ { "Jam Pelajaran", "Lesson Hours" } },
		{ { "Per Minggu", "A Week" } },
		{ { "Paling Sedikit", "At Least" } },
		{ { "Siswa Asuh", "Students" } },
		{ { "Rasio", "Ratio" } },
		{ { "Rombel", "Classes" } },
		{ { "Paling Sedikit", "At Least" } },
		{ { "Catatan", "Note" } },
	};
	size_t n;
	bk_term *terms = bk_census_terms(m->census, m->office->arena, &n);
	const struct bk_school *s = m->office->school;

	bk_office_columns(m->office, g, heads, BK_NELEM(heads),
	    "rlrrrrrrrl");
	for (size_t i = 0; n && i < s->staff.n; i++)
		if (s->staff.v[i].role == BK_COUNSELLOR ||
		    s->staff.v[i].role == BK_COORDINATOR)
			put_load(g, m, &s->staff.v[i], terms, n);
}

/* --- the programme ------------------------------------------------------ */

/* What a line plans: a service, or a step of cases. */
static const char *
kind_text(const struct bk_office *o, const struct bk_service_types *types,
    const char *id)
{
	const struct bk_service_type *t = bk_service_type(types, id);
	int step = t ? -1 : bk_service_step(id);

	return t ? t->text[o->lang] : step < 0 ? id :
	    bk_word_steps[step].text[o->lang];
}

/* "September 2020"; for programs as it is written. */
static const char *
month_text(const struct bk_office *o, const char *month)
{
	bk_date first = o->machine || !month ? BK_DATE_NONE :
	    bk_programme_month(month);
	struct bk_buf b = BK_BUF_INIT;
	int y, m, d;

	if (first == BK_DATE_NONE)
		return month;
	bk_date_split(first, &y, &m, &d);
	bk_phrase_month(&b, m, o->lang);
	bk_buf_printf(&b, " %d", y);
	month = bk_arena_strdup(o->arena, b.p);
	bk_buf_free(&b);
	return month;
}

static void
put_line(struct bk_grid *g, const struct bk_semester *m,
    const struct bk_service_types *types, const struct bk_programme_line *l)
{
	static const struct bk_phrase done = { { "terlaksana", "done" } };
	static const struct bk_phrase part = { { "sebagian", "in part" } };
	static const struct bk_phrase open = { { "belum", "not yet" } };
	const struct bk_office *o = m->office;
	int times = bk_programme_times(l);
	const char **c = bk_grid_row(g);

	c[0] = bk_office_number(o, (int64_t)g->nrows);
	c[1] = l->id;
	c[2] = kind_text(o, types, l->type);
	c[3] = l->field < 0 ? NULL : bk_service_fields[l->field].text[o->lang];
	c[4] = bk_semester_words(m, l->topic);
	c[5] = l->class;
	c[6] = month_text(o, l->month);
	c[7] = bk_office_number(o, times);
	c[8] = bk_office_number(o, l->done);
	c[9] = (l->done >= times ? done : l->done ? part : open).text[o->lang];
}

/* The programme of the term of a service, NULL. */
static struct bk_programme *
programme_of(const struct bk_semester *m, const struct bk_service *s)
{
	for (size_t i = 0; i < m->nprogrammes; i++)
		if (m->programmes[i].term == bk_term_of(s->date))
			return &m->programmes[i];
	return NULL;
}

/* What was done in cases ticks off a line that plans such steps. */
static void
tick_actions(const struct bk_semester *m, const struct bk_case *c)
{
	for (size_t i = 0; i < c->actions.n; i++) {
		const struct bk_action *a = &c->actions.v[i];
		struct bk_service s = { .date = a->date,
			.class = c->student.class, .field = -1 };
		struct bk_programme *p = programme_of(m, &s);

		if (!p || !bk_service_of_action(a) || a->date > m->today)
			continue;
		s.type = bk_word_steps[a->step].id;
		bk_programme_tick(p, &s);
	}
}

static size_t
tick_all(const struct bk_semester *m)
{
	size_t beside = 0;

	for (size_t i = 0; i < m->ncases; i++)
		tick_actions(m, m->cases[i]);

	for (size_t i = 0; i < m->nservices; i++) {
		const struct bk_service *s = m->services[i];
		struct bk_programme *p = programme_of(m, s);

		if (p && s->date <= m->today)
			beside += !bk_programme_tick(p, s);
	}
	return beside;
}

void
bk_semester_programme(struct bk_grid *g, const struct bk_semester *m)
{
	static const struct bk_phrase heads[] = {
		{ { "No", "No" } }, { { "Program", "Line" } },
		{ { "Layanan", "Service" } }, { { "Bidang", "Field" } },
		{ { "Topik", "Topic" } }, { { "Kelas", "Class" } },
		{ { "Bulan", "Month" } }, { { "Direncanakan", "Planned" } },
		{ { "Terlaksana", "Done" } },
		{ { "Keterangan", "Remark" } },
	};
	static const struct bk_phrase beside = { { "Di luar program",
	    "Beside the programme" } };
	const struct bk_office *o = m->office;
	struct bk_service_types types;
	size_t extra = tick_all(m);

	bk_service_types_of(&types, o->policy, o->arena);
	bk_office_columns(o, g, heads, BK_NELEM(heads), "rllllllrrl");
	for (size_t i = 0; i < m->nprogrammes; i++)
		for (size_t k = 0; k < m->programmes[i].plan.n; k++)
			put_line(g, m, &types, &m->programmes[i].plan.v[k]);
	if (extra) {
		const char **c = bk_grid_row(g);

		c[2] = beside.text[o->lang];
		c[8] = bk_office_number(o, (int64_t)extra);
		bk_grid_rule(g);
	}
}
