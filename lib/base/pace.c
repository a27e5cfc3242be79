#include "pace.h"

#include <inttypes.h>

enum { MEGABYTE = 1000000, SECOND = 1000 };

/* "9 s", "12 min", "3 h", never too few. */
static void
put_time(struct bk_buf *b, uint64_t seconds, bool indonesian)
{
	static const struct {
		uint64_t seconds;
		const char *name[2];
	} units[] = { { 3600, { "h", "jam" } }, { 60, { "min", "menit" } },
		{ 1, { "s", "detik" } } };
	int i = seconds > 2 * 3600 ? 0 : seconds > 2 * 60 ? 1 : 2;

	bk_buf_printf(b, "%" PRIu64 " %s", (seconds + units[i].seconds - 1) /
	    units[i].seconds, units[i].name[indonesian]);
}

void
bk_pace_text(struct bk_buf *b, uint64_t done, uint64_t of,
    uint64_t milliseconds, bool indonesian)
{
	double rate = (double)done * SECOND /
	    (double)(milliseconds ? milliseconds : 1);
	size_t at;

	bk_buf_printf(b, "%" PRIu64, done / MEGABYTE);
	if (of >= done && of > 0)
		bk_buf_printf(b, " %s %" PRIu64, indonesian ? "dari" : "of",
		    of / MEGABYTE);
	bk_buf_puts(b, " MB");
	if (milliseconds < SECOND)
		return;
	at = b->n;
	bk_buf_printf(b, ", %.*f MB/s", rate < 10.0 * MEGABYTE ? 1 : 0,
	    rate / MEGABYTE);
	for (; indonesian && at < b->n; at++)
		if (b->p[at] == '.')
			b->p[at] = ',';
	if (of < done || of == 0 || done == 0)
		return;
	bk_buf_puts(b, indonesian ? ", sisa " : ", ");
	put_time(b, (uint64_t)((double)(of - done) / rate + 0.999),
	    indonesian);
	bk_buf_puts(b, indonesian ? "" : " left");
}
