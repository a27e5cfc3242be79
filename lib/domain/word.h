/*
 * The vocabulary of the documents, and how it is printed: a word's id is what
 * stands in YAML, its texts what a school reads on paper (FIELD 8).
 * An enumerator is the index into its table; -1 is no word. Tables end with
 * a NULL id.
 */
#ifndef BK_WORDS_H
#define BK_WORDS_H

#include "arena.h"
#include "str.h"

enum bk_lang { BK_LANG_ID, BK_LANG_EN, BK_NLANGS };

struct bk_word {
	const char	*id;
	const char	*text[BK_NLANGS];
};

enum bk_rung { BK_PHONE, BK_SUMMONS, BK_VISIT, BK_NRUNGS };
extern const struct bk_word bk_word_rungs[];

enum bk_case_status {
	BK_OPEN, BK_RESOLVED, BK_REFERRED, BK_CANCELLED, BK_CARRIED_OVER,
	BK_LEFT, BK_NSTATUSES
};
extern const struct bk_word bk_word_statuses[];

/* The rules of FIELD 1 that open a case; a referral names one of these too. */
enum bk_rule {
	BK_NEVER_ATTENDED, BK_LOW_ACTIVITY, BK_NO_ASSIGNMENTS,
	BK_UNEXCUSED_RUN, BK_CHRONIC_ABSENCE,
	BK_ECONOMIC, BK_FAMILY, BK_BEHAVIOUR, BK_ACHIEVEMENT, BK_RIGHTS,
	BK_OTHER, BK_NRULES
};
extern const struct bk_word bk_word_rules[];

/* The causes [C][000] that every school knows; schools may add others. */
extern const struct bk_word bk_word_causes[];

/* The steps that bk-record takes, and `advance`, which only tools write. */
enum bk_step {
	BK_STEP_PHONE, BK_STEP_WHATSAPP, BK_STEP_SUMMONS, BK_STEP_VISIT,
	BK_STEP_EVALUATION, BK_STEP_CONFIRM, BK_STEP_CLOSE, BK_STEP_REFERRAL,
	BK_STEP_REOPEN, BK_STEP_NOTE, BK_STEP_VISIT_REQUEST,
	BK_STEP_APPROVAL, BK_STEP_ASSENT, BK_STEP_CONSENT,
	BK_STEP_INSTRUMENT, BK_STEP_ASSIGNMENT, BK_STEP_COUNSELLING,
	BK_STEP_CONFERENCE, BK_STEP_ADVOCACY, BK_STEP_AID, BK_STEP_HANDOVER,
	BK_STEP_PROMISE, BK_STEP_ADVANCE, BK_NSTEPS
};
extern const struct bk_word bk_word_steps[];

enum bk_outcome {
	BK_REACHED, BK_UNREACHABLE, BK_WRONG_NUMBER,
	BK_CAME, BK_DID_NOT_COME, BK_UNDELIVERED,
	BK_MET, BK_NOBODY_HOME, BK_REFUSED, BK_VISIT_CANCELLED,
	BK_EVAL_RESOLVED, BK_IMPROVING, BK_UNCHANGED, BK_WORSE,
	BK_CONFIRMED, BK_MISTAKEN,
	BK_GRANTED, BK_DENIED,
	BK_WILLING, BK_UNWILLING, BK_DOUBTFUL,
	BK_GIVEN, BK_WITHDRAWN, BK_PREPARED, BK_ISSUED,
	BK_ANSWERED, BK_RETURNED, BK_REFERRAL_CLOSED,	/* of `referral` */
	BK_KEPT, BK_BROKEN,
	BK_TO_SUMMONS, BK_TO_VISIT, BK_TO_LEFT,	/* of `advance` */
	BK_NOUTCOMES
};
extern const struct bk_word bk_word_outcomes[];

enum bk_sex { BK_FEMALE, BK_MALE };
extern const struct bk_word bk_word_sexes[];

enum bk_role {
	BK_COUNSELLOR, BK_COORDINATOR, BK_HOMEROOM, BK_TEACHER, BK_PRINCIPAL,
	BK_STUDENT_AFFAIRS, BK_CURRICULUM, BK_MENTOR
};
extern const struct bk_word bk_word_roles[];

enum bk_terrain { BK_EASY, BK_HARD };
extern const struct bk_word bk_word_terrains[];

/* The five statuses of a session, best first (FIELD 1). */
enum bk_presence {
	BK_PRESENT, BK_LATE, BK_EXCUSED, BK_SICK, BK_UNEXCUSED, BK_NPRESENCES
};
extern const struct bk_word bk_word_presences[];

/* Purposes of a visit (DOCUMENTS). */
extern const struct bk_word bk_word_purposes[];

/* How a thing was handed over (DOCUMENTS, aid). */
enum bk_how { BK_GIFT, BK_LENT };
extern const struct bk_word bk_word_hows[];

enum bk_complaint_type { BK_COMPLAINT, BK_SUGGESTION, BK_PRAISE };
extern const struct bk_word bk_word_complaint_types[];

/* The index of the word with this id, or -1. */
int	bk_word_find(const struct bk_word *table, struct bk_str id);

/* The id of the first word that `id` may have been meant for, or NULL. */
const char	*bk_word_near(const struct bk_word *table, const char *id);

/*
 * Append to a list of what may be written, "reached (Terhubung), unreachable":
 * the id and, where it is another word, the Indonesian for it. In the arena.
 */
const char	*bk_word_list(const char *list, const struct bk_word *,
		    struct bk_arena *);

/* The printed text of the id, or the id itself when the table lacks it. */
const char	*bk_word_text(const struct bk_word *table, const char *id,
		    enum bk_lang);

#endif
