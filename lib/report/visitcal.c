#include "visitcal.h"

#include <string.h>

#include "clock.h"
#include "letterhead.h"
#include "phrase.h"
#include "windows.h"

enum { VISIT, WITH, CODE, CALLED_OFF, LEAVE, NTEXTS };

static const struct bk_phrase texts[NTEXTS] = {
	[VISIT] = { { "Kunjungan rumah", "Home visit" } },
	[WITH] = { { "bersama", "with" } },
	[LEAVE] = { { "Berangkat pukul", "Leave at" } },
	[CODE] = { { "Kasus", "Case" } },
	[CALLED_OFF] = { { "Kunjungan rumah (batal)",
	    "Home visit (cancelled)" } },
};

static const struct bk_student *
student_of(const struct bk_plan_world *w, const struct bk_visit *v)
{
	return v->nis ? bk_map_get(w->students, bk_str(v->nis)) : NULL;
}

/* Siblings; or one student, of whom there may be two cases. */
static bool
is_one_door(const struct bk_student *s, const struct bk_student *t)
{
	return s == t || (s->household && *s->household && t->household &&
	    strcmp(s->household, t->household) == 0);
}

bool
bk_visitcal_joins(const struct bk_plan_world *w, const struct bk_visit *v,
    size_t i)
{
	const struct bk_student *s = student_of(w, &v[i]);

	for (size_t k = i; k > 0; k--) {
		const struct bk_visit *u = &v[k - 1];
		const struct bk_student *t = student_of(w, u);

		if (u->date != v[i].date || u->start != v[i].start)
			return false;
		if (s && t && is_one_door(s, t) && strcmp(u->visitor,
		    v[i].visitor) == 0)
			return true;
	}
	return false;
}

/* The same for one visit, however often it moves. */
static const char *
uid_of(const struct bk_visitcal *c, const char *id, bool routine,
    struct bk_arena *a)
{
	const char *npsn = c->world->school->npsn;

	return bk_arena_printf(a, "%s-%s@%s.bk", routine ? "routine" :
	    "visit", id, npsn && *npsn ? npsn : "school");
}

static const char *
id_of(const struct bk_visit *v)
{
	return v->case_id ? v->case_id : v->routine;
}

static const char *
mail_of(const struct bk_visitcal *c)
{
	const char *mail = c->world->school->email;

	return mail && strchr(mail, '@') ? mail : NULL;
}

bool
bk_visitcal_goes(const struct bk_visit *v, const char *person)
{
	if (!v->visitor || strcmp(v->visitor, person) == 0)
		return v->visitor != NULL;
	for (size_t i = 0; i < v->with.n; i++)
		if (strcmp(v->with.v[i], person) == 0)
			return true;
	return false;
}

bool
bk_visitcal_back(const struct bk_plan_world *w, const char *person,
    const struct bk_visit *v, const struct bk_visit *next)
{
	const struct bk_staff *who = bk_school_staff(w->school, person);
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_windows free;
	const char *bad;
	bool back = w->policy->visit.from_school && who &&
	    bk_windows_parse(&who->free, &a, &free, &bad) == 0;

	for (size_t i = 0; back && i < free.n; i++)
		if (bk_windows_in_force(&free, i, v->date) &&
		    free.v[i].start <= v->start && next->end <= free.v[i].end)
			back = false;
	bk_arena_free(&a);
	return back;
}

int
bk_visitcal_leave(const struct bk_visitcal *c, size_t i, const char *person)
{
	const struct bk_travel travel = bk_travel_on(c->world->school,
	    &c->world->policy->visit, c->table, c->v[i].date, c->v[i].date);
	const struct bk_student *to = student_of(c->world, &c->v[i]), *from;
	const struct bk_visit *last = NULL;

	for (size_t k = 0; k < i; k++)
		if (c->v[k].date == c->v[i].date && c->v[k].start <
		    c->v[i].start && bk_visitcal_goes(&c->v[k], person))
			last = &c->v[k];
	if (last && bk_visitcal_back(c->world, person, last, &c->v[i]))
		last = NULL;
	from = last ? student_of(c->world, last) : NULL;
	if (!to || (last && !from) || !bk_travel_known(&travel, to, from))
		return -1;
	return c->v[i].start - (from ? bk_travel_minutes(&travel, from, to) :
	    bk_travel_to_school(&travel, to));
}

