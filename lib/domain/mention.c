#include "mention.h"

#include <string.h>

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Of a word: letters, digits, and every byte of a letter that is not ASCII. */
static bool
is_word(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static size_t
count_digits(const char *s)
{
	size_t n = 0;

	for (; *s; s++)
		n += is_digit(*s);
	return n;
}

bool
bk_mention_usable(const struct bk_mention *m)
{
	size_t n = m->text ? strlen(m->text) : 0;

	switch (m->kind) {
	case BK_MENTION_NAME:
		return n >= BK_MENTION_NAME_MIN;
	case BK_MENTION_NUMBER:
		return n >= BK_MENTION_NUMBER_MIN;
	case BK_MENTION_PHONE:
		return m->text && count_digits(m->text) >=
		    BK_MENTION_PHONE_MIN;
	case BK_MENTION_TEXT:
		return n >= BK_MENTION_TEXT_MIN;
	}
	return false;
}

/* Does a word go on across this place? */
static bool
within_word(struct bk_str s, size_t at)
{
	return at > 0 && at < s.n && is_word(s.p[at - 1]) && is_word(s.p[at]);
}

/*
 * How many bytes of the text stand for the character c of a name: 0, none
 * does. A quote may be escaped, `\"` or `''`.
 */
static size_t
same_char(char c, struct bk_str s, size_t at, bool fold)
{
	size_t n = 0;

	if (is_blank(c)) {
		while (at + n < s.n && is_blank(s.p[at + n]))
			n++;
		return n;
	}
	if (at + 1 < s.n && ((c == '"' || c == '\\') ? s.p[at] == '\\' :
	    c == '\'' && s.p[at] == '\'') && s.p[at + 1] == c)
		return 2;
	if (at < s.n && (s.p[at] == c || (fold && lower(s.p[at]) == lower(c))))
		return 1;
	return 0;
}

/* The length of the words at this place; 0: they are not there. */
static size_t
match_words(const char *text, struct bk_str s, size_t at)
{
	bool fold = strpbrk(text, " @") != NULL;
	size_t end = at;

	if (within_word(s, at))
		return 0;
	while (*text) {
		size_t n = same_char(*text, s, end, fold);

		if (n == 0)
			return 0;
		end += n;
		text += is_blank(*text) ? strspn(text, " \t\r\n") : 1;
	}
	return within_word(s, end) ? 0 : end - at;
}

/* Does the number go on, as 10234-5 or 10.234 does? */
static bool
goes_on(struct bk_str s, size_t at, int step)
{
	size_t next = at + (size_t)step;	/* one further that way */

	if (at >= s.n)		/* also before the first byte */
		return false;
	if (is_word(s.p[at]) || s.p[at] == '_')
		return true;
	return strchr("-.,", s.p[at]) && next < s.n && is_digit(s.p[next]);
}

static size_t
match_number(const char *text, struct bk_str s, size_t at)
{
	size_t n = strlen(text);

	if (n > s.n - at || memcmp(s.p + at, text, n) != 0 ||
	    goes_on(s, at - 1, -1) || goes_on(s, at + n, 1))
		return 0;
	return n;
}

const char *
bk_mention_national(const char *phone)
{
	phone += strspn(phone, "+ ");
	if (strncmp(phone, "62", 2) == 0)
		return phone + 2;
	return *phone == '0' ? phone + 1 : phone;
}

static size_t
match_phone(const char *text, struct bk_str s, size_t at)
{
	size_t end = at;

	if (at > 0 && (is_digit(s.p[at - 1]) || s.p[at - 1] == '+'))
		return 0;
	if (end < s.n && s.p[end] == '+')
		end++;
	if (end + 1 < s.n && s.p[end] == '6' && s.p[end + 1] == '2')
		end += 2;
	else if (end < s.n && s.p[end] == '0')
		end++;
	for (text = bk_mention_national(text); *text; text++) {
		if (!is_digit(*text))
			continue;
		if (end > at && end + 1 < s.n && strchr(" .-", s.p[end]) &&
		    is_digit(s.p[end + 1]))
			end++;
		if (end >= s.n || s.p[end] != *text)
			return 0;
		end++;
	}
	return end < s.n && is_digit(s.p[end]) ? 0 : end - at;
}

static size_t
match(const struct bk_mention *m, struct bk_str s, size_t at)
{
	switch (m->kind) {
	case BK_MENTION_NUMBER:
		return match_number(m->text, s, at);
	case BK_MENTION_PHONE:
		return match_phone(m->text, s, at);
	case BK_MENTION_NAME:
	case BK_MENTION_TEXT:
		break;
	}
	return match_words(m->text, s, at);
}

size_t
bk_mention_find(const struct bk_mention *m, size_t n, struct bk_str s,
    size_t *at)
{
	for (size_t i = *at; i < s.n; i++) {
		size_t best = 0;

		for (size_t k = 0; k < n; k++) {
			size_t len = match(&m[k], s, i);

			if (len > best)
				best = len;
		}
		if (best) {
			*at = i;
			return best;
		}
	}
	return 0;
}

size_t
bk_mention_replace(const struct bk_mention *m, size_t n, struct bk_str s,
    const char *with, struct bk_buf *out)
{
	size_t from = 0, at = 0, found = 0, len;

	while ((len = bk_mention_find(m, n, s, &at)) > 0) {
		bk_buf_add(out, s.p + from, at - from);
		bk_buf_puts(out, with);
		from = at += len;
		found++;
	}
	bk_buf_add(out, s.p + from, s.n - from);
	return found;
}
