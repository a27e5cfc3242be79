#include "rosterclass.h"

#include <string.h>

#include "vocabulary.h"

/* "Kelas 10 - KELAS X MIA", of EMIS, is the X MIA. */
static const char *
without_grade(const char *class)
{
	const struct bk_vocabulary *v = &bk_vocabulary_class_words;
	const char *gap = class ? strstr(class, " - ") : NULL;
	size_t n;

	if (!gap || !bk_vocabulary_front(v, bk_str(class), &n))
		return class;
	n += strspn(class + n, " ");
	if (class + n + strspn(class + n, "0123456789IVX") != gap)
		return class;
	class = gap + 3;
	if (bk_vocabulary_front(v, bk_str(class), &n) && class[n] == ' ')
		class += n + 1;
	return class;
}

const char *
bk_rosterclass(const char *class, const char *section, struct bk_arena *a)
{
	class = without_grade(class);
	return class && section && class[strspn(class, "0123456789IVX")] ==
	    '\0' ? bk_arena_printf(a, "%s %s", class, section) : class;
}
