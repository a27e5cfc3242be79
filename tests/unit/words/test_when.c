/* Dates, times, durations; day or month first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "duration.h"
#include "mem.h"
#include "order.h"

/* "2020-09-08 27000 +420", the other reading after a slash where it differs. */
static void
show(const struct bk_when *w, char out[80])
{
	char day[2][BK_DATE_SIZE] = { "none", "none" };
	size_t n;

	for (int i = 0; i < 2; i++)
		if (w->date[i] != BK_DATE_NONE)
			bk_date_format(w->date[i], day[i]);
	n = (size_t)snprintf(out, 80, "%s", day[0]);
	if (w->date[0] != w->date[1])
		n += (size_t)snprintf(out + n, 80 - n, "/%s", day[1]);
	if (w->second != BK_SECOND_NONE)
		n += (size_t)snprintf(out + n, 80 - n, " %02d:%02d:%02d",
		    w->second / 3600, w->second / 60 % 60, w->second % 60);
	if (w->zone != BK_ZONE_NONE)
		snprintf(out + n, 80 - n, " %+d", w->zone);
}

static const struct {
	const char	*in, *out;
} moments[] = {
	{ "2020-09-08", "2020-09-08" },
	{ " 2020/9/8 ", "2020-09-08" },
	{ "2020.09.08", "2020-09-08" },
	{ "20200908", "2020-09-08" },
	{ "8/9/2020", "2020-09-08/2020-08-09" },
	{ "08-09-20", "2020-09-08/2020-08-09" },
	{ "13/9/2020", "2020-09-13/none" },
	{ "9/13/2020", "none/2020-09-13" },
	{ "9/9/2020", "2020-09-09" },
	{ "08.09.2020", "2020-09-08" },
	{ "1/1/98", "1998-01-01" },
	{ "8 September 2020", "2020-09-08" },
	{ "8 Agustus 2020", "2020-08-08" },
	{ "08-Agu-2020", "2020-08-08" },
	{ "8 Agt 20", "2020-08-08" },
	{ "8 Nopember 2020", "2020-11-08" },
	{ "17 Peb 2021", "2021-02-17" },
	{ "Senin, 7 September 2020", "2020-09-07" },
	{ "Jum'at 11 Desember 2020", "2020-12-11" },
	{ "Friday, Dec 11, 2020", "2020-12-11" },
	{ "Nov 1, 2024", "2024-11-01" },
	{ "Sept. 8th, 2020", "2020-09-08" },
	{ "29 вер. 2025 р.", "2025-09-29" },
	{ "3 Mai 2024", "2024-05-03" },
	{ "14 août 2023", "2023-08-14" },
	{ "2020年12月8日", "2020-12-08" },
	{ "44082", "2020-09-08" },
	{ "44082.3125", "2020-09-08 07:30:00" },
	{ "2020-09-08T07:30:00", "2020-09-08 07:30:00" },
	{ "2020-09-08T07:30:00.123Z", "2020-09-08 07:30:00 +0" },
	{ "2020-09-08 07:30:00+07:00", "2020-09-08 07:30:00 +420" },
	{ "11/19/2021 09:54:15 AM", "none/2021-11-19 09:54:15" },
	{ "11/19/2021 12:01:59 PM", "none/2021-11-19 12:01:59" },
	{ "11/19/2021 12:01:59 AM", "none/2021-11-19 00:01:59" },
	{ "14/11/22, 09:29:07", "2022-11-14/none 09:29:07" },
	{ "2020/12/8 8:35", "2020-12-08 08:35:00" },
	{ "25/4/2026 08.05.09", "2026-04-25/none 08:05:09" },
	{ "19 Mar 2024 3.09PM", "2024-03-19 15:09:00" },
	{ "3 Aug 2026 7.30AM", "2026-08-03 07:30:00" },
	{ "2018/08/12 6:28:23 AM AST", "2018-08-12 06:28:23" },
	{ "Dec 1, 2024, 10:00:00 AM GMT+2", "2024-12-01 10:00:00 +120" },
	{ "Dec 1, 2024, 10:00 AM", "2024-12-01 10:00:00" },
	{ "13/04/2021 à 09:01:31", "2021-04-13/none 09:01:31" },
	{ "13/4/2021 a las 9:01:31 p. m.", "2021-04-13/none 21:01:31" },
	{ "jan. 12, 2021 1:41 da tarde", "2021-01-12 13:41:00" },
	{ "2021/3/16 下午 9:01:31", "2021-03-16 21:01:31" },
	{ "2021-03-16 오전 12:01:31", "2021-03-16 00:01:31" },
	{ "3 Agustus 2026 pukul 07.30 WIB", "2026-08-03 07:30:00 +420" },
	{ "3 Agustus 2026, jam 7.30 (WITA)", "2026-08-03 07:30:00 +480" },
	{ "31/02/2020", "no such day" },
	{ "2021-02-29", "no such day" },
	{ "2020-13-01", "no such day" },
	{ "", "no date" },
	{ "?", "no date" },
	{ "Jumlah", "no date" },
	{ "8/9", "no date" },
	{ "8/9-2020", "no date" },
	{ "8/9/202", "no date" },
	{ "8/9/20201", "no date" },
	{ "8/9/2020 25:00", "no date" },
	{ "8/9/2020 pagi", "no date" },
	{ "12345", "no date" },
	{ "0051234567", "no date" },
	{ "September 2026", "no date" },
	{ "2020-09-08 x", "no date" },
};

