/* Documents bound to structs by a table: each type, what it refuses. */
#include "bind.h"
#include "fixture.h"
#include "term.h"

struct part {
	int		 n;
};

struct whole {
	const char	*text, *id, *name;
	bk_date		 date;
	int		 time, n, word;
	int64_t		 stamp;
	bk_term		 term;
	double		 num;
	bool		 yes;
	struct bk_texts	 texts;
	struct part	 part;
	BK_LIST_OF(struct part) parts;
	struct bk_node	*node, *self;
};

static const struct bk_bind part_binds[] = {
	BK_BIND_REQUIRED("n", INT, struct part, n),
	BK_BIND_END
};

static const struct bk_bind binds[] = {
	BK_BIND("text", TEXT, struct whole, text),
	BK_BIND("id", ID, struct whole, id),
	BK_BIND("name", NAME, struct whole, name),
	BK_BIND("date", DATE, struct whole, date),
	BK_BIND("time", TIME, struct whole, time),
	BK_BIND("stamp", STAMP, struct whole, stamp),
	BK_BIND("term", TERM, struct whole, term),
	BK_BIND("int", INT, struct whole, n),
	BK_BIND("num", NUM, struct whole, num),
	BK_BIND("bool", BOOL, struct whole, yes),
	BK_BIND_WORD("word", struct whole, word, bk_word_rungs),
	BK_BIND("texts", TEXTS, struct whole, texts),
	BK_BIND_STRUCT("part", struct whole, part, part_binds),
	BK_BIND_STRUCTS("parts", struct whole, parts, part_binds),
	BK_BIND("node", NODE, struct whole, node),
	BK_BIND_KEY("known"),
	BK_BIND_SELF(struct whole, self),
	BK_BIND_END
};

static void
test_every_type(void **state)
{
	struct whole w;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	assert_int_equal(0, bk_bind_read(&f.r, binds, fixture_parse(&f,
	    "{text: no, id: 00123, name: bk1, date: 2020-09-08, time: '09:05',"
	    " stamp: 2020-09-08T09:05, term: 2020-2021-1, int: 7, num: -7.5, "
	    "bool: yes, word: visit, texts: [a, '1'], part: {n: 1}, parts: "
	    "[{n: 2}, {n: 3}], node: {x: 1}, known: 1, own: 2}"), &w));
	assert_string_equal(w.text, "no");
	assert_string_equal(w.id, "00123");
	assert_string_equal(w.name, "bk1");
	assert_string_equal("2020-09-08", show_day(w.date));
	assert_int_equal(545, w.time);
	assert_true(w.stamp == (int64_t)day("2020-09-08") * 1440 + 545);
	assert_int_equal(bk_term_of(day("2020-09-08")), w.term);
	assert_int_equal(7, w.n);
	assert_true(w.num == -7.5);
	assert_true(w.yes);
	assert_int_equal(BK_VISIT, w.word);
	assert_int_equal(2, w.texts.n);
	assert_string_equal("1", w.texts.v[1]);
	assert_int_equal(1, w.part.n);
	assert_int_equal(2, w.parts.n);
	assert_int_equal(3, w.parts.v[1].n);
	assert_string_equal("1", bk_node_text(w.node, "x"));
	assert_string_equal("2", bk_node_text(w.self, "own"));
	assert_string_equal(f.said.p, "");
	fixture_end(&f);
}

static void
assert_absent(const struct whole *w)
{
	assert_null(w->text);
	assert_null(w->id);
	assert_int_equal(BK_DATE_NONE, w->date);
	assert_int_equal(BK_INT_NONE, w->time);
	assert_true(w->stamp == BK_STAMP_NONE);
	assert_int_equal(0, w->term);
	assert_int_equal(BK_INT_NONE, w->n);
	assert_true(isnan(w->num));
	assert_false(w->yes);
	assert_int_equal(-1, w->word);
	assert_int_equal(0, w->texts.n);
	assert_int_equal(BK_INT_NONE, w->part.n);
	assert_int_equal(0, w->parts.n);
	assert_null(w->node);
}

