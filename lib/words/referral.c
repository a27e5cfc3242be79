#include "referral.h"

#include "fold.h"
#include "mem.h"

/* Beginnings of words; a rule's own id is one of its words. */
struct speaks {
	const char	*id;
	const char	*words[12];
};

static const struct speaks rules[] = {
	{ "rights", { "rights", "hak ", "kekerasan", "bully", "dibully",
	    "perundungan", "dirundung",
	    "pelecehan", "diskriminasi" } },
	{ "economic", { "economic", "ekonomi", "biaya", "bekerja", "miskin",
	    "uang", "tidak mampu", "tunggakan", "spp", "phk" } },
	{ "family", { "family", "keluarga", "orang tua", "cerai", "broken",
	    "yatim" } },
	{ "behaviour", { "behaviour", "behavior", "perilaku", "berkelahi",
	    "merokok", "bolos", "membolos", "terlambat", "disiplin",
	    "tata tertib", "pelanggaran" } },
	{ "achievement", { "achievement", "prestasi", "nilai", "belajar",
	    "akademik", "remedial", "tugas" } },
};

static const struct speaks causes_of[] = {
	{ "forgot", { "forgot", "lupa" } },
	{ "boredom", { "boredom", "bosan", "jenuh" } },
	{ "low_motivation", { "low motivation", "motivasi", "malas" } },
	{ "health", { "health", "kesehatan", "sakit" } },
	{ "network", { "network", "jaringan", "sinyal", "kuota", "internet" } },
	{ "no_device", { "no device", "gawai", "ponsel", "laptop",
	    "tidak punya hp", "tidak ada hp", "perangkat" } },
	{ "economic", { "economic", "ekonomi", "biaya", "tidak mampu" } },
	{ "job_loss", { "job loss", "phk", "kehilangan pekerjaan",
	    "menganggur" } },
	{ "family", { "family", "keluarga", "orang tua", "cerai" } },
	{ "peers", { "peers", "teman", "pergaulan" } },
	{ "distance", { "distance", "jarak", "jauh" } },
	{ "terrain", { "terrain", "medan", "jalan rusak" } },
};

/* Letters and digits in lower case, blanks between; long texts are cut. */
static void
fold_long(struct bk_str s, char *out, size_t room)
{
	size_t n = 0;

	out[n++] = ' ';
	for (size_t i = 0; i < s.n && n + 2 < room; i++) {
		char c = s.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 32);
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')))
			c = ' ';
		if (c != ' ' || out[n - 1] != ' ')
			out[n++] = c;
	}
	out[n++] = ' ';
	out[n] = '\0';
}

static bool
speaks_of(const char *text, const struct speaks *s)
{
	for (size_t i = 0; i < BK_NELEM(s->words) && s->words[i]; i++) {
		char word[32] = " ";
		size_t n = strlen(s->words[i]);

		memcpy(word + 1, s->words[i], n + 1);
		if (strstr(text, word))
			return true;
	}
	return false;
}

struct bk_str
bk_referral_read(struct bk_str category, struct bk_str text,
    struct bk_str causes[BK_REFERRAL_CAUSES], size_t *ncauses)
{
	char said[2][2048];
	struct bk_str rule = BK_STR("other");
	bool found = false;

	fold_long(category, said[0], sizeof(said[0]));
	fold_long(text, said[1], sizeof(said[1]));
	for (int k = 0; k < 2 && !found; k++)
		for (size_t i = 0; i < BK_NELEM(rules) && !found; i++)
			if (speaks_of(said[k], &rules[i])) {
				rule = bk_str(rules[i].id);
				found = true;
			}
	*ncauses = 0;
	for (size_t i = 0; i < BK_NELEM(causes_of); i++)
		if (*ncauses < BK_REFERRAL_CAUSES &&
		    (speaks_of(said[0], &causes_of[i]) ||
		    speaks_of(said[1], &causes_of[i])))
			causes[(*ncauses)++] = bk_str(causes_of[i].id);
	return rule;
}
