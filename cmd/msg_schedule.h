/* The messages of bk-schedule (see base/diag.h). */
#ifndef BK_MSG_SCHEDULE_H
#define BK_MSG_SCHEDULE_H

#include "diag.h"

#define BK_SCHEDULE_MESSAGES(X) \
	X(bad_window, BK_FINDING, "no window such as Mon-Fri 08:00-17:00", \
	    "never planned", \
	    "bukan rentang waktu seperti Mon-Fri 08:00-17:00", \
	    "tidak pernah dijadwalkan") \
	X(bad_home, BK_FINDING, \
	    "a window of a guardian's that cannot be read", \
	    "not visited at that door", \
	    "jam di rumah orang tua/wali yang tidak terbaca", \
	    "tidak dikunjungi di pintu itu") \
	X(bad_visit_policy, BK_ERROR, "a setting of visit", "nothing planned", \
	    "pengaturan visit", "tidak ada yang dijadwalkan") \
	X(provisional, BK_NOTE, "a day off that is not yet decreed", \
	    "the plan leans on it", \
	    "hari libur yang belum ditetapkan", \
	    "jadwal ini bergantung padanya") \
	X(unrecorded, BK_NOTE, \
	    "a visit was planned, nothing is recorded of it", \
	    "taken as not made", \
	    "kunjungan sudah direncanakan, hasilnya belum tercatat", \
	    "dianggap belum terlaksana") \
	X(lacking, BK_NOTE, "missing before a visit", \
	    "it does not bar it", \
	    "belum ada sebelum kunjungan", "tidak menghalanginya") \
	X(bound, BK_VERBOSE, "how good the plan is", \
	    "by the prices of bk-schedule(1)", \
	    "mutu jadwal ini", "menurut harga di bk-schedule(1)") \
	X(unmet, BK_FINDING, "the guardian asked for another hour", \
	    "not granted", \
	    "orang tua/wali meminta jam lain", \
	    "tidak dipenuhi") \
	X(idle_class, BK_FINDING, \
	    "no homeroom teacher with hours for visits (free)", \
	    "its routine visits not planned", \
	    "tidak ada wali kelas yang punya jam kunjungan (free)", \
	    "kunjungan rutinnya tidak direncanakan") \
	X(not_of_staff, BK_NOTE, "a counsellor who is not of the staff", \
	    "planned as if none were named", \
	    "guru BK yang tidak ada di antara staf", \
	    "dijadwalkan seakan-akan tidak disebut") \
	X(gone, BK_NOTE, "students who left the school", \
	    "their visits are not planned", \
	    "siswa yang sudah keluar dari sekolah", \
	    "kunjungannya tidak direncanakan") \
	X(strange_place, BK_NOTE, "--matrix: no NIS, village or school", \
	    "its ways are not used", \
	    "--matrix: bukan NIS, desa, atau school", \
	    "jalannya tidak dipakai") \
	X(no_calendar, BK_FINDING, "an id that is no part of a file name", \
	    "no calendar written", \
	    "id yang tidak dapat menjadi bagian nama berkas", \
	    "kalendernya tidak ditulis") \
	X(other_calendar, BK_ERROR, "--ics: no calendar of bk-schedule", \
	    "not replaced", \
	    "--ics: bukan kalender dari bk-schedule", "tidak diganti") \
	X(no_such_case, BK_FINDING, "no such case in the plan", \
	    "nothing explained", \
	    "tidak ada kasus itu dalam jadwal", "tidak ada yang dijelaskan") \
	X(not_here, BK_FINDING, "no such case in the repository", \
	    "its plan not written", \
	    "tidak ada kasus itu dalam repositori", "jadwalnya tidak ditulis") \
	X(what_if, BK_ERROR, "--what-if", "nothing planned", \
	    "pengandaian --what-if", "tidak ada yang dijadwalkan")

BK_SCHEDULE_MESSAGES(BK_MSG_DECLARE)

#endif
