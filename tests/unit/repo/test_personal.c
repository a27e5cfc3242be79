#include "unit.h"

#include "buf.h"
#include "personal.h"

static void
note(void *ctx, size_t offset)
{
	bk_buf_printf(ctx, "%s%zu", ((struct bk_buf *)ctx)->n ? " " : "",
	    offset);
}

/* A name, a number, an address and a name of one word. */
static void
search(const char *text, enum bk_personal_text how, const char *wanted)
{
	struct bk_personal p = BK_PERSONAL_INIT;
	struct bk_buf found = BK_BUF_INIT;

	bk_personal_name(&p, "Siti Aminah");
	bk_personal_name(&p, "Putri, Rahma");
	bk_personal_name(&p, "Sl\303\241met");
	bk_personal_name(&p, "Ayu");
	bk_personal_name(&p, NULL);
	bk_personal_number(&p, "10234");
	bk_personal_number(&p, "1234");
	bk_personal_number(&p, "2020");
	bk_personal_number(&p, "");
	bk_personal_address(&p, "Jalan Melati 7");
	bk_personal_address(&p, "Muntung");
	bk_personal_each(&p, bk_str(text), how, note, &found);
	if (strcmp(found.p, wanted) != 0)
		print_error("%s\n", text);
	assert_string_equal(found.p, wanted);
	bk_buf_free(&found);
	bk_personal_free(&p);
}

static void
names_are_found_word_by_word(void **state)
{
	(void)state;
	search("ke rumah siti  AMINAH.", BK_PERSONAL_PROSE, "9");
	search("surat-siti_aminah.html", BK_PERSONAL_TITLE, "6");
	search("SitiAminah.docx", BK_PERSONAL_TITLE, "0");
	search("Rahma Putri; Putri Rahma", BK_PERSONAL_PROSE, "0 13");
	search("Siti dan Aminah, Sitiaminahwati", BK_PERSONAL_PROSE, "");
	search("Siti Aminah Siti Aminah", BK_PERSONAL_PROSE, "0 12");
}

static void
a_name_of_one_word_wants_a_capital_in_prose(void **state)
{
	(void)state;
	search("Slamet, slamet, selamat", BK_PERSONAL_PROSE, "0");
	search("kasus/slamet", BK_PERSONAL_TITLE, "6");
	search("Ayu", BK_PERSONAL_TITLE, "");	/* too short to say anything */
}

static void
numbers_are_whole_and_long_enough(void **state)
{
	(void)state;
	search("NIS 10234, 110234, 102345", BK_PERSONAL_PROSE, "4");
	search("1234", BK_PERSONAL_PROSE, "");
	search("surat-1234", BK_PERSONAL_TITLE, "6");
	search("2020", BK_PERSONAL_TITLE, "");	/* a year */
}

static void
addresses_are_three_words_or_more(void **state)
{
	(void)state;
	search("di jalan Melati 7", BK_PERSONAL_PROSE, "3");
	search("Muntung, jalan Melati 8", BK_PERSONAL_PROSE, "");
}

static void
bytes_that_are_no_text_part_words(void **state)
{
	(void)state;
	search("\377Siti\376Aminah\300", BK_PERSONAL_PROSE, "1");
	search("", BK_PERSONAL_PROSE, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_found_word_by_word),
		cmocka_unit_test(a_name_of_one_word_wants_a_capital_in_prose),
		cmocka_unit_test(numbers_are_whole_and_long_enough),
		cmocka_unit_test(addresses_are_three_words_or_more),
		cmocka_unit_test(bytes_that_are_no_text_part_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
