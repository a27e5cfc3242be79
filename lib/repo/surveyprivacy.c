/*
 * bk-check --privacy: what a repository lets out (survey.h). Who there is, the
 * rosters and cases say; then every file is looked at that is no document of
 * ours, and what git tells (surveygit.c).
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "msg_base.h"
#include "msg_check.h"
#include "personal.h"
#include "surveypart.h"

struct privacy {
	struct bk_survey	*s;
	struct bk_personal	 who;
	const char		*open;	/* the first that others may enter */
	unsigned		 mode;
	size_t			 nopen;
};

/* --- who there is -------------------------------------------------------- */

static void
enter_student(struct bk_personal *p, const struct bk_student *s)
{
	const char *number;

	for (size_t i = 0; (number = bk_student_number(s, i)); i++)
		bk_personal_number(p, number);
	bk_personal_name(p, s->name);
	bk_personal_address(p, s->home.address);
	bk_personal_address(p, s->email);
	for (size_t i = 0; i < s->guardians.n; i++) {
		bk_personal_name(p, s->guardians.v[i].name);
		bk_personal_number(p, s->guardians.v[i].phone);
	}
}

/* A malformed document is said by bk-check itself, and tells nothing here. */
static void
enter_document(struct privacy *v, const struct bk_reader *r,
    struct bk_node *doc)
{
	const char *kind = bk_node_text(doc, "kind");
	struct bk_student st;
	struct bk_case c;

	if (!kind)
		return;
	if (strcmp(kind, "student") == 0 &&
	    bk_bind_read(r, bk_student_binds, doc, &st) == 0)
		enter_student(&v->who, &st);
	if (strcmp(kind, "case") == 0 && bk_case_read(r, doc, &c) == 0) {
		bk_personal_name(&v->who, c.student.name);
		bk_personal_number(&v->who, c.student.nis);
	}
}

static int
enter_file(struct privacy *v, const char *path)
{
	struct bk_diag quiet = { .emit = NULL };
	struct bk_reader r = { .file = path, .arena = &v->s->doc,
		.dg = &quiet };
	struct bk_yaml_piece piece;
	struct bk_yaml_stream in = { .line = 1 };
	struct bk_buf text = BK_BUF_INIT;
	int read = bk_repo_read(v->s->repo, path, &text, v->s->dg);

	in.p = text.p;
	in.n = text.n;
	while (read == 0 && bk_yamlin_next(&in, &piece)) {
		struct bk_node *doc = bk_yamlin_parse(&piece, path, r.arena,
		    &quiet);

		if (doc && doc->kind == BK_NODE_MAP)
			enter_document(v, &r, doc);
		bk_arena_reset(r.arena);
	}
	bk_buf_free(&text);
	return read < 0 ? -1 : 0;
}

static int
enter_files(struct privacy *v, const struct bk_repo_list *files)
{
	int worst = 0;

	for (size_t i = 0; i < files->n; i++)
		if (enter_file(v, files->path[i]) < 0)
			worst = -1;
	return worst;
}

static int
enter_everybody(struct privacy *v)
{
	const struct bk_survey *s = v->s;
	struct bk_repo_list files, terms;
	int worst = 0;

	if (bk_repo_list(s->repo, "roster", s->arena, &files, s->dg) < 0 ||
	    bk_repo_list_terms(s->repo, "cases", s->arena, &terms,
	    s->dg) < 0)
		return -1;
	worst = enter_files(v, &files);
	for (size_t i = 0; i < terms.n; i++)
		if (bk_repo_list(s->repo, terms.path[i], s->arena, &files,
		    s->dg) < 0 || enter_files(v, &files) < 0)
			worst = -1;
	return worst;
}

/* --- files --------------------------------------------------------------- */

static const char *
last_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static bool
ends_in(const char *path, const char *const endings[])
{
	const char *dot = strrchr(last_of(path), '.');

	for (size_t i = 0; dot && endings[i]; i++)
		if (bk_str_ieq(bk_str(dot + 1), bk_str(endings[i])))
			return true;
	return false;
}

static bool
lies_in(const char *path, const char *const dirs[])
{
	size_t n = strcspn(path, "/");

	for (size_t i = 0; dirs[i]; i++)
		if (bk_str_eq((struct bk_str){ path, n }, bk_str(dirs[i])))
			return true;
	return false;
}

/* Where people's names and numbers belong (DESIGN 2). */
static bool
is_personal(const char *path)
{
	static const char *const places[] = { "aliases.yaml", "attendance",
		"cases", "complaints", "confidential", "letters", "roster",
		"routine", "services", NULL };

	return lies_in(path, places);
}

