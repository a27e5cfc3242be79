#include "otherspan.h"

#include "counts.h"
#include "shape.h"
#include "vocabulary.h"

/* "3 hari", of which one has more than a day: how long a leave is. */
static bool
is_stay(const struct bk_sheet *s, size_t head, size_t c)
{
	bool longer = false;

	if (!bk_vocabulary_has(&bk_vocabulary_leave_lengths,
	    s->row[head].cell[c]))
		return false;
	for (size_t i = head + 1; i < s->n; i++)
		longer |= bk_counts_number(bk_cell(&s->row[i], c)) > 1;
	return longer;
}

bool
bk_otherspan(const struct bk_sheet *s, size_t head, size_t c)
{
	struct bk_shape shape = { 0 };

	if (is_stay(s, head, c))
		return true;
	if (!bk_vocabulary_has(&bk_vocabulary_span_ends, s->row[head].cell[c]))
		return false;
	for (size_t i = head + 1; i < s->n; i++)
		bk_shape_add(&shape, bk_cell(&s->row[i], c));
	return shape.day > 0 && bk_shape_mostly(shape.day, shape.filled);
}
