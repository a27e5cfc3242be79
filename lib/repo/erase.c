#include "erase.h"

#include <string.h>

#include "erasepart.h"
#include "mem.h"
#include "msg_format.h"
#include "msg_repo.h"

/* --- what stands in a text ---------------------------------------------- */

/* The tree as it shall be: every text without its mentions. */
static void
replace_in_tree(const struct bk_erase *e, struct bk_node *n,
    struct bk_arena *a)
{
	const struct bk_holding *h = e->held;
	struct bk_buf b = BK_BUF_INIT;
	size_t at = 0;

	if (n->kind == BK_NODE_TEXT && bk_mention_find(h->own, h->nown,
	    (struct bk_str){ n->text, n->len }, &at)) {
		bk_mention_replace(h->own, h->nown,
		    (struct bk_str){ n->text, n->len }, e->word, &b);
		n->text = bk_arena_strndup(a, b.p, b.n);
		n->len = b.n;
		bk_buf_free(&b);
	}
	if (n->key)
		replace_in_tree(e, n->key, a);
	for (struct bk_node *k = n->kids; k; k = k->next)
		replace_in_tree(e, k, a);
}

/* Is the new document the old one without its mentions, and nothing else? */
static bool
is_same(const struct bk_erase *e, const struct bk_yaml_piece *old,
    const struct bk_yaml_piece *new)
{
	struct bk_diag quiet = { .emit = NULL };
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_node *was = bk_yamlin_parse(old, "", &a, &quiet);
	bool same;

	if (was)
		replace_in_tree(e, was, &a);
	same = was && bk_node_eq(was, bk_yamlin_parse(new, "", &a, &quiet));
	bk_arena_free(&a);
	return same;
}

/* And so is the text? */
static bool
is_as_wanted(const struct bk_erase *e, struct bk_str old, struct bk_str new)
{
	struct bk_yaml_stream s = { .p = old.p, .n = old.n, .line = 1 };
	struct bk_yaml_stream t = { .p = new.p, .n = new.n, .line = 1 };
	struct bk_yaml_piece x, y;

	while (bk_yamlin_next(&s, &x))
		if (!bk_yamlin_next(&t, &y) || !is_same(e, &x, &y))
			return false;
	return !bk_yamlin_next(&t, &y);
}

/*
 * Comments and texts alike, as bytes; then both are read again and compared.
 * A name that is written in escapes is refused, not left.
 */
static int
replace_mentions(const struct bk_erase *e, const struct bk_holding_file *f,
    struct bk_buf *text)
{
	const struct bk_holding *h = e->held;
	struct bk_buf new = BK_BUF_INIT;
	bool good;

	bk_mention_replace(h->own, h->nown, bk_buf_str(text), e->word, &new);
	good = is_as_wanted(e, bk_buf_str(text), bk_buf_str(&new));
	if (good) {
		bk_buf_clear(text);
		bk_buf_putstr(text, bk_buf_str(&new));
	} else {
		bk_diag(h->docs->dg, &bk_msg_edit_unsafe, f->shown, 0, NULL);
	}
	bk_buf_free(&new);
	return good ? 0 : -1;
}

/* --- one file ----------------------------------------------------------- */

static size_t
count_theirs(const struct bk_holding_file *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->ndocs; i++)
		n += f->doc[i].theirs;
	return n;
}

/* The documents that stay, each without what is said of the student. */
static int
put_documents(const struct bk_erase *e, const struct bk_holding_file *f,
    struct bk_buf *out)
{
	size_t at = 0;

	for (size_t i = 0; i < f->ndocs; i++) {
		const struct bk_yaml_piece *p = &f->doc[i].piece;

		bk_buf_add(out, f->text.p + at, p->offset - at);
		at = p->offset + p->n;
		if (!f->doc[i].root)
			bk_buf_add(out, p->p, p->n);
		else if (!f->doc[i].theirs &&
		    bk_erase_document(e, f, &f->doc[i], out) < 0)
			return -1;
	}
	bk_buf_add(out, f->text.p + at, f->text.n - at);
	return replace_mentions(e, f, out);
}

/* Is anything in the file of the student, comments included? */
static bool
is_concerned(const struct bk_erase *e, const struct bk_holding_file *f)
{
	const struct bk_holding *h = e->held;
	size_t at = 0;

	for (size_t i = 0; i < f->ndocs; i++)
		if (f->doc[i].root)
			return true;
	return bk_mention_find(h->own, h->nown, f->text, &at) > 0;
}

static int
put_yaml(struct bk_erase *e, const struct bk_holding_file *f)
{
	size_t theirs = count_theirs(f);
	struct bk_buf new = BK_BUF_INIT;
	int r;

	if (!is_concerned(e, f))
		return 0;

	if (theirs && theirs == f->ndocs) {
		e->removed++;
		return bk_txn_remove(e->txn, f->path, f->text,
		    e->held->docs->dg);
	}
	r = put_documents(e, f, &new);
	if (r == 0 && !bk_str_eq(bk_buf_str(&new), f->text)) {
		e->changed++;
		e->documents += theirs;
		r = bk_txn_put(e->txn, f->path, &f->text, bk_buf_str(&new),
		    e->held->docs->dg);
	}
	bk_buf_free(&new);
	return r;
}

