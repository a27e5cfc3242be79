/*
 * Files that replace others.
 */
#ifndef BK_NEWFILE_H
#define BK_NEWFILE_H

#include <sys/types.h>

#include "diag.h"

/*
 * A file that replaces another when it is whole. Between open and commit
 * the bytes go to `fd`, a temporary file of mode `mode` beside `path`;
 * commit makes them durable and renames. A kill at any instant leaves the
 * old file, or the new. A symbolic link is followed to the file it names;
 * what is no regular file (/dev/stdout, a pipe) is written to directly.
 *
 * The temporary file of NAME is `.NAME.bk-tmp0`, or with a higher digit where
 * another run writes the same file now, and locked. What a kill left under
 * these names goes when NAME is opened the next time.
 */
struct bk_newfile {
	int	 fd;
	char	*path;		/* the file to replace, links resolved */
	char	*temp;		/* NULL: written to directly */
};

int	bk_newfile_open(struct bk_newfile *, const char *path, mode_t mode,
	    struct bk_diag *);
/*
 * 0 and the new file in place, though a disk that does not confirm it is
 * reported; or reported, -1 and the old one untouched.
 */
int	bk_newfile_commit(struct bk_newfile *, struct bk_diag *);
/*
 * For a NAME that turns out to need no writing: remove what a kill left behind,
 * as opening would have.
 */
void	bk_newfile_sweep(const char *path);
/* Give up: remove the temporary file. Harmless after commit. */
void	bk_newfile_discard(struct bk_newfile *);

#endif
