/* Calendars: RFC 5545, line by line. */
#include "trees.h"
#include "ics.h"
#include "utf8.h"

/* The lines that an event with this summary says it in. */
static struct bk_buf
summary_lines(const char *text)
{
	const struct bk_ics_event e = { .uid = "u", .date = day("2020-10-06"),
		.stamp = day("2020-10-01"), .summary = text };
	struct bk_buf all = BK_BUF_INIT, b = BK_BUF_INIT;
	const char *from, *end;
	struct bk_ics_zone z;

	bk_ics_zone_find("UTC", &z);
	bk_ics_event(&all, &e, &z);
	from = strstr(all.p, "\r\nSUMMARY:") + 2;
	for (end = strstr(from, "\r\n") + 2; *end == ' '; )
		end = strstr(end, "\r\n") + 2;
	bk_buf_add(&b, from, (size_t)(end - from));
	bk_buf_free(&all);
	return b;
}

static void
lines_are_folded_at_75_octets(void **state)
{
	struct bk_buf b;
	char text[200];

	(void)state;
	memset(text, 'a', 199);
	text[199] = '\0';
	b = summary_lines(text);
	assert_memory_equal(b.p + 75, "\r\n ", 3);
	assert_memory_equal(b.p + 75 + 2 + 75, "\r\n ", 3);
	assert_memory_equal(b.p + b.n - 2, "\r\n", 2);
	bk_buf_free(&b);
}

/* Whatever stands before it, no character is cut in two. */
static void
folding_cuts_no_character(void **state)
{
	static const char *const chars[] = { "\xc3\xa9", "\xe2\x82\xac",
		"\xf0\x9f\x98\x80" };

	(void)state;
	for (size_t c = 0; c < 3; c++)
		for (size_t pad = 60; pad < 76; pad++) {
			struct bk_buf b, text = BK_BUF_INIT;
			const char *line;

			for (size_t i = 0; i < pad; i++)
				bk_buf_putc(&text, 'x');
			for (size_t i = 0; i < 40; i++)
				bk_buf_puts(&text, chars[c]);
			b = summary_lines(text.p);
			for (line = b.p; *line; ) {
				const char *end = strstr(line, "\r\n");

				assert_non_null(end);
				assert_true(end - line <= 75);
				assert_true(bk_utf8_valid(line,
				    (size_t)(end - line), NULL));
				line = end + 2;
			}
			bk_buf_free(&b);
			bk_buf_free(&text);
		}
}

static void
text_is_escaped(void **state)
{
	struct bk_buf b;

	(void)state;
	b = summary_lines("a,b;c\\d\ne\x01" "f\r\n:\"");
	assert_string_equal(b.p, "SUMMARY:a\\,b\\;c\\\\d\\ne f\\n:\"\r\n");
	bk_buf_free(&b);
}

static void
zones_have_one_offset(void **state)
{
	static const struct {
		const char *id; int minutes; bool known;
	} zones[] = {
		{ "Asia/Jakarta", 420, true }, { "Asia/Pontianak", 420, true },
		{ "Asia/Makassar", 480, true }, { "Asia/Jayapura", 540, true },
		{ "UTC", 0, true }, { "+07:00", 420, true },
		{ "UTC+8", 480, true }, { "UTC-03:30", -210, true },
		{ "Europe/Berlin", 0, false }, { "+99:00", 0, false },
		{ "+7:3x", 0, false }, { "", 0, false }, { NULL, 0, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(zones) / sizeof(zones[0]); i++) {
		struct bk_ics_zone z;

		assert_int_equal(bk_ics_zone_find(zones[i].id, &z),
		    zones[i].known);
		if (zones[i].known)
			assert_int_equal(z.minutes, zones[i].minutes);
		else
			assert_null(z.id);
	}
}

static void
what_is_written_is_read_back(void **state)
{
	const struct bk_ics_event e = { .uid = "visit-a,b@school",
		.sequence = 3, .cancelled = true, .date = day("2020-10-06"),
		.start = 540, .end = 585, .stamp = day("2020-10-01"),
		.summary = "a long summary, which is folded because it is more "
		    "than seventy-five octets; so it is",
		.location = "RT 2", .description = "x\ny" };
	struct bk_buf b = BK_BUF_INIT;
	struct bk_ics_events got;
	struct bk_ics_zone z;
	struct trees f;

	(void)state;
	trees_begin(&f);
	bk_ics_zone_find("+07:00", &z);
	bk_ics_begin(&b, "-//bk//test//EN", &z, false);
	bk_ics_event(&b, &e, &z);
	bk_ics_end(&b);
	bk_ics_read(bk_buf_str(&b), &f.arena, &got);
	assert_int_equal(got.n, 1);
	assert_string_equal(got.v[0].uid, e.uid);
	assert_string_equal(got.v[0].summary, e.summary);
	assert_int_equal(got.v[0].sequence, 3);
	assert_int_equal(got.v[0].date, e.date);
	assert_int_equal(got.v[0].start, 540);
	assert_int_equal(got.v[0].end, 585);
	assert_true(got.v[0].cancelled);
	bk_buf_free(&b);
	trees_end(&f);
}

static void
another_file_is_no_calendar(void **state)
{
	static const char *const texts[] = { "", "BEGIN:VEVENT",
		"BEGIN:VEVENT\nUID:x\nEND:VEVENT\n",
		"BEGIN:VEVENT\nUID\nDTSTART:2020\nEND:VEVENT",
		"END:VEVENT\nDTSTART;X=\":\nUID:\n \n", "\r\n \r\n\t" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct bk_arena a = BK_ARENA_INIT;
		struct bk_ics_events got;

		bk_ics_read(bk_str(texts[i]), &a, &got);
		assert_int_equal(got.n, 0);
		bk_arena_free(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_folded_at_75_octets),
		cmocka_unit_test(folding_cuts_no_character),
		cmocka_unit_test(text_is_escaped),
		cmocka_unit_test(zones_have_one_offset),
		cmocka_unit_test(what_is_written_is_read_back),
		cmocka_unit_test(another_file_is_no_calendar),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
