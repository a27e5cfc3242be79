#include "evidence.h"

#include <stdlib.h>
#include <string.h>

#include "aliases.h"
#include "mem.h"
#include "msg_repo.h"
#include "path.h"

void
bk_evidence_begin(struct bk_evidence_run *run, const struct bk_docfiles *from,
    bk_term only)
{
	*run = (struct bk_evidence_run){ .from = from,
		.rosters = { .from = from }, .only = only,
		.people = BK_MAP_INIT };
}

void
bk_evidence_end(struct bk_evidence_run *run)
{
	for (size_t i = 0; i < run->people.n; i++) {
		struct bk_evidence_person *p = run->people.e[i].value;

		free(p->recaps);
		free(p->referrals);
	}
	bk_map_free(&run->people);
	bk_rosters_free(&run->rosters);
}

/* --- people ------------------------------------------------------------- */

static struct bk_evidence_person *
add_person(struct bk_evidence_run *run, bk_term term, const char *key,
    const struct bk_student *student, bool *is_new)
{
	struct bk_arena *arena = run->from->arena;
	void **at = bk_map_at(&run->people, bk_str(bk_case_id(arena, term,
	    key)));
	struct bk_evidence_person *p = *at;

	*is_new = !p;
	if (!p) {
		p = bk_arena_zalloc(arena, sizeof(*p));
		p->e.term = term;
		p->e.key = key;
		p->e.student = p->who = student;
		*at = p;
	}
	return p;
}

/*
 * The person that a document is about. NULL with *refused false: a fault;
 * true: not on the roster (reported).
 */
static struct bk_evidence_person *
person_of(struct bk_evidence_run *run, const struct bk_reader *r,
    const struct bk_node *doc, bk_term term, const char *key, bool *refused)
{
	const struct bk_rosters_term *roster = bk_rosters_get(&run->rosters,
	    term);
	const struct bk_student *who;
	struct bk_evidence_person *p;
	bool is_new;

	*refused = false;
	if (!roster || bk_rosters_who(&run->rosters, term, key, &who) < 0)
		return NULL;
	if (!*key || (roster->list.n && !who)) {
		bk_diag(r->dg, *key ? &bk_msg_triage_unknown :
		    &bk_msg_triage_nobody, r->file, doc->line, NULL);
		*refused = true;
		return NULL;
	}
	if (who)		/* by NIS or NISN: one person */
		key = bk_student_key(who);
	p = add_person(run, term, key, roster->list.n ? who : NULL, &is_new);
	p->who = who;
	return p;
}

/* --- documents ---------------------------------------------------------- */

static int
take_attendance(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_evidence_run *run = ctx;
	struct bk_arena *arena = run->from->arena;
	struct bk_attendance *a = bk_arena_alloc(arena, sizeof(*a));
	struct bk_evidence_person *p;
	bool refused;

	if (bk_attendance_read(r, doc, a) < 0)
		return -1;
	bk_aliases_rename(run->aliases, a);
	bk_bind_own(bk_attendance_binds, a, arena);
	if (run->only && a->term != run->only) {
		bk_diag(r->dg, &bk_msg_triage_other_term, r->file, doc->line,
		    NULL);
		return 0;
	}
	p = person_of(run, r, doc, a->term, a->nis && *a->nis ? a->nis :
	    a->nisn ? a->nisn : "", &refused);
	if (!p)
		return refused ? 0 : -1;
	p->brought |= !run->kept;
	BK_GROW(p->recaps, p->nrecaps, p->recaps_cap);
	p->recaps[p->nrecaps++] = (struct bk_evidence_recap){ a, run->kept,
		r->file, doc->line };
	return 0;
}

static int
take_referral(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_evidence_run *run = ctx;
	struct bk_referral *ref = bk_arena_alloc(r->arena, sizeof(*ref));
	struct bk_evidence_person *p;
	bool refused;

	if (bk_bind_read(r, bk_triage_referral_binds, doc, ref) < 0)
		return -1;
	p = person_of(run, r, doc, bk_term_of(ref->date), ref->nis, &refused);
	if (!p)
		return refused ? 0 : -1;
	p->brought = true;
	BK_GROW(p->referrals, p->e.referrals.n, p->referrals_cap);
	p->referrals[p->e.referrals.n++] = ref;
	p->e.referrals.v = p->referrals;
	return 0;
}

