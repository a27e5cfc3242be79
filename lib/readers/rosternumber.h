/*
 * Numbers of students that a spreadsheet has read as numbers: the zeros in
 * front are gone. A NISN has ten digits and a NIS the length of its
 * class-mates' [DESIGN, rulings: Roster]; what is certain is put back.
 */
#ifndef BK_ROSTERNUMBER_H
#define BK_ROSTERNUMBER_H

#include "arena.h"
#include "map.h"
#include "str.h"

enum bk_rosternumber {
	BK_NUMBER_SOUND,
	BK_NUMBER_REPAIRED,	/* its zeros were put back */
	BK_NUMBER_DOUBTFUL,	/* shorter than others; perhaps damaged */
	BK_NUMBER_DAMAGED	/* of no use */
};

/* The lengths of the NIS of each class. */
struct bk_rosterlengths {
	struct bk_map	 class;		/* -> private */
	struct bk_arena	 arena;
};

#define BK_ROSTERLENGTHS_INIT { BK_MAP_INIT, BK_ARENA_INIT }

void	bk_rosternumber_learn(struct bk_rosterlengths *, struct bk_str class,
	    struct bk_str nis);
void	bk_rosternumber_free(struct bk_rosterlengths *);

/*
 * A NIS of that class, put right in *nis where that is certain: most of the
 * class have NIS of one greater length, and some of these begin with a zero.
 */
enum bk_rosternumber	bk_rosternumber_nis(const struct bk_rosterlengths *,
			    struct bk_str class, const char **nis,
			    struct bk_arena *);

/*
 * A NISN, put right in *nisn: of seven to nine digits that do not begin with a
 * zero. Of any other length than ten it is damaged.
 */
enum bk_rosternumber	bk_rosternumber_nisn(const char **nisn,
			    struct bk_arena *);

/* 1,02520E+08: the rest of its digits is gone, and others look the same. */
bool	bk_rosternumber_damaged(const char *);

#endif
