#include "sheettotals.h"

#include <string.h>

bool
bk_sheettotals_read(const struct bk_sheet_head *h, const struct bk_row *row,
    unsigned count[BK_NMARKS], bool given[BK_NMARKS])
{
	bool any = false;

	memset(count, 0, BK_NMARKS * sizeof(*count));
	memset(given, 0, BK_NMARKS * sizeof(*given));
	for (size_t i = 0; i < h->ntotals; i++) {
		struct bk_str s = bk_cell(row, h->total[i].col);
		enum bk_mark m = h->total[i].mark;
		uint64_t n;

		if (bk_str_uint(s, 400, &n) < 0)
			continue;
		count[m] += (unsigned)n;
		given[m] = true;
		any = true;
	}
	return any;
}

bool
bk_sheettotals_differ(const unsigned total[BK_NMARKS],
    const unsigned count[BK_NMARKS], const bool given[BK_NMARKS])
{
	for (int m = BK_MARK_PRESENT; m < BK_NMARKS; m++) {
		unsigned late = m == BK_MARK_PRESENT && !given[BK_MARK_LATE] ?
		    count[BK_MARK_LATE] : 0;

		if (!given[m] || total[m] == count[m] ||
		    total[m] == count[m] + late ||
		    (m == BK_MARK_EXCUSED && total[m] < count[m]))
			continue;
		return true;
	}
	return false;
}
