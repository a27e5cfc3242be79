/*
 * What git.c and gitcommit.c share: asking git about the files of a journal.
 * Private to them.
 */
#ifndef BK_GITPART_H
#define BK_GITPART_H

#include <stdbool.h>

#include "git.h"

/* Cut the first line off *rest, which is NUL-terminated. */
char	*bk_git_cut_line(char **rest);

/*
 * A command of git about files, which it reads from stdin, where there is room
 * for any number: `args` end with BK_GIT_FILES.
 */
#define BK_GIT_FILES "--pathspec-from-file=-", "--pathspec-file-nul", NULL

struct bk_git_command {
	const char *const *args;	/* NULL-terminated, without "git" */
	const struct bk_journal *j;
	bool	 fresh_only;		/* only those that are new */
	bool	 plain;			/* no pathspecs: one path per line, of
				   what is not to be gone */
};

/* As bk_git_run. */
int	bk_git_run_on(const struct bk_repo *, const struct bk_git_command *,
	    struct bk_buf *out, struct bk_buf *err, struct bk_diag *);

/* Report what git, or a hook through it, had to say. */
void	bk_git_relay(struct bk_buf *text, struct bk_diag *);

/* Report that git failed at `what`, with the first line of *err. */
void	bk_git_say_failed(const char *what, struct bk_buf *err,
	    struct bk_diag *);

/*
 * What differs from HEAD, of these files: NUL-separated "XY path" in *out,
 * paths from the top of the work tree. Not even the index is refreshed. 0; or
 * reported, -1.
 */
int	bk_git_status(const struct bk_repo *, const struct bk_journal *,
	    struct bk_buf *out, struct bk_diag *);

/* The path of such an entry, without `prefix` where it begins with it. */
const char *bk_git_beneath(const char *entry, const char *prefix);

/*
 * Append "HASH path\n" for each of n files that HEAD has; none before the
 * first commit. 0; or reported, -1.
 */
int	bk_git_hashes_in_head(const struct bk_repo *,
	    const char *const paths[], size_t n, struct bk_buf *out,
	    struct bk_diag *);

#endif
