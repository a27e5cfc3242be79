/* Who is meant: the numbers, names and addresses of a student. */
#include <string.h>

#include "holding.h"
#include "holdingpart.h"
#include "mem.h"
#include "msg_repo.h"

bool
bk_holding_is_number(const struct bk_holding *h, const char *s)
{
	return s && *s && bk_map_find(&h->numbers, bk_str(s)) != SIZE_MAX;
}

bool
bk_holding_is_case(const struct bk_holding *h, const char *id)
{
	const char *slash = id ? strchr(id, '/') : NULL;

	return slash && bk_holding_is_number(h, slash + 1);
}

/* --- numbers ------------------------------------------------------------ */

static const char *
filled(const struct bk_node *map, const char *key)
{
	const char *s = bk_node_text(map, key);

	return s && *s ? s : NULL;
}

static bool
is_student(const struct bk_node *doc)
{
	const char *kind = bk_node_text(doc, "kind");

	return kind && strcmp(kind, "student") == 0;
}

static bool
has_number(const struct bk_holding *h, const struct bk_node *student)
{
	const struct bk_node *before = bk_node_get(student, "nis_before");

	if (bk_holding_is_number(h, bk_node_text(student, "nis")) ||
	    bk_holding_is_number(h, bk_node_text(student, "nisn")))
		return true;
	for (const struct bk_node *n = before ? before->kids : NULL; n;
	    n = n->next)
		if (n->kind == BK_NODE_TEXT &&
		    bk_holding_is_number(h, n->text))
			return true;
	return false;
}

static void
add_number(struct bk_holding *h, const char *number)
{
	if (number)
		bk_map_intern(&h->numbers, bk_str(number));
}

static void
add_numbers(struct bk_holding *h, const struct bk_node *student)
{
	const struct bk_node *before = bk_node_get(student, "nis_before");

	add_number(h, filled(student, "nis"));
	add_number(h, filled(student, "nisn"));
	for (const struct bk_node *n = before ? before->kids : NULL; n;
	    n = n->next)
		if (n->kind == BK_NODE_TEXT && *n->text)
			add_number(h, n->text);
}

/* Call f of every student of every roster who has one of the numbers. */
static int
each_student(struct bk_holding *h, int (*f)(struct bk_holding *,
    const struct bk_holding_file *, const struct bk_node *, void *),
    void *ctx)
{
	int r = 0;

	for (size_t i = 0; i < h->nfiles; i++)
		for (size_t k = 0; r == 0 && k < h->file[i].ndocs; k++) {
			const struct bk_node *doc = h->file[i].doc[k].root;

			if (is_student(doc) && has_number(h, doc))
				r = f(h, &h->file[i], doc, ctx);
		}
	return r;
}

static int
join(struct bk_holding *h, const struct bk_holding_file *f,
    const struct bk_node *student, void *ctx)
{
	(void)f;
	(void)ctx;
	add_numbers(h, student);
	return 0;
}

static bool
same_text(const char *a, const char *b)
{
	return a && b && bk_str_ieq(bk_str_trim(bk_str(a)),
	    bk_str_trim(bk_str(b)));
}

/*
 * One NIS, two NISN, two names: a school gave the number again. A NISN that
 * was mended is still of the same name.
 */
static int
compare(struct bk_holding *h, const struct bk_holding_file *f,
    const struct bk_node *student, void *ctx)
{
	const struct bk_node **first = ctx;
	const char *nisn = filled(student, "nisn");

	if (!*first && nisn)
		*first = student;
	if (!nisn || same_text(nisn, bk_node_text(*first, "nisn")) ||
	    same_text(bk_node_text(student, "name"), bk_node_text(*first,
	    "name")))
		return 0;
	bk_diag(h->docs->dg, &bk_msg_two_held, f->shown, student->line,
	    "%.40s", h->number);
	return -1;
}

int
bk_holding_find_numbers(struct bk_holding *h)
{
	const struct bk_node *first = NULL;
	size_t before;

	add_number(h, h->number);
	do {
		before = h->numbers.n;
		each_student(h, join, NULL);
	} while (h->numbers.n > before);
	return each_student(h, compare, &first);
}

/* --- names and addresses ------------------------------------------------ */

/* What stands under a key is said of a person, or is a number of theirs. */
static const struct {
	const char		*key;
	enum bk_mention_kind	 kind;
	bool			 ours;	/* it tells of the student */
} telling[] = {
	{ "name", BK_MENTION_NAME, true },
	{ "phone", BK_MENTION_PHONE, true },
	{ "email", BK_MENTION_TEXT, true },
	{ "address", BK_MENTION_TEXT, true },
	{ "nis", BK_MENTION_NUMBER, true },
	{ "nisn", BK_MENTION_NUMBER, true },
	{ "npsn", BK_MENTION_NUMBER, false },
	{ "nip", BK_MENTION_NUMBER, false },
};

