/*
 * Ten thousand times two people change one case at once: nothing that either
 * wrote is lost, nothing comes twice, what one took back is gone, and a
 * conflict is one where both changed the same thing.
 */
#include "story.h"

#include "merge.h"

#if defined(__SANITIZE_ADDRESS__)
enum { TIMES = 1000 };
#else
enum { TIMES = 10000 };
#endif

enum { MOST = 12, WORD = 16 };

/* Each thing that somebody writes is a number of its own, as T17. */
struct version {
	unsigned counsellor;
	unsigned reason[MOST], nreasons;
	unsigned key[MOST], nkeys;
	unsigned comment[MOST], ncomments;
	struct {
		unsigned day, note;
		bool	 call;		/* a failed one */
	} action[MOST];
	unsigned nactions;
};

struct trial {
	struct dice	 dice;
	unsigned	 next;		/* number */
	struct version	 base, side[2];
};

/* --- versions ----------------------------------------------------------- */

static void
render(const struct version *v, struct bk_buf *b)
{
	bk_buf_clear(b);
	bk_buf_printf(b, "---\nkind: case\nversion: 1\n"
	    "id: 2020-2021-1/10234\nterm: 2020-2021-1\n"
	    "student: {nis: \"10234\", name: \"Siti\", class: \"X-1\"}\n"
	    "counsellor: T%u.\nopened: 2020-09-01\nstatus: open\n"
	    "rung: phone\ndue: 2020-09-15\n", v->counsellor);
	for (unsigned i = 0; i < v->nkeys; i++)
		bk_buf_printf(b, "k%u: T%u.\n", v->key[i], v->key[i]);
	for (unsigned i = 0; i < v->ncomments; i++)
		bk_buf_printf(b, "# T%u.\n", v->comment[i]);
	bk_buf_puts(b, "reasons:\n");
	for (unsigned i = 0; i < v->nreasons; i++)
		bk_buf_printf(b, "  - {rule: economic, note: T%u.}\n",
		    v->reason[i]);
	if (v->nactions)
		bk_buf_puts(b, "actions:\n");
	for (unsigned i = 0; i < v->nactions; i++)
		bk_buf_printf(b, "  - date: 2020-09-%02u\n    step: %s\n"
		    "%s    by: bk1\n    note: \"T%u.\"\n", v->action[i].day,
		    v->action[i].call ? "phone" : "note",
		    v->action[i].call ? "    outcome: unreachable\n" : "",
		    v->action[i].note);
}

static void
act(struct trial *t, struct version *v, bool call)
{
	unsigned n = v->nactions, day = n ? v->action[n - 1].day : 1;

	if (n == MOST)
		return;
	day += roll(&t->dice, 3);
	v->action[n].day = day > 28 ? 28 : day;
	v->action[n].call = call;
	v->action[n].note = t->next++;
	v->nactions++;
}

static bool
has_called(const struct version *v)
{
	for (unsigned i = 0; i < v->nactions; i++)
		if (v->action[i].call)
			return true;
	return false;
}

/* One of the things that people do to a case. */
static void
change(struct trial *t, struct version *v)
{
	unsigned i;

	switch (roll(&t->dice, 9)) {
	case 0:
		v->counsellor = t->next++;
		break;
	case 1:
		v->reason[v->nreasons++] = t->next++;
		break;
	case 2:
		v->key[v->nkeys++] = t->next++;
		break;
	case 3:
		v->comment[v->ncomments++] = t->next++;
		break;
	case 4:				/* a slip is mended */
		i = v->nactions ? roll(&t->dice, v->nactions) : 0;
		if (v->nactions)
			v->action[i].note = t->next++;
		break;
	case 5:				/* or taken back */
		v->nactions -= v->nactions > 0;
		break;
	case 6:
		if (!has_called(v))
			act(t, v, true);
		break;
	default:
		act(t, v, false);
		break;
	}
}

static void
begin(struct trial *t, unsigned seed)
{
	struct version *v = &t->base;
	unsigned n;

	*t = (struct trial){ .next = 1,
		.dice = { 0x9e3779b97f4a7c15ULL * (seed + 1) } };
	v->counsellor = t->next++;
	v->reason[v->nreasons++] = t->next++;
	for (n = roll(&t->dice, 5); n > 0; n--)
		act(t, v, false);
	for (int s = 0; s < 2; s++) {
		t->side[s] = *v;
		for (n = 1 + roll(&t->dice, 3); n > 0; n--)
			change(t, &t->side[s]);
	}
}

/* --- what must come of it ----------------------------------------------- */

static unsigned
count(const struct bk_buf *b, const char *word)
{
	unsigned n = 0;

	for (const char *p = b->p; (p = strstr(p, word)); p++)
		n++;
	return n;
}

