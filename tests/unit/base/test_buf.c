/* Growing text. */
#include <stdlib.h>

#include "unit.h"

static void
test_what_is_added_is_there(void **state)
{
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	assert_string_equal(b.p, "");
	bk_buf_puts(&b, "a");
	bk_buf_putc(&b, '\0');
	bk_buf_putstr(&b, BK_STR("bc"));
	bk_buf_add(&b, NULL, 0);
	bk_buf_printf(&b, "%d%s", 7, "");
	assert_int_equal(b.n, 5);
	assert_memory_equal(b.p, "a\0bc7", 6);
	bk_buf_truncate(&b, 3);
	assert_memory_equal(b.p, "a\0b", 4);
	bk_buf_clear(&b);
	assert_string_equal(b.p, "");
	bk_buf_free(&b);
	assert_string_equal(b.p, "");
	bk_buf_clear(&b);
	bk_buf_free(&b);
}

static void
test_it_grows(void **state)
{
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	for (int i = 0; i < 100000; i++)
		bk_buf_putc(&b, (char)('a' + i % 26));
	assert_int_equal(b.n, 100000);
	assert_int_equal(strlen(b.p), 100000);
	assert_int_equal(b.p[99999], 'a' + 99999 % 26);
	bk_buf_printf(&b, "%0*d", 5000, 0);
	assert_int_equal(b.n, 105000);
	bk_buf_free(&b);
}

static void
test_detaching(void **state)
{
	struct bk_buf b = BK_BUF_INIT;
	char *p = bk_buf_detach(&b);

	(void)state;
	assert_string_equal(p, "");
	free(p);
	bk_buf_puts(&b, "x");
	p = bk_buf_detach(&b);
	assert_string_equal(p, "x");
	assert_string_equal(b.p, "");
	free(p);
}

static const struct {
	double		 v;
	int		 places;
	const char	*text;
} numbers[] = {
	{ 29.62962, 1, "29.6" }, { 30, 1, "30.0" }, { 0, 1, "0.0" },
	{ 29.95, 1, "30.0" }, { -0.04, 1, "0.0" }, { -7.1823, 6, "-7.1823" },
	{ 110.0541, 6, "110.0541" }, { 5, 0, "5" }, { 2.5, 0, "3" },
	{ 30.125, 3, "30.125" }, { 30, 3, "30" }, { 0.1, 2, "0.1" },
	{ 99999999999., 0, "99999999999" }, { 1e10 + 0.5, 2, "10000000000.5" },
	{ 0.0000001, 7, "0.0000001" }, { -12.5, 1, "-12.5" },
};

static void
test_numbers_have_a_point_in_any_locale(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(numbers); i++) {
		struct bk_buf b = BK_BUF_INIT;

		bk_buf_putnum(&b, numbers[i].v, numbers[i].places);
		assert_string_equal(b.p, numbers[i].text);
		bk_buf_free(&b);
	}
}

static const struct {
	double		 v;
	const char	*text;
} percentages[] = {
	{ 50, "50.0" }, { 0, "0.0" }, { 49.97, "49.97" }, { 100, "100.0" },
	{ 66.669999, "66.669999" }, { 49.9999999, "49.9999999" },
	{ 49.999999999999, "49.999999999999" }, { 200 / 3., "66.666666666667" },
	{ 1e9 + 0.1, "1000000000.1" },
};

static void
test_a_percentage_has_the_decimals_it_was_rounded_to(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(percentages); i++) {
		struct bk_buf b = BK_BUF_INIT;

		bk_buf_putpercent(&b, percentages[i].v);
		assert_string_equal(b.p, percentages[i].text);
		bk_buf_free(&b);
	}
}

static void
test_whole_numbers(void **state)
{
	struct bk_buf b = BK_BUF_INIT;

	(void)state;
	bk_buf_putu(&b, 0);
	bk_buf_putc(&b, ' ');
	bk_buf_putu(&b, UINT64_MAX);
	assert_string_equal(b.p, "0 18446744073709551615");
	bk_buf_free(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_added_is_there),
		cmocka_unit_test(test_it_grows),
		cmocka_unit_test(test_detaching),
		cmocka_unit_test(test_numbers_have_a_point_in_any_locale),
		cmocka_unit_test(
		    test_a_percentage_has_the_decimals_it_was_rounded_to),
		cmocka_unit_test(test_whole_numbers),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
