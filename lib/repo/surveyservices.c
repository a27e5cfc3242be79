/* bk-check over services and programmes (surveypart.h). */
#include "entry.h"
#include "msg_domain.h"
#include "path.h"
#include "surveypart.h"
#include "term.h"

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
	for (size_t i = 0; i < d.students.n; i++)
		bk_survey_keep(s, r, at, &(struct bk_survey_someone){
		    BK_SURVEY_CASE, bk_term_of(d.date), d.students.v[i],
		    BK_DATE_NONE });
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
bk_survey_closed_service(struct bk_reader *r, struct bk_place *at,
    struct bk_node *doc, const char *of)
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
}
