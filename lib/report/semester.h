/*
 * The report of a term's services (Laporan Pelaksanaan Layanan BK)
 * [Permendikbud 111/2014]: what was given, by component and field; how much
 * each counsellor worked; what of the programme is done.
 */
#ifndef BK_SEMESTER_H
#define BK_SEMESTER_H

#include "census.h"
#include "mention.h"
#include "office.h"
#include "programme.h"

struct bk_semester {
	const struct bk_office	*office;
	const struct bk_census	*census;	/* rosters of the terms */
	const struct bk_case *const *cases;
	size_t			 ncases;
	const struct bk_service *const *services;
	size_t			 nservices;
	struct bk_programme	*programmes;	/* ticked off here */
	size_t			 nprogrammes;
	bk_date			 today;		/* nothing after it counts */
	struct bk_mention	*names;		/* by bk_semester_names */
	size_t			 nnames;
};

/*
 * Find the names and numbers of the students, in the office's arena: where a
 * text has one, the report does not. It names nobody.
 */
void	bk_semester_names(struct bk_semester *);

/* A text without them, in the arena; NULL of NULL. */
const char	*bk_semester_words(const struct bk_semester *, const char *);

/*
 * A row for each component and one for all: how often by field, students
 * reached, minutes, lesson hours.
 */
void	bk_semester_components(struct bk_grid *, const struct bk_semester *);

/*
 * A row for each component, service and field: how often, students reached,
 * minutes, lesson hours; result, evaluation, follow-up. What was done in
 * cases is among it. Students are those whose numbers are known, once each; a
 * class is all who were of it on the day, unless another number took part. Who
 * took part beside these stands beside them. Words about a service to named
 * students, and about a responsive one that was not to a class, and words that
 * call a student by a part of the name, are not printed, only how many there
 * are.
 */
void	bk_semester_services(struct bk_grid *, const struct bk_semester *);

/*
 * Each counsellor: lesson hours, by week, and the minimum of the policy;
 * students of the newest term, and the ratio; classes, and the minimum.
 */
void	bk_semester_workload(struct bk_grid *, const struct bk_semester *);

/* Each line of the programmes: planned, done; then what was beside them. */
void	bk_semester_programme(struct bk_grid *, const struct bk_semester *);

#endif
