/* The messages of repo (see base/diag.h). */
#ifndef BK_MSG_REPO_H
#define BK_MSG_REPO_H

#include "diag.h"

#define BK_REPO_MESSAGES(X) \
	X(no_repository, BK_ERROR, "no case repository", \
	    "name one with -C, or make one with bk-init") \
	X(no_school, BK_NOTE, "no school.yaml", "built-in defaults are used") \
	X(symlink, BK_ERROR, "symbolic link in the repository", \
	    "not followed") \
	X(link, BK_FINDING, "symbolic link in the repository", "not used") \
	X(no_term, BK_FINDING, "a directory that is no term's", "not used") \
	X(not_regular, BK_ERROR, "not a regular file", "not read") \
	X(no_file_name, BK_ERROR, "no file can be named after this", \
	    "nothing written") \
	X(no_complaint, BK_ERROR, "no complaint of that id", \
	    "nothing recorded") \
	X(no_book, BK_ERROR, "the book of letters is no list of lines", \
	    "nothing entered; look at it") \
	X(editor, BK_ERROR, "the editor failed", "nothing recorded") \
	X(given_up, BK_ERROR, "the form was emptied or not saved", \
	    "nothing recorded") \
	X(form_kept, BK_NOTE, "a report that is not recorded", \
	    "what was written stays in this file") \
	X(triage_unknown, BK_FINDING, "nobody of that NIS on the roster", \
	    "document left out") \
	X(triage_nobody, BK_FINDING, "neither nis nor nisn", \
	    "document left out") \
	X(triage_other_term, BK_FINDING, "of another term than --term", \
	    "document left out") \
	X(triage_replaced, BK_NOTE, "subjects that an older recap had", \
	    "the newer counts") \
	X(stranger, BK_FINDING, "the file is not where its case belongs", \
	    "not used") \
	X(recap_aside, BK_NOTE, "sessions told by subject and by day", \
	    "the kind with more days counts") \
	X(recap_unclear, BK_NOTE, "assignments of no known course", \
	    "they may be told twice: the longest list counts") \
	X(recap_less, BK_NOTE, "recaps that reach less far than an older one", \
	    "left out") \
	X(lock_wait, BK_NOTE, "waiting for the lock", NULL) \
	X(locked, BK_ERROR, "locked", "nothing written") \
	X(file_changed, BK_ERROR, "changed since it was read", \
	    "nothing written; run this again") \
	X(cut_completed, BK_NOTE, "an earlier run was cut short", \
	    "its write is completed") \
	X(cut_undone, BK_NOTE, "an earlier run was cut short", \
	    "its write is undone") \
	X(not_settled, BK_ERROR, "an earlier run was cut short", \
	    "its write can be neither completed nor undone") \
	X(cut_kept, BK_FINDING, "changed after a run that was cut short", \
	    "left as it is") \
	X(journal_damaged, BK_ERROR, "damaged journal of a write", \
	    "nothing written; compare the files with git, then remove it") \
	X(rolled_back, BK_NOTE, "files put back as they were", NULL) \
	X(not_rolled_back, BK_ERROR, "cannot be put back", \
	    "the next run tries again") \
	X(in_between, BK_ERROR, "not all is written, nor all put back", \
	    "look with git; the next run brings it to an end") \
	X(hook_changed, BK_FINDING, "changed by a hook of git", \
	    "what it left is not committed") \
	X(not_tidied, BK_NOTE, "temporary files are left", \
	    "the next run removes them") \
	X(no_git, BK_ERROR, "cannot run git", NULL) \
	X(not_git, BK_ERROR, "not a git repository", "nothing written") \
	X(no_identity, BK_ERROR, "git knows nobody to commit as", \
	    "nothing written; set user.name and user.email") \
	X(who_commits, BK_NOTE, "git does not know yet who you are", \
	    "before the first --commit: git config user.name 'NAME'; " \
	    "git config user.email ADDRESS") \
	X(uncommitted, BK_ERROR, "has uncommitted changes", \
	    "nothing written; commit or undo them first") \
	X(left_alone, BK_FINDING, "has uncommitted changes", \
	    "left as it is, without what this run would write to it") \
	X(merging, BK_ERROR, "a merge is not finished", \
	    "nothing written; commit or abort it first") \
	X(index_locked, BK_ERROR, "git's index is locked", \
	    "if no git is running here, remove this file") \
	X(git_failed, BK_ERROR, "git failed", NULL) \
	X(other_hook, BK_NOTE, "another pre-commit hook is in use", \
	    "left alone; let it run bk-check") \
	X(hook_failed, BK_ERROR, "cannot write the hook", \
	    "run bk-init again") \
	X(merge_layout, BK_NOTE, "cannot be merged key by key", NULL) \
	X(git_said, BK_NOTE, "git", NULL)

BK_REPO_MESSAGES(BK_MSG_DECLARE)

#endif
