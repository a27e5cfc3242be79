#include <stdlib.h>

#include "mem.h"
#include "names.h"
#include "shape.h"
#include "state.h"

enum { KEY = 160 };	/* bytes that most need, to ask for them once */

/* `="00123"`, '00123: how a spreadsheet is told that a number is text. */
static struct bk_str
plain(struct bk_str s)
{
	s = bk_str_trim(s);
	if (s.n >= 3 && s.p[0] == '=' && s.p[1] == '"' &&
	    s.p[s.n - 1] == '"')
		s = bk_str_trim((struct bk_str){ s.p + 2, s.n - 3 });
	if (s.n > 1 && s.p[0] == '\'' && s.p[1] >= '0' && s.p[1] <= '9')
		s = (struct bk_str){ s.p + 1, s.n - 1 };
	return s;
}

static struct bk_str
known(struct bk_str s)
{
	s = plain(s);
	return bk_shape_is_void(s) ? BK_STR("") : s;
}

static struct bk_str
known_name(struct bk_str s)
{
	s = plain(s);
	return bk_shape_is_void_name(s) ? BK_STR("") : s;
}

struct bk_str
bk_refs_copy(struct bk_ingest *in, struct bk_str s)
{
	char *p = bk_arena_strndup(&in->arena, s.p, s.n);

	for (size_t i = 0; i < s.n; i++)
		if (p[i] == '\n' || p[i] == '\r' || p[i] == '\t')
			p[i] = ' ';
	return (struct bk_str){ p, s.n };
}

static const struct bk_msg *
check_text(struct bk_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7f)
			return &bk_msg_not_text;
	if (s.n > 1 && strchr("=+@", s.p[0]))
		return &bk_msg_formula;
	return NULL;
}

static const struct bk_msg *
check_who(const struct bk_who *w)
{
	const struct bk_str part[] = { w->nis, w->nisn, w->email, w->name,
		w->class, w->also };

	for (size_t i = 0; i < BK_NELEM(part); i++) {
		const struct bk_msg *bad = check_text(part[i]);

		if (bad)
			return bad;
	}
	if (!w->nis.n && !w->nisn.n && !w->email.n && (!w->name.n ||
	    bk_mark_is_day(w->name)))
		return &bk_msg_nobody;
	return NULL;
}

/* The person as named; added where it is the first time. */
static struct bk_ref *
find_ref(struct bk_ingest *in, const struct bk_who *raw)
{
	struct bk_str part[] = { known(raw->nis), known(raw->nisn),
		known(raw->email), known_name(raw->name), known(raw->class),
		known_name(raw->also) };
	struct bk_buf key = BK_BUF_INIT, name = BK_BUF_INIT;
	struct bk_ref *ref;
	void **at;

	bk_names_numbers(&part[0], &part[1]);
	if (bk_str_trim(raw->surname).n) {
		bk_buf_putstr(&name, part[3]);
		bk_buf_putc(&name, ' ');
		bk_buf_putstr(&name, plain(raw->surname));
		part[3] = bk_str_trim(bk_buf_str(&name));
	}
	bk_buf_reserve(&key, KEY);
	for (size_t i = 0; i < BK_NELEM(part); i++) {
		bk_buf_putstr(&key, part[i]);
		bk_buf_putc(&key, '\0');
	}
	bk_buf_putc(&key, raw->own);
	at = bk_map_at(&in->refs.map, bk_buf_str(&key));
	bk_buf_free(&key);
	if (!*at) {
		*at = ref = bk_arena_zalloc(&in->arena, sizeof(*ref));
		ref->who = (struct bk_who){ bk_refs_copy(in, part[0]),
			bk_refs_copy(in, part[1]), bk_refs_copy(in, part[2]),
			bk_refs_copy(in, part[3]), bk_refs_copy(in, part[4]),
			bk_refs_copy(in, part[5]), BK_STR(""), raw->own };
		ref->bad = check_who(&ref->who);
	}
	bk_buf_free(&name);
	return *at;
}

/* --- of late ------------------------------------------------------------ */

enum {
	SEEN = 4096,		/* a power of two */
	SEEN_BYTES = 112	/* of the cells; longer ones are not kept */
};

/*
 * The cells of a row, and who that is: the same people come row after row,
 * and to compare their cells is less than to understand them.
 */
struct bk_ref_seen {
	struct bk_ref	*ref;		/* NULL: nobody */
	size_t		 n;
	char		 cells[SEEN_BYTES];
};

