#include "casefind.h"

#include <string.h>

#include "entry.h"
#include "msg_repo.h"
#include "near.h"
#include "path.h"
#include "term.h"

void
bk_casefind_begin(struct bk_casefind *find, const struct bk_docfiles *from)
{
	*find = (struct bk_casefind){ .from = from,
		.read = { .by_id = BK_MAP_INIT }, .by_path = BK_MAP_INIT,
		.all = { .by_id = BK_MAP_INIT }, .rosters = { .from = from } };
}

int
bk_casefind_in(struct bk_casefind *find, bk_term term, const char *nis,
    struct bk_casefile **out)
{
	const char *path = bk_path_case(find->from->arena, term,
	    bk_str(nis));
	struct bk_casefile *there, f;
	int r;

	if (!path)
		return 1;
	there = bk_map_get(&find->by_path, bk_str(path));
	if (!there) {
		r = bk_casefile_read(&f, path, find->from);
		if (r != 0)
			return r;
		if (bk_casefile_is_stranger(path, &f.c, find->from->arena)) {
			bk_diag(find->from->dg, &bk_msg_stranger, f.shown, 0,
			    NULL);
			return 1;
		}
		there = bk_casefile_keep(&find->read, &f,
		    find->from->arena);
		*bk_map_at(&find->by_path, bk_str(path)) = there;
	}
	*out = there;
	return 0;
}

/* 0, or reported and -1. */
static int
read_all(struct bk_casefind *find)
{
	struct bk_docfiles from = *find->from;

	from.keep_going = true;	/* another's file is not what is asked for */
	if (!find->all_read && bk_casefile_read_all(&find->all, 0, &from) < 0)
		return -1;
	find->all_read = true;
	return 0;
}

/* An open case of an earlier term that is not carried over yet. */
static int
find_open(struct bk_casefind *find, const char *nis,
    const struct bk_student *s, struct bk_casefile **out)
{
	const struct bk_casefile *f;

	if (read_all(find) < 0)
		return -1;
	f = bk_casefile_find_open(&find->all, nis, s);
	return f ? bk_casefind_in(find, f->c.term, f->c.student.nis, out) : 1;
}

/* In a term under any number that its roster knows the student by. */
static int
find_by_numbers(struct bk_casefind *find, bk_term term,
    const struct bk_student *s, struct bk_casefile **out)
{
	const char *number;
	int r = 1;

	for (size_t i = 0; r == 1 && s && (number = bk_student_number(s, i));
	    i++)
		r = bk_casefind_in(find, term, number, out);
	return r;
}

int
bk_casefind(struct bk_casefind *find, const struct bk_casefind_who *who,
    struct bk_casefile **out)
{
	int r = bk_casefind_in(find, who->term, who->nis, out);
	const struct bk_student *s = NULL;

	if (r == 1) {
		if (bk_rosters_who(&find->rosters, who->term, who->nis,
		    &s) < 0)
			return -1;
		r = find_by_numbers(find, who->term, s, out);
	}
	if (r == 1 && !who->named)
		r = find_open(find, who->nis, s, out);
	if (r == 1 && !who->named && who->day != BK_DATE_NONE &&
	    bk_term_of(who->day) < who->term)
		r = bk_casefind_in(find, bk_term_of(who->day), who->nis, out);
	return r;
}

const char *
bk_casefind_near(struct bk_casefind *find, const struct bk_casefind_who *who)
{
	struct bk_near_search near = { .typed = bk_str(who->nis) };
	struct bk_diag quiet = { .emit = NULL };
	struct bk_arena *a = find->from->arena;
	const struct bk_rosters_term *roster = bk_rosters_get(&find->rosters,
	    who->term);
	struct bk_repo_list files = { NULL, 0 };
	char term[BK_TERM_SIZE];

	if (!roster || bk_map_get(&roster->by_key, bk_str(who->nis)))
		return NULL;
	bk_repo_list(find->from->repo, bk_arena_printf(a, "cases/%s",
	    bk_term_format(who->term, term)), a, &files, &quiet);
	for (size_t i = 0; i < files.n; i++) {
		const char *name = strrchr(files.path[i], '/') + 1;

		bk_near_offer(&near, bk_arena_strndup(a, name, strlen(name) -
		    strlen(".yaml")));
	}
	return near.meant;
}

int
bk_casefind_before(struct bk_casefind *find, const struct bk_case *c,
    const struct bk_case *const **before, size_t *n)
{
	enum { MOST = 24 };	/* half years: who stays longer? */
	const struct bk_case **v = bk_arena_alloc(find->from->arena,
	    MOST * sizeof(*v));
	size_t at = MOST;

	for (; c->follows && at > 0; c = v[at]) {
		struct bk_casefile *f;
		const char *nis;
		bk_term term;
		int r = bk_entry_split(c->follows, &term, &nis) &&
		    term < c->term ? bk_casefind_in(find, term, nis, &f) : 1;

		if (r < 0)
			return -1;
		if (r > 0) {
			bk_diag(find->from->dg, &bk_msg_no_follows, NULL, 0,
			    "%.60s", c->follows);
			break;
		}
		v[--at] = &f->c;
	}
	*before = v + at;
	*n = MOST - at;
	return 0;
}

/* The student's case of the latest term after that one; NULL. */
static const struct bk_casefile *
find_later(const struct bk_casefind *find, const struct bk_case *c,
    const struct bk_student *s)
{
	const struct bk_casefile *f = NULL, *later = NULL;

	for (size_t i = 0; i < find->all.n; i++) {
		bk_term term = find->all.v[i]->c.term;

		f = term > c->term ? bk_casefile_find_about(&find->all, term,
		    c->student.nis, s) : NULL;
		if (f && (!later || f->c.term > later->c.term))
			later = f;
	}
	return later;
}

int
bk_casefind_rival(struct bk_casefind *find, const struct bk_case *c,
    const char **id)
{
	const struct bk_rosters_term *roster = bk_rosters_get(&find->rosters,
	    c->term);
	const struct bk_casefile *f;
	const struct bk_student *s;

	*id = NULL;
	if (!roster || read_all(find) < 0)
		return -1;
	s = bk_map_get(&roster->by_key, bk_str(c->student.nis));
	f = bk_casefile_find_open(&find->all, c->student.nis, s);
	if (!f)
		f = find_later(find, c, s);
	if (f && (f->c.term != c->term ||
	    strcmp(f->c.student.nis, c->student.nis) != 0))
		*id = bk_case_id(find->from->arena, f->c.term,
		    f->c.student.nis);
	return 0;
}

void
bk_casefind_free(struct bk_casefind *find)
{
	bk_map_free(&find->by_path);
	bk_casefile_free_all(&find->read);
	bk_casefile_free_all(&find->all);
	bk_rosters_free(&find->rosters);
	bk_casefind_begin(find, find->from);
}
