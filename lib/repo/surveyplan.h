/*
 * Planned visits, checked against the hard rules of FIELD 4 (prove.h).
 */
#ifndef BK_SURVEYPLAN_H
#define BK_SURVEYPLAN_H

#include "survey.h"

/*
 * Take down what is planned, of a case, of the routine visit of that id (its
 * plan and actions then stand in the case, and nothing else), or by a `visit`
 * document ...
 */
void	bk_survey_planned(struct bk_survey *, const struct bk_reader *,
	    const struct bk_case *, const char *routine);
void	bk_survey_visit(struct bk_survey *, const struct bk_reader *,
	    const struct bk_visit *);

/* ... and hold it against the rules, when all is read. */
void	bk_survey_check_plans(struct bk_survey *);

#endif
