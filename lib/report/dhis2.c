#include "dhis2.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* A document being made. */
struct making {
	struct bk_arena			*a;
	const struct bk_figures		*f;
	const struct bk_elements	*elements;
	struct bk_node			*doc;
	struct bk_map			 options;	/* codes defined */
};

/* The id of an object: a letter, then ten letters or digits. */
static const char *
id_of(struct bk_arena *a, const char *kind, const char *code)
{
	static const char set[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789";
	const char *text = bk_arena_printf(a, "bk/%s/%s", kind, code);
	uint64_t h = bk_str_hash(text, strlen(text));
	char id[12];

	id[0] = set[h % 52];
	h /= 52;
	for (int i = 1; i < 11; i++, h /= 62)
		id[i] = set[h % 62];
	id[11] = '\0';
	return bk_arena_strdup(a, id);
}

/* --- pieces --------------------------------------------------------------- */

static void
put(struct making *m, struct bk_node *map, const char *key, const char *text)
{
	bk_node_put(m->a, map, key, bk_node_quoted(m->a, text));
}

static void
put_plain(struct making *m, struct bk_node *map, const char *key,
    const char *text)
{
	bk_node_put(m->a, map, key, bk_node_plain(m->a, text));
}

static struct bk_node *
put_list(struct making *m, struct bk_node *map, const char *key)
{
	return bk_node_put(m->a, map, key, bk_node_new(m->a, BK_NODE_LIST,
	    BK_STYLE_BLOCK));
}

/* {"id": ...}, at the end of a list or as the value of a key. */
static struct bk_node *
reference(struct making *m, const char *kind, const char *code)
{
	struct bk_node *map = bk_node_new(m->a, BK_NODE_MAP, BK_STYLE_FLOW);

	put(m, map, "id", id_of(m->a, kind, code));
	return map;
}

/* As much of a text as DHIS2 takes for a short name: 50 characters. */
static const char *
short_name(struct bk_arena *a, const char *text)
{
	size_t n = 0, chars = 0;

	while (text[n] && chars < 50) {
		n++;
		while (((unsigned char)text[n] & 0xc0) == 0x80)
			n++;
		chars++;
	}
	return bk_arena_strndup(a, text, n);
}

static void
put_translation(struct making *m, struct bk_node *object, const char *english)
{
	static const char *const property[] = { "NAME", "SHORT_NAME" };
	struct bk_node *list = put_list(m, object, "translations");

	for (int i = 0; i < 2; i++) {
		struct bk_node *t = bk_node_add(list, bk_node_new(m->a,
		    BK_NODE_MAP, BK_STYLE_FLOW));

		put(m, t, "property", property[i]);
		put(m, t, "locale", "en");
		put(m, t, "value", i ? short_name(m->a, english) : english);
	}
}

/* An object of a kind: its id, code and names, Indonesian and English. */
static struct bk_node *
object(struct making *m, const char *kind, const char *code,
    const char *const name[BK_NLANGS])
{
	struct bk_node *list = bk_node_get(m->doc, kind);
	struct bk_node *o;

	if (!list)
		list = put_list(m, m->doc, kind);
	o = bk_node_add(list, bk_node_new(m->a, BK_NODE_MAP, BK_STYLE_BLOCK));
	put(m, o, "id", id_of(m->a, kind, code));
	put(m, o, "code", code);
	put(m, o, "name", name[BK_LANG_ID]);
	put(m, o, "shortName", short_name(m->a, name[BK_LANG_ID]));
	put_translation(m, o, name[BK_LANG_EN]);
	return o;
}

/* --- categories and their options ----------------------------------------- */

/* A category being made: its list, and the codes that stand in it. */
struct category {
	enum bk_axis	 axis;
	struct bk_node	*list;
	struct bk_map	 codes;
};

/* An option may be one of several categories; it is defined once. */
static void
put_option(struct making *m, struct category *c, const char *code,
    const char *const name[BK_NLANGS])
{
	size_t n = c->codes.n;

	bk_map_intern(&c->codes, bk_str(code));
	if (c->codes.n == n)
		return;
	bk_node_add(c->list, reference(m, "categoryOptions", code));
	n = m->options.n;
	bk_map_intern(&m->options, bk_str(code));
	if (m->options.n > n)
		object(m, "categoryOptions", code, name);
}

static void
put_grade(struct making *m, struct category *c, const char *grade)
{
	const char *const name[BK_NLANGS] = {
		bk_arena_printf(m->a, "Kelas %s", grade),
		bk_arena_printf(m->a, "Grade %s", grade),
	};

	put_option(m, c, grade, name);
}

/* Every key there may be, whether or not the statistics have it. */
static void
put_vocabulary(struct making *m, struct category *c)
{
	static const char *const grades[] = { "VII", "VIII", "IX", "X", "XI",
		"XII", "XIII" };

	for (size_t i = 0; c->axis == BK_AXIS_GRADE && i < BK_NELEM(grades);
	    i++)
		put_grade(m, c, grades[i]);
	for (const struct bk_word *w = bk_word_sexes;
	    c->axis == BK_AXIS_BY + BK_BY_SEX && w->id; w++)
		put_option(m, c, w->id, w->text);
}

/* The keys of the i-th axis in the rows. */
static void
put_keys(struct making *m, struct category *c, size_t i)
{
	for (size_t r = 0; r < m->f->n; r++) {
		const char *key = m->f->row[r].total ? "" :
		    m->f->row[r].key[i];
		const char *const name[BK_NLANGS] = { key, key };

		if (*key && c->axis == BK_AXIS_GRADE)
			put_grade(m, c, key);
		else if (*key)
			put_option(m, c, key, name);
	}
}

static void
put_category(struct making *m, size_t i)
{
	static const char *const names[BK_NAXES][BK_NLANGS] = {
		[BK_AXIS_GRADE] = { "Tingkat (bk)", "Grade (bk)" },
		[BK_AXIS_CLASS] = { "Kelas (bk)", "Class (bk)" },
		[BK_AXIS_BY + BK_BY_SEX] = { "Jenis kelamin (bk)",
		    "Sex (bk)" },
		[BK_AXIS_BY + BK_BY_COUNSELLOR] = { "Guru BK (bk)",
		    "Counsellor (bk)" },
	};
	static const char *const unknown[BK_NLANGS] = { "Tidak diketahui",
		"Unknown" };
	static const char *const none[BK_NLANGS] = { "Di luar kelas",
		"Beside the classes" };
	struct category c = { .axis = m->f->axes.v[i], .codes = BK_MAP_INIT };
	struct bk_node *o = object(m, "categories",
	    bk_elements_category(c.axis), names[c.axis]);

	put(m, o, "dataDimensionType", "ATTRIBUTE");
	c.list = put_list(m, o, "categoryOptions");
	put_vocabulary(m, &c);
	put_keys(m, &c, i);
	put_option(m, &c, BK_ELEMENTS_UNKNOWN, unknown);
	put_option(m, &c, BK_ELEMENTS_NONE, none);
	bk_map_free(&c.codes);
}

/* The combination of all categories; none where there are none. */
static void
put_combination(struct making *m, const char *set)
{
	const char *const name[BK_NLANGS] = { set, set };
	struct bk_node *list, *o;

	if (m->f->axes.n == 1)
		return;
	o = object(m, "categoryCombos", set, name);
	put(m, o, "dataDimensionType", "ATTRIBUTE");
	put_plain(m, o, "skipTotal", "false");
	list = put_list(m, o, "categories");
	for (size_t i = 1; i < m->f->axes.n; i++)
		bk_node_add(list, reference(m, "categories",
		    bk_elements_category(m->f->axes.v[i])));
}

/* --- elements, indicators, the set ---------------------------------------- */

static void
put_elements(struct making *m)
{
	for (size_t i = 0; i < m->elements->n; i++) {
		const struct bk_element *e = &m->elements->v[i];
		struct bk_node *o = object(m, "dataElements", e->code,
		    e->name);

		put(m, o, "domainType", "AGGREGATE");
		put(m, o, "valueType", e->decimal ? "NUMBER" :
		    "INTEGER_ZERO_OR_POSITIVE");
		put(m, o, "aggregationType", "SUM");
		put_plain(m, o, "zeroIsSignificant", "true");
	}
}

/* A part of a percentage: the expression, and what it is in words. */
static void
put_part(struct making *m, struct bk_node *o, const char *key,
    const char *code)
{
	put(m, o, key, bk_arena_printf(m->a, "#{%s}",
	    id_of(m->a, "dataElements", code)));
	put(m, o, bk_arena_printf(m->a, "%sDescription", key), code);
}

static void
put_indicators(struct making *m)
{
	static const char *const percent[BK_NLANGS] = { "Persen (bk)",
		"Percent (bk)" };
	struct bk_node *type = object(m, "indicatorTypes", "bk_percent",
	    percent);
	struct bk_indicator in;

	put_plain(m, type, "factor", "100");
	put_plain(m, type, "number", "false");
	for (size_t i = 0; bk_elements_indicator(i, m->a, &in); i++) {
		struct bk_node *o = object(m, "indicators", in.code, in.name);

		bk_node_put(m->a, o, "indicatorType", reference(m,
		    "indicatorTypes", "bk_percent"));
		put_plain(m, o, "annualized", "false");
		put_plain(m, o, "decimals", "2");
		put_part(m, o, "numerator", in.numerator);
		put_part(m, o, "denominator", in.denominator);
	}
}

static void
put_set(struct making *m, const char *set)
{
	const char *const name[BK_NLANGS] = {
		bk_arena_printf(m->a, "Bimbingan dan Konseling (%s)", set),
		bk_arena_printf(m->a, "Guidance and counselling (%s)", set),
	};
	struct bk_node *o = object(m, "dataSets", set, name);
	struct bk_node *list;

	put(m, o, "periodType", "SixMonthly");
	put_plain(m, o, "openFuturePeriods", "1");
	if (m->f->axes.n > 1)
		bk_node_put(m->a, o, "categoryCombo", reference(m,
		    "categoryCombos", set));
	list = put_list(m, o, "dataSetElements");
	for (size_t i = 0; i < m->elements->n; i++) {
		struct bk_node *e = bk_node_add(list, bk_node_new(m->a,
		    BK_NODE_MAP, BK_STYLE_FLOW));

		bk_node_put(m->a, e, "dataSet", reference(m, "dataSets",
		    set));
		bk_node_put(m->a, e, "dataElement", reference(m,
		    "dataElements", m->elements->v[i].code));
	}
}

struct bk_node *
bk_dhis2_node(const struct bk_figures *f, const struct bk_elements *elements,
    struct bk_arena *a)
{
	struct making m = { .a = a, .f = f, .elements = elements,
		.options = BK_MAP_INIT };
	const char *set = bk_elements_set(&f->axes, a);

	m.doc = bk_node_new(a, BK_NODE_MAP, BK_STYLE_BLOCK);
	for (size_t i = 1; i < f->axes.n; i++)
		put_category(&m, i);
	put_combination(&m, set);
	put_elements(&m);
	put_indicators(&m);
	put_set(&m, set);
	bk_map_free(&m.options);
	return m.doc;
}
