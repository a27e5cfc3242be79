/* Numbers whose zeros a spreadsheet dropped [DESIGN, rulings: Roster]. */
#include "rosternumber.h"
#include "unit.h"

/* A NISN has ten digits. */
static void
test_a_nisn_of_seven_to_nine_digits_gets_its_zeros(void **state)
{
	static const struct {
		const char	*nisn, *after;
		enum bk_rosternumber is;
	} v[] = {
		{ "0051234560", "0051234560", BK_NUMBER_SOUND },
		{ "51234560", "0051234560", BK_NUMBER_REPAIRED },
		{ "5123456", "0005123456", BK_NUMBER_REPAIRED },
		{ "951234560", "0951234560", BK_NUMBER_REPAIRED },
		{ "512345", "512345", BK_NUMBER_DAMAGED },
		{ "051234560", "051234560", BK_NUMBER_DAMAGED },
		{ "00512345601", "00512345601", BK_NUMBER_DAMAGED },
		{ "5,1E+07", "5,1E+07", BK_NUMBER_DAMAGED },
	};
	struct bk_arena a = BK_ARENA_INIT;
	const char *none = NULL;

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(*v); i++) {
		const char *nisn = v[i].nisn;

		assert_int_equal(v[i].is, bk_rosternumber_nisn(&nisn, &a));
		assert_string_equal(v[i].after, nisn);
	}
	assert_int_equal(BK_NUMBER_SOUND, bk_rosternumber_nisn(&none, &a));
	assert_null(none);
	bk_arena_free(&a);
}

static void
learn(struct bk_rosterlengths *l, const char *class, const char *const *nis)
{
	for (; *nis; nis++)
		bk_rosternumber_learn(l, bk_str(class), bk_str(*nis));
}

/* A NIS has the length of its class-mates'. */
static void
test_a_nis_gets_zeros_where_a_class_mate_has_one(void **state)
{
	struct bk_rosterlengths l = BK_ROSTERLENGTHS_INIT;
	struct bk_arena a = BK_ARENA_INIT;
	static const char *const zeros[] = { "00101", "00102", "10103", "104",
		NULL };
	static const char *const plain[] = { "10101", "10102", "10103", "104",
		NULL };
	static const char *const few[] = { "00101", "00102", "103", NULL };
	static const char *const mixed[] = { "00101", "00102", "00103", "104",
		"105", "106", NULL };
	static const struct {
		const char	*class, *nis, *after;
		enum bk_rosternumber is;
	} v[] = {
		{ "X-1", "104", "00104", BK_NUMBER_REPAIRED },
		{ "X-1", "10103", "10103", BK_NUMBER_SOUND },
		{ "X-1", "123456", "123456", BK_NUMBER_SOUND },
		{ "X-1", "A104", "A104", BK_NUMBER_SOUND },
		{ "X-1", "0104", "0104", BK_NUMBER_SOUND },
		/* nobody's begins with a zero: perhaps it is an old number */
		{ "X-2", "104", "104", BK_NUMBER_DOUBTFUL },
		/* two class-mates may be chance; half of them is not most */
		{ "X-3", "103", "103", BK_NUMBER_DOUBTFUL },
		{ "X-4", "104", "104", BK_NUMBER_DOUBTFUL },
		{ "X-9", "104", "104", BK_NUMBER_SOUND },
	};

	(void)state;
	learn(&l, "X-1", zeros);
	learn(&l, "X-2", plain);
	learn(&l, "X-3", few);
	learn(&l, "X-4", mixed);
	for (size_t i = 0; i < sizeof(v) / sizeof(*v); i++) {
		const char *nis = v[i].nis;

		assert_int_equal(v[i].is, bk_rosternumber_nis(&l,
		    bk_str(v[i].class), &nis, &a));
		assert_string_equal(v[i].after, nis);
	}
	bk_rosternumber_free(&l);
	bk_arena_free(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_a_nisn_of_seven_to_nine_digits_gets_its_zeros),
		cmocka_unit_test(
		    test_a_nis_gets_zeros_where_a_class_mate_has_one),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
