#include "order.h"

/* Is that a day of the file's name? */
static bool
in_name(bk_date d, const struct bk_order_hints *h)
{
	int year, month, day;

	if (h->name_from != BK_DATE_NONE)
		return d >= h->name_from && d <= h->name_to;
	if (!h->name_day)
		return false;
	bk_date_split(d, &year, &month, &day);
	return month == h->name_month && day == h->name_day;
}

void
bk_order_clue(struct bk_order_clues *c, const struct bk_when *w,
    const struct bk_order_hints *h)
{
	c->n++;
	if (w->date[BK_ORDER_DMY] != w->date[BK_ORDER_MDY] && c->open++ == 0)
		c->example = *w;
	for (int i = 0; i < 2; i++) {
		bk_date d = w->date[i];

		if (d == BK_DATE_NONE) {
			c->as[i].fails++;
			continue;
		}
		if (c->as[i].fits++) {
			c->as[i].rises += d > c->as[i].last;
			c->as[i].falls += d < c->as[i].last;
		}
		c->as[i].last = d;
		c->as[i].in_term += h->from != BK_DATE_NONE &&
		    d >= h->from && d <= h->to;
		c->as[i].in_name += in_name(d, h);
		c->as[i].future += h->today != BK_DATE_NONE && d > h->today;
		c->as[i].in_roster += h->rostered && h->rostered(h->ctx, d);
	}
}

/* The reading for which `holds` is true, when it is for one only. */
static enum bk_order
only(bool dmy, bool mdy)
{
	if (dmy == mdy)
		return BK_ORDER_OPEN;
	return dmy ? BK_ORDER_DMY : BK_ORDER_MDY;
}

static enum bk_order
by_fields(const struct bk_order_clues *c)
{
	size_t dmy = c->as[BK_ORDER_DMY].fails, mdy = c->as[BK_ORDER_MDY].fails;

	if (dmy == 0 || mdy == 0)
		return only(dmy == 0, mdy == 0);
	if (dmy >= 10 * mdy || mdy >= 10 * dmy)
		return dmy < mdy ? BK_ORDER_DMY : BK_ORDER_MDY;
	return BK_ORDER_MIXED;
}

/* Three days or more, always forwards or always backwards. */
static bool
in_order(const struct bk_order_clues *c, enum bk_order o)
{
	size_t rises = c->as[o].rises, falls = c->as[o].falls;

	return rises + falls >= 2 && (rises == 0 || falls == 0);
}

/* What the file itself does not settle. */
static enum bk_order
by_world(const struct bk_order_clues *c, const struct bk_order_hints *h,
    const char **why)
{
	enum bk_order o = only(c->as[BK_ORDER_DMY].future == 0,
	    c->as[BK_ORDER_MDY].future == 0);

	*why = "the other way round a day lies after today";
	if (o != BK_ORDER_OPEN)
		return o;
	*why = "only so all days are in terms with a roster";
	o = only(c->as[BK_ORDER_DMY].in_roster == c->n,
	    c->as[BK_ORDER_MDY].in_roster == c->n);
	if (o != BK_ORDER_OPEN)
		return o;
	*why = h->half == BK_ORDER_MDY ? "AM and PM stand in capitals" :
	    "no AM or PM in capitals stands behind the times";
	return h->half;
}

enum bk_order
bk_order_decide(const struct bk_order_clues *c,
    const struct bk_order_hints *h, const char **why)
{
	enum bk_order o;

	*why = NULL;
	if (h->forced)
		return h->order;
	if (c->open == 0)
		return BK_ORDER_DMY;
	o = by_fields(c);
	if (o != BK_ORDER_OPEN)
		return o;
	*why = "only so all days are in the term";
	o = only(c->as[BK_ORDER_DMY].in_term == c->n,
	    c->as[BK_ORDER_MDY].in_term == c->n);
	if (o != BK_ORDER_OPEN)
		return o;
	*why = "the file's name has such a day";
	o = only(c->as[BK_ORDER_DMY].in_name > 0,
	    c->as[BK_ORDER_MDY].in_name > 0);
	if (o != BK_ORDER_OPEN)
		return o;
	*why = "only so the rows are in order";
	o = only(in_order(c, BK_ORDER_DMY), in_order(c, BK_ORDER_MDY));
	return o != BK_ORDER_OPEN ? o : by_world(c, h, why);
}

int
bk_order_parse(struct bk_str s, enum bk_order *out)
{
	if (bk_str_ieq(s, BK_STR("dmy")) || bk_str_ieq(s, BK_STR("d/m/y")))
		*out = BK_ORDER_DMY;
	else if (bk_str_ieq(s, BK_STR("mdy")) ||
	    bk_str_ieq(s, BK_STR("m/d/y")))
		*out = BK_ORDER_MDY;
	else
		return -1;
	return 0;
}
