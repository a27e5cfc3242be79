/*
 * Who is who. With a roster, whoever is not on it is nobody, and the roster's
 * name and class hold; without one, people are as the files name them
 * [DESIGN, rulings].
 */
#include <stdlib.h>

#include "mem.h"
#include "state.h"

/* The roster of one term, by what files name people with. */
struct roll {
	bk_term		 term;
	const struct bk_roster *roster;		/* NULL: none */
	struct bk_map	 nis, nisn, email;	/* -> struct known */
	struct bk_map	 named;			/* without a roster: pupils */
	struct roll	*next;
};

/* A student of the roster, and its pupil once it has one. */
struct known {
	const struct bk_student *student;
	struct bk_pupil	*pupil;
};

struct bk_people {
	struct bk_ingest *in;
	struct roll	 *rolls;
};

struct bk_people *
bk_people_new(struct bk_ingest *in)
{
	struct bk_people *pp = bk_xcalloc(1, sizeof(*pp));

	pp->in = in;
	return pp;
}

void
bk_people_free(struct bk_people *pp)
{
	while (pp->rolls) {
		struct roll *r = pp->rolls;

		pp->rolls = r->next;
		bk_map_free(&r->nis);
		bk_map_free(&r->nisn);
		bk_map_free(&r->email);
		bk_map_free(&r->named);
		free(r);
	}
	free(pp);
}

/* Of two students with one number the first is found. */
static void
index_by(struct bk_map *m, const char *key, struct known *k)
{
	void **at;

	if (!key || !*key)
		return;
	at = bk_map_at(m, bk_str_trim(bk_str(key)));
	if (!*at)
		*at = k;
}

static struct roll *
roll_of(struct bk_people *pp, bk_term term)
{
	struct bk_ingest *in = pp->in;
	struct roll *r;

	for (r = pp->rolls; r; r = r->next)
		if (r->term == term)
			return r;
	r = bk_xcalloc(1, sizeof(*r));
	r->term = term;
	r->nis = r->nisn = r->email = r->named = (struct bk_map)BK_MAP_INIT;
	r->next = pp->rolls;
	pp->rolls = r;
	if (in->opt.roster && term)
		r->roster = in->opt.roster(in->opt.ctx, term);
	for (size_t i = 0; r->roster && i < r->roster->n; i++) {
		struct known *k = bk_arena_zalloc(&in->arena, sizeof(*k));

		k->student = &r->roster->v[i];
		index_by(&r->nis, k->student->nis, k);
		index_by(&r->nisn, k->student->nisn, k);
		index_by(&r->email, k->student->email, k);
	}
	return r;
}

static struct bk_pupil *
pupil_of(struct bk_people *pp, struct known *k, bk_term term)
{
	const struct bk_student *s = k->student;
	struct bk_pupil *p;

	if (k->pupil)
		return k->pupil;
	p = k->pupil = bk_tally_pupil(&pp->in->tally, term);
	p->student = s;
	p->nis = s->nis;
	p->nisn = s->nis && *s->nis ? NULL : s->nisn;
	p->name = s->name;
	p->class = s->class;
	p->exemptions = s->exempt.n || s->enrolled.from != BK_DATE_NONE ||
	    s->enrolled.to != BK_DATE_NONE;
	return p;
}

static void
find_on_roster(struct bk_people *pp, struct roll *r, const struct bk_ref *ref,
    struct bk_ref_in *out)
{
	const struct bk_who *w = &ref->who;
	struct known *k = NULL;

	if (w->nis.n)
		k = bk_map_get(&r->nis, w->nis);
	else if (w->nisn.n)
		k = bk_map_get(&r->nisn, w->nisn);
	else if (w->email.n)
		k = bk_map_get(&r->email, w->email);
	if (k)
		out->pupil = pupil_of(pp, k, r->term);
	else
		out->why = &bk_msg_not_on_roster;
}

static const char *
keep(struct bk_people *pp, struct bk_str s)
{
	return s.n ? bk_arena_strndup(&pp->in->tally.arena, s.p, s.n) : NULL;
}

/* By number, else by address, else by name and class. */
static void
find_as_named(struct bk_people *pp, struct roll *r, const struct bk_ref *ref,
    struct bk_ref_in *out)
{
	const struct bk_who *w = &ref->who;
	struct bk_buf key = BK_BUF_INIT;
	struct bk_pupil *p;
	void **at;

	bk_buf_puts(&key, w->nis.n ? "1" : w->nisn.n ? "2" : w->email.n ? "3" :
	    "4");
	bk_buf_putstr(&key, w->nis.n ? w->nis : w->nisn.n ? w->nisn :
	    w->email.n ? w->email : w->name);
	if (!w->nis.n && !w->nisn.n && !w->email.n) {
		bk_buf_putc(&key, '\0');
		bk_buf_putstr(&key, w->class);
	}
	at = bk_map_at(&r->named, bk_buf_str(&key));
	bk_buf_free(&key);
	if (!*at)
		*at = bk_tally_pupil(&pp->in->tally, r->term);
	p = out->pupil = *at;
	if (!p->nis)
		p->nis = keep(pp, w->nis);
	if (!p->nisn)
		p->nisn = keep(pp, w->nisn);
	if (!p->email)
		p->email = keep(pp, w->email);
	if (!p->name)
		p->name = keep(pp, w->name);
	else if (w->name.n && !bk_str_ieq(bk_str(p->name), w->name))
		out->why = &bk_msg_two_names;
	if (w->class.n)
		p->class = keep(pp, w->class);
}

void
bk_people_find(struct bk_people *pp, const struct bk_ref *ref,
    struct bk_ref_in *out)
{
	struct roll *r = roll_of(pp, out->term);

	if (r->roster)
		find_on_roster(pp, r, ref, out);
	else
		find_as_named(pp, r, ref, out);
}
