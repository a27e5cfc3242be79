/*
 * Everything that is held about a student, as the student and the parents may
 * see it [Law 27/2022 art. 7, 32]: a row for each entry, in order of its day,
 * with every field of it in words, and who wrote it. Fields nobody here knows
 * are printed as they are called: nothing is left out for want of a name.
 */
#ifndef BK_DOSSIER_H
#define BK_DOSSIER_H

#include "grid.h"
#include "mention.h"
#include "school.h"
#include "service.h"

struct bk_dossier_entry {
	bk_date		 date;		/* BK_DATE_NONE: of no day */
	const char	*kind;		/* of the document, or "letter",
					   "alias"; of an action NULL */
	const struct bk_node *node;
	const char *const *without;	/* keys that are left out, NULL-ended;
					   or NULL */
	bool		 closed;	/* of confidential/ */
	const char	*author;	/* NULL: not known */
	bk_date		 written;
	const char	*changed_by;	/* NULL: it was not changed since */
	bk_date		 changed;
};

struct bk_dossier {
	const struct bk_school	*school;
	const struct bk_service_types *types;
	struct bk_arena		*arena;
	enum bk_lang		 lang;
	const struct bk_mention	*others;	/* not to be shown */
	size_t			 nothers;
	bool			 machine;	/* days as ISO */
};

/* The entries are put in order. Texts live in the arena. */
void	bk_dossier_table(struct bk_grid *, const struct bk_dossier *,
	    struct bk_dossier_entry *, size_t n);

#endif
