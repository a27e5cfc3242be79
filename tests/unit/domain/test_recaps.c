/* The recaps of one student as one [DESIGN, Recaps]. */
#include "recaps.h"
#include "recapline.h"

static const struct {
	const char	*what, *a, *b, *sum;
	int		 same, replaced;
} pairs[] = {
	{ "another subject is added",
	    "subjects: [{subject: A, from: 2020-07-13, to: 2020-08-01, "
	    "present: 1, unexcused: 9}]",
	    "subjects: [{subject: B, from: 2020-07-20, to: 2020-08-31, "
	    "present: 2, unexcused: 8}]",
	    "A 07-13..08-01 1/10 + B 07-20..08-31 2/10 = 3/20 of 07-13..08-31",
	    0, 0 },
	{ "the same subject over overlapping days is replaced",
	    "subjects: [{subject: A, from: 2020-07-13, to: 2020-08-01, "
	    "present: 1, unexcused: 9}, {subject: B, from: 2020-07-13, to: "
	    "2020-08-01, present: 5}]",
	    "subjects: [{subject: A, from: 2020-08-01, to: 2020-08-31, "
	    "present: 2, unexcused: 8}]",
	    "B 07-13..08-01 5/5 + A 08-01..08-31 2/10 = 7/15 of 07-13..08-31",
	    0, 1 },
	{ "over other days it is added",
	    "subjects: [{subject: A, from: 2020-07-13, to: 2020-07-31, "
	    "present: 1, unexcused: 9}]",
	    "subjects: [{subject: A, from: 2020-08-01, to: 2020-08-31, "
	    "present: 2, unexcused: 8}]",
	    "A 07-13..07-31 1/10 + A 08-01..08-31 2/10 = 3/20 of 07-13..08-31",
	    0, 0 },
	{ "one that reaches less far than one of two is left out",
	    "subjects: [{subject: A, from: 2020-07-13, to: 2020-07-31, "
	    "present: 1}, {subject: A, from: 2020-08-01, to: 2020-08-31, "
	    "present: 2}]",
	    "subjects: [{subject: A, from: 2020-07-31, to: 2020-08-01, "
	    "present: 9}]",
	    "A 07-13..07-31 1/1 + A 08-01..08-31 2/2 = 3/3 of 07-13..08-31",
	    0, 0 },
	{ "without days nobody knows: replaced",
	    "subjects: [{subject: A, present: 1}]",
	    "subjects: [{subject: A, present: 2}]",
	    "A .. 2/2 = 2/2 of ..", 0, 1 },
	{ "the same file is ignored",
	    "subjects: [{subject: A, present: 1}]\n"
	    "sources: [{file: a, sha256: aa}, {file: b, sha256: bb}]",
	    "subjects: [{subject: B, present: 2}]\n"
	    "sources: [{file: c, sha256: bb}]", "A .. 1/1 = 1/1 of ..", 1,
	    0 },
	{ "not when another file came into it",
	    "subjects: [{subject: A, present: 1}]\n"
	    "sources: [{file: a, sha256: aa}]",
	    "subjects: [{subject: B, present: 2}]\n"
	    "sources: [{file: a, sha256: aa}, {file: c, sha256: cc}]",
	    "A .. 1/1 + B .. 2/2 = 3/3 of ..", 0, 0 },
	{ "without subjects a recap is one of a nameless one",
	    "from: 2020-07-13\nto: 2020-07-31\ntotals: {present: 1}",
	    "from: 2020-08-01\nto: 2020-08-31\ntotals: {present: 2}",
	    " 07-13..07-31 1/1 +  08-01..08-31 2/2 = 3/3 of 07-13..08-31", 0,
	    0 },
	{ "over the same days it is replaced",
	    "from: 2020-07-13\nto: 2020-07-31\ntotals: {present: 1}",
	    "from: 2020-07-13\nto: 2020-08-31\ntotals: {present: 2}",
	    " 07-13..08-31 2/2 = 2/2 of 07-13..08-31", 0, 1 },
	{ "days merge: P before U before E before S",
	    "totals: {sessions: 0}\n"
	    "days: {from: 2020-09-07, marks: \"PUES.PUES.\"}",
	    "totals: {sessions: 0}\n"
	    "days: {from: 2020-09-09, marks: \"PUESPUES.S\"}",
	    " = 0/0 of .. PUPUEPPUES.S@09-07", 0, 0 },
	{ "days before and with a gap", "totals: {sessions: 0}\n"
	    "days: {from: 2020-09-14, marks: P}", "totals: {sessions: 0}\n"
	    "days: {from: 2020-09-07, marks: UE}",
	    " = 0/0 of .. UE.....P@09-07", 0, 0 },
	{ "days from one alone", "totals: {sessions: 0}",
	    "totals: {sessions: 0}\ndays: {from: 2020-09-07, marks: UE}",
	    " = 0/0 of .. UE@09-07", 0, 0 },
	{ "assignments of courses that are known add up",
	    "totals: {sessions: 0}\n"
	    "coursework: [{subject: Fisika, due: 3, submitted: 1}]",
	    "totals: {sessions: 0}\n"
	    "coursework: [{subject: Kimia, due: 4, submitted: 2}]",
	    " = 0/0 of .. 3 of 7", 0,
	    0 },
};

