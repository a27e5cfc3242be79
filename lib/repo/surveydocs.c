#include "surveydocs.h"

#include <stdlib.h>
#include <string.h>

#include "entry.h"
#include "mem.h"
#include "msg_check.h"
#include "msg_domain.h"
#include "path.h"
#include "seed.h"
#include "surveyplan.h"
#include "term.h"

/* A case that another document names. */
struct bk_naming {
	const char	*file;
	size_t		 line;
	const char	*id;
};

/* A case as other cases need to know it. */
struct known_case {
	const char	*shown;
	bk_term		 term;
	const char	*nis;
	int		 status;
	const char	*follows;
	size_t		 id_line, status_line, follows_line;
	bool		 judged, touched;
};

/* --- the document and its place ----------------------------------------- */

static void
expect_term(const struct bk_reader *r, const struct bk_place *at,
    bk_term term, size_t line)
{
	char text[BK_TERM_SIZE];

	if (at->area && at->term && term != at->term)
		bk_diag(r->dg, &bk_msg_check_place, r->file, line,
		    "it is of %s", bk_term_format(term, text));
}

static void
name_case(struct bk_survey *s, const struct bk_reader *r,
    const struct bk_node *doc, const char *key, const char *id)
{
	if (!id || s->check.form_only)
		return;
	BK_GROW(s->namings, s->nnamings, s->namings_cap);
	s->namings[s->nnamings++] = (struct bk_naming){
		bk_arena_strdup(s->arena, r->file), bk_survey_line(doc, key),
		bk_arena_strdup(s->arena, id) };
}

/* --- kinds -------------------------------------------------------------- */

static void
judge_student(struct bk_survey *s, struct bk_reader *r, struct bk_place *at,
    struct bk_node *doc)
{
	struct bk_student st;

	if (bk_bind_read(r, bk_student_binds, doc, &st) < 0)
		at->broken = true;
	else
		bk_check_student(&s->check, r, &st, at->roster);
	if (at->broken)
		return;
	bk_survey_keep(s, r, at, &(struct bk_survey_someone){ BK_SURVEY_CASE,
	    at->term, bk_student_key(&st), BK_DATE_NONE });
}

/*
 * Two clones may have kept recaps under one number: which of them is the newer
 * then follows from their contents [DESIGN, Recaps]. Reported once per file.
 */
static void
check_taken(struct bk_survey *s, const struct bk_reader *r,
    struct bk_place *at, const struct bk_attendance *a)
{
	const char *key = a->nis && *a->nis ? a->nis : a->nisn;
	const char *before;
	void **slot;

	if (!at->area || at->tied || s->check.form_only || !key ||
	    a->taken == BK_INT_NONE)
		return;
	slot = bk_map_at(&s->taken, bk_str(bk_arena_printf(r->arena,
	    "%d/%d/%s", a->term, a->taken, key)));
	before = *slot;
	if (!before) {
		*slot = bk_arena_strdup(s->arena, at->path);
	} else if (strcmp(before, at->path) != 0) {
		at->tied = true;
		bk_diag(r->dg, &bk_msg_check_taken, r->file,
		    bk_survey_line(a->node, "taken"), "%d: %s", a->taken,
		    bk_repo_show(s->repo, r->arena, before));
	}
}

static void
judge_attendance(struct bk_survey *s, struct bk_reader *r,
    struct bk_place *at, struct bk_node *doc)
{
	struct bk_attendance a;

	if (bk_bind_read(r, bk_attendance_binds, doc, &a) < 0)
		return;
	expect_term(r, at, a.term, bk_survey_line(doc, "term"));
	bk_check_attendance(&s->check, r, &a);
	check_taken(s, r, at, &a);
	bk_survey_keep(s, r, at, &(struct bk_survey_someone){
	    BK_SURVEY_ATTENDANCE, a.term, a.nis && *a.nis ? a.nis : a.nisn,
	    BK_DATE_NONE });
}

static void
judge_referral(struct bk_survey *s, struct bk_reader *r, struct bk_place *at,
    struct bk_node *doc)
{
	struct bk_referral ref;

	(void)at;
	if (bk_bind_read(r, bk_triage_referral_binds, doc, &ref) == 0)
		bk_check_referral(&s->check, r, &ref);
}

