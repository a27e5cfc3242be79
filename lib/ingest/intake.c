#include "intake.h"

#include <nettle/sha2.h>
#include <stdlib.h>

#include "beside.h"
#include "export.h"
#include "mem.h"
#include "msg_base.h"
#include "state.h"
#include "swapped.h"

struct bk_ingest *
bk_ingest_new(const struct bk_ingest_options *opt, struct bk_diag *dg)
{
	struct bk_ingest *in = bk_xcalloc(1, sizeof(*in));

	in->opt = *opt;
	in->dg = dg;
	in->arena = (struct bk_arena)BK_ARENA_INIT;
	in->refs.map = (struct bk_map)BK_MAP_INIT;
	in->rosters = (struct bk_rostered){ .by_nis = BK_MAP_INIT,
	    .by_nisn = BK_MAP_INIT, .families = BK_MAP_INIT };
	in->referrals = (struct bk_referrals){ .text = BK_BUF_INIT };
	bk_tally_init(&in->tally);
	in->tally.aliases = in->opt.aliases;
	if (bk_rejects_start(in) < 0) {
		bk_ingest_free(in);
		return NULL;
	}
	return in;
}

void
bk_ingest_free(struct bk_ingest *in)
{
	if (!in)
		return;
	bk_refs_free(&in->refs);
	bk_people_free(&in->people);
	bk_tally_free(&in->tally);
	bk_rejects_free(&in->rejects);
	bk_rostered_free(&in->rosters);
	bk_referrals_free(&in->referrals);
	bk_rows_free(&in->rows);
	bk_files_free(&in->files);
	bk_arena_free(&in->arena);
	free(in);
}

bool
bk_ingest_overfull(const struct bk_ingest *in)
{
	return in->tally.overfull;
}

bool
bk_ingest_spoilt(const struct bk_ingest *in)
{
	return in->spoilt;
}

unsigned
bk_ingest_gave(const struct bk_ingest *in)
{
	return in->gave;
}

/* --- files -------------------------------------------------------------- */

/*
 * The format of an export by its shape: NULL when none or two fit, which is
 * reported.
 */
static const struct bk_format *
recognise(struct bk_ingest *in, struct bk_export *ex)
{
	const struct bk_format *best = NULL, *second = NULL;
	struct bk_buf why = BK_BUF_INIT, reason = BK_BUF_INIT;
	int most = 0;

	for (size_t i = 0; in->opt.formats[i]; i++)
		if (in->opt.formats[i]->prepare)
			in->opt.formats[i]->prepare(in, ex);
	for (size_t i = 0; in->opt.formats[i]; i++) {
		int score;

		bk_buf_clear(&reason);
		score = in->opt.formats[i]->detect(ex, &reason);
		if (score <= 0 || score < most)
			continue;
		second = score == most ? best : NULL;
		best = in->opt.formats[i];
		most = score;
		bk_buf_clear(&why);
		bk_buf_putstr(&why, bk_buf_str(&reason));
	}
	if (second) {
		bk_diag(in->dg, &bk_msg_two_formats, ex->name, 0, "%s, %s",
		    second->name, best->name);
		best = NULL;
	} else if (best) {
		bk_diag(in->dg, &bk_msg_chosen, ex->name, 0, "%s (%s)",
		    best->name, why.p);
	} else {
		bk_diag(in->dg, &bk_msg_not_recognised, ex->name, 0, NULL);
	}
	bk_buf_free(&why);
	bk_buf_free(&reason);
	return best;
}

static bool
is_empty(const struct bk_table *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->sheet[i].n)
			return false;
	return true;
}

/* Days that a spreadsheet swapped, for a format that reads whole tables. */
static int
mend_days(struct bk_ingest *in, struct bk_export *ex,
    const struct bk_format *f)
{
	if (f->streams || !f->about)
		return 0;
	if (!bk_export_table(ex, in->dg))
		return -1;
	bk_swapped_mend(in, ex);
	return 0;
}

/*
 * Was an export of the same bytes read in this run? A long one costs a second
 * reading of it only where one was as long, or was a pipe.
 */