static unsigned
times(const struct bk_buf *b, unsigned number)
{
	char word[WORD];

	snprintf(word, sizeof(word), "T%u.", number);
	return count(b, word);
}

/* Is the i-th action of the base in a version as it was, changed, or gone? */
enum fate { KEPT, CHANGED, GONE };

static enum fate
fate(const struct trial *t, int side, unsigned i)
{
	const struct version *v = &t->side[side];

	for (unsigned k = 0; k < v->nactions; k++)
		if (v->action[k].note == t->base.action[i].note)
			return KEPT;
	/* Those that were taken back are the last. */
	return i < v->nactions && v->action[i].day == t->base.action[i].day &&
	    !v->action[i].call ? CHANGED : GONE;
}

/* Did both change one thing, each in a way of its own? */
static bool
collide(const struct trial *t)
{
	unsigned was = t->base.counsellor;

	if (t->side[0].counsellor != was && t->side[1].counsellor != was)
		return true;
	if (t->side[0].ncomments && t->side[1].ncomments)
		return true;		/* in one place */
	for (unsigned i = 0; i < t->base.nactions; i++) {
		enum fate a = fate(t, 0, i), b = fate(t, 1, i);

		/* Of two that are gone, one may be there with another day. */
		if (a != KEPT && b != KEPT)
			return true;
	}
	return false;
}

static bool
in_order(const struct bk_buf *b)
{
	static const char key[] = "- date: ";
	const char *last = "";

	for (const char *p = b->p; (p = strstr(p, key)); last = p) {
		p += sizeof(key) - 1;
		if (strncmp(last, p, strlen("2020-09-01")) > 0)
			return false;
	}
	return true;
}

/* NULL, or what is wrong. */
static const char *
judge(const struct trial *t, const struct bk_buf text[3], int conflicts,
    const struct bk_buf *out)
{
	unsigned calls = 0;

	if (conflicts < 0)
		return "refused";
	if (conflicts > 0 && !collide(t))
		return "a conflict about nothing";
	for (unsigned i = 1; i < t->next; i++) {
		unsigned n = times(out, i);
		bool was = times(&text[0], i), a = times(&text[1], i),
		    b = times(&text[2], i);

		if (!was && (a || b) && (n == 0 || (conflicts == 0 && n > 1)))
			return n ? "twice" : "lost";
		if (was && a && b && n != 1)
			return n ? "twice" : "lost";
		if (conflicts == 0 && was && (!a || !b) && n)
			return "taken back, and there again";
	}
	calls = has_called(&t->side[0]) + has_called(&t->side[1]);
	if (conflicts == 0 && count(out, "step: advance") != (calls == 2))
		return "the ladder";
	return conflicts || in_order(out) ? NULL : "the order";
}

static void
merge(const struct bk_buf *o, const struct bk_buf *a, const struct bk_buf *b,
    struct bk_buf *out, int *conflicts)
{
	struct bk_arena arena = BK_ARENA_INIT;
	struct bk_diag quiet = { .emit = NULL };
	struct bk_policy policy;
	struct bk_merge m = { bk_buf_str(o), bk_buf_str(a), bk_buf_str(b),
		"case.yaml", &policy, NULL };

	bk_policy_default(&policy);
	bk_buf_clear(out);
	*conflicts = bk_merge_case(&m, &arena, out, &quiet);
	bk_arena_free(&arena);
}

static void
test_nothing_of_two_peoples_work_is_lost(void **state)
{
	struct bk_buf text[3] = { BK_BUF_INIT, BK_BUF_INIT, BK_BUF_INIT };
	struct bk_buf out = BK_BUF_INIT;
	unsigned met = 0;

	(void)state;
	for (unsigned i = 0; i < TIMES; i++) {
		struct trial t;
		const char *wrong;
		int conflicts;

		begin(&t, i);
		render(&t.base, &text[0]);
		render(&t.side[0], &text[1]);
		render(&t.side[1], &text[2]);
		merge(&text[0], &text[1], &text[2], &out, &conflicts);
		wrong = judge(&t, text, conflicts, &out);
		if (wrong) {
			for (int k = 0; k < 3; k++)
				print_message("%s\n", text[k].p);
			fail_msg("trial %u: %s\n%d\n%s", i, wrong, conflicts,
			    out.p);
		}
		met += conflicts > 0;
	}
	/* The trials are worth something: both kinds of end are met. */
	assert_in_range(met, TIMES / 50, TIMES / 2);
	for (int i = 0; i < 3; i++)
		bk_buf_free(&text[i]);
	bk_buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_of_two_peoples_work_is_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
