/*
 * The built-in letters, in both languages, in the notation of letter.h; a
 * school's templates/NAME.letter takes the place of one.
 */
#ifndef BK_FORMS_H
#define BK_FORMS_H

#include "phrase.h"

struct bk_form {
	const char	*name;		/* "summons" */
	struct bk_phrase title;		/* [FIELD 8] */
	struct bk_phrase template;
	bool		 after;		/* of a visit: from after it */
};

/* The form of that name, or NULL. */
const struct bk_form	*bk_forms_find(const char *name);

/* The sets, each in its forms_SET.c, ended by a NULL name. */
extern const struct bk_form bk_forms_invite[];
extern const struct bk_form bk_forms_visit[];
extern const struct bk_form bk_forms_case[];
extern const struct bk_form bk_forms_meeting[];
extern const struct bk_form bk_forms_office[];


#endif
