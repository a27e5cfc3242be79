#include "cmd.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cmd-complete.h"
#include "cmd-progress.h"
#include "cmd-say.h"
#include "git.h"
#include "io.h"
#include "mem.h"
#include "msg_base.h"
#include "msg_cmd.h"
#include "msg_repo.h"
#include "newfile.h"
#include "term.h"

/* --- beginning ---------------------------------------------------------- */

/*
 * No data file may become descriptor 0, 1 or 2. A closed stdout becomes one
 * that cannot be written, so that lost output is an error and not silence.
 */
static void
fill_descriptors(void)
{
	static const int flags[] = { O_RDONLY, O_RDONLY, O_WRONLY };

	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			(void)!open("/dev/null", flags[fd]);
}

#ifdef __SANITIZE_ADDRESS__
#define LEAKS
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LEAKS
#endif
#endif

/*
 * The limit of core dumps is no limit where they go to a program, as they do
 * on most desktops. The sanitizers look for leaks by the door that this shuts.
 */
static void
forbid_dumps(void)
{
#ifndef LEAKS
	prctl(PR_SET_DUMPABLE, 0);
#endif
}

/*
 * Files are for their owner alone; no core dump holds data; a file-size limit
 * is an error, no signal.
 */
static void
make_safe(void)
{
	const struct rlimit none = { 0, 0 };

	fill_descriptors();
	umask(077);
	setrlimit(RLIMIT_CORE, &none);
	forbid_dumps();
	signal(SIGXFSZ, SIG_IGN);
}

static void
say_at_exit(const struct bk_cmd *cmd, const struct bk_msg *msg)
{
	const char *const said[] = { cmd->about->name, ": ",
		bk_diag_what(&cmd->diag, msg), "; ",
		bk_diag_done(&cmd->diag, msg), "\n" };

	for (size_t i = 0; i < BK_NELEM(said); i++)
		bk_io_write(STDERR_FILENO, said[i], strlen(said[i]));
}

/*
 * Memory is exhausted (base/mem.h), wherever that happened: what was written by
 * then is not "nothing done". Nothing here may allocate, and no exit handler of
 * anybody else is to run.
 */
static void
leave_early(int status, void *alive)
{
	const struct bk_cmd *cmd = *(struct bk_cmd **)alive;

	if (!cmd)
		return;		/* the usual end, by main */
	if (cmd->recorded)
		say_at_exit(cmd, &bk_msg_recorded);
	else if (cmd->recording)
		say_at_exit(cmd, &bk_msg_in_between);
	_exit(cmd->recorded ? 1 : status);
}

static void
expect_early_exit(struct bk_cmd *cmd)
{
	cmd->alive = bk_xmalloc(sizeof(*cmd->alive));
	*cmd->alive = cmd;
	if (on_exit(leave_early, cmd->alive) != 0)
		bk_mem_exhausted();
}

/* What the clock on the school's wall shows. */
static void
read_clock(struct bk_cmd *cmd, const char *zone)
{
	time_t now = time(NULL);
	struct tm tm;
	int minutes = bk_school_zone_minutes(zone);

	if (minutes != BK_INT_NONE) {	/* known without tzdata */
		now += minutes * 60L;
		gmtime_r(&now, &tm);
	} else {
		setenv("TZ", zone, 1);
		tzset();
		localtime_r(&now, &tm);
	}
	cmd->clock = bk_date_make(tm.tm_year + 1900, tm.tm_mon + 1,
	    tm.tm_mday);
	cmd->today = cmd->clock;
	cmd->minute = tm.tm_hour * 60 + tm.tm_min;
}

static int
resolve_today(struct bk_cmd *cmd)
{
	const char *text = cmd->today_text ? cmd->today_text :
	    getenv("BK_TODAY");

	read_clock(cmd, cmd->settings.school.timezone);
	if (cmd->today_text || (text && *text)) {
		if (bk_date_parse(bk_str(text), &cmd->today) == 0) {
			/* The commit hook checks by the same day. */
			setenv("BK_TODAY", text, 1);
			return 0;
		}
		bk_diag(&cmd->diag, &bk_msg_bad_today, NULL, 0,
		    "%s '%.40s' (wanted: 2020-12-31)",
		    cmd->today_text ? "--today" : "BK_TODAY", text);
		return -1;
	}
	return 0;
}

