#include "veil.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

enum {
	NRUNG_COLUMNS = 3, NSTATUS_COLUMNS = 5,
	SOURCE, SINK, MISTAKEN_A, MISTAKEN_B, OFF_A, OFF_B,
	RUNG_NODE, STATUS_NODE = RUNG_NODE + NRUNG_COLUMNS,
	ROW_NODE = STATUS_NODE + NSTATUS_COLUMNS	/* two a row */
};

#define FAR INT64_C(1000000000000000)

struct edge {
	int		 from, to;
	int64_t		 flow;		/* as pushed about */
	int64_t		 low, high;
	struct bk_figure_row *row;
	enum bk_measure	 m;
};

/* The circulation of one term. */
struct net {
	struct edge	*e;
	size_t		 n, cap;
	size_t		*first;		/* of a node: its edges in `at` */
	size_t		*at;
	int		 nodes;
	int		 k;
	int		*via;		/* of a search: edge + 1 into a node */
	int		*queue;
};

/* --- the network -------------------------------------------------------- */

/* The least and the most that a small or hidden count of that k may be. */
static void
range(enum bk_veil v, int k, int64_t *low, int64_t *high)
{
	*low = v == BK_SMALL ? 1 : 0;
	*high = v == BK_SMALL ? k - 1 : FAR;
}

/* The head count is told: no more students than that have a problem. */
static int64_t
most(const struct edge *e)
{
	int64_t heads = e->row->count[BK_M_STUDENTS];

	return e->m == BK_M_PROBLEM && heads >= e->row->count[e->m] ? heads :
	    FAR;
}

static void
bound(struct net *net, struct edge *e)
{
	enum bk_veil v = e->row->veil[e->m];

	e->low = e->high = e->row->count[e->m];
	if (v != BK_SHOWN)
		range(v, net->k, &e->low, &e->high);
	if (e->high > most(e))
		e->high = most(e);
}

static void
add(struct net *net, int from, int to, struct bk_figure_row *row,
    enum bk_measure m)
{
	struct edge *e;

	BK_GROW(net->e, net->n, net->cap);
	e = &net->e[net->n++];
	*e = (struct edge){ .from = from, .to = to, .row = row, .m = m,
		.flow = row->count[m] };
	bound(net, e);
}

static void
add_row(struct net *net, struct bk_figure_row *row, int i)
{
	int in = ROW_NODE + 2 * i, out = in + 1;

	for (int j = 0; j < NRUNG_COLUMNS; j++)
		add(net, row->total ? SOURCE : RUNG_NODE + j,
		    row->total ? RUNG_NODE + j : in, row,
		    (enum bk_measure)(BK_M_PHONE + j));
	for (int j = 0; j < NSTATUS_COLUMNS; j++)
		add(net, row->total ? STATUS_NODE + j : out,
		    row->total ? SINK : STATUS_NODE + j, row,
		    (enum bk_measure)(BK_M_OPEN + j));
	add(net, row->total ? SINK : in, row->total ? SOURCE : out, row,
	    BK_M_PROBLEM);
	add(net, row->total ? MISTAKEN_B : MISTAKEN_A,
	    row->total ? MISTAKEN_A : MISTAKEN_B, row, BK_M_MISTAKEN);
	add(net, row->total ? OFF_B : OFF_A, row->total ? OFF_A : OFF_B, row,
	    BK_M_OFF_ROLL);
}

/* Each node's edges, whichever way they go. */
static void
index_edges(struct net *net)
{
	size_t *fill;

	net->first = bk_xcalloc((size_t)net->nodes + 2, sizeof(size_t));
	net->at = bk_xcalloc(2 * net->n + 1, sizeof(size_t));
	for (size_t i = 0; i < net->n; i++) {
		net->first[net->e[i].from + 1]++;
		net->first[net->e[i].to + 1]++;
	}
	for (int v = 0; v < net->nodes; v++)
		net->first[v + 1] += net->first[v];
	fill = bk_xcalloc((size_t)net->nodes + 1, sizeof(size_t));
	memcpy(fill, net->first, (size_t)net->nodes * sizeof(size_t));
	for (size_t i = 0; i < net->n; i++) {
		net->at[fill[net->e[i].from]++] = i;
		net->at[fill[net->e[i].to]++] = i;
	}
	free(fill);
	net->via = bk_xcalloc((size_t)net->nodes, sizeof(int));
	net->queue = bk_xcalloc((size_t)net->nodes, sizeof(int));
}

