#include "worklistgroup.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "phrase.h"
#include "tick.h"

enum head {
	H_TITLE, H_DUE, H_CLASS, H_NIS, H_NAME, H_GUARDIAN, H_PHONE, H_TRY,
	H_NEXT, H_REASON, H_COUNSELLOR, H_OVERDUE, H_WAITING, H_SUGGESTED,
	H_RECEIVED, H_ID, H_TYPE, H_CASES, H_WHO, H_WHAT, H_NOTHING, H_CASE,
	H_EVERYBODY
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
	[H_OVERDUE] = { { "lewat ", "over by " } },
	[H_WAITING] = { { "usulan", "suggestion" } },
	[H_SUGGESTED] = { { "Usulan, perlu dikonfirmasi: ",
	    "Suggestion, to be confirmed: " } },
	[H_RECEIVED] = { { "Diterima", "Received" } },
	[H_ID] = { { "Nomor", "Id" } },
	[H_TYPE] = { { "Jenis", "Type" } },
	[H_WHO] = { { "Siapa", "Who" } },
	[H_WHAT] = { { "Apa", "What" } },
	[H_CASES] = { { " kasus", " cases" } },
	[H_CASE] = { { " kasus", " case" } },
	[H_EVERYBODY] = { { "Untuk semua", "For everybody" } },
	[H_NOTHING] = { { "Tidak ada.", "Nothing." } },
};

static const struct bk_phrase due_heads[BK_NDUES] = {
	[BK_DUE_COMPLAINT] = { { "Pengaduan, saran, dan apresiasi yang "
	    "menunggu jawaban",
	    "Complaints, suggestions, praise to be answered" } },
	[BK_DUE_PROMISE] = { { "Kesepakatan dan tindak lanjut yang ditagih",
	    "Promises and follow-ups to ask about" } },
};

static const char *
head(const struct bk_worklist *w, enum head h)
{
	return heads[h].text[w->lang];
}

const char *
bk_worklist_title(const struct bk_worklist *w)
{
	struct bk_buf day = BK_BUF_INIT;
	const char *s;

	bk_phrase_day(&day, w->today, w->lang);
	s = bk_arena_printf(w->arena, "%s, %s%s%s", head(w, H_TITLE), day.p,
	    w->school->name ? ": " : "", w->school->name ? w->school->name :
	    "");
	bk_buf_free(&day);
	return s;
}

const char *
bk_worklist_nothing(const struct bk_worklist *w)
{
	return head(w, H_NOTHING);
}

/* --- rows --------------------------------------------------------------- */

static const char *
over_text(const struct bk_worklist *w, int days)
{
	static const struct bk_phrase unit = { { "hari", "days" } };

	return days ? bk_arena_printf(w->arena, "%s%d %s", head(w, H_OVERDUE),
	    days, days == 1 && w->lang == BK_LANG_EN ? "day" :
	    unit.text[w->lang]) : "";
}

static const char *
day_text(const struct bk_worklist *w, bk_date day)
{
	struct bk_buf b = BK_BUF_INIT;
	const char *s;

	bk_phrase_date(&b, day, w->lang);
	s = bk_arena_strdup(w->arena, b.p);
	bk_buf_free(&b);
	return s;
}

/* "21 September 2020 (usulan, lewat 9 hari)" [FIELD 3.16] */
static const char *
due_text(const struct bk_worklist *w, const struct bk_work_item *it)
{
	const char *over = over_text(w, it->overdue), *day;

	if (it->due == BK_DATE_NONE || it->work == BK_WORK_EVALUATE)
		return it->suggestion ? head(w, H_WAITING) : "";
	day = day_text(w, it->due);
	if (!it->suggestion && !*over)
		return day;
	return bk_arena_printf(w->arena, "%s (%s%s%s)", day,
	    it->suggestion ? head(w, H_WAITING) : "",
	    it->suggestion && *over ? ", " : "", over);
}

/* The cells of a new row, behind its box. */
static const char **
row_of(struct bk_grid *g, bool paper)
{
	const char **c = bk_grid_row(g);

	if (paper)
		*c++ = BK_TICK_OPEN;
	return c;
}

