#include "pace.h"

#include <inttypes.h>

enum { MEGABYTE = 1000000, SECOND = 1000 };

/* "9 s", "12 min", "3 h", never too few. */
static void
put_time(struct bk_buf *b, uint64_t seconds)
{
	static const struct {
		uint64_t seconds;
		const char *name;
	} units[] = { { 3600, "h" }, { 60, "min" }, { 1, "s" } };
	int i = seconds > 2 * 3600 ? 0 : seconds > 2 * 60 ? 1 : 2;

	bk_buf_printf(b, "%" PRIu64 " %s", (seconds + units[i].seconds - 1) /
	    units[i].seconds, units[i].name);
}

void
bk_pace_text(struct bk_buf *b, uint64_t done, uint64_t of,
    uint64_t milliseconds)
{
	double rate = (double)done * SECOND /
	    (double)(milliseconds ? milliseconds : 1);

	bk_buf_printf(b, "%" PRIu64, done / MEGABYTE);
	if (of >= done && of > 0)
		bk_buf_printf(b, " of %" PRIu64, of / MEGABYTE);
	bk_buf_puts(b, " MB");
	if (milliseconds < SECOND)
		return;
	bk_buf_printf(b, ", %.*f MB/s", rate < 10.0 * MEGABYTE ? 1 : 0,
	    rate / MEGABYTE);
	if (of < done || of == 0 || done == 0)
		return;
	bk_buf_puts(b, ", ");
	put_time(b, (uint64_t)((double)(of - done) / rate + 0.999));
	bk_buf_puts(b, " left");
}
