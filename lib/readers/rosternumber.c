#include "rosternumber.h"

#include <ctype.h>
#include <string.h>

enum { NISN_LENGTH = 10, NISN_LEAST = 7, LENGTHS = 21, CLASS_MATES = 3 };

struct lengths {
	size_t	 n, of[LENGTHS];
	bool	 zero[LENGTHS];		/* one of them begins with it */
};

/* The digits of a number that is nothing else; 0: it is something else. */
static size_t
digits(struct bk_str s)
{
	size_t n = 0;

	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	return n == s.n && n < LENGTHS ? n : 0;
}

void
bk_rosternumber_learn(struct bk_rosterlengths *l, struct bk_str class,
    struct bk_str nis)
{
	size_t n = digits(nis);
	struct lengths *v;
	void **at;

	if (n == 0)
		return;
	at = bk_map_at(&l->class, class);
	if (!*at)
		*at = bk_arena_zalloc(&l->arena, sizeof(*v));
	v = *at;
	v->n++;
	v->of[n]++;
	v->zero[n] |= nis.p[0] == '0';
}

void
bk_rosternumber_free(struct bk_rosterlengths *l)
{
	bk_map_free(&l->class);
	bk_arena_free(&l->arena);
}

static const char *
padded(struct bk_arena *a, const char *s, size_t length)
{
	return bk_arena_printf(a, "%0*d%s", (int)(length - strlen(s)), 0, s);
}

/* Has a class-mate a longer number that begins with zero? */
static bool
has_longer_zero(const struct lengths *v, size_t n)
{
	for (size_t i = n + 1; v && i < LENGTHS; i++)
		if (v->zero[i])
			return true;
	return false;
}

enum bk_rosternumber
bk_rosternumber_nis(const struct bk_rosterlengths *l, struct bk_str class,
    const char **nis, struct bk_arena *a)
{
	const struct lengths *v = bk_map_get(&l->class, class);
	size_t n = *nis ? digits(bk_str(*nis)) : 0, usual = 0;

	for (size_t i = 1; v && i < LENGTHS; i++)
		if (v->of[i] >= CLASS_MATES && v->of[i] * 2 > v->n)
			usual = i;
	if (n == 0 || **nis == '0')
		return BK_NUMBER_SOUND;
	if (n >= usual)
		return has_longer_zero(v, n) ? BK_NUMBER_DOUBTFUL :
		    BK_NUMBER_SOUND;
	if (!v->zero[usual])
		return BK_NUMBER_DOUBTFUL;
	*nis = padded(a, *nis, usual);
	return BK_NUMBER_REPAIRED;
}

enum bk_rosternumber
bk_rosternumber_nisn(const char **nisn, struct bk_arena *a)
{
	size_t n = *nisn ? digits(bk_str(*nisn)) : NISN_LENGTH;

	if (n == NISN_LENGTH)
		return BK_NUMBER_SOUND;
	if (n < NISN_LEAST || n > NISN_LENGTH || **nisn == '0')
		return BK_NUMBER_DAMAGED;
	*nisn = padded(a, *nisn, NISN_LENGTH);
	return BK_NUMBER_REPAIRED;
}

bool
bk_rosternumber_damaged(const char *s)
{
	size_t n = s ? strspn(s, "0123456789.,") : 0;

	return n > 0 && (s[n] == 'E' || s[n] == 'e') && s[n + 1] == '+' &&
	    isdigit((unsigned char)s[n + 2]);
}
