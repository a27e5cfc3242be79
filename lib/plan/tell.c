#include "tell.h"

#include <string.h>

struct telling {
	const char	*english, *indonesian;
};

static const struct telling table[] = {
	/* what bars a visit [FIELD 4.2] */
	{ "a recommendation is missing", "rekomendasi belum ada" },
	{ "the purpose of the visit is missing",
	    "tujuan kunjungan belum dicatat" },
	{ "the principal's approval is missing",
	    "persetujuan kepala sekolah belum ada" },
	{ "the principal's approval was denied",
	    "kepala sekolah tidak menyetujui" },
	{ "the guardian's consent was withdrawn",
	    "orang tua/wali mencabut kesediaannya" },
	{ "the guardian's consent is missing",
	    "kesediaan orang tua/wali belum ada" },
	{ "the guardian's consent was refused",
	    "orang tua/wali tidak bersedia" },
	{ "the student is against it", "siswa tidak bersedia" },
	{ "the student is in doubt about it", "siswa masih ragu" },
	{ "what is held about the student is restricted",
	    "data siswa dibatasi" },
	/* what cannot be planned at all */
	{ "not on the roster: nobody knows the home",
	    "tidak ada di daftar siswa: alamat rumah tidak diketahui" },
	{ "no living guardian is on the roster",
	    "tidak ada orang tua/wali yang masih hidup di daftar siswa" },
	{ "a window of the guardian's cannot be read",
	    "jam di rumah orang tua/wali tidak terbaca" },
	{ "others are more urgent, and no more than 2000 visits are planned "
	    "at once", "yang lain lebih mendesak, dan sekali jalan paling "
	    "banyak 2000 kunjungan yang direncanakan" },
	/* the rule that binds */
	{ "the service standard ended on %s",
	    "batas standar layanan lewat pada %s" },
	{ "no day up to %s is one for visits",
	    "sampai %s tidak ada hari kunjungan" },
	{ "nobody is there to go: %s has no hours for visits (free) that can "
	    "be read", "tidak ada yang dapat berangkat: %s tidak punya jam "
	    "kunjungan (free) yang terbaca" },
	{ "nobody is there to go: no counsellor is among the staff",
	    "tidak ada yang dapat berangkat: tidak ada guru BK di antara "
	    "staf" },
	{ "siblings are visited at once, and up to %s no window suits them "
	    "all", "kakak beradik dikunjungi sekaligus, dan sampai %s tidak "
	    "ada jam yang cocok bagi semuanya" },
	{ "no window of the guardian's falls on a possible day up to %s",
	    "sampai %s tidak ada hari kunjungan yang cocok dengan jam di "
	    "rumah orang tua/wali" },
	{ "%s is free on no possible day, up to %s",
	    "%s tidak punya waktu pada hari yang mungkin, sampai %s" },
	{ "%s is not free in any window of the guardian's, up to %s",
	    "%s tidak punya waktu pada jam di rumah orang tua/wali, sampai "
	    "%s" },
	{ "nobody who could go along with %s is free in a window of the "
	    "guardian's, up to %s", "tidak ada pendamping bagi %s yang punya "
	    "waktu pada jam di rumah orang tua/wali, sampai %s" },
	{ "every hour that would do is taken by other visits of %s or of who "
	    "goes along, up to %s", "semua jam yang cocok sudah terisi "
	    "kunjungan lain oleh %s atau pendampingnya, sampai %s" },
	{ "%s, or who goes along, has as many visits as a day holds on every "
	    "day that would do, up to %s", "%s atau pendampingnya sudah "
	    "penuh pada setiap hari yang cocok, sampai %s" },
	{ "the only hours that would do were called off, up to %s",
	    "sampai %s hanya jam yang sudah dibatalkan yang cocok" },
	{ "by the prices of visit.weights it costs more than leaving it out",
	    "menurut harga visit.weights lebih mahal daripada tidak "
	    "dikunjungi" },
	/* what would do */
	{ "%s going along on %s", "%s mendampingi pada %s" },
	{ "one visit more a day of %s, on %s",
	    "satu kunjungan lebih sehari oleh %s, pada %s" },
	{ "the guardian at home on %s", "orang tua/wali di rumah pada %s" },
	{ "%s free on %s", "%s punya waktu pada %s" },
	{ "the guardian at home, and %s going along, on %s",
	    "orang tua/wali di rumah dan %s mendampingi pada %s" },
	{ "%s free, and %s going along, on %s",
	    "%s punya waktu dan %s mendampingi pada %s" },
	{ "%s free and the guardian at home on %s",
	    "%s punya waktu dan orang tua/wali di rumah pada %s" },
	{ "%s free, the guardian at home and %s going along on %s",
	    "%s punya waktu, orang tua/wali di rumah, dan %s mendampingi "
	    "pada %s" },
	{ "a new approval, granted by %s, for %s",
	    "persetujuan baru, paling lambat %s, untuk %s" },
	{ "a new approval, granted by %s, and the guardian at home on %s",
	    "persetujuan baru, paling lambat %s, dan orang tua/wali di rumah "
	    "pada %s" },
	{ "a new approval, granted by %s, and %s free on %s",
	    "persetujuan baru, paling lambat %s, dan %s punya waktu pada "
	    "%s" },
	{ "a new approval, granted by %s, and %s going along on %s",
	    "persetujuan baru, paling lambat %s, dan %s mendampingi pada "
	    "%s" },
	{ "%s in the place of the visitor, on %s",
	    "%s sebagai pengganti petugas, pada %s" },
	{ "; %s would do:", "; yang akan cukup: %s:" },
	{ "; no change that would do was found",
	    "; tidak ditemukan perubahan yang cukup" },
	{ "; not all that might do was tried: --explain %s tries more",
	    "; belum semua yang mungkin cukup dicoba: --explain %s mencoba "
	    "lebih banyak" },
	/* a wish */
	{ "it is not after today", "tidak sesudah hari ini" },
	{ "not on five minutes", "bukan kelipatan lima menit" },
	{ "later than the service standard allows, %s",
	    "lewat batas standar layanan, %s" },
	{ "no hour for visits", "bukan waktu kunjungan" },
	{ "that hour was called off", "jam itu sudah dibatalkan" },
	{ "outside the guardian's own hours",
	    "di luar jam di rumah orang tua/wali sendiri" },
	{ "%s is not free then", "%s tidak punya waktu saat itu" },
	{ "nobody is free to go along then",
	    "tidak ada pendamping yang punya waktu saat itu" },
	{ "other visits are in its way",
	    "kunjungan lain menghalangi" },
	/* how good a plan is */
	{ "the best possible (proved)", "terbaik yang mungkin (terbukti)" },
	{ "at most %d.%d %% above the best possible (proved)",
	    "paling banyak %d,%d %% di atas yang terbaik (terbukti)" },
	{ "not known how far from the best possible",
	    "tidak diketahui seberapa jauh dari yang terbaik" },
	/* what a change would do */
	{ "what if", "seandainya" },
	{ ": %zu visit and %zu unplaced, not %zu and %zu\n",
	    ": %zu kunjungan dan %zu belum terjadwal, bukan %zu dan %zu\n" },
	{ ": %zu visits and %zu unplaced, not %zu and %zu\n",
	    ": %zu kunjungan dan %zu belum terjadwal, bukan %zu dan %zu\n" },
	{ "  %s: %s, not %s\n", "  %s: %s, bukan %s\n" },
	{ "  %s: %s, and none without it\n",
	    "  %s: %s, dan tanpa itu tidak ada\n" },
	{ "routine", "rutin" },
	{ "unplaced", "belum terjadwal" },
	{ "no visit", "tidak ada kunjungan" },
	/* explanations */
	{ "%s with %s", "%s bersama %s" },
	{ "; it stands until something is recorded of it",
	    "; tetap berlaku sampai ada yang dicatat tentangnya" },
	{ "  approved on %s, so by %s: %d working days\n",
	    "  disetujui pada %s, jadi sampai %s: %d hari kerja\n" },
	{ "  %zu siblings are visited at once\n",
	    "  %zu kakak beradik dikunjungi sekaligus\n" },
	{ "  a student has several cases: one visit\n",
	    "  seorang siswa punya beberapa kasus: satu kunjungan\n" },
	{ "  apart from a sibling, %s: %s\n",
	    "  terpisah dari saudaranya, %s: %s\n" },
	{ "not all are ready", "belum semua siap" },
	{ "  announced for %s", "  sudah diberitahukan untuk %s" },
	{ "  the guardian asked for %s", "  orang tua/wali meminta %s" },
	{ ": kept", ": tetap" },
	{ ": granted", ": dipenuhi" },
	{ ": it had to move", ": harus dipindah" },
	{ ": not granted, %s", ": tidak dipenuhi, %s" },
	{ "hours of the guardian", "jam orang tua/wali" },
	{ "hours of another guardian", "jam orang tua/wali yang lain" },
	{ "hours of %s", "jam %s" },
	{ "  %d min on the road beside what else is planned that day\n",
	    "  %d menit di jalan di samping rencana lain hari itu\n" },
	{ "  not %s: %s\n", "  bukan %s: %s\n" },
	{ "no day for visits", "bukan hari kunjungan" },
	{ "no hours for visits", "tidak ada jam kunjungan" },
	{ "the visitor is not free", "petugas tidak punya waktu" },
	{ "no window of the guardian's in which the visitor is free",
	    "jam orang tua/wali tidak cocok dengan jam petugas" },
	{ "nobody to go along", "tidak ada pendamping" },
	{ "the hours are taken", "jamnya sudah terisi" },
	{ "as many visits as a day holds", "hari itu sudah penuh" },
	{ "possible", "mungkin" },
	{ "%d min more on the road", "%d menit lebih lama di jalan" },
	{ "%d min less on the road", "%d menit lebih singkat di jalan" },
	{ "%s, dearer by %lld", "%s, lebih mahal %lld" },
	{ "; moves %s to %s", "; memindahkan %s ke %s" },
	{ "as it is planned", "seperti yang direncanakan" },
	{ "it is planned for today", "direncanakan untuk hari ini" },
	{ "no hour can be proposed: %s",
	    "tidak ada jam yang dapat ditawarkan: %s" },
	{ "%s, as good", "%s, sama baik" },
	{ "%s, cheaper by %lld", "%s, lebih murah %lld" },
};

