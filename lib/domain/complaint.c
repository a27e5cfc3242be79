#include "complaint.h"

static const struct bk_bind binds[] = {
	BK_BIND_REQUIRED("id", NAME, struct bk_complaint, id),
	{ "type", BK_TYPE_WORD, offsetof(struct bk_complaint, type),
	    bk_word_complaint_types, NULL, 0, true },
	BK_BIND_REQUIRED("received", STAMP, struct bk_complaint, received),
	BK_BIND("received_by", NAME, struct bk_complaint, received_by),
	BK_BIND("via", NAME, struct bk_complaint, via),
	BK_BIND("about", NAME, struct bk_complaint, about),
	BK_BIND("text", TEXT, struct bk_complaint, text),
	BK_BIND("answered", STAMP, struct bk_complaint, answered),
	BK_BIND("answer", TEXT, struct bk_complaint, answer),
	BK_BIND_SELF(struct bk_complaint, node),
	BK_BIND_END
};

int
bk_complaint_read(const struct bk_reader *r, struct bk_node *n,
    struct bk_complaint *out)
{
	struct bk_complaint c;

	if (bk_bind_read(r, binds, n, &c) < 0)
		return -1;
	*out = c;
	return 0;
}

bk_date
bk_complaint_day(int64_t stamp)
{
	int64_t day = stamp / 1440;

	return (bk_date)(stamp % 1440 < 0 ? day - 1 : day);
}

int64_t
bk_complaint_due(const struct bk_complaint *c, int hours)
{
	return c->received + (int64_t)hours * 60;
}
