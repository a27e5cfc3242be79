/*
 * What is no list of attendance, and what is all the same: a word in the
 * headings, the title or the name, or codes, decide [FIELD 1].
 */
#include "other.h"
#include "recognise.h"

#define MONTH "KELAS : X-1;;;BULAN : SEPTEMBER 2026\nNo;NIS;Nama;1;2;3;4\n"
#define TICKED MONTH "1;10101;Ani;v;v;;v\n2;10102;Budi;v;;v;v\n"
#define CODED MONTH "1;10101;Ani;H;H;S;H\n2;10102;Budi;H;A;H;H\n"

/* NULL: it may be of attendance, or a roster. */
static const struct {
	const char	*name, *text, *is;
} files[] = {
	{ "a.csv", CODED, NULL },
	{ "a.csv", TICKED, "ticks that no word" },
	{ "a.csv", MONTH "1;10101;Ani;v;x;v;v\n2;10102;Budi;v;v;x;X\n",
	    "ticks that no word" },
	{ "a.csv", "DAFTAR HADIR\n" TICKED, NULL },
	{ "absensi.csv", TICKED, NULL },
	{ "a.csv", "PEMBAYARAN KAS\n" TICKED, "payments" },
	/* a list of attendance that says so may name payments as well */
	{ "a.csv", "DAFTAR HADIR PENARIKAN KAS\n" TICKED, NULL },
	/* of prayers and teachers neither word nor codes make it one */
	{ "a.csv", "DAFTAR HADIR SHOLAT DHUHA\n" TICKED, "prayers" },
	{ "a.csv", "JURNAL SHOLAT\n" CODED, "prayers" },
	{ "a.csv", "MAPEL : FIQIH SHOLAT\n" CODED, NULL },
	{ "a.csv", "DAFTAR HADIR GURU\nNo;Nama;1;2;3;4\n1;A;H;H;S;H\n",
	    "teachers" },
	{ "a.csv", "No;NIP;Nama;1;2;3;4\n1;19800101;A;H;H;S;H\n", "teachers" },
	{ "a.csv", "DAFTAR HADIR RAPAT ORANG TUA\nNo;Nama;Kelas\n1;A;X-1\n",
	    "parents" },
	/* "No. Absen" is a number in a list */
	{ "a.csv", "Cap waktu,No. Absen,Nama\n1/2/2026 07:00,3,Ani\n",
	    "a form" },
	{ "a.csv", "Cap waktu,Nama,Kehadiran\n1/2/2026 07:00,Ani,Hadir\n",
	    NULL },
	{ "a.csv", "Cap waktu,Nama,Apa pendapatmu tentang kehadiran guru?\n"
	    "1/2/2026 07:00,Ani,Baik\n", "a " },
	{ "Presensi X-1.csv", "Cap waktu,Nama\n1/2/2026 07:00,Ani\n", NULL },
	{ "a.csv", "Cap waktu,Skor,Nama\n1/2/2026 07:00,20 / 20,Ani\n",
	    "a quiz" },
	{ "a.csv", "Cap waktu,Nama,Apa masalahmu?\n1/2/2026 07:00,Ani,-\n",
	    NULL },
	{ "a.csv", "Player,Accuracy,Score,Total time\nAni,80%,90,00:10:00\n",
	    "a quiz" },
	{ "a.csv", "Nama,Tanggal Pinjam,Tanggal Kembali\n"
	    "Ani,2026-09-01,2026-09-08\n", "loans" },
	{ "a.csv", "nama,nis,deleted_at\nAni,1,\n", "dump" },
	{ "a.csv", "Nama,NIS,Senin,Selasa,Rabu,Kamis\nAni,1,a,b,c,d\n",
	    "a timetable" },
	/* a meeting's topic may be anything */
	{ "a.csv", "Meeting,Kas kelas\nName,Join Time,Leave Time\n"
	    "Ani,2026-09-01 07:00,2026-09-01 08:00\n", NULL },
	/* a list of pupils with parents is a roster */
	{ "a.csv", "NIS,Nama,Kelas,Nama Ayah\n1,Ani,X-1,Adi\n", NULL },
};

static void
test_a_word_or_codes_make_it_attendance(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		struct bk_buf why = BK_BUF_INIT;
		int score = recognise(&bk_other_format, files[i].name,
		    files[i].text, &why);

		if ((score > 0) != (files[i].is != NULL) || (score > 0 &&
		    !strstr(why.p, files[i].is)))
			fail_msg("file %zu: %d, %s", i, score, why.n ? why.p :
			    "");
		bk_buf_free(&why);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_word_or_codes_make_it_attendance),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