/* What nobody can read here goes where it is called by the number. */
static int
put_locked(struct bk_erase *e, const struct bk_holding_file *f)
{
	if (f->named) {
		e->removed++;
		return bk_txn_remove(e->txn, f->path, f->text,
		    e->held->docs->dg);
	}
	bk_diag(e->held->docs->dg, &bk_msg_erase_locked, f->shown, 0, NULL);
	return -1;
}

/* --- what is left ------------------------------------------------------- */

static void
report(struct bk_erase *e, const struct bk_msg *msg,
    const struct bk_holding_file *f, size_t line)
{
	bk_diag(e->held->docs->dg, msg, f->shown, line, NULL);
	e->left++;
}

static size_t
line_at(struct bk_str s, size_t at)
{
	size_t line = 1;

	for (size_t i = 0; i < at; i++)
		line += s.p[i] == '\n';
	return line;
}

enum { SHORT_MIN = 3 };	/* digits; fewer stand in every other text */

/*
 * A number of the student that is too short to be taken out of a text, since a
 * sum or a year may be meant, at or behind *at: its length, or 0.
 */
static size_t
find_short(const struct bk_holding *h, struct bk_str s, size_t *at)
{
	size_t from = *at, best = 0;

	for (size_t i = 0; i < h->numbers.n; i++) {
		const struct bk_mention m = { BK_MENTION_NUMBER,
			h->numbers.e[i].key.p };
		size_t here = from, len;

		if (bk_mention_usable(&m) || strlen(m.text) < SHORT_MIN)
			continue;
		len = bk_mention_find(&m, 1, s, &here);
		if (len && (!best || here < *at)) {
			*at = here;
			best = len;
		}
	}
	return best;
}

/* A file that is no document of ours is not changed. */
static void
look_into_text(struct bk_erase *e, const struct bk_holding_file *f)
{
	const struct bk_holding *h = e->held;
	size_t at = 0, len;

	while ((len = bk_mention_find(h->own, h->nown, f->text, &at)) > 0) {
		report(e, &bk_msg_erase_left, f, line_at(f->text, at));
		at += len;
	}
	for (at = 0; (len = find_short(h, f->text, &at)) > 0; at += len)
		report(e, &bk_msg_erase_shared, f, line_at(f->text, at));
}

/* Is it the whole of a value: a number that a key or a list holds? */
static bool
is_a_value(struct bk_str s, size_t at, size_t len)
{
	size_t end = at + len;

	while (at > 0 && strchr(" \"'", s.p[at - 1]))
		at--;
	while (end < s.n && strchr(" \"'", s.p[end]))
		end++;
	return (at == 0 || strchr(":[{,-\n", s.p[at - 1])) &&
	    (end == s.n || strchr(",]}:\n", s.p[end]));
}

static bool
is_in_theirs(const struct bk_holding_file *f, size_t at)
{
	for (size_t i = 0; i < f->ndocs; i++)
		if (f->doc[i].theirs && at >= f->doc[i].piece.offset &&
		    at - f->doc[i].piece.offset < f->doc[i].piece.n)
			return true;
	return false;
}

/* Within the texts and comments of documents that stay. */
static void
look_for_short(struct bk_erase *e, const struct bk_holding_file *f)
{
	size_t len;

	for (size_t at = 0; (len = find_short(e->held, f->text, &at)) > 0;
	    at += len)
		if (!is_a_value(f->text, at, len) && !is_in_theirs(f, at))
			report(e, &bk_msg_erase_shared, f,
			    line_at(f->text, at));
}

/* Keys that name another person, by right. */
static bool
is_of_another(const struct bk_node *n)
{
	static const char *const keys[] = { "name", "phone", "email",
		"address", "nis", "nisn", "npsn", "nip" };

	for (size_t i = 0; n->key && i < BK_NELEM(keys); i++)
		if (strcmp(n->key->text, keys[i]) == 0)
			return true;
	return false;
}

/* Who is meant by this text, where two have that name or number? */
static bool
is_unclear(const struct bk_holding *h, const struct bk_node *n)
{
	const struct bk_str text = { n->text, n->len };

	for (size_t i = 0; i < h->nshared; i++) {
		enum bk_mention_kind kind = h->shared[i].kind;
		size_t at = 0;

		if ((kind == BK_MENTION_NAME || kind == BK_MENTION_NUMBER) &&
		    bk_mention_find(&h->shared[i], 1, text, &at))
			return true;
	}
	return false;
}

/*
 * A person must say who is meant. A telephone and an address that another has
 * too are that one's by right: they stay.
 */