static void
put_item(const char **c, const struct bk_worklist *w,
    const struct bk_work_item *it)
{
	const struct bk_guardian *guard = it->student ?
	    bk_student_guardian(it->student) : NULL;
	struct bk_buf phone = BK_BUF_INIT;

	if (guard && guard->phone)
		bk_phrase_phone(&phone, guard->phone);
	c[0] = due_text(w, it);
	c[1] = it->class;
	c[2] = it->c->student.nis;
	c[3] = it->name;
	c[4] = guard ? guard->name : NULL;
	c[5] = phone.n ? bk_arena_strdup(w->arena, phone.p) : NULL;
	bk_buf_free(&phone);
	c[6] = it->work == BK_WORK_EVALUATE ? NULL :
	    bk_arena_printf(w->arena, "%d/%d", it->tries, it->limit);
	c[7] = it->next;
	c[8] = bk_arena_printf(w->arena, "%s%s", it->suggestion ?
	    head(w, H_SUGGESTED) : "", it->reason);
}

static void
put_promise(const char **c, const struct bk_worklist *w,
    const struct bk_work_due *d)
{
	c[0] = bk_arena_printf(w->arena, "%s%s%s%s", day_text(w,
	    bk_complaint_day(d->due)), d->overdue ? " (" : "",
	    over_text(w, d->overdue), d->overdue ? ")" : "");
	c[1] = d->class;
	c[2] = d->name;
	c[3] = d->what;
	c[4] = d->who;
	c[5] = d->about;
	c[6] = d->id;
}

static void
put_due(const char **c, const struct bk_worklist *w,
    const struct bk_work_due *d)
{
	struct bk_buf hour = BK_BUF_INIT;

	bk_phrase_time(&hour, (int)(d->due % 1440),
	    bk_school_zone_abbreviation(w->school->timezone), w->lang);
	c[0] = bk_arena_printf(w->arena, "%s, %s%s%s%s",
	    day_text(w, bk_complaint_day(d->due)), hour.p,
	    d->overdue ? " (" : "", over_text(w, d->overdue),
	    d->overdue ? ")" : "");
	c[1] = d->id;
	c[2] = d->what;
	c[3] = day_text(w, d->received);
	bk_buf_free(&hour);
}

void
bk_worklist_grid(struct bk_grid *g, const struct bk_worklist *w,
    const struct bk_worklist_group *group, bool paper)
{
	static const enum head of_item[] = { H_DUE, H_CLASS, H_NIS, H_NAME,
		H_GUARDIAN, H_PHONE, H_TRY, H_NEXT, H_REASON };
	static const enum head of_due[] = { H_DUE, H_ID, H_TYPE, H_RECEIVED };
	static const enum head of_promise[] = { H_DUE, H_CLASS, H_NAME, H_TYPE,
		H_WHO, H_WHAT, H_ID };
	bool promise = group->ndues &&
	    group->dues[0].kind == BK_DUE_PROMISE;
	const enum head *h = group->nitems ? of_item : promise ? of_promise :
	    of_due;
	size_t n = group->nitems ? BK_NELEM(of_item) : promise ?
	    BK_NELEM(of_promise) : BK_NELEM(of_due);

	bk_grid_init(g, w->arena);
	g->cards = true;
	if (paper)
		bk_grid_column(g, NULL, "", false);
	for (size_t i = 0; i < n; i++) {
		bk_grid_column(g, NULL, head(w, h[i]), false);
		g->column[g->ncolumns - 1].phone = h[i] == H_PHONE;
	}
	for (size_t i = 0; i < group->nitems; i++)
		put_item(row_of(g, paper), w, group->items[i]);
	for (size_t i = 0; i < group->ndues; i++)
		(promise ? put_promise : put_due)(row_of(g, paper), w,
		    &group->dues[i]);
}

/* --- groups ------------------------------------------------------------- */

struct chain {
	struct bk_worklist_group *first, **end;
};

static struct bk_worklist_group *
add_group(const struct bk_worklist *w, struct chain *to, int level,
    const char *title)
{
	struct bk_worklist_group *g = bk_arena_zalloc(w->arena, sizeof(*g));

	g->level = level;
	g->title = title;
	*to->end = g;
	to->end = &g->next;
	return g;
}

static const char *
part_key(const struct bk_work_item *it, enum bk_worklist_part part)
{
	static const char all[] = "";

	if (part == BK_PART_NONE)
		return all;
	if (part == BK_PART_MENTOR)
		return it->student && it->student->mentor ?
		    it->student->mentor : all;
	return part == BK_PART_COUNSELLOR ? it->counsellor : it->class;
}

static const char *
part_title(const struct bk_worklist *w, enum bk_worklist_part part,
    const char *key)
{
	const struct bk_staff *p = bk_school_staff(w->school, key);

	if (part != BK_PART_CLASS)
		return bk_arena_printf(w->arena, "%s: %s", part ==
		    BK_PART_MENTOR ? bk_word_roles[BK_MENTOR].text[w->lang] :
		    head(w, H_COUNSELLOR), p && p->name ? p->name : *key ?
		    key : "–");
	return bk_arena_printf(w->arena, "%s %s", head(w, H_CLASS), key);
}

