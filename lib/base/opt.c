#include "opt.h"

#include <string.h>

#include "mem.h"
#include "msg_base.h"
#include "near.h"

static const struct bk_opt *
by_letter(const struct bk_opt *t, char letter)
{
	for (; t && t->kind != BK_OPT_KIND_END; t++)
		if (t->letter == letter)
			return t;
	return NULL;
}

static const struct bk_opt *
by_name(const struct bk_opt *t, struct bk_str name)
{
	for (; t && t->kind != BK_OPT_KIND_END; t++)
		if (t->name && bk_str_eq(bk_str(t->name), name))
			return t;
	return NULL;
}

static int
store(const struct bk_opt *o, const char *shown, const char *arg,
    struct bk_diag *dg)
{
	struct bk_opt_list *list = o->to;
	uint64_t n;

	switch (o->kind) {
	case BK_OPT_KIND_FLAG:
		*(bool *)o->to = true;
		return 0;
	case BK_OPT_KIND_TEXT:
	case BK_OPT_KIND_MAYBE:
		*(const char **)o->to = arg;
		return 0;
	case BK_OPT_KIND_LIST:
		BK_GROW(list->v, list->n, list->cap);
		list->v[list->n++] = arg;
		return 0;
	case BK_OPT_KIND_NUMBER:
		if (bk_str_uint(bk_str(arg), 1000000, &n) < 0) {
			bk_diag(dg, &bk_msg_usage, NULL, 0,
			    "%s takes a number, not '%s'", shown, arg);
			return -1;
		}
		*(int *)o->to = (int)n;
		return 0;
	case BK_OPT_KIND_END:
		break;
	}
	return -1;
}

/* The option's argument: what is glued to it, or the next word. */
static const char *
argument(const char *glued, char ***next, const char *shown,
    struct bk_diag *dg)
{
	if (glued)
		return glued;
	if (!**next) {
		bk_diag(dg, &bk_msg_usage, NULL, 0, "%s needs an argument",
		    shown);
		return NULL;
	}
	return *(*next)++;
}

static void
offer_names(struct bk_near_search *s, const struct bk_opt *t)
{
	for (; t && t->kind != BK_OPT_KIND_END; t++)
		bk_near_offer(s, t->name);
}

static int
unknown(const char *word, struct bk_str name, const struct bk_opt *own,
    const struct bk_opt *common, struct bk_diag *dg)
{
	struct bk_near_search s = { .typed = name };

	offer_names(&s, own);
	offer_names(&s, common);
	if (s.meant)
		bk_diag(dg, &bk_msg_usage, NULL, 0,
		    "no option '%s' (did you mean --%s?); see -h", word,
		    s.meant);
	else
		bk_diag(dg, &bk_msg_usage, NULL, 0,
		    "no option '%s'; see -h", word);
	return -1;
}

static int
parse_long(const char *word, const struct bk_opt *own,
    const struct bk_opt *common, char ***next, struct bk_diag *dg)
{
	const char *eq = strchr(word, '=');
	struct bk_str name = { word + 2, eq ? (size_t)(eq - word) - 2 :
	    strlen(word) - 2 };
	const struct bk_opt *o = by_name(own, name);
	const char *arg = eq ? eq + 1 : NULL;

	if (!o)
		o = by_name(common, name);
	if (!o)
		return unknown(word, name, own, common, dg);
	if (o->kind == BK_OPT_KIND_FLAG && eq) {
		bk_diag(dg, &bk_msg_usage, NULL, 0,
		    "'%s': the option takes no argument", word);
		return -1;
	}
	if (o->kind == BK_OPT_KIND_MAYBE && !arg)
		arg = "";
	if (o->kind != BK_OPT_KIND_FLAG) {
		arg = argument(arg, next, word, dg);
		if (!arg)
			return -1;
	}
	return store(o, word, arg, dg);
}

static int
parse_short(const char *word, const struct bk_opt *own,
    const struct bk_opt *common, char ***next, struct bk_diag *dg)
{
	for (const char *p = word + 1; *p; p++) {
		const struct bk_opt *o = by_letter(own, *p);
		char shown[3] = { '-', *p, '\0' };
		const char *arg;

		if (!o)
			o = by_letter(common, *p);
		if (!o) {
			bk_diag(dg, &bk_msg_usage, NULL, 0,
			    "no option '%s'; see -h", shown);
			return -1;
		}
		if (o->kind == BK_OPT_KIND_FLAG) {
			*(bool *)o->to = true;
			continue;
		}
		arg = argument(p[1] ? p + 1 : NULL, next, shown, dg);
		return arg ? store(o, shown, arg, dg) : -1;
	}
	return 0;
}

int
bk_opt_parse(const struct bk_opt *own, const struct bk_opt *common,
    char **argv, int *noperands, struct bk_diag *dg)
{
	char **next = argv + 1;
	bool options = true;
	int n = 0;

	while (*next) {
		char *word = *next++;
		int r;

		if (!options || word[0] != '-' || word[1] == '\0') {
			argv[++n] = word;
			continue;
		}
		if (strcmp(word, "--") == 0) {
			options = false;
			continue;
		}
		r = word[1] == '-' ? parse_long(word, own, common, &next, dg) :
		    parse_short(word, own, common, &next, dg);
		if (r < 0)
			return -1;
	}
	*noperands = n;
	return 0;
}

void
bk_opt_help(const struct bk_opt *t, struct bk_buf *out)
{
	enum { COLUMN = 24 };

	for (; t->kind != BK_OPT_KIND_END; t++) {
		size_t start = out->n, width;

		bk_buf_puts(out, t->letter ? "  -" : "    ");
		if (t->letter)
			bk_buf_putc(out, t->letter);
		if (t->name)
			bk_buf_printf(out, "%s--%s", t->letter ? ", " : "  ",
			    t->name);
		if (t->arg)
			bk_buf_printf(out, t->kind == BK_OPT_KIND_MAYBE ?
			    "[=%s]" : " %s", t->arg);
		width = out->n - start;
		if (width >= COLUMN - 1) {
			bk_buf_putc(out, '\n');
			width = 0;
		}
		for (; width < COLUMN; width++)
			bk_buf_putc(out, ' ');
		bk_buf_printf(out, "%s\n", t->help);
	}
}
