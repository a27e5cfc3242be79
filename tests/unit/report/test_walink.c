/* Links of telephones (walink.h), and text that only prints (plain.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "plain.h"
#include "walink.h"

static void
a_mobile_number_in_any_spelling(void **state)
{
	static const char *const mobile[] = { "081234567890",
		"+62 812-3456-7890", "6281234567890", "81234567890",
		"+62 (0)812 3456 7890" };
	static const char *const other[] = { "0293123456", "1", "", "112",
		"tanya tetangga", "+65 8123 4567 89012" };
	struct bk_arena a = BK_ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(mobile) / sizeof(mobile[0]); i++)
		assert_string_equal(bk_walink(&a, mobile[i], "x"),
		    "https://wa.me/6281234567890?text=x");
	for (size_t i = 0; i < sizeof(other) / sizeof(other[0]); i++)
		assert_null(bk_walink(&a, other[i], "x"));
	assert_null(bk_walink(&a, NULL, "x"));
	bk_arena_free(&a);
}

static void
a_message_is_percent_encoded(void **state)
{
	struct bk_arena a = BK_ARENA_INIT;

	(void)state;
	assert_string_equal(bk_walink(&a, "081234567890", "Ibu & é+1\n~"),
	    "https://wa.me/6281234567890?text=Ibu%20%26%20%C3%A9%2B1%0A~");
	assert_null(bk_walink(&a, "0293123456", "x"));
	bk_arena_free(&a);
}

static void
what_steers_is_left_out(void **state)
{
	static const char clean[] = "Siti Ñahas";
	struct bk_arena a = BK_ARENA_INIT;

	(void)state;
	assert_ptr_equal(bk_plain(&a, clean), clean);
	assert_string_equal(bk_plain(&a, "a\tb\nc\x1b[31m\x7f"), "a b c[31m");
	assert_string_equal(bk_plain(&a, "a\xe2\x80\xae" "b\xe2\x81\xa7"
	    "c\xe2\x80\x8f\xd8\x9c"), "abc");
	assert_string_equal(bk_plain(&a, "\xff\x01"), "\xff");
	assert_null(bk_plain(&a, NULL));
	bk_arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_mobile_number_in_any_spelling),
		cmocka_unit_test(a_message_is_percent_encoded),
		cmocka_unit_test(what_steers_is_left_out),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
