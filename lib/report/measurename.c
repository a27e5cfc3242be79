#include "measurename.h"

#include <string.h>

#include "mem.h"
#include "phrase.h"

static const struct name {
	const char		*measure;
	enum bk_xlsx_style	 style;
	struct bk_phrase	 text;
} names[] = {
	{ "with_problem.percent", BK_XLSX_PERCENT,
	    { { "Siswa yang ditangani (%)", "With a problem (%)" } } },
	{ "rung.phone.percent", BK_XLSX_PERCENT,
	    { { "Ditangani melalui WA/telepon (%)",
	    "Handled by WA or phone (%)" } } },
	{ "rung.summons.percent", BK_XLSX_PERCENT,
	    { { "Ditangani melalui panggilan (%)",
	    "Handled by summons (%)" } } },
	{ "rung.visit.percent", BK_XLSX_PERCENT,
	    { { "Ditangani melalui home visit (%)",
	    "Handled by home visit (%)" } } },
	{ "visits.met", BK_XLSX_COUNT,
	    { { "Kunjungan rumah yang terlaksana", "Home visits made" } } },
	{ "visits.in_time.percent", BK_XLSX_PERCENT,
	    { { "Kunjungan dalam batas hari kerja sejak disetujui",
	    "Visits in time after their approval" } } },
	{ "visits.in_length.percent", BK_XLSX_PERCENT,
	    { { "Kunjungan selama waktu yang ditetapkan",
	    "Visits as long as they should be" } } },
	{ "visits.minutes", BK_XLSX_DECIMAL,
	    { { "Rata-rata lama kunjungan (menit)",
	    "Mean length of a visit (minutes)" } } },
	{ "complaints.in_time.percent", BK_XLSX_PERCENT,
	    { { "Pengaduan, saran, dan apresiasi dijawab tepat waktu",
	    "Complaints, suggestions, praise answered in time" } } },
	{ "tries.phone", BK_XLSX_COUNT,
	    { { "Upaya WA/telepon", "Tries by WA or phone" } } },
	{ "reached.phone", BK_XLSX_COUNT,
	    { { "Berhasil dihubungi", "Reached by WA or phone" } } },
	{ "tries.summons", BK_XLSX_COUNT,
	    { { "Upaya panggilan", "Summonses" } } },
	{ "reached.summons", BK_XLSX_COUNT,
	    { { "Datang memenuhi panggilan", "Came when summoned" } } },
	{ "tries.visit", BK_XLSX_COUNT,
	    { { "Upaya kunjungan rumah", "Tries to visit" } } },
	{ "days.q1", BK_XLSX_CELL_CENTRE,
	    { { "Hari hingga tuntas: seperempat kasus paling lama",
	    "Days until resolved: a quarter took at most" } } },
	{ "days.median", BK_XLSX_CELL_CENTRE,
	    { { "Hari hingga tuntas: separuh kasus paling lama",
	    "Days until resolved: half took at most" } } },
	{ "days.q3", BK_XLSX_CELL_CENTRE,
	    { { "Hari hingga tuntas: tiga perempat kasus paling lama",
	    "Days until resolved: three quarters took at most" } } },
	{ "days.km.median", BK_XLSX_CELL_CENTRE,
	    { { "Separuhnya, kasus yang masih terbuka diperhitungkan",
	    "Half, with the open cases in mind" } } },
	{ "untouched", BK_XLSX_COUNT,
	    { { "Siswa yang kasusnya belum dilihat siapa pun",
	    "With a problem, and nobody has looked at them" } } },
	{ "reached.visit", BK_XLSX_COUNT,
	    { { "Bertemu saat kunjungan", "Met at a visit" } } },
	{ "days.phone.median", BK_XLSX_CELL_CENTRE,
	    { { "Hari hingga tuntas, WA/telepon: separuh paling lama",
	    "Days until resolved, WA or phone: half took at most" } } },
	{ "days.summons.median", BK_XLSX_CELL_CENTRE,
	    { { "Hari hingga tuntas, panggilan: separuh paling lama",
	    "Days until resolved, summons: half took at most" } } },
	{ "days.visit.median", BK_XLSX_CELL_CENTRE,
	    { { "Hari hingga tuntas, home visit: separuh paling lama",
	    "Days until resolved, home visit: half took at most" } } },
	{ "days.km.phone.median", BK_XLSX_CELL_CENTRE,
	    { { "Separuhnya, yang terbuka diperhitungkan: WA/telepon",
	    "Half, with the open cases in mind: WA or phone" } } },
	{ "days.km.summons.median", BK_XLSX_CELL_CENTRE,
	    { { "Separuhnya, yang terbuka diperhitungkan: panggilan",
	    "Half, with the open cases in mind: summons" } } },
	{ "days.km.visit.median", BK_XLSX_CELL_CENTRE,
	    { { "Separuhnya, yang terbuka diperhitungkan: home visit",
	    "Half, with the open cases in mind: home visit" } } },
	{ "promise.made", BK_XLSX_COUNT,
	    { { "Kesepakatan yang dibuat", "Promises made" } } },
	{ "promise.kept", BK_XLSX_COUNT,
	    { { "Kesepakatan yang ditepati", "Promises kept" } } },
	{ "promise.broken", BK_XLSX_COUNT,
	    { { "Kesepakatan yang tidak ditepati", "Promises broken" } } },
	{ "promise.overdue", BK_XLSX_COUNT,
	    { { "Kesepakatan yang lewat batas waktu", "Promises overdue" } } },
	{ "activity", BK_XLSX_PERCENT, { { "Keaktifan (%)",
	    "Activity (%)" } } },
	{ "with_problem.change", BK_XLSX_DECIMAL,
	    { { "Siswa yang ditangani: perubahan (poin persen)",
	    "With a problem: change (points)" } } },
	{ "with_problem.relative", BK_XLSX_DECIMAL,
	    { { "Siswa yang ditangani: perubahan dari semula (%)",
	    "With a problem: change of what it was (%)" } } },
	{ "rung.visit.change", BK_XLSX_DECIMAL,
	    { { "Home visit: perubahan (poin persen)",
	    "Home visit: change (points)" } } },
	{ "rung.visit.relative", BK_XLSX_DECIMAL,
	    { { "Home visit: perubahan dari semula (%)",
	    "Home visit: change of what it was (%)" } } },
	{ "paired.both", BK_XLSX_COUNT,
	    { { "Siswa yang sama: ditangani di kedua semester",
	    "Same students: a problem in both terms" } } },
	{ "paired.first", BK_XLSX_COUNT,
	    { { "Siswa yang sama: hanya di semester pertama",
	    "Same students: only in the first" } } },
	{ "paired.second", BK_XLSX_COUNT,
	    { { "Siswa yang sama: hanya di semester kedua",
	    "Same students: only in the second" } } },
	{ "paired.neither", BK_XLSX_COUNT,
	    { { "Siswa yang sama: tidak di keduanya",
	    "Same students: in neither" } } },
	{ "paired.change", BK_XLSX_DECIMAL,
	    { { "Siswa yang sama: perubahan (poin persen)",
	    "Same students: change (points)" } } },
	{ "paired.p", BK_XLSX_CELL_CENTRE,
	    { { "Siswa yang sama: peluang bila hanya kebetulan (p)",
	    "Same students: how likely by chance (p)" } } },
	{ "coverage", BK_XLSX_PERCENT,
	    { { "Siswa yang ada rekap kehadirannya",
	    "Students with a recap of attendance" } } },
	{ "with_problem.bounds", BK_XLSX_PERCENT,
	    { { "Siswa yang ditangani: bila yang tanpa rekap dihitung",
	    "With a problem: if those without a recap count" } } },
	{ "effect.summons", BK_XLSX_DECIMAL,
	    { { "Panggilan: beda kenaikan kehadiran (poin)",
	    "Summons: attendance rose more by (points)" } } },
	{ "placebo.summons", BK_XLSX_DECIMAL,
	    { { "Panggilan: beda yang sama, 28 hari lebih awal",
	    "Summons: the same, 28 days earlier" } } },
	{ "effect.summons.before", BK_XLSX_PERCENT,
	    { { "Datang: hadir sebelumnya", "Came: present before" } } },
	{ "effect.summons.after", BK_XLSX_PERCENT,
	    { { "Datang: hadir sesudahnya", "Came: present after" } } },
	{ "effect.summons.compared_before", BK_XLSX_PERCENT,
	    { { "Pembanding: hadir sebelumnya",
	    "Compared: present before" } } },
	{ "effect.summons.compared_after", BK_XLSX_PERCENT,
	    { { "Pembanding: hadir sesudahnya", "Compared: present after" } } },
	{ "effect.summons.more", BK_XLSX_COUNT,
	    { { "Datang: lebih sering hadir", "Came: present more often" } } },
	{ "effect.summons.compared_more", BK_XLSX_COUNT,
	    { { "Pembanding: lebih sering hadir",
	    "Compared: present more often" } } },
	{ "effect.visit", BK_XLSX_DECIMAL,
	    { { "Kunjungan: beda kenaikan kehadiran (poin)",
	    "Visit: attendance rose more by (points)" } } },
	{ "placebo.visit", BK_XLSX_DECIMAL,
	    { { "Kunjungan: beda yang sama, 28 hari lebih awal",
	    "Visit: the same, 28 days earlier" } } },
	{ "effect.visit.before", BK_XLSX_PERCENT,
	    { { "Dikunjungi: hadir sebelumnya", "Visited: present before" } } },
	{ "effect.visit.after", BK_XLSX_PERCENT,
	    { { "Dikunjungi: hadir sesudahnya", "Visited: present after" } } },
	{ "effect.visit.compared_before", BK_XLSX_PERCENT,
	    { { "Pembanding: hadir sebelumnya",
	    "Compared: present before" } } },
	{ "effect.visit.compared_after", BK_XLSX_PERCENT,
	    { { "Pembanding: hadir sesudahnya", "Compared: present after" } } },
	{ "effect.visit.more", BK_XLSX_COUNT,
	    { { "Dikunjungi: lebih sering hadir",
	    "Visited: present more often" } } },
	{ "effect.visit.compared_more", BK_XLSX_COUNT,
	    { { "Pembanding: lebih sering hadir",
	    "Compared: present more often" } } },
};