int
bk_cmd_no_term(struct bk_cmd *cmd, const char *option, struct bk_str typed)
{
	bk_term near = bk_term_near(typed);
	char term[BK_TERM_SIZE];

	return bk_cmd_usage(cmd, near ?
	    "%s '%.*s': a term is written 2020-2021-1 or 2020-2021-2 "
	    "(did you mean %s?)" :
	    "%s '%.*s': a term is written 2020-2021-1 or 2020-2021-2", option,
	    (int)typed.n, typed.p, near ? bk_term_format(near, term) : "");
}

static int
resolve_words(struct bk_cmd *cmd)
{
	const char *form = cmd->about->form;

	if (bk_cmd_say_lang(cmd) < 0)
		return -1;
	if (form && cmd->format && strcmp(form, cmd->format) != 0)
		return bk_cmd_usage(cmd, "-f '%s': the output is %s",
		    cmd->format, form);
	if (cmd->term_text &&
	    bk_term_parse(bk_str(cmd->term_text), &cmd->term) < 0)
		return bk_cmd_no_term(cmd, "--term", bk_str(cmd->term_text));
	cmd->lang = bk_school_lang(&cmd->settings.school);
	if (cmd->lang_text && strcmp(cmd->lang_text, "en") == 0)
		cmd->lang = BK_LANG_EN;
	else if (cmd->lang_text && strcmp(cmd->lang_text, "id") == 0)
		cmd->lang = BK_LANG_ID;
	else if (cmd->lang_text)
		return bk_cmd_usage(cmd, "--lang '%s': id or en",
		    cmd->lang_text);
	return 0;
}

static void
help(struct bk_cmd *cmd, const struct bk_opt *own,
    const struct bk_opt *common)
{
	const char *line = cmd->about->synopsis;
	const char *lead = "usage:";

	while (line) {
		const char *nl = strchr(line, '\n');
		int n = nl ? (int)(nl - line) : (int)strlen(line);
		int blanks = (int)strspn(line, " ");

		bk_buf_printf(&cmd->out, "%s %*s %.*s\n", lead,
		    (int)strlen(cmd->about->name),
		    blanks ? "" : cmd->about->name, n - blanks,
		    line + blanks);
		lead = "      ";
		line = nl ? nl + 1 : NULL;
	}
	bk_buf_printf(&cmd->out, "\n%s\n\n", cmd->about->what);
	if (own->kind != BK_OPT_KIND_END) {
		bk_opt_help(own, &cmd->out);
		bk_buf_putc(&cmd->out, '\n');
	}
	bk_opt_help(common, &cmd->out);
}

static int
load_settings(struct bk_cmd *cmd)
{
	struct bk_diag quiet = { .emit = NULL };
	bool judged = cmd->about->repo == BK_CMD_JUDGES_REPO;
	struct bk_diag *dg = judged ? &quiet : &cmd->diag;

	if (bk_settings_load(&cmd->settings, &cmd->repo, &cmd->arena,
	    dg) == 0)
		return 0;
	if (!judged)
		return -1;
	return bk_settings_load(&cmd->settings, NULL, &cmd->arena, dg);
}

/* Open the repository, read its settings, tell today. */
static int
meet(struct bk_cmd *cmd)
{
	cmd->docs = (struct bk_docfiles){ &cmd->repo, &cmd->arena, &cmd->diag,
		cmd->keep_going };
	cmd->found = cmd->about->repo == BK_CMD_NO_REPO ? 1 : bk_repo_open(
	    &cmd->repo, cmd->dir, getenv("BK_DIR"), &cmd->diag);
	return cmd->found < 0 || load_settings(cmd) < 0 ||
	    resolve_today(cmd) < 0 || resolve_words(cmd) < 0 ? -1 : 0;
}