static void
add_own(struct bk_holding *h, enum bk_mention_kind kind, const char *text)
{
	const struct bk_mention m = { kind, text };

	if (!bk_mention_usable(&m))
		return;
	for (size_t i = 0; i < h->nown; i++)
		if (h->own[i].kind == kind && strcmp(h->own[i].text,
		    text) == 0)
			return;
	BK_GROW(h->own, h->nown, h->capown);
	h->own[h->nown++] = m;
}

/*
 * What a document of theirs tells of its student: of a case's `student` and of
 * a student's home and guardians too; a guardian's own name is not the
 * student's.
 */
static void
take_own(struct bk_holding *h, const struct bk_node *map, bool name)
{
	for (size_t i = 0; i < BK_NELEM(telling); i++) {
		const char *text = bk_node_text(map, telling[i].key);

		if (!text || !*text || !telling[i].ours ||
		    (telling[i].kind == BK_MENTION_NAME && !name))
			continue;
		add_own(h, telling[i].kind, text);
		if (telling[i].kind == BK_MENTION_NAME)
			h->name = text;
	}
}

static void
take_document(struct bk_holding *h, const struct bk_node *doc)
{
	const struct bk_node *list = bk_node_get(doc, "guardians");

	take_own(h, doc, true);
	take_own(h, bk_node_get(doc, "student"), true);
	take_own(h, bk_node_get(doc, "home"), false);
	for (const struct bk_node *n = list ? list->kids : NULL; n;
	    n = n->next) {
		const char *name = filled(n, "name");

		take_own(h, n, false);
		if (name)
			bk_map_intern(&h->guardians, bk_str(name));
	}
}

/* It goes from those that are looked for to those that are not. */
static void
share(struct bk_holding *h, size_t i)
{
	BK_GROW(h->shared, h->nshared, h->capshared);
	h->shared[h->nshared++] = h->own[i];
	memmove(h->own + i, h->own + i + 1, (--h->nown - i) *
	    sizeof(*h->own));
}

/* Somebody else is told of by this text: does it hold what is theirs? */
static void
take_other(struct bk_holding *h, enum bk_mention_kind kind, const char *text)
{
	for (size_t i = h->nown; i-- > 0;) {
		size_t at = 0;

		if (h->own[i].kind == kind && bk_mention_find(&h->own[i], 1,
		    bk_str(text), &at))
			share(h, i);
	}
}

/* An item of a list may be about them where its document is not: an alias. */
static bool
is_their_item(const struct bk_holding *h, const struct bk_node *map)
{
	return bk_holding_is_number(h, bk_node_text(map, "nis")) ||
	    bk_holding_is_number(h, bk_node_text(map, "nisn"));
}

static void
take_others(struct bk_holding *h, const struct bk_node *n)
{
	if (n->kind == BK_NODE_MAP && is_their_item(h, n))
		return;
	for (size_t i = 0; n->key && n->kind == BK_NODE_TEXT &&
	    i < BK_NELEM(telling); i++)
		if (strcmp(n->key->text, telling[i].key) == 0)
			take_other(h, telling[i].kind, n->text);
	for (const struct bk_node *k = n->kids; k; k = k->next)
		take_others(h, k);
}

void
bk_holding_find_mentions(struct bk_holding *h)
{
	for (size_t i = 0; i < h->nfiles; i++)
		for (size_t k = 0; k < h->file[i].ndocs; k++)
			if (h->file[i].doc[k].theirs)
				take_document(h, h->file[i].doc[k].root);
	for (size_t i = 0; i < h->numbers.n; i++)
		add_own(h, BK_MENTION_NUMBER, h->numbers.e[i].key.p);
	for (size_t i = 0; i < h->nfiles; i++)
		for (size_t k = 0; k < h->file[i].ndocs; k++)
			if (h->file[i].doc[k].root &&
			    !h->file[i].doc[k].theirs)
				take_others(h, h->file[i].doc[k].root);
}

bool
bk_holding_is_shared(struct bk_holding *h, const struct bk_node *doc)
{
	take_others(h, doc);
	return false;
}

static bool
mentions(const struct bk_mention *m, size_t n, const struct bk_node *text)
{
	size_t at = 0;

	return bk_mention_find(m, n, (struct bk_str){ text->text,
	    text->len }, &at) > 0;
}

bool
bk_holding_is_of_group(const struct bk_holding *h, const struct bk_node *doc)
{
	const char *service = bk_node_text(doc, "service");

	return service && bk_map_find(&h->groups, bk_str(service)) !=
	    SIZE_MAX;
}

bool
bk_holding_concerns(struct bk_holding *h, const struct bk_node *n)
{
	if (bk_holding_is_of_group(h, n))
		return true;
	if (n->key && mentions(h->own, h->nown, n->key))
		return true;
	if (n->kind == BK_NODE_TEXT && (bk_holding_is_number(h, n->text) ||
	    bk_holding_is_case(h, n->text) ||
	    mentions(h->own, h->nown, n) ||
	    mentions(h->shared, h->nshared, n)))
		return true;
	for (const struct bk_node *k = n->kids; k; k = k->next)
		if (bk_holding_concerns(h, k))
			return true;
	return false;
}
