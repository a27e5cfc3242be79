/* What plan says. */
#include "said.h"

const struct bk_said bk_said_plan[] = {
	{ "recommendation", "rekomendasi" },
	{ "purpose", "tujuan" },
	{ "instrument", "instrumen" },
	{ "assignment", "surat tugas" },
	{ "from,to,minutes expected", "seharusnya from,to,minutes" },
	{ "weights: travel, away and area of at most %d expected",
	    "weights: seharusnya travel, away dan area paling banyak %d" },
	{ "not after today", "tidak sesudah hari ini" },
	{ "not a weekday of visits", "bukan hari kunjungan" },
	{ "on a day without school", "pada hari libur" },
	{ "outside the hours of a short day", "di luar jam hari pendek" },
	{ "no living guardian of the student's",
	    "siswa tidak punya orang tua/wali yang masih hidup" },
	{ "does not start on five minutes",
	    "mulainya bukan kelipatan lima menit" },
	{ "not of the usual length", "lamanya tidak seperti biasa" },
	{ "not within a window of the guardian", "di luar jam orang tua/wali" },
	{ "in a quiet time", "pada jam tenang" },
	{ "in a time of prayer", "pada waktu salat" },
	{ "later than visits last", "sesudah batas jam kunjungan" },
	{ "no time for the way from school or back",
	    "tanpa waktu untuk perjalanan dari atau ke sekolah" },
	{ "the sun's times need lat, lon and an Indonesian timezone in "
	    "school.yaml",
	    "waktu matahari memerlukan lat, lon dan zona waktu Indonesia di "
	    "school.yaml" },
	{ "a person who is not in school.yaml",
	    "orang yang tidak ada di school.yaml" },
	{ "a person who is not free then",
	    "orang yang tidak punya waktu saat itu" },
	{ "a person who is away", "orang yang sedang pergi" },
	{ "no visitor", "tanpa petugas" },
	{ "not the counsellor of the case", "bukan guru BK kasus itu" },
	{ "without a companion", "tanpa pendamping" },
	{ "the visitor as own companion",
	    "petugas menjadi pendampingnya sendiri" },
	{ "no visit is due", "belum waktunya kunjungan" },
	{ "another service_due than the approval gives",
	    "service_due lain daripada menurut persetujuannya" },
	{ "later than the service standard allows",
	    "lewat batas standar layanan" },
	{ "more visits than a person makes a day",
	    "lebih banyak kunjungan daripada batas sehari" },
	{ "too soon after the visit before",
	    "terlalu cepat sesudah kunjungan sebelumnya" },
	{ "KEY=VALUE expected", "seharusnya KUNCI=NILAI" },
	{ "'%.60s' is no window as 'Sat 08:00-12:00'",
	    "'%.60s' bukan rentang waktu seperti 'Sat 08:00-12:00'" },
	{ "away: DATE or DATE..DATE expected",
	    "away: seharusnya TANGGAL atau TANGGAL..TANGGAL" },
	{ "max: a number expected", "max: seharusnya bilangan" },
	{ "of the staff: free, away or max",
	    "untuk staf: free, away atau max" },
	{ "nobody to be at home is on the roster",
	    "di daftar siswa tidak ada yang dapat berada di rumah" },
	{ "counsellor: the id of one of the staff expected",
	    "counsellor: seharusnya id salah satu staf" },
	{ "of a case: available, counsellor, approval=granted, consent=given "
	    "or assent=willing",
	    "untuk kasus: available, counsellor, approval=granted, "
	    "consent=given atau assent=willing" },
	{ "nobody of that id or NIS",
	    "tidak ada orang dengan id atau NIS itu" },
	{ "of visit: max_per_day, within_working_days, gap_minutes, minutes, "
	    "companion or consent",
	    "untuk visit: max_per_day, within_working_days, gap_minutes, "
	    "minutes, companion atau consent" },
	{ "today: a day as 2020-10-05 expected",
	    "today: seharusnya tanggal, misalnya 2020-10-05" },
	{ "ID.free, ID.away, ID.max, NIS.available, NIS.approval, visit.KEY or "
	    "today expected",
	    "seharusnya ID.free, ID.away, ID.max, NIS.available, NIS.approval, "
	    "visit.KUNCI atau today" },
	{ "no time for the way from school or back",
	    "tidak ada waktu untuk jalan dari sekolah atau pulang" },
	{ "neither a window as Mon-Fri 08:00-17:00 nor prayer",
	    "bukan rentang waktu seperti Mon-Fri 08:00-17:00, bukan pula "
	    "prayer" },
	{ "the sun's times need lat, lon and an Indonesian timezone in "
	    "school.yaml",
	    "waktu matahari memerlukan lat, lon dan zona waktu Indonesia di "
	    "school.yaml" },
	{ NULL, NULL }
};