/* --- what is said of a visit -------------------------------------------- */

static void
put_summary(struct bk_buf *b, const struct bk_visitcal *c, size_t i)
{
	bk_buf_printf(b, "%s: ", texts[VISIT].text[c->lang]);
	for (size_t k = i; k < c->n; k++) {
		const struct bk_student *s = student_of(c->world, &c->v[k]);

		if (k > i && !bk_visitcal_joins(c->world, c->v, k))
			break;
		bk_buf_puts(b, k > i ? ", " : "");
		bk_buf_puts(b, c->names && s && s->name ? s->name :
		    id_of(&c->v[k]));
	}
}

static const char *
staff_text(const struct bk_visitcal *c, const char *id, struct bk_arena *a)
{
	const char *name = c->names ? bk_letterhead_name(bk_school_staff(
	    c->world->school, id), a) : NULL;

	return name ? name : id;
}

static void
put_description(struct bk_buf *b, const struct bk_visitcal *c, size_t k,
    const char *person, struct bk_arena *a)
{
	const struct bk_visit *v = &c->v[k];
	const struct bk_student *s = student_of(c->world, v);
	int leave = bk_visitcal_leave(c, k, person ? person : v->visitor);
	char hour[BK_CLOCK_SIZE];

	bk_buf_puts(b, staff_text(c, v->visitor, a));
	for (size_t i = 0; i < v->with.n; i++)
		bk_buf_printf(b, " %s %s", i ? "," :
		    texts[WITH].text[c->lang], staff_text(c, v->with.v[i],
		    a));
	if (leave >= 0)
		bk_buf_printf(b, "\n%s %s", texts[LEAVE].text[c->lang],
		    bk_clock_format(leave, hour));
	if (!c->names)
		return;
	bk_buf_printf(b, "\n%s %s", texts[CODE].text[c->lang], id_of(v));
	if (v->guardian)
		bk_buf_printf(b, "\n%s", v->guardian);
	for (size_t i = 0; s && v->guardian && i < s->guardians.n; i++) {
		const struct bk_guardian *g = &s->guardians.v[i];

		if (g->name && g->phone && strcmp(g->name, v->guardian) == 0)
			bk_buf_printf(b, ", %s", g->phone);
	}
}

static void
put_location(struct bk_buf *b, const struct bk_visitcal *c,
    const struct bk_visit *v)
{
	const struct bk_student *s = student_of(c->world, v);
	const char *const parts[] = { s ? s->home.address : NULL,
		s ? s->home.village : NULL, s ? s->home.district : NULL };

	for (size_t i = 0; c->names && i < 3; i++)
		if (parts[i] && *parts[i])
			bk_buf_printf(b, "%s%s", b->n ? ", " : "", parts[i]);
}

/* --- the number that rises ---------------------------------------------- */

static const struct bk_ics_event *
find(const struct bk_ics_events *all, const char *uid)
{
	for (size_t i = 0; i < all->n; i++)
		if (strcmp(all->v[i].uid, uid) == 0)
			return &all->v[i];
	return NULL;
}

static int
sequence(const struct bk_ics_event *was, const struct bk_visit *v, int known)
{
	int n;

	if (!was)
		return known;
	n = was->sequence + (was->cancelled || was->date != v->date ||
	    was->start != v->start || was->end != v->end);
	return n > known ? n : known;
}

/* --- the calendar ------------------------------------------------------- */

struct writer {
	struct bk_buf		*b;
	const struct bk_visitcal *c;
	struct bk_arena		*a;
	struct bk_ics_zone	 zone;
	struct bk_ics_events	 former;
	struct bk_map		 told;		/* UIDs */
	struct bk_map		 made;		/* those of today */
	const char		*person;	/* whose; NULL: of all */
};

