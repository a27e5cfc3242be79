/*
 * The words of exports: what headings, marks, totals, months, names say, as
 * data. A vocabulary is a list of meanings, one row each, with all the words
 * for it in one notation; vocabulary_THEME.c hold them. What words cannot
 * express (shapes, neighbours, numbers) is code in the readers.
 *
 * To add a word: find the vocabulary in the list below, and in it the row of
 * its meaning. Write the word as the vocabulary's fold leaves it, mostly in
 * lower case with single blanks and no punctuation ("e mail"): test_vocabulary
 * refuses any other, and a word that would have two meanings. A `*` at the end
 * of a word: it may go on ("hour*" for hours); one in front, in a vocabulary
 * of BK_MATCH_WITHIN: it may have begun before ("*hadir*"). Where texts are
 * searched for words the first row that fits counts, so that "tidak hadir"
 * stands above "hadir"; there, a meaning may need two rows.
 *
 * To add a vocabulary: write it, and its name into BK_VOCABULARIES.
 */
#ifndef BK_VOCABULARY_H
#define BK_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>

#include "fold.h"
#include "mark.h"
#include "str.h"

/* A row: a meaning, and the words for it. */
struct bk_meaning {
	int		 means;		/* one of the vocabulary's enum, or 0 */
	unsigned	 of;		/* language: enum bk_mark_hint, or 0 */
	const char	*id;		/* as documents call it, or NULL */
	const char	*const *words;	/* any of them; BK_WORDS(...) */
	const char	*const *with;	/* and any of these, unless NULL */
	const char	*const *without;	/* and none of these */
};

#define BK_WORDS(...)	((const char *const[]){ __VA_ARGS__, NULL })

/* How a text that is looked up has to be like a word. */
enum bk_match {
	BK_MATCH_WHOLE,		/* it is the word */
	BK_MATCH_FRONT,		/* it begins with it, whole */
	BK_MATCH_WITHIN,	/* it holds it somewhere, whole */
	BK_MATCH_SHORT		/* it is the word, or three letters of its
				 * beginning, or more */
};

struct bk_vocabulary {
	size_t		(*fold)(struct bk_str, char out[BK_FOLD_MAX]);
	enum bk_match	 match;
	const struct bk_meaning *row;	/* to the one without words */
};

