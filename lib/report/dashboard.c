#include "dashboardpage.h"

#include <stdlib.h>
#include <string.h>

#include "chart.h"
#include "html.h"
#include "mem.h"
#include "phrase.h"
#include "tidy.h"
#include "verdict.h"

static const char style[] =
    "*{box-sizing:border-box}\n"
    "body{margin:0;font:16px/1.45 Arial,Arimo,'Liberation Sans',sans-serif;"
    "color:#16202c;background:#fff}\n"
    "main{max-width:72rem;margin:0 auto;padding:1rem}\n"
    "h1{font-size:1.5rem;line-height:1.2;margin:0 0 .25rem}\n"
    "h2{font-size:1.2rem;margin:1.75rem 0 .5rem;"
    "border-bottom:2px solid #1F4E8C}\n"
    "h3{font-size:1rem;margin:0 0 .5rem}p{margin:.4rem 0}\n"
    ".tiles{display:grid;gap:.5rem;margin:1rem 0;"
    "grid-template-columns:repeat(auto-fit,minmax(9rem,1fr))}\n"
    ".tiles div{border:1px solid #9fb0c3;border-radius:4px;"
    "padding:.5rem .75rem}\n"
    ".tiles dt{font-size:.85rem}.tiles dd{margin:0;font-size:1.75rem;"
    "font-weight:bold}\n"
    ".charts{display:grid;gap:1.5rem;"
    "grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr))}\n"
    "figure{margin:0;min-width:0;break-inside:avoid}\n"
    "svg{display:block;width:100%;max-width:28rem;height:auto}\n"
    "svg text{font:12px Arial,Arimo,'Liberation Sans',sans-serif;"
    "fill:#16202c}\n"
    "svg .label{font-weight:bold}svg .end{text-anchor:end}\n"
    "svg .axis{stroke:#b9c4d0;stroke-width:1}\n"
    "svg .mean{stroke:#5b6b7d;stroke-width:1}\n"
    "svg .run{stroke:#1F4E8C;stroke-width:1.5}\n"
    ".scroll{overflow-x:auto;margin:.5rem 0}\n"
    "table{border-collapse:collapse;font-size:.85rem}\n"
    "caption{text-align:left;font-size:.85rem;padding:.2rem 0}\n"
    "th,td{border:1px solid #9fb0c3;padding:.2rem .45rem;text-align:left}\n"
    "td:first-child{white-space:nowrap}\n"
    "th{background:#e7eef6}.n{text-align:right}\n"
    "tr.total td{font-weight:bold}.note{font-size:.85rem}\n"
    "@media print{body{font-size:10pt}main{padding:0 2px;max-width:none}"
    ".scroll{overflow:visible}table{font-size:7.5pt}"
    ".charts{display:block;columns:2;column-gap:1.5rem}"
    ".charts figure{margin:0 0 1.2rem}svg{max-width:8.5cm}"
    "th,td{padding:.1rem .25rem}"
    "h2,h3{break-after:avoid}tr{break-inside:avoid}}\n";

static const char *
word(const struct bk_dashboard_page *p, enum bk_dashboard_word w)
{
	return bk_dashboard_text(p, w);
}

/* --- charts with their tables ------------------------------------------- */

static const char *
term_head(const struct bk_dashboard_page *p, size_t t)
{
	const struct bk_figures *f = p->d->f;
	bk_term *terms = bk_arena_alloc(p->a, (f->nterms + 1) *
	    sizeof(*terms));
	struct bk_buf b = BK_BUF_INIT;
	const char *s;

	for (size_t i = 0; i < f->nterms; i++)
		terms[i] = f->terms[i].term;
	bk_phrase_term_head(&b, terms[t], terms, f->nterms, p->d->lang);
	s = bk_arena_strdup(p->a, b.p);
	bk_buf_free(&b);
	return s;
}

/* Labels and, for each term, a value: a chart and the table beside it. */
struct counted {
	const char	**label;
	double		**value;	/* of a term, by label */
	size_t		 n;
};

static struct counted
counted_of(const struct bk_dashboard_page *p, size_t most)
{
	size_t terms = p->d->f->nterms;
	struct counted c = { .label = bk_arena_zalloc(p->a, (most + 1) *
		sizeof(*c.label)), .value = bk_arena_zalloc(p->a, (terms + 1) *
		sizeof(*c.value)) };

	for (size_t t = 0; t < terms; t++)
		c.value[t] = bk_arena_zalloc(p->a, (most + 1) *
		    sizeof(**c.value));
	return c;
}

