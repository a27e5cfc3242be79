/* The words of exports: all of them, and how they are looked up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "heading.h"
#include "mem.h"
#include "vocabulary.h"

#define THEME(name)	{ #name, &bk_vocabulary_##name },

static const struct {
	const char	*name;
	const struct bk_vocabulary *v;
} all[] = {
	BK_VOCABULARIES(THEME)
};

/* A word without the stars that leave its ends open. */
static struct bk_str
bare(const char *word)
{
	struct bk_str s = bk_str(word);

	if (s.n && s.p[0] == '*')
		s.p++, s.n--;
	if (s.n && s.p[s.n - 1] == '*')
		s.n--;
	return s;
}

/* Is a word of the list not what texts become that are looked up? */
static size_t
unreachable(size_t t, const char *const *words)
{
	size_t wrong = 0;

	for (; words && *words; words++) {
		struct bk_str word = bare(*words);
		char text[BK_FOLD_MAX];

		all[t].v->fold(word, text);
		if (word.n && bk_str_eq(bk_str(text), word))
			continue;
		print_error("%s: \"%s\" folds to \"%s\"\n", all[t].name,
		    *words, text);
		wrong++;
	}
	return wrong;
}

static void
test_every_word_folds_to_itself(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (size_t t = 0; t < BK_NELEM(all); t++)
		for (const struct bk_meaning *m = all[t].v->row; m->words;
		    m++)
			wrong += unreachable(t, m->words) +
			    unreachable(t, m->with) +
			    unreachable(t, m->without);
	assert_int_equal(wrong, 0);
}

/* How often that word stands in the list. */
static size_t
count(const char *const *words, const char *word)
{
	size_t n = 0;

	for (; *words; words++)
		n += strcmp(*words, word) == 0;
	return n;
}

/*
 * No word is in two rows of a vocabulary, or twice in one. (What may mean two
 * things stands in open_letters, once, with one of them in marks.)
 */
static void
test_no_word_has_two_meanings(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (size_t t = 0; t < BK_NELEM(all); t++)
		for (const struct bk_meaning *m = all[t].v->row; m->words;
		    m++)
			for (const char *const *w = m->words; *w; w++) {
				size_t n = 0;

				for (const struct bk_meaning *o = m;
				    o->words; o++)
					n += count(o->words, *w);
				if (n == 1)
					continue;
				print_error("%s: \"%s\" %zu times\n",
				    all[t].name, *w, n);
				wrong++;
			}
	assert_int_equal(wrong, 0);
}

/* Looked up alone, every word gives its own row, or the row of one in it. */
static void
test_every_word_is_found(void **state)
{
	size_t wrong = 0;

	(void)state;
	for (size_t t = 0; t < BK_NELEM(all); t++)
		for (const struct bk_meaning *m = all[t].v->row; m->words;
		    m++)
			for (const char *const *w = m->words; *w; w++) {
				const struct bk_meaning *found =
				    bk_vocabulary_find(all[t].v, bare(*w));

				if (m->with || (found && (found->means ==
				    m->means) && found->id == m->id))
					continue;
				print_error("%s: \"%s\" is not found\n",
				    all[t].name, *w);
				wrong++;
			}
	assert_int_equal(wrong, 0);
}

static void
test_words_are_found_whole(void **state)
{
	(void)state;
	assert_true(bk_vocabulary_has(&bk_vocabulary_legends,
	    BK_STR("tidak hadir tanpa keterangan")));
	assert_false(bk_vocabulary_has(&bk_vocabulary_legends,
	    BK_STR("alphabet")));
	assert_true(bk_vocabulary_has(&bk_vocabulary_sums,
	    BK_STR("Sum of all")));
	assert_false(bk_vocabulary_has(&bk_vocabulary_sums,
	    BK_STR("Sumarni")));
	assert_false(bk_vocabulary_has(&bk_vocabulary_sums, BK_STR("")));
}

static void
test_stars_leave_the_ends_of_a_word_open(void **state)
{
	(void)state;
	assert_int_equal(bk_vocabulary_means(&bk_vocabulary_units,
	    BK_STR("hours"), 0), 3600);
	assert_int_equal(bk_vocabulary_means(&bk_vocabulary_units,
	    BK_STR("jams"), 0), 0);
	assert_true(bk_vocabulary_has(&bk_vocabulary_attended,
	    BK_STR("Status Kehadiran")));
	assert_true(bk_vocabulary_has(&bk_vocabulary_causes,
	    BK_STR("sangat malasnya")));
	assert_false(bk_vocabulary_has(&bk_vocabulary_causes,
	    BK_STR("pemalas")));
}

/* "tidak hadir" is not "hadir": the first row that fits counts. */
static void
test_the_first_row_that_fits_counts(void **state)
{
	(void)state;
	assert_int_equal(bk_vocabulary_means(&bk_vocabulary_legends,
	    BK_STR("Tidak hadir"), -1), BK_MARK_UNEXCUSED);
	assert_int_equal(bk_vocabulary_means(&bk_vocabulary_legends,
	    BK_STR("Hadir"), -1), BK_MARK_PRESENT);
	assert_int_equal(bk_vocabulary_means(&bk_vocabulary_legends,
	    BK_STR("kehadiran"), -1), -1);
}

static void
test_a_row_may_ask_for_other_words_or_for_none_of_them(void **state)
{
	(void)state;
	assert_int_equal(bk_vocabulary_means(&bk_vocabulary_roster_guesses,
	    BK_STR("Nama Murid (A-Z)"), -1), BK_COL_NAME);
	assert_int_equal(bk_vocabulary_means(&bk_vocabulary_roster_guesses,
	    BK_STR("Nama Pembina"), -1), -1);
	assert_int_equal(bk_vocabulary_means(&bk_vocabulary_questions,
	    BK_STR("Nama Orang Tua"), -1), -1);
	assert_int_equal(bk_vocabulary_means(&bk_vocabulary_questions,
	    BK_STR("Nama Lengkap"), -1), BK_ASKS_NAME);
}

