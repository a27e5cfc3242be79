/*
 * The sink: facts from recognisers into the tally.
 */
#include <math.h>
#include <stdlib.h>

#include "fold.h"
#include "mem.h"
#include "state.h"
#include "strangers.h"

struct bk_meeting {
	struct bk_session of;		/* texts in the run's arena */
	struct bk_map	 seen;		/* pupils that were named; and, as keys
					   alone, what is_first was asked */
	struct bk_strangers strangers;	/* whom the roster does not know */
	size_t		 nameless;	/* others whom it does not know */
	bool		 answers, few;	/* bk_ingest_meeting_answers */
};

/* --- sessions ----------------------------------------------------------- */

/* The pupil, or the row is rejected and NULL. */
static struct bk_pupil *
pupil_of(struct bk_ingest *in, const struct bk_who *who, bk_term term,
    size_t line, struct bk_str record)
{
	return bk_ingest_pupil(in, bk_ingest_ref(in, who), term, line, record);
}

static struct bk_pupil *
pupil_in(struct bk_ingest *in, const struct bk_session *s, bk_term term)
{
	return s->ref ? bk_ingest_pupil(in, s->ref, term, s->line, s->record) :
	    pupil_of(in, &s->who, term, s->line, s->record);
}

/* A session without a date: a row of --long, or a count of the --term. */
static int
undated(struct bk_ingest *in, const struct bk_session *s)
{
	struct bk_totals t = { .who = s->who, .subject = s->subject,
		.from = BK_DATE_NONE, .to = BK_DATE_NONE,
		.participation = -1, .line = s->line, .record = s->record };
	struct bk_pupil *p;

	if (!in->opt.as_long) {
		t.count[s->mark] = 1;
		return bk_ingest_totals(in, &t);
	}
	p = pupil_in(in, s, in->opt.term);
	if (!p)
		return 0;
	bk_tally_row(p, bk_files_number(&in->files));
	bk_files_now(&in->files)->used++;
	in->gave |= BK_GIVES_ATTENDANCE;
	bk_rows_add(&in->rows, (struct bk_long_row){ .pupil = p,
	    .slot = bk_ingest_slot(in, s->subject, s->period),
	    .date = BK_DATE_NONE, .mark = s->mark,
	    .minutes = (float)s->minutes, .file = bk_files_number(&in->files),
	    .line = s->line });
	return 1;
}

/* Who was seen at the meeting; `as` NULL: perhaps. */
static void
see(struct bk_meeting *m, struct bk_pupil *p, struct bk_pupil *as)
{
	void **at = bk_map_at(&m->seen, (struct bk_str){ (const char *)&p,
	    sizeof(p) });

	if (as)
		*at = as;
}

/* Is that, a reference or a number, seen for the first time there? */
static bool
is_first(struct bk_meeting *m, const void *p, size_t n)
{
	size_t seen = m->seen.n;

	bk_map_at(&m->seen, (struct bk_str){ p, n });
	return m->seen.n > seen;
}

/* Who has no name: a number that nobody has once, each row with none. */
static bool
is_nobody(const struct bk_who *who)
{
	return who->name.n + who->nis.n + who->nisn.n + who->email.n == 0;
}

/*
 * Somebody was there whom we cannot tell for certain: those it may have been
 * are not absent for that.
 */
static void
see_maybe(struct bk_ingest *in, const struct bk_who *who, bk_term term)
{
	struct bk_ref_in *r;

	if (!in->meeting)
		return;
	r = bk_refs_who(in, who, term);
	if (!r->pupil && r->why != &bk_msg_ignored && (is_nobody(who) ||
	    is_first(in->meeting, &r, sizeof(r)))) {
		bk_strangers_add(&in->meeting->strangers, who->name);
		in->meeting->nameless += who->name.n == 0;
	}
	for (size_t i = 0; i < BK_NELEM(r->maybe); i++)
		if (r->maybe[i])
			see(in->meeting, r->maybe[i], NULL);
}

/*
 * Somebody who has the number of a student; under another's name it may have
 * been the other, too.
 */
static void
see_as(struct bk_meeting *m, struct bk_pupil *p, const struct bk_session *s)
{
	struct bk_str name = s->who.name;

	see(m, p, p);
	if (name.n == 0 || !p->name || bk_str_eq(name, bk_str(p->name)) ||
	    (s->ref && !is_first(m, &s->ref, sizeof(s->ref))))
		return;
	if (!bk_names_agree(name, bk_str(p->name)))
		bk_strangers_add(&m->strangers, name);
}

