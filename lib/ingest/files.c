#include "files.h"

#include <stdlib.h>

#include "mem.h"

struct bk_file *
bk_files_add(struct bk_files *f, const char *name, const char *encoding,
    const struct bk_format *format)
{
	BK_GROW(f->v, f->n, f->cap);
	f->v[f->n++] = (struct bk_file){ .name = name,
	    .shown = name, .encoding = encoding,
	    .format = format, .first = BK_DATE_NONE, .last = BK_DATE_NONE,
	    .classes = BK_MAP_INIT };
	return bk_files_now(f);
}

void
bk_files_skip(struct bk_files *f, const char *name)
{
	BK_GROW(f->skipped, f->nskipped, f->skippedcap);
	f->skipped[f->nskipped++] = name;
}

bool
bk_files_have(const struct bk_files *f, const char *sha256)
{
	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->v[i].sha256, sha256) == 0)
			return true;
	return false;
}

void
bk_files_see_day(struct bk_file *f, bk_date d)
{
	if (f->first == BK_DATE_NONE || d < f->first)
		f->first = d;
	if (f->last == BK_DATE_NONE || d > f->last)
		f->last = d;
}

void
bk_files_see_subject(struct bk_file *f, uint32_t subject)
{
	if (subject >= f->nsubjects) {
		size_t n = (subject + (size_t)1) * 2;

		f->subject = bk_xreallocarray(f->subject, n,
		    sizeof(*f->subject));
		memset(f->subject + f->nsubjects, 0, n - f->nsubjects);
		f->nsubjects = n;
	}
	f->subject[subject] = true;
}

void
bk_files_count_cause(struct bk_file *f, const struct bk_msg *msg)
{
	size_t i = 0;

	f->rejected++;
	while (i < f->ncauses && f->cause[i].msg != msg)
		i++;
	if (i == f->ncauses) {
		BK_GROW(f->cause, f->ncauses, f->causecap);
		f->cause[f->ncauses++] = (struct bk_cause){ msg, 0 };
	}
	f->cause[i].n++;
}

void
bk_files_free(struct bk_files *f)
{
	for (size_t i = 0; i < f->n; i++) {
		free(f->v[i].cause);
		free(f->v[i].subject);
		bk_map_free(&f->v[i].classes);
	}
	free(f->v);
	free(f->skipped);
}
