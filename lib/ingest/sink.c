/*
 * The sink: facts from recognisers into the tally.
 */
#include <math.h>
#include <stdlib.h>

#include "fold.h"
#include "mem.h"
#include "state.h"
#include "term.h"
#include "whois.h"

struct bk_meeting {
	struct bk_session of;		/* texts in the run's arena */
	struct bk_map	 seen;		/* pupils that were named */
};

/* --- who ---------------------------------------------------------------- */

/* `="00123"`, '00123: how spreadsheets are told that a number is a text. */
static struct bk_str
plain(struct bk_str s)
{
	s = bk_str_trim(s);
	if (s.n >= 3 && s.p[0] == '=' && s.p[1] == '"' &&
	    s.p[s.n - 1] == '"')
		s = bk_str_trim((struct bk_str){ s.p + 2, s.n - 3 });
	if (s.n > 1 && s.p[0] == '\'' && s.p[1] >= '0' && s.p[1] <= '9')
		s = (struct bk_str){ s.p + 1, s.n - 1 };
	return s;
}

/* With blanks for the line ends and tabs that a cell may hold. */
static struct bk_str
copy(struct bk_ingest *in, struct bk_str s)
{
	char *p = bk_arena_strndup(&in->arena, s.p, s.n);

	for (size_t i = 0; i < s.n; i++)
		if (p[i] == '\n' || p[i] == '\r' || p[i] == '\t')
			p[i] = ' ';
	return (struct bk_str){ p, s.n };
}

static const struct bk_msg *
check_text(struct bk_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7f)
			return &bk_msg_not_text;
	if (s.n > 1 && strchr("=+@", s.p[0]))
		return &bk_msg_formula;
	return NULL;
}

static const struct bk_msg *
check_who(const struct bk_who *w)
{
	const struct bk_str part[] = { w->nis, w->nisn, w->email, w->name,
		w->class, w->also };

	for (size_t i = 0; i < BK_NELEM(part); i++) {
		const struct bk_msg *bad = check_text(part[i]);

		if (bad)
			return bad;
	}
	if (!w->nis.n && !w->nisn.n && !w->email.n && !w->name.n)
		return &bk_msg_nobody;
	return NULL;
}

struct bk_ref *
bk_state_ref(struct bk_ingest *in, const struct bk_who *raw)
{
	struct bk_str part[] = { plain(raw->nis), plain(raw->nisn),
		plain(raw->email), plain(raw->name), plain(raw->class),
		plain(raw->also) };
	struct bk_buf key = BK_BUF_INIT, name = BK_BUF_INIT;
	struct bk_ref *ref;
	void **at;

	bk_names_numbers(&part[0], &part[1]);
	if (bk_str_trim(raw->surname).n) {
		bk_buf_putstr(&name, part[3]);
		bk_buf_putc(&name, ' ');
		bk_buf_putstr(&name, plain(raw->surname));
		part[3] = bk_str_trim(bk_buf_str(&name));
	}
	for (size_t i = 0; i < BK_NELEM(part); i++) {
		bk_buf_putstr(&key, part[i]);
		bk_buf_putc(&key, '\0');
	}
	at = bk_map_at(&in->refs, bk_buf_str(&key));
	bk_buf_free(&key);
	if (!*at) {
		*at = ref = bk_arena_zalloc(&in->arena, sizeof(*ref));
		ref->who = (struct bk_who){ copy(in, part[0]),
			copy(in, part[1]), copy(in, part[2]),
			copy(in, part[3]), copy(in, part[4]),
			copy(in, part[5]), BK_STR("") };
		ref->bad = check_who(&ref->who);
	}
	bk_buf_free(&name);
	return *at;
}

struct bk_ref_in *
bk_state_in(struct bk_ingest *in, struct bk_ref *ref, bk_term term)
{
	struct bk_ref_in *r;

	for (size_t i = 0; i < ref->n; i++)
		if (ref->in[i].term == term)
			return &ref->in[i];
	/* Hardly ever more than one, of thousands. */
	ref->in = bk_xreallocarray(ref->in, ref->n + 1, sizeof(*ref->in));
	r = &ref->in[ref->n++];
	*r = (struct bk_ref_in){ .term = term, .why = ref->bad };
	if (!ref->bad)
		bk_people_find(in->people, ref, r);
	return r;
}

void
bk_state_tell(struct bk_ingest *in, struct bk_ref_in *r, size_t line)
{
	if (r->pupil && r->why)
		bk_ingest_note(in, line, r->why, NULL);
	if (r->pupil)
		r->why = NULL;
}

