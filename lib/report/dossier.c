#include "dossier.h"

#include <stdlib.h>
#include <string.h>

#include "dossierwords.h"
#include "letters.h"
#include "mem.h"
#include "phrase.h"

/* --- values in words ---------------------------------------------------- */

static void
put_day(struct bk_buf *b, const struct bk_dossier *d, bk_date day)
{
	char text[BK_DATE_SIZE];

	if (day != BK_DATE_NONE && d->machine)
		bk_buf_puts(b, bk_date_format(day, text));
	else if (day != BK_DATE_NONE)
		bk_phrase_date(b, day, d->lang);
}

/* A text without the names of others. */
static void
put_masked(struct bk_buf *b, const struct bk_dossier *d, const char *text)
{
	bk_mention_replace(d->others, d->nothers, bk_str(text),
	    d->lang == BK_LANG_EN ? "(another student)" : "(siswa lain)", b);
}

/* "individual_counselling", "summons", "praise": of what kind of document? */
static const char *
type_text(const struct bk_dossier *d, const char *type)
{
	const struct bk_service_type *service = bk_service_type(d->types,
	    type);
	const struct bk_letters_form *letter = bk_letters_find(type);

	if (service)
		return service->text[d->lang];
	return letter ? letter->title[d->lang] :
	    bk_word_text(bk_word_complaint_types, type, d->lang);
}

/* A day or a time in words: true where it is one. */
static bool
put_time(struct bk_buf *b, const struct bk_dossier *d, const char *text)
{
	bk_date day;
	int64_t when;

	if (bk_date_parse(bk_str(text), &day) == 0) {
		put_day(b, d, day);
		return true;
	}
	if (bk_bind_stamp(bk_str(text), &when) < 0)
		return false;
	put_day(b, d, (bk_date)(when / 1440));
	bk_buf_printf(b, " %s", text + 11);
	return true;
}

/* A word of ours, a member of staff, a day, or a text. */
static void
put_text(struct bk_buf *b, const struct bk_dossier *d, const char *key,
    const struct bk_node *n)
{
	const struct bk_word *words = bk_dossierwords_of(key);
	const struct bk_staff *who = bk_dossierwords_is_staff(key) ?
	    bk_school_staff(d->school, n->text) : NULL;

	if (words)
		bk_buf_puts(b, bk_word_text(words, n->text, d->lang));
	else if (who)
		bk_buf_puts(b, who->name);
	else if (strcmp(key, "type") == 0)
		bk_buf_puts(b, type_text(d, n->text));
	else if (strcmp(key, "phone") == 0)
		bk_phrase_phone(b, n->text);
	else if (!put_time(b, d, n->text))
		put_masked(b, d, n->text);
}

static void	put_node(struct bk_buf *, const struct bk_dossier *,
		    const char *, const struct bk_node *,
		    const char *const *);

/* Several texts, or several maps, each in brackets. */
static void
put_list(struct bk_buf *b, const struct bk_dossier *d, const char *key,
    const struct bk_node *list)
{
	for (const struct bk_node *n = list->kids; n; n = n->next) {
		bool map = n->kind != BK_NODE_TEXT;

		bk_buf_puts(b, n == list->kids ? "" : ", ");
		bk_buf_puts(b, map ? "(" : "");
		put_node(b, d, key, n, NULL);
		bk_buf_puts(b, map ? ")" : "");
	}
}

static bool
is_without(const char *key, const char *const *without)
{
	for (; without && *without; without++)
		if (strcmp(*without, key) == 0)
			return true;
	return strcmp(key, "kind") == 0 || strcmp(key, "version") == 0;
}

/* "by" is who did it, or of a promise the day: "batas", as of a case. */
static const char *
label_of(const struct bk_dossier *d, const struct bk_node *n)
{
	const char *key = n->key->text;
	bk_date day;

	if (strcmp(key, "by") == 0 && n->kind == BK_NODE_TEXT &&
	    bk_date_parse(bk_str(n->text), &day) == 0)
		key = "due";
	return bk_dossierwords_label(key, d->lang, d->arena);
}

