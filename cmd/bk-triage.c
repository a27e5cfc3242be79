/*
 * bk-triage: attendance and referrals in, cases opened or changed out; with
 * --advance, cases whose deadline passed move up the ladder.
 */
#include <stdlib.h>
#include <string.h>

#include "casefile.h"
#include "cmd.h"
#include "mem.h"
#include "msg_triage.h"
#include "term.h"
#include "triage.h"

BK_TRIAGE_MESSAGES(BK_MSG_DEFINE)

static const struct bk_cmd_about about = {
	.name = "bk-triage",
	.synopsis = "[-wn] [--commit] [--explain] [FILE...]\n"
	    "--advance [-wn] [--commit] [FILE...]",
	.what = "Open and update cases from attendance and referrals; "
	    "--advance moves\ncases whose deadline passed.",
	.form = "yaml",
};

/* One student in one term, while documents are being read. */
struct recap {
	const struct bk_attendance *a;
	bool		 kept;		/* by bk-ingest -w, earlier */
	const char	*file;
	size_t		 line;
};

struct person {
	struct bk_evidence	 e;
	struct recap		*recaps;
	size_t			 nrecaps, recaps_cap, referrals_cap;
	const struct bk_referral **referrals;
	bool			 asked;	/* --explain alone: no evidence */
};

struct roster {
	bk_term		term;
	struct bk_map	by_key;		/* nis and nisn -> student */
	size_t		n;
};

struct counts {
	size_t	opened, added, moved, resolved, reopened, carried;
};

struct work {
	struct bk_cmd	*cmd;
	bool		 advance, explain;
	bool		 kept;		/* reading what was kept */
	struct bk_triage triage;
	struct bk_map	 people;	/* "TERM/KEY" -> struct person */
	struct roster	*rosters;
	size_t		 nrosters, rosters_cap;
	struct bk_casefiles cases;
	struct counts	 counts;
	struct bk_buf	 explained;
};

/* --- rosters ------------------------------------------------------------ */

static int
take_student(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct roster *ros = ctx;
	struct bk_student *s = bk_arena_alloc(r->arena, sizeof(*s));

	if (bk_bind_read(r, bk_student_binds, doc, s) < 0)
		return -1;
	if (s->nisn && *s->nisn)
		*bk_map_at(&ros->by_key, bk_str(s->nisn)) = s;
	if (s->nis && *s->nis)
		*bk_map_at(&ros->by_key, bk_str(s->nis)) = s;
	ros->n++;
	return 0;
}

/* The roster of a term, read when first asked for; NULL on failure. */
static struct roster *
roster_of(struct work *w, bk_term term)
{
	static const struct bk_doc_handler handlers[] = {
		BK_DOC("student", take_student), BK_DOC_END
	};
	struct roster *ros;

	for (size_t i = 0; i < w->nrosters; i++)
		if (w->rosters[i].term == term)
			return &w->rosters[i];
	BK_GROW(w->rosters, w->nrosters, w->rosters_cap);
	ros = &w->rosters[w->nrosters++];
	*ros = (struct roster){ .term = term, .by_key = BK_MAP_INIT };
	return bk_cmd_roster(w->cmd, term, handlers, ros) < 0 ? NULL : ros;
}

/* --- evidence ----------------------------------------------------------- */

/*
 * The person that a document is about. NULL with *refused false: a fault;
 * true: not on the roster (said).
 */
static struct person *
person_of(struct work *w, const struct bk_reader *r, size_t line,
    bk_term term, const char *key, bool *refused)
{
	struct roster *ros = roster_of(w, term);
	const struct bk_student *student;
	struct person *p;
	void **at;

	*refused = false;
	if (!ros)
		return NULL;
	student = bk_map_get(&ros->by_key, bk_str(key));
	if (!*key || (ros->n && !student)) {
		bk_diag(r->dg, *key ? &bk_msg_triage_unknown :
		    &bk_msg_triage_nobody, r->file, line, NULL);
		*refused = true;
		return NULL;
	}
	if (student)		/* by NIS or NISN: one person */
		key = bk_student_key(student);
	at = bk_map_at(&w->people, bk_str(bk_case_id(&w->cmd->arena, term,
	    key)));
	if (!*at) {
		p = bk_arena_zalloc(&w->cmd->arena, sizeof(*p));
		p->e.term = term;
		p->e.key = key;
		p->e.student = student;
		*at = p;
	}
	return *at;
}

