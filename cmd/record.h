/*
 * What all ways of recording share: finding the case, recording one entry,
 * writing the result of a run.
 */
#ifndef BK_RECORD_H
#define BK_RECORD_H

#include "casefind.h"
#include "cmd.h"
#include "entry.h"
#include "rosters.h"
#include "register.h"
#include "table.h"
#include "term.h"

struct bk_record {
	struct bk_cmd	*cmd;
	const char	*by, *date, *note, *batch, *moved_to;
	struct bk_opt_list set;
	const char	*service, *class, *students, *minutes;
	bool		 edit, routine, complaint;
	struct bk_rosters rosters;
	struct bk_txn	 txn;
	struct bk_casefind cases;
	size_t		 recorded, undone, completed, skipped, empty, refused;
};

/*
 * The case that an entry is about: by id, by the NIS in the current term, an
 * open one of an earlier term, or that of the entry's day. NULL: reported.
 */
struct bk_casefile	*bk_record_find(struct bk_record *,
			    const struct bk_entry *,
			    const struct bk_entry_place *);

/* May this be recorded of the case as it stands? 0; or reported, -1. */
int	bk_record_check(struct bk_record *, const struct bk_case *,
	    const struct bk_entry *, const struct bk_entry_place *);

/*
 * Into a visit that is cancelled: the hour it was planned for, where that is
 * known.
 */
void	bk_record_called_off(struct bk_record *, const struct bk_case *,
	    struct bk_entry *);

/* Say what is odd about an entry, though it is recorded: who, and when. */
void	bk_record_remark(struct bk_record *, const struct bk_entry *,
	    const struct bk_entry_place *);

/*
 * Find out which promise an entry is about: its number becomes what the
 * action keeps of it (promise.h). Other entries are left alone. 0; or
 * reported, -1: there is none of that number.
 */
int	bk_record_promise(struct bk_record *, const struct bk_case *,
	    struct bk_entry *, const struct bk_entry_place *);

/* Record it, within the transaction; 0 and the ladder's answer, or -1. */
int	bk_record_entry(struct bk_record *, struct bk_casefile *,
	    struct bk_entry *, const struct bk_entry_place *);

/*
 * CASE undo: take back the last action that a person recorded. 0; or reported,
 * -1.
 */
int	bk_record_undo(struct bk_record *, const char *who);

/* Put every file that changed into the transaction, and do it. */
int	bk_record_finish(struct bk_record *);

/* Forget what was read, and what was to change in the cases. */
void	bk_record_forget(struct bk_record *);

/*
 * A case conference or an advocacy: its sensitive parts go to confidential/,
 * the case keeps that it took place [FIELD 6].
 */
bool	bk_record_is_closed(const struct bk_entry *);

/* Record what is kept beside the cases. */
struct bk_register	bk_record_register(struct bk_record *);

/* A service that is no action of a case: w->service, by the options. */
void	bk_record_service(struct bk_record *);

/* The rows of a journal of services, as bk_record_batch. */
void	bk_record_journal(struct bk_record *, const struct bk_table *,
	    struct bk_entry_place *);

/*
 * Is the student on the roster of that term, where it has one? 0; or reported,
 * -1: a slip in a number would start a file of its own.
 */
int	bk_record_enrolled(struct bk_record *, bk_term, const char *nis,
	    const struct bk_entry_place *);

/*
 * NUMBER restrict, unrestrict: what is held about the student is kept and no
 * more, or is used again.
 */
void	bk_record_restrict(struct bk_record *, const char *number, bool on);

/* NUMBER erase: take a student out of the repository. */
void	bk_record_erase(struct bk_record *, const char *number);

/* The sheet w->batch, all or nothing (with --keep-going what can be). */
void	bk_record_batch(struct bk_record *);

#endif