static void
put_map(struct bk_buf *b, const struct bk_dossier *d,
    const struct bk_node *map, const char *const *without)
{
	size_t start = b->n;

	for (const struct bk_node *n = map->kids; n; n = n->next) {
		const char *key = n->key->text;

		if (is_without(key, without))
			continue;
		bk_buf_printf(b, "%s%s: ", b->n > start ? "; " : "",
		    label_of(d, n));
		bk_buf_puts(b, n->kind == BK_NODE_MAP ? "(" : "");
		put_node(b, d, key, n, NULL);
		bk_buf_puts(b, n->kind == BK_NODE_MAP ? ")" : "");
	}
}

static void
put_node(struct bk_buf *b, const struct bk_dossier *d, const char *key,
    const struct bk_node *n, const char *const *without)
{
	switch (n->kind) {
	case BK_NODE_TEXT:
		put_text(b, d, key, n);
		break;
	case BK_NODE_LIST:
		put_list(b, d, key, n);
		break;
	case BK_NODE_MAP:
		put_map(b, d, n, without);
		break;
	}
}

static const char *
taken(const struct bk_dossier *d, struct bk_buf *b)
{
	const char *s = bk_arena_strndup(d->arena, b->p, b->n);

	bk_buf_free(b);
	return s;
}

/* --- the rows ----------------------------------------------------------- */

static int
entry_cmp(const void *a, const void *b)
{
	const struct bk_dossier_entry *x = a, *y = b;

	if (x->date != y->date)		/* of no day: first */
		return x->date < y->date ? -1 : 1;
	/* As they were handed in: files and lines in order. */
	return (x->node->line > y->node->line) -
	    (x->node->line < y->node->line);
}

static const char *
kind_text(const struct bk_dossier *d, const struct bk_dossier_entry *e)
{
	static const struct bk_phrase closed = { { "rahasia",
	    "confidential" } };
	const char *step = e->kind ? NULL : bk_node_text(e->node, "step");
	const char *text = step ? bk_word_text(bk_word_steps, step, d->lang) :
	    bk_dossierwords_kind(e->kind, d->lang);

	return e->closed ? bk_arena_printf(d->arena, "%s (%s)", text,
	    closed.text[d->lang]) : text;
}

/* "Sri Wahyuni, 5 Oktober 2020; diubah Budi, 6 Oktober 2020" */
static const char *
author_text(const struct bk_dossier *d, const struct bk_dossier_entry *e)
{
	struct bk_buf b = BK_BUF_INIT;

	if (!e->author)
		return NULL;
	bk_buf_printf(&b, "%s%s", e->author, e->written == BK_DATE_NONE ? "" :
	    ", ");
	put_day(&b, d, e->written);
	if (e->changed_by) {
		bk_buf_printf(&b, "; %s %s%s", d->lang == BK_LANG_EN ?
		    "changed by" : "diubah", e->changed_by,
		    e->changed == BK_DATE_NONE ? "" : ", ");
		put_day(&b, d, e->changed);
	}
	return taken(d, &b);
}

void
bk_dossier_table(struct bk_grid *g, const struct bk_dossier *d,
    struct bk_dossier_entry *v, size_t n)
{
	static const struct bk_phrase heads[] = {
		{ { "Tanggal", "Day" } }, { { "Catatan", "Record" } },
		{ { "Isi", "What it says" } },
		{ { "Ditulis Oleh", "Written By" } },
	};

	bk_grid_init(g, d->arena);
	for (size_t i = 0; i < BK_NELEM(heads); i++) {
		bk_grid_column(g, NULL, heads[i].text[d->lang], false);
		bk_grid_key(g, heads[i].text[BK_LANG_EN]);
		if (i >= 2)
			bk_grid_wrap(g, i == 2 ? 60 : 24);
	}
	if (n)
		qsort(v, n, sizeof(*v), entry_cmp);
	for (size_t i = 0; i < n; i++) {
		const char **c = bk_grid_row(g);
		struct bk_buf day = BK_BUF_INIT, text = BK_BUF_INIT;

		put_day(&day, d, v[i].date);
		put_node(&text, d, "", v[i].node, v[i].without);
		c[0] = taken(d, &day);
		c[1] = kind_text(d, &v[i]);
		c[2] = taken(d, &text);
		c[3] = author_text(d, &v[i]);
	}
}