/* Measures of words, months, days: what stands before them and behind. */
static const struct family {
	const char		*before, *after;
	enum bk_xlsx_style	 style;
	const struct bk_word	*words;
	struct bk_phrase	 text;
} families[] = {
	{ "cause.", "", BK_XLSX_COUNT, bk_word_causes,
	    { { "Penyebab: ", "Cause: " } } },
	{ "rule.", ".confirmed", BK_XLSX_PERCENT, bk_word_rules,
	    { { "Tidak keliru (%), alasan: ", "No mistake (%), opened by: "
	    } } },
	{ "rule.", "", BK_XLSX_COUNT, bk_word_rules,
	    { { "Alasan kasus dibuka: ", "Opened by: " } } },
	{ "hours.", "", BK_XLSX_CELL_CENTRE, bk_word_roles,
	    { { "Jam pelajaran: ", "Lesson hours: " } } },
	{ "service.", "", BK_XLSX_COUNT, NULL,
	    { { "Layanan: ", "Service: " } } },
	{ "opened.", "", BK_XLSX_COUNT, NULL,
	    { { "Kasus dibuka: ", "Cases opened: " } } },
	{ "activity.", "", BK_XLSX_PERCENT, NULL,
	    { { "Keaktifan (%): ", "Activity (%): " } } },
	{ "week.", ".unexcused", BK_XLSX_PERCENT, NULL,
	    { { "Tanpa keterangan (%), minggu mulai ",
	    "Unexcused (%), week of " } } },
};

