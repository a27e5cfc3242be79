#include "semester.h"

#include <stdlib.h>
#include <string.h>

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

/* Is the student of that class on that day, and at school? */
static bool
sits_in(const struct bk_student *s, const char *class, bk_date day)
{
	const char *in = bk_student_class(s, day);

	return in && strcmp(in, class) == 0 && bk_student_enrolled(s, day) &&
	    !bk_student_exempt(s, day) && bk_student_key(s);
}

static const struct bk_census_term *
roster_of(const struct rows *to, bk_term term)
{
	const struct bk_map *terms = &to->m->census->terms;

	for (size_t i = 0; i < terms->n; i++) {
		const struct bk_census_term *t = terms->e[i].value;

		if (t->term == term)
			return t;
	}
	return NULL;
}

/*
 * Who was in the class on that day: where there is no roster, nobody knows;
 * where another number took part, nobody knows who.
 */
static size_t
reach_class(struct row *r, const struct rows *to, const struct bk_service *s)
{
	const struct bk_census_term *t = roster_of(to, bk_term_of(s->date));
	size_t n = 0;

	for (size_t i = 0; t && i < t->students.n; i++)
		n += sits_in(t->students.e[i].value, s->class, s->date);
	if (s->count != BK_INT_NONE && (size_t)s->count != n)
		return 0;
	for (size_t i = 0; n && i < t->students.n; i++)
		if (sits_in(t->students.e[i].value, s->class, s->date))
			reach(r, bk_student_key(t->students.e[i].value));
	return n;
}

/* A student who was erased is counted, and known no more. */
static void
add_people(struct row *r, const struct rows *to, const struct bk_service *s)
{
	size_t known = s->students.n;

	for (size_t i = 0; i < s->students.n; i++)
		reach(r, s->students.v[i]);
	if (s->class && !known)
		known = reach_class(r, to, s);
	if (s->count != BK_INT_NONE && (size_t)s->count > known)
		r->unnamed += s->count - (int64_t)known;
}

/* The next word of three letters or more; false: there is none. */
static bool
next_word(const char **at, struct bk_str *word)
{
	static const char between[] = " \t\n.,;:!?()[]{}/\"-+*&0123456789";

	do {
		*at += strspn(*at, between);
		*word = (struct bk_str){ *at, strcspn(*at, between) };
		*at += word->n;
	} while (word->n && word->n < BK_MENTION_NAME_MIN);
	return word->n > 0;
}

static bool
is_part_of(struct bk_str word, const char *name)
{
	struct bk_str part;

	while (name && next_word(&name, &part))
		if (bk_str_ieq(part, word))
			return true;
	return false;
}

/*
 * Is a student called by a part of the name there: "Rian menangis"? Only with
 * a capital: a part of a name may be an ordinary word.
 */
static bool
calls_somebody(const struct bk_census_term *t, const char *text)
{
	struct bk_str word;

	while (t && next_word(&text, &word)) {
		if (word.p[0] >= 'a' && word.p[0] <= 'z')
			continue;
		for (size_t i = 0; i < t->students.n; i++)
			if (is_part_of(word, ((struct bk_student *)
			    t->students.e[i].value)->name))
				return true;
	}
	return false;
}

/* Whom a service is about, its words may say: then they are counted. */
static void
add_texts(struct row *r, const struct rows *to, const struct bk_service *s)
{
	const char *const texts[] = { s->result, s->evaluation,
		s->follow_up };
	bool closed = s->students.n || (r->component == BK_RESPONSIVE &&
	    !s->class);

	for (int i = 0; i < 3; i++) {
		const char *said = bk_semester_words(to->m, texts[i]);

		if (!said || !*said)
			continue;
		if (closed || calls_somebody(roster_of(to,
		    bk_term_of(s->date)), said))
			r->closed[i]++;
		else
			*bk_map_at(&r->texts[i], bk_str(said)) = r;
	}
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
	add_people(r, to, s);
	add_texts(r, to, s);
}

