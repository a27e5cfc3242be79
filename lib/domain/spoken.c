#include "spoken.h"

#include <string.h>

#include "ladder.h"
#include "mem.h"
#include "near.h"

struct spoken {
	int		 index;		/* enum bk_step, enum bk_outcome */
	const char	*words;		/* parted by commas; as fold() leaves */
};

static const struct spoken steps[] = {
	{ BK_STEP_PHONE, "telp,tlp,tlpn,tel,telpon,telefon,hp,wa/telepon,"
	    "wa/telp,menelepon,ditelepon,call,phone call,panggilan telepon" },
	{ BK_STEP_WHATSAPP, "wa,whatsap,wasap,watsap,chat,chat wa,pesan wa,"
	    "whats app" },
	{ BK_STEP_SUMMONS, "surat,surat panggilan,pemanggilan,dipanggil,"
	    "panggilan orang tua,pemanggilan orang tua,undangan,letter" },
	{ BK_STEP_VISIT, "kunjungan,home visit,homevisit,hv,visitasi,"
	    "kunjungan rumah (home visit),dikunjungi" },
	{ BK_STEP_EVALUATION, "pantau,pemantauan,monitoring" },
	{ BK_STEP_CONFIRM, "konfirm,dikonfirmasi" },
	{ BK_STEP_CLOSE, "tutup,ditutup,penutupan,tutup kasus,kasus ditutup" },
	{ BK_STEP_REFERRAL, "alih tangan,atk" },
	{ BK_STEP_REOPEN, "buka kembali,dibuka lagi,buka lagi" },
	{ BK_STEP_NOTE, "keterangan,notes" },
	{ BK_STEP_VISIT_REQUEST, "permohonan kunjungan,izin kunjungan,"
	    "permohonan izin kunjungan rumah" },
	{ BK_STEP_APPROVAL, "persetujuan,persetujuan kepsek,acc kepsek" },
	{ BK_STEP_ASSENT, "persetujuan siswa,kesediaan anak" },
	{ BK_STEP_CONSENT, "persetujuan orang tua,kesediaan orang tua,"
	    "kesediaan wali,persetujuan wali,pernyataan kesediaan" },
	{ BK_STEP_COUNSELLING, "konseling,konseling individu,konseling siswa" },
	{ BK_STEP_CONFERENCE, "konferensi" },
	{ BK_STEP_AID, "pemberian bantuan" },
	{ BK_STEP_PROMISE, "janji,komitmen" },
};

/* A word may stand in several rows: the step tells them apart. */
static const struct spoken outcomes[] = {
	{ BK_REACHED, "diangkat,dibalas,dijawab,tersambung,terhubungi,"
	    "dapat dihubungi,bisa dihubungi,berhasil,berhasil dihubungi,"
	    "direspon,direspons,merespon,merespons,membalas,diterima,"
	    "mengangkat" },
	{ BK_UNREACHABLE, "tidak diangkat,tidak dibalas,tidak dijawab,"
	    "tidak aktif,nomor tidak aktif,tidak tersambung,"
	    "tidak dapat dihubungi,tidak bisa dihubungi,tidak terhubungi,"
	    "gagal,gagal dihubungi,tidak ada jawaban,tidak merespon,"
	    "tidak merespons,tidak direspon,tidak direspons,tidak respon,"
	    "tidak membalas,tidak mengangkat,sibuk,centang satu" },
	{ BK_WRONG_NUMBER, "salah nomor,nomor keliru,salah sambung" },
	{ BK_CAME, "datang,memenuhi panggilan,memenuhi,sudah datang" },
	{ BK_DID_NOT_COME, "tidak datang,mangkir,tidak memenuhi panggilan,"
	    "belum datang,absen" },
	{ BK_UNDELIVERED, "tidak sampai,tidak terkirim,tidak diterima" },
	{ BK_MET, "ditemui,berhasil ditemui,ketemu,terlaksana,"
	    "bertemu orang tua,bertemu wali" },
	{ BK_NOBODY_HOME, "tidak ada orang,rumah kosong,kosong,"
	    "tidak di rumah,tidak ada orang di rumah" },
	{ BK_REFUSED, "ditolak,tidak bersedia,tidak mau,tidak setuju" },
	{ BK_VISIT_CANCELLED, "batal" },
	{ BK_EVAL_RESOLVED, "selesai,beres,teratasi" },
	{ BK_IMPROVING, "lebih baik,meningkat,ada perubahan" },
	{ BK_UNCHANGED, "tidak berubah,tetap,sama,belum ada perubahan,"
	    "tidak ada perubahan" },
	{ BK_WORSE, "menurun,lebih buruk" },
	{ BK_CONFIRMED, "benar,betul" },
	{ BK_MISTAKEN, "salah,tidak benar" },
	{ BK_GRANTED, "setuju,acc,diizinkan" },
	{ BK_DENIED, "ditolak,menolak,tidak setuju,tidak diizinkan" },
	{ BK_WILLING, "mau,setuju" },
	{ BK_UNWILLING, "tidak mau,menolak,tidak setuju" },
	{ BK_DOUBTFUL, "ragu" },
	{ BK_GIVEN, "mau,setuju,diberikan" },
	{ BK_ANSWERED, "dijawab,dibalas,ada jawaban,ada balasan" },
	{ BK_RETURNED, "kembali,dikembalikan" },
	{ BK_REFERRAL_CLOSED, "selesai,tuntas" },
	{ BK_KEPT, "terlaksana,dilaksanakan,terpenuhi,dipenuhi,sudah" },
	{ BK_BROKEN, "ingkar,tidak terlaksana,tidak dilaksanakan,"
	    "tidak terpenuhi,tidak dipenuhi" },
};