#define BK_VOCABULARIES(DO)						\
	/* vocabulary_headings.c: over columns, in forms */		\
	DO(headings) DO(own_numbers) DO(questions) DO(problems)		\
	DO(answers) DO(notices) DO(reasons) DO(moodle_heads)		\
	DO(map_guesses) DO(map_numbers)					\
	DO(log_languages) DO(first_names) DO(student_words)		\
	/* vocabulary_rosters.c: lists of students, and what is none */	\
	DO(roster_guesses) DO(no_rosters) DO(no_titles)		\
	DO(classes_to_come) DO(partials)				\
	DO(roster_titles) DO(roster_extras)				\
	DO(measures) DO(done) DO(leavings) DO(subjects) DO(remarks)	\
	DO(roster_days) DO(contacts) DO(kin) DO(list_numbers)		\
	DO(signatures)							\
	DO(parent_groups) DO(group_columns)				\
	DO(parents) DO(parent_columns)					\
	/* vocabulary_marks.c: for a session, a student */		\
	DO(marks) DO(pairs) DO(pair_heads) DO(open_letters)		\
	DO(ticks) DO(dots) DO(codes)					\
	DO(truancies) DO(partly_there) DO(illnesses)			\
	DO(negations) DO(errors) DO(days_off)				\
	DO(legends) DO(sign_names) DO(legend_joints) DO(lone_marks)	\
	DO(not_there) DO(attended) DO(absences)		\
	/* vocabulary_tables.c: above, under and in tables */		\
	DO(totals) DO(lengths) DO(attendances) DO(missed)		\
	DO(lesson_units)						\
	DO(total_groups) DO(total_labels) DO(count_units)		\
	DO(total_rows) DO(averages) DO(sums) DO(withheld)		\
	DO(numbers_of_list) DO(lessons)					\
	DO(facts) DO(person_labels) DO(classed) DO(semesters)		\
	DO(prints)							\
	DO(other_days)							\
	DO(day_heads) DO(meetings) DO(series) DO(closings) DO(examples)	\
	DO(example_names)						\
	DO(homework_heads) DO(tasks) DO(handed) DO(handing)		\
	DO(missing_tasks)						\
	/* vocabulary_times.c: days, hours, durations */		\
	DO(months) DO(weekdays) DO(halves) DO(joints) DO(zones)		\
	DO(week_letters) DO(week_letters_english)			\
	DO(day_words) DO(units) DO(unknowns)				\
	/* vocabulary_kinds.c: what kind of list a file is */		\
	DO(attendance) DO(absence_lists) DO(present_lists)		\
	DO(opinions) DO(kinds)						\
	/* vocabulary_whose.c: whose presence marks tell, and at what */ \
	DO(adult_calls) DO(parent_names)				\
	DO(parent_events) DO(duty_heads) DO(recorders) DO(duties)	\
	DO(places) DO(place_heads) DO(event_heads) DO(events)		\
	DO(school_days) DO(parents_signed) DO(appointments)		\
	DO(staff_units) DO(staff_heads)					\
	/* vocabulary_kinds.c again: by what columns hold */		\
	DO(scores) DO(grade_heads) DO(breach_points) DO(punctual)	\
	DO(task_heads) DO(health_heads)					\
	DO(requests) DO(span_ends) DO(semester_heads)			\
	DO(quiz_heads)							\
	/* vocabulary_calls.c: meetings, machines that scan */		\
	DO(meeting_heads) DO(calls) DO(weak_joins) DO(originals)	\
	DO(scan_heads) DO(scan_going) DO(scan_states) DO(scan_rest)	\
	DO(scan_words) DO(scan_absences)				\
	DO(scan_failures)						\
	DO(visit_times) DO(devices)					\
	DO(sums_of)							\
	/* vocabulary_people.c: names, families, referrals */		\
	DO(muhammads) DO(titles) DO(degrees) DO(grades) DO(class_words)	\
	DO(sexes) DO(relations) DO(residences) DO(yes) DO(no) DO(dead)	\
	DO(jobless) DO(left) DO(enrolled) DO(list_labels) DO(rules)	\
	DO(causes) DO(no_problem) DO(no_problem_words)			\
	DO(handled)

#define BK_VOCABULARY_DECLARE(name)					\
	extern const struct bk_vocabulary bk_vocabulary_##name;
BK_VOCABULARIES(BK_VOCABULARY_DECLARE)

/* The row that a text stands for, or NULL. */
const struct bk_meaning	*bk_vocabulary_find(const struct bk_vocabulary *,
			    struct bk_str);

/* The same of a text that is folded already, as the vocabulary's are. */
const struct bk_meaning	*bk_vocabulary_of(const struct bk_vocabulary *,
			    const char *folded);

/* Does that row fit the folded text, whatever the others do? */
bool	bk_vocabulary_fits(const struct bk_vocabulary *,
	    const struct bk_meaning *, const char *folded);

/* Which rows fit it, of a vocabulary of 64 at most: bit i is row i. */
uint64_t	bk_vocabulary_every(const struct bk_vocabulary *,
		    const char *folded);

/*
 * The row of the longest word with which the folded text begins, whole, of
 * `least` bytes or more; *n its length. Or NULL. The vocabulary's match is
 * BK_MATCH_WHOLE, and its words are without stars.
 */
const struct bk_meaning	*bk_vocabulary_longest(const struct bk_vocabulary *,
			    const char *folded, size_t least, size_t *n);

/* Does the text stand for any meaning? */
static inline bool
bk_vocabulary_has(const struct bk_vocabulary *v, struct bk_str s)
{
	return bk_vocabulary_find(v, s) != NULL;
}