/* The kinds of work that this part has, one group each. */
static void
put_works(const struct bk_worklist *w, struct chain *to,
    enum bk_worklist_part part, const char *key)
{
	for (int work = 0; work < BK_NWORKS; work++) {
		const struct bk_work_item **v = bk_arena_alloc(w->arena,
		    (w->n + 1) * sizeof(*v));
		struct bk_worklist_group *g;
		size_t n = 0;

		for (size_t i = 0; i < w->n; i++)
			if (w->item[i].work == (enum bk_work)work &&
			    strcmp(part_key(&w->item[i], part), key) == 0)
				v[n++] = &w->item[i];
		if (n == 0)
			continue;
		g = add_group(w, to, 3, bk_arena_printf(w->arena, "%s: %zu%s",
		    bk_worklist_head((enum bk_work)work, w->lang), n,
		    head(w, n == 1 ? H_CASE : H_CASES)));
		g->items = v;
		g->nitems = n;
	}
}

/* Whose it is; NULL: of nobody, as a complaint. */
static const char *
due_key(const struct bk_work_due *d, enum bk_worklist_part part)
{
	if (d->kind != BK_DUE_PROMISE)
		return NULL;
	if (part == BK_PART_MENTOR)
		return d->mentor;
	return part == BK_PART_COUNSELLOR ? d->counsellor : d->class;
}

static bool
is_of_part(const struct bk_work_due *d, enum bk_worklist_part part,
    const char *key)
{
	const char *own = due_key(d, part);

	return part == BK_PART_NONE || (own && key ? strcmp(own, key) == 0 :
	    !own && !key);
}

/* What is due of this part (NULL: of nobody), a group for each kind. */
static void
put_dues(const struct bk_worklist *w, struct chain *to,
    enum bk_worklist_part part, const char *key)
{
	for (int kind = 0; kind < BK_NDUES; kind++) {
		struct bk_work_due *v = bk_arena_alloc(w->arena,
		    (w->ndues + 1) * sizeof(*v));
		struct bk_worklist_group *g;
		size_t n = 0;

		for (size_t i = 0; i < w->ndues; i++) {
			const struct bk_work_due *d = &w->dues[i];

			if (d->kind == (enum bk_due_kind)kind &&
			    is_of_part(d, part, key))
				v[n++] = *d;
		}
		if (n == 0)
			continue;
		g = add_group(w, to, 3, due_heads[kind].text[w->lang]);
		g->dues = v;
		g->ndues = n;
	}
}

/* The keys of the parts that there are, in order, each once. */
static size_t
part_keys(const struct bk_worklist *w, enum bk_worklist_part part,
    const char **key)
{
	size_t n = 0, m = 0;

	for (size_t i = 0; i < w->n; i++)
		key[n++] = part_key(&w->item[i], part);
	for (size_t i = 0; i < w->ndues; i++)
		if (due_key(&w->dues[i], part))
			key[n++] = due_key(&w->dues[i], part);
	bk_str_sort(key, n);
	for (size_t i = 0; i < n; i++)
		if (m == 0 || strcmp(key[i], key[m - 1]) != 0)
			key[m++] = key[i];
	return m;
}

static void
put_parts(const struct bk_worklist *w, struct chain *to,
    enum bk_worklist_part part)
{
	const char **key = bk_arena_alloc(w->arena,
	    (w->n + w->ndues + 1) * sizeof(*key));
	size_t n = part_keys(w, part, key);

	for (size_t i = 0; i < n; i++) {
		add_group(w, to, 2, part_title(w, part, key[i]));
		put_works(w, to, part, key[i]);
		put_dues(w, to, part, key[i]);
	}
	for (size_t i = 0; i < w->ndues; i++)
		if (!due_key(&w->dues[i], part)) {
			add_group(w, to, 2, head(w, H_EVERYBODY));
			put_dues(w, to, part, NULL);
			return;
		}
}

struct bk_worklist_group *
bk_worklist_groups(const struct bk_worklist *w, enum bk_worklist_part part)
{
	struct chain all = { NULL, &all.first };

	if (part == BK_PART_NONE) {
		put_works(w, &all, part, "");
		put_dues(w, &all, part, NULL);
	} else {
		put_parts(w, &all, part);
	}
	return all.first;
}
