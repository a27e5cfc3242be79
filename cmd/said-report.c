/* What report says. */
#include "said.h"

const struct bk_said bk_said_report[] = {
	{ "a school without a name", "sekolah tanpa nama" },
	{ "not in a box:", "tidak dalam kotak:" },
	{ "not a number of lines", "bukan jumlah baris" },
	{ "no directive", "bukan perintah" },
	{ NULL, NULL }
};
