#include "worklist.h"

#include <stdlib.h>
#include <string.h>

#include "html.h"
#include "ladder.h"
#include "page.h"
#include "phrase.h"
#include "reason.h"
#include "utf8.h"

static const struct bk_phrase work_heads[BK_NWORKS] = {
	[BK_WORK_CALL] = { { "WA/Telepon", "Calls" } },
	[BK_WORK_SUMMON] = { { "Surat panggilan", "Summons letters" } },
	[BK_WORK_VISIT] = { { "Kunjungan rumah (home visit)",
	    "Home visits" } },
	[BK_WORK_CONFER] = { { "Konferensi kasus atau alih tangan kasus",
	    "Case conference or referral" } },
	[BK_WORK_EVALUATE] = { { "Pantau dan evaluasi",
	    "Watch and evaluate" } },
};

const char *
bk_worklist_head(enum bk_work work, enum bk_lang lang)
{
	return work_heads[work].text[lang];
}

void
bk_worklist_init(struct bk_worklist *w, const struct bk_school *school,
    const struct bk_policy *policy, bk_date today, enum bk_lang lang,
    struct bk_arena *a)
{
	*w = (struct bk_worklist){ .school = school, .policy = policy,
		.today = today, .lang = lang, .arena = a };
}

/* --- one case ----------------------------------------------------------- */

/* What the principal and the guardian said since the last request [4.2]. */
struct leave {
	bool	granted, consented;
};

static struct leave
leave_of(const struct bk_case *c)
{
	struct leave l = { false, false };

	for (size_t i = 0; i < c->actions.n; i++) {
		const struct bk_action *a = &c->actions.v[i];

		if (a->step == BK_STEP_VISIT_REQUEST)
			l = (struct leave){ false, false };
		if (a->step == BK_STEP_APPROVAL)
			l.granted = a->outcome == BK_GRANTED;
		if (a->step == BK_STEP_CONSENT)
			l.consented = a->outcome == BK_GIVEN;
	}
	return l;
}

static enum bk_work
work_of(const struct bk_case *c, const struct bk_policy *p)
{
	static const enum bk_work by_rung[BK_NRUNGS] = {
		[BK_PHONE] = BK_WORK_CALL, [BK_SUMMONS] = BK_WORK_SUMMON,
		[BK_VISIT] = BK_WORK_VISIT,
	};

	if (bk_ladder_exhausted(c, p))
		return BK_WORK_CONFER;
	if (bk_ladder_success(c) != BK_DATE_NONE)
		return BK_WORK_EVALUATE;
	return by_rung[c->rung];
}

static int
summonses(const struct bk_case *c)
{
	int n = 0;

	for (size_t i = 0; i < c->actions.n; i++)
		n += c->actions.v[i].step == BK_STEP_SUMMONS;
	return n;
}

static void
put_visit_step(struct bk_buf *b, const struct bk_worklist *w,
    const struct bk_case *c)
{
	static const struct bk_phrase ask = { {
	    "ajukan persetujuan kepala sekolah",
	    "ask the principal for approval" } };
	static const struct bk_phrase consent = { {
	    "minta kesediaan orang tua/wali",
	    "ask the guardian for consent" } };
	static const struct bk_phrase plan = { { "jadwalkan kunjungan",
	    "plan the visit" } };
	static const struct bk_phrase planned = { { "kunjungan ",
	    "visit on " } };
	struct leave l = leave_of(c);

	if (c->planned.date != BK_DATE_NONE && c->planned.date >= w->today) {
		bk_buf_puts(b, planned.text[w->lang]);
		bk_phrase_day(b, c->planned.date, w->lang);
		if (c->planned.start != BK_INT_NONE) {
			bk_buf_putc(b, ' ');
			bk_phrase_time(b, c->planned.start,
			    bk_school_zone_abbreviation(w->school->timezone),
			    w->lang);
		}
	} else if (!l.granted) {
		bk_buf_puts(b, ask.text[w->lang]);
	} else if (!l.consented &&
	    w->policy->visit.consent == BK_CONSENT_BEFORE) {
		bk_buf_puts(b, consent.text[w->lang]);
	} else {
		bk_buf_puts(b, plan.text[w->lang]);
	}
}

