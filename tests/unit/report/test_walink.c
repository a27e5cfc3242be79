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
		"tanya tetangga", "+65 8123 4567 89012",
		"+81 90 1234 5678", "0081 90 1234 5678", "+82-10-1234-5678" };
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
a_chat_opens_with_a_mobile_number_alone(void **state)
{
	struct bk_arena a = BK_ARENA_INIT;

	(void)state;
	assert_string_equal(bk_walink_chat(&a, "0812-3456-7890"),
	    "https://wa.me/6281234567890");
	assert_string_equal(bk_walink_chat(&a, "+62 812 3456 7890"),
	    "https://wa.me/6281234567890");
	assert_null(bk_walink_chat(&a, "(0293) 123456"));
	assert_null(bk_walink_chat(&a, "tanya tetangga"));
	assert_null(bk_walink_chat(&a, ""));
	assert_null(bk_walink_chat(&a, NULL));
	bk_arena_free(&a);
}

/* What is called stands in the country's form; six to fifteen digits are. */
static void
a_call_is_of_any_number(void **state)
{
	static const char *const calls[][2] = {
		{ "0812-3456-7890", "tel:+6281234567890" },
		{ "81234567890", "tel:+6281234567890" },
		{ "(0293) 123456", "tel:+62293123456" },
		{ "+65 8123 4567", "tel:+6581234567" },
		{ "+81 90 1234 5678", "tel:+819012345678" },
		{ "0060 12 345 6789", "tel:+60123456789" },
		{ "0062 812 3456 7890", "tel:+6281234567890" },
		{ "123456", "tel:123456" },
		{ "12345", NULL }, { "1234567890123456", NULL },
		{ "0293 12345 (tetangga)", NULL }, { "\" onclick=1", NULL },
		{ "", NULL }, { NULL, NULL },
	};
	struct bk_arena a = BK_ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
		const char *call = bk_walink_call(&a, calls[i][0]);

		if (calls[i][1])
			assert_string_equal(call, calls[i][1]);
		else
			assert_null(call);
	}
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
	assert_string_equal(bk_plain(&a, "a\xef\xbf\xbe" "b\xf0\x9f\xbf\xbf"
	    "\xef\xb7\x90" "c\xef\xbf\xbd"), "abc\xef\xbf\xbd");
	assert_null(bk_plain(&a, NULL));
	bk_arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_mobile_number_in_any_spelling),
		cmocka_unit_test(a_message_is_percent_encoded),
		cmocka_unit_test(a_chat_opens_with_a_mobile_number_alone),
		cmocka_unit_test(a_call_is_of_any_number),
		cmocka_unit_test(what_steers_is_left_out),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
