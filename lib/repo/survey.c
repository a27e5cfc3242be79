#include "survey.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "aliases.h"
#include "entry.h"
#include "io.h"
#include "mem.h"
#include "msg_check.h"
#include "msg_domain.h"
#include "msg_format.h"
#include "msg_repo.h"
#include "outgoing.h"
#include "path.h"
#include "surveydocs.h"
#include "term.h"

/* --- areas: what belongs where (DESIGN 2) ------------------------------- */

static const struct bk_area areas[] = {
	{ .dir = "calendar", .list = true },
	{ .dir = "letters", .list = true, .book = true },
	{ .dir = "roster", .kinds = { "student" }, .term_file = true },
	{ .dir = "attendance", .kinds = { "attendance", "referral" },
	    .terms = true },
	{ .dir = "cases", .kinds = { "case" }, .terms = true, .one = true },
	{ .dir = "routine", .kinds = { "routine" }, .terms = true,
	    .one = true },
	{ .dir = "erased", .kinds = { "stats" }, .term_file = true,
	    .one = true },
	{ .dir = "programme", .kinds = { "programme" }, .term_file = true,
	    .one = true },
	{ .dir = "services", .kinds = { "service" }, .terms = true,
	    .one = true },
	{ .dir = "complaints", .kinds = { "complaint" }, .one = true },
	{ .dir = "confidential", .kinds = { "confidential" }, .terms = true,
	    .open = true },
	{ .dir = NULL }
};

static bool
is_yaml(struct bk_str name)
{
	return name.n > 5 && name.p[0] != '.' &&
	    memcmp(name.p + name.n - 5, ".yaml", 5) == 0;
}

static bool
find_area(const char *dir, size_t n, const struct bk_area **out)
{
	for (const struct bk_area *a = areas; a->dir; a++)
		if (bk_str_eq(bk_str(a->dir), (struct bk_str){ dir, n })) {
			*out = a;
			return true;
		}
	return false;
}

/*
 * The place of a path in the repository: true where a document of ours
 * belongs there.
 */
static bool
locate(const char *path, struct bk_place *at)
{
	const char *slash = strchr(path, '/'), *name = slash;
	struct bk_str term;

	*at = (struct bk_place){ .path = path };
	if (!slash)
		return strcmp(path, "school.yaml") == 0 ||
		    strcmp(path, "policy.yaml") == 0 ||
		    strcmp(path, "aliases.yaml") == 0;
	if (!find_area(path, (size_t)(slash - path), &at->area))
		return false;
	if (at->area->terms) {
		name = strchr(slash + 1, '/');
		if (!name)
			return false;
		term = (struct bk_str){ slash + 1,
			(size_t)(name - slash) - 1 };
		if (bk_term_parse(term, &at->term) < 0)
			return false;
	}
	name++;
	if (strchr(name, '/') || !is_yaml(bk_str(name)))
		return false;
	if (!at->area->term_file)
		return true;
	return bk_term_parse((struct bk_str){ name, strlen(name) - 5 },
	    &at->term) == 0;
}

/* --- settings ----------------------------------------------------------- */

/*
 * The root of one file of settings, NULL where it is missing. -1 where it is
 * malformed, which is said when its turn comes, or where it cannot be read,
 * which is said now: what hangs on it is then not judged.
 */
static int
quiet_root(struct bk_survey *s, const char *path, struct bk_node **root,
    struct bk_diag *quiet)
{
	struct bk_buf text = BK_BUF_INIT;
	int r = bk_view_read(&s->view, path, &text, s->dg);

	*root = NULL;
	if (r == 0)
		r = bk_yamlin_parse_one(text.p, text.n, path, s->arena, root,
		    quiet);
	bk_buf_free(&text);
	return r < 0 ? -1 : 0;
}

