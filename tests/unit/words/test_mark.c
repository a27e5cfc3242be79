/* What schools write for a session, and over their columns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "heading.h"
#include "mark.h"

#define ID BK_HINT_INDONESIAN
#define EN BK_HINT_ENGLISH

static void
test_marks(void **state)
{
	static const struct {
		const char *text;
		unsigned hints;
		enum bk_mark_kind kind;
		enum bk_mark mark;
	} t[] = {
		{ "H", 0, BK_MARK_READ, BK_MARK_PRESENT },
		{ " hadir ", 0, BK_MARK_READ, BK_MARK_PRESENT },
		{ "HADIR", 0, BK_MARK_READ, BK_MARK_PRESENT },
		{ "S", 0, BK_MARK_READ, BK_MARK_SICK },
		{ "sakit", 0, BK_MARK_READ, BK_MARK_SICK },
		{ "i", 0, BK_MARK_READ, BK_MARK_EXCUSED },
		{ "Izin", 0, BK_MARK_READ, BK_MARK_EXCUSED },
		{ "Ijin", 0, BK_MARK_READ, BK_MARK_EXCUSED },
		{ "A", 0, BK_MARK_READ, BK_MARK_UNEXCUSED },
		{ "Alpa", 0, BK_MARK_READ, BK_MARK_UNEXCUSED },
		{ "ALPHA", 0, BK_MARK_READ, BK_MARK_UNEXCUSED },
		{ "Tanpa  Keterangan", 0, BK_MARK_READ, BK_MARK_UNEXCUSED },
		{ "tanpa_keterangan", 0, BK_MARK_READ, BK_MARK_UNEXCUSED },
		{ "TK", 0, BK_MARK_READ, BK_MARK_UNEXCUSED },
		{ "T", 0, BK_MARK_READ, BK_MARK_LATE },
		{ "terlambat", 0, BK_MARK_READ, BK_MARK_LATE },
		{ "Late", 0, BK_MARK_READ, BK_MARK_LATE },
		{ "present", 0, BK_MARK_READ, BK_MARK_PRESENT },
		{ "Excused", 0, BK_MARK_READ, BK_MARK_EXCUSED },
		{ "absent", 0, BK_MARK_READ, BK_MARK_UNEXCUSED },
		{ "Hadir (Terlambat)", 0, BK_MARK_READ, BK_MARK_LATE },
		{ "S (Sakit)", 0, BK_MARK_READ, BK_MARK_SICK },
		{ "P - Present", 0, BK_MARK_READ, BK_MARK_PRESENT },
		{ "Alpa/A", 0, BK_MARK_READ, BK_MARK_UNEXCUSED },
		{ "Izin/Sakit", 0, BK_MARK_NO_WORD, 0 },
		{ "Tepat Waktu", 0, BK_MARK_READ, BK_MARK_PRESENT },
		{ "Tidak Masuk", 0, BK_MARK_READ, BK_MARK_UNEXCUSED },
		{ "Belum Absen", 0, BK_MARK_READ, BK_MARK_UNKNOWN },
		{ "", 0, BK_MARK_EMPTY, 0 },
		{ "  ", 0, BK_MARK_EMPTY, 0 },
		{ "-", 0, BK_MARK_EMPTY, 0 },
		{ "opname", 0, BK_MARK_NO_WORD, 0 },
		{ "hadir hadir hadir hadir hadir hadir hadir", 0,
		    BK_MARK_NO_WORD, 0 },
		/* Letters that need the rest of the file. */
		{ "P", 0, BK_MARK_AMBIGUOUS, 0 },
		{ "P", ID, BK_MARK_AMBIGUOUS, 0 },
		{ "P", EN, BK_MARK_READ, BK_MARK_PRESENT },
		{ "L", EN, BK_MARK_READ, BK_MARK_LATE },
		{ "L", ID | EN, BK_MARK_AMBIGUOUS, 0 },
		{ "D", ID, BK_MARK_READ, BK_MARK_EXCUSED },
		{ "E", EN, BK_MARK_READ, BK_MARK_EXCUSED },
		{ "B", ID, BK_MARK_READ, BK_MARK_UNEXCUSED },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		enum bk_mark mark = BK_MARK_UNKNOWN;

		assert_int_equal(bk_mark_read(bk_str(t[i].text), t[i].hints,
		    &mark), t[i].kind);
		assert_int_equal(mark, t[i].mark);
	}
}

