#include <stdlib.h>

#include "mem.h"
#include "names.h"
#include "state.h"

static const char *
text(struct bk_ingest *in, const char *s)
{
	return s ? bk_arena_strdup(&in->arena, s) : NULL;
}

static struct bk_texts
texts(struct bk_ingest *in, const struct bk_texts *t)
{
	const char **v = bk_arena_alloc(&in->arena, (t->n + 1) * sizeof(*v));

	for (size_t i = 0; i < t->n; i++)
		v[i] = text(in, t->v[i]);
	return (struct bk_texts){ v, t->n };
}

static struct bk_student
copy(struct bk_ingest *in, const struct bk_student *s)
{
	struct bk_student c = *s;
	struct bk_guardian *g;

	c.nis = text(in, s->nis ? s->nis : "");
	c.nisn = text(in, s->nisn);
	c.name = text(in, s->name);
	c.class = text(in, s->class);
	c.email = text(in, s->email);
	c.household = text(in, s->household);
	c.flags = texts(in, &s->flags);
	c.classes.n = 0;		/* no export knows these */
	c.exempt.v = bk_arena_dup(&in->arena, s->exempt.v, s->exempt.n,
	    sizeof(*s->exempt.v));
	for (size_t i = 0; i < c.exempt.n; i++)
		c.exempt.v[i].why = text(in, c.exempt.v[i].why);
	c.home.address = text(in, s->home.address);
	c.home.village = text(in, s->home.village);
	c.home.district = text(in, s->home.district);
	c.home.residence = text(in, s->home.residence);
	c.guardians.v = g = bk_arena_alloc(&in->arena,
	    (s->guardians.n + 1) * sizeof(*g));
	for (size_t i = 0; i < s->guardians.n; i++) {
		g[i] = s->guardians.v[i];
		g[i].name = text(in, g[i].name);
		g[i].relation = text(in, g[i].relation);
		g[i].phone = text(in, g[i].phone);
		g[i].occupation = text(in, g[i].occupation);
		g[i].available = texts(in, &g[i].available);
	}
	c.node = NULL;
	return c;
}

static void
fill(struct bk_ingest *in, const char **to, const char *from)
{
	if ((!*to || !**to) && from && *from)
		*to = text(in, from);
}

/* What a second row of the same student adds: in a long list, hardly ever. */
static void
add(struct bk_ingest *in, struct bk_student *a, const struct bk_student *b)
{
	fill(in, &a->nis, b->nis);
	fill(in, &a->nisn, b->nisn);
	fill(in, &a->class, b->class);
	fill(in, &a->email, b->email);
	fill(in, &a->home.address, b->home.address);
	fill(in, &a->home.village, b->home.village);
	fill(in, &a->home.district, b->home.district);
	fill(in, &a->home.residence, b->home.residence);
	if (a->sex < 0)
		a->sex = b->sex;
	if (a->flags.n == 0 && b->flags.n)
		a->flags = texts(in, &b->flags);
	if (a->guardians.n == 0 && b->guardians.n)
		a->guardians = copy(in, b).guardians;
}

/*
 * The first two students of one family card make a household; its number
 * counts households, so that nothing of the card's shows.
 */
static void
join_family(struct bk_ingest *in, size_t i, struct bk_str family)
{
	struct bk_student *s = &in->rosters.v[i], *first;
	int64_t *at;

	family = bk_str_trim(family);
	while (family.n && family.p[0] == '0')
		family.p++, family.n--;		/* zeros are no card */
	if (family.n == 0)
		return;
	at = bk_map_number_at(&in->rosters.families, family);
	if (!*at) {
		*at = (int64_t)i + 1;
		return;
	}
	first = &in->rosters.v[*at - 1];
	if (!first->household)
		first->household = bk_arena_printf(&in->arena, "h%04zu",
		    ++in->rosters.households);
	s->household = first->household;
}

static bool
same_name(const char *a, const char *b)
{
	char x[BK_NAME_MAX], y[BK_NAME_MAX];

	if (a && b && strcmp(a, b) == 0)
		return true;
	return bk_names_compared(bk_str(a ? a : ""), x) ==
	    bk_names_compared(bk_str(b ? b : ""), y) && strcmp(x, y) == 0;
}