/* What it stands for; `otherwise`: for nothing. */
static inline int
bk_vocabulary_means(const struct bk_vocabulary *v, struct bk_str s,
    int otherwise)
{
	const struct bk_meaning *m = bk_vocabulary_find(v, s);

	return m ? m->means : otherwise;
}

/*
 * The row with a word that stands at the beginning of `s`, in any case, with
 * no letter behind it; *len: its length. Or NULL.
 */
const struct bk_meaning	*bk_vocabulary_front(const struct bk_vocabulary *,
			    struct bk_str s, size_t *len);

/* --- what they mean, where no other header says it ---------------------- */

/* What a question of a form, or a heading of Moodle's, asks for. */
enum bk_question {
	BK_ASKS_NOTHING, BK_ASKS_TIME, BK_ASKS_NIS, BK_ASKS_NISN,
	BK_ASKS_EMAIL, BK_ASKS_NAME, BK_ASKS_FIRST, BK_ASKS_LAST,
	BK_ASKS_CLASS, BK_ASKS_SUBJECT, BK_ASKS_DATE, BK_ASKS_PERIOD,
	BK_ASKS_ABSENCE, BK_ASKS_STATUS, BK_ASKS_PROBLEM, BK_ASKS_CATEGORY,
	BK_ASKS_BY, BK_NQUESTIONS
};

/* Of `totals`, what is counted; the first are enum bk_mark. */
enum bk_count {
	BK_COUNT_SESSIONS = BK_NMARKS, BK_COUNT_ABSENT, BK_COUNT_PERCENT,
	BK_NCOUNTS
};

/* Of `total_groups`: all of them, or percentages, which count nothing. */
enum bk_total_group { BK_GROUP_ALL, BK_GROUP_PERCENTS };

/* Of `facts`: what follows that word above a table; NONE of interest. */
enum bk_fact {
	BK_FACT_NONE, BK_FACT_CLASS, BK_FACT_SUBJECT, BK_FACT_MONTH,
	BK_FACT_YEAR, BK_FACT_SCHOOL_YEAR, BK_FACT_SEMESTER,
	BK_FACT_SESSIONS, BK_FACT_PERIOD, BK_FACT_RANGE
};

/*
 * Of `kinds`: where the words have to stand, and whether a list that says it
 * is of attendance may have them (of DUMP and PRAYERS it may not; ACTIVITY is
 * said by a title, or by a heading of such a list; EVENT by a title or a name
 * alone, and only of marks that no word says to be of attendance).
 */
enum bk_kind {
	BK_KIND_ANY, BK_KIND_TITLE, BK_KIND_FORM, BK_KIND_DUMP,
	BK_KIND_PRAYERS, BK_KIND_ACTIVITY, BK_KIND_EVENT
};

/* Of `homework_heads`. */
enum bk_homework_count { BK_HOMEWORK_DUE, BK_HOMEWORK_DONE,
	BK_HOMEWORK_MISSING };

/* Of `meeting_heads`, and of `scan_heads`. */
enum bk_meeting_head {
	BK_MEETING_NONE, BK_MEETING_STAY, BK_MEETING_JOIN, BK_MEETING_LEAVE,
	BK_MEETING_MASUK
};

enum bk_scan_head {
	BK_SCAN_NONE, BK_SCAN_WHO, BK_SCAN_CLASS, BK_SCAN_DAY, BK_SCAN_CLOCK,
	BK_SCAN_OUT, BK_SCAN_PLAN, BK_NSCANS
};

/* Of `day_words`: beside the number of a day, or in place of it. */
enum bk_day_word { BK_DAY_DATE, BK_DAY_WEEK, BK_DAY_ORDINAL };

/* Of `parents`, `parent_groups`: the groups of Dapodik's second headings. */
enum bk_parent { BK_FATHER, BK_MOTHER, BK_GUARDIAN_OF, BK_NPARENTS };

/* Of `group_columns`, `parent_columns`. */
enum bk_parent_column { BK_PARENT_NAME, BK_PARENT_JOB, BK_PARENT_PHONE };

#endif
