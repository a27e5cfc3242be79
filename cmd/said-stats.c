/* What stats says. */
#include "said.h"

const struct bk_said bk_said_stats[] = {
	{ "none", "tidak ada" },
	{ "%.60s: not %s", "%.60s: bukan %s" },
	{ "a key of printable text", "kunci berupa teks biasa" },
	{ "a map of sums", "kumpulan jumlah" },
	{ "a sum (a number, not negative)", "jumlah (bilangan tidak negatif)" },
	{ "printable text", "teks biasa" },
	{ "a group (keys and values)", "kelompok (kunci dan nilai)" },
	{ "of a term (term: 2020-2021-1)",
	    "dengan semester (term: 2020-2021-1)" },
	{ "a list of terms", "daftar semester" },
	{ "a day for each term", "satu tanggal tiap semester" },
	{ "the day of a term", "tanggal suatu semester" },
	{ "a list of keys", "daftar kunci" },
	{ "one of sex, counsellor, school",
	    "salah satu dari sex, counsellor, school" },
	{ "a school (keys and values)", "sekolah (kunci dan nilai)" },
	{ "a list of schools", "daftar sekolah" },
	{ "an npsn", "suatu npsn" },
	{ "a list of groups", "daftar kelompok" },
	{ "%.20s (wanted: 1)", "%.20s (seharusnya: 1)" },
	{ "%s%s%.*s; before: %s:%zu", "%s%s%.*s; sebelumnya: %s:%zu" },
	{ "of no class", "tanpa kelas" },
	{ "of no school", "tanpa sekolah" },
	{ "no name", "tanpa nama" },
	{ "no npsn", "tanpa npsn" },
	{ "%.*s is %.60s above", "%.*s di atas adalah %.60s" },
	{ "wanted: npsn,name", "yang diminta: npsn,name" },
	{ "%zu of %zu: %s", "%zu dari %zu: %s" },
	{ NULL, NULL }
};
