/*
 * What the planner tells a person, in the language of the paper: reasons and
 * explanations [FIELD 4.15]. The English text stands where it is made, as a
 * format or in full; the other language is here.
 */
#ifndef BK_TELL_H
#define BK_TELL_H

#include "buf.h"
#include "date.h"
#include "word.h"

/*
 * The text in that language; what is not in the table stays as it is (texts
 * of another part, names). A format has the same arguments in both.
 */
const char	*bk_tell(const char *english, enum bk_lang)
		    __attribute__((format_arg(1)));

/* "Tue 2020-10-06", "Sel 2020-10-06". */
void	bk_tell_day(struct bk_buf *, bk_date, enum bk_lang);

/* Hours as they are written, "Mon-Fri 08:00-12:00": "Sen-Jum 08:00-12:00". */
void	bk_tell_window(struct bk_buf *, const char *, enum bk_lang);

/* "Tue", "Sel"; a window of --what-if has the English one. */
const char	*bk_tell_weekday(bk_date, enum bk_lang);

#endif
