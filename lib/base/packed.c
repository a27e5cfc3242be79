#include "packed.h"

#include <stdint.h>
#include <stdlib.h>

#include "arena.h"
#include "buf.h"
#include "mem.h"

enum {
	GROUP = 32,		/* unpacked together */
	SLOTS = 256,		/* groups that stay unpacked */
	BACK = 15,		/* how far before a like one may stand */
	LIKE_MAX = 255,		/* bytes of one that is like another */
	LIKE_MIN = 4		/* bytes that two have in common, to pay */
};

/* A group unpacked: those like others stand in `text`. */
struct slot {
	size_t		 group;		/* its number and 1; 0: none */
	struct bk_str	 v[GROUP];
	char		 text[GROUP * LIKE_MAX];
};

/*
 * Of each string: how far before it the like one stands, or 0; of that one
 * how many bytes at the beginning and end are its own too; how many bytes
 * stand between, in groups of seven bits, and these.
 */
struct bk_packed {
	const char	**group;	/* whole ones, in the arena */
	size_t		 ngroups, groupcap;
	struct bk_buf	 last;		/* the one that is being filled */
	size_t		 bytes;		/* of the whole ones */
	size_t		 n;
	struct bk_buf	 recent;	/* the present group, unpacked */
	size_t		 from[GROUP + 1];
	struct slot	*slot;
	struct bk_arena	 arena;
	struct bk_str	*kept;		/* by number; p NULL: not yet */
};

struct bk_packed *
bk_packed_new(void)
{
	struct bk_packed *s = bk_xcalloc(1, sizeof(*s));

	s->last = s->recent = (struct bk_buf)BK_BUF_INIT;
	s->arena = (struct bk_arena)BK_ARENA_INIT;
	return s;
}

void
bk_packed_free(struct bk_packed *s)
{
	if (!s)
		return;
	bk_buf_free(&s->last);
	bk_buf_free(&s->recent);
	bk_arena_free(&s->arena);
	free(s->group);
	free(s->slot);
	free(s->kept);
	free(s);
}

size_t
bk_packed_count(const struct bk_packed *s)
{
	return s->n;
}

size_t
bk_packed_bytes(const struct bk_packed *s)
{
	return s->bytes + s->last.n;
}

/* --- packing ------------------------------------------------------------ */

/* Bytes that both begin with; and that both end with, behind these. */
static void
compare(struct bk_str a, struct bk_str b, size_t *front, size_t *end)
{
	size_t least = a.n < b.n ? a.n : b.n, i = 0, k = 0;

	while (i < least && a.p[i] == b.p[i])
		i++;
	while (k < least - i && a.p[a.n - 1 - k] == b.p[b.n - 1 - k])
		k++;
	*front = i;
	*end = k;
}

/* How far before it the one most like it stands, which is `i` in its group. */
static size_t
find_like(const struct bk_packed *s, struct bk_str str, size_t i,
    size_t *front, size_t *end)
{
	size_t best = 0, most = LIKE_MIN;

	for (size_t b = 1; b <= BACK && b <= i && str.n <= LIKE_MAX; b++) {
		struct bk_str other = { s->recent.p + s->from[i - b],
			s->from[i - b + 1] - s->from[i - b] };
		size_t f, e;

		compare(other, str, &f, &e);
		if (f + e <= most)
			continue;
		most = f + e;
		best = b;
		*front = f;
		*end = e;
	}
	return best;
}

static void
put_length(struct bk_buf *b, size_t n)
{
	for (; n > 127; n >>= 7)
		bk_buf_putc(b, (char)(n | 128));
	bk_buf_putc(b, (char)n);
}

/* The group is whole. */
static void
end_group(struct bk_packed *s)
{
	BK_GROW(s->group, s->ngroups, s->groupcap);
	s->group[s->ngroups++] = bk_arena_strndup(&s->arena, s->last.p,
	    s->last.n);
	s->bytes += s->last.n;
	bk_buf_clear(&s->last);
	bk_buf_clear(&s->recent);
}

void
bk_packed_add(struct bk_packed *s, struct bk_str str)
{
	size_t i = s->n % GROUP, front = 0, end = 0, back;

	if (i == 0 && s->n)
		end_group(s);
	back = find_like(s, str, i, &front, &end);
	bk_buf_putc(&s->last, (char)back);
	if (back) {
		bk_buf_putc(&s->last, (char)front);
		bk_buf_putc(&s->last, (char)end);
	}
	put_length(&s->last, str.n - front - end);
	bk_buf_add(&s->last, str.p + front, str.n - front - end);
	/* no other is like a long one */
	s->from[i] = s->recent.n;
	if (str.n <= LIKE_MAX)
		bk_buf_putstr(&s->recent, str);
	s->from[i + 1] = s->recent.n;
	s->n++;
}

/* --- unpacking ---------------------------------------------------------- */

static size_t
take_length(const unsigned char **p)
{
	size_t n = 0;
	unsigned shift = 0;

	for (; **p > 127; (*p)++, shift += 7)
		n |= (size_t)(**p & 127) << shift;
	return n | (size_t)*(*p)++ << shift;
}

static void
unpack(const struct bk_packed *s, size_t group, struct slot *to)
{
	const unsigned char *p = (const unsigned char *)(group < s->ngroups ?
	    s->group[group] : s->last.p);
	size_t rest = s->n - group * GROUP;
	char *text = to->text;

	for (size_t i = 0; i < GROUP && i < rest; i++) {
		size_t back = *p++, front = back ? *p++ : 0;
		size_t end = back ? *p++ : 0, n = take_length(&p);
		const char *own = (const char *)p;
		struct bk_str like;

		p += n;
		to->v[i] = (struct bk_str){ own, n };
		if (back == 0)
			continue;
		like = to->v[i - back];
		to->v[i] = (struct bk_str){ text, front + n + end };
		memcpy(text, like.p, front);
		memcpy(text + front, own, n);
		memcpy(text + front + n, like.p + like.n - end, end);
		text += front + n + end;
	}
	to->group = group + 1;
}

struct bk_str
bk_packed_get(struct bk_packed *s, size_t i)
{
	struct slot *slot;

	if (!s->slot)
		s->slot = bk_xcalloc(SLOTS, sizeof(*s->slot));
	slot = &s->slot[i / GROUP % SLOTS];
	if (slot->group != i / GROUP + 1)
		unpack(s, i / GROUP, slot);
	return slot->v[i % GROUP];
}

struct bk_str
bk_packed_keep(struct bk_packed *s, size_t i)
{
	struct bk_str str;

	if (!s->kept)
		s->kept = bk_xcalloc(s->n, sizeof(*s->kept));
	if (!s->kept[i].p) {
		str = bk_packed_get(s, i);
		s->kept[i] = (struct bk_str){ bk_arena_strndup(&s->arena,
		    str.p, str.n), str.n };
	}
	return s->kept[i];
}
