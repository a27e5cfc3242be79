#include "letterhead.h"

#include <string.h>

#include "mem.h"
#include "plain.h"
#include "utf8.h"

static bool
ends_in(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n > m && bk_str_ieq((struct bk_str){ s + n - m, m },
	    bk_str(end));
}

/* The line itself where it names an image file; NULL where it is text. */
static const char *
image_of(const char *s)
{
	return ends_in(s, ".png") || ends_in(s, ".jpg") ||
	    ends_in(s, ".jpeg") || ends_in(s, ".svg") ? s : NULL;
}

/* Name, address, telephone and email, as far as they are known. */
static struct bk_texts
own_lines(const struct bk_school *s, struct bk_arena *a)
{
	const char **v = bk_arena_alloc(a, 3 * sizeof(*v));
	size_t n = 0;

	if (s->name)
		v[n++] = s->name;
	if (s->address || s->city)
		v[n++] = bk_arena_printf(a, "%s%s%s",
		    s->address ? s->address : "",
		    s->address && s->city ? ", " : "",
		    s->city ? s->city : "");
	if (s->phone || s->email)
		v[n++] = bk_arena_printf(a, "%s%s%s%s",
		    s->phone ? "Telp. " : "", s->phone ? s->phone : "",
		    s->phone && s->email ? " · " : "",
		    s->email ? s->email : "");
	return (struct bk_texts){ v, n };
}

/* The line that holds the school's name, in any case; else the first. */
static size_t
name_line(const struct bk_texts *lines, const char *name)
{
	size_t n = name ? strlen(name) : 0;

	for (size_t i = 0; n && i < lines->n; i++) {
		size_t m = strlen(lines->v[i]);

		for (size_t at = 0; at + n <= m; at++)
			if (bk_str_ieq((struct bk_str){ lines->v[i] + at, n },
			    bk_str(name)))
				return i;
	}
	return 0;
}

struct bk_letterhead
bk_letterhead_of(const struct bk_school *s, struct bk_arena *a)
{
	struct bk_letterhead h = { .image = NULL };
	const char **v = bk_arena_alloc(a, (s->letterhead.n + 1) *
	    sizeof(*v));
	size_t n = 0;

	for (size_t i = 0; i < s->letterhead.n; i++) {
		const char *image = image_of(s->letterhead.v[i]);

		if (image && !h.image)
			h.image = image;
		else if (!image)
			v[n++] = bk_plain(a, s->letterhead.v[i]);
	}
	h.logo = h.image && n;
	h.lines = n ? (struct bk_texts){ v, n } : own_lines(s, a);
	h.name = name_line(&h.lines, s->name);
	return h;
}

/* Titles that stand before a name; others (S.Pd., M.Si.) follow it. */
static bool
leads(const char *title)
{
	static const char *const leading[] = { "Drs", "Dra", "Dr", "Prof",
		"Ir", "H", "Hj", "KH", "Ust", "Mr", "Mrs", "Ms" };
	size_t n = strcspn(title, ". ");

	for (size_t i = 0; i < BK_NELEM(leading); i++)
		if (bk_str_ieq((struct bk_str){ title, n },
		    bk_str(leading[i])))
			return true;
	return false;
}

const char *
bk_letterhead_name(const struct bk_staff *p, struct bk_arena *a)
{
	if (!p || !p->name)
		return NULL;
	if (!p->title || !*p->title || strstr(p->name, p->title))
		return p->name;
	if (leads(p->title))
		return bk_arena_printf(a, "%s %s", p->title, p->name);
	return bk_arena_printf(a, "%s, %s", p->name, p->title);
}

const struct bk_staff *
bk_letterhead_counsellor(const struct bk_school *s)
{
	const struct bk_staff *p = bk_school_role(s, BK_COORDINATOR);

	return p ? p : bk_school_role(s, BK_COUNSELLOR);
}

const char *
bk_letterhead_initials(const char *name, struct bk_arena *a)
{
	struct bk_buf b = BK_BUF_INIT;
	bool start = true;
	const char *s;
	size_t len, n = strlen(name);
	uint32_t cp;

	for (size_t i = 0; i < n; i += len) {
		len = bk_utf8_get(name + i, n - i, &cp);
		len = len ? len : 1;
		if (start && cp > ' ' && cp != '\'' && cp != '"') {
			bk_buf_add(&b, name + i, len);
			bk_buf_putc(&b, '.');
			start = false;
		}
		if (cp == ' ' || cp == '-')
			start = true;
	}
	s = bk_arena_strdup(a, b.p);
	bk_buf_free(&b);
	return s;
}
