/*
 * The report of a term's services (Laporan Pelaksanaan Layanan BK)
 * [Permendikbud 111/2014]: what was given, by component and field; how much
 * each counsellor worked; what of the programme is done.
 */
#ifndef BK_SEMESTER_H
#define BK_SEMESTER_H

#include "census.h"
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
};

/*
 * A row for each component, service and field: how often, students reached,
 * minutes, lesson hours; result, evaluation, follow-up. What was done in
 * cases is among it. Students are those whose numbers are known, once each;
 * of services that only say how many took part, these stand beside. Words
 * about a service to named students are not printed, only how many there are.
 */
void	bk_semester_services(struct bk_grid *, const struct bk_semester *);

/*
 * Each counsellor: lesson hours, by week, and of the minimum of the policy;
 * classes and students of the newest term, and how many each may be.
 */
void	bk_semester_workload(struct bk_grid *, const struct bk_semester *);

/* Each line of the programmes: planned, done; then what was beside them. */
void	bk_semester_programme(struct bk_grid *, const struct bk_semester *);

#endif
