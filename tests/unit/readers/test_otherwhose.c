/*
 * Whose presence marks tell where no word says that they are of attendance: a
 * parent's, somebody's on duty, a guest's, or a student's [FIELD 1].
 */
#include "otherwhose.h"
#include "recognise.h"

#define COME ",Hadir\n"
#define GONE ",Tidak Hadir\n"

static const struct {
	const char	*text, *is;	/* NULL: nothing that is known */
} tables[] = {
	/* marks alone, of who came or not */
	{ "Nama,Kelas,Status\nAni,X-1" COME "Budi,X-1" GONE, NULL },
	/* a parent stands beside each */
	{ "Nama,Nama Ibu,Status\nAni,Siti" COME "Budi,Rahma" GONE,
	    "parents" },
	{ "Nama,TTD Wali Murid,Status\nAni,x" COME "Budi,x" GONE, "parents" },
	{ "Nama,Orang Tua,Status\nAni,Siti" COME "Budi,Rahma,Sakit\n", NULL },
	{ "Nama,Nama Ibu,Status\nAni,Siti,H\nBudi,Rahma,A\n", NULL },
	/* a telephone is no parent, nor is what was sent to one */
	{ "Nama,HP Orang Tua,Status\nAni,0812345" COME "Budi,0812346" GONE,
	    NULL },
	{ "Nama,Dikirim ke orang tua,Status\nAni,Ya" COME "Budi,Ya" GONE,
	    NULL },
	/* who was on duty; but not the teacher who wrote it down */
	{ "Tanggal,Petugas,Status\n1,Ani" COME "2,Budi" GONE, "come to" },
	{ "Tanggal,Nama,Petugas,Status\n1,Ani,Bu Rina" COME
	    "1,Budi,Bu Rina" GONE, NULL },
	{ "Nama,Tugas,Status\nAni,Kultum" COME "Budi,Kultum,Sakit\n",
	    "come to" },
	/* the name of an event; but not of a school day */
	{ "Nama,Acara,Status\nAni,Pensi" COME "Budi,Pensi" GONE, "come to" },
	{ "Nama,Kegiatan,Status\nAni,KBM" COME "Budi,KBM" GONE, NULL },
	/* what an appointment has, or a bus; a coach, whatever the marks are */
	{ "Nama,Konselor,Status\nAni,Pak Jo" COME "Budi,Pak Jo" GONE,
	    "come to" },
	{ "Nama,Armada,Status\nAni,Bus 1" COME "Budi,Bus 1" GONE, "come to" },
	{ "Nama,Armada,Status\nAni,Bus 1" COME "Budi,Bus 1,Sakit\n", NULL },
	{ "Nama,Pelatih,Status\nAni,Pak Jo" COME "Budi,Pak Jo,Alpa\n",
	    "an activity" },
	/* each row says that it is of a club, or the library */
	{ "Nama,Cabang,Status\nAni,Futsal" COME "Budi,Basket,Alpa\n",
	    "come to" },
	{ "Nama,Lokasi,Jam\nAni,Perpustakaan,09:00\nBudi,Perpustakaan,09:01\n",
	    "visits" },
	{ "Nama,Lokasi,Jam\nAni,Gerbang,07:00\nBudi,Perpustakaan,09:01\n",
	    NULL },
	/* leave alone may be for a match */
	{ "Nama,Kegiatan,Status\nAni,Futsal,Izin\nBudi,Basket,Izin\n", NULL },
};

static const struct {
	const char	*text;
	bool		 staff;
} units[] = {
	{ "Nama,Jabatan\nAni,Guru Kimia\nBudi,Staf TU\n", true },
	{ "Name,Department\nAni,Teacher\nBudi,Teacher\n", true },
	{ "Nama,Departemen\nAni,X-1\nBudi,X-1\n", false },
	{ "Nama,Departemen\nAni,X-1\nBudi,X-1\nCitra,Guru\n", false },
	{ "Nama,Dicatat oleh\nAni,Guru piket\nBudi,Guru piket\n", false },
	{ "Nama,Jabatan\nAni,\nBudi,\n", false },
	{ "Nama,Status\nAni,Anak guru\nBudi,Anak guru\n", false },
	{ "Nama;Kelas\nRina, S.Pd;X-1\nAgus, M.Pd.;X-2\n", true },
	{ "Nama;Kelas\nRina, S.Pd;X-1\nAni;X-1\nBudi;X-2\n", false },
	{ "Nama;Nama Siswa\nRina, S.Pd;Ani\nRina, S.Pd;Budi\n", false },
	{ "Nama;Kelas\nLestari, Ani;X-1\nSantoso, B;X-2\n", false },
};

static void
test_who_stands_beside_the_marks_tells_whose_they_are(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++) {
		struct bk_othershape o;
		struct recognise r;
		bool found;

		recognise_open(&r, "a.csv", tables[i].text);
		found = bk_otherwhose_find(&r.table.sheet[0], 0, &o);
		if (found != (tables[i].is != NULL) || (found &&
		    !strstr(o.kind, tables[i].is)))
			fail_msg("table %zu: %s", i, found ? o.kind : "-");
		if (found)
			assert_int_equal(1, o.line);
		bk_table_free(&r.table);
	}
}

static void
test_who_works_at_the_school_is_no_student(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		struct bk_othershape o;
		struct recognise r;

		recognise_open(&r, "a.csv", units[i].text);
		if (bk_otherwhose_staff(&r.table.sheet[0], 0, &o) !=
		    units[i].staff)
			fail_msg("table %zu", i);
		bk_table_free(&r.table);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_who_stands_beside_the_marks_tells_whose_they_are),
		cmocka_unit_test(test_who_works_at_the_school_is_no_student),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