static void
look_for_shared(struct bk_erase *e, const struct bk_holding_file *f,
    const struct bk_node *n)
{
	if (n->kind == BK_NODE_TEXT && !is_of_another(n) &&
	    is_unclear(e->held, n))
		report(e, &bk_msg_erase_shared, f, n->line);
	for (const struct bk_node *k = n->kids; k; k = k->next)
		look_for_shared(e, f, k);
}

static void
look(struct bk_erase *e, const struct bk_holding_file *f)
{
	const struct bk_holding *h = e->held;
	size_t at = 0;

	if (f->kind != BK_HOLDING_YAML && !(f->kind == BK_HOLDING_LOCKED &&
	    f->named) && bk_mention_find(h->own, h->nown, bk_str(f->path),
	    &at))
		report(e, &bk_msg_erase_left, f, 0);
	if (f->kind == BK_HOLDING_TEXT)
		look_into_text(e, f);
	else if (f->kind == BK_HOLDING_OPAQUE)
		bk_diag(h->docs->dg, &bk_msg_erase_opaque, f->shown, 0, NULL);
	for (size_t i = 0; i < f->ndocs; i++)
		if (f->doc[i].root && !f->doc[i].theirs)
			look_for_shared(e, f, f->doc[i].root);
	if (f->kind == BK_HOLDING_YAML)
		look_for_short(e, f);
}

/* A number that is too short to be taken out of texts. */
static void
say_short(const struct bk_erase *e)
{
	const struct bk_holding *h = e->held;

	for (size_t i = 0; i < h->numbers.n; i++) {
		const struct bk_mention m = { BK_MENTION_NUMBER,
			h->numbers.e[i].key.p };

		if (!bk_mention_usable(&m))
			bk_diag(h->docs->dg, &bk_msg_erase_short, NULL, 0,
			    "%.40s", m.text);
	}
}

int
bk_erase_put(struct bk_erase *e)
{
	const struct bk_holding *h = e->held;
	int r = 0;

	for (size_t i = 0; i < h->nfiles && r == 0; i++) {
		const struct bk_holding_file *f = &h->file[i];

		if (f->kind == BK_HOLDING_YAML)
			r = put_yaml(e, f);
		else if (f->kind == BK_HOLDING_LOCKED)
			r = put_locked(e, f);
	}
	if (r < 0)
		return -1;
	for (size_t i = 0; i < h->nfiles; i++)
		look(e, &h->file[i]);
	say_short(e);
	return 0;
}

/* --- history ------------------------------------------------------------ */

/* The pattern of one character, whatever it is. */
static void
put_char(char c, struct bk_buf *out)
{
	if (strchr("\\^$.|?*+()[]{}", c))
		bk_buf_putc(out, '\\');
	bk_buf_putc(out, c);
}

/* The digits of a telephone, however they are written. */
static void
put_phone(const char *p, struct bk_buf *out)
{
	bk_buf_puts(out, "\\+?(62|0)?");
	for (p = bk_mention_national(p); *p; p++)
		if (*p >= '0' && *p <= '9')
			bk_buf_printf(out, "[ .-]?%c", *p);
	bk_buf_puts(out, "(?![0-9])");
}

/*
 * A mention as a line of --replace-text, as it is looked for here: a name of
 * several words in any letters, over the end of a line too.
 */
static void
put_replacement(const struct bk_erase *e, const struct bk_mention *m,
    struct bk_buf *out)
{
	bool folds = m->kind != BK_MENTION_NUMBER && strpbrk(m->text, " @");

	bk_buf_printf(out, "regex:%s", folds ? "(?i)" : "");
	if (m->kind == BK_MENTION_PHONE) {
		put_phone(m->text, out);
	} else {
		bk_buf_puts(out, "(?<!\\w)");
		for (const char *p = m->text; *p; p++)
			if (*p == ' ')
				bk_buf_puts(out, "\\s+");
			else
				put_char(*p, out);
		bk_buf_puts(out, "(?!\\w)");
	}
	bk_buf_printf(out, "==>%s\n", e->word);
}

void
bk_erase_recipe(const struct bk_erase *e, const char *prefix,
    struct bk_buf *out)
{
	const struct bk_holding *h = e->held;
	bool any = false;

	bk_buf_puts(out, "cat >../bk-paths <<'.'\n");
	for (size_t i = 0; i < h->nfiles; i++) {
		const struct bk_holding_file *f = &h->file[i];
		size_t theirs = count_theirs(f);

		if ((theirs && theirs == f->ndocs) ||
		    (f->kind == BK_HOLDING_LOCKED && f->named)) {
			bk_buf_printf(out, "literal:%s%s\n", prefix, f->path);
			any = true;
		}
	}
	bk_buf_puts(out, ".\ncat >../bk-texts <<'.'\n");
	for (size_t i = 0; i < h->nown; i++)
		put_replacement(e, &h->own[i], out);
	bk_buf_printf(out, ".\ngit filter-repo --force%s --replace-text "
	    "../bk-texts\nrm ../bk-paths ../bk-texts\n", any ?
	    " --invert-paths --paths-from-file ../bk-paths" : "");
}