static void
put_counted_table(struct bk_dashboard_page *p, const struct counted *c,
    enum bk_dashboard_word head,
    const char *title)
{
	struct bk_grid g;

	bk_grid_init(&g, p->a);
	bk_grid_column(&g, NULL, word(p, head), false);
	for (size_t t = 0; t < p->d->f->nterms; t++)
		bk_grid_column(&g, NULL, term_head(p, t), true);
	for (size_t i = 0; i < c->n; i++) {
		const char **cell = bk_grid_row(&g);

		cell[0] = c->label[i];
		for (size_t t = 0; t < p->d->f->nterms; t++)
			cell[1 + t] = bk_phrase_count(p->a,
			    (int64_t)c->value[t][i], p->d->lang);
	}
	bk_dashboard_table(p, &g, bk_arena_printf(p->a, "%s%s", word(p,
	    IN_TABLE),
	    title));
}

static void
put_counted(struct bk_dashboard_page *p, const struct counted *c,
    enum bk_dashboard_word title,
    enum bk_dashboard_word head)
{
	size_t terms = p->d->f->nterms;
	struct bk_chart_series *s = bk_arena_alloc(p->a, (terms + 1) *
	    sizeof(*s));
	const char *text = word(p, (enum bk_dashboard_word)(title + 1));

	bk_dashboard_figure(p, word(p, title), text);
	for (size_t t = 0; t < terms; t++)
		s[t] = (struct bk_chart_series){ term_head(p, t),
			c->value[t] };
	if (c->n && terms) {
		bk_chart_bars(p->b, &(struct bk_chart){
		    .id = bk_arena_printf(p->a, "c%d", p->n),
		    .title = word(p, title), .text = text,
		    .label = c->label, .n = c->n, .series = s,
		    .nseries = terms, .lang = p->d->lang });
		put_counted_table(p, c, head, word(p, title));
	} else {
		bk_dashboard_element(p, "p", word(p, NOTHING));
	}
	bk_buf_puts(p->b, "</figure>\n");
}

static int
key_cmp(const void *a, const void *b)
{
	return bk_figures_key_cmp(*(const struct bk_figure_row *const *)a,
	    *(const struct bk_figure_row *const *)b);
}

static void
put_problems(struct bk_dashboard_page *p)
{
	const struct bk_figures *f = p->d->f;
	const struct bk_figure_row **v = bk_arena_alloc(p->a, (f->n + 1) *
	    sizeof(*v));
	struct counted c = counted_of(p, f->n);
	struct bk_map seen = BK_MAP_INIT;

	for (size_t i = 0; i < f->n; i++)
		if (!f->row[i].total && bk_map_intern(&seen,
		    bk_str(f->row[i].text)) == c.n)
			v[c.n++] = &f->row[i];
	bk_map_free(&seen);
	if (c.n)
		qsort(v, c.n, sizeof(*v), key_cmp);
	for (size_t i = 0; i < c.n; i++) {
		c.label[i] = *v[i]->text ? v[i]->text : "?";
		for (size_t t = 0; t < f->nterms; t++) {
			const struct bk_figure_row *r = bk_dashboard_row_of(p,
			    t,
			    v[i]->text);

			c.value[t][i] = r ? (double)r->count[BK_M_PROBLEM] :
			    0;
		}
	}
	put_counted(p, &c, PROBLEMS, GRADE);
}

static void
put_funnel(struct bk_dashboard_page *p)
{
	static const enum bk_dashboard_word stage[] = { ALL, SUMMONED, VISITED,
	    RESOLVED };
	struct counted c = counted_of(p, BK_NELEM(stage));

	for (size_t i = 0; i < BK_NELEM(stage); i++)
		c.label[c.n++] = word(p, stage[i]);
	for (size_t t = 0; t < p->d->f->nterms; t++) {
		const struct bk_figure_row *r = bk_dashboard_row_of(p, t,
		    "total");
		int64_t visit = r->count[BK_M_VISIT];

		c.value[t][0] = (double)r->count[BK_M_PROBLEM];
		c.value[t][1] = (double)(r->count[BK_M_SUMMONS] + visit);
		c.value[t][2] = (double)visit;
		c.value[t][3] = (double)r->count[BK_M_RESOLVED];
	}
	put_counted(p, &c, FUNNEL, STAGE);
}