#define ROLL(from, to, marks, counts) "from: " from "\nto: " to "\ntotals: {" \
	counts "}\ndays: {from: " from ", marks: \"" marks "\"}"
#define ONE(subject, from, to, counts) "subjects: [{subject: " subject \
	", from: " from ", to: " to ", " counts "}]"
#define WEEK(subject, marks, counts) \
	ONE(subject, "2020-07-13", "2020-07-17", counts) \
	"\ndays: {from: 2020-07-13, marks: \"" marks "\"}"

/* Several, oldest first; what is told besides: replaced, aside, less. */
static const struct {
	const char	*what, *recap[3], *sum;
	int		 replaced, aside, less;
} several[] = {
	/* five of 35 days present do not vanish behind four good lessons */
	{ "a daily roll of more days counts, not the lessons", {
	    ROLL("2020-07-13", "2020-07-19", "UUUUUUP",
	    "present: 1, unexcused: 6"),
	    ONE("A", "2020-07-14", "2020-07-19", "present: 2") "\n"
	    "days: {from: 2020-07-14, marks: \"P....P\"}" },
	    " 07-13..07-19 1/7 = 1/7 of 07-13..07-19 UPUUUUP@07-13", 0, 1,
	    0 },
	{ "lessons of as many days count, not the roll", {
	    ROLL("2020-07-13", "2020-07-14", "U.", "unexcused: 1"),
	    ONE("A", "2020-07-13", "2020-07-17", "present: 3") "\n"
	    "days: {from: 2020-07-13, marks: \".PP.P\"}" },
	    "A 07-13..07-17 3/3 = 3/3 of 07-13..07-17 UPP.P@07-13", 0, 1,
	    0 },
	{ "what the days tell beyond the overlap stays", {
	    ROLL("2020-07-13", "2020-07-14", "UU", "unexcused: 2"),
	    ONE("A", "2020-07-13", "2020-07-17", "present: 3") "\n"
	    "days: {from: 2020-07-13, marks: \"P.P.P\"}" },
	    " 07-13..07-14 0/2 + A 07-15..07-17 2/2 = 2/4 of 07-13..07-17 "
	    "PUP.P@07-13", 0, 1, 0 },
	/* an earlier bk kept both in one recap, whose days are of both */
	{ "inside one recap, the kind with more sessions", {
	    "subjects: [{subject: \"\", from: 2020-07-13, to: 2020-07-19, "
	    "present: 1, unexcused: 6}, {subject: A, from: 2020-07-14, "
	    "to: 2020-07-19, present: 2}]\n"
	    "days: {from: 2020-07-13, marks: \"UPUUUUP\"}" },
	    " 07-13..07-19 1/7 = 1/7 of 07-13..07-19 UPUUUUP@07-13", 0, 1,
	    0 },
	{ "without days, the kind with more sessions", {
	    "from: 2020-07-01\nto: 2020-07-31\ntotals: {present: 20}",
	    ONE("A", "2020-07-13", "2020-07-17", "present: 5") },
	    " 07-01..07-31 20/20 = 20/20 of 07-01..07-31", 0, 1, 0 },
	{ "a monthly recap beside the logs of that month", {
	    ONE("A", "2020-07-13", "2020-07-31", "present: 15"),
	    ONE("B", "2020-07-13", "2020-07-31", "present: 15"),
	    "from: 2020-07-01\nto: 2020-07-31\ntotals: {present: 15}" },
	    "A 07-13..07-31 15/15 + B 07-13..07-31 15/15 = 30/30 of "
	    "07-13..07-31", 0, 1, 0 },
	{ "a roll of other days is added", {
	    "from: 2020-08-01\nto: 2020-08-31\ntotals: {present: 20}",
	    ONE("A", "2020-07-13", "2020-07-17", "present: 5") },
	    " 08-01..08-31 20/20 + A 07-13..07-17 5/5 = 25/25 of "
	    "07-13..08-31", 0, 0, 0 },
	{ "subjects differ in more than case, blanks, dots, hyphens", {
	    ONE("Bhs. Inggris", "2020-07-13", "2020-07-17", "present: 1"),
	    ONE("BHS INGGRIS ", "2020-07-13", "2020-07-17", "present: 2"),
	    ONE("bhs-inggris", "2020-07-20", "2020-07-24", "present: 3") },
	    "Bhs. Inggris 07-13..07-17 2/2 + Bhs. Inggris 07-20..07-24 3/3 = "
	    "5/5 of 07-13..07-24", 1, 0, 0 },
	{ "a correction of July alone is cut out of a log of one subject", {
	    ROLL("2020-07-30", "2020-08-02", "UUPP",
	    "present: 2, unexcused: 2"),
	    ROLL("2020-07-30", "2020-07-31", "SP", "present: 1, sick: 1") },
	    " 08-01..08-02 2/2 +  07-30..07-31 1/2 = 3/4 of 07-30..08-02 "
	    "SPPP@07-30", 1, 0, 0 },
	{ "it is left out where the days do not tell how", {
	    ONE("A", "2020-07-30", "2020-08-02",
	    "present: 2, unexcused: 2"),
	    ONE("A", "2020-07-30", "2020-07-31", "present: 1, sick: 1") },
	    "A 07-30..08-02 2/4 = 2/4 of 07-30..08-02", 0, 0, 1 },
	{ "also where somebody was late: no mark says when", {
	    ROLL("2020-07-30", "2020-08-02", "UUPP",
	    "present: 1, late: 1, unexcused: 2"),
	    ROLL("2020-07-30", "2020-07-31", "SP", "present: 1, sick: 1") },
	    " 07-30..08-02 1/4 = 1/4 of 07-30..08-02 UUPP@07-30", 0, 0, 1 },
	{ "the days of what was replaced go with it", {
	    WEEK("A", "UUUUU", "unexcused: 5"),
	    WEEK("A", "SSSSS", "sick: 5") },
	    "A 07-13..07-17 0/5 = 0/5 of 07-13..07-17 SSSSS@07-13", 1, 0,
	    0 },
	{ "cumulative ones: the last counts, with its assignments", {
	    ONE("A", "2020-07-13", "2020-07-17", "present: 5")
	    "\nassignments: {due: 2, submitted: 0}",
	    ONE("A", "2020-07-13", "2020-07-24", "present: 9")
	    "\nassignments: {due: 4, submitted: 1}" },
	    "A 07-13..07-24 9/9 = 9/9 of 07-13..07-24 1 of 4", 1, 0, 0 },
};