static int
load_calendar(struct bk_survey *s, const struct bk_reader *r)
{
	struct bk_repo_list files;
	struct bk_node *root;
	int worst = 0;

	if (bk_repo_list(s->repo, "calendar", s->arena, &files, s->dg) < 0)
		return -1;
	for (size_t i = 0; i < files.n; i++)
		if (quiet_root(s, files.path[i], &root, r->dg) < 0 ||
		    bk_calendar_read(r, root, &s->settings.calendar) < 0)
			worst = -1;
	return worst;
}

/* false: some of it is malformed, and the defaults stand in for it. */
static bool
load_settings(struct bk_survey *s)
{
	struct bk_diag quiet = { .emit = NULL };
	struct bk_reader r = { .arena = s->arena, .dg = &quiet };
	struct bk_node *root;
	bool whole = true;

	bk_school_default(&s->settings.school);
	bk_policy_default(&s->settings.policy);
	s->settings.calendar = (struct bk_calendar){ { NULL, 0 } };
	if (s->repo->fd < 0)
		return true;
	if (quiet_root(s, "school.yaml", &root, &quiet) < 0 ||
	    bk_school_read(&r, root, &s->settings.school) < 0)
		whole = false;
	if (quiet_root(s, "policy.yaml", &root, &quiet) < 0 ||
	    bk_policy_read(&r, root, &s->settings.policy) < 0)
		whole = false;
	return load_calendar(s, &r) == 0 && whole;
}

/* --- what other files say ----------------------------------------------- */

/* Stands in the map for the roster of a term that has none. */
static const struct bk_check_roster no_roster = BK_CHECK_ROSTER_INIT;

/* An empty one, in the arena of the run; bk_check_roster_free frees it. */
static struct bk_check_roster *
new_roster(struct bk_survey *s)
{
	return bk_arena_dup(s->arena, &no_roster, 1, sizeof(no_roster));
}

static void **
roster_at(struct bk_survey *s, bk_term term)
{
	char text[BK_TERM_SIZE];

	return bk_map_at(&s->rosters, bk_str(bk_term_format(term, text)));
}

static int
enter_student(void *ctx, const struct bk_reader *r, struct bk_node *doc)
{
	struct bk_student st;

	if (bk_bind_read(r, bk_student_binds, doc, &st) < 0)
		return -1;
	bk_check_roster_add(ctx, &st);
	return 0;
}

/* Read a roster for its people alone. One that is malformed knows nobody. */
static const struct bk_check_roster *
roster_of(void *ctx, bk_term term)
{
	static const struct bk_doc_handler handlers[] = {
		BK_DOC("student", enter_student), BK_DOC_END
	};
	struct bk_survey *s = ctx;
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_diag quiet = { .emit = NULL };
	struct bk_buf text = BK_BUF_INIT;
	struct bk_check_roster *ros = NULL;
	void **at;

	if (s->repo->fd < 0)
		return NULL;
	at = roster_at(s, term);
	if (*at)
		return *at == &no_roster ? NULL : *at;
	if (bk_view_read(&s->view, bk_path_roster(&a, term), &text,
	    &quiet) == 0) {
		struct bk_reader r = { .file = "", .arena = &a,
			.dg = &quiet };

		*at = ros = new_roster(s);
		ros->unknown = bk_docs_each(text.p, text.n, &r, handlers,
		    ros) < 0;
	} else {
		*at = (void *)&no_roster;
	}
	bk_buf_free(&text);
	bk_arena_free(&a);
	return ros;
}

/* --- one file ----------------------------------------------------------- */

/* The first line of a merge conflict that was left, or 0. */
static size_t
conflict_line(struct bk_str text)
{
	static const char *const marks[] = { "<<<<<<< ", ">>>>>>> " };
	size_t line = 1;

	for (const char *p = text.p, *end = text.p + text.n; p < end; line++) {
		const char *nl;

		for (size_t i = 0; i < BK_NELEM(marks); i++)
			if ((*p == '<' || *p == '>') && end - p >= 8 &&
			    memcmp(p, marks[i], 8) == 0)
				return line;
		nl = memchr(p, '\n', (size_t)(end - p));
		if (!nl)
			break;
		p = nl + 1;
	}
	return 0;
}

