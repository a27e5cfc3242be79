#include <stdlib.h>

#include "fold.h"
#include "mem.h"
#include "names.h"
#include "state.h"
#include "whois.h"

/* The roster of one term. */
struct bk_people_roll {
	bk_term		 term;
	const struct bk_roster *roster;	/* NULL: none */
	struct bk_whois	*whois;
	struct bk_pupil	**pupil;		/* by index in the roster */
	struct bk_map	 named;			/* without a roster: pupils */
	struct bk_people_roll *next;
};

void
bk_people_free(struct bk_people *pp)
{
	while (pp->rolls) {
		struct bk_people_roll *r = pp->rolls;

		pp->rolls = r->next;
		if (r->whois)
			bk_whois_free(r->whois);
		free(r->pupil);
		bk_map_free(&r->named);
		free(r);
	}
}

static void
say_no_roster(struct bk_ingest *in, bk_term term)
{
	char text[BK_TERM_SIZE];

	bk_ingest_note(in, 0, &bk_msg_no_roster, "%s", bk_term_format(term ?
	    term : bk_term_of(in->opt.today), text));
}

static struct bk_people_roll *
roll_of(struct bk_ingest *in, bk_term term)
{
	struct bk_people_roll *r;

	for (r = in->people.rolls; r; r = r->next)
		if (r->term == term)
			return r;
	r = bk_xcalloc(1, sizeof(*r));
	r->term = term;
	r->named = (struct bk_map)BK_MAP_INIT;
	r->next = in->people.rolls;
	in->people.rolls = r;
	if (in->opt.roster)
		r->roster = in->opt.roster(in->opt.ctx, term ? term :
		    bk_term_of(in->opt.today));
	if (in->opt.roster && !r->roster && !(in->opt.roster_failed &&
	    *in->opt.roster_failed))
		say_no_roster(in, term);
	if (r->roster) {
		r->whois = bk_whois_new(r->roster->v, r->roster->n,
		    in->opt.aliases);
		r->pupil = bk_xcalloc(r->roster->n + 1, sizeof(*r->pupil));
	}
	return r;
}

static struct bk_pupil *
pupil_of(struct bk_ingest *in, struct bk_people_roll *r, size_t i)
{
	const struct bk_student *s = &r->roster->v[i];
	struct bk_pupil *p;

	if (r->pupil[i])
		return r->pupil[i];
	p = r->pupil[i] = bk_tally_pupil(&in->tally, r->term);
	p->student = s;
	p->nis = s->nis;
	p->nisn = s->nis && *s->nis ? NULL : s->nisn;
	p->name = s->name;
	p->class = s->class;
	p->exemptions = s->exempt.n || s->enrolled.from != BK_DATE_NONE ||
	    s->enrolled.to != BK_DATE_NONE;
	return p;
}

/* For --rejects, which alone may show names: "10234 Siti Aminah (X-1)". */
static void
put_candidate(struct bk_buf *b, const struct bk_student *s)
{
	const char *key = bk_student_key(s);

	bk_buf_printf(b, "%s %s", key ? key : "", s->name ? s->name : "");
	if (s->class)
		bk_buf_printf(b, " (%s)", s->class);
}

static const char *
candidates(struct bk_ingest *in, const struct bk_people_roll *r,
    const struct bk_whois_answer *a)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *text = NULL;

	if (a->who == SIZE_MAX)
		return NULL;
	if (a->kind != BK_WHOIS_TWO)
		bk_buf_puts(&b, "nearest ");
	put_candidate(&b, &r->roster->v[a->who]);
	if (a->kind == BK_WHOIS_TWO) {
		bk_buf_puts(&b, " or ");
		put_candidate(&b, &r->roster->v[a->other]);
	}
	text = bk_arena_strndup(&in->arena, b.p, b.n);
	bk_buf_free(&b);
	return text;
}

/* Does the file put the student into one of their classes, or into none? */
static bool
in_class(const struct bk_student *s, struct bk_str class)
{
	class = bk_str_trim(class);
	if (class.n == 0 || !s->class || bk_fold_same_class(bk_str(s->class),
	    class))
		return true;
	for (size_t i = 0; i < s->classes.n; i++)
		if (s->classes.v[i].class && bk_fold_same_class(
		    bk_str(s->classes.v[i].class), class))
			return true;
	return false;
}

