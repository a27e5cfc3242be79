#include "semester.h"

#include <stdlib.h>
#include <string.h>

#include "letterhead.h"
#include "mem.h"
#include "phrase.h"

/* --- rows --------------------------------------------------------------- */

/* What is reported of the services of one component, kind and field. */
struct row {
	int		 component, field;	/* or -1 */
	size_t		 order;			/* of its kind */
	const char	*kind;			/* as printed */
	size_t		 n;
	int64_t		 minutes;
	double		 hours;
	struct bk_map	 students;
	int64_t		 unnamed;		/* took part, not by number */
	size_t		 outcomes[BK_NOUTCOMES];
	struct bk_map	 texts[3];		/* result, evaluation, ... */
	size_t		 closed[3];
};

struct rows {
	const struct bk_semester *m;
	struct bk_service_types	 types;
	struct bk_map		 index;		/* -> struct row */
};

enum { STEPS_BEHIND = 1000 };	/* steps of cases stand behind services */

static struct row *
row_at(struct rows *to, int component, size_t order, const char *kind,
    int field)
{
	struct bk_arena *a = to->m->office->arena;
	const char *key = bk_arena_printf(a, "%d %zu %d", component, order,
	    field);
	void **at = bk_map_at(&to->index, bk_str(key));
	struct row *r = *at;

	if (!r) {
		*at = r = bk_arena_zalloc(a, sizeof(*r));
		*r = (struct row){ .component = component, .field = field,
			.order = order, .kind = kind,
			.students = BK_MAP_INIT };
		for (int i = 0; i < 3; i++)
			r->texts[i] = (struct bk_map)BK_MAP_INIT;
	}
	return r;
}

static void
reach(struct row *r, const char *nis)
{
	if (nis && *nis)
		*bk_map_at(&r->students, bk_str(nis)) = r;
}

/* Who was in the class: where there is no roster, nobody knows. */
static bool
reach_class(struct row *r, const struct rows *to, const struct bk_service *s)
{
	const struct bk_student **v;
	size_t n;

	v = bk_census_class(to->m->census, bk_term_of(s->date), s->class,
	    to->m->office->arena, &n);
	for (size_t i = 0; i < n; i++)
		reach(r, bk_student_key(v[i]));
	return n > 0;
}

static void
add_texts(struct row *r, const struct bk_service *s)
{
	const char *const texts[] = { s->result, s->evaluation,
		s->follow_up };

	for (int i = 0; i < 3; i++)
		if (texts[i] && *texts[i] && s->students.n)
			r->closed[i]++;
		else if (texts[i] && *texts[i])
			*bk_map_at(&r->texts[i], bk_str(texts[i])) = r;
}

static void
add_service(struct rows *to, const struct bk_service *s)
{
	const struct bk_service_type *t = bk_service_type(&to->types,
	    s->type);
	struct row *r = row_at(to, bk_service_component(s, &to->types),
	    t ? (size_t)(t - to->types.v) : STEPS_BEHIND - 1,
	    t ? t->text[to->m->office->lang] : s->type, s->field);

	r->n++;
	if (s->minutes != BK_INT_NONE)
		r->minutes += s->minutes;
	r->hours += bk_service_hours(s, &to->types);
	for (size_t i = 0; i < s->students.n; i++)
		reach(r, s->students.v[i]);
	if ((!s->class || !reach_class(r, to, s)) && !s->students.n &&
	    s->count != BK_INT_NONE)
		r->unnamed += s->count;
	add_texts(r, s);
}

/* Steps of cases that are services: responsive, an evaluation support. */
static const enum bk_step steps[] = { BK_STEP_PHONE, BK_STEP_WHATSAPP,
	BK_STEP_SUMMONS, BK_STEP_COUNSELLING, BK_STEP_VISIT,
	BK_STEP_CONFERENCE, BK_STEP_ADVOCACY, BK_STEP_AID, BK_STEP_REFERRAL,
	BK_STEP_EVALUATION };

static void
add_action(struct rows *to, const struct bk_case *c,
    const struct bk_action *a)
{
	struct row *r;
	size_t k = 0;

	while (k < BK_NELEM(steps) && (int)steps[k] != a->step)
		k++;
	if (k == BK_NELEM(steps) || a->date > to->m->today ||
	    a->outcome == BK_VISIT_CANCELLED || (a->outcome >= 0 &&
	    a->step == BK_STEP_REFERRAL))	/* news of one */
		return;
	r = row_at(to, a->step == BK_STEP_EVALUATION ? BK_SUPPORT :
	    BK_RESPONSIVE, STEPS_BEHIND + k,
	    bk_word_steps[a->step].text[to->m->office->lang], -1);
	r->n++;
	if (a->minutes != BK_INT_NONE)
		r->minutes += a->minutes;
	r->hours += bk_policy_lesson_hours(to->m->office->policy, a->step);
	reach(r, c->student.nis);
	if (a->outcome >= 0)
		r->outcomes[a->outcome]++;
}

/* Those of no known component come last. */
static int
row_cmp(const void *a, const void *b)
{
	const struct row *x = *(struct row *const *)a;
	const struct row *y = *(struct row *const *)b;

	if (x->component != y->component)
		return (unsigned)x->component < (unsigned)y->component ? -1 :
		    1;
	if (x->order != y->order)
		return x->order < y->order ? -1 : 1;
	return (unsigned)x->field < (unsigned)y->field ? -1 : 1;
}

/* --- cells -------------------------------------------------------------- */