static void
put_visit(struct writer *w, size_t i)
{
	const struct bk_visit *v = &w->c->v[i];
	struct bk_buf summary = BK_BUF_INIT, where = BK_BUF_INIT,
	    what = BK_BUF_INIT;
	const char *uid = uid_of(w->c, id_of(v), !v->case_id,
	    w->a);
	struct bk_ics_event e = { .uid = uid, .date = v->date,
		.start = v->start, .end = v->end,
		.stamp = w->c->world->today,
		.sequence = sequence(find(&w->former, uid), v,
		w->c->sequence[i]) };

	put_summary(&summary, w->c, i);
	put_description(&what, w->c, i, w->person, w->a);
	put_location(&where, w->c, v);
	e.summary = summary.p;
	e.organizer = mail_of(w->c);
	e.description = what.p;
	e.location = where.n ? where.p : NULL;
	bk_ics_event(w->b, &e, &w->zone);
	*bk_map_at(&w->told, bk_str(uid)) = w;
	bk_buf_free(&summary);
	bk_buf_free(&where);
	bk_buf_free(&what);
}

/* Is the plan of this visit's case? */
static bool
is_judged(const struct writer *w, const char *uid)
{
	static const char visit[] = "visit-";
	const char *at = strrchr(uid, '@'), *id;

	if (!w->c->cases || !at || !bk_str_starts(bk_str(uid), visit))
		return true;
	id = uid + strlen(visit);
	return bk_map_get(w->c->cases, (struct bk_str){ id,
	    (size_t)(at - id) }) != NULL;
}

static void
put_gone(struct writer *w, struct bk_ics_event e, bool news)
{
	const bk_date today = w->c->world->today;
	void **told = bk_map_at(&w->told, bk_str(e.uid));

	if (*told || e.date < today || (e.date == today &&
	    bk_map_get(&w->made, bk_str(e.uid))))
		return;
	*told = w;
	e.organizer = mail_of(w->c);
	if (!is_judged(w, e.uid)) {
		bk_ics_event(w->b, &e, &w->zone);
		return;
	}
	e.sequence += news;
	e.cancelled = true;
	e.stamp = w->c->world->today;
	e.summary = texts[CALLED_OFF].text[w->c->lang];
	e.location = e.description = NULL;
	bk_ics_event(w->b, &e, &w->zone);
}

/* What is no longer planned; a calendar knows better what was in it. */
static void
put_all_gone(struct writer *w)
{
	const struct bk_visitcal *c = w->c;

	for (size_t i = 0; i < c->ngone; i++)
		if (c->gone[i].made)
			*bk_map_at(&w->made, bk_str(uid_of(c, c->gone[i].id,
			    c->gone[i].routine, w->a))) = w;
	for (size_t i = 0; i < w->former.n; i++)
		put_gone(w, w->former.v[i], !w->former.v[i].cancelled);
	for (size_t i = 0; i < c->ngone && !w->former.n; i++) {
		const struct bk_planned *p = &c->gone[i].planned;
		const struct bk_ics_event e = {
			.uid = uid_of(c, c->gone[i].id,
			c->gone[i].routine, w->a), .date = p->date,
			.start = p->start, .end = p->end,
			.sequence = c->gone[i].sequence };
		const struct bk_visit was = { .visitor = p->visitor,
			.with = p->with };

		if (!w->person || bk_visitcal_goes(&was, w->person))
			put_gone(w, e, true);
	}
}

static const char maker[] = "-//bk//bk-schedule//EN";

bool
bk_visitcal_is(struct bk_str text)
{
	return text.n == 0 || memmem(text.p, text.n, maker, strlen(maker));
}

void
bk_visitcal_write(struct bk_buf *b, const struct bk_visitcal *c,
    const char *visitor, struct bk_str former, struct bk_arena *a)
{
	struct writer w = { .b = b, .c = c, .a = a, .told = BK_MAP_INIT,
		.made = BK_MAP_INIT, .person = visitor };

	bk_ics_zone_find(c->world->school->timezone, &w.zone);
	bk_ics_read(former, a, &w.former);
	bk_ics_begin(b, maker, &w.zone, mail_of(c) != NULL);
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].date != BK_DATE_NONE &&
		    (!visitor || bk_visitcal_goes(&c->v[i], visitor)) &&
		    !bk_visitcal_joins(c->world, c->v, i))
			put_visit(&w, i);
	put_all_gone(&w);
	bk_ics_end(b);
	bk_map_free(&w.told);
	bk_map_free(&w.made);
}
