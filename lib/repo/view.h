/*
 * The files of a repository as bk-check sees them: those on disk, or those
 * that git is about to commit. Where a file on disk is what is staged, it is
 * read from disk: no process for each file, and what git-crypt or another
 * filter made readable is readable.
 */
#ifndef BK_VIEW_H
#define BK_VIEW_H

#include "map.h"
#include "repo.h"

struct bk_view {
	const struct bk_repo	*repo;
	struct bk_map		 differs;	/* not on disk as staged */
};

/* What is on disk; the repository must outlive it. */
void	bk_view_begin(struct bk_view *, const struct bk_repo *);
void	bk_view_end(struct bk_view *);

/*
 * Turn to what is staged: 0 and the paths that the next commit adds or
 * changes, in order; or reported (no git, not a git repository), -1.
 */
int	bk_view_stage(struct bk_view *, struct bk_arena *,
	    struct bk_repo_list *out, struct bk_diag *);

/* As bk_repo_read, of the view. */
int	bk_view_read(const struct bk_view *, const char *path,
	    struct bk_buf *out, struct bk_diag *);

struct bk_view_entry {
	const char	*name;
	bool		 dir;
};

struct bk_view_entries {
	struct bk_view_entry	*v;	/* in order of their bytes */
	size_t			 n;
};

/*
 * All that is in a directory on disk ("" is the root) but what begins with a
 * dot. Of one that is not there: none; nor of a symbolic link, which is
 * reported. 0; or reported, -1.
 */
int	bk_view_list(const struct bk_view *, const char *dir,
	    struct bk_arena *, struct bk_view_entries *, struct bk_diag *);

/* Is that what git-crypt keeps of a file, where nobody unlocked it? */
bool	bk_view_is_encrypted(struct bk_str text);

#endif
