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
};

/* The form of that name, or NULL. */
const struct bk_form	*bk_form_find(const char *name);

/* Those that invite, in forms_invite.c; of visits, forms_visit.c; ... */
extern const struct bk_form bk_forms_invite[];

#endif
