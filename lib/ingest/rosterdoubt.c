#include "rosterdoubt.h"

#include "names.h"
#include "rostersame.h"

void
bk_rosterdoubt_start(struct bk_rosterdoubt *d, const struct bk_student *row,
    size_t n, struct bk_arena *a)
{
	*d = (struct bk_rosterdoubt){ .row = row, .n = n,
		.added = BK_MAP_INIT, .arena = a };
}

void
bk_rosterdoubt_free(struct bk_rosterdoubt *d)
{
	bk_map_free(&d->added);
}

void
bk_rosterdoubt_add(struct bk_rosterdoubt *d, const struct bk_student *s)
{
	char name[BK_NAME_MAX];

	if (s->name && bk_names_compared(bk_str(s->name), name))
		*bk_map_at(&d->added, bk_str(name)) = d;
}

static bool
same_number(const char *a, const char *b)
{
	return a && *a && b && strcmp(a, b) == 0;
}

static bool
same_class(const struct bk_rosterdoubt *d, const struct bk_student *a,
    const struct bk_student *b)
{
	return !a->class || !*a->class || bk_str_eq(bk_rostersame_class(
	    d->arena, a->class), bk_rostersame_class(d->arena, b->class));
}

bool
bk_rosterdoubt(const struct bk_rosterdoubt *d, const struct bk_student *s)
{
	char name[BK_NAME_MAX];

	for (size_t i = 0; i < d->n; i++) {
		const struct bk_student *r = &d->row[i];
		bool named = r->name && *r->name;

		if (same_number(r->nis, s->nis) ||
		    same_number(r->nisn, s->nisn) ||
		    (named && bk_names_agree(bk_str(r->name),
		    bk_str(s->name))) || (!named && same_class(d, r, s)))
			return true;
	}
	return s->name && bk_names_compared(bk_str(s->name), name) &&
	    bk_map_get(&d->added, bk_str(name));
}
