#include "forms.h"

#include <string.h>

static const struct bk_form *const sets[] = { bk_forms_invite,
	bk_forms_visit, bk_forms_case, bk_forms_meeting, bk_forms_office };

const struct bk_form *
bk_forms_find(const char *name)
{
	for (size_t i = 0; i < sizeof(sets) / sizeof(sets[0]); i++)
		for (const struct bk_form *f = sets[i]; f->name; f++)
			if (strcmp(f->name, name) == 0)
				return f;
	return NULL;
}
