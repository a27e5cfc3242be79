#include "whois.h"

#include <stdio.h>
#include <stdlib.h>

#include "fold.h"
#include "likeness.h"
#include "map.h"
#include "mem.h"
#include "msg_domain.h"
#include "vocabulary.h"

enum {
	LIKE_MAX = 64,		/* students of one name that are looked at */
	NEAREST_MAX = 300	/* people for whom the nearest is looked for */
};

/* Students under one key: the first, and how to go on. */
struct index {
	struct bk_map	 map;		/* key -> index + 1 */
	uint32_t	*next;		/* index -> the next one's + 1, or 0 */
};

struct bk_whois {
	const struct bk_student *v;
	size_t		 n;
	const struct bk_aliases *aliases;
	struct index	 nis, nisn, email, bare, name, sorted, tight;
	struct bk_map	 classes;
	size_t		 searched;	/* for a nearest, so far */
};

/* --- the index ---------------------------------------------------------- */

static void
put(struct index *ix, struct bk_str key, size_t i, size_t n)
{
	int64_t *at;

	if (key.n == 0)
		return;
	if (!ix->next)
		ix->next = bk_xcalloc(n, sizeof(*ix->next));
	at = bk_map_number_at(&ix->map, key);
	/* in the order of the roster: behind the last of this key */
	if (*at) {
		size_t last = (size_t)*at - 1;

		while (ix->next[last])
			last = ix->next[last] - 1;
		ix->next[last] = (uint32_t)i + 1;
	} else {
		*at = (int64_t)i + 1;
	}
}

static size_t
first(const struct index *ix, struct bk_str key)
{
	int64_t i = key.n ? bk_map_number(&ix->map, key, 0) : 0;

	return i ? (size_t)i - 1 : SIZE_MAX;
}

static size_t
after(const struct index *ix, size_t i)
{
	return ix->next[i] ? ix->next[i] - 1 : SIZE_MAX;
}

static struct bk_str
lower(struct bk_str s, char out[BK_NAME_MAX])
{
	size_t n = s.n < BK_NAME_MAX ? s.n : BK_NAME_MAX - 1;

	for (size_t i = 0; i < n; i++)
		out[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 32) :
		    s.p[i];
	return (struct bk_str){ out, n };
}

/* The words of a name in alphabetical order, for people who turn them round. */
static struct bk_str
sorted(const char *name, char out[BK_NAME_MAX])
{
	char copy[BK_NAME_MAX], *word[BK_NAME_MAX / 2] = { NULL };
	size_t words = 0, n = 0;

	memcpy(copy, name, strlen(name) + 1);
	for (char *p = copy; *p;) {
		word[words++] = p;
		p += strcspn(p, " ");
		if (*p)
			*p++ = '\0';
	}
	bk_str_sort((const char **)word, words);
	for (size_t i = 0; i < words; i++) {
		size_t len = strlen(word[i]);

		if (n)
			out[n++] = ' ';
		memcpy(out + n, word[i], len);
		n += len;
	}
	out[n] = '\0';
	return (struct bk_str){ out, n };
}

/* Without blanks: Nur Aini and Nuraini. */
static struct bk_str
tight(const char *name, char out[BK_NAME_MAX])
{
	size_t n = 0;

	for (; *name; name++)
		if (*name != ' ')
			out[n++] = *name;
	return (struct bk_str){ out, n };
}

static struct bk_str
text(const char *s)
{
	return bk_str_trim(bk_str(s ? s : ""));
}

struct bk_whois *
bk_whois_new(const struct bk_student *v, size_t n,
    const struct bk_aliases *aliases)
{
	struct bk_whois *w = bk_xcalloc(1, sizeof(*w));
	struct index *all[] = { &w->nis, &w->nisn, &w->email, &w->bare,
		&w->name, &w->sorted, &w->tight };

	w->v = v;
	w->n = n;
	w->aliases = aliases;
	w->classes = (struct bk_map)BK_MAP_INIT;
	for (size_t i = 0; i < BK_NELEM(all); i++)
		all[i]->map = (struct bk_map)BK_MAP_INIT;
	for (size_t i = 0; i < n; i++) {
		char name[BK_NAME_MAX], other[BK_NAME_MAX];
		char class[BK_FOLD_MAX];
		size_t len = bk_names_compared(text(v[i].name), name);

		put(&w->nis, text(v[i].nis), i, n);
		put(&w->nisn, text(v[i].nisn), i, n);
		put(&w->email, lower(text(v[i].email), other), i, n);
		put(&w->bare, bk_likeness_bare(text(v[i].nis)), i, n);
		put(&w->name, (struct bk_str){ name, len }, i, n);
		put(&w->sorted, sorted(name, other), i, n);
		put(&w->tight, tight(name, other), i, n);
		if (bk_fold_class(text(v[i].class), class))
			bk_map_intern(&w->classes, bk_str(class));
		for (size_t k = 0; k < v[i].classes.n; k++)
			if (bk_fold_class(text(v[i].classes.v[k].class),
			    class))
				bk_map_intern(&w->classes, bk_str(class));
	}
	return w;
}