/* Whom a row is about, as far as the roster can tell. */
static void
see_who(struct bk_ingest *in, const struct bk_who *who, bk_term term)
{
	struct bk_ref_in *r = bk_refs_who(in, who, term);

	if (r->pupil)
		see(in->meeting, r->pupil, r->pupil);
	else
		see_maybe(in, who, term);
}

void
bk_ingest_meeting_seen(struct bk_ingest *in, const struct bk_session *s)
{
	if (in->meeting)
		see_who(in, &s->who, s->date == BK_DATE_NONE ? in->opt.term :
		    bk_term_of(s->date));
}

const void *
bk_ingest_identity(struct bk_ingest *in, const struct bk_who *who,
    bk_date date)
{
	bk_term term = date == BK_DATE_NONE ? in->opt.term : bk_term_of(date);

	return bk_refs_who(in, who, term)->pupil;
}

const struct bk_student *
bk_ingest_student(struct bk_ingest *in, const struct bk_who *who,
    bk_date date)
{
	bk_term term = date == BK_DATE_NONE ? in->opt.term : bk_term_of(date);
	const struct bk_pupil *p;

	/* without a roster, looking would make a person of the name */
	if (!in->opt.roster || !term || !in->opt.roster(in->opt.ctx, term))
		return NULL;
	p = bk_refs_who(in, who, term)->pupil;
	return p ? p->student : NULL;
}

int
bk_ingest_session(struct bk_ingest *in, const struct bk_session *s)
{
	struct bk_ingest_entry e;
	struct bk_pupil *p;
	const struct bk_msg *bad = bk_ingest_bad_day(in, s->date);
	bk_term term;

	if (bad) {
		bk_rejects_row(in, s->line, bad, s->record, NULL, NULL);
		return 0;
	}
	if (s->date == BK_DATE_NONE) {
		if (in->meeting)
			see_who(in, &s->who, in->opt.term);
		return undated(in, s);
	}
	term = bk_term_of(s->date);
	if (in->opt.term && term != in->opt.term) {
		bk_rejects_row(in, s->line, &bk_msg_other_term, s->record,
		    NULL, NULL);
		return 0;
	}
	p = pupil_in(in, s, term);
	if (!p) {
		see_maybe(in, &s->who, term);
		return 0;
	}
	if (in->meeting)
		see_as(in->meeting, p, s);
	bk_ingest_see_day(in, s->date);
	e = (struct bk_ingest_entry){ .pupil = p, .line = s->line,
	    .minutes = s->minutes,
	    .slot = bk_ingest_slot(in, s->subject, s->period),
	    .day = (uint16_t)(s->date - bk_term_first(term)),
	    .mark = (uint8_t)s->mark };
	if (bk_ingest_enter(in, &e, 1) > 0)
		bk_ingest_twice(in, s->line);
	return 1;
}

/* --- meetings: whoever is missing was absent ------------------------------ */

void
bk_ingest_meeting_open(struct bk_ingest *in, const struct bk_session *of)
{
	struct bk_meeting *m = bk_xcalloc(1, sizeof(*m));

	m->of = *of;
	m->of.subject = bk_refs_copy(in, of->subject);
	m->of.period = bk_refs_copy(in, of->period);
	m->of.who = (struct bk_who){ .class = bk_refs_copy(in, of->who.class) };
	m->of.ref = NULL;
	m->of.record = (struct bk_str){ "", 0 };
	m->seen = (struct bk_map)BK_MAP_INIT;
	in->meeting = m;
}

void
bk_ingest_meeting_answers(struct bk_ingest *in, bool few)
{
	in->meeting->answers = true;
	in->meeting->few = few;
}

/* The class that more than half of those seen belong to; NULL: none. */
static const char *
usual_class(const struct bk_map *seen)
{
	const char *class = NULL;
	size_t votes = 0, same = 0, all = 0;

	/* the one that outvotes the others, if there is one */
	for (size_t i = 0; i < seen->n; i++) {
		const struct bk_pupil *p = seen->e[i].value;

		if (!p || !p->class)
			continue;
		if (votes == 0)
			class = p->class;
		votes += strcmp(class, p->class) == 0 ? 1 : (size_t)-1;
	}
	for (size_t i = 0; class && i < seen->n; i++) {
		const struct bk_pupil *p = seen->e[i].value;

		all += p != NULL;
		same += p && p->class && strcmp(class, p->class) == 0;
	}
	return same * 2 > all ? class : NULL;
}

static bool
same_class(const char *a, struct bk_str b)
{
	return a && bk_fold_same_class(bk_str(a), b);
}