/* The pupil, or the row is rejected and NULL. */
static struct bk_pupil *
find_pupil(struct bk_ingest *in, const struct bk_who *who, bk_term term,
    size_t line, struct bk_str record)
{
	struct bk_ref_in *r = bk_state_in(in, bk_state_ref(in, who), term);

	if (!r->pupil)
		bk_state_turn_away(in, r, line, record);
	bk_state_tell(in, r, line);
	return r->pupil;
}

/* --- sessions ----------------------------------------------------------- */

void
bk_state_add_long(struct bk_ingest *in, struct bk_long_row row)
{
	BK_GROW(in->row, in->nrows, in->rowcap);
	in->row[in->nrows++] = row;
}

void
bk_state_see_day(struct bk_ingest *in, bk_date d)
{
	struct bk_file *f = bk_state_file(in);

	if (f->first == BK_DATE_NONE || d < f->first)
		f->first = d;
	if (f->last == BK_DATE_NONE || d > f->last)
		f->last = d;
}

void
bk_state_see_subject(struct bk_ingest *in, uint32_t subject)
{
	struct bk_file *f = bk_state_file(in);

	if (subject >= f->nsubjects) {
		size_t n = (subject + (size_t)1) * 2;

		f->subject = bk_xreallocarray(f->subject, n,
		    sizeof(*f->subject));
		memset(f->subject + f->nsubjects, 0, n - f->nsubjects);
		f->nsubjects = n;
	}
	f->subject[subject] = true;
}

/*
 * The slot of a session of the present file. A subject may come from a cell
 * of two lines.
 */
