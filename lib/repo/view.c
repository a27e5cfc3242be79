#include "view.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "beneath.h"
#include "git.h"
#include "mem.h"
#include "msg_base.h"
#include "msg_repo.h"
#include "yamlin.h"

void
bk_view_begin(struct bk_view *v, const struct bk_repo *repo)
{
	*v = (struct bk_view){ .repo = repo, .differs = BK_MAP_INIT };
}

void
bk_view_end(struct bk_view *v)
{
	bk_map_free(&v->differs);
}

/* --- git ---------------------------------------------------------------- */

/* Run git, which must succeed. */
static int
git(const struct bk_view *v, const char *const args[], struct bk_buf *out,
    struct bk_diag *dg)
{
	struct bk_buf err = BK_BUF_INIT;
	int r = bk_git_run(v->repo, args, out, &err, dg);

	if (r > 0) {
		if (err.n)
			err.p[strcspn(err.p, "\n")] = '\0';
		bk_diag(dg, &bk_msg_git_failed, NULL, 0, "%s: %s", args[0],
		    err.p);
	}
	bk_buf_free(&err);
	return r ? -1 : 0;
}

/* The next of the paths that -z separates; NULL at the end. */
static const char *
next_path(const struct bk_buf *b, size_t *pos)
{
	const char *p = b->p + *pos;

	if (*pos >= b->n)
		return NULL;
	*pos += strlen(p) + 1;
	return p;
}

int
bk_view_stage(struct bk_view *v, struct bk_arena *a, struct bk_repo_list *out,
    struct bk_diag *dg)
{
	const char *const staged[] = { "diff", "--cached", "--name-only", "-z",
		"--relative", "--no-renames", "--diff-filter=d", NULL };
	const char *const unlike[] = { "diff", "--name-only", "-z",
		"--relative", "--no-renames", NULL };
	struct bk_buf text = BK_BUF_INIT;
	const char **path = NULL, *p;
	size_t n = 0, cap = 0, pos = 0;
	int r;

	r = bk_git_is_inside(v->repo, dg);
	if (r == 0)
		bk_diag(dg, &bk_msg_not_git, *v->repo->shown ?
		    v->repo->shown : ".", 0, NULL);
	if (r <= 0)
		return -1;
	r = git(v, unlike, &text, dg);
	while (r == 0 && (p = next_path(&text, &pos)))
		*bk_map_at(&v->differs, bk_str(p)) = v;
	bk_buf_clear(&text);
	pos = 0;
	if (r == 0)
		r = git(v, staged, &text, dg);
	while (r == 0 && (p = next_path(&text, &pos))) {
		BK_GROW(path, n, cap);
		path[n++] = bk_arena_strdup(a, p);
	}
	if (r == 0)
		*out = (struct bk_repo_list){
			bk_arena_dup(a, path, n, sizeof(*path)), n };
	free(path);
	bk_buf_free(&text);
	return r;
}

int
bk_view_read(const struct bk_view *v, const char *path, struct bk_buf *out,
    struct bk_diag *dg)
{
	struct bk_buf object = BK_BUF_INIT;
	/* Through the filters, as a checkout would have it. */
	const char *args[] = { "cat-file", "--filters", NULL, NULL };
	int r;

	if (!bk_map_get(&v->differs, bk_str(path)))
		return bk_repo_read(v->repo, path, out, dg);
	bk_buf_printf(&object, ":./%s", path);
	args[2] = object.p;
	r = git(v, args, out, dg);
	bk_buf_free(&object);
	return r;
}

/* --- directories -------------------------------------------------------- */

static int
by_name(const void *a, const void *b)
{
	const struct bk_view_entry *x = a, *y = b;

	return strcmp(x->name, y->name);
}

/* 1 or 0, or a negative errno value. */
static int
is_directory(int dir, const char *name)
{
	struct stat st;

	if (fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return -errno;
	return S_ISDIR(st.st_mode);
}

static int
fail(const struct bk_view *v, const char *dir, int err, struct bk_diag *dg)
{
	struct bk_arena a = BK_ARENA_INIT;

	bk_diag_errno(dg, &bk_msg_cannot_read,
	    bk_repo_show(v->repo, &a, dir), err);
	bk_arena_free(&a);
	return -1;
}

/* A descriptor, or a negative errno value. */
static int
open_dir(int root, const char *dir)
{
	int fd;

	if (*dir)
		return bk_beneath_open(root, dir, O_RDONLY | O_DIRECTORY, 0);
	fd = openat(root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return fd < 0 ? -errno : fd;
}

int
bk_view_list(const struct bk_view *v, const char *dir, struct bk_arena *a,
    struct bk_view_entries *out, struct bk_diag *dg)
{
	int fd = open_dir(v->repo->fd, dir);
	struct bk_view_entry *list = NULL;
	size_t n = 0, cap = 0;
	struct dirent *e;
	int err;
	DIR *d;

	*out = (struct bk_view_entries){ NULL, 0 };
	if (fd == -ELOOP)
		bk_diag(dg, &bk_msg_link, bk_repo_show(v->repo, a, dir), 1,
		    NULL);
	if (fd == -ENOENT || fd == -ELOOP)
		return 0;
	d = fd < 0 ? NULL : fdopendir(fd);
	if (!d)
		return fail(v, dir, fd < 0 ? -fd : errno, dg);
	for (errno = 0; (e = readdir(d)); errno = 0) {
		int r = e->d_name[0] == '.' ? -ENOENT :
		    is_directory(fd, e->d_name);

		if (r == -ENOENT)	/* or removed meanwhile */
			continue;
		if (r < 0) {
			errno = -r;
			break;
		}
		BK_GROW(list, n, cap);
		list[n++] = (struct bk_view_entry){
			bk_arena_strdup(a, e->d_name), r > 0 };
	}
	err = errno;
	closedir(d);
	if (!err && n) {
		qsort(list, n, sizeof(*list), by_name);
		*out = (struct bk_view_entries){
			bk_arena_dup(a, list, n, sizeof(*list)), n };
	}
	free(list);
	return err ? fail(v, dir, err, dg) : 0;
}

bool
bk_view_is_encrypted(struct bk_str text)
{
	return bk_yamlin_is_locked(text);
}