void
bk_whois_free(struct bk_whois *w)
{
	struct index *all[] = { &w->nis, &w->nisn, &w->email, &w->bare,
		&w->name, &w->sorted, &w->tight };

	for (size_t i = 0; i < BK_NELEM(all); i++) {
		bk_map_free(&all[i]->map);
		free(all[i]->next);
	}
	bk_map_free(&w->classes);
	free(w);
}

static size_t
by_number(const struct bk_whois *w, struct bk_str number)
{
	size_t i = first(&w->nis, number);

	return i != SIZE_MAX ? i : first(&w->nisn, number);
}

/* --- by name ------------------------------------------------------------ */

/* Is that its class, or was it, before a move? */
static bool
in_class(const struct bk_whois *w, size_t i, const char *class)
{
	const struct bk_student *s = &w->v[i];
	char own[BK_FOLD_MAX];

	bk_fold_class(text(s->class), own);
	for (size_t k = 0; strcmp(own, class) != 0; k++) {
		if (k == s->classes.n)
			return false;
		bk_fold_class(text(s->classes.v[k].class), own);
	}
	return true;
}

/*
 * The student of that class among those under a key; if the file names no class
 * that the roster has, the only one. A student whom the file puts into another
 * class of the roster is somebody else.
 */
static void
choose(const struct bk_whois *w, const struct index *ix, struct bk_str key,
    struct bk_str given, struct bk_whois_answer *out)
{
	char class[BK_FOLD_MAX];
	bool known = bk_fold_class(given, class) &&
	    bk_map_find(&w->classes, bk_str(class)) != SIZE_MAX;
	size_t seen = 0, fit = 0;

	out->kind = BK_WHOIS_NONE;
	out->who = out->other = SIZE_MAX;
	for (size_t i = first(ix, key); i != SIZE_MAX && seen < LIKE_MAX;
	    i = after(ix, i), seen++) {
		if (known && !in_class(w, i, class)) {
			if (out->who == SIZE_MAX)
				out->who = i;	/* the nearest */
			continue;
		}
		if (fit++ == 0)
			out->who = i;
		else if (fit == 2)
			out->other = i;
	}
	if (fit == 1)
		out->kind = BK_WHOIS_FOUND;
	else if (fit > 1)
		out->kind = BK_WHOIS_TWO;
}

static void
by_name(const struct bk_whois *w, struct bk_str name, struct bk_str class,
    struct bk_whois_answer *out)
{
	char text_of[BK_NAME_MAX], other[BK_NAME_MAX];
	size_t n = bk_names_compared(name, text_of);

	choose(w, &w->name, (struct bk_str){ text_of, n }, class, out);
	if (n && out->kind == BK_WHOIS_NONE && out->who == SIZE_MAX)
		choose(w, &w->sorted, sorted(text_of, other), class, out);
	if (n && out->kind == BK_WHOIS_NONE && out->who == SIZE_MAX)
		choose(w, &w->tight, tight(text_of, other), class, out);
}

/*
 * Two of a name, and a class in it: "Budi_X-1", "Budi (X-1)". True where that
 * tells them apart.
 */
static bool
tell_apart(const struct bk_whois *w, struct bk_str name, struct bk_str hint,
    struct bk_whois_answer *out)
{
	struct bk_whois_answer one;
	char class[BK_FOLD_MAX];

	if (!bk_fold_class(hint, class) ||
	    bk_map_find(&w->classes, bk_str(class)) == SIZE_MAX)
		return false;
	by_name(w, name, hint, &one);
	if (one.kind == BK_WHOIS_FOUND)
		*out = one;
	return one.kind == BK_WHOIS_FOUND;
}

/* --- by a name among other words ---------------------------------------- */

static bool
is_number(const char *word)
{
	return word[strspn(word, "0123456789")] == '\0';
}