static void
test_hints(void **state)
{
	(void)state;
	assert_int_equal(bk_mark_hint(BK_STR("H")), ID);
	assert_int_equal(bk_mark_hint(BK_STR("Absent")), EN);
	assert_int_equal(bk_mark_hint(BK_STR("S")), 0);
	assert_int_equal(bk_mark_hint(BK_STR("P")), 0);
	assert_int_equal(bk_mark_hint(BK_STR("?")), 0);
}

/* In a sheet ticks are marks too, and the time when somebody came. */
static void
test_codes_of_a_sheet(void **state)
{
	static const struct {
		const char	*text;
		enum bk_mark_kind kind;
		enum bk_mark	 mark;
	} t[] = {
		{ "v", BK_MARK_READ, BK_MARK_PRESENT },
		{ ".", BK_MARK_READ, BK_MARK_PRESENT },
		{ "\xe2\x9c\x85", BK_MARK_READ, BK_MARK_PRESENT },
		{ "\xe2\x9c\x97", BK_MARK_READ, BK_MARK_UNEXCUSED },
		{ "dn", BK_MARK_READ, BK_MARK_EXCUSED },
		{ "06:55-13:10", BK_MARK_READ, BK_MARK_PRESENT },
		{ "S", BK_MARK_READ, BK_MARK_SICK },
		{ "P", BK_MARK_AMBIGUOUS, 0 },
		{ "FALSE", BK_MARK_EMPTY, 0 }, { "", BK_MARK_EMPTY, 0 },
		{ "90", BK_MARK_NO_WORD, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		struct bk_str s = bk_str(t[i].text);
		enum bk_mark mark = BK_MARK_UNKNOWN;

		assert_int_equal(bk_mark_code(s, 0, &mark), t[i].kind);
		if (t[i].kind == BK_MARK_READ)
			assert_int_equal(mark, t[i].mark);
		assert_int_equal(bk_mark_may_be(s), t[i].kind ==
		    BK_MARK_READ || t[i].kind == BK_MARK_AMBIGUOUS);
	}
	/* a list of who ticks has no dots */
	assert_int_equal(bk_mark_tick(BK_STR(".")), BK_MARK_UNKNOWN);
	assert_true(bk_mark_is_tick("."));
	assert_false(bk_mark_is_tick("\xe2\x9c\x97"));
}

static void
test_a_row_of_sums_is_no_name(void **state)
{
	(void)state;
	assert_true(bk_mark_is_sum(BK_STR("Jumlah Hadir")));
	assert_true(bk_mark_is_sum(BK_STR("Sakit")));
	assert_false(bk_mark_is_sum(BK_STR("Sumarni")));
	assert_false(bk_mark_is_sum(BK_STR("")));
}

static void
test_headings(void **state)
{
	static const struct {
		const char *text;
		enum bk_column want;
	} t[] = {
		{ "NIS", BK_COL_NIS }, { " nis ", BK_COL_NIS },
		{ "No. Induk", BK_COL_NIS }, { "NIPD", BK_COL_NIS },
		{ "NISN", BK_COL_NISN }, { "Nama Siswa", BK_COL_NAME },
		{ "NAMA_LENGKAP", BK_COL_NAME }, { "Kelas", BK_COL_CLASS },
		{ "Rombel Saat Ini", BK_COL_CLASS },
		{ "Mata Pelajaran", BK_COL_SUBJECT },
		{ "mapel", BK_COL_SUBJECT }, { "Tanggal", BK_COL_DATE },
		{ "Hari/Tanggal", BK_COL_DATE }, { "Jam ke-", BK_COL_PERIOD },
		{ "Keterangan", BK_COL_STATUS }, { "Status", BK_COL_STATUS },
		{ "E-Mail", BK_COL_EMAIL }, { "L/P", BK_COL_SEX },
		{ "No", BK_COL_NONE }, { "", BK_COL_NONE },
	};
	int at[BK_NCOLUMNS];
	struct bk_str row[] = { BK_STR("No"), BK_STR("Nama"), BK_STR("NIS"),
		BK_STR("nis"), BK_STR("Tgl") };

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++)
		assert_int_equal(bk_heading(bk_str(t[i].text)), t[i].want);
	assert_int_equal(bk_heading_row(row, 5, at), 3);
	assert_int_equal(at[BK_COL_NAME], 1);
	assert_int_equal(at[BK_COL_NIS], 2);	/* the first of two */
	assert_int_equal(at[BK_COL_DATE], 4);
	assert_int_equal(at[BK_COL_STATUS], -1);
}

