#include "repo.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "beneath.h"
#include "io.h"
#include "mem.h"
#include "msg_base.h"
#include "msg_repo.h"
#include "term.h"

static const char school[] = "school.yaml";

/* 1 or 0; or a negative errno value where it cannot be found out. */
static int
holds_school(int dir)
{
	struct stat st;

	if (fstatat(dir, school, &st, AT_SYMLINK_NOFOLLOW) == 0)
		return 1;
	return errno == ENOENT ? 0 : -errno;
}

static int
same_directory(int a, int b)
{
	struct stat sa, sb;

	if (fstat(a, &sa) < 0 || fstat(b, &sb) < 0)
		return -errno;
	return sa.st_dev == sb.st_dev && sa.st_ino == sb.st_ino;
}

static int
open_directory(int at, const char *path)
{
	return openat(at, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* Complete *repo, which has its fd: 0, or an errno value. */
static int
settle(struct bk_repo *repo, const char *path)
{
	int has;

	repo->root = realpath(path, NULL);
	if (!repo->root)
		return errno;
	has = holds_school(repo->fd);
	repo->has_school = has > 0;
	return has < 0 ? -has : 0;
}

static int
open_named(struct bk_repo *repo, const char *dir, const char *named_by,
    struct bk_diag *dg)
{
	struct bk_buf shown = BK_BUF_INIT;
	int err;

	repo->fd = open_directory(AT_FDCWD, dir);
	err = repo->fd < 0 ? errno : settle(repo, dir);
	if (err) {
		bk_buf_printf(&shown, "%s%s", named_by, dir);
		bk_diag_errno(dg, &bk_msg_cannot_read, shown.p, err);
		bk_buf_free(&shown);
		bk_repo_close(repo);
		return -1;
	}
	if (strcmp(dir, ".") != 0) {
		bk_buf_puts(&shown, dir);
		if (shown.n > 0 && shown.p[shown.n - 1] != '/')
			bk_buf_putc(&shown, '/');
	}
	repo->shown = bk_buf_detach(&shown);
	return 0;
}

/*
 * *fd becomes its parent: 0; 1 at the root of the file system; or a negative
 * errno value. A directory on the way may be closed to reading, as a /home
 * often is: O_PATH does not read.
 */
static int
go_up(int *fd)
{
	int parent = openat(*fd, "..", O_PATH | O_DIRECTORY | O_CLOEXEC);
	int r;

	if (parent < 0)		/* ENOENT: the directory was removed */
		return errno == ENOENT ? 1 : -errno;
	r = same_directory(*fd, parent);
	if (r != 0) {
		close(parent);
		return r;
	}
	close(*fd);
	*fd = parent;
	return 0;
}

/* The nearest that holds a school, for reading: 0, 1 (none) or -errno. */
static int
find_above(int *found, struct bk_buf *up)
{
	int fd = openat(AT_FDCWD, ".", O_PATH | O_DIRECTORY | O_CLOEXEC);
	int has, r = fd < 0 ? -errno : 0;

	while (r == 0 && (has = holds_school(fd)) <= 0) {
		r = has < 0 ? has : go_up(&fd);
		bk_buf_puts(up, "../");
	}
	if (r == 0) {
		*found = open_directory(fd, ".");
		r = *found < 0 ? -errno : 0;
	}
	if (fd >= 0)
		close(fd);
	return r;
}

/* "", "../", "../../" …, up to the root of the file system. */
static int
climb(struct bk_repo *repo, struct bk_diag *dg)
{
	struct bk_buf up = BK_BUF_INIT;
	int r = find_above(&repo->fd, &up);
	int err = r < 0 ? -r : 0;

	if (r > 0) {
		bk_buf_free(&up);
		return 1;
	}
	if (!err)
		err = settle(repo, up.n ? up.p : ".");
	repo->shown = bk_buf_detach(&up);
	if (err) {
		bk_diag_errno(dg, &bk_msg_cannot_read, ".", err);
		bk_repo_close(repo);
		return -1;
	}
	return 0;
}

int
bk_repo_open(struct bk_repo *repo, const char *dir, const char *env,
    struct bk_diag *dg)
{
	*repo = (struct bk_repo){ .fd = -1 };
	if (dir)
		return open_named(repo, dir, "", dg);
	if (env && *env)
		return open_named(repo, env, "BK_DIR=", dg);
	return climb(repo, dg);
}

void
bk_repo_close(struct bk_repo *repo)
{
	if (repo->fd >= 0)
		close(repo->fd);
	free(repo->root);
	free(repo->shown);
	*repo = (struct bk_repo){ .fd = -1 };
}

int
bk_repo_required(const struct bk_repo *repo, int r, struct bk_diag *dg)
{
	if (r == 0 && repo->has_school)
		return 0;
	if (r == 0)
		bk_diag(dg, &bk_msg_no_repository, *repo->shown ?
		    repo->shown : ".", 0, "it holds no school.yaml");
	else if (r > 0)
		bk_diag(dg, &bk_msg_no_repository, NULL, 0, NULL);
	return -1;
}

char *
bk_repo_show(const struct bk_repo *repo, struct bk_arena *a,
    const char *path)
{
	return bk_arena_printf(a, "%s%s", repo->shown, path);
}

static void
say(const struct bk_repo *repo, const char *path, int err,
    struct bk_diag *dg)
{
	struct bk_arena a = BK_ARENA_INIT;
	const char *shown = bk_repo_show(repo, &a, path);

	if (err == ELOOP)
		bk_diag(dg, &bk_msg_symlink, shown, 0, NULL);
	else if (err == EINVAL)
		bk_diag(dg, &bk_msg_not_regular, shown, 0, NULL);
	else
		bk_diag_errno(dg, &bk_msg_cannot_read, shown, err);
	bk_arena_free(&a);
}

int
bk_repo_read(const struct bk_repo *repo, const char *path,
    struct bk_buf *out, struct bk_diag *dg)
{
	struct bk_arena a = BK_ARENA_INIT;
	int fd = bk_beneath_read(repo->fd, path);
	int r;

	if (fd == -ENOENT)
		return 1;
	if (fd < 0) {
		say(repo, path, -fd, dg);
		return -1;
	}
	r = bk_io_read_fd(fd, bk_repo_show(repo, &a, path), BK_REPO_FILE_MAX,
	    out, dg);
	close(fd);
	bk_arena_free(&a);
	return r;
}

static bool
is_document(const char *name)
{
	size_t n = strlen(name);

	return n > 5 && name[0] != '.' && strcmp(name + n - 5, ".yaml") == 0;
}

enum wanted {
	DOCUMENTS,
	TERMS,		/* the directories of terms */
	ALL		/* whatever has no dot before its name */
};

/* A directory that is read, and what of it is wanted. */
struct listing {
	const struct bk_repo	*repo;
	const char		*dir;
	int			 fd;
	enum wanted		 wanted;
	struct bk_diag		*dg;
};

static void
say_of(const struct listing *l, const struct bk_msg *msg, const char *name)
{
	struct bk_arena a = BK_ARENA_INIT;

	bk_diag(l->dg, msg, bk_arena_printf(&a, "%s%s/%s", l->repo->shown,
	    l->dir, name), 0, NULL);
	bk_arena_free(&a);
}

/* Of a directory of terms, or of one term: cases/, cases/2020-2021-1/. */
static bool
is_of_terms(const struct listing *l)
{
	return l->wanted == TERMS || strchr(l->dir, '/');
}

/*
 * Is the entry wanted: 1 or 0, which is also one removed meanwhile; or a
 * negative errno value. What does not belong there is reported [DESIGN,
 * Strangers].
 */
static int
is_wanted(const struct listing *l, const char *name)
{
	struct stat st;
	bk_term term;

	if (name[0] == '.' || l->wanted == ALL)
		return name[0] != '.';
	if (fstatat(l->fd, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
		return errno == ENOENT ? 0 : -errno;
	if (S_ISLNK(st.st_mode)) {
		say_of(l, &bk_msg_link, name);
		return 0;
	}
	if (S_ISDIR(st.st_mode)) {
		if (l->wanted == TERMS &&
		    bk_term_parse(bk_str(name), &term) == 0)
			return 1;
		if (is_of_terms(l))
			say_of(l, &bk_msg_no_term, name);
		return 0;
	}
	if (!is_document(name))
		return 0;
	if (l->wanted == TERMS)
		say_of(l, &bk_msg_stranger, name);
	return l->wanted == DOCUMENTS;
}

/* The names in a directory, in order: 0, or an errno value. */
static int
read_names(DIR *d, struct bk_arena *a, const char ***out, size_t *n)
{
	const char **name = NULL;
	size_t cap = 0;
	struct dirent *e;
	int err;

	*n = 0;
	for (errno = 0; (e = readdir(d)); errno = 0) {
		BK_GROW(name, *n, cap);
		name[(*n)++] = bk_arena_strdup(a, e->d_name);
	}
	err = errno;
	if (name)
		bk_str_sort(name, *n);
	*out = bk_arena_alloc(a, (*n + 1) * sizeof(**out));
	if (name)
		memcpy(*out, name, *n * sizeof(**out));
	free(name);
	return err;
}

static int
list(const struct bk_repo *repo, const char *dir, enum wanted wanted,
    struct bk_arena *a, struct bk_repo_list *out, struct bk_diag *dg)
{
	int fd = bk_beneath_open(repo->fd, dir, O_RDONLY | O_DIRECTORY, 0);
	const struct listing l = { repo, dir, fd, wanted, dg };
	const char **name;
	size_t all;
	int err;
	DIR *d;

	*out = (struct bk_repo_list){ NULL, 0 };
	if (fd == -ENOENT)
		return 0;
	if (fd == -ELOOP) {
		bk_diag(dg, &bk_msg_link, bk_repo_show(repo, a, dir), 0, NULL);
		return 0;
	}
	d = fd < 0 ? NULL : fdopendir(fd);
	if (!d) {
		say(repo, dir, fd < 0 ? -fd : errno, dg);
		return -1;
	}
	err = read_names(d, a, &name, &all);
	out->path = name;	/* those wanted move to the beginning */
	for (size_t i = 0; i < all && !err; i++) {
		int r = is_wanted(&l, name[i]);

		if (r > 0)
			out->path[out->n++] = bk_arena_printf(a, "%s/%s", dir,
			    name[i]);
		err = r < 0 ? -r : 0;
	}
	closedir(d);
	if (!err)
		return 0;
	*out = (struct bk_repo_list){ NULL, 0 };
	say(repo, dir, err, dg);
	return -1;
}

int
bk_repo_list(const struct bk_repo *repo, const char *dir,
    struct bk_arena *a, struct bk_repo_list *out, struct bk_diag *dg)
{
	return list(repo, dir, DOCUMENTS, a, out, dg);
}

int
bk_repo_list_terms(const struct bk_repo *repo, const char *dir,
    struct bk_arena *a, struct bk_repo_list *out, struct bk_diag *dg)
{
	return list(repo, dir, TERMS, a, out, dg);
}

int
bk_repo_list_all(const struct bk_repo *repo, const char *dir,
    struct bk_arena *a, struct bk_repo_list *out, struct bk_diag *dg)
{
	return list(repo, dir, ALL, a, out, dg);
}
