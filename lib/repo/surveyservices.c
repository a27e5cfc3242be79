/* bk-check over services and programmes (surveypart.h). */
#include "entry.h"
#include "msg_domain.h"
#include "path.h"
#include "surveypart.h"
#include "term.h"

static void
keep_students(struct bk_survey *s, const struct bk_reader *r,
    const struct bk_place *at, const struct bk_service *d)
{
	for (size_t i = 0; i < d->students.n; i++)
		bk_survey_keep(s, r, at, &(struct bk_survey_someone){
		    BK_SURVEY_CASE, bk_term_of(d->date), d->students.v[i],
		    BK_DATE_NONE });
}

/* What is closed about a service is kept as long as the other half. */
static void
keep_closed(struct bk_survey *s, const struct bk_reader *r,
    const struct bk_place *at, const char *path)
{
	struct bk_diag quiet = { .emit = NULL };
	struct bk_reader other = { .file = path, .arena = r->arena,
		.dg = &quiet };
	struct bk_buf text = BK_BUF_INIT;
	struct bk_node *root;
	struct bk_service d;

	if (path && bk_view_read(&s->view, path, &text, &quiet) == 0 &&
	    bk_yamlin_parse_one(text.p, text.n, path, r->arena, &root,
	    &quiet) == 0 && root && bk_service_read(&other, root, &d) == 0)
		keep_students(s, r, at, &d);
	bk_buf_free(&text);
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
	keep_closed(s, r, at, bk_path_service(r->arena, term, bk_str(id)));
}