static void
test_a_mark_with_a_reason(void **state)
{
	static const struct {
		const char *text;
		bool read;
		enum bk_mark mark;
	} t[] = {
		{ "Sakit, demam", true, BK_MARK_SICK },
		{ "Sakit (demam)", true, BK_MARK_SICK },
		{ "Izin - acara keluarga", true, BK_MARK_EXCUSED },
		{ "Tidak Hadir (Sakit)", true, BK_MARK_SICK },
		{ "Hadir - WFH", true, BK_MARK_PRESENT },
		{ "Hadir, tapi telat", true, BK_MARK_LATE },
		{ "Izin/Sakit", false, BK_MARK_UNKNOWN },
		{ "Hadir, sakit", false, BK_MARK_UNKNOWN },
		{ "Izin tidak disetujui", false, BK_MARK_UNKNOWN },
		{ "demam", false, BK_MARK_UNKNOWN },
		{ "H", false, BK_MARK_UNKNOWN },
		/* a letter; no other letter or word, no number behind it */
		{ "S (surat)", true, BK_MARK_SICK },
		{ "I - acara", true, BK_MARK_EXCUSED },
		{ "a, bolos", true, BK_MARK_UNEXCUSED },
		{ "A - sakit", false, BK_MARK_UNKNOWN },
		{ "S (2 hari)", false, BK_MARK_UNKNOWN },
		{ "H, I", false, BK_MARK_UNKNOWN },
		{ "P (pulang)", false, BK_MARK_UNKNOWN },
		{ "S (belum jelas)", false, BK_MARK_UNKNOWN },
		/* somebody doubts it */
		{ "Sakit?", false, BK_MARK_UNKNOWN },
		{ "Izin (?)", false, BK_MARK_UNKNOWN },
		{ "", false, BK_MARK_UNKNOWN },
	};
	enum bk_mark mark;

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++) {
		mark = BK_MARK_UNKNOWN;
		assert_int_equal(bk_mark_reasoned(bk_str(t[i].text), &mark),
		    t[i].read);
		assert_int_equal(mark, t[i].mark);
	}
	assert_true(bk_mark_is_day(bk_str("Selasa Hadir")));
	assert_false(bk_mark_is_day(bk_str("Selasa Pratama")));
}

/*
 * The reason in a cell beside a mark: of an absence without one it may make
 * sick or excused, and of no other mark anything.
 */
