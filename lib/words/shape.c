#include "shape.h"

#include "cursor.h"
#include "duration.h"
#include "fold.h"
#include "vocabulary.h"

/* Something@somewhere.tld, as a whole cell. */
static bool
is_email(struct bk_str s)
{
	const char *at = s.n ? memchr(s.p, '@', s.n) : NULL;
	size_t n = at ? s.n - (size_t)(at - s.p) : 0;

	return at && at > s.p && n > 3 && memchr(at, '.', n) &&
	    !memchr(s.p, ' ', s.n);
}

bool
bk_shape_number(struct bk_str s)
{
	size_t digits = 0, marks = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (bk_is_digit(s.p[i]))
			digits++;
		else if ((s.p[i] == '.' || s.p[i] == ',') && digits)
			marks++;
		else
			return false;
	}
	return digits > 0 && marks <= 1;
}

static bool
is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* 1b-q9NTdSRSpTFNWcyZ4qA: one word in which letters become digits and back. */
static bool
is_code(struct bk_str s)
{
	enum { CODE_MIN = 16 };
	size_t changes = 0;

	if (s.n < CODE_MIN)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		bool digit = bk_is_digit(s.p[i]);

		if (!digit && !is_letter(s.p[i]) && s.p[i] != '-' &&
		    s.p[i] != '_')
			return false;
		changes += i && (digit ? is_letter(s.p[i - 1]) :
		    is_letter(s.p[i]) && bk_is_digit(s.p[i - 1]));
	}
	return changes > 1;
}

/* A tick or a cross: short, and without a letter or a digit of any script. */
static bool
is_sign(struct bk_str s)
{
	enum { SIGN_MAX = 7 };
	char text[BK_FOLD_MAX];

	return s.n <= SIGN_MAX && !is_letter(s.p[0]) &&
	    bk_fold_tight(s, text) == 0;
}

/* 00:02:28, 52 min; but neither a bare number nor 18:02. */
static bool
is_stay(struct bk_str s, int parsed)
{
	size_t colons = 0;

	if (parsed != 0 || bk_shape_number(s))
		return false;
	for (size_t i = 0; i < s.n; i++)
		colons += s.p[i] == ':';
	return colons != 1;
}

static bool
has_digit(struct bk_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (bk_is_digit(s.p[i]))
			return true;
	return false;
}

void
bk_shape_add(struct bk_shape *c, struct bk_str s)
{
	struct bk_when w;
	double seconds;
	int stay;

	if (s.n == 0)
		return;
	c->filled++;
	c->code += is_code(s);
	c->sign += is_sign(s);
	if (bk_shape_number(s)) {
		c->number++;
		return;
	}
	if (s.n > 64)
		return;
	if (is_email(s))
		c->email++;
	else if (!has_digit(s))
		;			/* neither day nor clock */
	else if (bk_when_parse(s, false, &w) == BK_WHEN_OK)
		*(w.second == BK_SECOND_NONE ? &c->day : &c->moment) += 1;
	else if (bk_when_clock(s) >= 0)
		c->clock++;
	stay = bk_duration_parse(s, 60, &seconds);
	c->stay += is_stay(s, stay);
	c->unknown += stay == 1 && s.n > 1;
}

void
bk_shape_add_clock(struct bk_shape *c, struct bk_str s)
{
	if (s.n == 0 || !memchr(s.p, '.', s.n) || bk_when_clock(s) < 0) {
		bk_shape_add(c, s);
		return;
	}
	c->filled++;
	c->clock++;
}

bool
bk_shape_mostly(size_t some, size_t of)
{
	return some > 0 && some * 5 >= of * 4;
}

bool
bk_shape_is_void(struct bk_str s)
{
	enum { LONGEST = 8 };	/* bytes of a word for nothing, at most */

	return (s.n <= LONGEST && bk_vocabulary_has(&bk_vocabulary_unknowns,
	    s)) ||
	    bk_str_ieq(s, BK_STR("nan")) || (s.n && *s.p == '#' &&
	    bk_vocabulary_has(&bk_vocabulary_errors, s));
}

bool
bk_shape_is_void_name(struct bk_str s)
{
	if (bk_str_eq(s, BK_STR("Na")) || bk_str_eq(s, BK_STR("NA")) ||
	    bk_str_eq(s, BK_STR("Nan")) || bk_str_eq(s, BK_STR("NAN")))
		return false;
	return bk_shape_is_void(s);
}

void
bk_shape_clues(const struct bk_sheet *sheet, size_t first, size_t end,
    const struct bk_order_hints *hints, struct bk_order_clues *clues)
{
	for (size_t i = first; i < end && i < sheet->n; i++)
		for (size_t c = 0; c < sheet->row[i].n; c++) {
			struct bk_str s = sheet->row[i].cell[c];
			struct bk_when w;

			/* a serial is fixed, and may be a mere number */
			if (s.n < 6 || s.n > 64 || bk_shape_number(s))
				continue;
			if (bk_when_parse(s, false, &w) == BK_WHEN_OK)
				bk_order_clue(clues, &w, hints);
		}
}
