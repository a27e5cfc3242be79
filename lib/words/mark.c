#include "mark.h"

#include "mem.h"
#include "word.h"

enum {
	ID = BK_HINT_INDONESIAN,
	EN = BK_HINT_ENGLISH,
	BOTH = 0
};

#define P BK_MARK_PRESENT
#define L BK_MARK_LATE
#define E BK_MARK_EXCUSED
#define S BK_MARK_SICK
#define U BK_MARK_UNEXCUSED
#define N BK_MARK_UNKNOWN

/*
 * Words in lower case, single blanks. `of`: the language that a word shows,
 * BOTH where it is of either. A letter that stands twice is ambiguous.
 */
static const struct {
	const char	*word;
	unsigned	 of;
	enum bk_mark	 mark;
} words[] = {
	{ "h", ID, P }, { "hadir", ID, P }, { "masuk", ID, P },
	{ "hd", ID, P }, { "ha", ID, P }, { "hdr", ID, P },
	{ "\xe2\x9c\x93", BOTH, P }, { "\xe2\x9c\x94", BOTH, P },
	{ "\xe2\x88\x9a", BOTH, P },
	{ "tepat waktu", ID, P }, { "hadir tepat waktu", ID, P },
	{ "present", EN, P }, { "here", EN, P }, { "attended", EN, P },
	{ "on time", EN, P }, { "present on time", EN, P },
	{ "p", EN, P }, { "half day", EN, P },
	{ "t", BOTH, L }, { "terlambat", ID, L }, { "telat", ID, L },
	{ "te", ID, L }, { "tl", ID, L },
	{ "hadir terlambat", ID, L }, { "hadir telat", ID, L },
	{ "late", EN, L }, { "tardy", EN, L }, { "l", EN, L },
	{ "present late", EN, L }, { "tardy excused", EN, L },
	{ "tardy unexcused", EN, L },
	{ "i", ID, E }, { "izin", ID, E }, { "ijin", ID, E },
	{ "iz", ID, E }, { "ij", ID, E }, { "izn", ID, E },
	{ "d", ID, E }, { "dispensasi", ID, E }, { "dispen", ID, E },
	{ "e", EN, E }, { "excused", EN, E }, { "permission", EN, E },
	{ "leave", EN, E }, { "excused absence", EN, E },
	{ "absent excused", EN, E },
	{ "s", BOTH, S }, { "sakit", ID, S }, { "skt", ID, S },
	{ "sk", ID, S }, { "sa", ID, S },
	{ "sick", EN, S }, { "ill", EN, S },
	{ "a", BOTH, U }, { "alpa", ID, U }, { "alpha", ID, U },
	{ "alfa", ID, U }, { "al", ID, U }, { "alp", ID, U },
	{ "tk", ID, U }, { "tanpa keterangan", ID, U },
	{ "tanpa kabar", ID, U }, { "bolos", ID, U }, { "b", ID, U },
	{ "tanpa ket", ID, U }, { "tanpa izin", ID, U },
	{ "mangkir", ID, U }, { "tidak hadir", ID, U },
	{ "tidak masuk", ID, U },
	{ "absent", EN, U }, { "unexcused", EN, U }, { "truant", EN, U },
	{ "unexcused absence", EN, U }, { "absent unexcused", EN, U },
	{ "belum absen", ID, N }, { "belum hadir", ID, N },
	{ "belum diabsen", ID, N }, { "belum tercatat", ID, N },
	{ "libur", ID, N }, { "hari libur", ID, N },
	{ "holiday", EN, N }, { "not taken", EN, N },
	{ "not marked", EN, N },
};

/*
 * Letters that are read only in a file whose other marks are of one
 * language; and what they may mean, for who reads this table.
 */
static const struct {
	const char	*letter;
	unsigned	 clear_in;
} ambiguous[] = {
	{ "p", EN },		/* present; pulang, perempuan */
	{ "l", EN },		/* late; lainnya, laki-laki */
	{ "b", ID },		/* bolos; belajar */
	{ "d", ID },		/* dispensasi; dinas, daring */
	{ "e", EN },
};

#undef P
#undef L
#undef E
#undef S
#undef U
#undef N

enum { WORD_MAX = 32 };

/* Does that byte part words, or put some in brackets? */
static bool
parts(char c)
{
	return c == ' ' || (c != '\0' && strchr("_-\t()[]/,:=", c));
}

/* Lower case, what parts words to single blanks; -1: too long for a word. */
static int
normalise(struct bk_str s, char out[WORD_MAX])
{
	size_t n = 0;

	s = bk_str_trim(s);
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 32);
		if (parts(c))
			c = ' ';
		if (c == ' ' && (n == 0 || out[n - 1] == ' '))
			continue;
		if (n + 1 == WORD_MAX)
			return -1;
		out[n++] = c;
	}
	while (n && (out[n - 1] == ' ' || out[n - 1] == '.'))
		n--;
	out[n] = '\0';
	return (int)n;
}

static size_t
find(const char *word)
{
	size_t i;

	for (i = 0; i < BK_NELEM(words); i++)
		if (words[i].word[0] == word[0] &&
		    strcmp(words[i].word, word) == 0)
			break;
	return i;
}

/*
 * A letter and the word for it: "S (Sakit)", "Alpa - A". The index of the
 * word, or one more than the last.
 */
static size_t
find_explained(const char *text)
{
	const char *gap = strchr(text, ' ');

	for (; gap; gap = strchr(gap + 1, ' ')) {
		char first[WORD_MAX];
		size_t a, b;

		memcpy(first, text, (size_t)(gap - text));
		first[gap - text] = '\0';
		a = find(first);
		if (a == BK_NELEM(words))
			continue;
		b = find(gap + 1);
		if (b < BK_NELEM(words) && words[a].mark == words[b].mark)
			return first[1] ? a : b;
	}
	return BK_NELEM(words);
}

static unsigned
clear_in(const char *word)
{
	for (size_t i = 0; i < BK_NELEM(ambiguous); i++)
		if (strcmp(ambiguous[i].letter, word) == 0)
			return ambiguous[i].clear_in;
	return 0;
}

unsigned
bk_mark_hint(struct bk_str s)
{
	char word[WORD_MAX];
	size_t i;

	if (normalise(s, word) <= 0)
		return 0;
	/* no Indonesian mark is an E; but no other letter shows its language */
	if (strcmp(word, "e") == 0)
		return BK_HINT_ENGLISH;
	if (clear_in(word))
		return 0;
	i = find(word);
	if (i == BK_NELEM(words))
		i = find_explained(word);
	return i < BK_NELEM(words) ? words[i].of : 0;
}

const char *
bk_mark_name(enum bk_mark mark)
{
	return mark == BK_MARK_UNKNOWN ? "" : bk_word_presences[mark - 1].id;
}

enum bk_mark_kind
bk_mark_read(struct bk_str s, unsigned hints, enum bk_mark *mark)
{
	char word[WORD_MAX];
	int n = normalise(s, word);
	unsigned needs;
	size_t i;

	if (n == 0)
		return BK_MARK_EMPTY;
	if (n < 0)
		return BK_MARK_NO_WORD;
	i = find(word);
	if (i == BK_NELEM(words))
		i = find_explained(word);
	if (i == BK_NELEM(words))
		return BK_MARK_NO_WORD;
	needs = clear_in(word);
	if (needs && hints != needs)
		return BK_MARK_AMBIGUOUS;
	*mark = words[i].mark;
	return BK_MARK_READ;
}