static bool
is_there(struct bk_ingest *in, struct bk_export *ex)
{
	long long size = bk_export_size(ex);
	char sum[65];

	for (size_t i = 0; i < in->files.n; i++)
		if (size < 0 || in->files.v[i].size < 0 ||
		    in->files.v[i].size == size)
			return bk_export_sum_ahead(ex, sum) &&
			    bk_files_have(&in->files, sum);
	return false;
}

/*
 * Was each row of a file rejected, and all for one reason that is the file's?
 * The reason, or NULL.
 */
static const struct bk_msg *
is_all_rejected(const struct bk_file *f)
{
	const struct bk_msg *const *whole = f->format->whole;

	if (f->used + f->merged + f->exempt > 0 || f->ncauses != 1 ||
	    f->cause[0].n < 2)
		return NULL;
	while (whole && *whole && *whole != f->cause[0].msg)
		whole++;
	return whole ? *whole : NULL;
}

static int
read_export(struct bk_ingest *in, struct bk_export *ex)
{
	const struct bk_format *f = in->opt.as;
	const struct bk_msg *all;
	struct bk_file *file;
	int r;

	if (is_empty(ex->table)) {
		bk_diag(in->dg, &bk_msg_empty_file, ex->name, 0, NULL);
		return 0;
	}
	/* the same bytes add nothing [DESIGN, rulings] */
	if (is_there(in, ex)) {
		bk_diag(in->dg, &bk_msg_same_file, ex->name, 0, NULL);
		return 0;
	}
	if (bk_beside_split(in, ex) < 0 || (!f && !(f = recognise(in, ex))) ||
	    mend_days(in, ex, f) < 0)
		return -1;
	file = bk_files_add(&in->files, bk_arena_strdup(&in->arena, ex->name),
	    ex->encoding, f);
	file->size = bk_export_size(ex);
	r = f->read(in, ex);
	if (in->tally.overfull) {
		bk_diag(in->dg, &bk_msg_too_large, ex->name, 0, NULL);
		r = -1;
	}
	bk_rejects_say_twice(in);
	if (r == 0 && (all = is_all_rejected(file)) != NULL) {
		bk_diag(in->dg, &bk_msg_all_rejected, ex->name, 0, "%s",
		    bk_diag_what(in->dg, all));
		r = -1;
	}
	bk_export_sum(ex, file->sha256);
	file->failed |= r < 0;
	in->spoilt |= in->tally.overfull ||
	    (r < 0 && file->used + file->merged > 0);
	return file->failed ? -1 : 0;
}

int
bk_ingest_file(struct bk_ingest *in, const char *path)
{
	struct bk_export ex;
	size_t before = in->files.n;
	int r = bk_export_open(&ex, path, in->dg);

	if (r == 0) {
		r = read_export(in, &ex);
		bk_export_close(&ex);
	}
	if (in->files.n == before)
		bk_files_skip(&in->files, bk_arena_strdup(&in->arena,
		    strcmp(path, "-") == 0 ? "stdin" : path));
	return r;
}

/* --- the run as a whole ------------------------------------------------- */

void
bk_ingest_run_sum(const struct bk_ingest *in, char sum[13])
{
	static const char digit[] = "0123456789abcdef";
	const char **sums = bk_xcalloc(in->files.n + 1, sizeof(*sums));
	uint8_t bytes[SHA256_DIGEST_SIZE];
	struct sha256_ctx sha;

	for (size_t i = 0; i < in->files.n; i++)
		sums[i] = in->files.v[i].sha256;
	if (in->files.n)
		bk_str_sort(sums, in->files.n);
	sha256_init(&sha);
	for (size_t i = 0; i < in->files.n; i++)
		sha256_update(&sha, 64, (const uint8_t *)sums[i]);
	sha256_digest(&sha, sizeof(bytes), bytes);
	for (size_t i = 0; i < 6; i++) {
		sum[2 * i] = digit[bytes[i] >> 4];
		sum[2 * i + 1] = digit[bytes[i] & 15];
	}
	sum[12] = '\0';
	if (in->files.n == 1)
		memcpy(sum, sums[0], 12);
	free(sums);
}