/* Words from..end-1, parted by `gap`. */
static struct bk_str
join(const struct bk_name_words *x, size_t from, size_t end, const char *gap,
    char out[BK_NAME_MAX])
{
	size_t n = 0;

	for (size_t i = from; i < end; i++) {
		int len = snprintf(out + n, BK_NAME_MAX - n, "%s%s",
		    i > from ? gap : "", x->v[i]);

		if (len < 0 || n + (size_t)len >= BK_NAME_MAX)
			break;
		n += (size_t)len;
	}
	return (struct bk_str){ out, n };
}

/* How many of the words from..end-1 are, from the first on, a known class. */
static size_t
class_words(const struct bk_whois *w, const struct bk_name_words *x,
    size_t from, size_t end, char class[BK_FOLD_MAX])
{
	char text[BK_NAME_MAX], folded[BK_FOLD_MAX];

	for (size_t to = end; to > from; to--) {
		bk_fold_class(join(x, from, to, "", text), folded);
		if (bk_map_find(&w->classes, bk_str(folded)) == SIZE_MAX)
			continue;
		memcpy(class, folded, sizeof(folded));
		return to - from;
	}
	return 0;
}

/* Are these words numbers, a class of the roster, and nothing else? */
static bool
no_name(const struct bk_whois *w, const struct bk_name_words *x, size_t from,
    size_t end, char class[BK_FOLD_MAX])
{
	for (size_t i = from, n; i < end; i += n) {
		n = class_words(w, x, i, end, class);
		if (n == 0 && !is_number(x->v[i]) &&
		    !bk_vocabulary_of(&bk_vocabulary_list_labels, x->v[i]))
			return false;
		n = n ? n : 1;
	}
	return true;
}

/* A number of the roster beside a word of that student's name. */
static size_t
by_number_among(const struct bk_whois *w, const struct bk_name_words *x)
{
	for (size_t i = 0; i < x->n; i++) {
		size_t who = is_number(x->v[i]) && strlen(x->v[i]) > 3 ?
		    by_number(w, bk_str(x->v[i])) : SIZE_MAX;
		struct bk_name_words own;

		if (who == SIZE_MAX)
			continue;
		bk_names_words(text(w->v[who].name), &own);
		for (size_t k = 0; k < own.n * x->n; k++)
			if (strcmp(own.v[k / x->n], x->v[k % x->n]) == 0)
				return who;
	}
	return SIZE_MAX;
}

/* The longest run of words that is a name, where no other name is beside. */
static void
by_words(const struct bk_whois *w, struct bk_str name, struct bk_str given,
    struct bk_whois_answer *out)
{
	struct bk_name_words x;
	size_t who;

	bk_names_words(name, &x);
	*out = (struct bk_whois_answer){ BK_WHOIS_NONE, SIZE_MAX, SIZE_MAX };
	who = by_number_among(w, &x);
	if (who != SIZE_MAX) {
		out->kind = BK_WHOIS_FOUND;
		out->who = who;
	}
	for (size_t len = x.n; len > 0 && out->who == SIZE_MAX; len--)
		for (size_t i = 0; i + len <= x.n && out->who == SIZE_MAX;
		    i++) {
			char part[BK_NAME_MAX], class[BK_FOLD_MAX] = "";

			if (no_name(w, &x, 0, i, class) && no_name(w, &x,
			    i + len, x.n, class))
				by_name(w, join(&x, i, i + len, " ", part),
				    *class ? bk_str(class) : given, out);
		}
}

/* Nobody so far, or two: look closer. */
static void
look_closer(const struct bk_whois *w, struct bk_str name, struct bk_str given,
    struct bk_whois_answer *out)
{
	struct bk_whois_answer one;

	if (out->kind == BK_WHOIS_FOUND || name.n == 0)
		return;
	by_words(w, name, given, &one);
	if (one.kind == BK_WHOIS_FOUND || out->who == SIZE_MAX)
		*out = one;
}

/* By the name shown, else by the account's. */
static void
by_names(const struct bk_whois *w, const struct bk_who *who,
    struct bk_whois_answer *out)
{
	struct bk_str name = who->name;

	by_name(w, name, who->class, out);
	if (out->kind == BK_WHOIS_NONE && who->also.n) {
		struct bk_whois_answer also;

		by_name(w, who->also, who->class, &also);
		if (also.kind != BK_WHOIS_NONE || out->who == SIZE_MAX)
			*out = also;
		name = who->also;
	}
	if (out->kind == BK_WHOIS_TWO && who->class.n == 0 &&
	    !tell_apart(w, name, bk_names_class(name), out))
		/* Zoom puts another name in brackets */
		tell_apart(w, name, who->also, out);
	look_closer(w, who->name, who->class, out);
	look_closer(w, who->also, who->class, out);
}