static int64_t
number_of(const struct bk_map *map, const char *number)
{
	return number && *number ? bk_map_number(map, bk_str(number), 0) : 0;
}

/*
 * The student of the run's list who has one of these numbers, index + 1; 0:
 * nobody; -1: another one has it. Two NIS are two students, whatever the NISN.
 */
static int64_t
same_student(const struct bk_rostered *r, const struct bk_student *s)
{
	int64_t by_nis = number_of(&r->by_nis, s->nis);
	int64_t by_nisn = number_of(&r->by_nisn, s->nisn);
	int64_t at = by_nis ? by_nis : by_nisn;
	const struct bk_student *was = at ? &r->v[at - 1] : NULL;

	if (!was)
		return 0;
	if ((by_nis && by_nisn && by_nis != by_nisn) ||
	    !same_name(was->name, s->name) || (*was->nis && s->nis &&
	    *s->nis && strcmp(was->nis, s->nis) != 0))
		return -1;
	return at;
}

static void
index_numbers(struct bk_rostered *r, const struct bk_student *s, int64_t at)
{
	if (s->nis && *s->nis)
		*bk_map_number_at(&r->by_nis, bk_str(s->nis)) = at;
	if (s->nisn && *s->nisn)
		*bk_map_number_at(&r->by_nisn, bk_str(s->nisn)) = at;
}

void
bk_ingest_unlisted(struct bk_ingest *in, const struct bk_student *s)
{
	struct bk_rostered *r = &in->rosters;

	BK_GROW(r->unlisted, r->nunlisted, r->uncap);
	r->unlisted[r->nunlisted++] = copy(in, s);
}

int
bk_ingest_person(struct bk_ingest *in, const struct bk_student *s,
    struct bk_str family, size_t line, struct bk_str record)
{
	struct bk_rostered *r = &in->rosters;
	struct bk_file *f = bk_files_now(&in->files);
	struct bk_student c;
	int64_t at;

	in->tally.overfull |= r->n >= BK_TALLY_PUPILS;
	if (in->tally.overfull)
		return 0;	/* nothing of it is used */
	at = same_student(r, s);
	in->gave |= BK_GIVES_STUDENT;
	if (at < 0) {
		bk_ingest_reject(in, line, &bk_msg_number_taken, record, NULL);
		bk_ingest_unlisted(in, s);
		return 0;
	}
	f->used++;
	if (s->class && *s->class)
		bk_map_intern(&f->classes, bk_str(s->class));
	if (at) {
		f->merged++;
		bk_ingest_note(in, line, &bk_msg_listed_twice, NULL);
		add(in, &r->v[at - 1], s);
		index_numbers(r, &r->v[at - 1], at);
		return 1;
	}
	c = copy(in, s);
	BK_GROW(r->v, r->n, r->cap);
	r->v[r->n++] = c;
	BK_GROW(r->at, r->nat, r->atcap);
	r->at[r->nat++] = (struct bk_listing){ f->shown, line };
	index_numbers(r, &c, (int64_t)r->n);
	join_family(in, r->n - 1, family);
	return 1;
}

struct bk_roster
bk_ingest_students(struct bk_ingest *in)
{
	return (struct bk_roster){ in->rosters.v, in->rosters.n };
}

struct bk_roster
bk_ingest_students_rejected(struct bk_ingest *in)
{
	return (struct bk_roster){ in->rosters.unlisted,
	    in->rosters.nunlisted };
}

const struct bk_listing *
bk_ingest_listings(const struct bk_ingest *in)
{
	return in->rosters.at;
}

size_t
bk_ingest_lists(const struct bk_ingest *in)
{
	return in->files.n;
}

void
bk_rostered_free(struct bk_rostered *r)
{
	free(r->v);
	free(r->at);
	free(r->unlisted);
	bk_map_free(&r->by_nis);
	bk_map_free(&r->by_nisn);
	bk_map_free(&r->families);
}