static int
take_attendance(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct work *w = ctx;
	struct bk_arena *arena = &w->cmd->arena;
	struct bk_attendance *a = bk_arena_alloc(arena, sizeof(*a));
	struct person *p;
	bool refused;

	if (bk_attendance_read(r, doc, a) < 0)
		return -1;
	bk_bind_own(bk_attendance_binds, a, arena);
	if (w->cmd->term && a->term != w->cmd->term) {
		bk_diag(r->dg, &bk_msg_triage_other_term, r->file, doc->line,
		    NULL);
		return 0;
	}
	p = person_of(w, r, doc->line, a->term, a->nis && *a->nis ? a->nis :
	    a->nisn ? a->nisn : "", &refused);
	if (!p)
		return refused ? 0 : -1;
	BK_GROW(p->recaps, p->nrecaps, p->recaps_cap);
	p->recaps[p->nrecaps++] = (struct recap){ a, w->kept, r->file,
		doc->line };
	return 0;
}

static int
take_referral(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct work *w = ctx;
	struct bk_referral *ref = bk_arena_alloc(r->arena, sizeof(*ref));
	struct person *p;
	bool refused;

	if (bk_bind_read(r, bk_triage_referral_binds, doc, ref) < 0)
		return -1;
	p = person_of(w, r, doc->line, bk_term_of(ref->date), ref->nis,
	    &refused);
	if (!p)
		return refused ? 0 : -1;
	BK_GROW(p->referrals, p->e.referrals.n, p->referrals_cap);
	p->referrals[p->e.referrals.n++] = ref;
	p->e.referrals.v = p->referrals;
	return 0;
}

static const struct bk_doc_handler evidence_handlers[] = {
	BK_DOC_PASSING("attendance", take_attendance),
	BK_DOC("referral", take_referral),
	BK_DOC_END
};

/* What earlier runs of bk-ingest -w kept of one term. */
static int
read_kept_of(struct work *w, bk_term term)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_repo_list files;

	if (bk_repo_list(&cmd->repo, bk_path_term_dir(&cmd->arena,
	    "attendance", term), &cmd->arena, &files, &cmd->diag) < 0)
		return -1;
	return bk_cmd_repo_docs(cmd, &files, evidence_handlers, w);
}

/*
 * The recaps that the repository kept of the terms in the input, or of the
 * present term where the input is empty.
 */
static int
read_kept(struct work *w)
{
	bk_term term = bk_cmd_term(w->cmd), least = term, most = term;
	size_t n = w->people.n;

	if (w->cmd->repo.fd < 0)
		return 0;
	for (size_t i = 0; i < n; i++) {
		const struct person *p = w->people.e[i].value;

		if (i == 0)
			least = most = p->e.term;
		least = p->e.term < least ? p->e.term : least;
		most = p->e.term > most ? p->e.term : most;
	}
	w->kept = true;
	for (term = least; term <= most; term++)
		if (read_kept_of(w, term) < 0)
			return -1;
	w->kept = false;
	return 0;
}

/*
 * Oldest first: what was kept before what came in now; of the kept, by the
 * last day they tell of.
 */
static void
sort_recaps(struct person *p)
{
	for (size_t i = 1; i < p->nrecaps; i++) {
		struct recap x = p->recaps[i];
		size_t j = i;

		for (; j > 0 && (x.kept > p->recaps[j - 1].kept ||
		    (x.kept && p->recaps[j - 1].kept &&
		    x.a->to < p->recaps[j - 1].a->to)); j--)
			p->recaps[j] = p->recaps[j - 1];
		p->recaps[j] = x;
	}
}