static void
test_absent_and_nothing_are_the_same(void **state)
{
	struct whole w;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	assert_int_equal(0, bk_bind_read(&f.r, binds,
	    fixture_parse(&f, "{}"), &w));
	assert_absent(&w);
	assert_int_equal(0, bk_bind_read(&f.r, binds, fixture_parse(&f,
	    "text:\nid: ~\ndate: null\ntime: ~\nstamp:\nterm:\nint: ~\nnum:\n"
	    "bool:\nword: Null\ntexts:\npart:\nparts: ~\nnode: ~\n"), &w));
	assert_absent(&w);
	fixture_end(&f);
}

/* Text is text, however it is spelled. */
static void
test_spelling_is_no_type(void **state)
{
	struct whole w;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	assert_int_equal(0, bk_bind_read(&f.r, binds, fixture_parse(&f,
	    "{text: Null, id: 1e3, name: no, texts: true, date: '2020-09-08', "
	    "int: '7', bool: 'off'}"), &w));
	assert_string_equal(w.text, "Null");
	assert_string_equal(w.id, "1e3");
	assert_string_equal(w.name, "no");
	assert_int_equal(1, w.texts.n);		/* one, for a list */
	assert_string_equal(w.texts.v[0], "true");
	assert_int_equal(7, w.n);
	assert_false(w.yes);
	fixture_end(&f);
}

static const struct {
	const char	*text, *said;
} refused[] = {
	{ "text: [a]", "text: not one value" },
	{ "text: {a: 1}", "text: not one value" },
	{ "date: 2021-02-29",
	    "date: '2021-02-29' is not a day that exists (2020-12-31)" },
	{ "time: 9:05", "time: '9:05' is not a time of day (\"09:00\")" },
	{ "stamp: 2020-09-08",
	    "stamp: '2020-09-08' is not a day and time (2020-12-31T09:00)" },
	{ "stamp: 2020-09-08T9:00", "stamp: '2020-09-08T9:00' is not a day "
	    "and time (2020-12-31T09:00)" },
	{ "term: 2020", "term: '2020' is not a term (2020-2021-1)" },
	{ "int: -1", "int: '-1' is not a whole number" },
	{ "int: 1e3", "int: '1e3' is not a whole number" },
	{ "int: 1000000001", "int: '1000000001' is not a whole number" },
	{ "int: 99999999999999999999",
	    "int: '99999999999999999999' is not a whole number" },
	{ "num: 1,5", "num: '1,5' is not a number" },
	{ "num: 99999999999", "num: '99999999999' is not a number" },
	{ "num: .nan", "num: '.nan' is not a number" },
	{ "bool: maybe", "bool: 'maybe' is not true or false" },
	{ "word: visits", "word: 'visits' is not one of phone, summons, "
	    "visit" },
	{ "texts: {a: 1}", "texts: not a list" },
	{ "texts: [[a]]", "list: not one value" },
	{ "parts: {n: 1}", "parts: not a list" },
	{ "parts: 7", "parts: '7' is not a list" },
	{ "part: {n: x}", "n: 'x' is not a whole number" },
};

static void
test_what_each_type_refuses(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(refused); i++) {
		struct bk_buf want = BK_BUF_INIT;
		struct fixture f;
		struct whole w;

		fixture_begin(&f);
		bk_buf_printf(&want, "error: f.yaml:2: bad value: %s; "
		    "document not read\n", refused[i].said);
		assert_int_equal(-1, bk_bind_read(&f.r, binds, fixture_parse(
		    &f, bk_arena_printf(&f.arena, "# x\n%s",
		    refused[i].text)), &w));
		assert_string_equal(f.said.p, want.p);
		bk_buf_free(&want);
		fixture_end(&f);
	}
}

/* All that is wrong is said at once, each with its line. */
static void
test_everything_wrong_is_said(void **state)
{
	struct whole w;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	assert_int_equal(-1, bk_bind_read(&f.r, binds, fixture_parse(&f,
	    "parts:\n- {n: 1}\n- {m: 1}\n- 7\nint: x\n"), &w));
	assert_string_equal(f.said.p,
	    "error: f.yaml:5: bad value: int: 'x' is not a whole number; "
	    "document not read\n"
	    "error: f.yaml:3: key missing: n; document not read\n"
	    "error: f.yaml:4: keys and values expected; document not read\n");
	fixture_end(&f);
}

