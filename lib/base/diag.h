/*
 * Diagnostics: what was wrong, where, and what was done about it. Library
 * code says things to a sink; only cmd/ decides how they are shown. The worst
 * grade seen becomes the exit status.
 *
 * A message is declared once, in its layer's msg_LAYER.h, by a fixed text:
 *
 *	X(no_such_date, BK_FINDING, "no such date", "row rejected",
 *	    "tanggal itu tidak ada", "baris ditolak")
 *
 * and reported with the place and an optional detail:
 *
 *	bk_diag(dg, &bk_msg_no_such_date, file, line, "%s", cell);
 *	-> bk-ingest: log.csv:12: no such date: 31/02/2020; row rejected
 *
 * What a catalogue says it says in English and in Indonesian; the sink tells
 * which. The grade, the name and what follows from them do not depend on it.
 */
#ifndef BK_DIAG_H
#define BK_DIAG_H

#include <stddef.h>

#include "buf.h"

enum bk_grade {
	BK_VERBOSE,		/* shown with -v only */
	BK_NOTE,		/* worth saying; exit 0 */
	BK_NOTICE,		/* the same, and shown with -q too */
	BK_FINDING,		/* something was refused or found; exit 1 */
	BK_ERROR,		/* nothing done; exit 2 */
	BK_NGRADES
};

struct bk_msg {
	const char	*id;
	enum bk_grade	 grade;
	const char	*what;
	const char	*done;	/* what was done about it, or NULL */
	const char	*what_id, *done_id;	/* the same in Indonesian */
};

#define BK_MSG_DECLARE(name, grade, what, done, what_id, done_id) \
	extern const struct bk_msg bk_msg_##name;
#define BK_MSG_DEFINE(name, grade, what, done, what_id, done_id) \
	const struct bk_msg bk_msg_##name = { #name, grade, what, done, \
		what_id, done_id };
#define BK_MSG_LIST(name, grade, what, done, what_id, done_id) \
	&bk_msg_##name,

struct bk_diag {
	/* Called with the whole line, without program name and newline. */
	void	(*emit)(void *ctx, const struct bk_msg *, const char *text);
	/*
	 * Called instead, where set, with its parts: what bk-check sorts. file
	 * may be NULL, line 0; text is what is wrong with its detail, without
	 * what was done.
	 */
	void	(*emit_parts)(void *ctx, const struct bk_msg *,
		    const char *file, size_t line, const char *text);
	/*
	 * Called before, where set: would the message be shown? A message that
	 * would not be is counted, passed to skip, and not even formatted.
	 */
	bool	(*shows)(void *ctx, const struct bk_msg *);
	void	(*skip)(void *ctx, const struct bk_msg *);
	void	*ctx;
	/*
	 * Where set, who reads reads Indonesian: that of an English text (a
	 * detail, which may be the format of one, or a part of it), or the text
	 * itself where it has none.
	 */
	const char *(*indonesian)(const char *english);
	enum bk_grade worst;		/* BK_VERBOSE at first */
	size_t	 count[BK_NGRADES];
	unsigned downgrade;		/* see bk_diag_keep_going */
};

/*
 * Say `msg`. file may be NULL (no place), line 0 (no line). The detail is
 * formatted as by printf, with the Indonesian of its format where that is
 * wanted; what of its arguments is English goes through bk_diag_text. NULL for
 * none. Control characters in the file name
 * and the detail are shown as `?`, so that no input reaches a terminal raw.
 */
void	bk_diag(struct bk_diag *, const struct bk_msg *, const char *file,
	    size_t line, const char *detail, ...)
	    __attribute__((format(printf, 5, 6)));

/* The text in the language of the sink (NULL: English), for a detail. */
const char *bk_diag_text(const struct bk_diag *, const char *english)
	    __attribute__((format_arg(2)));

/* Its texts in the language of the sink; of the second NULL, for nothing. */
const char *bk_diag_what(const struct bk_diag *, const struct bk_msg *);
const char *bk_diag_done(const struct bk_diag *, const struct bk_msg *);

/*
 * Would that message be shown now? If not, its place and detail need not be
 * worked out.
 */
bool	bk_diag_shows(const struct bk_diag *, const struct bk_msg *);

/* Say that a system call on `path` failed with `err` (an errno value). */
void	bk_diag_errno(struct bk_diag *, const struct bk_msg *,
	    const char *path, int err);

/*
 * --keep-going: until switched off again, an error counts as a finding: the
 * caller skips the file it is about and goes on. Returns the state before,
 * which nested callers restore.
 */
int	bk_diag_keep_going(struct bk_diag *, int on);

/*
 * Append text that came from outside, for a terminal: control characters and
 * broken UTF-8 as `?`.
 */
void	bk_diag_safe(struct bk_buf *, const char *);

/* 0, 1 or 2: the exit status that the worst grade stands for. */
int	bk_diag_status(const struct bk_diag *);

/* A sink that appends "grade: text\n" to a buffer: for tests and threads. */
struct bk_diag bk_diag_into(struct bk_buf *);

#endif
