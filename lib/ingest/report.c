/*
 * The report at the end of a run: what was read, of what, and what became of
 * it. For people as lines, for scripts as JSON; no names.
 */
#include <stdarg.h>
#include <stdlib.h>

#include "findings.h"
#include "mem.h"
#include "term.h"
#include "utf8.h"

enum { FEW = 3 };		/* places that a line in brief names */

/* What a line tells: of a file, or of all of them. */
struct sum {
	bk_date		 first, last;
	size_t		 used, merged, exempt, rejected;
	const struct bk_cause *cause;
	size_t		 ncauses;
	const char	**class, **subject;	/* sorted */
	size_t		 nclasses, nsubjects;
};

struct report {
	struct bk_ingest *in;
	struct bk_buf	*out;
	struct bk_arena	 arena;
	struct bk_findings found;
	struct sum	*file, all;
	size_t		 nread;		/* files that could be used */
};

/* --- adding up ---------------------------------------------------------- */

static const char **
sorted(struct bk_arena *a, const struct bk_map *m, size_t *n)
{
	const char **v = bk_arena_alloc(a, (m->n + 1) * sizeof(*v));

	*n = 0;
	for (size_t i = 0; i < m->n; i++)
		if (m->e[i].key.n)
			v[(*n)++] = m->e[i].key.p;
	if (*n)
		bk_str_sort(v, *n);
	return v;
}

/* The classes of those who have rows in a file. */
static void
gather_classes(struct bk_ingest *in)
{
	const struct bk_tally *t = &in->tally;

	for (size_t i = 0; i < t->npupils; i++) {
		const struct bk_pupil *p = t->pupil[i];
		struct bk_str class = bk_str(p->class ? p->class : "");

		for (uint32_t k = 0; k < p->nshares; k++)
			bk_map_intern(&in->files.v[p->share[k].file].classes,
			    class);
		if (p->rows)
			bk_map_intern(&in->files.v[p->file].classes, class);
	}
}

static void
sum_file(struct report *r, const struct bk_file *f, struct sum *s)
{
	const struct bk_map *subjects = &r->in->tally.subjects;

	*s = (struct sum){ .first = f->first, .last = f->last,
	    .used = f->used, .merged = f->merged, .exempt = f->exempt,
	    .rejected = f->rejected, .cause = f->cause,
	    .ncauses = f->ncauses };
	s->class = sorted(&r->arena, &f->classes, &s->nclasses);
	s->subject = bk_arena_alloc(&r->arena,
	    (subjects->n + 1) * sizeof(*s->subject));
	for (size_t i = 0; i < subjects->n && i < f->nsubjects; i++)
		if (f->subject[i] && subjects->e[i].key.n)
			s->subject[s->nsubjects++] = subjects->e[i].key.p;
	if (s->nsubjects)
		bk_str_sort(s->subject, s->nsubjects);
}

static void
add_cause(struct bk_cause *v, size_t *n, const struct bk_cause *c)
{
	size_t i = 0;

	while (i < *n && v[i].msg != c->msg)
		i++;
	if (i == *n)
		v[(*n)++] = (struct bk_cause){ c->msg, 0 };
	v[i].n += c->n;
}

static void
sum_all(struct report *r)
{
	struct bk_map classes = BK_MAP_INIT, subjects = BK_MAP_INIT;
	struct sum *a = &r->all;
	struct bk_cause *cause;
	size_t ncauses = 0;

	for (size_t i = 0; i < r->in->files.n; i++)
		ncauses += r->file[i].ncauses;
	cause = bk_arena_alloc(&r->arena, (ncauses + 1) * sizeof(*cause));
	*a = (struct sum){ .first = BK_DATE_NONE, .last = BK_DATE_NONE,
	    .cause = cause };
	for (size_t i = 0; i < r->in->files.n; i++) {
		const struct sum *s = &r->file[i];

		if (s->first != BK_DATE_NONE &&
		    (a->first == BK_DATE_NONE || s->first < a->first))
			a->first = s->first;
		if (s->last > a->last)
			a->last = s->last;
		a->used += s->used;
		a->merged += s->merged;
		a->exempt += s->exempt;
		a->rejected += s->rejected;
		for (size_t k = 0; k < s->ncauses; k++)
			add_cause(cause, &a->ncauses, &s->cause[k]);
		for (size_t k = 0; k < s->nclasses; k++)
			bk_map_intern(&classes, bk_str(s->class[k]));
		for (size_t k = 0; k < s->nsubjects; k++)
			bk_map_intern(&subjects, bk_str(s->subject[k]));
		r->nread += !r->in->files.v[i].failed;
	}
	a->class = sorted(&r->arena, &classes, &a->nclasses);
	a->subject = sorted(&r->arena, &subjects, &a->nsubjects);
	for (size_t i = 0; i < a->nclasses; i++)
		a->class[i] = bk_arena_strdup(&r->arena, a->class[i]);
	for (size_t i = 0; i < a->nsubjects; i++)
		a->subject[i] = bk_arena_strdup(&r->arena, a->subject[i]);
	bk_map_free(&classes);
	bk_map_free(&subjects);
}

