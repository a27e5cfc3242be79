/* People as rows name them: the same cells are the same person. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "intake.h"
#include "mem.h"

enum { PEOPLE = 20000 };	/* more than are remembered of late */

static const struct bk_format *const formats[] = { NULL };

/* The i-th person, who is told apart by one cell of each kind in turn. */
static struct bk_who
person(size_t i, char *text)
{
	struct bk_who w = { .name = BK_STR("Siti"), .class = BK_STR("X") };
	struct bk_str *cell[] = { &w.nis, &w.email, &w.name, &w.class,
		&w.also, &w.surname };
	size_t k = i % BK_NELEM(cell);

	sprintf(text, k == 0 ? "%zu" : "a%zu@sekolah.example", i);
	*cell[k] = bk_str(text);
	return w;
}

static void
the_same_cells_are_the_same_person_among_many(void **state)
{
	struct bk_ingest_options opt = { .formats = formats, .jobs = 1 };
	struct bk_diag dg = { 0 };
	struct bk_ingest *in = bk_ingest_new(&opt, &dg);
	struct bk_ref **ref = bk_xcalloc(PEOPLE, sizeof(*ref));
	char text[64];

	(void)state;
	for (size_t i = 0; i < PEOPLE; i++) {
		struct bk_who w = person(i, text);

		ref[i] = bk_ingest_ref(in, &w);
		assert_ptr_equal(ref[i], bk_ingest_ref(in, &w));
		for (size_t k = i < 40 ? 0 : i - 40; k < i; k++)
			assert_ptr_not_equal(ref[k], ref[i]);
	}
	for (size_t i = PEOPLE; i-- > 0;) {
		struct bk_who w = person(i, text);

		assert_ptr_equal(ref[i], bk_ingest_ref(in, &w));
	}
	free(ref);
	bk_ingest_free(in);
}

/* Cells are not run together, and a program's own number is another's. */
static void
cells_keep_their_places(void **state)
{
	static const struct bk_who who[] = {
		{ .nis = BK_STR("12"), .name = BK_STR("Ani") },
		{ .nis = BK_STR("1"), .name = BK_STR("2Ani") },
		{ .nis = BK_STR("12"), .name = BK_STR("Ani"), .own = true },
		{ .name = BK_STR("Ani"), .class = BK_STR("12") },
		{ .name = BK_STR("Ani"), .also = BK_STR("12") },
		{ .name = BK_STR("Ani"), .surname = BK_STR("12") },
	};
	struct bk_ingest_options opt = { .formats = formats, .jobs = 1 };
	struct bk_diag dg = { 0 };
	struct bk_ingest *in = bk_ingest_new(&opt, &dg);

	(void)state;
	for (size_t i = 0; i < BK_NELEM(who); i++)
		for (size_t k = 0; k < BK_NELEM(who); k++)
			assert_int_equal(i == k, bk_ingest_ref(in, &who[i]) ==
			    bk_ingest_ref(in, &who[k]));
	bk_ingest_free(in);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    the_same_cells_are_the_same_person_among_many),
		cmocka_unit_test(cells_keep_their_places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
