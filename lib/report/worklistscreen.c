/*
 * The worklist on a terminal: two lines a case, as wide as it is
 * (worklistgroup.h). Nothing is cut but the reason, which the other forms
 * have whole; what is too long goes on in the next line.
 */
#include <string.h>

#include "phrase.h"
#include "plain.h"
#include "utf8.h"
#include "worklistgroup.h"

enum { INDENT = 7, NARROW = 40, WIDE = 100 };

enum paint { PLAIN, BOLD, RED, YELLOW };

struct screen {
	struct bk_buf	*b;
	const struct bk_worklist *w;
	size_t		 width;		/* columns */
	bool		 colour;
	size_t		 at;		/* the column of what comes next */
};

static size_t
width_of(const char *s)
{
	return bk_utf8_len(s, strlen(s));
}

static void
paint(struct screen *s, enum paint p)
{
	static const char *const codes[] = { [PLAIN] = "\033[0m",
		[BOLD] = "\033[1m", [RED] = "\033[31m",
		[YELLOW] = "\033[33m" };

	bk_buf_puts(s->b, s->colour ? codes[p] : "");
}

static void
put(struct screen *s, const char *text)
{
	bk_buf_puts(s->b, text);
	s->at += width_of(text);
}

static void
fill(struct screen *s, size_t to)
{
	for (; s->at < to; s->at++)
		bk_buf_putc(s->b, ' ');
}

static void
end_line(struct screen *s)
{
	bk_buf_putc(s->b, '\n');
	s->at = 0;
}

/* The bytes of so many characters of a text. */
static size_t
bytes_of(const char *p, size_t characters)
{
	size_t n = 0, left = strlen(p);
	uint32_t cp;

	while (characters-- && n < left) {
		size_t m = bk_utf8_get(p + n, left - n, &cp);

		n += m ? m : 1;
	}
	return n;
}

/* One word; one that is longer than a line is broken. */
static void
put_word(struct screen *s, const char *word, size_t indent)
{
	while (s->at + width_of(word) > s->width) {
		size_t room = s->at < s->width ? s->width - s->at : 0;
		size_t n = bytes_of(word, room);

		put(s, bk_arena_strndup(s->w->arena, word, n));
		end_line(s);
		fill(s, indent);
		word += n;
	}
	put(s, word);
}

/* A text from where the line is, going on in lines indented so far. */
static void
put_text(struct screen *s, enum paint p, const char *text, size_t indent)
{
	const char *q = bk_plain(s->w->arena, text);
	size_t from = s->at;

	if (p != PLAIN)
		paint(s, p);
	while (*(q += strspn(q, " "))) {
		size_t n = strcspn(q, " ");
		const char *word = bk_arena_strndup(s->w->arena, q, n);

		if (s->at > indent && s->at + (s->at > from) +
		    width_of(word) > s->width) {
			end_line(s);
			fill(s, from = indent);
		} else if (s->at > from) {
			fill(s, s->at + 1);
		}
		put_word(s, word, indent);
		q += n;
	}
	if (p != PLAIN)
		paint(s, PLAIN);
}

/* A text at the line's right end; in a line of its own where there is no room.
 */
static void
put_right(struct screen *s, enum paint p, const char *text)
{
	size_t n = width_of(text);

	if (n == 0)
		return;
	if (s->at + 2 + n > s->width) {
		end_line(s);
		fill(s, INDENT);
	}
	if (s->at + n <= s->width)
		fill(s, s->width - n);
	put_text(s, p, text, INDENT);
}

/* What fits into the rest of the line, with an ellipsis where there is more. */
static void
put_cut(struct screen *s, const char *text)
{
	static const char more[] = "\xe2\x80\xa6";	/* U+2026 */
	const char *q = bk_plain(s->w->arena, text);
	size_t room = s->width > s->at + 2 ? s->width - s->at - 2 : 0;

	if (!*q || room < 8)
		return;
	put(s, "; ");
	if (width_of(q) <= room) {
		put(s, q);
		return;
	}
	put(s, bk_arena_strndup(s->w->arena, q, bytes_of(q, room - 1)));
	put(s, more);
}

/* "70107  Galih Saputra, VIII-A", from the line's start. */
static void
put_who(struct screen *s, const char *number, const char *name,
    const char *class)
{
	put_text(s, PLAIN, number, INDENT);
	fill(s, s->at + 2 > INDENT ? s->at + 2 : INDENT);
	put_text(s, BOLD, bk_arena_printf(s->w->arena, "%s%s%s", name ? name :
	    "", name && *name && class && *class ? ", " : "", class ? class :
	    ""), INDENT);
}

