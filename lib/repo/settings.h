/*
 * What a school decided, read from its repository: school.yaml, policy.yaml,
 * calendar/, aliases.yaml. What is missing, a file or a key, means the defaults
 * of FIELD.
 */
#ifndef BK_SETTINGS_H
#define BK_SETTINGS_H

#include "aliases.h"
#include "calendar.h"
#include "policy.h"
#include "repo.h"
#include "school.h"

struct bk_settings {
	struct bk_school	school;
	struct bk_policy	policy;
	struct bk_calendar	calendar;
	struct bk_aliases	aliases;
};

/*
 * Load them; repo NULL or closed: the defaults alone. Everything lives in the
 * arena. 0; or reported and -1: a file is malformed.
 */
int	bk_settings_load(struct bk_settings *, const struct bk_repo *,
	    struct bk_arena *, struct bk_diag *);

#endif