static void
find_on_roster(struct bk_ingest *in, struct bk_people_roll *r,
    const struct bk_who *who, struct bk_ref_in *out)
{
	static const struct bk_msg *const why[] = {
		[BK_WHOIS_REPAIRED] = &bk_msg_repaired,
		[BK_WHOIS_IGNORED] = &bk_msg_ignored,
		[BK_WHOIS_TWO] = &bk_msg_two_candidates,
		[BK_WHOIS_NONE] = &bk_msg_not_on_roster,
	};
	struct bk_whois_answer a;

	bk_whois_find(r->whois, who, &a);
	out->why = a.kind == BK_WHOIS_FOUND ? NULL : why[a.kind];
	if (a.kind <= BK_WHOIS_REPAIRED)
		out->pupil = pupil_of(in, r, a.who);
	if (a.kind == BK_WHOIS_FOUND && !in_class(&r->roster->v[a.who],
	    who->class))
		out->why = &bk_msg_other_class;
	else
		out->candidates = candidates(in, r, &a);
	if (!out->pupil && a.who != SIZE_MAX)
		out->maybe[0] = pupil_of(in, r, a.who);
	if (!out->pupil && a.other != SIZE_MAX)
		out->maybe[1] = pupil_of(in, r, a.other);
}

static const char *
keep(struct bk_ingest *in, struct bk_str s)
{
	return s.n ? bk_arena_strndup(&in->tally.arena, s.p, s.n) : NULL;
}

/* A name and a class as they are compared: typed twice, they are one. */
static void
put_name(struct bk_buf *key, const struct bk_who *w)
{
	char name[BK_NAME_MAX], class[BK_FOLD_MAX];

	if (bk_names_compared(w->name, name))
		bk_buf_puts(key, name);
	else
		bk_buf_putstr(key, w->name);
	bk_buf_putc(key, '\0');
	bk_fold_class(w->class, class);
	bk_buf_puts(key, class);
}

static bool
same_name(struct bk_str a, struct bk_str b)
{
	char x[BK_NAME_MAX], y[BK_NAME_MAX];

	bk_names_compared(a, x);
	bk_names_compared(b, y);
	return strcmp(x, y) == 0;
}

/* By number, else by address, else by name and class. */
static void
find_as_named(struct bk_ingest *in, struct bk_people_roll *r,
    const struct bk_who *w, struct bk_ref_in *out)
{
	struct bk_buf key = BK_BUF_INIT;
	struct bk_pupil *p;
	void **at;

	bk_buf_puts(&key, w->nis.n ? "1" : w->nisn.n ? "2" : w->email.n ? "3" :
	    "4");
	if (w->nis.n + w->nisn.n + w->email.n)
		bk_buf_putstr(&key, w->nis.n ? w->nis : w->nisn.n ? w->nisn :
		    w->email);
	else
		put_name(&key, w);
	at = bk_map_at(&r->named, bk_buf_str(&key));
	bk_buf_free(&key);
	if (!*at)
		*at = bk_tally_pupil(&in->tally, r->term);
	p = out->pupil = *at;
	if (!p->nis)
		p->nis = keep(in, w->nis);
	if (!p->nisn)
		p->nisn = keep(in, w->nisn);
	if (!p->email)
		p->email = keep(in, w->email);
	if (!p->name)
		p->name = keep(in, w->name);
	else if (w->name.n && !same_name(bk_str(p->name), w->name))
		out->why = &bk_msg_two_names;
	if (w->class.n && (!p->class || !bk_fold_same_class(bk_str(p->class),
	    w->class)))
		p->class = keep(in, w->class);
}

void
bk_people_find(struct bk_ingest *in, const struct bk_who *who,
    struct bk_ref_in *out)
{
	struct bk_people_roll *r = roll_of(in, out->term);

	if (r->roster)
		find_on_roster(in, r, who, out);
	else
		find_as_named(in, r, who, out);
}