static uint32_t
slot_of(struct bk_ingest *in, const struct bk_session *s)
{
	struct bk_str subject = s->subject;
	uint32_t slot;

	if (subject.n && memchr(subject.p, '\n', subject.n))
		subject = copy(in, subject);
	slot = bk_tally_slot(&in->tally, subject, s->period);

	bk_state_see_subject(in, in->tally.slot[slot].subject);
	return slot;
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
	p = find_pupil(in, &s->who, in->opt.term, s->line, s->record);
	if (!p)
		return 0;
	bk_tally_row(p, (uint32_t)in->nfiles - 1);
	bk_state_file(in)->used++;
	in->gave |= BK_GIVES_ATTENDANCE;
	bk_state_add_long(in, (struct bk_long_row){ .pupil = p,
	    .slot = slot_of(in, s), .date = BK_DATE_NONE, .mark = s->mark,
	    .minutes = (float)s->minutes, .file = (uint32_t)in->nfiles - 1,
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
	r = bk_state_in(in, bk_state_ref(in, who), term);
	for (size_t i = 0; i < BK_NELEM(r->maybe); i++)
		if (r->maybe[i])
			see(in->meeting, r->maybe[i], NULL);
}

/* Whom a row is about, as far as the roster tells. */
static void
see_who(struct bk_ingest *in, const struct bk_who *who, bk_term term)
{
	struct bk_ref_in *r = bk_state_in(in, bk_state_ref(in, who), term);

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

	return bk_state_in(in, bk_state_ref(in, who), term)->pupil;
}

const struct bk_student *
bk_ingest_student(struct bk_ingest *in, const struct bk_who *who,
    bk_date date)
{
	bk_term term = date == BK_DATE_NONE ? in->opt.term : bk_term_of(date);
	const struct bk_pupil *p;

	/* without a roster a look would make somebody of the name */
	if (!in->opt.roster || !term || !in->opt.roster(in->opt.ctx, term))
		return NULL;
	p = bk_state_in(in, bk_state_ref(in, who), term)->pupil;
	return p ? p->student : NULL;
}

int
bk_ingest_session(struct bk_ingest *in, const struct bk_session *s)
{
	struct bk_pupil *p;
	bk_term term;

	if (s->date == BK_DATE_NONE) {
		if (in->meeting)
			see_who(in, &s->who, in->opt.term);
		return undated(in, s);
	}
	term = bk_term_of(s->date);
	if (in->opt.term && term != in->opt.term) {
		bk_state_reject(in, s->line, &bk_msg_other_term, s->record,
		    NULL, NULL);
		return 0;
	}
	p = find_pupil(in, &s->who, term, s->line, s->record);
	if (!p) {
		see_maybe(in, &s->who, term);
		return 0;
	}
	if (in->meeting)
		see(in->meeting, p, p);
	in->gave |= BK_GIVES_ATTENDANCE;
	bk_state_see_day(in, s->date);
	if (!bk_state_enter(in, p, slot_of(in, s), (unsigned)(s->date -
	    bk_term_first(term)), s->mark, s->minutes, s->line))
		bk_state_twice(in, s->line);
	return 1;
}

/* --- meetings: who is not there was absent ------------------------------ */

void
bk_ingest_meeting_open(struct bk_ingest *in, const struct bk_session *of)
{
	struct bk_meeting *m = bk_xcalloc(1, sizeof(*m));

	m->of = *of;
	m->of.subject = copy(in, of->subject);
	m->of.period = copy(in, of->period);
	m->of.who = (struct bk_who){ .class = copy(in, of->who.class) };
	m->of.record = (struct bk_str){ "", 0 };
	m->seen = (struct bk_map)BK_MAP_INIT;
	in->meeting = m;
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

/* Take those of the class who were not seen; how many the class has. */
static size_t
add_absent(struct bk_ingest *in, const struct bk_meeting *m, bk_term term,
    const struct bk_roster *roster, struct bk_str class)
{
	bk_date day = day_of(in, m, term);
	size_t n = 0;

	for (size_t i = 0; i < roster->n; i++) {
		const struct bk_student *st = &roster->v[i];
		struct bk_session s = m->of;
		struct bk_ref_in *r;

		if (!same_class(bk_student_class(st, day), class) ||
		    bk_student_exempt(st, day))
			continue;
		n++;
		s.who = (struct bk_who){ .nis = bk_str(st->nis ? st->nis :
		    ""), .nisn = bk_str(st->nisn ? st->nisn : ""),
		    .name = bk_str(st->name), .class = class };
		s.mark = BK_MARK_UNEXCUSED;
		s.minutes = 0;
		r = bk_state_in(in, bk_state_ref(in, &s.who), term);
		if (r->pupil && bk_map_find(&m->seen, (struct bk_str){
		    (const char *)&r->pupil, sizeof(r->pupil) }) == SIZE_MAX)
			bk_ingest_session(in, &s);
	}
	return n;
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
	if (in->opt.roster && term && (!in->opt.term || term == in->opt.term))
		roster = in->opt.roster(in->opt.ctx, term);
	if (class.n == 0) {
		const char *usual = usual_class(&m->seen);

		class = bk_str(usual ? usual : "");
	}
	if (roster && (class.n == 0 || add_absent(in, m, term, roster,
	    class) == 0))
		bk_ingest_note(in, m->of.line, &bk_msg_no_class_of,
		    class.n ? "%.*s" : NULL, (int)class.n, class.p);
	bk_map_free(&m->seen);
	free(m);
}

/* --- counts ------------------------------------------------------------- */

/* The term that undated counts belong to; 0: none, which was said. */
static bk_term
term_of_counts(struct bk_ingest *in, bk_date day, size_t line,
    struct bk_str record)
{
	bk_term term = day == BK_DATE_NONE ? in->opt.term : bk_term_of(day);

	if (!term) {
		if (!in->failed)
			bk_diag(in->dg, &bk_msg_needs_term,
			    bk_state_file(in)->name, line, NULL);
		in->failed = true;
		return 0;
	}
	if (in->opt.term && term != in->opt.term) {
		bk_state_reject(in, line, &bk_msg_other_term, record, NULL,
		    NULL);
		return 0;
	}
	return term;
}

/* Counts as rows of --long: a row a session, without a date. */
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
	if (!term || !(p = find_pupil(in, &t->who, term, t->line, t->record)))
		return 0;
	l = bk_arena_zalloc(&in->tally.arena, sizeof(*l));
	l->subject = bk_tally_subject(&in->tally, t->subject);
	l->from = t->from;
	l->to = t->to;
	memcpy(l->count, t->count, sizeof(l->count));
	l->participation = t->participation < 0 ? NAN : t->participation;
	l->next = p->lumps;
	p->lumps = l;
	bk_state_see_subject(in, l->subject);
	if (t->from != BK_DATE_NONE && t->to != BK_DATE_NONE) {
		bk_state_see_day(in, t->from);
		bk_state_see_day(in, t->to);
	}
	bk_tally_row(p, (uint32_t)in->nfiles - 1);
	bk_state_file(in)->used++;
	in->gave |= BK_GIVES_ATTENDANCE;
	return 1;
}

int
bk_ingest_homework(struct bk_ingest *in, const struct bk_homework *h)
{
	bk_term term = term_of_counts(in, h->date, h->line, h->record);
	struct bk_pupil *p;
	struct bk_lump *l;

	if (!term || !(p = find_pupil(in, &h->who, term, h->line, h->record)))
		return 0;
	l = bk_arena_zalloc(&in->tally.arena, sizeof(*l));
	l->subject = bk_tally_subject(&in->tally, h->subject);
	l->count[0] = h->due;
	l->count[1] = h->submitted;
	l->next = p->homework;
	p->homework = l;
	bk_state_see_subject(in, l->subject);
	bk_tally_row(p, (uint32_t)in->nfiles - 1);
	bk_state_file(in)->used++;
	in->gave |= BK_GIVES_ATTENDANCE;
	return 1;
}