static bool
is_circulation(const struct net *net)
{
	int64_t *left = bk_xcalloc((size_t)net->nodes, sizeof(*left));
	bool even = true;

	for (size_t i = 0; i < net->n; i++) {
		left[net->e[i].from] -= net->e[i].flow;
		left[net->e[i].to] += net->e[i].flow;
	}
	for (int v = 0; v < net->nodes; v++)
		even = even && left[v] == 0;
	free(left);
	return even;
}

static void
net_free(struct net *net)
{
	free(net->e);
	free(net->first);
	free(net->at);
	free(net->via);
	free(net->queue);
}

/* --- what a reader can find out ----------------------------------------- */

/* By how much the flow of e may grow in the direction away from node v. */
static int64_t
room(const struct edge *e, int v)
{
	return e->from == v ? e->high - e->flow : e->flow - e->low;
}

static int
other_end(const struct edge *e, int v)
{
	return e->from == v ? e->to : e->from;
}

/* A way from a to b with room in every edge, not over `but`: its least. */
static int64_t
find_way(struct net *net, size_t but, int a, int b)
{
	size_t head = 0, tail = 0;
	int64_t least = FAR;

	memset(net->via, 0, (size_t)net->nodes * sizeof(int));
	net->queue[tail++] = a;
	net->via[a] = -1;
	while (head < tail && !net->via[b]) {
		int v = net->queue[head++];

		for (size_t i = net->first[v]; i < net->first[v + 1]; i++) {
			const struct edge *e = &net->e[net->at[i]];
			int w = other_end(e, v);

			if (net->at[i] == but || net->via[w] ||
			    room(e, v) <= 0)
				continue;
			net->via[w] = (int)net->at[i] + 1;
			net->queue[tail++] = w;
		}
	}
	if (!net->via[b])
		return 0;
	for (int w = b; w != a;) {
		const struct edge *e = &net->e[net->via[w] - 1];
		int v = other_end(e, w);

		if (room(e, v) < least)
			least = room(e, v);
		w = v;
	}
	return least;
}

static void
push(struct net *net, int a, int b, int64_t amount)
{
	for (int w = b; w != a;) {
		struct edge *e = &net->e[net->via[w] - 1];
		int v = other_end(e, w);

		e->flow += e->from == v ? amount : -amount;
		w = v;
	}
}

static int
start_of(const struct edge *e, bool up)
{
	return up ? e->to : e->from;
}

/*
 * Push the flow of an edge up (or down) as far as the others let it, at most
 * `limit`: by how much. The flows stay as pushed.
 */
static int64_t
spread(struct net *net, size_t edge, bool up, int64_t limit)
{
	int a = start_of(&net->e[edge], up), b = start_of(&net->e[edge], !up);
	int64_t sum = 0;

	while (sum < limit) {
		int64_t least = find_way(net, edge, a, b);

		if (least == 0)
			break;
		if (least > limit - sum)
			least = limit - sum;
		push(net, a, b, least);
		sum += least;
	}
	return sum;
}

static void
restore(struct net *net)
{
	for (size_t i = 0; i < net->n; i++)
		net->e[i].flow = net->e[i].row->count[net->e[i].m];
}

/* --- hiding ------------------------------------------------------------- */

/* How many values beside its own a small count must be able to have. */
static int64_t
wanted(int k)
{
	return (k - 1) / 2;
}

static bool
is_sensitive(const struct net *net, const struct edge *e)
{
	int64_t n = e->row->count[e->m];

	return n > 0 && n < net->k;
}

static bool
is_shown(const struct edge *e)
{
	return e->row->veil[e->m] == BK_SHOWN;
}

static void
hide(struct net *net, struct edge *e)
{
	e->row->veil[e->m] = BK_HIDDEN;
	bound(net, e);
}

/* What hiding costs: what is lost; totals are worth most. */
static int64_t
cost(const struct edge *e)
{
	if (!is_shown(e))
		return 1;
	return 1000 + e->row->count[e->m] + (e->row->total ? FAR / 1000 : 0);
}

/* Could flow go over this edge from v, if it were hidden? */
static bool
could_pass(const struct edge *e, int v)
{
	if (!is_shown(e))
		return room(e, v) > 0;
	return e->from == v ? e->flow < most(e) : e->flow > 0;
}

/* The node to settle next: the nearest that is open; -1 none. */
static int
nearest(const int64_t *dist, const bool *done, int nodes)
{
	int best = -1;

	for (int v = 0; v < nodes; v++)
		if (!done[v] && dist[v] < FAR &&
		    (best < 0 || dist[v] < dist[best]))
			best = v;
	return best;
}