/*
 * A book of letters: each line is one, of the year that the file is called
 * by, and no number is given twice in a year.
 */
static void
judge_book(struct bk_survey *s, const struct bk_reader *r,
    const struct bk_place *at, const struct bk_node *root)
{
	struct bk_arena *a = r->arena;
	int y, m, d;

	if (root && root->kind != BK_NODE_LIST)
		bk_diag(s->dg, &bk_msg_no_book, r->file, root->line, NULL);
	for (struct bk_node *k = root && root->kind == BK_NODE_LIST ?
	    root->kids : NULL; k; k = k->next) {
		struct bk_outgoing o;
		const char *path, *given;

		if (bk_outgoing_read(r, k, &o) < 0)
			continue;
		bk_date_split(o.date, &y, &m, &d);
		given = bk_arena_printf(a, "%d\n%s", y, o.number);
		if (bk_map_find(&s->letters, bk_str(given)) != SIZE_MAX)
			bk_diag(s->dg, &bk_msg_check_twice, r->file, k->line,
			    "number %.60s", o.number);
		bk_map_intern(&s->letters, bk_str(given));
		path = bk_path_letters(a, y);
		if (strcmp(path, at->path) != 0)
			bk_diag(s->dg, &bk_msg_check_place, r->file, k->line,
			    "%s expected", path);
	}
}

/* The settings: a file that holds one document, without a kind. */
static void
judge_settings(struct bk_survey *s, const struct bk_reader *r,
    const struct bk_place *at, struct bk_node *root)
{
	const char *name = strrchr(at->path, '/');

	name = name ? name + 1 : at->path;
	if (!at->area && strcmp(name, "aliases.yaml") == 0) {
		struct bk_aliases aliases;

		bk_aliases_read(r, root, &aliases);
	} else if (at->area && at->area->book) {
		judge_book(s, r, at, root);
	} else if (at->area || (root && root->kind == BK_NODE_LIST)) {
		struct bk_calendar cal = { { NULL, 0 } };

		if (bk_calendar_read(r, root, &cal) == 0)
			bk_check_calendar(&s->check, r, &cal, 0);
	} else if (root && strcmp(name, "school.yaml") == 0) {
		struct bk_school school;
		struct bk_check k;

		if (bk_school_read(r, root, &school) < 0)
			return;
		bk_check_begin(&k, &school, &s->settings.policy,
		    &s->settings.calendar, s->check.today);
		bk_check_school(&k, r, &school);
		bk_check_end(&k);
	} else if (root && strcmp(name, "policy.yaml") == 0) {
		struct bk_policy policy;

		if (bk_policy_read(r, root, &policy) == 0)
			bk_check_policy(&s->check, r, &policy);
	}
}

static bool
is_settings(const struct bk_place *at)
{
	const char *name = strrchr(at->path, '/');

	if (at->area)
		return at->area->list;
	name = name ? name + 1 : at->path;
	return strcmp(name, "school.yaml") == 0 ||
	    strcmp(name, "policy.yaml") == 0 ||
	    strcmp(name, "aliases.yaml") == 0;
}

/* Each document by itself: one that is malformed hides no other. */
static void
judge_stream(struct bk_survey *s, struct bk_reader *r, struct bk_place *at,
    struct bk_str text)
{
	struct bk_yaml_stream stream = { .p = text.p, .n = text.n,
		.line = 1 };
	struct bk_yaml_piece piece;
	size_t n = 0;