/* --- judging ------------------------------------------------------------ */

static int
by_term_and_key(const void *a, const void *b)
{
	const struct person *x = *(const struct person *const *)a;
	const struct person *y = *(const struct person *const *)b;

	if (x->e.term != y->e.term)
		return x->e.term < y->e.term ? -1 : 1;
	return strcmp(x->e.key, y->e.key);
}

static void
count(struct counts *n, enum bk_triage_result result)
{
	switch (result) {
	case BK_TRIAGE_OPENED:
		n->opened++;
		break;
	case BK_TRIAGE_ADDED:
		n->added++;
		break;
	case BK_TRIAGE_MOVED:
		n->moved++;
		break;
	case BK_TRIAGE_RESOLVED:
		n->resolved++;
		break;
	case BK_TRIAGE_REOPENED:
		n->reopened++;
		break;
	case BK_TRIAGE_NOTHING:
		break;
	}
}

/* The recaps of a person as evidence, in order. */
static void
line_up(struct work *w, struct person *p)
{
	const struct bk_attendance **v = bk_arena_alloc(&w->cmd->arena,
	    (p->nrecaps + 1) * sizeof(*v));

	sort_recaps(p);
	for (size_t i = 0; i < p->nrecaps; i++)
		v[i] = p->recaps[i].a;
	p->e.recaps.v = v;
	p->e.recaps.n = p->nrecaps;
}

/* [DESIGN, rulings] A newer recap replaces an older one, and it is said. */
static void
say_replaced(struct work *w, const struct person *p)
{
	const struct recap *newest;
	struct bk_attendance total;
	int replaced = 0;

	if (p->nrecaps < 2 ||
	    !bk_triage_total(&w->triage, &p->e, &total, &replaced) ||
	    !replaced)
		return;
	newest = &p->recaps[p->nrecaps - 1];
	bk_diag(&w->cmd->diag, &bk_msg_triage_replaced, newest->file,
	    newest->line, "%d", replaced);
}

/*
 * The case that the evidence is about: an open one of any term, else that of
 * the term; also under the NISN, the student's key until a NIS was given.
 */
static struct bk_casefile *
case_of(struct work *w, const struct bk_evidence *e)
{
	const char *nisn = e->student ? e->student->nisn : NULL;
	struct bk_casefile *f = bk_casefiles_open(&w->cases, e->key);

	if (!f && nisn)
		f = bk_casefiles_open(&w->cases, nisn);
	if (!f)
		f = bk_casefiles_find(&w->cases, e->term, e->key);
	if (!f && nisn)
		f = bk_casefiles_find(&w->cases, e->term, nisn);
	return f;
}

static int
judge(struct work *w, const struct person *p)
{
	const struct bk_evidence *e = &p->e;
	struct bk_cmd *cmd = w->cmd;
	struct bk_casefile *f = case_of(w, e);
	enum bk_triage_result result = BK_TRIAGE_NOTHING;
	struct bk_case opened;

	if (!p->asked)
		result = bk_triage_judge(&w->triage, e, f ? &f->c : NULL,
		    f && f->text.p ? &f->edit : NULL, &opened);
	if (result == BK_TRIAGE_OPENED)
		f = bk_casefiles_add(&w->cases, &cmd->repo, &opened,
		    &cmd->arena, &cmd->diag);
	if (result == BK_TRIAGE_OPENED && !f)
		return -1;
	count(&w->counts, result);
	if (w->explain)
		bk_triage_explain(&w->triage, e, f ? &f->c : NULL, result,
		    &w->explained);
	return 0;
}

static int
judge_all(struct work *w)
{
	struct person **all = bk_xcalloc(w->people.n, sizeof(*all));
	int r = 0;

	for (size_t i = 0; i < w->people.n; i++)
		all[i] = w->people.e[i].value;
	qsort(all, w->people.n, sizeof(*all), by_term_and_key);
	for (size_t i = 0; i < w->people.n && r == 0; i++) {
		line_up(w, all[i]);
		say_replaced(w, all[i]);
		r = judge(w, all[i]);
	}
	free(all);
	return r;
}

