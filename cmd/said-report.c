/* What report says. */
#include "said.h"

const struct bk_said bk_said_report[] = {
	{ "nobody signs as", "tidak ada yang bertanda tangan sebagai" },
	{ "nothing to say above a signature:",
	    "tidak ada kata di atas tanda tangan:" },
	{ "more than three sign:", "lebih dari tiga yang bertanda tangan:" },
	{ "a school without a name", "sekolah tanpa nama" },
	{ "not in a box:", "tidak dalam kotak:" },
	{ "not a number of lines", "bukan jumlah baris" },
	{ "without its @end:", "tanpa @end-nya:" },
	{ "no directive", "bukan perintah" },
	{ "of a Word file alone:", "hanya untuk berkas Word:" },
	{ NULL, NULL }
};
