/*
 * The books of an office: visits (Buku Kunjungan Rumah) and outgoing letters
 * (Buku Agenda Surat Keluar) [LETTERS 22].
 */
#ifndef BK_REGISTERS_H
#define BK_REGISTERS_H

#include "office.h"
#include "outgoing.h"

/*
 * Each visit of the cases, by day; none after `today`. A case without an id is
 * a routine visit's.
 */
void	bk_registers_visits(struct bk_grid *, const struct bk_office *,
	    const struct bk_case *const *, size_t n, bk_date today);

/* Each letter, by day; its subject is the title of its type. No student. */
void	bk_registers_letters(struct bk_grid *, const struct bk_office *,
	    const struct bk_outgoing *, size_t n);

#endif
