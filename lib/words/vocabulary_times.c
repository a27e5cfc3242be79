/*
 * Words of days, hours and durations (vocabulary.h).
 */
#include "vocabulary.h"

#include "cursor.h"
#include "date.h"

/*
 * Full names by month. First the two languages of the country's exports, then
 * those that a browser or a teacher's account was seen to be set to.
 */
const struct bk_vocabulary bk_vocabulary_months = {
	.fold = bk_cursor_fold,
	.match = BK_MATCH_SHORT,
	.row = (const struct bk_meaning[]){
		{ .means = 1, .words = BK_WORDS("januari", "january", "januar",
		    "enero", "janvier", "janeiro", "gennaio", "jaenner",
		    "січня", "января") },
		{ .means = 2, .words = BK_WORDS("februari", "pebruari",
		    "february", "februar", "febrero", "fevrier", "fevereiro",
		    "febbraio", "лютого", "февраля") },
		{ .means = 3, .words = BK_WORDS("maret", "march", "maart",
		    "mrz", "marz", "marzo", "mars", "marco", "mac", "mrt",
		    "березня", "марта") },
		{ .means = 4, .words = BK_WORDS("april", "abril", "avril",
		    "aprile", "квітня", "апреля") },
		{ .means = 5, .words = BK_WORDS("mei", "may", "mai", "mayo",
		    "maio", "maggio", "maj", "травня", "мая") },
		{ .means = 6, .words = BK_WORDS("juni", "june", "junio",
		    "juin", "junho", "giugno", "червня", "июня") },
		{ .means = 7, .words = BK_WORDS("juli", "july", "julai",
		    "julio", "juillet", "julho", "luglio", "липня", "июля") },
		{ .means = 8, .words = BK_WORDS("agustus", "augusti",
		    "augustus", "agt", "agst", "ags", "ogos", "agosto", "aout",
		    "серпня", "августа") },
		{ .means = 9, .words = BK_WORDS("september", "septiembre",
		    "septembre", "setembro", "settembre", "вересня",
		    "сентября") },
		{ .means = 10, .words = BK_WORDS("oktober", "october",
		    "octubre", "octobre", "outubro", "ottobre", "жовтня",
		    "октября") },
		{ .means = 11, .words = BK_WORDS("november", "nopember",
		    "noviembre", "novembre", "novembro", "листопада",
		    "ноября") },
		{ .means = 12, .words = BK_WORDS("desember", "december",
		    "dezember", "disember", "diciembre", "decembre",
		    "dezembro", "dicembre", "грудня", "декабря") },
		{ .words = NULL },
	},
};

/* By enum bk_weekday. */
const struct bk_vocabulary bk_vocabulary_weekdays = {
	.fold = bk_cursor_fold,
	.match = BK_MATCH_SHORT,
	.row = (const struct bk_meaning[]){
		{ .means = BK_MON, .words = BK_WORDS("senin", "monday") },
		{ .means = BK_TUE, .words = BK_WORDS("selasa", "tuesday") },
		{ .means = BK_WED, .words = BK_WORDS("rabu", "wednesday") },
		{ .means = BK_THU, .words = BK_WORDS("kamis", "thursday") },
		{ .means = BK_FRI, .words = BK_WORDS("jumat", "jum",
		    "friday") },
		{ .means = BK_SAT, .words = BK_WORDS("sabtu", "saturday") },
		{ .means = BK_SUN, .words = BK_WORDS("minggu", "ahad",
		    "sunday") },
		{ .words = NULL },
	},
};

#define ON(day) (1 << (day))

/*
 * Letters for weekdays over the days of a sheet: the days that they may stand
 * for, a bit each.
 */
const struct bk_vocabulary bk_vocabulary_week_letters = {
	.fold = bk_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = ON(BK_MON) | ON(BK_TUE) | ON(BK_SAT),
		    .words = BK_WORDS("s") },
		{ .means = ON(BK_MON) | ON(BK_TUE), .words = BK_WORDS("se") },
		{ .means = ON(BK_MON), .words = BK_WORDS("sn") },
		{ .means = ON(BK_TUE), .words = BK_WORDS("sl") },
		{ .means = ON(BK_WED), .words = BK_WORDS("r", "rb", "ra") },
		{ .means = ON(BK_THU), .words = BK_WORDS("k", "km", "ka",
		    "kms") },
		{ .means = ON(BK_FRI), .words = BK_WORDS("j", "jm", "ju", "jt",
		    "jmt") },
		{ .means = ON(BK_SAT), .words = BK_WORDS("sb", "sa", "sbt") },
		{ .means = ON(BK_SUN), .words = BK_WORDS("m", "mg", "mi", "mn",
		    "a", "ah") },
		{ .words = NULL },
	},
};

