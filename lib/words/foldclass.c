/*
 * Classes as they are compared (fold.h).
 */
#include "vocabulary.h"

size_t
bk_fold_class(struct bk_str s, char out[BK_FOLD_MAX])
{
	const char *const *words = bk_vocabulary_class_words.row->words;
	static const char *const roman[] = { "vii", "viii", "ix", "x", "xi",
		"xii", "xiii" };
	char text[BK_FOLD_MAX];
	const char *p = text;
	size_t n = 0;
	int grade = 0;

	bk_fold(s, text);
	for (size_t len; *words; words++) {
		len = strlen(*words);
		if (strncmp(p, *words, len) == 0 && p[len] == ' ')
			p += len + 1;
	}
	for (; *p >= '0' && *p <= '9' && grade < 100; p++)
		grade = grade * 10 + (*p - '0');
	if (grade >= 7 && grade <= 13) {
		n = strlen(roman[grade - 7]);
		memcpy(out, roman[grade - 7], n);
	} else {
		while (p > text && p[-1] >= '0' && p[-1] <= '9')
			p--;
	}
	for (; *p && n + 1 < BK_FOLD_MAX; p++)
		if (*p != ' ')
			out[n++] = *p;
	out[n] = '\0';
	return n;
}

bool
bk_fold_same_class(struct bk_str a, struct bk_str b)
{
	char x[BK_FOLD_MAX], y[BK_FOLD_MAX];

	return bk_fold_class(a, x) && bk_fold_class(b, y) &&
	    strcmp(x, y) == 0;
}