static const char *
reached_text(const struct bk_office *o, const struct row *r)
{
	static const struct bk_phrase more = { { "peserta",
	    "participants" } };

	if (!r->unnamed)
		return r->students.n ? bk_office_number(o,
		    (int64_t)r->students.n) : NULL;
	return bk_arena_printf(o->arena, "%s%s%s %s", r->students.n ?
	    bk_office_number(o, (int64_t)r->students.n) : "", r->students.n ?
	    " + " : "", bk_office_number(o, r->unnamed), more.text[o->lang]);
}

static const char *
joined(const struct bk_office *o, const char *before, const char *text)
{
	return before ? bk_arena_printf(o->arena, "%s; %s", before, text) :
	    text;
}

/* What was written; of services to named students, how often. */
static const char *
words_text(const struct bk_office *o, const struct row *r, int i)
{
	static const struct bk_phrase kept = { { "tercatat", "recorded" } };
	const char *s = NULL;

	for (size_t k = 0; k < r->texts[i].n; k++)
		s = joined(o, s, bk_arena_strndup(o->arena,
		    r->texts[i].e[k].key.p, r->texts[i].e[k].key.n));
	if (r->closed[i])
		s = joined(o, s, bk_arena_printf(o->arena, "%s %s",
		    kept.text[o->lang], bk_office_number(o,
		    (int64_t)r->closed[i])));
	if (i == 0)
		for (int k = 0; k < BK_NOUTCOMES; k++)
			if (r->outcomes[k])
				s = joined(o, s, bk_arena_printf(o->arena,
				    "%s %s", bk_word_outcomes[k].text[
				    o->lang], bk_office_number(o,
				    (int64_t)r->outcomes[k])));
	return s;
}

static void
put_row(struct bk_grid *g, const struct bk_office *o, const struct row *r)
{
	static const struct bk_phrase unknown = { { "Belum digolongkan",
	    "Not classified" } };
	const char **c = bk_grid_row(g);

	c[0] = bk_office_number(o, (int64_t)g->nrows);
	c[1] = r->component < 0 ? unknown.text[o->lang] :
	    bk_service_components[r->component].text[o->lang];
	c[2] = r->kind;
	c[3] = r->field < 0 ? NULL : bk_service_fields[r->field].text[o->lang];
	c[4] = bk_office_number(o, (int64_t)r->n);
	c[5] = reached_text(o, r);
	c[6] = r->minutes ? bk_office_number(o, r->minutes) : NULL;
	c[7] = bk_office_decimal(o, r->hours, 2);
	for (int i = 0; i < 3; i++)
		c[8 + i] = words_text(o, r, i);
}

void
bk_semester_services(struct bk_grid *g, const struct bk_semester *m)
{
	static const struct bk_phrase heads[] = {
		{ { "No", "No" } }, { { "Komponen", "Component" } },
		{ { "Layanan", "Service" } }, { { "Bidang", "Field" } },
		{ { "Jumlah", "Number" } },
		{ { "Siswa Terjangkau", "Students Reached" } },
		{ { "Menit", "Minutes" } },
		{ { "Jam Pelajaran", "Lesson Hours" } },
		{ { "Hasil", "Result" } }, { { "Evaluasi", "Evaluation" } },
		{ { "Tindak Lanjut", "Follow-up" } },
	};
	struct rows to = { .m = m, .index = BK_MAP_INIT };
	struct row **v;

	bk_service_types_of(&to.types, m->office->policy, m->office->arena);
	for (size_t i = 0; i < m->nservices; i++)
		if (m->services[i]->date <= m->today)
			add_service(&to, m->services[i]);
	for (size_t i = 0; i < m->ncases; i++)
		for (size_t k = 0; k < m->cases[i]->actions.n; k++)
			add_action(&to, m->cases[i],
			    &m->cases[i]->actions.v[k]);
	v = bk_arena_alloc(m->office->arena, (to.index.n + 1) * sizeof(*v));
	for (size_t i = 0; i < to.index.n; i++)
		v[i] = to.index.e[i].value;
	if (to.index.n)
		qsort(v, to.index.n, sizeof(*v), row_cmp);
	bk_office_columns(m->office, g, heads, BK_NELEM(heads),
	    "rlllrrrrlll");
	for (size_t i = 0; i < to.index.n; i++) {
		put_row(g, m->office, v[i]);
		bk_map_free(&v[i]->students);
		for (int k = 0; k < 3; k++)
			bk_map_free(&v[i]->texts[k]);
	}
	bk_map_free(&to.index);
}

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
		bk_date first = bk_term_first(terms[i]);
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
	c[6] = bk_office_number(o, w->students);
	if (c[5] && (int64_t)load.students > w->students)
		c[9] = bk_arena_printf(o->arena, "%s 1 : %d",
		    over.text[o->lang], w->students);
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
		{ { "Paling Sedikit", "At Least" } },
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

static void
put_line(struct bk_grid *g, const struct bk_semester *m,
    const struct bk_service_types *types, const struct bk_programme_line *l)
{
	static const struct bk_phrase done = { { "terlaksana", "done" } };
	static const struct bk_phrase part = { { "sebagian", "in part" } };
	static const struct bk_phrase open = { { "belum", "not yet" } };
	const struct bk_office *o = m->office;
	const struct bk_service_type *t = bk_service_type(types, l->type);
	int times = bk_programme_times(l);
	const char **c = bk_grid_row(g);

	c[0] = bk_office_number(o, (int64_t)g->nrows);
	c[1] = l->id;
	c[2] = t ? t->text[o->lang] : l->type;
	c[3] = l->field < 0 ? NULL : bk_service_fields[l->field].text[o->lang];
	c[4] = l->topic;
	c[5] = l->class;
	c[6] = l->month;
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

static size_t
tick_all(const struct bk_semester *m)
{
	size_t beside = 0;

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
