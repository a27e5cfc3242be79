/*
 * bk-init: make a case repository, or complete one. What is there is never
 * changed: in a clone it adds what git does not copy (hook, merge driver).
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "calendar.h"
#include "cmd.h"
#include "crypt.h"
#include "diff.h"
#include "git.h"
#include "init-ask.h"
#include "mem.h"
#include "msg_base.h"
#include "msg_cmd.h"
#include "msg_repo.h"
#include "seed.h"
#include "setup.h"
#include "utf8.h"

static const struct bk_cmd_about about = {
	.name = "bk-init",
	.synopsis = "[-n] [--commit] [--name NAME] [OPTION...] [DIR]",
	.what = "Make a case repository in DIR, or complete the one that is "
	    "there.",
	.form = "text",
	.repo = BK_CMD_NO_REPO,
};

static int
check_text(struct bk_cmd *cmd, const char *option, const char *text)
{
	if (!text)
		return 0;
	if (!bk_utf8_valid(text, strlen(text), NULL))
		return bk_cmd_usage(cmd, "%s: not UTF-8", option);
	for (const char *p = text; *p; p++)
		if ((unsigned char)*p < 0x20)
			return bk_cmd_usage(cmd, "%s: a control character",
			    option);
	return 0;
}

static int
check_people(struct bk_init *init)
{
	for (size_t i = 0; i < init->counsellors.n; i++)
		if (check_text(init->cmd, "--counsellor",
		    init->counsellors.v[i]) < 0)
			return -1;
	return check_text(init->cmd, "--principal", init->principal);
}

/* What bk-check would refuse later is refused now. */
static int
check_seed(struct bk_init *init)
{
	struct bk_cmd *cmd = init->cmd;
	const struct bk_seed *s = &init->seed;
	const struct { const char *option, *text; } texts[] = {
		{ "--name", s->name }, { "--npsn", s->npsn },
		{ "--address", s->address }, { "--city", s->city },
		{ "--phone", s->phone }, { "--email", s->email },
		{ "--timezone", s->timezone },
		{ "--git-name", init->git_name },
		{ "--git-email", init->git_email },
	};
	bk_weekdays days;

	for (size_t i = 0; i < BK_NELEM(texts); i++)
		if (check_text(cmd, texts[i].option, texts[i].text) < 0)
			return -1;
	if (s->language && strcmp(s->language, "id") != 0 &&
	    strcmp(s->language, "en") != 0)
		return bk_cmd_usage(cmd, "--language '%s': id or en",
		    s->language);
	if (s->timezone && !bk_school_zone_known(s->timezone))
		return bk_cmd_usage(cmd, "--timezone '%s': no such zone; as "
		    "Asia/Jakarta", s->timezone);
	if (s->school_days &&
	    bk_calendar_weekdays(bk_str(s->school_days), &days) < 0)
		return bk_cmd_usage(cmd, "--school-days '%s': as Mon-Fri or "
		    "Mon-Sat", s->school_days);
	return check_people(init);
}

/* --- what a person is asked ---------------------------------------------- */

static bool
has_school(const char *dir)
{
	struct bk_diag quiet = { .emit = NULL };
	struct bk_repo repo = { .fd = -1 };
	bool has = bk_repo_open(&repo, dir, NULL, &quiet) == 0 &&
	    repo.has_school;

	bk_repo_close(&repo);
	return has;
}

/* A new school that gave none of it, where somebody can answer. */
static bool
asks(const struct bk_init *init, const char *dir)
{
	return !init->seed.name && !init->seed.npsn && !init->principal &&
	    !init->counsellors.n && !init->cmd->dry_run &&
	    !init->cmd->quiet && bk_init_ask_possible() && !has_school(dir);
}

static void
name_people(struct bk_init *init)
{
	struct bk_arena *a = &init->cmd->arena;
	struct bk_seed *s = &init->seed;

	if (init->principal)
		s->principal = bk_seed_person(init->principal, a);
	s->ncounsellors = init->counsellors.n;
	s->counsellor = bk_arena_alloc(a, (s->ncounsellors + 1) *
	    sizeof(*s->counsellor));
	for (size_t i = 0; i < s->ncounsellors; i++)
		s->counsellor[i] = bk_seed_person(init->counsellors.v[i], a);
}

/* --- the directory ------------------------------------------------------ */

/*
 * Nothing is made where git is missing, or knows nobody to commit as: asked
 * of the nearest directory that is there.
 */
