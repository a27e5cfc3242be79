#include "mark.h"

#include "cursor.h"
#include "mem.h"
#include "utf8.h"
#include "vocabulary.h"
#include "when.h"
#include "word.h"

static const struct bk_meaning *
find_one(const char *word)
{
	return bk_vocabulary_of(&bk_vocabulary_marks, word);
}

/* A letter and the word for it: "S (Sakit)", "Alpa - A". The word's row. */
static const struct bk_meaning *
find_explained(const char *text)
{
	const char *gap = strchr(text, ' ');

	for (; gap; gap = strchr(gap + 1, ' ')) {
		const struct bk_meaning *a, *b;
		char first[BK_FOLD_MAX];

		memcpy(first, text, (size_t)(gap - text));
		first[gap - text] = '\0';
		a = find_one(first);
		b = a ? find_one(gap + 1) : NULL;
		if (b && a->means == b->means)
			return first[1] ? a : b;
	}
	return NULL;
}

static const struct bk_meaning *
find(const char *text)
{
	const struct bk_meaning *m = find_one(text);

	return m ? m : find_explained(text);
}

/* Of a letter with two meanings: the hint with which it has one. */
static unsigned
clear_in(const char *word)
{
	const struct bk_meaning *m =
	    bk_vocabulary_of(&bk_vocabulary_open_letters, word);

	return m ? (unsigned)m->means : 0;
}

unsigned
bk_mark_hint(struct bk_str s)
{
	const struct bk_meaning *m;
	char word[BK_FOLD_MAX];

	bk_fold_mark(s, word);
	/* no Indonesian mark is an E; but no other letter shows its language */
	if (strcmp(word, "e") == 0)
		return BK_HINT_ENGLISH;
	if (clear_in(word))
		return 0;
	m = find(word);
	return m ? m->of : 0;
}

const char *
bk_mark_name(enum bk_mark mark)
{
	return mark == BK_MARK_UNKNOWN ? "" : bk_word_presences[mark - 1].id;
}

/* How many bytes in front are of signs, and no letters of any script. */
static size_t
count_signs(struct bk_str s)
{
	size_t i = 0, n;
	uint32_t cp;

	for (; i < s.n && (s.p[i] & 0x80); i += n) {
		n = bk_utf8_get(s.p + i, s.n - i, &cp);
		if (n == 0 || bk_fold_letter(cp) != 0)
			return 0;
	}
	return i;
}

/*
 * Does a picture in front say otherwise? A cross before Hadir does, and a tick
 * before Alpa.
 */
static bool
denies(struct bk_str s, enum bk_mark is)
{
	struct bk_str picture = bk_str_trim((struct bk_str){ s.p,
	    count_signs(s) });
	int sign = bk_vocabulary_means(&bk_vocabulary_pairs, picture,
	    (int)bk_mark_tick(picture));

	return sign != BK_MARK_UNKNOWN && (sign == BK_MARK_PRESENT) !=
	    (is == BK_MARK_PRESENT || is == BK_MARK_LATE);
}

/* A word with a picture in front: a tick, a face, a cross. */
static enum bk_mark_kind
read_pictured(struct bk_str s, unsigned hints, enum bk_mark *mark)
{
	size_t n = count_signs(s);
	struct bk_str rest = bk_str_trim((struct bk_str){ s.p + n, s.n - n });
	enum bk_mark is;

	if (n == 0 || rest.n == 0 || bk_mark_read(rest, hints, &is) !=
	    BK_MARK_READ || denies(s, is))
		return BK_MARK_NO_WORD;
	*mark = is;
	return BK_MARK_READ;
}

enum bk_mark_kind
bk_mark_read(struct bk_str s, unsigned hints, enum bk_mark *mark)
{
	const struct bk_meaning *m;
	char word[BK_FOLD_MAX];
	unsigned needs;

	if (bk_fold_mark(s, word) == 0)
		return BK_MARK_EMPTY;
	m = find(word);
	if (!m && s.n && (s.p[0] & 0x80))
		return read_pictured(s, hints, mark);
	if (!m)
		return BK_MARK_NO_WORD;
	needs = clear_in(word);
	if (needs && hints != needs)
		return BK_MARK_AMBIGUOUS;
	*mark = (enum bk_mark)m->means;
	return BK_MARK_READ;
}

/* --- a mark with a reason ----------------------------------------------- */

/* The longest mark of whole words that the text begins with; *n its length. */
static const struct bk_meaning *
front_mark(const char *text, size_t *n)
{
	enum { LEAST = 3 };	/* fewer letters are no word for it */

	return bk_vocabulary_longest(&bk_vocabulary_marks, text, LEAST, n);
}

/* The first mark that is a word of its own in the rest, or unknown. */
static enum bk_mark
rest_mark(const char *rest)
{
	while (*rest) {
		size_t n;
		const struct bk_meaning *m = front_mark(rest, &n);

		if (m)
			return (enum bk_mark)m->means;
		rest += strcspn(rest, " ");
		rest += strspn(rest, " ");
	}
	return BK_MARK_UNKNOWN;
}

