/*
 * Hours that --offer proposes, in random schools: with each, and with what it
 * moves, the plan is one that bk_prove lets pass, and costs what was said, by
 * the table of bk-schedule(1) added up here anew.
 */
#include "offer.h"
#include "planschool.h"

#if defined(__SANITIZE_ADDRESS__)
enum { SCHOOLS = 40 };
#else
enum { SCHOOLS = 300 };
#endif

/* --- the price of a plan ------------------------------------------------ */

/* Where a person is on a day, in order. */
struct stop {
	size_t	call;
	int	start;
};

static int
by_start(const void *a, const void *b)
{
	return ((const struct stop *)a)->start -
	    ((const struct stop *)b)->start;
}

static size_t
stops_of(const struct bk_planning *p, int person, int day, struct stop *s)
{
	size_t n = 0;

	for (size_t i = 0; i < p->nready; i++) {
		const struct bk_plan_slot *at = &p->call[i].at;

		if (at->day == day && (at->visitor == person ||
		    at->companion == person))
			s[n++] = (struct stop){ i, at->start };
	}
	qsort(s, n, sizeof(*s), by_start);
	return n;
}

/* A trip, the ways, villages, and the time away, of one person's day. */
static int64_t
price_of_day(const struct bk_planning *p, int day, const struct stop *s,
    size_t n)
{
	const struct bk_plan_weights *w = &p->in.weights;
	int there, back;
	int64_t sum = w->trip;

	if (n == 0)
		return 0;
	there = bk_plan_way(p, day, 0, s[0].call + 1);
	back = bk_plan_way(p, day, s[n - 1].call + 1, 0);
	sum += (int64_t)w->travel * (there + back);
	sum += (int64_t)w->away * ((s[n - 1].start - s[0].start) *
	    BK_SLOT_MINUTES + p->minutes + there + back);
	for (size_t i = 1; i < n; i++) {
		const struct bk_plan_call *a = &p->call[s[i - 1].call];
		const struct bk_plan_call *b = &p->call[s[i].call];

		sum += w->travel * bk_plan_way(p, day,
		    s[i - 1].call + 1, s[i].call + 1);
		if (strcmp(a->member[0].student->home.village,
		    b->member[0].student->home.village) != 0)
			sum += w->area;
	}
	return sum;
}

/* What was announced and is elsewhere; thrice, what a guardian asked for. */
static int64_t
price_of_moves(const struct bk_planning *p, const struct bk_plan_call *c)
{
	const struct bk_planned *told = &c->told;

	if (told->date == BK_DATE_NONE)
		return 0;
	if (told->date == p->first + c->at.day &&
	    told->start == c->at.start * BK_SLOT_MINUTES && (!told->visitor ||
	    strcmp(told->visitor, p->person[c->at.visitor].staff->id) == 0))
		return 0;
	return (int64_t)p->in.weights.move * (told->visitor ? 1 : 3);
}

/* But that `asked` moves, since its guardian is on the telephone. */
static int64_t
price_of_plan(const struct bk_planning *p, size_t asked)
{
	const struct bk_plan_weights *w = &p->in.weights;
	struct stop *s = bk_xcalloc(p->nready + 1, sizeof(*s));
	int64_t sum = 0;

	for (int who = 0; who < p->npersons; who++) {
		int64_t visits = 0;

		for (int day = 0; day < p->ndays; day++) {
			size_t n = stops_of(p, who, day, s);

			sum += price_of_day(p, day, s, n);
			visits += (int64_t)n;
		}
		sum += w->load * visits * visits;
	}
	for (size_t i = 0; i < p->nready; i++) {
		const struct bk_plan_call *c = &p->call[i];

		if (c->at.day < 0)
			continue;
		sum += (int64_t)w->day * c->at.day;
		if (i != asked)
			sum += price_of_moves(p, c);
		if (!c->door[c->at.door].preferred)
			sum += w->guardian;
		if (c->at.companion >= 0 && c->at.companion != c->homeroom)
			sum += w->companion;
	}
	free(s);
	return sum;
}

