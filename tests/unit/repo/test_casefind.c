/* The case that somebody means (casefind.h), and what was read of it. */
#include "scratchrepo.h"

#include "casefind.h"

struct fixture {
	struct scratch_repo in;
	struct bk_docfiles docs;
	struct bk_casefind find;
	bk_term		 earlier, now;
};

static void
put_case(const char *path, const char *term, const char *nis,
    const char *status)
{
	struct bk_buf text = BK_BUF_INIT;

	bk_buf_printf(&text, "kind: case\nid: %s/%s\nterm: %s\n"
	    "student: {nis: \"%s\", name: \"Ani\", class: X-1}\n"
	    "opened: 2020-09-07\nstatus: %s\nrung: phone\n", term, nis, term,
	    nis, status);
	put_file(path, text.p);
	bk_buf_free(&text);
}

static int
setup(void **state)
{
	struct fixture *f = bk_xcalloc(1, sizeof(*f));

	scratch_repo_begin(&f->in);
	assert_int_equal(sh("mkdir -p cases/2020-2021-1 cases/2020-2021-2"),
	    0);
	put_case("cases/2020-2021-1/1.yaml", "2020-2021-1", "1", "open");
	put_case("cases/2020-2021-1/2.yaml", "2020-2021-1", "2", "resolved");
	put_case("cases/2020-2021-2/3.yaml", "2020-2021-2", "3", "resolved");
	put_case("cases/2020-2021-1/3.yaml", "2020-2021-1", "3", "open");
	put_file("cases/2020-2021-2/4.yaml", "kind: [\n");
	f->docs = (struct bk_docfiles){ &f->in.repo, &f->in.arena, &f->in.dg,
		false };
	bk_casefind_begin(&f->find, &f->docs);
	assert_int_equal(bk_term_parse(bk_str("2020-2021-1"), &f->earlier), 0);
	assert_int_equal(bk_term_parse(bk_str("2020-2021-2"), &f->now), 0);
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	bk_casefind_free(&f->find);
	scratch_repo_end(&f->in);
	free(f);
	return 0;
}

/* The id of the case that is found, "none" or "said". */
static const char *
found(struct fixture *f, const char *nis, bool named, bk_date day)
{
	const struct bk_casefind_who who = { f->now, nis, named, day };
	struct bk_casefile *file = NULL;
	int r = bk_casefind(&f->find, &who, &file);

	return r == 0 ? file->c.id : r > 0 ? "none" : "said";
}

static void
test_the_case_of_the_term_comes_first(void **state)
{
	assert_string_equal(found(*state, "3", false, BK_DATE_NONE),
	    "2020-2021-2/3");
}

static void
test_an_open_case_of_an_earlier_term_is_meant(void **state)
{
	assert_string_equal(found(*state, "1", false, BK_DATE_NONE),
	    "2020-2021-1/1");
}

static void
test_a_named_term_means_no_other(void **state)
{
	assert_string_equal(found(*state, "1", true, BK_DATE_NONE), "none");
}

static void
test_a_closed_case_is_meant_by_the_day(void **state)
{
	assert_string_equal(found(*state, "2", false, BK_DATE_NONE), "none");
	assert_string_equal(found(*state, "2", false,
	    bk_date_make(2020, 10, 1)), "2020-2021-1/2");
	assert_string_equal(found(*state, "2", false,
	    bk_date_make(2021, 2, 1)), "none");
}

static void
test_a_malformed_case_is_no_absent_one(void **state)
{
	struct fixture *f = *state;

	assert_string_equal(found(f, "4", false, BK_DATE_NONE), "said");
	assert_non_null(strstr(f->in.said.p, "cases/2020-2021-2/4.yaml"));
}

static void
test_a_file_is_read_once(void **state)
{
	struct fixture *f = *state;
	struct bk_casefile *a = NULL, *b = NULL;

	assert_int_equal(bk_casefind_in(&f->find, f->earlier, "1", &a), 0);
	assert_int_equal(bk_casefind_in(&f->find, f->earlier, "1", &b), 0);
	assert_ptr_equal(a, b);
	assert_int_equal(f->find.read.n, 1);
}

static void
test_what_was_forgotten_is_read_anew(void **state)
{
	struct fixture *f = *state;
	struct bk_casefile *a = NULL;

	assert_int_equal(bk_casefind_in(&f->find, f->now, "5", &a), 1);
	assert_int_equal(bk_casefind_in(&f->find, f->earlier, "1", &a), 0);
	bk_casefind_free(&f->find);
	assert_int_equal(unlink("cases/2020-2021-1/1.yaml"), 0);
	assert_int_equal(bk_casefind_in(&f->find, f->earlier, "1", &a), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		TEST(test_the_case_of_the_term_comes_first),
		TEST(test_an_open_case_of_an_earlier_term_is_meant),
		TEST(test_a_named_term_means_no_other),
		TEST(test_a_closed_case_is_meant_by_the_day),
		TEST(test_a_malformed_case_is_no_absent_one),
		TEST(test_a_file_is_read_once),
		TEST(test_what_was_forgotten_is_read_anew),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
