/*
 * Attendance as a guardian may read it [FIELD 8]: sessions attended of
 * sessions held, by the five statuses, so that the numbers add up. No
 * percentage, no reason.
 */
#ifndef BK_FACTS_H
#define BK_FACTS_H

#include "fields.h"

/*
 * "hadir 37, terlambat 3, sakit 2, izin 5, tanpa keterangan 95, seluruhnya 142
 * sesi, sampai 4 September 2020", from the recap, else what the newest reason
 * of the case holds; "" where neither says. Of nothing after the letter's day.
 */
const char	*bk_facts_text(const struct bk_fields *, enum bk_lang,
		    struct bk_arena *);

#endif
