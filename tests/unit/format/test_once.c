/* Texts kept once come back in the order in which they came first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "buf.h"
#include "once.h"

enum { MANY = 20000 };	/* over a hundred blocks: more than stay open */

static struct bk_str
text_of(struct bk_buf *b, int i)
{
	bk_buf_clear(b);
	bk_buf_printf(b, "%05d,2026-08-%02d,%s,ke-%d", 10000 + i % 977,
	    i % 31 + 1, "Sering terlambat tanpa kabar dari orang tua siswa "
	    "yang bersangkutan, sudah ditegur wali kelas", i);
	return bk_buf_str(b);
}

static struct bk_once *
many(struct bk_buf *b)
{
	struct bk_once *o = bk_once_new();

	for (int i = 0; i < MANY; i++)
		assert_true(bk_once_add(o, text_of(b, i)));
	return o;
}

static void
assert_text(struct bk_once *o, struct bk_buf *b, int i)
{
	assert_true(bk_str_eq(text_of(b, i), bk_once_get(o, (size_t)i)));
}

static void
a_text_is_kept_once(void **state)
{
	struct bk_once *o = bk_once_new();

	(void)state;
	assert_int_equal(0, bk_once_count(o));
	assert_true(bk_once_add(o, BK_STR("b")));
	assert_true(bk_once_add(o, BK_STR("")));
	assert_false(bk_once_add(o, BK_STR("b")));
	assert_true(bk_once_add(o, BK_STR("a")));
	assert_false(bk_once_add(o, BK_STR("")));
	assert_int_equal(3, bk_once_count(o));
	assert_true(bk_str_eq(BK_STR("b"), bk_once_get(o, 0)));
	assert_true(bk_str_eq(BK_STR(""), bk_once_get(o, 1)));
	assert_true(bk_str_eq(BK_STR("a"), bk_once_get(o, 2)));
	assert_true(bk_str_eq(BK_STR("b"), bk_once_get(o, 0)));
	bk_once_free(o);
}

/* A NUL, and what is alike up to one, are texts as others. */
static void
bytes_behind_a_nul_count(void **state)
{
	struct bk_once *o = bk_once_new();

	(void)state;
	assert_true(bk_once_add(o, BK_STR("a\0b")));
	assert_true(bk_once_add(o, BK_STR("a\0c")));
	assert_false(bk_once_add(o, BK_STR("a\0b")));
	assert_true(bk_str_eq(BK_STR("a\0c"), bk_once_get(o, 1)));
	bk_once_free(o);
}

static void
many_come_back_in_order(void **state)
{
	struct bk_buf b = BK_BUF_INIT;
	struct bk_once *o = many(&b);

	(void)state;
	assert_int_equal(MANY, bk_once_count(o));
	for (int i = 0; i < MANY; i++)
		assert_text(o, &b, i);
	bk_once_free(o);
	bk_buf_free(&b);
}

/* Of any block, also the one that is not packed yet, in any order. */
static void
many_come_back_in_any_order(void **state)
{
	struct bk_buf b = BK_BUF_INIT;
	struct bk_once *o = many(&b);

	(void)state;
	for (int i = 0; i < MANY; i++)
		assert_text(o, &b, (int)((i * 7919u) % MANY));
	for (int i = MANY - 1; i >= MANY - 2000; i--)
		assert_text(o, &b, i);
	bk_once_free(o);
	bk_buf_free(&b);
}

/* What was packed long ago is known again, and adds nothing. */
static void
many_are_known_again(void **state)
{
	struct bk_buf b = BK_BUF_INIT;
	struct bk_once *o = many(&b);

	(void)state;
	for (int i = 0; i < MANY; i++) {
		assert_false(bk_once_add(o, text_of(&b, i)));
		if (i % 1000 == 0)
			assert_true(bk_once_add(o, text_of(&b, MANY + i)));
	}
	assert_int_equal(MANY + MANY / 1000, bk_once_count(o));
	for (int i = 0; i < MANY; i += 1000)
		assert_true(bk_str_eq(text_of(&b, MANY + i), bk_once_get(o,
		    (size_t)(MANY + i / 1000))));
	bk_once_free(o);
	bk_buf_free(&b);
}

/* One longer than a block is one of its own. */
static void
a_long_text_comes_back(void **state)
{
	struct bk_once *o = bk_once_new();
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	for (int i = 0; i < 30000; i++)
		bk_buf_printf(&b, "%d ", i * i);
	assert_true(bk_once_add(o, BK_STR("before")));
	assert_true(bk_once_add(o, bk_buf_str(&b)));
	assert_true(bk_once_add(o, BK_STR("behind")));
	assert_false(bk_once_add(o, bk_buf_str(&b)));
	assert_true(bk_str_eq(BK_STR("behind"), bk_once_get(o, 2)));
	assert_true(bk_str_eq(bk_buf_str(&b), bk_once_get(o, 1)));
	assert_true(bk_str_eq(BK_STR("before"), bk_once_get(o, 0)));
	bk_once_free(o);
	bk_buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_is_kept_once),
		cmocka_unit_test(bytes_behind_a_nul_count),
		cmocka_unit_test(many_come_back_in_order),
		cmocka_unit_test(many_come_back_in_any_order),
		cmocka_unit_test(many_are_known_again),
		cmocka_unit_test(a_long_text_comes_back),
	};

	return cmocka_run_group_tests_name("once", tests, NULL, NULL);
}
