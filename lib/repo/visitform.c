#include "visitform.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "case.h"
#include "io.h"
#include "msg_base.h"
#include "msg_repo.h"
#include "yamlout.h"

static const char form_name[] = "report-";

/* The headings of a report, FIELD 5; what stays empty is left out. */
static const char headings[] =
    "\n# Fill in what applies; what stays empty is left out.\n"
    "with: []\n"
    "start:                  # \"09:00\"\n"
    "minutes:\n"
    "met: []                 # mother, father, student ...\n"
    "purpose:                # collect_data, clarify, inform, cooperate,\n"
    "                        # resolve, support, family_counselling\n"
    "\n# Facts: what was seen and said.\n"
    "facts:\n"
    "  home:\n"
    "  learning_facilities:\n"
    "  study_habits:\n"
    "  family:\n"
    "  economy:\n"
    "  community:\n"
    "  behaviour_at_home:\n"
    "  distance:             # of the way, and how it is travelled\n"
    "  terrain:\n"
    "\n# Impressions: the visitor's reading of it.\n"
    "impressions:\n"
    "factors:\n"
    "  supporting:\n"
    "  hindering:\n"
    "strengths:\n"
    "guardian:\n"
    "  response:\n"
    "  input:\n"
    "commitments: []         # - {who: \"ibu\", what: \"...\", by: "
    "2020-10-20}\n"
    "conclusion:\n"
    "recommendations: []\n"
    "distributed: []         # - {to: kepsek, date: 2020-10-07}\n"
    "attachments: []\n";

static void
prepare(struct bk_buf *b, const struct bk_entry *e)
{
	bk_buf_puts(b, "# Laporan Kunjungan Rumah / home visit report\n"
	    "# Save and leave the editor to record it; leaving without saving "
	    "or an\n# empty file gives up.\n");
	bk_yamlout_block(b, e->action.node, 0, "\n");
	bk_buf_puts(b, "\n");
	bk_buf_puts(b, headings);
}

static bool
is_empty(const struct bk_node *n)
{
	if (n->kind == BK_NODE_TEXT)
		return n->len == 0;
	for (const struct bk_node *k = n->kids; k; k = k->next)
		if (!is_empty(k))
			return false;
	return true;
}

/* A copy without what was left empty, texts quoted, words as they were. */
static struct bk_node *
filled_in(const struct bk_node *n, struct bk_arena *a)
{
	struct bk_node *copy;

	if (n->kind == BK_NODE_TEXT) {
		copy = bk_node_quoted(a, n->text);
		if (n->style == BK_STYLE_PLAIN && !strchr(n->text, ' '))
			copy->style = BK_STYLE_PLAIN;
		return copy;
	}
	copy = bk_node_new(a, n->kind, n->style);
	for (const struct bk_node *k = n->kids; k; k = k->next) {
		if (is_empty(k))
			continue;
		if (n->kind == BK_NODE_MAP)
			bk_node_put(a, copy, k->key->text, filled_in(k, a));
		else
			bk_node_add(copy, filled_in(k, a));
	}
	return copy;
}

int
bk_visitform_read(struct bk_entry *e, const char *file, struct bk_str text,
    struct bk_arena *a, struct bk_diag *dg)
{
	struct bk_reader r = { .file = file, .arena = a, .dg = dg };
	struct bk_node *root, *node;
	struct bk_action act;

	if (bk_yamlin_parse_one(text.p, text.n, file, a, &root, dg) < 0)
		return -1;
	if (!root)
		return 1;
	if (bk_bind_read(&r, bk_case_action_binds, root, &act) < 0)
		return -1;
	node = filled_in(root, a);
	if (act.date != e->action.date || act.step != e->action.step) {
		e->action.date = act.date;
		e->action.step = act.step;
	}
	e->action.outcome = act.outcome;
	e->action.by = act.by ? act.by : e->action.by;
	e->action.note = act.note;
	e->action.node = node;
	return 0;
}

static int
run_editor(const char *path, struct bk_diag *dg)
{
	const char *editor = getenv("VISUAL");
	struct bk_buf command = BK_BUF_INIT;
	int status = 1;		/* killed: no success is made up */
	pid_t pid;

	if (!editor || !*editor)
		editor = getenv("EDITOR");
	if (!editor || !*editor)
		editor = "vi";
	/* $EDITOR may hold arguments: a shell reads it, as for git. */
	bk_buf_printf(&command, "%s \"$1\"", editor);
	pid = fork();
	if (pid < 0) {
		bk_diag_errno(dg, &bk_msg_editor, NULL, errno);
		bk_buf_free(&command);
		return -1;
	}
	if (pid == 0) {
		execlp("sh", "sh", "-c", command.p, "sh", path,
		    (char *)NULL);
		_exit(127);
	}
	bk_buf_free(&command);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return 0;
	bk_diag(dg, &bk_msg_editor, NULL, 0, "%.60s", editor);
	return -1;
}

/* What now? As visudo: edit again, or give up. */
static bool
again(const struct bk_diag *dg)
{
	char line[16];

	if (!isatty(STDIN_FILENO))
		return false;
	fputs(bk_diag_text(dg,
	    "What now? (e)dit again, e(x)it without recording: "), stderr);
	return fgets(line, sizeof(line), stdin) && (line[0] == 'e' ||
	    line[0] == 'E');
}

/*
 * Did whoever edited it save it? A form that was saved unchanged is what its
 * writer meant; one that was not touched (`:q!`) is not. The time of the file
 * is set back before, so that a save shows in any file system.
 */
