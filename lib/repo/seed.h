/*
 * The first contents of a case repository: what bk-init writes, once. Every
 * file is commented; every key of DOCUMENTS is there, with the default of
 * FIELD where it has one, commented out where only the school knows.
 */
#ifndef BK_SEED_H
#define BK_SEED_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "buf.h"
#include "word.h"

struct bk_seed_person {
	const char	*name;
	int		 sex;		/* enum bk_sex, or -1 */
};

/* What the school gave about itself; NULL where it did not. */
struct bk_seed {
	const char	*name, *npsn, *address, *city, *phone, *email;
	const char	*timezone, *language, *school_days;
	struct bk_seed_person principal;	/* becomes kepsek */
	struct bk_seed_person *counsellor;	/* bk1, bk2, ... */
	size_t		 ncounsellors;
	bool		 encrypted;		/* confidential/ is to be */
};

/*
 * "Sri Wahyuni, S.Pd.,F": the name, and the sex where F or M (or the P or L
 * of Indonesian lists) stands after the last comma. In the arena.
 */
struct bk_seed_person bk_seed_person(const char *, struct bk_arena *);

struct bk_seed_file {
	const char	*path;		/* in the repository */
	struct bk_str	 bytes;
};

/* All files, in order of path, in the arena; *n of them. */
const struct bk_seed_file	*bk_seed_files(const struct bk_seed *,
				    struct bk_arena *, size_t *n);

/*
 * A .gitattributes that is there already, completed: append the text with the
 * lines of ours whose pattern no line of it has, be it commented out. True
 * where any was missing.
 */
bool	bk_seed_attributes(struct bk_buf *, struct bk_str old);

/*
 * The same, and the line that has git-crypt encrypt confidential/ is no
 * comment any more.
 */
bool	bk_seed_encrypted(struct bk_buf *, struct bk_str old);

/* The same of a .gitignore. */
bool	bk_seed_ignored(struct bk_buf *, struct bk_str old);

/* The directories, in order, ended by NULL. */
extern const char *const bk_seed_dirs[];

#endif