/* The day of a meeting; of one without a date today, or the term's nearest. */
static bk_date
day_of(const struct bk_ingest *in, const struct bk_meeting *m, bk_term term)
{
	bk_date day = m->of.date == BK_DATE_NONE ? in->opt.today : m->of.date;

	if (day < bk_term_first(term))
		return bk_term_first(term);
	return day > bk_term_last(term) ? bk_term_last(term) : day;
}

/* How many of those seen are of the class; *all: how many there are. */
static size_t
count_there(const struct bk_meeting *m, bk_date day, struct bk_str class,
    size_t *all)
{
	size_t n = 0;

	*all = 0;
	for (size_t i = 0; i < m->seen.n; i++) {
		const struct bk_pupil *p = m->seen.e[i].value;

		*all += p != NULL;
		n += p && same_class(p->student ? bk_student_class(p->student,
		    day) : p->class, class);
	}
	return n;
}

/*
 * One of the class as the meeting's, in *s, with the pupil; NULL: of another
 * class, or exempt.
 */
static struct bk_pupil *
of_class(struct bk_ingest *in, const struct bk_meeting *m, bk_term term,
    const struct bk_student *st, struct bk_str class, struct bk_session *s)
{
	bk_date day = day_of(in, m, term);

	if (!same_class(bk_student_class(st, day), class) ||
	    bk_student_exempt(st, day))
		return NULL;
	*s = m->of;
	s->who = (struct bk_who){ .nis = bk_str(st->nis ? st->nis : ""),
	    .nisn = bk_str(st->nisn ? st->nisn : ""),
	    .name = bk_str(st->name), .class = class };
	s->mark = BK_MARK_UNEXCUSED;
	s->minutes = 0;
	return bk_refs_who(in, &s->who, term)->pupil;
}

static bool
was_seen(const struct bk_meeting *m, const struct bk_pupil *p)
{
	return bk_map_find(&m->seen, (struct bk_str){ (const char *)&p,
	    sizeof(p) }) != SIZE_MAX;
}

/* Those of a class who were not seen, and are nobody who was. */
struct absences {
	struct bk_session *v;
	size_t	 n, cap;
};

/*
 * Record these; but none where the unknown may be all of them. Of `maybe` more
 * it is not known, either.
 */
static void
record(struct bk_ingest *in, const struct bk_meeting *m,
    const struct absences *missing, size_t maybe, size_t unknown)
{
	bool spare = unknown && unknown * 2 >= missing->n;
	size_t spared = maybe + (spare ? missing->n : 0);

	for (size_t i = 0; !spare && i < missing->n; i++)
		bk_ingest_session(in, &missing->v[i]);
	if (spared)
		bk_ingest_note(in, m->of.line, &bk_msg_perhaps_there, "%zu",
		    spared);
}

/*
 * Record as absent those of the class who were not seen; false where that
 * cannot be told.
 */
static bool
add_absent(struct bk_ingest *in, struct bk_meeting *m, bk_term term,
    const struct bk_roster *roster, struct bk_str class)
{
	size_t n = 0, maybe = 0, unknown, all;
	size_t there = count_there(m, day_of(in, m, term), class, &all);
	struct absences missing = { NULL, 0, 0 };
	struct bk_session s;
	struct bk_pupil *p;
	bool told;

	for (size_t i = 0; i < roster->n; i++) {
		p = of_class(in, m, term, &roster->v[i], class, &s);
		n += p != NULL;
		if (!p || was_seen(m, p))
			continue;
		if (bk_strangers_may_be(&m->strangers, s.who.name)) {
			maybe++;
			continue;
		}
		BK_GROW(missing.v, missing.n, missing.cap);
		missing.v[missing.n++] = s;
	}
	there += maybe;
	told = there > 0 && there * 2 >= all && !(m->few && there * 2 < n);
	unknown = m->nameless + bk_strangers_unlike(&m->strangers,
	    m->answers);
	if (told)
		record(in, m, &missing, maybe, unknown);
	free(missing.v);
	return told;
}

void
bk_ingest_meeting_close(struct bk_ingest *in)
{
	struct bk_meeting *m = in->meeting;
	bk_term term = m->of.date == BK_DATE_NONE ? in->opt.term :
	    bk_term_of(m->of.date);
	const struct bk_roster *roster = NULL;
	struct bk_str class = m->of.who.class;

	in->meeting = NULL;
	if (in->opt.roster && term && !bk_ingest_bad_day(in, m->of.date) &&
	    (!in->opt.term || term == in->opt.term))
		roster = in->opt.roster(in->opt.ctx, term);
	if (class.n == 0) {
		const char *usual = usual_class(&m->seen);

		class = bk_str(usual ? usual : "");
	}
	if (roster && (class.n == 0 || !add_absent(in, m, term, roster,
	    class)))
		bk_ingest_note(in, m->of.line, &bk_msg_no_class_of,
		    class.n ? "%.*s" : NULL, (int)class.n, class.p);
	bk_map_free(&m->seen);
	bk_strangers_free(&m->strangers);
	free(m);
}