static struct bk_attendance
sum_of(struct fixture *f, const char *const *text, size_t most,
    struct bk_recaps_told *told)
{
	const struct bk_attendance *v[3];
	struct bk_attendance a[3], sum;
	size_t n = 0;

	for (; n < most && text[n]; n++) {
		a[n] = recap(f, text[n]);
		v[n] = &a[n];
	}
	*told = (struct bk_recaps_told){ 0 };
	assert_true(bk_recaps_sum(v, n, &f->arena, &sum, told));
	return sum;
}

static void
test_two_recaps_become_one(void **state)
{
	bool all = true;

	(void)state;
	for (size_t i = 0; i < BK_NELEM(pairs); i++) {
		const char *const two[] = { pairs[i].a, pairs[i].b };
		struct bk_buf got = BK_BUF_INIT;
		struct bk_recaps_told told;
		struct bk_attendance sum;
		struct fixture f;

		fixture_begin(&f);
		sum = sum_of(&f, two, 2, &told);
		show(&sum, &got);
		if (strcmp(got.p, pairs[i].sum) != 0 ||
		    told.same != pairs[i].same ||
		    told.replaced != pairs[i].replaced) {
			print_message("%s:\ngot: %s (%d, %d)\nwanted: %s\n",
			    pairs[i].what, got.p, told.same, told.replaced,
			    pairs[i].sum);
			all = false;
		}
		bk_buf_free(&got);
		fixture_end(&f);
	}
	assert_true(all);
}

