/* What headings of days say (label.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "label.h"

static void
test_roman_numbers(void **state)
{
	static const struct {
		const char *text;
		int number;
	} t[] = {
		{ "I", 1 }, { "iv", 4 }, { " IX ", 9 }, { "XIV", 14 },
		{ "XVI", 16 }, { "XX", 20 }, { "XXXI", 31 },
		{ "", 0 }, { "IIII", 0 }, { "VX", 0 }, { "XXXII", 0 },
		{ "H", 0 }, { "IZIN", 0 }, { "1", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++)
		assert_int_equal(bk_label_roman(bk_str(t[i].text)),
		    t[i].number);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_roman_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