/* What bk-report, bk-schedule and an export write; templates are no such. */
static bool
is_paper(const char *path)
{
	static const char *const written[] = { "html", "htm", "pdf", "docx",
		"xlsx", "xls", "ics", "csv", "tsv", "odt", "ods", "doc",
		NULL };
	static const char *const kept[] = { "templates", NULL };

	return ends_in(path, written) && !lies_in(path, kept);
}

static bool
is_stats(struct bk_str text)
{
	static const char word[] = "kind: stats";

	return text.n && memmem(text.p, text.n, word, sizeof(word) - 1);
}

/* The staff of school.yaml is no secret, and may be called as a student is. */
static int
read_file(struct privacy *v, const char *path, const char *shown)
{
	struct bk_buf text = BK_BUF_INIT;
	int r;

	if (strcmp(path, "school.yaml") == 0)
		return 0;
	r = bk_repo_read(v->s->repo, path, &text, v->s->dg);
	v->s->files++;
	if (r == 0 && text.n && !memchr(text.p, '\0', text.n))
		bk_survey_search(v->s, &v->who, bk_buf_str(&text), false,
		    shown);
	if (r == 0 && is_stats(bk_buf_str(&text)))
		r = bk_survey_file(v->s, shown);
	bk_buf_free(&text);
	return r < 0 ? -1 : 0;
}

/* 1 and the mode of a file or a directory; 0 of another, or none; -1. */
static int
mode_of(const struct bk_survey *s, const char *path, const char *shown,
    mode_t *mode)
{
	struct stat st;

	if (fstatat(s->repo->fd, path, &st, AT_SYMLINK_NOFOLLOW) == 0) {
		*mode = st.st_mode;
		return S_ISREG(*mode) || S_ISDIR(*mode);
	}
	if (errno == ENOENT)
		return 0;
	bk_diag_errno(s->dg, &bk_msg_cannot_read, shown, errno);
	return -1;
}

static int
look_at(struct privacy *v, const char *path)
{
	const char *shown = bk_repo_show(v->s->repo, v->s->arena, path);
	struct bk_str name = bk_str(last_of(path));
	mode_t mode;
	int r = mode_of(v->s, path, shown, &mode);

	if (r <= 0)
		return r;
	if ((mode & 077) && v->nopen++ == 0) {
		v->open = shown;
		v->mode = mode & 07777;
	}
	if (is_personal(path))
		return 0;
	bk_survey_search(v->s, &v->who, name, true, shown);
	if (!S_ISREG(mode))
		return 0;
	if (!is_paper(path))
		return read_file(v, path, shown);
	bk_diag(v->s->dg, &bk_msg_check_paper, shown, 1, "keep it elsewhere");
	return 0;
}

enum { LEVELS = 32 };

static int
walk(struct privacy *v, const char *dir, int level)
{
	struct bk_view_entries e;
	int worst = 0;

	if (bk_view_list(&v->s->view, dir, v->s->arena, &e,
	    v->s->dg) < 0)
		return -1;
	for (size_t i = 0; i < e.n; i++) {
		const char *path = bk_arena_printf(v->s->arena, "%s%s%s", dir,
		    level ? "/" : "", e.v[i].name);

		if (look_at(v, path) < 0)
			worst = -1;
		if (e.v[i].dir && level < LEVELS &&
		    walk(v, path, level + 1) < 0)
			worst = -1;
	}
	return worst;
}

static void
say_modes(const struct privacy *v)
{
	if (v->nopen == 1)
		bk_diag(v->s->dg, &bk_msg_check_mode, v->open, 1,
		    "%04o; chmod go= closes it", v->mode);
	else if (v->nopen)
		bk_diag(v->s->dg, &bk_msg_check_mode, v->open, 1,
		    "%04o, and %zu more; chmod -R go= closes them", v->mode,
		    v->nopen - 1);
}

int
bk_survey_privacy(struct bk_survey *s)
{
	struct privacy v = { .s = s, .who = BK_PERSONAL_INIT };
	int worst;

	bk_survey_itself(s);
	worst = enter_everybody(&v);
	if (walk(&v, "", 0) < 0)
		worst = -1;
	say_modes(&v);
	if (bk_survey_git(s, &v.who) < 0)
		worst = -1;
	bk_survey_readable(s);
	bk_personal_free(&v.who);
	return worst;
}