/*
 * The cheapest way by which the flow of the edge, spread already, could go
 * on up (or down) if shown counts on it were hidden. Its cost, FAR for none;
 * the way is in net->via.
 */
static int64_t
cheapest_way(struct net *net, size_t edge, bool up)
{
	int a = start_of(&net->e[edge], up), b = start_of(&net->e[edge], !up);
	int64_t *dist = bk_xcalloc((size_t)net->nodes, sizeof(*dist)), sum;
	bool *done = bk_xcalloc((size_t)net->nodes, sizeof(*done));
	int v;

	memset(net->via, 0, (size_t)net->nodes * sizeof(int));
	for (v = 0; v < net->nodes; v++)
		dist[v] = v == a ? 0 : FAR;
	while ((v = nearest(dist, done, net->nodes)) >= 0 && v != b) {
		done[v] = true;
		for (size_t i = net->first[v]; i < net->first[v + 1]; i++) {
			const struct edge *e = &net->e[net->at[i]];
			int w = other_end(e, v);

			if (net->at[i] == edge || !could_pass(e, v) ||
			    dist[v] + cost(e) >= dist[w])
				continue;
			dist[w] = dist[v] + cost(e);
			net->via[w] = (int)net->at[i] + 1;
		}
	}
	sum = dist[b];
	free(dist);
	free(done);
	return sum;
}

static void
hide_way(struct net *net, size_t edge, bool up)
{
	int a = start_of(&net->e[edge], up), b = start_of(&net->e[edge], !up);

	for (int w = b; w != a;) {
		struct edge *e = &net->e[net->via[w] - 1];

		if (is_shown(e))
			hide(net, e);
		w = other_end(e, w);
	}
}

/*
 * How far the edge can go in a direction, at most `want`; and what it would
 * cost to let it go further (FAR: it cannot).
 */
static int64_t
probe(struct net *net, size_t edge, bool up, int64_t want, int64_t *price)
{
	const struct edge *e = &net->e[edge];
	int64_t limit = up ? e->high - e->flow : e->flow - e->low, sum;

	if (limit > want)
		limit = want;
	sum = spread(net, edge, up, limit);
	*price = sum < limit ? cheapest_way(net, edge, up) : FAR;
	restore(net);
	return sum;
}

/* Make one sensitive count safe. */
static void
protect(struct net *net, size_t edge)
{
	int64_t want = wanted(net->k), up, down, up_price, down_price;
	struct edge *e = &net->e[edge];

	for (;;) {
		bool way;

		up = probe(net, edge, true, want, &up_price);
		down = probe(net, edge, false, want - up, &down_price);
		if (up + down >= want)
			return;
		if (up_price == FAR && down_price == FAR) {
			if (e->row->veil[e->m] == BK_HIDDEN)
				return;
			hide(net, e);	/* 1 + 1 can be no other small count */
			continue;
		}
		way = up_price <= down_price;
		spread(net, edge, way, way ? up : down);
		cheapest_way(net, edge, way);
		hide_way(net, edge, way);
		restore(net);
	}
}

static void
veil_net(struct net *net)
{
	for (size_t i = 0; i < net->n; i++)
		if (is_sensitive(net, &net->e[i]))
			protect(net, i);
}

/* Counts that contradict each other: nothing is told. */
static void
veil_all(struct net *net)
{
	for (size_t i = 0; i < net->n; i++)
		net->e[i].row->veil[net->e[i].m] = BK_HIDDEN;
}

/* --- the figures -------------------------------------------------------- */

static void
veil_term(struct bk_figure_row *row, size_t n, int k)
{
	struct net net = { .k = k, .nodes = ROW_NODE + 2 * (int)n };

	for (size_t i = 0; i < n; i++) {
		for (int m = BK_M_PROBLEM; m < BK_NMEASURES; m++)
			row[i].veil[m] = row[i].count[m] > 0 &&
			    row[i].count[m] < k ? BK_SMALL : BK_SHOWN;
		add_row(&net, &row[i], (int)i);
	}
	index_edges(&net);
	if (is_circulation(&net))
		veil_net(&net);
	else
		veil_all(&net);
	net_free(&net);
}

int
bk_veil_figures(struct bk_figures *f, int k)
{
	if (f->n > BK_VEIL_MAX_ROWS)
		return -1;
	f->min_cell = k;
	for (size_t i = 0, j; i < f->n; i = j) {
		for (j = i; j < f->n && f->row[j].term == f->row[i].term; j++)
			;
		veil_term(&f->row[i], j - i, k);
	}
	return 0;
}