/* --- folding ------------------------------------------------------------ */

/* What a word of a spoken text is short for. */
static const struct {
	const char	*said, *meant;
} short_forms[] = {
	{ "tdk", "tidak" }, { "tak", "tidak" }, { "gak", "tidak" },
	{ "ga", "tidak" }, { "nggak", "tidak" }, { "enggak", "tidak" },
	{ "ngga", "tidak" }, { "tidk", "tidak" }, { "blm", "belum" },
	{ "ortu", "orang tua" }, { "orangtua", "orang tua" },
	{ "no", "nomor" }, { "nomer", "nomor" }, { "dgn", "dengan" },
	{ "dirumah", "di rumah" }, { "dihub", "dihubungi" },
};

enum { FOLDED = 80 };		/* a longer text is none of our words */

static const char *
meant_by(struct bk_str word)
{
	for (size_t i = 0; i < BK_NELEM(short_forms); i++)
		if (bk_str_eq(word, bk_str(short_forms[i].said)))
			return short_forms[i].meant;
	return NULL;
}

static struct bk_str
next_word(const char **p, char out[FOLDED])
{
	size_t n = 0;

	*p += strspn(*p, " \t._-");
	for (; **p && !strchr(" \t._-", **p); (*p)++)
		if (n < FOLDED - 1)
			out[n++] = **p >= 'A' && **p <= 'Z' ?
			    (char)(**p - 'A' + 'a') : **p;
	return (struct bk_str){ out, n };
}

/* Small letters, one blank between words, short forms written out. */
static struct bk_str
fold(const char *text, char out[FOLDED])
{
	char word[FOLDED];
	struct bk_str w;
	size_t n = 0;

	while ((w = next_word(&text, word)).n) {
		const char *meant = meant_by(w);

		if (meant)
			w = bk_str(meant);
		if (n + w.n + 2 > FOLDED)
			return (struct bk_str){ out, 0 };
		if (n)
			out[n++] = ' ';
		memcpy(out + n, w.p, w.n);
		n += w.n;
	}
	return (struct bk_str){ out, n };
}

/* --- finding ------------------------------------------------------------ */

typedef bool	like_fn(struct bk_str said, struct bk_str known);

static bool
is_like(const char *known, struct bk_str said, like_fn *like)
{
	char folded[FOLDED];
	struct bk_str k = fold(known, folded);

	return said.n && k.n && like(said, k);
}

static bool
is_word(const struct bk_word *w, struct bk_str said, like_fn *like)
{
	return is_like(w->id, said, like) ||
	    is_like(w->text[BK_LANG_ID], said, like) ||
	    is_like(w->text[BK_LANG_EN], said, like);
}

static bool
is_spoken(const struct spoken *s, struct bk_str said, like_fn *like)
{
	const char *p = s->words;

	for (;;) {
		size_t n = strcspn(p, ",");

		if (said.n && like(said, (struct bk_str){ p, n }))
			return true;
		if (!p[n])
			return false;
		p += n + 1;
	}
}

static int
find_step(struct bk_str said, like_fn *like)
{
	for (int i = 0; bk_word_steps[i].id; i++)
		if (is_word(&bk_word_steps[i], said, like))
			return i;
	for (size_t i = 0; i < BK_NELEM(steps); i++)
		if (is_spoken(&steps[i], said, like))
			return steps[i].index;
	return -1;
}

/* Of this step; -1: one that any step takes. */
static int
find_outcome(int step, struct bk_str said, like_fn *like)
{
	for (int i = 0; bk_word_outcomes[i].id; i++)
		if ((step < 0 || bk_ladder_takes(step, i)) &&
		    is_word(&bk_word_outcomes[i], said, like))
			return i;
	for (size_t i = 0; step >= 0 && i < BK_NELEM(outcomes); i++)
		if (bk_ladder_takes(step, outcomes[i].index) &&
		    is_spoken(&outcomes[i], said, like))
			return outcomes[i].index;
	return -1;
}

int
bk_spoken_step(const char *text)
{
	char folded[FOLDED];

	return find_step(fold(text, folded), bk_str_eq);
}

int
bk_spoken_outcome(int step, const char *text)
{
	char folded[FOLDED];
	struct bk_str said = fold(text, folded);
	int o = find_outcome(step, said, bk_str_eq);

	return o < 0 ? find_outcome(-1, said, bk_str_eq) : o;
}

const char *
bk_spoken_near_step(const char *text)
{
	char folded[FOLDED];
	int i = find_step(fold(text, folded), bk_near);

	return i < 0 || i == BK_STEP_ADVANCE ? NULL : bk_word_steps[i].id;
}

const char *
bk_spoken_near_outcome(int step, const char *text)
{
	char folded[FOLDED];
	int i = find_outcome(step, fold(text, folded), bk_near);

	return i < 0 ? NULL : bk_word_outcomes[i].id;
}