/* --- damaged numbers ---------------------------------------------------- */

static bool
may_be_of(const struct bk_who *who, const struct bk_student *s)
{
	return (who->nis.n && (bk_likeness_damaged(who->nis, text(s->nis)) ||
	    bk_likeness_damaged(who->nis, text(s->nisn)))) ||
	    (who->nisn.n && bk_likeness_damaged(who->nisn, text(s->nisn)));
}

/* The name is not enough; if two people have it, the number may still tell. */
static void
repair(const struct bk_whois *w, const struct bk_who *who,
    struct bk_whois_answer *out)
{
	bool one, other;

	by_names(w, who, out);
	if (out->kind == BK_WHOIS_NONE)
		return;
	one = may_be_of(who, &w->v[out->who]);
	other = out->kind == BK_WHOIS_TWO && may_be_of(who, &w->v[out->other]);
	if (out->kind == BK_WHOIS_TWO && one == other)
		return;
	if (other)
		out->who = out->other;
	out->other = SIZE_MAX;
	out->kind = one || other ? BK_WHOIS_REPAIRED : BK_WHOIS_NONE;
}

/* --- the nearest -------------------------------------------------------- */

static size_t
nearest(struct bk_whois *w, const struct bk_who *who)
{
	char name[BK_NAME_MAX];
	size_t n = bk_names_compared(who->name, name), best = SIZE_MAX;
	size_t least = n / 3 + 1;

	if (n == 0 || w->searched++ >= NEAREST_MAX)
		return SIZE_MAX;
	for (size_t i = 0; i < w->name.map.n && least > 0; i++) {
		const struct bk_map_entry *e = &w->name.map.e[i];
		char other[BK_NAME_MAX];
		size_t d;

		memcpy(other, e->key.p, e->key.n);
		other[e->key.n] = '\0';
		d = bk_likeness_distance(name, other, least - 1);
		if (d < least) {
			least = d;
			best = (size_t)e->number - 1;
		}
	}
	return best;
}

/* --- all of it ---------------------------------------------------------- */

/* What was decided about this name or address. */
static bool
by_alias(const struct bk_whois *w, const struct bk_who *who,
    struct bk_whois_answer *out)
{
	char name[BK_NAME_MAX], other[BK_NAME_MAX];

	bk_names_compared(who->name, name);
	for (size_t i = 0; w->aliases && i < w->aliases->n; i++) {
		const struct bk_alias *a = &w->aliases->v[i];

		if (a->email.n && !bk_str_ieq(a->email, who->email))
			continue;
		if (a->name.n && (!bk_names_compared(a->name, other) ||
		    strcmp(name, other) != 0))
			continue;
		if (a->class.n && !bk_fold_same_class(a->class, who->class))
			continue;
		out->kind = a->nobody ? BK_WHOIS_IGNORED : BK_WHOIS_FOUND;
		out->who = a->nobody ? SIZE_MAX : by_number(w, a->nis);
		if (a->nobody || out->who != SIZE_MAX)
			return true;
	}
	return false;
}

static bool
found(struct bk_whois_answer *out, size_t i)
{
	out->kind = BK_WHOIS_FOUND;
	out->who = i;
	return i != SIZE_MAX;
}

void
bk_whois_find(struct bk_whois *w, const struct bk_who *who,
    struct bk_whois_answer *out)
{
	char email[BK_NAME_MAX];

	out->other = SIZE_MAX;
	if (found(out, by_number(w, who->nis)) ||
	    found(out, first(&w->nisn, who->nisn)) ||
	    found(out, first(&w->nis, who->nisn)))
		return;
	if (who->nis.n + who->nisn.n == 0 || (who->own && who->name.n)) {
		if (by_alias(w, who, out) || found(out, first(&w->email,
		    lower(who->email, email))))
			return;
		by_names(w, who, out);
	} else if (who->name.n) {
		repair(w, who, out);
	} else {
		*out = (struct bk_whois_answer){ BK_WHOIS_NONE, SIZE_MAX,
			SIZE_MAX };
	}
	if (out->kind == BK_WHOIS_NONE && out->who == SIZE_MAX)
		out->who = nearest(w, who);
}