/*
 * A letter, and behind a bracket, dash, comma or colon a reason, which is no
 * letter or word for another mark: "S (surat)", "I - acara".
 */
static bool
letter_reasoned(struct bk_str s, enum bk_mark *mark)
{
	struct bk_str rest = bk_str_trim((struct bk_str){ s.p + 1, s.n - 1 });
	char first[2] = { s.p[0] | 0x20, '\0' }, text[BK_FOLD_MAX];
	const struct bk_meaning *m;
	enum bk_mark other;

	if (rest.n < 2 || !strchr("(-,:", rest.p[0]))
		return false;
	m = find_one(first);
	if (!m || clear_in(first))
		return false;
	rest = bk_str_trim((struct bk_str){ rest.p + 1, rest.n - 1 });
	bk_fold(rest, text);
	/* no number of days, no range of letters */
	if (strlen(text) < 3 || bk_is_digit(text[0]) ||
	    bk_vocabulary_of(&bk_vocabulary_negations, text))
		return false;
	other = rest_mark(text);
	if (other != BK_MARK_UNKNOWN && other != (enum bk_mark)m->means)
		return false;
	*mark = (enum bk_mark)m->means;
	return true;
}

bool
bk_mark_reasoned(struct bk_str s, enum bk_mark *mark)
{
	char text[BK_FOLD_MAX];
	const struct bk_meaning *m;
	enum bk_mark first, rest;
	size_t n;

	s = bk_str_trim(s);
	if (s.n == 0 || memchr(s.p, '?', s.n))	/* somebody doubts it */
		return false;
	if (letter_reasoned(s, mark))
		return true;
	bk_fold(s, text);
	if (strlen(text) < 3 || strlen(text) == BK_FOLD_MAX - 1)
		return false;
	m = front_mark(text, &n);
	if (!m || m->means == BK_MARK_UNKNOWN ||
	    bk_vocabulary_of(&bk_vocabulary_negations, text + n))
		return false;
	first = (enum bk_mark)m->means;
	rest = rest_mark(text + n);
	if ((s.p[0] & 0x80) && denies(s, first))
		return false;
	if (rest == BK_MARK_UNKNOWN || rest == first)
		*mark = first;
	else if ((first == BK_MARK_UNEXCUSED && (rest == BK_MARK_SICK ||
	    rest == BK_MARK_EXCUSED)) || (first == BK_MARK_PRESENT &&
	    rest == BK_MARK_LATE))
		*mark = rest;
	else
		return false;
	return true;
}

/* --- a status and a reason beside it ------------------------------------ */

/* How a reason tells a mark: as all that it says, at its front, or within. */
enum told { NOTHING, WITHIN, FRONT, WHOLE };

/* "masuk rumah sakit": a word for who is there may stand before it. */
static enum bk_mark
absence_within(const char *text)
{
	size_t n;

	for (const char *p = text; *p; p += n, p += strspn(p, " ")) {
		const struct bk_meaning *m = front_mark(p, &n);

		if (m && (m->means == BK_MARK_SICK ||
		    m->means == BK_MARK_EXCUSED))
			return (enum bk_mark)m->means;
		if (!m)
			n = strcspn(p, " ");
	}
	return BK_MARK_UNKNOWN;
}

static enum told
read_reason(struct bk_str reason, enum bk_mark *why)
{
	char text[BK_FOLD_MAX];

	if (bk_mark_read(reason, 0, why) == BK_MARK_READ)
		return *why == BK_MARK_UNKNOWN ? NOTHING : WHOLE;
	if (bk_mark_reasoned(reason, why))
		return FRONT;
	bk_fold(reason, text);
	if (strlen(text) < 3 || strlen(text) == BK_FOLD_MAX - 1 ||
	    memchr(reason.p, '?', reason.n) ||
	    bk_vocabulary_of(&bk_vocabulary_negations, text))
		return NOTHING;
	*why = absence_within(text);
	if (*why == BK_MARK_UNKNOWN &&
	    bk_vocabulary_of(&bk_vocabulary_illnesses, text))
		*why = BK_MARK_SICK;
	return *why == BK_MARK_UNKNOWN ? NOTHING : WITHIN;
}

/* Who was not there by the status: is it open why? */
static bool
is_open_absence(struct bk_str status, struct bk_str reason)
{
	/* the A of Absent is not the one of Alpa */
	return !bk_vocabulary_has(&bk_vocabulary_truancies, status) ||
	    (status.n == 1 && bk_mark_hint(reason) == BK_HINT_ENGLISH);
}