/* A line that is not whole yet is no error, and nothing is reported. */
static void
complete(struct bk_cmd *cmd, const struct bk_opt *own,
    const struct bk_opt *common, char **words)
{
	const struct bk_diag silent = { .emit = NULL };
	struct bk_cmd_complete c;

	cmd->diag = silent;
	if (bk_cmd_complete_read(&c, cmd, own, common, words) == 0 &&
	    meet(cmd) == 0)
		bk_cmd_complete_offer(&c);
	cmd->diag = silent;
	cmd->done = true;
}

static int
parse(struct bk_cmd *cmd, const struct bk_opt *own, char **argv, int *n)
{
	const struct bk_opt common[] = {
		BK_OPT_TEXT('C', NULL, "DIR", &cmd->dir,
		    "the case repository (else $BK_DIR, else a parent)"),
		BK_OPT_TEXT('o', "output", "FILE", &cmd->output,
		    "write to FILE, not to stdout"),
		BK_OPT_TEXT('f', "format", "FORMAT", &cmd->format,
		    "the form of the output"),
		BK_OPT_FLAG('w', "write", &cmd->write,
		    "change the repository"),
		BK_OPT_FLAG(0, "commit", &cmd->commit,
		    "-w, then commit the files of this run"),
		BK_OPT_FLAG('n', "dry-run", &cmd->dry_run,
		    "show the diff that -w would make"),
		BK_OPT_TEXT(0, "term", "TERM", &cmd->term_text,
		    "the term, as 2020-2021-1"),
		BK_OPT_TEXT(0, "today", "DATE", &cmd->today_text,
		    "today (else $BK_TODAY, else the clock)"),
		BK_OPT_TEXT(0, "lang", "id|en", &cmd->lang_text,
		    "the language on paper and in sheets"),
		BK_OPT_FLAG(0, "keep-going", &cmd->keep_going,
		    "skip unreadable and malformed files"),
		BK_OPT_NUMBER('j', "jobs", "N", &cmd->jobs,
		    "threads (default: the processors)"),
		BK_OPT_FLAG('q', "quiet", &cmd->quiet,
		    "say only what is wrong"),
		BK_OPT_FLAG('v', "verbose", &cmd->verbose,
		    "say more"),
		BK_OPT_FLAG('h', "help", &cmd->help, "this help"),
		BK_OPT_FLAG(0, "version", &cmd->version, "the version"),
		BK_OPT_END
	};

	if (argv[1] && strcmp(argv[1], "--complete") == 0) {
		complete(cmd, own, common, argv + 2);
		return -1;
	}
	if (bk_opt_parse(own, common, argv, n, &cmd->diag) < 0)
		return -1;
	cmd->write |= cmd->commit;
	if (cmd->help)
		help(cmd, own, common);
	else if (cmd->version)
		bk_buf_printf(&cmd->out, "%s %s\n", cmd->about->name,
		    BK_VERSION);
	cmd->done = cmd->help || cmd->version;
	return cmd->done ? -1 : 0;
}

int
bk_cmd_begin(struct bk_cmd *cmd, const struct bk_cmd_about *about,
    const struct bk_opt *own, char **argv, int *noperands)
{
	make_safe();
	*cmd = (struct bk_cmd){ .about = about, .arena = BK_ARENA_INIT,
		.out = BK_BUF_INIT, .summary = BK_BUF_INIT,
		.asked = BK_BUF_INIT,
		.repo = { .fd = -1 } };
	expect_early_exit(cmd);
	bk_cmd_say_begin(cmd);
	if (parse(cmd, own, argv, noperands) < 0)
		return -1;
	if (meet(cmd) < 0)
		return -1;
	if (about->repo == BK_CMD_NEEDS_REPO ||
	    (about->repo != BK_CMD_NO_REPO && (cmd->write || cmd->dry_run)))
		return bk_cmd_needs_repo(cmd);
	if (cmd->found == 0 && !cmd->repo.has_school)
		bk_diag(&cmd->diag, &bk_msg_no_school, *cmd->repo.shown ?
		    cmd->repo.shown : ".", 0, NULL);
	return 0;
}

int
bk_cmd_needs_repo(struct bk_cmd *cmd)
{
	return bk_repo_required(&cmd->repo, cmd->found, &cmd->diag);
}

