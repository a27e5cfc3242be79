/* What base says. */
#include "said.h"

const struct bk_said bk_said_base[] = {
	{ "list", "daftar" },
	{ "%s takes a number, not '%s'", "%s meminta bilangan, bukan '%s'" },
	{ "%s needs an argument", "%s meminta isian" },
	{ "no option '%s' (did you mean --%s?); see -h",
	    "tidak ada opsi '%s' (maksudnya --%s?); lihat -h" },
	{ "no option '%s'; see -h", "tidak ada opsi '%s'; lihat -h" },
	{ "'%s': the option takes no argument",
	    "'%s': opsi ini tidak memakai isian" },
	{ "more than %zu bytes", "lebih dari %zu byte" },
	{ "unknown error", "galat tidak dikenal" },
	{ NULL, NULL }
};