/* The next step in words; the ladder's own (bk_ladder_next) in English. */
static const char *
next_of(const struct bk_worklist *w, const struct bk_work_item *it)
{
	static const struct bk_phrase next[BK_NWORKS] = {
		[BK_WORK_CALL] = { { "hubungi orang tua/wali",
		    "call or write to the guardian" } },
		[BK_WORK_SUMMON] = { { "kirim panggilan ke-",
		    "send summons no. " } },
		[BK_WORK_VISIT] = { { "", "" } },
		[BK_WORK_CONFER] = { { "adakan konferensi kasus atau alih "
		    "tangan kasus", "hold a case conference or refer" } },
		[BK_WORK_EVALUATE] = { { "pantau, lalu catat evaluasi",
		    "watch, then record an evaluation" } },
	};
	struct bk_buf b = BK_BUF_INIT;
	const char *s;

	bk_buf_puts(&b, next[it->work].text[w->lang]);
	if (it->work == BK_WORK_SUMMON)
		bk_phrase_roman(&b, summonses(it->c) + 1);
	if (it->work == BK_WORK_VISIT)
		put_visit_step(&b, w, it->c);
	s = bk_arena_strdup(w->arena, b.p);
	bk_buf_free(&b);
	return s;
}

static const char *
counsellor_of(const struct bk_worklist *w, const struct bk_case *c,
    const char *class)
{
	const struct bk_staff *p;

	if (c->counsellor)
		return c->counsellor;
	p = bk_school_counsellor(w->school, class);
	return p ? p->id : "";
}

void
bk_worklist_add(struct bk_worklist *w, const struct bk_case *c,
    const struct bk_student *s)
{
	const char *class = s ? bk_student_class(s, w->today) :
	    c->student.class;
	const char *grade = bk_school_grade(w->school, class);
	struct bk_standing st;
	struct bk_work_item it = { .c = c, .student = s, .class = class ?
		class : "", .grade = grade ? grade : "" };

	if (c->status != BK_OPEN)
		return;
	bk_ladder_standing(c, &st);
	it.name = s && s->name ? s->name : c->student.name ?
	    c->student.name : "";
	it.counsellor = counsellor_of(w, c, class);
	it.work = work_of(c, w->policy);
	it.tries = st.rung[c->rung].failed;
	it.limit = w->policy->ladder[c->rung].tries;
	it.due = c->due;
	if (it.work != BK_WORK_EVALUATE && c->due != BK_DATE_NONE &&
	    w->today > c->due)
		it.overdue = w->today - c->due;
	it.suggestion = bk_case_suggested(c);
	it.next = next_of(w, &it);
	it.reason = bk_reason_list(c, w->lang, w->arena);
	if (w->n == w->cap) {
		struct bk_work_item *old = w->item;

		w->cap = w->cap * 2 + 64;
		w->item = bk_arena_alloc(w->arena, w->cap * sizeof(*old));
		if (old)
			memcpy(w->item, old, w->n * sizeof(*old));
	}
	w->item[w->n++] = it;
}

void
bk_worklist_complaint(struct bk_worklist *w, const struct bk_complaint *x)
{
	const struct bk_complaint **old = w->complaints;

	if (x->answered != BK_STAMP_NONE)
		return;
	if ((w->ncomplaints & (w->ncomplaints - 1)) == 0) {
		w->complaints = bk_arena_alloc(w->arena,
		    (w->ncomplaints * 2 + 1) * sizeof(*old));
		if (old)
			memcpy(w->complaints, old,
			    w->ncomplaints * sizeof(*old));
	}
	w->complaints[w->ncomplaints++] = x;
}