const struct bk_doc_handler bk_evidence_handlers[] = {
	BK_DOC_PASSING("attendance", take_attendance),
	BK_DOC("referral", take_referral),
	BK_DOC_END
};

/* --- what no document of this run brought ------------------------------- */

static int
add_kept_of(struct bk_evidence_run *run, bk_term term)
{
	const struct bk_docfiles *from = run->from;
	struct bk_repo_list files;

	if (bk_repo_list(from->repo, bk_path_term_dir(from->arena,
	    "attendance", term), from->arena, &files, from->dg) < 0)
		return -1;
	return bk_docfiles_read(from, &files, bk_evidence_handlers, run);
}

int
bk_evidence_add_kept(struct bk_evidence_run *run, bk_term term)
{
	bk_term least = term, most = term;
	int r = 0;

	if (run->from->repo->fd < 0)
		return 0;
	for (size_t i = 0; i < run->people.n; i++) {
		const struct bk_evidence_person *p = run->people.e[i].value;

		if (i == 0)
			least = most = p->e.term;
		least = p->e.term < least ? p->e.term : least;
		most = p->e.term > most ? p->e.term : most;
	}
	run->kept = true;
	for (term = least; term <= most && r == 0; term++)
		r = add_kept_of(run, term);
	run->kept = false;
	return r;
}

int
bk_evidence_add_others(struct bk_evidence_run *run, bk_term term, bool asked)
{
	const struct bk_rosters_term *t = bk_rosters_get(&run->rosters, term);

	for (size_t i = 0; t && i < t->by_key.n; i++) {
		const struct bk_student *s = t->by_key.e[i].value;
		struct bk_evidence_person *p;
		bool is_new;

		p = add_person(run, term, bk_student_key(s), s, &is_new);
		if (is_new)
			p->asked = asked;
	}
	return t ? 0 : -1;
}

/* --- in order ----------------------------------------------------------- */

/* What comes in now is newer than anything kept. */
static int
by_age(const void *a, const void *b)
{
	const struct bk_evidence_recap *x = a, *y = b;

	if (x->kept != y->kept)
		return x->kept ? -1 : 1;
	return bk_recaps_cmp(x->a, y->a);
}

static void
line_up(struct bk_evidence_person *p, struct bk_arena *arena)
{
	const struct bk_attendance **v = bk_arena_alloc(arena,
	    (p->nrecaps + 1) * sizeof(*v));

	if (p->nrecaps)
		qsort(p->recaps, p->nrecaps, sizeof(*p->recaps), by_age);
	for (size_t i = 0; i < p->nrecaps; i++)
		v[i] = p->recaps[i].a;
	p->e.recaps.v = v;
	p->e.recaps.n = p->nrecaps;
}

static int
by_term_and_key(const void *a, const void *b)
{
	const struct bk_evidence_person *x =
	    *(const struct bk_evidence_person *const *)a;
	const struct bk_evidence_person *y =
	    *(const struct bk_evidence_person *const *)b;

	if (x->e.term != y->e.term)
		return x->e.term < y->e.term ? -1 : 1;
	return strcmp(x->e.key, y->e.key);
}

struct bk_evidence_person **
bk_evidence_people(struct bk_evidence_run *run, size_t *n)
{
	struct bk_arena *arena = run->from->arena;
	struct bk_evidence_person **all = bk_arena_alloc(arena,
	    (run->people.n + 1) * sizeof(*all));

	*n = run->people.n;
	for (size_t i = 0; i < *n; i++) {
		all[i] = run->people.e[i].value;
		line_up(all[i], arena);
	}
	qsort(all, *n, sizeof(*all), by_term_and_key);
	return all;
}