static const char *
text_of(const char *cell)
{
	return cell ? cell : "";
}

/* A row of bk_worklist_grid, of a case. */
static void
put_item(struct screen *s, const struct bk_grid *g, const char *const *c,
    const struct bk_work_item *it)
{
	const char *tries = text_of(c[6]), *whom = text_of(c[4]);
	const char *phone = text_of(c[5]);
	struct bk_buf b = BK_BUF_INIT;

	bk_buf_puts(&b, it->next);
	if (*tries) {
		bk_buf_puts(&b, " (");
		bk_phrase_small(&b, g->column[6].title);
		bk_buf_printf(&b, " %s)", tries);
	}
	bk_buf_printf(&b, "%s%s%s%s", *whom || *phone ? "; " : "", whom,
	    *whom && *phone ? " " : "", phone);
	put_who(s, c[2], c[3], c[1]);
	put_right(s, it->overdue > 0 ? RED : it->suggestion ? YELLOW : PLAIN,
	    c[0]);
	end_line(s);
	fill(s, INDENT);
	put_text(s, PLAIN, b.p, INDENT);
	put_cut(s, it->reason);
	end_line(s);
	bk_buf_free(&b);
}

/* A row of what waits and is no case: a promise, or a complaint. */
static void
put_due(struct screen *s, const struct bk_grid *g, const char *const *c,
    const struct bk_work_due *d)
{
	bool promise = d->kind == BK_DUE_PROMISE;
	struct bk_buf b = BK_BUF_INIT;

	if (promise && d->c)
		put_who(s, d->c->student.nis, c[2], c[1]);
	else
		put_text(s, BOLD, text_of(c[promise ? 6 : 1]), INDENT);
	put_right(s, d->overdue > 0 ? RED : PLAIN, c[0]);
	end_line(s);
	fill(s, INDENT);
	bk_buf_puts(&b, text_of(c[promise ? 3 : 2]));
	if (promise) {
		for (int i = 4; i <= 5; i++)
			if (*text_of(c[i]))
				bk_buf_printf(&b, "; %s", c[i]);
	} else {
		bk_buf_puts(&b, "; ");
		bk_phrase_small(&b, g->column[3].title);
		bk_buf_printf(&b, " %s", text_of(c[3]));
	}
	put_text(s, PLAIN, b.p, INDENT);
	end_line(s);
	bk_buf_free(&b);
}

/* The list is of another day than the clock's: that is easily overlooked. */
static void
put_clock(struct screen *s, bk_date clock)
{
	static const struct bk_phrase told = { {
	    "Bukan daftar hari ini: hari ini ", "Not today's list: today is "
	    } };
	struct bk_buf day = BK_BUF_INIT;

	bk_phrase_day(&day, clock, s->w->lang);
	put_text(s, YELLOW, bk_arena_printf(s->w->arena, "%s%s",
	    told.text[s->w->lang], day.p), 0);
	end_line(s);
	bk_buf_free(&day);
}

static void
put_group(struct screen *s, const struct bk_worklist_group *g)
{
	struct bk_grid grid;
	const struct bk_grid_row *row;
	size_t i = 0;

	end_line(s);
	put_text(s, BOLD, g->title, 0);
	end_line(s);
	if (!g->nitems && !g->ndues)
		return;
	bk_worklist_grid(&grid, s->w, g, false);
	for (row = grid.row; row; row = row->next, i++) {
		const char *const *c = (const char *const *)row->cell;

		if (g->nitems)
			put_item(s, &grid, c, g->items[i]);
		else
			put_due(s, &grid, c, &g->dues[i]);
	}
}

void
bk_worklist_screen(struct bk_buf *b, const struct bk_worklist *w,
    enum bk_worklist_part part, const struct bk_worklist_screen *screen)
{
	const struct bk_worklist_group *g = bk_worklist_groups(w, part);
	size_t width = screen->columns > 0 ? (size_t)screen->columns : 80;
	struct screen s = { .b = b, .w = w, .colour = screen->colour,
		.width = width < NARROW ? NARROW : width > WIDE ? WIDE :
		width };

	put_text(&s, BOLD, bk_worklist_title(w), 0);
	end_line(&s);
	if (screen->clock != w->today)
		put_clock(&s, screen->clock);
	if (!g) {
		put_text(&s, PLAIN, bk_worklist_nothing(w), 0);
		end_line(&s);
	}
	for (; g; g = g->next)
		put_group(&s, g);
}