/* Steps of cases are responsive; an evaluation is support. */
static void
add_action(struct rows *to, const struct bk_case *c,
    const struct bk_action *a)
{
	struct row *r;

	if (a->date > to->m->today || !bk_service_of_action(a))
		return;
	r = row_at(to, a->step == BK_STEP_EVALUATION ? BK_SUPPORT :
	    BK_RESPONSIVE, STEPS_BEHIND + (size_t)bk_service_rank(a->step),
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

static const char *
component_text(const struct bk_office *o, int component)
{
	static const struct bk_phrase unknown = { { "Belum digolongkan",
	    "Not classified" } };

	return component < 0 ? unknown.text[o->lang] :
	    bk_service_components[component].text[o->lang];
}

static void
put_row(struct bk_grid *g, const struct bk_office *o, const struct row *r)
{
	const char **c = bk_grid_row(g);

	c[0] = bk_office_number(o, (int64_t)g->nrows);
	c[1] = component_text(o, r->component);
	c[2] = r->kind;
	c[3] = r->field < 0 ? NULL : bk_service_fields[r->field].text[o->lang];
	c[4] = bk_office_number(o, (int64_t)r->n);
	c[5] = reached_text(o, r);
	c[6] = r->minutes ? bk_office_number(o, r->minutes) : NULL;
	c[7] = bk_office_decimal(o, r->hours, 2);
	for (int i = 0; i < 3; i++)
		c[8 + i] = words_text(o, r, i);
}

/* All rows, in order; the caller releases them with free_rows. */
static struct row **
make_rows(struct rows *to, const struct bk_semester *m)
{
	struct row **v;

	*to = (struct rows){ .m = m, .index = BK_MAP_INIT };
	bk_service_types_of(&to->types, m->office->policy, m->office->arena);
	for (size_t i = 0; i < m->nservices; i++)
		if (m->services[i]->date <= m->today)
			add_service(to, m->services[i]);
	for (size_t i = 0; i < m->ncases; i++)
		for (size_t k = 0; k < m->cases[i]->actions.n; k++)
			add_action(to, m->cases[i],
			    &m->cases[i]->actions.v[k]);
	v = bk_arena_alloc(m->office->arena, (to->index.n + 1) * sizeof(*v));
	for (size_t i = 0; i < to->index.n; i++)
		v[i] = to->index.e[i].value;
	if (to->index.n)
		qsort(v, to->index.n, sizeof(*v), row_cmp);
	return v;
}

static void
free_rows(struct rows *to)
{
	for (size_t i = 0; i < to->index.n; i++) {
		struct row *r = to->index.e[i].value;

		bk_map_free(&r->students);
		for (int k = 0; k < 3; k++)
			bk_map_free(&r->texts[k]);
	}
	bk_map_free(&to->index);
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
	struct rows to;
	struct row **v = make_rows(&to, m);

	bk_office_columns(m->office, g, heads, BK_NELEM(heads),
	    "rlllrrrrlll");
	for (size_t i = 0; i < to.index.n; i++)
		put_row(g, m->office, v[i]);
	free_rows(&to);
}

/* --- by component and field ---------------------------------------------- */

/* The services of one component, or all. */
struct sum {
	struct row	 r;		/* as if they were one kind */
	size_t		 field[BK_NFIELDS + 1];	/* the last: of none */
};

static void
add_to_sum(struct sum *s, const struct row *r)
{
	s->r.n += r->n;
	s->field[r->field < 0 ? BK_NFIELDS : r->field] += r->n;
	s->r.minutes += r->minutes;
	s->r.hours += r->hours;
	s->r.unnamed += r->unnamed;
	for (size_t i = 0; i < r->students.n; i++)
		*bk_map_at(&s->r.students, r->students.e[i].key) = s;
}

static void
put_sum(struct bk_grid *g, const struct bk_office *o, const struct sum *s,
    const char *what)
{
	const char **c = bk_grid_row(g);
	enum { FIRST = 2, BEHIND = FIRST + BK_NFIELDS + 1 };

	c[1] = what;
	for (int i = 0; i <= BK_NFIELDS; i++)
		c[FIRST + i] = bk_office_number(o, (int64_t)s->field[i]);
	c[BEHIND] = bk_office_number(o, (int64_t)s->r.n);
	c[BEHIND + 1] = reached_text(o, &s->r);
	c[BEHIND + 2] = s->r.minutes ? bk_office_number(o, s->r.minutes) :
	    NULL;
	c[BEHIND + 3] = bk_office_decimal(o, s->r.hours, 2);
}

/* Every component, also where nothing was given; those of none, if any. */
static void
put_components(struct bk_grid *g, const struct bk_office *o, struct row **v,
    size_t n)
{
	static const struct bk_phrase all = { { "Jumlah", "Total" } };
	struct sum total = { .r = { .students = BK_MAP_INIT } };

	for (int k = 0; k <= BK_NCOMPONENTS; k++) {
		int component = k < BK_NCOMPONENTS ? k : -1;
		struct sum s = { .r = { .students = BK_MAP_INIT } };

		for (size_t i = 0; i < n; i++)
			if (v[i]->component == component) {
				add_to_sum(&s, v[i]);
				add_to_sum(&total, v[i]);
			}
		if (component >= 0 || s.r.n) {
			put_sum(g, o, &s, component_text(o, component));
			g->last->cell[0] = bk_office_number(o,
			    (int64_t)g->nrows);
		}
		bk_map_free(&s.r.students);
	}
	put_sum(g, o, &total, all.text[o->lang]);
	bk_grid_rule(g);
	bk_map_free(&total.r.students);
}

void
bk_semester_components(struct bk_grid *g, const struct bk_semester *m)
{
	static const struct bk_phrase heads[] = {
		{ { "No", "No" } }, { { "Komponen", "Component" } },
		{ { "Pribadi", "Personal" } }, { { "Sosial", "Social" } },
		{ { "Belajar", "Learning" } }, { { "Karier", "Career" } },
		{ { "Tanpa Bidang", "No Field" } },
		{ { "Jumlah", "Number" } },
		{ { "Siswa Terjangkau", "Students Reached" } },
		{ { "Menit", "Minutes" } },
		{ { "Jam Pelajaran", "Lesson Hours" } },
	};
	struct rows to;
	struct row **v = make_rows(&to, m);

	bk_office_columns(m->office, g, heads, BK_NELEM(heads),
	    "rlrrrrrrrrr");
	put_components(g, m->office, v, to.index.n);
	free_rows(&to);
}

/* --- nobody's name ------------------------------------------------------- */

static void
add_name(struct bk_semester *m, enum bk_mention_kind kind, const char *text)
{
	const struct bk_mention one = { kind, text };

	if (text && bk_mention_usable(&one))
		m->names[m->nnames++] = one;
}

void
bk_semester_names(struct bk_semester *m)
{
	const struct bk_census *c = m->census;
	size_t n = 0;

	for (size_t i = 0; i < c->terms.n; i++)
		n += ((struct bk_census_term *)c->terms.e[i].value)->
		    students.n;
	m->names = bk_arena_alloc(m->office->arena, (3 * n + 1) *
	    sizeof(*m->names));
	m->nnames = 0;
	for (size_t i = 0; i < c->terms.n; i++) {
		const struct bk_census_term *t = c->terms.e[i].value;

		for (size_t k = 0; k < t->students.n; k++) {
			const struct bk_student *s = t->students.e[k].value;

			add_name(m, BK_MENTION_NAME, s->name);
			add_name(m, BK_MENTION_NUMBER, s->nis);
			add_name(m, BK_MENTION_NUMBER, s->nisn);
		}
	}
}

const char *
bk_semester_words(const struct bk_semester *m, const char *text)
{
	static const struct bk_phrase somebody = { { "(siswa)",
	    "(a student)" } };
	struct bk_buf b = BK_BUF_INIT;

	if (!text || !m->nnames)
		return text;
	if (bk_mention_replace(m->names, m->nnames, bk_str(text),
	    somebody.text[m->office->lang], &b))
		text = bk_arena_strdup(m->office->arena, b.p);
	bk_buf_free(&b);
	return text;
}
