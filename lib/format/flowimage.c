/* Pictures by their bytes (flow.h). */
#include <string.h>

#include "flow.h"

enum { PIXELS_MAX = 16 << 20, SIDE_MAX = 32000 };

static const double cm = 72 / 2.54;

static unsigned
byte(struct bk_str s, size_t i)
{
	return (unsigned char)s.p[i];
}

/* A big-endian number of n bytes at i. */
static unsigned
number(struct bk_str s, size_t i, int n)
{
	unsigned v = 0;

	while (n--)
		v = v << 8 | byte(s, i++);
	return v;
}

/* The frame of a JPEG tells its size; segments before it are skipped. */
static int
jpeg_size(struct bk_flow_image *im, struct bk_str s)
{
	size_t i = 2;

	while (i + 9 <= s.n && byte(s, i) == 0xff) {
		unsigned mark = byte(s, i + 1);

		if (mark == 0xff) {
			i++;
			continue;
		}
		if (mark >= 0xc0 && mark <= 0xcf && mark != 0xc4 &&
		    mark != 0xc8 && mark != 0xcc) {
			im->height = number(s, i + 5, 2);
			im->width = number(s, i + 7, 2);
			return 0;
		}
		i += 2 + number(s, i + 2, 2);
	}
	return -1;
}

int
bk_flow_image(struct bk_flow_image *out, struct bk_str s)
{
	struct bk_flow_image im = { .bytes = s };

	if (s.n > 24 && memcmp(s.p, "\x89PNG\r\n\x1a\n", 8) == 0) {
		im.type = BK_FLOW_PNG;
		im.width = number(s, 16, 4);
		im.height = number(s, 20, 4);
	} else if (s.n > 4 && memcmp(s.p, "\xff\xd8\xff", 3) == 0) {
		im.type = BK_FLOW_JPEG;
		if (jpeg_size(&im, s) < 0)
			return -1;
	} else {
		return -1;
	}
	if (im.width == 0 || im.height == 0 || im.width > SIDE_MAX ||
	    im.height > SIDE_MAX ||
	    (size_t)im.width * im.height > PIXELS_MAX)
		return -1;
	*out = im;
	return 0;
}

void
bk_flow_image_size(const struct bk_flow *f, const struct bk_flow_sheet *s,
    double *width, double *height)
{
	const struct bk_flow_image *im = s->image;
	double most = bk_flow_width(f) / (s->logo ? 4 : 1);
	double w = im->width * 0.75, h = im->height * 0.75;	/* 96 an inch */

	if (h > 3 * cm) {
		w *= 3 * cm / h;
		h = 3 * cm;
	}
	if (w > most) {
		h *= most / w;
		w = most;
	}
	*width = w;
	*height = h;
}