static void
test_an_absence_is_what_the_reason_says(void **state)
{
	static const struct {
		const char *status, *reason;
		enum bk_mark mark, is;
	} t[] = {
		{ "Tidak Hadir", "Sakit", BK_MARK_UNEXCUSED, BK_MARK_SICK },
		{ "Tidak Hadir", "demam, sakit perut", BK_MARK_UNEXCUSED,
		    BK_MARK_SICK },
		{ "Tidak Masuk", "masuk rumah sakit", BK_MARK_UNEXCUSED,
		    BK_MARK_SICK },
		{ "Tidak Masuk", "demam tinggi", BK_MARK_UNEXCUSED,
		    BK_MARK_SICK },
		{ "0", "izin acara keluarga", BK_MARK_UNEXCUSED,
		    BK_MARK_EXCUSED },
		{ "A", "sick", BK_MARK_UNEXCUSED, BK_MARK_SICK },
		{ "Alpa", "", BK_MARK_UNEXCUSED, BK_MARK_UNEXCUSED },
		{ "Alpa", "bangun kesiangan", BK_MARK_UNEXCUSED,
		    BK_MARK_UNEXCUSED },
		{ "Alpa", "Tidak Masuk", BK_MARK_UNEXCUSED,
		    BK_MARK_UNEXCUSED },
		{ "Tidak Hadir", "tidak sakit", BK_MARK_UNEXCUSED,
		    BK_MARK_UNEXCUSED },
		{ "Tidak Hadir", "izin ditolak", BK_MARK_UNEXCUSED,
		    BK_MARK_UNEXCUSED },
		{ "Tidak Hadir", "sakit?", BK_MARK_UNEXCUSED,
		    BK_MARK_UNEXCUSED },
		{ "Hadir", "sakit kemarin", BK_MARK_PRESENT,
		    BK_MARK_PRESENT },
		{ "Hadir", "Terlambat 10 menit", BK_MARK_PRESENT,
		    BK_MARK_LATE },
		{ "Pulang Cepat", "Sakit", BK_MARK_PRESENT, BK_MARK_PRESENT },
		{ "Terlambat", "Izin", BK_MARK_LATE, BK_MARK_LATE },
		{ "Sakit", "Izin", BK_MARK_SICK, BK_MARK_SICK },
		{ "Izin", "sakit", BK_MARK_EXCUSED, BK_MARK_EXCUSED },
		{ "Sakit", "Tidak Masuk", BK_MARK_SICK, BK_MARK_SICK },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++) {
		enum bk_mark mark = t[i].mark;

		assert_true(bk_mark_because(bk_str(t[i].status),
		    bk_str(t[i].reason), &mark));
		assert_int_equal(mark, t[i].is);
	}
}

/* Nothing is chosen between two that contradict each other [DESIGN 4]. */
static void
test_a_status_and_a_reason_may_contradict_each_other(void **state)
{
	static const struct {
		const char *status, *reason;
		enum bk_mark mark;
	} t[] = {
		{ "Alpa", "Hadir", BK_MARK_UNEXCUSED },
		{ "Tidak Hadir", "Terlambat", BK_MARK_UNEXCUSED },
		{ "Alpa", "Sakit", BK_MARK_UNEXCUSED },
		{ "A", "izin acara keluarga", BK_MARK_UNEXCUSED },
		{ "Tanpa Keterangan", "Izin", BK_MARK_UNEXCUSED },
		{ "Alpa", "demam", BK_MARK_UNEXCUSED },
		{ "Hadir", "Alpa", BK_MARK_PRESENT },
		{ "Hadir", "Tidak Hadir", BK_MARK_PRESENT },
		{ "Hadir", "Sakit", BK_MARK_PRESENT },
		{ "H", "S", BK_MARK_PRESENT },
		{ "Terlambat", "Alpa", BK_MARK_LATE },
		{ "Sakit", "Hadir", BK_MARK_SICK },
		{ "Izin", "Tanpa Keterangan", BK_MARK_EXCUSED },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(t) / sizeof(*t); i++) {
		enum bk_mark mark = t[i].mark;

		assert_false(bk_mark_because(bk_str(t[i].status),
		    bk_str(t[i].reason), &mark));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_marks),
		cmocka_unit_test(test_hints),
		cmocka_unit_test(test_codes_of_a_sheet),
		cmocka_unit_test(test_a_row_of_sums_is_no_name),
		cmocka_unit_test(test_a_mark_with_a_reason),
		cmocka_unit_test(test_headings),
		cmocka_unit_test(test_an_absence_is_what_the_reason_says),
		cmocka_unit_test(
		    test_a_status_and_a_reason_may_contradict_each_other),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