/*
 * Those of the roster that no document was about: with `economic:
 * {from_roster: true}` flags alone open cases [C]; --explain answers for any
 * student.
 */
static int
add_the_others(struct work *w)
{
	bool flags = w->triage.policy->rules[BK_ECONOMIC].from_roster;
	bk_term term = bk_cmd_term(w->cmd);
	struct roster *ros;

	if (!flags && !w->explain)
		return 0;
	ros = roster_of(w, term);
	if (!ros)
		return -1;
	for (size_t i = 0; i < ros->by_key.n; i++) {
		const struct bk_student *s = ros->by_key.e[i].value;
		const char *key = bk_student_key(s);
		void **at = bk_map_at(&w->people, bk_str(bk_case_id(
		    &w->cmd->arena, term, key)));
		struct person *p = *at;

		if (p)
			continue;
		p = bk_arena_zalloc(&w->cmd->arena, sizeof(*p));
		p->e.term = term;
		p->e.key = key;
		p->e.student = s;
		p->asked = !flags;
		*at = p;
	}
	return 0;
}

/* --- deadlines ---------------------------------------------------------- */

/* FIELD 3.14: the term is over; the case goes on in the next one. */
static int
carry_over(struct work *w, struct bk_casefile *f)
{
	struct bk_cmd *cmd = w->cmd;
	bk_term term = bk_term_of(cmd->today);
	struct bk_case old = f->c, next;
	struct roster *ros;

	if (term <= f->c.term)
		term = f->c.term + 1;
	ros = roster_of(w, term);
	if (!ros)
		return -1;
	f->c.status = BK_CARRIED_OVER;
	bk_case_edit_standing(&f->c, &old, &cmd->arena, &f->edit);
	w->counts.carried++;
	if (bk_casefiles_find(&w->cases, term, f->c.student.nis))
		return 0;
	bk_triage_succeed(&w->triage, &old, term, bk_map_get(&ros->by_key,
	    bk_str(old.student.nis)), &next);
	return bk_casefiles_add(&w->cases, &cmd->repo, &next, &cmd->arena,
	    &cmd->diag) ? 0 : -1;
}

static int
advance_all(struct work *w)
{
	struct bk_cmd *cmd = w->cmd;
	size_t n = w->cases.n;		/* successors are not looked at */

	for (size_t i = 0; i < n; i++) {
		struct bk_casefile *f = w->cases.v[i];

		if (!f->text.p || f->c.status != BK_OPEN)
			continue;
		if (cmd->today > bk_school_term_last(&cmd->settings.school,
		    f->c.term)) {
			if (carry_over(w, f) < 0)
				return -1;
		} else if (bk_ladder_advance(&f->c, &cmd->settings.policy,
		    cmd->today, &cmd->arena, &f->edit)) {
			w->counts.moved++;
		}
	}
	return 0;
}

/* --- output ------------------------------------------------------------- */

static void
put_comments(struct bk_buf *out, const struct bk_buf *text)
{
	const char *line = text->p, *nl;

	for (; (nl = strchr(line, '\n')); line = nl + 1) {
		bk_buf_puts(out, "# ");
		bk_buf_add(out, line, (size_t)(nl - line) + 1);
	}
}

static void
summarize(struct work *w)
{
	const struct counts *n = &w->counts;
	struct bk_buf *b = &w->cmd->summary;

	bk_buf_printf(b, "bk-triage: %zu opened, %zu added to, %zu moved, "
	    "%zu resolved, %zu reopened, %zu carried over\n", n->opened,
	    n->added, n->moved, n->resolved, n->reopened, n->carried);
}

static char *
message(struct work *w)
{
	const struct counts *n = &w->counts;

	return bk_arena_printf(&w->cmd->arena, "bk-triage: %zu opened, %zu "
	    "moved, %zu carried over\n\nadded to: %zu, resolved: %zu, "
	    "reopened: %zu\n", n->opened, n->moved, n->carried, n->added,
	    n->resolved, n->reopened);
}