static int
item_cmp(const void *a, const void *b)
{
	const struct bk_work_item *x = a, *y = b;
	int c;

	if (x->work != y->work)
		return (int)x->work - (int)y->work;
	if (x->due != y->due)
		return x->due < y->due ? -1 : 1;
	c = bk_school_grade_cmp(x->grade, y->grade);
	if (c == 0)
		c = strcmp(x->class, y->class);
	return c ? c : strcmp(x->c->id, y->c->id);
}

static int
complaint_cmp(const void *a, const void *b)
{
	const struct bk_complaint *x = *(const struct bk_complaint *const *)a;
	const struct bk_complaint *y = *(const struct bk_complaint *const *)b;

	if (x->received != y->received)
		return x->received < y->received ? -1 : 1;
	return strcmp(x->id, y->id);
}

void
bk_worklist_sort(struct bk_worklist *w)
{
	if (w->n)
		qsort(w->item, w->n, sizeof(*w->item), item_cmp);
	if (w->ncomplaints)
		qsort(w->complaints, w->ncomplaints, sizeof(*w->complaints),
		    complaint_cmp);
}

/* --- as a person reads it ----------------------------------------------- */

enum head {
	H_TITLE, H_DUE, H_CLASS, H_NIS, H_NAME, H_GUARDIAN, H_PHONE, H_TRY,
	H_NEXT, H_REASON, H_COUNSELLOR, H_NOTHING, H_OVERDUE, H_SUGGESTED,
	H_COMPLAINTS, H_RECEIVED, H_ID, H_TYPE, H_CASES
};

static const struct bk_phrase heads[] = {
	[H_TITLE] = { { "Daftar kerja BK", "Worklist" } },
	[H_DUE] = { { "Batas Waktu", "Due" } },
	[H_CLASS] = { { "Kelas", "Class" } },
	[H_NIS] = { { "NIS", "NIS" } },
	[H_NAME] = { { "Nama", "Name" } },
	[H_GUARDIAN] = { { "Orang tua/wali", "Guardian" } },
	[H_PHONE] = { { "Telepon", "Phone" } },
	[H_TRY] = { { "Gagal", "Failed" } },
	[H_NEXT] = { { "Langkah berikutnya", "Next" } },
	[H_REASON] = { { "Alasan", "Reason" } },
	[H_COUNSELLOR] = { { "Guru BK", "Counsellor" } },
	[H_NOTHING] = { { "Tidak ada.", "Nothing." } },
	[H_OVERDUE] = { { " hari lewat", " days over" } },
	[H_SUGGESTED] = { { "Usulan, perlu dikonfirmasi: ",
	    "Suggestion, to be confirmed: " } },
	[H_COMPLAINTS] = { { "Pengaduan, saran, dan apresiasi yang menunggu "
	    "jawaban", "Complaints, suggestions, praise to be answered" } },
	[H_RECEIVED] = { { "Diterima", "Received" } },
	[H_ID] = { { "Nomor", "Id" } },
	[H_TYPE] = { { "Jenis", "Type" } },
	[H_CASES] = { { " kasus", " cases" } },
};

static const char *
head(const struct bk_worklist *w, enum head h)
{
	return heads[h].text[w->lang];
}

static const char *
due_text(const struct bk_worklist *w, const struct bk_work_item *it)
{
	char day[BK_DATE_SIZE];

	if (it->due == BK_DATE_NONE || it->work == BK_WORK_EVALUATE)
		return "";
	bk_date_format(it->due, day);
	if (!it->overdue)
		return bk_arena_strdup(w->arena, day);
	return bk_arena_printf(w->arena, "%s (%d%s)", day, it->overdue,
	    head(w, H_OVERDUE));
}

/* A table of those items that are this work and in this part. */
typedef bool	part_fn(const struct bk_work_item *, const char *part);

static bool
any_part(const struct bk_work_item *it, const char *part)
{
	(void)it;
	(void)part;
	return true;
}

static bool
of_counsellor(const struct bk_work_item *it, const char *part)
{
	return strcmp(it->counsellor, part) == 0;
}

static bool
of_class(const struct bk_work_item *it, const char *part)
{
	return strcmp(it->class, part) == 0;
}

static part_fn *const part_fns[] = { any_part, of_counsellor, of_class };