bk_term
bk_cmd_term(const struct bk_cmd *cmd)
{
	return cmd->term ? cmd->term : bk_term_of(cmd->today);
}

struct bk_txn_opts
bk_cmd_txn_opts(const struct bk_cmd *cmd)
{
	return (struct bk_txn_opts){ .dry_run = cmd->dry_run,
		.commit = cmd->commit, .today = cmd->today };
}

int
bk_cmd_commit(struct bk_cmd *cmd, struct bk_txn *txn, const char *message)
{
	int r;

	cmd->recording = !cmd->dry_run;
	r = bk_txn_commit(txn, message, &cmd->out, &cmd->diag);
	if (r == 0 && !cmd->dry_run && bk_txn_changed(txn))
		cmd->recorded = true;
	cmd->recording = false;
	return r;
}

void
bk_cmd_wrote(struct bk_cmd *cmd, const char *file)
{
	if (cmd->taken_up || cmd->about->nobody ||
	    !bk_git_takes_up(&cmd->repo, file))
		return;
	cmd->taken_up = true;
	bk_diag(&cmd->diag, &bk_msg_taken_up, file, 0, NULL);
}

/* --- the end ------------------------------------------------------------ */

/* All of the output: 0, or an errno value. */
static int
write_output(struct bk_cmd *cmd, int fd)
{
	int err = bk_io_write(fd, cmd->out.p, cmd->out.n);

	while (!err && cmd->later.next) {
		bk_buf_clear(&cmd->out);
		if (!cmd->later.next(cmd->later.ctx, &cmd->out))
			break;
		err = bk_io_write(fd, cmd->out.p, cmd->out.n);
	}
	return err;
}

static int
replace_file(struct bk_cmd *cmd)
{
	struct bk_newfile f;
	int err;

	if (bk_newfile_open(&f, cmd->output, 0600, &cmd->diag) < 0)
		return -1;
	err = write_output(cmd, f.fd);
	if (err) {
		bk_diag_errno(&cmd->diag, &bk_msg_cannot_write, cmd->output,
		    err);
		bk_newfile_discard(&f);
		return -1;
	}
	return bk_newfile_commit(&f, &cmd->diag);
}

static void
print_output(struct bk_cmd *cmd)
{
	int err;

	if (cmd->output && strcmp(cmd->output, "-") != 0) {
		if (replace_file(cmd) == 0)
			bk_cmd_wrote(cmd, cmd->output);
		return;
	}
	err = write_output(cmd, STDOUT_FILENO);
	if (!err && close(STDOUT_FILENO) < 0)
		err = errno;
	if (err)
		bk_diag_errno(&cmd->diag, cmd->recorded ?
		    &bk_msg_answer_lost : &bk_msg_write_stdout, NULL, err);
}

/* What was written is not "nothing done", whatever failed later. */
static int
status_of(const struct bk_cmd *cmd)
{
	int status = bk_diag_status(&cmd->diag);

	return cmd->recorded && status > 1 ? 1 : status;
}

int
bk_cmd_end(struct bk_cmd *cmd)
{
	int status;

	bk_cmd_progress_clear(cmd);
	if (status_of(cmd) < 2 && (cmd->out.n || cmd->output ||
	    cmd->later.next))
		print_output(cmd);
	if (cmd->failed_late)
		bk_diag(&cmd->diag, &bk_msg_recorded, NULL, 0, NULL);
	bk_cmd_say_end(cmd);
	status = status_of(cmd);
	if (status < 2 && !cmd->quiet && cmd->summary.n)
		(void)fwrite(cmd->summary.p, 1, cmd->summary.n, stderr);
	if (status < 2 && cmd->asked.n)
		(void)fwrite(cmd->asked.p, 1, cmd->asked.n, stderr);
	bk_repo_close(&cmd->repo);
	if (cmd->later.free)
		cmd->later.free(cmd->later.ctx);
	bk_buf_free(&cmd->out);
	bk_buf_free(&cmd->summary);
	bk_buf_free(&cmd->asked);
	bk_arena_free(&cmd->arena);
	*cmd->alive = NULL;	/* the cell lives on, for leave_early */
	return status;
}