/* --- for people --------------------------------------------------------- */

static void
put_number(struct report *r, size_t n, const char *one, const char *many)
{
	bk_buf_printf(r->out, "%zu %s", n, bk_diag_text(r->in->dg, n == 1 ?
	    one : many));
}

/* Formatted, in the language of the messages. */
static void __attribute__((format(printf, 2, 3)))
put(struct report *r, const char *fmt, ...)
{
	va_list ap;

	fmt = bk_diag_text(r->in->dg, fmt);
	va_start(ap, fmt);
	bk_buf_vprintf(r->out, fmt, ap);
	va_end(ap);
}

static void
put_sum(struct report *r, const struct sum *s)
{
	struct bk_buf *out = r->out;
	char from[BK_DATE_SIZE], to[BK_DATE_SIZE];

	if (s->first != BK_DATE_NONE)
		put(r, ", %s to %s", bk_date_format(s->first,
		    from), bk_date_format(s->last, to));
	if (s->nclasses) {
		bk_buf_puts(out, ", ");
		put_number(r, s->nclasses, "class", "classes");
	}
	if (s->nsubjects) {
		bk_buf_puts(out, ", ");
		put_number(r, s->nsubjects, "subject", "subjects");
	}
	bk_buf_puts(out, ": ");
	put_number(r, s->used, "row used", "rows used");
	if (s->merged)
		put(r, ", %zu merged", s->merged);
	if (s->exempt)
		put(r, ", %zu exempt", s->exempt);
	if (s->rejected)
		put(r, ", %zu rejected", s->rejected);
	for (size_t i = 0; i < s->ncauses; i++)
		bk_buf_printf(out, "%s%zu %s", i ? ", " : " (",
		    s->cause[i].n, bk_diag_what(r->in->dg,
		    s->cause[i].msg));
	bk_buf_puts(out, s->ncauses ? ")\n" : "\n");
}

static void
put_line(struct report *r, const char *what, const char *const *v, size_t n)
{
	struct bk_buf *out = r->out;

	if (n == 0)
		return;
	put(r, "bk-ingest: %s: ", bk_diag_text(r->in->dg, what));
	for (size_t i = 0; i < n; i++) {
		bk_buf_puts(out, i ? ", " : "");
		bk_diag_safe(out, v[i]);
	}
	bk_buf_putc(out, '\n');
}

static void
put_files(struct report *r, bool full)
{
	for (size_t i = 0; i < r->in->files.n; i++) {
		const struct bk_file *f = &r->in->files.v[i];

		if (f->failed)
			continue;	/* that was reported */
		bk_buf_puts(r->out, "bk-ingest: ");
		bk_diag_safe(r->out, f->name);
		bk_buf_printf(r->out, ": %s, %s", f->format->name,
		    bk_diag_text(r->in->dg, f->encoding));
		put_sum(r, &r->file[i]);
	}
	if (r->nread > 1) {
		put(r, "bk-ingest: in all: %zu files", r->nread);
		put_sum(r, &r->all);
	}
	if (full) {
		put_line(r, "classes", r->all.class, r->all.nclasses);
		put_line(r, "subjects", r->all.subject, r->all.nsubjects);
	}
}