/* Keep what other cases need to know of this one. */
static struct known_case *
keep(struct bk_survey *s, const char *shown, const struct bk_case *c)
{
	struct known_case k = { .shown = shown, .term = c->term,
		.nis = bk_arena_strdup(s->arena, c->student.nis),
		.status = c->status,
		.touched = bk_case_touched(c),
		.id_line = bk_survey_line(c->node, "id"),
		.status_line = bk_survey_line(c->node, "status"),
		.follows_line = bk_survey_line(c->node, "follows") };

	if (c->follows)
		k.follows = bk_arena_strdup(s->arena, c->follows);
	return *bk_map_at(&s->cases, bk_str(bk_case_id(&s->doc, c->term,
	    k.nis))) = bk_arena_dup(s->arena, &k, 1, sizeof(k));
}

/* The day on which a case says that its student has left. */
static bk_date
left_on(const struct bk_case *c)
{
	return c->status == BK_LEFT && c->actions.n ?
	    c->actions.v[c->actions.n - 1].date : BK_DATE_NONE;
}

static void
judge_case(struct bk_survey *s, struct bk_reader *r, struct bk_place *at,
    struct bk_node *doc)
{
	struct bk_case c;

	if (bk_case_read(r, doc, &c) < 0)
		return;
	bk_survey_expect(r, at, bk_path_case(r->arena, c.term,
	    bk_str(c.student.nis)), bk_survey_line(doc, "id"));
	bk_check_case(&s->check, r, &c);
	bk_survey_keep(s, r, at, &(struct bk_survey_someone){ BK_SURVEY_CASE,
	    c.term, c.student.nis, left_on(&c) });
	bk_survey_planned(s, r, &c, NULL);
	if (at->area && !s->check.form_only)
		keep(s, bk_arena_strdup(s->arena, r->file), &c)->judged = true;
	else
		name_case(s, r, doc, "follows", c.follows);
}

static void
judge_routine(struct bk_survey *s, struct bk_reader *r, struct bk_place *at,
    struct bk_node *doc)
{
	struct bk_routine d;
	struct bk_case c;

	if (bk_bind_read(r, bk_routine_binds, doc, &d) < 0)
		return;
	if (!d.nis) {
		bk_diag(r->dg, &bk_msg_missing_key, r->file, doc->line,
		    "nis");
		return;
	}
	if (at->area)
		bk_survey_expect(r, at, bk_path_routine(r->arena, at->term,
		    bk_str(d.nis)), bk_survey_line(doc, "nis"));
	bk_check_routine(&s->check, r, &d, at->term);
	if (!at->term)
		return;
	bk_survey_keep(s, r, at, &(struct bk_survey_someone){ BK_SURVEY_CASE,
	    at->term, d.nis, BK_DATE_NONE });
	bk_routine_as_case(&d, bk_case_id(r->arena, at->term, d.nis), &c);
	bk_survey_planned(s, r, &c, c.id);
}

/* What is confidential about a case lies under the name of its file. */
static void
judge_confidential(struct bk_survey *s, struct bk_reader *r,
    struct bk_place *at, struct bk_node *doc)
{
	const char *service = bk_node_text(doc, "service");
	const char *nis;
	struct bk_routine d;
	bk_term term;

	if (service) {
		bk_survey_closed_service(s, r, at, doc, service);
		return;
	}
	if (bk_bind_read(r, bk_routine_binds, doc, &d) < 0)
		return;
	if (!d.of || !bk_entry_split(d.of, &term, &nis)) {
		bk_diag(r->dg, &bk_msg_missing_key, r->file, doc->line,
		    "case (an id: 2020-2021-1/10234)");
		return;
	}
	bk_survey_expect(r, at, bk_path_closed(r->arena, term, bk_str(nis)),
	    bk_survey_line(doc, "case"));
	name_case(s, r, doc, "case", d.of);
	bk_check_routine(&s->check, r, &d, term);
	bk_survey_keep(s, r, at, &(struct bk_survey_someone){ BK_SURVEY_CASE,
	    term, nis, BK_DATE_NONE });
}