/* What tells a person, as one text: its length, or 0 where it is too long. */
static size_t
put_cells(const struct bk_who *w, char out[SEEN_BYTES])
{
	const struct bk_str part[] = { w->nis, w->nisn, w->email, w->name,
		w->class, w->also, w->surname };
	size_t n = 0;

	out[n++] = w->own;
	for (size_t i = 0; i < BK_NELEM(part); i++) {
		if (part[i].n >= SEEN_BYTES - n)
			return 0;
		out[n++] = (char)part[i].n;
		if (part[i].n)
			memcpy(out + n, part[i].p, part[i].n);
		n += part[i].n;
	}
	return n;
}

struct bk_ref *
bk_ingest_ref(struct bk_ingest *in, const struct bk_who *raw)
{
	struct bk_ref_seen *seen;
	char cells[SEEN_BYTES];
	size_t n, k;

	if (in->tally.overfull && in->refs.map.n)
		return in->refs.map.e[0].value;	/* nothing of it is used */
	n = put_cells(raw, cells);
	if (n == 0)
		return find_ref(in, raw);
	if (!in->refs.seen)
		in->refs.seen = bk_xcalloc(SEEN, sizeof(*seen));
	/* in either of two places; what is new moves the older one away */
	k = bk_str_mix(cells, n) & (SEEN - 1);
	for (size_t i = 0; i < 2; i++) {
		seen = &in->refs.seen[k ^ i];
		if (seen->ref && seen->n == n &&
		    memcmp(seen->cells, cells, n) == 0)
			return seen->ref;
	}
	seen = &in->refs.seen[k];
	in->refs.seen[k ^ 1] = *seen;
	seen->ref = find_ref(in, raw);
	seen->n = n;
	memcpy(seen->cells, cells, n);
	return seen->ref;
}

/* Who that is in that term; found out the first time. */
static struct bk_ref_in *
ref_in(struct bk_ingest *in, struct bk_ref *ref, bk_term term)
{
	struct bk_ref_in *r;

	for (size_t i = 0; i < ref->n; i++)
		if (ref->in[i].term == term)
			return &ref->in[i];
	/* Rarely more than one among thousands. */
	ref->in = bk_xreallocarray(ref->in, ref->n + 1, sizeof(*ref->in));
	r = &ref->in[ref->n++];
	*r = (struct bk_ref_in){ .term = term, .why = ref->bad };
	if (!ref->bad)
		bk_people_find(in, &ref->who, r);
	return r;
}

struct bk_ref_in *
bk_refs_who(struct bk_ingest *in, const struct bk_who *who, bk_term term)
{
	return ref_in(in, bk_ingest_ref(in, who), term);
}

const struct bk_who *
bk_ingest_ref_who(const struct bk_ref *ref)
{
	return &ref->who;
}

const struct bk_msg *
bk_ingest_ref_bad(const struct bk_ref *ref)
{
	return ref->bad;
}

/* Reject a row of somebody who is nobody. */
static void
turn_away(struct bk_ingest *in, struct bk_ref_in *r, size_t line,
    struct bk_str record)
{
	if (r->rows == 0) {
		r->nth = in->refs.nobodies++;
		r->line = line;
		r->shown = bk_files_now(&in->files)->shown;
	}
	r->rows += bk_rejects_row(in, line, r->why, record, NULL,
	    r->candidates);
}

struct bk_pupil *
bk_ingest_pupil(struct bk_ingest *in, struct bk_ref *ref, bk_term term,
    size_t line, struct bk_str record)
{
	struct bk_ref_in *r = ref_in(in, ref, term);

	if (!r->pupil) {
		turn_away(in, r, line, record);
		return NULL;
	}
	if (r->why)
		bk_ingest_note(in, line, r->why, NULL);
	r->why = NULL;
	return r->pupil;
}

struct bk_pupil *
bk_ingest_pupil_known(struct bk_ingest *in, struct bk_ref *ref, bk_term term)
{
	struct bk_ref_in *r = ref_in(in, ref, term);

	return r->why ? NULL : r->pupil;
}

bool
bk_ingest_pupil_unseen(struct bk_ingest *in, struct bk_ref *ref, bk_term term)
{
	struct bk_ref_in *r = ref_in(in, ref, term);

	if (r->pupil || r->rows == 0 || !bk_ingest_reject_unseen(in, r->why))
		return false;
	r->rows++;
	return true;
}

void
bk_refs_free(struct bk_refs *refs)
{
	for (size_t i = 0; i < refs->map.n; i++)
		free(((struct bk_ref *)refs->map.e[i].value)->in);
	bk_map_free(&refs->map);
	free(refs->seen);
}
