/* The rosters of a repository, read when asked for (rosters.h). */
#include "scratchrepo.h"

#include "rosters.h"

struct fixture {
	struct scratch_repo in;
	struct bk_docfiles docs;
	struct bk_rosters all;
	bk_term		 term;
};

static int
setup(void **state)
{
	struct fixture *f = bk_xcalloc(1, sizeof(*f));

	scratch_repo_begin(&f->in);
	mkdir("roster", 0700);
	f->docs = (struct bk_docfiles){ &f->in.repo, &f->in.arena, &f->in.dg,
		false };
	f->all.from = &f->docs;
	assert_int_equal(bk_term_parse(bk_str("2020-2021-1"), &f->term), 0);
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fixture *f = *state;

	bk_rosters_free(&f->all);
	scratch_repo_end(&f->in);
	free(f);
	return 0;
}

static const char two[] =
    "---\nkind: student\nnis: \"1\"\nnisn: \"0011\"\nname: \"Ani\"\n"
    "---\nkind: student\nnisn: \"0022\"\nname: \"Budi\"\n";

static void
test_a_term_without_a_file_has_an_empty_roster(void **state)
{
	struct fixture *f = *state;
	const struct bk_rosters_term *t = bk_rosters_get(&f->all, f->term);

	assert_non_null(t);
	assert_int_equal(t->list.n, 0);
	assert_false(f->all.failed);
	assert_int_equal(f->in.said.n, 0);
}

static void
test_students_are_known_by_nis_and_nisn(void **state)
{
	struct fixture *f = *state;
	const struct bk_rosters_term *t;

	put_file("roster/2020-2021-1.yaml", two);
	t = bk_rosters_get(&f->all, f->term);
	assert_non_null(t);
	assert_int_equal(t->list.n, 2);
	assert_string_equal(t->list.v[1].name, "Budi");
	assert_ptr_equal(bk_map_get(&t->by_key, bk_str("1")), &t->list.v[0]);
	assert_ptr_equal(bk_map_get(&t->by_key, bk_str("0011")),
	    &t->list.v[0]);
	assert_ptr_equal(bk_map_get(&t->by_key, bk_str("0022")),
	    &t->list.v[1]);
	assert_null(bk_map_get(&t->by_key, bk_str("2")));
}

static void
test_a_roster_is_read_once(void **state)
{
	struct fixture *f = *state;
	const struct bk_rosters_term *t;

	put_file("roster/2020-2021-1.yaml", two);
	t = bk_rosters_get(&f->all, f->term);
	assert_int_equal(unlink("roster/2020-2021-1.yaml"), 0);
	assert_ptr_equal(bk_rosters_get(&f->all, f->term), t);
	assert_int_equal(t->list.n, 2);
}

static void
test_a_malformed_roster_is_no_empty_one(void **state)
{
	struct fixture *f = *state;
	size_t said;

	put_file("roster/2020-2021-1.yaml", "kind: student\nnis: [\n");
	assert_null(bk_rosters_get(&f->all, f->term));
	assert_true(f->all.failed);
	said = f->in.said.n;
	assert_true(said > 0);
	assert_null(bk_rosters_get(&f->all, f->term));
	assert_int_equal(f->in.said.n, said);	/* once */
}

static void
test_keep_going_counts_nothing_of_a_malformed_roster(void **state)
{
	struct fixture *f = *state;
	const struct bk_rosters_term *t;
	struct bk_buf text = BK_BUF_INIT;

	f->docs.keep_going = true;
	bk_buf_printf(&text, "%s---\nkind: student\nnis: [\n", two);
	put_file("roster/2020-2021-1.yaml", text.p);
	bk_buf_free(&text);
	t = bk_rosters_get(&f->all, f->term);
	assert_non_null(t);
	assert_int_equal(t->list.n, 0);
	assert_true(f->in.said.n > 0);
}

/* [FIELD 3.15] A number is one student's in a term without a roster, too. */
static void
test_who_without_a_roster_of_the_term(void **state)
{
	struct fixture *f = *state;
	const struct bk_student *who;

	put_file("roster/2020-2021-1.yaml", two);
	assert_int_equal(bk_rosters_who(&f->all, f->term + 2, "0011", &who), 0);
	assert_string_equal(bk_student_key(who), "1");
	assert_int_equal(bk_rosters_who(&f->all, f->term + 2, "3", &who), 0);
	assert_null(who);
	assert_int_equal(bk_rosters_who(&f->all, f->term - 1, "1", &who), 0);
	assert_null(who);
}

static void
test_who_by_the_roster_of_the_term_alone(void **state)
{
	struct fixture *f = *state;
	const struct bk_student *who;

	put_file("roster/2020-2021-1.yaml", two);
	put_file("roster/2020-2021-2.yaml",
	    "kind: student\nnis: \"5\"\nname: \"Cici\"\n");
	assert_int_equal(bk_rosters_who(&f->all, f->term + 1, "0011", &who), 0);
	assert_null(who);
	assert_int_equal(bk_rosters_who(&f->all, f->term + 1, "5", &who), 0);
	assert_string_equal(who->name, "Cici");
	assert_int_equal(bk_rosters_who(&f->all, f->term + 2, "0011", &who), 0);
	assert_string_equal(who->name, "Ani");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		TEST(test_a_term_without_a_file_has_an_empty_roster),
		TEST(test_students_are_known_by_nis_and_nisn),
		TEST(test_a_roster_is_read_once),
		TEST(test_a_malformed_roster_is_no_empty_one),
		TEST(test_keep_going_counts_nothing_of_a_malformed_roster),
		TEST(test_who_without_a_roster_of_the_term),
		TEST(test_who_by_the_roster_of_the_term_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