static void
judge_visit(struct bk_survey *s, struct bk_reader *r, struct bk_place *at,
    struct bk_node *doc)
{
	struct bk_visit v;

	(void)at;
	if (bk_bind_read(r, bk_visit_binds, doc, &v) < 0)
		return;
	bk_check_visit(&s->check, r, &v);
	bk_survey_visit(s, r, &v);
	name_case(s, r, doc, "case", v.case_id);
}

static void
judge_complaint(struct bk_survey *s, struct bk_reader *r,
    struct bk_place *at, struct bk_node *doc)
{
	struct bk_complaint c;
	const char *nis;
	bk_term term;

	if (bk_complaint_read(r, doc, &c) < 0)
		return;
	bk_survey_expect(r, at, bk_path_complaint(r->arena, bk_str(c.id)),
	    bk_survey_line(doc, "id"));
	bk_check_complaint(&s->check, r, &c);
	name_case(s, r, doc, "about", c.about);
	if (c.about && bk_entry_split(c.about, &term, &nis))
		bk_survey_keep(s, r, at, &(struct bk_survey_someone){
		    BK_SURVEY_CASE, term, nis, BK_DATE_NONE });
}

static void
judge_stats(struct bk_survey *s, struct bk_reader *r, struct bk_place *at,
    struct bk_node *doc)
{
	struct bk_check_sums sums;

	(void)at;
	if (bk_check_sums(&s->check, r, doc, s->small,
	    &sums) < 0)
		return;
	BK_GROW(s->stats, s->nstats, s->stats_cap);
	s->stats[s->nstats++] = (struct bk_survey_sums){
		bk_arena_strdup(s->arena, r->file), sums };
}

static const struct {
	const char	*kind;
	void		(*judge)(struct bk_survey *, struct bk_reader *,
			    struct bk_place *, struct bk_node *);
} kinds[] = {
	{ "student", judge_student },
	{ "attendance", judge_attendance },
	{ "referral", judge_referral },
	{ "case", judge_case },
	{ "routine", judge_routine },
	{ "service", bk_survey_service },
	{ "programme", bk_survey_programme },
	{ "confidential", judge_confidential },
	{ "visit", judge_visit },
	{ "unplaced", judge_visit },
	{ "complaint", judge_complaint },
	{ "stats", judge_stats },
};

static bool
belongs(const struct bk_area *area, const char *kind)
{
	if (!area)
		return true;
	for (size_t i = 0; i < BK_NELEM(area->kinds); i++)
		if (area->kinds[i] && strcmp(area->kinds[i], kind) == 0)
			return true;
	return false;
}

void
bk_survey_document(struct bk_survey *s, struct bk_reader *r,
    struct bk_place *at, struct bk_node *doc)
{
	const char *kind = bk_node_text(doc, "kind");

	if (doc->kind != BK_NODE_MAP) {
		bk_diag(r->dg, &bk_msg_not_a_map, r->file, doc->line, NULL);
		at->broken = true;
		return;
	}
	if (!kind) {
		bk_diag(r->dg, &bk_msg_missing_key, r->file, doc->line,
		    "kind");
		at->broken = true;
		return;
	}
	if (!belongs(at->area, kind)) {
		bk_diag(r->dg, &bk_msg_check_kind, r->file,
		    bk_survey_line(doc, "kind"), "'%.40s' (wanted: %s)", kind,
		    at->area->kinds[0]);
		return;
	}
	for (size_t i = 0; i < BK_NELEM(kinds); i++)
		if (strcmp(kinds[i].kind, kind) == 0) {
			kinds[i].judge(s, r, at, doc);
			return;
		}
	bk_diag(r->dg, &bk_msg_unknown_kind, r->file,
	    bk_survey_line(doc, "kind"),
	    "%.40s", kind);
}

/* --- cases and other cases ---------------------------------------------- */