static void
put_strangers(struct report *r, bool full)
{
	const struct bk_findings *f = &r->found;
	size_t rows = 0, shown = full || f->nstrangers <= FEW ?
	    f->nstrangers : FEW;

	for (size_t i = 0; i < f->nstrangers; i++)
		rows += f->stranger[i].rows;
	put(r, "bk-ingest: not matched: ");
	put_number(r, f->nstrangers, "person", "people");
	put(r, " in ");
	put_number(r, rows, "row", "rows");
	for (size_t i = 0; i < shown; i++) {
		put(r, i ? ", " : ", first at ");
		bk_diag_safe(r->out, f->stranger[i].shown);
		bk_buf_printf(r->out, ":%zu", f->stranger[i].line);
	}
	if (shown < f->nstrangers)
		put(r, " and %zu more", f->nstrangers - shown);
	bk_buf_putc(r->out, '\n');
}

static void
put_doubled(struct report *r, bool full)
{
	const struct bk_findings *f = &r->found;
	const struct bk_tally *t = &r->in->tally;

	bk_buf_puts(r->out, "bk-ingest: ");
	put_number(r, f->ndoubled, "session looks", "sessions look");
	put(r, full ? " doubled\n" : " doubled; -v says which\n");
	for (size_t i = 0; full && i < f->ndoubled; i++) {
		const struct bk_doubled *d = &f->doubled[i];
		const struct bk_slot *s = &t->slot[d->slot];
		char day[BK_DATE_SIZE];

		put(r, "bk-ingest: doubled? ");
		bk_buf_puts(r->out, bk_date_format(d->date, day));
		if (*d->class) {
			bk_buf_puts(r->out, ", ");
			bk_diag_safe(r->out, d->class);
		}
		if (t->subjects.e[s->subject].key.n) {
			bk_buf_puts(r->out, ", ");
			bk_diag_safe(r->out, t->subjects.e[s->subject].key.p);
		}
		if (*s->period) {
			put(r, ", period ");
			bk_diag_safe(r->out, s->period);
		}
		put(r, ": %u of %u entered twice\n", d->twice, d->there);
	}
}

static void
put_untaken(struct report *r, bool full)
{
	const struct bk_findings *f = &r->found;
	size_t end;

	for (size_t i = 0; i < f->nuntaken; i = end) {
		char term[BK_TERM_SIZE];
		size_t shown;

		for (end = i; end < f->nuntaken &&
		    f->untaken[end].term == f->untaken[i].term; end++)
			;
		shown = full || end - i <= 2 * FEW ? end : i + 2 * FEW;
		put(r, "bk-ingest: %s: no attendance of ",
		    bk_term_format(f->untaken[i].term, term));
		put_number(r, end - i, "class: ", "classes: ");
		for (size_t k = i; k < shown; k++) {
			bk_buf_puts(r->out, k > i ? ", " : "");
			bk_diag_safe(r->out, f->untaken[k].class);
		}
		if (shown < end)
			put(r, " and %zu more", end - shown);
		bk_buf_putc(r->out, '\n');
	}
}

/* --- for scripts -------------------------------------------------------- */

static void
json_text(struct bk_buf *out, const char *s)
{
	size_t n = strlen(s), len;
	uint32_t cp;

	bk_buf_putc(out, '"');
	for (; n; s += len, n -= len) {
		len = bk_utf8_get(s, n, &cp);
		if (len == 0) {
			len = 1;
			bk_buf_puts(out, "\\ufffd");
		} else if (cp == '"' || cp == '\\') {
			bk_buf_printf(out, "\\%c", (char)cp);
		} else if (cp < 0x20) {
			bk_buf_printf(out, "\\u%04x", cp);
		} else {
			bk_buf_add(out, s, len);
		}
	}
	bk_buf_putc(out, '"');
}

/* `, "key": "text"`: every key but the first of an object. */
static void
json_pair(struct bk_buf *out, const char *key, const char *text)
{
	bk_buf_printf(out, ", \"%s\": ", key);
	json_text(out, text);
}

static void
json_list(struct bk_buf *out, const char *key, const char *const *v, size_t n)
{
	bk_buf_printf(out, ", \"%s\": [", key);
	for (size_t i = 0; i < n; i++) {
		bk_buf_puts(out, i ? ", " : "");
		json_text(out, v[i]);
	}
	bk_buf_putc(out, ']');
}

static void
json_day(struct bk_buf *out, const char *key, bk_date d)
{
	char day[BK_DATE_SIZE];

	if (d != BK_DATE_NONE)
		json_pair(out, key, bk_date_format(d, day));
}

