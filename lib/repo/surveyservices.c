/* bk-check over services and programmes (surveypart.h). */
#include "entry.h"
#include "msg_check.h"
#include "msg_domain.h"
#include "path.h"
#include "surveypart.h"
#include "term.h"

/* The programme of a term, read once, quietly; one of no lines for none. */
static const struct bk_programme *
programme_of(struct bk_survey *s, bk_term term)
{
	char text[BK_TERM_SIZE];
	void **at = bk_map_at(&s->programmes, bk_str(bk_term_format(term,
	    text)));
	struct bk_diag quiet = { .emit = NULL };
	struct bk_reader r = { .file = "", .arena = s->arena, .dg = &quiet };
	const char *path = bk_path_programme(s->arena, term);
	struct bk_buf bytes = BK_BUF_INIT;
	struct bk_node *root = NULL;
	struct bk_programme *p;

	if (*at)
		/* cppcheck-suppress identicalInnerCondition ; no outer one */
		return *at;
	p = bk_arena_zalloc(s->arena, sizeof(*p));
	if (bk_view_read(&s->view, path, &bytes, &quiet) != 0 ||
	    bk_yamlin_parse_one(bytes.p, bytes.n, path, s->arena, &root,
	    &quiet) < 0 || !root || bk_programme_read(&r, root, p) < 0)
		p->plan.n = 0;
	bk_buf_free(&bytes);
	return *at = p;
}

static void
check_plan(struct bk_survey *s, const struct bk_reader *r,
    const struct bk_service *d)
{
	bk_term term = bk_term_of(d->date);
	char text[BK_TERM_SIZE];

	if (!d->plan || s->check.form_only || s->repo->fd < 0 ||
	    bk_programme_find(programme_of(s, term), d->plan))
		return;
	bk_diag(r->dg, &bk_msg_check_word, r->file,
	    bk_survey_line(d->node, "plan"),
	    "'%.40s' is no line of programme/%s.yaml", d->plan,
	    bk_term_format(term, text));
}

static void
keep_students(struct bk_survey *s, const struct bk_reader *r,
    const struct bk_place *at, const struct bk_service *d)
{
	for (size_t i = 0; i < d->students.n; i++)
		bk_survey_keep(s, r, at, &(struct bk_survey_someone){
		    BK_SURVEY_CASE, bk_term_of(d->date), d->students.v[i],
		    BK_DATE_NONE });
}

/*
 * What is closed about a service is kept as long as the other half. 1: that is
 * not there.
 */
static int
keep_closed(struct bk_survey *s, const struct bk_reader *r,
    const struct bk_place *at, const char *path)
{
	struct bk_diag quiet = { .emit = NULL };
	struct bk_reader other = { .file = path, .arena = r->arena,
		.dg = &quiet };
	struct bk_buf text = BK_BUF_INIT;
	struct bk_node *root;
	struct bk_service d;
	int gone = path ? bk_view_read(&s->view, path, &text, &quiet) : 1;

	if (gone == 0 && bk_yamlin_parse_one(text.p, text.n, path, r->arena,
	    &root, &quiet) == 0 && root && bk_service_read(&other, root,
	    &d) == 0)
		keep_students(s, r, at, &d);
	bk_buf_free(&text);
	return gone;
}

void
bk_survey_service(struct bk_survey *s, struct bk_reader *r, struct bk_place *at,
    struct bk_node *doc)
{
	struct bk_service d;

	if (bk_service_read(r, doc, &d) < 0)
		return;
	bk_survey_expect(r, at, bk_path_service(r->arena, bk_term_of(d.date),
	    bk_str(d.id)), bk_survey_line(doc, "id"));
	bk_check_service(&s->check, r, &d);
	keep_students(s, r, at, &d);
	check_plan(s, r, &d);
}

void
bk_survey_programme(struct bk_survey *s, struct bk_reader *r,
    struct bk_place *at, struct bk_node *doc)
{
	struct bk_programme p;

	if (bk_programme_read(r, doc, &p) < 0)
		return;
	bk_survey_expect(r, at, bk_path_programme(r->arena, p.term),
	    bk_survey_line(doc, "term"));
	bk_check_programme(&s->check, r, &p);
}

void
bk_survey_closed_service(struct bk_survey *s, struct bk_reader *r,
    struct bk_place *at, struct bk_node *doc, const char *of)
{
	const char *id;
	bk_term term;

	if (!bk_entry_split(of, &term, &id)) {
		bk_diag(r->dg, &bk_msg_bad_value, r->file,
		    bk_survey_line(doc, "service"), "service: an id as "
		    "2020-2021-1/2020-09-07-k3v expected");
		return;
	}
	bk_survey_expect(r, at, bk_path_closed(r->arena, term, bk_str(id)),
	    bk_survey_line(doc, "service"));
	if (keep_closed(s, r, at, bk_path_service(r->arena, term,
	    bk_str(id))) > 0 && !s->check.form_only && s->repo->fd >= 0)
		bk_diag(r->dg, &bk_msg_check_no_service, r->file,
		    bk_survey_line(doc, "service"), "'%.40s'", of);
}