/* Put what changed into the transaction, or onto stdout. */
static int
emit_cases(struct work *w, struct bk_txn *txn)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_buf text = BK_BUF_INIT;
	int r = 0;

	for (size_t i = 0; i < w->cases.n && r == 0; i++) {
		struct bk_casefile *f = w->cases.v[i];

		if (!bk_casefile_changed(f))
			continue;
		bk_buf_clear(&text);
		r = bk_casefile_text(f, &cmd->arena, &text);
		if (r == 0 && txn)
			r = bk_casefile_put(f, txn, bk_buf_str(&text),
			    &cmd->diag);
		else if (r == 0)
			bk_docs_append(&cmd->out, bk_buf_str(&text));
	}
	bk_buf_free(&text);
	return r;
}

static int
decide(struct work *w)
{
	struct bk_cmd *cmd = w->cmd;

	if (bk_casefiles_read(&w->cases, &cmd->repo, 0, cmd->keep_going,
	    &cmd->arena, &cmd->diag) < 0 || judge_all(w) < 0)
		return -1;
	return w->advance ? advance_all(w) : 0;
}

static int
write_cases(struct work *w)
{
	struct bk_cmd *cmd = w->cmd;
	struct bk_txn_opts opts = bk_cmd_txn_opts(cmd);
	struct bk_txn txn;
	int r = -1;

	if (bk_txn_begin(&txn, &cmd->repo, &opts, &cmd->diag) < 0)
		return -1;
	if (decide(w) == 0 && emit_cases(w, &txn) == 0)
		r = bk_cmd_commit(cmd, &txn, message(w));
	bk_txn_end(&txn);
	if (r == 0)
		summarize(w);
	if (r == 0 && w->explain && cmd->dry_run)
		put_comments(&cmd->out, &w->explained);
	else if (r == 0 && w->explain)
		bk_buf_add(&cmd->summary, w->explained.p, w->explained.n);
	return r;
}

static int
print_cases(struct work *w)
{
	if (decide(w) < 0)
		return -1;
	if (w->explain)
		put_comments(&w->cmd->out, &w->explained);
	return emit_cases(w, NULL);
}

static void
work(struct work *w, char **files, int n)
{
	struct bk_cmd *cmd = w->cmd;

	w->triage = (struct bk_triage){ &cmd->settings.school,
		&cmd->settings.policy, cmd->today, &cmd->arena };
	if (bk_cmd_docs(cmd, files, n, w->advance, evidence_handlers, w) < 0)
		return;
	if ((!w->advance || n > 0) &&
	    (read_kept(w) < 0 || add_the_others(w) < 0))
		return;
	if (cmd->write || cmd->dry_run)
		write_cases(w);
	else
		print_cases(w);
}

static void
release(struct work *w)
{
	for (size_t i = 0; i < w->people.n; i++) {
		struct person *p = w->people.e[i].value;

		free(p->recaps);
		free(p->referrals);
	}
	for (size_t i = 0; i < w->nrosters; i++)
		bk_map_free(&w->rosters[i].by_key);
	free(w->rosters);
	bk_map_free(&w->people);
	bk_casefiles_free(&w->cases);
	bk_buf_free(&w->explained);
}

int
main(int argc, char **argv)
{
	struct bk_cmd cmd;
	struct work w = { .cmd = &cmd, .people = BK_MAP_INIT,
		.cases = { .by_id = BK_MAP_INIT }, .explained = BK_BUF_INIT };
	struct bk_opt opts[] = {
		BK_OPT_FLAG(0, "advance", &w.advance,
		    "move cases whose deadline passed"),
		BK_OPT_FLAG(0, "explain", &w.explain,
		    "a line a student: which rules fired or not"),
		BK_OPT_END
	};
	int n;

	(void)argc;
	if (bk_cmd_begin(&cmd, &about, opts, argv, &n) == 0)
		work(&w, argv + 1, n);
	release(&w);
	return bk_cmd_end(&cmd);
}
