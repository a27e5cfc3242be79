/* What erased students counted, and the merge of it (remainder.h). */
#include "unit.h"

#include "remainder.h"

#define HEAD \
	"---\nkind: stats\nremainder: true\nterms: [2020-2021-1]\n" \
	"by: [sex]\ngroups:\n"
#define GROUP(sex, n) \
	"  - term: 2020-2021-1\n    grade: \"X\"\n    class: \"X-1\"\n" \
	"    sex: " sex "\n    students: " n "\n"
#define MARKS(list)	"erasures: [" list "]\n"
#define OLD	HEAD GROUP("F", "1") MARKS("\"aaaaaaaa\"")

static const struct row {
	const char	*what, *o, *a, *b, *merged;	/* NULL: a conflict */
} rows[] = {
	{ "the first on both sides", "",
	    HEAD GROUP("F", "1") MARKS("\"aaaaaaaa\""),
	    HEAD GROUP("F", "1") MARKS("\"bbbbbbbb\""),
	    HEAD GROUP("F", "2") MARKS("\"aaaaaaaa\", \"bbbbbbbb\"") },
	{ "one more on each side", OLD,
	    HEAD GROUP("F", "2") MARKS("\"aaaaaaaa\", \"cccccccc\""),
	    HEAD GROUP("F", "1") GROUP("M", "3")
	    MARKS("\"aaaaaaaa\", \"bbbbbbbb\""),
	    HEAD GROUP("F", "2") GROUP("M", "3")
	    MARKS("\"aaaaaaaa\", \"bbbbbbbb\", \"cccccccc\"") },
	{ "without marks, as an earlier bk wrote", HEAD GROUP("F", "1"),
	    HEAD GROUP("F", "2"), HEAD GROUP("F", "3"),
	    HEAD GROUP("F", "4") },
	{ "all of theirs is ours", OLD,
	    HEAD GROUP("F", "3")
	    MARKS("\"aaaaaaaa\", \"bbbbbbbb\", \"cccccccc\""),
	    HEAD GROUP("F", "2") MARKS("\"aaaaaaaa\", \"bbbbbbbb\""),
	    HEAD GROUP("F", "3")
	    MARKS("\"aaaaaaaa\", \"bbbbbbbb\", \"cccccccc\"") },
	{ "one alike, and one more on each side", "",
	    HEAD GROUP("F", "2") MARKS("\"aaaaaaaa\", \"bbbbbbbb\""),
	    HEAD GROUP("F", "2") MARKS("\"aaaaaaaa\", \"cccccccc\""), NULL },
	{ "less than there was on both sides", HEAD GROUP("F", "5"),
	    HEAD GROUP("F", "2"), HEAD GROUP("F", "1"), NULL },
};

static int
merge(const char *o, const char *a, const char *b, struct bk_buf *out)
{
	const struct bk_str sides[] = { bk_str(o), bk_str(a), bk_str(b) };
	struct bk_arena arena = BK_ARENA_INIT;
	struct bk_diag quiet = { .emit = NULL };
	int r;

	bk_buf_clear(out);
	r = bk_remainder_merge(sides, "x.yaml", &arena, out, &quiet);
	bk_arena_free(&arena);
	return r;
}

static void
sums_of_both_sides_add_up_once(void **state)
{
	struct bk_buf out = BK_BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		for (int turn = 0; turn < 2; turn++) {
			const struct row *w = &rows[i];
			int r = merge(w->o, turn ? w->b : w->a,
			    turn ? w->a : w->b, &out);

			if (r != (w->merged == NULL) || (w->merged &&
			    strcmp(out.p, w->merged) != 0))
				fail_msg("%s, turn %d: %d\n%s", w->what, turn,
				    r, out.p);
			if (!w->merged)
				assert_non_null(strstr(out.p, "<<<<<<<"));
		}
	bk_buf_free(&out);
}

static void
another_document_is_not_merged(void **state)
{
	struct bk_buf out = BK_BUF_INIT;

	(void)state;
	assert_int_equal(merge("", "kind: case\nid: x\n", OLD, &out), -1);
	assert_int_equal(merge("", OLD, OLD OLD, &out), -1);
	assert_int_equal(merge("", OLD, "", &out), -1);
	assert_int_equal(merge("", OLD, HEAD "  - {term: x}\n", &out), -1);
	assert_int_equal(out.n, 0);
	bk_buf_free(&out);
}

static void
a_mark_is_eight_letters_of_what_is_left(void **state)
{
	struct bk_arena arena = BK_ARENA_INIT;
	const char *one = bk_remainder_name(&arena, bk_str("a\nb\n"));
	const char *two = bk_remainder_name(&arena, bk_str("a\nc\n"));

	(void)state;
	assert_int_equal(strspn(one, "abcdefghijklmnopqrstuvwxyz"), 8);
	assert_int_equal(strlen(one), 8);
	assert_string_not_equal(one, two);
	assert_string_equal(one,
	    bk_remainder_name(&arena, bk_str("a\nb\n")));
	bk_arena_free(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_of_both_sides_add_up_once),
		cmocka_unit_test(another_document_is_not_merged),
		cmocka_unit_test(a_mark_is_eight_letters_of_what_is_left),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