	for (; bk_yamlin_next(&stream, &piece); n++) {
		struct bk_node *doc;

		if (n == 1 && at->area && at->area->one) {
			bk_diag(s->dg, &bk_msg_yaml_more, r->file, piece.line,
			    NULL);
			break;
		}
		doc = bk_yamlin_parse(&piece, r->file, r->arena, s->dg);
		if (!doc)
			at->broken = true;
		else if (!at->area && doc->kind == BK_NODE_LIST)
			judge_settings(s, r, at, doc);
		else
			bk_survey_document(s, r, at, doc);
		bk_arena_reset(&s->doc);
	}
	if (n == 0 && at->area && at->area->one)
		bk_diag(s->dg, &bk_msg_check_empty, r->file, 1, NULL);
}

static void
judge_text(struct bk_survey *s, struct bk_place *at, const char *shown,
    struct bk_str text)
{
	struct bk_reader r = { .file = shown, .arena = &s->doc, .dg = s->dg,
		.check = true };
	size_t line = conflict_line(text);
	struct bk_node *root;

	s->files++;
	if (bk_view_is_encrypted(text))
		return;
	if (line) {
		bk_diag(s->dg, &bk_msg_check_conflict, shown, line, NULL);
		at->broken = true;
	} else if (!is_settings(at)) {
		judge_stream(s, &r, at, text);
	} else if (bk_yamlin_parse_one(text.p, text.n, shown, &s->doc, &root,
	    s->dg) == 0) {
		judge_settings(s, &r, at, root);
	}
	bk_arena_reset(&s->doc);
}

/* A file of the repository, at a place where a document belongs. */
static int
judge_path(struct bk_survey *s, struct bk_place *at)
{
	struct bk_buf text = BK_BUF_INIT;
	const char *shown = bk_repo_show(s->repo, s->arena, at->path);
	int r = bk_view_read(&s->view, at->path, &text, s->dg);

	if (r == 0)
		judge_text(s, at, shown, bk_buf_str(&text));
	bk_buf_free(&text);
	return r;
}

/* A roster also tells who may be named elsewhere. */
static int
judge_roster(struct bk_survey *s, struct bk_place *at)
{
	struct bk_check_roster *ros = new_roster(s);
	void **slot;
	int r;

	at->roster = ros;
	r = judge_path(s, at);
	ros->unknown = at->broken || r != 0;
	slot = roster_at(s, at->term);
	if (*slot)			/* read before, for its people */
		bk_check_roster_free(ros);
	else
		*slot = ros;
	return r;
}

/* Of the files of whole terms, it is one a term too, but no roster. */
static bool
is_roster(const struct bk_place *at)
{
	return at->area && at->area->term_file && !at->area->one;
}

static int
judge_at(struct bk_survey *s, struct bk_place *at)
{
	int r = is_roster(at) ? judge_roster(s, at) :
	    judge_path(s, at);

	return r < 0 ? -1 : 0;
}

/* --- all files ---------------------------------------------------------- */

static void
stray(struct bk_survey *s, const char *path)
{
	bk_diag(s->dg, &bk_msg_check_stray, bk_repo_show(s->repo, s->arena,
	    path), 1, NULL);
}

static int
walk(struct bk_survey *s, const struct bk_area *area, const char *dir)
{
	struct bk_view_entries e;
	bool root = strcmp(dir, area->dir) == 0;
	int worst = 0;

	if (bk_view_list(&s->view, dir, s->arena, &e, s->dg) < 0)
		return -1;
	if (root && strcmp(dir, "cases") == 0)
		s->terms = e;
	for (size_t i = 0; i < e.n; i++) {
		const char *path = bk_arena_printf(s->arena, "%s/%s", dir,
		    e.v[i].name);
		struct bk_place at;
		bk_term term;

		if (e.v[i].dir && root && area->terms &&
		    bk_term_parse(bk_str(e.v[i].name), &term) == 0) {
			if (walk(s, area, path) < 0)
				worst = -1;
		} else if (!e.v[i].dir && locate(path, &at)) {
			if (judge_at(s, &at) < 0)
				worst = -1;
		} else if (!area->open) {
			stray(s, path);
		}
	}
	return worst;
}

