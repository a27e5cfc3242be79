#include "chart.h"

#include <math.h>
#include <stdint.h>

#include "html.h"
#include "phrase.h"

enum {
	WIDTH = 320,
	LINE = 16,			/* of a text, of a bar */
	BAR = 13,
	VALUE = 40,			/* room for a value behind a bar */
	LEFT = 44, BOTTOM = 26, PLOT = 150	/* of weeks */
};

static const char *const colours[] = { "#1F4E8C", "#F7B955", "#3B8F7A",
	"#7B2D5B", "#8FC1E3", "#6E4A1E" };

enum { NCOLOURS = sizeof(colours) / sizeof(colours[0]) };

/* A number in the drawing: at most one decimal, whatever the locale. */
static void
put(struct bk_buf *b, double v)
{
	int64_t tenths = (int64_t)floor(v * 10 + 0.5);

	bk_buf_printf(b, "%s%lld.%lld", tenths < 0 ? "-" : "",
	    (long long)(tenths < 0 ? -tenths : tenths) / 10,
	    (long long)(tenths < 0 ? -tenths : tenths) % 10);
}

static void
attribute(struct bk_buf *b, const char *name, double v)
{
	bk_buf_printf(b, " %s=\"", name);
	put(b, v);
	bk_buf_putc(b, '"');
}

static void
begin(struct bk_buf *b, const char *id, const char *title, const char *text,
    double height)
{
	bk_buf_printf(b, "<svg viewBox=\"0 0 %d %d\" role=\"img\" "
	    "aria-labelledby=\"%s-t %s-d\">\n<title id=\"%s-t\">", WIDTH,
	    (int)ceil(height), id, id, id);
	bk_html_text(b, title);
	bk_buf_printf(b, "</title>\n<desc id=\"%s-d\">", id);
	bk_html_text(b, text);
	bk_buf_puts(b, "</desc>\n");
}

static void
text(struct bk_buf *b, double x, double y, const char *class, const char *s)
{
	bk_buf_puts(b, "<text");
	attribute(b, "x", x);
	attribute(b, "y", y);
	bk_buf_printf(b, "%s%s%s>", *class ? " class=\"" : "", class,
	    *class ? "\"" : "");
	bk_html_text(b, s);
	bk_buf_puts(b, "</text>\n");
}

struct box {
	double	x, y, width, height;
};

static void
rect(struct bk_buf *b, struct box r, const char *fill)
{
	bk_buf_puts(b, "<rect");
	attribute(b, "x", r.x);
	attribute(b, "y", r.y);
	attribute(b, "width", fmax(r.width, 0));
	attribute(b, "height", fmax(r.height, 0));
	bk_buf_printf(b, " fill=\"%s\"/>\n", fill);
}

static void
line(struct bk_buf *b, struct box from_to, const char *class)
{
	bk_buf_puts(b, "<line");
	attribute(b, "x1", from_to.x);
	attribute(b, "y1", from_to.y);
	attribute(b, "x2", from_to.x + from_to.width);
	attribute(b, "y2", from_to.y + from_to.height);
	bk_buf_printf(b, " class=\"%s\"/>\n", class);
}

/* --- bars --------------------------------------------------------------- */

static double
greatest(const struct bk_chart *c)
{
	double most = 0;

	for (size_t s = 0; s < c->nseries; s++)
		for (size_t i = 0; i < c->n; i++)
			most = fmax(most, c->series[s].value[i]);
	return most > 0 ? most : 1;
}

/* "1.250", "12,5" */
static void
put_value(struct bk_buf *b, double v, int places, enum bk_lang lang)
{
	struct bk_buf plain = BK_BUF_INIT;

	bk_buf_putnum(&plain, v, places);
	bk_phrase_number(b, plain.p, lang);
	bk_buf_free(&plain);
}

static void
put_bar(struct bk_buf *b, const struct bk_chart *c, double y, double value,
    double most, size_t series)
{
	struct bk_buf number = BK_BUF_INIT;
	double width = (WIDTH - VALUE) * value / most;

	rect(b, (struct box){ 0, y, value > 0 ? fmax(width, 1) : 0, BAR },
	    colours[series % NCOLOURS]);
	put_value(&number, floor(value + 0.5), 0, c->lang);
	text(b, width + 4, y + BAR - 2, "", number.p);
	bk_buf_free(&number);
}

/* What the colours are: one below the other, since names may be long. */
static double
put_legend(struct bk_buf *b, const struct bk_chart *c)
{
	double y = 0;

	for (size_t s = 0; s < c->nseries && c->nseries > 1; s++, y += LINE) {
		rect(b, (struct box){ 0, y + 2, 11, 11 },
		    colours[s % NCOLOURS]);
		text(b, 16, y + 12, "", c->series[s].name);
	}
	return c->nseries > 1 ? y + 4 : 0;
}

void
bk_chart_bars(struct bk_buf *b, const struct bk_chart *c)
{
	double most = greatest(c), y;
	size_t legend = c->nseries > 1 ? c->nseries * LINE + 4 : 0;

	begin(b, c->id, c->title, c->text, (double)(legend +
	    c->n * (LINE + 6 + c->nseries * (BAR + 1))));
	y = put_legend(b, c);
	for (size_t i = 0; i < c->n; i++, y += 6) {
		text(b, 0, y + 12, "label", c->label[i]);
		y += LINE;
		for (size_t s = 0; s < c->nseries; s++, y += BAR + 1)
			if (!isnan(c->series[s].value[i]))
				put_bar(b, c, y, c->series[s].value[i], most,
				    s);
	}
	bk_buf_puts(b, "</svg>\n");
}

