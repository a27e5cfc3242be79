/*
 * A document judged by its kind, and where it stands.
 */
#ifndef BK_SURVEYDOCS_H
#define BK_SURVEYDOCS_H

#include "surveypart.h"

/* Judge one document by its kind. */
void	bk_survey_document(struct bk_survey *, struct bk_reader *,
	    struct bk_place *, struct bk_node *doc);

#endif