const char *
bk_tell(const char *english, enum bk_lang lang)
{
	for (size_t i = 0; lang == BK_LANG_ID &&
	    i < sizeof(table) / sizeof(table[0]); i++)
		if (strcmp(table[i].english, english) == 0)
			return table[i].indonesian;
	return english;
}

static const char weekdays[BK_NLANGS][7][4] = {
	[BK_LANG_ID] = { "Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min" },
	[BK_LANG_EN] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" },
};

const char *
bk_tell_weekday(bk_date day, enum bk_lang lang)
{
	return weekdays[lang][bk_date_weekday(day)];
}

/* The weekday that a text begins with, or 7. */
static size_t
weekday_at(const char *s)
{
	size_t i = 0;

	while (i < 7 && strncmp(s, weekdays[BK_LANG_EN][i], 3) != 0)
		i++;
	return i;
}

void
bk_tell_window(struct bk_buf *b, const char *window, enum bk_lang lang)
{
	for (const char *s = window; *s; ) {
		size_t day = weekday_at(s);

		if (day < 7) {
			bk_buf_puts(b, weekdays[lang][day]);
			s += 3;
		} else {
			bk_buf_putc(b, *s++);
		}
	}
}

void
bk_tell_day(struct bk_buf *b, bk_date day, enum bk_lang lang)
{
	char text[BK_DATE_SIZE];

	bk_buf_printf(b, "%s %s", bk_tell_weekday(day, lang),
	    bk_date_format(day, text));
}