static void
moments_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < BK_NELEM(moments); i++) {
		struct bk_when w;
		char got[80];

		switch (bk_when_parse(bk_str(moments[i].in), false, &w)) {
		case BK_WHEN_OK:
			show(&w, got);
			break;
		case BK_WHEN_NO_SUCH_DAY:
			snprintf(got, sizeof(got), "no such day");
			break;
		default:
			snprintf(got, sizeof(got), "no date");
			break;
		}
		if (strcmp(moments[i].out, got) != 0)
			fail_msg("%s: %s, not %s", moments[i].in, got,
			    moments[i].out);
	}
}

static void
a_prefix_is_read_to_where_the_date_ends(void **state)
{
	static const struct {
		const char	*in, *rest;
	} cases[] = {
		{ "3 Aug 2026 7.30AM All students", " All students" },
		{ "10 Aug 2026 7.30AM X Melati", " X Melati" },
		{ "10 Aug 2026 7.30AM XII MIPA 1", " XII MIPA 1" },
		{ "2026-08-10 Kelas X", " Kelas X" },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(cases); i++) {
		struct bk_when w;
		size_t used;

		assert_int_equal(BK_WHEN_OK, bk_when_prefix(
		    bk_str(cases[i].in), &w, &used));
		assert_string_equal(cases[i].rest, cases[i].in + used);
	}
}

static void
zones_move_the_day(void **state)
{
	struct bk_when w;
	char got[80];

	(void)state;
	assert_int_equal(0, bk_when_parse(BK_STR("2026-08-03T23:30:00Z"),
	    false, &w));
	bk_when_to_zone(&w, 420);
	show(&w, got);
	assert_string_equal("2026-08-04 06:30:00 +420", got);
	assert_int_equal(0, bk_when_parse(BK_STR("1/8/2026 01:00 GMT+9"),
	    false, &w));
	bk_when_to_zone(&w, 420);
	show(&w, got);
	assert_string_equal("2026-07-31/2026-01-07 23:00:00 +420", got);
	assert_int_equal(0, bk_when_parse(BK_STR("2018/08/12 6:28:23 AM AST"),
	    false, &w));
	bk_when_to_zone(&w, 420);
	show(&w, got);
	assert_string_equal("2018-08-12 06:28:23", got);
}

static void
serials_of_1904(void **state)
{
	struct bk_when w;

	(void)state;
	assert_int_equal(0, bk_when_parse(BK_STR("42620"), true, &w));
	assert_int_equal(bk_date_make(2020, 9, 8), w.date[0]);
}

static void
clocks_are_read(void **state)
{
	static const struct {
		const char	*in;
		int		 second;
	} cases[] = {
		{ "18:02", 64920 }, { "9:01", 32460 }, { "07.30", 27000 },
		{ "7:30:15 PM", 70215 }, { "12:27:24", 44844 },
		{ "7:30\xe2\x80\xafPM", 70200 }, { "10 AM", 36000 },
		{ "12 AM", 0 }, { "00:00", 0 }, { "24:00", -1 },
		{ "7", -1 }, { "7:5", -1 }, { "13:61", -1 }, { "", -1 },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(cases); i++)
		assert_int_equal(cases[i].second,
		    bk_when_clock(bk_str(cases[i].in)));
}