static void
json_sum(struct bk_buf *out, const struct sum *s)
{
	json_day(out, "from", s->first);
	json_day(out, "to", s->last);
	json_list(out, "classes", s->class, s->nclasses);
	json_list(out, "subjects", s->subject, s->nsubjects);
	bk_buf_printf(out, ", \"used\": %zu, \"merged\": %zu, \"exempt\": "
	    "%zu, \"rejected\": %zu, \"causes\": {", s->used, s->merged,
	    s->exempt, s->rejected);
	for (size_t i = 0; i < s->ncauses; i++)
		bk_buf_printf(out, "%s\"%s\": %zu", i ? ", " : "",
		    s->cause[i].msg->id, s->cause[i].n);
	bk_buf_putc(out, '}');
}

static void
json_files(struct report *r)
{
	bk_buf_puts(r->out, "{\"files\": [");
	for (size_t i = 0; i < r->in->files.n; i++) {
		const struct bk_file *f = &r->in->files.v[i];

		bk_buf_puts(r->out, i ? ", {\"file\": " : "{\"file\": ");
		json_text(r->out, f->name);
		json_pair(r->out, "format", f->format->name);
		json_pair(r->out, "encoding", f->encoding);
		json_pair(r->out, "sha256", f->sha256);
		if (f->failed)
			bk_buf_puts(r->out, ", \"failed\": true");
		json_sum(r->out, &r->file[i]);
		bk_buf_putc(r->out, '}');
	}
	bk_buf_putc(r->out, ']');
}

static void
json_findings(struct report *r)
{
	const struct bk_findings *f = &r->found;
	const struct bk_tally *t = &r->in->tally;
	char term[BK_TERM_SIZE];

	json_list(r->out, "skipped", r->in->files.skipped,
	    r->in->files.nskipped);
	bk_buf_puts(r->out, ", \"unmatched\": [");
	for (size_t i = 0; i < f->nstrangers; i++) {
		bk_buf_puts(r->out, i ? ", {\"file\": " : "{\"file\": ");
		json_text(r->out, f->stranger[i].shown);
		bk_buf_printf(r->out, ", \"line\": %zu, \"rows\": %zu, "
		    "\"cause\": \"%s\"}", f->stranger[i].line,
		    f->stranger[i].rows, f->stranger[i].why->id);
	}
	bk_buf_puts(r->out, "], \"doubled\": [");
	for (size_t i = 0; i < f->ndoubled; i++) {
		const struct bk_doubled *d = &f->doubled[i];
		const struct bk_slot *s = &t->slot[d->slot];

		bk_buf_puts(r->out, i ? ", {\"class\": " : "{\"class\": ");
		json_text(r->out, d->class);
		json_pair(r->out, "subject",
		    t->subjects.e[s->subject].key.p);
		json_pair(r->out, "period", s->period);
		json_day(r->out, "date", d->date);
		bk_buf_printf(r->out, ", \"students\": %u, \"twice\": %u}",
		    d->there, d->twice);
	}
	bk_buf_puts(r->out, "], \"not_taken\": [");
	for (size_t i = 0; i < f->nuntaken; i++) {
		bk_buf_puts(r->out, i ? ", {\"term\": " : "{\"term\": ");
		json_text(r->out, bk_term_format(f->untaken[i].term, term));
		json_pair(r->out, "class", f->untaken[i].class);
		bk_buf_putc(r->out, '}');
	}
	bk_buf_puts(r->out, "]}\n");
}

void
bk_ingest_report(struct bk_ingest *in, enum bk_report_style style,
    struct bk_buf *out)
{
	struct report r = { .in = in, .out = out, .arena = BK_ARENA_INIT };
	bool full = style == BK_REPORT_FULL;

	gather_classes(in);
	r.file = bk_arena_alloc(&r.arena, (in->files.n + 1) * sizeof(*r.file));
	for (size_t i = 0; i < in->files.n; i++)
		sum_file(&r, &in->files.v[i], &r.file[i]);
	sum_all(&r);
	bk_findings_get(in, &r.found);
	if (style == BK_REPORT_JSON) {
		json_files(&r);
		json_sum(out, &r.all);
		json_findings(&r);
	} else {
		put_files(&r, full);
		if (r.found.nstrangers)
			put_strangers(&r, full);
		if (r.found.ndoubled)
			put_doubled(&r, full);
		put_untaken(&r, full);
	}
	bk_findings_free(&r.found);
	bk_arena_free(&r.arena);
}