/* A month or a day in words; anything else as it is. */
static const char *
day_words(const char *key, enum bk_lang lang, struct bk_arena *a)
{
	struct bk_buf b = BK_BUF_INIT;
	bool month = strlen(key) == 7;
	bk_date day;
	int y, m, d;

	if (bk_date_parse(bk_str(month ? bk_arena_printf(a, "%s-01", key) :
	    key), &day) < 0)
		return key;
	if (month) {
		bk_date_split(day, &y, &m, &d);
		bk_phrase_month(&b, m, lang);
		bk_buf_printf(&b, " %d", y);
	} else {
		bk_phrase_date(&b, day, lang);
	}
	key = bk_arena_strdup(a, b.p);
	bk_buf_free(&b);
	return key;
}

static bool
is_of(const struct family *f, const char *measure)
{
	size_t n = strlen(measure), before = strlen(f->before);
	size_t after = strlen(f->after);

	return n > before + after && strncmp(measure, f->before, before) == 0 &&
	    strcmp(measure + n - after, f->after) == 0;
}

static struct bk_measurename
of_family(const struct family *f, const char *measure, enum bk_lang lang,
    struct bk_arena *a)
{
	size_t before = strlen(f->before);
	const char *key = bk_arena_strndup(a, measure + before,
	    strlen(measure) - before - strlen(f->after));

	return (struct bk_measurename){ bk_arena_printf(a, "%s%s",
	    f->text.text[lang], f->words ? bk_word_text(f->words, key, lang) :
	    day_words(key, lang, a)), f->style };
}

struct bk_measurename
bk_measurename_of(const char *measure, enum bk_lang lang, struct bk_arena *a)
{
	for (size_t i = 0; i < BK_NELEM(names); i++)
		if (strcmp(names[i].measure, measure) == 0)
			return (struct bk_measurename){
				names[i].text.text[lang], names[i].style };
	for (size_t i = 0; i < BK_NELEM(families); i++)
		if (is_of(&families[i], measure))
			return of_family(&families[i], measure, lang, a);
	return (struct bk_measurename){ measure, BK_XLSX_CELL };
}

const char *
bk_measurename_value(const char *measure, const char *value, enum bk_lang lang)
{
	double v;

	if (strcmp(measure, "paired.p") == 0 &&
	    bk_str_num(bk_str(value), &v) == 0 && v < 0.0001)
		return lang == BK_LANG_ID ? "< 0,0001" : "< 0.0001";
	return value;
}