static void
put_columns(struct bk_grid *g, const struct bk_worklist *w)
{
	static const enum head columns[] = { H_DUE, H_CLASS, H_NIS, H_NAME,
		H_GUARDIAN, H_PHONE, H_TRY, H_NEXT, H_REASON };

	bk_grid_init(g, w->arena);
	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		bk_grid_column(g, NULL, head(w, columns[i]), false);
}

static void
put_item(struct bk_grid *g, const struct bk_worklist *w,
    const struct bk_work_item *it)
{
	const struct bk_guardian *guard = it->student ?
	    bk_student_guardian(it->student) : NULL;
	const char **c = bk_grid_row(g);

	c[0] = due_text(w, it);
	c[1] = it->class;
	c[2] = it->c->student.nis;
	c[3] = it->name;
	c[4] = guard ? guard->name : NULL;
	c[5] = guard ? guard->phone : NULL;
	c[6] = it->work == BK_WORK_EVALUATE ? NULL :
	    bk_arena_printf(w->arena, "%d/%d", it->tries, it->limit);
	c[7] = it->next;
	c[8] = bk_arena_printf(w->arena, "%s%s", it->suggestion ?
	    head(w, H_SUGGESTED) : "", it->reason);
}

static size_t
put_work(struct bk_grid *g, const struct bk_worklist *w, enum bk_work work,
    part_fn *in, const char *part)
{
	put_columns(g, w);
	for (size_t i = 0; i < w->n; i++)
		if (w->item[i].work == work && in(&w->item[i], part))
			put_item(g, w, &w->item[i]);
	return g->nrows;
}

static size_t
put_complaints(struct bk_grid *g, const struct bk_worklist *w)
{
	bk_grid_init(g, w->arena);
	bk_grid_column(g, NULL, head(w, H_DUE), false);
	bk_grid_column(g, NULL, head(w, H_ID), false);
	bk_grid_column(g, NULL, head(w, H_TYPE), false);
	bk_grid_column(g, NULL, head(w, H_RECEIVED), false);
	for (size_t i = 0; i < w->ncomplaints; i++) {
		const struct bk_complaint *x = w->complaints[i];
		int64_t due = bk_complaint_due(x, w->policy->complaint_hours);
		const char **c = bk_grid_row(g);
		char day[BK_DATE_SIZE];

		c[0] = bk_arena_printf(w->arena, "%s %02d:%02d",
		    bk_date_format(bk_complaint_day(due), day),
		    (int)(due % 1440 / 60), (int)(due % 60));
		c[1] = x->id;
		c[2] = bk_word_complaint_types[x->type].text[w->lang];
		c[3] = bk_arena_strdup(w->arena,
		    bk_date_format(bk_complaint_day(x->received), day));
	}
	return g->nrows;
}

/* How headings and tables are printed in one form. */
struct form {
	void	(*heading)(struct bk_buf *, int level, const char *);
	void	(*grid)(struct bk_buf *, const struct bk_grid *);
	void	(*line)(struct bk_buf *, const char *);
};

static void
text_heading(struct bk_buf *b, int level, const char *s)
{
	size_t n = bk_utf8_len(s, strlen(s));

	bk_buf_puts(b, b->n ? "\n" : "");
	bk_buf_printf(b, "%s\n", s);
	if (level == 1)
		while (n--)
			bk_buf_putc(b, '=');
	bk_buf_puts(b, level == 1 ? "\n" : "");
}

static void
text_line(struct bk_buf *b, const char *s)
{
	bk_buf_printf(b, "%s\n", s);
}

static void
md_heading(struct bk_buf *b, int level, const char *s)
{
	if (b->n > 1 && b->p[b->n - 2] != '\n')
		bk_buf_putc(b, '\n');
	while (level--)
		bk_buf_putc(b, '#');
	bk_buf_printf(b, " %s\n\n", s);
}

static void
html_heading(struct bk_buf *b, int level, const char *s)
{
	bk_buf_printf(b, "<h%d>", level);
	bk_html_text(b, s);
	bk_buf_printf(b, "</h%d>\n", level);
}