/* --- counts ------------------------------------------------------------- */

/* The term that undated counts belong to; 0: none, which was reported. */
static bk_term
term_of_counts(struct bk_ingest *in, bk_date day, size_t line,
    struct bk_str record)
{
	bk_term term = day == BK_DATE_NONE ? in->opt.term : bk_term_of(day);
	struct bk_file *f = bk_files_now(&in->files);

	if (!term) {
		if (!f->failed)
			bk_diag(in->dg, &bk_msg_needs_term, f->shown, line,
			    NULL);
		f->failed = true;
		return 0;
	}
	if (in->opt.term && term != in->opt.term) {
		bk_rejects_row(in, line, &bk_msg_other_term, record, NULL,
		    NULL);
		return 0;
	}
	return term;
}

/* Counts as rows of --long: one row per session, without a date. */
static int
counts_as_rows(struct bk_ingest *in, const struct bk_totals *t)
{
	struct bk_session s = { .who = t->who, .date = BK_DATE_NONE,
		.subject = t->subject, .minutes = BK_MINUTES_UNKNOWN,
		.line = t->line, .record = t->record };
	int taken = 1;

	for (int m = BK_MARK_PRESENT; taken && m < BK_NMARKS; m++) {
		s.mark = (enum bk_mark)m;
		for (uint32_t i = 0; taken && i < t->count[m]; i++)
			taken = bk_ingest_session(in, &s);
	}
	return taken;
}

int
bk_ingest_totals(struct bk_ingest *in, const struct bk_totals *t)
{
	bk_term term;
	struct bk_pupil *p;
	struct bk_lump *l;

	if (in->opt.as_long)
		return counts_as_rows(in, t);
	term = term_of_counts(in, t->from, t->line, t->record);
	if (!term || !(p = pupil_of(in, &t->who, term, t->line,
	    t->record)))
		return 0;
	l = bk_arena_zalloc(&in->tally.arena, sizeof(*l));
	l->subject = bk_tally_subject(&in->tally, t->subject);
	l->file = bk_files_number(&in->files);
	l->from = t->from;
	l->to = t->to;
	memcpy(l->count, t->count, sizeof(l->count));
	l->participation = t->participation < 0 ? NAN : t->participation;
	l->next = p->lumps;
	p->lumps = l;
	bk_files_see_subject(bk_files_now(&in->files), l->subject);
	if (t->from != BK_DATE_NONE && t->to != BK_DATE_NONE) {
		bk_files_see_day(bk_files_now(&in->files), t->from);
		bk_files_see_day(bk_files_now(&in->files), t->to);
	}
	bk_tally_row(p, bk_files_number(&in->files));
	bk_files_now(&in->files)->used++;
	in->gave |= BK_GIVES_ATTENDANCE;
	return 1;
}

/* Rows of one export about one course are one list of assignments. */
static struct bk_lump *
list_of(struct bk_tally *t, struct bk_pupil *p, uint32_t file,
    const struct bk_homework *h)
{
	uint32_t subject = bk_tally_subject(t, h->subject);
	size_t i = h->tasks.n ? bk_map_intern(&t->tasks, h->tasks) : 0;
	const char *tasks = h->tasks.n ? t->tasks.e[i].key.p : NULL;
	struct bk_lump *l = p->homework;

	while (l && l->file == file && (l->subject != subject ||
	    l->tasks != tasks))
		l = l->next;
	if (l && l->file == file)
		return l;
	l = bk_arena_zalloc(&t->arena, sizeof(*l));
	l->subject = subject;
	l->file = file;
	l->tasks = tasks;
	l->next = p->homework;
	p->homework = l;
	return l;
}

int
bk_ingest_homework(struct bk_ingest *in, const struct bk_homework *h)
{
	bk_term term = term_of_counts(in, h->date, h->line, h->record);
	uint32_t file = bk_files_number(&in->files);
	struct bk_pupil *p;
	struct bk_lump *l;

	if (!term || !(p = pupil_of(in, &h->who, term, h->line,
	    h->record)))
		return 0;
	l = list_of(&in->tally, p, file, h);
	l->count[0] += h->due;
	l->count[1] += h->submitted;
	bk_files_see_subject(bk_files_now(&in->files), l->subject);
	bk_tally_row(p, file);
	bk_files_now(&in->files)->used++;
	in->gave |= BK_GIVES_ATTENDANCE;
	return 1;
}