/* Read a case that was not judged, for what others need to know of it. */
static struct known_case *
look_up(struct bk_survey *s, bk_term term, const char *nis, const char *path)
{
	struct bk_diag quiet = { .emit = NULL };
	struct bk_reader r = { .file = path, .arena = &s->doc, .dg = &quiet };
	struct bk_buf text = BK_BUF_INIT;
	struct known_case *k = NULL;
	struct bk_node *root;
	struct bk_case c;

	if (bk_view_read(&s->view, path, &text, &quiet) == 0 &&
	    bk_yamlin_parse_one(text.p, text.n, path, &s->doc, &root,
	    &quiet) == 0 && root && bk_case_read(&r, root, &c) == 0 &&
	    c.term == term && strcmp(c.student.nis, nis) == 0)
		k = keep(s, bk_repo_show(s->repo, s->arena, path), &c);
	bk_buf_free(&text);
	return k;
}

static struct known_case *
find_case(struct bk_survey *s, bk_term term, const char *nis)
{
	const char *id = bk_case_id(&s->doc, term, nis);
	struct known_case *k = bk_map_get(&s->cases, bk_str(id));
	const char *path = bk_path_case(&s->doc, term, bk_str(nis));

	return k || s->all || !path ? k : look_up(s, term, nis, path);
}

/* Is there such a case, be its file malformed? */
static bool
is_there(struct bk_survey *s, bk_term term, const char *nis)
{
	const char *path = bk_path_case(&s->doc, term, bk_str(nis));
	struct bk_diag quiet = { .emit = NULL };
	struct bk_buf text = BK_BUF_INIT;
	bool found = find_case(s, term, nis) || (path &&
	    bk_view_read(&s->view, path, &text, &quiet) == 0);

	bk_buf_free(&text);
	return found;
}

static bool
keeps_term(const struct bk_survey *s, bk_term term)
{
	char text[BK_TERM_SIZE];

	bk_term_format(term, text);
	for (size_t i = 0; i < s->terms.n; i++)
		if (strcmp(s->terms.v[i].name, text) == 0)
			return true;
	return false;
}

/*
 * A case by its id. One of a term that the repository does not keep may lie
 * in that of an earlier year.
 */
static void
check_named(struct bk_survey *s, const char *file, size_t line,
    const char *id)
{
	const char *nis;
	bk_term term;

	if (bk_entry_split(id, &term, &nis) && (!keeps_term(s, term) ||
	    is_there(s, term, nis)))
		return;
	bk_diag(s->dg, &bk_msg_check_no_case, file, line, "'%.60s'", id);
}

/* Does a case name it as the one it follows, be it under another number? */
static bool
is_followed(const struct bk_survey *s, const struct known_case *k)
{
	bk_term term;
	const char *nis;

	for (size_t i = 0; i < s->cases.n; i++) {
		const struct known_case *other = s->cases.e[i].value;

		if (other->follows && bk_entry_split(other->follows, &term,
		    &nis) && term == k->term && strcmp(nis, k->nis) == 0)
			return true;
	}
	return false;
}

/*
 * FIELD 3.14, 3.15: one open case a student; one that a person worked on and
 * that is carried over goes on.
 */
static void
check_others(struct bk_survey *s, const struct known_case *k)
{
	bool succeeded = false;

	for (size_t i = 0; i < s->terms.n; i++) {
		const struct known_case *other;
		bk_term term;

		if (bk_term_parse(bk_str(s->terms.v[i].name), &term) < 0 ||
		    term == k->term)
			continue;
		if (k->status == BK_CARRIED_OVER && term > k->term)
			succeeded |= is_there(s, term, k->nis);
		other = find_case(s, term, k->nis);
		if (!other)
			continue;
		/* If two are judged, the later one is reported. */
		if (k->status == BK_OPEN && other->status == BK_OPEN &&
		    (!other->judged || other->term < k->term))
			bk_diag(s->dg, &bk_msg_check_two_open, k->shown,
			    k->status_line, "%s", other->shown);
	}
	if (k->status == BK_CARRIED_OVER && k->touched && !succeeded &&
	    !is_followed(s, k))
		bk_diag(s->dg, &bk_msg_check_successor, k->shown,
		    k->status_line, NULL);
}

/* Whose number it is; of a term without a roster, by those of three years. */
static const char *
person_of(const struct bk_survey *s, bk_term term, const char *nis)
{
	const char *person = NULL;

	for (bk_term t = term; s->check.roster && !person && t + 6 > term;
	    t--) {
		const struct bk_check_roster *ros = s->check.roster(
		    s->check.ctx, t);

		person = ros ? bk_map_get(&ros->people, bk_str(nis)) : NULL;
		if (ros && t == term)
			break;
	}
	return person;
}

