/*
 * The book of outgoing letters (Buku Agenda Surat Keluar): letters/YEAR.yaml,
 * one line per letter, the newest last. A number is given once, under the
 * lock, and stays.
 *
 *	bk_book_read(&book, &docs, &txn);	NULL: only to look up
 *	if (!(line = bk_book_find(&book, &letter)))
 *		bk_book_enter(&book, &new);
 *	bk_txn_commit(&txn, ...);
 *	bk_book_free(&book);
 */
#ifndef BK_BOOK_H
#define BK_BOOK_H

#include "docfiles.h"
#include "outgoing.h"
#include "txn.h"

struct bk_book {
	const struct bk_docfiles *from;
	struct bk_txn		 *txn;		/* NULL: nothing is entered */
	struct bk_outgoing	 *v;		/* in the order of the files */
	size_t			  n, cap;
};

/* Read the books of all years. 0, or reported and -1. */
int	bk_book_read(struct bk_book *, const struct bk_docfiles *,
	    struct bk_txn *);
void	bk_book_free(struct bk_book *);

/* The newest line that is this letter, or NULL. */
const struct bk_outgoing *bk_book_find(const struct bk_book *,
	    const struct bk_outgoing_letter *);

/* Is that number given already, in the year of that day? */
bool	bk_book_has(const struct bk_book *, const char *number, bk_date);

/* One more than the greatest `seq` of a year. */
int	bk_book_next(const struct bk_book *, int year);

/*
 * Append a line to the book of its year, through the transaction. What
 * it points to must outlive the book. 0, or reported and -1.
 */
int	bk_book_enter(struct bk_book *, const struct bk_outgoing *);

#endif