static int
git_is_ready(struct bk_init *init, const char *dir)
{
	bool known = (init->git_name && init->git_email) ||
	    bk_init_ask_possible();
	struct bk_cmd *cmd = init->cmd;
	const char *const version[] = { "--version", NULL };
	struct bk_diag quiet = { .emit = NULL };
	struct bk_buf out = BK_BUF_INIT, err = BK_BUF_INIT;
	struct bk_repo there = { .fd = -1 };
	char *path = bk_xstrdup(dir), *slash;
	int r;

	while (bk_repo_open(&there, path, NULL, &quiet) < 0 &&
	    (slash = strrchr(path, '/')) && slash > path)
		*slash = '\0';
	if (there.fd < 0)
		bk_repo_open(&there, *dir == '/' ? "/" : ".", NULL, &quiet);
	r = cmd->commit && !known ? bk_git_has_identity(&there, &cmd->diag) :
	    bk_git_run(&there, version, &out, &err, &cmd->diag);
	bk_repo_close(&there);
	bk_buf_free(&out);
	bk_buf_free(&err);
	free(path);
	return r < 0 ? -1 : 0;
}

/* mkdir -p, mode 0700: 0 or an errno value. */
static int
make_directories(const char *path)
{
	char *copy = bk_xstrdup(path);
	int err = 0;

	for (char *p = copy + 1; !err; p++) {
		char c = *p;

		if (c != '/' && c != '\0')
			continue;
		*p = '\0';
		if (mkdir(copy, 0700) < 0 && errno != EEXIST)
			err = errno;
		*p = c;
		if (c == '\0')
			break;
	}
	free(copy);
	return err;
}

/*
 * Open `dir` as the repository: 0; 1 where it does not exist and, in a dry
 * run, stays so; -1, reported.
 */
static int
open_target(struct bk_cmd *cmd, const char *dir)
{
	struct stat st;
	int err;

	if (cmd->dry_run && stat(dir, &st) < 0 && errno == ENOENT)
		return 1;
	err = cmd->dry_run ? 0 : make_directories(dir);
	if (err) {
		bk_diag_errno(&cmd->diag, &bk_msg_cannot_write, dir, err);
		return -1;
	}
	return bk_repo_open(&cmd->repo, dir, NULL, &cmd->diag);
}

/*
 * Records of pupils are for the office alone (PRIVACY 5.1). Done once per
 * clone, when it is set up: people may decide to share it later.
 */
static void
close_to_others(struct bk_cmd *cmd)
{
	struct stat st;

	if (fstat(cmd->repo.fd, &st) < 0 || ((st.st_mode & 077) &&
	    fchmod(cmd->repo.fd, 0700) < 0))
		bk_diag_errno(&cmd->diag, &bk_msg_cannot_write,
		    cmd->repo.shown, errno);
}

/*
 * Is there nothing at `path`? 1 or 0; -1, reported, when that cannot be told.
 */
static int
is_missing(struct bk_cmd *cmd, const char *path)
{
	struct stat st;

	if (fstatat(cmd->repo.fd, path, &st, AT_SYMLINK_NOFOLLOW) == 0)
		return 0;
	if (errno == ENOENT)
		return 1;
	bk_diag_errno(&cmd->diag, &bk_msg_cannot_read,
	    bk_repo_show(&cmd->repo, &cmd->arena, path), errno);
	return -1;
}

static size_t
make_subdirectories(struct bk_cmd *cmd)
{
	size_t made = 0;

	for (size_t i = 0; bk_seed_dirs[i]; i++) {
		if (is_missing(cmd, bk_seed_dirs[i]) <= 0)
			continue;
		if (cmd->dry_run ||
		    mkdirat(cmd->repo.fd, bk_seed_dirs[i], 0700) == 0)
			made++;
		else
			bk_diag_errno(&cmd->diag, &bk_msg_cannot_write,
			    bk_repo_show(&cmd->repo, &cmd->arena,
			    bk_seed_dirs[i]), errno);
	}
	return made;
}

/* --- the files ---------------------------------------------------------- */

/* Lines that an older bk-init did not write: 1, or 0; or reported, -1. */
static int
complete_lines(struct bk_cmd *cmd, struct bk_txn *txn, const char *path,
    bool (*complete)(struct bk_buf *, struct bk_str old))
{
	struct bk_buf old = BK_BUF_INIT, new = BK_BUF_INIT;
	struct bk_str was;
	int r = bk_txn_read(txn, path, &old, &cmd->diag) == 0 ? 0 : -1;

	was = bk_buf_str(&old);
	if (r == 0 && complete(&new, was))
		r = bk_txn_put(txn, path, &was, bk_buf_str(&new),
		    &cmd->diag) < 0 ? -1 : 1;
	bk_buf_free(&old);
	bk_buf_free(&new);
	return r;
}

