#include "repotree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "beneath.h"
#include "mem.h"
#include "msg_base.h"
#include "msg_repo.h"

struct walk {
	const struct bk_repo	*repo;
	struct bk_arena		*arena;
	struct bk_diag		*dg;
	const char		**dir;	/* those to be read yet, and read */
	size_t			 ndirs, capdirs;
	const char		**file;
	size_t			 nfiles, capfiles;
};

static int
cannot_read(const struct walk *w, const char *path, int err)
{
	bk_diag_errno(w->dg, &bk_msg_cannot_read, bk_repo_show(w->repo,
	    w->arena, *path ? path : "."), err);
	return -1;
}

/* An entry of a directory that is open: 0, or reported and -1. */
static int
take(struct walk *w, int fd, const char *dir, const char *name)
{
	const char *path = bk_arena_printf(w->arena, "%s%s%s", dir,
	    *dir ? "/" : "", name);
	struct stat st;

	if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ||
	    strcmp(name, ".git") == 0 || strcmp(name, ".bk") == 0)
		return 0;
	if (fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return errno == ENOENT ? 0 : cannot_read(w, path, errno);
	if (S_ISLNK(st.st_mode)) {
		bk_diag(w->dg, &bk_msg_link, bk_repo_show(w->repo, w->arena,
		    path), 0, NULL);
	} else if (S_ISDIR(st.st_mode)) {
		BK_GROW(w->dir, w->ndirs, w->capdirs);
		w->dir[w->ndirs++] = path;
	} else if (S_ISREG(st.st_mode)) {
		BK_GROW(w->file, w->nfiles, w->capfiles);
		w->file[w->nfiles++] = path;
	}
	return 0;
}

static int
read_dir(struct walk *w, const char *path)
{
	int fd = *path ? bk_beneath_open(w->repo->fd, path,
	    O_RDONLY | O_DIRECTORY, 0) :
	    openat(w->repo->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *d = fd < 0 ? NULL : fdopendir(fd);
	const struct dirent *e;
	int r = 0, err;

	if (!d) {
		err = fd < 0 && *path ? -fd : errno;
		if (fd >= 0)
			close(fd);
		return err == ENOENT ? 0 : cannot_read(w, path, err);
	}
	for (errno = 0; r == 0 && (e = readdir(d)); errno = 0)
		r = take(w, fd, path, e->d_name);
	if (r == 0 && errno)
		r = cannot_read(w, path, errno);
	closedir(d);
	return r;
}

int
bk_repotree_list(const struct bk_repo *repo, struct bk_arena *a,
    struct bk_repo_list *out, struct bk_diag *dg)
{
	struct walk w = { .repo = repo, .arena = a, .dg = dg };
	int r = read_dir(&w, "");

	for (size_t i = 0; r == 0 && i < w.ndirs; i++)
		r = read_dir(&w, w.dir[i]);
	if (r == 0) {
		bk_str_sort(w.file, w.nfiles);
		out->path = bk_arena_dup(a, w.file, w.nfiles,
		    sizeof(*w.file));
		out->n = w.nfiles;
	}
	free(w.dir);
	free(w.file);
	return r;
}