static void
test_three_letters_shorten_a_month(void **state)
{
	(void)state;
	assert_int_equal(bk_vocabulary_means(&bk_vocabulary_months,
	    BK_STR("Sept"), 0), 9);
	assert_int_equal(bk_vocabulary_means(&bk_vocabulary_months,
	    BK_STR("ma"), 0), 0);
	assert_int_equal(bk_vocabulary_means(&bk_vocabulary_months,
	    BK_STR("septembers"), 0), 0);
}

static void
test_a_key_ends_where_no_letter_follows(void **state)
{
	const struct bk_meaning *m;
	size_t len;

	(void)state;
	m = bk_vocabulary_front(&bk_vocabulary_facts, BK_STR("KELAS: X-1"),
	    &len);
	assert_non_null(m);
	assert_int_equal(m->means, BK_FACT_CLASS);
	assert_int_equal(len, 5);
	assert_null(bk_vocabulary_front(&bk_vocabulary_facts,
	    BK_STR("kelasnya"), &len));
	m = bk_vocabulary_front(&bk_vocabulary_facts,
	    BK_STR("Wali Kelas: Bu Ani"), &len);
	assert_non_null(m);
	assert_int_equal(m->means, BK_FACT_NONE);
}

/* "malas" is the third row, "sakit" the fourth, "teman" the tenth. */
static void
test_every_row_that_fits_is_told(void **state)
{
	const struct bk_vocabulary *v = &bk_vocabulary_causes;

	(void)state;
	assert_true(bk_vocabulary_every(v, " malas karena temannya sakit ") ==
	    (1u << 2 | 1u << 3 | 1u << 9));
	assert_true(bk_vocabulary_every(v, " pemalas ") == 0);
	assert_true(bk_vocabulary_every(v, "") == 0);
}

static void
expect_longest(const char *text, int means, size_t len)
{
	const struct bk_meaning *m;
	size_t n;

	m = bk_vocabulary_longest(&bk_vocabulary_marks, text, 3, &n);
	assert_int_equal(m ? m->means : -1, means);
	assert_int_equal(n, len);
}

static void
test_the_longest_whole_word_in_front_counts(void **state)
{
	(void)state;
	expect_longest("hadir", BK_MARK_PRESENT, 5);
	expect_longest("hadir terlambat 5 menit", BK_MARK_LATE, 15);
	expect_longest("hadir terlambatnya", BK_MARK_PRESENT, 5);
	expect_longest("tidak", -1, 0);
	expect_longest("tidak hadir", BK_MARK_UNEXCUSED, 11);
	expect_longest("sk dokter", -1, 0);	/* two letters are too few */
	expect_longest("hadirin", -1, 0);
	expect_longest("", -1, 0);
	for (const struct bk_meaning *m = bk_vocabulary_marks.row; m->words;
	    m++)
		for (const char *const *w = m->words; *w; w++)
			assert_null(strchr(*w, '*'));
}

/* Does a word of the vocabulary, or of one of several, begin so? */
static bool
begins(const struct bk_vocabulary *v, const char *text)
{
	for (const struct bk_meaning *m = v->row; m->words; m++)
		for (const char *const *w = m->words; *w; w++)
			for (const char *p = *w; (p = strstr(p, text)); p++)
				if (p == *w || p[-1] == ' ')
					return true;
	return false;
}

/* Of which all words could stand in a denial. */
static size_t
could_deny(const struct bk_vocabulary *v)
{
	size_t wrong = 0;

	for (const struct bk_meaning *m = v->row; m->words; m++)
		for (const char *const *w = m->words; *w; w++) {
			char text[BK_FOLD_MAX], *rest = text, *part;
			bool own = false;

			snprintf(text, sizeof(text), "%.*s",
			    (int)bare(*w).n, bare(*w).p);
			while ((part = strsep(&rest, " ")) != NULL)
				own |= !begins(&bk_vocabulary_no_problem,
				    part) && !begins(
				    &bk_vocabulary_no_problem_words, part);
			if (!own)
				print_error("\"%s\" denies, too\n", *w);
			wrong += !own;
		}
	return wrong;
}

/* So a text that speaks of a problem need not be looked up as a denial. */
static void
test_no_word_of_a_problem_denies_one(void **state)
{
	(void)state;
	assert_int_equal(0, could_deny(&bk_vocabulary_rules));
	assert_int_equal(0, could_deny(&bk_vocabulary_causes));
	assert_int_equal(could_deny(&bk_vocabulary_no_problem_words) > 20, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_word_folds_to_itself),
		cmocka_unit_test(test_no_word_has_two_meanings),
		cmocka_unit_test(test_every_word_is_found),
		cmocka_unit_test(test_words_are_found_whole),
		cmocka_unit_test(test_stars_leave_the_ends_of_a_word_open),
		cmocka_unit_test(test_the_first_row_that_fits_counts),
		cmocka_unit_test(
		    test_a_row_may_ask_for_other_words_or_for_none_of_them),
		cmocka_unit_test(test_three_letters_shorten_a_month),
		cmocka_unit_test(test_a_key_ends_where_no_letter_follows),
		cmocka_unit_test(test_every_row_that_fits_is_told),
		cmocka_unit_test(test_the_longest_whole_word_in_front_counts),
		cmocka_unit_test(test_no_word_of_a_problem_denies_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
