#include "legendsign.h"

#include "vocabulary.h"

enum { NAME_MAX_BYTES = 40 };	/* of the words that name a sign */

/* A hyphen or a dash, which elsewhere stand for nothing. */
static bool
is_dash(struct bk_str s)
{
	return bk_str_eq(s, BK_STR("-")) || bk_str_eq(s,
	    BK_STR("\xe2\x80\x93")) || bk_str_eq(s, BK_STR("\xe2\x80\x94"));
}

static struct bk_str
last_word(struct bk_str s)
{
	size_t i = s.n;

	while (i > 0 && !strchr(" (\"'", s.p[i - 1]))
		i--;
	return (struct bk_str){ s.p + i, s.n - i };
}

/* Without what closes brackets or quotes. */
static struct bk_str
unclosed(struct bk_str s)
{
	while (s.n && strchr(" )\"'", s.p[s.n - 1]))
		s.n--;
	return s;
}

bool
bk_legendsign_named(struct bk_str s, struct bk_str *sign)
{
	const struct bk_meaning *m;

	s = bk_str_trim(s);
	if (s.n == 0 || s.n > NAME_MAX_BYTES)
		return false;
	if (is_dash(last_word(unclosed(s)))) {
		*sign = BK_STR("-");
		return true;
	}
	m = bk_vocabulary_find(&bk_vocabulary_sign_names, s);
	if (m)
		*sign = bk_str(m->id);
	return m != NULL;
}

/* Where "=", ":" or "berarti" stands, from `i` on; *len: how long it is. */
static size_t
find_joint(struct bk_str s, size_t i, size_t *len)
{
	for (; i < s.n; i++) {
		struct bk_str rest = { s.p + i, s.n - i };

		*len = 1;
		if (s.p[i] == '=' || s.p[i] == ':')
			return i;
		if (i > 0 && s.p[i - 1] == ' ' && bk_vocabulary_front(
		    &bk_vocabulary_legend_joints, rest, len))
			return i;
	}
	*len = 0;
	return s.n;
}

bool
bk_legendsign_read(struct bk_str s, struct bk_str *sign, enum bk_mark *mark)
{
	size_t from = 0, len, next;

	for (size_t at = find_joint(s, 0, &len); at < s.n; at = next) {
		size_t behind = at + len, after;
		struct bk_str name = { s.p + from, at - from };
		const struct bk_meaning *m;

		next = find_joint(s, behind, &after);
		m = bk_vocabulary_find(&bk_vocabulary_legends,
		    (struct bk_str){ s.p + behind, next - behind });
		if (m && bk_legendsign_named(name, sign)) {
			*mark = (enum bk_mark)m->means;
			return true;
		}
		from = behind;
		len = after;
	}
	return false;
}
