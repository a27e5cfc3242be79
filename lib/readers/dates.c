#include "dates.h"
#include "msg_readers.h"

void
bk_dates_say(struct bk_ingest *in, const struct bk_export *x,
    enum bk_order o, const char *why)
{
	if (why && o < BK_ORDER_OPEN)
		bk_diag(bk_ingest_diag(in), &bk_msg_order_told, x->name, 0,
		    "%s: %s", o == BK_ORDER_DMY ? "d/m/y" : "m/d/y",
		    bk_diag_text(bk_ingest_diag(in), why));
}

int
bk_dates_decide(struct bk_ingest *in, const struct bk_export *x,
    const struct bk_order_clues *c, const struct bk_order_hints *h,
    enum bk_order *out)
{
	struct bk_diag *dg = bk_ingest_diag(in);
	const char *why, *first = bk_diag_text(dg, "no day"), *last = first;
	enum bk_order o = bk_order_decide(c, h, &why);
	char dmy[BK_DATE_SIZE], mdy[BK_DATE_SIZE];

	if (o == BK_ORDER_DMY || o == BK_ORDER_MDY) {
		*out = o;
		bk_dates_say(in, x, o, why);
		return 0;
	}
	if (c->example.date[BK_ORDER_DMY] != BK_DATE_NONE)
		first = bk_date_format(c->example.date[BK_ORDER_DMY], dmy);
	if (c->example.date[BK_ORDER_MDY] != BK_DATE_NONE)
		last = bk_date_format(c->example.date[BK_ORDER_MDY], mdy);
	bk_diag(dg, &bk_msg_date_order, x->name, 0, o == BK_ORDER_MIXED ?
	    "dates of both kinds; the first is %s (dmy) or %s (mdy)" :
	    "%s (dmy) or %s (mdy)", first, last);
	return -1;
}
