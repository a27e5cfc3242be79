/*
 * What the parts of bk-schedule share: reading the evidence (schedule-read.c),
 * writing the plan into cases and calendars (schedule-write.c), the rest
 * (bk-schedule.c).
 */
#ifndef BK_SCHEDULE_H
#define BK_SCHEDULE_H

#include "casefile.h"
#include "cmd.h"
#include "planner.h"

struct bk_schedule {
	struct bk_cmd	*cmd;
	const char	*explain, *offer, *matrix, *ics;
	bool		 keep, replan, names, routine;
	bool		 some;		/* cases that were named */
	struct bk_opt_list what_if;

	struct bk_casefiles files;	/* of the repository */
	struct bk_map	 cases;		/* id -> struct bk_case */
	struct bk_map	 sources;	/* id -> the file of the case */
	struct bk_map	 students;	/* nis, nisn -> struct bk_student */
	struct bk_map	 brought;	/* students that came as documents */
	struct bk_map	 visited;	/* nis -> day of the last visit */
	struct bk_family family;	/* who met whom */
	struct bk_map	 busy;		/* nis that a case has visited */
	struct bk_map	 routines;	/* nis -> struct bk_case, a shell */
	struct bk_travel_table table;
	struct bk_plan_world world;
	struct bk_planner planner;
	struct bk_plan	 plan;
	struct bk_plan	 before;	/* without --what-if */
	size_t		 written, removed, over;	/* plans */
	struct bk_schedule_ics *calendar;	/* prepared */
	size_t		 ncalendars, capcalendars;
};

/* Cases, students, ways and routine visits: 0, or reported and -1. */
int	bk_schedule_read(struct bk_schedule *, char **files, int n);

/* Do the settings allow planning? Staff whose hours do not are reported. */
int	bk_schedule_check_policy(struct bk_schedule *);
void	bk_schedule_check_staff(struct bk_schedule *);

/* Guardians of the plan whose hours cannot be read are reported. */
void	bk_schedule_check_homes(struct bk_schedule *);

/* What was planned and done of routine visits: 0, or reported and -1. */
int	bk_schedule_read_routine(struct bk_schedule *);

/* Make each change of --what-if: 0, or reported and -1. */
int	bk_schedule_suppose(struct bk_schedule *);

/* What they change, `before` against `plan`, a line for each visit. */
void	bk_schedule_compare(struct bk_schedule *, enum bk_lang,
	    struct bk_buf *);

/*
 * Give the planner the routine visits whose turn it is; `say`: which classes
 * have nobody to make them.
 */
void	bk_schedule_add_routine(struct bk_schedule *, bool say);

/* The visit of a case, or the routine visit, of that id; NULL. */
const struct bk_visit	*bk_schedule_visit(const struct bk_plan *,
			    const char *id, bool routine);

/* What was planned and recorded of a visit before this plan; or NULL. */
const struct bk_case	*bk_schedule_record(const struct bk_schedule *,
			    const struct bk_visit *);

/* Is the visit what is `planned` already? */
bool	bk_schedule_is_planned(const struct bk_schedule *,
	    const struct bk_case *, const struct bk_visit *);

/*
 * The number of its event: what was written, and one more where v (or NULL)
 * moves it from what was planned.
 */
int	bk_schedule_sequence(const struct bk_case *, const struct bk_visit *);

/* `planned` of a visit; the record before it, or NULL. */
struct bk_node	*bk_schedule_planned_node(struct bk_arena *,
		    const struct bk_visit *, const struct bk_case *);

/* Put the plan into cases and routine visits: 0, or reported and -1. */
int	bk_schedule_put(struct bk_schedule *, struct bk_txn *);
int	bk_schedule_put_routine(struct bk_schedule *, struct bk_txn *);

/*
 * The calendars that --ics names, written beside what they will replace: what
 * cannot be written is known before a plan is kept. 0, or reported and -1.
 */
int	bk_schedule_calendars(struct bk_schedule *);

/* Put them in place: 0, or reported and -1. */
int	bk_schedule_publish(struct bk_schedule *);

/* Remove those that were not put in place. */
void	bk_schedule_drop(struct bk_schedule *);

#endif
