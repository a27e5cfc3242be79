#include "moodlemark.h"

#include "mark.h"
#include "mem.h"

/*
 * What language packs of the module call present, late, excused and absent,
 * where a word of ours is not the same, or means something else. (Leaving
 * early, in one of them, is no excuse.)
 */
enum { PACK_WORDS = 4 };

static const char *const packs[][PACK_WORDS] = {
	{ "P", "R", "E", "A" },		/* French, Spanish of Mexico */
	{ "P", "R", "FJ", "FI" },	/* Spanish */
	{ "P", "R", "J", "I" },
	{ "P", "R", "G", "A" },		/* Italian */
	{ "P", "A", "D", "F" },		/* Portuguese */
	{ "P", "T", "J", "A" },		/* Catalan */
	{ "P", "L", "V", "A" },		/* Dutch */
	{ "A", "V", "E", "U" },		/* German */
	{ "N", "S", "GF", "F" },	/* Swedish */
	{ "K", "G", "\xc4\xb0", "A" },	/* Turkish */
	{ "П", "О", "У", "Н" },		/* Russian */
	{ "П", "З", "В", "H" },		/* Ukrainian */
	{ "Π", "Κ", "Δ", "Α" },		/* Greek */
	{ "出", "遅", "", "欠" },	/* Japanese */
	{ "准", "迟", "假", "缺" },	/* Chinese */
};

static bool
has(const struct bk_moodle_words *w, const char *acronym)
{
	for (size_t i = 0; i < w->n; i++)
		if (bk_str_eq(w->acronym[i], bk_str(acronym)))
			return true;
	return *acronym == '\0';
}

/* The pack of which the file has all acronyms, or NULL. */
static const char *const *
find_pack(const struct bk_moodle_words *w)
{
	for (size_t i = 0; i < BK_NELEM(packs); i++) {
		size_t n = 0;

		while (n < PACK_WORDS && has(w, packs[i][n]))
			n++;
		if (n == PACK_WORDS)
			return packs[i];
	}
	return NULL;
}

static bool
read_by_pack(const struct bk_moodle_words *w, struct bk_str s,
    enum bk_mark *mark)
{
	static const enum bk_mark of[PACK_WORDS] = { BK_MARK_PRESENT,
		BK_MARK_LATE, BK_MARK_EXCUSED, BK_MARK_UNEXCUSED };
	const char *const *pack = find_pack(w);

	for (size_t i = 0; pack && i < PACK_WORDS; i++)
		if (bk_str_eq(s, bk_str(pack[i]))) {
			*mark = of[i];
			return true;
		}
	return false;
}

/* Our own words; the module's P L E A alone show no language. */
static bool
read_by_word(const struct bk_moodle_words *w, struct bk_str s, double share,
    enum bk_mark *mark)
{
	unsigned hints = 0;

	for (size_t i = 0; i < w->n; i++)
		hints |= bk_mark_hint(w->acronym[i]);
	if (hints == 0)
		hints = BK_HINT_ENGLISH;
	if (bk_mark_read(s, hints, mark) != BK_MARK_READ)
		return false;
	return share < 0 || (*mark == BK_MARK_UNEXCUSED ? share == 0 :
	    *mark != BK_MARK_PRESENT || share > 0);
}

size_t
bk_moodlemark_acronym(struct bk_str s, double *share)
{
	const char *open = s.n ? memrchr(s.p, '(', s.n) : NULL;
	double part[2] = { 0, 0 };
	int k = 0;
	double scale = 0;

	*share = -1;
	if (!open || s.p[s.n - 1] != ')')
		return s.n;
	for (const char *p = open + 1; p < s.p + s.n - 1; p++) {
		if (*p >= '0' && *p <= '9') {
			part[k] = part[k] * 10 + (*p - '0');
			scale *= 10;
			if (scale > 1e6 || part[k] > 1e9)
				return s.n;
		} else if (*p == '/' && k == 0) {
			if (scale > 0)
				part[0] /= scale;
			k = 1;
			scale = 0;
		} else if ((*p == '.' || *p == ',') && scale == 0) {
			scale = 1;
		} else if (*p != ' ') {
			return s.n;
		}
	}
	if (scale > 0)
		part[k] /= scale;
	if (k == 1 && part[1] > 0)
		*share = part[0] / part[1];
	return bk_str_trim((struct bk_str){ s.p, (size_t)(open - s.p) }).n;
}

enum bk_moodle_kind
bk_moodlemark_of(const struct bk_moodle_words *w, struct bk_str cell,
    enum bk_mark *mark, struct bk_str *word)
{
	double share;

	*mark = BK_MARK_UNKNOWN;
	if (cell.n == 0 || bk_str_eq(cell, BK_STR("\xe2\x86\x90")))
		return BK_MOODLE_NONE;
	if (bk_str_eq(cell, BK_STR("?")) || cell.p[0] == '-')
		return BK_MOODLE_MARK;
	cell.n = bk_moodlemark_acronym(cell, &share);
	*word = cell;
	if (read_by_pack(w, cell, mark) || read_by_word(w, cell, share, mark))
		return BK_MOODLE_MARK;
	if (share < 0)		/* a note on the enrolment */
		return BK_MOODLE_NONE;
	*mark = share >= 1 ? BK_MARK_PRESENT : share > 0 ? BK_MARK_LATE :
	    BK_MARK_UNEXCUSED;
	return BK_MOODLE_POINTS;
}
