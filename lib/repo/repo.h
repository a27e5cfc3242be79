/*
 * The case repository: a directory with school.yaml (DESIGN 2). Finding it,
 * listing and reading its files. Readers take no lock: every file is always
 * whole, the old one or the new one. Writing is txn.h.
 *
 * Paths are relative to the root (see path.h); no symbolic link beneath the
 * root is followed.
 *
 *	struct bk_repo repo;
 *	r = bk_repo_open(&repo, dir_option, getenv("BK_DIR"), dg);
 *	...
 *	bk_repo_close(&repo);
 */
#ifndef BK_REPO_H
#define BK_REPO_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "buf.h"
#include "diag.h"

/* The largest file of a repository that is read: a roster of 10,000. */
#define BK_REPO_FILE_MAX	((size_t)64 << 20)

struct bk_repo {
	int	 fd;		/* the root, O_DIRECTORY | O_CLOEXEC; or -1 */
	char	*root;		/* absolute, links resolved */
	char	*shown;		/* what messages put before a path: "sman1/" */
	bool	 has_school;	/* school.yaml is there */
};

/*
 * Find and open: `dir` (-C) where given, else `env` ($BK_DIR) where given and
 * not empty, else the nearest of the working directory and its parents that
 * holds school.yaml.
 *
 * 0: open. A directory that was named is taken without climbing, with or
 * without school.yaml (see has_school). 1: none was named and none found; *repo
 * is closed, nothing reported. -1: reported.
 */
int	bk_repo_open(struct bk_repo *, const char *dir, const char *env,
	    struct bk_diag *);

/* Harmless on a closed one. */
void	bk_repo_close(struct bk_repo *);

/*
 * For commands that must write or address a letter: report that there is no
 * repository (r as from bk_repo_open; or open, but without school.yaml): 0, or
 * -1.
 */
int	bk_repo_required(const struct bk_repo *, int r, struct bk_diag *);

/* `path` as messages name it, from where the user stands. */
char	*bk_repo_show(const struct bk_repo *, struct bk_arena *,
	    const char *path);

/*
 * Append the bytes of a file to *out: 0; 1 where there is none (nothing said);
 * -1 where it cannot be read or is no regular file: reported.
 */
int	bk_repo_read(const struct bk_repo *, const char *path,
	    struct bk_buf *out, struct bk_diag *);

struct bk_repo_list {
	const char	**path;	/* in order of their bytes; in the arena */
	size_t		  n;
};

/*
 * The files of `dir` (say "cases/2020-2021-1", "calendar") whose names end in
 * .yaml and begin with no dot. Of a directory that is not there: none. A
 * symbolic link, and what lies in the directory of a term and is no file, is
 * reported and not among them [DESIGN, Strangers].
 */
int	bk_repo_list(const struct bk_repo *, const char *dir,
	    struct bk_arena *, struct bk_repo_list *, struct bk_diag *);

/*
 * The same for the directories of terms in "cases", "attendance", "routine";
 * another directory, and a document that lies in none, is reported.
 */
int	bk_repo_list_terms(const struct bk_repo *, const char *dir,
	    struct bk_arena *, struct bk_repo_list *, struct bk_diag *);

/* All that it holds, of any name that begins with no dot. */
int	bk_repo_list_all(const struct bk_repo *, const char *dir,
	    struct bk_arena *, struct bk_repo_list *, struct bk_diag *);

#endif
