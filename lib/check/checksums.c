/*
 * bk-check's rules on a `stats` document: before it leaves a school, and when
 * an office takes it in, it must name nobody.
 */
#include <string.h>

#include "checksums.h"
#include "mem.h"
#include "part.h"
#include "sums.h"

/* --- keys --------------------------------------------------------------- */

static const char *const document_keys[] = { "kind", "version", "school",
	"schools", "terms", "head_count_date", "by", "remainder", "groups",
	"erasures", NULL };
static const char *const school_keys[] = { "npsn", "name", "address", "city",
	"phone", "email", "letterhead", "language", NULL };

static bool
is_one_of(const char *const *words, const char *word)
{
	for (; *words; words++)
		if (strcmp(*words, word) == 0)
			return true;
	return false;
}

static void
check_keys(const struct bk_reader *r, const struct bk_node *map,
    const char *const *words)
{
	for (const struct bk_node *n = map ? map->kids : NULL; n; n = n->next)
		if (!is_one_of(words, n->key->text))
			bk_diag(r->dg, &bk_msg_check_no_sum, r->file, n->line,
			    "%.40s", n->key->text);
}

/* --- paths -------------------------------------------------------------- */

/* Of the fields whose keys are words of ours: which. */
static const struct field {
	const char		*name;
	const struct bk_word	*words;		/* NULL: numbers, dates */
	const char		*also;		/* another word */
} fields[] = {
	{ "students", NULL, NULL }, { "with_problem", NULL, NULL },
	{ "mistaken", NULL, NULL }, { "off_roll", NULL, NULL },
	{ "untouched", NULL, NULL }, { "coverage", NULL, NULL },
	{ "rungs", bk_word_rungs, NULL }, { "tries", bk_word_rungs, NULL },
	{ "reached", bk_word_rungs, NULL },
	{ "status", bk_word_statuses, NULL },
	{ "censored", bk_word_rungs, NULL }, { "days", bk_word_rungs, NULL },
	{ "effect", bk_word_rungs, NULL }, { "rules", bk_word_rules, NULL },
	{ "confirmed", bk_word_rules, NULL },
	{ "causes", bk_word_causes, NULL },
	{ "hours", bk_word_roles, "other" }, { "opened", NULL, NULL },
	{ "weeks", NULL, NULL }, { "pairs", NULL, NULL },
	{ "visits", NULL, NULL }, { "complaints", NULL, NULL },
	{ "sessions", NULL, NULL }, { "promises", NULL, NULL },
	{ "services", NULL, NULL },
};

static const struct field *
field_of(struct bk_str name)
{
	for (size_t i = 0; i < BK_NELEM(fields); i++)
		if (bk_str_eq(bk_str(fields[i].name), name))
			return &fields[i];
	return NULL;
}

/* Six digits in a row: a NIS, a NISN, a telephone, a card. */
static bool
has_number(const char *s)
{
	size_t n = 0;

	for (; *s && n < 6; s++)
		n = *s >= '0' && *s <= '9' ? n + 1 : 0;
	return n >= 6;
}

static void
say_path(const struct bk_reader *r, size_t line, const struct bk_msg *msg,
    const char *path)
{
	char shown[64];
	size_t n = strlen(path);

	n = n < sizeof(shown) ? n : sizeof(shown) - 1;
	memcpy(shown, path, n);
	shown[n] = '\0';
	for (char *p = shown; *p; p++)
		if (*p == *BK_SUM_SEP)
			*p = '.';
	bk_diag(r->dg, msg, r->file, line, "%s", shown);
}

/* A cause that the policy lists is one that was decided on. */
static bool
is_known(const struct bk_check *k, const struct field *f, struct bk_str key)
{
	if (!f->words || bk_word_find(f->words, key) >= 0 ||
	    (f->also && bk_str_eq(bk_str(f->also), key)))
		return true;
	for (size_t i = 0; f->words == bk_word_causes &&
	    i < k->policy->causes.n; i++)
		if (bk_str_eq(bk_str(k->policy->causes.v[i]), key))
			return true;
	return false;
}

/* Is it a type of service of ours, or one that the policy lists? */
static bool
is_service(const struct bk_check *k, struct bk_str key)
{
	struct bk_arena a = BK_ARENA_INIT;
	struct bk_service_types types;
	bool known;

	bk_service_types_of(&types, k->policy, &a);
	known = bk_service_type(&types, bk_arena_strndup(&a, key.p, key.n));
	bk_arena_free(&a);
	return known;
}

static void
check_path(const struct bk_check *k, const struct bk_reader *r, size_t line,
    const char *path)
{
	struct bk_str top = { path, strcspn(path, BK_SUM_SEP) };
	const char *rest = path[top.n] ? path + top.n + 1 : "";
	struct bk_str key = { rest, strcspn(rest, BK_SUM_SEP) };
	const struct field *f = field_of(top);

	if (!f || !is_known(k, f, key) ||
	    (strcmp(f->name, "services") == 0 && !is_service(k, key)))
		say_path(r, line, &bk_msg_check_own_word, path);
	if (has_number(path))
		say_path(r, line, &bk_msg_check_number, path);
}

static void
check_group(const struct bk_reader *r, size_t line, const struct bk_group *g)
{
	const char *const key[] = { g->grade, g->class, g->by[BK_BY_SEX],
		g->by[BK_BY_COUNSELLOR] };

	for (size_t i = 0; i < BK_NELEM(key); i++)
		if (key[i] && has_number(key[i]))
			say_path(r, line, &bk_msg_check_number, key[i]);
}

/* --- small counts ------------------------------------------------------- */

/* Fields that count people or their cases, each once. */
static bool
counts_people(const char *path)
{
	static const char *const of_people[] = { "students", "with_problem",
		"mistaken", "off_roll", "untouched", "coverage", "rungs",
		"status", "causes", "rules", "opened", NULL };

	for (const char *const *f = of_people; *f; f++)
		if (bk_str_eq(bk_str(*f), (struct bk_str){ path,
		    strcspn(path, BK_SUM_SEP) }))
			return true;
	return false;
}

static void
count_small(const struct bk_stats *st, int k, struct bk_check_sums *out)
{
	for (size_t i = 0; i < st->sums.n; i++) {
		const struct bk_sum *s = &st->sums.e[i];

		if (!counts_people(bk_stats_path_of(st, s)))
			continue;
		out->counts++;
		out->small += s->value > 0 && s->value <
		    (int64_t)k * BK_SUM_ONE;
	}
}

/* --- a document --------------------------------------------------------- */

int
bk_check_sums(const struct bk_check *k, const struct bk_reader *r,
    struct bk_node *doc, int small, struct bk_check_sums *out)
{
	size_t before = r->dg->count[BK_FINDING];
	struct bk_stats st;

	*out = (struct bk_check_sums){ .line = doc->line };
	check_keys(r, doc, document_keys);
	check_keys(r, bk_node_get(doc, "school"), school_keys);
	if (bk_stats_read(r, doc, &st) < 0)
		return -1;
	for (size_t i = 0; i < st.paths.n; i++)
		check_path(k, r, doc->line, st.paths.e[i].key.p);
	for (size_t i = 0; i < st.groups.n; i++)
		check_group(r, doc->line, st.groups.e[i].value);
	count_small(&st, small, out);
	out->schools = st.schools.n;
	out->only_sums = r->dg->count[BK_FINDING] == before;
	bk_stats_free(&st);
	return 0;
}
