/*
 * What a school decided: policy.yaml. Every number of FIELD is a default
 * here.
 */
#ifndef BK_POLICY_H
#define BK_POLICY_H

#include "bind.h"

struct bk_rule_policy {
	bool	on;
	double	limit;		/* percent, or days in a row; NAN: none */
	bool	from_roster;	/* economic: roster flags open a case [C] */
};

struct bk_rung_policy {
	int	tries;		/* failed ones that move a case up */
	int	days;		/* calendar days that a rung takes */
};

enum { BK_PREREQUISITES = 4 };	/* that visit.prerequisites may name */

enum bk_consent { BK_CONSENT_BEFORE, BK_CONSENT_AT_DOOR };
enum bk_companion { BK_FEMALE_TO_MALE, BK_ALWAYS, BK_NEVER };

/* What a suggestion does when its due day has passed (FIELD 3.16). */
enum bk_untouched { BK_UNTOUCHED_WAIT, BK_UNTOUCHED_CLIMB };

struct bk_minutes {
	int	min, usual, max;
};

/* On the road at another speed: the rains. */
struct bk_season {
	bk_date		from, to;	/* both ends included */
	double		speed_kmh;
};

/* What visit.latest may say beside a minute of the day. */
enum { BK_LATEST_NONE = -1, BK_LATEST_SUNSET = -2 };

struct bk_visit_policy {
	int		 consent;		/* enum bk_consent */
	int		 within_working_days;	/* [B] 7 */
	struct bk_minutes minutes;		/* [B] 30 to 60 */
	int		 gap_minutes;
	double		 speed_kmh, road_factor, hard_terrain_factor;
	BK_LIST_OF(struct bk_season) seasons;	/* of speed_kmh */
	int		 companion;		/* enum bk_companion [J] */
	const char	*days;			/* weekdays, "Mon-Sat" */
	struct bk_texts	 default_windows;
	struct bk_texts	 quiet;			/* "prayer" too */
	int		 prayer_minutes;	/* from each on [bk]: 30 */
	const char	*latest;		/* "sunset", "17:30" or NULL */
	int		 latest_minute;		/* or BK_LATEST_... */
	bool		 from_school;	/* its way takes hours [FIELD 4.10] */
	int		 max_per_day;
	/* What bars a visit where it is missing [FIELD 4.2] */
	struct bk_texts	 prerequisites;
	struct bk_node	*weights;	/* bk-schedule's, or NULL */
};

/*
 * What a counsellor is measured by, with the source of each, read where others
 * quote it: lesson hours and classes at least, students as the ratio.
 */
struct bk_workload_policy {
	int	lesson_hours;	/* a week: 24 [UU 14/2005, 35; Permendikdasmen
				   11/2025, 13 (1)] */
	int	students;	/* 150 [Permendikbud 111/2014, 10 (2)] */
	int	classes;	/* 5 [Permendikbud 15/2018, 4; Permendikdasmen
				   11/2025, 13 (2)] */
};

/* How long what is kept of a student stays after the student left. */
struct bk_retention_policy {
	int	attendance_years;	/* 1 */
	int	case_years;		/* 2 */
};

/* Attendance that falls, though no rule fires yet [bk]. */
struct bk_falling_policy {
	int	weeks;		/* looked at: 4 */
	double	points;		/* percent points a week: 5 */
};

struct bk_policy {
	struct bk_rule_policy rules[BK_NRULES];
	struct bk_texts	 causes;		/* beside bk_word_causes */
	struct bk_rung_policy ladder[BK_NRUNGS];
	int		 watch_days;
	bool		 auto_resolve;
	int		 untouched;		/* enum bk_untouched */
	struct bk_texts	 straight_to_visit;	/* rules or causes */
	bool		 collective_is_workday;
	struct bk_visit_policy visit;
	double		 present_minutes_percent;
	const char	*late_after;	/* "07:15", of scans; NULL: off */
	int		 late_minute;	/* the same since midnight; -1: off */
	int		 complaint_hours;	/* [B] 3 x 24 */
	int		 routine_months;	/* [J] 3 */
	int		 referral_days;	/* until a referral is asked about */
	int		 silent_days;	/* without action, in a hand-over */
	int		 answer_days;	/* until a letter is */
	struct bk_workload_policy workload;
	struct bk_falling_policy falling;
	struct bk_retention_policy retention;
	struct bk_node	*exit_reasons;		/* id: text, or NULL */
	struct bk_node	*lesson_hours;		/* step: hours, or NULL */
	struct bk_node	*services;		/* see service.h, or NULL */
	struct bk_node	*node;			/* the whole, or NULL */
};

/* The defaults of FIELD. */
void	bk_policy_default(struct bk_policy *);

/* The defaults, then what the document (or NULL) says. 0, or reported, -1. */
int	bk_policy_read(const struct bk_reader *, struct bk_node *,
	    struct bk_policy *);

/* Is this one of visit.prerequisites: "recommendation", "purpose" ...? */
bool	bk_policy_asks_for(const struct bk_policy *, const char *prerequisite);

/*
 * The lesson hours that a step counts as, 0 for none; a policy that names none
 * has those of an advocacy [U]. Two decimals count.
 */
double	bk_policy_lesson_hours(const struct bk_policy *, int step);

/*
 * Kilometres an hour on the slowest of the days from..to: what is right for a
 * day is the same day twice.
 */
double	bk_policy_speed(const struct bk_visit_policy *, bk_date from,
	    bk_date to);

/* Does straight_to_visit name this rule or cause? */
bool	bk_policy_straight(const struct bk_policy *, const char *id);

#endif