/* One that is missing, or short of lines: 1, or 0; or reported, -1. */
static int
write_file(struct bk_init *init, struct bk_txn *txn,
    const struct bk_seed_file *f)
{
	struct bk_cmd *cmd = init->cmd;
	int missing = is_missing(cmd, f->path);

	if (missing == 0 && strcmp(f->path, ".gitattributes") == 0)
		return complete_lines(cmd, txn, f->path, init->seed.encrypted ?
		    bk_seed_encrypted : bk_seed_attributes);
	if (missing == 0 && strcmp(f->path, ".gitignore") == 0)
		return complete_lines(cmd, txn, f->path, bk_seed_ignored);
	if (missing > 0 && bk_txn_put(txn, f->path, NULL, f->bytes,
	    &cmd->diag) < 0)
		return -1;
	return missing;
}

/* Write the files that are missing or short; how many, or -1. */
static int
write_files(struct bk_init *init)
{
	struct bk_cmd *cmd = init->cmd;
	const struct bk_txn_opts opts = bk_cmd_txn_opts(cmd);
	const struct bk_seed_file *f;
	struct bk_txn txn;
	size_t n;
	int made = 0;

	f = bk_seed_files(&init->seed, &cmd->arena, &n);
	if (bk_txn_begin(&txn, &cmd->repo, &opts, &cmd->diag) < 0)
		return -1;
	for (size_t i = 0; i < n && made >= 0; i++) {
		int wrote = write_file(init, &txn, &f[i]);

		made = wrote < 0 ? -1 : made + wrote;
	}
	if (made > 0 && bk_cmd_commit(cmd, &txn,
	    "bk-init: a case repository") < 0)
		made = -1;
	bk_txn_end(&txn);
	return made;
}

/* A dry run in a directory that does not exist. */
static int
show_files(struct bk_cmd *cmd, const struct bk_seed *seed)
{
	size_t n;
	const struct bk_seed_file *f = bk_seed_files(seed, &cmd->arena, &n);

	for (size_t i = 0; i < n; i++)
		bk_diff(&cmd->out, f[i].path, NULL, f[i].bytes);
	return (int)n;
}

/* --- all of it ---------------------------------------------------------- */

static void
summarise(struct bk_cmd *cmd, const char *dir, int files, size_t dirs,
    const struct bk_buf *git)
{
	char *rest = git->p, *line;

	if (files == 0 && dirs == 0 && git->n == 0) {
		bk_cmd_sum(cmd, "bk-init: %s: nothing is missing\n", dir);
		return;
	}
	bk_cmd_sum(cmd, cmd->dry_run ?
	    "bk-init: %s: would make %d %s, %zu %s" :
	    "bk-init: %s: made %d %s, %zu %s", dir, files,
	    bk_diag_text(&cmd->diag, files == 1 ? "file" : "files"), dirs,
	    bk_diag_text(&cmd->diag, dirs == 1 ? "directory" :
	    "directories"));
	while (git->n && (line = strsep(&rest, "\n")) && *line)
		bk_buf_printf(&cmd->summary, ", %s", line);
	bk_buf_putc(&cmd->summary, '\n');
}

/* The first --commit would ask for it; better now, during the set-up. */
static int
set_identity(struct bk_init *init, struct bk_buf *done)
{
	struct bk_diag quiet = { .emit = NULL };
	struct bk_cmd *cmd = init->cmd;
	
	if (!init->git_name && !init->git_email && !cmd->dry_run &&
	    !cmd->quiet && bk_init_ask_possible() &&
	    bk_git_has_identity(&cmd->repo, &quiet) < 0)
		bk_init_ask_identity(init);
	return bk_setup_identity(&cmd->repo, init->git_name,
	    init->git_email, cmd->dry_run, done, &cmd->diag);
}

static void
say_who(struct bk_cmd *cmd)
{
	if (!cmd->dry_run && bk_git_knows_who(&cmd->repo, &cmd->diag) == 0)
		bk_diag(&cmd->diag, &bk_msg_who_commits, NULL, 0, NULL);
}

/* For a new school: what to type next. */
static void
say_next(struct bk_cmd *cmd, const char *dir)
{
	bk_cmd_sum(cmd, "bk-init: next, with exports of the "
	    "school:\n"
	    "\tbk-ingest -C %s --as roster -w STUDENTS.xlsx\n"
	    "\tbk-ingest -C %s ATTENDANCE.xlsx | bk-triage -C %s -w\n"
	    "\tbk-report -C %s worklist\n", dir, dir, dir, dir);
}

/* What git and the files need, in a directory that is open; files made. */
static int
fill(struct bk_init *init, size_t *dirs, struct bk_buf *git)
{
	struct bk_cmd *cmd = init->cmd;
	int files;

	if (bk_setup_git(&cmd->repo, cmd->dry_run, git, &cmd->diag) < 0 ||
	    set_identity(init, git) < 0)
		return -1;
	if (init->seed.encrypted && bk_crypt_init(&cmd->repo, cmd->dry_run, git,
	    &cmd->diag) < 0)
		return -1;
	*dirs = make_subdirectories(cmd);
	files = write_files(init);
	if (files < 0)
		return -1;
	bk_setup_hook(&cmd->repo, cmd->dry_run, git, &cmd->diag);
	bk_setup_merge(&cmd->repo, cmd->dry_run, git, &cmd->diag);
	if (git->n && !cmd->dry_run)
		close_to_others(cmd);
	say_who(cmd);
	return files;
}

