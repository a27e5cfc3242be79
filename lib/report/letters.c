#include "letters.h"

#include <string.h>

const struct bk_letters_form *
bk_letters_find(const char *name)
{
	for (const struct bk_letters_form *f = bk_letters_all; f->name; f++)
		if (strcmp(f->name, name) == 0)
			return f;
	return NULL;
}