const struct bk_vocabulary bk_vocabulary_week_letters_english = {
	.fold = bk_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = ON(BK_MON), .words = BK_WORDS("m", "mo") },
		{ .means = ON(BK_TUE) | ON(BK_THU), .words = BK_WORDS("t") },
		{ .means = ON(BK_TUE), .words = BK_WORDS("tu") },
		{ .means = ON(BK_WED), .words = BK_WORDS("w", "we") },
		{ .means = ON(BK_THU), .words = BK_WORDS("th") },
		{ .means = ON(BK_FRI), .words = BK_WORDS("f", "fr") },
		{ .means = ON(BK_SAT) | ON(BK_SUN), .words = BK_WORDS("s") },
		{ .means = ON(BK_SAT), .words = BK_WORDS("sa") },
		{ .means = ON(BK_SUN), .words = BK_WORDS("su") },
		{ .words = NULL },
	},
};

/* Halves of the day; those in other scripts stand before the time too. */
const struct bk_vocabulary bk_vocabulary_halves = {
	.fold = bk_cursor_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = 0, .words = BK_WORDS("上午", "午前", "오전", "am",
		    "manha", "pg", "sa", "дп") },
		{ .means = 1, .words = BK_WORDS("下午", "午後", "오후", "pm",
		    "tarde", "noite", "ptg", "ch", "пп") },
		{ .words = NULL },
	},
};

/* Between a date and a time, in the languages that Teams writes. */
const struct bk_vocabulary bk_vocabulary_joints = {
	.fold = bk_cursor_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("pukul", "jam", "at", "um", "pada", "kl",
		    "a", "as", "las", "alle", "om", "klo", "ob", "ore", "luc",
		    "в", "о") },
		{ .words = NULL },
	},
};

/* Behind a time: minutes east of UTC. */
const struct bk_vocabulary bk_vocabulary_zones = {
	.fold = bk_fold_code,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = 7 * 60, .words = BK_WORDS("WIB") },
		{ .means = 8 * 60, .words = BK_WORDS("WITA") },
		{ .means = 9 * 60, .words = BK_WORDS("WIT") },
		{ .means = 0, .words = BK_WORDS("UTC", "GMT", "Z") },
		{ .words = NULL },
	},
};

/* Before and behind the number of a day. */
const struct bk_vocabulary bk_vocabulary_day_words = {
	.fold = bk_cursor_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = BK_DAY_DATE, .words = BK_WORDS("tgl", "tanggal",
		    "date") },
		{ .means = BK_DAY_WEEK, .words = BK_WORDS("minggu", "week") },
		{ .means = BK_DAY_ORDINAL, .words = BK_WORDS("st", "nd", "rd",
		    "th") },
		{ .words = NULL },
	},
};

/* Units of time, in the languages met and their neighbours: seconds. */
const struct bk_vocabulary bk_vocabulary_units = {
	.fold = bk_cursor_fold,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .means = 3600, .words = BK_WORDS("h", "hr", "hrs", "hour*",
		    "jam", "std", "stund*", "uur", "u", "heure*", "hora*",
		    "ora", "ore", "godz*", "g", "hod*", "ura", "ur", "sat*",
		    "t", "tim", "timer", "sa", "gio", "giờ", "год*", "ч",
		    "час*", "j", "ชม", "ชั่วโมง", "시간", "時間", "小时", "小時",
		    "ساعة") },
		{ .means = 60, .words = BK_WORDS("m", "min*", "menit", "mnt",
		    "dk", "perc*", "phut", "хв*", "мин*", "นาที", "분", "分",
		    "分钟", "分鐘", "دقيقة") },
		{ .means = 1, .words = BK_WORDS("s", "sec*", "sek*", "seg*",
		    "detik", "dtk", "d", "saat", "sn", "mp", "giay", "с",
		    "сек*", "วินาที", "초", "秒", "ثانية") },
		{ .words = NULL },
	},
};

/* For a duration or a count that is not known. */
const struct bk_vocabulary bk_vocabulary_unknowns = {
	.fold = bk_fold_case,
	.match = BK_MATCH_WHOLE,
	.row = (const struct bk_meaning[]){
		{ .words = BK_WORDS("-", "--", "---", "–", "—", "?", "n/a",
		    "na", "null", "none") },
		{ .words = NULL },
	},
};
