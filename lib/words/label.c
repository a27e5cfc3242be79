#include "label.h"

#include "cursor.h"
#include "mem.h"
#include "vocabulary.h"

/* Whether the cursor takes a word of that meaning. */
static bool
take_word(struct bk_cursor *c, enum bk_day_word means)
{
	struct bk_cursor was = *c;
	const struct bk_meaning *m;
	char word[BK_WORD_MAX];

	bk_cursor_word(c, word);
	m = bk_vocabulary_of(&bk_vocabulary_day_words, word);
	if (m && m->means == (int)means)
		return true;
	*c = was;
	return false;
}

/* What stands in front of the number: "Tgl", a weekday, an English month. */
static int
take_front(struct bk_cursor *c, bool *week)
{
	struct bk_cursor was = *c;
	int month = 0;

	*week = take_word(c, BK_DAY_WEEK);
	*c = was;
	if (take_word(c, BK_DAY_DATE))
		bk_cursor_char(c, '.');
	bk_cursor_blanks(c);
	bk_when_weekday_take(c);
	while (bk_cursor_char(c, '\n') || bk_cursor_char(c, '\r'))
		;
	bk_cursor_blanks(c);
	month = bk_when_month_take(c);
	while (bk_cursor_blanks(c) || (month && bk_cursor_char(c, '-')))
		;
	return month;
}

/* Nothing but words: "1 Sen", "1 (Senin)". */
static bool
is_rest(const struct bk_cursor *c)
{
	for (const char *p = c->p; p < c->end; p++)
		if (bk_is_digit(*p))
			return false;
	return c->p == c->end || strchr(" \n\t,(", *c->p);
}

/* What stands behind the number: a month, the other of a pair, a weekday. */
static enum bk_label_kind
take_back(struct bk_cursor *c, struct bk_label *l)
{
	struct bk_cursor was;
	bool joined;

	if (bk_cursor_letter(c))
		take_word(c, BK_DAY_ORDINAL);
	was = *c;
	joined = bk_cursor_char(c, '/') || bk_cursor_char(c, '-') ||
	    bk_cursor_char(c, '.');
	if (joined && bk_cursor_number(c, 2, &l->second))
		return is_rest(c) && l->second > 0 ? BK_LABEL_PAIR :
		    BK_LABEL_NONE;
	bk_cursor_blanks(c);
	bk_cursor_char(c, '\n');
	l->second = bk_when_month_take(c);
	if (l->second)
		return is_rest(c) ? BK_LABEL_NAMED : BK_LABEL_NONE;
	*c = was;
	return is_rest(c) ? BK_LABEL_NUMBER : BK_LABEL_NONE;
}

void
bk_label_read(struct bk_str s, struct bk_label *l)
{
	struct bk_cursor c;
	int month;

	memset(l, 0, sizeof(*l));
	s = bk_str_trim(s);
	if (s.n == 0 || s.n > 32)
		return;
	if (s.n > 5 && bk_when_parse(s, false, &l->when) == BK_WHEN_OK) {
		l->kind = BK_LABEL_DATE;
		return;
	}
	c = bk_cursor(s);
	month = take_front(&c, &l->week);
	if (!bk_cursor_number(&c, 2, &l->first) || l->first < 1 ||
	    l->first > 31)
		return;
	l->kind = take_back(&c, l);
	if (month) {
		l->kind = l->kind == BK_LABEL_NUMBER ? BK_LABEL_NAMED :
		    BK_LABEL_NONE;
		l->second = month;
	}
}

int
bk_label_day(const struct bk_label *l, enum bk_order order, int *month)
{
	bool turned = l->kind == BK_LABEL_PAIR && order == BK_ORDER_MDY;
	int year, day = turned ? l->second : l->first;

	*month = turned ? l->first : l->second;
	if (l->kind == BK_LABEL_DATE) {
		if (l->when.date[order] == BK_DATE_NONE)
			return 0;
		bk_date_split(l->when.date[order], &year, month, &day);
		return day;
	}
	return l->kind == BK_LABEL_NONE || *month > 12 || day > 31 ? 0 : day;
}

long
bk_label_key(const struct bk_label *l, enum bk_order order)
{
	int month, day = bk_label_day(l, order, &month);

	if (day == 0)
		return -1;
	if (l->kind == BK_LABEL_DATE)
		return l->when.date[order];
	/* July first */
	return month ? (month + 5) % 12 * 32 + day : day;
}

int
bk_label_roman(struct bk_str s)
{
	static const char *const ones[] = { "", "i", "ii", "iii", "iv", "v",
	    "vi", "vii", "viii", "ix" };
	char text[8];
	size_t n = 0, tens = 0;

	s = bk_str_trim(s);
	if (s.n == 0 || s.n >= sizeof(text))
		return 0;
	for (; n < s.n; n++)
		text[n] = (char)(s.p[n] | 0x20);
	text[n] = '\0';
	while (tens < 3 && text[tens] == 'x')
		tens++;
	for (size_t i = tens ? 0 : 1; i < BK_NELEM(ones); i++)
		if (strcmp(text + tens, ones[i]) == 0 && tens * 10 + i < 32)
			return (int)(tens * 10 + i);
	return 0;
}