/* Minutes on the road of everybody. */
static int
road_of_plan(const struct bk_planning *p)
{
	struct stop *s = bk_xcalloc(p->nready + 1, sizeof(*s));
	int sum = 0;

	for (int who = 0; who < p->npersons; who++)
		for (int day = 0; day < p->ndays; day++) {
			size_t n = stops_of(p, who, day, s);

			for (size_t i = 0; i < n; i++)
				sum += bk_plan_way(p, day, i ?
				    s[i - 1].call + 1 : 0, s[i].call + 1);
			sum += n ? bk_plan_way(p, day, s[n - 1].call + 1,
			    0) : 0;
		}
	free(s);
	return sum;
}

/* --- an hour taken ------------------------------------------------------ */

/* The visits of the calls as they are, for bk_prove. */
static size_t
read_visits(const struct bk_planning *p, struct bk_visit *v,
    const char **with)
{
	size_t n = 0;

	for (size_t i = 0; i < p->nready; i++)
		for (size_t k = 0; k < p->call[i].nmembers; k++) {
			const struct bk_plan_call *c = &p->call[i];
			const struct bk_plan_slot *at = &c->at;
			const struct bk_guardian *g;

			if (at->day < 0)
				continue;
			g = c->door[at->door].guardian[k];
			v[n] = (struct bk_visit){ .case_id = c->member[k].id,
				.nis = c->member[k].nis,
				.date = p->first + at->day,
				.start = at->start * BK_SLOT_MINUTES,
				.end = at->start * BK_SLOT_MINUTES +
				p->minutes,
				.visitor = p->person[at->visitor].staff->id,
				.guardian = g ? g->name : NULL,
				.service_due = c->member[k].ready.service_due
			};
			if (at->companion >= 0) {
				with[n] = p->person[at->companion].staff->id;
				v[n].with = (struct bk_texts){ &with[n], 1 };
			}
			n++;
		}
	return n;
}

static void
take(struct world *w, struct bk_planning *p, size_t call,
    const struct bk_plan_offer *o, int school)
{
	struct bk_visit v[32];
	const char *with[32];
	struct bk_plan_slot was = p->call[call].at, stood = { .day = -1 };
	int64_t before = price_of_plan(p, call), now;
	int road = road_of_plan(p);
	size_t n;

	if (o->moves >= 0) {
		stood = p->call[o->moves].at;
		p->call[o->moves].at = o->to;
	}
	p->call[call].at = o->at;
	n = read_visits(p, v, with);
	if (world_check(w, v, n))
		fail_msg("school %d: %s: %s", school,
		    p->call[call].member[0].id, w->broken.p);
	now = price_of_plan(p, call);
	if (now - before != o->price)
		fail_msg("school %d: %s on day %d: said %lld, is %lld", school,
		    p->call[call].member[0].id, o->at.day,
		    (long long)o->price, (long long)(now - before));
	if (road_of_plan(p) - road != o->minutes)
		fail_msg("school %d: %s on day %d: said %d min, are %d", school,
		    p->call[call].member[0].id, o->at.day, o->minutes,
		    road_of_plan(p) - road);
	p->call[call].at = was;
	if (o->moves >= 0)
		p->call[o->moves].at = stood;
}

static void
every_hour_that_is_offered_can_be_taken(void **state)
{
	size_t taken = 0, moving = 0;

	(void)state;
	for (int i = 1; i <= SCHOOLS; i++) {
		struct dice d = { (uint64_t)i * 67867967 };
		struct bk_planning *p;
		struct world w;

		make_world(&w, &d, 2, 7);
		w.in.rounds = 100;
		world_plan(&w);
		p = w.plan.how;
		for (size_t c = 0; c < p->nready; c += 2)
			p->call[c].told.visitor = NULL;	/* a wish */
		for (size_t c = 0; c < p->nready; c++)
			for (int k = 0; k < 2 * p->ndays; k++) {
				const int noon = BK_SLOTS_A_DAY / 2;
				struct bk_plan_offer o;
				int from = k % 2 * noon;

				if (!bk_plan_offer_on(p, c, k / 2, from,
				    from + noon - 1, &o))
					continue;
				assert_int_equal(o.at.day, k / 2);
				assert_true(o.at.start >= from &&
				    o.at.start < from + noon);
				take(&w, p, c, &o, i);
				taken++;
				moving += o.moves >= 0;
			}
		world_end(&w);
	}
	print_message("%zu hours, %zu of them move another\n", taken, moving);
	assert_true(taken > 2 * SCHOOLS && moving > SCHOOLS / 20);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_hour_that_is_offered_can_be_taken),
	};

	return !!cmocka_run_group_tests(tests, NULL, NULL);
}
