/* The exports that a run has read, and what became of each one's rows. */
#ifndef BK_FILES_H
#define BK_FILES_H

#include "date.h"
#include "diag.h"
#include "map.h"

struct bk_format;

/* Why rows were rejected, how many. */
struct bk_cause {
	const struct bk_msg *msg;
	size_t		 n;
};

/* An export that was read. */
struct bk_file {
	const char	*name;		/* the run's, as is encoding */
	const char	*shown;		/* in messages: FILE[SHEET] */
	const char	*encoding;
	const struct bk_format *format;
	char		 sha256[65];
	bk_date		 first, last;	/* days seen, or BK_DATE_NONE */
	size_t		 used, merged, rejected, exempt;
	struct bk_cause	*cause;		/* of the rejected, as they came */
	size_t		 ncauses, causecap;
	bool		*subject;	/* seen, by number */
	size_t		 nsubjects;	/* allocated */
	struct bk_map	 classes;	/* of a roster */
	bool		 failed;	/* not used as a whole */
	long long	 size;		/* bytes, or -1 */
};

struct bk_files {
	struct bk_file	*v;
	size_t		 n, cap;
	const char	**skipped;	/* of which nothing was read */
	size_t		 nskipped, skippedcap;
};

/* A new export, the present one from here on; the texts must stay. */
struct bk_file	*bk_files_add(struct bk_files *, const char *name,
		    const char *encoding, const struct bk_format *);

/* One of which nothing is read; the text must stay. */
void	bk_files_skip(struct bk_files *, const char *name);

/* Has one of that SHA-256 been read before? */
bool	bk_files_have(const struct bk_files *, const char *sha256);

/* The present export: the last one added; there must be one. */
static inline struct bk_file *
bk_files_now(const struct bk_files *f)
{
	return &f->v[f->n - 1];
}

/* Its number, from 0. */
static inline uint32_t
bk_files_number(const struct bk_files *f)
{
	return (uint32_t)f->n - 1;
}

/* That day, that subject (by its number) was seen in an export. */
void	bk_files_see_day(struct bk_file *, bk_date);
void	bk_files_see_subject(struct bk_file *, uint32_t subject);

/* One row of an export was rejected for that. */
void	bk_files_count_cause(struct bk_file *, const struct bk_msg *);

void	bk_files_free(struct bk_files *);

#endif