/*
 * FIELD 3.15: under NIS and NISN, or a number that was changed, two files may
 * be cases of one student in one term.
 */
static void
check_twins(struct bk_survey *s)
{
	struct bk_map first = BK_MAP_INIT;

	for (size_t i = 0; i < s->cases.n; i++) {
		const struct known_case *k = s->cases.e[i].value, *other;
		const char *person = k->judged ?
		    person_of(s, k->term, k->nis) : NULL;
		void **at;

		if (!person)
			continue;
		at = bk_map_at(&first, bk_str(bk_case_id(&s->doc, k->term,
		    person)));
		other = *at;
		if (other)
			bk_diag(s->dg, &bk_msg_check_twins, k->shown,
			    k->id_line, "%s", other->shown);
		else
			*at = (void *)k;
	}
	bk_map_free(&first);
}

/* The first class of a roster that school.yaml does not have, or NULL. */
static const char *
unknown_class(const struct bk_survey *s, const struct bk_check_roster *ros)
{
	for (size_t i = 0; i < ros->classes.n; i++)
		if (!bk_map_get(&s->check.classes, ros->classes.e[i].key))
			return ros->classes.e[i].key.p;
	return NULL;
}

/*
 * A class that was renamed in school.yaml alone, or on the roster alone: the
 * one has nobody, the other has somebody in a class that the one lacks. One
 * without the other may be a list that is not whole yet.
 */
static void
check_classes(struct bk_survey *s)
{
	const struct bk_school *school = &s->settings.school;
	const struct bk_check_roster *ros = s->check.roster ?
	    s->check.roster(s->check.ctx, bk_term_of(s->check.today)) : NULL;
	const char *other = ros && !ros->unknown ? unknown_class(s, ros) :
	    NULL;

	for (size_t i = 0; other && i < school->classes.n; i++) {
		const struct bk_class *c = &school->classes.v[i];

		if (!bk_map_get(&ros->classes, bk_str(c->id)))
			bk_diag(s->dg, &bk_msg_check_renamed, bk_repo_show(
			    s->repo, s->arena, "school.yaml"), c->node->line,
			    "'%.40s', '%.40s'", c->id, other);
	}
}

/* An earlier bk-init wrote fewer lines, which merges lean on. */
static void
check_setup(struct bk_survey *s, const char *path,
    bool (*complete)(struct bk_buf *, struct bk_str old))
{
	struct bk_buf old = BK_BUF_INIT, whole = BK_BUF_INIT;

	if (bk_repo_read(s->repo, path, &old, s->dg) == 0 &&
	    complete(&whole, bk_buf_str(&old)))
		bk_diag(s->dg, &bk_msg_check_setup, bk_repo_show(s->repo,
		    s->arena, path), 1, NULL);
	bk_buf_free(&old);
	bk_buf_free(&whole);
}

int
bk_survey_cross(struct bk_survey *s)
{
	size_t n = s->cases.n;		/* those looked up are not judged */

	if (s->repo->fd < 0)
		return 0;
	if (!s->all && bk_view_list(&s->view, "cases", s->arena, &s->terms,
	    s->dg) < 0)
		return -1;
	for (size_t i = 0; i < n; i++) {
		const struct known_case *k = s->cases.e[i].value;

		if (!k->judged)
			continue;
		check_others(s, k);
		if (k->follows)
			check_named(s, k->shown, k->follows_line, k->follows);
		bk_arena_reset(&s->doc);
	}
	if (!s->check.form_only)
		check_twins(s);
	if (!s->check.form_only && s->all)
		check_classes(s);
	if (s->all) {
		check_setup(s, ".gitattributes", bk_seed_attributes);
		check_setup(s, ".gitignore", bk_seed_ignored);
		bk_survey_clone(s);
	}
	for (size_t i = 0; i < s->nnamings; i++)
		check_named(s, s->namings[i].file, s->namings[i].line,
		    s->namings[i].id);
	bk_survey_check_plans(s);
	return bk_survey_check_kept(s);
}
