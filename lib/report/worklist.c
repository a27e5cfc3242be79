#include "worklist.h"

#include <stdlib.h>
#include <string.h>

#include "ladder.h"
#include "phrase.h"
#include "promises.h"
#include "ready.h"
#include "reason.h"

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
	bool	granted, consented, against;
};

static struct leave
leave_of(const struct bk_case *c)
{
	struct leave l = { false, false, false };

	for (size_t i = 0; i < c->actions.n; i++) {
		const struct bk_action *a = &c->actions.v[i];

		if (a->step == BK_STEP_VISIT_REQUEST)
			l = (struct leave){ false, false, false };
		if (a->step == BK_STEP_APPROVAL)
			l.granted = a->outcome == BK_GRANTED;
		if (a->step == BK_STEP_CONSENT)
			l.consented = a->outcome == BK_GIVEN;
		if (a->step == BK_STEP_ASSENT)
			l.against = a->outcome != BK_WILLING;
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

/*
 * The step that is recorded when this was done; -1 for a conference, whose
 * record is more than a row.
 */
static int
step_of(const struct bk_case *c, const struct bk_policy *p, enum bk_work work)
{
	static const int by_work[BK_NWORKS] = {
		[BK_WORK_CALL] = BK_STEP_PHONE,
		[BK_WORK_SUMMON] = BK_STEP_SUMMONS,
		[BK_WORK_VISIT] = BK_STEP_VISIT, [BK_WORK_CONFER] = -1,
		[BK_WORK_EVALUATE] = BK_STEP_EVALUATION,
	};
	struct leave l = leave_of(c);

	if (work != BK_WORK_VISIT)
		return by_work[work];
	if (!l.granted)
		return BK_STEP_APPROVAL;
	return l.consented || p->visit.consent != BK_CONSENT_BEFORE ?
	    BK_STEP_VISIT : BK_STEP_CONSENT;
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
	static const struct bk_phrase against = { {
	    "bicarakan dengan siswa, yang belum bersedia",
	    "talk with the student, who is not willing" } };
	static const struct bk_phrase plan = { { "jadwalkan kunjungan",
	    "plan the visit" } };
	static const struct bk_phrase planned = { { "kunjungan ",
	    "visit on " } };
	const struct bk_planned *p = bk_ready_planned(c, w->policy);
	struct leave l = leave_of(c);

	if (p->date != BK_DATE_NONE && p->date >= w->today) {
		bk_buf_puts(b, planned.text[w->lang]);
		bk_phrase_day(b, p->date, w->lang);
		if (p->start != BK_INT_NONE) {
			bk_buf_putc(b, ' ');
			bk_phrase_time(b, p->start,
			    bk_school_zone_abbreviation(w->school->timezone),
			    w->lang);
		}
	} else if (l.against) {
		bk_buf_puts(b, against.text[w->lang]);
	} else if (!l.granted) {
		bk_buf_puts(b, ask.text[w->lang]);
	} else if (!l.consented &&
	    w->policy->visit.consent == BK_CONSENT_BEFORE) {
		bk_buf_puts(b, consent.text[w->lang]);
	} else {
		bk_buf_puts(b, plan.text[w->lang]);
	}
}

/* The next step in words; the ladder's own is bk_ladder_next. */
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
	it.step = step_of(c, w->policy, it.work);
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
bk_worklist_restrict(struct bk_worklist *w, const struct bk_case *c)
{
	static const struct bk_phrase kept = { { "DIBATASI: tanpa kunjungan, "
	    "surat, dan daftar", "RESTRICTED: no visit, no letter, no list"
	    } };

	if (w->n && w->item[w->n - 1].c == c)
		w->item[w->n - 1].next = kept.text[w->lang];
}

static void
add_due(struct bk_worklist *w, const struct bk_work_due *d)
{
	struct bk_work_due *old = w->dues;

	if ((w->ndues & (w->ndues - 1)) == 0) {
		w->dues = bk_arena_alloc(w->arena, (w->ndues * 2 + 1) *
		    sizeof(*old));
		if (old)
			memcpy(w->dues, old, w->ndues * sizeof(*old));
	}
	w->dues[w->ndues++] = *d;
}

void
bk_worklist_complaint(struct bk_worklist *w, const struct bk_complaint *x)
{
	static const struct bk_phrase next = { { "jawab", "answer it" } };
	struct bk_work_due d = { .kind = BK_DUE_COMPLAINT, .id = x->id,
		.next = next.text[w->lang],
		.received = bk_complaint_day(x->received),
		.due = bk_complaint_due(x, w->policy->complaint_hours),
		.what = bk_word_complaint_types[x->type].text[w->lang] };
	bk_date day = bk_complaint_day(d.due);

	if (x->answered != BK_STAMP_NONE)
		return;
	d.overdue = w->today > day ? w->today - day : 0;
	add_due(w, &d);
}

void
bk_worklist_promise(struct bk_worklist *w, const struct bk_promise *p,
    const struct bk_student *s)
{
	static const struct bk_phrase next = { { "tagih, lalu catat",
	    "ask, then record" } };
	const char *class = p->c ? p->c->student.class : NULL;
	struct bk_work_due d = { .kind = BK_DUE_PROMISE,
		.id = bk_promises_number(p, w->arena), .received = p->made,
		.next = next.text[w->lang], .due = (int64_t)p->due * 1440,
		.what = bk_promise_kinds[p->kind].text[w->lang], .c = p->c,
		.routine = p->routine };

	if (p->outcome >= 0 || p->due == BK_DATE_NONE || !p->c ||
	    (p->kind != BK_PROMISE_DECISION && p->due > w->today))
		return;
	d.overdue = w->today > p->due ? w->today - p->due : 0;
	d.counsellor = counsellor_of(w, p->c, class);
	d.class = class ? class : "";
	d.mentor = s && s->mentor ? s->mentor : "";
	d.name = p->c->student.name ? p->c->student.name : "";
	d.who = bk_promises_who(p, w->school, w->arena);
	d.about = bk_promises_what(p, w->lang);
	if (!p->routine && p->kind <= BK_PROMISE_REVISIT)
		d.number = p->id;
	add_due(w, &d);
}

static int
item_cmp(const void *a, const void *b)
{
	const struct bk_work_item *x = a, *y = b;
	int c;

	if (x->work != y->work)
		return (int)x->work - (int)y->work;
	if (x->suggestion != y->suggestion)
		return (int)y->suggestion - (int)x->suggestion;
	if (x->due != y->due)
		return x->due < y->due ? -1 : 1;
	c = bk_school_grade_cmp(x->grade, y->grade);
	if (c == 0)
		c = strcmp(x->class, y->class);
	return c ? c : strcmp(x->c->id, y->c->id);
}

static int
due_cmp(const void *a, const void *b)
{
	const struct bk_work_due *x = a, *y = b;

	if (x->kind != y->kind)
		return (int)x->kind - (int)y->kind;
	if (x->due != y->due)
		return x->due < y->due ? -1 : 1;
	return strcmp(x->id, y->id);
}

void
bk_worklist_sort(struct bk_worklist *w)
{
	if (w->n)
		qsort(w->item, w->n, sizeof(*w->item), item_cmp);
	if (w->ndues)
		qsort(w->dues, w->ndues, sizeof(*w->dues), due_cmp);
}
