#include "coursework.h"

#include <string.h>

#include "attendance.h"
#include "str.h"

static bool
has(const char *s)
{
	return s && *s;
}

bool
bk_coursework_is_known(const struct bk_coursework *c)
{
	return has(c->subject) || has(c->tasks);
}

/* --- subjects ----------------------------------------------------------- */

#define APART	" \t.-"

static const char *
skip(const char *s)
{
	return s + strspn(s, APART);
}

bool
bk_coursework_same_subject(const char *a, const char *b)
{
	for (a = skip(a), b = skip(b); *a && *b; a = skip(a + 1),
	    b = skip(b + 1))
		if (!bk_str_ieq((struct bk_str){ a, 1 },
		    (struct bk_str){ b, 1 }))
			return false;
	return *a == *b;
}

void
bk_coursework_fold(struct bk_str subject, struct bk_buf *out)
{
	for (size_t i = 0; i < subject.n; i++) {
		char c = subject.p[i];

		if (!c || !strchr(APART, c))
			bk_buf_putc(out, c >= 'A' && c <= 'Z' ?
			    (char)(c - 'A' + 'a') : c);
	}
}

/* --- tasks -------------------------------------------------------------- */

static const char *
next_word(const char *p, size_t *n)
{
	p += strspn(p, " ");
	*n = strcspn(p, " ");
	return *n ? p : NULL;
}

static bool
has_word(const char *words, const char *word, size_t n)
{
	size_t m;

	for (const char *p = words; (p = next_word(p, &m)); p += m)
		if (m == n && memcmp(p, word, n) == 0)
			return true;
	return false;
}

/* How many tasks are in both; how many each has. */
static size_t
shared(const char *a, const char *b, size_t *na, size_t *nb)
{
	size_t n, both = 0;

	*na = *nb = 0;
	for (const char *p = a; (p = next_word(p, &n)); p += n) {
		++*na;
		both += has_word(b, p, n);
	}
	for (const char *p = b; (p = next_word(p, &n)); p += n)
		++*nb;
	return both;
}

/* --- two lists ---------------------------------------------------------- */

enum relation { OTHER, OLDER_COUNTS, NEWER_COUNTS };

static enum relation
compare(const struct bk_coursework *old, const struct bk_coursework *new)
{
	bool named = has(old->subject) && has(new->subject);
	bool same = named && bk_coursework_same_subject(old->subject,
	    new->subject);
	size_t a, b, both;

	if (named && !same)
		return OTHER;
	if (!has(old->tasks) || !has(new->tasks))
		return same ? NEWER_COUNTS : OTHER;
	both = shared(old->tasks, new->tasks, &a, &b);
	if (both == 0 || (!same && 2 * both < (a < b ? a : b)))
		return OTHER;
	return both == b && a > b ? OLDER_COUNTS : NEWER_COUNTS;
}

size_t
bk_coursework_add(struct bk_coursework *v, size_t *n,
    const struct bk_coursework *newer)
{
	size_t left = 0, gone;

	for (size_t i = 0; i < *n; i++)
		if (compare(&v[i], newer) == OLDER_COUNTS)
			return 1;
	for (size_t i = 0; i < *n; i++)
		if (compare(&v[i], newer) == OTHER)
			v[left++] = v[i];
	gone = *n - left;
	v[left] = *newer;
	*n = left + 1;
	return gone;
}

static int
plus(int a, int b)
{
	return b > BK_ATTENDANCE_MAX - a ? BK_ATTENDANCE_MAX : a + b;
}

static int
most(int a, int b)
{
	return a > b ? a : b;
}

bool
bk_coursework_sum(const struct bk_coursework *v, size_t n, int *due,
    int *submitted)
{
	struct bk_coursework sum = { .due = 0 }, unknown = { .due = 0 };
	size_t strange = 0;

	for (size_t i = 0; i < n; i++) {
		if (bk_coursework_is_known(&v[i])) {
			sum.due = plus(sum.due, v[i].due);
			sum.submitted = plus(sum.submitted, v[i].submitted);
			continue;
		}
		strange++;
		unknown.due = most(unknown.due, v[i].due);
		unknown.submitted = most(unknown.submitted, v[i].submitted);
	}
	*due = most(sum.due, unknown.due);
	*submitted = most(sum.submitted, unknown.submitted);
	return strange == 0 || n == 1;
}