int
bk_survey_all(struct bk_survey *s)
{
	static const char *const settings[] = { "school.yaml", "policy.yaml",
		"aliases.yaml" };
	struct bk_place at;
	int worst = 0;

	bk_survey_itself(s);
	for (size_t i = 0; i < BK_NELEM(settings); i++)
		if (locate(settings[i], &at) && judge_at(s, &at) < 0)
			worst = -1;
	for (const struct bk_area *a = areas; a->dir; a++)
		if (walk(s, a, a->dir) < 0)
			worst = -1;
	bk_survey_readable(s);
	s->all = true;
	return worst;
}

int
bk_survey_staged(struct bk_survey *s)
{
	struct bk_repo_list files;
	int worst = 0;

	if (bk_view_stage(&s->view, s->arena, &files, s->dg) < 0)
		return -1;
	load_settings(s);		/* as they are staged */
	s->check.form_only = true;
	for (size_t i = 0; i < files.n; i++) {
		struct bk_place at;

		if (locate(files.path[i], &at) && judge_at(s, &at) < 0)
			worst = -1;
	}
	return worst;
}

/* --- one file that was named -------------------------------------------- */

/* Its path in the repository, in the arena; else NULL. */
static const char *
path_within(const struct bk_survey *s, const char *file)
{
	char *full = s->repo->fd < 0 ? NULL : realpath(file, NULL);
	size_t n = full ? strlen(s->repo->root) : 0;
	const char *path = NULL;

	if (full && strncmp(full, s->repo->root, n) == 0 && full[n] == '/')
		path = bk_arena_strdup(s->arena, full + n + 1);
	free(full);
	return path;
}

int
bk_survey_file(struct bk_survey *s, const char *file)
{
	const char *shown = strcmp(file, "-") == 0 ? "stdin" : file;
	const char *path = path_within(s, file);
	struct bk_buf text = BK_BUF_INIT;
	struct bk_place at;
	int r = bk_io_read(file, BK_REPO_FILE_MAX, &text, s->dg);

	if (!path || !locate(path, &at))
		at = (struct bk_place){ .path = path ? path : file };
	if (is_roster(&at))
		at.roster = new_roster(s);
	if (r == 0)
		judge_text(s, &at, shown, bk_buf_str(&text));
	if (at.roster)
		bk_check_roster_free(at.roster);
	bk_buf_free(&text);
	return r;
}

/* --- life --------------------------------------------------------------- */

int
bk_survey_begin(struct bk_survey *s, const struct bk_repo *repo,
    bk_date today, struct bk_arena *arena, struct bk_diag *dg)
{
	bool whole;

	*s = (struct bk_survey){ .repo = repo, .arena = arena, .dg = dg,
		.doc = BK_ARENA_INIT, .letters = BK_MAP_INIT,
		.rosters = BK_MAP_INIT, .cases = BK_MAP_INIT,
		.taken = BK_MAP_INIT,
		.programmes = BK_MAP_INIT, .small = BK_SURVEY_SMALL };
	bk_view_begin(&s->view, repo);
	whole = load_settings(s);
	bk_check_begin(&s->check, &s->settings.school, &s->settings.policy,
	    &s->settings.calendar, today);
	s->check.form_only = !whole;
	s->check.roster = roster_of;
	s->check.ctx = s;
	return 0;
}

void
bk_survey_end(struct bk_survey *s)
{
	for (size_t i = 0; i < s->rosters.n; i++)
		if (s->rosters.e[i].value != &no_roster)
			bk_check_roster_free(s->rosters.e[i].value);
	bk_map_free(&s->letters);
	bk_map_free(&s->rosters);
	bk_map_free(&s->cases);
	bk_map_free(&s->taken);
	bk_map_free(&s->programmes);
	free(s->namings);
	free(s->plans);
	free(s->kept);
	free(s->stats);
	bk_check_end(&s->check);
	bk_view_end(&s->view);
	bk_arena_free(&s->doc);
}
