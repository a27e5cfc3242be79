/*
 * How dates, times and terms read on paper, in either language.
 */
#ifndef BK_PHRASE_H
#define BK_PHRASE_H

#include "arena.h"
#include "buf.h"
#include "date.h"
#include "term.h"
#include "word.h"

/* A text in every language; a table of these is a program's vocabulary. */
struct bk_phrase {
	const char	*text[BK_NLANGS];
};

/* "5 Oktober 2020"; with its weekday "Senin, 5 Oktober 2020". */
void	bk_phrase_date(struct bk_buf *, bk_date, enum bk_lang);
void	bk_phrase_day(struct bk_buf *, bk_date, enum bk_lang);

/* "Oktober": of 1 to 12. */
void	bk_phrase_month(struct bk_buf *, int month, enum bk_lang);

/* "pukul 09.00 WIB", "09:00 WIB"; `zone` may be "". */
void	bk_phrase_time(struct bk_buf *, int minutes, const char *zone,
	    enum bk_lang);

/* "pukul 09.00–09.45 WIB"; without an end (negative) as bk_phrase_time. */
void	bk_phrase_times(struct bk_buf *, int start, int end, const char *zone,
	    enum bk_lang);

/*
 * A telephone as people dial it at home: 6281234567890 and 81234567890 are
 * 081234567890; one of another country keeps its +.
 */
void	bk_phrase_phone(struct bk_buf *, const char *);

/* A NIP in its groups of 8-6-1-3 digits; any other text as it stands. */
void	bk_phrase_nip(struct bk_buf *, const char *);

/* The school year of a term: "2020/2021"; and its half: 1 or 2. */
void	bk_phrase_year(struct bk_buf *, bk_term);
int	bk_phrase_half(bk_term);

/* "Semester Ganjil Tahun Pelajaran 2020/2021"; "Ganjil 2020/2021" */
void	bk_phrase_term(struct bk_buf *, bk_term, enum bk_lang);
void	bk_phrase_term_short(struct bk_buf *, bk_term, enum bk_lang);

/*
 * A column's heading: "Sem 1", with the school year where the n terms are
 * not all of one.
 */
void	bk_phrase_term_head(struct bk_buf *, bk_term, const bk_term *terms,
	    size_t n, enum bk_lang);

/* I, II, III ... for 1 to 3999; "" else. */
void	bk_phrase_roman(struct bk_buf *, int n);

/*
 * A number as programs write it, "-1234.5", as it is read: "-1.234,5",
 * "-1,234.5". What is none stays: "*".
 */
void	bk_phrase_number(struct bk_buf *, const char *, enum bk_lang);

/* The same of a count, in the arena. */
const char	*bk_phrase_count(struct bk_arena *, int64_t, enum bk_lang);

/* A heading within a sentence: "Belum Berubah" is small, "WA" stays. */
void	bk_phrase_small(struct bk_buf *, const char *);

/* "12,22" or "12.22". */
char	bk_phrase_point(enum bk_lang);

#endif
