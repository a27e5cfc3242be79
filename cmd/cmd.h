/*
 * What all commands share: the common options, the repository, today and the
 * term, the output that is printed only when everything succeeded, the
 * messages and the exit status. The one place that prints and exits.
 *
 *	int
 *	main(int argc, char **argv)
 *	{
 *		struct bk_cmd cmd;
 *		struct bk_opt opts[] = { ..., BK_OPT_END };
 *		int n;
 *
 *		(void)argc;
 *		if (bk_cmd_begin(&cmd, &about, opts, argv, &n) == 0)
 *			work(&cmd, argv + 1, n);
 *		return bk_cmd_end(&cmd);
 *	}
 */
#ifndef BK_CMD_H
#define BK_CMD_H

#include "arena.h"
#include "buf.h"
#include "diag.h"
#include "docs.h"
#include "opt.h"
#include "path.h"
#include "repo.h"
#include "settings.h"
#include "docfiles.h"
#include "term.h"
#include "txn.h"

/* What a command wants of the case repository. */
enum bk_cmd_repo {
	BK_CMD_MAY_HAVE_REPO,	/* one that is named or found, or none */
	BK_CMD_NEEDS_REPO,	/* exit 2 without one */
	BK_CMD_JUDGES_REPO,	/* bk-check: malformed settings are its to
				   find; defaults until then */
	BK_CMD_NO_REPO		/* looks for none: bk-init */
};

struct bk_cmd;

struct bk_cmd_about {
	const char	*name;		/* "bk-triage" */
	/* "[--advance] [FILE...]"; ways by \n, \n and blanks: the same goes on
	 */
	const char	*synopsis;
	const char	*what;		/* one sentence */
	const char *form; /* all that -f may say; NULL: it judges */
	bool		 nobody;	/* its output is about nobody */
	enum bk_cmd_repo repo;
	/* Offer what may be the next operand after n (cmd-complete.h), or
	   NULL: files. */
	void		(*operand)(struct bk_cmd *, char **before, int n);
};

/*
 * Output that is made as it is printed, behind the rest, for it may be more
 * than fits in memory. `next` appends some, or says that there is none left;
 * it cannot fail. `free` is called in any case.
 */
struct bk_cmd_later {
	bool		(*next)(void *ctx, struct bk_buf *);
	void		(*free)(void *ctx);
	void		*ctx;
};

struct bk_cmd_progress {	/* of cmd-progress.c; in milliseconds */
	uint64_t	 begun, shown;	/* 0: it is not shown */
	int		 width;		/* columns that are to be cleared */
};

struct bk_cmd {
	const struct bk_cmd_about *about;
	struct bk_diag	 diag;
	struct bk_arena	 arena;		/* of the run */
	struct bk_buf	 out;		/* printed by bk_cmd_end, or not */
	struct bk_cmd_later later;	/* and then this; next NULL: nothing */
	struct bk_buf	 summary;	/* stderr, when all went well, not -q */
	struct bk_buf	 asked;		/* and then this, with -q too: of an
					   option, where out has no place */

	/* the common options */
	const char	*dir, *output, *format, *lang_text;
	bool		 write, commit, dry_run, quiet, verbose, keep_going;
	int		 jobs;

	struct bk_repo	 repo;		/* fd -1: none */
	struct bk_docfiles docs;	/* documents of it; its arena */
	struct bk_settings settings;
	bk_date		 today;		/* --today, else $BK_TODAY, else */
	bk_date		 clock;		/* the school's day, by the clock */
	int		 minute;	/* of the school's day, by the clock */
	bk_term		 term;		/* --term, else 0 */
	enum bk_lang	 lang;		/* --lang, else the school's */
	bool		 recorded;	/* the repository is changed: what
					   fails now is no reason to do it
					   again, and the status is 1 */
	bool		 recording;	/* a commit of a transaction runs */

	/* private */
	const char	*typed;		/* --complete: the word's beginning */
	const char	*today_text, *term_text;
	bool		 help, version;
	bool		 done;		/* -h, --version: nothing more to do */
	bool		 taken_up;	/* said already */
	bool		 failed_late;	/* an error after it was recorded */
	int		 found;		/* of bk_repo_open */
	struct bk_cmd_flood *flood;
	struct bk_cmd_progress progress;
	struct bk_cmd	**alive;	/* what an early exit finds */
};

/*
 * Make the process safe, parse the options, open the repository, read its
 * settings. 0: go on, with *noperands operands in argv[1..]. Else the command
 * is over (help, or reported): return bk_cmd_end.
 */
int	bk_cmd_begin(struct bk_cmd *, const struct bk_cmd_about *,
	    const struct bk_opt *own, char **argv, int *noperands);

/*
 * Print the output (to -o or stdout) unless something failed, then the
 * summary and what was asked for; free everything. The exit status.
 */
int	bk_cmd_end(struct bk_cmd *);

/* Wrong use, formatted: reported, and -1. */
int	bk_cmd_usage(struct bk_cmd *, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));

/* Wrong use: what `option` gives is no term; what may be meant is said. -1. */
int	bk_cmd_no_term(struct bk_cmd *, const char *option,
	    struct bk_str typed);

/* Append to the summary, formatted, in the language of the messages. */
void	bk_cmd_sum(struct bk_cmd *, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));

/*
 * Put a text (an explanation) before the documents of the output, as comment
 * lines.
 */
void	bk_cmd_comment(struct bk_cmd *, struct bk_str text);

/* 0 when there is a repository to write to or address letters for, else -1. */
int	bk_cmd_needs_repo(struct bk_cmd *);

/* The term that is meant when none is named: --term, else that of today. */
bk_term	bk_cmd_term(const struct bk_cmd *);

/*
 * Read the documents of the operands in order; with none, of stdin unless
 * `only_named`. With --keep-going a malformed file is reported and skipped. 0,
 * or reported and -1.
 */
int	bk_cmd_docs(struct bk_cmd *, char **files, int n, bool only_named,
	    const struct bk_doc_handler *, void *ctx);

/* -n, -w and --commit as the options of a transaction. */
struct bk_txn_opts bk_cmd_txn_opts(const struct bk_cmd *);

/*
 * As bk_txn_commit; from then on a failure is no reason to run the command
 * again: the status is 1, and the user is told that the repository has changed.
 */
int	bk_cmd_commit(struct bk_cmd *, struct bk_txn *, const char *message);

/*
 * A file that was written beside the repository's own: where it lies in there
 * and git does not ignore it, that is said, once a run.
 */
void	bk_cmd_wrote(struct bk_cmd *, const char *file);

/* Report that a term has no roster. */
void	bk_cmd_say_bare(struct bk_cmd *, bk_term);

#endif