static void
put_causes(struct bk_dashboard_page *p)
{
	static const char below[] = "causes" BK_SUM_SEP;
	const size_t len = sizeof(below) - 1;
	struct bk_map seen = BK_MAP_INIT;
	struct counted c;

	for (size_t t = 0; t < p->d->f->nterms; t++) {
		const struct bk_map *m = bk_dashboard_row_of(p, t,
		    "total")->sums;

		for (size_t i = 0; i < m->n; i++)
			if (strncmp(m->e[i].key.p, below, len) == 0)
				bk_map_intern(&seen, m->e[i].key);
	}
	c = counted_of(p, seen.n);
	for (c.n = 0; c.n < seen.n; c.n++) {
		const char *path = bk_arena_strdup(p->a, seen.e[c.n].key.p);

		c.label[c.n] = bk_word_text(bk_word_causes, path + len,
		    p->d->lang);
		for (size_t t = 0; t < p->d->f->nterms; t++)
			c.value[t][c.n] =
			    (double)bk_figures_sum(bk_dashboard_row_of(p, t,
			    "total"), path) / BK_SUM_ONE;
	}
	bk_map_free(&seen);
	put_counted(p, &c, CAUSES, CAUSE);
}

/* --- the page ----------------------------------------------------------- */

static void
put_head(struct bk_dashboard_page *p)
{
	const struct bk_dashboard *d = p->d;

	bk_buf_printf(p->b, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, "
	    "initial-scale=1\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" "
	    "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
	    d->lang == BK_LANG_ID ? "id" : "en");
	bk_dashboard_element(p, "title", bk_arena_printf(p->a, "%s: %s", word(p,
	    TITLE),
	    d->school ? d->school : ""));
	bk_buf_printf(p->b, "<style>\n@page{size:%s;margin:1.2cm}\n%s</style>\n"
	    "</head>\n<body>\n<main>\n", d->f4 ? "215mm 330mm" :
	    "210mm 297mm", style);
	bk_dashboard_element(p, "h1", bk_arena_printf(p->a, "%s%s%s", word(p,
	    TITLE),
	    d->school ? ": " : "", d->school ? d->school : ""));
	if (d->terms && *d->terms)
		bk_dashboard_element(p, "p", d->terms);
}

static void
put_tiles(struct bk_dashboard_page *p)
{
	bk_dashboard_element(p, "h2", word(p, STANDS));
	bk_dashboard_element(p, "p", bk_dashboard_day_text(p, p->d->today));
	bk_buf_puts(p->b, "<dl class=\"tiles\">\n");
	for (size_t i = 0; i < p->d->ntiles; i++) {
		bk_buf_puts(p->b, "<div>");
		bk_dashboard_element(p, "dt", p->d->tile[i].name);
		bk_dashboard_element(p, "dd", p->d->tile[i].value);
		bk_buf_puts(p->b, "</div>\n");
	}
	bk_buf_puts(p->b, "</dl>\n");
}

static void
put_changes(struct bk_dashboard_page *p)
{
	struct bk_verdict said;

	bk_dashboard_element(p, "h2", word(p, CHANGED));
	bk_verdict_make(&said, p->d->f, p->d->lang, p->a);
	for (size_t i = 0; i < said.n; i++)
		bk_dashboard_element(p, "p", said.line[i]);
	if (said.n == 0)
		bk_dashboard_element(p, "p", word(p, NO_CHANGE));
}

void
bk_dashboard_html(struct bk_buf *b, const struct bk_dashboard *d,
    struct bk_arena *a)
{
	struct bk_dashboard_page p = { .d = d, .b = b, .a = a };
	struct bk_grid g;

	bk_lines_make(&p.lines, d->f, a);
	put_head(&p);
	put_tiles(&p);
	put_changes(&p);
	bk_dashboard_element(&p, "h2", word(&p, CHARTS));
	bk_buf_puts(b, "<div class=\"charts\">\n");
	put_problems(&p);
	put_funnel(&p);
	put_causes(&p);
	bk_dashboard_weekly(&p);
	bk_dashboard_control(&p);
	bk_buf_puts(b, "</div>\n");
	bk_dashboard_element(&p, "h2", word(&p, TABLES));
	bk_tidy_handling(&g, d->f, a, d->lang);
	bk_dashboard_table(&p, &g, word(&p, HANDLING));
	bk_tidy_standing(&g, d->f, a, d->lang);
	bk_dashboard_table(&p, &g, word(&p, STANDING));
	bk_dashboard_table(&p, d->work, word(&p, WORK));
	bk_buf_puts(b, "</main>\n</body>\n</html>\n");
	bk_lines_free(&p.lines);
}