static void
durations_are_read(void **state)
{
	static const struct {
		const char	*in;
		double		 seconds;	/* -1 none, -2 unknown */
	} cases[] = {
		{ "0 days 00:11:55.000000000", 715 },
		{ "1 day, 0:00:05", 86405 },
		{ "128", 7680 }, { "128.5", 7710 }, { "12,5", 750 },
		{ "0", 0 }, { "19m 26s", 1166 }, { "1h 2m 0s", 3720 },
		{ "1h2m", 3720 }, { "00:02:28", 148 }, { "1:02", 3720 },
		{ "52 min", 3120 }, { "1 hr 3 min", 3780 },
		{ "1 hr 21 min 53s", 4913 }, { "59 Min. 0 Sek.", 3540 },
		{ "1 Std. 2 Min.", 3720 }, { "1 jam 5 menit", 3900 },
		{ "45 menit 10 detik", 2710 }, { "1 год 3 хв", 3780 },
		{ "2 hours, 1 minute", 7260 }, { "1時間2分", 3720 },
		{ "30 s", 30 }, { "2 godz. 19 min 19 s", 8359 },
		{ "1시간 2분 3초", 3723 }, { "1 giờ 2 phút", 3720 },
		{ "1 小时 2 分钟", 3720 }, { "1 ชม. 2 นาที", 3720 },
		{ "1 t 2 min 3 sek", 3723 }, { "1 sa 2 dk 3 sn", 3723 },
		{ "PT1H2M3S", 3723 }, { "< 1 min", 60 },
		{ "--", -2 }, { "", -2 }, { " - ", -2 }, { "N/A", -2 },
		{ "?", -2 }, { "NULL", -2 },
		{ "lama", -1 }, { "5 min 3 min", -1 }, { "5 x", -1 },
		{ "1:60", -1 }, { "1:2:3:4", -1 }, { "-5", -1 },
		{ "12345678", -1 }, { "5 min x", -1 },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(cases); i++) {
		double got = 0;
		int r = bk_duration_parse(bk_str(cases[i].in), 60, &got);

		if (r > 0)
			got = -2;
		else if (r < 0)
			got = -1;
		if (got != cases[i].seconds)
			fail_msg("%s: %g", cases[i].in, got);
	}
}

static enum bk_order
decide(const char *dates, const struct bk_order_hints *h)
{
	struct bk_order_clues c = { .n = 0 };

	while (*dates) {
		size_t n = strcspn(dates, " ");
		struct bk_when w;

		assert_int_equal(0, bk_when_parse((struct bk_str){ dates, n },
		    false, &w));
		bk_order_clue(&c, &w, h);
		dates += n + (dates[n] == ' ');
	}
	return bk_order_decide(&c, h, &(const char *){ NULL });
}

static void
the_order_is_decided_for_a_whole_file(void **state)
{
	static const struct {
		const char	*dates;
		enum bk_order	 order;
	} cases[] = {
		{ "", BK_ORDER_DMY },
		{ "2020-09-01 1.9.2020", BK_ORDER_DMY },
		/* a field over 12 */
		{ "1/9/2020 2/9/2020 13/9/2020", BK_ORDER_DMY },
		{ "9/1/2020 9/2/2020 9/13/2020", BK_ORDER_MDY },
		{ "13/9/2020 9/13/2020", BK_ORDER_MIXED },
		{ "13/9/2020 14/9/2020 15/9/2020 16/9/2020 17/9/2020 18/9/2020"
		    " 19/9/2020 20/9/2020 21/9/2020 22/9/2020 9/23/2020",
		    BK_ORDER_DMY },
		/* the rows' order */
		{ "11/8/2020 12/8/2020 1/9/2020", BK_ORDER_DMY },
		{ "8/11/2020 8/12/2020 9/1/2020", BK_ORDER_MDY },
		{ "1/9/2020 12/8/2020 12/8/2020 11/8/2020", BK_ORDER_DMY },
		/* open */
		{ "11/12/2020 11/12/2020", BK_ORDER_OPEN },
		{ "3/8/2020 4/8/2020 5/8/2020", BK_ORDER_OPEN },
		{ "11/8/2020 1/9/2020", BK_ORDER_OPEN },
	};
	const struct bk_order_hints none = BK_ORDER_HINTS_INIT;

	(void)state;
	for (size_t i = 0; i < BK_NELEM(cases); i++)
		assert_int_equal(cases[i].order,
		    decide(cases[i].dates, &none));
}

