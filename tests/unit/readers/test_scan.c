/* Lists of who was scanned when, and what only looks like them. */
#include "readers.h"
#include "recognise.h"
#include "scanhead.h"

#define ROWS "10101,Ani,2026-09-01 06:55\n10102,Budi,2026-09-01 07:05\n"

static const struct {
	const char	*what, *text;
	bool		 scan;
} lists[] = {
	{ "the plain log of a machine",
	    "10101\t2026-09-01 06:55:01\t1\t0\t1\t0\n"
	    "10102\t2026-09-01 06:56:01\t1\t0\t1\t0\n", true },
	{ "numbers and moments without flags",
	    "10101\t2026-09-01 06:55:01\n10102\t2026-09-01 06:56:01\n",
	    false },
	{ "a machine's transactions", "No,Name,Date/Time\n" ROWS, true },
	{ "a state beside them", "No,Name,Date/Time,Status\n"
	    "10101,Ani,2026-09-01 06:55,C/In\n", true },
	{ "days and clocks apart", "PIN,Nama,Tanggal,Scan 1,Scan 2\n"
	    "10101,Ani,01-09-2026,06:55,14:00\n", true },
	{ "marks make it a log", "NIS,Nama,Tanggal,Jam Masuk,Status\n"
	    "10101,Ani,2026-09-01,06:55,Hadir\n"
	    "10102,Budi,2026-09-01,,Alpa\n", false },
	{ "coming and going by a meeting's words",
	    "Name,Join Time,Leave Time\n"
	    "Ani,2026-09-01 06:55,2026-09-01 07:55\n", false },
	{ "lengths are no times of day", "Nama,Waktu\nAni,00:10:00\n"
	    "Budi,00:20:00\n", false },
	{ "whole sentences tell of something else",
	    "Tanggal,NIS,Nama,Jam Masuk,Alasan\n"
	    "2026-09-01,10101,Ani,07:30,Bangun kesiangan\n", false },
	{ "words of something else", "Tanggal,Nama,Jam Masuk,Tujuan\n"
	    "2026-09-01,Ani,07:30,Kepsek\n", false },
	{ "sums of something else", "Waktu,NIS,Nama,Total\n"
	    "2026-09-01 09:12,10101,Ani,10000\n", false },
	{ "a parent beside the time", "Waktu,Nama,Nama Ayah\n"
	    "2026-09-01 09:12,Ani,Adi\n", false },
	{ "a state that is no machine's", "Tanggal,Nama,Jam,Keterangan\n"
	    "2026-09-01,Ani,10:00,Izin pulang\n", false },
	{ "what machines write beside it",
	    "Tanggal,Nama,Jam,Suhu,Status,Mesin\n"
	    "2026-09-01,Ani,07:30,\"36,5\",Berhasil,Gerbang\n", true },
	{ "nobody is named", "Ruang,Date/Time\nA,2026-09-01 06:55\n", false },
	{ "no row below", "No,Name,Date/Time\n", false },
};

static void
test_headings_and_values_make_a_list_of_scans(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
		struct bk_scanhead h;
		struct recognise r;

		recognise_open(&r, "a.csv", lists[i].text);
		if (bk_scanhead_find(&r.table.sheet[0],
		    BK_SCANHEAD_SILENT, &h) != lists[i].scan)
			fail_msg("%s", lists[i].what);
		bk_table_free(&r.table);
		assert_int_equal(lists[i].scan, recognise(&bk_scan_format,
		    "a.csv", lists[i].text, NULL) > 0);
	}
}

/* Words may stand beside the times of a list that says what it is. */
static void
test_who_says_attendance_or_asks_is_trusted(void **state)
{
	struct bk_sheet *s;
	struct bk_scanhead h;
	struct recognise r;

	(void)state;
	recognise_open(&r, "a.csv", "Tanggal,Nama,Jam Hadir,Guru Piket\n"
	    "2026-09-01,Ani,07:30,Tini\n");
	s = &r.table.sheet[0];
	assert_false(bk_scanhead_find(s, BK_SCANHEAD_SILENT, &h));
	assert_true(bk_scanhead_find(s, BK_SCANHEAD_SAID, &h));
	bk_table_free(&r.table);
	recognise_open(&r, "a.csv", "Tanggal,Nama,Jam,Alasan\n"
	    "2026-09-01,Ani,07:30,Bangun kesiangan\n");
	s = &r.table.sheet[0];
	assert_false(bk_scanhead_find(s, BK_SCANHEAD_SAID, &h));
	assert_true(bk_scanhead_find(s, BK_SCANHEAD_ASKED, &h));
	bk_table_free(&r.table);
}

/* "No" counts the rows where a name stands beside it. */
static void
test_a_machines_number_stands_for_the_nis(void **state)
{
	static const struct { const char *text; int nis; } v[] = {
		{ "No,PIN,Name,Date/Time\n1,10101,Ani,2026-09-01 06:55\n", 1 },
		{ "AC-No.,Name,Date/Time\n" ROWS, 0 },
		{ "No,Name,Date/Time\n" ROWS, -1 },
		{ "No,NIS,Name,Date/Time\n1,10101,Ani,2026-09-01 06:55\n", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(v) / sizeof(*v); i++) {
		struct bk_scanhead h;
		struct recognise r;

		recognise_open(&r, "a.csv", v[i].text);
		assert_true(bk_scanhead_find(&r.table.sheet[0],
		    BK_SCANHEAD_SILENT, &h));
		assert_int_equal(v[i].nis, h.at[BK_COL_NIS]);
		bk_table_free(&r.table);
	}
}

/* A daily report is a table a day: the headings again do not hide the first. */
static void
test_the_first_of_several_tables_is_found(void **state)
{
	struct bk_scanhead h;
	struct recognise r;

	(void)state;
	recognise_open(&r, "a.csv", "Tanggal: 1-9-2026\n"
	    "PIN,Nama,Scan Masuk\n10101,Ani,06:55\n\n"
	    "Tanggal: 2-9-2026\nPIN,Nama,Scan Masuk\n10101,Ani,06:56\n");
	assert_true(bk_scanhead_find(&r.table.sheet[0],
		    BK_SCANHEAD_SILENT, &h));
	assert_int_equal(2, h.line);
	assert_true(h.above.dated);
	bk_table_free(&r.table);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_headings_and_values_make_a_list_of_scans),
		cmocka_unit_test(test_who_says_attendance_or_asks_is_trusted),
		cmocka_unit_test(test_a_machines_number_stands_for_the_nis),
		cmocka_unit_test(test_the_first_of_several_tables_is_found),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