/* --- weeks -------------------------------------------------------------- */

/* Where weeks and values are drawn. */
struct plot {
	const struct bk_chart_weeks *c;
	double			 step;		/* of a week */
	double			 most;
};

static double
x_of(const struct plot *p, size_t i)
{
	return LEFT + p->step * ((double)i + 0.5);
}

static double
y_of(const struct plot *p, double value)
{
	return 8 + PLOT * (1 - value / p->most);
}

/* A round number at or above the greatest. */
static double
round_up(double v)
{
	static const double steps[] = { 1, 2, 5 };

	for (double ten = 1;; ten *= 10)
		for (int i = 0; i < 3; i++)
			for (int k = 1; k <= 5; k++)
				if (v <= steps[i] * ten * k)
					return steps[i] * ten * k;
}

static struct plot
plot_of(const struct bk_chart_weeks *c)
{
	struct plot p = { .c = c, .step = (double)(WIDTH - LEFT - 4) /
		(double)(c->n ? c->n : 1) };
	double most = 0;

	for (size_t i = 0; i < c->n; i++) {
		most = fmax(most, c->week[i].value);
		most = fmax(most, c->control ? c->week[i].high : 0);
	}
	p.most = round_up(most > 0 ? most : 1);
	return p;
}

static void
put_axes(struct bk_buf *b, const struct plot *p)
{
	int month = 0;

	for (int i = 0; i <= 2; i++) {
		struct bk_buf number = BK_BUF_INIT;
		double v = p->most * i / 2;

		line(b, (struct box){ LEFT, y_of(p, v), WIDTH - LEFT - 4, 0 },
		    "axis");
		put_value(&number, floor(v * 10) / 10, v > floor(v),
		    p->c->lang);
		bk_buf_puts(&number, p->c->control ? " %" : "");
		text(b, LEFT - 4, y_of(p, v) + 4, "end", number.p);
		bk_buf_free(&number);
	}
	for (size_t i = 0, last = SIZE_MAX; i < p->c->n; i++) {
		int y, m, d;

		bk_date_split(p->c->week[i].monday, &y, &m, &d);
		if (m == month)
			continue;
		month = m;
		if (last != SIZE_MAX && x_of(p, i) - x_of(p, last) < 26)
			continue;
		text(b, x_of(p, i) - p->step / 2, PLOT + 8 + 24, "",
		    p->c->months[m - 1]);
		last = i;
	}
}

/* Between the limits, a step for each week; the mean in it. */
static void
put_limits(struct bk_buf *b, const struct plot *p)
{
	for (size_t i = 0; i < p->c->n; i++) {
		const struct bk_chart_week *w = &p->c->week[i];
		double x = LEFT + p->step * (double)i;

		if (isnan(w->low))
			continue;
		rect(b, (struct box){ x, y_of(p, w->high), p->step,
		    y_of(p, w->low) - y_of(p, w->high) }, "#E3EAF3");
		line(b, (struct box){ x, y_of(p, w->mean), p->step, 0 },
		    "mean");
	}
}

static bool
is_out(const struct bk_chart_week *w)
{
	return w->value < w->low || w->value > w->high;
}

/* Points, joined where weeks follow each other; out of limits: squares. */
static void
put_points(struct bk_buf *b, const struct plot *p)
{
	for (size_t i = 0; i < p->c->n; i++) {
		const struct bk_chart_week *w = &p->c->week[i];
		double x = x_of(p, i), y = y_of(p, w->value);

		if (i && w->monday - w[-1].monday == 7)
			line(b, (struct box){ x_of(p, i - 1), y_of(p,
			    w[-1].value), p->step, y - y_of(p, w[-1].value) },
			    "run");
		if (is_out(w))
			rect(b, (struct box){ x - 4, y - 4, 8, 8 },
			    "#B3261E");
		else
			rect(b, (struct box){ x - 2, y - 2, 4, 4 },
			    colours[0]);
	}
}

/* Weeks with days off are grey; those in which something was done, marked. */
static void
put_weeks(struct bk_buf *b, const struct plot *p)
{
	for (size_t i = 0; i < p->c->n; i++) {
		const struct bk_chart_week *w = &p->c->week[i];
		double x = LEFT + p->step * (double)i;

		if (w->off)
			rect(b, (struct box){ x, PLOT + 9, p->step, 5 },
			    "#8A8A8A");
		if (w->mark)
			rect(b, (struct box){ x, PLOT + 15, p->step, 5 },
			    colours[2]);
		if (!p->c->control && w->value > 0)
			rect(b, (struct box){ x + p->step * 0.1, y_of(p,
			    w->value), p->step * 0.8, y_of(p, 0) - y_of(p,
			    w->value) }, colours[0]);
	}
}

void
bk_chart_weekly(struct bk_buf *b, const struct bk_chart_weeks *c)
{
	struct plot p = plot_of(c);

	begin(b, c->id, c->title, c->text, PLOT + 16 + BOTTOM);
	if (c->control)
		put_limits(b, &p);
	put_axes(b, &p);
	put_weeks(b, &p);
	if (c->control)
		put_points(b, &p);
	bk_buf_puts(b, "</svg>\n");
}