/* In a dry run, a directory that does not exist. */
static int
show_all(struct bk_init *init, size_t *dirs, struct bk_buf *git)
{
	while (bk_seed_dirs[*dirs])
		++*dirs;
	bk_buf_puts(git, "git init\n");
	bk_buf_puts(git, init->seed.encrypted ? "git-crypt init\n" : "");
	bk_buf_puts(git, "pre-commit hook\nmerge driver\n");
	return show_files(init->cmd, &init->seed);
}

static void
work(struct bk_init *init, const char *dir)
{
	struct bk_cmd *cmd = init->cmd;
	struct bk_buf git = BK_BUF_INIT;
	bool old = false;
	size_t dirs = 0;
	int files = -1, r = git_is_ready(init, dir);

	if (r == 0)
		r = open_target(cmd, dir);
	old = r == 0 && cmd->repo.has_school;
	if (r >= 0)
		files = r > 0 ? show_all(init, &dirs, &git) :
		    fill(init, &dirs, &git);
	if (files >= 0)
		summarise(cmd, dir, files, dirs, &git);
	if (files > 0 && !init->seed.name && !old)
		bk_diag(&cmd->diag, &bk_msg_unnamed_school, "school.yaml", 0,
		    NULL);
	if (files > 0 && !old && !cmd->dry_run)
		say_next(cmd, dir);
	bk_buf_free(&git);
}

static int
choose_directory(struct bk_cmd *cmd, char **operands, int n, const char **dir)
{
	if (n > 1)
		return bk_cmd_usage(cmd, "more than one DIR");
	if (n == 1 && cmd->dir && chdir(cmd->dir) < 0) {
		bk_diag_errno(&cmd->diag, &bk_msg_cannot_read, cmd->dir, errno);
		return -1;
	}
	*dir = n == 1 ? operands[0] : cmd->dir ? cmd->dir : ".";
	if (!**dir)
		return bk_cmd_usage(cmd, "DIR is empty");
	return 0;
}

int
main(int argc, char **argv)
{
	struct bk_cmd cmd;
	struct bk_init init = { .cmd = &cmd };
	struct bk_seed *seed = &init.seed;
	struct bk_opt opts[] = {
		BK_OPT_TEXT(0, "name", "NAME", &seed->name,
		    "of the school, as on its letterhead"),
		BK_OPT_TEXT(0, "npsn", "N", &seed->npsn,
		    "its national number"),
		BK_OPT_TEXT(0, "address", "A", &seed->address, "where it is"),
		BK_OPT_TEXT(0, "city", "C", &seed->city,
		    "where its letters are dated"),
		BK_OPT_TEXT(0, "phone", "N", &seed->phone, "its telephone"),
		BK_OPT_TEXT(0, "email", "E", &seed->email, "its address"),
		BK_OPT_TEXT(0, "timezone", "Z", &seed->timezone,
		    "as Asia/Jakarta (the default)"),
		BK_OPT_TEXT(0, "language", "id|en", &seed->language,
		    "of letters and sheets (default: id)"),
		BK_OPT_TEXT(0, "school-days", "DAYS", &seed->school_days,
		    "Mon-Fri (the default) or Mon-Sat"),
		BK_OPT_TEXT(0, "principal", "NAME[,F|M]", &init.principal,
		    "becomes the staff member kepsek"),
		BK_OPT_LIST(0, "counsellor", "NAME[,F|M]", &init.counsellors,
		    "becomes bk1; the next one bk2"),
		BK_OPT_FLAG(0, "git-crypt", &seed->encrypted,
		    "let git encrypt confidential/"),
		BK_OPT_TEXT(0, "git-name", "NAME", &init.git_name,
		    "who commits here"),
		BK_OPT_TEXT(0, "git-email", "ADDRESS", &init.git_email,
		    "and with which address"),
		BK_OPT_END
	};
	const char *dir = ".";
	int n;

	(void)argc;
	if (bk_cmd_begin(&cmd, &about, opts, argv, &n) == 0 &&
	    check_seed(&init) == 0 &&
	    choose_directory(&cmd, argv + 1, n, &dir) == 0) {
		if (asks(&init, dir))
			bk_init_ask_school(&init);
		name_people(&init);
		work(&init, dir);
	}
	free(init.counsellors.v);
	return bk_cmd_end(&cmd);
}