/* --- what bk-check looks for -------------------------------------------- */

static const struct {
	const char	*text, *said;
} checked[] = {
	{ "{text: 'no', id: '00123', name: 12}", "" },
	{ "id: 00123", "identifier without quotes: id: 00123" },
	{ "id: 9.9E+15", "identifier without quotes: id: 9.9E+15" },
	{ "id: 12ab", "" },
	{ "text: no", "identifier without quotes: text: reads as a number or "
	    "a truth value" },
	{ "text: Null", "identifier without quotes: text: reads as a number "
	    "or a truth value" },
	{ "text: Nol", "" },
	{ "datee: 2020-01-01", "key not known: datee (did you mean date?)" },
	{ "own: 1", "" },
	{ "{date: 2020-01-01, datee: x}", "" },
	{ "known: 1", "" },
};

static void
test_lost_quotes_and_slips_of_keys(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(checked); i++) {
		struct fixture f;
		struct whole w;

		fixture_begin(&f);
		f.r.check = true;
		assert_int_equal(0, bk_bind_read(&f.r, binds,
		    fixture_parse(&f, checked[i].text), &w));
		if (!*checked[i].said)
			assert_string_equal(f.said.p, "");
		else if (!strstr(f.said.p, checked[i].said))
			fail_msg("%s: %s", checked[i].text, f.said.p);
		f.r.check = false;
		bk_buf_clear(&f.said);
		bk_bind_read(&f.r, binds, fixture_parse(&f,
		    checked[i].text), &w);
		assert_string_equal(f.said.p, "");
		fixture_end(&f);
	}
}

static void
test_truth_as_people_write_it(void **state)
{
	static const char *const words[2][5] = {
		{ "false", "no", "off", "n", "False" },
		{ "true", "yes", "on", "y", "ON" } };
	static const char *const wrong[] = { "", "ya", "1", "0", "tru", "~" };
	bool b;

	(void)state;
	for (size_t i = 0; i < 5; i++)
		for (int v = 0; v < 2; v++) {
			b = !v;
			assert_int_equal(0, bk_bind_bool(words[v][i], &b));
			assert_int_equal(v, b);
		}
	for (size_t i = 0; i < BK_NELEM(wrong); i++)
		assert_int_equal(-1, bk_bind_bool(wrong[i], &b));
}

/* Read from one arena, which is then freed: the sanitizer watches. */
static void
test_what_is_owned_outlives_its_document(void **state)
{
	struct bk_arena own = BK_ARENA_INIT;
	struct whole w;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	assert_int_equal(0, bk_bind_read(&f.r, binds, fixture_parse(&f,
	    "{text: no, id: 00123, date: 2020-09-08, texts: [a, '1'], "
	    "part: {n: 1}, parts: [{n: 2}, {n: 3}], node: [x]}\n"), &w));
	bk_bind_own(binds, &w, &own);
	fixture_end(&f);
	assert_string_equal("no", w.text);
	assert_string_equal("00123", w.id);
	assert_null(w.name);
	assert_int_equal(2, w.texts.n);
	assert_string_equal("a", w.texts.v[0]);
	assert_string_equal("1", w.texts.v[1]);
	assert_int_equal(1, w.part.n);
	assert_int_equal(2, w.parts.n);
	assert_int_equal(3, w.parts.v[1].n);
	assert_null(w.node);
	assert_null(w.self);
	bk_arena_free(&own);
}

static void
test_the_order_of_keys(void **state)
{
	const char *const *order;
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	order = bk_bind_order(binds, &f.arena);
	assert_string_equal("text", order[0]);
	assert_string_equal("known", order[15]);
	assert_null(order[16]);
	fixture_end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_type),
		cmocka_unit_test(test_absent_and_nothing_are_the_same),
		cmocka_unit_test(test_spelling_is_no_type),
		cmocka_unit_test(test_what_each_type_refuses),
		cmocka_unit_test(test_everything_wrong_is_said),
		cmocka_unit_test(test_lost_quotes_and_slips_of_keys),
		cmocka_unit_test(test_truth_as_people_write_it),
		cmocka_unit_test(test_what_is_owned_outlives_its_document),
		cmocka_unit_test(test_the_order_of_keys),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