static void
html_line(struct bk_buf *b, const char *s)
{
	bk_buf_puts(b, "<p>");
	bk_html_text(b, s);
	bk_buf_puts(b, "</p>\n");
}

static const struct form forms[] = {
	{ text_heading, bk_grid_text, text_line },
	{ md_heading, bk_grid_md, text_line },
	{ html_heading, bk_grid_html, html_line },
};

static void
put_part(struct bk_buf *b, const struct bk_worklist *w, const struct form *f,
    part_fn *in, const char *part)
{
	struct bk_grid g;

	for (int work = 0; work < BK_NWORKS; work++) {
		if (put_work(&g, w, (enum bk_work)work, in, part) == 0)
			continue;
		f->heading(b, 3, bk_arena_printf(w->arena, "%s: %zu%s",
		    work_heads[work].text[w->lang], g.nrows,
		    head(w, H_CASES)));
		f->grid(b, &g);
	}
}

static const char *
part_key(const struct bk_work_item *it, enum bk_worklist_part part)
{
	return part == BK_PART_COUNSELLOR ? it->counsellor : it->class;
}

static const char *
part_title(const struct bk_worklist *w, enum bk_worklist_part part,
    const char *key)
{
	const struct bk_staff *p = bk_school_staff(w->school, key);

	if (part == BK_PART_COUNSELLOR)
		return bk_arena_printf(w->arena, "%s: %s",
		    head(w, H_COUNSELLOR), p && p->name ? p->name : key);
	return bk_arena_printf(w->arena, "%s %s", head(w, H_CLASS), key);
}

static int
text_cmp(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
put_parts(struct bk_buf *b, const struct bk_worklist *w, const struct form *f,
    enum bk_worklist_part part)
{
	const char **key = bk_arena_alloc(w->arena,
	    (w->n + 1) * sizeof(*key));

	for (size_t i = 0; i < w->n; i++)
		key[i] = part_key(&w->item[i], part);
	qsort(key, w->n, sizeof(*key), text_cmp);
	for (size_t i = 0; i < w->n; i++) {
		if (i && strcmp(key[i], key[i - 1]) == 0)
			continue;
		f->heading(b, 2, part_title(w, part, key[i]));
		put_part(b, w, f, part_fns[part], key[i]);
	}
}

static void
put_worklist(struct bk_buf *b, const struct bk_worklist *w,
    const struct form *f, enum bk_worklist_part part)
{
	struct bk_buf day = BK_BUF_INIT;
	struct bk_grid g;

	bk_phrase_day(&day, w->today, w->lang);
	f->heading(b, 1, bk_arena_printf(w->arena, "%s, %s%s%s",
	    head(w, H_TITLE), day.p, w->school->name ? ": " : "",
	    w->school->name ? w->school->name : ""));
	bk_buf_free(&day);
	if (part == BK_PART_NONE)
		put_part(b, w, f, any_part, NULL);
	else
		put_parts(b, w, f, part);
	if (put_complaints(&g, w)) {
		f->heading(b, 3, head(w, H_COMPLAINTS));
		f->grid(b, &g);
	}
	if (w->n == 0 && w->ncomplaints == 0)
		f->line(b, head(w, H_NOTHING));
}

void
bk_worklist_text(struct bk_buf *b, const struct bk_worklist *w,
    enum bk_worklist_part part)
{
	put_worklist(b, w, &forms[0], part);
}

void
bk_worklist_md(struct bk_buf *b, const struct bk_worklist *w,
    enum bk_worklist_part part)
{
	put_worklist(b, w, &forms[1], part);
}

void
bk_worklist_html(struct bk_buf *b, const struct bk_worklist *w,
    enum bk_worklist_part part)
{
	bk_page_begin(b, head(w, H_TITLE), w->lang, BK_PAGE_WIDE |
	    (w->school->paper == BK_F4 ? BK_PAGE_F4 : 0));
	put_worklist(b, w, &forms[2], part);
	bk_page_end(b);
}