static void
test_what_counts_of_several(void **state)
{
	bool all = true;

	(void)state;
	for (size_t i = 0; i < BK_NELEM(several); i++) {
		struct bk_buf got = BK_BUF_INIT;
		struct bk_recaps_told told;
		struct bk_attendance sum;
		struct fixture f;

		fixture_begin(&f);
		sum = sum_of(&f, several[i].recap, 3, &told);
		show(&sum, &got);
		if (strcmp(got.p, several[i].sum) != 0 ||
		    told.replaced != several[i].replaced ||
		    told.aside != several[i].aside ||
		    told.less != several[i].less) {
			print_message("%s:\ngot: %s (%d, %d, %d)\n"
			    "wanted: %s\n", several[i].what, got.p,
			    told.replaced, told.aside, told.less,
			    several[i].sum);
			all = false;
		}
		bk_buf_free(&got);
		fixture_end(&f);
	}
	assert_true(all);
}

/* Each is older than the next. */
static void
test_which_is_newer(void **state)
{
	static const char *const ages[] = {
		"from: 2020-07-13\nto: 2020-07-17\ntotals: {present: 1}",
		"from: 2020-07-13\nto: 2020-07-18\ntotals: {present: 1}",
		"from: 2020-07-13\nto: 2020-07-18\ntotals: {present: 2}",
		"from: 2020-07-13\nto: 2020-07-18\ntotals: {present: 2}\n"
		    "sources: [{file: a, sha256: aa}]",
		"from: 2020-07-13\nto: 2020-07-18\ntotals: {present: 2}\n"
		    "sources: [{file: a, sha256: ab}]",
		"from: 2020-07-13\nto: 2020-07-14\ntotals: {present: 1}\n"
		    "taken: 1",
		"from: 2020-07-13\nto: 2020-07-14\ntotals: {present: 0}\n"
		    "taken: 10",
	};
	struct fixture f;

	(void)state;
	fixture_begin(&f);
	for (size_t i = 0; i < BK_NELEM(ages); i++)
		for (size_t k = 0; k < BK_NELEM(ages); k++) {
			struct bk_attendance a = recap(&f, ages[i]);
			struct bk_attendance b = recap(&f, ages[k]);
			int cmp = bk_recaps_cmp(&a, &b);

			assert_int_equal(i < k, cmp < 0);
			assert_int_equal(i > k, cmp > 0);
		}
	fixture_end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_two_recaps_become_one),
		cmocka_unit_test(test_what_counts_of_several),
		cmocka_unit_test(test_which_is_newer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