/* May a status of who was there stand beside that? */
static bool
goes_with_presence(struct bk_str status, struct bk_str reason,
    enum told told, enum bk_mark why)
{
	if (why == BK_MARK_UNEXCUSED)
		return told < FRONT;
	return told < WHOLE || why == BK_MARK_PRESENT ||
	    why == BK_MARK_LATE ||
	    bk_vocabulary_has(&bk_vocabulary_partly_there, status) ||
	    bk_vocabulary_has(&bk_vocabulary_partly_there, reason);
}

/* And one of who was sick or excused? */
static bool
goes_with_leave(struct bk_str reason, enum told told, enum bk_mark why)
{
	if (told < WHOLE || why == BK_MARK_SICK || why == BK_MARK_EXCUSED)
		return true;
	return why == BK_MARK_UNEXCUSED ?
	    !bk_vocabulary_has(&bk_vocabulary_truancies, reason) :
	    bk_vocabulary_has(&bk_vocabulary_partly_there, reason);
}

bool
bk_mark_because(struct bk_str status, struct bk_str reason,
    enum bk_mark *mark)
{
	enum bk_mark why;
	enum told told = read_reason(reason, &why);

	if (told == NOTHING || why == *mark)
		return true;
	switch (*mark) {
	case BK_MARK_PRESENT:
		if (why == BK_MARK_LATE && told >= FRONT)
			*mark = BK_MARK_LATE;
		return goes_with_presence(status, reason, told, why);
	case BK_MARK_LATE:
		return why != BK_MARK_UNEXCUSED || told < FRONT;
	case BK_MARK_EXCUSED:
	case BK_MARK_SICK:
		return goes_with_leave(reason, told, why);
	case BK_MARK_UNEXCUSED:
		if ((why != BK_MARK_SICK && why != BK_MARK_EXCUSED) ||
		    !is_open_absence(status, reason))
			return false;
		*mark = why;
		return true;
	default:
		return true;
	}
}

/* --- codes of a sheet --------------------------------------------------- */

bool
bk_mark_is_tick(const char *code)
{
	const struct bk_meaning *m =
	    bk_vocabulary_of(&bk_vocabulary_ticks, code);

	return m ? m->means == BK_MARK_PRESENT :
	    bk_vocabulary_of(&bk_vocabulary_dots, code) != NULL;
}

enum bk_mark
bk_mark_tick(struct bk_str s)
{
	return (enum bk_mark)bk_vocabulary_means(&bk_vocabulary_ticks, s,
	    BK_MARK_UNKNOWN);
}

/* Digits, a colon, two digits: the fingerprint readers' word for present. */
static bool
is_arrival(struct bk_str s)
{
	size_t n = 0;

	while (n < s.n && bk_is_digit(s.p[n]))
		n++;
	return n > 0 && n < 3 && n + 3 <= s.n && s.p[n] == ':' &&
	    bk_when_clock((struct bk_str){ s.p, n + 3 }) >= 0;
}

enum bk_mark_kind
bk_mark_code(struct bk_str s, unsigned hints, enum bk_mark *mark)
{
	static const struct bk_vocabulary *const lists[] = {
		&bk_vocabulary_ticks, &bk_vocabulary_dots,
		&bk_vocabulary_codes,
	};
	char code[BK_FOLD_MAX];

	if (s.n == 0)
		return BK_MARK_EMPTY;
	bk_fold_code(s, code);
	for (size_t i = 0; i < BK_NELEM(lists); i++) {
		const struct bk_meaning *m = bk_vocabulary_of(lists[i], code);

		if (!m)
			continue;
		*mark = (enum bk_mark)m->means;
		return BK_MARK_READ;
	}
	if (strcmp(code, "FALSE") == 0)
		return BK_MARK_EMPTY;
	/* when somebody came: 06:55, or 06:55-13:10 */
	if (*code && is_arrival(s)) {
		*mark = BK_MARK_PRESENT;
		return BK_MARK_READ;
	}
	return bk_mark_read(s, hints, mark);
}

bool
bk_mark_may_be(struct bk_str s)
{
	enum bk_mark mark;
	enum bk_mark_kind kind = bk_mark_code(s, 0, &mark);

	return kind == BK_MARK_READ || kind == BK_MARK_AMBIGUOUS;
}

bool
bk_mark_is_day(struct bk_str name)
{
	char text[BK_FOLD_MAX];
	const char *gap;

	bk_fold(name, text);
	gap = strchr(text, ' ');
	return gap && gap - text > 3 && find_one(gap + 1) &&
	    bk_vocabulary_has(&bk_vocabulary_weekdays, (struct bk_str){ text,
	    (size_t)(gap - text) });
}

bool
bk_mark_is_sum(struct bk_str name)
{
	enum bk_mark mark;

	/* "Selasa Hadir" is a day and how many, and so is "Sakit" */
	if (bk_mark_is_day(name))
		return true;
	return bk_vocabulary_has(&bk_vocabulary_sums, name) || (name.n &&
	    bk_mark_read(name, 0, &mark) == BK_MARK_READ);
}