static int
set_back(struct stat *before, const char *path, struct bk_diag *dg)
{
	const struct timespec past[2] = { { 0, UTIME_OMIT }, { 1, 0 } };

	if (utimensat(AT_FDCWD, path, past, 0) == 0 &&
	    stat(path, before) == 0)
		return 0;
	bk_diag_errno(dg, &bk_msg_cannot_write, path, errno);
	return -1;
}

/* 1, 0; or reported, -1. */
static int
was_saved(const struct stat *b, const char *path, struct bk_diag *dg)
{
	struct stat now;

	if (stat(path, &now) < 0) {
		bk_diag_errno(dg, &bk_msg_cannot_read, path, errno);
		return -1;
	}
	return now.st_ino != b->st_ino || now.st_size != b->st_size ||
	    now.st_mtim.tv_sec != b->st_mtim.tv_sec ||
	    now.st_mtim.tv_nsec != b->st_mtim.tv_nsec;
}

/* One session of the editor: 0; 1: left without saving; or reported, -1. */
static int
edit_once(const char *path, struct bk_buf *text, struct bk_diag *dg)
{
	struct stat before;
	int saved;

	if (set_back(&before, path, dg) < 0 || run_editor(path, dg) < 0)
		return -1;
	saved = was_saved(&before, path, dg);
	if (saved <= 0)
		return saved < 0 ? -1 : 1;
	bk_buf_clear(text);
	return bk_io_read(path, BK_YAML_MAX_BYTES, text, dg);
}

static int
edit_at(struct bk_entry *e, const char *path, struct bk_arena *a,
    struct bk_diag *dg)
{
	struct bk_buf text = BK_BUF_INIT;
	int r;

	for (;;) {
		struct bk_diag soft = *dg;

		r = edit_once(path, &text, dg);
		if (r)
			break;
		r = bk_visitform_read(e, path, bk_buf_str(&text), a, &soft);
		if (r >= 0)
			break;
		if (!again(dg)) {
			*dg = soft;
			break;
		}
	}
	bk_buf_free(&text);
	if (r > 0)
		bk_diag(dg, &bk_msg_given_up, NULL, 0, NULL);
	return r == 0 ? 0 : -1;
}

/* Of a form that came to nothing: is there anything in it to be kept? */
static bool
was_written_in(const char *path, struct bk_str prepared)
{
	struct bk_diag quiet = { .emit = NULL };
	struct bk_buf text = BK_BUF_INIT;
	bool yes = bk_io_read(path, BK_YAML_MAX_BYTES, &text, &quiet) < 0 ||
	    (text.n > 0 && !bk_str_eq(bk_buf_str(&text), prepared));

	bk_buf_free(&text);
	return yes;
}

/* "report-1234.yaml" of a process that is no more: its writer was cut short. */
static bool
is_orphan(const char *name)
{
	char *end;
	long pid;

	if (strncmp(name, form_name, strlen(form_name)) != 0)
		return false;
	pid = strtol(name + strlen(form_name), &end, 10);
	return pid > 0 && strcmp(end, ".yaml") == 0 &&
	    kill((pid_t)pid, 0) < 0 && errno == ESRCH;
}

/* A form that was left when its command was killed is reported, and stays. */
static void
say_orphans(const char *dir, struct bk_diag *dg)
{
	struct bk_buf path = BK_BUF_INIT;
	struct dirent *e;
	DIR *d = opendir(dir);

	while (d && (e = readdir(d)))
		if (is_orphan(e->d_name)) {
			bk_buf_clear(&path);
			bk_buf_printf(&path, "%s/%s", dir, e->d_name);
			bk_diag(dg, &bk_msg_form_kept, path.p, 0, NULL);
		}
	if (d)
		closedir(d);
	bk_buf_free(&path);
}

/* It is this process's alone, so no temporary name is left by a kill. */
static int
write_form(const char *form, struct bk_str text, struct bk_diag *dg)
{
	int fd = open(form, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
	    O_CLOEXEC, 0600);
	int err = fd < 0 ? errno : bk_io_write(fd, text.p, text.n);

	if (fd >= 0 && close(fd) < 0 && !err)
		err = errno;
	if (!err)
		return 0;
	if (fd >= 0)
		unlink(form);
	bk_diag_errno(dg, &bk_msg_cannot_write, form, err);
	return -1;
}

int
bk_visitform_edit(struct bk_entry *e, const struct bk_repo *repo,
    struct bk_arena *a, const char **path, struct bk_diag *dg)
{
	const char *dir = bk_arena_printf(a, "%s/.bk", repo->root);
	const char *form = bk_arena_printf(a, "%s/%s%ld.yaml", dir,
	    form_name, (long)getpid());
	struct bk_buf text = BK_BUF_INIT;
	int r;

	if (mkdir(dir, 0700) < 0 && errno != EEXIST) {
		bk_diag_errno(dg, &bk_msg_cannot_write, dir, errno);
		return -1;
	}
	say_orphans(dir, dg);
	prepare(&text, e);
	r = write_form(form, bk_buf_str(&text), dg);
	if (r == 0) {
		r = edit_at(e, form, a, dg);
		if (r < 0)
			bk_visitform_done(form, !was_written_in(form,
			    bk_buf_str(&text)), dg);
	}
	bk_buf_free(&text);
	if (r == 0)
		*path = form;
	return r;
}

void
bk_visitform_done(const char *path, bool recorded, struct bk_diag *dg)
{
	if (recorded)
		unlink(path);
	else
		bk_diag(dg, &bk_msg_form_kept, path, 0, NULL);
}