static void
hints_decide_what_the_dates_leave_open(void **state)
{
	struct bk_order_hints h = BK_ORDER_HINTS_INIT;

	(void)state;
	/* the term: September, not January */
	h.from = bk_date_make(2020, 7, 1);
	h.to = bk_date_make(2020, 12, 31);
	assert_int_equal(BK_ORDER_DMY, decide("1/9/2020 2/9/2020", &h));
	assert_int_equal(BK_ORDER_MDY, decide("9/1/2020 9/2/2020", &h));
	assert_int_equal(BK_ORDER_OPEN, decide("11/12/2020", &h));
	/* the file's name */
	bk_whenname_span("ekspor/hadir_2020-12-11.csv", &h.name_from,
	    &h.name_to);
	assert_int_equal(BK_ORDER_DMY, decide("11/12/2020", &h));
	bk_whenname_span("hadir November 2020.csv", &h.name_from, &h.name_to);
	assert_int_equal(BK_ORDER_MDY, decide("11/12/2020", &h));
	/* the operator */
	h.forced = true;
	h.order = BK_ORDER_DMY;
	assert_int_equal(BK_ORDER_DMY, decide("9/13/2020", &h));
}

static void
names_of_files_hold_days_without_a_year(void **state)
{
	static const struct {
		const char	*name;
		int		 month, day;
	} cases[] = {
		{ "laporan_Feb01.csv", 2, 1 }, { "June_29_daftar.xlsx", 6, 29 },
		{ "absen 3 Agustus (1).csv", 8, 3 }, { "12-Mei.csv", 5, 12 },
		{ "rekap Agustus 2026.csv", 0, 0 }, { "Feb/log 4.csv", 0, 0 },
		{ "participants_123.csv", 0, 0 }, { "Mei 45.csv", 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(cases); i++) {
		int month, day;

		bk_whenname_day(cases[i].name, &month, &day);
		assert_int_equal(cases[i].month, month);
		assert_int_equal(cases[i].day, day);
	}
}

static void
names_of_files_hold_days_and_months(void **state)
{
	static const struct {
		const char	*name, *from, *to;
	} cases[] = {
		{ "Meet---nnp-xrmp-aop-2026-08-16 (1).csv", "2026-08-16",
		    "2026-08-16" },
		{ "participants_20210901.csv", "2021-09-01", "2021-09-01" },
		{ "rekap 16 Agustus 2026.xlsx", "2026-08-16", "2026-08-16" },
		{ "absen_12-08-2026.csv", NULL, NULL },	/* as open as any */
		{ "absen_13-08-2026.csv", "2026-08-13", "2026-08-13" },
		{ "absen_13.08.2026.csv", "2026-08-13", "2026-08-13" },
		{ "rekap-xi-ips2-september-2026.xlsx", "2026-09-01",
		    "2026-09-30" },
		{ "rekap 2026-02.csv", "2026-02-01", "2026-02-28" },
		{ "2020-09-01/log.csv", NULL, NULL },
		{ "log.csv", NULL, NULL },
		/* from one day to another, which is neither */
		{ "absen 1-10 September 2026.csv", "2026-09-01",
		    "2026-09-10" },
		{ "absen 1 sd 10 September 2026.csv", "2026-09-01",
		    "2026-09-10" },
		{ "absen 2026-09-01 sd 2026-09-10.csv", "2026-09-01",
		    "2026-09-10" },
		{ "absen_01-09-2026_10-09-2026.csv", NULL, NULL },
		{ "X-1 - 7 September 2026.csv", "2026-09-07", "2026-09-07" },
		{ "X-1 7 September 2026.csv", "2026-09-07", "2026-09-07" },
	};

	(void)state;
	for (size_t i = 0; i < BK_NELEM(cases); i++) {
		char text[BK_DATE_SIZE];
		bk_date from, to;

		bk_whenname_span(cases[i].name, &from, &to);
		if (!cases[i].from) {
			assert_int_equal(BK_DATE_NONE, from);
			assert_int_equal(BK_DATE_NONE, to);
			continue;
		}
		assert_int_not_equal(BK_DATE_NONE, from);
		assert_string_equal(cases[i].from, bk_date_format(from, text));
		assert_string_equal(cases[i].to, bk_date_format(to, text));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(moments_are_read),
		cmocka_unit_test(a_prefix_is_read_to_where_the_date_ends),
		cmocka_unit_test(zones_move_the_day),
		cmocka_unit_test(serials_of_1904),
		cmocka_unit_test(clocks_are_read),
		cmocka_unit_test(durations_are_read),
		cmocka_unit_test(the_order_is_decided_for_a_whole_file),
		cmocka_unit_test(hints_decide_what_the_dates_leave_open),
		cmocka_unit_test(names_of_files_hold_days_and_months),
		cmocka_unit_test(names_of_files_hold_days_without_a_year),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
